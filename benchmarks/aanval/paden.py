"""Files that are none, and results onto what must stay: folders, links, devices, pipes, names that cannot be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from aanval.geval import OPDRACHTEN, UIT, Afloop, Geval, bestanden, kort

_GOED = "naam: A\nvervangingsbudget: nee\n"


def _leest(opdracht: str, pad: str) -> tuple[str, ...]:
    """Return the arguments with which a command reads this path."""
    return {
        "ask": ("ask", UIT, "--van", pad),
        "whatif": ("whatif", pad, "--stel", "vervangingsbudget=ja"),
        "diff": ("diff", "goed.yaml", pad),
        "change": ("change", pad, "--zonder", "geen_vervangingsbudget"),
        "report": ("report", pad, "-o", UIT, "--formaat", "md"),
        "new": ("new", "uit.xlsx", "--van", pad),
        "check": ("check", pad, "--zonder-bewijs"),
    }.get(opdracht, (opdracht, pad))


def _kring(map_: Path) -> None:
    (map_ / "lus").symlink_to("lus2")
    (map_ / "lus2").symlink_to("lus")


def _fifo(map_: Path) -> None:
    os.mkfifo(map_ / "pijp")  # nobody writes to it


def _onleesbaar(map_: Path) -> None:
    bestanden({"x.yaml": _GOED})(map_)
    (map_ / "x.yaml").chmod(0)


INVOER: dict[str, tuple[str, Callable[[Path], None] | None]] = {
    "map": ("map", lambda m: (m / "map").mkdir()),
    "punt": (".", None),
    "lege_naam": ("", None),
    "weg": ("bestaat_niet.yaml", None),
    "weg_map": ("a/b/c.yaml", None),
    "kring": ("lus", _kring),
    "dood": ("dood", lambda m: (m / "dood").symlink_to("nergens")),
    "nul_apparaat": ("/dev/null", None),
    "zero": ("/dev/zero", None),
    "link_zero": ("z.yaml", lambda m: (m / "z.yaml").symlink_to("/dev/zero")),
    "link_zero_xlsx": ("z.xlsx", lambda m: (m / "z.xlsx").symlink_to("/dev/zero")),
    "urandom": ("/dev/urandom", None),
    "vol": ("/dev/full", None),
    "onleesbaar": ("x.yaml", _onleesbaar),
    "pijp": ("pijp", _fifo),
    "lang": ("a" * 300, None),
    "lang_pad": ("a/" * 3000 + "x", None),
    "bestand_als_map": ("goed.yaml/x", None),
    "schuin": ("goed.yaml/", None),
    "geen_tekst": ("\udcff\udcfe.yaml", None),
    "geen_tekst_bestaat": ("\udcff.yaml", bestanden({"\udcff.yaml": _GOED})),
    "regeleinde": ("a\nb.yaml", None),
    "regeleinde_bestaat": ("a\nb.yaml", bestanden({"a\nb.yaml": _GOED})),
    "escape": ("\x1b[31m.yaml", None),
    "rtl": ("\u202elmay.yaml", None),
    "rtl_bestaat": ("\u202elmay.yaml", bestanden({"\u202elmay.yaml": "fase: fout\n"})),
    "ster": ("*.geen", None),
    "haak": ("[", None),
    "haak_bestaat": ("[a].yaml", bestanden({"[a].yaml": _GOED})),
    "sterren": ("**/**/**/*.geen", None),
    "accolade": ("{a,b}.yaml", None),
    "proc": ("/proc/self/mem", None),
    "proc_map": ("/proc/self/fd", None),
    "tilde": ("~/bestaat_niet.yaml", None),
    "streep": ("--", None),
    "streepx": ("-x.yaml", None),
    "spatie": (" ", None),
    "xlsx_map": ("m.xlsx", lambda m: (m / "m.xlsx").mkdir()),
    "xlsx_tekst": ("t.xlsx", bestanden({"t.xlsx": _GOED})),
    "XLSX": ("T.XLSX", bestanden({"T.XLSX": _GOED})),
    "opmaak": ("[red]x[/red].yaml", None),
    "stdin": ("-", None),
    "dev_stdin": ("/dev/stdin", None),
    "dev_fd": ("/dev/fd/99", None),
    "link_map": ("l.yaml", lambda m: (m / "l.yaml").symlink_to("/")),
}
"""What is named as a file to read."""


def _ook_goed(maak: Callable[[Path], None] | None) -> Callable[[Path], None]:
    def beide(map_: Path) -> None:
        bestanden({"goed.yaml": _GOED})(map_)
        if maak is not None:
            maak(map_)

    return beide


def _map_met_links(map_: Path) -> None:
    """Prepare a facts file that has several names."""
    bestanden({"f.yaml": _GOED, "goed.yaml": _GOED, "s.docx": b"PK"})(map_)
    (map_ / "sub").mkdir()
    (map_ / "zacht.yaml").symlink_to("f.yaml")
    (map_ / "zacht2.yaml").symlink_to("zacht.yaml")
    (map_ / "hard.yaml").hardlink_to(map_ / "f.yaml")
    (map_ / "ml").symlink_to(".")
    (map_ / "dicht").mkdir(mode=0o500)
    (map_ / "oud.dat").write_text("oud")
    (map_ / "oud.dat").chmod(0o400)


_DOELEN = (
    "f.yaml",
    "./f.yaml",
    "sub/../f.yaml",
    "zacht.yaml",
    "zacht2.yaml",
    "hard.yaml",
    "ml/f.yaml",
    "ml/ml/hard.yaml",
    "sub",
    ".",
    "/",
    "",
    " ",
    "weg/uit.md",
    "f.yaml/x",
    "/dev/null",
    "/dev/full",
    "/dev/fd/99",
    "/proc/self/mem",
    "/dev/nergens",
    "a" * 300,
    "a/" * 3000 + "x",
    "\udcff.md",
    "a\nb.md",
    "--",
    "/dev/stdout",
    "/dev/stderr",
    "dicht/uit.md",
    "oud.dat",
)
_HEEFT_O: dict[str, tuple[str, ...]] = {
    "tekst": ("evaluate", "f.yaml"),
    "json": ("evaluate", "f.yaml", "--formaat", "json"),
    "csv": ("evaluate", "goed.yaml", "f.yaml", "--formaat", "csv"),
    "markdown": ("evaluate", "f.yaml", "--formaat", "markdown"),
    "html": ("evaluate", "f.yaml", "--formaat", "html"),
    "report_md": ("report", "f.yaml", "--formaat", "md"),
    "report_docx": ("report", "f.yaml", "--formaat", "docx"),
    "report_pdf": ("report", "f.yaml", "--formaat", "pdf"),
    "schema": ("schema",),
}
_ZONDER_INVOER = ("schema",)
_INVOERNAMEN = frozenset(
    {"f.yaml", "./f.yaml", "sub/../f.yaml", "zacht.yaml", "zacht2.yaml", "hard.yaml", "ml/f.yaml", "ml/ml/hard.yaml"}
)
_ONMOGELIJK = frozenset(
    {"sub", ".", "/", "", "weg/uit.md", "f.yaml/x", "/dev/full", "/dev/fd/99", "a" * 300, "a/" * 3000 + "x"}
)


def gevallen(_rng: Random) -> Iterator[Geval]:
    """Yield each strange file for each command that reads one, and each strange target for each command that writes one."""
    for naam, (pad, maak) in INVOER.items():
        for opdracht in OPDRACHTEN:
            if opdracht in ("rules", "schema"):
                continue
            yield Geval(
                "paden",
                f"{opdracht}-lees-{naam}",
                _leest(opdracht, pad),
                _ook_goed(maak),
                codes=frozenset({0, 1, 2}) if opdracht in ("check", "verify") else frozenset({0, 2}),
                wijzigt=frozenset({"uit.xlsx"}),
            )
    for soort, begin in _HEEFT_O.items():
        for nummer, doel in enumerate(_DOELEN):
            yield _schrijf(soort, begin, nummer, doel)
    for naam, argumenten in _EIGEN_DOEL.items():
        yield Geval("paden", f"eigen-{naam}", argumenten, _map_met_links, invoer=b"A\ns\n", codes=frozenset({2}))


def _schrijf(soort: str, begin: tuple[str, ...], nummer: int, doel: str) -> Geval:
    invoer = doel in _INVOERNAMEN and soort not in _ZONDER_INVOER
    nieuw = {doel} if doel in ("a\nb.md", "--", " ", "\udcff.md", "dicht/uit.md", "oud.dat") else set[str]()
    return Geval(
        "paden",
        f"schrijf-{soort}-{nummer:02}-{kort(doel)}",
        (*begin, "-o", doel),
        _map_met_links,
        codes=frozenset({2}) if invoer else frozenset({2, 4}) if doel in _ONMOGELIJK else frozenset({0, 2, 4}),
        wijzigt=frozenset(nieuw | (set(_INVOERNAMEN) if soort in _ZONDER_INVOER else set())),
        keur=_schreef_iets if doel == "/dev/stdout" else None,
    )


def _schreef_iets(afloop: Afloop) -> str:
    return "" if afloop.meting.code != 0 or afloop.meting.uit else "verloren: code 0 en niets geschreven"


_EIGEN_DOEL: dict[str, tuple[str, ...]] = {
    "sjabloon": ("report", "f.yaml", "--sjabloon", "s.docx", "-o", "s.docx"),
    "tweede": ("report", "goed.yaml", "f.yaml", "--formaat", "md", "-o", "zacht.yaml"),
    "patroon": ("evaluate", "*.yaml", "--formaat", "json", "-o", "f.yaml"),
    "patroon_nieuw": ("evaluate", "g*.yaml", "zacht.yaml", "--formaat", "csv", "-o", "hard.yaml"),
    "verify": ("verify", "f.yaml", "-o", "f.yaml"),
    "new": ("new", "f.yaml"),
    "new_link": ("new", "zacht.yaml"),
    "new_map": ("new", "sub"),
    "new_leeg": ("new", ""),
    "new_xlsx_van": ("new", "f.yaml", "--xlsx", "--van", "f.yaml"),
    "ask": ("ask", "f.yaml"),
    "ask_map": ("ask", "sub"),
    "ask_leeg": ("ask", ""),
    "ask_van_zelf": ("ask", "f.yaml", "--van", "f.yaml"),
    "ask_null": ("ask", "/dev/null"),
    "ask_full": ("ask", "/dev/full"),
    "ask_weg": ("ask", "weg/a.yaml"),
    "ask_lang": ("ask", "a" * 300),
    "ask_dev_zero": ("ask", "/dev/zero"),
}
