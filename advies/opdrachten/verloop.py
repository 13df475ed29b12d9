"""`advies verloop`: one partnership over time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.documenten import KEUZEN, VORMEN, controleer, schrijf_document, vorm_van
from advies.opdrachten.uitvoer import meld, schrijf_json, toon, weiger_invoer_als_uitvoer

if TYPE_CHECKING:
    from datetime import date

    from advies.verloop.meting import Meting
    from advies.verloop.vormen import Verloop
    from kennisbank.meldingen import InvoerFout


@click.command(options_metavar="[OPTIES]", short_help="Laat zien hoe een samenwerking zich over de tijd ontwikkelt.")
@click.argument("dossiers", metavar="DOSSIER DOSSIER...", nargs=-1, required=True, shell_complete=aanvullen.bestand)
@click.option(
    "--op",
    multiple=True,
    metavar="JJJJ-MM-DD",
    help="De dag van een bestand; één keer per bestand, in dezelfde volgorde. Zonder dagen telt de volgorde van de bestanden.",
)
@click.option("--volledig", is_flag=True, help="Toon alles; anders van elke lijst de eerste.")
@click.option(
    "--formaat",
    type=click.Choice(["tekst", "json", *KEUZEN]),
    help="Vorm van de uitvoer; anders beslist de naam van het bestand bij -o, en zonder bestand is het tekst.",
)
@click.option(
    "-o", "--uitvoer", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf de uitkomst in dit bestand."
)
@click.option("--datum", metavar="JJJJ-MM-DD", help="Datum op een document; anders vandaag.")
@click.option("--sjabloon", metavar="DOCX", help="Word-document met de huisstijl, voor een .docx.")
@click.pass_context
def verloop(
    ctx: click.Context,
    dossiers: tuple[str, ...],
    op: tuple[str, ...],
    volledig: bool,
    formaat: str | None,
    uitvoer: str | None,
    datum: str | None,
    sjabloon: str | None,
) -> None:
    """Laat zien hoe één samenwerking zich over de tijd ontwikkelt, het vroegste bestand eerst.

    Een DOSSIER is een feitenbestand, of een advies dat u toen hebt bewaard met 'advies evaluate FEITEN --formaat json'. U ziet
    welke feiten anders zijn, wat dat aan het advies verandert, en apart wat nieuwere regels veranderen; welke eerste stappen zijn
    gezet en wat die wegnamen; en welke risico's blijven terugkomen.

    Bijvoorbeeld: advies verloop 2024.json 2025.yaml --op 2024-03-01 --op 2025-03-01
    """
    from advies.evalueer import adviseur
    from advies.verloop import geheel
    from kennisbank.meldingen import InvoerFout

    try:
        vorm = vorm_van(formaat, uitvoer)
        controleer(vorm, uitvoer, datum, sjabloon)
        weiger_invoer_als_uitvoer(uitvoer, (*dossiers, sjabloon))
        uitkomst = geheel.verloop(adviseur(), lees_metingen(dossiers, op))
        if vorm in VORMEN:
            from advies.rapport.verloop import maak_verlooprapport

            schrijf_document(partial(maak_verlooprapport, uitkomst), vorm, uitvoer, datum, sjabloon)
        else:
            _schrijf(uitkomst, vorm, uitvoer, volledig)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)


def lees_metingen(paden: Sequence[str], dagen: Sequence[str]) -> list[Meting]:
    """Read the moments, and put them in the order of their days.

    Args:
        paden: facts files and saved answers; patterns are expanded.
        dagen: the day of each, as `2026-03-31`; empty to keep the order of the files.

    Raises:
        InvoerFout: a file is wrong, or the days are; all messages at once.
    """
    from advies.opdrachten.reeks import vind_bestanden
    from advies.verloop.geheel import HOOGSTENS_PEILINGEN
    from kennisbank.meldingen import InvoerFout

    bestanden, meldingen = vind_bestanden(paden)
    if meldingen:
        raise InvoerFout(meldingen)
    if not 2 <= len(bestanden) <= HOOGSTENS_PEILINGEN:
        raise _fout(f"noem 2 tot {HOOGSTENS_PEILINGEN} bestanden, één voor elk moment; dit zijn er {len(bestanden)}.")
    paren: list[tuple[date | None, str]] = [(None, pad) for pad in bestanden]
    if dagen:
        paren = sorted(zip(_datums(dagen, len(bestanden)), bestanden, strict=True))
    metingen: list[Meting] = []
    for datum, pad in paren:
        try:
            metingen.append(_lees(pad, datum))
        except InvoerFout as fout:
            meldingen.extend(fout.meldingen)
    if meldingen:
        raise InvoerFout(meldingen)
    return metingen


def _lees(pad: str, datum: date | None) -> Meting:
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg.antwoordbestand import HOOGSTENS_BYTES, VERDEEL
    from advies.verloop.inlezen import EINDE_ANTWOORD, meting_van_antwoord, meting_van_feiten
    from kennisbank.yaml_knopen import lees_bytes

    if not pad.lower().endswith(EINDE_ANTWOORD):
        return meting_van_feiten(adviseur(), lees_feiten(pad), datum)
    return meting_van_antwoord(adviseur(), lees_bytes(pad, HOOGSTENS_BYTES, VERDEEL), pad, datum)


def _datums(dagen: Sequence[str], aantal: int) -> list[date]:
    """Return the day of each file, as it was typed."""
    from datetime import date

    if len(dagen) != aantal:
        raise _fout(f"u noemt {len(dagen)} keer --op bij {aantal} bestanden; noem bij elk bestand één dag.")
    uit: list[date] = []
    for dag in dagen:
        try:
            uit.append(date.fromisoformat(dag))
        except ValueError:
            raise _fout(f"--op: '{dag}' is geen datum. Schrijf jaar-maand-dag, zoals 2026-03-31.") from None
    dubbel = next((dag for dag in uit if uit.count(dag) > 1), None)
    if dubbel is not None:
        raise _fout(f"--op: {dubbel.isoformat()} staat er twee keer; wat eerst kwam is dan niet te zeggen.")
    return uit


def _fout(tekst: str) -> InvoerFout:
    from kennisbank.meldingen import InvoerFout, Melding

    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _schrijf(uitkomst: Verloop, formaat: str, uitvoer: str | None, volledig: bool) -> None:
    if formaat == "json":
        schrijf_json(uitkomst, uitvoer)
        return
    from advies.weergave.verloop import VerloopWeergave

    toon([VerloopWeergave(uitkomst, volledig=volledig)], uitvoer, bladeren=volledig)
