"""Which forms of the language stand in a rule file, by the names of `tests.onafhankelijk.schrijver.VORMEN`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.onafhankelijk.lezing import lees_yaml
from tests.onafhankelijk.schrijver import TEKENS

_SAMEN = ("een_van", "alle", "geen_van", "niet")


def vormen_in(tekst: str, soorten: Mapping[str, str]) -> set[str]:
    """Return the forms that stand in a rule file.

    Args:
        tekst: the rule file.
        soorten: the kind of each fact.
    """
    stukken = lees_yaml(tekst)
    return set(_Zoeker(stukken, soorten).vormen())


class _Zoeker:
    def __init__(self, stukken: Sequence[Mapping[str, Any]], soorten: Mapping[str, str]) -> None:
        self.stukken = stukken
        self.soorten = soorten
        self.regels = {stuk["regel"]: stuk for stuk in stukken if "regel" in stuk}
        self.begrippen = {stuk["afgeleid"]: stuk for stuk in stukken if "afgeleid" in stuk}

    def vormen(self) -> Iterator[str]:
        gezien_regel = False
        for stuk in self.stukken:
            begrip = "afgeleid" in stuk
            per_proces = "voor_elk" in stuk
            yield ("begrip" if begrip else "regel") + (": per proces" if per_proces else "")
            if begrip and gezien_regel:
                yield "begrip: na gebruik"
            gezien_regel |= not begrip
            yield from self.lijst(stuk["betekent" if begrip else "als"], per_proces, begrip, "")
            for naam in stuk.get("wijkt_voor", ()):
                yield from self.wijkt(stuk, self.regels[naam])

    def wijkt(self, regel: Mapping[str, Any], ander: Mapping[str, Any]) -> Iterator[str]:
        soort = "per proces" if "voor_elk" in ander else "voor een proces" if "over" in ander else "gewoon"
        yield f"wijkt: {soort}"
        if "over" in regel and soort == "per proces":
            yield "wijkt: over een proces"
        if "wijkt_voor" in ander:
            yield "wijkt: verder"

    def lijst(self, delen: Any, p: bool, in_begrip: bool, reeks: str) -> Iterator[str]:
        for deel in delen if isinstance(delen, list) else [delen]:
            yield from self.voorwaarde(deel, p, in_begrip, reeks)

    def voorwaarde(self, deel: Mapping[str, Any], p: bool, in_begrip: bool, reeks: str) -> Iterator[str]:
        """Yield the forms of one condition.

        Args:
            deel: the condition.
            p: whether there is a process that it is about.
            in_begrip: whether it is part of a derived fact.
            reeks: `elk` or `er_is` when it stands within one about processes.
        """
        ((sleutel, inhoud),) = deel.items()
        if sleutel in _SAMEN:
            yield _samen(sleutel, inhoud)
            if sleutel == "alle" and self.dit_en_genoemd(inhoud):
                yield "proces: dit en genoemd"
            if sleutel == "niet" and isinstance(inhoud, dict) and self.van_zichzelf(inhoud):
                yield "verschilt: niet van zichzelf"
            yield from self.lijst(inhoud, p, in_begrip, reeks)
        elif sleutel in ("er_is", "elk"):
            ((over, binnen),) = inhoud.items()
            yield f"{sleutel}: {over}"
            if over == "gemeente":
                yield from _in_gemeente(binnen)
                return
            if reeks == "er_is" and sleutel == "elk":
                yield "elk in er_is"
            if p and not reeks:
                yield "er_is of elk in een regel per proces"
            yield from self.lijst(binnen, True, in_begrip, sleutel)
        else:
            yield from self.over_feit(sleutel, inhoud, in_begrip)

    def over_feit(self, sleutel: str, inhoud: Any, in_begrip: bool) -> Iterator[str]:
        naam, _, proces = sleutel.partition(".")
        begrip = self.begrippen.get(naam)
        if begrip is not None:
            yield f"afgeleid: {inhoud}"
            if in_begrip:
                yield "afgeleid: op afgeleid"
            if "voor_elk" in begrip:
                yield "afgeleid: genoemd" if proces else "afgeleid: dit"
            return
        yield "proces: genoemd" if proces else "proces: dit"
        if isinstance(inhoud, dict):
            ((vorm, waarde),) = list(inhoud.items())[:1]
            if vorm == "verschilt_van":
                yield _verschilt(sleutel, waarde)
            elif self.soorten[naam] == "meerkeuze":
                yield from _meerkeuze(vorm, waarde)
            elif self.soorten[naam] == "keuze":
                yield f"waarde: {vorm}"
            else:
                yield from _grenzen("getal", inhoud)
        else:
            yield inhoud if self.soorten[naam] == "ja_nee" else "waarde"

    def van_zichzelf(self, deel: Mapping[str, Any]) -> bool:
        ((sleutel, inhoud),) = deel.items()
        return isinstance(inhoud, dict) and inhoud.get("verschilt_van") == sleutel

    def dit_en_genoemd(self, delen: Sequence[Mapping[str, Any]]) -> bool:
        namen = {next(iter(deel)) for deel in delen}
        return any("." in naam and naam.partition(".")[0] in namen for naam in namen)


def _samen(sleutel: str, inhoud: Any) -> str:
    if sleutel != "niet":
        return sleutel
    return "niet: lijst" if isinstance(inhoud, list) else "niet: een"


def _in_gemeente(delen: Any) -> Iterator[str]:
    for deel in delen if isinstance(delen, list) else [delen]:
        ((sleutel, inhoud),) = deel.items()
        if sleutel in _SAMEN:
            yield f"gemeente: {_samen(sleutel, inhoud)}"
            yield from _in_gemeente(inhoud)
        else:
            yield f"gemeente: {sleutel}"
            yield from _grenzen("getal", inhoud)


def _verschilt(naam: str, ander: str) -> str:
    if naam == ander:
        return "verschilt: van zichzelf"
    een, twee = ("genoemd" if "." in deel else "dit" for deel in (naam, ander))
    return f"verschilt: {een} van {twee}"


def _meerkeuze(vorm: str, waarde: Any) -> Iterator[str]:
    if vorm == "aantal":
        yield from _grenzen("aantal", waarde)
    else:
        yield "bevat: lijst" if vorm == "bevat" and isinstance(waarde, list) else vorm


def _grenzen(wat: str, inhoud: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{wat}: {teken}" for teken in TEKENS if teken in inhoud)
    if wat == "getal" and len(inhoud) > 1:
        yield "getal: twee grenzen"
    if wat == "getal" and any("." in getal for getal in inhoud.values()):
        yield "getal: breuk"
