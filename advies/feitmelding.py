"""What is wrong with a fact, as a message: where it stands, what was found and what is allowed there, in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from advies.feitfouten import HOOGSTENS_TOEGESTAAN, code_van, feiten_van, geen_tekst, naam_van, wat_mag
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, keuzewaarden
from kennisbank.getypt import DUBBELE_GEMEENTE
from kennisbank.lagen import niet_geladen
from kennisbank.lezer import beschrijf
from kennisbank.meldingen import Melding, Plek, bedoelde, dichtstbij, knip, opsomming
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from kennisbank.yaml_knopen import Knoop, Tekst, plek_van

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def plaats_van(fout: ErrorDetails) -> tuple[int | str, ...]:
    """Return where pydantic found an error: the names and numbers on the way to it."""
    if fout["type"] == "samenhang":
        return tuple(int(deel) if deel.isdigit() else deel for deel in str(fout["ctx"]["pad"]).split("."))
    return tuple(fout["loc"])


def melding_bij(fout: ErrorDetails, knoop: Knoop, sleutel: Tekst | None = None, bestand: str | None = None) -> Melding:
    """Return what is wrong as a message.

    Args:
        fout: what pydantic found.
        knoop: the value, or the last one that exists on the way to it.
        sleutel: the name of that value; None when it has none.
        bestand: the name of the file; None for a mapping, in which nothing has a place.
    """
    pad, soort = plaats_van(fout), fout["type"]
    naam_is_fout = soort in ("extra_forbidden", "invalid_key")
    deel = sleutel or knoop if naam_is_fout else knoop
    mag = wat_mag(soort, pad, werkboek=knoop.blad is not None)
    gevonden = str(pad[-1]) if naam_is_fout else knoop.waarde if isinstance(knoop, Tekst) else ""
    return Melding(
        None if bestand is None else plek_van(bestand, deel),
        _onbekende_naam(pad)
        if soort == "extra_forbidden"
        else geen_tekst(soort, pad, beschrijf(knoop)) or _uitleg(fout, pad, knoop),
        code=code_van(soort, pad),
        feiten=feiten_van(soort, pad),
        pad=".".join(map(str, pad)),
        gevonden=knip(gevonden),
        toegestaan=mag if len(mag) <= HOOGSTENS_TOEGESTAAN else (),
        suggestie=dichtstbij(gevonden, mag) if soort in ("extra_forbidden", "literal_error") and gevonden else "",
    )


def dubbele_gemeente(plek: Plek | None, naam: str, nummer: int) -> Melding:
    """Return the message that a municipality is listed again.

    Args:
        plek: where its name stands; None in a mapping.
        naam: its name.
        nummer: its place in the list, from 0.
    """
    return Melding(
        plek,
        f"{DUBBELE_GEMEENTE.format(naam=naam[:60])}.",
        code="dubbele_gemeente",
        feiten=("gemeenten",),
        pad=f"gemeenten.{nummer}.naam",
        gevonden=knip(naam),
    )


def _onbekende_naam(pad: tuple[int | str, ...]) -> str:
    getypt = str(pad[-1])
    naam = knip(getypt)
    if len(pad) == 1:
        if laag := niet_geladen(getypt):
            return f"'{naam}' {laag}"
        hint = (
            bedoelde(getypt, wat_mag("extra_forbidden", pad)) or " Alle namen staan in het sjabloon van 'advies new'."
        )
        return f"er is geen feit '{naam}'.{hint}"
    if pad[0] == "gemeenten":
        velden = list(vocabulaire().velden)
        return f"een gemeente heeft geen '{naam}'.{bedoelde(getypt, velden)} Toegestaan: {opsomming(velden, 'en')}."
    processen = list(catalogus().processen)
    hint = bedoelde(getypt, processen)
    return f"er is geen ict-proces '{naam}'.{hint} Toegestaan: {opsomming(processen, 'en')}."


def _uitleg(fout: ErrorDetails, pad: tuple[int | str, ...], knoop: Knoop) -> str:
    naam = naam_van(pad)
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
        return f"'{naam}' vult u per ict-proces in, onder elkaar: 'technisch_beheer: ...'; {gevonden}."
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
