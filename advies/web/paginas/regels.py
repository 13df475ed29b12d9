"""The book of rules in the browser: its contents, the search, and a page for each rule, fact, threshold and trade-off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from advies.antwoord import Status
from advies.beheer.boekbladen import Bladsoort, Feitblad, Regelblad, Regelboek, Verwijzing
from advies.beheer.boekzoeker import Boekzoeker
from advies.beheer.regelboek import maak_regelboek
from advies.evaluatie import Evaluatie
from advies.evalueer import adviseur
from advies.web.paginas.regelstand import antwoorden_op, regelstanden, stand_per_regel, tel
from advies.web.paginas.schil import Verzoek, pagina, toon
from advies.web.paginas.sjabloonomgeving import teksten
from advies.woorden import benamingen
from advies.woorden.bronnen import EIGEN
from advies.woorden.feiten import getal
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank.lagen import per_lagen
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, dichtstbij, knip
from regels.taal import SCHAAL


@per_lagen
def boek() -> Regelboek:
    """Return the book of the rule base, made once: it does not change with facts."""
    return maak_regelboek(adviseur().evaluatie({}))


@per_lagen
def _zoeker() -> Boekzoeker:
    return Boekzoeker(adviseur().bank, boek())


@dataclass(frozen=True, slots=True)
class _Nu:
    """The answers of now, as far as the book can use them.

    Args:
        evaluatie: the partnership, evaluated; None when there is none, or when its answers cannot be used.
        melding: why they cannot be used; empty when they can, or when there are none.
    """

    evaluatie: Evaluatie | None
    melding: str = ""

    def stof(self) -> dict[str, Any]:
        """Return what a template shows of it."""
        standen: Mapping[str, Status] = stand_per_regel(self.evaluatie) if self.evaluatie else {}
        return {"nu": standen, "nu_melding": self.melding}


def regels(verzoek: Verzoek) -> Response:
    """Return the contents of the book, or what was found in it."""
    t = teksten()["regels"]
    zoek = (verzoek.velden.een("zoek") or verzoek.vraag.get("zoek", "")).strip()
    vondst = _zoeker().zoek(zoek) if zoek else None
    kop = ""
    if vondst is not None:
        vorm = t["gevonden"][0 if vondst.aantal == 1 else 1] if vondst.aantal else t["niets"]
        kop = vorm.format(n=vondst.aantal, zoek=vondst.zoek)
    nu = _nu(verzoek)
    stof = nu.stof()
    verder: tuple[tuple[str, str, list[Verwijzing]], ...] = (
        (t["begrippen_kop"], "begrippen", [Verwijzing("begrip", n, b.kort) for n, b in boek().begrippen.items()]),
        (t["afwegingen_kop"], "afwegingen", [Verwijzing("afweging", n, b.titel) for n, b in boek().afwegingen.items()]),
        (
            t["drempels_kop"],
            "drempels",
            [Verwijzing("drempel", n, f"{b.getal} ({n})") for n, b in boek().drempels.items()],
        ),
    )
    return toon(
        verzoek,
        "regels.html",
        boek=boek(),
        vondst=vondst,
        vondstkop=kop,
        telling=tel(stof["nu"]),
        verder=verder,
        **stof,
    )


def regel(verzoek: Verzoek) -> Response:
    """Return the page of a rule, with how it stands for the answers of now."""
    naam = verzoek.delen["regel"]
    blad = boek().regels.get(naam)
    if blad is None:
        return _niet_gevonden(verzoek, "regel", naam, boek().regels)
    nu = _nu(verzoek)
    standen = regelstanden(nu.evaluatie, naam) if nu.evaluatie else ()
    uitkomsten: Mapping[str, int] = Counter(toets.uitkomst for toets in blad.toetsen)
    toetskop = teksten()["regels"]["regel"]["toetsen"].format(n=len(blad.toetsen), **uitkomsten)
    return toon(
        verzoek,
        "regel.html",
        blad=blad,
        kenmerken=_kenmerken(blad),
        standen=standen,
        toetskop=toetskop,
        nu_melding=nu.melding,
    )


def feit(verzoek: Verzoek) -> Response:
    """Return the page of a fact or a derived fact."""
    naam, t = verzoek.delen["feit"], teksten()["regels"]
    nu = _nu(verzoek)
    begrip = boek().begrippen.get(naam)
    if begrip is not None:
        kenmerken = (
            (t["begrip"]["ja"], begrip.ja),
            (t["begrip"]["nee"], begrip.nee),
            (t["regel"]["grond"], _grond(begrip.grond)),
            (t["begrip"]["naam"], naam),
        )
        titel = t["begrip"]["titel"].format(kort=begrip.kort)
        return toon(verzoek, "begrip.html", titel=titel, blad=begrip, kenmerken=kenmerken, **nu.stof())
    blad = boek().feiten.get(naam)
    if blad is None:
        return _niet_gevonden(verzoek, "feit", naam, {**boek().feiten, **boek().begrippen})
    antwoorden = antwoorden_op(nu.evaluatie, naam, t["feit"]["nu_onbekend"]) if nu.evaluatie else ()
    return toon(
        verzoek,
        "feit.html",
        titel=hoofdletter(blad.kort),
        blad=blad,
        kenmerken=_feitkenmerken(blad),
        antwoorden=antwoorden,
        minimum=_als_getal(blad.minimum),
        maximum=_als_getal(blad.maximum),
        **nu.stof(),
    )


def drempel(verzoek: Verzoek) -> Response:
    """Return the page of a number with a name."""
    naam = verzoek.delen["drempel"]
    blad = boek().drempels.get(naam)
    if blad is None:
        return _niet_gevonden(verzoek, "drempel", naam, boek().drempels)
    titel = teksten()["regels"]["drempel"]["titel"].format(getal=blad.getal)
    return toon(verzoek, "drempel.html", titel=titel, blad=blad, **_nu(verzoek).stof())


def afweging(verzoek: Verzoek) -> Response:
    """Return the page of a trade-off."""
    naam = verzoek.delen["afweging"]
    blad = boek().afwegingen.get(naam)
    if blad is None:
        return _niet_gevonden(verzoek, "afweging", naam, boek().afwegingen)
    titel = teksten()["regels"]["afweging"]["titel"].format(titel=blad.titel)
    return toon(verzoek, "afweging.html", titel=titel, blad=blad, **_nu(verzoek).stof())


def _nu(verzoek: Verzoek) -> _Nu:
    dossier, t = verzoek.dossier, teksten()["regels"]
    if dossier.bestand is None:
        return _Nu(None, t["dossier_fout"] if dossier.fouten else "")
    try:
        return _Nu(adviseur().evaluatie(dossier.bestand))
    except InvoerFout as fout:
        return _Nu(None, " ".join([t["tegenspraak"], *(melding.tekst for melding in fout.meldingen)]))


def _niet_gevonden(verzoek: Verzoek, soort: Bladsoort, naam: str, bladen: Mapping[str, Any]) -> Response:
    t = teksten()["regels"]
    nabij = dichtstbij(naam, bladen)
    dichtbij = None
    if nabij:
        blad = bladen[nabij]
        titel = (
            getattr(blad, "kort", "") or getattr(blad, "titel", "") or getattr(blad, "getal", "") or blad.regel.titel
        )
        dichtbij = Verwijzing(soort, nabij, titel)
    uitleg = t["niet_gevonden"][soort].format(naam=knip(naam))
    titel = t["niet_gevonden_titel"]
    return toon(verzoek, "boek_niet_gevonden.html", status=404, titel=titel, uitleg=uitleg, dichtbij=dichtbij)


def _kenmerken(blad: Regelblad) -> tuple[tuple[str, str], ...]:
    """Return what a rule is, as pairs of a name and a value."""
    deel, t = blad.regel, teksten()["regels"]["regel"]
    return (
        (t["soort"], benamingen.soortwoord(deel.soort)),
        (t["sterkte"], benamingen.sterktewoord(deel.sterkte)),
        (t["grond"], _grond(deel.grond)),
        (t["wie"], benamingen.wie(deel.wie)),
        (t["fase"], benamingen.fase(deel.fase)),
        (t["over"], procesnaam(deel.over) if deel.over else ""),
        (t["conclusie"], deel.conclusie_tekst),
        (t["plaats"], benamingen.plaatswoord(deel.plaats)),
        (t["naam"], deel.regel),
    )


def _feitkenmerken(blad: Feitblad) -> tuple[tuple[str, str], ...]:
    t = teksten()["regels"]["feit"]
    onderwerp = next(deel.titel for deel in boek().onderwerpen if deel.onderwerp == blad.onderwerp)
    return (
        (t["soort"], t["antwoord_soort"][blad.soort]),
        (t["onderwerp"], onderwerp),
        (t["naam"], blad.feit),
        *((("", t["vervangt"].format(namen=", ".join(blad.vervangt))),) if blad.vervangt else ()),
    )


def _grond(grond: str) -> str:
    tekst: str = teksten()["regels"]["regel"]["grond_tekst"]
    return EIGEN if grond == "afgeleid" else tekst


def _als_getal(waarde: float | None) -> str:
    return "" if waarde is None else getal(round(waarde * SCHAAL))


DELEN = (
    pagina("/regels", regels, zonder_dossier=True),
    pagina("/regels/feiten/{feit}", feit, zonder_dossier=True),
    pagina("/regels/drempels/{drempel}", drempel, zonder_dossier=True),
    pagina("/regels/afwegingen/{afweging}", afweging, zonder_dossier=True),
    pagina("/regels/{regel}", regel, zonder_dossier=True),
)
