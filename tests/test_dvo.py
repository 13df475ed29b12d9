"""The checklist of an agreement: it follows from the facts, never says more than is known, and agrees with the advice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from advies import (
    controlelijst,
    lees_overeenkomst,
)
from advies.dvo.controlelijst import Onderdeelstand
from advies.dvo.overeenkomst import ontleed_overeenkomst
from advies.weergave.dvo import als_tekst
from regels.eigen import regelbank
from regels.lezen_dvo import lees_onderdelen
from regels.logica import verwijzingen
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen
from tests.bouwers import voorbeelden
from tests.dvoproeven import ALLES_JA, DOSSIERS, GOED, LIJST, delen, dossier, evaluatie, op_naam
from tests.dvotabel import PAGINA
from tests.strategieen import werkgeheugens

WORTEL = Path(__file__).parent.parent
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
