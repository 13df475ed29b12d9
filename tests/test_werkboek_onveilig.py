"""Files that are no sound workbook, or are made to do harm: a clear error, in bounded time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from advies.invoer import ontleed_feiten
from kennisbank.meldingen import InvoerFout
from tests.bouwers import voorbeelden
from tests.opdracht import advies
from tests.werkboeken import als_bytes, cel_van, leeg, lees, open_leeg

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KOP = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
STAART = b"</sheetData></worksheet>"
BLAD = "xl/worksheets/sheet1.xml"


def herpakt(**delen: bytes) -> bytes:
    """Return the empty form with parts replaced or added; `blad` is its first sheet."""
    uit = BytesIO()
    nieuw = {{"blad": BLAD, "boek": "xl/workbook.xml"}.get(naam, naam): inhoud for naam, inhoud in delen.items()}
    with ZipFile(BytesIO(leeg())) as van, ZipFile(uit, "w", ZIP_DEFLATED) as naar:
        for deel in van.namelist():
            naar.writestr(deel, nieuw.pop(deel) if deel in nieuw else van.read(deel))
        for deel, inhoud in nieuw.items():
            naar.writestr(deel, inhoud)
    return uit.getvalue()


def zip_met(**delen: bytes) -> bytes:
    uit = BytesIO()
    with ZipFile(uit, "w", ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)
    return uit.getvalue()


def cel(rij: int, kolom: str, tekst: str = "x") -> bytes:
    return f'<row r="{rij}"><c r="{kolom}{rij}" t="inlineStr"><is><t>{tekst}</t></is></c></row>'.encode()


def melding(inhoud: bytes, naam: str = "feiten.xlsx") -> str:
    with pytest.raises(InvoerFout) as vangst:
        ontleed_feiten(inhoud, naam)
    return str(vangst.value)


ENTITEITEN = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.replace("&a0;", "&a;").encode() for n in range(1, 10))
    + b"]>"
    + KOP[21:]
    + cel(1, "A", "&a9;")
    + STAART
)
EXTERN = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + KOP[21:]
    + cel(1, "A", "&a;")
    + STAART
)


@pytest.mark.parametrize(
    ("maak", "deel"),
    [
        (lambda: b"", "dit bestand is leeg"),
        (lambda: b"fase: ontwerp\n", "geen werkboek van Excel, ook al heet het zo"),
        (lambda: b"feit;vraag;antwoord\nfase;;ontwerp\n", "geen werkboek van Excel"),
        (lambda: OLE + b"\0" * 5_000, "oude Excel (.xls)"),
        (lambda: OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500, "beveiligd met een wachtwoord"),
        (lambda: leeg()[:20_000], "beschadigd"),
        (lambda: leeg()[:-100], "beschadigd"),
        (lambda: b"PK\x03\x04", "beschadigd"),
        (lambda: zip_met(**{"word/document.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "geen werkboek van Excel"),
        (lambda: zip_met(**{"content.xml": b"<a/>", "mimetype": b"x"}), "ander formaat dan .xlsx"),
        (lambda: zip_met(**{"xl/workbook.bin": b"", "[Content_Types].xml": b"<a/>"}), "ander formaat dan .xlsx"),
        (lambda: zip_met(**{"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "beschadigd"),
        (lambda: herpakt(blad=b"dit is geen xml"), "beschadigd"),
        (lambda: herpakt(blad=KOP + b'<row r="x"><c r="A1"><v>een</v></c></row>' + STAART), "beschadigd"),
        (lambda: herpakt(blad=KOP + b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row>' + STAART), "beschadigd"),
        # lxml, which openpyxl takes when it is there, refuses what is nested so deep; the standard library reads it.
        (lambda: herpakt(boek=b"<a>" * 8_000 + b"</a>" * 8_000), "werkboek"),
        (lambda: herpakt(blad=b"<a>" * 8_000 + b"</a>" * 8_000), ""),
        (lambda: herpakt(blad=b"<a>" * 300_000 + b"</a>" * 300_000), "te veel cellen"),
        (lambda: herpakt(blad=KOP + b'<row r="1">' + b"<c><f>A1</f></c>" * 90_000 + b"</row>" + STAART), "te veel cellen"),
        (lambda: herpakt(blad=ENTITEITEN), "DOCTYPE"),
        (lambda: herpakt(blad=EXTERN), "DOCTYPE"),
        (lambda: herpakt(blad=ENTITEITEN.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")), "DOCTYPE"),
        (lambda: herpakt(blad=KOP + cel(1, "A") + b" " * 60_000_000 + STAART), "te groot"),
        (lambda: herpakt(**{"xl/sharedStrings.xml": b"<a/>" * 2_000_000}), "te groot"),
        (lambda: herpakt(**{f"xl/media/{nummer}.xml": b"<a/>" for nummer in range(600)}), "te groot"),
        (lambda: herpakt(blad=KOP + b"".join(cel(rij, "A") for rij in range(1, 2_002)) + STAART), "meer dan 2000 rijen"),
        (lambda: als_bytes(Workbook()), "op geen blad staat een tabel met de koppen 'Feit' en 'Antwoord'"),
    ],
    ids=range(27),
)  # fmt: skip
def test_geen_goed_werkboek(maak: Callable[[], bytes], deel: str) -> None:
    inhoud = maak()
    if deel:
        tekst = melding(inhoud)
        assert deel in tekst
        assert tekst.startswith("feiten.xlsx")
    else:  # a sheet without cells
        assert lees(inhoud).feiten.naam is None


def test_een_deel_dat_groter_is_dan_het_zegt() -> None:
    """The size in the directory of a zip file is what its maker says; reading stops there."""
    inhoud = bytearray(herpakt(blad=KOP + b" " * 9_000_000 + STAART))
    echt, gelogen = (9_000_000 + len(KOP) + len(STAART)).to_bytes(4, "little"), (500).to_bytes(4, "little")
    assert inhoud.count(echt) == 2
    assert "beschadigd" in melding(bytes(inhoud.replace(echt, gelogen)))


def test_een_verre_cel_kost_geen_tijd_en_geheugen() -> None:
    import tracemalloc

    ver = b"".join(cel(rij, "XFD") for rij in range(1, 1_500)) + cel(1_048_576, "A")
    tracemalloc.start()
    lees(herpakt(blad=KOP + ver + STAART))
    _, piek = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert piek < 50_000_000


def test_wat_een_blad_van_zijn_omvang_zegt_telt_niet() -> None:
    maten = b'<dimension ref="A1:XFD1048576"/>'
    assert lees(herpakt(blad=KOP.replace(b"<sheetData>", maten + b"<sheetData>") + STAART)).feiten.naam is None
    boek = open_leeg()
    cel_van(boek, "naam").value = "Proef"
    with ZipFile(BytesIO(als_bytes(boek))) as pakket:
        blad = pakket.read(BLAD)
    einde = blad.index(b"/>", blad.index(b"<dimension")) + 2
    klein = blad[: blad.index(b"<dimension")] + b'<dimension ref="A1:A1"/>' + blad[einde:]
    assert lees(herpakt(blad=klein)).feiten.naam == "Proef"


def test_versleuteld_deel() -> None:
    inhoud = bytearray(leeg())
    plek = inhoud.index(b"PK\x01\x02")
    while plek >= 0:  # the flag of encryption, in the directory of the zip file
        inhoud[plek + 8] |= 1
        plek = inhoud.find(b"PK\x01\x02", plek + 4)
    assert "beschadigd" in melding(bytes(inhoud))


@given(st.binary(max_size=300))
@voorbeelden(50)
def test_onzin_met_de_naam_van_een_werkboek(inhoud: bytes) -> None:
    assert melding(inhoud).startswith("x.xlsx") or melding(inhoud, "x.xlsx")


@given(st.integers(0, 50_000), st.integers(0, 255))
@voorbeelden(40)
def test_een_verkeerde_byte_laat_het_programma_niet_vallen(plek: int, byte: int) -> None:
    inhoud = bytearray(leeg())
    inhoud[plek % len(inhoud)] = byte
    try:
        lees(bytes(inhoud))
    except InvoerFout as fout:
        assert fout.meldingen


@pytest.mark.parametrize("deel", ["xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", BLAD])
@given(st.integers(0, 10**6), st.sampled_from([b"", b"<", b"0", b"-1", b"&", b'"', b"99999999999999999999"]))
@voorbeelden(25)
def test_verminkte_xml_laat_het_programma_niet_vallen(deel: str, plek: int, stuk: bytes) -> None:
    with ZipFile(BytesIO(leeg())) as pakket:
        xml = pakket.read(deel)
    plek %= len(xml)
    try:
        lees(herpakt(**{deel: xml[:plek] + stuk + xml[plek + 1 :]}))
    except InvoerFout as fout:
        assert fout.meldingen


def test_als_proces_en_zonder_ruis(tmp_path: Path) -> None:
    """As a process: exit code 2, one line, no traceback, no warnings of a library."""
    bom = tmp_path / "bom.xlsx"
    bom.write_bytes(herpakt(blad=KOP + b" " * 60_000_000 + STAART))
    goed = tmp_path / "goed.xlsx"
    goed.write_bytes(leeg())
    uit = advies("evaluate", str(bom))
    assert (uit.returncode, uit.stdout, uit.stderr.count(b"\n")) == (2, b"", 1)
    uit = advies("evaluate", str(goed))
    assert (uit.returncode, uit.stderr) == (0, b"")


def test_te_groot_bestand(tmp_path: Path) -> None:
    groot = tmp_path / "groot.xlsx"
    with groot.open("wb") as stroom:
        stroom.truncate(2_000_000_000)
    uit = advies("evaluate", str(groot))
    assert uit.returncode == 2
    assert "hoogstens 5000 kB" in uit.stderr.decode()


def test_zonder_de_extra_zegt_het_programma_wat_te_installeren(tmp_path: Path) -> None:
    goed = tmp_path / "goed.xlsx"
    goed.write_bytes(leeg())
    (tmp_path / "openpyxl.py").write_text("raise ImportError('niet geïnstalleerd')\n", encoding="utf-8")
    omgeving = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for opdracht in (["evaluate", str(goed)], ["new", str(tmp_path / "nieuw.xlsx")]):
        uit = subprocess.run(
            [sys.executable, "-m", "advies", *opdracht], capture_output=True, env=omgeving, timeout=60, check=False
        )
        assert uit.returncode == 2
        assert "pip install '.[excel]'" in uit.stderr.decode()
