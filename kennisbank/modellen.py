"""Write the typed models of the facts from the vocabulary: `python -m kennisbank.modellen`.

The vocabulary is the source; the modules in `kennisbank/feiten/` give editors and type checkers the same facts. A test
checks that they agree.
"""

from __future__ import annotations

import ast
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import assert_never

from kennisbank.catalogus import catalogus
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
    Waarde,
)
from kennisbank.meldingen import RegelFout
from kennisbank.vocabulaire import FeitDefinitie, basisvocabulaire

_KOP = '"""{doel}\n\nGenerated from {bron} by `python -m kennisbank.modellen`; change that file, not this one.\n"""\n'


def modules() -> dict[str, str]:
    """Return the text of each generated module, by file name within `kennisbank/feiten/`."""
    woorden = basisvocabulaire()
    uit: dict[str, str] = {"proces.py": _proces_module(), "gemeente.py": _gemeente_module()}
    for thema in woorden.themas:
        feiten = [feit for feit in woorden.feiten.values() if feit.thema == thema]
        uit[f"{thema}.py"] = _thema_module(thema, feiten)
    return uit


def verouderd() -> list[str]:
    """Return the generated modules that are not those of the vocabulary, by file name; their layout does not count."""
    map_ = Path(__file__).parent / "feiten"
    uit: list[str] = []
    for naam, tekst in modules().items():
        pad = map_ / naam
        if not pad.is_file() or _kaal(pad.read_text(encoding="utf-8")) != _kaal(tekst):
            uit.append(naam)
    return uit


def _kaal(tekst: str) -> str:
    return ast.dump(ast.parse(tekst))


def _klasse(thema: str) -> str:
    return "".join(deel.capitalize() for deel in thema.split("_"))


def _thema_module(thema: str, feiten: list[FeitDefinitie]) -> str:
    tekstregels = [_KOP.format(doel=f"The facts of the theme {thema}.", bron=f"{thema}.yaml")]
    typen = {feit.naam: _type(feit) for feit in feiten}
    tekst = " ".join(typen.values())
    soorten = sorted(soort for soort in ("GeheelGetal", "Getal", "JaNee", "Keuzen") if f"{soort}" in _woorden(tekst))
    van_typing = [naam for naam in ("Annotated", "Literal") if f"{naam}[" in tekst]
    if van_typing:
        tekstregels.append(f"from typing import {', '.join(van_typing)}\n")
    if "Field(" in tekst:
        tekstregels.append("from pydantic import Field\n")
    if "Gemeente]" in tekst or "Gemeente," in tekst:
        tekstregels.append("from kennisbank.feiten.gemeente import Gemeente")
    if "PerProces[" in tekst:
        tekstregels.append("from kennisbank.feiten.proces import PerProces")
    tekstregels.append(f"from kennisbank.typen import {', '.join([*soorten, 'Thema'])}\n\n")
    tekstregels.append(f"class {_klasse(thema)}(Thema):")
    tekstregels.append(f'    """The facts of the theme {thema}; None is unknown."""\n')
    tekstregels.extend(f"    {naam}: {soort} | None = None" for naam, soort in typen.items())
    return "\n".join(tekstregels) + "\n"


def _woorden(tekst: str) -> set[str]:
    return set("".join(teken if teken.isalnum() else " " for teken in tekst).split())


def _type(feit: FeitDefinitie) -> str:
    soort = _kern(feit.soort)
    return f"PerProces[{soort}]" if feit.per_proces else soort


def _kern(soort: Feitsoort | Veldsoort) -> str:
    """Return the type of a known value of a kind."""
    match soort:
        case JaNee():
            return "JaNee"
        case Keuze(waarden):
            return _literal(waarden)
        case Meerkeuze(waarden):
            return f"Keuzen[{_literal(waarden)}]"
        case Getal(_, _, minimum, maximum, geheel):
            return f"Annotated[{'GeheelGetal' if geheel else 'Getal'}, Field(ge={minimum:g}, le={maximum:.15g})]"
        case Gemeenten():
            return f"Annotated[tuple[Gemeente, ...], Field(max_length={basisvocabulaire().hoogstens_gemeenten})]"
        case VrijeTekst():
            return "Naam"
        case _:
            assert_never(soort)


def _literal(waarden: tuple[Waarde, ...]) -> str:
    namen = ", ".join(f'"{deel.waarde}"' for deel in waarden)
    return f"Literal[{namen}]"


def _proces_module() -> str:
    velden = "\n".join(f"    {proces}: W | None = None" for proces in catalogus().processen)
    return (
        _KOP.format(doel="A fact with a value for each ict process.", bron="processen.yaml")
        + "\nfrom typing import Generic, TypeVar\n\n"
        + "from kennisbank.typen import Thema\n\n"
        + 'W = TypeVar("W")\n\n\n'
        + 'class PerProces(Thema, Generic[W]):\n    """A value for each ict process; None is unknown."""\n\n'
        + velden
        + "\n"
    )


def _gemeente_module() -> str:
    def tekstregel(veld: Veld) -> str:
        return f"    {veld.veld}: {_kern(veld.soort)}" + ("" if veld.veld == "naam" else " | None = None")

    tekstregels = "\n".join(map(tekstregel, basisvocabulaire().velden.values()))
    namen = sorted({"GeheelGetal", "Getal", "JaNee", "Naam", "Thema"} & {*_woorden(tekstregels), "Thema"})
    return (
        _KOP.format(doel="One municipality in the partnership.", bron="reikwijdte.yaml")
        + "\nfrom typing import Annotated\n\nfrom pydantic import Field\n\n"
        + f"from kennisbank.typen import {', '.join(namen)}\n\n\n"
        + 'class Gemeente(Thema):\n    """A municipality; None is unknown."""\n\n'
        + tekstregels
        + "\n"
    )


def main() -> int:
    """Write the modules beside the vocabulary.

    Returns:
        0, or 2 when a file of the vocabulary is wrong; what is wrong is told, and nothing is written.
    """
    import subprocess

    try:
        nieuw = modules()
    except RegelFout as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    map_ = Path(__file__).parent / "feiten"
    for naam, tekst in nieuw.items():
        (map_ / naam).write_text(tekst, encoding="utf-8")
    if find_spec("ruff") is not None:  # only the layout depends on it
        subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(map_)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
