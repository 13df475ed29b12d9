"""Read what a layer adds to the knowledge base: its name, its source and its facts; its rules are read by `regels.lagen`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kennisbank.bronnen import LAAGPLAATS, Plaats
from kennisbank.feitsoorten import Gemeenten
from kennisbank.frozen import FrozenDict
from kennisbank.lagen import GEEN_LAAGBRON, SCHEIDING, Laag, Laagbron, Laagkop, Uitschakeling
from kennisbank.lezer import NAAM, Lezer, beschrijf, leeg_bestand, lees_kaarten
from kennisbank.meldingen import InvoerFout, Melding, Plek, RegelFout, knip
from kennisbank.vocabulaire import FeitDefinitie, basisvocabulaire, lees_feit
from kennisbank.yaml_knopen import Kaart, Tekst, ontleed, plek_van

KOP = "laag.yaml"
"""The file that says what the layer is called and what it switches off."""
BRON = "bron.yaml"
"""The file with its source."""
FEITEN = "feiten.yaml"
"""The file with its facts."""
DREMPELS = "drempels.yaml"
"""The file with its thresholds."""
REGELMAP, TOETSMAP = "basis", "toetsen"
"""The folders with its rules and with their tests."""
BESTANDEN = (KOP, BRON, FEITEN, DREMPELS)
"""The files that may stand in its folder."""
_HOOGSTENS_JAAR = 9999


def ontleed_laag(pad: str, bestanden: Mapping[str, bytes]) -> Laag:
    """Read a layer.

    Args:
        pad: its folder, as it was named.
        bestanden: the contents of its files, by the path within the folder (`basis/opslag.yaml`).

    Raises:
        RegelFout: a file is wrong, or one is missing; all messages at once.
    """
    meldingen: list[Melding] = []
    for naam, waarvoor in ((KOP, "de naam van de laag"), (BRON, "de bron van de laag")):
        if naam not in bestanden:
            meldingen.append(
                Melding(
                    None,
                    f"{pad}/{naam}: dit bestand ontbreekt. Hierin staat {waarvoor}; zie docs/lagen.md.",
                    code="bestand",
                )
            )
    if meldingen:
        raise RegelFout(meldingen)
    lezer, kop = _wortel(f"{pad}/{KOP}", bestanden[KOP], meldingen)
    naam, titel, bouwt_op, uit = _lees_kop(lezer, kop)
    lezer.laag = None
    bron = _lees_bron(f"{pad}/{BRON}", bestanden[BRON], naam, meldingen)
    meldingen.extend(lezer.meldingen)
    # A name or a source that is wrong makes all that builds on it wrong too, which is not worth telling.
    if meldingen:
        raise RegelFout(meldingen)
    feiten = _lees_feiten(f"{pad}/{FEITEN}", bestanden.get(FEITEN), Laagkop(naam, bron), meldingen)
    if meldingen:
        raise RegelFout(meldingen)
    return Laag(
        naam=naam,
        titel=titel,
        pad=pad,
        bron=bron,
        bouwt_op=bouwt_op,
        uit=uit,
        feiten=FrozenDict(feiten),
        feitenbestand=_bestand(pad, bestanden, FEITEN),
        regels=_in_map(pad, bestanden, REGELMAP),
        toetsen=_in_map(pad, bestanden, TOETSMAP),
        drempels=_bestand(pad, bestanden, DREMPELS),
        vingerafdruk=_vingerafdruk(bestanden),
    )


def controleer_samen(lagen: Iterable[Laag]) -> None:
    """Check that layers can be on together.

    Args:
        lagen: the layers.

    Raises:
        RegelFout: two have one name, one builds on a layer that is not there, or they build on each other in a circle.
    """
    meldingen: list[Melding] = []
    op_naam: dict[str, Laag] = {}
    for laag in sorted(lagen, key=lambda deel: (deel.naam, deel.pad)):
        eerder = op_naam.setdefault(laag.naam, laag)
        if eerder is not laag:
            plek = Plek(f"{laag.pad}/{KOP}", 1, 1)
            tekst = (
                f"de laag '{laag.naam}' is er al: {eerder.pad}. Noem elke laag één keer, of geef deze een andere naam."
            )
            meldingen.append(Melding(plek, tekst, code="laag"))
    for laag in op_naam.values():
        for ander in laag.bouwt_op:
            if ander not in op_naam:
                tekst = (
                    f"de laag '{laag.naam}' bouwt op de laag '{ander}', en die is niet geladen. Zet erbij: --regels MAP, met de"
                    " map van die laag."
                )
                meldingen.append(Melding(Plek(f"{laag.pad}/{KOP}", 1, 1), tekst, code="laag"))
    kring = _kring({laag.naam: laag.bouwt_op for laag in op_naam.values()})
    if kring:
        tekst = f"lagen bouwen in een kring op elkaar: {' -> '.join(kring)}. Haal één naam weg bij 'bouwt_op'."
        meldingen.append(Melding(Plek(f"{op_naam[kring[0]].pad}/{KOP}", 1, 1), tekst, code="laag"))
    if meldingen:
        raise RegelFout(meldingen)


def _kring(bouwt_op: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the first circle, with its first name at the end again; empty when there is none."""
    klaar: set[str] = set()
    for begin in bouwt_op:
        pad = {begin: iter(bouwt_op[begin])} if begin not in klaar else {}
        while pad:
            naam, rest = next(reversed(pad.items()))
            volgende = next((ander for ander in rest if ander in bouwt_op and ander not in klaar), None)
            if volgende is None:
                pad.popitem()
                klaar.add(naam)
            elif volgende in pad:
                namen = list(pad)
                return [*namen[namen.index(volgende) :], volgende]
            else:
                pad[volgende] = iter(bouwt_op[volgende])
    return []


def _wortel(bestand: str, inhoud: bytes, meldingen: list[Melding]) -> tuple[Lezer, Kaart]:
    """Return the mapping that a file is; an empty one, with a message, when it is not."""
    lezer = Lezer(bestand)
    try:
        wortel = ontleed(inhoud, bestand)
    except InvoerFout as fout:
        meldingen.extend(fout.meldingen)
        return lezer, Kaart((), 1, 1)
    if wortel is None:
        meldingen.append(leeg_bestand(bestand, "wat docs/lagen.md daarvoor noemt"))
    kaart = lezer.kaart(wortel, "dit bestand")
    if kaart is None:
        meldingen.extend(lezer.meldingen)
        lezer.meldingen.clear()
    return lezer, kaart or Kaart((), 1, 1)


def _lees_kop(lezer: Lezer, kaart: Kaart) -> tuple[str, str, tuple[str, ...], tuple[Uitschakeling, ...]]:
    if kaart.paren:
        lezer.sleutels(kaart, ["laag", "titel"], ["bouwt_op", "schakelt_uit"], "de kop van een laag")
    naam = lezer.naam(kaart, "laag")
    basis = basisvocabulaire()
    if SCHEIDING in naam or naam.endswith("_"):
        lezer.fout(
            kaart.haal("laag") or kaart,
            f"'{knip(naam)}' kan niet: gebruik één '_' tussen woorden, en geen aan het eind.",
        )
    elif naam in basis.feiten or naam in basis.themas:
        lezer.fout(
            kaart.haal("laag") or kaart, f"'{naam}' is al de naam van een feit of thema; geef de laag een andere naam."
        )
    lezer.gevuld(kaart, "titel")
    bouwt_op = lezer.teksten(kaart, "bouwt_op")
    return naam, lezer.tekst(kaart, "titel"), tuple(sorted(bouwt_op)), tuple(_lees_uit(lezer, kaart))


def _lees_uit(lezer: Lezer, kaart: Kaart) -> Iterable[Uitschakeling]:
    knoop = kaart.haal("schakelt_uit")
    if knoop is None or (isinstance(knoop, Tekst) and knoop.leeg):
        return
    if not isinstance(knoop, Kaart):
        tekst = (
            f"onder 'schakelt_uit' hoort bij elke regel een reden, als 'regel: reden'; gevonden is {beschrijf(knoop)}."
        )
        lezer.fout(knoop, tekst)
        return
    for sleutel, _ in knoop.paren:
        reden = lezer.tekst(knoop, sleutel.waarde)
        if not reden:
            lezer.fout(
                sleutel,
                f"'{knip(sleutel.waarde)}' mist een reden; elk antwoord toont haar. Schrijf haar achter de dubbele punt.",
            )
        yield Uitschakeling(sleutel.waarde, reden, plek_van(lezer.bestand, sleutel))


def _lees_bron(bestand: str, inhoud: bytes, laag: str, meldingen: list[Melding]) -> Laagbron:
    lezer, wortel = _wortel(bestand, inhoud, meldingen)
    if not wortel.paren:
        return GEEN_LAAGBRON
    lezer.sleutels(wortel, ["titel", "uitgave", "jaar", "plaatsen"], ["adres"], "een bron")
    jaar = lezer.getal(wortel, "jaar") or 0
    if wortel.haal("jaar") is not None and not (jaar == int(jaar) and 0 < jaar <= _HOOGSTENS_JAAR):
        lezer.fout(wortel.haal("jaar") or wortel, "'jaar' is een jaartal, zoals 2024.")
    lezer.gevuld(wortel, "titel", "uitgave")
    _controleer_adres(lezer, wortel)
    kaal = Laagbron(
        lezer.tekst(wortel, "titel"),
        lezer.tekst(wortel, "uitgave"),
        int(jaar),
        lezer.tekst(wortel, "adres"),
        FrozenDict(),
        FrozenDict(),
    )
    plaatsen: dict[str, Plaats] = {}
    plekken: dict[str, Plek] = {}
    for knoop in lezer.items(wortel, "plaatsen"):
        kaart = lezer.kaart(knoop, "een plaats")
        if kaart is None:
            continue
        lezer.sleutels(kaart, [LAAGPLAATS, "tekst"], ["titel", "adres"], "een plaats")
        naam = lezer.naam(kaart, LAAGPLAATS)
        if naam in plaatsen:
            lezer.fout(kaart, f"de plaats '{naam}' staat er twee keer.")
        _controleer_adres(lezer, kaart)
        lezer.gevuld(kaart, "tekst")
        adres = lezer.tekst(kaart, "adres")
        tekst = f"{kaal.tekst}, {lezer.tekst(kaart, 'tekst')}{f', {adres}' if adres else ''} [laag {laag}]"
        plekken[naam] = plek_van(bestand, kaart)
        plaatsen[naam] = Plaats(LAAGPLAATS, naam, tekst, lezer.tekst(kaart, "titel"), 0, (), "")
    if wortel.haal("plaatsen") is not None and not plaatsen and not lezer.meldingen:
        lezer.fout(
            wortel.haal("plaatsen") or wortel,
            "noem minstens één plaats in de bron, als '- {plaats: artikel_3, tekst: artikel 3}'.",
        )
    meldingen.extend(lezer.meldingen)
    return replace(kaal, plaatsen=FrozenDict(plaatsen), plekken=FrozenDict(plekken))


def _controleer_adres(lezer: Lezer, kaart: Kaart) -> None:
    """Record an address that is no web address: every answer shows it as one to go to."""
    knoop = kaart.haal("adres")
    if knoop is not None and not lezer.tekst(kaart, "adres").startswith(("https://", "http://")):
        lezer.fout(knoop, f"'adres' is een webadres, dat begint met https://; gevonden is {beschrijf(knoop)}.")


def _lees_feiten(
    bestand: str, inhoud: bytes | None, laag: Laagkop, meldingen: list[Melding]
) -> dict[str, FeitDefinitie]:
    if inhoud is None:
        return {}
    try:
        lezer, kaarten = lees_kaarten(inhoud, bestand, "een feit", laag=laag)
    except InvoerFout as fout:
        meldingen.extend(fout.meldingen)
        return {}
    basis = basisvocabulaire()
    uit: dict[str, FeitDefinitie] = {}
    for kaart in kaarten:
        knoop = kaart.haal("feit")
        if isinstance(knoop, Tekst) and knoop.waarde in basis.feiten:
            tekst = (
                f"'{knoop.waarde}' is een feit van het programma; een laag verandert dat niet. Een eigen feit heet"
                f" '{laag.naam_van(knoop.waarde)}'."
            )
            lezer.fout(knoop, tekst)
            continue
        feit = lees_feit(lezer, kaart, laag.naam)
        if feit.naam in uit:
            lezer.fout(kaart, f"het feit '{feit.naam}' bestaat al in deze laag.")
        if isinstance(feit.soort, Gemeenten):
            lezer.fout(
                kaart.haal("soort") or kaart,
                "een laag kan geen lijst van gemeenten toevoegen; gemeenten staan bij 'gemeenten'.",
            )
        _controleer_oude_namen(lezer, kaart, feit, uit, laag)
        uit[feit.naam] = feit
    meldingen.extend(lezer.meldingen)
    return uit


def _controleer_oude_namen(
    lezer: Lezer, kaart: Kaart, feit: FeitDefinitie, eerder: Mapping[str, FeitDefinitie], laag: Laagkop
) -> None:
    """Record each earlier name of a fact that is not of the layer, or stands for something else."""
    in_gebruik = {naam for deel in eerder.values() for naam in (deel.naam, *deel.vervangt)} | {feit.naam}
    for oud in feit.vervangt:
        knoop = kaart.haal("vervangt") or kaart
        if not (NAAM.fullmatch(oud) and lezer.laagnaam(knoop, oud)):
            continue
        if oud in in_gebruik:
            lezer.fout(
                knoop, f"'{feit.naam}' kan '{oud}' niet vervangen: die naam is in gebruik in de laag '{laag.naam}'."
            )


def _bestand(pad: str, bestanden: Mapping[str, bytes], naam: str) -> Mapping[str, bytes]:
    return FrozenDict({f"{pad}/{naam}": bestanden[naam]} if naam in bestanden else {})


def _in_map(pad: str, bestanden: Mapping[str, bytes], map_: str) -> Mapping[str, bytes]:
    return FrozenDict({f"{pad}/{naam}": inhoud for naam, inhoud in bestanden.items() if naam.startswith(f"{map_}/")})


def _vingerafdruk(bestanden: Mapping[str, bytes]) -> str:
    som = hashlib.sha256()
    for naam, inhoud in sorted(bestanden.items()):
        som.update(f"{naam}\0{len(inhoud)}\0".encode())
        som.update(inhoud)
    return som.hexdigest()
