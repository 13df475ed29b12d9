"""Checked reading of located YAML: every wrong key, type and value is collected, none stops the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kennisbank.bestanden import lees_document
from kennisbank.lagen import SCHEIDING, Laagkop
from kennisbank.meldingen import Melding, Plek, RegelFout, dichtstbij, knip, opsomming, vraag_of, wit_eromheen
from kennisbank.tekens import eerste_onzichtbare
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst, ontleed, plek_van

NAAM = re.compile(r"[a-z][a-z0-9_]*")
HOOGSTENS_NAAM = 80
"""Characters of a name; durable-rules takes texts of more than 65,535 bytes for one another."""

_VAN_LAAG = ("feit", "regel", "afgeleid", "drempel")
"""The keys behind which stands a name that is unique in all layers together."""

_HALF_WERK = 4
"""From so many absent keys on one message names them all, with how to begin; who forgot one or two is told of each."""

HOOGSTENS_HINTS = 100
"""Errors in one file that get the nearest right name; to seek one takes a millisecond."""


class Lezer:
    """Reads the nodes of one file and collects located messages.

    Args:
        bestand: the name to use in messages.
        laag: the layer that the file is of; None for a file of the publication.
    """

    def __init__(self, bestand: str, laag: Laagkop | None = None) -> None:
        self.bestand = bestand
        self.laag = laag
        self.meldingen: list[Melding] = []
        self._hints = 0

    def fout(
        self, knoop: Knoop, tekst: str, *, gevonden: str = "", toegestaan: Iterable[str] = (), suggestie: str = ""
    ) -> None:
        """Record an error at a node.

        Args:
            knoop: where it is.
            tekst: what is wrong, in Dutch.
            gevonden: what was found; may be empty.
            toegestaan: what is allowed; may be empty.
            suggestie: the nearest of what is allowed; may be empty.
        """
        plek = plek_van(self.bestand, knoop)
        mag = tuple(toegestaan)
        self.meldingen.append(
            Melding(plek, tekst, code="regelbestand", gevonden=knip(gevonden), toegestaan=mag, suggestie=suggestie)
        )

    def bedoelde(self, naam: str, namen: Iterable[str], anders: str = "") -> str:
        """Return a Dutch hint with the nearest right name; another when nothing is near, or after many hints in this file.

        Args:
            naam: what was found.
            namen: what is allowed.
            anders: the hint when no name is near, such as the command that lists the names; may be empty.
        """
        return vraag_of(self.dichtstbij(naam, namen)) or (f" {anders}" if anders else "")

    def dichtstbij(self, naam: str, namen: Iterable[str]) -> str:
        """Return the nearest right name; empty when nothing is near, or after many hints in this file.

        Args:
            naam: what was found.
            namen: what is allowed.
        """
        self._hints += 1
        return dichtstbij(naam, namen) if self._hints <= HOOGSTENS_HINTS else ""

    def sluit_af(self) -> None:
        """Raise what was collected.

        Raises:
            RegelFout: there is at least one message.
        """
        if self.meldingen:
            raise RegelFout(self.meldingen)

    def kaart(self, knoop: Knoop | None, wat: str) -> Kaart | None:
        """Return the node if it is a mapping; otherwise record an error."""
        if isinstance(knoop, Kaart):
            return knoop
        if knoop is not None:
            self.fout(
                knoop, f"{wat}: hier horen namen met een waarde ('naam: waarde'), gevonden is {beschrijf(knoop)}."
            )
        return None

    def sleutels(self, kaart: Kaart, verplicht: Iterable[str], vrij: Iterable[str], wat: str, begin: str = "") -> None:
        """Record each unknown key, with the nearest right one, and each other required key that is absent.

        Args:
            kaart: the mapping.
            verplicht: the keys that it must have.
            vrij: the keys that it may have.
            wat: what it is, in Dutch.
            begin: the command that writes a start of it, to which its name is added; empty when there is none.
        """
        verplichte = list(verplicht)
        mag = [*verplichte, *vrij]
        aanwezig = {sleutel.waarde for sleutel, _ in kaart.paren}
        bedoeld: set[str] = set()
        for sleutel, _ in kaart.paren:
            if sleutel.waarde not in mag:
                dichtbij = self.dichtstbij(sleutel.waarde, mag)
                bedoeld.add(dichtbij)
                hint = vraag_of(dichtbij) or f" Toegestaan: {', '.join(mag)}."
                tekst = f"{wat} kent geen '{knip(sleutel.waarde)}'.{hint}"
                self.fout(sleutel, tekst, gevonden=sleutel.waarde, toegestaan=mag, suggestie=dichtbij)
        mist = [naam for naam in verplichte if naam not in aanwezig and naam not in bedoeld]
        if begin and len(mist) >= _HALF_WERK:
            self.fout(kaart, f"{wat} mist {_noem(mist)}.{_zo_begint_u(kaart, verplichte[0], begin)}")
            return
        for naam in mist:
            self.fout(kaart, f"{wat} mist '{naam}'.")

    def tekst(self, kaart: Kaart, sleutel: str, standaard: str = "") -> str:
        """Return a text value; the default when it is absent or empty."""
        knoop = kaart.haal(sleutel)
        if knoop is None:
            return standaard
        if not isinstance(knoop, Tekst):
            self.fout(knoop, f"'{sleutel}' moet tekst zijn, gevonden is {beschrijf(knoop)}.")
            return standaard
        vreemd = eerste_onzichtbare(knoop.waarde)
        if vreemd:
            self.fout(knoop, f"in '{sleutel}' staat een teken dat niet te zien is ({vreemd}). Haal het weg.")
        return standaard if knoop.leeg else knoop.waarde.strip()

    def gevuld(self, kaart: Kaart, *sleutels: str) -> None:
        """Record each key that is there without a text: who leaves it so gets an answer with a hole in it."""
        for sleutel in sleutels:
            knoop = kaart.haal(sleutel)
            if isinstance(knoop, Tekst) and not knoop.waarde.strip():
                self.fout(knoop, f"'{sleutel}' is leeg.")

    def naam(self, kaart: Kaart, sleutel: str) -> str:
        """Return a name of lower-case letters, digits and underscores."""
        waarde = self.tekst(kaart, sleutel)
        knoop = kaart.haal(sleutel)
        if knoop is not None and not NAAM.fullmatch(waarde):
            self.fout(
                knoop, f"'{knip(waarde)}' is geen naam: gebruik kleine letters, cijfers en '_', een letter eerst."
            )
        elif len(waarde) > HOOGSTENS_NAAM:
            self.fout(
                knoop or kaart, f"'{knip(waarde)}' is te lang voor een naam; gebruik hoogstens {HOOGSTENS_NAAM} tekens."
            )
        elif knoop is not None and sleutel in _VAN_LAAG:
            self.laagnaam(knoop, waarde)
        return waarde

    def laagnaam(self, knoop: Knoop, naam: str) -> bool:
        """Check that a name begins with its layer, and a name of the publication with none.

        Args:
            knoop: where it stands.
            naam: the name.
        """
        voor, scheiding, rest = naam.partition(SCHEIDING)
        if self.laag is None:
            goed = not scheiding
            anders = f"'{knip(naam)}' kan niet: '{SCHEIDING}' staat alleen in namen van een laag. Gebruik één '_'."
        else:
            goed = voor == self.laag.naam and NAAM.fullmatch(rest) is not None and SCHEIDING not in rest
            anders = (
                f"'{knip(naam)}' begint niet met de naam van de laag. Schrijf"
                f" '{self.laag.naam_van(_zonder_laag(naam, self.laag.naam))}'."
            )
        if not goed:
            self.fout(knoop, anders, gevonden=naam)
        return goed

    def keuze(self, kaart: Kaart, sleutel: str, waarden: Iterable[str], standaard: str = "") -> str:
        """Return one of the allowed values."""
        waarde = self.tekst(kaart, sleutel, standaard)
        knoop = kaart.haal(sleutel)
        if isinstance(knoop, Tekst):
            self.een_van(knoop, waarden, sleutel)
        return waarde

    def een_van(self, knoop: Tekst, waarden: Iterable[str], wat: str) -> bool:
        """Check that a scalar is one of the allowed values."""
        mag = list(waarden)
        if knoop.waarde in mag:
            return True
        dichtbij = self.dichtstbij(knoop.waarde, mag)
        if knoop.leeg:
            self.fout(knoop, f"'{wat}' is leeg. Kies uit: {opsomming(mag)}.", toegestaan=mag)
            return False
        raad = wit_eromheen(knoop.waarde, mag) or vraag_of(dichtbij)
        tekst = f"'{knip(knoop.waarde)}' kan niet bij '{wat}'.{raad} Toegestaan: {opsomming(mag)}."
        self.fout(knoop, tekst, gevonden=knoop.waarde, toegestaan=mag, suggestie=dichtbij)
        return False

    def ja_nee(self, kaart: Kaart, sleutel: str, standaard: bool = False) -> bool:
        """Return True for ja, False for nee."""
        waarde = self.keuze(kaart, sleutel, ("ja", "nee"))
        return standaard if not waarde else waarde == "ja"

    def getal(self, kaart: Kaart, sleutel: str) -> float | None:
        """Return a number, or None when absent."""
        knoop = kaart.haal(sleutel)
        if knoop is None:
            return None
        if isinstance(knoop, Tekst) and re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,4})?", knoop.waarde):
            return float(knoop.waarde)
        self.fout(
            knoop, f"'{sleutel}' moet een getal zijn, zoals 12 of 2.5; gevonden is {beschrijf(knoop)}.{punt_bij(knoop)}"
        )
        return None

    def items(self, kaart: Kaart, sleutel: str) -> tuple[Knoop, ...]:
        """Return the items of a list; an empty tuple when absent."""
        knoop = kaart.haal(sleutel)
        if knoop is None or (isinstance(knoop, Tekst) and knoop.leeg):
            return ()
        if isinstance(knoop, Lijst):
            return knoop.items
        self.fout(knoop, f"'{sleutel}' moet een lijst zijn, zoals [a, b]; gevonden is {beschrijf(knoop)}.")
        return ()

    def teksten(self, kaart: Kaart, sleutel: str, waarden: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts, each one of the allowed values when those are given, none twice."""
        mag = None if waarden is None else list(waarden)
        uit: dict[str, None] = {}
        for knoop in self.items(kaart, sleutel):
            if not isinstance(knoop, Tekst):
                self.fout(knoop, f"in '{sleutel}' hoort tekst, gevonden is {beschrijf(knoop)}.")
            elif mag is not None and not self.een_van(knoop, mag, sleutel):
                continue
            elif knoop.waarde in uit:
                self.fout(knoop, f"'{knip(knoop.waarde)}' staat twee keer in '{sleutel}'.")
            else:
                uit[knoop.waarde] = None
        return tuple(uit)


def _noem(namen: Iterable[str]) -> str:
    *eerste, laatste = (f"'{naam}'" for naam in namen)
    return f"{', '.join(eerste)} en {laatste}"


def _zo_begint_u(kaart: Kaart, sleutel: str, begin: str) -> str:
    """Return a Dutch hint with the command that writes a start of something with its name."""
    knoop = kaart.haal(sleutel)
    naam = knoop.waarde if isinstance(knoop, Tekst) and NAAM.fullmatch(knoop.waarde) else "NAAM"
    return f" Een begin met bij elke sleutel wat daar hoort, geeft: {begin} {naam}"


def _zonder_laag(naam: str, laag: str) -> str:
    """Return what a name without its layer, or with it written in another way, is called within the layer."""
    rest = naam.rpartition(SCHEIDING)[2] if SCHEIDING in naam else naam.removeprefix(f"{laag}_")
    return rest.strip("_") or "naam"


def leeg_bestand(bestand: str, wat: str) -> Melding:
    """Return the message for a file in which nothing stands.

    Args:
        bestand: the name of the file.
        wat: what belongs in it, in Dutch, such as "een eis".
    """
    tekst = f"dit bestand is leeg. Zet er {wat} in, of haal het bestand weg."
    return Melding(Plek(bestand, 1, 1), tekst, code="leeg")


def lees_kaarten(
    inhoud: bytes, bestand: str, wat: str, *, mag_leeg: bool = False, laag: Laagkop | None = None
) -> tuple[Lezer, list[Kaart]]:
    """Return the mappings of a file that is a list of them, and the reader that collects what is wrong.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.
        wat: what one mapping is, in Dutch, such as "een eis".
        mag_leeg: whether a file with nothing in it says that there are none.
        laag: the layer that the file is of; None for a file of the publication.

    Raises:
        InvoerFout: the file is not YAML.
    """
    lezer = Lezer(bestand, laag)
    wortel = ontleed(inhoud, bestand)
    if wortel is None and not mag_leeg:
        lezer.meldingen.append(leeg_bestand(bestand, wat))
    if wortel is not None and not isinstance(wortel, Lijst):
        lezer.fout(wortel, f"dit bestand is een lijst: {wat} begint met een streepje; gevonden is {beschrijf(wortel)}.")
    items = wortel.items if isinstance(wortel, Lijst) else ()
    return lezer, [kaart for item in items if (kaart := lezer.kaart(item, wat)) is not None]


def plek_in_data(bestand: str, *paren: tuple[str, str]) -> Plek:
    """Return where something stands in a data file of the package: its beginning when it is not found.

    Args:
        bestand: package and path, such as "kennisbank/vormen.yaml".
        paren: a key with its value for each part to look for, each within the one before: a fact, and a value of it.
    """
    return plek_in(bestand, lees_document(bestand), *paren)


def plek_in(bestand: str, knoop: Knoop | None, *paren: tuple[str, str]) -> Plek:
    """Return where something stands in a file, as `plek_in_data` does.

    Args:
        bestand: the name to use.
        knoop: what stands in it.
        paren: a key with its value for each part to look for, each within the one before.
    """
    plek = Plek(bestand, 1, 1)
    for sleutel, waarde in paren:
        knoop = next((deel for deel in _kaarten_in(knoop) if _zegt(deel, sleutel, waarde)), None)
        plek = plek if knoop is None else plek_van(bestand, knoop)
    return plek


def _zegt(kaart: Kaart, sleutel: str, waarde: str) -> bool:
    knoop = kaart.haal(sleutel)
    return isinstance(knoop, Tekst) and knoop.waarde == waarde


def _kaarten_in(knoop: Knoop | None) -> Iterator[Kaart]:
    if isinstance(knoop, Kaart):
        yield knoop
        for _, deel in knoop.paren:
            yield from _kaarten_in(deel)
    elif isinstance(knoop, Lijst):
        for deel in knoop.items:
            yield from _kaarten_in(deel)


def punt_bij(knoop: Knoop) -> str:
    """Return a Dutch hint when a number is written with a decimal comma; otherwise an empty text."""
    getal = knoop.waarde.strip() if isinstance(knoop, Tekst) else ""
    return f" Schrijf een punt: {getal.replace(',', '.')}." if re.fullmatch(r"-?[0-9]+,[0-9]+", getal) else ""


def beschrijf(knoop: Knoop) -> str:
    """Return in Dutch what kind of node was found."""
    if isinstance(knoop, Kaart):
        return "een groep met namen"
    if isinstance(knoop, Lijst):
        return "een lijst"
    return "niets" if knoop.leeg else f"'{knip(knoop.waarde)}'"
