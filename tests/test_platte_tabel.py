"""A table as plain text is, line by line, the one that rich makes where there is no terminal."""

from __future__ import annotations

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from advies.weergave.blad import druk_tabel_af
from advies.weergave.platte_tabel import Kolom, Tabel
from advies.weergave.scherm import Scherm

WOORD = st.text("abcdeë(-,.;)", min_size=1, max_size=20)
TEKST = st.lists(WOORD, max_size=14).map(" ".join)
KORT = TEKST.map(lambda tekst: tekst[:22])


@st.composite
def tabellen(draw: st.DrawFn) -> Tabel:
    """Return a table such as the screens have: a first column that is narrow, or at least 20 wide."""
    aantal, koppen = draw(st.integers(2, 4)), draw(st.booleans())
    eerste = Kolom(draw(KORT), minstens=20) if koppen else Kolom(rechts=draw(st.booleans()), breekt=draw(st.booleans()))
    kolommen = [eerste, *(Kolom(draw(WOORD)) for _ in range(aantal - 1))]
    cellen = st.tuples(*(TEKST if kolom.breekt else KORT for kolom in kolommen))
    rijen = [[[(cel, "")] for cel in rij] for rij in draw(st.lists(cellen, min_size=1, max_size=4))]
    return Tabel(kolommen, rijen, koppen)


@given(tabellen())
def test_een_platte_tabel_is_die_van_rich(tabel: Tabel) -> None:
    plat = Scherm(80)
    rijk = Console(file=StringIO(), width=80, highlight=False, markup=False, emoji=False, color_system=None)
    druk_tabel_af(tabel, plat)
    druk_tabel_af(tabel, rijk)
    assert isinstance(rijk.file, StringIO)
    assert [regel.rstrip() for regel in plat.file.getvalue().split("\n")] == [
        regel.rstrip() for regel in rijk.file.getvalue().split("\n")
    ]
