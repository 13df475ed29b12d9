"""Layers in an editor: in which folder of a layer a file lies, and the rule base of the publication with that layer over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from advies.beheer.toetsing import ontleed_toetsen
from advies.lagenmap import lees_laag
from kennisbank.lagen import Laag, Lagen, met_lagen
from kennisbank.lagen_lezen import BRON, DREMPELS, FEITEN, KOP, REGELMAP, TOETSMAP, controleer_samen
from kennisbank.meldingen import InvoerFout, Melding, RegelFout
from kennisbank.yaml_knopen import Kaart, Tekst, lees_bytes, ontleed
from regels.lagen import combineer
from regels.taal import Regelbank

SOORT_BIJ_NAAM: Mapping[str, str] = {KOP: "laag", BRON: "bron", FEITEN: "feiten", DREMPELS: "drempels"}
"""What each file in the folder of a layer holds."""


def laagmap_van(pad: Path) -> Path | None:
    """Return the folder of the layer that a file is of; None when it is of none.

    Args:
        pad: where the file stands.
    """
    map_ = pad.parent.parent if pad.parent.name in (REGELMAP, TOETSMAP) else pad.parent
    # The knowledge base has a file with that name too.
    met_bron = (map_ / BRON).is_file() and map_.name != "kennisbank"
    return map_ if met_bron or (map_ / KOP).is_file() else None


def lees_bytes_van(pad: Path, teksten: Mapping[Path, str]) -> bytes:
    """Return what a file holds: what the editor has of it, or else what is on disk."""
    return teksten[pad].encode() if pad in teksten else lees_bytes(str(pad))


def lees_lagen_van(mappen: Iterable[Path], teksten: Mapping[Path, str]) -> Lagen:
    """Read layers as they stand in the editor, with those on which they build that lie beside them.

    Args:
        mappen: their folders.
        teksten: what the editor has of each open file; of the others counts what is on disk.

    Raises:
        RegelFout: one is wrong, or they cannot be on together; all messages at once.
    """
    lagen: dict[Path, Laag] = {}
    meldingen: list[Melding] = []
    te_lezen = list(mappen)
    while te_lezen:
        map_ = te_lezen.pop(0)
        echt = map_.resolve()
        if echt in lagen:
            continue
        try:
            laag = lees_laag(str(map_), lambda pad: lees_bytes_van(Path(pad), teksten))
        except InvoerFout as fout:
            meldingen.extend(fout.meldingen)
            continue
        lagen[echt] = laag
        er_zijn = {deel.naam for deel in lagen.values()}
        te_lezen += [naast for naam in laag.bouwt_op if naam not in er_zijn and (naast := _naast(map_, naam))]
    if meldingen:
        raise RegelFout(meldingen)
    controleer_samen(lagen.values())
    return tuple(sorted(lagen.values(), key=lambda laag: laag.naam))


def _naast(map_: Path, naam: str) -> Path | None:
    """Return the folder beside that of a layer which holds the layer of a name; None when none does."""
    for kop in sorted(map_.parent.glob(f"*/{KOP}")):
        try:
            kaart = ontleed(lees_bytes(str(kop)), str(kop))
        except InvoerFout:
            continue
        gevonden = kaart.haal("laag") if isinstance(kaart, Kaart) else None
        if isinstance(gevonden, Tekst) and gevonden.waarde == naam:
            return kop.parent
    return None


def lees_met_lagen(
    mappen: Sequence[Path], teksten: Mapping[Path, str], basis: Regelbank
) -> tuple[Regelbank | None, list[Melding]]:
    """Return the rule base with layers over it, and what is wrong with them; None when it could not be made.

    Args:
        mappen: the folders of the layers.
        teksten: what the editor has of each open file.
        basis: the rule base without layers.
    """
    bank: Regelbank | None = None
    try:
        lagen = lees_lagen_van(mappen, teksten)
        with met_lagen(lagen):
            bank = combineer(basis, lagen)
            ontleed_toetsen({naam: inhoud for laag in lagen for naam, inhoud in laag.toetsen.items()}, bank)
    except InvoerFout as fout:
        return bank, list(fout.meldingen)
    return bank, []
