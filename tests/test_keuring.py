"""`advies check` finds one defect of each kind in a rule base that is broken on purpose, and none in ours."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")

from advies import Adviseur, InvoerFout
from advies.beheer.bewijsvoering import bewijs
from advies.beheer.keuring import keur
from advies.beheer.mutatie import muteer
from advies.beheer.regelmap import lees_regelmap
from advies.beheer.toetsing import lees_toetsen, ontleed_toetsen, voer_uit
from advies.cli import advies as opdracht
from advies.opdrachten.check import check
from advies.weergave.keuring import als_tekst
from regels.eisen import eisen, lees_eisen
from regels.lezen import regelbank
from regels.taal import AfgeleidFeit, Regel, Regelbank
from regels.varianten import Varianten
from tests.laagmappen import klein, regel

KAPOT = str(Path(__file__).parent / "kapot")
GEBREKEN = {
    "onverenigbaar": [["binnen", "buiten"]],
    "geen_uitkomst": [["mag"]],
    "gaat_nooit_op": [["dood"]],
    "nooit_uitgesloten": [["vanzelf"]],
    "volgt_uit_andere": [["smal", "breed"]],
    "voorwaarde_zonder_gevolg": [["dubbelop"]],
    "afgeleid_nooit_ja": [["nooit_ja"]],
    "afgeleid_nooit_nee": [["nooit_nee"]],
    "nooit_in_orde": [["kern_ja", "kern_nee"]],
}


def test_elk_soort_gebrek_wordt_een_keer_gevonden() -> None:
    regelmap = lees_regelmap(KAPOT)
    keuring = keur(regelmap, Adviseur(regelmap.bank), bewijs=True, mutaties=False)
    assert keuring.bewijs is not None
    gevonden: dict[str, list[list[str]]] = {}
    for bevinding in keuring.bewijs.bevindingen:
        gevonden.setdefault(bevinding.soort, []).append([naam for naam, _ in bevinding.namen])
        assert bevinding.plekken
        assert bevinding.getuige
    assert gevonden == GEBREKEN
    meldingen = [melding.tekst for melding in keuring.meldingen]
    for deel in (
        "toets 'binnen, zakt': binnen moet zeker zijn en is uitgesloten",
        "regel 'ongetoetst' heeft geen toets",
        "regel 'ongetoetst' noemt stelling S9, die niet bestaat",
        "stelling S2 (zonder_regel_of_reden) heeft geen regel en geen reden",
        "het feit 'gemeenten' wordt door geen regel gelezen",
    ):
        assert any(deel in melding for melding in meldingen), deel


def test_de_tekst_noemt_plek_reden_en_feiten() -> None:
    uit = CliRunner().invoke(check, [KAPOT])
    assert uit.exit_code == 1
    for deel in (
        "kapot.yaml:4:3: Een samenwerking valt",
        "Kijk ook bij",
        "samenwerking_structureel: nee",
        "Niet in orde",
    ):
        assert deel in uit.output


def test_verkeerd_gebruik_is_geen_bevinding(tmp_path: Path) -> None:
    """Exit code 1 says that the check found something; 2 that what was asked does not exist."""
    laag = Path(klein(tmp_path, "stad", regel("stad__r", "vervangingsbudget: nee")))
    met_fout = Path(klein(tmp_path, "dorp", regel("dorp__r", "bestaat_niet: nee")))
    leeg = tmp_path / "leeg"
    leeg.mkdir()

    def code(*argumenten: object) -> int:
        return CliRunner().invoke(opdracht, ["check", *map(str, argumenten)]).exit_code

    assert code("--voorstel", "geen_vervangingsbudgt") == 2
    assert code("--regels", tmp_path / "weg") == 2
    assert code("--regels", leeg) == 2
    assert code("--regels", laag / "laag.yaml") == 2
    assert code("--regels", laag, "--regels", leeg) == 2
    assert code("--regels", met_fout) == 1
    (met_fout / "bron.yaml").unlink()
    assert code("--regels", met_fout) == 1


def test_een_aanbeveling_die_nooit_in_orde_kan_zijn_wordt_gezegd() -> None:
    uit = CliRunner().invoke(check, [KAPOT])
    assert "aanbeveling 5 kan nooit in orde zijn" in " ".join(uit.output.split())
    assert "niet allemaal tegelijk zijn uitgesloten: 'kern_ja' en 'kern_nee'" in " ".join(uit.output.split())


def test_elke_aanbeveling_kan_in_orde_zijn_met_feiten_die_beide_motoren_bevestigen(adviseur: Adviseur) -> None:
    keuring = bewijs(adviseur, ())
    assert keuring.in_orde == 9


def test_json_met_een_feitenbestand_bij_elk_gebrek() -> None:
    from advies.invoer import ontleed_feiten

    uit = CliRunner().invoke(check, [KAPOT, "--formaat", "json"])
    assert uit.exit_code == 1
    inhoud = json.loads(uit.stdout)
    assert inhoud["goed"] is False
    for bevinding in inhoud["bewijs"]["bevindingen"]:
        assert bevinding["tekst"]
        assert all(plek["regel"] > 0 for plek in bevinding["plekken"])
        ontleed_feiten(bevinding["feitenbestand"].encode(), "getuige.yaml")


def test_een_map_als_regels_wordt_in_haar_geheel_gekeurd(tmp_path: Path) -> None:
    bron = Path(__file__).parent.parent / "regels"
    for naam in ("basis", "toetsen"):
        shutil.copytree(bron / naam, tmp_path / naam)
    for naam in ("stellingen.yaml", "eisen.yaml"):
        shutil.copy(bron / naam, tmp_path / naam)
    regelmap = lees_regelmap(str(tmp_path))
    assert keur(regelmap, Adviseur(regelmap.bank, "referentie"), bewijs=False, mutaties=False).goed
    vormen = tmp_path / "basis" / "vormen.yaml"
    vormen.write_text(vormen.read_text().replace("bevat_niet: [ict_processen, backoffice]", "bevat_niet: [backoffice]"))
    regelmap = lees_regelmap(str(tmp_path))
    keuring = keur(regelmap, Adviseur(regelmap.bank), bewijs=True, mutaties=False)
    assert "vorm_1_beperkt moet uitgesloten zijn" in keuring.meldingen[0].tekst
    assert keuring.bewijs is not None
    assert [b.soort for b in keuring.bewijs.bevindingen] == ["onverenigbaar"]
    assert "één van de vier vormen" in als_tekst(keuring)


def test_zonder_z3_wordt_het_bewijs_overgeslagen_en_gezegd_hoe_het_wel_kan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advies.beheer.keuring.heeft_bewijs", lambda: False)
    uit = CliRunner().invoke(check, [])
    assert uit.exit_code == 0
    assert "pip install '.[bewijs]'" in uit.stderr
    assert CliRunner().invoke(check, ["--mutaties"]).exit_code == 2


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("- eis: a\n  titel: t\n  over: keus\n  hoogstens: 1\n", "Bedoelt u 'keuze'?"),
        ("- eis: a\n  titel: t\n  over: keuze\n", "'hoogstens' of 'minstens'"),
        ("- eis: a\n  titel: t\n  over: keuze\n  minstens: 1\n", "onder 'bekend'"),
        ("- eis: a\n  titel: t\n  over: keuze\n  minstens: 1\n  bekend: [voorspelbar]\n", "'voorspelbaar'"),
        ("eis: a\n", "dit bestand is een lijst"),
    ],
)
def test_fout_in_een_eis(tekst: str, deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_eisen(tekst.encode(), "eisen.yaml")
    assert any(deel in melding.tekst and melding.plek for melding in vangst.value.meldingen)


def test_de_eisen_spreken_over_conclusies_die_regels_trekken() -> None:
    getrokken = {regel.dan.over for regel in regelbank().regels if regel.dan}
    assert {eis.over for eis in eisen() if not eis.plaats} <= getrokken


def test_de_toetsen_merken_een_ontbrekende_toets_op(referentie: Adviseur) -> None:
    """Take the tests of one rule away: the changes that only they noticed survive, and the proposed tests notice them."""
    toetsen = [t for t in lees_toetsen(referentie.bank) if not any(s.regel == "vorm_1_beperkt" for s in t.verwacht)]
    verslag = muteer(referentie, toetsen)
    assert verslag.overlevers
    assert {overlever.stuk.naam for overlever in verslag.overlevers} == {"vorm_1_beperkt"}


def test_gelijkwaardige_wijzigingen_worden_bewezen() -> None:
    regelmap = lees_regelmap(KAPOT)
    verslag = muteer(Adviseur(regelmap.bank, "referentie"), ())
    assert verslag.gelijkwaardig > 0
    # Without tests nothing is noticed, and what survives can be noticed by the test that is proposed.
    assert verslag.gedood == 0
    for overlever in verslag.overlevers:
        (toets,) = ontleed_toetsen({"t.yaml": overlever.toets.encode()}, regelmap.bank)
        kapot = replace(overlever.stuk, **{_VELD[type(overlever.stuk)]: overlever.variant.geheel})  # type: ignore[arg-type]
        gezakt, _ = voer_uit([toets], Adviseur(_met(regelmap.bank, kapot), "referentie"))
        assert any(melding.tekst.startswith("toets '") for melding in gezakt), overlever


_VELD = {Regel: "als", AfgeleidFeit: "betekent"}


def _met(bank: Regelbank, stuk: Regel | AfgeleidFeit) -> Regelbank:
    return replace(
        bank,
        regels=tuple(stuk if isinstance(stuk, Regel) and r.naam == stuk.naam else r for r in bank.regels),
        afgeleid=tuple(stuk if isinstance(stuk, AfgeleidFeit) and f.naam == stuk.naam else f for f in bank.afgeleid),
    )


def test_elke_variant_is_anders_en_leesbaar() -> None:
    bank = regelbank()
    maker = Varianten(bank.vocabulaire, bank.processen)
    stukken: tuple[Regel | AfgeleidFeit, ...] = (*bank.regels, *bank.afgeleid)
    for stuk in stukken:
        for variant in maker.van_stuk(stuk):
            assert variant.geheel != stuk.voorwaarde
            assert 0 <= variant.plaats < max(1, len(stuk.plekken))
