"""The chapters of a report on variants that are about conclusions."""

from __future__ import annotations

from collections.abc import Sequence

from advies.antwoord import Advies
from advies.rapport.bouw import Onderdeel, aanhef, alinea, hoofdletter, hoofdstuk, nadruk, noot, opsomming, vet
from advies.rapport.hoofdstukken.conclusies import uitleg_sectie
from advies.rapport.hoofdstukken.vergelijking import hangt_af_van
from advies.rapport.model import Blok, Lijst, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.stof import TE_DOEN, Gegevens, namen, titel_van
from advies.rapport.teksten import aantal, tekst, zin
from advies.rapport.varianten.stof import Stand, Vergelijking, groepen, letters_en
from advies.weergave import woorden

_PUNTEN = 5


def samenvatting(stof: Vergelijking) -> Sectie:
    """Return the chapter with the variants in figures and what differs most."""
    blokken: list[Blok] = [alinea(tekst("varianten.samenvatting.inleiding", aantal=len(stof.varianten)))]
    buiten = [
        letter
        for letter, deel in zip(stof.letters, stof.varianten, strict=True)
        if any(r.waarde == "buiten" and r.status == "zeker" for r in deel.antwoord.reikwijdte)
    ]
    if buiten:
        blokken.append(nadruk(tekst("varianten.samenvatting.buiten", letters=letters_en(buiten))))
    onderdelen: list[Onderdeel] = [
        (
            "cijfers",
            tekst("varianten.samenvatting.cijfers_titel"),
            (_cijfers(stof), noot(tekst("varianten.samenvatting.noot"))),
        ),
        ("hoofdverschillen", tekst("varianten.samenvatting.verschillen_titel"), _hoofdverschillen(stof)),
    ]
    kop = tekst("samenvatting.titel")
    return hoofdstuk(stof.verwijzer.nummer("samenvatting"), "samenvatting", kop, blokken, onderdelen, True)


def _cijfers(stof: Vergelijking) -> Tabel:
    rijen: list[Rij] = []
    tellingen = [_telling(deel) for deel in stof.varianten]
    for naam in tellingen[0]:
        kop = hoofdletter(tekst(f"varianten.samenvatting.{naam}"))
        rijen.append(Rij((gewoon(kop), *(gewoon(telling[naam]) for telling in tellingen))))
    kop = tekst("varianten.samenvatting.kop")
    return stof.tabel(tekst("varianten.samenvatting.tabel"), kop, rijen, voluit=True)


def _telling(deel: Gegevens) -> dict[str, str]:
    antwoord = deel.antwoord
    staten = [aanbeveling.staat for aanbeveling in antwoord.aanbevelingen]
    return {
        "bereik": namen(antwoord.vormen.bereik, "zeker") or tekst("algemeen.onbekend"),
        "organisatie": namen(antwoord.vormen.organisatie, "zeker") or tekst("algemeen.onbekend"),
        "risico": str(len(deel.zeker("risico"))),
        "onvervuld": str(len(deel.risicos) - len(deel.zeker("risico"))),
        "te_doen": str(sum(not advies.is_voorwaarde_die_moet for advies in deel.zeker("voorwaarde", "advies"))),
        "aandacht": str(staten.count("aandacht")),
        "in_orde": str(staten.count("in_orde")),
        "onbekend": str(staten.count("onbekend")),
        "open": str(len(antwoord.van_status("open"))),
        "vragen": str(len(antwoord.vragen)),
    }


def _hoofdverschillen(stof: Vergelijking) -> Sequence[Blok]:
    alle = stof.verschillen()
    if not alle:
        return (alinea(tekst("varianten.samenvatting.gelijk")),)
    hoofdstuk_ = stof.verwijzer.hoofdstuk("verschillen")
    te_doen = [stand for stand in alle if stand.advies.soort in TE_DOEN]
    if not te_doen:
        return (alinea(zin("varianten.samenvatting.gelijk_te_doen", hoofdstuk=hoofdstuk_)),)
    punten = [_punt(stof, stand) for stand in te_doen[:_PUNTEN]]
    inleiding = alinea(aantal("varianten.samenvatting.verschil", len(alle), hoofdstuk=hoofdstuk_))
    return (inleiding, opsomming(punten, genummerd=True))


def _punt(stof: Vergelijking, stand: Stand) -> Zin:
    per_stand: dict[str, list[str]] = {}
    for plaats, letter in enumerate(stof.letters):
        per_stand.setdefault(stand.in_woorden(plaats), []).append(letter)
    delen = [
        tekst("varianten.samenvatting.stand", stand=hoe, letters=letters_en(letters))
        for hoe, letters in per_stand.items()
    ]
    return zin(
        "varianten.samenvatting.punt",
        titel=vet(titel_van(stand.advies)),
        standen=", ".join(delen),
        toelichting=stof.verwijzer.toelichting(stand.sleutel),
    )


def verschillen(stof: Vergelijking) -> Sectie:
    """Return the chapter with the conclusions that differ, by kind."""
    onderdelen: list[Onderdeel] = []
    verwijzer = stof.verwijzer
    for soort, _ in groepen(stof.standen):
        anders = stof.verschillen(soort)
        if not anders:
            continue
        rijen = [
            Rij(
                (
                    gewoon(titel_van(stand.advies)),
                    *(stand.cel(plaats) for plaats in range(len(stof.varianten))),
                    (verwijzer.toelichting_kort(stand.sleutel),),
                )
            )
            for stand in anders
        ]
        titel = tekst(f"toelichting.{soort}")
        tabel = Tabel(
            tekst("varianten.verschillen.tabel", soort=titel),
            (tekst("varianten.verschillen.kop"), *stof.letters, tekst("varianten.verschillen.zie")),
            tuple(rijen),
            (6, *[3] * len(stof.varianten), 2),
        )
        onderdelen.append((f"verschillen-{soort.replace('_', '-')}", titel, (tabel,)))
    if onderdelen:
        inleiding = alinea(zin("varianten.verschillen.inleiding", hoofdstuk=verwijzer.hoofdstuk("toelichting")))
    else:
        inleiding = alinea(tekst("varianten.verschillen.geen"))
    rest = sum(stand.verschilt and not stand.ergens_zeker for stand in stof.standen)
    blokken = [inleiding, noot(aantal("varianten.verschillen.rest", rest))] if rest else [inleiding]
    kop = tekst("varianten.verschillen.titel")
    return hoofdstuk(verwijzer.nummer("verschillen"), "verschillen", kop, blokken, onderdelen)


def gelijk(stof: Vergelijking) -> Sectie:
    """Return the chapter with what is certain in each variant."""
    gevonden = stof.gelijk()
    zinnen = [
        zin(
            "samenvatting.punten",
            titel=vet(titel_van(stand.advies)),
            tekst=stand.advies.tekst,
            toelichting=stof.verwijzer.toelichting(stand.sleutel),
        )
        for stand in gevonden
    ]
    blokken: list[Blok] = [alinea(tekst("varianten.gelijk.inleiding" if gevonden else "varianten.gelijk.geen"))]
    if zinnen:
        blokken.append(opsomming(zinnen))
    return hoofdstuk(stof.verwijzer.nummer("gelijk"), "gelijk", tekst("varianten.gelijk.titel"), blokken)


def toelichting(stof: Vergelijking) -> Sectie:
    """Return the chapter that explains each conclusion, variant by variant."""
    nummer = stof.verwijzer.nummer("toelichting")
    secties: list[Sectie] = []
    for plaats, (soort, delen) in enumerate(groepen(stof.standen), 1):
        onder = tuple(uitleg_sectie(stof.verwijzer, stand.advies, _per_variant(stof, stand)) for stand in delen)
        anker = f"toelichting-{soort.replace('_', '-')}"
        secties.append(Sectie(f"{nummer}.{plaats}", tekst(f"toelichting.{soort}"), anker, (), onder))
    inleiding = alinea(tekst("varianten.toelichting.inleiding" if secties else "toelichting.geen"))
    return Sectie(nummer, tekst("toelichting.titel"), "toelichting", (inleiding,), tuple(secties), True)


def _per_variant(stof: Vergelijking, stand: Stand) -> Sequence[Blok]:
    """Return on what a conclusion rests; variants in which that is the same together."""
    samen: dict[tuple[object, ...], tuple[Advies, list[str]]] = {}
    for letter, advies in zip(stof.letters, stand.per_variant, strict=True):
        kenmerk = (advies.status, tuple((stap.feit, stap.tekst) for stap in advies.omdat), advies.beslissend)
        samen.setdefault(kenmerk, (advies, []))[1].append(letter)
    blokken: list[Blok] = []
    for advies, letters in samen.values():
        kop = f"varianten.toelichting.{advies.status}"
        feiten = hangt_af_van(advies.beslissend) if advies.status == "open" else ""
        blokken.append(aanhef(tekst(kop, letters=letters_en(letters), feiten=feiten)))
        if advies.status != "open":
            blokken.append(Lijst(tuple(stof.verwijzer.stap(stap, stand.sleutel) for stap in advies.afleiding)))
    return blokken


def aanbevelingen(stof: Vergelijking) -> Sectie:
    """Return the chapter with the state of the nine recommendations in each variant."""
    rijen: list[Rij] = []
    for plaats, aanbeveling in enumerate(stof.varianten[0].antwoord.aanbevelingen):
        cellen: list[Zin] = []
        for deel in stof.varianten:
            eigen = deel.antwoord.aanbevelingen[plaats]
            staat = woorden.staatwoord(eigen.staat)
            punten = len(eigen.adviezen)
            cellen.append(aantal("varianten.aanbevelingen.cel", punten, staat=staat) if punten else gewoon(staat))
        naam = tekst("adviezen.naam", nummer=aanbeveling.nummer, naam=hoofdletter(aanbeveling.naam))
        rijen.append(Rij((gewoon(naam), *cellen)))
    bronnen = stof.verwijzer.bronnen(
        bron for deel in stof.varianten[0].antwoord.aanbevelingen for bron in deel.bron_tekst if "aanbeveling" in bron
    )
    tabel = stof.tabel(tekst("varianten.aanbevelingen.tabel"), tekst("varianten.aanbevelingen.kop"), rijen)
    kop = tekst("varianten.aanbevelingen.titel")
    blokken = (tabel, noot(zin("algemeen.bron", bronnen=bronnen)))
    return hoofdstuk(stof.verwijzer.nummer("adviezen"), "adviezen", kop, blokken)
