"""Read the bounds of a number or of a count from YAML: `{minstens: 30, minder_dan: fte_grens}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kennisbank.lezer import Lezer, beschrijf, punt_bij
from kennisbank.yaml_knopen import Kaart, Knoop, Tekst
from regels.drempels import MAATSTAVEN, drempel_in_voorwaarde
from regels.taal import Alle, Drempel, EenVanDe, Grens, Niet, Voorwaarde

_GETAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,4})?")
ONWAAR = EenVanDe(())
"""What is read in the place of a condition that is wrong."""


class GrensLezer:
    """Reads the bounds in the conditions of one rule.

    Args:
        lezer: collects what is wrong.
        drempels: the numbers with a name.
    """

    def __init__(self, lezer: Lezer, drempels: Mapping[str, Drempel]) -> None:
        self._lezer = lezer
        self._drempels = drempels

    def lees(
        self,
        inhoud: Knoop,
        maak: Callable[[Grens, int], Voorwaarde],
        schaal: int,
        naam: str,
        minimum: float,
        maximum: float,
        eenheden: tuple[str, ...] = (),
    ) -> Voorwaarde:
        """Read bounds; `meer_dan` is the negation of `hoogstens`, and `minder_dan` that of `minstens`.

        Args:
            inhoud: the mapping with the bounds.
            maak: makes the condition of one bound.
            schaal: by what a number is multiplied: 1 for a count of values.
            naam: the fact, for messages.
            minimum: the least value that the fact can have.
            maximum: its greatest value.
            eenheden: the units in which a threshold may be written.
        """
        if not isinstance(inhoud, Kaart) or not inhoud.paren:
            self._lezer.fout(
                inhoud, f"bij '{naam}' hoort een grens, zoals {{minstens: 30}}; gevonden is {beschrijf(inhoud)}."
            )
            return ONWAAR
        if self._is_komma(inhoud):
            return ONWAAR
        self._lezer.sleutels(inhoud, (), MAATSTAVEN, f"een grens bij '{naam}'")
        delen: list[Voorwaarde] = []
        for sleutel, geschreven in inhoud.paren:
            knoop = drempel_in_voorwaarde(self._lezer, geschreven, eenheden, self._drempels)
            if not isinstance(knoop, Tekst) or not _GETAL.fullmatch(knoop.waarde):
                self._geen_getal(sleutel, knoop)
                continue
            if schaal == 1 and not float(knoop.waarde).is_integer():
                self._lezer.fout(knoop, f"'{naam}' telt gekozen waarden; noem een heel getal, niet {knoop.waarde}.")
                continue
            if not minimum <= float(knoop.waarde) <= maximum:
                wat = f"het aantal gekozen waarden van '{naam}'" if schaal == 1 else f"'{naam}'"
                self._lezer.fout(knoop, f"{wat} ligt altijd tussen {minimum:g} en {maximum:g}; deze grens zegt niets.")
            laagst, hoogst = round(minimum * schaal), round(maximum * schaal)
            delen += _grens(sleutel.waarde, round(float(knoop.waarde) * schaal), maak, laagst, hoogst)
        return delen[0] if len(delen) == 1 else Alle(tuple(delen))

    def _is_komma(self, inhoud: Kaart) -> bool:
        """Record a decimal comma between braces, which YAML reads as the end of the number."""
        for (_, voor), (na, leeg) in zip(inhoud.paren, inhoud.paren[1:], strict=False):
            if isinstance(voor, Tekst) and na.waarde.isdecimal() and isinstance(leeg, Tekst) and leeg.leeg:
                self._lezer.fout(
                    voor, f"schrijf een getal met een punt: {voor.waarde}.{na.waarde}, niet met een komma."
                )
                return True
        return False

    def _geen_getal(self, sleutel: Tekst, knoop: Knoop) -> None:
        hint = punt_bij(knoop)
        if not hint and isinstance(knoop, Tekst) and knoop.waarde[:1].isalpha():
            anders = "Met 'advies rules --drempels' ziet u alle drempels."
            hint = self._lezer.bedoelde(knoop.waarde, self._drempels, anders)
        self._lezer.fout(
            knoop,
            f"bij '{sleutel.waarde}' hoort een getal, zoals 12 of 2.5, of de naam van een drempel;"
            f" gevonden is {beschrijf(knoop)}.{hint}",
        )


def _grens(
    teken: str, getal: int, maak: Callable[[Grens, int], Voorwaarde], laagst: int, hoogst: int
) -> list[Voorwaarde]:
    match teken:
        case "minstens" | "hoogstens":
            return [maak(teken, getal)]
        case "meer_dan":
            return [Niet(maak("hoogstens", getal))]
        case "minder_dan":
            return [Niet(maak("minstens", getal))]
        case "is":
            # A bound at the end of the range says nothing, and each condition of a rule must matter.
            onder = [] if getal == laagst else [maak("minstens", getal)]
            return onder if onder and getal == hoogst else [*onder, maak("hoogstens", getal)]
        case _:
            return []
