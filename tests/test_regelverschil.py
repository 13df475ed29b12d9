"""Two rule bases compared: what changed in meaning, with facts that show it; what did not is not told."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")

from advies import Adviseur
from advies.beheer.regelverschil import regelverschil
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.opdrachten.whatif import diff
from advies.weergave.regelverschil import als_tekst
from regels.bewijs.verschil import vergelijk
from regels.lezen import regelbank
from regels.sleutels import FeitSleutel
from regels.taal import Alle, Conclusie, EenVanDe, Gelijk, Niet, Regel, Regelbank
from regels.varianten import Varianten
from tests.bouwers import ZADEN, maak_regel, maak_regelbank
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


def test_een_regel_erbij_of_eraf(adviseur: Adviseur) -> None:
    bank = regelbank()
    minder = Adviseur(replace(bank, regels=tuple(r for r in bank.regels if r.naam != "mag_uitbesteden")))
    (eraf,) = regelverschil(adviseur, minder).voorbeelden
    assert (eraf.verschil.wat, eraf.was, eraf.wordt) == ("vervallen", "zeker", None)
    (erbij,) = regelverschil(minder, adviseur).voorbeelden
    assert (erbij.verschil.wat, erbij.was, erbij.wordt) == ("nieuw", None, "zeker")
    assert len(erbij.verschil.voorbeeld) == 3


@given(ZADEN)
@settings(max_examples=20, deadline=None)
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
