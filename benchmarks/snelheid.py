"""How long one evaluation takes, and how that grows: `python benchmarks/snelheid.py`.

Prints the least and the median of many runs, in milliseconds; the command as a process comes last, see `proces.py`.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from random import Random

WORTEL = Path(__file__).parent.parent
sys.path.insert(0, str(WORTEL))

from proces import toon

from advies import Adviseur, Antwoord, Samenwerkingsverband, lees_feiten
from advies.afleiding import Afleiding
from advies.casussen import vergelijk
from advies.evaluatie import Evaluatie
from advies.invoer import Feitenbestand
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.raad.samenvatting import vat_samen
from advies.uitleg.gesprek import Gesprek, Stand
from advies.uitleg.gevoeligheid import steunpunten
from advies.uitleg.verklaring import Verklaarder
from advies.uitleg.wat_als import verschil
from advies.uitleg.wijziging import kleinste_wijzigingen
from advies.werkgeheugen import werkgeheugen
from regels.lezen import regelbank
from regels.logica import vervang_feiten
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import AfgeleidFeit, Regel, Regelbank, Werkgeheugen
from tests.bouwers import maak_feiten, maak_regelbank

DOSSIER = WORTEL / "kennisbank" / "dossiers" / "bollenstreek.yaml"


def meet(wat: str, doe: Callable[[], object], keren: int) -> None:
    """Print the least and the median time of a function."""
    doe()
    tijden = []
    for _ in range(keren):
        begin = time.perf_counter()
        doe()
        tijden.append((time.perf_counter() - begin) * 1000)
    print(f"{wat:72} {min(tijden):9.3f} {statistics.median(tijden):9.3f} ms")


def reden_van_alles(motor: Maskermotor, geheugen: Werkgeheugen) -> None:
    """Evaluate and write out the why, why-not or what-lacks of every rule."""
    evaluatie = Evaluatie.van(motor, geheugen)
    afleiding = Afleiding(evaluatie)
    for geval, waar in evaluatie.gevallen():
        if waar is None:
            afleiding.beslissend(geval)
        elif waar:
            afleiding.waarom(geval)
        else:
            afleiding.waarom_niet(geval)


def lees_alles(antwoord: Antwoord) -> None:
    """Read every part of an answer, which makes its parts when somebody does."""
    for deel in (antwoord, *antwoord.adviezen):
        for veld in fields(deel):  # type: ignore[arg-type]
            getattr(deel, veld.name)


def main() -> None:
    """Print every figure."""
    adviseur, referentie = Adviseur(), Adviseur(motor="referentie")
    bestand = lees_feiten(str(DOSSIER))
    geheugen, feiten = werkgeheugen(bestand.feiten), adviseur.bank.vocabulaire.feiten
    regels = len(adviseur.bank.regels)
    print(f"{regels} rules, {len(adviseur.maskers.gevallen.regels)} cases, {len(geheugen)} facts (ISD Bollenstreek)")
    print(f"{'':72} {'least':>9} {'median':>9}")
    meet("mask engine, masks of why and why-not of every case", lambda: referentie.beoordeel(geheugen), 500)
    meet(
        "mask engine, every why and why-not written out",
        lambda: reden_van_alles(referentie.maskers, geheugen),
        50,
    )
    if adviseur._tweede is not None:
        tweede = adviseur._tweede
        meet("durable-rules", lambda: tweede.vuur(geheugen), 100)
    meet("both engines, compared", lambda: adviseur.beoordeel(geheugen), 100)
    meet("library: answer of which nothing is read, mask engine", lambda: referentie.evalueer(bestand), 50)
    meet("library: first screen, mask engine", lambda: vat_samen(referentie.evalueer(bestand), feiten), 50)
    meet("library: whole answer, both engines", lambda: lees_alles(adviseur.evalueer(bestand)), 50)
    meet("library: whole answer, mask engine", lambda: lees_alles(referentie.evalueer(bestand)), 50)
    vragen_na_het_advies(adviseur, bestand, geheugen)
    meet("reading the facts file", lambda: lees_feiten(str(DOSSIER)), 50)
    groei()
    toon()


def vragen_na_het_advies(adviseur: Adviseur, bestand: Feitenbestand, geheugen: Werkgeheugen) -> None:
    """Print the time of each question that an adviser asks after the advice."""
    gesprek, stand = Gesprek(adviseur), Stand("", geheugen)
    evaluatie = adviseur.evaluatie(bestand)
    meet("library: evaluated, both engines", lambda: adviseur.evaluatie(bestand), 50)
    meet(
        "library: why, one rule", lambda: Verklaarder(evaluatie).verklaar(RegelSleutel("opdrachtgeverschap_nodig")), 50
    )
    meet("library: why not, one rule", lambda: Verklaarder(evaluatie).verklaar(RegelSleutel("past_vorm_2")), 50)
    meet("library: what if (two answers compared)", lambda: wat_als(adviseur, geheugen), 20)
    meet("library: least change, one fact", lambda: wijzig(adviseur, evaluatie, "geen_vervangingsbudget", False), 10)
    meet("library: least change, widest condition", lambda: wijzig(adviseur, evaluatie, "past_vorm_2", True), 3)
    meet("library: next question", lambda: gesprek.moment(stand), 20)
    meet("library: sensitivity", lambda: steunpunten(evaluatie), 10)
    meet("library: nearest cases", lambda: vergelijk(evaluatie), 20)


def wat_als(adviseur: Adviseur, geheugen: Werkgeheugen) -> object:
    """Compare the advice with and without a replacement budget."""
    anders = {**geheugen, FeitSleutel("vervangingsbudget"): "ja"}
    return verschil(adviseur.antwoord("", geheugen, alles=True), adviseur.antwoord("", anders, alles=True))


def wijzig(adviseur: Adviseur, evaluatie: Evaluatie, regel: str, gewenst: bool) -> object:
    """Find the least change for one rule."""
    return kleinste_wijzigingen(adviseur, evaluatie, RegelSleutel(regel), gewenst=gewenst)


def groei() -> None:
    """Print how the time grows with rules and with facts."""
    for aantal in (100, 250, 1000):
        bank = maak_regelbank(Random(aantal), aantal)
        motor = Maskermotor(gevallen(bank))
        geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(Random(3), 0.5)))
        wat = f"mask engine, {aantal} generated rules, {len(geheugen)} facts"
        meet(wat, lambda motor=motor, geheugen=geheugen: motor.beoordeel(geheugen), 200)  # type: ignore[misc]
        try:
            from advies.motor.durable import Durable
        except ImportError:
            continue
        tweede = Durable(gevallen(bank))
        meet(f"durable-rules, {aantal} generated rules", lambda t=tweede, g=geheugen: t.vuur(g), 20)  # type: ignore[misc]
    groei_van_regels_en_feiten()
    adviseur = Adviseur()
    for kans in (0.1, 0.5, 1.0):
        geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(Random(4), kans)))
        meet(f"both engines, own rules, {len(geheugen)} facts", lambda g=geheugen: adviseur.beoordeel(g), 50)  # type: ignore[misc]


def groei_van_regels_en_feiten() -> None:
    """Print how the time of the masks grows when each copy of the rules reads facts of its own."""
    eigen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(Random(3), 0.5)))
    for keer in (1, 2, 4, 8):
        motor = Maskermotor(gevallen(vermenigvuldigd(regelbank(), keer)))
        geheugen = {van_kopie(feit, n): waarde for n in range(keer) for feit, waarde in eigen.items()}
        wat = f"mask engine, own rules and facts {keer} times, {len(geheugen)} facts"
        meet(wat, lambda motor=motor, geheugen=geheugen: motor.beoordeel(geheugen), 100)  # type: ignore[misc]


def vermenigvuldigd(bank: Regelbank, keer: int) -> Regelbank:
    """Return a rule base with each rule and derived fact a number of times, each time over facts of its own."""
    regels: list[Regel] = []
    afgeleid: list[AfgeleidFeit] = []
    for n in range(keer):
        vul = partial(van_kopie, nummer=n)
        regels += [replace(r, naam=f"{r.naam}_{n}", als=vervang_feiten(r.als, vul)) for r in bank.regels]
        afgeleid += [
            replace(f, naam=vul(FeitSleutel(f.naam)).naam, betekent=vervang_feiten(f.betekent, vul))
            for f in bank.afgeleid
        ]
    return replace(bank, regels=tuple(regels), afgeleid=tuple(afgeleid))


def van_kopie(feit: FeitSleutel, nummer: int) -> FeitSleutel:
    """Return the fact that a copy of the rules reads in place of another."""
    return FeitSleutel(f"{feit.naam}_{nummer}", feit.proces) if nummer else feit


if __name__ == "__main__":
    main()
