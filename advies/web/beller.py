"""Work in a thread for somebody who may hang up meanwhile: then it may stop, since nobody reads the answer."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from anyio import CapacityLimiter, create_task_group, sleep, to_thread
from starlette.requests import Request

IsEr = Callable[[], bool]
"""Says whether who asked is still there."""
_KIJK = 0.1
"""How often one looks whether the connection was closed, in seconds."""
T = TypeVar("T")


async def in_draad(request: Request, werk: Callable[[IsEr], T], draden: CapacityLimiter) -> T:
    """Return what work in a thread gives; it gets what says whether who asked is still there.

    Args:
        request: the request, of which the body has been read.
        werk: the work.
        draden: how many threads there may be.
    """
    weg = Event()
    uit: list[T] = []
    fouten: list[Exception] = []

    async def let_op() -> None:
        while not await request.is_disconnected():
            await sleep(_KIJK)
        weg.set()

    async with create_task_group() as groep:
        groep.start_soon(let_op)
        try:
            uit.append(await to_thread.run_sync(werk, lambda: not weg.is_set(), limiter=draden))
        except Exception as fout:  # a task group would put it in a group of exceptions
            fouten.append(fout)
        groep.cancel_scope.cancel()
    if fouten:
        raise fouten[0]
    return uit[0]
