"""Trade-offs: both poles shown with what the facts say for each, and a file that is checked."""

from __future__ import annotations

import pytest

from advies import Adviseur
from kennisbank.meldingen import InvoerFout
from regels.afwegingen import afwegingen, lees_afwegingen

AFWEGING = """\
- afweging: proef
  titel: Een of ander
  vraag: Wat kiest u?
  polen:
    - {pool: een, naam: een, tekst: Een., regels: [geen_vervangingsbudget]}
    - {pool: ander, naam: ander, tekst: Ander., regels: [arg_kosten]}
  neigt: een
  neigt_uitleg: Een.
  doorslag: Geld.
  grond: tekst
  bron: [{aanbeveling: 8}]
"""


def test_negentien_afwegingen_elk_met_twee_polen_en_een_bron() -> None:
    assert len(afwegingen()) == 19
    assert all(len(afweging.polen) == 2 and afweging.bron for afweging in afwegingen())


def test_beide_polen_mogen_opgaan(adviseur: Adviseur) -> None:
    antwoord = adviseur.evalueer({"doelen": ["kostenreductie"], "vervangingsbudget": "nee"})
    (afweging,) = [deel for deel in antwoord.afwegingen if deel.afweging == "besparen_of_investeren"]
    assert [bool(pool.regels) for pool in afweging.polen] == [True, True]
    assert "geen_vervangingsbudget" in afweging.polen[1].regels


def test_zonder_feiten_geen_afweging(adviseur: Adviseur) -> None:
    assert adviseur.evalueer({}).afwegingen == ()


@pytest.mark.parametrize(
    ("oud", "nieuw", "deel"),
    [
        ("geen_vervangingsbudget", "geen_vervangingsbudgt", "Bedoelt u 'geen_vervangingsbudget'?"),
        ("neigt: een", "neigt: eem", "Bedoelt u 'een'?"),
        ("    - {pool: ander, naam: ander, tekst: Ander., regels: [arg_kosten]}\n", "", "twee polen"),
        ("aanbeveling: 8", "aanbeveling: 12", "geen aanbeveling '12'"),
        ("doorslag: Geld.\n", "doorslg: Geld.\n", "Bedoelt u 'doorslag'?"),
    ],
)
def test_fout_met_plek(oud: str, nieuw: str, deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_afwegingen(AFWEGING.replace(oud, nieuw, 1).encode(), "a.yaml")
    assert any(deel in melding.tekst and melding.plek for melding in vangst.value.meldingen)
