"""The limits of durable-rules: a rule base that meets one is refused with its place, or split so that it never does.

A limit that is exceeded can hang or end the process, so what could go wrong runs in a process of its own.
"""

from __future__ import annotations

import json
import multiprocessing
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pydantic
import pytest

from advies import Samenwerkingsverband
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor, vuringen
from advies.motor.vertaling import (
    HOOGSTENS_LITERALEN,
    HOOGSTENS_PATRONEN,
    HOOGSTENS_VARIANTEN,
    Doel,
    berichten_voor,
    te_zwaar,
    varianten_van,
)
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import JaNee
from kennisbank.meldingen import InvoerFout, Plek
from regels.lezen import lees_regelbank, regelbank
from regels.logica import Literaal
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import (
    AantalWaarden,
    Alle,
    EenVan,
    ErIsGemeente,
    Gelijk,
    Regelbank,
    Vergelijk,
    Werkgeheugen,
)
from tests.bouwers import maak_feiten, maak_regel, maak_regelbank, op_sleutel

durable = pytest.importorskip(
    "advies.motor.durable", reason="durable-rules cannot be loaded here", exc_type=ImportError
)

WACHT = 120
"""Seconds after which a process is held to hang; not a measure of speed."""
KOP = """\
- regel: {naam}
  titel: Proef
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{{aanbeveling: 8}}]
{voor_elk}  als:
{als}
  tekst: Tekst van {naam}.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""
AFGELEID = """\
- afgeleid: {naam}
  kort: k
  ja: j
  nee: n
  grond: tekst
  bron: [{{aanbeveling: 8}}]
  betekent: [{{vervangingsbudget: ja}}]
"""
PROCESFEITEN = ("voorspelbaar", "beschrijfbaar", "bedrijfskritisch", "formele_toedeling_uitgevoerd")


def bank(voorwaarden: Sequence[Sequence[str]], per_proces: bool = False, afgeleid: int = 0) -> Regelbank:
    """A rule base as an author writes it: of each rule the conditions, one a line."""
    voor_elk = "  voor_elk: proces\n" if per_proces else ""
    delen = [AFGELEID.format(naam=f"af{nummer}") for nummer in range(afgeleid)]
    for nummer, regels in enumerate(voorwaarden):
        als = "\n".join(f"    - {regel}" for regel in regels)
        delen.append(KOP.format(naam=f"r{nummer}", voor_elk=voor_elk, als=als))
    # Several files, since one file has a bound of its own.
    return lees_regelbank({f"r{n}.yaml": "".join(delen[n : n + 200]).encode() for n in range(0, len(delen), 200)})


def _draai(regels: Regelbank, feiten: Sequence[Werkgeheugen], uit: Any) -> None:
    vormen = gevallen(regels)
    motor, referentie = durable.Durable(vormen), Maskermotor(vormen)
    uit.send([motor.vuur(deel) == vuringen(referentie.beoordeel(deel)) for deel in feiten])


def gelijk_in_een_eigen_proces(regels: Regelbank, feiten: Sequence[Werkgeheugen]) -> None:
    lees, schrijf = multiprocessing.get_context("fork").Pipe(duplex=False)
    proces = multiprocessing.get_context("fork").Process(target=_draai, args=(regels, feiten, schrijf))
    proces.start()
    schrijf.close()
    try:
        assert lees.poll(WACHT), "durable-rules hangt"
        assert lees.recv() == [True] * len(feiten)
    finally:
        proces.kill()
        proces.join()


JA = {FeitSleutel(naam, proces): "ja" for naam in PROCESFEITEN for proces in regelbank().processen}
FTE = [{FeitSleutel("omvang_wiz_fte"): fte * 10_000} for fte in (0, 1, 50, 64, 101, 600)]
NARE_BANKEN: dict[str, Callable[[], tuple[Regelbank, Sequence[Werkgeheugen]]]] = {
    "driehonderd_keer_dezelfde_voorwaarde": lambda: (
        bank([["vervangingsbudget: ja"]] * 300),
        [op_sleutel({"vervangingsbudget": "ja"}), op_sleutel({"vervangingsbudget": "nee"}), {}],
    ),
    "driehonderd_keer_dezelfde_twee_voorwaarden": lambda: (
        bank([["vervangingsbudget: ja", "omvang_wiz_fte: {minstens: 10}"]] * 300),
        [op_sleutel({"vervangingsbudget": "ja", "omvang_wiz_fte": 200_000})],
    ),
    "driehonderd_keer_dezelfde_voorwaarde_per_proces": lambda: (
        bank([["voorspelbaar: ja", "beschrijfbaar: ja"]] * 300, per_proces=True),
        [JA],
    ),
    "zeshonderd_grenzen_aan_een_getal": lambda: (bank([[f"omvang_wiz_fte: {{minstens: {n}}}"] for n in range(1, 601)]), FTE),
    "vierenzestig_grenzen_in_een_regel": lambda: (
        bank([["een_van: [" + ", ".join(f"{{omvang_wiz_fte: {{minstens: {n}}}}}" for n in range(1, 65)) + "]"]] * 3),
        FTE,
    ),
    # Beyond some 512 different tests under one node, registering never ends; the rules below have 735.
    # The reader refuses so many of these; the engine must carry them all the same.
    "zevenhonderd_lijsten_van_gemeenten": lambda: (
        Regelbank(tuple(maak_regel(f"r{r}", Alle(tuple(ErIsGemeente(Vergelijk(FeitSleutel("inwoners"), "minstens",
                                                                              (15 * r + n) * 10_000)) for n in range(15))))
                        for r in range(49)), (), regelbank().vocabulaire, regelbank().catalogus, "x"),
        [op_sleutel({"gemeenten": ({"naam": "A", "inwoners": 9_000_000},), "aantal_gemeenten": 10_000}), {}],
    ),
    "zevenhonderd_afgeleide_feiten": lambda: (
        bank([[f"af{15 * r + n}: ja" for n in range(15)] for r in range(49)], afgeleid=735),
        [op_sleutel({"vervangingsbudget": "ja"}), op_sleutel({"vervangingsbudget": "nee"}), {}],
    ),
    "driehonderd_koppelingen_op_proces": lambda: (
        bank([["voorspelbaar: ja", f"{naam}: {waarde}"] for naam in PROCESFEITEN[1:] for waarde in ("ja", "nee")] * 50,
             per_proces=True),
        [JA, {sleutel: "nee" if sleutel.naam == "beschrijfbaar" else "ja" for sleutel in JA}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("naam", NARE_BANKEN)
def test_een_nare_regelbank_past(naam: str) -> None:
    gelijk_in_een_eigen_proces(*NARE_BANKEN[naam]())


@pytest.mark.parametrize(
    ("als", "deel"),
    [
        ([f"{naam}: ja" for naam in sorted(f.naam for f in regelbank().vocabulaire.feiten.values()
                                           if isinstance(f.soort, JaNee) and not f.per_proces)[: HOOGSTENS_PATRONEN + 1]],
         "'r0' is te ingewikkeld voor durable-rules"),
        ([f"omvang_wiz_fte: {{minstens: {n}}}" for n in range(1, 101)], "'r0' is te ingewikkeld voor durable-rules"),
        (["fase: {een_van: [orientatie, ontwerp]}"] * 7, None),  # seven times the same is one condition
        ([f"uitvoering.{proces}: {{een_van: [eigen_beheer, derde]}}" for proces in regelbank().processen[:7]],
         "'r0' is te ingewikkeld voor durable-rules"),  # 2**7 combinations
    ],
)  # fmt: skip
def test_een_te_zware_regel_wordt_geweigerd_met_zijn_plek(als: list[str], deel: str | None) -> None:
    regels = bank([als])
    if deel is None:
        durable.Durable(gevallen(regels))
        return
    with pytest.raises(InvoerFout) as vangst:
        durable.Durable(gevallen(regels))
    (melding,) = vangst.value.meldingen
    assert str(melding.plek) == "r0.yaml:1:3"
    assert deel in melding.tekst


@pytest.mark.parametrize(
    "als",
    ["fase: {een_van: []}", "fase: {geen_van: []}", "fase: {een_van: }", "doelen: {bevat_alle: []}",
     "doelen: {bevat_niet: []}", "doelen: {bevat_een_van: []}"],
)  # fmt: skip
def test_een_lege_voorwaarde_wordt_geweigerd_met_haar_plek(als: str) -> None:
    """durable-rules does not fire, or hangs, on a rule without a pattern."""
    with pytest.raises(InvoerFout, match="minstens één waarde") as vangst:
        bank([[als]])
    assert str(vangst.value.meldingen[0].plek).startswith("r0.yaml:8:")


def test_een_regel_zonder_voorwaarde_komt_niet_in_de_motor() -> None:
    regels = Regelbank((maak_regel("altijd", Alle(())),), (), regelbank().vocabulaire, regelbank().catalogus, "x")
    with pytest.raises(InvoerFout, match="'altijd' heeft een voorwaarde die altijd waar is"):
        durable.Durable(gevallen(regels))


def test_een_te_lange_naam_wordt_geweigerd() -> None:
    """Texts of more than 65,535 bytes that differ by a multiple of 65,536 bytes are one to the engine."""
    tekst = AFGELEID.format(naam="a" * 70_000)
    with pytest.raises(InvoerFout, match="te lang voor een naam") as vangst:
        lees_regelbank({"r.yaml": tekst.encode()})
    assert str(vangst.value.meldingen[0].plek) == "r.yaml:1:13"


def test_elke_tekst_die_de_motor_leest_is_kort() -> None:
    feiten = regelbank().vocabulaire.feiten.values()
    assert max(len(tekst.encode()) for feit in feiten for tekst in (feit.naam, *feit.mag())) < 100


def test_een_te_groot_getal_in_een_regel_wordt_geweigerd() -> None:
    voorwaarde = Vergelijk(FeitSleutel("omvang_wiz_fte"), "minstens", 2**63)
    regels = Regelbank((maak_regel("r", voorwaarde),), (), regelbank().vocabulaire, regelbank().catalogus, "x")
    with pytest.raises(InvoerFout, match="te groot is voor durable-rules"):
        durable.Durable(gevallen(regels))
    with pytest.raises(InvoerFout, match="hoort een getal"):
        bank([["omvang_wiz_fte: {minstens: 9223372036854775808}"]])


def test_elke_te_zware_regel_wordt_gemeld() -> None:
    """All at once: what is wrong with one hides nothing of the next."""
    te_groot = Vergelijk(FeitSleutel("omvang_wiz_fte"), "minstens", 2**63)
    regels = tuple(maak_regel(naam, te_groot) for naam in ("een", "twee", "drie"))
    with pytest.raises(InvoerFout) as vangst:
        durable.Durable(gevallen(Regelbank(regels, (), regelbank().vocabulaire, regelbank().catalogus, "x")))
    assert {melding.tekst.partition(" ")[0] for melding in vangst.value.meldingen} == {"'een'", "'twee'", "'drie'"}


@pytest.mark.parametrize(
    ("getal", "past"), [(2**62, True), (-(2**62), True), (2**62 + 1, False), (-(2**62) - 1, False)]
)
def test_het_grootste_getal_is_twee_tot_de_macht_62(getal: int, past: bool) -> None:
    """Half of where the engine lets whole numbers end, without a word."""
    for atoom in (
        Vergelijk(FeitSleutel("omvang_wiz_fte"), "minstens", getal),
        AantalWaarden(FeitSleutel("doelen"), "minstens", getal),
    ):
        literaal = Literaal(atoom, True)
        doel = Doel("r", False, ((literaal,),), Plek("r.yaml", 1, 1))
        melding = te_zwaar(doel, [("", (literaal,))])
        assert (melding is None) is past
        assert past or (melding is not None and melding.plek == doel.plek)


def test_een_regel_is_te_zwaar_boven_elk_van_de_grenzen_en_niet_erop() -> None:
    plek = Plek("r.yaml", 1, 1)
    ja = [Literaal(Gelijk(FeitSleutel(f"f{nummer}"), "ja"), True) for nummer in range(HOOGSTENS_LITERALEN + 1)]
    doel = Doel("r:ja", False, (), plek)

    def past(*varianten: list[Literaal]) -> bool:
        return te_zwaar(doel, [("", tuple(variant)) for variant in varianten]) is None

    assert past(ja[:HOOGSTENS_PATRONEN])
    assert not past(ja[: HOOGSTENS_PATRONEN + 1])
    assert past(*[ja[:1]] * HOOGSTENS_VARIANTEN)
    assert not past(*[ja[:1]] * (HOOGSTENS_VARIANTEN + 1))
    stukken = [ja[begin : begin + 10] for begin in range(0, HOOGSTENS_LITERALEN, 10)]
    assert past(*stukken)
    assert not past(*stukken, ja[-1:])
    assert not past(ja[:1], [])


def test_de_grenzen_zijn_die_van_het_besluit() -> None:
    """What was measured stands there, and what we keep to."""
    besluit = (Path(__file__).parent.parent / "docs" / "besluiten" / "durable-rules.md").read_text(encoding="utf-8")
    zin = (
        r"at most (\d+) patterns in a rule; (\d+) rules, or the up to (\d+) of one condition, and (\d+) different tests"
    )
    (getallen,) = re.findall(zin, besluit)
    eigen = (HOOGSTENS_PATRONEN, durable.PER_RULESET, HOOGSTENS_VARIANTEN, HOOGSTENS_LITERALEN)
    assert tuple(map(int, getallen)) == eigen


@pytest.mark.parametrize(("aantal", "per_ruleset"), [(49, [49]), (50, [49, 1])])
def test_in_een_ruleset_gaan_vijftig_regels_met_die_van_het_einde(aantal: int, per_ruleset: list[int]) -> None:
    grenzen = [Vergelijk(FeitSleutel("omvang_wiz_fte"), "minstens", nummer) for nummer in range(aantal)]
    regels = tuple(maak_regel(f"r{nummer}", grens) for nummer, grens in enumerate(grenzen))
    motor = durable.Durable(gevallen(Regelbank(regels, (), regelbank().vocabulaire, regelbank().catalogus, "x")))
    motor.registreer()
    assert [len(definitie) - 1 for definitie in motor._definities.values()] == per_ruleset
    assert len(motor.vuur({FeitSleutel("omvang_wiz_fte"): aantal}).regels) == aantal


def test_van_wat_op_precies_zoveel_manieren_kan_als_mag_wordt_niets_weggelaten() -> None:
    """What stands behind the choices is in each way, also when there are as many as there may be; of more, nothing is refused here."""
    acht = [EenVan(FeitSleutel(naam), tuple(f"w{nummer}" for nummer in range(8))) for naam in ("a", "b")]
    slot = Literaal(Gelijk(FeitSleutel("c"), "ja"), True)
    wegen = varianten_van((*(Literaal(atoom, True) for atoom in acht), slot))
    assert len(wegen) == 64
    assert all(len(weg) == 3 and weg[-1] == slot for weg in wegen)
    ontkend = varianten_van((Literaal(acht[0], False), slot))
    assert ontkend == [(*(Literaal(Gelijk(FeitSleutel("a"), f"w{nummer}"), False) for nummer in range(8)), slot)]
    assert len(varianten_van((*(Literaal(atoom, True) for atoom in (*acht, acht[0])), slot))) > 64


@pytest.mark.parametrize("waarde", [float("nan"), float("inf"), -float("inf"), 1e12, 2**63, 10**30, True])
def test_een_onmogelijk_getal_wordt_nooit_een_feit(waarde: Any) -> None:
    with pytest.raises(pydantic.ValidationError):
        Samenwerkingsverband.model_validate({"omvang_wiz_fte": waarde})


@cache
def _regels_en_motor(nummer: int) -> tuple[Regelbank, Any]:
    """The own rules, and a rule base of 1,000 rules, each with the engine that holds them."""
    regels = maak_regelbank(Random(nummer), 1_000, afgeleide=20) if nummer else regelbank()
    motor = durable.Durable(gevallen(regels))
    motor.registreer()
    return regels, motor


@pytest.mark.parametrize("nummer", range(2))
def test_geen_ruleset_komt_bij_een_grens(nummer: int) -> None:
    """What is registered for the own rules and for a rule base of 1,000 rules stays below each limit of the engine."""
    _, motor = _regels_en_motor(nummer)
    for definitie in motor._definities.values():
        # The 255 identical patterns and the 64 alternatives at one node, both at most one for each rule of the engine.
        assert len(definitie) <= HOOGSTENS_VARIANTEN + 1
        toetsen: set[str] = set()
        for regel in definitie.values():
            (vorm,) = regel  # "all" and nothing else: no "any", "count", "cap" or "pri"
            assert (vorm, 1 <= len(regel["all"]) <= HOOGSTENS_PATRONEN) == ("all", True)
            aliassen = [alias for patroon in regel["all"] for alias in patroon]
            assert len(set(aliassen)) == len(regel["all"])
            for patroon in regel["all"]:
                (inhoud,) = patroon.values()
                ((en, delen),) = inhoud.items()
                assert (en, list(delen[0])) == ("$and", ["s"])  # the kind first, and never two keys without $and
                assert not re.search(r'"(\$not|\$or|\$nex|\$ex|\$neq|sid|id)"', json.dumps(patroon))
                koppelingen = [
                    deel for deel in delen if any(isinstance(w, dict) and set(w) & set(aliassen) for w in deel.values())
                ]
                assert len(koppelingen) <= 1
                toetsen.update(json.dumps(deel, sort_keys=True) for deel in delen)
        assert len(toetsen) <= 2 * HOOGSTENS_LITERALEN


@pytest.mark.parametrize("nummer", range(2))
def test_elk_bericht_is_klein_en_van_een_bekend_type(nummer: int) -> None:
    """Never 251 properties, a number that is a text or a bool, or the same message twice in one session."""
    regels, motor = _regels_en_motor(nummer)
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(Random(5), 1.0)))
    afgeleid = {geval.sleutel: True for geval in gevallen(regels).afgeleid}
    for laag in motor._lagen:
        for ruleset in laag:
            berichten = list(berichten_voor(ruleset, geheugen, afgeleid))
            assert all(set(bericht) <= {"s", "v", "g", "p"} for bericht in berichten)
            assert all(type(bericht.get("v", "")) is str and type(bericht.get("g", 0)) is int for bericht in berichten)
            assert all(type(bericht["s"]) is str and type(bericht.get("p", "")) is str for bericht in berichten)
            # Nothing that a user types reaches the engine but numbers and the values of the vocabulary.
            mag = {"ja", "nee", *(waarde for feit in regels.vocabulaire.feiten.values() for waarde in feit.mag())}
            assert {bericht["v"] for bericht in berichten if "v" in bericht} <= mag
            assert len({tuple(sorted(bericht.items())) for bericht in berichten}) == len(berichten)
            assert len(berichten) < 1_000


def _gooi_weg(uit: Any) -> None:
    import gc
    import resource

    regels = gevallen(maak_regelbank(Random(1), 60))
    for ronde in range(35):
        durable.Durable(regels).vuur({FeitSleutel("vervangingsbudget"): "ja"})
        gc.collect()
        if ronde == 9:
            begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    uit.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begin)


def test_een_weggegooide_motor_geeft_zijn_geheugen_terug() -> None:
    """The engine holds some two megabytes for each of these hosts until its rulesets are deleted by hand."""
    lees, schrijf = multiprocessing.get_context("spawn").Pipe(duplex=False)
    proces = multiprocessing.get_context("spawn").Process(target=_gooi_weg, args=(schrijf,))
    proces.start()
    assert lees.poll(WACHT)
    assert lees.recv() < 15_000  # kB; some 50,000 when nothing is given back
    proces.join()


def test_wat_niet_is_verteld_past_nergens() -> None:
    """One message per fact, so that a fact that is not told matches nothing, not even a denial."""
    voorwaarden = [
        ["niet: [{vervangingsbudget: ja}]"],
        ["fase: {geen_van: [ontwerp]}"],
        ["doelen: {bevat_niet: [kostenreductie]}"],
        ["initiatief: ict_ers"],
    ]
    motor = durable.Durable(gevallen(bank(voorwaarden)))
    # One fact is told, since rules that read none of the known facts are not run at all.
    assert motor.vuur({FeitSleutel("initiatief"): "ict_ers"}).regels == {RegelSleutel("r3")}
    assert motor.vuur({}).regels == frozenset()
