"""The words of a rule: of the alternative on which the advice rests, and otherwise words that hold for each."""

from __future__ import annotations

import pytest

from advies import Advies, Adviseur, Samenwerkingsverband
from advies.beheer.toetsing import lees_toetsen
from kennisbank.meldingen import InvoerFout, Melding
from regels.bewoording import bewoording
from regels.lezen import lees_regelbank, regelbank
from regels.logica import verwijzingen
from regels.sleutels import FeitSleutel
from regels.taal import SCHAAL, Regelbank, Werkgeheugen
from tests.test_lezen import AFGELEID

REGEL = """\
- regel: proef
  titel: Er ontbreekt geld
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{aanbeveling: 8}]
  als:
    - een_van:
        - vervangingsbudget: nee
        - onderhoudsbudget_software: nee
        - omvang_ict_functie_fte: {hoogstens: 1}
  tekst: Zorg voor geld.
  uitleg: Uitleg.
  preciezer:
    - als: [vervangingsbudget: nee]
      titel: Er ontbreekt geld voor vervanging
      tekst: Reserveer geld voor vervanging.
    - als: [omvang_ict_functie_fte: {hoogstens: 1}]
      titel: De ict-functie telt {omvang_ict_functie_fte}
  wie: [bestuur]
  fase: [ontwerp]
"""


def lees(tekst: str) -> Regelbank:
    return lees_regelbank({"r.yaml": tekst.encode()})


def fouten(oud: str, nieuw: str) -> tuple[Melding, ...]:
    assert REGEL.count(oud) == 1
    with pytest.raises(InvoerFout) as vangst:
        lees(REGEL.replace(oud, nieuw))
    return vangst.value.meldingen


def advies(feiten: dict[str, object]) -> Advies:
    antwoord = Adviseur(lees(REGEL), motor="referentie").evalueer(feiten, alles=True)
    return next(deel for deel in antwoord.adviezen if deel.regel == "proef")


@pytest.mark.parametrize(
    ("feiten", "titel", "tekst"),
    [
        ({"vervangingsbudget": "nee"}, "Er ontbreekt geld voor vervanging", "Reserveer geld voor vervanging."),
        ({"onderhoudsbudget_software": "nee"}, "Er ontbreekt geld", "Zorg voor geld."),
        ({"omvang_ict_functie_fte": 0.5}, "De ict-functie telt 0,5 fte", "Zorg voor geld."),
        ({"vervangingsbudget": "ja", "onderhoudsbudget_software": "nee"}, "Er ontbreekt geld", "Zorg voor geld."),
    ],
)
def test_de_titel_noemt_het_alternatief_dat_vaststaat(feiten: dict[str, object], titel: str, tekst: str) -> None:
    assert (advies(feiten).titel, advies(feiten).tekst) == (titel, tekst)


def test_van_meer_alternatieven_die_vaststaan_telt_het_eerste() -> None:
    (regel,) = lees(REGEL).regels
    beide: Werkgeheugen = {FeitSleutel("vervangingsbudget"): "nee", FeitSleutel("omvang_ict_functie_fte"): SCHAAL // 2}
    assert bewoording(regel, "", beide, beide).titel == "Er ontbreekt geld voor vervanging"


def test_een_regel_zonder_naam_krijgt_over_zijn_woorden_nog_geen_melding() -> None:
    (melding,) = fouten("- regel: proef\n  titel: Er ontbreekt geld\n", "- regel: ''\n  titel: Er ontbreekt {geldd}\n")
    assert "naam" in melding.tekst


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek"),
    [("wie: [bestuur]", "wie: []", "r.yaml:20:8"), ("fase: [ontwerp]", "fase:", "r.yaml:21:8")],
)
def test_een_regel_noemt_wie_en_wanneer(oud: str, nieuw: str, plek: str) -> None:
    (melding,) = fouten(oud, nieuw)
    assert str(melding).startswith(f"{plek}: '{oud.partition(':')[0]}' is leeg. Noem er minstens één: ")


def test_een_regel_die_openstaat_houdt_zijn_algemene_titel() -> None:
    assert (advies({}).status, advies({}).titel) == ("open", "Er ontbreekt geld")


def test_een_regel_die_is_uitgesloten_houdt_zijn_algemene_titel() -> None:
    weg = advies({"vervangingsbudget": "ja", "onderhoudsbudget_software": "ja", "omvang_ict_functie_fte": 9})
    assert (weg.status, weg.titel) == ("uitgesloten", "Er ontbreekt geld")


def test_een_alternatief_mag_alleen_over_feiten_van_de_regel_zelf_gaan() -> None:
    (melding,) = fouten("als: [vervangingsbudget: nee]", "als: [fase: ontwerp]")
    assert str(melding).startswith(
        "r.yaml:15:12: 'fase' staat niet als gewoon feit in de voorwaarde van de regel zelf. Toegestaan: "
    )


def test_van_een_afgeleid_feit_spreekt_een_alternatief_niet() -> None:
    """Also when the rule itself does: it is of no use as a reason, and there is no value of it to fill in."""
    begrip = AFGELEID.replace("NAAM", "begrip").replace("ANDER", "vervangingsbudget")
    met = REGEL.replace("        - vervangingsbudget: nee\n", "        - begrip: ja\n")
    met = met.replace("als: [vervangingsbudget: nee]", "als: [begrip: ja]")
    with pytest.raises(InvoerFout) as vangst:
        lees(begrip + met)
    assert [(str(melding.plek), melding.tekst) for melding in vangst.value.meldingen] == [
        (
            "r.yaml:23:12",
            "'begrip' staat niet als gewoon feit in de voorwaarde van de regel zelf. Toegestaan: omvang_ict_functie_fte,"
            " onderhoudsbudget_software.",
        )
    ]
    alleen = (
        REGEL.partition("  preciezer")[0].replace("Uitleg.", "Want {begrip}.") + "  wie: [bestuur]\n  fase: [ontwerp]\n"
    )
    with pytest.raises(InvoerFout) as vangst:
        lees(begrip + alleen.replace("    - een_van:\n", "    - begrip: ja\n    - een_van:\n"))
    assert [str(melding) for melding in vangst.value.meldingen] == [
        "r.yaml:22:11: '{begrip}' kan hier niet worden ingevuld: dat feit is niet zeker bekend."
    ]


def test_te_veel_alternatieven_worden_bij_de_lijst_gemeld() -> None:
    eerste = "    - als: [vervangingsbudget: nee]\n"
    (melding,) = fouten(eerste, f"{eerste}      titel: T\n" * 19 + eerste)
    assert str(melding) == "r.yaml:15:5: 'preciezer' heeft 21 bewoordingen; hoogstens 20 mag."


def test_van_elk_alternatief_wordt_een_lege_titel_gemeld() -> None:
    titels = ("Er ontbreekt geld voor vervanging", "De ict-functie telt {omvang_ict_functie_fte}")
    leeg = [fouten(f"titel: {titel}", "titel: ''") for titel in titels]
    assert [[str(melding) for melding in meldingen] for meldingen in leeg] == [
        ["r.yaml:16:14: 'titel' is leeg."],
        ["r.yaml:19:14: 'titel' is leeg."],
    ]


def test_een_feit_dat_op_een_feit_van_de_regel_lijkt_heeft_een_voorstel() -> None:
    melding, *_ = fouten("als: [omvang_ict_functie_fte: {hoogstens: 1}]", "als: [omvang_wiz_fte: {hoogstens: 1}]")
    assert "Bedoelt u 'omvang_ict_functie_fte'?" in str(melding)


def test_een_invulplek_van_een_alternatief_moet_dan_bekend_zijn() -> None:
    (melding,) = fouten("Reserveer geld voor vervanging.", "Nu {omvang_ict_functie_fte}.")
    assert "kan hier niet worden ingevuld" in str(melding)


def test_een_alternatief_heeft_een_titel() -> None:
    (melding,) = fouten("      titel: Er ontbreekt geld voor vervanging\n", "")
    assert str(melding) == "r.yaml:15:7: een preciezere bewoording mist 'titel'."


def test_een_onbekend_veld_van_een_alternatief_heeft_een_voorstel() -> None:
    (melding,) = fouten("      tekst: Reserveer", "      teskt: Reserveer")
    assert "kent geen 'teskt'" in str(melding)
    assert "tekst" in str(melding)


def test_elke_bewoording_komt_in_een_toets_van_de_eigen_regels_voor() -> None:
    bank = regelbank()
    regels = {regel.naam: regel for regel in bank.regels if regel.preciezer}
    adviseur = Adviseur(motor="referentie")
    gezien: set[tuple[str, str]] = set()
    for toets in lees_toetsen(bank):
        namen = {sleutel.regel for sleutel, status in toets.verwacht.items() if status} & regels.keys()
        if namen:
            for deel in adviseur.evalueer(toets.verband).van_status("zeker"):
                gezien.add((deel.regel, deel.titel))
    from advies.woorden.processen import procesnaam

    gemist = [
        (naam, deel.titel)
        for naam, regel in regels.items()
        for deel in regel.preciezer
        if not any((naam, deel.titel.replace("{proces}", procesnaam(proces))) in gezien for proces in bank.processen)
    ]
    assert gemist == []


def test_wat_een_titel_noemt_staat_bij_de_redenen(adviseur: Adviseur) -> None:
    """Both alternatives hold: the title speaks of the one that is given as the reason."""
    verband = Samenwerkingsverband.model_validate(
        {"medewerkers_vroeg_betrokken": "nee", "ict_ers_vroeg_betrokken": "nee"}
    )
    deel = next(a for a in adviseur.evalueer(verband).adviezen if a.regel == "medewerkers_vroeg")
    regel = next(r for r in regelbank().regels if r.naam == "medewerkers_vroeg")
    (gekozen,) = (b for b in regel.preciezer if b.titel == deel.titel)
    assert set(verwijzingen(gekozen.als)) == {stap.sleutel for stap in deel.omdat}


def test_zonder_feiten_zijn_de_woorden_die_van_de_regel() -> None:
    for regel in regelbank().regels:
        assert bewoording(regel, "technisch_beheer", {}, {}) == (regel.titel, regel.tekst, regel.kanttekening)


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek"),
    [
        ("titel: Er ontbreekt geld\n", "titel: Er ontbreekt {geld\n", "r.yaml:2:10"),
        (
            "      tekst: Reserveer geld voor vervanging.",
            "      tekst: Reserveer geld} voor vervanging.",
            "r.yaml:17:14",
        ),
        ("  wie: [bestuur]", "  achteraf: {titel: Toen, tekst: 'Toen {was het zo'}\n  wie: [bestuur]", "r.yaml:20:34"),
        ("  wie: [bestuur]", "  tekst_voor: {opdrachtgever: 'Voor {u'}\n  wie: [bestuur]", "r.yaml:20:31"),
        ("  wie: [bestuur]", "  kanttekening: 'Let {op'\n  wie: [bestuur]", "r.yaml:20:17"),
    ],
)
def test_een_accolade_die_niet_past_wordt_gemeld_in_elke_tekst(oud: str, nieuw: str, plek: str) -> None:
    assert [str(melding.plek) for melding in fouten(oud, nieuw) if "accolade" in melding.tekst] == [plek]


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek"),
    [
        ("titel: Er ontbreekt geld\n", "titel: In {fase}\n", "r.yaml:2:10"),
        ("  uitleg: Uitleg.", "  uitleg: In {fase}.", "r.yaml:13:11"),
        ("      tekst: Reserveer geld voor vervanging.", "      tekst: In {fase}.", "r.yaml:17:14"),
        ("  wie: [bestuur]", "  achteraf: {titel: Toen, tekst: 'In {fase}'}\n  wie: [bestuur]", "r.yaml:20:34"),
        ("  wie: [bestuur]", "  achteraf: {titel: 'In {fase}', tekst: Toen}\n  wie: [bestuur]", "r.yaml:20:21"),
        ("  wie: [bestuur]", "  tekst_voor: {opdrachtgever: 'In {fase}'}\n  wie: [bestuur]", "r.yaml:20:15"),
    ],
)
def test_een_feit_dat_niet_zeker_bekend_is_wordt_in_geen_enkele_tekst_ingevuld(oud: str, nieuw: str, plek: str) -> None:
    (melding,) = fouten(oud, nieuw)
    assert melding.tekst.startswith("'{fase}' kan hier niet worden ingevuld")
    assert melding.plek is not None
    assert str(melding.plek).startswith(plek)
