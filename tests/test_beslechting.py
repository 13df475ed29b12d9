"""What settling a dispute does, on rules of a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advies import Adviseur
from advies.uitleg.beslechting import Beslechting
from advies.uitleg.overleg import overleg
from advies.uitleg.overlegvormen import Overleg
from advies.uitleg.partijen import Partij, Vergelijking, vergelijk_partijen
from kennisbank.catalogus import Fase
from kennisbank.meldingen import Plek
from regels.lezen import regelbank
from regels.sleutels import GEMEENTEN, PERSPECTIEF, FeitSleutel, RegelSleutel
from regels.taal import (
    SCHAAL,
    AfgeleidFeit,
    Alle,
    Bewoording,
    Conclusie,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Niet,
    Regel,
    Soort,
    Sterkte,
    Vergelijk,
    Verschilt,
    Werkgeheugen,
)
from tests.beslechtproeven import WAARDEN
from tests.bouwers import PROCESSEN, maak_regel

BUDGET, SLA, INHOUD = (FeitSleutel(naam) for naam in ("vervangingsbudget", "sla_actief_gebruikt", "sla_inhoud"))


def adviseur_met(*regels: Regel) -> Adviseur:
    return Adviseur(replace(regelbank(), regels=regels, afgeleid=()), motor="referentie")


def spel(adviseur: Adviseur, *antwoorden: Werkgeheugen) -> tuple[Beslechting, Overleg]:
    partijen = [Partij(f"p{nummer}", feiten) for nummer, feiten in enumerate(antwoorden)]
    vergelijking: Vergelijking = vergelijk_partijen(partijen, adviseur.maskers)
    return Beslechting(vergelijking, adviseur.maskers), overleg(adviseur, partijen)


def test_per_antwoord_staat_wat_dan_kan() -> None:
    """Certain with the one, and with the other as the other dispute falls."""
    regel = maak_regel("r", EenVanDe((Gelijk(BUDGET, "ja"), Gelijk(SLA, "ja"))))
    _, uit = spel(adviseur_met(regel), {BUDGET: "ja", SLA: "ja"}, {BUDGET: "nee", SLA: "nee"})
    assert {deel.feiten[0].feit for deel in uit.telt} == {str(BUDGET), str(SLA)}
    assert [deel.nummer for deel in uit.telt] == [1, 2]
    for geschil in uit.telt:
        (advies,) = geschil.adviezen
        assert [set(deel) for deel in advies.mogelijk] == [{"zeker"}, {"zeker", "uitgesloten"}]
        assert (advies.voorbeeld.een, advies.voorbeeld.ander) == (0, 1)
        assert dict(advies.voorbeeld.andere) == {str(3 - geschil.nummer): 1}
        assert (advies.voorbeeld.bij_een, advies.voorbeeld.bij_ander, advies.voorbeeld.anders) == (
            "zeker", "uitgesloten", "status",
        )  # fmt: skip


def test_alleen_een_bevinding_van_gewicht_voor_nu_staat_voorop() -> None:
    als = Gelijk(BUDGET, "ja")
    gevallen: tuple[tuple[Sterkte, Soort, tuple[Fase, ...], bool], ...] = (
        ("moet", "risico", (), True),
        ("zou_moeten", "advies", (), True),
        ("mag", "risico", (), False),
        ("moet", "duiding", (), True),
        ("zou_moeten", "kans", (), False),
        ("moet", "risico", ("exploitatie",), False),
    )
    for sterkte, soort, fase, voorop in gevallen:
        regel = replace(maak_regel("r", als), sterkte=sterkte, soort=soort, fase=fase)
        fase_nu: Werkgeheugen = {FeitSleutel("fase"): "ontwerp"}
        _, uit = spel(adviseur_met(regel), {BUDGET: "ja", **fase_nu}, {BUDGET: "nee", **fase_nu})
        (geschil,) = uit.telt
        assert geschil.adviezen[0].voorop is voorop, (sterkte, soort, fase)
        assert uit.beslecht_eerst == ((1,) if voorop else ())


@pytest.mark.parametrize(("wijzen", "getallen", "alles"), [(3, 11, True), (2, 17, False)])
def test_boven_33_wegen_wordt_niet_elke_uitkomst_gezocht(wijzen: int, getallen: int, alles: bool) -> None:
    """Of 3 x 11 ways all that can be is told, of 2 x 17 only an example; the words hang on the view, the way and the number."""
    plek, omvang = FeitSleutel("uitvoering", PROCESSEN[0]), FeitSleutel("omvang_wiz_fte")
    regel = replace(
        maak_regel("r", EenVanDe((Vergelijk(omvang, "minstens", 0), Gelijk(plek, "derde")))),
        preciezer=(Bewoording(Gelijk(plek, "derde"), "Door een derde", ""),),
        tekst_voor=(("opdrachtgever", "Voor u."),),
    )
    antwoorden: list[Werkgeheugen] = [
        {
            omvang: nummer * SCHAAL,
            plek: ("derde", "inbesteed", "eigen_beheer")[nummer % wijzen],
            PERSPECTIEF: WAARDEN[PERSPECTIEF][nummer % 2],
        }
        for nummer in range(getallen)
    ]
    _, uit = spel(adviseur_met(replace(regel, sterkte="mag")), *antwoorden)
    geschil = next(deel for deel in uit.telt if deel.feiten[0].feit == str(PERSPECTIEF))
    (advies,) = geschil.adviezen
    assert advies.mogelijk == ((("zeker",), ("zeker",)) if alles else ())
    assert (advies.voorbeeld.anders, advies.voorop) == ("woorden", False)


def test_een_geschil_dat_de_regel_niet_leest_hoort_er_niet_bij() -> None:
    regel = maak_regel("r", Alle((Gelijk(BUDGET, "ja"), Gelijk(INHOUD, "geen"))))
    bij, uit = spel(adviseur_met(regel), {BUDGET: "ja", SLA: "ja"}, {BUDGET: "ja", SLA: "nee"})
    assert [deel.feiten[0].feit for deel in uit.telt_niet] == [str(SLA)]
    assert uit.telt == ()
    assert bij.spel(0).gevolg(0) is None
    assert not bij.is_zeker(0)


def test_een_cijfer_van_een_gemeente_dat_met_een_ander_antwoord_samenhangt_verbergt_dat_antwoord_niet() -> None:
    """Settled together, the other answer decides the advice though the figure does not."""
    klein = ErIsGemeente(Vergelijk(FeitSleutel("ict_fte"), "hoogstens", 5 * SCHAAL))
    botst = replace(maak_regel("botst", Alle((klein, Gelijk(BUDGET, "ja")))), soort="tegenspraak")
    een: Werkgeheugen = {GEMEENTEN: ({"naam": "Noord", "ict_fte": SCHAAL},), BUDGET: "nee"}
    ander: Werkgeheugen = {GEMEENTEN: ({"naam": "Noord", "ict_fte": 9 * SCHAAL},), BUDGET: "ja"}
    _, uit = spel(adviseur_met(maak_regel("r", Gelijk(BUDGET, "ja")), botst), een, ander)
    (geschil,) = uit.telt
    assert [feit.veld for feit in geschil.feiten] == ["ict_fte", ""]
    assert [advies.mogelijk for advies in geschil.adviezen] == [(("uitgesloten",), ("uitgesloten",), ("zeker",))]


def test_een_voorbeeld_noemt_van_de_andere_geschillen_alleen_wat_de_regel_dan_nog_leest() -> None:
    """What an answer rules out need not be settled; and what is certain names the disputes that it reads, not the others."""
    waarden = {SLA: ("ja", "nee"), INHOUD: ("geen", "alleen_technisch_of_procesbeschrijving")}
    eerst, dan = sorted(waarden, key=lambda feit: [*regelbank().vocabulaire.feiten].index(feit.naam))
    kies = [Gelijk(eerst, waarde) for waarde in waarden[eerst]]
    takken = Alle((Gelijk(BUDGET, "ja"), kies[0])), Alle((kies[1], Gelijk(dan, waarden[dan][0])))
    vast = maak_regel("vast", EenVanDe((Gelijk(SLA, "ja"), Gelijk(SLA, "nee"))))
    een, ander = ({feit: deel[n] for feit, deel in (*waarden.items(), (BUDGET, ("ja", "nee")))} for n in range(2))
    bij, uit = spel(adviseur_met(maak_regel("r", EenVanDe(takken)), vast), een, ander)
    nummers = {geschil.feiten[0].feit: geschil.nummer for geschil in uit.telt}
    budget = next(geschil for geschil in uit.telt if geschil.feiten[0].feit == str(BUDGET))
    assert dict(budget.adviezen[0].voorbeeld.andere) == {str(nummers[str(eerst)]): 0}
    assert [set(deel) for deel in budget.adviezen[0].mogelijk] == [{"zeker", "uitgesloten"}] * 2
    assert (bij.is_zeker(0), bij.is_zeker(1)) == (False, True)
    assert [(deel.regel, deel.ondanks) for deel in uit.zeker] == [("vast", (nummers[str(SLA)],))]


@pytest.mark.parametrize("afgeleid", [False, True])
def test_wat_een_geschil_doet_gaat_ook_door_een_begrip_heen(afgeleid: bool) -> None:
    """A derived fact of two disputes, asked for as yes and as no."""
    als = Alle((Gelijk(BUDGET, "ja"), Gelijk(SLA, "ja")))
    begrip = AfgeleidFeit("begrip", False, "k", "j", "n", "tekst", (), als, Plek("f", 1, 1))
    naam = Gelijk(FeitSleutel("begrip"), "ja")
    regels = tuple(
        maak_regel(n, deel) for n, deel in (("ja", naam if afgeleid else als), ("nee", Niet(naam if afgeleid else als)))
    )
    adviseur = Adviseur(replace(regelbank(), regels=regels, afgeleid=(begrip,)), motor="referentie")
    _, uit = spel(adviseur, {BUDGET: "ja", SLA: "ja"}, {BUDGET: "nee", SLA: "nee"})
    assert {geschil.feiten[0].feit for geschil in uit.telt} == {str(BUDGET), str(SLA)}
    for geschil in uit.telt:
        mogelijk = {deel.regel: [set(kolom) for kolom in deel.mogelijk] for deel in geschil.adviezen}
        assert mogelijk == {
            "ja": [{"zeker", "uitgesloten"}, {"uitgesloten"}],
            "nee": [{"zeker", "uitgesloten"}, {"zeker"}],
        }


def test_een_cijfer_van_een_gemeente_telt_als_het_een_grens_passeert() -> None:
    """Two figures on one side of every bound are no dispute that counts; on a field that no rule reads neither."""
    klein = ErIsGemeente(Vergelijk(FeitSleutel("ict_fte"), "hoogstens", 5 * SCHAAL))
    plekken = [FeitSleutel("uitvoering", proces) for proces in PROCESSEN[:2]]
    adviseur = adviseur_met(maak_regel("r", EenVanDe((klein, Verschilt(*plekken)))))
    for veld, getallen, telt in (
        ("ict_fte", (1, 9), True),
        ("ict_fte", (1, 4), False),
        ("ict_fte", (5, 6), True),
        ("inwoners", (1, 9), False),
    ):
        antwoorden: list[Werkgeheugen] = [{GEMEENTEN: ({"naam": "Noord", veld: getal * SCHAAL},)} for getal in getallen]
        _, uit = spel(adviseur, *antwoorden)
        assert bool(uit.telt) is telt, (veld, getallen)
        assert len(uit.telt_niet) == (not telt)


def test_wat_de_regel_niet_meer_leest_wordt_voor_een_voorbeeld_niet_beslecht() -> None:
    """Not what a known fact has ruled out, and nothing more once the rule is certain and only its words still vary."""
    woorden = [*regelbank().vocabulaire.feiten]
    waarden = {BUDGET: ("ja", "nee"), SLA: ("ja", "nee"), INHOUD: ("geen", "alleen_technisch_of_procesbeschrijving")}
    dood, een, ander = sorted(waarden, key=lambda feit: woorden.index(feit.naam))
    is_een = {feit: Gelijk(feit, deel[0]) for feit, deel in waarden.items()}
    buiten = Gelijk(FeitSleutel("tussen_gemeenten"), "nee")
    regel = maak_regel("r", EenVanDe((Alle((is_een[dood], buiten)), Alle((is_een[een], is_een[ander])))))
    antwoorden = [{feit: deel[n] for feit, deel in waarden.items()} | {buiten.feit: "ja"} for n in range(2)]
    _, uit = spel(adviseur_met(regel), *antwoorden)
    nummers = {geschil.feiten[0].feit: geschil.nummer for geschil in (*uit.telt, *uit.telt_niet)}
    assert [geschil.feiten[0].feit for geschil in uit.telt_niet] == [str(dood)]
    for geschil in uit.telt:
        (advies,) = geschil.adviezen
        assert dict(advies.voorbeeld.andere) == {str(3 - geschil.nummer): 0}
        assert nummers[str(dood)] == 3
    regel = replace(maak_regel("r", EenVanDe(tuple(is_een.values()))), tekst_voor=(("opdrachtgever", "Voor u."),))
    for plaats in range(2):
        met_oog: list[Werkgeheugen] = [
            {feit: deel[n] for feit, deel in waarden.items()} | {PERSPECTIEF: WAARDEN[PERSPECTIEF][n - plaats]}
            for n in range(2)
        ]
        _, uit = spel(adviseur_met(regel), *met_oog)
        (geschil,) = [deel for deel in uit.telt if deel.feiten[0].feit == str(PERSPECTIEF)]
        (nummer,) = [deel.nummer for deel in uit.telt if deel.feiten[0].feit == str(dood)]
        assert dict(geschil.adviezen[0].voorbeeld.andere) == {str(nummer): 0}


def test_ook_van_een_advies_dat_open_blijft_telt_voor_wanneer_het_is() -> None:
    fase = FeitSleutel("fase")
    _, uit = spel(adviseur_met(maak_regel("r", Gelijk(BUDGET, "ja"))), {fase: "ontwerp"}, {fase: "exploitatie"})
    (geschil,) = uit.telt
    voorbeeld = geschil.adviezen[0].voorbeeld
    assert (voorbeeld.bij_een, voorbeeld.bij_ander, voorbeeld.anders) == ("open", "open", "tijd")


def test_een_vrijgelaten_uitkomst_is_zeker_als_elk_antwoord_haar_geeft() -> None:
    regel = maak_regel("r", EenVanDe((Gelijk(BUDGET, "ja"), Gelijk(BUDGET, "nee"))))
    ook = replace(maak_regel("s", Gelijk(BUDGET, "ja")), soort="tegenspraak")
    bij, uit = spel(adviseur_met(regel), {BUDGET: "ja"}, {BUDGET: "nee"})
    assert bij.is_zeker(0)
    assert [(deel.regel, deel.ondanks) for deel in uit.zeker] == [("r", (1,))]
    assert [deel.feiten[0].feit for deel in uit.telt_niet] == [str(BUDGET)]
    assert spel(adviseur_met(ook), {SLA: "ja"}, {SLA: "nee"})[0].gevolgen(0) == {}


def test_de_plaats_van_een_proces_hangt_af_van_het_geschil_erover() -> None:
    proces = PROCESSEN[0]
    plek = FeitSleutel("uitvoering", proces)
    regel = replace(
        maak_regel("r", Gelijk(BUDGET, "ja")), over=proces, dan=Conclusie("keuze", "zelf_doen_of_inbesteden")
    )
    adviseur = adviseur_met(regel)
    _, uit = spel(adviseur, {BUDGET: "ja", plek: "inbesteed"}, {BUDGET: "ja", plek: "derde"})
    (geschil,) = uit.telt
    assert [(deel.proces, deel.oordelen) for deel in geschil.processen] == [(proces, (("past",), ("past_niet",)))]
    _, uit = spel(adviseur, {BUDGET: "ja", plek: "inbesteed"}, {BUDGET: "ja", plek: "eigen_beheer"})
    assert uit.telt == ()
    _, uit = spel(adviseur, {BUDGET: "ja", plek: "inbesteed"}, {BUDGET: "nee", plek: "derde"})
    per_feit = {deel.feiten[0].feit: deel for deel in uit.telt}
    assert per_feit[str(plek)].processen[0].oordelen == (("onbekend", "past"), ("onbekend", "past_niet"))


def test_wat_in_elke_wereld_anders_luidt_telt_ook_als_de_status_gelijk_blijft() -> None:
    """Certain with both answers: then it is for another time, or in other words."""
    vast = maak_regel("r", Gelijk(BUDGET, "ja"))
    for regel, feit, waarden, anders in (
        (vast, FeitSleutel("fase"), ("ontwerp", "exploitatie"), "tijd"),
        (replace(vast, fase=(), tekst_voor=(("opdrachtgever", "Voor u."),)), PERSPECTIEF,
         ("verband", "opdrachtgever"), "woorden"),
    ):  # fmt: skip
        een, ander = ({BUDGET: "ja", feit: waarde} for waarde in waarden)
        _, uit = spel(adviseur_met(regel), een, ander)
        (geschil,) = uit.telt
        assert geschil.adviezen[0].voorbeeld.anders == anders
        assert [deel.regel for deel in uit.zeker] == ["r"]
        assert RegelSleutel("r") in {RegelSleutel(deel.regel) for deel in uit.zeker}
