"""How many questions the interview needs, from nothing to all that a dossier can answer: `python benchmarks/gesprek.py`.

Each question that the dossier can answer is answered, the others are skipped. Beside it: the questions of the template in order.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from advies import Adviseur
from advies.casussen import dossiers
from advies.uitleg.gesprek import Gesprek, Stand
from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import vocabulaire


def main() -> None:
    """Print, for each dossier, the questions until every advice that the dossier settles is settled."""
    adviseur = Adviseur(motor="referentie")
    gesprek = Gesprek(adviseur)
    sjabloon = [
        f"{feit.naam}.{proces}" if feit.per_proces else feit.naam
        for feit in vocabulaire().feiten.values()
        for proces in (catalogus().processen if feit.per_proces else ("",))
    ]
    print(f"{'dossier':22} {'interview':>10} {'until settled':>14} {'template':>9} {'until settled':>14}")
    for sleutel, (_, feiten) in dossiers().items():
        doel = adviseur.referentie.beoordeel(feiten).status
        stand, aantal, beslist = Stand("", {}), 0, 0
        while (vraag := gesprek.volgende(stand)) is not None:
            aantal += 1
            if vraag.feit in feiten:
                stand = Stand("", {**stand.geheugen, vraag.feit: feiten[vraag.feit]}, stand.overgeslagen)
            else:
                stand = gesprek.sla_over(stand, vraag.feit)
            if not beslist and adviseur.referentie.beoordeel(stand.geheugen).status == doel:
                beslist = aantal
        volgorde = next(
            aantal
            for aantal in range(1, len(sjabloon) + 1)
            if adviseur.referentie.beoordeel({n: feiten[n] for n in sjabloon[:aantal] if n in feiten}).status == doel
        )
        print(f"{sleutel:22} {aantal:10} {beslist or '-':>14} {len(sjabloon):9} {volgorde:14}")


if __name__ == "__main__":
    main()
