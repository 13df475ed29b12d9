"""Many people at once on the pages: `python benchmarks/paginas.py --mensen 50 --seconden 120 --werkers 2`.

Each starts a dossier, answers the questions of each subject one by one, as the script of the page sends them, looks at the
advice after each subject, and begins again; the answers travel in the forms. Between two requests somebody thinks (`--denktijd`,
0 for not at all). Tells the requests, what went wrong, how long they took, the memory of the workers (Linux), and the bytes of a
first visit as compressed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from typing import TypeAlias
from urllib.parse import urlencode
from zlib import MAX_WBITS, decompress

Meting: TypeAlias = tuple[str, int, float]
"""The address, the status (0 without an answer) and the seconds of a request."""


class Formulieren(HTMLParser):
    """The forms of a page, with their hidden fields and their radio buttons by name.

    Args:
        bladzijde: the page as HTML.
    """

    def __init__(self, bladzijde: str) -> None:
        super().__init__()
        self.verborgen: dict[str, dict[str, str]] = {}
        self.rondjes: dict[str, dict[str, list[str]]] = {}
        self._nu = ""
        self.feed(bladzijde)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form or a field."""
        deel = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self._nu = deel.get("action", "")
        elif tag == "input" and deel.get("type") == "hidden":
            self.verborgen.setdefault(self._nu, {})[deel["name"]] = deel.get("value", "")
        elif tag == "input" and deel.get("type") == "radio":
            self.rondjes.setdefault(self._nu, {}).setdefault(deel["name"], []).append(deel["value"])


class Mens:
    """Somebody at a browser.

    Args:
        host: where the service is.
        poort: its port.
        rng: what they choose.
        denktijd: seconds of thought before a request, half as much or half as much again.
    """

    def __init__(self, host: str, poort: int, rng: Random, denktijd: float) -> None:
        self.adres, self.rng, self.denktijd = (host, poort), rng, denktijd
        self.koek = ""
        self.metingen: list[Meting] = []
        self._lijn: HTTPConnection | None = None

    def werk(self, einde: float) -> list[Meting]:
        """Make journeys until it is time, and return what was measured."""
        while time.perf_counter() < einde:
            for _ in self._reis():
                if time.perf_counter() >= einde:
                    break
        return self.metingen

    def _reis(self) -> Iterator[None]:
        begin = Formulieren(self.haal("/"))
        yield
        bladzijde = self.haal("/nieuw", {**begin.verborgen.get("/nieuw", {}), "naam": "Meting"})
        yield
        mee = Formulieren(bladzijde).verborgen.get("/", {})
        for taak in ("/vragen/begin", "/vragen/kern", *_themas(bladzijde)):
            vragen = Formulieren(self.haal(taak, mee, soort="/vragen"))
            yield
            mee = vragen.verborgen.get("/", mee)
            velden = dict(vragen.verborgen.get(taak, {}))
            for naam, keuzen in vragen.rondjes.get(taak, {}).items():
                velden[naam] = self.rng.choice(keuzen)
                nu = Formulieren(self.haal(taak, velden, soort="antwoord", live=True))
                yield
                mee = nu.verborgen.get("/", mee)
                velden |= {sleutel: mee[sleutel] for sleutel in ("dossier", "gewijzigd") if sleutel in mee}
            self.haal("/advies", mee)
            yield

    def haal(self, pad: str, velden: dict[str, str] | None = None, *, soort: str = "", live: bool = False) -> str:
        """Return a page, after some thought; empty when there was no answer."""
        time.sleep(self.denktijd * self.rng.uniform(0.5, 1.5))
        host, poort = self.adres
        koppen = {"Accept-Encoding": "gzip", "Origin": f"http://{host}:{poort}"}
        if self.koek:
            koppen["Cookie"] = self.koek
        if live:
            koppen["X-Advies-Live"] = "ja"
        inhoud = None
        if velden is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
            inhoud = urlencode(velden)
        begin = time.perf_counter()
        status, lichaam = self._vraag(pad, inhoud, koppen)
        self.metingen.append((soort or pad, status, time.perf_counter() - begin))
        return lichaam

    def _vraag(self, pad: str, inhoud: str | None, koppen: dict[str, str]) -> tuple[int, str]:
        if self._lijn is None:
            self._lijn = HTTPConnection(*self.adres, timeout=120)
        try:
            self._lijn.request("POST" if inhoud is not None else "GET", pad, inhoud, koppen)
            antwoord = self._lijn.getresponse()
            rauw = antwoord.read()
        except (OSError, HTTPException):
            self._lijn.close()
            self._lijn = None
            return 0, ""
        if koek := antwoord.getheader("Set-Cookie"):
            self.koek = koek.partition(";")[0]
        gepakt = antwoord.getheader("Content-Encoding") == "gzip"
        return antwoord.status, (decompress(rauw, MAX_WBITS | 16) if gepakt else rauw).decode()


def _themas(bladzijde: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'"(/vragen/thema/\w+)"', bladzijde)))


def eerste_bezoek(host: str, poort: int) -> dict[str, int]:
    """Return the bytes, as compressed, of the start page and of each file that it needs."""
    lijn = HTTPConnection(host, poort, timeout=60)
    uit: dict[str, int] = {}
    paden = ["/"]
    for pad in paden:
        lijn.request("GET", pad, headers={"Accept-Encoding": "gzip"})
        antwoord = lijn.getresponse()
        rauw = antwoord.read()
        uit[pad] = len(rauw)
        if pad == "/":
            tekst = (decompress(rauw, MAX_WBITS | 16) if antwoord.getheader("Content-Encoding") else rauw).decode()
            paden += re.findall(r'<(?:link|script)[^>]* (?:href|src)="([^"]+)"', tekst)
    lijn.close()
    return uit


def _werkers(pid: int) -> list[float]:
    """Return the memory of each process that a process started and that serves pages, in megabytes."""
    uit = []
    for kind in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        if "resource_tracker" in Path(f"/proc/{kind}/cmdline").read_text(encoding="utf-8"):
            continue
        staat = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{kind}/status").read_text(encoding="utf-8"))
        if staat is not None:
            uit.append(int(staat[1]) / 1024)
    return uit


def main() -> int:
    """Return 0 when every page came with status 200."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--mensen", type=int, default=50)
    lezer.add_argument("--seconden", type=float, default=120)
    lezer.add_argument("--werkers", type=int, default=2)
    lezer.add_argument("--denktijd", type=float, default=2.0)
    keuze = lezer.parse_args()
    opdracht = [sys.executable, "-m", "advies", "serve", "--poort", "0", "--werkers", str(keuze.werkers)]
    with subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True) as dienst:
        assert dienst.stderr is not None
        vondst = re.search(r"http://([^:]+):(\d+)(?=;)", dienst.stderr.readline())
        assert vondst is not None
        afvoer = subprocess.Popen(["cat"], stdin=dienst.stderr, stdout=subprocess.DEVNULL)
        host, poort = vondst[1], int(vondst[2])
        try:
            bezoek = eerste_bezoek(host, poort)
            voor = _werkers(dienst.pid)
            einde = time.perf_counter() + keuze.seconden
            mensen = [Mens(host, poort, Random(nummer), keuze.denktijd) for nummer in range(keuze.mensen)]
            with ThreadPoolExecutor(keuze.mensen) as samen:
                metingen = [deel for lijst in samen.map(lambda mens: mens.werk(einde), mensen) for deel in lijst]
            na = _werkers(dienst.pid)
        finally:
            dienst.terminate()
            code = dienst.wait()
            afvoer.wait()
    print(f"{keuze.mensen} people, {keuze.seconden:.0f} s, {keuze.denktijd:g} s of thought, {keuze.werkers} workers")
    return _meld(metingen, bezoek, voor, na, keuze.seconden, code)


def _meld(
    metingen: list[Meting], bezoek: dict[str, int], voor: list[float], na: list[float], seconden: float, code: int
) -> int:
    mis = Counter((soort, status) for soort, status, _ in metingen if status != 200)
    print(f"{len(metingen)} requests ({len(metingen) / seconden:.1f} a second), {mis.total()} not answered with 200")
    for (soort, status), aantal in mis.most_common():
        print(f"  {soort}: {aantal} times {status or 'no answer'}")
    for soort in ("", *dict.fromkeys(soort for soort, _, _ in metingen)):
        tijden = sorted(tijd for deel, status, tijd in metingen if status == 200 and soort in ("", deel))
        if tijden:
            helft, bijna = (tijden[min(len(tijden) - 1, int(len(tijden) * deel))] * 1000 for deel in (0.5, 0.95))
            kop = soort or "all"
            print(
                f"  {kop:<10} {len(tijden):6}  p50 {helft:6.0f} ms  p95 {bijna:6.0f} ms  max {tijden[-1] * 1000:6.0f} ms"
            )
    for wanneer, delen in (("start", voor), ("end", na)):
        print(f"memory of the workers at the {wanneer}: {', '.join(f'{deel:.0f} MB' for deel in delen)}")
    print(f"first visit, compressed: {sum(bezoek.values()):,} bytes in {len(bezoek)} files; exit code {code}")
    return 1 if mis or code else 0


if __name__ == "__main__":
    sys.exit(main())
