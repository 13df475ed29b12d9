"""One hostile input: what is prepared, what is run, and what must hold afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

OPDRACHTEN = (
    "evaluate",
    "ask",
    "explain",
    "whatif",
    "diff",
    "change",
    "report",
    "new",
    "cases",
    "rules",
    "schema",
    "check",
    "verify",
)
UIT = "uit.dat"
"""The file that a case names when it only wants a result somewhere."""


class Weiger:
    """What is typed has no reading: the program must refuse it."""


WEIGER: Final = Weiger()
Betekenis = Any
"""What is typed, as the JSON of `evaluate` says it; None when it says that the fact is unknown; `WEIGER` when it says nothing."""


@dataclass(frozen=True, slots=True)
class Meting:
    """What a process did.

    Args:
        code: its exit code; minus the signal when it was killed by one.
        seconden: the time that passed.
        cpu: the processor time of the process itself, in seconds.
        megabytes: the most memory that it held.
        uit: what it wrote to standard output.
        fout: what it wrote to standard error.
        opgegeven: whether it was killed because it took too long.
    """

    code: int
    seconden: float
    cpu: float
    megabytes: int
    uit: bytes
    fout: bytes
    opgegeven: bool = False


@dataclass(frozen=True, slots=True)
class Afloop:
    """What a check of a case looks at.

    Args:
        meting: what the process did.
        map_: the folder in which it ran, as it is now.
    """

    meting: Meting
    map_: Path

    def json(self) -> Any:
        """Return standard output as JSON."""
        return json.loads(self.meting.uit)


Keuring = Callable[[Afloop], str]
"""Returns what is wrong, or an empty text."""


@dataclass(frozen=True, slots=True)
class Geval:
    """One hostile input.

    Args:
        familie: the family that it belongs to.
        naam: its name, unique in the family and the same for the same seed.
        opdracht: the arguments of `advies`.
        maak: fills the folder in which it runs.
        invoer: what is on standard input.
        omleiding: redirections of the shell, such as `>&-`.
        dichte_pijp: whether standard output is a pipe that nobody reads.
        omgeving: variables of the environment.
        codes: the exit codes that are right.
        wijzigt: the files that the command may change or make, besides `uit.dat`.
        keur: looks further when the process ended with one of these codes.
    """

    familie: str
    naam: str
    opdracht: tuple[str, ...]
    maak: Callable[[Path], None] | None = None
    invoer: bytes = b""
    omleiding: str = ""
    dichte_pijp: bool = False
    omgeving: Mapping[str, str] = field(default_factory=dict)
    codes: frozenset[int] = frozenset({0, 2})
    wijzigt: frozenset[str] = frozenset()
    keur: Keuring | None = None


def bestanden(inhoud: Mapping[str, bytes | str]) -> Callable[[Path], None]:
    """Return a preparation that writes files; folders are made as needed."""

    def maak(map_: Path) -> None:
        for naam, deel in inhoud.items():
            pad = map_ / naam
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_bytes(deel.encode("utf-8", "surrogatepass") if isinstance(deel, str) else deel)

    return maak


def zegt(sleutel: str, betekenis: Betekenis) -> Keuring:
    """Return a check on the JSON of `evaluate`: accepted means read as typed.

    Args:
        sleutel: key of the fact; `uitvoering.technisch_beheer` for one per process, `naam` for the name.
        betekenis: what was typed.
    """

    def keur(afloop: Afloop) -> str:
        if afloop.meting.code != 0:
            return ""
        antwoord = afloop.json()
        naam, _, deel = sleutel.partition(".")
        gelezen = antwoord["samenwerkingsverband"] if naam == "naam" else antwoord["feiten"].get(naam)
        if deel and isinstance(gelezen, dict):
            gelezen = gelezen.get(deel)
        return vergelijk(gelezen, betekenis)

    return keur


def vergelijk(gelezen: Any, betekenis: Betekenis) -> str:
    """Return what is wrong when something was typed with this meaning and read as that; empty when nothing is."""
    if betekenis is WEIGER:
        return f"herlezen: aangenomen als {gelezen!r:.60}, maar dit betekent niets"
    if isinstance(betekenis, float | int) and isinstance(gelezen, float | int | str):
        goed = str(gelezen) not in ("ja", "nee") and float(gelezen) == betekenis
    else:
        goed = gelezen == betekenis or (betekenis is None and not gelezen)
    return "" if goed else f"herlezen: gelezen als {gelezen!r:.60}, getypt is {betekenis!r:.60}"


def kort(tekst: str, hoogstens: int = 16) -> str:
    """Return the beginning of a text as part of a name of a case: what is no letter, digit or dot becomes an underscore."""
    return re.sub(r"[^A-Za-z0-9.]+", "_", tekst[:hoogstens])
