"""Where a name is defined: a rule, derived fact, threshold or fact, also of a layer, and a place in the source of a layer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import kennisbank
from advies.taalserver.cursor import Cursor
from advies.taalserver.lagen import lees_bytes_van
from kennisbank.bronnen import LAAGPLAATS
from kennisbank.lagen_lezen import FEITEN
from kennisbank.meldingen import Plek
from regels.sleutels import FeitSleutel
from regels.taal import Regelbank

_PAKKETTEN = Path(kennisbank.__file__).parent.parent


def definitie(plek: Cursor, bank: Regelbank, pad: Path, teksten: Mapping[Path, str]) -> Plek | None:
    """Return where what stands at a place is defined, in a file with its whole path; None for another word.

    Args:
        plek: the place, with the name; of a fact for one process, with the name of that process.
        bank: the rule base.
        pad: the file in which it is asked; the facts are looked for in its project first.
        teksten: what the editor has of each open file.
    """
    if plek.sleutel == LAAGPLAATS and "bron" in plek.pad:
        return next((laag.bron.plekken[plek.woord] for laag in bank.lagen if plek.woord in laag.bron.plekken), None)
    naam = FeitSleutel.lees(plek.woord).naam
    feit = bank.vocabulaire.feiten.get(naam)
    if feit is not None:
        return _plek_van_feit(naam, _feitbestanden(feit.thema, feit.laag, bank, pad), teksten)
    regels = (*bank.regels, *(deel.regel for deel in bank.uitgeschakeld))
    plekken = {deel.naam: deel.plek for lijst in (bank.drempels, bank.afgeleid, regels) for deel in lijst}
    daar = plekken.get(naam)
    if daar is None:
        return None
    # What travels with the package is named from the folder of the packages.
    bestand = _PAKKETTEN / daar.bestand
    return Plek(str(bestand), daar.regel, daar.kolom) if bestand.is_file() else None


def _feitbestanden(thema: str, laag: str, bank: Regelbank, pad: Path) -> list[Path]:
    if laag:
        return [Path(deel.pad) / FEITEN for deel in bank.lagen if deel.naam == laag]
    return [map_ / "kennisbank" / "feiten" / f"{thema}.yaml" for map_ in (*pad.parents, _PAKKETTEN)]


def _plek_van_feit(naam: str, bestanden: list[Path], teksten: Mapping[Path, str]) -> Plek | None:
    for bestand in bestanden:
        if bestand.is_file():
            for nummer, regel in enumerate(lees_bytes_van(bestand, teksten).decode().splitlines(), 1):
                if re.fullmatch(rf"\s*- feit: {naam}\s*(?:#.*)?", regel):
                    return Plek(str(bestand), nummer, regel.index("-") + 1)
    return None
