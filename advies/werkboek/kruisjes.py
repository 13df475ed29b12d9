"""Multiple choice in a workbook: a row a value, with ja at what applies."""

from __future__ import annotations

from advies.werkboek.cellen import Cellezer
from advies.werkboek.indeling import GEEN, ZIE_ONDER, plat
from advies.werkboek.openen import Cel
from kennisbank.feitsoorten import VrijeTekst
from kennisbank.getypt import is_onbekend
from kennisbank.meldingen import Blad, bedoelde, knip, opsomming, plaats
from kennisbank.vervanging import huidige_waarde
from kennisbank.vocabulaire import FeitDefinitie
from kennisbank.yaml_knopen import Lijst, Tekst, plek_van

_JA, _NEE = ("ja", "waar", "true", "x"), ("nee", "onwaar", "false")


class Kruisjes:
    """Collects the rows of one multiple choice.

    Args:
        feit: the question.
        naam: the fact as the workbook names it, which can be an earlier name.
        cellen: reads cells and collects what is wrong.
    """

    def __init__(self, feit: FeitDefinitie, naam: str, cellen: Cellezer) -> None:
        self._feit = feit
        self._naam = naam
        self._cellen = cellen
        self._vraag: Tekst | None = None
        self._gezien: dict[str, tuple[Tekst, bool]] = {}

    def lees(self, waarde: str, sleutel: Cel, cel: Cel | None, antwoordkolom: int, blad: Blad) -> None:
        """Take in one row.

        Args:
            waarde: the value that the row is about; empty for the row of the question itself.
            sleutel: the cell that names it.
            cel: the cell with the answer; None when it is empty.
            antwoordkolom: the column of the answers.
            blad: the sheet.
        """
        feit, cellen = self._feit, self._cellen
        if not waarde:
            self._vraag = Tekst(self._naam, sleutel.rij, antwoordkolom, blad=blad)
            if cel is not None and not is_onbekend(cel.waarde) and cel.waarde != ZIE_ONDER:
                raad = "zet ja in de rijen hieronder en maak deze cel leeg"
                cellen.fout(cel, blad, f"bij '{feit.naam}' mag u meer kiezen: {raad}.")
            return
        getypt, waarde = waarde, huidige_waarde(feit.naam, waarde)
        if waarde not in (*feit.mag(), GEEN):
            hint = bedoelde(waarde, feit.mag()) or f" Toegestaan: {opsomming(feit.mag(), 'en')}."
            cellen.fout(sleutel, blad, f"'{feit.naam}' heeft geen waarde '{knip(waarde)}'.{hint}")
            return
        knoop = None if cel is None else cellen.tekst(cel, VrijeTekst(), f"{feit.naam}.{waarde}", blad)
        if knoop is None:
            return
        antwoord = plat(knoop.waarde)
        if antwoord not in _JA + _NEE:
            cellen.bij(knoop, f"bij '{feit.naam}': kies ja of nee, of laat leeg; gevonden is '{knip(knoop.waarde)}'.")
        elif waarde in self._gezien:
            eerder = plaats(None, plek_van("", self._gezien[waarde][0]).cel)
            wat = f"'{feit.naam}.{waarde}'"
            cellen.bij(knoop, f"{wat} staat er twee keer; de eerste keer in {eerder}. Laat er één staan.")
        else:
            self._gezien[waarde] = (knoop._replace(waarde=getypt), antwoord in _JA)

    def lijst(self) -> tuple[Tekst, Lijst] | None:
        """Return the question at its place and what was chosen; None when it is unknown or, with a message, wrong.

        A list is known as a whole, as in a facts file: with one ja, what is not chosen is a nee. So only nee is not enough,
        unless every value has it, or the row for none of them has ja.
        """
        if not self._gezien:
            return None
        naam = self._naam
        gekozen = [knoop for knoop, ja in self._gezien.values() if ja and knoop.waarde != GEEN]
        geen, is_geen = self._gezien.get(GEEN, (None, False))
        eerste = next(iter(self._gezien.values()))[0]
        if geen is not None and is_geen and gekozen:
            self._cellen.bij(
                geen, f"bij '{naam}' gaat 'geen van deze' niet samen met een andere keuze. Haal er een weg."
            )
            return None
        if not gekozen and not is_geen and not set(self._feit.mag()) <= self._gezien.keys():
            raad = "Zet ja bij wat geldt of bij 'geen van deze'; weet u het niet, laat dan alles leeg."
            self._cellen.bij(eerste, f"bij '{naam}' staat alleen nee. {raad}")
            return None
        vraag = self._vraag or eerste._replace(waarde=naam)
        return vraag, Lijst(tuple(gekozen), vraag.regel, vraag.kolom, vraag.blad)
