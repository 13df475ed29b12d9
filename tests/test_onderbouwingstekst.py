"""A remark and a source are put beside an answer in the text of a facts file, and all else in it stays as it was."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies.invoer import ontleed_feiten
from advies.onderbouwingstekst import vul_onderbouwing_in
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout
from kennisbank.onderbouwing import ZEKERHEDEN, Onderbouwing
from regels.sleutels import GEMEENTEN, FeitSleutel
from tests.bouwers import voorbeelden

DOSSIERS = [
    pad
    for pad in sorted((Path(__file__).parent.parent / "kennisbank" / "dossiers").glob("*.yaml"))
    if "verwacht" not in pad.name
]
EEN = Onderbouwing(door="Anna: 'x'", opmerking="twee\nregels # niets")
TEKSTEN = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=30).map(str.strip)
BRONNEN = st.builds(
    Onderbouwing,
    door=TEKSTEN,
    op=st.sampled_from(["", "2026-03-01"]),
    document=TEKSTEN,
    zekerheid=st.sampled_from(["", *ZEKERHEDEN]),
    opmerking=TEKSTEN,
    bespreekbaar=st.booleans(),
)


@pytest.mark.parametrize(
    ("tekst", "feit", "bron", "wordt"),
    [
        ("fase: ontwerp # van mij\n", "fase", EEN, "fase: {waarde: ontwerp, door: 'Anna: ''x''', opmerking: \"twee\\nregels # niets\"} # van mij\n"),
        ("fase: {waarde: ontwerp, door: Jan} # nog\n", "fase", Onderbouwing(), "fase: ontwerp # nog\n"),
        ("fase: {waarde: ontwerp, door: Jan}\n", "fase", Onderbouwing(document="d"), "fase: {waarde: ontwerp, document: 'd'}\n"),
        ("naam: P\n", "fase", Onderbouwing(document="d"), "naam: P\nfase: {waarde: , document: 'd'}\n"),
        ("naam: P\n", "fase", Onderbouwing(), "naam: P\n"),
        ("fase:\n", "fase", Onderbouwing(door="J"), "fase: {waarde: , door: 'J'}\n"),
        ("doelen:\n  - kosten # a\nnaam: P\n", "doelen", Onderbouwing(door="J"), "doelen: {waarde: [kosten], door: 'J'} # a\nnaam: P\n"),
        ("uitvoering:\n  technisch_beheer: derde # b\n", "uitvoering.technisch_beheer", Onderbouwing(door="J"),
         "uitvoering:\n  technisch_beheer: {waarde: derde, door: 'J'} # b\n"),
        ("uitvoering:\n  technisch_beheer: derde\n", "uitvoering.functioneel_beheer", Onderbouwing(door="J"),
         "uitvoering:\n  technisch_beheer: derde\n  functioneel_beheer: {waarde: , door: 'J'}\n"),
        ("uitvoering: {waarde: {technisch_beheer: derde}, door: K}\n", "uitvoering.technisch_beheer", Onderbouwing(door="J"),
         "uitvoering: {waarde: {technisch_beheer: {waarde: derde, door: 'J'}}, door: K}\n"),
        ("naam: P\n", "uitvoering.technisch_beheer", Onderbouwing(door="J"),
         "naam: P\nuitvoering:\n  technisch_beheer: {waarde: , door: 'J'}\n"),
        ("naam: P\n", "uitvoering.technisch_beheer", Onderbouwing(), "naam: P\n"),
        ("{naam: P, fase: ontwerp}\n", "fase", Onderbouwing(door="J"), "{naam: P, fase: {waarde: ontwerp, door: 'J'}}\n"),
    ],
)  # fmt: skip
def test_naast_een_antwoord(tekst: str, feit: str, bron: Onderbouwing, wordt: str) -> None:
    assert vul_onderbouwing_in(tekst, {FeitSleutel.lees(feit): bron}) == wordt


def test_zonder_iets_nieuws_blijft_de_tekst_dezelfde() -> None:
    assert vul_onderbouwing_in("fase:   ontwerp\n", {}) == "fase:   ontwerp\n"


def test_een_te_groot_bestand_wordt_geweigerd() -> None:
    tekst = "# " + "x" * 999_900 + "\nfase: ontwerp\n"
    with pytest.raises(InvoerFout) as fout:
        vul_onderbouwing_in(tekst, {FeitSleutel("fase"): Onderbouwing(opmerking="y" * 200)})
    assert fout.value.meldingen[0].code == "te_groot"


def test_wat_er_niet_in_past_wordt_geweigerd_en_niet_verminkt() -> None:
    with pytest.raises(InvoerFout) as fout:
        vul_onderbouwing_in("gemeenten: [{naam: A}]\n", {GEMEENTEN: Onderbouwing(door="J")})
    assert fout.value.meldingen[0].code == "indeling"


@cache
def _dossier(nummer: int) -> tuple[str, tuple[FeitSleutel, ...]]:
    tekst = DOSSIERS[nummer].read_text(encoding="utf-8")
    return tekst, tuple(s for s in sorted(werkgeheugen(ontleed_feiten(tekst.encode(), "d").feiten)) if s != GEMEENTEN)


@given(st.data())
@voorbeelden(20)
def test_elk_dossier_leest_terug_met_wat_ernaast_kwam(data: st.DataObject) -> None:
    tekst, sleutels = _dossier(data.draw(st.integers(0, len(DOSSIERS) - 1)))
    delen = data.draw(st.dictionaries(st.sampled_from(sleutels), BRONNEN, max_size=5))
    uit = vul_onderbouwing_in(tekst, delen)
    voor, na = ontleed_feiten(tekst.encode(), "d"), ontleed_feiten(uit.encode(), "d")
    assert werkgeheugen(na.feiten) == werkgeheugen(voor.feiten)
    wil = {**voor.onderbouwing, **{str(sleutel): deel for sleutel, deel in delen.items()}}
    assert {s: deel for s, deel in na.onderbouwing.items() if deel != Onderbouwing()} == {
        sleutel: deel for sleutel, deel in wil.items() if deel != Onderbouwing()
    }
    terug = vul_onderbouwing_in(uit, {s: voor.onderbouwing.get(str(s), Onderbouwing()) for s in delen})
    assert ontleed_feiten(terug.encode(), "d").onderbouwing == voor.onderbouwing
