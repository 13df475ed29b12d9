"""Edges that a slip of the pen would move without any other test noticing."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from advies import Adviseur, Samenwerkingsverband
from advies.afleiding import Afleiding
from advies.invoer import ontleed_feiten
from advies.uitleg.gesprekstekst import als_onbekend
from advies.uitleg.verklaring import Verklaarder, Voorwaardestand
from advies.werkgeheugen import werkgeheugen
from kennisbank.bestanden import lees_data
from kennisbank.vocabulaire import vocabulaire
from regels.dekking import per_afdeling, stellingen
from regels.lezen import regelbank
from regels.lezen_bewoording import HOOGSTENS_INVULPLEKKEN
from regels.sleutels import FeitSleutel, RegelSleutel
from tests.bouwers import maak_feiten
from tests.test_regelgrenzen import afgeleid, fouten, lees, regel

JA_NEE = [f.naam for f in vocabulaire().feiten.values() if f.mag() == ("ja", "nee") and not f.per_proces]


def invulplekken(aantal: int) -> str:
    namen = JA_NEE[:aantal]
    tekst = "Want " + " ".join(f"{{{naam}}}" for naam in namen)
    return regel("r", *(f"{naam}: ja" for naam in namen)).replace("Uitleg.", tekst)


def test_een_tekst_noemt_hoogstens_dertig_feiten() -> None:
    assert HOOGSTENS_INVULPLEKKEN == 30
    assert lees(invulplekken(30)).regels[0].uitleg.count("{") == 30
    assert any("in 'uitleg' staan 31 feiten tussen accolades" in melding.tekst for melding in fouten(invulplekken(31)))


TE_BREED = ", ".join(
    f"{{alle: [{{{een}: ja}}, {{{ander}: ja}}]}}" for een, ander in zip(JA_NEE, JA_NEE[7:14], strict=False)
)


@pytest.mark.parametrize(
    ("stuk", "raad"),
    [
        (afgeleid("a", f"een_van: [{TE_BREED}]"), "Maak van een deel een eigen afgeleid feit, of splits het feit."),
        (regel("r", f"niet: [{{een_van: [{TE_BREED}]}}]"), "Maak van een deel een afgeleid feit, of splits de regel."),
    ],
    ids=["een afgeleid feit", "een regel"],
)
def test_wie_te_veel_ineens_vraagt_leest_wat_te_splitsen_valt(stuk: str, raad: str) -> None:
    assert any(raad in melding.tekst for melding in fouten(stuk))


def test_bij_elke_plaats_van_de_publicatie_staan_de_regels_die_ernaar_verwijzen() -> None:
    bank = regelbank()
    gevonden = {(afdeling.tekst, deel.naam) for afdeling in per_afdeling(bank) for deel in afdeling.regels}
    acht = next(afdeling for afdeling in per_afdeling(bank) if afdeling.tekst == "aanbeveling 8")
    assert {deel.naam for deel in acht.regels} == {
        deel.naam for deel in bank.regels if any((b.soort, b.waarde) == ("aanbeveling", "8") for b in deel.bron)
    }
    assert {deel.nummer for deel in acht.stellingen} == {
        deel.nummer for deel in stellingen() if any((b.soort, b.waarde) == ("aanbeveling", "8") for b in deel.bron)
    }
    assert {naam for _, naam in gevonden} == {deel.naam for deel in bank.regels}


def _alle(manieren: tuple[tuple[Voorwaardestand, ...], ...]) -> Iterator[Voorwaardestand]:
    for manier in manieren:
        for stand in manier:
            yield stand
            yield from _alle(stand.onder)


@pytest.mark.parametrize("naam", ["bollenstreek", "hoorn_waterland", "vallei"])
def test_een_verklaring_noemt_een_feit_bekend_of_onbekend_en_nooit_allebei(referentie: Adviseur, naam: str) -> None:
    bestand = f"kennisbank/dossiers/{naam}.yaml"
    evaluatie = referentie.evaluatie(ontleed_feiten(lees_data(bestand), bestand))
    verklaarder = Verklaarder(evaluatie)
    for geval, _ in evaluatie.gevallen():
        for stand in _alle(verklaarder.verklaar(geval.sleutel).manieren):
            assert {str(sleutel) for sleutel in stand.onbekend}.isdisjoint(str(g.feit) for g in stand.gegeven)
            assert all(FeitSleutel.lees(sleutel) not in evaluatie.geheugen for sleutel in stand.onbekend)


def test_een_reden_noemt_geen_feit_dat_een_ander_overbodig_maakt() -> None:
    """The shortest reason of each condition apart names two facts here, and one is enough."""
    tekst = (
        afgeleid("breed", f"een_van: [{{{JA_NEE[0]}: ja}}, {{{JA_NEE[1]}: ja}}]")
        + afgeleid("smal", f"{JA_NEE[1]}: ja", f"een_van: [{{{JA_NEE[1]}: ja}}, {{{JA_NEE[2]}: ja}}]")
        + regel("r", "breed: ja", "smal: ja")
    )
    adviseur = Adviseur(lees(tekst), motor="referentie")
    evaluatie = adviseur.evaluatie({JA_NEE[0]: "ja", JA_NEE[1]: "ja"})
    geval, waar = evaluatie.geval(RegelSleutel("r"))
    assert waar is True
    assert {str(deel.feit) for stap in Afleiding(evaluatie).waarom(geval) for deel in stap.gegeven()} == {JA_NEE[1]}


def test_een_sleutel_die_geen_feit_is_verbergt_de_overgeslagen_vragen_erna_niet() -> None:
    assert {str(deel) for deel in als_onbekend("naam: X\nfase: onbekend\n")} == {"fase"}


def test_alleen_wat_als_onbekend_is_opgeschreven_is_overgeslagen() -> None:
    tekst = (
        "vervangingsbudget: ja\nuitvoering: onbekend\nvoorspelbaar: {technisch_beheer: onbekend, gegevensbeheer: ja}\n"
    )
    assert {str(deel) for deel in als_onbekend(tekst)} == {"voorspelbaar.technisch_beheer"}


@pytest.mark.parametrize("antwoord", [0, {}], ids=["nul", "leeg"])
def test_een_sessie_die_bleef_steken_is_een_motorfout(monkeypatch: Any, antwoord: object) -> None:
    durable = pytest.importorskip("advies.motor.durable", exc_type=ImportError)
    adviseur = Adviseur(regelbank())
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(Random(2), 0.6)))
    goed = adviseur.beoordeel(geheugen)
    echt = durable.Durable._bied_aan

    def steken(self: Any, naam: str, berichten: list[dict[str, Any]]) -> Any:
        uit = echt(self, naam, berichten)
        return antwoord if berichten[0]["s"] == "einde" else uit

    monkeypatch.setattr(durable.Durable, "_bied_aan", steken)
    with pytest.raises(durable.MotorFout, match="maakte ruleset"):
        adviseur.beoordeel(geheugen)
    monkeypatch.undo()
    assert adviseur.beoordeel(geheugen) == goed
