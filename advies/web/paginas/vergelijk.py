"""The page that leads to those on which dossiers lie side by side: of several parties, years, or partnerships."""

from __future__ import annotations

from starlette.responses import Response

from advies.web.paginas.schil import Verzoek, pagina, toon


def vergelijk(verzoek: Verzoek) -> Response:
    """Return the page with the three ways."""
    return toon(verzoek, "vergelijk.html")


DELEN = (pagina("/vergelijk", vergelijk, zonder_dossier=True),)
