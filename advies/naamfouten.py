"""What is told when something is asked by a name that does not exist: a rule, a process or a fact, with the nearest name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from advies.woorden.processen import procesnaam
from kennisbank.lagen import niet_geladen
from kennisbank.meldingen import (
    Melding,
    OnbekendeRegel,
    OnbekendFeit,
    OnderwerpFout,
    dichtstbij,
    knip,
    opsomming,
    vraag_of,
)
from regels.sleutels import FeitSleutel
from regels.taal import Regelbank

_GEEN_TITELS: Mapping[str, str] = MappingProxyType({})


def onbekende_regel(naam: str, namen: Iterable[str], titels: Mapping[str, str] = _GEEN_TITELS) -> OnbekendeRegel:
    """Return the error that there is no rule of this name.

    Args:
        naam: what was asked.
        namen: the names that are right.
        titels: the name of the rule for each title by which it may be asked too.
    """
    if laag := niet_geladen(naam):
        melding = Melding(None, f"'{knip(naam)}' {laag}", code="onbekende_regel", gevonden=knip(naam))
        return OnbekendeRegel([melding])
    dichtbij, bedoeld = dichtstbij(naam, namen), ""
    if not dichtbij and (titel := dichtstbij(naam, titels)):
        dichtbij, bedoeld = titels[titel], f" Bedoelt u '{titels[titel]}' ({titel})?"
    hoe = "Met 'advies rules' ziet u ze allemaal."
    tekst = f"er is geen regel '{knip(naam)}'.{bedoeld or vraag_of(dichtbij)} {hoe}"
    return OnbekendeRegel([Melding(None, tekst, code="onbekende_regel", gevonden=knip(naam), suggestie=dichtbij)])


def weiger_uitgezette(bank: Regelbank, naam: str) -> None:
    """Say that a rule is off, when a layer switched it off.

    Args:
        bank: the rule base.
        naam: what was asked.

    Raises:
        OnbekendeRegel: it is off.
    """
    for deel in bank.uitgeschakeld:
        if deel.regel.naam == naam:
            tekst = f"de laag '{deel.laag}' heeft de regel '{naam}' uitgeschakeld: {deel.reden}"
            raise OnbekendeRegel([Melding(None, tekst, code="onbekende_regel", gevonden=naam)])


def meer_regels(gevraagd: str, namen: Iterable[str]) -> OnbekendeRegel:
    """Return the error that more than one rule fits what was asked; their names are in `toegestaan`.

    Args:
        gevraagd: what was asked.
        namen: the names of the rules.
    """
    mag = tuple(namen)
    tekst = f"'{knip(gevraagd)}' staat in de titel van {len(mag)} regels. Noem er één."
    return OnbekendeRegel([Melding(None, tekst, code="meer_regels", gevonden=knip(gevraagd), toegestaan=mag)])


def niet_over_proces(gevraagd: str, proces: str, optie: str = "") -> OnderwerpFout:
    """Return the error that what was asked is not about the process that was named.

    Args:
        gevraagd: what was asked.
        proces: key of the process.
        optie: how a process is given on the command line, such as "--proces"; empty in the library.
    """
    tekst = f"'{knip(gevraagd)}' gaat niet over {procesnaam(proces)}: laat {optie or 'het proces'} weg."
    return OnderwerpFout([Melding(None, tekst, code="geen_proces", gevonden=knip(proces))])


def onbekend_proces(proces: str, processen: Iterable[str]) -> OnderwerpFout:
    """Return the error that there is no ict process of this name.

    Args:
        proces: what was asked.
        processen: the keys that are right.
    """
    mag = tuple(processen)
    dichtbij = dichtstbij(proces, mag)
    tekst = f"er is geen ict-proces '{knip(proces)}'.{vraag_of(dichtbij) or f' Kies uit {opsomming(mag)}.'}"
    melding = Melding(None, tekst, code="onbekend_proces", gevonden=knip(proces), toegestaan=mag, suggestie=dichtbij)
    return OnderwerpFout([melding])


def onbekend_feit(sleutel: str, sleutels: Iterable[str]) -> OnbekendFeit:
    """Return the error that there is no fact of this key.

    Args:
        sleutel: what was asked.
        sleutels: the keys that are right; those of one fact when that much is known.
    """
    if laag := niet_geladen(sleutel):
        melding = Melding(None, f"'{knip(sleutel)}' {laag}", code="onbekend_feit", gevonden=knip(sleutel))
        return OnbekendFeit([melding])
    mag = list(sleutels)
    een_feit = len({FeitSleutel.lees(deel).naam for deel in mag}) == 1
    dichtbij = dichtstbij(sleutel, mag) or (mag[0] if een_feit else "")
    tekst = f"er is geen feit '{knip(sleutel)}'.{vraag_of(dichtbij)}"
    return OnbekendFeit([Melding(None, tekst, code="onbekend_feit", gevonden=knip(sleutel), suggestie=dichtbij)])


def controleer_geval(bank: Regelbank, regel: str, proces: str, optie: str = "") -> None:
    """Check that a rule base has a rule, and that it is asked for the right subject.

    Args:
        bank: the rule base.
        regel: name of the rule.
        proces: key of the process; empty for a rule about the partnership.
        optie: how a process is given on the command line, such as "--proces"; empty in the library.

    Raises:
        OnbekendeRegel: there is no such rule.
        OnderwerpFout: there is no such process; or the rule is answered per process and none is named, or the reverse.
    """
    gevonden = next((deel for deel in bank.regels if deel.naam == regel), None)
    if gevonden is None:
        weiger_uitgezette(bank, regel)
        raise onbekende_regel(regel, (deel.naam for deel in bank.regels))
    if proces and not gevonden.voor_elk_proces:
        wat = f"laat {optie or 'het proces'} weg"
        tekst = f"regel '{regel}' geldt niet per ict-proces: {wat}."
        raise OnderwerpFout([Melding(None, tekst, code="geen_proces", gevonden=knip(proces))])
    if gevonden.voor_elk_proces and not proces:
        met = f" met {optie}" if optie else ""
        tekst = f"regel '{regel}' geldt per ict-proces: noem er een{met}. Kies uit {opsomming(bank.processen)}."
        raise OnderwerpFout([Melding(None, tekst, code="proces_nodig", toegestaan=bank.processen)])
    if proces and proces not in bank.processen:
        raise onbekend_proces(proces, bank.processen)
