"""A title claims what made the rule apply: each title of a rule with alternatives was read, and judged as it stands."""

from __future__ import annotations

import pytest

from regels.lezen import lees_regelbank, regelbank
from tests.titels import Oordeel, Titel, als_yaml, oordelen, te_beoordelen

REGEL = """\
- regel: proef
  titel: Proef
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{aanbeveling: 8}]
  als: [VOORWAARDE]
  tekst: Tekst.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""


def test_elke_titel_met_alternatieven_is_beoordeeld() -> None:
    """Red after a change of such a title or condition: read it, and put the new verdict in tests/titels.yaml."""
    gelezen = {deel.titel for deel in oordelen()}
    nieuw = [als_yaml(titel) for titel in te_beoordelen(regelbank()) if titel not in gelezen]
    assert nieuw == []


def test_geen_oordeel_over_een_titel_die_er_niet_meer_is() -> None:
    bestaand = set(te_beoordelen(regelbank()))
    assert [deel.titel.regel for deel in oordelen() if deel.titel not in bestaand] == []


@pytest.mark.parametrize("deel", oordelen(), ids=lambda deel: deel.titel.regel)
def test_een_titel_die_niet_voor_elk_alternatief_genoeg_zegt_heeft_preciezere_woorden(deel: Oordeel) -> None:
    assert (deel.oordeel == "preciezer") == bool(deel.titel.preciezer)


@pytest.mark.parametrize("deel", oordelen(), ids=lambda deel: deel.titel.regel)
def test_wie_een_titel_genoeg_vindt_zegt_waarom(deel: Oordeel) -> None:
    assert deel.oordeel == "preciezer" or deel.waarom


@pytest.mark.parametrize("deel", oordelen(), ids=lambda deel: deel.titel.regel)
def test_een_algemene_titel_noemt_niet_twee_dingen_tegelijk(deel: Oordeel) -> None:
    """A title with "en" for a condition with alternatives says more than one of them, unless the verdict tells why not."""
    assert " en " not in deel.titel.titel or deel.waarom


@pytest.mark.parametrize(
    ("voorwaarde", "te_lezen"),
    [
        ("vervangingsbudget: nee", False),
        ("fase: ontwerp", False),
        ("fase: {een_van: [ontwerp, realisatie]}", True),
        ("fase: {niet: ontwerp}", True),
        ("een_van: [vervangingsbudget: nee, fase: ontwerp]", True),
        ("schaalbesef_leiding: nee", True),
        ("ict_verantwoordelijkheid_wiz_management: nee", True),
    ],
)
def test_alternatieven_staan_in_de_voorwaarde_of_in_het_feit_zelf(voorwaarde: str, te_lezen: bool) -> None:
    bank = lees_regelbank({"r.yaml": REGEL.replace("VOORWAARDE", f"{{{voorwaarde}}}").encode()})
    gevonden: list[Titel] = list(te_beoordelen(bank))
    assert bool(gevonden) is te_lezen
