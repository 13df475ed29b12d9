"""From a facts file or workbook to a `Samenwerkingsverband`, or to every error in it with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn

from advies.pakket import BEGIN_OLE, BEGIN_ZIP
from advies.snellezer import op_volgorde, snellezer
from advies.werkgeheugen import werkgeheugen
from kennisbank.getypt import gemeentesleutel, is_onbekend
from kennisbank.lagen import Lagen, actieve_lagen, met_lagen
from kennisbank.lezer import beschrijf
from kennisbank.meldingen import STANDAARDINVOER, InvoerFout, Melding, Plek
from kennisbank.onderbouwing import Onderbouwing, scheid
from kennisbank.vervanging import vernieuw_kaart
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst, lees_bytes, ontleed, plek_van
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen

if TYPE_CHECKING:
    from kennisbank.samenwerkingsverband import Samenwerkingsverband

HOOGSTENS_FOUTEN = 100
"""Errors that are told at once; nobody reads more, and a file of nonsense must not take long."""
EINDEN_WERKBOEK = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")


_GEEN_PLEKKEN: Mapping[str, Plek] = MappingProxyType({})
_GEEN_OPMERKINGEN: Mapping[str, str] = MappingProxyType({})
_NIETS: Mapping[str, Any] = MappingProxyType({})


class Feitenbestand:
    """A facts file that was read; it cannot be changed.

    The model of the partnership is made when somebody asks for it: most want the known facts only.

    Args:
        bestand: its name; "-" for standard input.
        feiten: the partnership.
        plekken: where each known fact stands, by key (`uitvoering.technisch_beheer`).
        meldingen: what to know about the file although nothing is wrong, such as a fact under its earlier name.
        opmerkingen: what the user remarked beside a fact in a workbook, by name of the fact; it counts for nothing.
        onderbouwing: the evidence beside answers, by key (`uitvoering.technisch_beheer`); it counts for nothing.
    """

    __slots__ = (
        *("_feiten", "_gegeven", "_geheugen", "_lagen"),
        *("bestand", "meldingen", "onderbouwing", "opmerkingen", "plekken"),
    )
    bestand: str
    plekken: Mapping[str, Plek]
    meldingen: tuple[Melding, ...]
    opmerkingen: Mapping[str, str]
    onderbouwing: Mapping[str, Onderbouwing]
    _feiten: Samenwerkingsverband | None
    _geheugen: Werkgeheugen | None
    _gegeven: Mapping[str, Any]
    _lagen: Lagen

    def __init__(
        self,
        bestand: str,
        feiten: Samenwerkingsverband,
        plekken: Mapping[str, Plek] = _GEEN_PLEKKEN,
        meldingen: tuple[Melding, ...] = (),
        opmerkingen: Mapping[str, str] = _GEEN_OPMERKINGEN,
        onderbouwing: Mapping[str, Onderbouwing] = _NIETS,
    ) -> None:
        self._vul(bestand, plekken, meldingen, feiten=feiten, opmerkingen=opmerkingen, onderbouwing=onderbouwing)

    @classmethod
    def gelezen(
        cls,
        bestand: str,
        gegeven: Mapping[str, Any],
        geheugen: Werkgeheugen,
        plekken: Mapping[str, Plek],
        onderbouwing: Mapping[str, Onderbouwing] = _NIETS,
    ) -> Feitenbestand:
        """Return a facts file of which the quick reader knows that it is right.

        Args:
            bestand: its name.
            gegeven: what stands in it, as plain values.
            geheugen: the known facts.
            plekken: where each stands.
            onderbouwing: the evidence beside them.
        """
        uit = cls.__new__(cls)
        uit._vul(bestand, plekken, (), geheugen=geheugen, gegeven=gegeven, onderbouwing=onderbouwing)
        return uit

    def zonder_namen(self) -> Feitenbestand:
        """Return the same facts file without who gave the answers."""
        kaal = MappingProxyType({sleutel: deel.zonder_naam() for sleutel, deel in self.onderbouwing.items()})
        return Feitenbestand(self.bestand, self.feiten, self.plekken, self.meldingen, self.opmerkingen, kaal)

    def _vul(
        self,
        bestand: str,
        plekken: Mapping[str, Plek],
        meldingen: tuple[Melding, ...],
        *,
        feiten: Samenwerkingsverband | None = None,
        geheugen: Werkgeheugen | None = None,
        gegeven: Mapping[str, Any] = _NIETS,
        opmerkingen: Mapping[str, str] = _GEEN_OPMERKINGEN,
        onderbouwing: Mapping[str, Onderbouwing] = _NIETS,
    ) -> None:
        delen: dict[str, object] = {"bestand": bestand, "plekken": plekken, "meldingen": meldingen}
        delen |= {"opmerkingen": opmerkingen, "onderbouwing": onderbouwing}
        delen |= {"_feiten": feiten, "_geheugen": geheugen, "_gegeven": gegeven, "_lagen": actieve_lagen()}
        for naam, waarde in delen.items():
            object.__setattr__(self, naam, waarde)

    @property
    def naam(self) -> str:
        """Name of the partnership; empty when it has none."""
        if self._feiten is not None:
            return self._feiten.naam or ""
        naam = self._gegeven.get("naam")
        return "" if is_onbekend(naam) else str(naam)

    @property
    def geheugen(self) -> Werkgeheugen:
        """The known facts, by key in working memory."""
        return werkgeheugen(self.feiten) if self._geheugen is None else self._geheugen

    @property
    def feitplekken(self) -> Mapping[FeitSleutel, Plek]:
        """Where each known fact stands."""
        return {FeitSleutel.lees(sleutel): plek for sleutel, plek in self.plekken.items()}

    @property
    def feiten(self) -> Samenwerkingsverband:
        """The partnership."""
        if self._feiten is None:
            from kennisbank.laagmodel import verbandsmodel

            with met_lagen(self._lagen):
                object.__setattr__(self, "_feiten", verbandsmodel().model_validate(self._gegeven))
        assert self._feiten is not None
        return self._feiten

    def __setattr__(self, naam: str, _: object) -> NoReturn:
        raise AttributeError(f"'{naam}' of a facts file that was read cannot be changed")

    def __eq__(self, ander: object) -> bool:
        if not isinstance(ander, Feitenbestand):
            return NotImplemented
        return all(
            getattr(self, naam) == getattr(ander, naam)
            for naam in ("bestand", "feiten", "plekken", "meldingen", "opmerkingen", "onderbouwing")
        )

    def __hash__(self) -> int:
        return hash((self.bestand, self.feiten))

    def __reduce__(self) -> tuple[Any, ...]:
        kaarten = dict(self.opmerkingen), dict(self.onderbouwing)
        return _weer_gelezen, (self.bestand, self.feiten, dict(self.plekken), self.meldingen, *kaarten)

    def __repr__(self) -> str:
        delen = f"bestand={self.bestand!r}, feiten={self.feiten!r}, plekken={dict(self.plekken)!r}"
        return f"Feitenbestand({delen}, meldingen={self.meldingen!r})"


def _weer_gelezen(
    bestand: str,
    feiten: Samenwerkingsverband,
    plekken: dict[str, Plek],
    meldingen: tuple[Melding, ...],
    opmerkingen: dict[str, str],
    onderbouwing: dict[str, Onderbouwing],
) -> Feitenbestand:
    kaarten = MappingProxyType(opmerkingen), MappingProxyType(onderbouwing)
    return Feitenbestand(bestand, feiten, MappingProxyType(plekken), meldingen, *kaarten)


def lees_feiten(pad: str) -> Feitenbestand:
    """Read a facts file: YAML, or a workbook of Excel (.xlsx).

    Args:
        pad: path, or "-" for standard input.

    Raises:
        InvoerFout: the file cannot be read or is wrong; all errors at once.
    """
    naam = STANDAARDINVOER if pad == "-" else pad
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
        raise InvoerFout(
            [Melding(Plek(bestand, 1, 1), "dit bestand is leeg. Maak een sjabloon met 'advies new'.", code="leeg")]
        )
    if not isinstance(wortel, Kaart):
        tekst = (
            f"een feitenbestand bestaat uit feiten, onder elkaar als 'feit: waarde'; gevonden is {beschrijf(wortel)}."
        )
        raise InvoerFout([Melding(plek_van(bestand, wortel), tekst, code="geen_feiten"), *dubbel])
    return lees_kaart(wortel, bestand, dubbel)


def lees_kaart(kaart: Kaart, bestand: str, eerder: Sequence[Melding] = ()) -> Feitenbestand:
    """Turn a mapping of facts into a partnership.

    Args:
        kaart: the facts.
        bestand: the name to use in messages.
        eerder: what was found wrong already.

    Raises:
        InvoerFout: the facts are wrong; all errors at once.
    """
    los = scheid(kaart, bestand)
    kaart, eerder = los.kaart, [*eerder, *los.fouten]
    onderbouwing = MappingProxyType(los.onderbouwing)
    gegeven = _gewoon(kaart)
    geheugen = None if eerder else snellezer().lees(gegeven)
    if geheugen is None:
        return _als_bestand(kaart, bestand, eerder, onderbouwing=onderbouwing)
    plekken = MappingProxyType(_plekken(bestand, kaart))
    return Feitenbestand.gelezen(bestand, gegeven, op_volgorde(geheugen), plekken, onderbouwing)


def _ontleed_werkboek(inhoud: bytes, bestand: str) -> Feitenbestand:
    from advies.werkboek.lezen import lees_werkboek

    gelezen = lees_werkboek(inhoud, bestand)
    return _als_bestand(gelezen.feiten, bestand, gelezen.meldingen, gelezen.opmerkingen, gelezen.onderbouwing)


def _als_bestand(
    kaart: Kaart,
    bestand: str,
    eerder: Sequence[Melding],
    opmerkingen: Mapping[str, str] = _GEEN_OPMERKINGEN,
    onderbouwing: Mapping[str, Onderbouwing] = _NIETS,
) -> Feitenbestand:
    nieuw = vernieuw_kaart(kaart, bestand)
    feiten = ontleed_knoop(nieuw.kaart, bestand, [*eerder, *nieuw.fouten])
    plekken = MappingProxyType(_plekken(bestand, nieuw.kaart))
    return Feitenbestand(bestand, feiten, plekken, nieuw.meldingen, opmerkingen, onderbouwing)


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

    from advies.feitmelding import melding_bij, plaats_van
    from kennisbank.laagmodel import verbandsmodel

    los = scheid(kaart, bestand)
    nieuw = vernieuw_kaart(los.kaart, bestand)
    kaart, eerder = nieuw.kaart, [*eerder, *los.fouten, *nieuw.fouten]
    try:
        feiten = verbandsmodel().model_validate(_gewoon(kaart))
    except ValidationError as fout:
        fouten = fout.errors(include_url=False)
        eigen = [melding_bij(deel, *_zoek(kaart, plaats_van(deel)), bestand) for deel in fouten[:HOOGSTENS_FOUTEN]]
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
    nog = Melding(None, f"{bestand}: er zijn nog {over} fouten; herstel eerst deze.", code="meer_fouten")
    return [*op_volgorde[:HOOGSTENS_FOUTEN], nog]


def _dubbele_gemeenten(bestand: str, kaart: Kaart) -> list[Melding]:
    """Return a message for each municipality that is listed again.

    The model looks for these only when everything else is right, and stops at the first.
    """
    from advies.feitmelding import dubbele_gemeente

    lijst = kaart.haal("gemeenten")
    gezien: set[str] = set()
    uit: list[Melding] = []
    for nummer, gemeente in enumerate(lijst.items if isinstance(lijst, Lijst) else ()):
        naam = gemeente.haal("naam") if isinstance(gemeente, Kaart) else None
        if isinstance(naam, Tekst) and naam.waarde.strip():
            if gemeentesleutel(naam.waarde) in gezien:
                uit.append(dubbele_gemeente(plek_van(bestand, naam), naam.waarde, nummer))
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
