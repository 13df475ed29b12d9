"""Search in the book of rules: rules the way `advies rules` finds them, and facts by their label and question."""

from __future__ import annotations

from advies.beheer.boekbladen import Regelboek, Verwijzing
from advies.uitleg.zoeken import VINDPLAATSEN, Regelzoeker, Vindplaats, Zoekvraag, woorden
from kennisbank.lean import dataclass
from kennisbank.meldingen import dichtstbij
from regels.taal import Regelbank

HOOGSTENS_TEKENS = 200
"""The longest question that is searched for."""
_HOOGSTENS_WOORDEN = 5


@dataclass(frozen=True, slots=True)
class Vondst:
    """What was found in the book.

    Args:
        zoek: what was looked for.
        regels: the rules by where they were found, the best places first; no empty places.
        feiten: the facts and derived facts.
        ook: the other names that were looked for too.
        langer: when nothing was found, longer words in which it stands.
        dichtbij: when nothing was found, the page with the nearest name; None when none is near.
    """

    zoek: str
    regels: tuple[tuple[Vindplaats, tuple[Verwijzing, ...]], ...]
    feiten: tuple[Verwijzing, ...]
    ook: tuple[str, ...]
    langer: tuple[str, ...] = ()
    dichtbij: Verwijzing | None = None

    @property
    def aantal(self) -> int:
        """How many pages were found."""
        return sum(len(namen) for _, namen in self.regels) + len(self.feiten)


class Boekzoeker:
    """Searches one book.

    Args:
        bank: the rule base that it is the book of.
        boek: the book.
    """

    def __init__(self, bank: Regelbank, boek: Regelboek) -> None:
        self._zoeker = Regelzoeker(bank)
        self._namen = {
            **{naam: Verwijzing("feit", naam, blad.kort) for naam, blad in boek.feiten.items()},
            **{naam: Verwijzing("begrip", naam, blad.kort) for naam, blad in boek.begrippen.items()},
            **{naam: Verwijzing("regel", naam, blad.regel.titel) for naam, blad in boek.regels.items()},
        }
        self._feitwoorden = {
            **{naam: woorden(f"{naam} . {blad.kort} . {blad.vraag}") for naam, blad in boek.feiten.items()},
            **{naam: woorden(f"{naam} . {blad.kort} . {blad.ja}") for naam, blad in boek.begrippen.items()},
        }

    def zoek(self, tekst: str) -> Vondst:
        """Return the pages of rules and facts on which the words occur.

        Args:
            tekst: words, or the name of a rule or fact.
        """
        tekst = tekst.strip()[:HOOGSTENS_TEKENS]
        vraag = Zoekvraag(tekst)
        per_plaats: dict[Vindplaats, list[Verwijzing]] = {waar: [] for waar in VINDPLAATSEN}
        for treffer in self._zoeker.zoek(vraag):
            per_plaats[treffer.waar].append(Verwijzing("regel", treffer.regel.naam, treffer.titel))
        regels = tuple((waar, tuple(namen)) for waar, namen in per_plaats.items() if namen)
        feiten = tuple(self._namen[naam] for naam, woord in self._feitwoorden.items() if vraag.staat_in(woord))
        if regels or feiten or not tekst:
            return Vondst(tekst, regels, feiten, tuple(vraag.ook))
        langer = self._zoeker.langere_woorden(vraag)[:_HOOGSTENS_WOORDEN]
        naam = dichtstbij(tekst, self._namen)
        return Vondst(tekst, (), (), tuple(vraag.ook), langer, self._namen.get(naam))
