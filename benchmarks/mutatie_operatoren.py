"""Small faults to plant in Python code: those of cosmic-ray that say something, and four that it lacks.

Of cosmic-ray's replacements of one operator by another one or two for each are kept: the rest (`==` by `<`, `|` by `**`) fail
with a TypeError or say the same once more, and would only flatter the share that is noticed. Decorators, annotations and
assertions are left alone: no logic stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import parso.python.tree  # type: ignore[import-untyped,import-not-found,unused-ignore]
from cosmic_ray.ast import ast_nodes, get_ast  # type: ignore[import-untyped,import-not-found,unused-ignore]
from cosmic_ray.mutating import MutationVisitor  # type: ignore[import-untyped,import-not-found,unused-ignore]
from cosmic_ray.operators.operator import Operator  # type: ignore[import-untyped,import-not-found,unused-ignore]
from cosmic_ray.operators.provider import OperatorProvider  # type: ignore[import-untyped,import-not-found,unused-ignore]

Plaats = tuple[tuple[int, int], tuple[int, int]]

_VAN_COSMIC_RAY = (
    *("AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"),
    *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ExceptionReplacer", "NumberReplacer"),
    *("ZeroIterationForLoop", "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_USub_UAdd"),
    *(f"ReplaceComparisonOperator_{paar}" for paar in ("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")),
    *(f"ReplaceComparisonOperator_{paar}" for paar in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Lt_Gt", "Gt_Lt")),
    *(f"ReplaceBinaryOperator_{paar}" for paar in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "Mod_Mul")),
    *(f"ReplaceBinaryOperator_{paar}" for paar in ("FloorDiv_Mul", "Pow_Mul", "LShift_RShift", "RShift_LShift")),
    *(f"ReplaceBinaryOperator_{paar}" for paar in ("BitOr_BitAnd", "BitAnd_BitOr", "BitXor_BitOr")),
)


class _Eigen(Operator):  # type: ignore[misc,unused-ignore]
    """An operator of our own: it can change a node in one way at most."""

    @classmethod
    def examples(cls) -> tuple[()]:
        """Return none; cosmic-ray shows them only when it runs by itself."""
        return ()


class LaatOpdrachtWeg(_Eigen):
    """Leave out a statement that changes something: a call, `+=`, `del` or `raise`."""

    def mutation_positions(self, node: Any) -> Iterator[Plaats]:
        """Yield the statement."""
        if node.type == "simple_stmt" and _verandert(node.children[0]):
            yield node.children[0].start_pos, node.children[0].end_pos

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ARG002 - there is one way
        """Put `pass` in its place."""
        oud = node.children[0]
        node.children[0] = parso.python.tree.Keyword("pass", oud.start_pos, prefix=oud.get_first_leaf().prefix)
        return node


def _verandert(opdracht: Any) -> bool:
    if opdracht.type == "expr_stmt":
        teken = opdracht.children[1]
        return bool(teken.type == "operator" and teken.value != "=")
    if opdracht.get_first_leaf().value == "assert_never":
        return False  # an assertion: the type checker shows that it is never reached
    return opdracht.type in ("atom_expr", "raise_stmt", "del_stmt")


class LaatFilterWeg(_Eigen):
    """Leave out the `if` of a comprehension."""

    def mutation_positions(self, node: Any) -> Iterator[Plaats]:
        """Yield the condition."""
        if node.type == "comp_if":
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ARG002 - there is one way
        """Put `True` in its place."""
        node.children[1] = parso.python.tree.Keyword("True", node.children[1].start_pos, prefix=" ")
        return node


class KeerLidmaatschapOm(_Eigen):
    """`in` becomes `not in`, and the other way round."""

    def mutation_positions(self, node: Any) -> Iterator[Plaats]:
        """Yield the comparison."""
        if node.type == "comparison" and node.children[1].get_code().split() in (["in"], ["not", "in"]):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ARG002 - there is one way
        """Put the opposite in its place."""
        nieuw = "not in" if node.children[1].type == "keyword" else "in"
        node.children[1] = parso.python.tree.Keyword(nieuw, node.children[1].start_pos, prefix=" ")
        return node


class VerwisselFunctie(_Eigen):
    """`any` becomes `all`, `min` becomes `max`, and the other way round."""

    _ANDER: ClassVar = {"any": "all", "all": "any", "min": "max", "max": "min"}

    def mutation_positions(self, node: Any) -> Iterator[Plaats]:
        """Yield the name of the function that is called."""
        if node.type == "atom_expr" and node.children[0].type == "name" and node.children[0].value in self._ANDER:
            yield node.children[0].start_pos, node.children[0].end_pos

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ARG002 - there is one way
        """Put the other function in its place."""
        node.children[0].value = self._ANDER[node.children[0].value]
        return node


EIGEN: tuple[type[_Eigen], ...] = (LaatOpdrachtWeg, LaatFilterWeg, KeerLidmaatschapOm, VerwisselFunctie)


@cache
def operatoren() -> dict[str, Any]:
    """Return an instance of each operator that is used, by name."""
    van_cosmic_ray = OperatorProvider()
    return {naam: van_cosmic_ray[naam]() for naam in _VAN_COSMIC_RAY} | {soort.__name__: soort() for soort in EIGEN}


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One small fault in one file.

    Args:
        module: path of the file, from the root of the project.
        regel: line at which it stands.
        operator: name of the operator that makes it.
        nummer: which of the places in the file where that operator can, from 0.
    """

    module: str
    regel: int
    operator: str
    nummer: int


def mutanten(module: str, code: str) -> list[Mutant]:
    """Return every mutant of a file.

    Args:
        module: path of the file, from the root of the project.
        code: what stands in it.
    """
    tellers = dict.fromkeys(operatoren(), 0)
    uit: list[Mutant] = []
    for knoop in ast_nodes(get_ast(code)):
        for naam, operator in operatoren().items():
            for (regel, _), _ in operator.mutation_positions(knoop):
                if knoop.type != "assert_stmt" and not _zonder_logica(knoop):
                    uit.append(Mutant(module, regel, naam, tellers[naam]))
                tellers[naam] += 1
    return uit


def _zonder_logica(knoop: Any) -> bool:
    """Whether a node stands in a decorator, an annotation, an import, or an assertion (`assert`, and `strict` of `zip`).

    So does what is there for the type checker alone, and a star that is no operator: between parameters, or before a mapping.
    """
    if knoop.type == "operator" and knoop.parent.type in ("parameters", "dictorsetmaker"):
        return True
    if knoop.type == "if_stmt" and knoop.children[1].get_code().strip() == "TYPE_CHECKING":
        return True
    while knoop.parent is not None:
        ouder = knoop.parent
        if ouder.type in ("decorator", "tfpdef", "import_from", "assert_stmt"):
            return True
        if ouder.type == "argument" and ouder.children[0].get_code().strip() == "strict":
            return True
        if ouder.type == "annassign":
            waarde: bool = ouder.children[-2].get_code().strip() == "=" and knoop is ouder.children[-1]
            return not waarde
        if ouder.type == "funcdef" and knoop not in (ouder.children[2], ouder.children[-1]):
            return True
        knoop = ouder
    return False


def geplant(mutant: Mutant, code: str) -> str:
    """Return the code of a file with the fault in it.

    Args:
        mutant: the fault.
        code: what stands in the file.
    """
    nieuw: str = MutationVisitor.mutate_code(code, operatoren()[mutant.operator], mutant.nummer)
    return nieuw
