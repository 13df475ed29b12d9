"""What stands beside answers, as the pages show it: remarks and sources, also of each municipality; without starlette."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from advies.invoer import Feitenbestand
from advies.onderbouwingstekst import VOLGT
from advies.woorden.onderbouwing import gemeentezin, onderbouwing_zin
from kennisbank.feitsoorten import Gemeenten
from kennisbank.getypt import gemeentesleutel
from kennisbank.lean import dataclass
from kennisbank.onderbouwing import Onderbouwing
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import GEMEENTEN, FeitSleutel

GEEN_BRON = Onderbouwing()
RIJBRON = ("door", "document", "zekerheid")
"""What is asked of the source of a municipality; its remark is asked already."""


@dataclass(frozen=True, slots=True)
class Bronblok:
    """The remark and the source beside an answer.

    Args:
        velden: what is typed, by field of the evidence.
        fouten: what is wrong with it, by field.
    """

    velden: Mapping[str, str]
    fouten: Mapping[str, str]

    @property
    def gevuld(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.fouten) or any(self.velden.values())


def bron_van(sleutel: FeitSleutel, bestand: Feitenbestand) -> Onderbouwing:
    """Return what the user wrote beside an answer: not that it follows from others, which the program wrote.

    Args:
        sleutel: the fact.
        bestand: the facts file.
    """
    uit = bestand.onderbouwing.get(str(sleutel), GEEN_BRON)
    return GEEN_BRON if uit == VOLGT else uit


def naast_antwoorden(bestand: Feitenbestand) -> Mapping[str, str]:
    """Return what the user wrote beside answers, in a line each, by key of the fact.

    Args:
        bestand: the facts file.
    """
    uit = {sleutel: onderbouwing_zin(deel) for sleutel, deel in bestand.onderbouwing.items() if deel != VOLGT}
    soort = vocabulaire().feiten[GEMEENTEN.naam].soort
    namen = [gemeente.naam for gemeente in bestand.feiten.gemeenten or () if gemeente.naam]
    if isinstance(soort, Gemeenten) and namen:
        lijst = gemeentezin(namen, {veld.veld: veld.kort for veld in soort.velden}, bestand.onderbouwing)
        uit[str(GEMEENTEN)] = "; ".join(filter(None, (uit.get(str(GEMEENTEN), ""), lijst)))
    return uit


def rij_van(gemeente: Any, kolommen: Iterable[str], bestand: Feitenbestand) -> Mapping[str, str]:
    """Return a municipality as fields hold it, with its remark and source.

    Args:
        gemeente: the municipality.
        kolommen: the keys of what is asked of it.
        bestand: the facts file.
    """
    naast = bestand.onderbouwing.get(str(gemeentebron(gemeente.naam or "")), GEEN_BRON).velden()
    velden = {kolom: _cel(getattr(gemeente, kolom, None)) for kolom in (*kolommen, "toelichting")}
    return velden | {veld: naast.get(veld, "") for veld in RIJBRON}


def gemeentebron(naam: str) -> FeitSleutel:
    """Return under which key the evidence of a municipality stands."""
    return FeitSleutel(GEMEENTEN.naam, gemeentesleutel(naam))


def _cel(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float):
        return f"{waarde:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(waarde)
