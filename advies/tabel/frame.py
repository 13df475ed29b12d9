"""A table of polars in, a table of polars out: the columnar engine as a library (extra `advies[tabel]`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.antwoord import STATUSSEN, status_van
from advies.evalueer import Adviseur, adviseur
from advies.tabel.beoordelen import Steekproef
from advies.tabel.polars_nodig import vraag_polars
from advies.tabel.sleutels import keur_koppen, nieuwe_koppen

if TYPE_CHECKING:
    import polars as pl

_BESTAND = "tabel"


def evalueer_tabel(tabel: pl.DataFrame, *, met: Adviseur | None = None) -> pl.DataFrame:
    """Return the status of every rule for every partnership of a table.

    The columnar engine evaluates all rows; the engines of `met` work out the first 100 and each thousandth again.

    Args:
        tabel: a row for each partnership. The columns are keys of working memory (`vervangingsbudget`,
            `uitvoering.technisch_beheer`), and `naam` and `toelichting`. Yes/no as booleans or as in a facts file, choices as
            text, numbers as numbers or text, sets as lists or as text with | between the values, municipalities as a list of
            structs. Null is unknown.
        met: the evaluator; the one of the package when left out.

    Returns:
        A row for each row of `tabel`, in the same order. `geweigerd`: what is wrong with the row, null when it is right. Then
        a column for each rule that is advice, or for each rule and process (`mag_uitbesteden.technisch_beheer`), in the order
        of the rule base: an Enum of `zeker`, `open`, `uitgesloten`, null when the row is refused.

    Raises:
        InvoerFout: a column is no fact, or polars is not installed.
        MotorVerschil: the engines differ on a row of the sample.
    """
    vraag_polars("evalueer_tabel")
    import polars as pl

    from advies.tabel.partij import Tabelbeoordelaar, van_frame

    keur_koppen(tabel.columns, _BESTAND, 1, met_gemeenten=True)
    tabel = tabel.rename(dict(zip(tabel.columns, nieuwe_koppen(tabel.columns), strict=True)))
    beoordelaar = Tabelbeoordelaar(met or adviseur(), Steekproef())
    partij, geweigerd = van_frame(tabel, _BESTAND, 0, beoordelaar.motor.typen)
    uitslag = beoordelaar.beoordeel(partij)
    soort = pl.Enum(STATUSSEN)
    status = uitslag.regels.select(
        pl.when(naam).then(pl.lit(status_van(True), soort)).when(~pl.col(naam)).then(pl.lit(status_van(False), soort))
        .otherwise(pl.lit(status_van(None), soort)).alias(naam)
        for naam in beoordelaar.adviezen
    )  # fmt: skip
    slecht = pl.DataFrame(
        [(rij, "\n".join(map(str, fout.meldingen))) for rij, fout in (*geweigerd, *uitslag.geweigerd)],
        schema={"rij": pl.Int64, "geweigerd": pl.String},
        orient="row",
    )
    rijen = pl.DataFrame({"rij": pl.int_range(1, tabel.height + 1, dtype=pl.Int64, eager=True)})
    uit = rijen.join(slecht, on="rij", how="left").join(
        status.with_columns(uitslag.kop["rij"]), on="rij", how="left", maintain_order="left"
    )
    return uit.sort("rij").drop("rij")
