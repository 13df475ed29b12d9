"""The chapter on the ict processes: where each is, what the criteria allow, and what is advised."""

from __future__ import annotations

from collections.abc import Mapping

from advies.antwoord import ProcesOordeel
from advies.rapport.bouw import Onderdeel, alinea, hoofdletter, hoofdstuk
from advies.rapport.figuren import processen as procesfiguur
from advies.rapport.hoofdstukken.conclusies import adviesblok
from advies.rapport.hoofdstukken.verband import tabel_van_teksten
from advies.rapport.model import Blok, Figuur, Sectie, Tabel
from advies.rapport.stof import Stof, feitwaarde, namen
from advies.rapport.teksten import lijst, tekst
from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel

_ONBEKEND = ""


def processen(stof: Stof) -> Sectie:
    """Return the chapter."""
    oordelen = stof.gegevens.antwoord.processen
    standaard: list[tuple[str, ...]] = [(hoofdletter(deel.naam), deel.standaard) for deel in oordelen.values()]
    volgt = [a for a in stof.gegevens.antwoord.van_status("zeker") if a.soort == "proceskeuze"]
    conclusies: list[Blok] = [adviesblok(stof.verwijzer, advies) for advies in volgt]
    onderdelen: list[Onderdeel] = [
        ("processen-conclusies", tekst("processen.conclusies_titel"), conclusies or (alinea(tekst("processen.geen")),)),
        (
            "processen-standaard",
            tekst("processen.standaard_titel"),
            (tabel_van_teksten(tekst("processen.standaard"), lijst("processen.standaard_kop"), standaard, (1, 2)),),
        ),
    ]
    blokken = (alinea(tekst("processen.inleiding")), _figuur(oordelen), _tabel(stof))
    kop = tekst("processen.titel")
    return hoofdstuk(stof.verwijzer.nummer("processen"), "processen", kop, blokken, onderdelen, True)


def nu(proces: ProcesOordeel) -> str:
    """Return who carries out a process, in Dutch."""
    return proces.uitvoering_tekst or tekst("algemeen.onbekend")


def keuze(proces: ProcesOordeel) -> str:
    """Return what the criteria say about a process, in Dutch."""
    return namen(proces.keuzen, "zeker") or tekst("processen.keuze_open")


def plaatsen(gebruikt: set[str]) -> dict[str, str]:
    """Return the names of the places that a picture needs, in the order of the vocabulary; the unknown last."""
    waarden = vocabulaire().feiten["uitvoering"].waarden
    uit = {waarde.waarde: waarde.tekst for waarde in waarden if waarde.waarde in gebruikt}
    if _ONBEKEND in gebruikt:
        uit[_ONBEKEND] = tekst("algemeen.onbekend")
    return uit


def past_bij(proces: ProcesOordeel) -> set[str]:
    """Return the places that fit what the criteria say with certainty."""
    zeker = [deel.waarde for deel in proces.keuzen if deel.status == "zeker"]
    return {plaats for waarde in zeker for plaats in catalogus().past_bij.get(waarde, ())}


def _figuur(oordelen: Mapping[str, ProcesOordeel]) -> Figuur:
    rijen: list[procesfiguur.Procesrij] = []
    gebruikt: set[str] = set()
    for proces in oordelen.values():
        passend = past_bij(proces)
        vakken = {plaats: (tekst("processen.figuur_past"), "past") for plaats in passend}
        vakken[proces.uitvoering] = _vak_nu(proces, passend)
        gebruikt |= vakken.keys()
        rijen.append(procesfiguur.Procesrij(hoofdletter(proces.naam), vakken, keuze(proces)))
    zinnen = [
        tekst("processen.figuur_regel", proces=hoofdletter(deel.naam), nu=nu(deel), keuze=keuze(deel))
        for deel in oordelen.values()
    ]
    alt = tekst("processen.figuur_alt", aantal=len(oordelen), regels=" ".join(zinnen))
    legenda = "; ".join(
        tekst(f"processen.figuur_legenda_{soort}")
        for soort, toon in (
            ("nu", True),
            ("past", any("past" in vak[1] for rij in rijen for vak in rij.vakken.values())),
            ("open", _ONBEKEND in gebruikt),
        )
        if toon
    )
    titel = tekst("processen.figuur")
    return procesfiguur.processen("figuur-processen", titel, alt, plaatsen(gebruikt), rijen, [legenda])


def _vak_nu(proces: ProcesOordeel, passend: set[str]) -> tuple[str, str]:
    if not proces.uitvoering:
        return "?", "onbekend"
    if not passend:
        return tekst("processen.figuur_nu"), "nu"
    past = proces.uitvoering in passend
    return tekst("processen.figuur_nu_past" if past else "processen.figuur_nu_niet"), "nu"


def _tabel(stof: Stof) -> Tabel:
    past = {
        None: tekst("processen.past_onbekend"),
        True: tekst("processen.past_nee"),
        False: tekst("processen.past_ja"),
    }
    verantwoordelijk = vocabulaire().feiten["eindverantwoordelijk"]
    rijen: list[tuple[str, ...]] = []
    for sleutel, proces in stof.gegevens.antwoord.processen.items():
        wie = stof.gegevens.geheugen.get(FeitSleutel("eindverantwoordelijk", sleutel))
        model = namen(proces.partnermodel, "zeker")
        uitvoering = tekst("algemeen.met_proces", titel=nu(proces), proces=model) if model else nu(proces)
        eind = tekst("algemeen.onbekend") if wie is None else feitwaarde(verantwoordelijk, wie)
        rijen.append((hoofdletter(proces.naam), uitvoering, eind, keuze(proces), past[proces.verschil]))
    return tabel_van_teksten(tekst("processen.tabel"), lijst("processen.kop"), rijen, (6, 5, 6, 4, 4))
