"""What the shell offers after a tab: files, names of rules, processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def bestand(_ctx: click.Context, _param: click.Parameter, begin: str) -> list[CompletionItem]:
    """Let the shell offer files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begin, type="file")]


def regel(ctx: click.Context, _param: click.Parameter, begin: str) -> list[CompletionItem]:
    """Offer the names of the rules, each with its title as far as the shell shows it."""
    from click.shell_completion import CompletionItem

    from advies.opdrachten.laagoptie import lagen_bij
    from kennisbank.lagen import met_lagen
    from regels.eigen import regelbank

    with met_lagen(lagen_bij(ctx)):
        regels = regelbank().regels
    return [CompletionItem(deel.naam, help=deel.titel) for deel in regels if deel.naam.startswith(begin)]


def proces(_ctx: click.Context, _param: click.Parameter, begin: str) -> list[CompletionItem]:
    """Offer the ict processes."""
    from click.shell_completion import CompletionItem

    from kennisbank.catalogus import catalogus

    return [
        CompletionItem(sleutel, help=deel.naam)
        for sleutel, deel in catalogus().processen.items()
        if sleutel.startswith(begin)
    ]
