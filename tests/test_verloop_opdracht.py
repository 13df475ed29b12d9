"""Over time, as one sees it: the example, the order of the days, the screen, and each error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from advies import (
    Adviseur,
    Meting,
    Verloop,
    lees_antwoorden,
    lees_feiten,
    verloop,
)
from advies.evalueer import vingerafdruk
from advies.rapport.verloop import maak_verlooprapport
from advies.weergave.json import als_json
from tests.rapporten import DATUM, alle_tekst
from tests.verloopproeven import DRIE, MAP, draai, meting


@pytest.fixture(scope="module")
def drie() -> Verloop:
    uit = draai(*DRIE, "--formaat", "json")
    assert uit.exit_code == 0, uit.output
    return json.loads(uit.stdout)  # type: ignore[no-any-return]


def test_een_risico_dat_terugkomt_staat_erbij(drie: Any) -> None:
    terug = {deel["regel"]: deel for deel in drie["bevindingen"] if deel["patroon"] == "terug"}
    assert terug["ict_niet_op_agenda"]["statussen"] == ["zeker", "uitgesloten", "zeker"]
    assert [deel["staten"] for deel in drie["aanbevelingen"] if deel["nummer"] == 7] == [
        ["aandacht", "in_orde", "aandacht"]
    ]


def test_het_voorbeeld_zegt_wat_door_nieuwere_regels_komt(drie: Any) -> None:
    eerste, *andere = drie["peilingen"]
    assert (eerste["soort"], eerste["zelfde_regels"], eerste["gewijzigd_na_afloop"]) == ("antwoord", False, False)
    (vervallen,) = [
        deel for deel in eerste["door_regels"] if deel["was"] != "ontbreekt"
    ]  # a rule that came is no matter
    assert (vervallen["regel"], vervallen["was"], vervallen["wordt"]) == ("samen_optrekken", "open", "ontbreekt")
    assert "geen_steun" in vervallen["vervallen"]
    assert not any(deel["door_regels"] for deel in andere)
    assert {tuple(deel["door"]) for deel in drie["geheel"]} == {("feiten",), ("regels",)}


def test_het_bewaarde_advies_van_het_voorbeeld_gaat_over_het_feitenbestand_ernaast() -> None:
    bewaard_ = json.loads((MAP / "2024.json").read_text(encoding="utf-8"))
    assert bewaard_["ontvangstbewijs"]["feiten"] == vingerafdruk(lees_feiten(str(MAP / "2024.yaml")).geheugen)


def test_een_advies_dat_daarna_is_gewijzigd_wordt_gemeld_en_telt_niet_als_nieuwe_regels(
    referentie: Adviseur, tmp_path: Path
) -> None:
    bestand = lees_feiten(str(MAP / "2025.yaml"))
    inhoud = json.loads(als_json([referentie.evalueer(bestand)]))
    next(deel for deel in inhoud["adviezen"] if deel["status"] == "zeker")["status"] = "open"
    pad = tmp_path / "toen.json"
    pad.write_text(json.dumps(inhoud))
    uit = draai(str(pad), DRIE[2])
    assert "past niet bij zijn ontvangstbewijs" in " ".join(uit.stdout.split())
    toen = lees_antwoorden(pad.read_bytes(), "toen.json")[0]
    peiling = verloop(referentie, [Meting.van_antwoord(toen, "toen.json"), Meting.van_feiten(bestand)]).peilingen[0]
    assert (peiling.gewijzigd_na_afloop, peiling.zelfde_regels, peiling.door_regels) == (True, True, ())


def test_een_ouder_advies_met_andere_delen_wordt_gelezen(tmp_path: Path) -> None:
    antwoord = json.loads((MAP / "2024.json").read_text(encoding="utf-8"))
    pad = tmp_path / "toen.json"
    pad.write_text(json.dumps({**antwoord, "aanbevelingen": 5, "regelnamen": None, "samenwerkingsverband": 7}))
    uit = draai(str(pad), DRIE[1], "--formaat", "json")
    assert uit.exit_code == 0, uit.output
    eerste = json.loads(uit.stdout)["peilingen"][0]
    assert (eerste["verband"], eerste["aanbevelingen_door_regels"]) == ("", [])


def test_de_volgorde_is_die_van_de_dagen_of_anders_van_de_bestanden() -> None:
    def bestanden(*opties: str) -> list[tuple[str, str]]:
        inhoud = json.loads(draai(DRIE[2], DRIE[1], *opties, "--formaat", "json").stdout)
        return [(Path(deel["bestand"]).name, deel["datum"]) for deel in inhoud["peilingen"]]

    assert bestanden() == [("2026.yaml", ""), ("2025.yaml", "")]
    op = bestanden("--op", "2026-03-01", "--op", "2025-03-01")
    assert op == [("2025.yaml", "2025-03-01"), ("2026.yaml", "2026-03-01")]


def test_het_scherm_is_begrensd_en_volledig_laat_alles_zien() -> None:
    kort, lang = draai(*DRIE).stdout, draai(*DRIE, "--volledig").stdout
    veel = draai(*DRIE, *DRIE[1:] * 5).stdout
    assert "u ziet ze met --volledig" in kort
    assert "--volledig" not in lang
    assert len(kort.splitlines()) < len(lang.splitlines())
    assert len(veel.splitlines()) < 200
    assert max(map(len, (kort + lang + veel).splitlines())) <= 80
    assert "Niet gezet:" in lang


def test_verschillende_namen_worden_gemeld(tmp_path: Path) -> None:
    ander = tmp_path / "ander.yaml"
    ander.write_text("naam: Iemand anders\nvervangingsbudget: nee\n")
    assert "verschillende namen: Dienst Merenland (verzonnen) en Iemand anders" in " ".join(
        draai(DRIE[1], str(ander)).stdout.split()
    )


@pytest.mark.parametrize(
    ("argumenten", "deel"),
    [
        ((DRIE[1],), "noem 2 tot 12 bestanden"),
        ((DRIE[1],) * 13, "noem 2 tot 12 bestanden"),
        ((DRIE[1], "bestaat_niet.yaml"), "bestaat_niet.yaml"),
        ((DRIE[1], "bestaat_niet.json"), "bestaat_niet.json"),
        ((DRIE[1], "niets*.yaml"), "geen enkel bestand past"),
        ((*DRIE, "--op", "2024-01-01"), "1 keer --op bij 3 bestanden"),
        ((*DRIE[1:], "--op", "2024-01-01", "--op", "januari"), "'januari' is geen datum"),
        ((*DRIE[1:], "--op", "2024-01-01", "--op", "2024-01-01"), "staat er twee keer"),
        ((*DRIE[1:], "-o", DRIE[1]), "hetzelfde bestand als de invoer"),
        ((*DRIE[1:], "--sjabloon", "huis.docx"), "--sjabloon is alleen voor een Word-document (.docx)."),
        ((*DRIE[1:], "-o", "huis.docx", "--sjabloon", "huis.docx"), "hetzelfde bestand als de invoer huis.docx"),
        ((*DRIE[1:], "-o", "v.docx", "--sjabloon", "weg.docx"), "weg.docx: dit bestand bestaat niet"),
        ((DRIE[1], "{lijst}"), "hierin staan 2 antwoorden"),
        ((DRIE[1], "{zonder}"), "zonder.json: in dit antwoord staan de feiten niet"),
        ((DRIE[1], "{botst}"), "botst.json: "),
        ((DRIE[1], "{vreemd}"), "vreemd.json: de feiten in dit antwoord zijn geen feiten van deze versie"),
        ((DRIE[1], "{strijdig}"), "strijdig.yaml:2"),
    ],
)
def test_fouten(tmp_path: Path, argumenten: tuple[str, ...], deel: str) -> None:
    antwoord = json.loads((MAP / "2024.json").read_text(encoding="utf-8"))
    (tmp_path / "lijst.json").write_text(json.dumps([antwoord] * 2))
    (tmp_path / "zonder.json").write_text(json.dumps({n: d for n, d in antwoord.items() if n != "feiten"}))
    botst = {**antwoord["feiten"], "tussen_gemeenten": "ja", "aantal_gemeenten": 1}
    (tmp_path / "botst.json").write_text(json.dumps({**antwoord, "feiten": botst}))
    (tmp_path / "vreemd.json").write_text(json.dumps({**antwoord, "feiten": {"geen_feit": "ja"}}))
    (tmp_path / "strijdig.yaml").write_text("tussen_gemeenten: ja\naantal_gemeenten: 1\n")
    paden = {naam: next(tmp_path.glob(f"{naam}.*")) for naam in ("lijst", "zonder", "botst", "vreemd", "strijdig")}
    uit = draai(*(argument.format(**paden) for argument in argumenten))
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert deel in uit.stderr
    assert "Traceback" not in uit.stderr


def test_de_naam_van_een_bestand_blijft_zoals_hij_is(referentie: Adviseur) -> None:
    metingen = [meting({"fase": "ontwerp"}, "map/jaar_2.yaml"), meting({"fase": "realisatie"}, "dagelijks.yaml")]
    geheel = alle_tekst(maak_verlooprapport(verloop(referentie, metingen), DATUM))
    assert "jaar_2.yaml: één bekend feit" in geheel
    assert "Jaar_2.yaml" not in geheel
    assert "Dagelijks.yaml" not in geheel


def test_zonder_verschil_is_geen_feit_anders(tmp_path: Path, referentie: Adviseur) -> None:
    pad = tmp_path / "zelfde.yaml"
    pad.write_text("vervangingsbudget: ja\n")
    zonder = draai(str(pad), str(pad)).stdout
    assert "Van moment 1 naar 2: geen feit is anders" in zonder
    assert "0 feiten" not in zonder


def test_een_regel_die_er_toen_of_nu_niet_is_krijgt_geen_status() -> None:
    geheel = " ".join(draai(*DRIE, "--volledig").stdout.split())
    assert (
        "Bestuur, management en ict'ers trekken nog niet allemaal samen op: was open, de regel is vervallen" in geheel
    )
    assert "geen regel" not in geheel
