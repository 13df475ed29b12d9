"""The pages on which files lie side by side: what they show, what travels on, what is wrong at its file, and the bounds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the pages are an extra")

from starlette.testclient import TestClient

from advies import Samenwerkingsverband, adviseur
from advies.invoer import ontleed_feiten
from advies.rapport.document import FORMATEN
from advies.uitleg.overleg import overleg
from advies.uitleg.partijen import Partij
from advies.uitleg.wijziging import ZoekenGestopt
from advies.web.dienst import maak_dienst
from advies.web.handelingen import RAPPORTVORMEN
from advies.web.instellingen import Instellingen
from advies.web.paginas import paginas
from advies.werkgeheugen import werkgeheugen
from tests.weblezer import Blad

VOORBEELD = Path(__file__).parent.parent / "docs/voorbeeld"
Bestand = tuple[str, bytes]
KORT = [
    ("wethouder.yaml", b"naam: Proef\nfase: ontwerp\nvervangingsbudget: ja\n"),
    ("ict.yaml", b"vervangingsbudget: nee\n"),
]
JAREN = [
    ("2025.yaml", b"naam: Proef\nvervangingsbudget: nee\n"),
    ("2026.yaml", b"naam: Proef\nvervangingsbudget: ja\n"),
]
VERBANDEN = [("b.yaml", b"naam: Beek\nvervangingsbudget: nee\n"), ("a.yaml", b"naam: Anker\nvervangingsbudget: ja\n")]
PAGINAS = {"/overleg": KORT, "/verloop": JAREN, "/streek": VERBANDEN}


@pytest.fixture(scope="module")
def klant() -> Iterator[TestClient]:
    yield from _klant()


def _klant(bestand: str = "") -> Iterator[TestClient]:
    instellingen = Instellingen(paginas=True, bestand=bestand)
    with TestClient(maak_dienst(instellingen, paginas(instellingen)), base_url="http://localhost:8000") as uit:
        uit.get("/")
        yield uit


def stuur(klant: TestClient, adres: str, bestanden: Sequence[Bestand] = (), /, **velden: Any) -> Any:
    inhoud = {"token": klant.cookies["advies_token"], "gevraagd": "ja", **velden}
    return klant.post(adres, data=inhoud, files=[("bestanden", deel) for deel in bestanden] or {"bestanden": ("", b"")})


def gedragen(tekst: str) -> dict[str, list[str]]:
    """Return what the form of a page carries on."""
    velden: dict[str, list[str]] = {}
    for naam, waarde in re.findall(r'name="(deel_\w+)" value="([^"]*)"', tekst):
        velden.setdefault(naam, []).append(html.unescape(waarde))
    return velden


def op_tafel(bestanden: Sequence[Bestand], erbij: Sequence[str] = ()) -> dict[str, list[str]]:
    """Return the fields by which files travel on."""
    teksten = [inhoud.decode() for _, inhoud in bestanden]
    return {"deel_naam": [naam for naam, _ in bestanden], "deel_tekst": teksten, "deel_erbij": list(erbij)}


@pytest.mark.parametrize("adres", PAGINAS)
def test_leeg_gevuld_en_daarna_zonder_de_bestanden_opnieuw_te_kiezen(klant: TestClient, adres: str) -> None:
    leeg = Blad(klant.get(adres).text)
    leeg.keur()
    assert adres in leeg.acties
    eerst = stuur(klant, adres, PAGINAS[adres])
    assert eerst.status_code == 200
    blad = Blad(eerst.text)
    blad.keur()
    assert {f"{adres}/maken", "#meenemen", "/vergelijk"} <= {*blad.wegen}
    gedragen_velden = gedragen(eerst.text)
    assert gedragen_velden["deel_naam"] == [naam for naam, _ in PAGINAS[adres]]
    nogmaals = stuur(klant, adres, **gedragen_velden)
    assert Blad(nogmaals.text).koppen == blad.koppen
    weg = stuur(klant, adres, **gedragen_velden, weg="0")
    assert gedragen(weg.text)["deel_naam"] == [PAGINAS[adres][1][0]]


@pytest.mark.parametrize("adres", PAGINAS)
def test_een_fout_staat_bij_haar_bestand_en_de_andere_blijven(klant: TestClient, adres: str) -> None:
    fout = ("<b>\u202efout.yaml", b"naam: x\nfase: ontwerpp\n")
    antwoord = stuur(klant, adres, [*PAGINAS[adres], fout])
    blad = Blad(antwoord.text)
    blad.keur()
    assert antwoord.status_code == 400
    assert blad.titel.startswith("Fout: ")
    assert "Regel 2 van &lt;b&gt;\\u202efout.yaml: " in antwoord.text
    assert "\u202e" not in antwoord.text
    assert antwoord.text.count("Bedoelt u &#39;ontwerp&#39;?") == 2  # in the summary and at the field
    assert 'href="#kies"' in antwoord.text
    assert gedragen(antwoord.text)["deel_naam"] == [naam for naam, _ in PAGINAS[adres]]
    assert stuur(klant, f"{adres}/maken", [fout], vorm="md").status_code == 400


def test_feiten_die_elkaar_tegenspreken_noemen_hun_bestand(klant: TestClient) -> None:
    fout = ("c.yaml", b"tussen_gemeenten: nee\naantal_gemeenten: 3\n")
    for adres, bestanden in PAGINAS.items():
        assert "c.yaml:" in stuur(klant, adres, [*bestanden, fout]).text


@pytest.mark.parametrize("adres", PAGINAS)
def test_opmaak_in_namen_blijft_tekst(klant: TestClient, adres: str) -> None:
    gemeen = '"><img src=x onerror=alert(1)>\u202e'
    (_, eerste), tweede = PAGINAS[adres]
    bestanden = [
        (f"{gemeen}.yaml", eerste.replace(b"Proef", b"'<b>Proef</b>'").replace(b"Beek", b"'<b>Beek</b>'")),
        tweede,
    ]
    antwoord = stuur(klant, adres, bestanden)
    assert antwoord.status_code == 200
    Blad(antwoord.text).keur()
    assert "<img" not in antwoord.text
    assert "<b>" not in antwoord.text
    assert "\u202e" not in re.sub(r'value="[^"]*"', "", antwoord.text)  # in the value of a field it must stay as it is


@pytest.mark.parametrize("adres", PAGINAS)
def test_alleen_een_eigen_pagina_mag_bestanden_sturen(klant: TestClient, adres: str) -> None:
    for pad in (adres, f"{adres}/maken"):
        assert stuur(klant, pad, PAGINAS[adres], token="a" * 43).status_code == 403


@pytest.mark.parametrize(("adres", "hoogstens"), [("/overleg", 20), ("/verloop", 12), ("/streek", 100)])
def test_het_aantal_bestanden_is_begrensd(klant: TestClient, adres: str, hoogstens: int) -> None:
    tegelijk = stuur(klant, adres, [("a.yaml", b"naam: a\n")] * (hoogstens + 1))
    assert tegelijk.status_code == 413
    assert f"hoogstens {hoogstens} bestanden" in tegelijk.text
    erbij = stuur(klant, adres, [("x.yaml", b"naam: x\n")] * hoogstens, **op_tafel(KORT))
    assert erbij.status_code == 400
    assert f"dit zijn er {hoogstens + 2}" in erbij.text
    assert gedragen(erbij.text)["deel_naam"] == ["wethouder.yaml", "ict.yaml"]


def test_de_grootte_is_begrensd(klant: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    groot = ("groot.yaml", b"naam: x\n# " + b"x" * 1_000_000)
    assert "groot.yaml: dit bestand is te groot" in stuur(klant, "/streek", [groot]).text
    assert "vorig.json: dit bestand is te groot" in stuur(klant, "/verloop", [("vorig.json", b"x" * 1_000_001)]).text
    monkeypatch.setattr("advies.web.paginas.bestandenlijst.HOOGSTENS_SAMEN", len(KORT[0][1]) + 2)
    antwoord = stuur(klant, "/streek", KORT)
    assert "ict.yaml: met dit bestand erbij is alles samen meer dan 6 MB" in antwoord.text
    assert gedragen(antwoord.text)["deel_naam"] == ["wethouder.yaml"]


@pytest.mark.parametrize("adres", PAGINAS)
def test_het_werk_is_begrensd(klant: TestClient, monkeypatch: pytest.MonkeyPatch, adres: str) -> None:
    monkeypatch.setattr(f"advies.web.paginas.{adres[1:]}.klok", lambda seconden, is_er: lambda: False)
    antwoord = stuur(klant, adres, **op_tafel(PAGINAS[adres]))
    assert antwoord.status_code == 400
    assert "Dit duurde te lang" in antwoord.text
    assert len(gedragen(antwoord.text)["deel_naam"]) == 2


def test_een_zoektocht_die_te_lang_duurt_laat_de_rest_staan(klant: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, stappen: int = 0, **__: object) -> Any:
        if stappen > hoogstens:
            raise ZoekenGestopt
        return overleg(adviseur(), partijen)

    feiten = {"ja": True, "nee": False}
    partijen = [
        Partij(naam, werkgeheugen(Samenwerkingsverband(vervangingsbudget=deel))) for naam, deel in feiten.items()
    ]
    monkeypatch.setattr("advies.uitleg.overleg.overleg", stop)
    hoogstens = 0
    uit = stuur(klant, "/overleg", KORT, doe="stappen")
    assert uit.status_code == 200
    assert "Het zoeken duurde te lang en is gestopt" in uit.text
    assert "Geschil 1: vervangingsbudget voor ict" in uit.text
    assert "Geschil 1" in stuur(klant, "/overleg/maken", KORT, vorm="md").text
    hoogstens = -1
    for pad in ("/overleg", "/overleg/maken", "/overleg/samen", "/overleg/verder"):
        antwoord = stuur(klant, pad, KORT, vorm="md")
        assert antwoord.status_code == 400
        assert "Dit duurde te lang" in antwoord.text
        assert len(gedragen(antwoord.text)["deel_naam"]) == 2


def test_zonder_genoeg_bestanden_zegt_de_pagina_wat_te_kiezen(klant: TestClient) -> None:
    assert "Kies eerst een bestand" in stuur(klant, "/streek").text
    for adres in ("/overleg", "/verloop"):
        antwoord = stuur(klant, adres, PAGINAS[adres][:1])
        assert antwoord.status_code == 400
        assert "ten minste twee" in antwoord.text


@pytest.mark.parametrize("adres", PAGINAS)
def test_elk_document_komt_als_bestand(klant: TestClient, adres: str) -> None:
    for vorm in FORMATEN if adres == "/streek" else ("md",):
        antwoord = stuur(klant, f"{adres}/maken", **op_tafel(PAGINAS[adres]), vorm=vorm)
        assert antwoord.headers["content-type"] == RAPPORTVORMEN[vorm]
        assert antwoord.headers["content-disposition"].endswith(f'.{vorm}"')
    verkeerd = stuur(klant, f"{adres}/maken", **op_tafel(PAGINAS[adres]), vorm="exe")
    assert verkeerd.status_code == 400
    assert "Kies een van de vormen" in verkeerd.text


def test_een_werkboek_reist_mee_als_tekst(klant: TestClient) -> None:
    boek = klant.post(
        "/bewaren", data={"token": klant.cookies["advies_token"], "dossier": KORT[0][1].decode(), "vorm": "xlsx"}
    )
    eerst = stuur(klant, "/overleg", [("wethouder.xlsx", boek.content), KORT[1]])
    velden = gedragen(eerst.text)
    assert velden["deel_naam"] == ["wethouder.xlsx", "ict.yaml"]
    assert "vervangingsbudget: ja" in velden["deel_tekst"][0]
    assert "Geschil 1: vervangingsbudget voor ict" in stuur(klant, "/overleg", **velden).text
    kapot = stuur(klant, "/overleg", [("w.xlsx", b"PK\x03\x04 geen werkboek"), KORT[1]])
    assert kapot.status_code == 400
    assert "w.xlsx" in kapot.text


def test_overleg_toont_wat_de_agenda_zegt(klant: TestClient) -> None:
    map_ = VOORBEELD / "samenwerking"
    bestanden = [
        (f"{naam}.yaml", (map_ / f"{naam}.yaml").read_bytes()) for naam in ("wethouder", "manager", "ict", "hoofd_wiz")
    ]
    antwoord = stuur(klant, "/overleg", bestanden)
    tekst = re.sub(r"<[^>]+>", "", antwoord.text)
    for deel in (
        "wethouder, manager, ict en hoofd wiz",
        "9 geschillen veranderen het advies.",
        "Geschil 1: analyse van de gevolgen voor processen",
        "Hiervan hangt af:",
        "11. solofuncties: ja (ict), nee (hoofd wiz)",
        "Er is nog geen heldere visie, samen met de betrokkenen",
        "Overeenstemming over het domein",
    ):
        assert deel in tekst
    assert 'value="stappen"' in antwoord.text  # with this many disputes the steps are only looked for when asked
    assert "Voor de eerste stappen" in stuur(klant, "/overleg", bestanden[:2], doe="stappen").text


def test_de_stappen_van_weinig_geschillen_staan_er_meteen(klant: TestClient) -> None:
    antwoord = stuur(klant, "/overleg", KORT)
    assert "Voor de eerste stappen: beslecht geschil 1." in antwoord.text
    assert 'value="stappen"' not in antwoord.text


def test_wie_er_aan_tafel_zit(klant: TestClient) -> None:
    dossier = {"dossier": "naam: Proef\nvervangingsbudget: nee\n", "dossier_mee": "ja"}
    uit = stuur(klant, "/overleg", KORT[:1], **dossier, dossier_erbij="het hoofd")
    assert "het hoofd en wethouder" in uit.text
    assert 'value="het hoofd"' in uit.text
    zonder = stuur(klant, "/overleg", KORT[:1], dossier=dossier["dossier"])
    assert zonder.status_code == 400  # the dossier does not count then
    onzichtbaar = stuur(klant, "/overleg", **op_tafel(KORT, ["\u200b", " \u2800"]))
    assert "wethouder en ict" in onzichtbaar.text
    namen = stuur(klant, "/overleg", **op_tafel(KORT, ["de bestuurder", ""]))
    assert "de bestuurder en ict" in namen.text
    assert "partij 1 en partij 2" in stuur(klant, "/overleg", KORT, zonder_namen="ja").text
    lang = stuur(klant, "/overleg", **op_tafel(KORT, ["", "x" * 201]))
    assert lang.status_code == 400
    assert 'href="#erbij-1"' in lang.text


def test_naar_een_doel_onder_wat_bespreekbaar_is(klant: TestClient) -> None:
    feiten = (
        "naam: P\nfase: ontwerp\nmigratie_bron: {waarde: van_partner, bespreekbaar: ja}\n"
        "migratie_moment: {waarde: na_start, bespreekbaar: ja}\n"
    )
    partijen = [("a.yaml", feiten.encode()), ("b.yaml", f"{feiten}vervangingsbudget: nee\n".encode())]
    assert '<option value="strategie_partner_voor">' in stuur(klant, "/overleg", partijen).text
    antwoord = stuur(klant, "/overleg", partijen, doe="doel", doel="strategie_partner_voor")
    Blad(antwoord.text).keur()
    for deel in (
        "Hoe u dit bereikt: Strategie 3",
        "Volgens alle partijen valt hierover te praten: herkomst van het systeem en moment van de overgang.",
        "Moment van de overgang: van na de start van het verband naar voor de start van het verband",
        '<option value="strategie_partner_voor" selected>',
    ):
        assert deel in antwoord.text
    assert "Hoe u dit bereikt:" not in stuur(klant, "/overleg", partijen, doe="doel", doel="bestaat_niet").text
    assert "Er is nu geen antwoord waarbij alle partijen dat deden" in stuur(klant, "/overleg", KORT).text


def test_verder_met_wat_niemand_ontkent(klant: TestClient) -> None:
    bestand = stuur(klant, "/overleg/samen", **op_tafel(KORT))
    assert bestand.headers["content-disposition"].endswith('samen-proef.yaml"')
    gelezen = ontleed_feiten(bestand.content, "samen.yaml")
    assert gelezen.naam == "Proef"
    assert gelezen.feiten.fase == "ontwerp"
    assert gelezen.feiten.vervangingsbudget is None
    verder = stuur(klant, "/overleg/verder", **op_tafel(KORT))
    assert Blad(verder.text).h1 == ["Vragen"]
    dossier = re.search(r'name="dossier" value="([^"]*)"', verder.text)
    assert dossier is not None
    assert html.unescape(dossier[1]).splitlines() == bestand.text.splitlines()


def test_met_een_bestand_blijft_dat_zoals_het_is(tmp_path: Path) -> None:
    pad = tmp_path / "hoofd.yaml"
    pad.write_text("naam: Proef\nvervangingsbudget: nee\n", encoding="utf-8")
    for klant in _klant(str(pad)):
        eerst = klant.get("/overleg").text
        assert re.search(r'id="dossier-mee"[^>]* checked', eerst)
        uit = stuur(klant, "/overleg", KORT[:1], dossier_mee="ja")
        assert "Geschil 1: vervangingsbudget voor ict" in uit.text
        assert "/overleg/verder" not in uit.text
        assert stuur(klant, "/overleg/verder", KORT[:1], dossier_mee="ja").status_code == 200
        assert "2 momenten" in stuur(klant, "/verloop", JAREN[:1], dossier_mee="ja").text
    assert pad.read_text(encoding="utf-8") == "naam: Proef\nvervangingsbudget: nee\n"


def test_de_jaren_in_hun_volgorde(klant: TestClient) -> None:
    def volgorde(antwoord: Any) -> list[str]:
        momenten = antwoord.text.partition('id="momenten"')[2].partition("</ol>")[0]
        return re.findall(r"<li>(.*?):", momenten)

    assert volgorde(stuur(klant, "/verloop", JAREN)) == ["2025.yaml", "2026.yaml"]
    assert volgorde(stuur(klant, "/verloop", **op_tafel(JAREN), eerder="1")) == ["2026.yaml", "2025.yaml"]
    assert volgorde(stuur(klant, "/verloop", **op_tafel(JAREN), eerder="x")) == ["2025.yaml", "2026.yaml"]
    dagen = stuur(klant, "/verloop", **op_tafel(JAREN, ["2026-03-01", "2025-03-01"]))
    assert volgorde(dagen) == ["1 maart 2025, 2026.yaml", "1 maart 2026, 2025.yaml"]
    dossier = {"dossier": JAREN[1][1].decode(), "dossier_mee": "ja"}
    assert volgorde(stuur(klant, "/verloop", JAREN[:1], **dossier)) == ["2025.yaml", "Dit dossier"]
    met_dag = {**dossier, **op_tafel(JAREN[:1], ["2025-03-01"]), "dossier_erbij": "2026-03-01"}
    assert volgorde(stuur(klant, "/verloop", **met_dag)) == ["1 maart 2025, 2025.yaml", "1 maart 2026, dit dossier"]
    klein = [("jaar_1.yaml", JAREN[0][1]), ("jaar_2.yaml", JAREN[1][1])]
    assert volgorde(stuur(klant, "/verloop", klein)) == ["jaar_1.yaml", "jaar_2.yaml"]


@pytest.mark.parametrize(
    ("dagen", "fout"),
    [
        (["2025-03-01", ""], "Vul hier ook een dag in"),
        (["2025-03-01"] * 2, "staat er twee keer"),
        (["", "1 mei"], "is geen datum"),
    ],
)
def test_een_verkeerde_dag_staat_bij_haar_veld(klant: TestClient, dagen: list[str], fout: str) -> None:
    antwoord = stuur(klant, "/verloop", **op_tafel(JAREN, dagen))
    Blad(antwoord.text).keur()
    assert antwoord.status_code == 400
    assert antwoord.text.count(fout) == 2
    assert 'href="#erbij-' in antwoord.text


def test_een_bewaard_advies_zegt_wat_nieuwere_regels_veranderen(klant: TestClient) -> None:
    map_ = VOORBEELD / "verloop"
    antwoord = stuur(klant, "/verloop", [(naam, (map_ / naam).read_bytes()) for naam in ("2024.json", "2025.yaml")])
    Blad(antwoord.text).keur()
    assert "het advies van toen bij 20 bekende feiten, met andere regels dan nu" in antwoord.text
    assert "Gezet: " in antwoord.text
    assert gedragen(antwoord.text)["deel_naam"] == ["2024.json", "2025.yaml"]
    assert stuur(klant, "/verloop", **gedragen(antwoord.text)).status_code == 200
    kapot = stuur(klant, "/verloop", [("fout.json", b"{"), JAREN[0]])
    assert "Regel 1 van fout.json: " in kapot.text


def test_de_streek_met_tabel_oorzaken_en_hulp(klant: TestClient) -> None:
    bestanden = [(pad.name, pad.read_bytes()) for pad in sorted((VOORBEELD / "streek").glob("*.yaml"))]
    antwoord = stuur(klant, "/streek", bestanden)
    Blad(antwoord.text).keur()
    for deel in ("Inkoopgroep Bosrijk valt buiten de publicatie", "<svg", "Gedeelde oorzaken", "Wie kan wie helpen"):
        assert deel in antwoord.text
    csv = stuur(klant, "/streek/maken", bestanden, vorm="csv")
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert "Dienst Merenland" in csv.text
    alfabet, gegeven = (stuur(klant, "/streek", VERBANDEN, volgorde=keuze).text for keuze in ("alfabet", "gegeven"))
    assert alfabet.index('row">Anker') < alfabet.index('row">Beek')
    assert gegeven.index('row">Beek') < gegeven.index('row">Anker')


def test_de_weg_erheen(klant: TestClient) -> None:
    blad = Blad(klant.get("/vergelijk").text)
    blad.keur()
    assert set(PAGINAS) <= {*blad.wegen}
    assert "/vergelijk" in Blad(klant.get("/").text).wegen
    assert re.search(r'href="/vergelijk"[^>]*aria-current="page"', klant.get("/streek").text)
