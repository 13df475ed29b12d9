"""The proof says what the engines say: z3 reads each rule as they do, and what it claims holds for every set of facts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")

from advies import Adviseur, Samenwerkingsverband
from advies.beheer.bewijsvoering import GetuigeFout, bevestig
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.werkgeheugen import werkgeheugen
from kennisbank.vocabulaire import vocabulaire
from regels.bewijs.bevindingen import bevindingen, getuigen
from regels.bewijs.bewijzer import Bewijzer, alle_feiten, gemeentevragen, verschilt
from regels.eisen import eisen
from regels.lezen import regelbank
from regels.logica import atomen
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel, RegelSleutel
from regels.taal import ErIsGemeente, FeitWaarde, Regelbank
from tests.bouwers import ZADEN, maak_feiten, maak_regelbank, op_sleutel, voorbeelden
from tests.derde_lezing import DerdeLezing

KANSEN = st.sampled_from([0.02, 0.1, 0.3, 0.6, 0.9, 1.0])
KLEIN = ["vervangingsbudget", "fase", "sla_inhoud", "sla_actief_gebruikt"]
"""Facts with few values, so that every set of them can be tried."""


@pytest.fixture(scope="module")
def lezing() -> DerdeLezing:
    return DerdeLezing(regelbank())


@given(ZADEN, KANSEN)
@voorbeelden(40)
def test_z3_leest_de_regels_als_de_referentie(
    referentie: Adviseur, lezing: DerdeLezing, rng: Random, kans: float
) -> None:
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    beoordeling = referentie.maskers.beoordeel(geheugen)
    assert lezing.beoordeel(geheugen) == (beoordeling.status, beoordeling.afgeleid)


@given(ZADEN, KANSEN)
@voorbeelden(30)
def test_z3_leest_een_gegenereerde_regelbank_als_de_referentie(rng: Random, kans: float) -> None:
    bank = maak_regelbank(rng, 8)
    lezing, motor = DerdeLezing(bank), Maskermotor(gevallen(bank))
    for _ in range(3):
        geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
        beoordeling = motor.beoordeel(geheugen)
        assert lezing.beoordeel(geheugen) == (beoordeling.status, beoordeling.afgeleid)


def alle_geheugens() -> Iterator[dict[FeitSleutel, FeitWaarde]]:
    feiten = vocabulaire().feiten
    for keuze in product(*((None, *feiten[naam].mag()) for naam in KLEIN)):
        yield {FeitSleutel(naam): waarde for naam, waarde in zip(KLEIN, keuze, strict=True) if waarde is not None}


@given(ZADEN)
@voorbeelden(25)
def test_een_bewering_over_alle_feiten_klopt_voor_elk_feit(rng: Random) -> None:
    """By trying every set of facts: what can be, what cannot, when two rules differ, and how few facts it takes."""
    bank = maak_regelbank(rng, 4, KLEIN, afgeleide=2)
    bewijzer, motor = Bewijzer(bank), Maskermotor(gevallen(bank))
    per_regel: dict[str, list[tuple[int, bool | None]]] = {}
    verschillen = []
    for geheugen in alle_geheugens():
        stand = motor.beoordeel(geheugen)
        paren = zip(motor.gevallen.regels, stand.status, strict=True)
        statussen = {geval.regel.naam: waar for geval, waar in paren if geval.proces in ("", "informatiebeleid")}
        for naam, waar in statussen.items():
            per_regel.setdefault(naam, []).append((len(geheugen), waar))
        if statussen["r0"] is not statussen["r1"]:
            verschillen.append(len(geheugen))
    for regel in bank.regels:
        formule = bewijzer.formule(regel.als, bewijzer.processen(regel)[0])
        for gezocht, vraag in ((True, formule.waar), (False, formule.onwaar), (None, formule.open)):
            mogelijk = [aantal for aantal, waar in per_regel[regel.naam] if waar is gezocht]
            gevonden = bewijzer.zoek(vraag, formule.sleutels)
            assert (gevonden is None) == (not mogelijk)
            assert gevonden is None or len(gevonden) == min(mogelijk)
    delen = [bewijzer.formule(regel.als, bewijzer.processen(regel)[0]) for regel in bank.regels[:2]]
    anders = bewijzer.zoek(verschilt(*delen), alle_feiten(delen))
    assert (anders is None) == (not verschillen)
    assert anders is None or len(anders) == min(verschillen)


def test_elke_regel_kan_opgaan_en_beide_motoren_bevestigen_het(adviseur: Adviseur) -> None:
    gezien = set()
    for naam, geheugen in getuigen(Bewijzer(adviseur.bank)):
        bevestig(adviseur, geheugen, ((naam, True),))
        gezien.add(naam[0])
    assert gezien == {regel.naam for regel in adviseur.bank.regels}


def test_de_regelbank_heeft_geen_gebreken() -> None:
    assert list(bevindingen(Bewijzer(regelbank()), eisen())) == []


def test_een_getuige_die_niet_klopt_is_een_fout_van_het_programma(adviseur: Adviseur) -> None:
    with pytest.raises(GetuigeFout, match="geen_vervangingsbudget"):
        bevestig(adviseur, op_sleutel({"vervangingsbudget": "ja"}), ((RegelSleutel("geen_vervangingsbudget"), True),))


def test_een_getuige_is_een_goed_feitenbestand(referentie: Adviseur) -> None:
    """Facts as z3 finds them can be written down, read and evaluated as a user would."""
    from advies.feitenbestand import feitregels
    from advies.invoer import ontleed_feiten

    for (naam, proces), geheugen in list(getuigen(Bewijzer(referentie.bank)))[::5]:
        tekst = "\n".join(feitregels(geheugen, vocabulaire().feiten)) + "\n"
        bestand = ontleed_feiten(tekst.encode(), "getuige.yaml")
        assert dict(werkgeheugen(bestand.feiten)) == geheugen
        if not naam.startswith("tegenspraak"):
            assert referentie.evalueer(bestand).zeker(naam, proces)


def test_gemeenten_tellen_mee_in_het_bewijs() -> None:
    bank: Regelbank = regelbank()
    assert gemeentevragen(bank)
    bewijzer = Bewijzer(bank)
    regel = next(r for r in bank.regels if r.naam == "edossier_te_duur")
    formule = bewijzer.formule(next(deel for deel in atomen(regel.als) if isinstance(deel, ErIsGemeente)))
    met = bewijzer.zoek(formule.waar, formule.sleutels)
    zonder = bewijzer.zoek(formule.onwaar, {GEMEENTEN, AANTAL_GEMEENTEN} & formule.sleutels | formule.sleutels)
    assert met is not None
    assert any("klanten_wwb" in gemeente for gemeente in met[GEMEENTEN])  # type: ignore[union-attr]
    assert zonder is not None
