"""Workbooks that are broken, bombs, or filled in as nobody should."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from aanval.geval import UIT, WEIGER, Betekenis, Geval, kort, zegt
from aanval.pakketten import XML, breuken, vervangen

_DELEN = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet2.xml",
)
_CELLEN: tuple[tuple[str, Any, Betekenis], ...] = (
    ("omvang_wiz_fte", 30, 30),
    ("omvang_wiz_fte", 29.99999999, WEIGER),
    ("omvang_wiz_fte", 1e300, WEIGER),
    ("omvang_wiz_fte", "30", 30),
    ("omvang_wiz_fte", "３０", 30),
    ("omvang_wiz_fte", "1,5", 1.5),
    ("omvang_wiz_fte", "1.000", WEIGER),
    ("omvang_wiz_fte", True, WEIGER),
    ("omvang_wiz_fte", "=1+1", WEIGER),
    ("omvang_wiz_fte", "=A1", WEIGER),
    ("omvang_wiz_fte", -0.0, 0),
    ("omvang_wiz_fte", 0.1 + 0.2, 0.3),
    ("omvang_wiz_fte", "#REF!", WEIGER),
    ("omvang_wiz_fte", " 30 ", 30),
    ("omvang_wiz_fte", "30 fte", WEIGER),
    ("omvang_wiz_fte", 12.34565, WEIGER),
    ("reistijd_partner_minuten", 30.0000000001, 30),  # noise of a computed number
    ("reistijd_partner_minuten", 30.00001, WEIGER),
    ("reistijd_partner_minuten", "30\n40", WEIGER),
    ("vervangingsbudget", True, "ja"),
    ("vervangingsbudget", 1, WEIGER),
    ("vervangingsbudget", "JA", "ja"),
    ("vervangingsbudget", "yes", WEIGER),
    ("vervangingsbudget", "x", WEIGER),
    ("vervangingsbudget", "ja\u200b", WEIGER),
    ("vervangingsbudget", "j\u0430", WEIGER),
    ("vervangingsbudget", "nee, tenzij", WEIGER),
    ("vervangingsbudget", "onbekend", None),
    ("vervangingsbudget", " ", None),
    ("fase", "Ontwerp", "ontwerp"),
    ("fase", "ontwerp ", "ontwerp"),
    ("fase", 2, WEIGER),
    ("fase", "x" * 32_000, WEIGER),
    ("naam", "=cmd|'/c calc'!A1", WEIGER),
    ("naam", "n" * 32_000, WEIGER),
    ("naam", "n" * 200, "n" * 200),
    ("naam", "\u202egnp", "\u202egnp"),
    ("naam", 2024, "2024"),
    ("doelen.deskundigheid", "nee", None),
    ("doelen.deskundigheid", "x", None),
    ("doelen.deskundigheid", 1, None),
)
"""Fact, contents of its cell, and what that means; a formula without outcome means nothing."""


@cache
def _leeg() -> bytes:
    from advies.werkboek.schrijven import maak_werkboek

    return maak_werkboek()


def gevallen(rng: Random) -> Iterator[Geval]:
    """Yield broken files, hostile parts, strange forms, and strange cells, over the commands that read a workbook."""
    vormen = [*breuken(_leeg(), rng)]
    for deel in _DELEN:
        vormen += vervangen(_leeg(), deel, XML)
    vormen += [(naam, partial(_boek, maak)) for naam, maak in _VORMEN.items()]
    opdrachten: Mapping[str, tuple[str, ...]] = {
        "evaluate": ("evaluate", "f.xlsx"),
        "report": ("report", "f.xlsx", "-o", UIT, "--formaat", "md"),
        "new": ("new", "uit.xlsx", "--van", "f.xlsx"),
        "ask": ("ask", UIT, "--van", "f.xlsx"),
    }
    for nummer, (naam, maak) in enumerate(vormen):
        opdracht = "evaluate" if nummer % 3 else list(opdrachten)[nummer // 3 % 4]
        yield _geval(f"{opdracht}-{naam}", opdrachten[opdracht], maak, None)
    for nummer, (feit, waarde, betekenis) in enumerate(_CELLEN):
        keur = None if feit.startswith("doelen") else zegt(feit, betekenis)
        maak_boek = partial(_boek, partial(_vul, feit=feit, waarde=waarde))
        yield _geval(
            f"cel-{nummer:02}-{feit}-{kort(str(waarde))}", ("evaluate", "f.xlsx", "--formaat", "json"), maak_boek, keur
        )


def _geval(naam: str, opdracht: tuple[str, ...], inhoud: Callable[[], bytes], keur: Any) -> Geval:
    def maak(map_: Path) -> None:
        (map_ / "f.xlsx").write_bytes(inhoud())

    return Geval("werkboeken", naam, opdracht, maak, invoer=b"s\n", wijzigt=frozenset({"uit.xlsx"}), keur=keur)


def _boek(verander: Callable[[Any], None]) -> bytes:
    from openpyxl import load_workbook

    boek = load_workbook(BytesIO(_leeg()))
    verander(boek)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _vul(boek: Any, feit: str, waarde: Any) -> None:
    from tests.werkboeken import cel_van

    cel_van(boek, feit).value = waarde


def _alle_cellen(boek: Any) -> None:
    for blad in boek.worksheets:
        for rij in blad.iter_rows(max_col=8):
            for cel in rij:
                if type(cel).__name__ == "Cell":
                    cel.value = "ja"


def _schuif(boek: Any) -> None:
    for blad in boek.worksheets:
        blad.insert_cols(1)


def _rijen_weg(boek: Any) -> None:
    for blad in boek.worksheets:
        blad.delete_rows(1, 3)


def _rijen_dubbel(boek: Any) -> None:
    for blad in boek.worksheets:
        for rij in list(blad.iter_rows(values_only=True)):
            blad.append(rij)


def _een_blad(boek: Any) -> None:
    for blad in boek.worksheets[1:]:
        boek.remove(blad)


def _bladen_100(boek: Any) -> None:
    for nummer in range(100):
        boek.create_sheet(f"b{nummer}")


def _rijen_3000(boek: Any) -> None:
    for _ in range(3_000):
        boek.worksheets[1].append(["x"])


def _zet(rij: int, kolom: int, waarde: str, boek: Any) -> None:
    boek.worksheets[1].cell(rij, kolom, waarde)


_VORMEN: dict[str, Callable[[Any], None]] = {
    "alles_ja": _alle_cellen,
    "kolom_ervoor": _schuif,
    "rijen_weg": _rijen_weg,
    "rijen_dubbel": _rijen_dubbel,
    "een_blad": _een_blad,
    "bladen_100": _bladen_100,
    "ver_weg": partial(_zet, 1_048_576, 16_384, "x"),
    "ver_onder": partial(_zet, 9_000, 1, "x"),
    "rijen_3000": _rijen_3000,
    "verborgen": lambda boek: setattr(boek.worksheets[1], "sheet_state", "hidden"),
    "bladnaam": lambda boek: setattr(boek.worksheets[1], "title", "\u202eeit"),
    "kring": partial(_zet, 3, 3, "=C3"),
}
