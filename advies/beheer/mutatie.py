"""Mutation of the rule base: which slips of the pen the rule tests notice, and the test that would notice the rest.

A variant that no test notices is either equivalent (proved with z3 over all facts) or a survivor. Each survivor comes with the
smallest facts on which it differs: the test that is lacking.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from advies.beheer.toetsing import Toets
from advies.beheer.toetsvoorstel import als_yaml
from advies.evalueer import Adviseur
from advies.motor.gevallen import Geval
from advies.werkgeheugen import werkgeheugen
from kennisbank.lean import dataclass
from regels.bewijs.bewijzer import Bewijzer, alle_feiten, verschilt
from regels.logica import verwijzingen, voor_proces, waarheid
from regels.sleutels import FeitSleutel, RegelSleutel, feitsleutels
from regels.taal import AfgeleidFeit, Regel, Regelbank, Voorwaarde, Werkgeheugen
from regels.varianten import Variant, Varianten


@dataclass(frozen=True, slots=True)
class Overlever:
    """A change that no rule test notices.

    Args:
        stuk: the rule or derived fact that was changed.
        variant: the change.
        toets: a rule test, as YAML, that would notice it.
    """

    stuk: Regel | AfgeleidFeit
    variant: Variant
    toets: str


@dataclass(frozen=True, slots=True)
class Mutatieverslag:
    """What the rule tests notice.

    Args:
        mutanten: how many changes were made.
        gedood: how many made a rule test fail.
        gelijkwaardig: how many change nothing for any facts, by proof.
        overlevers: the rest.
    """

    mutanten: int
    gedood: int
    gelijkwaardig: int
    overlevers: tuple[Overlever, ...]

    @property
    def score(self) -> float:
        """The part of the changes that change something which the tests notice; 0 to 1."""
        anders = self.mutanten - self.gelijkwaardig
        return self.gedood / anders if anders else 1.0


def muteer(adviseur: Adviseur, toetsen: Sequence[Toets]) -> Mutatieverslag:
    """Change the rule base in every small way and run the rule tests on each.

    Args:
        adviseur: the evaluator with the rule base.
        toetsen: the rule tests.

    Raises:
        Onbeslist: z3 did not decide in time whether a change is equivalent.
        ImportError: z3 is not installed.
    """
    bank = adviseur.bank
    proef = _Proef(bank, toetsen)
    maker = Varianten(bank.vocabulaire, bank.processen)
    bewijzer = Bewijzer(bank)
    gevallen = {geval.sleutel: geval for geval in adviseur.maskers.gevallen.regels}
    mutanten = gelijk = 0
    overlevers: list[Overlever] = []
    stukken: tuple[Regel | AfgeleidFeit, ...] = (*bank.afgeleid, *bank.regels)
    for stuk in stukken:
        for variant in maker.van_stuk(stuk):
            mutanten += 1
            if proef.merkt(stuk, variant.geheel):
                continue
            toets = _ontbrekende_toets(bewijzer, stuk, variant, gevallen)
            if toets is None:
                gelijk += 1
            else:
                overlevers.append(Overlever(stuk, variant, toets))
    return Mutatieverslag(mutanten, mutanten - gelijk - len(overlevers), gelijk, tuple(overlevers))


class _Proef:
    """Runs rule tests on changed rules, by the plain definition of truth.

    Args:
        bank: the rule base.
        toetsen: the rule tests.
    """

    def __init__(self, bank: Regelbank, toetsen: Sequence[Toets]) -> None:
        self._bank = bank
        self._regels = {regel.naam: regel for regel in bank.regels}
        self._toetsen = [werkgeheugen(toets.verband) for toets in toetsen]
        self._per_regel: dict[str, list[tuple[int, RegelSleutel, bool | None]]] = {}
        for nummer, toets in enumerate(toetsen):
            for sleutel, verwacht in toets.verwacht.items():
                self._per_regel.setdefault(sleutel.regel, []).append((nummer, sleutel, verwacht))
        self._afgeleid = [self._leid_af(bank.afgeleid, geheugen) for geheugen in self._toetsen]

    def merkt(self, stuk: Regel | AfgeleidFeit, voorwaarde: Voorwaarde) -> bool:
        """Return whether some test fails when a rule or derived fact has another condition."""
        if isinstance(stuk, Regel):
            return any(
                waarheid(voor_proces(voorwaarde, sleutel.proces), self._toetsen[nummer], self._afgeleid[nummer])
                is not verwacht
                for nummer, sleutel, verwacht in self._per_regel.get(stuk.naam, ())
            )
        ander = tuple(replace(f, betekent=voorwaarde) if f is stuk else f for f in self._bank.afgeleid)
        anders: dict[int, dict[FeitSleutel, bool | None]] = {}
        for regel in sorted(_bouwt_op(self._bank, stuk.naam)):
            for nummer, sleutel, verwacht in self._per_regel.get(regel, ()):
                if nummer not in anders:
                    anders[nummer] = self._leid_af(ander, self._toetsen[nummer])
                if self._regel_wijkt_af(sleutel, verwacht, self._toetsen[nummer], anders[nummer]):
                    return True
        return False

    def _regel_wijkt_af(
        self,
        sleutel: RegelSleutel,
        verwacht: bool | None,
        geheugen: Werkgeheugen,
        afgeleid: Mapping[FeitSleutel, bool | None],
    ) -> bool:
        voorwaarde = voor_proces(self._regels[sleutel.regel].als, sleutel.proces)
        return waarheid(voorwaarde, geheugen, afgeleid) is not verwacht

    def _leid_af(self, feiten: tuple[AfgeleidFeit, ...], geheugen: Werkgeheugen) -> dict[FeitSleutel, bool | None]:
        uit: dict[FeitSleutel, bool | None] = {}
        for feit in feiten:
            for sleutel in feitsleutels(feit.naam, feit.per_proces, self._bank.processen):
                uit[sleutel] = waarheid(voor_proces(feit.betekent, sleutel.proces), geheugen, uit)
        return uit


def _bouwt_op(bank: Regelbank, naam: str) -> frozenset[str]:
    """Return the rules that read a derived fact, directly or through others."""
    afgeleid = {naam}
    for feit in bank.afgeleid:  # each stands after those it builds on
        if any(deel.naam in afgeleid for deel in verwijzingen(feit.betekent)):
            afgeleid.add(feit.naam)
    return frozenset(r.naam for r in bank.regels if any(deel.naam in afgeleid for deel in verwijzingen(r.als)))


def _ontbrekende_toets(
    bewijzer: Bewijzer, stuk: Regel | AfgeleidFeit, variant: Variant, gevallen: Mapping[RegelSleutel, Geval]
) -> str | None:
    """Return the smallest rule test that tells a change from the original, or None: proved equivalent."""
    bank = bewijzer.bank
    ander = bewijzer if isinstance(stuk, Regel) else Bewijzer(_vervangen(bank, stuk, variant), bewijzer.ruimte)
    for regel, nieuw in _te_vergelijken(bank, stuk, variant):
        zonder = () if regel.soort == "tegenspraak" else None
        for proces in bewijzer.processen(regel):
            formules = bewijzer.formule(regel.als, proces), ander.formule(nieuw, proces)
            getuige = bewijzer.zoek(verschilt(*formules), alle_feiten(formules), zonder=zonder)
            if getuige is not None:
                geval = gevallen[RegelSleutel(regel.naam, proces)]
                status = _status(bewijzer.bank, geval, getuige)
                return als_yaml(geval, f"{variant.ingreep} valt op", getuige, status, bank.vocabulaire.feiten)
    return None


def _te_vergelijken(
    bank: Regelbank, stuk: Regel | AfgeleidFeit, variant: Variant
) -> Iterator[tuple[Regel, Voorwaarde]]:
    if isinstance(stuk, Regel):
        yield stuk, variant.geheel
    else:
        yield from ((r, r.als) for r in bank.regels if r.naam in _bouwt_op(bank, stuk.naam))


def _vervangen(bank: Regelbank, stuk: AfgeleidFeit, variant: Variant) -> Regelbank:
    nieuw = replace(stuk, betekent=variant.geheel)
    return replace(bank, afgeleid=tuple(nieuw if feit is stuk else feit for feit in bank.afgeleid))


def _status(bank: Regelbank, geval: Geval, geheugen: Werkgeheugen) -> bool | None:
    afgeleid = _Proef(bank, ())._leid_af(bank.afgeleid, geheugen)
    return waarheid(voor_proces(geval.regel.als, geval.proces), geheugen, afgeleid)
