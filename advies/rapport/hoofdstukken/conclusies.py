"""The chapter that tells each certain conclusion, once: what it says, why, from what it follows, and where that stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never, get_args

from advies.afleiding import Stap
from advies.antwoord import Advies
from advies.rapport.bouw import Onderdeel, alinea, hoofdstuk, vet
from advies.rapport.model import Adviesblok, Filter, Keuze, Sectie, Zin, gewoon
from advies.rapport.stof import Gegevens, Stof
from advies.rapport.teksten import lijst, tekst, verbind, zin
from advies.rapport.verwijzer import Verwijzer
from advies.weergave import zinnen
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam, titel_met_proces
from kennisbank.catalogus import ACTOREN, catalogus
from regels.sleutels import RegelSleutel
from regels.taal import Soort


def _rang(soort: Soort) -> int:
    """Return the place of the explanations of a kind of conclusion; kinds of one place are in the order of the rule language."""
    match soort:
        case "risico" | "voorwaarde" | "advies" | "migratie" | "proceskeuze" | "reikwijdte" | "vorm" | "partner":
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


def groepen(gegevens: Gegevens) -> dict[Soort, tuple[Advies, ...]]:
    """Return the certain conclusions by kind, in the order in which they are told; a kind without any is left out."""
    return {soort: delen for soort in SOORTEN if (delen := gegevens.zeker(soort))}


def samen(delen: Sequence[Advies]) -> list[list[Advies]]:
    """Return conclusions that say the same about several processes together, in the order in which they come."""
    uit: dict[tuple[str, str, str], list[Advies]] = {}
    for advies in delen:
        uit.setdefault((advies.regel, advies.titel, advies.tekst), []).append(advies)
    return list(uit.values())


def conclusies(stof: Stof) -> Sectie:
    """Return the chapter."""
    verteller = Verteller(stof.verwijzer)
    onderdelen: list[Onderdeel] = []
    for soort, delen in groepen(stof.gegevens).items():
        blokken = [verteller.blok(leden, verteller.omdat(leden)) for leden in samen(delen)]
        onderdelen.append((f"conclusies-{soort.replace('_', '-')}", tekst(f"conclusies.{soort}"), blokken))
    inleiding = alinea(tekst("conclusies.inleiding" if onderdelen else "conclusies.geen"))
    kop, nummer = tekst("conclusies.titel"), stof.verwijzer.nummer("conclusies")
    return hoofdstuk(nummer, "conclusies", kop, (inleiding,), onderdelen, naslag=True)


class Verteller:
    """Tells conclusions, each text once.

    Args:
        verwijzer: numbers and links.
    """

    def __init__(self, verwijzer: Verwijzer) -> None:
        self._verwijzer = verwijzer
        self._verteld: dict[str, RegelSleutel] = {}

    def omdat(self, leden: Sequence[Advies]) -> list[Zin]:
        """Return from what conclusions follow that are told together, those that rest on the same together."""
        per_grond: dict[tuple[Stap, ...], list[Advies]] = {}
        for advies in leden:
            if advies.afleiding:
                per_grond.setdefault(advies.afleiding, []).append(advies)
        uit: list[Zin] = []
        for stappen, delen in per_grond.items():
            kop = tekst("conclusies.omdat_kop")
            if len(per_grond) > 1:
                namen = ", ".join(procesnaam(advies.sleutel.proces) for advies in delen)
                kop = tekst("conclusies.omdat_proces_kop", processen=namen)
            uit.append((vet(kop), *self._verwijzer.stappen(stappen), *gewoon(".")))
        return uit

    def blok(self, leden: Sequence[Advies], waarom: Sequence[Zin]) -> Adviesblok:
        """Return conclusions that say the same, told.

        Args:
            leden: the conclusions; one, or those of one rule that say the same about several processes.
            waarom: from what they follow.
        """
        eerste = leden[0]
        alineas = [*self._tekst(eerste), *waarom]
        wie, wanneer = hoofdletter(benamingen.wie(eerste.wie)), zinnen.wanneer(eerste)
        vooraf = zin("conclusies.wie_wanneer", wie=wie, wanneer=wanneer) if wie else ()
        bron = zin("algemeen.bron", bronnen=bronnen(eerste.bron_tekst, eerste.grond, laag=eerste.laag))
        return Adviesblok(
            nummer=self._verwijzer.conclusie_nummer(eerste.sleutel),
            titel=titel_met_proces(eerste.titel, *(advies.sleutel.proces for advies in leden)),
            merk=zinnen.sterkte(eerste),
            alineas=tuple(alineas),
            verwijzing=(*vooraf, *bron),
            anker=self._verwijzer.conclusie_anker(eerste.sleutel),
            kenmerken=tuple(dict.fromkeys(kenmerk for advies in leden for kenmerk in _kenmerken(advies))),
        )

    def _tekst(self, advies: Advies) -> list[Zin]:
        """Return what a conclusion says and why; what was told with an earlier conclusion by its number."""
        uit: list[Zin] = []
        zelf = self._eenmaal(advies.tekst, advies.sleutel), self._eenmaal(advies.uitleg, advies.sleutel)
        uit.append(verbind([deel for deel in zelf if deel], " "))
        if advies.kanttekening:
            uit.append((vet(tekst("conclusies.let_op_kop")), *self._eenmaal(advies.kanttekening, advies.sleutel)))
        return [deel for deel in uit if deel]

    def _eenmaal(self, inhoud: str, conclusie: RegelSleutel) -> Zin:
        if not inhoud:
            return ()
        eerder = self._verteld.setdefault(inhoud, conclusie)
        if eerder == conclusie:
            return gewoon(inhoud)
        return zin("conclusies.zie_ook", nummer=self._verwijzer.kort(eerder))


def _kenmerken(advies: Advies) -> tuple[str, ...]:
    proces = advies.sleutel.proces
    return (
        *(f"aanbeveling-{nummer}" for nummer in advies.aanbevelingen),
        *((_sleutel("proces", proces),) if proces else ()),
        *(_sleutel("wie", actor) for actor in advies.wie),
    )


def _sleutel(soort: str, waarde: str) -> str:
    return f"{soort}-{waarde}".replace("_", "-")


def filters(delen: Sequence[Advies]) -> tuple[Filter, ...]:
    """Return by what conclusions can be filtered; only what at least one of them is about.

    Args:
        delen: the conclusions that are told.
    """
    gebruikt = {kenmerk for advies in delen for kenmerk in _kenmerken(advies)}
    soorten = {
        "aanbeveling": [
            Keuze(f"aanbeveling-{nummer}", tekst("filters.nummer_naam", nummer=nummer, naam=deel.naam))
            for nummer, deel in catalogus().aanbevelingen.items()
        ],
        "proces": [Keuze(_sleutel("proces", deel.sleutel), deel.naam) for deel in catalogus().processen.values()],
        "wie": [Keuze(_sleutel("wie", actor), benamingen.wie([actor])) for actor in ACTOREN],
    }
    uit: list[Filter] = []
    for naam, keuzen in soorten.items():
        titel, alles = lijst(f"filters.{naam}")
        te_kiezen = tuple(keuze for keuze in keuzen if keuze.sleutel in gebruikt)
        if te_kiezen:
            uit.append(Filter(naam, titel, alles, te_kiezen))
    return tuple(uit)
