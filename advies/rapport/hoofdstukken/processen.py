"""The chapters on the ict processes: the picture of where each is and may be, and the table to look them up in."""

from __future__ import annotations

from collections.abc import Mapping

from advies.antwoord import ProcesOordeel
from advies.rapport.bouw import aanhef, alinea, hoofdstuk, opsomming, tabel_van_teksten
from advies.rapport.figuren import processen as procesfiguur
from advies.rapport.figuren.processen import Teken
from advies.rapport.model import Blok, Figuur, Sectie, Tabel, Zin
from advies.rapport.stof import Stof, feitwaarde, namen
from advies.rapport.teksten import lijst, tekst, zin
from advies.weergave import groepen, zinnen
from advies.woorden.letters import hoofdletter
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import keuzewaarden
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel, RegelSleutel

_ONBEKEND = ""
_LEGENDA: tuple[Teken, ...] = ("past", "past_niet", "voorlopig", "nu", "mag", "onbekend")


def processen(stof: Stof) -> Sectie:
    """Return the chapter with the picture, and what it comes down to."""
    oordelen = stof.gegevens.antwoord.processen
    passend = sum(deel.oordeel == "past" for deel in oordelen.values())
    open_ = sum(deel.oordeel == "onbekend" for deel in oordelen.values())
    telling = tekst("processen.telling", past=passend, totaal=len(oordelen), open=open_)
    redenen = _redenen(stof)
    blokken: list[Blok] = [teken_processen(oordelen, None if stof.volledig else _tabel(oordelen)), alinea(telling)]
    if not any(deel.uitvoering or past_bij(deel) for deel in oordelen.values()):
        blokken = [alinea(tekst("processen.niets"))]
    if redenen:
        blokken += [aanhef(tekst("processen.redenen")), opsomming(redenen)]
    blokken.append(alinea(tekst("processen.criteria")))
    return hoofdstuk(stof.verwijzer.nummer("processen"), "processen", tekst("processen.titel"), blokken)


def _redenen(stof: Stof) -> list[Zin]:
    """Return why a process does not fit where it is; what is told elsewhere in the report by its number."""
    sleutels = {proces.naam: sleutel for sleutel, proces in stof.gegevens.antwoord.processen.items()}
    uit: list[Zin] = []
    for proces, _, titels in groepen.waarom_past(stof.gegevens.antwoord):
        if proces.oordeel == "past":
            continue
        naam = hoofdletter(proces.naam)
        regels = [RegelSleutel(regel, sleutels[proces.naam]) for regel in proces.omdat]
        if proces.oordeel == "onbekend":
            uit.append(zin("processen.reden_onbekend", proces=naam, redenen="; ".join(titels)))
            continue
        if regels and all(map(stof.verwijzer.heeft, regels)):
            waarom = zin("processen.reden_zie", nummers=stof.verwijzer.nummers(regels))
        else:
            waarom = zin("processen.reden_want", redenen="; ".join(titels)) if titels else zin("processen.reden_geen")
        uit.append(zin(f"processen.reden_{proces.oordeel}", proces=naam, waarom=waarom))
    return uit


def nu(proces: ProcesOordeel) -> str:
    """Return who carries out a process, in Dutch."""
    return proces.uitvoering_tekst or tekst("algemeen.onbekend")


def keuze(proces: ProcesOordeel) -> str:
    """Return what recommendation 3 says about a process, in Dutch."""
    return namen(proces.keuzen, "zeker") or tekst("processen.keuze_open")


def plaatsen(gebruikt: set[str]) -> dict[str, str]:
    """Return the names of the places that a picture needs, in the order of the vocabulary; the unknown last."""
    waarden = keuzewaarden(vocabulaire().feiten["uitvoering"].soort)
    uit = {waarde.waarde: waarde.tekst for waarde in waarden if waarde.waarde in gebruikt}
    if _ONBEKEND in gebruikt:
        uit[_ONBEKEND] = tekst("algemeen.onbekend")
    return uit


def past_bij(proces: ProcesOordeel) -> tuple[str, ...]:
    """Return the places that fit what recommendation 3 says about a process with certainty, in the order of the catalogue."""
    zeker = [deel.waarde for deel in proces.keuzen if deel.status == "zeker"]
    return tuple(dict.fromkeys(plaats for waarde in zeker for plaats in catalogus().past_bij.get(waarde, ())))


def teken_processen(oordelen: Mapping[str, ProcesOordeel], tabel: Tabel | None) -> Figuur:
    """Return the picture of where each process is, and where it may be.

    Args:
        oordelen: the processes, by key.
        tabel: the same as a table; None when that stands elsewhere.
    """
    rijen: list[procesfiguur.Procesrij] = []
    gebruikt: set[str] = set()
    tekens: set[Teken] = set()
    for proces in oordelen.values():
        vakken: dict[str, tuple[Teken, str]] = dict.fromkeys(past_bij(proces), ("mag", ""))
        vakken[proces.uitvoering] = (_teken_nu(proces), "")
        gebruikt |= vakken.keys()
        tekens |= {teken for teken, _ in vakken.values()}
        rijen.append(procesfiguur.Procesrij(hoofdletter(proces.naam), vakken))
    zinnen = [
        tekst("processen.figuur_regel", proces=hoofdletter(deel.naam), nu=nu(deel), keuze=keuze(deel))
        for deel in oordelen.values()
    ]
    alt = tekst("processen.figuur_alt", aantal=len(oordelen), regels=" ".join(zinnen))
    legenda = [(teken, tekst(f"processen.legenda_{teken}")) for teken in _LEGENDA if teken in tekens]
    titel = tekst("processen.figuur")
    return procesfiguur.processen("figuur-processen", titel, alt, tabel, plaatsen(gebruikt), rijen, legenda)


def _teken_nu(proces: ProcesOordeel) -> Teken:
    if not proces.uitvoering:
        return "onbekend"
    if proces.oordeel == "onbekend":
        return "voorlopig" if proces.verschil is False else "nu"
    return "past" if proces.oordeel == "past" else "past_niet"


def _tabel(oordelen: Mapping[str, ProcesOordeel]) -> Tabel:
    rijen = [(hoofdletter(proces.naam), nu(proces), keuze(proces), _past(proces)) for proces in oordelen.values()]
    return tabel_van_teksten(tekst("processen.tabel"), lijst("processen.kop"), rijen, (6, 5, 5, 4))


def procestabel(stof: Stof) -> Tabel:
    """Return the table with everything that is said about each process."""
    verantwoordelijk = vocabulaire().feiten["eindverantwoordelijk"]
    rijen: list[tuple[str, ...]] = []
    for sleutel, proces in stof.gegevens.antwoord.processen.items():
        wie = stof.gegevens.geheugen.get(FeitSleutel("eindverantwoordelijk", sleutel))
        model = namen(proces.partnermodel, "zeker")
        uitvoering = tekst("algemeen.met_proces", titel=nu(proces), proces=model) if model else nu(proces)
        eind = tekst("algemeen.onbekend") if wie is None else feitwaarde(verantwoordelijk, wie)
        rijen.append((hoofdletter(proces.naam), uitvoering, eind, keuze(proces), _past(proces), proces.standaard))
    return tabel_van_teksten(tekst("processen.tabel"), lijst("processen.kop_volledig"), rijen, (6, 5, 6, 4, 4, 12))


def _past(proces: ProcesOordeel) -> str:
    onbekend = proces.oordeel == "onbekend" and proces.verschil is None
    return tekst("processen.past_onbekend") if onbekend else zinnen.past(proces)
