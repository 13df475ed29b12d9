"""Generated partnerships and small rule bases, from one source of randomness so that a failure can be made again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any, assert_never

from hypothesis import settings
from hypothesis import strategies as st

from kennisbank.bronnen import Bron, publicatie
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veld, VrijeTekst
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.lezen import regelbank
from regels.logica import TeVeelTakken, takken, tegendeel, voor_proces, waarheid
from regels.sleutels import DIT, FeitSleutel, feitsleutels
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    AfgeleidFeit,
    Alle,
    Atoom,
    Bevat,
    EenVan,
    EenVanDe,
    FeitWaarde,
    Gelijk,
    Grens,
    Niet,
    Regel,
    Regelbank,
    Vergelijk,
    Verschilt,
    Voorwaarde,
    Werkgeheugen,
)
from regels.uitzonderingen import vervlecht


def keren(aantal: int) -> int:
    """Return how many examples are tried: this many where each run has new ones, a third where that is not so.

    The profile `vers` is CI's run with a seed that is new for each commit, which over many commits sees ever more; the same
    examples once more show only that what was right still is. A night tries 1,000 (`nacht`), a planted fault 25 (`mutatie`).

    Args:
        aantal: what fits in a run with a new seed.
    """
    per_profiel = {"vers": aantal, "nacht": max(aantal, 1_000), "mutatie": min(aantal, 25)}
    return per_profiel.get(os.environ.get("HYPOTHESIS_PROFILE", ""), max(-(-aantal // 3), min(aantal, 4)))


def voorbeelden(aantal: int) -> settings:
    """Return how many examples a property tries; see `keren`."""
    return settings(max_examples=keren(aantal), deadline=None)


PROCESSEN = tuple(catalogus().processen)
_PLEK = Plek("gegenereerd", 1, 1)
ZADEN = st.integers(0, 2**32).map(Random)
"""Sources of randomness by their seed: a failure shrinks at once, and says which seed makes it again."""


def grenzen() -> dict[str, list[int]]:
    """Return, for each number, the bounds that the rule base uses, so that generated numbers lie on and beside them."""
    uit: dict[str, list[int]] = {}

    def loop(voorwaarde: Voorwaarde) -> None:
        match voorwaarde:
            case Alle(delen) | EenVanDe(delen):
                for deel in delen:
                    loop(deel)
            case Niet(deel):
                loop(deel)
            case Vergelijk(feit, _, getal):
                uit.setdefault(feit.naam, []).append(getal)
            case _:
                pass

    for regel in regelbank().regels:
        loop(regel.als)
    return uit


GRENZEN = grenzen()


def maak_feiten(rng: Random, kans: float) -> dict[str, Any]:
    """Return a facts mapping in which each fact is known with this chance.

    Args:
        rng: source of randomness.
        kans: 0 to 1.
    """
    uit: dict[str, Any] = {}
    for feit in vocabulaire().feiten.values():
        if feit.per_proces:
            waarden = {proces: _waarde(rng, feit) for proces in PROCESSEN if rng.random() < kans}
            if waarden:
                uit[feit.naam] = waarden
        elif rng.random() < kans:
            uit[feit.naam] = _waarde(rng, feit)
    gemeenten = uit.get("gemeenten")
    if gemeenten is not None and uit.get("aantal_gemeenten", 99) < len(gemeenten):
        uit["aantal_gemeenten"] = len(gemeenten)
    return uit


def op_sleutel(feiten: Mapping[str, FeitWaarde]) -> dict[FeitSleutel, FeitWaarde]:
    """Return known facts whose keys are written as text, such as `uitvoering.technisch_beheer`."""
    return {FeitSleutel.lees(feit): waarde for feit, waarde in feiten.items()}


def zonder_twijfel(waarde: Any) -> Any:
    """Return facts whose numbers have one decimal, since YAML refuses 12.345 as a thousand or a fraction."""
    if isinstance(waarde, dict):
        return {sleutel: zonder_twijfel(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [zonder_twijfel(deel) for deel in waarde]
    return round(waarde, 1) if isinstance(waarde, float) else waarde


def _waarde(rng: Random, feit: FeitDefinitie) -> Any:
    match feit.soort:
        case JaNee():
            return rng.choice(["ja", "nee"])
        case Keuze():
            return rng.choice(feit.mag())
        case Meerkeuze():
            return sorted(rng.sample(feit.mag(), rng.randint(0, len(feit.mag()))))
        case Getal():
            return _getal(rng, feit.naam, feit.soort)
        case Gemeenten(velden):
            return [_gemeente(rng, velden, nummer) for nummer in range(rng.randint(1, 5))]
        case _:
            assert_never(feit.soort)


def _getal(rng: Random, naam: str, soort: Getal) -> float:
    kandidaten = [getal / SCHAAL + stap for getal in GRENZEN.get(naam, []) for stap in (-1, -0.0001, 0, 0.0001, 1)]
    # a whole 0, not 0.0: the conformance files hold it so
    kandidaten += [soort.minimum or 0, soort.maximum, rng.uniform(soort.minimum, min(soort.maximum, 100))]
    mag = [getal for getal in kandidaten if soort.minimum <= getal <= soort.maximum]
    getal = rng.choice(mag)
    return round(getal) if soort.geheel else round(getal, 4)


def _gemeente(rng: Random, velden: tuple[Veld, ...], nummer: int) -> dict[str, Any]:
    uit: dict[str, Any] = {"naam": f"Gemeente {nummer}"}
    for veld in velden:
        match veld.soort:
            case JaNee():
                if rng.random() < 0.6:
                    uit[veld.veld] = rng.choice(["ja", "nee"])
            case Getal():
                if rng.random() < 0.6:
                    uit[veld.veld] = _getal(rng, veld.veld, veld.soort)
            case VrijeTekst():
                pass
            case _:
                assert_never(veld.soort)
    return uit


def _keuzefeiten() -> list[FeitDefinitie]:
    return [feit for feit in vocabulaire().feiten.values() if not isinstance(feit.soort, Gemeenten)]


def _verwijzing(rng: Random, feit: FeitDefinitie, per_proces: bool) -> FeitSleutel:
    if not feit.per_proces:
        return FeitSleutel(feit.naam)
    return FeitSleutel(feit.naam, DIT if per_proces and rng.random() < 0.8 else rng.choice(PROCESSEN[:3]))


def maak_atoom(rng: Random, feiten: list[FeitDefinitie], per_proces: bool) -> Atoom:
    """Return an atom over one of the facts."""
    feit = rng.choice(feiten)
    verwijzing = _verwijzing(rng, feit, per_proces)
    match feit.soort:
        case JaNee():
            return Gelijk(verwijzing, "ja")
        case Keuze():
            soort = rng.random()
            if soort < 0.2 and feit.per_proces:
                return Verschilt(verwijzing, FeitSleutel(feit.naam, rng.choice(PROCESSEN)))
            if soort < 0.5 and len(feit.mag()) > 2:
                return EenVan(verwijzing, tuple(sorted(rng.sample(feit.mag(), 2))))
            return Gelijk(verwijzing, rng.choice(feit.mag()))
        case Meerkeuze():
            grens: Grens = "minstens" if rng.random() < 0.5 else "hoogstens"
            if rng.random() < 0.3:
                return AantalWaarden(verwijzing, grens, rng.randint(0, 3))
            return Bevat(verwijzing, rng.choice(feit.mag()))
        case Getal():
            teken: Grens = "minstens" if rng.random() < 0.5 else "hoogstens"
            return Vergelijk(verwijzing, teken, rng.choice(GRENZEN.get(feit.naam) or [10 * SCHAAL]))
        case Gemeenten():
            raise TypeError("a condition on municipalities is made of conditions on their fields")
        case _:
            assert_never(feit.soort)


def maak_voorwaarde(
    rng: Random, feiten: list[FeitDefinitie], afgeleid: list[AfgeleidFeit], per_proces: bool, diepte: int = 2
) -> Voorwaarde:
    """Return a condition of limited depth."""
    soort = rng.random()
    if diepte == 0 or soort < 0.35:
        if afgeleid and rng.random() < 0.3:
            feit = rng.choice(afgeleid)
            proces = (DIT if per_proces else rng.choice(PROCESSEN)) if feit.per_proces else ""
            atoom: Voorwaarde = Gelijk(FeitSleutel(feit.naam, proces), "ja")
        else:
            atoom = maak_atoom(rng, feiten, per_proces)
        return Niet(atoom) if rng.random() < 0.4 else atoom
    delen = tuple(maak_voorwaarde(rng, feiten, afgeleid, per_proces, diepte - 1) for _ in range(rng.randint(1, 3)))
    if soort < 0.65:
        return Alle(delen)
    return EenVanDe(delen) if soort < 0.85 else Niet(Alle(delen))


def past(voorwaarde: Voorwaarde) -> bool:
    """Whether both engines accept the condition: few enough branches, for each process, in both polarities."""
    from advies.motor.vertaling import HOOGSTENS_PATRONEN, HOOGSTENS_VARIANTEN, varianten_van

    try:
        for vorm in (voorwaarde, tegendeel(voorwaarde)):
            for proces in PROCESSEN[:1]:
                varianten = [v for tak in takken(voor_proces(vorm, proces)) for v in varianten_van(tak)]
                if len(varianten) * 8 > HOOGSTENS_VARIANTEN or max(map(len, varianten), default=0) > HOOGSTENS_PATRONEN:
                    return False
    except TeVeelTakken:
        return False
    return True


def maak_regelbank(rng: Random, aantal: int, feitnamen: list[str] | None = None, afgeleide: int = 3) -> Regelbank:
    """Return a rule base of generated rules over the real vocabulary.

    Args:
        rng: source of randomness.
        aantal: number of rules.
        feitnamen: the facts to use; all when left out.
        afgeleide: number of derived facts.
    """
    woorden = vocabulaire()
    feiten = _keuzefeiten() if feitnamen is None else [woorden.feiten[naam] for naam in feitnamen]
    afgeleid: list[AfgeleidFeit] = []
    for nummer in range(afgeleide):
        per_proces = rng.random() < 0.5
        voorwaarde = _passende(rng, feiten, afgeleid, per_proces)
        afgeleid.append(
            AfgeleidFeit(f"af{nummer}", per_proces, "a", "{proces} ja", "{proces} nee", "tekst", (), voorwaarde, _PLEK)
        )
    regels = []
    for nummer in range(aantal):
        per_proces = rng.random() < 0.3
        regels.append(maak_regel(f"r{nummer}", _passende(rng, feiten, afgeleid, per_proces), per_proces))
    return Regelbank(_met_uitzonderingen(rng, regels), tuple(afgeleid), woorden, catalogus(), "gegenereerd")


def _met_uitzonderingen(rng: Random, regels: list[Regel]) -> tuple[Regel, ...]:
    """Return the rules, some about one process and some yielding to an earlier one, where both engines accept that."""
    over = [replace(r, over=rng.choice(PROCESSEN[:3])) if not r.voor_elk_proces and rng.random() < 0.3 else r
            for r in regels]  # fmt: skip
    los = {regel.naam: regel for regel in over}
    uit = dict(los)
    for nummer, regel in enumerate(over[1:], start=1):
        ander = rng.choice(over[:nummer])
        mag = regel.voor_elk_proces or (regel.over in ("", ander.over) and not ander.voor_elk_proces)
        if rng.random() < 0.3 and mag:
            los[regel.naam] = replace(regel, wijkt_voor=(ander.naam,))
            als = vervlecht(los)[regel.naam].als
            if all(past(voor_proces(als, proces)) for proces in PROCESSEN):
                uit[regel.naam] = vervlecht(los)[regel.naam]
            else:
                los[regel.naam] = regel
    return tuple(uit.values())


def _passende(rng: Random, feiten: list[FeitDefinitie], afgeleid: list[AfgeleidFeit], per_proces: bool) -> Voorwaarde:
    # A bounded search: a source of randomness that repeats itself must not keep this from ending.
    for _ in range(20):
        voorwaarde = maak_voorwaarde(rng, feiten, afgeleid, per_proces)
        if past(voorwaarde):
            return voorwaarde
    return maak_atoom(rng, feiten, per_proces)


def maak_regel(naam: str, als: Voorwaarde, per_proces: bool = False) -> Regel:
    """Return a rule with a condition and the plainest texts."""
    plaats = next(iter(publicatie().plaatsen.values()))
    return Regel(
        naam=naam,
        stelling=(),
        titel=naam,
        soort="advies",
        sterkte="moet",
        grond="tekst",
        bron=(Bron(plaats.soort, plaats.waarde, None, "", plaats.tekst),),
        aanbevelingen=(1,),
        voor_elk_proces=per_proces,
        als=als,
        dan=None,
        tekst="Tekst.",
        uitleg="Uitleg.",
        kanttekening="",
        wie=("bestuur",),
        fase=("ontwerp",),
        plek=_PLEK,
    )


def definitie(
    bank: Regelbank, geheugen: Werkgeheugen
) -> tuple[tuple[bool | None, ...], dict[FeitSleutel, bool | None]]:
    """The semantics written down once more, as plainly as can be: evaluate each condition as it stands."""
    afgeleid: dict[FeitSleutel, bool | None] = {}
    for feit in bank.afgeleid:
        for sleutel in feitsleutels(feit.naam, feit.per_proces, bank.processen):
            afgeleid[sleutel] = waarheid(voor_proces(feit.betekent, sleutel.proces), geheugen, afgeleid)
    status = tuple(
        waarheid(voor_proces(regel.als, proces), geheugen, afgeleid)
        for regel in bank.regels
        for proces in (bank.processen if regel.voor_elk_proces else ("",))
    )
    return status, afgeleid
