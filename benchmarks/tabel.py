"""Many partnerships at once: `python benchmarks/tabel.py --aantal 100000 --invoer csv --uitvoer csv --motor kolommen`.

Makes that many generated partnerships (the same each time, none with a contradiction), runs `advies evaluate --kort` on them as
a process of its own, and prints the time, the processor time and the most memory. Then it works out every status of a
sample of the rows with the mask engine, from the generated facts, and counts the differences.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

WORTEL = Path(__file__).parent.parent
sys.path.insert(0, str(WORTEL))

import polars as pl

from advies import Adviseur, Samenwerkingsverband
from advies.motor.gevallen import gevallen
from advies.motor.tabel import kolomtypen
from advies.snellezer import feitkolommen
from advies.tabel.beoordelen import kolomnamen
from advies.tabel.partij import van_rijen
from advies.tabel.rij import Bronrij, Rijlezer
from advies.werkgeheugen import werkgeheugen
from regels.lezen import regelbank
from tests.bouwers import maak_feiten, zonder_twijfel

VERSCHILLEND = 20_000
"""Partnerships that differ; a larger table has them again, under another name."""
STEEKPROEF = 2_000
"""Rows of which every status is compared."""
PARTIJ = 10_000
LIJSTEN = ("zeker", "open", "uitgesloten")
ADVIEZEN = {
    naam
    for naam, geval in zip(kolomnamen(gevallen(regelbank())), gevallen(regelbank()).regels, strict=True)
    if geval.regel.soort != "tegenspraak"
}


def feiten_zonder_tegenspraak(aantal: int) -> Iterator[dict[str, Any]]:
    """Yield generated facts in which a fifth to three fifths of the facts are known, with the columns of a table."""
    motor = Adviseur(motor="referentie").maskers
    tegen = [nummer for nummer, geval in enumerate(motor.gevallen.regels) if geval.regel.soort == "tegenspraak"]
    gemaakt = zaad = 0
    while gemaakt < aantal:
        zaad += 1
        rng = Random(zaad)
        feiten = zonder_twijfel(maak_feiten(rng, rng.choice([0.2, 0.4, 0.6])))
        status = motor.beoordeel(werkgeheugen(Samenwerkingsverband.model_validate(feiten))).status
        if not any(status[nummer] for nummer in tegen):
            gemaakt += 1
            yield _plat(feiten)


def _plat(feiten: dict[str, Any]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for naam, waarde in feiten.items():
        if isinstance(waarde, dict):
            uit |= {f"{naam}.{proces}": deel for proces, deel in waarde.items()}
        else:
            uit[naam] = waarde
    return uit


def schrijf_tabel(pad: Path, verbanden: list[dict[str, Any]], aantal: int) -> None:
    """Write a table of so many rows, in the form that its name tells."""
    if pad.suffix == ".parquet":
        _schrijf_parquet(pad, verbanden, aantal)
        return
    koppen = ["naam", *(naam for naam in feitkolommen() if naam != "gemeenten")]
    with open(pad, "w", encoding="utf-8", newline="") as stroom:
        schrijver = csv.writer(stroom, delimiter=";", lineterminator="\n")
        if pad.suffix == ".csv":
            schrijver.writerow(koppen)
        for nummer in range(aantal):
            verband = {"naam": f"Verband {nummer}", **verbanden[nummer % len(verbanden)]}
            if pad.suffix == ".csv":
                schrijver.writerow([_cel(verband.get(kop)) for kop in koppen])
            else:
                stroom.write(json.dumps(verband, ensure_ascii=False) + "\n")


def _cel(waarde: Any) -> Any:
    return ("|".join(waarde) or "[]") if isinstance(waarde, list) else waarde


def _schrijf_parquet(pad: Path, verbanden: list[dict[str, Any]], aantal: int) -> None:
    lezer = Rijlezer()
    typen = kolomtypen(regelbank().vocabulaire, regelbank().processen)
    delen = []
    for begin in range(0, len(verbanden), PARTIJ):
        rijen = [lezer.lees(Bronrij("", 1, verband, lambda _: 1)) for verband in verbanden[begin : begin + PARTIJ]]
        delen.append(van_rijen(rijen, typen).feiten.drop("rij"))
    deel = pl.concat(delen, how="diagonal")
    getallen = [naam for naam, soort in typen.items() if soort == pl.Int64 and naam in deel.columns]
    deel = deel.with_columns(pl.col(getallen) / 10_000).with_columns(
        pl.col("gemeenten").list.eval(_in_eenheden(typen["gemeenten"]))
    )
    keer = -(-aantal // len(verbanden))
    pl.concat([deel.lazy()] * keer).head(aantal).with_columns(
        pl.format("Verband {}", pl.int_range(pl.len())).alias("naam")
    ).sink_parquet(pad, row_group_size=50_000)


def _in_eenheden(soort: pl.DataType) -> pl.Expr:
    assert isinstance(soort, pl.List)
    assert isinstance(soort.inner, pl.Struct)
    veld = pl.element().struct.field
    return pl.struct(
        (veld(deel.name) / 10_000 if deel.dtype == pl.Int64 else veld(deel.name)).alias(deel.name)
        for deel in soort.inner.fields
    )


def draai(invoer: Path, uitvoer: Path, motor: str, *opties: str) -> str:
    """Run the command and return how long it took and what memory it used."""
    opdracht = [sys.executable, "-m", "advies", "evaluate", str(invoer), "--kort", "--motor", motor, *opties]
    begin = time.perf_counter()
    proces = subprocess.Popen([*opdracht, "--formaat", uitvoer.suffix[1:], "-o", str(uitvoer)])
    _, code, gebruik = os.wait4(proces.pid, 0)
    duur = time.perf_counter() - begin
    assert code == 0, f"exit code {code}"
    processor = gebruik.ru_utime + gebruik.ru_stime
    return f"{duur:.1f} s, {processor:.1f} s of processor, most memory {gebruik.ru_maxrss / 1024:.0f} MB"


def lees_uitvoer(pad: Path, stap: int) -> Iterator[dict[str, Any]]:
    """Yield every so many rows of a result."""
    if pad.suffix == ".parquet":
        yield from pl.scan_parquet(pad).gather_every(stap).collect().iter_rows(named=True)
        return
    with open(pad, encoding="utf-8-sig", newline="") as stroom:
        if pad.suffix == ".jsonl":
            yield from (json.loads(regel) for regel in islice(stroom, 0, None, stap))
        else:
            for rij in islice(csv.DictReader(stroom, delimiter=";"), 0, None, stap):
                lijsten = {naam: rij[naam].split("|") if rij[naam] else [] for naam in LIJSTEN if naam in rij}
                yield {**rij, **lijsten}


def verschillen(uitvoer: Path, verbanden: list[dict[str, Any]], stap: int) -> tuple[int, int]:
    """Return how many statuses were compared with the mask engine, and how many differ."""
    motor = Adviseur(motor="referentie").maskers
    namen, lezer = kolomnamen(motor.gevallen), Rijlezer()
    vergeleken = anders = 0
    for rij in lees_uitvoer(uitvoer, stap):
        nummer = int(rij["naam"].removeprefix("Verband ")) % len(verbanden)
        status = motor.beoordeel(lezer.lees(Bronrij("", 1, verbanden[nummer], lambda _: 1)).geheugen).status
        for lijst, waar in zip(LIJSTEN, (True, None, False), strict=True):
            if lijst in rij:
                goed = {naam for naam, deel in zip(namen, status, strict=True) if deel is waar} & ADVIEZEN
                vergeleken += len(goed)
                anders += len(goed ^ set(rij[lijst]))
    return vergeleken, anders


def main() -> int:
    """Print the figures; return 1 when a status differs."""
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--aantal", type=int, default=100_000)
    opties.add_argument("--invoer", choices=["csv", "jsonl", "parquet"], default="parquet")
    opties.add_argument("--uitvoer", choices=["csv", "jsonl", "parquet"], default="parquet")
    opties.add_argument("--motor", choices=["beide", "referentie", "kolommen"], default="kolommen")
    keuze = opties.parse_args()
    verbanden = list(feiten_zonder_tegenspraak(min(keuze.aantal, VERSCHILLEND)))
    if keuze.invoer == "csv":
        verbanden = [{naam: deel for naam, deel in verband.items() if naam != "gemeenten"} for verband in verbanden]
    with tempfile.TemporaryDirectory() as map_:
        invoer, uitvoer = Path(map_, f"in.{keuze.invoer}"), Path(map_, f"uit.{keuze.uitvoer}")
        schrijf_tabel(invoer, verbanden, keuze.aantal)
        gemeten = draai(invoer, uitvoer, keuze.motor)
        print(
            f"{keuze.motor}: {keuze.aantal} partnerships, {keuze.invoer} ({invoer.stat().st_size / 1e6:.0f} MB) to"
            f" {keuze.uitvoer} ({uitvoer.stat().st_size / 1e6:.0f} MB): {gemeten}, load {os.getloadavg()[0]:.1f} on"
            f" {os.cpu_count()} cores"
        )
        vergeleken, anders = verschillen(uitvoer, verbanden, max(1, keuze.aantal // STEEKPROEF))
        schrijf_tabel(invoer, verbanden, min(keuze.aantal, STEEKPROEF))
        draai(invoer, uitvoer, keuze.motor, "--alles")
        alle, ook_anders = verschillen(uitvoer, verbanden, 1)
    print(f"{vergeleken + alle} statuses compared with the mask engine: {anders + ook_anders} differences")
    return 1 if anders + ook_anders else 0


if __name__ == "__main__":
    sys.exit(main())
