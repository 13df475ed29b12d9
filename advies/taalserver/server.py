"""The protocol: what an editor asks, answered from the files as they stand in it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from advies.schrijfschemas.bestanden import Bestandsoort, bestandsoorten, schrijfschema
from advies.schrijfschemas.voorwaarden import TEKSTEN, Schema
from advies.taalserver import schemavragen
from advies.taalserver.acties import regel_bij, voer_toetsen_uit, voorbeeldfeiten
from advies.taalserver.cursor import Cursor, cursor
from advies.taalserver.definities import definitie
from advies.taalserver.hernoemen import Vervanging, hernoem, weiger_van_publicatie
from advies.taalserver.lagen import laagmap_van
from advies.taalserver.werkmap import Werkmap, project_van
from advies.versie import __version__
from kennisbank.meldingen import InvoerFout, Melding
from regels.sleutels import FeitSleutel
from regels.taal import Regelbank

_RUST = 0.05
"""Seconds without a change before the files are looked at."""


class Taalserver(LanguageServer):
    """Answers one editor.

    Args:
        mappen: the folders of layers that are always on.
    """

    def __init__(self, mappen: Sequence[Path] = ()) -> None:
        super().__init__("advies", __version__)
        self.werkmap = Werkmap(mappen)
        self.open: set[str] = set()
        self._schemas: dict[tuple[Bestandsoort, Path | None], tuple[object, Schema]] = {}
        self._bereik: dict[Path, Path] = {}
        self._gemeld: dict[Path, frozenset[Path]] = {}
        self._wacht: asyncio.Task[None] | None = None

    def teksten(self) -> Mapping[Path, str]:
        """Return what the editor has of each open file."""
        return {pad_van(uri): self.workspace.get_text_document(uri).source for uri in self.open}

    def straks(self, uri: str) -> None:
        """Look at a file once nothing changes for a moment."""
        if self._wacht is not None:
            self._wacht.cancel()
        self._wacht = asyncio.get_running_loop().create_task(self._kijk(uri))

    async def _kijk(self, uri: str) -> None:
        await asyncio.sleep(_RUST)
        self.kijk(uri)

    def sluit(self, uri: str) -> None:
        """Forget what the editor had of a file; what hangs together with it is looked at with what is on disk."""
        self.open.discard(uri)
        bereik = self._bereik.pop(pad_van(uri), None)
        naast = next((ander for ander in self.open if bereik and self._bereik.get(pad_van(ander)) == bereik), None)
        if naast is not None:
            self.kijk(naast)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def kijk(self, uri: str) -> None:
        """Look at a file, and tell the editor what is wrong with it and with what hangs together with it."""
        voor = self.werkmap.basis
        self._meld(pad_van(uri))
        if self.werkmap.basis is not voor:
            # The layers that are open are read over those rules.
            for pad in {laagmap_van(pad): pad for pad in self.teksten() if laagmap_van(pad) is not None}.values():
                self._meld(pad)

    def _meld(self, pad: Path) -> None:
        stand = self.werkmap.kijk(pad, self.teksten())
        self._bereik[pad] = stand.bereik
        # A file that is not open can have been told of too; once it is right again, the editor has to hear it.
        hersteld = self._gemeld.get(stand.bereik, frozenset()) - stand.meldingen.keys()
        self._gemeld[stand.bereik] = frozenset(pad for pad, deel in stand.meldingen.items() if deel)
        for bestand, meldingen in {**dict.fromkeys(hersteld, ()), **stand.meldingen}.items():
            bevindingen = [_bevinding(melding) for melding in meldingen]
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(bestand.as_uri(), bevindingen))

    def bank_van(self, uri: str) -> Regelbank:
        """Return the rule base with which a file is read."""
        return self.werkmap.bank_van(pad_van(uri), self.workspace.get_text_document(uri).source)

    def zeg(self, tekst: str, soort: lsp.MessageType = lsp.MessageType.Info) -> None:
        """Let the editor show a text."""
        self.window_show_message(lsp.ShowMessageParams(soort, tekst))

    def plek(self, uri: str, positie: lsp.Position, heel: bool) -> tuple[Cursor, Schema | None]:
        """Return where an editor asks something, and the schema of that file."""
        tekst = self.workspace.get_text_document(uri).source
        pad = pad_van(uri)
        plek = cursor(tekst.splitlines(), positie.line, positie.character, heel)
        bank = self.werkmap.bank_van(pad, tekst)
        soort = self.werkmap.soort_van(pad, tekst)
        bekend = next((deel for deel in bestandsoorten(bank) if deel == soort), None)
        return plek, self._schema(bekend, laagmap_van(pad), bank) if bekend else None

    def _schema(self, soort: Bestandsoort, map_: Path | None, bank: Regelbank) -> Schema:
        merk = (bank.vingerafdruk, bank.lagen)
        oud, schema = self._schemas.get((soort, map_), (None, {}))
        if oud != merk:
            schema = schrijfschema(soort, bank)
            self._schemas[soort, map_] = merk, schema
        return schema


def pad_van(uri: str) -> Path:
    """Return the path of a file that an editor names."""
    return Path(unquote(urlsplit(uri).path))


def _bevinding(melding: Melding) -> lsp.Diagnostic:
    regel, kolom = (melding.plek.regel - 1, melding.plek.kolom - 1) if melding.plek else (0, 0)
    begin = lsp.Position(max(regel, 0), max(kolom, 0))
    # Up to the end of the line: an editor underlines what stands there.
    tot = lsp.Position(begin.line, begin.character + 1000)
    return lsp.Diagnostic(
        lsp.Range(begin, tot), melding.tekst, severity=lsp.DiagnosticSeverity.Error, code=melding.code, source="advies"
    )


def maak_server(mappen: Sequence[Path] = ()) -> Taalserver:
    """Return a server that answers one editor; `start_io` lets it listen.

    Args:
        mappen: the folders of layers that are always on.
    """
    server = Taalserver(mappen)
    _volg_bestanden(server)
    _beantwoord_vragen(server)
    _doe_acties(server)
    return server


def _volg_bestanden(server: Taalserver) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opent(bericht: lsp.DidOpenTextDocumentParams) -> None:
        server.open.add(bericht.text_document.uri)
        server.kijk(bericht.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def wijzigt(bericht: lsp.DidChangeTextDocumentParams) -> None:
        server.straks(bericht.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def sluit(bericht: lsp.DidCloseTextDocumentParams) -> None:
        server.sluit(bericht.text_document.uri)


def _beantwoord_vragen(server: Taalserver) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def vertelt(vraag: lsp.HoverParams) -> lsp.Hover | None:
        plek, schema = server.plek(vraag.text_document.uri, vraag.position, heel=True)
        tekst = _van_regel(plek.woord, server.bank_van(vraag.text_document.uri)) or (
            schemavragen.uitleg(schema, plek) if schema else ""
        )
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, tekst)) if tekst else None

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", "{", "["]))
    def vult_aan(vraag: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        plek, schema = server.plek(vraag.text_document.uri, vraag.position, heel=False)
        return _aanvullingen(schema, plek) if schema else []

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def wijst_aan(vraag: lsp.DefinitionParams) -> lsp.Location | None:
        uri = vraag.text_document.uri
        plek, _ = server.plek(uri, vraag.position, heel=True)
        daar = definitie(plek, server.bank_van(uri), pad_van(uri), server.teksten())
        if daar is None:
            return None
        begin = lsp.Position(daar.regel - 1, daar.kolom - 1)
        return lsp.Location(Path(daar.bestand).as_uri(), lsp.Range(begin, begin))


def _doe_acties(server: Taalserver) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION)
    def biedt_aan(vraag: lsp.CodeActionParams) -> list[lsp.Command]:
        uri = vraag.text_document.uri
        regel = regel_bij(server.workspace.get_text_document(uri).source.splitlines(), vraag.range.start.line)
        return [_actie(soort, regel, uri) for soort in ("toets", "voorbeeld")] if regel else []

    @server.command("advies.toets")
    def toetst(regel: str, uri: str) -> None:
        map_ = pad_van(uri).parent.parent
        server.zeg(voer_toetsen_uit(regel, map_, server.teksten(), server.bank_van(uri)))

    @server.command("advies.voorbeeld")
    def zoekt(regel: str, uri: str) -> None:
        server.zeg(voorbeeldfeiten(regel, server.bank_van(uri)))

    @server.feature(lsp.TEXT_DOCUMENT_RENAME)
    def hernoemt(vraag: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        uri = vraag.text_document.uri
        plek, _ = server.plek(uri, vraag.position, heel=True)
        try:
            oud, pad, bank = FeitSleutel.lees(plek.woord).naam, pad_van(uri), server.bank_van(uri)
            weiger_van_publicatie(oud, pad, bank)
            delen = hernoem(oud, vraag.new_name, project_van(pad), server.teksten(), bank)
        except InvoerFout as fout:
            server.zeg(str(fout), lsp.MessageType.Error)
            return None
        return lsp.WorkspaceEdit(
            {pad.as_uri(): [_wijziging(deel) for deel in vervangingen] for pad, vervangingen in delen.items()}
        )


def _actie(soort: str, regel: str, uri: str) -> lsp.Command:
    return lsp.Command(TEKSTEN.tekst(f"acties.{soort}", regel=regel), f"advies.{soort}", arguments=[regel, uri])


def _wijziging(deel: Vervanging) -> lsp.TextEdit:
    van, tot = lsp.Position(deel.regel, deel.begin), lsp.Position(deel.regel, deel.eind)
    return lsp.TextEdit(lsp.Range(van, tot), deel.tekst)


def _van_regel(woord: str, bank: Regelbank) -> str:
    alle = (*bank.regels, *(deel.regel for deel in bank.uitgeschakeld))
    regel = next((deel for deel in alle if deel.naam == woord), None)
    return "" if regel is None or woord in bank.vocabulaire.feiten else f"{regel.titel}\n\n{regel.tekst}"


def _aanvullingen(schema: Schema, plek: Cursor) -> list[lsp.CompletionItem]:
    namen = {} if plek.sleutel else schemavragen.sleutels(schema, plek)
    return [
        *(
            lsp.CompletionItem(
                naam, kind=lsp.CompletionItemKind.Property, documentation=uitleg, insert_text=f"{naam}: "
            )
            for naam, uitleg in namen.items()
            if naam not in plek.broers
        ),
        *(
            lsp.CompletionItem(waarde, kind=lsp.CompletionItemKind.Value)
            for waarde in schemavragen.waarden(schema, plek)
        ),
    ]
