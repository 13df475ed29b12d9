"""The files of a rule base and what belongs to it: rules, rule tests, statements and requirements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from advies.beheer.toetsing import MAP as TOETSEN
from advies.beheer.toetsing import Toets, lees_toetsen, ontleed_toetsen
from kennisbank.bestanden import datanamen, heeft_yaml, lees_data, overgeslagen, overgeslagen_data
from kennisbank.lagen import actieve_lagen
from kennisbank.lean import dataclass
from kennisbank.meldingen import Melding, RegelFout, dichtstbij, opsomming, vraag_of
from kennisbank.modellen import verouderd
from kennisbank.yaml_knopen import lees_bytes
from regels.dekking import Stelling, lees_stellingen, stellingen
from regels.drempels import BESTAND as EIGEN_DREMPELS
from regels.dvo import lees_eigen_onderdelen
from regels.eigen import BASIS, regelbank
from regels.eisen import Eis, eisen, lees_eisen
from regels.getallen import losse_getallen
from regels.lagen import combineer
from regels.lezen import lees_regelbank
from regels.lezen_dvo import lees_onderdelen
from regels.taal import Regelbank
from regels.vervallen import Vervallen, lees_vervallen, vervallen

DREMPELS = "drempels.yaml"
_EIGEN_MAPPEN: Mapping[str, tuple[str, ...]] = {
    "kennisbank": ("feiten", "dossiers"),
    "kennisbank/feiten": (),
    "regels": ("basis", "toetsen"),
    BASIS: (),
    TOETSEN: (),
}
"""The folders of the package with what a rule author writes, each with the folders in it that are read apart."""
_MAPPEN = ("basis", "toetsen")
_NAAST_BASIS = ("afwegingen.yaml", DREMPELS, "dvo.yaml", "eisen.yaml", "stellingen.yaml", "vervallen.yaml")
"""The files that may stand beside `basis/`; the trade-offs are those of the package; `dvo.yaml` is only checked."""


@dataclass(frozen=True, slots=True)
class Regelmap:
    """A rule base with what it is checked against.

    Args:
        bank: the rules.
        toetsen: the rule tests; None when the folder has none to run.
        stellingen: the statements of the publication; None when the folder has no list.
        eisen: the requirements on the rule base as a whole.
        vervallen: the rules that are gone.
        pad: the folder as it was named; empty for the rules of the package.
        losse_getallen: what is wrong with numbers that stand in a condition and in a text.
    """

    bank: Regelbank
    toetsen: tuple[Toets, ...] | None
    stellingen: tuple[Stelling, ...] | None
    eisen: tuple[Eis, ...]
    vervallen: Mapping[str, Vervallen] = field(default_factory=dict)
    pad: str = ""
    losse_getallen: tuple[Melding, ...] = ()


def eigen_regels() -> Regelmap:
    """Return the rule base that travels with the package.

    Raises:
        RegelFout: a file is wrong, or one would be passed over; all messages at once.
    """
    over = [
        Melding(None, f"{map_}/{naam}: {reden}", code="bestand")
        for map_, mag in _EIGEN_MAPPEN.items()
        for naam, reden in overgeslagen_data(map_, mag)
    ]
    # In a wheel nothing changes; where it does, the models for editors and type checkers can lag behind.
    over += [
        Melding(
            None,
            f"kennisbank/feiten/{naam} is niet die van de vragenlijst. Draai: python -m kennisbank.modellen",
            code="bestand",
        )
        for naam in verouderd()
    ]
    if over:
        raise RegelFout(over)
    bank = regelbank()
    lees_eigen_onderdelen()
    bestanden = {naam: lees_data(naam) for naam in datanamen(BASIS)}
    los = tuple(losse_getallen({**bestanden, **_van_lagen(bank)}, bank, EIGEN_DREMPELS))
    return Regelmap(bank, lees_toetsen(bank), stellingen(), eisen(), vervallen(), losse_getallen=los)


def _van_lagen(bank: Regelbank) -> Mapping[str, bytes]:
    """Return the rule files of the layers of a rule base."""
    return {naam: inhoud for laag in bank.lagen for naam, inhoud in laag.regels.items()}


def _met_uitgeschakelde(bank: Regelbank) -> Regelbank:
    """Return a rule base with the rules that layers switched off, which files beside the rules may name."""
    return replace(bank, regels=(*bank.regels, *{deel.regel.naam: deel.regel for deel in bank.uitgeschakeld}.values()))


def _met_lagen(toetsen: tuple[Toets, ...], bank: Regelbank) -> tuple[Toets, ...]:
    """Return rule tests with those of the layers.

    Raises:
        RegelFout: a test of a layer is wrong; all messages at once.
    """
    van_lagen = {naam: inhoud for laag in bank.lagen for naam, inhoud in laag.toetsen.items()}
    return (*toetsen, *ontleed_toetsen(van_lagen, bank))


def lees_regelmap(pad: str) -> Regelmap:
    """Read a folder of rules.

    Args:
        pad: a folder with rule files, or one laid out as `regels/`: `basis/`, and if present `toetsen/`, `stellingen.yaml`,
            `eisen.yaml`, `drempels.yaml` and `vervallen.yaml`. Without `eisen.yaml` the requirements of the package apply, and
            without `drempels.yaml` its thresholds.

    Raises:
        RegelFout: a file is wrong, or there are no rule files; all messages at once.
    """
    map_ = Path(pad)
    heel = (map_ / "basis").is_dir()
    bank = lees_regels(pad)
    toetsen = ontleed_toetsen(_bestanden(map_ / "toetsen"), bank) if heel and (map_ / "toetsen").is_dir() else None
    toetsen = None if toetsen is None and not bank.lagen else _met_lagen(toetsen or (), bank)
    lijst, eigen_eisen, weg = map_ / "stellingen.yaml", map_ / "eisen.yaml", map_ / "vervallen.yaml"
    if heel and (map_ / "dvo.yaml").exists():
        lees_onderdelen(lees_bytes(str(map_ / "dvo.yaml")), str(map_ / "dvo.yaml"), _met_uitgeschakelde(bank))
    return Regelmap(
        bank,
        toetsen,
        lees_stellingen(lees_bytes(str(lijst)), str(lijst)) if heel and lijst.exists() else None,
        lees_eisen(lees_bytes(str(eigen_eisen)), str(eigen_eisen)) if heel and eigen_eisen.exists() else eisen(),
        lees_vervallen(lees_bytes(str(weg)), str(weg)) if heel and weg.exists() else {},
        pad,
        tuple(losse_getallen({**_regelbestanden(map_), **_van_lagen(bank)}, bank, str(map_ / DREMPELS))),
    )


def lees_regels(pad: str) -> Regelbank:
    """Read the rules of a folder, without its tests.

    Args:
        pad: a folder with rule files, or with a folder `basis/` that holds them.

    Raises:
        RegelFout: a file is wrong, or there are no rule files; all messages at once.
    """
    map_ = Path(pad)
    if (map_ / "laag.yaml").is_file():
        tekst = f"{pad}: dit is een laag, en geen hele map met regels. Noem haar met --regels, zoals: advies check --regels {pad}"
        raise RegelFout([Melding(None, tekst, code="laag")])
    if (map_ / "basis").is_dir():
        _weiger_vreemde(map_)
    bestanden = _regelbestanden(map_)
    if not bestanden:
        reden = "in deze map staan geen regelbestanden (*.yaml)" if map_.is_dir() else "deze map bestaat niet"
        raise RegelFout([Melding(None, f"{pad}: {reden}.", code="bestand")])
    drempels = map_ / DREMPELS
    bank = lees_regelbank(bestanden, (str(drempels), lees_bytes(str(drempels))) if drempels.is_file() else None)
    return combineer(bank, actieve_lagen())


def _regelbestanden(map_: Path) -> Mapping[str, bytes]:
    bestanden = _bestanden(map_ / "basis" if (map_ / "basis").is_dir() else map_)
    return {naam: inhoud for naam, inhoud in bestanden.items() if naam != str(map_ / DREMPELS)}


def _bestanden(map_: Path) -> Mapping[str, bytes]:
    """Return the YAML files of a folder by path.

    Raises:
        RegelFout: something in it looks meant to be read and would not be.
    """
    if not map_.is_dir():
        return {}
    over = overgeslagen((pad.name, heeft_yaml(str(pad))) for pad in map_.iterdir())
    meldingen = [Melding(None, f"{map_ / naam}: {reden}", code="bestand") for naam, reden in over]
    if meldingen:
        raise RegelFout(meldingen)
    return {str(pad): lees_bytes(str(pad)) for pad in sorted(map_.glob("*.yaml"))}


def _weiger_vreemde(map_: Path) -> None:
    """Refuse what stands beside `basis/` and would not be read.

    Raises:
        RegelFout: there is such a file or folder.
    """
    over = dict(overgeslagen(((pad.name, heeft_yaml(str(pad))) for pad in map_.iterdir()), _MAPPEN))
    for pad in map_.iterdir():
        if heeft_yaml(str(pad)) and pad.name not in _MAPPEN:
            hint = vraag_of(dichtstbij(pad.name, _MAPPEN))
            over[pad.name] = f"deze map wordt niet gelezen.{hint} Regels staan in 'basis', toetsen in 'toetsen'."
        elif pad.suffix == ".yaml" and pad.name not in _NAAST_BASIS:
            hint = vraag_of(dichtstbij(pad.name, _NAAST_BASIS))
            over[pad.name] = (
                f"dit bestand wordt hier niet gelezen.{hint} Regels staan in de map 'basis'; daarnaast staan"
                f" {opsomming(_NAAST_BASIS, 'en')}."
            )
    if over:
        raise RegelFout([Melding(None, f"{map_ / naam}: {reden}", code="bestand") for naam, reden in over.items()])
