"""The files of a rule author as they stand in the editor: what is wrong with them, and with which rule base they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Literal, cast

from advies.beheer.toetsing import ontleed_toetsen
from advies.invoer import ontleed_feiten
from advies.schrijfschemas.bestanden import Bestandsoort
from advies.taalserver.lagen import SOORT_BIJ_NAAM, laagmap_van, lees_bytes_van, lees_met_lagen
from kennisbank.lagen import met_lagen
from kennisbank.lagen_lezen import DREMPELS
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.vocabulaire import lees_feit
from kennisbank.yaml_knopen import Kaart, ontleed
from regels.afwegingen import lees_afwegingen
from regels.eigen import basisbank
from regels.eisen import lees_eisen
from regels.lezen import lees_regelbank
from regels.taal import Regelbank

Soort = Bestandsoort | Literal["feitenbestand"]
_BIJ_NAAM: Mapping[str, Soort] = {"drempels.yaml": "drempels", "eisen.yaml": "eisen", "afwegingen.yaml": "afwegingen"}


def soort_van(pad: Path, tekst: str, feiten: Collection[str]) -> Soort | None:
    """Return what a file holds; None for one that is none of ours.

    Args:
        pad: where it stands.
        tekst: what stands in it.
        feiten: the names of the facts, by which a facts file is known.
    """
    if pad.parent.name == "basis":
        return "regels"
    if pad.parent.name == "toetsen":
        return "toetsen"
    if laagmap_van(pad) is not None:
        return cast("Soort | None", SOORT_BIJ_NAAM.get(pad.name))
    if pad.parent.name == "feiten" and pad.parent.parent.name == "kennisbank":
        return "feiten"
    if pad.name in _BIJ_NAAM and ((pad.parent / "basis").is_dir() or pad.parent.name == "regels"):
        return _BIJ_NAAM[pad.name]
    namen = re.findall(r"^([a-z_]+):", tekst, re.MULTILINE)
    return "feitenbestand" if any(naam in feiten for naam in namen) else None


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known after a look at the files.

    Args:
        bereik: the file or folder that was looked at.
        meldingen: what is wrong, by file; a file that was looked at and is right has an empty list.
    """

    bereik: Path
    meldingen: Mapping[Path, tuple[Melding, ...]]


class Werkmap:
    """The files of one editor, with the rule bases as they were when they could last be read.

    Args:
        mappen: the folders of layers that are always on.
    """

    def __init__(self, mappen: Sequence[Path] = ()) -> None:
        self._mappen = tuple(mappen)
        self.basis = basisbank()
        self._met_lagen: dict[Path | None, Regelbank] = {}
        self._bestanden: Mapping[str, bytes] = {}
        self._gelezen: tuple[Regelbank | None, tuple[Melding, ...]] = (None, ())

    def bank_van(self, pad: Path, tekst: str) -> Regelbank:
        """Return the rule base that a file is read with: with the layer in whose folder it lies, and for facts those always on.

        Args:
            pad: where it stands.
            tekst: what stands in it.
        """
        altijd = self._met_lagen.get(None, self.basis)
        map_ = laagmap_van(pad)
        if map_ is not None:
            return self._met_lagen.get(map_, altijd)
        return altijd if self.soort_van(pad, tekst) == "feitenbestand" else self.basis

    def soort_van(self, pad: Path, tekst: str) -> Soort | None:
        """Return what a file holds; None for one that is none of ours.

        Args:
            pad: where it stands.
            tekst: what stands in it.
        """
        return soort_van(pad, tekst, self._met_lagen.get(None, self.basis).vocabulaire.feiten)

    def kijk(self, pad: Path, teksten: Mapping[Path, str]) -> Stand:
        """Look at a file and at what hangs together with it.

        Args:
            pad: the file that changed.
            teksten: what the editor has of each open file; of the others counts what is on disk.
        """
        map_ = laagmap_van(pad)
        if map_ is not None:
            meldingen = self._lees_lagen(map_, teksten)
            return Stand(map_, _per_bestand(meldingen, [pad, *(deel for deel in teksten if map_ in deel.parents)]))
        if self._mappen and None not in self._met_lagen:
            self._lees_lagen(None, teksten)
        return self._kijk_zonder_laag(pad, teksten)

    def _lees_lagen(self, map_: Path | None, teksten: Mapping[Path, str]) -> list[Melding]:
        """Read the layers that are always on, and the one of a folder; keep the rule base with them, return what is wrong."""
        mappen = [*([] if map_ is None else [map_]), *self._mappen]
        bank, meldingen = lees_met_lagen(mappen, teksten, self.basis)
        if bank is not None:
            self._met_lagen[map_] = bank
        return meldingen

    def _kijk_zonder_laag(self, pad: Path, teksten: Mapping[Path, str]) -> Stand:
        tekst = teksten.get(pad, "")
        meldingen: list[Melding] = []
        match self.soort_van(pad, tekst):
            case "regels" | "drempels" | "toetsen" as soort:
                return self._kijk_naar_regels(pad if soort == "drempels" else pad.parent, pad, teksten)
            case "eisen":
                meldingen = _fouten(lambda: lees_eisen(tekst.encode(), str(pad)))
            case "afwegingen":
                meldingen = _fouten(lambda: lees_afwegingen(tekst.encode(), str(pad)))
            case "feiten":
                meldingen = _fouten(lambda: _lees_thema(tekst.encode(), str(pad)))
            case "feitenbestand":
                meldingen = self._lees_lagen(None, teksten) if self._mappen else []
                with met_lagen(self.bank_van(pad, tekst).lagen):
                    meldingen += _fouten(lambda: ontleed_feiten(tekst.encode(), str(pad)))
            case _:
                pass
        return Stand(pad, _per_bestand(meldingen, [pad]))

    def _kijk_naar_regels(self, onder: Path, pad: Path, teksten: Mapping[Path, str]) -> Stand:
        """Look at the rules of the folder in which a file or folder lies, and at their tests that are open."""
        map_ = onder.parent
        bestanden = _regelbestanden(map_, teksten)
        if bestanden != self._bestanden:  # while one types in a test, the rules are what they were
            self._bestanden, self._gelezen = bestanden, _lees_regels(map_, bestanden)
        nieuw, meldingen = self._gelezen[0], list(self._gelezen[1])
        gezien = [deel for deel in teksten if map_ in deel.parents]
        toetsen = [deel for deel in teksten if deel.parent == map_ / "toetsen"]
        if nieuw is not None:
            self.basis = nieuw
            meldingen += _lees_toetsen(toetsen, teksten, nieuw)
        return Stand(map_, _per_bestand(meldingen, [pad, *gezien]))


def project_van(pad: Path) -> Path:
    """Return the folder of the project that a file is of: the nearest that has `regels/` in it, or else that of the file."""
    return next((map_ for map_ in pad.parents if (map_ / "regels").is_dir()), pad.parent)


def _regelbestanden(map_: Path, teksten: Mapping[Path, str]) -> dict[str, bytes]:
    """Return the rules of a folder, and last its thresholds if it has them."""
    paden = [*sorted((map_ / "basis").glob("*.yaml")), *(deel for deel in [map_ / DREMPELS] if deel.exists())]
    return {str(deel): lees_bytes_van(deel, teksten) for deel in paden}


def _lees_regels(map_: Path, bestanden: Mapping[str, bytes]) -> tuple[Regelbank | None, tuple[Melding, ...]]:
    drempels = str(map_ / DREMPELS)
    regels = {naam: inhoud for naam, inhoud in bestanden.items() if naam != drempels}
    try:
        return lees_regelbank(regels, (drempels, bestanden[drempels]) if drempels in bestanden else None), ()
    except InvoerFout as fout:
        return None, fout.meldingen


def _lees_toetsen(paden: list[Path], teksten: Mapping[Path, str], bank: Regelbank) -> list[Melding]:
    inhoud = {str(pad): lees_bytes_van(pad, teksten) for pad in paden}
    return _fouten(lambda: ontleed_toetsen(inhoud, bank))


def _lees_thema(inhoud: bytes, bestand: str) -> None:
    """Read the facts of a theme, each by itself.

    Raises:
        InvoerFout: something is wrong; all messages at once.
    """
    lezer = Lezer(bestand)
    kaart = lezer.kaart(ontleed(inhoud, bestand), "een thema")
    if kaart is not None:
        lezer.sleutels(kaart, ["thema", "titel", "feiten"], [], "een thema")
        for knoop in lezer.items(kaart, "feiten"):
            if isinstance(knoop, Kaart):
                lees_feit(lezer, knoop, lezer.tekst(kaart, "thema"))
    lezer.sluit_af()


def _fouten(lees: Callable[[], object]) -> list[Melding]:
    try:
        lees()
    except InvoerFout as fout:
        return list(fout.meldingen)
    return []


def _per_bestand(meldingen: list[Melding], gezien: list[Path]) -> Mapping[Path, tuple[Melding, ...]]:
    """Return messages by their file; one without a place is told at the top of the file that was looked at."""
    uit: dict[Path, list[Melding]] = {pad: [] for pad in gezien}
    for melding in meldingen:
        pad = Path(melding.plek.bestand) if melding.plek else gezien[0]
        uit.setdefault(pad, []).append(melding)
    return {pad: tuple(deel) for pad, deel in uit.items()}
