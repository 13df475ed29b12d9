"""What settling points between parties does to each rule: exact, by trying every way that can make a difference.

A rule reads a few facts, so of all ways to settle the points only those of the points that it reads are tried, and no further
once the rule is decided whatever the rest is (three-valued logic: what is true or false stays so). What comes out is therefore
proved for every way of settling all points, not sampled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple, TypeAlias

from advies.afleiding import Afleiding
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.motor.maskers import Maskermotor, waarheid_van
from advies.raad.opdrachten import WEEGT
from advies.statussen import Status, Tijd, is_bevinding, status_van
from advies.uitleg.bereik import bits
from advies.uitleg.partijen import Deelwaarde, Feitdeel, Vergelijking, bereik_van, voeg_samen
from regels.bewoording import bewoording
from regels.logica import atomen, verwijzingen, voor_proces, waarheid, waarheid_atoom
from regels.plaats import Plaatsoordeel, Plaatsvraag, regelfeit
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, PERSPECTIEF, FeitSleutel
from regels.taal import Atoom, ErIsGemeente, Verschilt, Werkgeheugen
from regels.tijd import FASE, tijd_bij

Keuze: TypeAlias = tuple[int, ...]
"""For each point that a rule reads the place of the chosen option; `VRIJ` while it is not settled."""
VRIJ = -1
HOOGSTENS_WEGEN = 32
"""Ways to settle the other points after which, once a point is shown to matter, not every outcome is looked for any more."""
_FASE = FeitSleutel(FASE)


class Uitkomst(NamedTuple):
    """What a rule says when points are settled.

    Args:
        status: its status.
        tijd: when its advice is for; empty when it is excluded.
        titel: its title when it is certain, with places for values still open; empty otherwise.
        tekst: likewise its text.
    """

    status: Status
    tijd: Tijd | str
    titel: str = ""
    tekst: str = ""

    @property
    def is_nu_zeker(self) -> bool:
        """Whether the advice is certain and for now."""
        return self.status == "zeker" and self.tijd == "nu"


class Voorbeeld(NamedTuple):
    """Two ways to settle everything that a rule reads, that differ in one point only.

    Args:
        andere: the chosen option of each other point that it reads, by place of the point.
        een: an option of the point that is looked at.
        ander: another option of it.
        bij_een: what the rule says with the one.
        bij_ander: what it says with the other.
    """

    andere: Mapping[int, int]
    een: int
    ander: int
    bij_een: Uitkomst
    bij_ander: Uitkomst


class Gevolg(NamedTuple):
    """What a point does to one rule.

    Args:
        per_optie: for each option of the point what the rule can say then, over the ways to settle the others; empty when
            those are too many (`HOOGSTENS_WEGEN`).
        voorbeeld: two ways that show that the point matters to the rule.
        voorop: whether the point decides that the rule is a finding that the first steps have to take away, or is none.
    """

    per_optie: tuple[tuple[Uitkomst, ...], ...]
    voorbeeld: Voorbeeld
    voorop: bool


class Beslechting:
    """Answers for every way to settle the points between parties.

    Args:
        vergelijking: what the parties answered.
        motor: the engine, with the rule base.
    """

    def __init__(self, vergelijking: Vergelijking, motor: Maskermotor) -> None:
        self.vergelijking, self.motor = vergelijking, motor
        self.nu = Evaluatie.van(motor, vergelijking.geheugen())
        """The evaluation in which every point is unknown."""
        self._regels: dict[int, _Regelspel] = {}
        self._lezers: list[list[int]] | None = None

    def spel(self, nummer: int) -> _Regelspel:
        """Return what settling does to one rule; `nummer` is its place among the cases of the engine."""
        if nummer not in self._regels:
            self._regels[nummer] = _Regelspel(self, nummer)
        return self._regels[nummer]

    def is_zeker(self, nummer: int) -> bool:
        """Return whether a rule is certain however the points are settled."""
        if self.nu.status[nummer] is not None:
            return self.nu.status[nummer] is True
        return all(uitkomst.status == "zeker" for uitkomst in self.spel(nummer).alle())

    def gevolgen(self, punt: int) -> dict[int, Gevolg]:
        """Return what a point does, by number of each rule to which it matters.

        Args:
            punt: its place among the points.
        """
        gevolgen = ((nummer, self.spel(nummer).gevolg(punt)) for nummer in self._leest(punt))
        return {nummer: gevolg for nummer, gevolg in gevolgen if gevolg is not None}

    def _leest(self, punt: int) -> list[int]:
        """Return the rules that read a point, by number."""
        if self._lezers is None:
            self._lezers = [[] for _ in self.vergelijking.punten]
            for nummer, geval in enumerate(self.motor.gevallen.regels):
                if geval.regel.soort != "tegenspraak" and self.nu.status[nummer] is not False:
                    for gelezen in self.spel(nummer).punten:
                        self._lezers[gelezen].append(nummer)
        return self._lezers[punt]

    def plaatsen(self, punt: int) -> dict[str, tuple[frozenset[Plaatsoordeel], ...]]:
        """Return the processes of which a point decides whether their place fits, with the verdicts for each option.

        Args:
            punt: its place among the points; one that matters to a rule about the process is told with that rule.
        """
        feiten = self.vergelijking.punten[punt].feiten
        vragen = (v for v in self.motor.gevallen.plaatsen if FeitSleutel("uitvoering", v.proces) in feiten)
        spellen = ((vraag.proces, _Plaatsspel(self, vraag).oordelen(punt)) for vraag in vragen)
        return {proces: oordelen for proces, oordelen in spellen if oordelen is not None}


class _Spel:
    """The points that something reads, and the facts when they are settled."""

    def __init__(self, beslechting: Beslechting, feiten: frozenset[FeitSleutel]) -> None:
        self._over, self._motor = beslechting.vergelijking, beslechting.motor
        self.punten = [n for n, punt in enumerate(self._over.punten) if not punt.feiten.isdisjoint(feiten)]
        self._gedeeld = {deel: waarde for deel, waarde in self._over.gedeeld.items() if deel.sleutel in feiten}

    def geheugen(self, keuze: Keuze) -> Werkgeheugen:
        """Return the known facts when points are settled."""
        delen = dict(self._gedeeld)
        for nummer, optie in zip(self.punten, keuze, strict=True):
            if optie != VRIJ:
                punt = self._over.punten[nummer]
                delen |= zip(punt.delen, punt.opties[optie].waarden, strict=True)
        return voeg_samen(delen)

    def opties(self, plaats: int) -> range:
        """Return the options of a point, by its place among those that are read."""
        return range(len(self._over.punten[self.punten[plaats]].opties))


class _Regelspel(_Spel):
    """One rule, and the points that it reads."""

    def __init__(self, beslechting: Beslechting, nummer: int) -> None:
        self._nummer = nummer
        self._geval: Geval = beslechting.motor.gevallen.regels[nummer]
        regel = self._geval.regel
        extra = {_FASE} if regel.fase else set()
        extra |= {PERSPECTIEF} if regel.tekst_voor else set()
        super().__init__(beslechting, bereik_van(beslechting.motor).leest[nummer] | extra)
        self._weegt = is_bevinding(regel.soort, regel.sterkte) and regel.sterkte in WEEGT
        self._woorden = bool(regel.preciezer)
        self._woorden_vast = not regel.preciezer or _een_weg(self._geval)
        over = self._over.punten
        self._extra = [plaats for plaats, n in enumerate(self.punten) if not over[n].feiten.isdisjoint(extra)]
        self._bereik = bereik_van(self._motor)
        self._literalen = self._bereik.literalen(nummer)
        self._samen = [atoom for bit, atoom in self._bereik.samen.items() if self._literalen >> bit & 1]
        self._in_samen = {feit for atoom in self._samen for feit in _gelezen(atoom)}
        self._basis = self._motor.lees(voeg_samen(self._gedeeld))
        self._maskers = [[self._masker(n, optie) for optie in self.opties(p)] for p, n in enumerate(self.punten)]
        self._als = [self._gelijken(plaats) for plaats in range(len(self.punten))]
        self._takken = self._bereik.regels[nummer]
        self._definities = self._bereik.definities(nummer)
        self._van_punten = self._plaatsen_per_literaal()
        self._open: dict[int, int] = {}
        self._bekend: dict[Keuze, Uitkomst] = {}
        self._zaken: dict[Keuze, tuple[int, ...]] = {}

    def _plaatsen_per_literaal(self) -> dict[int, int]:
        """Return for each literal of the branches a mask of the places of the points that it rests on."""
        delen = [self._over.punten[n].feiten for n in self.punten]
        uit: dict[int, int] = {}
        for nodig, _ in self._takken:
            for bit in bits(nodig):
                feiten = self._bereik.van_literaal(bit)
                uit[bit] = sum(1 << plaats for plaats, deel in enumerate(delen) if not deel.isdisjoint(feiten))
        return uit

    def _masker(self, punt: int, optie: int) -> int:
        deel = self._over.punten[punt]
        return self._motor.lees(voeg_samen(dict(zip(deel.delen, deel.opties[optie].waarden, strict=True))))

    def _gelijken(self, plaats: int) -> list[int]:
        """Return for each option of a point the first that the rule cannot tell from it."""
        punt = self._over.punten[self.punten[plaats]]
        deel, *andere = punt.delen
        if deel.gemeente and not andere:
            gezien = [self._van_gemeente(deel, *optie.waarden) for optie in punt.opties]
        elif plaats in self._extra or not (punt.feiten.isdisjoint(self._in_samen) and self._woorden_vast):
            return list(self.opties(plaats))
        else:
            kiezers = self._woordkiezers(punt.feiten)
            if any(not punt.feiten.issuperset(verwijzingen(atoom)) for atoom in kiezers):
                return list(self.opties(plaats))
            delen = [voeg_samen(dict(zip(punt.delen, optie.waarden, strict=True))) for optie in punt.opties]
            woorden = [tuple(waarheid_atoom(atoom, deel) for atoom in kiezers) for deel in delen]
            gezien = [(m & self._literalen, *deel) for m, deel in zip(self._maskers[plaats], woorden, strict=True)]
        return [gezien.index(deel) for deel in gezien]

    def _woordkiezers(self, feiten: frozenset[FeitSleutel]) -> list[Atoom]:
        """Return the conditions on facts that choose the words of the rule."""
        als = (voor_proces(deel.als, self._geval.proces) for deel in self._geval.regel.preciezer)
        alle = (atoom for deel in als for atoom in atomen(deel))
        return [atoom for atoom in alle if not feiten.isdisjoint(verwijzingen(atoom))]

    def _van_gemeente(self, deel: Feitdeel, waarde: Deelwaarde) -> tuple[int | None, ...]:
        """Return what the conditions on a municipality make of one figure of it."""
        feit = FeitSleutel(deel.veld)
        vragen = (
            atoom for samen in self._samen if isinstance(samen, ErIsGemeente) for atoom in atomen(samen.voorwaarde)
        )
        figuur: Werkgeheugen = {feit: waarde} if isinstance(waarde, str | int) else {}
        return tuple(waarheid_atoom(atoom, figuur) for atoom in vragen if feit in verwijzingen(atoom))

    def alle(self) -> Iterator[Uitkomst]:
        """Yield what the rule can say; each at least once."""
        return (uitkomst for _, uitkomst in self._bladen((VRIJ,) * len(self.punten), None))

    def gevolg(self, punt: int) -> Gevolg | None:
        """Return what a point does to the rule; None when it changes nothing, however the others are settled."""
        if punt not in self.punten:
            return None
        hier = self.punten.index(punt)
        als = self._als[hier]
        if not any(als):
            return None
        per_optie: list[dict[Uitkomst, None]] = [{} for _ in als]
        voorbeeld: Voorbeeld | None = None
        voorop = False
        for gezien, (keuze, uitkomst) in enumerate(self._bladen((VRIJ,) * len(self.punten), hier)):
            if voorbeeld is not None and gezien > HOOGSTENS_WEGEN and voorop is self._weegt:
                return Gevolg((), voorbeeld, voorop)
            vast = not self._ter_zake(keuze)
            uitkomsten = [uitkomst if vast else self.uitkomst(_vul(keuze, hier, optie)) for optie in als]
            for mogelijk, deel in zip(per_optie, uitkomsten, strict=True):
                mogelijk[deel] = None
            voorop = voorop or (self._weegt and len({deel.is_nu_zeker for deel in uitkomsten}) > 1)
            anders = next((optie for optie in self.opties(hier) if uitkomsten[optie] != uitkomsten[0]), None)
            if voorbeeld is None and anders is not None:
                andere = {n: o for n, o in zip(self.punten, keuze, strict=True) if n != punt and o != VRIJ}
                voorbeeld = Voorbeeld(andere, 0, anders, uitkomsten[0], uitkomsten[anders])
        return None if voorbeeld is None else Gevolg(tuple(map(tuple, per_optie)), voorbeeld, voorop)

    def _bladen(self, keuze: Keuze, over: int | None) -> Iterator[tuple[Keuze, Uitkomst]]:
        """Yield the ways to settle the points but one, cut off where the rule is decided whatever the rest is."""
        volgende = next((plaats for plaats in self._ter_zake(keuze) if plaats != over), None)
        if volgende is None:
            yield keuze, self.uitkomst(keuze)
            return
        for optie in dict.fromkeys(self._als[volgende]):
            yield from self._bladen(_vul(keuze, volgende, optie), over)

    def _ter_zake(self, keuze: Keuze) -> tuple[int, ...]:
        """Return the points that are not settled and can still make a difference, by their place among those that are read."""
        bekend = self._zaken.get(keuze)
        if bekend is None:
            bekend = self._zaken[keuze] = tuple(self._nog_open(keuze))
        return bekend

    def _nog_open(self, keuze: Keuze) -> Iterator[int]:
        vrij = [plaats for plaats, optie in enumerate(keuze) if optie == VRIJ]
        waar, bekend = self._waar(keuze)
        if waar is False:
            return
        if waar and not self._woorden_vast:
            yield from vrij
            return
        plaatsen = 0 if waar else self._nog_te_weten(bekend)
        yield from (plaats for plaats in vrij if plaatsen >> plaats & 1 or plaats in self._extra)

    def _nog_te_weten(self, bekend: int) -> int:
        """Return a mask of the places of the points that the rule, which is not decided, still rests on."""
        literalen = 0
        for nodig, tegen in self._takken:
            if not tegen & bekend:
                literalen |= nodig & ~bekend
        plaatsen = self._open.get(literalen)
        if plaatsen is None:
            plaatsen = 0
            for bit in bits(literalen):
                plaatsen |= self._van_punten[bit]
            self._open[literalen] = plaatsen
        return plaatsen

    def uitkomst(self, keuze: Keuze) -> Uitkomst:
        """Return what the rule says when points are settled."""
        bekend = self._bekend.get(keuze)
        if bekend is None:
            bekend = self._bekend[keuze] = self._bepaal(keuze)
        return bekend

    def _waar(self, keuze: Keuze) -> tuple[bool | None, int]:
        """Return the truth of the rule, and the mask of the literals that are true."""
        motor, bekend = self._motor, self._basis
        if self._samen:
            bekend = motor.lees(self.geheugen(keuze))
        else:
            for maskers, optie in zip(self._maskers, keuze, strict=True):
                bekend |= maskers[optie] if optie != VRIJ else 0
        for bit, takken in self._definities:
            uitkomst = waarheid_van(takken, bekend)
            if uitkomst is not None:
                bekend |= 1 << (bit if uitkomst else bit + 1)
        return waarheid_van(self._takken, bekend), bekend

    def _bepaal(self, keuze: Keuze) -> Uitkomst:
        motor, regel, (waar, _) = self._motor, self._geval.regel, self._waar(keuze)
        if waar is False:
            return Uitkomst("uitgesloten", "")
        geheugen = self.geheugen(keuze) if self._extra or waar else {}
        tijd = tijd_bij(regel, geheugen, motor.gevallen.bank.vocabulaire.feiten[FASE].mag())
        if not waar or not (self._woorden or regel.tekst_voor):
            return Uitkomst(status_van(waar), tijd)
        rust_op = geheugen
        if not self._woorden_vast:
            stappen = Afleiding(Evaluatie.van(motor, geheugen)).waarom(self._geval)
            rust_op = {deel.sleutel: geheugen[deel.sleutel] for stap in stappen for deel in stap.gegeven()}
        woorden = bewoording(regel, self._geval.proces, rust_op, geheugen)
        return Uitkomst("zeker", tijd, woorden.titel, woorden.tekst)


class _Plaatsspel(_Spel):
    """The verdict on the place of one process, and the points that it rests on."""

    def __init__(self, beslechting: Beslechting, vraag: Plaatsvraag) -> None:
        self._vraag = vraag
        gevallen = enumerate(beslechting.motor.gevallen.regels)
        self._regels = [
            (n, regelfeit(g.regel, g.proces)) for n, g in gevallen if vraag.proces in (g.proces, g.regel.over)
        ]
        feiten = bereik_van(beslechting.motor).leest
        uitvoering = frozenset({FeitSleutel("uitvoering", vraag.proces)})
        super().__init__(beslechting, uitvoering.union(*(feiten[n] for n, _ in self._regels)))

    def oordelen(self, punt: int) -> tuple[frozenset[Plaatsoordeel], ...] | None:
        """Return the verdicts that are possible with each option of a point; None when the options never differ."""
        hier = self.punten.index(punt)
        vrij = [(VRIJ,) if plaats == hier else tuple(self.opties(plaats)) for plaats in range(len(self.punten))]
        tabel = [tuple(self._oordeel(_vul(k, hier, optie)) for optie in self.opties(hier)) for k in product(*vrij)]
        if all(len(set(rij)) == 1 for rij in tabel):
            return None
        return tuple(frozenset(kolom) for kolom in zip(*tabel, strict=True))

    def _oordeel(self, keuze: Keuze) -> Plaatsoordeel:
        geheugen = self.geheugen(keuze)
        bekend = self._motor.leid_af(0, self._motor.lees(geheugen))
        regels = {feit: self._motor.status_bij(nummer, bekend) for nummer, feit in self._regels}
        voorwaarden = self._vraag.voorwaarden.items()
        return next((oordeel for oordeel, wanneer in voorwaarden if waarheid(wanneer, geheugen, regels)), "onbekend")


def _vul(keuze: Keuze, plaats: int, optie: int) -> Keuze:
    return (*keuze[:plaats], optie, *keuze[plaats + 1 :])


def _een_weg(geval: Geval) -> bool:
    """Return whether a rule has one way to be true, in which the facts stand that choose its words: then those never vary."""
    if len(geval.takken) != 1:
        return False
    direct = {feit for literaal in geval.takken[0] for feit in verwijzingen(literaal.atoom)}
    genoemd = {feit.bij(geval.proces) for deel in geval.regel.preciezer for feit in verwijzingen(deel.als)}
    return genoemd <= direct


def _gelezen(atoom: Verschilt | ErIsGemeente) -> tuple[FeitSleutel, ...]:
    if isinstance(atoom, ErIsGemeente):
        return GEMEENTEN, AANTAL_GEMEENTEN
    return atoom.links, atoom.rechts
