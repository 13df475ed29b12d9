"""A batch of partnerships as columns: made of a table of polars or of rows, and judged by the columnar engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import polars as pl

from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur, MotorVerschil, weiger_tegenspraak
from advies.motor.tabel import Tabelbeoordeling, Tabelmotor
from advies.tabel.beoordelen import Melden, Steekproef, Telling, is_advies, moet
from advies.tabel.kolommen import naar_kolommen
from advies.tabel.lezen import Uitkomst, frame_rijen
from advies.tabel.rij import Gelezen, lees_nauwkeurig
from advies.tabel.sleutels import feitkolommen
from kennisbank.meldingen import InvoerFout, Plek
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, GemeenteGegevens, Werkgeheugen

RIJEN = 10_000
"""Rows that are in memory at once when they are read one by one; as columns they take far less."""


class Partij(NamedTuple):
    """Rows that are right, as columns.

    Args:
        kop: for each row its file (`bestand`), its place in the file (`rij`) and its name (`naam`).
        feiten: the known facts, in the columns of the engine.
        plekken: gives where each known fact of a row stands.
    """

    kop: pl.DataFrame
    feiten: pl.DataFrame
    plekken: Callable[[int], Mapping[FeitSleutel, Plek]]


class Partijuitslag(NamedTuple):
    """What applies to the rows of a batch that do not contradict themselves.

    Args:
        kop: as in `Partij`.
        regels: the truth of each case of a rule; null is unknown.
        geweigerd: for each other row its place in the file, and what contradicts what.
    """

    kop: pl.DataFrame
    regels: pl.DataFrame
    geweigerd: list[tuple[int, InvoerFout]]


def van_frame(
    ruw: pl.DataFrame, bestand: str, gehad: int, typen: dict[str, pl.DataType]
) -> tuple[Partij, list[tuple[int, InvoerFout]]]:
    """Return the rows of a table that are right, and what is wrong with the others.

    Args:
        ruw: the rows; heads that were checked.
        bestand: the name to use in messages.
        gehad: the rows above these.
        typen: the columns of the engine.

    Returns:
        The rows that are right; and for each other row its place in the file and what is wrong.
    """
    feiten, twijfel = naar_kolommen(
        ruw.with_columns([] if "naam" in ruw.columns else [pl.lit(None).alias("naam")]), typen
    )
    feiten = feiten.with_columns(pl.int_range(gehad + 1, gehad + 1 + ruw.height, dtype=pl.Int64).alias("rij"))
    fouten: list[tuple[int, InvoerFout]] = []
    if twijfel.any():
        goed: list[Gelezen] = []
        for plaats, bron in zip(twijfel.arg_true(), frame_rijen(ruw.filter(twijfel), bestand, 0), strict=True):
            rij = bron._replace(rij=gehad + 1 + plaats)
            try:
                goed.append(lees_nauwkeurig(rij))
            except InvoerFout as fout:
                fouten.append((rij.rij, fout))
        anders = van_rijen(goed, typen)
        los = anders.feiten.with_columns(anders.kop["rij"], anders.kop["naam"])
        feiten = pl.concat([feiten.filter(~twijfel), los], how="diagonal").sort("rij")
    plaatsen = {kop: nummer for nummer, kop in enumerate(ruw.columns, start=1)}

    def plekken(nummer: int) -> Mapping[FeitSleutel, Plek]:
        rij = int(feiten["rij"][nummer])
        return {FeitSleutel.lees(kop): Plek(bestand, rij, kolom) for kop, kolom in plaatsen.items()}

    kop = feiten.select(pl.lit(bestand).alias("bestand"), "rij", pl.col("naam").cast(pl.String).fill_null(""))
    return Partij(kop, feiten.select(pl.exclude("naam")), plekken), fouten


def van_rijen(rijen: Sequence[Gelezen], typen: dict[str, pl.DataType]) -> Partij:
    """Return rows as columns.

    Args:
        rijen: the rows.
        typen: the columns of the engine.
    """
    kolommen: dict[FeitSleutel, list[Any]] = {}
    for nummer, rij in enumerate(rijen):
        for sleutel, waarde in rij.geheugen.items():
            kolom = kolommen.get(sleutel)
            if kolom is None:
                kolom = kolommen[sleutel] = [None] * len(rijen)
            kolom[nummer] = waarde
    kop = pl.DataFrame(
        {
            "bestand": [rij.bestand for rij in rijen],
            "rij": [rij.rij for rij in rijen],
            "naam": [rij.naam for rij in rijen],
        },
        schema={"bestand": pl.String, "rij": pl.Int64, "naam": pl.String},
    )
    feiten = [kop["rij"], *(_kolom(str(sleutel), cellen, typen[str(sleutel)]) for sleutel, cellen in kolommen.items())]
    return Partij(kop, pl.DataFrame(feiten), lambda nummer: rijen[nummer].plekken())


def _kolom(sleutel: str, cellen: list[Any], soort: pl.DataType) -> pl.Series:
    if soort == pl.Boolean:
        cellen = [None if cel is None else cel == "ja" for cel in cellen]
    elif feitkolommen()[sleutel].soort == "meerkeuze":
        cellen = [None if cel is None else sorted(cel) for cel in cellen]
    elif feitkolommen()[sleutel].soort == "gemeenten":
        cellen = [None if cel is None else [_als_struct(gemeente) for gemeente in cel] for cel in cellen]
    return pl.Series(sleutel, cellen, dtype=soort)


def _als_struct(gemeente: GemeenteGegevens) -> dict[str, Any]:
    velden = {veld.veld: veld.soort for veld in feitkolommen()["gemeenten"].velden}
    return {naam: waarde == "ja" if velden[naam] == "ja_nee" else waarde for naam, waarde in gemeente.items()}


def geheugen_van(rij: Mapping[str, Any]) -> Werkgeheugen:
    """Return the known facts of a row of `Partij.feiten`."""
    feiten = feitkolommen()
    return {FeitSleutel.lees(kop): _waarde(cel, kop) for kop, cel in rij.items() if cel is not None and kop in feiten}


def _waarde(cel: Any, kop: str) -> FeitWaarde:
    if kop == "gemeenten":
        return tuple({naam: _deel(deel) for naam, deel in rij.items() if deel is not None} for rij in cel)
    return frozenset(cel) if isinstance(cel, list) else _deel(cel)


def _deel(cel: Any) -> str | int:
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    assert isinstance(cel, str | int)
    return cel


def in_partijen(rijen: Iterable[Uitkomst], typen: dict[str, pl.DataType], meld: Melden) -> Iterator[Partij]:
    """Yield rows as columns, `RIJEN` at a time; what is wrong with a row is told.

    Args:
        rijen: the rows.
        typen: the columns of the engine.
        meld: tells what is wrong with a row.
    """
    bron = iter(rijen)
    while blok := list(islice(bron, RIJEN)):
        goed = []
        for rij in blok:
            if isinstance(rij, InvoerFout):
                meld(rij)
            else:
                goed.append(rij)
        if goed:
            yield van_rijen(goed, typen)


class Tabelbeoordelaar:
    """Evaluates batches: the columnar engine on all rows, the engines of `adviseur` on the sample too.

    Args:
        adviseur: has the rule base, and evaluates the sample.
        steekproef: the rows that are worked out again.
    """

    def __init__(self, adviseur: Adviseur, steekproef: Steekproef) -> None:
        self.motor = Tabelmotor(adviseur.maskers.gevallen)
        self._adviseur = adviseur
        self._steekproef = steekproef
        bank = self.motor.gevallen
        self.adviezen = [naam for naam, ja in zip(self.motor.namen, is_advies(bank), strict=True) if ja]
        self._tegenspraak = [naam for naam in self.motor.namen if naam not in set(self.adviezen)]
        self._moet = [naam for naam, ja in zip(self.motor.namen, moet(bank), strict=True) if ja]
        self.telling = Telling()

    def beoordeel(self, partij: Partij) -> Partijuitslag:
        """Return what applies to the rows of a batch; what contradicts itself is told and left out.

        Args:
            partij: the rows.

        Raises:
            MotorVerschil: the engines differ on a row of the sample.
        """
        beoordeling = self.motor.beoordeel(partij.feiten)
        tegen = self._tegenspraken(beoordeling)
        geweigerd = [(int(partij.kop["rij"][nummer]), self._fout(partij, nummer)) for nummer in tegen.arg_true()]
        goed = ~tegen
        self._reken_na(goed.arg_true().to_list(), partij.feiten, beoordeling)
        regels = beoordeling.regels.filter(goed) if geweigerd else beoordeling.regels
        self.telling.goed += regels.height
        if self._moet:
            self.telling.onvervuld += sum(regels.select(self._moet).sum().row(0))
        return Partijuitslag(partij.kop.filter(goed) if geweigerd else partij.kop, regels, geweigerd)

    def _tegenspraken(self, beoordeling: Tabelbeoordeling) -> pl.Series:
        """Return which rows contradict themselves."""
        delen = [pl.col(naam) for naam in self._tegenspraak]
        tegen = pl.any_horizontal(delen).fill_null(False) if delen else pl.lit(False)
        return beoordeling.regels.with_columns(tegen.alias(":tegen")).to_series(-1)

    def _fout(self, partij: Partij, nummer: int) -> InvoerFout:
        """Return what contradicts what in a row, as the mask engine finds it."""
        geheugen = geheugen_van(partij.feiten.row(nummer, named=True))
        beoordeling = self._adviseur.maskers.beoordeel(geheugen)
        try:
            weiger_tegenspraak(Evaluatie("", geheugen, partij.plekken(nummer), beoordeling))
        except InvoerFout as fout:
            return fout
        raise MotorVerschil(self.motor.naam, self._tegenspraak, geheugen)

    def _reken_na(self, plaatsen: list[int], feiten: pl.DataFrame, beoordeling: Tabelbeoordeling) -> None:
        for nummer, plaats in enumerate(plaatsen, start=self.telling.goed):
            if self._steekproef.neemt(nummer):
                self.telling.nagerekend += 1
                self._vergelijk(plaats, feiten, beoordeling)

    def _vergelijk(self, plaats: int, feiten: pl.DataFrame, beoordeling: Tabelbeoordeling) -> None:
        geheugen = geheugen_van(feiten.row(plaats, named=True))
        hier = self._adviseur.beoordeel(geheugen)
        verschil = []
        for frame, verwacht in ((beoordeling.regels, hier.status), (beoordeling.afgeleid, hier.afgeleid)):
            rij = frame.row(plaats) if frame.width else ()
            verschil += [naam for naam, a, b in zip(frame.columns, rij, verwacht, strict=True) if a is not b]
        if verschil:
            raise MotorVerschil(self.motor.naam, verschil, geheugen)
