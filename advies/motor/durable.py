"""The durable-rules engine, kept inside the subset in which it was measured to be right.

The subset (docs/besluiten/durable-rules.md): conjunctions of positive patterns, one small message per known fact with its
kind first in `$and`, values of one known type per attribute, joins on the process only, small rulesets that are registered
once, one session at a time, actions with one argument that catch their own exceptions, and a last message that shows that
the session was finished. What is false is told by a message of its own, so that nothing ever reads absence. The layers of
derived facts are run one after the other by this host; `$not`, events, timers, `count` and chaining are not used.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from durable import engine

from advies.motor.gevallen import Gevallen, Sleutel, Vuringen
from kennisbank.catalogus import catalogus
from kennisbank.meldingen import InvoerFout, Melding, Plek
from regels.logica import Literaal, Tak, takken, tegendeel, verwijzingen, voor_proces, waarheid_atoom
from regels.taal import (
    DIT,
    AantalWaarden,
    Atoom,
    Bevat,
    EenVan,
    ErIsGemeente,
    Gelijk,
    Regelbank,
    Vergelijk,
    Verschilt,
    Verwijzing,
    Voorwaarde,
    Werkgeheugen,
)

HOOGSTENS_PATRONEN = 15
"""Positive patterns in a rule; 16 is the measured limit of the engine."""
HOOGSTENS_VARIANTEN = 64
"""Rules of the engine that one condition may become."""
PER_RULESET = 50
"""Rules of the engine in one ruleset; kept far below the 512 tests under a node at which it hangs."""

Bericht = dict[str, str | int]
Patroon = dict[str, Any]
_EINDE = "einde"


class MotorFout(Exception):
    """The engine did not finish its work; its conclusions are not used."""


class _Host(engine.Host):  # type: ignore[misc]
    """A host without the timer threads of the stock host, which race with the caller."""

    def _run(self) -> None:
        return


@dataclass(slots=True)
class _Ruleset:
    """A ruleset of the engine and what it has to be told.

    Args:
        naam: its name in the host.
        soorten: the kinds of message that its patterns read.
        ontkend: for each choice or set, the values whose absence its patterns read.
        overig: the atoms that are computed before inference.
    """

    naam: str
    soorten: set[str] = field(default_factory=set)
    ontkend: dict[str, set[str]] = field(default_factory=dict)
    overig: dict[Atoom, str] = field(default_factory=dict)


class Durable:
    """Runs a rule base on durable-rules.

    Args:
        bank: the rule base in normal form.

    Raises:
        InvoerFout: a rule does not fit the limits of the engine; located in the rule base.
    """

    naam = "durable-rules"

    def __init__(self, bank: Gevallen) -> None:
        self._slot = threading.Lock()
        self._gevonden: list[Sleutel] = []
        self._fouten: list[BaseException] = []
        self._klaar = False
        self._sessie = 0
        self._lagen: list[list[_Ruleset]] = []
        self._definities: dict[str, dict[str, Any]] = {}
        self._processen = bank.bank.processen
        meldingen: list[Melding] = []
        for laag in _lagen(bank.bank):
            self._lagen.append(self._bouw_laag(laag, meldingen))
        if meldingen:
            raise InvoerFout(meldingen)
        self._host = _Host()
        self._host.register_rulesets(self._definities)

    def _bouw_laag(self, laag: list[_Doel], meldingen: list[Melding]) -> list[_Ruleset]:
        rulesets: list[_Ruleset] = []
        regels: dict[str, Any] = {}
        for doel in laag:
            varianten = [(proces, v) for proces, tak in self._takken(doel) for v in _varianten(tak)]
            if len(varianten) > HOOGSTENS_VARIANTEN or any(len(v) > HOOGSTENS_PATRONEN for _, v in varianten):
                tekst = f"'{doel.sleutel}' is te ingewikkeld voor durable-rules; maak van een deel een afgeleid feit."
                meldingen.append(Melding(doel.plek, tekst))
                continue
            if not rulesets or len(regels) + len(varianten) > PER_RULESET:
                regels = {_EINDE: {"all": [{"c0": {"$and": [{"s": _EINDE}, {"v": _EINDE}]}}], "run": self._sluit}}
                rulesets.append(_Ruleset(f"r{len(self._definities)}"))
                self._definities[rulesets[-1].naam] = regels
            for nummer, (proces, variant) in enumerate(varianten):
                patronen = _voeg_samen([_patroon(literaal, rulesets[-1]) for literaal in variant])
                regels[f"{doel.sleutel}~{nummer}"] = {
                    "all": _koppel(patronen),
                    "run": self._opnemer(doel.sleutel, proces),
                }
        return rulesets

    def _takken(self, doel: _Doel) -> Iterator[tuple[str, Tak]]:
        """Yield the branches with the process they are about: empty, `DIT` for a join, or one by one.

        One message never matches two patterns of a rule. A rule that speaks of a fact both for this process and for a named
        one is therefore written out for each process, where equal literals fall together.
        """
        for tak in doel.takken:
            if not doel.per_proces:
                yield "", tak
                continue
            feiten = {feit for literaal in tak for feit in verwijzingen(literaal.atoom)}
            dit = {feit.naam for feit in feiten if feit.proces == DIT}
            if dit and not any(feit.naam in dit for feit in feiten if feit.proces != DIT):
                yield DIT, tak
                continue
            for proces in self._processen:
                yield proces, tuple(dict.fromkeys(_voor_proces(literaal, proces) for literaal in tak))

    def _opnemer(self, sleutel: str, proces: str) -> Callable[[Any], None]:
        """Return the action of a rule: record that it fired, for which process."""

        def neem_op(c: Any) -> None:
            try:
                if proces != DIT:
                    self._gevonden.append(Sleutel(sleutel, proces))
                    return
                eigen = next(m["p"] for alias, m in c._m.items() if alias.startswith("d"))
                self._gevonden.append(Sleutel(sleutel, eigen))
            except BaseException as fout:
                self._fouten.append(fout)

        return neem_op

    def _sluit(self, _c: Any) -> None:
        self._klaar = True

    def vuur(self, geheugen: Werkgeheugen) -> Vuringen:
        """Return what follows with certainty from the known facts.

        Args:
            geheugen: the known facts.

        Raises:
            MotorFout: the engine did not finish.
        """
        with self._slot:
            afgeleid: dict[str, bool] = {}
            gevuurd: set[Sleutel] = set()
            for laag in self._lagen:
                nieuw: set[Sleutel] = set()
                for ruleset in laag:
                    nieuw.update(self._draai(ruleset, geheugen, afgeleid))
                for naam, proces in nieuw:
                    soort, _, waarde = naam.partition(":")
                    if waarde:
                        afgeleid[f"{soort}.{proces}" if proces else soort] = waarde == "ja"
                    else:
                        gevuurd.add(Sleutel(naam, proces))
            return Vuringen(frozenset(gevuurd), afgeleid)

    def _draai(self, ruleset: _Ruleset, geheugen: Werkgeheugen, afgeleid: Mapping[str, bool]) -> list[Sleutel]:
        """Run one session of one ruleset and return what fired."""
        self._gevonden, self._fouten, self._klaar = [], [], False
        self._sessie = self._sessie % 1_000_000 + 1
        sid = str(self._sessie)
        berichten = list(_berichten(ruleset, geheugen, afgeleid))
        for nummer, bericht in enumerate(berichten, start=1):
            bericht["sid"] = sid
            bericht["id"] = nummer
        try:
            if berichten:
                self._bied_aan(ruleset.naam, berichten)
            toestand = self._bied_aan(ruleset.naam, [{"s": _EINDE, "v": _EINDE, "sid": sid, "id": len(berichten) + 1}])
        except Exception as fout:
            raise MotorFout(f"durable-rules stopte: {fout}") from fout
        finally:
            if self._klaar:
                self._host.delete_state(ruleset.naam, sid)
        if self._fouten or not self._klaar or (toestand or {}).get("exception"):
            raise MotorFout(f"durable-rules maakte ruleset {ruleset.naam} niet af: {self._fouten or toestand}")
        return self._gevonden

    def _bied_aan(self, naam: str, berichten: list[Bericht]) -> Mapping[str, Any] | None:
        try:
            uit: Mapping[str, Any] | None = self._host.assert_facts(naam, berichten)
        except engine.MessageNotHandledException:
            # No pattern reads the last message of the batch; every message was still offered.
            return None
        return uit


@dataclass(frozen=True, slots=True)
class _Doel:
    """What a set of engine rules concludes: a rule, or one polarity of a derived fact."""

    sleutel: str
    per_proces: bool
    takken: tuple[Tak, ...]
    plek: Plek


def _lagen(bank: Regelbank) -> Iterator[list[_Doel]]:
    """Yield the layers: derived facts, each layer after those it builds on, and the rules last."""
    diepte: dict[str, int] = {}
    lagen: dict[int, list[_Doel]] = {}
    for feit in bank.afgeleid:
        diepte[feit.naam] = 1 + max((diepte.get(v.naam, -1) for v in verwijzingen(feit.betekent)), default=-1)
        laag = lagen.setdefault(diepte[feit.naam], [])
        laag.append(_Doel(f"{feit.naam}:ja", feit.per_proces, takken(feit.betekent), feit.plek))
        laag.append(_Doel(f"{feit.naam}:nee", feit.per_proces, takken(tegendeel(feit.betekent)), feit.plek))
    for nummer in sorted(lagen):
        yield lagen[nummer]
    yield [_Doel(regel.naam, regel.voor_elk_proces, takken(regel.als), regel.plek) for regel in bank.regels]


def _varianten(tak: Tak) -> list[tuple[Literaal, ...]]:
    """Return a branch as conjunctions of what one pattern can say: memberships expanded, denied ones split."""
    uit: list[tuple[Literaal, ...]] = [()]
    for literaal in tak:
        atoom = literaal.atoom
        keuzes: list[tuple[Literaal, ...]] = [(literaal,)]
        if isinstance(atoom, EenVan):
            delen = tuple(Literaal(Gelijk(atoom.feit, waarde), literaal.waar) for waarde in atoom.waarden)
            keuzes = [(deel,) for deel in delen] if literaal.waar else [delen]
        uit = [(*links, *rechts) for links in uit for rechts in keuzes]
        if len(uit) > HOOGSTENS_VARIANTEN:
            return uit
    return uit


def _patroon(literaal: Literaal, ruleset: _Ruleset) -> Patroon:
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
            return _lees(ruleset, Verwijzing(naam, per_proces), "o", {"v": "ja" if literaal.waar else "nee"})
        case _:
            raise AssertionError(f"{atoom} was to be expanded")


def _lees(ruleset: _Ruleset, feit: Verwijzing, soort: str, toets: Patroon) -> Patroon:
    kenmerk = f"{soort}:{feit.naam}"
    ruleset.soorten.add(kenmerk)
    proces = {"p": feit.proces} if feit.proces else {}
    return {"s": kenmerk, "toetsen": [toets], **proces}


def _voor_proces(literaal: Literaal, proces: str) -> Literaal:
    return replace(literaal, atoom=voor_proces(literaal.atoom, proces))  # type: ignore[arg-type]


def _voeg_samen(patronen: list[Patroon]) -> list[Patroon]:
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


def _koppel(patronen: list[Patroon]) -> list[dict[str, Any]]:
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


def _berichten(ruleset: _Ruleset, geheugen: Werkgeheugen, afgeleid: Mapping[str, bool]) -> Iterator[Bericht]:
    """Yield one message for each known fact that a pattern of the ruleset reads."""
    for sleutel, waarde in geheugen.items():
        naam, _, proces = sleutel.partition(".")
        for soort, deel in _delen(ruleset, naam, waarde):
            if f"{soort}:{naam}" in ruleset.soorten:
                yield _bericht(f"{soort}:{naam}", deel, proces)
    for sleutel, ja in afgeleid.items():
        naam, _, proces = sleutel.partition(".")
        if f"f:{naam}" in ruleset.soorten:
            yield _bericht(f"f:{naam}", "ja" if ja else "nee", proces)
    for atoom, naam in ruleset.overig.items():
        yield from _overig(atoom, naam, geheugen)


def _overig(atoom: Atoom, naam: str, geheugen: Werkgeheugen) -> Iterator[Bericht]:
    for proces in catalogus().processen if _is_dit(atoom) else ("",):
        vorm: Any = voor_proces(atoom, proces) if proces else atoom
        uitkomst = waarheid_atoom(vorm, geheugen)
        if uitkomst is not None:
            yield _bericht(f"o:{naam}", "ja" if uitkomst else "nee", proces)


def _delen(ruleset: _Ruleset, naam: str, waarde: object) -> Iterable[tuple[str, str | int]]:
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
