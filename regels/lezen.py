"""Read rule files into a checked `Regelbank`; every error of every file at once, each with file, line and column."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeVar, get_args

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import lees_bronnen
from kennisbank.catalogus import ACTOREN, FASEN, catalogus, lees_actoren, lees_fasen
from kennisbank.lagen import Laagkop
from kennisbank.lezer import Lezer, beschrijf, leeg_bestand
from kennisbank.meldingen import InvoerFout, Melding, Plek, RegelFout, knip, opsomming
from kennisbank.vocabulaire import THEMAS, basisvocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst, ontleed, plek_van
from regels.drempels import BESTAND as DREMPELS
from regels.drempels import Ingevuld, lees_drempels, met_gebruik, vul_drempels_in
from regels.eigen import BASIS as BASIS
from regels.eigen import regelbank as regelbank
from regels.grenzen import aantal_voorwaarden, op_volgorde, over_de_grens, te_lang, te_veel_manieren
from regels.lezen_bewoording import (
    controleer_accolades,
    controleer_woorden,
    lees_achteraf,
    lees_preciezer,
    lees_tekst_voor,
)
from regels.lezen_voorwaarde import Namen, VoorwaardeLezer
from regels.taal import AfgeleidFeit, Conclusie, Drempel, Grond, Plaats, Regel, Regelbank, Soort, Sterkte, Voorwaarde
from regels.uitzonderingen import Gelezen, met_uitzonderingen

_ELDERS = {
    "feit": ("een feit", "feiten.yaml van de laag, of in een thema van kennisbank/feiten"),
    "toets": ("een toets", "een bestand in de map 'toetsen'"),
    "drempel": ("een drempel", "drempels.yaml"),
    "eis": ("een eis", "eisen.yaml"),
    "afweging": ("een afweging", "afwegingen.yaml"),
}
"""What is easily put among the rules: by its first key what it is, and where it belongs."""
_GENOEMD = 3
"""Lines that a message names of what it tells once for a whole file."""
_Stuk = TypeVar("_Stuk", Regel, AfgeleidFeit)
PLAATSEN = tuple(waarde for waarde in get_args(Plaats) if waarde)
"""What a rule may say about the place of its process."""


def lees_regelbank(bestanden: Mapping[str, bytes], drempels: tuple[str, bytes] | None = None) -> Regelbank:
    """Read a rule base.

    Args:
        bestanden: the contents of each rule file, by the name to use in messages.
        drempels: the name and the contents of the file with thresholds; those of the package by default.

    Returns:
        The checked rule base.

    Raises:
        RegelFout: something is wrong; all messages of all files at once.
    """
    meldingen: list[Melding] = []
    stukken: list[tuple[Lezer, Kaart]] = []
    drempelbestand = drempels or (DREMPELS, lees_data(DREMPELS))
    drempellijst = dict(_drempels(*drempelbestand))
    for naam, inhoud in bestanden.items():
        try:
            stukken.extend(lees_stukken(naam, inhoud, meldingen))
        except InvoerFout as fout:
            meldingen.extend(fout.meldingen)
    namen = Namen(basisvocabulaire(), namen_afgeleid(stukken), tuple(catalogus().processen), drempellijst)
    regels: dict[str, Regel] = {}
    afgeleid: dict[str, AfgeleidFeit] = {}
    gelezen: list[Gelezen] = []
    gebruik: dict[str, Ingevuld] = {}
    for lezer, geschreven in stukken:
        ingevuld = vul_drempels_in(geschreven, drempellijst)
        kaart = ingevuld.kaart
        gebruik[naam_van(kaart)] = ingevuld
        if kaart.haal("afgeleid") is not None:
            voeg_toe(lezer, kaart, "afgeleid", lees_afgeleid(lezer, kaart, namen), afgeleid)
        else:
            gelezen.append(Gelezen(lezer, kaart, lees_regel(lezer, kaart, namen)))
            voeg_toe(lezer, kaart, "regel", gelezen[-1].regel, regels)
    regels = met_uitzonderingen(gelezen)
    for lezer in {id(lezer): lezer for lezer, _ in stukken}.values():
        meldingen.extend(lezer.meldingen)
    volgorde = op_volgorde(afgeleid, meldingen)
    meldingen.extend(() if meldingen else over_de_grens(regels.values(), volgorde))
    if meldingen:
        raise RegelFout(meldingen)
    afdruk = vingerafdruk({**bestanden, drempelbestand[0]: drempelbestand[1]})
    benut = met_gebruik(drempellijst, gebruik)
    return Regelbank(tuple(regels.values()), volgorde, namen.vocabulaire, catalogus(), afdruk, benut)


@lru_cache(maxsize=1)
def _drempels(naam: str, inhoud: bytes) -> Mapping[str, Drempel]:
    """Return the thresholds by name; while their file is wrong, nothing is said of the rules that use them.

    Who reads many rule bases reads them beside the same thresholds.
    """
    lezer, uit = lees_drempels(inhoud, naam, basisvocabulaire())
    lezer.sluit_af()
    return uit


def naam_van(kaart: Kaart) -> str:
    """Return the name of a rule or derived fact; empty when it has none."""
    naam = kaart.haal("afgeleid") or kaart.haal("regel")
    return naam.waarde if isinstance(naam, Tekst) else ""


def vingerafdruk(bestanden: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over the rule files, the thresholds and the vocabulary, as hexadecimal text."""
    som = hashlib.sha256()
    feiten = {naam: lees_data(naam) for naam in (f"kennisbank/feiten/{thema}.yaml" for thema in THEMAS)}
    for naam, inhoud in sorted({**bestanden, **feiten}.items()):
        som.update(f"{naam}\0{len(inhoud)}\0".encode())
        som.update(inhoud)
    return som.hexdigest()


def lees_stukken(
    naam: str, inhoud: bytes, meldingen: list[Melding], laag: Laagkop | None = None
) -> list[tuple[Lezer, Kaart]]:
    """Return the rules and derived facts of a file as they stand there, each with the reader of the file.

    Args:
        naam: the name of the file to use in messages.
        inhoud: its contents.
        meldingen: takes what is wrong with a file in which nothing else is.
        laag: the layer that the file is of; None for a file of the publication.

    Raises:
        InvoerFout: the file is not YAML.
    """
    lezer = Lezer(naam, laag)
    wortel = ontleed(inhoud, naam)
    if wortel is None:
        meldingen.append(leeg_bestand(naam, "een regel"))
        return []
    if not isinstance(wortel, Lijst):
        lezer.fout(wortel, "een regelbestand is een lijst: elke regel begint met '- regel: naam'.")
        meldingen.extend(lezer.meldingen)
        return []
    delen = [kaart for item in wortel.items if (kaart := lezer.kaart(item, "een regel")) is not None]
    for soort in _ELDERS:
        if elders := [kaart for kaart in delen if _hoort_elders(kaart) == soort]:
            _meld_elders(lezer, elders, soort)
    kaarten = [kaart for kaart in delen if not _hoort_elders(kaart)]
    return [(lezer, kaart) for kaart in kaarten] or _alleen_fouten(lezer, meldingen)


def _hoort_elders(kaart: Kaart) -> str:
    """Return by its first key what is no rule but belongs in another file; empty when it is meant as a rule."""
    if kaart.haal("regel") is not None or kaart.haal("afgeleid") is not None:
        return ""
    return next((sleutel for sleutel in _ELDERS if kaart.haal(sleutel) is not None), "")


def _meld_elders(lezer: Lezer, kaarten: Sequence[Kaart], soort: str) -> None:
    """Record once what of one kind belongs in another file, at the first; nothing else is said of it."""
    wat, waar = _ELDERS[soort]
    regels = [plek_van(lezer.bestand, kaart).regel for kaart in kaarten[1:]]
    rest = ""
    if regels:
        genoemd = [*map(str, regels[:_GENOEMD]), *(["verder"] if len(regels) > _GENOEMD else [])]
        hoeveel = f"staan er nog {len(regels)}" if len(regels) > 1 else "staat er nog een"
        rest = f" Er {hoeveel} in dit bestand, op regel {opsomming(genoemd, 'en')}."
    lezer.fout(kaarten[0], f"dit is {wat}, en dit bestand is voor regels. Zet {wat} in {waar}.{rest}")


def _alleen_fouten(lezer: Lezer, meldingen: list[Melding]) -> list[tuple[Lezer, Kaart]]:
    meldingen.extend(lezer.meldingen)
    return []


def namen_afgeleid(stukken: Sequence[tuple[Lezer, Kaart]]) -> dict[str, bool]:
    """Return the names of derived facts, each with whether it has a value for each process.

    Args:
        stukken: rules and derived facts.
    """
    uit: dict[str, bool] = {}
    for _, kaart in stukken:
        naam = kaart.haal("afgeleid")
        if isinstance(naam, Tekst) and naam.waarde not in basisvocabulaire().feiten:
            uit[naam.waarde] = kaart.haal("voor_elk") is not None
    return uit


def voeg_toe(lezer: Lezer, kaart: Kaart, sleutel: str, stuk: _Stuk, alle: dict[str, _Stuk]) -> None:
    """Add a rule or derived fact to those of its kind, and record when its name is there already.

    Args:
        lezer: collects what is wrong.
        kaart: how it stands in the file.
        sleutel: the key of its name.
        stuk: the rule or derived fact.
        alle: those that were read, by name.
    """
    eerder = alle.get(stuk.naam)
    if eerder is not None and stuk.naam:
        lezer.fout(kaart.haal(sleutel) or kaart, f"de naam '{stuk.naam}' bestaat al: {eerder.plek}.")
    alle[stuk.naam] = stuk


_REGEL_VERPLICHT = ("regel", "titel", "soort", "sterkte", "grond", "bron", "als", "tekst", "uitleg", "wie", "fase")
_REGEL_VRIJ = (
    *("stelling", "aanbevelingen", "kern", "voor_elk", "over", "wijkt_voor"),
    *("dan", "plaats", "preciezer", "tekst_voor", "achteraf", "kanttekening"),
)


def lees_regel(lezer: Lezer, kaart: Kaart, namen: Namen) -> Regel:
    """Read one rule, and record what is wrong with it.

    Args:
        lezer: collects what is wrong.
        kaart: the rule as it stands in the file, with its thresholds filled in.
        namen: what it may refer to.
    """
    lezer.sleutels(kaart, _REGEL_VERPLICHT, _REGEL_VRIJ, "een regel", "advies rules nieuw")
    _niet_van_laag(lezer, kaart)
    per_proces = lezer.keuze(kaart, "voor_elk", ("proces",)) == "proces"
    fouten = len(lezer.meldingen)
    als = VoorwaardeLezer(lezer, namen, per_proces).lees_alle(kaart.haal("als"), "als")
    leesbaar = len(lezer.meldingen) == fouten and kaart.haal("als") is not None
    soort: Soort = lezer.keuze(kaart, "soort", get_args(Soort))  # type: ignore[assignment]
    sterkte: Sterkte = lezer.keuze(kaart, "sterkte", get_args(Sterkte))  # type: ignore[assignment]
    aanbevelingen = tuple(int(nummer) for nummer in lezer.teksten(kaart, "aanbevelingen", map(str, range(1, 10))))
    regel = Regel(
        naam=lezer.naam(kaart, "regel"),
        stelling=lezer.teksten(kaart, "stelling"),
        titel=lezer.tekst(kaart, "titel"),
        soort=soort,
        sterkte=sterkte,
        grond=_grond(lezer, kaart),
        bron=lees_bronnen(lezer, kaart),
        aanbevelingen=aanbevelingen,
        voor_elk_proces=per_proces,
        als=als,
        dan=_conclusie(lezer, kaart),
        tekst=lezer.tekst(kaart, "tekst"),
        uitleg=lezer.tekst(kaart, "uitleg"),
        kanttekening=lezer.tekst(kaart, "kanttekening"),
        wie=lees_actoren(lezer, kaart),
        fase=lees_fasen(lezer, kaart),
        plek=plek_van(lezer.bestand, kaart),
        plekken=_plekken(lezer, kaart, "als"),
        kern=_kern(lezer, kaart, aanbevelingen),
        over=_over(lezer, kaart, namen, per_proces),
        plaats=_plaats(lezer, kaart, per_proces),
        preciezer=lees_preciezer(lezer, kaart, namen, per_proces),
        tekst_voor=lees_tekst_voor(lezer, kaart, namen),
        achteraf=lees_achteraf(lezer, kaart),
        laag="" if lezer.laag is None else lezer.laag.naam,
    )
    lezer.gevuld(kaart, "titel", "tekst", "uitleg")
    for sleutel, waarden in (("wie", ACTOREN), ("fase", FASEN)):
        if _is_leeg(kaart.haal(sleutel)):
            lezer.fout(
                kaart.haal(sleutel) or kaart, f"'{sleutel}' is leeg. Noem er minstens één: {opsomming(waarden)}."
            )
    controleer_accolades(lezer, kaart)
    # What a broken condition lacks is not to be told of the texts that build on it.
    if _past(lezer, kaart, "als", als) and leesbaar:
        controleer_woorden(lezer, kaart, regel, namen)
    return regel


def _is_leeg(knoop: Knoop | None) -> bool:
    return (isinstance(knoop, Tekst) and knoop.leeg) or (isinstance(knoop, Lijst) and not knoop.items)


def _niet_van_laag(lezer: Lezer, kaart: Kaart) -> None:
    """Record what a rule of a layer says of the publication: its statements and recommendations are not the layer's."""
    for sleutel in ("stelling", "aanbevelingen", "kern") if lezer.laag is not None else ():
        if kaart.haal(sleutel) is not None:
            tekst = f"'{sleutel}' hoort bij regels van de publicatie; een regel van een laag telt daar niet mee. Haal dit weg."
            lezer.fout(kaart.haal(sleutel) or kaart, tekst)


def _kern(lezer: Lezer, kaart: Kaart, aanbevelingen: tuple[int, ...]) -> tuple[int, ...]:
    """Return the recommendations that a rule carries: all of its own (`kern: ja`), or the ones in the list."""
    knoop = kaart.haal("kern")
    if knoop is None or (isinstance(knoop, Tekst) and knoop.leeg):
        return ()
    if not aanbevelingen:
        lezer.fout(knoop, "'kern' noemt aanbevelingen die deze regel draagt, maar onder 'aanbevelingen' staat er geen.")
        return ()
    if isinstance(knoop, Tekst):
        if knoop.waarde not in ("ja", "nee"):
            tekst = (
                f"'{knip(knoop.waarde)}' kan niet bij 'kern'. Schrijf 'ja', of een lijst zoals [{aanbevelingen[0]}]."
            )
            lezer.fout(knoop, tekst)
        return aanbevelingen if knoop.waarde == "ja" else ()
    return tuple(int(nummer) for nummer in lezer.teksten(kaart, "kern", map(str, aanbevelingen)))


def lees_afgeleid(lezer: Lezer, kaart: Kaart, namen: Namen) -> AfgeleidFeit:
    """Read one derived fact, and record what is wrong with it.

    Args:
        lezer: collects what is wrong.
        kaart: the derived fact as it stands in the file.
        namen: what it may refer to.
    """
    lezer.sleutels(
        kaart,
        ["afgeleid", "kort", "ja", "nee", "grond", "bron", "betekent"],
        ["voor_elk"],
        "een afgeleid feit",
        "advies rules nieuw --soort afgeleid",
    )
    per_proces = lezer.keuze(kaart, "voor_elk", ("proces",)) == "proces"
    feit = AfgeleidFeit(
        naam=lezer.naam(kaart, "afgeleid"),
        per_proces=per_proces,
        kort=lezer.tekst(kaart, "kort"),
        ja=lezer.tekst(kaart, "ja"),
        nee=lezer.tekst(kaart, "nee"),
        grond=_grond(lezer, kaart),
        bron=lees_bronnen(lezer, kaart),
        betekent=VoorwaardeLezer(lezer, namen, per_proces).lees_alle(kaart.haal("betekent"), "betekent"),
        plek=plek_van(lezer.bestand, kaart),
        plekken=_plekken(lezer, kaart, "betekent"),
        laag="" if lezer.laag is None else lezer.laag.naam,
    )
    lezer.gevuld(kaart, "kort", "ja", "nee")
    if feit.naam in namen.vocabulaire.feiten:
        lezer.fout(kaart.haal("afgeleid") or kaart, f"'{feit.naam}' is al een gewoon feit; kies een andere naam.")
    _past(lezer, kaart, "betekent", feit.betekent)
    controleer_accolades(lezer, kaart)
    return feit


def _plekken(lezer: Lezer, kaart: Kaart, sleutel: str) -> tuple[Plek, ...]:
    knoop = kaart.haal(sleutel)
    return tuple(plek_van(lezer.bestand, item) for item in knoop.items) if isinstance(knoop, Lijst) else ()


def _grond(lezer: Lezer, kaart: Kaart) -> Grond:
    grond: Grond = lezer.keuze(kaart, "grond", get_args(Grond))  # type: ignore[assignment]
    return grond


def _over(lezer: Lezer, kaart: Kaart, namen: Namen, per_proces: bool) -> str:
    over = lezer.keuze(kaart, "over", namen.processen)
    if over and per_proces:
        lezer.fout(
            kaart.haal("over") or kaart, "'over' kan niet bij 'voor_elk: proces'; die regel gaat over elk ict-proces."
        )
    return over


def _plaats(lezer: Lezer, kaart: Kaart, per_proces: bool) -> Plaats:
    plaats: Plaats = lezer.keuze(kaart, "plaats", PLAATSEN)  # type: ignore[assignment]
    if plaats and not per_proces and kaart.haal("over") is None:
        knoop = kaart.haal("plaats") or kaart
        lezer.fout(
            knoop, "bij 'plaats' hoort een ict-proces: zet er 'over: technisch_beheer' of 'voor_elk: proces' bij."
        )
    return plaats


def _conclusie(lezer: Lezer, kaart: Kaart) -> Conclusie | None:
    knoop = kaart.haal("dan")
    if knoop is None or (isinstance(knoop, Tekst) and knoop.leeg):
        return None
    deel = lezer.kaart(knoop, "'dan'")
    if deel is None:
        return None
    mag = catalogus().conclusies
    if len(deel.paren) != 1:
        lezer.fout(knoop, "'dan' noemt precies één conclusie, zoals {keuze: uitbesteden_mag}. Laat 'dan' anders weg.")
        return None
    ((sleutel, waarde),) = deel.paren
    if not lezer.een_van(sleutel, mag, "dan"):
        return None
    if not isinstance(waarde, Tekst):
        lezer.fout(waarde, f"na '{sleutel.waarde}' hoort één waarde; gevonden is {beschrijf(waarde)}.")
        return None
    lezer.een_van(waarde, mag[sleutel.waarde], sleutel.waarde)
    return Conclusie(sleutel.waarde, waarde.waarde)


def _past(lezer: Lezer, kaart: Kaart, sleutel: str, voorwaarde: Voorwaarde) -> bool:
    """Record when a condition exceeds a bound of its own; a derived fact is read both as yes and as no."""
    bezwaar = te_lang(aantal_voorwaarden(voorwaarde)) or te_veel_manieren(voorwaarde, sleutel == "betekent")
    if bezwaar:
        lezer.fout(kaart.haal(sleutel) or kaart, bezwaar)
    return not bezwaar


def main() -> int:
    """Check the rule base of this checkout and print what is wrong; exit code 1 when something is."""
    try:
        bank = regelbank()
    except InvoerFout as fout:
        sys.stdout.write(f"{fout}\n")
        return 1
    sys.stdout.write(f"{len(bank.regels)} regels en {len(bank.afgeleid)} afgeleide feiten: geen fouten.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
