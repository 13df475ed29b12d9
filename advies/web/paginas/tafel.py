"""What pages that put files side by side share: read what lies on the table, within bounds, and give a document of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from starlette.responses import Response

from advies.invoer import Feitenbestand
from advies.rapport.document import FORMATEN, als_document, controleer_pakketten
from advies.rapport.model import Rapport
from advies.uitleg.wijziging import ZoekenGestopt
from advies.web.handelingen import RAPPORTVORMEN
from advies.web.paginas.bestandenlijst import ANKER, VELD, Gelezen, lees_delen, meegestuurd
from advies.web.paginas.documentblokken import paginadelen, soort_van, tekening
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.schil import Verzoek, toon
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.start import bijlage
from kennisbank.meldingen import OntbrekendeExtra

T = TypeVar("T")
U = TypeVar("U")
GEVRAAGD = "gevraagd"
"""The hidden field by which a page knows that its form was sent; who comes from another page only sends the dossier."""


def lees_tafel(
    verzoek: Verzoek,
    lees: Callable[[Feitenbestand], T],
    hoogstens: int,
    mag_verder: Callable[[], bool],
    anders: Mapping[str, Callable[[bytes, str], T]] | None = None,
    naast_dossier: bool = False,
) -> Gelezen[T]:
    """Return what was read of the files of a form; when it takes too long, those that it gedragen stay, unread.

    Args:
        verzoek: what was asked.
        lees: what to read of a facts file.
        hoogstens: the most files, with the open dossier.
        mag_verder: says whether there is time left, and somebody to read for.
        anders: how to read a file that is no facts file, by how its name ends.
        naast_dossier: whether the open dossier counts beside them.
    """
    velden, t = verzoek.velden, teksten()["vergelijk"]
    namen, inhoud, erbij, weg = map(velden.alle, ("deel_naam", "deel_tekst", "deel_erbij", "weg"))
    oud = meegestuurd(namen, inhoud, erbij, weg, velden.een("eerder"))
    nieuw = [(deel.naam, deel.inhoud) for deel in velden.bestanden.get(VELD, ())]
    try:
        return lees_delen(
            oud,
            nieuw,
            lees,
            t,
            hoogstens=hoogstens - naast_dossier,
            mag_verder=mag_verder,
            anders=anders,
            naast_dossier=naast_dossier,
        )
    except ZoekenGestopt:
        return Gelezen(oud, (), (Foutregel(ANKER, t["te_lang"]),))


def dossier_mee(verzoek: Verzoek) -> bool:
    """Return whether the open dossier counts too: when the user says so, or at first when anything is known in it.

    Args:
        verzoek: what was asked.
    """
    bestand = verzoek.dossier.bestand
    if bestand is None:
        return False
    return "dossier_mee" in verzoek.velden if GEVRAAGD in verzoek.velden else bool(bestand.geheugen)


def vandaag() -> date:
    """Return the day of a document."""
    return date.today()  # noqa: DTZ011 - the date on the reader's own calendar


def neem_mee(
    verzoek: Verzoek, naam: str, maak: Callable[[date], Rapport], fout: Callable[[Foutregel], Response]
) -> Response:
    """Return a document of what the page shows.

    Args:
        verzoek: what was asked, with the form of document.
        naam: name of the file, without its end.
        maak: makes the document of a day.
        fout: makes the page that tells what is wrong.
    """
    vorm = verzoek.velden.een("vorm")
    mis = vormfout(vorm)
    if mis is not None:
        return fout(mis)
    return bijlage(als_document(maak(vandaag()), vorm), RAPPORTVORMEN[vorm], f"{naam}.{vorm}")


def vormfout(vorm: str) -> Foutregel | None:
    """Return why there can be no document of a form; None when there can.

    Args:
        vorm: the form, as the page sent it.
    """
    t = teksten()["rapport"]
    if vorm not in FORMATEN:
        return Foutregel("", t["fout"]["vorm"])
    try:
        controleer_pakketten(vorm)
    except OntbrekendeExtra:
        return Foutregel("", t["ontbreekt"])
    return None


def toon_tafel(verzoek: Verzoek, sjabloon: str, fouten: tuple[Foutregel, ...], **stof: object) -> Response:
    """Return a page on which files lie side by side.

    Args:
        verzoek: what was asked.
        sjabloon: name of the template.
        fouten: what is wrong.
        stof: what the template shows.
    """
    per_veld = {fout.anker: fout.tekst for fout in reversed(fouten)}
    status = 400 if fouten else 200
    return toon(
        verzoek,
        sjabloon,
        status=status,
        fouten=fouten,
        per_veld=per_veld,
        soort_van=soort_van,
        tekening=tekening,
        **stof,
    )


class Blad(NamedTuple, Generic[T, U]):
    """A page on which files lie side by side, and which gives what it shows as a document: all that such pages do alike.

    Args:
        sjabloon: name of the template.
        hoogstens: the most files on it.
        zet: returns what was read, and what comes of it when nothing is wrong.
        rapport: makes the document of a day.
        naam: returns the name of that document as a file, without its end.
        stof: returns what the template shows besides the files and the document.
        anders: other forms than those of a document, by name.
    """

    sjabloon: str
    hoogstens: int
    zet: Callable[[Verzoek], tuple[Gelezen[T], U | None]]
    rapport: Callable[[U, date], Rapport]
    naam: Callable[[U], str]
    stof: Callable[[Verzoek, U | None], Mapping[str, object]]
    anders: Mapping[str, Callable[[U], Response]] = MappingProxyType({})

    def bekijk(self, verzoek: Verzoek) -> Response:
        """Return the page."""
        return self._toon(verzoek, *self.zet(verzoek))

    def maak(self, verzoek: Verzoek) -> Response:
        """Return what the page shows in the form that was asked, or the page with what is wrong."""
        gelezen, uitkomst = self.zet(verzoek)
        if uitkomst is None:
            return self._toon(verzoek, gelezen, None)
        anders = self.anders.get(verzoek.velden.een("vorm"))
        if anders is not None:
            return anders(uitkomst)
        gemaakt = uitkomst
        return neem_mee(
            verzoek,
            self.naam(gemaakt),
            lambda dag: self.rapport(gemaakt, dag),
            lambda fout: self._toon(verzoek, gelezen._replace(fouten=(fout,)), gemaakt),
        )

    def _toon(self, verzoek: Verzoek, gelezen: Gelezen[T], uitkomst: U | None) -> Response:
        return toon_tafel(
            verzoek,
            self.sjabloon,
            gelezen.fouten,
            delen=gelezen.delen,
            blad=paginadelen(() if uitkomst is None else self.rapport(uitkomst, vandaag()).secties),
            hoogstens=self.hoogstens,
            **self.stof(verzoek, uitkomst),
        )
