"""The shell of all pages: a request with its dossier, the layout, the navigation, the texts, and how a page is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from anyio import CapacityLimiter
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from advies.bewaren import Gewijzigd
from advies.web.beller import IsEr, in_draad
from advies.web.instellingen import Instellingen
from advies.web.paginas.berichten import Berichten
from advies.web.paginas.dossier import (
    Dossier,
    Variant,
    bewaar_in_bestand,
    geen_dossier,
    uit_bestand,
    uit_tekst,
)
from advies.web.paginas.formulier import (
    GEEN_VELDEN,
    HOOGSTENS_VARIANTEN,
    KOEK,
    Velden,
    is_token,
    lees_formulier,
    nieuw_token,
)
from advies.web.paginas.sjabloonomgeving import in_eigen_woorden, jinja, teksten
from advies.web.paginas.stijlbestanden import Stijl
from advies.web.problemen import Weigering
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout

_DRADEN = CapacityLimiter(4)
_CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KOPPEN: Mapping[str, str] = {
    "Content-Security-Policy": _CSP,
    # With 'no-referrer' a browser hides the origin of a form too, which the guard before the pages asks for.
    "Referrer-Policy": "same-origin",
}
_EIGEN_VELDEN = ("versie", "variant_naam", "variant_tekst", "actie")
LIVE = "x-advies-live"
"""The header by which the script of the pages tells that it sent a form."""
Live = Literal["", "snel", "stand"]
"""Only what an answer changed, in a line; or all of the page that is renewed."""


@dataclass(frozen=True, slots=True)
class Omgeving:
    """Where the pages run.

    Args:
        instellingen: how the service is set up.
        stijl: the files of the look.
        berichten: what is still to be told after a save in the file.
    """

    instellingen: Instellingen
    stijl: Stijl
    berichten: Berichten

    @property
    def bestand(self) -> str:
        """The file in which the dossier is; empty when it travels in the forms."""
        return self.instellingen.bestand


@dataclass(frozen=True, slots=True)
class Verzoek:
    """What a browser asks, with the dossier that it is about.

    Args:
        omgeving: where the pages run.
        methode: `GET` or `POST`.
        adres: the path.
        delen: the parts of the path that vary.
        vraag: what stands behind the question mark; never facts.
        velden: what was typed.
        dossier: the facts.
        token: what the forms of the next page must send back.
        live: what the script of the page asks; empty for the user who goes to a page.
        is_er: says whether who asks is still there; otherwise a long search may stop.
    """

    omgeving: Omgeving
    methode: str
    adres: str
    delen: Mapping[str, str]
    vraag: Mapping[str, str]
    velden: Velden
    dossier: Dossier
    token: str
    live: Live
    is_er: IsEr

    def met(self, dossier: Dossier) -> Verzoek:
        """Return the same request about another dossier."""
        return replace(self, dossier=dossier)


Maker = Callable[[Verzoek], Response]


def bewaar_dossier(verzoek: Verzoek, tekst: str) -> Verzoek:
    """Return the request with other facts: saved in the file, or to travel on in the forms.

    Args:
        verzoek: the request.
        tekst: the new text of the facts file.

    Raises:
        Gewijzigd: the file was changed since the page was made; nothing is saved. Who does not catch it lets the page tell so.
        InvoerFout: the file cannot be written.
    """
    oud = verzoek.dossier
    if oud.in_bestand:
        nieuw = bewaar_in_bestand(verzoek.omgeving.bestand, tekst, verzoek.velden.een("versie"))
        return verzoek.met(_met_varianten(nieuw, oud.varianten))
    return verzoek.met(uit_tekst(tekst, oud.gewijzigd or tekst != oud.tekst, oud.varianten))


def met_varianten(verzoek: Verzoek, varianten: tuple[Variant, ...]) -> Verzoek:
    """Return the request with other variants, which travel in the forms wherever the dossier is."""
    return verzoek.met(_met_varianten(verzoek.dossier, varianten))


def toon(verzoek: Verzoek, sjabloon: str, *, status: int = 200, **stof: Any) -> Response:
    """Return a page.

    Args:
        verzoek: what was asked.
        sjabloon: name of the template, such as `vragen.html`.
        status: status code of HTTP.
        stof: what the template shows.
    """
    omgeving = verzoek.omgeving
    inhoud = (
        jinja()
        .get_template(sjabloon)
        .render(verzoek=verzoek, dossier=verzoek.dossier, stijl=omgeving.stijl, t=teksten(), **stof)
    )
    return HTMLResponse(inhoud, status, headers=dict(KOPPEN))


def toon_regel(verzoek: Verzoek, zinnen: Sequence[str]) -> Response:
    """Return no more than what an answer changed, for the script: it asks the rest of the page when no other answer follows.

    Args:
        verzoek: the request, with the dossier as it is saved.
        zinnen: what changed.
    """
    return toon(verzoek, "live.html", zinnen=zinnen)


def kan_weg(verzoek: Verzoek) -> bool:
    """Return whether the browser can go to a page after a save, so that loading that again sends nothing again.

    Args:
        verzoek: the request; with its dossier or variants in the form nothing of it would be left on the other page.
    """
    return verzoek.dossier.in_bestand and not verzoek.dossier.varianten and not verzoek.live


def ga_naar(verzoek: Verzoek, adres: str, zinnen: Sequence[str] = (), leeg: int = 0) -> Response:
    """Return an answer by which the browser goes to another page; for a dossier in a file, after something was saved.

    Args:
        verzoek: the request.
        adres: the path; never with facts in it.
        zinnen: what that page tells of the save.
        leeg: how many empty rows for a municipality it shows.
    """
    vraag = {"na": verzoek.omgeving.berichten.leg_klaar(zinnen)} if zinnen else {}
    if leeg:
        vraag["rijen"] = str(leeg)
    return RedirectResponse(f"{adres}?{urlencode(vraag)}" if vraag else adres, 303, headers=dict(KOPPEN))


def toon_fouten(verzoek: Verzoek) -> Response:
    """Return the page that says what is wrong with the dossier."""
    return toon(verzoek, "fouten.html")


def pagina(
    pad: str,
    maak: Maker,
    *,
    zonder_dossier: bool = False,
    methoden: tuple[str, ...] = ("GET", "POST"),
    hoogstens_bestanden: int = 1,
) -> _Deel:
    """Return a page at an address; `paginas` makes a route of it.

    Args:
        pad: the address, such as `/regels/{regel}`.
        maak: makes the answer, in a thread.
        zonder_dossier: whether the page also shows when the dossier is wrong; otherwise that is told instead.
        methoden: how it may be asked.
        hoogstens_bestanden: the most files that a form may send to it.
    """
    return _Deel(pad, maak, zonder_dossier, methoden, hoogstens_bestanden)


@dataclass(frozen=True, slots=True)
class _Deel:
    pad: str
    maak: Maker
    zonder_dossier: bool
    methoden: tuple[str, ...]
    hoogstens_bestanden: int


def als_route(deel: _Deel, omgeving: Omgeving) -> Route:
    """Return the route of a page.

    Args:
        deel: the page.
        omgeving: where the pages run.
    """

    async def antwoord(request: Request) -> Response:
        token = request.cookies.get(KOEK, "")
        vers = not is_token(token)
        if vers:
            token = nieuw_token()
        try:
            velden = GEEN_VELDEN
            if request.method == "POST":
                velden = await lees_formulier(request, deel.hoogstens_bestanden)
        except Weigering as fout:
            leeg = _verzoek(request, omgeving, GEEN_VELDEN, geen_dossier(), token, lambda: True)
            return _met_koek(
                toon(leeg, "weigering.html", status=fout.status, uitleg=fout.detail), request, omgeving, token
            )

        def werk(is_er: IsEr) -> Response:
            verzoek = _verzoek(request, omgeving, velden, _dossier(omgeving, velden), token, is_er)
            try:
                if not velden.geldig:
                    return toon(
                        verzoek, "weigering.html", status=403, uitleg=teksten()["schil"]["weigering"]["verlopen"]
                    )
                if verzoek.dossier.fouten and not deel.zonder_dossier:
                    return toon_fouten(verzoek)
                return deel.maak(verzoek)
            except Gewijzigd:
                getypt = [(naam, waarde) for naam, waarde in velden.paren() if naam not in _EIGEN_VELDEN and waarde]
                return toon(verzoek.met(_dossier(omgeving, velden)), "botsing.html", status=409, getypt=getypt)
            except InvoerFout as fout:
                return toon(verzoek, "weigering.html", status=400, uitleg=in_eigen_woorden(fout.meldingen[0]).tekst)

        uit = await in_draad(request, werk, _DRADEN)
        return _met_koek(uit, request, omgeving, token) if vers else uit

    antwoord.operatie = deel.pad  # type: ignore[attr-defined] # what the log calls it, instead of the address as typed
    return Route(
        deel.pad, antwoord, methods=list(deel.methoden), middleware=[Middleware(GZipMiddleware, minimum_size=500)]
    )


def _verzoek(
    request: Request, omgeving: Omgeving, velden: Velden, dossier: Dossier, token: str, is_er: IsEr
) -> Verzoek:
    return Verzoek(
        omgeving,
        request.method,
        request.url.path,
        {naam: str(deel) for naam, deel in request.path_params.items()},
        dict(request.query_params),
        velden,
        dossier,
        token,
        "" if LIVE not in request.headers else "snel" if request.headers[LIVE] == "snel" else "stand",
        is_er,
    )


def _met_koek(uit: Response, request: Request, omgeving: Omgeving, token: str) -> Response:
    namen = {urlsplit(adres).hostname for adres in omgeving.instellingen.adressen if adres.startswith("https:")}
    uit.set_cookie(KOEK, token, httponly=True, samesite="strict", secure=request.url.hostname in namen)
    return uit


def _dossier(omgeving: Omgeving, velden: Velden) -> Dossier:
    paren = zip(velden.alle("variant_naam"), velden.alle("variant_tekst"), strict=False)
    varianten = tuple(Variant(naam, tekst.replace("\r\n", "\n")) for naam, tekst in paren)[:HOOGSTENS_VARIANTEN]
    if omgeving.bestand:
        return uit_bestand(omgeving.bestand, varianten)
    if "dossier" not in velden:
        return geen_dossier()
    return uit_tekst(velden.een("dossier"), velden.een("gewijzigd") == "ja", varianten)


def _met_varianten(dossier: Dossier, varianten: tuple[Variant, ...]) -> Dossier:
    d = dossier
    return Dossier(d.plaats, d.naam, d.tekst, d.bestand, d.fouten, d.versie, d.aanwezig, d.gewijzigd, varianten)
