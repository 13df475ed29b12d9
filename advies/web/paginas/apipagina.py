"""The page that describes the API to who builds a program on it."""

from __future__ import annotations

from starlette.responses import Response

from advies.web.openapi import document
from advies.web.paginas.apiblad import maak_apiblad
from advies.web.paginas.schil import Verzoek, pagina, toon


def api(verzoek: Verzoek) -> Response:
    """Return the description, made from the OpenAPI document that programs read."""
    blad = maak_apiblad(document(verzoek.omgeving.instellingen))
    return toon(verzoek, "api.html", blad=blad)


DELEN = (pagina("/api", api, zonder_dossier=True),)
"""The pages of this module."""
