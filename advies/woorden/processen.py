"""What ict processes are called, and what is about one."""

from __future__ import annotations

from kennisbank.catalogus import catalogus
from regels.sleutels import DIT


def procesnaam(proces: str) -> str:
    """Return the Dutch name of a process; of `DIT` "dit proces"."""
    return "dit proces" if proces == DIT else catalogus().processen[proces].naam


def met_proces(tekst: str, proces: str) -> str:
    """Return a text with the process that it is about behind it: "naam (proces)".

    Args:
        tekst: what a rule or fact is called.
        proces: key of the process, or empty.
    """
    return f"{tekst} ({procesnaam(proces)})" if proces else tekst


def titel_met_proces(titel: str, *processen: str) -> str:
    """Return the title of a rule with the processes that it is about behind it, but those that it names itself.

    Args:
        titel: the title.
        processen: keys of processes; empty ones are passed over.
    """
    namen = [procesnaam(proces) for proces in processen if proces]
    namen = [naam for naam in namen if naam not in titel.lower()]
    return f"{titel} ({', '.join(namen)})" if namen else titel
