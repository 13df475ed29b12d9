"""The faults that are planted in our own code: each is what it says, and stands where logic stands."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("cosmic_ray", reason="only for who mutates the code")

WORTEL = Path(__file__).parent.parent
CODE = """\
from __future__ import annotations

if TYPE_CHECKING:
    import z


def f(x: int | None = 1, *, k: int) -> list[int]:
    y: int = 1
    z = {**x, **y}
    assert x is not None
    x += 2
    g(x)
    assert_never(x)
    if x in y and not z:
        raise ValueError(x)
    return [q for q, _ in zip(x, y, strict=True) if q not in y and any(x)]
"""
VERWACHT = {
    "def f(x: int | None = 1, *, k: int) -> list[int]:": {
        f"def f(x: int | None = {getal}, *, k: int) -> list[int]:" for getal in (0, 2)
    },
    "y: int = 1": {"y: int = 0", "y: int = 2"},
    "x += 2": {"x += 3", "x += 1", "pass"},
    "g(x)": {"pass"},
    "if x in y and not z:": {
        "if not x in y and not z:",
        "if x not in y and not z:",
        "if x in y or not z:",
        "if x in y and  z:",
    },
    "raise ValueError(x)": {"pass"},
    "return [q for q, _ in zip(x, y, strict=True) if q not in y and any(x)]": {
        "return [q for q, _ in zip(x, y, strict=True) if True]",
        "return [q for q, _ in zip(x, y, strict=True) if q in y and any(x)]",
        "return [q for q, _ in zip(x, y, strict=True) if q not in y or any(x)]",
        "return [q for q, _ in zip(x, y, strict=True) if q not in y and all(x)]",
    },
}


@pytest.fixture(scope="module")
def operatoren() -> ModuleType:
    pad = WORTEL / "benchmarks" / "mutatie_operatoren.py"
    beschrijving = importlib.util.spec_from_file_location("mutatie_operatoren", pad)
    assert beschrijving is not None
    assert beschrijving.loader is not None
    module = importlib.util.module_from_spec(beschrijving)
    sys.modules["mutatie_operatoren"] = module
    beschrijving.loader.exec_module(module)
    return module


def test_elke_fout_staat_waar_logica_staat_en_is_anders(operatoren: ModuleType) -> None:
    gevonden: dict[str, set[str]] = {}
    for mutant in operatoren.mutanten("f.py", CODE):
        nieuw = operatoren.geplant(mutant, CODE)
        compile(nieuw, "f.py", "exec")
        (paar,) = [
            (oud.strip(), na.strip())
            for oud, na in zip(CODE.splitlines(), nieuw.splitlines(), strict=True)
            if oud != na
        ]
        assert CODE.splitlines()[mutant.regel - 1].strip() == paar[0]
        gevonden.setdefault(paar[0], set()).add(paar[1])
    assert gevonden == VERWACHT
