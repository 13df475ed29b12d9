"""A rule addresses who gave the facts: the partnership, or a client or supplier in words of their own."""

from __future__ import annotations

import pytest

from advies import Adviseur, Samenwerkingsverband
from advies.antwoord import Antwoord
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import lees_regelbank, regelbank
from regels.sleutels import PERSPECTIEF
from tests.test_lezen import REGEL

TEGENVALLER = {"kosten_prestaties_naar_verwachting": False}


def tekst(antwoord: Antwoord, regel: str) -> str:
    return next(advies.tekst for advies in antwoord.adviezen if advies.regel == regel)


def test_een_opdrachtnemer_leest_wat_hij_zelf_moet_doen(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer(Samenwerkingsverband(perspectief="opdrachtnemer", **TEGENVALLER))
    assert "uw opdrachtgever" in tekst(antwoord, "kosten_prestaties_vallen_tegen")
    assert "de partner" not in tekst(antwoord, "kosten_prestaties_vallen_tegen")


@pytest.mark.parametrize("wie", ["verband", None])
def test_anders_geldt_de_gewone_tekst(referentie: Adviseur, wie: str | None) -> None:
    antwoord = referentie.evalueer({"perspectief": wie, **TEGENVALLER})
    assert "de partner" in tekst(antwoord, "kosten_prestaties_vallen_tegen")


def test_wie_invult_maakt_geen_ander_advies_zeker(referentie: Adviseur) -> None:
    zeker = {
        wie: {advies.regel for advies in referentie.evalueer({"perspectief": wie, **TEGENVALLER}).van_status("zeker")}
        for wie in ("verband", "opdrachtnemer")
    }
    assert zeker["opdrachtnemer"] - zeker["verband"] == {"leest_als_opdrachtnemer"}


def test_namens_wie_u_invult_wordt_als_eerste_in_het_sjabloon_gevraagd() -> None:
    assert next(iter(vocabulaire().feiten)) == PERSPECTIEF.naam
    assert vocabulaire().feiten[PERSPECTIEF.naam].trap == 1


def test_namens_wie_u_invult_wordt_gevraagd(referentie: Adviseur) -> None:
    assert str(PERSPECTIEF) in [vraag.feit for vraag in referentie.evalueer(Samenwerkingsverband()).vragen]


def test_een_tekst_voor_een_ander_wordt_gekeurd_als_de_tekst_zelf() -> None:
    regel = REGEL.replace("  uitleg:", "  tekst_voor:\n    opdrachtnemers: Zo.\n    opdrachtgever: '{fase}'\n  uitleg:")
    with pytest.raises(InvoerFout) as vangst:
        lees_regelbank({"r.yaml": regel.encode()})
    assert [str(melding) for melding in vangst.value.meldingen] == [
        "r.yaml:11:5: 'tekst_voor' kent geen 'opdrachtnemers'. Bedoelt u 'opdrachtnemer'?",
        "r.yaml:11:5: '{fase}' kan hier niet worden ingevuld: dat feit is niet zeker bekend. Toegestaan: vervangingsbudget.",
    ]


def test_elke_tekst_voor_een_ander_is_anders_dan_de_gewone() -> None:
    anders = [(regel, deel) for regel in regelbank().regels for _, deel in regel.tekst_voor]
    assert anders
    assert all(regel.tekst != deel for regel, deel in anders)
