"""The questions that come first: read with located errors, at most twenty, and those that partnerships stood or fell by among them."""

from __future__ import annotations

from itertools import groupby

import pytest

from advies import InvoerFout, ontleed_feiten
from kennisbank.kernvragen import HOOGSTENS_KERN, kernvragen, lees_kernvragen
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


def test_waarop_een_verband_staat_of_valt_hoort_bij_de_kern() -> None:
    kern = {vraag.feit: vraag for vraag in kernvragen().kern}
    assert kern.keys() >= STOND_OF_VIEL
    assert {kern[feit].grond for feit in STOND_OF_VIEL} == {"vast"}
    assert len(kern) <= HOOGSTENS_KERN


def test_het_begin_is_reikwijdte_namens_wie_en_fase() -> None:
    assert [vraag.feit for vraag in kernvragen().begin][-2:] == ["perspectief", "fase"]
    assert all(vraag.grond == "vast" for vraag in kernvragen().begin)


def test_kernvragen_van_een_thema_komen_na_elkaar() -> None:
    themas = [thema for thema, _ in groupby(vocabulaire().feiten[vraag.feit].thema for vraag in kernvragen().kern)]
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
    assert [(vraag.feit, vraag.reden, vraag.grond) for vraag in gelezen.kern] == [("doelen", "Daarom.", "berekend")]


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
