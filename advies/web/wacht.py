"""What stands before everything: who may ask, how much at once, which headers go out, and what is written down of it.

Of a request only the method, the operation, the status and the time are written to the log: never an address as it was typed, a
query, a body, or the text of an exception, which could hold facts.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from time import perf_counter
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advies.web.instellingen import API_VERSIE, Instellingen, herkomst_van
from advies.web.problemen import probleem

LOGBOEK = logging.getLogger("advies.web")
OPENBAAR = "/v1/openapi.json"
"""The one document that a page from elsewhere may read: tools that show it run in a browser."""
GEZOND = "/gezond"
"""The health check: asked by address rather than by name, and also when it is busy."""
_KOPPEN: Mapping[str, str] = {
    "API-Version": API_VERSIE,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_VEILIG = ("GET", "HEAD", "OPTIONS")


class Wacht:
    """Stands before the application.

    Args:
        app: the application.
        instellingen: how the service is set up.
    """

    def __init__(self, app: ASGIApp, instellingen: Instellingen) -> None:
        self._app = app
        self._namen = instellingen.namen
        self._adressen = frozenset(instellingen.adressen)
        self._hoogstens = instellingen.gelijktijdig
        self._onderweg = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application do so."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin, uit = perf_counter(), _Uitgang(scope, send)
        try:
            weigering = self._weiger(scope)
            if weigering is not None:
                await weigering(scope, receive, uit.stuur)
            else:
                await self._laat_door(scope, receive, uit)
        except Exception as fout:  # the application has answered with status 500
            plek = traceback.extract_tb(fout.__traceback__)[-1]
            LOGBOEK.error("fout in het programma: %s, %s:%s", type(fout).__name__, plek.filename, plek.lineno)
        milliseconden = (perf_counter() - begin) * 1000
        operatie = getattr(scope.get("endpoint"), "operatie", "-")
        LOGBOEK.info("%s %s %d %.0f ms", scope["method"][:10], operatie, uit.status, milliseconden)

    async def _laat_door(self, scope: Scope, receive: Receive, uit: _Uitgang) -> None:
        if scope["path"] == GEZOND:
            await self._app(scope, receive, uit.stuur)
            return
        if self._onderweg >= self._hoogstens:
            druk = probleem(
                503, "Er zijn te veel verzoeken tegelijk. Probeer het zo weer.", koppen={"Retry-After": "1"}
            )
            await druk(scope, receive, uit.stuur)
            return
        self._onderweg += 1
        try:
            await self._app(scope, receive, uit.stuur)
        finally:
            self._onderweg -= 1

    def _weiger(self, scope: Scope) -> Response | None:
        """Return why a request is not for this service, or comes from a page that may not ask it; None when it may."""
        if scope["path"] == GEZOND and scope["method"] in _VEILIG:
            return None
        koppen = Headers(scope=scope)
        hosts = koppen.getlist("host")
        herkomst = herkomst_van(f"http://{hosts[0]}") if len(hosts) == 1 else None
        if herkomst is None or _naam(herkomst) not in self._namen:
            return probleem(
                421, "Deze dienst heeft een ander adres. Wie haar beheert, noemt dat met 'advies serve --adres'."
            )
        if scope["method"] in _VEILIG:
            return None
        vanaf = koppen.getlist("origin")
        elders = not vanaf and koppen.get("sec-fetch-site", "none") not in ("same-origin", "none")
        if elders or (vanaf and not self._is_eigen(vanaf, herkomst)):
            return probleem(403, "Een pagina van een ander adres mag deze dienst niets vragen.")
        return None

    def _is_eigen(self, vanaf: list[str], herkomst: str) -> bool:
        """Return whether a request comes from a page of this service itself, whatever stands between for TLS."""
        pagina = herkomst_van(vanaf[0]) if len(vanaf) == 1 else None
        if pagina is None:
            return False
        over_tls = herkomst_van("https" + herkomst.removeprefix("http"))
        return pagina in self._adressen or pagina in (herkomst, over_tls)


def _naam(herkomst: str) -> str:
    return str(urlsplit(herkomst).hostname)


class _Uitgang:
    """What goes out: adds the headers that each response has, and remembers its status.

    Args:
        scope: the request.
        send: where it goes.
    """

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send = scope, send
        self.status = 500

    async def stuur(self, bericht: Message) -> None:
        """Send a part of a response."""
        if bericht["type"] == "http.response.start":
            self.status = bericht["status"]
            koppen = MutableHeaders(scope=bericht)
            for naam, waarde in _KOPPEN.items():
                koppen.setdefault(naam, waarde)
            if self._scope["path"] == OPENBAAR:
                koppen["Access-Control-Allow-Origin"] = "*"
                koppen["Cross-Origin-Resource-Policy"] = "cross-origin"
        await self._send(bericht)
