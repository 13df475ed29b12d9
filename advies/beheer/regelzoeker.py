"""What `advies rules` finds: by name, by kind and by words, and what to say when that is nothing."""

from __future__ import annotations

from typing import NamedTuple

from advies.uitleg.zoeken import Regelzoeker, Treffer, Zoekvraag
from kennisbank.meldingen import InvoerFout, Melding, OnbekendeRegel, dichtstbij, knip, opsomming, vraag_of
from regels.taal import Regelbank, Soort

_HOOGSTENS_WOORDEN = 5


class Gevonden(NamedTuple):
    """What was found.

    Args:
        precies: whether it is the rule of which the name was typed.
        treffers: the rules, the best places first.
        ook: the other names that were looked for too.
    """

    precies: bool
    treffers: tuple[Treffer, ...]
    ook: tuple[str, ...] = ()


def vind(bank: Regelbank, zoek: str = "", soort: str = "") -> Gevonden:
    """Return the rules that are looked for.

    Args:
        bank: the rule base.
        zoek: the name of a rule, or words; empty for every rule.
        soort: kind of rule; empty for every kind.

    Raises:
        InvoerFout: there is no such kind.
        OnbekendeRegel: nothing was found; the message has what is near.
    """
    soorten: tuple[Soort, ...] = tuple(dict.fromkeys(regel.soort for regel in bank.regels))
    if soort and soort not in soorten:
        raise _onbekende_soort(soort, soorten)
    regels = [regel for regel in bank.regels if soort in ("", regel.soort)]
    zoeker, vraag = Regelzoeker(bank), Zoekvraag(zoek)
    op_naam = [Treffer(regel, "naam", next(zoeker.titels(regel))) for regel in regels if zoek in ("", regel.naam)]
    if op_naam or not zoek:
        return Gevonden(bool(zoek), tuple(op_naam))
    treffers = tuple(treffer for treffer in zoeker.zoek(vraag) if treffer.regel in regels)
    if not treffers:
        raise _niets(bank, zoek, zoeker.langere_woorden(vraag))
    return Gevonden(False, treffers, tuple(vraag.ook))


def _onbekende_soort(soort: str, soorten: tuple[str, ...]) -> InvoerFout:
    dichtbij = dichtstbij(soort, soorten)
    tekst = f"er is geen soort '{knip(soort)}'.{vraag_of(dichtbij)} Toegestaan: {opsomming(soorten)}."
    melding = Melding(
        None, tekst, code="onbekende_waarde", gevonden=knip(soort), toegestaan=soorten, suggestie=dichtbij
    )
    return InvoerFout([melding])


def _niets(bank: Regelbank, zoek: str, langere: tuple[str, ...]) -> OnbekendeRegel:
    namen = [*(regel.naam for regel in bank.regels), *(feit.naam for feit in bank.afgeleid)]
    dichtbij = dichtstbij(zoek, namen)
    tekst = f"er is geen regel gevonden met '{knip(zoek)}'.{vraag_of(dichtbij)} Met 'advies rules' ziet u ze allemaal."
    if langere:
        tekst += f" Het staat wel in langere woorden, zoals {opsomming(langere[:_HOOGSTENS_WOORDEN], 'en')}."
    return OnbekendeRegel([Melding(None, tekst, code="onbekende_regel", gevonden=knip(zoek), suggestie=dichtbij)])
