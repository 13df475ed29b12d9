"""The language server: another name for a fact, in all places where that fact is meant and in no other."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from advies.taalserver.hernoemen import hernoem
from kennisbank.meldingen import InvoerFout
from regels.eigen import regelbank
from tests.lspklant import Klant
from tests.taalproeven import plek, regelmap, toegepast, vraag

WORTEL = Path(__file__).parent.parent


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return regelmap(tmp_path)


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
