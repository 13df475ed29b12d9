"""A file that tells what an existing agreement covers, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from advies.invoer import EINDEN_WERKBOEK
from advies.pakket import BEGIN_OLE, BEGIN_ZIP
from kennisbank.lean import dataclass
from kennisbank.lezer import beschrijf
from kennisbank.meldingen import STANDAARDINVOER, InvoerFout, Melding, Plek, dichtstbij, knip, opsomming, vraag_of
from kennisbank.tekens import eerste_onzichtbare
from kennisbank.yaml_knopen import Kaart, Knoop, Tekst, lees_bytes, ontleed, plek_van
from regels.dvo import Onderdeel, Onderdelenlijst, onderdelenlijst
from regels.sleutels import OnderdeelSleutel

Inhoud: TypeAlias = Literal["ja", "nee", "deels", "onbekend"]
"""Whether a subject is in an agreement: whole, not, in part, or nobody knows."""
INHOUD: tuple[Inhoud, ...] = get_args(Inhoud)
HOOGSTENS_TEKST = 500
"""Characters of a name, article or remark."""
_KOP = ("overeenkomst", "naam", "toelichting", "onderdelen")
_DELEN = ("staat_erin", "waar", "opmerking")


@dataclass(frozen=True, slots=True)
class Vermelding:
    """What is told of one subject.

    Args:
        staat_erin: whether it is there.
        waar: article or page; may be empty.
        opmerking: a remark; may be empty.
        plek: where it stands in the file.
    """

    staat_erin: Inhoud
    waar: str
    opmerking: str
    plek: Plek


@dataclass(frozen=True, slots=True)
class Overeenkomst:
    """What an existing agreement covers; what is not told of is unknown.

    Args:
        bestand: name of the file.
        soort: key of the kind of agreement.
        naam: what it is called; may be empty.
        onderdelen: what is told, by subject.
    """

    bestand: str
    soort: str
    naam: str
    onderdelen: Mapping[OnderdeelSleutel, Vermelding]


def lees_overeenkomst(pad: str) -> Overeenkomst:
    """Read a file that tells what an agreement covers.

    Args:
        pad: path of the file, or "-" for standard input.

    Raises:
        InvoerFout: the file cannot be read or is wrong; all errors at once.
    """
    if pad.lower().endswith(EINDEN_WERKBOEK):
        from advies.werkboek.openen import HOOGSTENS_BYTES

        return ontleed_overeenkomst(lees_bytes(pad, HOOGSTENS_BYTES), pad)
    return ontleed_overeenkomst(lees_bytes(pad), STANDAARDINVOER if pad == "-" else pad)


def ontleed_overeenkomst(inhoud: bytes, bestand: str, lijst: Onderdelenlijst | None = None) -> Overeenkomst:
    """Read what an agreement covers from the contents of a file: YAML, or a workbook of Excel (.xlsx).

    Args:
        inhoud: the contents.
        bestand: the name to use in messages.
        lijst: the subjects; those of the package by default.

    Raises:
        InvoerFout: it is wrong; all errors at once.
    """
    lezer = _Lezer(bestand, onderdelenlijst() if lijst is None else lijst)
    uit = lezer.lees(_wortel(inhoud, bestand))
    if lezer.meldingen:
        raise InvoerFout(lezer.meldingen)
    return uit


def _wortel(inhoud: bytes, bestand: str) -> Knoop | None:
    if bestand.lower().endswith(EINDEN_WERKBOEK) or inhoud.startswith((BEGIN_ZIP, BEGIN_OLE)):
        from advies.werkboek.overeenkomst import lees_overeenkomstboek

        return lees_overeenkomstboek(inhoud, bestand)
    return ontleed(inhoud, bestand)


class _Lezer:
    """Collects what an agreement covers, and what is wrong in its file."""

    def __init__(self, bestand: str, lijst: Onderdelenlijst) -> None:
        self.meldingen: list[Melding] = []
        self._bestand, self._lijst = bestand, lijst

    def lees(self, wortel: Knoop | None) -> Overeenkomst:
        if not isinstance(wortel, Kaart):
            gevonden = "niets" if wortel is None else beschrijf(wortel)
            self._fout(
                wortel or Tekst("", 1, 1),
                f"hier hoort 'overeenkomst:' met daaronder 'onderdelen:'; gevonden is {gevonden}."
                " Met 'advies dvo --nieuw ict' maakt u een bestand om in te vullen.",
            )
            return Overeenkomst(self._bestand, "", "", MappingProxyType({}))
        self._namen(wortel, _KOP, "een overeenkomst")
        soort = self._soort(wortel)
        self._tekst(wortel, "toelichting")
        knoop = wortel.haal("onderdelen")
        uit: dict[OnderdeelSleutel, Vermelding] = {}
        if isinstance(knoop, Kaart):
            for sleutel, deel in knoop.paren:
                self._onderdeel(soort, sleutel, deel, uit)
        elif knoop is not None and not (isinstance(knoop, Tekst) and knoop.leeg):
            self._fout(knoop, f"onder 'onderdelen' horen namen met een waarde; gevonden is {beschrijf(knoop)}.")
        return Overeenkomst(self._bestand, soort, self._tekst(wortel, "naam"), MappingProxyType(uit))

    def _soort(self, wortel: Kaart) -> str:
        knoop = wortel.haal("overeenkomst")
        mag = opsomming(list(self._lijst.soorten))
        if knoop is None or (isinstance(knoop, Tekst) and knoop.leeg):
            self._fout(knoop or wortel, f"zeg welke overeenkomst dit is: 'overeenkomst: {mag}'.")
            return ""
        return self._een_van(knoop, "overeenkomst", tuple(self._lijst.soorten))

    def _onderdeel(self, soort: str, naam: Tekst, knoop: Knoop, uit: dict[OnderdeelSleutel, Vermelding]) -> None:
        onderdeel = self._lijst.onderdelen.get(naam.waarde)
        if onderdeel is None:
            mag = [deel.naam for deel in self._lijst.onderdelen.values() if soort in ("", deel.overeenkomst)]
            self._onbekend(naam, mag, f"er is geen onderdeel '{knip(naam.waarde)}'")
        elif soort and onderdeel.overeenkomst != soort:
            ander = self._lijst.soorten[onderdeel.overeenkomst].titel
            self._fout(naam, f"'{naam.waarde}' hoort niet bij deze overeenkomst, maar bij: {ander}.")
        elif not onderdeel.voor_elk_proces:
            uit[OnderdeelSleutel(onderdeel.naam)] = self._vermelding(naam, knoop)
        else:
            self._per_proces(onderdeel, knoop, uit)

    def _per_proces(self, onderdeel: Onderdeel, knoop: Knoop, uit: dict[OnderdeelSleutel, Vermelding]) -> None:
        from kennisbank.catalogus import catalogus

        if isinstance(knoop, Tekst) and knoop.leeg:
            return
        if not isinstance(knoop, Kaart):
            tekst = f"'{onderdeel.naam}' vult u per proces in, zoals 'technisch_beheer: ja'; gevonden is {beschrijf(knoop)}."
            self._fout(knoop, tekst)
            return
        for proces, deel in knoop.paren:
            if proces.waarde in catalogus().processen:
                uit[OnderdeelSleutel(onderdeel.naam, proces.waarde)] = self._vermelding(proces, deel)
            else:
                self._onbekend(proces, catalogus().processen, f"er is geen ict-proces '{knip(proces.waarde)}'")

    def _vermelding(self, naam: Tekst, knoop: Knoop) -> Vermelding:
        plek = plek_van(self._bestand, naam)
        if not isinstance(knoop, Kaart):
            return Vermelding(self._inhoud(knoop, naam.waarde), "", "", plek)
        self._namen(knoop, _DELEN, f"'{naam.waarde}'")
        inhoud = knoop.haal("staat_erin")
        staat: Inhoud = "onbekend" if inhoud is None else self._inhoud(inhoud, "staat_erin")
        return Vermelding(staat, self._tekst(knoop, "waar"), self._tekst(knoop, "opmerking"), plek)

    def _inhoud(self, knoop: Knoop, naam: str) -> Inhoud:
        if isinstance(knoop, Tekst) and knoop.leeg:
            return "onbekend"
        gevonden = self._een_van(knoop, naam, INHOUD)
        return next((deel for deel in INHOUD if deel == gevonden), "onbekend")

    def _een_van(self, knoop: Knoop, naam: str, mag: tuple[str, ...]) -> str:
        if isinstance(knoop, Tekst) and knoop.waarde in mag:
            return knoop.waarde
        dichtbij = dichtstbij(knoop.waarde, mag) if isinstance(knoop, Tekst) else ""
        tekst = f"bij '{naam}' hoort {opsomming(mag)}; gevonden is {beschrijf(knoop)}.{vraag_of(dichtbij)}"
        self._fout(knoop, tekst, toegestaan=mag, suggestie=dichtbij)
        return ""

    def _tekst(self, kaart: Kaart, sleutel: str) -> str:
        knoop = kaart.haal(sleutel)
        if knoop is None or (isinstance(knoop, Tekst) and knoop.leeg):
            return ""
        if not isinstance(knoop, Tekst):
            self._fout(knoop, f"bij '{sleutel}' hoort tekst; gevonden is {beschrijf(knoop)}.")
            return ""
        vreemd = eerste_onzichtbare(knoop.waarde)
        if vreemd:
            self._fout(knoop, f"in '{sleutel}' staat een teken dat niet te zien is ({vreemd}). Haal het weg.")
        if len(knoop.waarde) > HOOGSTENS_TEKST:
            self._fout(knoop, f"'{sleutel}' is te lang; gebruik hoogstens {HOOGSTENS_TEKST} tekens.")
            return ""
        return knoop.waarde.strip()

    def _namen(self, kaart: Kaart, mag: tuple[str, ...], wat: str) -> None:
        for sleutel, _ in kaart.paren:
            if sleutel.waarde not in mag:
                self._onbekend(sleutel, mag, f"{wat} kent geen '{knip(sleutel.waarde)}'", noem_alle=True)

    def _onbekend(self, knoop: Tekst, mag: Mapping[str, object] | list[str] | tuple[str, ...], wat: str, *,
                  noem_alle: bool = False) -> None:  # fmt: skip
        dichtbij = dichtstbij(knoop.waarde, mag)
        alle = f" Toegestaan: {opsomming(tuple(mag))}." if noem_alle else ""
        hint = vraag_of(dichtbij) or alle or " Met 'advies dvo --nieuw ict' of '--nieuw wiz' ziet u alle namen."
        self._fout(knoop, f"{wat}.{hint}", toegestaan=tuple(mag), suggestie=dichtbij)

    def _fout(self, knoop: Knoop, tekst: str, *, toegestaan: tuple[str, ...] = (), suggestie: str = "") -> None:
        gevonden = knip(knoop.waarde) if isinstance(knoop, Tekst) else ""
        self.meldingen.append(
            Melding(
                plek_van(self._bestand, knoop), tekst, code="overeenkomst",
                gevonden=gevonden, toegestaan=toegestaan, suggestie=suggestie,
            )
        )  # fmt: skip
