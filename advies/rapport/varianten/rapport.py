"""Variants of one partnership side by side: what changes in the advice from one to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from advies.antwoord import Antwoord, Indeling
from advies.invoer import Feitenbestand
from advies.rapport.bouw import Onderdeel, aanhef, alinea, hoofdstuk, noot, tabel_van_teksten
from advies.rapport.figuren import processen as procesfiguur
from advies.rapport.hoofdstukken.leiding import grenzen, lagen
from advies.rapport.hoofdstukken.processen import keuze, nu, plaatsen
from advies.rapport.hoofdstukken.verband import ontvangsttabel
from advies.rapport.model import Blok, Figuur, Opdracht, Rapport, Rij, Sectie, gewoon
from advies.rapport.opmerkingen import opmerkingen_bij
from advies.rapport.rapport import omslag
from advies.rapport.stof import datum_tekst, feitwaarde, gegevens, met_opmerking, namen
from advies.rapport.teksten import lijst, tekst, zin
from advies.rapport.varianten.conclusies import aanbevelingen, conclusies, gelijk, samenvatting, verschillen
from advies.rapport.varianten.stof import LETTERS, Vergelijking, groepen, standen
from advies.rapport.verwijzer import Verwijzer, feit_anker
from advies.woorden.bronnen import bronnen
from advies.woorden.feiten import feitnaam
from advies.woorden.letters import hoofdletter
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen

_VRAGEN = 20
_BEGIN_CONTROLEGETAL = 16


def maak_variantenrapport(
    varianten: Sequence[tuple[Antwoord, Feitenbestand]], datum: date, *, opdrachtgever: str = "", auteur: str = ""
) -> Rapport:
    """Return the report that puts variants of one partnership side by side.

    Args:
        varianten: for each the advice, evaluated with `alles=True`, and its facts; two or more.
        datum: the day of the report.
        opdrachtgever: for whom it is; may be empty.
        auteur: by whom it is; may be empty.

    Raises:
        ValueError: fewer than two variants, or more than there are letters.
    """
    if not 2 <= len(varianten) <= len(LETTERS):
        raise ValueError(f"2 tot {len(LETTERS)} varianten, niet {len(varianten)}")
    delen = tuple(gegevens(*variant) for variant in varianten)
    alle = standen(delen)
    verteld = [[stand.sleutel] for _, groep in groepen(alle) for stand in groep]
    verwijzer = Verwijzer([*_HOOFDSTUKKEN, "verantwoording"], verteld)
    stof = Vergelijking(delen, alle, verwijzer, datum_tekst(datum))
    secties = [maak(stof) for maak in _HOOFDSTUKKEN.values()]
    secties.append(_opzet(stof))
    eigen = list(dict.fromkeys(deel.naam for deel in delen))
    naam = eigen[0] if len(eigen) == 1 else tekst("algemeen.zonder_naam")
    return omslag(tekst("varianten.titel", naam=naam), datum, secties, Opdracht(opdrachtgever, auteur))


def _opzet(stof: Vergelijking) -> Sectie:
    rijen: list[tuple[str, ...]] = [
        (
            tekst("varianten.variant", letter=letter),
            deel.naam,
            deel.bestand,
            str(len(deel.geheugen)),
            deel.antwoord.ontvangstbewijs.feiten[:_BEGIN_CONTROLEGETAL] + "…",
        )
        for letter, deel in zip(stof.letters, stof.varianten, strict=True)
    ]
    tabel = tabel_van_teksten(tekst("varianten.opzet.tabel"), lijst("varianten.opzet.kop"), rijen, (2, 3, 3, 2, 4))
    ontvangstbewijs = stof.varianten[0].antwoord.ontvangstbewijs
    ontvangst = ontvangsttabel(ontvangstbewijs, stof.datum)
    onderdelen: list[Onderdeel] = [
        ("grens", tekst("grens.titel"), (grenzen(ontvangstbewijs.publicatie, lagen(stof.varianten[0].antwoord)),)),
        ("bewijs", tekst("verantwoording.bewijs_titel"), (ontvangst, noot(tekst("verantwoording.noot")))),
    ]
    kop = tekst("varianten.opzet.titel")
    return hoofdstuk(stof.verwijzer.nummer("verantwoording"), "verantwoording", kop, (tabel,), onderdelen, naslag=True)


def _feitwaarden(stof: Vergelijking, sleutel: FeitSleutel) -> tuple[FeitDefinitie, str, list[str]]:
    definitie = vocabulaire().feiten[sleutel.naam]
    onbekend = tekst("algemeen.onbekend")
    waarden = [
        feitwaarde(definitie, deel.geheugen[sleutel]) if sleutel in deel.geheugen else onbekend
        for deel in stof.varianten
    ]
    return definitie, hoofdletter(feitnaam(definitie, sleutel.proces)), waarden


def _sleutels(geheugens: Sequence[Werkgeheugen]) -> list[FeitSleutel]:
    """Return every fact that is known in a variant, in the order of the vocabulary."""
    volgorde = {naam: nummer for nummer, naam in enumerate(vocabulaire().feiten)}
    alle = dict.fromkeys(sleutel for geheugen in geheugens for sleutel in geheugen)
    return sorted(alle, key=lambda sleutel: volgorde[sleutel.naam])


def _feitenverschil(stof: Vergelijking) -> Sectie:
    rijen: list[Rij] = []
    for sleutel in _sleutels([deel.geheugen for deel in stof.varianten]):
        _, naam, waarden = _feitwaarden(stof, sleutel)
        if len(set(waarden)) > 1:
            rijen.append(Rij((gewoon(naam), *map(gewoon, waarden))))
    kop = tekst("varianten.feitenverschil.titel")
    blok: Blok = alinea(tekst("varianten.feitenverschil.geen"))
    if rijen:
        blok = stof.tabel(tekst("varianten.feitenverschil.tabel"), tekst("varianten.feitenverschil.kop"), rijen)
    return hoofdstuk(stof.verwijzer.nummer("feitenverschil"), "feitenverschil", kop, (blok,), naslag=True)


def _vorm(stof: Vergelijking) -> Sectie:
    assen: dict[str, list[tuple[Indeling, ...]]] = {}
    for deel in stof.varianten:
        antwoord = deel.antwoord
        for naam, delen in (
            ("bereik", antwoord.vormen.bereik),
            ("organisatie", antwoord.vormen.organisatie),
            ("kenmerk", antwoord.vormen.kenmerken),
            ("kandidaat_bereik", antwoord.vormen.kandidaten_bereik),
            ("kandidaat_organisatie", antwoord.vormen.kandidaten_organisatie),
            ("migratie", antwoord.migratie),
        ):
            assen.setdefault(naam, []).append(delen)
    niets = tekst("vorm.niets")
    rijen = [
        Rij(
            (
                gewoon(hoofdletter(tekst(f"vorm.{naam}"))),
                *(gewoon(namen(delen, "zeker") or niets) for delen in per_variant),
            )
        )
        for naam, per_variant in assen.items()
    ]
    tabel = stof.tabel(tekst("varianten.vorm.tabel"), lijst("vorm.kop")[0], rijen)
    kop = tekst("varianten.vorm.titel")
    return hoofdstuk(stof.verwijzer.nummer("vorm"), "vorm", kop, (alinea(tekst("vorm.inleiding")), tabel))


def _processen(stof: Vergelijking) -> Sectie:
    rijen: list[Rij] = []
    for sleutel, proces in stof.varianten[0].antwoord.processen.items():
        eigen = [deel.antwoord.processen[sleutel] for deel in stof.varianten]
        cellen = (zin("varianten.processen.cel", nu=hoofdletter(nu(deel)), keuze=keuze(deel)) for deel in eigen)
        rijen.append(Rij((gewoon(hoofdletter(proces.naam)), *cellen)))
    tabel = stof.tabel(tekst("varianten.processen.tabel"), tekst("varianten.processen.kop"), rijen)
    kop = tekst("varianten.processen.titel")
    return hoofdstuk(stof.verwijzer.nummer("processen"), "processen", kop, (_figuur(stof), tabel))


def _figuur(stof: Vergelijking) -> Figuur:
    rijen: list[procesfiguur.Procesrij] = []
    zinnen: list[str] = []
    gebruikt: set[str] = set()
    for sleutel, proces in stof.varianten[0].antwoord.processen.items():
        letters: dict[str, list[str]] = {}
        for letter, deel in zip(stof.letters, stof.varianten, strict=True):
            letters.setdefault(deel.antwoord.processen[sleutel].uitvoering, []).append(letter)
        gebruikt |= letters.keys()
        naam = hoofdletter(proces.naam)
        vakken: dict[str, tuple[procesfiguur.Teken, str]] = {
            plaats: ("nu" if plaats else "onbekend", " ".join(wie)) for plaats, wie in letters.items()
        }
        rijen.append(procesfiguur.Procesrij(naam, vakken))
        waar = plaatsen(set(letters))
        plekken = "; ".join(
            tekst("varianten.samenvatting.stand", stand=waar[plaats], letters=", ".join(wie))
            for plaats, wie in letters.items()
        )
        zinnen.append(tekst("varianten.processen.figuur_regel", proces=naam, plaatsen=plekken))
    alt = tekst("varianten.processen.figuur_alt", regels=" ".join(zinnen))
    titel = tekst("varianten.processen.figuur")
    legenda: list[tuple[procesfiguur.Teken | None, str]] = [(None, tekst("varianten.processen.figuur_legenda"))]
    return procesfiguur.processen("figuur-processen", titel, alt, None, plaatsen(gebruikt), rijen, legenda)


def _afwegingen(stof: Vergelijking) -> Sectie:
    gevonden = [{a.afweging: a for a in deel.antwoord.afwegingen} for deel in stof.varianten]
    alle = {naam: afweging for deel in gevonden for naam, afweging in deel.items()}
    onderdelen: list[Onderdeel] = []
    for naam, afweging in alle.items():
        rijen: list[Rij] = []
        for plaats, pool in enumerate(afweging.polen):
            redenen = [deel[naam].polen[plaats].redenen if naam in deel else () for deel in gevonden]
            cellen = (gewoon("; ".join(reden) or tekst("feiten.nergens")) for reden in redenen)
            rijen.append(Rij((gewoon(hoofdletter(pool.naam)), *cellen)))
        tabel = stof.tabel(
            tekst("varianten.afwegingen.tabel", titel=afweging.titel), tekst("varianten.afwegingen.kop"), rijen
        )
        bron = bronnen(afweging.bron_tekst, afweging.grond)
        blokken: list[Blok] = [aanhef(afweging.vraag), tabel, noot(zin("algemeen.bron", bronnen=bron))]
        onderdelen.append((f"afweging-{naam.replace('_', '-')}", afweging.titel, blokken))
    inleiding = alinea(tekst("afwegingen.inleiding" if onderdelen else "varianten.afwegingen.geen"))
    kop = tekst("varianten.afwegingen.titel")
    return hoofdstuk(stof.verwijzer.nummer("afwegingen"), "afwegingen", kop, (inleiding,), onderdelen, naslag=True)


def _open(stof: Vergelijking) -> Sectie:
    per_variant: list[Mapping[str, str]] = [
        {vraag.feit: vraag.vraag for vraag in deel.antwoord.vragen} for deel in stof.varianten
    ]
    vragen: dict[str, str] = {}
    for rang in range(max(map(len, per_variant))):
        for deel in per_variant:
            for feit, vraag in list(deel.items())[rang : rang + 1]:
                vragen.setdefault(feit, vraag)
    open_, bekend = tekst("varianten.open.open"), tekst("feiten.nergens")
    rijen = [
        Rij((gewoon(vraag), *(gewoon(open_ if feit in deel else bekend) for deel in per_variant)))
        for feit, vraag in list(vragen.items())[:_VRAGEN]
    ]
    blokken: list[Blok] = [alinea(tekst("varianten.open.inleiding" if rijen else "varianten.open.geen"))]
    if rijen:
        blokken.append(stof.tabel(tekst("varianten.open.tabel"), tekst("varianten.open.kop"), rijen, 12))
    return hoofdstuk(stof.verwijzer.nummer("open"), "open", tekst("varianten.open.titel"), blokken, naslag=True)


def _feiten(stof: Vergelijking) -> Sectie:
    per_thema: dict[str, list[Rij]] = {}
    gehad: set[str] = set()
    for sleutel in _sleutels([deel.geheugen for deel in stof.varianten]):
        definitie, naam, waarden = _feitwaarden(stof, sleutel)
        met = [
            met_opmerking(waarde, () if sleutel.naam in gehad else opmerkingen_bij(deel.opmerkingen, sleutel.naam))
            for deel, waarde in zip(stof.varianten, waarden, strict=True)
        ]
        gehad.add(sleutel.naam)
        rij = Rij((gewoon(naam), *map(gewoon, met)), feit_anker(sleutel))
        per_thema.setdefault(definitie.thema, []).append(rij)
    kop = tekst("varianten.feiten.kop")
    onderdelen: list[Onderdeel] = []
    for thema, titel in vocabulaire().themas.items():
        if thema in per_thema:
            tabel = stof.tabel(tekst("varianten.feiten.tabel", thema=titel), kop, per_thema[thema])
            onderdelen.append((f"feiten-{thema.replace('_', '-')}", titel, (tabel,)))
    inleiding = alinea(tekst("varianten.feiten.inleiding" if onderdelen else "feiten.geen"))
    titel = tekst("varianten.feiten.titel")
    return hoofdstuk(stof.verwijzer.nummer("feiten"), "feiten", titel, (inleiding,), onderdelen, naslag=True)


_HOOFDSTUKKEN = {
    "samenvatting": samenvatting,
    "vorm": _vorm,
    "processen": _processen,
    "adviezen": aanbevelingen,
    "gelijk": gelijk,
    "feitenverschil": _feitenverschil,
    "verschillen": verschillen,
    "afwegingen": _afwegingen,
    "open": _open,
    "conclusies": conclusies,
    "feiten": _feiten,
}
