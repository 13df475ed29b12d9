"""What a rule file may ask for: a bound is told at its place, and every construct in every place is read or refused."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from types import FrameType

import pytest

from advies import Adviseur
from advies.beheer.toetsing import ontleed_toetsen, voer_uit
from advies.beheer.toetsvoorstel import Toetsvoorstel, als_yaml
from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.bestanden import datanamen, lees_data
from kennisbank.lezer import HOOGSTENS_HINTS
from kennisbank.meldingen import InvoerFout, Melding
from regels.eisen import lees_eisen
from regels.grenzen import (
    HOOGSTENS_GELIJK,
    HOOGSTENS_GEMEENTEVRAGEN,
    HOOGSTENS_LAGEN,
    HOOGSTENS_UITGESCHREVEN,
    HOOGSTENS_VOORWAARDEN,
    aantal_voorwaarden,
    over_de_grens,
)
from regels.lezen import BASIS, lees_regelbank, regelbank
from regels.logica import HOOGSTENS_TAKKEN, takken
from regels.sleutels import DIT, FeitSleutel
from regels.taal import PROCES, AfgeleidFeit, Alle, EenVanDe, Gelijk, Regel, Regelbank, Werkgeheugen
from tests.bouwers import maak_regel, op_sleutel

REGEL = """\
- regel: {naam}
  titel: Proef
  soort: {soort}
  sterkte: moet
  grond: tekst
  bron: [{{aanbeveling: 8}}]
{extra}  tekst: Tekst van {naam}.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
  als:
    - {als}
"""
AFGELEID = """\
- afgeleid: {naam}
  kort: k
  ja: j
  nee: n
  grond: tekst
  bron: [{{aanbeveling: 8}}]
{extra}  betekent:
    - {als}
"""
PER_PROCES = "  voor_elk: proces\n"


def regel(naam: str, *als: str, soort: str = "risico", extra: str = "") -> str:
    return REGEL.format(naam=naam, soort=soort, extra=extra, als="\n    - ".join(als))


def afgeleid(naam: str, *als: str, extra: str = "") -> str:
    return AFGELEID.format(naam=naam, extra=extra, als="\n    - ".join(als))


def lees(tekst: str) -> Regelbank:
    return lees_regelbank({"r.yaml": tekst.encode()})


def fouten(tekst: str) -> tuple[Melding, ...]:
    with pytest.raises(InvoerFout) as vangst:
        lees(tekst)
    return vangst.value.meldingen


def fout(tekst: str) -> Melding:
    (melding,) = fouten(tekst)
    return melding


def grens(nummer: int) -> str:
    return f"{{omvang_wiz_fte: {{minstens: {nummer}}}}}"


def test_een_afgeleid_feit_dat_op_te_veel_manieren_onwaar_is_wordt_geweigerd() -> None:
    """Six choices of two are false in two ways, and true in 64; seven the other way round are false in 128."""
    paren = [f"alle: [{grens(2 * n + 1)}, {{aantal_gemeenten: {{minstens: {n + 2}}}}}]" for n in range(7)]
    melding = fout(afgeleid("veel", "een_van: [" + ", ".join(f"{{{paar}}}" for paar in paren) + "]"))
    assert (str(melding.plek), "64 manieren onwaar" in melding.tekst) == ("r.yaml:8:5", True)


def test_een_afgeleid_feit_dat_op_te_veel_manieren_waar_is_wordt_geweigerd() -> None:
    keuzes = [f"een_van: [{grens(2 * n + 1)}, {{aantal_gemeenten: {{minstens: {n + 2}}}}}]" for n in range(7)]
    melding = fout(afgeleid("veel", *keuzes))
    assert (str(melding.plek), "64 manieren waar" in melding.tekst) == ("r.yaml:8:5", True)


def test_bij_een_regel_die_op_veel_manieren_onwaar_is_komt_een_toets_waarin_hij_is_uitgesloten() -> None:
    """`er_is: proces` with two conditions is false in 256 ways; nothing but the proposal asks for them."""
    kenner = Adviseur(lees(regel("r", "er_is: {proces: [voorspelbaar: ja, beschrijfbaar: ja]}")), motor="referentie")
    (geval,) = kenner.maskers.gevallen.regels
    assert {status for *_, status in Toetsvoorstel(kenner.maskers).voor(geval)} == {True, False, None}


@pytest.mark.parametrize("als", ["er_is: {gemeente: [inwoners: {minstens: 3}]}", "er_is: {proces: [voorspelbaar: ja]}",
                                 "elk: {proces: [voorspelbaar: ja]}"])  # fmt: skip
def test_over_een_gemeente_gaat_geen_voorwaarde_over_iets_anders(als: str) -> None:
    melding = fout(regel("r", f"er_is: {{gemeente: [{{{als}}}]}}"))
    assert (str(melding.plek), "binnen 'er_is: gemeente'" in melding.tekst) == ("r.yaml:12:27", True)


@pytest.mark.parametrize("aantal", ["9000", "1.5"])
def test_een_onmogelijk_aantal_gekozen_waarden_wordt_geweigerd(aantal: str) -> None:
    assert str(fout(regel("r", f"doelen: {{aantal: {{minstens: {aantal}}}}}")).plek) == "r.yaml:12:35"


@pytest.mark.parametrize(
    "als",
    [
        ["vervangingsbudget: nee"] * 9_000,
        [f"omvang_wiz_fte: {{minstens: {n}}}" for n in range(1, 6_001)],
        ["een_van: [" + ", ".join(grens(n) for n in range(1, 6_001)) + "]"],
    ],
    ids=["9000 gelijke", "6000 verschillende", "6000 onder een_van"],
)
@pytest.mark.timeout(60)
def test_een_te_lange_voorwaarde_wordt_geweigerd_met_haar_plek(als: list[str]) -> None:
    melding = fout(regel("r", *als))
    assert str(melding.plek) == "r.yaml:12:5"
    assert f"hoogstens {HOOGSTENS_VOORWAARDEN}" in melding.tekst


@pytest.mark.timeout(60)
def test_een_proces_in_een_proces_groeit_niet_zonder_grens() -> None:
    assert "hoogstens" in fouten(regel("r", "elk: {proces: [" * 9 + "voorspelbaar: ja" + "]}" * 9))[0].tekst


@pytest.mark.timeout(60)
def test_negenduizend_onbekende_feiten_staan_er_alle_en_de_eerste_met_een_hint() -> None:
    meldingen = fouten(regel("r", *(f"vervangingsbudget{n}: nee" for n in range(9_000))))
    assert len(meldingen) == 9_000
    assert sum("Bedoelt u" in melding.tekst for melding in meldingen) == HOOGSTENS_HINTS


def _keten(lengte: int) -> str:
    return "".join(afgeleid(f"k{n}", f"k{n - 1}: ja" if n else "vervangingsbudget: ja") for n in range(lengte))


@pytest.mark.timeout(60)
def test_een_lange_keten_van_afgeleide_feiten_wordt_geweigerd_met_haar_plek() -> None:
    melding = fouten(_keten(1_800))[0]
    assert melding.plek is not None
    assert (melding.plek.regel, "lagen diep" in melding.tekst) == (8 * HOOGSTENS_LAGEN + 1, True)
    assert len(lees(_keten(HOOGSTENS_LAGEN)).afgeleid) == HOOGSTENS_LAGEN


@pytest.mark.timeout(60)
def test_een_grote_kring_van_afgeleide_feiten_is_een_korte_melding() -> None:
    melding = fout("".join(afgeleid(f"k{n}", f"k{(n - 1) % 1_800}: ja") for n in range(1_800)))
    assert "in een kring" in melding.tekst
    assert len(melding.tekst) < 200


@pytest.mark.parametrize(("aantal", "kring"), [
    (2, "k0 -> k1 -> k0"),
    (7, "k0 -> k6 -> k5 -> k4 -> k3 -> k2 -> k1 -> k0"),
    (8, "k0 -> k7 -> k6 -> k5 -> k4 -> k3 -> … -> k0"),
])  # fmt: skip
def test_een_kring_staat_er_helemaal_tenzij_hij_lang_is(aantal: int, kring: str) -> None:
    melding = fout("".join(afgeleid(f"k{n}", f"k{(n - 1) % aantal}: ja") for n in range(aantal)))
    assert f": {kring}." in melding.tekst


def test_een_feit_dat_in_twee_kringen_staat_wordt_eenmaal_gemeld() -> None:
    melding = fout(afgeleid("k0", "k1: ja") + afgeleid("k1", "k0: ja", "k2: ja") + afgeleid("k2", "k0: ja"))
    assert ": k0 -> k1 -> k0." in melding.tekst


def test_afgeleide_feiten_die_samen_verveelvoudigen_worden_geweigerd() -> None:
    """Each way of one holds the one before it twice, so that an explanation of the last would be 2**14 times as long."""
    delen = [afgeleid("k0", "vervangingsbudget: ja")]
    for n in range(1, 15):
        wegen = f"{{alle: [{{k{n - 1}: ja}}, {grens(n)}]}}, {{alle: [{{k{n - 1}: ja}}, {{fase: ontwerp}}]}}"
        delen.append(afgeleid(f"k{n}", f"een_van: [{wegen}]"))
    assert "uitgeschreven" in fout("".join(delen)).tekst


def test_te_veel_regels_met_dezelfde_tekst_worden_geweigerd_met_hun_plek() -> None:
    def bank(aantal: int) -> str:
        regels = (regel(f"r{n}", f"omvang_wiz_fte: {{minstens: {n + 1}}}") for n in range(aantal))
        return "".join(deel.replace(f"Tekst van r{n}.", "Tekst.") for n, deel in enumerate(regels))

    melding = fout(bank(499))
    assert (str(melding.plek), "deze tekst" in melding.tekst) == (
        f"r.yaml:{12 * HOOGSTENS_GELIJK + 1}:3",
        True,
    )
    assert len(lees(bank(HOOGSTENS_GELIJK)).regels) == HOOGSTENS_GELIJK


def test_te_veel_voorwaarden_aan_een_gemeente_worden_geweigerd() -> None:
    vragen = [
        regel(f"r{n}", f"er_is: {{gemeente: [inwoners: {{minstens: {n + 1}}}]}}")
        for n in range(HOOGSTENS_GEMEENTEVRAGEN + 1)
    ]
    assert str(fout("".join(vragen)).plek) == f"r.yaml:{12 * HOOGSTENS_GEMEENTEVRAGEN + 1}:3"
    assert len(lees("".join(vragen[1:])).regels) == HOOGSTENS_GEMEENTEVRAGEN


def test_te_veel_feiten_tussen_accolades_zijn_een_melding() -> None:
    tekst = regel("r", "vervangingsbudget: nee").replace(
        "Tekst van r.", "Tekst " + "".join(f"{{a{n}}}" for n in range(9_000))
    )
    assert "9000 feiten tussen accolades" in fout(tekst).tekst


EIS = "- eis: a\n  titel: t\n  over: keuze\n  {sleutel}: {getal}\n  bekend: [voorspelbaar]\n"


@pytest.mark.parametrize(
    ("sleutel", "getal"),
    [("hoogstens", "999999999999"), ("hoogstens", "2"), ("hoogstens", "-1"), ("hoogstens", "0.5"), ("minstens", "0"),
     ("minstens", "3")],
)  # fmt: skip
def test_een_eis_telt_niet_verder_dan_er_waarden_zijn(sleutel: str, getal: str) -> None:
    with pytest.raises(InvoerFout, match="'keuze' kent 2 waarden") as vangst:
        lees_eisen(EIS.format(sleutel=sleutel, getal=getal).encode(), "e.yaml")
    assert str(vangst.value.meldingen[0].plek) == f"e.yaml:4:{len(sleutel) + 5}"


@pytest.mark.parametrize(("sleutel", "getal"), [("hoogstens", 0), ("hoogstens", 1), ("minstens", 1), ("minstens", 2)])
def test_een_eis_telt_tot_en_met_haar_uitersten(sleutel: str, getal: int) -> None:
    (eis,) = lees_eisen(EIS.format(sleutel=sleutel, getal=getal).encode(), "e.yaml")
    assert (eis.hoogstens, eis.minstens) == ((getal, None) if sleutel == "hoogstens" else (None, getal))


def test_de_eigen_regels_blijven_ver_onder_elke_grens() -> None:
    """Four times the rules of today must fit with room to spare."""
    bank = regelbank()
    stukken: tuple[Regel | AfgeleidFeit, ...] = (*bank.regels, *bank.afgeleid)
    assert 4 * max(aantal_voorwaarden(stuk.voorwaarde) for stuk in stukken) < HOOGSTENS_VOORWAARDEN
    assert 4 * max(len(takken(stuk.voorwaarde)) for stuk in stukken) < HOOGSTENS_TAKKEN


@pytest.mark.parametrize(
    ("deel", "grens"),
    [
        ("voorwaarden in een regel of afgeleid feit;", HOOGSTENS_VOORWAARDEN),
        ("manieren waarop een regel waar kan zijn", HOOGSTENS_TAKKEN),
        ("manieren waarop een afgeleid feit ja kan zijn", HOOGSTENS_TAKKEN),
        ("afgeleide feiten die op elkaar bouwen", HOOGSTENS_LAGEN),
        ("als elk afgeleid feit erin is uitgeschreven", HOOGSTENS_UITGESCHREVEN),
        ("regels met dezelfde conclusie", HOOGSTENS_GELIJK),
        ("verschillende voorwaarden aan één gemeente", HOOGSTENS_GEMEENTEVRAGEN),
    ],
)
def test_elke_grens_is_die_van_de_beschrijving_van_de_regeltaal(deel: str, grens: int) -> None:
    regeltaal = (Path(__file__).parent.parent / "docs" / "regeltaal.md").read_text(encoding="utf-8")
    (rij,) = [rij.split("|") for rij in regeltaal.splitlines() if rij.startswith("|") and deel in rij]
    assert re.findall(r"\d+", rij[-2].replace(".", "")) == [str(grens)]


def _stappen(bestanden: Mapping[str, bytes]) -> int:
    """Return how many functions reading calls: a measure of work that no other program on this machine disturbs."""
    aantal = 0

    def tel(_frame: FrameType, soort: str, _arg: object) -> None:
        nonlocal aantal
        aantal += soort in ("call", "c_call")

    voor = sys.getprofile()
    sys.setprofile(tel)
    try:
        lees_regelbank(bestanden)
    finally:
        sys.setprofile(voor)
    return aantal


def test_vier_keer_zoveel_regels_is_vier_keer_zoveel_leeswerk() -> None:
    eigen = {naam: lees_data(naam) for naam in datanamen(BASIS)}
    begrippen = re.compile(rf"\b({'|'.join(feit.naam for feit in regelbank().afgeleid)})\b")

    def keer(nummer: int) -> dict[str, bytes]:
        def hernoemd(vondst: re.Match[str]) -> str:
            return re.sub(r"\w+", rf"\g<0>_{nummer}", vondst[0])

        anders = {naam: begrippen.sub(rf"\1_{nummer}", inhoud.decode()) for naam, inhoud in eigen.items()}
        anders = {naam: re.sub(r"(?<=  wijkt_voor: \[)[^]]+", hernoemd, tekst) for naam, tekst in anders.items()}
        return {
            f"{nummer}{naam}": re.sub(r"(?m)^(- regel: \w+)", rf"\1_{nummer}", tekst).encode()
            for naam, tekst in anders.items()
        }

    vier = {naam: inhoud for nummer in range(4) for naam, inhoud in keer(nummer).items()}
    lees_regelbank(eigen)  # the vocabulary is read once
    assert len(lees_regelbank(vier).regels) == 4 * len(regelbank().regels)
    assert _stappen(vier) < 4.4 * _stappen(eigen)


KERN = afgeleid("af", "aantal_gemeenten: {minstens: 3}") + afgeleid("afp", "bedrijfskritisch: ja", extra=PER_PROCES)
VORMEN = [
    "vervangingsbudget: nee", "fase: ontwerp", "fase: {een_van: [ontwerp, realisatie]}", "fase: {niet: ontwerp}",
    "fase: {geen_van: [ontwerp, realisatie]}", "omvang_wiz_fte: {minstens: 30, hoogstens: 70}",
    "aantal_gemeenten: {meer_dan: 2.5}", "aantal_gemeenten: {minder_dan: 3}", "aantal_gemeenten: {is: 4}",
    "doelen: {bevat: kostenreductie}", "doelen: {bevat_een_van: [kostenreductie, kennisdeling]}",
    "doelen: {bevat_alle: [kostenreductie, kennisdeling]}", "doelen: {bevat_niet: kostenreductie}",
    "doelen: {aantal: {hoogstens: 1}}", "doelen: {aantal: {is: 0}}", "uitvoering.technisch_beheer: derde", "uitvoering: derde",
    "uitvoering.technisch_beheer: {verschilt_van: uitvoering.functioneel_applicatiebeheer}",
    "uitvoering: {verschilt_van: uitvoering.technisch_beheer}", "af: ja", "af: nee", "afp: ja", "afp.technisch_beheer: nee",
    "er_is: {gemeente: [inwoners: {minstens: 2.5}, ict_fte: {hoogstens: 3}]}", "er_is: {proces: [voorspelbaar: ja]}",
    "er_is: {proces: [voorspelbaar: ja, afp: nee]}", "elk: {proces: [voorspelbaar: ja, beschrijfbaar: ja]}", "inwoners: {is: 3}",
]  # fmt: skip
OMHULSELS = [
    "{}", "een_van: [{{{}}}, {{vervangingsbudget: ja}}]", "alle: [{{{}}}, {{vervangingsbudget: ja}}]",
    "geen_van: [{{{}}}, {{vervangingsbudget: ja}}]", "niet: {{{}}}", "niet: [{{{}}}, {{vervangingsbudget: ja}}]",
    "er_is: {{proces: [{{{}}}]}}", "elk: {{proces: [{{{}}}]}}", "er_is: {{gemeente: [{{{}}}]}}", "elk: {{gemeente: [{{{}}}]}}",
]  # fmt: skip
PLAATSEN = {
    "regel": lambda als: regel("r", als),
    "regel per proces": lambda als: regel("r", als, extra=PER_PROCES),
    "tegenspraak": lambda als: regel("r", als, soort="tegenspraak"),
    "afgeleid": lambda als: afgeleid("ag", als) + regel("r", "ag: ja") + regel("s", "ag: nee"),
    "afgeleid per proces": lambda als: (
        afgeleid("ag", als, extra=PER_PROCES) + regel("r", "ag: ja", extra=PER_PROCES) + regel("s", "ag.technisch_beheer: nee")
    ),
}  # fmt: skip
FEITEN: list[Werkgeheugen] = [
    {}, op_sleutel({"vervangingsbudget": "ja", "fase": "ontwerp", "aantal_gemeenten": 30_000}),
    op_sleutel({"doelen": frozenset({"kostenreductie"}), "uitvoering.technisch_beheer": "derde",
                "voorspelbaar.technisch_beheer": "ja"}),
    op_sleutel({"gemeenten": ({"naam": "A", "inwoners": 50_000, "ict_fte": 1},), "aantal_gemeenten": 10_000}),
]  # fmt: skip


@pytest.mark.parametrize("plaats", PLAATSEN)
@pytest.mark.parametrize("omhulsel", OMHULSELS)
def test_elke_vorm_op_elke_plaats_wordt_gelezen_of_met_zijn_plek_geweigerd(omhulsel: str, plaats: str) -> None:
    """Reading, both engines, the words and the proposed tests: nothing but a located message may stop them.

    A wrapper in itself is tried on every form too, each form in one of the places: the next wrapper starts at the next place.
    All is read in every place; of what was read a third runs, in each place another third.
    """
    eerste = list(PLAATSEN).index(plaats) + OMHULSELS.index(omhulsel)
    dubbel = VORMEN[eerste % len(PLAATSEN) :: len(PLAATSEN)] if omhulsel != "{}" else []
    vormen = (*product(["{}"], VORMEN), *product([omhulsel], dubbel))
    for nummer, (binnen, vorm) in enumerate(vormen, start=eerste):
        try:
            bank = lees(KERN + PLAATSEN[plaats](omhulsel.format(binnen.format(vorm))))
            if nummer % 3 and binnen == "{}":
                continue
            kenner = Adviseur(bank)
        except InvoerFout as geweigerd:
            assert all(melding.plek for melding in geweigerd.meldingen)
            continue
        for feiten in FEITEN:
            kenner.beoordeel(feiten)
        geval = kenner.maskers.gevallen.regels[-1]
        assert Voorwaardezinnen(bank).van(geval.regel.als)
        voorstellen = Toetsvoorstel(kenner.maskers).voor(geval)
        toetsen = "".join(f"{als_yaml(geval, *deel, bank.vocabulaire.feiten)}\n" for deel in voorstellen)
        zakt, _ = voer_uit(ontleed_toetsen({"t.yaml": toetsen.encode()}, bank), kenner)
        assert not [melding for melding in zakt if melding.tekst.startswith("toets")]


def _uitgeschreven(wegen: int, extra: str = "") -> str:
    """Return a derived fact of 48 conditions, one of them no number, and a rule that is true in so many ways with it."""
    groot = afgeleid("groot", "fase: ontwerp", *(grens(n) for n in range(47)))
    manieren = ", ".join(
        f"{{alle: [{{groot: ja}}, {{aantal_gemeenten: {{minstens: {n}}}}}]}}" for n in range(2, wegen + 2)
    )
    return groot + regel("r", f"een_van: [{manieren}{extra}]")


def test_een_uitgeschreven_regel_telt_elke_voorwaarde_eenmaal() -> None:
    """A derived fact counts as one and what it means, any other condition as one: 40 ways of 1 + 48 + 1 are at the bound."""
    assert HOOGSTENS_UITGESCHREVEN == 40 * 50
    assert len(lees(_uitgeschreven(40)).regels) == 1
    melding = fout(_uitgeschreven(40, ", {vervangingsbudget: nee}"))
    assert f"'r' telt {HOOGSTENS_UITGESCHREVEN + 1} voorwaarden" in melding.tekst


def test_op_een_feit_dat_uitgeschreven_precies_past_kan_niet_meer_worden_gebouwd() -> None:
    """Forty parts of 49 conditions, each named once, are at the bound; what builds on them is over it, and is what is told."""
    delen = [afgeleid(f"deel{n}", *(grens(m) for m in range(50 * n, 50 * n + 49))) for n in range(40)]
    past = "".join(delen) + afgeleid("past", *(f"deel{n}: ja" for n in range(40)))
    assert len(lees(past).afgeleid) == 41
    melding = fout(past + regel("r", "past: ja"))
    assert f"'r' telt {HOOGSTENS_UITGESCHREVEN + 1} voorwaarden" in melding.tekst


def test_ook_zonder_afgeleide_feiten_kan_een_regel_uitgeschreven_te_groot_zijn() -> None:
    """It is true in 64 ways, each of 6 choices and 40 conditions."""
    keuzen = [f"een_van: [{grens(2 * n)}, {grens(2 * n + 1)}]" for n in range(6)]
    melding = fout(regel("r", *keuzen, *(grens(n) for n in range(100, 140))))
    assert f"'r' telt {64 * 46} voorwaarden" in melding.tekst


def test_van_feiten_die_op_elkaar_bouwen_wordt_alleen_het_onderste_te_grote_gemeld() -> None:
    """Each is false in twice as many ways as the one before it, and true in two: the first that is too large is told."""
    delen = [afgeleid("k0", "vervangingsbudget: ja")]
    for n in range(1, 13):
        delen.append(
            afgeleid(f"k{n}", *(f"een_van: [{{k{n - 1}: ja}}, {ander}]" for ander in (grens(n), grens(n + 20))))
        )
    melding = fout("".join(delen) + regel("r", "k12: nee"))
    assert "'k9' telt 2556 voorwaarden" in melding.tekst


@pytest.mark.parametrize(("vorm", "waarde"), [("alle", "ja"), ("niet", "nee")])
def test_wat_op_een_te_groot_feit_bouwt_wordt_niet_ook_gemeld(vorm: str, waarde: str) -> None:
    """Also where that is too large only when it is true, or only when it is false."""
    keuzen = [f"{{een_van: [{grens(2 * n)}, {grens(2 * n + 1)}]}}" for n in range(6)]
    delen = ", ".join((*keuzen, *(grens(n) for n in range(100, 140))))
    melding = fout(afgeleid("groot", f"{vorm}: [{delen}]") + regel("r", f"groot: {waarde}", "fase: ontwerp"))
    assert f"'groot' telt {64 * 46} voorwaarden" in melding.tekst


def test_een_regel_telt_in_de_vorm_waarin_zij_het_grootst_is() -> None:
    """For the process that it names it is always true; for every other it is true in 64 ways of 46 conditions."""
    feiten = [Gelijk(FeitSleutel(f"f{n}"), "ja") for n in range(52)]
    keuzen = [EenVanDe(tuple(feiten[2 * n : 2 * n + 2])) for n in range(6)]
    hier = Gelijk(FeitSleutel(PROCES, DIT), "technisch_beheer")
    te_groot = maak_regel("r", EenVanDe((hier, Alle((*keuzen, *feiten[12:])))), per_proces=True)
    (melding,) = over_de_grens([te_groot], [])
    assert f"'r' telt {64 * 46} voorwaarden" in melding.tekst
