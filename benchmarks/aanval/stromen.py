"""Streams that are closed, full, or read by nobody, and terminals that lack characters."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from aanval.geval import Geval, bestanden

_FEITEN = {"f.yaml": "naam: Súdwest ✓\nvervangingsbudget: nee\n", "fout.yaml": "fase: fout\n", "r/a.yaml": "[]\n"}
_OPDRACHTEN: dict[str, tuple[str, ...]] = {
    "evaluate": ("evaluate", "f.yaml"),
    "evaluate_json": ("evaluate", "f.yaml", "--formaat", "json"),
    "evaluate_csv": ("evaluate", "f.yaml", "f.yaml", "--formaat", "csv"),
    "evaluate_md": ("evaluate", "f.yaml", "--formaat", "markdown"),
    "evaluate_html": ("evaluate", "f.yaml", "--formaat", "html"),
    "ask": ("ask", "a.yaml"),
    "ask_lijst": ("ask", "f.yaml", "--lijst"),
    "ask_lijst_json": ("ask", "f.yaml", "--lijst", "--formaat", "json"),
    "explain": ("explain", "f.yaml"),
    "explain_json": ("explain", "f.yaml", "--formaat", "json"),
    "whatif": ("whatif", "f.yaml", "--stel", "vervangingsbudget=ja"),
    "diff": ("diff", "f.yaml", "f.yaml"),
    "diff_json": ("diff", "f.yaml", "f.yaml", "--formaat", "json"),
    "change": ("change", "f.yaml", "--zonder", "geen_vervangingsbudget"),
    "report": ("report", "f.yaml", "-o", "-", "--formaat", "md"),
    "report_docx": ("report", "f.yaml", "-o", "-", "--formaat", "docx"),
    "new": ("new",),
    "cases": ("cases", "f.yaml"),
    "rules": ("rules",),
    "rules_dekking": ("rules", "--dekking"),
    "schema": ("schema",),
    "schema_van": ("schema", "--van", "evaluate"),
    "verify": ("verify", "antwoord.json"),
    "help": ("--help",),
    "help_opdracht": ("evaluate", "--help"),
    "versie": ("--version",),
}
_FOUT: dict[str, tuple[str, ...]] = {
    "feit": ("evaluate", "fout.yaml"),
    "feit_json": ("evaluate", "fout.yaml", "--formaat", "json"),
    "reeks": ("evaluate", "f.yaml", "fout.yaml", "--formaat", "csv"),
    "optie": ("evaluate", "--optie"),
    "opdracht": ("evaluatie",),
    "weg": ("report", "weg.yaml", "-o", "uit.md"),
    "check": ("check", "leeg", "--zonder-bewijs"),
}
_UITGANG: dict[str, tuple[str, frozenset[int]]] = {
    "dicht": (">&-", frozenset({4})),
    "vol": (">/dev/full", frozenset({4})),
    "alles_dicht": ("<&- >&- 2>&-", frozenset({4})),
    "beide_vol": (">/dev/full 2>/dev/full", frozenset({4})),
    "alleen_lezen": ("1</dev/null", frozenset({4})),
}
_TERMINALS: dict[str, dict[str, str]] = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin1": {"PYTHONIOENCODING": "latin-1"},
    "C": {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "smal": {"COLUMNS": "1"},
    "nul_breed": {"COLUMNS": "0", "LINES": "0"},
    "onzin_breed": {"COLUMNS": "x", "TERM": "\x1b"},
    "geen_home": {"HOME": "/bestaat/niet", "TMPDIR": "/bestaat/niet"},
    "kleur": {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
}


def gevallen(_rng: Random) -> Iterator[Geval]:
    """Yield each stream that cannot be used for each command, and each strange terminal."""
    feiten = bestanden({**_FEITEN, "antwoord.json": "[]"})
    blijft = frozenset({"a.yaml"})
    for naam, opdracht in _OPDRACHTEN.items():
        if naam != "verify":
            for uitgang, (omleiding, codes) in _UITGANG.items():
                yield Geval(
                    "stromen", f"{naam}-{uitgang}", opdracht, feiten, b"A\ns\n", omleiding, codes=codes, wijzigt=blijft
                )
            yield Geval(
                "stromen", f"{naam}-pijp", opdracht, feiten, b"A\ns\n", "", True, codes=frozenset({141}), wijzigt=blijft
            )
        for terminal, omgeving in _TERMINALS.items():
            yield Geval("stromen", f"{naam}-{terminal}", opdracht, feiten, b"A\ns\n", omgeving=omgeving, wijzigt=blijft)
    for naam, opdracht in _FOUT.items():
        for soort, omleiding in (
            ("dicht", "2>&-"),
            ("vol", "2>/dev/full"),
            ("invoer_dicht", "<&-"),
            ("uit_dicht", ">&-"),
        ):
            yield Geval(
                "stromen", f"fout-{naam}-{soort}", opdracht, feiten, omleiding=omleiding, codes=frozenset({2, 4})
            )
    for naam, opdracht in {
        "evaluate": ("evaluate", "-"),
        "verify": ("verify", "-"),
        "ask": ("ask", "a.yaml"),
        "diff": ("diff", "-", "-"),
        "report": ("report", "-", "-o", "-", "--formaat", "md"),
    }.items():
        for soort, omleiding in (
            ("dicht", "<&-"),
            ("map", "<."),
            ("alleen_schrijven", "0>/dev/null"),
            ("leeg", "</dev/null"),
        ):
            codes = frozenset({0, 2, 4}) if naam == "ask" else frozenset({2, 4})
            yield Geval(
                "stromen", f"invoer-{naam}-{soort}", opdracht, feiten, omleiding=omleiding, codes=codes, wijzigt=blijft
            )
