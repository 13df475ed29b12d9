"""Characters that are not text: those that a terminal obeys, that hide, or that turn the order of what is read."""

from __future__ import annotations

import re

# The categories Cc (but for a newline and for the return before one), Cf, Cs, Zl and Zp of Unicode 15; a test compares them.
_ONZICHTBAAR = re.compile(
    "(?!\r\n)[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)


def zichtbaar(tekst: str) -> str:
    r"""Return the text with each such character written out, so that it does nothing and can be seen.

    In JSON the result means the same, since the form is that of JSON.

    Args:
        tekst: any text; newlines stay.

    Returns:
        The text, an escape character as ``\u001b``.
    """
    if tekst.replace("\n", "").isprintable():  # none of these characters can be printed, and this is ten times as fast
        return tekst
    return _ONZICHTBAAR.sub(_uitgeschreven, tekst)


def eerste_onzichtbare(tekst: str) -> str:
    """Return the first such character as people name it, such as "U+202E"; empty when there is none."""
    vondst = _ONZICHTBAAR.search(tekst)
    return f"U+{ord(vondst[0]):04X}" if vondst else ""


def _uitgeschreven(vondst: re.Match[str]) -> str:
    eenheden = vondst[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{eenheden[plaats : plaats + 2].hex()}" for plaats in range(0, len(eenheden), 2))
