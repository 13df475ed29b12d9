"""Answers are filled in in a facts file as it stands: every free text, figure, name and comment in it comes back."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
from hypothesis import given

from advies.feitenbestand import aangehaald, schrijf_feiten
from advies.feitentekst import vul_in
from advies.invoer import ontleed_feiten
from advies.uitleg.gesprek import Stand
from advies.uitleg.gesprekstekst import als_onbekend, als_yaml, controleer_indeling, lees_thema, met_thema
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.sjabloon import sjabloon
from kennisbank.typen import Thema
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from tests.bouwers import PROCESSEN, ZADEN, maak_feiten, op_sleutel, voorbeelden

TEKSTEN = (
    "gewoon",
    "'s-Graveland",
    'zij zei "ja": # geen commentaar',
    "twee\nregels",
    "  ruimte voor\n\n\nen na  \n",
    "einde met regels\n\n",
    "tab\tin het midden",
    "- lijst\n- die geen lijst is",
    "{haken: [en, komma's]}",
    "é ü 中文 🙂 ﷽",
    "onbekend maakt onbemind",
    "rechts\u202e links, nul\u200bbreed, \u2028 regel, \x85 en \ufeff",
    "%YAML 1.1",
    "---",
    "&anker *verwijzing !type",
    "\\ terug \\n niet",
    "0800",
    "x" * 300,
)


class Schrijver:
    """Writes a facts mapping as a person might: every layout that YAML has for it, with comments."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.commentaar: list[str] = []

    def bestand(self, feiten: dict[str, Any]) -> str:
        rng = self.rng
        if rng.random() < 0.15:
            tekst = self.in_haken(feiten) + rng.choice(["", "\n", " # einde\n"])
        else:
            tekst = self.kaart(feiten, rng.choice(["", "", "  "]))
            tekst = rng.choice(["", "---\n", "%YAML 1.1\n---\n"]) + self.regels() + tekst + rng.choice(["", "...\n"])
        if rng.random() < 0.2 and not tekst.endswith("...\n"):
            tekst = re.sub(r"\n\Z", "", tekst)
        return tekst.replace("\n", "\r\n") if rng.random() < 0.2 else tekst

    def kaart(self, feiten: dict[str, Any], inspringing: str) -> str:
        uit = ""
        for naam, waarde in feiten.items():
            uit += self.regels(inspringing)
            sleutel = self.rng.choice([naam, naam, naam, f"'{naam}'", f'"{naam}" '])
            uit += f"{inspringing}{sleutel}:{self.waarde(waarde, inspringing)}"
        return uit

    def waarde(self, waarde: Any, inspringing: str) -> str:
        """Return what stands after the colon, to the end of the line."""
        rng, dieper = self.rng, inspringing + " " * self.rng.choice([1, 2, 4])
        if waarde is None:
            return rng.choice(["", " ", " ~", " onbekend", " 'onbekend'", " null"]) + self.einde()
        if isinstance(waarde, dict):
            if waarde and rng.random() < 0.7:
                return self.einde() + self.kaart(waarde, dieper)
            return " " + self.in_haken(waarde) + self.einde()
        if isinstance(waarde, list):
            if waarde and rng.random() < 0.6:
                return self.einde() + self.lijst(waarde, rng.choice([inspringing, dieper]))
            return " " + self.in_haken(waarde) + self.einde()
        return self.tekst(_als_tekst(waarde), inspringing)

    def lijst(self, delen: list[Any], inspringing: str) -> str:
        uit = ""
        for deel in delen:
            if isinstance(deel, dict) and self.rng.random() < 0.6:
                uit += f"{inspringing}- {self.kaart(deel, inspringing + '  ').lstrip(' ')}"
            else:
                uit += f"{inspringing}- {self.in_haken(deel)}{self.einde()}"
        return uit

    def tekst(self, tekst: str, inspringing: str) -> str:
        rng = self.rng
        drukbaar = all(teken.isprintable() or teken == "\n" for teken in tekst)
        if drukbaar and tekst.strip() and rng.random() < 0.3 and not tekst.endswith("\n\n") and tekst[0] not in " \n":
            blok = "".join(f"{inspringing}   {regel}\n" if regel else "\n" for regel in tekst.splitlines())
            return f" |{'' if tekst.endswith(chr(10)) else '-'}\n{blok}" + ("\n" if rng.random() < 0.3 else "")
        return f" {self.scalair(tekst)}{self.einde()}"

    def scalair(self, tekst: str) -> str:
        if re.fullmatch(r"[a-z][a-z_ ]*[a-z]|-?\d+(\.\d+)?", tekst) and self.rng.random() < 0.7:
            return tekst
        return aangehaald(tekst)

    def in_haken(self, waarde: Any) -> str:
        komma = self.rng.choice([", ", ",", ",\n     "])
        if isinstance(waarde, dict):
            los = [
                f"{naam}: {self.in_haken(deel)}" if deel is not None else f"{naam}: " for naam, deel in waarde.items()
            ]
            return "{" + komma.join(los) + (", " if waarde and self.rng.random() < 0.2 else "") + "}"
        if isinstance(waarde, list):
            return "[" + komma.join(self.in_haken(deel) for deel in waarde) + "]"
        return "onbekend" if waarde is None else self.scalair(_als_tekst(waarde))

    def einde(self) -> str:
        return self.rng.choice(["\n", "\n", f"  # {self.opmerking()}\n"])

    def regels(self, inspringing: str = "") -> str:
        return self.rng.choice(["", "", "\n", f"{inspringing}# {self.opmerking()}\n", f"# {self.opmerking()}\n"])

    def opmerking(self) -> str:
        self.commentaar.append(f"opmerking nr. {len(self.commentaar)}: 'x")
        return self.commentaar[-1]


def _als_tekst(waarde: Any) -> str:
    """Return a scalar as text; a number with four digits, since three after the point are read as thousands."""
    return f"{waarde:.4f}" if isinstance(waarde, float) else str(waarde)


def maak_bestand(rng: Random) -> str:
    """Return a valid facts file with free texts wherever they are allowed."""
    feiten: dict[str, Any] = {
        "naam": rng.choice(TEKSTEN)[:200],
        "toelichting": rng.choice(TEKSTEN),
        **maak_feiten(rng, 0.25),
    }
    for naam, definitie in vocabulaire().feiten.items():
        if definitie.per_proces and rng.random() < 0.5:
            deel = {**feiten.get(naam, {}), "toelichting": rng.choice(TEKSTEN)}
            deel |= {proces: None for proces in PROCESSEN if proces not in deel and rng.random() < 0.2}
            feiten[naam] = dict(rng.sample(list(deel.items()), len(deel)))
        elif naam not in feiten and rng.random() < 0.3:
            feiten[naam] = None
    for gemeente in feiten.get("gemeenten") or ():
        gemeente["toelichting"] = rng.choice(TEKSTEN)
    if rng.random() < 0.2:
        del feiten[rng.choice(["naam", "toelichting"])]
    return Schrijver(rng).bestand(dict(rng.sample(list(feiten.items()), len(feiten))))


def toelichtingen(feiten: Samenwerkingsverband) -> dict[str, str | None]:
    uit = {"": feiten.toelichting}
    for naam in vocabulaire().feiten:
        deel = getattr(feiten, naam)
        if isinstance(deel, Thema):
            uit[naam] = deel.toelichting
    return uit | {gemeente.naam: gemeente.toelichting for gemeente in feiten.gemeenten or ()}


def commentaar(tekst: str) -> list[str]:
    return re.findall(r"# opmerking nr\. \d+", tekst)


@given(ZADEN)
@voorbeelden(120)
def test_antwoorden_invullen_verliest_niets(rng: Random) -> None:
    tekst = maak_bestand(rng)
    feiten = ontleed_feiten(tekst.encode(), "f.yaml").feiten
    oud = werkgeheugen(feiten)
    controleer_indeling(tekst)
    anders = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, rng.choice([0.0, 0.05, 0.5]))))
    antwoorden = {sleutel: waarde for sleutel, waarde in anders.items() if sleutel not in oud}
    if GEMEENTEN in antwoorden or AANTAL_GEMEENTEN in antwoorden:  # the two must agree, which is not the point here
        antwoorden = {sleutel: w for sleutel, w in antwoorden.items() if sleutel not in (GEMEENTEN, AANTAL_GEMEENTEN)}
    over = [
        s
        for s in als_onbekend(tekst) | {FeitSleutel("fase"), FeitSleutel("uitvoering", PROCESSEN[0])}
        if s not in oud and s not in antwoorden
    ]
    overgeslagen = frozenset(rng.sample(sorted(over), rng.randint(0, len(over))))
    stand = Stand(feiten.naam or "", {**oud, **antwoorden}, overgeslagen)

    bewaard = als_yaml(stand, tekst)

    gelezen = ontleed_feiten(bewaard.encode(), "f.yaml").feiten
    assert werkgeheugen(gelezen) == stand.geheugen
    assert als_onbekend(bewaard) == overgeslagen
    assert (gelezen.naam, toelichtingen(gelezen)) == (feiten.naam, toelichtingen(feiten) | toelichtingen(gelezen))
    assert {s: t for s, t in toelichtingen(gelezen).items() if t is not None}.keys() == {
        s for s, t in toelichtingen(feiten).items() if t is not None
    }
    assert commentaar(bewaard) == commentaar(tekst)
    assert als_yaml(stand, bewaard) == bewaard


@given(ZADEN)
@voorbeelden(60)
def test_wat_van_een_verband_bekend_is_komt_in_zijn_bestand_ook_de_vrije_tekst(rng: Random) -> None:
    feiten = ontleed_feiten(maak_bestand(rng).encode(), "f.yaml").feiten
    tekst = schrijf_feiten(feiten, vocabulaire().feiten)
    gelezen = ontleed_feiten(tekst.encode(), "f.yaml").feiten
    assert werkgeheugen(gelezen) == werkgeheugen(feiten)
    assert (gelezen.naam, toelichtingen(gelezen)) == (feiten.naam, toelichtingen(feiten) | toelichtingen(gelezen))


@pytest.mark.parametrize("kort", [True, False])
def test_in_het_sjabloon_komt_elk_antwoord_achter_zijn_vraag(kort: bool) -> None:
    tekst = sjabloon(kort)
    nieuw = als_yaml(Stand("Proef", op_sleutel({"fase": "ontwerp", "uitvoering.technisch_beheer": "derde"})), tekst)
    assert [regel for regel in nieuw.splitlines() if regel not in tekst.splitlines()] == [
        "naam: 'Proef'",
        "fase: ontwerp",
        "  technisch_beheer: derde",
    ]
    assert len(nieuw.splitlines()) == len(tekst.splitlines())


def test_nieuwe_feiten_komen_op_hun_plaats() -> None:
    tekst = "naam: A\nfase: ontwerp  # nu\n\n# over budget\nvervangingsbudget: nee\n"
    nieuw = vul_in(
        tekst,
        {
            FeitSleutel("doelen"): "[kostenreductie]",
            FeitSleutel("uitvoering", "technisch_beheer"): "derde",
            FeitSleutel("tussen_gemeenten"): "ja",
        },
    )
    assert nieuw == (
        "naam: A\ntussen_gemeenten: ja\nfase: ontwerp  # nu\ndoelen: [kostenreductie]\nuitvoering:\n"
        "  technisch_beheer: derde\n\n# over budget\nvervangingsbudget: nee\n"
    )


@pytest.mark.parametrize("tekst", ["? fase\n? naam\n: x\n", "? uitvoering\n: |\n  onbekend\nnaam: x\n"])
def test_een_indeling_waarin_iets_verloren_zou_gaan_wordt_geweigerd(tekst: str) -> None:
    ontleed_feiten(tekst.encode(), "f.yaml")
    with pytest.raises(InvoerFout, match="te ongewoon"):
        controleer_indeling(tekst)


def test_een_bestand_wordt_niet_groter_dan_gelezen_kan_worden() -> None:
    with pytest.raises(InvoerFout, match="te groot"):
        als_yaml(Stand("x" * 1_000_000, {}), "# kop\nnaam:\n")


@pytest.mark.parametrize("teken", ["\ufffe", "\uffff", "\ud800", "\x00", "\x1b", "\u202e", "\x85", "\u2028", "\r"])
def test_een_naam_met_elk_teken_is_terug_te_lezen(teken: str) -> None:
    tekst = als_yaml(Stand(f"a{teken}b", {}), "# kop\nnaam:\n")
    assert tekst.isprintable() or "\n" in tekst
    verwacht = f"a{teken}b" if teken != "\ud800" else "a\ufffdb"
    assert ontleed_feiten(tekst.encode(), "f.yaml").feiten.naam == verwacht
    assert teken not in tekst


def test_een_getal_met_drie_cijfers_achter_de_punt_wordt_zo_bewaard_dat_het_geen_duizendtal_lijkt() -> None:
    tekst = als_yaml(Stand("", op_sleutel({"contractduur_jaren": 25_750, "omvang_wiz_fte": 348_220})), "# kop\nnaam:\n")
    assert werkgeheugen(ontleed_feiten(tekst.encode(), "f.yaml").feiten) == op_sleutel(
        {"contractduur_jaren": 25_750, "omvang_wiz_fte": 348_220}
    )


BUDGET, FASE, PLEK = FeitSleutel("vervangingsbudget"), FeitSleutel("fase"), FeitSleutel("uitvoering", PROCESSEN[0])


@pytest.mark.parametrize(
    ("tekst", "stand", "wordt"),
    [
        ("naam: 'A'\n", Stand("A", {}), "naam: 'A'\n"),
        ("naam: 'A'\n", Stand("", {}), "naam:\n"),
        ("naam:\n", Stand("", {}), "naam:\n"),
        ("fase: 'ontwerp'\n", Stand("", {FASE: "ontwerp"}), "fase: 'ontwerp'\n"),
        ("fase: 'ontwerp'\n", Stand("", {FASE: "realisatie"}), "fase: realisatie\n"),
        ("fase: 'ontwerp'\n", Stand("", {}), "fase:\n"),
        ("fase: ontwerp\n", Stand("", {}, frozenset({FASE})), "fase: onbekend\n"),
        ("fase: 'onbekend'\n", Stand("", {}, frozenset({FASE})), "fase: 'onbekend'\n"),
        ("fase: onbekend\n", Stand("", {}), "fase:\n"),
        ("fase: onbekend\n", Stand("", {FASE: "ontwerp"}), "fase: ontwerp\n"),
        ("fase: ontwerp\n", Stand("", {FASE: "ontwerp"}, frozenset({FASE})), "fase: ontwerp\n"),
    ],
)
def test_alleen_wat_de_stand_anders_weet_verandert_in_het_bestand(tekst: str, stand: Stand, wordt: str) -> None:
    assert als_yaml(stand, tekst) == wordt


@pytest.mark.parametrize(
    ("tekst", "onbekend"),
    [
        ("", []),
        ("# niets\n", []),
        ("naam: onbekend\nvervangingsbudget: onbekend\nfase: ontwerp\n", [BUDGET]),
        ("vervangingsbudget:\n  waarde: onbekend\n  bron: een brief\n", [BUDGET]),
        ("uitvoering: onbekend\n", []),
        (f"uitvoering: {{toelichting: onbekend, {PROCESSEN[0]}: onbekend, {PROCESSEN[1]}: derde}}\n", [PLEK]),
        (f"uitvoering:\n  {PROCESSEN[0]}: {{waarde: onbekend, bron: een brief}}\n", [PLEK]),
    ],
)
def test_wat_als_onbekend_in_het_bestand_staat(tekst: str, onbekend: list[FeitSleutel]) -> None:
    """A fact, or a process of one; also with what it rests on. No free text, and no fact for all processes at once."""
    assert als_onbekend(tekst) == set(onbekend)


@pytest.mark.parametrize("einde", ["\n", "\r\n"])
@pytest.mark.parametrize("rest", ["", "naam: A", "naam: A\nfase: ontwerp\n"])
def test_op_de_tweede_regel_staat_bij_welk_onderwerp_u_was(einde: str, rest: str) -> None:
    """In the place of an earlier one; nothing when there is none."""
    kaal = f"# Gemaakt\n{rest}".replace("\n", einde)
    tekst = kaal
    for thema, titel in vocabulaire().themas.items():
        for alles in (False, True):
            tekst = met_thema(tekst, Stand("", {}, thema=thema, alles=alles))
            assert tekst == kaal.replace(einde, f"{einde}# U was bij: {titel}{' (alle vragen)' * alles}{einde}", 1)
            assert lees_thema(tekst) == (thema, alles)
    assert met_thema(tekst, Stand("", {})) == met_thema(kaal, Stand("", {}, thema="er_niet")) == kaal
    assert lees_thema(kaal) == ("", False)


def test_een_onderwerp_dat_er_niet_is_of_elders_staat_is_er_geen() -> None:
    titel = next(iter(vocabulaire().themas.values()))
    for tekst in (
        "",
        f"# U was bij: {titel}",
        f"# a\n# b\n# U was bij: {titel}\n",
        f"# a\n{titel}\n",
        "# a\n# U was bij: x",
    ):
        assert lees_thema(tekst)[0] == ""
