"""A rule as a reader sees it: when it applies, what it says, why, where that stands, and what it is tied to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from advies.woorden.regelteksten import leesbaar
from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.catalogus import Actor, Fase, catalogus
from kennisbank.frozen import FrozenDict
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie
from regels.taal import Grond, Plaats, Regel, Regelbank, Soort, Sterkte


@dataclass(frozen=True, slots=True)
class Bewoordingsoverzicht:
    """The words of a rule for one of the ways in which it can apply.

    Args:
        voorwaarden: the alternative in Dutch, each line with its depth.
        titel: the advice in one line.
        tekst: what to do; empty when that is the text of the rule.
    """

    voorwaarden: tuple[tuple[int, str], ...]
    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Regeloverzicht:
    """One rule.

    Args:
        regel: its name.
        plek: file, line and column where it stands.
        titel: the advice in one line.
        soort: kind.
        sterkte: how strongly the publication says it.
        grond: `tekst` or `afgeleid` (ours).
        voor_elk_proces: whether it is answered for each ict process.
        voorwaarden: its conditions in Dutch, each with its depth; those of one depth must all hold.
        over: key of the one process that it is about; empty for each process and for none.
        wijkt_voor: the more specific rules that it yields to.
        gaat_voor: the more general rules that yield to it.
        plaats: what it means for today's place of its process (`past_niet`, `niet_belegd`); empty for nothing.
        conclusie: what it classifies or chooses, such as `{"keuze": "uitbesteden_mag"}`; may be empty.
        conclusie_tekst: the Dutch name of that value; may be empty.
        tekst: what to do.
        uitleg: why.
        kanttekening: what to keep in mind; may be empty.
        wie: who acts.
        fase: phases in which it matters.
        aanbevelingen: the recommendations that it is about.
        draagt: those of them of whose core it is, so that their state rests on it.
        bron_tekst: references, in Dutch.
        stelling: the statements of the publication that it encodes.
        bouwt_op: the derived facts in its condition.
        toetsen: how many rule tests speak of it.
        afwegingen: the trade-offs in which it speaks for a side.
        preciezer: its words when one alternative of its condition is certain.
        tekst_voor: what to do for who does not read it as the partnership, by value of the fact `perspectief`.
        achteraf: its words for who is past its phases: `titel`, `tekst` and `kanttekening`; empty when the usual ones hold
            then too.
        laag: the layer that it is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    plek: str
    titel: str
    soort: Soort
    sterkte: Sterkte
    grond: Grond
    voor_elk_proces: bool
    voorwaarden: tuple[tuple[int, str], ...]
    over: str
    wijkt_voor: tuple[str, ...]
    gaat_voor: tuple[str, ...]
    plaats: Plaats
    conclusie: Mapping[str, str]
    conclusie_tekst: str
    tekst: str
    uitleg: str
    kanttekening: str
    wie: tuple[Actor, ...]
    fase: tuple[Fase, ...]
    aanbevelingen: tuple[int, ...]
    draagt: tuple[int, ...]
    bron_tekst: tuple[str, ...]
    stelling: tuple[str, ...]
    bouwt_op: tuple[str, ...]
    toetsen: int
    afwegingen: tuple[str, ...]
    preciezer: tuple[Bewoordingsoverzicht, ...] = ()
    tekst_voor: Mapping[str, str] = field(default_factory=FrozenDict)
    achteraf: Mapping[str, str] = field(default_factory=FrozenDict)
    laag: str = ""


def overzichten(regels: Iterable[Regel], bank: Regelbank) -> Iterator[Regeloverzicht]:
    """Yield rules as a reader sees them.

    Args:
        regels: the rules.
        bank: the rule base that they are part of.
    """
    from advies.beheer.toetsing import lees_toetsen

    toetsen = Counter(naam for toets in lees_toetsen(bank) for naam in {sleutel.regel for sleutel in toets.verwacht})
    for regel in regels:
        yield _overzicht(regel, bank, toetsen[regel.naam])


def _overzicht(regel: Regel, bank: Regelbank, toetsen: int) -> Regeloverzicht:
    from regels.afwegingen import afwegingen
    from regels.logica import verwijzingen

    feiten = bank.vocabulaire.feiten
    afgeleid = {feit.naam for feit in bank.afgeleid}
    bouwt_op = dict.fromkeys(feit.naam for feit in verwijzingen(regel.geschreven) if feit.naam in afgeleid)
    conclusie = regel.dan
    return Regeloverzicht(
        regel=regel.naam,
        plek=str(regel.plek),
        titel=leesbaar(regel.titel, feiten),
        soort=regel.soort,
        sterkte=regel.sterkte,
        grond=regel.grond,
        voor_elk_proces=regel.voor_elk_proces,
        voorwaarden=Voorwaardezinnen(bank).van(regel.geschreven),
        over=regel.over,
        wijkt_voor=regel.wijkt_voor,
        gaat_voor=tuple(ander.naam for ander in bank.regels if regel.naam in ander.wijkt_voor),
        plaats=regel.plaats,
        conclusie=FrozenDict({conclusie.over: conclusie.waarde} if conclusie else {}),
        conclusie_tekst=catalogus().conclusies[conclusie.over][conclusie.waarde].naam if conclusie else "",
        tekst=leesbaar(regel.tekst, feiten),
        uitleg=leesbaar(regel.uitleg, feiten),
        kanttekening=leesbaar(regel.kanttekening, feiten),
        wie=regel.wie,
        fase=regel.fase,
        aanbevelingen=regel.aanbevelingen,
        draagt=regel.draagt,
        bron_tekst=tuple(bron.tekst for bron in regel.bron),
        stelling=regel.stelling,
        bouwt_op=tuple(bouwt_op),
        toetsen=toetsen,
        afwegingen=tuple(a.naam for a in afwegingen() if any(regel.naam in pool.regels for pool in a.polen)),
        preciezer=tuple(
            Bewoordingsoverzicht(
                Voorwaardezinnen(bank).van(deel.als), leesbaar(deel.titel, feiten), leesbaar(deel.tekst, feiten)
            )
            for deel in regel.preciezer
        ),
        tekst_voor=FrozenDict({wie: leesbaar(tekst, feiten) for wie, tekst in regel.tekst_voor}),
        achteraf=_achteraf(regel, feiten),
        laag=regel.laag,
    )


def _achteraf(regel: Regel, feiten: Mapping[str, FeitDefinitie]) -> Mapping[str, str]:
    woorden = regel.achteraf
    if woorden is None:
        return FrozenDict()
    delen = woorden.titel or regel.titel, woorden.tekst, woorden.kanttekening or regel.kanttekening
    return FrozenDict(zip(("titel", "tekst", "kanttekening"), (leesbaar(deel, feiten) for deel in delen), strict=True))
