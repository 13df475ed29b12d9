"""What newer rules make of a saved answer: the same facts, evaluated with today's rules, beside what was told then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from advies.antwoord import Antwoord
from advies.evalueer import Adviseur
from advies.statussen import STATEN, STATUSSEN, Staat
from advies.uitleg.antwoordbestand import adviessleutel
from advies.uitleg.narekenen import Adviesverschil, reken_na
from advies.uitleg.wat_als import Staatsovergang
from advies.verloop.meting import Meting
from advies.verloop.vormen import Peiling, Regelovergang, Stand, Verwoording
from regels.sleutels import RegelSleutel

_WOORDEN = frozenset({"titel", "tekst", "uitleg", "kanttekening", "sterkte", "soort"})
"""The fields in which an advice reads otherwise; what it rests on and where it stands are told elsewhere."""


def peiling(nummer: int, meting: Meting, nu: Antwoord, adviseur: Adviseur) -> Peiling:
    """Return one moment, with what newer rules change in the answer that was saved then.

    Args:
        nummer: its place in time, from 1.
        meting: what is known of it.
        nu: its facts, evaluated with today's rules, with all advices.
        adviseur: the evaluator, with today's rules.
    """
    eerder = meting.eerder
    verschil = None if eerder is None else reken_na(eerder, None, adviseur)
    anders = verschil is not None and not (verschil.regelbank.gelijk and all(laag.gelijk for laag in verschil.lagen))
    adviezen = verschil.adviezen if verschil is not None and anders else ()
    lagen = lagen_van(eerder, nu)
    return Peiling(
        nummer=nummer,
        datum="" if meting.datum is None else meting.datum.isoformat(),
        bestand=meting.bestand,
        verband=meting.verband,
        soort="feiten" if eerder is None else "antwoord",
        bekend=len(meting.geheugen),
        regelbank="" if verschil is None else verschil.regelbank.toen,
        zelfde_regels=not anders,
        gewijzigd_na_afloop=verschil is not None and verschil.gewijzigd_na_afloop,
        door_regels=tuple(_overgang(deel, eerder or {}, lagen) for deel in adviezen if _verandert(deel, eerder or {})),
        aanbevelingen_door_regels=_staten(eerder, nu) if eerder is not None and anders else (),
        anders_verwoord=tuple(_verwoord(adviezen, eerder or {"adviezen": ()})),
        lagen=() if verschil is None else verschil.lagen,
    )


def standen_toen(antwoord: Mapping[str, Any]) -> Mapping[RegelSleutel, Stand]:
    """Return how each advice stood in a saved answer; one that is not named was excluded, or there was no such rule.

    Args:
        antwoord: the answer, as `lees_antwoorden` returns it.
    """
    return {adviessleutel(deel): _stand(deel.get("status")) for deel in antwoord["adviezen"]}


def stand_toen(antwoord: Mapping[str, Any], regel: str) -> Stand:
    """Return how an advice stood that a saved answer does not name: excluded, or its rule was not asked.

    Args:
        antwoord: the answer, as `lees_antwoorden` returns it.
        regel: name of the rule.
    """
    gevraagd = antwoord.get("regelnamen")
    return "uitgesloten" if isinstance(gevraagd, list) and regel in gevraagd else "ontbreekt"


def lagen_van(eerder: Mapping[str, Any] | None, nu: Antwoord) -> Mapping[RegelSleutel, str]:
    """Return of which layer each advice is that is not the publication's, in an answer or in one that was saved.

    Args:
        eerder: the saved answer, as `lees_antwoorden` returns it; None for none.
        nu: the answer, with all advices.
    """
    toen = () if eerder is None else eerder["adviezen"]
    uit = {adviessleutel(deel): str(deel["laag"]) for deel in toen if deel.get("laag")}
    return uit | {deel.sleutel: deel.laag for deel in nu.adviezen if deel.laag}


def _stand(status: object) -> Stand:
    return cast(Stand, status) if status in STATUSSEN else "ontbreekt"


def _verwoord(adviezen: Sequence[Adviesverschil], eerder: Mapping[str, Any]) -> Iterator[Verwoording]:
    """Yield the advices that only read otherwise; words that the saved answer does not hold are not compared."""
    toen = {adviessleutel(deel): deel for deel in eerder["adviezen"]}
    for deel in adviezen:
        sleutel = RegelSleutel(deel.regel, deel.over.get("proces", ""))
        if deel.toen == deel.nu and _WOORDEN & set(deel.velden) & toen[sleutel].keys():
            yield Verwoording(deel.regel, deel.over, deel.titel)


def _verandert(deel: Adviesverschil, eerder: Mapping[str, Any]) -> bool:
    return _toen(deel, eerder) != deel.nu


def _toen(deel: Adviesverschil, eerder: Mapping[str, Any]) -> Stand:
    return stand_toen(eerder, deel.regel) if deel.toen == "ontbreekt" else _stand(deel.toen)


def _overgang(deel: Adviesverschil, eerder: Mapping[str, Any], lagen: Mapping[RegelSleutel, str]) -> Regelovergang:
    was, wordt = _toen(deel, eerder), _stand(deel.nu)
    laag = lagen.get(RegelSleutel(deel.regel, deel.over.get("proces", "")), "")
    return Regelovergang(deel.regel, deel.over, deel.titel, was, wordt, deel.vervallen, laag)


def _staten(eerder: Mapping[str, Any], nu: Antwoord) -> tuple[Staatsovergang, ...]:
    delen = eerder.get("aanbevelingen")
    paren = map(_staat, delen if isinstance(delen, list) else ())
    toen = {nummer: staat for nummer, staat in paren if nummer is not None}
    return tuple(
        Staatsovergang(deel.nummer, deel.naam, toen[deel.nummer], deel.staat)
        for deel in nu.aanbevelingen
        if deel.nummer in toen and toen[deel.nummer] != deel.staat
    )


def _staat(deel: Any) -> tuple[int | None, Staat]:
    """Return the number and state of a recommendation in a saved answer; None for what is no recommendation."""
    if isinstance(deel, dict) and isinstance(deel.get("nummer"), int) and deel.get("staat") in STATEN:
        return deel["nummer"], deel["staat"]
    return None, "onbekend"
