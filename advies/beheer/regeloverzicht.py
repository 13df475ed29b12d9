"""A rule as a reader sees it: when it applies, what it says, why, where that stands, and what it is tied to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from advies.voorwaardezin import Voorwaardezinnen
from kennisbank.catalogus import catalogus
from kennisbank.frozen import FrozenDict
from regels.sleutels import FeitSleutel
from regels.taal import Regel, Regelbank


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
        conclusie: what it classifies or chooses, such as `{"keuze": "uitbesteden_mag"}`; may be empty.
        conclusie_tekst: the Dutch name of that value; may be empty.
        tekst: what to do.
        uitleg: why.
        kanttekening: what to keep in mind; may be empty.
        wie: who acts.
        fase: phases in which it matters.
        aanbevelingen: the recommendations on whose state it bears.
        bron_tekst: references, in Dutch.
        stelling: the statements of the publication that it encodes.
        bouwt_op: the derived facts in its condition.
        toetsen: how many rule tests speak of it.
        afwegingen: the trade-offs in which it speaks for a side.
        tekst_voor: what to do for who does not read it as the partnership, by value of the fact `perspectief`.
    """

    regel: str
    plek: str
    titel: str
    soort: str
    sterkte: str
    grond: str
    voor_elk_proces: bool
    voorwaarden: tuple[tuple[int, str], ...]
    conclusie: Mapping[str, str]
    conclusie_tekst: str
    tekst: str
    uitleg: str
    kanttekening: str
    wie: tuple[str, ...]
    fase: tuple[str, ...]
    aanbevelingen: tuple[int, ...]
    bron_tekst: tuple[str, ...]
    stelling: tuple[str, ...]
    bouwt_op: tuple[str, ...]
    toetsen: int
    afwegingen: tuple[str, ...]
    tekst_voor: Mapping[str, str] = field(default_factory=FrozenDict)


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

    afgeleid = {feit.naam for feit in bank.afgeleid}
    bouwt_op = dict.fromkeys(feit.naam for feit in verwijzingen(regel.als) if feit.naam in afgeleid)
    conclusie = regel.dan
    return Regeloverzicht(
        regel=regel.naam,
        plek=str(regel.plek),
        titel=leesbaar(regel.titel, bank),
        soort=regel.soort,
        sterkte=regel.sterkte,
        grond=regel.grond,
        voor_elk_proces=regel.voor_elk_proces,
        voorwaarden=Voorwaardezinnen(bank).van(regel.als),
        conclusie=FrozenDict({conclusie.over: conclusie.waarde} if conclusie else {}),
        conclusie_tekst=catalogus().conclusies[conclusie.over][conclusie.waarde].naam if conclusie else "",
        tekst=leesbaar(regel.tekst, bank),
        uitleg=leesbaar(regel.uitleg, bank),
        kanttekening=leesbaar(regel.kanttekening, bank),
        wie=regel.wie,
        fase=regel.fase,
        aanbevelingen=regel.aanbevelingen,
        bron_tekst=tuple(bron.tekst for bron in regel.bron),
        stelling=regel.stelling,
        bouwt_op=tuple(bouwt_op),
        toetsen=toetsen,
        afwegingen=tuple(a.naam for a in afwegingen() if any(regel.naam in pool.regels for pool in a.polen)),
        tekst_voor=FrozenDict({wie: leesbaar(tekst, bank) for wie, tekst in regel.tekst_voor}),
    )


def leesbaar(tekst: str, bank: Regelbank) -> str:
    """Return a text of a rule with the names between braces as words.

    Args:
        tekst: the text, with places such as `{omvang_wiz_fte}`.
        bank: the rule base with the words for facts.
    """
    import re

    def woord(vondst: re.Match[str]) -> str:
        naam = FeitSleutel.lees(vondst[1]).naam
        return "dit proces" if naam == "proces" else f"‹{bank.vocabulaire.feiten[naam].kort}›"

    uit = re.sub(r"\{([a-z0-9_.]+)\}", woord, tekst)
    return uit[:1].upper() + uit[1:]
