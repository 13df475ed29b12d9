"""Lines for a screen: paragraphs with a hanging indent, and tables, for a terminal and for plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from advies.weergave.platte_tabel import Tabel, platte_tabel
from advies.weergave.scherm import Scherm
from kennisbank.tekens import zichtbaar

if TYPE_CHECKING:
    from rich.console import Console

ZACHT = "dim"
KOP = "bold cyan"
VAST = "\u00a0"
"""A space at which no line is broken; it is shown as a space."""


class Blad:
    """Lines of text, wrapped to the width with a hanging indent, and styled as a whole.

    The text is wrapped here and printed by rich as it is, which is ten times as fast as a rich table for each reason.

    Args:
        breedte: columns.
        hoogstens: the most lines of a paragraph; what is longer is cut with "…". None for no limit.
        ruim: whether an empty line stands above each heading.
    """

    def __init__(self, breedte: int, *, hoogstens: int | None = None, ruim: bool = True) -> None:
        self.breedte = breedte
        self._hoogstens = hoogstens
        self._ruim = ruim
        self._delen: list[tuple[str, str]] = []

    def regel(
        self, tekst: str, *, stijl: str = "", spaties: int = 2, teken: str = "", noot: str = "", heel: bool = False
    ) -> None:
        """Add a paragraph.

        Args:
            tekst: the paragraph.
            stijl: style of the whole.
            spaties: columns before the sign.
            teken: what stands before the first line (a bullet, "Omdat:"); the other lines are indented below the text.
            noot: what follows the text in a soft style.
            heel: whether it is never cut.
        """
        tekst, noot = zichtbaar(tekst), zichtbaar(noot)
        inspringing = " " * (spaties + len(teken))
        regels = breek_af(f"{tekst} {noot}" if noot else tekst, self.breedte, " " * spaties + teken, inspringing)
        if self._hoogstens and not heel and len(regels) > self._hoogstens:
            regels, noot = _kap(regels, self._hoogstens, self.breedte), ""
        vol = "\n".join(regels).replace(VAST, " ") + "\n"
        grens = len(vol)
        if noot:
            # The note starts where as many letters of the text have passed; spaces and breaks differ after wrapping.
            grens = _na_letters(vol, len("".join(f"{teken}{tekst}".split())))
        self._delen.append((vol[:grens], stijl))
        if noot:
            self._delen.append((vol[grens:], ZACHT))

    def vast(self, tekst: str, *, stijl: str = "") -> None:
        """Add one line as it is, cut at the width.

        Args:
            tekst: the line.
            stijl: style of the whole.
        """
        veilig = zichtbaar(tekst)
        self._delen.append((veilig[: self.breedte].rstrip() + "\n", stijl))

    def kop(self, titel: str) -> None:
        """Add a heading, on a roomy sheet below an empty line."""
        if self._ruim:
            self.wit()
        self.regel(titel, stijl=KOP, spaties=0)

    @property
    def hoogte(self) -> int:
        """The number of lines that were added and not printed."""
        return sum(deel.count("\n") for deel, _ in self._delen)

    @property
    def tekst(self) -> str:
        """What was added and not printed, without its line breaks."""
        return " ".join("".join(deel for deel, _ in self._delen).split())

    def wit(self) -> None:
        """Add an empty line."""
        self._delen.append(("\n", ""))

    def druk_af(self, console: Console | Scherm) -> None:
        """Print and forget what was added; without rich where there is no style to show."""
        if console.color_system is None:
            console.file.write("".join(deel for deel, _ in self._delen))
        else:
            from rich.text import Text

            console.print(Text.assemble(*self._delen, end=""), soft_wrap=True)
        self._delen = []


def breek_af(tekst: str, breedte: int, begin: str, verder: str) -> list[str]:
    """Return a text as lines, broken at its spaces as `textwrap.wrap` does.

    Args:
        tekst: the text.
        breedte: the most characters on a line.
        begin: what stands before the first line.
        verder: what stands before the others; as long as `begin`.
    """
    delen = tekst.split(" ")
    ruimte = breedte - len(begin)
    if not all(delen) or not tekst.isprintable() or max(map(len, delen)) > ruimte:
        from textwrap import wrap

        return wrap(tekst, breedte, initial_indent=begin, subsequent_indent=verder, break_on_hyphens=False)
    uit, regel = [], delen[0]
    for woord in delen[1:]:
        if len(regel) + 1 + len(woord) <= ruimte:
            regel += f" {woord}"
        else:
            uit.append(regel)
            regel = woord
    uit.append(regel)
    return [f"{verder if nummer else begin}{regel}" for nummer, regel in enumerate(uit)]


def _kap(regels: list[str], hoogstens: int, breedte: int) -> list[str]:
    """Return the first lines, the last of them with "…" at its end."""
    laatste = regels[hoogstens - 1][: breedte - 2].rstrip(" ,.;:")
    return [*regels[: hoogstens - 1], f"{laatste} …"]


def _na_letters(tekst: str, letters: int) -> int:
    """Return the place after this many characters that are no space."""
    for plaats, letter in enumerate(tekst):
        if not letters:
            return plaats
        letters -= not letter.isspace()
    return len(tekst)


def druk_tabel_af(tabel: Tabel, console: Console | Scherm) -> None:
    """Print a table, two columns from the left; without rich where there is no style to show.

    Args:
        tabel: the table.
        console: where it goes.
    """
    if isinstance(console, Scherm):
        console.file.write("".join(f"  {regel}\n" for regel in platte_tabel(tabel, console.width - 2)))
        return
    from rich.box import SIMPLE_HEAD
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if tabel.koppen:
        rijk = Table(box=SIMPLE_HEAD, border_style=ZACHT)
    else:
        rijk = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for kolom in tabel.kolommen:
        kant: Literal["right", "left"] = "right" if kolom.rechts else "left"
        rijk.add_column(kolom.kop, justify=kant, no_wrap=not kolom.breekt, min_width=kolom.minstens or None)
    for rij in tabel.rijen:
        cellen = [Text(*eerste) for eerste, *_ in rij]
        for cel, (_, *rest) in zip(cellen, rij, strict=True):
            for tekst, stijl in rest:
                cel.append(tekst, style=stijl)
        rijk.add_row(*cellen)
    console.print(Padding(rijk, (0, 0, 0, 2)))
