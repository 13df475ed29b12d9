"""What an answer changed, and which answers were given so far; for a front end of the interview to show."""

from __future__ import annotations

from collections.abc import Mapping

from advies.afleiding import Afleiding
from advies.antwoord import Advies, Antwoord, status_van
from advies.evaluatie import Evaluatie
from advies.samenstelling.adviezen import maak_advies, zwaarte
from advies.uitleg.gesprek import Stand
from advies.woorden.feiten import waardetekst
from kennisbank.catalogus import catalogus
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie, Vocabulaire
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde

WEET_NIET = "weet ik niet"


@dataclass(frozen=True, slots=True)
class Uitwerking:
    """What an answer changed, the strongest first.

    Args:
        zeker: advices that became certain.
        uitgesloten: advices that can no longer apply.
        terug: advices that were certain and no longer are, since an answer was mended.
    """

    zeker: tuple[Advies, ...]
    uitgesloten: tuple[Advies, ...]
    terug: tuple[Advies, ...]


def uitwerking(voor: Antwoord, na: Antwoord) -> Uitwerking:
    """Return what changed between two answers, both without what is excluded.

    Args:
        voor: the advice before an answer.
        na: the advice after it.
    """
    eerst = {advies.sleutel: advies for advies in voor.adviezen}
    nu = {advies.sleutel: advies for advies in na.adviezen}
    zeker = {sleutel for sleutel, advies in eerst.items() if advies.status == "zeker"}
    return Uitwerking(
        tuple(advies for sleutel, advies in nu.items() if advies.status == "zeker" and sleutel not in zeker),
        tuple(advies for sleutel, advies in eerst.items() if sleutel not in nu and sleutel not in zeker),
        tuple(
            eerst[sleutel]
            for sleutel in eerst
            if sleutel in zeker and not (sleutel in nu and nu[sleutel].status == "zeker")
        ),
    )


def uitwerking_van(voor: Evaluatie, na: Evaluatie) -> Uitwerking:
    """Return what changed between two evaluations with one rule base, without composing the whole advice of either.

    Args:
        voor: the partnership before an answer.
        na: the partnership after it.
    """
    delen: dict[str, list[Advies]] = {"zeker": [], "uitgesloten": [], "terug": []}
    eerst, nu = Afleiding(voor), Afleiding(na)
    for (geval, was), wordt in zip(voor.gevallen(), na.status, strict=True):
        if was is wordt or geval.regel.soort == "tegenspraak":
            continue
        if wordt:
            delen["zeker"].append(maak_advies(geval, "zeker", nu))
        elif was:
            delen["terug"].append(maak_advies(geval, "zeker", eerst))
        elif wordt is False:
            delen["uitgesloten"].append(maak_advies(geval, status_van(was), eerst))
    op_zwaarte = {naam: tuple(sorted(deel, key=lambda a: zwaarte(a.sterkte))) for naam, deel in delen.items()}
    return Uitwerking(op_zwaarte["zeker"], op_zwaarte["uitgesloten"], op_zwaarte["terug"])


@dataclass(frozen=True, slots=True)
class Gegevenwaarde:
    """The value of an answer.

    Args:
        proces: key of the process that it is about; empty for an answer about the partnership.
        tekst: the value in Dutch.
        gevolgd: whether nobody typed it: it follows from another answer.
    """

    proces: str
    tekst: str
    gevolgd: bool


@dataclass(frozen=True, slots=True)
class Gegeven:
    """An answer that was given.

    Args:
        feit: name of the fact.
        kort: short label of the fact.
        thema: title of its theme.
        waarden: the answers: one, or one for each process.
    """

    feit: str
    kort: str
    thema: str
    waarden: tuple[Gegevenwaarde, ...]


def gegeven_antwoorden(stand: Stand, woorden: Vocabulaire) -> tuple[Gegeven, ...]:
    """Return all answers, in the order of the vocabulary, with those that the adviser does not know.

    Args:
        stand: where the interview stands.
        woorden: the vocabulary.
    """
    per_feit: dict[str, dict[FeitSleutel, FeitWaarde | None]] = {}
    for sleutel, waarde in stand.geheugen.items():
        per_feit.setdefault(sleutel.naam, {})[sleutel] = waarde
    for sleutel in sorted(stand.overgeslagen):
        per_feit.setdefault(sleutel.naam, {})[sleutel] = None
    return tuple(
        Gegeven(naam, feit.kort, woorden.themas[feit.thema], _waarden(feit, per_feit[naam], stand))
        for naam, feit in woorden.feiten.items()
        if naam in per_feit
    )


def _waarden(
    feit: FeitDefinitie, waarden: Mapping[FeitSleutel, FeitWaarde | None], stand: Stand
) -> tuple[Gegevenwaarde, ...]:
    uit: list[Gegevenwaarde] = []
    volgorde = ("", *catalogus().processen)
    for sleutel, waarde in sorted(waarden.items(), key=lambda paar: volgorde.index(paar[0].proces)):
        tekst = WEET_NIET if waarde is None else waardetekst(feit, waarde)
        uit.append(Gegevenwaarde(sleutel.proces, tekst, sleutel in stand.gevolgd))
    return tuple(uit)
