"""The data files that travel inside the packages."""

from __future__ import annotations

from importlib.resources import files

from kennisbank.yaml_knopen import Knoop, ontleed


def lees_data(naam: str) -> bytes:
    """Return the bytes of a data file.

    Args:
        naam: package and path, such as "kennisbank/bron.yaml".
    """
    pakket, _, pad = naam.partition("/")
    return files(pakket).joinpath(*pad.split("/")).read_bytes()


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
    pakket, _, pad = map_.partition("/")
    ouder = files(pakket).joinpath(*pad.split("/"))
    return tuple(sorted(f"{map_}/{kind.name}" for kind in ouder.iterdir() if kind.name.endswith(einde)))
