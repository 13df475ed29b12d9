"""The chapter with the causes: each certain finding once, with what follows from the same facts."""

from __future__ import annotations

from advies.antwoord import Advies, Bevinding, Oorzaak
from advies.rapport.bouw import alinea, hoofdstuk, noot, vet
from advies.rapport.model import Blok, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.stof import Stof, titel_van
from advies.rapport.teksten import aantal, lijst, tekst, verbind, zin
from advies.weergave import zinnen
from advies.woorden import benamingen
from advies.woorden.letters import hoofdletter
from regels.sleutels import RegelSleutel


def oorzaken(stof: Stof) -> Sectie:
    """Return the chapter."""
    verwijzer, gegevens = stof.verwijzer, stof.gegevens
    adviezen = {advies.sleutel: advies for advies in gegevens.antwoord.van_status("zeker")}
    blokken: list[Blok] = [alinea(_inleiding(stof))]
    if gegevens.antwoord.oorzaken:
        blokken.append(alinea(zin("oorzaken.volgorde", hoofdstuk=verwijzer.hoofdstuk("conclusies"))))
        rijen = tuple(_rij(stof, oorzaak, adviezen) for oorzaak in gegevens.antwoord.oorzaken)
        blokken.append(Tabel(tekst("oorzaken.tabel"), lijst("oorzaken.kop"), rijen, (12, 5, 5, 3), stil=True))
        tijden = {advies.tijd for advies in adviezen.values() if advies.is_bevinding}
        uitleg = [tekst(f"oorzaken.{tijd}_noot") for tijd in ("straks", "terugblik") if tijd in tijden]
        blokken += [noot(" ".join(uitleg))] if uitleg else []
    goed = gegevens.zeker("goede_praktijk")
    if goed:
        delen = [
            zin("oorzaken.goed_deel", titel=titel_van(advies), nummer=verwijzer.conclusie(advies.sleutel))
            for advies in goed
        ]
        blokken.append(alinea((vet(tekst("oorzaken.goed")), *verbind(delen, "; "), *gewoon("."))))
    return hoofdstuk(verwijzer.nummer("oorzaken"), "oorzaken", tekst("oorzaken.titel"), blokken)


def _inleiding(stof: Stof) -> Zin:
    gevonden = stof.gegevens.risicos
    if not gevonden:
        return zin("oorzaken.geen", hoofdstuk=stof.verwijzer.hoofdstuk("onbekend"))
    voorwaarden = sum(advies.is_voorwaarde_die_moet for advies in gevonden)
    risico = aantal("oorzaken.inleiding", len(gevonden) - voorwaarden) if len(gevonden) > voorwaarden else ()
    erbij = aantal("oorzaken.voorwaarden", voorwaarden) if voorwaarden else ()
    return (*risico, *(gewoon(" ") if risico and erbij else ()), *erbij)


def sleutel_van(bevinding: Bevinding) -> RegelSleutel:
    """Return the rule of a finding, and the process that it is about or an empty text."""
    return RegelSleutel(bevinding.regel, bevinding.over.get("proces", ""))


def _rij(stof: Stof, oorzaak: Oorzaak, adviezen: dict[RegelSleutel, Advies]) -> Rij:
    leidend = adviezen[sleutel_van(oorzaak.leidend)]
    wat: Zin = (vet(titel_van(leidend)), *stof.verwijzer.conclusie(leidend.sleutel), *gewoon("."))
    if oorzaak.gevolgen:
        gevolgen = [adviezen[sleutel_van(deel)] for deel in oorzaak.gevolgen]
        delen = [
            zin("oorzaken.gevolg", titel=titel_van(deel), nummer=stof.verwijzer.conclusie(deel.sleutel))
            for deel in gevolgen
        ]
        feiten = "; ".join(stap.tekst for stap in oorzaak.feiten)
        wat = (*wat, *zin("oorzaken.komt_door", feiten=feiten), *zin("oorzaken.gevolgen"), *verbind(delen, "; "))
        wat = (*wat, *gewoon("."))
    return Rij(
        (
            wat,
            gewoon(zinnen.sterkte(leidend)),
            gewoon(hoofdletter(benamingen.wie(leidend.wie))),
            gewoon(tekst(f"oorzaken.{leidend.tijd}")),
        )
    )
