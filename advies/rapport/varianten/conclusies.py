"""The chapters of a report on variants that are about conclusions."""

from __future__ import annotations

from collections.abc import Sequence

from advies.antwoord import Advies, is_te_doen
from advies.rapport.bouw import Onderdeel, alinea, hoofdstuk, nadruk, noot, opsomming, vet
from advies.rapport.hoofdstukken.conclusies import Verteller
from advies.rapport.hoofdstukken.vergelijking import hangt_af_van
from advies.rapport.model import Blok, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.stof import Gegevens, namen, titel_van
from advies.rapport.teksten import aantal, tekst, verbind, zin
from advies.rapport.varianten.stof import Stand, Vergelijking, groepen, letters_en
from advies.woorden import benamingen
from advies.woorden.letters import hoofdletter


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
        ("moet", tekst("varianten.moet.titel"), [*_moet(stof), *_andere_verschillen(stof)]),
    ]
    kop = tekst("varianten.samenvatting.titel")
    return hoofdstuk(stof.verwijzer.nummer("samenvatting"), "samenvatting", kop, blokken, onderdelen)


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


def _moet(stof: Vergelijking) -> Sequence[Blok]:
    """Return what must be done in one variant and not in another: what is gained and lost beside the first variant."""
    alle = [stand for stand in stof.standen if stand.ergens_zeker and _moet_iets(stand)]
    anders = [stand for stand in alle if stand.verschilt]
    blokken: list[Blok] = []
    if anders:
        rijen = [
            Rij(
                (
                    (*gewoon(titel_van(stand.advies)), *stof.verwijzer.conclusie(stand.sleutel)),
                    *(_winst(stand, plaats) for plaats in range(len(stof.varianten))),
                )
            )
            for stand in anders
        ]
        blokken += [
            _saldo(stof, anders),
            stof.tabel(tekst("varianten.moet.tabel"), tekst("varianten.moet.kop"), rijen, 9),
        ]
    else:
        blokken.append(alinea(tekst("varianten.moet.gelijk")))
    overal = [stand for stand in alle if not stand.verschilt]
    if overal:
        delen = [(*gewoon(titel_van(stand.advies)), *stof.verwijzer.conclusie(stand.sleutel)) for stand in overal]
        blokken.append(alinea((vet(tekst("varianten.moet.overal")), *verbind(delen, "; "), *gewoon("."))))
    return blokken


def _moet_iets(stand: Stand) -> bool:
    return stand.advies.sterkte == "moet" and stand.advies.is_bevinding


def _winst(stand: Stand, plaats: int) -> Zin:
    return gewoon(tekst(f"varianten.moet.{_overgang(stand, plaats)}"))


def _overgang(stand: Stand, plaats: int) -> str:
    """Return what becomes in a variant of something that must be done, beside the first variant."""
    eerst, hier = stand.per_variant[0].status, stand.per_variant[plaats].status
    if not plaats or hier == eerst:
        return hier
    return {"zeker": "erbij", "open": "onzeker", "uitgesloten": "vervalt"}[hier]


def _saldo(stof: Vergelijking, anders: Sequence[Stand]) -> Blok:
    zinnen: list[Zin] = []
    for plaats, letter in list(enumerate(stof.letters))[1:]:
        overgangen = [_overgang(stand, plaats) for stand in anders if stand.per_variant[0].status == "zeker"]
        erbij = sum(_overgang(stand, plaats) == "erbij" for stand in anders)
        telling = {soort: overgangen.count(soort) for soort in ("vervalt", "onzeker")}
        zinnen.append(zin("varianten.moet.saldo", letter=letter, eerste=stof.letters[0], erbij=erbij, **telling))
    return opsomming(zinnen)


def _andere_verschillen(stof: Vergelijking) -> Sequence[Blok]:
    alle = stof.verschillen()
    if not alle:
        return (alinea(tekst("varianten.samenvatting.gelijk")),)
    hoofdstuk_ = stof.verwijzer.hoofdstuk("verschillen")
    if not [stand for stand in alle if is_te_doen(stand.advies.soort)]:
        return (alinea(zin("varianten.samenvatting.gelijk_te_doen", hoofdstuk=hoofdstuk_)),)
    return (alinea(aantal("varianten.samenvatting.verschil", len(alle), hoofdstuk=hoofdstuk_)),)


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
                    (verwijzer.kort(stand.sleutel),),
                )
            )
            for stand in anders
        ]
        titel = tekst(f"conclusies.{soort}")
        tabel = Tabel(
            tekst("varianten.verschillen.tabel", soort=titel),
            (tekst("varianten.verschillen.kop"), *stof.letters, tekst("varianten.verschillen.zie")),
            tuple(rijen),
            (6, *[3] * len(stof.varianten), 2),
        )
        onderdelen.append((f"verschillen-{soort.replace('_', '-')}", titel, (tabel,)))
    if onderdelen:
        inleiding = alinea(zin("varianten.verschillen.inleiding", hoofdstuk=verwijzer.hoofdstuk("conclusies")))
    else:
        inleiding = alinea(tekst("varianten.verschillen.geen"))
    rest = sum(stand.verschilt and not stand.ergens_zeker for stand in stof.standen)
    blokken = [inleiding, noot(aantal("varianten.verschillen.rest", rest))] if rest else [inleiding]
    kop = tekst("varianten.verschillen.titel")
    return hoofdstuk(verwijzer.nummer("verschillen"), "verschillen", kop, blokken, onderdelen, naslag=True)


def gelijk(stof: Vergelijking) -> Sectie:
    """Return the chapter with what is certain in each variant."""
    gevonden = stof.gelijk()
    zinnen = [(*gewoon(titel_van(stand.advies)), *stof.verwijzer.conclusie(stand.sleutel)) for stand in gevonden]
    blokken: list[Blok] = [alinea(tekst("varianten.gelijk.inleiding" if gevonden else "varianten.gelijk.geen"))]
    if zinnen:
        blokken.append(opsomming(zinnen))
    return hoofdstuk(stof.verwijzer.nummer("gelijk"), "gelijk", tekst("varianten.gelijk.titel"), blokken)


def conclusies(stof: Vergelijking) -> Sectie:
    """Return the chapter that tells each conclusion, with from what it follows in each variant."""
    onderdelen: list[Onderdeel] = []
    verteller = Verteller(stof.verwijzer)
    for soort, delen in groepen(stof.standen):
        blokken = [verteller.blok([stand.advies], _per_variant(stof, stand)) for stand in delen]
        onderdelen.append((f"conclusies-{soort.replace('_', '-')}", tekst(f"conclusies.{soort}"), blokken))
    inleiding = alinea(tekst("varianten.conclusies.inleiding" if onderdelen else "conclusies.geen"))
    kop, nummer = tekst("conclusies.titel"), stof.verwijzer.nummer("conclusies")
    return hoofdstuk(nummer, "conclusies", kop, (inleiding,), onderdelen, naslag=True)


def _per_variant(stof: Vergelijking, stand: Stand) -> list[Zin]:
    """Return on what a conclusion rests; variants in which that is the same together."""
    samen: dict[tuple[object, ...], tuple[Advies, list[str]]] = {}
    for letter, advies in zip(stof.letters, stand.per_variant, strict=True):
        kenmerk = (advies.status, tuple((stap.feit, stap.tekst) for stap in advies.omdat), advies.beslissend)
        samen.setdefault(kenmerk, (advies, []))[1].append(letter)
    uit: list[Zin] = []
    for advies, letters in samen.values():
        kop = tekst(f"varianten.conclusies.{advies.status}", letters=letters_en(letters))
        hangt_af = gewoon(hangt_af_van(advies.beslissend))
        waarom = hangt_af if advies.status == "open" else stof.verwijzer.stappen(advies.afleiding)
        uit.append((vet(kop), *waarom, *gewoon(".")))
    return uit


def aanbevelingen(stof: Vergelijking) -> Sectie:
    """Return the chapter with the state of the nine recommendations in each variant."""
    rijen: list[Rij] = []
    for plaats, aanbeveling in enumerate(stof.varianten[0].antwoord.aanbevelingen):
        cellen: list[Zin] = []
        for deel in stof.varianten:
            eigen = deel.antwoord.aanbevelingen[plaats]
            staat = benamingen.staatwoord(eigen.staat)
            punten = len(eigen.adviezen)
            cellen.append(aantal("varianten.aanbevelingen.cel", punten, staat=staat) if punten else gewoon(staat))
        naam = tekst("adviezen.naam", nummer=aanbeveling.nummer, naam=hoofdletter(aanbeveling.naam))
        rijen.append(Rij((gewoon(naam), *cellen)))
    tabel = stof.tabel(tekst("varianten.aanbevelingen.tabel"), tekst("varianten.aanbevelingen.kop"), rijen)
    kop = tekst("varianten.aanbevelingen.titel")
    return hoofdstuk(stof.verwijzer.nummer("adviezen"), "adviezen", kop, (tabel,))
