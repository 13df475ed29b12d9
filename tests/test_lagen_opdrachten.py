"""Every command, table, report and service with a layer on: its facts are taken, its advice names layer and source."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from advies import (
    Adviseur,
    Onvergelijkbaar,
    RegelSleutel,
    keur,
    kleinste_wijzigingen,
    lees_feiten,
    maak_rapport,
    verschil,
)
from advies.beheer.bewijsvoering import bewijs
from advies.beheer.mutatie import muteer
from advies.beheer.regelmap import eigen_regels
from advies.cli import OPDRACHTEN
from advies.cli import advies as opdracht
from advies.rapport.schrijvers.markdown import schrijf
from advies.schemas import uitvoerschema
from advies.uitleg.gesprek import Gesprek, Stand
from kennisbank.lagen import met_lagen
from regels.eisen import eisen
from tests.laagmappen import STREEK, klein, regel

UIT = "geen_vervangingsbudget"
BRON = "Streekafspraak ict (2024), artikel 3 [laag streek]"
REDEN = "De streek betaalt vervanging uit een eigen fonds."


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("opdrachten")


@pytest.fixture(scope="module")
def feiten(map_: Path) -> str:
    pad = map_ / "f.yaml"
    pad.write_text("naam: Proef\nfase: ontwerp\nstreek__opslag_in_streek: nee\n", encoding="utf-8")
    return str(pad)


def draai(*argumenten: str, code: int = 0) -> Result:
    uit = CliRunner().invoke(opdracht, [*argumenten, "--regels", str(STREEK)])
    assert uit.exit_code == code, uit.output
    return uit


def test_elke_opdracht_neemt_een_laag() -> None:
    for naam in OPDRACHTEN:
        assert "--regels MAP" in CliRunner().invoke(opdracht, [naam, "--help"]).stdout, naam


def test_het_eerste_scherm_noemt_laag_bron_en_wat_uit_is(feiten: str) -> None:
    scherm = " ".join(draai("evaluate", feiten).stdout.split())
    assert "Zet de gegevens in het rekencentrum van de streek [moet; management; laag streek]" in scherm
    assert "Laag streek: Streekafspraak ict; bron: Streekafspraak ict (2024), Regio Voorbeeld." in scherm
    assert f"[{UIT}]. {REDEN}" in scherm
    assert f"--regels {STREEK} --volledig" in scherm


def test_het_hele_advies_noemt_laag_bron_en_vingerafdruk(feiten: str) -> None:
    tekst = " ".join(draai("evaluate", feiten, "--volledig").stdout.split())
    assert f"Bron: {BRON}" in tekst
    assert f"[{UIT}]. {REDEN}" in tekst
    assert "Laag streek: 3 regels, vingerafdruk " in tekst


def test_json_csv_en_tabel_noemen_de_laag(feiten: str, map_: Path) -> None:
    antwoord = json.loads(draai("evaluate", feiten, "--formaat", "json").stdout)
    assert [deel["laag"] for deel in antwoord["adviezen"] if deel["regel"] == "streek__opslag"] == ["streek"]
    assert antwoord["uitgeschakeld"][0]["reden"] == REDEN
    assert antwoord["ontvangstbewijs"]["lagen"][0]["naam"] == "streek"
    kort = json.loads(draai("evaluate", feiten, "--formaat", "json", "--kort").stdout)
    assert kort["acties"][0]["lagen"] == ["streek"]
    rijen = list(csv.DictReader(io.StringIO(draai("evaluate", feiten, "--formaat", "csv").stdout), delimiter=";"))
    assert [rij["bron"] for rij in rijen if rij["regel"] == "streek__opslag"] == [BRON]
    assert [(rij["status"], REDEN in rij["bron"]) for rij in rijen if rij["regel"] == UIT] == [("uitgeschakeld", True)]
    tabel = map_ / "t.csv"
    tabel.write_text("naam,streek__opslag_in_streek\nA,nee\nB,ja\n", encoding="utf-8")
    uit = draai("evaluate", str(tabel), "--kort", "--formaat", "csv")
    assert [regel_.rpartition(";")[2] for regel_ in uit.stdout.splitlines()[1:]] == ["streek__opslag", ""]
    assert f"De laag streek schakelt '{UIT}' uit: {REDEN}" in uit.stderr


def test_doorvragen_gaat_over_feiten_van_de_laag(feiten: str) -> None:
    assert BRON in " ".join(draai("explain", feiten, "--regel", "streek__opslag").stdout.split())
    anders = " ".join(draai("whatif", feiten, "--stel", "streek__opslag_in_streek=ja").stdout.split())
    assert f"[streek__opslag; moet; risico; {BRON}]" in anders
    minst = draai("change", feiten, "--zonder", "streek__opslag").stdout
    assert "[streek__opslag_in_streek=ja]" in minst
    assert "streek__opslag_in_streek" in draai("schema").stdout


def test_zonder_laag_zegt_elke_ingang_bij_welke_laag_een_naam_hoort(feiten: str, map_: Path) -> None:
    kaal = map_ / "kaal.yaml"
    kaal.write_text("fase: ontwerp\n", encoding="utf-8")
    tabel = map_ / "zonder.csv"
    tabel.write_text("naam,streek__opslag_in_streek\nA,nee\n", encoding="utf-8")
    for argumenten in (
        ("evaluate", feiten),
        ("evaluate", str(tabel), "--kort", "--formaat", "csv"),
        ("whatif", str(kaal), "--stel", "streek__opslag_in_streek=ja"),
        ("explain", str(kaal), "--regel", "streek__opslag"),
        ("change", str(kaal), "--zonder", "streek__opslag"),
    ):
        uit = CliRunner().invoke(opdracht, [*argumenten])
        assert uit.exit_code == 2, argumenten
        assert "hoort bij de laag 'streek', en die is niet geladen. Zet erbij: --regels MAP" in uit.stderr, argumenten


def test_een_eerder_antwoord_wordt_met_zijn_lagen_nagerekend(feiten: str, map_: Path) -> None:
    eerder = map_ / "a.json"
    eerder.write_text(draai("evaluate", feiten, "--formaat", "json").stdout, encoding="utf-8")
    uitkomst = json.loads(draai("verify", str(eerder), "--formaat", "json").stdout)
    assert (uitkomst["gelijk"], [deel["gelijk"] for deel in uitkomst["lagen"]]) == (True, [True])
    zonder = CliRunner().invoke(opdracht, ["verify", str(eerder)])
    assert (zonder.exit_code, "gemaakt met de laag 'streek'" in zonder.stderr) == (2, True)
    kaal = map_ / "k.json"
    kaal.write_text(CliRunner().invoke(opdracht, ["evaluate", "-", "--formaat", "json"], input="fase: ontwerp").stdout)
    nu = json.loads(draai("verify", str(kaal), "--formaat", "json", code=1).stdout)
    assert [(deel["naam"], deel["toen"], deel["gelijk"]) for deel in nu["lagen"]] == [("streek", "", False)]
    assert not nu["gewijzigd_na_afloop"]


def test_sjabloon_en_werkboek_vragen_de_feiten_van_de_laag(feiten: str, map_: Path) -> None:
    heel, kort = map_ / "heel.yaml", map_ / "kort.yaml"
    draai("new", str(heel))
    draai("new", "--kort", str(kort))
    assert "\nstreek__aantal_storingen:\n" in heel.read_text()
    assert "\nstreek__opslag_in_streek:\n" in kort.read_text()
    assert "streek__aantal_storingen" not in kort.read_text()
    pytest.importorskip("openpyxl", reason="the extra advies[excel] is not installed")
    werkboek = map_ / "w.xlsx"
    draai("new", str(werkboek), "--van", feiten)
    assert (
        json.loads(draai("evaluate", str(werkboek), "--formaat", "json").stdout)["feiten"]["streek__opslag_in_streek"]
        == "nee"
    )
    zonder = CliRunner().invoke(opdracht, ["evaluate", str(werkboek)])
    assert "w.xlsx:Streek!A3: 'streek__opslag_in_streek' hoort bij de laag 'streek'" in zonder.stderr


def test_het_rapport_noemt_laag_bron_en_wat_uit_is(feiten: str, map_: Path) -> None:
    kenner = Adviseur(lagen=[str(STREEK)])
    with kenner.lagen_aan():
        bestand = lees_feiten(feiten)
        antwoord = kenner.evalueer(bestand)
        for volledig in (False, True):
            inhoud = schrijf(maak_rapport(antwoord, bestand, date(2026, 1, 1), volledig=volledig)).decode()
            tekst = " ".join(inhoud.replace("\\", "").split())
            assert "met een eigen bron: Streekafspraak ict (2024), Regio Voorbeeld." in tekst
            assert REDEN in tekst
        assert antwoord.ontvangstbewijs.lagen[0].vingerafdruk in tekst
        assert BRON in tekst
    pytest.importorskip("docx", reason="the extra advies[rapport] is not installed")
    word = map_ / "r.docx"
    draai("report", feiten, "-o", str(word))
    with zipfile.ZipFile(word) as pakket:
        assert REDEN in pakket.read("word/document.xml").decode()


def test_het_gesprek_vraagt_de_feiten_van_de_laag_onder_haar_titel(feiten: str) -> None:
    kenner = Adviseur(motor="referentie", lagen=[str(STREEK)])
    with kenner.lagen_aan():
        gesprek = Gesprek(kenner)
        moment = gesprek.moment(Stand("Proef", {}))
        titels = {taak.titel for taak in moment.taken}
        assert "Streekafspraak ict" in titels | {vraag.thema for vraag in kenner.evalueer({}).vragen}
        vraag = next(deel for deel in kenner.evalueer({}).vragen if deel.feit == "streek__opslag_in_streek")
        assert vraag.thema == "Streekafspraak ict"


def test_de_kleinste_wijziging_kan_een_feit_van_de_laag_zijn(feiten: str) -> None:
    kenner = Adviseur(lagen=[str(STREEK)])
    evaluatie = kenner.evaluatie({"streek__opslag_in_streek": "nee"})
    eerste = kleinste_wijzigingen(kenner, evaluatie, RegelSleutel("streek__opslag"), gewenst=False)[0]
    assert [str(zet.feit) for zet in eerste.zetten] == ["streek__opslag_in_streek"]


def test_regels_en_drempels_van_de_laag_staan_in_de_lijst() -> None:
    (overzicht,) = json.loads(draai("rules", "streek__storingen", "--formaat", "json").stdout)
    assert (overzicht["laag"], overzicht["toetsen"]) == ("streek", 3)
    assert "streek__te_veel_storingen: 20 storingen" in draai("rules", "--drempels").stdout
    assert f"heeft de regel '{UIT}' uitgeschakeld: {REDEN}" in draai("rules", UIT, code=2).stderr
    assert "laag" not in json.loads(CliRunner().invoke(opdracht, ["rules", UIT, "--formaat", "json"]).stdout)[0]


def test_de_dienst_antwoordt_met_de_laag() -> None:
    pytest.importorskip("starlette", reason="the extra advies[web] is not installed")
    from starlette.testclient import TestClient

    from advies.lagenmap import lees_lagen
    from advies.web.draaien import maak_app
    from advies.web.instellingen import Instellingen

    lagen = lees_lagen([str(STREEK)])
    with TestClient(maak_app(Instellingen(stil=True, paginas=True), lagen), base_url="http://localhost:8000") as klant:
        antwoord: dict[str, Any] = klant.post(
            "/v1/adviezen", json={"feiten": {"streek__opslag_in_streek": "nee"}}
        ).json()
        boek = klant.get("/regels").text
        velden = {
            "token": klant.cookies["advies_token"],
            "gewijzigd": "nee",
            "dossier": "streek__opslag_in_streek: nee\n",
        }
        pagina = " ".join(klant.post("/advies", data=velden).text.split())
    assert "Over de publicatie ligt de laag streek: Streekafspraak ict." in pagina
    assert (
        f"De laag streek schakelt een advies van de publicatie uit: Er is geen budget om ict te vervangen. {REDEN}"
        in pagina
    )
    assert BRON in pagina
    assert "Streekafspraak ict" in boek
    assert "De gegevens staan niet in de streek" in boek
    assert antwoord["uitgeschakeld"][0]["door"] == "streek"
    assert {deel["regel"] for deel in antwoord["adviezen"] if deel.get("laag")} >= {"streek__opslag"}


STRIJDIG = """
- regel: eigen__niet_naar_een_ander
  titel: Doe het technisch beheer zelf
  soort: proceskeuze
  sterkte: moet
  grond: tekst
  bron: [{plaats: een}]
  over: technisch_beheer
  als:
    - voorspelbaar.technisch_beheer: ja
  dan: {keuze: zelf_doen_of_inbesteden}
  tekst: Doe het technisch beheer zelf.
  uitleg: Zo is het afgesproken.
  wie: [management]
  fase: [ontwerp, realisatie, exploitatie]
"""


def test_het_bewijs_vindt_een_laag_die_de_publicatie_tegenspreekt(map_: Path) -> None:
    pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")
    nooit = regel("eigen__nooit", "alle: [vervangingsbudget: ja, vervangingsbudget: nee]")
    heel = Adviseur(motor="referentie", lagen=[klein(map_, "eigen", STRIJDIG + nooit)]).bank
    over_keuzen = [deel for deel in heel.regels if deel.laag or (deel.dan is not None and deel.dan.over == "keuze")]
    kenner = Adviseur(replace(heel, regels=tuple(over_keuzen)))
    gevonden = [
        (deel.soort, {str(sleutel).partition(".")[0] for sleutel in deel.namen})
        for deel in bewijs(kenner, eisen()).bevindingen
    ]
    strijdig = [namen for soort, namen in gevonden if soort == "onverenigbaar"]
    assert strijdig
    assert all("eigen__niet_naar_een_ander" in namen and len(namen) > 1 for namen in strijdig)
    assert ("gaat_nooit_op", {"eigen__nooit"}) in gevonden


@pytest.mark.parametrize("map_naam", ["streekafspraak", "sinds-2006"])
def test_de_mutaties_van_een_laag_worden_opgemerkt(map_naam: str) -> None:
    pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")
    kenner = Adviseur(motor="referentie", lagen=[str(STREEK.parent / map_naam)])
    begin = f"{kenner.lagen[0].naam}__"
    with kenner.lagen_aan():
        toetsen = [t for t in eigen_regels().toetsen or () if all(s.regel.startswith(begin) for s in t.verwacht)]
    eigen = replace(
        kenner.bank,
        regels=tuple(deel for deel in kenner.bank.regels if deel.laag),
        afgeleid=tuple(deel for deel in kenner.bank.afgeleid if deel.laag),
    )
    verslag = muteer(Adviseur(eigen, motor="referentie"), toetsen)
    assert verslag.gedood > len(eigen.regels)
    assert not verslag.overlevers


def test_een_uitgeschakelde_regel_laat_geen_gat_in_de_dekking() -> None:
    with met_lagen(Adviseur(motor="referentie", lagen=[str(STREEK)]).lagen):
        uit = draai("check", "--zonder-bewijs")
    assert "Laag streek (Streekafspraak ict): 3 regels en 2 feiten erbij." in uit.stdout
    assert f"Laag streek schakelt '{UIT}' uit: {REDEN}" in uit.stdout
    assert uit.stdout.rstrip().endswith("Geen fouten.")


SINDS_2006 = STREEK.parent / "sinds-2006"


def test_de_laag_met_wetten_sinds_2006_is_heel_en_zegt_geen_wet_na() -> None:
    kenner = Adviseur(lagen=[str(SINDS_2006)])
    with kenner.lagen_aan():
        gevonden = keur(eigen_regels(), kenner, bewijs=False, mutaties=False)
    assert gevonden.goed, [str(melding) for melding in gevonden.meldingen]
    eigen = [deel for deel in kenner.bank.regels if deel.laag]
    assert {(deel.soort, deel.sterkte, deel.grond) for deel in eigen} == {("advies", "zou_moeten", "afgeleid")}
    assert all("niet wat de wet zegt" in deel.kanttekening for deel in eigen)
    for deel in eigen:
        assert re.search(r"\b\d{1,2} [a-z]+ 20\d\d\b", deel.uitleg), deel.naam
        assert all(" https://" in bron.tekst for bron in deel.bron), deel.naam


def test_een_onderwerp_vraagt_aandacht_tot_het_is_nagelopen() -> None:
    kenner = Adviseur(lagen=[str(SINDS_2006)])
    basis = {"juridische_vorm": "gemeenschappelijke_regeling", "sinds_2006__wgr_bekeken": "nee"}

    def zeker(**feiten: object) -> bool:
        return kenner.evalueer({**basis, **feiten}).zeker("sinds_2006__wgr")

    assert zeker(sinds_2006__jaar_nagelopen=2010)
    assert not zeker(sinds_2006__jaar_nagelopen=2024)
    assert not zeker(sinds_2006__jaar_nagelopen=2010, sinds_2006__wgr_bekeken="ja")
    assert not zeker()


def test_wat_de_handleiding_aanhaalt_staat_in_het_voorbeeld() -> None:
    handleiding = (STREEK.parent.parent / "lagen.md").read_text(encoding="utf-8")
    bestanden = [pad.read_text(encoding="utf-8") for pad in sorted(STREEK.rglob("*.yaml"))]
    blokken = re.findall(r"```yaml\n(.*?)```", handleiding, re.DOTALL)
    assert len(blokken) > 5
    for blok in blokken:
        assert any(blok in bestand for bestand in bestanden), blok


def test_het_programma_in_de_handleiding_werkt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wortel = STREEK.parent.parent.parent
    (blok,) = re.findall(r"```python\n(.*?)```", (wortel / "docs" / "lagen.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(wortel)
    exec(blok, {})
    assert re.fullmatch(r"sinds_2006 [0-9a-f]{64}\n", capsys.readouterr().out)


def test_een_eigen_map_met_regels_en_een_laag_gaan_samen() -> None:
    uit = draai("check", str(STREEK.parent.parent.parent / "regels"), "--zonder-bewijs")
    assert "Laag streek (Streekafspraak ict): 3 regels en 2 feiten erbij." in uit.stdout


def test_antwoorden_met_andere_lagen_zijn_niet_te_vergelijken() -> None:
    zonder, met = Adviseur(motor="referentie"), Adviseur(motor="referentie", lagen=[str(SINDS_2006)])
    een, ander = (deel.evalueer({"fase": "ontwerp"}, alles=True) for deel in (zonder, met))
    with pytest.raises(Onvergelijkbaar, match="met andere regels gemaakt"):
        verschil(een, ander)
    assert not verschil(ander, ander).overgangen


def test_wie_zijn_lagen_niet_toont_zegt_ze_op_standaardfout(feiten: str) -> None:
    uit = draai("cases", feiten)
    assert f"De laag streek schakelt '{UIT}' uit: {REDEN}" in uit.stderr
    assert "Met de laag streek: Streekafspraak ict; bron: " in uit.stderr
    meer = draai("evaluate", feiten, feiten)
    assert f"De laag streek schakelt '{UIT}' uit: {REDEN}" in meer.stderr
    assert REDEN not in meer.stdout


@pytest.mark.parametrize(
    ("naam", "opties"),
    [
        ("explain", ("{}",)),
        ("explain-gevoelig", ("{}", "--gevoelig")),
        ("whatif", ("{}", "--stel", "streek__opslag_in_streek=ja")),
        ("diff", ("{}", "{}")),
        ("change", ("{}", "--zonder", "streek__opslag")),
        ("cases", (str(STREEK.parent.parent / "voorbeeld" / "met_lagen.yaml"), "--regels", str(SINDS_2006))),
    ],
)
def test_elk_antwoord_in_json_noemt_zijn_lagen_zoals_evaluate(feiten: str, naam: str, opties: tuple[str, ...]) -> None:
    argumenten = [deel.format(feiten) for deel in opties]
    wijd = argumenten[1:] if naam == "cases" else []
    advies_ = json.loads(draai("evaluate", argumenten[0], *wijd, "--formaat", "json", "--kort").stdout)
    uit = draai(naam.partition("-")[0], *argumenten, "--formaat", "json")
    inhoud = json.loads(uit.stdout)
    delen = inhoud if isinstance(inhoud, list) else [inhoud]
    assert delen
    for deel in delen:
        assert (deel["lagen"], deel["uitgeschakeld"]) == (advies_["lagen"], advies_["uitgeschakeld"])
    assert [deel["reden"] for deel in advies_["uitgeschakeld"]] == [REDEN]
    assert uit.stderr == ""
    jsonschema.validate(inhoud, uitvoerschema(naam))


@pytest.mark.parametrize("opties", [("cases",), ("change", "--zonder", "streek__opslag")])
def test_een_lege_lijst_in_json_zegt_haar_lagen_op_standaardfout(tmp_path: Path, opties: tuple[str, ...]) -> None:
    leeg = tmp_path / "leeg.yaml"
    leeg.write_text("naam: Leeg\nstreek__opslag_in_streek: ja\n", encoding="utf-8")
    uit = draai(opties[0], str(leeg), *opties[1:], "--formaat", "json")
    assert json.loads(uit.stdout) == []
    assert f"De laag streek schakelt '{UIT}' uit: {REDEN}" in uit.stderr


def test_zonder_laag_staat_er_geen_laag_in_json(tmp_path: Path) -> None:
    leeg = tmp_path / "leeg.yaml"
    leeg.write_text("fase: ontwerp\n", encoding="utf-8")
    for opties in (
        ("explain", "--regel", UIT),
        ("explain", "--gevoelig"),
        ("whatif", "--stel", "vervangingsbudget=ja"),
    ):
        naam, *rest = opties
        uit = CliRunner().invoke(opdracht, [naam, str(leeg), *rest, "--formaat", "json"])
        assert uit.exit_code == 0, uit.output
        assert uit.stdout.strip() not in ("", "[]")
        assert '"lagen"' not in uit.stdout
        assert '"uitgeschakeld"' not in uit.stdout


def test_een_lijst_van_regels_noemt_de_laag_van_elke_regel() -> None:
    gezocht = draai("rules", "opslag").stdout
    assert "[streek__opslag; risico; laag streek]" in gezocht
    lijst = draai("rules", "--soort", "risico").stdout.splitlines()
    assert [deel.split()[0] for deel in lijst if deel.endswith("(laag streek)")] == [
        deel.split()[0] for deel in lijst if deel.startswith("streek__")
    ]
    assert not [deel for deel in lijst if "laag streek" in deel and not deel.startswith("streek__")]
    assert any(deel.startswith("streek__") for deel in lijst)


def test_een_laag_met_een_feit_per_proces_heeft_een_werkboek(tmp_path: Path) -> None:
    """The facts for each process are of several themes then, and still on one sheet."""
    feit = (
        "- feit: stad__draaiboek\n  per: proces\n  soort: ja_nee\n  trap: 2\n  kenner: beheer\n  kort: draaiboek\n"
        "  vraag: Is er een draaiboek?\n  ja: er is een draaiboek voor {proces}\n  nee: er is geen draaiboek voor {proces}\n"
        "  bron: [{plaats: een}]\n"
    )
    map_ = klein(tmp_path, "stad", regel("stad__r", "stad__draaiboek: nee", voor_elk="proces"), feiten=feit)
    feiten, boek = tmp_path / "f.yaml", tmp_path / "f.xlsx"
    feiten.write_text(
        "stad__draaiboek: {technisch_beheer: nee}\nuitvoering: {technisch_beheer: derde}\n", encoding="utf-8"
    )
    uit = CliRunner().invoke(opdracht, ["new", str(boek), "--van", str(feiten), "--regels", map_])
    assert uit.exit_code == 0, uit.output
    antwoorden = [
        json.loads(CliRunner().invoke(opdracht, ["evaluate", str(pad), "--formaat", "json", "--regels", map_]).stdout)
        for pad in (feiten, boek)
    ]
    zeker = [
        {(deel["regel"], json.dumps(deel["over"]), deel["status"]) for deel in antwoord["adviezen"]}
        for antwoord in antwoorden
    ]
    assert zeker[0] == zeker[1]
    assert [
        over
        for naam, over, status in zeker[0]
        if naam == "stad__r" and status == "zeker" and "technisch_beheer" in over
    ]
