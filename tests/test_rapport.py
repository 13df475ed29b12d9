"""The report as a model: what stands in it, that it leads from each conclusion to its reasons, and that it is honest."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advies import Adviseur, InvoerFout, lees_feiten
from advies.rapport.hoofdstukken.samenvatting import belangrijkste
from advies.rapport.model import Adviesblok, Rapport, Tabel
from advies.rapport.schoon import schoon
from advies.rapport.stof import gegevens
from advies.rapport.teksten import aantal, plat, tekst
from tests.bouwers import ZADEN, maak_feiten
from tests.rapporten import (
    WORTEL,
    alle_tekst,
    ankers,
    bestand,
    dossier,
    figuren,
    rapport,
    sectie,
    stukken,
    stukken_van,
    varianten,
)

GOUD = WORTEL / "tests" / "golden" / "rapport.txt"


def omtrek(van: Rapport) -> str:
    """Return each heading with the kinds of blocks below it, and the summary in full."""
    regels = [van.titel, van.ondertitel, van.datum_tekst]
    for deel in van.alle_secties():
        if deel.diepte < 3:
            soorten = [
                f"{type(blok).__name__}({len(blok.rijen)})" if isinstance(blok, Tabel) else type(blok).__name__
                for blok in deel.blokken
            ]
            regels.append(f"{deel.nummer} {deel.titel}: {', '.join(soorten) or '-'}")
        if deel.nummer.split(".")[0] == "1":
            regels += ["    " + "".join(stuk.tekst for stuk in stukken_van(blok)) for blok in deel.blokken]
    return "\n".join(regels) + "\n"


def test_omtrek_is_als_vastgelegd(referentie: Adviseur) -> None:
    feiten = lees_feiten(str(WORTEL / "docs" / "voorbeeld" / "feiten.yaml"))
    gevonden = omtrek(rapport(referentie, feiten))
    assert gevonden == GOUD.read_text(encoding="utf-8"), f"klopt de nieuwe omtrek, zet haar dan in {GOUD.name}"


def klopt(van: Rapport) -> None:
    """Check what holds of every report."""
    alle = ankers(van)
    assert len(alle) == len(set(alle))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", anker) for anker in alle)
    assert {stuk.naar for stuk in stukken(van) if stuk.naar} <= set(alle)
    assert [deel.nummer for deel in van.secties] == [str(nummer) for nummer in range(1, len(van.secties) + 1)]
    for deel in van.alle_secties():
        onder = [kind.nummer for kind in deel.secties]
        assert onder == [f"{deel.nummer}.{nummer}" for nummer in range(1, len(onder) + 1)]
        for blok in deel.blokken:
            if isinstance(blok, Tabel):
                assert blok.rijen
                assert {len(rij.cellen) for rij in blok.rijen} == {len(blok.koppen)} == {len(blok.breedtes)}
    for stuk in stukken(van):
        assert stuk.tekst
        assert "{" not in stuk.tekst


@pytest.mark.parametrize("naam", ["bollenstreek", "bbs", "hoorn", "iszf"])
def test_rapport_van_een_dossier_klopt(referentie: Adviseur, naam: str) -> None:
    klopt(rapport(referentie, dossier(naam)))


@given(ZADEN, st.sampled_from([0.0, 0.05, 0.4, 1.0]))
@settings(max_examples=15, deadline=None)
def test_rapport_van_willekeurige_feiten_klopt(referentie: Adviseur, rng: Random, kans: float) -> None:
    feiten = bestand(maak_feiten(rng, kans))
    try:
        klopt(rapport(referentie, feiten))
        klopt(varianten(referentie, feiten, dossier("bbs")))
    except InvoerFout:
        assume(False)


def test_elke_zekere_conclusie_leidt_naar_uitleg_feiten_en_bron(referentie: Adviseur) -> None:
    feiten = dossier("bollenstreek")
    antwoord = referentie.evalueer(feiten)
    gemaakt = rapport(referentie, feiten)
    uitleg = [onder for deel in sectie(gemaakt, "toelichting").secties for onder in deel.secties]
    assert len(uitleg) == len(antwoord.van_status("zeker"))
    for deel in uitleg:
        naar = [stuk.naar for blok in deel.blokken for stuk in stukken_van(blok) if stuk.naar]
        assert any(anker.startswith("feit-") for anker in naar), deel.titel
        assert any(anker.startswith("bron-") for anker in naar), deel.titel
    for deel in gemaakt.alle_secties():
        for blok in deel.blokken:
            if isinstance(blok, Adviesblok):
                naar = [stuk.naar for stuk in blok.verwijzing if stuk.naar]
                assert any(anker.startswith("toelichting-") for anker in naar)
                assert any(anker.startswith("bron-") for anker in naar)


def test_elk_feit_staat_erin_met_zijn_regel_en_wat_erop_rust(referentie: Adviseur) -> None:
    feiten = dossier("bollenstreek")
    gemaakt = rapport(referentie, feiten)
    rijen = {
        rij.anker: rij
        for deel in sectie(gemaakt, "feiten").secties
        for blok in deel.blokken
        if isinstance(blok, Tabel)
        for rij in blok.rijen
    }
    assert len(rijen) == len(feiten.plekken)
    rij = rijen["feit-vervangingsbudget"]
    assert plat(rij.cellen[2]) == str(feiten.plekken["vervangingsbudget"].regel)
    assert plat(rij.cellen[3]) != "–"


def test_wat_openstaat_of_onbekend_is_heet_nergens_nee(referentie: Adviseur) -> None:
    gemaakt = rapport(referentie, bestand({}))
    klopt(gemaakt)
    tekst_ = alle_tekst(gemaakt)
    assert "nog geen risico of advies met zekerheid" in tekst_
    assert "niet dat alles in orde is" in tekst_
    processen = next(blok for blok in sectie(gemaakt, "processen").blokken if isinstance(blok, Tabel))
    assert {plat(rij.cellen[-1]) for rij in processen.rijen} == {"nog onbekend"}
    assert {plat(rij.cellen[1]) for rij in processen.rijen} == {"onbekend"}


def test_buiten_de_publicatie_staat_vooraan(referentie: Adviseur) -> None:
    gemaakt = rapport(referentie, bestand({"alleen_ketenpartners": True}))
    eerste = gemaakt.secties[0].blokken[0]
    assert "gaat niet over deze samenwerking" in "".join(stuk.tekst for stuk in stukken_van(eerste))


def test_eigen_afleiding_heet_eigen(referentie: Adviseur) -> None:
    feiten = dossier("bollenstreek")
    antwoord = referentie.evalueer(feiten)
    eigen = [advies for advies in antwoord.van_status("zeker") if advies.grond == "afgeleid"]
    assert eigen
    titels = {advies.titel for advies in eigen}
    for deel in rapport(referentie, feiten).alle_secties():
        if deel.diepte == 3 and deel.titel in titels:
            assert "eigen afleiding" in "".join(stuk.tekst for blok in deel.blokken for stuk in stukken_van(blok))


def test_belangrijkste_punten_zijn_de_sterkste_en_over_meer_onderwerpen(referentie: Adviseur) -> None:
    feiten = dossier("bollenstreek")
    punten = belangrijkste(gegevens(referentie.evalueer(feiten), feiten))
    assert len(punten) == 5
    volgorde = ["moet", "zou_moeten", "waargenomen_vaker", "waargenomen_eens"]
    rangen = [volgorde.index(punt.sterkte) for punt in punten]
    assert rangen == sorted(rangen)
    moet = [advies for advies in referentie.evalueer(feiten).van_status("zeker") if advies.sterkte == "moet"]
    assert len(moet) > len(punten)
    assert {punt.regel for punt in punten} < {advies.regel for advies in moet}


def test_zelfde_invoer_geeft_hetzelfde_rapport(referentie: Adviseur) -> None:
    feiten = dossier("bbs")
    assert rapport(referentie, feiten) == rapport(referentie, feiten)


def test_rapport_is_onveranderlijk(referentie: Adviseur) -> None:
    with pytest.raises(FrozenInstanceError):
        rapport(referentie, bestand({})).titel = "x"  # type: ignore[misc]


def test_beelden_hebben_tekst_en_hun_inhoud_staat_ook_in_een_tabel_of_lijst(referentie: Adviseur) -> None:
    gemaakt = rapport(referentie, dossier("bollenstreek"))
    assert len(figuren(gemaakt)) == 7
    for deel in gemaakt.alle_secties():
        for blok in deel.blokken:
            if type(blok).__name__ == "Figuur":
                assert any(type(ander).__name__ in ("Tabel", "Lijst") for ander in deel.blokken)
    for figuur in figuren(gemaakt):
        assert len(figuur.alt) > 40
        assert "<title id=" in figuur.svg
        assert "<desc id=" in figuur.svg


def test_varianten_tonen_wat_komt_en_gaat(referentie: Adviseur) -> None:
    voor = {"naam": "Proef", "vervangingsbudget": "nee", "tussen_gemeenten": "ja"}
    gemaakt = varianten(referentie, bestand(voor), bestand({**voor, "vervangingsbudget": "ja"}))
    klopt(gemaakt)
    assert gemaakt.titel == "Varianten van Proef"
    (tabel,) = (blok for blok in sectie(gemaakt, "verschillen-risico").blokken if isinstance(blok, Tabel))
    rijen = {plat(rij.cellen[0]): [plat(cel) for cel in rij.cellen[1:3]] for rij in tabel.rijen}
    assert rijen["Er is geen budget om ict te vervangen"] == ["zeker", "uitgesloten"]
    (feiten,) = (blok for blok in sectie(gemaakt, "feitenverschil").blokken if isinstance(blok, Tabel))
    assert [[plat(cel) for cel in rij.cellen] for rij in feiten.rijen] == [["Vervangingsbudget voor ict", "nee", "ja"]]


@pytest.mark.parametrize(
    ("regel", "soort", "een", "ander"),
    [
        ("geen_overleg_partner", "risico", {"maanden_sinds_ict_overleg": 18}, {"maanden_sinds_ict_overleg": 30}),
        ("reistijd_passend", "vorm", {"reistijd_partner_minuten": 10}, {"reistijd_partner_minuten": 20}),
    ],
)
def test_varianten_die_alleen_in_de_tekst_verschillen_staan_bij_de_verschillen(
    referentie: Adviseur, regel: str, soort: str, een: dict[str, int], ander: dict[str, int]
) -> None:
    """The advice is certain in both, under the same title, but names another number."""
    voor, na = (referentie.evalueer(feiten, alles=True) for feiten in (een, ander))
    eerste, tweede = (next(a for a in antwoord.adviezen if a.regel == regel) for antwoord in (voor, na))
    assert (eerste.status, eerste.titel) == (tweede.status, tweede.titel) == ("zeker", eerste.titel)
    assert eerste.tekst != tweede.tekst
    gemaakt = varianten(referentie, bestand(een), bestand(ander))
    klopt(gemaakt)
    (tabel,) = (blok for blok in sectie(gemaakt, f"verschillen-{soort}").blokken if isinstance(blok, Tabel))
    assert eerste.titel in [plat(rij.cellen[0]) for rij in tabel.rijen]
    gelijk = sectie(gemaakt, "gelijk")
    assert eerste.titel not in "".join(stuk.tekst for blok in gelijk.blokken for stuk in stukken_van(blok))
    assert "De varianten leiden tot hetzelfde advies." not in alle_tekst(gemaakt)


def test_gelijke_varianten_heten_gelijk(referentie: Adviseur) -> None:
    gemaakt = varianten(referentie, dossier("bbs"), dossier("bbs"))
    klopt(gemaakt)
    assert "De varianten leiden tot hetzelfde advies." in alle_tekst(gemaakt)
    assert "De feiten zijn in alle varianten gelijk." in alle_tekst(gemaakt)


def test_varianten_met_dezelfde_naam_heten_naar_hun_bestand(referentie: Adviseur) -> None:
    feiten = dossier("bbs")
    gemaakt = varianten(referentie, feiten, feiten)
    (tabel,) = (blok for blok in sectie(gemaakt, "cijfers").blokken if isinstance(blok, Tabel))
    assert tabel.koppen[1:] == ("A: bbs", "B: bbs")


@pytest.mark.parametrize("hoeveel", [0, 1, 27])
def test_te_weinig_of_te_veel_varianten(referentie: Adviseur, hoeveel: int) -> None:
    with pytest.raises(ValueError, match="varianten"):
        varianten(referentie, *[bestand({})] * hoeveel)


def test_wat_niet_te_tonen_is_wordt_uitgeschreven() -> None:
    assert schoon("a\x07b\u202ec\ufffe\n d") == "a[U+0007]b[U+202E]c[U+FFFE]  d"
    assert schoon("Súdwest-Fryslân ‘noord’") == "Súdwest-Fryslân ‘noord’"


def test_een_waarde_wordt_nooit_als_plek_gelezen() -> None:
    assert tekst("algemeen.titel", naam="{naam} %s {0}") == "Adviesrapport {naam} %s {0}"
    assert plat(aantal("open.aantal", 1)) == "één conclusie"
    assert plat(aantal("open.aantal", 0)) == "0 conclusies"


def test_wat_het_sterkst_is_staat_ook_bij_zijn_aanbeveling(referentie: Adviseur) -> None:
    feiten = dossier("bollenstreek")
    gemaakt = rapport(referentie, feiten)
    for advies in referentie.evalueer(feiten).van_status("zeker"):
        if advies.sterkte == "moet":
            onder = [sectie(gemaakt, f"aanbeveling-{nummer}") for nummer in advies.aanbevelingen]
            assert onder
            for deel in onder:
                assert advies.titel in "".join(stuk.tekst for blok in deel.blokken for stuk in stukken_van(blok))
