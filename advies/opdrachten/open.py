"""`advies open`: the same in the browser, on this computer."""

from __future__ import annotations

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld


@click.command("open", options_metavar="[OPTIES]", short_help="Werk in de browser, op deze computer.")
@click.argument("feiten", required=False, metavar="[FEITEN]", shell_complete=aanvullen.bestand)
@click.option(
    "--poort",
    type=click.IntRange(0, 65535),
    metavar="NUMMER",
    default=0,
    help="Poort; zonder deze optie een die vrij is.",
)
@click.option("--geen-browser", is_flag=True, help="Noem alleen het adres, en open de browser niet.")
@click.option("--thema", metavar="BESTAND", help="Een stijlblad van uw gemeente, in plaats van het voorbeeldthema.")
@click.pass_context
def open_(ctx: click.Context, feiten: str | None, poort: int, geen_browser: bool, thema: str | None) -> None:
    """Beantwoord vragen en bekijk het advies in de browser.

    Met FEITEN staan de antwoorden in dat bestand, en wordt elk antwoord meteen bewaard. Zonder FEITEN bewaart u ze zelf, vanaf de
    pagina. Alles blijft op deze computer; er is geen verbinding met internet nodig. Stop met Ctrl-C.
    """
    from advies.opdrachten.webpakketten import controleer_pakketten
    from kennisbank.meldingen import InvoerFout

    try:
        controleer_pakketten()
        from advies.web.draaien import draai
        from advies.web.instellingen import Instellingen
        from advies.web.paginas.dossier import keur_pad

        if feiten is not None:
            keur_pad(feiten)
        instellingen = Instellingen(poort=poort, paginas=True, bestand=feiten or "", thema=thema or "", stil=True)
        code = draai(instellingen, _toon_adres if geen_browser else _open_browser)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)
    ctx.exit(code)


def _toon_adres(adres: str) -> None:
    click.echo(f"De pagina staat op {adres}/")


def _open_browser(adres: str) -> None:
    import webbrowser

    _toon_adres(adres)
    if not webbrowser.open(f"{adres}/"):
        click.echo("Er is geen browser gevonden; open dit adres zelf.")
