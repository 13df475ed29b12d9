"""Read a request in bounded time and memory: JSON of the form that an operation takes, and its query."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from starlette.requests import Request

from advies.web.lichaam import lees_begrensd
from advies.web.problemen import Weigering
from kennisbank.foutcodes import Code
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding, Plek, dichtstbij, knip, opsomming, vraag_of
from kennisbank.yaml_knopen import HOOGSTENS_BYTES, HOOGSTENS_DIEP, HOOGSTENS_KNOPEN

HOOGSTENS_SECONDEN = 10.0
"""The time in which the whole of a request must come in."""
_HOOGSTENS_CIJFERS = 100
_NAAM = "verzoek"


@dataclass(frozen=True, slots=True)
class Veld:
    """One member of a request.

    Args:
        naam: its key.
        lees: returns the value, or None when it is of the wrong type.
        verwacht: what was expected then, in Dutch.
        standaard: its value when it is left out; `VERPLICHT` when it may not be.
        code: what is wrong then.
    """

    naam: str
    lees: Callable[[Any], Any]
    verwacht: str
    standaard: Any
    code: Code = "verzoek"


VERPLICHT = object()
"""That a member may not be left out."""


def feiten(naam: str = "feiten") -> Veld:
    """Return a member that holds facts."""
    return Veld(naam, lambda w: w if isinstance(w, dict) else None, "feiten met hun waarde", VERPLICHT, "geen_feiten")


def tekst(naam: str, standaard: Any = VERPLICHT) -> Veld:
    """Return a member that holds text."""
    return Veld(naam, lambda w: w if isinstance(w, str) else None, "tekst", standaard, "geen_tekst")


def ja_nee(naam: str, standaard: bool) -> Veld:
    """Return a member that is true or false."""
    return Veld(naam, lambda w: w if isinstance(w, bool) else None, "true of false", standaard)


def aantal(naam: str, standaard: int, hoogstens: int) -> Veld:
    """Return a member that holds a whole number from 1."""

    def lees(waarde: Any) -> int | None:
        heel = isinstance(waarde, int | Decimal) and not isinstance(waarde, bool) and waarde == int(waarde)
        return int(waarde) if heel and 1 <= waarde <= hoogstens else None

    return Veld(naam, lees, f"een geheel getal van 1 tot en met {hoogstens}", standaard, "buiten_grenzen")


def dag(naam: str) -> Veld:
    """Return a member that holds a date; None when it is left out."""

    def lees(waarde: Any) -> date | None:
        try:
            gelezen = date.fromisoformat(waarde) if isinstance(waarde, str) else None
        except ValueError:
            return None
        return gelezen if gelezen and gelezen.isoformat() == waarde else None

    return Veld(naam, lees, "een datum, zoals 2026-03-31", None)


async def lees_lichaam(request: Request) -> bytes:
    """Return the body of a request.

    Raises:
        Weigering: it is no JSON by its own account, too large, or comes in too slowly.
    """
    soort, _, rest = request.headers.get("content-type", "").partition(";")
    if soort.strip().lower() != "application/json" or "charset" in rest.lower().replace("charset=utf-8", ""):
        raise Weigering(415, "Stuur de feiten als JSON, met de kop 'Content-Type: application/json'.")
    return await lees_begrensd(
        request,
        wat="Een verzoek",
        bytes_=HOOGSTENS_BYTES,
        omvang=f"{HOOGSTENS_BYTES // 1000} kB",
        seconden=HOOGSTENS_SECONDEN,
    )


def lees_velden(inhoud: bytes, velden: Iterable[Veld]) -> dict[str, Any]:
    """Return the members of a request.

    Args:
        inhoud: the body.
        velden: the members that the operation takes.

    Raises:
        InvoerFout: the body is no JSON, or has other members; all errors at once.
    """
    gelezen = _lees_json(inhoud)
    if not isinstance(gelezen, dict):
        raise _fout('een verzoek is een JSON-object, zoals {"feiten": {}}.')
    op_naam = {veld.naam: veld for veld in velden}
    meldingen = [_onbekend(naam, op_naam) for naam in gelezen if naam not in op_naam]
    uit: dict[str, Any] = {}
    for naam, veld in op_naam.items():
        if naam not in gelezen:
            uit[naam] = veld.standaard
            if veld.standaard is VERPLICHT:
                meldingen.append(Melding(None, f"'{naam}' ontbreekt in het verzoek.", code="verzoek", pad=naam))
            continue
        waarde = uit[naam] = veld.lees(gelezen[naam])
        if waarde is None:
            uitleg = f"bij '{naam}' hoort {veld.verwacht}."
            meldingen.append(Melding(None, uitleg, code=veld.code, pad=naam, gevonden=_kort(gelezen[naam])))
    if meldingen:
        raise InvoerFout(meldingen)
    return uit


def lees_vraagdeel(request: Request, mag: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the query of a request: for each parameter its value, the first of those allowed when it is left out.

    Args:
        request: the request.
        mag: the parameters, and the values that each may have.

    Raises:
        InvoerFout: there is another parameter or value; facts never belong in an address.
    """
    uit = {naam: waarden[0] for naam, waarden in mag.items()}
    meldingen: list[Melding] = []
    paren = request.query_params.multi_items()
    dubbel = {naam for naam, keren in Counter(naam for naam, _ in paren).items() if keren > 1}
    for naam, waarde in paren:
        if naam not in mag:
            uitleg = (
                "het adres heeft een parameter die hier niet bestaat; feiten horen in het verzoek, nooit in het adres."
            )
            meldingen.append(Melding(None, uitleg, code="verzoek", toegestaan=tuple(mag)))
        elif naam in dubbel or waarde not in mag[naam]:
            meldingen.append(_andere_waarde(naam, waarde, mag[naam]))
        else:
            uit[naam] = waarde
    if meldingen:
        raise InvoerFout(meldingen)
    return uit


def _andere_waarde(naam: str, waarde: str, mag: tuple[str, ...]) -> Melding:
    dichtbij = dichtstbij(waarde, mag)
    return Melding(
        None,
        f"bij '{naam}' hoort één keer {opsomming(mag)}.{vraag_of(dichtbij)}",
        code="onbekende_waarde",
        pad=naam,
        gevonden=knip(waarde),
        toegestaan=mag,
        suggestie=dichtbij,
    )


def _onbekend(naam: str, op_naam: Mapping[str, Veld]) -> Melding:
    dichtbij = dichtstbij(naam, op_naam)
    uitleg = (
        f"een verzoek heeft hier geen '{knip(naam)}'.{vraag_of(dichtbij)} Toegestaan: {opsomming(list(op_naam), 'en')}."
    )
    return Melding(
        None,
        uitleg,
        code="verzoek",
        pad=knip(naam),
        gevonden=knip(naam),
        toegestaan=tuple(op_naam),
        suggestie=dichtbij,
    )


def _kort(waarde: Any) -> str:
    return knip(waarde) if isinstance(waarde, str) else "" if isinstance(waarde, dict | list) else str(waarde)[:60]


def _fout(uitleg: str, plek: Plek | None = None, code: Code = "verzoek") -> InvoerFout:
    return InvoerFout([Melding(plek, uitleg, code=code)])


def _lees_json(inhoud: bytes) -> Any:
    try:
        gelezen = json.loads(
            inhoud.decode("utf-8-sig"),
            object_pairs_hook=_kaart,
            parse_constant=_geen_getal,
            parse_int=_heel,
            parse_float=_breuk,
        )
    except UnicodeDecodeError:
        raise _fout("dit verzoek is geen UTF-8-tekst.", code="tekens") from None
    except RecursionError:
        raise _te_diep() from None
    except json.JSONDecodeError as fout:
        raise _fout("dit verzoek is geen JSON.", Plek(_NAAM, fout.lineno, fout.colno)) from None
    _keur_omvang(gelezen)
    return gelezen


def _te_diep() -> InvoerFout:
    return _fout(f"dit verzoek is te diep in elkaar gezet; hoogstens {HOOGSTENS_DIEP} lagen.", code="te_groot")


def _kaart(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit = dict(paren)
    if len(uit) != len(paren):
        dubbel = Counter(naam for naam, _ in paren).most_common(1)[0][0]
        raise _fout(f"'{knip(dubbel)}' staat twee keer in één onderdeel; laat er één staan.", code="dubbele_naam")
    return uit


def _geen_getal(getal: str) -> NoReturn:
    raise _fout(f"'{knip(getal)}' is geen getal.", code="geen_getal")


def _heel(getal: str) -> int:
    if len(getal) > _HOOGSTENS_CIJFERS:
        _geen_getal(getal)
    return int(getal)


def _breuk(getal: str) -> Decimal:
    """Return a number as it was typed: a float would round it."""
    try:
        gelezen = Decimal(getal)
    except InvalidOperation:
        _geen_getal(getal)
    if len(getal) > _HOOGSTENS_CIJFERS or abs(gelezen.adjusted()) > _HOOGSTENS_CIJFERS:
        _geen_getal(getal)
    return gelezen


def _keur_omvang(wortel: Any) -> None:
    """Refuse what a facts file could not hold either."""
    laag, knopen = [wortel], 0
    for _ in range(HOOGSTENS_DIEP + 1):
        knopen += len(laag)
        if knopen > HOOGSTENS_KNOPEN:
            raise _fout(f"dit verzoek heeft te veel onderdelen; hoogstens {HOOGSTENS_KNOPEN}.", code="te_groot")
        delen = [deel.values() if isinstance(deel, dict) else deel for deel in laag if isinstance(deel, dict | list)]
        laag = [kind for deel in delen for kind in deel]
        if not laag:
            return
    raise _te_diep()
