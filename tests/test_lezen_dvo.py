"""What is wrong in the list of what belongs in an agreement is told once, where it stands; what is right is not refused."""

from __future__ import annotations

import pytest

from kennisbank.meldingen import InvoerFout
from regels.dvo import Onderdelenlijst
from regels.eigen import regelbank
from regels.grenzen import HOOGSTENS_VOORWAARDEN
from regels.lezen_dvo import lees_onderdelen
from tests.dvoproeven import GOED

EIGEN_KOP = "  bron: [{aanbeveling: 7}]\n- groep: dienst"


def lees(tekst: str) -> Onderdelenlijst:
    return lees_onderdelen(tekst.encode(), "dvo.yaml", regelbank())


def fouten(tekst: str) -> list[str]:
    with pytest.raises(InvoerFout) as vangst:
        lees(tekst)
    return [str(melding).removeprefix("dvo.yaml:") for melding in vangst.value.meldingen]


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("dienst\n  titel: Dienst", "dienst\n  titl: Dienst", ["7:3: een groep kent geen 'titl'. Bedoelt u 'titel'?"]),
        ("dienst\n  titel: Dienst", "dienst", ["6:3: een groep mist 'titel'."]),
        (EIGEN_KOP, EIGEN_KOP.replace("bron", "brn"), ["5:3: een overeenkomst kent geen 'brn'. Bedoelt u 'bron'?"]),
        ("  grond: tekst\n", "", ["8:3: een onderdeel mist 'grond'."]),
        ("grond: tekst", "grond: text", ["15:10: 'text' kan niet bij 'grond'. Bedoelt u 'tekst'? Toegestaan: tekst of afgeleid."]),
        ("- groep: dienst", "- {}\n- groep: dienst", ["6:3: dit begint niet met 'onderdeel', 'groep' of 'overeenkomst'."]),
        ("Staat dit erin?", "Staat dit er.", ["12:10: een vraag eindigt op een vraagteken."]),
    ],
)  # fmt: skip
def test_precies_wat_fout_is_wordt_gemeld(oud: str, nieuw: str, verwacht: list[str]) -> None:
    assert list(lees(GOED).onderdelen) == ["proef"]
    assert GOED.count(oud) == 1
    assert fouten(GOED.replace(oud, nieuw)) == verwacht


def test_een_kop_zonder_onderdeel_wordt_gemeld_waar_hij_ook_staat() -> None:
    """After the subjects as well as before them, and of an agreement too; each of them is told."""
    leeg = "- groep: leeg\n  titel: Leeg\n"
    ander = "- overeenkomst: ander\n  titel: Ander\n  tussen: u en ons\n  uitleg: Zo.\n  bron: [{aanbeveling: 7}]\n"
    assert fouten(GOED + leeg + ander) == [
        "17:3: onder groep 'leeg' staat geen enkel onderdeel.",
        "19:3: onder overeenkomst 'ander' staat geen enkel onderdeel.",
    ]


def test_de_naam_van_een_kop_hoeft_niet_vooraan_te_staan() -> None:
    omgekeerd = GOED.replace("- groep: dienst\n  titel: Dienst", "- titel: Dienst\n  groep: dienst")
    omgekeerd = omgekeerd.replace("- overeenkomst: ict\n  titel: Proef", "- titel: Proef\n  overeenkomst: ict", 1)
    assert lees(omgekeerd) == lees(GOED)
    ongebruikt = fouten(omgekeerd + "- titel: Leeg\n  groep: leeg\n")
    assert ongebruikt == ["17:3: onder groep 'leeg' staat geen enkel onderdeel."]


@pytest.mark.parametrize("kop", ["onderdeel", "groep", "overeenkomst"])
def test_wat_geen_naam_heeft_is_geen_tweede_van_die_naam(kop: str) -> None:
    """Of each that has an empty name that is told, and not that it is there twice."""
    delen = {deel.split(":")[0]: f"- {deel}" for deel in GOED.split("- ")[1:] if ":" in deel.split("\n")[0]}
    eerste = delen[kop].split("\n")[0]
    leeg = delen[kop].replace(eerste, f"- {kop}: ''")
    gemeld = fouten(GOED + leeg + leeg)
    assert sum("is geen naam" in melding for melding in gemeld) == 2
    assert not [melding for melding in gemeld if "staat er al" in melding]


@pytest.mark.parametrize("sleutel", ["staat_erin", "ontbreekt", "blijft_uit"])
def test_een_te_lange_voorwaarde_van_een_onderdeel_wordt_gemeld_waar_zij_staat(sleutel: str) -> None:
    """At the bound it may stand."""

    def met(aantal: int) -> str:
        delen = ", ".join(f"{{omvang_wiz_fte: {{minstens: {n}}}}}" for n in range(1, aantal + 1))
        return GOED.replace("  grond: tekst", f"  {sleutel}: [{delen}]\n  grond: tekst")

    assert getattr(lees(met(HOOGSTENS_VOORWAARDEN)).onderdelen["proef"], sleutel) is not None
    (melding,) = fouten(met(HOOGSTENS_VOORWAARDEN + 1))
    assert melding.startswith(f"15:{len(sleutel) + 5}: hier staan {HOOGSTENS_VOORWAARDEN + 1} voorwaarden")


def test_wanneer_een_overeenkomst_nodig_is_gaat_niet_over_een_los_proces() -> None:
    """A subject may be for each process, and then so is its condition; the agreement as a whole is there once."""
    met = GOED.replace(EIGEN_KOP, "  nodig: [voorspelbaar: ja]\n" + EIGEN_KOP)
    (melding,) = fouten(met)
    assert melding.startswith("5:11: 'voorspelbaar' heeft een waarde per proces")
    per_proces = GOED.replace("erin?", "voor {proces} erin?").replace(
        "  titel: Proef\n  vraag", "  titel: '{proces}'\n  vraag"
    )
    per_proces = per_proces.replace("[uitbesteding_aanwezig: ja]\n", "[voorspelbaar: ja]\n  voor_elk: proces\n")
    assert lees(per_proces).onderdelen["proef"].voor_elk_proces
