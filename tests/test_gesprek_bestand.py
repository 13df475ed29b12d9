"""The file of the interview: all that it holds comes back, and the work of another is never written over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from advies import lees_feiten
from advies.opdrachten.gespreksbestand import KOP, open_gesprek
from kennisbank.meldingen import InvoerFout
from tests.opdracht import advies
from tests.test_gesprek import praat

alleen_posix = pytest.mark.skipif(os.name != "posix", reason="devices and rights of POSIX")

VAN_MIJ = """\
# over ons
naam: 'De Vier: gemeenten'
toelichting: |
  Twee regels,
  met "aanhalingstekens" en é.

gemeenten:
  - naam: Hoorn  # de grootste
    inwoners: 70000
    ict_fte: 3.5
    toelichting: 'wil wel'
  - {naam: "'s-Graveland", toelichting: "wil\\u202eniet"}
uitvoering:
  toelichting: sinds 2004
  # nog navragen
  technisch_beheer: derde
fase:   # weten we nog niet
"""


def test_wat_in_het_begin_stond_komt_terug(tmp_path: Path) -> None:
    van, bestand = tmp_path / "van.yaml", tmp_path / "a.yaml"
    van.write_text(VAN_MIJ, encoding="utf-8")
    assert praat(bestand, "w", "w", "1", "s", opties=("--van", str(van))).returncode == 0
    assert praat(bestand, "w", "ja", "s").returncode == 0
    tekst = bestand.read_text(encoding="utf-8")
    over = [
        regel for regel in VAN_MIJ.splitlines() if regel not in tekst.splitlines() and not regel.startswith("fase:")
    ]
    assert over == []
    assert "# weten we nog niet" in tekst
    voor, na = lees_feiten(str(van)).feiten, lees_feiten(str(bestand)).feiten
    assert (na.naam, na.toelichting, na.gemeenten) == (voor.naam, voor.toelichting, voor.gemeenten)
    assert na.uitvoering is not None
    assert na.uitvoering.toelichting == "sinds 2004"


def test_wat_er_later_bij_is_getypt_komt_terug(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    praat(bestand, "Proef", "1", "s")
    met = bestand.read_text(encoding="utf-8") + 'toelichting: "zo zit het"  # en niet anders\n'
    bestand.write_text(met, encoding="utf-8")
    praat(bestand, "w", "s")
    assert lees_feiten(str(bestand)).feiten.toelichting == "zo zit het"
    assert "# en niet anders" in bestand.read_text(encoding="utf-8")


def test_een_bestand_met_een_bom_gaat_verder(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    praat(bestand, "Proef", "1", "s")
    bestand.write_bytes(b"\xef\xbb\xbf" + bestand.read_bytes().replace(b"\n", b"\r\n"))
    uit = praat(bestand, "1", "s")
    assert (uit.returncode, uit.stderr) == (0, "")
    assert len(lees_feiten(str(bestand)).feiten.model_dump(exclude_none=True)) == 3
    assert bestand.read_bytes().startswith(b"\xef\xbb\xbf#")


def test_wat_onbekend_heet_in_het_begin_wordt_gewoon_gevraagd(tmp_path: Path) -> None:
    """Only what was skipped in the interview itself is not asked again."""
    van, bestand = tmp_path / "van.yaml", tmp_path / "a.yaml"
    van.write_text("naam: A\ntussen_gemeenten: onbekend\n", encoding="utf-8")
    for keer in range(2):
        uit = praat(bestand, "s", opties=("--van", str(van)) if keer == 0 else ())
        assert "Werken twee of meer zelfstandige gemeenten samen" in uit.stdout
    praat(bestand, "w", "s")
    assert "Werken twee of meer zelfstandige gemeenten samen" not in praat(bestand, "s").stdout


def test_een_werkboek_als_begin_houdt_zijn_toelichting(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    van, boek, bestand = tmp_path / "van.yaml", tmp_path / "van.xlsx", tmp_path / "a.yaml"
    van.write_text("naam: A\ntoelichting: zo\nomvang_wiz_fte: 34.8220\n", encoding="utf-8")
    assert advies("new", str(boek), "--van", str(van)).returncode == 0
    assert praat(bestand, "s", opties=("--van", str(boek))).returncode == 0
    assert lees_feiten(str(bestand)).feiten == lees_feiten(str(boek)).feiten


def test_een_ongewone_indeling_wordt_geweigerd_voordat_er_iets_is_gevraagd(tmp_path: Path) -> None:
    van, bestand = tmp_path / "van.yaml", tmp_path / "a.yaml"
    van.write_text("? fase\n? naam\n: x\n", encoding="utf-8")
    uit = praat(bestand, "1", "s", opties=("--van", str(van)))
    assert (uit.returncode, uit.stdout, bestand.exists()) == (2, "", False)
    assert "te ongewoon" in uit.stderr


@pytest.mark.parametrize("wat", ["gewijzigd", "verwijderd", "gemaakt"])
def test_wat_intussen_is_veranderd_wordt_niet_overschreven(wat: str, tmp_path: Path) -> None:
    bestand, ernaast = tmp_path / "a.yaml", tmp_path / "a-3.yaml"
    (tmp_path / "a-2.yaml").write_text("# van een ander\n")
    if wat != "gemaakt":
        praat(bestand, "Proef", "1", "s")
    antwoorden = open_gesprek(str(bestand), None)
    stand = antwoorden.begin()
    ander = b"# van een ander\nnaam: B\n"
    if wat == "verwijderd":
        bestand.unlink()
    else:
        bestand.write_bytes(ander)
    with pytest.raises(InvoerFout, match="blijft zoals het nu is") as fout:
        antwoorden.bewaar(stand)
    assert (bestand.read_bytes() if bestand.exists() else None) == (None if wat == "verwijderd" else ander)
    assert (tmp_path / "a-2.yaml").read_text() == "# van een ander\n"
    assert ernaast.read_text(encoding="utf-8").startswith(KOP)
    for naam in (str(bestand), str(ernaast)):
        assert naam in str(fout.value)
    assert f"advies ask {ernaast}" in str(fout.value)


def test_twee_gesprekken_over_een_bestand_bewaren_elk_hun_antwoorden(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    een = subprocess.Popen(
        [sys.executable, "-u", "-m", "advies", "ask", str(bestand)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert een.stdin is not None
    assert een.stdout is not None
    een.stdin.write("Proef\n")
    een.stdin.flush()
    while "Vraag 1" not in een.stdout.readline():
        pass
    assert praat(bestand, "1", "s").returncode == 0
    uit, fout = een.communicate("2\n1\ns\n", timeout=120)
    assert een.returncode == 2
    assert "blijft zoals het nu is" in fout
    assert lees_feiten(str(bestand)).feiten.tussen_gemeenten is True
    assert lees_feiten(str(tmp_path / "a-2.yaml")).feiten.tussen_gemeenten is False
    assert "Vraag 2" not in uit


@pytest.mark.parametrize(
    ("naam", "deel"),
    [
        ("", "noem een bestand"),
        ("-", "noem een bestand"),
        (".", "dit is een map"),
        ("x" * 300, "niet te lezen"),
        ("bestand.txt/a.yaml", "niet te lezen"),
        ("a.xlsx", "bewaard als tekst"),
    ],
)
def test_een_naam_die_niet_kan_geeft_een_melding(naam: str, deel: str, tmp_path: Path) -> None:
    (tmp_path / "bestand.txt").write_text("x")
    uit = advies("ask", naam, invoer=b"Proef\n", waar=tmp_path)
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert deel in uit.stderr.decode()


@alleen_posix
@pytest.mark.timeout(120)
@pytest.mark.parametrize("apparaat", ["/dev/zero", "/dev/null"])
def test_een_apparaat_wordt_niet_gelezen(apparaat: str, tmp_path: Path) -> None:
    link = tmp_path / "a.yaml"
    link.symlink_to(apparaat)
    uit = praat(link, "s")
    assert uit.returncode == 2
    assert "geen gewoon bestand" in uit.stderr


def test_een_reusachtig_bestand_wordt_niet_gelezen(tmp_path: Path) -> None:
    groot = tmp_path / "a.yaml"
    with groot.open("wb") as stroom:
        stroom.write(f"{KOP}\nnaam: A\n".encode())
        stroom.truncate(5_000_000_000)
    with pytest.raises(InvoerFout, match="te groot"):
        open_gesprek(str(groot), None)


def test_een_bestand_dat_niet_te_lezen_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def geweigerd(*_: object) -> None:
        raise PermissionError

    bestand = tmp_path / "a.yaml"
    bestand.write_text(f"{KOP}\nnaam: A\n")
    monkeypatch.setattr("builtins.open", geweigerd)  # root, as in a container, may read everything
    with pytest.raises(InvoerFout, match="mag dit bestand niet lezen"):
        open_gesprek(str(bestand), None)


@pytest.mark.parametrize("naam", ["Proef\u202e\x00\x1b[31m", "a\x85b", "a\ufffeb"])
def test_een_getypte_naam_is_onschadelijk_op_het_scherm_en_in_het_bestand(naam: str, tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    uit = advies("ask", str(bestand), invoer=f"{naam}\ns\n".encode())
    assert uit.returncode == 0
    for tekst in (uit.stdout.decode(), bestand.read_text(encoding="utf-8")):
        assert [teken for teken in "\u202e\x00\x1b\x85" if teken in tekst] == []
    assert lees_feiten(str(bestand)).feiten.naam == naam


@pytest.mark.parametrize("invoer", ["²", "9" * 5_000, "1" * 5_000 + ", 2", "①", "\x00", "\u202ea", "-1", "0", "1, 99"])
def test_een_onmogelijk_antwoord_wordt_opnieuw_gevraagd(invoer: str, tmp_path: Path) -> None:
    uit = praat(tmp_path / "a.yaml", "Proef", invoer, "1", "s")
    assert (uit.returncode, uit.stderr) == (0, "")
    assert uit.stdout.count("Vraag 1 van") == 2
    assert "\u202e" not in uit.stdout
    assert "\x00" not in uit.stdout


def test_een_naam_die_te_lang_is_wordt_opnieuw_gevraagd(tmp_path: Path) -> None:
    """What is saved is what every command can read."""
    bestand = tmp_path / "a.yaml"
    uit = advies("ask", str(bestand), invoer=f"{'n' * 201}\nISD Proef\ns\n".encode())
    assert (uit.returncode, uit.stderr) == (0, b"")
    assert "Gebruik hoogstens 200 tekens; dit zijn er 201." in uit.stdout.decode()
    assert lees_feiten(str(bestand)).feiten.naam == "ISD Proef"
