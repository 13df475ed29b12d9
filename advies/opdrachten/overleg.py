"""`advies overleg`: several parties answer apart; what is certain whoever is right, and what the meeting has to settle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.documenten import KEUZEN, VORMEN, controleer_sjabloon, vorm_van
from advies.opdrachten.uitvoer import meld, schrijf, schrijf_json, weiger_invoer_als_uitvoer

if TYPE_CHECKING:
    from advies.evalueer import Adviseur
    from advies.invoer import Feitenbestand
    from advies.uitleg.overlegvormen import Overleg
    from advies.uitleg.partijen import Partij
    from kennisbank.meldingen import InvoerFout


@click.command(options_metavar="[OPTIES]", short_help="Bereid een overleg voor: wat staat vast, wat moet op de agenda?")
@click.argument("feiten", metavar="FEITEN FEITEN...", nargs=-1, required=True, shell_complete=aanvullen.bestand)
@click.option(
    "--doel",
    metavar="REGEL",
    shell_complete=aanvullen.regel,
    help="Zoek hoe dit advies kan volgen, alleen met feiten die elke partij bespreekbaar noemt.",
)
@click.option(
    "--proces", metavar="PROCES", shell_complete=aanvullen.proces, default="", help="Het ict-proces van het doel."
)
@click.option("--volledig", is_flag=True, help="Toon elk advies en elk feit waarover iedereen het eens is.")
@click.option(
    "--zonder-namen", is_flag=True, help="Noem de partijen 'partij 1', 'partij 2' in plaats van naar hun bestand."
)
@click.option(
    "--formaat",
    type=click.Choice(["tekst", "json", *KEUZEN]),
    help="Vorm van de uitvoer; een document is de agenda. Anders beslist de naam van het bestand bij -o, en is het tekst.",
)
@click.option(
    "--samen",
    metavar="BESTAND",
    shell_complete=aanvullen.bestand,
    help="Maak ook een feitenbestand met wat niemand ontkent. Elk geschil staat er als onbekend in, met wie wat zegt.",
)
@click.option("--datum", metavar="JJJJ-MM-DD", help="Datum op een document; anders vandaag.")
@click.option("--sjabloon", metavar="DOCX", help="Word-document met de huisstijl, voor een .docx.")
@click.option(
    "-o", "--uitvoer", "uit", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf naar dit bestand."
)
@click.pass_context
def overleg(
    ctx: click.Context,
    feiten: tuple[str, ...],
    doel: str | None,
    proces: str,
    volledig: bool,
    zonder_namen: bool,
    formaat: str | None,
    samen: str | None,
    datum: str | None,
    sjabloon: str | None,
    uit: str | None,
) -> None:
    """Leg de antwoorden van twee of meer partijen naast elkaar: elk een eigen feitenbestand.

    Waar partijen verschillen, telt het feit als onbekend. Wat dan nog zeker is, geldt wie er ook gelijk heeft. De geschillen die
    het advies veranderen zijn de agenda; de andere kunt u overslaan. Een antwoord dat ontbreekt, is geen geschil.
    """
    from advies.evalueer import adviseur
    from advies.naamfouten import controleer_geval
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg import overleg as bibliotheek
    from advies.uitleg.aan_tafel import HOOGSTENS_PARTIJEN, naam_van_bestand, partijen_van
    from advies.uitleg.stapgeschillen import HOOGSTENS_WEGEN
    from kennisbank.meldingen import InvoerFout
    from regels.sleutels import RegelSleutel

    try:
        weiger_invoer_als_uitvoer(uit, (*feiten, sjabloon))
        _weiger_samen(samen, uit)
        vorm = _vorm(uit, formaat, sjabloon)
        if not 2 <= len(feiten) <= HOOGSTENS_PARTIJEN:
            raise _fout(f"noem 2 tot {HOOGSTENS_PARTIJEN} feitenbestanden, van elke partij één.")
        kenner = adviseur()
        if doel is not None:
            controleer_geval(kenner.bank, doel, proces, "--proces")
        elif proces:
            raise _fout("--proces hoort bij --doel.")
        bestanden = [lees_feiten(pad) for pad in feiten]
        for bestand in bestanden:
            kenner.evaluatie(bestand)
        namen = [naam_van_bestand(bestand.bestand) for bestand in bestanden]
        partijen = partijen_van(bestanden, namen, zonder_namen=zonder_namen)
        sleutel = None if doel is None else RegelSleutel(doel, proces)
        uitkomst = bibliotheek.overleg(kenner, partijen, sleutel, stappen=HOOGSTENS_WEGEN)
        if samen is not None:
            _schrijf_samen(
                uitkomst, kenner, partijen, [b.zonder_namen() if zonder_namen else b for b in bestanden], samen
            )
        if vorm == "json":
            schrijf_json(uitkomst, uit)
            return
        if vorm in VORMEN.values():
            _schrijf_agenda(uitkomst, vorm, datum, sjabloon, uit)
            return
        from advies.weergave.overleg import als_tekst

        schrijf(als_tekst(uitkomst, volledig=volledig) + "\n", uit)
    except FileExistsError:
        meld(_fout(f"{samen}: dit bestand bestaat al. Kies een andere naam."), formaat == "json")
        ctx.exit(2)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)


def _fout(tekst: str) -> InvoerFout:
    from kennisbank.meldingen import InvoerFout, Melding

    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _vorm(uit: str | None, formaat: str | None, sjabloon: str | None) -> str:
    """Return in what form the meeting is asked: `tekst`, `json`, or how the name of a document ends."""
    gevraagd = vorm_van(formaat, uit)
    vorm = VORMEN.get(gevraagd, gevraagd)
    controleer_sjabloon(sjabloon, vorm)
    if vorm in ("docx", "pdf") and uit in (None, "-"):
        raise _fout(f"een document past niet op het scherm. Geef een bestand, zoals -o agenda.{vorm}.")
    return vorm


def _schrijf_agenda(uitkomst: Overleg, vorm: str, datum: str | None, sjabloon: str | None, uit: str | None) -> None:
    from advies.opdrachten.report import dag_van, in_vorm
    from advies.opdrachten.uitvoer import schrijf_bytes
    from advies.rapport.document import controleer_pakketten

    controleer_pakketten(vorm)
    from advies.rapport.agenda import maak_agenda

    schrijf_bytes(in_vorm(maak_agenda(uitkomst, dag_van(datum)), vorm, sjabloon), uit)


def _weiger_samen(samen: str | None, uit: str | None) -> None:
    """Refuse a file for what is known together that is there already, or no facts file, or the output itself."""
    from pathlib import PurePath

    from advies.paden import bestaat

    if samen is None:
        return
    if PurePath(samen).suffix.lower() not in (".yaml", ".yml"):
        raise _fout(f"--samen {samen}: geef een feitenbestand, dat eindigt op .yaml.")
    if uit == samen:
        raise _fout(f"{samen}: --samen en -o kunnen niet hetzelfde bestand zijn.")
    if bestaat(samen):
        raise FileExistsError


def _schrijf_samen(
    uitkomst: Overleg, kenner: Adviseur, partijen: Sequence[Partij], bestanden: Sequence[Feitenbestand], samen: str
) -> None:
    from advies.weergave.samengevoegd import dossier_van

    schrijf(dossier_van(uitkomst, kenner, partijen, bestanden), samen, alleen_nieuw=True)
