"""Every page in each of its states, empty, filled, out of scope and with errors, by two checkers; and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from kennisbank.vocabulaire import vocabulaire
from tests.browser.conftest import BREED, SMAL, WORTEL, Dienst
from tests.browser.sturen import stuur
from tests.browser.toegankelijk import bezwaren

GEVULD = (WORTEL / "kennisbank/dossiers/bollenstreek.yaml").read_text(encoding="utf-8")
BEGONNEN = "naam: Proef\ntussen_gemeenten: ja\nsamenwerking_structureel: ja\nvervangingsbudget: nee\n"
VRAGEN = ["/vragen", "/vragen/begin", "/vragen/kern", "/vragen/controle"]
EEN_VRAAG = [
    f"/vragen/vraag/{feit}"
    for feit in ("fase", "doelen", "aantal_gemeenten", "gemeenten", "uitvoering", "beschrijfbaar")
]
THEMAS = [f"/vragen/thema/{thema}" for thema in vocabulaire().themas]
ADVIES = ["/advies", "/wat-als", "/rapport", "/overeenkomst"]
BOEK = [
    "/regels",
    "/regels/alleen_lopende_kosten",
    "/regels/medewerkers_vroeg",
    "/regels/proces_mag_uitbesteed",
    "/regels/feiten/gemeenten",
    "/regels/feiten/uitbesteedbaar",
    "/regels/drempels/ict_functie_vanaf_fte",
    "/regels/afwegingen/uniform_of_lokaal",
]
API = ["/api"]
NAAST = ["/vergelijk", "/overleg", "/verloop", "/streek"]
NIETS = ["/vragen/vraag/bestaat_niet", "/regels/bestaat_niet", "/bestaat_niet"]
Veld = tuple[str, str]


def _met(feiten: str, paden: Iterable[str]) -> list[tuple[str, list[Veld]]]:
    return [(pad, [("dossier", feiten)]) for pad in paden]


def _variant(*velden: Veld, tekst: str = GEVULD) -> tuple[str, list[Veld]]:
    return "/wat-als", [("dossier", tekst), *velden]


def _op_tafel(*teksten: str) -> list[Veld]:
    """Return the fields by which files lie on a page beside each other."""
    delen = [(("deel_naam", f"jaar {nummer}.yaml"), ("deel_tekst", tekst)) for nummer, tekst in enumerate(teksten)]
    return [("gevraagd", "ja"), *(veld for deel in delen for veld in deel)]


PRATEN = "vervangingsbudget: {waarde: nee, bespreekbaar: ja}"
ANDERS = BEGONNEN.replace("vervangingsbudget: nee", PRATEN)
VARIANT = [("variant_naam", "Variant 1"), ("variant_tekst", GEVULD.replace(": nee", ": ja", 1)), ("variant", "0")]
TOESTANDEN: dict[str, list[tuple[str, list[Veld]]]] = {
    "leeg": [(pad, []) for pad in ["/", *VRAGEN, THEMAS[0], EEN_VRAAG[0], *ADVIES, *BOEK, *NAAST, *API, *NIETS]],
    "begonnen": _met(BEGONNEN, ["/", *VRAGEN, *ADVIES, *NAAST, "/regels/alleen_lopende_kosten"]),
    "gevuld": _met(GEVULD, ["/", *VRAGEN, *THEMAS, *EEN_VRAAG]),
    "gevuld, advies en boek": _met(GEVULD, [*ADVIES, *BOEK, *NIETS[:2]]),
    "buiten": _met("tussen_gemeenten: nee\n", ["/", *VRAGEN, EEN_VRAAG[0], *ADVIES, BOEK[1]]),
    "niet te lezen": _met("fase: x\n", ["/", "/vragen", "/advies", "/wat-als", "/rapport", "/regels", BOEK[1]]),
    "opmaak": _met("naam: '<b>x</b><script>alert(1)</script>'\n", ["/", "/vragen", *ADVIES]),
    "fouten": [
        ("/nieuw", [("naam", "x" * 201)]),
        ("/openen", [("naam", "fout.yaml"), ("tekst", "fase: x\nfaze: y\n")]),
        ("/openen", []),
        ("/vragen", [("dossier", BEGONNEN), ("actie", "naam"), ("naam", "x" * 201)]),
        (THEMAS[0], [("dossier", BEGONNEN), ("v.aantal_gemeenten", "ja"), ("a.aantal_gemeenten", "veel")]),
        ("/vragen/vraag/doelen", [("dossier", BEGONNEN), ("v.doelen", "ja"), ("a.doelen", "geen"), ("w.doelen", "ja")]),
        (
            "/vragen/vraag/uitvoering",
            [
                ("dossier", BEGONNEN),
                ("v.uitvoering.technisch_beheer", "ja"),
                ("a.uitvoering.technisch_beheer", "x"),
            ],
        ),
        (
            "/vragen/vraag/gemeenten",
            [
                ("dossier", BEGONNEN),
                ("v.gemeenten", "ja"),
                ("gemeente.naam", "A"),
                ("gemeente.ict_fte", "veel"),
            ],
        ),
        ("/advies", [("dossier", BEGONNEN), ("v.aantal_gemeenten", "ja"), ("a.aantal_gemeenten", "veel")]),
        (
            "/rapport/maken",
            [("dossier", GEVULD), ("soort", "notitie"), ("vorm", "pdf"), ("datum", "morgen"), ("auteur", "x" * 201)],
        ),
        ("/vragen", [("dossier", BEGONNEN), ("token", "verlopen")]),
    ],
    "wat als": [
        _variant(("actie", "vraag"), ("feit", "uitvoering")),
        _variant(("actie", "vraag")),
        _variant(("actie", "stel"), ("v.aantal_gemeenten", "ja"), ("a.aantal_gemeenten", "veel")),
        _variant(*VARIANT),
        _variant(*VARIANT, ("actie", "noem"), ("naam", "")),
        _variant(("zonder", "alleen_lopende_kosten")),
        _variant(("doel", "bestaat_niet")),
        _variant(("actie", "neem_over:0"), *VARIANT[:2]),
    ],
    "naast elkaar": [
        ("/overleg", _op_tafel(GEVULD, BEGONNEN)),
        ("/overleg", [*_op_tafel(ANDERS, f"{PRATEN}\n"), ("doe", "doel"), ("doel", "past_vorm_2")]),
        ("/verloop", [*_op_tafel(BEGONNEN), ("dossier", GEVULD), ("dossier_mee", "ja")]),
        ("/streek", _op_tafel(GEVULD, BEGONNEN, "naam: <b>Buiten</b>\ntussen_gemeenten: nee\n")),
        ("/overleg", [*_op_tafel(BEGONNEN, "fase: x\n"), ("dossier", GEVULD)]),
        ("/overleg", [*_op_tafel(BEGONNEN, GEVULD), ("deel_erbij", "x" * 201)]),
        ("/verloop", [*_op_tafel(BEGONNEN, GEVULD), ("deel_erbij", "morgen"), ("deel_erbij", "")]),
        ("/streek", _op_tafel("fase: x\n")),
    ],
    "gezocht": [
        ("/advies", [("dossier", GEVULD), ("zoek", "begroting")]),
        ("/advies", [("dossier", GEVULD), ("zoek", "xyzzy")]),
        ("/regels", [("dossier", GEVULD), ("zoek", "begroting")]),
        ("/regels", [("dossier", GEVULD), ("zoek", "xyzzy")]),
    ],
}


@pytest.mark.parametrize("toestand", TOESTANDEN)
def test_geen_bezwaar_van_twee_keurders(dienst: Dienst, maak_pagina: Callable[..., Any], toestand: str) -> None:
    pagina = maak_pagina(zonder_csp=True)
    gevonden: dict[str, list[str]] = {}
    for nummer, (pad, velden) in enumerate(TOESTANDEN[toestand]):
        if velden or pad == "/openen":
            stuur(pagina, dienst, pad, velden)
        else:
            pagina.goto(dienst.adres + pad)
        assert pagina.locator("h1").count() == 1
        pagina.evaluate("document.querySelectorAll('details').forEach((vouw) => { vouw.open = true; })")
        mis = bezwaren(pagina)
        pagina.set_viewport_size(SMAL)
        if (breedte := pagina.evaluate("document.documentElement.scrollWidth")) > SMAL["width"]:
            mis.append(f"{breedte} pixels wide")
        pagina.set_viewport_size(BREED)
        if mis:
            gevonden[f"{nummer} {pad}"] = mis
    assert not gevonden


def test_na_een_wijziging_van_buiten(
    open_bestand: Callable[[str], tuple[Dienst, Any]], maak_pagina: Callable[..., Any]
) -> None:
    dienst, pad = open_bestand("naam: Proef\n")
    pagina = maak_pagina(zonder_csp=True)
    pagina.goto(f"{dienst.adres}/vragen/begin")
    pad.write_text("naam: Ander\n", encoding="utf-8")
    pagina.get_by_role("group", name="Werken twee of meer").get_by_role("radio", name="Ja").check()
    pagina.get_by_role("heading", name="Het bestand is intussen gewijzigd").wait_for()
    assert pad.read_text(encoding="utf-8") == "naam: Ander\n"
    assert not bezwaren(pagina)


def test_de_keurders_zien_wat_mis_is(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina(zonder_csp=True)
    pagina.goto(dienst.adres)
    pagina.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input type=text><img src=x>')")
    gevonden = bezwaren(pagina)
    assert any(deel.startswith("label:") for deel in gevonden)
    assert any("1_1_1" in deel for deel in gevonden)
