"""The vocabulary and catalogues: complete, and the typed models agree with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advies.beheer.regelmap import eigen_regels
from kennisbank.catalogus import catalogus
from kennisbank.meldingen import Melding, Plek, RegelFout
from kennisbank.modellen import main, modules, verouderd
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.ongebruikt import ongebruikt


def test_alle_feiten_van_de_inventaris() -> None:
    feiten = vocabulaire().feiten
    assert feiten
    assert all(feit.bron for feit in feiten.values())
    assert set(Samenwerkingsverband.model_fields) == {*feiten, "naam", "toelichting"}


def test_modellen_zijn_die_van_het_vocabulaire() -> None:
    assert verouderd() == [], "run python -m kennisbank.modellen"


def test_een_model_dat_achterloopt_wordt_genoemd(monkeypatch: pytest.MonkeyPatch) -> None:
    alle = modules()
    anders = {
        **alle,
        "middelen.py": alle["middelen.py"].replace("vervangingsbudget", "budget_vervanging"),
        "nieuw.py": "",
    }
    monkeypatch.setattr("kennisbank.modellen.modules", lambda: anders)
    assert verouderd() == ["middelen.py", "nieuw.py"]
    with pytest.raises(RegelFout, match=r"kennisbank/feiten/middelen\.py.*python -m kennisbank\.modellen"):
        eigen_regels()


def test_modellen_van_een_fout_feit_worden_niet_geschreven(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who adds a fact runs this before `advies check`, and is told there what is wrong."""

    def fout() -> dict[str, str]:
        raise RegelFout(
            [Melding(Plek("kennisbank/feiten/middelen.yaml", 3, 5), "de vraag ontbreekt.", code="regelbestand")]
        )

    monkeypatch.setattr("kennisbank.modellen.modules", fout)
    assert main() == 2
    assert capsys.readouterr().err == "kennisbank/feiten/middelen.yaml:3:5: de vraag ontbreekt.\n"


def test_catalogi() -> None:
    kennis = catalogus()
    assert list(kennis.processen) == [
        "informatiebeleid",
        "selectie_inkoop",
        "ontwikkeling_onderhoud",
        "functioneel_applicatiebeheer",
        "gegevensbeheer",
        "technisch_beheer",
        "beveiliging_continuiteit",
        "informatiemanagement",
    ]
    assert {proces.nummer for proces in kennis.processen.values()} == {1, 2, 3, 4, 5}
    assert len(kennis.conclusies["vorm"]) == 4
    assert len(kennis.conclusies["partnermodel"]) == 4
    assert len(kennis.conclusies["strategie"]) == 4
    assert list(kennis.aanbevelingen) == list(range(1, 10))


def test_aanbevelingen_zonder_kring() -> None:
    gedaan: set[int] = set()
    over = dict(catalogus().aanbevelingen)
    while over:
        klaar = [nummer for nummer, deel in over.items() if gedaan.issuperset(deel.na)]
        assert klaar, f"a cycle among {sorted(over)}"
        for nummer in klaar:
            gedaan.add(nummer)
            del over[nummer]


def test_namen_van_nu() -> None:
    nu = {term.term: term.nu for term in catalogus().begrippen}
    for oud, nieuw in (("WWB", "Participatiewet"), ("Wvg", "Wmo"), ("GBA", "BRP"), ("CWI", "UWV")):
        assert nieuw in nu[oud]


def test_elk_feit_telt_mee_in_een_regel_of_is_beschrijvend() -> None:
    assert ongebruikt(regelbank()) == []
    beschrijvend = [feit.naam for feit in vocabulaire().feiten.values() if feit.beschrijvend]
    assert beschrijvend == ["contractduur_jaren"]


def test_een_ongebruikt_feit_valt_op() -> None:
    bank = regelbank()
    zonder = replace(bank, regels=tuple(r for r in bank.regels if "vervangingsbudget" not in str(r.als)))
    assert "het feit 'vervangingsbudget' wordt door geen regel gelezen" in ongebruikt(zonder)[0].tekst
