"""The least change on rules of a line: how far the search goes, in which order, on which facts, and when it is stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advies import Adviseur
from advies.evaluatie import Evaluatie
from advies.uitleg.wijziging import ZoekenGestopt, kleinste_wijzigingen, steunt_op
from kennisbank.feitsoorten import JaNee, Keuze, keuzewaarden
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.sleutels import DIT, FeitSleutel, RegelSleutel
from regels.taal import AfgeleidFeit, Alle, EenVanDe, Gelijk, Niet, Regel, Verschilt, Voorwaarde, Werkgeheugen
from tests.bouwers import PROCESSEN, maak_regel

FEITEN = [
    FeitSleutel(feit.naam)
    for feit in vocabulaire().feiten.values()
    if feit.stuurbaar and isinstance(feit.soort, JaNee) and not feit.per_proces
]
JA = [Gelijk(feit, "ja") for feit in FEITEN]
NIET_STUURBAAR = next(
    FeitSleutel(feit.naam)
    for feit in vocabulaire().feiten.values()
    if not feit.stuurbaar and isinstance(feit.soort, JaNee) and not feit.per_proces
)
R = RegelSleutel("r")


def adviseur_met(*regels: Regel, afgeleid: tuple[AfgeleidFeit, ...] = ()) -> Adviseur:
    return Adviseur(replace(regelbank(), regels=regels, afgeleid=afgeleid), motor="referentie")


def gevonden(als: Voorwaarde, geheugen: Werkgeheugen, **keuzen: object) -> list[list[tuple[str, object]]]:
    """Return the changes that make a rule with this condition certain: of each the facts and their new values."""
    adviseur = adviseur_met(maak_regel("r", als))
    evaluatie = Evaluatie.van(adviseur.maskers, geheugen)
    uit = kleinste_wijzigingen(adviseur, evaluatie, R, gewenst=True, **keuzen)  # type: ignore[arg-type]
    return [[(zet.feit, zet.waarde) for zet in deel.zetten] for deel in uit]


def zetten(aantal: int) -> list[tuple[str, object]]:
    return [(str(feit), "ja") for feit in FEITEN[:aantal]]


def test_er_wordt_tot_drie_feiten_gezocht() -> None:
    assert gevonden(Alle(tuple(JA[:3])), {}) == [zetten(3)]
    assert gevonden(Alle(tuple(JA[:4])), {}) == []
    assert gevonden(Alle(tuple(JA[:4])), {FEITEN[3]: "ja"}) == [zetten(3)]


@pytest.mark.parametrize("aantal", [1, 2, 3])
def test_er_wordt_niet_verder_gezocht_dan_is_gevraagd(aantal: int) -> None:
    als = Alle(tuple(JA[:aantal]))
    assert gevonden(als, {}, hoogstens_feiten=aantal) == [zetten(aantal)]
    assert gevonden(als, {}, hoogstens_feiten=aantal - 1) == []


def test_er_komen_hoogstens_acht_antwoorden_in_de_volgorde_van_de_regel() -> None:
    assert gevonden(EenVanDe(tuple(JA[:9])), {}) == [[zet] for zet in zetten(8)]
    assert gevonden(EenVanDe(tuple(JA[2::-1])), {}) == [[zet] for zet in reversed(zetten(3))]


def test_alleen_wat_de_samenwerking_zelf_besluit_verandert() -> None:
    als = EenVanDe((Gelijk(NIET_STUURBAAR, "ja"), *JA[:2]))
    assert gevonden(als, {}) == [[zet] for zet in zetten(2)]
    assert gevonden(als, {}, alleen={FEITEN[1], NIET_STUURBAAR}) == [zetten(2)[1:]]
    assert gevonden(als, {}, alleen=set()) == []


def test_een_feit_dat_de_regel_twee_keer_leest_houdt_het_zoeken_niet_op() -> None:
    """Also by way of two definitions; what stands behind it is found too."""
    een, ander, laatste = JA[:3]
    plek = Plek("f", 1, 1)
    delen = (EenVanDe((een, ander)), EenVanDe((een, laatste)))
    namen = [f"begrip_{nummer}" for nummer in range(2)]
    afgeleid = tuple(
        AfgeleidFeit(naam, False, "k", "j", "n", "tekst", (), als, plek) for naam, als in zip(namen, delen, strict=True)
    )
    regel = maak_regel("r", Alle(tuple(Gelijk(FeitSleutel(naam), "ja") for naam in namen)))
    adviseur = adviseur_met(regel, afgeleid=afgeleid)
    (geval,) = adviseur.maskers.gevallen.regels
    assert steunt_op(adviseur.maskers, geval) == FEITEN[:3]
    uit = kleinste_wijzigingen(adviseur, Evaluatie.van(adviseur.maskers, {}), R, gewenst=True)
    assert [[zet.feit for zet in deel.zetten] for deel in uit] == [[str(FEITEN[0])], [str(FEITEN[1]), str(FEITEN[2])]]


def test_een_regel_voor_elk_proces_wordt_gezocht_voor_het_proces_dat_is_gevraagd() -> None:
    adviseur = adviseur_met(maak_regel("r", Gelijk(FeitSleutel("uitvoering", DIT), "derde"), per_proces=True))
    for proces in PROCESSEN[:2]:
        sleutel = RegelSleutel("r", proces)
        (uit,) = kleinste_wijzigingen(adviseur, Evaluatie.van(adviseur.maskers, {}), sleutel, gewenst=True)
        assert [zet.feit for zet in uit.zetten] == [f"uitvoering.{proces}"]
        assert uit.neveneffecten == ()


def test_wat_feiten_weigeren_samen_te_zijn_is_geen_antwoord() -> None:
    """A change that contradicts what is known is not told; the larger one that does not is."""
    botst = replace(maak_regel("botst", Alle((JA[0], JA[2]))), soort="tegenspraak")
    adviseur = adviseur_met(maak_regel("r", EenVanDe((JA[0], Alle((JA[1], JA[3]))))), botst)
    evaluatie = Evaluatie.van(adviseur.maskers, {FEITEN[2]: "ja"})
    uit = kleinste_wijzigingen(adviseur, evaluatie, R, gewenst=True)
    assert [[zet.feit for zet in deel.zetten] for deel in uit] == [[str(FEITEN[1]), str(FEITEN[3])]]


def test_wat_verder_verandert_en_wat_nog_moet_wordt_erbij_verteld() -> None:
    """In the words of the partnership for which it is certain; of what stays open or excluded nothing is told."""
    komt, gaat = maak_regel("komt", JA[0]), maak_regel("gaat", Niet(JA[0]))
    adviseur = adviseur_met(
        replace(maak_regel("mag", JA[0]), sterkte="mag"),
        maak_regel("r", JA[0]),
        komt,
        gaat,
        maak_regel("blijft", JA[1]),
        maak_regel("open", JA[2]),
        replace(maak_regel("blijft_mogen", JA[1]), sterkte="mag"),
    )
    for was in ("open", "zeker"):
        geheugen: Werkgeheugen = {FEITEN[1]: "ja"} if was == "open" else {FEITEN[0]: "nee", FEITEN[1]: "ja"}
        (uit,) = kleinste_wijzigingen(adviseur, Evaluatie.van(adviseur.maskers, geheugen), R, gewenst=True)
        eerst = "open" if was == "open" else "uitgesloten"
        effecten = [(deel.regel, deel.was, deel.wordt, deel.titel) for deel in uit.neveneffecten]
        weg = [("gaat", "zeker", "uitgesloten", "gaat")] if was == "zeker" else []
        assert effecten == [("komt", eerst, "zeker", "komt"), *weg, ("mag", eerst, "zeker", "mag")]
        assert [(deel.regel, deel.nieuw, deel.titel) for deel in uit.moet_nog] == [
            ("komt", True, "komt"),
            ("blijft", False, "blijft"),
        ]


@pytest.mark.parametrize("keer", range(4))
def test_elk_deel_van_het_zoeken_kan_worden_gestopt(keer: int) -> None:
    """Of one fact it asks three times whether it may go on: before it tries, before it compares, and before it replays."""
    beurten = iter([True] * keer + [False])
    if keer < 3:
        with pytest.raises(ZoekenGestopt, match="Het zoeken naar de kleinste wijziging is gestopt"):
            gevonden(JA[0], {}, mag_verder=lambda: next(beurten))
    else:
        assert gevonden(JA[0], {}, mag_verder=lambda: next(beurten)) == [zetten(1)]
        assert not next(beurten)


def test_wat_al_zo_is_hoeft_niet_te_worden_gezocht() -> None:
    assert gevonden(JA[0], {FEITEN[0]: "ja"}, mag_verder=lambda: False) == []


KEUZE = next(
    feit
    for feit in vocabulaire().feiten.values()
    if feit.stuurbaar and isinstance(feit.soort, Keuze) and any(deel.onbeslist for deel in keuzewaarden(feit.soort))
)
KEUS = FeitSleutel(KEUZE.naam, PROCESSEN[0] if KEUZE.per_proces else "")
ONBESLIST = [deel.waarde for deel in keuzewaarden(KEUZE.soort) if deel.onbeslist]
BESLIST = [deel.waarde for deel in keuzewaarden(KEUZE.soort) if not deel.onbeslist]


def test_wat_een_besluit_terugneemt_is_alleen_een_antwoord_als_er_geen_ander_is() -> None:
    """Among the facts that change one such value is enough; a value that decides something is none."""
    eerst, *anders = BESLIST
    assert anders
    assert gevonden(Niet(Gelijk(KEUS, eerst)), {KEUS: eerst}) == [[(str(KEUS), waarde)] for waarde in anders]
    terug: list[tuple[str, object]] = [(str(KEUS), ONBESLIST[0])]
    assert gevonden(Gelijk(KEUS, ONBESLIST[0]), {KEUS: eerst}) == [terug]
    met_ander = EenVanDe((Alle((Gelijk(KEUS, ONBESLIST[0]), JA[1])), Alle((Gelijk(KEUS, anders[0]), JA[1], JA[2]))))
    assert gevonden(met_ander, {KEUS: eerst}) == [[(str(KEUS), anders[0]), *zetten(3)[1:]]]


def test_een_kleiner_antwoord_verbergt_geen_groter_met_een_andere_waarde() -> None:
    """Whichever of the values is tried first."""
    eerst, een, ander = BESLIST[:3]
    for klein, groot in ((een, ander), (ander, een)):
        als = EenVanDe((Gelijk(KEUS, klein), Alle((Gelijk(KEUS, groot), JA[1]))))
        assert gevonden(als, {KEUS: eerst}) == [[(str(KEUS), klein)], [(str(KEUS), groot), *zetten(2)[1:]]]


def test_wat_verandert_is_daarna_niet_ook_nog_wat_het_was() -> None:
    adviseur = adviseur_met(maak_regel("r", EenVanDe((JA[0], Alle((Gelijk(FEITEN[0], "nee"), JA[1]))))))
    evaluatie = Evaluatie.van(adviseur.maskers, {FEITEN[0]: "ja", FEITEN[1]: "ja"})
    uit = kleinste_wijzigingen(adviseur, evaluatie, R, gewenst=False)
    assert [[(zet.feit, zet.waarde) for zet in deel.zetten] for deel in uit] == [
        [(str(feit), "nee") for feit in FEITEN[:2]]
    ]


def test_feiten_die_samen_worden_gelezen_veranderen_elk_en_samen() -> None:
    """Of two facts that must differ one is changed while the other stays as it is."""
    een, ander = FEITEN[:2]
    als = Verschilt(een, ander)
    assert gevonden(als, {een: "nee", ander: "nee"}) == [[(str(een), "ja")], [(str(ander), "ja")]]
    beide = gevonden(als, {})
    assert sorted(sorted(zet) for zet in beide) == sorted(
        sorted([(str(een), waarde), (str(ander), tegen)]) for waarde, tegen in (("ja", "nee"), ("nee", "ja"))
    )


def test_wat_wordt_verteld_is_door_beide_motoren_nagerekend_en_meer_niet() -> None:
    adviseur = adviseur_met(maak_regel("r", EenVanDe(tuple(JA[:9]))))
    nagerekend: list[Werkgeheugen] = []

    class Meekijker:
        def beoordeel(self, geheugen: Werkgeheugen) -> None:
            nagerekend.append(geheugen)

    evaluatie = Evaluatie.van(adviseur.maskers, {NIET_STUURBAAR: "ja"})
    uit = kleinste_wijzigingen(Meekijker(), evaluatie, R, gewenst=True)  # type: ignore[arg-type]
    assert nagerekend == [{NIET_STUURBAAR: "ja", FeitSleutel(deel.zetten[0].feit): "ja"} for deel in uit]
    assert len(nagerekend) == 8
