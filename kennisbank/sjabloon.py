"""A commented facts file with every question, to fill in."""

from __future__ import annotations

from textwrap import wrap

from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire

BREEDTE = 100
_ACHTERGROND = "Alleen voor het beeld: dit telt niet mee in een advies"
_KOP = (
    "Feiten over een samenwerkingsverband.",
    "",
    "Vul achter de dubbele punt in wat u weet. Wat u niet weet, laat u leeg of vult u in als onbekend: dat telt nooit als nee.",
    "Alles na een # is uitleg. Begin met de vragen die met [1] zijn gemerkt; die met [2] gaan dieper.",
    "Daarna: advies evaluate <dit bestand>",
)


def sjabloon(trap: int = 2) -> str:
    """Return the template as YAML text.

    Args:
        trap: 1 for the first questions only, 2 for all.
    """
    woorden = vocabulaire()
    regels = [*_commentaar(_KOP), "", "naam:", "toelichting:"]
    gevraagd = [feit for feit in woorden.feiten.values() if feit.trap <= trap]
    groepen = {titel: [f for f in gevraagd if f.thema == thema] for thema, titel in woorden.themas.items()}
    groepen = {titel: [f for f in feiten if not f.beschrijvend] for titel, feiten in groepen.items()}
    groepen[_ACHTERGROND] = [feit for feit in gevraagd if feit.beschrijvend]
    for titel, feiten in groepen.items():
        if feiten:
            regels += ["", "", f"# === {titel} ==="]
        for feit in feiten:
            regels += ["", *_feit(feit)]
    return "\n".join(regels) + "\n"


def _commentaar(teksten: tuple[str, ...] | list[str]) -> list[str]:
    uit: list[str] = []
    for tekst in teksten:
        uit += [f"# {regel}" for regel in wrap(tekst, BREEDTE - 2)] if tekst else ["#"]
    return uit


def _feit(feit: FeitDefinitie) -> list[str]:
    regels = _commentaar([f"[{feit.trap}] {feit.vraag}"])
    if feit.hulp:
        regels += _commentaar([feit.hulp])
    regels += _commentaar(_mogelijk(feit))
    if feit.per_proces:
        return [*regels, f"{feit.naam}:", *(f"  {proces}:" for proces in catalogus().processen)]
    if feit.velden:
        velden = ", ".join(f"{veld.veld}: …" for veld in feit.velden)
        return [*regels, f"# Voorbeeld: - {{{velden}}}", f"{feit.naam}:"]
    return [*regels, f"{feit.naam}:"]


def _mogelijk(feit: FeitDefinitie) -> list[str]:
    if feit.soort == "ja_nee":
        return ["ja of nee"]
    if feit.is_getal:
        soort = "heel getal" if feit.soort == "geheel_getal" else "getal"
        delen = "" if feit.soort == "geheel_getal" else "; delen met een punt, zoals 2.5"
        return [f"{soort} in {feit.eenheid}, van {feit.minimum:.15g} tot en met {feit.maximum:.15g}{delen}"]
    uit = ["kies een of meer, in een lijst: [a, b]"] if feit.soort == "meerkeuze" else []
    for waarde in feit.waarden:
        uit.append(f"- {waarde.waarde}: {waarde.tekst}" + (f" ({waarde.hulp})" if waarde.hulp else ""))
    return uit
