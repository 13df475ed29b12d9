"""The check of a rule base as text and as records for JSON: what was found, where, and the facts that show it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from advies.feitenbestand import feitregels
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
from kennisbank.catalogus import catalogus
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
        tekstregels.append(
            f"Bewijs over alle feiten: {bewijs.getuigen} van {bewijs.gevallen} gevallen van regels kunnen opgaan (elk met feiten"
            f" die door beide motoren zijn bevestigd); {_aantal(len(bewijs.bevindingen), 'bevinding', 'bevindingen')}."
        )
        tekstregels.append(
            f"Van de {len(catalogus().aanbevelingen)} aanbevelingen kunnen er {bewijs.in_orde} in orde zijn, elk met feiten die"
            " door beide motoren zijn bevestigd."
        )
        for bevinding in bewijs.bevindingen:
            tekstregels += ["", *woorden.van(bevinding)]
    if keuring.mutaties is not None:
        tekstregels += _mutaties(keuring.mutaties, woorden)
    tekstregels.append("Geen fouten." if keuring.goed else "Niet in orde: zie hierboven.")
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


def _kop(keuring: Keuring) -> Iterator[str]:
    bank, dekking = keuring.bank, keuring.dekking
    yield f"{len(bank.regels)} regels en {len(bank.afgeleid)} afgeleide feiten: goed te lezen."
    if dekking is not None:
        yield (
            f"{dekking.toetsen} toetsen: {dekking.zeker} van {dekking.regels} regels gaan ergens op,"
            f" {dekking.uitgesloten} zijn ergens uitgesloten, {dekking.open} staan ergens open."
        )
        yield f"Van {dekking.atomen} voorwaarden waren er {dekking.beide} in de toetsen zowel waar als onwaar."
    if keuring.uitspraken is not None:
        yield f"{keuring.uitspraken} uitspraken van de publicatie gezocht in de regels."


def _mutaties(verslag: Mutatieverslag, woorden: Bevindingzinnen) -> Iterator[str]:
    yield (
        f"Kleine wijzigingen in de regels: {verslag.mutanten}, waarvan {verslag.gelijkwaardig} bewezen zonder gevolg; de toetsen"
        f" merken er {verslag.gedood} van de {verslag.mutanten - verslag.gelijkwaardig} op ({verslag.score:.1%})."
    )
    for overlever in verslag.overlevers:
        yield ""
        wat = woorden.variant(overlever.variant)
        yield f"{_plek(overlever)}: geen toets merkt deze wijziging in '{overlever.stuk.naam}': {wat}"
        yield "  Deze toets wel:"
        yield from (f"    {tekstregel}" for tekstregel in overlever.toets.splitlines())


def _plek(overlever: Overlever) -> Plek:
    plekken = overlever.stuk.plekken
    return plekken[overlever.variant.plaats] if overlever.variant.plaats < len(plekken) else overlever.stuk.plek


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{aantal or 'geen'} {een if aantal == 1 else meer}"


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
            yield f"  Kijk ook bij {opsomming([str(plek) for plek in bevinding.plekken[1:]], 'en')}."
        yield "  Deze feiten laten het zien:"
        yield from (f"    {deel}" for deel in self._feiten(bevinding.getuige) or ["# geen enkel feit ingevuld"])

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
        onwaar = "zijn voorwaarde is bij geen enkel antwoord onwaar."
        samen = f"wat er gevraagd wordt kan niet samen waar zijn.{self._tekort(bevinding)}"
        match bevinding.soort:
            case "onverenigbaar" | "geen_uitkomst":
                return self._tegen_eis(bevinding)
            case "strijdig_oordeel":
                return self._tegen_plaatseis(bevinding)
            case "gaat_nooit_op":
                return f"regel '{naam}' kan nooit opgaan: {samen}"
            case "nooit_uitgesloten":
                return f"regel '{naam}' kan nooit uitgesloten zijn: {onwaar}"
            case "volgt_uit_andere":
                andere = opsomming([f"'{ander}'" for ander, _ in bevinding.namen[1:]])
                return f"regel '{naam}' voegt niets toe: als hij opgaat, gaat ook {andere} op, met dezelfde conclusie."
            case "voorwaarde_zonder_gevolg":
                assert bevinding.variant is not None
                wat = self.variant(bevinding.variant)
                return f"in '{naam}' maakt een voorwaarde nooit verschil: {wat}. Haal haar weg of verander haar."
            case "afgeleid_nooit_ja":
                return f"het afgeleide feit '{naam}' kan nooit ja zijn: {samen}"
            case "afgeleid_nooit_nee":
                return f"het afgeleide feit '{naam}' kan nooit nee zijn: {onwaar}"
            case "nooit_in_orde":
                delen = opsomming([f"'{deel}'" for deel in dict.fromkeys(regel for regel, _ in bevinding.namen)], "en")
                return (
                    f"aanbeveling {bevinding.aanbeveling} kan nooit in orde zijn: deze regels van haar kern kunnen niet allemaal"
                    f" tegelijk zijn uitgesloten: {delen}. Verander een voorwaarde, of haal een regel uit de kern."
                )

    def _tegen_eis(self, bevinding: Bevinding) -> str:
        if bevinding.soort == "geen_uitkomst":
            return f"{self._eis(bevinding)}. Hier is er geen uitkomst. Vul de regels aan, of pas de eis aan."
        delen = opsomming([self._conclusie(deel) for deel in bevinding.namen], "en")
        return f"{self._eis(bevinding)}. Toch gaan hier samen op: {delen}. Maak een van de regels strenger."

    def _tegen_plaatseis(self, bevinding: Bevinding) -> str:
        assert bevinding.eis is not None
        oordeel = bevinding.eis.plaats.replace("_", " ")
        return (
            f"{self._eis(bevinding)}. Toch gaat hier '{bevinding.namen[0][0]}' op, en is het oordeel over de plaats '{oordeel}'."
            " Zeg met 'plaats' in deze regel wat zij voor de plaats betekent, of pas de eis aan."
        )

    def variant(self, variant: Variant) -> str:
        """Return what a small change does, with the condition before and after."""
        if variant.wijkt_voor:
            return f"wijkt niet meer voor '{variant.wijkt_voor}'"
        oud = self._zin(variant.deel)
        if variant.nieuw is None:
            return f"«{oud}» weggelaten"
        return f"«{oud}» wordt «{self._zin(variant.nieuw)}» ({variant.ingreep})"

    def _zin(self, voorwaarde: Any) -> str:
        return "; ".join(zin for _, zin in self._zinnen.van(voorwaarde))

    def _eis(self, bevinding: Bevinding) -> str:
        assert bevinding.eis is not None
        proces = next((proces for _, proces in bevinding.namen if proces), "")
        return f"{bevinding.eis.titel} (eis '{bevinding.eis.naam}'{f', {procesnaam(proces)}' if proces else ''})"

    def _conclusie(self, naam: StukSleutel) -> str:
        dan = self._regels[naam[0]].dan
        return f"'{naam[0]}' ({dan.over}: {dan.waarde})" if dan else f"'{naam[0]}'"

    def _tekort(self, bevinding: Bevinding) -> str:
        if not bevinding.tekort:
            return ""
        voorwaarde = self._voorwaarden[bevinding.namen[0][0]]
        delen = getattr(voorwaarde, "voorwaarden", (voorwaarde,))
        zinnen = [f"«{self._zin(delen[nummer])}»" for nummer in bevinding.tekort if nummer < len(delen)]
        return f" De feiten hieronder maken zoveel mogelijk waar; dan lukt niet: {opsomming(zinnen, 'en')}."

    def _feiten(self, geheugen: Werkgeheugen) -> list[str]:
        return feitregels(geheugen, self._bank.vocabulaire.feiten)
