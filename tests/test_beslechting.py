"""What settling does, on small generated rule bases: few worlds, so that every one is tried, and every form of the language."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random
from typing import get_args

import pytest
from hypothesis import given

from advies import Adviseur, InvoerFout
from advies.raad.opdrachten import WEEGT
from advies.samenstelling.adviezen import zwaarte
from advies.statussen import is_bevinding, status_van
from advies.uitleg.beslechting import Beslechting
from advies.uitleg.overleg import overleg
from advies.uitleg.overlegvormen import Afhankelijk, Overleg
from advies.uitleg.partijen import Partij, Vergelijking, vergelijk_partijen
from advies.vragen import gewicht
from kennisbank.catalogus import Fase
from kennisbank.meldingen import Plek
from regels.lezen import regelbank
from regels.logica import atomen
from regels.sleutels import DIT, GEMEENTEN, PERSPECTIEF, FeitSleutel, RegelSleutel
from regels.taal import (
    SCHAAL,
    AfgeleidFeit,
    Alle,
    Bewoording,
    Conclusie,
    EenVanDe,
    ErIsGemeente,
    FeitWaarde,
    Gelijk,
    GemeenteGegevens,
    Niet,
    Regel,
    Regelbank,
    Soort,
    Sterkte,
    Vergelijk,
    Verschilt,
    Voorwaarde,
    Werkgeheugen,
)
from tests.bouwers import PROCESSEN, ZADEN, maak_regel, maak_regelbank, voorbeelden
from tests.overleggroepen import keur, proces_van, punt_van, wereld

NAMEN = ["vervangingsbudget", "sla_actief_gebruikt", "fase", "sla_inhoud", "perspectief", "uitvoering"]
WAARDEN: dict[FeitSleutel, tuple[FeitWaarde, ...]] = {
    FeitSleutel("vervangingsbudget"): ("ja", "nee"),
    FeitSleutel("sla_actief_gebruikt"): ("ja", "nee"),
    FeitSleutel("fase"): ("orientatie", "ontwerp", "exploitatie"),
    FeitSleutel("sla_inhoud"): ("geen", "alleen_technisch_of_procesbeschrijving"),
    PERSPECTIEF: ("verband", "opdrachtgever"),
    FeitSleutel("uitvoering", PROCESSEN[0]): ("derde", "inbesteed", "niet_belegd"),
    FeitSleutel("uitvoering", PROCESSEN[1]): ("derde", "inbesteed"),
    FeitSleutel("aantal_gemeenten"): (2 * SCHAAL, 3 * SCHAAL),
}
FTE = (2 * SCHAAL, 9 * SCHAAL, 10 * SCHAAL)
BUDGET, SLA, INHOUD = (FeitSleutel(naam) for naam in ("vervangingsbudget", "sla_actief_gebruikt", "sla_inhoud"))


def maak_bank(rng: Random) -> Regelbank:
    """Return a rule base with every form that matters to settling: time, words, whom it addresses, places, municipalities."""
    bank = maak_regelbank(rng, 7, NAMEN, afgeleide=2)
    regels = tuple(_aangekleed(rng, regel) for regel in bank.regels)
    return replace(bank, regels=(*regels, *(_botsing(rng, nummer) for nummer in range(rng.choice((0, 1, 2))))))


def _botsing(rng: Random, nummer: int) -> Regel:
    """Return a rule that says that two answers cannot both be right."""
    keuzen = [sleutel for sleutel in WAARDEN if sleutel != FeitSleutel("aantal_gemeenten")]
    delen: list[Voorwaarde] = [Gelijk(s, str(rng.choice(WAARDEN[s]))) for s in rng.sample(keuzen, 2)]
    if rng.random() < 0.3:
        delen[0] = ErIsGemeente(Vergelijk(FeitSleutel("ict_fte"), rng.choice(("minstens", "hoogstens")), 9 * SCHAAL))
    return replace(maak_regel(f"botst_{nummer}", Alle(tuple(delen))), soort="tegenspraak", sterkte="definitie")


def _aangekleed(rng: Random, regel: Regel) -> Regel:
    als = regel.als
    if rng.random() < 0.25 and not regel.wijkt_voor:
        grens: Voorwaarde = Vergelijk(FeitSleutel("ict_fte"), "hoogstens", 9 * SCHAAL)
        er_is = ErIsGemeente(grens if rng.random() < 0.7 else Niet(grens))
        als = rng.choice((EenVanDe, Alle))((als, er_is if rng.random() < 0.7 else Niet(er_is)))
    gelezen = [atoom for atoom in atomen(als) if not isinstance(atoom, ErIsGemeente)]
    woorden = [Bewoording(rng.choice(gelezen), f"Bij {nummer}", rng.choice(("", "Anders."))) for nummer in range(2)]
    if any(isinstance(deel.als, Gelijk) and deel.als.feit.naam.startswith("af") for deel in woorden):
        woorden = []  # words are chosen by given facts
    about = regel.over if not regel.voor_elk_proces else DIT
    return replace(
        regel,
        als=als,
        soort=rng.choice(("risico", "advies", "kans", "duiding")),
        sterkte=rng.choice(get_args(Sterkte)),
        fase=rng.choice(((), ("ontwerp",), ("orientatie", "ontwerp"))),
        preciezer=tuple(woorden) if rng.random() < 0.4 else (),
        tekst_voor=(("opdrachtgever", "Voor u."),) if rng.random() < 0.2 else (),
        plaats=rng.choice(("", "past_niet", "niet_belegd")) if about else "",
        dan=Conclusie("keuze", "zelf_doen_of_inbesteden") if about and rng.random() < 0.4 else None,
    )


def maak_partijen(rng: Random, adviseur: Adviseur) -> list[Partij]:
    """Return two or three parties that differ on some facts, figures of municipalities among them; none contradicts itself."""
    while True:
        partijen = _partijen(rng)
        try:
            for partij in partijen:
                adviseur.evaluatie_van("", partij.geheugen)
        except InvoerFout:
            continue
        return partijen


def _partijen(rng: Random) -> list[Partij]:
    basis = {sleutel: rng.choice(waarden) for sleutel, waarden in WAARDEN.items() if rng.random() < 0.8}
    namen = ("Noord", "Zuid")[: rng.choice((0, 1, 2, 2))]
    partijen = []
    for nummer in range(rng.choice((2, 2, 3))):
        feiten: dict[FeitSleutel, FeitWaarde] = {
            sleutel: rng.choice(WAARDEN[sleutel]) if rng.random() < 0.3 else waarde
            for sleutel, waarde in basis.items()
            if rng.random() < 0.9
        }
        lijst: list[GemeenteGegevens] = [
            {"naam": naam, **({"ict_fte": rng.choice(FTE)} if rng.random() < 0.7 else {})} for naam in namen
        ]
        if lijst and rng.random() < 0.8:
            feiten[GEMEENTEN] = tuple(lijst)
        partijen.append(Partij(f"p{nummer}", feiten))
    return partijen


@given(ZADEN)
@voorbeelden(60)
def test_op_elke_regelbank_klopt_wat_een_overleg_beweert(rng: Random) -> None:
    adviseur = Adviseur(maak_bank(rng), motor="referentie")
    partijen = maak_partijen(rng, adviseur)
    over, uit = vergelijk_partijen(partijen, adviseur.maskers), overleg(adviseur, partijen)
    keur_verdeling(over, uit)
    if keur(adviseur, over, uit, rng)["allemaal"]:
        keur_volledig(adviseur, over, uit)


def kan_zeker(deel: Afhankelijk) -> bool:
    """Whether an advice is certain with some answer that is told of."""
    return any("zeker" in kolom for kolom in deel.mogelijk) or "zeker" in (
        deel.voorbeeld.bij_een,
        deel.voorbeeld.bij_ander,
    )


def keur_verdeling(over: Vergelijking, uit: Overleg) -> None:
    """Check who says what, and the order: the dispute with the strongest advice first, and of each what it puts first."""
    namen = [partij.naam for partij in over.partijen]
    for geschil in (*uit.telt, *uit.telt_niet):
        punt = over.punten[punt_van(over, geschil)]
        assert [deel.partijen for deel in geschil.standpunten] == [
            tuple(namen[plaats] for plaats in optie.partijen) for optie in punt.opties
        ]
        zwijgt = [naam for naam in namen if not any(naam in deel.partijen for deel in geschil.standpunten)]
        assert list(geschil.zonder_antwoord) == zwijgt
        orde = [(not deel.voorop, zwaarte(deel.sterkte)) for deel in geschil.adviezen]
        assert orde == sorted(orde)
    assert [geschil.nummer for geschil in (*uit.telt, *uit.telt_niet)] == list(range(1, len(over.punten) + 1))
    rang = [
        (
            not deel.adviezen,
            -max((gewicht(a.sterkte) for a in deel.adviezen if kan_zeker(a)), default=0),
            -deel.gewicht,
            -len(deel.adviezen),
        )
        for deel in uit.telt
    ]
    assert rang == sorted(rang)
    assert [zwaarte(deel.sterkte) for deel in uit.zeker] == sorted(zwaarte(deel.sterkte) for deel in uit.zeker)
    for kennis in (*uit.aanvulling, *uit.eens):
        assert sorted((*kennis.weet, *kennis.weet_niet)) == sorted(namen)
        assert kennis.weet
        weten = [
            p.naam for p in over.partijen if kennis.feit.gemeente or FeitSleutel.lees(kennis.feit.feit) in p.geheugen
        ]
        assert list(kennis.weet) == weten or (kennis.feit.gemeente and set(kennis.weet) <= set(weten))
    assert all(kennis.weet_niet for kennis in uit.aanvulling)
    assert not any(kennis.weet_niet for kennis in uit.eens)


def keur_volledig(adviseur: Adviseur, over: Vergelijking, uit: Overleg) -> None:
    """Check what is told of each answer against every world: what can be then, and what the first steps hang on."""
    regels = adviseur.maskers.gevallen.regels
    processen = [vraag.proces for vraag in adviseur.maskers.gevallen.plaatsen]
    aantallen = [len(punt.opties) for punt in over.punten]
    werelden = {keuze: wereld(adviseur, over, keuze) for keuze in product(*map(range, aantallen))}
    for geschil in (*uit.telt, *uit.telt_niet):
        hier = punt_van(over, geschil)
        gezien = {
            adviseur.maskers.nummers[RegelSleutel(deel.regel, proces_van(adviseur, deel))] for deel in geschil.adviezen
        }
        per_optie = [[deel for keuze, deel in werelden.items() if keuze[hier] == o] for o in range(aantallen[hier])]
        paren = list(zip(*per_optie, strict=True))
        for nummer, geval in enumerate(regels):
            zegt = [{(deel.status[nummer], deel.zegt[nummer]) for deel in rij} for rij in paren]
            assert (nummer in gezien) is any(len(deel) > 1 for deel in zegt), geval.sleutel
        for deel in geschil.adviezen:
            nummer = adviseur.maskers.nummers[RegelSleutel(deel.regel, proces_van(adviseur, deel))]
            regel = regels[nummer].regel
            if deel.mogelijk:
                kan = [{status_van(een.status[nummer]) for een in kolom} for kolom in per_optie]
                assert [set(een) for een in deel.mogelijk] == kan, regel
            weegt = is_bevinding(regel.soort, regel.sterkte) and regel.sterkte in WEEGT
            nu = [{een.status[nummer] is True and een.zegt[nummer][0] == "nu" for een in rij} for rij in paren]
            assert deel.voorop is (weegt and any(len(een) > 1 for een in nu)), regel
        if all(deel.mogelijk for deel in geschil.adviezen):
            telt = [deel for deel in geschil.adviezen if any("zeker" in kolom for kolom in deel.mogelijk)]
            assert geschil.gewicht == sum(gewicht(deel.sterkte) for deel in telt)
        if not geschil.adviezen:
            eigen = [n for n, p in enumerate(processen) if FeitSleutel("uitvoering", p) in over.punten[hier].feiten]
            anders = [n for n in eigen if any(len({een.plaatsen[n] for een in rij}) > 1 for rij in paren)]
            assert {deel.proces: [set(een) for een in deel.oordelen] for deel in geschil.processen} == {
                processen[n]: [{een.plaatsen[n] for een in kolom} for kolom in per_optie] for n in anders
            }


# --- rules of a line --------------------------------------------------------------------------------------------------------


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
