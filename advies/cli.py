"""The command `advies`."""

from __future__ import annotations

from advies.opdrachten.clicktekst import spreek_nederlands

spreek_nederlands()

from importlib import import_module

import click

from advies.versie import __version__

OPDRACHTEN = {
    "evaluate": "evaluate",
    "ask": "ask",
    "explain": "explain",
    "whatif": "whatif",
    "diff": "whatif",
    "change": "change",
    "report": "report",
    "new": "new",
    "cases": "cases",
    "rules": "rules",
    "schema": "schema",
    "check": "check",
    "verify": "verify",
}
"""The commands, and the module of `advies.opdrachten` in which each is."""


class _Groep(click.Group):
    """Loads a command when it is asked for; one run needs one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return sorted(OPDRACHTEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name in OPDRACHTEN:
            return _laad(cmd_name)
        self.commands = {naam: _laad(naam) for naam in OPDRACHTEN}  # from which click seeks the nearest
        return None


def _laad(naam: str) -> click.Command:
    opdracht: click.Command = getattr(import_module(f"advies.opdrachten.{OPDRACHTEN[naam]}"), naam)
    return opdracht


@click.group(
    cls=_Groep,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
)
@click.version_option(__version__, prog_name="advies")
def advies() -> None:
    """Advies over samenwerking van gemeenten met ict, voor werk, inkomen en zorg.

    Maak een feitenbestand met 'advies new feiten.yaml', vul in wat u weet, en vraag advies met 'advies evaluate feiten.yaml'.
    """


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
