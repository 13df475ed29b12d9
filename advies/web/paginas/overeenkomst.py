"""The page of the agreements: what belongs in them here, what an existing one has, and files to take away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.util import find_spec

from starlette.responses import Response

from advies.dvo.controlelijst import Controlelijst
from advies.dvo.opstellen import controlelijst
from advies.dvo.overeenkomst import Overeenkomst, ontleed_overeenkomst
from advies.evalueer import adviseur
from advies.rapport.controlelijst import maak_controlelijst
from advies.rapport.document import FORMATEN, als_document, controleer_pakketten
from advies.web.handelingen import RAPPORTVORMEN
from advies.web.paginas.documentblokken import soort_van, tekening
from advies.web.paginas.rapportvelden import Veldfout
from advies.web.paginas.schil import Verzoek, pagina, toon
from advies.web.paginas.sjabloonomgeving import foutzin, teksten
from advies.web.paginas.start import als_naam, bijlage
from advies.weergave.dvo_sjabloon import sjabloon, titel, uitleg, werkboekrijen
from kennisbank.meldingen import InvoerFout, OntbrekendeExtra
from regels.dvo import onderdelenlijst

_Maker = Callable[[Verzoek, Controlelijst | None], Response]
_VELD = "overeenkomst"
_YAML = "application/yaml; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def lijst(verzoek: Verzoek) -> Response:
    """Return the page with the checklist of each agreement."""
    return _met_overeenkomst(verzoek, _toon)


def maak(verzoek: Verzoek) -> Response:
    """Return the checklist as a document, or the page with what is wrong."""
    vorm = verzoek.velden.een("vorm")
    if vorm not in FORMATEN:
        return lijst(verzoek)
    try:
        controleer_pakketten(vorm)
    except OntbrekendeExtra:
        return _toon(verzoek, None, (Veldfout("", teksten()["rapport"]["ontbreekt"]),))

    def document(verzoek: Verzoek, gemaakt: Controlelijst | None) -> Response:
        if gemaakt is None:
            return _toon(verzoek, None)
        dag = date.today()  # noqa: DTZ011 - the date on the reader's own calendar
        inhoud = als_document(maak_controlelijst(gemaakt, dag), vorm)
        return bijlage(inhoud, RAPPORTVORMEN[vorm], f"overeenkomst-{als_naam(verzoek.dossier.verband)}.{vorm}")

    return _met_overeenkomst(verzoek, document)


def invullen(verzoek: Verzoek) -> Response:
    """Return a file to tell what an existing agreement covers, as text or as a workbook."""
    soort, bestand = verzoek.velden.een("soort"), verzoek.dossier.bestand
    if bestand is None or soort not in onderdelenlijst().soorten:
        return lijst(verzoek)
    (deel,) = controlelijst(adviseur().evaluatie(bestand), soorten=(soort,)).overeenkomsten
    if verzoek.velden.een("vorm") != "xlsx":
        return bijlage(sjabloon(deel).encode(), _YAML, f"overeenkomst-{soort}.yaml")
    try:
        from advies.werkboek.overeenkomst import maak_overeenkomstboek

        boek = maak_overeenkomstboek(titel(deel), uitleg(deel), werkboekrijen(deel))
    except ImportError:
        return _toon(verzoek, None, (Veldfout("", teksten()["rapport"]["ontbreekt"]),))
    return bijlage(boek, _XLSX, f"overeenkomst-{soort}.xlsx")


def _met_overeenkomst(verzoek: Verzoek, dan: _Maker) -> Response:
    """Return what follows from the facts and the file that was sent along, or the page with what is wrong in that file."""
    bestand = verzoek.dossier.bestand
    if bestand is None:
        return _toon(verzoek, None)
    evaluatie = adviseur().evaluatie(bestand)
    try:
        gemaakt = controlelijst(evaluatie, _gelezen(verzoek))
    except InvoerFout as fout:
        opgestuurd = verzoek.velden.bestand(_VELD)
        naam = "" if opgestuurd is None else opgestuurd.naam
        fouten = tuple(Veldfout(_VELD, foutzin(melding, naam)) for melding in fout.meldingen)
        return _toon(verzoek, controlelijst(evaluatie), fouten)
    return dan(verzoek, gemaakt)


def _gelezen(verzoek: Verzoek) -> list[Overeenkomst]:
    opgestuurd = verzoek.velden.bestand(_VELD)
    if opgestuurd is None:
        return []
    return [ontleed_overeenkomst(opgestuurd.inhoud, opgestuurd.naam)]


def _toon(verzoek: Verzoek, gemaakt: Controlelijst | None, fouten: tuple[Veldfout, ...] = ()) -> Response:
    delen = () if gemaakt is None else maak_controlelijst(gemaakt, date(2006, 1, 1)).secties[1:]
    return toon(
        verzoek,
        "overeenkomst.html",
        status=400 if fouten else 200,
        delen=delen,
        soort_van=soort_van,
        tekening=tekening,
        lijsten=() if gemaakt is None else gemaakt.overeenkomsten,
        fouten=fouten,
        zonder_werkboek=find_spec("openpyxl") is None,
    )


DELEN = (
    pagina("/overeenkomst", lijst),
    pagina("/overeenkomst/maken", maak, methoden=("POST",)),
    pagina("/overeenkomst/invullen", invullen, methoden=("POST",)),
)
