"""The table of subjects in docs/dvo.md; `python -m tests.dvotabel` writes it again."""

from __future__ import annotations

import re
from pathlib import Path

from advies.woorden.processen import procesnaam
from advies.woorden.voorwaarden import Voorwaardezinnen
from regels.dvo import Onderdeel, onderdelenlijst
from regels.eigen import regelbank
from regels.sleutels import DIT
from regels.taal import Alle, Voorwaarde

PAGINA = Path(__file__).parent.parent / "docs" / "dvo.md"
PLEK = re.compile(r"(?<=<!-- onderwerpen -->\n).*?(?=<!-- einde -->)", re.DOTALL)


def tabel() -> str:
    """Return a table for each kind of agreement, with a row for each subject."""
    lijst = onderdelenlijst()
    delen = []
    for soort in lijst.soorten.values():
        bron = "; ".join(deel.tekst for deel in soort.bron)
        basis = f"\n\nNodig als: {_nodig(soort.nodig)}." if soort.nodig != Alle(()) else ""
        rijen = [_rij(deel) for deel in lijst.van(soort.naam)]
        delen.append(
            "\n".join([f"{soort.titel} (`{soort.naam}`; {bron}).{basis}", "", "| onderdeel | vraag | nodig als | plaats |",
                       "| --- | --- | --- | --- |", *rijen])
        )  # fmt: skip
    return "\n" + "\n\n".join(delen) + "\n\n"


def _rij(deel: Onderdeel) -> str:
    bron = "; ".join(plaats.tekst for plaats in deel.bron) + ("; van ons" if deel.grond == "afgeleid" else "")
    return f"| `{deel.naam}` | {deel.vraag.replace('{proces}', procesnaam(DIT))} | {_nodig(deel.nodig)} | {bron} |"


def _nodig(voorwaarde: Voorwaarde) -> str:
    zinnen = Voorwaardezinnen(regelbank()).van(voorwaarde)
    delen: list[str] = []
    for diepte, zin in zinnen:
        if not diepte:
            delen.append(zin)
        else:
            delen[-1] += f" {zin}" if delen[-1].endswith(":") else f", of {zin}"
    return "; ".join(delen) or "altijd"


if __name__ == "__main__":
    PAGINA.write_text(PLEK.sub(lambda _: tabel(), PAGINA.read_text(encoding="utf-8")), encoding="utf-8")
