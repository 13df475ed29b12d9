"""A commented facts file with every question, to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from types import MappingProxyType
from typing import assert_never

from kennisbank.catalogus import Actor, catalogus
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Waarde
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from kennisbank.vraagkeuze import kies_feiten

BREEDTE = 100
_ACHTERGROND = "Alleen voor het beeld: dit telt niet mee in een advies"
_KOP_KORT = (
    "Feiten over een samenwerkingsverband: de vragen die het meest bepalen.",
    "",
    "Vul achter de dubbele punt in wat u weet. Wat u niet weet, laat u leeg of vult u in als onbekend: dat telt nooit als nee.",
    "Alles na een # is uitleg. Alle vragen krijgt u met: advies new <bestand>",
    "Daarna: advies evaluate <dit bestand>",
)
_KOP = (
    "Feiten over een samenwerkingsverband.",
    "",
    "Vul achter de dubbele punt in wat u weet. Wat u niet weet, laat u leeg of vult u in als onbekend: dat telt nooit als nee.",
    "Alles na een # is uitleg. Begin met de vragen die met [1] zijn gemerkt; die met [2] gaan dieper.",
    "Daarna: advies evaluate <dit bestand>",
)
_VOOR: Mapping[Actor, str] = MappingProxyType(
    {
        "bestuur": "Alleen de vragen die een bestuurder kan beantwoorden.",
        "management": "Alleen de vragen die een manager kan beantwoorden.",
        "ict_ers": "Alleen de vragen die een ict'er kan beantwoorden.",
    }
)


def sjabloon(kort: bool = False, wie: Actor | None = None) -> str:
    """Return the template as YAML text.

    Args:
        kort: whether it has only the questions that come first, those with which the interview begins too.
        wie: whose questions it has, those that this group can answer; everybody's when left out.
    """
    woorden = vocabulaire()
    kop: tuple[str, ...] = _KOP_KORT if kort else _KOP
    if wie is not None:
        kop = (kop[0], _VOOR[wie], *kop[1:])
    tekstregels = [*_commentaar(kop), "", "naam:", "toelichting:"]
    gevraagd = kies_feiten(kort, wie)
    groepen = {titel: [f for f in gevraagd if f.thema == thema] for thema, titel in woorden.themas.items()}
    groepen = {titel: [f for f in feiten if not f.beschrijvend] for titel, feiten in groepen.items()}
    groepen[_ACHTERGROND] = [feit for feit in gevraagd if feit.beschrijvend]
    for titel, feiten in groepen.items():
        if feiten:
            tekstregels += ["", "", f"# === {titel} ==="]
        for feit in feiten:
            tekstregels += ["", *_feit(feit, not kort)]
    return "\n".join(tekstregels) + "\n"


def _commentaar(teksten: tuple[str, ...] | list[str]) -> list[str]:
    uit: list[str] = []
    for tekst in teksten:
        uit += [f"# {tekstregel}" for tekstregel in wrap(tekst, BREEDTE - 2)] if tekst else ["#"]
    return uit


def _feit(feit: FeitDefinitie, gemerkt: bool) -> list[str]:
    tekstregels = _commentaar([f"[{feit.trap}] {feit.vraag}" if gemerkt else feit.vraag])
    if feit.hulp:
        tekstregels += _commentaar([feit.hulp])
    tekstregels += _commentaar(_mogelijk(feit.soort))
    if feit.per_proces:
        return [*tekstregels, f"{feit.naam}:", *(f"  {proces}:" for proces in catalogus().processen)]
    return [*tekstregels, f"{feit.naam}:"]


def _mogelijk(soort: Feitsoort) -> list[str]:
    """Return what may be filled in for a kind of fact."""
    match soort:
        case JaNee():
            return ["ja of nee"]
        case Keuze(waarden):
            return _waarden(waarden)
        case Meerkeuze(waarden):
            return ["kies een of meer, in een lijst: [a, b]", *_waarden(waarden)]
        case Getal(eenheid, _, minimum, maximum, geheel):
            wat, delen = ("heel getal", "") if geheel else ("getal", "; delen met een punt, zoals 2.5")
            return [f"{wat} in {eenheid}, van {minimum:.15g} tot en met {maximum:.15g}{delen}"]
        case Gemeenten(velden):
            return [f"Voorbeeld: - {{{', '.join(f'{veld.veld}: …' for veld in velden)}}}"]
        case _:
            assert_never(soort)


def _waarden(waarden: tuple[Waarde, ...]) -> list[str]:
    return [f"- {deel.waarde}: {deel.tekst}" + (f" ({deel.hulp})" if deel.hulp else "") for deel in waarden]
