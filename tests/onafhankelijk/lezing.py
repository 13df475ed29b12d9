"""What a rule base says about facts, written down a second time from docs/semantiek.md and docs/regeltaal.md alone.

The engines and z3 share the reader of rule files and the normal form, so a fault there is a fault of all of them. This
evaluator shares nothing with them: it imports neither `kennisbank`, `regels` nor `advies`, and reads the files itself. It
takes a rule base that the reader accepts; what is wrong in a rule file is not its business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WAAR, ONBEKEND, ONWAAR = 1, 0, -1
"""Kleene's values in the order of docs/semantiek.md, F < U < T, so that 'the least of' is `min` and 'swapped' is minus."""
_LEZER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the same, ten times as fast, where PyYAML came with libyaml
KENNISBANK = Path(__file__).parents[2] / "kennisbank"
MAATSTAF = {
    "minstens": lambda waarde, grens: waarde >= grens,
    "hoogstens": lambda waarde, grens: waarde <= grens,
    "meer_dan": lambda waarde, grens: waarde > grens,
    "minder_dan": lambda waarde, grens: waarde < grens,
    "is": lambda waarde, grens: waarde == grens,
}


def lees_yaml(tekst: str) -> Any:
    """Read YAML and leave every scalar the text that it is."""
    return yaml.load(tekst, Loader=_LEZER)


@dataclass(frozen=True, slots=True)
class Kennis:
    """What has to be known to read a condition.

    Args:
        soorten: the kind of each fact: ja_nee, keuze, meerkeuze, getal, geheel_getal or gemeenten.
        processen: the keys of the ict processes.
        drempels: the number for each name that a bound may have instead of a number.
    """

    soorten: Mapping[str, str]
    processen: Sequence[str]
    drempels: Mapping[str, str]


@cache
def kennis_van_het_project() -> Kennis:
    """Return what the project says of its facts, processes and thresholds."""
    themas = [lees_yaml(pad.read_text("utf-8")) for pad in sorted((KENNISBANK / "feiten").glob("*.yaml"))]
    processen = lees_yaml((KENNISBANK / "processen.yaml").read_text("utf-8"))["processen"]
    drempels = lees_yaml((KENNISBANK.parent / "regels" / "drempels.yaml").read_text("utf-8"))
    return Kennis(
        {feit["feit"]: feit["soort"] for thema in themas for feit in thema["feiten"]},
        [deel["proces"] for deel in processen],
        {deel["drempel"]: deel["getal"] for deel in drempels},
    )


class Lezing:
    """Reads rule files and says of each rule whether it is true, false or unknown.

    Args:
        bestanden: the text of each rule file.
        kennis: the facts and processes that they are about; those of the project when left out.
    """

    def __init__(self, bestanden: Iterable[str], kennis: Kennis | None = None) -> None:
        stukken = [stuk for tekst in bestanden for stuk in lees_yaml(tekst) or ()]
        self.afgeleid = {stuk["afgeleid"]: stuk for stuk in stukken if "afgeleid" in stuk}
        self.regels = {stuk["regel"]: stuk for stuk in stukken if "regel" in stuk}
        self.kennis = kennis or kennis_van_het_project()

    def oordeel(self, feiten: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
        """Return the truth of each rule (`naam`, or `naam[proces]`) and of each derived fact (`naam`, or `naam.proces`).

        Args:
            feiten: a mapping with the keys of a facts file, of texts or of Python's values.
        """
        geval = _Geval(self, feiten)
        regels = {
            f"{naam}[{proces}]" if proces else naam: geval.regel(naam, proces)
            for naam, regel in self.regels.items()
            for proces in self._over(regel)
        }
        afgeleid = {
            f"{naam}.{proces}" if proces else naam: geval.begrip(naam, proces)
            for naam, begrip in self.afgeleid.items()
            for proces in self._over(begrip)
        }
        return regels, afgeleid

    def _over(self, stuk: Mapping[str, Any]) -> list[str]:
        return list(self.kennis.processen) if "voor_elk" in stuk else [""]


class _Geval:
    """One rule base and the facts of one partnership.

    In each method `p` is the process that a rule, `er_is` or `elk` is about, and empty elsewhere.
    """

    def __init__(self, lezing: Lezing, feiten: Mapping[str, Any]) -> None:
        self.lezing = lezing
        self.feiten = feiten
        self.begrippen: dict[tuple[str, str], int] = {}

    def regel(self, naam: str, p: str) -> int:
        """Return the truth of a rule: its condition holds, and none of the rules that it yields to can apply."""
        eigen = self.alle(self.lezing.regels[naam]["als"], p)
        return min([eigen, *(-self.kan(ander, q) for ander, q in self.uitzonderingen(naam, p))])

    def kan(self, naam: str, p: str) -> int:
        """Return whether a rule, or one that it yields to, has its condition met."""
        eigen = self.alle(self.lezing.regels[naam]["als"], p)
        return max([eigen, *(self.kan(ander, q) for ander, q in self.uitzonderingen(naam, p))])

    def uitzonderingen(self, naam: str, p: str) -> Iterator[tuple[str, str]]:
        """Yield the rules that a rule yields to, each with its process; one about another process is none."""
        regel = self.lezing.regels[naam]
        over = p or regel.get("over", "")
        for ander in regel.get("wijkt_voor", ()):
            bijzonder = self.lezing.regels[ander]
            if "voor_elk" in bijzonder:
                yield ander, over
            elif not over or bijzonder.get("over", over) == over:
                yield ander, ""

    def alle(self, voorwaarden: list[Any], p: str) -> int:
        return min((self.waar(deel, p) for deel in voorwaarden), default=WAAR)

    def een_van(self, voorwaarden: list[Any], p: str) -> int:
        return max((self.waar(deel, p) for deel in voorwaarden), default=ONWAAR)

    def waar(self, voorwaarde: Mapping[str, Any], p: str) -> int:
        """Return the truth of one condition."""
        ((sleutel, inhoud),) = voorwaarde.items()
        match sleutel:
            case "alle":
                return self.alle(inhoud, p)
            case "een_van":
                return self.een_van(inhoud, p)
            case "geen_van":
                return -self.een_van(inhoud, p)
            case "niet":
                return -self.alle(inhoud if isinstance(inhoud, list) else [inhoud], p)
            case "er_is" if "proces" in inhoud:
                return max(self.alle(inhoud["proces"], proces) for proces in self.lezing.kennis.processen)
            case "elk":
                return min(self.alle(inhoud["proces"], proces) for proces in self.lezing.kennis.processen)
            case "er_is":
                return self.er_is_gemeente(inhoud["gemeente"])
            case _:
                return self.over_feit(sleutel, inhoud, p)

    def over_feit(self, sleutel: str, inhoud: Any, p: str) -> int:
        naam, _, proces = sleutel.partition(".")
        if naam in self.lezing.afgeleid:
            per_proces = "voor_elk" in self.lezing.afgeleid[naam]
            ja = self.begrip(naam, (proces or p) if per_proces else "")
            return ja if inhoud == "ja" else -ja
        waarde = self.waarde(sleutel, p)
        if isinstance(inhoud, dict) and "verschilt_van" in inhoud:
            ander = self.waarde(inhoud["verschilt_van"], p)
            return ONBEKEND if waarde is None or ander is None else _houdt(waarde != ander)
        return ONBEKEND if waarde is None else _houdt(geldt(self.lezing.kennis, naam, waarde, inhoud))

    def begrip(self, naam: str, proces: str) -> int:
        """Return the truth of a derived fact, which may build on others that stand anywhere."""
        if (naam, proces) not in self.begrippen:
            self.begrippen[naam, proces] = self.alle(self.lezing.afgeleid[naam]["betekent"], proces)
        return self.begrippen[naam, proces]

    def waarde(self, sleutel: str, p: str) -> Any:
        """Return what is known about a fact, for one process where it is asked per process; None when nothing is."""
        naam, _, proces = sleutel.partition(".")
        waarde = bekend(self.feiten.get(naam))
        return bekend(waarde.get(proces or p)) if isinstance(waarde, Mapping) else waarde

    def er_is_gemeente(self, voorwaarden: list[Any]) -> int:
        lijst = bekend(self.feiten.get("gemeenten"))
        if lijst is None:
            return ONBEKEND
        beste = max((_Gemeente(self.lezing, deel).alle(voorwaarden, "") for deel in lijst), default=ONWAAR)
        aantal = bekend(self.feiten.get("aantal_gemeenten"))
        volledig = aantal is not None and Decimal(str(aantal)) == len(lijst)
        return beste if beste > ONWAAR or volledig else ONBEKEND


class _Gemeente(_Geval):
    """One municipality: its own fields are the facts, and all that can be asked of them is a number."""

    def over_feit(self, sleutel: str, inhoud: Any, p: str) -> int:
        waarde = bekend(self.feiten.get(sleutel))
        return ONBEKEND if waarde is None else _houdt(_binnen(self.lezing.kennis, Decimal(str(waarde)), inhoud))


def bekend(waarde: Any) -> Any:
    """Return the value of a fact, or None for the ways in which a facts file says that it is unknown."""
    return None if isinstance(waarde, str) and waarde in ("", "onbekend") else waarde


def geldt(kennis: Kennis, naam: str, waarde: Any, inhoud: Any) -> bool:
    """Return whether a condition on a fact holds for a known value.

    Args:
        kennis: what is known of facts.
        naam: the fact.
        waarde: its value.
        inhoud: what the rule file says after the name of the fact.
    """
    soort = kennis.soorten[naam]
    if soort == "ja_nee":
        return bool({True: "ja", False: "nee"}.get(waarde, waarde) == inhoud)
    if soort in ("getal", "geheel_getal"):
        return _binnen(kennis, Decimal(str(waarde)), inhoud)
    if isinstance(inhoud, str):
        return bool(waarde == inhoud)
    ((vorm, gevraagd),) = inhoud.items()
    if vorm == "aantal":
        return _binnen(kennis, Decimal(len(waarde)), gevraagd)
    waarden = set(gevraagd) if isinstance(gevraagd, list) else {gevraagd}
    match vorm:
        case "een_van":
            return waarde in waarden
        case "niet" | "geen_van":
            return waarde not in waarden
        case "bevat" | "bevat_alle":
            return waarden <= set(waarde)
        case "bevat_een_van":
            return bool(waarden & set(waarde))
        case "bevat_niet":
            return not waarden & set(waarde)
    raise ValueError(f"{vorm} is no form of the language")


def _binnen(kennis: Kennis, waarde: Decimal, grenzen: Mapping[str, str]) -> bool:
    return all(MAATSTAF[naam](waarde, Decimal(kennis.drempels.get(grens, grens))) for naam, grens in grenzen.items())


def _houdt(geldt_het: bool) -> int:
    return WAAR if geldt_het else ONWAAR
