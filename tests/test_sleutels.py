"""The keys of facts and rules: values inside, text at the edge, and one place that goes from one to the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advies import Antwoord
from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.sleutels import DIT, FeitSleutel, RegelSleutel, feitsleutels

WORTEL = Path(__file__).parent.parent
FEITEN = [
    sleutel
    for feit in vocabulaire().feiten.values()
    for sleutel in feitsleutels(feit.naam, feit.per_proces, catalogus().processen)
]
REGELS = [
    RegelSleutel(regel.naam, proces)
    for regel in regelbank().regels
    for proces in (regelbank().processen if regel.voor_elk_proces else ("",))
]


def test_een_feit_heeft_een_tekst_en_een_tekst_een_feit() -> None:
    assert [FeitSleutel.lees(str(feit)) for feit in FEITEN] == FEITEN
    assert (str(FeitSleutel("fase")), str(FeitSleutel("uitvoering", "gegevensbeheer"))) == (
        "fase",
        "uitvoering.gegevensbeheer",
    )


def test_een_regel_staat_in_een_toets_zoals_hij_eruit_gelezen_wordt() -> None:
    assert [RegelSleutel.uit_toets(regel.in_toets) for regel in REGELS] == REGELS
    assert RegelSleutel("uitbesteden_mag", "technisch_beheer").in_toets == "uitbesteden_mag[technisch_beheer]"


def test_sleutels_staan_in_de_volgorde_van_hun_tekst() -> None:
    """So that answers, tables and proofs keep the order that they had."""
    assert sorted(FEITEN, key=str) == sorted(FEITEN)
    assert sorted(REGELS, key=str) == sorted(REGELS)


def test_alleen_dit_proces_wordt_ingevuld() -> None:
    vast = FeitSleutel("voorspelbaar", "gegevensbeheer")
    assert FeitSleutel("voorspelbaar", DIT).bij("technisch_beheer") == FeitSleutel("voorspelbaar", "technisch_beheer")
    assert (vast.bij("technisch_beheer"), FeitSleutel("fase").bij("technisch_beheer")) == (vast, FeitSleutel("fase"))


def test_een_feit_per_proces_heeft_een_sleutel_per_proces_en_een_ander_een() -> None:
    assert feitsleutels("fase", False, ("a", "b")) == (FeitSleutel("fase"),)
    assert feitsleutels("uitvoering", True, ("a", "b")) == (
        FeitSleutel("uitvoering", "a"),
        FeitSleutel("uitvoering", "b"),
    )


def test_het_antwoord_noemt_feiten_als_tekst(antwoord: Antwoord) -> None:
    """What the library returns and JSON shows is text, as it is typed in a facts file."""
    feiten = [
        *(vraag.feit for vraag in antwoord.vragen),
        *(stap.feit for advies in antwoord.adviezen for stap in (*advies.omdat, *advies.afleiding)),
        *(feit for advies in antwoord.adviezen for deel in advies.beslissend for feit in deel),
    ]
    assert {type(feit) for feit in feiten} == {str}
    assert all(str(vraag.sleutel) == vraag.feit for vraag in antwoord.vragen)
    assert all(str(stap.sleutel) == stap.feit for advies in antwoord.adviezen for stap in advies.omdat)


def test_een_sleutel_wordt_op_een_plaats_uit_elkaar_gehaald() -> None:
    """Other texts have a point too: crosses of a set in a workbook, decimals, a name as typed that was replaced since."""
    gevonden = {
        str(bestand.relative_to(WORTEL))
        for pakket in ("kennisbank", "regels", "advies")
        for bestand in (WORTEL / pakket).rglob("*.py")
        if re.search(r"""partition\((["'])\.\1\)""", bestand.read_text(encoding="utf-8"))
    }
    anders = {"advies/werkboek/lezen.py", "advies/woorden/feiten.py", "kennisbank/vervanging.py"}
    assert gevonden == {"regels/sleutels.py", *anders}


@pytest.fixture(scope="module")
def antwoord() -> Antwoord:
    from advies import Adviseur, lees_feiten

    dossier = WORTEL / "kennisbank" / "dossiers" / "bollenstreek.yaml"
    return Adviseur(motor="referentie").evalueer(lees_feiten(str(dossier)), alles=True)
