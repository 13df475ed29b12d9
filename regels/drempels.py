"""Numbers with a name (`regels/drempels.yaml`): read, and filled in where a condition or a text names one.

A threshold that stands in a condition and in a text stands there by its name, so that who changes the number changes both. It is
filled in when a rule file is read: engines, proof and tables see the number and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from kennisbank.bronnen import lees_bronnen
from kennisbank.lagen import Laagkop
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer, lees_kaarten
from kennisbank.vocabulaire import Vocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst, plek_van
from regels.taal import PROCES, SCHAAL, Drempel, Grond

BESTAND = "regels/drempels.yaml"
MAATSTAVEN = ("minstens", "hoogstens", "meer_dan", "minder_dan", "is")
"""What a condition may say of a number."""
_WOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_IN_WOORDEN = {getal * SCHAAL: woord for getal, woord in enumerate(_WOORDEN)}
_INVULPLEK = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """A rule or derived fact with the values of thresholds in its texts.

    Args:
        kaart: the same nodes on the same places.
        in_voorwaarde: the thresholds with which its condition compares.
        in_tekst: the thresholds that its texts named.
    """

    kaart: Kaart
    in_voorwaarde: frozenset[str]
    in_tekst: frozenset[str]


def lees_drempels(
    inhoud: bytes, bestand: str, vocabulaire: Vocabulaire, laag: Laagkop | None = None
) -> tuple[Lezer, dict[str, Drempel]]:
    """Read thresholds.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.
        vocabulaire: the facts, whose names and units count.
        laag: the layer that the file is of; None for a file of the publication.

    Returns:
        The reader with what is wrong, and the thresholds by name.

    Raises:
        InvoerFout: the file is not YAML.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een drempel", mag_leeg=True, laag=laag)
    uit: dict[str, Drempel] = {}
    for kaart in kaarten:
        verplicht = ["drempel", "getal", "eenheid", "grond", "bron"]
        lezer.sleutels(kaart, verplicht, ["opmerking"], "een drempel", "advies rules nieuw --soort drempel")
        lezer.gevuld(kaart, "eenheid")
        naam = lezer.naam(kaart, "drempel")
        grond: Grond = lezer.keuze(kaart, "grond", get_args(Grond))  # type: ignore[assignment]
        bezwaar = _bezwaar(naam, uit, vocabulaire)
        if bezwaar:
            lezer.fout(kaart.haal("drempel") or kaart, bezwaar)
        uit[naam] = Drempel(
            naam,
            round((lezer.getal(kaart, "getal") or 0) * SCHAAL),
            lezer.tekst(kaart, "eenheid"),
            grond,
            lees_bronnen(lezer, kaart),
            lezer.tekst(kaart, "opmerking"),
            plek_van(bestand, kaart),
            laag="" if laag is None else laag.naam,
        )
    return lezer, uit


def _bezwaar(naam: str, eerder: Mapping[str, Drempel], vocabulaire: Vocabulaire) -> str:
    if naam and naam in eerder:
        return f"de drempel '{naam}' bestaat al: {eerder[naam].plek}."
    if naam in vocabulaire.feiten or naam == PROCES:
        return f"'{naam}' is al de naam van een feit; kies een andere naam."
    return ""


def vul_drempels_in(kaart: Kaart, drempels: Mapping[str, Drempel]) -> Ingevuld:
    """Fill thresholds in where the texts of a rule name them, and tell which it uses.

    A number in a condition is filled in by who reads the condition, who knows the fact with which it is compared.

    Args:
        kaart: the rule or derived fact as it stands in the file.
        drempels: the thresholds by name.
    """
    if not drempels:
        return Ingevuld(kaart, frozenset(), frozenset())
    in_voorwaarde: set[str] = set()
    in_tekst: set[str] = set()

    def vul(knoop: Knoop) -> Knoop:
        if isinstance(knoop, Tekst):
            if "{" not in knoop.waarde:
                return knoop
            in_tekst.update(drempels.keys() & _INVULPLEK.findall(knoop.waarde))
            waarde = _INVULPLEK.sub(lambda vondst: _waarde(vondst, drempels), knoop.waarde)
            begint = _INVULPLEK.match(knoop.waarde)
            met_hoofdletter = begint is not None and begint[1] in drempels
            return knoop._replace(waarde=waarde[:1].upper() + waarde[1:] if met_hoofdletter else waarde)
        if isinstance(knoop, Lijst):
            return knoop._replace(items=tuple(vul(item) for item in knoop.items))
        return _met_paren(knoop)

    def _met_paren(kaart: Kaart) -> Kaart:
        in_voorwaarde.update(
            deel.waarde
            for sleutel, deel in kaart.paren
            if sleutel.waarde in MAATSTAVEN and isinstance(deel, Tekst) and deel.waarde in drempels
        )
        return kaart._replace(paren=tuple((sleutel, vul(deel)) for sleutel, deel in kaart.paren))

    nieuw = _met_paren(kaart)
    return Ingevuld(nieuw, frozenset(in_voorwaarde), frozenset(in_tekst))


def _waarde(vondst: re.Match[str], drempels: Mapping[str, Drempel]) -> str:
    return getal_in_tekst(drempels[vondst[1]].getal) if vondst[1] in drempels else vondst[0]


def getal_in_tekst(getal: int) -> str:
    """Return a number as a sentence has it: up to twelve in words, above that in digits, with a decimal comma.

    Args:
        getal: the number in ten-thousandths.
    """
    if getal in _IN_WOORDEN:
        return _IN_WOORDEN[getal]
    heel, rest = divmod(abs(getal), SCHAAL)
    cijfers = f"{heel:,}".replace(",", ".") if heel >= 10_000 else str(heel)
    breuk = f"{rest:04d}".rstrip("0")
    return ("-" if getal < 0 else "") + cijfers + (f",{breuk}" if breuk else "")


def met_gebruik(drempels: Mapping[str, Drempel], gebruik: Mapping[str, Ingevuld]) -> tuple[Drempel, ...]:
    """Return thresholds with the rules and derived facts that use them.

    Args:
        drempels: the thresholds by name.
        gebruik: what each rule or derived fact uses, by its name.
    """
    return tuple(
        replace(
            drempel,
            in_voorwaarden=tuple(naam for naam, deel in gebruik.items() if drempel.naam in deel.in_voorwaarde),
            in_teksten=tuple(naam for naam, deel in gebruik.items() if drempel.naam in deel.in_tekst),
        )
        for drempel in drempels.values()
    )


def drempel_in_voorwaarde(
    lezer: Lezer, knoop: Knoop, eenheden: tuple[str, ...], drempels: Mapping[str, Drempel]
) -> Knoop:
    """Return the number for a threshold that a condition names; a node that names none is returned as it is.

    Args:
        lezer: collects what is wrong.
        knoop: what stands behind `minstens` and the like.
        eenheden: the units of the fact; none when it has no unit.
        drempels: the thresholds by name.
    """
    drempel = drempels.get(knoop.waarde) if isinstance(knoop, Tekst) else None
    if drempel is None or not isinstance(knoop, Tekst):
        return knoop
    if eenheden and drempel.eenheid not in eenheden:
        tekst = (
            f"de drempel '{drempel.naam}' is een getal in {drempel.eenheid}, en hier hoort een getal in {eenheden[0]}."
            " Neem een andere drempel, of verander de eenheid in drempels.yaml."
        )
        lezer.fout(knoop, tekst)
    return knoop._replace(waarde=f"{drempel.getal / SCHAAL:.4f}")
