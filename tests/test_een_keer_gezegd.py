"""What stands before a sentence is not its beginning too: "De publicatie: De publicatie kiest" says it twice."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from advies import Adviseur, lees_feiten
from advies.rapport.rapport import maak_rapport
from advies.rapport.schrijvers import markdown
from advies.weergave.groepen import waarom_past
from advies.woorden.letters import hoofdletter
from tests.opdracht import advies
from tests.test_dossiers import MAP, NAMEN

PADEN = [*(MAP / f"{naam}.yaml" for naam in NAMEN), Path(__file__).parent.parent / "docs/voorbeeld/drie_dijken.yaml"]
TWEE_KEER = re.compile(r"\b([A-Z]\w*(?: \w+){0,4}):(?:\*\*)? (?i:\1)\b")


def keren(tekst: str) -> list[str]:
    """Return each place that says twice what stands before the colon, also over the end of a line."""
    return [vondst[0] for vondst in TWEE_KEER.finditer(" ".join(tekst.split()))]


def test_wat_twee_keer_wordt_gezegd_valt_op() -> None:
    assert keren("De publicatie: De publicatie\n   kiest beide.") == ["De publicatie: De publicatie"]
    assert keren("De publicatie: Kies beide.") == []


def test_een_oordeel_is_geen_reden_voor_zichzelf(adviseur: Adviseur) -> None:
    feiten = {"uitvoering": {"informatiebeleid": "niet_belegd", "technisch_beheer": "niet_belegd"}}
    (beleid, _, redenen), (techniek, kaal, geen) = waarom_past(adviseur.evalueer(feiten))
    assert (beleid.oordeel, techniek.oordeel) == ("niet_belegd", "niet_belegd")
    assert f"{hoofdletter(beleid.naam)} is niet belegd" not in redenen
    assert redenen != ()
    assert (kaal, geen) == ("is niet belegd", ())


@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_geen_scherm_zegt_zijn_begin_twee_keer(pad: Path) -> None:
    kort, volledig = (advies("evaluate", str(pad), *opties).stdout.decode() for opties in ((), ("--volledig",)))
    assert keren(kort) == []
    assert len(kort) < len(volledig)
    assert keren(volledig) == []


@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_geen_rapport_zegt_zijn_begin_twee_keer(pad: Path, adviseur: Adviseur) -> None:
    feiten = lees_feiten(str(pad))
    rapport = maak_rapport(adviseur.evalueer(feiten), feiten, date(2026, 1, 1), volledig=True)
    assert keren(markdown.schrijf(rapport).decode()) == []
