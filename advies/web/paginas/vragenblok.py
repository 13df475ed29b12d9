"""A question as a page shows it: what is asked, the present answer, what was typed wrong, and why it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advies.antwoord import Advies, Keuzewaarde, Vraag, Vraagsoort, Vraagveld
from advies.invoer import Feitenbestand
from advies.uitleg.gesprek import Stand
from advies.web.paginas.bronnen import RIJBRON, Bronblok, bron_van, rij_van
from advies.woorden.feiten import ruwe_waarde
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank.catalogus import Actor
from kennisbank.kernvragen import Kernvraag
from kennisbank.lean import dataclass
from kennisbank.tekens import zichtbaar
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde

ONBEKEND = "onbekend"
LIJST = "lijst"
"""Stands for the municipalities, which have fields of their own."""
GEEN = "geen"
"""What a form sends for none of the values of a set."""
HOOGSTENS_WAAROM = 5
LEGE_RIJEN = 2
"""The empty rows where no municipality is named yet; after that the adviser asks for each."""
HOOGSTENS_LEEG = 50
"""The most empty rows of municipalities at once."""


@dataclass(frozen=True, slots=True)
class Getypt:
    """What was typed at a question and could not be taken over.

    Args:
        waarden: what the field holds, or what was chosen.
        fout: what is wrong with it; empty when it was not taken over because another answer is wrong.
        rijen: the municipalities as they were typed, by key of the column.
    """

    waarden: tuple[str, ...]
    fout: str
    rijen: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Veldblok:
    """What is asked of one fact, or of one process of it.

    Args:
        sleutel: the fact.
        anker: id of its first field on the page.
        naam: name of the fields.
        proces: name of the process; empty for the partnership.
        waarden: what is chosen or typed.
        fout: what is wrong with it; empty for nothing.
        open: whether an answer can still change something.
        bron: the remark and the source beside the answer.
    """

    sleutel: FeitSleutel
    anker: str
    naam: str
    proces: str
    waarden: tuple[str, ...]
    fout: str
    open: bool
    bron: Bronblok

    @property
    def weet_niet(self) -> bool:
        """Whether the adviser does not know."""
        return self.waarden == (ONBEKEND,)

    @property
    def beantwoord(self) -> bool:
        """Whether there is an answer, "I do not know" too."""
        return bool(self.waarden)


@dataclass(frozen=True, slots=True)
class Vraagblok:
    """A question with its fields: one, or one for each process.

    Args:
        feit: name of the fact.
        vraag: the question.
        kort: its short label.
        hulp: help with the answer; may be empty.
        soort: kind of answer.
        eenheid: unit of a number.
        minimum: least value of a number.
        maximum: greatest value of a number.
        keuzen: the values to choose from.
        kolommen: what is asked of each municipality.
        rijen: the municipalities, with what is typed of each, by key of the column.
        velden: the fields.
        bron: where the publication speaks of it.
        wie: who can answer it.
        reden: why it comes first; empty for another question.
        kop: heading of the list of first questions that it stands in; empty for another question.
        waarbij: titles of the open outcomes that an answer helps to settle.
        hoeveel: how many of those there are.
        toelichting: the remark at the answers, where the facts file has room for it; None where it has not.
    """

    feit: str
    vraag: str
    kort: str
    hulp: str
    soort: Vraagsoort
    eenheid: str
    minimum: float | None
    maximum: float | None
    keuzen: tuple[Keuzewaarde, ...]
    kolommen: tuple[Vraagveld, ...]
    rijen: tuple[Mapping[str, str], ...]
    velden: tuple[Veldblok, ...]
    bron: tuple[str, ...]
    wie: tuple[Actor, ...]
    reden: str
    kop: str
    waarbij: tuple[str, ...]
    hoeveel: int
    toelichting: str | None

    @property
    def is_matrix(self) -> bool:
        """Whether it is asked of each process."""
        return bool(self.velden[0].proces)

    @property
    def beantwoord(self) -> bool:
        """Whether every field has an answer."""
        return all(veld.beantwoord for veld in self.velden)

    @property
    def begonnen(self) -> bool:
        """Whether a field has an answer."""
        return any(veld.beantwoord for veld in self.velden)

    @property
    def open(self) -> bool:
        """Whether an answer can still change something."""
        return any(veld.open for veld in self.velden)

    @property
    def fout(self) -> str:
        """What is wrong with the first field that is; empty for nothing."""
        return next((veld.fout for veld in self.velden if veld.fout), "")


def maak_blok(
    vragen: Sequence[Vraag],
    stand: Stand,
    bestand: Feitenbestand,
    over: frozenset[FeitSleutel],
    getypt: Mapping[FeitSleutel, Getypt],
    bronnen: Mapping[FeitSleutel, Bronblok],
    open_: Sequence[Advies],
    eerst: Kernvraag | None = None,
    leeg: int = 0,
) -> Vraagblok:
    """Return a question as a page shows it.

    Args:
        vragen: the question; of each process one.
        stand: what was answered.
        bestand: the facts file, for its free texts and what stands beside answers.
        over: the facts that are still of use to ask.
        getypt: what was typed and could not be taken over.
        bronnen: remarks and sources that were typed and could not be taken over.
        open_: the open outcomes that an answer helps to settle.
        eerst: the screen of first questions that it stands on; None for another question.
        leeg: how many empty rows follow the municipalities; where there are none there are always some.
    """
    eerste = vragen[0]
    naam = eerste.sleutel.naam
    deel = getattr(bestand.feiten, naam, None)
    return Vraagblok(
        feit=naam,
        vraag=eerste.vraag.partition(": ")[2] if eerste.proces else eerste.vraag,
        kort=eerste.kort,
        hulp=eerste.hulp,
        soort=eerste.soort,
        eenheid=eerste.eenheid,
        minimum=eerste.minimum,
        maximum=eerste.maximum,
        keuzen=eerste.keuzen,
        kolommen=eerste.velden,
        rijen=_rijen(eerste, bestand, getypt.get(eerste.sleutel), leeg) if eerste.soort == "gemeenten" else (),
        velden=tuple(_veld(vraag, stand, bestand, over, getypt, bronnen) for vraag in vragen),
        bron=eerste.bron_tekst,
        wie=eerste.wie,
        reden=eerst.reden if eerst is not None else "",
        kop=eerst.kop if eerst is not None else "",
        waarbij=tuple(advies.titel for advies in open_[:HOOGSTENS_WAAROM]),
        hoeveel=len(open_),
        toelichting=(getattr(deel, "toelichting", None) or "") if eerste.proces else None,
    )


def anker(sleutel: FeitSleutel) -> str:
    """Return the id of the field of a fact on a page."""
    return f"v-{sleutel.naam}-{sleutel.proces}" if sleutel.proces else f"v-{sleutel.naam}"


def getypte_waarden(soort: Vraagsoort, waarde: FeitWaarde) -> tuple[str, ...]:
    """Return what fields hold for a known value.

    Args:
        soort: kind of answer.
        waarde: the value in working memory.
    """
    if isinstance(waarde, frozenset):
        return tuple(sorted(waarde)) or (GEEN,)
    if isinstance(waarde, tuple):
        return (LIJST,)
    tekst = ruwe_waarde(waarde)
    return (tekst.replace(".", ","),) if soort in ("getal", "geheel_getal") else (tekst,)


def _veld(
    vraag: Vraag,
    stand: Stand,
    bestand: Feitenbestand,
    over: frozenset[FeitSleutel],
    getypt: Mapping[FeitSleutel, Getypt],
    bronnen: Mapping[FeitSleutel, Bronblok],
) -> Veldblok:
    sleutel = vraag.sleutel
    nieuw = getypt.get(sleutel)
    waarden: tuple[str, ...] = ()
    if nieuw is not None:
        waarden = nieuw.waarden
    elif sleutel in stand.geheugen:
        waarden = getypte_waarden(vraag.soort, stand.geheugen[sleutel])
    elif sleutel in stand.overgeslagen:
        waarden = (ONBEKEND,)
    proces = procesnaam(sleutel.proces) if sleutel.proces else ""
    return Veldblok(
        sleutel,
        anker(sleutel),
        f"a.{sleutel}",
        hoofdletter(proces),
        waarden,
        zichtbaar(nieuw.fout) if nieuw is not None else "",
        sleutel in over,
        bronnen.get(sleutel) or Bronblok(bron_van(sleutel, bestand).velden(), {}),
    )


def _rijen(vraag: Vraag, bestand: Feitenbestand, getypt: Getypt | None, leeg: int) -> tuple[Mapping[str, str], ...]:
    lijst: Sequence[Any] = bestand.feiten.gemeenten or ()
    vragen = [veld.veld for veld in vraag.velden]
    kolommen = [*vragen, "toelichting", *RIJBRON]
    rijen: list[Mapping[str, str]] = [rij_van(gemeente, vragen, bestand) for gemeente in lijst]
    if getypt is not None:
        rijen = list(getypt.rijen)
    erbij = max(leeg, 0 if rijen else LEGE_RIJEN)
    return (*rijen, *[dict.fromkeys(kolommen, "")] * min(erbij, HOOGSTENS_LEEG))
