"""The screens of the interview, as text."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import assert_never

from advies.antwoord import Advies, Vraag
from advies.uitleg.gesprek import Moment, Taak, Vragenblad
from advies.uitleg.uitwerking import Gegeven, Gegevenwaarde, Uitwerking
from advies.woorden.benamingen import telling, wie
from advies.woorden.processen import procesnaam, titel_met_proces
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, keuzewaarden
from kennisbank.meldingen import knip, opsomming
from kennisbank.tekens import zichtbaar

BREEDTE = 80
_HOOGSTENS_WAAROM = 5
_BREED_TAAK = 50

_HOE_MATRIX = (
    "Antwoord voor elk ict-proces apart. Met Enter slaat u een regel over. Is het antwoord overal hetzelfde, typ dan"
    " bijvoorbeeld: alle 1"
)
_HOE_LIJST = "Antwoord per vraag ja of nee; j of n mag ook. Met Enter slaat u een vraag over."

UITLEG = (
    "U antwoordt met een nummer, een woord of een getal. Bij ja of nee is j of n genoeg. U kunt ook typen:",
    ("w", "weet ik niet"),
    ("?", "waarom wordt dit gevraagd"),
    ("terug", "naar de vorige vraag"),
    ("overzicht", "uw antwoorden nakijken en verbeteren"),
    ("scherm", "het eerste scherm van het advies, zoals het er nu voor staat"),
    ("stop", "stoppen; alles is bewaard en u kunt later verder"),
    ("help", "deze uitleg"),
)


def regels(tekst: str, inspringing: int = 0, verder: int | None = None) -> str:
    """Return a text over lines of the width of the screen.

    Args:
        tekst: the text.
        inspringing: spaces before the first line.
        verder: spaces before the other lines; the same when left out.
    """
    volgende = " " * (inspringing if verder is None else verder)
    return fill(tekst, BREEDTE, initial_indent=" " * inspringing, subsequent_indent=volgende, break_on_hyphens=False)


def uitleg() -> str:
    """Return how to answer."""
    kop, *opdrachten = UITLEG
    assert isinstance(kop, str)
    delen = (f"  {deel[0]:<11}{deel[1]}" for deel in opdrachten)
    return "\n".join([regels(kop), *delen])


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
        return "\n".join([*uit, regels(_HOE_LIJST)])
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
        uit.append(regels(_HOE_MATRIX, 2))
    if nu:
        uit.append(regels(f"Nu: {nu}", 2))
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
            return f"Vraag {blad.nummer} van {blad.van}: {blad.thema}"
        case "thema":
            return f"{blad.thema}: nog {telling(blad.van - blad.nummer + 1, 'vraag', 'vragen')}"
        case "verbeteren":
            return f"Verbeteren: {blad.thema}"
        case _:
            assert_never(blad.deel)


def _zonder_proces(vraag: str, proces: str) -> str:
    """Return the question without the process before it."""
    return vraag.partition(": ")[2] if proces else vraag


def _hoe(soort: Feitsoort) -> str:
    """Return how to type an answer; empty where the numbered values say it."""
    match soort:
        case JaNee():
            return "ja of nee"
        case Keuze():
            return ""
        case Meerkeuze():
            return "Meer antwoorden mogen, met komma's ertussen: 1, 3"
        case Getal(eenheid, geheel=geheel):
            return f"een {'heel getal' if geheel else 'getal'}, in {eenheid}"
        case Gemeenten():
            return "Noem alle deelnemers, met komma's ertussen; cijfers per gemeente vult u later in het bestand in."
        case _:
            assert_never(soort)


def kan_niet_tekst(invoer: str, soort: Feitsoort, melding: str) -> str:
    """Return why an answer is not possible, and what is.

    Args:
        invoer: what was typed.
        soort: kind of the fact.
        melding: what the reader of facts says of it.
    """
    wat = f"'{knip(invoer)}' kan hier niet."
    match soort:
        case JaNee():
            hoe = "Typ ja of nee; j of n mag ook."
        case Keuze(waarden) | Meerkeuze(waarden):
            hoe = f"Typ een nummer van 1 tot en met {len(waarden)}."
            if isinstance(soort, Meerkeuze):
                hoe = f"Typ nummers van 1 tot en met {len(waarden)}, elk één keer en met komma's ertussen."
        case Getal() | Gemeenten():
            wat, hoe = "", melding
        case _:
            assert_never(soort)
    return regels(zichtbaar(f"{wat} {hoe}".strip()))


def waarom_tekst(blad: Vragenblad, open_: Sequence[Advies]) -> str:
    """Return why something is asked.

    Args:
        blad: what is asked.
        open_: the open advices that an answer can help to settle.
    """
    uit = [regels(blad.reden)] if blad.reden else []
    if open_:
        waarbij = telling(len(open_), "uitkomst die nu openstaat", "uitkomsten die nu openstaan, zoals")
        uit.append(f"Uw antwoord helpt bij {waarbij}:")
        uit += [regels(f"• {advies.titel}", 2, 4) for advies in open_[:_HOOGSTENS_WAAROM]]
    elif not blad.reden:
        uit.append(regels("Uw antwoord bepaalt mede wat een eerste stap meebrengt."))
    bron = "; ".join(blad.vragen[0].bron_tekst)
    if bron:
        uit.append(regels(f"In de publicatie: {bron}."))
    uit.append(regels(f"Wie dit kan weten: {wie(blad.vragen[0].wie)}."))
    return "\n".join(uit)


def uitwerking_tekst(uit: Uitwerking) -> str:
    """Return in one line what an answer changed, the strongest first.

    Args:
        uit: what changed.
    """
    delen: list[str] = []
    if uit.zeker:
        delen.append(f"Nu zeker: {_eerste(uit.zeker)}")
    if uit.terug:
        delen.append(f"Niet meer zeker: {_eerste(uit.terug)}")
    if uit.uitgesloten:
        los = not delen
        delen.append(f"Uitgesloten: {_eerste(uit.uitgesloten) if los else len(uit.uitgesloten)}")
    return regels("→ " + ". ".join(delen) + "." if delen else "→ Dit verandert nog geen uitkomst.", 0, 2)


def _eerste(adviezen: Sequence[Advies]) -> str:
    eerste = adviezen[0]
    titel = titel_met_proces(eerste.titel, eerste.over.get("proces", ""))
    return f"{titel} (en nog {len(adviezen) - 1})" if len(adviezen) > 1 else titel


def gevolg_tekst(gegeven: Sequence[Gegeven]) -> str:
    """Return what was filled in because it follows.

    Args:
        gegeven: the facts that follow.
    """
    delen = [f"{deel.kort} {waarde.tekst}" for deel in gegeven for waarde in deel.waarden]
    return regels(f"→ Daaruit volgt: {opsomming(delen, 'en')}. Dat is voor u ingevuld.", 0, 2)


def punt_tekst(moment: Moment) -> str:
    """Return at which point the interview is when there is a choice to make.

    Args:
        moment: what the stand amounts to.
    """
    if moment.buiten:
        return (
            "De publicatie gaat niet over deze samenwerking; daarom stopt het gesprek hier. Klopt dat niet, verbeter dan"
            " een antwoord met overzicht."
        )
    if not moment.taken:
        return "Er is niets meer te vragen: geen antwoord kan het advies nog veranderen. Kijk uw antwoorden na met overzicht."
    if moment.vast:
        return (
            "Geen antwoord dat nog openstaat, kan dit eerste scherm veranderen. U kunt hier dus stoppen. Verder vragen kan"
            " wel: dat gaat over adviezen die niet op het eerste scherm staan."
        )
    return "Zo ziet het eerste scherm er nu uit. De eerste vragen zijn klaar; wat u hierna uitzoekt, kiest u zelf."


def taken_tekst(taken: Sequence[Taak]) -> str:
    """Return what is left to ask, by theme.

    Args:
        taken: what is left.
    """
    kop = "Wat u nog kunt uitzoeken: vragen die nog iets kunnen veranderen"
    uit = [kop, f"{'':{_BREED_TAAK}}{'vragen':>9}{'voor dit scherm':>18}"]
    for nummer, taak in enumerate(taken, start=1):
        uit.append(f"{f'{nummer:3}. {taak.titel}':{_BREED_TAAK}}{taak.vragen:>9}{taak.scherm:>18}")
    return "\n".join(uit)


def overzicht_tekst(gegeven: Sequence[Gegeven]) -> str:
    """Return all answers with a number each.

    Args:
        gegeven: the answers.
    """
    uit, thema = ["", "Controleer uw antwoorden"], ""
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
    return f"{waarde.tekst} (volgt uit een ander antwoord)" if waarde.gevolgd else waarde.tekst


def _van(waarde: Gegevenwaarde) -> str:
    return procesnaam(waarde.proces) if waarde.proces else ""
