"""The language server: errors while one types, each in its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from regels.eigen import regelbank
from tests.lspklant import Klant
from tests.taalproeven import SERVER, plek, regelmap, vraag


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return regelmap(tmp_path)


def test_fouten_terwijl_men_typt(map_: Path) -> None:
    naam = "regels/basis/middelen.yaml"
    goed = (map_ / naam).read_text(encoding="utf-8")
    fout = goed.replace("- vervangingsbudget: nee", "- vervangingsbuget: nee", 1)
    assert fout != goed

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        eerst = await klant.open(naam, goed)
        dan = await klant.wijzig(naam, fout)
        weer = await klant.wijzig(naam, goed)
        kapot = await klant.wijzig(naam, goed + "\n  - : [")
        return eerst, dan, weer, kapot

    eerst, dan, weer, kapot = vraag(map_, gesprek, SERVER)
    assert eerst == weer == []
    assert isinstance(dan, list)
    assert dan[0].range.start.line == plek(fout, "vervangingsbuget")[0]
    assert "Bedoelt u 'vervangingsbudget'?" in dan[0].message or "vervangingsbudget" in dan[0].message
    assert kapot


@pytest.mark.parametrize(
    ("naam", "oud", "nieuw", "woord"),
    [
        ("regels/eisen.yaml", "over: reikwijdte", "over: reikwijte", "reikwijte"),
        ("regels/afwegingen.yaml", "doorslag_grond: tekst", "doorslag_grond: gok", "gok"),
        ("regels/drempels.yaml", "  getal: 30\n", "  getal: dertig\n", "dertig"),
        ("kennisbank/feiten/middelen.yaml", "    soort: meerkeuze\n", "    soort: meerkuze\n", "meerkuze"),
        ("kennisbank/feiten/middelen.yaml", "titel: Geld en middelen\n", "titels: Geld en middelen\n", "titels"),
    ],
)
def test_een_fout_in_wat_naast_de_regels_staat(map_: Path, naam: str, oud: str, nieuw: str, woord: str) -> None:
    goed = (map_ / naam).read_text(encoding="utf-8")
    fout = goed.replace(oud, nieuw, 1)
    assert fout != goed

    async def gesprek(klant: Klant) -> tuple[list[lsp.Diagnostic], ...]:
        eerst = await klant.open(naam, goed)
        return eerst, await klant.wijzig(naam, fout), await klant.wijzig(naam, goed)

    eerst, dan, weer = vraag(map_, gesprek)
    assert eerst == weer == []
    assert plek(fout, woord)[0] in [deel.range.start.line for deel in dan]
    assert any(woord in deel.message for deel in dan)


def test_een_drempel_die_weg_is_en_een_bestand_dat_dichtgaat(map_: Path) -> None:
    drempels = "regels/drempels.yaml"
    goed = (map_ / drempels).read_text(encoding="utf-8")
    namen = [deel.naam for deel in regelbank().drempels]
    anders = {
        bestand: (map_ / "regels/basis" / bestand.name).read_text(encoding="utf-8")
        for bestand in (map_ / "regels/basis").iterdir()
    }
    weg = next(naam for naam in namen if f"{{{naam}}}" in "".join(anders.values()))
    daar = next(bestand for bestand, tekst in anders.items() if weg in tekst)

    async def gesprek(klant: Klant) -> tuple[list[str], ...]:
        regels = daar.relative_to(map_).as_posix()
        await klant.open(regels, anders[daar])
        await klant.open(drempels, goed)
        await klant.wijzig(drempels, goed.replace(f"- drempel: {weg}\n", "- drempel: een_ander\n"))
        mis = await klant.laatste(regels)
        dicht = await klant.sluit(drempels)
        return (
            [deel.message for deel in mis],
            [deel.message for deel in dicht],
            [deel.message for deel in await klant.laatste(regels)],
        )

    mis, dicht, daarna = vraag(map_, gesprek)
    assert any(weg in melding for melding in mis)
    # What was not saved is gone with the window: on disk nothing is wrong.
    assert dicht == daarna == []


def test_een_fout_in_een_ander_bestand_dan_waarin_men_typt(map_: Path) -> None:
    """A derived fact that gets another name breaks the rules that ask for it, in the files where they stand."""
    feiten, regels = "regels/basis/afgeleide_feiten.yaml", "regels/basis/dienst.yaml"
    begrip = "uitbesteding_aanwezig"
    tekst = (map_ / feiten).read_text(encoding="utf-8")
    assert f"- afgeleid: {begrip}\n" in tekst

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        await klant.open(feiten, tekst)
        zonder = await klant.open(regels, (map_ / regels).read_text(encoding="utf-8"))
        await klant.wijzig(feiten, tekst.replace(f"- afgeleid: {begrip}\n", "- afgeleid: iets_anders\n"))
        return zonder, await klant.laatste(regels)

    zonder, met = vraag(map_, gesprek)
    assert zonder == []
    assert met
    assert isinstance(met, list)
    assert any(begrip in deel.message for deel in met)


def test_een_toets_die_een_regel_noemt_die_er_niet_is(map_: Path) -> None:
    naam = "regels/toetsen/middelen.yaml"
    tekst = (map_ / naam).read_text(encoding="utf-8")
    regel = next(deel.naam for deel in regelbank().regels if f"moet: [{deel.naam}]" in tekst)

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        return await klant.open(naam, tekst), await klant.wijzig(naam, tekst.replace(f"[{regel}]", f"[{regel}x]", 1))

    eerst, dan = vraag(map_, gesprek)
    assert eerst == []
    assert isinstance(dan, list)
    assert f"{regel}x" in dan[0].message


def test_een_feitenbestand(map_: Path) -> None:
    async def gesprek(klant: Klant) -> tuple[object, ...]:
        goed = await klant.open("feiten.yaml", "vervangingsbudget: nee\n")
        fout = await klant.wijzig("feiten.yaml", "vervangingsbudget: misschien\n")
        vreemd = await klant.open("anders.yaml", "version: 3\nservices: {}\n")
        return goed, fout, vreemd

    goed, fout, vreemd = vraag(map_, gesprek)
    assert goed == vreemd == []
    assert isinstance(fout, list)
    assert [(deel.range.start.line, deel.range.start.character) for deel in fout] == [(0, 19)]
