"""Search for rules: whole words, in today's names and those of 2006, the best place first; and by a title on the screen."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from advies import Adviseur, InvoerFout, lees_feiten
from advies.beheer.regelzoeker import vind
from advies.evaluatie import Evaluatie
from advies.opdrachten.explain import explain
from advies.opdrachten.rules import rules
from advies.uitleg.gevraagd import gevraagde_gevallen
from advies.uitleg.zoeken import VINDPLAATSEN, Regelzoeker, Zoekvraag, woorden
from advies.woorden.processen import titel_met_proces
from advies.woorden.regelteksten import leesbaar
from kennisbank.catalogus import Term, catalogus
from kennisbank.meldingen import OnbekendeRegel, OnderwerpFout
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import lees_regelbank, regelbank
from regels.sleutels import RegelSleutel
from regels.taal import Regelbank
from tests.bouwers import op_sleutel

DOSSIER = "kennisbank/dossiers/bollenstreek.yaml"
REGEL = """\
- regel: {naam}
  titel: {titel}
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{{aanbeveling: 8}}]
  als: [{{{als}}}]
  tekst: {tekst}
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""


def bank_van(*regels: tuple[str, str, str, str]) -> Regelbank:
    """Return a rule base of rules with these names, titles, texts and conditions."""
    delen = [REGEL.format(naam=n, titel=t, tekst=tekst, als=als) for n, t, tekst, als in regels]
    return lees_regelbank({"r.yaml": "".join(delen).encode()})


BANK = bank_van(
    ("in_de_vraag", "Iets anders", "Zomaar.", "vervangingsbudget: nee"),
    ("in_de_tekst", "Nog iets", "Regel het beheer van het vervangingsbudget.", "sla_actief_gebruikt: nee"),
    ("vervangingsbudget_weg", "Weer iets", "Zomaar.", "sla_actief_gebruikt: nee"),
    ("in_de_titel", "Geen vervangingsbudget", "Het applicatiebeheer.", "sla_actief_gebruikt: nee"),
)


def namen(bank: Regelbank, tekst: str) -> list[str]:
    return [treffer.regel.naam for treffer in Regelzoeker(bank).zoek(Zoekvraag(tekst))]


def test_de_beste_plaats_staat_vooraan() -> None:
    gevonden = Regelzoeker(BANK).zoek(Zoekvraag("vervangingsbudget"))
    assert [treffer.regel.naam for treffer in gevonden] == [
        "in_de_titel",
        "vervangingsbudget_weg",
        "in_de_tekst",
        "in_de_vraag",
    ]
    assert [treffer.waar for treffer in gevonden] == list(VINDPLAATSEN)


def test_een_woord_is_geen_deel_van_een_woord() -> None:
    assert namen(BANK, "beheer") == ["in_de_tekst"]
    assert namen(BANK, "applicatiebeheer") == ["in_de_titel"]
    assert namen(BANK, "budget") == []


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("geevalueerd", True),
        ("GEËVALUEERD", True),
        ("dienst", True),
        ("diensten", True),
        ("wet", False),
        ("eva", False),
    ],
)
def test_accenten_hoofdletters_en_verbuiging(tekst: str, gevonden: bool) -> None:
    bank = bank_van(("proef", "De ict-dienst is geëvalueerd, zoals wij weten", "Tekst.", "vervangingsbudget: nee"))
    assert namen(bank, tekst) == (["proef"] if gevonden else [])


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        ("plan", "plan", True),
        ("plan", "plans", True),
        ("plan", "plan's", True),
        ("vraag", "vraagen", True),
        ("contract", "contracte", True),
        ("wet", "wets", False),
        ("plan", "planning", False),
        ("plan", "plat", False),
        ("in", "inen", False),
    ],
)
def test_een_woord_is_hetzelfde_met_een_uitgang_erachter(een: str, ander: str, zelfde: bool) -> None:
    """Whichever of the two was typed."""
    for getypt, staat_er in ((een, ander), (ander, een)):
        bank = bank_van(("proef", f'"Zie {staat_er}"', "Tekst.", "vervangingsbudget: nee"))
        assert namen(bank, getypt) == (["proef"] if zelfde else [])


def test_een_vraag_zonder_woorden_vindt_niets() -> None:
    assert namen(BANK, "...") == []
    assert not Zoekvraag("").staat_in(("iets",))


def test_de_slechtste_van_de_plaatsen_telt_voor_de_volgorde() -> None:
    """One word in the title and one in the text comes after both in the title, and is said to be in the text."""
    bank = bank_van(
        ("half", "De olifant", "Een giraf.", "vervangingsbudget: nee"),
        ("heel", "Giraf en olifant", "Tekst.", "vervangingsbudget: nee"),
        ("ook", "Olifant met giraf", "Tekst.", "vervangingsbudget: nee"),
    )
    gevonden = [(deel.regel.naam, deel.waar) for deel in Regelzoeker(bank).zoek(Zoekvraag("olifant giraf"))]
    assert gevonden == [("heel", "titel"), ("ook", "titel"), ("half", "tekst")]


def test_wie_een_deel_van_een_woord_typt_krijgt_de_hele_woorden() -> None:
    """The shortest first, then by the alphabet; of more words or a word that does not occur none."""
    bank = bank_van(("r", "Beheerders en beheerplan", "Technischbeheer, beheer en xbeheer.", "vervangingsbudget: nee"))
    woorden_ = Regelzoeker(bank).langere_woorden(Zoekvraag("beheer"))
    assert woorden_ == ("beheer", "xbeheer", "beheerders", "beheerplan", "technischbeheer")
    assert Regelzoeker(bank).langere_woorden(Zoekvraag("beheer plan")) == ()
    assert Regelzoeker(bank).langere_woorden(Zoekvraag("olifant")) == ()


AFGELEID = """\
- afgeleid: {naam}
  kort: Het begrip {naam}
  ja: 'het is {naam}'
  nee: 'het is geen {naam}'
  grond: tekst
  bron: [{{aanbeveling: 8}}]
  betekent: [{{{als}}}]
"""


def test_een_regel_wordt_gevonden_bij_de_vragen_onder_zijn_begrippen() -> None:
    """Two layers down: the words of both definitions and of the question; those of a definition that it does not read are not."""
    feit = vocabulaire().feiten["vervangingsbudget"]
    tekst = AFGELEID.format(naam="onderste", als="vervangingsbudget: nee") + AFGELEID.format(
        naam="bovenste", als="onderste: ja"
    )
    tekst += AFGELEID.format(naam="vreemde", als="sla_actief_gebruikt: nee")
    tekst += REGEL.format(naam="r", titel="Titel", tekst="Tekst.", als="bovenste: ja")
    bank = lees_regelbank({"r.yaml": tekst.encode()})
    for woord in ("bovenste", "onderste", *woorden(feit.kort), *woorden(feit.vraag)):
        assert [(t.regel.naam, t.waar) for t in Regelzoeker(bank).zoek(Zoekvraag(woord))] == [("r", "vraag")], woord
    assert namen(bank, "vreemde") == []


def test_een_regel_wordt_gevonden_bij_elk_van_zijn_teksten() -> None:
    """And the title that is shown is the first that has the words, else the general one."""
    regel = REGEL.format(naam="r", titel="Olifant", tekst="Tekst giraf.", als="vervangingsbudget: nee").replace(
        "Uitleg.", "Zie zebra."
    )
    regel += "  kanttekening: Let op tijger.\n  tekst_voor: {opdrachtgever: Voor leeuw.}\n"
    regel += "  achteraf: {titel: Toen panter, tekst: Toen puma.}\n"
    regel += "  preciezer: [{als: [vervangingsbudget: nee], titel: Bij beer, tekst: Bij wolf.}]\n"
    zoeker = Regelzoeker(lees_regelbank({"r.yaml": regel.encode()}))
    for woord in ("giraf", "zebra", "tijger", "leeuw", "panter", "puma", "wolf"):
        (treffer,) = zoeker.zoek(Zoekvraag(woord))
        assert (treffer.waar, treffer.titel) == ("tekst", "Olifant"), woord
    for woord, titel in (("olifant", "Olifant"), ("beer", "Bij beer")):
        (treffer,) = zoeker.zoek(Zoekvraag(woord))
        assert (treffer.waar, treffer.titel) == ("titel", titel)


def test_elk_woord_moet_voorkomen() -> None:
    assert namen(BANK, "geen vervangingsbudget") == ["in_de_titel", "in_de_vraag"]
    assert namen(BANK, "vervangingsbudget zomaar") == ["vervangingsbudget_weg", "in_de_vraag"]
    assert namen(BANK, "vervangingsbudget olifant") == []


def test_een_regel_wordt_gevonden_bij_elk_woord_van_elke_titel() -> None:
    bank = regelbank()
    zoeker = Regelzoeker(bank)
    for regel in bank.regels[::11]:
        for titel in (regel.titel, *(deel.titel for deel in regel.preciezer)):
            getoond = leesbaar(titel, bank.vocabulaire.feiten)
            treffer = next(deel for deel in zoeker.zoek(Zoekvraag(getoond)) if deel.regel == regel)
            assert treffer.waar == "titel"


def test_de_naam_van_nu_vindt_die_van_2006_en_andersom() -> None:
    oud = bank_van(("oud", "De WWB", "Tekst.", "vervangingsbudget: nee"))
    nieuw = bank_van(("nieuw", "De Participatiewet", "Tekst.", "vervangingsbudget: nee"))
    assert namen(oud, "participatiewet") == ["oud"]
    assert namen(nieuw, "wwb") == ["nieuw"]
    zoeker = Regelzoeker(regelbank())
    for term in catalogus().begrippen:
        if term.nu:
            toen = {treffer.regel.naam for treffer in zoeker.zoek(Zoekvraag(term.term))}
            nu = {treffer.regel.naam for treffer in zoeker.zoek(Zoekvraag(term.nu))}
            assert toen <= nu, term
            assert term.term in Zoekvraag(term.nu).ook
    assert zoeker.zoek(Zoekvraag("Participatiewet"))


def test_een_begrip_van_meer_woorden() -> None:
    bank = bank_van(("wvg", "De Wvg", "Tekst.", "vervangingsbudget: nee"))
    assert namen(bank, "Wmo 2015") == ["wvg"]
    assert namen(bank, "2015") == []


TERMEN = (
    Term("Aap noot", "mies", "", ""),
    Term("Aap", "wim", "", ""),
    Term("Los", "", "", ""),
)


def test_de_langste_naam_in_een_vraag_telt_en_elke_andere_naam_wordt_een_keer_genoemd() -> None:
    vraag = Zoekvraag("aap noot aap los", TERMEN)
    assert vraag.delen == [(("aap", "noot"), ("mies",)), (("aap",), ("wim",)), (("los",),)]
    assert vraag.ook == ["mies", "wim"]
    assert Zoekvraag("aap aap wim", TERMEN).ook == ["wim", "Aap"]
    assert Zoekvraag("mies", TERMEN).delen == [(("mies",), ("aap", "noot"))]


def test_een_naam_van_meer_woorden_staat_er_pas_als_al_zijn_woorden_achter_elkaar_staan() -> None:
    vraag = Zoekvraag("aap noot", TERMEN[:1])
    for tekst, staat in (
        ("een aap noot", True),
        ("aap noot", True),
        ("mies", True),
        ("een aap", False),
        ("noot aap", False),
        ("aap en noot", False),
        ("aap", False),
    ):
        assert vraag.staat_in(tekst.split()) is staat, tekst


def test_langere_woorden_zijn_die_van_wat_is_getypt() -> None:
    """And not those of its other name."""
    bank = bank_van(("r", "Aapje en wimpel", "Tekst.", "vervangingsbudget: nee"))
    assert Regelzoeker(bank).langere_woorden(Zoekvraag("aap", TERMEN[1:])) == ("aapje",)


def test_een_vraag_onder_twee_begrippen_houdt_het_zoeken_niet_op() -> None:
    """Both rest on one fact; the other facts under each are found too."""
    feiten = ("vervangingsbudget", "sla_actief_gebruikt", "vertrouwen_hoog")
    tekst = AFGELEID.format(naam="links", als=f"{feiten[0]}: nee}}, {{{feiten[1]}: nee")
    tekst += AFGELEID.format(naam="rechts", als=f"{feiten[1]}: nee}}, {{{feiten[2]}: nee")
    tekst += REGEL.format(naam="r", titel="Titel", tekst="Tekst.", als="links: ja}, {rechts: ja")
    bank = lees_regelbank({"r.yaml": tekst.encode()})
    for naam in feiten:
        assert namen(bank, vocabulaire().feiten[naam].vraag) == ["r"], naam


def test_woorden() -> None:
    assert woorden("Risico’s van I&A; zie CP-ICT, in één_woord") == (
        "risico's", "van", "i&a", "zie", "cp", "ict", "in", "een", "woord",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("zoek", "deel"),
    [
        ("geen_vervangingsbudgt", "Bedoelt u 'geen_vervangingsbudget'?"),
        ("probleembeh", "Het staat wel in langere woorden, zoals probleembeheer."),
        ("olifanten xyz", "Met 'advies rules' ziet u ze allemaal."),
    ],
)
def test_wie_niets_vindt_krijgt_raad(zoek: str, deel: str) -> None:
    with pytest.raises(OnbekendeRegel) as vangst:
        vind(regelbank(), zoek)
    assert deel in str(vangst.value)


def test_de_lijst_zegt_waar_en_met_welke_namen_is_gezocht() -> None:
    uit = CliRunner().invoke(rules, ["participatiewet"]).output
    assert uit.startswith("Ook gezocht: WWB, Abw en WIW.\nIn de tekst:\n")
    assert max(map(len, uit.splitlines())) <= 80
    gevonden = re.sub(r"\s+", " ", CliRunner().invoke(rules, ["informatiebeleid maakt elke gemeente"]).output)
    assert "voor zich [alleen_techniek_belegd; risico]" in gevonden


def test_de_naam_toont_de_hele_regel() -> None:
    assert "Gaat op als" in CliRunner().invoke(rules, ["geen_vervangingsbudget"]).output


# --- a title as an answer shows it ------------------------------------------------------------------------------------------


def test_elke_getoonde_titel_leidt_naar_zijn_regel(adviseur: Adviseur) -> None:
    bestand = lees_feiten(DOSSIER)
    evaluatie = adviseur.evaluatie(bestand)
    for advies in adviseur.evalueer(bestand).van_status("zeker"):
        for titel in {advies.titel, titel_met_proces(advies.titel, advies.sleutel.proces)}:
            gevonden = gevraagde_gevallen(evaluatie, titel)
            assert RegelSleutel(advies.regel) in gevonden or advies.sleutel in gevonden
            assert {sleutel.regel for sleutel in gevonden} == {advies.regel}


def een(adviseur: Adviseur, **feiten: str) -> Evaluatie:
    return Evaluatie.van(adviseur.maskers, op_sleutel(dict(feiten)))


def test_een_deel_van_een_titel_kan_het_proces_noemen(referentie: Adviseur) -> None:
    evaluatie = een(referentie)
    een_proces = gevraagde_gevallen(evaluatie, "gegevensbeheer kunt u beter in eigen hand houden")
    assert een_proces == (RegelSleutel("niet_uitbesteden", "gegevensbeheer"),)
    elk = gevraagde_gevallen(evaluatie, "kunt u beter in eigen hand houden")
    assert elk == tuple(RegelSleutel("niet_uitbesteden", proces) for proces in referentie.bank.processen)
    assert gevraagde_gevallen(evaluatie, "beter in eigen hand houden", "technisch_beheer") == (
        RegelSleutel("niet_uitbesteden", "technisch_beheer"),
    )


def test_meer_regels_worden_genoemd(referentie: Adviseur) -> None:
    with pytest.raises(OnbekendeRegel) as vangst:
        gevraagde_gevallen(een(referentie), "niet belegd")
    (melding,) = vangst.value.meldingen
    assert melding.code == "meer_regels"
    assert {"proces_niet_belegd", "opdrachtgeverschap_nodig"} <= set(melding.toegestaan)
    uit = CliRunner().invoke(explain, [DOSSIER, "--regel", "niet belegd"])
    assert uit.exit_code == 2
    assert "  • Dit proces is niet belegd [proces_niet_belegd]\n" in uit.stderr


def test_een_titel_met_een_fout_geeft_de_naaste(referentie: Adviseur) -> None:
    with pytest.raises(OnbekendeRegel, match="geen_vervangingsbudget' \\(Er is geen budget om ict te vervangen\\)"):
        gevraagde_gevallen(een(referentie), "Er is geen budget om ict te vervangn")


@pytest.mark.parametrize("wat", [None, "pc_voorwaarden", "dat is er niet"])
def test_een_proces_dat_er_niet_is_wordt_geweigerd_met_wat_wel_kan(referentie: Adviseur, wat: str | None) -> None:
    with pytest.raises(OnderwerpFout, match="technisch_behee") as vangst:
        gevraagde_gevallen(referentie.evaluatie({}), wat, "technisch_behee")
    assert "technisch_beheer'" in str(vangst.value) or "technisch_beheer?" in str(vangst.value)


def test_een_proces_dat_er_niet_bij_hoort_wordt_geweigerd(referentie: Adviseur) -> None:
    evaluatie = een(referentie)
    with pytest.raises(OnderwerpFout) as vangst:
        gevraagde_gevallen(evaluatie, "geen_vervangingsbudget", "technisch_beheer", "--proces")
    assert "gaat niet over technisch beheer: laat --proces weg" in str(vangst.value)
    over = gevraagde_gevallen(evaluatie, "beleid_eigen_capaciteit", "informatiebeleid")
    assert over == (RegelSleutel("beleid_eigen_capaciteit"),)
    with pytest.raises(OnderwerpFout):
        gevraagde_gevallen(evaluatie, "beleid_eigen_capaciteit", "technisch_beheer")


def test_alleen_dit_proces_toont_ook_de_regels_over_dat_proces_alleen(adviseur: Adviseur) -> None:
    evaluatie = adviseur.evaluatie(lees_feiten(DOSSIER))
    gevonden = gevraagde_gevallen(evaluatie, None, "informatiebeleid")
    assert RegelSleutel("beleid_eigen_capaciteit") in gevonden
    assert all(deel.proces in ("", "informatiebeleid") for deel in gevonden)


def test_een_uitkomst_gaat_voor_een_titel(referentie: Adviseur) -> None:
    assert {deel.regel for deel in gevraagde_gevallen(een(referentie), "vorm_2")} == {
        regel.naam for regel in referentie.bank.regels if regel.dan and regel.dan.waarde == "vorm_2"
    }


def test_een_leeg_woord_is_geen_titel(referentie: Adviseur) -> None:
    for leeg in ("", " ", "…"):
        with pytest.raises(InvoerFout, match="er is geen regel"):
            gevraagde_gevallen(een(referentie), leeg)
