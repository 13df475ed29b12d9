"""The page of a region: many partnerships side by side, from files that the browser sends."""

from __future__ import annotations

from types import MappingProxyType

from starlette.responses import Response

from advies.evalueer import adviseur
from advies.rapport.streek import maak_streekrapport
from advies.streek.geheel import zet_naast_elkaar
from advies.streek.lid import Lid, lid
from advies.streek.vormen import Streek, Volgorde
from advies.web.paginas.bestandenlijst import ANKER, Gelezen
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.schil import Verzoek, pagina
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.start import bijlage
from advies.web.paginas.tafel import GEVRAAGD, Blad, lees_tafel
from advies.web.paginas.zoekwijziging import HOOGSTENS_SECONDEN, klok
from advies.weergave.streek import als_csv

HOOGSTENS_VERBANDEN = 100


def _zet_naast_elkaar(verzoek: Verzoek) -> tuple[Gelezen[Lid], Streek | None]:
    """Return what was read, and the partnerships side by side when nothing is wrong."""
    kenner = adviseur()
    verder = klok(HOOGSTENS_SECONDEN, verzoek.is_er)
    gelezen = lees_tafel(verzoek, lambda bestand: lid(kenner, bestand), HOOGSTENS_VERBANDEN, verder)
    if GEVRAAGD in verzoek.velden and not gelezen.delen and not gelezen.fouten:
        return gelezen._replace(fouten=(Foutregel(ANKER, teksten()["start"]["geen_bestand"]),)), None
    if gelezen.fouten or not gelezen.delen:
        return gelezen, None
    return gelezen, zet_naast_elkaar(kenner, gelezen.inhoud, volgorde=_volgorde(verzoek))


def _volgorde(verzoek: Verzoek) -> Volgorde:
    return "gegeven" if verzoek.velden.een("volgorde") == "gegeven" else "alfabet"


def _csv(gemaakt: Streek) -> Response:
    return bijlage(als_csv(gemaakt, bestand=True).encode(), "text/csv; charset=utf-8", "streek.csv")


BLAD = Blad(
    "streek.html",
    HOOGSTENS_VERBANDEN,
    _zet_naast_elkaar,
    maak_streekrapport,
    naam=lambda _: "streek",
    stof=lambda verzoek, _: {"volgorde": _volgorde(verzoek)},
    anders=MappingProxyType({"csv": _csv}),
)
DELEN = (
    pagina("/streek", BLAD.bekijk, zonder_dossier=True, hoogstens_bestanden=HOOGSTENS_VERBANDEN),
    pagina(
        "/streek/maken", BLAD.maak, zonder_dossier=True, methoden=("POST",), hoogstens_bestanden=HOOGSTENS_VERBANDEN
    ),
)
