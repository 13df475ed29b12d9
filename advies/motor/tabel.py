"""The columnar engine: the semantics of docs/semantiek.md over many partnerships at once, on polars (extra `advies[tabel]`).

Each atom is one boolean column, null where it is unknown; a branch is the conjunction of its columns, a rule the disjunction
of its branches. AND, OR and NOT of polars are those of Kleene, which a test holds against `regels.logica`. No Python runs for
a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, assert_never

import polars as pl

from advies.motor.gevallen import Gevallen
from kennisbank.vocabulaire import FeitDefinitie, Veld, Vocabulaire
from regels.logica import Tak
from regels.sleutels import FeitSleutel, feitsleutels
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    Alle,
    Atoom,
    Bevat,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Grens,
    Niet,
    Vergelijk,
    Verschilt,
    Voorwaarde,
)

Feitkolom = Callable[[FeitSleutel], pl.Expr]
"""Gives the column of a fact, or the field of a municipality."""


class Tabelbeoordeling(NamedTuple):
    """The truth of every rule and derived fact, one row for each partnership; null is unknown.

    Args:
        regels: a boolean column for each case of `gevallen.regels`, in that order, named by its key.
        afgeleid: a boolean column for each case of `gevallen.afgeleid`, named by its key.
    """

    regels: pl.DataFrame
    afgeleid: pl.DataFrame


def kolomtypen(woorden: Vocabulaire, processen: Sequence[str]) -> dict[str, pl.DataType]:
    """Return the columns that the engine reads: each key of working memory and its type.

    Args:
        woorden: the facts.
        processen: the keys of the processes.

    Returns:
        Yes/no as booleans, choices as an Enum, numbers in ten-thousandths, sets as lists of text, municipalities as a list of
        structs.
    """
    uit: dict[str, pl.DataType] = {}
    for feit in woorden.feiten.values():
        for sleutel in feitsleutels(feit.naam, feit.per_proces, processen):
            uit[str(sleutel)] = _type(feit)
    return uit


def _type(feit: FeitDefinitie) -> pl.DataType:
    match feit.soort:
        case "ja_nee":
            return pl.Boolean()
        case "keuze":
            return pl.Enum(feit.mag())
        case "meerkeuze":
            return pl.List(pl.String())
        case "gemeenten":
            return pl.List(pl.Struct({veld.veld: veldtype(veld) for veld in feit.velden}))
        case _:
            return pl.Int64()


def veldtype(veld: Veld) -> pl.DataType:
    """Return the type of a field of a municipality."""
    return {"tekst": pl.String(), "ja_nee": pl.Boolean()}.get(veld.soort, pl.Int64())


class Tabelmotor:
    """Evaluates a rule base over a table, in three values; made once, used for many tables.

    Args:
        bank: the rule base in normal form.
    """

    naam = "kolommen"

    def __init__(self, bank: Gevallen) -> None:
        self.gevallen = bank
        self.typen = kolomtypen(bank.bank.vocabulaire, bank.bank.processen)
        self.namen = tuple(str(geval.sleutel) for geval in bank.regels)
        woorden = bank.bank.vocabulaire.feiten.values()
        velden = [veld.veld for feit in woorden for veld in feit.velden if veld.soort == "ja_nee"]
        self._ja_nee = frozenset([*(feit.naam for feit in woorden if feit.soort == "ja_nee"), *velden])
        self._atomen: dict[Atoom, str] = {}
        afgeleid = {geval.sleutel: f"afgeleid:{geval.sleutel}" for geval in bank.afgeleid}
        self._afgeleid = tuple(afgeleid.values())
        self._definities = [
            self._disjunctie(geval.ja, afgeleid).alias(afgeleid[geval.sleutel]) for geval in bank.afgeleid
        ]
        self._regels = [
            self._disjunctie(geval.takken, afgeleid).alias(naam)
            for geval, naam in zip(bank.regels, self.namen, strict=True)
        ]
        self._lezen = [self._atoom(atoom).alias(naam) for atoom, naam in self._atomen.items()]

    def beoordeel(self, feiten: pl.DataFrame) -> Tabelbeoordeling:
        """Return the truth of every rule and derived fact.

        Args:
            feiten: the known facts, a row for each partnership, with columns of `typen`; a column that is absent is unknown
                everywhere. At least one column.
        """
        ontbreekt = [
            pl.lit(None, soort).alias(naam) for naam, soort in self.typen.items() if naam not in feiten.columns
        ]
        waarheid = feiten.with_columns(ontbreekt).with_columns(self._lezen)
        waarheid = waarheid.select(self._atomen.values()) if self._atomen else waarheid
        for definitie in self._definities:
            waarheid = waarheid.with_columns(definitie)
        uit = waarheid.with_columns([regel.alias(f"regel:{nummer}") for nummer, regel in enumerate(self._regels)])
        return Tabelbeoordeling(
            uit.select(pl.col(f"regel:{nummer}").alias(naam) for nummer, naam in enumerate(self.namen)),
            uit.select(pl.col(naam).alias(naam.removeprefix("afgeleid:")) for naam in self._afgeleid),
        )

    def _disjunctie(self, takken: tuple[Tak, ...], afgeleid: dict[FeitSleutel, str]) -> pl.Expr:
        delen = [self._conjunctie(tak, afgeleid) for tak in takken]
        return pl.any_horizontal(delen) if delen else pl.lit(False)

    def _conjunctie(self, tak: Tak, afgeleid: dict[FeitSleutel, str]) -> pl.Expr:
        delen = []
        for literaal in tak:
            atoom = literaal.atoom
            naam = afgeleid.get(atoom.feit) if isinstance(atoom, Gelijk) else None
            kolom = pl.col(naam or self._atomen.setdefault(atoom, f"atoom:{len(self._atomen)}"))
            delen.append(kolom if literaal.waar else ~kolom)
        return pl.all_horizontal(delen) if delen else pl.lit(True)

    def _atoom(self, atoom: Atoom) -> pl.Expr:
        if isinstance(atoom, ErIsGemeente):
            return _er_is_gemeente(atoom, self._ja_nee)
        return _atoom(atoom, lambda feit: pl.col(str(feit)), self._ja_nee)


def _atoom(atoom: Atoom, kolom: Feitkolom, ja_nee: frozenset[str]) -> pl.Expr:
    """Return an atom as an expression that is null where a fact that it needs is.

    Args:
        atoom: the atom.
        kolom: gives the column of a fact.
        ja_nee: the names of the yes/no facts, whose columns are booleans and which are only ever compared with `ja`.
    """
    match atoom:
        case Gelijk(feit, waarde):
            return kolom(feit) if feit.naam in ja_nee else kolom(feit) == waarde
        case EenVan(feit, waarden):
            return pl.any_horizontal([kolom(feit) == waarde for waarde in waarden])
        case Vergelijk(feit, grens, getal):
            return _binnen(kolom(feit), grens, getal)
        case Bevat(feit, waarde):
            return kolom(feit).list.contains(waarde)
        case AantalWaarden(feit, grens, getal):
            return _binnen(kolom(feit).list.len(), grens, getal)
        case Verschilt(links, rechts):
            return kolom(links).cast(pl.String) != kolom(rechts).cast(pl.String)
        case ErIsGemeente():
            raise TypeError("a municipality holds no municipalities")
        case _:
            assert_never(atoom)


def _binnen(getal: pl.Expr, grens: Grens, bound: int) -> pl.Expr:
    return getal >= bound if grens == "minstens" else getal <= bound


def _er_is_gemeente(atoom: ErIsGemeente, ja_nee: frozenset[str]) -> pl.Expr:
    """True when one municipality satisfies it; false only when all are listed, each answer is known, and none does."""
    lijst = pl.col("gemeenten")
    per_gemeente = lijst.list.eval(_gemeente(atoom.voorwaarde, ja_nee))
    een_onbekend = per_gemeente.list.eval(pl.element().is_null()).list.any()
    volledig = lijst.list.len().cast(pl.Int64) * SCHAAL == pl.col("aantal_gemeenten")
    return pl.when(per_gemeente.list.any()).then(True).when(~een_onbekend & volledig).then(False)


def _gemeente(voorwaarde: Voorwaarde, ja_nee: frozenset[str]) -> pl.Expr:
    match voorwaarde:
        case Alle(delen):
            uit = pl.lit(True)
            for deel in delen:
                uit &= _gemeente(deel, ja_nee)
            return uit
        case EenVanDe(delen):
            uit = pl.lit(False)
            for deel in delen:
                uit |= _gemeente(deel, ja_nee)
            return uit
        case Niet(deel):
            return ~_gemeente(deel, ja_nee)
        case _:
            return _atoom(voorwaarde, lambda veld: pl.element().struct.field(veld.naam), ja_nee)
