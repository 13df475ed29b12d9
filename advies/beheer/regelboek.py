"""The rule base as a book: a page for each rule, derived fact, fact, named number and trade-off, and the way to each.

It is data, without markup: pages in the browser and a site are made from it. It says where the publication speaks of something,
and never what stands there in the words of the publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from advies.beheer.boekbladen import (
    Afwegingblad,
    Begripblad,
    Drempelblad,
    Feitblad,
    Inhoudsdeel,
    Inhoudsplaats,
    Kant,
    Onderwerp,
    Preciezer,
    Punt,
    Regelblad,
    Regelboek,
    TeltMee,
    Toetszin,
    Verwijzing,
    Vindplaats,
)
from advies.beheer.regeloverzicht import Regeloverzicht, overzichten
from advies.beheer.toetsing import lees_toetsen
from advies.beheer.toetszinnen import toetszinnen
from advies.evaluatie import Evaluatie
from advies.vragen import maak_vraag
from advies.woorden.feiten import getal
from advies.woorden.regelteksten import leesbaar
from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.bronnen import Bron, publicatie
from kennisbank.catalogus import catalogus
from kennisbank.frozen import FrozenDict
from kennisbank.lagen import Laag
from regels.afwegingen import Afweging, afwegingen
from regels.logica import atomen, verwijzingen
from regels.sleutels import FeitSleutel
from regels.taal import AfgeleidFeit, Drempel, Niet, Regel, Voorwaarde


def maak_regelboek(leeg: Evaluatie) -> Regelboek:
    """Return the book of a rule base.

    Args:
        leeg: an evaluation in which no fact is known; its rule base is the one that is told.
    """
    return _Boekmaker(leeg).maak()


class _Boekmaker:
    """Makes the book of one rule base.

    Args:
        leeg: an evaluation in which no fact is known.
    """

    def __init__(self, leeg: Evaluatie) -> None:
        self._leeg = leeg
        self._bank = leeg.bank
        self._feiten = self._bank.vocabulaire.feiten
        self._zinnen = Voorwaardezinnen(self._bank)
        self._regels = {
            regel.naam: Verwijzing("regel", regel.naam, leesbaar(regel.titel, self._feiten))
            for regel in self._bank.regels
        }
        begrippen = {deel.naam: Verwijzing("begrip", deel.naam, deel.kort) for deel in self._bank.afgeleid}
        self._gevraagd = {
            **{feit.naam: Verwijzing("feit", feit.naam, feit.kort) for feit in self._feiten.values()},
            **begrippen,
        }
        """What a condition can ask for; a rule may have the name of a fact, so those stand apart."""
        self._afnemers = {**begrippen, **self._regels}
        """What has a condition."""
        self._vraagt: Mapping[Verwijzing, tuple[str, ...]] = {
            **{self._regels[regel.naam]: tuple(_namen(regel.geschreven)) for regel in self._bank.regels},
            **{begrippen[deel.naam]: tuple(_namen(deel.betekent)) for deel in self._bank.afgeleid},
        }

    def maak(self) -> Regelboek:
        bron = publicatie()
        return Regelboek(
            regels=FrozenDict({blad.regel.regel: blad for blad in self._regelbladen()}),
            begrippen=FrozenDict({deel.naam: self._begrip(deel) for deel in self._bank.afgeleid}),
            feiten=FrozenDict({naam: self._feit(naam) for naam in self._feiten}),
            drempels=FrozenDict({deel.naam: self._drempel(deel) for deel in self._bank.drempels}),
            afwegingen=FrozenDict({deel.naam: self._afweging(deel) for deel in afwegingen()}),
            delen=tuple(self._delen()),
            onderwerpen=tuple(self._onderwerpen()),
            publicatie=f"{bron.titel}, {bron.uitgave}, {bron.jaar}",
            vingerafdruk=self._bank.vingerafdruk,
        )

    def _regelbladen(self) -> Iterator[Regelblad]:
        toetsen = toetszinnen(lees_toetsen(self._bank), self._bank)
        buren = [None, *self._regels.values(), None]
        delen = zip(self._bank.regels, overzichten(self._bank.regels, self._bank), strict=True)
        for nummer, (regel, overzicht) in enumerate(delen):
            rond = buren[nummer], buren[nummer + 2]
            yield self._regel(regel, overzicht, toetsen.get(regel.naam, ()), rond)

    def _regel(
        self,
        regel: Regel,
        overzicht: Regeloverzicht,
        toetsen: tuple[Toetszin, ...],
        rond: tuple[Verwijzing | None, Verwijzing | None],
    ) -> Regelblad:
        alle = {afweging.naam: afweging.titel for afweging in afwegingen()}
        return Regelblad(
            regel=overzicht,
            voorwaarden=self._punten(regel.geschreven),
            preciezer=tuple(
                Preciezer(
                    self._punten(deel.als), leesbaar(deel.titel, self._feiten), leesbaar(deel.tekst, self._feiten)
                )
                for deel in regel.preciezer
            ),
            plaatsen=tuple(self._vindplaatsen(regel.bron)),
            toetsen=toetsen,
            vraagt=_wegen(_namen(regel.geschreven), self._gevraagd),
            wijkt_voor=_wegen(overzicht.wijkt_voor, self._regels),
            gaat_voor=_wegen(overzicht.gaat_voor, self._regels),
            drempels=tuple(self._drempels_van(regel.naam)),
            afwegingen=tuple(Verwijzing("afweging", naam, alle[naam]) for naam in overzicht.afwegingen),
            aanbevelingen=tuple(
                TeltMee(nummer, catalogus().aanbevelingen[nummer].naam, nummer in regel.draagt)
                for nummer in regel.aanbevelingen
            ),
            onderwerpen=self._onderwerpen_van(regel),
            vorige=rond[0],
            volgende=rond[1],
        )

    def _begrip(self, deel: AfgeleidFeit) -> Begripblad:
        return Begripblad(
            begrip=deel.naam,
            kort=deel.kort,
            ja=leesbaar(deel.ja, self._feiten),
            nee=leesbaar(deel.nee, self._feiten),
            grond=deel.grond,
            voor_elk_proces=deel.per_proces,
            voorwaarden=self._punten(deel.betekent),
            plaatsen=tuple(self._vindplaatsen(deel.bron)),
            vraagt=_wegen(_namen(deel.betekent), self._gevraagd),
            voedt=self._voedt(deel.naam),
            drempels=tuple(self._drempels_van(deel.naam)),
        )

    def _feit(self, naam: str) -> Feitblad:
        feit, vraag = self._feiten[naam], maak_vraag(FeitSleutel(naam), self._leeg)
        voedt = self._voedt(naam)
        return Feitblad(
            feit=naam,
            kort=feit.kort,
            vraag=feit.vraag,
            hulp=feit.hulp,
            onderwerp=feit.thema,
            voor_elk_proces=feit.per_proces,
            soort=vraag.soort,
            eenheid=vraag.eenheid,
            minimum=vraag.minimum,
            maximum=vraag.maximum,
            keuzen=tuple(replace(deel, hulp=leesbaar(deel.hulp, self._feiten)) for deel in vraag.keuzen),
            velden=vraag.velden,
            plaatsen=tuple(self._vindplaatsen(feit.bron)),
            vervangt=feit.vervangt,
            voedt=voedt,
            genoemd=tuple(deel for deel in self._noemt(naam) if deel not in voedt),
        )

    def _drempel(self, drempel: Drempel) -> Drempelblad:
        return Drempelblad(
            drempel=drempel.naam,
            getal=f"{getal(drempel.getal)} {drempel.eenheid}",
            grond=drempel.grond,
            opmerking=drempel.opmerking,
            plaatsen=tuple(self._vindplaatsen(drempel.bron)),
            in_voorwaarden=_wegen(drempel.in_voorwaarden, self._afnemers),
            in_teksten=_wegen(drempel.in_teksten, self._afnemers),
        )

    def _afweging(self, deel: Afweging) -> Afwegingblad:
        return Afwegingblad(
            afweging=deel.naam,
            titel=deel.titel,
            vraag=deel.vraag,
            kanten=tuple(
                Kant(pool.naam, pool.tekst, _wegen(pool.regels, self._regels), pool.sleutel == deel.neigt)
                for pool in deel.polen
            ),
            neigt_uitleg=deel.neigt_uitleg,
            doorslag=deel.doorslag,
            doorslag_grond=deel.doorslag_grond,
            grond=deel.grond,
            plaatsen=tuple(self._vindplaatsen(deel.bron)),
        )

    def _delen(self) -> Iterator[Inhoudsdeel]:
        """Yield the chapters of the publication with the rules that refer to them, in its order."""
        bron = publicatie()
        for sleutel, titel in bron.delen.items():
            plaatsen: list[Inhoudsplaats] = []
            for hier, plaats in bron.plaatsen.items():
                regels = [r.naam for r in self._bank.regels if any((b.soort, b.waarde) == hier for b in r.bron)]
                if plaats.deel == sleutel and regels:
                    plaatsen.append(Inhoudsplaats(plaats.tekst, plaats.titel, _wegen(regels, self._regels)))
            aantal = len({regel for plaats in plaatsen for regel in plaats.regels})
            if plaatsen:
                yield Inhoudsdeel(sleutel, titel, tuple(plaatsen), aantal)
        for laag in self._bank.lagen:
            yield self._laagdeel(laag)

    def _laagdeel(self, laag: Laag) -> Inhoudsdeel:
        """Return the source of a layer as a chapter behind those of the publication."""
        plaatsen: list[Inhoudsplaats] = []
        for plaats in laag.bron.plaatsen.values():
            hier = (laag.naam, plaats.waarde)
            regels = [r.naam for r in self._bank.regels if any((b.laag, b.waarde) == hier for b in r.bron)]
            plaatsen.append(Inhoudsplaats(plaats.tekst, plaats.titel, _wegen(regels, self._regels)))
        aantal = len({regel for plaats in plaatsen for regel in plaats.regels})
        return Inhoudsdeel(laag.naam, laag.titel, tuple(plaatsen), aantal)

    def _vindplaatsen(self, bronnen: Iterable[Bron]) -> Iterator[Vindplaats]:
        gegevens = publicatie()
        lagen = {laag.naam: laag for laag in self._bank.lagen}
        for bron in bronnen:
            if bron.laag:
                laag = lagen[bron.laag]
                yield Vindplaats(bron.tekst, laag.bron.plaatsen[bron.waarde].titel, laag.naam, laag.titel)
                continue
            plaats = gegevens.plaatsen[bron.soort, bron.waarde]
            yield Vindplaats(bron.tekst, plaats.titel, plaats.deel, gegevens.delen[plaats.deel])

    def _onderwerpen(self) -> Iterator[Onderwerp]:
        """Yield the themes of the questionnaire with their rules and facts, in its order."""
        per_regel = {regel.naam: self._onderwerpen_van(regel) for regel in self._bank.regels}
        for thema, titel in self._bank.vocabulaire.themas.items():
            regels = [naam for naam, themas in per_regel.items() if thema in themas]
            feiten = [feit.naam for feit in self._feiten.values() if feit.thema == thema]
            yield Onderwerp(thema, titel, _wegen(regels, self._regels), _wegen(feiten, self._gevraagd))

    def _onderwerpen_van(self, regel: Regel) -> tuple[str, ...]:
        """Return the themes of the facts that a rule asks for, those of its derived facts too."""
        gevraagd = set(_namen(regel.geschreven))
        nieuw = {*gevraagd}
        while nieuw:
            begrippen = (self._afnemers[naam] for naam in nieuw if naam not in self._feiten)
            nieuw = {naam for begrip in begrippen for naam in self._vraagt[begrip]} - gevraagd
            gevraagd |= nieuw
        themas = {self._feiten[naam].thema for naam in gevraagd if naam in self._feiten}
        return tuple(thema for thema in self._bank.vocabulaire.themas if thema in themas)

    def _punten(self, voorwaarde: Voorwaarde) -> tuple[Punt, ...]:
        """Return a condition in Dutch as a tree, each point with the facts that it speaks of."""
        naar: dict[str, tuple[Verwijzing, ...]] = {}
        for atoom in atomen(voorwaarde):
            for zijn in (atoom, Niet(atoom)):
                feiten = _wegen(_namen(zijn), self._gevraagd)
                naar.update((zin, feiten) for _, zin in self._zinnen.van(zijn))
        return _als_boom(self._zinnen.van(voorwaarde), naar)

    def _voedt(self, naam: str) -> tuple[Verwijzing, ...]:
        return tuple(deel for deel, gevraagd in self._vraagt.items() if naam in gevraagd)

    def _noemt(self, feit: str) -> Iterator[Verwijzing]:
        """Yield the rules that have the value of a fact in a text."""
        for regel in self._bank.regels:
            teksten = " ".join((regel.titel, regel.tekst, regel.uitleg, regel.kanttekening))
            if f"{{{feit}}}" in teksten or f"{{{feit}." in teksten:
                yield self._regels[regel.naam]

    def _drempels_van(self, naam: str) -> Iterator[Verwijzing]:
        for drempel in self._bank.drempels:
            if naam in drempel.in_voorwaarden or naam in drempel.in_teksten:
                yield Verwijzing("drempel", drempel.naam, f"{getal(drempel.getal)} {drempel.eenheid}")


def _namen(voorwaarde: Voorwaarde) -> Iterator[str]:
    """Yield the facts and derived facts of a condition, each once."""
    yield from dict.fromkeys(feit.naam for feit in verwijzingen(voorwaarde))


def _wegen(namen: Iterable[str], bladen: Mapping[str, Verwijzing]) -> tuple[Verwijzing, ...]:
    return tuple(bladen[naam] for naam in dict.fromkeys(namen))


def _als_boom(zinnen: tuple[tuple[int, str], ...], naar: Mapping[str, tuple[Verwijzing, ...]]) -> tuple[Punt, ...]:
    """Return lines with a depth as a tree."""
    uit: list[Punt] = []
    begin = 0
    while begin < len(zinnen):
        diepte, tekst = zinnen[begin]
        eind = begin + 1
        while eind < len(zinnen) and zinnen[eind][0] > diepte:
            eind += 1
        uit.append(Punt(tekst, naar.get(tekst, ()), _als_boom(zinnen[begin + 1 : eind], naar)))
        begin = eind
    return tuple(uit)
