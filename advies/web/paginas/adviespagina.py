"""The page of advice: what was found, why, and what answers that are given here change of it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from starlette.responses import Response

from advies.antwoord import AfwegingOordeel, ProcesOordeel
from advies.evalueer import adviseur
from advies.raad.samenvatting import vat_samen
from advies.uitleg.gesprek import Stand
from advies.uitleg.uitwerking import uitwerking_van
from advies.web.paginas.adviesblad import Adviesblad, maak_adviesblad
from advies.web.paginas.adviesfilter import VELDEN, Filter, keuzen, lees_filter
from advies.web.paginas.bronnen import naast_antwoorden
from advies.web.paginas.schil import Verzoek, bewaar_dossier, pagina, toon, toon_regel
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.vragen import zinnen_over
from advies.web.paginas.vragenblok import Vraagblok
from advies.web.paginas.vragenlezen import Gelezen, begin_stand, lees_vragen
from advies.web.paginas.vragenlijst import Gewijzigd, blokken_bij, gesprek, snel, vragen_van, wat_wijzigde
from regels.sleutels import FeitSleutel


def advies(verzoek: Verzoek) -> Response:
    """Return the advice; takes over answers that a form sends first, and says what they changed."""
    bestand = verzoek.dossier.bestand
    if bestand is None:
        return toon(verzoek, "advies_leeg.html")
    stand = begin_stand(verzoek.dossier.tekst, bestand)
    gelezen: Gelezen | None = None
    gewijzigd: Gewijzigd | None = None
    gevraagd = _gevraagd(verzoek)
    if gevraagd:
        gelezen = lees_vragen(
            gesprek(), stand, bestand, verzoek.dossier.tekst, vragen_van(gevraagd, stand), verzoek.velden
        )
        if gelezen.tekst != verzoek.dossier.tekst:
            verzoek = bewaar_dossier(verzoek, gelezen.tekst)
            bestand = verzoek.dossier.bestand
            assert bestand is not None
        if verzoek.live == "snel" and not gelezen.bezwaren:
            uit = uitwerking_van(snel(stand), snel(gelezen.stand))
            return toon_regel(verzoek, zinnen_over(wat_wijzigde(uit, stand, gelezen.stand)))
    evaluatie = adviseur().evaluatie(bestand)
    if gelezen:
        # What was shown before was compared with the other engine then.
        gewijzigd = wat_wijzigde(uitwerking_van(snel(stand), evaluatie), stand, gelezen.stand)
        stand = gelezen.stand
    antwoord = adviseur().stel_op(evaluatie)
    feiten = adviseur().bank.vocabulaire.feiten
    filter_ = _filter(verzoek)
    blad = maak_adviesblad(antwoord, vat_samen(antwoord, feiten), feiten, filter_)
    bezwaren = gelezen.bezwaren if gelezen else ()
    return toon(
        verzoek,
        "advies.html",
        status=400 if bezwaren and not verzoek.live else 200,
        blad=blad,
        afwegingen=_zwaarste_eerst(blad),
        figuur=procesfiguur(antwoord.processen),
        blokken=()
        if verzoek.live and not bezwaren
        else _blokken(verzoek, blad, stand, gelezen if bezwaren else None, gevraagd),
        naast=naast_antwoorden(bestand),
        zinnen=zinnen_over(gewijzigd),
        fouten=bezwaren,
        filter=filter_,
        filterkeuzen=keuzen(),
        filtervelden=VELDEN,
        gefilterd=verzoek.methode == "POST" and not gevraagd and "zoek" in verzoek.velden,
        telling=telling(blad, filter_),
    )


def telling(blad: Adviesblad, filter_: Filter) -> str:
    """Return how many findings are shown, in a sentence.

    Args:
        blad: the page.
        filter_: what the reader looks for.
    """
    t = teksten()["advies"]["bevindingen"]
    if not blad.totaal:
        return str(t["geen"])
    if not filter_.actief:
        return str(t["alle_een"] if blad.totaal == 1 else t["alle"].format(aantal=blad.totaal))
    zin = t["geen_gevonden"] if not blad.getoond else t["deel_een"] if blad.getoond == 1 else t["deel"]
    return str(zin.format(getoond=blad.getoond, totaal=blad.totaal))


def procesfiguur(processen: Mapping[str, ProcesOordeel]) -> Markup | None:
    """Return the picture of the processes; None when there is nothing to see in it.

    Args:
        processen: the processes.
    """
    from advies.rapport.hoofdstukken.processen import past_bij, teken_processen

    if not any(deel.uitvoering or past_bij(deel) for deel in processen.values()):
        return None
    return Markup(teken_processen(processen, None).svg)  # noqa: S704 - drawn by a template that escapes all


def _gevraagd(verzoek: Verzoek) -> tuple[str, ...]:
    """Return the facts whose questions a form answers."""
    feiten = adviseur().bank.vocabulaire.feiten
    namen = (FeitSleutel.lees(veld[2:]).naam for veld in verzoek.velden.waarden if veld.startswith("v."))
    return tuple(naam for naam in dict.fromkeys(namen) if naam in feiten)


def _filter(verzoek: Verzoek) -> Filter:
    return lees_filter({veld: verzoek.velden.een(veld) or verzoek.vraag.get(veld, "") for veld in VELDEN})


def _zwaarste_eerst(blad: Adviesblad) -> list[AfwegingOordeel]:
    eerste = blad.kort.afweging
    return sorted(blad.antwoord.afwegingen, key=lambda deel: eerste is None or deel.afweging != eerste.afweging)


def _blokken(
    verzoek: Verzoek, blad: Adviesblad, stand: Stand, gelezen: Gelezen | None, gevraagd: tuple[str, ...]
) -> tuple[Vraagblok, ...]:
    """Return the questions to answer here: those with an error, otherwise the most useful ones."""
    bestand = verzoek.dossier.bestand
    assert bestand is not None
    namen = gevraagd if gelezen else tuple(dict.fromkeys(vraag.sleutel.naam for vraag in blad.vragen))
    over = frozenset(vraag.sleutel for vraag in blad.antwoord.vragen)
    getypt = gelezen.getypt if gelezen else {}
    bronnen = gelezen.bronnen if gelezen else {}
    alle = [
        vraag
        for vraag in vragen_van(namen, stand)
        if vraag.sleutel in over or vraag.sleutel in getypt or vraag.sleutel in bronnen
    ]
    return blokken_bij(alle, blad.antwoord, over, stand, bestand, getypt, bronnen)


DELEN = (pagina("/advies", advies),)
"""The pages of this module."""
