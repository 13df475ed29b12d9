"""Each mistake that an author of a layer makes is told with its place, its cause and what to do; none passes in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from advies import Adviseur, InvoerFout
from advies.beheer.regelmap import eigen_regels
from advies.beheer.toetsing import ontleed_toetsen, voer_uit
from advies.cli import advies as opdracht
from advies.lagenmap import lees_lagen
from advies.raad.opdrachten import zonder_opdracht
from kennisbank.lagen import met_lagen
from regels.eigen import regelbank
from regels.getallen import losse_getallen
from regels.ongebruikt import ongebruikt
from tests.kapotte_lagen import FOUTEN, Maak, _bij, _met
from tests.laagmappen import regel, streek


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


TOETS = "toetsen/opslag.yaml"
BIJ_CONTROLE: dict[str, tuple[Maak, str]] = {
    "opdracht ontbreekt": (
        _met("feiten.yaml", '  opdracht:\n    ja: "Zet de gegevens in het rekencentrum van de streek"\n', ""),
        "feiten.yaml:2:3: het feit 'streek__opslag_in_streek' mist 'opdracht' bij een waarde die 'streek__opslag' uitsluit. Schrijf wat",
    ),
    "toets zonder laag": (
        _met(TOETS, "  moet: [streek__opslag]", "  moet: [opslag]"),
        "opslag.yaml:3:10: er is geen regel 'opslag'. Bedoelt u 'streek__opslag'?",
    ),
    "feit in een toets zonder laag": (
        _met(TOETS, "{streek__opslag_in_streek: nee}", "{opslag_in_streek: nee}"),
        "opslag.yaml:2:12: er is geen feit 'opslag_in_streek'. Bedoelt u 'streek__opslag_in_streek'?",
    ),
    "toets van een regel die de laag uitschakelt": (
        _bij(TOETS, "- toets: budget\n  feiten: {vervangingsbudget: nee}\n  moet: [geen_vervangingsbudget]\n"),
        "opslag.yaml:28:10: deze laag schakelt de regel 'geen_vervangingsbudget' uit, dus hij gaat niet op en wordt niet getoetst.",
    ),
    "toets zakt": (
        _bij(TOETS, "- toets: a\n  feiten: {streek__opslag_in_streek: ja}\n  moet: [streek__opslag]\n"),
        "opslag.yaml:26:3: toets 'a': streek__opslag moet zeker zijn en is uitgesloten.",
    ),
    "regel bij de toetsen": (
        _bij(TOETS, regel("streek__r", "fase: ontwerp", "artikel_3")),
        "opslag.yaml:27:3: dit is een regel, en dit bestand is voor toetsen. Zet een regel in een bestand in de map 'basis'.",
    ),
    "toets zonder naam": (
        _met(TOETS, "toets: streek__opslag, gaat op", "toets:"),
        "opslag.yaml:1:9: 'toets' is leeg.",
    ),
    "regel zonder toets": (
        _bij("basis/opslag.yaml", regel("streek__r", "fase: ontwerp", "artikel_3")),
        "opslag.yaml:50:3: regel 'streek__r' heeft geen toets waarin hij zeker of uitgesloten of open moet zijn. Stel er een voor met:"
        " advies check --regels",
    ),
    "drempel ongebruikt": (
        _bij("drempels.yaml", "- drempel: streek__x\n  getal: 1\n  eenheid: keer\n  grond: tekst\n  bron: [{plaats: artikel_4}]\n"),
        "drempels.yaml:6:3: de drempel 'streek__x' staat in geen enkele voorwaarde. Gebruik hem, of haal hem weg.",
    ),
    "feit dat geen regel leest": (
        _bij("feiten.yaml", "- feit: streek__los\n  soort: ja_nee\n  trap: 2\n  kenner: techniek\n  kort: los\n  vraag: Los?\n"
             "  ja: het is los\n  nee: het is vast\n  bron: [{plaats: artikel_3}]\n"),
        "feiten.yaml:26:3: het feit 'streek__los' wordt door geen regel gelezen. Gebruik het in een voorwaarde, of zet er 'beschrijvend: ja'",
    ),
}  # fmt: skip


def _bij_controle(map_: str) -> list[str]:
    """Return what `advies check` says of a layer beyond its reading, without that of the rules below it."""
    with met_lagen(lees_lagen([map_])):
        bank = regelbank()
        (laag,) = bank.lagen
        try:
            toetsen = ontleed_toetsen(laag.toetsen, bank)
        except InvoerFout as fout:
            return [str(melding) for melding in fout.meldingen]
        gezakt, _ = voer_uit(toetsen, Adviseur(bank, "referentie"))
        meldingen = [*zonder_opdracht(bank), *ongebruikt(bank), *losse_getallen(laag.regels, bank, ""), *gezakt]
    return [str(melding) for melding in meldingen if melding.plek is None or melding.plek.bestand.startswith(map_)]


def test_in_de_laag_zonder_fout_is_bij_controle_niets_te_melden(tmp_path: Path) -> None:
    assert _bij_controle(streek(tmp_path)) == []


@pytest.mark.parametrize("naam", BIJ_CONTROLE)
def test_elke_fout_die_pas_bij_controle_blijkt_wordt_verteld(naam: str, tmp_path: Path) -> None:
    maak, tekst = BIJ_CONTROLE[naam]
    meldingen = _bij_controle(*maak(tmp_path))
    assert any(tekst in melding for melding in meldingen), meldingen
    assert len(meldingen) == 1, meldingen


def test_een_drempel_van_de_publicatie_is_geen_zaak_van_een_laag(tmp_path: Path) -> None:
    """Where a layer switches off the one rule that uses a threshold of the publication, its author has nothing to mend."""
    bank = regelbank()
    alleen = next(
        d for d in bank.drempels if len(d.in_voorwaarden) == 1 and d.in_voorwaarden[0] in {r.naam for r in bank.regels}
    )
    map_ = streek(tmp_path, ("laag.yaml", "geen_vervangingsbudget:", f"{alleen.in_voorwaarden[0]}:"))
    with met_lagen(lees_lagen([map_])):
        assert [melding for melding in eigen_regels().losse_getallen if melding.code == "dekking"] == []


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
