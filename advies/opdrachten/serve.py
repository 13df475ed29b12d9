"""`advies serve`: the library over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld

if TYPE_CHECKING:
    from advies.web.instellingen import Contact

_WERKERS = 64


@click.command(options_metavar="[OPTIES]", short_help="Geef advies als dienst, over HTTP.")
@click.option(
    "--host",
    metavar="ADRES",
    default="127.0.0.1",
    show_default=True,
    help="Netwerkadres waarop de dienst luistert; alleen deze computer zelf, als u niets kiest.",
)
@click.option(
    "--poort",
    type=click.IntRange(0, 65535),
    metavar="NUMMER",
    default=8000,
    show_default=True,
    help="Poort; 0 kiest er een.",
)
@click.option(
    "--werkers",
    type=click.IntRange(1, _WERKERS),
    metavar="AANTAL",
    default=1,
    show_default=True,
    help="Hoeveel processen antwoord geven; kies zo veel als er processorkernen zijn.",
)
@click.option(
    "--adres",
    "adressen",
    multiple=True,
    metavar="URL",
    help="Adres waarop anderen de dienst bereiken, zoals https://advies.voorbeeld.nl. Mag vaker.",
)
@click.option(
    "--gelijktijdig",
    type=click.IntRange(1, 10_000),
    metavar="AANTAL",
    default=64,
    show_default=True,
    help="Hoeveel verzoeken elk proces tegelijk aanneemt; wat meer is, krijgt 503.",
)
@click.option("--contact-naam", metavar="NAAM", help="Wie de dienst beheert; komt in de beschrijving van de API.")
@click.option("--contact-e-mail", metavar="ADRES", help="Het e-mailadres van de beheerder.")
@click.option("--contact-url", metavar="URL", help="Een pagina over de dienst.")
@click.option("--thema", metavar="BESTAND", help="Een stijlblad van uw gemeente, in plaats van het voorbeeldthema.")
@click.option("--zonder-paginas", is_flag=True, help="Alleen de API, zonder pagina's voor een browser.")
@click.pass_context
def serve(
    ctx: click.Context,
    host: str,
    poort: int,
    werkers: int,
    adressen: tuple[str, ...],
    gelijktijdig: int,
    contact_naam: str | None,
    contact_e_mail: str | None,
    contact_url: str | None,
    thema: str | None,
    zonder_paginas: bool,
) -> None:
    """Geef advies als dienst: pagina's voor de browser, en een API voor andere programma's.

    De dienst bewaart niets en schrijft geen feiten in een logboek. Wat de API kan, staat in /v1/openapi.json. Zet er in een
    netwerk een proxy voor die TLS en het aanmelden regelt, en noem het adres daarvan met --adres; zie docs/draaien.md.
    """
    from advies.opdrachten.webpakketten import controleer_pakketten
    from kennisbank.meldingen import InvoerFout

    try:
        controleer_pakketten()
        from advies.web.draaien import draai
        from advies.web.instellingen import Instellingen, lees_adres

        instellingen = Instellingen(
            host=host,
            poort=poort,
            werkers=werkers,
            adressen=tuple(map(lees_adres, adressen)),
            gelijktijdig=gelijktijdig,
            contact=_contact(contact_naam, contact_e_mail, contact_url),
            paginas=not zonder_paginas,
            thema=thema or "",
        )
        code = draai(instellingen)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)
    ctx.exit(code)


def _contact(naam: str | None, e_mail: str | None, url: str | None) -> Contact | None:
    """Return whom to ask; None when nobody is named.

    Raises:
        InvoerFout: only a part is named.
    """
    from advies.web.instellingen import Contact
    from kennisbank.meldingen import InvoerFout, Melding

    if naam and e_mail and url:
        return Contact(naam, e_mail, url)
    if naam or e_mail or url:
        tekst = "noem de beheerder helemaal: met --contact-naam, --contact-e-mail en --contact-url."
        raise InvoerFout([Melding(None, tekst, code="gebruik")])
    return None
