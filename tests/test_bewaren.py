"""A file is whole at every moment, and the interview survives a kill."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from advies import bewaren, lees_feiten
from advies.bewaren import bewaar
from advies.opdrachten.uitvoer import schrijf, schrijf_bytes
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout

alleen_posix = pytest.mark.skipif(os.name != "posix", reason="links, rights and pipes of POSIX")


def test_een_bestand_wordt_vervangen_zonder_resten(tmp_path: Path) -> None:
    doel = tmp_path / "uit.txt"
    for inhoud in (b"een", b"twee" * 100_000, b""):
        bewaar(str(doel), inhoud)
        assert doel.read_bytes() == inhoud
    assert list(tmp_path.iterdir()) == [doel]


@pytest.mark.parametrize("stap", ["fsync", "replace", "write"])
def test_bij_een_fout_halverwege_blijft_het_oude_staan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stap: str
) -> None:
    doel = tmp_path / "uit.txt"
    doel.write_bytes(b"oud")

    def stuk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    match stap:
        case "fsync":
            monkeypatch.setattr(os, "fsync", stuk)
        case "replace":
            monkeypatch.setattr(Path, "replace", stuk)
        case _:
            monkeypatch.setattr(os, "fdopen", stuk)
    with pytest.raises(InvoerFout, match="kan niet worden geschreven"):
        schrijf_bytes(b"nieuw", str(doel))
    monkeypatch.undo()
    assert doel.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [doel]


@alleen_posix
def test_rechten_blijven(tmp_path: Path) -> None:
    doel, nieuw = tmp_path / "uit.txt", tmp_path / "nieuw.txt"
    doel.write_bytes(b"oud")
    doel.chmod(0o640)
    oud_masker = os.umask(0o027)
    try:
        bewaar(str(doel), b"nieuw")
        bewaar(str(nieuw), b"nieuw")
    finally:
        os.umask(oud_masker)
    assert stat.S_IMODE(doel.stat().st_mode) == 0o640
    assert stat.S_IMODE(nieuw.stat().st_mode) == 0o640


def test_een_bestand_dat_niet_mag_worden_geschreven_blijft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Putting another file in its place would be allowed, and would overrule whoever protected it."""
    doel = tmp_path / "uit.txt"
    doel.write_bytes(b"oud")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root, as in a container, may write everything
    with pytest.raises(InvoerFout):
        schrijf("nieuw", str(doel))
    assert doel.read_bytes() == b"oud"


def test_in_een_map_zonder_schrijfrecht_wordt_het_bestand_zelf_geschreven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geweigerd(*_: object) -> int:
        raise PermissionError

    doel = tmp_path / "uit.txt"
    doel.write_bytes(b"oud")
    monkeypatch.setattr(bewaren, "_open_nieuw", geweigerd)
    schrijf("nieuw", str(doel))
    assert doel.read_text() == "nieuw"
    with pytest.raises(InvoerFout):
        schrijf("nieuw", str(tmp_path / "ander.txt"))


@alleen_posix
def test_een_koppeling_blijft_een_koppeling(tmp_path: Path) -> None:
    echt, link, los = tmp_path / "map" / "echt.txt", tmp_path / "link.txt", tmp_path / "los.txt"
    echt.parent.mkdir()
    echt.write_bytes(b"oud")
    link.symlink_to(echt)
    los.symlink_to(tmp_path / "map" / "nog_niet.txt")
    bewaar(str(link), b"nieuw")
    bewaar(str(los), b"nieuw")
    assert (link.is_symlink(), echt.read_bytes(), los.is_symlink(), los.read_bytes()) == (
        True,
        b"nieuw",
        True,
        b"nieuw",
    )


@alleen_posix
def test_een_pijp_krijgt_de_uitvoer_rechtstreeks(tmp_path: Path) -> None:
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    gelezen: list[bytes] = []
    lezer = threading.Thread(target=lambda: gelezen.append(pijp.read_bytes()))
    lezer.start()
    bewaar(str(pijp), b"inhoud")
    lezer.join(60)
    assert gelezen == [b"inhoud"]
    assert stat.S_ISFIFO(pijp.stat().st_mode)


@alleen_posix
@pytest.mark.parametrize("doel", ["/dev/stdout", "/dev/fd/1"])
def test_het_scherm_als_bestand(doel: str) -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "advies", "schema", "-o", doel], capture_output=True, timeout=60, check=False
    )
    assert (uit.returncode, uit.stderr) == (0, b"")
    assert uit.stdout.startswith(b"{")


@pytest.mark.parametrize("pad", ["", ".", "bestaat/niet/uit.txt", "x" * 300, "a\0b"])
def test_een_onmogelijk_pad_geeft_een_melding(pad: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvoerFout, match="kan niet worden geschreven"):
        schrijf("tekst", pad)
    assert not list(tmp_path.iterdir())


ANTWOORDEN = ["Proef"] + ["w", "1", "w", "ja", "2", "1", "nee", "w", "1"] * 2


@alleen_posix
@pytest.mark.parametrize("zaad", range(6))
def test_het_gesprek_overleeft_een_kill_op_elk_moment(zaad: int, tmp_path: Path) -> None:
    """The answers come in one burst, so that the kill falls while one is being saved; then all that was confirmed is there."""
    rng = Random(zaad)
    bestand = tmp_path / "a.yaml"
    proces = subprocess.Popen(
        [sys.executable, "-u", "-m", "advies", "ask", str(bestand)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert proces.stdin is not None
    assert proces.stdout is not None
    proces.stdin.write("".join(f"{antwoord}\n" for antwoord in ANTWOORDEN).encode())
    proces.stdin.flush()
    gezien = b""
    tot = rng.randint(1, 12)
    while gezien.count(b"Vraag ") < tot and (deel := os.read(proces.stdout.fileno(), rng.choice((1, 64, 4096)))):
        gezien += deel
    proces.kill()
    gezien += proces.stdout.read()
    proces.wait(60)
    proces.stdin.close()
    proces.stdout.close()
    tekst = bestand.read_text(encoding="utf-8")
    assert tekst.startswith("# Gemaakt met")
    gelezen = lees_feiten(str(bestand)).feiten
    assert gelezen.naam == "Proef"
    # A question is shown only when the answers before it are on disk; those are facts or "onbekend".
    nummers = [int(regel.split(b" van")[0]) for regel in gezien.split(b"Vraag ")[1:] if b" van" in regel[:6]]
    bewaard = len(werkgeheugen(gelezen)) + tekst.count("onbekend")
    assert bewaard >= max(nummers, default=1) - 1
    assert len([pad for pad in tmp_path.iterdir() if pad != bestand]) <= 1  # at most the unfinished temporary file
    bewaar(str(bestand), tekst.encode())
    assert list(tmp_path.iterdir()) == [bestand]


def test_twee_threads_schrijven_elk_hun_bestand(tmp_path: Path) -> None:
    paden = [tmp_path / f"{nummer}.txt" for nummer in range(20)]
    with ThreadPoolExecutor(8) as draden:
        list(draden.map(lambda pad: bewaar(str(pad), pad.name.encode() * 10_000), paden * 5))
    assert [pad.read_bytes() for pad in paden] == [pad.name.encode() * 10_000 for pad in paden]
    assert sorted(tmp_path.iterdir()) == sorted(paden)


def test_het_gesprek_bewaart_niet_op_het_scherm() -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "advies", "ask", "-"],
        input=b"Proef\n1\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert "noem een bestand" in uit.stderr.decode()
