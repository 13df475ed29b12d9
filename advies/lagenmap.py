"""The folders of layers: read from disk, each into a value, and checked as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kennisbank.bestanden import heeft_yaml, overgeslagen
from kennisbank.lagen import Laag, Lagen
from kennisbank.lagen_lezen import BESTANDEN, BRON, KOP, REGELMAP, TOETSMAP, controleer_samen, ontleed_laag
from kennisbank.meldingen import InvoerFout, Melding, RegelFout, dichtstbij, opsomming, vraag_of
from kennisbank.yaml_knopen import lees_bytes

_MAPPEN = (REGELMAP, TOETSMAP)
_VAN_PUBLICATIE = ("afwegingen.yaml", "dvo.yaml", "eisen.yaml", "stellingen.yaml", "vervallen.yaml")
"""Files beside the rules of the publication of which a layer has none."""


def lees_lagen(mappen: Iterable[str | Laag]) -> Lagen:
    """Read the folders of layers that are to be on together.

    Args:
        mappen: the folders, in any order; a layer that was read already may stand among them. A folder that is named twice
            counts once.

    Raises:
        RegelFout: a folder is no layer, a file in it is wrong, or they cannot be on together; all messages at once. What is
            wrong with their rules is told by who puts them over a rule base.
    """
    lagen: list[Laag] = []
    meldingen: list[Melding] = []
    gezien: set[str] = set()
    for map_ in mappen:
        if isinstance(map_, Laag):
            lagen.append(map_)
            continue
        echt = map_ if "\0" in map_ else str(Path(map_).resolve())
        if echt in gezien:
            continue
        gezien.add(echt)
        try:
            lagen.append(lees_laag(map_))
        except InvoerFout as fout:
            meldingen.extend(fout.meldingen)
    if meldingen:
        raise RegelFout(meldingen)
    controleer_samen(lagen)
    return tuple(sorted(set(lagen), key=lambda laag: laag.naam))


def lees_laag(map_: str, lees: Callable[[str], bytes] = lees_bytes) -> Laag:
    """Read the folder of one layer.

    Args:
        map_: the folder, as the user named it.
        lees: gives what a file holds; an editor has some that are not saved yet.

    Raises:
        RegelFout: it is no folder of a layer, or a file in it is wrong; all messages at once.
    """
    pad = Path(map_)
    if "\0" in map_ or not pad.is_dir():
        wat = "dit is een bestand, geen map" if "\0" not in map_ and pad.exists() else "deze map bestaat niet"
        raise RegelFout([Melding(None, f"{map_}: {wat}. Noem bij --regels de map van een laag.", code="bestand")])
    if not is_laag(map_):
        raise RegelFout([Melding(None, f"{map_}: in deze map staat geen laag. {_waar_dan_wel(pad)}", code="bestand")])
    over = [*_vreemd(pad), *(melding for onder in _MAPPEN for melding in _overgeslagen(pad / onder))]
    if over:
        raise RegelFout(over)
    return ontleed_laag(str(pad), {deel.relative_to(pad).as_posix(): lees(str(deel)) for deel in laagbestanden(pad)})


def is_laag(map_: str) -> bool:
    """Return whether a folder is there and is that of a layer, wrong or not.

    Args:
        map_: the folder, as the user named it.
    """
    return "\0" not in map_ and any((Path(map_) / naam).is_file() for naam in (KOP, BRON))


def laagbestanden(map_: Path) -> list[Path]:
    """Return the files of which a layer is read.

    Args:
        map_: the folder of the layer.
    """
    kop = [deel for naam in BESTANDEN if (deel := map_ / naam).is_file()]
    return kop + [deel for onder in _MAPPEN for deel in sorted((map_ / onder).glob("*.yaml"))]


def _waar_dan_wel(map_: Path) -> str:
    """Return in Dutch what to do with a folder that is no layer: to name one within it, or what belongs in it."""
    binnen = sorted(deel.name for deel in map_.iterdir() if (deel / KOP).is_file())
    if binnen:
        return f"Noem de map van de laag zelf: {opsomming([str(map_ / naam) for naam in binnen], 'en')}."
    if (map_ / REGELMAP).is_dir():
        heel = f"Is dit een hele map met regels? Controleer die met: advies check {map_}."
        return f"{heel} In een laag hoort een bestand {KOP}; zie docs/lagen.md."
    return f"Er hoort een bestand {KOP} in; zie docs/lagen.md."


def _overgeslagen(map_: Path) -> list[Melding]:
    """Return a message for what in a folder looks meant to be read and would not be."""
    if not map_.is_dir():
        return []
    namen = ((deel.name, heeft_yaml(str(deel))) for deel in map_.iterdir())
    return [Melding(None, f"{map_ / naam}: {reden}", code="bestand") for naam, reden in overgeslagen(namen)]


def _vreemd(map_: Path) -> list[Melding]:
    """Return a message for what stands in the folder of a layer and would not be read."""
    over = dict(overgeslagen(((deel.name, heeft_yaml(str(deel))) for deel in map_.iterdir()), _MAPPEN))
    heeft = f"Een laag heeft {opsomming(BESTANDEN, 'en')}, en de mappen {opsomming(_MAPPEN, 'en')}."
    for deel in map_.iterdir():
        if heeft_yaml(str(deel)) and deel.name not in _MAPPEN:
            over[deel.name] = f"deze map wordt niet gelezen.{vraag_of(dichtstbij(deel.name, _MAPPEN))} {heeft}"
        elif deel.name in _VAN_PUBLICATIE:
            over[deel.name] = (
                f"dit bestand hoort bij de regels van de publicatie, en niet bij een laag. Haal het weg. {heeft}"
            )
        elif deel.suffix == ".yaml" and deel.name not in BESTANDEN:
            over[deel.name] = (
                f"dit bestand wordt hier niet gelezen.{vraag_of(dichtstbij(deel.name, BESTANDEN))} {heeft}"
            )
    return [Melding(None, f"{map_ / naam}: {reden}", code="bestand") for naam, reden in sorted(over.items())]
