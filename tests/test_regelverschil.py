"""Two rule bases compared: what changed in meaning, with facts that show it; what did not is not told."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given

pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")

from advies import Adviseur
from advies.beheer.regelverschil import regelverschil
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.opdrachten.whatif import diff
from advies.weergave.regelverschil import als_tekst
from kennisbank.meldingen import Plek
from regels.bewijs.verschil import Bankverschil, vergelijk
from regels.lezen import regelbank
from regels.sleutels import DIT, GEMEENTEN, FeitSleutel
from regels.taal import (
    SCHAAL,
    AfgeleidFeit,
    Alle,
    Conclusie,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Grens,
    Niet,
    Regel,
    Regelbank,
    Vergelijk,
)
from regels.varianten import Varianten
from tests.bouwers import PROCESSEN, ZADEN, maak_regel, maak_regelbank, voorbeelden
from tests.test_bewijs import KLEIN, alle_geheugens

BASIS = Path(__file__).parent.parent / "regels" / "basis"


def _met(regel: str, **anders: object) -> Adviseur:
    bank = regelbank()
    regels = tuple(replace(r, **anders) if r.naam == regel else r for r in bank.regels)  # type: ignore[arg-type]
    return Adviseur(replace(bank, regels=regels))


def test_dezelfde_regels_verschillen_niet(adviseur: Adviseur) -> None:
    uitkomst = regelverschil(adviseur, adviseur)
    assert uitkomst.voorbeelden == ()
    assert uitkomst.gelijk == len(adviseur.bank.regels)
    assert "dat is bewezen" in als_tekst(uitkomst)


def test_anders_geschreven_is_niet_anders(adviseur: Adviseur) -> None:
    regel = next(r for r in adviseur.bank.regels if r.naam == "geen_vervangingsbudget")
    uitkomst = regelverschil(adviseur, _met(regel.naam, als=Niet(Alle((Niet(regel.als),)))))
    assert uitkomst.voorbeelden == ()


def test_een_omgekeerde_regel_geldt_eerder_en_later(adviseur: Adviseur) -> None:
    regel = next(r for r in adviseur.bank.regels if r.naam == "geen_vervangingsbudget")
    uitkomst = regelverschil(adviseur, _met(regel.naam, als=Alle((Niet(regel.als),))))
    gevonden = {(v.verschil.wat, v.was, v.wordt): v.verschil.voorbeeld for v in uitkomst.voorbeelden}
    assert gevonden == {
        ("eerder", "uitgesloten", "zeker"): {FeitSleutel("vervangingsbudget"): "ja"},
        ("strenger", "zeker", "uitgesloten"): {FeitSleutel("vervangingsbudget"): "nee"},
    }


def test_een_andere_conclusie_bij_dezelfde_feiten(adviseur: Adviseur) -> None:
    uitkomst = regelverschil(adviseur, _met("scope_in", dan=Conclusie("reikwijdte", "buiten")))
    (voorbeeld,) = uitkomst.voorbeelden
    assert (voorbeeld.verschil.wat, voorbeeld.was, voorbeeld.wordt) == ("andere_conclusie", "zeker", "zeker")
    assert "was reikwijdte: binnen, wordt reikwijdte: buiten" in als_tekst(uitkomst)


def test_nieuwe_naam_en_andere_woorden_zijn_geen_verschil(adviseur: Adviseur) -> None:
    uitkomst = regelverschil(adviseur, _met("geen_vervangingsbudget", naam="vervanging_ontbreekt"))
    assert uitkomst.voorbeelden == ()
    assert uitkomst.hernoemd == (("geen_vervangingsbudget", "vervanging_ontbreekt"),)
    anders = regelverschil(adviseur, _met("scope_in", tekst="Anders."))
    assert (anders.alleen_tekst, anders.gelijk) == (("scope_in",), len(adviseur.bank.regels) - 1)


def test_wat_een_tegenspraak_weigert_is_alleen_bij_een_tegenspraak_een_verschil() -> None:
    """A rule that differs only in facts that cannot be given is the same; a contradiction that refuses more is not."""
    budget, sla = (Gelijk(FeitSleutel(naam), "ja") for naam in ("vervangingsbudget", "sla_actief_gebruikt"))
    basis = maak_regelbank(Random(1), 1, KLEIN, afgeleide=0)
    nooit = replace(maak_regel("nooit", Alle((budget, sla))), soort="tegenspraak")

    def bank(*regels: Regel) -> Regelbank:
        return replace(basis, regels=regels)

    ontwerp = Gelijk(FeitSleutel("fase"), "ontwerp")
    oud, smal = maak_regel("r", EenVanDe((Alle((budget, sla)), ontwerp))), maak_regel("r", ontwerp)
    assert {deel.wat for deel in vergelijk(bank(nooit, oud), bank(nooit, smal)).verschillen} == {"andere_grens_onzeker"}
    assert {deel.wat for deel in vergelijk(bank(oud), bank(smal)).verschillen} >= {"strenger"}
    breder = replace(nooit, als=budget)
    (verschil,) = vergelijk(bank(nooit), bank(breder)).verschillen
    assert (verschil.naam, verschil.wat) == ("nooit", "eerder")


BUDGET, SLA = (Gelijk(FeitSleutel(naam), "ja") for naam in ("vervangingsbudget", "sla_actief_gebruikt"))
ONTWERP = Gelijk(FeitSleutel("fase"), "ontwerp")
GRENZEN: tuple[tuple[Grens, int], ...] = (("hoogstens", 1), ("minstens", 2))


def verschil(oud: tuple[Regel, ...], nieuw: tuple[Regel, ...], *begrippen: tuple[AfgeleidFeit, ...]) -> Bankverschil:
    """Return what differs between two sets of rules, with the derived facts of each."""
    basis, (eerst, dan) = maak_regelbank(Random(1), 1, KLEIN, afgeleide=0), begrippen or ((), ())
    return vergelijk(replace(basis, regels=oud, afgeleid=eerst), replace(basis, regels=nieuw, afgeleid=dan))


def soorten(uit: Bankverschil) -> list[tuple[str, str]]:
    return [(deel.naam, deel.wat) for deel in uit.verschillen]


def test_regels_die_hetzelfde_betekenen_en_zeggen_zijn_hernoemd_elk_een_keer() -> None:
    """In their order, beside rules that kept their name; of another kind or conclusion is no other name."""
    blijft, ander = maak_regel("blijft", ONTWERP), maak_regel("ander", SLA)
    oud = (blijft, maak_regel("a", BUDGET), ander, maak_regel("b", BUDGET))
    uit = verschil(oud, (maak_regel("x", BUDGET), blijft, maak_regel("y", BUDGET), maak_regel("z", SLA)))
    assert uit.hernoemd == (("a", "x"), ("ander", "z"), ("b", "y"))
    assert (uit.verschillen, uit.alleen_tekst, uit.gelijk) == ((), (), 1)
    for nieuw in (
        replace(maak_regel("x", BUDGET), soort="risico"),
        replace(maak_regel("x", BUDGET), dan=Conclusie("reikwijdte", "buiten")),
        replace(maak_regel("x", BUDGET), voor_elk_proces=True),
        maak_regel("x", SLA),
    ):
        uit = verschil((maak_regel("a", BUDGET),), (nieuw,))
        assert uit.hernoemd == ()
        assert soorten(uit) == [("x", "nieuw"), ("a", "vervallen")]
    zelfde = maak_regel("bleef", BUDGET)
    uit = verschil((maak_regel("a", BUDGET), zelfde), (zelfde,))
    assert (uit.hernoemd, soorten(uit)) == ((), [("a", "vervallen")])


def test_wat_gelijk_is_wat_alleen_andere_woorden_heeft_en_wat_anders_is_wordt_apart_geteld() -> None:
    anders_geschreven = replace(maak_regel("geschreven", Niet(Niet(BUDGET))))
    oud = (
        maak_regel("zelfde", ONTWERP),
        maak_regel("geschreven", BUDGET),
        maak_regel("woorden", SLA),
        maak_regel("r", SLA),
    )
    nieuw = (*oud[:1], anders_geschreven, replace(oud[2], tekst="Anders."), replace(oud[3], als=ONTWERP))
    uit = verschil(oud, nieuw)
    assert (uit.gelijk, uit.alleen_tekst) == (2, ("woorden",))
    assert soorten(uit) == [("r", "eerder"), ("r", "strenger")]
    assert soorten(verschil((maak_regel("r", SLA),), (replace(oud[3], als=ONTWERP, tekst="Anders."),))) == soorten(uit)


def test_een_regel_die_voor_elk_proces_gaat_gelden_vervalt_en_is_nieuw() -> None:
    een = maak_regel("r", BUDGET)
    uit = verschil((een,), (replace(een, voor_elk_proces=True),))
    assert [(deel.wat, deel.proces) for deel in uit.verschillen] == [("vervallen", ""), ("nieuw", PROCESSEN[0])]
    assert [(deel.oud is None, deel.nieuw is None) for deel in uit.verschillen] == [(False, True), (True, False)]
    assert soorten(verschil((een,), (een, maak_regel("nooit", Alle((SLA, Niet(SLA))))))) == []


def test_een_regel_voor_elk_proces_wordt_getoond_bij_het_eerste_waarvoor_hij_verschilt() -> None:
    per_proces = maak_regel("r", Gelijk(FeitSleutel("uitvoering", DIT), "derde"), per_proces=True)
    ander = replace(per_proces, als=Gelijk(FeitSleutel("uitvoering", DIT), "inbesteed"))
    assert [(deel.wat, deel.proces) for deel in verschil((per_proces,), (ander,)).verschillen] == [
        ("eerder", PROCESSEN[0]),
        ("strenger", PROCESSEN[0]),
    ]


def test_een_ander_begrip_verandert_elke_regel_die_het_leest() -> None:
    """The condition reads the same; what it means does not. Who reads another definition stays as it is."""
    plek = Plek("f", 1, 1)
    groot, ander = (
        AfgeleidFeit("groot", False, "k", "j", "n", "tekst", (), als, plek) for als in (BUDGET, Alle((BUDGET, SLA)))
    )
    regels = (maak_regel("r", Gelijk(FeitSleutel("groot"), "ja")), maak_regel("los", ONTWERP))
    uit = verschil(regels, regels, (groot,), (ander,))
    assert soorten(uit) == [("r", "strenger")]
    assert (uit.gelijk, uit.alleen_tekst) == (1, ())
    assert soorten(verschil(regels, regels, (groot,), (groot,))) == []


def test_wat_een_regel_zegt_is_zijn_conclusie_of_plaats_en_waarover_die_gaat() -> None:
    kaal = maak_regel("r", BUDGET)
    keuze = replace(kaal, dan=Conclusie("keuze", "uitbesteden_mag"), over=PROCESSEN[0])
    plaats = replace(kaal, plaats="past_niet", over=PROCESSEN[0])
    for oud, nieuw, anders in (
        (kaal, replace(kaal, over=PROCESSEN[0]), False),
        (keuze, replace(keuze, over=PROCESSEN[1]), True),
        (plaats, replace(plaats, over=PROCESSEN[1]), True),
        (plaats, replace(plaats, plaats="niet_belegd"), True),
        (keuze, replace(keuze, dan=Conclusie("keuze", "zelf_doen_of_inbesteden")), True),
        (keuze, replace(keuze, dan=None), True),
    ):
        uit = verschil((oud,), (nieuw,))
        assert soorten(uit) == ([("r", "andere_conclusie")] if anders else [])
        assert uit.alleen_tekst == (() if anders else ("r",))


def test_een_regel_die_geen_tegenspraak_meer_is_wordt_vergeleken_op_alle_feiten() -> None:
    """What it refused it no longer refuses: that must be told, though those facts could not be given before."""
    nooit = replace(maak_regel("r", BUDGET), soort="tegenspraak")
    mag = replace(nooit, soort="risico", als=Alle((BUDGET, SLA)))
    assert soorten(verschil((nooit,), (mag,))) == [("r", "strenger")]
    assert soorten(verschil((mag,), (nooit,))) == [("r", "eerder")]


def test_er_zijn_genoeg_gemeenten_om_een_verschil_te_tonen() -> None:
    """Of conditions that no one municipality can meet together, also when only one of the two reads municipalities."""
    klein, groot = (
        ErIsGemeente(Alle((Vergelijk(FeitSleutel("inwoners"), grens, 10 * SCHAAL * keer),))) for grens, keer in GRENZEN
    )
    oud, nieuw = maak_regel("r", Alle((BUDGET, SLA))), maak_regel("r", Alle((BUDGET, klein, groot)))
    for eerst, dan, wat in ((oud, nieuw, "eerder"), (nieuw, oud, "strenger")):
        gevonden = {deel.wat: deel.voorbeeld for deel in verschil((eerst,), (dan,)).verschillen}
        gemeenten = gevonden[wat][GEMEENTEN]  # type: ignore[index]
        assert isinstance(gemeenten, tuple)
        assert len(gemeenten) == 2


def test_een_regel_erbij_of_eraf(adviseur: Adviseur) -> None:
    bank = regelbank()
    minder = Adviseur(replace(bank, regels=tuple(r for r in bank.regels if r.naam != "mag_uitbesteden")))
    (eraf,) = regelverschil(adviseur, minder).voorbeelden
    assert (eraf.verschil.wat, eraf.was, eraf.wordt) == ("vervallen", "zeker", None)
    (erbij,) = regelverschil(minder, adviseur).voorbeelden
    assert (erbij.verschil.wat, erbij.was, erbij.wordt) == ("nieuw", None, "zeker")
    assert len(erbij.verschil.voorbeeld) == 3


@given(ZADEN)
@voorbeelden(20)
def test_elk_verschil_wordt_gevonden_en_is_er_echt(rng: Random) -> None:
    """By trying every set of facts: a rule is told to differ exactly when its status differs somewhere."""
    oud = maak_regelbank(rng, 4, KLEIN)
    maker = Varianten(oud.vocabulaire, oud.processen)
    anders = [rng.choice([regel.als, *(variant.geheel for variant in maker.van(regel.als))]) for regel in oud.regels]
    nieuw = replace(oud, regels=tuple(replace(r, als=als) for r, als in zip(oud.regels, anders, strict=True)))
    motoren = [Maskermotor(gevallen(bank)) for bank in (oud, nieuw)]
    echt = set()
    for geheugen in alle_geheugens():
        stand = [motor.beoordeel(geheugen).status for motor in motoren]
        for geval, voor, na in zip(motoren[0].gevallen.regels, *stand, strict=True):
            if voor is not na:
                echt.add(geval.regel.naam)
    uitkomst = vergelijk(oud, nieuw)
    assert {verschil.naam for verschil in uitkomst.verschillen} == echt


def test_de_opdracht_vergelijkt_mappen(tmp_path: Path) -> None:
    shutil.copytree(BASIS, tmp_path / "nieuw")
    bestand = tmp_path / "nieuw" / "processen.yaml"
    bestand.write_text(
        bestand.read_text().replace("klanten_wwb: {hoogstens: weinig_klanten}", "klanten_wwb: {hoogstens: 200}")
    )
    uit = CliRunner().invoke(diff, ["ingebouwd", str(tmp_path / "nieuw")])
    assert uit.exit_code == 0
    assert "edossier_te_duur geldt voor meer feiten" in uit.output
    assert "klanten_wwb: 200" in uit.output
    assert "gemeenten:" not in uit.output  # a list of municipalities shows it too, and is more to read
    inhoud = json.loads(CliRunner().invoke(diff, ["ingebouwd", str(tmp_path / "nieuw"), "--formaat", "json"]).stdout)
    (verschil,) = inhoud["verschillen"]
    assert (verschil["regel"], verschil["was"], verschil["wordt"]) == ("edossier_te_duur", "open", "zeker")


def test_een_map_zonder_regels_is_een_fout(tmp_path: Path) -> None:
    uit = CliRunner().invoke(diff, ["ingebouwd", str(tmp_path)])
    assert uit.exit_code == 2
    assert "geen regelbestanden" in uit.stderr
