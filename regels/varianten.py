"""Small changes to a condition: what a slip of the pen can make of it.

Mutation testing changes a program a little and asks whether a test notices (DeMillo, Lipton and Sayward, "Hints on test data
selection", IEEE Computer 11(4), 1978). The operators here are those of a rule: another operator, a bound one step off, a
condition left out, another value, the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, assert_never

from kennisbank.feitsoorten import Getal, keuzewaarden
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import Vocabulaire
from regels.logica import vervang_feiten, voor_proces
from regels.sleutels import DIT, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    AfgeleidFeit,
    Alle,
    Atoom,
    Bevat,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Grens,
    Niet,
    Regel,
    Vergelijk,
    Verschilt,
    Voorwaarde,
)

Ingreep = Literal[
    "weggelaten", "alle of een van", "omgekeerd", "andere grens", "ander teken", "andere waarde", "ander proces"
]
_ANDER: dict[Grens, Grens] = {"minstens": "hoogstens", "hoogstens": "minstens"}


@dataclass(frozen=True, slots=True)
class Variant:
    """A condition with one small change.

    Args:
        ingreep: the kind of change.
        deel: the part that was changed or left out, as it was.
        nieuw: what stands there now; None when it was left out.
        geheel: the whole condition after the change.
        plaats: which of the conditions at the top holds the part, from 0; 0 for the whole.
        wijkt_voor: the rule to which it no longer yields, when that is the change; empty otherwise.
    """

    ingreep: Ingreep
    deel: Voorwaarde
    nieuw: Voorwaarde | None
    geheel: Voorwaarde
    plaats: int = 0
    wijkt_voor: str = ""


class Varianten:
    """Makes the variants of conditions.

    Args:
        vocabulaire: the facts, for the values that they can have.
        processen: the keys of the processes, in order.
    """

    def __init__(self, vocabulaire: Vocabulaire, processen: tuple[str, ...]) -> None:
        self._feiten = vocabulaire.feiten
        self._velden = vocabulaire.velden
        self._processen = processen

    def van_stuk(self, stuk: Regel | AfgeleidFeit) -> Iterator[Variant]:
        """Yield every variant of a rule or derived fact; of what a rule yields to only that it no longer does.

        Args:
            stuk: the rule or derived fact.
        """
        if isinstance(stuk, AfgeleidFeit) or not stuk.wijkt_voor:
            yield from self.van(stuk.voorwaarde)
            return
        assert isinstance(stuk.als, Alle)
        delen = stuk.als.voorwaarden
        eigen, wijkt = delen[: -len(stuk.wijkt_voor)], delen[-len(stuk.wijkt_voor) :]
        for variant in self.van(Alle(eigen)):
            nieuw = variant.geheel.voorwaarden if isinstance(variant.geheel, Alle) else (variant.geheel,)
            yield replace(variant, geheel=Alle((*nieuw, *wijkt)))
        for nummer, deel in enumerate(wijkt):
            rest = (*eigen, *wijkt[:nummer], *wijkt[nummer + 1 :])
            yield Variant("weggelaten", deel, None, Alle(rest), len(eigen) + nummer, stuk.wijkt_voor[nummer])

    def van(self, voorwaarde: Voorwaarde) -> Iterator[Variant]:
        """Yield every variant of a condition.

        Args:
            voorwaarde: the condition of a rule or derived fact, a list at the top.
        """
        delen = voorwaarde.voorwaarden if isinstance(voorwaarde, Alle) else (voorwaarde,)
        for nummer, deel in enumerate(delen):
            for variant in self._van(deel):
                rest = (*delen[:nummer], variant.geheel, *delen[nummer + 1 :])
                yield replace(variant, geheel=Alle(rest), plaats=nummer)
            if len(delen) > 1:
                yield Variant("weggelaten", deel, None, Alle((*delen[:nummer], *delen[nummer + 1 :])), nummer)
        if len(delen) > 1:
            yield Variant("alle of een van", Alle(delen), EenVanDe(delen), EenVanDe(delen))

    def _van(self, deel: Voorwaarde) -> Iterator[Variant]:
        match deel:
            case Alle(delen) | EenVanDe(delen):
                yield from self._van_lijst(type(deel), delen)
            case Niet((Alle() | EenVanDe()) as binnen):
                for variant in self._van(binnen):
                    yield replace(variant, geheel=Niet(variant.geheel))
                yield Variant("omgekeerd", deel, binnen, binnen)
            case Niet(binnen):
                for variant in self._van(binnen):
                    nieuw = binnen if variant.ingreep == "omgekeerd" else Niet(variant.geheel)
                    yield replace(variant, deel=deel, nieuw=nieuw, geheel=nieuw)
            case _:
                for ingreep, nieuw in self._van_atoom(deel):
                    yield Variant(ingreep, deel, nieuw, nieuw)
                yield Variant("omgekeerd", deel, Niet(deel), Niet(deel))

    def _van_lijst(self, soort: type[Alle] | type[EenVanDe], delen: tuple[Voorwaarde, ...]) -> Iterator[Variant]:
        sjabloon = self._sjabloon(delen)
        if sjabloon is not None:
            # `er_is: proces` and `elk: proces` stand once in the rule file: a slip changes all copies.
            for variant in self.van(sjabloon):
                yield replace(variant, geheel=soort(tuple(voor_proces(variant.geheel, p) for p in self._processen)))
        else:
            for nummer, deel in enumerate(delen):
                for variant in self._van(deel):
                    yield replace(variant, geheel=soort((*delen[:nummer], variant.geheel, *delen[nummer + 1 :])))
                if len(delen) > 1:
                    rest = soort((*delen[:nummer], *delen[nummer + 1 :]))
                    yield Variant("weggelaten", deel, None, rest)
        if len(delen) > 1:
            ander = EenVanDe(delen) if soort is Alle else Alle(delen)
            yield Variant("alle of een van", soort(delen), ander, ander)

    def _sjabloon(self, delen: tuple[Voorwaarde, ...]) -> Voorwaarde | None:
        """Return the condition on "this process" of which the parts are the copies, or None."""
        if len(delen) != len(self._processen):
            return None
        sjabloon = _met_dit(delen[0], self._processen[0])
        paren = zip(delen, self._processen, strict=True)
        return sjabloon if all(voor_proces(sjabloon, proces) == deel for deel, proces in paren) else None

    def _van_atoom(self, atoom: Atoom) -> Iterator[tuple[Ingreep, Voorwaarde]]:
        match atoom:
            case Gelijk() | EenVan():
                yield from self._van_keuze(atoom)
            case Bevat(feit, waarde):
                for ander in self._andere(feit, (waarde,)):
                    yield "andere waarde", Bevat(feit, ander)
            case Vergelijk(feit) | AantalWaarden(feit):
                yield "ander teken", replace(atoom, grens=_ANDER[atoom.grens])
                stap = self._stap(feit) if isinstance(atoom, Vergelijk) else 1
                for verschil in (-stap, stap):
                    yield "andere grens", replace(atoom, getal=atoom.getal + verschil)
            case ErIsGemeente(binnen):
                for variant in self.van(binnen):
                    yield variant.ingreep, ErIsGemeente(variant.geheel)
            case Verschilt():
                return
            case _:
                assert_never(atoom)

    def _van_keuze(self, atoom: Gelijk | EenVan) -> Iterator[tuple[Ingreep, Voorwaarde]]:
        feit = atoom.feit
        if isinstance(atoom, Gelijk):
            for ander in self._andere(feit, (atoom.waarde,)):
                yield "andere waarde", Gelijk(feit, ander)
        else:
            for ander in self._andere(feit, atoom.waarden):
                yield "andere waarde", EenVan(feit, tuple(sorted((*atoom.waarden, ander))))
            for waarde in atoom.waarden:
                rest = tuple(deel for deel in atoom.waarden if deel != waarde)
                yield "weggelaten", EenVan(feit, rest) if len(rest) > 1 else Gelijk(feit, *rest)
        if feit.proces not in ("", DIT):
            plaats = self._processen.index(feit.proces)
            volgende = self._processen[(plaats + 1) % len(self._processen)]
            yield "ander proces", replace(atoom, feit=feit._replace(proces=volgende))

    def _andere(self, feit: FeitSleutel, waarden: tuple[str, ...]) -> tuple[str, ...]:
        definitie = self._feiten.get(feit.naam)
        # Of yes/no, as of a derived fact and a field, the opposite is another variant.
        mag = () if definitie is None else keuzewaarden(definitie.soort)
        return tuple(deel.waarde for deel in mag if deel.waarde not in waarden)

    def _stap(self, feit: FeitSleutel) -> int:
        """Return the step by which a bound is off: one for a whole number, a hundredth for another."""
        definitie = self._feiten.get(feit.naam) or self._velden[feit.naam]
        assert isinstance(definitie.soort, Getal)
        return SCHAAL if definitie.soort.geheel else SCHAAL // 100


def _met_dit(voorwaarde: Voorwaarde, proces: str) -> Voorwaarde:
    """Return the condition with a process replaced by `DIT`."""
    return vervang_feiten(voorwaarde, lambda feit: feit._replace(proces=DIT) if feit.proces == proces else feit)
