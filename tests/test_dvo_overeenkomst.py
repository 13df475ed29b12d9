"""What an agreement covers, as a file and as a workbook: each error at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advies import (
    InvoerFout,
    controlelijst,
)
from advies.dvo.overeenkomst import ontleed_overeenkomst
from advies.opdrachten.dvo import SOORTEN
from advies.weergave.dvo import als_tekst
from advies.weergave.dvo_sjabloon import sjabloon
from tests.dvoproeven import ALLES_JA, LIJST, boek, dossier, draai, evaluatie, op_naam, rij

WORTEL = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("tekst", "plek", "deel"),
    [
        ("", "1:1", "hier hoort 'overeenkomst:'"),
        ("- ict\n", "1:1", "hier hoort 'overeenkomst:'"),
        ("onderdelen: {}\n", "1:1", "zeg welke overeenkomst dit is"),
        ("overeenkomst: itc\n", "1:15", "Bedoelt u 'ict'?"),
        ("overeenkomst: ict\nonderdeel: {}\n", "2:1", "Bedoelt u 'onderdelen'?"),
        ("overeenkomst: ict\nonderdelen: [servers]\n", "2:13", "horen namen met een waarde"),
        ("overeenkomst: ict\nonderdelen:\n  server: ja\n", "3:3", "Bedoelt u 'servers'?"),
        ("overeenkomst: ict\nonderdelen:\n  xyz: ja\n", "3:3", "ziet u alle namen"),
        ("overeenkomst: ict\nonderdelen:\n  wiz_prijs: ja\n", "3:3", "hoort niet bij deze overeenkomst"),
        ("overeenkomst: ict\nonderdelen:\n  servers: jaa\n", "3:12", "Bedoelt u 'ja'?"),
        ("overeenkomst: ict\nonderdelen:\n  servers: [ja]\n", "3:12", "gevonden is een lijst"),
        ("overeenkomst: ict\nonderdelen:\n  servers: {staat_er: ja}\n", "3:13", "Bedoelt u 'staat_erin'?"),
        ("overeenkomst: ict\nonderdelen:\n  servers: {waar: [1]}\n", "3:19", "hoort tekst"),
        ("overeenkomst: ict\nonderdelen:\n  proces_beschreven: ja\n", "3:22", "vult u per proces in"),
        ("overeenkomst: ict\nonderdelen:\n  proces_beschreven: {technisch_beher: ja}\n", "3:23", "Bedoelt u 'technisch_beheer'?"),
        ("overeenkomst: ict\nnaam: " + "x" * 501 + "\n", "2:7", "te lang"),
        ("overeenkomst: ict\nnaam: \"a\\u200bb\"\n", "2:7", "niet te zien"),
    ],
)  # fmt: skip
def test_een_fout_in_een_overeenkomst_heeft_een_plek_en_de_naam_die_erop_lijkt(
    tekst: str, plek: str, deel: str
) -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_overeenkomst(tekst.encode(), "o.yaml")
    (melding,) = fout.value.meldingen
    assert str(melding).startswith(f"o.yaml:{plek}: ")
    assert deel in melding.tekst
    assert melding.code == "overeenkomst"


def test_elke_fout_in_een_overeenkomst_wordt_gemeld() -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_overeenkomst(b"overeenkomst: ict\nonderdelen:\n  server: ja\n  databases: neen\n", "o.yaml")
    assert [melding.plek and melding.plek.regel for melding in fout.value.meldingen] == [3, 4]


def test_een_overeenkomst_van_een_soort_staat_er_een_keer() -> None:
    with pytest.raises(InvoerFout, match="allebei over overeenkomst 'ict'"):
        controlelijst(evaluatie({}), [ALLES_JA[0], ALLES_JA[0]])
    with pytest.raises(InvoerFout, match="geen overeenkomst 'itc'"):
        controlelijst(evaluatie({}), soorten=["itc"])


@pytest.mark.parametrize("naam", ["bollenstreek", "hoorn_waterland", "noardwest_fryslan"])
def test_een_invulbestand_is_een_overeenkomst_waarvan_niets_bekend_is(naam: str) -> None:
    lijst = controlelijst(dossier(naam))
    for deel in lijst.overeenkomsten:
        gelezen = ontleed_overeenkomst(sjabloon(deel).encode(), "nieuw.yaml")
        assert gelezen.soort == deel.soort
        assert {vermelding.staat_erin for vermelding in gelezen.onderdelen.values()} == {"onbekend"}
        gevraagd = {str(sleutel) for sleutel in gelezen.onderdelen}
        nodig = {
            n
            for n, d in op_naam(lijst).items()
            if LIJST.onderdelen[d.onderdeel].overeenkomst == deel.soort and d.nodig != "nee"
        }
        assert gevraagd == nodig
        zonder, met = (controlelijst(dossier(naam), o, soorten=[deel.soort]) for o in ([], [gelezen]))
        assert {n: d.stand for n, d in op_naam(met).items()} == {n: d.stand for n, d in op_naam(zonder).items()}


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_leeg_werkboek_is_een_overeenkomst_waarvan_niets_bekend_is(soort: str) -> None:
    (deel,) = controlelijst(dossier("bollenstreek"), soorten=[soort]).overeenkomsten
    gelezen = ontleed_overeenkomst(boek(soort, {}), "o.xlsx")
    als_yaml = ontleed_overeenkomst(sjabloon(deel).encode(), "o.yaml")
    assert (gelezen.soort, gelezen.onderdelen.keys()) == (soort, als_yaml.onderdelen.keys())
    assert {vermelding.staat_erin for vermelding in gelezen.onderdelen.values()} == {"onbekend"}


def test_wat_in_een_werkboek_is_ingevuld_komt_op_de_lijst_met_zijn_cel() -> None:
    servers, proces = rij("ict", "servers"), rij("ict", "proces_beschreven.technisch_beheer")
    ingevuld: dict[str, str | int | bool] = {f"D{servers}": "Ja", f"E{servers}": 7, f"F{servers}": "goed", "D4": "SLA"}
    gelezen = ontleed_overeenkomst(boek("ict", {**ingevuld, f"D{proces}": "deels"}), "o.xlsx")
    gevonden = op_naam(controlelijst(dossier("bollenstreek"), [gelezen]))
    assert (gelezen.naam, gevonden["proces_beschreven.technisch_beheer"].stand) == ("SLA", "deels")
    deel = gevonden["servers"]
    assert (deel.stand, deel.waar, deel.opmerking) == ("aanwezig", "7", "goed")
    assert (deel.regel, deel.cel) == (None, f"Overeenkomst!A{servers}")
    assert f"(cel Overeenkomst!A{servers})" in als_tekst(
        controlelijst(dossier("bollenstreek"), [gelezen]), volledig=True
    )


@pytest.mark.parametrize(
    ("cel", "waarde", "deel"),
    [
        ("D3", "itc", "D3: bij 'overeenkomst' hoort ict of wiz"),
        ("D5", "jaa", "D5: bij 'staat_erin' hoort ja, nee, deels of onbekend"),
        ("D5", "=1+1", "D5: deze cel toont een fout of een formule"),
        ("A5", "behoefte", "A5: er is geen onderdeel 'behoefte'. Bedoelt u 'behoeften'?"),
        ("A5", "overeenkomst", "A5: 'overeenkomst' staat er twee keer"),
        ("A6", "proces_beschreven.inkoop", "A6: er is geen ict-proces 'inkoop'"),
        ("D2", "Antwoord", "geen tabel met de koppen 'Onderdeel' en 'Staat erin'"),
    ],
)
def test_een_fout_in_een_werkboek_noemt_de_cel(cel: str, waarde: str, deel: str) -> None:
    with pytest.raises(InvoerFout, match=re.escape(deel)):
        ontleed_overeenkomst(boek("ict", {cel: waarde}), "o.xlsx")


def test_de_opdracht_maakt_en_leest_een_werkboek(tmp_path: Path) -> None:
    feiten, pad = str(WORTEL / "docs/voorbeeld/feiten.yaml"), str(tmp_path / "o.XLSX")
    assert draai(feiten, "--nieuw", "wiz", "-o", pad) == (0, "")
    assert draai(feiten, "--nieuw", "wiz", "-o", pad)[0] == 2
    assert draai(feiten, "--overeenkomst", pad, "--over", "wiz")[0] == 0
    (tmp_path / "kapot.xlsx").write_bytes(b"geen werkboek")
    code, uit = draai(feiten, "--overeenkomst", str(tmp_path / "kapot.xlsx"))
    assert (code, "dit is geen werkboek van Excel" in uit) == (2, True)
