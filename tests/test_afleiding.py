"""Reasons and explanations on generated rule bases, against a plain reading: nothing too many, and each condition as it stands."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given

from advies import Samenwerkingsverband
from advies.afleiding import Afleiding, Stap
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval, gevallen
from advies.motor.maskers import Maskermotor
from advies.uitleg.verklaring import Verklaarder, Voorwaardestand
from advies.werkgeheugen import werkgeheugen
from advies.woorden.voorwaarden import Voorwaardezinnen
from regels.lezen import lees_regelbank
from regels.logica import Literaal, Tak, niet, verwijzingen, voor_proces, waarheid
from regels.sleutels import FeitSleutel
from regels.taal import Gelijk, Niet, Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, maak_regelbank, voorbeelden
from tests.test_regelgrenzen import afgeleid, regel

FEITEN = ["vervangingsbudget", "fase", "sla_inhoud", "voorspelbaar", "uitvoering", "doelen", "aantal_gemeenten"]


class Lezing:
    """A generated rule base and facts, read without masks.

    Args:
        rng: source of randomness.
    """

    def __init__(self, rng: Random) -> None:
        self.motor = Maskermotor(gevallen(maak_regelbank(rng, 6, FEITEN)))
        alles = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, 1.0)))
        kans = rng.choice((0.3, 0.6, 0.9))
        self.geheugen = {s: w for s, w in alles.items() if s.naam in FEITEN and rng.random() < kans}
        self.evaluatie = Evaluatie.van(self.motor, self.geheugen)
        self.afgeleid = {geval.sleutel: geval for geval in self.motor.gevallen.afgeleid}

    def waar(self, geval: Geval, geheugen: Werkgeheugen) -> bool | None:
        """The truth of a rule in other facts."""
        stand: dict[FeitSleutel, bool | None] = {}
        for sleutel, onder in self.afgeleid.items():
            stand[sleutel] = waarheid(voor_proces(onder.feit.betekent, sleutel.proces), geheugen, stand)
        return waarheid(voor_proces(geval.regel.als, geval.proces), geheugen, stand)

    def is_waar(self, literaal: Literaal) -> bool | None:
        namen = self.motor.gevallen.afgeleid
        stand = {geval.sleutel: waar for geval, waar in zip(namen, self.evaluatie.beoordeling.afgeleid, strict=True)}
        waar = waarheid(literaal.atoom, self.geheugen, stand)
        return waar if literaal.waar else niet(waar)

    def met_status(self, status: bool | None) -> list[Geval]:
        return [geval for geval, waar in self.evaluatie.gevallen() if waar is status]

    def tak(self, tak: Tak) -> bool | None:
        standen = [self.is_waar(deel) for deel in tak]
        return False if False in standen else None if None in standen else True


def gegeven(stappen: tuple[Stap, ...]) -> set[FeitSleutel]:
    return {deel.sleutel for stap in stappen for deel in stap.gegeven()}


@given(ZADEN)
@voorbeelden(40)
def test_een_reden_is_genoeg_en_noemt_niets_te_veel(rng: Random) -> None:
    """With the facts of a reason alone a rule is certain, or excluded; without any of them it is not."""
    lezing = Lezing(rng)
    afleiding = Afleiding(lezing.evaluatie)
    for waar in (True, False):
        for geval in lezing.met_status(waar):
            reden = afleiding.waarom(geval) if waar else afleiding.waarom_niet(geval)
            feiten = {sleutel: lezing.geheugen[sleutel] for sleutel in gegeven(reden)}
            assert lezing.waar(geval, feiten) is waar
            for sleutel in feiten:
                minder = {ander: waarde for ander, waarde in feiten.items() if ander != sleutel}
                assert lezing.waar(geval, minder) is not waar, (sleutel, geval.regel.als)


@given(ZADEN)
@example(Random(9071))  # a branch in which a condition stands twice lacks it once
@voorbeelden(20)
def test_wat_alvast_vaststaat_is_van_de_manier_waaraan_het_minste_ontbreekt(rng: Random) -> None:
    lezing = Lezing(rng)
    afleiding = Afleiding(lezing.evaluatie)
    for geval in lezing.met_status(None):
        kan = [tak for tak in geval.takken if lezing.tak(tak) is None]
        beste = min(kan, key=lambda tak: len({deel for deel in tak if lezing.is_waar(deel) is None}))
        namen = [
            str(sleutel)
            for deel in beste
            if lezing.is_waar(deel)
            for sleutel in verwijzingen(deel.atoom)
            if sleutel in lezing.geheugen or sleutel in lezing.afgeleid
        ]
        assert [stap.feit for stap in afleiding.alvast(geval)] == namen


@given(ZADEN)
@voorbeelden(20)
def test_wat_uitsluit_is_het_tegendeel_van_elk_deel_dat_openstaat(rng: Random) -> None:
    """Each with unknown facts, of which the values together can make it true; of a plain condition those that it reads."""
    lezing = Lezing(rng)
    afleiding = Afleiding(lezing.evaluatie)
    for geval in lezing.met_status(None):
        verwacht = [
            [Literaal(deel.atoom, not deel.waar) for deel in tak if lezing.is_waar(deel) is None]
            for tak in geval.takken
            if lezing.tak(tak) is None
        ]
        gevonden = afleiding.uitsluitend(geval)
        assert [[literaal for literaal, _ in tak] for tak in gevonden] == verwacht
        for literaal, masker in (deel for tak in gevonden for deel in tak):
            feiten = set(afleiding.sets.nummers.feiten(masker))
            assert feiten
            assert feiten.isdisjoint(lezing.geheugen)
            if not (isinstance(literaal.atoom, Gelijk) and literaal.atoom.feit in lezing.afgeleid):
                assert feiten == set(verwijzingen(literaal.atoom)) - lezing.geheugen.keys()


@given(ZADEN)
@voorbeelden(20)
def test_een_ding_sluit_een_regel_alleen_uit_als_hij_een_weg_heeft(rng: Random) -> None:
    """What settles an open rule by itself is the opposite of any part of its one branch; of more branches nothing does."""
    lezing = Lezing(rng)
    sets = Afleiding(lezing.evaluatie).sets
    for geval, waar in lezing.evaluatie.gevallen():
        if waar is None:
            _, tegen = sets.open(geval.takken)
            assert tegen == (lezing.motor.masker(geval.takken[0])[1] if len(geval.takken) == 1 else 0)


@given(ZADEN)
@voorbeelden(20)
def test_een_verklaring_toont_elke_voorwaarde_zoals_zij_staat(rng: Random) -> None:
    """Of what holds only the ways that do, of what is open those that still can, else all; and so down to the given facts."""
    lezing = Lezing(rng)
    verklaarder, zinnen = Verklaarder(lezing.evaluatie), Voorwaardezinnen(lezing.evaluatie.bank)

    def klopt(manieren: tuple[tuple[Voorwaardestand, ...], ...], vormen: tuple[Tak, ...], waar: bool | None) -> None:
        telt = [tak for tak in vormen if waar is False or lezing.tak(tak) is waar]
        assert [len(manier) for manier in manieren] == [len(tak) for tak in telt]
        for manier, tak in zip(manieren, telt, strict=True):
            for deel, literaal in zip(manier, tak, strict=True):
                atoom, stand = literaal.atoom, lezing.is_waar(literaal)
                zin = "; ".join(tekst for _, tekst in zinnen.van(atoom if literaal.waar else Niet(atoom)))
                assert deel.tekst == zin.replace(":; ", ": ")
                assert deel.stand == {True: "waar", False: "onwaar", None: "onbekend"}[stand]
                if isinstance(atoom, Gelijk) and atoom.feit in lezing.afgeleid:
                    onder = lezing.afgeleid[atoom.feit]
                    klopt(deel.onder, onder.ja if literaal.waar else onder.nee, stand)
                    assert (deel.gegeven, deel.onbekend) == ((), ())
                else:
                    gelezen = list(verwijzingen(atoom))
                    assert [g.feit for g in deel.gegeven] == [str(s) for s in gelezen if s in lezing.geheugen]
                    assert list(deel.onbekend) == [str(s) for s in gelezen if s not in lezing.geheugen]
                    assert len(deel.onbekend_tekst) == len(deel.onbekend)
                    assert deel.onder == ()

    for geval, waar in lezing.evaluatie.gevallen():
        klopt(verklaarder.verklaar(geval.sleutel).manieren, geval.takken, waar)


@pytest.mark.parametrize("waar", [True, False])
def test_wat_twee_begrippen_delen_is_de_hele_reden(waar: bool) -> None:
    """Each derived fact rests on one of two, for both the first that is written; the one that they share is enough."""
    a, b, c = (f"{{{naam}: ja}}" for naam in ("vervangingsbudget", "sla_actief_gebruikt", "vertrouwen_hoog"))
    binnen, buiten = ("een_van", "alle") if waar else ("alle", "een_van")
    tekst = afgeleid("links", f"{binnen}: [{a}, {b}]") + afgeleid("rechts", f"{binnen}: [{b}, {c}]")
    tekst += regel("r", f"{buiten}: [{{links: ja}}, {{rechts: ja}}]")
    motor = Maskermotor(gevallen(lees_regelbank({"r.yaml": tekst.encode()})))
    namen = [FeitSleutel(naam) for naam in ("vervangingsbudget", "sla_actief_gebruikt", "vertrouwen_hoog")]
    afleiding = Afleiding(Evaluatie.van(motor, dict.fromkeys(namen, "ja" if waar else "nee")))
    (geval,) = motor.gevallen.regels
    reden = afleiding.waarom(geval) if waar else afleiding.waarom_niet(geval)
    assert gegeven(reden) == {namen[1]}
