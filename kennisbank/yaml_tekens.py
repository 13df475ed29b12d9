"""The characters of a YAML file: a line is what an editor shows as a line, and nothing in it is invisible to the reader."""

from __future__ import annotations

import re

from kennisbank.meldingen import InvoerFout, Melding, Plek

# What begins a new line for YAML and not for an editor, or the reverse (YAML 1.1, 5.4): NEL, LS, PS, and CR without LF.
_REGELEINDE = "\r(?!\n)|[\x85\u2028\u2029]"
# What YAML does not allow (YAML 1.1, 5.1).
_BESTURING = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def keur_tekens(tekst: str, bestand: str) -> None:
    """Refuse a text in which YAML would see other lines than an editor shows, or that YAML does not allow.

    Args:
        tekst: the contents of a file.
        bestand: its name, for the message.

    Raises:
        InvoerFout: there is such a character; the first with its place, and how many there are besides.
    """
    # What can be printed is none of these; to compile the pattern takes longer than to read a file.
    if tekst.replace("\n", "").replace("\t", "").isprintable():
        return
    vondsten = re.compile(f"{_REGELEINDE}|{_BESTURING}").finditer(tekst)
    eerste = next(vondsten, None)
    if eerste is None:
        return
    code = f"U+{ord(eerste[0]):04X}"
    if re.compile(_REGELEINDE).match(tekst, eerste.start()):
        uitleg = (
            f"hier staat een regeleinde dat niet elke editor als regeleinde toont ({code}). Haal het weg, of typ een gewoon"
            " regeleinde. Hoort het in uw tekst, schrijf die dan tussen dubbele aanhalingstekens, met"
            f' "\\u{ord(eerste[0]):04x}".'
        )
    else:
        uitleg = f"hier staat een teken dat in YAML niet mag (een besturingsteken, {code}). Haal het weg."
    over = sum(1 for _ in vondsten)
    if over:
        uitleg += f" In dit bestand staan er nog {over}."
    raise InvoerFout([Melding(plek_in(tekst, eerste.start(), bestand), uitleg, code="tekens")])


def plek_in(tekst: str, positie: int, bestand: str) -> Plek:
    """Return the line and column of a position, as an editor counts them.

    Args:
        tekst: the contents of a file.
        positie: how many characters come before.
        bestand: its name.
    """
    return Plek(bestand, tekst.count("\n", 0, positie) + 1, positie - tekst.rfind("\n", 0, positie))
