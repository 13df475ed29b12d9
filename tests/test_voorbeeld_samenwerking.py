"""The worked example in the docs: four files of one partnership, and the dossier that their meeting settled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from advies import Partij, adviseur, lees_feiten
from advies.uitleg.partijen import Vergelijking, ontleed_delen, vergelijk_partijen

VOORBEELD = Path(__file__).parent.parent / "docs" / "voorbeeld" / "samenwerking"
PARTIJEN = ("wethouder", "manager", "ict", "hoofd_wiz")


@cache
def _vergelijking() -> Vergelijking:
    partijen = [Partij(naam, lees_feiten(str(VOORBEELD / f"{naam}.yaml")).geheugen) for naam in PARTIJEN]
    return vergelijk_partijen(partijen, adviseur().maskers)


def test_the_dossier_is_what_nobody_denied_with_each_dispute_settled_as_one_of_them_said() -> None:
    over, dossier = _vergelijking(), ontleed_delen(lees_feiten(str(VOORBEELD / "dossier.yaml")).geheugen)
    assert {deel: dossier.get(deel) for deel in over.gedeeld} == over.gedeeld
    gekozen = {punt.delen: tuple(map(dossier.get, punt.delen)) for punt in over.punten}
    assert all(gekozen[punt.delen] in [optie.waarden for optie in punt.opties] for punt in over.punten)
    assert dossier.keys() == over.gedeeld.keys() | {deel for delen in gekozen for deel in delen}
