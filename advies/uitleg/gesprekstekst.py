"""The text of the file of an interview: what a stand knows filled in, and all else as it was."""

from __future__ import annotations

from advies.feitenbestand import aangehaald, feitwaarde
from advies.feitentekst import vul_in
from advies.invoer import ontleed_feiten
from advies.uitleg.gesprek import Stand
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import catalogus
from kennisbank.onderbouwing import WAARDE
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Tekst, ontleed
from regels.sleutels import FeitSleutel, feitsleutels

_BIJ = "# U was bij: "
_ALLES = " (alle vragen)"


def als_yaml(stand: Stand, tekst: str) -> str:
    """Return the text of a facts file with what a stand knows filled in; what was skipped is `onbekend`.

    All else in the text stays as it is: free texts, comments, order, and what a municipality has besides. A fact that the stand
    does not hold loses its value.

    Args:
        stand: where the interview stands.
        tekst: the facts file in YAML that the interview began with, without a byte order mark.

    Raises:
        InvoerFout: the text is no valid facts file, its layout does not allow it, or it becomes too large.
    """
    feiten = ontleed_feiten(tekst.encode(), "begin").feiten
    oud, onbekend = werkgeheugen(feiten), als_onbekend(tekst)
    nieuw = stand.geheugen
    waarden = dict.fromkeys((oud.keys() | onbekend) - nieuw.keys() - stand.overgeslagen, "")
    waarden |= dict.fromkeys(sorted(stand.overgeslagen - nieuw.keys() - onbekend), "onbekend")
    waarden |= {sleutel: feitwaarde(waarde) for sleutel, waarde in nieuw.items() if oud.get(sleutel) != waarde}
    if stand.naam != (feiten.naam or ""):
        waarden[FeitSleutel("naam")] = aangehaald(stand.naam) if stand.naam else ""
    return vul_in(tekst, waarden)


def als_onbekend(tekst: str) -> frozenset[FeitSleutel]:
    """Return the facts that a facts file names as `onbekend`: what an earlier interview skipped.

    Args:
        tekst: the facts file in YAML.

    Raises:
        InvoerFout: the text is no YAML.
    """
    feiten, processen = vocabulaire().feiten, catalogus().processen
    wortel = ontleed(tekst.encode(), "begin")
    uit: set[FeitSleutel] = set()
    for sleutel, knoop in wortel.paren if isinstance(wortel, Kaart) else ():
        feit = feiten.get(sleutel.waarde)
        if feit is None:
            continue
        knoop = _zonder_onderbouwing(knoop)
        if _is_onbekend(knoop) and not feit.per_proces:
            uit.add(FeitSleutel(feit.naam))
        elif isinstance(knoop, Kaart):
            delen = [d.waarde for d, waarde in knoop.paren if _is_onbekend(_zonder_onderbouwing(waarde))]
            uit |= {FeitSleutel(feit.naam, proces) for proces in delen if proces in processen}
    return frozenset(uit)


def _zonder_onderbouwing(knoop: Knoop) -> Knoop:
    binnen = knoop.haal(WAARDE) if isinstance(knoop, Kaart) else None
    return knoop if binnen is None else binnen


def _is_onbekend(knoop: Knoop) -> bool:
    return isinstance(knoop, Tekst) and knoop.waarde == "onbekend"


def controleer_indeling(tekst: str) -> None:
    """Check that any answer can be filled in in a facts file, before a question is asked.

    Args:
        tekst: the facts file in YAML.

    Raises:
        InvoerFout: the text is no valid facts file, or its layout does not allow it.
    """
    bekend = werkgeheugen(ontleed_feiten(tekst.encode(), "begin").feiten)
    sleutels = [
        sleutel
        for feit in vocabulaire().feiten.values()
        for sleutel in feitsleutels(feit.naam, feit.per_proces, catalogus().processen)
    ]
    vul_in(tekst, {sleutel: "onbekend" for sleutel in sleutels if sleutel not in bekend})


def met_thema(tekst: str, stand: Stand) -> str:
    """Return the text of the file of an interview with, on its second line, at which theme the adviser is.

    Args:
        tekst: the text, whose first line says what the file is.
        stand: where the interview stands.
    """
    regels = tekst.splitlines(keepends=True)
    einde = regels[0][len(regels[0].rstrip("\r\n")) :]
    rest = regels[2:] if len(regels) > 1 and regels[1].startswith(_BIJ) else regels[1:]
    titel = vocabulaire().themas.get(stand.thema)
    bij = [f"{_BIJ}{titel}{_ALLES if stand.alles else ''}{einde}"] if titel is not None else []
    return "".join([regels[0], *bij, *rest])


def lees_thema(tekst: str) -> tuple[str, bool]:
    """Return the key of the theme at which the adviser was, and whether all its questions were asked; empty for none.

    Args:
        tekst: the text of the file of an interview.
    """
    regels = tekst.splitlines()
    bij = regels[1] if len(regels) > 1 and regels[1].startswith(_BIJ) else ""
    alles = bij.endswith(_ALLES)
    titel = bij.removeprefix(_BIJ).removesuffix(_ALLES)
    return next((thema for thema, naam in vocabulaire().themas.items() if bij and naam == titel), ""), alles
