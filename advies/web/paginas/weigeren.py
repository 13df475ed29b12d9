"""Refusals for a person with a browser: a small page, where a program gets `application/problem+json`."""

from __future__ import annotations

import json

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advies.web.instellingen import Instellingen
from advies.web.paginas.schil import KOPPEN
from advies.web.paginas.sjabloonomgeving import jinja, teksten
from advies.web.paginas.stijlbestanden import Stijl
from advies.web.problemen import MEDIATYPE, wil_pagina


class Paginaweigering:
    """Stands before the guard, and makes a page of each refusal at the address of a page.

    Args:
        app: the guarded service.
        instellingen: how it is set up; names the theme.
    """

    def __init__(self, app: ASGIApp, instellingen: Instellingen) -> None:
        self._app, self._stijl = app, Stijl(instellingen.thema)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        accept = Headers(scope=scope).get("accept", "") if scope["type"] == "http" else ""
        if not accept or not wil_pagina(scope["method"], scope["path"], accept):
            await self._app(scope, receive, send)
            return
        begin: list[Message] = []
        inhoud = bytearray()

        async def stuur(bericht: Message) -> None:
            if (
                bericht["type"] == "http.response.start"
                and Headers(raw=bericht["headers"]).get("content-type") == MEDIATYPE
            ):
                begin.append(bericht)
            elif not begin:
                await send(bericht)
            else:
                inhoud.extend(bericht.get("body", b""))
                if not bericht.get("more_body", False):
                    await self._als_pagina(begin[0], bytes(inhoud), send)

        await self._app(scope, receive, stuur)

    async def _als_pagina(self, begin: Message, inhoud: bytes, send: Send) -> None:
        probleem = json.loads(inhoud)
        uitleg = teksten()["schil"]["weigering"]["per_status"].get(probleem["status"], probleem["detail"])
        sjabloon = jinja().get_template("weigering_kaal.html")
        pagina = sjabloon.render(stijl=self._stijl, t=teksten(), uitleg=uitleg).encode()
        koppen = MutableHeaders(raw=list(begin["headers"]))
        koppen.update({**KOPPEN, "content-type": "text/html; charset=utf-8", "content-length": str(len(pagina))})
        await send({**begin, "headers": koppen.raw})
        await send({"type": "http.response.body", "body": pagina})
