"""Reports for the tests, and what holds of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from advies import Adviseur, Samenwerkingsverband, lees_feiten
from advies.invoer import Feitenbestand
from advies.rapport.figuren.sjabloon import BREEDTE
from advies.rapport.figuren.tekstmaat import breedte
from advies.rapport.model import Adviesblok, Alinea, Blok, Figuur, Lijst, Punt, Rapport, Sectie, Stuk, Tabel
from advies.rapport.rapport import maak_rapport
from advies.rapport.varianten.rapport import maak_variantenrapport

WORTEL = Path(__file__).parent.parent
DOSSIERS = WORTEL / "kennisbank" / "dossiers"
DATUM = date(2026, 3, 31)
HOOGSTE_BEELD = 900
"""What fits on a page of paper, in units of which 96 are an inch."""


def dossier(naam: str) -> Feitenbestand:
    return lees_feiten(str(DOSSIERS / f"{naam}.yaml"))


def bestand(feiten: dict[str, Any]) -> Feitenbestand:
    return Feitenbestand("proef.yaml", Samenwerkingsverband.model_validate(feiten))


NAMEN = tuple(sorted(pad.stem for pad in DOSSIERS.glob("*.yaml") if not pad.stem.endswith(".verwacht")))


def rapport(adviseur: Adviseur, feiten: Feitenbestand, *, volledig: bool = True) -> Rapport:
    return maak_rapport(adviseur.evalueer(feiten), feiten, DATUM, volledig=volledig)


def varianten(adviseur: Adviseur, *feiten: Feitenbestand) -> Rapport:
    return maak_variantenrapport([(adviseur.evalueer(deel, alles=True), deel) for deel in feiten], DATUM)


def keur_beelden(van: Rapport) -> None:
    """Check that each picture is sound, fits a phone, has words, and that every text in it stands within it."""
    for figuur in figuren(van):
        boom = ElementTree.fromstring(figuur.svg)
        assert (boom.get("width"), figuur.breedte) == (str(BREEDTE), BREEDTE)
        assert figuur.alt
        assert figuur.bijschrift
        assert figuur.hoogte <= HOOGSTE_BEELD
        for deel in boom.iter("{http://www.w3.org/2000/svg}text"):
            x, y, inhoud = float(deel.get("x", "0")), float(deel.get("y", "0")), deel.text or ""
            breed = breedte(inhoud, float(deel.get("font-size", "13")))
            begin = {"start": x, "middle": x - breed / 2, "end": x - breed}[deel.get("text-anchor", "start")]
            assert -1 <= begin <= BREEDTE + 1 - breed, inhoud
            assert 0 < y <= figuur.hoogte, inhoud


def sectie(van: Rapport, anker: str) -> Sectie:
    (gevonden,) = (deel for deel in van.alle_secties() if deel.anker == anker)
    return gevonden


def stukken(van: Rapport) -> Iterator[Stuk]:
    for deel in van.alle_secties():
        for blok in deel.blokken:
            yield from stukken_van(blok)


def stukken_van(blok: Blok) -> Iterator[Stuk]:
    match blok:
        case Alinea():
            yield from blok.zin
        case Lijst():
            yield from _van_punten(blok.punten)
        case Tabel():
            for rij in blok.rijen:
                for cel in rij.cellen:
                    yield from cel
        case Adviesblok():
            for alinea in blok.alineas:
                yield from alinea
            yield from blok.verwijzing
        case Figuur():
            return


def _van_punten(punten: tuple[Punt, ...]) -> Iterator[Stuk]:
    for punt in punten:
        yield from punt.zin
        yield from _van_punten(punt.onder)


def ankers(van: Rapport) -> list[str]:
    uit: list[str] = []
    for deel in van.alle_secties():
        uit.append(deel.anker)
        uit += [rij.anker for blok in deel.blokken if isinstance(blok, Tabel) for rij in blok.rijen if rij.anker]
        uit += [blok.anker for blok in deel.blokken if isinstance(blok, Adviesblok)]
    return uit


def adviesblokken(van: Rapport) -> list[Adviesblok]:
    return [blok for deel in van.alle_secties() for blok in deel.blokken if isinstance(blok, Adviesblok)]


def figuren(van: Rapport) -> list[Figuur]:
    return [blok for deel in van.alle_secties() for blok in deel.blokken if isinstance(blok, Figuur)]


def alle_tekst(van: Rapport) -> str:
    return "".join(stuk.tekst for stuk in stukken(van))
