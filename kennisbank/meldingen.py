"""Errors for people: what is wrong, where, and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category, combining, normalize

from kennisbank.tekens import zichtbaar

if TYPE_CHECKING:
    from kennisbank.foutcodes import Code

STANDAARDINVOER = "standaardinvoer"
"""Stands for the name of a file where facts come from standard input."""
_VERGELEKEN = 200
"""Characters of a wrong name that are compared with the right ones, which are shorter."""
_WIT = " \t\r\n"
"""What may stand around a name between quotes or in a block of YAML; another sign that looks like a space is shown itself."""


class Blad(NamedTuple):
    """A sheet of a workbook.

    Args:
        nummer: its place among the sheets, from 1, so that messages come in the order of the tabs.
        naam: what stands on its tab.
    """

    nummer: int
    naam: str


class Plek(NamedTuple):
    """A position in a text file, or a cell of a workbook.

    Args:
        bestand: name of the file as the user gave it; "-" for standard input.
        regel: line, or row of the sheet, from 1.
        kolom: column, in characters or of the sheet, from 1.
        blad: the sheet; None in a text file.
    """

    bestand: str
    regel: int
    kolom: int
    blad: Blad | None = None

    @property
    def tekstregel(self) -> int | None:
        """The line in a text file; None for a cell."""
        return None if self.blad else self.regel

    @property
    def cel(self) -> str | None:
        """The cell as Excel writes it (`Bestuur!C7`), so that it can be pasted there to go to it; None in a text file."""
        if self.blad is None:
            return None
        letters, rest = "", self.kolom
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        naam = self.blad.naam
        if not re.fullmatch(r"[^\W\d][\w.]*", naam):
            naam = "'" + naam.replace("'", "''") + "'"
        return f"{naam}!{letters}{self.regel}"

    def __str__(self) -> str:
        return f"{self.bestand}:{self.cel}" if self.blad else f"{self.bestand}:{self.regel}:{self.kolom}"


def plaats(regel: int | None, cel: str | None, bestand: str = "") -> str:
    """Return where something stands, in Dutch: "regel 12 van feiten.yaml" or "cel Bestuur!C7".

    Args:
        regel: line in a text file, or None.
        cel: cell in a workbook, or None.
        bestand: name of the text file, or its path; empty to leave it out: "regel 12".

    Returns:
        The place; empty when there is neither a line nor a cell.
    """
    if cel or not regel:
        return f"cel {cel}" if cel else ""
    return f"regel {regel} van {korte_naam(bestand)}" if bestand else f"regel {regel}"


def korte_naam(bestand: str) -> str:
    """Return the name of a file without its folders, as a sentence names it.

    Args:
        bestand: the path as the user gave it, or `STANDAARDINVOER`.
    """
    if bestand == STANDAARDINVOER:
        return f"de {bestand}"
    return zichtbaar(bestand.replace("\\", "/").rstrip("/").rpartition("/")[2] or bestand)


class Melding(NamedTuple):
    """One located error, in Dutch, with its parts as fields.

    Args:
        plek: where; None when the error has no place in a file (an unreadable path, a mapping).
        tekst: what is wrong, what was found, what is allowed, what to do.
        code: what is wrong, by a name that stays (`kennisbank.foutcodes.CODES`).
        feiten: keys of the facts that it is about (`uitvoering.technisch_beheer`); empty when it is about no fact.
        pad: place within the facts, its parts with points between (`gemeenten.2.naam`, counted from 0); may be empty.
        gevonden: what was found, as it was typed but cut to a length that fits; may be empty.
        toegestaan: what is allowed: values, names, or bounds (`minstens 0`); empty when that is not one of a few.
        suggestie: the nearest of the allowed names; empty when none is near.
    """

    plek: Plek | None
    tekst: str
    code: Code = "invoer"
    feiten: tuple[str, ...] = ()
    pad: str = ""
    gevonden: str = ""
    toegestaan: tuple[str, ...] = ()
    suggestie: str = ""

    def __str__(self) -> str:
        return zichtbaar(f"{self.plek}: {self.tekst}" if self.plek else self.tekst)

    def als_json(self) -> dict[str, Any]:
        """Return the message as plain data, as the commands tell it with `--formaat json` (`advies schema --van fouten`)."""
        from kennisbank.foutvorm import foutvorm
        from kennisbank.frozen import plain

        vorm: dict[str, Any] = plain(foutvorm(self))
        return vorm


class AdviesFout(Exception):
    """Whatever this package raises on its own account."""


class InvoerFout(AdviesFout):
    """Wrong input, told by one or more messages.

    Args:
        meldingen: all errors that were found, in the order of the file.
    """

    def __init__(self, meldingen: Iterable[Melding]) -> None:
        self.meldingen: tuple[Melding, ...] = tuple(sorted(set(meldingen), key=_volgorde))
        super().__init__("\n".join(str(melding) for melding in self.meldingen))

    def __reduce__(self) -> tuple[type[InvoerFout], tuple[tuple[Melding, ...]]]:
        return type(self), (self.meldingen,)  # its text alone would not make it again in another process

    def als_json(self) -> dict[str, Any]:
        """Return the messages as plain data, as the commands tell them with `--formaat json`."""
        return {"fouten": [melding.als_json() for melding in self.meldingen]}

    def per_veld(self) -> dict[str, list[str]]:
        """Return the texts of the messages by field of a form: the fact that each is about, or else the place within the facts.

        A contradiction stands with each of its facts; what is about no fact and no place stands under an empty name.
        """
        velden: dict[str, list[str]] = {}
        for melding in self.meldingen:
            for veld in melding.feiten or (melding.pad,):
                velden.setdefault(veld, []).append(melding.tekst)
        return velden

    @property
    def suggesties(self) -> tuple[str, ...]:
        """The nearest right names, of each message that has one."""
        return tuple(dict.fromkeys(melding.suggestie for melding in self.meldingen if melding.suggestie))


class OnbekendFeit(InvoerFout):
    """A fact was asked by a name that no fact has; the message has the nearest name."""


class OnbekendeRegel(InvoerFout):
    """A rule was asked by a name that no rule has; the message has the nearest name."""


class OnderwerpFout(InvoerFout):
    """A rule was asked for an ict process that does not exist, for none while it is answered per process, or the reverse."""


class Onvergelijkbaar(InvoerFout):
    """Two answers cannot be compared; the message says what to do."""


class OntbrekendeExtra(InvoerFout):
    """An extra that is needed is not installed; the message says how to install it."""

    @classmethod
    def van(cls, waarom: str, extra: str) -> OntbrekendeExtra:
        """Return the error, with how to install the extra.

        The package is in no index, so it is installed from its folder: by name, pip could bring what somebody else put there.

        Args:
            waarom: why the extra is needed, without a full stop.
            extra: its name, as in `pyproject.toml`.
        """
        tekst = f"{waarom}. Installeer dat in de map met de broncode: pip install '.[{extra}]'"
        return cls([Melding(None, tekst, code="uitbreiding")])


class RegelFout(InvoerFout):
    """The rule base is wrong, not the facts: a file with rules, rule tests or the vocabulary."""


def _volgorde(melding: Melding) -> tuple[str, int, int, int, str]:
    plek = melding.plek or Plek("", 0, 0)
    return (plek.bestand, plek.blad.nummer if plek.blad else 0, plek.regel, plek.kolom, melding.tekst)


def dichtstbij(naam: str, namen: Iterable[str]) -> str:
    """Return the nearest right name, another than the one that was found, or an empty string.

    Args:
        naam: what was found.
        namen: what is allowed.
    """
    from difflib import get_close_matches

    # The name itself is no hint: it is right somewhere else, and only not here.
    bekend = {_kaal(kandidaat): kandidaat for kandidaat in namen if kandidaat != naam}
    gevonden = get_close_matches(_kaal(naam), list(bekend), n=1, cutoff=0.6)
    return bekend[gevonden[0]] if gevonden else ""


def bedoelde(naam: str, namen: Iterable[str]) -> str:
    """Return a Dutch hint with the nearest right name, or an empty string.

    Args:
        naam: what was found.
        namen: what is allowed.

    Returns:
        " Bedoelt u 'x'?" with a leading space, how to take away the space around a right name, or "" when nothing is near.
    """
    mag = list(namen)
    return wit_eromheen(naam, mag) or vraag_of(dichtstbij(naam, mag))


def wit_eromheen(naam: str, namen: Collection[str]) -> str:
    """Return what to do when a right name was found with space around it, which a message does not show; else an empty string.

    Args:
        naam: what was found.
        namen: what is allowed.
    """
    kaal = naam.strip(_WIT)
    if kaal == naam or kaal not in namen:
        return ""
    if "\n" in naam or "\r" in naam:
        return f" Achter '{kaal}' staat een regeleinde. Schrijf het op één regel."
    return f" Voor of achter '{kaal}' staan spaties. Haal die weg."


def vraag_of(suggestie: str) -> str:
    """Return " Bedoelt u 'x'?" with a leading space, or "" without a suggestion."""
    return f" Bedoelt u '{suggestie}'?" if suggestie else ""


def _kaal(naam: str) -> str:
    letters = (teken for teken in normalize("NFKD", naam[:_VERGELEKEN].lower()) if not combining(teken))
    return "_".join("".join(letters).replace("-", " ").replace("_", " ").split())


def opsomming(namen: Sequence[str], voegwoord: str = "of") -> str:
    """Return "a, b of c".

    Args:
        namen: the items, in the order to show.
        voegwoord: the word before the last item.
    """
    if len(namen) < 2:
        return "".join(namen)
    return f"{', '.join(namen[:-1])} {voegwoord} {namen[-1]}"


def knip(tekst: str, lengte: int = 60) -> str:
    """Return the text on one line, cut to a length that fits in a message.

    Args:
        tekst: what the user typed; what is not to be seen, or only looks like a space, is shown as [U+00A0].
        lengte: the most characters to show.
    """
    regel = " ".join("".join(map(_in_melding, tekst[: lengte * 4])).split())
    return regel if len(regel) <= lengte and len(tekst) <= lengte * 4 else f"{regel[:lengte]}…"


def _in_melding(teken: str) -> str:
    if teken in " \t\r\n":
        return " "
    return f"[U+{ord(teken):04X}]" if category(teken) == "Zs" or not teken.isprintable() else teken
