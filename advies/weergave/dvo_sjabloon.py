"""A commented file to tell what an existing agreement covers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from advies.weergave.teksten import aantal, tekst
from advies.werkboek.overeenkomst import Vraagrij
from advies.woorden.bronnen import bronnen
from advies.woorden.processen import procesnaam
from regels.sleutels import DIT, OnderdeelSleutel

if TYPE_CHECKING:
    from advies.dvo.controlelijst import Onderdeelstand, Overeenkomstlijst

BREEDTE = 100


def sjabloon(lijst: Overeenkomstlijst) -> str:
    """Return the file as YAML text: each subject that this partnership needs or may need, with its question.

    Args:
        lijst: the checklist of one agreement.
    """
    delen = [deel for deel in lijst.onderdelen if deel.stand != "niet_nodig"]
    regels = [*_kop(lijst, len(lijst.onderdelen) - len(delen)), "", f"overeenkomst: {lijst.soort}", "naam:"]
    regels += ["toelichting:", "", "onderdelen:"]
    for groep, van_groep in groupby(delen, key=lambda deel: deel.groep):
        regels += ["", *_commentaar(tekst("dvo.sjabloon.groep", titel=groep))]
        for _, zelfde in groupby(van_groep, key=lambda deel: deel.onderdeel):
            regels += ["", *_onderdeel(list(zelfde))]
    return "\n".join(regels) + "\n"


def werkboekrijen(lijst: Overeenkomstlijst) -> list[Vraagrij]:
    """Return the rows of a workbook: each subject that this partnership needs or may need, with its question.

    Args:
        lijst: the checklist of one agreement.
    """
    rijen = [
        Vraagrij("overeenkomst", lijst.titel, tekst("dvo.sjabloon.soort"), "", lijst.soort, keuze=False),
        Vraagrij("naam", "", tekst("dvo.sjabloon.naam"), "", keuze=False),
    ]
    for deel in lijst.onderdelen:
        if deel.stand != "niet_nodig":
            sleutel = str(OnderdeelSleutel(deel.onderdeel, deel.over.get("proces", "")))
            rijen.append(Vraagrij(sleutel, deel.titel, deel.vraag, bronnen(deel.bron_tekst, deel.grond)))
    return rijen


def uitleg(lijst: Overeenkomstlijst) -> list[str]:
    """Return how to fill in what an agreement covers, a paragraph each.

    Args:
        lijst: the checklist of one agreement.
    """
    weg = sum(deel.stand == "niet_nodig" for deel in lijst.onderdelen)
    alineas = [tekst("dvo.sjabloon.tussen", tussen=lijst.tussen, uitleg=lijst.uitleg), tekst("dvo.sjabloon.hoe")]
    alineas += [tekst("dvo.sjabloon.geen_tekst"), *([aantal("dvo.sjabloon.weggelaten", weg)] if weg else [])]
    return [*alineas, tekst("dvo.sjabloon.daarna")]


def titel(lijst: Overeenkomstlijst) -> str:
    """Return what a file to fill in is about.

    Args:
        lijst: the checklist of one agreement.
    """
    return tekst("dvo.sjabloon.kop", titel=lijst.titel)


def _kop(lijst: Overeenkomstlijst, weggelaten: int) -> Iterator[str]:
    yield from _commentaar(titel(lijst), "")
    yield from _commentaar(tekst("dvo.sjabloon.tussen", tussen=lijst.tussen, uitleg=lijst.uitleg), "")
    yield "#"
    yield from _commentaar(tekst("dvo.sjabloon.hoe"), "")
    yield from _commentaar(tekst("dvo.sjabloon.lang", voorbeeld=tekst("dvo.sjabloon.voorbeeld")), "")
    yield from _commentaar(tekst("dvo.sjabloon.geen_tekst"), "")
    if weggelaten:
        yield from _commentaar(aantal("dvo.sjabloon.weggelaten", weggelaten), "")
    yield from _commentaar(tekst("dvo.sjabloon.daarna"), "")


def _onderdeel(delen: list[Onderdeelstand]) -> Iterator[str]:
    """Yield one subject: its question, and a place to answer, or one for each process."""
    eerste = delen[0]
    if not eerste.over:
        bron = bronnen(eerste.bron_tekst, eerste.grond)
        yield from _commentaar(tekst("dvo.sjabloon.vraag", vraag=eerste.vraag, bron=bron))
        yield f"  {eerste.onderdeel}:"
        return
    vraag = eerste.vraag.replace(procesnaam(eerste.over["proces"]), procesnaam(DIT))
    bron = bronnen(eerste.bron_tekst, eerste.grond)
    yield from _commentaar(tekst("dvo.sjabloon.vraag", vraag=vraag, bron=bron))
    yield from _commentaar(tekst("dvo.sjabloon.per_proces"))
    yield f"  {eerste.onderdeel}:"
    for deel in delen:
        yield f"    {deel.over['proces']}:"


def _commentaar(regel: str, begin: str = "  ") -> list[str]:
    return wrap(regel, BREEDTE, initial_indent=f"{begin}# ", subsequent_indent=f"{begin}# ", break_on_hyphens=False)
