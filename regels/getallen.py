"""Numbers that stand in a condition and loose in a text: who changes one of them easily forgets the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kennisbank.feitsoorten import Getal
from kennisbank.meldingen import Melding
from kennisbank.vocabulaire import Vocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst, ontleed, plek_van
from regels.drempels import MAATSTAVEN, getal_in_tekst
from regels.sleutels import FeitSleutel
from regels.taal import SCHAAL, Drempel, Regelbank

VANZELF = 12
"""Up to here a number in a text is only taken for a threshold with the unit behind it: "twee systemen", not "twee kanten"."""
_GETAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,4})?")
_WOORDEN = {getal_in_tekst(getal * SCHAAL): getal for getal in range(1, VANZELF + 1)}
_CIJFERS = r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+(?:,[0-9]+)?"
_IN_TEKST = re.compile(rf"(?<![\w.,{{-])(?:{_CIJFERS}|{'|'.join(_WOORDEN)})(?![\w}}-])(?!,[0-9])", re.IGNORECASE)
_GRENSWOORD = re.compile(
    r"\b(minstens|ten minste|hoogstens|hooguit|ten hoogste|minder dan|meer dan|onder|boven|vanaf|grens van)(\s+de)?\s+$",
    re.IGNORECASE,
)
_TEKSTEN = ("titel", "tekst", "uitleg", "kanttekening", "tekst_voor", "achteraf", "kort", "ja", "nee", "preciezer")


class _Grens(NamedTuple):
    """A number in a condition.

    Args:
        getal: in ten-thousandths.
        eenheden: the units of the fact; none when it has no unit.
        drempel: the threshold that it is; None for a number that is written out.
        regel: the line on which it stands.
        van: the derived fact in whose meaning it stands; empty when it stands in the condition of the rule itself.
    """

    getal: int
    eenheden: tuple[str, ...]
    drempel: Drempel | None
    regel: int
    van: str = ""

    @property
    def waar(self) -> str:
        """Where it stands, in Dutch."""
        return f"het afgeleide feit '{self.van}'" if self.van else f"de voorwaarde (regel {self.regel})"


def losse_getallen(bestanden: Mapping[str, bytes], bank: Regelbank, drempelbestand: str) -> Iterator[Melding]:
    """Yield a message for each number that stands in a condition and loose in a text of the same rule, or differs there.

    What stands in a derived fact that the condition names counts as standing in the condition.
    A threshold that no condition uses is told too, when it is the author's: not one of the package beside rules of somebody else,
    nor one whose rule a layer switched off.

    Args:
        bestanden: the contents of each rule file, by the name to use in messages.
        bank: the rule base that was read from them.
        drempelbestand: the file with the thresholds of who wrote the rules; empty when they have none of their own.
    """
    drempels = {drempel.naam: drempel for drempel in bank.drempels}
    kaarten = [(bestand, kaart) for bestand, inhoud in bestanden.items() for kaart in _kaarten(bestand, inhoud)]
    afgeleid = {naam.waarde: kaart for _, kaart in kaarten if isinstance(naam := kaart.haal("afgeleid"), Tekst)}
    for bestand, kaart in kaarten:
        grenzen = (
            *_grenzen(kaart, bank.vocabulaire, drempels),
            *_grenzen_eronder(kaart, afgeleid, bank.vocabulaire, drempels),
        )
        for tekst in _teksten(kaart) if grenzen else ():
            yield from (
                Melding(plek_van(bestand, tekst), bezwaar, code="regelbestand")
                for bezwaar in _bezwaren(tekst.waarde, grenzen)
            )
    for drempel in bank.drempels:
        van_schrijver = drempel.laag or (drempel.plek.bestand == drempelbestand and not bank.uitgeschakeld)
        if van_schrijver and not drempel.in_voorwaarden:
            wat = f"de drempel '{drempel.naam}' staat in geen enkele voorwaarde. Gebruik hem, of haal hem weg."
            yield Melding(drempel.plek, wat, code="dekking")


def _kaarten(bestand: str, inhoud: bytes) -> Iterator[Kaart]:
    wortel = ontleed(inhoud, bestand)
    yield from (kaart for kaart in (wortel.items if isinstance(wortel, Lijst) else ()) if isinstance(kaart, Kaart))


def _bezwaren(tekst: str, grenzen: tuple[_Grens, ...]) -> Iterator[str]:
    gezien: set[int] = set()
    for vondst in _IN_TEKST.finditer(tekst):
        getal = _waarde(vondst[0])
        als_grens = _GRENSWOORD.search(tekst[: vondst.start()]) is not None
        bij = [grens for grens in grenzen if _telt(getal, grens, als_grens, tekst[vondst.end() :])]
        gelijk = [grens for grens in bij if grens.getal == getal]
        if getal in gezien or not bij:
            continue
        gezien.add(getal)
        if gelijk and gelijk[0].drempel is not None:
            naam = gelijk[0].drempel.naam
            waar = gelijk[0].waar if gelijk[0].van else "de voorwaarde"
            yield f"hier staat {vondst[0]} los, en in {waar} de drempel '{naam}'. Schrijf {{{naam}}}."
        elif gelijk:
            yield (
                f"{vondst[0]} staat hier en in {gelijk[0].waar}. Geef het getal een naam in drempels.yaml,"
                " en noem die op beide plaatsen."
            )
        elif all(grens.drempel is None and abs(grens.getal - getal) > SCHAAL for grens in bij):
            eenheid = bij[0].eenheden[0]
            yield (
                f"hier staat {vondst[0]} {eenheid}, en in {bij[0].waar} {getal_in_tekst(bij[0].getal)}"
                f" {eenheid}. Maak ze gelijk, of geef de grens een naam in drempels.yaml."
            )


def _telt(getal: int, grens: _Grens, als_grens: bool, erna: str) -> bool:
    """Return whether a number in a text is about a bound.

    The same number is when it is no small one, or has the unit of the bound behind it; for one, that also counts things ("one
    system"), the words before it must say so too. Another number is when it has the unit and the words say that it is a bound.
    """
    eenheden = "|".join(re.escape(eenheid) for eenheid in grens.eenheden)
    met_eenheid = bool(eenheden) and re.match(rf"\s+({eenheden})\b", erna) is not None
    if grens.getal != getal:
        return als_grens and met_eenheid
    return getal > VANZELF * SCHAAL or (met_eenheid and (als_grens or getal > SCHAAL))


def _waarde(tekst: str) -> int:
    woord = _WOORDEN.get(tekst.lower())
    return woord * SCHAAL if woord else round(float(tekst.replace(".", "").replace(",", ".")) * SCHAAL)


def _teksten(kaart: Kaart) -> Iterator[Tekst]:
    for sleutel, knoop in kaart.paren:
        if sleutel.waarde in _TEKSTEN:
            yield from _losse_teksten(knoop)


def _losse_teksten(knoop: Knoop) -> Iterator[Tekst]:
    if isinstance(knoop, Tekst):
        yield knoop
        return
    delen: Iterable[Knoop] = (
        knoop.items if isinstance(knoop, Lijst) else (deel for sleutel, deel in knoop.paren if sleutel.waarde != "als")
    )
    for deel in delen:
        yield from _losse_teksten(deel)


def _grenzen(kaart: Kaart, vocabulaire: Vocabulaire, drempels: Mapping[str, Drempel]) -> Iterator[_Grens]:
    for sleutel, knoop in kaart.paren:
        if sleutel.waarde in ("als", "betekent"):
            yield from _in_voorwaarde(knoop, (), vocabulaire, drempels)


def _grenzen_eronder(
    kaart: Kaart, afgeleid: Mapping[str, Kaart], vocabulaire: Vocabulaire, drempels: Mapping[str, Drempel]
) -> Iterator[_Grens]:
    """Yield the bounds in the derived facts that the condition of a rule names itself."""
    als = kaart.haal("als")
    for naam in dict.fromkeys(_namen(als) if als is not None else ()):
        if naam in afgeleid:
            yield from (grens._replace(van=naam) for grens in _grenzen(afgeleid[naam], vocabulaire, drempels))


def _namen(knoop: Knoop) -> Iterator[str]:
    """Yield the keys in a condition, without what stands behind a point; those of facts among them."""
    if isinstance(knoop, Lijst):
        for item in knoop.items:
            yield from _namen(item)
    elif isinstance(knoop, Kaart):
        for sleutel, deel in knoop.paren:
            yield FeitSleutel.lees(sleutel.waarde).naam
            yield from _namen(deel)


def _in_voorwaarde(
    knoop: Knoop, eenheden: tuple[str, ...], vocabulaire: Vocabulaire, drempels: Mapping[str, Drempel]
) -> Iterator[_Grens]:
    if isinstance(knoop, Lijst):
        for item in knoop.items:
            yield from _in_voorwaarde(item, eenheden, vocabulaire, drempels)
    elif isinstance(knoop, Kaart):
        for sleutel, deel in knoop.paren:
            if sleutel.waarde in MAATSTAVEN and isinstance(deel, Tekst):
                drempel = drempels.get(deel.waarde)
                if drempel is not None or _GETAL.fullmatch(deel.waarde):
                    getal = round(float(deel.waarde) * SCHAAL) if drempel is None else drempel.getal
                    eigen = eenheden or ((drempel.eenheid,) if drempel else ())
                    yield _Grens(getal, eigen, drempel, deel.regel)
            else:
                yield from _in_voorwaarde(
                    deel, _eenheden(sleutel.waarde, vocabulaire) or eenheden, vocabulaire, drempels
                )


def _eenheden(naam: str, vocabulaire: Vocabulaire) -> tuple[str, ...]:
    feit = FeitSleutel.lees(naam).naam
    definitie, veld = vocabulaire.feiten.get(feit), vocabulaire.velden.get(feit)
    soort = definitie.soort if definitie else veld.soort if veld else None
    return (soort.eenheid, soort.enkelvoud) if isinstance(soort, Getal) else ()
