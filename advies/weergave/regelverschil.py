"""The difference of two rule bases as text and as records for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from advies.beheer.regelverschil import Drempelverschil, Regelverschillen, Voorbeeld
from advies.feitenbestand import feitregels
from advies.weergave.vormen import Drempelverschilvorm, Hernoemd, Regelverschillenvorm, Regelverschilvorm
from advies.woorden.feiten import getal
from advies.woorden.processen import procesnaam
from kennisbank.meldingen import opsomming
from kennisbank.vocabulaire import FeitDefinitie
from regels.bewijs.verschil import Wat
from regels.taal import SCHAAL, Regel

_ER_NIET = "er niet"


def _kop(wat: Wat) -> str:
    match wat:
        case "nieuw":
            return "is nieuw"
        case "vervallen":
            return "is vervallen"
        case "eerder":
            return "geldt voor meer feiten"
        case "strenger":
            return "geldt voor minder feiten"
        case "andere_grens_onzeker":
            return "is bij andere feiten uitgesloten"
        case "andere_conclusie":
            return "trekt een andere conclusie"
        case _:
            assert_never(wat)


def als_tekst(uitkomst: Regelverschillen) -> str:
    """Return what changed in the advice, as text."""
    tekstregels: list[str] = []
    for voorbeeld in uitkomst.voorbeelden:
        tekstregels += [*_voorbeeld(voorbeeld, uitkomst.feiten), ""]
    for oud, nieuw in uitkomst.hernoemd:
        tekstregels.append(f"{oud} heet nu {nieuw} en betekent hetzelfde.")
    if uitkomst.alleen_tekst:
        tekstregels.append(f"Alleen de tekst, bron of sterkte is anders: {opsomming(uitkomst.alleen_tekst, 'en')}.")
    tekstregels += [_drempel(verschil) for verschil in uitkomst.drempels]
    if not uitkomst.voorbeelden:
        tekstregels.append("Bij alle feiten is het advies hetzelfde: dat is bewezen.")
    tekstregels.append(f"{uitkomst.gelijk} regels zijn in alles gelijk.")
    return "\n".join(tekstregels)


def _drempel(verschil: Drempelverschil) -> str:
    was, wordt = verschil.was, verschil.wordt
    if was is None or wordt is None:
        drempel = was or wordt
        assert drempel is not None
        return f"De drempel {verschil.naam} ({getal(drempel.getal)} {drempel.eenheid}) is {'nieuw' if was is None else 'weg'}."
    regels = opsomming(tuple(dict.fromkeys([*was.in_voorwaarden, *wordt.in_voorwaarden])), "en")
    return (
        f"De drempel {verschil.naam} was {getal(was.getal)} {was.eenheid} en wordt {getal(wordt.getal)} {wordt.eenheid}"
        f" ({wordt.plek}). Dat raakt {regels or 'geen enkele voorwaarde'}."
    )


def _voorbeeld(voorbeeld: Voorbeeld, feiten: Mapping[str, FeitDefinitie]) -> Iterator[str]:
    verschil = voorbeeld.verschil
    plekken = [str(regel.plek) for regel in (verschil.oud, verschil.nieuw) if regel]
    proces = f" (hier voor {procesnaam(verschil.proces)})" if verschil.proces else ""
    yield f"{verschil.naam} {_kop(verschil.wat)}{proces}: {' -> '.join(plekken)}"
    if verschil.wat == "andere_conclusie" and verschil.oud and verschil.nieuw:
        yield f"  Conclusie: was {_conclusie(verschil.oud)}, wordt {_conclusie(verschil.nieuw)}."
    else:
        yield f"  Met deze feiten was het advies {voorbeeld.was or _ER_NIET} en wordt het {voorbeeld.wordt or _ER_NIET}:"
    tekstregels = feitregels(verschil.voorbeeld, feiten) or ["# geen enkel feit ingevuld"]
    yield from (f"    {tekstregel}" for tekstregel in tekstregels)


def _conclusie(regel: Regel) -> str:
    delen = [f"{regel.dan.over}: {regel.dan.waarde}"] if regel.dan else []
    delen += [f"plaats: {regel.plaats}"] if regel.plaats else []
    over = f" over {procesnaam(regel.over)}" if delen and regel.over else ""
    return opsomming(delen, "en") + over if delen else "geen"


def regelverschillenvorm(uitkomst: Regelverschillen) -> Regelverschillenvorm:
    """Return what changed in the advice, as records for JSON."""
    return Regelverschillenvorm(
        verschillen=tuple(
            Regelverschilvorm(
                regel=voorbeeld.verschil.naam,
                proces=voorbeeld.verschil.proces or None,
                wat=voorbeeld.verschil.wat,
                was=voorbeeld.was,
                wordt=voorbeeld.wordt,
                plek_oud=str(voorbeeld.verschil.oud.plek) if voorbeeld.verschil.oud else None,
                plek_nieuw=str(voorbeeld.verschil.nieuw.plek) if voorbeeld.verschil.nieuw else None,
                feitenbestand="\n".join([*feitregels(voorbeeld.verschil.voorbeeld, uitkomst.feiten), ""]),
            )
            for voorbeeld in uitkomst.voorbeelden
        ),
        hernoemd=tuple(Hernoemd(oud, nieuw) for oud, nieuw in uitkomst.hernoemd),
        alleen_tekst=uitkomst.alleen_tekst,
        gelijk=uitkomst.gelijk,
        drempels=tuple(map(_drempelvorm, uitkomst.drempels)),
    )


def _drempelvorm(verschil: Drempelverschil) -> Drempelverschilvorm:
    was, wordt = verschil.was, verschil.wordt
    gebruikt = [naam for drempel in (was, wordt) if drempel for naam in drempel.in_voorwaarden]
    return Drempelverschilvorm(
        drempel=verschil.naam,
        was=was.getal / SCHAAL if was else None,
        wordt=wordt.getal / SCHAAL if wordt else None,
        eenheid_was=was.eenheid if was else None,
        eenheid_wordt=wordt.eenheid if wordt else None,
        in_voorwaarden=tuple(dict.fromkeys(gebruikt)),
    )
