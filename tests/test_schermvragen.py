"""When no question is left for the first screen, no answers change it: on partnerships of every kind, and by z3 for its rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from advies.casussen import dossiers
from advies.evaluatie import Evaluatie
from advies.raad.samenvatting import vat_samen
from advies.uitleg.bereik import Bereik
from advies.uitleg.gesprek import Stand
from advies.uitleg.schermvragen import Beeld, Schermvragen, beeld_van
from advies.werkgeheugen import werkgeheugen
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel, feitsleutels
from regels.taal import Werkgeheugen
from tests.bouwers import PROCESSEN, ZADEN, maak_feiten, op_sleutel, voorbeelden

BINNEN = op_sleutel({"tussen_gemeenten": "ja", "samenwerking_structureel": "ja", "alleen_ketenpartners": "nee"})
ALLE = frozenset(
    sleutel
    for feit in vocabulaire().feiten.values()
    if not feit.beschrijvend
    for sleutel in feitsleutels(feit.naam, feit.per_proces, PROCESSEN)
)


class Kijker:
    """Looks at the first screen of a stand."""

    def __init__(self, adviseur: Adviseur) -> None:
        self._adviseur = adviseur
        self._vragen = Schermvragen(adviseur.maskers, Bereik(adviseur.maskers))

    def beeld(self, geheugen: Werkgeheugen) -> Beeld:
        evaluatie = self._adviseur.evaluatie_van("", geheugen)
        return beeld_van(vat_samen(self._adviseur.stel_op(evaluatie), evaluatie.feiten))

    def vragen(self, stand: Stand) -> frozenset[FeitSleutel]:
        evaluatie = self._adviseur.evaluatie_van("", stand.geheugen)
        antwoord = self._adviseur.stel_op(evaluatie)
        kort = vat_samen(antwoord, evaluatie.feiten)
        return frozenset().union(*self._vragen.groepen(evaluatie, antwoord, kort, ALLE - stand.gehad))

    def uitgevraagd(self, stand: Stand, rng: Random) -> Stand:
        """Return a stand in which what can change the screen is not known, half of it at a time."""
        while vragen := sorted(self.vragen(stand)):
            weg = rng.sample(vragen, (len(vragen) + 1) // 2)
            stand = replace(stand, overgeslagen=stand.overgeslagen | set(weg))
        return stand


@pytest.fixture(scope="module")
def kijker(referentie: Adviseur) -> Kijker:
    return Kijker(referentie)


def aanvullingen(kijker: Kijker, stand: Stand, rng: Random, aantal: int) -> Iterator[Werkgeheugen]:
    """Yield answers to what is left that contradict nothing: all at once, and some of them."""
    over = sorted(ALLE - stand.gehad)
    for _ in range(aantal):
        gegeven = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, 1.0)))
        kans = rng.choice((0.1, 0.5, 1.0))
        erbij = {sleutel: gegeven[sleutel] for sleutel in over if sleutel in gegeven and rng.random() < kans}
        try:
            kijker.beeld({**stand.geheugen, **erbij})
        except InvoerFout:
            continue
        yield erbij


def begin(rng: Random) -> Stand:
    """Return a stand of which much is known, or little, and some is not known to the adviser."""
    feiten = rng.choice([feiten for _, feiten in dossiers().values()])
    kans = rng.choice((0.3, 0.7, 1.0))
    bekend = {sleutel: waarde for sleutel, waarde in feiten.items() if rng.random() < kans} | BINNEN
    weg = rng.choice((0.0, 0.3, 0.8))
    return Stand("", bekend, frozenset(s for s in sorted(ALLE - bekend.keys()) if rng.random() < weg))


@given(ZADEN)
@example(Random(9416))  # two steps of equal weight, put in order by a finding that was open
@voorbeelden(12)
def test_wat_overblijft_verandert_het_eerste_scherm_niet(kijker: Kijker, rng: Random) -> None:
    try:
        stand = kijker.uitgevraagd(begin(rng), rng)
    except InvoerFout:
        return
    voor = kijker.beeld(stand.geheugen)
    for erbij in aanvullingen(kijker, stand, rng, 4):
        assert kijker.beeld({**stand.geheugen, **erbij}) == voor


def test_zolang_er_vragen_zijn_kan_het_eerste_scherm_veranderen(kijker: Kijker) -> None:
    """That the bound is not empty: of what a good many dossiers leave open, single answers do change the screen."""
    rng, raak = Random(1), 0
    for _, feiten in list(dossiers().values())[:4]:
        stand = Stand("", {**feiten, **BINNEN})
        vragen, voor = kijker.vragen(stand), kijker.beeld(stand.geheugen)
        for erbij in aanvullingen(kijker, replace(stand, overgeslagen=ALLE - vragen), rng, 3):
            raak += kijker.beeld({**stand.geheugen, **erbij}) != voor
    assert raak > 4


def test_buiten_de_publicatie_is_er_niets_te_vragen(kijker: Kijker) -> None:
    assert kijker.vragen(Stand("", op_sleutel({"tussen_gemeenten": "nee"}))) == frozenset()


@given(ZADEN)
@voorbeelden(20)
def test_wat_niet_kan_gebeurt_niet(referentie: Adviseur, rng: Random) -> None:
    """What the bound calls impossible for a rule, no answers bring about."""
    bereik, motor = Bereik(referentie.maskers), referentie.maskers
    alles = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, 1.0)))
    bekend = {sleutel: waarde for sleutel, waarde in alles.items() if rng.random() < 0.4}
    vraagbaar = {sleutel for sleutel in ALLE - bekend.keys() if rng.random() < 0.5}
    zicht = bereik.uitzicht(motor.beoordeel(bekend).bekend, vraagbaar)
    na = Evaluatie.van(motor, bekend | {sleutel: alles[sleutel] for sleutel in vraagbaar if sleutel in alles})
    for nummer, waar in enumerate(na.status):
        assert waar is not True or bereik.kan_waar(nummer, zicht), na.motor.gevallen.regels[nummer].sleutel
        assert waar is not False or bereik.kan_onwaar(nummer, zicht), na.motor.gevallen.regels[nummer].sleutel
