"""The first screen: short whatever the facts are, and true to the answer."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given
from hypothesis import strategies as st

from advies import Adviseur, InvoerFout, Samenwerkingsverband, lees_feiten
from advies.antwoord import Antwoord
from advies.cli import BEGIN, GROEPEN, OPDRACHTEN, advies
from advies.raad.opdrachten import WEEGT
from advies.raad.samenvatting import Samenvatting, vat_samen
from advies.weergave.delen import DELEN
from advies.weergave.eerste_scherm import HOOGSTENS_REGELS, EersteScherm
from advies.weergave.scherm import Scherm
from kennisbank.catalogus import catalogus
from tests.bouwers import ZADEN, maak_feiten, voorbeelden
from tests.goede_verbanden import GOEDE_VERBANDEN

BREEDTE = 80
DOSSIERS = Path(__file__).parent.parent / "kennisbank" / "dossiers"
BOLLENSTREEK = DOSSIERS / "bollenstreek.yaml"
ADVISEUR = Adviseur(motor="referentie")


def vat(feiten: Mapping[str, Any] | Samenwerkingsverband) -> tuple[Antwoord, Samenvatting]:
    antwoord = ADVISEUR.evalueer(feiten)
    return antwoord, vat_samen(antwoord, ADVISEUR.bank.vocabulaire.feiten)


def scherm(kort: Samenvatting, bestand: str = "feiten.yaml", breedte: int = BREEDTE) -> list[str]:
    uit = Scherm(breedte)
    EersteScherm(kort, bestand).toon(uit)
    return uit.file.getvalue().splitlines()


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(advies, argumenten, prog_name="advies")


@given(ZADEN, st.sampled_from([0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.9]))
@voorbeelden(200)
def test_past_op_een_scherm_wat_de_feiten_ook_zijn(rng: Random, kans: float) -> None:
    try:
        _, kort = vat(maak_feiten(rng, kans))
    except InvoerFout:
        return  # drawn facts may contradict each other
    regels = scherm(kort)
    assert len(regels) <= HOOGSTENS_REGELS
    assert max(map(len, regels)) <= BREEDTE
    tekst = " ".join(" ".join(regels).split())
    assert all(f"{deel.nummer} {deel.kort}" in tekst for deel in kort.aanbevelingen)


def test_een_scherm_dat_net_te_lang_is_noemt_minder_vragen_en_kapt_geen_regel_af() -> None:
    """One line too many once cut every paragraph after its first line, strength and actor of the steps included."""
    verband = {
        "tussen_gemeenten": True, "samenwerking_structureel": True, "alleen_ketenpartners": False, "fase": "realisatie",
        "beleidsdomein": "werk_inkomen_zorg", "perspectief": "verband", "aantal_gemeenten": 3, "karakter": "wij_samen",
        "doelen": ["kostenreductie"], "aanleiding": ["uitval_medewerker"], "wens_lokale_intake_beleid": True,
        "onderdelen_gebundeld": ["backoffice", "midoffice"], "bereid_een_beleid": True, "processen_uniform": "deels",
        "juridische_vorm": "gemeenschappelijke_regeling", "wiz_uitvoerder": "eigen_organisatie",
        "uitvoering": {"informatiebeleid": "niet_belegd", "informatiemanagement": "niet_belegd",
                       "technisch_beheer": "deelnemende_gemeente"},
        "sla_inhoud": "alleen_technisch_of_procesbeschrijving", "vertrouwen_hoog": True, "vervangingsbudget": False,
        "opdrachtgeverschap_belegd": False, "informatiebeleidsplan": False, "ict_op_bestuursagenda": "zelden",
        "procesontwerp_detail": "hoofdlijnen", "keuzegrond_partner": "meeliften_huisvesting",
    }  # fmt: skip
    _, kort = vat(verband)
    regels = scherm(kort)
    over = kort.telling.vragen - 2
    assert len(regels) <= HOOGSTENS_REGELS
    assert len(kort.vragen) > 2
    assert f"Wat nog het meest helpt om te weten (en nog {over} vragen)" in regels
    assert not any(regel.endswith("…") for regel in regels)


@pytest.mark.parametrize("naam", ["G" * 150, "Een lange naam " * 12, "a\u202eb"])
def test_een_lange_of_vreemde_naam_past_ook(naam: str) -> None:
    _, kort = vat(GOEDE_VERBANDEN["dienst die op kosten let"] | {"naam": naam})
    regels = scherm(kort, bestand="map/" + "x" * 300 + ".yaml")
    assert len(regels) <= HOOGSTENS_REGELS
    assert any("advies evaluate FEITEN --volledig" in regel for regel in regels)
    assert "\u202e" not in "".join(regels)


def test_dat_een_motor_ontbreekt_staat_er_ook_als_er_veel_te_zeggen_is() -> None:
    antwoord = ADVISEUR.evalueer(lees_feiten(str(BOLLENSTREEK)))
    lang = replace(antwoord.ontvangstbewijs, melding="De motor ontbreekt. Bouw haar opnieuw met dit lange bevel. " * 4)
    kort = vat_samen(replace(antwoord, ontvangstbewijs=lang), ADVISEUR.bank.vocabulaire.feiten)
    regels = scherm(kort)
    assert len(regels) <= HOOGSTENS_REGELS
    assert lang.melding.strip() in " ".join(" ".join(regels).split())


def test_zonder_feiten_zegt_het_scherm_wat_te_vragen() -> None:
    antwoord, kort = vat({})
    tekst = " ".join(" ".join(scherm(kort)).split())
    assert "Er staat nog van alles open" in tekst
    assert kort.vragen[0] == antwoord.vragen[0]
    assert len({vraag.sleutel.naam for vraag in kort.vragen}) == 3
    assert all(f"[{vraag.feit}]" in tekst for vraag in kort.vragen)


@pytest.mark.parametrize("naam", GOEDE_VERBANDEN)
def test_een_goed_verband_leest_dat_het_in_orde_is(naam: str) -> None:
    _, kort = vat(GOEDE_VERBANDEN[naam])
    assert {deel.staat for deel in kort.aanbevelingen} == {"in_orde"}
    regels = scherm(kort)
    assert any(regel.startswith("  in orde:") for regel in regels)
    assert not any(actie.sterkte == "moet" for actie in kort.acties)


def test_buiten_de_publicatie_staat_bovenaan() -> None:
    _, kort = vat({"tussen_gemeenten": "nee", "samenwerking_structureel": "nee"})
    assert kort.reikwijdte == "buiten"
    assert "alleen ter oriëntatie" in " ".join(scherm(kort)[1:4])


@pytest.mark.parametrize("pad", sorted(DOSSIERS.glob("*.yaml")), ids=lambda pad: pad.stem)
def test_wat_eerst_moet_komt_uit_het_antwoord(pad: Path) -> None:
    if pad.stem.endswith(".verwacht"):
        pytest.skip("no facts file")
    antwoord = ADVISEUR.evalueer(lees_feiten(str(pad)))
    kort = vat_samen(antwoord, ADVISEUR.bank.vocabulaire.feiten)
    zeker = {(advies.regel, tuple(advies.over.items())) for advies in antwoord.van_status("zeker")}
    assert all((deel.regel, tuple(deel.over.items())) in zeker for actie in kort.acties for deel in actie.lost_op)
    nu = [oorzaak for oorzaak in antwoord.oorzaken if oorzaak.leidend.tijd == "nu" and oorzaak.sterkte == "moet"]
    weg = {deel.regel for actie in kort.acties for deel in actie.lost_op}
    # What must be done now is never pushed off the screen by what is only recommended.
    if any(oorzaak.leidend.regel not in weg for oorzaak in nu):
        assert [actie.sterkte for actie in kort.acties] == ["moet"] * 5


GEEN_OPDRACHT = ("De", "Het", "Een", "Er", "Dit", "Dat", "Met", "Bij", "Alle", "Uw", "Hij", "Zij")


def test_wat_eerst_te_doen_is_wordt_als_opdracht_gezegd() -> None:
    """Nothing to do first begins as a sentence that only says how it is."""
    eerste = re.compile(r"[.!?](?:\s|$)")
    for regel in ADVISEUR.bank.regels:
        if regel.sterkte in WEEGT and regel.soort in ("risico", "voorwaarde", "advies"):
            vanaf_titel = regel.soort == "advies"
            teksten = [regel.titel if vanaf_titel else regel.tekst]
            teksten += [(deel.titel if vanaf_titel else deel.tekst) or teksten[0] for deel in regel.preciezer]
            for tekst in teksten:
                assert eerste.split(tekst)[0].split()[0] not in GEEN_OPDRACHT, (regel.naam, tekst)


@given(ZADEN, st.sampled_from([0.1, 0.3, 0.9]))
@voorbeelden(20)
def test_wat_moet_staat_voor_wat_wordt_aanbevolen(rng: Random, kans: float) -> None:
    try:
        antwoord, kort = vat(maak_feiten(rng, kans))
    except InvoerFout:
        assume(False)
        raise
    sterkten = [WEEGT.index(actie.sterkte) for actie in kort.acties]
    assert sterkten == sorted(sterkten)
    # The steps among them keep their own order, in which each was evaluated after those before it.
    stappen = [actie.tekst for actie in kort.acties if actie.stap]
    assert stappen == [stap.tekst for stap in antwoord.eerste_stappen][: len(stappen)]


def test_twee_feiten_met_dezelfde_waarde_staan_er_een_keer() -> None:
    _, kort = vat(lees_feiten(str(DOSSIERS / "vallei.yaml")).feiten)
    assert any(actie.nu == ("nog niet gekozen",) for actie in kort.acties)
    assert "nog niet gekozen en nog niet gekozen" not in " ".join(scherm(kort))


def begrippen(regels: list[str]) -> str:
    tekst = " ".join(" ".join(regels).split())
    return tekst.partition("Begrippen: ")[2].partition(" Alles lezen:")[0]


def test_begrippen_die_er_staan_worden_uitgelegd_en_andere_niet() -> None:
    _, kort = vat(lees_feiten(str(BOLLENSTREEK)).feiten)
    uitleg = begrippen(scherm(kort))
    assert "SLA = afspraken" in uitleg
    assert "DVO = " in uitleg
    assert "CWI" not in uitleg
    zonder = replace(kort, acties=(), vragen=(), afweging=None, aanbevelingen=())
    assert begrippen(scherm(zonder)) == ""


def test_wat_nu_anders_heet_krijgt_zijn_naam_van_nu() -> None:
    antwoord, kort = vat({})
    vraag = next(deel for deel in antwoord.vragen if deel.feit == "alleen_ketenpartners")
    assert "CWI = nu UWV" in begrippen(scherm(replace(kort, vragen=(vraag,))))


def test_een_begrip_in_de_naam_van_het_verband_wordt_niet_uitgelegd() -> None:
    _, kort = vat({"naam": "SLA"})
    assert "SLA =" not in begrippen(scherm(kort))


def test_elke_korte_uitleg_past_op_een_regel() -> None:
    assert all(len(f"Begrippen: {deel.term} = {deel.kort}.") <= BREEDTE for deel in catalogus().begrippen)


def test_elke_aanbeveling_heeft_een_korte_naam_die_op_het_scherm_past() -> None:
    assert all(len(deel.kort) <= 25 for deel in catalogus().aanbevelingen.values())


def test_volledig_toont_elk_hoofdstuk_en_meer_dan_het_scherm() -> None:
    kort = draai("evaluate", str(BOLLENSTREEK)).stdout
    lang = draai("evaluate", str(BOLLENSTREEK), "--volledig").stdout
    assert len(kort.splitlines()) <= HOOGSTENS_REGELS < len(lang.splitlines())
    for kop in ("Risico's, de sterkste eerst", "De negen aanbevelingen", "Wat dit advies niet weet", "Verantwoording"):
        assert kop in lang


def test_elk_deel_staat_ook_in_het_geheel() -> None:
    lang = draai("evaluate", str(BOLLENSTREEK), "--volledig").stdout.splitlines()
    for deel in DELEN:
        regels = draai("evaluate", str(BOLLENSTREEK), "--over", deel).stdout.splitlines()
        koppen = [regel for regel in regels[1:] if regel and not regel.startswith(" ")]
        assert koppen
        assert [kop for kop in koppen if kop not in lang] == []
        assert len(regels) < len(lang)


def test_over_gaat_alleen_over_tekst() -> None:
    uit = draai("evaluate", str(BOLLENSTREEK), "--over", "vorm", "--formaat", "json")
    assert uit.exit_code == 2
    assert "--over gaat alleen samen met --formaat tekst" in uit.stderr


def test_een_oorzaak_staat_er_een_keer_en_haar_gevolgen_eronder() -> None:
    tekst = " ".join(draai("evaluate", str(BOLLENSTREEK), "--over", "risico's").stdout.split())
    oorzaak = "Kijk op ict: vooral een kostenpost"
    assert tekst.lower().count(oorzaak.lower()) == 1


def test_een_afgeleid_feit_wordt_een_keer_uitgelegd() -> None:
    tekst = " ".join(draai("evaluate", str(BOLLENSTREEK), "--volledig").stdout.split())
    assert tekst.count("minstens één ict-proces is uitbesteed, want") == 1
    assert "minstens één ict-proces is uitbesteed (zie eerder)" in tekst


def test_meer_bestanden_geven_een_regel_per_verband() -> None:
    paden = [str(DOSSIERS / f"{naam}.yaml") for naam in ("bbs", "vallei")]
    regels = draai("evaluate", *paden).stdout.splitlines()
    assert [regel.split("  ")[0] for regel in regels[1:3]] == [
        "BBS (Baarn, Bunschoten, Soest)",
        "Vallei in Perspectief",
    ]
    assert max(map(len, regels)) <= BREEDTE
    assert len(regels) == 4


def test_een_fout_bestand_houdt_de_andere_niet_tegen(tmp_path: Path) -> None:
    fout = tmp_path / "fout.yaml"
    fout.write_text("fase: nooit\n", encoding="utf-8")
    uit = draai("evaluate", str(fout), str(BOLLENSTREEK))
    assert uit.exit_code == 2
    assert "ISD Bollenstreek" in uit.stdout
    assert f"{fout}:1:7" in uit.stderr


def test_kort_als_json_is_het_eerste_scherm() -> None:
    antwoord = json.loads(draai("evaluate", str(BOLLENSTREEK), "--formaat", "json").stdout)
    kort = json.loads(draai("evaluate", str(BOLLENSTREEK), "--formaat", "json", "--kort").stdout)
    assert len(json.dumps(kort)) * 10 < len(json.dumps(antwoord))
    assert kort["feiten"] == antwoord["ontvangstbewijs"]["feiten"]
    assert [deel["staat"] for deel in kort["aanbevelingen"]] == [deel["staat"] for deel in antwoord["aanbevelingen"]]
    lijst = json.loads(draai("evaluate", str(BOLLENSTREEK), str(BOLLENSTREEK), "--formaat", "json", "--kort").stdout)
    assert [deel.pop("bestand") for deel in lijst] == [str(BOLLENSTREEK)] * 2
    assert lijst == [kort, kort]


def test_de_hulp_noemt_elke_opdracht_in_een_groep() -> None:
    hulp = draai("--help").stdout
    assert all(f"{groep}:" in hulp for groep in GROEPEN)
    assert all(f"\n  {naam} " in hulp for naam in OPDRACHTEN)


def test_zonder_opdracht_ziet_men_drie_stappen() -> None:
    uit = draai()
    assert (uit.exit_code, uit.stdout, uit.stderr) == (2, "", BEGIN)
    assert max(map(len, BEGIN.splitlines())) <= BREEDTE


@pytest.mark.parametrize(("argumenten", "bladert"), [(["--volledig"], True), (["--over", "vorm"], False), ([], False)])
def test_op_een_terminal_bladert_men_door_wat_lang_is(argumenten: list[str], bladert: bool, tmp_path: Path) -> None:
    bladeraar = tmp_path / "bladeraar"
    bladeraar.write_text("#!/bin/sh\necho BLADERAAR\nexec cat\n", encoding="utf-8")
    bladeraar.chmod(0o755)
    hoofd, kind = pty.openpty()
    proces = subprocess.Popen(
        [sys.executable, "-m", "advies", "evaluate", str(BOLLENSTREEK), "--motor", "referentie", *argumenten],
        stdin=kind,
        stdout=kind,
        stderr=subprocess.PIPE,
        env=os.environ | {"PAGER": str(bladeraar), "LINES": "90", "COLUMNS": "80", "TERM": "xterm"},
    )
    os.close(kind)
    uit = b""
    try:
        while deel := os.read(hoofd, 65536):
            uit += deel
    except OSError:
        pass  # the terminal is gone when the process is
    os.close(hoofd)
    assert proces.wait(timeout=120) == 0
    assert b"ISD Bollenstreek" in uit
    assert (b"BLADERAAR" in uit) is bladert
