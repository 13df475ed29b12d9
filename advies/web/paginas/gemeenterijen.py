"""The municipalities of a form: read, compared, and written with what stands beside them; without starlette."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from advies.antwoord import Vraag
from advies.feitenbestand import aangehaald
from advies.feitentekst import vul_in
from advies.invoer import Feitenbestand
from advies.onderbouwingstekst import vul_onderbouwing_in
from advies.web.paginas.bronnen import GEEN_BRON, RIJBRON, gemeentebron, rij_van
from advies.web.paginas.formulier import Velden
from kennisbank.feitsoorten import Gemeenten
from kennisbank.onderbouwing import WAARDE, Onderbouwing
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import GEMEENTEN, FeitSleutel


def tekst_met_bronnen(tekst: str, bestand: Feitenbestand) -> str:
    """Return a facts file with what stands beside the answers in another, such as a workbook.

    Args:
        tekst: the facts file, with the same answers.
        bestand: what was read from the other.

    Raises:
        InvoerFout: the file becomes too large.
    """
    if not bestand.onderbouwing:
        return tekst
    if bestand.feiten.gemeenten is not None:
        soort = vocabulaire().feiten[GEMEENTEN.naam].soort
        assert isinstance(soort, Gemeenten)
        kolommen = [veld.veld for veld in soort.velden]
        rijen = (rij_van(gemeente, kolommen, bestand) for gemeente in bestand.feiten.gemeenten)
        tekst = vul_in(tekst, {GEMEENTEN: als_lijst(rijen, bestand.onderbouwing)})
    los = {FeitSleutel.lees(sleutel): deel for sleutel, deel in bestand.onderbouwing.items()}
    return vul_onderbouwing_in(
        tekst, {sleutel: deel for sleutel, deel in los.items() if sleutel.naam != GEMEENTEN.naam}
    )


def andere_rijen(vragen: Sequence[Vraag], velden: Velden, bestand: Feitenbestand) -> bool:
    """Return whether a form has other municipalities than the file, or another remark or source at one.

    Args:
        vragen: what the page asks.
        velden: what the form sent.
        bestand: the facts file.
    """
    vraag = next((vraag for vraag in vragen if vraag.sleutel == GEMEENTEN), None)
    if vraag is None or f"v.{GEMEENTEN}" not in velden or velden.een(f"w.{GEMEENTEN}"):
        return False
    kolommen = [veld.veld for veld in vraag.velden]
    nu = tuple(rij_van(gemeente, kolommen, bestand) for gemeente in bestand.feiten.gemeenten or ())
    return rijen_van(vraag, velden) != nu


def lege_rijen(vragen: Sequence[Vraag], velden: Velden) -> int:
    """Return how many rows for a municipality a form sent empty.

    Args:
        vragen: what the page asks.
        velden: what the form sent.
    """
    vraag = next((vraag for vraag in vragen if vraag.sleutel == GEMEENTEN), None)
    if vraag is None:
        return 0
    alle = max((len(velden.alle(f"gemeente.{veld.veld}")) for veld in vraag.velden), default=0)
    return alle - len(rijen_van(vraag, velden))


def rijen_van(vraag: Vraag, velden: Velden) -> tuple[Mapping[str, str], ...]:
    """Return the municipalities that were typed.

    Args:
        vraag: the question of the municipalities.
        velden: what the form sent.
    """
    kolommen = [*(veld.veld for veld in vraag.velden), "toelichting", *RIJBRON]
    per_kolom = {kolom: velden.alle(f"gemeente.{kolom}") for kolom in kolommen}
    aantal = max(map(len, per_kolom.values()), default=0)
    rijen = ({k: deel[n].strip() if n < len(deel) else "" for k, deel in per_kolom.items()} for n in range(aantal))
    return tuple(rij for rij in rijen if any(rij.values()))


def als_lijst(rijen: Iterable[Mapping[str, str]], naast: Mapping[str, Onderbouwing]) -> str:
    """Return municipalities as YAML on one line, with what stands beside them and beside their figures.

    Args:
        rijen: the municipalities, by key of the column.
        naast: the evidence of a file, by key.
    """
    return "[" + ", ".join(_rij(rij, naast) for rij in rijen) + "]"


def _rij(rij: Mapping[str, str], naast: Mapping[str, Onderbouwing]) -> str:
    sleutel = gemeentebron(rij.get("naam", ""))
    delen = [
        f"{naam}: {_met_bron(aangehaald(waarde), naast.get(f'{sleutel}.{naam}', GEEN_BRON).velden())}"
        for naam, waarde in rij.items()
        if waarde and naam not in RIJBRON
    ]
    bron = {**naast.get(str(sleutel), GEEN_BRON).velden(), **{veld: rij[veld] for veld in RIJBRON}}
    return _met_bron("{" + ", ".join(delen) + "}", bron)


def _met_bron(waarde: str, bron: Mapping[str, str]) -> str:
    delen = [f"{veld}: {aangehaald(deel)}" for veld, deel in bron.items() if deel]
    return "{" + ", ".join([f"{WAARDE}: {waarde}", *delen]) + "}" if delen else waarde
