"""The rule tests hold, miss no rule, and notice when a rule changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advies import Adviseur, InvoerFout
from advies.beheer.regeloverzicht import overzichten
from advies.beheer.toetsing import lees_toetsen, ontleed_toetsen, voer_uit
from advies.beheer.toetsvoorstel import PROEFPROCES, Toetsvoorstel, als_yaml
from advies.werkgeheugen import werkgeheugen
from kennisbank.bronnen import publicatie
from regels.dekking import ontbrekend, per_afdeling, stellingen
from regels.lezen import regelbank
from regels.taal import Alle, Niet, Regelbank


def test_alle_toetsen_gaan_op_en_geen_regel_mist_er_een(adviseur: Adviseur) -> None:
    meldingen, dekking = voer_uit(lees_toetsen(adviseur.bank), adviseur)
    assert meldingen == []
    assert dekking.zeker == dekking.uitgesloten == dekking.open == dekking.regels
    assert dekking.beide / dekking.atomen > 0.95


def test_over_de_feiten_van_elke_toets_zijn_de_motoren_het_over_elke_regel_eens(adviseur: Adviseur) -> None:
    """The run of the tests compares them on the rules that a test speaks of."""
    for geheugen in {str(t.verband): werkgeheugen(t.verband) for t in lees_toetsen(adviseur.bank)}.values():
        adviseur.beoordeel(geheugen)


def _met_omgekeerde_regel(bank: Regelbank, naam: str) -> Regelbank:
    regels = tuple(replace(r, als=Alle((Niet(r.als),))) if r.naam == naam else r for r in bank.regels)
    return replace(bank, regels=regels)


def test_een_omgekeerde_regel_breekt_toetsen() -> None:
    kapot = Adviseur(_met_omgekeerde_regel(regelbank(), "geen_vervangingsbudget"), motor="referentie")
    meldingen, _ = voer_uit(lees_toetsen(kapot.bank), kapot)
    assert len(meldingen) == 2
    assert all("geen_vervangingsbudget" in melding.tekst for melding in meldingen)


def test_een_regel_zonder_toets_valt_op(adviseur: Adviseur) -> None:
    toetsen = [t for t in lees_toetsen(adviseur.bank) if "geen_vervangingsbudget" not in t.naam]
    meldingen, _ = voer_uit(toetsen, adviseur)
    assert [
        m.plek == regel.plek
        for m in meldingen
        for regel in adviseur.bank.regels
        if regel.naam == "geen_vervangingsbudget"
    ]
    assert "heeft geen toets waarin hij zeker of uitgesloten of open moet zijn" in meldingen[0].tekst


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        (
            "- toets: a\n  feiten: {vervangingsbudgt: nee}\n  moet: [geen_vervangingsbudget]\n",
            "Bedoelt u 'vervangingsbudget'?",
        ),
        ("- toets: a\n  feiten: {}\n  moet: [geen_vervangingsbudgt]\n", "Bedoelt u 'geen_vervangingsbudget'?"),
        ("- toets: a\n  feiten: {}\n", "minstens één regel"),
        ("- toets: a\n  feiten: {}\n  moet: [mag_uitbesteden]\n", "schrijf 'mag_uitbesteden[technisch_beheer]'"),
        ("- toets: a\n  feitn: {}\n  moet: [geen_vervangingsbudget]\n", "Bedoelt u 'feiten'?"),
    ],
)
def test_fout_in_een_toets(tekst: str, deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        ontleed_toetsen({"t.yaml": tekst.encode()}, regelbank())
    assert any(deel in melding.tekst and melding.plek for melding in vangst.value.meldingen)


def test_een_voorstel_is_een_goede_toets(referentie: Adviseur) -> None:
    motor = referentie.maskers
    for geval in motor.gevallen.regels[::9]:
        if geval.proces in ("", PROEFPROCES):
            voorstellen = list(Toetsvoorstel(motor).voor(geval))
            assert {status for *_, status in voorstellen} == {True, False, None}
            tekst = "\n".join(
                als_yaml(geval, *voorstel, referentie.bank.vocabulaire.feiten) for voorstel in voorstellen
            )
            meldingen, _ = voer_uit(ontleed_toetsen({"t.yaml": tekst.encode()}, referentie.bank), referentie)
            assert not [melding for melding in meldingen if melding.tekst.startswith("toets")]


def test_elke_uitspraak_heeft_een_regel_of_een_reden() -> None:
    assert len(stellingen()) == 256
    assert ontbrekend(regelbank(), stellingen()) == []


def test_een_gat_in_de_dekking_valt_op() -> None:
    bank = regelbank()
    zonder = replace(bank, regels=tuple(r for r in bank.regels if "R159" not in r.stelling))
    assert "R159" in ontbrekend(zonder, stellingen())[0].tekst


def test_dekking_per_afdeling() -> None:
    aanbeveling = next(a for a in per_afdeling(regelbank()) if a.tekst == "aanbeveling 8")
    assert "geen_vervangingsbudget" in [regel.naam for regel in aanbeveling.regels]
    assert "R159" in [stelling.nummer for stelling in aanbeveling.stellingen]


def test_een_afdeling_noemt_precies_wat_naar_haar_verwijst() -> None:
    """Gathered the other way round, from the references."""
    regels: dict[tuple[str, str], list[str]] = {}
    uitspraken: dict[tuple[str, str], list[str]] = {}
    for regel in regelbank().regels:
        for plaats in dict.fromkeys((bron.soort, bron.waarde) for bron in regel.bron):
            regels.setdefault(plaats, []).append(regel.naam)
    for stelling in stellingen():
        for plaats in dict.fromkeys((bron.soort, bron.waarde) for bron in stelling.bron):
            uitspraken.setdefault(plaats, []).append(stelling.nummer)
    for plaats, afdeling in zip(publicatie().plaatsen, per_afdeling(regelbank()), strict=True):
        assert [regel.naam for regel in afdeling.regels] == regels.get(plaats, [])
        assert [stelling.nummer for stelling in afdeling.stellingen] == uitspraken.get(plaats, [])


def test_een_uitspraak_met_een_regel_en_een_reden_valt_op() -> None:
    lijst = tuple(replace(s, reden="Geen regel nodig.") if s.nummer == "R159" else s for s in stellingen())
    (melding,) = ontbrekend(regelbank(), lijst)
    assert melding.tekst == "stelling R159 heeft een regel én een reden waarom niet; haal de reden weg."
    assert melding.plek == next(s.plek for s in lijst if s.nummer == "R159")


def test_een_toets_met_meer_verwachtingen_telt_een_keer(referentie: Adviseur) -> None:
    """One test of three expectations, two of which are of one rule: one test, of two rules."""
    tekst = (
        "- toets: a\n  feiten: {vervangingsbudget: nee}\n  moet: [geen_vervangingsbudget]\n"
        "  open: ['mag_uitbesteden[technisch_beheer]', 'mag_uitbesteden[informatiebeleid]']\n"
    )
    toetsen = ontleed_toetsen({"t.yaml": tekst.encode()}, referentie.bank)
    _, dekking = voer_uit(toetsen, referentie)
    assert (dekking.toetsen, dekking.zeker, dekking.open, dekking.uitgesloten) == (1, 1, 1, 0)


def test_een_regel_telt_een_toets_over_meer_processen_een_keer(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = regelbank()
    tekst = (
        "- toets: a\n  feiten: {}\n  open: ['mag_uitbesteden[technisch_beheer]', 'mag_uitbesteden[informatiebeleid]']\n"
    )
    toetsen = ontleed_toetsen({"t.yaml": tekst.encode()}, bank)
    monkeypatch.setattr("advies.beheer.toetsing.lees_toetsen", lambda _bank: toetsen)
    (overzicht,) = overzichten([r for r in bank.regels if r.naam == "mag_uitbesteden"], bank)
    assert overzicht.toetsen == 1
