"""Trade-offs of the publication: two poles that can both be true, where it leans, and what tips it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_args

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.bundel import uit_bundel
from kennisbank.lagen import actieve_lagen, per_lagen
from kennisbank.lean import anders, dataclass
from kennisbank.lezer import Lezer, lees_kaarten
from kennisbank.meldingen import knip
from kennisbank.yaml_knopen import Kaart, Tekst
from regels.eigen import TOON_REGELS, basisbank
from regels.taal import Grond

BESTAND = "regels/afwegingen.yaml"
_VERPLICHT = (
    "afweging",
    "titel",
    "vraag",
    "polen",
    "neigt",
    "neigt_uitleg",
    "doorslag",
    "doorslag_grond",
    "grond",
    "bron",
)


@dataclass(frozen=True, slots=True)
class Pool:
    """One side of a trade-off.

    Args:
        sleutel: its key.
        naam: Dutch name.
        tekst: what speaks for it.
        regels: the rules that speak for it when they fire.
    """

    sleutel: str
    naam: str
    tekst: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Afweging:
    """One trade-off.

    Args:
        naam: unique name.
        titel: what is weighed.
        vraag: the question to discuss.
        polen: the two sides.
        neigt: key of the side to which the publication leans; empty when it does not choose.
        neigt_uitleg: how it leans; does not name the publication, since that name stands before it wherever it is shown.
        doorslag: what tips it.
        doorslag_grond: `tekst` when the publication says what tips it, `afgeleid` when that is ours.
        grond: `tekst` when the publication states the tension, `afgeleid` when it is our reading.
        bron: references.
    """

    naam: str
    titel: str
    vraag: str
    polen: tuple[Pool, ...]
    neigt: str
    neigt_uitleg: str
    doorslag: str
    doorslag_grond: Grond
    grond: Grond
    bron: tuple[Bron, ...]


@per_lagen
def afwegingen() -> tuple[Afweging, ...]:
    """Return the trade-offs that travel with the package, without the rules that the layers that are on switched off.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    uit = {deel.regel for laag in actieve_lagen() for deel in laag.uit}
    eigen = _eigen_afwegingen()
    return tuple(_zonder(afweging, uit) for afweging in eigen) if uit else eigen


@cache
def _eigen_afwegingen() -> tuple[Afweging, ...]:
    return uit_bundel("afwegingen", lees_eigen_afwegingen)


def _zonder(afweging: Afweging, regels: set[str]) -> Afweging:
    """Return a trade-off without these rules."""
    polen = (anders(pool, regels=tuple(n for n in pool.regels if n not in regels)) for pool in afweging.polen)
    return anders(afweging, polen=tuple(polen))


def lees_eigen_afwegingen() -> tuple[Afweging, ...]:
    """Read the trade-offs that travel with the package from their YAML file.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return lees_afwegingen(lees_data(BESTAND), BESTAND)


def lees_afwegingen(inhoud: bytes, bestand: str) -> tuple[Afweging, ...]:
    """Read trade-offs.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een afweging")
    namen = {regel.naam: regel for regel in basisbank().regels}
    uit: dict[str, Afweging] = {}
    for kaart in kaarten:
        afweging = _afweging(lezer, kaart, namen)
        if afweging.naam and afweging.naam in uit:
            lezer.fout(kaart, f"de afweging '{afweging.naam}' bestaat al.")
        uit[afweging.naam] = afweging
    lezer.sluit_af()
    return tuple(uit.values())


def _afweging(lezer: Lezer, kaart: Kaart, namen: Mapping[str, object]) -> Afweging:
    lezer.sleutels(kaart, _VERPLICHT, [], "een afweging")
    delen = [lezer.kaart(knoop, "een pool") for knoop in lezer.items(kaart, "polen")]
    polen = tuple(_pool(lezer, deel, namen) for deel in delen if deel is not None)
    if len(polen) != 2:
        lezer.fout(kaart, f"een afweging heeft twee polen; gevonden zijn er {len(polen)}.")
    _keur_neigt_uitleg(lezer, kaart)
    neigt = lezer.keuze(kaart, "neigt", [*(pool.sleutel for pool in polen), "geen"])
    grond: Grond = lezer.keuze(kaart, "grond", get_args(Grond))  # type: ignore[assignment]
    doorslag_grond: Grond = lezer.keuze(kaart, "doorslag_grond", get_args(Grond))  # type: ignore[assignment]
    return Afweging(
        lezer.naam(kaart, "afweging"),
        lezer.tekst(kaart, "titel"),
        lezer.tekst(kaart, "vraag"),
        polen,
        "" if neigt == "geen" else neigt,
        lezer.tekst(kaart, "neigt_uitleg"),
        lezer.tekst(kaart, "doorslag"),
        doorslag_grond,
        grond,
        lees_bronnen(lezer, kaart),
    )


def _keur_neigt_uitleg(lezer: Lezer, kaart: Kaart) -> None:
    """Record a text that names the publication itself: everywhere it is shown, that name stands before it already."""
    knoop = kaart.haal("neigt_uitleg")
    if isinstance(knoop, Tekst) and "publicatie" in knoop.waarde.casefold():
        lezer.fout(
            knoop,
            "'neigt_uitleg' noemt de publicatie, maar staat altijd al achter 'De publicatie:'."
            " Schrijf alleen wat zij zegt, zoals 'Maak de processen gelijk.'.",
        )


def _pool(lezer: Lezer, kaart: Kaart, namen: Mapping[str, object]) -> Pool:
    lezer.sleutels(kaart, ["pool", "naam", "tekst", "regels"], [], "een pool")
    regels = lezer.teksten(kaart, "regels")
    for naam in regels:
        if naam not in namen:
            lezer.fout(kaart, f"er is geen regel '{knip(naam)}'.{lezer.bedoelde(naam, namen, TOON_REGELS)}")
    if not regels:
        lezer.fout(kaart, "een pool noemt minstens één regel die ervoor spreekt.")
    return Pool(lezer.naam(kaart, "pool"), lezer.tekst(kaart, "naam"), lezer.tekst(kaart, "tekst"), regels)
