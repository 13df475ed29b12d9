"""What is typed in an interview: hostile answers, and files to save in that are none."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from aanval.geval import Afloop, Geval, bestanden

_BEWAARD = "a.yaml"
_ANTWOORDEN: dict[str, bytes] = {
    "kwadraat": "²".encode(),
    "cijfers_5000": b"9" * 5000,
    "cijfers_100k": b"1" * 100_000,
    "rtl": "ja\u202e".encode(),
    "nul": b"ja\0",
    "lang_1M": b"x" * 1_000_000,
    "lang_5M": b"ja " * 1_700_000,
    "komma_100k": b"," * 100_000,
    "komma_getal": b"1," * 50_000,
    "negatief": b"-1",
    "nulgetal": b"0",
    "te_groot": b"99",
    "breuk": b"1.5",
    "wetenschap": b"1e400",
    "breed": "１".encode(),
    "arabisch": "١".encode(),
    "rond": "①".encode(),
    "romeins": "Ⅱ".encode(),
    "ja_nee": b"ja nee",
    "spaties": b"   ",
    "tab": b"\t",
    "escape": b"\x1b[2J\x1b]0;x\x07",
    "del": b"\x7f\x08",
    "latin1": b"n\xe9\xe9",
    "utf16": "ja".encode("utf-16"),
    "bom": b"\xef\xbb\xbfja",
    "surrogaat": b"\xed\xa0\x80",
    "kapot": b"\xff\xfe\xfd",
    "anker": b"&a *a !!x",
    "yaml": b"ja\nfase: x",
    "opmaak": b"[red]ja[/red]",
    "haken": b"{proces} {0} %s",
    "aanhaling": b"\"'`",
    "ls": "ja\u2028nee".encode(),
    "nel": "ja\u0085nee".encode(),
    "cr": b"ja\rnee",
    "ff": b"ja\x0cnee",
    "q": b"q",
    "stop": b"stop",
    "hulp": b"?",
    "hulp_veel": b"?\n" * 30,
    "terug": b"t",
    "terug_veel": b"t\n" * 30,
    "weet_niet": b"w\n" * 40,
    "leeg": b"",
    "leeg_veel": b"\n" * 40,
    "ja_veel": b"ja\n" * 30,
    "een_veel": b"1\n" * 30,
    "nul_veel": b"0\n" * 30,
    "wissel": b"1\nt\nw\nt\n" * 8,
    "onbekend": b"onbekend",
    "nfd": "ne\u0301e\u0301".encode(),
    "emoji": "👍".encode(),
    "formule": b"=1+1",
    "pad": b"../../etc/passwd",
    "diep": b"[" * 100_000,
    "achterstreep": b"\\" * 1000,
    "1_3": b"1, 3",
    "1_1": b"1, 1",
    "alle": b"1,2,3,4,5,6,7,8,9,10,11,12,13,14",
    "plus": b"+1",
    "punt": b"1.",
    "hex": b"0x1",
    "liggend": b"1_0",
}
_KOP = "# Gemaakt met 'advies ask'; dit bestand wordt bij elk antwoord opnieuw geschreven.\n"
_BESTANDEN: dict[str, bytes | str] = {
    "ander": "naam: A\n",
    "leeg": b"",
    "kop": _KOP,
    "kop_fout": _KOP + "fase: fout\n",
    "kop_kapot": _KOP + "fase: [\n",
    "kop_nul": _KOP.encode() + b"\0",
    "kop_groot": _KOP + "#" * 1_000_000,
    "kop_latin1": _KOP.encode() + b"naam: \xe9\n",
    "kop_onbekend": _KOP + "fase: onbekend\n" * 2,
    "kop_vreemd": _KOP + "bestaat_niet: onbekend\n",
    "kop_lijst": _KOP + "- a\n",
    "kop_proces": _KOP + "uitvoering: {technisch_beheer: onbekend, x: onbekend}\n",
    "bom_kop": "\ufeff" + _KOP,
    "crlf_kop": _KOP.replace("\n", "\r\n") + "fase: ontwerp\r\n",
    "kop_commentaar": _KOP + "# mijn eigen aantekening\nfase: ontwerp\n",
    "kop_toelichting": _KOP + "toelichting: belangrijk\nfase: ontwerp\n",
    "kop_gemeenten": _KOP + "gemeenten: [{naam: A, toelichting: belangrijk}]\n",
    "kop_proces_toelichting": _KOP + "uitvoering: {technisch_beheer: derde, toelichting: belangrijk}\n",
    "kop_naam": _KOP + 'naam: "a\\nb"\n',
    "kop_tegenspraak": _KOP + "aantal_gemeenten: 1\ngemeenten: [{naam: A},{naam: B}]\n",
}
_BLIJFT = ("aantekening", "belangrijk")
"""What a user typed in a file that the interview goes on with, and may not lose."""


def gevallen(_rng: Random) -> Iterator[Geval]:
    """Yield hostile answers to the name, to the first question and to a later one, and hostile files to save in."""
    for naam, antwoord in _ANTWOORDEN.items():
        for plaats, begin in (("naam", b""), ("eerste", b"Proef\n"), ("later", b"Proef\nja\nja\nnee\n")):
            yield _geval(f"{plaats}-{naam}", begin + antwoord + b"\ns\n", {}, _leesbaar)
    for naam, inhoud in _BESTANDEN.items():
        verliest = [woord for woord in _BLIJFT if woord in str(inhoud)]
        yield _geval(f"bestand-{naam}", b"ja\ns\n", {_BEWAARD: inhoud}, _houdt(verliest[0]) if verliest else None)


def _geval(naam: str, invoer: bytes, inhoud: dict[str, bytes | str], keur: object) -> Geval:
    return Geval(
        "gesprekken",
        naam,
        ("ask", _BEWAARD),
        bestanden(inhoud),
        invoer=invoer,
        wijzigt=frozenset({_BEWAARD}),
        keur=keur,  # type: ignore[arg-type]
    )


def _leesbaar(afloop: Afloop) -> str:
    """What was saved can be read again, by the reader of facts files."""
    from advies.invoer import lees_feiten
    from kennisbank.meldingen import InvoerFout

    pad = afloop.map_ / _BEWAARD
    if afloop.meting.code != 0 or not pad.exists():
        return ""
    try:
        lees_feiten(str(pad))
    except InvoerFout as fout:
        return f"bewaard: niet meer te lezen: {str(fout)[:150]}"
    return ""


def _houdt(woord: str) -> object:
    def keur(afloop: Afloop) -> str:
        tekst = (afloop.map_ / _BEWAARD).read_text(errors="replace")
        return "" if woord in tekst else f"verloren: '{woord}' stond in het bestand en is zonder melding weg"

    return keur
