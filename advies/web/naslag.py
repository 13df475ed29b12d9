"""What can be looked up without facts: the rules, the facts, the cases of the publication, and the schemas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from advies.antwoord import Keuzewaarde, Vraagveld
from advies.antwoord.vraag import Vraagsoort
from advies.casussen import Les
from kennisbank.lagen import per_lagen
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding, dichtstbij, knip, vraag_of


@dataclass(frozen=True, slots=True)
class Feitoverzicht:
    """A fact that can be given.

    Args:
        feit: its key.
        kort: short Dutch label.
        vraag: the question in Dutch.
        hulp: help with the answer; may be empty.
        thema: title of the theme that it belongs to.
        trap: 1 asked first, 2 follow-up.
        per_proces: whether it is given for each ict process (`{"uitvoering": {"technisch_beheer": ...}}`).
        soort: kind of answer.
        eenheid: unit of a number; empty for another kind.
        minimum: least value of a number, in `eenheid`; None for another kind.
        maximum: greatest value of a number, in `eenheid`; None for another kind.
        keuzen: the values of a choice or of yes/no, in the order to show; empty for another kind.
        velden: what is given of each municipality; empty for another kind.
        stuurbaar: whether the partnership can change it by a decision.
        bron_tekst: where the publication speaks of it.
        vervangt: its earlier names, which are read too.
    """

    feit: str
    kort: str
    vraag: str
    hulp: str
    thema: str
    trap: int
    per_proces: bool
    soort: Vraagsoort
    eenheid: str
    minimum: float | None
    maximum: float | None
    keuzen: tuple[Keuzewaarde, ...]
    velden: tuple[Vraagveld, ...]
    stuurbaar: bool
    bron_tekst: tuple[str, ...]
    vervangt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Casusoverzicht:
    """A case of the publication.

    Args:
        dossier: key of the dossier.
        naam: its name.
        casus: number of the case in the publication that it is, or is part of.
        lessen: what it teaches, with how sure that is and where it stands.
    """

    dossier: str
    naam: str
    casus: int
    lessen: tuple[Les, ...]


@per_lagen
def feiten() -> Mapping[str, Feitoverzicht]:
    """Return the facts that can be given, by key, in the order of the template."""
    from advies.evalueer import adviseur
    from advies.vragen import maak_vraag
    from regels.sleutels import FeitSleutel

    evaluatie = adviseur().evaluatie({})
    uit: dict[str, Feitoverzicht] = {}
    for naam, feit in evaluatie.feiten.items():
        vraag = maak_vraag(FeitSleutel(naam), evaluatie)
        uit[naam] = Feitoverzicht(
            feit=naam,
            kort=feit.kort,
            vraag=feit.vraag,
            hulp=feit.hulp,
            thema=vraag.thema,
            trap=feit.trap,
            per_proces=feit.per_proces,
            soort=vraag.soort,
            eenheid=vraag.eenheid,
            minimum=vraag.minimum,
            maximum=vraag.maximum,
            keuzen=tuple(replace(deel, hulp=deel.hulp.replace("{proces}", "dit proces")) for deel in vraag.keuzen),
            velden=vraag.velden,
            stuurbaar=feit.stuurbaar,
            bron_tekst=vraag.bron_tekst,
            vervangt=feit.vervangt,
        )
    return uit


@per_lagen
def regels() -> Mapping[str, Any]:
    """Return the rules as a reader sees them, by name."""
    from advies.beheer.regeloverzicht import overzichten
    from advies.evalueer import adviseur

    bank = adviseur().bank
    return {deel.regel: deel for deel in overzichten(bank.regels, bank)}


@cache
def casussen() -> Mapping[str, Casusoverzicht]:
    """Return the cases of the publication, by dossier."""
    from advies.casussen import dossiers
    from kennisbank.casussen import casusgegevens

    uit: dict[str, Casusoverzicht] = {}
    for sleutel, (naam, _) in dossiers().items():
        gegevens = casusgegevens()[sleutel]
        lessen = (Les(d.tekst, d.oordeel, d.hoe, tuple(b.tekst for b in d.bron)) for d in gegevens.lessen)
        uit[sleutel] = Casusoverzicht(sleutel, naam, gegevens.casus, tuple(lessen))
    return uit


@per_lagen
def schemas() -> Mapping[str, Any]:
    """Return the JSON Schemas of the library, by name."""
    from advies.schemas import FEITEN, OPDRACHTEN, uitvoerschema

    return {naam: uitvoerschema(naam) for naam in (FEITEN, *OPDRACHTEN)}


def gezond() -> dict[str, str]:
    """Return that the service can answer, and with which version and rules."""
    from advies.evalueer import adviseur
    from advies.versie import __version__

    return {"toestand": "gezond", "advies": __version__, "regelbank": adviseur().bank.vingerafdruk}


@dataclass(frozen=True, slots=True)
class Verzameling:
    """A collection that can be looked up.

    Args:
        naam: its path, within `/v1`.
        een: what one of them is called, in Dutch, with its article.
        haal: gives all, by name.
        als_lijst: whether all are given as a list; otherwise only the names are.
        met_delen: whether each can be looked up by its name.
    """

    naam: str
    een: str
    haal: Callable[[], Mapping[str, Any]]
    als_lijst: bool = True
    met_delen: bool = True


VERZAMELINGEN = (
    Verzameling("regels", "regel", regels),
    Verzameling("feiten", "feit", feiten),
    Verzameling("casussen", "casus", casussen),
    Verzameling("schemas", "schema", schemas, als_lijst=False),
)


def zoek(verzameling: Verzameling, naam: str) -> Any:
    """Return one of a collection.

    Args:
        verzameling: the collection.
        naam: the name.

    Raises:
        InvoerFout: there is none of this name; the message has the nearest.
    """
    alle = verzameling.haal()
    if naam not in alle:
        dichtbij = dichtstbij(naam, alle)
        uitleg = f"er is geen {verzameling.een} '{knip(naam)}'.{vraag_of(dichtbij)}"
        code = {"regel": "onbekende_regel", "feit": "onbekend_feit"}.get(verzameling.een, "verzoek")
        melding = Melding(None, uitleg, code=code, pad="naam", gevonden=knip(naam), suggestie=dichtbij)  # type: ignore[arg-type]
        raise InvoerFout([melding])
    return alle[naam]
