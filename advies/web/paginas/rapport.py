"""The page of the report: every form that the library makes, with title, names, date and house style, and the workbook."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec

from starlette.responses import Response

from advies.evalueer import adviseur
from advies.invoer import Feitenbestand
from advies.plan.opstellen import maak_plan
from advies.rapport.document import FORMATEN, controleer_pakketten
from advies.rapport.model import Rapport
from advies.rapport.plan.document import maak_plandocument
from advies.rapport.rapport import maak_rapport, vaste_titel
from advies.rapport.schrijvers.huisstijl import Sjabloon
from advies.web.handelingen import RAPPORTVORMEN
from advies.web.paginas.rapportvelden import HOOGSTENS_TEKENS, Rapportvelden, Veldfout, keur, lees_dag
from advies.web.paginas.schil import Verzoek, pagina, toon
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.start import als_naam, bijlage
from kennisbank.meldingen import InvoerFout, OntbrekendeExtra

_OPDRACHT = "pip install '.[rapport,excel]'"


def rapport(verzoek: Verzoek) -> Response:
    """Return the page on which a report is asked."""
    return _toon(verzoek, Rapportvelden())


def maak(verzoek: Verzoek) -> Response:
    """Return the report as a file, or the page with what is wrong at its field."""
    bestand = verzoek.dossier.bestand
    if bestand is None:
        return _toon(verzoek, Rapportvelden())
    t = teksten()["rapport"]
    velden = _velden(verzoek)
    opgestuurd = verzoek.velden.bestand("sjabloon")
    sjabloon = None if opgestuurd is None else Sjabloon(opgestuurd.naam, opgestuurd.inhoud)
    fouten = keur(velden, sjabloon, t["fout"])
    if fouten:
        return _toon(verzoek, velden, fouten)
    dag = lees_dag(velden.datum) or date.today()  # noqa: DTZ011 - the date on the reader's own calendar
    try:
        controleer_pakketten(velden.vorm)
        document = _document(bestand, dag, velden)
    except OntbrekendeExtra:
        return _toon(verzoek, velden, (Veldfout("vorm", t["ontbreekt"]),))
    except InvoerFout as fout:
        return _toon(verzoek, velden, tuple(Veldfout("", melding.tekst) for melding in fout.meldingen))
    from advies.rapport.document import als_document

    try:
        inhoud = als_document(document, velden.vorm, sjabloon)
    except InvoerFout as fout:
        return _toon(verzoek, velden, tuple(Veldfout("sjabloon", melding.tekst) for melding in fout.meldingen))
    return bijlage(inhoud, RAPPORTVORMEN[velden.vorm], f"advies-{als_naam(verzoek.dossier.verband)}.{velden.vorm}")


def _document(bestand: Feitenbestand, dag: date, velden: Rapportvelden) -> Rapport:
    """Return what was asked: a note, the whole report or a plan of action."""
    voor, door, titel = velden.opdrachtgever, velden.auteur, velden.rapporttitel
    if velden.soort == "plan":
        plan = maak_plan(adviseur(), adviseur().evaluatie(bestand))
        return maak_plandocument(plan, dag, opdrachtgever=voor, auteur=door, titel=titel)
    return maak_rapport(
        adviseur().evalueer(bestand),
        bestand,
        dag,
        volledig=velden.soort == "volledig",
        opdrachtgever=voor,
        auteur=door,
        titel=titel,
    )


def _velden(verzoek: Verzoek) -> Rapportvelden:
    een = verzoek.velden.een
    namen = ("soort", "vorm", "rapporttitel", "opdrachtgever", "auteur", "datum")
    return Rapportvelden(*(een(naam).strip() for naam in namen))


def _toon(verzoek: Verzoek, velden: Rapportvelden, fouten: tuple[Veldfout, ...] = ()) -> Response:
    ontbreekt = frozenset(vorm for vorm in FORMATEN if _ontbreekt(vorm))
    if velden.vorm in ontbreekt and not fouten:
        velden = _met_vorm(velden, next((vorm for vorm in FORMATEN if vorm not in ontbreekt), velden.vorm))
    return toon(
        verzoek,
        "rapport.html",
        status=400 if fouten else 200,
        velden=velden,
        fouten=fouten,
        overzicht=tuple(_met_label(fout) for fout in fouten),
        per_veld={fout.veld: fout.tekst for fout in reversed(fouten)},
        ontbreekt=ontbreekt,
        alles_ontbreekt=len(ontbreekt) == len(FORMATEN),
        werkboek_ontbreekt=find_spec("openpyxl") is None,
        opdracht=_OPDRACHT,
        titel=vaste_titel(verzoek.dossier.verband, volledig=False),
        hoogstens=HOOGSTENS_TEKENS,
    )


def _met_label(fout: Veldfout) -> Veldfout:
    """Return what is wrong with the label of its field before it, for the summary above the page."""
    label = teksten()["rapport"]["labels"].get(fout.veld, "")
    return Veldfout(fout.veld, f"{label}: {fout.tekst}" if label else fout.tekst)


def _met_vorm(velden: Rapportvelden, vorm: str) -> Rapportvelden:
    return Rapportvelden(velden.soort, vorm, velden.rapporttitel, velden.opdrachtgever, velden.auteur, velden.datum)


def _ontbreekt(vorm: str) -> bool:
    try:
        controleer_pakketten(vorm)
    except OntbrekendeExtra:
        return True
    return False


DELEN = (
    pagina("/rapport", rapport),
    pagina("/rapport/maken", maak, methoden=("POST",)),
)
