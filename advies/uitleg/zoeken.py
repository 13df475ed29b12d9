"""Search for rules by words: whole words, in today's names and those of 2006, the best place first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, TypeAlias, get_args
from unicodedata import combining, normalize

from advies.woorden.regelteksten import leesbaar
from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.catalogus import Term, catalogus
from kennisbank.lean import dataclass
from regels.logica import verwijzingen
from regels.taal import Regel, Regelbank

Vindplaats = Literal["titel", "naam", "tekst", "vraag"]
VINDPLAATSEN: tuple[Vindplaats, ...] = get_args(Vindplaats)
"""Where a rule can be found, the best place first; `vraag` is what its condition asks, and the questions about those facts."""

Woorden: TypeAlias = tuple[str, ...]

_WOORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_UITGANGEN = ("n", "en", "s", "'s", "e")
"""Endings in which two forms of one word may differ: vraag and vraags, gemeente and gemeenten."""
_MINSTENS_VERBOGEN = 4
"""Letters of a word before an ending counts: "wet" is not "weten"."""


def woorden(tekst: str) -> Woorden:
    """Return the words of a text, without capitals and accents.

    Args:
        tekst: the text; a hyphen or underscore stands between words.

    Example:
        >>> woorden("De ict-dienst is geëvalueerd")
        ('de', 'ict', 'dienst', 'is', 'geevalueerd')
    """
    kaal = "".join(teken for teken in normalize("NFKD", tekst.replace("’", "'").casefold()) if not combining(teken))
    return tuple(_WOORD.findall(kaal))


@dataclass(frozen=True, slots=True)
class Treffer:
    """A rule that was found.

    Args:
        regel: the rule.
        waar: the worst of the places where a word of the question was found, each in its best place.
        titel: the title in which it was found; else its general title.
    """

    regel: Regel
    waar: Vindplaats
    titel: str


class Zoekvraag:
    """What is looked for: words that must all occur, each by any of its names.

    Args:
        tekst: as it was typed.
        begrippen: terms of 2006, with today's names.
    """

    def __init__(self, tekst: str, begrippen: Iterable[Term] | None = None) -> None:
        termen = catalogus().begrippen if begrippen is None else tuple(begrippen)
        namen = [(term.term, term.nu) for term in termen if term.nu]
        bekend = sorted({woorden(naam) for paar in namen for naam in paar}, key=len, reverse=True)
        self.delen: list[tuple[Woorden, ...]] = []
        """For each part of the question the names by which it may occur, the one that was typed first."""
        self.ook: list[str] = []
        """The other names that are looked for too."""
        over = woorden(tekst)
        while over:
            term = next((naam for naam in bekend if over[: len(naam)] == naam), over[:1])
            ook = [a for paar in namen for a, b in (paar, paar[::-1]) if woorden(b) == term]
            self.delen.append((term, *map(woorden, ook)))
            self.ook += [naam for naam in ook if naam not in self.ook]
            over = over[len(term) :]

    def staat_in(self, tekst: Sequence[str]) -> bool:
        """Return whether each part of the question is among the words of a text."""
        return bool(self.delen) and all(self.deel_staat_in(deel, tekst) for deel in self.delen)

    @staticmethod
    def deel_staat_in(namen: tuple[Woorden, ...], tekst: Sequence[str]) -> bool:
        """Return whether a text has one of these names, its words next to each other.

        Args:
            namen: the names, as words.
            tekst: the words of the text.
        """
        return any(_staat_in(naam, tekst) for naam in namen)


def _staat_in(naam: Woorden, tekst: Sequence[str]) -> bool:
    # The first word alone decides almost everywhere.
    begins = (begin for begin in range(len(tekst) - len(naam) + 1) if _zelfde(naam[0], tekst[begin]))
    return any(all(map(_zelfde, naam, tekst[begin : begin + len(naam)])) for begin in begins)


def _zelfde(een: str, ander: str) -> bool:
    if een[0] != ander[0]:
        return False
    if een == ander:
        return True
    kort, lang = sorted((een, ander), key=len)
    return len(kort) >= _MINSTENS_VERBOGEN and lang.startswith(kort) and lang[len(kort) :] in _UITGANGEN


class Regelzoeker:
    """Finds rules by words.

    Args:
        bank: the rule base.
    """

    def __init__(self, bank: Regelbank) -> None:
        self._bank = bank
        self._zinnen = Voorwaardezinnen(bank)
        self._afgeleid = {feit.naam: feit for feit in bank.afgeleid}

    def zoek(self, vraag: Zoekvraag) -> tuple[Treffer, ...]:
        """Return the rules in which every part of a question occurs, the best places first, then in the order of the files.

        Args:
            vraag: what is looked for.
        """
        gevonden: list[tuple[int, Treffer]] = []
        for regel, velden in self._velden:
            plaatsen = [
                next((n for n, veld in enumerate(velden) if vraag.deel_staat_in(deel, veld)), None)
                for deel in vraag.delen
            ]
            slechtste = max((len(velden) if n is None else n for n in plaatsen), default=len(velden))
            if slechtste < len(velden):
                titels = [*self.titels(regel)]
                titel = next((deel for deel in titels if vraag.staat_in(woorden(deel))), titels[0])
                gevonden.append((slechtste, Treffer(regel, VINDPLAATSEN[slechtste], titel)))
        return tuple(treffer for _, treffer in sorted(gevonden, key=lambda paar: paar[0]))

    def langere_woorden(self, vraag: Zoekvraag) -> tuple[str, ...]:
        """Return the words of the rules that have the one word that was typed within them, the shortest first.

        Args:
            vraag: what is looked for.
        """
        if len(vraag.delen) != 1:
            return ()
        deel = " ".join(vraag.delen[0][0])
        alle = {woord for _, velden in self._velden for veld in velden for woord in veld}
        return tuple(sorted((woord for woord in alle if deel in woord), key=lambda woord: (len(woord), woord)))

    def titels(self, regel: Regel) -> Iterator[str]:
        """Yield the titles of a rule, the general one first, as who reads no partnership sees them."""
        for titel in (regel.titel, *(deel.titel for deel in regel.preciezer)):
            yield leesbaar(titel, self._bank.vocabulaire.feiten)

    @cached_property
    def _velden(self) -> list[tuple[Regel, tuple[Woorden, ...]]]:
        """For each rule the words in each of `VINDPLAATSEN`."""
        return [
            (regel, tuple(woorden(" . ".join(self._teksten(regel, plaats))) for plaats in VINDPLAATSEN))
            for regel in self._bank.regels
        ]

    def _teksten(self, regel: Regel, plaats: Vindplaats) -> Iterator[str]:
        feiten = self._bank.vocabulaire.feiten
        match plaats:
            case "titel":
                yield from self.titels(regel)
            case "naam":
                yield regel.naam
            case "tekst":
                delen = (regel.tekst, regel.uitleg, regel.kanttekening, *(tekst for _, tekst in regel.tekst_voor))
                later = (regel.achteraf.titel, regel.achteraf.tekst) if regel.achteraf else ()
                yield from (leesbaar(deel, feiten) for deel in (*delen, *(b.tekst for b in regel.preciezer), *later))
            case "vraag":
                yield from self._gevraagd(regel)

    def _gevraagd(self, regel: Regel) -> Iterator[str]:
        """Yield what a rule asks, down to the questions about given facts."""
        yield from (zin for _, zin in self._zinnen.van(regel.als))
        wachtrij = [feit.naam for feit in verwijzingen(regel.als)]
        gezien: set[str] = set()
        while wachtrij:
            naam = wachtrij.pop()
            if naam in gezien:
                continue
            gezien.add(naam)
            afgeleid = self._afgeleid.get(naam)
            if afgeleid is not None:
                yield from (zin for _, zin in self._zinnen.van(afgeleid.betekent))
                wachtrij += [feit.naam for feit in verwijzingen(afgeleid.betekent)]
            elif naam in self._bank.vocabulaire.feiten:
                feit = self._bank.vocabulaire.feiten[naam]
                yield from (feit.kort, feit.vraag)
