"""The agenda of a meeting as a document: every dispute in order of weight with who says what, and all that is certain."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advies import Adviseur, lees_feiten, uit_mapping
from advies.cli import advies as opdracht
from advies.rapport.agenda import maak_agenda
from advies.rapport.document import als_document
from advies.rapport.model import Tabel
from advies.uitleg.overleg import overleg
from advies.uitleg.overlegvormen import Overleg
from advies.uitleg.partijen import Partij
from advies.weergave.overlegzinnen import regelnamen
from advies.werkgeheugen import werkgeheugen

MAP = Path(__file__).parent.parent / "docs" / "voorbeeld" / "samenwerking"
NAMEN = ("wethouder", "manager", "ict", "hoofd_wiz")
DATUM = date(2026, 3, 5)


@cache
def _uit() -> Overleg:
    partijen = [Partij(naam, lees_feiten(str(MAP / f"{naam}.yaml")).geheugen) for naam in NAMEN]
    return overleg(Adviseur(motor="referentie"), partijen, stappen=256)


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, ["overleg", *(str(MAP / f"{naam}.yaml") for naam in NAMEN[:2]), *argumenten])


def test_elk_geschil_staat_op_zijn_plaats_met_wie_wat_zegt() -> None:
    rapport = maak_agenda(_uit(), DATUM)
    secties = [sectie for sectie in rapport.alle_secties() if sectie.anker.startswith("geschil-")]
    assert [sectie.anker for sectie in secties] == [f"geschil-{geschil.nummer}" for geschil in _uit().telt]
    for sectie, geschil in zip(secties, _uit().telt, strict=True):
        (tabel,) = (blok for blok in sectie.blokken if isinstance(blok, Tabel))
        antwoorden = [(rij.cellen[0][0].tekst, rij.cellen[1][0].tekst) for rij in tabel.rijen]
        assert len(antwoorden) == len(geschil.standpunten) + bool(geschil.zonder_antwoord)
        wie = " ".join(deel for _, deel in antwoorden)
        assert all(naam in wie for naam in NAMEN), "of each it is told what they said, or that they said nothing"


def test_alles_wat_vaststaat_en_wie_wat_weet_staat_erin() -> None:
    tekst = als_document(maak_agenda(_uit(), DATUM), "md").decode()
    rapport = maak_agenda(_uit(), DATUM)
    tabellen = {s.anker: blok for s in rapport.secties for blok in s.blokken if isinstance(blok, Tabel)}
    assert len(tabellen["zeker"].rijen) == len(_uit().zeker)
    assert len(tabellen["weet"].rijen) == len(_uit().aanvulling)
    assert len(tabellen["eens"].rijen) == len(_uit().eens)
    assert "Voor de eerste stappen: beslecht geschil 1." in tekst
    assert tekst.startswith("# Agenda voor het overleg\n")
    gesprek, _, bijlage = tekst.replace("\\", "").rpartition("Bijlage: de namen van de adviezen")
    namen = [regel for zeker in (True, False) for _, regel in regelnamen(_uit(), zeker=zeker)]
    assert not [naam for naam in namen if naam in gesprek], "names that only a command needs stand in the annex"
    assert [naam for naam in namen if naam not in bijlage] == []


def test_de_bijlage_noemt_wat_een_doel_kan_zijn_apart(referentie: Adviseur) -> None:
    vast = {"technisch_beheer": "niet_belegd", "informatiemanagement": "niet_belegd"}
    partijen = [
        Partij(beleid, werkgeheugen(uit_mapping({"uitvoering": {**vast, "informatiebeleid": beleid}})))
        for beleid in ("niet_belegd", "eigen_beheer")
    ]
    uit = overleg(referentie, partijen)
    zeker, doel = (regelnamen(uit, zeker=deel) for deel in (True, False))
    regel = "proces_niet_belegd"
    titels = [titel for titel, naam in zeker if naam == regel]
    assert titels == ["Technisch beheer is niet belegd", "Informatiemanagement is niet belegd"]
    assert [titel for titel, naam in doel if naam == regel] == ["Dit proces is niet belegd"]
    assert {naam for _, naam in zeker} == {deel.regel for deel in uit.zeker}
    assert {naam for _, naam in doel}.isdisjoint({naam for _, naam in zeker} - {regel})
    assert not [titel for titel, _ in (*zeker, *doel) if titel.endswith(")")], "without the process of one of its cases"
    tabellen = [blok for s in maak_agenda(uit, DATUM).secties if s.anker == "namen" for blok in s.blokken]
    assert [len(blok.rijen) for blok in tabellen if isinstance(blok, Tabel)] == [len(doel), len(zeker)]


def test_zonder_geschil_is_er_niets_te_bespreken(referentie: Adviseur) -> None:
    een = Partij("een", lees_feiten(str(MAP / "ict.yaml")).geheugen)
    rapport = maak_agenda(overleg(referentie, [een, Partij("ander", een.geheugen)], stappen=8), DATUM)
    assert [sectie.anker for sectie in rapport.secties] == ["vooraf", "bespreken", "zeker", "eens", "namen"]


@pytest.mark.parametrize(("formaat", "begin"), [("markdown", "# Agenda"), ("html", "<!DOCTYPE html>")])
def test_een_document_op_het_scherm(formaat: str, begin: str) -> None:
    uit = draai("--formaat", formaat, "--datum", "2026-03-05")
    assert uit.stdout.lower().startswith(begin.lower()), uit.output


def test_de_naam_van_het_bestand_kiest_de_vorm(tmp_path: Path) -> None:
    for einde, begin in (("docx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")):
        assert draai("-o", str(tmp_path / f"agenda.{einde}")).exit_code == 0
        assert (tmp_path / f"agenda.{einde}").read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("argumenten", "tekst"),
    [
        (("--formaat", "pdf"), "een document past niet op het scherm"),
        (("--sjabloon", "huis.docx"), "--sjabloon is alleen voor een Word-document"),
        (("--formaat", "html", "--datum", "morgen"), "'morgen' is geen datum"),
    ],
)
def test_wat_niet_kan_wordt_gezegd(argumenten: tuple[str, ...], tekst: str) -> None:
    uit = draai(*argumenten)
    assert (uit.exit_code, tekst in uit.output) == (2, True), uit.output
