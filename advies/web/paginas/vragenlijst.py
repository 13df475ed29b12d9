"""The tasks of the questions with their state, the questions of each, and what an answer changed; without starlette."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from advies.antwoord import Advies, Antwoord, Vraag
from advies.evaluatie import Evaluatie
from advies.evalueer import adviseur
from advies.invoer import Feitenbestand
from advies.uitleg.gesprek import Gesprek, Moment, Stand
from advies.uitleg.uitwerking import Gegeven, Uitwerking, gegeven_antwoorden
from advies.vragen import maak_vraag
from advies.web.paginas.bronnen import Bronblok
from advies.web.paginas.vragenblok import Getypt, Vraagblok, maak_blok
from advies.woorden.processen import titel_met_proces
from kennisbank.kernvragen import kernvragen
from kennisbank.lagen import per_lagen
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel, feitsleutels

Taakstaat = Literal["klaar", "bezig", "leeg", "niet_nodig"]
BEGIN, KERN = "begin", "kern"


@dataclass(frozen=True, slots=True)
class Taak:
    """A part of the questions with its state.

    Args:
        sleutel: `begin`, `kern`, or the key of a theme.
        titel: title of the theme; empty for the first two, which the page names.
        staat: its state.
        over: how many of its questions can still change something.
        voor_scherm: how many of those can change the first screen.
        gehad: how many of its questions were answered.
    """

    sleutel: str
    titel: str
    staat: Taakstaat
    over: int
    voor_scherm: int
    gehad: int


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """What answers changed, in few words.

    Args:
        zeker: titles of outcomes that became certain.
        uitgesloten: titles of those that no longer can apply.
        terug: titles of those that are no longer certain.
        gevolgd: answers that follow from others and were filled in.
    """

    zeker: tuple[str, ...]
    uitgesloten: tuple[str, ...]
    terug: tuple[str, ...]
    gevolgd: tuple[Gegeven, ...]


@per_lagen
def gesprek() -> Gesprek:
    """Return the interview with the rules that travel with the package; what it costs to make is spent once."""
    return Gesprek(adviseur())


def snel(stand: Stand) -> Evaluatie:
    """Return the evaluation of a stand by one engine: for what concludes nothing, such as a question.

    Args:
        stand: where the interview stands.
    """
    return Evaluatie.van(adviseur().maskers, stand.geheugen, stand.naam)


def feiten_van(taak: str) -> tuple[str, ...]:
    """Return the names of the facts of a task, in the order in which they are asked; none when there is no such task.

    Args:
        taak: `begin`, `kern`, or the key of a theme.
    """
    eerst = kernvragen()
    if taak in (BEGIN, KERN):
        return tuple(feit for vraag in (eerst.begin if taak == BEGIN else eerst.kern) for feit in vraag.feiten)
    feiten = vocabulaire().feiten.values()
    return tuple(f.naam for f in feiten if f.thema == taak and not f.beschrijvend and f.naam not in eerst.feiten)


def taken(moment: Moment, stand: Stand) -> tuple[Taak, ...]:
    """Return the tasks, in order.

    Args:
        moment: what the stand amounts to.
        stand: where the interview stands.
    """
    over = {sleutel.naam for sleutel in moment.over}
    scherm = {sleutel.naam for sleutel in moment.voor_scherm}
    gehad = {sleutel.naam for sleutel in stand.gehad}
    titels = {BEGIN: "", KERN: "", **vocabulaire().themas}
    return tuple(_taak(naam, titel, frozenset(feiten_van(naam)), over, scherm, gehad) for naam, titel in titels.items())


def vragen_van(feiten: Iterable[str], stand: Stand, evaluatie: Evaluatie | None = None) -> tuple[Vraag, ...]:
    """Return the questions of facts, of each process one.

    Args:
        feiten: names of facts.
        stand: where the interview stands.
        evaluatie: its evaluation, where that is there already.
    """
    bank = adviseur().bank
    if evaluatie is None:
        evaluatie = snel(stand)
    definities = [bank.vocabulaire.feiten[naam] for naam in feiten]
    sleutels = (s for feit in definities for s in feitsleutels(feit.naam, feit.per_proces, bank.processen))
    return tuple(maak_vraag(sleutel, evaluatie) for sleutel in sleutels)


def blokken(
    vragen: Sequence[Vraag],
    moment: Moment,
    stand: Stand,
    bestand: Feitenbestand,
    getypt: Mapping[FeitSleutel, Getypt],
    bronnen: Mapping[FeitSleutel, Bronblok],
    leeg: int = 0,
) -> tuple[Vraagblok, ...]:
    """Return questions as a page shows them.

    Args:
        vragen: the questions.
        moment: what the stand amounts to.
        stand: where the interview stands.
        bestand: the facts file.
        getypt: what was typed and could not be taken over.
        bronnen: remarks and sources that were typed and could not be taken over.
        leeg: how many empty rows follow the municipalities.
    """
    return blokken_bij(vragen, moment.antwoord, moment.over, stand, bestand, getypt, bronnen, leeg)


def blokken_bij(
    vragen: Sequence[Vraag],
    antwoord: Antwoord,
    over: frozenset[FeitSleutel],
    stand: Stand,
    bestand: Feitenbestand,
    getypt: Mapping[FeitSleutel, Getypt],
    bronnen: Mapping[FeitSleutel, Bronblok],
    leeg: int = 0,
) -> tuple[Vraagblok, ...]:
    """Return questions as a page shows them, where the advice is there and the interview need not be asked.

    Args:
        vragen: the questions.
        antwoord: the advice as it stands.
        over: the facts that are still of use to ask.
        stand: where the interview stands.
        bestand: the facts file.
        getypt: what was typed and could not be taken over.
        bronnen: remarks and sources that were typed and could not be taken over.
        leeg: how many empty rows follow the municipalities.
    """
    eerst = {feit: vraag for vraag in (*kernvragen().begin, *kernvragen().kern) for feit in vraag.feiten}
    per_feit: dict[str, list[Vraag]] = {}
    for vraag in vragen:
        per_feit.setdefault(vraag.sleutel.naam, []).append(vraag)
    waarbij = _waarbij(antwoord, per_feit)
    return tuple(
        maak_blok(deel, stand, bestand, over, getypt, bronnen, waarbij[naam], eerst.get(naam), leeg)
        for naam, deel in per_feit.items()
    )


def wat_wijzigde(uit: Uitwerking, eerst: Stand, nu: Stand) -> Gewijzigd:
    """Return what answers changed.

    Args:
        uit: what they changed of the advice.
        eerst: the answers before them.
        nu: the answers with them.
    """
    erbij = {sleutel: nu.geheugen[sleutel] for sleutel in sorted(nu.gevolgd - eerst.geheugen.keys())}
    gevolgd = gegeven_antwoorden(Stand("", erbij), vocabulaire())
    return Gewijzigd(_titels(uit.zeker), _titels(uit.uitgesloten), _titels(uit.terug), gevolgd)


def _titels(adviezen: Iterable[Advies]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(titel_met_proces(a.titel, a.over.get("proces", "")) for a in adviezen))


def _taak(naam: str, titel: str, feiten: frozenset[str], over: set[str], scherm: set[str], gehad: set[str]) -> Taak:
    nog, had = feiten & over, feiten & gehad
    staat: Taakstaat = "bezig" if had else "leeg"
    if not nog:
        staat = "klaar" if had else "niet_nodig"
    return Taak(naam, titel, staat, len(nog), len(feiten & scherm), len(had))


def _waarbij(antwoord: Antwoord, namen: Iterable[str]) -> dict[str, list[Advies]]:
    """Return for each fact the open outcomes that an answer helps to settle, those that need the fewest others first."""
    nodig: dict[str, dict[str, tuple[int, Advies]]] = {naam: {} for naam in namen}
    for advies in antwoord.van_status("open"):
        for deel in advies.beslissend:
            for naam in {FeitSleutel.lees(feit).naam for feit in deel} & nodig.keys():
                oud = nodig[naam].get(advies.titel)
                if oud is None or len(deel) < oud[0]:
                    nodig[naam][advies.titel] = (len(deel), advies)
    return {naam: [a for _, a in sorted(delen.values(), key=lambda p: p[0])] for naam, delen in nodig.items()}
