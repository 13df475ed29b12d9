"""Requirements on the rule base as a whole: what may, or must, be certain at once."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from kennisbank.bestanden import lees_data
from kennisbank.catalogus import catalogus
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer, lees_kaarten
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, plek_van
from regels.plaats import PLAATSOORDELEN, Plaatsoordeel
from regels.taal import Soort, Sterkte

BESTAND = "regels/eisen.yaml"


@dataclass(frozen=True, slots=True)
class Eis:
    """One requirement.

    Args:
        naam: unique name.
        titel: what must hold, in Dutch.
        over: the classification, such as `keuze`; empty for a requirement about the place of a process.
        hoogstens: how many different values may be certain at once; None when it does not bound.
        minstens: how many must be certain when the facts of `bekend` are known; None when it does not ask.
        bekend: names of facts.
        plek: where it stands.
        plaats: the verdict on the place of a process that it is about; empty for a requirement about a classification.
        naast_plaats: the verdicts that never hold beside it.
        naast_soort: the kinds of rule about the process that are never certain beside it.
        naast_sterkte: the strengths of rules about the process that are never certain beside it.
    """

    naam: str
    titel: str
    over: str
    hoogstens: int | None
    minstens: int | None
    bekend: tuple[str, ...]
    plek: Plek
    plaats: Plaatsoordeel | Literal[""] = ""
    naast_plaats: tuple[Plaatsoordeel, ...] = ()
    naast_soort: tuple[str, ...] = ()
    naast_sterkte: tuple[str, ...] = ()


@cache
def eisen() -> tuple[Eis, ...]:
    """Return the requirements that travel with the package, read once.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return lees_eisen(lees_data(BESTAND), BESTAND)


def lees_eisen(inhoud: bytes, bestand: str) -> tuple[Eis, ...]:
    """Read requirements.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een eis")
    uit: dict[str, Eis] = {}
    for kaart in kaarten:
        eis = _eis(lezer, kaart)
        if eis.naam in uit:
            lezer.fout(kaart, f"de eis '{eis.naam}' bestaat al: {uit[eis.naam].plek}.")
        uit[eis.naam] = eis
    lezer.sluit_af()
    return tuple(uit.values())


def _eis(lezer: Lezer, kaart: Kaart) -> Eis:
    if kaart.haal("plaats") is not None:
        return _plaatseis(lezer, kaart)
    lezer.sleutels(kaart, ["eis", "titel", "over"], ["hoogstens", "minstens", "bekend"], "een eis")
    over = lezer.keuze(kaart, "over", catalogus().conclusies)
    hoogstens, minstens = _aantal(lezer, kaart, "hoogstens", over), _aantal(lezer, kaart, "minstens", over)
    bekend = lezer.teksten(kaart, "bekend", vocabulaire().feiten)
    if (kaart.haal("hoogstens") is None) == (kaart.haal("minstens") is None):
        lezer.fout(kaart, "een eis noemt 'hoogstens' of 'minstens', en niet allebei.")
    if kaart.haal("minstens") is not None and not bekend:
        lezer.fout(kaart, "bij 'minstens' horen onder 'bekend' de feiten die dan zijn ingevuld.")
    return Eis(
        lezer.naam(kaart, "eis"),
        lezer.tekst(kaart, "titel"),
        over,
        hoogstens,
        minstens,
        bekend,
        plek_van(lezer.bestand, kaart),
    )


def _plaatseis(lezer: Lezer, kaart: Kaart) -> Eis:
    lezer.sleutels(kaart, ["eis", "titel", "plaats", "nooit_naast"], [], "een eis over een plaats")
    plaats: Plaatsoordeel = lezer.keuze(kaart, "plaats", PLAATSOORDELEN)  # type: ignore[assignment]
    knoop = kaart.haal("nooit_naast")
    naast = lezer.kaart(knoop, "'nooit_naast'") or Kaart((), kaart.regel, kaart.kolom)
    lezer.sleutels(naast, [], ["plaats", "soort", "sterkte"], "'nooit_naast'")
    anders = tuple(deel for deel in PLAATSOORDELEN if deel not in (plaats, "onbekend"))
    plaatsen: tuple[Plaatsoordeel, ...] = lezer.teksten(naast, "plaats", anders)  # type: ignore[assignment]
    soorten = lezer.teksten(naast, "soort", get_args(Soort))
    sterkten = lezer.teksten(naast, "sterkte", get_args(Sterkte))
    if knoop is not None and not (plaatsen or soorten or sterkten):
        lezer.fout(knoop, "noem onder 'nooit_naast' minstens één 'plaats', 'soort' of 'sterkte', elk als een lijst.")
    return Eis(
        lezer.naam(kaart, "eis"),
        lezer.tekst(kaart, "titel"),
        "",
        None,
        None,
        (),
        plek_van(lezer.bestand, kaart),
        plaats,
        plaatsen,
        soorten,
        sterkten,
    )


def _aantal(lezer: Lezer, kaart: Kaart, sleutel: str, over: str) -> int | None:
    """Return how many values of a classification a requirement speaks of; None when it does not, or wrongly."""
    getal, knoop = lezer.getal(kaart, sleutel), kaart.haal(sleutel)
    waarden = len(catalogus().conclusies.get(over, ()))
    if getal is None or knoop is None or not waarden:
        return None
    minste, meeste = (1, waarden) if sleutel == "minstens" else (0, waarden - 1)
    if not getal.is_integer() or not minste <= getal <= meeste:
        lezer.fout(
            knoop,
            f"'{over}' kent {waarden} waarden; bij '{sleutel}' hoort een heel getal van {minste} tot en met {meeste}:"
            f" gevonden is {getal:.12g}.",
        )
        return None
    return int(getal)
