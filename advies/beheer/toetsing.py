"""Rule tests: facts, and what must, must not and may not yet follow. Read, run, and measured for coverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advies.antwoord import status_van
from advies.evalueer import Adviseur
from advies.werkgeheugen import werkgeheugen
from kennisbank.bestanden import datanamen, lees_data
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer, lees_kaarten
from kennisbank.meldingen import InvoerFout, Melding, Plek, RegelFout, knip
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.yaml_knopen import Kaart, Knoop, Tekst, plek_van
from regels.eigen import TOON_REGELS
from regels.sleutels import RegelSleutel
from regels.taal import Regel, Regelbank

MAP = "regels/toetsen"
_VERWACHTING: dict[str, bool | None] = {"moet": True, "mag_niet": False, "open": None}


@dataclass(frozen=True, slots=True)
class Toets:
    """One rule test.

    Args:
        naam: what it shows.
        verband: the facts.
        verwacht: for each rule it speaks of, True (must follow), False (must be excluded) or None (must be open).
        plek: where it stands.
    """

    naam: str
    verband: Samenwerkingsverband
    verwacht: Mapping[RegelSleutel, bool | None]
    plek: Plek


@dataclass(frozen=True, slots=True)
class Dekking:
    """How much of the rule base the tests reach.

    Args:
        toetsen: number of tests.
        regels: number of rules.
        zeker: rules that some test expects to fire.
        uitgesloten: rules that some test expects to be excluded.
        open: rules that some test expects to be open.
        atomen: conditions in the rules.
        beide: conditions that were true in some test and false in another.
    """

    toetsen: int
    regels: int
    zeker: int
    uitgesloten: int
    open: int
    atomen: int
    beide: int


def lees_toetsen(bank: Regelbank) -> tuple[Toets, ...]:
    """Return the rule tests that travel with the package, and those of the layers of the rule base.

    Args:
        bank: the rule base that the tests speak of.

    Raises:
        RegelFout: a test is wrong; all messages at once.
    """
    van_lagen = {naam: inhoud for laag in bank.lagen for naam, inhoud in laag.toetsen.items()}
    return ontleed_toetsen({**{naam: lees_data(naam) for naam in datanamen(MAP)}, **van_lagen}, bank)


def ontleed_toetsen(bestanden: Mapping[str, bytes], bank: Regelbank) -> tuple[Toets, ...]:
    """Read rule tests.

    Args:
        bestanden: the contents of each file, by the name to use in messages.
        bank: the rule base that the tests speak of.

    Raises:
        RegelFout: a test is wrong; all messages at once.
    """
    meldingen: list[Melding] = []
    uit: list[Toets] = []
    namen = {regel.naam: regel for regel in bank.regels}
    for naam, inhoud in bestanden.items():
        try:
            lezer, kaarten = lees_kaarten(inhoud, naam, "een toets")
        except InvoerFout as fout:
            meldingen.extend(fout.meldingen)
            continue
        uit.extend(toets for kaart in kaarten if (toets := _toets(lezer, kaart, bank, namen)) is not None)
        meldingen.extend(lezer.meldingen)
    if meldingen:
        raise RegelFout(meldingen)
    return tuple(uit)


def _toets(lezer: Lezer, kaart: Kaart, bank: Regelbank, namen: Mapping[str, Regel]) -> Toets | None:
    from advies.invoer import ontleed_knoop

    stuk = next((naam for naam in ("regel", "afgeleid") if kaart.haal(naam) is not None), "")
    if stuk:
        wat = "een regel" if stuk == "regel" else "een afgeleid feit"
        lezer.fout(kaart, f"dit is {wat}, en dit bestand is voor toetsen. Zet {wat} in een bestand in de map 'basis'.")
        return None
    lezer.sleutels(kaart, ["toets", "feiten"], list(_VERWACHTING), "een toets")
    lezer.gevuld(kaart, "toets")
    fouten = len(lezer.meldingen)
    genoemd = _verwacht(lezer, kaart, bank, namen)
    verwacht = {regel: waarde for regel, waarde in genoemd.items() if regel.regel in namen}
    if genoemd and not verwacht:
        return None  # it speaks only of rules that a layer switched off
    if not verwacht and len(lezer.meldingen) == fouten:
        lezer.fout(kaart, "een toets noemt minstens één regel onder 'moet', 'mag_niet' of 'open'.")
    feiten = kaart.haal("feiten")
    try:
        verband = ontleed_knoop(_kaart(feiten), lezer.bestand)
    except InvoerFout as fout:
        lezer.meldingen.extend(fout.meldingen)
        return None
    return Toets(lezer.tekst(kaart, "toets"), verband, verwacht, plek_van(lezer.bestand, kaart))


def _verwacht(
    lezer: Lezer, kaart: Kaart, bank: Regelbank, namen: Mapping[str, Regel]
) -> dict[RegelSleutel, bool | None]:
    """Return what a test expects of each rule; rules that a layer switched off are among them."""
    uitgeschakeld = {deel.regel.naam for deel in bank.uitgeschakeld}
    lagen = {laag.naam for laag in bank.lagen if lezer.bestand in laag.toetsen}
    zelf = {deel.regel.naam for deel in bank.uitgeschakeld if deel.laag in lagen}
    uit: dict[RegelSleutel, bool | None] = {}
    for sleutel, waarde in _VERWACHTING.items():
        for knoop in lezer.items(kaart, sleutel):
            if not isinstance(knoop, Tekst):
                lezer.fout(knoop, f"onder '{sleutel}' horen namen van regels.")
                continue
            regel = RegelSleutel.uit_toets(knoop.waarde)
            naam, proces = regel
            if naam in uitgeschakeld & zelf:
                wat = f"deze laag schakelt de regel '{naam}' uit, dus hij gaat niet op en wordt niet getoetst."
                lezer.fout(knoop, f"{wat} Haal hem hier weg.")
            elif naam in uitgeschakeld:
                uit[regel] = waarde
            elif naam not in namen:
                lezer.fout(knoop, f"er is geen regel '{knip(naam)}'.{lezer.bedoelde(naam, namen, TOON_REGELS)}")
            elif namen[naam].voor_elk_proces != bool(proces) or (proces and proces not in bank.processen):
                vorm = RegelSleutel(naam, "technisch_beheer" if namen[naam].voor_elk_proces else "").in_toets
                lezer.fout(knoop, f"schrijf '{vorm}'.")
            else:
                uit[regel] = waarde
    return uit


def _kaart(knoop: Knoop | None) -> Kaart:
    return knoop if isinstance(knoop, Kaart) else Kaart((), 1, 1)


def voer_uit(toetsen: Sequence[Toets], adviseur: Adviseur, map_: str = "") -> tuple[list[Melding], Dekking]:
    """Run rule tests.

    Args:
        toetsen: the tests.
        adviseur: the evaluator with the rule base; its engines must agree on the rules that a test speaks of.
        map_: the folder of rules as the user named it, to name in advice on what to run; empty for those of the package.

    Returns:
        A message for each expectation that is not met and for each rule that lacks a test, and the coverage.
    """
    meldingen: list[Melding] = []
    voorstelmap = "".join((f"{map_} " if map_ else "", *(f"--regels {laag.pad} " for laag in adviseur.lagen)))
    gezien: dict[bool | None, set[str]] = {True: set(), False: set(), None: set()}
    waar: set[Any] = set()
    onwaar: set[Any] = set()
    atomen: set[Any] = set()
    for toets in toetsen:
        genoemd = {sleutel.regel for sleutel in toets.verwacht}
        beoordeling = adviseur.beoordeel(werkgeheugen(toets.verband), genoemd)
        motor = beoordeling.motor
        for sleutel, verwacht in toets.verwacht.items():
            gezien[verwacht].add(sleutel.regel)
            nummer = motor.nummers[sleutel]
            geval, status = motor.gevallen.regels[nummer], beoordeling.status[nummer]
            if status is not verwacht:
                moet, is_ = status_van(verwacht), status_van(status)
                tekst = f"toets '{toets.naam}': {sleutel.regel} moet {moet} zijn en is {is_}."
                meldingen.append(Melding(toets.plek, tekst, code="regeltoets"))
            for literaal in {deel for tak in geval.takken for deel in tak}:
                uitkomst = beoordeling.is_waar(literaal)
                plaats = (geval.regel.naam, literaal.atoom if not geval.proces else str(literaal.atoom))
                atomen.add(plaats)
                if uitkomst is not None:
                    (waar if uitkomst else onwaar).add(plaats)
    for regel in adviseur.bank.regels:
        ontbreekt = [status_van(waar) for waar, namen in gezien.items() if regel.naam not in namen]
        if ontbreekt:
            tekst = (
                f"regel '{regel.naam}' heeft geen toets waarin hij {' of '.join(ontbreekt)} moet zijn."
                f" Stel er een voor met: advies check {voorstelmap}--voorstel {regel.naam}"
            )
            meldingen.append(Melding(regel.plek, tekst, code="regeltoets"))
    dekking = Dekking(
        toetsen=len(toetsen),
        regels=len(adviseur.bank.regels),
        zeker=len(gezien[True]),
        uitgesloten=len(gezien[False]),
        open=len(gezien[None]),
        atomen=len(atomen),
        beide=len(waar & onwaar),
    )
    return meldingen, dekking
