"""What can be asked with facts: each operation takes the members of a request and gives a value of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from time import monotonic
from typing import Any

from advies.evaluatie import Evaluatie
from advies.evalueer import adviseur
from advies.web import lezen
from advies.web.beller import IsEr
from advies.web.lezen import Veld
from advies.web.problemen import Weigering
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding
from regels.sleutels import RegelSleutel

HOOGSTENS_VRAGEN = 500
SECONDEN_OM_TE_ZOEKEN = 10.0
"""How long the search for the least change may take; alone on a computer it takes about one second at most."""
RAPPORTVORMEN: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
"""The forms of a report, the one that is given to who names none first, each with its media type."""


@dataclass(frozen=True, slots=True)
class Handeling:
    """One operation.

    Args:
        naam: the path of its collection, within `/v1`.
        velden: the members of a request.
        voer_uit: gives the answer; takes the members, the query or for a report the form that was chosen, and what says whether
            who asked is still there.
        vraagdeel: the parameters of the query, each with its values.
    """

    naam: str
    velden: tuple[Veld, ...]
    voer_uit: Callable[[Mapping[str, Any], Mapping[str, str], IsEr], Any]
    vraagdeel: Mapping[str, tuple[str, ...]]


def _evaluaties(deel: Mapping[str, Any], *namen: str) -> list[Evaluatie]:
    """Return the partnerships in a request, evaluated; what is wrong in any of them is told at once, each with its place."""
    uit: list[Evaluatie] = []
    meldingen: list[Melding] = []
    for naam in namen:
        try:
            uit.append(adviseur().evaluatie(deel[naam]))
        except InvoerFout as fout:
            meldingen += _op_plaats(fout.meldingen, naam)
    if meldingen:
        raise InvoerFout(meldingen)
    return uit


def _op_plaats(meldingen: Iterable[Melding], naam: str) -> Iterator[Melding]:
    """Yield messages about facts with their place in the request."""
    for melding in meldingen:
        pad = melding.pad or next(iter(melding.feiten), "")
        yield melding._replace(pad=f"{naam}.{pad}" if pad else naam)


def _adviezen(deel: Mapping[str, Any], vraagdeel: Mapping[str, str], __: IsEr) -> Any:
    from advies.raad.samenvatting import vat_samen

    kenner = adviseur()
    antwoord = kenner.stel_op(_evaluaties(deel, "feiten")[0], alles=deel["alles"])
    return vat_samen(antwoord, kenner.bank.vocabulaire.feiten) if vraagdeel["vorm"] == "kort" else antwoord


def _verklaringen(deel: Mapping[str, Any], _: Mapping[str, str], __: IsEr) -> Any:
    from advies.uitleg.gevraagd import gevraagde_gevallen
    from advies.uitleg.verklaring import Verklaarder

    (evaluatie,) = _evaluaties(deel, "feiten")
    verklaarder = Verklaarder(evaluatie)
    verklaar = verklaarder.verklaar if deel["volledig"] else verklaarder.kort
    return [verklaar(sleutel) for sleutel in gevraagde_gevallen(evaluatie, deel["regel"], deel["proces"])]


def _vergelijkingen(deel: Mapping[str, Any], _: Mapping[str, str], __: IsEr) -> Any:
    from advies.uitleg.wat_als import verschil

    voor, na = (adviseur().stel_op(evaluatie, alles=True) for evaluatie in _evaluaties(deel, "voor", "na"))
    return verschil(voor, na)


def _wijzigingen(deel: Mapping[str, Any], _: Mapping[str, str], is_er: IsEr) -> Any:
    from advies.uitleg.wijziging import ZoekenGestopt, kleinste_wijzigingen

    (evaluatie,) = _evaluaties(deel, "feiten")
    sleutel = RegelSleutel(deel["regel"], deel["proces"])
    einde = monotonic() + SECONDEN_OM_TE_ZOEKEN
    try:
        return kleinste_wijzigingen(
            adviseur(), evaluatie, sleutel, gewenst=deel["gewenst"], mag_verder=lambda: is_er() and monotonic() < einde
        )
    except ZoekenGestopt:
        detail = f"Het zoeken duurde langer dan {SECONDEN_OM_TE_ZOEKEN:.0f} seconden en is gestopt. Probeer het later nog eens."
        raise Weigering(503, detail, {"Retry-After": "10"}) from None


def _vragen(deel: Mapping[str, Any], _: Mapping[str, str], __: IsEr) -> Any:
    return adviseur().stel_op(_evaluaties(deel, "feiten")[0]).vragen[: deel["hoogstens"]]


def _rapporten(deel: Mapping[str, Any], vraagdeel: Mapping[str, str], __: IsEr) -> bytes:
    from advies.invoer import Feitenbestand
    from advies.mapping import uit_mapping
    from advies.rapport.document import als_document, controleer_pakketten
    from advies.rapport.rapport import maak_rapport

    controleer_pakketten(vraagdeel["vorm"])
    antwoord = adviseur().stel_op(_evaluaties(deel, "feiten")[0])
    datum = deel["datum"] or date.today()  # noqa: DTZ011 - the date on the reader's own calendar
    bestand = Feitenbestand("", uit_mapping(deel["feiten"]))
    return als_document(maak_rapport(antwoord, bestand, datum), vraagdeel["vorm"])


_GEEN: Mapping[str, tuple[str, ...]] = {}
_PROCES = lezen.tekst("proces", "")
HANDELINGEN = (
    Handeling("adviezen", (lezen.feiten(), lezen.ja_nee("alles", False)), _adviezen, {"vorm": ("volledig", "kort")}),
    Handeling(
        "verklaringen",
        (lezen.feiten(), lezen.tekst("regel", None), _PROCES, lezen.ja_nee("volledig", False)),
        _verklaringen,
        _GEEN,
    ),
    Handeling("vergelijkingen", (lezen.feiten("voor"), lezen.feiten("na")), _vergelijkingen, _GEEN),
    Handeling(
        "wijzigingen",
        (lezen.feiten(), lezen.tekst("regel"), _PROCES, lezen.ja_nee("gewenst", True)),
        _wijzigingen,
        _GEEN,
    ),
    Handeling(
        "vragen", (lezen.feiten(), lezen.aantal("hoogstens", HOOGSTENS_VRAGEN, HOOGSTENS_VRAGEN)), _vragen, _GEEN
    ),
)
"""The operations that answer with JSON."""
RAPPORTEN = Handeling("rapporten", (lezen.feiten(), lezen.dag("datum")), _rapporten, _GEEN)
"""The operation that answers with a document, of the form that the caller can read."""
