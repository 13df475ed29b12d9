"""How the service is set up: by whom it may be reached, how much it takes at once, and who keeps it."""

from __future__ import annotations

from urllib.parse import urlsplit

from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding, knip

API_VERSIE = "1.0.0"
"""The version of the API (SemVer), which is told in each answer; apart from that of the package."""
HOOGSTENS_GELIJKTIJDIG = 64
"""Requests that a process has under way at once, when nothing else is said."""
_EIGEN = frozenset({"localhost", "127.0.0.1", "::1"})
_OVERAL = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, never bound to by itself


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom users of the API can ask.

    Args:
        naam: the person or department.
        e_mail: its address.
        url: a page about the service.
    """

    naam: str
    e_mail: str
    url: str


@dataclass(frozen=True, slots=True)
class Instellingen:
    """How the service is set up.

    Args:
        host: the network address that it listens on.
        poort: the port; 0 for any that is free.
        werkers: processes that answer.
        adressen: addresses by which others reach it, such as `https://advies.voorbeeld.nl`, as `lees_adres` returns them.
        gelijktijdig: requests that a process has under way at once.
        contact: whom users of the API can ask; None when nobody is named.
        paginas: whether there are pages for a browser beside the API.
        bestand: the file in which the pages keep the facts; empty when those travel in the forms.
        thema: a style sheet in the place of the sample theme of the pages; empty for that one.
        stil: whether nothing is written of each request.
    """

    host: str = "127.0.0.1"
    poort: int = 8000
    werkers: int = 1
    adressen: tuple[str, ...] = ()
    gelijktijdig: int = HOOGSTENS_GELIJKTIJDIG
    contact: Contact | None = None
    paginas: bool = False
    bestand: str = ""
    thema: str = ""
    stil: bool = False

    @property
    def namen(self) -> frozenset[str]:
        """The host names by which it may be addressed: those of this computer itself, and of its addresses."""
        namen = {str(urlsplit(adres).hostname) for adres in self.adressen}
        return _EIGEN | namen | ({self.host} - _OVERAL)


def lees_adres(tekst: str) -> str:
    """Return an address as a browser tells it as origin: scheme, name, and a port that is not the usual one.

    Args:
        tekst: the address, such as `https://advies.voorbeeld.nl`.

    Raises:
        InvoerFout: it is no such address.
    """
    herkomst = herkomst_van(tekst.removesuffix("/"))
    if herkomst is None:
        uitleg = (
            f"'{knip(tekst)}' is geen adres van deze dienst. Schrijf het zoals https://advies.voorbeeld.nl, zonder pad."
        )
        raise InvoerFout([Melding(None, uitleg, code="gebruik", gevonden=knip(tekst))])
    return herkomst


def herkomst_van(tekst: str) -> str | None:
    """Return an origin in its one form, or None for what is no origin of the web.

    Args:
        tekst: what stands in the header `Origin`, or an address without a path.
    """
    try:
        delen = urlsplit(tekst)
        naam, poort = delen.hostname, delen.port
    except ValueError:
        return None
    if delen.scheme not in ("http", "https") or not naam or tekst.lower() != f"{delen.scheme}://{delen.netloc}".lower():
        return None
    if "@" in delen.netloc:
        return None
    gewoon = {"http": 80, "https": 443}[delen.scheme]
    return f"{delen.scheme}://{_met_haken(naam)}" + (f":{poort}" if poort not in (None, gewoon) else "")


def _met_haken(naam: str) -> str:
    return f"[{naam}]" if ":" in naam else naam
