"""A line is what an editor shows as a line: no other character starts one, so that no note carries a fact unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies.beheer.toetsing import ontleed_toetsen
from advies.invoer import ontleed_feiten
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.yaml_knopen import Kaart, ontleed
from regels.eisen import lees_eisen
from regels.lezen import lees_regelbank, regelbank
from tests.bouwers import voorbeelden

VREEMD = {"U+2028": "\u2028", "U+2029": "\u2029", "U+0085": "\x85", "U+000D": "\r"}


def melding(tekst: str) -> Melding:
    with pytest.raises(InvoerFout) as vangst:
        ontleed(tekst.encode(), "f.yaml")
    (uit,) = vangst.value.meldingen
    return uit


@pytest.mark.parametrize("naam", list(VREEMD))
@pytest.mark.parametrize(
    ("voor", "na", "plek"),
    [
        ("toelichting: é", "fase: ontwerp\n", "f.yaml:1:15"),
        ("fase: ontwerp\r\n# ïn een opmerking", "vervangingsbudget: ja\n", "f.yaml:2:19"),
        ("naam: 'tussen ", " aanhalingstekens'\n", "f.yaml:1:15"),
        ('naam: "tussen ', ' aanhalingstekens"\n', "f.yaml:1:15"),
        ("toelichting: |\n  een ", "  twee\n", "f.yaml:2:7"),
        ("toelichting: >\n  een\n\n  é", "  twee\n", "f.yaml:4:4"),
        ("na", "am: x\n", "f.yaml:1:3"),
        ("", "naam: x\n", "f.yaml:1:1"),
        ("naam: x\n", "", "f.yaml:2:1"),
        ("\ufeffnaam: x", "\n\n", "f.yaml:1:8"),
    ],
)
def test_een_ander_regeleinde_is_een_fout_op_zijn_plaats(naam: str, voor: str, na: str, plek: str) -> None:
    if naam == "U+000D" and na.startswith("\n"):
        na = "x\n"
    uit = melding(voor + VREEMD[naam] + na)
    assert (str(uit.plek), naam in uit.tekst, "Haal" in uit.tekst) == (plek, True, True)


def test_hoeveel_er_nog_zijn_staat_in_de_melding() -> None:
    uit = melding("fase: ontwerp\rnaam: x\rdoelen: []\r")
    assert (str(uit.plek), "nog 2" in uit.tekst) == ("f.yaml:1:14", True)


def test_ook_in_regels_toetsen_en_eisen() -> None:
    inhoud = "- naam: a\n# b\u2028- naam: c\n".encode()
    for lees in (
        lambda: lees_regelbank({"f.yaml": inhoud}),
        lambda: ontleed_toetsen({"f.yaml": inhoud}, regelbank()),
        lambda: lees_eisen(inhoud, "f.yaml"),
    ):
        with pytest.raises(InvoerFout, match=r"f\.yaml:2:4: .*U\+2028"):
            lees()


@pytest.mark.parametrize("teken", VREEMD.values())
def test_uitgeschreven_tussen_dubbele_aanhalingstekens_mag_het(teken: str) -> None:
    bestand = ontleed_feiten(f'naam: "a\\u{ord(teken):04x}fase: ontwerp"\n'.encode(), "f.yaml")
    assert (bestand.feiten.naam, bestand.feiten.fase) == (f"a{teken}fase: ontwerp", None)


def test_regels_van_windows_tellen_als_regels() -> None:
    gewoon = "naam: é\ntoelichting: |\n  een\n\n  twee\n\nfase: ontwrep\n"
    for tekst in (gewoon, gewoon.replace("\n", "\r\n")):
        with pytest.raises(InvoerFout) as vangst:
            ontleed_feiten(tekst.encode(), "f.yaml")
        assert [str(deel.plek) for deel in vangst.value.meldingen] == ["f.yaml:7:7"]


@pytest.mark.parametrize("teken", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x9f", "\ufffe"])
def test_de_plaats_van_een_besturingsteken_telt_tekens(teken: str) -> None:
    uit = melding(f"naam: één\ntoelichting: é{teken}\n")
    assert (str(uit.plek), "besturingsteken" in uit.tekst) == ("f.yaml:2:15", True)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=8), max_size=12))
@voorbeelden(200)
def test_elke_regel_van_de_editor_is_een_regel_van_yaml(opmerkingen: list[str]) -> None:
    tekst = "".join(f"# {opmerking}\r\n" for opmerking in opmerkingen)
    wortel = ontleed(f"{tekst}fase: ontwerp\n".encode(), "f.yaml")
    assert isinstance(wortel, Kaart)
    assert wortel.paren[0][0].regel == tekst.count("\n") + 1
