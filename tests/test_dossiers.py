"""The 14 dossiers of the publication: what must follow does, what must not does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advies import Adviseur, Antwoord, lees_feiten
from kennisbank.bestanden import datanamen, lees_document
from kennisbank.yaml_knopen import Kaart, Lijst, Tekst
from regels.lezen import regelbank

MAP = Path(__file__).parent.parent / "kennisbank" / "dossiers"
NAMEN = [Path(naam).stem for naam in datanamen("kennisbank/dossiers") if not naam.endswith(".verwacht.yaml")]


def verwachting(naam: str) -> dict[str, list[str]]:
    wortel = lees_document(f"kennisbank/dossiers/{naam}.verwacht.yaml")
    assert isinstance(wortel, Kaart)
    uit: dict[str, list[str]] = {}
    for sleutel, lijst in wortel.paren:
        assert isinstance(lijst, Lijst)
        uit[sleutel.waarde] = [deel.waarde for deel in lijst.items if isinstance(deel, Tekst)]
    return uit


def uitkomsten(antwoord: Antwoord) -> set[str]:
    zeker: set[str] = set()
    for advies in antwoord.van_status("zeker"):
        zeker.add(advies.regel)
        if "proces" in advies.over:
            zeker.add(f"{advies.regel}[{advies.over['proces']}]")
    return zeker


def test_veertien_dossiers() -> None:
    assert len(NAMEN) == 14


@pytest.mark.parametrize("naam", NAMEN)
def test_dossier(naam: str, adviseur: Adviseur) -> None:
    bekend = {regel.naam for regel in regelbank().regels}
    verwacht = verwachting(naam)
    assert set(verwacht) == {"moet", "mag_niet"}
    for deel in (*verwacht["moet"], *verwacht["mag_niet"]):
        assert deel.partition("[")[0] in bekend, f"{deel} is geen regel"
    zeker = uitkomsten(adviseur.evalueer(lees_feiten(str(MAP / f"{naam}.yaml"))))
    assert [deel for deel in verwacht["moet"] if deel not in zeker] == []
    assert [deel for deel in verwacht["mag_niet"] if deel in zeker] == []


@pytest.mark.parametrize("naam", NAMEN)
def test_elk_zeker_advies_noemt_zijn_feiten_met_regel(naam: str, adviseur: Adviseur) -> None:
    for advies in adviseur.evalueer(lees_feiten(str(MAP / f"{naam}.yaml"))).van_status("zeker"):
        assert advies.omdat, advies.regel
        assert all(stap.regel for stap in advies.omdat), advies.regel
        assert "{" not in advies.tekst + advies.uitleg + advies.titel
        assert "onbekend)" not in advies.tekst + advies.uitleg


GOUD = json.loads((Path(__file__).parent / "golden" / "dossiers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("naam", NAMEN)
def test_staat_van_de_aanbevelingen_en_naaste_casus(naam: str, referentie: Adviseur) -> None:
    """Golden: what each dossier says about the nine recommendations, and the case that is most like it."""
    antwoord = referentie.evalueer(lees_feiten(str(MAP / f"{naam}.yaml")))
    staten = {str(deel.nummer): deel.staat for deel in antwoord.aanbevelingen}
    assert {"aanbevelingen": staten, "nabij": antwoord.casussen[0].dossier} == GOUD[naam]
