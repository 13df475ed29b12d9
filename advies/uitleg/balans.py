"""What is gained and lost between two evaluations, what must be done first; without composing the whole advice of either."""

from __future__ import annotations

from collections.abc import Iterator

from advies.afleiding import Afleiding
from advies.antwoord import AanbevelingOordeel, is_bevinding, status_van
from advies.evaluatie import Evaluatie
from advies.raad.in_orde import oordeel_aanbevelingen
from advies.samenstelling.adviezen import maak_advies, zwaarte
from advies.uitleg.wat_als import Overgang, Staatsovergang
from kennisbank.lean import dataclass
from regels.taal import Soort

_GOED: tuple[Soort, ...] = ("goede_praktijk", "kans")


@dataclass(frozen=True, slots=True)
class Balans:
    """What changes from one evaluation to another, by whether it is for the better; what must be done first in each.

    Args:
        gewonnen: findings that are no longer certain, and good practices and chances that became so.
        verloren: findings that became certain, and good practices and chances that are no longer so.
        anders: what is neither: how the partnership is classified.
        aanbevelingen: recommendations whose state changes.
    """

    gewonnen: tuple[Overgang, ...]
    verloren: tuple[Overgang, ...]
    anders: tuple[Overgang, ...]
    aanbevelingen: tuple[Staatsovergang, ...]

    @property
    def leeg(self) -> bool:
        """Whether nothing changes."""
        return not (self.gewonnen or self.verloren or self.anders or self.aanbevelingen)


@dataclass(frozen=True, slots=True)
class Stand:
    """How much an evaluation finds, in figures.

    Args:
        moet: findings that are certain, of strength `moet`.
        bevindingen: all findings that are certain.
        aandacht: recommendations that ask attention.
        in_orde: recommendations that are in order.
    """

    moet: int
    bevindingen: int
    aandacht: int
    in_orde: int


def balans(voor: Evaluatie, na: Evaluatie) -> Balans:
    """Return what is gained and lost.

    Args:
        voor: the partnership before.
        na: the partnership after, with the same rules.
    """
    winst: list[Overgang] = []
    verlies: list[Overgang] = []
    anders: list[Overgang] = []
    for overgang in _overgangen(voor, na):
        erbij = overgang.wordt == "zeker"
        if is_bevinding(overgang.soort, overgang.sterkte):
            (verlies if erbij else winst).append(overgang)
        elif overgang.soort in _GOED:
            (winst if erbij else verlies).append(overgang)
        else:
            anders.append(overgang)
    oud = {deel.nummer: deel for deel in _aanbevelingen(voor)}
    staten = (
        Staatsovergang(deel.nummer, deel.naam, oud[deel.nummer].staat, deel.staat)
        for deel in _aanbevelingen(na)
        if oud[deel.nummer].staat != deel.staat
    )
    return Balans(_op_zwaarte(winst), _op_zwaarte(verlies), _op_zwaarte(anders), tuple(staten))


def stand(evaluatie: Evaluatie) -> Stand:
    """Return how much an evaluation finds.

    Args:
        evaluatie: the partnership, evaluated.
    """
    zeker = [geval.regel for geval, waar in evaluatie.gevallen() if waar]
    gevonden = [regel for regel in zeker if is_bevinding(regel.soort, regel.sterkte)]
    staten = [deel.staat for deel in _aanbevelingen(evaluatie)]
    return Stand(
        moet=sum(regel.sterkte == "moet" for regel in gevonden),
        bevindingen=len(gevonden),
        aandacht=staten.count("aandacht"),
        in_orde=staten.count("in_orde"),
    )


def _overgangen(voor: Evaluatie, na: Evaluatie) -> Iterator[Overgang]:
    """Yield the rules that become certain or are no longer so."""
    eerst, nu = Afleiding(voor), Afleiding(na)
    for (geval, was), wordt in zip(voor.gevallen(), na.status, strict=True):
        if was is wordt or True not in (was, wordt) or geval.regel.soort == "tegenspraak":
            continue
        advies = maak_advies(geval, "zeker", nu if wordt else eerst)
        yield Overgang(
            regel=advies.regel,
            over=advies.over,
            soort=advies.soort,
            sterkte=advies.sterkte,
            titel=advies.titel,
            was=status_van(was),
            wordt=status_van(wordt),
            bron_tekst=advies.bron_tekst,
            grond=advies.grond,
            laag=advies.laag,
        )


def _aanbevelingen(evaluatie: Evaluatie) -> tuple[AanbevelingOordeel, ...]:
    gevallen = [(geval, status_van(waar)) for geval, waar in evaluatie.gevallen() if geval.regel.soort != "tegenspraak"]
    return oordeel_aanbevelingen(gevallen, Afleiding(evaluatie))


def _op_zwaarte(overgangen: list[Overgang]) -> tuple[Overgang, ...]:
    return tuple(sorted(overgangen, key=lambda deel: zwaarte(deel.sterkte)))
