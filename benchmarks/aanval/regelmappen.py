"""Folders of rules for `check` and `diff` that are enormous, tangled, or wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from random import Random

from aanval.geval import Geval, bestanden

_REGEL = """- regel: {naam}
  titel: {titel}
  soort: advies
  sterkte: moet
  grond: tekst
  bron: [{{aanbeveling: 1}}]
  als:
{als}
  tekst: {tekst}
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""
_AFGELEID = """- afgeleid: {naam}
  kort: k
  ja: wel
  nee: niet
  grond: tekst
  bron: [{{aanbeveling: 1}}]
  betekent:
{als}
"""
_JA = "    - vervangingsbudget: ja"
_MAG = (
    "tussen_gemeenten",
    "samenwerking_structureel",
    "alleen_ketenpartners",
    "domein_overeengekomen",
    "contouren_vorm_gekozen",
    "besturen_intentie_bekrachtigd",
    "klantenaantal_daalt",
    "solofuncties",
    "ondersteuningskosten_hoog",
    "deskundigheid_onbetaalbaar",
    "absorptievermogen_voldoende",
    "vervangingsbudget",
    "meerjarenraming_ict",
    "businesscase_volledig",
    "effecten_meetbaar",
    "kostendaling_zichtbaar",
)


def regel(naam: str = "r", als: str = _JA, titel: str = "Titel", tekst: str = "Tekst.") -> str:
    """Return a rule as text."""
    return _REGEL.format(naam=naam, als=als, titel=titel, tekst=tekst)


def afgeleid(naam: str, als: str) -> str:
    """Return a derived fact as text."""
    return _AFGELEID.format(naam=naam, als=als)


def _keren(deel: str, keer: int) -> str:
    return "\n".join([deel] * keer)


def _getallen(keer: int) -> str:
    return "\n".join(f"    - omvang_wiz_fte: {{minstens: {n / 10:.1f}}}" for n in range(1, keer + 1))


def _een_van(keer: int) -> str:
    return "    - een_van:\n" + "\n".join(f"      - omvang_wiz_fte: {{is: {n}}}" for n in range(keer))


def _keten(keer: int) -> str:
    delen = [afgeleid("a0", _JA), *(afgeleid(f"a{n}", f"    - a{n - 1}: ja") for n in range(1, keer))]
    return "".join(delen) + regel(als=f"    - a{keer - 1}: ja")


def _dubbel(keer: int) -> str:
    delen = [
        afgeleid("a0", _JA),
        *(
            afgeleid(f"a{n}", f"    - een_van:\n      - a{n - 1}: ja\n      - niet: {{a{n - 1}: ja}}")
            for n in range(1, keer)
        ),
    ]
    return "".join(delen) + regel(als=f"    - a{keer - 1}: ja")


def _paren(keer: int, buiten: str, binnen: str) -> str:
    """Return pairs of conditions: as `een_van` of `alle` its negation has 2^keer ways."""
    return f"    - {buiten}:\n" + "\n".join(
        f"      - {binnen}:\n        - {_MAG[2 * n]}: ja\n        - {_MAG[2 * n + 1]}: ja" for n in range(keer)
    )


def _nest(sleutel: str, keer: int) -> str:
    return "    - " + f"{{{sleutel}: [" * keer + "{vervangingsbudget: ja}" + "]}" * keer


def _stel(vervang: Mapping[str, str]) -> str:
    tekst = regel()
    for oud, nieuw in vervang.items():
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw)
    return tekst


_EIS = "- eis: e\n  titel: t\n  over: vorm\n  {}\n"
REGELS: dict[str, Callable[[], str | bytes]] = {
    "leeg": lambda: "",
    "lijst_leeg": lambda: "[]\n",
    "kaart": lambda: "a: b\n",
    "goed": regel,
    "tekst": lambda: "zomaar\n",
    "null": lambda: "- ~\n",
    "geen_utf8": lambda: b"- \xff",
    "nul": lambda: b"- a\0",
    "gelijk_9000": lambda: regel(als=_keren(_JA, 9_000)),
    "gelijk_14000": lambda: regel(als=_keren(_JA, 14_000)),
    "verschillend_6000": lambda: regel(als=_getallen(6_000)),
    "verschillend_390": lambda: regel(als=_getallen(390)),
    "onbekend_9000": lambda: regel(als="\n".join(f"    - feit{n}: ja" for n in range(9_000))),
    "zelfde_fout_9000": lambda: regel(als=_keren("    - vervanginsbudget: ja", 9_000)),
    "regels_499_een_tekst": lambda: "".join(regel(f"r{n}") for n in range(499)),
    "regels_499_lang": lambda: "".join(regel(f"r{n}", tekst="zelfde tekst " * 100) for n in range(499)),
    "regels_1200": lambda: "".join(regel(f"r{n}", f"    - omvang_wiz_fte: {{minstens: {n}}}") for n in range(1_200)),
    "regels_zelfde_naam": lambda: regel() * 1_000,
    "regels_proces": lambda: "".join(
        regel(f"r{n}", "    - uitvoering: derde").replace("  als:", "  voor_elk: proces\n  als:") for n in range(300)
    ),
    "keten_50": lambda: _keten(50),
    "keten_500": lambda: _keten(500),
    "keten_1800": lambda: _keten(1_800),
    "dubbel_20": lambda: _dubbel(20),
    "dubbel_60": lambda: _dubbel(60),
    "dubbel_400": lambda: _dubbel(400),
    "kring": lambda: afgeleid("a", "    - b: ja") + afgeleid("b", "    - a: ja"),
    "kring_zelf": lambda: afgeleid("a", "    - a: ja"),
    "kring_1500": lambda: "".join(afgeleid(f"a{n}", f"    - a{(n + 1) % 1500}: ja") for n in range(1_500)),
    "kruising_40": lambda: "".join(
        afgeleid(f"a{n}", "\n".join([_JA, *(f"    - a{m}: ja" for m in range(n))])) for n in range(14)
    ),
    "er_is_in_er_is": lambda: regel(
        als="    - er_is:\n        proces:\n        - er_is:\n            proces:\n            - uitvoering: derde"
    ),
    "elk_in_er_is": lambda: regel(
        als="    - er_is:\n        proces:\n        - elk:\n            proces:\n            - uitvoering: derde"
    ),
    "er_is_5_diep": lambda: regel(als="    - " + "{er_is: {proces: [" * 5 + "{uitvoering: derde}" + "]}}" * 5),
    "er_is_7_diep": lambda: regel(als="    - " + "{er_is: {proces: [" * 7 + "{uitvoering: derde}" + "]}}" * 7),
    "elk_7_diep": lambda: regel(als="    - " + "{elk: {proces: [" * 7 + "{uitvoering: derde}" + "]}}" * 7),
    "er_is_gemeente_in": lambda: regel(
        als="    - er_is:\n        gemeente:\n        - er_is:\n            gemeente:\n            - inwoners: {minstens: 5}"
    ),
    "er_is_leeg": lambda: regel(als="    - er_is: {proces: []}"),
    "er_is_gemeenten_400": lambda: regel(
        als="    - er_is:\n        gemeente:\n"
        + "\n".join(f"        - inwoners: {{minstens: {n}}}" for n in range(1, 400))
    ),
    "manieren_65": lambda: regel(als=_een_van(65)),
    "manieren_10000": lambda: regel(als=_een_van(6_000)),
    "manieren_2_8": lambda: regel(als=_paren(8, "alle", "een_van")),
    "ontkenning_2_8": lambda: regel(als=_paren(8, "een_van", "alle")),
    "afgeleid_ontkenning_65": lambda: afgeleid("a", _paren(7, "een_van", "alle")) + regel(als="    - a: nee"),
    "afgeleid_ontkenning_256": lambda: afgeleid("a", _paren(8, "een_van", "alle")) + regel(als="    - a: nee"),
    "afgeleid_manieren_256": lambda: afgeleid("a", _paren(8, "alle", "een_van")) + regel(als="    - a: nee"),
    "afgeleid_niemand": lambda: afgeleid("a", _paren(8, "een_van", "alle")) + regel(),
    "niet_30": lambda: regel(als="    - " + "{niet: " * 25 + "{vervangingsbudget: ja}" + "}" * 25),
    "alle_12": lambda: regel(als=_nest("alle", 12)),
    "een_van_12": lambda: regel(als=_nest("een_van", 12)),
    "geen_van_12": lambda: regel(als=_nest("geen_van", 12)),
    "nest_diep": lambda: regel(als=_nest("alle", 2_000)),
    "grens_groot": lambda: regel(als="    - omvang_wiz_fte: {minstens: 1000000000000}"),
    "grens_min": lambda: regel(als="    - omvang_wiz_fte: {minstens: -5}"),
    "grens_400": lambda: regel(als="    - omvang_wiz_fte: {minstens: " + "9" * 400 + "}"),
    "grens_exp": lambda: regel(als="    - omvang_wiz_fte: {minstens: 1e400}"),
    "grens_breed": lambda: regel(als="    - omvang_wiz_fte: {minstens: ３０}"),
    "grens_arabisch": lambda: regel(als="    - omvang_wiz_fte: {minstens: ٣٠}"),
    "grens_nan": lambda: regel(als="    - omvang_wiz_fte: {minstens: .nan}"),
    "grens_half_geheel": lambda: regel(als="    - aantal_gemeenten: {is: 2.5}"),
    "grens_strijdig": lambda: regel(als="    - omvang_wiz_fte: {minstens: 30, minder_dan: 20}"),
    "grens_vijf": lambda: regel(
        als="    - omvang_wiz_fte: {minstens: 1, hoogstens: 2, is: 3, meer_dan: 4, minder_dan: 5}"
    ),
    "aantal_breuk": lambda: regel(als="    - doelen: {aantal: {minstens: 1.5}}"),
    "aantal_groot": lambda: regel(als="    - doelen: {aantal: {minstens: 999999999999}}"),
    "aantal_min": lambda: regel(als="    - doelen: {aantal: {minstens: -1}}"),
    "bevat_29000": lambda: regel(als="    - doelen: {bevat_een_van: [" + "deskundigheid, " * 29_000 + "kennisdeling]}"),
    "een_van_29000": lambda: regel(als="    - fase: {een_van: [" + "ontwerp, " * 29_000 + "realisatie]}"),
    "een_van_onbekend_29000": lambda: regel(
        als="    - fase: {een_van: [" + ", ".join(f"x{n}" for n in range(29_000)) + "]}"
    ),
    "verschilt_zelf": lambda: regel(
        als="    - uitvoering.technisch_beheer: {verschilt_van: uitvoering.technisch_beheer}"
    ),
    "verschilt_fout": lambda: regel(als="    - fase: {verschilt_van: karakter}"),
    "verschilt_afgeleid": lambda: afgeleid("a", _JA) + regel(als="    - fase: {verschilt_van: a}"),
    "naam_lang": lambda: regel("r" * 81),
    "naam_100k": lambda: regel("r" * 100_000),
    "naam_hoofd": lambda: regel("R"),
    "naam_leeg": lambda: regel("''"),
    "naam_feit": lambda: afgeleid("fase", _JA),
    "naam_punt": lambda: afgeleid("a.b", _JA),
    "naam_woord": lambda: afgeleid("alle", _JA) + regel(als="    - alle: ja"),
    "naam_lijst": lambda: regel("[a]"),
    "invul_onbekend": lambda: regel(tekst="'{x}'"),
    "invul_veel": lambda: regel(tekst="'" + "{x}" * 100_000 + "'"),
    "invul_open": lambda: regel(tekst="'" + "{" * 200_000 + "'"),
    "invul_feit": lambda: regel(tekst="'{vervangingsbudget}'"),
    "invul_format": lambda: regel(tekst="'{0.__class__}'"),
    "tekst_groot": lambda: regel(tekst="x" * 990_000),
    "tekst_rtl": lambda: regel(tekst='"\\u202ex"'),
    "titel_leeg": lambda: regel(titel="''"),
    "titel_opmaak": lambda: regel(titel="'[red]x[/red]'"),
    "bron_leeg": lambda: _stel({"[{aanbeveling: 1}]": "[]"}),
    "bron_fout": lambda: _stel({"{aanbeveling: 1}": "{aanbeveling: 99}"}),
    "bron_9000": lambda: _stel({"{aanbeveling: 1}": "{aanbeveling: 1}, " * 9_000}),
    "bron_diep": lambda: _stel({"[{aanbeveling: 1}]": "[" * 31 + "]" * 31}),
    "wie_9000": lambda: _stel({"[bestuur]": "[" + "bestuur, " * 9_000 + "]"}),
    "wie_fout": lambda: _stel({"[bestuur]": "[iedereen]"}),
    "als_kaart": lambda: _stel({"    - vervangingsbudget": "    vervangingsbudget"}),
    "dan_fout": lambda: regel() + "  dan: {keuze: x}\n",
    "dan_twee": lambda: regel() + "  dan: {keuze: uitbesteden_mag, vorm: x}\n",
    "dan_proces": lambda: regel() + "  dan: {keuze: uitbesteden_mag}\n",
    "extra_9000": lambda: regel() + "".join(f"  x{n}: 1\n" for n in range(9_000)),
    "voor_elk_fout": lambda: regel() + "  voor_elk: gemeente\n",
    "aanbeveling_breed": lambda: regel() + "  aanbevelingen: [１]\n",
    "aanbeveling_fout": lambda: regel() + "  aanbevelingen: [10]\n",
    "stelling_fout": lambda: regel() + "  stelling: [R999]\n",
    "tegenspraak_altijd": lambda: _stel({"soort: advies": "soort: tegenspraak"}),
}
"""The contents of a rule file."""
_BIJ: dict[str, dict[str, str | bytes]] = {
    "eis_10_12": {"eisen.yaml": _EIS.format("hoogstens: 1000000000000")},
    "eis_min_10_12": {"eisen.yaml": _EIS.format("minstens: 1000000000000\n  bekend: [fase]")},
    "eis_miljoen": {"eisen.yaml": _EIS.format("hoogstens: 1000000")},
    "eis_breed": {"eisen.yaml": _EIS.format("hoogstens: １")},
    "eis_kwadraat": {"eisen.yaml": _EIS.format("hoogstens: ²")},
    "eis_cijfers": {"eisen.yaml": _EIS.format("hoogstens: " + "9" * 5000)},
    "eis_negatief": {"eisen.yaml": _EIS.format("hoogstens: -1")},
    "eis_breuk": {"eisen.yaml": _EIS.format("hoogstens: 1.5")},
    "eis_niets": {"eisen.yaml": _EIS.format("x: 1")},
    "eis_over": {"eisen.yaml": _EIS.format("hoogstens: 1").replace("vorm", "x")},
    "eis_bekend_9000": {"eisen.yaml": _EIS.format("minstens: 1\n  bekend: [" + "fase, " * 9000 + "]")},
    "eis_9000": {
        "eisen.yaml": "".join(_EIS.format("hoogstens: 1").replace("eis: e", f"eis: e{n}") for n in range(2_000))
    },
    "eis_leeg": {"eisen.yaml": ""},
    "eis_map": {"eisen.yaml/x": ""},
    "stelling_leeg": {"stellingen.yaml": ""},
    "stelling_fout": {"stellingen.yaml": "- {stelling: x}\n"},
    "stelling_9000": {
        "stellingen.yaml": "".join(
            f"- {{stelling: R{n}, naam: n{n}, bron: [{{aanbeveling: 1}}]}}\n" for n in range(2_000)
        )
    },
    "stelling_dubbel": {"stellingen.yaml": "- {stelling: R001, naam: a, bron: [{aanbeveling: 1}]}\n" * 2_000},
    "toets_leeg": {"toetsen/t.yaml": ""},
    "toets_fout": {"toetsen/t.yaml": "- toets: a\n  feiten: {fase: fout}\n  moet: [r]\n"},
    "toets_2000": {
        "toetsen/t.yaml": "".join(
            f"- toets: t{n}\n  feiten: {{vervangingsbudget: ja}}\n  moet: [r]\n" for n in range(2_000)
        )
    },
    "toets_zelfde_2000": {"toetsen/t.yaml": "- toets: t\n  feiten: {vervangingsbudget: ja}\n  moet: [r]\n" * 2_000},
    "toets_onbekend": {
        "toetsen/t.yaml": "- toets: a\n  feiten: {}\n  moet: [" + ", ".join(f"x{n}" for n in range(9_000)) + "]\n"
    },
    "toets_proces": {
        "toetsen/t.yaml": "- toets: a\n  feiten: {}\n  moet: ['r[technisch_beheer]', 'r[', 'r]', 'r[]']\n"
    },
    "toets_groot": {"toetsen/t.yaml": "- toets: a\n  feiten: {doelen: [" + "deskundigheid, " * 9_000 + "]}\n"},
    "bestanden_3000": {f"basis/f{n}.yaml": regel(f"f{n}") for n in range(600)},
    "map_als_bestand": {"basis/m.yaml/x": ""},
    "basis_nul": {"basis/n.yaml": b"\0"},
    "naam_escape": {"basis/\x1b[31m.yaml": "a: b\n"},
}
"""Files beside a sound rule `basis/r.yaml`."""


_ZONDER_ZIN = frozenset(
    {
        "aantal_breuk",
        "aantal_groot",
        "aantal_min",
        "grens_groot",
        "grens_min",
        "grens_400",
        "grens_exp",
        "grens_nan",
        "eis_breuk",
    }
)
"""Bounds that say nothing, so that a rule base with one must be refused, not rounded."""


def gevallen(rng: Random) -> Iterator[Geval]:
    """Yield each rule file for `check`, with and without proof, and for `diff`; what stands beside rules; and mutations."""
    for naam, inhoud in REGELS.items():
        yield _geval(f"check-{naam}", ("check", "m", "--zonder-bewijs"), inhoud)
        yield _geval(f"bewijs-{naam}", ("check", "m"), inhoud)
        yield _geval(f"diff-{naam}", ("diff", "goed", "m"), inhoud)
        if naam.startswith(("goed", "grens", "keten_50", "er_is")):
            yield _geval(f"mutaties-{naam}", ("check", "m", "--mutaties", "--zonder-bewijs"), inhoud)
            yield _geval(f"voorstel-{naam}", ("check", "m", "--voorstel", "r"), inhoud)
    for naam, extra in _BIJ.items():
        alles = {"m/basis/r.yaml": regel(), **{f"m/{pad}": tekst for pad, tekst in extra.items()}}
        yield Geval("regelmappen", f"bij-{naam}", ("check", "m"), bestanden(alles), codes=frozenset({0, 1, 2}))
    from tests.fuzz.mutaties import muteer

    zaden = [regel().encode(), afgeleid("a", _JA).encode(), (_keten(3) + regel("s", _een_van(3))).encode()]
    for nummer in range(60):
        gemuteerd = rng.choice(zaden)
        for _ in range(rng.randint(1, 4)):
            gemuteerd = muteer(gemuteerd, rng, zaden)
        yield _geval(f"mutatie-{nummer:02}", ("check", "m"), partial(bytes, gemuteerd))


def _geval(naam: str, opdracht: tuple[str, ...], inhoud: Callable[[], str | bytes]) -> Geval:
    def maak(map_: Path) -> None:
        bestanden({"m/r.yaml": inhoud(), "goed/r.yaml": regel()})(map_)

    zinloos = naam.partition("-")[2] in _ZONDER_ZIN
    return Geval("regelmappen", naam, opdracht, maak, codes=frozenset({2}) if zinloos else frozenset({0, 1, 2}))
