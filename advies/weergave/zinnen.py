"""What every view says of an answer and of one advice: how much there is, how strong, when, from where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from advies.weergave.teksten import aantal, tekst
from advies.woorden.benamingen import fase, sterktewoord
from advies.woorden.bronnen import bronnen
from kennisbank.meldingen import opsomming

if TYPE_CHECKING:
    from advies.afleiding import Stap
    from advies.antwoord import Advies, Laagbewijs, ProcesOordeel, Uitgezet
    from advies.raad.samenvatting import Telling
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wat_als import Overgang
    from advies.uitleg.wijziging import Neveneffect, Resterend


def vaststaand(aantallen: Telling) -> str:
    """Return how much is certain: "28 risico's, 3 onvervulde voorwaarden en 4 adviezen"; empty when nothing is."""
    soorten = (
        ("telling.risicos", aantallen.risicos),
        ("telling.voorwaarden", aantallen.voorwaarden),
        ("telling.adviezen", aantallen.adviezen),
    )
    return opsomming([aantal(sleutel, hoeveel) for sleutel, hoeveel in soorten if hoeveel], "en")


def staat(aantallen: Telling) -> str:
    """Return the verb for what is certain."""
    return aantal("telling.staat", max(1, aantallen.risicos + aantallen.voorwaarden + aantallen.adviezen))


def telling_van(aantallen: Telling) -> str:
    """Return how much an answer holds, in one sentence."""
    return tekst(
        "telling.geheel",
        zeker=vaststaand(aantallen) or tekst("telling.niets"),
        staat=staat(aantallen),
        open=aantal("telling.open", aantallen.open),
        vragen=aantal("telling.vragen", aantallen.vragen),
    )


def sterkte(advies: Advies | Overgang) -> str:
    """Return how strongly the publication says it; a chance that it argues for is no advice to do something."""
    argument = (advies.soort, advies.sterkte) == ("kans", "zou_moeten")
    return "argument" if argument else sterktewoord(advies.sterkte)


def wanneer(advies: Advies) -> str:
    """Return the phases, with what they mean at this moment when they are not for now."""
    fasen = fase(advies.fase)
    return fasen if advies.tijd == "nu" else f"{advies.tijd} ({fasen})"


def bron(advies: Advies | Verklaring | Overgang | Neveneffect | Resterend) -> str:
    """Return the references, and that the advice is ours when it is."""
    return bronnen(advies.bron_tekst, advies.grond, laag=getattr(advies, "laag", ""))


def lagen(
    aan: Sequence[Laagbewijs], uitgeschakeld: Iterable[Uitgezet], *, bewijs: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield what an answer says of its layers, each as a word to begin with and a sentence.

    Args:
        aan: the layers that were on.
        uitgeschakeld: the rules of the publication that they switched off.
        bewijs: whether to tell of each layer how many rules it has, and their check sum.
    """
    for laag in aan:
        yield tekst("lagen.laag", naam=laag.naam), tekst("lagen.bron", titel=laag.titel, bron=laag.bron)
    for deel in uitgeschakeld:
        yield (
            tekst("lagen.uit", laag=deel.door),
            tekst("lagen.reden", titel=deel.titel, regel=deel.regel, reden=deel.reden),
        )
    for laag in aan if bewijs else ():
        yield (
            tekst("lagen.laag", naam=laag.naam),
            aantal("lagen.bewijs", laag.regels, vingerafdruk=laag.vingerafdruk),
        )


def van_lagen(namen: Sequence[str]) -> str:
    """Return that something is of these layers: "laag streek"; empty for the publication alone."""
    return tekst("lagen.van", lagen=opsomming(namen, "en")) if namen else ""


def met_laag(titel: str, laag: str) -> str:
    """Return a title, with the layer that it is of when it is not the publication's."""
    return tekst("lagen.bij", titel=titel, laag=van_lagen([laag])) if laag else titel


def past(proces: ProcesOordeel) -> str:
    """Return whether the place of a process fits, in one or a few words."""
    match proces.oordeel:
        case "past":
            return tekst("past.past")
        case "past_niet":
            return tekst("past.past_niet")
        case "niet_belegd":
            return tekst("past.niet_belegd")
        case "onbekend":
            return tekst("past.voorlopig" if proces.verschil is False else "algemeen.onbekend")
        case _:
            assert_never(proces.oordeel)


def feit(stap: Stap) -> str:
    """Return a given fact with its line or cell."""
    return f"{stap.tekst} ({stap.plaats})" if stap.plaats else stap.tekst
