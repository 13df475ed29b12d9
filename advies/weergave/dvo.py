"""The checklist of an agreement on the screen: what is not there first, and what of it to look up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from advies.weergave import zinnen
from advies.weergave.alinea import alinea
from advies.weergave.teksten import aantal, tekst
from advies.woorden.bronnen import bronnen
from advies.woorden.processen import procesnaam
from kennisbank.meldingen import korte_naam, opsomming, plaats
from regels.sleutels import DIT, FeitSleutel, OnderdeelSleutel

if TYPE_CHECKING:
    from advies.afleiding import Stap
    from advies.dvo.controlelijst import Controlelijst, Onderdeelstand, Overeenkomstlijst, Stand

_T = TypeVar("_T")
HOOGSTENS: Mapping[Stand, int] = {
    "ontbreekt": 8, "blijft_uit": 6, "deels": 5, "tegenspraak": 5,
    "onbekend": 6, "misschien_nodig": 3, "aanwezig": 0, "niet_nodig": 2,
}  # fmt: skip
"""How many of each are shown when not everything is asked for."""
HOOGSTENS_FEITEN = 3
"""How many facts are told as the reason for one thing when not everything is asked for."""


def als_tekst(lijst: Controlelijst, *, volledig: bool = False) -> str:
    """Return a checklist as text of at most 80 columns.

    Args:
        lijst: the checklist.
        volledig: whether every subject is shown, with its question and what it rests on.
    """
    regels = alinea(tekst("dvo.titel", naam=lijst.naam or tekst("dvo.naamloos")))
    regels += alinea(tekst("dvo.verantwoording"))
    for deel in lijst.overeenkomsten:
        regels += _overeenkomst(deel, volledig)
    if lijst.lagen:
        regels.append("")
    for teken, zin in zinnen.lagen(lijst.lagen, lijst.uitgeschakeld, bewijs=volledig):
        regels += alinea(zin, teken)
    if not volledig:
        soorten = opsomming([deel.soort for deel in lijst.overeenkomsten])
        regels += ["", *alinea(tekst("dvo.volledig", soorten=soorten))]
    return "\n".join(regels)


def telling(lijst: Overeenkomstlijst) -> str:
    """Return in one sentence how many subjects there are, by what there is to say of them.

    Args:
        lijst: the checklist of one agreement.
    """
    delen = [aantal(f"dvo.telling.{stand}", hoeveel) for stand, hoeveel in lijst.telling.items() if hoeveel]
    return tekst("dvo.telling_geheel", n=len(lijst.onderdelen), delen=opsomming(delen, "en"))


def naam_van(lijst: Overeenkomstlijst) -> str:
    """Return what an agreement is called: its kind, with its own name when it has one.

    Args:
        lijst: the checklist of one agreement.
    """
    return _met_naam(lijst.titel, lijst)


def _met_naam(titel: str, lijst: Overeenkomstlijst) -> str:
    eigen = lijst.naam or (korte_naam(lijst.bestand) if lijst.bestand else "")
    return tekst("dvo.deel", titel=titel, naam=eigen) if eigen else titel


def toelichting(deel: Onderdeelstand, hoogstens: int | None = None) -> Iterator[str]:
    """Yield what the facts and the agreement say of a subject, a sentence each.

    Args:
        deel: the subject.
        hoogstens: the most facts to tell; None for all.
    """
    if deel.dossier.adviezen:
        yield tekst("dvo.advies", adviezen="; ".join(f"{a.titel} [{a.regel}]" for a in deel.dossier.adviezen))
    if deel.dossier.omdat:
        yield tekst("dvo.dossier", feiten=feiten(deel.dossier.omdat, hoogstens))
    plek = plaats(deel.regel, deel.cel)
    if plek:
        staat = tekst(f"dvo.inhoud.{deel.overeenkomst}")
        if deel.waar:
            staat = tekst("dvo.waar", staat=staat, waar=deel.waar)
        yield tekst("dvo.overeenkomst", staat=tekst("dvo.plek", staat=staat, plek=plek))
    if deel.opmerking:
        yield tekst("dvo.opmerking", opmerking=deel.opmerking.rstrip("."))


def feiten(stappen: Sequence[Stap], hoogstens: int | None = None) -> str:
    """Return facts in one phrase, each with where it stands.

    Args:
        stappen: the facts.
        hoogstens: the most to tell; None for all.
    """
    delen = [zinnen.feit(stap) for stap in stappen[:hoogstens]]
    over = len(stappen) - len(delen)
    return opsomming([*delen, *([aantal("dvo.ook", over)] if over else [])], "en")


class Openvraag(NamedTuple):
    """A question that is open, and the subjects of which it depends on the answer whether they are needed.

    Args:
        feit: name of the fact.
        vraag: the question.
        processen: the ict processes for which it is open, in Dutch; none for a fact about the partnership.
        onderdelen: what the subjects are about.
        te_kiezen: the processes for which the answer says that nothing was decided yet, by that answer, in Dutch.
    """

    feit: str
    vraag: str
    processen: tuple[str, ...]
    onderdelen: tuple[str, ...]
    te_kiezen: tuple[tuple[str, tuple[str, ...]], ...] = ()


def open_vragen(delen: Sequence[Onderdeelstand]) -> list[Openvraag]:
    """Return the open questions on which it depends whether subjects are needed, that on which most depend first.

    Args:
        delen: the subjects.
    """
    vragen: dict[str, str] = {}
    processen: dict[str, dict[str, None]] = {}
    onderdelen: dict[str, dict[str, None]] = {}
    te_kiezen: dict[str, dict[str, dict[str, None]]] = {}
    for deel in delen:
        for feit in deel.hangt_af_van:
            naam, proces = FeitSleutel.lees(feit.feit)
            vragen[naam] = feit.vraag
            titel = deel.titel
            if feit.nu:
                te_kiezen.setdefault(naam, {}).setdefault(feit.nu, {})[procesnaam(proces) if proces else feit.kort] = (
                    None
                )
            elif proces:
                processen.setdefault(naam, {})[procesnaam(proces)] = None
            if proces:
                titel = titel.replace(procesnaam(proces), procesnaam(DIT))
            onderdelen.setdefault(naam, {})[titel] = None
    uit = [
        Openvraag(
            naam,
            vraag,
            tuple(processen.get(naam, ())),
            tuple(onderdelen[naam]),
            tuple((nu, tuple(namen)) for nu, namen in te_kiezen.get(naam, {}).items()),
        )
        for naam, vraag in vragen.items()
    ]
    return sorted(uit, key=lambda vraag: -len(vraag.onderdelen) * max(1, _hoe_vaak(vraag)))


def _hoe_vaak(vraag: Openvraag) -> int:
    """Return for how many processes a question is open, or still to choose."""
    return len(vraag.processen) + sum(len(waarvoor) for _, waarvoor in vraag.te_kiezen)


def wat_open_is(vraag: Openvraag) -> str:
    """Return an open question, with the processes for which it is open.

    Args:
        vraag: the question.
    """
    uit = vraag.vraag
    if vraag.processen:
        uit = tekst("dvo.voor_processen", vraag=uit, processen=opsomming(vraag.processen, "en"))
    for nu, waarvoor in vraag.te_kiezen:
        uit = tekst("dvo.te_kiezen", vraag=uit, waarvoor=opsomming(waarvoor, "en"), nu=nu)
    return uit


def _overeenkomst(lijst: Overeenkomstlijst, volledig: bool) -> Iterator[str]:
    yield from ("", *alinea(_met_naam(lijst.titel.upper(), lijst)))
    yield from alinea(tekst("dvo.tussen", tussen=lijst.tussen, uitleg=lijst.uitleg))
    yield from alinea(telling(lijst))
    tonen: Mapping[Stand, Callable[[Sequence[Onderdeelstand], bool], Iterator[str]]] = {
        "ontbreekt": _met_toelichting,
        "blijft_uit": _met_toelichting,
        "deels": _met_toelichting,
        "tegenspraak": _met_toelichting,
        "onbekend": _vragen,
        "misschien_nodig": _misschien,
        "aanwezig": _aanwezig,
        "niet_nodig": _niet_nodig,
    }
    for stand, toon in tonen.items():
        delen = lijst.met_stand(stand)
        if delen:
            yield from ("", tekst("dvo.kopregel", kop=tekst(f"dvo.kop.{stand}"), n=len(delen)))
            yield from toon(delen, volledig)
    if not lijst.bestand:
        yield from ("", *alinea(tekst("dvo.zonder_bestand", soort=lijst.soort)))


def _met_toelichting(delen: Sequence[Onderdeelstand], volledig: bool) -> Iterator[str]:
    for deel in _eerste(delen, volledig, HOOGSTENS[delen[0].stand]):
        yield from alinea(tekst("dvo.onderdeel", titel=deel.titel, naam=_naam(deel), bron=_bron(deel)), "  • ")
        if volledig:
            yield from alinea(deel.vraag, "    ")
        for zin in toelichting(deel, None if volledig else HOOGSTENS_FEITEN):
            yield from alinea(zin, "    ")
        yield from _rest_van_onderdeel(deel, volledig)
    yield from _rest(len(delen), volledig, HOOGSTENS[delen[0].stand])


def _vragen(delen: Sequence[Onderdeelstand], volledig: bool) -> Iterator[str]:
    """Yield what to look up; what the publication asks in a recommendation comes first."""
    op_volgorde = delen if volledig else sorted(delen, key=lambda deel: (not _gevraagd(deel), bool(deel.over)))
    for deel in _eerste(op_volgorde, volledig, HOOGSTENS["onbekend"]):
        yield from alinea(tekst("dvo.vraag", vraag=deel.vraag, naam=_naam(deel), bron=_bron(deel)), "  • ")
        yield from _rest_van_onderdeel(deel, volledig)
    yield from _rest(len(delen), volledig, HOOGSTENS["onbekend"])


def _misschien(delen: Sequence[Onderdeelstand], volledig: bool) -> Iterator[str]:
    vragen = open_vragen(delen)
    for vraag in _eerste(vragen, volledig, HOOGSTENS["misschien_nodig"]):
        titels = [f"'{titel}'" for titel in vraag.onderdelen]
        onderdelen = titels if volledig else _kort(titels, HOOGSTENS_FEITEN)
        yield from alinea(
            tekst("dvo.hangt_af", vraag=wat_open_is(vraag), feit=vraag.feit, onderdelen=opsomming(onderdelen, "en")),
            "  • ",
        )
    yield from _rest(len(vragen), volledig, HOOGSTENS["misschien_nodig"])


def _aanwezig(delen: Sequence[Onderdeelstand], volledig: bool) -> Iterator[str]:
    if volledig:
        yield from _met_toelichting(delen, volledig)
    else:
        yield from alinea(f"{', '.join(deel.titel for deel in delen)}.", "  ")


def _niet_nodig(delen: Sequence[Onderdeelstand], volledig: bool) -> Iterator[str]:
    """Yield the subjects that are not needed, those with one reason together, the most first."""
    op_reden: dict[str, list[Onderdeelstand]] = {}
    for deel in delen:
        reden = feiten(deel.nodig_omdat, None if volledig else HOOGSTENS_FEITEN)
        op_reden.setdefault(reden, []).append(deel)
    op_volgorde = sorted(op_reden, key=lambda reden: -len(op_reden[reden]))
    for reden in _eerste(op_volgorde, volledig, HOOGSTENS["niet_nodig"]):
        titels = [deel.titel for deel in op_reden[reden]]
        namen = opsomming(titels if volledig else _kort(titels, HOOGSTENS_FEITEN), "en")
        yield from alinea(tekst("dvo.niet_nodig", onderdelen=namen, feiten=reden), "  • ")
    getoond = sum(len(op_reden[reden]) for reden in op_volgorde[: HOOGSTENS["niet_nodig"]])
    if not volledig and len(delen) > getoond:
        yield f"    {aantal('dvo.rest', len(delen) - getoond)}"


def _rest_van_onderdeel(deel: Onderdeelstand, volledig: bool) -> Iterator[str]:
    if volledig and deel.nodig_omdat:
        yield from alinea(tekst("dvo.nodig", feiten=feiten(deel.nodig_omdat)), "    ")
    if volledig and deel.kanttekening:
        yield from alinea(tekst("dvo.kanttekening", kanttekening=deel.kanttekening), "    ")


def _gevraagd(deel: Onderdeelstand) -> bool:
    """Return whether the publication itself asks it, in a recommendation."""
    return deel.grond == "tekst" and any("aanbeveling" in bron for bron in deel.bron)


def _naam(deel: Onderdeelstand) -> str:
    return str(OnderdeelSleutel(deel.onderdeel, deel.over.get("proces", "")))


def _bron(deel: Onderdeelstand) -> str:
    return bronnen(deel.bron_tekst, deel.grond)


def _kort(namen: Sequence[str], hoogstens: int) -> list[str]:
    over = len(namen) - hoogstens
    return [*namen[:hoogstens], *([f"{over} andere"] if over > 0 else [])]


def _eerste(delen: Sequence[_T], volledig: bool, hoogstens: int) -> Sequence[_T]:
    return delen if volledig else delen[:hoogstens]


def _rest(hoeveel: int, volledig: bool, hoogstens: int) -> Iterator[str]:
    if not volledig and hoeveel > hoogstens:
        yield f"    {aantal('dvo.rest', hoeveel - hoogstens)}"
