"""Files that a page puts side by side: sent by the browser, carried on in its forms, and read again each time; without starlette.

A workbook travels on as the text of a facts file. What is wrong with a file is told with its place; the other files stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from advies.feitenbestand import schrijf_feiten
from advies.invoer import Feitenbestand, lees_kaart
from advies.uitleg.wijziging import eis
from advies.web.paginas.dossier import is_werkboek, kale_naam, ontleed_begrensd
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.gemeenterijen import tekst_met_bronnen
from advies.web.paginas.inpakken import ingepakt, uitgepakt
from advies.web.paginas.sjabloonomgeving import foutzin
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding, knip
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import HOOGSTENS_BYTES, Kaart, ontleed

HOOGSTENS_SAMEN = 6_000_000
"""The most bytes of text that a form carries: it must stay within what is read of one, beside the dossier."""
VELD = "bestanden"
"""The field in which files are chosen."""
ANKER = "kies"
"""Its id on the page."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Deel:
    """A file that lies on the table.

    Args:
        naam: its name.
        tekst: its contents, as text.
        erbij: what the user typed beside it, such as a day.
    """

    naam: str
    tekst: str
    erbij: str = ""


class Gelezen(NamedTuple, Generic[T]):
    """What was read of the files.

    Args:
        delen: the files that are right.
        inhoud: what was read of each.
        fouten: what is wrong with the others.
    """

    delen: tuple[Deel, ...]
    inhoud: tuple[T, ...]
    fouten: tuple[Foutregel, ...]


def meegestuurd(
    namen: Sequence[str], teksten: Sequence[str], erbij: Sequence[str], weg: Sequence[str], vooruit: str = ""
) -> tuple[Deel, ...]:
    """Return the files that a form carries, with one moved, and then without those that the user takes away.

    Args:
        namen: the name of each.
        teksten: the text of each, with the ends of line that a form sends.
        erbij: what was typed beside each.
        weg: the places of those to take away, counted from 0 as the page showed them.
        vooruit: the place of the one that goes a place earlier, counted likewise; anything else changes nothing.
    """
    erbij = [*erbij, *[""] * len(namen)]
    paren = zip(namen, teksten, erbij, strict=False)
    alle = [
        (str(nummer), Deel(kale_naam(naam), tekst.replace("\r\n", "\n"), bij.strip()))
        for nummer, (naam, tekst, bij) in enumerate(paren)
    ]
    plaats = next((plaats for plaats in range(1, len(alle)) if str(plaats) == vooruit), 0)
    if plaats:
        alle[plaats - 1], alle[plaats] = alle[plaats], alle[plaats - 1]
    return tuple(deel for nummer, deel in alle if nummer not in weg)


def lees_delen(
    oud: Sequence[Deel],
    nieuw: Sequence[tuple[str, bytes]],
    lees: Callable[[Feitenbestand], T],
    t: Mapping[str, Any],
    *,
    hoogstens: int,
    mag_verder: Callable[[], bool],
    anders: Mapping[str, Callable[[bytes, str], T]] | None = None,
    naast_dossier: bool = False,
) -> Gelezen[T]:
    """Return what was read of files that a form carries, and of those that were sent along.

    Args:
        oud: the files that a form carries.
        nieuw: the name and the contents of those that were sent along.
        lees: what to read of a facts file; refuses facts that contradict each other.
        t: the texts of these pages.
        hoogstens: the most files, without the open dossier.
        mag_verder: asked before each file.
        anders: how to read a file that is no facts file, by how its name ends.
        naast_dossier: whether the open dossier counts beside them.

    Raises:
        ZoekenGestopt: `mag_verder` says no.
    """
    delen: list[Deel] = []
    inhoud: list[T] = []
    fouten: list[Foutregel] = []
    samen = 0
    rest = hoogstens - len(oud)
    if len(nieuw) > rest:
        zinnen = [t["te_veel_naast" if naast_dossier else "te_veel"], *([t["niet_gelezen"]] if nieuw else [])]
        tekst = " ".join(zinnen).format(hoogstens=hoogstens, gekozen=len(oud) + len(nieuw))
        fouten.append(Foutregel(ANKER, tekst))
        nieuw = ()
    te_lezen = [(deel, deel.tekst.encode("utf-8", "replace"), False) for deel in oud]
    te_lezen += [(Deel(kale_naam(naam), ""), inhoud, True) for naam, inhoud in nieuw]
    for deel, bytes_, vers in te_lezen:
        eis(mag_verder)
        try:
            gevonden, tekst = _lees_een(deel, bytes_, vers, lees, anders or {})
        except InvoerFout as fout:
            fouten += [Foutregel(ANKER, foutzin(melding, deel.naam)) for melding in fout.meldingen]
            continue
        samen += len(tekst.encode("utf-8", "replace"))
        if samen > HOOGSTENS_SAMEN:
            fouten.append(Foutregel(ANKER, t["te_groot"].format(naam=knip(deel.naam))))
            continue
        delen.append(Deel(deel.naam, tekst, deel.erbij))
        inhoud.append(gevonden)
    return Gelezen(tuple(delen), tuple(inhoud), tuple(fouten))


def _lees_een(
    deel: Deel,
    inhoud: bytes,
    vers: bool,
    lees: Callable[[Feitenbestand], T],
    anders: Mapping[str, Callable[[bytes, str], T]],
) -> tuple[T, str]:
    """Return what was read of a file, and the text in which it travels on."""
    eigen = next((lezer for einde, lezer in anders.items() if deel.naam.lower().endswith(einde)), None)
    if eigen is not None:
        inhoud = inhoud if vers else uitgepakt(inhoud)
        if len(inhoud) > HOOGSTENS_BYTES:
            tekst = f"{deel.naam}: dit bestand is te groot; het mag hoogstens {HOOGSTENS_BYTES // 1000} kB zijn."
            raise InvoerFout([Melding(None, tekst, code="te_groot")])
        return eigen(inhoud, deel.naam), ingepakt(inhoud)
    if vers and is_werkboek(deel.naam, inhoud):
        bestand = ontleed_begrensd(inhoud, deel.naam)
        tekst = tekst_met_bronnen(schrijf_feiten(bestand.feiten, vocabulaire().feiten), bestand)
        return lees(bestand), tekst
    return lees(_als_tekst(inhoud, deel.naam)), inhoud.decode("utf-8-sig", "replace")


def _als_tekst(inhoud: bytes, naam: str) -> Feitenbestand:
    """Read the text of a facts file, also when its name is still that of the workbook that it came from."""
    dubbel: list[Melding] = []
    if is_werkboek(naam, b"") and isinstance(wortel := ontleed(inhoud, naam, dubbel), Kaart):
        return lees_kaart(wortel, naam, dubbel)
    return ontleed_begrensd(inhoud, naam)
