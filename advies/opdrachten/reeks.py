"""Many facts files in one run: which files, how far it is, and what went wrong in which."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from advies.paden import bestaat
from kennisbank.meldingen import InvoerFout, Melding

if TYPE_CHECKING:
    from advies.antwoord import Antwoord
    from advies.evalueer import Adviseur
    from advies.invoer import Feitenbestand

_JOKERS = frozenset("*?[")
"""The signs that make a name a pattern."""
VERWACHTING = ".verwacht.yaml"
"""How a file ends that says what must follow from the dossier beside it; it is no facts file."""


def vind_bestanden(paden: Sequence[str]) -> tuple[list[str], list[Melding]]:
    """Return the files that are meant, and the patterns that match none.

    A pattern (`dossiers/*.yaml`) is expanded here when the shell did not, as on Windows. What belongs to a dossier that is
    named too, and says what must follow from it, is left out.

    Args:
        paden: what the user typed: names of files and patterns.
    """
    uit: list[str] = []
    meldingen: list[Melding] = []
    for pad in paden:
        if _JOKERS.isdisjoint(pad) or bestaat(pad):
            uit.append(pad)
            continue
        from glob import glob

        gevonden = sorted(glob(pad, recursive=True))  # noqa: PTH207 - keeps the path as the user wrote it
        uit += gevonden
        if not gevonden:
            meldingen.append(Melding(None, f"{pad}: geen enkel bestand past bij dit patroon.", code="bestand"))
    dossiers = set(uit)
    uit = [p for p in uit if not (p.endswith(VERWACHTING) and f"{p.removesuffix(VERWACHTING)}.yaml" in dossiers)]
    return uit, meldingen


def in_map(pad: str) -> list[str]:
    """Return the facts files in a folder; a path that is no folder is itself.

    Args:
        pad: what the user typed.

    Raises:
        InvoerFout: there is none in the folder.
    """
    from pathlib import Path

    from advies.invoer import EINDEN_WERKBOEK

    if not Path(pad).is_dir():
        return [pad]
    einden = (".yaml", ".yml", *EINDEN_WERKBOEK)
    namen = sorted(str(deel) for deel in Path(pad).iterdir() if deel.name.lower().endswith(einden))
    if not namen:
        raise InvoerFout(
            [Melding(None, f"{pad}: in deze map staat geen feitenbestand (.yaml, .yml of .xlsx).", code="bestand")]
        )
    return namen


class Reeks:
    """Evaluates files one after another; what is wrong with one is kept and does not stop the others.

    While it goes, it counts what certainly must be done and is not (`onvervuld`).

    Args:
        bestanden: the files; "-" for standard input.
        adviseur: evaluates the facts.
        alles: whether excluded advices are in the answers.
        balk: whether to show on standard error how far it is.
    """

    def __init__(self, bestanden: Sequence[str], adviseur: Adviseur, *, alles: bool, balk: bool) -> None:
        self._bestanden = bestanden
        self._adviseur = adviseur
        self._alles = alles
        self._balk = balk
        self.meldingen: list[Melding] = []
        self.onvervuld = 0

    def antwoorden(self) -> Iterator[tuple[str, Antwoord]]:
        """Yield the name of each sound file and its answer."""
        for feiten, antwoord in self.met_feiten():
            yield feiten.bestand, antwoord

    def met_feiten(self) -> Iterator[tuple[Feitenbestand, Antwoord]]:
        """Yield each sound file as it was read, and its answer."""
        from advies.opdrachten.inlezen import lees_feiten

        if len(self._bestanden) > 1:
            # A single run does without, see advies/cli.py; over many files what is left behind would add up.
            gc.freeze()
            gc.enable()
        with self._voortgang() as bestanden:
            for bestand in bestanden:
                try:
                    feiten = lees_feiten(bestand)
                    antwoord = self._adviseur.evalueer(feiten, alles=self._alles)
                except InvoerFout as fout:
                    self.meldingen.extend(fout.meldingen)
                else:
                    self.onvervuld += len(antwoord.onvervuld())
                    yield feiten, antwoord

    def _voortgang(self) -> AbstractContextManager[Iterable[str]]:
        if not self._balk:
            return nullcontext(self._bestanden)
        return click.progressbar(self._bestanden, label="Advies", file=sys.stderr, show_pos=True)
