"""What one run of the command takes, and one answer in the library: `python benchmarks/proces.py [--naast MAP]`.

Processor time (user and system), medians, so that other work on the machine counts little; the ratio to the bare imports of
click, yaml and pydantic counts least of all on which machine. With `--naast`, another checkout is measured in the same
rounds, so that before and after can be compared. Both are run as they are installed: a copy of the packages, with the compiled
file where there is one. On Windows there is no processor time of a process that ended.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

WORTEL = Path(__file__).parent.parent
DOSSIER = WORTEL / "kennisbank" / "dossiers" / "bollenstreek.yaml"
KAAL = "import click, yaml; from pydantic import BaseModel"
START = "import sys; from advies import __main__ as m; getattr(m, 'start', lambda: sys.exit(m.main()))()"
BUNDEL = "import sys; from advies.beheer.bundel import maak_bundel; sys.stdout.buffer.write(maak_bundel())"
ANTWOORD = """
import statistics, sys, time
from advies import Adviseur, lees_feiten
from advies.raad.samenvatting import vat_samen
adviseur, bestand = Adviseur(motor="referentie"), lees_feiten(sys.argv[1])
def heel(antwoord):
    # every part is read, since an answer makes its parts when somebody does
    for deel in (antwoord, *antwoord.adviezen):
        for naam in deel.__dataclass_fields__:
            getattr(deel, naam)
def eerste(antwoord):
    vat_samen(antwoord, adviseur.bank.vocabulaire.feiten)
def meet(doe):
    doe()
    tijden = []
    for _ in range(40):
        begin = time.process_time()
        doe()
        tijden.append(time.process_time() - begin)
    return statistics.median(tijden) * 1000
print(
    meet(lambda: adviseur.evaluatie(bestand)),
    meet(lambda: eerste(adviseur.evalueer(bestand))),
    meet(lambda: heel(adviseur.evalueer(bestand))),
    meet(lambda: lees_feiten(sys.argv[1])),
)
"""
OPDRACHTEN = {
    "advies --version": ["--version"],
    "advies evaluate, both engines": ["evaluate", str(DOSSIER)],
    "advies evaluate --motor referentie": ["evaluate", str(DOSSIER), "--motor", "referentie"],
    "advies evaluate --formaat json": ["evaluate", str(DOSSIER), "--formaat", "json"],
}
VRAGEN = (
    "library: status of every rule",
    "library: first screen",
    "library: whole answer",
    "library: reading the facts file",
)


def installeer(wortel: Path, map_: Path) -> None:
    """Copy the packages of a checkout, compiled, and with the compiled data where that checkout makes it."""
    for pakket in ("kennisbank", "regels", "advies"):
        shutil.copytree(wortel / pakket, map_ / pakket, ignore=shutil.ignore_patterns("__pycache__"))
    if (wortel / "advies" / "beheer" / "bundel.py").exists():
        inhoud = subprocess.run([sys.executable, "-c", BUNDEL], cwd=wortel, check=True, stdout=subprocess.PIPE).stdout
        (map_ / "kennisbank" / "bundel.json").write_bytes(inhoud)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(map_)], check=True)


def processortijd(opdracht: list[str], map_: Path) -> float:
    """Return the processor time of one run, in milliseconds."""
    voor = resource.getrusage(resource.RUSAGE_CHILDREN)
    omgeving = {**os.environ, "PYTHONPATH": str(map_)}
    subprocess.run(opdracht, cwd=map_, env=omgeving, stdout=subprocess.DEVNULL, check=True)
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime) * 1000


def antwoordtijden(map_: Path) -> list[float]:
    """Return the processor time of what the library is asked, in the order of `VRAGEN`, in milliseconds."""
    omgeving = {**os.environ, "PYTHONPATH": str(map_)}
    opdracht = [sys.executable, "-c", ANTWOORD, str(DOSSIER)]
    uit = subprocess.run(opdracht, cwd=map_, env=omgeving, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [float(deel) for deel in uit.split()]


def meet(mappen: dict[str, Path], rondes: int) -> dict[tuple[str, str], float]:
    """Return the median of each measure of each checkout, all measured in turn in every round."""
    tijden: dict[tuple[str, str], list[float]] = {}
    for ronde in range(rondes + 1):
        for naam, map_ in mappen.items():
            gemeten = {"bare imports": processortijd([sys.executable, "-c", KAAL], map_)}
            gemeten |= {
                wat: processortijd([sys.executable, "-c", START, *deel], map_) for wat, deel in OPDRACHTEN.items()
            }
            gemeten |= dict(zip(VRAGEN, antwoordtijden(map_), strict=True))
            for wat, tijd in gemeten.items() if ronde else ():  # the first round warms the disk
                tijden.setdefault((naam, wat), []).append(tijd)
    return {sleutel: statistics.median(deel) for sleutel, deel in tijden.items()}


def toon(naast: Path | None = None, rondes: int = 9) -> None:
    """Print every figure.

    Args:
        naast: another checkout to measure too.
        rondes: how often each is run.
    """
    with tempfile.TemporaryDirectory() as tijdelijk:
        mappen = {"here": Path(tijdelijk) / "hier"} | ({"beside": Path(tijdelijk) / "naast"} if naast else {})
        for wortel, map_ in zip((WORTEL, naast), mappen.values(), strict=False):
            assert wortel is not None
            installeer(wortel, map_)
        tijden = meet(mappen, rondes)
    kaal = statistics.median(tijden[naam, "bare imports"] for naam in mappen)
    print(f"{'processor time, median; ratio to the bare imports':52}" + "".join(f"{naam:>22}" for naam in mappen))
    for wat in ("bare imports", *OPDRACHTEN, *VRAGEN):
        kolommen = ""
        for naam in mappen:
            deel = tijden[naam, wat]
            kolommen += f"{deel:11.2f} ms" + (f"{deel / kaal:7.2f}x" if wat in OPDRACHTEN else " " * 8)
        print(f"{wat:52}{kolommen}")


def main() -> None:
    """Read the options and print."""
    lezer = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    lezer.add_argument("--naast", type=Path, metavar="MAP", help="another checkout to measure in the same rounds")
    lezer.add_argument("--rondes", type=int, default=9, metavar="N", help="how often each is run")
    keuzen = lezer.parse_args()
    toon(keuzen.naast, keuzen.rondes)


if __name__ == "__main__":
    main()
