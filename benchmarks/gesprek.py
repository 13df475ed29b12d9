"""How many questions the interview needs, from nothing to all that a dossier can answer: `python benchmarks/gesprek.py`.

Each question that the dossier can answer is answered, the others are skipped. Beside it: the questions of the
template in order.
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
from regels.sleutels import FeitSleutel, feitsleutels
from regels.taal import Werkgeheugen

DELEN = (0.5, 0.9, 1.0)


def main() -> None:
    """Print, for each dossier, the questions until half, nine tenths and all of what the dossier settles is settled."""
    adviseur = Adviseur(motor="referentie")
    sjabloon = [
        sleutel
        for feit in vocabulaire().feiten.values()
        for sleutel in feitsleutels(feit.naam, feit.per_proces, catalogus().processen)
    ]
    kop = " ".join(f"{deel:>5.0%}" for deel in DELEN)
    print(f"{'':22} {'interview':^24}   {'template, in order':^24}")
    print(f"{'dossier':22} {kop} {'asked':>6}   {kop} {'asked':>6}")
    for sleutel, (_, feiten) in dossiers().items():
        gevraagd = interview(adviseur, feiten)
        regels = [cijfers(adviseur, feiten, volgorde) for volgorde in (gevraagd, sjabloon)]
        print(f"{sleutel:22} {regels[0]}   {regels[1]}")


def interview(adviseur: Adviseur, feiten: Werkgeheugen) -> list[FeitSleutel]:
    """Return the facts that the interview asks, in order, until it has nothing to ask."""
    gesprek, stand, gevraagd = Gesprek(adviseur), Stand("", {}), []
    while (vraag := gesprek.volgende(stand)) is not None:
        gevraagd.append(vraag.sleutel)
        if vraag.sleutel in feiten:
            geheugen = {**stand.geheugen, vraag.sleutel: feiten[vraag.sleutel]}
            stand = Stand("", geheugen, stand.overgeslagen, laatste=vraag.sleutel)
        else:
            stand = gesprek.sla_over(stand, vraag.sleutel)
    return gevraagd


def cijfers(adviseur: Adviseur, feiten: Werkgeheugen, volgorde: list[FeitSleutel]) -> str:
    """Return after how many questions each part of what the dossier settles is settled, and how many are asked."""
    doel = beslist(adviseur, feiten)
    na = [beslist(adviseur, {n: feiten[n] for n in volgorde[:tot] if n in feiten}) for tot in range(len(volgorde) + 1)]
    eerste = (next((tot for tot, aantal in enumerate(na) if aantal >= deel * doel), "-") for deel in DELEN)
    return " ".join(f"{deel:>5}" for deel in eerste) + f" {len(volgorde):>6}"


def beslist(adviseur: Adviseur, feiten: Werkgeheugen) -> int:
    """Return how many advices are certain or excluded; a rule about contradictions is no advice."""
    motor = adviseur.maskers
    paren = zip(motor.gevallen.regels, motor.beoordeel(feiten).status, strict=True)
    return sum(waar is not None for geval, waar in paren if geval.regel.soort != "tegenspraak")


if __name__ == "__main__":
    main()
