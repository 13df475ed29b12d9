"""The sentences of a meeting of several parties, for the screen, the document and the page alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advies.statussen import Status
from advies.uitleg.overlegvormen import Afhankelijk, Geschil, Kennis, Overleg, Stapgeschillen, Toenadering, Vaststaand
from advies.weergave import zinnen
from advies.weergave.teksten import aantal, tekst
from advies.woorden import benamingen
from advies.woorden.feiten import feitnaam
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel


def verantwoording() -> str:
    """Return what the publication says about such a meeting, and what in it is ours."""
    return tekst("overleg.verantwoording")


def noem_geschillen(nummers: Sequence[int]) -> str:
    """Return disputes by number: "de geschillen 1 en 2"."""
    return aantal("overleg.geschillen", len(nummers), nummers=opsomming([str(deel) for deel in nummers], "en"))


def ondanks_zin(nummers: Sequence[int]) -> str:
    """Return what stands behind an advice that is certain whatever is said in disputes; nothing when there are none.

    Args:
        nummers: the disputes.
    """
    return tekst("overleg.ondanks", geschillen=noem_geschillen(nummers)) if nummers else ""


def partijnamen(partijen: Sequence[str]) -> str:
    """Return who gives an answer.

    Args:
        partijen: their names; empty for an answer that only follows from taking answers of several.
    """
    return opsomming(partijen, "en") or tekst("overleg.niemand")


def waarover(geschil: Geschil) -> str:
    """Return what a dispute is about."""
    return opsomming([feit.kort for feit in geschil.feiten], "en")


def antwoord(geschil: Geschil, waarden: Sequence[str]) -> str:
    """Return one answer to a dispute."""
    if len(waarden) == 1:
        return waarden[0]
    return "; ".join(f"{feit.kort}: {waarde}" for feit, waarde in zip(geschil.feiten, waarden, strict=True))


def wat_ervan_afhangt(geschil: Geschil, deel: Afhankelijk) -> str:
    """Return an advice, and how it hangs on a dispute; without the name of its rule, which is in `regelnamen`."""
    titel = titel_met_proces(deel.titel, deel.over.get("proces", ""))
    laag = f"; {zinnen.van_lagen([deel.laag])}" if deel.laag else ""
    return f"{titel} [{benamingen.sterktewoord(deel.sterkte)}{laag}]: {hoe(geschil, deel)}"


def regelnamen(uit: Overleg, *, zeker: bool) -> list[tuple[str, str]]:
    """Return each advice with the name of its rule, in the order in which they are told: what only a command needs.

    The title is without the process, since the name is of the rule; a title that names the process itself stands there for each.

    Args:
        uit: what the parties answered, and what that means.
        zeker: whether to name what is certain, or else what hangs on a dispute and so can be the goal of a search.
    """
    vast = {(deel.regel, deel.over.get("proces", "")) for deel in uit.zeker}
    hangt = (deel for geschil in uit.telt for deel in geschil.adviezen)
    open_ = (deel for deel in hangt if (deel.regel, deel.over.get("proces", "")) not in vast)
    adviezen: Iterable[Vaststaand | Afhankelijk] = uit.zeker if zeker else open_
    return list(dict.fromkeys((deel.titel, deel.regel) for deel in adviezen))


def bespreekbaar(deel: Toenadering) -> list[str]:
    """Return the facts that every party calls open to discussion, as people name them."""
    feiten = vocabulaire().feiten
    sleutels = map(FeitSleutel.lees, deel.bespreekbaar)
    return [feitnaam(feiten[sleutel.naam], sleutel.proces) for sleutel in sleutels]


def hoe(geschil: Geschil, deel: Afhankelijk) -> str:
    """Return how an advice hangs on a dispute: by each answer, or by an example when other disputes count too."""
    antwoorden = [antwoord(geschil, standpunt.waarden) for standpunt in geschil.standpunten]
    if deel.voorbeeld.anders == "tijd":
        return tekst("overleg.hangt_af_nu")
    if deel.voorbeeld.anders == "woorden":
        return tekst("overleg.hangt_af_woorden")
    if deel.mogelijk and all(len(statussen) == 1 for statussen in deel.mogelijk):
        groepen: dict[Status, list[str]] = {}
        for gegeven, (status,) in zip(antwoorden, deel.mogelijk, strict=True):
            groepen.setdefault(status, []).append(gegeven)
        return "; ".join(
            tekst("overleg.bij", antwoorden=opsomming(wie, "of"), status=statuswoord(status))
            for status, wie in groepen.items()
        )
    voorbeeld = deel.voorbeeld
    een, ander = antwoorden[voorbeeld.een], antwoorden[voorbeeld.ander]
    zin = tekst(
        "overleg.kan_bij",
        een=een,
        bij_een=statuswoord(voorbeeld.bij_een),
        ander=ander,
        bij_ander=statuswoord(voorbeeld.bij_ander),
    )
    if not voorbeeld.andere:
        return zin
    return tekst("overleg.samen", zin=zin, geschillen=noem_geschillen(sorted(map(int, voorbeeld.andere))))


def statuswoord(status: Status) -> str:
    """Return a status in Dutch."""
    return tekst("algemeen.nog_open") if status == "open" else status


def stappen_zin(deel: Stapgeschillen) -> str:
    """Return in a sentence which disputes to settle for the first steps; the steps that are final come after it.

    Args:
        deel: what to settle.
    """
    if not deel.bewezen:
        return tekst("overleg.stappen.te_veel")
    if deel.beslecht:
        zin = tekst("overleg.stappen.beslecht", geschillen=noem_geschillen(deel.beslecht))
    else:
        zin = tekst("overleg.stappen.niets_te_beslechten")
    return tekst("overleg.stappen.vast" if deel.vast else "overleg.stappen.niets_vast", zin=zin)


def vaste_stappen(deel: Stapgeschillen) -> list[str]:
    """Return the steps that are final, each with the layers that it comes from besides the publication."""
    return [zinnen.met_laag(stap, opsomming(deel.lagen.get(stap, ()), "en")) for stap in deel.vast]


def bevindingen_zin(nummers: Sequence[int]) -> str:
    """Return in a sentence which disputes to settle so that every weighed finding is certain or excluded.

    Args:
        nummers: the disputes.
    """
    if not nummers:
        return tekst("overleg.bevindingen.niets_te_beslechten")
    return aantal("overleg.bevindingen.beslecht", len(nummers), geschillen=noem_geschillen(nummers))


def wat_bekend_is(deel: Kennis) -> str:
    """Return a known fact with its value."""
    return f"{deel.feit.kort}: {deel.waarde}"


def overslaan_zin(geschil: Geschil, stappen: Stapgeschillen | None) -> str:
    """Return a dispute that changes no advice, with who says what; and whether it decides on a first step all the same.

    Args:
        geschil: the dispute.
        stappen: what to settle for the first steps.
    """
    standpunten = [f"{antwoord(geschil, deel.waarden)} ({partijnamen(deel.partijen)})" for deel in geschil.standpunten]
    nodig = stappen is not None and stappen.bewezen and geschil.nummer in stappen.beslecht
    zin = f"{waarover(geschil)}: {', '.join(standpunten)}"
    return tekst("overleg.toch_voor_stap", zin=zin) if nodig else zin
