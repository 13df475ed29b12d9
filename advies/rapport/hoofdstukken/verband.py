"""The chapters on the partnership itself: scope and receipt, its facts, its form, and the terms."""

from __future__ import annotations

from collections.abc import Sequence

from advies.antwoord import Advies, Indeling, Ontvangstbewijs
from advies.rapport.bouw import Onderdeel, alinea, hoofdletter, hoofdstuk, met_kop, nadruk, noot, opsomming
from advies.rapport.hoofdstukken.conclusies import adviesblok
from advies.rapport.model import Blok, Lijst, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.stof import Stof, feitwaarde, namen
from advies.rapport.teksten import lijst, tekst, verbind, zin
from advies.rapport.verwijzer import Verwijzer, feit_anker
from advies.verwoording import feitnaam
from kennisbank.grenzen import kennisgrenzen
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel, RegelSleutel


def verantwoording(stof: Stof) -> Sectie:
    """Return the chapter on scope, date and receipt."""
    antwoord = stof.gegevens.antwoord
    blokken: list[Blok] = [alinea(deel.omschrijving) for deel in antwoord.reikwijdte if deel.status == "zeker"]
    blokken += [adviesblok(stof.verwijzer, advies) for advies in stof.gegevens.zeker("reikwijdte")]
    if not blokken:
        blokken.append(nadruk(tekst("verantwoording.onbekend")))
    ontvangstbewijs = antwoord.ontvangstbewijs
    ontvangst = ontvangsttabel(ontvangstbewijs, stof.datum, stof.gegevens.bestand, ontvangstbewijs.feiten)
    onderdelen: list[Onderdeel] = [
        ("reikwijdte", tekst("verantwoording.reikwijdte_titel"), blokken),
        ("grens", tekst("verantwoording.grens_titel"), (grenzen(ontvangstbewijs.publicatie),)),
        ("bewijs", tekst("verantwoording.bewijs_titel"), (ontvangst, noot(tekst("verantwoording.noot")))),
    ]
    kop = tekst("verantwoording.titel")
    return hoofdstuk(stof.verwijzer.nummer("verantwoording"), "verantwoording", kop, (), onderdelen, True)


def grenzen(publicatie: str) -> Lijst:
    """Return what a report says and what it does not."""
    eigen = [gewoon(deel.replace("{publicatie}", publicatie)) for deel in lijst("verantwoording.grens")]
    niet = [met_kop(f"{deel.titel}. ", f"{deel.tekst} {deel.elders}") for deel in kennisgrenzen()]
    return opsomming([*eigen, *niet])


def ontvangsttabel(ontvangstbewijs: Ontvangstbewijs, datum: str, bestand: str = "", feiten: str = "") -> Tabel:
    """Return with what a report was made.

    Args:
        ontvangstbewijs: the receipt of the answer.
        datum: the day of the report, in Dutch.
        bestand: name of the facts file; left out when empty.
        feiten: check sum of the facts; left out when empty.
    """
    inhoud = {
        "datum": datum,
        "bestand": bestand,
        "feiten": feiten,
        "regelbank": ontvangstbewijs.regelbank,
        "regels": str(ontvangstbewijs.regels),
        "programma": f"advies {ontvangstbewijs.advies}",
        "motoren": ", ".join(ontvangstbewijs.motoren),
        "melding": ontvangstbewijs.melding,
        "publicatie": ontvangstbewijs.publicatie,
    }
    rijen = [(hoofdletter(tekst(f"verantwoording.{sleutel}")), waarde) for sleutel, waarde in inhoud.items() if waarde]
    return tabel_van_teksten(tekst("verantwoording.bewijs_bijschrift"), lijst("verantwoording.kop"), rijen, (2, 5))


def tabel_van_teksten(
    bijschrift: str, koppen: tuple[str, ...], rijen: Sequence[tuple[str, ...]], breedtes: tuple[int, ...]
) -> Tabel:
    """Return a table without links."""
    return Tabel(bijschrift, koppen, tuple(Rij(tuple(gewoon(cel) for cel in rij)) for rij in rijen), breedtes)


def verband(stof: Stof) -> Sectie:
    """Return the chapter with the partnership in a table."""
    gegevens = stof.gegevens
    rijen: list[tuple[str, ...]] = []
    onbekend: list[str] = []
    if gegevens.antwoord.samenwerkingsverband:
        rijen.append((hoofdletter(tekst("verband.naam")), gegevens.naam))
    if gegevens.toelichting:
        rijen.append((hoofdletter(tekst("verband.toelichting")), gegevens.toelichting))
    for naam, definitie in vocabulaire().feiten.items():
        if definitie.thema in lijst("verband.themas") and not definitie.per_proces:
            waarde = gegevens.geheugen.get(FeitSleutel(naam))
            if waarde is not None:
                rijen.append((hoofdletter(definitie.kort), feitwaarde(definitie, waarde)))
            elif definitie.trap == 1:
                onbekend.append(definitie.kort)
    blokken: list[Blok] = [alinea(zin("verband.inleiding", hoofdstuk=stof.verwijzer.hoofdstuk("feiten")))]
    if rijen:
        blokken.append(tabel_van_teksten(tekst("verband.bijschrift"), lijst("verband.kop"), rijen, (2, 3)))
    if onbekend:
        blokken.append(noot(tekst("verband.onbekend", feiten=", ".join(onbekend))))
    return hoofdstuk(stof.verwijzer.nummer("verband"), "verband", tekst("verband.titel"), blokken)


def vorm(stof: Stof) -> Sectie:
    """Return the chapter on the form, on its three axes."""
    antwoord = stof.gegevens.antwoord
    assen: list[tuple[str, str, tuple[Indeling, ...]]] = [
        (tekst("vorm.bereik"), "", antwoord.vormen.bereik),
        (tekst("vorm.organisatie"), "", antwoord.vormen.organisatie),
        (tekst("vorm.kenmerk"), "", antwoord.vormen.kenmerken),
        *(
            (tekst("vorm.partner", proces=deel.naam), sleutel, deel.partnermodel)
            for sleutel, deel in antwoord.processen.items()
        ),
        (tekst("vorm.kandidaat_bereik"), "", antwoord.vormen.kandidaten_bereik),
        (tekst("vorm.kandidaat_organisatie"), "", antwoord.vormen.kandidaten_organisatie),
        (tekst("vorm.migratie"), "", antwoord.migratie),
    ]
    tabel = Tabel(
        tekst("vorm.bijschrift"),
        lijst("vorm.kop"),
        tuple(_as(stof.verwijzer, naam, proces, delen) for naam, proces, delen in assen),
        (5, 6, 6, 2),
    )
    gevonden = stof.gegevens.zeker("vorm", "migratie")
    onderdelen: list[Onderdeel] = []
    if gevonden:
        blokken = [adviesblok(stof.verwijzer, advies) for advies in sorted(gevonden, key=_vorm_eerst)]
        onderdelen.append(("vorm-conclusies", tekst("vorm.conclusies_titel"), blokken))
    inleiding = alinea(tekst("vorm.inleiding"))
    return hoofdstuk(stof.verwijzer.nummer("vorm"), "vorm", tekst("vorm.titel"), (inleiding, tabel), onderdelen)


def _as(verwijzer: Verwijzer, naam: str, proces: str, delen: tuple[Indeling, ...]) -> Rij:
    zeker = [deel for deel in delen if deel.status == "zeker"]
    nu = " ".join(f"{hoofdletter(deel.naam)}: {deel.omschrijving}" for deel in zeker) or tekst("vorm.niets")
    zie: list[Zin] = [
        (verwijzer.toelichting_kort(conclusie),)
        for deel in zeker
        for regel in deel.regels
        for conclusie in dict.fromkeys((RegelSleutel(regel, proces), RegelSleutel(regel)))
        if verwijzer.toelichting_nummer(conclusie)
    ]
    nergens = gewoon(tekst("feiten.nergens"))
    mogelijk = gewoon(namen(delen, "open")) if namen(delen, "open") else nergens
    return Rij((gewoon(hoofdletter(naam)), gewoon(nu), mogelijk, verbind(zie, ", ") or nergens))


def _vorm_eerst(advies: Advies) -> bool:
    return advies.soort != "vorm"


def feiten(stof: Stof) -> Sectie:
    """Return the chapter with all facts that were given, each with its line and the explanations that rest on it."""
    gegevens, verwijzer = stof.gegevens, stof.verwijzer
    gebruik: dict[FeitSleutel, dict[RegelSleutel, None]] = {}
    for advies in gegevens.antwoord.van_status("zeker"):
        for stap in advies.omdat:
            gebruik.setdefault(stap.sleutel, {})[advies.sleutel] = None
    nergens = tekst("feiten.nergens")
    onderdelen: list[Onderdeel] = []
    woordenschat = vocabulaire()
    for thema, titel in woordenschat.themas.items():
        rijen: list[Rij] = []
        for sleutel, waarde in gegevens.geheugen.items():
            definitie = woordenschat.feiten[sleutel.naam]
            if definitie.thema == thema:
                toelichtingen: list[Zin] = [(verwijzer.toelichting_kort(deel),) for deel in gebruik.get(sleutel, ())]
                cellen: tuple[Zin, ...] = (
                    gewoon(hoofdletter(feitnaam(definitie, sleutel.proces))),
                    gewoon(feitwaarde(definitie, waarde)),
                    gewoon(str(gegevens.tekstregels.get(sleutel, nergens))),
                    verbind(toelichtingen, ", ") or gewoon(nergens),
                )
                rijen.append(Rij(cellen, feit_anker(sleutel)))
        if rijen:
            tabel = Tabel(tekst("feiten.bijschrift", thema=titel), lijst("feiten.kop"), tuple(rijen), (4, 4, 1, 3))
            onderdelen.append((f"feiten-{thema.replace('_', '-')}", titel, (tabel,)))
    inleiding = alinea(tekst("feiten.inleiding" if onderdelen else "feiten.geen"))
    return hoofdstuk(verwijzer.nummer("feiten"), "feiten", tekst("feiten.titel"), (inleiding,), onderdelen)


def begrippen(stof: Stof) -> Sectie:
    """Return the chapter with the terms that the conclusions use."""
    rijen: list[tuple[str, ...]] = [
        (begrip.term, begrip.nu or tekst("feiten.nergens"), begrip.uitleg)
        for begrip in stof.gegevens.antwoord.begrippen
    ]
    tabel = tabel_van_teksten(tekst("begrippen.bijschrift"), lijst("begrippen.kop"), rijen, (2, 2, 5))
    inleiding = alinea(tekst("begrippen.inleiding"))
    kop = tekst("begrippen.titel")
    return hoofdstuk(stof.verwijzer.nummer("begrippen"), "begrippen", kop, (inleiding, tabel))
