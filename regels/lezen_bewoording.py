"""Read the words of a rule: its alternatives, and the names of facts between braces in its texts."""

from __future__ import annotations

import re

from kennisbank.lezer import Lezer
from kennisbank.meldingen import knip
from kennisbank.yaml_knopen import Kaart, Tekst
from regels.lezen_voorwaarde import Namen, VoorwaardeLezer
from regels.logica import takken, verwijzingen
from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.taal import Achteraf, Bewoording, Regel, Voorwaarde

HOOGSTENS_INVULPLEKKEN = 30
"""Different facts between braces in one text of a rule."""
HOOGSTENS_BEWOORDINGEN = 20
"""Alternatives with words of their own in one rule."""
_INVULPLEK = re.compile(r"\{([^{}]*)\}")


def lees_preciezer(lezer: Lezer, kaart: Kaart, namen: Namen, per_proces: bool) -> tuple[Bewoording, ...]:
    """Read the alternatives of a rule that have words of their own.

    Args:
        lezer: collects what is wrong.
        kaart: the rule.
        namen: what a condition may refer to.
        per_proces: whether the rule is answered for each process.
    """
    uit: list[Bewoording] = []
    for deel in _delen(lezer, kaart):
        lezer.sleutels(deel, ("als", "titel"), ("tekst",), "een preciezere bewoording")
        als = VoorwaardeLezer(lezer, namen, per_proces).lees_alle(deel.haal("als"), "als")
        woorden = Bewoording(als, lezer.tekst(deel, "titel"), lezer.tekst(deel, "tekst"))
        uit.append(woorden)
        if deel.haal("titel") is not None and not woorden.titel:
            lezer.fout(deel.haal("titel") or deel, "'titel' is leeg.")
    if len(uit) > HOOGSTENS_BEWOORDINGEN:
        tekst = f"'preciezer' heeft {len(uit)} bewoordingen; hoogstens {HOOGSTENS_BEWOORDINGEN} mag."
        lezer.fout(kaart.haal("preciezer") or kaart, tekst)
    return tuple(uit)


def lees_achteraf(lezer: Lezer, kaart: Kaart) -> Achteraf | None:
    """Read the words of a rule for who is past its phases; None when it has none.

    Args:
        lezer: collects what is wrong.
        kaart: the rule.
    """
    deel = lezer.kaart(kaart.haal("achteraf"), "'achteraf'")
    if deel is None:
        return None
    lezer.sleutels(deel, ("tekst",), ("titel", "kanttekening"), "'achteraf'")
    uit = Achteraf(*(lezer.tekst(deel, sleutel) for sleutel in ("titel", "tekst", "kanttekening")))
    for sleutel in ("titel", "tekst"):
        if deel.haal(sleutel) is not None and not getattr(uit, sleutel):
            lezer.fout(deel.haal(sleutel) or deel, f"'{sleutel}' is leeg.")
    return uit


def lees_tekst_voor(lezer: Lezer, kaart: Kaart, namen: Namen) -> tuple[tuple[str, str], ...]:
    """Read the text of a rule for each who is addressed in words of their own.

    Args:
        lezer: collects what is wrong.
        kaart: the rule.
        namen: the vocabulary with who can be addressed.
    """
    deel = lezer.kaart(kaart.haal("tekst_voor"), "'tekst_voor'")
    if deel is None:
        return ()
    lezer.sleutels(deel, (), namen.vocabulaire.feiten[PERSPECTIEF.naam].mag(), "'tekst_voor'")
    for sleutel, _ in deel.paren:
        if not lezer.tekst(deel, sleutel.waarde):
            lezer.fout(sleutel, f"de tekst voor '{knip(sleutel.waarde)}' is leeg.")
    return tuple((sleutel.waarde, lezer.tekst(deel, sleutel.waarde)) for sleutel, _ in deel.paren)


def controleer_woorden(lezer: Lezer, kaart: Kaart, regel: Regel, namen: Namen) -> None:
    """Record what is wrong in the words of a rule.

    A name between braces must be known whenever the words are used, and an alternative may only speak of given facts that the
    condition speaks of: on those the advice can rest.

    Args:
        lezer: collects what is wrong.
        kaart: the rule as it stands in the file.
        regel: the rule as it was read.
        namen: what a condition may refer to.
    """
    if not regel.naam:  # that is told already
        return
    zeker = _zeker(regel.als, namen)
    if regel.voor_elk_proces:
        zeker.add("proces")
    for sleutel in ("tekst", "uitleg", "titel"):
        _controleer_invulplekken(lezer, kaart, sleutel, getattr(regel, sleutel), zeker, namen)
    for wie, tekst in regel.tekst_voor:
        _controleer_invulplekken(lezer, kaart, "tekst_voor", tekst, zeker, namen, f"tekst_voor: {wie}")
    _controleer_achteraf(lezer, kaart, regel, zeker, namen)
    genoemd = {feit for feit in verwijzingen(regel.als) if feit.naam in namen.vocabulaire.feiten}
    for deel, bewoording in zip(_delen(lezer, kaart), regel.preciezer, strict=True):
        for feit in dict.fromkeys(verwijzingen(bewoording.als)):
            if feit not in genoemd:
                mag = sorted(_invulnaam(deel) for deel in genoemd)
                hint = lezer.bedoelde(_invulnaam(feit), mag) or f" Toegestaan: {', '.join(mag)}."
                tekst = f"'{_invulnaam(feit)}' staat niet als gewoon feit in de voorwaarde van de regel zelf.{hint}"
                lezer.fout(deel.haal("als") or deel, tekst)
        for sleutel in ("tekst", "titel"):
            bekend = zeker | _zeker(bewoording.als, namen)
            _controleer_invulplekken(lezer, deel, sleutel, getattr(bewoording, sleutel), bekend, namen)


def controleer_accolades(lezer: Lezer, kaart: Kaart) -> None:
    """Record each text of a rule or derived fact in which a brace is opened and not closed, or closed and not opened.

    Args:
        lezer: collects what is wrong.
        kaart: the rule or derived fact as it stands in the file.
    """
    vast = _vaste_teksten(kaart)
    for sleutel, knoop in kaart.paren:
        if isinstance(knoop, Tekst):
            _controleer_accolades_in(lezer, knoop, sleutel.waarde, vast.get(sleutel.waarde))
        elif isinstance(knoop, Kaart):
            controleer_accolades(lezer, knoop)
        elif sleutel.waarde == "preciezer":
            for deel in knoop.items:
                if isinstance(deel, Kaart):
                    controleer_accolades(lezer, deel)


def _controleer_accolades_in(lezer: Lezer, knoop: Tekst, sleutel: str, mag: tuple[str, ...] | None) -> None:
    """Record the braces in one text that do not pair, and names in it that are not filled in there.

    Args:
        lezer: collects what is wrong.
        knoop: the text.
        sleutel: what it is called.
        mag: the names that are filled in; None where facts are, which is checked elsewhere.
    """
    for naam in dict.fromkeys(_INVULPLEK.findall(knoop.waarde)) if mag is not None else ():
        if naam not in (mag or ()):
            tekst = f"in '{sleutel}' kan '{{{knip(naam)}}}' niet worden ingevuld; hier kan alleen de naam van een drempel staan."
            lezer.fout(knoop, tekst)
    rest = _INVULPLEK.sub("", knoop.waarde)
    for teken, wat in (("{", "niet wordt gesloten"), ("}", "niet wordt geopend")):
        if teken in rest:
            na = knip(rest[rest.index(teken) :], 20)
            tekst = f"in '{sleutel}' staat een accolade die {wat}: '{na}'. Schrijf een naam zo: {{omvang_wiz_fte}}."
            lezer.fout(knoop, tekst)


def _vaste_teksten(kaart: Kaart) -> dict[str, tuple[str, ...]]:
    """Return the texts in which no fact is filled in, each with the names that it may have between braces."""
    if kaart.haal("afgeleid") is None:
        return {"kanttekening": ()}
    proces = ("proces",) if kaart.haal("voor_elk") is not None else ()
    return {"kort": (), "ja": proces, "nee": proces}


def _controleer_achteraf(lezer: Lezer, kaart: Kaart, regel: Regel, zeker: set[str], namen: Namen) -> None:
    deel = kaart.haal("achteraf")
    if isinstance(deel, Kaart):
        for sleutel in ("tekst", "titel"):
            woorden = getattr(regel.achteraf, sleutel)
            _controleer_invulplekken(lezer, deel, sleutel, woorden, zeker, namen, f"achteraf: {sleutel}")


def _delen(lezer: Lezer, kaart: Kaart) -> list[Kaart]:
    delen = (lezer.kaart(item, "een preciezere bewoording") for item in lezer.items(kaart, "preciezer"))
    return [deel for deel in delen if deel is not None]


def _zeker(voorwaarde: Voorwaarde, namen: Namen) -> set[str]:
    """Return the names of the given facts that are known whenever the condition is true: they occur in each branch."""
    per_tak = [{feit for deel in tak for feit in verwijzingen(deel.atoom)} for tak in takken(voorwaarde)]
    zeker = set.intersection(*per_tak) if per_tak else set()
    return {_invulnaam(feit) for feit in zeker if feit.naam in namen.vocabulaire.feiten}


def _controleer_invulplekken(
    lezer: Lezer, kaart: Kaart, sleutel: str, tekst: str, mag: set[str], namen: Namen, naam_tekst: str = ""
) -> None:
    knoop = kaart.haal(sleutel) or kaart
    gevraagd = list(dict.fromkeys(_INVULPLEK.findall(tekst)))
    if len(gevraagd) > HOOGSTENS_INVULPLEKKEN:
        lezer.fout(
            knoop,
            f"in '{naam_tekst or sleutel}' staan {len(gevraagd)} feiten tussen accolades;"
            f" hoogstens {HOOGSTENS_INVULPLEKKEN} mag.",
        )
        return
    for naam in gevraagd:
        if naam not in mag:
            hint = lezer.bedoelde(naam, [*mag, *namen.drempels]) or (
                f" Toegestaan: {', '.join(sorted(mag))}." if mag else ""
            )
            lezer.fout(knoop, f"'{{{knip(naam)}}}' kan hier niet worden ingevuld: dat feit is niet zeker bekend.{hint}")


def _invulnaam(feit: FeitSleutel) -> str:
    """Return what stands between braces for a fact: for the process of the rule itself its name alone."""
    return str(feit.bij(""))
