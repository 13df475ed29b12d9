"""Arguments that are wrong, almost right, or too much; and every odd form of `--stel`."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from aanval.geval import OPDRACHTEN, WEIGER, Afloop, Betekenis, Geval, bestanden, kort
from aanval.waarden import GETALLEN, JA_NEE

_HOOGSTENS_ARGUMENT = 100_000
"""The kernel takes no argument of more than 131,072 bytes."""
_FEITEN = {
    "f.yaml": "naam: A\nvervangingsbudget: nee\nomvang_wiz_fte: 30\n"
    "doelen: [deskundigheid]\nuitvoering: {technisch_beheer: derde}\n",
    "g.yaml": "naam: B\n",
}
_STEL = (
    "",
    "=",
    "==",
    "a",
    "=ja",
    "vervangingsbudget",
    "vervangingsbudget=",
    "vervangingsbudget==ja",
    "vervangingsbudget=ja=nee",
    "vervangingsbudget =ja",
    "vervangingsbudget=ja,fase=ontwerp",
    "vervangingsbudget: ja",
    "vervangingsbudget=ja\nfase: ontwerp",
    "vervangingsbudget=ja\n---\nfase: ontwerp",
    "vervangingsbudget=ja}",
    "vervangingsbudget=ja # nee",
    "vervangingsbudget={ja}",
    "Vervangingsbudget=ja",
    "vervanginsbudget=ja",
    "uitvoering=derde",
    "uitvoering.technisch_beheer=derde}",
    "uitvoering.technisch_beheer=derde, gegevensbeheer: derde",
    "uitvoering.=derde",
    "uitvoering.x=derde",
    ".x=y",
    "uitvoering.technisch_beheer.x=derde",
    "uitvoering.technisch_beheer={derde: ja}",
    "vervangingsbudget.technisch_beheer=ja",
    "uitvoering={technisch_beheer: eigen_organisatie}",
    "uitvoering={}",
    "uitvoering=onbekend",
    "doelen=deskundigheid",
    "doelen=[deskundigheid",
    "doelen=[]",
    "doelen=[deskundigheid, kennisdeling]",
    "doelen=onbekend",
    "naam=B",
    "naam=",
    "naam=onbekend",
    "toelichting=x",
    "gemeenten=[{naam: A}]",
    "gemeenten=[{naam: A, inwoners: 5}]",
    "gemeenten=Hoorn",
    "gemeenten.0.naam=A",
    "gemeenten.A=5",
    "fase=ontwerp\r",
    "fase=\x1b[31m",
    "fase=\u202eprewtno",
    "fase=ont\udcffwerp",
    "\udcff=ja",
    "fase=&a ontwerp",
    "fase=!!str ontwerp",
    "fase=|",
    "fase='ontwerp",
    "? fase=ontwerp",
    "{fase=ontwerp}",
    "[fase]=ontwerp",
    "fase=ontwerp;",
    "<<={fase: ontwerp}",
    "geen_vervangingsbudget=ja",
    "technisch_beheer_uitbesteed=ja",
    "aantal_gemeenten=0",
    "fase:=ontwerp",
    "'fase'=ontwerp",
    '"fase"=ontwerp',
    "fase=ontwerp=",
    "x" * 100_000,
    "x" * 60_000 + "=" + "y" * 60_000,
    "naam=" + "n" * 120_000,
    "fase=" + "[" * 60_000,
    "doelen=[" + "a," * 50_000 + "]",
    "vervangingsbudget={: ja",
    "vervangingsbudget=: ja",
    "vervangingsbudget=- ja",
    "vervangingsbudget=\tja",
    "vervangingsbudget=ja\u2028",
    "vervangingsbudget=ja\u0085fase: ontwerp",
    "uitvoering.technisch_beheer=derde\n  gegevensbeheer: derde",
    "uitvoering.technisch_beheer=",
    "omvang_wiz_fte=1,5",
    "-1",
    "--stel",
)
_STILZWIJGEND = frozenset(
    {  # these say more, or less, than one fact and its value
        "vervangingsbudget=ja=nee",
        "vervangingsbudget==ja",
        "vervangingsbudget=ja,fase=ontwerp",
        "vervangingsbudget=ja\nfase: ontwerp",
        "vervangingsbudget=ja\n---\nfase: ontwerp",
        "vervangingsbudget=ja # nee",
        "uitvoering.technisch_beheer=derde, gegevensbeheer: derde",
        "uitvoering.technisch_beheer=derde}",
        "uitvoering.=derde",
        "uitvoering.technisch_beheer.x=derde",
        "vervangingsbudget=ja}",
        "naam=B",
        "naam=",
        "toelichting=x",
        "'fase'=ontwerp",
        '"fase"=ontwerp',
        "? fase=ontwerp",
        "vervangingsbudget=ja\u0085fase: ontwerp",
        "uitvoering.technisch_beheer=derde\n  gegevensbeheer: derde",
        "vervangingsbudget=",
        "vervangingsbudget=ja\u2028",
        "uitvoering.technisch_beheer=",
    }
)
_BIJNA = (
    "--formaatt",
    "--forma",
    "--f",
    "--format",
    "--uitvoerr",
    "--uit",
    "--alle",
    "--allles",
    "--streg",
    "--moto",
    "--stell",
    "--ste",
    "--doell",
    "--zonde",
    "--zonde-bewijs",
    "--bewijs",
    "--mutatie",
    "--voorstell",
    "--regell",
    "--proce",
    "--volledi",
    "--gevoeli",
    "--sjabloo",
    "--datums",
    "--kor",
    "--va",
    "--lijs",
    "--hoogste",
    "--dekkin",
    "--too",
    "--soor",
    "--antwoor",
    "--help-x",
    "--hel",
    "-H",
    "-x",
    "-oo",
    "---",
    "--=",
    "--formaat=",
    "--formaat=JSON",
    "--formaat=xml",
    "--formaat",
    "-o",
    "--\u202e",
    "--\x1b[31m",
    "--\udcff",
    "--" + "x" * 50_000,
    "--formaat=\udcff",
    "--versie",
    "-v",
    "--verbose",
    "--formaat json --alles",
    "–formaat",
    "—alles",
)
_LOS: dict[str, tuple[str, ...]] = {
    "niets": (),
    "leeg": ("",),
    "onzin": ("\x1b[2J",),
    "bijna": ("evaluat",),
    "evalueer": ("evalueer", "f.yaml"),
    "hoofd": ("EVALUATE", "f.yaml"),
    "geen_tekst": ("\udcff",),
    "lang": ("x" * 100_000,),
    "datum_fout": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "md", "--datum", "2024-02-30"),
    "datum_jaar0": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "md", "--datum", "0000-01-01"),
    "datum_kort": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "md", "--datum", "20240101"),
    "datum_week": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "docx", "--datum", "2024-W01-1"),
    "datum_9999": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "docx", "--datum", "9999-12-31"),
    "datum_0001": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "docx", "--datum", "0001-01-01"),
    "datum_1600_pdf": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "pdf", "--datum", "0001-01-01"),
    "datum_breed": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "md", "--datum", "２０２４-01-01"),
    "datum_leeg": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "md", "--datum", ""),
    "datum_tijd": ("report", "f.yaml", "-o", "uit.dat", "--formaat", "md", "--datum", "2024-01-01T00:00"),
    "rapport_zeven": ("report", *["f.yaml"] * 7, "-o", "uit.dat", "--formaat", "md"),
    "rapport_zelfde": ("report", "f.yaml", "f.yaml", "-o", "uit.dat", "--formaat", "md"),
    "rapport_stdin2": ("report", "-", "-", "-o", "uit.dat", "--formaat", "md"),
    "rapport_geen_einde": ("report", "f.yaml", "-o", "rapport"),
    "rapport_vreemd_einde": ("report", "f.yaml", "-o", "rapport.odt"),
    "rapport_sjabloon_md": ("report", "f.yaml", "-o", "uit.md", "--sjabloon", "f.yaml"),
    "reeks_5000": ("evaluate", *["f.yaml"] * 300, "--formaat", "csv"),
    "dubbel_stdin": ("evaluate", "-", "-"),
    "whatif_niets": ("whatif", "f.yaml"),
    "whatif_twee": ("whatif", "f.yaml", "g.yaml", "--stel", "fase=ontwerp"),
    "whatif_drie": ("whatif", "f.yaml", "f.yaml", "f.yaml"),
    "change_niets": ("change", "f.yaml"),
    "change_beide": ("change", "f.yaml", "--doel", "geen_vervangingsbudget", "--zonder", "geen_vervangingsbudget"),
    "change_onzin": ("change", "f.yaml", "--doel", "bestaat_niet"),
    "change_leeg": ("change", "f.yaml", "--doel", ""),
    "change_proces": ("change", "f.yaml", "--doel", "mag_uitbesteden[x]"),
    "change_proces_mist": ("change", "f.yaml", "--doel", "mag_uitbesteden"),
    "change_lang": ("change", "f.yaml", "--doel", "x" * 100_000),
    "explain_onzin": ("explain", "f.yaml", "--regel", "bestaat_niet"),
    "explain_leeg": ("explain", "f.yaml", "--regel", ""),
    "explain_proces": ("explain", "f.yaml", "--proces", "x"),
    "explain_gevoelig_regel": ("explain", "f.yaml", "--gevoelig", "--regel", "geen_vervangingsbudget"),
    "explain_proces_zonder": ("explain", "f.yaml", "--regel", "geen_vervangingsbudget", "--proces", "technisch_beheer"),
    "explain_lang": ("explain", "f.yaml", "--regel", "y" * 100_000),
    "explain_escape": ("explain", "f.yaml", "--regel", "\x1b[31m\u202e"),
    "cases_0": ("cases", "f.yaml", "--hoogstens", "0"),
    "cases_min": ("cases", "f.yaml", "--hoogstens", "-1"),
    "cases_veel": ("cases", "f.yaml", "--hoogstens", "9" * 5000),
    "cases_2": ("cases", "f.yaml", "--hoogstens", "²"),
    "cases_breed": ("cases", "f.yaml", "--hoogstens", "３"),
    "cases_hex": ("cases", "f.yaml", "--hoogstens", "0x3"),
    "cases_liggend": ("cases", "f.yaml", "--hoogstens", "0_3"),
    "rules_soort": ("rules", "--soort", "x"),
    "rules_zoek_lang": ("rules", "x" * 100_000),
    "rules_zoek_leeg": ("rules", ""),
    "rules_zoek_re": ("rules", "(((((.*)*)*)*"),
    "rules_zoek_twee": ("rules", "a", "b"),
    "rules_escape": ("rules", "\x1b[31m"),
    "schema_van": ("schema", "--van", "x"),
    "schema_beide": ("schema", "--antwoord", "--van", "ask"),
    "check_voorstel": ("check", "--voorstel", "x", "--zonder-bewijs"),
    "check_voorstel_leeg": ("check", "--voorstel", "", "--zonder-bewijs"),
    "check_voorstel_lang": ("check", "--voorstel", "x" * 100_000, "--zonder-bewijs"),
    "new_xlsx_zonder": ("new", "--xlsx"),
    "new_van_zonder": ("new", "--van", "f.yaml"),
    "new_kort_van": ("new", "uit.xlsx", "--kort", "--van", "f.yaml"),
    "ask_streep": ("ask", "-"),
    "ask_xlsx": ("ask", "a.xlsx"),
    "verify_twee": ("verify", "f.yaml", "g.yaml", "h.yaml"),
    "diff_een": ("diff", "f.yaml"),
    "diff_ingebouwd": ("diff", "ingebouwd", "f.yaml"),
    "diff_map": ("diff", ".", "f.yaml"),
    "dubbele_optie": ("evaluate", "f.yaml", "--formaat", "json", "--formaat", "csv"),
    "dubbele_o": ("evaluate", "f.yaml", "-o", "uit.dat", "-o", "uit2.dat"),
    "ask_formaat": ("ask", "uit.dat", "--formaat", "json"),
    "stdin_o": ("evaluate", "-", "-o", "-"),
}


def gevallen(_rng: Random) -> Iterator[Geval]:
    """Yield odd forms of `--stel`, numbers and answers through it, near misses of options, and what stands alone."""
    yield from _stellingen()
    for nummer, optie in enumerate(_BIJNA):
        for opdracht in (OPDRACHTEN[nummer % 13], OPDRACHTEN[(nummer + 5) % 13]):
            yield _geval(f"optie-{opdracht}-{nummer:02}-{kort(optie)}", (opdracht, optie))
    for opdracht in OPDRACHTEN:
        yield _geval(f"teveel-{opdracht}", (opdracht, *["f.yaml"] * 5, "--zonder-x"), frozenset({2}))
        if opdracht not in ("new", "rules", "schema", "check"):
            yield _geval(f"niets-{opdracht}", (opdracht,), frozenset({2}))
    for naam, argumenten in _LOS.items():
        yield _geval(f"los-{naam}", argumenten, frozenset({0, 1, 2}))


def _stellingen() -> Iterator[Geval]:
    for nummer, stel in enumerate(_STEL):
        stil = stel in _STILZWIJGEND
        codes = frozenset({2}) if stil else frozenset({0, 2})
        yield _geval(f"stel-{nummer:02}-{kort(stel)}", ("whatif", "f.yaml", "--stel", stel), codes)
        if not stil:
            opdracht = ("whatif", "f.yaml", "g.yaml", "--formaat", "json", "--stel", stel)
            yield _geval(f"stel_json-{nummer:02}-{kort(stel)}", opdracht)
    for feit, waarden in (("omvang_wiz_fte", GETALLEN), ("vervangingsbudget", JA_NEE)):
        for nummer, (tekst, betekenis) in enumerate(waarden):
            if len(tekst) < _HOOGSTENS_ARGUMENT:
                yield _gesteld(f"waarde-{feit}-{nummer:02}-{kort(tekst)}", feit, tekst, betekenis)


def _geval(naam: str, opdracht: tuple[str, ...], codes: frozenset[int] = frozenset({0, 2})) -> Geval:
    nieuw = frozenset({"uit2.dat", "uit.xlsx"})
    return Geval("argumenten", naam, opdracht, bestanden(_FEITEN), invoer=b"", codes=codes, wijzigt=nieuw)


def _gesteld(naam: str, feit: str, tekst: str, betekenis: Betekenis) -> Geval:
    """An assumption that has no reading is refused; the comparison of the answers does not show what was read."""

    def keur(afloop: Afloop) -> str:
        zelfde = betekenis == 30 and feit == "omvang_wiz_fte"
        overgangen = afloop.json()["overgangen"] if afloop.meting.code == 0 else []
        return "herlezen: zelfde waarde, ander advies" if zelfde and overgangen else ""

    return Geval(
        "argumenten",
        naam,
        ("whatif", "f.yaml", "--formaat", "json", "--stel", f"{feit}={tekst}"),
        bestanden(_FEITEN),
        codes=frozenset({2}) if betekenis is WEIGER else frozenset({0, 2}),
        keur=keur,
    )
