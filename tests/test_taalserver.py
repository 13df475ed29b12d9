"""`advies lsp`, as an editor has it: a process that is asked over the protocol; and the place of a cursor by itself."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from advies.taalserver.cursor import ITEM, cursor
from regels.eigen import regelbank
from tests.lspklant import Klant

WORTEL = Path(__file__).parent.parent
SERVER = [sys.executable, "-m", "advies", "lsp"]
_T = TypeVar("_T")


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A copy of our own rules, as a rule author has them."""
    shutil.copytree(
        WORTEL / "regels", tmp_path / "regels", ignore=shutil.ignore_patterns("*.py", "__pycache__", "bewijs")
    )
    shutil.copytree(
        WORTEL / "kennisbank" / "feiten", tmp_path / "kennisbank" / "feiten", ignore=shutil.ignore_patterns("*.py")
    )
    return tmp_path


def vraag(map_: Path, gesprek: Callable[[Klant], Awaitable[_T]]) -> _T:
    async def voer() -> _T:
        async with Klant(SERVER, map_) as klant:
            return await gesprek(klant)

    return asyncio.run(voer())


def plek(tekst: str, woord: str) -> tuple[int, int]:
    """Return where a word first stands: line and column, from 0, in its middle."""
    voor = tekst[: tekst.index(woord)]
    return voor.count("\n"), len(voor) - (voor.rfind("\n") + 1) + 2


def test_fouten_terwijl_men_typt(map_: Path) -> None:
    naam = "regels/basis/middelen.yaml"
    goed = (map_ / naam).read_text(encoding="utf-8")
    fout = goed.replace("- vervangingsbudget: nee", "- vervangingsbuget: nee", 1)
    assert fout != goed

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        eerst = await klant.open(naam, goed)
        dan = await klant.wijzig(naam, fout)
        weer = await klant.wijzig(naam, goed)
        kapot = await klant.wijzig(naam, goed + "\n  - : [")
        return eerst, dan, weer, kapot

    eerst, dan, weer, kapot = vraag(map_, gesprek)
    assert eerst == weer == []
    assert isinstance(dan, list)
    assert dan[0].range.start.line == plek(fout, "vervangingsbuget")[0]
    assert "Bedoelt u 'vervangingsbudget'?" in dan[0].message or "vervangingsbudget" in dan[0].message
    assert kapot


def test_een_fout_in_een_ander_bestand_dan_waarin_men_typt(map_: Path) -> None:
    """A derived fact that gets another name breaks the rules that ask for it, in the files where they stand."""
    feiten, regels = "regels/basis/afgeleide_feiten.yaml", "regels/basis/dienst.yaml"
    begrip = "uitbesteding_aanwezig"
    tekst = (map_ / feiten).read_text(encoding="utf-8")
    assert f"- afgeleid: {begrip}\n" in tekst

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        await klant.open(feiten, tekst)
        zonder = await klant.open(regels, (map_ / regels).read_text(encoding="utf-8"))
        await klant.wijzig(feiten, tekst.replace(f"- afgeleid: {begrip}\n", "- afgeleid: iets_anders\n"))
        return zonder, await klant.laatste(regels)

    zonder, met = vraag(map_, gesprek)
    assert zonder == []
    assert met
    assert isinstance(met, list)
    assert any(begrip in deel.message for deel in met)


def test_een_toets_die_een_regel_noemt_die_er_niet_is(map_: Path) -> None:
    naam = "regels/toetsen/middelen.yaml"
    tekst = (map_ / naam).read_text(encoding="utf-8")
    regel = next(deel.naam for deel in regelbank().regels if f"moet: [{deel.naam}]" in tekst)

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        return await klant.open(naam, tekst), await klant.wijzig(naam, tekst.replace(f"[{regel}]", f"[{regel}x]", 1))

    eerst, dan = vraag(map_, gesprek)
    assert eerst == []
    assert isinstance(dan, list)
    assert f"{regel}x" in dan[0].message


def test_uitleg_aanvulling_en_definitie(map_: Path) -> None:
    naam = "regels/basis/middelen.yaml"
    tekst = (map_ / naam).read_text(encoding="utf-8")
    half = tekst.replace("    - vervangingsbudget: nee\n", "    - verv\n", 1)
    waarde = tekst.replace("    - vervangingsbudget: nee\n", "    - fase: \n", 1)

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        await klant.open(naam, tekst)
        feit = plek(tekst, "vervangingsbudget: nee")
        uitleg = await klant.hover(naam, *feit)
        veld = await klant.hover(naam, *plek(tekst, "sterkte:"))
        daar = await klant.definitie(naam, *feit)
        await klant.wijzig(naam, half)
        regel, _ = plek(half, "    - verv\n")
        namen = await klant.aanvullingen(naam, regel, len("    - verv"))
        await klant.wijzig(naam, waarde)
        regel, _ = plek(waarde, "    - fase: \n")
        waarden = await klant.aanvullingen(naam, regel, len("    - fase: "))
        return uitleg, veld, daar, namen, waarden

    uitleg, veld, daar, namen, waarden = vraag(map_, gesprek)
    feit = regelbank().vocabulaire.feiten["vervangingsbudget"]
    assert feit.vraag in str(uitleg)
    assert feit.bron[0].tekst in str(uitleg)
    assert "Hoe sterk de publicatie het zegt" in str(veld)
    assert isinstance(daar, tuple)
    assert daar[0] == map_ / "kennisbank" / "feiten" / "middelen.yaml"
    assert "- feit: vervangingsbudget" in daar[0].read_text(encoding="utf-8").splitlines()[daar[1]]
    assert isinstance(namen, list)
    assert {"vervangingsbudget", "een_van", "er_is"} <= set(namen)
    assert waarden == ["orientatie", "ontwerp", "realisatie", "exploitatie"]


def test_een_feitenbestand(map_: Path) -> None:
    async def gesprek(klant: Klant) -> tuple[object, ...]:
        goed = await klant.open("feiten.yaml", "vervangingsbudget: nee\n")
        fout = await klant.wijzig("feiten.yaml", "vervangingsbudget: misschien\n")
        vreemd = await klant.open("anders.yaml", "version: 3\nservices: {}\n")
        return goed, fout, vreemd

    goed, fout, vreemd = vraag(map_, gesprek)
    assert goed == vreemd == []
    assert isinstance(fout, list)
    assert [(deel.range.start.line, deel.range.start.character) for deel in fout] == [(0, 19)]


VOORBEELD = """\
- regel: proef
  bron:
    - {aanbeveling: 3, punt: 1}
  als:
    - een_van:
        - fase: ontwerp
        - omvang_wiz_fte: {minstens: 30}
  wie: [bestuur, man]

- afgeleid: ander
  kort: x
  ja: y
"""


@pytest.mark.parametrize(
    ("woord", "pad", "sleutel"),
    [
        ("proef", (ITEM,), "regel"),
        ("bron", (ITEM,), ""),
        ("aanbeveling", (ITEM, "bron", ITEM), ""),
        ("punt", (ITEM, "bron", ITEM), ""),
        ("een_van", (ITEM, "als", ITEM), ""),
        ("fase", (ITEM, "als", ITEM, "een_van", ITEM), ""),
        ("ontwerp", (ITEM, "als", ITEM, "een_van", ITEM), "fase"),
        ("minstens", (ITEM, "als", ITEM, "een_van", ITEM, "omvang_wiz_fte"), ""),
        ("man", (ITEM, "wie", ITEM), ""),
        ("kort", (ITEM,), ""),
    ],
)
def test_waar_de_cursor_is(woord: str, pad: tuple[str, ...], sleutel: str) -> None:
    regel, kolom = plek(VOORBEELD, woord)
    daar = cursor(VOORBEELD.splitlines(), regel, kolom, heel=True)
    assert (daar.pad, daar.sleutel, daar.woord) == (pad, sleutel, woord)


def test_wat_naast_de_cursor_staat() -> None:
    regels = VOORBEELD.splitlines()
    assert cursor(regels, *plek(VOORBEELD, "wie"), heel=True).broers == {"regel", "bron", "als", "wie"}
    assert cursor(regels, *plek(VOORBEELD, "kort"), heel=True).hoofd == {"afgeleid", "kort", "ja"}
    assert cursor(regels, *plek(VOORBEELD, "punt"), heel=True).broers == {"aanbeveling"}
    assert cursor([], 0, 0).pad == ()
