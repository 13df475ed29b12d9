"""The parts of the interview, each against a plain reading: what is typed, what follows, what changed, what was given."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given

from advies import Adviseur, InvoerFout
from advies.casussen import dossiers
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.samenstelling.adviezen import zwaarte
from advies.uitleg.bereik import Bereik
from advies.uitleg.gesprek import Stand
from advies.uitleg.gevolgen import Gevolgtrekker
from advies.uitleg.ingetypt import lees_antwoord
from advies.uitleg.uitwerking import WEET_NIET, Gegevenwaarde, gegeven_antwoorden, uitwerking, uitwerking_van
from advies.woorden.feiten import waardetekst
from kennisbank.feitsoorten import JaNee, Keuze, Meerkeuze, keuzewaarden
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.logica import voor_proces, waarheid
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, Alle, EenVan, Gelijk, Regelbank, Vergelijk, Werkgeheugen
from tests.bouwers import PROCESSEN, ZADEN, maak_regel, maak_regelbank, op_sleutel, voorbeelden

FEITEN = vocabulaire().feiten
KEUZEN = ["vervangingsbudget", "fase", "sla_inhoud", "voorspelbaar", "uitvoering"]


# --- what is typed -----------------------------------------------------------------------------------------------------------


def _met(soort: type) -> list[FeitDefinitie]:
    """Return a fact of each length of list, one for the partnership and one per process."""
    uit = {(feit.per_proces, len(feit.mag())): feit for feit in FEITEN.values() if isinstance(feit.soort, soort)}
    return list(uit.values())


def _sleutel(feit: FeitDefinitie) -> FeitSleutel:
    return FeitSleutel(feit.naam, PROCESSEN[2] if feit.per_proces else "")


@pytest.mark.parametrize("feit", _met(Keuze), ids=lambda feit: feit.naam)
def test_een_keuze_is_haar_nummer_haar_waarde_of_haar_woorden(feit: FeitDefinitie) -> None:
    waarden, sleutel = keuzewaarden(feit.soort), _sleutel(feit)
    for nummer, waarde in ((1, waarden[0]), (len(waarden), waarden[-1])):
        for typte in (str(nummer), f" {nummer:04d} ", waarde.waarde, waarde.tekst.upper(), f"[{nummer}]"):
            assert lees_antwoord(feit, sleutel, typte) == {sleutel: waarde.waarde}, typte
    for typte in ("0", str(len(waarden) + 1), "00001", "-1", "1.0", "²", "١", "dat niet"):
        with pytest.raises(InvoerFout) as vangst:
            lees_antwoord(feit, sleutel, typte)
        assert [melding.plek for melding in vangst.value.meldingen] == [None]


@pytest.mark.parametrize("feit", _met(Meerkeuze), ids=lambda feit: feit.naam)
def test_meer_keuzen_staan_met_kommas_ertussen(feit: FeitDefinitie) -> None:
    waarden, sleutel = keuzewaarden(feit.soort), _sleutel(feit)
    eerste, laatste = waarden[0].waarde, waarden[-1].waarde
    for typte in (f"1,{len(waarden)}", f"[1, {laatste}]", f"{waarden[0].tekst} , {len(waarden)},"):
        if "," not in waarden[0].tekst:
            assert lees_antwoord(feit, sleutel, typte) == {sleutel: frozenset({eerste, laatste})}, typte
    assert lees_antwoord(feit, sleutel, "[]") == {sleutel: frozenset()}


@pytest.mark.parametrize("feit", _met(JaNee), ids=lambda feit: feit.naam)
def test_ja_en_nee_kunnen_kort(feit: FeitDefinitie) -> None:
    sleutel = _sleutel(feit)
    for waarde, alles in (("ja", "ja j J 1 JA"), ("nee", "nee n N 2 Nee")):
        assert [lees_antwoord(feit, sleutel, typte) for typte in alles.split()] == [{sleutel: waarde}] * 5
    for typte in ("onbekend", "", " Onbekend ", "~"):
        assert lees_antwoord(feit, sleutel, typte) == {}
    with pytest.raises(InvoerFout):
        lees_antwoord(feit, sleutel, "3")


def test_genoemde_gemeenten_staan_met_kommas_ertussen() -> None:
    feit = FEITEN["gemeenten"]
    assert lees_antwoord(feit, GEMEENTEN, "Hoorn, , Den Haag,") == {
        GEMEENTEN: ({"naam": "Hoorn"}, {"naam": "Den Haag"})
    }
    with pytest.raises(InvoerFout, match="gevonden is '~'"):  # as it was typed, though YAML reads it as nothing
        lees_antwoord(feit, GEMEENTEN, "Hoorn, ~")


# --- what follows ------------------------------------------------------------------------------------------------------------


def _botst(bank: Regelbank, geheugen: Werkgeheugen) -> bool:
    gevallen_ = [(regel, proces) for regel in bank.regels for proces in (PROCESSEN if regel.voor_elk_proces else ("",))]
    return any(
        waarheid(voor_proces(regel.als, proces) if proces else regel.als, geheugen, {}) is True
        for regel, proces in gevallen_
        if regel.soort == "tegenspraak"
    )


def _trekker(bank: Regelbank) -> Gevolgtrekker:
    motor = Maskermotor(gevallen(bank))
    return Gevolgtrekker(motor, Bereik(motor))


def _gelezen(bank: Regelbank) -> list[FeitSleutel]:
    return sorted(
        {
            deel.atoom.feit
            for geval in gevallen(bank).regels
            if geval.regel.soort == "tegenspraak"
            for tak in geval.takken
            for deel in tak
            if isinstance(deel.atoom, Gelijk | EenVan)
        }
    )


@given(ZADEN)
@voorbeelden(40)
@example(Random(20219443))  # a contradiction that reads one of two values
def test_wat_volgt_is_de_enige_waarde_die_niets_tegenspreekt(rng: Random) -> None:
    """Every value of every choice in a contradiction is tried, until nothing more follows."""
    bank = maak_regelbank(rng, 8, ["vervangingsbudget", "fase", "sla_actief_gebruikt", "voorspelbaar"], afgeleide=0)
    bank = replace(
        bank, regels=tuple(replace(r, soort="tegenspraak" if n else "risico") for n, r in enumerate(bank.regels))
    )
    gelezen = [s for s in _gelezen(bank) if isinstance(FEITEN[s.naam].soort, JaNee | Keuze)]
    geheugen = {s: rng.choice(FEITEN[s.naam].mag()) for s in gelezen if rng.random() < 0.2}
    if _botst(bank, geheugen):
        return
    verwacht: dict[FeitSleutel, str] = {}
    while True:
        nu = {**geheugen, **verwacht}
        kan = {s: [w for w in FEITEN[s.naam].mag() if not _botst(bank, {**nu, s: w})] for s in gelezen if s not in nu}
        vast = next(((s, waarden[0]) for s, waarden in kan.items() if len(waarden) == 1), None)
        if vast is None:
            break
        verwacht |= dict([vast])
    assert _trekker(bank).gevolgen(geheugen) == verwacht


def test_een_nieuwe_lijst_gemeenten_noemt_alle_deelnemers() -> None:
    """A list of two or more that was just given; one that contradicts another answer does not count, nor one of one."""
    namen = [{"naam": naam} for naam in ("Hoorn", "Medemblik", "Opmeer")]
    bank = replace(
        maak_regelbank(Random(1), 1, KEUZEN), regels=(maak_regel("r", Gelijk(FeitSleutel("fase"), "ontwerp")),)
    )
    trekker = _trekker(bank)
    for aantal in (2, 3):
        lijst = {GEMEENTEN: tuple(namen[:aantal])}
        assert trekker.gevolgen(lijst, lijst_is_nieuw=True) == {AANTAL_GEMEENTEN: aantal * SCHAAL}
        assert trekker.gevolgen(lijst) == {}
        assert trekker.gevolgen({**lijst, AANTAL_GEMEENTEN: 5 * SCHAAL}, lijst_is_nieuw=True) == {}
    assert trekker.gevolgen({GEMEENTEN: tuple(namen[:1])}, lijst_is_nieuw=True) == {}
    assert trekker.gevolgen({}, lijst_is_nieuw=True) == {}


def test_het_aantal_gemeenten_volgt_niet_als_dat_een_ander_antwoord_tegenspreekt() -> None:
    """What follows from the number does, also when it follows from that in turn."""
    drie = Vergelijk(AANTAL_GEMEENTEN, "minstens", 3 * SCHAAL)
    fase = FeitSleutel("fase")
    fasen = FEITEN["fase"].mag()
    botst = [
        maak_regel("botst", Alle((drie, Gelijk(FeitSleutel("tussen_gemeenten"), "nee")))),
        *(
            maak_regel(f"fase_{waarde}", Alle((Gelijk(FeitSleutel("vervangingsbudget"), "ja"), Gelijk(fase, waarde))))
            for waarde in fasen[1:]
        ),
        maak_regel("budget", Alle((drie, Gelijk(FeitSleutel("vervangingsbudget"), "nee")))),
    ]
    regels = (maak_regel("gewoon", drie), *(replace(regel, soort="tegenspraak") for regel in botst))
    trekker = _trekker(replace(maak_regelbank(Random(1), 1, KEUZEN, afgeleide=0), regels=regels))
    lijst: Werkgeheugen = {GEMEENTEN: tuple({"naam": naam} for naam in ("Hoorn", "Medemblik", "Opmeer"))}
    buiten = {FeitSleutel("tussen_gemeenten"): "nee"}
    assert trekker.gevolgen({**lijst, **buiten}, lijst_is_nieuw=True) == {}
    assert trekker.gevolgen(lijst, lijst_is_nieuw=True) == {
        AANTAL_GEMEENTEN: 3 * SCHAAL, FeitSleutel("tussen_gemeenten"): "ja", FeitSleutel("vervangingsbudget"): "ja", fase: fasen[0],
    }  # fmt: skip


# --- what changed, and what was given ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("zaad", range(3))
def test_de_uitwerking_is_het_verschil_in_wat_zeker_open_en_uitgesloten_is(referentie: Adviseur, zaad: int) -> None:
    rng = Random(zaad)
    feiten = rng.choice([feiten for _, feiten in dossiers().values()])
    helften = [{s: w for s, w in feiten.items() if rng.random() < kans} for kans in (0.3, 0.9)]
    voor, na = (referentie.antwoord("", helft) for helft in helften)
    eerst, nu = ({advies.sleutel: advies.status for advies in deel.adviezen} for deel in (voor, na))
    uit = uitwerking(voor, na)
    assert [advies.sleutel for advies in uit.zeker] == [
        advies.sleutel for advies in na.adviezen if advies.status == "zeker" and eerst.get(advies.sleutel) != "zeker"
    ]
    assert [advies.sleutel for advies in uit.uitgesloten] == [
        s for s, st in eerst.items() if st == "open" and s not in nu
    ]
    assert [advies.sleutel for advies in uit.terug] == [s for s, st in eerst.items() if st == "zeker" != nu.get(s)]
    assert uit.zeker
    assert uitwerking(na, voor).terug
    assert (uitwerking(na, na).zeker, uitwerking(na, na).uitgesloten, uitwerking(na, na).terug) == ((), (), ())


def test_de_uitwerking_zonder_het_hele_advies_is_dezelfde_de_zwaarste_voorop(referentie: Adviseur) -> None:
    rng = Random(5)
    for feiten in [feiten for _, feiten in dossiers().values()][:3]:
        helften = [{s: w for s, w in feiten.items() if rng.random() < kans} for kans in (0.5, 0.9)]
        for paar in (helften, helften[::-1]):
            heel = uitwerking(*(referentie.antwoord("", deel) for deel in paar))
            kort = uitwerking_van(*(Evaluatie.van(referentie.maskers, deel) for deel in paar))
            for ruim, los in ((heel.zeker, kort.zeker), (heel.terug, kort.terug), (heel.uitgesloten, kort.uitgesloten)):
                verwacht = sorted((a.regel, a.titel, a.tekst, a.status, str(a.over)) for a in ruim)
                assert sorted((a.regel, a.titel, a.tekst, a.status, str(a.over)) for a in los) == verwacht
                assert [zwaarte(a.sterkte) for a in los] == sorted(zwaarte(a.sterkte) for a in los)
    botst = replace(maak_regel("botst", Gelijk(FeitSleutel("fase"), "ontwerp")), soort="tegenspraak")
    gewoon = maak_regel("gewoon", Gelijk(FeitSleutel("fase"), "ontwerp"))
    motor = Maskermotor(gevallen(replace(maak_regelbank(Random(1), 1, KEUZEN, afgeleide=0), regels=(botst, gewoon))))
    wel, niet, leeg = (
        Evaluatie.van(motor, feit)
        for feit in ({FeitSleutel("fase"): "ontwerp"}, {FeitSleutel("fase"): "realisatie"}, {})
    )
    namen = [
        [[advies.regel for advies in deel] for deel in (uit.zeker, uit.uitgesloten, uit.terug)]
        for uit in (
            uitwerking_van(leeg, wel),
            uitwerking_van(leeg, niet),
            uitwerking_van(wel, niet),
            uitwerking_van(wel, leeg),
            uitwerking_van(niet, leeg),
            uitwerking_van(wel, wel),
        )
    ]
    assert namen == [
        [["gewoon"], [], []],
        [[], ["gewoon"], []],
        [[], [], ["gewoon"]],
        [[], [], ["gewoon"]],
        [[], [], []],
        [[], [], []],
    ]


def test_gegeven_antwoorden_staan_in_de_volgorde_van_de_vragen_en_van_de_processen() -> None:
    """Also what is not known, and what nobody typed."""
    geheugen = op_sleutel(
        {f"voorspelbaar.{PROCESSEN[3]}": "nee", f"voorspelbaar.{PROCESSEN[1]}": "ja", "fase": "ontwerp"}
    )
    weg = frozenset({FeitSleutel("voorspelbaar", PROCESSEN[2]), FeitSleutel("vervangingsbudget")})
    volgt = FeitSleutel("voorspelbaar", PROCESSEN[3])
    gegeven = gegeven_antwoorden(Stand("", geheugen, weg, gevolgd=frozenset({volgt})), vocabulaire())
    volgorde = [naam for naam in FEITEN if naam in ("voorspelbaar", "fase", "vervangingsbudget")]
    assert [deel.feit for deel in gegeven] == volgorde
    per_feit = {deel.feit: deel for deel in gegeven}
    assert per_feit["fase"].waarden == (Gegevenwaarde("", waardetekst(FEITEN["fase"], "ontwerp"), False),)
    assert per_feit["vervangingsbudget"].waarden == (Gegevenwaarde("", WEET_NIET, False),)
    assert per_feit["voorspelbaar"].waarden == (
        Gegevenwaarde(PROCESSEN[1], "ja", False),
        Gegevenwaarde(PROCESSEN[2], WEET_NIET, False),
        Gegevenwaarde(PROCESSEN[3], "nee", True),
    )
    for naam, deel in per_feit.items():
        assert (deel.kort, deel.thema) == (FEITEN[naam].kort, vocabulaire().themas[FEITEN[naam].thema])
