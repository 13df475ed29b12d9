"""The facts of one partnership, as a typed and immutable value."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from kennisbank.feiten.bestuur import Bestuur
from kennisbank.feiten.ict_functie import IctFunctie
from kennisbank.feiten.informatiebeleid import Informatiebeleid
from kennisbank.feiten.middelen import Middelen
from kennisbank.feiten.migratie import Migratie
from kennisbank.feiten.opdrachtgeverschap import Opdrachtgeverschap
from kennisbank.feiten.partner import Partner
from kennisbank.feiten.processen import Processen
from kennisbank.feiten.reikwijdte import Reikwijdte
from kennisbank.feiten.schaal import Schaal
from kennisbank.getypt import DUBBELE_GEMEENTE, gemeentesleutel
from kennisbank.typen import Naam
from kennisbank.vervanging import vernieuw
from kennisbank.vocabulaire import vocabulaire


class Samenwerkingsverband(
    Migratie,
    Middelen,
    Opdrachtgeverschap,
    Partner,
    Bestuur,
    Informatiebeleid,
    IctFunctie,
    Processen,
    Schaal,
    Reikwijdte,
):
    """Everything that is known about a partnership; a fact that is not given is unknown.

    Each fact is a field, with its question and meaning in `kennisbank/feiten/*.yaml`. Yes/no facts are `bool`, and take
    "ja" and "nee" too; choices are texts, numbers `int` or `float` with at most four decimals.

    Raises:
        pydantic.ValidationError: an unknown name, a wrong type or value, or municipalities that do not agree.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, title="Samenwerkingsverband", defer_build=True)

    naam: Naam | None = None

    @model_validator(mode="before")
    @classmethod
    def _oude_namen(cls, gegevens: Any) -> Any:
        """Read facts and values under their earlier names; both names of one fact are an error."""
        if not isinstance(gegevens, dict) or not vocabulaire().heeft_oude_namen:
            return gegevens
        nieuw, gezien = vernieuw(gegevens)
        for naam in gezien:
            if naam.dubbel:
                tekst = naam.tekst.removesuffix(".")
                raise PydanticCustomError("samenhang", "{uitleg}", {"uitleg": tekst, "pad": naam.nieuw})
        return nieuw

    @model_validator(mode="after")
    def _gemeenten_kloppen(self) -> Samenwerkingsverband:
        gezien: dict[str, int] = {}
        for nummer, gemeente in enumerate(self.gemeenten or ()):
            sleutel = gemeentesleutel(gemeente.naam)
            if sleutel in gezien:
                raise PydanticCustomError(
                    "samenhang",
                    DUBBELE_GEMEENTE,
                    {"naam": gemeente.naam[:60], "pad": f"gemeenten.{nummer}.naam"},
                )
            gezien[sleutel] = nummer
        if self.aantal_gemeenten is not None and len(gezien) > self.aantal_gemeenten:
            raise PydanticCustomError(
                "samenhang",
                "u noemt {genoemd} gemeenten, maar bij 'aantal_gemeenten' staat {aantal}",
                {"genoemd": len(gezien), "aantal": self.aantal_gemeenten, "pad": "aantal_gemeenten"},
            )
        return self
