"""Many facts files in one run: CSV, JSON, patterns, a bad file among good ones, and how far it is."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from advies import Adviseur, Antwoord, Samenwerkingsverband, lees_feiten
from advies.opdrachten.reeks import vind_bestanden
from advies.weergave.csv import KOPPEN, als_csv
from advies.weergave.json import als_lijst
from tests.opdracht import advies
from tests.werkboeken import leeg

DOSSIERS = Path(__file__).parent.parent / "kennisbank" / "dossiers"
BOLLENSTREEK, HOORN = str(DOSSIERS / "bollenstreek.yaml"), str(DOSSIERS / "hoorn.yaml")


def rijen(tekst: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(tekst, newline=""), delimiter=";"))


def test_csv_heeft_een_regel_per_advies(adviseur: Adviseur) -> None:
    uit = advies("evaluate", BOLLENSTREEK, HOORN, "--formaat", "csv")
    assert (uit.returncode, uit.stderr) == (0, b"")
    regels = rijen(uit.stdout.decode())
    assert tuple(regels[0]) == KOPPEN
    assert {(r["dossier"], r["naam"]) for r in regels} == {
        (BOLLENSTREEK, "ISD Bollenstreek"),
        (HOORN, "Hoorn als centrumgemeente"),
    }
    verwacht = [
        (a.regel, a.over.get("proces", ""), a.status) for a in adviseur.evalueer(lees_feiten(BOLLENSTREEK)).adviezen
    ]
    assert [(r["regel"], r["proces"], r["status"]) for r in regels if r["dossier"] == BOLLENSTREEK] == verwacht
    assert b"\r" not in uit.stdout


def test_csv_voor_excel_heeft_een_bom_en_regels_van_windows(tmp_path: Path) -> None:
    doel = tmp_path / "uit.csv"
    assert advies("evaluate", BOLLENSTREEK, "--formaat", "csv", "-o", str(doel)).stdout == b""
    inhoud = doel.read_bytes()
    assert inhoud.startswith(b"\xef\xbb\xbfdossier;naam;")
    assert inhoud.count(b"\xef\xbb\xbf") == 1
    assert inhoud.count(b"\n") == inhoud.count(b"\r\n") > 100


@pytest.mark.parametrize("naam", ["=1+1", "+1", "-1", "@SOM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("x";"y")'])
def test_geen_cel_wordt_een_formule(naam: str, referentie: Adviseur) -> None:
    antwoord = referentie.evalueer(Samenwerkingsverband(naam=naam, vervangingsbudget=False))
    for regel in rijen("".join(als_csv([(naam, antwoord)], bestand=False))):
        for kop in ("dossier", "naam"):
            assert regel[kop] == f"'{' '.join(naam.split())}"
        assert not any(waarde.startswith(("=", "+", "-", "@")) for waarde in regel.values())


def test_puntkomma_aanhaling_en_regeleinde_blijven_in_de_cel(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer(Samenwerkingsverband(naam='De "A;B"\nen C', vervangingsbudget=False))
    regels = rijen(
        "".join(als_csv([("a;b.yaml", antwoord)], bestand=True)).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    )
    assert {(r["dossier"], r["naam"]) for r in regels} == {("a;b.yaml", 'De "A;B" en C')}


def test_json_van_meer_bestanden_is_een_lijst_naar_het_schema() -> None:
    uit = advies("evaluate", BOLLENSTREEK, HOORN, BOLLENSTREEK, "--formaat", "json")
    antwoorden = json.loads(uit.stdout)
    assert [a["bestand"] for a in antwoorden] == [BOLLENSTREEK, HOORN, BOLLENSTREEK]
    keurder = Draft202012Validator(json.loads(advies("schema", "--antwoord").stdout))
    for antwoord in antwoorden:
        keurder.validate(antwoord)
    een = json.loads(advies("evaluate", HOORN, "--formaat", "json").stdout)
    assert {"bestand": HOORN, **een} == antwoorden[1]


def test_de_uitkomst_verschijnt_stuk_voor_stuk(referentie: Adviseur) -> None:
    """Nothing is kept: the second answer is asked for only when the first was written."""
    gevraagd: list[int] = []

    def antwoorden() -> Iterator[tuple[str, Antwoord]]:
        for nummer in range(3):
            gevraagd.append(nummer)
            yield str(nummer), referentie.evalueer({})

    stukken = als_lijst(antwoorden())
    next(stukken)
    assert gevraagd == [0]
    assert [a["bestand"] for a in json.loads("[" + "".join(stukken).lstrip(",\n"))] == ["1", "2"]


@pytest.mark.parametrize("formaat", ["csv", "json", "tekst"])
def test_een_fout_bestand_wordt_gemeld_en_de_rest_gedaan(formaat: str, tmp_path: Path) -> None:
    (tmp_path / "fout.yaml").write_text("fase: ontwrep\n")
    (tmp_path / "tegen.yaml").write_text("sla_inhoud: geen\nsla_actief_gebruikt: ja\n")
    (tmp_path / "leeg.xlsx").write_bytes(leeg())
    doel = tmp_path / "uit"
    bestanden = [str(tmp_path / naam) for naam in ("fout.yaml", "tegen.yaml", "leeg.xlsx", "weg.yaml")]
    uit = advies("evaluate", *bestanden, HOORN, "--formaat", formaat, "-o", str(doel))
    assert uit.returncode == 2
    for deel in ("fout.yaml", "tegen.yaml", "weg.yaml"):
        assert deel in uit.stderr.decode()
    tekst = doel.read_text(encoding="utf-8-sig")
    assert "Hoorn" in tekst
    if formaat == "csv":
        assert {Path(r["dossier"]).name for r in rijen(tekst)} == {"leeg.xlsx", "hoorn.yaml"}
    elif formaat == "json":
        assert [Path(a["bestand"]).name for a in json.loads(tekst)] == ["leeg.xlsx", "hoorn.yaml"]
        assert len(json.loads(uit.stderr)["fouten"]) == 3


def test_een_goed_bestand_van_twee_geeft_toch_een_lijst(tmp_path: Path) -> None:
    uit = advies("evaluate", HOORN, str(tmp_path / "weg.yaml"), "--formaat", "json")
    assert uit.returncode == 2
    assert len(json.loads(uit.stdout)) == 1


def test_alleen_foute_bestanden_geven_geen_uitvoer(tmp_path: Path) -> None:
    doel = tmp_path / "uit.csv"
    uit = advies("evaluate", "weg.yaml", "ook_weg.yaml", "--formaat", "csv", "-o", str(doel))
    assert (uit.returncode, doel.exists()) == (2, False)


def test_een_bestaand_bestand_blijft_heel_als_schrijven_niet_kan(tmp_path: Path) -> None:
    uit = advies("evaluate", HOORN, "--formaat", "csv", "-o", str(tmp_path / "geen" / "map.csv"))
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert "hier kan niet worden geschreven" in uit.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_uitvoer_vervangt_een_bestand_in_een_keer_en_houdt_zijn_rechten(tmp_path: Path) -> None:
    doel = tmp_path / "uit.csv"
    doel.write_text("oud")
    doel.chmod(0o640)
    assert advies("evaluate", HOORN, "--formaat", "csv", "-o", str(doel)).returncode == 0
    assert doel.stat().st_mode & 0o777 == 0o640
    assert [pad.name for pad in tmp_path.iterdir()] == ["uit.csv"]


def test_patroon_dat_de_shell_liet_staan(tmp_path: Path) -> None:
    for naam in ("b.yaml", "a.yaml", "a.verwacht.yaml", "los.verwacht.yaml", "x[1].yaml"):
        (tmp_path / naam).write_text("fase: ontwerp\n")
    bestanden, meldingen = vind_bestanden(
        [str(tmp_path / "[ab]*.yaml"), str(tmp_path / "*.xlsx"), str(tmp_path / "x[1].yaml"), "-"]
    )
    assert [Path(pad).name for pad in bestanden] == ["a.yaml", "b.yaml", "x[1].yaml", "-"]
    assert [str(melding) for melding in meldingen] == [f"{tmp_path}/*.xlsx: geen enkel bestand past bij dit patroon."]


def test_verwachtingen_naast_een_dossier_tellen_niet_als_feiten() -> None:
    bestanden, _ = vind_bestanden([str(DOSSIERS / "*.yaml")])
    assert len(bestanden) == 14
    assert vind_bestanden([str(DOSSIERS / "hoorn.verwacht.yaml")])[0] == [str(DOSSIERS / "hoorn.verwacht.yaml")]


def test_alle_dossiers_in_een_keer() -> None:
    uit = advies("evaluate", str(DOSSIERS / "*.yaml"), "--formaat", "csv")
    assert (uit.returncode, uit.stderr) == (0, b"")
    assert len({regel["dossier"] for regel in rijen(uit.stdout.decode())}) == 14


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("naar_bestand", "balk"), [(True, True), (False, False)])
def test_de_balk_staat_alleen_op_een_terminal_en_niet_door_de_uitvoer(
    naar_bestand: bool, balk: bool, tmp_path: Path
) -> None:
    import pty

    meester, slaaf = pty.openpty()
    doel = ["-o", str(tmp_path / "uit.csv")] if naar_bestand else []
    opdracht = [sys.executable, "-m", "advies", "evaluate", HOORN, BOLLENSTREEK, "--formaat", "csv", *doel]
    proces = subprocess.Popen(opdracht, stdout=slaaf, stderr=slaaf, stdin=subprocess.DEVNULL)
    os.close(slaaf)
    gezien = b""
    while True:
        try:
            stuk = os.read(meester, 65_536)
        except OSError:  # Linux tells so that the other side is closed
            break
        if not stuk:
            break
        gezien += stuk
    os.close(meester)
    assert proces.wait(timeout=120) == 0
    assert (b"2/2" in gezien) is balk
