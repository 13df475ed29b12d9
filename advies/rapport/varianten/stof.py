"""What a report on variants is made from: the variants, and how each conclusion stands in each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from advies.antwoord import Advies, is_te_doen
from advies.rapport.hoofdstukken.conclusies import SOORTEN
from advies.rapport.model import Rij, Stuk, Tabel, Zin
from advies.rapport.stof import Gegevens
from advies.rapport.teksten import tekst
from advies.rapport.verwijzer import Verwijzer
from kennisbank.lean import dataclass
from kennisbank.meldingen import knip, opsomming
from regels.sleutels import RegelSleutel
from regels.taal import Soort

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LANGSTE_NAAM = 60


@dataclass(frozen=True, slots=True)
class Stand:
    """One conclusion in every variant.

    Args:
        sleutel: which conclusion.
        per_variant: the conclusion in each variant, in their order.
    """

    sleutel: RegelSleutel
    per_variant: tuple[Advies, ...]

    @property
    def advies(self) -> Advies:
        """The conclusion in the first variant in which it is certain, or else in the first."""
        return next((deel for deel in self.per_variant if deel.status == "zeker"), self.per_variant[0])

    @property
    def ergens_zeker(self) -> bool:
        """Whether it is certain in a variant."""
        return self.advies.status == "zeker"

    @property
    def overal_zeker(self) -> bool:
        """Whether it is certain in each variant."""
        return all(deel.status == "zeker" for deel in self.per_variant)

    @property
    def verschilt(self) -> bool:
        """Whether its status or, where it is certain, its words differ."""
        eerste = self.per_variant[0]
        return any(
            deel.status != eerste.status
            or (deel.status == "zeker" and (deel.titel, deel.tekst) != (eerste.titel, eerste.tekst))
            for deel in self.per_variant
        )

    def in_woorden(self, plaats: int) -> str:
        """Return how it stands in one variant."""
        deel = self.per_variant[plaats]
        if deel.status == "zeker" and deel.titel != self.advies.titel:
            return tekst("varianten.verschillen.anders", titel=deel.titel)
        return tekst(f"varianten.verschillen.{deel.status}")

    def cel(self, plaats: int) -> Zin:
        """Return how it stands in one variant, for a table; what is certain stands out."""
        return (Stuk(self.in_woorden(plaats), vet=self.per_variant[plaats].status == "zeker"),)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The variants of a report.

    Args:
        varianten: the facts and answer of each.
        standen: every conclusion, the strongest first.
        verwijzer: numbers and links.
        datum: the day of the report, in Dutch.
    """

    varianten: tuple[Gegevens, ...]
    standen: tuple[Stand, ...]
    verwijzer: Verwijzer
    datum: str

    @property
    def letters(self) -> str:
        """The letter of each variant."""
        return LETTERS[: len(self.varianten)]

    def verschillen(self, soort: Soort | None = None) -> list[Stand]:
        """Return the conclusions that differ and are certain in a variant, of one kind or of all."""
        return [s for s in self.standen if s.verschilt and s.ergens_zeker and soort in (None, s.advies.soort)]

    def gelijk(self) -> list[Stand]:
        """Return the risks, preconditions and advices that are certain and the same in each variant."""
        return [s for s in self.standen if s.overal_zeker and not s.verschilt and is_te_doen(s.advies.soort)]

    def namen(self) -> list[str]:
        """Return what each variant is called: its name, or the name of its file when names are the same."""
        eigen = [deel.naam for deel in self.varianten]
        if len(set(eigen)) < len(eigen):
            eigen = [PurePath(deel.bestand).stem for deel in self.varianten]
        return [
            tekst("varianten.variant_naam", letter=letter, naam=knip(naam, _LANGSTE_NAAM))
            for letter, naam in zip(self.letters, eigen, strict=True)
        ]

    def tabel(self, bijschrift: str, kop: str, rijen: Sequence[Rij], eerste: int = 5, *, voluit: bool = False) -> Tabel:
        """Return a table with a column for each variant.

        Args:
            bijschrift: what it shows.
            kop: heading of the first column.
            rijen: the rows.
            eerste: width of the first column; each variant has 4.
            voluit: whether the headings name the variants, not just their letters.
        """
        koppen = tuple(self.namen() if voluit else self.letters)
        return Tabel(bijschrift, (kop, *koppen), tuple(rijen), (eerste, *[4] * len(koppen)))


def standen(varianten: Sequence[Gegevens]) -> tuple[Stand, ...]:
    """Return how each conclusion stands in every variant.

    Args:
        varianten: the variants, each evaluated with all conclusions, also the excluded.
    """
    tabellen: list[Mapping[RegelSleutel, Advies]] = [
        {advies.sleutel: advies for advies in deel.antwoord.adviezen} for deel in varianten
    ]
    return tuple(Stand(sleutel, tuple(tabel[sleutel] for tabel in tabellen)) for sleutel in tabellen[0])


def groepen(alle: Sequence[Stand]) -> list[tuple[Soort, list[Stand]]]:
    """Return the conclusions that get an explanation, by kind: those that differ, and what holds in each variant."""
    keuze = [s for s in alle if s.ergens_zeker and (s.verschilt or (s.overal_zeker and is_te_doen(s.advies.soort)))]
    per_soort = [(soort, [s for s in keuze if s.advies.soort == soort]) for soort in SOORTEN]
    return [(soort, delen) for soort, delen in per_soort if delen]


def letters_en(letters: Sequence[str]) -> str:
    """Return "A, B en C"."""
    return opsomming(list(letters), "en")
