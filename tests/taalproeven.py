"""Conversations with the language server, and places in a text."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from lsprotocol import types as lsp

from advies.taalserver.hernoemen import Vervanging
from advies.taalserver.server import maak_server
from tests.lspklant import Klant

WORTEL = Path(__file__).parent.parent
SERVER = [sys.executable, "-m", "advies", "lsp"]
_T = TypeVar("_T")


def regelmap(tmp_path: Path) -> Path:
    """A copy of our own rules, as a rule author has them."""
    shutil.copytree(
        WORTEL / "regels", tmp_path / "regels", ignore=shutil.ignore_patterns("*.py", "__pycache__", "bewijs")
    )
    shutil.copytree(
        WORTEL / "kennisbank" / "feiten", tmp_path / "kennisbank" / "feiten", ignore=shutil.ignore_patterns("*.py")
    )
    return tmp_path


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return regelmap(tmp_path)


def vraag(map_: Path, gesprek: Callable[[Klant], Awaitable[_T]], opdracht: Sequence[str] = ()) -> _T:
    """Have a conversation with a server in this process, or with one that a command starts."""

    async def voer() -> _T:
        async with Klant(opdracht or maak_server(), map_) as klant:
            return await gesprek(klant)

    return asyncio.run(voer())


def plek(tekst: str, woord: str) -> tuple[int, int]:
    """Return where a word first stands: line and column, from 0, in its middle."""
    voor = tekst[: tekst.index(woord)]
    return voor.count("\n"), len(voor) - (voor.rfind("\n") + 1) + 2


def toegepast(tekst: str, wijzigingen: Sequence[lsp.TextEdit | Vervanging]) -> str:
    """Return a text with the changes of an editor made in it, the last first."""
    regels = tekst.splitlines(keepends=True)
    delen = [
        deel
        if isinstance(deel, Vervanging)
        else Vervanging(deel.range.start.line, deel.range.start.character, deel.range.end.character, deel.new_text)
        for deel in wijzigingen
    ]
    for deel in sorted(delen, key=lambda deel: (deel.regel, deel.begin), reverse=True):
        regels[deel.regel] = regels[deel.regel][: deel.begin] + deel.tekst + regels[deel.regel][deel.eind :]
    return "".join(regels)
