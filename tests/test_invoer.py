"""Bad input: a clear Dutch message with its position, all at once, and never a traceback."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies.invoer import ontleed_feiten
from kennisbank.meldingen import InvoerFout, Melding
from regels.sleutels import GEMEENTEN
from tests.bouwers import voorbeelden


def fouten(tekst: str | bytes) -> tuple[Melding, ...]:
    inhoud = tekst.encode() if isinstance(tekst, str) else tekst
    with pytest.raises(InvoerFout) as vangst:
        ontleed_feiten(inhoud, "f.yaml")
    return vangst.value.meldingen


@pytest.mark.parametrize(
    ("tekst", "plek", "deel"),
    [
        ("vervangingsbudgt: ja\n", "f.yaml:1:1", "Bedoelt u 'vervangingsbudget'?"),
        ("fase: ontwrep\n", "f.yaml:1:7", "Bedoelt u 'ontwerp'?"),
        ("vervangingsbudget: misschien\n", "f.yaml:1:20", "kies ja, nee of onbekend; gevonden is 'misschien'"),
        ("vervangingsbudget: [ja]\n", "f.yaml:1:20", "gevonden is een lijst"),
        ("omvang_wiz_fte: -3\n", "f.yaml:1:17", "vul een getal in van"),
        ("omvang_wiz_fte: 35,5\n", "f.yaml:1:17", "schrijf een punt in plaats van een komma: 35.5"),
        ("omvang_wiz_fte: 12 fte\n", "f.yaml:1:17", "zonder eenheid"),
        ("omvang_wiz_fte: 1e400\n", "f.yaml:1:17", "getal"),
        ("omvang_wiz_fte: .inf\n", "f.yaml:1:17", "getal"),
        ("omvang_wiz_fte: 99999999999999999999999\n", "f.yaml:1:17", "onmogelijk groot"),
        ("klanten_wwb: 12.5\n", "f.yaml:1:14", "heel getal"),
        ("klanten_wwb: 12.500\n", "f.yaml:1:14", "zonder punten of spaties: 12500, of een breuk met minder cijfers: 12.5"),
        ("fase: ontwerp\nfase: realisatie\n", "f.yaml:2:1", "de eerste keer op regel 1 van f.yaml. Laat er één staan."),
        ("gemeenten:\n  - naam: Hoorn\n  - naam: hoorn\n", "f.yaml:3:11", "staat er twee keer"),
        ("aantal_gemeenten: 1\ngemeenten: [{naam: A}, {naam: B}]\n", "f.yaml:1:19", "u noemt 2 gemeenten"),
        ("gemeenten:\n  - {inwoners: 3}\n", "f.yaml:2:5", "mist 'naam'"),
        ("gemeenten:\n  - {naam: A, inwonrs: 3}\n", "f.yaml:2:15", "Bedoelt u 'inwoners'?"),
        ("gemeenten: Hoorn\n", "f.yaml:1:12", "schrijf een lijst"),
        ("doelen: kostenreductie\n", "f.yaml:1:9", "zet de waarden in een lijst"),
        ("doelen: [kostenreductie, kostenreductie]\n", "f.yaml:1:9", "twee keer"),
        ("doelen: [kostenreductei]\n", "f.yaml:1:10", "Bedoelt u 'kostenreductie'?"),
        ("uitvoering: derde\n", "f.yaml:1:13", "per ict-proces"),
        ("uitvoering:\n  technish_beheer: derde\n", "f.yaml:2:3", "Bedoelt u 'technisch_beheer'?"),
        ("uitvoering:\n  technisch_beheer: derden\n", "f.yaml:2:21", "Bedoelt u 'derde'?"),
        ("", "f.yaml:1:1", "leeg"),
        ("# alleen commentaar\n", "f.yaml:1:1", "leeg"),
        ("- fase\n", "f.yaml:1:1", "gevonden is een lijst"),
        ("zomaar tekst\n", "f.yaml:1:1", "feit: waarde"),
        ("fase:\n\tontwerp\n", "f.yaml:2:1", "tab"),
        ("a: &x [1]\nb: *x\n", "f.yaml:1:4", "niet gebruikt"),
        ("naam: !!python/object/apply:os.system [ls]\n", "f.yaml:1:7", "niet gebruikt"),
        ("fase: ontwerp\n---\nfase: ontwerp\n", "f.yaml:2:1", "tweede document"),
        ("fase: [ontwerp\n", "f.yaml:2:1", "haak"),
        ("a: b: c\n", "f.yaml:1:5", "dubbele punt"),
        ("? [a]\n: b\n", "f.yaml:1:3", "gewone tekst"),
        (b"naam: \xff\xfe\n", "f.yaml:1:7", "UTF-8"),
        ("naam: één ".encode() + b"\xff\n", "f.yaml:1:11", "UTF-8"),
        (b"\xef\xbb\xbfnaam: \xff\n", "f.yaml:1:7", "UTF-8"),
        (b"naam: a\x00b\n", "f.yaml:1:8", "besturingsteken"),
        ("a: " + "[" * 40 + "]" * 40, "f.yaml:1:35", "te diep"),
        ("x:\n" + "- a\n" * 70_000, "f.yaml:59998:3", "te veel"),
    ],
)  # fmt: skip
def test_melding_met_plek(tekst: str | bytes, plek: str, deel: str) -> None:
    melding = fouten(tekst)[0]
    assert str(melding.plek).startswith(plek)
    assert deel in melding.tekst


def test_alle_fouten_tegelijk() -> None:
    tekst = "fase: ontwrep\nvervangingsbudgt: ja\nomvang_wiz_fte: veel\nuitvoering:\n  technisch_beheer: x\n"
    assert [melding.plek.regel for melding in fouten(tekst) if melding.plek] == [1, 2, 3, 5]


def test_een_dubbele_sleutel_verbergt_geen_andere_fouten() -> None:
    tekst = "fase: ontwrep\nfase: ontwerp\nvervangingsbudgt: ja\n[a]: 1\n"
    assert [melding.plek.regel for melding in fouten(tekst) if melding.plek] == [1, 2, 3, 4]


def test_elke_dubbele_gemeente_wordt_genoemd_ook_naast_andere_fouten() -> None:
    tekst = "fase: ontwrep\ngemeenten:\n  - naam: A\n  - naam: a\n  - naam: B\n  - naam: ' b'\naantal_gemeenten: 0\n"
    assert [melding.plek.regel for melding in fouten(tekst) if melding.plek] == [1, 4, 6, 7]
    alleen = "gemeenten: [{naam: A}, {naam: a}, {naam: B}, {naam: b}]\n"
    assert len(fouten(alleen)) == 2


def test_duizend_dubbele_sleutels_geven_honderd_fouten() -> None:
    meldingen = fouten("fase: ontwerp\n" * 1_001)
    assert len(meldingen) == 101
    assert any("nog 900 fouten" in melding.tekst for melding in meldingen)


def test_meer_gemeenten_dan_er_kunnen_zijn() -> None:
    tekst = "gemeenten:\n" + "".join(f"  - naam: G{nummer}\n" for nummer in range(343))
    (melding,) = fouten(tekst)
    assert "hoogstens 342 gemeenten" in melding.tekst


def test_een_bestand_vol_onzin_geeft_honderd_fouten() -> None:
    meldingen = fouten("".join(f"k{nummer}: 1\n" for nummer in range(5_000)))
    assert len(meldingen) == 101
    assert any("nog 4900 fouten" in melding.tekst for melding in meldingen)


@pytest.mark.parametrize("leeg", ["", "onbekend", "Onbekend", "~", "null", '""', "' '"])
def test_leeg_is_onbekend(leeg: str) -> None:
    bestand = ontleed_feiten(f"vervangingsbudget: {leeg}\nnaam: Proef\n".encode(), "f.yaml")
    assert bestand.feiten.vervangingsbudget is None
    assert "vervangingsbudget" not in bestand.plekken


@pytest.mark.parametrize(("tekst", "waarde"), [("ja", True), ("Nee", False), ("true", True), ("false", False)])
def test_ja_en_nee(tekst: str, waarde: bool) -> None:
    bestand = ontleed_feiten(f"vervangingsbudget: {tekst}\n".encode(), "f.yaml")
    assert bestand.feiten.vervangingsbudget is waarde
    assert bestand.plekken["vervangingsbudget"].regel == 1


def test_plek_van_een_feit_per_proces() -> None:
    bestand = ontleed_feiten(b"uitvoering:\n  technisch_beheer: derde\n  gegevensbeheer: onbekend\n", "f.yaml")
    assert {naam: plek.regel for naam, plek in bestand.plekken.items()} == {"uitvoering.technisch_beheer": 2}


def test_toelichting_mag_overal_en_telt_niet_mee() -> None:
    from advies.werkgeheugen import werkgeheugen

    tekst = b"toelichting: a\nuitvoering: {toelichting: b}\ngemeenten: [{naam: Hoorn, toelichting: c}]\n"
    assert werkgeheugen(ontleed_feiten(tekst, "f").feiten) == {GEMEENTEN: ({"naam": "Hoorn"},)}


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@voorbeelden(400)
def test_geen_invoer_laat_het_programma_vallen(inhoud: bytes) -> None:
    try:
        ontleed_feiten(inhoud, "f.yaml")
    except InvoerFout as fout:
        assert all(melding.tekst for melding in fout.meldingen)


_STUKJES = st.sampled_from(
    ["fase", "gemeenten", "uitvoering", "doelen", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "ja", "technisch_beheer",
     "'", '"', "#", "|", ">", "&a", "*a", "!", "\t", "1.5", "ontwerp", "naam", "?", "%", "---", "é"]
)  # fmt: skip


@given(st.lists(_STUKJES, max_size=40).map("".join))
@voorbeelden(600)
def test_geen_bijna_goede_invoer_laat_het_programma_vallen(tekst: str) -> None:
    try:
        ontleed_feiten(tekst.encode(), "f.yaml")
    except InvoerFout as fout:
        assert all(melding.tekst for melding in fout.meldingen)
