"""Ticking a step: its facts get their new values in the facts file, where all else stays as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advies.bewaren import Gewijzigd
from advies.feitentekst import vul_in
from advies.invoer import EINDEN_WERKBOEK, ontleed_feiten
from advies.opdrachten.uitvoer import schrijf_bytes
from advies.pakket import BEGIN_OLE, BEGIN_ZIP
from advies.weergave.planzinnen import afgevinkt
from kennisbank.meldingen import InvoerFout, Melding, dichtstbij, knip, opsomming, vraag_of
from kennisbank.yaml_knopen import lees_bytes
from regels.sleutels import FeitSleutel

if TYPE_CHECKING:
    from advies.plan.model import Plan, Planstap
    from advies.zetten import Zet

_BOM = b"\xef\xbb\xbf"
_ALLEEN_YAML = "afvinken kan alleen in een feitenbestand (YAML) dat u bij naam noemt."


def controleer_bestand(pad: str) -> None:
    """Refuse what cannot be ticked in: standard input, or a workbook.

    Args:
        pad: the facts file.

    Raises:
        InvoerFout: it is no facts file with a name.
    """
    if pad == "-" or pad.lower().endswith(EINDEN_WERKBOEK):
        raise _fout(_ALLEEN_YAML)


def vink_af(pad: str, plan: Plan, gedaan: Sequence[str]) -> list[str]:
    """Tick steps in a facts file.

    Args:
        pad: the facts file, in YAML.
        plan: the plan, made from it.
        gedaan: the steps: each a number, a fact of the step, or `feit=waarde` with a value at which it is done.

    Returns:
        What was changed, in Dutch, a sentence for each fact.

    Raises:
        InvoerFout: there is no such step, or the file cannot be changed; then nothing was.
    """
    controleer_bestand(pad)
    zetten = {zet.feit: zet for deel in gedaan for zet in _zetten(plan, deel)}
    inhoud = lees_bytes(pad)
    if inhoud.startswith((BEGIN_ZIP, BEGIN_OLE)):
        raise _fout(_ALLEEN_YAML)
    oud = inhoud.decode("utf-8-sig")
    try:
        nieuw = vul_in(oud, {FeitSleutel.lees(feit): zet.waarde for feit, zet in zetten.items()})
    except InvoerFout as fout:
        raise InvoerFout(deel._replace(plek=None, tekst=f"{pad}: {deel.tekst}") for deel in fout.meldingen) from None
    heel = (_BOM if inhoud.startswith(_BOM) else b"") + nieuw.encode()
    ontleed_feiten(heel, pad)
    try:
        schrijf_bytes(heel, pad, verwacht=inhoud)
    except Gewijzigd:
        raise _fout(f"{pad}: dit bestand is intussen gewijzigd; er is niets afgevinkt. Probeer het opnieuw.") from None
    return [afgevinkt(pad, zet) for zet in zetten.values()]


def _fout(zin: str) -> InvoerFout:
    return InvoerFout([Melding(None, f"--gedaan: {zin}", code="gebruik")])


def _zetten(plan: Plan, genoemd: str) -> tuple[Zet, ...]:
    """Return the facts that change when a step is ticked."""
    naam, is_, waarde = (deel.strip() for deel in genoemd.partition("="))
    stap = _stap(plan, naam)
    if not is_:
        return stap.zetten
    mag = [zet for zet in (*stap.zetten, *stap.ook_goed) if zet.feit == naam]
    gekozen = next((zet for zet in mag if zet.waarde == waarde), None)
    if gekozen is None:
        waarden = opsomming([zet.waarde for zet in mag])
        raise _fout(f"bij {knip(naam)}={knip(waarde)} is stap {stap.nummer} niet klaar. Wel bij: {waarden or 'geen'}.")
    return (gekozen, *(zet for zet in stap.zetten if zet.feit != naam))


def _stap(plan: Plan, naam: str) -> Planstap:
    for stap in plan.stappen:
        if naam == str(stap.nummer) or any(naam == zet.feit for zet in stap.zetten):
            return stap
    if any(naam == deel.sleutel for deel in plan.gedaan):
        raise _fout(f"'{knip(naam)}' is al gedaan.")
    feiten = [zet.feit for stap in plan.stappen for zet in stap.zetten]
    mag = (
        f" Kies een nummer van 1 tot en met {len(plan.stappen)}, of een feit van een stap."
        if feiten
        else " Dit plan heeft geen stappen."
    )
    raise _fout(f"er is geen stap '{knip(naam)}'.{vraag_of(dichtstbij(naam, feiten)) or mag}")
