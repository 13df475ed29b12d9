"""The check of a rule base as text and as records for JSON: what was found, where, and the facts that show it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from advies.feitenbestand import feitregels
from advies.weergave.teksten import aantal, tekst
from advies.weergave.vormen import (
    Bevindingvorm,
    Bewijsvorm,
    Keuringsvorm,
    Mutatievorm,
    Naamvorm,
    Overlevervorm,
    Plekvorm,
)
from advies.woorden.processen import procesnaam
from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.foutvorm import foutvorm
from kennisbank.meldingen import Plek, opsomming
from regels.taal import Regelbank, Werkgeheugen

if TYPE_CHECKING:
    from advies.beheer.keuring import Keuring
    from advies.beheer.mutatie import Mutatieverslag, Overlever
    from regels.bewijs.bevindingen import Bevinding, StukSleutel
    from regels.varianten import Variant

BREEDTE = 100


def als_tekst(keuring: Keuring) -> str:
    """Return what was checked and found, as text."""
    woorden = Bevindingzinnen(keuring.bank)
    tekstregels = [*_kop(keuring), *(str(melding) for melding in keuring.meldingen)]
    if keuring.bewijs is not None:
        bewijs = keuring.bewijs
        gevonden = len(bewijs.bevindingen)
        tekstregels.append(
            tekst(
                "keuring.bewijs",
                getuigen=bewijs.getuigen,
                gevallen=bewijs.gevallen,
                bevindingen=aantal("keuring.bevindingen", gevonden) if gevonden else tekst("keuring.geen_bevindingen"),
            )
        )
        aanbevelingen = len(keuring.bank.catalogus.aanbevelingen)
        tekstregels.append(tekst("keuring.in_orde", aantal=aanbevelingen, in_orde=bewijs.in_orde))
        for bevinding in bewijs.bevindingen:
            tekstregels += ["", *woorden.van(bevinding)]
    if keuring.mutaties is not None:
        tekstregels += _mutaties(keuring.mutaties, woorden)
    tekstregels.append(tekst("keuring.geen_fouten" if keuring.goed else "keuring.fouten"))
    return "\n".join(tekstregels)


def keuringsvorm(keuring: Keuring) -> Keuringsvorm:
    """Return what was checked and found, as records for JSON."""
    woorden = Bevindingzinnen(keuring.bank)
    bewijs, mutaties = keuring.bewijs, keuring.mutaties
    return Keuringsvorm(
        goed=keuring.goed,
        regels=len(keuring.bank.regels),
        afgeleide_feiten=len(keuring.bank.afgeleid),
        uitspraken=keuring.uitspraken,
        dekking=keuring.dekking,
        fouten=tuple(foutvorm(melding) for melding in keuring.meldingen),
        bewijs=None
        if bewijs is None
        else Bewijsvorm(
            bewijs.getuigen, bewijs.gevallen, bewijs.in_orde, tuple(map(woorden.als_vorm, bewijs.bevindingen))
        ),
        mutaties=None if mutaties is None else _mutatievorm(mutaties, woorden),
        lagen=tuple(laag.naam for laag in keuring.bank.lagen),
        uitgeschakeld=tuple(dict.fromkeys(deel.regel.naam for deel in keuring.bank.uitgeschakeld)),
    )


def _mutatievorm(verslag: Mutatieverslag, woorden: Bevindingzinnen) -> Mutatievorm:
    return Mutatievorm(
        mutanten=verslag.mutanten,
        gedood=verslag.gedood,
        gelijkwaardig=verslag.gelijkwaardig,
        score=round(verslag.score, 4),
        overlevers=tuple(
            Overlevervorm(deel.stuk.naam, str(_plek(deel)), woorden.variant(deel.variant), deel.toets)
            for deel in verslag.overlevers
        ),
    )


def _uit(bank: Regelbank) -> str:
    """Return how many rules of the publication are off, in Dutch; empty when none is."""
    uit = len({deel.regel.naam for deel in bank.uitgeschakeld})
    return aantal("keuring.zonder", uit) if uit else ""


def _kop(keuring: Keuring) -> Iterator[str]:
    bank, dekking = keuring.bank, keuring.dekking
    yield tekst(
        "keuring.gelezen",
        regels=aantal("keuring.regels", len(bank.regels)),
        afgeleid=aantal("keuring.afgeleid", len(bank.afgeleid)),
        uit=_uit(bank),
    )
    for laag in bank.lagen:
        erbij = sum(regel.laag == laag.naam for regel in bank.regels)
        yield tekst(
            "keuring.laag",
            naam=laag.naam,
            titel=laag.titel,
            regels=aantal("keuring.regels", erbij),
            feiten=aantal("keuring.feiten", len(laag.feiten)),
        )
    for deel in bank.uitgeschakeld:
        yield tekst("keuring.uit", laag=deel.laag, regel=deel.regel.naam, reden=deel.reden)
    if dekking is not None:
        yield tekst(
            "keuring.toetsen",
            toetsen=aantal("keuring.aantal_toetsen", dekking.toetsen),
            regels=aantal("keuring.regels", dekking.regels),
            zeker=dekking.zeker,
            uitgesloten=dekking.uitgesloten,
            open=dekking.open,
        )
        yield tekst(
            "keuring.voorwaarden", atomen=aantal("keuring.aantal_voorwaarden", dekking.atomen), beide=dekking.beide
        )
    if keuring.uitspraken is not None:
        yield aantal("keuring.uitspraken", keuring.uitspraken)


def _mutaties(verslag: Mutatieverslag, woorden: Bevindingzinnen) -> Iterator[str]:
    yield tekst(
        "keuring.mutaties",
        mutanten=verslag.mutanten,
        gelijkwaardig=verslag.gelijkwaardig,
        gedood=verslag.gedood,
        echt=verslag.mutanten - verslag.gelijkwaardig,
        score=f"{verslag.score:.1%}",
    )
    for overlever in verslag.overlevers:
        yield ""
        wat = woorden.variant(overlever.variant)
        yield tekst("keuring.overlever", plek=_plek(overlever), naam=overlever.stuk.naam, wat=wat)
        yield f"  {tekst('keuring.deze_toets')}"
        yield from (f"    {tekstregel}" for tekstregel in overlever.toets.splitlines())


def _plek(overlever: Overlever) -> Plek:
    plekken = overlever.stuk.plekken
    return plekken[overlever.variant.plaats] if overlever.variant.plaats < len(plekken) else overlever.stuk.plek


class Bevindingzinnen:
    """Tells the findings about one rule base in Dutch.

    Args:
        bank: the rule base.
    """

    def __init__(self, bank: Regelbank) -> None:
        self._bank = bank
        self._regels = {regel.naam: regel for regel in bank.regels}
        self._voorwaarden = {stuk.naam: stuk.voorwaarde for stuk in bank.afgeleid}
        self._voorwaarden |= {stuk.naam: stuk.voorwaarde for stuk in bank.regels}
        self._zinnen = Voorwaardezinnen(bank)

    def van(self, bevinding: Bevinding) -> Iterator[str]:
        """Yield the lines that tell a finding, with the facts that show it."""
        yield from wrap(f"{bevinding.plekken[0]}: {self.tekst(bevinding)}", BREEDTE, break_on_hyphens=False)
        if len(bevinding.plekken) > 1:
            plekken = opsomming([str(plek) for plek in bevinding.plekken[1:]], "en")
            yield f"  {tekst('keuring.kijk_ook', plekken=plekken)}"
        yield f"  {tekst('keuring.deze_feiten')}"
        yield from (f"    {deel}" for deel in self._feiten(bevinding.getuige) or [tekst("algemeen.geen_feit")])

    def als_vorm(self, bevinding: Bevinding) -> Bevindingvorm:
        """Return a finding as a record for JSON."""
        return Bevindingvorm(
            soort=bevinding.soort,
            regels=tuple(Naamvorm(naam, proces or None) for naam, proces in bevinding.namen),
            plekken=tuple(Plekvorm(plek.bestand, plek.regel, plek.kolom) for plek in bevinding.plekken),
            tekst=self.tekst(bevinding),
            feitenbestand="\n".join([*self._feiten(bevinding.getuige), ""]),
        )

    def tekst(self, bevinding: Bevinding) -> str:
        """Return what is wrong, and what to do."""
        naam = bevinding.namen[0][0] if bevinding.namen else ""
        match bevinding.soort:
            case "onverenigbaar" | "geen_uitkomst":
                return self._tegen_eis(bevinding)
            case "strijdig_oordeel":
                return self._tegen_plaatseis(bevinding)
            case "gaat_nooit_op" | "afgeleid_nooit_ja":
                samen = tekst("bevinding.samen", tekort=self._tekort(bevinding))
                return tekst(f"bevinding.{bevinding.soort}", naam=naam, samen=samen)
            case "nooit_uitgesloten" | "afgeleid_nooit_nee":
                return tekst(f"bevinding.{bevinding.soort}", naam=naam)
            case "volgt_uit_andere":
                andere = opsomming([f"'{ander}'" for ander, _ in bevinding.namen[1:]])
                return tekst("bevinding.volgt_uit_andere", naam=naam, andere=andere)
            case "voorwaarde_zonder_gevolg":
                assert bevinding.variant is not None
                return tekst("bevinding.voorwaarde_zonder_gevolg", naam=naam, wat=self.variant(bevinding.variant))
            case "nooit_in_orde":
                delen = opsomming([f"'{deel}'" for deel in dict.fromkeys(regel for regel, _ in bevinding.namen)], "en")
                return tekst("bevinding.nooit_in_orde", nummer=bevinding.aanbeveling, regels=delen)

    def _tegen_eis(self, bevinding: Bevinding) -> str:
        if bevinding.soort == "geen_uitkomst":
            return tekst("bevinding.geen_uitkomst", eis=self._eis(bevinding))
        delen = opsomming([self._conclusie(deel) for deel in bevinding.namen], "en")
        return tekst("bevinding.onverenigbaar", eis=self._eis(bevinding), conclusies=delen)

    def _tegen_plaatseis(self, bevinding: Bevinding) -> str:
        assert bevinding.eis is not None
        oordeel = bevinding.eis.plaats.replace("_", " ")
        naam = bevinding.namen[0][0]
        return tekst("bevinding.strijdig_oordeel", eis=self._eis(bevinding), naam=naam, oordeel=oordeel)

    def variant(self, variant: Variant) -> str:
        """Return what a small change does, with the condition before and after."""
        if variant.wijkt_voor:
            return tekst("bevinding.wijkt_niet", regel=variant.wijkt_voor)
        oud = self._zin(variant.deel)
        if variant.nieuw is None:
            return tekst("bevinding.weggelaten", oud=oud)
        return tekst("bevinding.wordt", oud=oud, nieuw=self._zin(variant.nieuw), ingreep=variant.ingreep)

    def _zin(self, voorwaarde: Any) -> str:
        return "; ".join(zin for _, zin in self._zinnen.van(voorwaarde))

    def _eis(self, bevinding: Bevinding) -> str:
        assert bevinding.eis is not None
        proces = next((proces for _, proces in bevinding.namen if proces), "")
        eis = bevinding.eis
        if proces:
            return tekst("bevinding.eis_proces", titel=eis.titel, eis=eis.naam, proces=procesnaam(proces))
        return tekst("bevinding.eis", titel=eis.titel, eis=eis.naam)

    def _conclusie(self, naam: StukSleutel) -> str:
        dan = self._regels[naam[0]].dan
        return f"'{naam[0]}' ({dan.over}: {dan.waarde})" if dan else f"'{naam[0]}'"

    def _tekort(self, bevinding: Bevinding) -> str:
        if not bevinding.tekort:
            return ""
        voorwaarde = self._voorwaarden[bevinding.namen[0][0]]
        delen = getattr(voorwaarde, "voorwaarden", (voorwaarde,))
        zinnen = [f"«{self._zin(delen[nummer])}»" for nummer in bevinding.tekort if nummer < len(delen)]
        return tekst("bevinding.tekort", voorwaarden=opsomming(zinnen, "en"))

    def _feiten(self, geheugen: Werkgeheugen) -> list[str]:
        return feitregels(geheugen, self._bank.vocabulaire.feiten)
