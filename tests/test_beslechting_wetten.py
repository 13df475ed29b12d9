"""What settling a dispute does, on any rule base: all that a consultation claims holds in each world that is possible."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random
from typing import get_args

from hypothesis import given

from advies import Adviseur, InvoerFout
from advies.raad.opdrachten import WEEGT
from advies.samenstelling.adviezen import zwaarte
from advies.statussen import is_bevinding, status_van
from advies.uitleg.overleg import overleg
from advies.uitleg.overlegvormen import Afhankelijk, Overleg
from advies.uitleg.partijen import Partij, Vergelijking, vergelijk_partijen
from advies.vragen import gewicht
from regels.logica import atomen
from regels.sleutels import DIT, GEMEENTEN, FeitSleutel, RegelSleutel
from regels.taal import (
    SCHAAL,
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
    Sterkte,
    Vergelijk,
    Voorwaarde,
)
from tests.beslechtproeven import WAARDEN
from tests.bouwers import ZADEN, maak_regel, maak_regelbank, voorbeelden
from tests.overleggroepen import keur, proces_van, punt_van, wereld

NAMEN = ["vervangingsbudget", "sla_actief_gebruikt", "fase", "sla_inhoud", "perspectief", "uitvoering"]
FTE = (2 * SCHAAL, 9 * SCHAAL, 10 * SCHAAL)


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
