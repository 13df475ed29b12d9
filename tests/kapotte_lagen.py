"""Layers with one mistake each, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.laagmappen import klein, regel, streek

Maak = Callable[[Path], list[str]]
REGELS = Path(__file__).parent.parent / "regels"


def _met(bestand: str, oud: str, nieuw: str) -> Maak:
    return lambda map_: [streek(map_, (bestand, oud, nieuw))]


def _leeg(map_: Path) -> list[str]:
    (map_ / "leeg").mkdir()
    return [str(map_ / "leeg")]


def _bestand(map_: Path) -> list[str]:
    (map_ / "laag.yaml").write_text("laag: x\n", encoding="utf-8")
    return [str(map_ / "laag.yaml")]


def _twee_van_een_naam(map_: Path) -> list[str]:
    return [klein(map_, "a", "", map_naam="een"), klein(map_, "a", "", map_naam="twee")]


def _kring(map_: Path) -> list[str]:
    return [klein(map_, naam, "", f"bouwt_op: [{ander}]\n") for naam, ander in ("ab", "bc", "ca")]


def _op_elkaar(als: str, kop: str = "") -> Maak:
    """Return a layer with a rule beside another layer with one fact, and what it says of that one at its head."""

    def maak(map_: Path) -> list[str]:
        feit = (
            "- feit: b__klaar\n  soort: ja_nee\n  trap: 2\n  kenner: techniek\n  kort: klaar\n  vraag: Is b klaar?\n"
            "  ja: b is klaar\n  nee: b is niet klaar\n  bron: [{plaats: een}]\n"
        )
        return [klein(map_, "a", regel("a__r", als), kop), klein(map_, "b", "", feiten=feit)]

    return maak


def _extra(naam: str, inhoud: str = "- regel: x\n") -> Maak:
    def maak(map_: Path) -> list[str]:
        pad = streek(map_)
        (Path(pad) / naam).parent.mkdir(exist_ok=True)
        (Path(pad) / naam).write_text(inhoud, encoding="utf-8")
        return [pad]

    return maak


def _bij(naam: str, inhoud: str) -> Maak:
    """Return a layer with something at the end of a file."""

    def maak(map_: Path) -> list[str]:
        pad = streek(map_)
        with (Path(pad) / naam).open("a", encoding="utf-8") as bestand:
            bestand.write(inhoud)
        return [pad]

    return maak


FOUTEN: dict[str, tuple[Maak, str]] = {
    # the folder
    "map bestaat niet": (lambda map_: [str(map_ / "weg")], "weg: deze map bestaat niet. Noem bij --regels de map van een laag."),
    "een bestand": (_bestand, "laag.yaml: dit is een bestand, geen map."),
    "lege map": (_leeg, "leeg: in deze map staat geen laag. Er hoort een bestand laag.yaml in"),
    "zonder kop": (lambda m: [streek(m, weg=("laag.yaml",))], "streek/laag.yaml: dit bestand ontbreekt."),
    "zonder bron": (lambda m: [streek(m, weg=("bron.yaml",))], "streek/bron.yaml: dit bestand ontbreekt."),
    "regels naast basis": (_extra("regels.yaml"), "streek/regels.yaml: dit bestand wordt hier niet gelezen."),
    "de regels van het programma": (
        lambda _: [str(REGELS)],
        "regels: in deze map staat geen laag. Is dit een hele map met regels? Controleer die met: advies check",
    ),
    "een map te hoog": (
        lambda m: [str(Path(streek(m)).parent)],
        ": in deze map staat geen laag. Noem de map van de laag zelf: ",
    ),
    "laag in een laag": (
        _extra("stad/laag.yaml", "laag: stad\n"),
        "streek/stad: deze map wordt niet gelezen. Een laag heeft laag.yaml, bron.yaml, feiten.yaml en drempels.yaml, en de mappen",
    ),
    "laag bij de regels": (
        _extra("basis/stad/laag.yaml", "laag: stad\n"),
        "basis/stad: deze map wordt niet gelezen. Zet de bestanden eruit een map hoger.",
    ),
    "eisen": (_extra("eisen.yaml"), "eisen.yaml: dit bestand hoort bij de regels van de publicatie, en niet bij een laag. Haal het weg."),
    "verkeerde map": (_extra("toets/x.yaml"), "streek/toets: deze map wordt niet gelezen. Bedoelt u 'toetsen'?"),
    "yml": (_extra("basis/x.yml"), "streek/basis/x.yml: dit bestand wordt niet gelezen: de naam moet eindigen op .yaml."),
    # the head
    "twee lagen van een naam": (_twee_van_een_naam, "twee/laag.yaml:1:1: de laag 'a' is er al: "),
    "kring van lagen": (_kring, "a/laag.yaml:1:1: lagen bouwen in een kring op elkaar: a -> b -> c -> a."),
    "bouwt op zichzelf": (
        _met("laag.yaml", "schakelt_uit:", "bouwt_op: [streek]\nschakelt_uit:"),
        "laag.yaml:1:1: lagen bouwen in een kring op elkaar: streek -> streek.",
    ),
    "bouwt op een tekst": (
        _met("laag.yaml", "schakelt_uit:", "bouwt_op: stad\nschakelt_uit:"),
        "laag.yaml:3:11: 'bouwt_op' moet een lijst zijn, zoals [a, b]; gevonden is 'stad'.",
    ),
    "bouwt op wat er niet is": (
        lambda m: [klein(m, "a", "", "bouwt_op: [b]\n")],
        "a/laag.yaml:1:1: de laag 'a' bouwt op de laag 'b', en die is niet geladen.",
    ),
    "geen naam": (_met("laag.yaml", "laag: streek", "laag: De Streek"), "laag.yaml:1:7: 'De Streek' is geen naam"),
    "naam met twee streepjes": (_met("laag.yaml", "laag: streek", "laag: de__streek"), "laag.yaml:1:7: 'de__streek' kan niet"),
    "naam van een feit": (_met("laag.yaml", "laag: streek", "laag: fase"), "laag.yaml:1:7: 'fase' is al de naam van een feit"),
    "onbekende sleutel": (
        _met("laag.yaml", "schakelt_uit:", "schakel_uit:"),
        "laag.yaml:3:1: de kop van een laag kent geen 'schakel_uit'. Bedoelt u 'schakelt_uit'?",
    ),
    # switching off
    "onbekende regel uit": (
        _met("laag.yaml", "geen_vervangingsbudget:", "geen_vervangbudget:"),
        "laag.yaml:4:3: de publicatie heeft geen regel 'geen_vervangbudget'. Bedoelt u 'geen_vervangingsbudget'?",
    ),
    "uit zonder reden": (
        _met("laag.yaml", "De streek betaalt vervanging uit een eigen fonds.", ""),
        "laag.yaml:4:3: 'geen_vervangingsbudget' mist een reden; elk antwoord toont haar.",
    ),
    "uit als lijst": (
        _met("laag.yaml", "\n  geen_vervangingsbudget: De streek betaalt vervanging uit een eigen fonds.", " [a]"),
        "laag.yaml:3:15: onder 'schakelt_uit' hoort bij elke regel een reden",
    ),
    "regel van een laag uit": (
        _met("laag.yaml", "geen_vervangingsbudget:", "streek__beheer:"),
        "laag.yaml:4:3: 'streek__beheer' is een regel van een laag; uitschakelen kan alleen bij een regel van de publicatie.",
    ),
    "regel twee keer uit": (
        _met("laag.yaml", "  geen_v", "  geen_vervangingsbudget: Om een andere reden.\n  geen_v"),
        "laag.yaml:5:3: 'geen_vervangingsbudget' staat er twee keer; de eerste keer op regel 4",
    ),
    "tegenspraak uit": (
        _met("laag.yaml", "geen_vervangingsbudget:", "{tegenspraak}:"),
        "zo'n regel kan niet uit.",
    ),
    "afgeleid feit uit": (
        _met("laag.yaml", "geen_vervangingsbudget:", "{afgeleid}:"),
        "is een afgeleid feit; alleen een regel kan uit.",
    ),
    # names
    "regel zonder laag": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: beheer"),
        "opslag.yaml:35:10: 'beheer' begint niet met de naam van de laag. Schrijf 'streek__beheer'.",
    ),
    "regel met een streepje": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: streek_beheer"),
        "opslag.yaml:35:10: 'streek_beheer' begint niet met de naam van de laag. Schrijf 'streek__beheer'.",
    ),
    "andere laag": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: stad__beheer"),
        "opslag.yaml:35:10: 'stad__beheer' begint niet met de naam van de laag. Schrijf 'streek__beheer'.",
    ),
    "feit zonder laag": (
        _met("feiten.yaml", "feit: streek__aantal_storingen", "feit: aantal_storingen"),
        "feiten.yaml:15:9: 'aantal_storingen' begint niet met de naam van de laag. Schrijf 'streek__aantal_storingen'.",
    ),
    "drempel zonder laag": (
        _met("drempels.yaml", "streek__te_veel", "te_veel"),
        "drempels.yaml:1:12: 'te_veel_storingen' begint niet met de naam van de laag.",
    ),
    "regel van de publicatie": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: krappe_migratie"),
        "opslag.yaml:35:10: 'krappe_migratie' is een regel van de publicatie; een laag verandert die niet. Zet haar uit met"
        " 'schakelt_uit' in laag.yaml. Noem uw eigen 'streek__krappe_migratie'.",
    ),
    "feit van de publicatie": (
        _met("feiten.yaml", "feit: streek__aantal_storingen", "feit: vervangingsbudget"),
        "feiten.yaml:15:9: 'vervangingsbudget' is een feit van het programma; een laag verandert dat niet.",
    ),
    "twee keer dezelfde regel": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: streek__opslag"),
        "opslag.yaml:35:10: de naam 'streek__opslag' bestaat al: ",
    ),
    # what it refers to
    "onbekende plaats": (
        _met("basis/opslag.yaml", "bron: [{plaats: artikel_3}]", "bron: [{plaats: artikel_33}]"),
        "opslag.yaml:14:19: de bron van de laag 'streek' heeft geen plaats 'artikel_33'. Bedoelt u 'artikel_3'?",
    ),
    "onbekend feit": (
        _met("basis/opslag.yaml", "- streek__opslag_in_streek: nee", "- streek__opslag_in_strek: nee"),
        "opslag.yaml:16:7: er is geen feit 'streek__opslag_in_strek'. Bedoelt u 'streek__opslag_in_streek'?",
    ),
    "onbekend feit van een laag zonder namen": (
        lambda m: [klein(m, "a", regel("a__r", "a__klaar: ja"))],
        "regels.yaml:9:7: er is geen feit 'a__klaar'. Met 'advies schema' ziet u alle feiten.",
    ),
    "feit van een laag die er niet is": (
        _met("basis/opslag.yaml", "- streek__opslag_in_streek: nee", "- stad__opslag: nee"),
        "opslag.yaml:16:7: 'stad__opslag' is een naam van de laag 'stad', en die is niet geladen.",
    ),
    "feit van een laag waar zij niet op bouwt": (
        _op_elkaar("b__klaar: nee"),
        "regels.yaml:9:7: 'b__klaar' is van de laag 'b'. Zet in laag.yaml van deze laag: 'bouwt_op: [b]'.",
    ),
    "onbekend feit van een laag waar zij niet op bouwt": (
        _op_elkaar("b__gereed: nee"),
        "regels.yaml:9:7: er is geen feit 'b__gereed'. Met 'advies schema' ziet u alle feiten.",
    ),
    "onbekend feit van een laag waar zij op bouwt": (
        _op_elkaar("b__klar: nee", "bouwt_op: [b]\n"),
        "regels.yaml:9:7: er is geen feit 'b__klar'. Bedoelt u 'b__klaar'?",
    ),
    "drempel in een andere eenheid": (
        _met("drempels.yaml", "eenheid: storingen", "eenheid: maanden"),
        "opslag.yaml:8:44: de drempel 'streek__te_veel_storingen' is een getal in maanden",
    ),
    "telt mee in een aanbeveling": (
        _met("basis/opslag.yaml", "  over: technisch_beheer\n", "  over: technisch_beheer\n  aanbevelingen: [3]\n"),
        "opslag.yaml:42:18: 'aanbevelingen' hoort bij regels van de publicatie",
    ),
    "kring van afgeleide feiten": (
        _met("basis/opslag.yaml", "    - streek__aantal_storingen: {minstens: streek__te_veel_storingen}", "    - streek__storingsgevoelig: ja"),
        "opslag.yaml:1:3: afgeleide feiten bouwen in een kring op elkaar: streek__storingsgevoelig -> streek__storingsgevoelig.",
    ),
    "wijkt voor wat uit staat": (
        _met("basis/opslag.yaml", "  over: technisch_beheer\n", "  wijkt_voor: [geen_vervangingsbudget]\n"),
        "opslag.yaml:41:16: de laag 'streek' schakelt de regel 'geen_vervangingsbudget' uit, dus er is niets om voor te wijken.",
    ),
    "waarde van een feit": (
        _met("basis/opslag.yaml", "- streek__opslag_in_streek: nee", "- streek__opslag_in_streek: deels"),
        "opslag.yaml:16:33: 'deels' kan niet bij 'streek__opslag_in_streek'. Toegestaan: ja of nee.",
    ),
    "feit in een tekst": (
        _met("basis/opslag.yaml", "Verhuis de gegevens naar", "Verhuis {streek__opslag_in_strek} naar"),
        "opslag.yaml:17:10: '{streek__opslag_in_strek}' kan hier niet worden ingevuld: dat feit is niet zeker bekend. Bedoelt u 'streek__",
    ),
    "bron als tekst": (
        _met("basis/opslag.yaml", "bron: [{plaats: artikel_3}]", "bron: artikel_3"),
        "opslag.yaml:14:9: onder 'bron' hoort een lijst van verwijzingen, zoals [{plaats: artikel_3}]. De plaatsen staan in bron.yaml",
    ),
    "bron als lijst van tekst": (
        _met("basis/opslag.yaml", "bron: [{plaats: artikel_3}]", "bron: [artikel_3]"),
        "opslag.yaml:14:10: een verwijzing ziet er zo uit: '{plaats: artikel_3}'. De plaatsen staan in bron.yaml",
    ),
    "bron zonder plaats": (
        _met("basis/opslag.yaml", "bron: [{plaats: artikel_3}]", "bron: [{artikel: 3}]"),
        "opslag.yaml:14:11: een verwijzing kent geen 'artikel'. Toegestaan: plaats, voorwoord, hoofdstuk,",
    ),
    "lege bron": (
        _met("basis/opslag.yaml", "bron: [{plaats: artikel_3}]", "bron: []"),
        "opslag.yaml:14:9: geef minstens één verwijzing naar de bron, zoals [{plaats: artikel_3}].",
    ),
    "plaats en aanbeveling in een": (
        _met("basis/opslag.yaml", "bron: [{plaats: artikel_3}]", "bron: [{plaats: artikel_3, aanbeveling: 3}]"),
        "opslag.yaml:14:30: een verwijzing naar de bron van de laag kent geen 'aanbeveling'. Toegestaan: plaats.",
    ),
    "drempel zonder grond": (_met("drempels.yaml", "  grond: tekst\n", ""), "drempels.yaml:1:3: een drempel mist 'grond'."),
    "drempel zonder eenheid": (
        _met("drempels.yaml", "eenheid: storingen", "eenheid:"),
        "drempels.yaml:3:11: 'eenheid' is leeg.",
    ),
    "drempel zonder bron": (
        _met("drempels.yaml", "  bron: [{plaats: artikel_4}]\n", ""),
        "drempels.yaml:1:3: een drempel mist 'bron'.",
    ),
    "drempel met een komma": (
        _met("drempels.yaml", "getal: 20", "getal: 20,5"),
        "drempels.yaml:2:10: 'getal' moet een getal zijn, zoals 12 of 2.5; gevonden is '20,5'. Schrijf een punt: 20.5.",
    ),
    "drempel van de publicatie": (
        _met("drempels.yaml", "streek__te_veel_storingen", "reistijd_minuten"),
        "drempels.yaml:1:12: 'reistijd_minuten' begint niet met de naam van de laag. Schrijf 'streek__reistijd_minuten'.",
    ),
    "lege regel": (
        _bij("basis/opslag.yaml", "- regel: streek__half\n"),
        "opslag.yaml:49:3: een regel mist 'titel', 'soort', 'sterkte', 'grond', 'bron', 'als', 'tekst', 'uitleg', 'wie' en 'fase'."
        " Een begin met bij elke sleutel wat daar hoort, geeft: advies rules nieuw streek__half",
    ),
    "leeg feit": (
        _bij("feiten.yaml", "- feit: streek__half\n"),
        "feiten.yaml:26:3: een feit mist 'soort', 'trap', 'kenner', 'vraag', 'bron' en 'kort'."
        " Een begin met bij elke sleutel wat daar hoort, geeft: advies feit nieuw streek__half",
    ),
    "feit bij de regels": (
        _bij("basis/opslag.yaml", "- feit: streek__half\n  soort: ja_nee\n"),
        "opslag.yaml:49:3: dit is een feit, en dit bestand is voor regels. Zet een feit in feiten.yaml van de laag",
    ),
    "toets bij de regels": (
        _bij("basis/opslag.yaml", "- toets: a\n  feiten: {fase: ontwerp}\n"),
        "opslag.yaml:49:3: dit is een toets, en dit bestand is voor regels. Zet een toets in een bestand in de map 'toetsen'.",
    ),
    "leeg bestand": (_extra("basis/later.yaml", "# later\n"), "later.yaml:1:1: dit bestand is leeg. Zet er een regel in, of haal"),
    "wijkt voor wat er niet is": (
        _met("basis/opslag.yaml", "  over: technisch_beheer\n", "  over: technisch_beheer\n  wijkt_voor: [eigen_regi]\n"),
        "opslag.yaml:42:16: er is geen regel 'eigen_regi'. Bedoelt u 'eigen_regie'?",
    ),
    # facts and source
    "lijst van gemeenten": (
        _met("feiten.yaml", "  soort: geheel_getal\n", "  soort: gemeenten\n  velden: [{veld: naam, soort: tekst, kort: naam}]\n"),
        "feiten.yaml:16:10: een laag kan geen lijst van gemeenten toevoegen",
    ),
    "oude naam van een ander": (
        _met("feiten.yaml", "  soort: geheel_getal\n", "  soort: geheel_getal\n  vervangt: [storingen]\n"),
        "feiten.yaml:17:13: 'storingen' begint niet met de naam van de laag.",
    ),
    "vraag zonder vraagteken": (
        _met("feiten.yaml", "vorig jaar?", "vorig jaar"),
        "feiten.yaml:15:3: de vraag van 'streek__aantal_storingen' eindigt niet met een vraagteken.",
    ),
    "feiten met een titel": (
        _met("feiten.yaml", "- feit: streek__opslag_in_streek", "feiten:\n- feit: streek__opslag_in_streek"),
        "feiten.yaml:2:1: dit bestand is een lijst: een feit begint met een streepje; gevonden is een groep met namen.",
    ),
    "feit zonder korte naam": (_met("feiten.yaml", "kort: opslag in de streek", "kort:"), "feiten.yaml:6:8: 'kort' is leeg."),
    "feit zonder vraag": (
        _met("feiten.yaml", 'vraag: "Hoeveel storingen waren er vorig jaar?"', "vraag:"),
        "feiten.yaml:20:9: 'vraag' is leeg.",
    ),
    "begrip zonder woorden": (
        _met("basis/opslag.yaml", "ja: er zijn veel storingen", "ja:"),
        "opslag.yaml:3:6: 'ja' is leeg.",
    ),
    "plaats zonder tekst": (_met("bron.yaml", "tekst: artikel 3", 'tekst: ""'), "bron.yaml:5:32: 'tekst' is leeg."),
    "adres van de bron": (
        _met("bron.yaml", "jaar: 2024", "jaar: 2024\nadres: onze site"),
        "bron.yaml:4:8: 'adres' is een webadres, dat begint met https://; gevonden is 'onze site'.",
    ),
    "adres van een plaats": (
        _met("bron.yaml", "https://voorbeeld.nl/afspraak", "voorbeeld.nl"),
        "bron.yaml:6:50: 'adres' is een webadres, dat begint met https://; gevonden is 'voorbeeld.nl'.",
    ),
    "jaar is geen jaar": (_met("bron.yaml", "jaar: 2024", "jaar: 2024.5"), "bron.yaml:3:7: 'jaar' is een jaartal, zoals 2024."),
    "plaats twee keer": (_met("bron.yaml", "plaats: artikel_4", "plaats: artikel_3"), "bron.yaml:6:5: de plaats 'artikel_3' staat er twee keer."),
    "geen yaml": (_met("bron.yaml", "titel: Streekafspraak ict", "titel: [Streekafspraak"), "bron.yaml:"),
}  # fmt: skip
