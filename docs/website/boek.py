"""The book of rules as pages of the site: Markdown with the same words as the pages in the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from advies import Adviseur, Samenwerkingsverband
from advies.beheer.boekbladen import Regelboek, Verwijzing
from advies.beheer.regelboek import maak_regelboek
from advies.web.paginas.sjabloonomgeving import teksten
from advies.woorden import benamingen
from advies.woorden.bronnen import EIGEN
from advies.woorden.feiten import getal
from advies.woorden.processen import procesnaam
from regels.taal import SCHAAL

MAP = "regelboek"
_SOORTEN = {"regel": "regels", "begrip": "begrippen", "feit": "feiten", "drempel": "drempels", "afweging": "afwegingen"}
_VERDER = (
    ("begrippen_kop", "begrippen", "begrip"),
    ("afwegingen_kop", "afwegingen", "afweging"),
    ("drempels_kop", "drempels", "drempel"),
)


def bladen() -> Iterator[tuple[str, str]]:
    """Yield each page of the book: its path in the site and its Markdown."""
    boek = maak_regelboek(Adviseur(motor="referentie").evaluatie(Samenwerkingsverband()))
    t = teksten()["regels"]
    omgeving = _omgeving()
    for naam, titel in (("index", t["delen_kop"]), ("onderwerpen", t["onderwerpen_kop"])):
        sjabloon = "hoofdstukken.md" if naam == "index" else "onderwerpen.md"
        yield _blad(f"{MAP}/{naam}.md", titel, _schrijf(omgeving, sjabloon, boek=boek, t=t))
    verder = [(t[kop], _wegen(boek, map_, soort, t)) for kop, map_, soort in _VERDER]
    yield _blad(f"{MAP}/verder.md", t["verder_kop"], _schrijf(omgeving, "verder.md", verder=verder, t=t))
    for soort, map_ in _SOORTEN.items():
        for naam, blad in getattr(boek, map_).items():
            tekst = _schrijf(omgeving, f"{soort}.md", diep="../", blad=blad, kenmerken=_kenmerken(soort, blad, t), t=t)
            yield _blad(f"{MAP}/{soort}/{naam}.md", _titel(soort, blad, t), tekst)


def _wegen(boek: Regelboek, map_: str, soort: Any, t: Any) -> list[Verwijzing]:
    return [Verwijzing(soort, naam, _titel(soort, blad, t)) for naam, blad in getattr(boek, map_).items()]


def _titel(soort: str, blad: Any, t: Any) -> str:
    match soort:
        case "regel":
            return str(blad.regel.titel)
        case "begrip":
            return str(t["begrip"]["titel"].format(kort=blad.kort))
        case "feit":
            return str(blad.kort[:1].upper() + blad.kort[1:])
        case "drempel":
            return str(t["drempel"]["titel"].format(getal=blad.getal))
        case _:
            return str(t["afweging"]["titel"].format(titel=blad.titel))


def _kenmerken(soort: str, blad: Any, t: Any) -> tuple[tuple[str, str], ...]:
    """Return what a page is about, as pairs of a name and a value."""
    match soort:
        case "regel":
            deel, w = blad.regel, t["regel"]
            return (
                (w["soort"], benamingen.soortwoord(deel.soort)),
                (w["sterkte"], benamingen.sterktewoord(deel.sterkte)),
                (w["grond"], EIGEN if deel.grond == "afgeleid" else w["grond_tekst"]),
                (w["wie"], benamingen.wie(deel.wie)),
                (w["fase"], benamingen.fase(deel.fase)),
                (w["over"], procesnaam(deel.over) if deel.over else ""),
                (w["conclusie"], deel.conclusie_tekst),
                (w["plaats"], benamingen.plaatswoord(deel.plaats)),
                (w["naam"], deel.regel),
            )
        case "begrip":
            w = t["begrip"]
            return ((w["ja"], blad.ja), (w["nee"], blad.nee), (w["naam"], blad.begrip))
        case "feit":
            w = t["feit"]
            bereik = (
                ""
                if blad.minimum is None
                else w["getal"].format(
                    eenheid=blad.eenheid,
                    minimum=getal(round(blad.minimum * SCHAAL)),
                    maximum=getal(round(blad.maximum * SCHAAL)),
                )
            )
            return ((w["soort"], w["antwoord_soort"][blad.soort]), (w["naam"], blad.feit), ("", bereik))
        case "drempel":
            return ((t["drempel"]["naam"], blad.drempel),)
        case _:
            return ()


def _blad(pad: str, titel: str, inhoud: str) -> tuple[str, str]:
    # One block of HTML without empty lines: Markdown leaves it as it is.
    regels = "\n".join(regel for regel in inhoud.splitlines() if regel.strip())
    return pad, f'---\ntitle: {_yaml(titel)}\n---\n\n# {_plat(titel)}\n\n<div class="regelboek">\n{regels}\n</div>\n'


def _yaml(tekst: str) -> str:
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plat(tekst: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", tekst)


def _anker(tekst: str) -> str:
    return re.sub(r"\W+", "-", tekst.lower()).strip("-")


def _omgeving() -> Environment:
    uit = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    uit.globals["anker"] = _anker
    return uit


def _schrijf(omgeving: Environment, sjabloon: str, *, diep: str = "", **stof: Any) -> str:
    """Return what a template makes; `diep` is the way from the page to the folder of the book."""
    return omgeving.get_template(sjabloon).render(naar=lambda deel: f"{diep}{deel.soort}/{deel.naam}.html", **stof)
