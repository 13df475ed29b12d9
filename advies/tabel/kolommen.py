"""A table of polars to the columns that the columnar engine reads: what is plainly right at once, the rest row by row.

A cell that is not plainly right sends its row to the reader of facts files, so that a row is refused or taken exactly as a
facts file is. What is plainly right is so by the same bounds and values as in `advies.tabel.rij`.
"""

from __future__ import annotations

from typing import assert_never

import polars as pl
from polars.datatypes import DataTypeClass

from advies.tabel.rij import GETAL, ONBEKEND
from advies.tabel.sleutels import LEGE_LIJST, SCHEIDING, feitkolommen, hoogstens_gemeenten
from kennisbank.feitsoorten import (
    Feitsoort,
    Gemeenten,
    Getal,
    JaNee,
    Keuze,
    Meerkeuze,
    Veld,
    Veldsoort,
    VrijeTekst,
)
from kennisbank.typen import HOOGSTENS_NAAM, WIT
from regels.taal import SCHAAL

_HOOGSTENS = 1e12
"""Numbers from here on are impossibly large, as in `kennisbank.typen`."""
_JA = ("ja", "true", "waar")
_NEE = ("nee", "false", "onwaar")
_LEEG = ("", "onbekend", "~", "null")
_TEKSTSOORTEN = (pl.String, pl.Enum, pl.Categorical)
_EENVOUDIGE_NAAM = "^[ -~À-ÖØ-Þà-öø-ÿ]*$"
"""Names whose small letters are the same as what `casefold` makes of them."""
_AFRONDING = 1e-15
"""How far a quotient of polars can be from the nearest number, as a share of it."""

Kolom = tuple[pl.Series, "pl.Series | None"]
"""The column that the engine reads, and which of its rows are not plainly right; None when all are."""


def lees_kolom(ruw: pl.Series, soort: Feitsoort | Veldsoort, kolomtype: pl.DataType) -> Kolom:
    """Return the column of a fact, or of a field of municipalities.

    Args:
        ruw: the cells as they were read.
        soort: the kind of the fact or field.
        kolomtype: the type that the engine reads.
    """
    match soort:
        case JaNee():
            return _ja_nee(ruw)
        case Keuze():
            return _keuze(ruw, kolomtype)
        case Meerkeuze(waarden):
            return _verzameling(ruw, [deel.waarde for deel in waarden])
        case Getal():
            return _getal(ruw, soort)
        case Gemeenten(velden):
            return _gemeenten(ruw, velden, kolomtype)
        case VrijeTekst():
            return vrije_tekst(ruw)
        case _:
            assert_never(soort)


def vrije_tekst(ruw: pl.Series) -> Kolom:
    """Return a column of free text, null where it says nothing; a long text, or one in another spelling, is read as a row."""
    if ruw.dtype not in (pl.String, pl.Null):
        return _alles_twijfel(ruw, pl.String())
    tekst = ruw.cast(pl.String)
    leeg = tekst.str.strip_chars(WIT).str.to_lowercase().is_in(_LEEG)
    twijfel = (tekst.str.len_chars() > HOOGSTENS_NAAM) | (tekst.str.normalize("NFC") != tekst)
    return tekst.set(leeg.fill_null(False), None), twijfel.fill_null(False) if twijfel.any() else None


def _alles_twijfel(ruw: pl.Series, soort: pl.DataType) -> Kolom:
    return _leeg(len(ruw), soort), ruw.is_not_null()


def _leeg(aantal: int, soort: pl.DataType | DataTypeClass) -> pl.Series:
    return pl.Series([None], dtype=soort).new_from_index(0, aantal)


def _twijfel(ruw: pl.Series, kolom: pl.Series) -> pl.Series | None:
    """Return the rows in which something is given that was not read, and that does not say that the fact is unknown."""
    if kolom.null_count() == ruw.null_count():
        return None
    over = kolom.is_null() & ruw.is_not_null()
    return over & ~ruw.is_in(ONBEKEND) if ruw.dtype == pl.String else over


def _ja_nee(ruw: pl.Series) -> Kolom:
    if ruw.dtype in (pl.Boolean, pl.Null):
        return ruw.cast(pl.Boolean), None
    if ruw.dtype not in _TEKSTSOORTEN:
        return _alles_twijfel(ruw, pl.Boolean())
    tekst = ruw.cast(pl.String)
    kolom = tekst.cast(pl.Enum(["ja", "nee"]), strict=False) == "ja"
    if kolom.null_count() == ruw.null_count():
        return kolom, None
    klein = tekst.str.strip_chars(WIT).str.to_lowercase()
    waar, onwaar, leeg = (klein.is_in(woorden).fill_null(False) for woorden in (_JA, _NEE, _LEEG))
    return waar.set(~(waar | onwaar), None), ruw.is_not_null() & ~(waar | onwaar | leeg)


def _keuze(ruw: pl.Series, soort: pl.DataType) -> Kolom:
    if ruw.dtype != pl.Null and ruw.dtype not in _TEKSTSOORTEN:
        return _alles_twijfel(ruw, soort)
    tekst = ruw.cast(pl.String)
    kolom = tekst.cast(soort, strict=False)
    return kolom, _twijfel(tekst, kolom)


def _getal(ruw: pl.Series, soort: Getal) -> Kolom:
    if ruw.dtype == pl.String:
        getal = ruw.set(~ruw.str.contains(f"^(?:{GETAL})$").fill_null(True), None).cast(pl.Float64, strict=False)
    elif ruw.dtype.is_integer() or ruw.dtype.is_float() or ruw.dtype == pl.Null:
        getal = ruw.cast(pl.Float64)
    else:
        return _alles_twijfel(ruw, pl.Int64())
    deel = getal * SCHAAL
    goed = (getal.abs() < _HOOGSTENS) & ((deel.round(0) / SCHAAL - getal).abs() <= getal.abs() * _AFRONDING)
    goed &= (getal >= soort.minimum) & (getal <= soort.maximum)
    if soort.geheel:
        goed &= getal == getal.floor()
    kolom = deel.set(~goed.fill_null(True), None).round(0).cast(pl.Int64)
    return kolom, _twijfel(ruw, kolom)


def _verzameling(ruw: pl.Series, mag: list[str]) -> Kolom:
    soort = pl.List(pl.String())
    if ruw.dtype == pl.String:
        tekst = ruw.set(ruw.is_in(ONBEKEND).fill_null(False), None)
        leeg = pl.Series([[]], dtype=soort).new_from_index(0, len(ruw))
        lijst = tekst.str.split(SCHEIDING).zip_with((tekst != LEGE_LIJST).fill_null(True), leeg)
    elif ruw.dtype == pl.Null or (isinstance(ruw.dtype, pl.List) and ruw.dtype.inner in (*_TEKSTSOORTEN, pl.Null)):
        lijst = ruw.cast(soort)
    else:
        return _alles_twijfel(ruw, soort)
    goed = lijst.list.eval(pl.element().is_in(mag).fill_null(False)).list.all()
    goed &= lijst.list.n_unique() == lijst.list.len()
    twijfel = ~goed.fill_null(True)
    return lijst, twijfel if twijfel.any() else None


def _gemeenten(ruw: pl.Series, velden: tuple[Veld, ...], soort: pl.DataType) -> Kolom:
    """Return the lists of municipalities, by reading the fields of all municipalities below each other."""
    binnen = ruw.dtype.inner if isinstance(ruw.dtype, pl.List) else None
    soorten = {veld.veld: veld.soort for veld in velden} | {"toelichting": VrijeTekst()}
    typen = _velden(soort)
    namen = {veld.name for veld in binnen.fields} if isinstance(binnen, pl.Struct) else set()
    if "naam" not in namen or not namen <= soorten.keys():
        return _alles_twijfel(ruw, soort)
    aantal = ruw.list.len()
    goed_lang = aantal.is_between(1, hoogstens_gemeenten())
    los = pl.DataFrame([ruw.alias("g")]).with_row_index("rij").filter(goed_lang).explode("g")
    fout = los["g"].is_null()
    delen = {}
    for naam in sorted(namen):
        cellen = los["g"].struct.field(naam)
        delen[naam], twijfel = lees_kolom(cellen, soorten[naam], typen.get(naam, pl.String()))
        fout = fout if twijfel is None else fout | twijfel
    fout |= delen["naam"].is_null() | ~delen["naam"].str.contains(_EENVOUDIGE_NAAM).fill_null(True)
    kolommen = [delen.get(naam, _leeg(los.height, typen[naam])).alias(naam) for naam in typen]
    gevuld = pl.DataFrame([los["rij"], *kolommen, fout.alias(":fout")])
    sleutel = pl.col("naam").str.to_lowercase().str.replace_all(" +", " ").str.strip_chars(" ")
    per_rij = gevuld.group_by("rij", maintain_order=True).agg(
        pl.struct(list(typen)).alias("g"),
        (pl.col(":fout").any() | (sleutel.n_unique() != pl.len())).alias("fout"),
    )
    heel = pl.DataFrame([ruw.is_not_null().alias("gegeven")]).with_row_index("rij").join(per_rij, on="rij", how="left")
    heel = heel.sort("rij")
    twijfel = heel["gegeven"] & heel["fout"].fill_null(True)
    return heel["g"].cast(soort), twijfel


def _velden(soort: pl.DataType) -> dict[str, pl.DataType]:
    assert isinstance(soort, pl.List)
    assert isinstance(soort.inner, pl.Struct)
    typen: dict[str, pl.DataType] = {}
    for veld in soort.inner.fields:
        assert isinstance(veld.dtype, pl.DataType)
        typen[veld.name] = veld.dtype
    return typen


def naar_kolommen(ruw: pl.DataFrame, typen: dict[str, pl.DataType]) -> tuple[pl.DataFrame, pl.Series]:
    """Return the columns that the engine reads and the name, and which rows are not plainly right.

    Args:
        ruw: the rows as they were read; heads that were checked.
        typen: the columns that the engine reads, with their types.
    """
    feiten = feitkolommen()
    kolommen: list[pl.Series] = []
    twijfel = pl.Series("twijfel", [False]).new_from_index(0, ruw.height)
    for cellen in ruw.iter_columns():
        feit = feiten.get(cellen.name)
        kolom, deel = vrije_tekst(cellen) if feit is None else lees_kolom(cellen, feit.soort, typen[cellen.name])
        if feit is not None or cellen.name == "naam":
            kolommen.append(kolom.alias(cellen.name))
        if deel is not None:
            twijfel |= deel.fill_null(False)
    uit = pl.DataFrame(kolommen)
    if {"gemeenten", "aantal_gemeenten"} <= set(uit.columns):
        te_veel = uit["gemeenten"].list.len().cast(pl.Int64) * SCHAAL > uit["aantal_gemeenten"]
        twijfel |= te_veel.fill_null(False)
    return uit, twijfel
