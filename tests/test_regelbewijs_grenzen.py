"""The proof where it is easily wrong: requirements, bounds on whole numbers, named processes, and what derived facts mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from unittest.mock import patch

import pytest

pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")

import z3
from click.testing import CliRunner

from advies import Adviseur
from advies.beheer.bewijsvoering import bewijs
from advies.opdrachten.whatif import diff
from kennisbank.feitsoorten import Getal
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.bewijs.bevindingen import Bevinding, bevindingen, getuigen
from regels.bewijs.bewijzer import Bewijzer
from regels.bewijs.zoeken import Onbeslist, los_op, met_de_minste
from regels.eisen import Eis, eisen, lees_eisen
from regels.grenzen import HOOGSTENS_GELIJK
from regels.logica import waarheid
from regels.sleutels import AANTAL_GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, Grens, Regelbank, Vergelijk, Werkgeheugen
from tests.derde_lezing import DerdeLezing
from tests.test_regelgrenzen import PER_PROCES, afgeleid, lees, regel


def _eis(tekst: str) -> tuple[Eis, ...]:
    return lees_eisen(f"- eis: e\n  titel: t\n  {tekst}\n".encode(), "e.yaml")


def test_een_eis_over_een_feit_per_proces_vraagt_bij_gewone_regels_elk_proces() -> None:
    """A requirement on a fact per process, for rules about the partnership: the fact is known for all eight."""
    bank = lees(regel("r", "er_is: {proces: [voorspelbaar: ja]}", extra="  dan: {reikwijdte: binnen}\n"))
    gevraagd = _eis("over: reikwijdte\n  minstens: 1\n  bekend: [voorspelbaar]")
    (gat,) = bewijs(Adviseur(bank), gevraagd).bevindingen
    assert gat.soort == "geen_uitkomst"
    assert dict(gat.getuige) == {FeitSleutel("voorspelbaar", proces): "nee" for proces in bank.processen}


def test_de_eigen_eisen_passen_op_regels_zonder_conclusie() -> None:
    """No rule concludes what the requirements of the package speak of; the witnesses are facts that the engines can read."""
    uitkomst = bewijs(Adviseur(lees(regel("r", "vervangingsbudget: nee"))), eisen())
    assert {bevinding.soort for bevinding in uitkomst.bevindingen} == {"geen_uitkomst"}


def test_een_gewone_regel_en_een_per_proces_kunnen_botsen() -> None:
    bank = lees(
        regel("gewoon", "vervangingsbudget: ja", extra="  dan: {keuze: uitbesteden_mag}\n")
        + regel("per_proces", "voorspelbaar: ja", extra=PER_PROCES + "  dan: {keuze: zelf_doen_of_inbesteden}\n")
    )
    (botsing,) = bewijs(Adviseur(bank), _eis("over: keuze\n  hoogstens: 1")).bevindingen
    assert botsing.namen == (("gewoon", ""), ("per_proces", bank.processen[0]))


def test_elk_paar_dat_botst_wordt_genoemd() -> None:
    vormen = ["binnen", "buiten", "binnen", "buiten"]
    voorwaarden = [
        "vervangingsbudget: ja",
        "fase: ontwerp",
        "aantal_gemeenten: {minstens: 3}",
        "omvang_wiz_fte: {minstens: 9}",
    ]
    bank = lees("".join(regel(f"r{n}", als, extra=f"  dan: {{reikwijdte: {waarde}}}\n")
                        for n, (als, waarde) in enumerate(zip(voorwaarden, vormen, strict=True))))  # fmt: skip
    gevonden = bevindingen(Bewijzer(bank), _eis("over: reikwijdte\n  hoogstens: 1"))
    assert {tuple(naam for naam, _ in b.namen) for b in gevonden if b.soort == "onverenigbaar"} == {
        ("r0", "r1"), ("r0", "r3"), ("r1", "r2"), ("r2", "r3")
    }  # fmt: skip


def _ongelijk(bank: Regelbank, geheugens: Iterator[Werkgeheugen]) -> list[Werkgeheugen]:
    """Return the facts on which the definition, the engines and the proof do not all say the same of the first rule."""
    kenner, derde = Adviseur(bank), DerdeLezing(bank)
    return [
        geheugen
        for geheugen in geheugens
        if len({waarheid(bank.regels[0].als, geheugen, {}), kenner.beoordeel(geheugen).status[0],
                derde.beoordeel(geheugen)[0][0]}) != 1
    ]  # fmt: skip


@pytest.mark.parametrize(
    "grens", ["minstens: 2.5", "hoogstens: 2.5", "meer_dan: 2.5", "minder_dan: 2.5", "is: 3", "minstens: 2.9999"]
)
def test_een_grens_tussen_twee_hele_getallen_rondt_de_goede_kant_op(grens: str) -> None:
    bank = lees(regel("r", f"aantal_gemeenten: {{{grens}}}"))
    assert _ongelijk(bank, ({AANTAL_GEMEENTEN: aantal * 10_000} for aantal in range(2, 6))) == []


@pytest.mark.parametrize("aantal", [2, 3])
def test_een_onmogelijke_grens_op_een_heel_getal_is_bewezen_onmogelijk(aantal: int) -> None:
    """Between two whole numbers lies none; a proof that rounds the wrong way finds one."""
    bank = lees(regel("r", f"aantal_gemeenten: {{meer_dan: {aantal}, minder_dan: {aantal + 1}}}"))
    assert "gaat_nooit_op" in {bevinding.soort for bevinding in bevindingen(Bewijzer(bank), ())}
    tussen = lees(regel("r", f"aantal_gemeenten: {{minstens: {aantal}.5, hoogstens: {aantal}.9}}"))
    assert "gaat_nooit_op" in {bevinding.soort for bevinding in bevindingen(Bewijzer(tussen), ())}


PROCES = ("technisch_beheer", "informatiebeleid")


def test_verschilt_van_leest_rechts_het_genoemde_feit_van_het_genoemde_proces() -> None:
    """Two processes with different values, the same ones the other way round, and a third that must not matter."""
    links, rechts = (FeitSleutel("uitvoering", proces) for proces in PROCES)
    bank = lees(regel("r", f"{links}: {{verschilt_van: {rechts}}}"))
    keuzes = product(("derde", "eigen_beheer", None), repeat=3)
    derde = FeitSleutel("uitvoering", "gegevensbeheer")
    sleutels = (links, rechts, derde)
    assert _ongelijk(bank, ({s: w for s, w in zip(sleutels, keuze, strict=True) if w} for keuze in keuzes)) == []
    kenner = Adviseur(bank)
    assert kenner.beoordeel({links: "derde", rechts: "eigen_beheer"}).status == (True,)
    assert kenner.beoordeel({links: "derde", rechts: "derde"}).status == (False,)
    assert kenner.beoordeel({links: "derde", derde: "eigen_beheer"}).status == (None,)


def test_verschilt_van_binnen_voor_elk_proces_vergelijkt_dit_proces_met_het_genoemde() -> None:
    bank = lees(regel("r", f"uitvoering: {{verschilt_van: uitvoering.{PROCES[0]}}}", extra=PER_PROCES))
    kenner, derde = Adviseur(bank), DerdeLezing(bank)
    uitvoering = {PROCES[0]: "derde", PROCES[1]: "eigen_beheer", "gegevensbeheer": "derde"}
    feiten = {FeitSleutel("uitvoering", proces): waarde for proces, waarde in uitvoering.items()}
    verwacht = {PROCES[0]: False, PROCES[1]: True, "gegevensbeheer": False}
    assert kenner.beoordeel(feiten).status == tuple(verwacht.get(proces) for proces in bank.processen)
    assert derde.beoordeel(feiten)[0] == kenner.beoordeel(feiten).status


def test_een_feit_voor_dit_en_voor_een_genoemd_proces_in_een_regel() -> None:
    """For the named process itself both conditions are one message, which durable-rules does not match with two patterns."""
    bank = lees(regel("r", "voorspelbaar: ja", f"voorspelbaar.{PROCES[0]}: ja", extra=PER_PROCES))
    kenner, derde = Adviseur(bank), DerdeLezing(bank)
    for eerste, tweede in product(("ja", "nee", None), repeat=2):
        paren = zip(PROCES, (eerste, tweede), strict=True)
        feiten = {FeitSleutel("voorspelbaar", proces): waarde for proces, waarde in paren if waarde}
        status = dict(zip(bank.processen, kenner.beoordeel(feiten).status, strict=True))
        assert status[PROCES[0]] is {"ja": True, "nee": False, None: None}[eerste]
        assert (status[PROCES[1]] is True) == (eerste == tweede == "ja")
        assert (status[PROCES[1]] is False) == ("nee" in (eerste, tweede))
        assert derde.beoordeel(feiten)[0] == tuple(status.values())


@pytest.mark.parametrize("als", ["doelen: {aantal: {minstens: 1, hoogstens: 2}}", "doelen: {aantal: {is: 2}}",
                                 "doelen: {aantal: {meer_dan: 0, minder_dan: 3}}"])  # fmt: skip
def test_twee_grenzen_aan_een_aantal_lezen_hetzelfde_bericht(als: str) -> None:
    """One message never matches two patterns of a rule of durable-rules, so that both bounds must be in one pattern."""
    waarden = ("kostenreductie", "kennisdeling", "deskundigheid", "proceskwaliteit")
    bank = lees(regel("r", als))
    assert _ongelijk(bank, ({FeitSleutel("doelen"): frozenset(waarden[:aantal])} for aantal in range(5))) == []
    assert Adviseur(bank).beoordeel({FeitSleutel("doelen"): frozenset(waarden[:2])}).status == (True,)


def test_een_ander_begrip_is_een_verschil_tussen_twee_mappen(tmp_path: Path) -> None:
    """The rule stands there letter for letter; only the derived fact that it builds on means something else."""
    for naam, grens in (("oud", 3), ("nieuw", 5)):
        (tmp_path / naam).mkdir()
        tekst = afgeleid("groot", f"aantal_gemeenten: {{minstens: {grens}}}") + regel("r", "groot: ja")
        (tmp_path / naam / "r.yaml").write_text(tekst, encoding="utf-8")
    uit = CliRunner().invoke(diff, [str(tmp_path / "oud"), str(tmp_path / "nieuw")])
    assert uit.exit_code == 0
    assert "r geldt voor minder feiten" in uit.output
    assert "aantal_gemeenten: 3" in uit.output or "aantal_gemeenten: 4" in uit.output


def _grenzen(aantal: int, tekst: str) -> Regelbank:
    """Return rules with a bound each, of which each but the first follows from the one before it."""
    delen = (regel(f"r{n}", f"omvang_wiz_fte: {{minstens: {n + 1}}}").replace(f"Tekst van r{n}.", tekst.format(n))
             for n in range(aantal))  # fmt: skip
    return lees("".join(delen))


def _vragen(monkeypatch: pytest.MonkeyPatch, doe: Callable[[], object]) -> int:
    """Return how many questions z3 is asked."""
    aantal = 0
    echt = z3.Solver.check

    def tel(solver: z3.Solver, *aannames: z3.BoolRef) -> z3.CheckSatResult:
        nonlocal aantal
        aantal += 1
        return echt(solver, *aannames)

    with monkeypatch.context() as even:
        even.setattr(z3.Solver, "check", tel)
        doe()
    return aantal


def test_regels_met_dezelfde_tekst_kosten_het_bewijs_een_paar_vragen_per_regel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each but the last follows from the others, which is told of each, with facts."""
    kenner = Adviseur(_grenzen(HOOGSTENS_GELIJK, "Tekst."))
    gevonden: list[Bevinding] = []
    aantal = _vragen(monkeypatch, lambda: gevonden.extend(bewijs(kenner, ()).bevindingen))
    assert [bevinding.soort for bevinding in gevonden] == ["volgt_uit_andere"] * (HOOGSTENS_GELIJK - 1)
    assert aantal <= 12 * HOOGSTENS_GELIJK


def test_een_voorbeeld_kost_niet_meer_vragen_als_er_meer_grenzen_zijn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that a reader likes to see are asked for together, not each bound of every rule apart."""
    aantal = _vragen(monkeypatch, lambda: list(getuigen(Bewijzer(_grenzen(40, "Tekst {}.")))))
    assert aantal <= 40 * 8


def test_dezelfde_voorwaarde_wordt_eenmaal_gezocht_en_dezelfde_feiten_eenmaal_nagespeeld(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bank = lees(
        "".join(regel(f"r{n}", "vervangingsbudget: nee").replace(f"Tekst van r{n}.", "Tekst.") for n in range(40))
    )
    kenner = Adviseur(bank)
    with patch.object(kenner, "beoordeel", wraps=kenner.beoordeel) as beoordeel:
        uitkomst = bewijs(kenner, ())
    assert (uitkomst.getuigen, len(uitkomst.bevindingen)) == (40, 40)
    beoordeel.assert_called_once_with({FeitSleutel("vervangingsbudget"): "nee"})
    assert _vragen(monkeypatch, lambda: list(getuigen(Bewijzer(bank)))) < 40


@pytest.mark.parametrize(
    ("grens", "aantal"),
    [("hoogstens: 37", 37), ("minstens: 37", 37), ("meer_dan: 37", 38), ("minder_dan: 37", 36), ("minstens: 2.5", 3)],
)
def test_een_voorbeeld_ligt_op_de_grens_of_er_een_naast(grens: str, aantal: int) -> None:
    ((_, feiten),) = getuigen(Bewijzer(lees(regel("r", f"aantal_gemeenten: {{{grens}}}"))))
    assert feiten == {AANTAL_GEMEENTEN: aantal * SCHAAL}


def test_wat_nul_keer_waar_is_blijft_nul_keer_waar() -> None:
    """A model in which no part is true needs no better one, and the values that are chosen after it may not make one true."""
    deel = z3.Bool("deel")
    solver = z3.SimpleSolver()
    assert solver.check(z3.Not(deel)) == z3.sat
    met_de_minste(solver, solver.model(), [deel])
    assert solver.check(deel) == z3.unsat


@pytest.mark.parametrize(
    "feit", [f for f in vocabulaire().feiten.values() if isinstance(f.soort, Getal)], ids=lambda f: f.naam
)
def test_het_bewijs_laat_elk_getal_toe_dat_een_bestand_mag_noemen_en_geen_ander(feit: FeitDefinitie) -> None:
    """What the proof calls possible must be possible for an adviser to write, and the other way round."""
    assert isinstance(feit.soort, Getal)
    bewijzer, sleutel = Bewijzer(lees(regel("r", "vervangingsbudget: ja"))), FeitSleutel(feit.naam)
    laagst, hoogst = round(feit.soort.minimum * SCHAAL), round(feit.soort.maximum * SCHAAL)

    def kan(grens: Grens, getal: int) -> bool:
        formule = bewijzer.formule(Vergelijk(sleutel, grens, getal))
        return bewijzer.kan(formule.waar, formule.sleutels)

    assert kan("minstens", hoogst)
    assert not kan("minstens", hoogst + 1)
    assert kan("hoogstens", laagst)
    assert not kan("hoogstens", laagst - 1)


def test_een_gebrek_van_een_regel_per_proces_is_getoond_voor_het_proces_dat_genoemd_wordt() -> None:
    """The facts that show it are of the process that stands beside them, the first; the engines say the same of them."""
    delen = (
        regel("altijd", "een_van: [{voorspelbaar: ja}, {voorspelbaar: nee}]", extra=PER_PROCES)
        + regel("dubbel", "beschrijfbaar: ja", "een_van: [{beschrijfbaar: ja}, {fase: ontwerp}]", extra=PER_PROCES)
        + regel("zelfde", "beschrijfbaar: ja", extra=PER_PROCES)
        + regel("gelijk", "beschrijfbaar: ja", extra=PER_PROCES)
    ).replace("Tekst van gelijk", "Tekst van zelfde")
    bank = lees(delen)
    eerste = bank.processen[0]
    gevonden = list(bevindingen(Bewijzer(bank), ()))
    assert {b.soort for b in gevonden} == {"nooit_uitgesloten", "voorwaarde_zonder_gevolg", "volgt_uit_andere"}
    for bevinding in gevonden:
        assert {naam.proces for naam in bevinding.namen} == {eerste}
        assert {feit.proces for feit in bevinding.getuige} == {eerste}
        assert [waar for _, waar in bevinding.verwacht] == [True]


def test_wat_niet_op_tijd_is_beslist_is_nooit_bewezen() -> None:
    """An answer that did not come in time is no answer that nothing was found."""
    with patch.object(z3.Solver, "check", return_value=z3.unknown), pytest.raises(Onbeslist):
        los_op(z3.SimpleSolver())
