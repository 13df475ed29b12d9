"""The report as Markdown (CommonMark with the tables of GitHub)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from advies.rapport.model import (
    Adviesblok,
    Alinea,
    Blok,
    Figuur,
    Lijst,
    Punt,
    Rapport,
    Sectie,
    Tabel,
    Zin,
)

# The signs that CommonMark, or a table or formula on GitHub, reads as markup anywhere, and those that do so at the start of a
# line. A backslash before ASCII punctuation always shows the sign itself (CommonMark 0.31, 2.4).
_OPMAAK = re.compile(r"([\\`*_\[\]<>|~&$])")
_BEGIN = re.compile(r"^(\s*\d*)([-+=#:.)])")
_EINDE = re.compile(r"#(?=#*\s*$)")
"""Signs at the end of a heading that would close it (CommonMark 0.31, 4.2)."""


def schrijf(rapport: Rapport) -> bytes:
    """Return the report as Markdown in UTF-8."""
    gegevens = [f"{_tekst(kop)}: {_tekst(waarde)}" for kop, waarde in rapport.gegevens]
    delen = [f"# {_tekst(rapport.titel)}", "  \n".join([_tekst(rapport.ondertitel), *gegevens])]
    if not rapport.notitie:
        delen.append(f"## {_tekst(rapport.woorden.inhoud)}")
        delen += _inhoud([deel for deel in rapport.secties if not deel.naslag])
        naslag = [deel for deel in rapport.secties if deel.naslag]
        delen += [f"**{_tekst(rapport.woorden.naslag)}**", *_inhoud(naslag)] if naslag else []
    vorige = False
    for sectie in rapport.secties:
        if sectie.naslag and not vorige:
            delen.append(f"**{_tekst(rapport.woorden.naslag)}**")
        vorige = sectie.naslag
        delen += _sectie(sectie)
    return ("\n\n".join(delen) + "\n").encode()


def _inhoud(secties: Sequence[Sectie]) -> list[str]:
    return ["\n".join(f"- [{sectie.nummer} {_tekst(sectie.titel)}](#{sectie.anker})" for sectie in secties)]


def _sectie(sectie: Sectie) -> list[str]:
    kop = "#" * (sectie.diepte + 1)
    uit = [f'<a id="{sectie.anker}"></a>', f"{kop} {sectie.nummer} {_tekst(sectie.titel)}"]
    for blok in sectie.blokken:
        uit.append(_blok(blok))
    for deel in sectie.secties:
        uit += _sectie(deel)
    return uit


def _blok(blok: Blok) -> str:
    match blok:
        case Alinea():
            return _alinea(blok)
        case Lijst():
            return _lijst(blok.punten, blok.genummerd)
        case Tabel():
            return _tabel(blok)
        case Figuur():
            return f"**{_tekst(blok.bijschrift)}.** {_tekst(blok.alt)}" if blok.tabel is None else _tabel(blok.tabel)
        case Adviesblok():
            return _advies(blok)


def _advies(blok: Adviesblok) -> str:
    anker = f'<a id="{blok.anker}"></a>' if blok.anker else ""
    kop = f"{anker}**{_binnen(f'{blok.nummer}. {blok.titel}')}** ({_tekst(blok.merk)})"
    return "\n\n".join([kop, *map(_regel, blok.alineas), _regel(blok.verwijzing)])


def _alinea(blok: Alinea) -> str:
    if blok.toon == "aanhef":
        return f"**{_zin(tuple(replace(stuk, vet=False) for stuk in blok.zin))}**"
    return f"> {_regel(blok.zin)}" if blok.toon == "nadruk" else _regel(blok.zin)


def _lijst(punten: tuple[Punt, ...], genummerd: bool, diepte: int = 0) -> str:
    tekstregels: list[str] = []
    for nummer, punt in enumerate(punten, 1):
        teken = f"{nummer}." if genummerd else "-"
        tekstregels.append("   " * diepte + f"{teken} {_regel(punt.zin)}")
        if punt.onder:
            tekstregels.append(_lijst(punt.onder, False, diepte + 1))
    return "\n".join(tekstregels)


def _tabel(tabel: Tabel) -> str:
    tekstregels = [
        f"**{_tekst(tabel.bijschrift)}**",
        "",
        "| " + " | ".join(map(_tekst, tabel.koppen)) + " |",
        "|" + " --- |" * len(tabel.koppen),
    ]
    for rij in tabel.rijen:
        anker = f'<a id="{rij.anker}"></a>' if rij.anker else ""
        tekstregels.append("| " + anker + " | ".join(map(_zin, rij.cellen)) + " |")
    return "\n".join(tekstregels)


def _regel(zin: Zin) -> str:
    """Return running text that begins a line."""
    return _BEGIN.sub(r"\1\\\2", _zin(zin))


def _zin(zin: Zin) -> str:
    uit: list[str] = []
    for stuk in zin:
        tekst = _binnen(stuk.tekst)
        if stuk.vet and tekst.strip():
            kern = tekst.strip()
            tekst = tekst.replace(kern, f"**{kern}**", 1)
        uit.append(f"[{tekst}](#{stuk.naar})" if stuk.naar else tekst)
    return "".join(uit)


def _tekst(tekst: str) -> str:
    """Return a text as Markdown that shows it as it is."""
    return _BEGIN.sub(r"\1\\\2", _binnen(tekst))


def _binnen(tekst: str) -> str:
    """Return a text as Markdown that shows it as it is where it does not begin a line."""
    return _EINDE.sub(r"\#", _OPMAAK.sub(r"\\\1", " ".join(tekst.split("\n"))))
