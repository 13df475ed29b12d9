"""Puts Dutch in the place of the English that the generator of the site writes and has no setting for."""

from __future__ import annotations

from pathlib import Path

import yaml

WOORDEN = Path(__file__).with_name("woorden.yaml")


def vertaal(site: Path) -> list[str]:
    """Translate the built pages and the script of the generator.

    Args:
        site: the folder of the site.

    Returns:
        What was to be translated and stands nowhere: the generator writes something else than it did.
    """
    woorden = yaml.safe_load(WOORDEN.read_text(encoding="utf-8"))
    return [
        *_vervang(sorted(site.glob("assets/javascripts/bundle.*.js")), woorden["script"]),
        *_vervang(sorted(site.rglob("*.html")), woorden["bladen"]),
    ]


def _vervang(paden: list[Path], woorden: list[list[str]]) -> list[str]:
    over = {engels for engels, _ in woorden}
    for pad in paden:
        tekst = oud = pad.read_text(encoding="utf-8")
        for engels, nederlands in woorden:
            if engels in tekst:
                over.discard(engels)
                tekst = tekst.replace(engels, nederlands)
        if tekst != oud:
            pad.write_text(tekst, encoding="utf-8")
    return sorted(over)
