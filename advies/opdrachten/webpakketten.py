"""Whether the packages of the extra for the service and the pages are there."""

from __future__ import annotations

from kennisbank.meldingen import OntbrekendeExtra

_NODIG = ("starlette", "uvicorn", "jinja2", "python_multipart")


def controleer_pakketten() -> None:
    """Refuse to start without the extra.

    Raises:
        OntbrekendeExtra: a package is missing; says what to install.
    """
    from importlib.util import find_spec

    if any(find_spec(pakket) is None for pakket in _NODIG):
        raise OntbrekendeExtra.van("de dienst vraagt een uitbreiding", "web")
