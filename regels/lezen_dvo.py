"""Read the subjects of agreements from YAML; every error at once, each with file, line and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar, get_args

from kennisbank.bronnen import lees_bronnen
from kennisbank.lezer import Lezer, lees_kaarten
from kennisbank.meldingen import knip
from kennisbank.yaml_knopen import Kaart, Tekst, plek_van
from regels.dvo import Groep, Onderdeel, Onderdelenlijst, Overeenkomstsoort
from regels.eigen import TOON_REGELS
from regels.grenzen import aantal_voorwaarden, te_lang
from regels.lezen_voorwaarde import Namen, VoorwaardeLezer
from regels.taal import Alle, Grond, Regelbank, Voorwaarde

_SOORT = ("overeenkomst", "titel", "tussen", "uitleg", "bron")
_GROEP = ("groep", "titel")
_ONDERDEEL = ("onderdeel", "overeenkomst", "groep", "titel", "vraag", "grond", "bron")
_VRIJ = ("voor_elk", "nodig", "staat_erin", "ontbreekt", "blijft_uit", "regels", "kanttekening")
_Stuk = TypeVar("_Stuk", Overeenkomstsoort, Groep, Onderdeel)


def lees_onderdelen(inhoud: bytes, bestand: str, bank: Regelbank) -> Onderdelenlijst:
    """Read the subjects of agreements.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.
        bank: the rules, derived facts and thresholds that it may name.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een onderdeel van een overeenkomst")
    soorten: dict[str, Overeenkomstsoort] = {}
    groepen: dict[str, Groep] = {}
    onderdelen: dict[str, Onderdeel] = {}
    rest: list[Kaart] = []
    bouwer = _Bouwer(lezer, bank, soorten, groepen)
    for kaart in kaarten:
        if kaart.haal("onderdeel") is not None:
            rest.append(kaart)
        elif kaart.haal("groep") is not None:
            _voeg_toe(lezer, kaart, "groep", _groep(lezer, kaart), groepen)
        elif kaart.haal("overeenkomst") is not None:
            _voeg_toe(lezer, kaart, "overeenkomst", bouwer.soort(kaart), soorten)
        else:
            lezer.fout(kaart, "dit begint niet met 'onderdeel', 'groep' of 'overeenkomst'.")
    for kaart in rest:
        _voeg_toe(lezer, kaart, "onderdeel", bouwer.lees(kaart), onderdelen)
    _meld_ongebruikt(lezer, kaarten, onderdelen.values())
    lezer.sluit_af()
    return Onderdelenlijst(soorten, groepen, onderdelen)


def _voeg_toe(lezer: Lezer, kaart: Kaart, sleutel: str, stuk: _Stuk, alle: dict[str, _Stuk]) -> None:
    if stuk.naam and stuk.naam in alle:
        lezer.fout(kaart.haal(sleutel) or kaart, f"{sleutel} '{stuk.naam}' staat er al.")
    alle[stuk.naam] = stuk


def _groep(lezer: Lezer, kaart: Kaart) -> Groep:
    lezer.sleutels(kaart, _GROEP, [], "een groep")
    return Groep(lezer.naam(kaart, "groep"), lezer.tekst(kaart, "titel"))


def _meld_ongebruikt(lezer: Lezer, kaarten: Iterable[Kaart], onderdelen: Iterable[Onderdeel]) -> None:
    """Record each agreement and heading under which nothing stands."""
    gebruikt = {naam for deel in onderdelen for naam in (("overeenkomst", deel.overeenkomst), ("groep", deel.groep))}
    for kaart in kaarten:
        sleutel = "overeenkomst" if kaart.haal("groep") is None else "groep"
        knoop = kaart.haal(sleutel) if kaart.haal("onderdeel") is None else None
        if isinstance(knoop, Tekst) and (sleutel, knoop.waarde) not in gebruikt:
            lezer.fout(kaart, f"onder {sleutel} '{knip(knoop.waarde)}' staat geen enkel onderdeel.")


class _Bouwer:
    """Reads subjects, with what they may name."""

    def __init__(
        self,
        lezer: Lezer,
        bank: Regelbank,
        soorten: Mapping[str, Overeenkomstsoort],
        groepen: Mapping[str, Groep],
    ) -> None:
        self._lezer, self._soorten, self._groepen = lezer, soorten, groepen
        self._regels = {regel.naam for regel in bank.regels}
        afgeleid = {feit.naam: feit.per_proces for feit in bank.afgeleid}
        self._namen = Namen(bank.vocabulaire, afgeleid, bank.processen, {deel.naam: deel for deel in bank.drempels})

    def soort(self, kaart: Kaart) -> Overeenkomstsoort:
        lezer = self._lezer
        lezer.sleutels(kaart, _SOORT, ["nodig"], "een overeenkomst")
        return Overeenkomstsoort(
            lezer.naam(kaart, "overeenkomst"),
            lezer.tekst(kaart, "titel"),
            lezer.tekst(kaart, "tussen"),
            lezer.tekst(kaart, "uitleg"),
            self._voorwaarde(kaart, "nodig", per_proces=False) or Alle(()),
            lees_bronnen(lezer, kaart),
        )

    def lees(self, kaart: Kaart) -> Onderdeel:
        lezer = self._lezer
        lezer.sleutels(kaart, _ONDERDEEL, _VRIJ, "een onderdeel")
        per_proces = lezer.keuze(kaart, "voor_elk", ("proces",)) == "proces"
        grond: Grond = lezer.keuze(kaart, "grond", get_args(Grond))  # type: ignore[assignment]
        return Onderdeel(
            naam=lezer.naam(kaart, "onderdeel"),
            overeenkomst=lezer.keuze(kaart, "overeenkomst", self._soorten),
            groep=lezer.keuze(kaart, "groep", self._groepen),
            titel=self._tekst(kaart, "titel", per_proces),
            vraag=self._tekst(kaart, "vraag", per_proces),
            voor_elk_proces=per_proces,
            nodig=self._voorwaarde(kaart, "nodig", per_proces) or Alle(()),
            staat_erin=self._voorwaarde(kaart, "staat_erin", per_proces),
            ontbreekt=self._voorwaarde(kaart, "ontbreekt", per_proces),
            blijft_uit=self._voorwaarde(kaart, "blijft_uit", per_proces),
            regels=self._regelnamen(kaart),
            grond=grond,
            bron=lees_bronnen(lezer, kaart),
            kanttekening=lezer.tekst(kaart, "kanttekening"),
            plek=plek_van(lezer.bestand, kaart),
        )

    def _voorwaarde(self, kaart: Kaart, sleutel: str, per_proces: bool) -> Voorwaarde | None:
        knoop = kaart.haal(sleutel)
        if knoop is None:
            return None
        voorwaarde = VoorwaardeLezer(self._lezer, self._namen, per_proces).lees_alle(knoop, sleutel)
        bezwaar = te_lang(aantal_voorwaarden(voorwaarde))
        if bezwaar:
            self._lezer.fout(knoop, bezwaar)
        return voorwaarde

    def _tekst(self, kaart: Kaart, sleutel: str, per_proces: bool) -> str:
        tekst = self._lezer.tekst(kaart, sleutel)
        knoop = kaart.haal(sleutel)
        if knoop is not None and ("{proces}" in tekst) != per_proces:
            wat = "noemt '{proces}', want" if per_proces else "noemt geen '{proces}':"
            hoe = "het onderdeel geldt voor elk proces" if per_proces else "het onderdeel geldt niet per proces"
            self._lezer.fout(knoop, f"'{sleutel}' {wat} {hoe}.")
        if sleutel == "vraag" and knoop is not None and not tekst.endswith("?"):
            self._lezer.fout(knoop, "een vraag eindigt op een vraagteken.")
        return tekst

    def _regelnamen(self, kaart: Kaart) -> tuple[str, ...]:
        namen = self._lezer.teksten(kaart, "regels")
        for naam in namen:
            if naam not in self._regels:
                hint = self._lezer.bedoelde(naam, self._regels, TOON_REGELS)
                self._lezer.fout(kaart.haal("regels") or kaart, f"er is geen regel '{knip(naam)}'.{hint}")
        return namen
