"""The file in which `advies ask` keeps answers: made, read back, saved, and never written over the work of another."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from advies.bewaren import Gewijzigd, lees_gewoon
from advies.feitenbestand import schrijf_feiten
from advies.invoer import EINDEN_WERKBOEK, ontleed_feiten
from advies.opdrachten.inlezen import let_op
from advies.opdrachten.uitvoer import schrijf_bytes
from advies.pakket import BEGIN_OLE, BEGIN_ZIP
from advies.uitleg.gesprek import Stand
from advies.uitleg.gesprekstekst import als_onbekend, als_yaml, controleer_indeling, lees_thema, met_thema
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import lees_bytes

KOP = "# Gemaakt met 'advies ask'; dit bestand wordt bij elk antwoord opnieuw geschreven."
_BOM = b"\xef\xbb\xbf"


class Gespreksbestand:
    """A file with answers.

    Args:
        pad: where it is.
        tekst: the facts file that the answers are filled in in, in YAML, with `KOP` as its first line.
        gelezen: what the file holds now; None when there is no file yet.
    """

    def __init__(self, pad: str, tekst: str, gelezen: bytes | None) -> None:
        self.pad = pad
        self._tekst = tekst
        self._gelezen = gelezen
        self._bom = _BOM if gelezen is not None and gelezen.startswith(_BOM) else b""

    def begin(self) -> Stand:
        """Return the stand that the file holds; what an earlier interview skipped is skipped again.

        Raises:
            InvoerFout: the file is wrong.
        """
        feiten = ontleed_feiten(self._tekst.encode(), self.pad).feiten
        overgeslagen = als_onbekend(self._tekst) if self._gelezen is not None else frozenset()
        thema, alles = lees_thema(self._tekst) if self._gelezen is not None else ("", False)
        return Stand(feiten.naam or "", werkgeheugen(feiten), overgeslagen, thema=thema, alles=alles)

    def bewaar(self, stand: Stand) -> None:
        """Save the answers, so that whenever the program is stopped the file is whole.

        Args:
            stand: where the interview stands.

        Raises:
            InvoerFout: the file cannot be written; or another wrote it since it was read, and the answers are in a new file
                beside it.
        """
        inhoud = self._bom + met_thema(als_yaml(stand, self._tekst), stand).encode()
        try:
            schrijf_bytes(inhoud, self.pad, alleen_nieuw=self._gelezen is None, verwacht=self._gelezen)
        except (FileExistsError, Gewijzigd):
            raise InvoerFout(
                [Melding(None, _botsing(self.pad, _bewaar_ernaast(self.pad, inhoud)), code="uitvoer")]
            ) from None
        self._gelezen = inhoud


def open_gesprek(pad: str, van: str | None) -> Gespreksbestand:
    """Open the file of an earlier interview, or begin a new one.

    Args:
        pad: where the answers are, or will be.
        van: a facts file or workbook to begin with, for a new file; None to begin with nothing.

    Raises:
        InvoerFout: the path cannot be one, holds something else than answers, or a file is wrong.
    """
    if pad == "-" or not pad.strip():
        wat = "'-' kan hier niet" if pad == "-" else "de naam is nu leeg"
        raise _fout(f"noem een bestand om de antwoorden in te bewaren; {wat}.")
    if pad.lower().endswith(EINDEN_WERKBOEK):
        raise _fout(f"{pad}: antwoorden worden bewaard als tekst. Kies een naam die eindigt op .yaml.")
    gelezen = lees_gewoon(pad, "Kies een andere naam.")
    if gelezen is None:
        return Gespreksbestand(pad, f"{KOP}\nnaam:\n" if van is None else _begin_met(van), None)
    if not gelezen.removeprefix(_BOM).startswith(KOP.encode()):
        raise _fout(
            f"{pad}: dit bestand is niet met 'advies ask' gemaakt en blijft zoals het is."
            f" Begin ermee met --van {pad}, en kies een ander bestand om in te bewaren."
        )
    if van is not None:
        raise _fout(f"{pad} bestaat al; laat --van weg om verder te gaan.")
    ontleed_feiten(gelezen, pad)
    tekst = gelezen.decode("utf-8-sig")
    _controleer(pad, tekst)
    return Gespreksbestand(pad, tekst, gelezen)


def _fout(tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _begin_met(van: str) -> str:
    """Return the text of a facts file under the first line of a file with answers; of a workbook what it says."""
    from advies.werkboek.openen import HOOGSTENS_BYTES

    naam = "standaardinvoer" if van == "-" else van
    werkboek = van.lower().endswith(EINDEN_WERKBOEK)
    inhoud = lees_bytes(van, HOOGSTENS_BYTES) if werkboek else lees_bytes(van)
    gelezen = ontleed_feiten(inhoud, naam)
    let_op(gelezen.meldingen)
    feiten = gelezen.feiten
    if werkboek or inhoud.startswith((BEGIN_ZIP, BEGIN_OLE)):
        return f"{KOP}\n{schrijf_feiten(feiten, vocabulaire().feiten)}"
    tekst = inhoud.decode("utf-8-sig")
    regeleinde = "\r\n" if "\r\n" in tekst else "\n"
    _controleer(naam, tekst)
    return tekst if tekst.startswith(KOP) else f"{KOP}{regeleinde}{tekst}"


def _controleer(naam: str, tekst: str) -> None:
    try:
        controleer_indeling(tekst)
    except InvoerFout as fout:
        raise InvoerFout(deel._replace(plek=None, tekst=f"{naam}: {deel.tekst}") for deel in fout.meldingen) from None


def _bewaar_ernaast(pad: str, inhoud: bytes) -> str:
    """Save under the first free name beside a file; return that name."""
    heel = Path(pad)
    for nummer in count(2):
        ander = str(heel.with_name(f"{heel.stem}-{nummer}{heel.suffix}"))
        try:
            schrijf_bytes(inhoud, ander, alleen_nieuw=True)
        except FileExistsError:
            continue
        return ander
    raise AssertionError("there is always another number")


def _botsing(pad: str, ander: str) -> str:
    return (
        f"{pad}: dit bestand is gemaakt, gewijzigd of verwijderd terwijl u antwoordde, en blijft zoals het nu is."
        f" Uw antwoorden staan in {ander}. Vergelijk de twee bestanden; ga verder met uw antwoorden met: advies ask {ander}"
    )
