"""Facts files whose form is hostile: encodings, line ends, nesting, anchors, size; over the commands that read one."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from aanval.geval import UIT, Betekenis, Geval, bestanden, zegt

_GOED = "naam: A\nvervangingsbudget: nee\nfase: ontwerp\nomvang_wiz_fte: 30\n"
_G = _GOED.encode()
_DIEP = 200_000

VORMEN: dict[str, bytes] = {
    "leeg": b"",
    "wit": b" \n\n",
    "commentaar": b"# niets\n",
    "nul": b"\0" * 1000,
    "nul_midden": _G.replace(b"A", b"A\0B"),
    "bom": b"\xef\xbb\xbf" + _G,
    "bom_dubbel": b"\xef\xbb\xbf" * 2 + _G,
    "utf16": _GOED.encode("utf-16"),
    "utf16be": _GOED.encode("utf-16-be"),
    "utf32": _GOED.encode("utf-32"),
    "latin1": "naam: Súdwest\n".encode("latin-1"),
    "cesu": b"naam: \xed\xa0\xbd\xed\xb8\x80\n",
    "overlang": b"naam: \xc0\xaf\n",
    "afgebroken": _G + b"\xe2\x80",
    "cr": _G.replace(b"\n", b"\r"),
    "crlf": _G.replace(b"\n", b"\r\n"),
    "lfcr": _G.replace(b"\n", b"\n\r"),
    "nel": _GOED.replace("\n", "\x85").encode(),
    "ls": _GOED.replace("\n", "\u2028").encode(),
    "ps": _GOED.replace("\n", "\u2029").encode(),
    "vt": _G.replace(b"\n", b"\x0b"),
    "ff": _G.replace(b"\n", b"\x0c"),
    "tab_in": _G + b"uitvoering:\n\ttechnisch_beheer: derde\n",
    "tab_na": _G.replace(b": ", b":\t"),
    "geen_spatie": _G.replace(b": ", b":"),
    "nfd": "naam: Su\u0301dwest\nfase\u0301: x\n".encode(),
    "diep_lijst": b"naam: " + b"[" * _DIEP,
    "diep_kaart": b"naam: " + b"{a: " * _DIEP,
    "diep_dicht": b"doelen: " + b"[" * 33 + b"]" * 33,
    "diep_blok": b"".join(b" " * n + b"a:\n" for n in range(1000)),
    "diep_streep": b"- " * 100_000,
    "diep_vraag": b"? " * 100_000,
    "anker": b"naam: &a x\nfase: *a\n",
    "kring": b"naam: &a [*a]\n",
    "lol": b"a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b]\n",
    "samen": b"<<: {vervangingsbudget: ja}\n",
    "samen_anker": b"x: &x {fase: ontwerp}\n<<: *x\n",
    "merk": b"!!python/object/apply:os.system ['echo']\n",
    "merk2": b"naam: !!binary aGk=\n",
    "merk3": b"!<tag:x> {naam: A}\n",
    "documenten": _G + b"---\n" + _G,
    "document_einde": _G + b"...\n",
    "richtlijn": b"%YAML 1.2\n---\n" + _G,
    "richtlijn_9": b"%YAML 9.9\n---\n" + _G,
    "richtlijn_x": b"%TAG ! x\n%FOO\n---\n" + _G,
    "dubbel": _G + _G,
    "dubbel_1000": _G * 1000,
    "lijst": b"- naam: A\n",
    "getal": b"42\n",
    "tekst": b"zomaar tekst",
    "sleutel_lijst": b"[a]: b\n",
    "sleutel_leeg": b": b\n",
    "sleutel_null": b"~: b\n",
    "sleutel_lang": b"a" * 1500 + b": b\n",
    "sleutel_900k": b"? " + b"a" * 900_000 + b"\n: b\n",
    "sleutels_14k": b"".join(b"k%d: x\n" % n for n in range(14_000)),
    "waarden_lang": b"naam: " + b"x" * 999_000 + b"\n",
    "groot": b"naam: " + b"x" * 1_000_001,
    "groot_wit": b" " * 999_999,
    "groot_regels": b"\n" * 999_999,
    "groot_commentaar": b"#" * 999_999,
    "commentaar_regels": b"#\n" * 499_000 + b"fase: fout\n",
    "onderdelen": b"doelen: [" + b"a," * 30_000 + b"]\n",
    "onderdelen_net": b"doelen: [" + b"a," * 29_900 + b"]\n",
    "kommas": b"naam: [" + b"," * 499_000 + b"]\n",
    "haken": b"[]" * 400_000,
    "aanhaling": b"naam: '" + b"''" * 490_000,
    "escape": b'naam: "' + b"\\x41" * 240_000 + b'"\n',
    "escape_fout": b'naam: "\\q"\n',
    "escape_half": b'naam: "\\x4"\n',
    "open": b'naam: "open\n',
    "blok_groot": b"naam: |\n" + b"  x\n" * 240_000,
    "blok_inspring": b"naam: |99\n  x\n",
    "gevouwen": b"naam: >\n" + b"  x\n\n" * 190_000,
    "streepjes": b"-" * 999_000,
    "dubbelepunten": b":" * 999_000,
    "vraagtekens": b"?\n" * 400_000,
    "procenten": b"%" * 100_000,
    "apenstaart": b"@" * 1000,
    "toelichting": b"toelichting: [a]\n",
    "zip": b"PK\x03\x04" + b"x" * 100,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "json": b'{"naam": "A", "fase": "ontwerp", "vervangingsbudget": false}',
    "json_diep": b'{"naam":' * 5000,
    "html": b"<html><body>x</body></html>",
    "csv": b"naam;A\nfase;ontwerp\n",
    "tegenspraak": b"aantal_gemeenten: 1\ngemeenten: [{naam: A},{naam: B}]\n",
    "onbekend_feit": b"vervanginsbudget: ja\n",
    "hoofdletters": b"VERVANGINGSBUDGET: ja\n",
    "sleutel_spatie": b"'vervangingsbudget ': ja\n",
    "sleutel_zwsp": "vervangings\u200bbudget: ja\n".encode(),
    "sleutel_punt": b"uitvoering.technisch_beheer: derde\n",
    "sleutel_cyr": "f\u0430se: ontwerp\n".encode(),
    "sleutel_homo": "\ufb01se: x\n".encode(),
    "toelichting_groot": b"toelichting: " + b"x" * 990_000,
}
"""The contents of hostile facts files."""
MET_FEITEN: dict[str, tuple[str, ...]] = {
    "evaluate": ("evaluate", "f.yaml", "--formaat", "json"),
    "evaluate_tekst": ("evaluate", "f.yaml", "--alles"),
    "evaluate_reeks": ("evaluate", "f.yaml", "goed.yaml", "--formaat", "csv"),
    "ask_lijst": ("ask", "f.yaml", "--lijst"),
    "ask_van": ("ask", "uit.dat", "--van", "f.yaml"),
    "explain": ("explain", "f.yaml"),
    "whatif": ("whatif", "f.yaml", "--stel", "vervangingsbudget=ja"),
    "diff": ("diff", "goed.yaml", "f.yaml"),
    "change": ("change", "f.yaml", "--zonder", "geen_vervangingsbudget"),
    "report": ("report", "f.yaml", "-o", UIT, "--formaat", "docx"),
    "report_pdf": ("report", "f.yaml", "-o", UIT, "--formaat", "pdf"),
    "report_md": ("report", "f.yaml", "-o", UIT, "--formaat", "md"),
    "new_van": ("new", "uit.xlsx", "--van", "f.yaml"),
    "cases": ("cases", "f.yaml"),
    "verify": ("verify", "f.yaml"),
}
"""Commands that read a facts file, by a name for the case."""
_BETEKENIS: dict[str, tuple[str, Betekenis]] = dict.fromkeys(
    (
        "bom",
        "cr",
        "crlf",
        "lfcr",
        "tab_na",
        "document_einde",
        "richtlijn",
        "json",
        "utf16",
        "utf16be",
        "utf32",
        "nel",
        "ls",
        "ps",
        "vt",
        "ff",
    ),
    ("fase", "ontwerp"),
)


def gevallen(rng: Random) -> Iterator[Geval]:
    """Yield each form for `evaluate`, and each form for some other commands in turn; then mutations of a good file."""
    overige = [naam for naam in MET_FEITEN if naam != "evaluate"]
    for nummer, (vorm, inhoud) in enumerate(VORMEN.items()):
        keur = zegt(*_BETEKENIS[vorm]) if vorm in _BETEKENIS else None
        yield _geval("evaluate", vorm, inhoud, keur)
        for stap in range(3):
            yield _geval(overige[(3 * nummer + stap) % len(overige)], vorm, inhoud, None)
    from tests.fuzz.mutaties import muteer

    zaden = [
        _G,
        VORMEN["json"],
        b"gemeenten:\n- {naam: A, inwoners: 5}\n- naam: B\nuitvoering: {technisch_beheer: derde}\n",
    ]
    for nummer in range(80):
        inhoud = rng.choice(zaden)
        for _ in range(rng.randint(1, 4)):
            inhoud = muteer(inhoud, rng, zaden)
        yield _geval(rng.choice(list(MET_FEITEN)), f"mutatie{nummer:02}", inhoud, None)


def _geval(opdracht: str, vorm: str, inhoud: bytes, keur: object) -> Geval:
    return Geval(
        "yaml",
        f"{opdracht}-{vorm}",
        MET_FEITEN[opdracht],
        bestanden({"f.yaml": inhoud, "goed.yaml": _G}),
        wijzigt=frozenset({"uit.xlsx"}),
        keur=keur,  # type: ignore[arg-type]
    )
