"""What the user remarked beside facts, from every place where that can be done."""

from __future__ import annotations

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

    A remark on a fact per ict process is about all processes, so it stands under the fact without a process. The remark on the
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
            bij = procesnaam(onder) if onder in catalogus().processen else onder.replace(".", ", ")
            uit[FeitSleutel(naam)].append(schoon(f"{bij}: {zin}" if bij else zin))
    return {sleutel: tuple(delen) for sleutel, delen in uit.items() if delen}
