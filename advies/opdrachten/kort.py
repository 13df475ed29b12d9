"""`advies evaluate --kort`: many partnerships at once, from tables, folders and facts files to the names of what applies."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import click

from advies.opdrachten.inlezen import let_op
from advies.opdrachten.keuzen import FORMATEN, MOTOR, Keuzen, is_samenvatting
from advies.opdrachten.reeks import in_map, vind_bestanden
from advies.opdrachten.stroom import schrijf_stukken, uitvoerstroom
from advies.tabel.beoordelen import Rijbeoordelaar, Steekproef, Telling
from advies.tabel.lezen import Uitkomst, lees_rijen
from advies.tabel.namen import is_tabel
from advies.tabel.polars_nodig import vraag_polars
from advies.tabel.rij import Rijlezer
from kennisbank.meldingen import InvoerFout, Melding, opsomming

if TYPE_CHECKING:
    import polars as pl

    from advies.evalueer import Adviseur


def evalueer_kort(ctx: click.Context, bestanden: Sequence[str], keuzen: Keuzen) -> None:
    """Run the command.

    Args:
        ctx: the context of the command, for its exit code.
        bestanden: the tables, folders and facts files.
        keuzen: the options.
    """
    loop = _Loop(keuzen)
    try:
        _keur(bestanden, keuzen)
        loop.schrijf(bestanden)
    except InvoerFout as fout:
        loop.meld(fout, rij=False)
    let_op(loop.lezer.meldingen)
    if loop.geweigerd or loop.fout:
        if loop.geweigerd:
            click.echo(f"{_getal(loop.geweigerd)} rijen zijn geweigerd; de andere zijn beoordeeld.", err=True)
        ctx.exit(2)
    if keuzen.streng and loop.telling.onvervuld:
        aantal = _getal(loop.telling.onvervuld)
        click.echo(f"Met --streng: {aantal} keer zegt een zeker advies dat er iets moet gebeuren.", err=True)
        ctx.exit(1)


def _keur(bestanden: Sequence[str], keuzen: Keuzen) -> None:
    """Check that the options go together.

    Raises:
        InvoerFout: they do not, or polars is needed and not installed.
    """
    if not keuzen.kort:
        wat = f"--formaat {keuzen.formaat}" if keuzen.formaat in FORMATEN[1:] else f"--motor {MOTOR}"
        tabel = next(filter(is_tabel, bestanden), None)
        tekst = f"{tabel}: een tabel beoordeelt u" if tabel else f"{wat} gaat alleen samen"
        raise InvoerFout([Melding(None, f"{tekst} met --kort; zie docs/tabel.md.", code="gebruik")])
    if keuzen.formaat not in FORMATEN:
        mag = opsomming(
            ["json", *FORMATEN] if is_samenvatting(bestanden, keuzen._replace(formaat="json")) else FORMATEN
        )
        tekst = f"met --kort kiest u --formaat {mag}; gekozen is {keuzen.formaat}."
        raise InvoerFout([Melding(None, tekst, code="gebruik")])
    if keuzen.motor == MOTOR:
        vraag_polars(f"--motor {MOTOR}")
    if keuzen.formaat == "parquet":
        vraag_polars("--formaat parquet")


class _Loop:
    """One run: reads, evaluates, writes, and counts what was wrong."""

    def __init__(self, keuzen: Keuzen) -> None:
        from advies.evalueer import Adviseur, adviseur

        self._keuzen = keuzen
        self._adviseur = Adviseur(motor="referentie") if keuzen.motor == "referentie" else adviseur()
        self.lezer = Rijlezer(None if keuzen.motor == MOTOR else self._adviseur.maskers)
        self._bestand = keuzen.uitvoer not in (None, "-")
        self.geweigerd = 0
        self.fout = False
        self.telling = Telling()

    def meld(self, fout: InvoerFout, *, rij: bool = True) -> None:
        """Tell what is wrong with a row, or with a file or the options."""
        self.geweigerd += rij
        self.fout = True
        for melding in fout.meldingen:
            click.echo(str(melding), err=True)

    def schrijf(self, paden: Sequence[str]) -> None:
        """Evaluate everything and write the result; nothing is written when no row is right."""
        bestanden = self._bestanden(paden)
        # A single run does without, see advies/cli.py; over many rows what is left behind would add up.
        gc.freeze()
        gc.enable()
        if self._keuzen.motor == MOTOR:
            self._schrijf_frames(self._frames(bestanden))
        else:
            self._schrijf_regels(bestanden)
        if self.telling.goed:
            click.echo(_verantwoording(self._adviseur, self._keuzen.motor, self.telling), err=True)

    def _bestanden(self, paden: Sequence[str]) -> list[str]:
        uit, meldingen = vind_bestanden([deel for pad in paden for deel in in_map(pad)])
        if meldingen:
            self.meld(InvoerFout(meldingen), rij=False)
        return uit

    def _schrijf_regels(self, bestanden: Sequence[str]) -> None:
        from advies.tabel.schrijven import als_csv, als_jsonl

        keuzen = self._keuzen
        beoordelaar = Rijbeoordelaar(self._adviseur, Steekproef(), alles=keuzen.alles, meld=self.meld)
        self.telling = beoordelaar.telling
        regels = (regel for pad in bestanden for regel in beoordelaar.regels(self._rijen(pad)))
        if keuzen.formaat == "csv":
            schrijf_stukken(als_csv(regels, alles=keuzen.alles, bestand=self._bestand), keuzen.uitvoer)
        elif keuzen.formaat == "jsonl":
            schrijf_stukken(als_jsonl(regels), keuzen.uitvoer)
        else:
            from advies.tabel.frame_schrijven import van_regels

            self._schrijf_parquet(van_regels(regels, keuzen.alles))

    def _rijen(self, pad: str) -> Iterator[Uitkomst]:
        try:
            yield from lees_rijen(pad, self.lezer)
        except InvoerFout as fout:
            self.meld(fout, rij=False)

    def _frames(self, bestanden: Sequence[str]) -> Iterator[pl.DataFrame]:
        from advies.tabel.frame_schrijven import met_namen
        from advies.tabel.partij import Tabelbeoordelaar
        from advies.tabel.partijen import partijen

        beoordelaar = Tabelbeoordelaar(self._adviseur, Steekproef())
        self.telling = beoordelaar.telling
        for pad in bestanden:
            try:
                for partij in partijen(pad, self.lezer, beoordelaar.motor.typen, self.meld):
                    uitslag = beoordelaar.beoordeel(partij)
                    for _, fout in uitslag.geweigerd:
                        self.meld(fout)
                    if uitslag.kop.height:
                        yield met_namen(uitslag, beoordelaar.adviezen, self._keuzen.alles)
            except InvoerFout as fout:
                self.meld(fout, rij=False)

    def _schrijf_frames(self, frames: Iterator[pl.DataFrame]) -> None:
        from advies.tabel.frame_schrijven import als_csv, als_jsonl, als_lijsten

        keuzen = self._keuzen
        if keuzen.formaat == "csv":
            schrijf_stukken(als_csv(frames, alles=keuzen.alles, bestand=self._bestand), keuzen.uitvoer)
        elif keuzen.formaat == "jsonl":
            schrijf_stukken(als_jsonl(frames), keuzen.uitvoer)
        else:
            self._schrijf_parquet(map(als_lijsten, frames))

    def _schrijf_parquet(self, frames: Iterator[pl.DataFrame]) -> None:
        from advies.tabel.frame_schrijven import naar_parquet

        eerste = next(frames, None)
        if eerste is not None:
            with uitvoerstroom(self._keuzen.uitvoer) as stroom:
                naar_parquet(chain([eerste], frames), self._keuzen.alles, stroom)


def _verantwoording(adviseur: Adviseur, motor: str, telling: Telling) -> str:
    """Return what was done with which engines: the receipt of a run over many partnerships."""
    ontvangst = adviseur.antwoord("", {}).ontvangstbewijs
    alle = MOTOR if motor == MOTOR else "referentie"
    proef = Steekproef()
    anderen = [naam for naam in ontvangst.motoren if naam != alle]
    tekst = f"{_getal(telling.goed)} samenwerkingsverbanden beoordeeld met de motor {alle}."
    if anderen:
        tekst += (
            f" {_getal(telling.nagerekend)} daarvan (de eerste {proef.eerste} en elke {_getal(proef.elke)}e) ook met"
            f" {' en '.join(anderen)}: geen verschil."
        )
    melding = f"{ontvangst.melding} " if ontvangst.melding else ""
    lagen = "".join(f", laag {laag.naam}: {laag.vingerafdruk[:12]}" for laag in ontvangst.lagen)
    uit = "".join(
        f" De laag {deel.laag} schakelt '{deel.regel.naam}' uit: {deel.reden}" for deel in adviseur.bank.uitgeschakeld
    )
    return f"{tekst} {melding}Regels: {ontvangst.regelbank[:12]}{lagen}, versie {ontvangst.advies}.{uit}"


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
