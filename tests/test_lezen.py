"""The rule reader: every error with file, line and column, and the nearest right name."""

from __future__ import annotations

import runpy

import pytest

import regels.lezen
from kennisbank.meldingen import InvoerFout, Melding
from regels.lezen import lees_regelbank, main, regelbank
from regels.logica import takken, tegendeel
from regels.sleutels import FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    Alle,
    Bevat,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Niet,
    Regelbank,
    Vergelijk,
    Verschilt,
    Voorwaarde,
)
from tests.bouwers import PROCESSEN
from tests.test_regelgrenzen import regel as grensregel

REGEL = """\
- regel: proef
  titel: Proef
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{aanbeveling: 8}]
  als:
    - vervangingsbudget: nee
  tekst: Tekst.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""
AFGELEID = """\
- afgeleid: NAAM
  kort: k
  ja: j
  nee: n
  grond: tekst
  bron: [{aanbeveling: 8}]
  betekent:
    - ANDER: ja
"""


def lees(tekst: str) -> Regelbank:
    return lees_regelbank({"r.yaml": tekst.encode()})


def fouten(tekst: str) -> tuple[Melding, ...]:
    with pytest.raises(InvoerFout) as vangst:
        lees(tekst)
    return vangst.value.meldingen


def test_eigen_regelbank_is_goed() -> None:
    bank = regelbank()
    assert len(bank.regels) >= 200
    assert all(regel.bron for regel in bank.regels)


def test_het_lezen_van_de_eigen_regels_alleen_meldt_wat_fout_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk() -> Regelbank:
        return lees("- regel: a\n")

    assert (main(), "geen fouten" in capsys.readouterr().out) == (0, True)
    monkeypatch.setattr("regels.lezen.regelbank", stuk)
    assert (main(), "mist 'titel'" in capsys.readouterr().out) == (1, True)


def test_het_lezen_van_de_eigen_regels_is_ook_een_programma(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        runpy.run_path(regels.lezen.__file__, run_name="__main__")
    assert (einde.value.code, "geen fouten" in capsys.readouterr().out) == (0, True)


def test_een_goede_regel() -> None:
    (regel,) = lees(REGEL).regels
    assert (regel.naam, regel.plek.regel, regel.bron[0].tekst) == ("proef", 1, "aanbeveling 8")


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek", "deel"),
    [
        ("vervangingsbudget: nee", "vervangingsbudgt: nee", "r.yaml:8:7", "Bedoelt u 'vervangingsbudget'?"),
        ("vervangingsbudget: nee", "vervangingsbudget: neen", "r.yaml:8:26", "Bedoelt u 'nee'?"),
        ("vervangingsbudget: nee", "vervangingsbudget: {minstens: 3}", "r.yaml:8:26", "is ja of nee"),
        ("vervangingsbudget: nee", "fase: ontwrep", "r.yaml:8:13", "Bedoelt u 'ontwerp'?"),
        ("vervangingsbudget: nee", "fase: {eenvan: [ontwerp]}", "r.yaml:8:14", "Bedoelt u 'een_van'?"),
        ("vervangingsbudget: nee", "omvang_wiz_fte: 30", "r.yaml:8:23", "minstens: 30"),
        ("vervangingsbudget: nee", "omvang_wiz_fte: {minsten: 30}", "r.yaml:8:24", "Bedoelt u 'minstens'?"),
        ("vervangingsbudget: nee", "omvang_wiz_fte: {minstens: veel}", "r.yaml:8:34", "hoort een getal"),
        ("vervangingsbudget: nee", "omvang_wiz_fte: {minstens: -1}", "r.yaml:8:34", "deze grens zegt niets"),
        ("vervangingsbudget: nee", "uitvoering: derde", "r.yaml:8:7", "voor_elk: proces"),
        ("vervangingsbudget: nee", "uitvoering.technish_beheer: derde", "r.yaml:8:7", "Bedoelt u 'technisch_beheer'?"),
        ("vervangingsbudget: nee", "fase.technisch_beheer: ontwerp", "r.yaml:8:7", "geen waarde per proces"),
        ("vervangingsbudget: nee", "doelen: {bevat: kostenreductei}", "r.yaml:8:23", "Bedoelt u 'kostenreductie'?"),
        (
            "vervangingsbudget: nee",
            "er_is: {gemeente: [{inwonrs: {minstens: 3}}]}",
            "r.yaml:8:27",
            "Bedoelt u 'inwoners'?",
        ),
        ("vervangingsbudget: nee", "er_is: {gemente: []}", "r.yaml:8:7", "schrijf 'er_is"),
        ("vervangingsbudget: nee", "een_van: ja", "r.yaml:8:16", "lijst van voorwaarden"),
        ("    - vervangingsbudget: nee", "    - {fase: ontwerp, vervangingsbudget: nee}", "r.yaml:8:7", "eigen regel"),
        ("soort: risico", "soort: riscio", "r.yaml:3:10", "Bedoelt u 'risico'?"),
        ("sterkte: moet", "sterkte: moeten", "r.yaml:4:12", "Bedoelt u 'moet'?"),
        ("aanbeveling: 8", "aanbeveling: 12", "r.yaml:6:24", "geen aanbeveling '12'"),
        ("aanbeveling: 8", "aanbeveling: 9, punt: 7", "r.yaml:6:10", "punt 7 bestaat niet"),
        ("{aanbeveling: 8}", "{casus: 2, bij: Horn}", "r.yaml:6:26", "Toegestaan"),
        ("[{aanbeveling: 8}]", "[]", "r.yaml:6:9", "minstens één verwijzing"),
        ("tekst: Tekst.", "tekst: Zie {omvang_wiz_fte}.", "r.yaml:9:10", "niet zeker bekend"),
        ("tekst: Tekst.", "tekst: Bij {proces}.", "r.yaml:9:10", "niet zeker bekend"),
        ("  tekst: Tekst.\n", "", "r.yaml:1:3", "mist 'tekst'"),
        ("wie: [bestuur]", "wie: [besturen]", "r.yaml:11:9", "Bedoelt u 'bestuur'?"),
        ("wie: [bestuur]", "wie: [bestuur]\n  dan: {keuze: uitbesteden}", "r.yaml:12:16", "uitbesteden_mag"),
        ("wie: [bestuur]", "wie: [bestuur]\n  dan: {keuzes: x}", "r.yaml:12:9", "Bedoelt u 'keuze'?"),
        ("wie: [bestuur]", "wie: [bestuur]\n  kleur: rood", "r.yaml:12:3", "kent geen 'kleur'"),
        ("wie: [bestuur]", "wie: [bestuur]\n  kern: ja", "r.yaml:12:9", "onder 'aanbevelingen' staat er geen"),
        ("wie: [bestuur]", "wie: [bestuur]\n  aanbevelingen: [8]\n  kern: [7]", "r.yaml:13:10", "Toegestaan: 8"),
        ("wie: [bestuur]", "wie: [bestuur]\n  aanbevelingen: [8]\n  kern: 8", "r.yaml:13:9", "een lijst zoals [8]"),
        ("regel: proef", "regel: Proef 1", "r.yaml:1:10", "geen naam"),
    ],
)
def test_fout_met_plek(oud: str, nieuw: str, plek: str, deel: str) -> None:
    assert oud in REGEL
    meldingen = fouten(REGEL.replace(oud, nieuw, 1))
    assert any(str(melding.plek) == plek and deel in melding.tekst for melding in meldingen), meldingen


@pytest.mark.parametrize(
    ("sterkte", "kern", "draagt"),
    [
        ("zou_moeten", "ja", (5, 8)),
        ("zou_moeten", "[8]", (8,)),
        ("zou_moeten", "nee", ()),
        ("zou_moeten", "", ()),
        ("moet", "", (5, 8)),
    ],
)
def test_een_regel_draagt_haar_kern_en_wat_moet_al_haar_aanbevelingen(
    sterkte: str, kern: str, draagt: tuple[int, ...]
) -> None:
    velden = f"sterkte: {sterkte}\n  aanbevelingen: [5, 8]\n  kern: {kern}"
    (regel,) = lees(REGEL.replace("sterkte: moet", velden)).regels
    assert regel.draagt == draagt


def test_alle_fouten_tegelijk() -> None:
    tekst = REGEL.replace("moet", "moeten").replace("risico", "riscio") + REGEL.replace("nee", "neen")
    assert [melding.plek.regel for melding in fouten(tekst) if melding.plek] == [3, 4, 13, 20]


def test_naam_bestaat_al() -> None:
    assert "bestaat al: r.yaml:1:3" in fouten(REGEL + REGEL)[0].tekst


def test_zolang_de_drempels_fout_zijn_wordt_van_de_regels_niets_gezegd() -> None:
    """What a rule says of a number that cannot be read cannot be judged yet."""
    regel = REGEL.replace("vervangingsbudget: nee", "omvang_wiz_fte: {minstens: genoeg}\n    - fse: ontwerp")
    drempel = "- drempel: genoeg\n  getal: veel\n  eenheid: fte\n  grond: tekst\n  bron: [{aanbeveling: 8}]\n"
    with pytest.raises(InvoerFout) as vangst:
        lees_regelbank({"r.yaml": regel.encode()}, ("d.yaml", drempel.encode()))
    (melding,) = vangst.value.meldingen
    assert str(melding).startswith("d.yaml:2:10: 'getal' moet een getal zijn")


def test_kring_van_afgeleide_feiten() -> None:
    kring = AFGELEID.replace("NAAM", "a").replace("ANDER", "b") + AFGELEID.replace("NAAM", "b").replace("ANDER", "a")
    assert "a -> b -> a" in fouten(kring)[0].tekst


def test_afgeleid_feit_mag_geen_feit_heten() -> None:
    tekst = AFGELEID.replace("NAAM", "fase").replace("ANDER", "vervangingsbudget")
    assert "r.yaml:1:13: 'fase' is al een gewoon feit; kies een andere naam." in [
        str(melding) for melding in fouten(tekst)
    ]


def test_afgeleide_feiten_op_volgorde() -> None:
    tekst = AFGELEID.replace("NAAM", "b").replace("ANDER", "a") + AFGELEID.replace("NAAM", "a").replace(
        "ANDER", "vervangingsbudget"
    )
    assert [feit.naam for feit in lees(tekst).afgeleid] == ["a", "b"]


def test_te_veel_takken() -> None:
    keuze = "    - een_van: [{vervangingsbudget: nee}, {fase: ontwerp}]\n"
    keuzes = "".join(keuze.replace("fase: ontwerp", f"aantal_gemeenten: {{minstens: {n}}}") for n in range(2, 9))
    assert "manieren" in fouten(REGEL.replace("    - vervangingsbudget: nee\n", keuzes))[0].tekst


def test_regelbestand_is_een_lijst() -> None:
    assert "is een lijst" in fouten("regel: proef\n")[0].tekst


FASE, FTE, DOELEN = FeitSleutel("fase"), FeitSleutel("omvang_wiz_fte"), FeitSleutel("doelen")
BUDGET = Gelijk(FeitSleutel("vervangingsbudget"), "ja")
TECHNISCH = FeitSleutel("uitvoering", "technisch_beheer")
PER_PROCES = tuple(Gelijk(FeitSleutel("voorspelbaar", proces), "ja") for proces in PROCESSEN)


def minstens(getal: float) -> Vergelijk:
    return Vergelijk(FTE, "minstens", round(getal * SCHAAL))


def hoogstens(getal: float) -> Vergelijk:
    return Vergelijk(FTE, "hoogstens", round(getal * SCHAAL))


@pytest.mark.parametrize(
    ("voorwaarde", "betekent"),
    [
        ("vervangingsbudget: ja", BUDGET),
        ("vervangingsbudget: nee", Niet(BUDGET)),
        ("fase: ontwerp", Gelijk(FASE, "ontwerp")),
        ("fase: {niet: ontwerp}", Niet(Gelijk(FASE, "ontwerp"))),
        ("fase: {een_van: [realisatie, ontwerp]}", EenVan(FASE, ("ontwerp", "realisatie"))),
        ("fase: {een_van: [ontwerp]}", Gelijk(FASE, "ontwerp")),
        ("fase: {geen_van: [realisatie, ontwerp]}", Niet(EenVan(FASE, ("ontwerp", "realisatie")))),
        ("uitvoering.technisch_beheer: derde", Gelijk(TECHNISCH, "derde")),
        (
            "uitvoering.technisch_beheer: {verschilt_van: uitvoering.gegevensbeheer}",
            Verschilt(TECHNISCH, FeitSleutel("uitvoering", "gegevensbeheer")),
        ),
        ("doelen: {bevat: kostenreductie}", Bevat(DOELEN, "kostenreductie")),
        ("doelen: {bevat_niet: kostenreductie}", Niet(Bevat(DOELEN, "kostenreductie"))),
        (
            "doelen: {bevat_een_van: [kostenreductie, deskundigheid]}",
            EenVanDe((Bevat(DOELEN, "kostenreductie"), Bevat(DOELEN, "deskundigheid"))),
        ),
        (
            "doelen: {bevat_niet: [kostenreductie, deskundigheid]}",
            Niet(EenVanDe((Bevat(DOELEN, "kostenreductie"), Bevat(DOELEN, "deskundigheid")))),
        ),
        (
            "doelen: {bevat_alle: [kostenreductie, deskundigheid]}",
            Alle((Bevat(DOELEN, "kostenreductie"), Bevat(DOELEN, "deskundigheid"))),
        ),
        ("doelen: {aantal: {minstens: 2}}", AantalWaarden(DOELEN, "minstens", 2)),
        ("doelen: {aantal: {minder_dan: 2}}", Niet(AantalWaarden(DOELEN, "minstens", 2))),
        ("omvang_wiz_fte: {minstens: 30.5}", minstens(30.5)),
        ("omvang_wiz_fte: {hoogstens: 30}", hoogstens(30)),
        ("omvang_wiz_fte: {meer_dan: 30}", Niet(hoogstens(30))),
        ("omvang_wiz_fte: {minder_dan: 30}", Niet(minstens(30))),
        ("omvang_wiz_fte: {minstens: 30, minder_dan: 70}", Alle((minstens(30), Niet(minstens(70))))),
        ("omvang_wiz_fte: {is: 30}", Alle((minstens(30), hoogstens(30)))),
        ("omvang_wiz_fte: {is: 0}", hoogstens(0)),
        ("omvang_wiz_fte: {is: 20000}", minstens(20_000)),
        ("aantal_gemeenten: {is: 1}", Vergelijk(FeitSleutel("aantal_gemeenten"), "hoogstens", SCHAAL)),
        ("niet: [fase: ontwerp]", Niet(Gelijk(FASE, "ontwerp"))),
        ("een_van: [fase: ontwerp, vervangingsbudget: ja]", EenVanDe((Gelijk(FASE, "ontwerp"), BUDGET))),
        ("geen_van: [fase: ontwerp, vervangingsbudget: ja]", Niet(EenVanDe((Gelijk(FASE, "ontwerp"), BUDGET)))),
        ("er_is: {proces: [voorspelbaar: ja]}", EenVanDe(PER_PROCES)),
        ("elk: {proces: [voorspelbaar: ja]}", Alle(PER_PROCES)),
        (
            "er_is: {gemeente: [inwoners: {hoogstens: 9}]}",
            ErIsGemeente(Alle((Vergelijk(FeitSleutel("inwoners"), "hoogstens", 9 * SCHAAL),))),
        ),
    ],
)
def test_zo_leest_een_voorwaarde(voorwaarde: str, betekent: Voorwaarde) -> None:
    (regel,) = lees(REGEL.replace("vervangingsbudget: nee", voorwaarde)).regels
    (gelezen,) = regel.als.voorwaarden if isinstance(regel.als, Alle) else (regel.als,)
    assert takken(gelezen) == takken(betekent)
    assert takken(tegendeel(gelezen)) == takken(tegendeel(betekent))


@pytest.mark.parametrize(
    ("voorwaarde", "kolom", "deel"),
    [
        # What stands there too would be passed over in silence.
        ("doelen: {bevat: kostenreductie, bevat_niet: deskundigheid}", 15, "hoort één van"),
        ("fase: {een_van: [ontwerp, realisatie], niet: exploitatie}", 13, "hoort één van"),
        ("doelen: kostenreductie", 15, "hoort één van: bevat"),
        ("doelen: {bevat: []}", 23, "noem onder 'bevat' minstens één waarde"),
        ("fase: {een_van: []}", 23, "noem onder 'een_van' minstens één waarde"),
        ("fase: {een_van: [orientatie, ontwerp, realisatie, exploitatie]}", 23, "alle waarden"),
        ("fase: {niet: [ontwerp]}", 20, "na 'niet' hoort één waarde"),
        ("fase: {niet: ontwrep}", 20, "Bedoelt u 'ontwerp'?"),
        ("uitvoering.technisch_beheer: {verschilt_van: [fase]}", 52, "na 'verschilt_van' hoort een feit"),
        ("uitvoering.technisch_beheer: {verschilt_van: fase}", 52, "andere waarden dan"),
        ("omvang_wiz_fte: {}", 23, "hoort een grens"),
        ("omvang_wiz_fte: [30]", 23, "hoort een grens"),
        ("omvang_wiz_fte: {minstens: [30]}", 34, "hoort een getal"),
        ("omvang_wiz_fte: {minstens: 20001}", 34, "deze grens zegt niets"),
        ("omvang_wiz_fte: {hoogstens: -0.5}", 35, "deze grens zegt niets"),
        ("er_is: {gemeente: [naam: Hoorn]}", 26, "een gemeente heeft geen 'naam'"),
    ],
)
def test_een_foute_voorwaarde_wordt_op_haar_plaats_gemeld(voorwaarde: str, kolom: int, deel: str) -> None:
    meldingen = fouten(REGEL.replace("vervangingsbudget: nee", voorwaarde))
    assert [(str(melding.plek), deel in melding.tekst) for melding in meldingen] == [(f"r.yaml:8:{kolom}", True)], (
        meldingen
    )


@pytest.mark.parametrize("grens", ["0", "20000"])
def test_een_grens_op_het_uiterste_mag(grens: str) -> None:
    """At least zero says nothing, but that is for the proof to find: the number can be that."""
    assert lees(REGEL.replace("vervangingsbudget: nee", f"omvang_wiz_fte: {{minstens: {grens}}}")).regels


def test_bij_een_kern_die_niet_kan_staat_een_lijst_die_wel_kan() -> None:
    with pytest.raises(InvoerFout, match=r"'misschien' kan niet bij 'kern'. Schrijf 'ja', of een lijst zoals \[3\]"):
        lees_regelbank(
            {"r.yaml": grensregel("r", "fase: ontwerp", extra="  aanbevelingen: [3, 8]\n  kern: misschien\n").encode()}
        )
