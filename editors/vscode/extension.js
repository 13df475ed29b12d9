"use strict";

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

/** Starts `advies lsp` in the folder that is open, and lets it answer for YAML files. */
function activate() {
  const settings = workspace.getConfiguration("advies");
  const args = ["lsp", ...settings.get("lagen").flatMap((layer) => ["--regels", layer])];
  const cwd = workspace.workspaceFolders?.[0]?.uri.fsPath;
  client = new LanguageClient(
    "advies",
    "advies",
    { command: settings.get("opdracht"), args, options: { cwd } },
    { documentSelector: [{ scheme: "file", language: "yaml" }] },
  );
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
