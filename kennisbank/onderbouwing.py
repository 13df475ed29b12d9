"""Evidence beside an answer: who gave it, when, on what, and how sure. It never counts in advice.

An answer has a short form, `feit: ja`, and a long one, `feit: {waarde: ja, door: ..., op: 2026-03-01}`; likewise the answer for
one ict process, a municipality, and a figure of one. Reading takes the evidence off first, so every reader sees the short form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from kennisbank.getypt import HOOGSTENS_NAAM, HOOGSTENS_TOELICHTING, gemeentesleutel
from kennisbank.lean import dataclass
from kennisbank.meldingen import Melding, bedoelde, knip, opsomming
from kennisbank.vervanging import huidig_feit
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst, plek_van

Zekerheid = Literal["", "zeker", "waarschijnlijk", "gok"]
ZEKERHEDEN: tuple[str, ...] = get_args(Zekerheid)[1:]
WAARDE = "waarde"
"""The key that makes an answer one in the long form."""
VELDEN = ("door", "op", "document", "zekerheid", "opmerking", "bespreekbaar")
_JA_NEE = {"ja": True, "true": True, "nee": False, "false": False, "": False}
_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Onderbouwing:
    """What stands beside an answer.

    Args:
        door: who gave it; may be empty, like all that follows.
        op: when, as year-month-day.
        document: on what it rests.
        zekerheid: how sure who gave it is.
        opmerking: a remark.
        bespreekbaar: whether who gave it calls it open to discussion.
    """

    door: str = ""
    op: str = ""
    document: str = ""
    zekerheid: Zekerheid = ""
    opmerking: str = ""
    bespreekbaar: bool = False

    def zonder_naam(self) -> Onderbouwing:
        """Return the same without who gave the answer."""
        return Onderbouwing("", self.op, self.document, self.zekerheid, self.opmerking, self.bespreekbaar)

    def velden(self) -> Mapping[str, str]:
        """Return what is filled in, as it stands in a facts file."""
        teksten = {naam: getattr(self, naam) for naam in VELDEN[:-1]}
        return {naam: tekst for naam, tekst in teksten.items() if tekst} | (
            {"bespreekbaar": "ja"} if self.bespreekbaar else {}
        )


class Gescheiden(NamedTuple):
    """A facts file in the short form, with the evidence apart.

    Args:
        kaart: the facts.
        onderbouwing: the evidence, by key of the fact (`uitvoering.technisch_beheer`, `gemeenten.noord.ict_fte`).
        fouten: what is wrong in the evidence.
    """

    kaart: Kaart
    onderbouwing: Mapping[str, Onderbouwing]
    fouten: tuple[Melding, ...]


def maak_onderbouwing(velden: Mapping[str, str | None]) -> tuple[Onderbouwing, dict[str, str]]:
    """Return evidence, and by field what is wrong with it, in Dutch.

    Args:
        velden: the fields as given; None for what is no text.
    """
    fouten = {naam: fout for naam, tekst in velden.items() if (fout := _fout(naam, tekst))}
    goed = {naam: (tekst or "").strip() for naam, tekst in velden.items() if naam not in fouten}
    bespreekbaar = _JA_NEE[goed.pop("bespreekbaar", "").lower()]
    return Onderbouwing(**goed, bespreekbaar=bespreekbaar), fouten  # type: ignore[arg-type]


def _fout(naam: str, tekst: str | None) -> str:
    """Return what is wrong with a field; empty when nothing is."""
    if naam not in VELDEN:
        mag = opsomming([f"'{veld}'" for veld in (WAARDE, *VELDEN)], "en")
        return f"'{knip(naam)}' hoort niet bij een antwoord met onderbouwing.{bedoelde(naam, VELDEN) or f' Toegestaan: {mag}.'}"
    if tekst is None:
        return f"bij '{naam}' hoort een tekst."
    kaal = tekst.strip()
    lang = HOOGSTENS_TOELICHTING if naam == "opmerking" else HOOGSTENS_NAAM
    if len(kaal) > lang:
        return f"de tekst bij '{naam}' is te lang; gebruik hoogstens {lang} tekens."
    if naam == "op" and kaal and not _is_datum(kaal):
        return f"'{knip(kaal)}' is geen datum. Schrijf jaar-maand-dag, zoals 2026-03-31."
    if naam == "zekerheid" and kaal not in ("", *ZEKERHEDEN):
        return f"bij 'zekerheid' staat '{knip(kaal)}'. Toegestaan: {opsomming(ZEKERHEDEN)}."
    if naam == "bespreekbaar" and kaal.lower() not in _JA_NEE:
        return f"bij 'bespreekbaar' staat '{knip(kaal)}'. Toegestaan: ja of nee."
    return ""


def _is_datum(tekst: str) -> bool:
    try:
        date.fromisoformat(tekst)
    except ValueError:
        return False
    return _DATUM.fullmatch(tekst) is not None


def scheid(kaart: Kaart, bestand: str) -> Gescheiden:
    """Take the evidence off the answers in a facts file.

    Args:
        kaart: the facts.
        bestand: the name of the file to use in messages.
    """
    lezer = _Knopen(bestand)
    paren = [(sleutel, lezer.feit(huidig_feit(sleutel.waarde), knoop)) for sleutel, knoop in kaart.paren]
    if not lezer.gezien and not lezer.fouten:
        return Gescheiden(kaart, {}, ())
    return Gescheiden(kaart._replace(paren=tuple(paren)), lezer.gezien, tuple(lezer.fouten))


class _Knopen:
    """Takes evidence off nodes, and collects it."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self.gezien: dict[str, Onderbouwing] = {}
        self.fouten: list[Melding] = []

    def feit(self, naam: str, knoop: Knoop) -> Knoop:
        """Return the short form of the answer to a fact."""
        knoop = self._los(naam, knoop)
        if isinstance(knoop, Kaart):
            return knoop._replace(paren=tuple((s, self._los(f"{naam}.{s.waarde}", deel)) for s, deel in knoop.paren))
        if isinstance(knoop, Lijst):
            return knoop._replace(items=tuple(self._gemeente(naam, deel) for deel in knoop.items))
        return knoop

    def _gemeente(self, feit: str, knoop: Knoop) -> Knoop:
        binnen = knoop.haal(WAARDE) if isinstance(knoop, Kaart) else None
        gemeente = binnen if isinstance(binnen, Kaart) else knoop
        naam = gemeente.haal("naam") if isinstance(gemeente, Kaart) else None
        naam = naam.haal(WAARDE) if isinstance(naam, Kaart) else naam
        sleutel = f"{feit}.{gemeentesleutel(naam.waarde) if isinstance(naam, Tekst) else ''}"
        knoop = self._los(sleutel, knoop)
        if not isinstance(knoop, Kaart):
            return knoop
        return knoop._replace(paren=tuple((s, self._los(f"{sleutel}.{s.waarde}", deel)) for s, deel in knoop.paren))

    def _los(self, sleutel: str, knoop: Knoop) -> Knoop:
        """Return an answer in the short form; the evidence of one in the long form is kept."""
        waarde = knoop.haal(WAARDE) if isinstance(knoop, Kaart) else None
        if waarde is None or not isinstance(knoop, Kaart):
            return knoop
        rest = {naam.waarde: (naam, deel) for naam, deel in knoop.paren if naam.waarde != WAARDE}
        uit, fouten = maak_onderbouwing({naam: _tekst(deel) for naam, (_, deel) in rest.items()})
        self.gezien[sleutel] = uit
        for naam, fout in fouten.items():
            bij, deel = rest[naam]
            plek = plek_van(self._bestand, deel if naam in VELDEN else bij)
            self.fouten.append(Melding(plek, f"onderbouwing van '{knip(sleutel)}': {fout}", code="onderbouwing"))
        return waarde


def _tekst(knoop: Knoop) -> str | None:
    if not isinstance(knoop, Tekst):
        return None
    return "" if knoop.leeg else knoop.waarde


def scheid_mapping(feiten: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Onderbouwing], tuple[Melding, ...]]:
    """Take the evidence off the answers in a mapping with the keys of a facts file.

    Args:
        feiten: the facts.

    Returns:
        The facts in the short form, the evidence by key of the fact, and what is wrong in it.
    """
    lezer = _Waarden()
    kort = {naam: lezer.feit(huidig_feit(naam) if isinstance(naam, str) else "", deel) for naam, deel in feiten.items()}
    return kort, lezer.gezien, tuple(lezer.fouten)


class _Waarden:
    """Takes evidence off plain values, and collects it."""

    def __init__(self) -> None:
        self.gezien: dict[str, Onderbouwing] = {}
        self.fouten: list[Melding] = []

    def feit(self, naam: str, waarde: Any) -> Any:
        """Return the short form of the answer to a fact."""
        waarde = self._los(naam, waarde)
        if isinstance(waarde, Mapping):
            return {proces: self._los(f"{naam}.{proces}", deel) for proces, deel in waarde.items()}
        if isinstance(waarde, list | tuple):
            return [self._gemeente(naam, deel) for deel in waarde]
        return waarde

    def _gemeente(self, feit: str, waarde: Any) -> Any:
        binnen = waarde.get(WAARDE, waarde) if isinstance(waarde, Mapping) else None
        naam = binnen.get("naam") if isinstance(binnen, Mapping) else None
        naam = naam.get(WAARDE) if isinstance(naam, Mapping) else naam
        sleutel = f"{feit}.{gemeentesleutel(naam) if isinstance(naam, str) else ''}"
        waarde = self._los(sleutel, waarde)
        if not isinstance(waarde, Mapping):
            return waarde
        return {veld: self._los(f"{sleutel}.{veld}", deel) for veld, deel in waarde.items()}

    def _los(self, sleutel: str, waarde: Any) -> Any:
        """Return an answer in the short form; the evidence of one in the long form is kept."""
        if not isinstance(waarde, Mapping) or WAARDE not in waarde:
            return waarde
        rest = {str(naam): _als_tekst(str(naam), deel) for naam, deel in waarde.items() if naam != WAARDE}
        self.gezien[sleutel], fouten = maak_onderbouwing(rest)
        for naam, fout in fouten.items():
            tekst = f"onderbouwing van '{knip(sleutel)}': {fout}"
            self.fouten.append(Melding(None, tekst, code="onderbouwing", pad=f"{sleutel}.{naam}"))
        return waarde[WAARDE]


def _als_tekst(veld: str, waarde: Any) -> str | None:
    if waarde is None:
        return ""
    if isinstance(waarde, bool) and veld == "bespreekbaar":
        return "ja" if waarde else "nee"
    if type(waarde) is date and veld == "op":
        return waarde.isoformat()
    return waarde if isinstance(waarde, str) else None


def bespreekbare_feiten(onderbouwing: Mapping[str, Onderbouwing], processen: Iterable[str]) -> frozenset[str]:
    """Return the keys of the facts that are called open to discussion; one per process called so as a whole is so for each.

    Args:
        onderbouwing: the evidence, by key as it was given.
        processen: the keys of the processes.
    """
    heel = [sleutel for sleutel, deel in onderbouwing.items() if deel.bespreekbaar]
    per_proces = {f"{sleutel}.{proces}" for sleutel in heel if "." not in sleutel for proces in processen}
    return frozenset({*heel, *(per_proces - onderbouwing.keys())})
