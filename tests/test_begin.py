"""`advies rules nieuw` and `advies feit nieuw`: a start that a rule author fills in, with each key that the reader asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from advies.schrijfschemas.begin import STUKKEN, Stuk, begin
from advies.schrijfschemas.bestanden import schrijfschema
from regels.eigen import regelbank
from regels.lezen import lees_regelbank
from tests.opdracht import advies

WORTEL = Path(__file__).parent.parent
INGEVULD = {
    "titel": "Een proef",
    "soort": "advies",
    "sterkte": "mag",
    "grond": "afgeleid",
    "tekst": "Doe iets.",
    "uitleg": "Daarom.",
    "wie": "[bestuur]",
    "fase": "[ontwerp]",
}


@pytest.mark.parametrize("stuk", STUKKEN)
def test_een_begin_heeft_elke_sleutel_die_moet_en_noemt_de_andere(stuk: Stuk) -> None:
    tekst = begin(stuk, "proef", regelbank())
    weg = tekst.partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
    map_ = {"regel": "basis", "afgeleid": "basis", "toets": "toetsen", "feit": "../kennisbank/feiten"}.get(stuk, "")
    assert (WORTEL / "regels" / map_ / weg).is_file()
    gelezen: list[dict[str, Any]] = yaml.safe_load(tekst)
    assert gelezen[0][stuk] == "proef"
    soort = {"regel": "regels", "afgeleid": "regels", "toets": "toetsen", "drempel": "drempels", "feit": "feiten"}.get(
        stuk, "afwegingen"
    )
    schema = schrijfschema(soort, regelbank())  # type: ignore[arg-type]
    inhoud = {"thema": "proef", "titel": "Proef", "feiten": gelezen} if stuk == "feit" else gelezen
    bezwaren = list(Draft7Validator(schema).iter_errors(inhoud))
    # Only what is not filled in yet: no key too many, none too few.
    assert bool(bezwaren) == (stuk != "toets")
    assert not any(fout.validator in ("required", "additionalProperties") for fout in _alle(bezwaren))
    assert all(len(regel) <= 140 for regel in tekst.splitlines())


def _alle(fouten: list[Any]) -> list[Any]:
    return [*fouten, *(onder for fout in fouten for onder in _alle(list(fout.context or [])) if fout.validator == "if")]


def test_een_begin_van_een_regel_is_ingevuld_een_regel() -> None:
    regels = []
    for tekst in begin("regel", "proef", regelbank()).splitlines():
        sleutel = tekst.strip().removesuffix(":")
        regels.append(f"{tekst} {INGEVULD[sleutel]}" if sleutel in INGEVULD and tekst.endswith(":") else tekst)
    bank = lees_regelbank({"proef.yaml": "\n".join(regels).encode()})
    assert [(regel.naam, regel.sterkte) for regel in bank.regels] == [("proef", "mag")]


@pytest.mark.parametrize("stuk", ["regel", "feit"])
def test_een_begin_voor_een_laag_wijst_naar_de_map_en_de_bron_van_die_laag(stuk: Stuk) -> None:
    tekst = begin(stuk, "streek__proef", regelbank())
    assert f"\n- {stuk}: streek__proef\n" in tekst
    assert tekst.startswith(
        {"regel": "# yaml-language-server: $schema=../schemas/regels.json\n"}.get(
            stuk, "# yaml-language-server: $schema=schemas/feiten.json\n"
        )
    )
    assert "- plaats: artikel_1" in tekst
    assert "advies check --regels MAP" in tekst
    assert "kennisbank/feiten" not in tekst


def test_aan_de_opdrachtregel() -> None:
    assert advies("rules", "nieuw", "proef").stdout.decode() == begin("regel", "proef", regelbank())
    assert advies("rules", "nieuw", "proef", "--soort", "toets").stdout.decode() == begin("toets", "proef", regelbank())
    assert advies("feit", "nieuw", "proef").stdout.decode() == begin("feit", "proef", regelbank())


@pytest.mark.parametrize(
    ("argumenten", "woorden"),
    [
        (("rules", "nieuw", "geen_vervangingsbudget"), "bestaat al"),
        (("rules", "nieuw", "Nieuwe regel"), "kan geen naam zijn"),
        (("rules", "nieuw", "x", "--soort", "risico"), "een van regel, afgeleid, toets, drempel of afweging"),
        (("rules", "ict", "begroting"), "aanhalingstekens"),
        (("feit", "nieuw", "vervangingsbudget"), "bestaat al"),
        (("feit", "nieuw"), "Er ontbreekt een argument 'NAAM'."),
        (("rules", "nieuw"), "Er ontbreekt een argument 'NAAM'."),
        (("rules", "nieuw", "--soort", "toets"), "Er ontbreekt een argument 'NAAM'."),
    ],
)
def test_wat_niet_kan_zegt_wat_wel(argumenten: tuple[str, ...], woorden: str) -> None:
    uit = advies(*argumenten)
    assert uit.returncode == 2
    assert woorden in uit.stderr.decode()
    assert uit.stdout == b""
