"""The check of a rule base as text and as JSON: what was found, where, and the facts that show it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from advies.feitenbestand import feitregels
from advies.verwoording import procesnaam
from advies.voorwaardezin import Voorwaardezinnen
from kennisbank.meldingen import Melding, Plek, opsomming
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
    regels = [*_kop(keuring), *(str(melding) for melding in keuring.meldingen)]
    if keuring.bewijs is not None:
        bewijs = keuring.bewijs
        regels.append(
            f"Bewijs over alle feiten: {bewijs.getuigen} van {bewijs.gevallen} gevallen van regels kunnen opgaan (elk met feiten"
            f" die door beide motoren zijn bevestigd); {_aantal(len(bewijs.bevindingen), 'bevinding', 'bevindingen')}."
        )
        for bevinding in bewijs.bevindingen:
            regels += ["", *woorden.regels(bevinding)]
    if keuring.mutaties is not None:
        regels += _mutaties(keuring.mutaties, woorden)
    regels.append("Geen fouten." if keuring.goed else "Niet in orde: zie hierboven.")
    return "\n".join(regels)


def als_json(keuring: Keuring) -> str:
    """Return what was checked and found, as JSON."""
    woorden = Bevindingzinnen(keuring.bank)
    uit: dict[str, Any] = {
        "goed": keuring.goed,
        "regels": len(keuring.bank.regels),
        "afgeleide_feiten": len(keuring.bank.afgeleid),
        "uitspraken": keuring.uitspraken,
        "dekking": None,
        "fouten": [_melding(melding) for melding in keuring.meldingen],
        "bewijs": None,
        "mutaties": None,
    }
    if keuring.dekking is not None:
        dekking = keuring.dekking
        uit["dekking"] = {naam: getattr(dekking, naam) for naam in dekking.__dataclass_fields__}
    if keuring.bewijs is not None:
        uit["bewijs"] = {
            "getuigen": keuring.bewijs.getuigen,
            "gevallen": keuring.bewijs.gevallen,
            "bevindingen": [woorden.als_kaart(bevinding) for bevinding in keuring.bewijs.bevindingen],
        }
    if keuring.mutaties is not None:
        verslag = keuring.mutaties
        uit["mutaties"] = {
            "mutanten": verslag.mutanten,
            "gedood": verslag.gedood,
            "gelijkwaardig": verslag.gelijkwaardig,
            "score": round(verslag.score, 4),
            "overlevers": [
                {"in": o.stuk.naam, "plek": str(_plek(o)), "wat": woorden.variant(o.variant), "toets": o.toets}
                for o in verslag.overlevers
            ],
        }
    return json.dumps(uit, ensure_ascii=False, indent=2) + "\n"


def _melding(melding: Melding) -> dict[str, Any]:
    plek = melding.plek
    return {
        "bestand": plek.bestand if plek else None,
        "regel": plek.regel if plek else None,
        "kolom": plek.kolom if plek else None,
        "tekst": melding.tekst,
    }


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
        yield from (f"    {regel}" for regel in overlever.toets.splitlines())


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

    def regels(self, bevinding: Bevinding) -> Iterator[str]:
        """Yield the lines that tell a finding, with the facts that show it."""
        yield from wrap(f"{bevinding.plekken[0]}: {self.tekst(bevinding)}", BREEDTE, break_on_hyphens=False)
        if len(bevinding.plekken) > 1:
            yield f"  Kijk ook bij {opsomming([str(plek) for plek in bevinding.plekken[1:]], 'en')}."
        yield "  Deze feiten laten het zien:"
        yield from (f"    {regel}" for regel in self._feiten(bevinding.getuige) or ["# geen enkel feit ingevuld"])

    def als_kaart(self, bevinding: Bevinding) -> dict[str, Any]:
        """Return a finding for JSON."""
        return {
            "soort": bevinding.soort,
            "regels": [{"naam": naam, "proces": proces or None} for naam, proces in bevinding.namen],
            "plekken": [
                {"bestand": plek.bestand, "regel": plek.regel, "kolom": plek.kolom} for plek in bevinding.plekken
            ],
            "tekst": self.tekst(bevinding),
            "feitenbestand": "\n".join([*self._feiten(bevinding.getuige), ""]),
        }

    def tekst(self, bevinding: Bevinding) -> str:
        """Return what is wrong, and what to do."""
        naam = bevinding.namen[0][0] if bevinding.namen else ""
        onwaar = "zijn voorwaarde is bij geen enkel antwoord onwaar."
        samen = f"wat er gevraagd wordt kan niet samen waar zijn.{self._tekort(bevinding)}"
        match bevinding.soort:
            case "onverenigbaar":
                delen = opsomming([self._conclusie(deel) for deel in bevinding.namen], "en")
                return f"{self._eis(bevinding)}. Toch gaan hier samen op: {delen}. Maak een van de regels strenger."
            case "geen_uitkomst":
                return f"{self._eis(bevinding)}. Hier is er geen uitkomst. Vul de regels aan, of pas de eis aan."
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

    def variant(self, variant: Variant) -> str:
        """Return what a small change does, with the condition before and after."""
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
