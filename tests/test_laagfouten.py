"""Each mistake that an author of a layer makes is told with its place, its cause and what to do; none passes in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from advies import InvoerFout
from advies.cli import advies as opdracht
from advies.lagenmap import lees_lagen
from kennisbank.lagen import met_lagen
from regels.eigen import regelbank
from tests.laagmappen import klein, regel, streek

Maak = Callable[[Path], list[str]]


def _met(bestand: str, oud: str, nieuw: str) -> Maak:
    return lambda map_: [streek(map_, (bestand, oud, nieuw))]


def _leeg(map_: Path) -> list[str]:
    (map_ / "leeg").mkdir()
    return [str(map_ / "leeg")]


def _bestand(map_: Path) -> list[str]:
    (map_ / "laag.yaml").write_text("laag: x\n", encoding="utf-8")
    return [str(map_ / "laag.yaml")]


def _twee_van_een_naam(map_: Path) -> list[str]:
    return [klein(map_, "a", "", map_naam="een"), klein(map_, "a", "", map_naam="twee")]


def _kring(map_: Path) -> list[str]:
    return [klein(map_, naam, "", f"bouwt_op: [{ander}]\n") for naam, ander in ("ab", "bc", "ca")]


def _naast_elkaar(map_: Path) -> list[str]:
    feit = (
        "- feit: b__klaar\n  soort: ja_nee\n  trap: 2\n  kenner: techniek\n  kort: klaar\n  vraag: Is b klaar?\n"
        "  ja: b is klaar\n  nee: b is niet klaar\n  bron: [{plaats: een}]\n"
    )
    return [klein(map_, "a", regel("a__r", "b__klaar: nee")), klein(map_, "b", "", feiten=feit)]


def _extra(naam: str) -> Maak:
    def maak(map_: Path) -> list[str]:
        pad = streek(map_)
        (Path(pad) / naam).parent.mkdir(exist_ok=True)
        (Path(pad) / naam).write_text("- regel: x\n", encoding="utf-8")
        return [pad]

    return maak


FOUTEN: dict[str, tuple[Maak, str]] = {
    # the folder
    "map bestaat niet": (lambda map_: [str(map_ / "weg")], "weg: deze map bestaat niet. Noem bij --regels de map van een laag."),
    "een bestand": (_bestand, "laag.yaml: dit is een bestand, geen map."),
    "lege map": (_leeg, "leeg: in deze map staat geen laag. Er hoort een bestand laag.yaml in"),
    "zonder kop": (lambda m: [streek(m, weg=("laag.yaml",))], "streek/laag.yaml: dit bestand ontbreekt."),
    "zonder bron": (lambda m: [streek(m, weg=("bron.yaml",))], "streek/bron.yaml: dit bestand ontbreekt."),
    "regels naast basis": (_extra("regels.yaml"), "streek/regels.yaml: dit bestand wordt hier niet gelezen."),
    "verkeerde map": (_extra("toets/x.yaml"), "streek/toets: deze map wordt niet gelezen. Bedoelt u 'toetsen'?"),
    "yml": (_extra("basis/x.yml"), "streek/basis/x.yml: dit bestand wordt niet gelezen: de naam moet eindigen op .yaml."),
    # the head
    "twee lagen van een naam": (_twee_van_een_naam, "twee/laag.yaml:1:1: de laag 'a' is er al: "),
    "kring van lagen": (_kring, "a/laag.yaml:1:1: lagen bouwen in een kring op elkaar: a -> b -> c -> a."),
    "bouwt op wat er niet is": (
        lambda m: [klein(m, "a", "", "bouwt_op: [b]\n")],
        "a/laag.yaml:1:1: de laag 'a' bouwt op de laag 'b', en die is niet geladen.",
    ),
    "geen naam": (_met("laag.yaml", "laag: streek", "laag: De Streek"), "laag.yaml:1:7: 'De Streek' is geen naam"),
    "naam met twee streepjes": (_met("laag.yaml", "laag: streek", "laag: de__streek"), "laag.yaml:1:7: 'de__streek' kan niet"),
    "naam van een feit": (_met("laag.yaml", "laag: streek", "laag: fase"), "laag.yaml:1:7: 'fase' is al de naam van een feit"),
    "onbekende sleutel": (
        _met("laag.yaml", "schakelt_uit:", "schakel_uit:"),
        "laag.yaml:3:1: de kop van een laag kent geen 'schakel_uit'. Bedoelt u 'schakelt_uit'?",
    ),
    # switching off
    "onbekende regel uit": (
        _met("laag.yaml", "geen_vervangingsbudget:", "geen_vervangbudget:"),
        "laag.yaml:4:3: de publicatie heeft geen regel 'geen_vervangbudget'. Bedoelt u 'geen_vervangingsbudget'?",
    ),
    "uit zonder reden": (
        _met("laag.yaml", "De streek betaalt vervanging uit een eigen fonds.", ""),
        "laag.yaml:4:3: 'geen_vervangingsbudget' mist een reden; elk antwoord toont haar.",
    ),
    "uit als lijst": (
        _met("laag.yaml", "\n  geen_vervangingsbudget: De streek betaalt vervanging uit een eigen fonds.", " [a]"),
        "laag.yaml:3:15: onder 'schakelt_uit' hoort bij elke regel een reden",
    ),
    "tegenspraak uit": (
        _met("laag.yaml", "geen_vervangingsbudget:", "{tegenspraak}:"),
        "zo'n regel kan niet uit.",
    ),
    "afgeleid feit uit": (
        _met("laag.yaml", "geen_vervangingsbudget:", "{afgeleid}:"),
        "is een afgeleid feit; alleen een regel kan uit.",
    ),
    # names
    "regel zonder laag": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: beheer"),
        "opslag.yaml:35:10: 'beheer' begint niet met de naam van de laag. Schrijf 'streek__beheer'.",
    ),
    "regel met een streepje": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: streek_beheer"),
        "opslag.yaml:35:10: 'streek_beheer' begint niet met de naam van de laag. Schrijf 'streek__beheer'.",
    ),
    "andere laag": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: stad__beheer"),
        "opslag.yaml:35:10: 'stad__beheer' begint niet met de naam van de laag. Schrijf 'streek__beheer'.",
    ),
    "feit zonder laag": (
        _met("feiten.yaml", "feit: streek__aantal_storingen", "feit: aantal_storingen"),
        "feiten.yaml:15:9: 'aantal_storingen' begint niet met de naam van de laag. Schrijf 'streek__aantal_storingen'.",
    ),
    "drempel zonder laag": (
        _met("drempels.yaml", "streek__te_veel", "te_veel"),
        "drempels.yaml:1:12: 'te_veel_storingen' begint niet met de naam van de laag.",
    ),
    "regel van de publicatie": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: krappe_migratie"),
        "opslag.yaml:35:10: 'krappe_migratie' is een regel van de publicatie; een laag verandert die niet. Zet haar uit met"
        " 'schakelt_uit' in laag.yaml. Noem uw eigen 'streek__krappe_migratie'.",
    ),
    "feit van de publicatie": (
        _met("feiten.yaml", "feit: streek__aantal_storingen", "feit: vervangingsbudget"),
        "feiten.yaml:15:9: 'vervangingsbudget' is een feit van het programma; een laag verandert dat niet.",
    ),
    "twee keer dezelfde regel": (
        _met("basis/opslag.yaml", "regel: streek__beheer", "regel: streek__opslag"),
        "opslag.yaml:35:10: de naam 'streek__opslag' bestaat al: ",
    ),
    # what it refers to
    "onbekende plaats": (
        _met("basis/opslag.yaml", "bron: [{plaats: artikel_3}]", "bron: [{plaats: artikel_33}]"),
        "opslag.yaml:14:19: de bron van de laag 'streek' heeft geen plaats 'artikel_33'. Bedoelt u 'artikel_3'?",
    ),
    "onbekend feit": (
        _met("basis/opslag.yaml", "- streek__opslag_in_streek: nee", "- streek__opslag_in_strek: nee"),
        "opslag.yaml:16:7: er is geen feit 'streek__opslag_in_strek'. Bedoelt u 'streek__opslag_in_streek'?",
    ),
    "feit van een laag die er niet is": (
        _met("basis/opslag.yaml", "- streek__opslag_in_streek: nee", "- stad__opslag: nee"),
        "opslag.yaml:16:7: 'stad__opslag' is een naam van de laag 'stad', en die is niet geladen.",
    ),
    "feit van een laag waar zij niet op bouwt": (
        _naast_elkaar,
        "regels.yaml:9:7: 'b__klaar' is van de laag 'b'. Zet in laag.yaml van deze laag: 'bouwt_op: [b]'.",
    ),
    "drempel in een andere eenheid": (
        _met("drempels.yaml", "eenheid: storingen", "eenheid: maanden"),
        "opslag.yaml:8:44: de drempel 'streek__te_veel_storingen' is een getal in maanden",
    ),
    "telt mee in een aanbeveling": (
        _met("basis/opslag.yaml", "  over: technisch_beheer\n", "  over: technisch_beheer\n  aanbevelingen: [3]\n"),
        "opslag.yaml:42:18: 'aanbevelingen' hoort bij regels van de publicatie",
    ),
    "kring van afgeleide feiten": (
        _met("basis/opslag.yaml", "    - streek__aantal_storingen: {minstens: streek__te_veel_storingen}", "    - streek__storingsgevoelig: ja"),
        "opslag.yaml:1:3: afgeleide feiten bouwen in een kring op elkaar: streek__storingsgevoelig -> streek__storingsgevoelig.",
    ),
    "wijkt voor wat er niet is": (
        _met("basis/opslag.yaml", "  over: technisch_beheer\n", "  over: technisch_beheer\n  wijkt_voor: [eigen_regi]\n"),
        "opslag.yaml:42:16: er is geen regel 'eigen_regi'. Bedoelt u 'eigen_regie'?",
    ),
    # facts and source
    "lijst van gemeenten": (
        _met("feiten.yaml", "  soort: geheel_getal\n", "  soort: gemeenten\n  velden: [{veld: naam, soort: tekst, kort: naam}]\n"),
        "feiten.yaml:16:10: een laag kan geen lijst van gemeenten toevoegen",
    ),
    "oude naam van een ander": (
        _met("feiten.yaml", "  soort: geheel_getal\n", "  soort: geheel_getal\n  vervangt: [storingen]\n"),
        "feiten.yaml:17:13: 'storingen' begint niet met de naam van de laag.",
    ),
    "vraag zonder vraagteken": (
        _met("feiten.yaml", "vorig jaar?", "vorig jaar"),
        "feiten.yaml:15:3: de vraag van 'streek__aantal_storingen' eindigt niet met een vraagteken.",
    ),
    "jaar is geen jaar": (_met("bron.yaml", "jaar: 2024", "jaar: 2024.5"), "bron.yaml:3:7: 'jaar' is een jaartal, zoals 2024."),
    "plaats twee keer": (_met("bron.yaml", "plaats: artikel_4", "plaats: artikel_3"), "bron.yaml:6:5: de plaats 'artikel_3' staat er twee keer."),
    "geen yaml": (_met("bron.yaml", "titel: Streekafspraak ict", "titel: [Streekafspraak"), "bron.yaml:"),
}  # fmt: skip


def _vul(tekst: str) -> str:
    bank = regelbank()
    tegenspraak = next(deel.naam for deel in bank.regels if deel.soort == "tegenspraak")
    return tekst.replace("{tegenspraak}", tegenspraak).replace("{afgeleid}", bank.afgeleid[0].naam)


@pytest.mark.parametrize("naam", FOUTEN)
def test_elke_fout_in_een_laag_wordt_verteld(naam: str, tmp_path: Path) -> None:
    maak, tekst = FOUTEN[naam]
    mappen = maak(tmp_path)
    for pad in tmp_path.rglob("laag.yaml"):
        pad.write_text(_vul(pad.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(InvoerFout) as fout, met_lagen(lees_lagen(mappen)):
        regelbank()
    assert any(tekst in str(melding) for melding in fout.value.meldingen), str(fout.value)
    assert len(fout.value.meldingen) == 1, str(fout.value)


def test_meer_fouten_komen_in_een_keer(tmp_path: Path) -> None:
    map_ = streek(
        tmp_path,
        ("laag.yaml", "geen_vervangingsbudget:", "geen_vervangbudget:"),
        ("basis/opslag.yaml", "regel: streek__beheer", "regel: beheer"),
        ("basis/opslag.yaml", "- streek__opslag_in_streek: nee", "- streek__opslag: nee"),
    )
    with pytest.raises(InvoerFout) as fout, met_lagen(lees_lagen([map_])):
        regelbank()
    assert len(fout.value.meldingen) == 3


@pytest.mark.parametrize(("wat", "code"), [("evaluate", 2), ("check", 1)])
def test_een_opdracht_met_een_kapotte_laag_eindigt_met_haar_code(wat: str, code: int, tmp_path: Path) -> None:
    map_ = streek(tmp_path, ("basis/opslag.yaml", "regel: streek__beheer", "regel: beheer"))
    feiten = tmp_path / "f.yaml"
    feiten.write_text("fase: ontwerp\n", encoding="utf-8")
    argumenten = [wat, str(feiten)] if wat == "evaluate" else [wat, "--zonder-bewijs"]
    uit = CliRunner().invoke(opdracht, [*argumenten, "--regels", map_])
    assert (uit.exit_code, uit.stdout) == (code, "")
    assert "Schrijf 'streek__beheer'." in uit.stderr
    json_ = CliRunner().invoke(opdracht, [*argumenten, "--formaat", "json", "--regels", map_])
    assert json_.exit_code == code
    assert json_.stderr.lstrip().startswith("{")
