"""A client made from the description of the service, used once for each operation: `python benchmarks/api_klant.py`.

Needs `pip install '.[api]'`. Shows that a program in another language can be generated, and that it understands what comes back.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).parent.parent
FEITEN = {
    "fase": "ontwerp",
    "vervangingsbudget": "nee",
    "uitvoering": {"technisch_beheer": "derde"},
    "aantal_gemeenten": 4,
}
REGEL = "geen_vervangingsbudget"
_VRAGEN: dict[str, tuple[str, dict[str, Any]]] = {
    "geef_advies": ("Adviesvraag", {"feiten": FEITEN}),
    "verklaar_regel": ("Verklaringsvraag", {"feiten": FEITEN, "regel": REGEL}),
    "vergelijk_feiten": ("Vergelijkingsvraag", {"voor": FEITEN, "na": {**FEITEN, "vervangingsbudget": "ja"}}),
    "zoek_wijzigingen": ("Wijzigingsvraag", {"feiten": FEITEN, "regel": REGEL, "gewenst": False}),
    "kies_vragen": ("Vragenvraag", {"feiten": FEITEN, "hoogstens": 3}),
}


def main() -> int:
    """Return 0 when each operation gave something of the type that the description names."""
    lezer = argparse.ArgumentParser(description=__doc__)
    naam = "openapi-python-client"
    lezer.add_argument("--generator", default=shutil.which(naam, path=str(Path(sys.executable).parent)) or naam)
    keuze = lezer.parse_args()
    opdracht = [sys.executable, "-m", "advies", "serve", "--poort", "0"]
    with tempfile.TemporaryDirectory() as map_, subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True) as dienst:
        try:
            assert dienst.stderr is not None
            vondst = re.search(r"http://\S+(?=;)", dienst.stderr.readline())
            assert vondst is not None
            _genereer(keuze.generator, vondst[0], Path(map_))
            sys.path.insert(0, map_)
            fouten = _vraag_alles(f"{vondst[0]}/v1")
        finally:
            dienst.terminate()
    print(f"{len(_VRAGEN)} operations with a body and 2 without, {len(fouten)} wrong", *fouten, sep="\n")
    return 1 if fouten else 0


def _genereer(generator: str, adres: str, map_: Path) -> None:
    with urllib.request.urlopen(f"{adres}/v1/openapi.json") as antwoord:
        (map_ / "openapi.json").write_bytes(antwoord.read())
    opdracht = [generator, "generate", "--path", str(map_ / "openapi.json"), "--output-path", str(map_ / "klant")]
    subprocess.run([*opdracht, "--meta", "none"], check=True, capture_output=True)


def _vraag_alles(adres: str) -> list[str]:
    klant = importlib.import_module("klant").Client(base_url=adres, timeout=120)
    modellen = importlib.import_module("klant.models")
    fouten: list[str] = []
    for operatie, (vraag, inhoud) in _VRAGEN.items():
        module = importlib.import_module(f"klant.api.advies.{operatie}")
        antwoord = module.sync_detailed(client=klant, body=getattr(modellen, vraag).from_dict(inhoud))
        uit = antwoord.parsed
        delen = uit if isinstance(uit, list) else [uit]
        heen_en_terug = [deel.to_dict() for deel in delen] if delen and hasattr(delen[0], "to_dict") else None
        gekregen = json.loads(antwoord.content)
        if antwoord.status_code != 200 or heen_en_terug != (gekregen if isinstance(gekregen, list) else [gekregen]):
            fouten.append(f"{operatie}: {antwoord.status_code}, {type(delen[0]).__name__}")
    feit = importlib.import_module("klant.api.naslag.haal_feit").sync("fase", client=klant)
    weg = importlib.import_module("klant.api.naslag.haal_regel").sync("geen_vervangingsbudgt", client=klant)
    if [keuze.waarde for keuze in feit.keuzen][1] != "ontwerp":
        fouten.append("haal_feit")
    if (weg.status, weg.fouten[0].suggestie) != (404, REGEL):
        fouten.append("haal_regel")
    return fouten


if __name__ == "__main__":
    sys.exit(main())
