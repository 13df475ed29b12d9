"""The pages of questions: the tasks, the questions of each, one question, and all answers to check."""

from __future__ import annotations

from starlette.responses import Response

from advies.invoer import Feitenbestand
from advies.uitleg.gesprek import Stand
from advies.uitleg.uitwerking import gegeven_antwoorden, uitwerking_van
from advies.web.paginas.bronnen import naast_antwoorden
from advies.web.paginas.gemeenterijen import lege_rijen
from advies.web.paginas.schil import Verzoek, bewaar_dossier, ga_naar, kan_weg, pagina, toon, toon_regel
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.vragenblok import HOOGSTENS_LEEG
from advies.web.paginas.vragenlezen import Gelezen, begin_stand, lees_vragen, met_naam
from advies.web.paginas.vragenlijst import (
    BEGIN,
    KERN,
    Gewijzigd,
    blokken,
    feiten_van,
    gesprek,
    snel,
    taken,
    vragen_van,
    wat_wijzigde,
)
from kennisbank.meldingen import InvoerFout, opsomming
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel


def vragen(verzoek: Verzoek) -> Response:
    """Return the tasks with their state; without a dossier how to begin."""
    if verzoek.dossier.bestand is None:
        return toon(verzoek, "vragen_leeg.html")
    naamfout = ""
    if verzoek.velden.een("actie") == "naam":
        try:
            stand, tekst = met_naam(_stand(verzoek), verzoek.dossier.tekst, verzoek.velden.een("naam").strip())
            verzoek = bewaar_dossier(verzoek, tekst)
            if kan_weg(verzoek):
                return ga_naar(verzoek, "/vragen")
        except InvoerFout as fout:
            naamfout = fout.meldingen[0].tekst
    stand = _stand(verzoek)
    moment = gesprek().moment(stand)
    return toon(
        verzoek,
        "vragen.html",
        moment=moment,
        taken=taken(moment, stand),
        naam=verzoek.velden.een("naam") if naamfout else stand.naam,
        naamfout=naamfout,
        zinnen=_eerder(verzoek),
        status=400 if naamfout else 200,
    )


def taak(verzoek: Verzoek) -> Response:
    """Return the questions of a task; takes over the answers that a form sends."""
    naam = verzoek.delen.get("taak", verzoek.adres.rpartition("/")[2])
    feiten = feiten_van(naam)
    if not feiten:
        return _onbekend(verzoek)
    return _toon_vragen(verzoek, feiten, naam)


def vraag(verzoek: Verzoek) -> Response:
    """Return one question, to answer or to mend."""
    naam = FeitSleutel.lees(verzoek.delen["feit"]).naam
    if naam not in vocabulaire().feiten:
        return _onbekend(verzoek)
    return _toon_vragen(verzoek, (naam,), "")


def controle(verzoek: Verzoek) -> Response:
    """Return all answers, each with the way to mend it."""
    if verzoek.dossier.bestand is None:
        return toon(verzoek, "vragen_leeg.html")
    gegeven = gegeven_antwoorden(_stand(verzoek), vocabulaire())
    per_thema: dict[str, list[object]] = {}
    for deel in gegeven:
        per_thema.setdefault(deel.thema, []).append(deel)
    return toon(verzoek, "vragen_controle.html", per_thema=per_thema, naast=naast_antwoorden(_bestand(verzoek)))


def _onbekend(verzoek: Verzoek) -> Response:
    return toon(verzoek, "weigering.html", status=404, uitleg=teksten()["vragen"]["onbekend"])


def _stand(verzoek: Verzoek) -> Stand:
    return begin_stand(verzoek.dossier.tekst, _bestand(verzoek))


def _toon_vragen(verzoek: Verzoek, feiten: tuple[str, ...], taaknaam: str) -> Response:
    if verzoek.dossier.bestand is None:
        return toon(verzoek, "vragen_leeg.html")
    stand = _stand(verzoek)
    actie = verzoek.velden.een("actie")
    gelezen: Gelezen | None = None
    leeg = _leeg(verzoek)
    zinnen = _eerder(verzoek)
    if verzoek.methode == "POST" and any(naam.startswith("v.") for naam in verzoek.velden.waarden):
        gevraagd = vragen_van(feiten, stand)
        gelezen = lees_vragen(gesprek(), stand, _bestand(verzoek), verzoek.dossier.tekst, gevraagd, verzoek.velden)
        if gelezen.tekst != verzoek.dossier.tekst:
            verzoek = bewaar_dossier(verzoek, gelezen.tekst)
        if actie == "rij":
            leeg = min(lege_rijen(gevraagd, verzoek.velden) + 1, HOOGSTENS_LEEG)
        eerst, stand = stand, gelezen.stand
        if (kan_weg(verzoek) or verzoek.live == "snel") and not gelezen.bezwaren:
            zinnen = zinnen_over(wat_wijzigde(uitwerking_van(snel(eerst), snel(stand)), eerst, stand))
            if verzoek.live:
                return toon_regel(verzoek, zinnen)
            return ga_naar(verzoek, "/vragen" if actie == "verder" else verzoek.adres, zinnen, leeg)
    moment = gesprek().moment(stand)
    if gelezen is not None:
        zinnen = zinnen_over(wat_wijzigde(uitwerking_van(snel(eerst), moment.evaluatie), eerst, stand))
    bezwaren = gelezen.bezwaren if gelezen is not None else ()
    alle = taken(moment, stand)
    if actie == "verder" and not bezwaren:
        return toon(verzoek, "vragen.html", moment=moment, taken=alle, naam=stand.naam, naamfout="", zinnen=zinnen)
    vragen = vragen_van(feiten[:1] if verzoek.live else feiten, stand, moment.evaluatie)
    return toon(
        verzoek,
        "vragen_taak.html",
        status=400 if bezwaren and not verzoek.live else 200,
        moment=moment,
        taak=next((deel for deel in alle if deel.sleutel == taaknaam), None),
        blokken=()
        if verzoek.live  # the script leaves the questions as they are
        else blokken(
            vragen,
            moment,
            stand,
            _bestand(verzoek),
            gelezen.getypt if gelezen else {},
            gelezen.bronnen if gelezen else {},
            leeg,
        ),
        fouten=bezwaren,
        zinnen=zinnen,
        leeg=leeg,
    )


def _eerder(verzoek: Verzoek) -> tuple[str, ...]:
    """Return what is still to be told of the save that led to this page."""
    return verzoek.omgeving.berichten.haal(verzoek.vraag.get("na", ""))


def _leeg(verzoek: Verzoek) -> int:
    """Return how many empty rows for a municipality the address asks."""
    rijen = verzoek.vraag.get("rijen", "")
    return min(int(rijen), HOOGSTENS_LEEG) if rijen.isascii() and rijen.isdigit() and len(rijen) < 4 else 0


def zinnen_over(gewijzigd: Gewijzigd | None) -> tuple[str, ...]:
    """Return in sentences what answers changed; none when no answer was given.

    Args:
        gewijzigd: what they changed.
    """
    if gewijzigd is None:
        return ()
    live = teksten()["vragen"]["live"]
    uit = []
    if gewijzigd.gevolgd:
        delen = [f"{deel.kort} {waarde.tekst}" for deel in gewijzigd.gevolgd for waarde in deel.waarden]
        uit.append(live["gevolgd"].format(wat=opsomming(delen, "en")))
    for soort in ("zeker", "terug", "uitgesloten"):
        titels: tuple[str, ...] = getattr(gewijzigd, soort)
        if titels:
            meer = live["meer"].format(titel=titels[0], aantal=len(titels) - 1) if len(titels) > 1 else titels[0]
            uit.append(live[soort].format(titel=meer))
    return tuple(uit) or (live["niets"],)


def _bestand(verzoek: Verzoek) -> Feitenbestand:
    bestand = verzoek.dossier.bestand
    assert bestand is not None
    return bestand


DELEN = (
    pagina("/vragen", vragen),
    pagina(f"/vragen/{BEGIN}", taak),
    pagina(f"/vragen/{KERN}", taak),
    pagina("/vragen/thema/{taak}", taak),
    pagina("/vragen/vraag/{feit}", vraag),
    pagina("/vragen/controle", controle),
)
