"""What a public body looks at before it adopts the project: what catalogues read, licences, and links that lead somewhere."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from jsonschema import Draft202012Validator

from advies.cli import advies as programma
from advies.versie import __version__

WORTEL = Path(__file__).parent.parent
PUBLICCODE: dict[str, Any] = yaml.safe_load((WORTEL / "publiccode.yml").read_text(encoding="utf-8"))
SCHEMA = json.loads((WORTEL / "tests" / "publiccode.schema.json").read_text(encoding="utf-8"))
DOCUMENTEN = sorted(
    [*WORTEL.glob("*.md"), *(WORTEL / "docs").rglob("*.md"), WORTEL / "tests" / "conformiteit" / "README.md"]
)


def bezwaren(inhoud: dict[str, Any]) -> list[str]:
    keurder = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return ["/".join(map(str, fout.path)) for fout in keurder.iter_errors(inhoud)]


def test_publiccode() -> None:
    assert bezwaren(PUBLICCODE) == []
    assert PUBLICCODE["softwareVersion"] == __version__
    assert PUBLICCODE["legal"]["license"] == "EUPL-1.2"
    for beeld in PUBLICCODE["description"]["nl"]["screenshots"]:
        assert (WORTEL / beeld).is_file()


@pytest.mark.parametrize(
    ("sleutel", "waarde", "plaats"),
    [
        ("developmentStatus", "klaar", "developmentStatus"),
        ("categories", ["advies"], "categories/0"),
        ("maintenance", {"type": "community"}, "maintenance"),
        ("maintenance", {"type": "none", "contractors": [{"name": "Iemand", "until": "2027-01-01"}]}, "maintenance"),
        ("description", {"nl": {"shortDescription": "x" * 151, "longDescription": "y" * 150, "features": []}},
         "description/nl/shortDescription"),
    ],
)  # fmt: skip
def test_het_schema_weigert_wat_de_standaard_weigert(sleutel: str, waarde: Any, plaats: str) -> None:
    assert bezwaren({**PUBLICCODE, sleutel: waarde}) == [plaats]


def test_elke_licentie_staat_erbij() -> None:
    plekken = tomllib.loads((WORTEL / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
    genoemd = {plek["SPDX-License-Identifier"] for plek in plekken}
    assert genoemd == {bestand.stem for bestand in (WORTEL / "LICENSES").iterdir()}
    assert (WORTEL / "LICENSE").read_bytes() == (WORTEL / "LICENSES" / "EUPL-1.2.txt").read_bytes()
    for plek in plekken:
        assert any(WORTEL.glob(plek["path"])), plek["path"]


def ankers(document: Path) -> set[str]:
    """The places in a document that a link can name, by the rule of the forges: lower case, no signs, hyphens for spaces."""
    tekst = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    koppen = re.findall(r"^#+ +(.+?) *$", tekst, re.MULTILINE)
    schoon = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", kop) for kop in koppen]
    return {re.sub(r"[^\w\- ]", "", kop.lower()).replace(" ", "-") for kop in schoon}


def schakels(document: Path) -> list[str]:
    tekst = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [doel for doel in re.findall(r"\]\(([^)\s]+)\)", tekst) if not re.match(r"https?:|mailto:", doel)]


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda document: str(document.relative_to(WORTEL)))
def test_elke_schakel_leidt_ergens_heen(document: Path) -> None:
    for schakel in schakels(document):
        pad, _, anker = schakel.partition("#")
        doel = (document.parent / pad).resolve() if pad else document
        assert doel.exists(), schakel
        assert not anker or anker in ankers(doel), schakel


def test_elk_document_staat_in_de_inhoud_van_de_site() -> None:
    inhoud = (WORTEL / "docs" / "website" / "mkdocs.yml").read_text(encoding="utf-8")
    bladen = set(re.findall(r"([\w/-]+\.md)\b", inhoud))
    for bestand in (WORTEL / "docs").rglob("*.md"):
        pad = bestand.relative_to(WORTEL / "docs").as_posix()
        assert pad in bladen or pad.startswith(("website/", "voorbeeld")), pad


def test_wat_een_document_noemt_om_uit_te_voeren_is_er() -> None:
    opdrachten = programma.list_commands(click.Context(programma))
    for document in DOCUMENTEN:
        tekst = document.read_text(encoding="utf-8")
        for module in re.findall(
            r"python3? -m ((?:advies|benchmarks|docs|kennisbank|regels|tests)\b[a-z_.]*[a-z])", tekst
        ):
            assert find_spec(module), f"{document.name}: {module}"
        for pad in re.findall(r"python3? ([\w/.]+\.py)\b", tekst):
            assert (WORTEL / pad).is_file(), f"{document.name}: {pad}"
        for opdracht in re.findall(r"`advies ([a-z]+)\b", tekst):
            assert opdracht in opdrachten, f"{document.name}: {opdracht}"


def test_er_zijn_schakels() -> None:
    assert sum(len(schakels(document)) for document in DOCUMENTEN) > len(DOCUMENTEN)


def test_niets_zegt_te_installeren_uit_een_index() -> None:
    """The package is in no index: by name, pip would install what somebody else put there under it."""
    broncode = [bestand for map_ in ("advies", "kennisbank", "regels") for bestand in (WORTEL / map_).rglob("*.[py]*")]
    teksten = [bestand for bestand in broncode if bestand.suffix in {".py", ".yaml"}]
    for bestand in [*DOCUMENTEN, *teksten]:
        gevonden = re.findall(r"pip install (?:-\S+ )*'?advies\b.*", bestand.read_text(encoding="utf-8"))
        assert gevonden == [], bestand.name
