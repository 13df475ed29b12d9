"""What becomes of the rule base under a layer: places, thresholds, what a layer may name, and which mistakes are told together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from advies.lagenmap import lees_lagen
from kennisbank.lagen import actieve_lagen, met_lagen
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import vocabulaire
from regels.dekking import ongebruikte_plaatsen
from regels.eigen import basisbank
from regels.lagen import combineer
from regels.logica import verwijzingen
from regels.ongebruikt import ongebruikt
from regels.sleutels import FeitSleutel
from regels.taal import Alle, Drempel, Gelijk, Regelbank
from regels.uitzonderingen import vervlecht
from tests.laagmappen import STREEK, klein, regel, streek

REGELS = {deel.naam: deel for deel in basisbank().regels}
WIJKT = next(deel for deel in REGELS.values() if len(deel.wijkt_voor) > 2)
"""A rule that yields to three others, of which the names stand at places of their own."""


def met(*mappen: str) -> Regelbank:
    with met_lagen(lees_lagen(list(mappen))):
        return combineer(basisbank(), actieve_lagen())


def fouten(*mappen: str) -> list[str]:
    with pytest.raises(InvoerFout) as vangst:
        met(*mappen)
    return [str(deel) for deel in vangst.value.meldingen]


def uit(map_: Path, *namen: str) -> str:
    """Return the folder of a layer that does nothing but switch these rules off."""
    regels = "".join(f"  {naam}: Hier geldt iets anders.\n" for naam in namen)
    return klein(map_, "vrij", "", f"schakelt_uit:\n{regels}")


def afgeleid(naam: str, betekent: str) -> str:
    return (
        f"- afgeleid: {naam}\n  kort: k\n  ja: j\n  nee: n\n  grond: tekst\n  bron: [{{plaats: een}}]\n"
        f"  betekent:\n    - {betekent}\n"
    )


def drempel(naam: str, getal: int = 40) -> str:
    return f"- drempel: {naam}\n  getal: {getal}\n  eenheid: fte\n  grond: tekst\n  bron: [{{plaats: een}}]\n"


@pytest.mark.parametrize("weg", [(0,), (1,), (2,), (0, 2), (0, 1, 2)])
def test_wat_niet_meer_wijkt_verliest_die_naam_met_haar_plaats_en_niets_anders(
    tmp_path: Path, weg: tuple[int, ...]
) -> None:
    blijft = [nummer for nummer in range(len(WIJKT.wijkt_voor)) if nummer not in weg]
    begin = len(WIJKT.plekken) - len(WIJKT.wijkt_voor)
    bank = met(uit(tmp_path, *(WIJKT.wijkt_voor[nummer] for nummer in weg)))
    nu = next(deel for deel in bank.regels if deel.naam == WIJKT.naam)
    assert nu.wijkt_voor == tuple(WIJKT.wijkt_voor[nummer] for nummer in blijft)
    assert nu.plekken == (*WIJKT.plekken[:begin], *(WIJKT.plekken[begin + nummer] for nummer in blijft))
    # It means what it would mean had it never named them.
    assert nu.geschreven == WIJKT.geschreven
    zelf = {naam: deel for naam, deel in REGELS.items() if naam in (nu.wijkt_voor)}
    assert nu.als == vervlecht({**zelf, nu.naam: nu})[nu.naam].als


def test_wie_wijkt_voor_wie_week_wijkt_ook_niet_meer_voor_wat_uit_is(tmp_path: Path) -> None:
    """A rule keeps the conditions of an exception to its exception only as long as that one is on."""
    eigen = regel("vrij__gaat", "fase: ontwerp", wijkt_voor=f"[{WIJKT.naam}]", over="technisch_beheer")
    map_ = klein(tmp_path, "vrij", eigen, f"schakelt_uit: {{{WIJKT.wijkt_voor[0]}: Hier geldt iets anders.}}\n")
    bank = {deel.naam: deel for deel in met(map_).regels}
    over = {naam: deel for naam, deel in bank.items() if naam in (WIJKT.naam, *WIJKT.wijkt_voor, "vrij__gaat")}
    assert bank["vrij__gaat"].als == vervlecht(over)["vrij__gaat"].als
    assert bank["vrij__gaat"].wijkt_voor == (WIJKT.naam,)


def test_regels_waar_niets_aan_verandert_zijn_dezelfde(tmp_path: Path) -> None:
    weg = WIJKT.wijkt_voor[1]
    bank = met(uit(tmp_path, weg))
    assert [deel.naam for deel in bank.regels] == [naam for naam in REGELS if naam != weg]
    geraakt = {naam for naam, deel in REGELS.items() if weg in deel.wijkt_voor}
    assert {deel.naam for deel in bank.regels if deel != REGELS[deel.naam]} >= geraakt
    assert all(deel == REGELS[deel.naam] for deel in bank.regels if not deel.wijkt_voor)


def _drempels(bank: Regelbank) -> dict[str, Drempel]:
    return {deel.naam: deel for deel in bank.drempels}


def test_een_drempel_noemt_wie_hem_nog_gebruikt_en_wie_erbij_kwam(tmp_path: Path) -> None:
    """The users of before that are still there, in their order, then those of the layer; of a condition and of a text apart."""
    oud = next(deel for deel in basisbank().drempels if min(len(deel.in_voorwaarden), len(deel.in_teksten)) > 1)
    weg = oud.in_voorwaarden[0]
    assert weg in oud.in_teksten
    blijft = [tuple(naam for naam in namen if naam != weg) for namen in (oud.in_voorwaarden, oud.in_teksten)]
    alleen_uit = _drempels(met(uit(tmp_path / "uit", weg)))
    assert [alleen_uit[oud.naam].in_voorwaarden, alleen_uit[oud.naam].in_teksten] == blijft
    zonder = {n: d for n, d in _drempels(basisbank()).items() if weg not in (*d.in_voorwaarden, *d.in_teksten)}
    assert zonder == {n: alleen_uit[n] for n in zonder}
    assert alleen_uit.keys() == _drempels(basisbank()).keys()
    eigen = (
        regel("vrij__telt", f"omvang_wiz_fte: {{minstens: {oud.naam}}}")
        + regel("vrij__zegt", "fase: ontwerp", kanttekening=f"'Denk aan {{{oud.naam}}} fte.'")
        + regel("vrij__geen", "fase: realisatie").replace("Doe hier", "Doe daar")
    )
    samen = _drempels(met(klein(tmp_path, "vrij", eigen, f"schakelt_uit: {{{weg}: Hier geldt iets anders.}}\n")))
    assert samen[oud.naam].in_voorwaarden == (*blijft[0], "vrij__telt")
    assert samen[oud.naam].in_teksten == (*blijft[1], "vrij__zegt")


def test_een_drempel_van_een_laag_noemt_haar_regels_en_afgeleide_feiten() -> None:
    nieuw = _drempels(met(str(STREEK)))["streek__te_veel_storingen"]
    assert (nieuw.in_voorwaarden, nieuw.in_teksten) == (("streek__storingsgevoelig",), ("streek__storingen",))


def _met_drempels(map_: Path, inhoud: str) -> str:
    (Path(map_) / "drempels.yaml").write_text(inhoud, encoding="utf-8")
    return str(map_)


def test_van_drempels_die_geen_yaml_zijn_wordt_verteld_en_van_de_regels_niets(tmp_path: Path) -> None:
    """What the rules say of those thresholds cannot be judged yet."""
    map_ = klein(tmp_path, "a", regel("a__r", "omvang_wiz_fte: {minstens: a__genoeg}") + regel("b__r", "fase: ontwerp"))
    (melding,) = fouten(_met_drempels(Path(map_), "- drempel: [a__genoeg\n"))
    assert "a/drempels.yaml:" in melding
    (melding,) = fouten(_met_drempels(Path(map_), drempel("genoeg")))
    assert "'genoeg' begint niet met de naam van de laag. Schrijf 'a__genoeg'." in melding


def test_regelbestanden_die_kapot_zijn_worden_allemaal_verteld(tmp_path: Path) -> None:
    """A file that is not YAML, a rule of the publication and a wrong name, in three files, in one answer."""
    map_ = Path(klein(tmp_path, "a", "- regel: [a__r\n"))
    (map_ / "basis" / "s.yaml").write_text(regel(WIJKT.naam, "fase: ontwerp"), encoding="utf-8")
    (map_ / "basis" / "t.yaml").write_text(regel("a__t", "fse: ontwerp"), encoding="utf-8")
    eerste, tweede, derde = sorted(fouten(str(map_)))
    assert "a/basis/regels.yaml:" in eerste
    assert f"'{WIJKT.naam}' is een regel van de publicatie; een laag verandert die niet. Zet haar uit met" in tweede
    assert f"Noem uw eigen 'a__{WIJKT.naam}'." in tweede
    assert "a/basis/t.yaml:9:7: er is geen feit 'fse'" in derde


def test_een_afgeleid_feit_van_de_publicatie_kan_een_laag_niet_uitzetten(tmp_path: Path) -> None:
    naam = basisbank().afgeleid[0].naam
    (melding,) = fouten(klein(tmp_path, "a", afgeleid(naam, "fase: ontwerp")))
    assert melding.endswith(
        f"regels.yaml:1:13: '{naam}' is een afgeleid feit van de publicatie; een laag verandert die niet."
        f" Noem uw eigen 'a__{naam}'."
    )


def test_twee_afgeleide_feiten_van_een_naam_in_twee_bestanden(tmp_path: Path) -> None:
    map_ = Path(klein(tmp_path, "a", afgeleid("a__f", "fase: ontwerp")))
    (map_ / "basis" / "s.yaml").write_text(afgeleid("a__f", "fase: exploitatie"), encoding="utf-8")
    (melding,) = fouten(str(map_))
    assert "a/basis/s.yaml:1:13: de naam 'a__f' bestaat al: " in melding


def test_een_laag_ziet_de_namen_van_wie_zij_bouwt_op_en_van_geen_ander(tmp_path: Path) -> None:
    """A derived fact and a threshold of another layer, with and without building on it, and of the layer below that one."""
    b = _met_drempels(Path(klein(tmp_path, "b", afgeleid("b__f", "fase: ontwerp"))), drempel("b__genoeg", 30))
    gebruikt = regel("a__r", "b__f: ja") + regel("a__s", "omvang_wiz_fte: {minstens: b__genoeg}").replace(
        "hier", "daar"
    )
    a = klein(tmp_path, "a", gebruikt, "bouwt_op: [b]\n")
    bank = met(a, b)
    als = {deel.naam: deel.als for deel in bank.regels if deel.laag == "a"}
    assert als["a__r"] == Alle((Gelijk(FeitSleutel("b__f"), "ja"),))
    assert _drempels(bank)["b__genoeg"].in_voorwaarden == ("a__s",)
    los = klein(tmp_path / "los", "a", gebruikt)
    feit, grens = fouten(los, b)
    assert "9:7: 'b__f' is van de laag 'b'. Zet in laag.yaml van deze laag: 'bouwt_op: [b]'." in feit
    assert "of de naam van een drempel" in grens
    c = klein(tmp_path, "c", regel("c__r", "b__f: nee"), "bouwt_op: [a]\n")
    (boven,) = fouten(a, b, c)
    assert "c/basis/regels.yaml:9:7: 'b__f' is van de laag 'b'." in boven


def test_afgeleide_feiten_van_een_laag_staan_na_wat_zij_nodig_hebben(tmp_path: Path) -> None:
    van_publicatie = next(deel.naam for deel in basisbank().afgeleid if not deel.per_proces)
    map_ = klein(tmp_path, "a", afgeleid("a__boven", "a__onder: ja") + afgeleid("a__onder", f"{van_publicatie}: nee"))
    namen = [deel.naam for deel in met(map_).afgeleid]
    assert sorted(namen) == sorted([*(deel.naam for deel in basisbank().afgeleid), "a__boven", "a__onder"])
    assert namen.index(van_publicatie) < namen.index("a__onder") < namen.index("a__boven")


def test_de_regels_van_een_laag_hebben_dezelfde_grenzen(tmp_path: Path) -> None:
    """Fifty rules may have one text, also when they are those of a layer."""
    veel = "".join(regel(f"a__r{nummer}", "fase: ontwerp") for nummer in range(51))
    (melding,) = fouten(klein(tmp_path, "a", veel))
    assert "meer dan 50 regels hebben deze soort en deze tekst; 'a__r50' is er één te veel" in melding


def test_een_plaats_waar_geen_regel_naar_verwijst_wordt_gemeld(tmp_path: Path) -> None:
    """Each place in the source of a layer by itself, at its own line; none of a layer of which all are used."""
    assert ongebruikte_plaatsen(basisbank()) == ongebruikte_plaatsen(met(str(STREEK))) == []
    een, twee = "  - {plaats: artikel_5, tekst: artikel 5}", "  - {plaats: artikel_6, tekst: artikel 6}"
    oud = "  - {plaats: artikel_3, tekst: artikel 3, titel: Opslag in de streek}\n"
    # Another layer that refers to a place of the same name says nothing of this one.
    ander = klein(tmp_path, "a", regel("a__r", "fase: ontwerp"))
    bank = met(streek(tmp_path, ("bron.yaml", oud, f"{oud}{een}\n{twee}\n")), ander)
    eerste, tweede = ongebruikte_plaatsen(bank)
    assert eerste.tekst == (
        "geen regel van de laag 'streek' verwijst naar de plaats 'artikel_5'. Schrijf er een, of haal die weg."
    )
    assert [str(deel.plek).rpartition("/")[2] for deel in (eerste, tweede)] == ["bron.yaml:6:5", "bron.yaml:7:5"]
    assert "'artikel_6'" in tweede.tekst
    (leeg,) = ongebruikte_plaatsen(met(klein(tmp_path / "leeg", "een", "")))
    assert "de laag 'een' verwijst naar de plaats 'een'" in leeg.tekst


def test_wat_een_laag_leest_zegt_niets_van_de_feiten_van_de_publicatie(tmp_path: Path) -> None:
    """A fact that only describes may be read by a layer; one that no rule of the publication reads is told of all the same."""
    beschrijft = next(feit.naam for feit in vocabulaire().feiten.values() if feit.beschrijvend)
    over = tuple(deel for deel in basisbank().regels if "fase" not in {feit.naam for feit in verwijzingen(deel.als)})
    kaal = replace(basisbank(), regels=over[:1], afgeleid=())
    eigen = (
        afgeleid("a__f", f"{beschrijft}: {{minstens: 3}}") + regel("a__r", "a__f: ja") + regel("a__s", "fase: ontwerp")
    )
    eigen += afgeleid("a__g", "perspectief: opdrachtgever") + regel("a__t", "a__g: ja")
    with met_lagen(lees_lagen([klein(tmp_path, "a", eigen)])), patch("regels.ongebruikt.plek_in_data"):
        zonder, met_laag = (ongebruikt(bank) for bank in (kaal, combineer(kaal, actieve_lagen())))
    assert [deel.tekst for deel in met_laag] == [deel.tekst for deel in zonder]
    for naam in ("fase", "perspectief"):
        assert any(deel.tekst.startswith(f"het feit '{naam}' wordt door geen regel") for deel in zonder)
    assert not any(beschrijft in deel.tekst for deel in zonder)


def test_een_feit_van_een_laag_dat_niemand_leest_wordt_gemeld_in_haar_eigen_bestand(tmp_path: Path) -> None:
    """At its own line, also beside another layer with facts; the facts of the publication keep their own files."""
    los = "- feit: {}\n  soort: ja_nee\n  trap: 2\n  kenner: techniek\n  kort: los\n  vraag: Los?\n  ja: los\n  nee: vast\n  bron: [{{plaats: een}}]\n"
    mappen = [
        klein(tmp_path, naam, "", feiten=los.format(f"{naam}__een") + los.format(f"{naam}__twee")) for naam in "ab"
    ]
    with met_lagen(lees_lagen(mappen)):
        bank = combineer(replace(basisbank(), regels=basisbank().regels[1:]), actieve_lagen())
        gemeld = {deel.tekst.split("'")[1]: str(deel.plek) for deel in ongebruikt(bank)}
    assert {naam: plek.split("/")[-2:] for naam, plek in gemeld.items() if "__" in naam} == {
        f"{laag}__{naam}": [laag, f"feiten.yaml:{plek}:3"] for laag in "ab" for naam, plek in (("een", 1), ("twee", 10))
    }
