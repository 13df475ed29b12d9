"""How the house stands: rooms, arrows between them, lines, and which files the type checker names when something new comes.

    python benchmarks/huis.py           # as it is here
    python benchmarks/huis.py 3cc7829   # as it was at a commit

A room is `kennisbank`, `regels`, or a module or package right below `advies`; an arrow is a room that imports another.
It runs up when it goes against the order of the layers in `pyproject.toml`.
What is new is put into a copy, and mypy is asked for its errors.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

WORTEL = Path(__file__).parent.parent
PAKKETTEN = ("kennisbank", "regels", "advies")
_UNIE = "@dataclass(frozen=True, slots=True)\nclass Nieuw:\n    eerst: str\n\n\n"
_IMPORT = re.compile(r"^\s*(?:from|import) ((?:kennisbank|regels|advies)[\w.]*)(?: import (.+))?", re.MULTILINE)


def _unie(naam: str) -> Callable[[str], str]:
    return lambda tekst: tekst.replace(f"{naam}: TypeAlias = ", f"{_UNIE}{naam}: TypeAlias = Nieuw | ", 1)


def _erbij(oud: str, nieuw: str) -> Callable[[str], str]:
    return lambda tekst: tekst.replace(oud, nieuw, 1)


NIEUW: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
    "a kind of fact": (("kennisbank/feitsoorten.py",), _unie("Feitsoort")),
    "a kind of condition": (("regels/taal.py",), _unie("Atoom")),
    "a status": (
        ("advies/statussen.py", "advies/antwoord/statussen.py"),
        _erbij('"open", "uit', '"vermoed", "open", "uit'),
    ),
    "a kind of advice": (("regels/taal.py",), _erbij('"tegenspraak"', '"tegenspraak", "belofte"')),
    "a strength": (("regels/taal.py",), _erbij('"zou_moeten"', '"zou_moeten", "zou_kunnen"')),
    "a field of an advice": (
        ("advies/antwoord/adviezen.py",),
        _erbij("    regel: str\n", "    regel: str\n    belang: str\n"),
    ),
}
"""What comes, the file in which (where it is, or where it was), and how the text of that file becomes."""


def _modules(map_: Path) -> Iterator[tuple[str, str]]:
    for pakket in PAKKETTEN:
        for pad in sorted((map_ / pakket).rglob("*.py")):
            delen = pad.relative_to(map_).with_suffix("").parts
            yield ".".join(delen[:-1] if delen[-1] == "__init__" else delen), pad.read_text(encoding="utf-8")


def kamer(module: str, kamers: set[str]) -> str:
    """Return the room of a module: the first part of its name, and the second where that is a room of `advies`."""
    delen = module.split(".")
    return delen[1] if delen[0] == "advies" and len(delen) > 1 and delen[1] in kamers else delen[0]


def pijlen(map_: Path) -> tuple[set[str], set[tuple[str, str]]]:
    """Return the rooms of a tree, and which imports which; the public face (`advies` itself) is a room too."""
    modules = dict(_modules(map_))
    kamers = {delen[1] for delen in (naam.split(".") for naam in modules) if delen[0] == "advies" and len(delen) > 1}
    uit: set[tuple[str, str]] = set()
    for module, tekst in modules.items():
        for vondst in _IMPORT.finditer(tekst):
            namen = [vondst[1]]
            if vondst[1] == "advies" and vondst[2]:
                namen = [f"advies.{naam.strip().split(' ')[0]}" for naam in vondst[2].strip("()").split(",")]
            uit |= {(kamer(module, kamers), kamer(naam, kamers)) for naam in namen}
    return {kamer(module, kamers) for module in modules}, {(van, naar) for van, naar in uit if van != naar}


def omhoog(map_: Path, gevonden: set[tuple[str, str]]) -> int:
    """Return how many arrows go against the order of the layers."""
    inhoud = tomllib.loads((map_ / "pyproject.toml").read_text(encoding="utf-8"))
    lagen = next(c["layers"] for c in inhoud["tool"]["importlinter"]["contracts"] if c.get("containers") == ["advies"])
    hoogte = {deel.strip(): nummer for nummer, laag in enumerate(lagen) for deel in laag.split("|")}
    hoogte |= {"regels": len(lagen), "kennisbank": len(lagen) + 1}
    return sum(hoogte[van] > hoogte[naar] for van, naar in gevonden if van in hoogte and naar in hoogte)


def genoemd(map_: Path, opslag: str) -> list[str]:
    """Return the files in which mypy finds an error."""
    opdracht = [sys.executable, "-m", "mypy", "--cache-dir", opslag, "--no-error-summary", *PAKKETTEN]
    uit = subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, check=False).stdout
    return sorted({regel.partition(":")[0] for regel in uit.splitlines() if ": error:" in regel})


def _haal(commit: str, map_: Path) -> None:
    inhoud = subprocess.run(
        ["git", "archive", commit, *PAKKETTEN, "pyproject.toml"], cwd=WORTEL, check=True, stdout=subprocess.PIPE
    )
    subprocess.run(["tar", "x", "-C", str(map_)], input=inhoud.stdout, check=True)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as naam, tempfile.TemporaryDirectory() as opslag:
        map_ = Path(naam)
        _haal(sys.argv[1] if len(sys.argv) > 1 else "HEAD", map_)
        kamers, gevonden = pijlen(map_)
        lang = [len(tekst.splitlines()) for _, tekst in _modules(map_)]
        print(f"rooms {len(kamers)}, arrows {len(gevonden)}, that run up {omhoog(map_, gevonden)}")
        print(f"files {len(lang)}, lines {sum(lang)}, files over 300 lines {sum(deel > 300 for deel in lang)}")
        assert not genoemd(map_, opslag), "the tree itself has errors"
        for wat, (paden, maak) in NIEUW.items():
            pad = next(map_ / deel for deel in paden if (map_ / deel).exists())
            was = pad.read_text(encoding="utf-8")
            assert maak(was) != was, wat
            pad.write_text(maak(was), encoding="utf-8")
            namen = genoemd(map_, opslag)
            pad.write_text(was, encoding="utf-8")
            print(f"{wat}: mypy names {len(namen)} files: {', '.join(namen)}")


if __name__ == "__main__":
    main()
