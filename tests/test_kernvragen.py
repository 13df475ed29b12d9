"""The questions that come first: read with located errors, on at most twenty screens, and those that partnerships stood or fell by among them."""

from __future__ import annotations

from itertools import groupby

import pytest

from advies import InvoerFout, ontleed_feiten
from kennisbank.kernvragen import HOOGSTENS_KERN, Kernvraag, kernvragen, lees_kernvragen
from kennisbank.sjabloon import sjabloon
from kennisbank.vocabulaire import THEMAS, vocabulaire

STOND_OF_VIEL = {
    "vertrouwen_hoog",
    "doelen_verschillen_per_gemeente",
    "herindeling_deelnemers",
    "effecten_meetbaar",
    "businesscase_volledig",
    "dominante_spelers_steunen",
    "bereid_een_beleid",
}
"""Trust, goals, redivision, baseline, business case, dominant players, policy."""
GOED = 'begin:\n  - {feit: fase, grond: vast, reden: "Omdat."}\nkern:\n  - {feit: doelen, grond: berekend, reden: "Daarom."}\n'

LIJST = "  - {kop: Geld, feiten: [businesscase_volledig, vervangingsbudget], reden: Toch., vast: [vervangingsbudget]}\n"


def test_waarop_een_verband_staat_of_valt_hoort_bij_de_kern() -> None:
    assert {feit for vraag in kernvragen().kern for feit in vraag.vast} == STOND_OF_VIEL
    assert len(kernvragen().kern) <= HOOGSTENS_KERN


def test_een_lijst_is_van_een_onderwerp_en_een_onderwerp_heeft_een_lijst() -> None:
    """So that what the choice counts as one screen is one."""
    feiten = vocabulaire().feiten
    lijsten = [vraag for vraag in kernvragen().kern if len(vraag.feiten) > 1]
    assert all(vraag.kop and feiten[feit].in_lijst for vraag in lijsten for feit in vraag.feiten)
    themas = [{feiten[feit].thema for feit in vraag.feiten} for vraag in lijsten]
    assert [len(deel) for deel in themas] == [1] * len(lijsten)
    assert len(set.union(*themas)) == len(lijsten)


def test_het_begin_is_reikwijdte_namens_wie_en_fase() -> None:
    assert [vraag.feiten for vraag in kernvragen().begin][-2:] == [("perspectief",), ("fase",)]
    assert all(vraag.vast == vraag.feiten for vraag in kernvragen().begin)


def test_kernvragen_van_een_thema_komen_na_elkaar() -> None:
    themas = [thema for thema, _ in groupby(vocabulaire().feiten[vraag.feiten[0]].thema for vraag in kernvragen().kern)]
    assert themas == sorted(themas, key=THEMAS.index)
    assert len(themas) == len(set(themas))


def test_het_korte_feitenbestand_heeft_dezelfde_vragen() -> None:
    gelezen = ontleed_feiten(sjabloon(kort=True).encode(), "f.yaml")
    assert gelezen.geheugen == {}
    regels = sjabloon(kort=True).splitlines()
    namen = {regel.removesuffix(":") for regel in regels if regel.endswith(":") and regel[0] not in "# "}
    assert namen == {"naam", "toelichting", *kernvragen().feiten}


def test_goed_is_goed() -> None:
    gelezen = lees_kernvragen(GOED.encode(), "k.yaml")
    assert gelezen.kern == (Kernvraag(("doelen",), "Daarom.", ()),)
    lijst = lees_kernvragen((GOED + LIJST).encode(), "k.yaml").kern[1]
    assert lijst == Kernvraag(("businesscase_volledig", "vervangingsbudget"), "Toch.", ("vervangingsbudget",), "Geld")


@pytest.mark.parametrize(
    ("van", "naar", "plek", "deel"),
    [
        ("businesscase_volledig", "businesscase_volledi", "5:26", "Bedoelt u 'businesscase_volledig'"),
        ("businesscase_volledig", "doelen", "5:26", "kan niet bij 'feiten'"),
        ("businesscase_volledig", "voorspelbaar", "5:26", "kan niet bij 'feiten'"),
        ("businesscase_volledig", "vervangingsbudget", "5:45", "staat twee keer in 'feiten'"),
        ("businesscase_volledig, ", "", "5:5", "een lijst heeft twee tot 6 feiten; hier zijn het er 1."),
        ("businesscase_volledig", "vertrouwen_hoog", "5:5", "horen bij één onderwerp"),
        ("vast: [vervangingsbudget]", "vast: [effecten_meetbaar]", "5:90", "kan niet bij 'vast'"),
        (
            "Toch.",
            "Toch",
            "5:5",
            "de reden van 'businesscase_volledig' en 'vervangingsbudget' eindigt niet met een punt",
        ),
        ("kop: Geld, ", "", "5:5", "mist 'kop'"),
        ("vast:", "grond:", "5:", "'grond'"),
    ],
)
def test_fouten_in_een_lijst_hebben_een_plek(van: str, naar: str, plek: str, deel: str) -> None:
    assert van in LIJST
    with pytest.raises(InvoerFout) as fout:
        lees_kernvragen((GOED + LIJST.replace(van, naar)).encode(), "k.yaml")
    assert any(
        str(melding).startswith(f"k.yaml:{plek}") and deel in str(melding) for melding in fout.value.meldingen
    ), [str(melding) for melding in fout.value.meldingen]


def test_een_feit_van_een_lijst_staat_nergens_anders() -> None:
    with pytest.raises(InvoerFout, match="het feit 'vervangingsbudget' staat er twee keer"):
        lees_kernvragen((GOED + LIJST + LIJST).encode(), "k.yaml")


@pytest.mark.parametrize(
    ("van", "naar", "plek", "deel"),
    [
        ("doelen", "doelem", "4:12", "Bedoelt u 'doelen'"),
        ("doelen", "fase", "4:5", "'fase' staat er twee keer"),
        ("doelen", "contractduur_jaren", "4:12", "kan niet bij 'feit'"),
        ("berekend", "gok", "4:27", "kan niet bij 'grond'"),
        ("Daarom.", "Daarom", "4:5", "eindigt niet met een punt"),
        (', reden: "Daarom."', "", "4:5", "mist 'reden'"),
        ("kern:", "kerm:", "3:1", "'kerm'"),
        ("kern:\n", "kern:\n" + "  - {feit: doelen, grond: vast, reden: A.}\n" * HOOGSTENS_KERN, "1:1", "hoogstens 20"),
        (GOED, "- a\n", "1:1", "hier horen namen"),
        ("fase, grond", "fase, ", "2:18", "inspringing"),
        (GOED, "", "1:1", "de kernvragen mist 'kern'"),
    ],
)
def test_fouten_hebben_een_plek(van: str, naar: str, plek: str, deel: str) -> None:
    assert van in GOED
    with pytest.raises(InvoerFout) as fout:
        lees_kernvragen(GOED.replace(van, naar).encode(), "k.yaml")
    assert any(
        str(melding).startswith(f"k.yaml:{plek}:") and deel in str(melding) for melding in fout.value.meldingen
    ), [str(melding) for melding in fout.value.meldingen]
