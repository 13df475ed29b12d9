"""What a document says of the layers over the publication: their sources, what they switched off, and their check sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advies.antwoord import Laagbewijs, Uitgezet
from advies.rapport.bouw import alinea, tabel_van_teksten
from advies.rapport.model import Blok
from advies.rapport.teksten import aantal, lijst, plat, tekst
from advies.woorden.letters import hoofdletter


def laagzinnen(aan: Iterable[Laagbewijs], uitgeschakeld: Iterable[Uitgezet]) -> Iterator[str]:
    """Yield a sentence for each layer that was on, and for each rule of the publication that one switched off.

    Args:
        aan: the layers.
        uitgeschakeld: those rules.
    """
    for laag in aan:
        yield tekst("lagen.laag", titel=laag.titel, naam=laag.naam, bron=laag.bron)
    for deel in uitgeschakeld:
        yield tekst("lagen.uit", laag=deel.door, titel=deel.titel, reden=deel.reden)


def laagrijen(aan: Iterable[Laagbewijs]) -> Iterator[tuple[str, str]]:
    """Yield of each layer what it is called, and its rules and check sum.

    Args:
        aan: the layers.
    """
    for laag in aan:
        waarde = plat(aantal("lagen.waarde", laag.regels, titel=laag.titel, vingerafdruk=laag.vingerafdruk))
        yield tekst("lagen.rij", naam=laag.naam), waarde


def laagblokken(aan: Sequence[Laagbewijs], uitgeschakeld: Iterable[Uitgezet]) -> list[Blok]:
    """Return the blocks of a chapter on the layers.

    Args:
        aan: the layers.
        uitgeschakeld: the rules of the publication that they switched off.
    """
    tabel = tabel_van_teksten(
        tekst("lagen.tabel"),
        lijst("lagen.kop"),
        [(hoofdletter(naam), waarde) for naam, waarde in laagrijen(aan)],
        (2, 5),
    )
    return [*map(alinea, laagzinnen(aan, uitgeschakeld)), tabel]
