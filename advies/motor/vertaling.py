"""The rule base in the words of durable-rules: what a rule concludes, its patterns, and the messages they read.

Nothing here runs the engine; `durable.py` does. The subset is that of docs/besluiten/durable-rules.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.meldingen import Melding, Plek, RegelFout
from regels.eigen import is_basisbank
from regels.logica import (
    Literaal,
    Tak,
    literaal_voor_proces,
    takken,
    tegendeel,
    verschilt_per_proces,
    verwijzingen,
    voor_proces,
    waarheid_atoom,
)
from regels.sleutels import DIT, FeitSleutel
from regels.taal import (
    AantalWaarden,
    Atoom,
    Bevat,
    EenVan,
    ErIsGemeente,
    Gelijk,
    Regel,
    Regelbank,
    Vergelijk,
    Verschilt,
    Voorwaarde,
    Werkgeheugen,
)

HOOGSTENS_PATRONEN = 15
"""Positive patterns in a rule; 16 is the measured limit of the engine."""
HOOGSTENS_VARIANTEN = 64
"""Rules of the engine that one condition may become."""
HOOGSTENS_LITERALEN = 400
"""Different tests in a ruleset; from some 512 under one node on, registering never ends."""
HOOGSTENS_GETAL = 2**62
"""The engine lets whole numbers end at 2**63, without a word."""

Bericht = dict[str, str | int]
Patroon = dict[str, Any]
Variant = tuple[Literaal, ...]


class Ruleset:
    """A ruleset of the engine and what it has to be told.

    Args:
        naam: its name in the host.
        processen: the keys of the processes of the rule base.
    """

    __slots__ = ("doelen", "feiten", "naam", "ontkend", "overig", "processen", "soorten")

    def __init__(self, naam: str, processen: tuple[str, ...]) -> None:
        self.naam = naam
        self.processen = processen
        self.doelen: set[str] = set()
        """The names of what its rules conclude."""
        self.soorten: set[str] = set()
        """The kinds of message that its patterns read."""
        self.feiten: set[str] = set()
        """The names of the facts that those messages are about."""
        self.ontkend: dict[str, set[str]] = {}
        """For each choice or set, the values whose absence its patterns read."""
        self.overig: dict[Atoom, str] = {}
        """The atoms that are computed before inference."""


@dataclass(frozen=True, slots=True)
class Motorregel:
    """One rule of the engine: a conjunction of what one pattern can say.

    Args:
        proces: the process that it is about; `DIT` for a join, empty for the partnership.
        literalen: the conjunction.
        feiten: the names of the facts and derived facts without which it cannot fire.
    """

    proces: str
    literalen: Variant
    feiten: frozenset[str]


@dataclass(frozen=True, slots=True)
class Motordoel:
    """What engine rules conclude, with those rules.

    Args:
        naam: its name in the engine, see `Doel`.
        proces: the only process that it is about; empty for every process, and for the partnership.
        regels: the rules.
    """

    naam: str
    proces: str
    regels: tuple[Motorregel, ...]


@dataclass(frozen=True, slots=True)
class Doel:
    """What a set of engine rules concludes: a rule, or one polarity of a derived fact.

    Args:
        naam: its name in the engine: of the rule, or of the derived fact with `:ja` or `:nee` behind it.
        per_proces: whether it is concluded for each process, in the same ways.
        takken: the ways in which it can be concluded.
        plek: where it stands in the rule base.
        proces: the only process that the ways are about; empty for every process, and for the partnership.
    """

    naam: str
    per_proces: bool
    takken: tuple[Tak, ...]
    plek: Plek
    proces: str = ""


def vertaling(bank: Regelbank) -> tuple[tuple[Motordoel, ...], ...]:
    """Return what `vertaal` does, from the compiled file for the rule base that travels with the package."""
    if is_basisbank(bank):
        return uit_bundel("vertaling", lambda: vertaal(bank))
    return vertaal(bank)


def vertaal(bank: Regelbank) -> tuple[tuple[Motordoel, ...], ...]:
    """Return a rule base in the words of the engine, layer by layer.

    Args:
        bank: the rule base.

    Raises:
        RegelFout: a rule does not fit the limits of the engine; located in the rule base, all at once.
    """
    meldingen: list[Melding] = []
    uit: list[tuple[Motordoel, ...]] = []
    for laag in lagen_van(bank):
        doelen: list[Motordoel] = []
        for doel in laag:
            varianten = varianten_per_proces(doel, bank.processen)
            bezwaar = te_zwaar(doel, varianten)
            if bezwaar is None:
                regels = tuple(Motorregel(proces, variant, _feiten(variant)) for proces, variant in varianten)
                doelen.append(Motordoel(doel.naam, doel.proces, regels))
            else:
                meldingen.append(bezwaar)
        uit.append(tuple(doelen))
    if meldingen:
        raise RegelFout(meldingen)
    return tuple(uit)


def _feiten(variant: Variant) -> frozenset[str]:
    return frozenset(feit.naam for literaal in variant for feit in verwijzingen(literaal.atoom))


def lagen_van(bank: Regelbank) -> Iterator[list[Doel]]:
    """Yield the layers: derived facts, each layer after those it builds on, and the rules last."""
    diepte: dict[str, int] = {}
    lagen: dict[int, list[Doel]] = {}
    for feit in bank.afgeleid:
        diepte[feit.naam] = 1 + max((diepte.get(v.naam, -1) for v in verwijzingen(feit.betekent)), default=-1)
        laag = lagen.setdefault(diepte[feit.naam], [])
        laag.append(Doel(f"{feit.naam}:ja", feit.per_proces, takken(feit.betekent), feit.plek))
        laag.append(Doel(f"{feit.naam}:nee", feit.per_proces, takken(tegendeel(feit.betekent)), feit.plek))
    for nummer in sorted(lagen):
        yield lagen[nummer]
    yield [doel for regel in bank.regels for doel in _doelen(regel, bank.processen)]


def _doelen(regel: Regel, processen: tuple[str, ...]) -> Iterator[Doel]:
    if verschilt_per_proces(regel.als):
        for proces in processen:
            yield Doel(regel.naam, False, takken(voor_proces(regel.als, proces)), regel.plek, proces)
    else:
        yield Doel(regel.naam, regel.voor_elk_proces, takken(regel.als), regel.plek)


def takken_per_proces(doel: Doel, processen: tuple[str, ...]) -> Iterator[tuple[str, Tak]]:
    """Yield the branches with the process they are about: empty, `DIT` for a join, or one by one.

    One message never matches two patterns of a rule. A rule that speaks of a fact both for this process and for a named one
    is therefore written out for each process, where equal literals fall together.

    Args:
        doel: what is concluded.
        processen: the keys of the processes.
    """
    for tak in doel.takken:
        if not doel.per_proces:
            yield doel.proces, tak
            continue
        feiten = {feit for literaal in tak for feit in verwijzingen(literaal.atoom)}
        dit = {feit.naam for feit in feiten if feit.proces == DIT}
        if dit and not any(feit.naam in dit for feit in feiten if feit.proces != DIT):
            yield DIT, tak
            continue
        for proces in processen:
            yield proces, tuple(dict.fromkeys(literaal_voor_proces(literaal, proces) for literaal in tak))


def varianten_per_proces(doel: Doel, processen: tuple[str, ...]) -> list[tuple[str, Variant]]:
    """Return what one goal becomes in the engine: conjunctions, each with the process it is about.

    Args:
        doel: what is concluded.
        processen: the keys of the processes.
    """
    return [(proces, v) for proces, tak in takken_per_proces(doel, processen) for v in varianten_van(tak)]


def te_zwaar(doel: Doel, varianten: list[tuple[str, Variant]]) -> Melding | None:
    """Return why the engine cannot carry a goal, at its place in the rule base; None when it can.

    Args:
        doel: what is concluded.
        varianten: what it becomes in the engine.
    """
    naam = doel.naam.partition(":")[0]
    literalen = {literaal for _, variant in varianten for literaal in variant}
    if any(not variant for _, variant in varianten):
        return Melding(
            doel.plek, f"'{naam}' heeft een voorwaarde die altijd waar is; noem minstens één feit.", code="regelgrens"
        )
    if (
        len(varianten) > HOOGSTENS_VARIANTEN
        or any(len(variant) > HOOGSTENS_PATRONEN for _, variant in varianten)
        or len(literalen) > HOOGSTENS_LITERALEN
    ):
        tekst = f"'{naam}' is te ingewikkeld voor durable-rules; maak van een deel een afgeleid feit."
        return Melding(doel.plek, tekst, code="regelgrens")
    for literaal in literalen:
        atoom = literaal.atoom
        if isinstance(atoom, Vergelijk | AantalWaarden) and abs(atoom.getal) > HOOGSTENS_GETAL:
            return Melding(
                doel.plek, f"'{naam}' vergelijkt met een getal dat te groot is voor durable-rules.", code="regelgrens"
            )
    return None


def varianten_van(tak: Tak) -> list[tuple[Literaal, ...]]:
    """Return a branch as conjunctions of what one pattern can say: memberships expanded, denied ones split."""
    uit: list[tuple[Literaal, ...]] = [()]
    for literaal in tak:
        atoom = literaal.atoom
        keuzes: list[tuple[Literaal, ...]] = [(literaal,)]
        if isinstance(atoom, EenVan):
            delen = tuple(Literaal(Gelijk(atoom.feit, waarde), literaal.waar) for waarde in atoom.waarden)
            keuzes = [(deel,) for deel in delen] if literaal.waar else [delen]
        # A literal that stands there twice would be two patterns, and one message never matches two patterns of a rule.
        uit = [tuple(dict.fromkeys((*links, *rechts))) for links in uit for rechts in keuzes]
        if len(uit) > HOOGSTENS_VARIANTEN:
            return uit
    return uit


def patroon_van(literaal: Literaal, ruleset: Ruleset) -> Patroon:
    """Return the pattern of a literal, and note in the ruleset which messages it needs."""
    atoom = literaal.atoom
    match atoom:
        case Gelijk(feit, "ja"):
            return _lees(ruleset, feit, "f", {"v": "ja" if literaal.waar else "nee"})
        case Gelijk(feit, waarde) | Bevat(feit, waarde):
            if not literaal.waar:
                ruleset.ontkend.setdefault(feit.naam, set()).add(waarde)
            return _lees(ruleset, feit, "f" if literaal.waar else "n", {"v": waarde})
        case Vergelijk(feit, grens, getal) | AantalWaarden(feit, grens, getal):
            soort = "g" if isinstance(atoom, Vergelijk) else "a"
            teken = {("minstens", True): "$gte", ("minstens", False): "$lt", ("hoogstens", True): "$lte"}
            return _lees(ruleset, feit, soort, {teken.get((grens, literaal.waar), "$gt"): {"g": getal}})
        case Verschilt() | ErIsGemeente():
            naam = ruleset.overig.setdefault(atoom, f"o{len(ruleset.overig)}")
            per_proces = DIT if _is_dit(atoom) else ""
            return _lees(ruleset, FeitSleutel(naam, per_proces), "o", {"v": "ja" if literaal.waar else "nee"})
        case _:
            raise AssertionError(f"{atoom} was to be expanded")


def _lees(ruleset: Ruleset, feit: FeitSleutel, soort: str, toets: Patroon) -> Patroon:
    kenmerk = f"{soort}:{feit.naam}"
    ruleset.soorten.add(kenmerk)
    ruleset.feiten.add(feit.naam)
    proces = {"p": feit.proces} if feit.proces else {}
    return {"s": kenmerk, "toetsen": [toets], **proces}


def voeg_samen(patronen: list[Patroon]) -> list[Patroon]:
    """Return the patterns with those on one number put together, since one message never matches two patterns."""
    uit: dict[tuple[str, str, int], Patroon] = {}
    for nummer, patroon in enumerate(patronen):
        getal = patroon["s"][0] in "ga"
        sleutel = (patroon["s"], patroon.get("p", ""), -1 if getal else nummer)
        if sleutel in uit:
            uit[sleutel] = {**uit[sleutel], "toetsen": [*uit[sleutel]["toetsen"], *patroon["toetsen"]]}
        else:
            uit[sleutel] = patroon
    return list(uit.values())


def _is_dit(voorwaarde: Voorwaarde) -> bool:
    return any(feit.proces == DIT for feit in verwijzingen(voorwaarde))


def koppel(patronen: list[Patroon]) -> list[dict[str, Any]]:
    """Return the patterns in the syntax of the engine; those about this process joined on `p`."""
    uit: list[dict[str, Any]] = []
    eerste = ""
    for nummer, patroon in enumerate(patronen):
        toetsen: list[Patroon] = [{"s": patroon["s"]}, *patroon["toetsen"]]
        alias = f"c{nummer}"
        proces = patroon.get("p")
        if proces == DIT:
            alias = f"d{nummer}"
            if eerste:
                toetsen.append({"p": {eerste: "p"}})
            eerste = eerste or alias
        elif proces:
            toetsen.append({"p": proces})
        uit.append({alias: {"$and": toetsen}})
    return uit


def berichten_voor(ruleset: Ruleset, geheugen: Werkgeheugen, afgeleid: Mapping[FeitSleutel, bool]) -> Iterator[Bericht]:
    """Yield one message for each known fact that a pattern of the ruleset reads."""
    for sleutel, waarde in geheugen.items():
        if sleutel.naam in ruleset.feiten:
            for soort, deel in _delen(ruleset, sleutel.naam, waarde):
                if f"{soort}:{sleutel.naam}" in ruleset.soorten:
                    yield _bericht(f"{soort}:{sleutel.naam}", deel, sleutel.proces)
    for sleutel, ja in afgeleid.items():
        if sleutel.naam in ruleset.feiten and f"f:{sleutel.naam}" in ruleset.soorten:
            yield _bericht(f"f:{sleutel.naam}", "ja" if ja else "nee", sleutel.proces)
    for atoom, naam in ruleset.overig.items():
        yield from _overig(atoom, naam, geheugen, ruleset.processen)


def _overig(atoom: Atoom, naam: str, geheugen: Werkgeheugen, processen: tuple[str, ...]) -> Iterator[Bericht]:
    for proces in processen if _is_dit(atoom) else ("",):
        vorm: Any = voor_proces(atoom, proces) if proces else atoom
        uitkomst = waarheid_atoom(vorm, geheugen)
        if uitkomst is not None:
            yield _bericht(f"o:{naam}", "ja" if uitkomst else "nee", proces)


def _delen(ruleset: Ruleset, naam: str, waarde: object) -> Iterable[tuple[str, str | int]]:
    """Yield kind and value of each message about one fact."""
    ontkend = ruleset.ontkend.get(naam, ())
    if isinstance(waarde, str):
        yield "f", waarde
        yield from (("n", ander) for ander in sorted(ontkend) if ander != waarde)
    elif isinstance(waarde, int):
        yield "g", waarde
    elif isinstance(waarde, frozenset):
        yield "a", len(waarde)
        yield from (("f", deel) for deel in sorted(waarde))
        yield from (("n", ander) for ander in sorted(ontkend) if ander not in waarde)


def _bericht(kenmerk: str, waarde: str | int, proces: str) -> Bericht:
    bericht: Bericht = {"s": kenmerk}
    bericht["v" if isinstance(waarde, str) else "g"] = waarde
    if proces:
        bericht["p"] = proces
    return bericht
