"""One name in two spellings of Unicode is one name, and a space or letter that only looks right is told."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from advies.evalueer import vingerafdruk
from advies.invoer import ontleed_feiten
from advies.uitleg.narekenen import lees_antwoorden, reken_na
from advies.weergave.json import als_json
from advies.werkgeheugen import werkgeheugen
from kennisbank.getypt import gemeentesleutel
from kennisbank.meldingen import Melding
from regels.lezen import lees_regelbank
from regels.sleutels import GEMEENTEN
from tests.bouwers import voorbeelden

NFC, NFD = "Súdwest-Fryslân", unicodedata.normalize("NFD", "Súdwest-Fryslân")


def fouten(tekst: str) -> tuple[Melding, ...]:
    with pytest.raises(InvoerFout) as vangst:
        ontleed_feiten(tekst.encode(), "f.yaml")
    return vangst.value.meldingen


@pytest.mark.parametrize("tweede", [NFD, NFD.upper(), f" {NFD} ", NFD.replace("-", "-\u00ad"), f"{NFC}\u200b"])
def test_een_gemeente_in_twee_schrijfwijzen_staat_er_twee_keer(tweede: str) -> None:
    assert NFC != NFD
    (melding,) = fouten(f"gemeenten:\n  - naam: {NFC}\n  - naam: '{tweede}'\n")
    assert (str(melding.plek), "staat er twee keer" in melding.tekst) == ("f.yaml:3:11", True)


def test_ook_naast_andere_fouten() -> None:
    meldingen = fouten(f"fase: ontwrep\ngemeenten:\n  - naam: {NFC}\n  - naam: {NFD}\n")
    assert [melding.plek.regel for melding in meldingen if melding.plek] == [1, 4]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
@voorbeelden(300)
def test_de_sleutel_van_een_gemeente_hangt_niet_af_van_de_schrijfwijze(naam: str) -> None:
    vormen = [unicodedata.normalize("NFC", naam), unicodedata.normalize("NFD", naam), naam]
    assert len({gemeentesleutel(vorm) for vorm in vormen}) == 1
    assert gemeentesleutel(f"  {naam}\u00a0") == gemeentesleutel(naam)


_NAMEN = st.lists(
    st.text("aeiouâêîûúëïöñç -", min_size=1, max_size=9), min_size=1, max_size=4, unique_by=gemeentesleutel
).filter(lambda namen: all(gemeentesleutel(naam) for naam in namen))


@given(_NAMEN, st.integers(0, 200_000))
@voorbeelden(25)
def test_dezelfde_lijst_geeft_hetzelfde_antwoord(referentie: Adviseur, namen: list[str], inwoners: int) -> None:
    def antwoord(vorm: Any) -> Any:
        lijst = [{"naam": unicodedata.normalize(vorm, naam), "inwoners": inwoners} for naam in namen]
        return referentie.evalueer({"gemeenten": lijst, "aantal_gemeenten": len(namen), "fase": "ontwerp"})

    assert antwoord("NFC") == antwoord("NFD")


def test_wat_is_getypt_blijft_in_de_feiten_staan() -> None:
    feiten = ontleed_feiten(f"gemeenten: [{{naam: {NFD}, eigen_systeem: {NFD}}}]\n".encode(), "f.yaml").feiten
    assert feiten.gemeenten is not None
    assert (feiten.gemeenten[0].naam, feiten.gemeenten[0].eigen_systeem) == (NFD, NFD)
    assert werkgeheugen(feiten)[GEMEENTEN] == ({"naam": NFC, "eigen_systeem": NFC},)


def test_een_antwoord_rekent_zich_na_met_de_andere_schrijfwijze(referentie: Adviseur) -> None:
    nfc, nfd = ({"gemeenten": [{"naam": naam}], "fase": "ontwerp"} for naam in (NFC, NFD))
    eerder = lees_antwoorden(als_json([referentie.evalueer(nfc)]).encode(), "a.json")[0]
    uitkomst = reken_na(eerder, Samenwerkingsverband.model_validate(nfd), referentie)
    assert (uitkomst.gelijk, uitkomst.gewijzigde_feiten) == (True, ())
    eerder["feiten"] = nfd
    assert reken_na(eerder, None, referentie).gelijk


def test_de_vingerafdruk_van_gewone_namen_blijft_wat_hij_was() -> None:
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate({"gemeenten": [{"naam": NFC}]}))
    assert vingerafdruk(geheugen) == "8aab0b52028e53495ac0b239176babd9b1bfea884b64bf21defcb8b32079b85c"


@pytest.mark.parametrize(
    ("tekst", "plek", "delen"),
    [
        ("fase: ontwerp\u00a0\n", "f.yaml:1:7", ("'ontwerp[U+00A0]'", "Bedoelt u 'ontwerp'?")),
        ("fase\u00a0: ontwerp\n", "f.yaml:1:1", ("'fase[U+00A0]'", "Bedoelt u 'fase'?")),
        ("aantal\u00a0gemeenten: 2\n", "f.yaml:1:1", ("'aantal[U+00A0]gemeenten'", "Bedoelt u 'aantal_gemeenten'?")),
        ("doelen: [kosten\u202freductie]\n", "f.yaml:1:10", ("'kosten[U+202F]reductie'", "Bedoelt u 'kostenreductie'?")),
        ("uitvoering:\n  technisch\u00a0beheer: derde\n", "f.yaml:2:3", ("Bedoelt u 'technisch_beheer'?",)),
        ("gemeenten: [{naam: A, in\u00a0woners: 3}]\n", "f.yaml:1:23", ("Bedoelt u 'inwoners'?",)),
        ("fase: o\u0301ntwerp\n", "f.yaml:1:7", ("Bedoelt u 'ontwerp'?",)),
        ("fa\u0301se: ontwerp\n", "f.yaml:1:1", ("Bedoelt u 'fase'?",)),
        ("ｆａｓｅ: ontwerp\n", "f.yaml:1:1", ("Bedoelt u 'fase'?",)),
    ],
)  # fmt: skip
def test_een_naam_of_waarde_die_er_alleen_goed_uitziet_is_een_fout(
    tekst: str, plek: str, delen: tuple[str, ...]
) -> None:
    (melding,) = fouten(tekst)
    assert str(melding.plek) == plek
    for deel in delen:
        assert deel in melding.tekst


def test_ook_in_een_regelbestand() -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_regelbank({"r.yaml": "- regel: proef\n  titel: a\n  soort: risico\u00a0\n".encode()})
    assert any("'risico[U+00A0]'" in m.tekst and "Bedoelt u 'risico'?" in m.tekst for m in vangst.value.meldingen)


def test_een_melding_laat_zien_wat_niet_te_zien_is() -> None:
    """Otherwise it says that 'ja' was found where 'ja' is allowed."""
    (melding,) = fouten('vervangingsbudget: "ja\\u2028"\n')
    assert "gevonden is 'ja[U+2028]'" in melding.tekst


REGELEINDE = "Achter 'ontwerp' staat een regeleinde. Schrijf het op één regel."
SPATIES = "Voor of achter 'ontwerp' staan spaties. Haal die weg."


@pytest.mark.parametrize(
    ("tekst", "raad"),
    [
        ("fase: |\n  ontwerp\n", REGELEINDE),
        ("fase: >+\n  ontwerp\n\n", REGELEINDE),
        ('fase: "ontwerp\\r\\n"\n', REGELEINDE),
        ("fase: 'ontwerp '\n", SPATIES),
        ('fase: "\\tontwerp"\n', SPATIES),
    ],
)
def test_een_keuze_met_wit_eromheen_krijgt_raad_die_helpt(tekst: str, raad: str) -> None:
    """Otherwise it says that 'ontwerp' was found, and asks whether 'ontwerp' was meant."""
    (melding,) = fouten(tekst)
    assert str(melding) == (
        f"f.yaml:1:7: bij 'fase': gevonden is 'ontwerp'. {raad}"
        " Toegestaan: orientatie, ontwerp, realisatie, exploitatie of onbekend."
    )
    assert melding.suggestie == "ontwerp"


def test_een_getal_en_ja_of_nee_in_een_blok_zijn_gewoon_te_lezen() -> None:
    gelezen = ontleed_feiten(b"vervangingsbudget: |\n  ja\naantal_gemeenten: >\n  4\n", "f.yaml").feiten
    assert (gelezen.vervangingsbudget, gelezen.aantal_gemeenten) == (True, 4)


def test_wit_om_een_naam_van_een_feit_krijgt_dezelfde_raad() -> None:
    (melding,) = fouten('"fase ": ontwerp\n')
    assert melding.tekst == "er is geen feit 'fase'. Voor of achter 'fase' staan spaties. Haal die weg."


def test_wit_om_een_keuze_in_een_regelbestand_krijgt_dezelfde_raad() -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_regelbank({"r.yaml": b"- regel: proef\n  titel: a\n  soort: |\n    risico\n"})
    assert any(
        "'risico' kan niet bij 'soort'. Achter 'risico' staat een regeleinde. Schrijf het op één regel."
        in melding.tekst
        for melding in vangst.value.meldingen
    )
