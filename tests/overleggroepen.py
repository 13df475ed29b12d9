"""Groups of parties that answer apart, and a plain second definition of what an `advies overleg` claims: every way is tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from random import Random
from typing import Any

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from advies.afleiding import Afleiding
from advies.evaluatie import Evaluatie
from advies.raad.opdrachten import WEEGT
from advies.statussen import is_bevinding
from advies.uitleg.overlegvormen import Geschil, Overleg
from advies.uitleg.partijen import Partij, Vergelijking
from advies.werkgeheugen import werkgeheugen
from regels.bewoording import bewoording
from regels.logica import waarheid
from regels.plaats import regelfeit
from regels.sleutels import RegelSleutel
from regels.taal import Werkgeheugen
from regels.tijd import FASE, tijd_bij
from tests.bouwers import maak_feiten

HOOGSTENS_WEGEN = 256
"""Ways to settle that are all tried; of more, this many are drawn."""


def maak_groep(rng: Random, adviseur: Adviseur, *, kans: float = 0.3, anders: float = 0.12) -> list[Partij]:
    """Return two to four parties that agree on most, do not know all, and differ on some."""
    basis = _geldig(rng, adviseur, kans)
    partijen: list[Partij] = []
    while len(partijen) < rng.choice((2, 3, 4)):
        ander = maak_feiten(rng, kans)
        feiten = {naam: ander.get(naam, deel) if rng.random() < anders else deel for naam, deel in basis.items()}
        feiten = {naam: _minder(rng, naam, deel) for naam, deel in feiten.items() if rng.random() > 0.1}
        feiten |= {naam: deel for naam, deel in ander.items() if naam not in basis and rng.random() < 0.1}
        geheugen = _gelezen(feiten, adviseur)
        if geheugen is not None:
            partijen.append(Partij(f"partij {len(partijen) + 1}", geheugen))
    return partijen


def maak_volle_groep(rng: Random, adviseur: Adviseur, anders: float) -> list[Partij]:
    """Return four parties that each answer nearly every question, and differ in a part of their answers."""
    basis = _geldig(rng, adviseur, 0.95)
    partijen: list[Partij] = []
    while len(partijen) < 4:
        ander = maak_feiten(rng, 0.95)
        feiten = {naam: ander.get(naam, deel) if rng.random() < anders else deel for naam, deel in basis.items()}
        geheugen = _gelezen(feiten, adviseur)
        if geheugen is not None:
            partijen.append(Partij(f"partij {len(partijen) + 1}", geheugen))
    return partijen


def _minder(rng: Random, naam: str, deel: Any) -> Any:
    """Return the municipalities that one party names, or another fact as it is."""
    return rng.sample(deel, rng.randint(1, len(deel))) if naam == "gemeenten" and deel and rng.random() < 0.5 else deel


def _geldig(rng: Random, adviseur: Adviseur, kans: float) -> dict[str, Any]:
    while True:
        feiten = maak_feiten(rng, kans)
        if _gelezen(feiten, adviseur) is not None:
            return feiten


def _gelezen(feiten: dict[str, Any], adviseur: Adviseur) -> Werkgeheugen | None:
    try:
        geheugen = werkgeheugen(Samenwerkingsverband.model_validate(feiten))
        adviseur.evaluatie_van("", geheugen)
    except (InvoerFout, ValueError):
        return None
    return geheugen


@dataclass(frozen=True)
class Wereld:
    """One way to settle every point, and all that is then said.

    Args:
        keuze: the chosen option of each point.
        status: the truth of each rule; of one that says that facts contradict each other nothing, since that is no advice.
        zegt: of each rule that is not excluded when it is for, and the words of one that is certain.
        plaatsen: the verdict on the place of each process.
    """

    keuze: tuple[int, ...]
    status: tuple[bool | None, ...]
    zegt: tuple[tuple[str, ...], ...]
    plaatsen: tuple[str, ...]

    @property
    def alles(self) -> tuple[object, ...]:
        return self.status, self.zegt, self.plaatsen


def wereld(adviseur: Adviseur, over: Vergelijking, keuze: tuple[int, ...]) -> Wereld:
    """Return what is said when every point is settled, worked out from the whole of the facts."""
    evaluatie = adviseur.evaluatie_van("", over.geheugen(dict(enumerate(keuze))))
    afleiding = Afleiding(evaluatie)
    zegt: list[tuple[str, ...]] = []
    adviezen = [(g, None if g.regel.soort == "tegenspraak" else waar) for g, waar in evaluatie.gevallen()]
    for geval, waar in adviezen:
        delen: tuple[str, ...] = ()
        if waar is not False and geval.regel.soort != "tegenspraak":
            delen = (tijd_bij(geval.regel, evaluatie.geheugen, evaluatie.feiten[FASE].mag()),)
        if waar:
            gegeven = [deel for stap in afleiding.waarom(geval) for deel in stap.gegeven()]
            rust_op = {deel.sleutel: evaluatie.geheugen[deel.sleutel] for deel in gegeven}
            delen += tuple(bewoording(geval.regel, geval.proces, rust_op, evaluatie.geheugen))
        zegt.append(delen)
    return Wereld(keuze, tuple(waar for _, waar in adviezen), tuple(zegt), tuple(_plaatsen(evaluatie)))


def _plaatsen(evaluatie: Evaluatie) -> Iterator[str]:
    regels = {regelfeit(geval.regel, geval.proces): waar for geval, waar in evaluatie.gevallen()}
    for vraag in evaluatie.motor.gevallen.plaatsen:
        zeker = (o for o, wanneer in vraag.voorwaarden.items() if waarheid(wanneer, evaluatie.geheugen, regels))
        yield next(zeker, "onbekend")


def keur(adviseur: Adviseur, over: Vergelijking, uit: Overleg, rng: Random) -> dict[str, int]:
    """Check every claim of an `overleg` by trying all ways to settle, or as many as are drawn; return what was counted."""
    aantallen = [len(punt.opties) for punt in over.punten]
    totaal = 1
    for aantal in aantallen:
        totaal *= aantal
    allemaal = totaal <= HOOGSTENS_WEGEN
    keuzes = list(product(*map(range, aantallen))) if allemaal else [_loting(rng, aantallen) for _ in range(40)]
    bekend: dict[tuple[int, ...], Wereld] = {}

    def bij(keuze: tuple[int, ...]) -> Wereld:
        if keuze not in bekend:
            bekend[keuze] = wereld(adviseur, over, keuze)
        return bekend[keuze]

    nummers = adviseur.maskers.nummers
    zeker = {nummers[RegelSleutel(deel.regel, proces_van(adviseur, deel))] for deel in uit.zeker}
    overal = [all(bij(keuze).status[n] is True for keuze in keuzes) for n in range(len(nummers))]
    assert all(overal[n] for n in zeker), "what is called certain is not"
    if allemaal:
        assert {n for n, altijd in enumerate(overal) if altijd} == zeker, "what is certain was missed"
    punten = {geschil.nummer: punt_van(over, geschil) for geschil in (*uit.telt, *uit.telt_niet)}
    assert sorted(punten.values()) == list(range(len(over.punten)))
    for geschil in uit.telt_niet:
        hier = punten[geschil.nummer]
        for keuze in keuzes:
            anders = [bij((*keuze[:hier], optie, *keuze[hier + 1 :])).alles for optie in range(aantallen[hier])]
            assert all(deel == anders[0] for deel in anders), "a dispute that is called idle changes something"
    for geschil in uit.telt:
        for deel in geschil.adviezen:
            _speel_na(adviseur, over, bij, geschil, deel, punten, keuzes[0])
    if allemaal and len(over.punten) <= 8:
        _kleinste(adviseur, uit, [bij(keuze) for keuze in keuzes], punten)
    return {"wegen": len(bekend), "allemaal": allemaal, "telt": len(uit.telt), "telt_niet": len(uit.telt_niet)}


def _loting(rng: Random, aantallen: list[int]) -> tuple[int, ...]:
    return tuple(rng.randrange(aantal) for aantal in aantallen)


def proces_van(adviseur: Adviseur, deel: Any) -> str:
    """Return the process of an advice, when its rule is answered for each."""
    regel = next(regel for regel in adviseur.bank.regels if regel.naam == deel.regel)
    return deel.over.get("proces", "") if regel.voor_elk_proces else ""


def punt_van(over: Vergelijking, geschil: Geschil) -> int:
    """Return the place of the point that a dispute is about."""
    eerste = geschil.feiten[0]
    return next(
        n
        for n, punt in enumerate(over.punten)
        if len(punt.delen) == len(geschil.feiten)
        and (str(punt.delen[0].sleutel), punt.delen[0].veld) == (eerste.feit, eerste.veld)
        and punt.delen[0].gemeente == eerste.gemeente.casefold()
    )


def _speel_na(
    adviseur: Adviseur,
    over: Vergelijking,
    bij: Any,
    geschil: Geschil,
    deel: Any,
    punten: dict[int, int],
    rest: tuple[int, ...],
) -> None:
    """Play an example again: only the answer to the dispute differs, and so does the advice."""
    keuze = list(rest)
    for nummer, optie in deel.voorbeeld.andere.items():
        keuze[punten[int(nummer)]] = optie
    hier = punten[geschil.nummer]
    een, ander = (
        bij((*keuze[:hier], optie, *keuze[hier + 1 :])) for optie in (deel.voorbeeld.een, deel.voorbeeld.ander)
    )
    plaats = adviseur.maskers.nummers[RegelSleutel(deel.regel, proces_van(adviseur, deel))]
    status = {"zeker": True, "uitgesloten": False, "open": None}
    assert een.status[plaats] is status[deel.voorbeeld.bij_een], "an example does not hold"
    assert ander.status[plaats] is status[deel.voorbeeld.bij_ander], "an example does not hold"
    assert (een.status[plaats], een.zegt[plaats]) != (ander.status[plaats], ander.zegt[plaats]), (
        "an example shows nothing"
    )


def _kleinste(adviseur: Adviseur, uit: Overleg, werelden: list[Wereld], punten: dict[int, int]) -> None:
    """Compare the least set with all sets of points: those that leave no doubt which weighed findings there are now."""
    regels = adviseur.maskers.gevallen.regels
    weegt = [
        n for n, g in enumerate(regels) if is_bevinding(g.regel.soort, g.regel.sterkte) and g.regel.sterkte in WEEGT
    ]
    bevindingen = {
        deel.keuze: tuple(n for n in weegt if deel.status[n] and deel.zegt[n][0] == "nu") for deel in werelden
    }

    def volstaat(keus: tuple[int, ...]) -> bool:
        gezien: dict[tuple[int, ...], tuple[int, ...]] = {}
        return all(gezien.setdefault(tuple(k[p] for p in keus), b) == b for k, b in bevindingen.items())

    eigen = tuple(sorted(punten[nummer] for nummer in uit.beslecht_eerst))
    assert volstaat(eigen), "the least set does not settle it"
    for grootte in range(len(eigen)):
        for keus in combinations(range(len(punten)), grootte):
            assert not volstaat(keus), "there is a smaller set"
