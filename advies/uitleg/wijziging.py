"""The least change: the smallest sets of facts to change to get an advice, or to be rid of it.

Only facts that the partnership can decide on are changed (`stuurbaar` in the vocabulary). The search is complete up to a stated
size: it tries every set of that size over the facts that the rule rests on, with every value of a choice, every way to add or
take away one value of a set, and for a number a value on each side of each bound in the rule base. A set that holds a smaller
answer is left out. Each answer is replayed in both engines, and answers with contradicting facts are dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import replace
from itertools import combinations, product

from advies.afleiding import Afleiding
from advies.antwoord import Laagbewijs, Status, Uitgezet, status_van
from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur
from advies.motor.gevallen import Geval, Gevallen, gevallen
from advies.motor.maskers import Maskermotor
from advies.proefwaarden import andere_waarden
from advies.samenstelling.adviezen import zwaarte
from advies.zetten import Zet, maak_zet
from kennisbank.feitsoorten import keuzewaarden
from kennisbank.lean import dataclass
from kennisbank.meldingen import AdviesFout
from regels.logica import verwijzingen
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel, RegelSleutel
from regels.taal import FeitWaarde, Grond, Sterkte, Werkgeheugen

HOOGSTENS_FEITEN = 3
"""The size up to which the search is complete."""
HOOGSTENS_ANTWOORDEN = 8


class ZoekenGestopt(AdviesFout):
    """The search for the least change was ended before it was done."""

    def __init__(self) -> None:
        super().__init__("Het zoeken naar de kleinste wijziging is gestopt voordat het klaar was.")


def altijd() -> bool:
    """Say that a search may go on."""
    return True


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
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    proces: str
    sterkte: Sterkte
    titel: str
    was: Status
    wordt: Status
    bron_tekst: tuple[str, ...]
    grond: Grond
    laag: str = ""


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
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    proces: str
    titel: str
    nieuw: bool
    bron_tekst: tuple[str, ...]
    grond: Grond
    laag: str = ""

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
        lagen: the layers that were on, by name, in what `advies change` writes; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    zetten: tuple[Zet, ...]
    neveneffecten: tuple[Neveneffect, ...]
    moet_nog: tuple[Resterend, ...]
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()


def kleinste_wijzigingen(
    adviseur: Adviseur,
    evaluatie: Evaluatie,
    sleutel: RegelSleutel,
    *,
    gewenst: bool,
    hoogstens_feiten: int = HOOGSTENS_FEITEN,
    alleen: Set[FeitSleutel] | None = None,
    mag_verder: Callable[[], bool] = altijd,
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
        mag_verder: asked now and then during the search; it ends as soon as this says no.

    Returns:
        At most `HOOGSTENS_ANTWOORDEN` changes; empty when none exists up to this size, or none is needed.

    Raises:
        OnbekendeRegel: there is no such rule.
        OnderwerpFout: there is no such process, or the rule is not asked for what it is about.
        MotorVerschil: the engines differ on a changed partnership.
        ZoekenGestopt: `mag_verder` ended it.
    """
    geval, waar = evaluatie.geval(sleutel)
    if waar is gewenst:
        return ()
    gevonden = _zoek(evaluatie, geval, gewenst, hoogstens_feiten, alleen, mag_verder)
    besloten = [zetten for zetten in gevonden if not _neemt_besluit_terug(evaluatie, zetten)]
    nummer = evaluatie.motor.nummers[sleutel]
    uitkomsten: list[_Uitkomst] = []
    for zetten in besloten or gevonden:
        eis(mag_verder)
        na = evaluatie.met(zetten)
        assert na.status[nummer] is gewenst
        uitkomsten.append(_Uitkomst(evaluatie, na, zetten, nummer))
    # One engine puts them in order; those that are told are replayed in both, which takes far more time.
    beste = sorted(uitkomsten, key=lambda deel: deel.orde)[:HOOGSTENS_ANTWOORDEN]
    for deel in beste:
        eis(mag_verder)
        adviseur.beoordeel(deel.geheugen)
    return tuple(deel.als_wijziging() for deel in beste)


def eis(mag_verder: Callable[[], bool]) -> None:
    """End a search that may not go on.

    Args:
        mag_verder: says whether it may.

    Raises:
        ZoekenGestopt: it may not.
    """
    if not mag_verder():
        raise ZoekenGestopt


def _neemt_besluit_terug(evaluatie: Evaluatie, zetten: Werkgeheugen) -> bool:
    return any(
        deel.onbeslist and deel.waarde == waarde
        for sleutel, waarde in zetten.items()
        for deel in keuzewaarden(evaluatie.feiten[sleutel.naam].soort)
    )


def _zoek(
    evaluatie: Evaluatie,
    geval: Geval,
    gewenst: bool,
    hoogstens: int,
    alleen: Set[FeitSleutel] | None,
    mag_verder: Callable[[], bool],
) -> list[dict[FeitSleutel, FeitWaarde]]:
    """Return every minimal set of changes up to a size, found on an engine that knows this rule and the contradictions only.

    Facts that contradict each other are no answer, so a larger set that avoids the contradiction still can be one.
    """
    bank = evaluatie.bank
    tegenspraken = tuple(regel for regel in bank.regels if regel.soort == "tegenspraak" and regel != geval.regel)
    motor = Maskermotor(_alleen_nodig(gevallen(replace(bank, regels=(geval.regel, *tegenspraken)))))
    leest = _leest(motor)
    nu = {sleutel: waarde for sleutel, waarde in evaluatie.geheugen.items() if sleutel in leest}
    plaats = next(n for n, deel in enumerate(motor.gevallen.regels) if deel.sleutel == geval.sleutel)
    feiten = [sleutel for sleutel in steunt_op(motor, geval) if bank.vocabulaire.feiten[sleutel.naam].stuurbaar]
    feiten = [sleutel for sleutel in feiten if alleen is None or sleutel in alleen]
    mogelijk = {sleutel: list(andere_waarden(evaluatie, sleutel)) for sleutel in feiten}
    proef = _Proef(motor, nu, plaats)
    gevonden: list[dict[FeitSleutel, FeitWaarde]] = []
    kleiner: set[frozenset[tuple[FeitSleutel, FeitWaarde]]] = set()
    for aantal in range(1, hoogstens + 1):
        for keuze in combinations(feiten, aantal):
            eis(mag_verder)
            proef.verander(keuze)
            for waarden in product(*(mogelijk[sleutel] for sleutel in keuze)):
                zetten = dict(zip(keuze, waarden, strict=True))
                if kleiner and any(
                    frozenset(deel) in kleiner for n in range(1, aantal) for deel in combinations(zetten.items(), n)
                ):
                    continue
                if proef.geeft(zetten, gewenst):
                    gevonden.append(zetten)
                    kleiner.add(frozenset(zetten.items()))
    return gevonden


class _Proef:
    """Tries changes of the same facts one after the other: only what they make true is read again.

    Args:
        motor: the engine.
        nu: the facts that it reads, as they are.
        plaats: place of the rule among the cases of the engine.
    """

    def __init__(self, motor: Maskermotor, nu: Werkgeheugen, plaats: int) -> None:
        self._motor, self._nu, self._plaats = motor, nu, plaats
        self._tegenspraken = [n for n, geval in enumerate(motor.gevallen.regels) if geval.regel.soort == "tegenspraak"]
        self._van_zet: dict[tuple[FeitSleutel, FeitWaarde], int] = {}
        self._overig: int
        self._samen: bool

    def verander(self, keuze: Iterable[FeitSleutel]) -> None:
        """Take other facts to change."""
        weg = frozenset(keuze)
        self._samen = self._motor.leest_samen(weg)
        self._overig = self._motor.lees({sleutel: waarde for sleutel, waarde in self._nu.items() if sleutel not in weg})

    def geeft(self, zetten: Werkgeheugen, gewenst: bool) -> bool:
        """Return whether a change of those facts makes the rule so, and no facts contradict each other."""
        if self._samen:
            los = self._motor.lees({**self._nu, **zetten})
        else:
            los = self._overig
            for zet in zetten.items():
                los |= self._lees(zet)
        bekend = self._motor.leid_af(0, los)
        if self._motor.status_bij(self._plaats, bekend) is not gewenst:
            return False
        return not any(self._motor.status_bij(nummer, bekend) for nummer in self._tegenspraken)

    def _lees(self, zet: tuple[FeitSleutel, FeitWaarde]) -> int:
        masker = self._van_zet.get(zet)
        if masker is None:
            masker = self._van_zet[zet] = self._motor.lees(dict([zet]))
        return masker


def _alleen_nodig(bank: Gevallen) -> Gevallen:
    """Return a rule base with only the derived facts that its rules rest on, which makes each attempt shorter."""
    per_sleutel = {deel.sleutel: deel for deel in bank.afgeleid}
    open_ = [feit for geval in bank.regels for tak in geval.takken for d in tak for feit in verwijzingen(d.atoom)]
    nodig: set[FeitSleutel] = set()
    while open_:
        sleutel = open_.pop()
        if sleutel in per_sleutel and sleutel not in nodig:
            nodig.add(sleutel)
            afgeleid = per_sleutel[sleutel]
            open_ += [feit for tak in (*afgeleid.ja, *afgeleid.nee) for d in tak for feit in verwijzingen(d.atoom)]
    return replace(bank, afgeleid=tuple(deel for deel in bank.afgeleid if deel.sleutel in nodig))


def _leest(motor: Maskermotor) -> frozenset[FeitSleutel]:
    """Return all facts that an engine reads, and the municipalities, which conditions read in more ways than by name."""
    bank = motor.gevallen
    takken = [tak for geval in bank.regels for tak in geval.takken]
    takken += [tak for deel in bank.afgeleid for tak in (*deel.ja, *deel.nee)]
    return frozenset(feit for tak in takken for deel in tak for feit in verwijzingen(deel.atoom)) | {
        GEMEENTEN,
        AANTAL_GEMEENTEN,
    }


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


class _Uitkomst:
    """A partnership before and after a change, and what that makes of the rules besides the one that was asked for."""

    def __init__(self, nu: Evaluatie, na: Evaluatie, zetten: Werkgeheugen, nummer: int) -> None:
        self._nu, self._na, self._zetten = nu, na, zetten
        paren = [(plaats, was, wordt) for plaats, (was, wordt) in enumerate(zip(nu.status, na.status, strict=True))]
        regels = nu.motor.gevallen.regels
        self._anders = [p for p, was, wordt in paren if p != nummer and was is not wordt and True in (was, wordt)]
        self._moet = [p for p, _, wordt in paren if p != nummer and wordt and regels[p].regel.sterkte == "moet"]

    @property
    def geheugen(self) -> Werkgeheugen:
        """The known facts after the change."""
        return self._na.geheugen

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
            laag=geval.regel.laag,
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
            laag=geval.regel.laag,
        )
