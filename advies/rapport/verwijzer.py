"""Where a conclusion leads: its number, its references, and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advies.afleiding import Stap
from advies.rapport.model import Stuk, Zin, gewoon
from advies.rapport.teksten import tekst, verbind, zin
from regels.sleutels import FeitSleutel, RegelSleutel


def feit_anker(feit: FeitSleutel) -> str:
    """Return the anchor of a fact."""
    return "feit-" + str(feit).replace(".", "-").replace("_", "-")


class Verwijzer:
    """Numbers the chapters and the conclusions of a report, and makes links to them.

    Args:
        hoofdstukken: the keys of the chapters, in order; a key is the anchor of its chapter.
        conclusies: the conclusions that are told; those that are told together have one number.
    """

    def __init__(self, hoofdstukken: Sequence[str], conclusies: Sequence[Sequence[RegelSleutel]]) -> None:
        self._hoofdstukken = {sleutel: str(nummer) for nummer, sleutel in enumerate(hoofdstukken, 1)}
        self._conclusies = {deel: str(nummer) for nummer, delen in enumerate(conclusies, 1) for deel in delen}

    def nummer(self, hoofdstuk: str) -> str:
        """Return the number of a chapter."""
        return self._hoofdstukken[hoofdstuk]

    def hoofdstuk(self, sleutel: str) -> Stuk:
        """Return a link to a chapter."""
        return Stuk(tekst("algemeen.hoofdstuk", nummer=self._hoofdstukken[sleutel]), naar=sleutel)

    def heeft(self, conclusie: RegelSleutel) -> bool:
        """Return whether a conclusion has a number, so that it is told in this report."""
        return conclusie in self._conclusies

    def conclusie_nummer(self, conclusie: RegelSleutel) -> str:
        """Return the number of a conclusion."""
        return self._conclusies[conclusie]

    def conclusie_anker(self, conclusie: RegelSleutel) -> str:
        """Return the anchor of a conclusion."""
        return f"conclusie-{self._conclusies[conclusie]}"

    def conclusie(self, conclusie: RegelSleutel) -> Zin:
        """Return the way to a conclusion: its number between brackets after a space; nothing when it is not told here."""
        if conclusie not in self._conclusies:
            return ()
        return (Stuk(" ("), self.kort(conclusie), Stuk(")"))

    def kort(self, conclusie: RegelSleutel) -> Stuk:
        """Return a link to a conclusion: its number."""
        return Stuk(self._conclusies[conclusie], naar=self.conclusie_anker(conclusie))

    def nummers(self, conclusies: Iterable[RegelSleutel]) -> Zin:
        """Return links to conclusions: "3, 5, 8"; a dash for none."""
        eerste = {self._conclusies[deel]: deel for deel in reversed(list(conclusies)) if deel in self._conclusies}
        delen: list[Zin] = [(self.kort(eerste[nummer]),) for nummer in sorted(eerste, key=int)]
        return verbind(delen, ", ") or gewoon(tekst("feiten.nergens"))

    def stappen(self, stappen: Sequence[Stap]) -> Zin:
        """Return the steps of a derivation as running text: each given fact leads to its place among the facts."""
        return verbind([self._stap(stap) for stap in stappen], "; ")

    def _stap(self, stap: Stap) -> Zin:
        if stap.omdat:
            return zin("algemeen.want", tekst=stap.tekst, omdat=self.stappen(stap.omdat))
        return (Stuk(stap.tekst, naar=feit_anker(stap.sleutel)),)
