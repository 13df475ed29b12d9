"""The days on which a moment comes back."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import count

from advies.plan.model import Planmoment


def moment_op(moment: Planmoment, tot: date) -> Iterator[date]:
    """Yield the days of a moment up to a day; one that a month lacks is the last day of that month.

    Args:
        moment: the moment, with a first day.
        tot: the last day.
    """
    eerste = date.fromisoformat(moment.eerste)
    for keer in count():
        dag = over_maanden(eerste, keer * moment.om_de_maanden)
        if dag > tot:
            return
        yield dag
        if not moment.om_de_maanden:
            return


def over_maanden(dag: date, maanden: int) -> date:
    """Return the day some months later; the last day of the month where it has no such day.

    Args:
        dag: the day.
        maanden: how many months.
    """
    jaren, maand = divmod(dag.month - 1 + maanden, 12)
    jaar = dag.year + jaren
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
