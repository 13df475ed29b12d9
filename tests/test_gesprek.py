"""The interview: asks what matters, takes no for an answer, goes back, saves and resumes."""

from __future__ import annotations

import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

from advies import Adviseur, InvoerFout, lees_feiten
from advies.casussen import dossiers
from advies.uitleg.gesprek import Gesprek, Stand, als_yaml
from advies.werkgeheugen import werkgeheugen
from regels.sleutels import FeitSleutel


def praat(bestand: Path, *regels: str, opties: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "advies", "ask", str(bestand), *opties],
        input="".join(f"{regel}\n" for regel in regels),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_gesprek_bewaart_elk_antwoord_en_gaat_verder(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    uit = praat(bestand, "Proef", "2", "1", "1, 3", "?", "w", "s")
    assert (uit.returncode, uit.stderr) == (0, "")
    assert "Uw antwoord helpt bij" in uit.stdout
    eerste = lees_feiten(str(bestand)).feiten
    assert (eerste.naam, eerste.fase) == ("Proef", "ontwerp")
    assert eerste.doelen == frozenset({"kwetsbaarheid_beperken", "proceskwaliteit"})
    verder = praat(bestand, "s")
    assert "doelen streven" not in verder.stdout
    assert lees_feiten(str(bestand)).feiten == eerste


def test_gesprek_gaat_terug(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    uit = praat(bestand, "Proef", "1", "t", "2", "s")
    assert uit.returncode == 0
    assert lees_feiten(str(bestand)).feiten.fase == "ontwerp"


def test_fout_antwoord_wordt_opnieuw_gevraagd(tmp_path: Path) -> None:
    uit = praat(tmp_path / "a.yaml", "Proef", "zeventien", "1", "s")
    assert "gevonden is 'zeventien'" in uit.stdout
    assert uit.stdout.count("Vraag 1.") == 2


def test_einde_van_de_invoer_is_stoppen(tmp_path: Path) -> None:
    uit = praat(tmp_path / "a.yaml", "Proef", "1")
    assert uit.returncode == 0
    assert "Bewaard in" in uit.stdout


def test_een_eigen_bestand_wordt_nooit_overschreven(tmp_path: Path) -> None:
    eigen = tmp_path / "eigen.yaml"
    eigen.write_text("# van mij\nvervangingsbudget: nee\n")
    assert praat(eigen, "s").returncode == 2
    assert eigen.read_text() == "# van mij\nvervangingsbudget: nee\n"
    nieuw = tmp_path / "nieuw.yaml"
    assert praat(nieuw, "", "s", opties=("--van", str(eigen))).returncode == 0
    assert lees_feiten(str(nieuw)).feiten.vervangingsbudget is False


@pytest.mark.parametrize("naam", ["bollenstreek", "barneveld_nijkerk"])
def test_gesprek_eindigt_met_alles_wat_het_dossier_weet(naam: str, referentie: Adviseur) -> None:
    gesprek = Gesprek(referentie)
    _, feiten = dossiers()[naam]
    stand = Stand("", {})
    gevraagd: list[str] = []
    while (vraag := gesprek.volgende(stand)) is not None:
        gevraagd.append(vraag.feit)
        assert gesprek.waarom(stand, vraag.sleutel)
        if vraag.sleutel in feiten:
            geheugen = {**stand.geheugen, vraag.sleutel: feiten[vraag.sleutel]}
            stand = Stand("", geheugen, stand.overgeslagen, laatste=vraag.sleutel)
        else:
            stand = gesprek.sla_over(stand, vraag.sleutel)
    assert len(gevraagd) == len(set(gevraagd))
    for geval, na, doel in zip(
        referentie.maskers.gevallen.regels,
        referentie.maskers.beoordeel(stand.geheugen).status,
        referentie.maskers.beoordeel(feiten).status,
        strict=True,
    ):
        assert na is doel or geval.regel.soort == "tegenspraak", geval.sleutel


def test_wat_bij_elkaar_hoort_wordt_na_elkaar_gevraagd(referentie: Adviseur) -> None:
    """One run of questions for each theme among the first questions, and of a fact its processes one after another."""
    gesprek, stand = Gesprek(referentie), Stand("", {})
    themas: list[str] = []
    feiten: list[str] = []
    while (vraag := gesprek.volgende(stand)) is not None and vraag.trap == 1:
        themas.append(vraag.thema)
        feiten.append(vraag.sleutel.naam)
        stand = gesprek.sla_over(stand, vraag.sleutel)
    assert len([t for t, _ in groupby(themas)]) == len(set(themas))
    assert len([f for f, _ in groupby(feiten)]) == len(set(feiten))
    assert len(set(themas)) > 5


@pytest.mark.parametrize(
    ("feit", "invoer", "waarde"),
    [
        ("vervangingsbudget", "Ja", "ja"),
        ("fase", "2", "ontwerp"),
        ("fase", "realisatie", "realisatie"),
        ("doelen", "[1,kostenreductie]", frozenset({"kwetsbaarheid_beperken", "kostenreductie"})),
        ("omvang_wiz_fte", "35.5", 355_000),
        ("uitvoering.technisch_beheer", "1", "eigen_beheer"),
        ("gemeenten", "Hoorn, 's-Graveland", ({"naam": "Hoorn"}, {"naam": "'s-Graveland"})),
    ],
)
def test_antwoorden(feit: str, invoer: str, waarde: object, referentie: Adviseur) -> None:
    assert Gesprek(referentie).geef(Stand("", {}), FeitSleutel.lees(feit), invoer).geheugen == {
        FeitSleutel.lees(feit): waarde
    }


@pytest.mark.parametrize(
    ("feit", "invoer"), [("fase", "99"), ("omvang_wiz_fte", "veel"), ("doelen", "1, 1"), ("fase", "'}: x")]
)
def test_foute_antwoorden(feit: str, invoer: str, referentie: Adviseur) -> None:
    with pytest.raises(InvoerFout):
        Gesprek(referentie).geef(Stand("", {}), FeitSleutel.lees(feit), invoer)


def test_tegenspraak_met_een_eerder_antwoord(referentie: Adviseur) -> None:
    gesprek = Gesprek(referentie)
    stand = gesprek.geef(Stand("", {}), FeitSleutel("sla_inhoud"), "geen")
    with pytest.raises(InvoerFout, match="SLA"):
        gesprek.geef(stand, FeitSleutel("sla_actief_gebruikt"), "ja")


@pytest.mark.parametrize("naam", list(dossiers()))
def test_bewaren_verliest_geen_feit(naam: str, tmp_path: Path) -> None:
    titel, feiten = dossiers()[naam]
    bestand = tmp_path / "a.yaml"
    bestand.write_text(als_yaml(Stand(titel, feiten), "# kop\nnaam:\n"))
    gelezen = lees_feiten(str(bestand)).feiten
    assert gelezen.naam == titel
    assert dict(werkgeheugen(gelezen)) == dict(feiten)
