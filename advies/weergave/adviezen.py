"""Advices on a screen: what was found, what to do, why, with each chain of reasons written out once."""

from __future__ import annotations

from collections.abc import Sequence, Set

from advies.afleiding import Stap
from advies.antwoord import Advies, Bevinding
from advies.weergave import zinnen
from advies.weergave.blad import ZACHT, Blad
from advies.weergave.teksten import tekst
from advies.woorden import benamingen
from advies.woorden.processen import titel_met_proces

_GEEN: frozenset[str] = frozenset()


class Adviesblad:
    """Puts advices on a sheet, and remembers which derived facts were explained there.

    Args:
        blad: where the lines go.
    """

    def __init__(self, blad: Blad) -> None:
        self._blad = blad
        self._uitgelegd: set[str] = set()
        self._spaties = 2

    def toon(
        self, adviezen: Sequence[Advies], *, met_fase: bool = False, zonder: Set[str] = _GEEN, spaties: int = 2
    ) -> None:
        """Show advices; those of one rule that say the same about several processes together.

        Args:
            adviezen: the advices.
            met_fase: whether to say in which phases each matters.
            zonder: keys of facts that stand above them already, and need not be named as a reason.
            spaties: columns before each advice.
        """
        self._spaties = spaties
        groepen: dict[tuple[str, ...], list[Advies]] = {}
        for advies in adviezen:
            groepen.setdefault((advies.regel, advies.titel, advies.tekst, advies.uitleg), []).append(advies)
        for groep in groepen.values():
            self._advies(groep, met_fase, zonder)

    def _advies(self, groep: list[Advies], met_fase: bool, zonder: Set[str]) -> None:
        blad, advies = self._blad, groep[0]
        noot = f"[{advies.regel}; {zinnen.sterkte(advies)}]"
        blad.regel(titel_van(*groep), stijl="bold", spaties=self._spaties, teken="• ", noot=noot)
        blad.regel(advies.tekst, spaties=self._spaties + 2)
        blad.regel(advies.uitleg, spaties=self._spaties + 2)
        if advies.kanttekening:
            blad.regel(advies.kanttekening, stijl="italic", spaties=self._spaties + 2, teken=tekst("advies.let_op"))
        if advies.is_voorwaarde_die_moet:
            blad.regel(benamingen.wie(advies.wie), spaties=self._spaties + 2, teken=tekst("advies.wie"))
        if (met_fase or advies.is_voorwaarde_die_moet) and advies.fase:
            blad.regel(benamingen.fase(advies.fase), spaties=self._spaties + 2, teken=tekst("advies.wanneer"))
        stappen = {stap.feit: stap for deel in groep for stap in deel.afleiding}
        self._redenen([stap for stap in stappen.values() if not _staat_er(stap, zonder)])
        blad.regel(zinnen.bron(advies), stijl=ZACHT, spaties=self._spaties + 2, teken=tekst("advies.bron"))

    def _redenen(self, stappen: Sequence[Stap], diepte: int = 0) -> None:
        omdat = tekst("advies.omdat")
        for nummer, stap in enumerate(stappen):
            begin = omdat if not diepte and nummer == 0 else " " * len(omdat)
            uitgelegd = stap.feit in self._uitgelegd
            if not stap.omdat:
                wat = zinnen.feit(stap)
            elif uitgelegd:
                wat = tekst("advies.eerder", zin=stap.tekst)
            else:
                wat = tekst("algemeen.want", zin=stap.tekst)
            self._blad.regel(wat, spaties=self._spaties + 2, teken=begin + "  " * diepte + "- ")
            if stap.omdat and not uitgelegd:
                self._uitgelegd.add(stap.feit)
                self._redenen(stap.omdat, diepte + 1)


def titel_van(*groep: Advies) -> str:
    """Return the title of advices of one rule, with the processes that they are about."""
    return titel_met_proces(groep[0].titel, *(advies.sleutel.proces for advies in groep))


def titels(bevindingen: Sequence[Bevinding]) -> str:
    """Return the titles of findings, each with the process that it is about."""
    return "; ".join(titel_met_proces(deel.titel, *deel.over.values()) for deel in bevindingen)


def _staat_er(stap: Stap, feiten: Set[str]) -> bool:
    """Return whether a step rests on these facts alone."""
    return all(gegeven.feit in feiten for gegeven in stap.gegeven())
