"""The questions: each can change something, none that can is lost, and what weighs most comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, Samenwerkingsverband
from advies.evaluatie import Evaluatie
from advies.proefwaarden import andere_waarden
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import Meerkeuze
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, PERSPECTIEF, FeitSleutel
from regels.taal import (
    SCHAAL,
    Alle,
    EenVanDe,
    ErIsGemeente,
    FeitWaarde,
    Gelijk,
    Niet,
    Vergelijk,
    Verschilt,
    Werkgeheugen,
)
from tests.bouwers import maak_feiten, maak_regel, maak_regelbank, op_sleutel, voorbeelden

WEL = Gelijk(FeitSleutel("vervangingsbudget"), "ja")


FEITEN: dict[str, tuple[FeitWaarde, ...]] = {
    "vervangingsbudget": ("ja", "nee"),
    "sla_actief_gebruikt": ("ja", "nee"),
    "fase": ("orientatie", "ontwerp", "realisatie", "exploitatie"),
    "vertrouwen_hoog": ("ja", "nee"),
}


def status(adviseur: Adviseur, geheugen: Werkgeheugen) -> tuple[bool | None, ...] | None:
    """The truth of every advice by the engine itself, or None when the facts contradict each other."""
    paren = list(zip(adviseur.maskers.gevallen.regels, adviseur.maskers.beoordeel(geheugen).status, strict=True))
    if any(waar for geval, waar in paren if geval.regel.soort == "tegenspraak"):
        return None
    return tuple(waar for geval, waar in paren if geval.regel.soort != "tegenspraak")


def _is_verzameling(feit: FeitSleutel) -> bool:
    """Whether "none of these" is an answer."""
    return feit.naam in vocabulaire().feiten and isinstance(vocabulaire().feiten[feit.naam].soort, Meerkeuze)


def antwoorden(adviseur: Adviseur, feit: FeitSleutel, geheugen: Werkgeheugen) -> list[FeitWaarde]:
    if feit != GEMEENTEN:
        geen: list[FeitWaarde] = [frozenset()] if _is_verzameling(feit) else []
        return [*geen, *andere_waarden(Evaluatie.van(adviseur.maskers, geheugen), feit)]
    cijfers = (0, 1 * SCHAAL, 2 * SCHAAL, 100 * SCHAAL, 150 * SCHAAL, 151 * SCHAAL)
    lijst = geheugen.get(GEMEENTEN)
    aantal = geheugen.get(AANTAL_GEMEENTEN, SCHAAL)
    assert isinstance(aantal, int)
    bekend = list(lijst) if isinstance(lijst, tuple) else []
    bekend += [{"naam": f"Ander {nummer}"} for nummer in range(len(bekend), aantal // SCHAAL)]
    return [tuple({"klanten_wwb": c, "ict_fte": c, "inwoners": c, **deel} for deel in bekend) for c in cijfers]


@given(st.integers(0, 2**32), st.sampled_from([0.02, 0.1, 0.3, 0.6, 0.9]))
@voorbeelden(15)
def test_elke_vraag_kan_iets_veranderen(referentie: Adviseur, zaad: int, kans: float) -> None:
    """The answer changes an advice, nearly always alone, else after other answers; the engine is asked, without short cuts."""
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(Random(zaad), kans)))
    if status(referentie, geheugen) is None:
        return
    antwoord = referentie.antwoord("", geheugen)
    for vraag in antwoord.vragen:
        assert vraag.sleutel == GEMEENTEN or vraag.sleutel not in geheugen
        sets = {deel for advies in antwoord.van_status("open") for deel in advies.beslissend if vraag.feit in deel}
        assert sets
        assert verandert(referentie, vraag.sleutel, geheugen) or any(
            verandert(referentie, vraag.sleutel, eerst)
            for deel in sets
            for eerst in aangevuld(
                referentie, geheugen, [FeitSleutel.lees(feit) for feit in deel if feit != vraag.feit]
            )
        ), vraag.feit


def verandert(adviseur: Adviseur, feit: FeitSleutel, eerst: Werkgeheugen) -> bool:
    nu = status(adviseur, eerst)
    return nu is not None and any(
        status(adviseur, {**eerst, feit: waarde}) not in (None, nu) for waarde in antwoorden(adviseur, feit, eerst)
    )


def aangevuld(adviseur: Adviseur, geheugen: Werkgeheugen, feiten: list[FeitSleutel]) -> Iterator[Werkgeheugen]:
    """Every way to answer some questions, the number of municipalities first, since their list depends on it."""
    volgorde = sorted(feiten, key=lambda feit: feit == GEMEENTEN)
    if not volgorde:
        yield geheugen
    for waarde in antwoorden(adviseur, volgorde[0], geheugen) if volgorde else ():
        yield from aangevuld(adviseur, {**geheugen, volgorde[0]: waarde}, volgorde[1:])


@given(st.integers(0, 2**32))
@voorbeelden(60)
def test_vragen_zijn_precies_wat_er_nog_toe_doet(zaad: int) -> None:
    """Against brute force over all values of four facts, on generated rules.

    Asked is only what can change something, now or after other answers; and when something can still become certain, there is
    a question.
    """
    rng = Random(zaad)
    adviseur = Adviseur(maak_regelbank(rng, 3, list(FEITEN), afgeleide=2), motor="referentie")
    geheugen = op_sleutel({n: rng.choice(w) for n, w in FEITEN.items() if rng.random() < 0.4})
    gevraagd = {vraag.sleutel for vraag in adviseur.antwoord("", geheugen).vragen}
    onbekend = [feit for feit in map(FeitSleutel, FEITEN) if feit not in geheugen]
    assert gevraagd <= set(onbekend)
    vol = [
        {**geheugen, **dict(zip(onbekend, k, strict=True))} for k in product(*(FEITEN[feit.naam] for feit in onbekend))
    ]
    for feit in gevraagd:
        assert any(_verschil_door(adviseur, feit, deel, onbekend) for deel in vol), feit
    nu = status(adviseur, geheugen)
    assert nu is not None
    if any(waar and was is None for deel in vol for was, waar in zip(nu, status(adviseur, deel) or nu, strict=True)):
        assert gevraagd


def _verschil_door(adviseur: Adviseur, feit: FeitSleutel, vol: Werkgeheugen, onbekend: list[FeitSleutel]) -> bool:
    """Whether, with some of the other answers of a full set given, the answer to this question changes an advice."""
    anderen = [naam for naam in onbekend if naam != feit]
    for keuze in product((False, True), repeat=len(anderen)):
        weg = {feit, *(naam for naam, ja in zip(anderen, keuze, strict=True) if ja)}
        zonder = {naam: waarde for naam, waarde in vol.items() if naam not in weg}
        if status(adviseur, zonder) != status(adviseur, {**zonder, feit: vol[feit]}):
            return True
    return False


def test_wat_een_tegenspraak_al_beslist_wordt_niet_gevraagd(referentie: Adviseur) -> None:
    """Without a system there is nothing to migrate, so every answer to when it migrates is refused or changes nothing."""
    vragen = {v.feit for v in referentie.antwoord("", {FeitSleutel("aantal_wiz_systemen"): 0}).vragen}
    assert "migratie_moment" not in vragen
    assert "migratie_moment" in {
        v.feit for v in referentie.antwoord("", {FeitSleutel("aantal_wiz_systemen"): SCHAAL}).vragen
    }


def test_eerst_de_eerste_vragen_en_daarbinnen_wat_het_zwaarst_weegt(referentie: Adviseur) -> None:
    vragen = referentie.antwoord("", {FeitSleutel("fase"): "ontwerp"}).vragen
    assert vragen[0].feit == str(PERSPECTIEF)
    volgorde = [(vraag.trap, -vraag.nut) for vraag in vragen[1:]]
    assert volgorde == sorted(volgorde)
    assert {vraag.thema for vraag in vragen} <= set(vocabulaire().themas.values())


def test_sterkte_weegt_mee(referentie: Adviseur) -> None:
    """Two facts that each settle one advice: the one with the stronger advice comes first."""
    from dataclasses import replace

    from kennisbank.catalogus import catalogus
    from regels.taal import Gelijk, Regelbank
    from tests.bouwers import maak_regel

    zwak = replace(
        maak_regel("zwak", Gelijk(FeitSleutel("opdrachtgeverschap_belegd"), "ja")), sterkte="waargenomen_eens"
    )
    sterk = maak_regel("sterk", Gelijk(FeitSleutel("vervangingsbudget"), "ja"))
    bank = Regelbank((zwak, sterk), (), vocabulaire(), catalogus(), "x")
    trappen = {vocabulaire().feiten[naam].trap for naam in ("opdrachtgeverschap_belegd", "vervangingsbudget")}
    assert len(trappen) == 1
    vragen = Adviseur(bank, motor="referentie").antwoord("", {}).vragen
    assert [vraag.feit for vraag in vragen] == ["vervangingsbudget", "opdrachtgeverschap_belegd"]


def test_een_vraag_die_alleen_naast_een_bekend_feit_iets_uitmaakt_wordt_gesteld() -> None:
    """The rule compares two facts, so an answer tried without what is known already would seem to change nothing."""
    beheer = [FeitSleutel("uitvoering", proces) for proces in ("technisch_beheer", "functioneel_applicatiebeheer")]
    adviseur = Adviseur(replace(regelbank(), regels=(maak_regel("anders", Verschilt(*beheer)),), afgeleid=()))
    for bekend, gevraagd in (beheer, reversed(beheer)):
        assert [vraag.feit for vraag in adviseur.antwoord("", {bekend: "derde"}).vragen] == [str(gevraagd)]
    assert {vraag.feit for vraag in adviseur.antwoord("", {}).vragen} == set(map(str, beheer))
    beide: Werkgeheugen = {beheer[0]: "derde", beheer[1]: "inbesteed"}
    assert adviseur.antwoord("", beide).vragen == ()


def test_de_lijst_van_gemeenten_wordt_gevraagd_naast_een_bekend_aantal() -> None:
    """No municipality is small enough: only a list that is as long as the known number says so."""
    klein = ErIsGemeente(Vergelijk(FeitSleutel("inwoners"), "hoogstens", 10_000 * SCHAAL))
    adviseur = Adviseur(
        replace(regelbank(), regels=(maak_regel("geen_kleine", Alle((Niet(klein), WEL))),), afgeleid=())
    )
    geheugen = op_sleutel({"aantal_gemeenten": 2 * SCHAAL, "vervangingsbudget": "ja"})
    assert [vraag.feit for vraag in adviseur.antwoord("", geheugen).vragen] == ["gemeenten"]


def test_het_aantal_gemeenten_wordt_gevraagd_naast_een_bekende_lijst() -> None:
    """With the number it is known that the list is complete, and so that none is small."""
    klein = ErIsGemeente(Vergelijk(FeitSleutel("inwoners"), "hoogstens", 10_000 * SCHAAL))
    # The bound makes two an answer that is tried; the fact beside it takes away what that answer could settle alone.
    als = Alle((Niet(klein), EenVanDe((WEL, Vergelijk(FeitSleutel("aantal_gemeenten"), "minstens", 2 * SCHAAL)))))
    adviseur = Adviseur(replace(regelbank(), regels=(maak_regel("geen_kleine", als),), afgeleid=()))
    lijst = tuple({"naam": naam, "inwoners": 20_000 * SCHAAL} for naam in ("a", "b"))
    geheugen = op_sleutel({"gemeenten": lijst, "vervangingsbudget": "ja"})
    assert "aantal_gemeenten" in [vraag.feit for vraag in adviseur.antwoord("", geheugen).vragen]
