"""What the page of advice shows: the answer, put in the parts of the page; without starlette, and without judging anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from advies.antwoord import AanbevelingOordeel, Advies, Antwoord, Bevinding, Indeling, Tijd, Vraag
from advies.raad.samenvatting import Samenvatting
from advies.web.paginas.adviesdelen import (
    Aanbevelingblok,
    Blok,
    Casusblok,
    Feitlink,
    Openblok,
    Procesblok,
    Stapblok,
    Tijdgroep,
    Verwijzing,
)
from advies.web.paginas.adviesfilter import Filter, passende
from advies.weergave.groepen import lessen, waarom_past
from advies.weergave.zinnen import past
from advies.woorden.feiten import feitnaam
from advies.woorden.processen import titel_met_proces
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import Soort

HOOGSTENS_OPEN = 8
"""Open findings that are shown while nobody looks for one: those that the fewest answers settle."""
Groep = Literal["risicos", "te_doen", "goed", "duiding"]
GROEPEN: tuple[Groep, ...] = get_args(Groep)
"""The groups of findings, in the order of the page."""
_Sleutel = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Adviesblad:
    """What the page shows.

    Args:
        kort: the first screen.
        antwoord: the whole answer.
        reikwijdte: why it is in scope or not.
        stappen: what to do first.
        vorm: the other axes of the form, and what is certain about the form.
        assen: each axis that the first screen leaves out, with what is certain about it.
        aanbevelingen: the nine.
        processen: the eight.
        groepen: the findings that the reader looks for, by group and time.
        getoond: how many findings those are.
        totaal: how many there are.
        open: open findings that the reader looks for, or the nearest to an answer.
        open_totaal: how many open findings there are.
        casussen: the cases.
        vragen: the facts of the most useful questions.
    """

    kort: Samenvatting
    antwoord: Antwoord
    reikwijdte: tuple[Blok, ...]
    stappen: tuple[Stapblok, ...]
    vorm: tuple[Blok, ...]
    assen: tuple[tuple[str, tuple[Indeling, ...]], ...]
    aanbevelingen: tuple[Aanbevelingblok, ...]
    processen: tuple[Procesblok, ...]
    groepen: Mapping[Groep, tuple[Tijdgroep, ...]]
    getoond: int
    totaal: int
    open: tuple[Openblok, ...]
    open_totaal: int
    casussen: tuple[Casusblok, ...]
    vragen: tuple[Vraag, ...]


def maak_adviesblad(
    antwoord: Antwoord, kort: Samenvatting, feiten: Mapping[str, FeitDefinitie], filter_: Filter
) -> Adviesblad:
    """Return what the page shows.

    Args:
        antwoord: the answer.
        kort: the same in one glance.
        feiten: the vocabulary, by name of the fact.
        filter_: which findings the reader wants to see.
    """
    return _Maker(antwoord, kort, feiten).blad(filter_)


def groep_van(advies: Advies) -> Groep | None:
    """Return the group of findings that a certain advice stands in; None for what classifies, which stands elsewhere."""
    if advies.soort == "risico" or advies.is_voorwaarde_die_moet:
        return "risicos"
    if advies.is_raad:
        return "te_doen"
    soorten: Mapping[Soort, Groep] = {"goede_praktijk": "goed", "kans": "goed", "duiding": "duiding"}
    return soorten.get(advies.soort)


def anker_van(sleutel: RegelSleutel) -> str:
    """Return the id of a conclusion on the page.

    Args:
        sleutel: the rule, and the process that it is about.
    """
    return f"b-{sleutel.regel}-{sleutel.proces}" if sleutel.proces else f"b-{sleutel.regel}"


class _Maker:
    """Puts one answer in the parts of the page."""

    def __init__(self, antwoord: Antwoord, kort: Samenvatting, feiten: Mapping[str, FeitDefinitie]) -> None:
        self._antwoord, self._kort, self._feiten = antwoord, kort, feiten
        self._zeker = antwoord.van_status("zeker")

    def blad(self, filter_: Filter) -> Adviesblad:
        """Return the page."""
        antwoord = self._antwoord
        alle = [advies for advies in self._zeker if groep_van(advies)]
        getoond = passende(alle, filter_)
        # A link leads only to what the page shows, so the anchors are made from what is left after the filter.
        self._ankers: dict[RegelSleutel, str] = {}
        groepen: dict[Groep, tuple[Tijdgroep, ...]] = {}
        for groep in GROEPEN:
            delen = self._tijdgroepen([advies for advies in getoond if groep_van(advies) == groep])
            if delen:
                groepen[groep] = delen
        overgang = [a for a in self._zeker if a.soort == "migratie" and not a.is_raad]
        reikwijdte = self._blokken(self._van("reikwijdte"))
        self._plaatsen = [a for a in self._van("proceskeuze", "partner") if "partnermodel" not in a.conclusie]
        verband = [advies for advies in self._plaatsen if not advies.over]
        vorm = self._blokken([*self._van("vorm"), *overgang, *verband])
        processen = tuple(self._processen())
        open_, open_totaal = self._open(filter_)
        return Adviesblad(
            kort=self._kort,
            antwoord=antwoord,
            reikwijdte=reikwijdte,
            stappen=tuple(self._stappen()),
            vorm=vorm,
            assen=(("kenmerk", antwoord.vormen.kenmerken), ("migratie", antwoord.migratie)),
            aanbevelingen=tuple(map(self._aanbeveling, antwoord.aanbevelingen)),
            processen=processen,
            groepen=groepen,
            getoond=len(getoond),
            totaal=len(alle),
            open=open_,
            open_totaal=open_totaal,
            casussen=tuple(Casusblok(casus, lessen(casus)) for casus in antwoord.casussen),
            vragen=self._kort.vragen,
        )

    def _van(self, *soorten: Soort) -> list[Advies]:
        return [advies for advies in self._zeker if advies.soort in soorten]

    def _tijdgroepen(self, adviezen: Sequence[Advies]) -> tuple[Tijdgroep, ...]:
        per_tijd = {tijd: [advies for advies in adviezen if advies.tijd == tijd] for tijd in get_args(Tijd)}
        return tuple(Tijdgroep(tijd, self._blokken(delen)) for tijd, delen in per_tijd.items() if delen)

    def _blokken(self, adviezen: Iterable[Advies]) -> tuple[Blok, ...]:
        groepen: dict[_Sleutel, list[Advies]] = {}
        for advies in adviezen:
            groepen.setdefault((advies.regel, advies.titel, advies.tekst, advies.uitleg), []).append(advies)
        return tuple(map(self._blok, groepen.values()))

    def _blok(self, groep: Sequence[Advies]) -> Blok:
        eerste = groep[0]
        anker = anker_van(eerste.sleutel)
        for advies in groep:
            self._ankers[advies.sleutel] = anker
        titel = titel_met_proces(eerste.titel, *(advies.sleutel.proces for advies in groep))
        return Blok(anker, titel, tuple(groep))

    def _stappen(self) -> Iterator[Stapblok]:
        stappen = iter(self._antwoord.eerste_stappen)  # the steps come first among what to do, in their own order
        for actie in self._kort.acties:
            stap = next(stappen) if actie.stap else None
            zelfde = [deel for deel in actie.lost_op if deel.titel == actie.tekst]
            yield Stapblok(
                actie=actie,
                lost_op=tuple(self._verwijzing(deel) for deel in actie.lost_op if deel not in zelfde),
                brengt_mee=tuple(map(self._verwijzing, actie.brengt_mee)),
                zetten=tuple(f"{zet.feit}={zet.waarde}" for zet in stap.zetten) if stap else (),
                eigen=self._verwijzing(zelfde[0]).anker if zelfde else "",
            )

    def _verwijzing(self, bevinding: Bevinding) -> Verwijzing:
        sleutel = RegelSleutel(bevinding.regel, bevinding.over.get("proces", ""))
        return Verwijzing(titel_met_proces(bevinding.titel, sleutel.proces), self._ankers.get(sleutel, ""))

    def _aanbeveling(self, oordeel: AanbevelingOordeel) -> Aanbevelingblok:
        namen = set(oordeel.adviezen)
        uit: dict[str, Verwijzing] = {}
        for advies in self._zeker:
            if advies.regel in namen:
                titel = titel_met_proces(advies.titel, advies.sleutel.proces)
                uit.setdefault(titel, Verwijzing(titel, self._ankers.get(advies.sleutel, "")))
        return Aanbevelingblok(oordeel, tuple(uit.values()), tuple(map(self._feit, oordeel.beslissend)))

    def _processen(self) -> Iterator[Procesblok]:
        redenen = {proces.naam: (woord, delen) for proces, woord, delen in waarom_past(self._antwoord)}
        for sleutel, proces in self._antwoord.processen.items():
            eigen = [advies for advies in self._plaatsen if advies.sleutel.proces == sleutel]
            woord, waarom = redenen.get(proces.naam, ("", ()))
            elders = {a.titel: self._ankers.get(a.sleutel, "") for a in self._zeker if a.sleutel.proces == sleutel}
            titels = {advies.titel for advies in eigen}
            yield Procesblok(
                sleutel=sleutel,
                oordeel=proces,
                mag=", ".join(deel.naam for deel in proces.keuzen if deel.status == "zeker"),
                past=past(proces),
                waarom=woord,
                redenen=tuple(Verwijzing(titel, elders.get(titel, "")) for titel in waarom if titel not in titels),
                blokken=self._blokken(eigen),
            )

    def _open(self, filter_: Filter) -> tuple[tuple[Openblok, ...], int]:
        alle = [a for a in self._antwoord.van_status("open") if a.soort == "risico" or a.is_raad]
        gezocht = passende(alle, filter_)
        if not filter_.actief:
            gezocht = tuple(sorted(alle, key=lambda a: min(map(len, a.beslissend), default=9))[:HOOGSTENS_OPEN])
        return tuple(map(self._openblok, gezocht)), len(alle)

    def _openblok(self, advies: Advies) -> Openblok:
        sets = tuple(tuple(map(self._feit, deel)) for deel in advies.beslissend[:3])
        return Openblok(titel_met_proces(advies.titel, advies.sleutel.proces), advies, sets)

    def _feit(self, feit: str) -> Feitlink:
        sleutel = FeitSleutel.lees(feit)
        return Feitlink(feit, feitnaam(self._feiten[sleutel.naam], sleutel.proces))
