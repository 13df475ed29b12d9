"""Special over general: the rules that a rule yields to, compiled into its condition.

A rule that yields (`wijkt_voor`) applies only where none of the more specific rules can, as in the default logic of Catala
(Merigoux, Chataing and Protzenko, "Catala: a programming language for the law", ICFP 2021). It becomes its own condition and
the negation of theirs, so that nothing else knows of exceptions: no priority, three values, and monotone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kennisbank.frozen import FrozenDict
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer, beschrijf
from kennisbank.meldingen import Melding, knip
from kennisbank.yaml_knopen import Kaart, Tekst, plek_van
from regels.eigen import TOON_REGELS
from regels.grenzen import aantal_voorwaarden, te_lang, te_veel_manieren
from regels.logica import over_proces, voor_proces, vormen
from regels.sleutels import DIT, FeitSleutel
from regels.taal import PROCES, Alle, EenVanDe, Gelijk, Niet, Regel, Voorwaarde

NOOIT: Voorwaarde = EenVanDe(())
_GEEN: Mapping[str, Regel] = FrozenDict()
_GEEN_UIT: Mapping[str, str] = FrozenDict()


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A rule as it was read, and where.

    Args:
        lezer: collects what is wrong with its file.
        kaart: the rule in the file.
        regel: the rule, with the names that it yields to still to be checked.
    """

    lezer: Lezer
    kaart: Kaart
    regel: Regel


def met_uitzonderingen(
    gelezen: Iterable[Gelezen], onder: Mapping[str, Regel] = _GEEN, uit: Mapping[str, str] = _GEEN_UIT
) -> dict[str, Regel]:
    """Return the rules by name, each with the rules that it yields to in its condition.

    Every wrong name is recorded with the reader of its file; rules of a wrong `wijkt_voor` keep their own condition.

    Args:
        gelezen: the rules as they were read.
        onder: rules that are there already, by name; they yield to none of these, and are in the outcome as they are.
        uit: the layer that switched a rule off, by the name of the rule.
    """
    stukken = list(gelezen)
    regels = {**onder, **{stuk.regel.naam: stuk.regel for stuk in stukken}}
    for stuk in stukken:
        if stuk.kaart.haal("wijkt_voor") is not None:
            genoemd = tuple(_genoemd(stuk, regels, uit))
            plekken = tuple(plek_van(stuk.lezer.bestand, knoop) for knoop in genoemd)
            regels[stuk.regel.naam] = replace(
                stuk.regel,
                wijkt_voor=tuple(knoop.waarde for knoop in genoemd),
                plekken=(*stuk.regel.plekken, *plekken),
            )
    fouten = sum(len(lezer.meldingen) for lezer in {id(stuk.lezer): stuk.lezer for stuk in stukken}.values())
    if fouten or _meld_kringen(stukken, regels):
        return regels
    alle = {**vervlecht(regels), **onder}
    for stuk in stukken:
        bezwaar = _bezwaar(alle[stuk.regel.naam], regels) if regels[stuk.regel.naam].wijkt_voor else ""
        if bezwaar:
            stuk.lezer.fout(stuk.kaart.haal("wijkt_voor") or stuk.kaart, f"met 'wijkt_voor' erbij: {bezwaar}")
    return alle


def vervlecht(regels: Mapping[str, Regel]) -> dict[str, Regel]:
    """Return the rules with the negation of those that each yields to in its condition.

    Args:
        regels: the rules by name, each with its own condition and the names that it yields to, without a circle. A rule with
            more conditions than a rule may have in all keeps its own condition.
    """
    omvang: dict[str, int] = {}
    return {naam: _vervlochten(regel, regels) if _omvang(naam, regels, omvang) <= _MEER_DAN_GENOEG else regel
            for naam, regel in regels.items()}  # fmt: skip


_MEER_DAN_GENOEG = 2_000
"""Conditions that are written out before they are counted with the bound of a rule; a ladder of exceptions would double."""


def _omvang(naam: str, regels: Mapping[str, Regel], bekend: dict[str, int]) -> int:
    if naam not in bekend:
        regel = regels[naam]
        onder = sum(_omvang(ander, regels, bekend) for ander in regel.wijkt_voor)
        bekend[naam] = aantal_voorwaarden(regel.geschreven) + onder
    return bekend[naam]


def _vervlochten(regel: Regel, regels: Mapping[str, Regel]) -> Regel:
    if not regel.wijkt_voor:
        return regel
    eigen = regel.geschreven
    delen = eigen.voorwaarden if isinstance(eigen, Alle) else (eigen,)
    uitgezonderd = tuple(Niet(_binnen(regel, regels[naam], _kan(regels[naam], regels))) for naam in regel.wijkt_voor)
    return replace(regel, als=Alle((*delen, *uitgezonderd)), eigen=eigen)


def _kan(regel: Regel, regels: Mapping[str, Regel]) -> Voorwaarde:
    """Return when a rule, or one that it yields to, has its own condition met: an exception to it is one here too."""
    delen = [_binnen(regel, regels[naam], _kan(regels[naam], regels)) for naam in regel.wijkt_voor]
    return EenVanDe((regel.geschreven, *delen)) if delen else regel.geschreven


def _binnen(algemeen: Regel, bijzonder: Regel, voorwaarde: Voorwaarde) -> Voorwaarde:
    """Return a condition of the specific rule as the general rule reads it: of the same process only.

    Args:
        algemeen: the rule that yields.
        bijzonder: the rule that it yields to.
        voorwaarde: when that rule can apply, in its own words.
    """
    if bijzonder.voor_elk_proces:
        return voorwaarde if algemeen.voor_elk_proces else voor_proces(voorwaarde, algemeen.over)
    if algemeen.voor_elk_proces and bijzonder.over:
        return Alle((Gelijk(FeitSleutel(PROCES, DIT), bijzonder.over), voorwaarde))
    return voorwaarde


def _genoemd(stuk: Gelezen, regels: Mapping[str, Regel], uit: Mapping[str, str]) -> Iterator[Tekst]:
    """Yield the names of the rules that a rule yields to, without those that are wrong."""
    lezer, regel = stuk.lezer, stuk.regel
    gezien: set[str] = set()
    knopen = lezer.items(stuk.kaart, "wijkt_voor")
    if not knopen:
        lezer.fout(stuk.kaart.haal("wijkt_voor") or stuk.kaart, "noem onder 'wijkt_voor' minstens één regel.")
    for knoop in knopen:
        if isinstance(knoop, Tekst) and knoop.waarde in uit:
            wat = f"de laag '{uit[knoop.waarde]}' schakelt de regel '{knoop.waarde}' uit"
            lezer.fout(knoop, f"{wat}, dus er is niets om voor te wijken. Haal deze naam weg.")
            continue
        if not isinstance(knoop, Tekst):
            lezer.fout(knoop, f"onder 'wijkt_voor' horen namen van regels; gevonden is {beschrijf(knoop)}.")
            continue
        naam = knip(knoop.waarde)
        bezwaar = _kan_niet(regel, regels.get(knoop.waarde))
        if knoop.waarde not in regels:
            lezer.fout(knoop, f"er is geen regel '{naam}'.{lezer.bedoelde(knoop.waarde, regels, TOON_REGELS)}")
        elif knoop.waarde == regel.naam:
            lezer.fout(knoop, "een regel wijkt niet voor zichzelf; haal deze naam weg.")
        elif knoop.waarde in gezien:
            lezer.fout(knoop, f"'{naam}' staat twee keer in 'wijkt_voor'.")
        elif bezwaar:
            lezer.fout(knoop, bezwaar)
        else:
            gezien.add(knoop.waarde)
            yield knoop


def _kan_niet(algemeen: Regel, bijzonder: Regel | None) -> str:
    """Return why a rule cannot yield to another, in Dutch; empty when it can."""
    if bijzonder is None:
        return ""
    if "tegenspraak" in (algemeen.soort, bijzonder.soort):
        return "een tegenspraak weigert de feiten; zij wijkt niet, en geen regel wijkt voor haar."
    if bijzonder.voor_elk_proces and not (algemeen.voor_elk_proces or algemeen.over):
        return (
            f"'{bijzonder.naam}' wordt voor elk ict-proces beantwoord en '{algemeen.naam}' niet. Zeg met 'over' over welk"
            " ict-proces deze regel gaat, of zet er 'voor_elk: proces' bij."
        )
    if algemeen.voor_elk_proces and not bijzonder.over and over_proces(bijzonder):
        return (
            f"'{bijzonder.naam}' noemt alleen {over_proces(bijzonder)}, en deze regel gaat over elk ict-proces. Zet daar"
            f" 'over: {over_proces(bijzonder)}' bij; dan wijkt deze regel alleen bij dat proces."
        )
    if algemeen.over and bijzonder.over and algemeen.over != bijzonder.over:
        return f"'{bijzonder.naam}' gaat over {bijzonder.over} en '{algemeen.naam}' over {algemeen.over}."
    return ""


def _meld_kringen(stukken: Iterable[Gelezen], regels: Mapping[str, Regel]) -> bool:
    """Record each circle of rules that yield to each other, once, at the rule that comes first."""
    klaar: set[str] = set()
    gevonden = False
    for stuk in stukken:
        pad = {stuk.regel.naam: iter(regels[stuk.regel.naam].wijkt_voor)} if stuk.regel.naam not in klaar else {}
        while pad:
            naam, rest = next(reversed(pad.items()))
            volgende = next((ander for ander in rest if ander not in klaar), None)
            if volgende is None:
                pad.popitem()
                klaar.add(naam)
            elif volgende in pad:
                namen = list(pad)
                kring = [*namen[namen.index(volgende) :], volgende]
                _meld_kring(stuk, regels, kring)
                gevonden = True
            else:
                pad[volgende] = iter(regels[volgende].wijkt_voor)
    return gevonden


def _meld_kring(stuk: Gelezen, regels: Mapping[str, Regel], kring: list[str]) -> None:
    eerste, tweede, *_ = kring
    regel = regels[eerste]
    plek = regel.plekken[len(regel.plekken) - len(regel.wijkt_voor) + regel.wijkt_voor.index(tweede)]
    getoond = kring if len(kring) <= 8 else [*kring[:6], "…", eerste]
    tekst = f"regels wijken in een kring voor elkaar: {' -> '.join(getoond)}. Haal één van deze namen weg."
    stuk.lezer.meldingen.append(Melding(plek, tekst, code="regelbestand"))


def _bezwaar(regel: Regel, los: Mapping[str, Regel]) -> str:
    """Return why a rule is too large with what it yields to, in Dutch; empty when it is not."""
    te_veel = (bezwaar for vorm in vormen(regel.als) if (bezwaar := te_veel_manieren(vorm, False)))
    return te_lang(_omvang(regel.naam, los, {})) or next(te_veel, "")
