"""What the knowledge base names and no rule uses: facts, values of a choice or a set, and values of a catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from kennisbank.catalogus import bestand_van, catalogus
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze
from kennisbank.lean import dataclass
from kennisbank.lezer import plek_in, plek_in_data
from kennisbank.meldingen import Melding, Plek
from kennisbank.vocabulaire import FeitDefinitie
from kennisbank.yaml_knopen import ontleed
from regels.logica import takken, verwijzingen
from regels.taal import AantalWaarden, Bevat, EenVan, Gelijk, Regelbank, Voorwaarde


@dataclass(frozen=True, slots=True)
class _Genoemd:
    """What the conditions of a rule base name.

    Args:
        feiten: the facts.
        waarden: the values, each with its fact.
        geteld: the sets of which the values are counted.
    """

    feiten: frozenset[str]
    waarden: frozenset[tuple[str, str]]
    geteld: frozenset[str]


def ongebruikt(bank: Regelbank) -> list[Melding]:
    """Return a message for each fact, value or conclusion that no rule uses and that is not marked as such, or the reverse.

    A value of a choice that no rule names excludes the rules that name another. Whether that is meant cannot be seen from the
    rules, so each such value is asked for: a condition, or a place under `restwaarden`.

    Args:
        bank: the rule base.
    """
    # What a layer reads or switches off says nothing of the files of the publication.
    van_publicatie = (
        *(regel.als for regel in bank.regels if not regel.laag),
        *(feit.betekent for feit in bank.afgeleid if not feit.laag),
        *(deel.regel.als for deel in bank.uitgeschakeld),
    )
    van_lagen = (
        *(regel.als for regel in bank.regels if regel.laag),
        *(feit.betekent for feit in bank.afgeleid if feit.laag),
    )
    eigen, met_lagen = _genoemd(van_publicatie), _genoemd(van_lagen)
    uit: list[Melding] = []
    for feit in bank.vocabulaire.feiten.values():
        genoemd = met_lagen if feit.laag else eigen
        if (feit.naam in genoemd.feiten) == feit.beschrijvend:
            wat = (
                "wordt wel gelezen en is 'beschrijvend'; haal dat weg"
                if feit.beschrijvend
                else "wordt door geen regel gelezen. Gebruik het in een voorwaarde, of zet er 'beschrijvend: ja' bij"
            )
            plek = plek_van_feit(feit, bank)
            uit.append(Melding(plek, f"het feit '{feit.naam}' {wat}.", code="dekking"))
        for waarde, wat in _waarden(feit, genoemd):
            plek = plek_van_feit(feit, bank, ("waarde", waarde))
            uit.append(Melding(plek, f"de waarde '{waarde}' van '{feit.naam}' {wat}.", code="dekking"))
    return [*uit, *_conclusies(bank)]


def plek_van_feit(feit: FeitDefinitie, bank: Regelbank, *binnen: tuple[str, str]) -> Plek:
    """Return where a fact, or a value of it, stands: in the file of its theme or of its layer.

    Args:
        feit: the fact.
        bank: the rule base, with its layers.
        binnen: a key with its value for a part to look for within the fact.
    """
    paren = (("feit", feit.naam), *binnen)
    for laag in bank.lagen:
        if laag.naam == feit.laag:
            bestand, inhoud = next(iter(laag.feitenbestand.items()))
            return plek_in(bestand, ontleed(inhoud, bestand), *paren)
    return plek_in_data(f"kennisbank/feiten/{feit.thema}.yaml", *paren)


def _genoemd(voorwaarden: Iterable[Voorwaarde]) -> _Genoemd:
    feiten: set[str] = set()
    waarden: set[tuple[str, str]] = set()
    geteld: set[str] = set()
    for voorwaarde in voorwaarden:
        feiten.update(feit.naam for feit in verwijzingen(voorwaarde))
        for atoom in (literaal.atoom for tak in takken(voorwaarde) for literaal in tak):
            if isinstance(atoom, Bevat | Gelijk):
                waarden.add((atoom.feit.naam, atoom.waarde))
            elif isinstance(atoom, EenVan):
                waarden.update((atoom.feit.naam, waarde) for waarde in atoom.waarden)
            elif isinstance(atoom, AantalWaarden):
                geteld.add(atoom.feit.naam)
    return _Genoemd(frozenset(feiten), frozenset(waarden), frozenset(geteld))


def _waarden(feit: FeitDefinitie, genoemd: _Genoemd) -> Iterator[tuple[str, str]]:
    """Yield each value of which the rules and the file of the fact do not say the same, with what is wrong and what to do."""
    match feit.soort:
        case Meerkeuze(waarden, beschrijvend):
            for deel in waarden:
                gebruikt = (feit.naam, deel.waarde) in genoemd.waarden or (
                    feit.naam in genoemd.geteld and not beschrijvend
                )
                if gebruikt and deel.waarde in beschrijvend:
                    yield (
                        deel.waarde,
                        "wordt wel gelezen en is 'beschrijvend'; haal haar weg bij 'beschrijvende_waarden'",
                    )
                elif not gebruikt and deel.waarde not in beschrijvend:
                    yield (
                        deel.waarde,
                        "wordt door geen regel gelezen. Gebruik haar in een voorwaarde, of zet haar bij 'beschrijvende_waarden'",
                    )
        case Keuze(waarden):
            for deel in waarden if feit.naam in genoemd.feiten else ():
                gebruikt = (feit.naam, deel.waarde) in genoemd.waarden
                if gebruikt and deel.waarde in feit.restwaarden:
                    yield deel.waarde, "staat in een voorwaarde en ook bij 'restwaarden'; haal haar daar weg"
                elif not gebruikt and deel.waarde not in feit.restwaarden:
                    yield (
                        deel.waarde,
                        "staat in geen enkele voorwaarde, en sluit dus elke regel uit die een andere waarde noemt. Zet haar in de"
                        " voorwaarden waar zij bij hoort; is zij nergens bijzonder, zet haar bij het feit onder 'restwaarden'",
                    )
        case JaNee() | Getal() | Gemeenten():
            return
        case _:
            assert_never(feit.soort)


def _conclusies(bank: Regelbank) -> Iterable[Melding]:
    """Yield a message for each value of a catalogue that no rule concludes."""
    regels = (*bank.regels, *(deel.regel for deel in bank.uitgeschakeld))
    getrokken = {(regel.dan.over, regel.dan.waarde) for regel in regels if regel.dan is not None}
    for over, waarden in catalogus().conclusies.items():
        bestand, sleutel = bestand_van(over)
        for waarde in waarden:
            if (over, waarde) not in getrokken:
                tekst = (
                    f"geen regel concludeert '{over}: {waarde}', dus geen antwoord noemt het ooit. Schrijf een regel met"
                    f" 'dan: {{{over}: {waarde}}}', of haal de waarde weg."
                )
                yield Melding(plek_in_data(bestand, (sleutel, waarde)), tekst, code="dekking")
