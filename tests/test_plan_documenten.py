"""The plan as document, workbook, calendar and picture: each says the whole plan, and nothing of it depends on a clock."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from click.testing import CliRunner, Result
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from advies import (
    Adviseur,
    InvoerFout,
    OntbrekendeExtra,
    Plan,
    Rapport,
    als_document,
    lees_feiten,
    lees_planning,
    maak_plan,
)
from advies.cli import advies as opdracht
from advies.plan.dagen import moment_op, over_maanden
from advies.plan.model import Planmoment
from advies.plan.planning import Planning, ontleed_planning
from advies.plan.rol import deel_van
from advies.rapport.figuren.tijdlijn import Tijdrij, tijdlijn
from advies.rapport.model import Figuur, Tabel
from advies.rapport.plan import agenda
from advies.rapport.plan.agenda import als_agenda, herhaling
from advies.rapport.plan.document import maak_plandocument
from advies.rapport.plan.tijd import HOOGSTENS_KEREN
from advies.rapport.plan.werkboek import als_werkboek
from advies.weergave.planzinnen import niet_in_agenda
from kennisbank.catalogus import ACTOREN, Actor
from tests.bouwers import voorbeelden
from tests.rapporten import alle_tekst, ankers, sectie

WORTEL = Path(__file__).parent.parent
VOORBEELD = str(WORTEL / "docs" / "voorbeeld" / "drie_dijken.yaml")
PLANNING = str(WORTEL / "docs" / "voorbeeld" / "planning.yaml")
BEELD = WORTEL / "docs" / "beeld" / "plan-tijdlijn.svg"
DATUM = date(2026, 12, 1)
DAGEN = st.dates(date(2000, 1, 1), date(2060, 12, 31))
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@cache
def plan(planning: str = "") -> Plan:
    kenner = Adviseur(motor="referentie")
    datums = lees_planning(planning) if planning else Planning()
    return maak_plan(kenner, kenner.evaluatie(lees_feiten(VOORBEELD)), datums)


@cache
def document(planning: str = "", voor: Actor | None = None) -> Rapport:
    return maak_plandocument(plan(planning), DATUM, voor=voor)


def kaal(tekst: str) -> str:
    return "".join(tekst.replace("\u200b", "").lower().split())


def genoemd(deel: Plan) -> list[str]:
    """What every form must say."""
    return [
        *(stap.tekst for stap in deel.stappen),
        *(zet.naar for stap in deel.stappen for zet in (*stap.zetten, *stap.ook_goed)),
        *(moment.titel for moment in deel.momenten),
        *(punt.reden.titel for punt in deel.aandacht),
    ]


# Document


@pytest.mark.parametrize("planning", ["", PLANNING])
def test_het_document_zegt_het_hele_plan(planning: str) -> None:
    alles = kaal(alle_tekst(document(planning)))
    delen = [
        *genoemd(plan(planning)),
        *(deel.titel for stap in plan(planning).stappen for deel in stap.vervalt),
        *(deel.regel for stap in plan(planning).stappen for deel in stap.omdat),
        *(bron for stap in plan(planning).stappen for deel in stap.omdat for bron in deel.bron_tekst),
        *(feit.tekst for stap in plan(planning).stappen for deel in stap.omdat for feit in deel.feiten),
        *(deel.tekst for deel in plan(planning).gedaan),
    ]
    assert [deel for deel in delen if kaal(deel) not in alles] == []


def test_elke_rol_heeft_een_hoofdstuk_en_een_document() -> None:
    for rol in ACTOREN:
        eigen = deel_van(plan(), rol)
        in_geheel = sectie(document(), f"rol-{rol.replace('_', '-')}")
        (tabel,) = in_geheel.blokken
        assert isinstance(tabel, Tabel)
        assert len(tabel.rijen) == len(eigen.stappen) > 0
        alles = kaal(alle_tekst(document("", rol)))
        assert [deel for deel in genoemd(eigen) if kaal(deel) not in alles] == []
        anderen = [stap.tekst for stap in plan().stappen if rol not in stap.wie]
        assert [tekst for tekst in anderen if kaal(tekst) in alles] == []


def test_de_ankers_zijn_uniek_en_de_nummers_lopen_door() -> None:
    for rapport in (document(), document(PLANNING), document(PLANNING, "bestuur")):
        assert len(set(ankers(rapport))) == len(ankers(rapport))
        assert [deel.nummer for deel in rapport.secties] == [str(n) for n in range(1, len(rapport.secties) + 1)]


def test_een_bestuur_leest_de_vraag_en_geen_naam_van_een_feit() -> None:
    vraag = plan().vragen[0]
    tekst = alle_tekst(document())
    assert vraag.vraag in tekst
    assert vraag.feit not in tekst


def test_een_plan_zonder_stappen_is_ook_een_document(referentie: Adviseur) -> None:
    leeg = maak_plan(referentie, referentie.evaluatie({}))
    for voor in (None, *ACTOREN):
        assert b"stap" in als_document(maak_plandocument(leeg, DATUM, voor=voor), "md")


def test_elke_schrijver_schrijft_het_plan() -> None:
    titels = [stap.tekst for stap in plan(PLANNING).stappen]
    md = als_document(document(PLANNING), "md").decode()
    html = als_document(document(PLANNING), "html").decode()
    word = docx.Document(BytesIO(als_document(document(PLANNING), "docx")))
    cellen = kaal(" ".join(cel.text for tabel in word.tables for rij in tabel.rows for cel in rij.cells))
    paginas = pypdf.PdfReader(BytesIO(als_document(document(PLANNING), "pdf"))).pages
    in_pdf = kaal(" ".join(pagina.extract_text() for pagina in paginas))
    for titel in titels:
        assert titel in md
        assert titel.replace("'", "&#39;") in html
        assert kaal(titel) in cellen
        assert kaal(titel) in in_pdf.replace("-", "").replace("\u2019", "'") or kaal(titel).replace(
            "-", ""
        ) in in_pdf.replace("-", "")


def test_wat_de_gebruiker_typte_kan_niets_openen(referentie: Adviseur) -> None:
    naam = "<script>alert(1)</script>\x07=1+1"
    gemaakt = maak_plan(
        referentie, referentie.evaluatie({"naam": naam, "vervangingsbudget": "nee"}), _planning("vervangingsbudget")
    )
    assert "<script>" not in als_document(maak_plandocument(gemaakt, DATUM), "html").decode()
    boek = openpyxl.load_workbook(BytesIO(als_werkboek(gemaakt)))
    assert {cel.data_type for blad in boek for rij in blad for cel in rij} <= {"s", "inlineStr", "n", "d"}
    assert b"\x07" not in als_agenda(gemaakt)


def _planning(feit: str, klaar: str = "2027-03-31") -> Planning:
    return ontleed_planning(f"stappen: {{{feit}: {{klaar: {klaar}}}}}".encode(), "p")


# Time line


def test_zonder_dagen_is_er_geen_tijdlijn() -> None:
    assert "tijdlijn" not in ankers(document())


def test_de_tijdlijn_noemt_elke_dag_ook_in_de_tabel() -> None:
    beeld, tabel, *_ = sectie(document(PLANNING), "tijdlijn").blokken
    assert isinstance(beeld, Figuur)
    assert isinstance(tabel, Tabel)
    assert beeld.tabel == tabel
    dagen = [rij.cellen[0][0].tekst for rij in tabel.rijen]
    assert dagen[0] == "11 januari 2027"
    assert dagen.count("15 februari 2027") == 2
    assert dagen.count("15 augustus 2027") == 1, "the moment comes back as long as the steps last"
    assert len(dagen) == sum(bool(s.begin) + bool(s.klaar) for s in plan(PLANNING).stappen) + 2
    assert "http" not in beeld.svg.replace("http://www.w3.org/", "")


def test_een_moment_staat_niet_eindeloos_in_de_tijdlijn(referentie: Adviseur) -> None:
    planning = ontleed_planning(
        b"stappen: {vervangingsbudget: {begin: 2000-01-01, klaar: 2190-01-01}}\n"
        b"momenten: {audit: {eerste: 2000-01-01, om_de_maanden: 1}}\n",
        "p",
    )
    gemaakt = maak_plan(referentie, referentie.evaluatie({"vervangingsbudget": "nee"}), planning)
    blokken = sectie(maak_plandocument(gemaakt, DATUM), "tijdlijn").blokken
    assert isinstance(blokken[1], Tabel)
    assert len(blokken[1].rijen) == HOOGSTENS_KEREN + 2
    assert str(HOOGSTENS_KEREN) in alle_tekst(maak_plandocument(gemaakt, DATUM))


def test_het_beeld_in_de_docs_is_de_tijdlijn() -> None:
    beeld = sectie(document(PLANNING), "tijdlijn").blokken[0]
    assert isinstance(beeld, Figuur)
    assert BEELD.read_text(encoding="utf-8") == f"{beeld.svg}\n"


@given(st.lists(st.tuples(DAGEN, DAGEN), min_size=1, max_size=6))
@voorbeelden(25)
def test_de_tijdlijn_zet_eerder_links_en_blijft_in_het_vlak(paren: list[tuple[date, date]]) -> None:
    rijen = [Tijdrij(f"Stap {n} met een lange naam", min(paar), max(paar)) for n, paar in enumerate(paren)]
    rijen += [Tijdrij("Ruit", None, paren[0][0]), Tijdrij("Moment", None, None, (paren[0][1],))]
    tabel = Tabel("", ("",), (), (1,))
    beeld = tijdlijn("t", "Titel", "alt", tabel, rijen, MAANDEN, [("balk", "balk")])
    wortel = ET.fromstring(beeld.svg)
    ruimte = "{http://www.w3.org/2000/svg}"
    balken = [vorm for vorm in wortel.iter(f"{ruimte}rect") if vorm.get("height") == "12"][:-1]
    begin = [float(vorm.get("x", "")) for vorm in balken]
    assert len(begin) == len(paren)
    for (een, x), (ander, y) in zip(
        sorted(zip(map(min, paren), begin, strict=True)),
        sorted(zip(map(min, paren), begin, strict=True))[1:],
        strict=False,
    ):
        assert (x < y) == (een < ander)
    assert all(float(v.get("x", "")) >= 0 and float(v.get("x", "")) + float(v.get("width", "")) <= 365 for v in balken)
    assert all(float(tekst.get("y", "")) <= beeld.hoogte for tekst in wortel.iter(f"{ruimte}text"))
    jaren = [
        tekst.text or "" for tekst in wortel.iter(f"{ruimte}text") if re.fullmatch(r"[a-z]{3} \d{4}", tekst.text or "")
    ]
    assert jaren


# Workbook


def test_het_werkboek_heeft_elke_stap_met_een_echte_datum() -> None:
    boek = openpyxl.load_workbook(BytesIO(als_werkboek(plan(PLANNING))))
    assert boek.sheetnames == ["Stappen", "Komt terug", "Blijft gelden"]
    rijen = [[cel.value for cel in rij] for rij in boek["Stappen"].iter_rows(min_row=3)]
    te_doen = [rij for rij in rijen if rij[1] == "nee"]
    assert [(rij[0], rij[2]) for rij in te_doen] == [(stap.nummer, stap.tekst) for stap in plan(PLANNING).stappen]
    assert [rij[2] for rij in rijen if rij[1] == "ja"] == [deel.tekst for deel in plan(PLANNING).gedaan]
    klaar = {rij[2]: str(rij[8] or "")[:10] for rij in te_doen}
    assert klaar == {stap.tekst: stap.klaar for stap in plan(PLANNING).stappen}
    assert boek["Stappen"]["I4"].number_format == "yyyy-mm-dd"
    assert str(boek["Stappen"].print_area).endswith(f"$J${len(rijen) + 2}")
    assert len(list(boek["Komt terug"].iter_rows(min_row=3))) == len(plan().momenten)


def test_een_leeg_plan_is_ook_een_werkboek(referentie: Adviseur) -> None:
    boek = openpyxl.load_workbook(BytesIO(als_werkboek(maak_plan(referentie, referentie.evaluatie({})))))
    assert [cel.value for cel in boek["Stappen"][2]][:3] == ["Nummer", "Gedaan", "Stap"]


# Calendar


def gebeurtenissen(inhoud: bytes) -> list[dict[str, str]]:
    delen: list[Any] = Calendar.from_ical(inhoud).walk("VEVENT")
    return [
        {
            "uid": str(deel["uid"]),
            "dag": deel["dtstart"].dt.isoformat(),
            "titel": str(deel["summary"]),
            "stempel": deel["dtstamp"].dt.isoformat(),
            "regel": deel["rrule"].to_ical().decode() if "rrule" in deel else "",
        }
        for deel in delen
    ]


def test_de_agenda_heeft_de_gedateerde_stappen_en_momenten() -> None:
    delen = gebeurtenissen(als_agenda(plan(PLANNING)))
    dagen = {deel["titel"]: deel["dag"] for deel in delen}
    for stap in plan(PLANNING).stappen:
        assert dagen.get(f"Klaar: {stap.tekst}", "") == stap.klaar
    momenten = {deel.titel: deel for deel in plan(PLANNING).momenten if deel.eerste}
    assert {titel: dagen[titel] for titel in momenten} == {titel: deel.eerste for titel, deel in momenten.items()}
    regels = {deel["titel"]: deel["regel"] for deel in delen if deel["regel"]}
    assert sorted(regels.values()) == ["FREQ=MONTHLY;INTERVAL=12", "FREQ=MONTHLY;INTERVAL=6"]
    assert len(delen) == len(dagen)


def test_de_agenda_hangt_niet_van_de_klok_af_en_houdt_haar_namen() -> None:
    delen = gebeurtenissen(als_agenda(plan(PLANNING)))
    assert als_agenda(plan(PLANNING)) == als_agenda(plan(PLANNING))
    assert {deel["stempel"] for deel in delen} == {f"{min(deel['dag'] for deel in delen)}T00:00:00+00:00"}
    assert len({deel["uid"] for deel in delen}) == len(delen)
    verzet = replace(plan(PLANNING), stappen=tuple(replace(s, klaar="2030-01-01") for s in plan(PLANNING).stappen))
    nieuw = {deel["titel"]: deel["uid"] for deel in gebeurtenissen(als_agenda(verzet))}
    assert all(nieuw[deel["titel"]] == deel["uid"] for deel in delen), (
        "a calendar puts it in the place of the older one"
    )
    ander = replace(plan(PLANNING), samenwerkingsverband="Een ander")
    assert {deel["uid"] for deel in gebeurtenissen(als_agenda(ander))}.isdisjoint(deel["uid"] for deel in delen)
    assert max(map(len, als_agenda(plan(PLANNING)).split(b"\r\n"))) <= 75


def test_zonder_een_enkele_dag_is_er_geen_agenda() -> None:
    with pytest.raises(InvoerFout, match="--vanaf"):
        als_agenda(plan())


def moment(eerste: date, maanden: int) -> Planmoment:
    return replace(plan().momenten[0], eerste=eerste.isoformat(), om_de_maanden=maanden)


@given(DAGEN, st.integers(1, 24))
@voorbeelden(60)
def test_een_agenda_herhaalt_op_dezelfde_dagen_als_het_plan(eerste: date, maanden: int) -> None:
    tot = over_maanden(eerste, 60)
    regel = herhaling(eerste, maanden)
    delen = [f"{naam.upper()}={','.join(map(str, w)) if isinstance(w, list) else w}" for naam, w in regel.items()]
    keren = rrulestr(";".join(delen).replace("=monthly", "=MONTHLY"), dtstart=_middernacht(eerste))
    verwacht = [deel.date() for deel in keren.between(_middernacht(eerste), _middernacht(tot), inc=True)]
    assert list(moment_op(moment(eerste, maanden), tot)) == verwacht


def _middernacht(dag: date) -> datetime:
    return datetime.combine(dag, time())


def test_een_dag_die_een_maand_niet_heeft_is_de_laatste() -> None:
    dagen = list(moment_op(moment(date(2027, 8, 31), 6), date(2029, 1, 1)))
    assert [deel.isoformat() for deel in dagen] == ["2027-08-31", "2028-02-29", "2028-08-31"]
    assert list(moment_op(moment(date(2027, 8, 31), 0), date(2029, 1, 1))) == [date(2027, 8, 31)], "once"


# Command


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, ["plan", VOORBEELD, "--planning", PLANNING, *argumenten])


@pytest.mark.parametrize(
    ("naam", "begin"),
    [
        ("plan.md", b"# Plan van aanpak"),
        ("plan.html", b"<!"),
        ("plan.docx", b"PK"),
        ("plan.xlsx", b"PK"),
        ("plan.ics", b"BEGIN:VCALENDAR"),
        ("plan.json", b"{"),
        ("plan.txt", b"Plan van aanpak voor"),
    ],
)
def test_de_naam_van_het_bestand_kiest_de_vorm(tmp_path: Path, naam: str, begin: bytes) -> None:
    uit = draai("-o", str(tmp_path / naam), "--datum", "2026-12-01")
    assert uit.exit_code == 0, uit.output
    inhoud = (tmp_path / naam).read_bytes()
    assert inhoud.lstrip().lower().startswith(begin.lower())


def test_de_optie_gaat_voor_de_naam(tmp_path: Path) -> None:
    assert draai("-o", str(tmp_path / "plan.md"), "--formaat", "ics", "--voor", "ict_ers").exit_code == 0
    (deel,) = gebeurtenissen((tmp_path / "plan.md").read_bytes())
    assert deel["titel"].startswith("Doorlichting")


def test_een_agenda_met_alleen_een_begin_heeft_een_moment(tmp_path: Path) -> None:
    uit = CliRunner().invoke(opdracht, ["plan", VOORBEELD, "--vanaf", "2027-01-31", "-o", str(tmp_path / "p.ics")])
    assert uit.exit_code == 0, uit.output
    (deel,) = gebeurtenissen((tmp_path / "p.ics").read_bytes())
    assert deel["regel"] == "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"


def test_wat_niet_in_de_agenda_staat_wordt_gezegd_en_hoe_het_erin_komt(tmp_path: Path) -> None:
    uit = CliRunner().invoke(opdracht, ["plan", VOORBEELD, "--vanaf", "2027-01-31", "-o", str(tmp_path / "p.ics")])
    kop, *_ = uit.stderr.splitlines()
    assert kop == "Niet in de agenda, want u koos nog geen eerste dag of niet hoe vaak:"
    zonder = [deel.titel for deel in plan().momenten if not deel.per_jaar]
    assert [regel[4:] for regel in uit.stderr.splitlines() if regel.startswith("  - ")] == zonder
    assert f"{len(plan().stappen)} stappen hebben nog geen dag en staan er niet in." in uit.stderr
    assert "--maak-planning planning.yaml" in uit.stderr
    planning = tmp_path / "p.yaml"
    momenten = "".join(f"  {deel.moment}: {{eerste: 2027-02-01, om_de_maanden: 6}}\n" for deel in plan().momenten[1:])
    planning.write_text(
        f"momenten:\n  {plan().momenten[0].moment}: {{eerste: 2027-02-01}}\n{momenten}", encoding="utf-8"
    )
    met = CliRunner().invoke(opdracht, ["plan", VOORBEELD, "--planning", str(planning), "-o", str(tmp_path / "q.ics")])
    assert "Niet in de agenda" not in met.stderr
    assert (met.exit_code, "stappen hebben nog geen dag" in met.stderr) == (0, True)


def test_een_moment_zonder_hoe_vaak_staat_er_een_keer_in() -> None:
    een = replace(plan(), stappen=(), momenten=(moment(date(2027, 2, 1), 0),))
    assert niet_in_agenda(een, "f.yaml")[0].startswith("Eén keer in de agenda")
    assert niet_in_agenda(replace(een, momenten=(moment(date(2027, 2, 1), 6),)), "f.yaml") == []


@pytest.mark.parametrize(("woord", "groep"), [("manager", "management"), ("bestuurder", "bestuur"), ("ict", "ict_ers")])
def test_een_persoon_is_dezelfde_als_zijn_groep(woord: str, groep: str) -> None:
    een, ander = (draai("--voor", deel).stdout for deel in (woord, groep))
    assert een == ander
    een, ander = (CliRunner().invoke(opdracht, ["new", "--voor", deel]).stdout for deel in (woord, groep))
    assert een == ander
    assert "Alleen de vragen" in een


def test_een_sjabloon_geeft_het_plan_de_huisstijl(tmp_path: Path) -> None:
    huis = tmp_path / "huis.docx"
    eigen = docx.Document()
    eigen.sections[0].header.paragraphs[0].text = "Gemeente Voorbeeld"
    eigen.save(str(huis))
    assert draai("-o", str(tmp_path / "p.docx"), "--sjabloon", str(huis)).exit_code == 0
    gemaakt = docx.Document(str(tmp_path / "p.docx"))
    assert gemaakt.sections[0].header.paragraphs[0].text == "Gemeente Voorbeeld"


def test_zonder_de_uitbreiding_zegt_de_opdracht_wat_te_doen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(agenda, "find_spec", lambda _: None)
    with pytest.raises(OntbrekendeExtra):
        als_agenda(plan(PLANNING))
    uit = draai("-o", str(tmp_path / "p.ics"))
    assert (uit.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "plan" in uit.stderr


@pytest.mark.parametrize(
    "argumenten", [("--datum", "gisteren"), ("--datum", "1800-01-01"), ("--vanaf", "2500-01-01"), ("--formaat", "odt")]
)
def test_een_verkeerde_vorm_of_datum_wordt_gezegd(argumenten: tuple[str, ...]) -> None:
    uit = draai(*argumenten)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert argumenten[1] in uit.stderr
