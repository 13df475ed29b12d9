"""Plan, checklist, meeting, course and region with a layer on: each names the layer, its check sum, and what it switched off."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from advies import (
    Adviseur,
    Meting,
    Partij,
    controlelijst,
    maak_plan,
    ontleed_feiten,
    overleg,
    streek,
    uitvoerschema,
    verloop,
)
from advies.cli import advies as opdracht
from advies.opdrachten.uitvoer import Weergave
from advies.rapport.agenda import maak_agenda
from advies.rapport.controlelijst import maak_controlelijst
from advies.rapport.plan.document import maak_plandocument
from advies.rapport.schrijvers.markdown import schrijf
from advies.rapport.streek import maak_streekrapport
from advies.rapport.verloop import maak_verlooprapport
from advies.uitleg.stapgeschillen import HOOGSTENS_WEGEN
from advies.weergave.dvo import als_tekst as dvo_als_tekst
from advies.weergave.overleg import als_tekst as overleg_als_tekst
from advies.weergave.plan import Planscherm
from advies.weergave.scherm import Scherm
from advies.weergave.streek import StreekWeergave
from advies.weergave.verloop import VerloopWeergave
from kennisbank.frozen import plain
from tests.laagmappen import STREEK

UIT = "geen_vervangingsbudget"
REDEN = "De streek betaalt vervanging uit een eigen fonds."
BRON = "Streekafspraak ict (2024), Regio Voorbeeld"
FEITEN = "naam: Proef\nfase: ontwerp\nvervangingsbudget: nee\nstreek__opslag_in_streek: {}\n"
DAG = date(2026, 3, 1)
SOORTEN = ("plan", "dvo", "overleg", "verloop", "streek")


def maak(kenner: Adviseur, *laagfeit: str) -> Mapping[str, Any]:
    """Return what each command makes of partnerships that differ in one fact, mostly that of the layer."""
    with kenner.lagen_aan():
        bestanden = [ontleed_feiten(tekst.encode(), f"{n}.yaml") for n, tekst in enumerate(laagfeit)]
        nu = kenner.evaluatie(bestanden[0])
        partijen = [Partij(f"partij {n}", deel.geheugen) for n, deel in enumerate(bestanden)]
        return {
            "plan": maak_plan(kenner, nu),
            "dvo": controlelijst(nu),
            "overleg": overleg(kenner, partijen, stappen=HOOGSTENS_WEGEN),
            "verloop": verloop(kenner, [Meting.van_feiten(deel) for deel in bestanden]),
            "streek": streek(kenner, bestanden),
        }


@pytest.fixture(scope="module")
def kenner() -> Adviseur:
    return Adviseur(motor="referentie", lagen=[str(STREEK)])


@pytest.fixture(scope="module")
def stukken(kenner: Adviseur) -> Mapping[str, Any]:
    return maak(kenner, FEITEN.format("nee"), FEITEN.format("ja"))


BEWIJS: Mapping[str, str] = {"verloop": "ontvangstbewijs", "streek": "bewijs"}
"""Where the receipt stands in the JSON; the others have it at the top."""


@pytest.mark.parametrize("soort", SOORTEN)
def test_json_noemt_laag_vingerafdruk_en_wat_uit_is(soort: str, stukken: Mapping[str, Any], kenner: Adviseur) -> None:
    vorm = plain(stukken[soort])
    (laag,) = (vorm[BEWIJS[soort]] if soort in BEWIJS else vorm)["lagen"]
    assert (laag["naam"], laag["bron"]) == ("streek", BRON)
    assert laag["vingerafdruk"] == kenner.lagen[0].vingerafdruk
    assert [(deel["regel"], deel["door"], deel["reden"]) for deel in vorm["uitgeschakeld"]] == [(UIT, "streek", REDEN)]
    Draft202012Validator(uitvoerschema(soort)).validate(json.loads(json.dumps(vorm)))


def test_zonder_laag_is_de_json_zoals_zij_was() -> None:
    kaal = "naam: Proef\nfase: ontwerp\nvervangingsbudget: {}\n"
    for soort, stuk in maak(Adviseur(motor="referentie"), kaal.format("nee"), kaal.format("ja")).items():
        sleutels = json.dumps(plain(stuk))
        assert not [deel for deel in ('"laag":', '"lagen":', '"uitgeschakeld":') if deel in sleutels], soort


def scherm(soort: str, stuk: Any, *, volledig: bool) -> str:
    """Return what the screen shows, on one line."""
    if soort in ("dvo", "overleg"):
        tekst = (dvo_als_tekst if soort == "dvo" else overleg_als_tekst)(stuk, volledig=volledig)
        return " ".join(tekst.split())
    weergaven: Mapping[str, Callable[[], Weergave]] = {
        "plan": lambda: Planscherm(stuk, "f.yaml", lagen=["een map"], volledig=volledig),
        "verloop": lambda: VerloopWeergave(stuk, volledig=volledig),
        "streek": lambda: StreekWeergave(stuk, volledig=volledig),
    }
    plat = Scherm(80)
    weergaven[soort]().toon(plat)
    return " ".join(plat.file.getvalue().split())


@pytest.mark.parametrize("soort", SOORTEN)
def test_het_scherm_noemt_laag_bron_en_wat_uit_is(soort: str, stukken: Mapping[str, Any], kenner: Adviseur) -> None:
    kort, heel = (scherm(soort, stukken[soort], volledig=deel) for deel in (False, True))
    for tekst in (kort, heel):
        assert f"Laag streek: Streekafspraak ict; bron: {BRON}." in tekst
        assert f"Uit door laag streek: Er is geen budget om ict te vervangen [{UIT}]. {REDEN}" in tekst
    assert f"Laag streek: 3 regels, vingerafdruk {kenner.lagen[0].vingerafdruk}." in heel


@pytest.mark.parametrize("soort", SOORTEN)
def test_het_document_noemt_laag_vingerafdruk_en_wat_uit_is(
    soort: str, stukken: Mapping[str, Any], kenner: Adviseur
) -> None:
    makers: Mapping[str, Any] = {
        "plan": maak_plandocument,
        "dvo": maak_controlelijst,
        "overleg": maak_agenda,
        "verloop": maak_verlooprapport,
        "streek": maak_streekrapport,
    }
    with kenner.lagen_aan():
        inhoud = schrijf(makers[soort](stukken[soort], DAG)).decode()
    tekst = " ".join(inhoud.replace("\\", "").split())
    assert f"met een eigen bron: {BRON}." in tekst
    assert (
        f"De laag 'streek' heeft een advies van de publicatie uitgeschakeld: Er is geen budget om ict te vervangen. Reden: {REDEN}"
        in tekst
    )
    assert kenner.lagen[0].vingerafdruk in tekst


def test_wat_van_een_laag_komt_zegt_dat(stukken: Mapping[str, Any]) -> None:
    (stap,) = [deel for deel in stukken["plan"].stappen if deel.sleutel == "streek__opslag_in_streek"]
    assert (stap.lagen, stap.omdat[0].laag, stap.vervalt[0].laag) == (("streek",), "streek", "streek")
    assert all(deel.lagen == () for deel in stukken["plan"].stappen if deel != stap)
    assert "[moet; management; laag streek" in scherm("plan", stukken["plan"], volledig=False)
    overgang = next(deel for deel in stukken["verloop"].perioden[0].adviezen if deel.regel == "streek__opslag")
    assert overgang.laag == "streek"
    assert {deel.regel for deel in stukken["verloop"].bevindingen if deel.laag} == {"streek__opslag"}
    assert "[moet; laag streek; door: opslag in de streek]" in scherm("verloop", stukken["verloop"], volledig=False)
    (gezet,) = [deel for deel in stukken["verloop"].perioden[0].stappen if deel.lagen]
    assert (gezet.stand, gezet.lagen) == ("gezet", ("streek",))
    hangt = next(a for g in stukken["overleg"].telt for a in g.adviezen if a.regel == "streek__opslag")
    assert hangt.laag == "streek"
    assert "[moet; laag streek]" in scherm("overleg", stukken["overleg"], volledig=True)
    assert "streek" in {b.laag for o in stukken["streek"].oorzaken for b in o.bevindingen}


def test_een_eerste_stap_die_vaststaat_noemt_haar_laag(kenner: Adviseur) -> None:
    with kenner.lagen_aan():
        delen = [{"streek__opslag_in_streek": "nee", "ict_benadering": kijk} for kijk in ("kosten", "enabler")]
        partijen = [Partij(f"partij {n}", kenner.evaluatie(deel).geheugen) for n, deel in enumerate(delen)]
        uit = overleg(kenner, partijen, stappen=HOOGSTENS_WEGEN)
    stap = "Zet de gegevens in het rekencentrum van de streek"
    assert uit.eerste_stappen is not None
    assert (uit.eerste_stappen.vast, dict(uit.eerste_stappen.lagen)) == ((stap,), {stap: ("streek",)})
    assert f"{stap} (laag streek)" in scherm("overleg", uit, volledig=False)
    Draft202012Validator(uitvoerschema("overleg")).validate(json.loads(json.dumps(plain(uit))))


def test_het_plan_typt_de_map_van_de_laag_voor() -> None:
    kenner = Adviseur(motor="referentie", lagen=[str(STREEK)])
    with kenner.lagen_aan():
        plan = maak_plan(kenner, kenner.evaluatie({"streek__opslag_in_streek": "nee"}))
    assert "advies plan f.yaml --regels 'een map' --volledig" in scherm("plan", plan, volledig=False)


def test_agenda_en_werkboek_van_het_plan_noemen_de_laag(stukken: Mapping[str, Any], kenner: Adviseur) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra advies[excel] is not installed")
    pytest.importorskip("icalendar", reason="the extra advies[plan] is not installed")
    from advies.plan.planning import Planning
    from advies.rapport.plan.agenda import als_agenda
    from advies.rapport.plan.werkboek import als_werkboek

    blad = openpyxl.load_workbook(BytesIO(als_werkboek(stukken["plan"])))["Lagen"]
    cellen = " ".join(str(cel) for rij in blad.iter_rows(values_only=True) for cel in rij)
    assert kenner.lagen[0].vingerafdruk in cellen
    assert REDEN in cellen
    with kenner.lagen_aan():
        plan = maak_plan(kenner, kenner.evaluatie({"fase": "ontwerp"}), Planning(vanaf="2027-02-01"))
    assert REDEN in als_agenda(plan).decode().replace("\r\n ", "")


def test_verloop_zegt_dat_een_laag_er_toen_niet_was(kenner: Adviseur) -> None:
    feiten: Mapping[str, Any] = {"fase": "ontwerp"}
    toen = json.loads(json.dumps(Adviseur(motor="referentie").evalueer(feiten).als_json()))
    with kenner.lagen_aan():
        uit = verloop(kenner, [Meting.van_antwoord(toen, "a.json"), Meting.van_antwoord(toen, "b.json")])
    (laag,) = uit.peilingen[0].lagen
    assert (laag.naam, laag.toen, laag.nu) == ("streek", "", kenner.lagen[0].vingerafdruk)
    assert "De laag streek stond toen niet aan, en nu wel." in scherm("verloop", uit, volledig=False)
    (erbij,) = [deel for deel in uit.peilingen[0].door_regels if deel.regel == "streek__opslag"]
    assert erbij.laag == "streek"


def test_alleen_wat_de_laag_niet_noemt_zegt_haar_op_standaardfout(tmp_path: Path) -> None:
    pad = tmp_path / "f.yaml"
    pad.write_text(FEITEN.format("nee"), encoding="utf-8")
    with_laag = ["--regels", str(STREEK)]
    plan, csv = (
        CliRunner().invoke(opdracht, [*delen, *with_laag])
        for delen in (["plan", str(pad)], ["streek", str(pad), "--formaat", "csv"])
    )
    assert (plan.exit_code, plan.stderr) == (0, "")
    assert f"De laag streek schakelt '{UIT}' uit: {REDEN}" in csv.stderr
