"""The page of one partnership over time: earlier files that the browser sends, and the open dossier as the latest moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from starlette.responses import Response

from advies.evalueer import adviseur
from advies.rapport.verloop import maak_verlooprapport
from advies.verloop import geheel
from advies.verloop.inlezen import EINDE_ANTWOORD, meting_van_antwoord, meting_van_feiten
from advies.verloop.meting import Meting
from advies.verloop.vormen import Verloop
from advies.web.paginas.bestandenlijst import ANKER, Gelezen
from advies.web.paginas.documentblokken import paginadelen
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.momenten import DOSSIER, met_dagen
from advies.web.paginas.schil import Verzoek, pagina
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.start import als_naam
from advies.web.paginas.tafel import GEVRAAGD, dossier_mee, lees_tafel, neem_mee, toon_tafel, vandaag
from advies.web.paginas.zoekwijziging import HOOGSTENS_SECONDEN, klok
from advies.woorden.letters import hoofdletter

HOOGSTENS = geheel.HOOGSTENS_PEILINGEN


def verloop(verzoek: Verzoek) -> Response:
    """Return the page with what changed over time."""
    gelezen, uitkomst = _vergelijk(verzoek)
    return _toon(verzoek, gelezen, uitkomst)


def maak(verzoek: Verzoek) -> Response:
    """Return what changed over time as a document, or the page with what is wrong."""
    gelezen, uitkomst = _vergelijk(verzoek)
    if uitkomst is None:
        return _toon(verzoek, gelezen, None)
    gemaakt = uitkomst
    return neem_mee(
        verzoek,
        f"verloop-{als_naam(gemaakt.samenwerkingsverband)}",
        lambda dag: maak_verlooprapport(gemaakt, dag),
        lambda fout: _toon(verzoek, gelezen._replace(fouten=(fout,)), gemaakt),
    )


def _vergelijk(verzoek: Verzoek) -> tuple[Gelezen[Meting], Verloop | None]:
    """Return what was read, and what changed over time when nothing is wrong."""
    kenner = adviseur()
    gelezen = lees_tafel(
        verzoek,
        lambda bestand: meting_van_feiten(kenner, bestand),
        HOOGSTENS,
        klok(HOOGSTENS_SECONDEN, verzoek.is_er),
        {EINDE_ANTWOORD: lambda inhoud, naam: meting_van_antwoord(kenner, inhoud, naam)},
        dossier_mee(verzoek),
    )
    delen = gelezen.delen
    if GEVRAAGD not in verzoek.velden or gelezen.fouten:
        return gelezen, None
    metingen, dagen = [*gelezen.inhoud], [deel.erbij for deel in delen]
    ankers = [f"erbij-{nummer}" for nummer in range(len(delen))]
    bestand = verzoek.dossier.bestand
    if dossier_mee(verzoek) and bestand is not None:
        meting = meting_van_feiten(kenner, bestand)
        dagen.append(verzoek.velden.een("dossier_erbij").strip())
        naam = teksten()["vergelijk"]["dit_dossier"]
        metingen.append(replace(meting, bestand=naam if dagen[-1] else hoofdletter(naam)))
        ankers.append(f"erbij-{DOSSIER}")
    return _over_de_tijd(gelezen, metingen, dagen, ankers)


def _over_de_tijd(
    gelezen: Gelezen[Meting], metingen: Sequence[Meting], dagen: Sequence[str], ankers: Sequence[str]
) -> tuple[Gelezen[Meting], Verloop | None]:
    t = teksten()["verloop"]
    if len(metingen) < 2:
        return gelezen._replace(fouten=(Foutregel(ANKER, t["te_weinig"]),)), None
    op_volgorde, fouten = met_dagen(metingen, dagen, ankers, t)
    if fouten:
        return gelezen._replace(fouten=fouten), None
    return gelezen, geheel.verloop(adviseur(), op_volgorde)


def _toon(verzoek: Verzoek, gelezen: Gelezen[Meting], uitkomst: Verloop | None) -> Response:
    secties = () if uitkomst is None else maak_verlooprapport(uitkomst, vandaag()).secties
    return toon_tafel(
        verzoek,
        "verloop.html",
        gelezen.fouten,
        delen=gelezen.delen,
        blad=paginadelen(secties),
        naam="" if uitkomst is None else uitkomst.samenwerkingsverband,
        dossier_mee=dossier_mee(verzoek),
        dossier_erbij=verzoek.velden.een("dossier_erbij"),
        hoogstens=HOOGSTENS,
    )


DELEN = (
    pagina("/verloop", verloop, hoogstens_bestanden=HOOGSTENS),
    pagina("/verloop/maken", maak, methoden=("POST",), hoogstens_bestanden=HOOGSTENS),
)
