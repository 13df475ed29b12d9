"""The text of a facts file with answers filled in; all else in it, comments too, stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.onderbouwing import WAARDE
from kennisbank.vervanging import huidig_feit, vernieuw
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import HOOGSTENS_BYTES, Kaart, Knoop, Lijst, ontleed
from regels.sleutels import FeitSleutel

_Lader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REGELEINDE = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NIET_HIER = (
    "de indeling van dit bestand is te ongewoon om er antwoorden in te vullen zonder iets te verliezen; er is niets gewijzigd."
    " Zet de feiten onder elkaar, elk als 'feit: waarde'."
)
_TE_GROOT = f"met deze antwoorden wordt het bestand te groot; het mag hoogstens {HOOGSTENS_BYTES // 1000} kB zijn."


def vul_in(tekst: str, waarden: Mapping[FeitSleutel, str]) -> str:
    """Return the text of a facts file with values filled in.

    A fact that stands there gets the new value in its place. A new one comes after the fact that is asked before it. What the
    result says is compared with what it must say, so that nothing that stood there can get lost.

    Args:
        tekst: a valid facts file in YAML, without a byte order mark.
        waarden: values as YAML on one line, of facts or of `naam`; an empty one takes the value away.

    Returns:
        The text; the same when there is nothing to fill in.

    Raises:
        InvoerFout: the layout of the file does not allow it, or the file becomes too large.
    """
    groepen: dict[str, str | dict[str, str]] = {}
    for (naam, proces), waarde in waarden.items():
        if proces:
            groep = groepen.setdefault(naam, {})
            assert isinstance(groep, dict)
            groep[proces] = waarde
        else:
            groepen[naam] = waarde
    nieuw = Invuller(tekst).vul_in(groepen)
    if len(nieuw.encode("utf-8")) > HOOGSTENS_BYTES:
        raise InvoerFout([Melding(None, _TE_GROOT, code="te_groot")])
    try:
        klopt = inhoud_van(nieuw) == _met(inhoud_van(tekst), groepen)
    except InvoerFout:
        klopt = False
    if not klopt:
        raise InvoerFout([Melding(None, _NIET_HIER, code="indeling")])
    return nieuw


class _Ingreep(NamedTuple):
    """What to put in the place of a part of the text; at one place the deepest comes first."""

    begin: int
    ondiep: int
    nummer: int
    einde: int
    tekst: str


class Invuller:
    """Collects what to put in a text, and puts it there at once.

    Args:
        tekst: a valid facts file in YAML.
    """

    def __init__(self, tekst: str) -> None:
        self._tekst = tekst
        wortel = yaml.compose(tekst, _Lader)
        assert isinstance(wortel, yaml.MappingNode)
        self.wortel = wortel
        self._regeleinde = "\r\n" if "\r\n" in tekst else "\n"
        self._ingrepen: list[_Ingreep] = []
        namen = ["naam", "toelichting", *vocabulaire().feiten]
        self._volgorde = {naam: plaats for plaats, naam in enumerate(namen)}

    def vul_in(self, groepen: Mapping[str, str | Mapping[str, str]]) -> str:
        """Return the text with values filled in, and with all else that was collected."""
        for naam in sorted(groepen, key=self._volgorde.__getitem__):
            self._zet(naam, groepen[naam])
        uit = self._tekst
        for ingreep in sorted(self._ingrepen, reverse=True):
            uit = uit[: ingreep.begin] + ingreep.tekst + uit[ingreep.einde :]
        return uit

    def _zet(self, naam: str, waarde: str | Mapping[str, str]) -> None:
        paar = vind(self.wortel, naam)
        if paar is None:
            self._voeg_toe(naam, waarde)
        elif isinstance(waarde, str):
            self.vervang(*kort_paar(*paar), waarde)
        elif isinstance(paar[1], yaml.MappingNode):
            sleutel, kaart = kort_paar(*paar)
            if isinstance(kaart, yaml.MappingNode):
                self._zet_processen(kaart, waarde)
            else:
                self.vervang(sleutel, kaart, _in_een_regel(waarde))
        elif self.wortel.flow_style:
            self.vervang(*paar, _in_een_regel(waarde))
        else:
            self.vervang(*paar, "")
            inspringing = " " * (paar[0].start_mark.column + 2)
            self._regels_na(self._na(*paar) or 0, [f"{inspringing}{p}: {w}" for p, w in waarde.items() if w], ondiep=1)

    def _zet_processen(self, kaart: yaml.MappingNode, waarden: Mapping[str, str]) -> None:
        nieuw: dict[str, str] = {}
        for proces, waarde in waarden.items():
            paar = vind(kaart, proces)
            if paar is not None:
                self.vervang(*kort_paar(*paar), waarde)
            elif waarde:
                nieuw[proces] = waarde
        if not nieuw:
            return
        if kaart.flow_style:
            self._voeg_in_haken(kaart, nieuw)
            return
        inspringing = " " * kaart.value[0][0].start_mark.column
        plekken = [plek for paar in kaart.value if (plek := self._na(*paar)) is not None]
        tekstregels = [f"{inspringing}{proces}: {waarde}" for proces, waarde in nieuw.items()]
        self._regels_na(plekken[-1] if plekken else self._voor(kaart), tekstregels, ondiep=1)

    def _voeg_toe(self, naam: str, waarde: str | Mapping[str, str]) -> None:
        if not waarde or (not isinstance(waarde, str) and not any(waarde.values())):
            return
        if self.wortel.flow_style:
            self._voeg_in_haken(self.wortel, {naam: waarde if isinstance(waarde, str) else _in_een_regel(waarde)})
            return
        inspringing = " " * self.wortel.value[0][0].start_mark.column
        if isinstance(waarde, str):
            tekstregels = [f"{inspringing}{naam}: {waarde}"]
        else:
            tekstregels = [f"{inspringing}{naam}:", *(f"{inspringing}  {p}: {w}" for p, w in waarde.items() if w)]
        eerder: list[tuple[int, int]] = []
        overal: list[int] = []
        for sleutel, knoop in self.wortel.value:
            plek = self._na(sleutel, knoop)
            if plek is not None:
                overal.append(plek)
                plaats = self._volgorde[huidig_feit(sleutel.value)]
                eerder += [(plaats, plek)] if plaats < self._volgorde[naam] else []
        na = max(eerder)[1] if eerder else overal[0] if overal and naam != "naam" else self._voor(self.wortel)
        self._regels_na(na, tekstregels, ondiep=2)

    def vervang(self, sleutel: yaml.Node, knoop: yaml.Node, waarde: str) -> None:
        """Put another value in the place of one; an empty one takes it away."""
        dubbele_punt = self._dubbele_punt(sleutel)
        begin, einde = knoop.start_mark.index, knoop.end_mark.index
        oud = self._tekst[begin:einde]
        if dubbele_punt is None:
            self._ingreep(sleutel.end_mark.index, sleutel.end_mark.index, f": {waarde}" if waarde else "", ondiep=0)
        elif begin == einde or not oud.strip():
            self._ingreep(dubbele_punt, dubbele_punt, f" {waarde}" if waarde else "", ondiep=0)
        elif isinstance(knoop, yaml.ScalarNode) and waarde:
            self._ingreep(begin, einde, waarde + oud[len(oud.rstrip()) :], ondiep=0)
        else:
            einde = self._einde(sleutel, knoop) or einde
            self._ingreep(dubbele_punt, einde, f" {waarde}" if waarde else "", ondiep=0)

    def _voeg_in_haken(self, kaart: yaml.MappingNode, waarden: Mapping[str, str]) -> None:
        tekst = ", ".join(f"{naam}: {waarde}" for naam, waarde in waarden.items()) + (", " if kaart.value else "")
        self._ingreep(kaart.start_mark.index + 1, kaart.start_mark.index + 1, tekst, ondiep=1)

    def _regels_na(self, plek: int, tekstregels: list[str], *, ondiep: int) -> None:
        einde_zonder_regeleinde = plek == len(self._tekst) and not _REGELEINDE.fullmatch(self._tekst[-1:])
        for tekstregel in tekstregels:
            tekst = self._regeleinde + tekstregel if einde_zonder_regeleinde else tekstregel + self._regeleinde
            self._ingreep(plek, plek, tekst, ondiep=ondiep)

    def _ingreep(self, begin: int, einde: int, tekst: str, *, ondiep: int) -> None:
        self._ingrepen.append(_Ingreep(begin, ondiep, len(self._ingrepen), einde, tekst))

    def _dubbele_punt(self, sleutel: yaml.Node) -> int | None:
        """Return the place after the colon of a key; None for a key without one, as in `{fase}`."""
        vondst = re.compile(r"\s*:").match(self._tekst, sleutel.end_mark.index)
        return vondst.end() if vondst else None

    def _voor(self, kaart: yaml.MappingNode) -> int:
        """Return where the line of the first key of a mapping begins."""
        eerste = kaart.value[0][0].start_mark
        return int(eerste.index - eerste.column)

    def _na(self, sleutel: yaml.Node, knoop: yaml.Node) -> int | None:
        """Return the start of the line after a pair; None when only the next line says where the value ends."""
        einde = self._einde(sleutel, knoop)
        if einde is None:
            return None
        vondst = _REGELEINDE.search(self._tekst, einde)
        return vondst.end() if vondst else len(self._tekst)

    def _einde(self, sleutel: yaml.Node | None, knoop: yaml.Node) -> int | None:
        if isinstance(knoop, yaml.ScalarNode):
            if knoop.style in ("|", ">"):
                return None
            if knoop.start_mark.index == knoop.end_mark.index and sleutel is not None:
                return self._dubbele_punt(sleutel)
            return int(knoop.end_mark.index)
        assert isinstance(knoop, yaml.CollectionNode)
        if knoop.flow_style or not knoop.value:
            return int(knoop.end_mark.index)
        if isinstance(knoop, yaml.MappingNode):
            return self._einde(*knoop.value[-1])
        return self._einde(None, knoop.value[-1])


def vind(kaart: yaml.MappingNode, naam: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return a key and its value; a fact is found under its earlier name too."""
    return next(((sleutel, knoop) for sleutel, knoop in kaart.value if huidig_feit(sleutel.value) == naam), None)


def kort_paar(sleutel: yaml.Node, knoop: yaml.Node) -> tuple[yaml.Node, yaml.Node]:
    """Return the pair that holds the value: of an answer with evidence the one under `waarde`, so that the evidence stays."""
    binnen = vind(knoop, WAARDE) if isinstance(knoop, yaml.MappingNode) else None
    return (sleutel, knoop) if binnen is None else binnen


def _in_een_regel(waarden: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{naam}: {waarde}" for naam, waarde in waarden.items() if waarde) + "}"


def inhoud_van(tekst: str) -> Any:
    """Return what a facts file says, as plain values under today's names of the facts."""
    inhoud = _gewoon(ontleed(tekst.encode("utf-8"), ""))
    return vernieuw(inhoud)[0] if isinstance(inhoud, dict) else inhoud


def _met(inhoud: dict[str, Any], groepen: Mapping[str, str | Mapping[str, str]]) -> dict[str, Any]:
    """Return what a file must say when values are filled in, without looking at its text."""
    uit = dict(inhoud)
    for naam, waarde in groepen.items():
        if isinstance(waarde, str):
            delen, sleutels = uit, {naam: waarde}
        elif isinstance(oud := uit.get(naam), dict) and WAARDE in oud:
            uit[naam] = oud | _met({WAARDE: oud[WAARDE]}, {WAARDE: waarde})
            continue
        else:
            if not any(waarde.values()) and not isinstance(oud, dict):
                continue
            delen, sleutels = dict(oud) if isinstance(oud, dict) else {}, dict(waarde)
            uit[naam] = delen
        for sleutel, nieuw in sleutels.items():
            if nieuw or sleutel in delen:
                eerder = delen.get(sleutel)
                kort = inhoud_van(nieuw)
                delen[sleutel] = eerder | {WAARDE: kort} if isinstance(eerder, dict) and WAARDE in eerder else kort
    return uit


def _gewoon(knoop: Knoop | None) -> Any:
    if isinstance(knoop, Kaart):
        return {sleutel.waarde: _gewoon(deel) for sleutel, deel in knoop.paren}
    if isinstance(knoop, Lijst):
        return [_gewoon(deel) for deel in knoop.items]
    return None if knoop is None or knoop.leeg else knoop.waarde
