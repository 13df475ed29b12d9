"""Several parties in one meeting: every claim against a plain second definition that tries all ways to settle the disputes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given

from advies import Adviseur, FeitSleutel, RegelSleutel, uit_mapping
from advies.cli import advies as opdracht
from advies.uitleg.overleg import overleg
from advies.uitleg.overlegvormen import Overleg
from advies.uitleg.partijen import Partij, ontleed_delen, vergelijk_partijen, voeg_samen
from advies.weergave.overleg import als_tekst
from advies.werkgeheugen import werkgeheugen
from regels.eigen import regelbank
from tests.bouwers import ZADEN, voorbeelden
from tests.overleggroepen import keur, maak_groep

MAP = Path(__file__).parent.parent / "docs" / "voorbeeld" / "samenwerking"
VIER = [str(MAP / f"{naam}.yaml") for naam in ("wethouder", "manager", "ict", "hoofd_wiz")]


def partij(naam: str, feiten: Mapping[str, Any], bespreekbaar: tuple[str, ...] = ()) -> Partij:
    return Partij(naam, werkgeheugen(uit_mapping(feiten)), frozenset(map(FeitSleutel.lees, bespreekbaar)))


def bij(
    adviseur: Adviseur, *antwoorden: Mapping[str, Any], doel: str = "", bespreekbaar: tuple[str, ...] = ()
) -> Overleg:
    partijen = [partij(f"p{nummer}", feiten, bespreekbaar) for nummer, feiten in enumerate(antwoorden)]
    return overleg(adviseur, partijen, RegelSleutel(doel) if doel else None)


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, ["overleg", *argumenten])


@given(ZADEN)
@voorbeelden(15)
def test_wat_een_overleg_beweert_klopt_hoe_de_geschillen_ook_worden_beslecht(referentie: Adviseur, rng: Random) -> None:
    partijen = maak_groep(rng, referentie, kans=rng.choice((0.15, 0.3)), anders=rng.choice((0.02, 0.06, 0.12)))
    keur(referentie, vergelijk_partijen(partijen, referentie.maskers), overleg(referentie, partijen), rng)


@given(ZADEN)
@voorbeelden(10)
def test_de_delen_van_feiten_zijn_samen_weer_die_feiten(referentie: Adviseur, rng: Random) -> None:
    for deelnemer in maak_groep(rng, referentie):
        assert voeg_samen(ontleed_delen(deelnemer.geheugen)) == deelnemer.geheugen


def test_een_antwoord_dat_ontbreekt_is_geen_geschil(referentie: Adviseur) -> None:
    uit = bij(referentie, {"vervangingsbudget": "nee"}, {"fase": "ontwerp"})
    assert not uit.telt
    assert not uit.telt_niet
    assert [(deel.feit.feit, deel.weet, deel.weet_niet) for deel in uit.aanvulling] == [
        ("vervangingsbudget", ("p0",), ("p1",)),
        ("fase", ("p1",), ("p0",)),
    ]
    assert "geen_vervangingsbudget" in {deel.regel for deel in uit.zeker}


def test_wat_bij_elk_antwoord_volgt_is_zeker_ook_al_is_het_feit_in_geschil(referentie: Adviseur) -> None:
    uit = bij(referentie, {"ict_op_bestuursagenda": "nooit"}, {"ict_op_bestuursagenda": "zelden"})
    zeker = {deel.regel: deel for deel in uit.zeker}
    assert zeker["ict_niet_op_agenda"].ondanks == (1,)
    assert uit.telt, "how the advice reads still hangs on it"


def test_het_zwaarste_geschil_staat_voorop(referentie: Adviseur) -> None:
    een = {"opdrachtgeverschap_belegd": "ja", "uitvoering": {"technisch_beheer": "derde"}, "omvang_wiz_fte": 45}
    ander = {"opdrachtgeverschap_belegd": "nee", "uitvoering": {"technisch_beheer": "derde"}, "omvang_wiz_fte": 48}
    uit = bij(referentie, een, ander)
    assert [geschil.feiten[0].feit for geschil in uit.telt] == ["opdrachtgeverschap_belegd"]
    assert [geschil.feiten[0].feit for geschil in uit.telt_niet] == ["omvang_wiz_fte"]
    assert uit.beslecht_eerst == (1,)
    assert [geschil.gewicht for geschil in uit.telt] == sorted((g.gewicht for g in uit.telt), reverse=True)


def test_een_moet_gaat_voor_twee_die_zijn_aanbevolen(referentie: Adviseur) -> None:
    een = {"absorptievermogen_voldoende": "ja", "bestuurlijke_steun": "ja", "schaalbesef_leiding": "ja"}
    uit = bij(referentie, een, dict.fromkeys(een, "nee"))
    eerste, tweede, derde = uit.telt
    assert [deel.feiten[0].feit for deel in uit.telt] == [
        "bestuurlijke_steun",
        "absorptievermogen_voldoende",
        "schaalbesef_leiding",
    ]
    assert [{advies.sterkte for advies in deel.adviezen} for deel in uit.telt] == [
        {"moet"},
        {"zou_moeten"},
        {"zou_moeten"},
    ]
    assert eerste.gewicht < tweede.gewicht > derde.gewicht, "what is as strong stands by how much hangs on it"


def test_antwoorden_die_niet_samen_waar_kunnen_zijn_worden_samen_beslecht(referentie: Adviseur) -> None:
    uit = bij(referentie, {"tussen_gemeenten": "nee"}, {"aantal_gemeenten": 3})
    (geschil,) = (*uit.telt, *uit.telt_niet)
    assert geschil.strijdig
    assert {feit.feit for feit in geschil.feiten} == {"tussen_gemeenten", "aantal_gemeenten"}
    assert {deel.partijen for deel in geschil.standpunten} == {("p0",), ("p1",)}


def test_een_getal_van_een_gemeente_is_een_eigen_geschil(referentie: Adviseur) -> None:
    een = {"gemeenten": [{"naam": "Noord", "ict_fte": 1}, {"naam": "Zuid", "ict_fte": 9}]}
    ander = {"gemeenten": [{"naam": "noord", "ict_fte": 12}, {"naam": "Oost"}]}
    uit = bij(referentie, een, ander)
    (geschil,) = (*uit.telt, *uit.telt_niet)
    (feit,) = geschil.feiten
    assert (feit.gemeente.casefold(), feit.veld) == ("noord", "ict_fte")
    assert [deel.waarden for deel in geschil.standpunten] == [("1",), ("12",)]


def test_lijsten_van_gemeenten_die_volledig_zijn_en_verschillen_zijn_een_geschil(referentie: Adviseur) -> None:
    een = {"aantal_gemeenten": 2, "gemeenten": [{"naam": "Noord"}, {"naam": "Zuid"}]}
    ander = {"aantal_gemeenten": 3, "gemeenten": [{"naam": "Noord"}, {"naam": "Zuid"}, {"naam": "Oost"}]}
    uit = bij(referentie, een, ander)
    (geschil,) = (*uit.telt, *uit.telt_niet)
    assert {feit.feit for feit in geschil.feiten} == {"gemeenten", "aantal_gemeenten"}


def test_naar_een_doel_alleen_met_wat_bij_alle_partijen_bespreekbaar_is(referentie: Adviseur) -> None:
    antwoorden = ({"vervangingsbudget": "ja"}, {"vervangingsbudget": "nee"})
    doel = "geen_vervangingsbudget"
    niets = bij(referentie, *antwoorden, doel=doel).toenadering
    assert niets is not None
    assert (niets.bespreekbaar, niets.wijzigingen) == ((), ())
    wel = bij(referentie, *antwoorden, doel=doel, bespreekbaar=("vervangingsbudget", "fase")).toenadering
    assert wel is not None
    assert [[zet.feit for zet in deel.zetten] for deel in wel.wijzigingen] == [["vervangingsbudget"]]
    partijen = [partij("a", antwoorden[0], ("vervangingsbudget",)), partij("b", antwoorden[1])]
    half = overleg(referentie, partijen, RegelSleutel(doel)).toenadering
    assert half is not None
    assert half.bespreekbaar == ()


def test_op_het_scherm_staan_agenda_en_wat_u_overslaat(monkeypatch: pytest.MonkeyPatch) -> None:
    eenmaal: list[Overleg] = []  # both screens are of one meeting, and to work it out takes long

    def bewaard(*argumenten: Any, **opties: Any) -> Overleg:
        eenmaal.extend([] if eenmaal else [overleg(*argumenten, **opties)])
        return eenmaal[0]

    monkeypatch.setattr("advies.uitleg.overleg.overleg", bewaard)
    uit = draai(*VIER)
    assert uit.exit_code == 0, uit.output
    for kop in ("ZEKER, WIE ER OOK GELIJK HEEFT", "AGENDA", "EERST BESLECHTEN", "SLA OVER", "WAT DE EEN WEET"):
        assert kop in uit.stdout
    assert all(len(regel) <= 80 for regel in uit.stdout.splitlines())
    heel = draai(*VIER, "--volledig").stdout
    assert len(heel) > len(uit.stdout)
    # A long list of references stands aside: the first, and how many more; --volledig has them all.
    zeker, heel_zeker = (" ".join(deel.split("AGENDA")[0].split()) for deel in (uit.stdout, heel))
    assert re.search(r"\[moet; [^;\]]+ en nog \d+ plaatsen\]", zeker)
    assert not re.search(r"\[\w+; [^\]]*; (?:aanbeveling|paragraaf|casus) ", zeker)
    assert re.search(r"\[moet; [^\]]*; casus 5\]", heel_zeker)
    assert "en nog" not in heel_zeker
    assert "hoofd wiz" in uit.stdout
    namen = {regel.naam for regel in regelbank().regels if "_" in regel.naam}
    assert not {naam for naam in namen | {"hoofd_wiz"} if naam in uit.stdout}, "no names that only a command needs"
    gesprek, _, bijlage = heel.partition("NAMEN VAN WAT")
    assert not {naam for naam in namen if naam in gesprek}
    assert "[visie_samen]" in bijlage


def test_wat_bespreekbaar_is_staat_er_in_gewone_woorden(referentie: Adviseur) -> None:
    antwoorden = ({"vervangingsbudget": "ja"}, {"vervangingsbudget": "nee"})
    uit = bij(referentie, *antwoorden, doel="geen_vervangingsbudget", bespreekbaar=("vervangingsbudget", "fase"))
    assert "Bij alle partijen bespreekbaar: " in als_tekst(uit)
    assert "vervangingsbudget voor ict" in als_tekst(uit)
    assert "geen_vervangingsbudget]" not in als_tekst(uit)


def test_zonder_namen_staat_geen_naam_van_een_bestand_in_de_uitvoer() -> None:
    for formaat in ("tekst", "json"):
        uit = draai(VIER[0], VIER[3], "--zonder-namen", "--formaat", formaat)
        assert "partij 1" in uit.stdout
        assert not any(naam in uit.stdout for naam in ("wethouder", "hoofd_wiz", "hoofd wiz"))


def test_bestanden_met_dezelfde_naam_blijven_te_onderscheiden(tmp_path: Path) -> None:
    for map_, waarde in (("a", "ja"), ("b", "nee")):
        (tmp_path / map_).mkdir()
        (tmp_path / map_ / "feiten.yaml").write_text(f"vervangingsbudget: {waarde}\n")
    paden = [str(tmp_path / map_ / "feiten.yaml") for map_ in "ab"]
    uit = json.loads(draai(*paden, "--formaat", "json").stdout)
    assert uit["partijen"] == ["feiten (1)", "feiten (2)"]


def test_een_partij_zonder_naam_heet_naar_haar_hele_bestand(tmp_path: Path) -> None:
    (tmp_path / "_.yaml").write_text("vervangingsbudget: ja\n")
    (tmp_path / "manager.yaml").write_text("vervangingsbudget: nee\n")
    uit = draai(str(tmp_path / "_.yaml"), str(tmp_path / "manager.yaml")).stdout
    assert "_.yaml, manager" in uit.splitlines()[0]
    assert "niemand als geheel" not in uit


@pytest.mark.parametrize("argumenten", [(VIER[0],), (VIER[0], "bestaat_niet.yaml"), tuple(VIER * 6)])
def test_verkeerd_gebruik_is_een_fout_in_het_nederlands(argumenten: tuple[str, ...]) -> None:
    uit = draai(*argumenten)
    assert uit.exit_code == 2
    assert "Traceback" not in uit.output
    assert uit.stderr


def test_er_zitten_hoogstens_twintig_partijen_aan_tafel() -> None:
    twintig = [VIER[1]] * 20
    assert draai(*twintig).exit_code == 0
    assert draai(*twintig, VIER[0]).exit_code == 2


def test_een_partij_die_zichzelf_tegenspreekt_wordt_geweigerd(tmp_path: Path) -> None:
    fout = tmp_path / "fout.yaml"
    fout.write_text("tussen_gemeenten: nee\naantal_gemeenten: 3\n")
    uit = draai(str(fout), VIER[0])
    assert uit.exit_code == 2
    assert "fout.yaml" in uit.stderr
