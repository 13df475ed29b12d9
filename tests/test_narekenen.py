"""A receipt lets an earlier answer be made again, and what differs is told: facts, rules, version, advice."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advies import Adviseur, InvoerFout, Samenwerkingsverband, lees_feiten
from advies.casussen import dossiers
from advies.uitleg.narekenen import Laagvergelijking, Narekening, lees_antwoorden, reken_na
from advies.weergave.json import als_json
from advies.werkgeheugen import als_feiten, werkgeheugen
from regels.lezen import regelbank
from regels.sleutels import FeitSleutel
from tests.bouwers import ZADEN, maak_feiten, voorbeelden
from tests.kindproces import gemeten
from tests.opdracht import advies

WORTEL = Path(__file__).parent.parent
VOORBEELD = WORTEL / "docs" / "voorbeeld" / "feiten.yaml"


@pytest.fixture(scope="module")
def eerder(referentie: Adviseur) -> str:
    return als_json([referentie.evalueer(lees_feiten(str(VOORBEELD)))])


def na(tekst: str, adviseur: Adviseur, feiten: Samenwerkingsverband | None = None) -> Narekening:
    return reken_na(lees_antwoorden(tekst.encode(), "a.json")[0], feiten, adviseur)


def anders(tekst: str, wijzig: Any) -> str:
    inhoud = json.loads(tekst)
    wijzig(inhoud)
    return json.dumps(inhoud)


@given(ZADEN, st.sampled_from([0.1, 0.5, 1.0]))
@voorbeelden(40)
def test_feiten_en_terug(rng: Random, kans: float) -> None:
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    terug = json.loads(json.dumps(als_feiten(geheugen)))
    assert dict(werkgeheugen(Samenwerkingsverband.model_validate(terug))) == dict(geheugen)


@pytest.mark.parametrize(("naam", "alles"), [(naam, nummer % 2 == 0) for nummer, naam in enumerate(dossiers())])
def test_een_antwoord_rekent_zichzelf_na(referentie: Adviseur, naam: str, alles: bool) -> None:
    bestand = lees_feiten(str(WORTEL / "kennisbank" / "dossiers" / f"{naam}.yaml"))
    tekst = als_json([referentie.evalueer(bestand, alles=alles)])
    uitkomst = na(tekst, referentie, bestand.feiten if alles else None)
    assert (uitkomst.gelijk, uitkomst.adviezen, uitkomst.onderdelen) == (True, (), ())


def test_een_gewijzigd_feit(referentie: Adviseur, eerder: str) -> None:
    feiten = lees_feiten(str(VOORBEELD)).feiten.model_copy(update={"vervangingsbudget": True})
    uitkomst = na(eerder, referentie, feiten)
    assert not uitkomst.gelijk
    assert (uitkomst.feiten.gelijk, uitkomst.regelbank.gelijk, uitkomst.versie.gelijk) == (False, True, True)
    assert [(deel.feit, deel.toen, deel.nu) for deel in uitkomst.gewijzigde_feiten] == [
        ("vervangingsbudget", "nee", "ja")
    ]
    vervallen = next(deel for deel in uitkomst.adviezen if deel.regel == "geen_vervangingsbudget")
    assert (vervallen.toen, vervallen.nu, vervallen.velden) == ("zeker", "uitgesloten", ())
    assert not uitkomst.gewijzigd_na_afloop


def test_een_andere_regelbank(eerder: str) -> None:
    bank = regelbank()
    regels = tuple(
        replace(regel, tekst="Anders.") if regel.naam == "geen_vervangingsbudget" else regel
        for regel in bank.regels
        if regel.naam != "mag_uitbesteden"
    )
    uitkomst = na(eerder, Adviseur(replace(bank, regels=regels, vingerafdruk="anders"), motor="referentie"))
    assert (uitkomst.feiten.gelijk, uitkomst.regelbank.gelijk) == (True, False)
    per_regel = {deel.regel: deel for deel in uitkomst.adviezen}
    assert per_regel["geen_vervangingsbudget"].velden == ("tekst",)
    assert per_regel["mag_uitbesteden"].nu == "ontbreekt"
    assert not uitkomst.gewijzigd_na_afloop


def test_een_andere_versie(referentie: Adviseur, eerder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["advies.evalueer"], "__version__", "9.9.9")
    uitkomst = na(eerder, referentie)
    assert (uitkomst.gelijk, uitkomst.adviezen, uitkomst.versie.nu) == (False, (), "9.9.9")
    assert not uitkomst.gewijzigd_na_afloop


def test_een_ouder_antwoord_zonder_feiten_en_met_minder_velden(referentie: Adviseur, eerder: str) -> None:
    def maak_oud(inhoud: Any) -> None:
        del inhoud["feiten"], inhoud["begrippen"]
        inhoud["ontvangstbewijs"]["advies"] = "0.0.1"
        for deel in inhoud["adviezen"]:
            del deel["afleiding"]

    oud = anders(eerder, maak_oud)
    with pytest.raises(InvoerFout, match="noem ook het feitenbestand"):
        na(oud, referentie)
    uitkomst = na(oud, referentie, lees_feiten(str(VOORBEELD)).feiten)
    assert (uitkomst.versie.gelijk, uitkomst.adviezen, uitkomst.onderdelen) == (False, (), ())


@pytest.mark.parametrize(
    ("wijzig", "wat"),
    [
        (lambda a: a["adviezen"][0].update(tekst="U hoeft niets te doen."), "tekst"),
        (lambda a: a["adviezen"][0].update(sterkte="mag"), "sterkte"),
        (lambda a: a["adviezen"][0].update(status="zeker" if a["adviezen"][0]["status"] == "open" else "open"), ""),
        (lambda a: a["adviezen"][0]["bron"].append({"aanbeveling": 9}), "bron"),
        (lambda a: a["adviezen"][0].pop("kanttekening"), "kanttekening"),
        (lambda a: a["adviezen"].pop(0), ""),
        (lambda a: a["adviezen"].append({**a["adviezen"][0], "regel": "verzonnen"}), ""),
        (lambda a: a["vragen"].clear(), None),
        (lambda a: a.pop("afwegingen"), None),
        (lambda a: a.update(extra="x"), None),
    ],
)
def test_een_gewijzigd_antwoord_valt_op(referentie: Adviseur, eerder: str, wijzig: Any, wat: str | None) -> None:
    uitkomst = na(anders(eerder, wijzig), referentie)
    assert (uitkomst.gelijk, uitkomst.gewijzigd_na_afloop) == (False, True)
    if wat is None:
        assert uitkomst.onderdelen
    else:
        assert [deel.velden for deel in uitkomst.adviezen] == [(wat,) if wat else ()]


def test_een_verzonnen_advies_zonder_status_valt_op(referentie: Adviseur, eerder: str) -> None:
    uitkomst = na(anders(eerder, lambda a: a["adviezen"].append({"regel": "verzonnen"})), referentie)
    assert [(deel.regel, deel.toen, deel.nu) for deel in uitkomst.adviezen] == [("verzonnen", "onbekend", "ontbreekt")]
    assert (uitkomst.gelijk, uitkomst.gewijzigd_na_afloop) == (False, True)


def test_gewijzigde_feiten_in_het_antwoord_vallen_op(referentie: Adviseur, eerder: str) -> None:
    uitkomst = na(anders(eerder, lambda a: a["feiten"].update(vervangingsbudget="ja")), referentie)
    assert (uitkomst.feiten.gelijk, uitkomst.gewijzigd_na_afloop) == (False, True)


def test_andere_regelnummers_zijn_geen_verschil(referentie: Adviseur, eerder: str) -> None:
    assert re.search(r'"regel": \d+', eerder)
    verschoven = re.sub(r'"regel": (\d+)', lambda vondst: f'"regel": {int(vondst[1]) + 7}', eerder)
    assert na(verschoven, referentie).gelijk


@pytest.mark.parametrize(
    ("inhoud", "deel"),
    [
        (b"", "geen JSON"),
        (b"{", "a.json:1:2: dit is geen JSON"),
        (b"\xff\xfe", "geen UTF-8"),
        (b"null", "geen antwoord in"),
        (b"[]", "lijst is leeg"),
        (b"[1]", "geen antwoord in"),
        (b"{}", "ontvangstbewijs ontbreekt"),
        (b'{"ontvangstbewijs": {}}', "ontbreekt 'advies'"),
        (b'{"ontvangstbewijs": {"advies": "1", "regelbank": "2", "feiten": 3}}', "ontbreekt 'feiten'"),
        (b'{"ontvangstbewijs": {"advies": "1", "regelbank": "2", "feiten": "3"}}', "adviezen ontbreken"),
        (b'{"ontvangstbewijs": {"advies": "1", "regelbank": "2", "feiten": "3"}, "adviezen": [{"regel": 1}]}', "noemt zijn regel niet"),
        (b'{"ontvangstbewijs": {"advies": "1", "regelbank": "2", "feiten": "3"}, "adviezen": [{"regel": "a"}, {"regel": "a"}]}', "twee keer"),
        (b'{"ontvangstbewijs": {"advies": "1", "regelbank": "2", "feiten": "3"}, "adviezen": [], "feiten": []}', "geen feiten"),
        (b'{"a": NaN}', "geen getal"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "geen getal dat in een antwoord"),
        (b'{"a": 1, "b": 2, "a": 3}', "'a' staat twee keer"),
        (b"[" * 200_000, "te diep"),
        (b'{"a":' * 200_000, "te diep"),
    ],
)  # fmt: skip
def test_geen_antwoord(inhoud: bytes, deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_antwoorden(inhoud, "a.json")
    assert deel in str(vangst.value)


@pytest.mark.parametrize(
    "feiten",
    [{"onzin": 1}, {"vervangingsbudget": [1]}, {"gemeenten": 3}, {"omvang_wiz_fte": 1e300}, {"naam": {"a": 1}}],
)
def test_feiten_die_geen_feiten_zijn(referentie: Adviseur, eerder: str, feiten: dict[str, Any]) -> None:
    with pytest.raises(InvoerFout, match="geen feiten van deze versie"):
        na(anders(eerder, lambda a: a.update(feiten=feiten)), referentie)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(
                        st.sampled_from(["regel", "status", "over", "tekst", "proces", "omdat", "feit", "waarde"]), deel, max_size=4),
                    max_leaves=12))  # fmt: skip
@voorbeelden(20)
def test_geen_onzin_laat_het_programma_vallen(referentie: Adviseur, eerder: str, onzin: Any) -> None:
    def vervuil(antwoord: Any) -> None:
        antwoord["adviezen"][0].update(onzin if isinstance(onzin, dict) else {"tekst": onzin})
        antwoord["vormen"] = onzin
        antwoord["samenwerkingsverband"] = onzin

    try:
        assert not na(anders(eerder, vervuil), referentie).gelijk
    except InvoerFout as fout:
        assert re.search("geen (bewaard )?antwoord", str(fout))


def verify(*argumenten: str, invoer: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return advies("verify", *argumenten, invoer=invoer)


def test_de_opdracht(eerder: str, tmp_path: Path) -> None:
    antwoord, ander = tmp_path / "a.json", tmp_path / "f.yaml"
    antwoord.write_text(eerder, encoding="utf-8")
    ander.write_text(VOORBEELD.read_text(encoding="utf-8").replace("vervangingsbudget: nee", "vervangingsbudget: ja"))
    gelijk = verify(str(antwoord))
    assert (gelijk.returncode, gelijk.stderr) == (0, b"")
    assert "Dit antwoord klopt nog" in gelijk.stdout.decode()
    verschil = verify(str(antwoord), str(ander))
    tekst = re.sub(r"\s+", " ", verschil.stdout.decode())
    assert (verschil.returncode, verschil.stderr) == (1, b"")
    assert "vervangingsbudget: was nee, is nu ja" in tekst
    assert "was zeker, is nu uitgesloten [geen_vervangingsbudget]" in tekst
    inhoud = json.loads(verify("-", str(ander), "--formaat", "json", invoer=eerder.encode()).stdout)
    assert (inhoud["gelijk"], inhoud["feiten"]["gelijk"], inhoud["versie"]["gelijk"]) == (False, False, True)


def test_een_lijst_van_evaluate_rekent_zichzelf_na(tmp_path: Path) -> None:
    lijst = tmp_path / "lijst.json"
    paden = [str(VOORBEELD), str(WORTEL / "kennisbank" / "dossiers" / "bbs.yaml")]
    assert advies("evaluate", *paden, "--formaat", "json", "-o", str(lijst)).returncode == 0
    uit = verify(str(lijst), "--formaat", "json")
    assert (uit.returncode, [deel["onderdelen"] for deel in json.loads(uit.stdout)]) == (0, [[], []])


def test_alle_dossiers_met_alles_passen_in_een_lijst(referentie: Adviseur) -> None:
    map_ = WORTEL / "kennisbank" / "dossiers"
    antwoorden = [referentie.evalueer(lees_feiten(str(map_ / f"{naam}.yaml")), alles=True) for naam in dossiers()]
    assert len(lees_antwoorden(als_json(antwoorden * 2).encode(), "a.json")) == 28


_BOMMEN = {
    "groepen": '"[" + \'{"":0},\' * 3_500_000 + "0]"',
    "lijsten": '"[" + "[]," * 8_300_000 + "0]"',
    "getallen": '"[" + "0.1," * 6_200_000 + "0]"',
    "cijfers": '"[" + "1" * 24_000_000 + "]"',
    "sleutels": '"{" + ",".join(f\'"{n}":1\' for n in range(1_600_000)) + "}"',
    "tekst": "'[\"' + \"\U0001f600\" * 6_240_000 + '\"]'",
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("naam", list(_BOMMEN))
def test_een_bestand_van_de_grootste_omvang_kost_begrensd_geheugen(tmp_path: Path, naam: str) -> None:
    bom = tmp_path / "bom.json"
    code = f"open({str(bom)!r}, 'w', encoding='utf-8').write({_BOMMEN[naam]})"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    uit = gemeten("verify", str(bom))
    assert (uit.code, uit.fouten.count("\n"), uit.megabytes < 300) == (2, 1, True), uit


def test_een_te_lange_lijst_zegt_hoe_hij_te_verdelen_is(tmp_path: Path) -> None:
    lang = tmp_path / "lang.json"
    for inhoud in (b" " * 30_000_000, b"[" + b"0," * 1_000_001 + b"0]"):
        lang.write_bytes(inhoud)
        uit = verify(str(lang))
        assert (uit.returncode, "Verdeel de lijst in delen" in uit.stderr.decode()) == (2, True)


def test_de_opdracht_bij_foute_invoer(eerder: str, tmp_path: Path) -> None:
    antwoord = tmp_path / "a.json"
    antwoord.write_text(f"[{eerder}, {eerder}]", encoding="utf-8")
    assert verify(str(antwoord)).returncode == 0
    twee = verify(str(antwoord), str(VOORBEELD))
    assert (twee.returncode, "hierin staan 2 antwoorden" in twee.stderr.decode()) == (2, True)
    groot = tmp_path / "groot.json"
    groot.write_bytes(b" " * 30_000_000)
    for fout, deel in (("weg.json", "bestaat niet"), (str(groot), "te groot"), (str(VOORBEELD), "geen JSON")):
        uit = verify(fout)
        assert (uit.returncode, uit.stdout) == (2, b"")
        assert deel in uit.stderr.decode()
    json.loads(verify("weg.json", "--formaat", "json").stderr)


def zonder_regels(waarde: Any) -> Any:
    """A part of an answer without the line numbers of its facts."""
    if isinstance(waarde, dict):
        stap = {"feit", "waarde"} <= waarde.keys()
        return {naam: zonder_regels(deel) for naam, deel in waarde.items() if not (stap and naam == "regel")}
    return [zonder_regels(deel) for deel in waarde] if isinstance(waarde, list) else waarde


@given(ZADEN, st.booleans())
@voorbeelden(6)
def test_narekenen_met_andere_feiten_noemt_precies_wat_verschilt(
    referentie: Adviseur, rng: Random, alles: bool
) -> None:
    """Of the two answers as they are written: each fact, each advice with its fields, each other part; and nothing else."""
    verbanden = [Samenwerkingsverband.model_validate(maak_feiten(rng, 0.3)) for _ in range(2)]
    try:
        oud = als_json([referentie.evalueer(verbanden[0], alles=alles)])
        nu, volledig = (json.loads(als_json([referentie.evalueer(verbanden[1], alles=a)])) for a in (alles, True))
    except InvoerFout:
        assume(False)
    toen = json.loads(oud)
    uitkomst = na(oud, referentie, verbanden[1])
    feiten = [dict(werkgeheugen(verband)) for verband in verbanden]
    assert [deel.feit for deel in uitkomst.gewijzigde_feiten] == sorted(
        str(naam) for naam in feiten[0].keys() | feiten[1].keys() if feiten[0].get(naam) != feiten[1].get(naam)
    )
    for deel in uitkomst.gewijzigde_feiten:
        assert (deel.toen == "onbekend", deel.nu == "onbekend") == tuple(
            FeitSleutel.lees(deel.feit) not in kant for kant in feiten
        )
    was, wordt, alle = (
        {(a["regel"], a["over"].get("proces", "")): a for a in inhoud["adviezen"]} for inhoud in (toen, nu, volledig)
    )
    verwacht = {}
    for sleutel in was.keys() | wordt.keys():
        een, ander = was.get(sleutel), alle[sleutel]
        velden: tuple[str, ...] = ()
        if een is not None and een["status"] == ander["status"]:
            velden = tuple(sorted(n for n in een if zonder_regels(een[n]) != zonder_regels(ander[n])))
        if een is None or een["status"] != ander["status"] or velden:
            verwacht[sleutel] = ("ontbreekt" if een is None else een["status"], ander["status"], velden)
    gevonden = {(d.regel, d.over.get("proces", "")): (d.toen, d.nu, d.velden) for d in uitkomst.adviezen}
    assert gevonden == verwacht
    assert all(deel.titel == alle[deel.regel, deel.over.get("proces", "")]["titel"] for deel in uitkomst.adviezen)
    apart = {"feiten", "adviezen", "ontvangstbewijs", "samenwerkingsverband"}
    assert set(uitkomst.onderdelen) == {
        naam for naam in nu if naam not in apart and zonder_regels(toen[naam]) != zonder_regels(nu[naam])
    }
    assert not uitkomst.gelijk
    assert not uitkomst.gewijzigd_na_afloop
    assert (uitkomst.versie.gelijk, uitkomst.regelbank.gelijk, uitkomst.feiten.gelijk) == (True, True, False)


def test_een_andere_naam_is_een_verschil_als_de_feiten_zijn_genoemd(referentie: Adviseur, eerder: str) -> None:
    feiten = lees_feiten(str(VOORBEELD)).feiten
    uitkomst = na(eerder, referentie, feiten.model_copy(update={"naam": "Anders"}))
    assert (uitkomst.gelijk, uitkomst.onderdelen) == (False, ("samenwerkingsverband",))
    assert na(eerder, referentie, feiten).gelijk


def test_een_lijst_van_veel_kleine_antwoorden_zegt_hoe_hij_te_verdelen_is(referentie: Adviseur) -> None:
    """Each answer is made again, so that a thousand of them would take a quarter of a minute."""
    een = json.loads(als_json([referentie.evalueer({"vervangingsbudget": "nee"})]))
    kaal = {**een, "adviezen": [], "vragen": []}  # what grows with the rules is not what is counted here
    assert len(lees_antwoorden(json.dumps([kaal] * 100).encode(), "a.json")) == 100
    with pytest.raises(InvoerFout, match=r"101 antwoorden.*Verdeel de lijst"):
        lees_antwoorden(json.dumps([kaal] * 101).encode(), "a.json")


@pytest.mark.parametrize("vorm", [("[", "]"), ('{"a": ', "}")], ids=["lijsten", "velden"])
def test_wat_dieper_is_dan_enig_antwoord_is_een_verschil_en_geen_fout(
    referentie: Adviseur, eerder: str, vorm: tuple[str, str]
) -> None:
    """As deep as JSON can still be read: in the advice it is told as a difference, in the facts as no facts."""
    diep = json.loads(vorm[0] * 900 + "1" + vorm[1] * 900)

    def in_advies(inhoud: Any) -> None:
        inhoud["adviezen"][0]["tekst"] = diep

    def in_feiten(inhoud: Any) -> None:
        inhoud["feiten"]["naam"] = diep

    (verschil,) = na(anders(eerder, in_advies), referentie).adviezen
    assert verschil.velden == ("tekst",)
    with pytest.raises(InvoerFout, match="geen feiten van deze versie: naam"):
        na(anders(eerder, in_feiten), referentie)


def test_elke_laag_van_toen_en_van_nu_wordt_vergeleken(referentie: Adviseur, eerder: str) -> None:
    """By name; a layer that is not on makes the answer another one, though nothing was changed afterwards."""

    def zet(lagen: Any) -> Any:
        return lambda inhoud: inhoud["ontvangstbewijs"].update(lagen=lagen)

    uitkomst = na(anders(eerder, zet([{"naam": "b", "vingerafdruk": "x"}, 3, {"naam": "a"}])), referentie)
    assert uitkomst.lagen == (Laagvergelijking("a", "", "", True), Laagvergelijking("b", "x", "", False))
    assert (uitkomst.gelijk, uitkomst.gewijzigd_na_afloop) == (False, False)
    assert na(anders(eerder, zet(3)), referentie).lagen == ()
