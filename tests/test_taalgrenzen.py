"""The bounds that the description of the rule language promises: what is at one is read, and one more is refused by that number."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kennisbank.feitsoorten import JaNee
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import vocabulaire
from tests.test_regelgrenzen import afgeleid, grens, lees, regel

TEKST = (Path(__file__).parent.parent / "docs" / "regeltaal.md").read_text(encoding="utf-8")
TABEL = TEKST.partition("## Hoe groot mag het zijn")[2].partition("\n## ")[0]
BELOOFD = {wat: int(getal.replace(".", "")) for wat, getal in re.findall(r"^\| (.+) \| ([0-9.]+)", TABEL, re.MULTILINE)}
JA_NEE = [feit.naam for feit in vocabulaire().feiten.values() if isinstance(feit.soort, JaNee) and not feit.per_proces]


def _grenzen(aantal: int) -> list[str]:
    return [grens(nummer) for nummer in range(1, aantal + 1)]


def _een_van(aantal: int) -> str:
    return "een_van: [" + ", ".join(_grenzen(aantal)) + "]"


def _keten(lengte: int) -> str:
    """Return derived facts that build on each other, and each on an ordinary fact too."""
    delen = (["fase: ontwerp", *([f"k{n - 1}: ja"] if n else [])] for n in range(lengte))
    return "".join(afgeleid(f"k{n}", *deel) for n, deel in enumerate(delen))


def _uitgeschreven(aantal: int) -> str:
    """Return a rule that is true in ways of 50 conditions, one of them a derived fact of 48, and in ways of one."""
    wegen, rest = divmod(aantal, 50)
    delen = [f"{{alle: [{{groot: ja}}, {{aantal_gemeenten: {{minstens: {n}}}}}]}}" for n in range(2, wegen + 2)]
    delen += [f"{{omvang_ict_functie_fte: {{minstens: {n}}}}}" for n in range(1, rest + 1)]
    return afgeleid("groot", "fase: ontwerp", *_grenzen(47)) + regel("r", "een_van: [" + ", ".join(delen) + "]")


def _zelfde_tekst(aantal: int) -> str:
    regels = (regel(f"r{n}", grens(n + 1)).replace(f"Tekst van r{n}.", "Tekst.") for n in range(aantal))
    return "".join(regels)


def _zelfde_conclusie(aantal: int) -> str:
    return "".join(regel(f"r{n}", grens(n + 1), extra="  dan: {reikwijdte: binnen}\n") for n in range(aantal))


def _gemeenten(aantal: int) -> str:
    vragen = (f"er_is: {{gemeente: [inwoners: {{minstens: {n + 1}}}]}}" for n in range(aantal))
    return "".join(regel(f"r{nummer}", vraag) for nummer, vraag in enumerate(vragen))


def _accolades(aantal: int) -> str:
    namen = JA_NEE[:aantal]
    uit = regel("r", *(f"{naam}: ja" for naam in namen))
    return uit.replace("Tekst van r.", "Tekst " + " ".join(f"{{{naam}}}" for naam in namen))


def _preciezer(aantal: int) -> str:
    delen = "".join(
        f"    - als: [omvang_wiz_fte: {{minstens: {n + 2}}}]\n      titel: Titel {n}\n" for n in range(aantal)
    )
    return regel("r", "omvang_wiz_fte: {minstens: 1}", extra=f"  preciezer:\n{delen}")


MAAK: dict[str, list[Callable[[int], str]]] = {
    "voorwaarden in een regel": [
        lambda n: regel("r", *_grenzen(n)),
        lambda n: afgeleid("a", *["fase: ontwerp"] * n),
    ],
    "manieren waarop een regel": [lambda n: regel("r", _een_van(n))],
    "manieren waarop een afgeleid": [lambda n: afgeleid("a", _een_van(n)), lambda n: afgeleid("a", *_grenzen(n))],
    "afgeleide feiten die op elkaar": [_keten],
    "voorwaarden van een regel als": [_uitgeschreven],
    "regels met dezelfde conclusie": [_zelfde_tekst, _zelfde_conclusie],
    "verschillende voorwaarden aan": [_gemeenten],
    "verschillende feiten tussen": [_accolades],
    "preciezere bewoordingen": [_preciezer],
}


@pytest.mark.parametrize(("wat", "maak"), [(wat, maak) for wat, vormen in MAAK.items() for maak in vormen])
def test_de_beschreven_grens_is_de_grens(wat: str, maak: Callable[[int], str]) -> None:
    (hoogstens,) = [getal for naam, getal in BELOOFD.items() if naam.startswith(wat)]
    lees(maak(hoogstens))
    with pytest.raises(InvoerFout) as vangst:
        lees(maak(hoogstens + 1))
    assert re.search(rf"(hoogstens|meer dan) {hoogstens}\b", vangst.value.meldingen[0].tekst)


def test_elke_beschreven_grens_is_geprobeerd() -> None:
    assert [sum(naam.startswith(wat) for wat in MAAK) for naam in BELOOFD] == [1] * len(MAAK)
