"""From a plan to a document: in short, the steps by phase, in time, by role, what comes back, and on what each step rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from advies.plan.model import Aandachtspunt, Plan, Planstap
from advies.plan.rol import deel_van
from advies.rapport.bouw import Onderdeel, alinea, hoofdstuk, met_kop, nadruk, noot, opsomming, vet
from advies.rapport.lagen import laagblokken
from advies.rapport.model import Adviesblok, Blok, Opdracht, Rapport, Rij, Sectie, Stuk, Tabel, Zin, gewoon
from advies.rapport.plan.tijd import tijdsectie
from advies.rapport.rapport import omslag
from advies.rapport.schoon import schoon, schoon_geheel
from advies.rapport.teksten import lijst, tekst
from advies.weergave import planzinnen, zinnen
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.letters import hoofdletter
from kennisbank.catalogus import ACTOREN, Actor
from kennisbank.meldingen import opsomming as reeks


def maak_plandocument(
    plan: Plan,
    datum: date,
    *,
    voor: Actor | None = None,
    opdrachtgever: str = "",
    auteur: str = "",
    titel: str = "",
) -> Rapport:
    """Return the document of a plan; `als_document` writes it.

    Args:
        plan: the plan.
        datum: the day of the document.
        voor: the role that it is for; None for everybody, with a chapter for each role.
        opdrachtgever: for whom it is; may be empty.
        auteur: by whom it is; may be empty.
        titel: its title; the usual one, with the name of the partnership, when left out.
    """
    veilig = schoon_geheel(plan)
    opdracht = Opdracht(opdrachtgever, auteur)
    return omslag(
        schoon(titel).strip() or planzinnen.kop(veilig, voor),
        datum,
        list(_secties(veilig, voor)),
        opdracht,
        notitie=True,
    )


def _secties(plan: Plan, voor: Actor | None) -> Iterator[Sectie]:
    eigen = deel_van(plan, voor)
    makers = [
        _kort(plan, voor),
        _stappen(eigen, voor),
        tijdsectie(eigen),
        *([] if voor is not None else [_rol(plan, rol) for rol in ACTOREN]),
        _aandacht(eigen),
        _momenten(eigen),
        *([] if voor is not None else [_gedaan(plan)]),
        _onderbouwing(eigen),
        _lagen(plan),
    ]
    nummer = 0
    for deel in makers:
        if deel is not None:
            nummer += 1
            anker, titel, blokken, onderdelen, naslag = deel
            yield hoofdstuk(str(nummer), anker, titel, blokken, onderdelen, naslag)


Deel = tuple[str, str, Sequence[Blok], Sequence[Onderdeel], bool]
"""A chapter before it has its number: anchor, heading, blocks, paragraphs, and whether it is to look something up."""


def _kort(plan: Plan, voor: Actor | None) -> Deel:
    eerste, *rest = reversed(planzinnen.inleiding(plan, voor))
    blokken: list[Blok] = [*map(nadruk, rest), alinea(eerste)]
    blokken += map(nadruk, planzinnen.waarschuwingen(plan))
    blokken += map(alinea, planzinnen.rest(plan, met_feit=False))
    blokken.append(noot(tekst("plan.slot")))
    if plan.melding:
        blokken.append(noot(plan.melding))
    return "kort", tekst("plan.kort"), blokken, (), False


def _stappen(plan: Plan, voor: Actor | None) -> Deel:
    kop = tekst("plan.stappen")
    if not plan.stappen:
        geen = tekst("plan.geen") if voor is None else tekst("plan.geen_voor", rol=planzinnen.rol(voor))
        return "stappen", kop, (alinea(geen),), (), False
    gedateerd = any(stap.begin or stap.klaar for stap in plan.stappen)
    onderdelen: list[Onderdeel] = []
    for fase, groep in groupby(plan.stappen, planzinnen.fasekop):
        rijen = tuple(_rij(stap, gedateerd) for stap in groep)
        koppen = lijst("plan.kop_dagen" if gedateerd else "plan.kop")
        tabel = Tabel(
            tekst("plan.stappen_tabel", fase=fase),
            koppen,
            rijen,
            (9, 4, 4, 8) if gedateerd else (9, 4, 7, 8),
            stil=True,
        )
        onderdelen.append((f"stappen-{len(onderdelen) + 1}", fase, (tabel,)))
    return "stappen", kop, (), onderdelen, False


def _rij(stap: Planstap, gedateerd: bool) -> Rij:
    cellen = [_naam(stap), gewoon(hoofdletter(benamingen.wie(stap.wie)))]
    klaar = gewoon(hoofdletter(planzinnen.klaar_als(stap)))
    cellen += [_wanneer(stap), klaar] if gedateerd else [klaar, gewoon(planzinnen.vervalt(stap, 2))]
    return Rij(tuple(cellen))


def _naam(stap: Planstap) -> Zin:
    """Return a step with its number, how strong it is, and after which steps it comes; it leads to what it rests on."""
    sterkte = hoofdletter(benamingen.sterktewoord(stap.sterkte))
    rest = f" {sterkte}." + (tekst("plan.laag", lagen=reeks(stap.lagen, "en")) if stap.lagen else "")
    rest += tekst("plan.na", nummers=planzinnen.nummers(stap.na)) if stap.na else ""
    titel = tekst("plan.stap", nummer=stap.nummer, tekst=f"{stap.tekst}.")
    return (Stuk(titel, vet=True, naar=_anker(stap)), *gewoon(rest))


def _anker(stap: Planstap) -> str:
    return f"stap-{stap.nummer}"


def _wanneer(stap: Planstap) -> Zin:
    return gewoon(hoofdletter(planzinnen.dagen(stap)) or tekst("plan.geen_dag"))


def _rol(plan: Plan, rol: Actor) -> Deel | None:
    """Return the chapter of one role: its steps, with when each is done and what then can be done."""
    eigen = deel_van(plan, rol)
    if not eigen.stappen:
        return None
    gedateerd = any(stap.begin or stap.klaar for stap in plan.stappen)
    rijen = []
    for stap in eigen.stappen:
        daarna = tekst("plan.daarna", nummers=planzinnen.nummers(stap.ontgrendelt)) if stap.ontgrendelt else ""
        slot = _wanneer(stap) if gedateerd else gewoon(hoofdletter(daarna))
        rijen.append(Rij((_naam(stap), gewoon(hoofdletter(planzinnen.klaar_als(stap))), slot)))
    naam = planzinnen.rol(rol)
    koppen = lijst("plan.rol_kop_dagen" if gedateerd else "plan.rol_kop")
    tabel = Tabel(tekst("plan.rol_tabel", rol=naam), koppen, tuple(rijen), (10, 7, 5), stil=True)
    titel = tekst("plan.rol_meer" if rol == "ict_ers" else "plan.rol", rol=naam)
    return f"rol-{rol.replace('_', '-')}", titel, (tabel,), (), False


def _aandacht(plan: Plan) -> Deel | None:
    if not plan.aandacht:
        return None
    blokken: list[Blok] = []
    for kop, deel in (
        ("plan.aandacht_inleiding", [punt for punt in plan.aandacht if not punt.stappen]),
        ("plan.al_in_stappen", [punt for punt in plan.aandacht if punt.stappen]),
    ):
        if deel:
            blokken += [alinea(tekst(kop)), opsomming([_punt(punt) for punt in deel])]
    return "aandacht", tekst("plan.aandacht"), blokken, (), False


def _punt(punt: Aandachtspunt) -> Zin:
    titel, kort = planzinnen.aandacht(punt)
    inhoud = planzinnen.waarom_blijft(punt) or punt.tekst
    return (vet(f"{titel}."), *gewoon(f" {inhoud} {kort}"))


def _momenten(plan: Plan) -> Deel | None:
    if not plan.momenten:
        return None
    rijen = tuple(
        Rij(
            (
                (vet(f"{moment.titel}."), *gewoon(f" {moment.uitleg}")),
                gewoon(hoofdletter(planzinnen.hoe_vaak(moment))),
                gewoon(hoofdletter(benamingen.wie(moment.wie))),
                gewoon(hoofdletter(bronnen(moment.bron_tekst, moment.grond))),
            )
        )
        for moment in plan.momenten
    )
    tabel = Tabel(tekst("plan.momenten"), lijst("plan.momenten_kop"), rijen, (11, 4, 4, 5), stil=True)
    return "momenten", tekst("plan.momenten"), (tabel, noot(tekst("plan.momenten_noot"))), (), False


def _gedaan(plan: Plan) -> Deel | None:
    if not plan.gedaan:
        return None
    rijen = tuple(
        Rij(
            (
                gewoon(f"{deel.tekst}."),
                gewoon(hoofdletter(zinnen.feit(deel.feit))),
                gewoon(planzinnen.titels(deel.houdt_weg)),
            )
        )
        for deel in plan.gedaan
    )
    tabel = Tabel(tekst("plan.gedaan"), lijst("plan.gedaan_kop"), rijen, (8, 7, 8), stil=True)
    return "gedaan", tekst("plan.gedaan"), (alinea(tekst("plan.gedaan_inleiding")), tabel), (), False


def _onderbouwing(plan: Plan) -> Deel | None:
    if not plan.stappen:
        return None
    blokken = tuple(_blok(stap) for stap in plan.stappen)
    return "onderbouwing", tekst("plan.onderbouwing"), blokken, (), True


def _lagen(plan: Plan) -> Deel | None:
    if not plan.lagen:
        return None
    return "lagen", tekst("lagen.titel"), laagblokken(plan.lagen, plan.uitgeschakeld), (), True


def _blok(stap: Planstap) -> Adviesblok:
    """Return on what a step rests: what it takes away, the facts, the rules and their places in the publication."""
    feiten = {feit.feit: zinnen.feit(feit) for deel in stap.omdat for feit in deel.feiten}
    alineas = [
        met_kop(tekst("plan.klaar_als"), f"{planzinnen.klaar_als(stap)}."),
        met_kop(tekst("plan.vervalt"), f"{planzinnen.vervalt(stap)}."),
        met_kop(tekst("plan.feiten"), f"{'; '.join(feiten.values())}."),
    ]
    for kop, delen in (("plan.mogelijk", stap.maakt_mogelijk), ("plan.brengt_mee", stap.brengt_mee)):
        if delen:
            alineas.append(met_kop(tekst(kop), f"{planzinnen.titels(delen)}."))
    if stap.na:
        ons = tekst("plan.volgorde_ons", nummers=planzinnen.nummers(stap.afgeleid_na)) if stap.afgeleid_na else ""
        volgorde = tekst("plan.volgorde_na", nummers=planzinnen.nummers(stap.na)) + ons
        alineas.append(met_kop(tekst("plan.volgorde"), volgorde))
    return Adviesblok(
        nummer=str(stap.nummer),
        titel=stap.tekst,
        merk=benamingen.sterktewoord(stap.sterkte),
        alineas=tuple(alineas),
        verwijzing=gewoon(
            tekst(
                "plan.regels",
                regels=", ".join(dict.fromkeys(deel.regel for deel in stap.omdat)),
                bronnen=planzinnen.plaatsen(stap),
            )
        ),
        anker=_anker(stap),
    )
