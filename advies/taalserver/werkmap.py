"""The files of a rule author as they stand in the editor: what is wrong with them, and where a name is defined."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import kennisbank
from advies.beheer.toetsing import ontleed_toetsen
from advies.invoer import ontleed_feiten
from advies.schrijfschemas.bestanden import Bestandsoort
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.meldingen import InvoerFout, Melding, Plek
from kennisbank.vocabulaire import lees_feit, vocabulaire
from kennisbank.yaml_knopen import Kaart, ontleed
from regels.afwegingen import lees_afwegingen
from regels.eigen import regelbank
from regels.eisen import lees_eisen
from regels.lezen import lees_regelbank
from regels.sleutels import FeitSleutel
from regels.taal import Regelbank

Soort = Bestandsoort | Literal["feitenbestand"]
_BIJ_NAAM: Mapping[str, Soort] = {"drempels.yaml": "drempels", "eisen.yaml": "eisen", "afwegingen.yaml": "afwegingen"}


def soort_van(pad: Path, tekst: str) -> Soort | None:
    """Return what a file holds; None for one that is none of ours.

    Args:
        pad: where it stands.
        tekst: what stands in it.
    """
    if pad.parent.name == "basis":
        return "regels"
    if pad.parent.name == "toetsen":
        return "toetsen"
    if pad.parent.name == "feiten" and pad.parent.parent.name == "kennisbank":
        return "feiten"
    if pad.name in _BIJ_NAAM and ((pad.parent / "basis").is_dir() or pad.parent.name == "regels"):
        return _BIJ_NAAM[pad.name]
    namen = re.findall(r"^([a-z_]+):", tekst, re.MULTILINE)
    return "feitenbestand" if any(naam in vocabulaire().feiten for naam in namen) else None


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known after a look at the files.

    Args:
        bank: the rule base, as it was when it could last be read.
        meldingen: what is wrong, by file; a file that was looked at and is right has an empty list.
    """

    bank: Regelbank
    meldingen: Mapping[Path, tuple[Melding, ...]]


def kijk(pad: Path, teksten: Mapping[Path, str], bank: Regelbank) -> Stand:
    """Look at a file and at what hangs together with it.

    Args:
        pad: the file that changed.
        teksten: what the editor has of each open file; of the others counts what is on disk.
        bank: the rule base as it was when it could last be read.
    """
    tekst = teksten.get(pad, "")
    meldingen: list[Melding] = []
    match soort_van(pad, tekst):
        case "regels" | "drempels" | "toetsen" as soort:
            map_ = pad.parent if soort == "drempels" else pad.parent.parent
            nieuw, meldingen = _lees_regels(map_, teksten)
            bank = nieuw or bank
            gezien = [deel for deel in teksten if map_ in deel.parents and deel.parent.name != "toetsen"]
            toetsen = [deel for deel in teksten if deel.parent == map_ / "toetsen"]
            meldingen += _lees_toetsen(toetsen, teksten, bank) if nieuw else []
            return Stand(bank, _per_bestand(meldingen, [pad, *gezien, *toetsen]))
        case "eisen":
            meldingen = _fouten(lambda: lees_eisen(tekst.encode(), str(pad)))
        case "afwegingen":
            meldingen = _fouten(lambda: lees_afwegingen(tekst.encode(), str(pad)))
        case "feiten":
            meldingen = _fouten(lambda: _lees_thema(tekst.encode(), str(pad)))
        case "feitenbestand":
            meldingen = _fouten(lambda: ontleed_feiten(tekst.encode(), str(pad)))
        case None:
            pass
    return Stand(bank, _per_bestand(meldingen, [pad]))


def project_van(pad: Path) -> Path:
    """Return the folder of the project that a file is of: the nearest that has `regels/` in it, or else that of the file."""
    return next((map_ for map_ in pad.parents if (map_ / "regels").is_dir()), pad.parent)


def eigen_bank() -> Regelbank:
    """Return the rule base that travels with the package."""
    return regelbank()


def _lees_regels(map_: Path, teksten: Mapping[Path, str]) -> tuple[Regelbank | None, list[Melding]]:
    bestanden = {str(deel): lees_bytes_van(deel, teksten) for deel in sorted((map_ / "basis").glob("*.yaml"))}
    drempels = map_ / "drempels.yaml"
    try:
        return lees_regelbank(
            bestanden, (str(drempels), lees_bytes_van(drempels, teksten)) if drempels.exists() else None
        ), []
    except InvoerFout as fout:
        return None, list(fout.meldingen)


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


def lees_bytes_van(pad: Path, teksten: Mapping[Path, str]) -> bytes:
    """Return what a file holds: what the editor has of it, or else what is on disk."""
    return teksten[pad].encode() if pad in teksten else pad.read_bytes()


def _per_bestand(meldingen: list[Melding], gezien: list[Path]) -> Mapping[Path, tuple[Melding, ...]]:
    """Return messages by their file; one without a place is told at the top of the file that was looked at."""
    uit: dict[Path, list[Melding]] = {pad: [] for pad in gezien}
    for melding in meldingen:
        pad = Path(melding.plek.bestand) if melding.plek else gezien[0]
        uit.setdefault(pad, []).append(melding)
    return {pad: tuple(deel) for pad, deel in uit.items()}


def definitie(woord: str, bank: Regelbank, pad: Path) -> Plek | None:
    """Return where a name is defined: a rule, derived fact, threshold or fact; None for another word.

    Args:
        woord: the name; of a fact for one process, with the name of that process.
        bank: the rule base.
        pad: the file in which it is asked; the facts are looked for in its project first.
    """
    naam = FeitSleutel.lees(woord).naam
    plekken = {deel.naam: deel.plek for lijst in (bank.drempels, bank.afgeleid, bank.regels) for deel in lijst}
    plek = plekken.get(naam)
    if naam in bank.vocabulaire.feiten:
        return _plek_van_feit(naam, bank.vocabulaire.feiten[naam].thema, pad) or plek
    return plek


def _plek_van_feit(naam: str, thema: str, pad: Path) -> Plek | None:
    for map_ in (*pad.parents, Path(kennisbank.__file__).parent.parent):
        bestand = map_ / "kennisbank" / "feiten" / f"{thema}.yaml"
        if bestand.is_file():
            for nummer, regel in enumerate(bestand.read_text(encoding="utf-8").splitlines(), 1):
                if re.fullmatch(rf"\s*- feit: {naam}", regel):
                    return Plek(str(bestand), nummer, regel.index("-") + 1)
    return None
