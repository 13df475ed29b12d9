"""Write the typed models of the facts from the vocabulary: `python -m kennisbank.modellen`.

The vocabulary is the source; the modules in `kennisbank/feiten/` give editors and type checkers the same facts. A test
checks that they agree.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import FeitDefinitie, Veld, vocabulaire

_KOP = '"""{doel}\n\nGenerated from {bron} by `python -m kennisbank.modellen`; change that file, not this one.\n"""\n'


def modules() -> dict[str, str]:
    """Return the text of each generated module, by file name within `kennisbank/feiten/`."""
    woorden = vocabulaire()
    uit: dict[str, str] = {"proces.py": _proces_module(), "gemeente.py": _gemeente_module()}
    for thema in woorden.themas:
        feiten = [feit for feit in woorden.feiten.values() if feit.thema == thema]
        uit[f"{thema}.py"] = _thema_module(thema, feiten)
    return uit


def _klasse(thema: str) -> str:
    return "".join(deel.capitalize() for deel in thema.split("_"))


def _thema_module(thema: str, feiten: list[FeitDefinitie]) -> str:
    regels = [_KOP.format(doel=f"The facts of the theme {thema}.", bron=f"{thema}.yaml")]
    typen = {feit.naam: _type(feit) for feit in feiten}
    tekst = " ".join(typen.values())
    soorten = sorted(soort for soort in ("GeheelGetal", "Getal", "JaNee", "Keuzen") if f"{soort}" in _woorden(tekst))
    van_typing = [naam for naam in ("Annotated", "Literal") if f"{naam}[" in tekst]
    if van_typing:
        regels.append(f"from typing import {', '.join(van_typing)}\n")
    if "Field(" in tekst:
        regels.append("from pydantic import Field\n")
    if "Gemeente]" in tekst or "Gemeente," in tekst:
        regels.append("from kennisbank.feiten.gemeente import Gemeente")
    if "PerProces[" in tekst:
        regels.append("from kennisbank.feiten.proces import PerProces")
    regels.append(f"from kennisbank.typen import {', '.join([*soorten, 'Thema'])}\n\n")
    regels.append(f"class {_klasse(thema)}(Thema):")
    regels.append(f'    """The facts of the theme {thema}; None is unknown."""\n')
    regels.extend(f"    {naam}: {soort} | None = None" for naam, soort in typen.items())
    return "\n".join(regels) + "\n"


def _woorden(tekst: str) -> set[str]:
    return set("".join(teken if teken.isalnum() else " " for teken in tekst).split())


def _type(feit: FeitDefinitie) -> str:
    soort = _kern(feit)
    return f"PerProces[{soort}]" if feit.per_proces else soort


def _kern(feit: FeitDefinitie) -> str:
    if feit.soort == "ja_nee":
        return "JaNee"
    if feit.soort == "gemeenten":
        hoogstens = vocabulaire().feiten["aantal_gemeenten"].maximum
        return f"Annotated[tuple[Gemeente, ...], Field(max_length={hoogstens:g})]"
    if feit.is_getal:
        return _getal("GeheelGetal" if feit.soort == "geheel_getal" else "Getal", feit.minimum, feit.maximum)
    waarden = ", ".join(f'"{waarde}"' for waarde in feit.mag())
    return f"Keuzen[Literal[{waarden}]]" if feit.soort == "meerkeuze" else f"Literal[{waarden}]"


def _getal(soort: str, minimum: float | None, maximum: float | None) -> str:
    return f"Annotated[{soort}, Field(ge={minimum:g}, le={maximum:.15g})]"


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
    velden = vocabulaire().feiten["gemeenten"].velden
    soorten = {"tekst": "Naam", "ja_nee": "JaNee", "geheel_getal": "GeheelGetal", "getal": "Getal"}

    def regel(veld: Veld) -> str:
        soort = soorten[veld.soort]
        if veld.minimum is not None:
            soort = _getal(soort, veld.minimum, veld.maximum)
        return f"    {veld.veld}: {soort}" if veld.veld == "naam" else f"    {veld.veld}: {soort} | None = None"

    namen = sorted({soorten[veld.soort] for veld in velden} | {"Thema"})
    return (
        _KOP.format(doel="One municipality in the partnership.", bron="reikwijdte.yaml")
        + "\nfrom typing import Annotated\n\nfrom pydantic import Field\n\n"
        + f"from kennisbank.typen import {', '.join(namen)}\n\n\n"
        + 'class Gemeente(Thema):\n    """A municipality; None is unknown."""\n\n'
        + "\n".join(regel(veld) for veld in velden)
        + "\n"
    )


def main() -> None:
    """Write the modules beside the vocabulary."""
    import subprocess

    map_ = Path(__file__).parent / "feiten"
    for naam, tekst in modules().items():
        (map_ / naam).write_text(tekst, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(map_)], check=True)


if __name__ == "__main__":
    main()
