"""The catalogue of what an agreement covers, and the errors in it."""

from __future__ import annotations

import pytest

from advies import (
    InvoerFout,
)
from advies.opdrachten.dvo import SOORTEN
from kennisbank.bronnen import publicatie
from regels.eigen import regelbank
from regels.lezen_dvo import lees_onderdelen
from tests.dvoproeven import GOED, LIJST
from tests.dvotabel import PAGINA, PLEK, tabel


def test_elke_verwijzing_bestaat_en_elk_onderdeel_heeft_er_een() -> None:
    plaatsen = publicatie().plaatsen
    for deel in LIJST.onderdelen.values():
        assert deel.bron, deel.naam
        assert all((bron.soort, bron.waarde) in plaatsen for bron in deel.bron), deel.naam


def test_de_tabel_in_de_docs_is_die_van_de_catalogus() -> None:
    (gevonden,) = PLEK.findall(PAGINA.read_text(encoding="utf-8"))
    assert gevonden == tabel(), "run: python -m tests.dvotabel"


def test_de_opdracht_kent_elke_overeenkomst() -> None:
    assert tuple(LIJST.soorten) == SOORTEN


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek", "deel"),
    [
        ("uitbesteding_aanwezig: ja", "uitbesteding_aanwezi: ja", "13:11", "Bedoelt u 'uitbesteding_aanwezig'?"),
        ("[uitbesteding_aanwezig: ja]", "[sla_inhoud: gen]", "13:23", "Bedoelt u 'geen'?"),
        ("[behoeftestelling]", "[behoeftestellin]", "14:11", "Bedoelt u 'behoeftestelling'?"),
        ("punt: 1", "punt: 9", "16:10", "punt 9 bestaat niet"),
        ("  overeenkomst: ict\n  groep", "  overeenkomst: itc\n  groep", "9:17", "Bedoelt u 'ict'?"),
        ("groep: dienst\n  titel: Proef", "groep: dienste\n  titel: Proef", "10:10", "Bedoelt u 'dienst'?"),
        ("  tussen: u", "  tusen: u", "3:3", "Bedoelt u 'tussen'?"),
        ("erin?", "erin.", "12:10", "een vraag eindigt op een vraagteken"),
        ("Staat dit erin?", "Staat {proces} erin?", "12:10", "geldt niet per proces"),
        ("  grond: tekst", "  voor_elk: proces\n  grond: tekst", "11:10", "noemt '{proces}'"),
        ("  vraag: Staat dit erin?\n", "", "8:3", "mist 'vraag'"),
        ("  regels:", "  regel:", "14:3", "Bedoelt u 'regels'?"),
        ("- groep: dienst", "- groep: leeg\n  titel: Leeg\n- groep: dienst", "6:3", "staat geen enkel onderdeel"),
        ("- groep: dienst", "- iets: anders\n- groep: dienst", "6:3", "begint niet met"),
        ("- groep: dienst", "- groep: dienst\n  titel: Weer\n- groep: dienst", "8:10", "staat er al"),
    ],
)
def test_een_fout_in_de_catalogus_heeft_een_plek(oud: str, nieuw: str, plek: str, deel: str) -> None:
    lees_onderdelen(GOED.encode(), "dvo.yaml", regelbank())
    assert GOED.count(oud) == 1
    with pytest.raises(InvoerFout) as fout:
        lees_onderdelen(GOED.replace(oud, nieuw).encode(), "dvo.yaml", regelbank())
    assert any(str(m).startswith(f"dvo.yaml:{plek}: ") and deel in m.tekst for m in fout.value.meldingen), fout.value
