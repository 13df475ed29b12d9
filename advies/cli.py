"""The command `advies`."""

from __future__ import annotations

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


def voer_uit() -> int:
    """Run the command with the arguments of the process; what is wrong with those is told as click does.

    Click's own way to end would make a broken pipe code 1.

    Returns:
        The exit code.
    """
    try:
        uit = advies(prog_name="advies", standalone_mode=False)
    except click.ClickException as fout:
        fout.show()
        return fout.exit_code
    except click.Abort:
        click.echo("Afgebroken.", err=True)
        return 1
    return uit if isinstance(uit, int) else 0
