"""The interview: asks scope and core first, tells what changed, takes no for an answer, goes back, mends, ends, and resumes."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from advies import Adviseur, InvoerFout, lees_feiten
from advies.casussen import dossiers
from advies.uitleg.gesprek import Gesprek, Moment, Stand
from advies.uitleg.gesprekstekst import als_yaml
from advies.werkgeheugen import werkgeheugen
from kennisbank.kernvragen import HOOGSTENS_KERN, kernvragen
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, PERSPECTIEF, FeitSleutel
from regels.taal import SCHAAL, Werkgeheugen
from tests.bouwers import PROCESSEN, op_sleutel
from tests.opdracht import advies

BINNEN = ("ja", "j", "nee", "1")
"""Answers to the opening questions on scope: in scope."""
BEGIN = (*BINNEN, "1", "2")
"""The same, and whose view and the phase."""


@pytest.fixture(scope="module")
def gesprek(referentie: Adviseur) -> Gesprek:
    return Gesprek(referentie)


def praat(bestand: Path, *regels: str, opties: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    uit = advies("ask", str(bestand), *opties, invoer="".join(f"{regel}\n" for regel in regels).encode())
    return subprocess.CompletedProcess(uit.args, uit.returncode, uit.stdout.decode(), uit.stderr.decode())


def antwoord_uit(stand: Stand, moment: Moment, feiten: Werkgeheugen) -> Stand:
    assert moment.blad is not None
    gevraagd = [vraag.sleutel for vraag in moment.blad.vragen]
    bekend = {sleutel: feiten[sleutel] for sleutel in gevraagd if sleutel in feiten}
    niet = frozenset(gevraagd) - bekend.keys()
    return replace(stand, geheugen={**stand.geheugen, **bekend}, overgeslagen=stand.overgeslagen | niet, eerder=stand)


def test_gesprek_bewaart_elk_antwoord_en_gaat_verder(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    uit = praat(bestand, "Proef", *BEGIN, "?", "w", "stop")
    assert (uit.returncode, uit.stderr) == (0, "")
    assert "In de publicatie:" in uit.stdout
    eerste = lees_feiten(str(bestand)).feiten
    assert (eerste.naam, eerste.fase, eerste.perspectief, eerste.alleen_ketenpartners) == (
        "Proef", "ontwerp", "verband", False,
    )  # fmt: skip
    verder = praat(bestand, "s")
    assert "U gaat verder waar u was" in verder.stdout
    assert "In welke fase" not in verder.stdout
    assert lees_feiten(str(bestand)).feiten == eerste


def test_eerst_de_reikwijdte_dan_namens_wie_en_de_fase(tmp_path: Path) -> None:
    uit = praat(tmp_path / "a.yaml", "Proef", *BEGIN).stdout
    vragen = ["Werken twee of meer", "voor langere tijd", "ketenpartners", "beleidsterrein", "Namens wie", "welke fase"]
    plaatsen = [uit.index(vraag) for vraag in vragen]
    assert plaatsen == sorted(plaatsen)
    assert "Vraag 6 van 26: " in uit


def test_buiten_de_publicatie_stopt_het_gesprek_met_het_advies(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    uit = praat(bestand, "Proef", "nee")
    assert uit.returncode == 0
    assert "Vraag 2" not in uit.stdout
    assert "De publicatie gaat niet over deze samenwerking" in uit.stdout
    assert "Advies voor Proef" in uit.stdout
    weer = praat(bestand, "overzicht", "1", "ja", "", "stop")
    assert "Vraag 2 van" in weer.stdout
    assert lees_feiten(str(bestand)).feiten.tussen_gemeenten is True


def test_gesprek_gaat_terug(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    assert praat(bestand, "Proef", *BEGIN[:-1], "1", "terug", "2", "s").returncode == 0
    assert lees_feiten(str(bestand)).feiten.fase == "ontwerp"


def test_fout_antwoord_wordt_opnieuw_gevraagd(tmp_path: Path) -> None:
    uit = praat(tmp_path / "a.yaml", "Proef", "zeventien", "1", "s")
    assert "'zeventien' kan hier niet. Typ ja of nee" in uit.stdout
    assert uit.stdout.count("Vraag 1 van") == 2


def test_enter_alleen_vraagt_opnieuw_en_legt_niets_vast(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    uit = praat(bestand, "Proef", "", "", "s")
    assert uit.stdout.count("Typ een antwoord. Weet u het niet, typ dan w.") == 2
    assert "onbekend" not in bestand.read_text(encoding="utf-8")
    praat(bestand, "weet ik niet", "s")
    assert "tussen_gemeenten: onbekend" in bestand.read_text(encoding="utf-8")


@pytest.mark.parametrize("ja", ["j", "J", "ja", "JA", "1"])
def test_ja_en_nee_kunnen_kort(ja: str, gesprek: Gesprek) -> None:
    feit = FeitSleutel("vervangingsbudget")
    nee = {"j": "n", "J": "N", "ja": "nee", "JA": "Nee", "1": "2"}[ja]
    assert gesprek.geef(Stand("", {}), {feit: ja}).geheugen == {feit: "ja"}
    assert gesprek.geef(Stand("", {}), {feit: nee}).geheugen == {feit: "nee"}


def test_einde_van_de_invoer_is_stoppen(tmp_path: Path) -> None:
    uit = praat(tmp_path / "a.yaml", "Proef", "1")
    assert uit.returncode == 0
    assert "Bewaard in" in uit.stdout


def test_een_eigen_bestand_wordt_nooit_overschreven(tmp_path: Path) -> None:
    eigen = tmp_path / "eigen.yaml"
    eigen.write_text("# van mij\nvervangingsbudget: nee\n")
    assert praat(eigen, "s").returncode == 2
    assert eigen.read_text() == "# van mij\nvervangingsbudget: nee\n"
    nieuw = tmp_path / "nieuw.yaml"
    assert praat(nieuw, "s", opties=("--van", str(eigen))).returncode == 0
    assert lees_feiten(str(nieuw)).feiten.vervangingsbudget is False


KERN = [feit for vraag in kernvragen().kern for feit in vraag.feiten]


def kern_bereikt(gesprek: Gesprek, feiten: Werkgeheugen) -> tuple[Stand, int]:
    """Return the stand after the opening and core questions, and how many there were."""
    stand, aantal = Stand("", {}), 0
    while (moment := gesprek.moment(stand)).blad is not None:
        stand, aantal = antwoord_uit(stand, moment, feiten), aantal + 1
    return stand, aantal


@pytest.mark.parametrize("naam", ["bollenstreek", "barneveld_nijkerk"])
def test_na_begin_en_kern_kiest_de_adviseur_zelf(naam: str, gesprek: Gesprek) -> None:
    stand, aantal = kern_bereikt(gesprek, dossiers()[naam][1])
    assert aantal <= len(kernvragen().begin) + HOOGSTENS_KERN
    moment = gesprek.moment(stand)
    assert moment.taken
    for taak in moment.taken:
        na = gesprek.moment(gesprek.kies(stand, taak))
        assert na.blad is not None
        assert (na.blad.deel, na.blad.thema) == ("thema", taak.titel)
        assert (na.blad.van - na.blad.nummer + 1) == (taak.scherm or taak.vragen)


@pytest.mark.parametrize("naam", ["bollenstreek", "barneveld_nijkerk"])
def test_het_gesprek_eindigt_met_alles_wat_het_dossier_weet(naam: str, gesprek: Gesprek, referentie: Adviseur) -> None:
    """Who goes on until nothing is left has settled all that the dossier settles; no question comes twice."""
    _, feiten = dossiers()[naam]
    stand, gevraagd = Stand("", {}), []
    while (moment := gesprek.moment(stand)).blad is not None or moment.taken:
        if moment.blad is None:
            stand = gesprek.kies(stand, moment.taken[0])
            continue
        gevraagd += [vraag.feit for vraag in moment.blad.vragen]
        stand = antwoord_uit(stand, moment, feiten)
    assert len(gevraagd) == len(set(gevraagd))
    for geval, na, doel in zip(
        referentie.maskers.gevallen.regels,
        referentie.maskers.beoordeel(stand.geheugen).status,
        referentie.maskers.beoordeel(feiten).status,
        strict=True,
    ):
        assert na is doel or geval.regel.soort == "tegenspraak", geval.sleutel


def test_een_vraag_per_proces_is_een_scherm(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    van = tmp_path / "van.yaml"
    rest = [feit for feit in KERN if feit != "uitvoering"]
    van.write_text("".join(f"{feit}: onbekend\n" for feit in rest if feit != "eindverantwoordelijk"), encoding="utf-8")
    bestand.write_text(
        "# Gemaakt met 'advies ask'; dit bestand wordt bij elk antwoord opnieuw geschreven.\nnaam: Proef\n"
        + van.read_text()
    )
    uit = praat(
        bestand, *BEGIN, "1", "", "negen", "derde", "een derde partij", "w", "1", "1", "1", "overzicht", "", "s"
    )
    assert uit.stdout.count("Wie voert dit ict-proces feitelijk uit?") == 1
    assert "'negen' kan hier niet. Typ een nummer van 1 tot en met 8." in uit.stdout
    assert (
        dict(werkgeheugen(lees_feiten(str(bestand)).feiten)).items()
        >= op_sleutel(
            {
                f"uitvoering.{proces}": waarde
                for proces, waarde in zip(
                    PROCESSEN,
                    ("eigen_beheer", None, "derde", "derde", None, "eigen_beheer", "eigen_beheer", "eigen_beheer"),
                    strict=True,
                )
                if waarde
            }
        ).items()
    )


def test_een_antwoord_voor_alle_processen_tegelijk(gesprek: Gesprek, tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    praat(bestand, "Proef", *BEGIN, "s")
    tekst = bestand.read_text(encoding="utf-8")
    over = [feit for feit in KERN if feit not in ("uitvoering", "eindverantwoordelijk")]
    bestand.write_text(tekst + "".join(f"{feit}: onbekend\n" for feit in over), encoding="utf-8")
    praat(bestand, "2", "alle 6", "s")
    gelezen = werkgeheugen(lees_feiten(str(bestand)).feiten)
    waarden = [gelezen[FeitSleutel("uitvoering", proces)] for proces in PROCESSEN]
    assert waarden == ["inbesteed", *["derde"] * (len(PROCESSEN) - 1)]


def test_terug_binnen_een_scherm_begint_het_opnieuw_en_overzicht_houdt_wat_er_staat(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    praat(bestand, "Proef", *BEGIN, "s")
    over = [feit for feit in KERN if feit not in ("uitvoering", "eindverantwoordelijk")]
    tekst = bestand.read_text(encoding="utf-8")
    bestand.write_text(tekst + "".join(f"{feit}: onbekend\n" for feit in over), encoding="utf-8")
    uit = praat(bestand, "2", "terug", "3", "overzicht", "", "s").stdout
    assert uit.count("Wie voert dit ict-proces feitelijk uit?") == 3
    assert "→ Opnieuw: u begint weer boven aan dit scherm." in uit
    gelezen = werkgeheugen(lees_feiten(str(bestand)).feiten)
    assert [gelezen.get(FeitSleutel("uitvoering", proces)) for proces in PROCESSEN[:2]] == [
        "deelnemende_gemeente",
        None,
    ]


def test_een_kernscherm_is_een_lijst_met_een_eigen_kop(gesprek: Gesprek, tmp_path: Path) -> None:
    """Only the lines that are left are asked; a list of which none is left is passed over; the number counts screens."""
    eerste, tweede = [vraag for vraag in kernvragen().kern if vraag.kop][:2]
    voor = [*kernvragen().begin, *kernvragen().kern[: kernvragen().kern.index(eerste)]]
    weg = {FeitSleutel(feit) for vraag in (*voor, *kernvragen().kern) if not vraag.kop for feit in vraag.feiten}
    weg |= {sleutel for sleutel in gesprek._alle if sleutel.proces}
    stand = Stand("Proef", {}, frozenset(weg & gesprek._alle))
    blad = gesprek.moment(stand).blad
    assert blad is not None
    assert blad.is_lijst
    assert (blad.deel, blad.kop, blad.reden, blad.nummer) == ("kern", eerste.kop, eerste.reden, len(voor) + 1)
    assert [vraag.feit for vraag in blad.vragen] == list(eerste.feiten)
    een = gesprek.geef(stand, {FeitSleutel(eerste.feiten[0]): "ja"})
    rest = gesprek.moment(een).blad
    assert rest is not None
    assert [vraag.feit for vraag in rest.vragen] == list(eerste.feiten[1:])
    assert (rest.kop, rest.nummer, rest.van) == (blad.kop, blad.nummer, blad.van)
    na = gesprek.moment(gesprek.sla_over(stand, [vraag.sleutel for vraag in blad.vragen])).blad
    assert na is not None
    assert (na.kop, [vraag.feit for vraag in na.vragen]) == (tweede.kop, list(tweede.feiten))
    bestand = tmp_path / "a.yaml"
    kop = "# Gemaakt met 'advies ask'; dit bestand wordt bij elk antwoord opnieuw geschreven.\nnaam: Proef\n"
    bestand.write_text(als_yaml(stand, kop), encoding="utf-8")
    uit = praat(bestand, "j", "?", "n", "", "s").stdout
    assert f"Vraag {blad.nummer} van {blad.van}: {eerste.kop}" in uit
    # The reason is that of the list, not of the line at which was asked.
    assert f"Waarom deze lijst vooraan staat: {eerste.reden}" in " ".join(uit.split())
    gelezen = werkgeheugen(lees_feiten(str(bestand)).feiten)
    assert [gelezen.get(vraag.sleutel) for vraag in blad.vragen][:3] == ["ja", "nee", None]


def test_vragen_met_ja_of_nee_staan_bij_elkaar(gesprek: Gesprek, tmp_path: Path) -> None:
    """One screen for a theme, with what each asks and a why for each; what is passed over is not known."""
    stand, _ = kern_bereikt(gesprek, {})
    bladen = [gesprek.moment(gesprek.kies(stand, taak)).blad for taak in gesprek.moment(stand).taken]
    nummer, blad = next((n, blad) for n, blad in enumerate(bladen, 1) if blad is not None and blad.is_lijst)
    assert {vraag.soort for vraag in blad.vragen} == {"ja_nee"}
    bestand = tmp_path / "a.yaml"
    kop = "# Gemaakt met 'advies ask'; dit bestand wordt bij elk antwoord opnieuw geschreven.\nnaam: Proef\n"
    bestand.write_text(als_yaml(replace(stand, naam="Proef"), kop), encoding="utf-8")
    uit = praat(bestand, str(nummer), "n", "?", "", *["j"] * (len(blad.vragen) - 2), "s").stdout
    assert all(f"  {plaats}. " in uit for plaats in range(1, len(blad.vragen) + 1))
    assert "Uw antwoord helpt bij" in uit
    gelezen = werkgeheugen(lees_feiten(str(bestand)).feiten)
    verwacht = ["nee", None, *["ja"] * (len(blad.vragen) - 2)]
    assert [gelezen.get(vraag.sleutel) for vraag in blad.vragen] == verwacht
    assert f"{blad.vragen[1].feit}: onbekend" in bestand.read_text(encoding="utf-8")


def test_wat_een_antwoord_verandert_staat_eronder(tmp_path: Path) -> None:
    uit = praat(tmp_path / "a.yaml", "Proef", *BINNEN, "s").stdout
    assert "→ Nu zeker: De publicatie past bij uw samenwerking." in uit
    assert "→ Uitgesloten: Het gaat niet om gemeenten die samenwerken" in uit


def test_genoemde_gemeenten_zijn_het_aantal_deelnemers(gesprek: Gesprek) -> None:
    een = gesprek.geef(Stand("", {}), {GEMEENTEN: "Hoorn, Medemblik, Enkhuizen"})
    assert een.geheugen[AANTAL_GEMEENTEN] == 3 * SCHAAL
    assert een.gevolgd == {AANTAL_GEMEENTEN, FeitSleutel("tussen_gemeenten")}
    minder = gesprek.geef(een, {GEMEENTEN: "Hoorn, Medemblik"})
    assert minder.geheugen[AANTAL_GEMEENTEN] == 2 * SCHAAL
    zelf = gesprek.geef(een, {AANTAL_GEMEENTEN: "5"})
    assert zelf.geheugen[AANTAL_GEMEENTEN] == 5 * SCHAAL
    assert zelf.gevolgd == {FeitSleutel("tussen_gemeenten")}
    with pytest.raises(InvoerFout, match="u noemt 3 gemeenten, maar vulde in dat er 2 meedoen"):
        gesprek.geef(een, {AANTAL_GEMEENTEN: "2"})


@pytest.mark.parametrize(("tussen", "lijst"), [("ja", "Hoorn"), ("nee", "Hoorn, Medemblik")])
def test_een_lijst_die_botst_of_niet_af_is_telt_niet_als_aantal(tussen: str, lijst: str, gesprek: Gesprek) -> None:
    stand = gesprek.geef(Stand("", op_sleutel({"tussen_gemeenten": tussen})), {GEMEENTEN: lijst})
    assert AANTAL_GEMEENTEN not in stand.geheugen
    assert gesprek.moment(stand)


def test_wat_niet_anders_kan_volgt_en_vervalt_als_het_weer_anders_kan(gesprek: Gesprek) -> None:
    """Without an SLA nobody steers by it; who says later that there is one, is asked again."""
    geen = gesprek.geef(Stand("", {}), {FeitSleutel("sla_inhoud"): "geen"})
    assert geen.geheugen[FeitSleutel("sla_actief_gebruikt")] == "nee"
    wel = gesprek.geef(geen, {FeitSleutel("sla_inhoud"): "kwantitatief_en_kwalitatief"})
    assert FeitSleutel("sla_actief_gebruikt") not in wel.geheugen


def test_een_antwoord_is_te_verbeteren_op_nummer(tmp_path: Path) -> None:
    bestand = tmp_path / "a.yaml"
    uit = praat(bestand, "Proef", *BEGIN, "overzicht", "99", "6", "4", "1", "w", "", "s").stdout
    assert "   6. fase van de samenwerking: ontwerp" in uit
    assert "Kies een nummer van 1 tot en met 6." in uit
    assert "   6. fase van de samenwerking: exploitatie" in uit
    gelezen = lees_feiten(str(bestand)).feiten
    assert (gelezen.fase, gelezen.perspectief) == ("exploitatie", None)
    assert "perspectief: onbekend" in bestand.read_text(encoding="utf-8")


def test_het_gesprek_gaat_verder_bij_hetzelfde_onderwerp(gesprek: Gesprek, tmp_path: Path) -> None:
    stand, _ = kern_bereikt(gesprek, {})
    bestand = tmp_path / "a.yaml"
    kop = "# Gemaakt met 'advies ask'; dit bestand wordt bij elk antwoord opnieuw geschreven.\nnaam: Proef\n"
    bestand.write_text(als_yaml(replace(stand, naam="Proef"), kop), encoding="utf-8")
    uit = praat(bestand, "3", "s").stdout
    onderwerp = next(regel for regel in reversed(uit.splitlines()) if ": nog " in regel).partition(": nog ")[0]
    assert f"# U was bij: {onderwerp}\n" in bestand.read_text(encoding="utf-8")
    verder = praat(bestand, *["w"] * 9, "s").stdout  # the first question of a topic can be one for each process
    assert " ".join(verder.split()).count(f"{onderwerp}: nog ") >= 2  # how much is left decides where a line breaks
    assert "Kies een nummer" not in verder


def test_het_gesprek_eindigt_vanzelf_als_het_eerste_scherm_vaststaat(gesprek: Gesprek) -> None:
    """Everything that can change the first screen is skipped; then no question is left but by choice."""
    stand, _ = kern_bereikt(gesprek, {})
    while not (moment := gesprek.moment(stand)).vast:
        taak = max(moment.taken, key=lambda taak: taak.scherm)
        assert taak.scherm
        stand = gesprek.kies(stand, taak)
        while (vraag := gesprek.moment(stand)).blad is not None:
            stand = antwoord_uit(stand, vraag, {})
    assert not sum(taak.scherm for taak in moment.taken)
    assert moment.blad is None
    assert moment.taken


def test_een_fase_of_perspectief_die_bekend_is_wordt_niet_gevraagd(gesprek: Gesprek) -> None:
    stand = Stand("", op_sleutel({"fase": "ontwerp", "perspectief": "verband"}))
    gevraagd: list[str] = []
    while (moment := gesprek.moment(stand)).blad is not None:
        gevraagd.append(moment.blad.feit)
        stand = antwoord_uit(stand, moment, {})
    assert not {"fase", str(PERSPECTIEF)} & set(gevraagd)


@pytest.mark.parametrize(
    ("feit", "invoer", "waarde"),
    [
        ("vervangingsbudget", "Ja", "ja"),
        ("fase", "2", "ontwerp"),
        ("fase", "realisatie", "realisatie"),
        ("fase", "Oriëntatie", "orientatie"),
        ("doelen", "[1,kostenreductie]", frozenset({"kwetsbaarheid_beperken", "kostenreductie"})),
        ("omvang_wiz_fte", "35.5", 355_000),
        ("uitvoering.technisch_beheer", "1", "eigen_beheer"),
        ("gemeenten", "Hoorn, 's-Graveland", ({"naam": "Hoorn"}, {"naam": "'s-Graveland"})),
    ],
)
def test_antwoorden(feit: str, invoer: str, waarde: object, referentie: Adviseur) -> None:
    gegeven = Gesprek(referentie).geef(Stand("", {}), {FeitSleutel.lees(feit): invoer})
    assert gegeven.geheugen[FeitSleutel.lees(feit)] == waarde


@pytest.mark.parametrize(
    ("feit", "invoer"), [("fase", "99"), ("omvang_wiz_fte", "veel"), ("doelen", "1, 1"), ("fase", "'}: x")]
)
def test_foute_antwoorden(feit: str, invoer: str, referentie: Adviseur) -> None:
    with pytest.raises(InvoerFout):
        Gesprek(referentie).geef(Stand("", {}), {FeitSleutel.lees(feit): invoer})


def test_tegenspraak_met_een_eerder_antwoord(referentie: Adviseur) -> None:
    gesprek = Gesprek(referentie)
    stand = gesprek.geef(Stand("", {}), {FeitSleutel("sla_actief_gebruikt"): "ja"})
    with pytest.raises(InvoerFout, match="SLA"):
        gesprek.geef(stand, {FeitSleutel("sla_inhoud"): "geen"})


@pytest.mark.parametrize("naam", list(dossiers()))
def test_bewaren_verliest_geen_feit(naam: str, tmp_path: Path) -> None:
    titel, feiten = dossiers()[naam]
    bestand = tmp_path / "a.yaml"
    bestand.write_text(als_yaml(Stand(titel, feiten), "# kop\nnaam:\n"))
    gelezen = lees_feiten(str(bestand)).feiten
    assert gelezen.naam == titel
    assert dict(werkgeheugen(gelezen)) == dict(feiten)
