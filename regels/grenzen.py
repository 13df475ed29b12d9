"""Bounds of the rule language: what exceeds one is told at its place, before an engine or the proof has to carry it.

The bounds are ours. They lie far above what the own rule base asks (at most 8 conditions in a rule, 12 ways, 3 layers, 100
conditions with derived facts written out, 3 rules with one conclusion, 2 questions about municipalities), and as low as is needed
to tell of a file at any of them within seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kennisbank.meldingen import Melding, Plek
from regels.logica import HOOGSTENS_TAKKEN, Tak, TeVeelTakken, atomen, takken, tegendeel, verwijzingen, vormen
from regels.taal import AfgeleidFeit, ErIsGemeente, Gelijk, Regel, Voorwaarde

HOOGSTENS_VOORWAARDEN = 200
"""Conditions in a rule or derived fact, where `er_is: proces` and `elk: proces` count for each process."""
HOOGSTENS_LAGEN = 16
"""Derived facts that build on each other; each layer is a session of durable-rules, and the explanation goes down them."""
HOOGSTENS_UITGESCHREVEN = 2_000
"""Conditions of a rule with each derived fact written out in its ways: the size of its explanation."""
HOOGSTENS_GELIJK = 50
"""Rules with the same conclusion, or the same kind and text; the proof compares each with all others."""
HOOGSTENS_GEMEENTEVRAGEN = 30
"""Different conditions on a municipality in a rule base; the proof imagines that many kinds of municipality."""


def aantal_voorwaarden(voorwaarde: Voorwaarde) -> int:
    """Return how many conditions on a fact there are."""
    return sum(1 for _ in atomen(voorwaarde))


def te_lang(aantal: int) -> str:
    """Return why a list of conditions is too long, in Dutch; empty when it is not.

    Args:
        aantal: how many conditions on a fact there are, with those per process written out.
    """
    if aantal <= HOOGSTENS_VOORWAARDEN:
        return ""
    return (
        f"hier staan {aantal} voorwaarden (onder 'proces' telt elke voorwaarde voor elk ict-proces); het mogen er hoogstens"
        f" {HOOGSTENS_VOORWAARDEN} zijn. Splits de regel, of maak van een deel een afgeleid feit."
    )


def te_veel_manieren(voorwaarde: Voorwaarde, ook_onwaar: bool) -> str:
    """Return why a condition can be true in too many ways, in Dutch; empty when it cannot.

    Args:
        voorwaarde: the condition.
        ook_onwaar: whether the ways in which it is false count too, as for a derived fact: rules read its `nee`.
    """
    for vorm, woord in ((voorwaarde, "waar"), (tegendeel(voorwaarde), "onwaar"))[: 1 + ook_onwaar]:
        try:
            takken(vorm)
        except TeVeelTakken:
            nog_een = "een eigen" if ook_onwaar else "een"
            return (
                f"deze voorwaarde kan op meer dan {HOOGSTENS_TAKKEN} manieren {woord} zijn; dat is te veel."
                f" Maak van een deel {nog_een} afgeleid feit, of splits {'het feit' if ook_onwaar else 'de regel'}."
            )
    return ""


def op_volgorde(afgeleid: Mapping[str, AfgeleidFeit], meldingen: list[Melding]) -> tuple[AfgeleidFeit, ...]:
    """Return the derived facts, each after those it builds on.

    Args:
        afgeleid: the derived facts, by name.
        meldingen: takes a message for each cycle.
    """
    uit: dict[str, AfgeleidFeit] = {}
    for begin in afgeleid:
        pad = {begin: _bouwt_op(afgeleid, begin)} if begin not in uit else {}
        while pad:
            naam, rest = next(reversed(pad.items()))
            volgende = next((ander for ander in rest if ander not in uit), None)
            if volgende is None:
                pad.popitem()
                uit.setdefault(naam, afgeleid[naam])
            elif volgende in pad:
                meldingen.append(_kring(afgeleid[volgende].plek, list(pad), volgende))
                uit[volgende] = afgeleid[volgende]
            else:
                pad[volgende] = _bouwt_op(afgeleid, volgende)
    return tuple(uit.values())


def _bouwt_op(afgeleid: Mapping[str, AfgeleidFeit], naam: str) -> Iterator[str]:
    return (feit.naam for feit in verwijzingen(afgeleid[naam].betekent) if feit.naam in afgeleid)


def _kring(plek: Plek, pad: list[str], naam: str) -> Melding:
    kring = [*pad[pad.index(naam) :], naam]
    if len(kring) > 8:
        kring = [*kring[:6], "…", naam]
    return Melding(plek, f"afgeleide feiten bouwen in een kring op elkaar: {' -> '.join(kring)}.", code="regelbestand")


def over_de_grens(regels: Iterable[Regel], afgeleid: Iterable[AfgeleidFeit]) -> Iterator[Melding]:
    """Yield a message for each bound that a rule base exceeds as a whole.

    Args:
        regels: the rules, each within its own bounds.
        afgeleid: the derived facts, each within its own bounds and after those it builds on.
    """
    regels, afgeleid = tuple(regels), tuple(afgeleid)
    yield from _lagen(afgeleid)
    yield from _uitgeschreven(regels, afgeleid)
    yield from _gelijke(regels)
    yield from _gemeentevragen((*afgeleid, *regels))


def _lagen(afgeleid: tuple[AfgeleidFeit, ...]) -> Iterator[Melding]:
    diepte: dict[str, int] = {}
    for feit in afgeleid:
        diepte[feit.naam] = 1 + max(diepte.get(deel.naam, 0) for deel in verwijzingen(feit.betekent))
        if diepte[feit.naam] == HOOGSTENS_LAGEN + 1:  # what builds on it is deeper still
            tekst = (
                f"'{feit.naam}' bouwt op afgeleide feiten die op andere bouwen, {diepte[feit.naam]} lagen diep; hoogstens"
                f" {HOOGSTENS_LAGEN} mag. Schrijf een van de feiten eronder hier uit."
            )
            yield Melding(feit.plek, tekst, code="regelgrens")


def _uitgeschreven(regels: tuple[Regel, ...], afgeleid: tuple[AfgeleidFeit, ...]) -> Iterator[Melding]:
    omvang: dict[tuple[str, bool], int] = {}
    stukken: tuple[Regel | AfgeleidFeit, ...] = (*afgeleid, *regels)
    for stuk in stukken:
        eronder = [omvang[feit.naam, ja] for feit in verwijzingen(stuk.voorwaarde) for ja in (True, False)
                   if (feit.naam, ja) in omvang]  # fmt: skip
        aantal = max(sum(_omvang(tak, omvang) for tak in takken(vorm)) for vorm in vormen(stuk.voorwaarde))
        if isinstance(stuk, AfgeleidFeit):
            nee = sum(_omvang(tak, omvang) for tak in takken(tegendeel(stuk.voorwaarde)))
            omvang |= {(stuk.naam, True): aantal, (stuk.naam, False): nee}
            aantal = max(aantal, nee)
        if aantal > HOOGSTENS_UITGESCHREVEN and not any(deel > HOOGSTENS_UITGESCHREVEN for deel in eronder):
            tekst = (
                f"'{stuk.naam}' telt {aantal} voorwaarden als elk afgeleid feit erin is uitgeschreven; hoogstens"
                f" {HOOGSTENS_UITGESCHREVEN} mag. Noem minder afgeleide feiten, of maak de feiten eronder eenvoudiger."
            )
            yield Melding(stuk.plek, tekst, code="regelgrens")


def _omvang(tak: Tak, omvang: Mapping[tuple[str, bool], int]) -> int:
    return sum(1 + (omvang.get((d.atoom.feit.naam, d.waar), 0) if isinstance(d.atoom, Gelijk) else 0) for d in tak)


def _gelijke(regels: tuple[Regel, ...]) -> Iterator[Melding]:
    aantallen: dict[tuple[object, ...], int] = {}
    for regel in regels:
        zegt = (regel.voor_elk_proces, regel.over, regel.dan or (regel.soort, regel.tekst))
        aantallen[zegt] = aantallen.get(zegt, 0) + 1
        if aantallen[zegt] == HOOGSTENS_GELIJK + 1:
            wat = f"de conclusie '{regel.dan.over}: {regel.dan.waarde}'" if regel.dan else "deze soort en deze tekst"
            tekst = (
                f"meer dan {HOOGSTENS_GELIJK} regels hebben {wat}; '{regel.naam}' is er één te veel. Voeg regels samen met"
                " 'een_van', of maak van hun voorwaarden een afgeleid feit."
            )
            yield Melding(regel.plek, tekst, code="regelgrens")


def _gemeentevragen(stukken: tuple[Regel | AfgeleidFeit, ...]) -> Iterator[Melding]:
    vragen: set[ErIsGemeente] = set()
    for stuk in stukken:
        voor = len(vragen)
        vragen.update(deel for deel in atomen(stuk.voorwaarde) if isinstance(deel, ErIsGemeente))
        if voor <= HOOGSTENS_GEMEENTEVRAGEN < len(vragen):
            tekst = (
                f"de regels stellen samen meer dan {HOOGSTENS_GEMEENTEVRAGEN} verschillende voorwaarden aan één gemeente"
                f" ('er_is: gemeente'); '{stuk.naam}' is er één te veel. Gebruik een voorwaarde die er al staat."
            )
            yield Melding(stuk.plek, tekst, code="regelgrens")
