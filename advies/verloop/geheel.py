"""One partnership over time: facts files and saved answers in, what changed and why out.

Every moment is evaluated with today's rules, so that from one moment to the next only the facts differ. What newer rules make of
an answer that was saved is told apart: its own facts with today's rules, beside what it said (by its receipt). The two together
are the whole difference between what was told at the first moment and what holds at the last.

That a partnership looks back regularly is the publication's: audits (recommendation 4), ict on the board's agenda twice a year
(5), the service evaluated regularly on a reliable record (7). This way to compare is ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from advies.evalueer import Adviseur
from advies.verloop.feiten import periode
from advies.verloop.meting import Meting
from advies.verloop.regels import peiling
from advies.verloop.tijdlijn import aanbevelingen, bevindingen, slotverschillen
from advies.verloop.vormen import Verloop
from kennisbank.meldingen import InvoerFout, Melding

HOOGSTENS_PEILINGEN = 12
"""The most moments: what a picture for a phone can show."""


def verloop(adviseur: Adviseur, metingen: Sequence[Meting]) -> Verloop:
    """Return what changed at one partnership over time.

    Args:
        adviseur: the evaluator, with today's rules.
        metingen: the moments, the earliest first.

    Raises:
        InvoerFout: there are too few or too many, or the facts of one contradict each other.
        MotorVerschil: the engines differ on one of them.

    Example:
        >>> from advies import Adviseur, Meting, Samenwerkingsverband, verloop
        >>> from advies.werkgeheugen import werkgeheugen
        >>> metingen = [
        ...     Meting(jaar, "", werkgeheugen(Samenwerkingsverband(vervangingsbudget=budget)))
        ...     for jaar, budget in (("2024", False), ("2025", True))
        ... ]
        >>> [deel.kort for deel in verloop(Adviseur(motor="referentie"), metingen).perioden[0].feiten]
        ['budget voor vervanging']
    """
    if not 2 <= len(metingen) <= HOOGSTENS_PEILINGEN:
        tekst = f"noem 2 tot {HOOGSTENS_PEILINGEN} momenten, het vroegste eerst."
        raise InvoerFout([Melding(None, tekst, code="gebruik")])
    antwoorden = [
        adviseur.stel_op(adviseur.evaluatie_van(deel.verband, deel.geheugen), alles=True) for deel in metingen
    ]
    peilingen = tuple(
        peiling(nummer, *paar, adviseur) for nummer, paar in enumerate(zip(metingen, antwoorden, strict=True), start=1)
    )
    perioden = tuple(
        periode((nummer, nummer + 1), (een.geheugen, ander.geheugen), paar, adviseur)
        for nummer, ((een, ander), paar) in enumerate(
            zip(pairwise(metingen), pairwise(antwoorden), strict=True), start=1
        )
    )
    eerder = None if peilingen[0].zelfde_regels else metingen[0].eerder
    return Verloop(
        samenwerkingsverband=next((deel.verband for deel in reversed(metingen) if deel.verband), ""),
        peilingen=peilingen,
        perioden=perioden,
        geheel=tuple(slotverschillen(eerder, antwoorden[0], antwoorden[-1])),
        aanbevelingen=aanbevelingen(antwoorden),
        bevindingen=bevindingen(antwoorden),
        ontvangstbewijs=antwoorden[-1].ontvangstbewijs,
        uitgeschakeld=antwoorden[-1].uitgeschakeld,
    )
