"""Errors as `application/problem+json` (RFC 9457), with the located messages of the library."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.responses import Response

from kennisbank.frozen import plain
from kennisbank.meldingen import InvoerFout, Melding, OntbrekendeExtra
from kennisbank.tekens import zichtbaar

MEDIATYPE = "application/problem+json"
TITELS: Mapping[int, str] = {
    400: "Het verzoek klopt niet",
    403: "Niet toegestaan vanaf deze pagina",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    406: "Geen vorm die u kunt lezen",
    408: "Het verzoek kwam te langzaam binnen",
    413: "Het verzoek is te groot",
    415: "Geen JSON",
    421: "Niet het adres van deze dienst",
    500: "Fout in het programma",
    501: "Hier niet geïnstalleerd",
    503: "Te druk",
}
"""The title of each status that the service gives."""


class Weigering(Exception):
    """A request that is not carried out.

    Args:
        status: status code of HTTP.
        detail: why, in Dutch.
        koppen: headers that belong to it.
    """

    def __init__(self, status: int, detail: str, koppen: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.koppen = status, detail, koppen


def als_json(inhoud: Any) -> bytes:
    """Return a value of the library as JSON, in which no character hides or reorders.

    Args:
        inhoud: records, mappings, sequences, texts and numbers.
    """
    return zichtbaar(json.dumps(plain(inhoud), ensure_ascii=False, separators=(",", ":"))).encode()


def probleem(
    status: int, detail: str, meldingen: Iterable[Melding] = (), koppen: Mapping[str, str] | None = None
) -> Response:
    """Return an error as a response.

    Args:
        status: status code of HTTP.
        detail: what is wrong, in Dutch.
        meldingen: the located messages.
        koppen: headers that belong to it.
    """
    fouten = [melding.als_json() for melding in meldingen]
    inhoud = {"type": "about:blank", "title": TITELS[status], "status": status, "detail": detail, "fouten": fouten}
    return Response(als_json(inhoud), status, koppen, MEDIATYPE)


def wil_pagina(methode: str, pad: str, accept: str) -> bool:
    """Return whether who asks is a person with a browser at the address of a page, and no program at one of the API.

    Args:
        methode: the method of HTTP.
        pad: the path.
        accept: what the client can read, as it says.
    """
    return (
        methode in ("GET", "HEAD", "POST") and pad != "/gezond" and not pad.startswith("/v1/") and "text/html" in accept
    )


def probleem_van(fout: InvoerFout, status: int = 400) -> Response:
    """Return wrong input as a response: 400, or 501 for an extra that is not installed.

    Args:
        fout: what is wrong.
        status: another status code, such as 404.
    """
    aantal = len(fout.meldingen)
    detail = fout.meldingen[0].tekst if aantal == 1 else f"Er zijn {aantal} fouten; zie 'fouten'."
    return probleem(501 if isinstance(fout, OntbrekendeExtra) else status, detail, fout.meldingen)
