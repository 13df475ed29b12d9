"""`advies lsp`, as an editor has it: asked over the protocol, also as a process; and the place of a cursor by itself."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from lsprotocol import types as lsp

from advies.taalserver.cursor import ITEM, cursor
from advies.taalserver.hernoemen import Vervanging, hernoem
from advies.taalserver.server import maak_server
from kennisbank.meldingen import InvoerFout
from regels.eigen import regelbank
from tests.lspklant import Klant

WORTEL = Path(__file__).parent.parent
SERVER = [sys.executable, "-m", "advies", "lsp"]
_T = TypeVar("_T")


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A copy of our own rules, as a rule author has them."""
    shutil.copytree(
        WORTEL / "regels", tmp_path / "regels", ignore=shutil.ignore_patterns("*.py", "__pycache__", "bewijs")
    )
    shutil.copytree(
        WORTEL / "kennisbank" / "feiten", tmp_path / "kennisbank" / "feiten", ignore=shutil.ignore_patterns("*.py")
    )
    return tmp_path


def vraag(map_: Path, gesprek: Callable[[Klant], Awaitable[_T]], opdracht: Sequence[str] = ()) -> _T:
    """Have a conversation with a server in this process, or with one that a command starts."""

    async def voer() -> _T:
        async with Klant(opdracht or maak_server(), map_) as klant:
            return await gesprek(klant)

    return asyncio.run(voer())


def plek(tekst: str, woord: str) -> tuple[int, int]:
    """Return where a word first stands: line and column, from 0, in its middle."""
    voor = tekst[: tekst.index(woord)]
    return voor.count("\n"), len(voor) - (voor.rfind("\n") + 1) + 2


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


def toegepast(tekst: str, wijzigingen: Sequence[lsp.TextEdit | Vervanging]) -> str:
    """Return a text with the changes of an editor made in it, the last first."""
    regels = tekst.splitlines(keepends=True)
    delen = [
        deel
        if isinstance(deel, Vervanging)
        else Vervanging(deel.range.start.line, deel.range.start.character, deel.range.end.character, deel.new_text)
        for deel in wijzigingen
    ]
    for deel in sorted(delen, key=lambda deel: (deel.regel, deel.begin), reverse=True):
        regels[deel.regel] = regels[deel.regel][: deel.begin] + deel.tekst + regels[deel.regel][deel.eind :]
    return "".join(regels)


def test_een_feit_krijgt_overal_een_andere_naam(map_: Path) -> None:
    naam = "regels/basis/middelen.yaml"
    tekst = (map_ / naam).read_text(encoding="utf-8")
    dossier = map_ / "kennisbank" / "dossiers" / "proef.yaml"
    dossier.parent.mkdir()
    dossier.write_text(
        "naam: Proef\nvervangingsbudget: nee\ntoelichting: het vervangingsbudget is op\n", encoding="utf-8"
    )

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        await klant.open(naam, tekst)
        goed = await klant.hernoem(naam, *plek(tekst, "vervangingsbudget: nee"), "vervanging_begroot")
        bestaat = await klant.hernoem(naam, *plek(tekst, "vervangingsbudget: nee"), "onderhoudsbudget_software")
        begrip = await klant.hernoem(naam, *plek(tekst, "vervangingsbudget: nee"), "uitbesteding_aanwezig")
        assert begrip == ({}, bestaat[1].replace("onderhoudsbudget_software", "uitbesteding_aanwezig"))
        krom = await klant.hernoem(naam, *plek(tekst, "vervangingsbudget: nee"), "Nieuwe naam")
        geen = await klant.hernoem(naam, *plek(tekst, "geen_vervangingsbudget"), "iets")
        return goed, bestaat, krom, geen

    goed, bestaat, krom, geen = vraag(map_, gesprek)
    assert isinstance(goed, tuple)
    wijzigingen, gezegd = goed
    assert gezegd == ""
    na = {pad: toegepast(pad.read_text(encoding="utf-8"), delen) for pad, delen in wijzigingen.items()}
    assert na[dossier] == "naam: Proef\nvervanging_begroot: nee\ntoelichting: het vervangingsbudget is op\n"
    feiten = na[map_ / "kennisbank" / "feiten" / "middelen.yaml"]
    assert "  - feit: vervanging_begroot\n    vervangt: [vervangingsbudget]\n" in feiten
    assert "- vervanging_begroot: nee" in na[map_ / naam]
    assert "- regel: geen_vervangingsbudget" in na[map_ / naam]
    assert not any("- vervangingsbudget:" in inhoud or "    vervangingsbudget:" in inhoud for inhoud in na.values())
    for uitkomst, woord in ((bestaat, "bestaat al"), (krom, "kan geen naam zijn"), (geen, "is geen feit")):
        assert isinstance(uitkomst, tuple)
        assert uitkomst[0] == {}
        assert woord in uitkomst[1]


def test_een_feit_dat_het_programma_bij_naam_kent_houdt_zijn_naam(tmp_path: Path) -> None:
    (tmp_path / "regels" / "basis").mkdir(parents=True)
    (tmp_path / "advies").mkdir()
    (tmp_path / "advies" / "tijd.py").write_text('FASE = "fase"\n', encoding="utf-8")
    (tmp_path / "regels" / "basis" / "x.yaml").write_text(
        "- regel: x\n  als:\n    - fase: ontwerp\n  fase: [ontwerp]\n", encoding="utf-8"
    )
    with pytest.raises(InvoerFout, match="vaste plaats in het programma"):
        hernoem("fase", "fase_nu", tmp_path, {}, regelbank())
    (tmp_path / "advies" / "tijd.py").unlink()
    van_vragenlijst = tmp_path / "kennisbank" / "feiten" / "reikwijdte.py"
    van_vragenlijst.parent.mkdir(parents=True)
    van_vragenlijst.write_text('FASE = "fase"\n', encoding="utf-8")
    ((_, delen),) = hernoem("fase", "fase_nu", tmp_path, {}, regelbank()).items()
    assert [(deel.regel, deel.begin, deel.tekst) for deel in delen] == [(2, 6, "fase_nu")]


def test_een_andere_naam_komt_overal_waar_het_feit_is_bedoeld_en_nergens_anders(tmp_path: Path) -> None:
    bestanden = {
        "regels/basis/x.yaml": (
            "- regel: uitvoering\n  als:\n    - uitvoering.technisch_beheer: derde\n    - een_van: [{uitvoering: derde}, {fase: ontwerp}]\n"
            "    - uitvoering: {verschilt_van: uitvoering.inkoop}\n  tekst: Zie {uitvoering}, de uitvoering.\n",
            "- regel: uitvoering\n  als:\n    - wie_doet_het.technisch_beheer: derde\n    - een_van: [{wie_doet_het: derde}, {fase: ontwerp}]\n"
            "    - wie_doet_het: {verschilt_van: wie_doet_het.inkoop}\n  tekst: Zie {wie_doet_het}, de uitvoering.\n",
        ),
        "regels/toetsen/x.yaml": (
            "- toets: uitvoering\n  feiten: {uitvoering: {beheer: derde}}\n  moet: [uitvoering]\n",
            "- toets: uitvoering\n  feiten: {wie_doet_het: {beheer: derde}}\n  moet: [uitvoering]\n",
        ),
        "kennisbank/feiten/x.yaml": (
            "feiten:\n  - feit: uitvoering\n    kenner: uitvoering\n  - feit: ander\n    vervangt: [oud]\n",
            "feiten:\n  - feit: wie_doet_het\n    vervangt: [uitvoering]\n    kenner: uitvoering\n  - feit: ander\n    vervangt: [oud]\n",
        ),
        "kennisbank/feiten/y.yaml": (
            "feiten:\n  - feit: uitvoering\n    kort: x\n    vervangt: [oud]\n",
            "feiten:\n  - feit: wie_doet_het\n    kort: x\n    vervangt: [uitvoering, oud]\n",
        ),
        "kennisbank/feiten/z.yaml": (
            "feiten:\n  - feit: uitvoering # soms\n    vervangt: []\n",
            "feiten:\n  - feit: wie_doet_het # soms\n    vervangt: [uitvoering]\n",
        ),
        "docs/x.md": (
            "`--stel uitvoering.beheer=derde` en `--stel 'uitvoering=x'`: de uitvoering; niet-uitvoering: x\n",
            "`--stel wie_doet_het.beheer=derde` en `--stel 'wie_doet_het=x'`: de uitvoering; niet-uitvoering: x\n",
        ),
        "LEES.md": (
            "```yaml\nuitvoering: derde\nde_uitvoering: x\n```\n",
            "```yaml\nwie_doet_het: derde\nde_uitvoering: x\n```\n",
        ),
    }
    for naam, (voor, _) in bestanden.items():
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).write_text(voor, encoding="utf-8")
    delen = hernoem("uitvoering", "wie_doet_het", tmp_path, {}, regelbank())
    assert {pad.relative_to(tmp_path).as_posix() for pad in delen} == set(bestanden)
    for naam, (voor, na) in bestanden.items():
        assert toegepast(voor, list(delen[tmp_path / naam])) == na


def test_ook_de_volgorde_van_stappen_krijgt_de_andere_naam(tmp_path: Path) -> None:
    bestand = tmp_path / "kennisbank" / "stapvolgorde.yaml"
    bestand.parent.mkdir()
    shutil.copy(WORTEL / "kennisbank" / bestand.name, bestand)
    tekst = bestand.read_text(encoding="utf-8")
    genoemd = [naam for naam in regelbank().vocabulaire.feiten if re.search(rf"[ \[]{naam}(?=[,\]\n])", tekst)]
    assert genoemd
    for naam in genoemd:
        ((_, delen),) = hernoem(naam, "een_andere_naam", tmp_path, {}, regelbank()).items()
        assert not re.search(rf"[ \[]{naam}(?=[,\]\n])", toegepast(tekst, list(delen)))


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


VOORBEELD = """\
- regel: proef
  bron:
    - {aanbeveling: 3, punt: 1}
  als:
    - een_van:
        - fase: ontwerp
        - omvang_wiz_fte: {minstens: 30}
  wie: [bestuur, man]

- afgeleid: ander
  kort: x
  ja: y
"""


@pytest.mark.parametrize(
    ("woord", "pad", "sleutel"),
    [
        ("proef", (ITEM,), "regel"),
        ("bron", (ITEM,), ""),
        ("aanbeveling", (ITEM, "bron", ITEM), ""),
        ("punt", (ITEM, "bron", ITEM), ""),
        ("een_van", (ITEM, "als", ITEM), ""),
        ("fase", (ITEM, "als", ITEM, "een_van", ITEM), ""),
        ("ontwerp", (ITEM, "als", ITEM, "een_van", ITEM), "fase"),
        ("minstens", (ITEM, "als", ITEM, "een_van", ITEM, "omvang_wiz_fte"), ""),
        ("man", (ITEM, "wie", ITEM), ""),
        ("kort", (ITEM,), ""),
    ],
)
def test_waar_de_cursor_is(woord: str, pad: tuple[str, ...], sleutel: str) -> None:
    regel, kolom = plek(VOORBEELD, woord)
    daar = cursor(VOORBEELD.splitlines(), regel, kolom, heel=True)
    assert (daar.pad, daar.sleutel, daar.woord) == (pad, sleutel, woord)


def test_wat_naast_de_cursor_staat() -> None:
    regels = VOORBEELD.splitlines()
    assert cursor(regels, *plek(VOORBEELD, "wie"), heel=True).broers == {"regel", "bron", "als", "wie"}
    assert cursor(regels, *plek(VOORBEELD, "kort"), heel=True).hoofd == {"afgeleid", "kort", "ja"}
    assert cursor(regels, *plek(VOORBEELD, "punt"), heel=True).broers == {"aanbeveling"}
    assert cursor([], 0, 0).pad == ()
