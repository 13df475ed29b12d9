"""The chapters that lead: the question, the advice, the first steps, what is still unknown, and the limits."""

from __future__ import annotations

from collections.abc import Sequence

from advies.antwoord import Advies, Antwoord, EersteStap, Indeling
from advies.rapport.bouw import alinea, hoofdletter, hoofdstuk, met_kop, nadruk, noot, opsomming, vet
from advies.rapport.hoofdstukken.oorzaken import sleutel_van
from advies.rapport.model import Blok, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.stof import Stof, feitwaarde, met_opmerking, namen, sleutel_naam
from advies.rapport.teksten import aantal, lijst, plat, tekst, verbind, zin
from advies.weergave import woorden
from kennisbank.grenzen import kennisgrenzen
from kennisbank.meldingen import knip
from kennisbank.meldingen import opsomming as reeks
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel, RegelSleutel

VRAGEN = 5
"""How many open questions lead."""
_TOELICHTING = 400
_WEG = 2


def vraag(stof: Stof) -> Sectie:
    """Return the chapter with the question, and on whom and what it is."""
    gegevens = stof.gegevens
    delen = [plat(aantal("vraag.bekend", len(gegevens.geheugen)))]
    feiten = [
        tekst("vraag.feit", kort=hoofdletter(definitie.kort), waarde=feitwaarde(definitie, waarde))
        for naam in lijst("vraag.feiten")
        for definitie in [vocabulaire().feiten[naam]]
        if (waarde := gegevens.geheugen.get(FeitSleutel(naam))) is not None
    ]
    if feiten:
        delen.append("; ".join(feiten) + ".")
    blokken: list[Blok] = [nadruk(tekst("vraag.vraag", naam=gegevens.naam)), alinea(" ".join(delen))]
    if gegevens.toelichting:
        inhoud = gegevens.toelichting if stof.volledig else knip(gegevens.toelichting, _TOELICHTING)
        blokken.append(alinea(tekst("vraag.toelichting", toelichting=inhoud)))
    return hoofdstuk(stof.verwijzer.nummer("vraag"), "vraag", tekst("vraag.titel"), blokken)


def advies(stof: Stof) -> Sectie:
    """Return the chapter with the advice: in scope or not, which form fits and on what that hangs, and how it is now."""
    antwoord = stof.gegevens.antwoord
    blokken: list[Blok] = [*_reikwijdte(antwoord)]
    punten = [_past(antwoord), _nu(antwoord), met_kop(tekst("advies.ict"), f"{partners(antwoord)}.")]
    blokken.append(opsomming(punten))
    gevolg = sum(a.soort == "risico" or a.is_raad for a in antwoord.van_status("zeker"))
    blokken.append(alinea(aantal("advies.gevolg", gevolg) if gevolg else zin("advies.gevolg_niets")))
    return hoofdstuk(stof.verwijzer.nummer("advies"), "advies", tekst("advies.titel"), blokken)


def _reikwijdte(antwoord: Antwoord) -> Sequence[Blok]:
    zeker = [deel for deel in antwoord.reikwijdte if deel.status == "zeker"]
    if any(deel.waarde == "buiten" for deel in zeker):
        return (nadruk(tekst("advies.buiten")),)
    return (alinea(zeker[0].omschrijving if zeker else tekst("advies.reikwijdte_open")),)


def _past(antwoord: Antwoord) -> Zin:
    kandidaten = (antwoord.vormen.kandidaten_bereik, antwoord.vormen.kandidaten_organisatie)
    zeker = [namen(delen, "zeker") for delen in kandidaten if namen(delen, "zeker")]
    if zeker:
        inhoud = tekst("advies.past", delen="; ".join(zeker))
    else:
        mogelijk = [namen(delen, "open") for delen in kandidaten if namen(delen, "open")]
        inhoud = tekst("advies.past_open", delen="; ".join(mogelijk)) if mogelijk else tekst("advies.past_niets")
        inhoud = f"{inhoud} {_hangt_af(antwoord, kandidaten)}".strip()
    return met_kop(tekst("advies.vorm"), inhoud)


def _hangt_af(antwoord: Antwoord, kandidaten: Sequence[tuple[Indeling, ...]]) -> str:
    regels = {regel for delen in kandidaten for deel in delen if deel.status == "open" for regel in deel.regels}
    sets = [a.beslissend[0] for a in antwoord.van_status("open") if a.regel in regels and a.beslissend]
    nodig = list(dict.fromkeys(feit for deel in sets for feit in deel))[:4]
    return tekst("advies.hangt_af", feiten=reeks([sleutel_naam(feit) for feit in nodig], "en")) if nodig else ""


def _nu(antwoord: Antwoord) -> Zin:
    vormen = antwoord.vormen
    organisatie = ", ".join(filter(None, (namen(vormen.organisatie, "zeker"), namen(vormen.kenmerken, "zeker"))))
    delen = {
        "bereik": namen(vormen.bereik, "zeker"),
        "organisatie": organisatie,
        "migratie": namen(antwoord.migratie, "zeker"),
    }
    bekend = [
        tekst("advies.nu_deel", **{"as": tekst(f"advies.as_{naam}"), "vorm": deel}) for naam, deel in delen.items() if deel
    ]
    return met_kop(tekst("advies.nu"), f"{'; '.join(bekend) or tekst('advies.nu_niets')}.")


def partners(antwoord: Antwoord) -> str:
    """Return which way of carrying out the ict processes have, counted: "eigen beheer bij 2 van de 8 ict-processen"."""
    totaal = len(antwoord.processen)
    geteld: dict[str, int] = {}
    for proces in antwoord.processen.values():
        if proces.uitvoering:
            geteld[proces.uitvoering_tekst] = geteld.get(proces.uitvoering_tekst, 0) + 1
    if not geteld:
        return tekst("advies.ict_niets")
    delen = [
        tekst("advies.partner_verder" if nummer else "advies.partner_deel", naam=naam, aantal=hoeveel, totaal=totaal)
        for nummer, (naam, hoeveel) in enumerate(sorted(geteld.items(), key=lambda paar: -paar[1]))
    ]
    rest = totaal - sum(geteld.values())
    if rest:
        delen.append(tekst("advies.partner_onbekend", aantal=rest))
    return reeks(delen, "en")


def stappen(stof: Stof) -> Sectie:
    """Return the chapter with the first steps: what to do, who, when, and what that takes away."""
    antwoord = stof.gegevens.antwoord
    nummer, kop = stof.verwijzer.nummer("stappen"), tekst("stappen.titel")
    if not antwoord.eerste_stappen:
        return hoofdstuk(nummer, "stappen", kop, (alinea(tekst("stappen.geen")),))
    adviezen = {deel.sleutel: deel for deel in antwoord.van_status("zeker")}
    rijen = tuple(_stap(stof, plaats, stap, adviezen) for plaats, stap in enumerate(antwoord.eerste_stappen, 1))
    tabel = Tabel(tekst("stappen.tabel"), lijst("stappen.kop"), rijen, (10, 4, 3, 9), stil=True)
    return hoofdstuk(nummer, "stappen", kop, (tabel, noot(tekst("stappen.noot"))))


def _stap(stof: Stof, nummer: int, stap: EersteStap, adviezen: dict[RegelSleutel, Advies]) -> Rij:
    weg = [adviezen[sleutel_van(deel)] for deel in stap.neemt_weg]
    wat: Zin = (vet(tekst("stappen.stap", nummer=nummer, stap=hoofdletter(stap.tekst)) + "."),)
    for zet in stap.zetten:
        opmerkingen = stof.gegevens.opmerkingen.get(FeitSleutel(FeitSleutel.lees(zet.feit).naam), ())
        wat = (*wat, *zin("stappen.nu", waarde=met_opmerking(zet.van, opmerkingen)))
    if stap.brengt_mee:
        wat = (*wat, *zin("stappen.brengt_mee", delen="; ".join(deel.titel for deel in stap.brengt_mee)))
    delen: list[Zin] = [(*gewoon(deel.titel), *stof.verwijzer.conclusie(deel.sleutel)) for deel in weg[:_WEG]]
    if len(weg) > _WEG:
        delen.append(aantal("stappen.meer", len(weg) - _WEG))
    wanneer = tekst(f"oorzaken.{weg[0].tijd}") if weg else ""
    return Rij((wat, gewoon(hoofdletter(woorden.wie(stap.wie))), gewoon(wanneer), verbind(delen, "; ")))


def onbekend(stof: Stof) -> Sectie:
    """Return the chapter with the questions that settle most, and whom they are about."""
    antwoord = stof.gegevens.antwoord
    nummer, kop = stof.verwijzer.nummer("onbekend"), tekst("onbekend.titel")
    if not antwoord.vragen:
        return hoofdstuk(nummer, "onbekend", kop, (alinea(tekst("onbekend.niets")),))
    open_ = plat(aantal("onbekend.open", len(antwoord.van_status("open"))))
    rijen = tuple(Rij((gewoon(deel.vraag), gewoon(_wie(antwoord, deel.feit)))) for deel in antwoord.vragen[:VRAGEN])
    blokken: list[Blok] = [
        alinea(tekst("onbekend.inleiding", open=open_)),
        Tabel(tekst("onbekend.tabel"), lijst("onbekend.kop"), rijen, (5, 2), stil=True),
    ]
    rest = len(antwoord.vragen) - len(rijen)
    if rest:
        blokken.append(noot(aantal("onbekend.rest", rest)))
    return hoofdstuk(nummer, "onbekend", kop, blokken)


def _wie(antwoord: Antwoord, feit: str) -> str:
    actoren = [
        actor
        for advies in antwoord.van_status("open")
        if any(feit in deel for deel in advies.beslissend)
        for actor in advies.wie
    ]
    return hoofdletter(woorden.wie(sorted(set(actoren)))) or tekst("feiten.nergens")


def grens(stof: Stof) -> Sectie:
    """Return the chapter with the limits, in a few sentences."""
    publicatie = stof.gegevens.antwoord.ontvangstbewijs.publicatie
    titels = "; ".join(deel.titel[:1].lower() + deel.titel[1:] for deel in kennisgrenzen()[1:])
    blokken = [alinea(tekst("grens.kort", publicatie=publicatie, grenzen=titels))]
    if stof.volledig:
        blokken.append(alinea(zin("grens.zie", hoofdstuk=stof.verwijzer.hoofdstuk("verantwoording"))))
    return hoofdstuk(stof.verwijzer.nummer("grens"), "grens", tekst("grens.titel"), blokken)


def grenzen(publicatie: str) -> Blok:
    """Return what a report says and what it does not, and where to go for that."""
    eigen = [gewoon(deel.replace("{publicatie}", publicatie)) for deel in lijst("grens.eigen")]
    niet = [met_kop(f"{deel.titel}. ", f"{deel.tekst} {deel.elders}") for deel in kennisgrenzen()]
    return opsomming([*eigen, *niet])
