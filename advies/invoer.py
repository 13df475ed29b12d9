"""From a facts file or workbook to a `Samenwerkingsverband`, or to every error in it with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, assert_never

from advies.pakket import BEGIN_OLE, BEGIN_ZIP
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, keuzewaarden
from kennisbank.lezer import beschrijf
from kennisbank.meldingen import InvoerFout, Melding, Plek, bedoelde, knip, opsomming
from kennisbank.samenwerkingsverband import DUBBELE_GEMEENTE, Samenwerkingsverband, gemeentesleutel
from kennisbank.typen import is_onbekend
from kennisbank.vervanging import vernieuw_kaart
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst, lees_bytes, ontleed, plek_van
from regels.sleutels import FeitSleutel

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

HOOGSTENS_FOUTEN = 100
"""Errors that are told at once; nobody reads more, and a file of nonsense must not take long."""
EINDEN_WERKBOEK = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")
_OOK = ("naam", "toelichting")


@dataclass(frozen=True, slots=True)
class Feitenbestand:
    """A facts file that was read.

    Args:
        bestand: its name; "-" for standard input.
        feiten: the partnership.
        plekken: where each known fact stands, by key (`uitvoering.technisch_beheer`).
        meldingen: what to know about the file although nothing is wrong, such as a fact under its earlier name.
    """

    bestand: str
    feiten: Samenwerkingsverband
    plekken: Mapping[str, Plek] = field(default_factory=lambda: MappingProxyType({}))
    meldingen: tuple[Melding, ...] = ()

    @property
    def feitplekken(self) -> Mapping[FeitSleutel, Plek]:
        """Where each known fact stands."""
        return {FeitSleutel.lees(sleutel): plek for sleutel, plek in self.plekken.items()}


def lees_feiten(pad: str) -> Feitenbestand:
    """Read a facts file: YAML, or a workbook of Excel (.xlsx).

    Args:
        pad: path, or "-" for standard input.

    Raises:
        InvoerFout: the file cannot be read or is wrong; all errors at once.
    """
    naam = "standaardinvoer" if pad == "-" else pad
    if pad.lower().endswith(EINDEN_WERKBOEK):
        from advies.werkboek.openen import HOOGSTENS_BYTES

        return ontleed_feiten(lees_bytes(pad, HOOGSTENS_BYTES), naam)
    return ontleed_feiten(lees_bytes(pad), naam)


def ontleed_feiten(inhoud: bytes, bestand: str) -> Feitenbestand:
    """Turn the bytes of a facts file into a partnership.

    Args:
        inhoud: the contents: YAML in UTF-8, or a workbook.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: the contents are wrong; all errors at once.
    """
    if bestand.lower().endswith(EINDEN_WERKBOEK) or inhoud.startswith((BEGIN_ZIP, BEGIN_OLE)):
        return _ontleed_werkboek(inhoud, bestand)
    dubbel: list[Melding] = []
    wortel = ontleed(inhoud, bestand, dubbel)
    if wortel is None:
        raise InvoerFout([Melding(Plek(bestand, 1, 1), "dit bestand is leeg. Maak een sjabloon met 'advies new'.")])
    if not isinstance(wortel, Kaart):
        tekst = f"een feitenbestand bestaat uit regels 'feit: waarde'; gevonden is {beschrijf(wortel)}."
        raise InvoerFout([Melding(plek_van(bestand, wortel), tekst), *dubbel])
    return _als_bestand(wortel, bestand, dubbel)


def _ontleed_werkboek(inhoud: bytes, bestand: str) -> Feitenbestand:
    from advies.werkboek.lezen import lees_werkboek

    kaart, meldingen = lees_werkboek(inhoud, bestand)
    return _als_bestand(kaart, bestand, meldingen)


def _als_bestand(kaart: Kaart, bestand: str, eerder: Sequence[Melding]) -> Feitenbestand:
    nieuw = vernieuw_kaart(kaart, bestand)
    feiten = ontleed_knoop(nieuw.kaart, bestand, [*eerder, *nieuw.fouten])
    return Feitenbestand(bestand, feiten, MappingProxyType(_plekken(bestand, nieuw.kaart)), nieuw.meldingen)


def ontleed_knoop(kaart: Kaart, bestand: str, eerder: Sequence[Melding] = ()) -> Samenwerkingsverband:
    """Turn a mapping of facts that is part of a file into a partnership.

    Args:
        kaart: the facts.
        bestand: the name of the file to use in messages.
        eerder: what was found wrong in the file already.

    Raises:
        InvoerFout: the facts are wrong, or something was wrong already; all errors at once, up to `HOOGSTENS_FOUTEN`.
    """
    from pydantic import ValidationError

    nieuw = vernieuw_kaart(kaart, bestand)
    kaart, eerder = nieuw.kaart, [*eerder, *nieuw.fouten]
    try:
        feiten = Samenwerkingsverband.model_validate(_gewoon(kaart))
    except ValidationError as fout:
        fouten = fout.errors(include_url=False)
        eigen = [_melding(bestand, kaart, deel) for deel in fouten[:HOOGSTENS_FOUTEN]]
        meldingen = {*eerder, *eigen, *_dubbele_gemeenten(bestand, kaart)}
        raise InvoerFout(_eerste(bestand, meldingen, max(0, len(fouten) - HOOGSTENS_FOUTEN))) from None
    if eerder:
        raise InvoerFout(_eerste(bestand, set(eerder), 0))
    return feiten


def _eerste(bestand: str, meldingen: set[Melding], ongeteld: int) -> list[Melding]:
    """Return the first messages of the file, and how many there are besides."""
    op_volgorde = list(InvoerFout(meldingen).meldingen)
    over = len(op_volgorde) - HOOGSTENS_FOUTEN + ongeteld
    if over <= 0:
        return op_volgorde
    nog = Melding(None, f"{bestand}: er zijn nog {over} fouten; herstel eerst deze.")
    return [*op_volgorde[:HOOGSTENS_FOUTEN], nog]


def _dubbele_gemeenten(bestand: str, kaart: Kaart) -> list[Melding]:
    """Return a message for each municipality that is listed again.

    The model looks for these only when everything else is right, and stops at the first.
    """
    lijst = kaart.haal("gemeenten")
    gezien: set[str] = set()
    uit: list[Melding] = []
    for gemeente in lijst.items if isinstance(lijst, Lijst) else ():
        naam = gemeente.haal("naam") if isinstance(gemeente, Kaart) else None
        if isinstance(naam, Tekst) and naam.waarde.strip():
            if gemeentesleutel(naam.waarde) in gezien:
                uit.append(Melding(plek_van(bestand, naam), f"{DUBBELE_GEMEENTE.format(naam=naam.waarde[:60])}."))
            gezien.add(gemeentesleutel(naam.waarde))
    return uit


def _gewoon(knoop: Knoop) -> Any:
    if isinstance(knoop, Kaart):
        return {sleutel.waarde: _gewoon(deel) for sleutel, deel in knoop.paren}
    if isinstance(knoop, Lijst):
        return [_gewoon(deel) for deel in knoop.items]
    if knoop.getal is not None:
        return knoop.getal
    return None if knoop.leeg else knoop.waarde


def _plekken(bestand: str, wortel: Kaart) -> dict[str, Plek]:
    feiten = vocabulaire().feiten
    uit: dict[str, Plek] = {}
    for sleutel, knoop in wortel.paren:
        if sleutel.waarde not in feiten or (isinstance(knoop, Tekst) and is_onbekend(_gewoon(knoop))):
            continue
        if feiten[sleutel.waarde].per_proces and isinstance(knoop, Kaart):
            for proces, waarde in knoop.paren:
                if not is_onbekend(_gewoon(waarde)):
                    uit[str(FeitSleutel(sleutel.waarde, proces.waarde))] = plek_van(bestand, proces)
        else:
            uit[sleutel.waarde] = plek_van(bestand, sleutel)
    return uit


def _melding(bestand: str, wortel: Kaart, fout: ErrorDetails) -> Melding:
    pad = tuple(fout["loc"])
    context = fout.get("ctx", {})
    if fout["type"] == "samenhang":
        pad = tuple(int(deel) if deel.isdigit() else deel for deel in str(context["pad"]).split("."))
    knoop, sleutel = _zoek(wortel, pad)
    if fout["type"] == "extra_forbidden":
        return Melding(plek_van(bestand, sleutel or knoop), _onbekende_naam(pad))
    return Melding(plek_van(bestand, knoop), _uitleg(fout, pad, knoop))


def _zoek(wortel: Knoop, pad: tuple[int | str, ...]) -> tuple[Knoop, Tekst | None]:
    """Return the node at a path and its key; the last node that exists when the path goes on."""
    knoop: Knoop = wortel
    sleutel: Tekst | None = None
    for deel in pad:
        if isinstance(knoop, Kaart):
            for naam, waarde in knoop.paren:
                if naam.waarde == deel:
                    sleutel, knoop = naam, waarde
                    break
        elif isinstance(knoop, Lijst) and isinstance(deel, int) and deel < len(knoop.items):
            knoop = knoop.items[deel]
    return knoop, sleutel


def _onbekende_naam(pad: tuple[int | str, ...]) -> str:
    getypt = str(pad[-1])
    naam = knip(getypt)
    feiten = vocabulaire().feiten
    if len(pad) == 1:
        hint = bedoelde(getypt, [*feiten, *_OOK]) or " Alle namen staan in het sjabloon van 'advies new'."
        return f"er is geen feit '{naam}'.{hint}"
    if pad[0] == "gemeenten":
        velden = list(vocabulaire().velden)
        return f"een gemeente heeft geen '{naam}'.{bedoelde(getypt, velden)} Toegestaan: {opsomming(velden, 'en')}."
    processen = list(catalogus().processen)
    hint = bedoelde(getypt, processen)
    return f"er is geen ict-proces '{naam}'.{hint} Toegestaan: {opsomming(processen, 'en')}."


def _uitleg(fout: ErrorDetails, pad: tuple[int | str, ...], knoop: Knoop) -> str:
    naam = ".".join(str(deel) for deel in pad if isinstance(deel, str)) or "dit bestand"
    gevonden = f"gevonden is {beschrijf(knoop)}"
    definitie = vocabulaire().feiten.get(str(pad[0])) if pad else None
    soort = fout["type"]
    if soort == "samenhang":
        return f"{fout['msg']}."
    if soort in ("ja_nee", "getal", "lijst", "dubbel"):
        return f"bij '{naam}': {fout['msg']}; {gevonden}."
    if soort == "missing":
        return f"deze gemeente mist '{pad[-1]}'." if pad[0] == "gemeenten" else f"'{naam}' ontbreekt."
    if soort in ("string_too_long", "too_long"):
        hoogstens = fout["ctx"]["max_length"]
        te_veel = (
            f"noem hoogstens {hoogstens} gemeenten" if soort == "too_long" else f"gebruik hoogstens {hoogstens} tekens"
        )
        return f"bij '{naam}': {te_veel}."
    if soort in ("greater_than_equal", "less_than_equal"):
        return f"bij '{naam}': {_grenzen(definitie, str(pad[-1]))}; {gevonden}."
    if soort == "literal_error" and definitie is not None:
        waarden = keuzewaarden(definitie.soort)
        mag = [waarde.waarde if knoop.blad is None else waarde.tekst for waarde in waarden]
        hint = bedoelde(knoop.waarde, mag) if isinstance(knoop, Tekst) else ""
        return f"bij '{naam}': {gevonden}.{hint} Toegestaan: {', '.join(mag)} of onbekend."
    if definitie is not None and definitie.per_proces:
        return f"'{naam}' vult u per ict-proces in, elk op een regel eronder: 'technisch_beheer: ...'; {gevonden}."
    return f"bij '{naam}'{_vorm(definitie)}; {gevonden}."


def _vorm(definitie: FeitDefinitie | None) -> str:
    """Return in what form an answer must be given, to follow the name of the fact."""
    match None if definitie is None else definitie.soort:
        case Meerkeuze():
            return ": zet de waarden in een lijst, zoals [a, b]"
        case Gemeenten():
            return ": schrijf een lijst, elke gemeente als '- {naam: Hoorn}'"
        case JaNee() | Keuze() | Getal() | None:
            return " hoort gewone tekst"
        case anders:
            assert_never(anders)


def _grenzen(definitie: FeitDefinitie | None, veldnaam: str) -> str:
    match None if definitie is None else definitie.soort:
        case Getal() as getal:
            return _tussen(getal)
        case Gemeenten(velden):
            return next(
                _tussen(veld.soort) for veld in velden if veld.veld == veldnaam and isinstance(veld.soort, Getal)
            )
        case JaNee() | Keuze() | Meerkeuze() | None:
            return "dit getal is te klein of te groot"
        case anders:
            assert_never(anders)


def _tussen(getal: Getal) -> str:
    return f"vul een getal in van {getal.minimum:.15g} tot en met {getal.maximum:.15g} ({getal.eenheid})"
