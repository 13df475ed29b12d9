"""What is installed agrees: the ranges for users, the list without a compiler, and the lock with hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WORTEL = Path(__file__).parent.parent
PROJECT = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
VLAG = "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject"


def eisen(*groepen: list[str]) -> dict[str, Requirement]:
    gelezen = [Requirement(regel) for groep in groepen for regel in groep]
    return {canonicalize_name(eis.name): eis for eis in gelezen if eis.name != "advies"}


def test_zonder_compiler_is_alles_behalve_durable_rules() -> None:
    regels = (WORTEL / "requirements" / "no-compiler.txt").read_text(encoding="utf-8").splitlines()
    zonder = eisen([regel for regel in regels if not regel.startswith("#")])
    gewoon = eisen(PROJECT["dependencies"], *(EXTRAS[deel] for deel in ("bewijs", "excel", "plan", "rapport", "tabel")))
    del gewoon["durable-rules"]
    assert {naam: str(eis) for naam, eis in zonder.items()} == {naam: str(eis) for naam, eis in gewoon.items()}


@pytest.mark.parametrize("extra", ["", "bewijs", "excel", "plan", "rapport", "tabel", "web", "mutatie", "test", "dev"])
def test_het_slot_past_in_de_grenzen(extra: str) -> None:
    slot = dict(
        re.findall(
            r"^([a-z0-9-]+)==(\S+)", (WORTEL / "requirements" / "lock.txt").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    for naam, eis in eisen(EXTRAS[extra] if extra else PROJECT["dependencies"]).items():
        assert eis.specifier.contains(slot[naam]), f"{naam}: run requirements/lock.sh"


@pytest.mark.parametrize("bestand", ["lock.txt", "build.txt"])
def test_elk_pakket_in_het_slot_heeft_een_som(bestand: str) -> None:
    tekst = (WORTEL / "requirements" / bestand).read_text(encoding="utf-8")
    pakketten = re.findall(r"^[a-z0-9-]+==(?:[^\n]*\\\n)+[^\n]*", tekst, re.MULTILINE)
    assert len(pakketten) == len(re.findall(r"^[a-z0-9-]+==", tekst, re.MULTILINE)) > 0
    assert all("--hash=sha256:" in pakket for pakket in pakketten)
    assert "://" not in tekst


def test_elke_opdracht_van_de_readme_bouwt_beide_motoren() -> None:
    opdrachten = re.findall(r"^python3 -m venv .*$", (WORTEL / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    bouwen = [opdracht for opdracht in opdrachten if "no-compiler" not in opdracht]
    assert len(bouwen) == 3
    assert all(VLAG in opdracht for opdracht in bouwen)


def test_het_slot_heeft_wat_de_bouw_vraagt() -> None:
    """`--no-build-isolation` takes what is there."""
    gevraagd = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    tekst = (WORTEL / "requirements" / "build.txt").read_text(encoding="utf-8")
    slot = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", tekst, re.MULTILINE))
    for naam, eis in eisen(gevraagd).items():
        assert eis.specifier.contains(slot[naam]), f"{naam}: run requirements/lock.sh"
