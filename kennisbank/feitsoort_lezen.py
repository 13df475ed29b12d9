"""Read the kind of a fact, and of a field of a municipality, from a file of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import isnan, nan
from typing import NamedTuple, assert_never

from kennisbank.feitsoorten import (
    Feitsoort,
    Gemeenten,
    Getal,
    JaNee,
    Keuze,
    Meerkeuze,
    Veld,
    Veldsoort,
    VrijeTekst,
    Waarde,
)
from kennisbank.lezer import Lezer
from kennisbank.yaml_knopen import Kaart


class _Delen(NamedTuple):
    """What a file says that belongs to some kind; a bound that is absent is NaN, which is refused after."""

    ja: str
    nee: str
    eenheid: str
    enkelvoud: str
    minimum: float
    maximum: float
    waarden: tuple[Waarde, ...] = ()
    beschrijvend: tuple[str, ...] = ()
    velden: tuple[Veld, ...] = ()

    def getal(self, *, geheel: bool) -> Getal:
        return Getal(self.eenheid, self.enkelvoud, self.minimum, self.maximum, geheel)


_VAN_WOORD: Mapping[str, Callable[[_Delen], Feitsoort]] = {
    "ja_nee": lambda delen: JaNee(delen.ja, delen.nee),
    "keuze": lambda delen: Keuze(delen.waarden),
    "meerkeuze": lambda delen: Meerkeuze(delen.waarden, delen.beschrijvend),
    "geheel_getal": lambda delen: delen.getal(geheel=True),
    "getal": lambda delen: delen.getal(geheel=False),
    "gemeenten": lambda delen: Gemeenten(delen.velden),
}
_VELD_VAN_WOORD: Mapping[str, Callable[[_Delen], Veldsoort]] = {
    "tekst": lambda _: VrijeTekst(),
    "ja_nee": lambda _: JaNee("", ""),
    "geheel_getal": lambda delen: delen.getal(geheel=True),
    "getal": lambda delen: delen.getal(geheel=False),
}


def lees_feitsoort(lezer: Lezer, kaart: Kaart, naam: str, per_proces: bool) -> Feitsoort | None:
    """Return the kind of a fact, and record what that kind requires and is absent.

    Args:
        lezer: collects what is wrong.
        kaart: the fact.
        naam: how to call it in a message.
        per_proces: whether it has a value for each process.

    Returns:
        The kind; None when the word for it is absent or, with a message, none of ours.
    """
    delen = _delen(lezer, kaart)._replace(
        ja=lezer.tekst(kaart, "ja"),
        nee=lezer.tekst(kaart, "nee"),
        waarden=_waarden(lezer, kaart),
        beschrijvend=lezer.teksten(kaart, "beschrijvende_waarden"),
        velden=_velden(lezer, kaart),
    )
    maak = _VAN_WOORD.get(lezer.keuze(kaart, "soort", _VAN_WOORD))
    if maak is None:
        return None
    soort = maak(delen)
    for gebrek in _gebreken(soort, naam, per_proces):
        lezer.fout(kaart, gebrek)
    return soort


def _delen(lezer: Lezer, kaart: Kaart) -> _Delen:
    minimum, maximum = lezer.getal(kaart, "minimum"), lezer.getal(kaart, "maximum")
    eenheid = lezer.tekst(kaart, "eenheid")
    return _Delen(
        ja="",
        nee="",
        eenheid=eenheid,
        enkelvoud=lezer.tekst(kaart, "eenheid_enkelvoud") or eenheid,
        minimum=nan if minimum is None else minimum,
        maximum=nan if maximum is None else maximum,
    )


def _gebreken(soort: Feitsoort, naam: str, per_proces: bool) -> Iterator[str]:
    """Yield what the kind of a fact requires and is absent."""
    match soort:
        case JaNee(ja, nee):
            if not (ja and nee):
                yield f"het ja-neefeit '{naam}' mist 'ja' of 'nee': de volledige uitspraak bij elk antwoord."
            if per_proces and not ("{proces}" in ja and "{proces}" in nee):
                yield f"bij '{naam}' moet in 'ja' en 'nee' de naam van het proces staan: {{proces}}."
        case Keuze(waarden) | Meerkeuze(waarden):
            if not waarden:
                yield f"het feit '{naam}' mist 'waarden'."
        case Getal():
            yield from _gebrek_getal(soort, naam)
        case Gemeenten(velden):
            if not velden:
                yield f"het feit '{naam}' mist 'velden'."
        case _:
            assert_never(soort)


def _gebrek_getal(getal: Getal, naam: str) -> Iterator[str]:
    if not getal.eenheid or isnan(getal.minimum) or isnan(getal.maximum):
        yield f"het getal '{naam}' mist 'eenheid', 'minimum' of 'maximum'."


def _waarden(lezer: Lezer, kaart: Kaart) -> tuple[Waarde, ...]:
    uit: list[Waarde] = []
    for knoop in lezer.items(kaart, "waarden"):
        deel = lezer.kaart(knoop, "een waarde")
        if deel is None:
            continue
        lezer.sleutels(deel, ["waarde", "tekst"], ["hulp", "vervangt", "onbeslist"], "een waarde")
        waarde = Waarde(
            lezer.naam(deel, "waarde"),
            lezer.tekst(deel, "tekst"),
            lezer.tekst(deel, "hulp"),
            lezer.teksten(deel, "vervangt"),
            lezer.ja_nee(deel, "onbeslist"),
        )
        for naam in (waarde.waarde, *waarde.vervangt):
            if any(naam in (eerder.waarde, *eerder.vervangt) for eerder in uit):
                lezer.fout(deel, f"de waarde '{naam}' staat er twee keer.")
        uit.append(waarde)
    return tuple(uit)


def _velden(lezer: Lezer, kaart: Kaart) -> tuple[Veld, ...]:
    uit: list[Veld] = []
    for knoop in lezer.items(kaart, "velden"):
        deel = lezer.kaart(knoop, "een veld")
        if deel is None:
            continue
        lezer.sleutels(deel, ["veld", "soort", "kort"], ["eenheid", "minimum", "maximum"], "een veld")
        naam = lezer.naam(deel, "veld")
        maak = _VELD_VAN_WOORD.get(lezer.keuze(deel, "soort", _VELD_VAN_WOORD))
        soort = maak(_delen(lezer, deel)) if maak else VrijeTekst()
        for gebrek in _gebrek_getal(soort, naam) if isinstance(soort, Getal) else ():
            lezer.fout(deel, gebrek)
        uit.append(Veld(naam, soort, lezer.tekst(deel, "kort")))
    return tuple(uit)
