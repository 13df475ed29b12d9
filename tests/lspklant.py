"""A client of the language server protocol, for tests: opens a file, and asks what an editor asks."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from lsprotocol import types as lsp
from pygls.io_ import run_async
from pygls.lsp.client import LanguageClient
from pygls.lsp.server import LanguageServer

WACHT = 30.0
"""Seconds until a server that says nothing counts as broken."""


class _Lijn:
    """One direction of a connection within a process: what is written at one end is read at the other."""

    def __init__(self) -> None:
        self.lezer = asyncio.StreamReader()

    async def close(self) -> None:
        self.lezer.feed_eof()

    async def write(self, data: bytes) -> None:
        self.lezer.feed_data(data)


class Klant:
    """Talks with a server, over the protocol.

    Args:
        opdracht: the command that starts the server as a process, over its standard streams; or a server to talk with in this
            process, which spares its start.
        map_: the folder that the editor has open.
    """

    def __init__(self, opdracht: Sequence[str] | LanguageServer, map_: Path) -> None:
        self._opdracht = opdracht
        self._taken: list[asyncio.Task[None]] = []
        self._map = map_
        self._klant = LanguageClient("tests", "1")
        self._bevindingen: dict[str, list[lsp.Diagnostic]] = {}
        self._nieuw = asyncio.Event()
        self._versie = 1
        self._getoond: list[str] = []
        self._klant.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda bericht: self._getoond.append(bericht.message))
        self._klant.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda bericht: self._ontvang(bericht))
        self._klant.feature(lsp.WORKSPACE_CONFIGURATION)(lambda vraag: [None] * len(vraag.items))
        self._klant.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
        self._klant.feature(lsp.WINDOW_LOG_MESSAGE)(lambda _: None)
        self.kan: lsp.ServerCapabilities

    def _ontvang(self, bericht: lsp.PublishDiagnosticsParams) -> None:
        self._bevindingen[bericht.uri] = list(bericht.diagnostics)
        self._nieuw.set()

    async def __aenter__(self) -> Self:
        if isinstance(self._opdracht, LanguageServer):
            self._verbind(self._opdracht)
        else:
            await self._klant.start_io(*self._opdracht)
        antwoord = await asyncio.wait_for(
            self._klant.initialize_async(
                lsp.InitializeParams(
                    capabilities=lsp.ClientCapabilities(
                        text_document=lsp.TextDocumentClientCapabilities(
                            hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.PlainText])
                        )
                    ),
                    root_uri=self._map.as_uri(),
                )
            ),
            WACHT,
        )
        self.kan = antwoord.capabilities
        self._klant.initialized(lsp.InitializedParams())
        return self

    def _verbind(self, server: LanguageServer) -> None:
        heen, terug = _Lijn(), _Lijn()
        self._klant.protocol.set_writer(heen)
        server.protocol.set_writer(terug)
        for lijn, ontvanger in ((heen, server.protocol), (terug, self._klant.protocol)):
            self._taken.append(asyncio.create_task(run_async(threading.Event(), lijn.lezer, ontvanger)))

    async def __aexit__(self, *_: object) -> None:
        if self._taken:
            for taak in self._taken:
                taak.cancel()
            await asyncio.gather(*self._taken, return_exceptions=True)
            return
        await asyncio.wait_for(self._klant.shutdown_async(None), WACHT)
        self._klant.exit(None)
        await asyncio.wait_for(self._klant.stop(), WACHT)  # type: ignore[no-untyped-call]

    async def open(self, naam: str, tekst: str) -> list[lsp.Diagnostic]:
        """Open a file with a text; return what the server has against it."""
        uri = (self._map / naam).as_uri()
        self._klant.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri=uri, language_id="yaml", version=1, text=tekst))
        )
        return await self._wacht(uri)

    async def wijzig(self, naam: str, tekst: str) -> list[lsp.Diagnostic]:
        """Change an open file to a text; return what the server then has against it."""
        uri = (self._map / naam).as_uri()
        await self.definitie(naam, 0, 0)  # what the server told before is in by then
        self._bevindingen.pop(uri, None)
        self._versie += 1
        self._klant.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version=self._versie, uri=uri),
                [lsp.TextDocumentContentChangeWholeDocument(tekst)],
            )
        )
        return await self._wacht(uri)

    async def sluit(self, naam: str) -> list[lsp.Diagnostic]:
        """Close a file; return what the server then has against it."""
        self._klant.text_document_did_close(lsp.DidCloseTextDocumentParams(self._document(naam)))
        return await self.laatste(naam)

    async def _wacht(self, uri: str) -> list[lsp.Diagnostic]:
        while uri not in self._bevindingen:
            await asyncio.wait_for(self._nieuw.wait(), WACHT)
            self._nieuw.clear()
        return self._bevindingen[uri]

    async def laatste(self, naam: str) -> list[lsp.Diagnostic]:
        """Return what the server last told of a file, after all that it was told before."""
        await self.definitie(naam, 0, 0)
        return self._bevindingen[(self._map / naam).as_uri()]

    async def hover(self, naam: str, regel: int, kolom: int) -> str:
        """Return what the server tells of a place; lines and columns from 0."""
        vraag = lsp.HoverParams(self._document(naam), lsp.Position(regel, kolom))
        antwoord = await asyncio.wait_for(self._klant.text_document_hover_async(vraag), WACHT)
        if antwoord is None:
            return ""
        assert isinstance(antwoord.contents, lsp.MarkupContent)
        return antwoord.contents.value

    async def aanvullingen(self, naam: str, regel: int, kolom: int) -> list[str]:
        """Return what the server offers at a place."""
        vraag = lsp.CompletionParams(self._document(naam), lsp.Position(regel, kolom))
        antwoord: Any = await asyncio.wait_for(self._klant.text_document_completion_async(vraag), WACHT)
        return [deel.label for deel in (antwoord.items if isinstance(antwoord, lsp.CompletionList) else antwoord or [])]

    async def definitie(self, naam: str, regel: int, kolom: int) -> tuple[Path, int] | None:
        """Return the file and the line (from 0) where what stands at a place is defined."""
        vraag = lsp.DefinitionParams(self._document(naam), lsp.Position(regel, kolom))
        antwoord: Any = await asyncio.wait_for(self._klant.text_document_definition_async(vraag), WACHT)
        return antwoord and (Path(antwoord.uri.removeprefix("file://")), antwoord.range.start.line)

    async def acties(self, naam: str, regel: int) -> dict[str, lsp.Command]:
        """Return what the server offers to do at a line, by title."""
        plek = lsp.Position(regel, 0)
        vraag = lsp.CodeActionParams(self._document(naam), lsp.Range(plek, plek), lsp.CodeActionContext([]))
        antwoord: Any = await asyncio.wait_for(self._klant.text_document_code_action_async(vraag), WACHT)
        return {deel.title: deel for deel in antwoord or []}

    async def doe(self, opdracht: lsp.Command) -> str:
        """Have the server do something; return what it then shows."""
        self._getoond.clear()
        vraag = lsp.ExecuteCommandParams(opdracht.command, opdracht.arguments)
        await asyncio.wait_for(self._klant.workspace_execute_command_async(vraag), WACHT)
        return " ".join(self._getoond)

    async def hernoem(
        self, naam: str, regel: int, kolom: int, nieuw: str
    ) -> tuple[dict[Path, list[lsp.TextEdit]], str]:
        """Have what stands at a place get another name; return what changes in each file, and what the server shows."""
        self._getoond.clear()
        vraag = lsp.RenameParams(self._document(naam), lsp.Position(regel, kolom), nieuw)
        antwoord: Any = await asyncio.wait_for(self._klant.text_document_rename_async(vraag), WACHT)
        delen = antwoord.changes if antwoord else {}
        return {Path(uri.removeprefix("file://")): list(deel) for uri, deel in delen.items()}, " ".join(self._getoond)

    def _document(self, naam: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier((self._map / naam).as_uri())
