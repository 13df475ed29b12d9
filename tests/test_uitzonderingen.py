"""Special over general: a rule that names the rules that it yields to applies only where none of those can."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from advies import Adviseur, InvoerFout
from advies.beheer.mutatie import muteer
from advies.beheer.toetsing import ontleed_toetsen
from advies.cli import advies as opdracht
from advies.evaluatie import Evaluatie
from advies.lagenmap import lees_lagen
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.uitleg.verklaring import Verklaarder
from kennisbank.lagen import met_lagen
from regels.lezen import lees_regelbank, regelbank
from regels.logica import over_proces, voor_proces, vormen
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import Regel, Regelbank
from regels.varianten import Varianten
from tests.bouwers import PROCESSEN
from tests.laagmappen import klein
from tests.laagmappen import regel as laagregel

IB, TB = "informatiebeleid", "technisch_beheer"
PER = "  voor_elk: proces\n"


def regel(naam: str, als: str, extra: str = "") -> str:
    """A rule as text, with one condition."""
    return (
        f"- regel: {naam}\n  titel: T {naam}\n  soort: advies\n  sterkte: moet\n  grond: tekst\n  bron: [{{aanbeveling: 8}}]\n"
        f"{extra}  als:\n    - {als}\n  tekst: T {naam}.\n  uitleg: U.\n  wie: [bestuur]\n  fase: [ontwerp]\n"
    )


def wijkt(*namen: str) -> str:
    return f"  wijkt_voor: [{', '.join(namen)}]\n"


def lees(tekst: str) -> Regelbank:
    return lees_regelbank({"r.yaml": tekst.encode()})


def standen(bank: Regelbank, feiten: dict[str, Any]) -> dict[str, bool | None]:
    """The truth of each case in the reference engine, after durable-rules agreed."""
    adviseur = Adviseur(bank)
    evaluatie = adviseur.evaluatie(feiten)
    return {
        f"{geval.regel.naam}[{geval.proces}]" if geval.proces else geval.regel.naam: waar
        for geval, waar in evaluatie.gevallen()
    }


@pytest.mark.parametrize(("a", "b"), list(product((None, "ja", "nee"), repeat=2)))
def test_een_regel_geldt_alleen_waar_de_bijzondere_niet_kan_gelden(a: str | None, b: str | None) -> None:
    bank = lees(
        regel("algemeen", "vervangingsbudget: ja", wijkt("bijzonder")) + regel("bijzonder", "vertrouwen_hoog: ja")
    )
    feiten = {naam: waarde for naam, waarde in (("vervangingsbudget", a), ("vertrouwen_hoog", b)) if waarde}
    verwacht = False if a == "nee" or b == "ja" else None if None in (a, b) else True
    assert standen(bank, feiten)["algemeen"] is verwacht


def test_een_uitzondering_op_een_uitzondering_laat_de_algemene_regel_niet_terugkomen() -> None:
    bank = lees(
        regel("a", "vervangingsbudget: ja", wijkt("b"))
        + regel("b", "vertrouwen_hoog: ja", wijkt("c"))
        + regel("c", "sla_actief_gebruikt: ja")
    )
    alles = {"vervangingsbudget": "ja", "vertrouwen_hoog": "ja", "sla_actief_gebruikt": "ja"}
    assert standen(bank, alles) == {"a": False, "b": False, "c": True}
    assert standen(bank, {**alles, "vertrouwen_hoog": "nee"}) == {"a": False, "b": False, "c": True}
    assert standen(bank, {**alles, "sla_actief_gebruikt": "nee"}) == {"a": False, "b": True, "c": False}
    assert standen(bank, {"vervangingsbudget": "ja", "vertrouwen_hoog": "nee"})["a"] is None


def test_de_uitleg_noemt_ook_waarvoor_een_regel_door_een_andere_heen_wijkt() -> None:
    bank = lees(
        regel("a", "vervangingsbudget: ja", wijkt("b"))
        + regel("b", "vertrouwen_hoog: ja", wijkt("c"))
        + regel("c", "sla_actief_gebruikt: ja", wijkt("d"))
        + regel("d", "bestuurlijke_steun: ja")
    )
    adviseur = Adviseur(bank, motor="referentie")
    for naam, feiten in (
        ("c", {"sla_actief_gebruikt": "ja", "bestuurlijke_steun": "nee"}),
        ("d", {"bestuurlijke_steun": "ja"}),
    ):
        alle = {"vervangingsbudget": "ja", "vertrouwen_hoog": "nee", **feiten}
        uitleg = Verklaarder(adviseur.evaluatie(alle)).verklaar(RegelSleutel("a"))
        assert [deel.regel for deel in uitleg.bijzonder] == [naam]


def test_van_regels_per_proces_wijkt_elk_geval_voor_dat_van_zijn_eigen_proces() -> None:
    bank = lees(regel("a", "voorspelbaar: ja", PER + wijkt("b")) + regel("b", "beschrijfbaar: ja", PER))
    uit = standen(bank, {"voorspelbaar": {IB: "ja", TB: "ja"}, "beschrijfbaar": {IB: "ja", TB: "nee"}})
    assert (uit[f"a[{IB}]"], uit[f"a[{TB}]"]) == (False, True)


def test_een_regel_per_proces_wijkt_alleen_bij_het_proces_waarover_de_bijzondere_gaat() -> None:
    bank = lees(
        regel("a", "voorspelbaar: ja", PER + wijkt("b")) + regel("b", "vervangingsbudget: ja", f"  over: {IB}\n")
    )
    uit = standen(bank, {"voorspelbaar": {IB: "ja", TB: "ja"}, "vervangingsbudget": "ja"})
    assert (uit[f"a[{IB}]"], uit[f"a[{TB}]"]) == (False, True)
    uit = standen(bank, {"voorspelbaar": {IB: "ja", TB: "ja"}})
    assert (uit[f"a[{IB}]"], uit[f"a[{TB}]"]) == (None, True)


def test_een_regel_per_proces_wijkt_bij_elk_proces_voor_een_regel_over_het_hele_verband() -> None:
    bank = lees(regel("a", "voorspelbaar: ja", PER + wijkt("b")) + regel("b", "vervangingsbudget: ja"))
    uit = standen(bank, {"voorspelbaar": {IB: "ja", TB: "ja"}, "vervangingsbudget": "ja"})
    assert (uit[f"a[{IB}]"], uit[f"a[{TB}]"]) == (False, False)


def test_een_regel_over_een_proces_wijkt_voor_het_geval_van_dat_proces() -> None:
    bank = lees(
        regel("a", "vervangingsbudget: ja", f"  over: {IB}\n" + wijkt("b")) + regel("b", "voorspelbaar: ja", PER)
    )
    assert standen(bank, {"vervangingsbudget": "ja", "voorspelbaar": {IB: "ja", TB: "nee"}})["a"] is False
    assert standen(bank, {"vervangingsbudget": "ja", "voorspelbaar": {IB: "nee", TB: "ja"}})["a"] is True


FOUTEN = [
    (
        regel("a", "vervangingsbudget: ja", wijkt("bijzondr")) + regel("bijzonder", "vertrouwen_hoog: ja"),
        "r.yaml:7:16",
        "er is geen regel 'bijzondr'. Bedoelt u 'bijzonder'?",
    ),
    (regel("a", "vervangingsbudget: ja", wijkt("a")), "r.yaml:7:16", "een regel wijkt niet voor zichzelf"),
    (
        regel("a", "vervangingsbudget: ja", wijkt("b", "b")) + regel("b", "vertrouwen_hoog: ja"),
        "r.yaml:7:19",
        "'b' staat twee keer in 'wijkt_voor'",
    ),
    (
        regel("a", "vervangingsbudget: ja", wijkt("b")) + regel("b", "vertrouwen_hoog: ja", wijkt("a")),
        "r.yaml:7:16",
        "regels wijken in een kring voor elkaar: a -> b -> a. Haal één van deze namen weg.",
    ),
    (regel("a", "vervangingsbudget: ja", wijkt()), "r.yaml:7:15", "noem onder 'wijkt_voor' minstens één regel"),
    (regel("a", "vervangingsbudget: ja", "  wijkt_voor: b\n"), "r.yaml:7:15", "'wijkt_voor' moet een lijst zijn"),
    (regel("a", "vervangingsbudget: ja", "  wijkt_voor: [{b: c}]\n"), "r.yaml:7:16", "horen namen van regels"),
    (
        regel("a", "vervangingsbudget: ja", wijkt("b")) + regel("b", "voorspelbaar: ja", PER),
        "r.yaml:7:16",
        "Zeg met 'over' over welk ict-proces deze regel gaat",
    ),
    (
        regel("a", "voorspelbaar: ja", PER + wijkt("b")) + regel("b", f"voorspelbaar.{IB}: ja"),
        "r.yaml:8:16",
        f"Zet daar 'over: {IB}' bij",
    ),
    (
        regel("a", "vervangingsbudget: ja", f"  over: {TB}\n" + wijkt("b"))
        + regel("b", "vertrouwen_hoog: ja", f"  over: {IB}\n"),
        "r.yaml:8:16",
        f"'b' gaat over {IB} en 'a' over {TB}",
    ),
    (
        regel("a", "vervangingsbudget: ja", wijkt("b"))
        + regel("b", "vertrouwen_hoog: ja").replace("soort: advies", "soort: tegenspraak"),
        "r.yaml:7:16",
        "geen regel wijkt voor haar",
    ),
    (regel("a", "voorspelbaar: ja", PER + f"  over: {IB}\n"), "r.yaml:8:9", "'over' kan niet bij 'voor_elk: proces'"),
    (regel("a", "vervangingsbudget: ja", "  over: informatiebelied\n"), "r.yaml:7:9", f"Bedoelt u '{IB}'?"),
    (regel("a", "vervangingsbudget: ja", "  plaats: past_niet\n"), "r.yaml:7:11", "bij 'plaats' hoort een ict-proces"),
    (regel("a", "voorspelbaar: ja", PER + "  plaats: past_nit\n"), "r.yaml:8:11", "Bedoelt u 'past_niet'?"),
]


@pytest.mark.parametrize(("tekst", "plek", "deel"), FOUTEN, ids=[deel for *_, deel in FOUTEN])
def test_een_fout_wordt_gemeld_met_haar_plaats(tekst: str, plek: str, deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees(tekst)
    (melding, *rest) = sorted(vangst.value.meldingen, key=lambda melding: deel not in melding.tekst)
    assert (str(melding.plek), deel in melding.tekst) == (plek, True), vangst.value
    assert len(rest) <= ("moet een lijst zijn" in deel)


SOORTEN_A = {"gewoon": ("vervangingsbudget: ja", ""), "over": ("vervangingsbudget: ja", f"  over: {IB}\n"),
             "per": ("voorspelbaar: ja", PER)}  # fmt: skip
SOORTEN_B = {
    "gewoon": regel("b", "vertrouwen_hoog: ja"),
    "leest": regel("b", f"beschrijfbaar.{IB}: ja"),
    "over": regel("b", "vertrouwen_hoog: ja", f"  over: {IB}\n"),
    "ander": regel("b", "vertrouwen_hoog: ja", f"  over: {TB}\n"),
    "per": regel("b", "beschrijfbaar: ja", PER),
}
KAN_NIET = {("gewoon", "per"), ("over", "ander"), ("per", "leest")}


@pytest.mark.parametrize("a", SOORTEN_A)
@pytest.mark.parametrize("b", SOORTEN_B)
def test_welke_regel_voor_welke_kan_wijken(a: str, b: str) -> None:
    """Where it is not clear of which process an exception is, it is refused; everything else can."""
    als, extra = SOORTEN_A[a]
    tekst = regel("a", als, extra + wijkt("b")) + SOORTEN_B[b]
    if (a, b) in KAN_NIET:
        with pytest.raises(InvoerFout) as vangst:
            lees(tekst)
        assert len(vangst.value.meldingen) == 1
    else:
        assert lees(tekst).regels[0].wijkt_voor == ("b",)


def _kringen(*paren: tuple[str, str]) -> list[tuple[str, str]]:
    """Return of each circle where it is told and how it is written."""
    with pytest.raises(InvoerFout) as vangst:
        lees(
            "".join(
                regel(naam, "vervangingsbudget: ja", wijkt(*ander.split()) if ander else "") for naam, ander in paren
            )
        )
    return [(str(melding.plek), melding.tekst.split(": ", 1)[1].split(".")[0]) for melding in vangst.value.meldingen]


def test_elke_kring_wordt_een_keer_gemeld_bij_de_eerste_naam_die_haar_sluit() -> None:
    twee = _kringen(("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "a"))
    assert twee == [("r.yaml:7:16", "a -> b -> a"), ("r.yaml:33:16", "c -> d -> c")]
    assert _kringen(("x", "a"), ("a", "b"), ("b", "a")) == [("r.yaml:20:16", "a -> b -> a")]
    tweede = _kringen(("a", "los b"), ("b", "c"), ("c", "a"), ("los", ""))
    assert tweede == [("r.yaml:7:21", "a -> b -> c -> a")]


@pytest.mark.parametrize(
    ("lengte", "kring"),
    [(7, "r0 -> r1 -> r2 -> r3 -> r4 -> r5 -> r6 -> r0"), (8, "r0 -> r1 -> r2 -> r3 -> r4 -> r5 -> … -> r0")],
)
def test_een_kring_van_zeven_staat_er_helemaal(lengte: int, kring: str) -> None:
    assert _kringen(*((f"r{n}", f"r{(n + 1) % lengte}") for n in range(lengte))) == [("r.yaml:7:16", kring)]


def test_goede_en_foute_namen_onder_elkaar() -> None:
    """Each wrong one is told, also after another; the good ones count once nothing is wrong."""
    tekst = regel("a", "vervangingsbudget: ja", "  wijkt_voor: [{x: y}, a, onbekend, b, b, c]\n")
    tekst += regel("b", "vertrouwen_hoog: ja") + regel("c", "sla_actief_gebruikt: ja")
    with pytest.raises(InvoerFout) as vangst:
        lees(tekst)
    delen = ["horen namen van regels", "niet voor zichzelf", "er is geen regel 'onbekend'", "'b' staat twee keer"]
    for melding, deel in zip(vangst.value.meldingen, delen, strict=True):
        assert deel in melding.tekst
    goed = lees(tekst.replace("[{x: y}, a, onbekend, b, b, c]", "[b, c]")).regels[0]
    assert goed.wijkt_voor == ("b", "c")
    assert [plek.kolom for plek in goed.plekken[-2:]] == [16, 19]


def test_wat_een_laag_uitzet_en_wat_er_niet_is_worden_allebei_gemeld(tmp_path: Path) -> None:
    """And that a rule yields to what is on is kept from neither."""
    wijkt_voor = "[geen_vervangingsbudget, onbekende_regel, eigen_regie]"
    eigen = laagregel("a__r", "fase: ontwerp", wijkt_voor=wijkt_voor)
    map_ = klein(tmp_path, "a", eigen, "schakelt_uit: {geen_vervangingsbudget: Hier geldt iets anders.}\n")
    with pytest.raises(InvoerFout) as vangst, met_lagen(lees_lagen([map_])):
        regelbank()
    eerste, tweede = (str(melding).rpartition("regels.yaml:")[2] for melding in vangst.value.meldingen)
    assert eerste == (
        "14:16: de laag 'a' schakelt de regel 'geen_vervangingsbudget' uit, dus er is niets om voor te wijken."
        " Haal deze naam weg."
    )
    assert tweede.startswith("14:40: er is geen regel 'onbekende_regel'.")


def test_een_lange_kring_wordt_een_keer_gemeld() -> None:
    namen = [f"r{nummer}" for nummer in range(20)]
    paren = zip(namen, [*namen[1:], namen[0]], strict=True)
    with pytest.raises(InvoerFout) as vangst:
        lees("".join(regel(naam, "vervangingsbudget: ja", wijkt(volgende)) for naam, volgende in paren))
    (melding,) = vangst.value.meldingen
    assert "r0 -> r1 -> r2 -> r3 -> r4 -> r5 -> … -> r0" in melding.tekst


def test_een_ladder_van_uitzonderingen_is_te_groot_voor_zij_wordt_uitgeschreven() -> None:
    """Each rule yields to the two before it, so that what is written out doubles with each step."""
    stukken = [regel(f"r{n}", "vervangingsbudget: ja", wijkt(*(f"r{m}" for m in range(max(0, n - 2), n))) if n else "")
               for n in range(60)]  # fmt: skip
    with pytest.raises(InvoerFout) as vangst:
        lees("".join(stukken))
    assert all("met 'wijkt_voor' erbij" in melding.tekst for melding in vangst.value.meldingen)


def test_een_uitzondering_met_te_veel_manieren_wordt_bij_wijkt_voor_gemeld() -> None:
    delen = ", ".join(f"alle: [vervangingsbudget: ja, omvang_wiz_fte: {{minstens: {n}}}]" for n in range(1, 9))
    keuzen = f"een_van: [{', '.join('{' + deel + '}' for deel in delen.split(', alle'))}]".replace("{: ", "{alle: ")
    with pytest.raises(InvoerFout) as vangst:
        lees(regel("a", "vertrouwen_hoog: ja", wijkt("b")) + regel("b", keuzen))
    (melding,) = vangst.value.meldingen
    assert str(melding.plek) == "r.yaml:7:15"
    assert "met 'wijkt_voor' erbij" in melding.tekst


def test_een_regel_die_wijkt_mag_op_veel_manieren_onwaar_zijn() -> None:
    """Nobody reads that a rule does not apply; only a derived fact is asked both ways."""
    paren = ", ".join(
        f"{{alle: [{{vervangingsbudget: ja}}, {{omvang_wiz_fte: {{minstens: {n}}}}}]}}" for n in range(1, 9)
    )
    bank = lees(regel("a", f"een_van: [{paren}]", wijkt("b")) + regel("b", "vertrouwen_hoog: ja"))
    assert bank.regels[0].wijkt_voor == ("b",)


def test_een_tekst_mag_alleen_feiten_noemen_die_de_regel_zelf_vraagt() -> None:
    tekst = regel("a", "vervangingsbudget: ja", wijkt("b")).replace("uitleg: U.", "uitleg: U {omvang_wiz_fte}.")
    with pytest.raises(InvoerFout, match="kan hier niet worden ingevuld"):
        lees(tekst + regel("b", "omvang_wiz_fte: {minstens: 3}"))


def test_mutanten_van_een_regel_met_uitzonderingen_laten_er_een_weg_of_raken_de_eigen_voorwaarde() -> None:
    bank = lees(
        regel("a", "vervangingsbudget: ja", wijkt("b", "c"))
        + regel("b", "vertrouwen_hoog: ja")
        + regel("c", "sla_actief_gebruikt: ja")
    )
    a = bank.regels[0]
    varianten = list(Varianten(bank.vocabulaire, bank.processen).van_stuk(a))
    assert [(v.ingreep, v.wijkt_voor, a.plekken[v.plaats].regel) for v in varianten] == [
        ("omgekeerd", "", 9), ("weggelaten", "b", 7), ("weggelaten", "c", 7)
    ]  # fmt: skip
    zonder = standen(replace(bank, regels=(replace(a, als=varianten[1].geheel),)), {"vervangingsbudget": "ja", "sla_actief_gebruikt": "nee"})  # fmt: skip
    assert zonder == {"a": True}


def test_een_weggelaten_uitzondering_overleeft_zonder_toets_die_haar_raakt() -> None:
    bank = lees(regel("a", "vervangingsbudget: ja", wijkt("b")) + regel("b", "vertrouwen_hoog: ja"))
    toetsen = (
        "- toets: 1\n  feiten: {vervangingsbudget: ja, vertrouwen_hoog: nee}\n  moet: [a]\n  mag_niet: [b]\n"
        "- toets: 2\n  feiten: {vervangingsbudget: nee, vertrouwen_hoog: ja}\n  mag_niet: [a]\n  moet: [b]\n"
    )
    adviseur = Adviseur(bank, "referentie")
    verslag = muteer(adviseur, ontleed_toetsen({"t.yaml": toetsen.encode()}, bank))
    assert [(o.stuk.naam, o.variant.wijkt_voor) for o in verslag.overlevers] == [("a", "b")]
    erbij = toetsen + verslag.overlevers[0].toets
    assert not muteer(adviseur, ontleed_toetsen({"t.yaml": erbij.encode()}, bank)).overlevers


def test_een_uitzondering_die_nooit_verschil_maakt_is_een_bevinding() -> None:
    from regels.bewijs.bevindingen import bevindingen
    from regels.bewijs.bewijzer import Bewijzer

    bank = lees(regel("a", "fase: ontwerp", wijkt("b")) + regel("b", "fase: realisatie"))
    (bevinding,) = bevindingen(Bewijzer(bank), ())
    assert bevinding.soort == "voorwaarde_zonder_gevolg"
    assert bevinding.variant is not None
    assert bevinding.variant.wijkt_voor == "b"
    assert str(bevinding.plekken[1]) == "r.yaml:7:16"


def test_een_regel_die_altijd_wijkt_gaat_nooit_op() -> None:
    from advies.weergave.keuring import Bevindingzinnen
    from regels.bewijs.bevindingen import bevindingen
    from regels.bewijs.bewijzer import Bewijzer

    bank = lees(
        regel("a", "voorspelbaar: ja", PER + wijkt("b", *PROCESSEN))
        + regel("b", "voorspelbaar: ja", PER)
        + "".join(regel(proces, f"voorspelbaar.{proces}: ja", f"  over: {proces}\n") for proces in PROCESSEN)
    )
    dood = next(b for b in bevindingen(Bewijzer(bank), ()) if b.soort == "gaat_nooit_op")
    assert dood.namen[0][0] == "a"
    assert "kan nooit opgaan" in Bevindingzinnen(bank).tekst(dood)


def test_het_verschil_van_twee_regelbanken_ziet_een_uitzondering() -> None:
    from regels.bewijs.verschil import vergelijk

    b = regel("b", "vertrouwen_hoog: ja")
    (verschil,) = vergelijk(
        lees(regel("a", "vervangingsbudget: ja") + b), lees(regel("a", "vervangingsbudget: ja", wijkt("b")) + b)
    ).verschillen
    assert (verschil.naam, verschil.wat) == ("a", "strenger")


def test_explain_zegt_welke_bijzondere_regel_geldt() -> None:
    bank = lees(
        regel("a", "voorspelbaar: ja", PER + wijkt("b"))
        + regel("b", "vervangingsbudget: ja", f"  over: {IB}\n" + wijkt("c"))
        + regel("c", "vertrouwen_hoog: ja", f"  over: {IB}\n")
    )
    motor = Maskermotor(gevallen(bank))
    feiten = {
        f"voorspelbaar.{IB}": "ja",
        f"voorspelbaar.{TB}": "nee",
        "vervangingsbudget": "ja",
        "vertrouwen_hoog": "ja",
    }
    geheugen = {FeitSleutel.lees(naam): waarde for naam, waarde in feiten.items()}
    verklaarder = Verklaarder(Evaluatie.van(motor, geheugen))
    for verklaar in (verklaarder.kort, verklaarder.verklaar):
        assert [(b.regel, b.titel) for b in verklaar(RegelSleutel("a", IB)).bijzonder] == [("c", "T c")]
        assert verklaar(RegelSleutel("a", TB)).bijzonder == ()
        assert verklaar(RegelSleutel("c")).bijzonder == ()


def test_elke_bijzondere_regel_over_het_proces_wordt_genoemd() -> None:
    """The one about another process stands first and is passed over; those after it are not."""
    bank = lees(
        regel("a", "voorspelbaar: ja", PER + wijkt("elders", "hier", "overal"))
        + regel("elders", "vervangingsbudget: ja", f"  over: {TB}\n")
        + regel("hier", "vertrouwen_hoog: ja", f"  over: {IB}\n")
        + regel("overal", "beschrijfbaar: ja", PER)
    )
    feiten = {
        f"voorspelbaar.{IB}": "ja",
        "vervangingsbudget": "ja",
        "vertrouwen_hoog": "ja",
        f"beschrijfbaar.{IB}": "ja",
    }
    geheugen = {FeitSleutel.lees(naam): waarde for naam, waarde in feiten.items()}
    verklaring = Verklaarder(Evaluatie.van(Maskermotor(gevallen(bank)), geheugen)).verklaar(RegelSleutel("a", IB))
    assert [(b.regel, b.proces, b.titel) for b in verklaring.bijzonder] == [
        ("hier", "", "T hier"),
        ("overal", IB, "T overal"),
    ]


def test_opdrachten_tonen_waarvoor_een_regel_wijkt(tmp_path: Any) -> None:
    feiten = tmp_path / "f.yaml"
    criteria = "voorspelbaar: {informatiebeleid: ja}\nbeschrijfbaar: {informatiebeleid: ja}\n"
    feiten.write_text(f"{criteria}bedrijfskritisch: {{informatiebeleid: nee}}\n", encoding="utf-8")
    loper = CliRunner()
    uitleg = loper.invoke(opdracht, ["explain", str(feiten), "--regel", "mag_uitbesteden", "--proces", IB]).stdout
    assert "Dit geldt niet, want de bijzondere regel «Informatiebeleid besteedt u niet" in uitleg
    assert "[beleid_in_eigen_hand] geldt." in uitleg
    algemeen = loper.invoke(opdracht, ["rules", "mag_uitbesteden"]).stdout
    assert "Wijkt voor de bijzondere regels: beleid_in_eigen_hand" in algemeen
    bijzonder = loper.invoke(opdracht, ["rules", "beleid_in_eigen_hand"]).stdout
    assert "Gaat over: informatiebeleid" in bijzonder
    assert "Gaat voor op de algemene regels: mag_uitbesteden" in bijzonder
    assert "De plaats van het proces: past niet" in loper.invoke(opdracht, ["rules", "beleid_niet_uitbesteden"]).stdout


@pytest.mark.parametrize("proces", [IB, "informatiemanagement"])
def test_uitbesteden_van_beleid_en_informatiemanagement_kan_bij_geen_enkel_antwoord(proces: str) -> None:
    """Paragraph 4.1, point 4, and recommendation 3, whatever the criteria say; proved over all facts."""
    from regels.bewijs.bewijzer import Bewijzer

    bewijzer = Bewijzer(regelbank())
    mag = next(r for r in bewijzer.bank.regels if r.naam == "mag_uitbesteden")
    oordeel = bewijzer.formule(mag.als, proces)
    assert not bewijzer.kan(oordeel.waar, oordeel.sleutels)
    assert bewijzer.kan(bewijzer.formule(mag.als, TB).waar, bewijzer.formule(mag.als, TB).sleutels)


def test_waarover_een_regel_gaat_volgt_niet_uit_waarvoor_zij_wijkt() -> None:
    bank = lees(regel("a", f"voorspelbaar.{IB}: ja", wijkt("b")) + regel("b", f"voorspelbaar.{TB}: ja"))
    assert [over_proces(deel) for deel in bank.regels] == [IB, TB]
    assert isinstance(bank.regels[0], Regel)


def test_de_gegenereerde_regelbanken_hebben_uitzonderingen() -> None:
    from tests.bouwers import maak_regelbank

    banken = [maak_regelbank(Random(zaad), 8) for zaad in range(30)]
    wijkend = [r for bank in banken for r in bank.regels if r.wijkt_voor]
    assert {r.voor_elk_proces for r in wijkend} == {True, False}
    assert any(r.over for r in wijkend)


def test_dezelfde_keuze_over_een_ander_proces_is_niet_dezelfde_conclusie() -> None:
    from regels.bewijs.bevindingen import bevindingen
    from regels.bewijs.bewijzer import Bewijzer

    def soorten(over: str) -> list[str]:
        keuze = "  dan: {keuze: uitbesteden_mag}\n"
        bank = lees(
            regel("a", "omvang_wiz_fte: {minstens: 30}", f"  over: {IB}\n" + keuze)
            + regel("b", "omvang_wiz_fte: {minstens: 40}", f"  over: {over}\n" + keuze)
        )
        return [bevinding.soort for bevinding in bevindingen(Bewijzer(bank), ())]

    assert soorten(TB) == []
    assert soorten(IB) == ["volgt_uit_andere"]


def test_een_voorwaarde_heeft_een_vorm_voor_elk_proces_dat_anders_is_en_een_voor_de_rest() -> None:
    """Another value that is asked for, such as "ja", is no process."""
    bank = lees(regel("a", "voorspelbaar: ja", PER + wijkt("b")) + regel("b", "fase: ontwerp", f"  over: {IB}\n"))
    algemeen = next(deel for deel in bank.regels if deel.naam == "a").voorwaarde
    assert vormen(algemeen) == (voor_proces(algemeen, IB), voor_proces(algemeen, "ander"))


def test_een_conclusie_over_een_ander_proces_is_een_verschil_tussen_twee_regelbanken() -> None:
    from regels.bewijs.verschil import vergelijk

    keuze = "  dan: {keuze: uitbesteden_mag}\n"
    oud, nieuw = (lees(regel("a", "vervangingsbudget: ja", f"  over: {over}\n" + keuze)) for over in (IB, TB))
    (verschil,) = vergelijk(oud, nieuw).verschillen
    assert (verschil.wat, verschil.voorbeeld) == ("andere_conclusie", {FeitSleutel("vervangingsbudget"): "ja"})
