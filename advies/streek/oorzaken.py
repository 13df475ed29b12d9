"""Causes over a region: the same facts at fault at one partnership or more, and what comes from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from advies.antwoord import Advies, Bevinding, Oorzaak
from advies.samenstelling.adviezen import zwaarte
from advies.streek.lid import Lid
from advies.streek.vormen import Oorzaakfeit, Streekbevinding, Streekoorzaak
from advies.woorden.feiten import feitnaam, waardetekst
from advies.woorden.processen import procesnaam
from advies.woorden.regelteksten import leesbaar
from kennisbank.feitsoorten import JaNee, Keuze
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import Vocabulaire
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import Regelbank


class _Grond(NamedTuple):
    """By what causes are the same: their facts, those that are a choice with their value; otherwise what leads them too.

    A number or a list of municipalities differs from one partnership to another without being another cause.
    """

    feiten: frozenset[tuple[FeitSleutel, str]]
    leidend: RegelSleutel | None


@dataclass(frozen=True, slots=True)
class _Gevonden:
    """A cause at one partnership."""

    naam: str
    bevindingen: tuple[Bevinding, ...]


def streekoorzaken(leden: Sequence[tuple[str, Lid]], bank: Regelbank) -> tuple[Streekoorzaak, ...]:
    """Return the causes, see `Streek.oorzaken` for their order.

    Args:
        leden: the partnerships, each with what it is called.
        bank: the rule base, with the vocabulary.
    """
    vocabulaire = bank.vocabulaire
    groepen: dict[_Grond, list[_Gevonden]] = {}
    adviezen: dict[RegelSleutel, Advies] = {}
    for naam, lid in leden:
        adviezen |= {advies.sleutel: advies for advies in lid.bevindingen}
        for oorzaak in lid.oorzaken:
            gevonden = _Gevonden(naam, (oorzaak.leidend, *oorzaak.gevolgen))
            groepen.setdefault(_grond(oorzaak, vocabulaire), []).append(gevonden)
    plaats = {naam: nummer for nummer, naam in enumerate(vocabulaire.feiten)}

    def orde(paar: tuple[_Grond, Streekoorzaak]) -> tuple[int, int, list[tuple[int, str]]]:
        feiten = sorted((plaats[sleutel.naam], sleutel.proces) for sleutel, _ in paar[0].feiten)
        return zwaarte(paar[1].sterkte), -len(paar[1].verbanden), feiten

    uit = [(grond, _oorzaak(grond, delen, adviezen, bank)) for grond, delen in groepen.items()]
    return tuple(oorzaak for _, oorzaak in sorted(uit, key=orde))


def _grond(oorzaak: Oorzaak, vocabulaire: Vocabulaire) -> _Grond:
    feiten = frozenset(
        (stap.sleutel, stap.waarde if _is_keuze(stap.sleutel, vocabulaire) else "") for stap in oorzaak.feiten
    )
    leidend = None if feiten and all(waarde for _, waarde in feiten) else sleutel_van(oorzaak.leidend)
    return _Grond(feiten, leidend)


def _is_keuze(sleutel: FeitSleutel, vocabulaire: Vocabulaire) -> bool:
    return isinstance(vocabulaire.feiten[sleutel.naam].soort, JaNee | Keuze)


def sleutel_van(bevinding: Bevinding) -> RegelSleutel:
    """Return which rule a finding is of, and the process that it is about."""
    return RegelSleutel(bevinding.regel, bevinding.over.get("proces", ""))


def _oorzaak(
    grond: _Grond, gevonden: Sequence[_Gevonden], adviezen: Mapping[RegelSleutel, Advies], bank: Regelbank
) -> Streekoorzaak:
    vocabulaire = bank.vocabulaire
    plaats = {naam: nummer for nummer, naam in enumerate(vocabulaire.feiten)}
    feiten = sorted(grond.feiten, key=lambda paar: (plaats[paar[0].naam], paar[0].proces))
    titels: dict[RegelSleutel, dict[str, str]] = {}
    for deel in gevonden:
        for bevinding in deel.bevindingen:
            titels.setdefault(sleutel_van(bevinding), {})[deel.naam] = bevinding.titel
    bevindingen = sorted(
        (_bevinding(adviezen[sleutel], per_naam, bank) for sleutel, per_naam in titels.items()),
        key=lambda deel: zwaarte(deel.sterkte),
    )
    return Streekoorzaak(
        feiten=tuple(_feit(sleutel, waarde, vocabulaire) for sleutel, waarde in feiten),
        sterkte=bevindingen[0].sterkte,
        bevindingen=tuple(bevindingen),
        verbanden=tuple(dict.fromkeys(deel.naam for deel in gevonden)),
    )


def _bevinding(advies: Advies, titels: Mapping[str, str], bank: Regelbank) -> Streekbevinding:
    """Return a finding; its title is what it says in general when it names values that differ by partnership."""
    titel = next(iter(titels.values()))
    if any(ander != titel for ander in titels.values()):
        algemeen = next(regel.titel for regel in bank.regels if regel.naam == advies.regel)
        titel = leesbaar(_noem_proces(algemeen, advies.sleutel.proces), bank.vocabulaire.feiten)
    return Streekbevinding(
        regel=advies.regel,
        over=advies.over,
        titel=titel,
        sterkte=advies.sterkte,
        bron_tekst=advies.bron_tekst,
        grond=advies.grond,
        verbanden=tuple(titels),
        laag=advies.laag,
    )


def _noem_proces(titel: str, proces: str) -> str:
    return titel.replace("{proces}", procesnaam(proces)) if proces else titel


def _feit(sleutel: FeitSleutel, waarde: str, vocabulaire: Vocabulaire) -> Oorzaakfeit:
    feit = vocabulaire.feiten[sleutel.naam]
    return Oorzaakfeit(str(sleutel), feitnaam(feit, sleutel.proces), waardetekst(feit, waarde) if waarde else "")
