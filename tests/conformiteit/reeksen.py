"""The small cases of the conformance set, written and judged by hand from docs/semantiek.md.

In `verwacht` the rules stand in their order, T, F or U each. A rule that is answered for each process has one letter for all of
them, and after a slash those that differ: `U/technisch_beheer:T`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Geval:
    """Facts and what must follow.

    Args:
        naam: name of the case.
        toont: what it shows.
        feiten: the facts, as the inside of a YAML flow mapping.
        verwacht: the truth of each rule.
    """

    naam: str
    toont: str
    feiten: str
    verwacht: str


@dataclass(frozen=True, slots=True)
class Reeks:
    """A rule base and its cases.

    Args:
        naam: name of its folder.
        toont: what it shows.
        regels: the conditions of each rule; a name that ends in `*` is answered for each process.
        gevallen: the cases.
        begrippen: the conditions of each derived fact, named likewise; they stand after the rules.
        nooit: rules that have not all three truths, and must not.
    """

    naam: str
    toont: str
    regels: dict[str, tuple[str, ...]]
    gevallen: tuple[Geval, ...]
    begrippen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    nooit: frozenset[str] = frozenset()


PROCESSEN = (
    "informatiebeleid",
    "selectie_inkoop",
    "ontwikkeling_onderhoud",
    "functioneel_applicatiebeheer",
    "gegevensbeheer",
    "technisch_beheer",
    "beveiliging_continuiteit",
    "informatiemanagement",
)


def alle(waarde: str, aantal: int = 8) -> str:
    """Return a value for each of the first processes."""
    return "{" + ", ".join(f"{proces}: {waarde}" for proces in PROCESSEN[:aantal]) + "}"


FEIT = (
    Reeks(
        "ja_nee",
        "a yes/no fact",
        {"ja": ("vervangingsbudget: ja",), "nee": ("vervangingsbudget: nee",)},
        (
            Geval("ja", "yes", "vervangingsbudget: ja", "T F"),
            Geval("nee", "no", "vervangingsbudget: nee", "F T"),
            Geval("afwezig", "a key that is absent is unknown, and that is not no", "", "U U"),
            Geval("onbekend", "unknown can be written too", "vervangingsbudget: onbekend", "U U"),
        ),
    ),
    Reeks(
        "keuze",
        "a choice: one value, one of several, another value",
        {
            "gelijk": ("fase: ontwerp",),
            "een_van": ("fase: {een_van: [ontwerp, realisatie]}",),
            "niet": ("fase: {niet: ontwerp}",),
            "geen_van": ("fase: {geen_van: [ontwerp, realisatie]}",),
        },
        (
            Geval("eerste_waarde", "the value that all four name", "fase: ontwerp", "T T F F"),
            Geval("tweede_waarde", "the other value of the lists", "fase: realisatie", "F T T F"),
            Geval("andere_waarde", "a value that none names", "fase: exploitatie", "F F T T"),
            Geval("onbekend", "unknown stays unknown, also where another value is asked", "", "U U U U"),
        ),
    ),
    Reeks(
        "getal",
        "bounds on a number: on the edge and one ten-thousandth beside it",
        {
            "minstens": ("omvang_wiz_fte: {minstens: 30}",),
            "hoogstens": ("omvang_wiz_fte: {hoogstens: 30}",),
            "meer_dan": ("omvang_wiz_fte: {meer_dan: 30}",),
            "minder_dan": ("omvang_wiz_fte: {minder_dan: 30}",),
            "is": ("omvang_wiz_fte: {is: 30}",),
            "tussen": ("omvang_wiz_fte: {minstens: 30, hoogstens: 70}",),
            "leeg_bereik": ("omvang_wiz_fte: {minstens: 70, hoogstens: 30}",),
        },
        (
            Geval("op_de_grens", "minstens, hoogstens and is hold on the edge", "omvang_wiz_fte: 30", "T T F F T T F"),
            Geval("net_eronder", "one step under", "omvang_wiz_fte: 29.9999", "F T F T F F F"),
            Geval("net_erboven", "one step over", "omvang_wiz_fte: 30.0001", "T F T F F T F"),
            Geval("op_de_bovengrens", "both bounds belong to the range", "omvang_wiz_fte: 70", "T F T F F T F"),
            Geval("boven_het_bereik", "one step over the range", "omvang_wiz_fte: 70.0001", "T F T F F F F"),
            Geval("nul", "0 is known", "omvang_wiz_fte: 0", "F T F T F F F"),
            Geval("onbekend", "also what no number satisfies is unknown", "", "U U U U U U U"),
        ),
        nooit=frozenset({"leeg_bereik"}),
    ),
    Reeks(
        "getal_breuk",
        "decimal fractions are exact, not binary",
        {
            "minstens": ("contractduur_jaren: {minstens: 2.5}",),
            "is": ("contractduur_jaren: {is: 0.3}",),
            "minder_dan": ("contractduur_jaren: {minder_dan: 0.3}",),
            "is_kleinste": ("contractduur_jaren: {is: 0.0001}",),
        },
        (
            Geval("twee_en_een_half", "on the edge", "contractduur_jaren: 2.5", "T F F F"),
            Geval("nul_achteraan", "2.50 is 2.5", "contractduur_jaren: 2.50", "T F F F"),
            Geval("net_eronder", "one step under", "contractduur_jaren: 2.4999", "F F F F"),
            Geval("drie_tiende", "0.3 is 0.3", "contractduur_jaren: 0.3", "F T F F"),
            Geval("net_onder_drie_tiende", "one step under", "contractduur_jaren: 0.2999", "F F T F"),
            Geval("kleinste_stap", "the smallest step", "contractduur_jaren: 0.0001", "F F T T"),
            Geval("onbekend", "unknown", "", "U U U U"),
        ),
    ),
    Reeks(
        "geheel_getal",
        "is, also at the ends of the range",
        {
            "nul": ("aantal_wiz_systemen: {is: 0}",),
            "een": ("aantal_wiz_systemen: {is: 1}",),
            "honderd": ("aantal_wiz_systemen: {is: 100}",),
            "niet_nul": ("niet: {aantal_wiz_systemen: {is: 0}}",),
        },
        (
            Geval("nul", "the least value", "aantal_wiz_systemen: 0", "T F F F"),
            Geval("een", "beside the least value", "aantal_wiz_systemen: 1", "F T F T"),
            Geval("negenennegentig", "beside the greatest value", "aantal_wiz_systemen: 99", "F F F T"),
            Geval("honderd", "the greatest value", "aantal_wiz_systemen: 100", "F F T T"),
            Geval("onbekend", "unknown", "", "U U U U"),
        ),
    ),
    Reeks(
        "meerkeuze",
        "a set: contains one, one of several, all, none",
        {
            "bevat": ("domeinen_gebundeld: {bevat: werk}",),
            "bevat_lijst": ("domeinen_gebundeld: {bevat: [werk, inkomen]}",),
            "bevat_een_van": ("domeinen_gebundeld: {bevat_een_van: [werk, inkomen]}",),
            "bevat_alle": ("domeinen_gebundeld: {bevat_alle: [werk, inkomen]}",),
            "bevat_niet": ("domeinen_gebundeld: {bevat_niet: werk}",),
            "bevat_niet_lijst": ("domeinen_gebundeld: {bevat_niet: [werk, inkomen]}",),
        },
        (
            Geval("leeg", "an empty set is known", "domeinen_gebundeld: []", "F F F F T T"),
            Geval("eerste", "one of two", "domeinen_gebundeld: [werk]", "T F T F F F"),
            Geval("tweede", "bevat_niet of a list: none of them", "domeinen_gebundeld: [inkomen]", "F F T F T F"),
            Geval("beide", "both", "domeinen_gebundeld: [inkomen, werk]", "T T T T F F"),
            Geval("andere", "another", "domeinen_gebundeld: [zorg]", "F F F F T T"),
            Geval("onbekend", "unknown, also what is not contained", "", "U U U U U U"),
        ),
    ),
    Reeks(
        "aantal",
        "how many values a set has",
        {
            "minstens": ("domeinen_gebundeld: {aantal: {minstens: 2}}",),
            "hoogstens": ("domeinen_gebundeld: {aantal: {hoogstens: 1}}",),
            "meer_dan": ("domeinen_gebundeld: {aantal: {meer_dan: 1}}",),
            "minder_dan": ("domeinen_gebundeld: {aantal: {minder_dan: 2}}",),
            "is": ("domeinen_gebundeld: {aantal: {is: 2}}",),
            "nul": ("domeinen_gebundeld: {aantal: {is: 0}}",),
        },
        (
            Geval("nul", "an empty set counts 0", "domeinen_gebundeld: []", "F T F T F T"),
            Geval("een", "under the edge", "domeinen_gebundeld: [zorg]", "F T F T F F"),
            Geval("twee", "on the edge", "domeinen_gebundeld: [zorg, werk]", "T F T F T F"),
            Geval("drie", "over the edge", "domeinen_gebundeld: [zorg, werk, inkomen]", "T F T F F F"),
            Geval("onbekend", "an unknown set is not an empty one", "", "U U U U U U"),
        ),
    ),
)

SAMENSTELLING = (
    Reeks(
        "kleene",
        "the truth tables of strong Kleene logic",
        {
            "als": ("vervangingsbudget: ja", "solofuncties: ja"),
            "alle": ("alle: [{vervangingsbudget: ja}, {solofuncties: ja}]",),
            "een_van": ("een_van: [{vervangingsbudget: ja}, {solofuncties: ja}]",),
            "geen_van": ("geen_van: [{vervangingsbudget: ja}, {solofuncties: ja}]",),
            "niet": ("niet: {vervangingsbudget: ja}",),
            "niet_lijst": ("niet: [{vervangingsbudget: ja}, {solofuncties: ja}]",),
            "dubbel": ("niet: {niet: {vervangingsbudget: ja}}",),
        },
        (
            Geval("waar_waar", "T and T", "vervangingsbudget: ja, solofuncties: ja", "T T T F F F T"),
            Geval("waar_onwaar", "T and F", "vervangingsbudget: ja, solofuncties: nee", "F F T F F T T"),
            Geval("onwaar_waar", "F and T", "vervangingsbudget: nee, solofuncties: ja", "F F T F T T F"),
            Geval("onwaar_onwaar", "F and F", "vervangingsbudget: nee, solofuncties: nee", "F F F T T T F"),
            Geval("waar_onbekend", "T and U: een_van is settled", "vervangingsbudget: ja", "U U T F F U T"),
            Geval("onwaar_onbekend", "F and U: alle is settled", "vervangingsbudget: nee", "F F U U T T F"),
            Geval("onbekend_waar", "U and T", "solofuncties: ja", "U U T F U U U"),
            Geval("onbekend_onwaar", "U and F", "solofuncties: nee", "F F U U U T U"),
            Geval("onbekend_onbekend", "U and U", "", "U U U U U U U"),
        ),
    ),
    Reeks(
        "uitgesloten_derde",
        "what two-valued logic decides without facts stays unknown: careful, never wrong",
        {
            "een_van_beide": ("een_van: [{vervangingsbudget: ja}, {vervangingsbudget: nee}]",),
            "allebei": ("alle: [{vervangingsbudget: ja}, {vervangingsbudget: nee}]",),
            "getal_gedeeld": ("een_van: [{omvang_wiz_fte: {minstens: 30}}, {omvang_wiz_fte: {minder_dan: 30}}]",),
            "getal_overlapt": ("een_van: [{omvang_wiz_fte: {minstens: 30}}, {omvang_wiz_fte: {minder_dan: 40}}]",),
            "per_geval": (
                "een_van: [{alle: [{solofuncties: ja}, {fase: ontwerp}]}, {alle: [{solofuncties: ja}, {fase: {niet: ontwerp}}]}]",
            ),
        },
        (
            Geval("niets_bekend", "nothing is known", "", "U U U U U"),
            Geval("ja", "any answer settles it", "vervangingsbudget: ja", "T F U U U"),
            Geval("nee", "any answer settles it", "vervangingsbudget: nee", "T F U U U"),
            Geval("getal", "any number settles it", "omvang_wiz_fte: 30", "U U T T U"),
            Geval("laag_getal", "any number settles it", "omvang_wiz_fte: 0", "U U T T U"),
            Geval("fase_onbekend", "true for every fase, and still unknown", "solofuncties: ja", "U U U U U"),
            Geval("fase_bekend", "known", "solofuncties: ja, fase: realisatie", "U U U U T"),
            Geval("geen_van_beide", "false in both parts", "solofuncties: nee", "U U U U F"),
        ),
        nooit=frozenset({"een_van_beide", "allebei", "getal_gedeeld", "getal_overlapt"}),
    ),
    Reeks(
        "normaalvorm",
        "absorption and distribution hold in three values; what does not follow from them does not hold",
        {
            "absorptie": ("een_van: [{solofuncties: ja}, {alle: [{solofuncties: ja}, {vervangingsbudget: ja}]}]",),
            "verdeeld": (
                "een_van: [{solofuncties: ja}, {vervangingsbudget: ja}]",
                "een_van: [{solofuncties: ja}, {vervangingsbudget: nee}]",
            ),
            "genest": (
                "niet: [{een_van: [{solofuncties: ja}, {geen_van: [{vervangingsbudget: ja}, {fase: ontwerp}]}]},"
                " {niet: {doelen: {bevat: kostenreductie}}}]",
            ),
        },
        (
            Geval("niets_bekend", "nothing is known", "", "U U U"),
            Geval("onwaar_onbekend", "F or (b and not b) is U for an unknown b", "solofuncties: nee", "F U U"),
            Geval("onwaar_ja", "and F for a known b", "solofuncties: nee, vervangingsbudget: ja", "F F T"),
            Geval("waar", "T, whatever the other", "solofuncties: ja", "T T U"),
            Geval("onbekend_ja", "U in the first or the second part", "vervangingsbudget: ja", "U U U"),
            Geval("genest_onwaar", "both parts of the denied list hold", "solofuncties: ja, doelen: []", "T T F"),
            Geval("genest_waar", "one part of the denied list is false", "doelen: [kostenreductie]", "U U T"),
            Geval(
                "genest_onbekend",
                "an unknown two levels down",
                "solofuncties: nee, vervangingsbudget: nee, doelen: [deskundigheid]",
                "F F U",
            ),
            Geval(
                "genest_beslist",
                "the unknown is settled",
                "solofuncties: nee, vervangingsbudget: nee, doelen: [deskundigheid], fase: realisatie",
                "F F F",
            ),
        ),
    ),
    Reeks(
        "afgeleid",
        "derived facts, on each other, for each process, and defined after they are used",
        {
            "ja": ("beide: ja",),
            "nee": ("beide: nee",),
            "een_van_beide": ("een_van: [{beide: ja}, {beide: nee}]",),
            "dit*": ("door_derde: ja",),
            "dit_niet*": ("door_derde: nee",),
            "genoemd": ("door_derde.technisch_beheer: ja",),
            "elk": ("elk: {proces: [door_derde: ja]}",),
            "via": ("technisch_door_derde: nee",),
        },
        (
            Geval("waar", "true through two", "vervangingsbudget: ja, solofuncties: ja", "T F T U U U U U"),
            Geval("onwaar", "false is nee", "vervangingsbudget: nee", "F T T U U U U U"),
            Geval("onbekend", "unknown is neither", "vervangingsbudget: ja", "U U U U U U U U"),
            Geval(
                "per_proces",
                "each process has its own",
                "uitvoering: {technisch_beheer: derde, gegevensbeheer: eigen_beheer}",
                "U U U U/technisch_beheer:T/gegevensbeheer:F U/technisch_beheer:F/gegevensbeheer:T T F F",
            ),
            Geval(
                "per_proces_onwaar",
                "false for the process that a rule names",
                "uitvoering: {technisch_beheer: inbesteed}",
                "U U U U/technisch_beheer:F U/technisch_beheer:T F F T",
            ),
            Geval("elk_proces", "true for each process", f"uitvoering: {alle('derde')}", "U U U T F T T F"),
        ),
        (
            ("beide", ("budget: ja", "solofuncties: ja")),
            ("budget", ("vervangingsbudget: ja",)),
            ("technisch_door_derde", ("door_derde.technisch_beheer: ja",)),
            ("door_derde*", ("uitvoering: derde",)),
        ),
        nooit=frozenset({"een_van_beide"}),
    ),
)

PROCES = (
    Reeks(
        "proces",
        "a fact per process: of a named process, and of the process that the rule is about",
        {
            "genoemd": ("uitvoering.technisch_beheer: derde",),
            "dit*": ("uitvoering: derde",),
            "dit_twee*": ("voorspelbaar: ja", "uitvoering: {niet: derde}"),
            "dit_en_genoemd*": ("uitvoering: derde", "uitvoering.technisch_beheer: derde"),
            "dit_en_algemeen*": ("vervangingsbudget: nee", "voorspelbaar: ja"),
        },
        (
            Geval(
                "twee_processen",
                "each process has its own truth",
                "uitvoering: {technisch_beheer: derde, gegevensbeheer: eigen_beheer},"
                " voorspelbaar: {technisch_beheer: ja, gegevensbeheer: ja}",
                "T U/technisch_beheer:T/gegevensbeheer:F U/technisch_beheer:F/gegevensbeheer:T"
                " U/technisch_beheer:T/gegevensbeheer:F U",
            ),
            Geval(
                "genoemd_onwaar",
                "a named process that is false excludes the rule for each process",
                "uitvoering: {technisch_beheer: eigen_beheer}",
                "F U/technisch_beheer:F U F U",
            ),
            Geval(
                "ander_proces",
                "another process says nothing of the named one",
                "uitvoering: {gegevensbeheer: derde}",
                "U U/gegevensbeheer:T U/gegevensbeheer:F U U",
            ),
            Geval("algemeen_onwaar", "a fact of the partnership counts for each", "vervangingsbudget: ja", "U U U U F"),
            Geval(
                "algemeen_waar",
                "and leaves the rest to the process",
                "vervangingsbudget: nee, voorspelbaar: {technisch_beheer: ja, gegevensbeheer: nee}",
                "U U U/gegevensbeheer:F U U/technisch_beheer:T/gegevensbeheer:F",
            ),
            Geval(
                "onbekend",
                "a process can be unknown by itself",
                "uitvoering: {technisch_beheer: onbekend}",
                "U U U U U",
            ),
        ),
    ),
    Reeks(
        "er_is_en_elk_proces",
        "some process, each process",
        {
            "er_is": ("er_is: {proces: [uitvoering: derde]}",),
            "elk": ("elk: {proces: [uitvoering: derde]}",),
            "elk_niet": ("elk: {proces: [niet: {uitvoering: derde}]}",),
            "een_en_hetzelfde": ("er_is: {proces: [voorspelbaar: ja, beschrijfbaar: nee]}",),
        },
        (
            Geval("alle_acht", "all eight", f"uitvoering: {alle('derde')}", "T T F U"),
            Geval("zeven", "seven, and one is unknown", f"uitvoering: {alle('derde', 7)}", "T U F U"),
            Geval("een", "one settles er_is", "uitvoering: {technisch_beheer: derde}", "T U F U"),
            Geval("een_niet", "one settles elk", "uitvoering: {informatiemanagement: inbesteed}", "U F U U"),
            Geval("geen_van_acht", "none of eight", f"uitvoering: {alle('inbesteed')}", "F F T U"),
            Geval("geen_van_zeven", "none of seven leaves it open", f"uitvoering: {alle('inbesteed', 7)}", "U F U U"),
            Geval("niets_bekend", "nothing is known", "", "U U U U"),
            Geval(
                "zelfde_proces",
                "both of one process",
                "voorspelbaar: {technisch_beheer: ja}, beschrijfbaar: {technisch_beheer: nee}",
                "U U U T",
            ),
            Geval(
                "twee_processen_onbekend",
                "of two processes: each could still be the one",
                "voorspelbaar: {technisch_beheer: ja}, beschrijfbaar: {gegevensbeheer: nee}",
                "U U U U",
            ),
            Geval(
                "twee_processen",
                "of two processes does not add up",
                f"voorspelbaar: {alle('nee', 7)[:-1]}, informatiemanagement: ja}},"
                " beschrijfbaar: {gegevensbeheer: nee, informatiemanagement: ja}",
                "U U U F",
            ),
        ),
    ),
    Reeks(
        "er_is_in_een_regel_per_proces",
        "within er_is and elk, the process is theirs, not that of the rule",
        {
            "er_is*": ("voorspelbaar: ja", "er_is: {proces: [uitvoering: derde]}"),
            "elk*": ("uitvoering: eigen_beheer", "elk: {proces: [niet: {uitvoering: derde}]}"),
        },
        (
            Geval(
                "een_ander_proces",
                "another process satisfies er_is, and spoils elk for all",
                "voorspelbaar: {technisch_beheer: ja, gegevensbeheer: nee}, uitvoering: {informatiemanagement: derde}",
                "U/technisch_beheer:T/gegevensbeheer:F F",
            ),
            Geval("geen_enkel", "none", f"uitvoering: {alle('eigen_beheer')}", "F T"),
            Geval("niets_bekend", "nothing is known", "", "U U"),
        ),
    ),
    Reeks(
        "verschilt_van",
        "two facts with different values: of two named processes, of this one and a named one, and of one and the same",
        {
            "genoemd": ("uitvoering.technisch_beheer: {verschilt_van: uitvoering.functioneel_applicatiebeheer}",),
            "niet": ("niet: {uitvoering.technisch_beheer: {verschilt_van: uitvoering.functioneel_applicatiebeheer}}",),
            "dit_van_genoemd*": ("uitvoering: {verschilt_van: uitvoering.technisch_beheer}",),
            "genoemd_van_dit*": ("uitvoering.technisch_beheer: {verschilt_van: uitvoering}",),
            "zichzelf*": ("uitvoering: {verschilt_van: uitvoering}",),
            "niet_zichzelf*": ("niet: {uitvoering: {verschilt_van: uitvoering}}",),
            "er_is": ("er_is: {proces: [uitvoering: {verschilt_van: uitvoering.technisch_beheer}]}",),
        },
        (
            Geval(
                "gelijk",
                "equal values",
                "uitvoering: {technisch_beheer: derde, functioneel_applicatiebeheer: derde}",
                "F T U/technisch_beheer:F/functioneel_applicatiebeheer:F"
                " U/technisch_beheer:F/functioneel_applicatiebeheer:F U/technisch_beheer:F/functioneel_applicatiebeheer:F"
                " U/technisch_beheer:T/functioneel_applicatiebeheer:T U",
            ),
            Geval(
                "verschillend",
                "different values; the named process does not differ from itself",
                "uitvoering: {technisch_beheer: derde, functioneel_applicatiebeheer: eigen_beheer}",
                "T F U/technisch_beheer:F/functioneel_applicatiebeheer:T"
                " U/technisch_beheer:F/functioneel_applicatiebeheer:T U/technisch_beheer:F/functioneel_applicatiebeheer:F"
                " U/technisch_beheer:T/functioneel_applicatiebeheer:T T",
            ),
            Geval(
                "ander_proces",
                "the process of the rule, not another one",
                "uitvoering: {technisch_beheer: derde, gegevensbeheer: inbesteed}",
                "U U U/technisch_beheer:F/gegevensbeheer:T U/technisch_beheer:F/gegevensbeheer:T"
                " U/technisch_beheer:F/gegevensbeheer:F U/technisch_beheer:T/gegevensbeheer:T T",
            ),
            Geval(
                "rechts_onbekend",
                "the right one is unknown",
                "uitvoering: {technisch_beheer: derde}",
                "U U U/technisch_beheer:F U/technisch_beheer:F U/technisch_beheer:F U/technisch_beheer:T U",
            ),
            Geval(
                "links_onbekend",
                "the left one is unknown",
                "uitvoering: {functioneel_applicatiebeheer: derde}",
                "U U U U U/functioneel_applicatiebeheer:F U/functioneel_applicatiebeheer:T U",
            ),
            Geval("alle_gelijk", "all eight equal", f"uitvoering: {alle('derde')}", "F T F F F T F"),
            Geval("niets_bekend", "nothing is known, not even that a fact equals itself", "", "U U U U U U U"),
        ),
        nooit=frozenset({"zichzelf*", "niet_zichzelf*"}),
    ),
)

GEMEENTE = (
    Reeks(
        "er_is_gemeente",
        "some municipality; false only when the list is complete",
        {
            "er_is": ("er_is: {gemeente: [inwoners: {minstens: 20000}]}",),
            "twee": ("er_is: {gemeente: [inwoners: {minder_dan: 20000}, ict_fte: {minstens: 1}]}",),
            "niet": ("niet: {er_is: {gemeente: [inwoners: {minstens: 20000}]}}",),
            "een_van": (
                "er_is: {gemeente: [een_van: [{inwoners: {minstens: 20000}}, {klanten_wwb: {meer_dan: 500}}]]}",
            ),
            "niet_erin": ("er_is: {gemeente: [niet: {inwoners: {minstens: 20000}}]}",),
            "geen_van": (
                "er_is: {gemeente: [geen_van: [{inwoners: {minstens: 20000}}, {klanten_wwb: {meer_dan: 500}}]]}",
            ),
        },
        (
            Geval("geen_lijst", "no list", "aantal_gemeenten: 2", "U U U U U U"),
            Geval("lege_lijst", "an empty list is never complete", "gemeenten: [], aantal_gemeenten: 1", "U U U U U U"),
            Geval(
                "een_voldoet",
                "one satisfies it, on the edge",
                "aantal_gemeenten: 2, gemeenten: [{naam: A, inwoners: 20000}, {naam: B, inwoners: 5000}]",
                "T U F T T U",
            ),
            Geval(
                "geen_voldoet_volledig",
                "none does and the list is complete",
                "aantal_gemeenten: 2, gemeenten: [{naam: A, inwoners: 19999, ict_fte: 0.9999},"
                " {naam: B, inwoners: 6000, ict_fte: 0}]",
                "F F T U T U",
            ),
            Geval(
                "geen_voldoet_onvolledig",
                "none does, but one is not listed",
                "aantal_gemeenten: 3, gemeenten: [{naam: A, inwoners: 5000, ict_fte: 0.5},"
                " {naam: B, inwoners: 6000, ict_fte: 0}]",
                "U U U U T U",
            ),
            Geval(
                "geen_voldoet_aantal_onbekend",
                "none does, and how many there are is unknown",
                "gemeenten: [{naam: A, inwoners: 5000, ict_fte: 0.5}, {naam: B, inwoners: 6000, ict_fte: 0}]",
                "U U U U T U",
            ),
            Geval(
                "gegeven_ontbreekt",
                "the list is complete, one figure is not known",
                "aantal_gemeenten: 2, gemeenten: [{naam: A, inwoners: 5000}, {naam: B}]",
                "U U U U T U",
            ),
            Geval(
                "onvolledig_en_voldoet",
                "true needs no complete list",
                "aantal_gemeenten: 5, gemeenten: [{naam: A, inwoners: 25000}]",
                "T U F T U U",
            ),
            Geval(
                "twee_gemeenten",
                "of two municipalities does not add up",
                "aantal_gemeenten: 2, gemeenten: [{naam: A, inwoners: 5000, ict_fte: 0},"
                " {naam: B, inwoners: 30000, ict_fte: 4}]",
                "T F F T T U",
            ),
            Geval(
                "een_gemeente",
                "both of one municipality",
                "gemeenten: [{naam: A, inwoners: 5000, ict_fte: 1}]",
                "U T U U T U",
            ),
            Geval(
                "net_boven_de_grens",
                "meer_dan, over its edge",
                "aantal_gemeenten: 1, gemeenten: [{naam: A, inwoners: 100, klanten_wwb: 501}]",
                "F U T T T F",
            ),
            Geval(
                "op_de_grens",
                "meer_dan, on its edge",
                "aantal_gemeenten: 1, gemeenten: [{naam: A, inwoners: 100, klanten_wwb: 500}]",
                "F U T F T T",
            ),
            Geval(
                "allemaal_groot",
                "none is small, and the list is complete",
                "aantal_gemeenten: 1, gemeenten: [{naam: A, inwoners: 20000}]",
                "T F F T F F",
            ),
        ),
    ),
    Reeks(
        "er_is_gemeente_per_proces",
        "a municipality in a rule that is answered for each process",
        {"beide*": ("uitvoering: derde", "er_is: {gemeente: [inwoners: {minstens: 20000}]}")},
        (
            Geval(
                "voldoet",
                "the municipality counts for each process",
                "uitvoering: {technisch_beheer: derde, gegevensbeheer: eigen_beheer},"
                " gemeenten: [{naam: A, inwoners: 20000}]",
                "U/technisch_beheer:T/gegevensbeheer:F",
            ),
            Geval(
                "voldoet_niet",
                "none does, and the list is complete",
                "uitvoering: {technisch_beheer: derde}, aantal_gemeenten: 1, gemeenten: [{naam: A, inwoners: 1}]",
                "F",
            ),
        ),
    ),
)

REEKSEN = (*FEIT, *SAMENSTELLING, *PROCES, *GEMEENTE)
