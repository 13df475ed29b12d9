"""Read YAML into nodes that know their line and column, in bounded time and memory.

Every scalar stays the text that the user typed, so that `no`, `08` and `2024-01-01` never change type. Anchors,
aliases, tags, several documents and duplicate keys are errors: a facts file or rule file needs none of them, and
without aliases a document cannot grow beyond its own size.
"""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml

from kennisbank.meldingen import Blad, InvoerFout, Melding, Plek, knip, plaats
from kennisbank.yaml_tekens import keur_tekens, plek_in

HOOGSTENS_BYTES = 1_000_000
HOOGSTENS_KNOPEN = 30_000
HOOGSTENS_DIEP = 32

_Lader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Tekst(NamedTuple):
    """A scalar, as typed.

    Args:
        waarde: the text, without quotes.
        regel: line, from 1.
        kolom: column, from 1.
        aangehaald: whether it stood between quotes or in a block.
        blad: the sheet, for a cell of a workbook; `regel` is then its row.
        getal: the number, for a cell that holds one; a text that looks like a number has none.
    """

    waarde: str
    regel: int
    kolom: int
    aangehaald: bool = False
    blad: Blad | None = None
    getal: float | None = None

    @property
    def leeg(self) -> bool:
        """Whether nothing was filled in (an empty plain scalar, `~` or `null`)."""
        return not self.aangehaald and self.waarde in ("", "~", "null")


class Lijst(NamedTuple):
    """A sequence of nodes."""

    items: tuple[Knoop, ...]
    regel: int
    kolom: int
    blad: Blad | None = None


class Kaart(NamedTuple):
    """A mapping: pairs of key and node, in the order of the file, without duplicates."""

    paren: tuple[tuple[Tekst, Knoop], ...]
    regel: int
    kolom: int
    blad: Blad | None = None

    def haal(self, sleutel: str) -> Knoop | None:
        """Return the node under a key, or None when the key is absent."""
        for naam, knoop in self.paren:
            if naam.waarde == sleutel:
                return knoop
        return None


Knoop: TypeAlias = "Tekst | Lijst | Kaart"


def plek_van(bestand: str, knoop: Knoop) -> Plek:
    """Return the position of a node in its file."""
    return Plek(bestand, knoop.regel, knoop.kolom, knoop.blad)


def lees_bytes(pad: str, hoogstens: int = HOOGSTENS_BYTES, raad: str = "") -> bytes:
    """Read a file, or standard input for "-", up to a bound.

    Args:
        pad: path of the file, or "-".
        hoogstens: the most bytes that are accepted.
        raad: what to do when the file is larger; may be empty.

    Returns:
        The contents.

    Raises:
        InvoerFout: the file cannot be read or is too large.
    """
    try:
        if pad == "-":
            inhoud = sys.stdin.buffer.read(hoogstens + 1)
        else:
            with open(pad, "rb") as stroom:
                inhoud = stroom.read(hoogstens + 1)
    except (OSError, ValueError) as fout:
        raise InvoerFout([Melding(None, leesfout(pad, fout), code="bestand")]) from None
    if len(inhoud) > hoogstens:
        grens = f"{hoogstens // 1000} kB"
        tekst = f"{pad}: dit bestand is te groot; een bestand mag hoogstens {grens} zijn. {raad}"
        raise InvoerFout([Melding(None, tekst.rstrip(), code="te_groot")])
    return inhoud


def leesfout(pad: str, fout: Exception) -> str:
    """Return in Dutch why a file cannot be read.

    Args:
        pad: path of the file.
        fout: what the system said.
    """
    if isinstance(fout, FileNotFoundError):
        return f"{pad}: dit bestand bestaat niet. Controleer de naam en de map."
    if isinstance(fout, IsADirectoryError):
        return f"{pad}: dit is een map, geen bestand. Noem het bestand in de map."
    if isinstance(fout, PermissionError):
        return f"{pad}: u mag dit bestand niet lezen. Vraag leesrechten of kopieer het bestand."
    return f"{pad}: dit bestand is niet te lezen. Controleer of het een gewoon bestand is, en of de naam klopt."


def ontleed(inhoud: bytes, bestand: str, dubbel: list[Melding] | None = None) -> Knoop | None:
    """Turn the bytes of a YAML file into nodes with positions.

    Args:
        inhoud: the contents, UTF-8.
        bestand: the name to use in messages.
        dubbel: takes the messages about keys that stand there twice or are no text, so that the caller can tell them with
            what else is wrong; without it they are raised.

    Returns:
        The root node, or None for a file without contents; of a key that stands there twice the first.

    Raises:
        InvoerFout: the text is not UTF-8, not YAML, or uses what is not allowed here; all duplicate keys at once.
    """
    inhoud = inhoud.removeprefix(BOM_UTF8)
    try:
        tekst = inhoud.decode()
    except UnicodeDecodeError as fout:
        uitleg = f"dit is geen UTF-8-tekst (byte {inhoud[fout.start]:#04x}). Sla het bestand op als UTF-8."
        voor = inhoud[: fout.start].decode()
        raise InvoerFout([Melding(plek_in(voor, len(voor), bestand), uitleg, code="tekens")]) from None
    keur_tekens(tekst, bestand)
    bouwer = _Bouwer(bestand)
    try:
        wortel = bouwer.bouw(yaml.parse(tekst, _Lader))
    except yaml.MarkedYAMLError as fout:  # no other: the characters are those that YAML allows
        merk = fout.problem_mark or fout.context_mark
        plek = Plek(bestand, merk.line + 1, merk.column + 1) if merk else None
        raise InvoerFout(
            [*bouwer.meldingen, Melding(plek, _yamlfout(fout.problem or "", tekst, merk), code="yaml")]
        ) from None
    if dubbel is not None:
        dubbel += bouwer.meldingen
    elif bouwer.meldingen:
        raise InvoerFout(bouwer.meldingen)
    return wortel


def _yamlfout(probleem: str, tekst: str, merk: Any) -> str:
    tekstregels = tekst.split("\n")
    tekstregel = tekstregels[merk.line] if merk is not None and merk.line < len(tekstregels) else ""
    inspringing = tekstregel[: len(tekstregel) - len(tekstregel.lstrip())]
    if (
        "\t" in inspringing
        or "tab" in probleem
        or (tekstregel[merk.column : merk.column + 1] == "\t" if merk else False)
    ):
        return "hier staat een tab. Spring in met spaties."
    if "mapping values are not allowed" in probleem:
        return "hier staat een dubbele punt die niet kan. Zet tekst met een dubbele punt tussen aanhalingstekens."
    if "cannot start any token" in probleem:
        return "dit teken kan hier niet staan. Zet de tekst tussen aanhalingstekens."
    if "unexpected end of stream" in probleem:
        return "de tekst houdt op voordat een aanhalingsteken of haak is gesloten."
    if "could not find expected ':'" in probleem:
        return "hier ontbreekt een dubbele punt. Schrijf 'naam: waarde'."
    if "did not find expected" in probleem:
        return "de inspringing klopt niet, of er ontbreekt een komma, haak of aanhalingsteken. Kijk ook naar wat erboven staat."
    return "dit is geen geldige YAML. Kijk ook naar wat erboven staat."


class _Bouwer:
    """Builds nodes from parser events with an explicit stack, so that nesting cannot exhaust the interpreter."""

    def __init__(self, bestand: str) -> None:
        self.bestand = bestand
        self.meldingen: list[Melding] = []
        self._stapel: list[tuple[list[Knoop], int, int, bool]] = []
        self._documenten = 0

    def bouw(self, gebeurtenissen: Iterator[Any]) -> Knoop | None:
        wortel: Knoop | None = None
        for aantal, gebeurtenis in enumerate(gebeurtenissen):
            if aantal > 2 * HOOGSTENS_KNOPEN:
                self._stop(
                    gebeurtenis.start_mark, f"dit bestand heeft meer dan {HOOGSTENS_KNOPEN} onderdelen; dat is te veel."
                )
            knoop = self._knoop(gebeurtenis)
            if knoop is None:
                continue
            if self._stapel:
                self._stapel[-1][0].append(knoop)
            else:
                wortel = knoop
        return None if isinstance(wortel, Tekst) and wortel.leeg else wortel

    def _knoop(self, gebeurtenis: Any) -> Knoop | None:
        """Return the node that an event completes; None when it completes none."""
        soort = type(gebeurtenis)
        merk = gebeurtenis.start_mark
        if soort is yaml.SequenceEndEvent or soort is yaml.MappingEndEvent:
            delen, regel, kolom, is_kaart = self._stapel.pop()
            return self._kaart(delen, regel, kolom) if is_kaart else Lijst(tuple(delen), regel, kolom)
        if getattr(gebeurtenis, "anchor", None) is not None or getattr(gebeurtenis, "tag", None) is not None:
            self._weiger_anker(gebeurtenis)
        if soort is yaml.ScalarEvent:
            return Tekst(gebeurtenis.value, merk.line + 1, merk.column + 1, bool(gebeurtenis.style))
        if soort is yaml.SequenceStartEvent or soort is yaml.MappingStartEvent:
            if len(self._stapel) >= HOOGSTENS_DIEP:
                self._stop(merk, f"hier zijn meer dan {HOOGSTENS_DIEP} niveaus in elkaar gezet; dat is te diep.")
            self._stapel.append(([], merk.line + 1, merk.column + 1, soort is yaml.MappingStartEvent))
        elif soort is yaml.DocumentStartEvent:
            self._documenten += 1
            if self._documenten > 1:
                self._stop(merk, "hier begint een tweede document ('---'); één bestand is één document.")
        return None

    def _kaart(self, delen: list[Knoop], regel: int, kolom: int) -> Kaart:
        paren: list[tuple[Tekst, Knoop]] = []
        gezien: dict[str, Tekst] = {}
        for sleutel, knoop in zip(delen[::2], delen[1::2], strict=True):
            if not isinstance(sleutel, Tekst):
                self.meldingen.append(
                    Melding(
                        plek_van(self.bestand, sleutel),
                        "een naam (voor de dubbele punt) moet gewone tekst zijn.",
                        code="yaml",
                    )
                )
                continue
            eerder = gezien.get(sleutel.waarde)
            if eerder is not None:
                waar = plaats(eerder.regel, None, self.bestand)
                self.meldingen.append(
                    Melding(
                        plek_van(self.bestand, sleutel),
                        f"'{knip(sleutel.waarde)}' staat er twee keer; de eerste keer op {waar}. Laat er één staan.",
                        code="dubbele_naam",
                    )
                )
                continue
            gezien[sleutel.waarde] = sleutel
            paren.append((sleutel, knoop))
        return Kaart(tuple(paren), regel, kolom)

    def _weiger_anker(self, gebeurtenis: Any) -> None:
        self._stop(
            gebeurtenis.start_mark,
            "verwijzingen en typen van YAML ('&', '*', '!') worden hier niet gebruikt. Schrijf de waarde zelf op;"
            " begint uw tekst met zo'n teken, zet die dan tussen aanhalingstekens.",
        )

    def _stop(self, merk: Any, tekst: str) -> None:
        self.meldingen.append(Melding(Plek(self.bestand, merk.line + 1, merk.column + 1), tekst, code="yaml"))
        raise InvoerFout(self.meldingen)
