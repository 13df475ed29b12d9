"""What of the publication the rules cover, place by place, and a derived fact, as a reader sees them."""

from __future__ import annotations

from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.lean import dataclass
from kennisbank.meldingen import Melding
from regels.dekking import ontbrekend, per_afdeling, regels_per_stelling, stellingen
from regels.logica import verwijzingen
from regels.taal import AfgeleidFeit, Regelbank


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """One statement of the publication.

    Args:
        nummer: its number in the list, such as "R159".
        regels: the rules that render it.
        reden: why no rule does; empty when one does.
    """

    nummer: str
    regels: tuple[str, ...]
    reden: str


@dataclass(frozen=True, slots=True)
class Plaats:
    """One place in the publication.

    Args:
        tekst: how the place is written, in Dutch.
        titel: what stands there; may be empty.
        uitspraken: the statements that stand there.
        regels: the rules that refer to it and render none of those.
    """

    tekst: str
    titel: str
    uitspraken: tuple[Uitspraak, ...]
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dekkingsoverzicht:
    """What of the publication the rules cover.

    Args:
        plaatsen: the places with a statement or a rule, in the order of the publication.
        uitspraken: number of statements.
        met_regel: how many of those a rule renders.
        met_reden: how many have a reason why not.
        regels: number of rules.
        zonder_uitspraak: how many of those render no statement of the list.
    """

    plaatsen: tuple[Plaats, ...]
    uitspraken: int
    met_regel: int
    met_reden: int
    regels: int
    zonder_uitspraak: int


@dataclass(frozen=True, slots=True)
class Afgeleidoverzicht:
    """One derived fact.

    Args:
        afgeleid: its name.
        plek: file, line and column where it stands.
        kort: short Dutch label.
        grond: `tekst` or `afgeleid` (ours).
        voorwaarden: its definition in Dutch, each condition with its depth; those of one depth must all hold.
        bron_tekst: references, in Dutch.
        voedt: the rules and derived facts that read it.
    """

    afgeleid: str
    plek: str
    kort: str
    grond: str
    voorwaarden: tuple[tuple[int, str], ...]
    bron_tekst: tuple[str, ...]
    voedt: tuple[str, ...]


def dekkingsoverzicht(bank: Regelbank) -> Dekkingsoverzicht:
    """Return what of the publication a rule base covers.

    Args:
        bank: the rule base.
    """
    per_stelling = regels_per_stelling(bank)
    plaatsen: list[Plaats] = []
    for afdeling in per_afdeling(bank):
        uitspraken = tuple(
            Uitspraak(deel.nummer, tuple(r.naam for r in per_stelling.get(deel.nummer, ())), deel.reden)
            for deel in afdeling.stellingen
        )
        getoond = {naam for deel in uitspraken for naam in deel.regels}
        overige = tuple(regel.naam for regel in afdeling.regels if regel.naam not in getoond)
        if uitspraken or afdeling.regels:
            plaatsen.append(Plaats(afdeling.tekst, afdeling.titel, uitspraken, overige))
    alle = stellingen()
    return Dekkingsoverzicht(
        plaatsen=tuple(plaatsen),
        uitspraken=len(alle),
        met_regel=sum(1 for stelling in alle if stelling.nummer in per_stelling),
        met_reden=sum(1 for stelling in alle if stelling.reden),
        regels=len(bank.regels),
        zonder_uitspraak=sum(1 for regel in bank.regels if not regel.stelling),
    )


def gaten(bank: Regelbank) -> list[Melding]:
    """Return a message for each statement without a rule, and each rule of a statement that does not exist."""
    return ontbrekend(bank, stellingen())


def afgeleidoverzicht(feit: AfgeleidFeit, bank: Regelbank) -> Afgeleidoverzicht:
    """Return a derived fact as a reader sees it: its definition, and what it feeds.

    Args:
        feit: the derived fact.
        bank: the rule base that it is part of.
    """
    voedt = [r.naam for r in bank.regels if any(deel.naam == feit.naam for deel in verwijzingen(r.als))]
    voedt += [a.naam for a in bank.afgeleid if any(deel.naam == feit.naam for deel in verwijzingen(a.betekent))]
    return Afgeleidoverzicht(
        afgeleid=feit.naam,
        plek=str(feit.plek),
        kort=feit.kort,
        grond=feit.grond,
        voorwaarden=Voorwaardezinnen(bank).van(feit.betekent),
        bron_tekst=tuple(bron.tekst for bron in feit.bron),
        voedt=tuple(voedt),
    )
