"""What is known of a partnership at one moment: a facts file, or an answer that was saved then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from advies.uitleg.narekenen import feiten_van
from advies.werkgeheugen import werkgeheugen
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding
from regels.taal import Werkgeheugen

if TYPE_CHECKING:
    from advies.invoer import Feitenbestand


@dataclass(frozen=True, slots=True)
class Meting:
    """A partnership as it was at one moment.

    Args:
        bestand: the name of its file.
        verband: the name of the partnership in it; may be empty.
        geheugen: the known facts.
        eerder: the answer that was saved then; None for a facts file.
        datum: the day; None when the user named none.
    """

    bestand: str
    verband: str
    geheugen: Werkgeheugen
    eerder: Mapping[str, Any] | None = None
    datum: date | None = None

    @classmethod
    def van_feiten(cls, feiten: Feitenbestand, datum: date | None = None) -> Meting:
        """Return the moment of a facts file.

        Args:
            feiten: the facts file that was read.
            datum: the day; None for none.
        """
        return cls(feiten.bestand, feiten.naam, feiten.geheugen, None, datum)

    @classmethod
    def van_antwoord(cls, antwoord: Mapping[str, Any], bestand: str, datum: date | None = None) -> Meting:
        """Return the moment of an answer that was saved.

        Args:
            antwoord: the answer, as `lees_antwoorden` returns it.
            bestand: the name of its file.
            datum: the day; None for none.

        Raises:
            InvoerFout: the answer does not hold its facts, or they are no facts of this version.
        """
        feiten = feiten_van(antwoord)
        if feiten is None:
            tekst = "in dit antwoord staan de feiten niet. Noem het feitenbestand van toen."
            raise InvoerFout([Melding(None, tekst, code="antwoord")])
        verband = antwoord.get("samenwerkingsverband")
        return cls(bestand, verband if isinstance(verband, str) else "", werkgeheugen(feiten), antwoord, datum)
