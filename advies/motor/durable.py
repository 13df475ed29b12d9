"""The durable-rules engine, kept inside the subset in which it was measured to be right.

The subset (docs/besluiten/durable-rules.md): conjunctions of positive patterns, one small message per known fact with its
kind first in `$and`, values of one known type per attribute, joins on the process only, small rulesets that are registered
once, one session at a time, actions with one argument that catch their own exceptions, and a last message that shows that
the session was finished. What is false is told by a message of its own, so that nothing ever reads absence. The layers of
derived facts are run one after the other by this host; `$not`, events, timers, `count` and chaining are not used.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

import durable_rules_engine
from durable import engine

from advies.motor.fouten import MotorFout
from advies.motor.gevallen import Gevallen, Vuringen
from advies.motor.vertaling import (
    HOOGSTENS_LITERALEN,
    Bericht,
    Doel,
    Ruleset,
    berichten_voor,
    koppel,
    lagen_van,
    patroon_van,
    te_zwaar,
    varianten_per_proces,
    voeg_samen,
)
from kennisbank.meldingen import Melding, RegelFout
from regels.logica import Literaal
from regels.sleutels import DIT, FeitSleutel, RegelSleutel
from regels.taal import Werkgeheugen

engine.logger.disabled = True
"""What the engine logs, an interrupt too, it also raises or returns; on standard error it would only be noise."""

PER_RULESET = 50
"""Rules of the engine in one ruleset; kept far below the 512 tests under a node at which it hangs."""

_EINDE = "einde"


def motorversie() -> str:
    """Return the version of durable-rules that is installed.

    It stands in the name of a folder beside the package; `importlib.metadata` reads it there too, and takes longer to load than
    the engine.
    """
    begin, einde = "durable_rules-", ".dist-info"
    with suppress(OSError):
        namen = os.listdir(os.path.dirname(os.path.dirname(engine.__file__)))
        versies = [naam[len(begin) : -len(einde)] for naam in namen if naam.startswith(begin) and naam.endswith(einde)]
        if len(versies) == 1:
            return str(versies[0])
    from importlib.metadata import version

    return version("durable_rules")


class _Vondst(NamedTuple):
    """What fired: the name of a goal in the engine, and the process or an empty text."""

    doel: str
    proces: str


class _Host(engine.Host):  # type: ignore[misc]
    """A host without the timer threads of the stock host, which race with the caller."""

    def _run(self) -> None:
        return


_levend: weakref.WeakSet[Durable] = weakref.WeakSet()


def _na_fork() -> None:
    """Give each engine of a forked process a lock of its own: another thread may have held the old one."""
    for motor in _levend:
        motor._slot = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_na_fork)


def _geef_terug(handvatten: list[int]) -> None:
    for handvat in handvatten:
        durable_rules_engine.delete_ruleset(handvat)


class Durable:
    """Runs a rule base on durable-rules.

    After a `MotorFout` it starts anew, so that the next evaluation is not troubled by it. It may be used from any thread, and
    after a fork.

    Args:
        bank: the rule base in normal form.

    Raises:
        RegelFout: a rule does not fit the limits of the engine; located in the rule base.
    """

    naam = "durable-rules"

    def __init__(self, bank: Gevallen) -> None:
        self._slot = threading.Lock()
        self._sessie = 0
        self._bank = bank.bank
        self._processen = bank.bank.processen
        self._begin_opnieuw()
        _levend.add(self)

    def _begin_opnieuw(self) -> None:
        """Register the rule base with a new host: at the start, and when a session was left behind."""
        self._gevonden: list[_Vondst] = []
        self._fouten: list[BaseException] = []
        self._klaar = False
        self._lagen: list[list[Ruleset]] = []
        self._definities: dict[str, dict[str, Any]] = {}
        meldingen: list[Melding] = []
        for laag in lagen_van(self._bank):
            self._lagen.append(self._bouw_laag(laag, meldingen))
        if meldingen:
            raise RegelFout(meldingen)
        self._host = _Host()
        self._host.register_rulesets(self._definities)
        # The engine holds some megabytes for each discarded host until its rulesets are deleted by handle.
        handvatten = [ruleset._handle for ruleset in self._host._ruleset_list]
        self._opruimer = weakref.finalize(self, _geef_terug, handvatten)
        self._opruimer.atexit = False

    def _bouw_laag(self, laag: list[Doel], meldingen: list[Melding]) -> list[Ruleset]:
        rulesets: list[Ruleset] = []
        regels: dict[str, Any] = {}
        gelezen: set[Literaal] = set()
        for doel in laag:
            varianten = varianten_per_proces(doel, self._processen)
            bezwaar = te_zwaar(doel, varianten)
            if bezwaar is not None:
                meldingen.append(bezwaar)
                continue
            eigen = {literaal for _, variant in varianten for literaal in variant}
            vol = len(regels) + len(varianten) > PER_RULESET or len(gelezen | eigen) > HOOGSTENS_LITERALEN
            if not rulesets or vol:
                regels, gelezen = self._nieuwe_ruleset(rulesets), set()
            gelezen |= eigen
            rulesets[-1].doelen.add(doel.naam)
            for nummer, (proces, variant) in enumerate(varianten):
                patronen = voeg_samen([patroon_van(literaal, rulesets[-1]) for literaal in variant])
                regels[f"{doel.naam}~{doel.proces}{nummer}"] = {
                    "all": koppel(patronen),
                    "run": self._opnemer(doel.naam, proces),
                }
        return rulesets

    def _nieuwe_ruleset(self, rulesets: list[Ruleset]) -> dict[str, Any]:
        regels: dict[str, Any] = {
            _EINDE: {"all": [{"c0": {"$and": [{"s": _EINDE}, {"v": _EINDE}]}}], "run": self._sluit}
        }
        rulesets.append(Ruleset(f"r{len(self._definities)}", self._processen))
        self._definities[rulesets[-1].naam] = regels
        return regels

    def _opnemer(self, doel: str, proces: str) -> Callable[[Any], None]:
        """Return the action of a rule: record that it fired, for which process."""

        def neem_op(c: Any) -> None:
            try:
                if proces != DIT:
                    self._gevonden.append(_Vondst(doel, proces))
                    return
                eigen = next(m["p"] for alias, m in c._m.items() if alias.startswith("d"))
                self._gevonden.append(_Vondst(doel, eigen))
            except BaseException as fout:
                self._fouten.append(fout)

        return neem_op

    def _sluit(self, _c: Any) -> None:
        self._klaar = True

    def vuur(self, geheugen: Werkgeheugen, regels: Collection[str] | None = None) -> Vuringen:
        """Return what follows with certainty from the known facts.

        Args:
            geheugen: the known facts.
            regels: names of the rules to answer for; every rule when left out.

        Raises:
            MotorFout: the engine did not finish.
        """
        with self._slot:
            afgeleid: dict[FeitSleutel, bool] = {}
            gevuurd: set[RegelSleutel] = set()
            *onder, boven = self._lagen
            gevraagd = boven if regels is None else [deel for deel in boven if not deel.doelen.isdisjoint(regels)]
            for laag in (*onder, gevraagd):
                nieuw: set[_Vondst] = set()
                for ruleset in laag:
                    nieuw.update(self._draai(ruleset, geheugen, afgeleid))
                for doel, proces in nieuw:
                    naam, _, waarde = doel.partition(":")
                    if waarde:
                        afgeleid[FeitSleutel(naam, proces)] = waarde == "ja"
                    elif regels is None or naam in regels:
                        gevuurd.add(RegelSleutel(naam, proces))
            return Vuringen(frozenset(gevuurd), afgeleid)

    def _draai(self, ruleset: Ruleset, geheugen: Werkgeheugen, afgeleid: Mapping[FeitSleutel, bool]) -> list[_Vondst]:
        """Run one session of one ruleset and return what fired."""
        berichten = list(berichten_voor(ruleset, geheugen, afgeleid))
        if not berichten:
            return []  # each rule reads some message, so that none can fire
        self._gevonden, self._fouten, self._klaar = [], [], False
        self._sessie = self._sessie % 1_000_000 + 1
        sid = str(self._sessie)
        for nummer, bericht in enumerate(berichten, start=1):
            bericht["sid"] = sid
            bericht["id"] = nummer
        heel = False
        try:
            self._bied_aan(ruleset.naam, berichten)
            einde: Bericht = {"s": _EINDE, "v": _EINDE, "sid": sid, "id": len(berichten) + 1}
            toestand = self._bied_aan(ruleset.naam, [einde])
            gevonden, fouten = self._gevonden, self._fouten
            # A session that stalled returns 0 for its state.
            heel = self._klaar and not fouten and bool(toestand) and not (toestand or {}).get("exception")
        except Exception as fout:
            raise MotorFout(f"durable-rules stopte: {fout}") from fout
        finally:
            if heel:
                self._host.delete_state(ruleset.naam, sid)
            else:
                # Deleting a session in which no rule fired ends the process, so its whole host is given up.
                self._opruimer()
                self._begin_opnieuw()
        if not heel:
            for gevangen in fouten:
                if not isinstance(gevangen, Exception):
                    raise gevangen  # an interrupt of the user, which the engine would keep to itself
            raise MotorFout(f"durable-rules maakte ruleset {ruleset.naam} niet af: {fouten or toestand}")
        return gevonden

    def _bied_aan(self, naam: str, berichten: list[Bericht]) -> Mapping[str, Any] | None:
        try:
            uit: Mapping[str, Any] | None = self._host.assert_facts(naam, berichten)
        except engine.MessageNotHandledException:
            # No pattern reads the last message of the batch; every message was still offered.
            return None
        return uit
