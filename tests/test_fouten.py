"""Errors: one family, the nearest name for one that does not exist, and a code for each."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

import advies
from advies import (
    AdviesFout,
    Adviseur,
    FeitSleutel,
    Gesprek,
    InvoerFout,
    Melding,
    OnbekendeRegel,
    OnbekendFeit,
    OnderwerpFout,
    OntbrekendeExtra,
    RegelFout,
    RegelSleutel,
    Stand,
    Verklaarder,
    kleinste_wijzigingen,
    lees_regels,
)
from advies.beheer.bewijsvoering import GetuigeFout
from kennisbank.foutcodes import CODES, Code

BRONMAPPEN = ("kennisbank", "regels", "advies")
WORTEL = Path(__file__).parent.parent


def test_elke_fout_van_het_pakket_is_een_adviesfout() -> None:
    fouten = [deel for naam in advies.__all__ if isinstance(deel := getattr(advies, naam), type)]
    assert {deel.__name__ for deel in fouten if issubclass(deel, Exception)} == {
        "AdviesFout",
        "InvoerFout",
        "MotorFout",
        "MotorVerschil",
        "OnbekendFeit",
        "OnbekendeRegel",
        "OnderwerpFout",
        "OntbrekendeExtra",
        "Onvergelijkbaar",
        "RegelFout",
    }
    assert all(issubclass(deel, AdviesFout) for deel in fouten if issubclass(deel, Exception))


@pytest.mark.parametrize(
    "soort", [InvoerFout, OnbekendFeit, OnbekendeRegel, OnderwerpFout, OntbrekendeExtra, RegelFout]
)
def test_een_fout_reist_tussen_processen(soort: type[InvoerFout]) -> None:
    melding = Melding(None, "er is geen regel 'x'.", code="onbekende_regel", gevonden="x", suggestie="y")
    terug = pickle.loads(pickle.dumps(soort([melding])))
    assert (type(terug), terug.meldingen, terug.suggesties) == (soort, (melding,), ("y",))


def test_een_fout_van_het_bewijs_reist_ook() -> None:
    fout = GetuigeFout(RegelSleutel("regel", ""), {FeitSleutel("fase"): "ontwerp"}, True, None)
    terug = pickle.loads(pickle.dumps(fout))
    assert (type(terug), str(terug), terug.naam, terug.geheugen) == (GetuigeFout, str(fout), fout.naam, fout.geheugen)


def _evaluatie(adviseur: Adviseur) -> advies.Evaluatie:
    return adviseur.evaluatie({"vervangingsbudget": "nee"})


REGEL_GEVRAAGD: list[Callable[[Adviseur, str, str], object]] = [
    lambda a, regel, proces: a.evalueer({}).zeker(regel, proces),
    lambda a, regel, proces: _evaluatie(a).geval(RegelSleutel(regel, proces)),
    lambda a, regel, proces: Verklaarder(_evaluatie(a)).verklaar(RegelSleutel(regel, proces)),
    lambda a, regel, proces: Verklaarder(_evaluatie(a)).kort(RegelSleutel(regel, proces)),
    lambda a, regel, proces: kleinste_wijzigingen(a, _evaluatie(a), RegelSleutel(regel, proces), gewenst=True),
]


@pytest.mark.parametrize("vraag", REGEL_GEVRAAGD)
def test_een_regel_die_er_niet_is_wordt_genoemd_met_de_naaste(
    referentie: Adviseur, vraag: Callable[[Adviseur, str, str], object]
) -> None:
    with pytest.raises(OnbekendeRegel) as vangst:
        vraag(referentie, "geen_vervangingsbudgt", "")
    (melding,) = vangst.value.meldingen
    assert (melding.code, melding.gevonden, melding.suggestie) == (
        "onbekende_regel",
        "geen_vervangingsbudgt",
        "geen_vervangingsbudget",
    )
    assert vangst.value.suggesties == ("geen_vervangingsbudget",)
    assert "Bedoelt u 'geen_vervangingsbudget'?" in melding.tekst


@pytest.mark.parametrize("vraag", REGEL_GEVRAAGD)
def test_een_proces_dat_er_niet_is_wordt_genoemd_met_het_naaste(
    referentie: Adviseur, vraag: Callable[[Adviseur, str, str], object]
) -> None:
    with pytest.raises(OnderwerpFout) as vangst:
        vraag(referentie, "mag_uitbesteden", "technisch_beheren")
    (melding,) = vangst.value.meldingen
    assert (melding.code, melding.suggestie) == ("onbekend_proces", "technisch_beheer")
    assert melding.toegestaan == referentie.bank.processen


@pytest.mark.parametrize("vraag", REGEL_GEVRAAGD[1:])
@pytest.mark.parametrize(
    ("regel", "proces", "code"),
    [("mag_uitbesteden", "", "proces_nodig"), ("geen_vervangingsbudget", "technisch_beheer", "geen_proces")],
)
def test_een_regel_wordt_gevraagd_voor_waar_hij_over_gaat(
    referentie: Adviseur, vraag: Callable[[Adviseur, str, str], object], regel: str, proces: str, code: str
) -> None:
    with pytest.raises(OnderwerpFout) as vangst:
        vraag(referentie, regel, proces)
    assert vangst.value.meldingen[0].code == code


@pytest.mark.parametrize(
    ("sleutel", "naaste"),
    [
        ("vervangingsbudgt", "vervangingsbudget"),
        ("uitvoering.technisch_beheren", "uitvoering.technisch_beheer"),
        ("uitvoering", "uitvoering.informatiebeleid"),
        ("vervangingsbudget.technisch_beheer", "vervangingsbudget"),
    ],
)
def test_een_gesprek_noemt_een_feit_dat_er_niet_is(referentie: Adviseur, sleutel: str, naaste: str) -> None:
    gesprek, stand, feit = Gesprek(referentie), Stand("", {}), FeitSleutel.lees(sleutel)
    vragen: list[Callable[[], object]] = [
        lambda: gesprek.definitie(feit),
        lambda: gesprek.geef(stand, {feit: "ja"}),
        lambda: gesprek.sla_over(stand, [feit]),
    ]
    for vraag in vragen:
        with pytest.raises(OnbekendFeit) as vangst:
            vraag()
        assert vangst.value.meldingen[0].gevonden == sleutel
        assert vangst.value.suggesties == (naaste,)


def test_een_antwoord_kent_elke_regel_ook_de_uitgesloten(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer({"vervangingsbudget": "ja"})
    assert "geen_vervangingsbudget" not in {deel.regel for deel in antwoord.adviezen}
    assert antwoord.zeker("geen_vervangingsbudget") is False


def test_een_fout_in_de_regels_is_geen_fout_in_de_feiten(tmp_path: Path) -> None:
    (tmp_path / "een.yaml").write_text("- regel: x\n  soort: rsico\n")
    with pytest.raises(RegelFout) as vangst:
        lees_regels(str(tmp_path))
    bij_soort = next(deel for deel in vangst.value.meldingen if deel.gevonden == "rsico")
    assert (bij_soort.code, bij_soort.suggestie) == ("regelbestand", "risico")
    assert "voorwaarde" in bij_soort.toegestaan
    with pytest.raises(RegelFout):
        lees_regels(str(tmp_path / "leeg"))


def _aanroepen() -> Iterator[tuple[str, ast.Call]]:
    for map_ in BRONMAPPEN:
        for pad in sorted((WORTEL / map_).rglob("*.py")):
            for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
                if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "Melding":
                    yield f"{pad.relative_to(WORTEL)}:{knoop.lineno}", knoop


def test_elke_melding_wordt_met_een_code_gemaakt() -> None:
    zonder = [plek for plek, knoop in _aanroepen() if not any(deel.arg == "code" for deel in knoop.keywords)]
    assert zonder == []


def test_elke_code_is_ergens_in_gebruik() -> None:
    bron = "".join(
        pad.read_text(encoding="utf-8")
        for map_ in BRONMAPPEN
        for pad in (WORTEL / map_).rglob("*.py")
        if pad.name != "foutcodes.py"
    )
    assert [code for code in CODES if f'"{code}"' not in bron] == []


def test_de_tabel_van_codes_staat_in_de_handleiding() -> None:
    tekst = (WORTEL / "docs" / "inbedden.md").read_text(encoding="utf-8")
    tabel = dict(re.findall(r"^\| `([a-z_]+)` \| (.+) \|$", tekst.partition("| code | meaning |")[2], re.MULTILINE))
    assert tabel == dict(CODES)
    assert set(get_args(Code)) == CODES.keys()
