"""When no question is left for the first screen, no answers change it: on partnerships of every kind, and by z3 for its rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random
from typing import get_args

import pytest
from hypothesis import example, given

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from advies.antwoord import EersteStap, is_bevinding
from advies.casussen import dossiers
from advies.evaluatie import Evaluatie
from advies.proefwaarden import andere_waarden
from advies.raad.eerste_stappen import HOOGSTENS_STAPPEN
from advies.raad.oorzaken import grond_van
from advies.raad.opdrachten import WEEGT
from advies.raad.samenvatting import Actie, vat_samen
from advies.uitleg.bereik import Bereik
from advies.uitleg.gesprek import Stand
from advies.uitleg.schermvragen import Beeld, Schermvragen, beeld_van
from advies.vragen import gewicht
from advies.werkgeheugen import werkgeheugen
from advies.zetten import Zet
from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import vocabulaire
from regels.afwegingen import Afweging, afwegingen
from regels.sleutels import PERSPECTIEF, FeitSleutel, feitsleutels
from regels.taal import Conclusie, Regelbank, Sterkte, Werkgeheugen
from regels.tijd import FASE, tijd_bij
from tests.bouwers import PROCESSEN, ZADEN, maak_feiten, maak_regelbank, op_sleutel, voorbeelden

_ACTIE = Actie("tekst", (), (), "moet", (), (), True)
VOL = [(_ACTIE,) * 5]
BIJNA_VOL = [
    (_ACTIE,) * 4,
    (replace(_ACTIE, stap=False), *VOL[0][1:]),
    (replace(_ACTIE, sterkte="zou_moeten"), *VOL[0][1:]),
]
"""Lists of first actions that a new finding can always come into: one short, or with one that a stronger step passes."""
ZET = Zet("vervangingsbudget", "budget", "nee", "ja", "ja", ())
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


class Lezing:
    """What the first screen waits for, said once more from its parts, over all rules each time.

    Args:
        adviseur: the evaluator.
        geheugen: the known facts.
    """

    def __init__(self, adviseur: Adviseur, geheugen: Werkgeheugen) -> None:
        self.evaluatie = adviseur.evaluatie_van("", geheugen)
        self.antwoord = adviseur.stel_op(self.evaluatie)
        self.kort = vat_samen(self.antwoord, self.evaluatie.feiten)
        self.vraagbaar: frozenset[FeitSleutel] = frozenset()
        self._bereik = Bereik(adviseur.maskers)
        self._regels = dict(enumerate(geval.regel for geval in adviseur.maskers.gevallen.regels))
        self._fasen = self.evaluatie.feiten[FASE].mag()

    def _kijk(self, evaluatie: Evaluatie) -> None:
        """Take the rules as they are open in an evaluation."""
        zicht = self._zicht = self._bereik.uitzicht(evaluatie.beoordeling.bekend, self.vraagbaar)
        self._open = {n for n in self._regels if evaluatie.status[n] is None}
        self._kan_waar = {n for n in self._open if self._bereik.kan_waar(n, zicht)}
        self._kan_onwaar = {n for n in self._open if self._bereik.kan_onwaar(n, zicht)}

    def groepen(self, vraagbaar: frozenset[FeitSleutel]) -> set[frozenset[FeitSleutel]]:
        self.vraagbaar = vraagbaar
        self._kijk(self.evaluatie)
        if self.kort.reikwijdte == "buiten":
            return set()
        nummers = self._van_vorm() | self._van_aanbeveling() | self._van_acties() | self._van_afweging()
        uit = {self._bereik.vragen(nummer, self._zicht) for nummer in nummers}
        zeker = [n for n in self._weegt() if self.evaluatie.status[n]]
        uit |= {self._bereik.anders(nummer, self._zicht) for nummer in zeker}
        uit |= {frozenset({sleutel}) for sleutel in (FeitSleutel("fase"), PERSPECTIEF) if sleutel in self.vraagbaar}
        return {groep for groep in uit | self._van_stappen() if groep}

    def _weegt(self) -> set[int]:
        """The findings that can be a first action now."""
        return {
            nummer
            for nummer, regel in self._regels.items()
            if is_bevinding(regel.soort, regel.sterkte)
            and regel.sterkte in WEEGT
            and tijd_bij(regel, self.evaluatie.geheugen, self._fasen) == "nu"
        }

    def _genoemd(self, namen: Iterable[str]) -> set[int]:
        gevraagd = set(namen)
        return {nummer for nummer, regel in self._regels.items() if regel.naam in gevraagd} & self._open

    def _van_vorm(self) -> set[int]:
        """An outcome that is open can come true; one that a form has now can also turn out not to fit it."""
        vormen, uit = self.antwoord.vormen, set()
        for nu, kandidaten in (
            (self.antwoord.reikwijdte, ()),
            (vormen.bereik, vormen.kandidaten_bereik),
            (vormen.organisatie, vormen.kandidaten_organisatie),
        ):
            zeker = {deel.waarde for deel in nu if deel.status == "zeker"}
            for deel in (*nu, *kandidaten):
                regels = self._genoemd(deel.regels) if deel.status == "open" else set()
                uit |= regels & self._kan_waar
                if deel in kandidaten and deel.waarde in zeker and regels <= self._kan_onwaar:
                    uit |= regels
        return uit

    def _van_aanbeveling(self) -> set[int]:
        """An unknown one asks attention when a rule of its core comes true, and is in order when all are false."""
        uit: set[int] = set()
        for stand in self.kort.aanbevelingen:
            if stand.staat == "onbekend":
                kern = {n for n in self._open if stand.nummer in self._regels[n].draagt}
                uit |= kern if kern <= self._kan_onwaar else kern & self._kan_waar
        return uit

    def _van_acties(self) -> set[int]:
        """A finding that can come true; when the list is full of strong steps, one that can make a step as useful as the last."""
        kan, acties = self._weegt() & self._kan_waar, self.kort.acties
        if len(acties) < HOOGSTENS_STAPPEN or any(not deel.stap or deel.sterkte != "moet" for deel in acties):
            return kan
        laagste = min(stap.gewicht / len(stap.zetten) for stap in self.antwoord.eerste_stappen)
        telt = kan | {n for n in self._weegt() if self.evaluatie.status[n]}

        def hoogstens(sleutel: FeitSleutel) -> int:
            return sum(gewicht(self._regels[n].sterkte) for n in telt if sleutel in self._bereik.leest[n])

        return {n for n in kan if any(hoogstens(sleutel) >= laagste for sleutel in self._bereik.leest[n])}

    def _van_afweging(self) -> set[int]:
        """Another that can come before the first, the earlier of equal ones first; or reasons on its side without any."""
        alle, kort = afwegingen(), self.kort.afweging
        zeker = {n for n in self._regels if self.evaluatie.status[n]}
        nu = {deel.naam: self._rang(deel, zeker) for deel in alle}
        uit: set[int] = set()
        for plek, deel in enumerate(alle):
            straks = self._rang(deel, zeker | self._kan_waar)
            if kort is not None and deel.naam == kort.afweging:
                telt = straks[0] and not nu[deel.naam][0]
            elif kort is not None:
                eerste = next(n for n, ander in enumerate(alle) if ander.naam == kort.afweging)
                telt = straks[1] > 0 and (straks, -plek) > (nu[kort.afweging], -eerste)
            else:
                telt = straks[1] > 0
            if telt:
                uit |= self._genoemd(naam for pool in deel.polen for naam in pool.regels) & self._kan_waar
        return uit

    def _rang(self, deel: Afweging, telt: set[int]) -> tuple[bool, int]:
        sterkten = {regel.naam: regel.sterkte for nummer, regel in self._regels.items() if nummer in telt}
        redenen = [[naam for naam in pool.regels if naam in sterkten] for pool in deel.polen]
        return all(redenen), sum(gewicht(sterkten[naam]) for pool in redenen for naam in pool)

    def _van_stappen(self) -> set[frozenset[FeitSleutel]]:
        """What decides what a change takes away: of open rules that read a fact under a finding of weight that can be changed."""
        gronden = {
            sleutel
            for advies in self.antwoord.van_status("zeker")
            if advies.is_bevinding and advies.sterkte in WEEGT and advies.tijd == "nu"
            for sleutel in grond_van(advies, self.evaluatie.feiten)
            if self.evaluatie.feiten[sleutel.naam].stuurbaar
        }
        uit: set[frozenset[FeitSleutel]] = set()
        for sleutel in gronden:
            lezers = {n for n, regel in self._regels.items() if sleutel in self._bereik.leest[n]
                      and (is_bevinding(regel.soort, regel.sterkte) or regel.soort == "tegenspraak")}  # fmt: skip
            self._kijk(self.evaluatie)
            uit |= {self._bereik.vragen(n, self._zicht) for n in lezers & self._kan_waar}
            for waarde in andere_waarden(self.evaluatie, sleutel):
                self._kijk(self.evaluatie.met({sleutel: waarde}))
                uit |= {self._bereik.vragen(n, self._zicht) for n in lezers & (self._kan_waar | self._kan_onwaar)}
        return uit


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


@given(ZADEN)
@voorbeelden(8)
def test_het_eerste_scherm_wacht_op_elk_van_zijn_delen_en_op_niets_anders(referentie: Adviseur, rng: Random) -> None:
    """Also when little is left to ask, so that a part waits for one question, or for none."""
    stand = begin(rng)
    try:
        lezing = Lezing(referentie, stand.geheugen)
    except InvoerFout:
        return
    vragen = Schermvragen(referentie.maskers, Bereik(referentie.maskers))
    over = sorted(ALLE - stand.gehad)
    for aantal in (len(over), len(over) // 3, 12, 5, 2):
        vraagbaar = frozenset(rng.sample(over, min(aantal, len(over))))
        groepen = vragen.groepen(lezing.evaluatie, lezing.antwoord, lezing.kort, vraagbaar)
        assert len(groepen) == len(set(groepen))
        assert set(groepen) == lezing.groepen(vraagbaar)


@given(ZADEN)
@voorbeelden(12)
def test_ook_een_volle_lijst_en_elke_afweging_wachten_op_wat_ze_nog_verandert(
    referentie: Adviseur, rng: Random
) -> None:
    """What seldom comes about of itself is put there: a list full of strong steps of any use, and another trade-off first."""
    stand = begin(rng)
    try:
        lezing = Lezing(referentie, stand.geheugen)
    except InvoerFout:
        return
    vragen = Schermvragen(referentie.maskers, Bereik(referentie.maskers))
    over = sorted(ALLE - stand.gehad)
    afweging = next(iter(lezing.antwoord.afwegingen), None)
    for aantal in (len(over), len(over) // 3, 12, 5):
        vraagbaar = frozenset(rng.sample(over, min(aantal, len(over))))
        laatste = rng.choice(VOL * 4 + BIJNA_VOL)
        stappen = tuple(
            EersteStap((ZET,) * rng.choice((1, 2)), "doe", (), (), (), rng.choice((3, 5, 9, 10, 14, 20, 40, 80)))
            for _ in range(3)
        )
        ander = None if afweging is None else replace(afweging, afweging=rng.choice(afwegingen()).naam)
        lezing.kort = replace(lezing.kort, acties=laatste, afweging=rng.choice((None, ander, ander)))
        lezing.antwoord = replace(lezing.antwoord, eerste_stappen=stappen)
        groepen = vragen.groepen(lezing.evaluatie, lezing.antwoord, lezing.kort, vraagbaar)
        assert set(groepen) == lezing.groepen(vraagbaar)


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


NAMEN = ["vervangingsbudget", "sla_actief_gebruikt", "fase", "sla_inhoud", "ict_op_bestuursagenda", "uitvoering"]
UITKOMSTEN = [
    Conclusie(over, waarde)
    for over in ("reikwijdte", "vorm", "kandidaat_vorm", "organisatie", "kandidaat_organisatie")
    for waarde in catalogus().conclusies[over]
]


def maak_bank(rng: Random) -> Regelbank:
    """Return a rule base of few conditions: rules for each trade-off, for each outcome, of a core, and contradictions."""
    bank = maak_regelbank(rng, 10, NAMEN, afgeleide=2)
    namen = dict.fromkeys(naam for deel in afwegingen() for pool in deel.polen for naam in pool.regels)
    delen = [(naam, None) for naam in namen] + [(f"u{n}", deel) for n, deel in enumerate(UITKOMSTEN * 2)]
    regels = []
    for naam, dan in delen:
        regel = replace(rng.choice(bank.regels), naam=naam, wijkt_voor=(), dan=dan, over="")
        if dan is not None:
            regel = replace(
                rng.choice([r for r in bank.regels if not r.voor_elk_proces]),
                naam=naam,
                wijkt_voor=(),
                dan=dan,
                over="",
            )
        regels.append(
            replace(
                regel,
                soort="vorm"
                if dan
                else rng.choice(("risico", "advies", "kans", "tegenspraak" if rng.random() < 0.02 else "duiding")),
                sterkte="definitie" if dan else rng.choice(get_args(Sterkte)),
                fase=rng.choice(((), ("ontwerp",), ("orientatie", "ontwerp"))),
                kern=(rng.choice((1, 2, 3)),) if dan is None and rng.random() < 0.2 else (),
            )
        )
    return replace(bank, regels=tuple(regels))


@given(ZADEN)
@voorbeelden(25)
def test_op_elke_regelbank_wacht_het_eerste_scherm_op_wat_het_verandert(rng: Random) -> None:
    adviseur = Adviseur(maak_bank(rng), motor="referentie")
    gelezen = sorted({s for deel in Bereik(adviseur.maskers).leest for s in deel})
    woorden = vocabulaire().feiten
    kans = rng.choice((0.1, 0.3, 0.6))
    geheugen = {s: rng.choice(woorden[s.naam].mag()) for s in gelezen if rng.random() < kans}
    try:
        lezing = Lezing(adviseur, geheugen)
    except InvoerFout:
        return
    vragen = Schermvragen(adviseur.maskers, Bereik(adviseur.maskers))
    over = [s for s in gelezen if s not in geheugen]
    for aantal in (len(over), len(over) // 2, 2):
        vraagbaar = frozenset(rng.sample(over, min(aantal, len(over))))
        groepen = vragen.groepen(lezing.evaluatie, lezing.antwoord, lezing.kort, vraagbaar)
        assert set(groepen) == lezing.groepen(vraagbaar)
