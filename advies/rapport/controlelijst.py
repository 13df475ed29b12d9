"""The checklist of an agreement as a document: what to settle first, and every subject with room to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from advies.rapport.bouw import Onderdeel, alinea, hoofdstuk, nadruk, noot, opsomming, tabel_van_teksten
from advies.rapport.lagen import laagblokken
from advies.rapport.model import Blok, Opdracht, Rapport, Sectie, gewoon
from advies.rapport.rapport import omslag
from advies.rapport.schoon import schoon_geheel
from advies.rapport.teksten import lijst, tekst
from advies.weergave.dvo import naam_van, open_vragen, telling, wat_open_is
from advies.woorden.letters import hoofdletter
from kennisbank.meldingen import korte_naam
from kennisbank.meldingen import opsomming as in_een_zin

if TYPE_CHECKING:
    from advies.afleiding import Stap
    from advies.dvo.controlelijst import Controlelijst, Onderdeelstand, Overeenkomstlijst, Stand

_EERST: tuple[Stand, ...] = ("ontbreekt", "blijft_uit", "tegenspraak", "deels")
_LIJST: tuple[Stand, ...] = (*_EERST, "onbekend", "aanwezig")


def maak_controlelijst(
    controlelijst: Controlelijst, datum: date, *, opdrachtgever: str = "", auteur: str = ""
) -> Rapport:
    """Return a checklist as a document, to read and to fill in.

    The same checklist, date and names give the same document.

    Args:
        controlelijst: the checklist.
        datum: the day of the document.
        opdrachtgever: for whom it is; may be empty.
        auteur: by whom it is; may be empty.
    """
    veilig = schoon_geheel(controlelijst)
    titel = tekst("controlelijst.titel", naam=veilig.naam.strip() or tekst("algemeen.zonder_naam"))
    secties = [_inleiding(veilig)]
    secties += [_overeenkomst(str(nummer), deel) for nummer, deel in enumerate(veilig.overeenkomsten, start=2)]
    if veilig.lagen:
        blokken = laagblokken(veilig.lagen, veilig.uitgeschakeld)
        secties.append(hoofdstuk(str(len(secties) + 1), "lagen", tekst("lagen.titel"), blokken, naslag=True))
    return omslag(titel, datum, secties, Opdracht(opdrachtgever, auteur), notitie=True)


def _inleiding(controlelijst: Controlelijst) -> Sectie:
    rijen = [(deel.titel, *map(str, _aantallen(deel))) for deel in controlelijst.overeenkomsten]
    tabel = tabel_van_teksten(
        tekst("controlelijst.overzicht"), lijst("controlelijst.koppen_overzicht"), rijen, (4, 3, 3, 2, 2, 2)
    )
    blokken: list[Blok] = [
        nadruk(tekst("controlelijst.inleiding")),
        alinea(tekst("controlelijst.herkomst")),
        tabel,
        alinea(tekst("controlelijst.onbekend")),
        noot(tekst("controlelijst.legenda")),
    ]
    return Sectie("1", tekst("controlelijst.kop_inleiding"), "inleiding", tuple(blokken))


def _aantallen(deel: Overeenkomstlijst) -> tuple[int, ...]:
    hoeveel = deel.telling
    return (
        hoeveel["ontbreekt"] + hoeveel["blijft_uit"],
        hoeveel["deels"] + hoeveel["tegenspraak"],
        hoeveel["onbekend"] + hoeveel["misschien_nodig"],
        hoeveel["aanwezig"],
        hoeveel["niet_nodig"],
    )


def _overeenkomst(nummer: str, deel: Overeenkomstlijst) -> Sectie:
    blokken: list[Blok] = [alinea(tekst("controlelijst.tussen", tussen=deel.tussen, uitleg=deel.uitleg))]
    gelezen = tekst("controlelijst.gelezen", naam=deel.naam or korte_naam(deel.bestand))
    blokken.append(alinea(gelezen if deel.bestand else tekst("controlelijst.zonder")))
    blokken.append(alinea(telling(deel)))
    onderdelen = list(_onderdelen(deel))
    return hoofdstuk(nummer, f"overeenkomst-{deel.soort}", hoofdletter(naam_van(deel)), blokken, onderdelen)


def _onderdelen(deel: Overeenkomstlijst) -> Iterator[Onderdeel]:
    eerst = [punt for stand in _EERST for punt in deel.met_stand(stand)]
    inhoud = [_eerst_tabel(eerst)] if eerst else [alinea(tekst("controlelijst.niets"))]
    yield f"{deel.soort}-eerst", tekst("controlelijst.kop_eerst"), inhoud
    in_lijst = [punt for punt in deel.onderdelen if punt.stand in _LIJST]
    for plaats, (groep, punten) in enumerate(groupby(in_lijst, key=lambda punt: punt.groep), start=1):
        yield f"{deel.soort}-groep-{plaats}", groep, [_lijst_tabel(deel.titel, groep, list(punten))]
    misschien = deel.met_stand("misschien_nodig")
    if misschien:
        yield f"{deel.soort}-misschien", tekst("controlelijst.kop_misschien"), [_misschien(misschien)]
    niet_nodig = deel.met_stand("niet_nodig")
    if niet_nodig:
        yield f"{deel.soort}-niet-nodig", tekst("controlelijst.kop_niet_nodig"), [_niet_nodig(niet_nodig)]


def _eerst_tabel(punten: Sequence[Onderdeelstand]) -> Blok:
    rijen = [(punt.titel, tekst(f"controlelijst.eerst.{punt.stand}"), _waarom(punt), _bron(punt)) for punt in punten]
    tabel = tabel_van_teksten(
        tekst("controlelijst.kop_eerst"), lijst("controlelijst.koppen_eerst"), rijen, (8, 5, 13, 8)
    )
    return replace(tabel, stil=True)


def _lijst_tabel(titel: str, groep: str, punten: Sequence[Onderdeelstand]) -> Blok:
    rijen = [
        (tekst("controlelijst.onderwerp", titel=punt.titel, vraag=punt.vraag), _stand(punt), _waar(punt), _bron(punt))
        for punt in punten
    ]
    bijschrift = tekst("controlelijst.bijschrift", titel=titel, groep=groep)
    return replace(tabel_van_teksten(bijschrift, lijst("controlelijst.koppen"), rijen, (12, 5, 7, 7)), stil=True)


def _stand(punt: Onderdeelstand) -> str:
    return tekst(f"controlelijst.stand.{punt.stand}")


def _waarom(punt: Onderdeelstand) -> str:
    """Return the advice, or else the facts, and the remark by which a subject asks for attention; or that it is not there."""
    uit = [tekst("controlelijst.advies", advies=advies.titel) for advies in punt.dossier.adviezen]
    if punt.dossier.omdat and not punt.dossier.adviezen:
        uit.append(tekst("controlelijst.dossier", feiten=_feiten(punt.dossier.omdat)))
    if _waar(punt):
        uit.append(tekst("controlelijst.overeenkomst", waar=_waar(punt).rstrip(".")))
    if not uit and punt.overeenkomst == "nee":
        uit.append(tekst("controlelijst.niet_erin"))
    return " ".join(uit)


def _feiten(stappen: Sequence[Stap]) -> str:
    return in_een_zin([stap.tekst for stap in stappen], "en")


def _waar(punt: Onderdeelstand) -> str:
    if punt.waar and punt.opmerking:
        return tekst("controlelijst.waar", waar=punt.waar, opmerking=punt.opmerking)
    return punt.waar or punt.opmerking


def _bron(punt: Onderdeelstand) -> str:
    plaatsen = "; ".join(punt.bron_tekst)
    return tekst("controlelijst.van_ons", bronnen=plaatsen) if punt.grond == "afgeleid" else plaatsen


def _misschien(punten: Sequence[Onderdeelstand]) -> Blok:
    zinnen = [
        tekst(
            "controlelijst.misschien",
            vraag=wat_open_is(vraag),
            onderdelen=in_een_zin([f"'{titel}'" for titel in vraag.onderdelen], "en"),
        )
        for vraag in open_vragen(punten)
    ]
    return opsomming([gewoon(zin) for zin in zinnen])


def _niet_nodig(punten: Sequence[Onderdeelstand]) -> Blok:
    op_reden: dict[str, list[str]] = {}
    for punt in punten:
        op_reden.setdefault(_feiten(punt.nodig_omdat), []).append(punt.titel)
    zinnen = [
        tekst("controlelijst.niet_nodig", onderdelen=in_een_zin(titels, "en"), feiten=reden)
        for reden, titels in op_reden.items()
    ]
    return opsomming([gewoon(zin) for zin in zinnen])
