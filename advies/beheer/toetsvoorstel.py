"""Proposed rule tests: for each rule facts that make it certain, excluded and open, so that its author only has to judge them.

The proposal follows from the condition as it stands, so it proves nothing by itself. Once it is read, kept and stored, it
holds the rule to its meaning: a changed operator, bound or condition breaks a test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import assert_never

from advies.feitenbestand import feitregels
from advies.motor.gevallen import AfgeleidGeval, Geval
from advies.motor.maskers import Maskermotor
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veldsoort
from kennisbank.vocabulaire import FeitDefinitie
from regels.logica import (
    Literaal,
    Tak,
    TeVeelTakken,
    atomen,
    takken,
    tegendeel,
    verwijzingen,
    voor_proces,
    waarheid_atoom,
)
from regels.sleutels import AANTAL_GEMEENTEN, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    Bevat,
    ErIsGemeente,
    FeitWaarde,
    Gelijk,
    Vergelijk,
    Werkgeheugen,
)

_HOOGSTENS = 4000
_HOOGSTENS_WEGEN = 64
"""Ways to make a branch true through derived facts that are tried."""
PROEFPROCES = "technisch_beheer"


class Toetsvoorstel:
    """Finds facts for tests of one rule base.

    Args:
        motor: the mask engine with the rule base.
    """

    def __init__(self, motor: Maskermotor) -> None:
        self._motor = motor
        self._feiten = motor.gevallen.bank.vocabulaire.feiten
        self._nummer = {geval.sleutel: nummer for nummer, geval in enumerate(motor.gevallen.regels)}

    def voor(self, geval: Geval) -> Iterator[tuple[str, Werkgeheugen, bool | None]]:
        """Yield tests of a rule: what the test shows, the facts, and the status that the rule has with them.

        For each branch: facts that make it certain; each condition in turn the other way round, beside its bound; and each fact
        in turn left out.
        """
        gezien: list[tuple[dict[FeitSleutel, FeitWaarde], bool | None]] = []
        for tak in geval.takken:
            wegen = islice(self._plat(tak), _HOOGSTENS_WEGEN)
            plat = next((weg for weg in wegen if self._getuige(weg) is not None), None)
            if plat is None:
                continue
            getuige = self._getuige(plat)
            assert getuige is not None
            yield from self._nieuw(geval, "gaat op", getuige, gezien)
            for nummer, literaal in enumerate(plat):
                anders = (*plat[:nummer], Literaal(literaal.atoom, not literaal.waar), *plat[nummer + 1 :])
                tegen = self._getuige(anders)
                if tegen is not None:
                    yield from self._nieuw(geval, "één voorwaarde anders", tegen, gezien)
            for sleutel in getuige:
                minder = {feit: waarde for feit, waarde in getuige.items() if feit != sleutel}
                yield from self._nieuw(geval, f"zonder {sleutel}", minder, gezien)
        if not any(status is False for _, status in gezien):
            yield from self._uitgesloten(geval, gezien)

    def _uitgesloten(
        self, geval: Geval, gezien: list[tuple[dict[FeitSleutel, FeitWaarde], bool | None]]
    ) -> Iterator[tuple[str, Werkgeheugen, bool | None]]:
        """Yield facts that make a branch of the opposite certain, for a rule that one changed fact does not exclude."""
        for tak in _tegentakken(geval):
            for plat in islice(self._plat(tak), _HOOGSTENS_WEGEN):
                getuige = self._getuige(plat)
                if getuige is not None:
                    yield from self._nieuw(geval, "geen enkele weg", getuige, gezien)
                    return

    def _nieuw(
        self,
        geval: Geval,
        wat: str,
        feiten: dict[FeitSleutel, FeitWaarde],
        gezien: list[tuple[dict[FeitSleutel, FeitWaarde], bool | None]],
    ) -> Iterator[tuple[str, Werkgeheugen, bool | None]]:
        status = self._motor.beoordeel(feiten).status[self._nummer[geval.sleutel]]
        if (feiten, status) not in gezien:
            gezien.append((feiten, status))
            yield wat, feiten, status

    def _plat(self, tak: Tak) -> Iterator[Tak]:
        """Yield the branch with derived facts replaced by the ways in which they hold."""
        keuzes: list[list[Tak]] = []
        for literaal in tak:
            atoom = literaal.atoom
            afgeleid: AfgeleidGeval | None = None
            if isinstance(atoom, Gelijk):
                afgeleid = self._motor.afgeleid_op_sleutel.get(atoom.feit)
            if afgeleid is None:
                keuzes.append([(literaal,)])
            else:
                onder = afgeleid.ja if literaal.waar else afgeleid.nee
                wegen = (plat for deel in onder for plat in self._plat(deel))
                keuzes.append(list(islice(wegen, _HOOGSTENS_WEGEN)))
        for keuze in product(*keuzes):
            yield tuple(dict.fromkeys(deel for stuk in keuze for deel in stuk))

    def _getuige(self, tak: Tak) -> dict[FeitSleutel, FeitWaarde] | None:
        """Return facts that make every literal true, or None when none were found."""
        sleutels = list(dict.fromkeys(s for literaal in tak for s in _sleutels(literaal)))
        kandidaten = [self._kandidaten(sleutel, tak) for sleutel in sleutels]
        for nummer, keuze in enumerate(product(*kandidaten)):
            if nummer > _HOOGSTENS:
                return None
            feiten = dict(zip(sleutels, keuze, strict=True))
            if all(waarheid_atoom(deel.atoom, feiten) is deel.waar for deel in tak):
                return feiten
        return None

    def _kandidaten(self, sleutel: FeitSleutel, tak: Tak) -> list[FeitWaarde]:
        definitie = self._feiten[sleutel.naam]
        alle = _waarden(definitie, [deel for deel in tak if sleutel in _sleutels(deel)])
        eigen = [deel for deel in tak if _sleutels(deel) == [sleutel]]
        return [w for w in alle if all(waarheid_atoom(deel.atoom, {sleutel: w}) is deel.waar for deel in eigen)]


def _waarden(feit: FeitDefinitie, literalen: list[Literaal]) -> list[FeitWaarde]:
    match feit.soort:
        case JaNee() | Keuze():
            return [*feit.mag()]
        case Meerkeuze():
            return _verzamelingen(feit, literalen)
        case Getal():
            return _getallen(feit.soort, literalen)
        case Gemeenten(velden):
            return [*_gemeenten({veld.veld: veld.soort for veld in velden}, literalen)]
        case _:
            assert_never(feit.soort)


def _getallen(soort: Getal, literalen: list[Literaal]) -> list[FeitWaarde]:
    stap = SCHAAL if soort.geheel else SCHAAL // 100
    grenzen = [deel.atoom.getal for deel in literalen if isinstance(deel.atoom, Vergelijk)]
    kandidaten = [getal for grens in grenzen for getal in _bij(grens, stap, soort)] or [2 * SCHAAL, SCHAAL]
    laagst, hoogst = round(soort.minimum * SCHAAL), round(soort.maximum * SCHAAL)
    return [getal for getal in kandidaten if laagst <= getal <= hoogst]


def _gemeenten(soorten: Mapping[str, Veldsoort], literalen: list[Literaal]) -> Iterator[FeitWaarde]:
    atoom = next(deel.atoom for deel in literalen if isinstance(deel.atoom, ErIsGemeente))
    grenzen = [deel for deel in atomen(atoom.voorwaarde) if isinstance(deel, Vergelijk)]
    for nummer in range(3):
        velden = {
            deel.feit.naam: max(0, _bij(deel.getal, SCHAAL, soorten[deel.feit.naam])[(0, 2, 1)[nummer]])
            for deel in grenzen
        }
        yield ({"naam": "Voorbeeld", **velden},)


def _bij(grens: int, stap: int, soort: Veldsoort) -> tuple[int, int, int]:
    """Return a bound and what lies a step below and above it; whole numbers for a fact that is one."""
    if isinstance(soort, Getal) and soort.geheel:
        onder, boven = grens // SCHAAL * SCHAAL, -(-grens // SCHAAL) * SCHAAL
        return (boven, onder - SCHAAL if onder == boven else onder, boven + SCHAAL)
    return (grens, grens - stap, grens + stap)


def _tegentakken(geval: Geval) -> Iterator[Tak]:
    """Yield ways in which a rule is excluded: those of its opposite, or, when these are too many, the first of them."""
    try:
        yield from takken(tegendeel(voor_proces(geval.regel.als, geval.proces)))
    except TeVeelTakken:
        ontkend = [[Literaal(deel.atoom, not deel.waar) for deel in tak] for tak in geval.takken]
        for keuze in islice(product(*ontkend), _HOOGSTENS_WEGEN):
            yield tuple(dict.fromkeys(keuze))


def _verzamelingen(feit: FeitDefinitie, literalen: list[Literaal]) -> list[FeitWaarde]:
    met = {deel.atoom.waarde for deel in literalen if isinstance(deel.atoom, Bevat) and deel.waar}
    zonder = {deel.atoom.waarde for deel in literalen if isinstance(deel.atoom, Bevat) and not deel.waar}
    ruimte = [waarde for waarde in feit.mag() if waarde not in met | zonder]
    aantallen = [deel.atoom.getal for deel in literalen if isinstance(deel.atoom, AantalWaarden)]
    extra = sorted({0, 1, *(max(0, aantal - len(met) + stap) for aantal in aantallen for stap in (-1, 0, 1))})
    eerst = extra if met or aantallen else [1, *extra]
    return [frozenset({*met, *ruimte[:aantal]}) for aantal in eerst if aantal <= len(ruimte)]


def _sleutels(literaal: Literaal) -> list[FeitSleutel]:
    sleutels = list(verwijzingen(literaal.atoom))
    return [*sleutels, AANTAL_GEMEENTEN] if isinstance(literaal.atoom, ErIsGemeente) and not literaal.waar else sleutels


def als_yaml(
    geval: Geval, wat: str, feiten: Werkgeheugen, status: bool | None, vocabulaire: Mapping[str, FeitDefinitie]
) -> str:
    """Return a proposed test as YAML.

    Args:
        geval: the rule.
        wat: what the test shows.
        feiten: its facts.
        status: the truth of the rule with those.
        vocabulaire: the vocabulary of the rule base.
    """
    sleutel = {True: "moet", False: "mag_niet", None: "open"}[status]
    toets = [f"- toets: {geval.regel.naam}, {wat}", "  feiten:" if feiten else "  feiten: {}"]
    toets += [f"    {tekstregel}" for tekstregel in feitregels(feiten, vocabulaire)]
    return "\n".join([*toets, f"  {sleutel}: [{_aangehaald(geval.sleutel.in_toets)}]"])


def _aangehaald(naam: str) -> str:
    return f'"{naam}"' if "[" in naam else naam
