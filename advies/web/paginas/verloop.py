"""The page of one partnership over time: earlier files that the browser sends, and the open dossier as the latest moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advies.evalueer import adviseur
from advies.rapport.verloop import maak_verlooprapport
from advies.verloop import geheel
from advies.verloop.inlezen import EINDE_ANTWOORD, meting_van_antwoord, meting_van_feiten
from advies.verloop.meting import Meting
from advies.verloop.vormen import Verloop
from advies.web.paginas.bestandenlijst import ANKER, Gelezen
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.momenten import DOSSIER, met_dagen
from advies.web.paginas.schil import Verzoek, pagina
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.start import als_naam
from advies.web.paginas.tafel import GEVRAAGD, Blad, dossier_mee, lees_tafel
from advies.web.paginas.zoekwijziging import HOOGSTENS_SECONDEN, klok
from advies.woorden.letters import hoofdletter

HOOGSTENS = geheel.HOOGSTENS_PEILINGEN


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


def _stof(verzoek: Verzoek, uitkomst: Verloop | None) -> Mapping[str, object]:
    return {
        "naam": "" if uitkomst is None else uitkomst.samenwerkingsverband,
        "dossier_mee": dossier_mee(verzoek),
        "dossier_erbij": verzoek.velden.een("dossier_erbij"),
    }


BLAD = Blad(
    "verloop.html",
    HOOGSTENS,
    _vergelijk,
    maak_verlooprapport,
    naam=lambda gemaakt: f"verloop-{als_naam(gemaakt.samenwerkingsverband)}",
    stof=_stof,
)
DELEN = (
    pagina("/verloop", BLAD.bekijk, hoogstens_bestanden=HOOGSTENS),
    pagina("/verloop/maken", BLAD.maak, methoden=("POST",), hoogstens_bestanden=HOOGSTENS),
)
