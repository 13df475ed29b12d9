"""The page of a meeting: the answers of several parties side by side, the agenda, the way out, and the dossier to go on with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.responses import Response

from advies.evalueer import Adviseur, adviseur
from advies.invoer import Feitenbestand
from advies.rapport.agenda import maak_agenda
from advies.uitleg import overleg as bibliotheek
from advies.uitleg.aan_tafel import HOOGSTENS_PARTIJEN, partijen_van
from advies.uitleg.overlegvormen import Overleg
from advies.uitleg.partijen import Partij
from advies.uitleg.stapgeschillen import HOOGSTENS_WEGEN
from advies.uitleg.wijziging import ZoekenGestopt
from advies.web.paginas.bestandenlijst import ANKER, Gelezen
from advies.web.paginas.documentblokken import paginadelen
from advies.web.paginas.dossier import uit_tekst
from advies.web.paginas.formulier import GEEN_VELDEN
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.overlegblad import doelblok, doelen, partijnamen
from advies.web.paginas.schil import Verzoek, pagina
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.start import als_naam, bijlage
from advies.web.paginas.tafel import GEVRAAGD, dossier_mee, lees_tafel, neem_mee, toon_tafel, vandaag, vormfout
from advies.web.paginas.variantenlijst import lees_regel
from advies.web.paginas.zoekwijziging import HOOGSTENS_SECONDEN, klok
from advies.weergave.samengevoegd import dossier_van
from kennisbank.lean import dataclass
from regels.sleutels import RegelSleutel

MagVerder = Callable[[], bool]
METEEN = 16
"""Ways to settle that are looked at for the first steps without being asked; each takes some ten milliseconds."""
DICHT = ("zeker", "weet", "eens")
"""Chapters of the agenda that are long, and not to be talked about."""


@dataclass(frozen=True, slots=True)
class Tafel:
    """Who sits at the table.

    Args:
        partijen: the parties.
        bestanden: what each answered.
        naam: name of the partnership; may be empty.
    """

    partijen: tuple[Partij, ...]
    bestanden: tuple[Feitenbestand, ...]
    naam: str


def overleg(verzoek: Verzoek) -> Response:
    """Return the page with what is certain, what to settle, and what to pass over."""
    tijd = _klok(verzoek)
    gelezen, tafel = _aan_tafel(verzoek, tijd)
    return _toon(verzoek, gelezen, tafel, tijd)


def maak(verzoek: Verzoek) -> Response:
    """Return the agenda as a document, or the page with what is wrong; it says so when the first steps took too long."""
    tijd = _klok(verzoek)
    gelezen, tafel = _aan_tafel(verzoek, tijd)
    mis = vormfout(verzoek.velden.een("vorm"))
    if tafel is None or mis is not None:
        return _toon(verzoek, gelezen if mis is None else gelezen._replace(fouten=(*gelezen.fouten, mis)), tafel, tijd)
    gevonden = _bereken(tafel, tijd, stappen=HOOGSTENS_WEGEN)
    agenda = gevonden or _bereken(tafel, _klok(verzoek))
    if agenda is None:
        return _te_lang(verzoek, gelezen)
    return neem_mee(
        verzoek,
        f"agenda-{als_naam(tafel.naam)}",
        lambda dag: maak_agenda(agenda, dag, stappen_gestopt=gevonden is None),
        lambda fout: _toon(verzoek, gelezen._replace(fouten=(fout,)), tafel, tijd),
    )


def samen(verzoek: Verzoek) -> Response:
    """Return the facts file with what nobody denies."""
    tijd = _klok(verzoek)
    gelezen, tafel = _aan_tafel(verzoek, tijd)
    if tafel is None:
        return _toon(verzoek, gelezen, None, tijd)
    tekst = _samengevoegd(tafel, tijd)
    if not tekst:
        return _te_lang(verzoek, gelezen)
    return bijlage(tekst.encode(), "application/yaml; charset=utf-8", f"samen-{als_naam(tafel.naam)}.yaml")


def verder(verzoek: Verzoek) -> Response:
    """Return the questions of the dossier with what nobody denies; only where no file is the dossier."""
    tijd = _klok(verzoek)
    gelezen, tafel = _aan_tafel(verzoek, tijd)
    if tafel is None or verzoek.dossier.in_bestand:
        return _toon(verzoek, gelezen, tafel, tijd)
    tekst = _samengevoegd(tafel, tijd)
    if not tekst:
        return _te_lang(verzoek, gelezen)
    from advies.web.paginas.vragen import vragen

    nieuw = uit_tekst(tekst, gewijzigd=True)
    return vragen(replace(verzoek, adres="/vragen", velden=GEEN_VELDEN, dossier=nieuw))


def _klok(verzoek: Verzoek) -> MagVerder:
    return klok(HOOGSTENS_SECONDEN, verzoek.is_er)


def _samengevoegd(tafel: Tafel, tijd: MagVerder) -> str:
    """Return the dossier to go on with; empty when it takes too long."""
    uit = _bereken(tafel, tijd)
    return "" if uit is None else dossier_van(uit, adviseur(), tafel.partijen, tafel.bestanden)


def _bereken(tafel: Tafel, tijd: MagVerder, doel: RegelSleutel | None = None, *, stappen: int = 0) -> Overleg | None:
    """Return what the parties answered and what that means; None when it takes too long, or nobody waits for it."""
    try:
        return bibliotheek.overleg(adviseur(), tafel.partijen, doel, stappen=stappen, mag_verder=tijd)
    except ZoekenGestopt:
        return None


def _aan_tafel(verzoek: Verzoek, tijd: MagVerder) -> tuple[Gelezen[Feitenbestand], Tafel | None]:
    """Return what was read, and the parties when nothing is wrong."""
    t = teksten()
    kenner = adviseur()
    gelezen = lees_tafel(
        verzoek,
        _gekeurd(kenner),
        HOOGSTENS_PARTIJEN,
        tijd,
        naast_dossier=dossier_mee(verzoek),
    )
    if GEVRAAGD not in verzoek.velden or gelezen.fouten:
        return gelezen, None
    bestanden = [*gelezen.inhoud]
    getypt = [deel.erbij for deel in gelezen.delen]
    standaard = [deel.naam for deel in gelezen.delen]
    ankers = [f"erbij-{nummer}" for nummer in range(len(bestanden))]
    eigen = verzoek.dossier.bestand
    if dossier_mee(verzoek) and eigen is not None:
        bestanden.insert(0, _gekeurd(kenner)(eigen))
        getypt.insert(0, verzoek.velden.een("dossier_erbij").strip())
        standaard.insert(0, t["vergelijk"]["dit_dossier"])
        ankers.insert(0, "erbij-dossier")
    if len(bestanden) < 2:
        return gelezen._replace(fouten=(Foutregel(ANKER, t["overleg"]["te_weinig"]),)), None
    namen, fouten = partijnamen(getypt, standaard, ankers, t["overleg"])
    if fouten:
        return gelezen._replace(fouten=fouten), None
    zonder = "zonder_namen" in verzoek.velden
    partijen = partijen_van(bestanden, namen, zonder_namen=zonder)
    over = tuple(bestand.zonder_namen() for bestand in bestanden) if zonder else tuple(bestanden)
    return gelezen, Tafel(tuple(partijen), over, next((b.naam for b in bestanden if b.naam), ""))


def _gekeurd(kenner: Adviseur) -> Callable[[Feitenbestand], Feitenbestand]:
    """Return what refuses facts that contradict each other while the name of their file is known."""

    def keur(bestand: Feitenbestand) -> Feitenbestand:
        kenner.evaluatie(bestand)
        return bestand

    return keur


def _zoek(verzoek: Verzoek, tafel: Tafel, tijd: MagVerder) -> tuple[Overleg | None, bool]:
    """Return what the parties answered and what that means, and whether a search that was asked took too long."""
    doe, doel = verzoek.velden.een("doe"), verzoek.velden.een("doel")
    sleutel = lees_regel(doel) if doe == "doel" and doel else None
    if sleutel is not None and not _bestaat(sleutel):
        sleutel = None
    wegen = HOOGSTENS_WEGEN if doe == "stappen" else METEEN
    uit = _bereken(tafel, tijd, sleutel, stappen=wegen)
    if uit is None:
        return _bereken(tafel, _klok(verzoek)) if doe else None, bool(doe)
    stappen = uit.eerste_stappen
    if doe != "stappen" and stappen is not None and not stappen.bewezen:
        uit = replace(uit, eerste_stappen=None)  # a longer search can tell
    return uit, False


def _bestaat(sleutel: RegelSleutel) -> bool:
    return sleutel in adviseur().maskers.nummers


def _te_lang(verzoek: Verzoek, gelezen: Gelezen[Feitenbestand]) -> Response:
    fout = Foutregel(ANKER, teksten()["vergelijk"]["te_lang"])
    return _toon(verzoek, gelezen._replace(fouten=(fout,)), None, _klok(verzoek))


def _toon(verzoek: Verzoek, gelezen: Gelezen[Feitenbestand], tafel: Tafel | None, tijd: MagVerder) -> Response:
    kenner = adviseur()
    uit, gestopt = (None, False) if tafel is None else _zoek(verzoek, tafel, tijd)
    if tafel is not None and uit is None:
        return _te_lang(verzoek, gelezen)
    doel = None if uit is None or uit.toenadering is None else doelblok(uit.toenadering, kenner)
    return toon_tafel(
        verzoek,
        "overleg.html",
        gelezen.fouten,
        delen=gelezen.delen,
        blad=() if uit is None else paginadelen(maak_agenda(uit, vandaag()).secties, DICHT),
        uit=uit,
        gestopt=gestopt,
        doel=doel,
        doelen=() if uit is None or tafel is None else doelen(uit, tafel.partijen, kenner),
        gekozen_doel=verzoek.velden.een("doel"),
        zonder_namen="zonder_namen" in verzoek.velden,
        dossier_mee=dossier_mee(verzoek),
        dossier_erbij=verzoek.velden.een("dossier_erbij"),
        seconden=int(HOOGSTENS_SECONDEN),
        hoogstens=HOOGSTENS_PARTIJEN,
    )


DELEN = (
    pagina("/overleg", overleg, hoogstens_bestanden=HOOGSTENS_PARTIJEN),
    pagina("/overleg/maken", maak, methoden=("POST",), hoogstens_bestanden=HOOGSTENS_PARTIJEN),
    pagina("/overleg/samen", samen, methoden=("POST",), hoogstens_bestanden=HOOGSTENS_PARTIJEN),
    pagina("/overleg/verder", verder, methoden=("POST",), hoogstens_bestanden=HOOGSTENS_PARTIJEN),
)
