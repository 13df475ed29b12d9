"""Mistakes that a rule author makes: one in each small folder of rules, with the place, the cause and the cure that must be told."""

from __future__ import annotations

from typing import NamedTuple

REGELS = "basis/r.yaml"
TOETSEN = "toetsen/t.yaml"
DREMPELS = "drempels.yaml"
GOED = {
    REGELS: """\
- regel: proef
  titel: Proef
  soort: risico
  sterkte: zou_moeten
  grond: tekst
  bron: [{aanbeveling: 8}]
  aanbevelingen: [8]
  als:
    - vervangingsbudget: nee
    - omvang_wiz_fte: {minstens: genoeg_fte}
  tekst: Met {omvang_wiz_fte} zit u boven {genoeg_fte} fte.
  uitleg: Uitleg.
  kanttekening: De grens van {genoeg_fte} fte is van ons.
  wie: [bestuur]
  fase: [ontwerp, exploitatie]
- afgeleid: begrip
  kort: k
  ja: j
  nee: n
  grond: tekst
  bron: [{aanbeveling: 8}]
  betekent:
    - fase: ontwerp
""",
    TOETSEN: """\
- toets: gaat op
  feiten: {vervangingsbudget: nee, omvang_wiz_fte: 40}
  moet: [proef]
- toets: gaat niet op
  feiten: {vervangingsbudget: ja}
  mag_niet: [proef]
- toets: staat open
  feiten: {vervangingsbudget: nee}
  open: [proef]
""",
    DREMPELS: """\
- drempel: genoeg_fte
  getal: 40
  eenheid: fte
  grond: afgeleid
  bron: [{aanbeveling: 8}]
""",
    "eisen.yaml": "- eis: een_keuze\n  titel: Eén keuze\n  over: keuze\n  hoogstens: 1\n",
    "vervallen.yaml": "# nog niets\n",
}
"""A folder in which nothing is wrong."""
STAAT_OPEN = "- toets: staat open\n  feiten: {vervangingsbudget: nee}\n  open: [proef]\n"
BUDGET = "    - vervangingsbudget: nee\n"
TEKST = "  tekst: Met {omvang_wiz_fte} zit u boven {genoeg_fte} fte.\n"
ALS = BUDGET + "    - omvang_wiz_fte: {minstens: genoeg_fte}\n"


class Fout(NamedTuple):
    """One mistake.

    Args:
        naam: what the author did.
        bestand: the file in which it is; the name of a new file when `oud` is empty.
        oud: what stood there.
        nieuw: what stands there now.
        plek: line and column of the message; empty when it is about a file as a whole.
        oorzaak: what the message says is wrong.
        raad: what it says to do.
    """

    naam: str
    bestand: str
    oud: str
    nieuw: str
    plek: str
    oorzaak: str
    raad: str


FOUTEN = [
    # files and folders
    Fout(
        "yml",
        "basis/meer.yml",
        "",
        "- regel: x\n",
        "",
        "basis/meer.yml: dit bestand wordt niet gelezen",
        "Noem het 'meer.yaml'",
    ),
    Fout("hoofdletters", "basis/meer.YAML", "", "x", "", "moet eindigen op .yaml", "Noem het 'meer.yaml'"),
    Fout("als tekst bewaard", "basis/meer.yaml.txt", "", "x", "", "wordt niet gelezen", "Noem het 'meer.yaml'"),
    Fout("map onder basis", "basis/nieuw/meer.yaml", "", "x", "", "basis/nieuw: deze map wordt niet", "een map hoger"),
    Fout("yml bij toetsen", "toetsen/meer.yml", "", "x", "", "wordt niet gelezen", "Noem het 'meer.yaml'"),
    Fout("map onder toetsen", "toetsen/nieuw/meer.yaml", "", "x", "", "deze map wordt niet gelezen", "een map hoger"),
    Fout(
        "toetsen verkeerd genoemd",
        "toets/meer.yaml",
        "",
        "x",
        "",
        "deze map wordt niet gelezen",
        "Bedoelt u 'toetsen'?",
    ),
    Fout("regels naast basis", "extra.yaml", "", "x", "", "wordt hier niet gelezen", "in de map 'basis'"),
    Fout("eis.yaml", "eis.yaml", "", "x", "", "wordt hier niet gelezen", "Bedoelt u 'eisen.yaml'?"),
    Fout("leeg regelbestand", "basis/leeg.yaml", "", "# later\n", "1:1", "dit bestand is leeg", "haal het bestand weg"),
    Fout("leeg toetsbestand", "toetsen/leeg.yaml", "", "\n", "1:1", "dit bestand is leeg", "Zet er een toets in"),
    Fout("lege eisen", "eisen.yaml", GOED["eisen.yaml"], "", "1:1", "dit bestand is leeg", "Zet er een eis in"),
    # YAML
    Fout(
        "te ver ingesprongen",
        REGELS,
        "  soort: risico",
        "    soort: risico",
        "3:10",
        "inspringing klopt niet",
        "recht onder",
    ),
    Fout(
        "te ver ingesprongen drempel", DREMPELS, "  getal: 40", "     getal: 40", "2:11", "inspringing", "recht onder"
    ),
    Fout(
        "dubbele punt in tekst",
        REGELS,
        "uitleg: Uitleg.",
        "uitleg: Let op: dit.",
        "12:17",
        "dubbele punt",
        "aanhalingstekens",
    ),
    Fout("tab", REGELS, "  soort: risico", "\tsoort: risico", "3:1", "tab", "Spring in met spaties"),
    Fout(
        "haak niet gesloten",
        REGELS,
        "wie: [bestuur]",
        "wie: [bestuur",
        "15:7",
        "komma, haak of aanhalingsteken",
        "erboven",
    ),
    Fout(
        "dubbele sleutel",
        REGELS,
        "  grond: tekst\n  bron: [{aanbeveling: 8}]\n  aanbevelingen",
        "  grond: tekst\n  soort: advies\n  bron: [{aanbeveling: 8}]\n  aanbevelingen",
        "6:3",
        "'soort' staat er twee keer",
        "Laat er één staan",
    ),
    Fout(
        "anker", REGELS, "uitleg: Uitleg.", "uitleg: &a Uitleg.", "12:11", "verwijzingen en typen", "aanhalingstekens"
    ),
    Fout("geen lijst", REGELS, "- regel: proef", "regel: proef", "2:8", "inspringing", "zet het streepje ervoor"),
    # a rule
    Fout(
        "onbekend veld",
        REGELS,
        "  uitleg: U",
        "  toelichting: T\n  uitleg: U",
        "12:3",
        "kent geen 'toelichting'",
        "Bedoelt u 'stelling'?",
    ),
    Fout("veld verschreven", REGELS, "  wie: [", "  wei: [", "14:3", "kent geen 'wei'", "Bedoelt u 'wie'?"),
    Fout("veld vergeten", REGELS, "  uitleg: Uitleg.\n", "", "1:3", "een regel mist 'uitleg'", "mist"),
    Fout(
        "lege regel",
        REGELS,
        "- afgeleid: begrip\n",
        "- regel: half\n- afgeleid: begrip\n",
        "16:3",
        "een regel mist 'titel', 'soort', 'sterkte', 'grond', 'bron', 'als', 'tekst', 'uitleg', 'wie' en 'fase'",
        "advies rules nieuw half",
    ),
    Fout(
        "leeg begrip",
        REGELS,
        "- afgeleid: begrip\n",
        "- afgeleid: half\n- afgeleid: begrip\n",
        "16:3",
        "een afgeleid feit mist 'kort', 'ja', 'nee', 'grond', 'bron' en 'betekent'",
        "advies rules nieuw --soort afgeleid half",
    ),
    Fout(
        "lege drempel",
        DREMPELS,
        "- drempel: g",
        "- drempel: half\n- drempel: g",
        "1:3",
        "een drempel mist 'getal', 'eenheid', 'grond' en 'bron'",
        "advies rules nieuw --soort drempel half",
    ),
    Fout("soort leeg", REGELS, "soort: risico", "soort:", "3:9", "'soort' is leeg", "Kies uit: reikwijdte, vorm"),
    Fout("wie leeg", REGELS, "wie: [bestuur]", "wie:", "14:7", "'wie' is leeg", "minstens één: bestuur, management"),
    Fout("fase leeg", REGELS, "fase: [ontwerp, exploitatie]", "fase: []", "15:9", "'fase' is leeg", "minstens één: or"),
    Fout("soort", REGELS, "soort: risico", "soort: risiko", "3:10", "kan niet bij 'soort'", "Bedoelt u 'risico'?"),
    Fout("sterkte", REGELS, "zou_moeten", "zou moeten", "4:12", "kan niet bij 'sterkte'", "Bedoelt u 'zou_moeten'?"),
    Fout(
        "fase", REGELS, "fase: [ontwerp,", "fase: [ontwerpen,", "15:10", "'ontwerpen' kan niet", "Bedoelt u 'ontwerp'?"
    ),
    Fout(
        "aanbeveling tien",
        REGELS,
        "aanbevelingen: [8]",
        "aanbevelingen: [10]",
        "7:19",
        "'10' kan niet",
        "Toegestaan: 1",
    ),
    Fout(
        "kern zonder aanbeveling",
        REGELS,
        "  aanbevelingen: [8]\n",
        "  kern: ja\n",
        "7:9",
        "'kern' noemt",
        "staat er geen",
    ),
    Fout(
        "bron bestaat niet",
        REGELS,
        "bron: [{aanbeveling: 8}]\n  a",
        "bron: [{casus: 12}]\n  a",
        "6:18",
        "geen casus '12'",
        "Toegestaan",
    ),
    Fout("lege titel", REGELS, "titel: Proef", "titel:", "2:9", "'titel' is leeg", "leeg"),
    Fout(
        "naam met hoofdletter", REGELS, "regel: proef", "regel: Proef", "1:10", "is geen naam", "gebruik kleine letters"
    ),
    Fout(
        "naam twee keer",
        REGELS,
        "- afgeleid: begrip",
        GOED[REGELS].split("- afgeleid")[0] + "- afgeleid: begrip",
        "16:10",
        "bestaat al",
        "r.yaml:1:3",
    ),
    Fout(
        "begrip heet als feit",
        REGELS,
        "afgeleid: begrip",
        "afgeleid: karakter",
        "16:13",
        "al een gewoon feit",
        "een andere naam",
    ),
    Fout(
        "twee conclusies",
        REGELS,
        "  wie: [",
        "  dan: {keuze: uitbesteden_mag, vorm: vorm_1}\n  wie: [",
        "14:8",
        "één conclusie",
        "{keuze: uitbesteden_mag}",
    ),
    Fout(
        "conclusie",
        REGELS,
        "  wie: [",
        "  dan: {vorm: vorm_9}\n  wie: [",
        "14:15",
        "'vorm_9' kan niet",
        "Toegestaan: vorm_1",
    ),
    Fout(
        "plaats zonder proces",
        REGELS,
        "  wie: [",
        "  plaats: past_niet\n  wie: [",
        "14:11",
        "hoort een ict-proces",
        "zet er 'over",
    ),
    Fout(
        "wijkt voor niets",
        REGELS,
        "  wie: [",
        "  wijkt_voor: [zzz]\n  wie: [",
        "14:16",
        "geen regel 'zzz'",
        "'advies rules'",
    ),
    Fout(
        "toets tussen de regels",
        REGELS,
        "- afgeleid",
        GOED[TOETSEN].split("- toets: gaat niet")[0] + "- afgeleid",
        "16:3",
        "dit is een toets",
        "in de map 'toetsen'",
    ),
    Fout(
        "eis tussen de regels",
        REGELS,
        "- afgeleid",
        GOED["eisen.yaml"] + "- afgeleid",
        "16:3",
        "dit is een eis",
        "in eisen.yaml",
    ),
    Fout(
        "drempel tussen de regels",
        REGELS,
        "- afgeleid",
        GOED[DREMPELS] + "- afgeleid",
        "16:3",
        "dit is een drempel",
        "in drempels.yaml",
    ),
    Fout("achteraf vergeten", REGELS, "[ontwerp, exploitatie]", "[ontwerp]", "1:3", "achteraf", "exploitatie"),
    # conditions
    Fout(
        "feit verschreven",
        REGELS,
        "- vervangingsbudget: nee",
        "- vervangingsbuget: nee",
        "9:7",
        "geen feit",
        "Bedoelt u 'vervangingsbudget'?",
    ),
    Fout(
        "feit ver weg",
        REGELS,
        "- vervangingsbudget: nee",
        "- qqqq: nee",
        "9:7",
        "er is geen feit 'qqqq'",
        "Met 'advies schema'",
    ),
    Fout(
        "samenstelling als feit",
        REGELS,
        BUDGET,
        "    - uitvoering.technisch_beheer: {verschilt_van: een_van}\n",
        "9:52",
        "geen feit 'een_van'",
        "'advies schema'",
    ),
    Fout("waarde verschreven", REGELS, "budget: nee", "budget: neen", "9:26", "'neen' kan niet", "Bedoelt u 'nee'?"),
    Fout(
        "twee op een regel",
        REGELS,
        "- vervangingsbudget: nee",
        "- {vervangingsbudget: nee, fase: ontwerp}",
        "9:7",
        "eigen regel",
        "streepje",
    ),
    Fout("komma in een getal", REGELS, "{minstens: genoeg_fte}", "{minstens: 30,5}", "10:34", "met een punt", "30.5"),
    Fout(
        "komma tussen tekens",
        REGELS,
        "{minstens: genoeg_fte}",
        "{minstens: '30,5'}",
        "10:34",
        "hoort een getal",
        "Schrijf een punt: 30.5",
    ),
    Fout(
        "getal zonder grens",
        REGELS,
        "{minstens: genoeg_fte}",
        "40,5",
        "10:23",
        "minstens: 30",
        "Schrijf een punt: 40.5",
    ),
    Fout(
        "grens verschreven",
        REGELS,
        "{minstens: genoeg_fte}",
        "{minsten: genoeg_fte}",
        "10:24",
        "kent geen 'minsten'",
        "Bedoelt u 'minstens'?",
    ),
    Fout(
        "grens buiten bereik",
        REGELS,
        "{minstens: genoeg_fte}",
        "{minstens: 90000}",
        "10:34",
        "deze grens zegt niets",
        "tussen 0 en 20000",
    ),
    Fout(
        "proces vergeten",
        REGELS,
        BUDGET,
        "    - uitvoering: derde\n",
        "9:7",
        "een waarde per proces",
        "voor_elk: proces",
    ),
    Fout(
        "proces verschreven",
        REGELS,
        BUDGET,
        "    - uitvoering.technisch: derde\n",
        "9:7",
        "geen ict-proces",
        "Bedoelt u 'technisch_beheer'?",
    ),
    Fout(
        "alle waarden",
        REGELS,
        BUDGET,
        "    - karakter: {een_van: [wij_samen, ik_voor_jou]}\n",
        "9:27",
        "alle waarden",
        "zegt dan niets",
    ),
    Fout("lege lijst", REGELS, BUDGET, "    - een_van: []\n", "9:16", "lijst van voorwaarden", "streepje"),
    Fout(
        "begrip op zichzelf", REGELS, "    - fase: ontwerp\n", "    - begrip: ja\n", "16:3", "kring", "begrip -> begrip"
    ),
    # texts
    Fout(
        "accolade niet gesloten",
        REGELS,
        "{omvang_wiz_fte} zit",
        "{omvang_wiz_fte zit",
        "11:10",
        "niet wordt gesloten",
        "{omvang_wiz_fte}",
    ),
    Fout(
        "accolade niet geopend",
        REGELS,
        "uitleg: Uitleg.",
        "uitleg: Uitleg}.",
        "12:11",
        "niet wordt geopend",
        "{omvang_wiz_fte}",
    ),
    Fout(
        "accolade in een ja-zin", REGELS, "  ja: j\n", "  ja: j {x\n", "18:7", "niet wordt gesloten", "{omvang_wiz_fte}"
    ),
    Fout(
        "feit dat niet zeker is",
        REGELS,
        "uitleg: Uitleg.",
        "uitleg: Zie {fase}.",
        "12:11",
        "niet zeker bekend",
        "omvang_wiz_fte",
    ),
    Fout(
        "feit in de kanttekening",
        REGELS,
        "De grens van {genoeg",
        "Bij {fase} is {genoeg",
        "13:17",
        "niet worden ingevuld",
        "de naam van een drempel",
    ),
    Fout(
        "voorwaarde stuk, tekst goed",
        REGELS,
        ALS,
        BUDGET + "    - omvang_wiz: {minstens: genoeg_fte}\n",
        "10:7",
        "geen feit",
        "'omvang_wiz_fte'",
    ),
    # thresholds
    Fout(
        "drempel verschreven",
        REGELS,
        "{minstens: genoeg_fte}",
        "{minstens: genoeg_ft}",
        "10:34",
        "de naam van een drempel",
        "Bedoelt u 'genoeg_fte'?",
    ),
    Fout(
        "drempel ver weg",
        REGELS,
        "{minstens: genoeg_fte}",
        "{minstens: veel}",
        "10:34",
        "of de naam van een drempel",
        "rules --drempels",
    ),
    Fout(
        "drempel in tekst verschreven",
        REGELS,
        "boven {genoeg_fte}",
        "boven {genoeg_ft}",
        "11:10",
        "'{genoeg_ft}' kan hier niet",
        "Bedoelt u 'genoeg_fte'?",
    ),
    Fout(
        "drempel in andere eenheid",
        DREMPELS,
        "eenheid: fte",
        "eenheid: klanten",
        "r.yaml:10:34",
        "een getal in klanten",
        "Neem een andere drempel",
    ),
    Fout("drempel zonder bron", DREMPELS, "  bron: [{aanbeveling: 8}]\n", "", "1:3", "een drempel mist 'bron'", "mist"),
    Fout(
        "drempel met komma",
        DREMPELS,
        "getal: 40",
        "getal: 40,5",
        "2:10",
        "moet een getal zijn",
        "Schrijf een punt: 40.5",
    ),
    Fout(
        "drempel heet als feit",
        DREMPELS,
        "drempel: genoeg_fte",
        "drempel: fase",
        "1:12",
        "al de naam van een feit",
        "een andere naam",
    ),
    Fout(
        "drempel twee keer",
        DREMPELS,
        "- drempel",
        GOED[DREMPELS] + "- drempel",
        "6:12",
        "bestaat al",
        "drempels.yaml:1:3",
    ),
    Fout(
        "drempel ongebruikt",
        DREMPELS,
        "- drempel: g",
        GOED[DREMPELS].replace("genoeg", "ander") + "- drempel: g",
        "1:3",
        "in geen enkele voorwaarde",
        "haal hem weg",
    ),
    Fout(
        "drempel los in de tekst",
        REGELS,
        "boven {genoeg_fte} fte",
        "boven 40 fte",
        "11:10",
        "hier staat 40 los",
        "Schrijf {genoeg_fte}",
    ),
    # tests
    Fout(
        "toets van geen regel",
        TOETSEN,
        "moet: [proef]",
        "moet: [proeg]",
        "3:10",
        "geen regel 'proeg'",
        "Bedoelt u 'proef'?",
    ),
    Fout(
        "toets van een regel ver weg",
        TOETSEN,
        "moet: [proef]",
        "moet: [zzz]",
        "3:10",
        "geen regel 'zzz'",
        "'advies rules'",
    ),
    Fout("toets zonder verwachting", TOETSEN, "  moet: [proef]\n", "", "1:3", "noemt minstens één regel", "'moet'"),
    Fout(
        "toets met feit verschreven",
        TOETSEN,
        "feiten: {vervangingsbudget: ja}",
        "feiten: {vervangingsbuget: ja}",
        "5:12",
        "vervangingsbuget",
        "Bedoelt u 'vervangingsbudget'?",
    ),
    Fout(
        "regel tussen de toetsen",
        TOETSEN,
        "- toets: gaat op",
        GOED[REGELS].split("- afgeleid")[0] + "- toets: gaat op",
        "1:3",
        "dit is een regel",
        "in de map 'basis'",
    ),
    Fout(
        "toets die zakt",
        TOETSEN,
        "omvang_wiz_fte: 40",
        "omvang_wiz_fte: 39",
        "1:3",
        "proef moet zeker zijn",
        "is uitgesloten",
    ),
    Fout(
        "toets ontbreekt",
        TOETSEN,
        STAAT_OPEN,
        "",
        "r.yaml:1:3",
        "geen toets waarin hij open",
        "--voorstel proef",
    ),
    # the other files
    Fout("eis over niets", "eisen.yaml", "over: keuze", "over: keus", "3:9", "'keus' kan niet", "Bedoelt u 'keuze'?"),
    Fout(
        "vervallen regel bestaat",
        "vervallen.yaml",
        "# nog niets\n",
        "- regel: proef\n  reden: Weg.\n",
        "1:3",
        "bestaat nog",
        "proef",
    ),
    Fout(
        "opvolger bestaat niet",
        "vervallen.yaml",
        "# nog niets\n",
        "- regel: oud\n  reden: Weg.\n  opvolgers: [nieuw]\n",
        "1:3",
        "is geen regel",
        "opvolger 'nieuw'",
    ),
]
