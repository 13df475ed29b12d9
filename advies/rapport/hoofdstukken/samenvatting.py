"""Chapter 1: the form, the five most important points and what is open, on one page."""

from __future__ import annotations

from collections.abc import Sequence

from advies.antwoord import Advies, Antwoord
from advies.rapport.bouw import Onderdeel, aanhef, alinea, hoofdstuk, nadruk, noot, opsomming, vet
from advies.rapport.model import Alinea, Blok, Sectie, Stuk, Zin
from advies.rapport.stof import TE_DOEN, Gegevens, Stof, namen, titel_van
from advies.rapport.teksten import aantal, plat, tekst, zin
from advies.rapport.verwijzer import Verwijzer
from kennisbank.meldingen import opsomming as reeks

PUNTEN = 5
_VRAGEN = 3
DRINGEND = ("moet", "zou_moeten", "waargenomen_vaker", "waargenomen_eens")
"""How strongly a conclusion is stated that asks for attention, the strongest first."""


def samenvatting(stof: Stof) -> Sectie:
    """Return the chapter."""
    verwijzer = stof.verwijzer
    vijf = len(belangrijkste(stof.gegevens)) == PUNTEN
    punten = tekst("samenvatting.punten_titel" if vijf else "samenvatting.punten_titel_minder")
    onderdelen: list[Onderdeel] = [
        ("samenvatting-vorm", tekst("samenvatting.vorm_titel"), _vorm(stof)),
        ("samenvatting-punten", punten, _punten(stof)),
        ("samenvatting-open", tekst("samenvatting.open_titel"), _open(stof)),
    ]
    kop = tekst("samenvatting.titel")
    return hoofdstuk(verwijzer.nummer("samenvatting"), "samenvatting", kop, (_reikwijdte(stof),), onderdelen, True)


def belangrijkste(gegevens: Gegevens, hoogstens: int = PUNTEN) -> tuple[Advies, ...]:
    """Return the most important points.

    The most strongly stated come first. Among those of equal strength each recommendation comes once before any comes twice,
    so that the points do not all speak about one subject. This choice is ours.

    Args:
        gegevens: the partnership.
        hoogstens: the number of points.
    """
    gezien: dict[tuple[str, int], int] = {}
    op_rang: list[tuple[int, int, int, Advies]] = []
    for plaats, advies in enumerate(gegevens.zeker(*TE_DOEN)):
        if advies.sterkte in DRINGEND:
            onderwerp = (advies.sterkte, advies.aanbevelingen[0] if advies.aanbevelingen else 0)
            beurt = gezien[onderwerp] = gezien.get(onderwerp, 0) + 1
            op_rang.append((DRINGEND.index(advies.sterkte), beurt, plaats, advies))
    return tuple(deel[3] for deel in sorted(op_rang, key=lambda deel: deel[:3])[:hoogstens])


def _reikwijdte(stof: Stof) -> Alinea:
    antwoord, verwijzer = stof.gegevens.antwoord, stof.verwijzer
    zeker = [deel for deel in antwoord.reikwijdte if deel.status == "zeker"]
    if any(deel.waarde == "buiten" for deel in zeker):
        (eerste, *_) = (a for a in stof.gegevens.zeker("reikwijdte") if a.conclusie.get("reikwijdte") == "buiten")
        return nadruk(zin("samenvatting.buiten", toelichting=verwijzer.toelichting(eerste.sleutel)))
    hoofdstuk_ = verwijzer.hoofdstuk("verantwoording")
    if not zeker:
        return alinea(zin("samenvatting.reikwijdte_open", hoofdstuk=hoofdstuk_))
    return alinea(zin("samenvatting.binnen", omschrijving=zeker[0].omschrijving, hoofdstuk=hoofdstuk_))


def _vorm(stof: Stof) -> Sequence[Blok]:
    antwoord = stof.gegevens.antwoord
    niets = tekst("samenvatting.vorm_niets")
    bereik = namen(antwoord.vormen.bereik, "zeker")
    organisatie = ", ".join(
        deel
        for deel in (namen(antwoord.vormen.organisatie, "zeker"), namen(antwoord.vormen.kenmerken, "zeker"))
        if deel
    )
    return (
        opsomming(
            [
                zin("samenvatting.vorm_bereik", vorm=vet(bereik or niets)),
                zin("samenvatting.vorm_organisatie", vorm=vet(organisatie or niets)),
                zin("samenvatting.vorm_partner", vorm=vet(partners(antwoord))),
                zin("samenvatting.vorm_migratie", vorm=vet(namen(antwoord.migratie, "zeker") or niets)),
            ]
        ),
    )


def partners(antwoord: Antwoord) -> str:
    """Return which way of carrying out the ict processes have, counted: "eigen beheer bij 2 van de 8 ict-processen"."""
    totaal = len(antwoord.processen)
    geteld: dict[str, int] = {}
    for proces in antwoord.processen.values():
        if proces.uitvoering:
            geteld[proces.uitvoering_tekst] = geteld.get(proces.uitvoering_tekst, 0) + 1
    if not geteld:
        return tekst("samenvatting.vorm_niets")
    delen = [
        tekst(
            "samenvatting.partner_verder" if nummer else "samenvatting.partner_deel",
            naam=naam,
            aantal=hoeveel,
            totaal=totaal,
        )
        for nummer, (naam, hoeveel) in enumerate(sorted(geteld.items(), key=lambda paar: -paar[1]))
    ]
    rest = totaal - sum(geteld.values())
    if rest:
        delen.append(tekst("samenvatting.partner_onbekend", aantal=rest))
    return reeks(delen, "en")


def _punten(stof: Stof) -> Sequence[Blok]:
    punten = belangrijkste(stof.gegevens)
    if not punten:
        return (nadruk(tekst("samenvatting.punten_geen")),)
    return (
        opsomming([_punt(advies, stof.verwijzer) for advies in punten], genummerd=True),
        noot(tekst("samenvatting.punten_noot")),
    )


def _punt(advies: Advies, verwijzer: Verwijzer) -> Zin:
    return zin(
        "samenvatting.punten",
        titel=vet(titel_van(advies)),
        tekst=advies.tekst,
        toelichting=verwijzer.toelichting(advies.sleutel),
    )


def _open(stof: Stof) -> Sequence[Blok]:
    antwoord = stof.gegevens.antwoord
    zeker = plat(
        aantal("samenvatting.zeker", sum(a.soort == "risico" or a.is_raad for a in antwoord.van_status("zeker")))
    )
    open_ = len(antwoord.van_status("open"))
    if not open_:
        return (alinea(tekst("samenvatting.open_niets", zeker=zeker)),)
    stand = tekst("samenvatting.open", zeker=zeker, open=plat(aantal("samenvatting.open_aantal", open_)))
    vragen: list[Zin] = [(Stuk(vraag.vraag),) for vraag in antwoord.vragen[:_VRAGEN]]
    zie = alinea(zin("samenvatting.open_zie", hoofdstuk=stof.verwijzer.hoofdstuk("open")))
    if not vragen:
        return (alinea(stand), zie)
    return (alinea(stand), aanhef(tekst("samenvatting.open_vragen")), opsomming(vragen), zie)
