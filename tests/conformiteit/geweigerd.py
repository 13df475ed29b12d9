"""Rule files that must be refused, each for one reason: what the language does not have, or what cannot be meant."""

from __future__ import annotations

_REGEL = """\
- regel: proef
{voor_elk}  titel: proef
  soort: advies
  sterkte: moet
  grond: tekst
  bron: [{{aanbeveling: 8}}]
  als: {als}
  tekst: Tekst.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""
_BEGRIP = """\
- afgeleid: {naam}
  kort: begrip
  ja: ja
  nee: nee
  grond: tekst
  bron: [{{aanbeveling: 8}}]
  betekent: [{deel}]
"""


def _regel(als: str, *, voor_elk: bool = False) -> str:
    return _REGEL.format(als=als, voor_elk="  voor_elk: proces\n" if voor_elk else "")


def _begrippen(*paren: tuple[str, str]) -> str:
    return "".join(_BEGRIP.format(naam=naam, deel=deel) for naam, deel in paren)


GEWEIGERD = {
    "als_leeg": ("a rule without a condition", _regel("[]")),
    "alle_leeg": ("alle of nothing, which would be true", _regel("[{alle: []}]")),
    "een_van_leeg": ("een_van of nothing, which would be false", _regel("[{een_van: []}]")),
    "bevat_leeg": ("a set is asked for no value", _regel("[{doelen: {bevat_alle: []}}]")),
    "twee_in_een": ("two conditions in one mapping", _regel("[{fase: ontwerp, solofuncties: ja}]")),
    "dubbele_sleutel": (
        "a key that stands there twice",
        _regel("[{een_van: [solofuncties: ja], een_van: [solofuncties: nee]}]"),
    ),
    "verwijzing": ("an anchor of YAML", _regel("[&a {solofuncties: ja}, *a]")),
    "onbekend_feit": ("a fact that does not exist", _regel("[{geen_feit: ja}]")),
    "onbekende_waarde": ("a value that the fact does not have", _regel("[{fase: nergens}]")),
    "onbekend_vragen": ("whether a fact is unknown cannot be asked", _regel("[{solofuncties: onbekend}]")),
    "onbekende_vorm": ("a form that the language does not have", _regel("[{fase: {minstens: ontwerp}}]")),
    "alle_waarden": (
        "every value of a choice, which says nothing",
        _regel("[{overdrachtsmomenten: {een_van: [weinig, veel]}}]"),
    ),
    "getal_zonder_grens": ("a number without a bound", _regel("[{omvang_wiz_fte: 30}]")),
    "grens_buiten_bereik": ("a bound that no number can reach", _regel("[{omvang_wiz_fte: {hoogstens: -1}}]")),
    "grens_te_precies": ("five decimals", _regel("[{omvang_wiz_fte: {minstens: 30.00001}}]")),
    "grens_met_komma": ("a comma for a point", _regel('[{omvang_wiz_fte: {minstens: "30,5"}}]')),
    "half_aantal": ("half a number of values", _regel("[{doelen: {aantal: {minder_dan: 1.5}}}]")),
    "proces_ontbreekt": ("a fact per process in a rule about the partnership", _regel("[{uitvoering: derde}]")),
    "proces_onbekend": ("a process that does not exist", _regel("[{uitvoering.geen_proces: derde}]")),
    "proces_teveel": (
        "a process with a fact that has none",
        _regel("[{fase.technisch_beheer: ontwerp}]", voor_elk=True),
    ),
    "elk_gemeente": ("elk is about processes only", _regel("[{elk: {gemeente: [inwoners: {minstens: 1}]}}]")),
    "proces_in_gemeente": (
        "er_is within a municipality",
        _regel("[{er_is: {gemeente: [er_is: {proces: [voorspelbaar: ja]}]}}]"),
    ),
    "feit_in_gemeente": (
        "a fact of the partnership within a municipality",
        _regel("[{er_is: {gemeente: [fase: ontwerp]}}]"),
    ),
    "verschilt_ander_feit": ("facts that have different values", _regel("[{fase: {verschilt_van: karakter}}]")),
    "naam_twee_keer": ("two rules of one name", _regel("[{fase: ontwerp}]") * 2),
    "begrip_heet_als_feit": ("a derived fact named as a fact", _begrippen(("fase", "solofuncties: ja"))),
    "begrip_op_zichzelf": ("a derived fact on itself", _begrippen(("a", "a: ja"))),
    "kring": ("derived facts in a circle", _begrippen(("a", "b: ja"), ("b", "c: nee"), ("c", "niet: {a: ja}"))),
}
"""For each file: what it shows, and what stands in it."""
