"""An evaluated partnership as one value: other facts give another one, and each engine runs once for what is asked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given

from advies import Adviseur, OnbekendeRegel, OnderwerpFout, Samenwerkingsverband
from advies.cli import advies
from advies.evaluatie import Evaluatie
from advies.invoer import lees_feiten
from advies.motor.maskers import Maskermotor
from advies.werkgeheugen import werkgeheugen
from regels.sleutels import RegelSleutel
from tests.bouwers import ZADEN, maak_feiten, voorbeelden

durable = pytest.importorskip(
    "advies.motor.durable", reason="durable-rules cannot be loaded here", exc_type=ImportError
)
BOLLENSTREEK = Path(__file__).parent.parent / "kennisbank" / "dossiers" / "bollenstreek.yaml"


def gegenereerd(referentie: Adviseur, rng: Random) -> Evaluatie:
    verband = Samenwerkingsverband.model_validate(maak_feiten(rng, 0.4))
    return Evaluatie.van(referentie.maskers, werkgeheugen(verband))


@given(ZADEN)
@voorbeelden(30)
def test_met_en_zonder_en_alleen_zijn_een_nieuwe_evaluatie_van_die_feiten(referentie: Adviseur, rng: Random) -> None:
    evaluatie = gegenereerd(referentie, rng)
    sleutels = rng.sample(sorted(evaluatie.geheugen), len(evaluatie.geheugen) // 3)
    rest = {sleutel: waarde for sleutel, waarde in evaluatie.geheugen.items() if sleutel not in sleutels}
    weg = evaluatie.zonder(sleutels)
    assert weg == evaluatie.alleen(rest) == Evaluatie.van(referentie.maskers, rest)
    assert weg.met({sleutel: evaluatie.geheugen[sleutel] for sleutel in sleutels}) == evaluatie


@given(ZADEN)
@voorbeelden(30)
def test_minder_feiten_maken_niets_zeker_dat_het_niet_was(referentie: Adviseur, rng: Random) -> None:
    evaluatie = gegenereerd(referentie, rng)
    minder = evaluatie.zonder(rng.sample(sorted(evaluatie.geheugen), len(evaluatie.geheugen) // 3))
    assert all(was is None or was is wordt for was, wordt in zip(minder.status, evaluatie.status, strict=True))


@given(ZADEN)
@voorbeelden(10)
def test_een_geval_heeft_dezelfde_waarheid_bij_naam(referentie: Adviseur, rng: Random) -> None:
    evaluatie = gegenereerd(referentie, rng)
    for geval, waar in evaluatie.gevallen():
        assert evaluatie.geval(geval.sleutel) == (geval, waar)


def test_een_regel_die_er_niet_is_is_een_fout(referentie: Adviseur) -> None:
    evaluatie = Evaluatie.van(referentie.maskers, {})
    with pytest.raises(OnbekendeRegel):
        evaluatie.geval(RegelSleutel("bestaat_niet", ""))
    for naam, proces in (("mag_uitbesteden", ""), ("geen_vervangingsbudget", "technisch_beheer")):
        with pytest.raises(OnderwerpFout):
            evaluatie.geval(RegelSleutel(naam, proces))


@pytest.mark.parametrize(
    "opdracht",
    [
        ["evaluate", str(BOLLENSTREEK)],
        ["evaluate", "--formaat", "json", "--alles", str(BOLLENSTREEK)],
        ["explain", str(BOLLENSTREEK)],
        ["explain", "--volledig", str(BOLLENSTREEK)],
        ["explain", "--gevoelig", str(BOLLENSTREEK)],
        ["evaluate", "--formaat", "html", str(BOLLENSTREEK)],
        ["change", "--zonder", "arg_kwetsbaarheid", str(BOLLENSTREEK)],
    ],
    ids=lambda deel: " ".join(deel[:-1]),
)
def test_elke_motor_rekent_een_keer_per_opdracht(monkeypatch: Any, adviseur: Adviseur, opdracht: list[str]) -> None:
    """Of these facts: what explains an advice with fewer facts, or tries others, is another partnership."""
    alle = dict(werkgeheugen(lees_feiten(str(BOLLENSTREEK)).feiten))
    keren: Counter[str] = Counter()

    def tel(soort: type, naam: str) -> None:
        gewoon = getattr(soort, naam)

        def geteld(zelf: Any, geheugen: Any, *rest: Any) -> Any:
            keren[soort.__name__] += dict(geheugen) == alle
            return gewoon(zelf, geheugen, *rest)

        monkeypatch.setattr(soort, naam, geteld)

    tel(durable.Durable, "vuur")
    tel(Maskermotor, "beoordeel")
    uitkomst = CliRunner().invoke(advies, opdracht)
    assert uitkomst.exit_code == 0, uitkomst.output
    assert keren == {"Durable": 1, "Maskermotor": 1}
