"""The pages for a browser: an adviser answers, and sees the advice change; each works without script.

`schil` is the shell: a request with its `dossier`, the layout and the texts. Each page is a module with `DELEN`; what it shows is
made by pure functions beside it. The Dutch is in `teksten/`, the templates are in `sjablonen/`, the look is in `stijl/`.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from advies.web.instellingen import Instellingen


def paginas(instellingen: Instellingen) -> Sequence[BaseRoute]:
    """Return the pages, to mount beside the API.

    Args:
        instellingen: how the service is set up; names the file in which the dossier is, and the theme.

    Raises:
        InvoerFout: the theme cannot be read.
    """
    from advies.web.paginas import (
        adviespagina,
        apipagina,
        overeenkomst,
        overleg,
        rapport,
        regels,
        start,
        streek,
        variantpagina,
        vergelijk,
        verloop,
        vragen,
    )
    from advies.web.paginas.berichten import Berichten
    from advies.web.paginas.schil import Omgeving, als_route
    from advies.web.paginas.stijlbestanden import Stijl

    stijl = Stijl(instellingen.thema)
    omgeving = Omgeving(instellingen, stijl, Berichten())
    delen = [
        *start.DELEN,
        *vragen.DELEN,
        *adviespagina.DELEN,
        *variantpagina.DELEN,
        *regels.DELEN,
        *rapport.DELEN,
        *overeenkomst.DELEN,
        *vergelijk.DELEN,
        *overleg.DELEN,
        *verloop.DELEN,
        *streek.DELEN,
        *apipagina.DELEN,
    ]
    return [stijl.route(), *(als_route(deel, omgeving) for deel in delen)]
