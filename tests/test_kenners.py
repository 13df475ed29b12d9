"""Who can answer a question: each fact says so with a reason, and `advies new --voor` asks each person what they can answer."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

import kennisbank.vocabulaire
from advies import Adviseur, InvoerFout, Partij, lees_feiten, ontleed_feiten
from advies.cli import advies as opdracht
from advies.uitleg.partijen import bereik_van, vergelijk_partijen
from kennisbank.bestanden import lees_data
from kennisbank.catalogus import ACTOREN, Actor
from kennisbank.kenners import BESTAND, kenners, lees_kenners, weet
from kennisbank.sjabloon import sjabloon
from kennisbank.vocabulaire import vocabulaire
from kennisbank.vraagkeuze import kies_feiten
from kennisbank.yaml_knopen import ontleed
from tests.werkboeken import lees

VOORBEELD = Path(__file__).parent.parent / "docs" / "voorbeeld" / "samenwerking"
ROLLEN: dict[str, Actor] = {
    "wethouder": "bestuur",
    "manager": "management",
    "hoofd_wiz": "management",
    "ict": "ict_ers",
}


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, ["new", *argumenten])


def test_elk_feit_is_door_iemand_te_beantwoorden_en_zegt_waarom() -> None:
    for feit in vocabulaire().feiten.values():
        assert weet(feit).wie
        assert weet(feit).reden
        assert weet(feit).bron
    assert {feit.kenner for feit in vocabulaire().feiten.values()} == kenners().keys(), "a reason that no fact gives"


def test_wie_iets_kan_weten_staat_in_de_volgorde_van_de_publicatie() -> None:
    assert all(list(deel.wie) == [wie for wie in ACTOREN if wie in deel.wie] for deel in kenners().values())


def test_wie_een_feit_weet_handelt_ook_naar_een_regel_die_het_leest(referentie: Adviseur) -> None:
    """The marks are ours, but where a rule says who acts on a fact, at least one of those is among who can answer it."""
    leest = bereik_van(referentie.maskers).leest
    handelt: dict[str, set[str]] = {}
    for nummer, geval in enumerate(referentie.maskers.gevallen.regels):
        for sleutel in leest[nummer]:
            handelt.setdefault(sleutel.naam, set()).update(geval.regel.wie)
    anders = {
        feit.naam
        for feit in vocabulaire().feiten.values()
        if feit.naam in handelt and handelt[feit.naam].isdisjoint(weet(feit).wie)
    }
    assert anders == {"lokale_loketten"}, "who runs the desks knows; the rule asks ict'ers for lines to them"


@pytest.mark.parametrize(
    ("van", "naar", "waar", "tekst"),
    [
        ("    kenner: geld\n", "", 5, "een feit mist 'kenner'."),
        ("    kenner: geld\n", "    kenner: gelt\n", 13, "'gelt' kan niet bij 'kenner'. Bedoelt u 'geld'?"),
    ],
)
def test_een_feit_zonder_kenner_wordt_geweigerd(
    monkeypatch: pytest.MonkeyPatch, van: str, naar: str, waar: int, tekst: str
) -> None:
    def lees_document(naam: str) -> Any:
        inhoud = lees_data(naam).decode()
        if naam.endswith("middelen.yaml"):
            inhoud = inhoud.replace(van, naar, 1)
        return ontleed(inhoud.encode(), naam)

    monkeypatch.setattr(kennisbank.vocabulaire, "lees_document", lees_document)
    with pytest.raises(InvoerFout) as vangst:
        kennisbank.vocabulaire.lees_vocabulaire()
    (melding,) = vangst.value.meldingen
    assert melding.plek is not None
    assert (melding.plek.bestand, melding.plek.kolom) == ("kennisbank/feiten/middelen.yaml", waar)
    assert melding.tekst.startswith(tekst)


@pytest.mark.parametrize(
    ("van", "naar", "tekst"),
    [
        ("wie: [bestuur]", "wie: [raad]", "'raad' kan niet bij 'wie'"),
        ("wie: [bestuur]", "wie: []", "bij 'bestuurswil' staat niemand die het weet"),
        ("kenner: bestuurswil", "kenner: ervaring", "de kenner 'ervaring' staat er twee keer"),
        ("weet dit.", "weet dit", "eindigt niet met een punt"),
    ],
)
def test_een_verkeerde_kenner_wordt_geweigerd(van: str, naar: str, tekst: str) -> None:
    inhoud = lees_data(BESTAND).decode().replace(van, naar, 1)
    with pytest.raises(InvoerFout, match=rf"k\.yaml:\d+:\d+: .*{tekst}"):
        lees_kenners(inhoud.encode(), "k.yaml")


@pytest.mark.parametrize("kort", [False, True])
def test_samen_krijgen_zij_elke_vraag_en_ieder_alleen_de_zijne(kort: bool) -> None:
    per_groep = [kies_feiten(kort, wie) for wie in ACTOREN]
    assert {feit.naam for deel in per_groep for feit in deel} == {feit.naam for feit in kies_feiten(kort)}
    assert all(wie in weet(feit).wie for wie, deel in zip(ACTOREN, per_groep, strict=True) for feit in deel)


def test_over_elk_geschil_in_het_voorbeeld_spreekt_iemand_aan_wie_het_is_gevraagd(referentie: Adviseur) -> None:
    """Who knows more than is asked may say so; but no dispute is only among those who were not asked."""
    partijen = [Partij(naam, lees_feiten(str(VOORBEELD / f"{naam}.yaml")).geheugen) for naam in ROLLEN]
    gevraagd = [{feit.naam for feit in kies_feiten(wie=wie)} for wie in ROLLEN.values()]
    for punt in vergelijk_partijen(partijen, referentie.maskers).punten:
        sprekers = {nummer for optie in punt.opties for nummer in optie.partijen}
        assert any(deel.sleutel.naam in gevraagd[nummer] for nummer in sprekers for deel in punt.delen)


def test_een_bestand_voor_een_bestuurder_heeft_diens_vragen() -> None:
    tekst = draai("--voor", "bestuurder").output
    assert tekst == sjabloon(wie="bestuur")
    namen = {regel.removesuffix(":") for regel in tekst.splitlines() if regel.endswith(":") and regel[0] not in "# "}
    assert namen == {"naam", "toelichting", *(feit.naam for feit in kies_feiten(wie="bestuur"))}
    assert ontleed_feiten(tekst.encode(), "f.yaml").geheugen == {}
    kort = draai("--voor", "bestuurder", "--kort").output
    assert kort == sjabloon(True, "bestuur")


def test_een_werkboek_voor_een_icter_heeft_diens_vragen(tmp_path: Path) -> None:
    pad = tmp_path / "ict.xlsx"
    assert draai("--voor", "ict", str(pad)).exit_code == 0
    assert lees(pad.read_bytes()).geheugen == {}
    boek = load_workbook(BytesIO(pad.read_bytes()))
    namen = {str(rij[0].value) for blad in boek for rij in blad.iter_rows(max_col=1)} & vocabulaire().feiten.keys()
    gewoon = {f.naam for f in kies_feiten(wie="ict_ers") if not f.per_proces and f.naam != "gemeenten"}
    assert namen - {"gemeenten"} == gewoon


def test_een_lijst_om_te_printen_heeft_elke_vraag_met_wat_mag(tmp_path: Path) -> None:
    pad = tmp_path / "vragen.md"
    assert draai("--voor", "manager", "--kort", str(pad)).exit_code == 0
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.startswith("# Vragen voor een manager\n")
    gevraagd = kies_feiten(True, "management")
    assert all(feit.vraag in tekst for feit in gevraagd)
    assert all(feit.vraag not in tekst for feit in kies_feiten(True) if feit not in gevraagd)
    assert "kies een: oriëntatie; ontwerp; realisatie; exploitatie" in tekst


@pytest.mark.parametrize(
    ("argumenten", "tekst"),
    [
        (["--voor", "ict", "--formaat", "docx"], "past niet op het scherm"),
        (["--formaat", "md", "vragen.docx"], "deze naam past niet bij --formaat md"),
        (["--formaat", "yaml", "vragen.md"], "deze naam past niet bij --formaat yaml"),
        (["--xlsx", "--formaat", "md", "v.md"], "--xlsx en --formaat md gaan niet samen"),
        (["--formaat", "xlsx"], "noem een bestand voor het werkboek"),
        (["--voor", "ict", "v.md", "--van", "f.yaml"], "--van hoort bij een werkboek"),
    ],
)
def test_wat_niet_samen_gaat_wordt_geweigerd(argumenten: list[str], tekst: str) -> None:
    uit = draai(*argumenten)
    assert uit.exit_code == 2
    assert tekst in uit.output
    assert not Path("vragen.md").exists()


def test_een_vraag_in_de_json_zegt_wie_het_kan_weten(referentie: Adviseur) -> None:
    vragen = referentie.evalueer(ontleed_feiten(b"fase: ontwerp\n", "f.yaml")).vragen
    assert all(vraag.wie == weet(vocabulaire().feiten[vraag.sleutel.naam]).wie for vraag in vragen)
