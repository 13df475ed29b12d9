"""Builds the site in `build/website`: gathers its pages, and lets the generator make it.

The pages are those of `docs/`, the documents at the top of the project, and the book of rules.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path

from boek import bladen
from nederlands import vertaal

WORTEL = Path(__file__).parent.parent.parent
PROJECT = {
    "README.md": "project/readme.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changelog.md",
    "SECURITY.md": "project/security.md",
    "GOVERNANCE.md": "project/governance.md",
    "CODE_OF_CONDUCT.md": "project/code_of_conduct.md",
    "tests/conformiteit/README.md": "project/conformiteit.md",
}
"""Documents outside `docs/`, and where they stand in the site."""
_SCHAKEL = re.compile(r"(!?)\[((?:[^][]|\[[^]]*\])*)\]\(([^)\s#]*)(#[^)\s]*)?\)")


def verzamel(naar: Path) -> None:
    """Write the pages of the site, and its settings, to a folder.

    Args:
        naar: the folder; it is emptied first.
    """
    shutil.rmtree(naar, ignore_errors=True)
    site = naar / "bladen"
    for bron in [*(WORTEL / "docs").glob("*.md"), *(WORTEL / "docs" / "besluiten").glob("*.md")]:
        pad = bron.relative_to(WORTEL / "docs").as_posix()
        _schrijf(site / pad, verlegd(f"docs/{pad}", pad, bron.read_text(encoding="utf-8")))
    for buiten, pad in PROJECT.items():
        _schrijf(site / pad, verlegd(buiten, pad, (WORTEL / buiten).read_text(encoding="utf-8")))
    for pad, tekst in bladen():
        _schrijf(site / pad, tekst)
    shutil.copytree(WORTEL / "docs" / "beeld", site / "beeld")
    for naam in ("stijl.css", "schuif.js"):
        shutil.copy(WORTEL / "docs" / "website" / naam, site)
    shutil.copy(WORTEL / "docs" / "website" / "mkdocs.yml", naar)


def verlegd(bron: str, pad: str, tekst: str) -> str:
    """Return a text with its links as they lead from its place in the site; to what the site does not have there is none.

    Args:
        bron: where the text stands in the project.
        pad: where it stands in the site.
        tekst: the text, in Markdown.
    """

    def schakel(gevonden: re.Match[str]) -> str:
        beeld, woorden, adres, anker = gevonden[1], gevonden[2], gevonden[3], gevonden[4] or ""
        if not adres or re.match(r"[a-z]+:", adres):
            return gevonden[0]
        doel = posixpath.normpath(posixpath.join(posixpath.dirname(bron), adres))
        in_site = PROJECT.get(doel) or (doel.removeprefix("docs/") if re.match(r"docs/(?!voorbeeld)", doel) else None)
        if in_site is None or not Path(doel).suffix:
            return woorden
        return f"{beeld}[{woorden}]({posixpath.relpath(in_site, posixpath.dirname(pad) or '.')}{anker})"

    return _SCHAKEL.sub(schakel, tekst)


def _schrijf(pad: Path, tekst: str) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst, encoding="utf-8")


def main() -> int:
    """Build the site; return the exit code of the generator, 1 as well when it warned or wrote English that we do not know."""
    bron = WORTEL / "build" / "website-bron"
    verzamel(bron)
    opdracht = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    code = subprocess.run(opdracht, cwd=bron, check=False).returncode
    engels = vertaal(bron / "website") if code == 0 else []
    if engels:
        print("Not found in what the generator wrote; see docs/website/woorden.yaml:", *engels, sep="\n  ")
        return 1
    if code == 0:
        shutil.rmtree(WORTEL / "build" / "website", ignore_errors=True)
        (bron / "website").rename(WORTEL / "build" / "website")
        print("build/website")
    return code


if __name__ == "__main__":
    sys.exit(main())
