"""The durable-rules engine, kept inside the subset in which it was measured to be right.

The subset (docs/besluiten/durable-rules.md): conjunctions of positive patterns, one small message per known fact with its
kind first in `$and`, values of one known type per attribute, joins on the process only, small rulesets that are registered
once, one session at a time, actions with one argument that catch their own exceptions, and a last message that shows that
the session was finished. What is false is told by a message of its own, so that nothing ever reads absence. The layers of
derived facts are run one after the other by this host; `$not`, events, timers, `count` and chaining are not used.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from durable import engine

from advies.motor.gevallen import Gevallen, Sleutel, Vuringen
from advies.motor.vertaling import (
    HOOGSTENS_PATRONEN,
    HOOGSTENS_VARIANTEN,
    Bericht,
    Doel,
    Ruleset,
    berichten_voor,
    koppel,
    lagen_van,
    patroon_van,
    takken_per_proces,
    varianten_van,
    voeg_samen,
)
from kennisbank.meldingen import InvoerFout, Melding
from regels.taal import DIT, Werkgeheugen

PER_RULESET = 50
"""Rules of the engine in one ruleset; kept far below the 512 tests under a node at which it hangs."""

_EINDE = "einde"


class MotorFout(Exception):
    """The engine did not finish its work; its conclusions are not used."""


class _Host(engine.Host):  # type: ignore[misc]
    """A host without the timer threads of the stock host, which race with the caller."""

    def _run(self) -> None:
        return


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
        self._lagen: list[list[Ruleset]] = []
        self._definities: dict[str, dict[str, Any]] = {}
        self._processen = bank.bank.processen
        meldingen: list[Melding] = []
        for laag in lagen_van(bank.bank):
            self._lagen.append(self._bouw_laag(laag, meldingen))
        if meldingen:
            raise InvoerFout(meldingen)
        self._host = _Host()
        self._host.register_rulesets(self._definities)

    def _bouw_laag(self, laag: list[Doel], meldingen: list[Melding]) -> list[Ruleset]:
        rulesets: list[Ruleset] = []
        regels: dict[str, Any] = {}
        for doel in laag:
            varianten = [
                (proces, v) for proces, tak in takken_per_proces(doel, self._processen) for v in varianten_van(tak)
            ]
            if len(varianten) > HOOGSTENS_VARIANTEN or any(len(v) > HOOGSTENS_PATRONEN for _, v in varianten):
                tekst = f"'{doel.sleutel}' is te ingewikkeld voor durable-rules; maak van een deel een afgeleid feit."
                meldingen.append(Melding(doel.plek, tekst))
                continue
            if not rulesets or len(regels) + len(varianten) > PER_RULESET:
                regels = {_EINDE: {"all": [{"c0": {"$and": [{"s": _EINDE}, {"v": _EINDE}]}}], "run": self._sluit}}
                rulesets.append(Ruleset(f"r{len(self._definities)}"))
                self._definities[rulesets[-1].naam] = regels
            for nummer, (proces, variant) in enumerate(varianten):
                patronen = voeg_samen([patroon_van(literaal, rulesets[-1]) for literaal in variant])
                regels[f"{doel.sleutel}~{nummer}"] = {
                    "all": koppel(patronen),
                    "run": self._opnemer(doel.sleutel, proces),
                }
        return rulesets

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

    def _draai(self, ruleset: Ruleset, geheugen: Werkgeheugen, afgeleid: Mapping[str, bool]) -> list[Sleutel]:
        """Run one session of one ruleset and return what fired."""
        self._gevonden, self._fouten, self._klaar = [], [], False
        self._sessie = self._sessie % 1_000_000 + 1
        sid = str(self._sessie)
        berichten = list(berichten_voor(ruleset, geheugen, afgeleid))
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
