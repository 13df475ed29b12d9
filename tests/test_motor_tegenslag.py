"""What goes wrong around the engine: a clock that jumps, an action that fails, threads, and new processes."""

from __future__ import annotations

import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest

from advies import Adviseur, Samenwerkingsverband
from advies.casussen import dossiers
from advies.motor.gevallen import Gevallen, Vuringen, gevallen
from advies.werkgeheugen import werkgeheugen
from regels.lezen import regelbank
from regels.taal import Werkgeheugen
from tests.bouwers import maak_feiten

durable = pytest.importorskip(
    "advies.motor.durable", reason="durable-rules cannot be loaded here", exc_type=ImportError
)
WACHT = 120


def feiten(zaad: int, kans: float = 0.6) -> Werkgeheugen:
    return werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(Random(zaad), kans)))


@pytest.fixture(scope="module")
def vormen() -> Gevallen:
    return gevallen(regelbank())


@pytest.fixture(scope="module")
def gedeelde_motor(vormen: Gevallen) -> Any:
    return durable.Durable(vormen)


@pytest.fixture
def motor(gedeelde_motor: Any) -> Iterator[Any]:
    goed = gedeelde_motor.vuur(feiten(2))
    yield gedeelde_motor
    assert gedeelde_motor.vuur(feiten(2)) == goed  # whatever happened, the next evaluation is right


@pytest.mark.parametrize("eerst", [*range(1, 12), 22, 23])
def test_een_klok_die_verspringt_geeft_nooit_een_ander_advies(motor: Any, monkeypatch: Any, eerst: int) -> None:
    """An action during which the clock jumps more than ten seconds stalls its session without a word."""
    goed, begin, keren = motor.vuur(feiten(2)), time.time(), iter(range(10**6))
    monkeypatch.setattr(durable.engine, "_unix_now", lambda: begin + (3600 if next(keren) >= eerst else 0))
    try:
        assert motor.vuur(feiten(2)) == goed
        gestopt = False
    except durable.MotorFout as fout:
        assert "maakte ruleset" in str(fout)
        gestopt = True
    finally:
        monkeypatch.undo()
    # The clock is read at the start and at the end of each action: a jump between actions harms nothing.
    assert gestopt == (eerst % 2 == 1)


def _breek(motor: Any, actie: Callable[[Any], None]) -> None:
    """Let every action of an engine do something else."""
    for ruleset in motor._host._ruleset_list:
        for belofte in ruleset._actions.values():
            belofte._func = actie


@pytest.mark.parametrize("soort", [ValueError, MemoryError, RecursionError])
def test_een_fout_in_een_actie_wordt_een_motorfout(motor: Any, soort: type[Exception]) -> None:
    def stuk(_c: Any) -> None:
        raise soort("kapot")

    _breek(motor, stuk)
    with pytest.raises(durable.MotorFout, match="kapot"):
        motor.vuur(feiten(2))


def test_een_fout_binnen_het_opnemen_wordt_een_motorfout(motor: Any, monkeypatch: Any) -> None:
    def stuk(*_: Any) -> None:
        raise ValueError("kapot")

    monkeypatch.setattr(durable, "_Vondst", stuk)
    with pytest.raises(durable.MotorFout, match="kapot"):
        motor.vuur(feiten(2))
    monkeypatch.undo()


def test_een_onderbreking_blijft_een_onderbreking(motor: Any, monkeypatch: Any) -> None:
    """The engine swallows also what is no mistake: Ctrl-C during an action must stop the program."""

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(durable, "_Vondst", stop)
    with pytest.raises(KeyboardInterrupt):
        motor.vuur(feiten(2))
    monkeypatch.undo()


@pytest.mark.parametrize("keer", range(1, 8))
def test_een_onderbreking_tussen_twee_acties_wordt_nergens_gemeld(
    motor: Any, monkeypatch: Any, caplog: Any, keer: int
) -> None:
    """Between two actions the engine reads JSON, and would write what interrupts it to standard error, with a traceback."""
    keren = iter(range(1, 10**6))

    class Lezer:
        dumps = staticmethod(json.dumps)

        @staticmethod
        def loads(tekst: str) -> Any:
            if next(keren) == keer:
                raise KeyboardInterrupt
            return json.loads(tekst)

    monkeypatch.setattr(durable.engine, "json", Lezer)
    with pytest.raises(KeyboardInterrupt):
        motor.vuur(feiten(2))
    monkeypatch.undo()
    assert not caplog.records


def test_een_achtergelaten_sessie_schaadt_de_volgende_niet(motor: Any, monkeypatch: Any) -> None:
    """A session whose last message never came; the 1,025th live session in a ruleset would end the process."""
    echt = durable.Durable._bied_aan

    def half(self: Any, naam: str, berichten: list[dict[str, Any]]) -> Any:
        if berichten[0]["s"] == "einde":
            raise RuntimeError("weg")
        return echt(self, naam, berichten)

    for _ in range(30):
        oud = motor._host
        monkeypatch.setattr(durable.Durable, "_bied_aan", half)
        with pytest.raises(durable.MotorFout, match="weg"):
            motor.vuur(feiten(2))
        monkeypatch.undo()
        assert motor._host is not oud, "a session that was not finished is given up with its host, never deleted"


def test_een_motorfout_is_geen_advies(adviseur: Adviseur, monkeypatch: Any) -> None:
    begin, keren = time.time(), iter(range(10**6))
    monkeypatch.setattr(durable.engine, "_unix_now", lambda: begin + 60 * next(keren))
    with pytest.raises(durable.MotorFout):
        adviseur.beoordeel(feiten(2))
    monkeypatch.undo()
    assert adviseur.beoordeel(feiten(2)).status


def test_acht_threads_geven_hetzelfde_als_een(adviseur: Adviseur) -> None:
    """Eight threads on one engine; `benchmarks/threads.py` does the same for 10,000 evaluations."""
    werk = [feiten(zaad, kans) for zaad in range(12) for kans in (0.05, 0.3, 0.9)]
    eigen = [geheugen for _, geheugen in dossiers().values()]
    achtereen = [adviseur.beoordeel(deel).status for deel in werk]
    antwoorden = [adviseur.antwoord("", deel, alles=True) for deel in eigen]
    with ThreadPoolExecutor(8) as draden:
        standen = draden.map(lambda deel: adviseur.beoordeel(deel).status, werk * 3)
        tegelijk = draden.map(lambda deel: adviseur.antwoord("", deel, alles=True), eigen * 2)
        assert list(standen) == achtereen * 3
        assert list(tegelijk) == antwoorden * 2


def _evalueer_en_zend(uit: Any, motor: Any, werk: list[Werkgeheugen]) -> None:
    eigen = motor or durable.Durable(gevallen(regelbank()))
    uit.send([eigen.vuur(deel) for deel in werk])


def in_een_ander_proces(soort: str, motor: Any, werk: list[Werkgeheugen]) -> list[Vuringen]:
    context: Any = multiprocessing.get_context(soort)
    lees, schrijf = context.Pipe(duplex=False)
    proces = context.Process(target=_evalueer_en_zend, args=(schrijf, motor, werk))
    proces.start()
    try:
        assert lees.poll(WACHT), "het andere proces hangt"
        gevonden: list[Vuringen] = lees.recv()
        return gevonden
    finally:
        proces.kill()
        proces.join()


WERK = [feiten(zaad) for zaad in range(5)]


def test_een_fork_rekent_door_met_de_motor_van_zijn_ouder(motor: Any) -> None:
    goed = [motor.vuur(deel) for deel in WERK]
    assert in_een_ander_proces("fork", motor, WERK) == goed


def test_een_fork_midden_in_een_evaluatie_van_een_andere_thread(motor: Any) -> None:
    """The lock of the engine is then held by a thread that the new process does not have."""
    goed = [motor.vuur(deel) for deel in WERK]
    with motor._slot:
        assert in_een_ander_proces("fork", motor, WERK) == goed


def test_een_nieuw_proces_geeft_hetzelfde(motor: Any) -> None:
    assert in_een_ander_proces("spawn", None, WERK) == [motor.vuur(deel) for deel in WERK]


def _groei(wachtrij: Any) -> None:
    """Put the growth in kB of 300 evaluations: what stands in memory now, since the most ever is that of the parent too."""
    zelf, werk = durable.Durable(gevallen(regelbank())), feiten(3)
    standen = []
    for aantal in (50, 300):
        for _ in range(aantal):
            zelf.vuur(werk)
        standen.append(int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024)
    wachtrij.put(standen[1] - standen[0])


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="this system does not tell the memory of a process so"
)
def test_vele_evaluaties_kosten_geen_geheugen() -> None:
    """In a process of its own: beside other tests one measures what those leave."""
    omgeving = multiprocessing.get_context("spawn")
    wachtrij = omgeving.Queue()
    proces = omgeving.Process(target=_groei, args=(wachtrij,))
    proces.start()
    assert wachtrij.get(timeout=WACHT) < 5_000
    proces.join(WACHT)
