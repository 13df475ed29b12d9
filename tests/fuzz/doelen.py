"""What is fuzzed: each target takes bytes, and fails on any exception that is not `InvoerFout`."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from io import StringIO
from pathlib import Path

from rich.console import Console

from advies import Adviseur
from advies.beheer.toetsing import ontleed_toetsen, voer_uit
from advies.invoer import ontleed_feiten
from advies.motor.maskers import vuringen
from advies.raad.samenvatting import vat_samen
from advies.uitleg.gesprek import Gesprek, Stand
from advies.uitleg.gesprekstekst import als_yaml
from advies.uitleg.narekenen import lees_antwoorden, reken_na
from advies.weergave.json import als_json
from advies.weergave.tekst import TekstWeergave
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import lees_regelbank
from regels.sleutels import FeitSleutel

WORTEL = Path(__file__).parent.parent.parent
CORPUS = WORTEL / "tests" / "corpus"


@cache
def adviseur() -> Adviseur:
    return Adviseur()


def feiten(inhoud: bytes) -> None:
    """A facts file: read, evaluate in both engines, and show."""
    antwoord = adviseur().evalueer(ontleed_feiten(inhoud, "f.yaml"), alles=True)
    json.loads(als_json([antwoord]))
    scherm = Console(file=StringIO(), width=80, color_system=None, highlight=False)
    TekstWeergave(antwoord, vat_samen(antwoord, vocabulaire().feiten), alles=True).toon(scherm)
    weiger_besturing(scherm.file.getvalue())  # type: ignore[attr-defined]


def regels(inhoud: bytes) -> None:
    """A rule file: read, register in both engines, and compare them on a few facts."""
    kenner = Adviseur(lees_regelbank({"r.yaml": inhoud}))
    for gegeven in ({}, {FeitSleutel("vervangingsbudget"): "nee"}):
        beoordeling = kenner.beoordeel(gegeven)
        vuringen(beoordeling)


def toetsen(inhoud: bytes) -> None:
    """A file of rule tests: read and run."""
    gelezen = ontleed_toetsen({"t.yaml": inhoud}, adviseur().bank)
    for melding in voer_uit(gelezen[:20], adviseur())[0]:
        weiger_besturing(str(melding))


def gesprek(inhoud: bytes) -> None:
    """What is typed in an interview: the first line names the fact, the rest is the answer; saved and read again."""
    kop, _, rest = inhoud.decode("utf-8", "replace").partition("\n")
    namen = list(vocabulaire().feiten)
    naam = kop if kop in namen else namen[len(kop) % len(namen)]
    sleutel = FeitSleutel(naam, "technisch_beheer" if vocabulaire().feiten[naam].per_proces else "")
    stand = Gesprek(_alleen_referentie()).geef(Stand(rest[:200], {}), {sleutel: rest})
    bewaard = als_yaml(stand, "# kop\nnaam:\n")
    try:
        gelezen = ontleed_feiten(bewaard.encode(), "f.yaml").feiten
    except InvoerFout as fout:
        raise AssertionError(f"bewaard en niet meer te lezen: {fout}") from None
    assert dict(werkgeheugen(gelezen)) == dict(stand.geheugen)
    assert (gelezen.naam or "").strip() in (stand.naam.strip(), "")


def antwoord(inhoud: bytes) -> None:
    """The JSON of an earlier answer: read, made again, and compared."""
    for deel in lees_antwoorden(inhoud, "a.json"):
        json.dumps(asdict(reken_na(deel, None, _alleen_referentie())))


def _klein_antwoord() -> bytes:
    """An answer with some of its advices, so that a mutation costs little."""
    bestand = ontleed_feiten(
        b"naam: A\nvervangingsbudget: nee\nomvang_wiz_fte: 3.5\ngemeenten: [{naam: B}]\n", "f.yaml"
    )
    inhoud = json.loads(als_json([_alleen_referentie().evalueer(bestand)]))
    inhoud["adviezen"] = inhoud["adviezen"][:3]
    return json.dumps(inhoud, indent=1).encode()


@cache
def _alleen_referentie() -> Adviseur:
    return Adviseur(motor="referentie")


DOELEN: dict[str, Callable[[bytes], None]] = {
    "feiten": feiten,
    "regels": regels,
    "toetsen": toetsen,
    "gesprek": gesprek,
    "antwoord": antwoord,
}


def probeer(doel: str, inhoud: bytes) -> BaseException | None:
    """Return what a target raised that it should not have, or None.

    Args:
        doel: name of the target.
        inhoud: the input.
    """
    try:
        DOELEN[doel](inhoud)
    except InvoerFout as fout:
        try:
            for melding in fout.meldingen:
                assert melding.tekst
                weiger_besturing(str(melding))
        except AssertionError as ander:
            return ander
    except BaseException as fout:
        return fout
    return None


def weiger_besturing(tekst: str) -> None:
    """Fail on a character that a terminal obeys or that hides or reorders text, other than a newline, also that of Windows."""
    vreemd = {
        teken
        for teken in tekst.replace("\r\n", "\n")
        if teken != "\n" and unicodedata.category(teken) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }
    assert not vreemd, f"besturingstekens in de uitvoer: {sorted(map(hex, map(ord, vreemd)))}"


def zaden() -> dict[str, Sequence[bytes]]:
    """Return inputs to start from, for each target."""
    regelmap, toetsmap = WORTEL / "regels" / "basis", WORTEL / "regels" / "toetsen"
    dossiers = [
        pad for pad in sorted((WORTEL / "kennisbank" / "dossiers").glob("*.yaml")) if "verwacht" not in pad.name
    ]
    begin: dict[str, list[bytes]] = {
        "feiten": [pad.read_bytes() for pad in dossiers],
        "regels": [deel for pad in sorted(regelmap.glob("*.yaml")) for deel in stukken(pad.read_bytes(), 3)],
        "toetsen": [deel for pad in sorted(toetsmap.glob("*.yaml")) for deel in stukken(pad.read_bytes(), 6)],
        "gesprek": [f"{naam}\n1".encode() for naam in vocabulaire().feiten],
        "antwoord": [_klein_antwoord()],
    }
    return {doel: [*delen, *(pad.read_bytes() for pad in corpus(doel))] for doel, delen in begin.items()}


def corpus(doel: str) -> list[Path]:
    """Return the kept inputs that once broke a target."""
    return sorted((CORPUS / doel).glob("*"))


def stukken(inhoud: bytes, per: int) -> list[bytes]:
    """Return a YAML list in pieces of some items each, so that a mutation costs little."""
    items = [b"- " + deel for deel in inhoud.split(b"\n- ")[1:]]
    return [b"\n".join(items[plaats : plaats + per]) + b"\n" for plaats in range(0, len(items), per)]
