"""How durable-rules is used, message by message: the sessions, what is given back, what counts as an error, and its version."""

from __future__ import annotations

import importlib.metadata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from advies.motor.gevallen import gevallen
from regels.lezen import regelbank
from regels.sleutels import DIT, FeitSleutel, RegelSleutel
from regels.taal import Alle, EenVanDe, Gelijk, Niet, Regel, Regelbank, Vergelijk
from tests.bouwers import PROCESSEN, maak_regel

durable = pytest.importorskip(
    "advies.motor.durable", reason="durable-rules cannot be loaded here", exc_type=ImportError
)
FASE, BUDGET, OMVANG = FeitSleutel("fase"), FeitSleutel("vervangingsbudget"), FeitSleutel("omvang_wiz_fte")
GEHEUGEN = {FASE: "ontwerp", BUDGET: "nee"}


def bank(*regels: Regel) -> Regelbank:
    return replace(regelbank(), regels=regels, afgeleid=())


@pytest.fixture
def motor() -> Any:
    klein = (maak_regel("fase", Gelijk(FASE, "ontwerp")), maak_regel("budget", Gelijk(BUDGET, "ja")))
    uit = durable.Durable(gevallen(bank(*klein)))
    uit.registreer()
    return uit


@pytest.mark.parametrize(
    ("mappen", "versie"),
    [
        (
            ["numpy-2.0.dist-info", "durable_rules-9.8.7.dist-info", "durable_rules", "durable_rules-x.egg-info"],
            "9.8.7",
        ),
        (["durable_rules-9.8.7.dist-info", "durable_rules-9.8.6.dist-info"], "gevraagd"),
        (["numpy-2.0.dist-info"], "gevraagd"),
        (None, "gevraagd"),
    ],
)
def test_de_versie_staat_in_de_naam_van_een_map_of_wordt_gevraagd(
    mappen: list[str] | None, versie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bekeken = []

    def lijst(pad: str) -> list[str]:
        bekeken.append(pad)
        if mappen is None:
            raise PermissionError
        return mappen

    monkeypatch.setattr(importlib.metadata, "version", lambda naam: {"durable_rules": "gevraagd"}[naam])
    monkeypatch.setattr(durable.os, "listdir", lijst)
    assert durable.motorversie() == versie
    assert bekeken == [str(Path(durable.engine.__file__).parent.parent)]


def test_de_versie_is_die_van_het_pakket() -> None:
    assert durable.motorversie() == importlib.metadata.version("durable_rules")


def test_elke_sessie_heeft_haar_eigen_nummer_en_elk_bericht_daarin_ook(
    motor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each session is given back once, after the message that ends it."""
    gezien: list[tuple[str, list[dict[str, Any]]]] = []
    weg: list[tuple[str, str]] = []
    bied_aan, verwijder = motor._bied_aan, motor._host.delete_state

    def noteer(naam: str, berichten: list[dict[str, Any]]) -> Any:
        gezien.append((naam, [dict(bericht) for bericht in berichten]))
        return bied_aan(naam, berichten)

    monkeypatch.setattr(motor, "_bied_aan", noteer)
    motor._sessie = 999_999

    def geef_terug(naam: str, sid: str) -> None:
        weg.append((naam, sid))
        verwijder(naam, sid)

    monkeypatch.setattr(motor._host, "delete_state", geef_terug)
    for _ in range(3):
        assert motor.vuur(GEHEUGEN).regels == {RegelSleutel("fase")}
    assert motor.vuur({}).regels == frozenset()
    assert len(gezien) == 6, "facts, then the end, for each session; without facts there is none"
    sessies = [(gezien[2 * nummer], gezien[2 * nummer + 1]) for nummer in range(3)]
    for (naam, feiten), (zelfde, einde) in sessies:
        assert naam == zelfde
        assert [(bericht["s"], bericht["v"]) for bericht in feiten] == [
            ("f:fase", "ontwerp"),
            ("f:vervangingsbudget", "nee"),
        ]
        assert [(bericht["s"], bericht["v"]) for bericht in einde] == [("einde", "einde")]
        assert len({bericht["sid"] for bericht in (*feiten, *einde)}) == 1
        assert len({bericht["id"] for bericht in (*feiten, *einde)}) == 3
    nummers = [einde[0]["sid"] for _, (_, einde) in sessies]
    assert len(set(nummers)) == 3
    assert all(len(sid) <= 7 for sid in nummers), "it stays small, however long the engine lives"
    assert weg == [(naam, sid) for (_, (naam, _)), sid in zip(sessies, nummers, strict=True)]


def test_een_mislukte_sessie_geeft_haar_host_terug_en_verwijdert_niets(
    motor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each ruleset by its handle, at once and once, and a new host after it."""
    terug: list[int] = []
    echt, host = durable.durable_rules_engine.delete_ruleset, motor._host
    handvatten = [ruleset._handle for ruleset in host._ruleset_list]

    def geef_terug(handvat: int) -> None:
        terug.append(handvat)
        echt(handvat)

    monkeypatch.setattr(durable.durable_rules_engine, "delete_ruleset", geef_terug)
    monkeypatch.setattr(
        host, "delete_state", lambda *_: pytest.fail("a session in which nothing fired ends the process")
    )

    def stuk(_c: Any) -> None:
        raise ValueError("kapot")

    for ruleset in host._ruleset_list:
        for belofte in ruleset._actions.values():
            belofte._func = stuk
    with pytest.raises(durable.MotorFout, match=r"durable-rules maakte ruleset r0 niet af: .*kapot"):
        motor.vuur(GEHEUGEN)
    # Meanwhile an engine of another test, thrown away, may give back its own.
    assert [handvat for handvat in terug if handvat in handvatten] == handvatten
    assert motor._host is not host
    assert motor.vuur(GEHEUGEN).regels == {RegelSleutel("fase")}


def test_een_actie_die_zelf_stopt_is_een_fout_ook_als_het_einde_kwam(motor: Any) -> None:
    """The engine then keeps the error in the state of the session, and goes on with the next action."""

    def stuk(_c: Any) -> None:
        raise ValueError("alleen deze")

    for ruleset in motor._host._ruleset_list:
        for naam, belofte in ruleset._actions.items():
            if naam != "einde":
                belofte._func = stuk
    with pytest.raises(durable.MotorFout, match="alleen deze"):
        motor.vuur(GEHEUGEN)
    assert motor.vuur(GEHEUGEN).regels == {RegelSleutel("fase")}


def test_een_regel_met_veel_voorwaarden_begint_een_ruleset_als_er_te_veel_bij_elkaar_komen() -> None:
    """So many different conditions as a ruleset may hold, and not one more; the same condition twice counts once."""
    per_regel = 10
    past = durable.HOOGSTENS_LITERALEN // per_regel

    def regel(nummer: int, begin: int) -> Regel:
        return maak_regel(
            f"r{nummer}",
            EenVanDe(tuple(Vergelijk(OMVANG, "minstens", getal) for getal in range(begin, begin + per_regel))),
        )

    def verdeling(beginnen: list[int]) -> list[int]:
        regels = bank(*(regel(nummer, begin) for nummer, begin in enumerate(beginnen)))
        motor = durable.Durable(gevallen(regels))
        motor.registreer()
        assert {deel for laag in motor._lagen for ruleset in laag for deel in ruleset.doelen} == {
            deel.naam for deel in regels.regels
        }
        return [len(ruleset.doelen) for laag in motor._lagen for ruleset in laag]

    # A rule with ten ways is ten rules of the engine, of which fifty, with that of the end, go together.
    assert verdeling([0] * 4) == [4]
    assert verdeling([0] * 5) == [4, 1]
    assert past > 4
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(durable, "PER_RULESET", 10_000)
        eigen = [nummer * per_regel for nummer in range(past)]
        assert verdeling(eigen) == [past]
        assert verdeling([*eigen, 0]) == [past + 1]
        assert verdeling([*eigen, 1]) == [past + 1]
        assert verdeling([*eigen, past * per_regel - 1]) == [past, 1]
        # What a full ruleset held counts no more in the next.
        assert verdeling([*eigen, *(past * per_regel + begin for begin in eigen)]) == [past, past]


def test_van_genoemde_regels_draaien_alleen_hun_rulesets(monkeypatch: pytest.MonkeyPatch) -> None:
    regels = bank(*(maak_regel(f"r{nummer}", Vergelijk(OMVANG, "minstens", nummer)) for nummer in range(120)))
    motor = durable.Durable(gevallen(regels))
    echt, gedraaid = motor._draai, []

    def noteer(ruleset: Any, *rest: Any) -> Any:
        gedraaid.append(ruleset.naam)
        return echt(ruleset, *rest)

    monkeypatch.setattr(motor, "_draai", noteer)
    assert len(motor.vuur({OMVANG: 60}).regels) == 61
    alle = list(gedraaid)
    assert len(alle) == 3
    gedraaid.clear()
    assert motor.vuur({OMVANG: 60}, ["r0", "r119"]).regels == {RegelSleutel("r0")}
    assert gedraaid == [alle[0], alle[2]]
    gedraaid.clear()
    assert motor.vuur({OMVANG: 60}, []).regels == frozenset()
    assert gedraaid == []


def test_een_regel_voor_elk_proces_vuurt_voor_de_processen_waarvoor_zij_geldt() -> None:
    """Joined on the process in the engine; derived facts too, and what is no of them."""
    een, twee, drie = PROCESSEN[:3]
    hier = Gelijk(FeitSleutel("uitvoering", DIT), "derde")
    basis = next(deel for deel in regelbank().afgeleid if deel.per_proces)
    begrip = replace(basis, naam="begrip", betekent=Alle((Gelijk(BUDGET, "ja"), hier)))
    regels = (
        maak_regel("elk", hier, per_proces=True),
        maak_regel("wel", Gelijk(FeitSleutel("begrip", DIT), "ja"), per_proces=True),
        maak_regel("niet", Niet(Gelijk(FeitSleutel("begrip", DIT), "ja")), per_proces=True),
    )
    motor = durable.Durable(gevallen(replace(regelbank(), regels=regels, afgeleid=(begrip,))))
    geheugen = {FeitSleutel("uitvoering", een): "derde", FeitSleutel("uitvoering", drie): "eigen_beheer", BUDGET: "ja"}
    uit = motor.vuur(geheugen)
    assert uit.regels == {RegelSleutel("elk", een), RegelSleutel("wel", een), RegelSleutel("niet", drie)}
    assert uit.afgeleid == {FeitSleutel("begrip", een): True, FeitSleutel("begrip", drie): False}
    assert twee not in {sleutel.proces for sleutel in uit.regels}


def test_alleen_regels_waarvan_elk_feit_bekend_is_worden_geregistreerd_en_de_derde_keer_alle() -> None:
    """What is registered, at once or by and by, changes no answer."""
    namen = [f"feit{nummer}" for nummer in range(5)]
    regels = bank(
        *(maak_regel(naam, Gelijk(FeitSleutel(naam), "ja")) for naam in namen),
        maak_regel("twee", Alle((Gelijk(FeitSleutel("feit0"), "ja"), Niet(Gelijk(FeitSleutel("feit1"), "ja"))))),
    )
    motor, heel = durable.Durable(gevallen(regels)), durable.Durable(gevallen(regels))
    heel.registreer()

    def geregistreerd() -> set[str]:
        return {naam.partition("~")[0] for deel in motor._definities.values() for naam in deel} - {"einde"}

    def vuur(*bekend: str, regels: Any = None, waarde: str = "ja") -> None:
        geheugen = {FeitSleutel(naam): waarde for naam in bekend}
        assert motor.vuur(geheugen, regels) == heel.vuur(geheugen, regels)

    assert geregistreerd() == set()
    vuur("feit0")
    assert geregistreerd() == {"feit0"}
    vuur("feit0", "feit1", "feit2", regels=["feit2", "twee"])
    assert geregistreerd() == {"feit0", "feit2", "twee"}
    vuur("feit0", "feit2", waarde="nee")
    assert geregistreerd() == {"feit0", "feit2", "twee"}, "nothing new is touched"
    vuur("feit3")
    assert geregistreerd() == {*namen, "twee"}, "an engine that lives on has them all"
    vuur(*namen)
    assert len(motor._definities) == 3


def test_van_een_regel_worden_de_manieren_geregistreerd_die_kunnen_en_later_de_andere() -> None:
    of = maak_regel("of", EenVanDe((Gelijk(FASE, "ontwerp"), Gelijk(BUDGET, "ja"))))
    motor = durable.Durable(gevallen(bank(of)))
    for geheugen, manieren in (({FASE: "ontwerp"}, 1), ({BUDGET: "ja"}, 2), ({FASE: "ontwerp", BUDGET: "nee"}, 2)):
        assert motor.vuur(geheugen).regels == {RegelSleutel("of")}
        assert sum(len(deel) - 1 for deel in motor._definities.values()) == manieren


def test_wat_half_geregistreerd_werd_begint_opnieuw(monkeypatch: pytest.MonkeyPatch) -> None:
    motor = durable.Durable(gevallen(bank(maak_regel("fase", Gelijk(FASE, "ontwerp")))))

    def stuk(_: Any) -> None:
        raise ValueError("kapot")

    with monkeypatch.context() as patch:
        patch.setattr(motor._host, "register_rulesets", stuk)
        with pytest.raises(ValueError, match="kapot"):
            motor.vuur(GEHEUGEN)
    assert motor.vuur(GEHEUGEN).regels == {RegelSleutel("fase")}
