"""The checklist of an agreement: it follows from the facts, never says more than is known, and agrees with the advice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from openpyxl import load_workbook

import advies
from advies import (
    Adviseur,
    InvoerFout,
    Rapport,
    als_document,
    controlelijst,
    lees_feiten,
    lees_overeenkomst,
    maak_controlelijst,
)
from advies.cli import advies as opdracht
from advies.dvo.controlelijst import STANDEN, Controlelijst, Onderdeelstand
from advies.dvo.overeenkomst import Overeenkomst, ontleed_overeenkomst
from advies.evaluatie import Evaluatie
from advies.opdrachten.dvo import SOORTEN
from advies.rapport.model import Tabel
from advies.weergave.dvo import als_tekst
from advies.weergave.dvo_sjabloon import sjabloon, titel, uitleg, werkboekrijen
from advies.werkboek.overeenkomst import BLAD, maak_overeenkomstboek
from kennisbank.bronnen import publicatie
from regels.dvo import BESTAND, onderdelenlijst
from regels.eigen import regelbank
from regels.lezen_dvo import lees_onderdelen
from regels.logica import verwijzingen
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen
from tests.bouwers import voorbeelden
from tests.dvotabel import PAGINA, PLEK, tabel
from tests.rapporten import stukken
from tests.strategieen import werkgeheugens

WORTEL = Path(__file__).parent.parent
DOSSIERS = sorted(pad.stem for pad in (WORTEL / "kennisbank/dossiers").glob("*.yaml") if ".verwacht" not in pad.name)
ADVISEUR = Adviseur(motor="referentie")
LIJST = onderdelenlijst()
CASUSSEN = {"casus 1": "bollenstreek", "casus 3": "bbs"}
UITKOMST = {
    "ontbreekt": "ontbreekt",
    "blijft_uit": "gebeurt niet",
    "deels": "deels",
    "onbekend": "onbekend",
    "aanwezig": "staat erin",
}


def _feitnamen() -> list[str]:
    """Return the facts that the catalogue rests on, by its own conditions and by those of the rules that it names."""
    bank = regelbank()
    definities = {feit.naam: feit.betekent for feit in bank.afgeleid}
    namen = {regel for deel in LIJST.onderdelen.values() for regel in deel.regels}
    open_ = [deel for onderdeel in LIJST.onderdelen.values() for deel in
             (onderdeel.nodig, onderdeel.staat_erin, onderdeel.ontbreekt, onderdeel.blijft_uit) if deel is not None]  # fmt: skip
    open_ += [soort.nodig for soort in LIJST.soorten.values()]
    open_ += [regel.als for regel in bank.regels if regel.naam in namen]
    uit: set[str] = set()
    while open_:
        for feit in verwijzingen(open_.pop()):
            if feit.naam in definities:
                open_.append(definities.pop(feit.naam))
            elif feit.naam in bank.vocabulaire.feiten:
                uit.add(feit.naam)
    return sorted(uit)


FEITNAMEN = _feitnamen()


def evaluatie(geheugen: Werkgeheugen) -> Evaluatie:
    return Evaluatie.van(ADVISEUR.maskers, geheugen)


@cache
def dossier(naam: str) -> Evaluatie:
    return ADVISEUR.evaluatie(lees_feiten(str(WORTEL / "kennisbank/dossiers" / f"{naam}.yaml")))


def delen(lijst: Controlelijst) -> Iterator[Onderdeelstand]:
    for overeenkomst in lijst.overeenkomsten:
        yield from overeenkomst.onderdelen


def op_naam(lijst: Controlelijst) -> dict[str, Onderdeelstand]:
    return {f"{d.onderdeel}.{d.over['proces']}" if d.over else d.onderdeel: d for d in delen(lijst)}


def alles(antwoord: str) -> list[Overeenkomst]:
    """Return what agreements cover in which every subject has one answer."""
    uit = []
    for soort in LIJST.soorten:
        regels = [f"overeenkomst: {soort}", "onderdelen:"]
        for deel in LIJST.van(soort):
            regels.append(f"  {deel.naam}:{'' if deel.voor_elk_proces else f' {antwoord}'}")
            if deel.voor_elk_proces:
                regels += [f"    {proces}: {antwoord}" for proces in regelbank().processen]
        uit.append(ontleed_overeenkomst("\n".join(regels).encode(), f"{soort}.yaml"))
    return uit


ALLES_JA = alles("ja")


# What the catalogue says.


def test_elke_verwijzing_bestaat_en_elk_onderdeel_heeft_er_een() -> None:
    plaatsen = publicatie().plaatsen
    for deel in LIJST.onderdelen.values():
        assert deel.bron, deel.naam
        assert all((bron.soort, bron.waarde) in plaatsen for bron in deel.bron), deel.naam


def test_de_tabel_in_de_docs_is_die_van_de_catalogus() -> None:
    (gevonden,) = PLEK.findall(PAGINA.read_text(encoding="utf-8"))
    assert gevonden == tabel(), "run: python -m tests.dvotabel"


def test_de_opdracht_kent_elke_overeenkomst() -> None:
    assert tuple(LIJST.soorten) == SOORTEN


GOED = """\
- overeenkomst: ict
  titel: Proef
  tussen: u en uw partner
  uitleg: Proef.
  bron: [{aanbeveling: 7}]
- groep: dienst
  titel: Dienst
- onderdeel: proef
  overeenkomst: ict
  groep: dienst
  titel: Proef
  vraag: Staat dit erin?
  nodig: [uitbesteding_aanwezig: ja]
  regels: [behoeftestelling]
  grond: tekst
  bron: [{aanbeveling: 7, punt: 1}]
"""


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek", "deel"),
    [
        ("uitbesteding_aanwezig: ja", "uitbesteding_aanwezi: ja", "13:11", "Bedoelt u 'uitbesteding_aanwezig'?"),
        ("[uitbesteding_aanwezig: ja]", "[sla_inhoud: gen]", "13:23", "Bedoelt u 'geen'?"),
        ("[behoeftestelling]", "[behoeftestellin]", "14:11", "Bedoelt u 'behoeftestelling'?"),
        ("punt: 1", "punt: 9", "16:10", "punt 9 bestaat niet"),
        ("  overeenkomst: ict\n  groep", "  overeenkomst: itc\n  groep", "9:17", "Bedoelt u 'ict'?"),
        ("groep: dienst\n  titel: Proef", "groep: dienste\n  titel: Proef", "10:10", "Bedoelt u 'dienst'?"),
        ("  tussen: u", "  tusen: u", "3:3", "Bedoelt u 'tussen'?"),
        ("erin?", "erin.", "12:10", "een vraag eindigt op een vraagteken"),
        ("Staat dit erin?", "Staat {proces} erin?", "12:10", "geldt niet per proces"),
        ("  grond: tekst", "  voor_elk: proces\n  grond: tekst", "11:10", "noemt '{proces}'"),
        ("  vraag: Staat dit erin?\n", "", "8:3", "mist 'vraag'"),
        ("  regels:", "  regel:", "14:3", "Bedoelt u 'regels'?"),
        ("- groep: dienst", "- groep: leeg\n  titel: Leeg\n- groep: dienst", "6:3", "staat geen enkel onderdeel"),
        ("- groep: dienst", "- iets: anders\n- groep: dienst", "6:3", "begint niet met"),
        ("- groep: dienst", "- groep: dienst\n  titel: Weer\n- groep: dienst", "8:10", "staat er al"),
    ],
)
def test_een_fout_in_de_catalogus_heeft_een_plek(oud: str, nieuw: str, plek: str, deel: str) -> None:
    lees_onderdelen(GOED.encode(), "dvo.yaml", regelbank())
    assert GOED.count(oud) == 1
    with pytest.raises(InvoerFout) as fout:
        lees_onderdelen(GOED.replace(oud, nieuw).encode(), "dvo.yaml", regelbank())
    assert any(str(m).startswith(f"dvo.yaml:{plek}: ") and deel in m.tekst for m in fout.value.meldingen), fout.value


# What follows from the facts.


@voorbeelden(25)
@given(werkgeheugens(FEITNAMEN), werkgeheugens(FEITNAMEN))
def test_meer_feiten_nemen_nooit_terug_wat_nodig_of_niet_nodig_was(minder: Werkgeheugen, erbij: Werkgeheugen) -> None:
    eerst = op_naam(controlelijst(evaluatie(minder)))
    later = op_naam(controlelijst(evaluatie({**erbij, **minder})))
    assert [n for n, deel in eerst.items() if deel.nodig != "onbekend" and later[n].nodig != deel.nodig] == []


@voorbeelden(25)
@given(werkgeheugens(FEITNAMEN))
def test_niets_staat_erin_waar_het_advies_of_een_feit_anders_zegt(geheugen: Werkgeheugen) -> None:
    feiten = evaluatie(geheugen)
    zeker = {geval.regel.naam: geval for geval, waar in feiten.gevallen() if waar}
    for lijst in (controlelijst(feiten), controlelijst(feiten, ALLES_JA)):
        for deel in delen(lijst):
            regels = [naam for naam in LIJST.onderdelen[deel.onderdeel].regels if naam in zeker]
            if regels and not deel.over:
                assert deel.stand != "aanwezig", (deel.onderdeel, regels)
            if deel.dossier.staat_erin in ("nee", "blijft_uit", "tegenspraak"):
                assert deel.stand != "aanwezig", deel.onderdeel


@voorbeelden(25)
@given(werkgeheugens(FEITNAMEN))
def test_de_reden_is_genoeg_en_wat_het_openhoudt_is_onbekend(geheugen: Werkgeheugen) -> None:
    feiten = evaluatie(geheugen)
    for naam, deel in op_naam(controlelijst(feiten)).items():
        assert (deel.nodig == "onbekend") == bool(deel.hangt_af_van), naam
        assert all(FeitSleutel.lees(feit.feit) not in geheugen or feit.nu for feit in deel.hangt_af_van), naam
        assert {feit.nu for feit in deel.hangt_af_van} <= {"", "niet belegd"}, naam
    reden: dict[tuple[FeitSleutel, ...], list[tuple[str, str]]] = {}
    for naam, deel in op_naam(controlelijst(feiten)).items():
        if deel.nodig != "onbekend":
            gegeven = tuple(sorted(stap.sleutel for omdat in deel.nodig_omdat for stap in omdat.gegeven()))
            reden.setdefault(gegeven, []).append((naam, deel.nodig))
    for sleutels, verwacht in list(reden.items())[:6]:
        alleen = op_naam(controlelijst(feiten.alleen(dict.fromkeys(sleutels))))
        assert [(naam, alleen[naam].nodig) for naam, _ in verwacht] == verwacht


def _overal(feit: str, waarde: str) -> Werkgeheugen:
    return {FeitSleutel(feit, proces): waarde for proces in regelbank().processen}


ANDERS: tuple[Werkgeheugen, ...] = (
    {**_overal("voorspelbaar", "nee"), **_overal("beschrijfbaar", "nee"), **_overal("uitvoering", "derde")},
    _overal("uitvoering", "inbesteed"),
    _overal("uitvoering", "eigen_beheer"),
    {FeitSleutel("onderdelen_gebundeld"): frozenset({"ict_processen"})},
)
"""What no dossier has: work that nobody can foretell, all of it hired, and nothing by another."""


def test_elk_onderdeel_is_voor_iemand_nodig_en_voor_iemand_niet() -> None:
    lijsten = [controlelijst(dossier(naam)) for naam in DOSSIERS]
    lijsten += [controlelijst(evaluatie(feiten)) for feiten in ANDERS]
    gezien = {(naam, deel.nodig) for lijst in lijsten for naam, deel in op_naam(lijst).items()}
    namen = op_naam(lijsten[0])
    assert [naam for naam in namen if (naam, "ja") not in gezien] == []
    assert [naam for naam in namen if (naam, "nee") not in gezien] == []


def test_zonder_feiten_is_niets_zeker() -> None:
    assert {deel.stand for deel in delen(controlelijst(evaluatie({})))} == {"misschien_nodig"}


@pytest.mark.parametrize(
    ("feiten", "gelezen", "stand"),
    [
        ({}, "onbekend", "onbekend"),
        ({}, "ja", "aanwezig"),
        ({}, "nee", "ontbreekt"),
        ({}, "deels", "deels"),
        ({"prestatieregistratie": "nee"}, "onbekend", "blijft_uit"),
        ({"prestatieregistratie": "nee"}, "ja", "tegenspraak"),
        ({"prestatieregistratie": "nee"}, "nee", "ontbreekt"),
        ({"prestatieregistratie": "nee"}, "deels", "deels"),
        ({"prestatieregistratie": "ja"}, "onbekend", "onbekend"),
        ({"sla_inhoud": "geen"}, "onbekend", "ontbreekt"),
        ({"sla_inhoud": "geen"}, "ja", "tegenspraak"),
        ({"uitvoering.technisch_beheer": "eigen_beheer"}, "ja", "aanwezig"),
        ({"uitvoering.technisch_beheer": "eigen_beheer"}, "nee", "misschien_nodig"),
        ({f"uitvoering.{proces}": "eigen_beheer" for proces in regelbank().processen}, "ja", "niet_nodig"),
    ],
)
def test_de_stand_van_een_onderdeel(feiten: dict[str, str], gelezen: str, stand: str) -> None:
    alle = {"uitvoering.technisch_beheer": "derde", **feiten}
    geheugen = {FeitSleutel.lees(feit): waarde for feit, waarde in alle.items()}
    overeenkomst = ontleed_overeenkomst(
        f"overeenkomst: ict\nonderdelen: {{registratie: {gelezen}}}\n".encode(), "o.yaml"
    )
    assert op_naam(controlelijst(evaluatie(geheugen), [overeenkomst]))["registratie"].stand == stand


def _uit(**feiten: str) -> dict[str, Onderdeelstand]:
    """Return the checklist of a partnership whose processes are placed so, by their first two letters, and with other facts."""
    plaatsen = {"tb": "uitvoering.technisch_beheer", "fa": "uitvoering.functioneel_applicatiebeheer"}
    geheugen = {FeitSleutel.lees(plaatsen.get(feit, feit)): waarde for feit, waarde in feiten.items()}
    return op_naam(controlelijst(evaluatie(geheugen)))


def test_een_reden_noemt_niet_meer_feiten_dan_nodig() -> None:
    ja = _uit(tb="derde", fa="derde")["behoeften"]
    assert [stap.feit for omdat in ja.nodig_omdat for stap in omdat.gegeven()] == [
        "uitvoering.functioneel_applicatiebeheer"
    ]
    geen = _overal("uitvoering", "eigen_beheer")
    nee = op_naam(controlelijst(evaluatie(geen)))["capaciteit"]
    assert [stap.feit for stap in nee.nodig_omdat] == ["uitbesteding_aanwezig"]
    assert {stap.feit for stap in nee.nodig_omdat[0].gegeven()} == set(map(str, geen))


def test_wat_openhoudt_is_alleen_wat_onbekend_is() -> None:
    deel = _uit(fa="eigen_beheer")["wijzigingen_goedkeuren"]
    assert [feit.feit for feit in deel.hangt_af_van] == ["uitvoering.technisch_beheer"]


def test_wat_niemand_doet_is_nog_te_kiezen_en_niet_onnodig() -> None:
    niemand = _uit(tb="derde", fa="niet_belegd")
    for naam in ("proces_beschreven", "inbesteding_uren"):
        deel = niemand[f"{naam}.functioneel_applicatiebeheer"]
        assert (deel.nodig, deel.stand) == ("onbekend", "misschien_nodig"), naam
        assert [(feit.feit, feit.nu) for feit in deel.hangt_af_van] == [
            ("uitvoering.functioneel_applicatiebeheer", "niet belegd")
        ]
    assert niemand["gebruikersondersteuning"].nodig == "ja"
    niets = op_naam(controlelijst(evaluatie(_overal("uitvoering", "niet_belegd"))))
    assert {deel.nodig for naam, deel in niets.items() if not naam.startswith("wiz")} == {"onbekend"}
    scherm = " ".join(als_tekst(controlelijst(evaluatie(_overal("uitvoering", "niet_belegd")))).split())
    assert "Nog te kiezen voor informatiebeleid, " in scherm
    assert ": nu niet belegd." in scherm


def test_wat_niemand_doet_vraagt_wel_aandacht() -> None:
    deel = _uit(tb="derde", **{"uitvoering.informatiemanagement": "niet_belegd"})["opdrachtgever"]
    assert deel.stand == "blijft_uit"
    assert "contractbewaking_ontbreekt" in {advies.regel for advies in deel.dossier.adviezen}


@pytest.mark.parametrize(("waarde", "stand"), [("ja", "aanwezig"), ("nee", "ontbreekt")])
def test_een_feit_over_de_overeenkomst_zelf_beslist(waarde: str, stand: str) -> None:
    geheugen: Werkgeheugen = {
        FeitSleutel("onderdelen_gebundeld"): frozenset({"backoffice"}),
        FeitSleutel("verrekenprijs_afgesproken"): waarde,
    }
    assert op_naam(controlelijst(evaluatie(geheugen)))["wiz_prijs"].stand == stand


def test_een_regel_over_een_proces_wijst_alleen_op_dat_proces() -> None:
    bron = GOED.replace("  grond: tekst", "  voor_elk: proces\n  grond: tekst").replace(
        "behoeftestelling", "proces_niet_belegd"
    )
    bron = bron.replace("Staat dit erin?", "Staat {proces} erin?").replace(
        "titel: Proef\n  vraag", "titel: '{proces}'\n  vraag"
    )
    lijst = lees_onderdelen(bron.encode(), "dvo.yaml", regelbank())
    geheugen = {
        FeitSleutel("uitvoering", "technisch_beheer"): "derde",
        FeitSleutel("uitvoering", "selectie_inkoop"): "niet_belegd",
    }
    gevonden = op_naam(controlelijst(evaluatie(geheugen), lijst=lijst))
    assert {naam: deel.stand for naam, deel in gevonden.items() if deel.stand != "onbekend"} == {
        "proef.selectie_inkoop": "blijft_uit"
    }
    assert [advies.regel for advies in gevonden["proef.selectie_inkoop"].dossier.adviezen] == ["proces_niet_belegd"]


# The agreements of cases 1 and 3, by hand.


def _rijen(casus: str) -> list[list[str]]:
    deel = (
        PAGINA.read_text(encoding="utf-8")
        .partition(f"{casus.capitalize()}, ")[2]
        .partition("\n\n")[2]
        .partition("\n\n")[0]
    )
    return [[cel.strip() for cel in regel.strip("|").split("|")] for regel in deel.splitlines()[2:]]


@pytest.mark.parametrize("casus", CASUSSEN)
def test_de_vergelijking_met_de_hand_klopt(casus: str) -> None:
    naam = CASUSSEN[casus]
    overeenkomst = lees_overeenkomst(str(WORTEL / "docs/voorbeeld/dvo" / f"{naam}.yaml"))
    gevonden = op_naam(controlelijst(dossier(naam), [overeenkomst], soorten=["ict"]))
    rijen = _rijen(casus)
    assert {rij[0]: rij[3] for rij in rijen} == {rij[0]: UITKOMST[gevonden[rij[0]].stand] for rij in rijen}
    met_uitkomst = {
        n for n, d in gevonden.items() if d.stand in ("ontbreekt", "blijft_uit", "deels", "tegenspraak", "aanwezig")
    }
    assert met_uitkomst <= {rij[0] for rij in rijen}


# The file of an agreement.


@pytest.mark.parametrize(
    ("tekst", "plek", "deel"),
    [
        ("", "1:1", "hier hoort 'overeenkomst:'"),
        ("- ict\n", "1:1", "hier hoort 'overeenkomst:'"),
        ("onderdelen: {}\n", "1:1", "zeg welke overeenkomst dit is"),
        ("overeenkomst: itc\n", "1:15", "Bedoelt u 'ict'?"),
        ("overeenkomst: ict\nonderdeel: {}\n", "2:1", "Bedoelt u 'onderdelen'?"),
        ("overeenkomst: ict\nonderdelen: [servers]\n", "2:13", "horen namen met een waarde"),
        ("overeenkomst: ict\nonderdelen:\n  server: ja\n", "3:3", "Bedoelt u 'servers'?"),
        ("overeenkomst: ict\nonderdelen:\n  xyz: ja\n", "3:3", "ziet u alle namen"),
        ("overeenkomst: ict\nonderdelen:\n  wiz_prijs: ja\n", "3:3", "hoort niet bij deze overeenkomst"),
        ("overeenkomst: ict\nonderdelen:\n  servers: jaa\n", "3:12", "Bedoelt u 'ja'?"),
        ("overeenkomst: ict\nonderdelen:\n  servers: [ja]\n", "3:12", "gevonden is een lijst"),
        ("overeenkomst: ict\nonderdelen:\n  servers: {staat_er: ja}\n", "3:13", "Bedoelt u 'staat_erin'?"),
        ("overeenkomst: ict\nonderdelen:\n  servers: {waar: [1]}\n", "3:19", "hoort tekst"),
        ("overeenkomst: ict\nonderdelen:\n  proces_beschreven: ja\n", "3:22", "vult u per proces in"),
        ("overeenkomst: ict\nonderdelen:\n  proces_beschreven: {technisch_beher: ja}\n", "3:23", "Bedoelt u 'technisch_beheer'?"),
        ("overeenkomst: ict\nnaam: " + "x" * 501 + "\n", "2:7", "te lang"),
        ("overeenkomst: ict\nnaam: \"a\\u200bb\"\n", "2:7", "niet te zien"),
    ],
)  # fmt: skip
def test_een_fout_in_een_overeenkomst_heeft_een_plek_en_de_naam_die_erop_lijkt(
    tekst: str, plek: str, deel: str
) -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_overeenkomst(tekst.encode(), "o.yaml")
    (melding,) = fout.value.meldingen
    assert str(melding).startswith(f"o.yaml:{plek}: ")
    assert deel in melding.tekst
    assert melding.code == "overeenkomst"


def test_elke_fout_in_een_overeenkomst_wordt_gemeld() -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_overeenkomst(b"overeenkomst: ict\nonderdelen:\n  server: ja\n  databases: neen\n", "o.yaml")
    assert [melding.plek and melding.plek.regel for melding in fout.value.meldingen] == [3, 4]


def test_een_overeenkomst_van_een_soort_staat_er_een_keer() -> None:
    with pytest.raises(InvoerFout, match="allebei over overeenkomst 'ict'"):
        controlelijst(evaluatie({}), [ALLES_JA[0], ALLES_JA[0]])
    with pytest.raises(InvoerFout, match="geen overeenkomst 'itc'"):
        controlelijst(evaluatie({}), soorten=["itc"])


@pytest.mark.parametrize("naam", ["bollenstreek", "hoorn_waterland", "noardwest_fryslan"])
def test_een_invulbestand_is_een_overeenkomst_waarvan_niets_bekend_is(naam: str) -> None:
    lijst = controlelijst(dossier(naam))
    for deel in lijst.overeenkomsten:
        gelezen = ontleed_overeenkomst(sjabloon(deel).encode(), "nieuw.yaml")
        assert gelezen.soort == deel.soort
        assert {vermelding.staat_erin for vermelding in gelezen.onderdelen.values()} == {"onbekend"}
        gevraagd = {str(sleutel) for sleutel in gelezen.onderdelen}
        nodig = {
            n
            for n, d in op_naam(lijst).items()
            if LIJST.onderdelen[d.onderdeel].overeenkomst == deel.soort and d.nodig != "nee"
        }
        assert gevraagd == nodig
        zonder, met = (controlelijst(dossier(naam), o, soorten=[deel.soort]) for o in ([], [gelezen]))
        assert {n: d.stand for n, d in op_naam(met).items()} == {n: d.stand for n, d in op_naam(zonder).items()}


# The same as a workbook.


def boek(soort: str, wijzigingen: dict[str, str | int | bool]) -> bytes:
    """Return a workbook to fill in for ISD Bollenstreek, with cells that were filled in."""
    (deel,) = controlelijst(dossier("bollenstreek"), soorten=[soort]).overeenkomsten
    werkboek = load_workbook(BytesIO(maak_overeenkomstboek(titel(deel), uitleg(deel), werkboekrijen(deel))))
    for cel, waarde in wijzigingen.items():
        werkboek[BLAD][cel] = waarde
    uit = BytesIO()
    werkboek.save(uit)
    return uit.getvalue()


def rij(soort: str, onderdeel: str) -> int:
    blad = load_workbook(BytesIO(boek(soort, {})))[BLAD]
    return next(nummer for nummer in range(1, blad.max_row + 1) if blad.cell(nummer, 1).value == onderdeel)


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_leeg_werkboek_is_een_overeenkomst_waarvan_niets_bekend_is(soort: str) -> None:
    (deel,) = controlelijst(dossier("bollenstreek"), soorten=[soort]).overeenkomsten
    gelezen = ontleed_overeenkomst(boek(soort, {}), "o.xlsx")
    als_yaml = ontleed_overeenkomst(sjabloon(deel).encode(), "o.yaml")
    assert (gelezen.soort, gelezen.onderdelen.keys()) == (soort, als_yaml.onderdelen.keys())
    assert {vermelding.staat_erin for vermelding in gelezen.onderdelen.values()} == {"onbekend"}


def test_wat_in_een_werkboek_is_ingevuld_komt_op_de_lijst_met_zijn_cel() -> None:
    servers, proces = rij("ict", "servers"), rij("ict", "proces_beschreven.technisch_beheer")
    ingevuld: dict[str, str | int | bool] = {f"D{servers}": "Ja", f"E{servers}": 7, f"F{servers}": "goed", "D4": "SLA"}
    gelezen = ontleed_overeenkomst(boek("ict", {**ingevuld, f"D{proces}": "deels"}), "o.xlsx")
    gevonden = op_naam(controlelijst(dossier("bollenstreek"), [gelezen]))
    assert (gelezen.naam, gevonden["proces_beschreven.technisch_beheer"].stand) == ("SLA", "deels")
    deel = gevonden["servers"]
    assert (deel.stand, deel.waar, deel.opmerking) == ("aanwezig", "7", "goed")
    assert (deel.regel, deel.cel) == (None, f"Overeenkomst!A{servers}")
    assert f"(cel Overeenkomst!A{servers})" in als_tekst(
        controlelijst(dossier("bollenstreek"), [gelezen]), volledig=True
    )


@pytest.mark.parametrize(
    ("cel", "waarde", "deel"),
    [
        ("D3", "itc", "D3: bij 'overeenkomst' hoort ict of wiz"),
        ("D5", "jaa", "D5: bij 'staat_erin' hoort ja, nee, deels of onbekend"),
        ("D5", "=1+1", "D5: deze cel toont een fout of een formule"),
        ("A5", "behoefte", "A5: er is geen onderdeel 'behoefte'. Bedoelt u 'behoeften'?"),
        ("A5", "overeenkomst", "A5: 'overeenkomst' staat er twee keer"),
        ("A6", "proces_beschreven.inkoop", "A6: er is geen ict-proces 'inkoop'"),
        ("D2", "Antwoord", "geen tabel met de koppen 'Onderdeel' en 'Staat erin'"),
    ],
)
def test_een_fout_in_een_werkboek_noemt_de_cel(cel: str, waarde: str, deel: str) -> None:
    with pytest.raises(InvoerFout, match=re.escape(deel)):
        ontleed_overeenkomst(boek("ict", {cel: waarde}), "o.xlsx")


def test_de_opdracht_maakt_en_leest_een_werkboek(tmp_path: Path) -> None:
    feiten, pad = str(WORTEL / "docs/voorbeeld/feiten.yaml"), str(tmp_path / "o.XLSX")
    assert draai(feiten, "--nieuw", "wiz", "-o", pad) == (0, "")
    assert draai(feiten, "--nieuw", "wiz", "-o", pad)[0] == 2
    assert draai(feiten, "--overeenkomst", pad, "--over", "wiz")[0] == 0
    (tmp_path / "kapot.xlsx").write_bytes(b"geen werkboek")
    code, uit = draai(feiten, "--overeenkomst", str(tmp_path / "kapot.xlsx"))
    assert (code, "dit is geen werkboek van Excel" in uit) == (2, True)


# What one sees.


@pytest.mark.parametrize("naam", DOSSIERS)
def test_het_scherm_is_begrensd_en_past(naam: str) -> None:
    for overeenkomsten in ([], ALLES_JA, alles("nee") if naam == "bollenstreek" else []):
        tekst = als_tekst(controlelijst(dossier(naam), overeenkomsten))
        assert max(map(len, tekst.splitlines())) <= 80
        assert len(tekst.splitlines()) <= 190
        assert "geen juridische tekst" in tekst
        assert "hoofdstuk 5" in tekst


def test_het_hele_scherm_noemt_elk_onderdeel_met_zijn_plaats() -> None:
    lijst = controlelijst(dossier("bollenstreek"))
    tekst = re.sub(r"\s+", " ", als_tekst(lijst, volledig=True))
    for naam, deel in op_naam(lijst).items():
        if deel.stand == "misschien_nodig":
            assert all(feit.vraag in tekst for feit in deel.hangt_af_van)
        elif deel.stand == "niet_nodig":
            assert deel.titel in tekst
        else:
            assert f"[{naam}; {deel.bron_tekst[0]}" in tekst
            assert deel.vraag in tekst


def test_het_scherm_toont_wat_de_lezer_van_de_overeenkomst_opschreef() -> None:
    overeenkomst = lees_overeenkomst(str(WORTEL / "docs/voorbeeld/dvo/bollenstreek.yaml"))
    tekst = re.sub(r"\s+", " ", als_tekst(controlelijst(dossier("bollenstreek"), [overeenkomst]), volledig=True))
    assert "De overeenkomst: staat er deels in, voetnoot 16 (regel 17)." in tekst
    assert "Opmerking: alleen de beschikbaarheid; harde afspraken ontbreken" in tekst
    assert "OVEREENKOMST MET DE ICT-PARTNER: SLA met gemeente Sassenheim" in tekst


def test_de_telling_telt_alles() -> None:
    for lijst in controlelijst(dossier("bbs")).overeenkomsten:
        assert tuple(lijst.telling) == STANDEN
        assert sum(lijst.telling.values()) == len(lijst.onderdelen)


def draai(*argumenten: str) -> tuple[int, str]:
    uit = CliRunner().invoke(opdracht, ["dvo", *argumenten])
    return uit.exit_code, uit.output


def test_de_opdracht(tmp_path: Path) -> None:
    feiten = str(WORTEL / "docs/voorbeeld/feiten.yaml")
    nieuw = str(tmp_path / "o.yaml")
    assert draai(feiten, "--nieuw", "ict", "-o", nieuw) == (0, "")
    code, uit = draai(feiten, "--nieuw", "ict", "-o", nieuw)
    assert (code, "bestaat al" in uit) == (2, True)
    code, uit = draai(feiten, "--overeenkomst", nieuw, "--over", "wiz")
    assert (code, "u vraagt --over wiz" in uit) == (2, True)
    code, uit = draai(feiten, "--overeenkomst", nieuw, "--overeenkomst", nieuw)
    assert (code, "allebei over" in uit) == (2, True)
    code, uit = draai()
    assert (code, "noem een feitenbestand" in uit) == (2, True)
    code, uit = draai(feiten, "--overeenkomst", nieuw, "-o", nieuw)
    assert (code, "zou worden overschreven" in uit) == (2, True)
    code, uit = draai(feiten, "--overeenkomst", str(tmp_path / "weg.yaml"))
    assert (code, "bestaat niet" in uit) == (2, True)
    assert draai("--nieuw", "wiz")[1].count("\n  wiz_") == len(LIJST.van("wiz"))
    code, uit = draai(feiten, "--overeenkomst", nieuw)
    assert (code, "Is er al een overeenkomst?" in uit) == (0, True)


# The documents.


def alle_tabellen(rapport: Rapport) -> Iterator[Tabel]:
    return (blok for sectie in rapport.alle_secties() for blok in sectie.blokken if isinstance(blok, Tabel))


@cache
def document(naam: str) -> Rapport:
    overeenkomsten = [o for o in ALLES_JA if o.soort == "ict"] if naam == "bbs" else []
    return maak_controlelijst(controlelijst(dossier(naam), overeenkomsten), date(2026, 3, 31))


@pytest.mark.parametrize("naam", ["bollenstreek", "bbs", "hoorn_niedorp", "noardwest_fryslan"])
def test_het_document_noemt_elk_onderdeel_en_geen_sleutel(naam: str) -> None:
    rapport = document(naam)
    tekst = " ".join(stuk.tekst for stuk in stukken(rapport))
    overeenkomsten = [o for o in ALLES_JA if o.soort == "ict"] if naam == "bbs" else []
    for deel in delen(controlelijst(dossier(naam), overeenkomsten)):
        if deel.stand != "misschien_nodig":
            assert deel.titel in tekst
        if deel.stand not in ("misschien_nodig", "niet_nodig"):
            assert deel.vraag in tekst
            assert deel.bron_tekst[0] in tekst
    assert "geen juridische tekst" in tekst
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", tekst) == []
    ankers = [sectie.anker for sectie in rapport.alle_secties()]
    assert len(ankers) == len(set(ankers))


def test_het_document_toont_wat_de_lezer_van_de_overeenkomst_opschreef() -> None:
    naam = "<b>SLA</b> \u202eabc"
    bron = f"overeenkomst: ict\nnaam: '{naam[:10]}'\nonderdelen: {{servers: {{staat_erin: ja, waar: artikel 7, opmerking: '*x*'}}}}\n"
    lijst = controlelijst(dossier("bbs"), [ontleed_overeenkomst(bron.encode(), "o.yaml")], soorten=["ict"])
    rapport = maak_controlelijst(lijst, date(2026, 3, 31))
    (rij,) = (
        r for t in alle_tabellen(rapport) for r in t.rijen if r.cellen[0][0].tekst.startswith("Beheer van servers")
    )
    assert [cel[0].tekst for cel in rij.cellen[1:3]] == ["ja", "artikel 7; *x*"]
    html = als_document(rapport, "html").decode()
    assert "&lt;b&gt;SLA" in html


@pytest.mark.parametrize(
    ("vorm", "begin"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype"), ("md", b"# controle")]
)
def test_elke_vorm_van_document(vorm: str, begin: bytes, tmp_path: Path) -> None:
    pad = tmp_path / f"lijst.{vorm}"
    feiten = str(WORTEL / "docs/voorbeeld/feiten.yaml")
    assert draai(feiten, "-o", str(pad), "--datum", "2026-03-31") == (0, "")
    assert pad.read_bytes()[:20].lower().startswith(begin.lower())


@pytest.mark.parametrize(
    ("argumenten", "deel"),
    [
        (("--formaat", "pdf"), "past niet op het scherm"),
        (("--formaat", "html", "--sjabloon", "huis.docx"), "alleen voor een Word-document"),
        (("--formaat", "markdown", "--datum", "31 maart"), "is geen datum"),
    ],
)
def test_een_document_dat_niet_kan(argumenten: tuple[str, ...], deel: str) -> None:
    code, uit = draai(str(WORTEL / "docs/voorbeeld/feiten.yaml"), *argumenten)
    assert (code, deel in uit) == (2, True)


def test_elk_onderwerp_dat_aandacht_vraagt_zegt_waarom() -> None:
    gelezen = ontleed_overeenkomst(b"overeenkomst: ict\nonderdelen: {evaluatie: nee, looptijd: nee}\n", "o.yaml")
    geheugen: Werkgeheugen = {FeitSleutel("uitvoering", "technisch_beheer"): "derde"}
    rapport = maak_controlelijst(controlelijst(evaluatie(geheugen), [gelezen], soorten=["ict"]), date(2026, 3, 31))
    eerst = next(deel for deel in rapport.alle_secties() if deel.anker == "ict-eerst")
    (tabel_,) = (blok for blok in eerst.blokken if isinstance(blok, Tabel))
    assert [rij.cellen[0][0].tekst for rij in tabel_.rijen] == ["Regelmatig evalueren", "Looptijd"]
    assert all("".join(stuk.tekst for stuk in rij.cellen[2]).strip() for rij in tabel_.rijen)


def test_alles_komt_van_de_voorkant() -> None:
    assert isinstance(advies.controlelijst(dossier("bbs")), advies.Controlelijst)
    assert isinstance(ALLES_JA[0], advies.Overeenkomst)
    assert BESTAND == "regels/dvo.yaml"
