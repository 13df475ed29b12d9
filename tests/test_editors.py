"""The extension for VS Code: what it starts, asked of its own code, is our server and answers."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.lspklant import Klant

WORTEL = Path(__file__).parent.parent
MAP = WORTEL / "editors" / "vscode"
PAKKET: dict[str, Any] = json.loads((MAP / "package.json").read_bytes())
_PROEF = """
const Module = require("module");
const [map, instellingen] = [process.argv[1], JSON.parse(process.argv[2])];
const load = Module._load;
class LanguageClient {
  constructor(...delen) { this.delen = delen; }
  start() { console.log(JSON.stringify(this.delen)); }
  stop() { console.log('"gestopt"'); }
}
const workspace = {
  getConfiguration: () => ({ get: (naam) => instellingen[naam] }),
  workspaceFolders: [{ uri: { fsPath: "/werk" } }],
};
Module._load = (wat, ...rest) =>
  wat === "vscode" ? { workspace } : wat === "vscode-languageclient/node" ? { LanguageClient } : load(wat, ...rest);
const { activate, deactivate } = require(map);
deactivate();
activate();
deactivate();
"""


def start(**anders: object) -> dict[str, Any]:
    """Return what the extension starts, with the settings as they are declared, or others."""
    node = shutil.which("node")
    if node is None:
        if os.environ.get("CI"):
            pytest.fail("no node here")
        pytest.skip("no node here")
    delen = PAKKET["contributes"]["configuration"]["properties"]
    instellingen = {naam.removeprefix("advies."): deel["default"] for naam, deel in delen.items()} | anders
    uit = subprocess.run(
        [node, "-e", _PROEF, str(MAP / PAKKET["main"]), json.dumps(instellingen)],
        check=True,
        capture_output=True,
        text=True,
    )
    (_, _, server, klant), gestopt = map(json.loads, uit.stdout.splitlines())
    assert gestopt == "gestopt"
    assert klant["documentSelector"] == [{"scheme": "file", "language": "yaml"}]
    return dict(server)


@pytest.mark.editor
def test_de_extensie_start_onze_server(tmp_path: Path) -> None:
    eigen = start()
    met_lagen = start(opdracht=sys.executable, lagen=["een", "twee map"])
    assert eigen == {"command": "advies", "args": ["lsp"], "options": {"cwd": "/werk"}}
    opdrachten = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert eigen["command"] in opdrachten
    assert met_lagen["command"] == sys.executable
    assert met_lagen["args"] == ["lsp", "--regels", "een", "--regels", "twee map"]

    async def gesprek() -> list[str]:
        async with Klant([sys.executable, "-m", "advies", *eigen["args"]], tmp_path) as klant:
            return [melding.message for melding in await klant.open("feiten.yaml", "vervangingsbudget: misschien\n")]

    assert len(asyncio.run(gesprek())) == 1


def test_de_extensie_is_compleet_en_elke_versie_ligt_vast() -> None:
    slot = json.loads((MAP / "package-lock.json").read_bytes())["packages"]
    for naam, versie in PAKKET["dependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", versie)
        assert slot[f"node_modules/{naam}"]["version"] == versie
    assert slot[""]["dependencies"] == PAKKET["dependencies"]
    # Built for no older VS Code than its client asks for.
    assert slot["node_modules/vscode-languageclient"]["engines"] == PAKKET["engines"]
    assert f"{PAKKET['name']}-{PAKKET['version']}.vsix" in (WORTEL / "docs/editor.md").read_text(encoding="utf-8")


def test_de_extensie_begint_waar_regels_of_lagen_zijn() -> None:
    patronen = [deel.removeprefix("workspaceContains:") for deel in PAKKET["activationEvents"]]
    for bestand in ("regels/basis/middelen.yaml", "docs/voorbeelden/streekafspraak/laag.yaml"):
        assert any((WORTEL / bestand).match(patroon) for patroon in patronen)
    assert not any((WORTEL / "docs/voorbeeld/feiten.yaml").match(patroon) for patroon in patronen)
