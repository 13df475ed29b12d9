"""The least change: the smallest sets of facts to change to get an advice, or to be rid of it.

Only facts that the partnership can decide on are changed (`stuurbaar` in the vocabulary). The search is complete up to a stated
size: it tries every set of that size over the facts that the rule rests on, with every value of a choice, every way to add or
take away one value of a set, and for a number a value on each side of each bound in the rule base. A set that holds a smaller
answer is left out. Each answer is replayed in both engines, and answers with contradicting facts are dropped.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from itertools import combinations, product

from advies.afleiding import Afleiding
from advies.antwoord import Status, status_van
from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur
from advies.motor.gevallen import Geval, gevallen
from advies.motor.maskers import Beoordeling, Maskermotor
from advies.proefwaarden import andere_waarden
from advies.samenstelling.adviezen import zwaarte
from advies.zetten import Zet, maak_zet
from kennisbank.feitsoorten import keuzewaarden
from kennisbank.lean import dataclass
from regels.logica import verwijzingen
from regels.sleutels import GEMEENTEN, FeitSleutel, RegelSleutel
from regels.taal import FeitWaarde, Grond, Sterkte, Werkgeheugen

HOOGSTENS_FEITEN = 3
"""The size up to which the search is complete."""
HOOGSTENS_ANTWOORDEN = 8


@dataclass(frozen=True, slots=True)
class Neveneffect:
    """Another advice that becomes certain, or is no longer certain, by the change.

    Args:
        regel: name of the rule.
        proces: key of the process, or empty.
        sterkte: how strongly the publication says it.
        titel: the advice in one line.
        was: status before.
        wordt: status after.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
    """

    regel: str
    proces: str
    sterkte: Sterkte
    titel: str
    was: Status
    wordt: Status
    bron_tekst: tuple[str, ...]
    grond: Grond


@dataclass(frozen=True, slots=True)
class Resterend:
    """What certainly must be done and is not, when the change is made.

    Args:
        regel: name of the rule.
        proces: key of the process, or empty.
        titel: the advice in one line.
        nieuw: whether it comes by the change; False when it was certain already.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
    """

    regel: str
    proces: str
    titel: str
    nieuw: bool
    bron_tekst: tuple[str, ...]
    grond: Grond

    @property
    def sleutel(self) -> RegelSleutel:
        """The rule, and the process when it is answered for each."""
        return RegelSleutel(self.regel, self.proces)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One smallest change.

    Args:
        zetten: the facts that change.
        neveneffecten: what else becomes certain or stops being certain, the strongest first.
        moet_nog: what certainly must be done and is not after it; the rule that was asked for is left out.
    """

    zetten: tuple[Zet, ...]
    neveneffecten: tuple[Neveneffect, ...]
    moet_nog: tuple[Resterend, ...]


def kleinste_wijzigingen(
    adviseur: Adviseur,
    evaluatie: Evaluatie,
    sleutel: RegelSleutel,
    *,
    gewenst: bool,
    hoogstens_feiten: int = HOOGSTENS_FEITEN,
    alleen: Set[FeitSleutel] | None = None,
) -> tuple[Wijziging, ...]:
    """Return the smallest changes: first those after which the least must still be done, then those with the fewest facts.

    Among equals the one with the fewest side effects comes first. A change that takes back a decision, by a value that says that
    nothing was decided (`Waarde.onbeslist`), is left out when there is another.

    Args:
        adviseur: the evaluator, which replays each answer in both engines.
        evaluatie: the partnership, evaluated.
        sleutel: the rule, and the process when it is answered for each.
        gewenst: True to make the rule certain, False to exclude it.
        hoogstens_feiten: the most facts to change.
        alleen: the facts that may change, of those that the partnership decides on; None for each of those.

    Returns:
        At most `HOOGSTENS_ANTWOORDEN` changes; empty when none exists up to this size, or none is needed.

    Raises:
        OnbekendeRegel: there is no such rule.
        OnderwerpFout: there is no such process, or the rule is not asked for what it is about.
        MotorVerschil: the engines differ on a changed partnership.
    """
    geval, waar = evaluatie.geval(sleutel)
    if waar is gewenst:
        return ()
    gevonden = _zoek(evaluatie, geval, gewenst, hoogstens_feiten, alleen)
    besloten = [zetten for zetten in gevonden if not _neemt_besluit_terug(evaluatie, zetten)]
    nummer = evaluatie.motor.nummers[sleutel]
    uitkomsten: list[_Uitkomst] = []
    for zetten in besloten or gevonden:
        na = Evaluatie(evaluatie.naam, geheugen := {**evaluatie.geheugen, **zetten}, {}, adviseur.beoordeel(geheugen))
        assert na.status[nummer] is gewenst
        uitkomsten.append(_Uitkomst(evaluatie, na, zetten, nummer))
    uitkomsten.sort(key=lambda deel: deel.orde)
    return tuple(deel.als_wijziging() for deel in uitkomsten[:HOOGSTENS_ANTWOORDEN])


def _neemt_besluit_terug(evaluatie: Evaluatie, zetten: Werkgeheugen) -> bool:
    return any(
        deel.onbeslist and deel.waarde == waarde
        for sleutel, waarde in zetten.items()
        for deel in keuzewaarden(evaluatie.feiten[sleutel.naam].soort)
    )


def _zoek(
    evaluatie: Evaluatie, geval: Geval, gewenst: bool, hoogstens: int, alleen: Set[FeitSleutel] | None
) -> list[dict[FeitSleutel, FeitWaarde]]:
    """Return every minimal set of changes up to a size, found on an engine that knows this rule and the contradictions only.

    Facts that contradict each other are no answer, so a larger set that avoids the contradiction still can be one.
    """
    bank = evaluatie.bank
    tegenspraken = tuple(regel for regel in bank.regels if regel.soort == "tegenspraak" and regel != geval.regel)
    motor = Maskermotor(gevallen(replace(bank, regels=(geval.regel, *tegenspraken))))
    plaats = next(n for n, deel in enumerate(motor.gevallen.regels) if deel.sleutel == geval.sleutel)
    feiten = [sleutel for sleutel in steunt_op(motor, geval) if bank.vocabulaire.feiten[sleutel.naam].stuurbaar]
    feiten = [sleutel for sleutel in feiten if alleen is None or sleutel in alleen]
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


class _Uitkomst:
    """A partnership before and after a change, and what that makes of the rules besides the one that was asked for."""

    def __init__(self, nu: Evaluatie, na: Evaluatie, zetten: Werkgeheugen, nummer: int) -> None:
        self._nu, self._na, self._zetten = nu, na, zetten
        paren = [(plaats, was, wordt) for plaats, (was, wordt) in enumerate(zip(nu.status, na.status, strict=True))]
        regels = nu.motor.gevallen.regels
        self._anders = [p for p, was, wordt in paren if p != nummer and was is not wordt and True in (was, wordt)]
        self._moet = [p for p, _, wordt in paren if p != nummer and wordt and regels[p].regel.sterkte == "moet"]

    @property
    def orde(self) -> tuple[int, int, int]:
        """What decides among changes, the best first."""
        return len(self._moet), len(self._zetten), len(self._anders)

    def als_wijziging(self) -> Wijziging:
        """Return the change in Dutch."""
        regels = self._nu.motor.gevallen.regels
        anders = sorted(self._anders, key=lambda plaats: zwaarte(regels[plaats].regel.sterkte))
        return Wijziging(
            tuple(maak_zet(self._nu, *zet) for zet in self._zetten.items()),
            tuple(self._effect(plaats) for plaats in anders),
            tuple(self._resterend(plaats) for plaats in self._moet),
        )

    def _titel(self, plaats: int) -> str:
        """Return the advice in the words of the partnership for which it is certain."""
        geval = self._nu.motor.gevallen.regels[plaats]
        afleiding = Afleiding(self._na if self._na.status[plaats] else self._nu)
        return afleiding.woorden(geval, afleiding.waarom(geval))[0]

    def _effect(self, plaats: int) -> Neveneffect:
        geval = self._nu.motor.gevallen.regels[plaats]
        return Neveneffect(
            regel=geval.regel.naam,
            proces=geval.proces,
            sterkte=geval.regel.sterkte,
            titel=self._titel(plaats),
            was=status_van(self._nu.status[plaats]),
            wordt=status_van(self._na.status[plaats]),
            bron_tekst=tuple(bron.tekst for bron in geval.regel.bron),
            grond=geval.regel.grond,
        )

    def _resterend(self, plaats: int) -> Resterend:
        geval = self._nu.motor.gevallen.regels[plaats]
        return Resterend(
            regel=geval.regel.naam,
            proces=geval.proces,
            titel=self._titel(plaats),
            nieuw=not self._nu.status[plaats],
            bron_tekst=tuple(bron.tekst for bron in geval.regel.bron),
            grond=geval.regel.grond,
        )
