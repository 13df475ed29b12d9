"""Layers: facts, rules and thresholds over those of the publication, read, combined and answered with."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, InvoerFout, RegelSleutel, adviseur, evalueer, ontleed_feiten
from advies.beheer.regelmap import eigen_regels
from advies.beheer.toetsing import voer_uit
from advies.cli import advies as opdracht
from advies.lagenmap import lees_lagen
from advies.uitleg.verklaring import Verklaarder
from kennisbank.laagmodel import verbandsmodel
from kennisbank.lagen import actieve_lagen, met_lagen
from kennisbank.vocabulaire import basisvocabulaire, vocabulaire
from regels.eigen import basisbank, regelbank
from regels.logica import verwijzingen
from tests.bouwers import voorbeelden
from tests.laagmappen import STREEK, klein, regel, streek

UIT = "geen_vervangingsbudget"
FEITEN = {
    "fase": "ontwerp",
    "vervangingsbudget": "nee",
    "streek__opslag_in_streek": "nee",
    "streek__aantal_storingen": 25,
}


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, [*argumenten, "--regels", str(STREEK)])


@pytest.fixture(scope="module")
def met_streek() -> Adviseur:
    return Adviseur(lagen=[str(STREEK)])


@pytest.fixture(scope="module")
def feitenbestand(tmp_path_factory: pytest.TempPathFactory) -> str:
    pad = tmp_path_factory.mktemp("lagen") / "feiten.yaml"
    pad.write_text("".join(f"{naam}: {waarde}\n" for naam, waarde in FEITEN.items()), encoding="utf-8")
    return str(pad)


def test_een_laag_voegt_toe_en_laat_de_rest_zoals_zij_was(met_streek: Adviseur) -> None:
    basis, samen = basisbank(), met_streek.bank
    erbij = {"streek__opslag", "streek__storingen", "streek__beheer"}
    assert {r.naam for r in samen.regels} == ({r.naam for r in basis.regels} - {UIT}) | erbij
    zonder = {r.naam: r for r in samen.regels if not r.laag}
    assert all(zonder[r.naam] == r for r in basis.regels if r.naam != UIT)
    assert [f.naam for f in samen.afgeleid if f.laag] == ["streek__storingsgevoelig"]
    assert [d.naam for d in samen.drempels if d.laag] == ["streek__te_veel_storingen"]
    assert (
        dict(samen.vocabulaire.feiten).keys() - basis.vocabulaire.feiten.keys()
        == {*FEITEN} - basis.vocabulaire.feiten.keys()
    )
    assert samen.vingerafdruk == basis.vingerafdruk


def test_een_advies_van_een_laag_noemt_laag_en_bron(met_streek: Adviseur) -> None:
    antwoord = met_streek.evalueer(FEITEN)
    eigen = {a.regel: a for a in antwoord.van_status("zeker") if a.laag}
    assert eigen.keys() == {"streek__opslag", "streek__storingen"}
    opslag = eigen["streek__opslag"]
    assert (opslag.laag, opslag.bron_tekst) == ("streek", ("Streekafspraak ict (2024), artikel 3 [laag streek]",))
    assert opslag.bron == ({"plaats": "artikel_3", "laag": "streek"},)
    assert all(not a.laag for a in antwoord.adviezen if not a.regel.startswith("streek__"))


def test_wat_een_laag_uitschakelt_is_weg_en_staat_in_elk_antwoord(met_streek: Adviseur) -> None:
    assert evalueer({"vervangingsbudget": "nee"}).zeker(UIT)
    antwoord = met_streek.evalueer(FEITEN)
    assert UIT not in antwoord.regelnamen
    (deel,) = antwoord.uitgeschakeld
    assert (deel.regel, deel.door) == (UIT, "streek")
    assert deel.reden == "De streek betaalt vervanging uit een eigen fonds."
    assert deel.titel == next(r.titel for r in basisbank().regels if r.naam == UIT)


def test_het_ontvangstbewijs_noemt_elke_laag_met_haar_vingerafdruk(met_streek: Adviseur, tmp_path: Path) -> None:
    (laag,) = met_streek.evalueer(FEITEN).ontvangstbewijs.lagen
    assert (laag.naam, laag.bron, laag.regels) == ("streek", "Streekafspraak ict (2024), Regio Voorbeeld", 3)
    anders = streek(tmp_path, ("toetsen/opslag.yaml", "streek__opslag, niet", "streek__opslag, toch niet"))
    assert lees_lagen([anders])[0].vingerafdruk != laag.vingerafdruk == lees_lagen([str(STREEK)])[0].vingerafdruk


def test_beide_motoren_geven_hetzelfde_met_een_laag(met_streek: Adviseur) -> None:
    assert met_streek.bank.lagen
    for opslag in ("ja", "nee", "onbekend"):
        for aantal in (0, 19, 20, "onbekend"):
            met_streek.evaluatie({"streek__opslag_in_streek": opslag, "streek__aantal_storingen": aantal})


def test_de_toetsen_van_de_laag_en_die_van_de_publicatie_kloppen(met_streek: Adviseur) -> None:
    with met_streek.lagen_aan():
        regelmap = eigen_regels()
        assert regelmap.toetsen is not None
        meldingen, dekking = voer_uit(regelmap.toetsen, Adviseur(motor="referentie"))
    assert not meldingen
    assert (dekking.regels, dekking.zeker) == (len(met_streek.bank.regels),) * 2


def test_zonder_laag_hoort_een_feit_van_een_laag_bij_geen(feitenbestand: str) -> None:
    with pytest.raises(
        InvoerFout, match=r"hoort bij de laag 'streek', en die is niet geladen. Zet erbij: --regels MAP"
    ):
        evalueer(FEITEN)
    uit = CliRunner().invoke(opdracht, ["evaluate", feitenbestand])
    assert uit.exit_code == 2
    assert f"{feitenbestand}:3:1: 'streek__opslag_in_streek' hoort bij de laag 'streek'" in uit.stderr


def test_met_de_laag_aan_heeft_een_fout_plaats_en_naaste_naam() -> None:
    with met_lagen(lees_lagen([str(STREEK)])), pytest.raises(InvoerFout) as fout:
        ontleed_feiten(b"streek__opslag_in_strek: nee\nstreek__aantal_storingen: 2000\n", "f.yaml")
    eerste, tweede = fout.value.meldingen
    assert str(eerste) == (
        "f.yaml:1:1: er is geen feit 'streek__opslag_in_strek'. Bedoelt u 'streek__opslag_in_streek'?"
    )
    assert "van 0 tot en met 1000 (storingen)" in tweede.tekst


def test_lagen_zijn_aan_binnen_het_blok_en_nergens_anders() -> None:
    with met_lagen(lees_lagen([str(STREEK)])):
        assert "streek__opslag_in_streek" in vocabulaire().feiten
        assert adviseur().lagen == actieve_lagen() == regelbank().lagen
        with met_lagen(()):
            assert vocabulaire() is basisvocabulaire()
    assert vocabulaire() is basisvocabulaire()
    assert regelbank() is basisbank()
    assert not adviseur().lagen


def test_feiten_van_een_laag_reizen_tussen_processen(met_streek: Adviseur) -> None:
    with met_streek.lagen_aan():
        verband = verbandsmodel().model_validate(FEITEN)
    terug = pickle.loads(pickle.dumps(verband))
    assert terug == verband
    assert met_streek.evalueer(terug) == met_streek.evalueer(verband)


def test_de_uitleg_gaat_tot_op_het_feit_van_de_laag(met_streek: Adviseur) -> None:
    verklaring = Verklaarder(met_streek.evaluatie(FEITEN)).verklaar(RegelSleutel("streek__storingen"))
    assert verklaring.status == "zeker"
    assert "streek__aantal_storingen" in repr(verklaring)


def test_een_uitgeschakelde_regel_zegt_wie_haar_uitzette_en_waarom(feitenbestand: str) -> None:
    uit = draai("explain", feitenbestand, "--regel", UIT)
    assert (uit.exit_code, uit.stderr.splitlines()[-1]) == (
        2,
        f"de laag 'streek' heeft de regel '{UIT}' uitgeschakeld: De streek betaalt vervanging uit een eigen fonds.",
    )


def test_wie_week_voor_een_uitgeschakelde_regel_wijkt_niet_meer(tmp_path: Path) -> None:
    basis = {r.naam: r for r in basisbank().regels}
    algemeen = next(r for r in basis.values() if r.wijkt_voor)
    bijzonder = algemeen.wijkt_voor[0]
    map_ = klein(tmp_path, "vrij", "", f"schakelt_uit: {{{bijzonder}: Hier geldt iets anders.}}\n")
    nu = {r.naam: r for r in Adviseur(motor="referentie", lagen=[map_]).bank.regels}
    assert bijzonder not in nu
    assert nu[algemeen.naam].wijkt_voor == algemeen.wijkt_voor[1:]
    assert len(nu[algemeen.naam].plekken) == len(algemeen.plekken) - 1
    weg = set(verwijzingen(basis[bijzonder].geschreven)) - set(verwijzingen(nu[algemeen.naam].als))
    assert weg <= set(verwijzingen(algemeen.als))
    assert nu[algemeen.naam].geschreven == algemeen.geschreven


def _drie_lagen(map_: Path) -> list[str]:
    feit = (
        "- feit: b__klaar\n  soort: ja_nee\n  trap: 2\n  kort: klaar\n  kenner: techniek\n  vraag: Is b klaar?\n  ja: b is klaar\n  nee: b is niet klaar\n"
        "  bron: [{plaats: een}]\n"
    )
    return [
        klein(map_, "a", regel("a__eerst", "b__klaar: nee"), "bouwt_op: [b]\n"),
        klein(map_, "b", regel("b__eerst", "b__klaar: ja"), f"schakelt_uit: {{{UIT}: b regelt dit.}}\n", feiten=feit),
        klein(map_, "c", regel("c__eerst", "vervangingsbudget: nee"), f"schakelt_uit: {{{UIT}: c regelt dit.}}\n"),
    ]


def test_de_volgorde_van_lagen_doet_er_niet_toe(tmp_path: Path) -> None:
    mappen = _drie_lagen(tmp_path)
    banken = [Adviseur(motor="referentie", lagen=volgorde).bank for volgorde in permutations(mappen)]
    assert all(bank == banken[0] for bank in banken)
    assert [deel.reden for deel in banken[0].uitgeschakeld] == ["b regelt dit.", "c regelt dit."]
    dubbel = Adviseur(motor="referentie", lagen=[*mappen, mappen[0]]).bank
    assert dubbel == banken[0]


@pytest.fixture(scope="module")
def in_elke_volgorde(tmp_path_factory: pytest.TempPathFactory) -> list[Adviseur]:
    mappen = [*_drie_lagen(tmp_path_factory.mktemp("drie")), str(STREEK)]
    volgorden = (mappen, mappen[::-1], [mappen[2], mappen[0], mappen[3], mappen[1]])
    return [Adviseur(motor="referentie", lagen=volgorde) for volgorde in volgorden]


_WAARDEN: Mapping[str, tuple[Any, ...]] = {
    "b__klaar": ("ja", "nee"),
    "streek__opslag_in_streek": ("ja", "nee"),
    "streek__aantal_storingen": (0, 19, 20, 1000),
    "vervangingsbudget": ("ja", "nee"),
    "fase": ("ontwerp", "exploitatie"),
}


@given(st.fixed_dictionaries({}, optional={naam: st.sampled_from(deel) for naam, deel in _WAARDEN.items()}))
@voorbeelden(12)
def test_elke_volgorde_geeft_hetzelfde_antwoord(in_elke_volgorde: list[Adviseur], feiten: dict[str, Any]) -> None:
    eerste, *rest = (deel.evaluatie(feiten).status for deel in in_elke_volgorde)
    assert all(ander == eerste for ander in rest)


@given(st.fixed_dictionaries({}, optional={n: st.sampled_from(d) for n, d in _WAARDEN.items() if "__" not in n}))
@voorbeelden(8)
def test_een_laag_verandert_geen_oordeel_over_een_regel_van_de_publicatie(
    in_elke_volgorde: list[Adviseur], referentie: Adviseur, feiten: dict[str, Any]
) -> None:
    def oordelen(deel: Adviseur) -> dict[RegelSleutel, bool | None]:
        return {geval.sleutel: waar for geval, waar in deel.evaluatie(feiten).gevallen() if not geval.regel.laag}

    zonder, met = oordelen(referentie), oordelen(in_elke_volgorde[0])
    assert {sleutel: waar for sleutel, waar in zonder.items() if sleutel.regel != UIT} == met


def test_zonder_lagen_is_het_antwoord_wat_het_was(referentie: Adviseur, feitenbestand: str, tmp_path: Path) -> None:
    antwoord = referentie.evalueer({"vervangingsbudget": "nee"}, alles=True).als_json()
    assert not {"uitgeschakeld", "lagen", "laag"} & {*antwoord, *antwoord["ontvangstbewijs"], *antwoord["adviezen"][0]}
    pad = tmp_path / "kaal.yaml"
    pad.write_text("vervangingsbudget: nee\n", encoding="utf-8")
    uit = CliRunner().invoke(opdracht, ["evaluate", str(pad), "--formaat", "json"])
    assert not {"uitgeschakeld", "lagen"} & json.loads(uit.stdout).keys()
