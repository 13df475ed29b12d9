"""Generated partnerships and small rule bases, from one source of randomness so that a failure can be made again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from kennisbank.bronnen import Bron, publicatie
from kennisbank.catalogus import catalogus
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.lezen import regelbank
from regels.logica import TeVeelTakken, takken, tegendeel, voor_proces
from regels.sleutels import DIT, FeitSleutel
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
)


def voorbeelden(aantal: int) -> settings:
    """Return how many examples a property tries: this many, 1,000 in the profile `nacht`, or a few in `mutatie`.

    Args:
        aantal: what fits in a run of the whole suite.
    """
    per_profiel = {"nacht": max(aantal, 1_000), "mutatie": min(aantal, 25)}
    return settings(max_examples=per_profiel.get(os.environ.get("HYPOTHESIS_PROFILE", ""), aantal), deadline=None)


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
    if feit.soort == "ja_nee":
        return rng.choice(["ja", "nee"])
    if feit.soort == "keuze":
        return rng.choice(feit.mag())
    if feit.soort == "meerkeuze":
        return sorted(rng.sample(feit.mag(), rng.randint(0, len(feit.mag()))))
    if feit.soort == "gemeenten":
        return [_gemeente(rng, feit, nummer) for nummer in range(rng.randint(1, 5))]
    return _getal(rng, feit.naam, feit.soort, feit.minimum or 0, feit.maximum or 0)


def _getal(rng: Random, naam: str, soort: str, minimum: float, maximum: float) -> float:
    kandidaten = [getal / SCHAAL + stap for getal in GRENZEN.get(naam, []) for stap in (-1, -0.0001, 0, 0.0001, 1)]
    kandidaten += [minimum, maximum, rng.uniform(minimum, min(maximum, 100))]
    mag = [getal for getal in kandidaten if minimum <= getal <= maximum]
    getal = rng.choice(mag)
    return round(getal) if soort == "geheel_getal" else round(getal, 4)


def _gemeente(rng: Random, feit: FeitDefinitie, nummer: int) -> dict[str, Any]:
    uit: dict[str, Any] = {"naam": f"Gemeente {nummer}"}
    for veld in feit.velden:
        if veld.soort != "tekst" and rng.random() < 0.6:
            if veld.soort == "ja_nee":
                uit[veld.veld] = rng.choice(["ja", "nee"])
            else:
                uit[veld.veld] = _getal(rng, veld.veld, veld.soort, veld.minimum or 0, veld.maximum or 0)
    return uit


def _keuzefeiten() -> list[FeitDefinitie]:
    return [feit for feit in vocabulaire().feiten.values() if feit.soort != "gemeenten"]


def _verwijzing(rng: Random, feit: FeitDefinitie, per_proces: bool) -> FeitSleutel:
    if not feit.per_proces:
        return FeitSleutel(feit.naam)
    return FeitSleutel(feit.naam, DIT if per_proces and rng.random() < 0.8 else rng.choice(PROCESSEN[:3]))


def maak_atoom(rng: Random, feiten: list[FeitDefinitie], per_proces: bool) -> Atoom:
    """Return an atom over one of the facts."""
    feit = rng.choice(feiten)
    verwijzing = _verwijzing(rng, feit, per_proces)
    if feit.soort == "ja_nee":
        return Gelijk(verwijzing, "ja")
    if feit.soort == "keuze":
        soort = rng.random()
        if soort < 0.2 and feit.per_proces:
            return Verschilt(verwijzing, FeitSleutel(feit.naam, rng.choice(PROCESSEN)))
        if soort < 0.5 and len(feit.mag()) > 2:
            return EenVan(verwijzing, tuple(sorted(rng.sample(feit.mag(), 2))))
        return Gelijk(verwijzing, rng.choice(feit.mag()))
    grens: Grens = "minstens" if rng.random() < 0.5 else "hoogstens"
    if feit.soort == "meerkeuze":
        if rng.random() < 0.3:
            return AantalWaarden(verwijzing, grens, rng.randint(0, 3))
        return Bevat(verwijzing, rng.choice(feit.mag()))
    return Vergelijk(verwijzing, grens, rng.choice(GRENZEN.get(feit.naam) or [10 * SCHAAL]))


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


def _past(voorwaarde: Voorwaarde) -> bool:
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
    return Regelbank(tuple(regels), tuple(afgeleid), woorden, PROCESSEN, "gegenereerd")


def _passende(rng: Random, feiten: list[FeitDefinitie], afgeleid: list[AfgeleidFeit], per_proces: bool) -> Voorwaarde:
    # A bounded search: a source of randomness that repeats itself must not keep this from ending.
    for _ in range(20):
        voorwaarde = maak_voorwaarde(rng, feiten, afgeleid, per_proces)
        if _past(voorwaarde):
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
