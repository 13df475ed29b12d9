"""What the pages side by side once did wrong: an error without words, a file that moved in place of another, work done twice."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the pages are an extra")

from starlette.testclient import TestClient

from advies import adviseur, lees_feiten
from advies.uitleg.overleg import overleg
from advies.uitleg.wijziging import ZoekenGestopt
from advies.web.dienst import maak_dienst
from advies.web.instellingen import Instellingen
from advies.web.paginas import paginas
from advies.web.paginas.bestandenlijst import Deel, meegestuurd
from advies.web.paginas.dossier import kale_naam
from advies.web.paginas.inpakken import ingepakt, uitgepakt
from advies.weergave.json import als_json
from kennisbank.yaml_knopen import HOOGSTENS_BYTES
from tests.test_web_vergelijk import JAREN, KORT, gedragen, op_tafel, stuur
from tests.weblezer import Blad

BEWAARD = Path(__file__).parent.parent / "docs/voorbeeld/verloop/2024.json"
NIET_UITGEZOCHT = "Voor de eerste stappen is dit niet uitgezocht: dat duurde te lang."


@pytest.fixture(scope="module")
def klant() -> Iterator[TestClient]:
    instellingen = Instellingen(paginas=True)
    with TestClient(maak_dienst(instellingen, paginas(instellingen)), base_url="http://localhost:8000") as uit:
        uit.get("/")
        yield uit


@pytest.fixture(autouse=True)
def _geen_haast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test hang on how busy this machine is."""
    for naam in ("overleg", "verloop", "streek"):
        monkeypatch.setattr(f"advies.web.paginas.{naam}.klok", lambda seconden, is_er: lambda: True)


def fouten(antwoord: Any) -> list[str]:
    """Return the lines of the summary of errors of a page."""
    overzicht = antwoord.text.partition('id="foutoverzicht"')[2].partition("</ul>")[0]
    return [html.unescape(regel) for regel in re.findall(r"<a [^>]*>(.*?)</a>", overzicht, re.DOTALL)]


@pytest.mark.parametrize(
    ("inhoud", "wat"),
    [
        (b"{}", "het ontvangstbewijs ontbreekt"),
        (b"[]", "de lijst is leeg"),
        (b"[[]]", "er staat geen antwoord in"),
        (b"{", "dit is geen JSON"),
        (b'{"ontvangstbewijs": {}, "samenwerkingsverband": "x"}', "in het ontvangstbewijs ontbreekt"),
    ],
)
@pytest.mark.parametrize("naam", ["x.json", "advies plan 2024.json", "Voor B. Advies plan. Klaar --kort.json"])
def test_een_bestand_dat_geen_antwoord_is_krijgt_woorden_en_zijn_naam(
    klant: TestClient, naam: str, inhoud: bytes, wat: str
) -> None:
    antwoord = stuur(klant, "/verloop", [(naam, inhoud), JAREN[0]])
    assert antwoord.status_code == 400
    (regel,) = fouten(antwoord)
    assert regel.removeprefix("Regel 1 van ").startswith(f"{naam}:")
    assert wat in regel
    assert regel.endswith("Kies een advies dat in zijn geheel is bewaard (.json), of het bestand met de antwoorden.")
    assert "advies evaluate" not in regel


def test_een_werkboek_met_de_naam_van_een_opdracht_houdt_zijn_naam(klant: TestClient) -> None:
    kapot = ("advies dvo.xlsx", b"PK\x03\x04zz")
    (regel,) = fouten(stuur(klant, "/streek", [kapot]))
    assert regel.startswith("advies dvo.xlsx: ")
    token = klant.cookies["advies_token"]
    begin = klant.post("/openen", data={"token": token}, files={"bestand": kapot})
    assert begin.status_code == 400
    assert "advies dvo.xlsx: " in begin.text


def test_de_agenda_zegt_dat_de_eerste_stappen_niet_zijn_uitgezocht(
    klant: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    gewoon = stuur(klant, "/overleg/maken", KORT, vorm="md").text
    assert "Voor de eerste stappen: beslecht geschil 1." in gewoon
    assert NIET_UITGEZOCHT not in gewoon

    def traag(kenner: Any, partijen: Any, *rest: Any, stappen: int = 0, **opties: Any) -> Any:
        if stappen:
            raise ZoekenGestopt
        return overleg(kenner, partijen, *rest, **opties)

    monkeypatch.setattr("advies.uitleg.overleg.overleg", traag)
    assert NIET_UITGEZOCHT in stuur(klant, "/overleg/maken", KORT, vorm="md").text.replace("\\", "")


def test_een_onbekende_vorm_laat_niets_lang_zoeken(klant: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[int] = []

    def luister(*delen: Any, stappen: int = 0, **opties: Any) -> Any:
        gevraagd.append(stappen)
        return overleg(*delen, stappen=stappen, **opties)

    monkeypatch.setattr("advies.uitleg.overleg.overleg", luister)
    monkeypatch.setattr("advies.web.paginas.overleg.METEEN", 3)
    antwoord = stuur(klant, "/overleg/maken", KORT, vorm="exe")
    assert antwoord.status_code == 400
    assert "Kies een van de vormen" in antwoord.text
    assert gevraagd == [3]


def test_lezen_en_zoeken_hebben_samen_een_klok(klant: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    klokken: list[float] = []

    def klok(seconden: float, is_er: object) -> Any:
        klokken.append(seconden)
        return lambda: True

    monkeypatch.setattr("advies.web.paginas.overleg.klok", klok)
    for pad in ("/overleg", "/overleg/maken", "/overleg/samen", "/overleg/verder"):
        klokken.clear()
        assert stuur(klant, pad, KORT, vorm="md").status_code == 200
        assert len(klokken) == 1


@pytest.mark.parametrize(
    ("weg", "eerder", "over"),
    [("0", "2", "cbd"), ("1", "2", "acd"), ("2", "2", "abd"), ("3", "1", "bac"), ("", "3", "abdc"), ("0", "0", "bcd")],
)
def test_weghalen_en_eerder_zetten_gaan_over_het_bestand_dat_er_stond(weg: str, eerder: str, over: str) -> None:
    delen = meegestuurd("abcd", "abcd", (), [weg], eerder)
    assert delen == tuple(Deel(naam, naam) for naam in over)


@pytest.mark.parametrize("eerder", ["-1", "4", "9" * 5000, "²", "1.0", ""])
def test_een_plaats_die_er_niet_is_verplaatst_niets(eerder: str) -> None:
    assert [deel.naam for deel in meegestuurd("abcd", "abcd", (), (), eerder)] == [*"abcd"]


def test_eerder_zetten_op_de_pagina(klant: TestClient) -> None:
    vier = [(f"{naam}.yaml", f"naam: {naam}\n".encode()) for naam in "abcd"]
    antwoord = stuur(klant, "/verloop", **op_tafel(vier), weg="0", eerder="2")
    assert gedragen(antwoord.text)["deel_naam"] == ["c.yaml", "b.yaml", "d.yaml"]
    assert stuur(klant, "/verloop", **op_tafel(vier), eerder="9" * 5000).status_code == 200
    kapot = ("kapot.yaml", b"x: [")
    met_fout = stuur(klant, "/verloop", **op_tafel([kapot, *vier]), eerder="2")
    assert gedragen(met_fout.text)["deel_naam"] == ["b.yaml", "a.yaml", "c.yaml", "d.yaml"]


@pytest.mark.parametrize(
    ("naam", "kaal"),
    [
        ("a" * 300 + ".json", "a" * 195 + ".json"),
        ("a" * 196 + ".yaml", "a" * 195 + ".yaml"),
        ("a" * 195 + ".yaml", "a" * 195 + ".yaml"),
        ("a" * 300, "a" * 200),
        ("a." + "b" * 300, "a." + "b" * 198),
        ("C:\\map\\a.xlsx", "a.xlsx"),
        ("../../a", "a"),
        ("", "bestand"),
    ],
)
def test_een_lange_naam_houdt_zijn_einde(naam: str, kaal: str) -> None:
    assert kale_naam(naam) == kaal


def test_een_bewaard_advies_met_een_lange_naam_blijft_een_advies(klant: TestClient) -> None:
    bestanden = [("a" * 210 + ".json", BEWAARD.read_bytes()), JAREN[1]]
    antwoord = stuur(klant, "/verloop", bestanden)
    assert antwoord.status_code == 200
    assert "met andere regels dan nu" in antwoord.text


def test_twaalf_bewaarde_adviezen_reizen_mee_in_een_formulier(klant: TestClient) -> None:
    antwoord = adviseur().evalueer(lees_feiten(str(BEWAARD.parent.parent / "samenwerking/dossier.yaml")))
    groot = als_json([antwoord]).encode()
    assert 12 * len(groot) > 6_000_000
    alle = [(f"{jaar}.json", groot) for jaar in range(2001, 2013)]
    token = {"token": klant.cookies["advies_token"]}  # without 'gevraagd' the files are read, and not compared
    eerst = klant.post("/verloop", data=token, files=[("bestanden", deel) for deel in alle[:6]])
    alles = klant.post(
        "/verloop", data={**token, **gedragen(eerst.text)}, files=[("bestanden", deel) for deel in alle[6:]]
    )
    assert (eerst.status_code, alles.status_code) == (200, 200)
    velden = gedragen(alles.text)
    assert velden["deel_naam"] == [naam for naam, _ in alle]
    assert sum(map(len, velden["deel_tekst"])) < 3_000_000
    assert [uitgepakt(tekst.encode()) for tekst in velden["deel_tekst"]] == [groot] * 12


def test_wat_ingepakt_meereist_zegt_hetzelfde(klant: TestClient) -> None:
    eerst = stuur(klant, "/verloop", [("2024.json", BEWAARD.read_bytes()), JAREN[1]])
    nogmaals = stuur(klant, "/verloop", **gedragen(eerst.text))
    assert nogmaals.text == eerst.text


def test_wat_is_ingepakt_wordt_begrensd_uitgepakt() -> None:
    for inhoud in (b"", b"\xef\xbb\xbf{}\r\n", b"x" * HOOGSTENS_BYTES):
        assert uitgepakt(ingepakt(inhoud).encode()) == inhoud
    assert len(uitgepakt(ingepakt(b"x" * (3 * HOOGSTENS_BYTES)).encode())) == HOOGSTENS_BYTES + 1
    for anders in (b'{"a": 1}', b"H4sI geen base64", b"H4sIAAAA", b"H4sI" + b"A" * 40):
        assert uitgepakt(anders) in (anders, b"")


def test_een_ingepakt_bestand_dat_te_groot_is_wordt_geweigerd(klant: TestClient) -> None:
    deel = {"deel_naam": ["x.json"], "deel_tekst": [ingepakt(b" " * (2 * HOOGSTENS_BYTES))]}
    (regel,) = fouten(stuur(klant, "/verloop", JAREN[:1], **deel))
    assert regel.startswith("x.json: dit bestand is te groot")


def test_na_een_te_groot_formulier_is_er_een_weg_terug(klant: TestClient) -> None:
    antwoord = stuur(klant, "/verloop", [(f"{nummer}.yaml", b"x" * 999_999) for nummer in range(9)])
    assert antwoord.status_code == 413
    assert "knop Vorige" in antwoord.text
    assert "Er is niets bewaard en niets veranderd." in antwoord.text


@pytest.mark.parametrize(("adres", "hoogstens"), [("/overleg", 20), ("/verloop", 12)])
def test_het_dossier_erbij_als_er_geen_plaats_meer_is(klant: TestClient, adres: str, hoogstens: int) -> None:
    vol = op_tafel([(f"{nummer}.yaml", b"naam: x\n") for nummer in range(hoogstens)])
    dossier = {"dossier": "naam: Proef\n", "dossier_mee": "ja"}
    (regel,) = fouten(stuur(klant, adres, **vol, **dossier))
    assert regel == (
        f"Kies hoogstens {hoogstens - 1} bestanden naast het dossier dat u open hebt; dit zijn er {hoogstens}."
        " Haal er een weg, of tel het dossier niet mee."
    )
    (met_nieuw,) = fouten(stuur(klant, adres, KORT, **vol, **dossier))
    assert f"dit zijn er {hoogstens + 2}." in met_nieuw
    assert met_nieuw.endswith("De nieuwe bestanden zijn niet gelezen.")


def test_verder_gaan_noemt_de_varianten_die_vervallen(klant: TestClient) -> None:
    dossier = {"dossier": "naam: Proef\n"}
    varianten = {"variant_naam": ["zonder <budget>", "met partner"], "variant_tekst": ["naam: a\n", "naam: b\n"]}
    antwoord = stuur(klant, "/overleg", KORT, **dossier, **varianten)
    Blad(antwoord.text).keur()
    assert "vervalt dan: zonder &lt;budget&gt; en met partner." in antwoord.text
    assert "vervalt dan:" not in stuur(klant, "/overleg", KORT, **dossier).text
