"""The chapters that lead: the question, the advice, the first steps, what is still unknown, and the limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from advies.antwoord import Antwoord, Bevinding, EersteStap
from advies.raad.samenvatting import Actie, Samenvatting, Vormkeuze
from advies.rapport.bouw import aanhef, alinea, hoofdstuk, met_kop, nadruk, noot, opsomming, vet
from advies.rapport.hoofdstukken.oorzaken import sleutel_van
from advies.rapport.lagen import laagzinnen
from advies.rapport.model import Blok, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.stof import Stof, feitwaarde, met_opmerking, namen
from advies.rapport.teksten import aantal, lijst, plat, tekst, verbind, zin
from advies.weergave import zinnen
from advies.woorden import benamingen
from advies.woorden.letters import hoofdletter, kleine_letter
from advies.woorden.processen import titel_met_proces
from kennisbank.feitsoorten import JaNee
from kennisbank.grenzen import kennisgrenzen
from kennisbank.meldingen import knip
from kennisbank.meldingen import opsomming as reeks
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel

VRAGEN = 5
"""How many open questions lead."""
_TOELICHTING = 400
_WEG = 2
_REDENEN = 3


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
    """Return the chapter with the advice: in scope or not, which form fits and why or on what that hangs, and how it is now."""
    kort = stof.kort
    assen = (("bereik", kort.bereik), ("organisatie", kort.organisatie))
    punten = [met_kop(tekst(f"advies.{naam}"), _vorm(keuze)) for naam, keuze in assen]
    punten += [_nu(stof.gegevens.antwoord), met_kop(tekst("advies.ict"), f"{partners(stof.gegevens.antwoord)}.")]
    telling = kort.telling
    iets = telling.risicos + telling.voorwaarden + telling.adviezen
    slot = zinnen.telling_van(telling) if iets else tekst("advies.gevolg_niets")
    blokken = [*_reikwijdte(kort), opsomming(punten), alinea(slot)]
    return hoofdstuk(stof.verwijzer.nummer("advies"), "advies", tekst("advies.titel"), blokken)


def _reikwijdte(kort: Samenvatting) -> Sequence[Blok]:
    match kort.reikwijdte:
        case "binnen" | "deels":
            return (alinea(tekst("advies.reikwijdte", reikwijdte=kort.reikwijdte_tekst)),)
        case "buiten":
            return (nadruk(tekst("advies.buiten", reikwijdte=kort.reikwijdte_tekst)),)
        case "onbekend":
            waarvan = reeks(kort.reikwijdte_hangt_af, "en")
            return (alinea(tekst("advies.reikwijdte_af" if waarvan else "advies.reikwijdte_open", feiten=waarvan)),)
        case _:
            assert_never(kort.reikwijdte)


def _vorm(keuze: Vormkeuze) -> str:
    """Return one axis of the form: what it is, what fits and why, or what that hangs on."""
    nu, past, gezien = (reeks(delen, "en") for delen in (keuze.nu, keuze.past, keuze.gezien[:_REDENEN]))
    zinnen = [tekst("advies.vorm_nu", vorm=hoofdletter(nu)) if nu else tekst("advies.vorm_nu_niets")]
    if keuze.past_nu:
        zinnen.append(tekst("advies.past", gezien=gezien))
    elif nu and keuze.past_nu is False:
        zinnen.append(tekst("advies.past_niet"))
    elif keuze.hangt_af:
        zinnen.append(tekst("advies.past_af" if nu else "advies.wat_past_af", feiten=reeks(keuze.hangt_af, "en")))
    if past:
        soort = "ook_past" if keuze.past_nu else "wat_past"
        zinnen.append(tekst(f"advies.{soort}", past=past, gezien=gezien))
    return " ".join(zinnen)


def _nu(antwoord: Antwoord) -> Zin:
    definities = {advies.regel for advies in antwoord.adviezen if advies.sterkte == "definitie"}
    gekozen = tuple(deel for deel in antwoord.migratie if not definities.isdisjoint(deel.regels))
    delen = {"kenmerk": namen(antwoord.vormen.kenmerken, "zeker"), "migratie": namen(gekozen, "zeker")}
    bekend = [
        tekst("advies.nu_deel", **{"as": tekst(f"advies.as_{naam}"), "vorm": deel})
        for naam, deel in delen.items()
        if deel
    ]
    bekend += [deel.naam for deel in antwoord.migratie if deel not in gekozen and deel.status == "zeker"]
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
    """Return the chapter with what to do first: who, when, and what that takes away."""
    nummer, kop = stof.verwijzer.nummer("stappen"), tekst("stappen.titel")
    acties = stof.kort.acties
    if not acties:
        return hoofdstuk(nummer, "stappen", kop, (alinea(tekst("stappen.geen")),))
    rijen: list[Rij] = []
    stap = iter(stof.gegevens.antwoord.eerste_stappen)  # the steps among what to do keep their own order
    for plaats, actie in enumerate(acties, 1):
        opdracht = plat(_zetten(stof, actie, next(stap))) if actie.stap else f"{actie.tekst.rstrip('.')}."
        opdracht = tekst("stappen.stap", nummer=plaats, stap=opdracht)
        if actie.lagen:
            opdracht = tekst("lagen.bij", stap=opdracht, lagen=reeks(actie.lagen, "en"))
        rijen.append(_actie(stof, actie, opdracht))
    tabel = Tabel(tekst("stappen.tabel"), lijst("stappen.kop"), tuple(rijen), (11, 4, 3, 9), stil=True)
    return hoofdstuk(nummer, "stappen", kop, (tabel, noot(tekst("stappen.noot"))))


def _zetten(stof: Stof, actie: Actie, stap: EersteStap) -> Zin:
    """Return a step as something to do, with how it is now where the findings do not say so themselves."""
    delen: list[Zin] = [gewoon(f"{actie.tekst.rstrip('.')}.")]
    for zet in stap.zetten:
        sleutel, bij = FeitSleutel.lees(zet.feit), stof.gegevens.opmerkingen
        eigen = bij.get(sleutel, ()) if sleutel.proces else ()
        opmerkingen = (*bij.get(FeitSleutel(sleutel.naam), ()), *eigen)
        if opmerkingen or not isinstance(vocabulaire().feiten[sleutel.naam].soort, JaNee):
            delen.append(zin("stappen.nu", van=met_opmerking(zet.van, opmerkingen)))
    return verbind(list(dict.fromkeys(delen)), " ")


def _actie(stof: Stof, actie: Actie, opdracht: str) -> Rij:
    bevindingen = [deel for deel in actie.lost_op if bevinding_titel(deel) != actie.tekst]
    wat: Zin = (vet(opdracht),)
    if len(bevindingen) < len(actie.lost_op):
        wat = (*wat, *stof.verwijzer.conclusie(sleutel_van(actie.lost_op[0])))
    if actie.brengt_mee:
        wat = (*wat, *zin("stappen.brengt_mee", delen="; ".join(deel.titel for deel in actie.brengt_mee)))
    delen: list[Zin] = [
        (*gewoon(bevinding_titel(deel)), *stof.verwijzer.conclusie(sleutel_van(deel))) for deel in bevindingen[:_WEG]
    ]
    over = len(bevindingen) - len(delen)
    if over:
        delen.append(aantal("stappen.meer", over))
    lost_op = verbind(delen, "; ") or gewoon(tekst("feiten.nergens"))
    return Rij(
        (
            wat,
            gewoon(hoofdletter(benamingen.wie(actie.wie))),
            gewoon(tekst(f"oorzaken.{actie.lost_op[0].tijd}")),
            lost_op if actie.stap or not delen else zin("stappen.gaat_over", delen=lost_op),
        )
    )


def bevinding_titel(bevinding: Bevinding) -> str:
    """Return the title of a finding, with its process where the title does not name it."""
    return titel_met_proces(bevinding.titel, bevinding.over.get("proces", ""))


def onbekend(stof: Stof) -> Sectie:
    """Return the chapter with the questions that settle most, and whom they are about."""
    antwoord = stof.gegevens.antwoord
    nummer, kop = stof.verwijzer.nummer("onbekend"), tekst("onbekend.titel")
    if not antwoord.vragen:
        return hoofdstuk(nummer, "onbekend", kop, (alinea(tekst("onbekend.niets")),))
    rijen = tuple(Rij((gewoon(deel.vraag), gewoon(_wie(antwoord, deel.feit)))) for deel in antwoord.vragen[:VRAGEN])
    blokken: list[Blok] = [
        aanhef(tekst("onbekend.inleiding")),
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
    return hoofdletter(benamingen.wie(sorted(set(actoren)))) or tekst("feiten.nergens")


def grens(stof: Stof) -> Sectie:
    """Return the chapter with the limits, in a few sentences."""
    publicatie = stof.gegevens.antwoord.ontvangstbewijs.publicatie
    titels = "; ".join(kleine_letter(deel.titel) for deel in kennisgrenzen()[1:])
    blokken: list[Blok] = [alinea(tekst("grens.kort", publicatie=publicatie, grenzen=titels))]
    blokken += map(alinea, lagen(stof.gegevens.antwoord))
    if stof.volledig:
        blokken.append(alinea(zin("grens.zie", hoofdstuk=stof.verwijzer.hoofdstuk("verantwoording"))))
    return hoofdstuk(stof.verwijzer.nummer("grens"), "grens", tekst("grens.titel"), blokken)


def lagen(antwoord: Antwoord) -> Iterator[str]:
    """Return a sentence for each layer that was on, and for each rule of the publication that one switched off."""
    return laagzinnen(antwoord.ontvangstbewijs.lagen, antwoord.uitgeschakeld)


def grenzen(publicatie: str, van_lagen: Iterable[str] = ()) -> Blok:
    """Return what a report says and what it does not, and where to go for that.

    Args:
        publicatie: the source.
        van_lagen: what it says of its layers.
    """
    eigen = [gewoon(deel.replace("{publicatie}", publicatie)) for deel in lijst("grens.eigen")]
    eigen += map(gewoon, van_lagen)
    niet = [met_kop(f"{deel.titel}. ", f"{deel.tekst} {deel.elders}") for deel in kennisgrenzen()]
    return opsomming([*eigen, *niet])
