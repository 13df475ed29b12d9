"""The least change: the smallest sets of facts to change to get an advice, or to be rid of it.

Only facts that the partnership can decide on are changed (`stuurbaar` in the vocabulary). The search is complete up to a stated
size: it tries every set of that size over the facts that the rule rests on, with every value of a choice, every way to add or
take away one value of a set, and for a number a value on each side of each bound in the rule base. A set that holds a smaller
answer is left out. Each answer is replayed in both engines, and answers with contradicting facts are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, product

from advies.antwoord import Status
from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur
from advies.motor.gevallen import Geval, gevallen
from advies.motor.maskers import Beoordeling, Maskermotor
from advies.proefwaarden import andere_waarden
from advies.verwoording import feitnaam, ruwe_waarde, vul_in, waardetekst
from kennisbank.vocabulaire import FeitDefinitie
from regels.logica import verwijzingen
from regels.sleutels import GEMEENTEN, FeitSleutel, RegelSleutel
from regels.taal import FeitWaarde

HOOGSTENS_FEITEN = 3
"""The size up to which the search is complete."""
HOOGSTENS_ANTWOORDEN = 8
_STATUS: dict[bool | None, Status] = {True: "zeker", False: "uitgesloten", None: "open"}


@dataclass(frozen=True, slots=True)
class Zet:
    """One fact that changes.

    Args:
        feit: its key.
        kort: short Dutch label.
        van: the value now, in Dutch; "onbekend" when it is not known.
        naar: the new value, in Dutch.
        waarde: the new value, as in a facts file.
        bron_tekst: where the publication speaks of the fact.
    """

    feit: str
    kort: str
    van: str
    naar: str
    waarde: str
    bron_tekst: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neveneffect:
    """Another advice that becomes certain, or is no longer certain, by the change.

    Args:
        regel: name of the rule.
        proces: key of the process, or empty.
        titel: the advice in one line.
        was: status before.
        wordt: status after.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
    """

    regel: str
    proces: str
    titel: str
    was: Status
    wordt: Status
    bron_tekst: tuple[str, ...]
    grond: str


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One smallest change.

    Args:
        zetten: the facts that change.
        neveneffecten: what else becomes certain or stops being certain.
    """

    zetten: tuple[Zet, ...]
    neveneffecten: tuple[Neveneffect, ...]


def kleinste_wijzigingen(
    adviseur: Adviseur,
    evaluatie: Evaluatie,
    sleutel: RegelSleutel,
    *,
    gewenst: bool,
    hoogstens_feiten: int = HOOGSTENS_FEITEN,
) -> tuple[Wijziging, ...]:
    """Return the smallest changes, those with the fewest facts and then the fewest side effects first.

    Args:
        adviseur: the evaluator, which replays each answer in both engines.
        evaluatie: the partnership, evaluated.
        sleutel: the rule, and the process when it is answered for each.
        gewenst: True to make the rule certain, False to exclude it.
        hoogstens_feiten: the most facts to change.

    Returns:
        At most `HOOGSTENS_ANTWOORDEN` changes; empty when none exists up to this size, or none is needed.

    Raises:
        KeyError: there is no such rule, or not for this process.
        MotorVerschil: the engines differ on a changed partnership.
    """
    geval, waar = evaluatie.geval(sleutel)
    if waar is gewenst:
        return ()
    gevonden = _zoek(evaluatie, geval, gewenst, hoogstens_feiten)
    nummer = evaluatie.motor.nummers[sleutel]
    antwoorden: list[tuple[int, int, Wijziging]] = []
    for volgnummer, zetten in enumerate(gevonden):
        na = adviseur.beoordeel({**evaluatie.geheugen, **zetten})
        assert na.status[nummer] is gewenst
        effecten = _neveneffecten(evaluatie, na, nummer)
        wijziging = Wijziging(tuple(_zet(evaluatie, *zet) for zet in zetten.items()), effecten)
        antwoorden.append((len(zetten) * 10_000 + len(effecten), volgnummer, wijziging))
    return tuple(deel for *_, deel in sorted(antwoorden, key=lambda deel: deel[:2]))[:HOOGSTENS_ANTWOORDEN]


def _zoek(evaluatie: Evaluatie, geval: Geval, gewenst: bool, hoogstens: int) -> list[dict[FeitSleutel, FeitWaarde]]:
    """Return every minimal set of changes up to a size, found on an engine that knows this rule and the contradictions only.

    Facts that contradict each other are no answer, so a larger set that avoids the contradiction still can be one.
    """
    bank = evaluatie.bank
    tegenspraken = tuple(regel for regel in bank.regels if regel.soort == "tegenspraak" and regel != geval.regel)
    motor = Maskermotor(gevallen(replace(bank, regels=(geval.regel, *tegenspraken))))
    plaats = next(n for n, deel in enumerate(motor.gevallen.regels) if deel.sleutel == geval.sleutel)
    feiten = [sleutel for sleutel in steunt_op(motor, geval) if bank.vocabulaire.feiten[sleutel.naam].stuurbaar]
    mogelijk = {sleutel: list(andere_waarden(evaluatie, sleutel)) for sleutel in feiten}
    gevonden: list[dict[FeitSleutel, FeitWaarde]] = []
    for aantal in range(1, hoogstens + 1):
        for keuze in combinations(feiten, aantal):
            for waarden in product(*(mogelijk[sleutel] for sleutel in keuze)):
                zetten = dict(zip(keuze, waarden, strict=True))
                if any(kleiner.items() <= zetten.items() for kleiner in gevonden):
                    continue
                beoordeling = motor.beoordeel({**evaluatie.geheugen, **zetten})
                if beoordeling.status[plaats] is gewenst and not _tegenspraak(beoordeling):
                    gevonden.append(zetten)
    return gevonden


def steunt_op(motor: Maskermotor, geval: Geval) -> list[FeitSleutel]:
    """Return the given facts that a rule rests on, through derived facts; municipalities excluded."""
    uit: dict[FeitSleutel, None] = {}
    open_ = [feit for tak in geval.takken for deel in tak for feit in verwijzingen(deel.atoom)]
    gezien: set[FeitSleutel] = set()
    while open_:
        sleutel = open_.pop(0)
        if sleutel in gezien:
            continue
        gezien.add(sleutel)
        afgeleid = motor.afgeleid_op_sleutel.get(sleutel)
        if afgeleid is not None:
            vormen = (*afgeleid.ja, *afgeleid.nee)
            open_ += [feit for tak in vormen for deel in tak for feit in verwijzingen(deel.atoom)]
        elif sleutel != GEMEENTEN:
            uit[sleutel] = None
    return list(uit)


def _tegenspraak(beoordeling: Beoordeling) -> bool:
    regels = beoordeling.motor.gevallen.regels
    return any(w and g.regel.soort == "tegenspraak" for g, w in zip(regels, beoordeling.status, strict=True))


def _neveneffecten(nu: Evaluatie, na: Beoordeling, nummer: int) -> tuple[Neveneffect, ...]:
    uit: list[Neveneffect] = []
    for plaats, ((geval, was), wordt) in enumerate(zip(nu.gevallen(), na.status, strict=True)):
        if plaats != nummer and was is not wordt and True in (was, wordt):
            titel = vul_in(geval.regel.titel, geval.proces, {}, nu.feiten)
            uit.append(
                Neveneffect(
                    regel=geval.regel.naam,
                    proces=geval.proces,
                    titel=titel,
                    was=_STATUS[was],
                    wordt=_STATUS[wordt],
                    bron_tekst=tuple(bron.tekst for bron in geval.regel.bron),
                    grond=geval.regel.grond,
                )
            )
    return tuple(uit)


def _zet(evaluatie: Evaluatie, sleutel: FeitSleutel, waarde: FeitWaarde) -> Zet:
    feit = evaluatie.feiten[sleutel.naam]
    nu = evaluatie.geheugen.get(sleutel)
    return Zet(
        str(sleutel),
        feitnaam(feit, sleutel.proces),
        "onbekend" if nu is None else _tekst(feit, nu),
        _tekst(feit, waarde),
        ruwe_waarde(waarde),
        tuple(bron.tekst for bron in feit.bron),
    )


def _tekst(feit: FeitDefinitie, waarde: FeitWaarde) -> str:
    return str(waarde) if feit.soort == "ja_nee" else waardetekst(feit, waarde)
