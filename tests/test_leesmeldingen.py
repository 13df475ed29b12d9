"""What is wrong in a rule is said once, where it stands; what follows from it is not said, and what is right is not refused."""

from __future__ import annotations

import pytest

from kennisbank.meldingen import InvoerFout, RegelFout
from regels.grenzen import HOOGSTENS_VOORWAARDEN
from regels.lezen import lees_regelbank, vingerafdruk
from regels.sleutels import FeitSleutel
from regels.taal import Alle, Gelijk, Niet
from tests.test_lezen import AFGELEID, REGEL, lees

REEKS = "schrijf 'er_is: {proces: [...]}', 'elk: {proces: [...]}' of 'er_is: {gemeente: [...]}'."
LIJST = "hoort een lijst van voorwaarden"
Fout = tuple[str, str]
"""Where something is wrong, after the name of the file, and a part of what is said."""


def meld(tekst: str, *verwacht: Fout) -> None:
    """Check that exactly this is said of rules; nothing when they are right."""
    gevonden = []
    try:
        lees(tekst)
    except InvoerFout as fout:
        gevonden = [(str(deel.plek).removeprefix("r.yaml:"), deel.tekst) for deel in fout.meldingen]
    assert [plek for plek, _ in gevonden] == [plek for plek, _ in verwacht], gevonden
    for (_, tekst_), (_, deel) in zip(gevonden, verwacht, strict=True):
        assert deel in tekst_


@pytest.mark.parametrize(
    ("voorwaarde", "fouten"),
    [
        ("er_is: {proces: [{uitvoering: derde}], gemeente: [{inwoners: {is: 3}}]}", [("8:7", REEKS)]),
        ("er_is: ja", [("8:7", REEKS)]),
        ("er_is: [proces]", [("8:7", REEKS)]),
        ("elk: {gemeente: [{inwoners: {is: 3}}]}", [("8:7", REEKS)]),
        ("elk: {proces: [{uitvoering: derdee}]}", [("8:35", "Bedoelt u 'derde'?")]),
        ("een_van: []", [("8:16", LIJST)]),
        ("niet: []", [("8:13", LIJST)]),
        ("er_is: {gemeente: []}", [("8:25", LIJST)]),
        ("een_van: [ontwerp]", [("8:17", "een voorwaarde ziet er zo uit: 'feit: waarde'; gevonden is 'ontwerp'.")]),
        ("niet: ontwerp", [("8:13", "een voorwaarde ziet er zo uit")]),
        ("een_van: [{}]", [("8:17", "zet elke voorwaarde op een eigen regel")]),
        ("een_van.x: ja", [("8:7", "er is geen feit 'een_van'. Met 'advies schema' ziet u alle feiten.")]),
        ("eenvan: [fase: ontwerp]", [("8:7", "Bedoelt u 'een_van'?")]),
        ("vervangingsbudget: neen", [("8:26", "Bedoelt u 'nee'?")]),
        ("vervangingsbudget: [ja]", [("8:26", "'vervangingsbudget' is ja of nee; gevonden is een lijst.")]),
        ("fase: {een_van: [ontwrep]}", [("8:24", "Bedoelt u 'ontwerp'?")]),
        ("fase: {geen_van: [ontwerp, ontwrep]}", [("8:34", "Bedoelt u 'ontwerp'?")]),
        ("uitvoering.technisch_beheer: {verschilt_van: uitvoering.onbekend}", [("8:52", "geen ict-proces 'onbekend'")]),
        ("uitvoering.technisch_beheer: {verschilt_van: vervangingsbudget}", [("8:52", "heeft andere waarden dan")]),
        ("doelen: {aantal: {minstens: 0}}", []),
        ("doelen: {aantal: {minstens: -1}}", [("8:35", "van 'doelen' ligt altijd tussen 0 en 14; deze grens zegt")]),
        ("doelen: {aantal: {hoogstens: 14}}", []),
        ("doelen: {aantal: {hoogstens: 15}}", [("8:36", "het aantal gekozen waarden van 'doelen'")]),
        ("doelen: {bevat_niet: [kostenreductei]}", [("8:29", "Bedoelt u 'kostenreductie'?")]),
        ("gemeenten: Hoorn", [("8:7", "gebruik voor 'gemeenten': 'er_is: {gemeente: [...]}'.")]),
        (
            "er_is: {gemeente: [{eigen_systeem: x}]}",
            [("8:27", "'eigen_systeem'. Toegestaan: inwoners, klanten_wwb of")],
        ),
        ("omvang_wiz_fte: {minstens: 2,5}", [("8:34", "schrijf een getal met een punt: 2.5, niet met een komma.")]),
        ("omvang_wiz_fte: {meer_dan: 1, minstens: 2,5}", [("8:47", "met een punt: 2.5")]),
        ("omvang_wiz_fte: {minstens: 30, hoogstens: }", [("8:49", "bij 'hoogstens' hoort een getal")]),
        ("omvang_wiz_fte: {minstens: 2, 5: 6}", [("8:37", "een grens bij 'omvang_wiz_fte' kent geen '5'.")]),
        (
            "omvang_wiz_fte: {minstens: [3], 5: }",
            [("8:34", "gevonden is een lijst"), ("8:39", "kent geen '5'"), ("8:42", "gevonden is niets")],
        ),
        (
            "omvang_wiz_fte: {minstens: veel, hoogstens: v2}",
            [("8:34", "'veel'. Met 'advies rules --drempels'"), ("8:51", "'v2'. Met 'advies rules --drempels'")],
        ),
        (
            "omvang_wiz_fte: {minstens: weinig_klante, hoogstens: 70}",
            [("8:34", "gevonden is 'weinig_klante'. Bedoelt u 'weinig_klanten'?")],
        ),
        ("omvang_wiz_fte: {minstens: 20001, hoogstens: 20002}", [("8:34", "zegt niets"), ("8:52", "zegt niets")]),
        ("doelen: {aantal: {minstens: 1.5, hoogstens: 2.5}}", [("8:35", "niet 1.5."), ("8:51", "niet 2.5.")]),
    ],
)
def test_een_voorwaarde(voorwaarde: str, fouten: list[Fout]) -> None:
    meld(REGEL.replace("vervangingsbudget: nee", voorwaarde), *fouten)


def test_een_getal_dat_geen_getal_is_krijgt_geen_raad_over_namen() -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees(REGEL.replace("vervangingsbudget: nee", "omvang_wiz_fte: {minstens: 2x}"))
    assert str(vangst.value).endswith("gevonden is '2x'.")


def test_na_niet_mag_een_voorwaarde_zonder_lijst() -> None:
    (regel,) = lees(REGEL.replace("vervangingsbudget: nee", "niet: {fase: ontwerp}")).regels
    assert regel.als == Alle((Niet(Alle((Gelijk(FeitSleutel("fase"), "ontwerp"),))),))


INVUL = "'{omvang_wiz_fte}' kan hier niet worden ingevuld"
ELDERS = {
    "toets": "een bestand in de map 'toetsen'",
    "drempel": "drempels.yaml",
    "eis": "eisen.yaml",
    "afweging": "afwegingen.yaml",
}


@pytest.mark.parametrize(
    ("oud", "nieuw", "fouten"),
    [
        ("titel: Proef", "titel: ''", [("2:10", "'titel' is leeg.")]),
        ("tekst: Tekst.", "tekst:", [("9:9", "'tekst' is leeg.")]),
        ("uitleg: Uitleg.", "uitleg: ''", [("10:11", "'uitleg' is leeg.")]),
        ("tekst: Tekst.", "tekst: Bij {omvang_wiz_fte}.", [("9:10", INVUL)]),
        # What a broken condition lacks is not told of the text that builds on it.
        ("budget: nee\n  tekst: Tekst.", "budgt: nee\n  tekst: Bij {omvang_wiz_fte}.", [("8:7", "vervangingsbudget'?")]),
        ("    - vervangingsbudget: nee\n  tekst: Tekst.", "  tekst: Bij {omvang_wiz_fte}.", [("7:7", LIJST)]),
        (
            "  als:\n    - vervangingsbudget: nee\n  tekst: Tekst.",
            "  tekst: Bij {omvang_wiz_fte}.",
            [("1:3", "een regel mist 'als'")],
        ),
        ("  als:\n    - vervangingsbudget: nee", "  als: ja", [("7:8", LIJST)]),
        ("- regel: proef\n  titel", "- titel", [("1:3", "een regel mist 'regel'")]),
        *(("- regel: proef\n", f"- {wat}: proef\n", [("1:3", f"Zet een {wat} in {waar}.")]) for wat, waar in ELDERS.items()),
        ("grond: tekst", "grond: tekst\n  toets: x", [("6:3", "een regel kent geen 'toets'.")]),
        ("grond: tekst", "grond: tekst\n  aanbevelingen: [0]", [("6:19", "'0' kan niet bij 'aanbevelingen'")]),
        ("grond: tekst", "grond: tekst\n  aanbevelingen: [1, 9]", []),
        ("grond: tekst", "grond: tekst\n  aanbevelingen: [10]", [("6:19", "'10' kan niet bij 'aanbevelingen'")]),
        ("grond: tekst", "grond: tekst\n  over: technisch_beheer\n  voor_elk: proces", [("6:9", "'over' kan niet bij")]),
        ("grond: tekst", "grond: tekst\n  plaats: past_niet", [("6:11", "bij 'plaats' hoort een ict-proces")]),
        ("grond: tekst", "grond: tekst\n  plaats: past_niet\n  voor_elk: proces", []),
        ("grond: tekst", "grond: tekst\n  plaats: ''\n  voor_elk: proces", [("6:11", "'' kan niet bij 'plaats'")]),
        ("grond: tekst", "grond: tekst\n  plaats: past_niet\n  over: technisch_beheer", []),
        ("grond: tekst", "grond: tekst\n  plaats: past_niet\n  over: technish_beheer", [("7:9", "'technisch_beheer'?")]),
        ("grond: tekst", "grond: tekst\n  dan:", []),
        ("grond: tekst", "grond: tekst\n  dan: ja", [("6:8", "hier horen namen met een waarde")]),
        ("grond: tekst", "grond: tekst\n  dan: {keuze: [uitbesteden_mag]}", [("6:16", "na 'keuze' hoort één waarde")]),
        ("grond: tekst", "grond: tekst\n  dan: {keuze: uitbesteden}", [("6:16", "uitbesteden_mag")]),
        (
            "grond: tekst",
            "grond: tekst\n  dan: {keuze: uitbesteden_mag, reikwijdte: binnen}",
            [("6:8", "'dan' noemt precies één conclusie")],
        ),
    ],
)  # fmt: skip
def test_een_regel(oud: str, nieuw: str, fouten: list[Fout]) -> None:
    assert oud in REGEL
    meld(REGEL.replace(oud, nieuw, 1), *fouten)


def test_een_bestand() -> None:
    """Of what is no rule only that; what stands beside it is read as ever."""
    geen_kaart = ("1:3", "hier horen namen met een waarde ('naam: waarde'), gevonden is 'ja'.")
    meld("- ja\n", geen_kaart)
    meld("- ja\n" + REGEL.replace("nee", "neen"), geen_kaart, ("9:26", "Bedoelt u 'nee'?"))
    meld(REGEL.replace("- regel", "- toets") + REGEL, ("1:3", "dit is een toets"))
    meld("", ("1:1", "dit bestand is leeg. Zet er een regel in"))
    meld("- [\n", ("2:1", "de inspringing klopt niet"))
    meld("regel: proef\n", ("1:1", "een regelbestand is een lijst"))
    geen_naam = "'' is geen naam"
    meld(REGEL.replace(": proef", ": ''") * 2, ("1:10", geen_naam), ("13:10", geen_naam))
    meld(REGEL * 2, ("13:10", "de naam 'proef' bestaat al: r.yaml:1:3."))


def test_de_fouten_van_elk_bestand_worden_gemeld() -> None:
    """Also when one of them cannot be read at all."""
    with pytest.raises(InvoerFout) as vangst:
        lees_regelbank(
            {naam: inhoud.encode() for naam, inhoud in (("a", "- [\n"), ("b", REGEL.replace("moet", "moeten")))}
        )
    assert [str(deel.plek) for deel in vangst.value.meldingen] == ["a:2:1", "b:4:12"]


@pytest.mark.parametrize(("velden", "fouten"), [
    ("", []),
    ("  voor_elk: proces\n", []),
    ("  kleur: rood\n", [("9:3", "kent geen 'kleur'")]),
])  # fmt: skip
def test_een_afgeleid_feit(velden: str, fouten: list[Fout]) -> None:
    meld(AFGELEID.replace("NAAM", "a").replace("ANDER", "vervangingsbudget") + velden, *fouten)


def test_een_afgeleid_feit_van_elk_proces_wordt_zo_genoemd() -> None:
    """Its name alone within a rule for each process, with the process elsewhere; that of the whole never with a process."""
    begrip = AFGELEID.replace("NAAM", "a").replace("ANDER", "voorspelbaar") + "  voor_elk: proces\n"
    heel = AFGELEID.replace("NAAM", "b").replace("ANDER", "vervangingsbudget")
    regel = REGEL.replace("vervangingsbudget: nee", "a: ja")
    meld(begrip + regel, ("17:7", "'a' heeft een waarde per proces"))
    meld(begrip + regel.replace("  als:", "  voor_elk: proces\n  als:"))
    meld(begrip + regel.replace("a: ja", "a.technisch_beheer: ja"))
    meld(heel + regel.replace("a: ja", "b.technisch_beheer: ja"), ("16:7", "'b' heeft geen waarde per proces"))
    meld(AFGELEID.replace("NAAM", "[a]").replace("ANDER", "vervangingsbudget"),
         ("1:13", "is geen naam"), ("1:13", "'afgeleid' moet tekst zijn"))  # fmt: skip


def test_een_lange_voorwaarde_over_elk_proces_wordt_gemeld_waar_zij_staat() -> None:
    """Counted once for each process; a bound of its own, so that it is told before it is written out."""
    budget, per = "{vervangingsbudget: ja}", HOOGSTENS_VOORWAARDEN // 8
    for aantal, te_lang in ((per, False), (per + 1, True)):
        delen = ", ".join([budget] * aantal)
        tekst = REGEL.replace("vervangingsbudget: nee", f"er_is: {{proces: [{delen}]}}").replace(
            "  als:\n", "  als:\n    - fase: ontwerp\n"
        )
        with pytest.raises(InvoerFout) as vangst:
            lees(tekst)
        assert (str(vangst.value.meldingen[0].plek) == "r.yaml:9:7") is te_lang
        assert len(vangst.value.meldingen) == 1


def test_een_lange_voorwaarde_over_een_gemeente_wordt_gemeld_waar_zij_staat() -> None:
    """What is asked of one municipality counts once for each condition in it; at the bound it may stand."""
    for aantal, fouten in ((HOOGSTENS_VOORWAARDEN, []), (HOOGSTENS_VOORWAARDEN + 1, [("8:7", "hier staan 201 voorw")])):
        delen = ", ".join(f"{{inwoners: {{minstens: {n}}}}}" for n in range(1, aantal + 1))
        meld(REGEL.replace("vervangingsbudget: nee", f"er_is: {{gemeente: [{delen}]}}"), *fouten)


def test_een_regel_die_een_feit_van_een_laag_noemt() -> None:
    """One of the publication knows of no layer; who named one left it out."""
    meld(
        REGEL.replace("vervangingsbudget: nee", "stad__opslag: nee"),
        ("8:7", "'stad__opslag' is een naam van de laag 'stad', en die is niet geladen."),
    )


def test_de_vingerafdruk_verandert_met_elke_naam_en_elke_inhoud() -> None:
    """And not with the order in which the files are given."""
    basis = {"a": b"x", "b": b"yz"}
    anders = [{"a": b"x"}, {"a": b"x", "b": b"zy"}, {"a": b"x", "c": b"yz"}, {"a": b"xy", "b": b"z"}, {}]
    afdrukken = [vingerafdruk(deel) for deel in (basis, *anders)]
    assert len(set(afdrukken)) == len(afdrukken)
    assert vingerafdruk(dict(reversed(basis.items()))) == vingerafdruk(basis)


UITLEG = "uitleg: Uitleg."
NIET_ZEKER = "kan hier niet worden ingevuld: dat feit is niet zeker bekend."
ALLEEN_DREMPEL = "niet worden ingevuld; hier kan alleen de naam van een drempel staan."


@pytest.mark.parametrize(
    ("oud", "nieuw", "fouten"),
    [
        (UITLEG, f"{UITLEG}\n  achteraf: {{titel: '', tekst: Toen.}}", [("11:21", "'titel' is leeg.")]),
        (UITLEG, f"{UITLEG}\n  achteraf: {{tekst: ''}}", [("11:21", "'tekst' is leeg.")]),
        (UITLEG, f"{UITLEG}\n  achteraf: {{titel: Toen}}", [("11:13", "'achteraf' mist 'tekst'.")]),
        (UITLEG, f"{UITLEG}\n  achteraf: {{tekst: Toen}}", []),
        (UITLEG, f"{UITLEG}\n  tekst_voor: {{opdrachtgever: ''}}", [("11:16", "de tekst voor 'opdrachtgever' is leeg.")]),
        (UITLEG, f"{UITLEG}\n  tekst_voor: {{opdrachtgevr: x}}", [("11:16", "Bedoelt u 'opdrachtgever'?")]),
        (UITLEG, f"{UITLEG}\n  preciezer: [{{als: [vervangingsbudget: nee], titel: ''}}]", [("11:54", "'titel' is leeg.")]),
        (UITLEG, f"{UITLEG}\n  preciezer: [ja]", [("11:15", "hier horen namen met een waarde")]),
        (UITLEG, "uitleg: Bij {proces}.", [("10:11", f"'{{proces}}' {NIET_ZEKER} Toegestaan: vervangingsbudget.")]),
        (UITLEG, "uitleg: Bij {proces}.\n  voor_elk: proces", []),
        (UITLEG, f"{UITLEG}\n  kanttekening: Bij {{fase}} en {{fase}}.", [("11:17", f"'{{fase}}' {ALLEEN_DREMPEL}")]),
        (UITLEG, "uitleg: Zie {vervangingsbudget} en {zo.", [("10:11", "accolade die niet wordt gesloten: '{zo.'.")]),
        (UITLEG, "uitleg: Zie }vervangingsbudget en meer.", [("10:11", "niet wordt geopend: '}vervangingsbudget e…'.")]),
        ("- vervangingsbudget: nee\n  tekst: T", "- fase: ontwerp\n    - fase: realisatie\n  tekst: In {fase} T", []),
        ("tekst: Tekst.", "tekst: In {vervangingsbudgt}.", [("9:10", f"{NIET_ZEKER} Bedoelt u 'vervangingsbudget'?")]),
        # What is wrong elsewhere in the rule hides nothing of its texts.
        ("soort: risico", "soort: riscio\n  kanttekening: '{fase}'", [("3:10", "'risico'?"), ("4:17", ALLEEN_DREMPEL)]),
        ("regel: proef\n  titel: Proef", "regel: Proef 1\n  titel: In {fase}", [("1:10", "geen naam"), ("2:10", NIET_ZEKER)]),
    ],
)  # fmt: skip
def test_de_woorden_van_een_regel(oud: str, nieuw: str, fouten: list[Fout]) -> None:
    assert oud in REGEL
    meld(REGEL.replace(oud, nieuw, 1), *fouten)


def test_zonder_feit_dat_altijd_bekend_is_wordt_geen_naam_voorgesteld() -> None:
    als = "een_van: [{vervangingsbudget: nee}, {fase: ontwerp}]\n  tekst: In {fase}."
    with pytest.raises(InvoerFout) as vangst:
        lees(REGEL.replace("vervangingsbudget: nee\n  tekst: Tekst.", als))
    assert str(vangst.value) == f"r.yaml:9:10: '{{fase}}' {NIET_ZEKER}"


@pytest.mark.parametrize(
    ("oud", "nieuw", "fouten"),
    [
        ("kort: k", "kort: 'k {proces}'", [("2:9", f"in 'kort' kan '{{proces}}' {ALLEEN_DREMPEL}")]),
        ("ja: j\n", "ja: 'j {proces}'\n", [("3:7", f"in 'ja' kan '{{proces}}' {ALLEEN_DREMPEL}")]),
        ("ja: j\n", "ja: 'j {proces}'\n  voor_elk: proces\n", []),
        ("nee: n\n", "nee: 'n {proces} {fase}'\n  voor_elk: proces\n", [("4:8", f"'{{fase}}' {ALLEEN_DREMPEL}")]),
        ("ja: j\n", "ja: 'j {'\n", [("3:7", "accolade die niet wordt gesloten: '{'.")]),
    ],
)
def test_de_woorden_van_een_afgeleid_feit(oud: str, nieuw: str, fouten: list[Fout]) -> None:
    meld(AFGELEID.replace("NAAM", "a").replace("ANDER", "vervangingsbudget").replace(oud, nieuw, 1), *fouten)


@pytest.mark.parametrize(
    ("aantal", "rest"),
    [
        (1, ""),
        (2, " Er staat er nog een in dit bestand, op regel 14."),
        (3, " Er staan er nog 2 in dit bestand, op regel 14 en 15."),
        (4, " Er staan er nog 3 in dit bestand, op regel 14, 15 en 16."),
        (44, " Er staan er nog 43 in dit bestand, op regel 14, 15, 16 en verder."),
    ],
)
def test_toetsen_tussen_de_regels_geven_een_melding_met_hun_aantal(aantal: int, rest: str) -> None:
    toetsen = "".join(f"- {{toets: t{nummer}}}\n" for nummer in range(aantal))
    with pytest.raises(RegelFout) as vangst:
        lees(f"{REGEL}{toetsen}- {{eis: e}}\n")
    toets, eis = vangst.value.meldingen
    assert toets.plek is not None
    assert toets.plek.regel == 13
    zin = "dit is een toets, en dit bestand is voor regels. Zet een toets in een bestand in de map 'toetsen'."
    assert toets.tekst == zin + rest
    assert eis.tekst.startswith("dit is een eis, ")
