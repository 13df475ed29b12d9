"""The structure of the publication, and references into it that are checked, not typed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kennisbank.bestanden import lees_document
from kennisbank.bundel import uit_bundel
from kennisbank.lagen import Laagkop
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.meldingen import knip, opsomming
from kennisbank.yaml_knopen import Kaart, Tekst

SOORTEN = (
    "voorwoord",
    "hoofdstuk",
    "paragraaf",
    "aanbeveling",
    "casus",
    "praktijkvoorbeeld",
    "tabel",
    "figuur",
    "voetnoot",
)

LAAGPLAATS = "plaats"
"""The kind of a place in the source of a layer."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """A place in the publication that a reference can point at.

    Args:
        soort: kind of place, one of `SOORTEN`.
        waarde: its number or name, as text.
        tekst: how to write it, in Dutch.
        titel: what stands there; may be empty.
        punten: the number of numbered points within it; 0 when it has none.
        bij: the names within it (municipalities or organisations in a case).
        deel: key of the chapter in which it stands.
    """

    soort: str
    waarde: str
    tekst: str
    titel: str
    punten: int
    bij: tuple[str, ...]
    deel: str


@dataclass(frozen=True, slots=True)
class Bron:
    """A reference to a place in the publication.

    Args:
        soort: kind of place, one of `SOORTEN`.
        waarde: its number or name, as text.
        punt: the numbered point within it, or None.
        bij: the name within it, or an empty text.
        tekst: how to write the reference, in Dutch.
        laag: the layer of whose source it is; empty for the publication.
    """

    soort: str
    waarde: str
    punt: int | None
    bij: str
    tekst: str
    laag: str = ""

    def als_json(self) -> dict[str, str | int]:
        """Return the reference as in a rule file: `{"aanbeveling": 3, "punt": 2}`."""
        uit: dict[str, str | int] = {self.soort: int(self.waarde) if self.waarde.isdigit() else self.waarde}
        if self.punt is not None:
            uit["punt"] = self.punt
        if self.bij:
            uit["bij"] = self.bij
        if self.laag:
            uit["laag"] = self.laag
        return uit


@dataclass(frozen=True, slots=True)
class Publicatie:
    """The publication: how it is called and the places in it.

    Args:
        titel: its title.
        uitgave: who published it.
        jaar: the year.
        plaatsen: every place, by kind and value.
        delen: the titles of its chapters, by key, in its order.
    """

    titel: str
    uitgave: str
    jaar: int
    plaatsen: Mapping[tuple[str, str], Plaats]
    delen: Mapping[str, str]


@cache
def publicatie() -> Publicatie:
    """Return the structure of the publication, read once."""
    return uit_bundel("publicatie", lees_publicatie)


def lees_publicatie() -> Publicatie:
    """Read the structure of the publication from `kennisbank/bron.yaml`.

    Raises:
        InvoerFout: the file is wrong; every message is located.
    """
    naam = "kennisbank/bron.yaml"
    lezer = Lezer(naam)
    wortel = lezer.kaart(lees_document(naam), "bron.yaml")
    assert wortel is not None
    kop = lezer.kaart(wortel.haal("publicatie"), "publicatie")
    delen: dict[str, str] = {}
    for knoop in lezer.items(wortel, "delen"):
        kaart = lezer.kaart(knoop, "een deel")
        if kaart is not None:
            lezer.sleutels(kaart, ["deel", "titel"], [], "een deel")
            delen[lezer.naam(kaart, "deel")] = lezer.tekst(kaart, "titel")
    plaatsen: dict[tuple[str, str], Plaats] = {}
    for knoop in lezer.items(wortel, "plaatsen"):
        kaart = lezer.kaart(knoop, "een plaats")
        if kaart is None or not kaart.paren:
            continue
        soort = kaart.paren[0][0].waarde
        lezer.sleutels(kaart, [soort, "tekst", "deel"], ["titel", "punten", "bij"], "een plaats")
        waarde = lezer.tekst(kaart, soort)
        plaatsen[soort, waarde] = Plaats(
            soort,
            waarde,
            lezer.tekst(kaart, "tekst"),
            lezer.tekst(kaart, "titel"),
            int(lezer.getal(kaart, "punten") or 0),
            lezer.teksten(kaart, "bij"),
            lezer.keuze(kaart, "deel", delen),
        )
    lezer.sluit_af()
    assert kop is not None
    return Publicatie(
        lezer.tekst(kop, "titel"),
        lezer.tekst(kop, "uitgave"),
        int(lezer.tekst(kop, "jaar")),
        MappingProxyType(plaatsen),
        MappingProxyType(delen),
    )


def lees_bronnen(lezer: Lezer, kaart: Kaart) -> tuple[Bron, ...]:
    """Read the references under `bron`; at least one, each to a place that exists.

    Args:
        lezer: collects what is wrong.
        kaart: the mapping that holds `bron`.
    """
    knoop = kaart.haal("bron")
    if isinstance(knoop, Tekst) and not knoop.leeg:
        lezer.fout(
            knoop, f"onder 'bron' hoort een lijst van verwijzingen, zoals [{_voorbeeld(lezer)}]. {_uitleg(lezer)}"
        )
        return ()
    items = (knoop,) if isinstance(knoop, Kaart) else lezer.items(kaart, "bron")
    uit: list[Bron] = []
    for item in items:
        if isinstance(item, Kaart):
            bron = _bron(lezer, item)
            if bron is not None:
                uit.append(bron)
        else:
            lezer.fout(item, f"een verwijzing ziet er zo uit: '{_voorbeeld(lezer)}'. {_uitleg(lezer)}")
    if knoop is not None and not items:
        waar = "de publicatie" if lezer.laag is None else "de bron"
        lezer.fout(knoop, f"geef minstens één verwijzing naar {waar}, zoals [{_voorbeeld(lezer)}].")
    return tuple(uit)


def _voorbeeld(lezer: Lezer) -> str:
    """Return a reference as it is written: to a place that the source of the layer has, or to the publication."""
    if lezer.laag is None:
        return "{aanbeveling: 3}"
    return f"{{{LAAGPLAATS}: {next(iter(lezer.laag.bron.plaatsen), 'artikel_3')}}}"


def _uitleg(lezer: Lezer) -> str:
    if lezer.laag is None:
        return "Zie docs/regeltaal.md."
    return "De plaatsen staan in bron.yaml van de laag. Naar de publicatie verwijst u zoals in docs/regeltaal.md."


def _laagbron(lezer: Lezer, kaart: Kaart, laag: Laagkop) -> Bron | None:
    """Read a reference to a place in the source of the layer itself."""
    lezer.sleutels(kaart, [LAAGPLAATS], [], "een verwijzing naar de bron van de laag")
    waarde = lezer.tekst(kaart, LAAGPLAATS)
    plaats = laag.bron.plaatsen.get(waarde)
    if plaats is None:
        mag = list(laag.bron.plaatsen)
        welke = f" Toegestaan: {opsomming(mag)}." if mag else " Noem de plaats in bron.yaml."
        hint = lezer.bedoelde(waarde, mag)
        knoop = kaart.haal(LAAGPLAATS) or kaart
        lezer.fout(knoop, f"de bron van de laag '{laag.naam}' heeft geen plaats '{knip(waarde)}'.{hint}{welke}")
        return None
    return Bron(LAAGPLAATS, waarde, None, "", plaats.tekst, laag.naam)


def _bron(lezer: Lezer, kaart: Kaart) -> Bron | None:
    if lezer.laag is not None and kaart.haal(LAAGPLAATS) is not None:
        return _laagbron(lezer, kaart, lezer.laag)
    soorten = [sleutel for sleutel, _ in kaart.paren if sleutel.waarde in SOORTEN]
    if len(soorten) != 1:
        welke = SOORTEN if lezer.laag is None else (LAAGPLAATS, *SOORTEN)
        fouten = len(lezer.meldingen)
        lezer.sleutels(kaart, (), [*welke, "punt", "bij"], "een verwijzing")
        if len(lezer.meldingen) == fouten:
            lezer.fout(kaart, f"een verwijzing noemt precies één plaats: {opsomming(welke)}.")
        return None
    soort = soorten[0].waarde
    lezer.sleutels(kaart, [soort], ["punt", "bij"], "een verwijzing")
    waarde = lezer.tekst(kaart, soort)
    plaats = publicatie().plaatsen.get((soort, waarde))
    if plaats is None:
        mag = [w for s, w in publicatie().plaatsen if s == soort]
        lezer.fout(
            kaart.haal(soort) or kaart,
            f"de publicatie heeft geen {soort} '{knip(waarde)}'.{lezer.bedoelde(waarde, mag)} Toegestaan: {opsomming(mag)}.",
        )
        return None
    punt = lezer.getal(kaart, "punt")
    if punt is not None and not 1 <= punt <= plaats.punten:
        lezer.fout(kaart, f"{plaats.tekst} heeft {plaats.punten} punten; punt {punt:g} bestaat niet.")
    bij = kaart.haal("bij")
    if isinstance(bij, Tekst):
        lezer.een_van(bij, plaats.bij, f"bij {plaats.tekst}")
    naam = bij.waarde if isinstance(bij, Tekst) else ""
    tekst = plaats.tekst + (f", punt {punt:g}" if punt is not None else "") + (f" ({naam})" if naam else "")
    return Bron(soort, waarde, None if punt is None else int(punt), naam, tekst)
