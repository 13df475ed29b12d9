"""Let the service run: bind, answer, and stop without dropping what is under way."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess

from advies.web.dienst import maak_dienst
from advies.web.instellingen import Instellingen
from advies.web.wacht import LOGBOEK
from kennisbank.lagen import Lagen, actieve_lagen, met_lagen
from kennisbank.meldingen import InvoerFout, Melding

SECONDEN_OM_AF_TE_MAKEN = 60
"""How long a stop waits for what is under way; longer than the longest operation takes."""
_STOPT = (signal.SIGINT, signal.SIGTERM)
_START_MISLUKT = 3
"""How uvicorn ends a process that could not start."""
_WACHTRIJ = 2048


def draai(instellingen: Instellingen, klaar: Callable[[str], None] = lambda _: None) -> int:
    """Answer requests until the process is asked to stop.

    Args:
        instellingen: how the service is set up.
        klaar: called with the address once requests for it are taken.

    Returns:
        0 when it was asked to stop and finished what was under way; 3 when a process could not start.

    Raises:
        InvoerFout: it cannot listen on that address.
    """
    with _luister(instellingen) as poort:
        config = _config(instellingen)
        sys.stderr.write(f"advies luistert op {adres_van(poort)}; stop met Ctrl-C.\n")
        klaar(adres_van(poort))
        return _een(config, poort) if instellingen.werkers == 1 else _meer(config, poort)


def _een(config: Config, poort: socket.socket) -> int:
    werk = Server(config)

    def stop(*_: object) -> None:
        """Stop when nothing runs yet; uvicorn, which listens while it runs, sends the signal once more when it is done."""
        werk.should_exit = True

    with _signalen():
        for naam in _STOPT:
            signal.signal(naam, stop)
        werk.run(sockets=[poort])
    return 0


def _meer(config: Config, poort: socket.socket) -> int:
    with _signalen():
        werk = Multiprocess(config, sockets=[poort])
        werk.run()
    return _START_MISLUKT if any(deel.exitcode == _START_MISLUKT for deel in werk.processes) else 0


def maak_app(instellingen: Instellingen, lagen: Lagen = ()) -> ASGIApp:
    """Return the service for a process that answers, which writes to the log from now on.

    Args:
        instellingen: how the service is set up.
        lagen: the layers with which it answers.
    """
    if not LOGBOEK.handlers:
        schrijver = logging.StreamHandler()
        schrijver.setFormatter(logging.Formatter("%(asctime)s %(process)d %(message)s"))
        LOGBOEK.addHandler(schrijver)
        LOGBOEK.setLevel(logging.ERROR if instellingen.stil else logging.INFO)
        LOGBOEK.propagate = False
    dienst = maak_dienst(instellingen, _paginas(instellingen))

    async def met(scope: Scope, receive: Receive, send: Send) -> None:
        with met_lagen(lagen):
            await dienst(scope, receive, send)

    return met if lagen else dienst


def _paginas(instellingen: Instellingen) -> Sequence[BaseRoute]:
    if not instellingen.paginas:
        return ()
    from advies.web.paginas import paginas

    return paginas(instellingen)


def adres_van(poort: socket.socket) -> str:
    """Return the address of a socket as a browser takes it."""
    host, nummer = poort.getsockname()[:2]
    return f"http://[{host}]:{nummer}" if ":" in host else f"http://{host}:{nummer}"


def _config(instellingen: Instellingen) -> Config:
    return Config(
        partial(maak_app, instellingen, actieve_lagen()),
        factory=True,
        workers=instellingen.werkers,
        http="h11",
        ws="none",
        lifespan="on",
        interface="asgi3",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SECONDEN_OM_AF_TE_MAKEN,
    )


@contextmanager
def _luister(instellingen: Instellingen) -> Iterator[socket.socket]:
    """Open the port before anything is loaded, so that one that is taken is told at once."""
    host, nummer = instellingen.host, instellingen.poort
    try:
        familie, soort, protocol, _, plaats = socket.getaddrinfo(host, nummer, type=socket.SOCK_STREAM)[0]
        poort = socket.socket(familie, soort, protocol)
    except OSError:
        raise _fout(f"'{host}' is geen netwerkadres van deze computer.") from None
    with poort:
        try:
            poort.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            poort.bind(plaats)
            poort.listen(_WACHTRIJ)
        except OSError as fout:
            uitleg = "Kies een andere met --poort, of een ander adres met --host."
            raise _fout(
                f"op {host}, poort {nummer}, kan de dienst niet luisteren ({fout.strerror}). {uitleg}"
            ) from None
        poort.set_inheritable(True)
        yield poort


def _fout(tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, tekst, code="gebruik")])


@contextmanager
def _signalen() -> Iterator[None]:
    """Leave the signals as they were."""
    oud = {nummer: signal.getsignal(nummer) for nummer in signal.valid_signals()}
    try:
        yield
    finally:
        for nummer, handler in oud.items():
            if handler is not None and signal.getsignal(nummer) is not handler:
                signal.signal(nummer, handler)
