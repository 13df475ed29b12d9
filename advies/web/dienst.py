"""The service as one ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from anyio import CapacityLimiter, create_task_group, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from advies.web import naslag
from advies.web.aanvaarden import kies_vorm
from advies.web.beller import IsEr, in_draad
from advies.web.handelingen import HANDELINGEN, RAPPORTEN, RAPPORTVORMEN, Handeling
from advies.web.instellingen import Instellingen
from advies.web.lezen import lees_lichaam, lees_velden, lees_vraagdeel
from advies.web.naslag import VERZAMELINGEN, Verzameling
from advies.web.openapi import document
from advies.web.problemen import Weigering, als_json, probleem, probleem_van
from advies.web.wacht import GEZOND, OPENBAAR, Wacht
from kennisbank.meldingen import InvoerFout

_DRADEN = 4
"""Requests that are worked out at the same time in a process: one at a time would let a long one hold up the short ones."""
_JSON = "application/json"
_OPGEHANGEN = 499
"""What the log tells of a caller who did not wait; nobody gets it."""
_Antwoorder = Callable[[Request], Awaitable[Response]]


def maak_dienst(instellingen: Instellingen, paginas: Sequence[BaseRoute] = ()) -> ASGIApp:
    """Return the service.

    Args:
        instellingen: how it is set up.
        paginas: what stands beside the API, such as pages for a browser; guarded as the API is.
    """
    draden = CapacityLimiter(_DRADEN)
    routes: list[BaseRoute] = [_route(f"/v1/{deel.naam}", _handel(deel, draden), "POST") for deel in HANDELINGEN]
    routes.append(_route(f"/v1/{RAPPORTEN.naam}", _rapporteer(draden), "POST"))
    for verzameling in VERZAMELINGEN:
        routes.append(_route(f"/v1/{verzameling.naam}", _zoek_op(partial(_alles, verzameling), draden), "GET"))
        if verzameling.met_delen:
            een = partial(_een, verzameling)
            routes.append(_route(f"/v1/{verzameling.naam}/{{naam}}", _zoek_op(een, draden), "GET"))
    routes += [_route(pad, _zoek_op(lambda _: naslag.gezond(), draden), "GET") for pad in (GEZOND, "/v1/gezond")]
    routes.append(_route(OPENBAAR, _zoek_op(lambda _: document(instellingen), draden), "GET"))
    app = Starlette(
        routes=[*routes, *paginas],
        exception_handlers={
            HTTPException: _geen_route,
            Weigering: _weiger,
            InvoerFout: _onjuist,
            ClientDisconnect: _afgebroken,
            Exception: _programmafout,
        },
        lifespan=lambda _: _leven(bool(paginas)),
    )
    app.router.redirect_slashes = False
    bewaakt = Wacht(app, instellingen)
    if not paginas:
        return bewaakt
    from advies.web.paginas.weigeren import Paginaweigering

    return Paginaweigering(bewaakt, instellingen)


@asynccontextmanager
async def _leven(paginas: bool) -> AsyncIterator[None]:
    """Read the rules before the first request, which would wait for it; beside the first requests make what pages keep."""
    from advies.evalueer import adviseur

    await to_thread.run_sync(adviseur)
    async with create_task_group() as groep:
        if paginas:
            from advies.web.paginas.opwarmen import warm_op

            groep.start_soon(partial(to_thread.run_sync, warm_op, abandon_on_cancel=True))
        yield
        groep.cancel_scope.cancel()


def _route(pad: str, antwoorder: _Antwoorder, methode: str) -> Route:
    antwoorder.operatie = pad  # type: ignore[attr-defined] # what the log calls it, instead of the address as typed
    return Route(pad, antwoorder, methods=[methode])


def _handel(handeling: Handeling, draden: CapacityLimiter) -> _Antwoorder:
    async def antwoord(request: Request) -> Response:
        vraagdeel = lees_vraagdeel(request, handeling.vraagdeel)
        inhoud = await lees_lichaam(request)

        def werk(is_er: IsEr) -> bytes:
            return als_json(handeling.voer_uit(lees_velden(inhoud, handeling.velden), vraagdeel, is_er))

        return Response(await in_draad(request, werk, draden), media_type=_JSON)

    return antwoord


def _rapporteer(draden: CapacityLimiter) -> _Antwoorder:
    async def antwoord(request: Request) -> Response:
        lees_vraagdeel(request, RAPPORTEN.vraagdeel)
        vorm = kies_vorm(request.headers.getlist("accept"), RAPPORTVORMEN)
        inhoud = await lees_lichaam(request)

        def werk(is_er: IsEr) -> bytes:
            uit: bytes = RAPPORTEN.voer_uit(lees_velden(inhoud, RAPPORTEN.velden), {"vorm": vorm}, is_er)
            return uit

        rapport = await in_draad(request, werk, draden)
        koppen = {"Content-Disposition": f'attachment; filename="adviesrapport.{vorm}"', "Vary": "Accept"}
        return Response(rapport, headers={**koppen, "Content-Type": RAPPORTVORMEN[vorm]})

    return antwoord


def _zoek_op(haal: Callable[[Request], Any], draden: CapacityLimiter) -> _Antwoorder:
    async def antwoord(request: Request) -> Response:
        lees_vraagdeel(request, {})
        inhoud = await to_thread.run_sync(lambda: als_json(haal(request)), limiter=draden)
        return Response(inhoud, media_type=_JSON)

    return antwoord


def _alles(verzameling: Verzameling, _: Request) -> Any:
    alle = verzameling.haal()
    return list(alle.values()) if verzameling.als_lijst else list(alle)


def _een(verzameling: Verzameling, request: Request) -> Any:
    try:
        return naslag.zoek(verzameling, request.path_params["naam"])
    except InvoerFout as fout:
        raise NietGevonden(fout.meldingen) from None


class NietGevonden(InvoerFout):
    """There is none of this name in a collection."""


async def _onjuist(_: Request, fout: Exception) -> Response:
    assert isinstance(fout, InvoerFout)
    return probleem_van(fout, 404 if isinstance(fout, NietGevonden) else 400)


async def _weiger(_: Request, fout: Exception) -> Response:
    assert isinstance(fout, Weigering)
    return probleem(fout.status, fout.detail, koppen=fout.koppen)


async def _geen_route(_: Request, fout: Exception) -> Response:
    assert isinstance(fout, HTTPException)
    if fout.status_code == 405:
        return probleem(405, "Dit adres kent deze methode niet; zie de kop 'Allow'.", koppen=fout.headers)
    return probleem(404, "Dit adres bestaat niet. Wat er is, staat in /v1/openapi.json.")


async def _afgebroken(_: Request, __: Exception) -> Response:
    return Response(status_code=_OPGEHANGEN)


async def _programmafout(_: Request, __: Exception) -> Response:
    return probleem(500, "Er is geen antwoord gegeven. Meld dit aan wie deze dienst beheert.")
