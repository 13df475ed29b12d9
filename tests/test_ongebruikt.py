"""What no rule uses, against a plain second reading of the conditions; and which statements have no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given

from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Keuze, Meerkeuze
from kennisbank.meldingen import InvoerFout, Melding, Plek
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.dekking import Stelling, lees_stellingen, ontbrekend, per_afdeling, regels_per_stelling, stellingen
from regels.eisen import lees_eisen
from regels.lezen import regelbank
from regels.logica import takken, verwijzingen
from regels.ongebruikt import ongebruikt
from regels.sleutels import FeitSleutel
from regels.taal import AantalWaarden, Alle, Bevat, Conclusie, EenVan, Gelijk, Regel, Regelbank
from tests.bouwers import ZADEN, maak_regel, maak_regelbank, voorbeelden

PLEK = Plek("r.yaml", 1, 1)


def zonder_plek(bank: Regelbank) -> list[Melding]:
    """Return the messages without looking up where each stands, which takes far more time than the rest."""
    with patch("regels.ongebruikt.plek_in_data", return_value=PLEK):
        return ongebruikt(bank)


def gemeld(bank: Regelbank) -> list[tuple[str, str, str]]:
    """Return of each message about a fact or value what it is about, and what is said of it in a few letters."""
    uit = []
    for melding in zonder_plek(bank):
        waarde = re.match(r"de waarde '(.+?)' van '(.+?)' (.{13})", melding.tekst)
        feit = re.match(r"het feit '(.+?)' (.{13})", melding.tekst)
        if waarde:
            uit.append((waarde[2], waarde[1], waarde[3]))
        elif feit:
            uit.append((feit[1], "", feit[2]))
    return uit


def verwacht(bank: Regelbank) -> Iterator[tuple[str, str, str]]:
    """Say once more, from the conditions as they are written, what must be told of the facts and their values."""
    voorwaarden = [*(regel.als for regel in bank.regels), *(feit.betekent for feit in bank.afgeleid)]
    # What stands only in a branch that can never be true is not used.
    alle = [literaal.atoom for voorwaarde in voorwaarden for tak in takken(voorwaarde) for literaal in tak]
    gelezen = {feit.naam for voorwaarde in voorwaarden for feit in verwijzingen(voorwaarde)}
    genoemd = {(atoom.feit.naam, atoom.waarde) for atoom in alle if isinstance(atoom, Gelijk | Bevat)}
    genoemd |= {(atoom.feit.naam, waarde) for atoom in alle if isinstance(atoom, EenVan) for waarde in atoom.waarden}
    geteld = {atoom.feit.naam for atoom in alle if isinstance(atoom, AantalWaarden)}
    for feit in bank.vocabulaire.feiten.values():
        if feit.naam in gelezen and feit.beschrijvend:
            yield feit.naam, "", "wordt wel gel"
        if feit.naam not in gelezen and not feit.beschrijvend:
            yield feit.naam, "", "wordt door ge"
        yield from _van_waarden(feit, gelezen, genoemd, geteld)


def _van_waarden(
    feit: FeitDefinitie, gelezen: set[str], genoemd: set[tuple[str, str]], geteld: set[str]
) -> Iterator[tuple[str, str, str]]:
    for waarde in feit.mag():
        staat = (feit.naam, waarde) in genoemd
        match feit.soort:
            case Meerkeuze(_, beschrijvend):
                staat = staat or (feit.naam in geteld and not beschrijvend)
                if staat is (waarde in beschrijvend):
                    yield feit.naam, waarde, "wordt wel gel" if staat else "wordt door ge"
            case Keuze() if feit.naam in gelezen and staat is (waarde in feit.restwaarden):
                yield feit.naam, waarde, "staat in een " if staat else "staat in geen"
            case _:
                pass


@given(ZADEN)
@voorbeelden(25)
def test_wat_geen_regel_gebruikt_wordt_gemeld_en_niets_anders(rng: Random) -> None:
    bank = maak_regelbank(rng, rng.choice((1, 8, 40)))
    assert gemeld(bank) == list(verwacht(bank))


def test_een_feit_dat_beschrijvend_heet_en_wordt_gelezen_wordt_gemeld() -> None:
    feiten = vocabulaire().feiten
    for naam, feit in feiten.items():
        if feit.beschrijvend:
            bank = replace(regelbank(), regels=(maak_regel("r", Gelijk(FeitSleutel(naam), "ja")),), afgeleid=())
            assert (naam, "", "wordt wel gel") in gemeld(bank)
    for naam, feit in feiten.items():
        for waarde in feit.restwaarden[:1]:
            bank = replace(regelbank(), regels=(maak_regel("r", Gelijk(FeitSleutel(naam), waarde)),), afgeleid=())
            assert (naam, waarde, "staat in een ") in gemeld(bank)


def test_een_conclusie_die_geen_regel_trekt_wordt_gemeld() -> None:
    alle = [(over, waarde) for over, waarden in catalogus().conclusies.items() for waarde in waarden]
    regel = maak_regel("r", Alle((Gelijk(FeitSleutel("fase"), "ontwerp"),)))
    for over, waarde in (alle[0], alle[-1]):
        bank = replace(regelbank(), regels=(replace(regel, dan=Conclusie(over, waarde)), regel), afgeleid=())
        teksten = [deel.tekst for deel in zonder_plek(bank) if "concludeert" in deel.tekst]
        genoemd = [re.findall(r"concludeert '(\w+): (\w+)'", tekst)[0] for tekst in teksten]
        assert genoemd == [deel for deel in alle if deel != (over, waarde)]


def _regel(naam: str, *nummers: str) -> Regel:
    return replace(maak_regel(naam, Alle((Gelijk(FeitSleutel("fase"), "ontwerp"),))), stelling=nummers)


def test_elke_stelling_heeft_een_regel_of_een_reden_en_niet_allebei() -> None:
    stelling = Stelling("S1", "een", (), "", PLEK)
    uitspraken = (stelling, replace(stelling, nummer="S2"), replace(stelling, nummer="S3", reden="Daarom."),
                  replace(stelling, nummer="S4", reden="Daarom."))  # fmt: skip
    regels = (_regel("a", "S1", "S4"), _regel("b", "S1", "S9"), replace(_regel("c"), bron=()))
    bank = replace(regelbank(), regels=regels, afgeleid=())
    with patch("regels.ongebruikt.plek_in_data", return_value=PLEK):
        teksten = [deel.tekst for deel in ontbrekend(bank, uitspraken)]
    assert teksten[:4] == [
        "stelling S2 (een) heeft geen regel en geen reden waarom niet.",
        "stelling S4 heeft een regel én een reden waarom niet; haal de reden weg.",
        "regel 'b' noemt stelling S9, die niet bestaat.",
        "regel 'c' heeft geen verwijzing naar de publicatie.",
    ]
    assert teksten[4:] == [deel.tekst for deel in zonder_plek(bank)]
    per_stelling = {nummer: [regel.naam for regel in delen] for nummer, delen in regels_per_stelling(bank).items()}
    assert per_stelling == {"S1": ["a", "b"], "S4": ["a"], "S9": ["b"]}


def test_een_stelling_staat_een_keer_in_de_lijst() -> None:
    een = "- stelling: {}\n  naam: n\n  bron: [{{aanbeveling: 8}}]\n"
    assert [deel.nummer for deel in lees_stellingen((een.format("S1") + een.format("S2")).encode(), "s.yaml")] == [
        "S1",
        "S2",
    ]
    with pytest.raises(InvoerFout, match=r"s.yaml:4:3: de stelling 'S1' bestaat al: s.yaml:1:3"):
        lees_stellingen((een.format("S1") * 2).encode(), "s.yaml")


def test_een_afdeling_noemt_wat_naar_haar_verwijst() -> None:
    """Each statement and rule where its references stand, and nowhere else."""
    bank = regelbank()
    for afdeling in per_afdeling(bank):
        kort = [stelling for stelling in stellingen() if any(b.tekst.startswith(afdeling.tekst) for b in stelling.bron)]
        assert set(afdeling.stellingen) <= set(kort)
    delen = per_afdeling(bank)
    assert {regel.naam for deel in delen for regel in deel.regels} == {regel.naam for regel in bank.regels}
    for regel in bank.regels[::17]:
        plaatsen = {(bron.soort, bron.waarde) for bron in regel.bron}
        assert sum(regel in deel.regels for deel in delen) == len(plaatsen)


EIS = "- eis: e\n  titel: t\n"


@pytest.mark.parametrize(
    ("tekst", "plekken"),
    [
        ("  over: keuze\n  hoogstens: 1\n", []),
        ("  over: keuze\n", ["1:3"]),
        ("  over: keuze\n  hoogstens: 1\n  minstens: 1\n  bekend: [fase]\n", ["1:3"]),
        ("  over: keuze\n  minstens: 1\n", ["1:3"]),
        ("  over: keuze\n  minstens: 1\n  bekend: [fse]\n", ["1:3", "5:12"]),
        ("  over: keuze\n  hoogstens: veel\n", ["4:14"]),
        ("  over: keuse\n  hoogstens: 1\n", ["3:9"]),
        ("  over: keuze\n  hoogstens: 1\n  bij: fase\n", ["5:3"]),
        ("  plaats: past\n  nooit_naast: {soort: [risico]}\n", []),
        ("  plaats: past\n  nooit_naast: {sterkte: [moet]}\n", []),
        ("  plaats: past\n  nooit_naast: {plaats: [past_niet]}\n", []),
        ("  plaats: past\n  nooit_naast: {}\n", ["4:16"]),
        ("  plaats: past\n  nooit_naast: {soort: [risico], over: keuze}\n", ["4:34"]),
        ("  plaats: past\n", ["1:3"]),
        ("  plaats: past\n  nooit_naast: {plaats: [past]}\n", ["4:16", "4:26"]),
        ("  plaats: past\n  nooit_naast: {plaats: [onbekend]}\n", ["4:16", "4:26"]),
    ],
)
def test_een_eis_zegt_wat_zij_eist(tekst: str, plekken: list[str]) -> None:
    gevonden = []
    try:
        lees_eisen((EIS + tekst).encode(), "e.yaml")
    except InvoerFout as fout:
        gevonden = [str(deel.plek).removeprefix("e.yaml:") for deel in fout.meldingen]
    assert gevonden == plekken


def test_een_eis_heeft_een_eigen_naam() -> None:
    with pytest.raises(InvoerFout, match=r"e.yaml:5:3: de eis 'e' bestaat al: e.yaml:1:3"):
        lees_eisen(((EIS + "  over: keuze\n  hoogstens: 1\n") * 2).encode(), "e.yaml")
