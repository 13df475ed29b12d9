"""Requirements on the rule base as a whole: how many values of a classification may, or must, be certain at once."""

from __future__ import annotations

from functools import cache

from kennisbank.bestanden import lees_data
from kennisbank.catalogus import catalogus
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer, lees_kaarten
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, plek_van

BESTAND = "regels/eisen.yaml"


@dataclass(frozen=True, slots=True)
class Eis:
    """One requirement.

    Args:
        naam: unique name.
        titel: what must hold, in Dutch.
        over: the classification, such as `keuze`.
        hoogstens: how many different values may be certain at once; None when it does not bound.
        minstens: how many must be certain when the facts of `bekend` are known; None when it does not ask.
        bekend: names of facts.
        plek: where it stands.
    """

    naam: str
    titel: str
    over: str
    hoogstens: int | None
    minstens: int | None
    bekend: tuple[str, ...]
    plek: Plek


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
