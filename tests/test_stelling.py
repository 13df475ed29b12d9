"""`--stel FEIT=WAARDE`: what is typed is what is supposed, or it is refused; nothing is dropped in silence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from advies.opdrachten.stelling import pas_toe
from kennisbank.meldingen import InvoerFout
from regels.taal import FeitWaarde
from tests.bouwers import op_sleutel
from tests.opdracht import advies
from tests.test_cli import VOORBEELD

BEKEND: dict[str, FeitWaarde] = {
    "fase": "ontwerp",
    "vervangingsbudget": "ja",
    "omvang_wiz_fte": 355_000,
    "doelen": frozenset({"kostenreductie"}),
    "gemeenten": ({"naam": "Hoorn", "inwoners": 700_000_000},),
    "uitvoering.technisch_beheer": "derde",
    "uitvoering.informatiebeleid": "derde",
}


def zonder(*sleutels: str) -> dict[str, FeitWaarde]:
    return {sleutel: waarde for sleutel, waarde in BEKEND.items() if sleutel not in sleutels}


@pytest.mark.parametrize(
    ("stellingen", "verwacht"),
    [
        (["vervangingsbudget=nee"], {**BEKEND, "vervangingsbudget": "nee"}),
        ([" vervangingsbudget = nee "], {**BEKEND, "vervangingsbudget": "nee"}),
        (["fase=realisatie"], {**BEKEND, "fase": "realisatie"}),
        (["omvang_wiz_fte=12.5"], {**BEKEND, "omvang_wiz_fte": 125_000}),
        (["aantal_gemeenten=3"], {**BEKEND, "aantal_gemeenten": 30_000}),
        (
            ["doelen=[deskundigheid, proceskwaliteit]"],
            {**BEKEND, "doelen": frozenset({"deskundigheid", "proceskwaliteit"})},
        ),
        (["doelen=[]"], {**BEKEND, "doelen": frozenset()}),
        (["gemeenten=[{naam: Urk, ict_fte: 2}]"], {**BEKEND, "gemeenten": ({"naam": "Urk", "ict_fte": 20_000},)}),
        (["gemeenten=onbekend"], zonder("gemeenten")),
        (["fase=onbekend"], zonder("fase")),
        (["fase=~"], zonder("fase")),
        (["uitvoering.technisch_beheer=eigen_beheer"], {**BEKEND, "uitvoering.technisch_beheer": "eigen_beheer"}),
        (["uitvoering.technisch_beheer=onbekend"], zonder("uitvoering.technisch_beheer")),
        (["uitvoering={technisch_beheer: onbekend}"], zonder("uitvoering.technisch_beheer")),
        (["uitvoering={gegevensbeheer: derde}"], {**BEKEND, "uitvoering.gegevensbeheer": "derde"}),
        (["uitvoering=onbekend"], zonder("uitvoering.technisch_beheer", "uitvoering.informatiebeleid")),
        (
            ["uitvoering=onbekend", "uitvoering.gegevensbeheer=derde"],
            {
                **zonder("uitvoering.technisch_beheer", "uitvoering.informatiebeleid"),
                "uitvoering.gegevensbeheer": "derde",
            },
        ),
        (["gemeenten=[{naam: A}, {naam: B}]", "aantal_gemeenten=2"], None),
    ],
)
def test_wat_er_staat_wordt_gesteld(stellingen: list[str], verwacht: dict[str, FeitWaarde] | None) -> None:
    verwacht = verwacht or {**BEKEND, "gemeenten": ({"naam": "A"}, {"naam": "B"}), "aantal_gemeenten": 20_000}
    assert pas_toe(op_sleutel(BEKEND), stellingen) == op_sleutel(verwacht)


@pytest.mark.parametrize(
    ("stellingen", "deel"),
    [
        (["uitvoering. technisch_beheer=onbekend"], "geen spaties in de naam: uitvoering.technisch_beheer=WAARDE"),
        (["uitvoering .technisch_beheer=onbekend"], "geen spaties in de naam: uitvoering.technisch_beheer=WAARDE"),
        (["uitvoering.technish_beheer=derde"], "Bedoelt u 'technisch_beheer'?"),
        (["uitvoering.=derde"], "achter de punt hoort een ict-proces. Kies uit informatiebeleid, "),
        (["uitvoering.toelichting=x"], "er is geen ict-proces 'toelichting'"),
        (["uitvoering.technisch_beheer.x=derde"], "er is geen ict-proces 'technisch_beheer.x'"),
        (["uitvoering={toelichting: x}"], "noem hier alleen ict-processen, zoals uitvoering.technisch_beheer=WAARDE"),
        (["uitvoering={}"], "noem hier alleen ict-processen"),
        (["uitvoering=derde"], "vult u per ict-proces in"),
        (["fase.technisch_beheer=ontwerp"], "'fase' geldt niet per ict-proces. Schrijf fase=WAARDE."),
        (["gemeenten.Hoorn=onbekend"], "'gemeenten' geldt niet per ict-proces"),
        (["gemeenten=Hoorn"], "schrijf een lijst"),
        (["gemeenten=[{naam: A}, {naam: a}]"], "twee keer"),
        (["fase"], "schrijf FEIT=WAARDE"),
        (["=ontwerp"], "schrijf FEIT=WAARDE"),
        (["="], "schrijf FEIT=WAARDE"),
        ([""], "schrijf FEIT=WAARDE"),
        ([".technisch_beheer=derde"], "er is geen feit ''"),
        (["fase="], "achter '=' staat niets. Schrijf fase=onbekend"),
        (["uitvoering.technisch_beheer="], "Schrijf uitvoering.technisch_beheer=onbekend"),
        (["naam=Proef"], "'naam' is geen feit"),
        (["toelichting=x"], "'toelichting' is geen feit"),
        (["fasee=ontwerp"], "Bedoelt u 'fase'?"),
        (["fase: ontwerp, x=ja"], "er is geen feit 'fase: ontwerp, x'"),
        (["vervangingsbudget=ja\nfase: realisatie"], "--stel vervangingsbudget=ja fase: realisatie: "),
        (["fase=ontwerp", "fase=realisatie"], "dit zegt iets anders over een feit dan --stel fase=ontwerp"),
        (["fase=ontwerp", "fase=ontwerp"], "dit staat er twee keer"),
        (["uitvoering=onbekend", "uitvoering=onbekend"], "dit staat er twee keer"),
        (["uitvoering.technisch_beheer=derde", "uitvoering=onbekend"], "dit zegt iets anders"),
        (["uitvoering={technisch_beheer: derde}", "uitvoering.technisch_beheer=onbekend"], "dit zegt iets anders"),
        (["fase=\udcff"], "geen UTF-8"),
        (["\udcff=ontwerp"], "geen UTF-8"),
        (["aantal_gemeenten=" + "9" * 5_000], "onmogelijk groot"),
        (["gemeenten=[{naam: A}, {naam: B}]", "aantal_gemeenten=1"], "zo noemt u 2 gemeenten"),
        (["fase=&a ontwerp"], "verwijzingen en typen"),
        (["fase=[" * 100], "haak"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(stellingen: list[str], deel: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        pas_toe(op_sleutel(BEKEND), stellingen)
    assert deel in str(fout.value)


def test_alle_fouten_worden_samen_genoemd() -> None:
    with pytest.raises(InvoerFout) as fout:
        pas_toe(op_sleutel(BEKEND), ["fasee=ontwerp", "fase=x", "vervangingsbudget=ja", "doelen="])
    assert len(fout.value.meldingen) == 3


def test_een_feit_voor_alle_processen_weghalen_verandert_het_advies() -> None:
    uit = advies("whatif", VOORBEELD, "--stel", "voorspelbaar=onbekend")
    assert (uit.returncode, uit.stderr) == (0, b"")
    assert "mag_uitbesteden" in uit.stdout.decode()


def test_bytes_die_geen_tekst_zijn_geven_een_melding() -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "advies", "whatif", VOORBEELD, "--stel", b"fase=\xff"],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert "geen UTF-8" in uit.stderr.decode()
