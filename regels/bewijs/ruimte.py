"""Every possible working memory at once: for each fact what z3 may choose, and back from a z3 model to a working memory.

A fact that z3 leaves unknown has no value. A choice is one Boolean for each value, of which at most one is true; a number is an
integer in the steps in which it can be given; a set is one Boolean for each value. A list of municipalities is a number of
kinds of municipality: for n conditions on a municipality, n kinds suffice, since each condition needs one witness at most
(the small-model argument of docs/semantiek.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

import z3

from kennisbank import feitsoorten
from kennisbank.feitsoorten import Veld
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie, Vocabulaire
from regels.bewijs.zoeken import is_waar
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, Atoom, FeitWaarde, GemeenteGegevens

HOOGSTENS_RONDE = 60
"""Values of a number that are tried for a witness that is pleasant to read."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """A choice or yes/no fact: one Boolean for each value; unknown when none is true."""

    waarden: Mapping[str, z3.BoolRef]

    @property
    def bekend(self) -> z3.BoolRef:
        """Whether the fact is known."""
        return z3.Or(*self.waarden.values())


@dataclass(frozen=True, slots=True)
class Getal:
    """A number: `stap` times an integer, in ten-thousandths of its unit."""

    bekend: z3.BoolRef
    stappen: z3.ArithRef
    stap: int

    def minstens(self, getal: int) -> z3.BoolRef:
        """Return whether the number is at least a bound in ten-thousandths."""
        return self.stappen >= -(-getal // self.stap)

    def hoogstens(self, getal: int) -> z3.BoolRef:
        """Return whether the number is at most a bound in ten-thousandths."""
        return self.stappen <= getal // self.stap


@dataclass(frozen=True, slots=True)
class Verzameling:
    """A set of choices: one Boolean for each value."""

    bekend: z3.BoolRef
    waarden: Mapping[str, z3.BoolRef]


@dataclass(frozen=True, slots=True)
class Soortgemeente:
    """A kind of municipality that may occur in the list; its fields as numbers or yes/no."""

    aanwezig: z3.BoolRef
    velden: Mapping[str, Keuze | Getal]


@dataclass(frozen=True, slots=True)
class Gemeentelijst:
    """The list of municipalities: how long it is, and which kinds occur in it."""

    bekend: z3.BoolRef
    lengte: z3.ArithRef
    soorten: tuple[Soortgemeente, ...]


Veranderlijke = Keuze | Getal | Verzameling | Gemeentelijst


class Feitenruimte:
    """The facts as z3 variables, made when something asks for them.

    Args:
        vocabulaire: the facts.
        gemeentesoorten: how many kinds of municipality the list may hold, one or more: the conditions on a municipality.
    """

    def __init__(self, vocabulaire: Vocabulaire, gemeentesoorten: int) -> None:
        self._feiten = vocabulaire.feiten
        self._hoogstens_gemeenten = vocabulaire.hoogstens_gemeenten
        self._volgorde = {naam: nummer for nummer, naam in enumerate(self._feiten)}
        self._soorten = gemeentesoorten
        self.veranderlijken: dict[FeitSleutel, Veranderlijke] = {}
        self.eisen: dict[FeitSleutel, list[z3.BoolRef]] = {}
        self.gelezen: dict[Atoom, tuple[z3.BoolRef, z3.BoolRef]] = {}
        self._grenzen: dict[FeitSleutel, set[int]] = {}
        self._rond: dict[FeitSleutel, tuple[Sequence[z3.BoolRef], z3.BoolRef]] = {}

    def keuze(self, sleutel: FeitSleutel) -> Keuze:
        """Return the variables of a choice or yes/no fact."""
        deel = self._van(sleutel)
        assert isinstance(deel, Keuze)
        return deel

    def getal(self, sleutel: FeitSleutel) -> Getal:
        """Return the variables of a number."""
        deel = self._van(sleutel)
        assert isinstance(deel, Getal)
        return deel

    def grens(self, sleutel: FeitSleutel, getal: int) -> Getal:
        """Return the variables of a number, and remember that it is compared with a bound in ten-thousandths."""
        grenzen = self._grenzen.setdefault(sleutel, set())
        if getal not in grenzen:
            grenzen.add(getal)
            self._rond.pop(sleutel, None)
        return self.getal(sleutel)

    def ronde_waarden(self, sleutel: FeitSleutel) -> tuple[Sequence[z3.BoolRef], z3.BoolRef]:
        """Return for a number what a reader likes to see, and whether it is one of these.

        First a bound, then one beside it, or else a whole number. They are made once: many questions are about the same number.
        """
        deel = self.veranderlijken[sleutel]
        if not isinstance(deel, Getal):
            return (), z3.BoolVal(False)
        if sleutel not in self._rond:
            grenzen = sorted(self._grenzen.get(sleutel, ()))
            waarden = [*grenzen, *(grens + stap for grens in grenzen for stap in (-SCHAAL, SCHAAL))]
            rond = [waarde // deel.stap for waarde in waarden if waarde % deel.stap == 0][:HOOGSTENS_RONDE]
            delen = [*(deel.stappen == waarde for waarde in rond), deel.stappen * deel.stap % SCHAAL == 0]
            self._rond[sleutel] = delen, z3.Or(*delen)
        return self._rond[sleutel]

    def verzameling(self, sleutel: FeitSleutel) -> Verzameling:
        """Return the variables of a set of choices."""
        deel = self._van(sleutel)
        assert isinstance(deel, Verzameling)
        return deel

    def gemeenten(self) -> Gemeentelijst:
        """Return the variables of the list of municipalities."""
        deel = self._van(GEMEENTEN)
        assert isinstance(deel, Gemeentelijst)
        return deel

    def bekend(self, sleutel: FeitSleutel) -> z3.BoolRef:
        """Return whether a fact is known."""
        return self._van(sleutel).bekend

    def leden(self, sleutel: FeitSleutel) -> list[z3.BoolRef]:
        """Return what makes the value of a fact large: the members of a set, the kinds of municipality, a needless copy."""
        match self._van(sleutel):
            case Verzameling(_, waarden):
                return list(waarden.values())
            case Gemeentelijst(_, lengte, soorten):
                aanwezig = [soort.aanwezig for soort in soorten]
                return [*aanwezig, lengte > z3.Sum([z3.If(deel, 1, 0) for deel in aanwezig])]
            case _:
                return []

    def _van(self, sleutel: FeitSleutel) -> Veranderlijke:
        if sleutel not in self.veranderlijken:
            eisen: list[z3.BoolRef] = []
            self.veranderlijken[sleutel] = self._maak(sleutel, self._feiten[sleutel.naam], eisen)
            self.eisen[sleutel] = eisen
        return self.veranderlijken[sleutel]

    def _maak(self, sleutel: FeitSleutel, feit: FeitDefinitie, eisen: list[z3.BoolRef]) -> Veranderlijke:
        match feit.soort:
            case feitsoorten.JaNee() | feitsoorten.Keuze():
                return _maak_keuze(str(sleutel), feit.mag(), eisen)
            case feitsoorten.Meerkeuze():
                bekend = z3.Bool(f"{sleutel}?")
                waarden = {waarde: z3.Bool(f"{sleutel}={waarde}") for waarde in feit.mag()}
                eisen.extend(z3.Implies(deel, bekend) for deel in waarden.values())
                return Verzameling(bekend, waarden)
            case feitsoorten.Getal():
                return _maak_getal(str(sleutel), feit.soort, eisen)
            case feitsoorten.Gemeenten(velden):
                return self._maak_lijst(velden, eisen)
            case _:
                assert_never(feit.soort)

    def _maak_lijst(self, velden: tuple[Veld, ...], eisen: list[z3.BoolRef]) -> Gemeentelijst:
        soorten = tuple(_maak_soort(velden, nummer, eisen) for nummer in range(self._soorten))
        lijst = Gemeentelijst(z3.Bool("gemeenten?"), z3.Int("gemeenten.lengte"), soorten)
        aantal = self.getal(AANTAL_GEMEENTEN)
        aanwezig = [soort.aanwezig for soort in soorten]
        eisen += [
            lijst.lengte <= self._hoogstens_gemeenten,
            z3.Sum([z3.If(deel, 1, 0) for deel in aanwezig]) <= lijst.lengte,
            (lijst.lengte > 0) == z3.Or(*aanwezig),
            z3.Implies(z3.Not(lijst.bekend), lijst.lengte == 0),
            # What kennisbank.samenwerkingsverband refuses: more municipalities than take part.
            z3.Implies(z3.And(lijst.bekend, aantal.bekend), lijst.lengte * SCHAAL <= aantal.stappen * aantal.stap),
        ]
        return lijst

    def lees(self, model: z3.ModelRef, sleutels: Iterable[FeitSleutel]) -> dict[FeitSleutel, FeitWaarde]:
        """Return the working memory that a model describes, in the order of the vocabulary.

        Args:
            model: what z3 found.
            sleutels: the facts to read from it.
        """
        uit: dict[FeitSleutel, FeitWaarde] = {}
        for sleutel in sorted(sleutels, key=lambda s: (self._volgorde[s.naam], s)):
            waarde = _waarde(model, self.veranderlijken[sleutel])
            if waarde is not None:
                uit[sleutel] = waarde
        return uit


def _maak_keuze(naam: str, waarden: Iterable[str], eisen: list[z3.BoolRef]) -> Keuze:
    keuze = Keuze({waarde: z3.Bool(f"{naam}={waarde}") for waarde in waarden})
    eisen.append(z3.AtMost(*keuze.waarden.values(), 1))
    return keuze


def _maak_getal(naam: str, soort: feitsoorten.Getal, eisen: list[z3.BoolRef]) -> Getal:
    stap = SCHAAL if soort.geheel else 1
    getal = Getal(z3.Bool(f"{naam}?"), z3.Int(naam), stap)
    eisen.append(getal.minstens(round(soort.minimum * SCHAAL)))
    eisen.append(getal.hoogstens(round(soort.maximum * SCHAAL)))
    return getal


def _maak_soort(velden: tuple[Veld, ...], nummer: int, eisen: list[z3.BoolRef]) -> Soortgemeente:
    uit: dict[str, Keuze | Getal] = {}
    for veld in velden:
        naam = f"gemeenten.{nummer}.{veld.veld}"
        match veld.soort:
            case feitsoorten.JaNee():
                uit[veld.veld] = _maak_keuze(naam, ("ja", "nee"), eisen)
            case feitsoorten.Getal():
                uit[veld.veld] = _maak_getal(naam, veld.soort, eisen)
            case feitsoorten.VrijeTekst():
                pass
            case _:
                assert_never(veld.soort)
    return Soortgemeente(z3.Bool(f"gemeenten.{nummer}"), uit)


def _heel(model: z3.ModelRef, deel: z3.ArithRef) -> int:
    return int(model.eval(deel, model_completion=True).as_long())


def _waarde(model: z3.ModelRef, deel: Veranderlijke) -> FeitWaarde | None:
    match deel:
        case Keuze(waarden):
            return next((naam for naam, gekozen in waarden.items() if is_waar(model, gekozen)), None)
        case Getal(bekend, stappen, stap):
            return _heel(model, stappen) * stap if is_waar(model, bekend) else None
        case Verzameling(bekend, waarden):
            gekozen = frozenset(naam for naam, lid in waarden.items() if is_waar(model, lid))
            return gekozen if is_waar(model, bekend) else None
        case Gemeentelijst(bekend, lengte, soorten):
            return _gemeenten(model, _heel(model, lengte), soorten) if is_waar(model, bekend) else None


def _gemeenten(model: z3.ModelRef, lengte: int, soorten: tuple[Soortgemeente, ...]) -> tuple[GemeenteGegevens, ...]:
    """Return the list: one of each kind that occurs, and copies of the first to make the length."""
    aanwezig = [soort for soort in soorten if is_waar(model, soort.aanwezig)]
    aanwezig += aanwezig[:1] * (lengte - len(aanwezig))
    return tuple(
        {"naam": f"Gemeente {nummer}", **_velden(model, soort)} for nummer, soort in enumerate(aanwezig, start=1)
    )


def _velden(model: z3.ModelRef, soort: Soortgemeente) -> dict[str, str | int]:
    uit: dict[str, str | int] = {}
    for naam, veld in soort.velden.items():
        waarde = _waarde(model, veld)
        if isinstance(waarde, str | int):
            uit[naam] = waarde
    return uit
