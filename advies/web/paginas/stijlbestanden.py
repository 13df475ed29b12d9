"""The files of the look: style sheets, the theme and the script, each at an address that changes with its contents."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kennisbank.lean import dataclass
from kennisbank.yaml_knopen import lees_bytes

_MAP = Path(__file__).parent / "stijl"
_BESTANDEN: Mapping[str, tuple[str, str]] = {
    "utrecht.css": ("utrecht/index.css", "text/css; charset=utf-8"),
    "thema.css": ("voorbeeld/theme.css", "text/css; charset=utf-8"),
    "advies.css": ("advies.css", "text/css; charset=utf-8"),
    "advies.js": ("advies.js", "text/javascript; charset=utf-8"),
    "beeldmerk.svg": ("beeldmerk.svg", "image/svg+xml"),
}
_JAAR = 31_536_000
_KLASSE = re.compile(r"\.([\w-]*theme[\w-]*)")
_STANDAARDKLASSE = "voorbeeld-theme"


@dataclass(frozen=True, slots=True)
class _Stuk:
    inhoud: bytes
    klein: bytes
    soort: str
    merk: str


class Stijl:
    """The files of the look.

    Args:
        thema: a style sheet in the place of the sample theme; empty for that one.

    Raises:
        InvoerFout: the style sheet cannot be read.
    """

    def __init__(self, thema: str = "") -> None:
        self._stukken = {naam: _stuk((_MAP / pad).read_bytes(), soort) for naam, (pad, soort) in _BESTANDEN.items()}
        self.klasse = _STANDAARDKLASSE
        if thema:
            inhoud = lees_bytes(thema)
            self._stukken["thema.css"] = _stuk(inhoud, _BESTANDEN["thema.css"][1])
            vondst = _KLASSE.search(inhoud.decode("utf-8", "replace"))
            self.klasse = vondst[1] if vondst else _STANDAARDKLASSE

    def adres(self, naam: str) -> str:
        """Return the address of a file; another one as soon as its contents are others."""
        return f"/stijl/{self._stukken[naam].merk}/{naam}"

    def route(self) -> Route:
        """Return the route of all files."""

        async def antwoord(request: Request) -> Response:
            stuk = self._stukken.get(request.path_params["naam"])
            if stuk is None:
                return Response(status_code=404)
            bewaar = f"public, max-age={_JAAR}, immutable" if request.path_params["merk"] == stuk.merk else "no-cache"
            koppen = {"Cache-Control": bewaar, "Vary": "Accept-Encoding", "Content-Type": stuk.soort}
            if "gzip" in request.headers.get("accept-encoding", ""):
                return Response(stuk.klein, headers={**koppen, "Content-Encoding": "gzip"})
            return Response(stuk.inhoud, headers=koppen)

        antwoord.operatie = "/stijl"  # type: ignore[attr-defined] # what the log calls it
        return Route("/stijl/{merk}/{naam}", antwoord, methods=["GET"])


def _stuk(inhoud: bytes, soort: str) -> _Stuk:
    klein = gzip.compress(inhoud, 9, mtime=0)
    return _Stuk(inhoud, klein, soort, hashlib.sha256(inhoud).hexdigest()[:12])
