"""The compiled file says what the YAML says, as long as it was made from that YAML; otherwise it is as if it were not there."""

from __future__ import annotations

import importlib.util
import json
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies.beheer.bundel import ONDERDELEN, maak_bundel
from kennisbank import bestanden
from kennisbank import bundel as gebundeld
from kennisbank.bronnen import Bron
from kennisbank.bundel import ontpak, pak, uit_bundel
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veld, VrijeTekst, Waarde
from kennisbank.frozen import FrozenDict
from kennisbank.meldingen import Blad, Plek
from kennisbank.vocabulaire import lees_vocabulaire

WORTEL = Path(__file__).parent.parent
Zet = Callable[[bytes], None]


@pytest.fixture(scope="module")
def inhoud() -> bytes:
    return maak_bundel()


@pytest.fixture
def zet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Zet]:
    """Give a function that puts a compiled file in its place."""

    def doe(bestand: bytes) -> None:
        monkeypatch.setattr(
            gebundeld, "lees_data", lambda naam: bestand if naam == gebundeld.BESTAND else bestanden.lees_data(naam)
        )
        gebundeld._regels.cache_clear()

    yield doe
    gebundeld._regels.cache_clear()


def niet_gelezen() -> Any:
    raise AssertionError("it was read from YAML")


@pytest.mark.parametrize("naam", ONDERDELEN)
def test_de_bundel_zegt_wat_de_yaml_zegt(naam: str, inhoud: bytes, zet: Zet) -> None:
    zet(inhoud)
    assert uit_bundel(naam, niet_gelezen) == ONDERDELEN[naam]()


@pytest.mark.parametrize(
    "schade",
    [
        lambda inhoud: b"",
        lambda inhoud: inhoud[:100],
        lambda inhoud: inhoud[: len(inhoud) // 2],
        lambda inhoud: inhoud[:-1],
        lambda inhoud: inhoud[: len(inhoud) // 2] + b"x" + inhoud[len(inhoud) // 2 + 1 :],
        lambda inhoud: inhoud.replace(b'"vorm": 2', b'"vorm": 0', 1),
        lambda inhoud: b"[]\n",
        lambda inhoud: b"\xff\xfe\x00",
        lambda inhoud: b'{"vorm": 2}\n',
    ],
)
def test_een_beschadigde_bundel_telt_niet(schade: Callable[[bytes], bytes], inhoud: bytes, zet: Zet) -> None:
    zet(schade(inhoud))
    assert uit_bundel("vocabulaire", lambda: "uit yaml") == "uit yaml"


def test_een_gewijzigd_yamlbestand_is_meteen_te_zien(inhoud: bytes, zet: Zet, monkeypatch: pytest.MonkeyPatch) -> None:
    lees = bestanden.lees_data
    monkeypatch.setattr(
        bestanden, "lees_data", lambda naam: lees(naam) + (b"# anders\n" if naam.endswith("partner.yaml") else b"")
    )
    zet(inhoud)
    assert uit_bundel("vocabulaire", lambda: "uit yaml") == "uit yaml"


def test_een_nieuw_yamlbestand_is_meteen_te_zien(inhoud: bytes, zet: Zet, monkeypatch: pytest.MonkeyPatch) -> None:
    namen = bestanden.datanamen
    monkeypatch.setattr(
        bestanden, "datanamen", lambda map_: (*namen(map_), *namen(map_)[:1]) if map_ == "regels/basis" else namen(map_)
    )
    zet(inhoud)
    assert uit_bundel("vocabulaire", lambda: "uit yaml") == "uit yaml"


@pytest.mark.parametrize(
    "tabellen",
    [
        [["os:system", ["command"], "=", [["true"]]]],
        [["kennisbank.bundel:import_module", [], "=", [["os"]]]],
        [["kennisbank.bronnen:Bron", ["soort"], "=", [["casus"]]]],
        [["kennisbank.bronnen:Bestaatniet", [], "", []]],
        [["kennisbank.lezer:Lezer", [], "=", [["x"]]]],
        [["tuple", [], "#", [[[7]]]]],
    ],
)
def test_een_bundel_vult_alleen_de_waarden_van_dit_programma(tabellen: list[Any]) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError, IndexError)):
        ontpak(tabellen)


def test_wat_geen_vaste_waarde_is_wordt_niet_ingepakt() -> None:
    for waarde in ([1], object(), Path(), (1, {2})):
        with pytest.raises((TypeError, ValueError)):
            pak(waarde)


PLAT = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
BRON = st.builds(Bron, st.text("abc"), st.text("12"), st.none() | st.integers(), st.just(""), st.text("é x"))
PLEK = st.builds(
    Plek, st.text("ab"), st.integers(1), st.integers(1), st.none() | st.builds(Blad, st.integers(), st.text("ab"))
)
WAARDE = st.recursive(
    PLAT | BRON | PLEK,
    lambda deel: (
        st.lists(deel).map(tuple)
        | st.frozensets(PLAT)
        | st.dictionaries(PLAT, deel)
        | st.dictionaries(PLAT, deel).map(MappingProxyType)
        | st.dictionaries(st.text(), deel).map(FrozenDict)
    ),
)


def vorm(waarde: Any) -> Any:
    """Return a value with its classes, which tell 1 from True and a tuple from a named tuple."""
    if isinstance(waarde, tuple):
        return type(waarde), [vorm(deel) for deel in waarde]
    if isinstance(waarde, dict | MappingProxyType):
        return type(waarde), [(vorm(naam), vorm(deel)) for naam, deel in waarde.items()]
    if isinstance(waarde, frozenset):
        return type(waarde), sorted(map(repr, waarde))
    return type(waarde), repr(waarde)


@given(WAARDE)
def test_uitpakken_is_het_omgekeerde_van_inpakken(waarde: Any) -> None:
    assert vorm(ontpak(json.loads(json.dumps(pak(waarde))))) == vorm(waarde)


SOORTEN = [
    JaNee("", ""),
    Keuze(()),
    Keuze((Waarde("a", "A", ""),)),
    Meerkeuze((), ()),
    Getal("jaar", "jaar", 0.0, 9.0, True),
    Getal("jaar", "jaar", 0.0, 9.0, False),
    VrijeTekst(),
    Gemeenten((Veld("naam", VrijeTekst(), "Naam"), Veld("plaats", VrijeTekst(), "Plaats"))),
]


@pytest.mark.parametrize("soort", SOORTEN, ids=repr)
def test_een_soort_van_feit_blijft_zijn_eigen_soort(soort: object) -> None:
    assert ontpak(json.loads(json.dumps(pak(soort)))) == soort


def test_soorten_met_gelijke_velden_blijven_uit_elkaar() -> None:
    assert ontpak(json.loads(json.dumps(pak((*SOORTEN, *SOORTEN))))) == (*SOORTEN, *SOORTEN)


def test_het_inpakken_is_elke_keer_gelijk(inhoud: bytes) -> None:
    assert maak_bundel() == inhoud


def test_een_bewerkbare_installatie_heeft_geen_bundel() -> None:
    """There the YAML files change; what was compiled would be in the way of nobody, and help nobody."""
    assert not (WORTEL / gebundeld.BESTAND).exists()
    assert uit_bundel("vocabulaire", lees_vocabulaire) == lees_vocabulaire()


def _wiel_voor(deze_python: bool) -> SimpleNamespace:
    """What the builder knows of a package that this Python may install, or may not."""
    mag = SimpleNamespace(contains=lambda _versie: deze_python)
    return SimpleNamespace(core=SimpleNamespace(python_constraint=mag))


def test_het_wiel_krijgt_de_bundel(monkeypatch: pytest.MonkeyPatch, inhoud: bytes) -> None:
    class Basis:
        root = str(WORTEL)

    for naam in ("hatchling", "hatchling.builders", "hatchling.builders.hooks", "hatchling.builders.hooks.plugin"):
        monkeypatch.setitem(sys.modules, naam, types.ModuleType(naam))
    koppeling = types.ModuleType("hatchling.builders.hooks.plugin.interface")
    koppeling.BuildHookInterface = Basis  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, koppeling.__name__, koppeling)
    beschrijving = importlib.util.spec_from_file_location("hatch_build", WORTEL / "hatch_build.py")
    assert beschrijving is not None
    assert beschrijving.loader is not None
    module = importlib.util.module_from_spec(beschrijving)
    beschrijving.loader.exec_module(module)
    haak = module.CustomBuildHook()
    gegevens: dict[str, dict[str, str]] = {"force_include": {}}
    haak.metadata = _wiel_voor(False)
    haak.initialize("standard", gegevens)
    assert gegevens == {"force_include": {}}, "a Python that pip will refuse makes no file"
    haak.metadata = _wiel_voor(True)
    haak.initialize("editable", gegevens)
    assert gegevens == {"force_include": {}}
    haak.initialize("standard", gegevens)
    ((bestand, doel),) = gegevens["force_include"].items()
    assert doel == gebundeld.BESTAND
    assert Path(bestand).read_bytes() == inhoud
    haak.finalize("standard", gegevens, "")
    assert not Path(bestand).exists()
