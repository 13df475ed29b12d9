"""What several parties answered as one facts file: what nobody denies is filled in, and each dispute is left to settle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

from advies.evalueer import Adviseur
from advies.feitenbestand import aangehaald, feitregels
from advies.invoer import Feitenbestand
from advies.onderbouwingstekst import vul_onderbouwing_in
from advies.uitleg.overlegvormen import Overleg
from advies.uitleg.partijen import Partij, Vergelijking, vergelijk_partijen
from advies.weergave.overlegzinnen import overslaan_zin
from advies.weergave.teksten import tekst
from kennisbank.meldingen import opsomming
from kennisbank.onderbouwing import Onderbouwing
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import GEMEENTEN, FeitSleutel
from regels.taal import FeitWaarde

_BREED = 118


def dossier_van(
    uit: Overleg, adviseur: Adviseur, partijen: Sequence[Partij], bestanden: Sequence[Feitenbestand]
) -> str:
    """Return the facts file with which the meeting goes on, named after the first partnership that has a name.

    Args:
        uit: what the parties answered, and what that means.
        adviseur: the evaluator.
        partijen: the parties.
        bestanden: the facts file of each, with the evidence to take over.
    """
    naam = next((bestand.naam for bestand in bestanden if bestand.naam), "")
    over = vergelijk_partijen(partijen, adviseur.maskers)
    erbij = [bestand.onderbouwing for bestand in bestanden]
    return als_dossier(uit, over, adviseur.bank.vocabulaire.feiten, naam, erbij)


def als_dossier(
    uit: Overleg,
    over: Vergelijking,
    feiten: Mapping[str, FeitDefinitie],
    naam: str,
    onderbouwing: Sequence[Mapping[str, Onderbouwing]],
) -> str:
    """Return a facts file with what nobody denies; a fact in dispute is `onbekend`, and above it all stands who says what.

    Args:
        uit: what the parties answered, and what that means.
        over: their answers side by side.
        feiten: the vocabulary, by name of the fact.
        naam: name of the partnership; may be empty.
        onderbouwing: the evidence of each party, by key of the answer; that of the first who has it is taken over.
    """
    geheugen: dict[FeitSleutel, FeitWaarde | None] = dict(over.geheugen())
    geheugen |= {feit: None for punt in over.punten for feit in punt.feiten if feit not in geheugen}
    regels = [tekst("overleg.samengevoegd.kop", partijen=opsomming(uit.partijen, "en"))]
    geschillen = sorted((*uit.telt, *uit.telt_niet), key=lambda geschil: geschil.nummer)
    if geschillen:
        regels.append(tekst("overleg.samengevoegd.geschillen"))
        regels += [
            tekst("overleg.samengevoegd.geschil", nummer=geschil.nummer, zin=overslaan_zin(geschil, None))
            for geschil in geschillen
        ]
    kop = [f"# {deel}" for zin in regels for deel in wrap(zin, _BREED)]
    dossier = "\n".join([*kop, f"naam: {aangehaald(naam)}" if naam else "naam:", *feitregels(geheugen, feiten), ""])
    bekend = {str(sleutel) for sleutel, waarde in geheugen.items() if waarde is not None and sleutel != GEMEENTEN}
    erbij: dict[FeitSleutel, Onderbouwing] = {}
    for deel in onderbouwing:
        for plaats, bij in deel.items():
            if plaats in bekend:
                erbij.setdefault(FeitSleutel.lees(plaats), bij)
    return vul_onderbouwing_in(dossier, erbij) if erbij else dossier
