"""Many partnerships side by side: recommendations, shared causes, and who could help whom.

That partnerships learn from one another is the publication's (paragraph 1.3; visits to colleagues, recommendation 5); to put
them side by side is ours. Nothing is added up to a score, and the partnerships are in the order of their names or as given.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from advies.antwoord import AanbevelingOordeel, Ontvangstbewijs
from advies.evalueer import Adviseur
from advies.invoer import Feitenbestand
from advies.samenstelling.lagen import uitgezet
from advies.streek.lid import Lid, lid
from advies.streek.oorzaken import streekoorzaken
from advies.streek.vormen import Stand, Streek, Streekaanbeveling, Streekbewijs, Verband, Volgorde
from advies.woorden.feiten import feitnaam
from kennisbank.catalogus import Aanbeveling
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import FeitSleutel


def streek(adviseur: Adviseur, feiten: Iterable[Feitenbestand], *, volgorde: Volgorde = "alfabet") -> Streek:
    """Return many partnerships side by side.

    Args:
        adviseur: the evaluator.
        feiten: their facts files, as they were read.
        volgorde: the order of the partnerships: by name, or as given.

    Raises:
        InvoerFout: the facts of one contradict each other.
        MotorVerschil: the two engines differ on one.

    Example:
        >>> from advies import Adviseur, ontleed_feiten, streek
        >>> bestanden = [ontleed_feiten(f"{{naam: {n}, vervangingsbudget: nee}}".encode(), f"{n}.yaml") for n in ("B", "A")]
        >>> uit = streek(Adviseur(motor="referentie"), bestanden)
        >>> uit.aanbevelingen[7].aandacht
        ('A', 'B')
    """
    return zet_naast_elkaar(adviseur, [lid(adviseur, bestand) for bestand in feiten], volgorde=volgorde)


def zet_naast_elkaar(
    adviseur: Adviseur, leden: Sequence[Lid], *, volgorde: Volgorde = "alfabet", niet_gelezen: Sequence[str] = ()
) -> Streek:
    """Return partnerships that were evaluated side by side.

    Args:
        adviseur: the evaluator with which they were evaluated.
        leden: the partnerships.
        volgorde: their order: by name, or as given.
        niet_gelezen: files that could not be used.
    """
    namen = _namen(leden)
    paren = list(zip(namen, leden, strict=True))
    if volgorde == "alfabet":
        paren.sort(key=lambda paar: _alfabet(paar[0]))
    feiten = adviseur.bank.vocabulaire.feiten
    verbanden = tuple(_verband(naam, deel, feiten) for naam, deel in paren)
    tellen_mee = [(naam, deel) for naam, deel in paren if deel.reikwijdte != "buiten"]
    bewijs = adviseur.antwoord("", {}).ontvangstbewijs
    return Streek(
        volgorde=volgorde,
        verbanden=verbanden,
        aanbevelingen=tuple(
            _aanbeveling(nummer, deel, [verband for verband in verbanden if verband.reikwijdte != "buiten"])
            for nummer, deel in adviseur.bank.catalogus.aanbevelingen.items()
        ),
        oorzaken=streekoorzaken(tellen_mee, adviseur.bank),
        niet_gelezen=tuple(niet_gelezen),
        bewijs=_bewijs(bewijs),
        uitgeschakeld=uitgezet(adviseur.bank),
    )


def _namen(leden: Sequence[Lid]) -> list[str]:
    """Return what each partnership is called: its name, or its file; with its file when another has the same name."""
    eigen = [" ".join(deel.naam.split()) or deel.bestand for deel in leden]
    vaak = Counter(eigen)
    uit = [
        f"{naam} ({deel.bestand})" if vaak[naam] > 1 and naam != deel.bestand else naam
        for naam, deel in zip(eigen, leden, strict=True)
    ]
    dubbel = Counter(uit)
    return [f"{naam} [{nummer}]" if dubbel[naam] > 1 else naam for nummer, naam in enumerate(uit, start=1)]


def _alfabet(naam: str) -> tuple[str, str]:
    """Return by what a name is sorted: its letters, whatever their case and accents; then the name itself."""
    letters = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in letters if not unicodedata.combining(teken)), naam


def _verband(naam: str, deel: Lid, feiten: Mapping[str, FeitDefinitie]) -> Verband:
    standen = tuple(_stand(oordeel, feiten) for oordeel in deel.aanbevelingen)
    return Verband(naam, deel.bestand, deel.reikwijdte, deel.bekend, standen)


def _stand(oordeel: AanbevelingOordeel, feiten: Mapping[str, FeitDefinitie]) -> Stand:
    sleutels = map(FeitSleutel.lees, oordeel.beslissend)
    return Stand(
        oordeel.nummer,
        oordeel.staat,
        tuple(stap.tekst for stap in oordeel.omdat) if oordeel.staat != "onbekend" else (),
        tuple(feitnaam(feiten[sleutel.naam], sleutel.proces) for sleutel in sleutels),
    )


def _aanbeveling(nummer: int, deel: Aanbeveling, verbanden: Sequence[Verband]) -> Streekaanbeveling:
    staten = {verband.naam: stand.staat for verband in verbanden for stand in verband.standen if stand.nummer == nummer}
    aandacht, in_orde, onbekend = (
        tuple(naam for naam, staat in staten.items() if staat == gezocht)
        for gezocht in ("aandacht", "in_orde", "onbekend")
    )
    bron = tuple(plaats.tekst for plaats in deel.bron)
    return Streekaanbeveling(nummer, deel.naam, deel.kort, bron, aandacht, in_orde, onbekend)


def _bewijs(ontvangst: Ontvangstbewijs) -> Streekbewijs:
    return Streekbewijs(
        ontvangst.advies,
        ontvangst.regelbank,
        ontvangst.motoren,
        ontvangst.melding,
        ontvangst.regels,
        ontvangst.publicatie,
        ontvangst.lagen,
    )
