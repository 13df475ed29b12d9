"""The chapters with conclusions: risks by strength, advice by recommendation, what goes well, and the explanation of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never, get_args

from advies.afleiding import Stap
from advies.antwoord import AanbevelingOordeel, Advies, is_te_doen
from advies.rapport.bouw import Onderdeel, aanhef, alinea, hoofdletter, hoofdstuk, met_kop, noot, vet
from advies.rapport.figuren import aanbevelingen as aanbevelingenfiguur
from advies.rapport.figuren import afleiding as afleidingfiguur
from advies.rapport.hoofdstukken.samenvatting import DRINGEND, belangrijkste
from advies.rapport.model import Adviesblok, Blok, Figuur, Lijst, Rij, Sectie, Stuk, Tabel, Zin, gewoon
from advies.rapport.stof import TE_DOEN, Gegevens, Stof, titel_van
from advies.rapport.teksten import aantal, lijst, tekst, verbind, zin
from advies.rapport.verwijzer import Verwijzer
from advies.weergave import woorden
from kennisbank.catalogus import catalogus
from kennisbank.meldingen import opsomming
from regels.sleutels import RegelSleutel
from regels.taal import Soort, Sterkte


def _rang(soort: Soort) -> int:
    """Return the place of the explanations of a kind of conclusion; kinds of one place are in the order of the rule language."""
    match soort:
        case "reikwijdte" | "vorm" | "partner" | "proceskeuze" | "migratie" | "risico" | "voorwaarde" | "advies":
            return 0
        case "goede_praktijk":
            return 1
        case "kans":
            return 2
        case "duiding":
            return 3
        case "tegenspraak":
            return 4  # facts that contradict each other are refused, so that none is ever explained
        case _:
            assert_never(soort)


SOORTEN: tuple[Soort, ...] = tuple(sorted(get_args(Soort), key=_rang))
"""The kinds of conclusions, in the order of their explanations."""
_GOED: tuple[Soort, ...] = ("goede_praktijk", "kans", "duiding")


def groepen(gegevens: Gegevens) -> dict[Soort, tuple[Advies, ...]]:
    """Return the certain conclusions by kind, in the order of their explanations; a kind without any is left out."""
    return {soort: delen for soort in SOORTEN if (delen := gegevens.zeker(soort))}


def adviesblok(verwijzer: Verwijzer, advies: Advies, inhoud: str = "", vooraf: Zin = ()) -> Adviesblok:
    """Return a conclusion with the way to its explanation.

    Args:
        verwijzer: numbers and links.
        advies: the conclusion.
        inhoud: what to say about it; what to do when left out.
        vooraf: what comes before the way to its explanation.
    """
    return Adviesblok(
        titel=titel_van(advies),
        merk=woorden.sterkte(advies),
        tekst=gewoon(inhoud or advies.tekst),
        verwijzing=(*vooraf, *verwijzer.verwijzing(advies)),
    )


def risicos(stof: Stof) -> Sectie:
    """Return the chapter with the risks, by how strongly the publication states them."""
    verwijzer = stof.verwijzer
    gevonden = stof.gegevens.risicos
    onderdelen: list[Onderdeel] = []
    sterkten: tuple[Sterkte, ...] = get_args(Sterkte)
    for sterkte in sterkten:
        delen = [advies for advies in gevonden if advies.sterkte == sterkte]
        if delen:
            blokken = [adviesblok(verwijzer, advies, advies.uitleg, _paragraaf(verwijzer, advies)) for advies in delen]
            onderdelen.append((f"risicos-{sterkte.replace('_', '-')}", tekst(f"risicos.{sterkte}"), blokken))
    if gevonden:
        voorwaarden = sum(advies.is_voorwaarde_die_moet for advies in gevonden)
        risico = aantal("risicos.inleiding", len(gevonden) - voorwaarden) if len(gevonden) > voorwaarden else ()
        erbij = aantal("risicos.voorwaarden", voorwaarden) if voorwaarden else ()
        inleiding = alinea((*risico, *(gewoon(" ") if risico and erbij else ()), *erbij))
    else:
        inleiding = alinea(zin("risicos.geen", hoofdstuk=verwijzer.hoofdstuk("open")))
    return hoofdstuk(verwijzer.nummer("risicos"), "risicos", tekst("risicos.titel"), (inleiding,), onderdelen)


def _paragraaf(verwijzer: Verwijzer, advies: Advies) -> Zin:
    nummer = min(advies.aanbevelingen, default=len(catalogus().aanbevelingen) + 1)
    plaats = Stuk(f"{verwijzer.nummer('adviezen')}.{nummer}", naar=aanbeveling_anker(nummer))
    return zin("risicos.wat", paragraaf=plaats)


def aanbeveling_anker(nummer: int) -> str:
    """Return the anchor of the paragraph of a recommendation; one past the last for advice outside them."""
    return f"aanbeveling-{nummer}"


def adviezen(stof: Stof) -> Sectie:
    """Return the chapter with the advice by recommendation, with who and when."""
    antwoord, verwijzer = stof.gegevens.antwoord, stof.verwijzer
    acties = [a for a in stof.gegevens.zeker(*TE_DOEN) if is_te_doen(a.soort) or a.sterkte in DRINGEND]
    onderdelen: list[Onderdeel] = [
        (
            aanbeveling_anker(deel.nummer),
            tekst("adviezen.aanbeveling", nummer=deel.nummer, naam=deel.naam),
            _aanbeveling(verwijzer, deel, acties),
        )
        for deel in antwoord.aanbevelingen
    ]
    overig = [advies for advies in acties if not advies.aanbevelingen]
    if overig:
        tabel = _acties(verwijzer, tekst("adviezen.acties_overig"), overig)
        onderdelen.append((aanbeveling_anker(len(antwoord.aanbevelingen) + 1), tekst("adviezen.overig"), (tabel,)))
    blokken: list[Blok] = [
        alinea(tekst("adviezen.inleiding")),
        aanbevelingen_figuur(antwoord.aanbevelingen),
        _stand(antwoord.aanbevelingen),
    ]
    eigen = [
        tekst("adviezen.eigen_noot", nummer=nummer, na=", ".join(map(str, deel.afgeleid_na)))
        for nummer, deel in catalogus().aanbevelingen.items()
        if deel.afgeleid_na
    ]
    blokken.append(noot(" ".join((tekst("adviezen.stand_noot"), *eigen))))
    return hoofdstuk(verwijzer.nummer("adviezen"), "adviezen", tekst("adviezen.titel"), blokken, onderdelen, True)


def aanbevelingen_figuur(delen: Sequence[AanbevelingOordeel]) -> Figuur:
    """Return the picture of the nine recommendations, their states and what comes first."""
    vakken = [
        aanbevelingenfiguur.Aanbevelingsvak(
            deel.nummer,
            hoofdletter(deel.naam),
            deel.staat,
            woorden.staatwoord(deel.staat),
            deel.na,
            catalogus().aanbevelingen[deel.nummer].afgeleid_na,
        )
        for deel in delen
    ]
    zinnen = [
        tekst(
            "adviezen.figuur_regel",
            nummer=vak.nummer,
            naam=vak.naam,
            staat=vak.stand,
            na=tekst("adviezen.figuur_na", nummers=opsomming([str(na) for na in vak.na], "en")) if vak.na else "",
        )
        for vak in vakken
    ]
    alt = tekst("adviezen.figuur_alt", regels=" ".join(zinnen))
    legenda = [tekst("adviezen.figuur_legenda_pijl"), tekst("adviezen.figuur_legenda_eigen")]
    titel = tekst("adviezen.figuur")
    return aanbevelingenfiguur.aanbevelingen("figuur-aanbevelingen", titel, alt, vakken, ["; ".join(legenda)])


def _stand(delen: Sequence[AanbevelingOordeel]) -> Tabel:
    rijen = tuple(
        Rij(
            (
                gewoon(tekst("adviezen.naam", nummer=deel.nummer, naam=hoofdletter(deel.naam))),
                gewoon(woorden.staatwoord(deel.staat)),
                gewoon(", ".join(map(str, deel.na)) or tekst("feiten.nergens")),
                gewoon(str(len(deel.adviezen))),
                gewoon(str(deel.open)),
            )
        )
        for deel in delen
    )
    return Tabel(tekst("adviezen.tabel"), lijst("adviezen.kop"), rijen, (5, 2, 2, 1, 1))


def _aanbeveling(verwijzer: Verwijzer, deel: AanbevelingOordeel, acties: Sequence[Advies]) -> Sequence[Blok]:
    bron = verwijzer.bronnen(deel.bron_tekst)
    omschrijving = catalogus().aanbevelingen[deel.nummer].omschrijving
    blokken: list[Blok] = [alinea(zin("adviezen.omschrijving", omschrijving=omschrijving, bronnen=bron))]
    eerst = [advies for advies in acties if min(advies.aanbevelingen, default=0) == deel.nummer]
    ook = [advies for advies in acties if deel.nummer in advies.aanbevelingen and advies not in eerst]
    if eerst:
        blokken.append(_acties(verwijzer, tekst("adviezen.acties", nummer=deel.nummer), eerst))
    elif not ook:
        blokken.append(alinea(_zonder_acties(deel)))
    if ook:
        delen = [
            zin("adviezen.ook_deel", titel=titel_van(advies), toelichting=verwijzer.toelichting(advies.sleutel))
            for advies in ook
        ]
        blokken.append(alinea(zin("adviezen.ook", delen=verbind(delen, "; "))))
    return blokken


def _zonder_acties(deel: AanbevelingOordeel) -> Zin:
    match deel.staat:
        case "in_orde":
            return zin("adviezen.stand_in_orde")
        case "aandacht" | "onbekend":
            return aantal("adviezen.stand_onbekend", deel.open) if deel.open else zin("adviezen.stand_leeg")
        case _:
            assert_never(deel.staat)


def _acties(verwijzer: Verwijzer, bijschrift: str, delen: Sequence[Advies]) -> Tabel:
    rijen = tuple(
        Rij(
            (
                (vet(tekst("adviezen.actie", titel=titel_van(advies))), *gewoon(advies.tekst)),
                gewoon(woorden.wie(advies.wie)),
                gewoon(woorden.wanneer(advies)),
                gewoon(woorden.sterkte(advies)),
                (verwijzer.toelichting_kort(advies.sleutel),),
            )
        )
        for advies in delen
    )
    return Tabel(bijschrift, lijst("adviezen.acties_kop"), rijen, (15, 5, 5, 5, 3))


def goed(stof: Stof) -> Sectie:
    """Return the chapter on what goes well, chances, and what helps to understand."""
    onderdelen: list[Onderdeel] = []
    for soort in _GOED:
        delen = stof.gegevens.zeker(soort)
        if delen:
            blokken = [adviesblok(stof.verwijzer, advies) for advies in delen]
            onderdelen.append((f"goed-{soort.replace('_', '-')}", tekst(f"goed.{soort}"), blokken))
    blokken_vooraf = () if onderdelen else (alinea(tekst("goed.geen")),)
    return hoofdstuk(stof.verwijzer.nummer("goed"), "goed", tekst("goed.titel"), blokken_vooraf, onderdelen)


def toelichting(stof: Stof) -> Sectie:
    """Return the chapter that explains each certain conclusion, down to the facts and the publication."""
    verwijzer = stof.verwijzer
    nummer = verwijzer.nummer("toelichting")
    met_figuur = {advies.sleutel for advies in belangrijkste(stof.gegevens)}
    secties: list[Sectie] = []
    for plaats, (soort, delen) in enumerate(groepen(stof.gegevens).items(), 1):
        onder = tuple(
            uitleg_sectie(verwijzer, advies, _omdat(verwijzer, advies, advies.sleutel in met_figuur))
            for advies in delen
        )
        anker = f"toelichting-{soort.replace('_', '-')}"
        secties.append(Sectie(f"{nummer}.{plaats}", tekst(f"toelichting.{soort}"), anker, (), onder))
    inleiding = alinea(tekst("toelichting.inleiding" if secties else "toelichting.geen"))
    return Sectie(nummer, tekst("toelichting.titel"), "toelichting", (inleiding,), tuple(secties), True)


def uitleg_sectie(verwijzer: Verwijzer, advies: Advies, waarom: Sequence[Blok]) -> Sectie:
    """Return the explanation of one conclusion.

    Args:
        verwijzer: numbers and links.
        advies: the conclusion.
        waarom: what it rests on.
    """
    conclusie: RegelSleutel = advies.sleutel
    bron = verwijzer.bronnen(advies.bron_tekst, advies.grond, conclusie)
    actie = advies.soort in TE_DOEN and advies.sterkte != "definitie"
    doen = "toelichting.doen_kop" if actie else "toelichting.betekent_kop"
    delen = {doen: advies.tekst, "toelichting.uitleg_kop": advies.uitleg, "toelichting.let_op_kop": advies.kanttekening}
    blokken: list[Blok] = [alinea(met_kop(tekst(kop), inhoud)) for kop, inhoud in delen.items() if inhoud]
    blokken += waarom
    soort, sterkte = tekst(f"toelichting.soort.{advies.soort}"), woorden.sterkte(advies)
    merk = zin("toelichting.wat", soort=soort, sterkte=sterkte)
    blokken.append(noot((*merk, *gewoon(" "), *zin("algemeen.bron", bronnen=bron))))
    return Sectie(
        verwijzer.toelichting_nummer(conclusie),
        titel_van(advies),
        verwijzer.toelichting_anker(conclusie),
        tuple(blokken),
    )


def _omdat(verwijzer: Verwijzer, advies: Advies, met_figuur: bool) -> Sequence[Blok]:
    conclusie = advies.sleutel
    blokken: list[Blok] = [
        aanhef(tekst("toelichting.omdat")),
        Lijst(tuple(verwijzer.stap(stap, conclusie) for stap in advies.afleiding)),
    ]
    if met_figuur and advies.afleiding:
        blokken.append(afleiding_figuur(advies))
    return blokken


def afleiding_figuur(advies: Advies) -> Figuur:
    """Return the picture of the derivation of one conclusion."""
    titel = titel_van(advies)
    stappen = " ".join(tekst("toelichting.figuur_stap", tekst=stap.tekst) for stap in _alle(advies.afleiding))
    alt = tekst("toelichting.figuur_alt", titel=titel, stappen=stappen)
    naam = "-".join(("afleiding", advies.regel, *advies.over.values())).replace("_", "-")
    return afleidingfiguur.afleiding(naam, tekst("toelichting.figuur", titel=titel), alt, titel, advies.afleiding)


def _alle(stappen: Sequence[Stap]) -> list[Stap]:
    uit: list[Stap] = []
    for stap in stappen:
        uit += [stap, *_alle(stap.omdat)]
    return uit
