"""A template for a report comes from anywhere: it serves, or there is one message that says what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from advies import Adviseur, InvoerFout
from advies.rapport.model import Rapport
from advies.rapport.schrijvers import docx as docxschrijver
from tests.kapotte_sjablonen import DOCRELS, OFFICE, STIJLEN, goed, herpakt, kapotte, vervang
from tests.rapporten import bestand, rapport

KAPOT = dict(kapotte())


@pytest.fixture(scope="module")
def klein(referentie: Adviseur) -> Rapport:
    return rapport(referentie, bestand({"naam": "Proef", "fase": "ontwerp"}))


@pytest.mark.timeout(30)
@pytest.mark.parametrize("naam", list(KAPOT))
def test_een_kapot_sjabloon_is_een_melding(klein: Rapport, tmp_path: Path, naam: str) -> None:
    pad = tmp_path / "huisstijl.docx"
    pad.write_bytes(KAPOT[naam]())
    with pytest.raises(InvoerFout) as vangst:
        docxschrijver.schrijf(klein, str(pad))
    (melding,) = vangst.value.meldingen
    assert melding.tekst.startswith(f"{pad}: ")
    assert "sjabloon" in melding.tekst


def test_er_zijn_er_genoeg() -> None:
    assert len(KAPOT) >= 90


@pytest.mark.parametrize(
    ("naam", "deel"),
    [
        ("leeg_bestand", "dit bestand is leeg"),
        ("tekst", "geen Word-document"),
        ("oude_word", "oude Word (.doc)"),
        ("wachtwoord", "beveiligd met een wachtwoord"),
        ("dotx", "een Word-sjabloon (.dotx)"),
        ("docm", "macro's"),
        ("buiten_beeld", "haalt iets van buiten (image: https://example.org/logo.png)"),
        ("miljoen_alineas", "te veel voor een sjabloon"),
        ("bom_beeld", "te groot voor een sjabloon"),
        (f"zonder_{DOCRELS}", "geen stijlen"),
        (f"{STIJLEN}_doctype", "DOCTYPE"),
        (f"{STIJLEN}_half", "geen Word-document"),
        ("marges_zijn_geen_getal", "beschadigd"),
    ],
)
def test_de_melding_zegt_wat_er_is(klein: Rapport, tmp_path: Path, naam: str, deel: str) -> None:
    pad = tmp_path / "huisstijl.docx"
    pad.write_bytes(KAPOT[naam]())
    with pytest.raises(InvoerFout) as vangst:
        docxschrijver.schrijf(klein, str(pad))
    assert deel in str(vangst.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of memory is read from /proc")
def test_geen_kapot_sjabloon_kost_meer_dan_driehonderd_megabyte(tmp_path: Path) -> None:
    """All in one process, of which the peak is that of the worst."""
    code = (
        "import json, sys\nfrom pathlib import Path\nfrom advies import InvoerFout\n"
        "from advies.rapport.schrijvers.huisstijl import open_sjabloon\n"
        "geopend = 0\n"
        "for pad in sys.argv[1:]:\n"
        "    try:\n        open_sjabloon(pad)\n        geopend += 1\n    except InvoerFout:\n        pass\n"
        "staat = Path('/proc/self/status').read_text()\n"
        "print(json.dumps([geopend, int(staat.split('VmHWM:')[1].split()[0]) // 1024]))\n"
    )
    paden = []
    for nummer, maak in enumerate(KAPOT.values()):
        paden.append(tmp_path / f"{nummer}.docx")
        paden[-1].write_bytes(maak())
    uit = subprocess.run([sys.executable, "-c", code, *map(str, paden)], capture_output=True, timeout=200, check=True)
    geopend, megabytes = json.loads(uit.stdout)
    assert geopend < 20  # these break when the report is written
    assert megabytes < 300


def test_wat_er_niet_is_of_een_map_is(klein: Rapport, tmp_path: Path) -> None:
    for pad, deel in ((tmp_path / "weg.docx", "bestaat niet"), (tmp_path, "dit is een map"), (Path("-"), "leeg")):
        with pytest.raises(InvoerFout, match=deel):
            docxschrijver.schrijf(klein, str(pad))


def test_een_te_groot_bestand(klein: Rapport, tmp_path: Path) -> None:
    pad = tmp_path / "groot.docx"
    with pad.open("wb") as stroom:
        stroom.truncate(2_000_000_000)
    with pytest.raises(InvoerFout, match="hoogstens 10000 kB"):
        docxschrijver.schrijf(klein, str(pad))


def test_een_gewoon_sjabloon_met_een_link_en_beelden_dient(klein: Rapport, tmp_path: Path) -> None:
    link = f'<Relationship Id="rId99" Type="{OFFICE}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    pad = tmp_path / "huisstijl.docx"
    for inhoud in (
        goed(),
        vervang(DOCRELS, "</Relationships>", f"{link}</Relationships>"),
        herpakt({"word/media/logo.png": os.urandom(5_000_000)}),
    ):
        pad.write_bytes(inhoud)
        document = docx.Document(BytesIO(docxschrijver.schrijf(klein, str(pad))))
        assert any("Proef" in alinea.text for alinea in document.paragraphs)


def test_een_document_dat_van_een_sjabloon_is_gemaakt_dient_en_laat_het_pad_daarvan_niet_zien(
    klein: Rapport, tmp_path: Path
) -> None:
    """Word writes that path in every document made from a template of one's own, so in nearly every house style."""
    document = docx.Document()
    soort = f"{OFFICE}/attachedTemplate"
    sleutel = document.part._settings_part.relate_to("file:///server/jansen/huisstijl.dotm", soort, is_external=True)
    element = parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{sleutel}"/>')
    document.settings.element.insert(0, element)
    pad = tmp_path / "huisstijl.docx"
    document.save(str(pad))
    with ZipFile(pad) as pakket:
        assert any(b"jansen" in pakket.read(naam) for naam in pakket.namelist())
    with ZipFile(BytesIO(docxschrijver.schrijf(klein, str(pad)))) as pakket:
        assert not any(b"jansen" in pakket.read(n) or b"attachedTemplate" in pakket.read(n) for n in pakket.namelist())


def test_een_eigen_fout_is_geen_fout_van_het_sjabloon(
    klein: Rapport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "huisstijl.docx"
    pad.write_bytes(goed())
    monkeypatch.setattr("advies.rapport.schrijvers.word.zet_datum", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        docxschrijver.schrijf(klein, str(pad))
