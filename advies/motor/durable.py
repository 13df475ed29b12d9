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
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from contextlib import suppress
from typing import Any, NamedTuple

import durable_rules_engine
from durable import engine

from advies.motor.fouten import MotorFout
from advies.motor.gevallen import Gevallen, Vuringen
from advies.motor.vertaling import (
    HOOGSTENS_LITERALEN,
    Bericht,
    Motordoel,
    Motorregel,
    Ruleset,
    berichten_voor,
    koppel,
    patroon_van,
    vertaling,
    voeg_samen,
)
from regels.logica import Literaal
from regels.sleutels import DIT, FeitSleutel, RegelSleutel
from regels.taal import Werkgeheugen

engine.logger.disabled = True
"""What the engine logs, an interrupt too, it also raises or returns; on standard error it would only be noise."""

PER_RULESET = 50
"""Rules of the engine in one ruleset; kept far below the 512 tests under a node at which it hangs."""
KEREN = 2
"""How often a layer is filled up with the rules that new facts touch; the next time with every rule."""

_EINDE = "einde"
_Deeldoel = tuple[Motordoel, tuple[tuple[int, Motorregel], ...]]
"""A goal with some of its rules, each with its number."""


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
    _opruimer: weakref.finalize[..., Durable] | None = None

    def __init__(self, bank: Gevallen) -> None:
        self._slot = threading.Lock()
        self._sessie = 0
        self._processen = bank.bank.processen
        self._vertaling = vertaling(bank.bank)
        self._begin_opnieuw()
        _levend.add(self)

    def _begin_opnieuw(self) -> None:
        """Take a new host, and give back the last: at the start, and when a session was left behind."""
        if self._opruimer is not None:
            self._opruimer()
        self._gevonden: list[_Vondst] = []
        self._fouten: list[BaseException] = []
        self._klaar = False
        self._lagen: list[list[Ruleset]] = [[] for _ in self._vertaling]
        self._definities: dict[str, dict[str, Any]] = {}
        self._over = [[(doel, tuple(enumerate(doel.regels))) for doel in laag] for laag in self._vertaling]
        self._keren = [0] * len(self._vertaling)
        self._host = _Host()
        # The engine holds some megabytes for each discarded host until its rulesets are deleted by handle.
        self._handvatten: list[int] = []
        self._opruimer = weakref.finalize(self, _geef_terug, self._handvatten)
        self._opruimer.atexit = False

    def registreer(self) -> None:
        """Register every rule that is not registered yet, whatever facts it reads."""
        with self._slot:
            for nummer, laag in enumerate(self._over):
                self._over[nummer] = []
                self._bouw(nummer, laag)

    def _vul_aan(self, nummer: int, bekend: Set[str], regels: Collection[str] | None) -> None:
        """Register, of a layer, the rules of which every fact is known: no other can fire.

        To register a rule costs more than to run it. An engine that lives on registers the others too, since each time would
        leave it with more and smaller rulesets.

        Args:
            nummer: number of the layer.
            bekend: the names of the facts and derived facts that are known.
            regels: names of what is asked for; everything when left out.
        """
        over, nu, straks = self._over[nummer], list[_Deeldoel](), list[_Deeldoel]()
        for doel, delen in over:
            gevraagd = regels is None or doel.naam in regels
            geraakt = tuple(deel for deel in delen if deel[1].feiten <= bekend) if gevraagd else ()
            if geraakt:
                nu.append((doel, geraakt))
            if len(geraakt) < len(delen):
                straks.append((doel, tuple(deel for deel in delen if deel not in geraakt) if geraakt else delen))
        if nu and self._keren[nummer] == KEREN:
            nu, straks = over, []
        if nu:
            self._keren[nummer] += 1
            self._over[nummer] = straks
            self._bouw(nummer, nu)

    def _bouw(self, nummer: int, delen: Iterable[_Deeldoel]) -> None:
        """Register rules of a layer as new rulesets."""
        rulesets: list[Ruleset] = []
        regels: dict[str, Any] = {}
        gelezen: set[Literaal] = set()
        eerder = len(self._definities)
        for doel, motorregels in delen:
            eigen = {literaal for _, regel in motorregels for literaal in regel.literalen}
            vol = len(regels) + len(motorregels) > PER_RULESET or len(gelezen | eigen) > HOOGSTENS_LITERALEN
            if not rulesets or vol:
                regels, gelezen = self._nieuwe_ruleset(rulesets), set()
            gelezen |= eigen
            rulesets[-1].doelen.add(doel.naam)
            for plaats, regel in motorregels:
                patronen = voeg_samen([patroon_van(literaal, rulesets[-1]) for literaal in regel.literalen])
                regels[f"{doel.naam}~{doel.proces}{plaats}"] = {
                    "all": koppel(patronen),
                    "run": self._opnemer(doel.naam, regel.proces),
                }
        try:
            self._host.register_rulesets(dict(list(self._definities.items())[eerder:]))
        except BaseException:
            self._begin_opnieuw()  # half of a layer would answer as if it were all
            raise
        self._handvatten += [ruleset._handle for ruleset in self._host._ruleset_list[eerder:]]
        self._lagen[nummer] += rulesets

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
            bekend = {sleutel.naam for sleutel in geheugen}
            for nummer in range(len(self._vertaling)):
                # The last layer holds the rules; what is derived below it all of them may read.
                alleen = regels if nummer == len(self._vertaling) - 1 else None
                self._vul_aan(nummer, bekend, alleen)
                laag = self._lagen[nummer]
                nieuw: set[_Vondst] = set()
                for ruleset in (
                    laag if alleen is None else [deel for deel in laag if not deel.doelen.isdisjoint(alleen)]
                ):
                    nieuw.update(self._draai(ruleset, geheugen, afgeleid))
                for doel, proces in nieuw:
                    naam, _, waarde = doel.partition(":")
                    if waarde:
                        afgeleid[FeitSleutel(naam, proces)] = waarde == "ja"
                        bekend.add(naam)
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
