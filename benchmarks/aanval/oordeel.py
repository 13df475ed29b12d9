"""The verdict on what a process did: what every command promises on every input."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from aanval.geval import UIT, Afloop, Geval, Meting

HOOGSTENS_SECONDEN = 3
"""Processor time of one command; a busy machine is no reason."""
HOOGSTENS_MEGABYTES = 300
_ENGELS = re.compile(
    r"\b(usage|error|invalid|no such|missing|unexpected|expected|must|got|does not|did you mean|try|aborted|warning"
    r"|the|permission denied|cannot|could not|failed|not found|exception|too many|takes|requires|is not|option '|choose"
    r"|deprecated|unsupported|possible options)\b",
    re.IGNORECASE,
)
_INTERN = ("Traceback (most recent call last)", "Fout in het programma", "Exception ignored")
_VREEMD = ("Cc", "Cf", "Cs", "Zl", "Zp")
_KOP = 400


def oordeel(geval: Geval, meting: Meting, map_: Path, voor: Mapping[str, str]) -> list[str]:
    """Return what is wrong with how a case ended; each complaint begins with its kind and a colon.

    Args:
        geval: the case.
        meting: what the process did.
        map_: the folder in which it ran.
        voor: the files of the folder before it ran, from `vingerafdrukken`.
    """
    fout = meting.fout.decode("utf-8", "replace")
    uit: list[str] = []
    if any(merk in fout for merk in _INTERN) or meting.code == 3:
        uit.append(f"intern: {' '.join(fout.split())[-_KOP:]}")
    elif meting.opgegeven:
        uit.append(f"hangt: na {meting.seconden:.0f} s gestopt (cpu {meting.cpu:.1f} s)")
    elif meting.code not in geval.codes:
        uit.append(f"code: {meting.code}, goed is {sorted(geval.codes)}; {' '.join(fout.split())[:_KOP]}")
    if meting.cpu > HOOGSTENS_SECONDEN:
        uit.append(f"traag: {meting.cpu:.1f} s processortijd")
    if meting.megabytes > HOOGSTENS_MEGABYTES:
        uit.append(f"geheugen: {meting.megabytes} MB")
    uit += _tekst(geval, meting, fout)
    uit += _bestanden(geval, map_, voor)
    if not uit and geval.keur is not None:
        bezwaar = geval.keur(Afloop(meting, map_))
        uit += [bezwaar] if bezwaar else []
    return uit


def _tekst(geval: Geval, meting: Meting, fout: str) -> list[str]:
    uit: list[str] = []
    fout_leesbaar = "2>" not in geval.omleiding
    if meting.code == 2 and not fout.strip() and fout_leesbaar:
        uit.append("zwijgt: code 2 zonder melding")
    zonder_citaat = re.sub(r"'[^']*'|\"[^\"]*\"|--stel [^:]*:", "", fout)
    if (engels := _ENGELS.search(zonder_citaat)) is not None:
        begin = max(0, engels.start() - 60)
        uit.append(f"engels: …{' '.join(zonder_citaat[begin : engels.end() + 80].split())}…")
    for naam, tekst in (("uitvoer", meting.uit.decode("utf-8", "replace")), ("melding", fout)):
        vreemd = sorted(
            {f"U+{ord(teken):04X}" for teken in set(tekst) if unicodedata.category(teken) in _VREEMD} - {"U+000A"}
        )
        if vreemd and not tekst.startswith(("PK\x03\x04", "%PDF")):
            uit.append(f"stuurteken: {', '.join(vreemd[:5])} in {naam}")
    return uit


def _bestanden(geval: Geval, map_: Path, voor: Mapping[str, str]) -> list[str]:
    na = vingerafdrukken(map_)
    uit = [
        f"invoer gewijzigd: {naam[:80]}"
        for naam, afdruk in voor.items()
        if na.get(naam) != afdruk and naam not in geval.wijzigt
    ]
    nieuw = set(na) - set(voor) - geval.wijzigt - {UIT}
    return uit + [f"achtergebleven: {naam[:80]}" for naam in sorted(nieuw)]


def vingerafdrukken(map_: Path) -> dict[str, str]:
    """Return a fingerprint of each plain file under a folder; of anything else its kind."""
    uit: dict[str, str] = {}
    for pad in map_.rglob("*"):
        soort = pad.lstat().st_mode
        if stat.S_ISREG(soort):
            try:
                uit[str(pad.relative_to(map_))] = sha256(pad.read_bytes()).hexdigest()
            except PermissionError:
                uit[str(pad.relative_to(map_))] = "onleesbaar"
        elif not stat.S_ISDIR(soort):
            uit[str(pad.relative_to(map_))] = f"soort {stat.S_IFMT(soort):o}"
    return uit
