"""No question is irrelevant, by z3: each question has an answer that settles an open rule, alone or after other answers."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")

import z3

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from advies.uitleg.bereik import Bereik
from advies.werkgeheugen import werkgeheugen
from regels.bewijs.bewijzer import Bewijzer
from regels.bewijs.ruimte import Feitenruimte, Gemeentelijst, Getal, Keuze, Veranderlijke, Verzameling
from regels.lezen import regelbank
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, voorbeelden
from tests.derde_lezing import GEMEENTEN, stel_vast


class Doorwerking:
    """Tells whether the answer to a question can settle a rule that is open."""

    def __init__(self) -> None:
        bank = regelbank()
        self._bewijzer = Bewijzer(bank, Feitenruimte(bank.vocabulaire, GEMEENTEN))
        self._gevallen = [
            (regel, self._bewijzer.formule(regel.als, proces))
            for regel in bank.regels
            for proces in self._bewijzer.processen(regel)
        ]

    def kan_uitmaken(self, feit: FeitSleutel, geheugen: Werkgeheugen, status: Sequence[bool | None]) -> bool:
        """Return whether some facts beside the known ones make a rule true or false that is open without this fact."""
        ruimte = self._bewijzer.ruimte.veranderlijken
        onbekend = [(deel, z3.BoolVal(False)) for deel in _bekendheid(ruimte[feit])]
        for (regel, formule), waar in zip(self._gevallen, status, strict=True):
            if waar is not None or feit not in formule.sleutels:
                continue
            # A list of municipalities can be known and still lack a figure: then it is asked again, to be completed.
            bekend = [sleutel for sleutel in formule.sleutels if sleutel in geheugen and sleutel != feit]
            vast = [eis for sleutel in bekend for eis in stel_vast(ruimte[sleutel], geheugen[sleutel])]
            zonder = () if regel.soort == "tegenspraak" else None
            for uitkomst in (formule.waar, formule.onwaar):
                beslist = z3.And(uitkomst, z3.Not(z3.substitute(uitkomst, *onbekend)), *vast)
                if self._bewijzer.kan(beslist, formule.sleutels, zonder=zonder):
                    return True
        return False

    @property
    def sleutels(self) -> list[FeitSleutel]:
        """Every fact that can be asked."""
        return sorted(self._bewijzer.ruimte.veranderlijken)

    def kan_waar_worden(self, nummer: int, geheugen: Werkgeheugen, vraagbaar: frozenset[FeitSleutel]) -> bool:
        """Return whether some answers to what can still be asked make a rule true; contradictions are left aside."""
        _, formule = self._gevallen[nummer]
        ruimte = self._bewijzer.ruimte.veranderlijken
        bekend = [sleutel for sleutel in formule.sleutels if sleutel in geheugen]
        vast = [eis for sleutel in bekend for eis in stel_vast(ruimte[sleutel], geheugen[sleutel])]
        nooit = [s for s in formule.sleutels if s not in geheugen and s not in vraagbaar]
        onbekend = [(deel, z3.BoolVal(False)) for sleutel in nooit for deel in _bekendheid(ruimte[sleutel])]
        waar = z3.substitute(formule.waar, *onbekend) if onbekend else formule.waar
        return self._bewijzer.kan(z3.And(waar, *vast), formule.sleutels, zonder=())


def _bekendheid(deel: Veranderlijke) -> list[Any]:
    """Return the Booleans that are false when a fact is unknown."""
    match deel:
        case Keuze(waarden):
            return list(waarden.values())
        case Getal(bekend):
            return [bekend]
        case Verzameling(bekend, waarden):
            return [bekend, *waarden.values()]
        case Gemeentelijst(bekend, _, soorten):
            return [bekend, *(soort.aanwezig for soort in soorten)]


@pytest.fixture(scope="module")
def doorwerking() -> Doorwerking:
    return Doorwerking()


@given(ZADEN, st.sampled_from([0.05, 0.2, 0.4, 0.7]))
@voorbeelden(15)
def test_geen_vraag_is_zinloos(referentie: Adviseur, doorwerking: Doorwerking, rng: Random, kans: float) -> None:
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    try:
        vragen = referentie.antwoord("", geheugen).vragen
    except InvoerFout:
        return
    status = referentie.maskers.beoordeel(geheugen).status
    for vraag in rng.sample(vragen, min(6, len(vragen))):
        assert doorwerking.kan_uitmaken(vraag.sleutel, geheugen, status), vraag.feit


def test_doorwerking_zegt_ook_nee(doorwerking: Doorwerking) -> None:
    """What every rule knows already, no answer can settle."""
    aantal = sum(1 for _ in doorwerking._gevallen)
    assert doorwerking.kan_uitmaken(FeitSleutel("vervangingsbudget"), {}, [None] * aantal)
    assert not doorwerking.kan_uitmaken(FeitSleutel("vervangingsbudget"), {}, [True] * aantal)


@given(ZADEN, st.sampled_from([0.2, 0.5, 0.8]))
@voorbeelden(6)
def test_wat_onmogelijk_heet_is_dat_volgens_z3(
    referentie: Adviseur, doorwerking: Doorwerking, rng: Random, kans: float
) -> None:
    """The interview ends when no rule can come out otherwise; for each such rule z3 finds no answers that make it so."""
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    motor = referentie.maskers
    oordeel = motor.beoordeel(geheugen)
    alle = [s for s in doorwerking.sleutels if s not in geheugen]
    vraagbaar = frozenset(rng.sample(alle, len(alle) // 2))
    bereik = Bereik(motor)
    zicht = bereik.uitzicht(oordeel.bekend, vraagbaar)
    onmogelijk = [n for n, waar in enumerate(oordeel.status) if waar is None and not bereik.kan_waar(n, zicht)]
    for nummer in rng.sample(onmogelijk, min(25, len(onmogelijk))):
        assert not doorwerking.kan_waar_worden(nummer, geheugen, vraagbaar), motor.gevallen.regels[nummer].sleutel
    mogelijk = [n for n, waar in enumerate(oordeel.status) if waar is None and bereik.kan_waar(n, zicht)]
    gevonden = [
        doorwerking.kan_waar_worden(n, geheugen, vraagbaar) for n in rng.sample(mogelijk, min(10, len(mogelijk)))
    ]
    assert not gevonden or any(gevonden)
