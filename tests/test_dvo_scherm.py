"""The checklist of an agreement as one sees it: on a screen, by the command, and as a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import advies
from advies import (
    Rapport,
    als_document,
    controlelijst,
    lees_overeenkomst,
    maak_controlelijst,
)
from advies.dvo.controlelijst import STANDEN
from advies.dvo.overeenkomst import ontleed_overeenkomst
from advies.rapport.model import Tabel
from advies.weergave.dvo import als_tekst
from regels.dvo import BESTAND
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen
from tests.dvoproeven import ALLES_JA, DOSSIERS, LIJST, alles, delen, dossier, draai, evaluatie, op_naam
from tests.rapporten import stukken

WORTEL = Path(__file__).parent.parent


@pytest.mark.parametrize("naam", DOSSIERS)
def test_het_scherm_is_begrensd_en_past(naam: str) -> None:
    for overeenkomsten in ([], ALLES_JA, alles("nee") if naam == "bollenstreek" else []):
        tekst = als_tekst(controlelijst(dossier(naam), overeenkomsten))
        assert max(map(len, tekst.splitlines())) <= 80
        assert len(tekst.splitlines()) <= 190
        assert "geen juridische tekst" in tekst
        assert "hoofdstuk 5" in tekst


def test_het_hele_scherm_noemt_elk_onderdeel_met_zijn_plaats() -> None:
    lijst = controlelijst(dossier("bollenstreek"))
    tekst = re.sub(r"\s+", " ", als_tekst(lijst, volledig=True))
    for naam, deel in op_naam(lijst).items():
        if deel.stand == "misschien_nodig":
            assert all(feit.vraag in tekst for feit in deel.hangt_af_van)
        elif deel.stand == "niet_nodig":
            assert deel.titel in tekst
        else:
            assert f"[{naam}; {deel.bron_tekst[0]}" in tekst
            assert deel.vraag in tekst


def test_het_scherm_toont_wat_de_lezer_van_de_overeenkomst_opschreef() -> None:
    overeenkomst = lees_overeenkomst(str(WORTEL / "docs/voorbeeld/dvo/bollenstreek.yaml"))
    tekst = re.sub(r"\s+", " ", als_tekst(controlelijst(dossier("bollenstreek"), [overeenkomst]), volledig=True))
    assert "De overeenkomst: staat er deels in, voetnoot 16 (regel 17)." in tekst
    assert "Opmerking: alleen de beschikbaarheid; harde afspraken ontbreken" in tekst
    assert "OVEREENKOMST MET DE ICT-PARTNER: SLA met gemeente Sassenheim" in tekst


def test_de_telling_telt_alles() -> None:
    for lijst in controlelijst(dossier("bbs")).overeenkomsten:
        assert tuple(lijst.telling) == STANDEN
        assert sum(lijst.telling.values()) == len(lijst.onderdelen)


def test_de_opdracht(tmp_path: Path) -> None:
    feiten = str(WORTEL / "docs/voorbeeld/feiten.yaml")
    nieuw = str(tmp_path / "o.yaml")
    assert draai(feiten, "--nieuw", "ict", "-o", nieuw) == (0, "")
    code, uit = draai(feiten, "--nieuw", "ict", "-o", nieuw)
    assert (code, "bestaat al" in uit) == (2, True)
    code, uit = draai(feiten, "--overeenkomst", nieuw, "--over", "wiz")
    assert (code, "u vraagt --over wiz" in uit) == (2, True)
    code, uit = draai(feiten, "--overeenkomst", nieuw, "--overeenkomst", nieuw)
    assert (code, "allebei over" in uit) == (2, True)
    code, uit = draai()
    assert (code, "noem een feitenbestand" in uit) == (2, True)
    code, uit = draai(feiten, "--overeenkomst", nieuw, "-o", nieuw)
    assert (code, "zou worden overschreven" in uit) == (2, True)
    code, uit = draai(feiten, "--overeenkomst", str(tmp_path / "weg.yaml"))
    assert (code, "bestaat niet" in uit) == (2, True)
    assert draai("--nieuw", "wiz")[1].count("\n  wiz_") == len(LIJST.van("wiz"))
    code, uit = draai(feiten, "--overeenkomst", nieuw)
    assert (code, "Is er al een overeenkomst?" in uit) == (0, True)


def alle_tabellen(rapport: Rapport) -> Iterator[Tabel]:
    return (blok for sectie in rapport.alle_secties() for blok in sectie.blokken if isinstance(blok, Tabel))


@cache
def document(naam: str) -> Rapport:
    overeenkomsten = [o for o in ALLES_JA if o.soort == "ict"] if naam == "bbs" else []
    return maak_controlelijst(controlelijst(dossier(naam), overeenkomsten), date(2026, 3, 31))


@pytest.mark.parametrize("naam", ["bollenstreek", "bbs", "hoorn_niedorp", "noardwest_fryslan"])
def test_het_document_noemt_elk_onderdeel_en_geen_sleutel(naam: str) -> None:
    rapport = document(naam)
    tekst = " ".join(stuk.tekst for stuk in stukken(rapport))
    overeenkomsten = [o for o in ALLES_JA if o.soort == "ict"] if naam == "bbs" else []
    for deel in delen(controlelijst(dossier(naam), overeenkomsten)):
        if deel.stand != "misschien_nodig":
            assert deel.titel in tekst
        if deel.stand not in ("misschien_nodig", "niet_nodig"):
            assert deel.vraag in tekst
            assert deel.bron_tekst[0] in tekst
    assert "geen juridische tekst" in tekst
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", tekst) == []
    ankers = [sectie.anker for sectie in rapport.alle_secties()]
    assert len(ankers) == len(set(ankers))


def test_het_document_toont_wat_de_lezer_van_de_overeenkomst_opschreef() -> None:
    naam = "<b>SLA</b> \u202eabc"
    bron = f"overeenkomst: ict\nnaam: '{naam[:10]}'\nonderdelen: {{servers: {{staat_erin: ja, waar: artikel 7, opmerking: '*x*'}}}}\n"
    lijst = controlelijst(dossier("bbs"), [ontleed_overeenkomst(bron.encode(), "o.yaml")], soorten=["ict"])
    rapport = maak_controlelijst(lijst, date(2026, 3, 31))
    (rij,) = (
        r for t in alle_tabellen(rapport) for r in t.rijen if r.cellen[0][0].tekst.startswith("Beheer van servers")
    )
    assert [cel[0].tekst for cel in rij.cellen[1:3]] == ["ja", "artikel 7; *x*"]
    html = als_document(rapport, "html").decode()
    assert "&lt;b&gt;SLA" in html


@pytest.mark.parametrize(
    ("vorm", "begin"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype"), ("md", b"# controle")]
)
def test_elke_vorm_van_document(vorm: str, begin: bytes, tmp_path: Path) -> None:
    pad = tmp_path / f"lijst.{vorm}"
    feiten = str(WORTEL / "docs/voorbeeld/feiten.yaml")
    assert draai(feiten, "-o", str(pad), "--datum", "2026-03-31") == (0, "")
    assert pad.read_bytes()[:20].lower().startswith(begin.lower())


@pytest.mark.parametrize(
    ("argumenten", "deel"),
    [
        (("--formaat", "pdf"), "past niet op het scherm"),
        (("--formaat", "html", "--sjabloon", "huis.docx"), "alleen voor een Word-document"),
        (("--formaat", "markdown", "--datum", "31 maart"), "is geen datum"),
    ],
)
def test_een_document_dat_niet_kan(argumenten: tuple[str, ...], deel: str) -> None:
    code, uit = draai(str(WORTEL / "docs/voorbeeld/feiten.yaml"), *argumenten)
    assert (code, deel in uit) == (2, True)


def test_elk_onderwerp_dat_aandacht_vraagt_zegt_waarom() -> None:
    gelezen = ontleed_overeenkomst(b"overeenkomst: ict\nonderdelen: {evaluatie: nee, looptijd: nee}\n", "o.yaml")
    geheugen: Werkgeheugen = {FeitSleutel("uitvoering", "technisch_beheer"): "derde"}
    rapport = maak_controlelijst(controlelijst(evaluatie(geheugen), [gelezen], soorten=["ict"]), date(2026, 3, 31))
    eerst = next(deel for deel in rapport.alle_secties() if deel.anker == "ict-eerst")
    (tabel_,) = (blok for blok in eerst.blokken if isinstance(blok, Tabel))
    assert [rij.cellen[0][0].tekst for rij in tabel_.rijen] == ["Regelmatig evalueren", "Looptijd"]
    assert all("".join(stuk.tekst for stuk in rij.cellen[2]).strip() for rij in tabel_.rijen)


def test_alles_komt_van_de_voorkant() -> None:
    assert isinstance(advies.controlelijst(dossier("bbs")), advies.Controlelijst)
    assert isinstance(ALLES_JA[0], advies.Overeenkomst)
    assert BESTAND == "regels/dvo.yaml"
