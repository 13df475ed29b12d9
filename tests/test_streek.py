"""Many partnerships side by side: every list against the answer of each partnership apart, and what is left out is told."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result
from hypothesis import given

from advies import Adviseur, Antwoord, Feitenbestand, InvoerFout, Samenwerkingsverband, ontleed_feiten, streek
from advies.cli import advies as opdracht
from advies.feitenbestand import schrijf_feiten
from advies.rapport.model import Tabel
from advies.rapport.streek import maak_streekrapport
from advies.streek.vormen import Streekoorzaak
from kennisbank.feitsoorten import JaNee, Keuze
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel
from tests.bouwers import ZADEN, maak_feiten, voorbeelden, zonder_twijfel
from tests.rapporten import DATUM, alle_tekst, ankers, figuren, keur_beelden, sectie

MAP = Path(__file__).parent.parent / "docs" / "voorbeeld" / "streek"
BEELD = MAP.parent.parent / "beeld"


def bestand(naam: str, feiten: str) -> Feitenbestand:
    return ontleed_feiten(f"naam: {naam}\n{feiten}\n".encode(), f"{naam.lower()}.yaml")


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, ["streek", *argumenten])


def groep(rng: Random, adviseur: Adviseur, aantal: int) -> list[Feitenbestand]:
    """Return partnerships that have some answers in common."""
    uit: list[Feitenbestand] = []
    basis = maak_feiten(rng, 0.4)
    while len(uit) < aantal:
        ander = maak_feiten(rng, 0.4)
        feiten = {naam: (basis if rng.random() < 0.6 and naam in basis else ander)[naam] for naam in ander}
        try:
            verband = Samenwerkingsverband.model_validate({**zonder_twijfel(feiten), "naam": f"Verband {9 - len(uit)}"})
            gelezen = ontleed_feiten(schrijf_feiten(verband, vocabulaire().feiten).encode(), f"{len(uit)}.yaml")
            adviseur.evaluatie(gelezen)
        except (InvoerFout, ValueError):
            continue
        uit.append(gelezen)
    return uit


def buiten(antwoord: Antwoord) -> bool:
    return any(deel.waarde == "buiten" and deel.status == "zeker" for deel in antwoord.reikwijdte)


def gronden(antwoord: Antwoord) -> Mapping[frozenset[tuple[str, str]], set[tuple[str, str]]]:
    """Return the findings of each cause of an answer, by the facts of the cause; numbers and lists without their value."""
    uit: dict[frozenset[tuple[str, str]], set[tuple[str, str]]] = {}
    for oorzaak in antwoord.oorzaken:
        feiten = frozenset((stap.feit, stap.waarde if _is_keuze(stap.feit) else "") for stap in oorzaak.feiten)
        bevindingen = {(deel.regel, deel.over.get("proces", "")) for deel in (oorzaak.leidend, *oorzaak.gevolgen)}
        uit[feiten] = uit.get(feiten, set()) | bevindingen
    return uit


def _is_keuze(feit: str) -> bool:
    return isinstance(vocabulaire().feiten[FeitSleutel.lees(feit).naam].soort, JaNee | Keuze)


@given(ZADEN)
@voorbeelden(4)
def test_elke_lijst_is_die_van_de_antwoorden_apart(referentie: Adviseur, rng: Random) -> None:
    bestanden = groep(rng, referentie, rng.choice((2, 4)))
    uit = streek(referentie, bestanden)
    antwoorden = {deel.naam: referentie.evalueer(deel) for deel in bestanden}
    assert [deel.naam for deel in uit.verbanden] == sorted(antwoorden)
    assert uit.buiten == tuple(naam for naam in sorted(antwoorden) if buiten(antwoorden[naam]))
    tellen_mee = {naam: antwoord for naam, antwoord in sorted(antwoorden.items()) if not buiten(antwoord)}
    for verband in uit.verbanden:
        oordelen = {deel.nummer: deel for deel in antwoorden[verband.naam].aanbevelingen}
        for stand in verband.standen:
            oordeel = oordelen[stand.nummer]
            assert stand.staat == oordeel.staat
            assert stand.omdat == (() if stand.staat == "onbekend" else tuple(stap.tekst for stap in oordeel.omdat))
            assert len(stand.ontbreekt) == len(oordeel.beslissend)
            assert stand.omdat or stand.ontbreekt, "a state without a reason"
    for deel in uit.aanbevelingen:
        staten = {
            naam: next(d.staat for d in a.aanbevelingen if d.nummer == deel.nummer) for naam, a in tellen_mee.items()
        }
        for staat in ("aandacht", "in_orde", "onbekend"):
            assert deel.met(staat) == tuple(naam for naam, eigen in staten.items() if eigen == staat)
    for oorzaak in uit.oorzaken:
        _keur_oorzaak(oorzaak, tellen_mee)
    per_verband: dict[str, list[tuple[str, str]]] = {}
    for oorzaak in uit.oorzaken:
        for bevinding in oorzaak.bevindingen:
            for naam in bevinding.verbanden:
                per_verband.setdefault(naam, []).append((bevinding.regel, bevinding.over.get("proces", "")))
    for naam, antwoord in tellen_mee.items():  # the causes over the region part the findings of each partnership
        zeker = [(a.regel, a.over.get("proces", "")) for a in antwoord.van_status("zeker") if a.is_bevinding]
        assert sorted(per_verband.get(naam, [])) == sorted(zeker)


def _keur_oorzaak(oorzaak: Streekoorzaak, antwoorden: Mapping[str, Antwoord]) -> None:
    """Check that a cause stands where it is said to, and with just these findings."""
    assert oorzaak.verbanden
    assert oorzaak.gedeeld == (len(oorzaak.verbanden) > 1)
    assert {naam for deel in oorzaak.bevindingen for naam in deel.verbanden} == set(oorzaak.verbanden)
    namen = {deel.feit for deel in oorzaak.feiten}
    for verband in oorzaak.verbanden:
        eigen = gronden(antwoorden[verband])
        grond = next(feiten for feiten in eigen if {feit for feit, _ in feiten} == namen and _past(oorzaak, feiten))
        hier = {(d.regel, d.over.get("proces", "")) for d in oorzaak.bevindingen if verband in d.verbanden}
        assert hier <= eigen[grond]


def _past(oorzaak: Streekoorzaak, feiten: frozenset[tuple[str, str]]) -> bool:
    return all(bool(deel.waarde) == bool(dict(feiten)[deel.feit]) for deel in oorzaak.feiten)


def test_een_getal_dat_verschilt_is_geen_andere_oorzaak_en_een_keuze_wel(referentie: Adviseur) -> None:
    een = bestand("A", "omvang_wiz_fte: 45\nict_op_bestuursagenda: nooit")
    ander = bestand("B", "omvang_wiz_fte: 48\nict_op_bestuursagenda: zelden")
    klein = bestand("C", "omvang_wiz_fte: 10")
    uit = streek(referentie, [een, ander, klein])
    per_feit: dict[str, list[tuple[str, ...]]] = {}
    for oorzaak in uit.oorzaken:
        per_feit.setdefault(oorzaak.feiten[0].feit, []).append(oorzaak.verbanden)
    assert per_feit["omvang_wiz_fte"] == [("A", "B"), ("C",)], "of another size something else follows"
    assert per_feit["ict_op_bestuursagenda"] == [("A",), ("B",)]


def test_wie_kan_wie_helpen(referentie: Adviseur) -> None:
    goed = bestand("Goed", "standpunt_uniformering: ja\nprocessen_uniform: uniform")
    slecht = bestand("Slecht", "standpunt_uniformering: nee")
    leeg = bestand("Leeg", "fase: ontwerp")
    tweede = streek(referentie, [slecht, leeg, goed]).aanbevelingen[1]
    assert (tweede.aandacht, tweede.in_orde, tweede.onbekend) == (("Slecht",), ("Goed",), ("Leeg",))
    assert tweede.kan_leren
    assert not any(deel.kan_leren for deel in streek(referentie, [slecht, leeg]).aanbevelingen)


def test_de_volgorde_is_het_alfabet_of_zoals_gegeven(referentie: Adviseur) -> None:
    bestanden = [bestand(naam, "fase: ontwerp") for naam in ("Zee", "écluse", "Aa", "duin")]
    assert [deel.naam for deel in streek(referentie, bestanden).verbanden] == ["Aa", "duin", "écluse", "Zee"]
    gegeven = streek(referentie, bestanden, volgorde="gegeven")
    assert [deel.naam for deel in gegeven.verbanden] == ["Zee", "écluse", "Aa", "duin"]


def test_gelijke_namen_en_geen_naam_zijn_uit_elkaar_te_houden(referentie: Adviseur) -> None:
    een = ontleed_feiten(b"naam: Dienst\nfase: ontwerp\n", "een.yaml")
    twee = ontleed_feiten(b"naam: Dienst\nfase: ontwerp\n", "twee.yaml")
    leeg = ontleed_feiten(b"fase: ontwerp\n", "drie.yaml")
    uit = streek(referentie, [een, twee, leeg, een])
    namen = [deel.naam for deel in uit.verbanden]
    assert namen == ["Dienst (een.yaml) [1]", "Dienst (een.yaml) [4]", "Dienst (twee.yaml)", "drie.yaml"]


def test_wie_buiten_de_publicatie_valt_staat_er_en_telt_niet_mee() -> None:
    inhoud = json.loads(draai(str(MAP), "--formaat", "json").stdout)
    assert [deel["naam"] for deel in inhoud["verbanden"] if deel["reikwijdte"] == "buiten"] == ["Inkoopgroep Bosrijk"]
    elders = [
        naam
        for deel in inhoud["aanbevelingen"]
        for staat in ("aandacht", "in_orde", "onbekend")
        for naam in deel[staat]
    ]
    elders += [naam for deel in inhoud["oorzaken"] for naam in deel["verbanden"]]
    assert "Inkoopgroep Bosrijk" not in elders
    assert "Dienst Merenland" in elders


def test_een_fout_bestand_wordt_gemeld_en_de_rest_gedaan(tmp_path: Path) -> None:
    (tmp_path / "goed.yaml").write_text("naam: Goed\nvervangingsbudget: nee\n")
    (tmp_path / "fout.yaml").write_text("vervangingsbudgt: ja\n")
    (tmp_path / "strijdig.yaml").write_text("tussen_gemeenten: ja\naantal_gemeenten: 1\n")
    (tmp_path / "goed.verwacht.yaml").write_text("geen: feiten\n")
    uit = draai(str(tmp_path))
    assert uit.exit_code == 2
    assert "fout.yaml:1:1" in uit.stderr
    assert "strijdig.yaml:2" in uit.stderr
    kop = " ".join(uit.stdout.split())
    assert "2 bestanden zijn niet gelezen en tellen niet mee" in kop
    assert "verwacht" not in uit.stdout + uit.stderr
    inhoud = json.loads(draai(str(tmp_path), "--formaat", "json").stdout)
    assert [Path(pad).name for pad in inhoud["niet_gelezen"]] == ["fout.yaml", "strijdig.yaml"]
    assert [deel["naam"] for deel in inhoud["verbanden"]] == ["Goed"]


@pytest.mark.parametrize(
    ("argumenten", "deel"),
    [
        (("{leeg}",), "in deze map staat geen feitenbestand"),
        (("bestaat_niet.yaml",), "bestaat_niet.yaml"),
        (("niets*.yaml",), "geen enkel bestand past"),
        ((str(MAP / "merenland.yaml"), "-o", str(MAP / "merenland.yaml")), "hetzelfde bestand als de invoer"),
        ((str(MAP), "--sjabloon", "huis.docx"), "--sjabloon is alleen voor een Word-document (.docx)."),
        ((str(MAP), "-o", "huis.docx", "--sjabloon", "huis.docx"), "hetzelfde bestand als de invoer huis.docx"),
        ((str(MAP / "merenland.yaml"), "-o", "s.docx", "--sjabloon", "weg.docx"), "weg.docx: dit bestand bestaat niet"),
    ],
)
def test_fouten(tmp_path: Path, argumenten: tuple[str, ...], deel: str) -> None:
    uit = draai(*(argument.format(leeg=tmp_path) for argument in argumenten))
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert deel in uit.stderr


def test_csv_heeft_een_regel_per_verband_en_aanbeveling(tmp_path: Path) -> None:
    rijen = list(csv.DictReader(StringIO(draai(str(MAP), "--formaat", "csv").stdout), delimiter=";"))
    assert len(rijen) == 6 * 9
    agenda = next(rij for rij in rijen if (rij["verband"], rij["nummer"]) == ("Dienst Rivierdal", "5"))
    assert (agenda["staat"], agenda["omdat"]) == ("vraagt aandacht", "ict op de bestuursagenda: nooit")
    assert all(rij["omdat"] or rij["nog te weten"] for rij in rijen)
    pad = tmp_path / "streek.csv"
    draai(str(MAP), "--formaat", "csv", "-o", str(pad))
    assert pad.read_bytes().startswith("\N{ZERO WIDTH NO-BREAK SPACE}verband;".encode())


def test_csv_maakt_van_een_naam_geen_formule(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("naam: =1+1\nvervangingsbudget: nee\n")
    assert "\n'=1+1;" in draai(str(tmp_path), "--formaat", "csv").stdout


def test_het_scherm_is_begrensd(tmp_path: Path) -> None:
    for nummer in range(45):
        feiten = "vervangingsbudget: nee\nict_op_bestuursagenda: nooit\nopdrachtgeverschap_belegd: nee\n"
        (tmp_path / f"{nummer:02}.yaml").write_text(f"naam: Een lange naam van een verband {nummer:02}\n{feiten}")
    kort, lang = draai(str(tmp_path)).stdout, draai(str(tmp_path), "--volledig").stdout
    assert len(kort.splitlines()) < 150 < len(lang.splitlines())
    assert max(map(len, (kort + lang).splitlines())) <= 80
    assert "en nog 5; u ziet ze met --volledig" in kort
    assert "Een lange naam van een verband 44" in lang
    assert "met --volledig" not in lang


def test_het_rapport_noemt_bij_elk_aantal_de_verbanden(referentie: Adviseur) -> None:
    bestanden = [ontleed_feiten(pad.read_bytes(), str(pad)) for pad in sorted(MAP.glob("*.yaml"))]
    uit = streek(referentie, bestanden)
    rapport = maak_streekrapport(uit, DATUM)
    keur_beelden(rapport)
    assert len(set(ankers(rapport))) == len(ankers(rapport))
    assert str(MAP) not in alle_tekst(rapport), "only the name of a file is told"
    for deel in uit.aanbevelingen:
        tabel = next(b for b in sectie(rapport, f"aanbeveling-{deel.nummer}").blokken if isinstance(b, Tabel))
        rijen = [["".join(stuk.tekst for stuk in cel) for cel in rij.cellen] for rij in tabel.rijen]
        assert [naam for naam, stand, _ in rijen if stand == "Vraagt aandacht"] == list(deel.aandacht)
        assert [naam for naam, stand, _ in rijen if stand == "In orde"] == list(deel.in_orde)
        assert all(waarom for _, _, waarom in rijen)
    (figuur,) = figuren(rapport)
    assert (BEELD / "streek.svg").read_text(encoding="utf-8") == f"{figuur.svg}\n"
    assert "Inkoopgroep Bosrijk: buiten de publicatie." in figuur.alt
    assert "Dienst Merenland: vraagt aandacht 5, in orde 2 en 7, nog onbekend 1, 3, 4, 6, 8 en 9." in figuur.alt


def test_veel_verbanden_krijgen_meer_beelden_die_elk_op_een_blad_passen(referentie: Adviseur) -> None:
    lang = "Een samenwerkingsverband met een heel lange naam, zoals er ook zijn, nummer"
    uit = streek(referentie, [bestand(f"{lang} {nummer}", "fase: ontwerp") for nummer in range(31)])
    rapport = maak_streekrapport(uit, DATUM)
    keur_beelden(rapport)
    beelden = figuren(rapport)
    delen = [figuur.bijschrift.rpartition(" (")[2] for figuur in beelden]
    assert delen == [f"{nummer} van {len(beelden)})" for nummer in range(1, len(beelden) + 1)]
    assert len(beelden) > 1
    genoemd = [naam for figuur in beelden for naam in re.findall(r"nummer (\d+):", figuur.alt)]
    assert genoemd == [deel.naam.rpartition(" ")[2] for deel in uit.verbanden]


@pytest.mark.parametrize("vorm", ["markdown", "html", "docx", "pdf"])
def test_elk_document_wordt_gemaakt(tmp_path: Path, vorm: str) -> None:
    pad = tmp_path / f"streek.{vorm}"
    uit = draai(str(MAP), "--formaat", vorm, "-o", str(pad), "--datum", "2026-03-31")
    assert (uit.exit_code, uit.stdout) == (0, "")
    begin = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype", "markdown": b"# 6 samenwerkingsverbanden"}[vorm]
    assert pad.read_bytes().lower().startswith(begin.lower())


def test_een_sjabloon_geeft_de_huisstijl(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="the extra advies[rapport] is not installed")
    huis, pad = tmp_path / "huis.docx", tmp_path / "uit.docx"
    eigen = docx.Document()
    eigen.sections[0].header.paragraphs[0].text = "Gemeente Voorbeeld"
    eigen.save(str(huis))
    assert draai(str(MAP / "merenland.yaml"), "-o", str(pad), "--sjabloon", str(huis)).exit_code == 0
    assert docx.Document(str(pad)).sections[0].header.paragraphs[0].text == "Gemeente Voorbeeld"
