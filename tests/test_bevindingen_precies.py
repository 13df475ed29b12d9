"""Findings of the proof on small rule bases, in full: which rules, which lines, which facts, and for which process."""

from __future__ import annotations

import pytest

pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")

from kennisbank.feitsoorten import JaNee
from kennisbank.vocabulaire import vocabulaire
from regels.bewijs.bevindingen import Bevinding, bevindingen, getuigen, getuigen_in_orde
from regels.bewijs.bewijzer import Bewijzer
from regels.eisen import Eis, lees_eisen
from regels.logica import waarheid
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import SCHAAL, Alle
from tests.bouwers import PROCESSEN
from tests.test_regelgrenzen import PER_PROCES, afgeleid, lees, regel

EERSTE, TWEEDE = PROCESSEN[:2]
BUDGET, SLA, FASE = map(FeitSleutel, ("vervangingsbudget", "sla_actief_gebruikt", "fase"))


def vind(tekst: str, eis: str = "") -> list[Bevinding]:
    return list(bevindingen(Bewijzer(lees(tekst)), _eisen(eis)))


def _eisen(eis: str) -> tuple[Eis, ...]:
    return lees_eisen(f"- eis: e\n  titel: t\n  {eis}\n".encode(), "e.yaml") if eis else ()


def namen(bevinding: Bevinding) -> list[str]:
    return [str(deel[0]) for deel in bevinding.namen]


def regelnummers(bevinding: Bevinding) -> list[int]:
    return [plek.regel for plek in bevinding.plekken]


def test_een_regel_per_proces_die_voor_een_proces_kan_opgaan_gaat_ooit_op() -> None:
    """And one that is excluded for a single process is excluded sometimes."""
    kan = regel("r", "voorspelbaar: ja", f"voorspelbaar.{EERSTE}: nee", extra=PER_PROCES)
    altijd = regel("s", f"een_van: [{{beschrijfbaar: ja}}, {{beschrijfbaar.{EERSTE}: nee}}]", extra=PER_PROCES)
    begrip = afgeleid("b", "voorspelbaar: ja", f"voorspelbaar.{EERSTE}: nee", extra=PER_PROCES)
    ook = afgeleid("c", f"een_van: [{{beschrijfbaar: ja}}, {{beschrijfbaar.{EERSTE}: nee}}]", extra=PER_PROCES)
    assert vind(kan + altijd) == []
    assert vind(begrip + ook + regel("t", "b: ja", extra=PER_PROCES) + regel("u", "c: ja", extra=PER_PROCES)) == []


def test_voorwaarden_aan_een_gemeente_mogen_elk_door_een_andere_worden_vervuld() -> None:
    """A small one and a large one in one list; one municipality cannot be both."""
    klein, groot = (
        "er_is: {gemeente: [inwoners: {hoogstens: 9000}]}",
        "er_is: {gemeente: [inwoners: {minstens: 90000}]}",
    )
    assert vind(regel("r", klein, groot)) == []
    tekst = regel("s", "er_is: {gemeente: [{inwoners: {hoogstens: 9000}}, {inwoners: {minstens: 90000}}]}")
    assert [deel.soort for deel in vind(tekst)] == ["gaat_nooit_op"]


def test_een_regel_die_nooit_opgaat_zegt_wat_niet_samen_kan() -> None:
    """The conditions that most facts leave out, with their lines; the engines have nothing to confirm."""
    (dood,) = vind(regel("dood", "vervangingsbudget: ja", "sla_actief_gebruikt: ja", "vervangingsbudget: nee"))
    assert (dood.soort, namen(dood), dood.verwacht) == ("gaat_nooit_op", ["dood"], ())
    (tekort,) = dood.tekort
    assert tekort in (0, 2)
    assert regelnummers(dood) == [1, 12 + tekort]
    assert dict(dood.getuige) == {BUDGET: "nee" if tekort == 0 else "ja", SLA: "ja"}


def test_een_regel_die_nooit_is_uitgesloten_wordt_getoond_met_feiten_waarmee_hij_opgaat() -> None:
    (vast,) = vind(regel("vast", "een_van: [{vervangingsbudget: ja}, {vervangingsbudget: nee}]"))
    assert (vast.soort, namen(vast), regelnummers(vast)) == ("nooit_uitgesloten", ["vast"], [1])
    assert (list(vast.getuige), vast.verwacht) == ([BUDGET], ((RegelSleutel("vast"), True),))


def test_een_begrip_dat_altijd_ja_of_altijd_nee_is() -> None:
    nooit, altijd = afgeleid("nooit", "fase: ontwerp", "fase: realisatie"), afgeleid(
        "altijd", "een_van: [{vervangingsbudget: ja}, {vervangingsbudget: nee}]"
    )  # fmt: skip
    gebruik = regel("r", "een_van: [{nooit: ja}, {altijd: nee}, {sla_actief_gebruikt: ja}]")
    gevonden = {deel.soort: deel for deel in vind(nooit + altijd + gebruik)}
    ja, nee = gevonden["afgeleid_nooit_ja"], gevonden["afgeleid_nooit_nee"]
    assert (ja.namen, len(ja.tekort), ja.verwacht) == ((FeitSleutel("nooit"),), 1, ())
    assert list(ja.getuige) == [FASE]
    assert (nee.namen, list(nee.getuige)) == ((FeitSleutel("altijd"),), [BUDGET])
    assert nee.verwacht == ((FeitSleutel("altijd"), True),)
    assert regelnummers(nee) == [10]
    assert regelnummers(ja) == [1, 8 + ja.tekort[0]]


def test_wat_voor_elk_proces_geldt_wordt_getoond_bij_het_eerste() -> None:
    """A derived fact and a rule, never true or never false; of a tautology, also that it holds."""
    nooit, altijd = ("voorspelbaar: ja", "voorspelbaar: nee"), ("een_van: [{voorspelbaar: ja}, {voorspelbaar: nee}]",)
    tekst = (
        afgeleid("nooit", *nooit, extra=PER_PROCES)
        + afgeleid("altijd", *altijd, extra=PER_PROCES)
        + regel("r", "een_van: [{nooit: ja}, {altijd: nee}, {beschrijfbaar: ja}]", extra=PER_PROCES)
        + regel("dood", *nooit, extra=PER_PROCES)
        + regel("vast", *altijd, extra=PER_PROCES)
    )
    gevonden = {deel.soort: deel for deel in vind(tekst)}
    for soort, naam, waar in (
        ("afgeleid_nooit_ja", FeitSleutel("nooit", EERSTE), False),
        ("afgeleid_nooit_nee", FeitSleutel("altijd", EERSTE), True),
        ("gaat_nooit_op", RegelSleutel("dood", EERSTE), False),
        ("nooit_uitgesloten", RegelSleutel("vast", EERSTE), True),
    ):
        deel = gevonden.pop(soort)  # type: ignore[call-overload]
        assert deel.namen == (naam,)
        assert list(deel.getuige) == [FeitSleutel("voorspelbaar", EERSTE)]
        assert deel.verwacht == (((naam, True),) if waar else ())
    assert not gevonden.keys() & {"gaat_nooit_op", "nooit_uitgesloten"}


GELIJK = "Tekst van r0"


def gelijke(*als: str, extra: str = "") -> str:
    """Return rules with one text."""
    delen = (
        regel(f"r{nummer}", deel, extra=extra).replace(f"Tekst van r{nummer}", GELIJK)
        for nummer, deel in enumerate(als)
    )
    return "".join(delen)


def test_van_regels_met_dezelfde_tekst_volgt_wie_nooit_alleen_geldt() -> None:
    """Named first, with the others in their order; who can hold alone is not told."""
    als = ("fase: ontwerp", "fase: {een_van: [ontwerp, realisatie]}", "fase: ontwerp")
    gevonden = vind(gelijke(*als))
    assert [(deel.soort, namen(deel)) for deel in gevonden] == [
        ("volgt_uit_andere", ["r0", "r1", "r2"]),
        ("volgt_uit_andere", ["r2", "r0", "r1"]),
    ]
    lang = len(regel("r", "fase: ontwerp").splitlines())
    assert [regelnummers(deel) for deel in gevonden] == [[1, 1 + lang, 1 + 2 * lang], [1 + 2 * lang, 1, 1 + lang]]
    assert [(dict(deel.getuige), deel.verwacht) for deel in gevonden] == [
        ({FASE: "ontwerp"}, ((RegelSleutel(naam), True),)) for naam in ("r0", "r2")
    ]
    breed = "fase: {een_van: [ontwerp, realisatie]}"
    assert [namen(deel) for deel in vind(gelijke("fase: ontwerp", breed))] == [["r0", "r1"]]
    assert [namen(deel) for deel in vind(gelijke(breed, "fase: ontwerp"))] == [["r1", "r0"]]
    anders = gelijke("fase: ontwerp", "fase: ontwerp").replace("Tekst van r0.", "Anders.", 1)
    assert vind(anders) == []
    ander_soort = gelijke("fase: ontwerp", "fase: ontwerp").replace("soort: risico", "soort: advies", 1)
    assert vind(ander_soort) == []


def test_een_regel_per_proces_volgt_alleen_als_dat_bij_elk_proces_zo_is() -> None:
    smal = f"alle: [{{voorspelbaar: ja}}, {{voorspelbaar.{EERSTE}: ja}}]"
    gevonden = vind(gelijke("voorspelbaar: ja", smal, extra=PER_PROCES))
    assert [(deel.soort, deel.namen) for deel in gevonden] == [
        ("volgt_uit_andere", (RegelSleutel("r1", EERSTE), RegelSleutel("r0", EERSTE)))
    ]


def test_wat_elkaar_tegenspreekt_volgt_niet_uit_elkaar() -> None:
    """Two contradictions that say the same are each told to who meets them."""
    tekst = gelijke("fase: ontwerp", "fase: ontwerp").replace("soort: risico", "soort: tegenspraak")
    assert [deel.soort for deel in vind(tekst)] == []


def conclusies(*paren: tuple[str, str], over: str = "reikwijdte") -> str:
    return "".join(
        regel(f"r{nummer}", als, extra=f"  dan: {{{over}: {waarde}}}\n") for nummer, (als, waarde) in enumerate(paren)
    )


def test_van_meer_dan_twee_uitkomsten_die_samen_kunnen_wordt_van_elke_een_regel_genoemd() -> None:
    """One too many, in the order of the rules, with facts in which just those hold."""
    tekst = conclusies(
        ("vervangingsbudget: ja", "binnen"),
        ("sla_actief_gebruikt: ja", "deels"),
        ("fase: ontwerp", "buiten"),
        ("vertrouwen_hoog: ja", "buiten"),
    )
    gevonden = vind(tekst, "over: reikwijdte\n  hoogstens: 2")
    assert sorted(namen(deel) for deel in gevonden) == [["r0", "r1", "r2"], ["r0", "r1", "r3"]]
    for deel in gevonden:
        assert deel.soort == "onverenigbaar"
        assert deel.verwacht == tuple((RegelSleutel(naam), True) for naam in namen(deel))
        assert len(deel.getuige) == 3
        assert deel.eis is not None
    paren = vind(tekst, "over: reikwijdte\n  hoogstens: 1")
    assert sorted(map(namen, paren)) == [["r0", "r1"], ["r0", "r2"], ["r0", "r3"], ["r1", "r2"], ["r1", "r3"]]


def test_van_regels_die_alleen_samen_kunnen_gelden_wordt_er_een_te_veel_genoemd() -> None:
    """Three on one condition: of each conclusion the first rule, in the order of the rules."""
    waarden = ("binnen", "deels", "deels", "buiten")
    tekst = conclusies(*(("vervangingsbudget: ja", waarde) for waarde in waarden))
    for hoogstens, genoemd in ((1, ["r0", "r1"]), (2, ["r0", "r1", "r3"])):
        gevonden = vind(tekst, f"over: reikwijdte\n  hoogstens: {hoogstens}")
        assert [namen(deel) for deel in gevonden if deel.soort == "onverenigbaar"] == [genoemd]


def test_na_vijftig_botsingen_worden_de_andere_niet_meer_genoemd() -> None:
    feiten = [
        feit.naam for feit in vocabulaire().feiten.values() if isinstance(feit.soort, JaNee) and not feit.per_proces
    ]
    delen = [(f"{naam}: ja", "binnen" if nummer % 2 else "buiten") for nummer, naam in enumerate(feiten[:16])]
    gevonden = vind(conclusies(*delen), "over: reikwijdte\n  hoogstens: 1")
    botsingen = [tuple(namen(deel)) for deel in gevonden if deel.soort == "onverenigbaar"]
    assert len(botsingen) == len(set(botsingen)) == 50


def test_een_gat_noemt_elke_regel_die_het_had_kunnen_vullen() -> None:
    tekst = conclusies(("vervangingsbudget: ja", "binnen"), ("fase: ontwerp", "buiten"))
    (gat,) = vind(tekst, "over: reikwijdte\n  minstens: 1\n  bekend: [vervangingsbudget, fase]")
    assert (gat.soort, namen(gat), gat.verwacht) == ("geen_uitkomst", ["r0", "r1"], ())
    assert gat.getuige[BUDGET] == "nee"
    assert gat.getuige[FASE] != "ontwerp"
    assert [plek.bestand for plek in gat.plekken] == ["e.yaml", "r.yaml", "r.yaml"]
    dekt = conclusies(("vervangingsbudget: ja", "binnen"), ("vervangingsbudget: nee", "buiten"))
    assert vind(dekt, "over: reikwijdte\n  minstens: 1\n  bekend: [vervangingsbudget]") == []
    (niet_bekend,) = vind(dekt, "over: reikwijdte\n  minstens: 1\n  bekend: [fase]")
    assert list(niet_bekend.getuige) == [FASE]


KERN = "  aanbevelingen: [3]\n  kern: ja\n"


def test_een_aanbeveling_die_nooit_in_orde_kan_zijn_noemt_alleen_de_regels_die_dat_doen() -> None:
    delen = ("fase: ontwerp", "vervangingsbudget: ja", "sla_actief_gebruikt: ja", "vervangingsbudget: nee")
    tekst = "".join(
        regel(f"r{n}", als, extra=KERN).replace("sterkte: moet", "sterkte: zou_moeten") for n, als in enumerate(delen)
    )
    (nooit,) = [deel for deel in vind(tekst) if deel.soort == "nooit_in_orde"]
    assert (nooit.aanbeveling, namen(nooit), nooit.verwacht) == (3, ["r1", "r3"], ())
    lang = len(regel("r", "fase: ontwerp", extra=KERN).splitlines())
    assert regelnummers(nooit) == [1 + lang, 1 + 3 * lang]
    assert list(nooit.getuige) == [BUDGET]
    bewijzer = Bewijzer(lees(tekst))
    assert list(getuigen_in_orde(bewijzer)) == []
    los = Bewijzer(lees("".join(regel(f"r{n}", als, extra=KERN) for n, als in enumerate(delen[:3]))))
    ((nummer, kern, feiten),) = getuigen_in_orde(los)
    assert (nummer, [naam for naam, _ in kern]) == (3, ["r0", "r1", "r2"])
    assert feiten.keys() == {FASE, BUDGET, SLA}
    assert [naam for naam, _ in getuigen(los)] == [RegelSleutel(f"r{n}") for n in range(3)]


def test_een_voorwaarde_zonder_gevolg_wordt_genoemd_met_haar_regel() -> None:
    """Only what can be left out without any change; the facts are those with which the rule holds."""
    getal = ("omvang_wiz_fte: {minstens: 30}", "omvang_wiz_fte: {minstens: 10}")
    (dubbel,) = vind(regel("r", *getal, "vervangingsbudget: ja"))
    assert (dubbel.soort, namen(dubbel)) == ("voorwaarde_zonder_gevolg", ["r"])
    assert dubbel.variant is not None
    assert dubbel.variant.plaats == 1
    assert dict(dubbel.getuige) == {FeitSleutel("omvang_wiz_fte"): 30 * SCHAAL, BUDGET: "ja"}
    assert regelnummers(dubbel) == [1, 13]
    assert dubbel.verwacht == ((RegelSleutel("r"), True),)
    per_proces = regel(
        "r", "voorspelbaar: ja", f"een_van: [{{voorspelbaar: ja}}, {{voorspelbaar.{EERSTE}: ja}}]", extra=PER_PROCES
    )
    assert {deel.namen for deel in vind(per_proces)} == {(RegelSleutel("r", EERSTE),)}
    alleen_eerste = regel("r", "voorspelbaar: ja", f"beschrijfbaar.{TWEEDE}: ja", extra=PER_PROCES)
    assert vind(alleen_eerste) == []


def test_de_feiten_die_het_dichtst_bij_een_dode_regel_komen_voldoen_aan_elke_andere_voorwaarde() -> None:
    """Whichever of two conditions is given up: the facts meet the other, and are as few as that one takes."""
    groot, klein = (
        "alle: [{vervangingsbudget: ja}, {sla_actief_gebruikt: ja}, {fase: ontwerp}]",
        "vervangingsbudget: nee",
    )
    breed = "een_van: [{fase: ontwerp}, {sla_actief_gebruikt: ja}, {vertrouwen_hoog: ja}]"
    for delen in ((groot, klein), (klein, groot), (groot, klein, breed), (klein, breed, groot), (breed, groot, klein)):
        bank = lees(regel("dood", *delen))
        (dood,) = bevindingen(Bewijzer(bank), ())
        (tekort,) = dood.tekort
        assert isinstance(bank.regels[0].als, Alle)
        waar = [waarheid(deel, dood.getuige, {}) for deel in bank.regels[0].als.voorwaarden]
        assert [nummer for nummer, geldt in enumerate(waar) if not geldt] == [tekort]
        extra = breed in delen and delen[tekort] == groot
        assert len(dood.getuige) == (3 if delen[tekort] == klein else 1) + extra
    (rond,) = vind(regel("dood", "omvang_wiz_fte: {hoogstens: 30}", "vervangingsbudget: ja", "vervangingsbudget: nee"))
    assert rond.getuige[FeitSleutel("omvang_wiz_fte")] == 30 * SCHAAL
