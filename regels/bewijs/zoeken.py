"""What z3 is asked of one solver: for a model, for the one with the fewest parts true, for one with a value that reads well."""

from __future__ import annotations

from collections.abc import Sequence

import z3

from kennisbank.meldingen import AdviesFout


class Onbeslist(AdviesFout):
    """z3 gave no answer within its time; nothing is proved."""


def los_op(solver: z3.Solver, *aannames: z3.BoolRef) -> z3.ModelRef | None:
    """Return a model of what a solver holds, or None when it has none.

    Args:
        solver: what must hold.
        aannames: what must hold besides, this time.

    Raises:
        Onbeslist: z3 did not decide in time.
    """
    uitkomst = solver.check(*aannames)
    if uitkomst == z3.unknown:
        raise Onbeslist(solver.reason_unknown())
    return solver.model() if uitkomst == z3.sat else None


def is_waar(model: z3.ModelRef, deel: z3.BoolRef) -> bool:
    """Return whether something is true in a model."""
    return bool(z3.is_true(model.eval(deel, model_completion=True)))


def met_de_minste(solver: z3.Solver, model: z3.ModelRef, delen: list[z3.BoolRef]) -> z3.ModelRef:
    """Return a model in which as few of the parts are true as can be, and keep the solver to that number.

    Args:
        solver: what must hold.
        model: what it gave.
        delen: the parts.

    Raises:
        Onbeslist: z3 did not decide in time.
    """
    while aantal := sum(1 for deel in delen if is_waar(model, deel)):
        solver.push()
        solver.add(z3.AtMost(*delen, aantal - 1))
        beter = los_op(solver)
        solver.pop()
        if beter is None:
            break
        model = beter
    solver.add(z3.AtMost(*delen, aantal) if aantal else z3.Not(z3.Or(*delen)))
    return model


def met_ronde_waarde(
    solver: z3.Solver, model: z3.ModelRef, waarden: Sequence[z3.BoolRef], een_van: z3.BoolRef
) -> z3.ModelRef:
    """Return a model with the first of the values that is possible, and keep the solver to it.

    Each answer names one that is possible, after which those before it are asked for, all at once: sixty values of which none is
    possible are one question.

    Args:
        solver: what must hold.
        model: what it gave.
        waarden: the values, the best first.
        een_van: whether it is one of them.

    Raises:
        Onbeslist: z3 did not decide in time.
    """
    eerste: z3.BoolRef | None = None
    over = waarden
    while over:
        solver.push()
        solver.add(een_van if over is waarden else z3.Or(*over))
        beter = los_op(solver)
        solver.pop()
        if beter is None:
            break
        model = beter
        plaats = next(nummer for nummer, waarde in enumerate(over) if is_waar(beter, waarde))
        eerste, over = over[plaats], over[:plaats]
    if eerste is not None:
        solver.add(eerste)
    return model
