"""Where the cursor of an editor is in a text."""

from __future__ import annotations

import pytest

from advies.taalserver.cursor import ITEM, cursor
from tests.taalproeven import plek

VOORBEELD = """\
- regel: proef
  bron:
    - {aanbeveling: 3, punt: 1}
  als:
    - een_van:
        - fase: ontwerp
        - omvang_wiz_fte: {minstens: 30}
  wie: [bestuur, man]

- afgeleid: ander
  kort: x
  ja: y
"""


@pytest.mark.parametrize(
    ("woord", "pad", "sleutel"),
    [
        ("proef", (ITEM,), "regel"),
        ("bron", (ITEM,), ""),
        ("aanbeveling", (ITEM, "bron", ITEM), ""),
        ("punt", (ITEM, "bron", ITEM), ""),
        ("een_van", (ITEM, "als", ITEM), ""),
        ("fase", (ITEM, "als", ITEM, "een_van", ITEM), ""),
        ("ontwerp", (ITEM, "als", ITEM, "een_van", ITEM), "fase"),
        ("minstens", (ITEM, "als", ITEM, "een_van", ITEM, "omvang_wiz_fte"), ""),
        ("man", (ITEM, "wie", ITEM), ""),
        ("kort", (ITEM,), ""),
    ],
)
def test_waar_de_cursor_is(woord: str, pad: tuple[str, ...], sleutel: str) -> None:
    regel, kolom = plek(VOORBEELD, woord)
    daar = cursor(VOORBEELD.splitlines(), regel, kolom, heel=True)
    assert (daar.pad, daar.sleutel, daar.woord) == (pad, sleutel, woord)


def test_wat_naast_de_cursor_staat() -> None:
    regels = VOORBEELD.splitlines()
    assert cursor(regels, *plek(VOORBEELD, "wie"), heel=True).broers == {"regel", "bron", "als", "wie"}
    assert cursor(regels, *plek(VOORBEELD, "kort"), heel=True).hoofd == {"afgeleid", "kort", "ja"}
    assert cursor(regels, *plek(VOORBEELD, "punt"), heel=True).broers == {"aanbeveling"}
    assert cursor([], 0, 0).pad == ()
