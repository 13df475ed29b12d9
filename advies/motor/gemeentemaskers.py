"""What is true of a list of municipalities, as a mask: of each condition that one of them must satisfy, its two bits."""

from __future__ import annotations

from regels.logica import atomen, verwijzingen, waarheid
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, ErIsGemeente, GemeenteGegevens, Vergelijk, Voorwaarde, Werkgeheugen


class Gemeentemaskers:
    """The conditions of a rule base on its municipalities."""

    def __init__(self) -> None:
        self._vragen: list[tuple[Voorwaarde, tuple[FeitSleutel, ...], int]] = []
        self._laatste: tuple[object, int] = None, 0

    @property
    def leest(self) -> frozenset[FeitSleutel]:
        """The facts that are read together; none without a condition."""
        return frozenset({GEMEENTEN, AANTAL_GEMEENTEN} if self._vragen else ())

    def voeg_toe(self, vraag: ErIsGemeente, bit: int) -> None:
        """Add a condition.

        Args:
            vraag: the condition.
            bit: place of the bit that it is true; the one above is that it is false.
        """
        self._vragen.append((vraag.voorwaarde, tuple(dict.fromkeys(verwijzingen(vraag.voorwaarde))), bit))

    def grenzen(self) -> tuple[tuple[str, int], ...]:
        """Return the figures of a municipality that are compared, each with its bound in ten-thousandths."""
        delen = (deel for voorwaarde, _, _ in self._vragen for deel in atomen(voorwaarde))
        return tuple(sorted({(deel.feit.naam, deel.getal) for deel in delen if isinstance(deel, Vergelijk)}))

    def masker(self, geheugen: Werkgeheugen) -> int:
        """Return the mask of what is true and false; the last is kept, since most of what is tried leaves them alone.

        Args:
            geheugen: the known facts.
        """
        gemeenten, aantal = geheugen.get(GEMEENTEN), geheugen.get(AANTAL_GEMEENTEN)
        if not isinstance(gemeenten, tuple):
            return 0
        sleutel = tuple([tuple(gemeente.items()) for gemeente in gemeenten]), aantal
        bekend, masker = self._laatste
        if bekend != sleutel:
            masker = self._masker(gemeenten, aantal == len(gemeenten) * SCHAAL)
            self._laatste = sleutel, masker
        return masker

    def _masker(self, gemeenten: tuple[GemeenteGegevens, ...], volledig: bool) -> int:
        """True when one municipality satisfies it; false only when all are listed and none does."""
        masker = 0
        for voorwaarde, velden, bit in self._vragen:
            # Municipalities with the same figures are alike: a list of those that are still to come is tried as one.
            verschillend = {tuple([gemeente.get(veld.naam) for veld in velden]) for gemeente in gemeenten}
            waar = {_waarheid(voorwaarde, velden, waarden) for waarden in verschillend}
            if True in waar:
                masker |= 1 << bit
            elif volledig and None not in waar:
                masker |= 2 << bit
        return masker


def _waarheid(
    voorwaarde: Voorwaarde, velden: tuple[FeitSleutel, ...], waarden: tuple[str | int | None, ...]
) -> bool | None:
    paren = zip(velden, waarden, strict=True)
    return waarheid(voorwaarde, {veld: waarde for veld, waarde in paren if waarde is not None}, {})
