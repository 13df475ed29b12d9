"""What the user remarked beside facts, from every place where that can be done."""

from __future__ import annotations

from collections.abc import Mapping

from advies.invoer import Feitenbestand
from advies.rapport.schoon import schoon
from advies.rapport.teksten import tekst
from advies.woorden.onderbouwing import onderbouwing_zin
from advies.woorden.processen import procesnaam
from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel


def opmerkingen(feiten: Feitenbestand) -> dict[FeitSleutel, tuple[str, ...]]:
    """Return the remarks beside each fact, safe to print.

    A remark on a fact per ict process as a whole stands under the fact without a process. The remark on the
    whole partnership is not among them: that is `Gegevens.toelichting`.

    Args:
        feiten: the facts file or workbook.
    """
    uit: dict[FeitSleutel, list[str]] = {}
    verband = feiten.feiten
    for naam, definitie in vocabulaire().feiten.items():
        gevonden = [feiten.opmerkingen.get(naam, "")]
        if definitie.per_proces:
            gevonden.append(getattr(getattr(verband, naam), "toelichting", None) or "")
        uit[FeitSleutel(naam)] = [schoon(deel) for deel in gevonden if deel.strip()]
    for gemeente in verband.gemeenten or ():
        if gemeente.toelichting and gemeente.toelichting.strip():
            opmerking = tekst("feiten.bij_gemeente", gemeente=gemeente.naam, opmerking=gemeente.toelichting)
            uit[FeitSleutel("gemeenten")].append(schoon(opmerking))
    for plaats, deel in feiten.onderbouwing.items():
        naam, onder = FeitSleutel.lees(plaats)
        zin = onderbouwing_zin(deel)
        if zin and FeitSleutel(naam) in uit:
            per_proces = onder in catalogus().processen
            bij = "" if per_proces else onder.replace(".", ", ")
            sleutel = FeitSleutel(naam, onder) if per_proces else FeitSleutel(naam)
            uit.setdefault(sleutel, []).append(schoon(f"{bij}: {zin}" if bij else zin))
    return {sleutel: tuple(delen) for sleutel, delen in uit.items() if delen}


def opmerkingen_bij(alle: Mapping[FeitSleutel, tuple[str, ...]], naam: str) -> tuple[str, ...]:
    """Return the remarks beside a fact, those about one ict process with the name of that process.

    Args:
        alle: the remarks beside each fact.
        naam: the fact.
    """
    per_proces = (
        f"{procesnaam(sleutel.proces)}: {deel}"
        for sleutel, delen in alle.items()
        if sleutel.naam == naam and sleutel.proces
        for deel in delen
    )
    return (*alle.get(FeitSleutel(naam), ()), *per_proces)
