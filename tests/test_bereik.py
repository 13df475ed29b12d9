"""What open questions can bring about, against a plain reading of the conditions as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from hypothesis import given

from advies import Samenwerkingsverband
from advies.motor.gevallen import AfgeleidGeval, Geval, gevallen
from advies.motor.maskers import Maskermotor
from advies.uitleg.bereik import Bereik
from advies.werkgeheugen import werkgeheugen
from regels.lezen import regelbank
from regels.logica import Literaal, Tak, niet, verwijzingen, voor_proces, waarheid
from regels.sleutels import AANTAL_GEMEENTEN, FeitSleutel
from regels.taal import (
    SCHAAL,
    Alle,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Niet,
    Regelbank,
    Vergelijk,
    Verschilt,
    Voorwaarde,
    Werkgeheugen,
)
from tests.bouwers import ZADEN, maak_feiten, maak_regel, maak_regelbank, voorbeelden

FEITEN = ["vervangingsbudget", "fase", "sla_inhoud", "voorspelbaar", "uitvoering", "doelen", "aantal_gemeenten"]


class Lezing:
    """One rule base, what is known and what can be asked, read without masks.

    Args:
        motor: the engine; only for the truth of the derived facts, and where a literal stands.
        geheugen: the known facts.
        vraagbaar: the facts that can still be asked.
    """

    def __init__(self, motor: Maskermotor, geheugen: Werkgeheugen, vraagbaar: frozenset[FeitSleutel]) -> None:
        self._motor = motor
        namen = [geval.sleutel for geval in motor.gevallen.afgeleid]
        self._waar = dict(zip(namen, motor.beoordeel(geheugen).afgeleid, strict=True))
        self._afgeleid: dict[FeitSleutel, AfgeleidGeval] = {geval.sleutel: geval for geval in motor.gevallen.afgeleid}
        self._geheugen, self._vraagbaar = geheugen, vraagbaar

    def kan(self, voorwaarde: Voorwaarde, waar: bool) -> bool:
        """Whether a condition is true (or false), or can become so when its atoms do not hang together."""
        match voorwaarde:
            case Niet(deel):
                return self.kan(deel, not waar)
            case Alle(delen):
                return (all if waar else any)(self.kan(deel, waar) for deel in delen)
            case EenVanDe(delen):
                return (any if waar else all)(self.kan(deel, waar) for deel in delen)
            case _:
                return self._kan(Literaal(voorwaarde, waar))

    def _kan(self, literaal: Literaal) -> bool:
        nu = self.nu(literaal)
        if nu is not None:
            return nu
        geval = self._geval(literaal)
        if geval is None:
            return not self._vraagbaar.isdisjoint(self.gronden(literaal))
        return self.kan(voor_proces(geval.feit.betekent, geval.sleutel.proces), literaal.waar)

    def nu(self, literaal: Literaal) -> bool | None:
        waar = waarheid(literaal.atoom, self._geheugen, self._waar)
        return waar if literaal.waar else niet(waar)

    def _geval(self, literaal: Literaal) -> AfgeleidGeval | None:
        return self._afgeleid.get(literaal.atoom.feit) if isinstance(literaal.atoom, Gelijk) else None

    def gronden(self, literaal: Literaal) -> Iterator[FeitSleutel]:
        """The given facts that a literal rests on."""
        geval = self._geval(literaal)
        if geval is None:
            yield from verwijzingen(literaal.atoom)
            if isinstance(literaal.atoom, ErIsGemeente):
                yield AANTAL_GEMEENTEN
            return
        for tak in geval.ja:
            for deel in tak:
                yield from self.gronden(deel)

    def open(self, tak: Tak) -> set[FeitSleutel]:
        onbekend = (deel for deel in tak if self.nu(deel) is not True)
        return {feit for deel in onbekend for feit in self.gronden(deel)} & self._vraagbaar

    def vragen(self, geval: Geval) -> set[FeitSleutel]:
        levend = (tak for tak in geval.takken if not any(self.nu(deel) is False for deel in tak))
        return set().union(*map(self.open, levend))

    def literalen(self, takken: Iterable[Tak]) -> int:
        """Both sides of each literal that these ways rest on, through derived facts, as a mask."""
        uit = 0
        for deel in (deel for tak in takken for deel in tak):
            for waar in (True, False):
                uit |= 1 << self._motor.bit(Literaal(deel.atoom, waar))
            geval = self._geval(deel)
            uit |= 0 if geval is None else self.literalen(geval.ja)
        return uit

    def anders(self, takken: tuple[Tak, ...]) -> set[FeitSleutel]:
        uit: set[FeitSleutel] = set()
        for tak in takken:
            if all(self.nu(deel) for deel in tak):
                gevallen_ = ((deel, self._geval(deel)) for deel in tak)
                uit.update(*(self.anders(g.ja if deel.waar else g.nee) for deel, g in gevallen_ if g is not None))
            elif all(map(self._kan, tak)):
                uit |= self.open(tak)
        return uit


def vergelijk(bank: Regelbank, rng: Random) -> None:
    motor = Maskermotor(gevallen(bank))
    bereik = Bereik(motor)
    alles = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, 1.0)))
    kans = rng.choice((0.2, 0.5, 0.8))
    geheugen = {sleutel: waarde for sleutel, waarde in alles.items() if rng.random() < kans}
    vraagbaar = frozenset(s for s in sorted(alles.keys() - geheugen.keys()) if rng.random() < rng.choice((0.5, 0.9)))
    zicht = bereik.uitzicht(motor.beoordeel(geheugen).bekend, vraagbaar)
    lezing = Lezing(motor, geheugen, vraagbaar)
    for nummer, geval in enumerate(motor.gevallen.regels):
        als = voor_proces(geval.regel.als, geval.proces)
        assert bereik.kan_waar(nummer, zicht) == lezing.kan(als, True), als
        assert bereik.kan_onwaar(nummer, zicht) == lezing.kan(als, False), als
        assert bereik.vragen(nummer, zicht) == lezing.vragen(geval), als
        assert bereik.anders(nummer, zicht) == lezing.anders(geval.takken), als
        gelezen = {feit for tak in geval.takken for deel in tak for feit in lezing.gronden(deel)}
        assert bereik.leest[nummer] == gelezen, als
        assert bereik.literalen(nummer) == lezing.literalen(geval.takken), als
    assert bereik.samen == {
        motor.bit(deel) & ~1: deel.atoom
        for tak in (
            *(tak for geval in motor.gevallen.regels for tak in geval.takken),
            *(tak for afgeleid in motor.gevallen.afgeleid for tak in (*afgeleid.ja, *afgeleid.nee)),
        )
        for deel in tak
        if isinstance(deel.atoom, Verschilt | ErIsGemeente)
    }


@given(ZADEN)
@voorbeelden(30)
def test_het_bereik_van_een_gegenereerde_regelbank_is_dat_van_haar_voorwaarden(rng: Random) -> None:
    """With two rules about a municipality, of which the answer waits for the list, or for whether it is complete."""
    bank = maak_regelbank(rng, 6, FEITEN)
    velden = (Vergelijk(FeitSleutel("inwoners"), grens, 30_000 * SCHAAL) for grens in ("minstens", "hoogstens"))
    gemeenten = (maak_regel(f"g{nummer}", ErIsGemeente(deel)) for nummer, deel in enumerate(velden))
    vergelijk(replace(bank, regels=(*bank.regels, *gemeenten)), rng)


@given(ZADEN)
@voorbeelden(4)
def test_het_bereik_van_de_eigen_regels_is_dat_van_hun_voorwaarden(rng: Random) -> None:
    vergelijk(regelbank(), rng)


def test_een_regel_rust_alleen_op_de_afgeleide_feiten_die_hij_noemt() -> None:
    bank = regelbank()
    motor = Maskermotor(gevallen(bank))
    bereik, afgeleid = Bereik(motor), {feit.naam for feit in bank.afgeleid}
    gezien = set()
    for nummer, geval in enumerate(motor.gevallen.regels):
        noemt = any(
            feit.naam in afgeleid for tak in geval.takken for literaal in tak for feit in verwijzingen(literaal.atoom)
        )
        assert bool(bereik.definities(nummer)) is noemt, geval.regel.naam
        gezien.add(noemt)
    assert gezien == {True, False}
