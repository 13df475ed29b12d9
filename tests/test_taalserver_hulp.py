"""The language server: explanation, completion, definitions, and the tests of a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from regels.eigen import regelbank
from tests.lspklant import Klant
from tests.taalproeven import plek, regelmap, vraag


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return regelmap(tmp_path)


def test_uitleg_aanvulling_en_definitie(map_: Path) -> None:
    naam = "regels/basis/middelen.yaml"
    tekst = (map_ / naam).read_text(encoding="utf-8")
    half = tekst.replace("    - vervangingsbudget: nee\n", "    - verv\n", 1)
    waarde = tekst.replace("    - vervangingsbudget: nee\n", "    - fase: \n", 1)

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        await klant.open(naam, tekst)
        feit = plek(tekst, "vervangingsbudget: nee")
        uitleg = await klant.hover(naam, *feit)
        veld = await klant.hover(naam, *plek(tekst, "sterkte:"))
        daar = await klant.definitie(naam, *feit)
        await klant.wijzig(naam, half)
        regel, _ = plek(half, "    - verv\n")
        namen = await klant.aanvullingen(naam, regel, len("    - verv"))
        await klant.wijzig(naam, waarde)
        regel, _ = plek(waarde, "    - fase: \n")
        waarden = await klant.aanvullingen(naam, regel, len("    - fase: "))
        return uitleg, veld, daar, namen, waarden

    uitleg, veld, daar, namen, waarden = vraag(map_, gesprek)
    feit = regelbank().vocabulaire.feiten["vervangingsbudget"]
    assert feit.vraag in str(uitleg)
    assert feit.bron[0].tekst in str(uitleg)
    assert "Hoe sterk de publicatie het zegt" in str(veld)
    assert isinstance(daar, tuple)
    assert daar[0] == map_ / "kennisbank" / "feiten" / "middelen.yaml"
    assert "- feit: vervangingsbudget" in daar[0].read_text(encoding="utf-8").splitlines()[daar[1]]
    assert isinstance(namen, list)
    assert {"vervangingsbudget", "een_van", "er_is"} <= set(namen)
    assert waarden == ["orientatie", "ontwerp", "realisatie", "exploitatie"]


def test_de_toetsen_van_een_regel_en_feiten_waarbij_hij_opgaat(map_: Path) -> None:
    naam = "regels/basis/middelen.yaml"
    tekst = (map_ / naam).read_text(encoding="utf-8")
    anders = tekst.replace("- vervangingsbudget: nee", "- vervangingsbudget: ja", 1)
    regel = plek(tekst, "vervangingsbudget: nee")[0]

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        await klant.open(naam, tekst)
        acties = await klant.acties(naam, regel)
        gedaan = [await klant.doe(opdracht) for opdracht in acties.values()]
        await klant.wijzig(naam, anders)
        mis = await klant.doe(next(iter((await klant.acties(naam, regel)).values())))
        return list(acties), gedaan, mis, await klant.acties(naam, 0)

    titels, gedaan, mis, boven = vraag(map_, gesprek)
    assert titels == [
        "Voer de toetsen van geen_vervangingsbudget uit",
        "Toon feiten waarbij geen_vervangingsbudget opgaat",
    ]
    assert isinstance(gedaan, list)
    assert gedaan[0].endswith("toetsen van geen_vervangingsbudget slagen.")
    assert gedaan[1] == "geen_vervangingsbudget gaat op bij deze feiten: vervangingsbudget: nee"
    assert "slaagt niet" in str(mis) or "slagen niet" in str(mis)
    assert boven == {}


def test_een_regel_die_nooit_opgaat_en_toetsen_die_niet_te_lezen_zijn(map_: Path) -> None:
    naam = "regels/basis/middelen.yaml"
    tekst = (map_ / naam).read_text(encoding="utf-8")
    nooit = tekst.replace(
        "    - vervangingsbudget: nee\n", "    - vervangingsbudget: nee\n    - vervangingsbudget: ja\n", 1
    )
    regel = plek(tekst, "vervangingsbudget: nee")[0]
    (map_ / "regels/toetsen/middelen.yaml").write_text("- toets: [\n", encoding="utf-8")

    async def gesprek(klant: Klant) -> list[str]:
        await klant.open(naam, tekst)
        await klant.wijzig(naam, nooit)
        return [await klant.doe(opdracht) for opdracht in (await klant.acties(naam, regel)).values()]

    toets, voorbeeld = vraag(map_, gesprek)
    assert toets == "De regels zijn nu niet te lezen. Herstel eerst de fouten."
    assert voorbeeld.startswith("Er zijn zo geen feiten gevonden waarbij geen_vervangingsbudget opgaat.")


def test_een_nieuw_begrip_wordt_meteen_aangeboden_en_een_feit_gaat_voor_een_regel_van_die_naam(map_: Path) -> None:
    begrippen, regels = "regels/basis/afgeleide_feiten.yaml", "regels/basis/proef.yaml"
    tekst = (map_ / begrippen).read_text(encoding="utf-8")
    proef = """\
- afgeleid: nieuw_begrip
  kort: nieuw
  ja: het is nieuw
  nee: het is oud
  grond: afgeleid
  bron:
  - aanbeveling: 3
  betekent:
    - standpunt_uniformering: ja
"""
    half = proef + "    - \n"
    assert "standpunt_uniformering" in {deel.naam for deel in regelbank().regels}

    async def gesprek(klant: Klant) -> tuple[str, list[str], list[str], list[str]]:
        await klant.open(regels, half)
        uitleg = await klant.hover(regels, *plek(half, "standpunt_uniformering"))
        voor = await klant.aanvullingen(regels, len(half.splitlines()) - 1, 6)
        sleutels = await klant.aanvullingen(regels, 1, 2)
        bron = await klant.aanvullingen(regels, 6, 4)
        await klant.open(begrippen, tekst)
        await klant.wijzig(begrippen, tekst + "\n" + proef.replace("nieuw_begrip", "nog_een_begrip"))
        na = await klant.aanvullingen(regels, len(half.splitlines()) - 1, 6)
        assert "nog_een_begrip" not in voor
        return uitleg, na, sleutels, bron

    uitleg, na, sleutels, bron = vraag(map_, gesprek)
    assert regelbank().vocabulaire.feiten["standpunt_uniformering"].vraag in uitleg
    assert "nog_een_begrip" in na
    assert "voor_elk" in sleutels
    assert "als" not in sleutels
    assert {"punt", "casus"} <= set(bron)


def test_uitleg_bij_een_waarde_en_aanvulling_tussen_haken(map_: Path) -> None:
    naam = "regels/basis/proef.yaml"
    tekst = """\
- regel: proef
  soort: advies
  sterkte: moet
  wie: [bestuur, ]
  bron: [{aanbeveling: 3}, {casus: 1, }]
  als:
    - vervangingsbudget: nee
    - doelen: {bevat: , aantal: {minstens: 1}}
"""

    async def gesprek(klant: Klant) -> tuple[str, str, list[list[str]]]:
        await klant.open(naam, tekst)

        async def na(woord: str) -> list[str]:
            regel, kolom = plek(tekst, woord)
            return await klant.aanvullingen(naam, regel, kolom - 2 + len(woord))

        return (
            await klant.hover(naam, *plek(tekst, "nee")),
            await klant.hover(naam, *plek(tekst, "moet")),
            [await na(deel) for deel in ("[bestuur, ", "{casus: 1, ", "{bevat: ", "aantal: {")],
        )

    waarde, sterkte, (wie, bron, doel, grens) = vraag(map_, gesprek)
    assert regelbank().vocabulaire.feiten["vervangingsbudget"].vraag in waarde
    assert "Hoe sterk de publicatie het zegt" in sterkte
    assert {"bestuur", "management"} <= set(wie)
    assert {"punt", "bij", "aanbeveling"} <= set(bron)
    assert "casus" not in bron
    assert set(doel) == set(regelbank().vocabulaire.feiten["doelen"].mag())
    assert "hoogstens" in grens
