"""Layers over a rule base: their rules, derived facts and thresholds beside those of the publication, as one rule base.

A layer adds, and switches off by name; it changes nothing. So the whole does not depend on the order in which layers are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kennisbank.lagen import Laag, Lagen, laag_van
from kennisbank.lezer import Lezer
from kennisbank.meldingen import InvoerFout, Melding, RegelFout, dichtstbij, knip, vraag_of
from kennisbank.vocabulaire import Vocabulaire, vocabulaire
from kennisbank.yaml_knopen import Kaart, plek_van
from regels.drempels import Ingevuld, lees_drempels, met_gebruik, vul_drempels_in
from regels.eigen import TOON_REGELS
from regels.grenzen import op_volgorde, over_de_grens
from regels.lezen import lees_afgeleid, lees_regel, lees_stukken, naam_van, namen_afgeleid, voeg_toe
from regels.lezen_voorwaarde import Namen
from regels.taal import AfgeleidFeit, Drempel, Regel, Regelbank, Uitgeschakeld
from regels.uitzonderingen import Gelezen, met_uitzonderingen, vervlecht

_Stukken = list[tuple[Lezer, Kaart]]


def combineer(basis: Regelbank, lagen: Lagen) -> Regelbank:
    """Return a rule base with layers over it.

    Args:
        basis: the rule base.
        lagen: the layers that are on here, so that the vocabulary has their facts.

    Raises:
        RegelFout: a file of a layer is wrong; all messages of all layers at once.
    """
    if not lagen:
        return basis
    meldingen: list[Melding] = []
    drempels = {laag.naam: _lees_drempels(laag, meldingen) for laag in lagen}
    # While the thresholds of a layer are wrong, nothing is said of the rules that use them.
    if meldingen:
        raise RegelFout(meldingen)
    zonder, uit = _zet_uit(basis, lagen, meldingen)
    stukken = {laag.naam: _lees_stukken(laag, basis, meldingen) for laag in lagen}
    gelezen = _Gelezen()
    for laag in lagen:
        gelezen.lees(stukken[laag.naam], _namen(laag, lagen, zonder, stukken, drempels))
    onder = {regel.naam: regel for regel in zonder.regels}
    regels = met_uitzonderingen(gelezen.regels, onder, {deel.regel.naam: deel.laag for deel in uit})
    meldingen.extend(melding for lezer in gelezen.lezers for melding in lezer.meldingen)
    afgeleid = {feit.naam: feit for feit in zonder.afgeleid} | gelezen.afgeleid
    volgorde = op_volgorde(afgeleid, meldingen)
    meldingen.extend(() if meldingen else over_de_grens(regels.values(), volgorde))
    if meldingen:
        raise RegelFout(meldingen)
    alle_drempels = {deel.naam: deel for deel in zonder.drempels} | {
        naam: deel for delen in drempels.values() for naam, deel in delen.items()
    }
    return replace(
        basis,
        regels=tuple(regels.values()),
        afgeleid=volgorde,
        vocabulaire=vocabulaire(),
        drempels=_met_gebruik(alle_drempels, gelezen.gebruik, frozenset((*regels, *afgeleid))),
        lagen=lagen,
        uitgeschakeld=uit,
    )


class _Gelezen:
    """What was read of all layers, and what is wrong with it."""

    def __init__(self) -> None:
        self.regels: list[Gelezen] = []
        self.afgeleid: dict[str, AfgeleidFeit] = {}
        self.gebruik: dict[str, Ingevuld] = {}
        self.lezers: list[Lezer] = []

    def lees(self, stukken: _Stukken, namen: Namen) -> None:
        """Read the rules and derived facts of one layer.

        Args:
            stukken: how they stand in its files.
            namen: what they may refer to.
        """
        alle: dict[str, Regel] = {}
        self.lezers += {id(lezer): lezer for lezer, _ in stukken}.values()
        for lezer, geschreven in stukken:
            ingevuld = vul_drempels_in(geschreven, namen.drempels)
            self.gebruik[naam_van(ingevuld.kaart)] = ingevuld
            if ingevuld.kaart.haal("afgeleid") is not None:
                voeg_toe(lezer, ingevuld.kaart, "afgeleid", lees_afgeleid(lezer, ingevuld.kaart, namen), self.afgeleid)
            else:
                self.regels.append(Gelezen(lezer, ingevuld.kaart, lees_regel(lezer, ingevuld.kaart, namen)))
                voeg_toe(lezer, ingevuld.kaart, "regel", self.regels[-1].regel, alle)


def _zet_uit(basis: Regelbank, lagen: Lagen, meldingen: list[Melding]) -> tuple[Regelbank, tuple[Uitgeschakeld, ...]]:
    """Return the rule base without the rules that layers switch off, and those; each wrong name gives a message."""
    regels = {regel.naam: regel for regel in basis.regels}
    uit: dict[str, list[Uitgeschakeld]] = {}
    for laag in lagen:
        for deel in laag.uit:
            regel = regels.get(deel.regel)
            bezwaar = _kan_niet_uit(deel.regel, basis, regel)
            if bezwaar or regel is None:
                meldingen.append(Melding(deel.plek, bezwaar, code="laag", gevonden=knip(deel.regel)))
            else:
                uit.setdefault(deel.regel, []).append(Uitgeschakeld(regel, laag.naam, deel.reden))
    if not uit:
        return basis, ()
    over = {naam: _zonder(regel, uit) for naam, regel in regels.items() if naam not in uit}
    # Who yields to a rule that yielded to one that is off, has that one in its condition too.
    opnieuw = vervlecht(over)
    drempels = _met_gebruik(
        {deel.naam: deel for deel in basis.drempels}, {}, {*over, *(f.naam for f in basis.afgeleid)}
    )
    alle = tuple(deel for naam in regels if naam in uit for deel in uit[naam])
    return replace(basis, regels=tuple(opnieuw.values()), drempels=drempels), alle


def _kan_niet_uit(naam: str, basis: Regelbank, regel: Regel | None) -> str:
    """Return why a rule cannot be switched off, in Dutch; empty when it can."""
    if any(feit.naam == naam for feit in basis.afgeleid):
        return f"'{knip(naam)}' is een afgeleid feit; alleen een regel kan uit."
    if laag_van(naam):
        return (
            f"'{knip(naam)}' is een regel van een laag; uitschakelen kan alleen bij een regel van de publicatie."
            " Wilt u hem niet, haal hem dan weg uit de map van die laag, of noem die laag niet."
        )
    if regel is None:
        hint = vraag_of(dichtstbij(naam, [deel.naam for deel in basis.regels])) or f" {TOON_REGELS}"
        return f"de publicatie heeft geen regel '{knip(naam)}'.{hint}"
    if regel.soort == "tegenspraak":
        return f"'{naam}' weigert feiten die elkaar tegenspreken; zo'n regel kan niet uit."
    return ""


def _zonder(regel: Regel, uit: Mapping[str, object]) -> Regel:
    """Return a rule that yields to none of the rules that are off; the rule itself when it did not."""
    blijft = [nummer for nummer, naam in enumerate(regel.wijkt_voor) if naam not in uit]
    if len(blijft) == len(regel.wijkt_voor):
        return regel
    begin = len(regel.plekken) - len(regel.wijkt_voor)
    plekken = (*regel.plekken[:begin], *(regel.plekken[begin + nummer] for nummer in blijft))
    namen = tuple(regel.wijkt_voor[nummer] for nummer in blijft)
    return replace(regel, als=regel.geschreven, eigen=None, wijkt_voor=namen, plekken=plekken)


def _lees_drempels(laag: Laag, meldingen: list[Melding]) -> dict[str, Drempel]:
    uit: dict[str, Drempel] = {}
    for naam, inhoud in laag.drempels.items():
        try:
            lezer, uit = lees_drempels(inhoud, naam, vocabulaire(), laag.kop)
        except InvoerFout as fout:
            meldingen.extend(fout.meldingen)
        else:
            meldingen.extend(lezer.meldingen)
    return uit


def _lees_stukken(laag: Laag, basis: Regelbank, meldingen: list[Melding]) -> _Stukken:
    """Return the rules and derived facts of a layer; one that has the name of one of the publication is told, and left out."""
    van_publicatie = {**{r.naam: "regel" for r in basis.regels}, **{f.naam: "afgeleid feit" for f in basis.afgeleid}}
    uit: _Stukken = []
    for bestand, inhoud in laag.regels.items():
        try:
            stukken = lees_stukken(bestand, inhoud, meldingen, laag.kop)
        except InvoerFout as fout:
            meldingen.extend(fout.meldingen)
            continue
        for lezer, kaart in stukken:
            naam = naam_van(kaart)
            if naam in van_publicatie:
                anders = "" if van_publicatie[naam] != "regel" else " Zet haar uit met 'schakelt_uit' in laag.yaml."
                tekst = (
                    f"'{naam}' is een {van_publicatie[naam]} van de publicatie; een laag verandert die niet.{anders}"
                    f" Noem uw eigen '{laag.kop.naam_van(naam)}'."
                )
                knoop = kaart.haal("regel") or kaart.haal("afgeleid") or kaart
                meldingen.append(Melding(plek_van(bestand, knoop), tekst, code="regelbestand", gevonden=naam))
            else:
                uit.append((lezer, kaart))
    return uit


def _namen(
    laag: Laag,
    lagen: Lagen,
    basis: Regelbank,
    stukken: Mapping[str, _Stukken],
    drempels: Mapping[str, Mapping[str, Drempel]],
) -> Namen:
    """Return what the rules of a layer may refer to: the publication, the layer itself, and those it builds on."""
    zicht = {laag.naam, *laag.bouwt_op}
    afgeleid = {deel.naam: namen_afgeleid(stukken[deel.naam]) for deel in lagen}
    elders = {
        naam: deel.naam for deel in lagen if deel.naam not in zicht for naam in (*deel.feiten, *afgeleid[deel.naam])
    }
    alle = vocabulaire()
    feiten = {naam: feit for naam, feit in alle.feiten.items() if feit.laag in ("", *zicht)}
    zichtbaar = {feit.naam: feit.per_proces for feit in basis.afgeleid}
    getallen = {deel.naam: deel for deel in basis.drempels}
    for naam in sorted(zicht):
        zichtbaar |= afgeleid[naam]
        getallen |= drempels[naam]
    woorden = Vocabulaire(MappingProxyType(feiten), alle.themas, alle.oude_feiten, alle.oude_waarden)
    return Namen(woorden, zichtbaar, tuple(basis.catalogus.processen), getallen, elders)


def _met_gebruik(
    drempels: Mapping[str, Drempel], gebruik: Mapping[str, Ingevuld], bestaat: Iterable[str]
) -> tuple[Drempel, ...]:
    """Return thresholds with the rules and derived facts that use them: those of before that are still there, and the new."""
    er_zijn = frozenset(bestaat)
    nieuw = {deel.naam: deel for deel in met_gebruik(drempels, gebruik)}
    return tuple(
        replace(
            drempel,
            in_voorwaarden=(*(n for n in drempel.in_voorwaarden if n in er_zijn), *nieuw[drempel.naam].in_voorwaarden),
            in_teksten=(*(n for n in drempel.in_teksten if n in er_zijn), *nieuw[drempel.naam].in_teksten),
        )
        for drempel in drempels.values()
    )
