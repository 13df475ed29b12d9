"""The difference of two rule bases as text and as records for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from advies.beheer.regelverschil import Drempelverschil, Regelverschillen, Voorbeeld
from advies.feitenbestand import feitregels
from advies.weergave.teksten import aantal, tekst
from advies.weergave.vormen import Drempelverschilvorm, Hernoemd, Regelverschillenvorm, Regelverschilvorm
from advies.woorden.feiten import getal
from advies.woorden.processen import procesnaam
from kennisbank.meldingen import opsomming
from kennisbank.vocabulaire import FeitDefinitie
from regels.bewijs.verschil import Wat
from regels.taal import SCHAAL, Drempel, Regel


def als_tekst(uitkomst: Regelverschillen) -> str:
    """Return what changed in the advice, as text."""
    tekstregels: list[str] = []
    for voorbeeld in uitkomst.voorbeelden:
        tekstregels += [*_voorbeeld(voorbeeld, uitkomst.feiten), ""]
    for oud, nieuw in uitkomst.hernoemd:
        tekstregels.append(tekst("regelverschil.hernoemd", oud=oud, nieuw=nieuw))
    if uitkomst.alleen_tekst:
        tekstregels.append(tekst("regelverschil.alleen_tekst", regels=opsomming(uitkomst.alleen_tekst, "en")))
    tekstregels += [_drempel(verschil) for verschil in uitkomst.drempels]
    if not uitkomst.voorbeelden:
        tekstregels.append(tekst("regelverschil.zelfde"))
    tekstregels.append(aantal("regelverschil.gelijk", uitkomst.gelijk))
    return "\n".join(tekstregels)


def _drempel(verschil: Drempelverschil) -> str:
    was, wordt = verschil.was, verschil.wordt
    if was is None or wordt is None:
        drempel = was or wordt
        assert drempel is not None
        sleutel = "regelverschil.drempel_nieuw" if was is None else "regelverschil.drempel_weg"
        return tekst(sleutel, naam=verschil.naam, waarde=_maat(drempel))
    regels = opsomming(tuple(dict.fromkeys([*was.in_voorwaarden, *wordt.in_voorwaarden])), "en")
    return tekst(
        "regelverschil.drempel",
        naam=verschil.naam,
        was=_maat(was),
        wordt=_maat(wordt),
        plek=wordt.plek,
        regels=regels or tekst("regelverschil.geen_voorwaarde"),
    )


def _wat(wat: Wat) -> str:
    match wat:
        case "nieuw" | "vervallen" | "eerder" | "strenger" | "andere_grens_onzeker" | "andere_conclusie":
            return tekst(f"regelverschil.{wat}")
        case _:
            assert_never(wat)


def _maat(drempel: Drempel) -> str:
    return f"{getal(drempel.getal)} {drempel.eenheid}"


def _voorbeeld(voorbeeld: Voorbeeld, feiten: Mapping[str, FeitDefinitie]) -> Iterator[str]:
    verschil = voorbeeld.verschil
    plekken = [str(regel.plek) for regel in (verschil.oud, verschil.nieuw) if regel]
    kop = "regelverschil.kop_proces" if verschil.proces else "regelverschil.kop"
    yield tekst(
        kop,
        regel=verschil.naam,
        wat=_wat(verschil.wat),
        proces=procesnaam(verschil.proces) if verschil.proces else "",
        plekken=" -> ".join(plekken),
    )
    if verschil.wat == "andere_conclusie" and verschil.oud and verschil.nieuw:
        was, wordt = _conclusie(verschil.oud), _conclusie(verschil.nieuw)
        yield f"  {tekst('regelverschil.conclusie', was=was, wordt=wordt)}"
    else:
        er_niet = tekst("regelverschil.er_niet")
        was, wordt = voorbeeld.was or er_niet, voorbeeld.wordt or er_niet
        yield f"  {tekst('regelverschil.feiten', was=was, wordt=wordt)}"
    tekstregels = feitregels(verschil.voorbeeld, feiten) or [tekst("algemeen.geen_feit")]
    yield from (f"    {tekstregel}" for tekstregel in tekstregels)


def _conclusie(regel: Regel) -> str:
    delen = [f"{regel.dan.over}: {regel.dan.waarde}"] if regel.dan else []
    delen += [tekst("regelverschil.plaats", plaats=regel.plaats)] if regel.plaats else []
    if not delen:
        return tekst("regelverschil.geen")
    conclusie = opsomming(delen, "en")
    return tekst("regelverschil.over", conclusie=conclusie, proces=procesnaam(regel.over)) if regel.over else conclusie


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
