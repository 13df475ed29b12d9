"""The part of a plan that one role has to do."""

from __future__ import annotations

from dataclasses import replace

from advies.plan.model import Plan
from kennisbank.catalogus import Actor


def deel_van(plan: Plan, voor: Actor | None) -> Plan:
    """Return the plan with only the steps, points to watch and moments of a role; the steps keep their numbers.

    Args:
        plan: the plan.
        voor: the role; None for the whole plan.
    """
    if voor is None:
        return plan
    return replace(
        plan,
        stappen=tuple(stap for stap in plan.stappen if voor in stap.wie),
        aandacht=tuple(punt for punt in plan.aandacht if voor in punt.wie),
        momenten=tuple(moment for moment in plan.momenten if voor in moment.wie),
    )
