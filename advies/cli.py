"""The command `advies`."""

from __future__ import annotations

from advies.opdrachten.clicktekst import spreek_nederlands

spreek_nederlands()

from importlib import import_module

import click

from advies.opdrachten.laagoptie import LAAGVELD, met_laagoptie
from advies.versie import __version__

GROEPEN = {
    "Advies vragen": {"new": "new", "ask": "ask", "open": "open", "evaluate": "evaluate", "report": "report"},
    "Doorvragen bij een advies": {
        "explain": "explain",
        "whatif": "whatif",
        "change": "change",
        "diff": "whatif",
        "cases": "cases",
        "overleg": "overleg",
        "dvo": "dvo",
        "plan": "plan",
        "verify": "verify",
        "verloop": "verloop",
        "streek": "streek",
    },
    "De regels lezen en beheren": {"rules": "rules", "feit": "nieuw", "check": "check", "lsp": "lsp"},
    "Voor andere programma's": {"schema": "schema", "serve": "serve"},
}
"""The commands by who uses them, each with the module of `advies.opdrachten` in which it is."""
OPDRACHTEN = {naam: module for groep in GROEPEN.values() for naam, module in groep.items()}
"""The commands, and the module of `advies.opdrachten` in which each is."""
_FUNCTIES = {"open": "open_"}
"""The function of a command whose name is one of Python's own."""
BEGIN = """\
In drie stappen naar een advies:

  1. advies ask antwoorden.yaml          beantwoord vragen, de nuttigste eerst
     of: advies new feiten.yaml          en vul zelf in wat u weet
  2. advies evaluate antwoorden.yaml     lees het advies op één scherm
  3. advies report antwoorden.yaml -o advies.docx
                                         maak een notitie voor het bestuur

Alle opdrachten ziet u met: advies --help
"""
"""What one sees who names no command."""


class _Groep(click.Group):
    """Loads a command when it is asked for; one run needs one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return list(OPDRACHTEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name in OPDRACHTEN:
            return _laad(cmd_name)
        self.commands = {naam: _laad(naam) for naam in OPDRACHTEN}  # from which click seeks the nearest
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in groups, by who uses them."""
        breedst = max(map(len, OPDRACHTEN))
        for groep, namen in GROEPEN.items():
            with formatter.section(groep):
                opdrachten = ((naam, self.get_command(ctx, naam)) for naam in namen)
                formatter.write_dl(
                    [
                        (naam.ljust(breedst), opdracht.get_short_help_str(formatter.width - breedst - 6))
                        for naam, opdracht in opdrachten
                        if opdracht
                    ]
                )


def _laad(naam: str) -> click.Command:
    opdracht: click.Command = getattr(import_module(f"advies.opdrachten.{OPDRACHTEN[naam]}"), _FUNCTIES.get(naam, naam))
    return opdracht if any(deel.name == LAAGVELD for deel in opdracht.params) else met_laagoptie(opdracht)


@click.group(
    cls=_Groep,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name="advies")
@click.pass_context
def advies(ctx: click.Context, /) -> None:
    """Advies over samenwerking van gemeenten met ict, voor werk, inkomen en zorg.

    Maak een feitenbestand met 'advies new feiten.yaml', vul in wat u weet, en vraag advies met 'advies evaluate feiten.yaml'.
    """
    if ctx.invoked_subcommand is None:
        click.echo(BEGIN, nl=False, err=True)
        ctx.exit(2)


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
