"""The screens of the interview, as text."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import assert_never

from advies.antwoord import Advies, Vraag
from advies.uitleg.gesprek import Moment, Taak, Vragenblad
from advies.uitleg.uitwerking import Gegeven, Gegevenwaarde, Uitwerking
from advies.weergave.teksten import aantal, lijst, tekst
from advies.woorden.benamingen import wie
from advies.woorden.processen import procesnaam, titel_met_proces
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, keuzewaarden
from kennisbank.meldingen import knip, opsomming
from kennisbank.tekens import zichtbaar

BREEDTE = 80
_HOOGSTENS_WAAROM = 5
_BREED_TAAK = 50

_OPDRACHTEN = ("w", "?", "terug", "overzicht", "scherm", "stop", "help")
"""What can be typed instead of an answer, in the order in which it is told."""


def regels(zin: str, inspringing: int = 0, verder: int | None = None) -> str:
    """Return a text over lines of the width of the screen.

    Args:
        zin: the text.
        inspringing: spaces before the first line.
        verder: spaces before the other lines; the same when left out.
    """
    volgende = " " * (inspringing if verder is None else verder)
    return fill(zin, BREEDTE, initial_indent=" " * inspringing, subsequent_indent=volgende, break_on_hyphens=False)


def uitleg() -> str:
    """Return how to answer."""
    delen = (f"  {naam:<11}{tekst(f'gesprek.opdracht.{naam}')}" for naam in _OPDRACHTEN)
    return "\n".join([regels(tekst("gesprek.uitleg")), *delen])


def blad_tekst(blad: Vragenblad, soort: Feitsoort, nu: str = "") -> str:
    """Return a question as it is asked.

    Args:
        blad: what is asked.
        soort: kind of the fact.
        nu: the present answer, when it is mended.
    """
    vraag = blad.vragen[0]
    kop = _kop(blad)
    uit = ["", regels(kop), "─" * min(len(kop), BREEDTE)]
    if blad.is_lijst:
        return "\n".join([*uit, regels(tekst("gesprek.hoe.lijst"))])
    uit.append(regels(_zonder_proces(vraag.vraag, vraag.proces) if blad.is_matrix else vraag.vraag))
    if vraag.hulp:
        uit.append(regels(vraag.hulp, 2))
    for plaats, waarde in enumerate(keuzewaarden(soort), start=1):
        hulp = f" ({waarde.hulp})" if waarde.hulp else ""
        uit.append(regels(f"{plaats}. {waarde.tekst}{hulp}", 2 if plaats < 10 else 1, 5))
    hoe = _hoe(soort)
    if hoe:
        uit.append(regels(hoe, 2))
    if blad.is_matrix:
        uit.append(regels(tekst("gesprek.hoe.matrix"), 2))
    if nu:
        uit.append(regels(tekst("gesprek.nu", nu=nu), 2))
    return "\n".join(uit)


def lijstvraag_tekst(nummer: int, vraag: Vraag) -> str:
    """Return one question of several to say yes or no to.

    Args:
        nummer: its place in the list, from 1.
        vraag: the question.
    """
    return "\n".join([regels(f"{nummer}. {vraag.vraag}", 2, 5), *([regels(vraag.hulp, 5)] if vraag.hulp else [])])


def _kop(blad: Vragenblad) -> str:
    """Return the theme of a question, and how far one is."""
    match blad.deel:
        case "begin" | "kern":
            return tekst("gesprek.kop.vraag", nummer=blad.nummer, van=blad.van, thema=blad.kop or blad.thema)
        case "thema":
            return aantal("gesprek.kop.thema", blad.van - blad.nummer + 1, thema=blad.thema)
        case "verbeteren":
            return tekst("gesprek.kop.verbeteren", thema=blad.thema)
        case _:
            assert_never(blad.deel)


def _zonder_proces(vraag: str, proces: str) -> str:
    """Return the question without the process before it."""
    return vraag.partition(": ")[2] if proces else vraag


def _hoe(soort: Feitsoort) -> str:
    """Return how to type an answer; empty where the numbered values say it."""
    match soort:
        case JaNee():
            return tekst("gesprek.hoe.ja_nee")
        case Keuze():
            return ""
        case Meerkeuze():
            return tekst("gesprek.hoe.meerkeuze")
        case Getal(eenheid, geheel=geheel):
            return tekst("gesprek.hoe.geheel" if geheel else "gesprek.hoe.getal", eenheid=eenheid)
        case Gemeenten():
            return tekst("gesprek.hoe.gemeenten")
        case _:
            assert_never(soort)


def kan_niet_tekst(invoer: str, soort: Feitsoort, melding: str) -> str:
    """Return why an answer is not possible, and what is.

    Args:
        invoer: what was typed.
        soort: kind of the fact.
        melding: what the reader of facts says of it.
    """
    match soort:
        case JaNee():
            zin = tekst("gesprek.kan_niet.ja_nee", invoer=knip(invoer))
        case Keuze(waarden):
            zin = tekst("gesprek.kan_niet.keuze", invoer=knip(invoer), hoogste=len(waarden))
        case Meerkeuze(waarden):
            zin = tekst("gesprek.kan_niet.meerkeuze", invoer=knip(invoer), hoogste=len(waarden))
        case Getal() | Gemeenten():
            zin = melding.strip()
        case _:
            assert_never(soort)
    return regels(zichtbaar(zin))


def waarom_tekst(blad: Vragenblad, open_: Sequence[Advies]) -> str:
    """Return why something is asked.

    Args:
        blad: what is asked.
        open_: the open advices that an answer can help to settle.
    """
    reden = tekst("gesprek.waarom.lijst", reden=blad.reden) if blad.kop else blad.reden
    uit = [regels(reden)] if reden else []
    if open_:
        uit.append(aantal("gesprek.waarom.helpt", len(open_)))
        uit += [regels(f"• {advies.titel}", 2, 4) for advies in open_[:_HOOGSTENS_WAAROM]]
    elif not reden:
        uit.append(regels(tekst("gesprek.waarom.stap")))
    bron = "; ".join(blad.vragen[0].bron_tekst)
    if bron:
        uit.append(regels(tekst("gesprek.waarom.bron", bron=bron)))
    uit.append(regels(tekst("gesprek.waarom.wie", wie=wie(blad.vragen[0].wie))))
    return "\n".join(uit)


def uitwerking_tekst(uit: Uitwerking) -> str:
    """Return in one line what an answer changed, the strongest first.

    Args:
        uit: what changed.
    """
    delen: list[str] = []
    if uit.zeker:
        delen.append(tekst("gesprek.uitwerking.zeker", wat=_eerste(uit.zeker)))
    if uit.terug:
        delen.append(tekst("gesprek.uitwerking.terug", wat=_eerste(uit.terug)))
    if uit.uitgesloten:
        wat = len(uit.uitgesloten) if delen else _eerste(uit.uitgesloten)
        delen.append(tekst("gesprek.uitwerking.uitgesloten", wat=wat))
    return regels("→ " + (" ".join(delen) or tekst("gesprek.uitwerking.niets")), 0, 2)


def _eerste(adviezen: Sequence[Advies]) -> str:
    eerste = adviezen[0]
    titel = titel_met_proces(eerste.titel, eerste.over.get("proces", ""))
    over = len(adviezen) - 1
    return tekst("gesprek.uitwerking.meer", titel=titel, over=over) if over else titel


def gevolg_tekst(gegeven: Sequence[Gegeven]) -> str:
    """Return what was filled in because it follows.

    Args:
        gegeven: the facts that follow.
    """
    delen = [f"{deel.kort} {waarde.tekst}" for deel in gegeven for waarde in deel.waarden]
    return regels("→ " + tekst("gesprek.volgt", feiten=opsomming(delen, "en")), 0, 2)


def punt_tekst(moment: Moment) -> str:
    """Return at which point the interview is when there is a choice to make.

    Args:
        moment: what the stand amounts to.
    """
    if moment.buiten:
        return tekst("gesprek.punt.buiten")
    if not moment.taken:
        return tekst("gesprek.punt.niets_over")
    return tekst("gesprek.punt.vast" if moment.vast else "gesprek.punt.kern_klaar")


def taken_tekst(taken: Sequence[Taak]) -> str:
    """Return what is left to ask, by theme.

    Args:
        taken: what is left.
    """
    vragen, voor_scherm = lijst("gesprek.taken.kolommen")
    uit = [tekst("gesprek.taken.titel"), f"{'':{_BREED_TAAK}}{vragen:>9}{voor_scherm:>18}"]
    for nummer, taak in enumerate(taken, start=1):
        uit.append(f"{f'{nummer:3}. {taak.titel}':{_BREED_TAAK}}{taak.vragen:>9}{taak.scherm:>18}")
    return "\n".join(uit)


def overzicht_tekst(gegeven: Sequence[Gegeven]) -> str:
    """Return all answers with a number each.

    Args:
        gegeven: the answers.
    """
    uit, thema = ["", tekst("gesprek.overzicht.titel")], ""
    for nummer, deel in enumerate(gegeven, start=1):
        if deel.thema != thema:
            thema = deel.thema
            uit.append(thema)
        begin = f"{nummer:4}. {deel.kort}"
        if any(waarde.proces for waarde in deel.waarden):
            uit.append(regels(begin, 0, 6))
            uit += [regels(f"{_van(waarde)}: {zichtbaar(nu_tekst(waarde))}", 8, 10) for waarde in deel.waarden]
        else:
            uit += [regels(f"{begin}: {zichtbaar(nu_tekst(waarde))}", 0, 6) for waarde in deel.waarden]
    return "\n".join(uit)


def nu_tekst(waarde: Gegevenwaarde) -> str:
    """Return an answer that was given, and that it was filled in for the adviser when it was."""
    return tekst("gesprek.volgt_uit", antwoord=waarde.tekst) if waarde.gevolgd else waarde.tekst


def _van(waarde: Gegevenwaarde) -> str:
    return procesnaam(waarde.proces) if waarde.proces else ""
