"""`--regels MAP` on every command: the layers that are on while it runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from advies.casussen import Casus
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wijziging import Wijziging
    from kennisbank.lagen import Lagen
    from regels.taal import Regelbank

_ZEGT_NIET_ZELF = ("explain", "whatif", "change", "diff", "cases")
"""The commands of which the screen itself does not say what layers were on."""
_LEEST_ZELF = ("lsp",)
"""The commands that read the layers themselves, since these may be wrong and mended while the command runs."""
Deel = TypeVar("Deel", "Verklaring", "Wijziging", "Casus")
LAAGVELD = "regelmappen"
"""The name of the option among the values of a command."""
_UITVOERVELDEN = ("uitvoer", "uit")
"""What the file behind `-o` is called among the values of a command."""


def met_laagoptie(opdracht: click.Command) -> click.Command:
    """Return a command that takes `--regels MAP`; what it reads, it reads with those layers on.

    Args:
        opdracht: the command, which knows of no layers.
    """
    opdracht.params.append(
        click.Option(
            ["--regels", LAAGVELD],
            multiple=True,
            metavar="MAP",
            shell_complete=_mappen,
            help="Voeg de laag in deze map toe: regels en feiten met een eigen bron; mag vaker. Zie docs/lagen.md.",
        )
    )
    voer_uit = opdracht.invoke

    def invoke(ctx: click.Context) -> Any:
        mappen = ctx.params.pop(LAAGVELD, ())
        if ctx.info_name in _LEEST_ZELF:
            ctx.meta[LAAGVELD] = mappen
        elif mappen:
            _zet_aan(ctx, mappen)
        return voer_uit(ctx)

    opdracht.invoke = invoke  # type: ignore[method-assign]
    return opdracht


def _zet_aan(ctx: click.Context, mappen: Iterable[str]) -> None:
    """Let layers be on until the command ends; what is wrong with them ends it at once."""
    from kennisbank.lagen import met_lagen
    from kennisbank.meldingen import InvoerFout
    from regels.eigen import regelbank

    try:
        ctx.with_resource(met_lagen(_lees(mappen)))
        _weiger_laag_als_uitvoer(ctx, mappen)
        bank = regelbank()
    except InvoerFout as fout:
        from advies.opdrachten.uitvoer import meld

        meld(fout, ctx.params.get("formaat") == "json")
        from advies.lagenmap import is_laag

        # What is wrong within a layer is what a check finds; a folder that is no layer is wrong usage.
        ctx.exit(1 if ctx.info_name == "check" and all(map(is_laag, mappen)) else 2)
    if ctx.info_name in _ZEGT_NIET_ZELF and ctx.params.get("formaat") != "json":
        zeg_lagen(bank)


def _weiger_laag_als_uitvoer(ctx: click.Context, mappen: Iterable[str]) -> None:
    """Refuse an output that is a file of a layer: that is read too, and would be gone."""
    uit = next((waarde for veld in _UITVOERVELDEN if (waarde := ctx.params.get(veld))), None)
    if uit is None:
        return
    from pathlib import Path

    from advies.lagenmap import laagbestanden
    from advies.opdrachten.uitvoer import weiger_invoer_als_uitvoer

    weiger_invoer_als_uitvoer(uit, (str(deel) for map_ in mappen for deel in laagbestanden(Path(map_))))


def zeg_lagen(bank: Regelbank) -> None:
    """Tell on standard error with which layers a command answers, and what they switched off.

    Args:
        bank: the rule base, with its layers.
    """
    for laag in bank.lagen:
        click.echo(f"Met de laag {laag.naam}: {laag.titel}; bron: {laag.bron.tekst}, {laag.bron.uitgave}.", err=True)
    for deel in bank.uitgeschakeld:
        click.echo(f"De laag {deel.laag} schakelt '{deel.regel.naam}' uit: {deel.reden}", err=True)


def schrijf_met_lagen(delen: Sequence[Deel], bank: Regelbank) -> None:
    """Write a list as JSON in which each part says with which layers it was made, and what they switched off.

    An empty list has no part to say it, so then it is told on standard error.

    Args:
        delen: the parts.
        bank: the rule base, with its layers.
    """
    from advies.opdrachten.uitvoer import schrijf_json

    if not bank.lagen:
        schrijf_json(delen)
        return
    from advies.samenstelling.lagen import laagbewijzen, uitgezet
    from kennisbank.lean import anders

    lagen, uit = laagbewijzen(bank), uitgezet(bank)
    schrijf_json([anders(deel, lagen=lagen, uitgeschakeld=uit) for deel in delen])
    if not delen:
        zeg_lagen(bank)


def _lees(mappen: Iterable[str]) -> Lagen:
    from advies.lagenmap import lees_lagen

    return lees_lagen(mappen)


def lagen_bij(ctx: click.Context) -> Lagen:
    """Return the layers that were typed so far, for what the shell offers; none while one of them is wrong.

    Args:
        ctx: the command line as far as it was typed.
    """
    from kennisbank.meldingen import InvoerFout

    try:
        return _lees(ctx.params.get(LAAGVELD) or ())
    except InvoerFout:
        return ()


def _mappen(_ctx: click.Context, _param: click.Parameter, begin: str) -> list[Any]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(begin, type="dir")]
