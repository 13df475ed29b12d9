"""No mistake of a rule author is silent: each is told at its place, with its cause and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from advies import Adviseur, InvoerFout
from advies.beheer.keuring import keur
from advies.beheer.regelmap import lees_regelmap
from kennisbank.meldingen import Melding
from tests.schrijffouten import FOUTEN, GOED, Fout


def _meldingen(map_: Path, bestanden: Mapping[str, str]) -> tuple[Melding, ...]:
    for naam, inhoud in bestanden.items():
        (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
        (map_ / naam).write_text(inhoud)
    try:
        regelmap = lees_regelmap(str(map_))
    except InvoerFout as fout:
        return fout.meldingen
    return keur(regelmap, Adviseur(regelmap.bank, "referentie"), bewijs=False, mutaties=False).meldingen


def test_in_de_map_zonder_fout_is_niets_te_melden(tmp_path: Path) -> None:
    assert _meldingen(tmp_path, GOED) == ()


@pytest.mark.parametrize("fout", FOUTEN, ids=[fout.naam for fout in FOUTEN])
def test_elke_fout_wordt_gemeld_met_plek_oorzaak_en_raad(fout: Fout, tmp_path: Path) -> None:
    assert fout.oud in GOED.get(fout.bestand, "")
    bestaand = GOED.get(fout.bestand, "")
    bestanden = {**GOED, fout.bestand: bestaand.replace(fout.oud, fout.nieuw, 1) if fout.oud else fout.nieuw}
    meldingen = _meldingen(tmp_path, bestanden)
    plek = fout.plek if "yaml" in fout.plek or not fout.plek else f"{Path(fout.bestand).name}:{fout.plek}"
    assert [
        melding
        for melding in meldingen
        if fout.oorzaak in melding.tekst and fout.raad in melding.tekst and str(melding.plek or "").endswith(plek)
    ], meldingen
    assert len(meldingen) == 1, meldingen
