"""The rule tests hold, miss no rule, and notice when a rule changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advies import Adviseur, InvoerFout
from advies.beheer.toetsing import lees_toetsen, ontleed_toetsen, voer_uit
from advies.beheer.toetsvoorstel import PROEFPROCES, Toetsvoorstel, als_yaml
from regels.dekking import ontbrekend, per_afdeling, stellingen
from regels.lezen import regelbank
from regels.taal import Alle, Niet, Regelbank


def test_alle_toetsen_gaan_op_en_geen_regel_mist_er_een(adviseur: Adviseur) -> None:
    meldingen, dekking = voer_uit(lees_toetsen(adviseur.bank), adviseur)
    assert meldingen == []
    assert dekking.zeker == dekking.uitgesloten == dekking.open == dekking.regels
    assert dekking.beide / dekking.atomen > 0.95


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
    motor = referentie.referentie
    for geval in motor.gevallen.regels[::9]:
        if geval.proces in ("", PROEFPROCES):
            voorstellen = list(Toetsvoorstel(motor).voor(geval))
            assert {status for *_, status in voorstellen} == {True, False, None}
            tekst = "\n".join(als_yaml(geval, *voorstel) for voorstel in voorstellen)
            meldingen, _ = voer_uit(ontleed_toetsen({"t.yaml": tekst.encode()}, referentie.bank), referentie)
            assert not [melding for melding in meldingen if melding.tekst.startswith("toets")]


def test_elke_uitspraak_heeft_een_regel_of_een_reden() -> None:
    assert len(stellingen()) == 246
    assert ontbrekend(regelbank(), stellingen()) == []


def test_een_gat_in_de_dekking_valt_op() -> None:
    bank = regelbank()
    zonder = replace(bank, regels=tuple(r for r in bank.regels if "R159" not in r.stelling))
    assert "R159" in ontbrekend(zonder, stellingen())[0].tekst


def test_dekking_per_afdeling() -> None:
    aanbeveling = next(a for a in per_afdeling(regelbank()) if a.tekst == "aanbeveling 8")
    assert "geen_vervangingsbudget" in [regel.naam for regel in aanbeveling.regels]
    assert "R159" in [stelling.nummer for stelling in aanbeveling.stellingen]
