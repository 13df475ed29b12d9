"""Words for afterwards: who is past the phases of a rule reads what can still be done, and no order for then."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from advies import Adviseur
from advies.antwoord import Advies, is_bevinding
from advies.beheer.achteraf import zonder_achteraf
from advies.beheer.regeloverzicht import overzichten
from advies.invoer import lees_feiten
from advies.weergave.regeloverzicht import beschrijf
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import lees_regelbank, regelbank
from regels.sleutels import FeitSleutel
from regels.taal import EenVan, Gelijk, Niet, Regelbank
from regels.tijd import FASE, kan_voorbij_zijn
from tests.bouwers import maak_regel
from tests.rapporten import DOSSIERS
from tests.test_lezen import REGEL

ACHTERAF = """\
  achteraf:
    titel: Er was geen budget
    tekst: Regel het budget alsnog.
    kanttekening: Dit is onze raad.
"""
MET = REGEL.replace("  uitleg:", f"{ACHTERAF}  uitleg:").replace("tekst: Tekst.", "tekst: Regel eerst het budget.")
GEEN = {"vervangingsbudget": "nee"}


def lees(tekst: str) -> Regelbank:
    return lees_regelbank({"r.yaml": tekst.encode()})


def advies(feiten: dict[str, Any], tekst: str = MET) -> Advies:
    (uit,) = Adviseur(lees(tekst), motor="referentie").evalueer(feiten, alles=True).adviezen
    return uit


def fouten(oud: str, nieuw: str) -> list[str]:
    assert MET.count(oud) == 1
    with pytest.raises(InvoerFout) as vangst:
        lees(MET.replace(oud, nieuw))
    return [str(melding) for melding in vangst.value.meldingen]


@pytest.mark.parametrize("fase", ["realisatie", "exploitatie"])
def test_wie_de_fasen_voorbij_is_leest_de_woorden_voor_achteraf(fase: str) -> None:
    uit = advies({**GEEN, "fase": fase})
    assert (uit.tijd, uit.titel, uit.tekst, uit.kanttekening) == (
        "terugblik",
        "Er was geen budget",
        "Regel het budget alsnog.",
        "Dit is onze raad.",
    )


@pytest.mark.parametrize("feiten", [{}, {"fase": "orientatie"}, {"fase": "ontwerp"}])
def test_anders_gelden_de_gewone_woorden(feiten: dict[str, Any]) -> None:
    uit = advies({**GEEN, **feiten})
    assert (uit.titel, uit.tekst, uit.kanttekening) == ("Proef", "Regel eerst het budget.", "")


def test_zonder_eigen_titel_of_kanttekening_achteraf_gelden_die_van_de_regel() -> None:
    kaal = MET.replace("    titel: Er was geen budget\n", "").replace("    kanttekening: Dit is onze raad.\n", "")
    uit = advies({**GEEN, "fase": "exploitatie"}, kaal.replace("  wie:", "  kanttekening: Let op.\n  wie:"))
    assert (uit.titel, uit.tekst, uit.kanttekening) == ("Proef", "Regel het budget alsnog.", "Let op.")


def test_achteraf_gaat_voor_op_een_alternatief_en_op_wie_het_leest() -> None:
    anders = MET.replace(
        "  wie:",
        "  preciezer:\n    - {als: [vervangingsbudget: nee], titel: Preciezer, tekst: Preciezer.}\n"
        "  tekst_voor: {opdrachtnemer: Voor de opdrachtnemer.}\n  wie:",
    )
    later = {**GEEN, "perspectief": "opdrachtnemer", "fase": "exploitatie"}
    assert (advies(later, anders).titel, advies(later, anders).tekst) == (
        "Er was geen budget",
        "Regel het budget alsnog.",
    )
    nu = {**later, "fase": "ontwerp"}
    assert (advies(nu, anders).titel, advies(nu, anders).tekst) == ("Preciezer", "Voor de opdrachtnemer.")


def test_een_oorzaak_noemt_wat_voorbij_is_met_de_titel_voor_achteraf(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer({"dossiers_opgeschoond": "nee", "fase": "exploitatie"})
    (oorzaak,) = antwoord.oorzaken
    assert oorzaak.leidend.titel == "Vervuilde gegevens zijn meegegaan naar het nieuwe systeem"


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ("    tekst: Regel het budget alsnog.", "    teskt: X.", "'achteraf' kent geen 'teskt'. Bedoelt u 'tekst'?"),
        ("    tekst: Regel het budget alsnog.\n", "", "'achteraf' mist 'tekst'."),
        ("    tekst: Regel het budget alsnog.", '    tekst: ""', "'tekst' is leeg."),
        ("    titel: Er was geen budget", '    titel: ""', "'titel' is leeg."),
        ("Regel het budget alsnog.", "'Nu {fase}.'", "'{fase}' kan hier niet worden ingevuld"),
        ("Er was geen budget", "'Nu {fase}'", "'{fase}' kan hier niet worden ingevuld"),
    ],
)
def test_een_fout_onder_achteraf_heeft_een_plaats(oud: str, nieuw: str, fout: str) -> None:
    gevonden = [melding for melding in fouten(oud, nieuw) if fout in melding]
    assert gevonden
    assert re.match(r"r\.yaml:1\d:5: ", gevonden[0]) or re.match(r"r\.yaml:1\d:\d+: ", gevonden[0])


def test_achteraf_is_een_groep_met_namen() -> None:
    with pytest.raises(InvoerFout, match="'achteraf': hier horen namen met een waarde"):
        lees(REGEL.replace("  uitleg:", "  achteraf: Zo.\n  uitleg:"))


def test_check_vraagt_achteraf_bij_elke_bevinding_waarvan_de_fasen_voorbij_kunnen_zijn() -> None:
    zonder = lees(REGEL)
    (melding,) = zonder_achteraf(zonder)
    assert str(melding.plek) == "r.yaml:1:3"
    assert "regel 'proef'" in melding.tekst
    assert zonder_achteraf(lees(MET)) == []
    assert zonder_achteraf(lees(REGEL.replace("[ontwerp]", "[ontwerp, exploitatie]"))) == []
    assert zonder_achteraf(lees(REGEL.replace("soort: risico\n  sterkte: moet", "soort: kans\n  sterkte: mag"))) == []


def test_een_regel_die_zijn_fase_zelf_vraagt_kan_niet_voorbij_zijn() -> None:
    fase = FeitSleutel(FASE)
    in_ontwerp = replace(maak_regel("een", Gelijk(fase, "ontwerp")), fase=("ontwerp",))
    assert not kan_voorbij_zijn(in_ontwerp, vocabulaire())
    assert kan_voorbij_zijn(replace(in_ontwerp, als=Niet(Gelijk(fase, "orientatie"))), vocabulaire())
    assert kan_voorbij_zijn(replace(in_ontwerp, als=EenVan(fase, ("ontwerp", "realisatie"))), vocabulaire())


def test_de_eigen_regels_missen_geen_woorden_voor_achteraf() -> None:
    assert zonder_achteraf(regelbank()) == []


def test_geen_woorden_voor_achteraf_bij_een_regel_die_nooit_voorbij_is() -> None:
    bank = regelbank()
    assert [r.naam for r in bank.regels if r.achteraf and not kan_voorbij_zijn(r, bank.vocabulaire)] == []


def test_achteraf_staat_geen_opdracht_voor_toen() -> None:
    """What is over is not ordered any more: no "before", "first" or "in the design" without "still" or "next"."""
    voor_toen = re.compile(r"\b(vóór|voordat|eerst|vroeg|op tijd)\b")
    toch = re.compile(r"\b(alsnog|volgende|later|niet (op )?(tijd|vroeg)|Herstel dat eerst|die van vóór)\b")
    regels = [regel for regel in regelbank().regels if regel.achteraf]
    assert [
        regel.naam
        for regel in regels
        for zin in re.split(r"(?<=[.?!]) ", regel.achteraf.tekst if regel.achteraf else "")
        if voor_toen.search(zin) and not toch.search(zin)
    ] == []


def test_een_bevinding_die_voorbij_is_zegt_in_geen_dossier_wat_zij_vooraf_zegt(referentie: Adviseur) -> None:
    regels = {regel.naam: regel for regel in regelbank().regels}
    voorbij = [
        deel
        for pad in DOSSIERS.glob("*.yaml")
        if not pad.name.endswith(".verwacht.yaml")
        for deel in referentie.evalueer(lees_feiten(str(pad))).van_status("zeker")
        if deel.tijd == "terugblik" and is_bevinding(deel.soort, deel.sterkte)
    ]
    assert voorbij
    assert [deel.regel for deel in voorbij if deel.tekst == regels[deel.regel].tekst] == []


def test_het_overzicht_van_een_regel_toont_de_woorden_voor_achteraf() -> None:
    bank = regelbank()
    regel = next(regel for regel in bank.regels if regel.naam == "een_gezamenlijk_systeem")
    (overzicht,) = overzichten([regel], bank)
    assert "‹systemen in gebruik›" in overzicht.achteraf["tekst"]
    tekst = " ".join(beschrijf(overzicht).split())
    assert f"Achteraf: {overzicht.achteraf['titel']}. {overzicht.achteraf['tekst']}" in tekst
    assert f"Let op: {overzicht.achteraf['kanttekening']}" in tekst
