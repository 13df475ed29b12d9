"""A row of a table is read exactly as a facts file is: quickly, as columns, or by the reader of facts files itself."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given

from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.motor.tabel import kolomtypen
from advies.snellezer import feitkolommen
from advies.tabel.partij import geheugen_van, van_frame
from advies.tabel.rij import Bronrij, Gelezen, Rijlezer, lees_nauwkeurig
from advies.tabel.sleutels import als_lijst, keur_koppen
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import FeitDefinitie
from regels.lezen import regelbank
from regels.taal import Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, op_sleutel, voorbeelden

TYPEN = kolomtypen(regelbank().vocabulaire, regelbank().processen)
LEZER = Rijlezer()
Uitkomst = tuple[str, Werkgeheugen] | str

VREEMD: dict[type[Feitsoort], list[Any]] = {
    JaNee: [
        "Ja",
        "JA ",
        " nee",
        "true",
        "WAAR",
        "onwaar",
        "j",
        "1",
        1,
        0,
        1.0,
        True,
        False,
        [],
        "ja;nee",
        "\u2028ja",
    ],
    Keuze: ["ontwerp", "Ontwerp", " ontwerp", "ontwrep", 3, True, ["ontwerp"], {"x": 1}, "geen", "derde"],
    Meerkeuze: [[], ["x"], ["kostenreductie"], ["kostenreductie", "kostenreductie"], ["werk", 1], [None], [""], "[]"],
    Getal: [
        "12",
        "12.5",
        "12,5",
        "1.234",
        "1.2345",
        "1.23456",
        "12.50",
        "1e3",
        "-1",
        "+3",
        "007",
        "3.",
        ".5",
        "12 fte",
    ],
    Gemeenten: [
        [],
        [{"naam": "Hoorn"}],
        [{"naam": "Hoorn", "inwoners": "70.000"}],
        [{"naam": "Hoorn"}, {"naam": " hoorn "}],
        [{"naam": "Groß"}, {"naam": "GROSS"}],
        [{"naam": "Súdwest-Fryslân", "inwoners": 90000, "eigen_systeem": "onbekend"}],
        [{"inwoners": 3}],
        [{"naam": "Hoorn", "fte": 3}],
        [{"naam": 3}],
        [{"naam": "Hoorn", "ict_fte": 1.00004}],
        [{"naam": "A"}, {"naam": "B", "toelichting": "let op"}],
        [{"naam": "n" * 201}],
        [{"naam": "Su\u0301dwest", "eigen_systeem": "e\u0301"}],
        [{"naam": "Súdwest"}, {"naam": "Su\u0301dwest"}],
        [{"naam": "Hoorn"}, {"naam": "Hoorn\u200b"}],
        [{"naam": "IJlst"}, {"naam": "\u0132lst"}],
        [{"naam": "Hoorn", "ict_fte": 29.99999999}],
        [{"naam": "Hoorn", "toelichting": "t" * 10_001}],
        ["Hoorn"],
        [None],
        {"naam": "Hoorn"},
    ],
}
OVERAL = [
    None,
    "",
    " ",
    "~",
    "null",
    "onbekend",
    "Onbekend",
    "x",
    "٣",
    float("nan"),
    float("inf"),
    10**30,
    -1,
    2.5,
    0.1 + 0.2,
    29.99999999,
    29.999999996,
    "29.99999999",
    "ja\u2028",
    "ja\x0c",
    "\u00a0ja",
    "30\u2028",
]


def uitkomst(rij: Bronrij, lees: Any) -> Uitkomst:
    try:
        gelezen = lees(rij)
    except InvoerFout as fout:
        return str(fout)
    return gelezen.naam, gelezen.geheugen


def nauwkeurig(waarden: Mapping[str, Any], rij: int = 1) -> Uitkomst:
    kolom = {kop: nummer for nummer, kop in enumerate(waarden, start=1)}
    return uitkomst(Bronrij("tabel", rij, waarden, kolom.__getitem__), lees_nauwkeurig)


def snel(waarden: Mapping[str, Any]) -> Uitkomst:
    kolom = {kop: nummer for nummer, kop in enumerate(waarden, start=1)}
    return uitkomst(Bronrij("tabel", 1, waarden, kolom.__getitem__), LEZER.lees)


def als_kolommen(frame: pl.DataFrame) -> list[Uitkomst]:
    partij, fouten = van_frame(frame, "tabel", 0, TYPEN)
    uit: dict[int, Uitkomst] = {rij: str(fout) for rij, fout in fouten}
    for (_, rij, naam), feiten in zip(partij.kop.rows(), partij.feiten.iter_rows(named=True), strict=True):
        uit[rij] = (naam, geheugen_van(feiten))
    return [uit[rij] for rij in sorted(uit)]


def vreemde_cel(rng: Random, feit: FeitDefinitie) -> Any:
    grenzen = (feit.soort.minimum, feit.soort.maximum) if isinstance(feit.soort, Getal) else (None, None)
    eigen: list[Any] = [*feit.mag(), *grenzen, (grenzen[1] or 1) + 0.00004]
    lijst = rng.sample(feit.mag(), min(2, len(feit.mag()))) if isinstance(feit.soort, Meerkeuze) else None
    return rng.choice([rng.choice(VREEMD[type(feit.soort)]), rng.choice(OVERAL), rng.choice(eigen), lijst])


def vreemde_rij(rng: Random) -> dict[str, Any]:
    sleutels = rng.sample(list(feitkolommen()), rng.randint(1, 6))
    rij = {sleutel: vreemde_cel(rng, feitkolommen()[sleutel]) for sleutel in sleutels}
    if rng.random() < 0.3:
        rij |= {"gemeenten": rng.choice(VREEMD[Gemeenten]), "aantal_gemeenten": rng.choice([None, 1, "1", 2, 0])}
    if rng.random() < 0.3:
        rij["naam"] = rng.choice(["A", "", "onbekend", " B ", None, 3, ["x"], "n" * 201, "e\u0301"])
    if rng.random() < 0.2:
        rij["toelichting"] = rng.choice(["kort", "t" * 201, "t" * 10_001, "e\u0301"])
    return rij


def plat(feiten: Mapping[str, Any]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for naam, waarde in feiten.items():
        uit |= {f"{naam}.{deel}": cel for deel, cel in waarde.items()} if isinstance(waarde, dict) else {naam: waarde}
    return uit


MOTOR = Maskermotor(gevallen(regelbank()))
MET_MOTOR = Rijlezer(MOTOR)


def met_motor(waarden: Mapping[str, Any]) -> Uitkomst:
    """The same by a reader that reads at once what is true, which must be what the engine reads from the facts."""
    kolom = {kop: nummer for nummer, kop in enumerate(waarden, start=1)}

    def lees(rij: Bronrij) -> Gelezen:
        gelezen = MET_MOTOR.lees(rij)
        assert gelezen.literalen in (None, MOTOR.lees(gelezen.geheugen))
        return gelezen

    return uitkomst(Bronrij("tabel", 1, waarden, kolom.__getitem__), lees)


@given(ZADEN)
@voorbeelden(400)
def test_snel_lezen_geeft_wat_een_feitenbestand_geeft(rng: Random) -> None:
    rij = vreemde_rij(rng)
    assert snel(rij) == met_motor(rij) == nauwkeurig(rij)


@given(ZADEN)
@voorbeelden(150)
def test_kolommen_lezen_geeft_wat_een_feitenbestand_geeft(rng: Random) -> None:
    """Each column with the type that polars finds for its cells, and as text as in a CSV."""
    rij = vreemde_rij(rng)
    frame = pl.DataFrame([pl.Series(kop, [cel], strict=True) for kop, cel in rij.items() if past_in_polars(cel)])
    if frame.width:
        gelijk = {kop: lijst_van(kop, frame[kop][0]) for kop in frame.columns}
        assert als_kolommen(frame) == [nauwkeurig(frame_rij(frame, gelijk))]
    tekst = pl.DataFrame({kop: [cel] for kop, cel in rij.items() if isinstance(cel, str)}, schema_overrides={})
    if tekst.width:
        gelijk = {kop: lijst_van(kop, tekst[kop][0]) for kop in tekst.columns}
        assert als_kolommen(tekst) == [nauwkeurig(gelijk)]


def past_in_polars(cel: Any) -> bool:
    try:
        pl.Series([cel], strict=True)
    except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError):
        return False
    return True


def lijst_van(kop: str, cel: Any) -> Any:
    feit = feitkolommen().get(kop)
    return als_lijst(cel) if isinstance(cel, str) and feit is not None and isinstance(feit.soort, Meerkeuze) else cel


def frame_rij(frame: pl.DataFrame, gelijk: dict[str, Any]) -> dict[str, Any]:
    rij = frame.row(0, named=True)
    return {kop: gelijk[kop] if isinstance(rij[kop], str) else rij[kop] for kop in rij}


@given(ZADEN)
@voorbeelden(40)
def test_gegenereerde_feiten_als_rij_en_als_kolommen(rng: Random) -> None:
    rijen = [plat(maak_feiten(rng, rng.choice([0.05, 0.4, 1.0]))) for _ in range(10)]
    koppen = sorted({kop for rij in rijen for kop in rij})
    rijen = [{kop: rij.get(kop) for kop in koppen} for rij in rijen]
    frame = pl.DataFrame({kop: pl.Series([rij[kop] for rij in rijen], strict=False) for kop in koppen})
    verwacht = [nauwkeurig(rij, nummer) for nummer, rij in enumerate(frame.iter_rows(named=True), start=1)]
    assert als_kolommen(frame) == verwacht
    assert [snel(rij) for rij in rijen] == [met_motor(rij) for rij in rijen] == [nauwkeurig(rij) for rij in rijen]


def test_wat_gewoon_goed_is_wordt_snel_gelezen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a table would be right, and a hundred times as slow."""

    def nooit(rij: Bronrij) -> None:
        raise AssertionError(rij)

    rng = Random(1)
    rijen = [plat(maak_feiten(rng, 0.9)) for _ in range(20)]
    monkeypatch.setattr("advies.tabel.rij.lees_nauwkeurig", nooit)
    monkeypatch.setattr("advies.tabel.partij.lees_nauwkeurig", nooit)
    assert all(isinstance(snel(rij), tuple) for rij in rijen)
    assert all(MET_MOTOR.lees(Bronrij("x", 1, rij, lambda _: 1)).literalen is not None for rij in rijen)
    koppen = sorted({kop for rij in rijen for kop in rij})
    frame = pl.DataFrame({kop: pl.Series([rij.get(kop) for rij in rijen], strict=False) for kop in koppen})
    assert all(isinstance(rij, tuple) for rij in als_kolommen(frame))


def test_feiten_per_proces_mogen_in_jsonl_ook_onder_hun_feit_staan() -> None:
    genest = {"uitvoering": {"technisch_beheer": "derde", "toelichting": "let op"}, "fase": "ontwerp"}
    naast = {"uitvoering.technisch_beheer": "derde", "uitvoering.toelichting": "let op", "fase": "ontwerp"}
    assert met_motor(genest) == met_motor(naast) == snel(naast)
    assert snel(genest) == snel(naast) == ("", op_sleutel({"uitvoering.technisch_beheer": "derde", "fase": "ontwerp"}))


@pytest.mark.parametrize("tweede", ["derde", "", None])
def test_een_feit_dat_er_twee_keer_staat_wordt_geweigerd(tweede: str | None) -> None:
    rij = {"uitvoering": {"technisch_beheer": "derde"}, "uitvoering.technisch_beheer": tweede}
    andersom = dict(reversed(rij.items()))
    assert "staat er twee keer" in str(snel(rij))
    assert "staat er twee keer" in str(snel(andersom))


@pytest.mark.parametrize(
    ("kop", "deel"),
    [
        ("vervangingsbudgt", "Bedoelt u 'vervangingsbudget'?"),
        ("uitvoering.technisch_beher", "Bedoelt u 'uitvoering.technisch_beheer'?"),
        ("uitvoering", "in een eigen kolom, zoals 'uitvoering.informatiebeleid'"),
        ("gemeenten", "gebruik een bestand .jsonl of .parquet"),
        ("", "geen naam"),
    ],
)
def test_een_kolom_die_geen_feit_is_wordt_gemeld(kop: str, deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        keur_koppen(["naam", kop], "in.csv", 1, met_gemeenten=False)
    assert str(vangst.value).startswith("in.csv:1:2: ")
    assert deel in str(vangst.value)


def test_een_kolom_die_er_twee_keer_staat_wordt_gemeld() -> None:
    with pytest.raises(InvoerFout, match=r"in\.csv:1:3: de kolom 'fase' staat er twee keer"):
        keur_koppen(["fase", "naam", "fase"], "in.csv", 1, met_gemeenten=False)
