"""The data files that travel inside the packages."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from zlib import adler32, crc32

from kennisbank.yaml_knopen import Knoop, ontleed

BRONNEN = (
    "kennisbank",
    "kennisbank/feiten",
    "kennisbank/dossiers",
    "regels",
    "regels/basis",
    "advies/rapport",
    "advies/weergave",
)
"""The folders with YAML from which the compiled file is made."""


def lees_data(naam: str) -> bytes:
    """Return the bytes of a data file.

    Args:
        naam: package and path, such as "kennisbank/bron.yaml".
    """
    pad = _pad(naam)
    if pad is not None:
        with open(pad, "rb") as stroom:
            return stroom.read()
    from importlib.resources import files

    pakket, _, rest = naam.partition("/")
    return files(pakket).joinpath(*rest.split("/")).read_bytes()


def lees_document(naam: str) -> Knoop | None:
    """Return the located nodes of a YAML data file.

    Args:
        naam: package and path, such as "kennisbank/bron.yaml".

    Raises:
        InvoerFout: the file is not valid YAML.
    """
    return ontleed(lees_data(naam), naam)


def datanamen(map_: str, einde: str = ".yaml") -> tuple[str, ...]:
    """Return the names of the data files in a folder of a package, sorted.

    Args:
        map_: package and path, such as "regels/basis".
        einde: how the names end.
    """
    return tuple(sorted(f"{map_}/{naam}" for naam in _namen(map_) if naam.endswith(einde)))


def overgeslagen(namen: Iterable[tuple[str, bool]], mag: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield what would be passed over in a folder of YAML files though it looks meant to be read, with what to do.

    Args:
        namen: each name in the folder, and whether it is a folder with YAML somewhere below it.
        mag: the names of folders that are read apart.
    """
    for naam, map_met_yaml in sorted(namen):
        klein = naam.lower()
        if map_met_yaml and naam not in mag:
            yield naam, "deze map wordt niet gelezen. Zet de bestanden eruit een map hoger."
        elif klein.endswith((".yml", ".yaml.txt", ".yml.txt")) or (
            klein.endswith(".yaml") and not naam.endswith(".yaml")
        ):
            goed = f"{naam[: klein.rindex('.y')]}.yaml"
            yield naam, f"dit bestand wordt niet gelezen: de naam moet eindigen op .yaml. Noem het '{goed}'."


def overgeslagen_data(map_: str, mag: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield what would be passed over in a folder of a package, as `overgeslagen` does; nothing for a package in a zip file.

    Args:
        map_: package and path, such as "regels/basis".
        mag: the names of folders that are read apart.
    """
    pad = _pad(map_)
    if pad is not None:
        yield from overgeslagen(((naam, heeft_yaml(os.path.join(pad, naam))) for naam in os.listdir(pad)), mag)


def heeft_yaml(pad: str) -> bool:
    """Return whether a path is a folder with YAML somewhere below it."""
    return any(naam.lower().endswith((".yaml", ".yml")) for _, _, namen in os.walk(pad) for naam in namen)


def som_van_bronnen() -> list[int]:
    """Return checksums over the names and the contents of all YAML that the compiled file is made from.

    They tell a change, not an attack: who can change the YAML can change the compiled file too. To load `hashlib` takes longer
    than to read all files.
    """
    crc, adler = 0, 1
    for map_ in BRONNEN:
        for naam in datanamen(map_):
            inhoud = lees_data(naam)
            for deel in (f"{naam}\0{len(inhoud)}\0".encode(), inhoud):
                crc, adler = crc32(deel, crc), adler32(deel, adler)
    return [crc, adler]


def _namen(map_: str) -> Iterator[str]:
    pad = _pad(map_)
    if pad is not None:
        yield from os.listdir(pad)
        return
    from importlib.resources import files

    pakket, _, rest = map_.partition("/")
    yield from (kind.name for kind in files(pakket).joinpath(*rest.split("/")).iterdir())


def _pad(naam: str) -> str | None:
    """Return the path of a data file or folder; None for a package that is no folder, such as one in a zip file.

    `importlib.resources` finds these too, and loading it takes longer than reading everything.
    """
    pakket, _, rest = naam.partition("/")
    begin = import_module(pakket).__file__
    map_ = os.path.dirname(begin) if begin else ""
    return os.path.join(map_, *rest.split("/")) if os.path.isdir(map_) else None
