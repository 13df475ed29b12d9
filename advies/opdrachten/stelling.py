"""Assumptions as they are typed: `--stel FEIT=WAARDE`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kennisbank.lagen import niet_geladen
from kennisbank.meldingen import InvoerFout, Melding, bedoelde, dichtstbij, knip, opsomming
from kennisbank.vervanging import huidige_sleutel
from kennisbank.yaml_knopen import Kaart, Knoop, Tekst, ontleed

if TYPE_CHECKING:
    from kennisbank.foutcodes import Code
    from kennisbank.vocabulaire import FeitDefinitie
    from regels.sleutels import FeitSleutel
    from regels.taal import Werkgeheugen

_GEEN_FEIT = ("naam", "toelichting")


class _Stelling(NamedTuple):
    """What one assumption says: about which facts, which lose their value, and which get one."""

    over: tuple[FeitSleutel, ...]
    weg: tuple[FeitSleutel, ...]
    nieuw: Werkgeheugen


def pas_toe(geheugen: Werkgeheugen, stellingen: Sequence[str]) -> Werkgeheugen:
    """Return the known facts with assumptions filled in, in the order in which they were typed.

    A mapping for a fact that is asked per process says something of the processes that it names; `feit=onbekend` takes it away
    for all of them, after which a later assumption can set one.

    Args:
        geheugen: the known facts.
        stellingen: assumptions, each `feit=waarde` or `feit.proces=waarde`; `onbekend` takes a fact away.

    Raises:
        InvoerFout: an assumption is wrong, or takes back an earlier one; all messages at once.
    """
    from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
    from regels.taal import SCHAAL

    nieuw, gezet = dict(geheugen), dict[FeitSleutel, str]()
    meldingen: list[Melding] = []
    for tekst in stellingen:
        try:
            stelling = _lees(tekst)
        except InvoerFout as fout:
            waar = f"--stel {_kort(tekst)}"
            meldingen += [deel._replace(plek=None, tekst=f"{waar}: {deel.tekst}") for deel in fout.meldingen]
            continue
        eerder = next((gezet[deel] for deel in (*stelling.over, *stelling.weg) if deel in gezet), None)
        if eerder is not None:
            uitleg = f"dit zegt iets anders over een feit dan --stel {_kort(eerder)}. Laat er één staan."
            if eerder == tekst:
                uitleg = "dit staat er twee keer. Laat er één staan."
            meldingen.append(Melding(None, f"--stel {_kort(tekst)}: {uitleg}", code="gebruik"))
            continue
        gezet |= dict.fromkeys(stelling.over, tekst)
        for sleutel in stelling.weg:
            nieuw.pop(sleutel, None)
        nieuw |= stelling.nieuw
    lijst, aantal = nieuw.get(GEMEENTEN, ()), nieuw.get(AANTAL_GEMEENTEN)
    if isinstance(lijst, tuple) and isinstance(aantal, int) and len(lijst) * SCHAAL > aantal:
        tekst = f"zo noemt u {len(lijst)} gemeenten, maar is 'aantal_gemeenten' {aantal // SCHAAL}."
        meldingen.append(
            Melding(
                None, f"--stel: {tekst} Stel ook de lijst 'gemeenten', of gemeenten=onbekend.", code="te_veel_gemeenten"
            )
        )
    if meldingen:
        raise InvoerFout(meldingen)
    return nieuw


def _lees(tekst: str) -> _Stelling:
    """Read one assumption.

    Raises:
        InvoerFout: it is wrong.
    """
    from advies.invoer import ontleed_knoop
    from advies.werkgeheugen import werkgeheugen
    from kennisbank.catalogus import catalogus
    from regels.sleutels import FeitSleutel, feitsleutels

    sleutel, is_, waarde = (deel.strip() for deel in tekst.partition("="))
    if not is_ or not sleutel:
        raise _fout("schrijf FEIT=WAARDE, zoals vervangingsbudget=ja.")
    if any("\ud800" <= teken <= "\udfff" for teken in tekst):
        raise _fout("hierin staan tekens die geen tekst zijn (geen UTF-8). Typ het opnieuw.")
    genoemd, punt = FeitSleutel.lees(huidige_sleutel(sleutel)), "." in sleutel
    naam, proces = genoemd
    feit = _controleer_naam(naam, proces if punt else None)
    if not waarde:
        raise _fout(f"achter '=' staat niets. Schrijf {sleutel}=onbekend als u dit feit wilt weghalen.")
    knoop: Knoop = ontleed(waarde.encode(), "--stel") or Tekst("onbekend", 1, 1)
    if punt:
        knoop = Kaart(((Tekst(proces, 1, 1), knoop),), 1, 1)
    feiten = ontleed_knoop(Kaart(((Tekst(naam, 1, 1), knoop),), 1, 1), "--stel")
    if not feit.per_proces:
        return _Stelling((genoemd,), (genoemd,), werkgeheugen(feiten))
    if isinstance(knoop, Kaart):
        sleutels = _genoemd(feit, knoop)
        return _Stelling(sleutels, sleutels, werkgeheugen(feiten))
    return _Stelling((genoemd,), feitsleutels(naam, True, catalogus().processen), werkgeheugen(feiten))


def _controleer_naam(naam: str, proces: str | None) -> FeitDefinitie:
    """Return the fact that an assumption names; `proces` is what stands after the point, None without one."""
    from kennisbank.catalogus import catalogus
    from kennisbank.vocabulaire import vocabulaire

    feiten, processen = vocabulaire().feiten, list(catalogus().processen)
    kaal = naam.strip(), None if proces is None else proces.strip()
    if kaal != (naam, proces) and kaal[0] in feiten and kaal[1] in (None, *processen):
        raise _fout(f"schrijf geen spaties in de naam: {kaal[0]}{f'.{kaal[1]}' if kaal[1] else ''}=WAARDE.")
    feit = feiten.get(naam)
    if feit is None:
        if naam in _GEEN_FEIT:
            raise _fout(f"'{naam}' is geen feit; het verandert nooit iets aan het advies.")
        if laag := niet_geladen(naam):
            raise _fout(f"'{knip(naam)}' {laag}", "onbekend_feit", naam)
        hint = bedoelde(naam, feiten) or " Alle namen staan in het sjabloon van 'advies new'."
        raise _fout(f"er is geen feit '{knip(naam)}'.{hint}", "onbekend_feit", naam, feiten)
    if proces is not None and not feit.per_proces:
        raise _fout(f"'{naam}' geldt niet per ict-proces. Schrijf {naam}=WAARDE.")
    if proces is not None and proces not in processen:
        wat = f"er is geen ict-proces '{knip(proces)}'" if proces.strip() else "achter de punt hoort een ict-proces"
        raise _fout(
            f"{wat}.{bedoelde(proces.strip(), processen)} Kies uit {opsomming(processen)}.",
            "onbekend_proces",
            proces,
            processen,
        )
    return feit


def _genoemd(feit: FeitDefinitie, knoop: Kaart) -> tuple[FeitSleutel, ...]:
    """Return the keys of the processes that a mapping names."""
    from kennisbank.catalogus import catalogus
    from regels.sleutels import feitsleutels

    namen = [sleutel.waarde for sleutel, _ in knoop.paren]
    if not namen or any(naam not in catalogus().processen for naam in namen):
        raise _fout(f"noem hier alleen ict-processen, zoals {feit.naam}.technisch_beheer=WAARDE.")
    return feitsleutels(feit.naam, True, namen)


def _fout(tekst: str, code: Code = "gebruik", getypt: str = "", namen: Iterable[str] = ()) -> InvoerFout:
    """Return the error about a name that was typed, or about something else when there is none."""
    gevonden, suggestie = knip(getypt), dichtstbij(getypt, namen) if getypt else ""
    return InvoerFout([Melding(None, tekst, code=code, gevonden=gevonden, suggestie=suggestie)])


def _kort(stelling: str) -> str:
    return knip(stelling, 100)
