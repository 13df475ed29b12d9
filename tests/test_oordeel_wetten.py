"""Each part of the answer against a plain second definition, from nothing but the truth of every rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from advies import Adviseur, Antwoord, InvoerFout, Samenwerkingsverband
from advies.antwoord import Indeling
from advies.motor.gevallen import Geval
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import catalogus
from regels.lezen import regelbank
from regels.logica import verwijzingen
from regels.sleutels import FeitSleutel
from regels.taal import SCHAAL, Gelijk, Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, maak_regel, voorbeelden
from tests.test_regelgrenzen import lees, regel

STERKTEN = ("moet", "zou_moeten", "waargenomen_vaker", "waargenomen_eens", "mag", "definitie")
STATUS = {True: "zeker", None: "open", False: "uitgesloten"}
KANSEN = st.sampled_from([0.05, 0.3, 0.8])
Gevallen = list[tuple[Geval, str]]


def beoordeeld(adviseur: Adviseur, rng: Random, kans: float) -> tuple[Werkgeheugen, Gevallen, Antwoord]:
    """The known facts, each rule with its status by the engine, and the answer with all that is excluded."""
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    try:
        antwoord = adviseur.antwoord("Proef", geheugen, alles=True)
    except InvoerFout:
        assume(False)
    motor = adviseur.maskers
    paren = zip(motor.gevallen.regels, motor.beoordeel(geheugen).status, strict=True)
    return geheugen, [(g, STATUS[w]) for g, w in paren if g.regel.soort != "tegenspraak"], antwoord


@given(ZADEN, KANSEN)
@voorbeelden(6)
def test_elke_regel_geeft_een_advies_met_haar_status_de_sterkste_eerst(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    geheugen, gevallen, antwoord = beoordeeld(referentie, rng, kans)
    op_sterkte = sorted(gevallen, key=lambda paar: STERKTEN.index(paar[0].regel.sterkte))
    assert [(a.regel, a.status, a.sterkte) for a in antwoord.adviezen] == [
        (geval.regel.naam, status, geval.regel.sterkte) for geval, status in op_sterkte
    ]
    for advies, (geval, status) in zip(antwoord.adviezen, op_sterkte, strict=True):
        genoemd = {feit.proces for feit in verwijzingen(geval.regel.geschreven) if feit.proces}
        proces = geval.proces or geval.regel.over or (next(iter(genoemd)) if len(genoemd) == 1 else "")
        assert advies.over == ({"proces": proces} if proces else {})
        assert advies.conclusie == ({geval.regel.dan.over: geval.regel.dan.waarde} if geval.regel.dan else {})
        assert bool(advies.beslissend) is (status == "open")
        assert {stap.feit for stap in advies.omdat} == {s.feit for deel in advies.afleiding for s in deel.gegeven()}
        assert len({stap.feit for stap in advies.omdat}) == len(advies.omdat)
        assert {stap.sleutel for stap in advies.omdat} <= geheugen.keys()
    zonder = referentie.antwoord("Proef", geheugen)
    assert zonder.adviezen == tuple(a for a in antwoord.adviezen if a.status != "uitgesloten")
    assert zonder.aanbevelingen == antwoord.aanbevelingen
    assert zonder.vragen == antwoord.vragen
    assert zonder.vormen == antwoord.vormen


def _indeling(gevallen: Gevallen, over: str, proces: str = "") -> list[tuple[str, str, list[str]]]:
    uit: list[tuple[str, str, list[str]]] = []
    for waarde in catalogus().conclusies[over]:
        regels = [
            (status, geval.regel.naam)
            for geval, status in gevallen
            if geval.regel.dan and (geval.regel.dan.over, geval.regel.dan.waarde) == (over, waarde)
            if (geval.proces or geval.regel.over) == proces
        ]
        beste = next((s for s in ("zeker", "open", "uitgesloten") if s in dict(regels)), None)
        if beste is not None:
            uit.append((waarde, beste, [naam for status, naam in regels if status == beste]))
    return uit


def _kort(indelingen: Iterable[Indeling]) -> list[tuple[str, str, list[str]]]:
    return [(deel.waarde, deel.status, list(deel.regels)) for deel in indelingen]


@given(ZADEN, KANSEN)
@voorbeelden(6)
def test_elke_indeling_heeft_de_beste_status_van_de_regels_die_haar_geven(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    _, gevallen, antwoord = beoordeeld(referentie, rng, kans)
    vormen = antwoord.vormen
    delen: tuple[tuple[Sequence[Indeling], tuple[str, ...]], ...] = (
        (antwoord.reikwijdte, ("reikwijdte",)),
        (vormen.bereik, ("vorm",)),
        (vormen.organisatie, ("organisatie",)),
        (vormen.kenmerken, ("kenmerk",)),
        (vormen.kandidaten_bereik, ("kandidaat_vorm",)),
        (vormen.kandidaten_organisatie, ("kandidaat_organisatie",)),
        (antwoord.migratie, ("strategie", "voorkeur_strategie")),
    )
    for indelingen, over in delen:
        assert _kort(indelingen) == [deel for naam in over for deel in _indeling(gevallen, naam)]
        for deel in indelingen:
            begrip = next(catalogus().conclusies[naam][deel.waarde] for naam in over if deel.waarde in catalogus().conclusies[naam])  # fmt: skip
            assert (deel.naam, deel.omschrijving) == (begrip.naam, begrip.omschrijving)


@given(ZADEN, KANSEN)
@voorbeelden(6)
def test_elk_proces_heeft_zijn_eigen_oordeel(referentie: Adviseur, rng: Random, kans: float) -> None:
    geheugen, gevallen, antwoord = beoordeeld(referentie, rng, kans)
    assert list(antwoord.processen) == list(catalogus().processen)
    for sleutel, oordeel in antwoord.processen.items():
        proces = catalogus().processen[sleutel]
        assert (oordeel.naam, oordeel.nummer, oordeel.standaard) == (proces.naam, proces.nummer, proces.standaard)
        nu = geheugen.get(FeitSleutel("uitvoering", sleutel))
        assert oordeel.uitvoering == (nu or "")
        assert bool(oordeel.uitvoering_tekst) is (nu is not None)
        assert _kort(oordeel.keuzen) == _indeling(gevallen, "keuze", sleutel)
        assert _kort(oordeel.partnermodel) == _indeling(gevallen, "partnermodel", sleutel)
        assert sorted(oordeel.adviezen) == sorted(
            a.regel for a in antwoord.van_status("zeker") if a.over.get("proces") == sleutel
        )


@given(ZADEN, KANSEN)
@voorbeelden(6)
def test_de_staat_van_een_aanbeveling_volgt_uit_haar_regels(referentie: Adviseur, rng: Random, kans: float) -> None:
    _, gevallen, antwoord = beoordeeld(referentie, rng, kans)
    assert [deel.nummer for deel in antwoord.aanbevelingen] == list(range(1, 10))
    for deel in antwoord.aanbevelingen:
        erover = [
            (geval.regel.naam, status)
            for geval, status in gevallen
            if deel.nummer in geval.regel.aanbevelingen
            and (geval.regel.soort in ("risico", "voorwaarde", "advies") or geval.regel.sterkte == "moet")
        ]
        zeker = list(dict.fromkeys(naam for naam, status in erover if status == "zeker"))
        open_ = {naam for naam, status in erover if status == "open"}
        assert erover
        assert (list(deel.adviezen), deel.open) == (zeker, len(open_))
        kern = {
            status
            for geval, status in gevallen
            if deel.nummer in (geval.regel.aanbevelingen if geval.regel.sterkte == "moet" else geval.regel.kern)
        }
        assert deel.staat == ("aandacht" if "zeker" in kern else "onbekend" if "open" in kern else "in_orde")
        aanbeveling = catalogus().aanbevelingen[deel.nummer]
        assert (deel.naam, deel.na, deel.wie, deel.fase) == (
            aanbeveling.naam,
            aanbeveling.na,
            aanbeveling.wie,
            aanbeveling.fase,
        )


@pytest.mark.parametrize(
    ("feiten", "staat", "open_"),
    [
        ({}, "onbekend", 2),
        ({"vervangingsbudget": "nee"}, "onbekend", 1),
        ({"vervangingsbudget": "nee", "vertrouwen_hoog": "nee"}, "in_orde", 0),
        ({"vertrouwen_hoog": "ja"}, "aandacht", 1),
        ({"vervangingsbudget": "ja", "vertrouwen_hoog": "ja"}, "aandacht", 0),
    ],
)
def test_een_aanbeveling_is_in_orde_als_al_haar_regels_zijn_uitgesloten(
    feiten: dict[str, str], staat: str, open_: int
) -> None:
    """What no rule is about stays unknown."""
    namen = ("vervangingsbudget", "vertrouwen_hoog")
    regels = tuple(maak_regel(naam, Gelijk(FeitSleutel(naam), "ja")) for naam in namen)
    adviseur = Adviseur(replace(regelbank(), regels=regels, afgeleid=()))
    eerste, *andere = adviseur.evalueer(feiten).aanbevelingen
    assert (eerste.staat, eerste.open) == (staat, open_)
    assert eerste.adviezen == tuple(naam for naam in namen if feiten.get(naam) == "ja")
    assert {(deel.staat, deel.open, deel.adviezen) for deel in andere} == {("onbekend", 0, ())}


@given(ZADEN, KANSEN)
@voorbeelden(6)
@example(Random(231137), 0.05)  # a term that is the beginning of a longer word
def test_begrippen_zijn_die_in_een_zeker_advies_voorkomen(referentie: Adviseur, rng: Random, kans: float) -> None:
    """As whole words, also where they begin a sentence, in any text that is shown of it, and in the order of the glossary."""
    _, _, antwoord = beoordeeld(referentie, rng, kans)
    teksten = [
        tekst
        for a in antwoord.van_status("zeker")
        for tekst in (a.titel, a.tekst, a.uitleg, a.kanttekening, *(stap.tekst for stap in a.omdat))
    ]
    verwacht = [
        term.term
        for term in catalogus().begrippen
        if any(
            re.search(rf"(?<![\w&]){re.escape(woord)}(?![\w&])", tekst)
            for woord in (term.term, term.term[0].upper() + term.term[1:])
            for tekst in teksten
        )
    ]
    assert [deel.term for deel in antwoord.begrippen] == verwacht
    termen = {term.term: (term.nu, term.uitleg) for term in catalogus().begrippen}
    assert all((deel.nu, deel.uitleg) == termen[deel.term] for deel in antwoord.begrippen)


@pytest.mark.parametrize(("tekst", "staat_erin"), [("Een {} hier.", True), ("{}", True), ("{}'s", True), ("Een x{}.", False),
                                                  ("Een {}x.", False), ("x{} en {}", True), ("a_{} of {}&b", False)])  # fmt: skip
def test_een_begrip_is_een_heel_woord(tekst: str, staat_erin: bool) -> None:
    bank = lees(regel("r", "vervangingsbudget: ja").replace("Tekst van r.", f'"{tekst.replace("{}", "SLA")}"'))
    antwoord = Adviseur(bank, motor="referentie").evalueer({"vervangingsbudget": "ja"})
    assert ("SLA" in [begrip.term for begrip in antwoord.begrippen]) is staat_erin


def test_een_begrip_in_een_advies_dat_openstaat_wordt_niet_uitgelegd(referentie: Adviseur) -> None:
    assert referentie.evalueer({}, alles=True).begrippen == ()


@pytest.mark.parametrize("fte", [30, 45, 70])
def test_getallen_van_de_gebruiker_staan_in_de_tekst_van_het_advies(referentie: Adviseur, fte: int) -> None:
    antwoord = referentie.antwoord("", {FeitSleutel("omvang_wiz_fte"): fte * SCHAAL})
    (advies,) = [a for a in antwoord.adviezen if a.regel == "ict_functie_kwetsbaar"]
    assert f"{fte} fte" in advies.tekst
    assert "{" not in advies.titel + advies.tekst + advies.uitleg


def test_het_antwoord_draagt_naam_en_feiten(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer({"naam": "Proef", "vervangingsbudget": "nee", "omvang_wiz_fte": 12.5})
    assert antwoord.samenwerkingsverband == "Proef"
    assert antwoord.feiten == {"vervangingsbudget": "nee", "omvang_wiz_fte": 12.5}
