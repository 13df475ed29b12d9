"""The command `advies`."""

from __future__ import annotations

import gc
import sys
from typing import Any, TextIO

# One short run: collecting cycles while everything is being defined costs a tenth of the time and frees nothing.
gc.disable()

from advies.opdrachten.clicktekst import spreek_nederlands

spreek_nederlands()

import click

from advies.opdrachten.ask import ask
from advies.opdrachten.cases import cases
from advies.opdrachten.change import change
from advies.opdrachten.check import check
from advies.opdrachten.evaluate import evaluate
from advies.opdrachten.explain import explain
from advies.opdrachten.new import new
from advies.opdrachten.report import report
from advies.opdrachten.rules import rules
from advies.opdrachten.schema import schema
from advies.opdrachten.verify import verify
from advies.opdrachten.whatif import diff, whatif
from advies.versie import __version__
from kennisbank.tekens import zichtbaar


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
)
@click.version_option(__version__, prog_name="advies")
def advies() -> None:
    """Advies over samenwerking van gemeenten met ict, voor werk, inkomen en zorg.

    Maak een feitenbestand met 'advies new feiten.yaml', vul in wat u weet, en vraag advies met 'advies evaluate feiten.yaml'.
    """


for opdracht in (evaluate, ask, explain, whatif, diff, change, report, new, cases, rules, schema, check, verify):
    advies.add_command(opdracht)


class _Zichtbaar:
    """Standard error, with characters that a terminal would obey written out: an argument may hold them."""

    def __init__(self, stroom: TextIO) -> None:
        self._stroom = stroom

    def write(self, tekst: str) -> int:
        return self._stroom.write(zichtbaar(tekst))

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._stroom, naam)


def main() -> int:
    """Run the command; an internal error is told in Dutch and gives exit code 3.

    Returns:
        0 done, 1 `check` found something, 2 wrong input or usage, 3 internal error.
    """
    for stroom in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(errors="replace")  # a terminal that lacks a character shows a question mark
    sys.stderr = _Zichtbaar(sys.stderr)
    try:
        advies(prog_name="advies")
    except BrokenPipeError:
        # The reader of a pipe stopped early (`advies evaluate ... | head`); there is nobody left to tell.
        sys.stderr.close()
        return 0
    except Exception as fout:
        import traceback

        laatste = traceback.extract_tb(fout.__traceback__)[-1]
        sys.stderr.write(
            f"Fout in het programma: {type(fout).__name__}: {fout}\n"
            f"Plaats: {laatste.filename}:{laatste.lineno}. Meld dit met het feitenbestand aan de beheerder.\n"
        )
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
