"""Read the body of a request in bounded time and memory: the one reader, for the API and for the forms of the pages."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from advies.web.problemen import Weigering


async def lees_begrensd(request: Request, *, wat: str, bytes_: int, omvang: str, seconden: float) -> bytes:
    """Return the body of a request.

    Args:
        request: the request.
        wat: what it is, in Dutch, to begin a sentence: "Een formulier".
        bytes_: the most bytes that are read.
        omvang: the same in Dutch: "8 MB".
        seconden: the time in which the whole must come in.

    Raises:
        Weigering: it is too large, or comes in too slowly.
    """
    delen: list[bytes] = []
    lengte = 0
    try:
        async with asyncio.timeout(seconden):
            async for deel in request.stream():
                lengte += len(deel)
                if lengte > bytes_:
                    raise Weigering(413, f"{wat} mag hoogstens {omvang} zijn.")
                delen.append(deel)
    except TimeoutError:
        raise Weigering(408, f"{wat} moet er binnen {seconden:.0f} seconden zijn.") from None
    return b"".join(delen)
