"""A fact gets another name, everywhere at once: vocabulary, rules, rule tests, dossiers and documents.

A rule may have the name of a fact, so what is changed is where a fact is meant: the key of a condition or of given facts, a
reference to a fact, and a name between braces in a text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from advies.schrijfschemas.voorwaarden import TEKSTEN
from advies.taalserver.lagen import laagmap_van
from kennisbank.lagen import laag_van
from kennisbank.lagen_lezen import FEITEN, KOP
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding
from regels.taal import Regelbank

_NAAM = re.compile(r"[a-z][a-z0-9_]{0,79}")
_MAPPEN = ("regels", "kennisbank", "docs", "tests", "voorbeelden")
_SOORTEN = (".yaml", ".md")


@dataclass(frozen=True, slots=True)
class Vervanging:
    """A piece of a line that becomes another text.

    Args:
        regel: the line, from 0.
        begin: the column where it begins, from 0.
        eind: the column where it ends.
        tekst: what comes there.
    """

    regel: int
    begin: int
    eind: int
    tekst: str


def hernoem(
    oud: str, nieuw: str, wortel: Path, teksten: Mapping[Path, str], bank: Regelbank
) -> Mapping[Path, tuple[Vervanging, ...]]:
    """Return what changes in each file when a fact gets another name; files without a change are left out.

    The fact keeps its old name in `vervangt`, so that older facts files are still read.

    Args:
        oud: the name now.
        nieuw: the name that it gets.
        wortel: the folder of the project.
        teksten: what the editor has of each open file; of the others counts what is on disk.
        bank: the rule base.

    Raises:
        InvoerFout: it is no fact, the program itself knows it by that name, or the new name cannot be one or is taken.
    """
    _keur(oud, nieuw, bank)
    laag = bank.vocabulaire.feiten[oud].laag
    vast = _vast_in(oud, wortel) if not laag else None
    if vast is not None:
        raise InvoerFout(
            [Melding(None, TEKSTEN.tekst("acties.vast", feit=oud, bestand=vast.relative_to(wortel)), code="gebruik")]
        )
    uit: dict[Path, tuple[Vervanging, ...]] = {}
    van_laag = next((Path(deel.pad) for deel in bank.lagen if deel.naam == laag), None)
    for pad in dict.fromkeys((*_bestanden(wortel), *_bij_laag(van_laag))):
        tekst = teksten.get(pad)
        regels = (pad.read_text(encoding="utf-8") if tekst is None else tekst).splitlines()
        delen = tuple(_in_bestand(regels, oud, nieuw, pad))
        if delen:
            uit[pad] = delen
    return uit


def weiger_van_publicatie(oud: str, pad: Path, bank: Regelbank) -> None:
    """Refuse that a layer gives a fact of the publication another name.

    Args:
        oud: the name of the fact.
        pad: the file in which it is asked.
        bank: the rule base.

    Raises:
        InvoerFout: the file is of a layer, and the fact is not.
    """
    feit = bank.vocabulaire.feiten.get(oud)
    if feit is not None and not feit.laag and laagmap_van(pad) is not None:
        raise InvoerFout([Melding(None, TEKSTEN.tekst("acties.van_publicatie", feit=oud), code="gebruik")])


def _keur(oud: str, nieuw: str, bank: Regelbank) -> None:
    bezwaar = ""
    if oud not in bank.vocabulaire.feiten:
        bezwaar = TEKSTEN.tekst("acties.geen_feit", woord=oud)
    elif not _NAAM.fullmatch(nieuw):
        bezwaar = TEKSTEN.tekst("acties.geen_naam", naam=nieuw)
    elif laag_van(nieuw) != (laag := bank.vocabulaire.feiten[oud].laag):
        bezwaar = TEKSTEN.tekst("acties.zonder_laag" if laag else "acties.geen_naam", naam=nieuw, laag=laag)
    elif nieuw in bank.vocabulaire.feiten or any(
        deel.naam == nieuw for lijst in (bank.afgeleid, bank.drempels) for deel in lijst
    ):
        bezwaar = TEKSTEN.tekst("acties.bestaat", naam=nieuw)
    if bezwaar:
        raise InvoerFout([Melding(None, bezwaar, code="gebruik")])


def _vast_in(naam: str, wortel: Path) -> Path | None:
    """Return a file of the program that knows a fact by its name; None when no file does."""
    for map_ in ("kennisbank", "regels", "advies"):
        for pad in sorted((wortel / map_).rglob("*.py")):
            if pad.parent.name == "feiten":
                continue  # made from the vocabulary
            boom = ast.parse(pad.read_text(encoding="utf-8"))
            if any(isinstance(deel, ast.Constant) and deel.value == naam for deel in ast.walk(boom)):
                return pad
    return None


def _bestanden(wortel: Path) -> Iterator[Path]:
    for map_ in _MAPPEN:
        yield from sorted(pad for pad in (wortel / map_).rglob("*") if pad.suffix in _SOORTEN and pad.is_file())
    yield from sorted(wortel.glob("*.md"))


def _bij_laag(map_: Path | None) -> Iterator[Path]:
    """Yield the files of a layer, and what lies beside its folder: facts files, and layers that may build on it."""
    if map_ is None:
        return
    mappen = [kop.parent for kop in sorted(map_.parent.glob(f"*/{KOP}"))]
    for deel in (*sorted(map_.parent.glob("*")), *(pad for naast in mappen for pad in sorted(naast.rglob("*")))):
        if deel.suffix in _SOORTEN and deel.is_file():
            yield deel


def _in_bestand(regels: list[str], oud: str, nieuw: str, pad: Path) -> Iterator[Vervanging]:
    plekken = _plekken(oud, pad)
    for nummer, tekst in enumerate(regels):
        for gevonden in plekken.finditer(tekst):
            yield Vervanging(nummer, *gevonden.span(), nieuw)
        if pad.suffix == ".yaml" and re.match(r"\s*(?:- )?(?:bekend|feiten|daarna): \[", tekst):
            for gevonden in re.finditer(rf"(?<=[\[ ]){oud}(?=[,\]])", tekst):
                yield Vervanging(nummer, *gevonden.span(), nieuw)
        if pad.suffix == ".yaml" and re.fullmatch(rf"\s*- feit: {oud}\s*(?:#.*)?", tekst) and _legt_vast(pad):
            yield _houd_oude_naam(regels, nummer, oud)


def _legt_vast(pad: Path) -> bool:
    """Return whether a file defines facts: a theme of the publication, or the facts of a layer."""
    return pad.parent.name == "feiten" or (pad.name == FEITEN and laagmap_van(pad) is not None)


def _plekken(naam: str, pad: Path) -> re.Pattern[str]:
    """Return where a fact is meant in a file."""
    # In a rule a key of its own line is a field of the rule, which can have the name of a fact (`fase`).
    voor = r"(?:(?<=- )|(?<=[\[{])|(?<=, ))" if pad.parent.name == "basis" else r"(?<![\w.-])"
    delen = [rf"{voor}{naam}(?=(?:\.[a-z_]+)?:(?:\s|$))"]
    if pad.suffix == ".yaml":
        delen += [rf"(?:(?<=feit: )|(?<=eerst: )|(?<=verschilt_van: )){naam}(?!\w)", rf"(?<=\{{){naam}(?=\}})"]
        if _legt_vast(pad):
            del delen[0]  # there each key is a field
    else:
        delen += [rf"(?:(?<=--stel )|(?<=--stel '))({naam})(?=[.=])"]
    return re.compile("|".join(delen))


def _houd_oude_naam(regels: list[str], nummer: int, oud: str) -> Vervanging:
    inspringen = len(regels[nummer]) - len(regels[nummer].lstrip()) + 2
    for plek in range(nummer + 1, len(regels)):
        tekst = regels[plek]
        if tekst.lstrip().startswith("- feit:"):
            break
        lijst = re.fullmatch(r"(\s*vervangt: \[)(.*)(\].*)", tekst)
        if lijst:
            return Vervanging(plek, len(lijst[1]), len(lijst[1]), f"{oud}, " if lijst[2].strip() else oud)
    return Vervanging(nummer + 1, 0, 0, f"{' ' * inspringen}vervangt: [{oud}]\n")
