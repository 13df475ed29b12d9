"""The page of a region: many partnerships side by side, from files that the browser sends."""

from __future__ import annotations

from starlette.responses import Response

from advies.evalueer import adviseur
from advies.rapport.streek import maak_streekrapport
from advies.streek.geheel import zet_naast_elkaar
from advies.streek.lid import Lid, lid
from advies.streek.vormen import Streek
from advies.web.paginas.bestandenlijst import ANKER, Gelezen
from advies.web.paginas.documentblokken import paginadelen
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.schil import Verzoek, pagina
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.start import bijlage
from advies.web.paginas.tafel import GEVRAAGD, lees_tafel, neem_mee, toon_tafel, vandaag
from advies.web.paginas.zoekwijziging import HOOGSTENS_SECONDEN, klok
from advies.weergave.streek import als_csv

HOOGSTENS_VERBANDEN = 100


def streek(verzoek: Verzoek) -> Response:
    """Return the page with the partnerships side by side."""
    gelezen, uitkomst = _zet_naast_elkaar(verzoek)
    return _toon(verzoek, gelezen, uitkomst)


def maak(verzoek: Verzoek) -> Response:
    """Return the region as a document or a table, or the page with what is wrong."""
    gelezen, uitkomst = _zet_naast_elkaar(verzoek)
    if uitkomst is None:
        return _toon(verzoek, gelezen, None)
    if verzoek.velden.een("vorm") == "csv":
        return bijlage(als_csv(uitkomst, bestand=True).encode(), "text/csv; charset=utf-8", "streek.csv")
    gemaakt = uitkomst
    return neem_mee(
        verzoek,
        "streek",
        lambda dag: maak_streekrapport(gemaakt, dag),
        lambda fout: _toon(verzoek, gelezen._replace(fouten=(fout,)), gemaakt),
    )


def _zet_naast_elkaar(verzoek: Verzoek) -> tuple[Gelezen[Lid], Streek | None]:
    """Return what was read, and the partnerships side by side when nothing is wrong."""
    kenner = adviseur()
    verder = klok(HOOGSTENS_SECONDEN, verzoek.is_er)
    gelezen = lees_tafel(verzoek, lambda bestand: lid(kenner, bestand), HOOGSTENS_VERBANDEN, verder)
    if GEVRAAGD in verzoek.velden and not gelezen.delen and not gelezen.fouten:
        return gelezen._replace(fouten=(Foutregel(ANKER, teksten()["start"]["geen_bestand"]),)), None
    if gelezen.fouten or not gelezen.delen:
        return gelezen, None
    volgorde = verzoek.velden.een("volgorde")
    return gelezen, zet_naast_elkaar(kenner, gelezen.inhoud, volgorde="gegeven" if volgorde == "gegeven" else "alfabet")


def _toon(verzoek: Verzoek, gelezen: Gelezen[Lid], uitkomst: Streek | None) -> Response:
    secties = () if uitkomst is None else maak_streekrapport(uitkomst, vandaag()).secties
    return toon_tafel(
        verzoek,
        "streek.html",
        gelezen.fouten,
        delen=gelezen.delen,
        blad=paginadelen(secties),
        volgorde="gegeven" if verzoek.velden.een("volgorde") == "gegeven" else "alfabet",
        hoogstens=HOOGSTENS_VERBANDEN,
    )


DELEN = (
    pagina("/streek", streek, zonder_dossier=True, hoogstens_bestanden=HOOGSTENS_VERBANDEN),
    pagina("/streek/maken", maak, zonder_dossier=True, methoden=("POST",), hoogstens_bestanden=HOOGSTENS_VERBANDEN),
)
