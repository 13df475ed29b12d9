"""The files of a rule base and what belongs to it: rules, rule tests, statements and requirements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from advies.beheer.toetsing import Toets, lees_toetsen, ontleed_toetsen
from kennisbank.lean import dataclass
from kennisbank.meldingen import Melding, RegelFout
from kennisbank.yaml_knopen import lees_bytes
from regels.dekking import Stelling, lees_stellingen, stellingen
from regels.eisen import Eis, eisen, lees_eisen
from regels.lezen import lees_regelbank, regelbank
from regels.taal import Regelbank
from regels.vervallen import Vervallen, lees_vervallen, vervallen


@dataclass(frozen=True, slots=True)
class Regelmap:
    """A rule base with what it is checked against.

    Args:
        bank: the rules.
        toetsen: the rule tests; None when the folder has none to run.
        stellingen: the statements of the publication; None when the folder has no list.
        eisen: the requirements on the rule base as a whole.
        vervallen: the rules that are gone.
    """

    bank: Regelbank
    toetsen: tuple[Toets, ...] | None
    stellingen: tuple[Stelling, ...] | None
    eisen: tuple[Eis, ...]
    vervallen: Mapping[str, Vervallen] = field(default_factory=dict)


def eigen_regels() -> Regelmap:
    """Return the rule base that travels with the package.

    Raises:
        RegelFout: a file is wrong; all messages at once.
    """
    bank = regelbank()
    return Regelmap(bank, lees_toetsen(bank), stellingen(), eisen(), vervallen())


def lees_regelmap(pad: str) -> Regelmap:
    """Read a folder of rules.

    Args:
        pad: a folder with rule files, or one laid out as `regels/`: `basis/`, and if present `toetsen/`, `stellingen.yaml`,
            `eisen.yaml` and `vervallen.yaml`. Without `eisen.yaml` the requirements of the package apply.

    Raises:
        RegelFout: a file is wrong, or there are no rule files; all messages at once.
    """
    map_ = Path(pad)
    heel = (map_ / "basis").is_dir()
    bank = lees_regels(pad)
    toetsen = ontleed_toetsen(_bestanden(map_ / "toetsen"), bank) if heel and (map_ / "toetsen").is_dir() else None
    lijst, eigen_eisen, weg = map_ / "stellingen.yaml", map_ / "eisen.yaml", map_ / "vervallen.yaml"
    return Regelmap(
        bank,
        toetsen,
        lees_stellingen(lees_bytes(str(lijst)), str(lijst)) if heel and lijst.exists() else None,
        lees_eisen(lees_bytes(str(eigen_eisen)), str(eigen_eisen)) if heel and eigen_eisen.exists() else eisen(),
        lees_vervallen(lees_bytes(str(weg)), str(weg)) if heel and weg.exists() else {},
    )


def lees_regels(pad: str) -> Regelbank:
    """Read the rules of a folder, without its tests.

    Args:
        pad: a folder with rule files, or with a folder `basis/` that holds them.

    Raises:
        RegelFout: a file is wrong, or there are no rule files; all messages at once.
    """
    map_ = Path(pad)
    bestanden = _bestanden(map_ / "basis" if (map_ / "basis").is_dir() else map_)
    if not bestanden:
        reden = "in deze map staan geen regelbestanden (*.yaml)" if map_.is_dir() else "deze map bestaat niet"
        raise RegelFout([Melding(None, f"{pad}: {reden}.", code="bestand")])
    return lees_regelbank(bestanden)


def _bestanden(map_: Path) -> Mapping[str, bytes]:
    return {str(pad): lees_bytes(str(pad)) for pad in sorted(map_.glob("*.yaml"))}
