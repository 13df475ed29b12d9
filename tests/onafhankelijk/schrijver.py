"""Writes generated rule files as text, over the real vocabulary, in every form that docs/regeltaal.md names."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any, assert_never

import yaml

from advies.motor.vertaling import lagen_van, te_zwaar, varianten_per_proces
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.lezen import lees_regelbank
from regels.taal import SCHAAL
from tests.bouwers import GRENZEN, PROCESSEN

TEKENS = ("minstens", "hoogstens", "meer_dan", "minder_dan", "is")
VORMEN = frozenset(
    (
        *("ja", "nee", "waarde", "waarde: een_van", "waarde: niet", "waarde: geen_van"),
        *("verschilt: dit van genoemd", "verschilt: genoemd van dit", "verschilt: genoemd van genoemd"),
        *("verschilt: van zichzelf", "verschilt: niet van zichzelf", "getal: twee grenzen", "getal: breuk"),
        *(f"getal: {teken}" for teken in TEKENS),
        *("bevat", "bevat: lijst", "bevat_een_van", "bevat_alle", "bevat_niet"),
        *(f"aantal: {teken}" for teken in TEKENS),
        *(
            "proces: dit",
            "proces: genoemd",
            "proces: dit en genoemd",
            "een_van",
            "alle",
            "geen_van",
            "niet: een",
            "niet: lijst",
        ),
        *("er_is: proces", "elk: proces", "er_is: gemeente", "er_is of elk in een regel per proces"),
        *("elk in er_is",),
        *("gemeente: inwoners", "gemeente: klanten_wwb", "gemeente: ict_fte"),
        *("gemeente: een_van", "gemeente: alle", "gemeente: geen_van", "gemeente: niet: een", "gemeente: niet: lijst"),
        *("afgeleid: ja", "afgeleid: nee", "afgeleid: op afgeleid", "afgeleid: dit", "afgeleid: genoemd"),
        *("wijkt: gewoon", "wijkt: per proces", "wijkt: voor een proces", "wijkt: over een proces", "wijkt: verder"),
        *("regel", "regel: per proces", "begrip", "begrip: per proces", "begrip: na gebruik"),
    )
)
"""Every form of the language; a run in which one is not written tests less than it says. `er_is` within `elk` is not among
them: unless it is denied it can be true in 8 to the power of 8 ways, which the reader refuses."""
REST_REGEL = {
    "titel": "T",
    "soort": "advies",
    "sterkte": "moet",
    "grond": "tekst",
    "bron": [{"aanbeveling": "8"}],
    "tekst": "T.",
    "uitleg": "U.",
    "wie": ["bestuur"],
    "fase": ["ontwerp"],
}
"""What the reader asks of a rule beside what the language is about."""
REST_BEGRIP = {"kort": "k", "ja": "j", "nee": "n", "grond": "tekst", "bron": [{"aanbeveling": "8"}]}
"""The same of a derived fact."""


class _Kaal(yaml.SafeDumper):
    """Writes every scalar as it is, without quotes: the language has texts only."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the name is PyYAML's

    def ignore_aliases(self, data: Any) -> bool:
        return True


class Schrijver:
    """Draws rule bases.

    Args:
        rng: source of randomness.
    """

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.geteld: Counter[str] = Counter()
        self.opnieuw = 0
        self._feiten: dict[type[Feitsoort], list[FeitDefinitie]] = {}
        for feit in vocabulaire().feiten.values():
            self._feiten.setdefault(type(feit.soort), []).append(feit)

    def regelbestand(self, begrippen: int = 4, regels: int = 10) -> str:
        """Return a rule file that the reader accepts; what has too many ways to be true is drawn again, and counted.

        Args:
            begrippen: number of derived facts.
            regels: number of rules.
        """
        per_proces: dict[str, bool] = {}
        stukken: list[dict[str, Any]] = []
        for nummer in range(begrippen + regels):
            is_begrip = nummer < begrippen
            while True:
                telling = Counter(self.geteld)
                stuk = self._stuk(f"af{nummer}" if is_begrip else f"r{nummer}", is_begrip, per_proces)
                if _past([*stukken[:begrippen], stuk]):
                    break
                self.geteld = telling
                self.opnieuw += 1
            stukken.append(stuk)
            if is_begrip:
                per_proces[stuk["afgeleid"]] = "voor_elk" in stuk
        for nummer in range(begrippen + 1, begrippen + regels):
            if self.rng.random() < 0.4:
                self._wijk(stukken, nummer, begrippen)
        if self.rng.random() < 0.5:
            self.rng.shuffle(stukken)
            self._tel("begrip: na gebruik")
        return _tekst(stukken, self.rng.choice([None, True, False]))

    def _wijk(self, stukken: list[dict[str, Any]], nummer: int, eerste: int) -> None:
        """Let a rule yield to one or two earlier ones, where the language allows that and the engines can carry it."""
        regel = stukken[nummer]
        anderen = [stuk for stuk in stukken[eerste:nummer] if _kan_wijken(regel, stuk)]
        if not anderen:
            return
        gekozen = self.rng.sample(anderen, min(len(anderen), self.rng.randint(1, 2)))
        regel["wijkt_voor"] = [stuk["regel"] for stuk in gekozen]
        proef = [*stukken[:eerste], *_met_waarvoor_zij_wijkt(regel, stukken[eerste:])]
        if not _past(proef) or not _te_dragen(proef):
            del regel["wijkt_voor"]
            self.opnieuw += 1
            return
        for stuk in gekozen:
            soort = "per proces" if "voor_elk" in stuk else "voor een proces" if "over" in stuk else "gewoon"
            self._tel(f"wijkt: {soort}")
            if "over" in regel and soort == "per proces":
                self._tel("wijkt: over een proces")
            if "wijkt_voor" in stuk:
                self._tel("wijkt: verder")

    def _tel(self, vorm: str) -> None:
        self.geteld[vorm] += 1

    def _kies(self, *vormen: str) -> str:
        """Draw a form, the one that was written least often first, so that none is left out by chance."""
        if self.rng.random() < 0.3:
            return min(vormen, key=lambda vorm: self.geteld[vorm])
        return self.rng.choice(vormen)

    def _stuk(self, naam: str, is_begrip: bool, begrippen: dict[str, bool]) -> dict[str, Any]:
        p = self.rng.random() < 0.5
        self._tel(("begrip" if is_begrip else "regel") + (": per proces" if p else ""))
        lijst = [self._voorwaarde(begrippen, p, is_begrip, 2) for _ in range(self.rng.randint(1, 2))]
        elk = {"voor_elk": "proces"} if p else {}
        if is_begrip:
            return {"afgeleid": naam, **elk, **REST_BEGRIP, "betekent": lijst}
        over = {"over": self.rng.choice(PROCESSEN[:2])} if not p and self.rng.random() < 0.5 else {}
        return {"regel": naam, **elk, **over, **REST_REGEL, "als": lijst}

    def _voorwaarde(self, begrippen: dict[str, bool], p: bool, in_begrip: bool, diep: int, reeks: str = "") -> Any:
        """Draw a condition.

        Args:
            begrippen: the derived facts that there are, with whether each has a value per process.
            p: whether there is a process that the condition is about.
            in_begrip: whether it is part of a derived fact.
            diep: how deep it may be nested.
            reeks: `elk` or `er_is` when it stands within one.
        """
        keus = self.rng.random()
        if diep and keus < 0.35:
            return self._samen(
                lambda: self._voorwaarde(begrippen, p, in_begrip, diep - 1, reeks),
                1 if reeks else self.rng.randint(1, 3),
            )
        if diep and keus < 0.55:
            return self._reeks(begrippen, p, in_begrip, reeks)
        if begrippen and keus < 0.75:
            return self._over_begrip(begrippen, p, in_begrip)
        return self._over_feit(p)

    def _samen(self, maak: Any, aantal: int, waar: str = "") -> Any:
        vorm = self._kies(*(f"{waar}{deel}" for deel in ("een_van", "alle", "geen_van", "niet: een", "niet: lijst")))
        self._tel(vorm)
        naam = vorm.removeprefix(waar).partition(":")[0]
        return {naam: maak() if vorm.endswith(": een") else [maak() for _ in range(aantal)]}

    def _reeks(self, begrippen: dict[str, bool], p: bool, in_begrip: bool, reeks: str) -> Any:
        binnen = {"er_is": ("elk: proces",), "elk": ()}.get(reeks, ("er_is: proces", "elk: proces"))
        vorm = self._kies(*binnen, "er_is: gemeente")
        self._tel(vorm)
        woord, _, over = vorm.partition(": ")
        if over == "gemeente":
            return {woord: {over: [self._in_gemeente(1) for _ in range(self.rng.randint(1, 2))]}}
        if p and not reeks:
            self._tel("er_is of elk in een regel per proces")
        if reeks:
            self._tel("elk in er_is")
        return {woord: {over: [self._voorwaarde(begrippen, True, in_begrip, int(not reeks), woord)]}}

    def _in_gemeente(self, diep: int) -> Any:
        if diep and self.rng.random() < 0.5:
            return self._samen(lambda: self._in_gemeente(0), self.rng.randint(1, 2), "gemeente: ")
        velden = [(veld.veld, veld.soort) for veld in vocabulaire().velden.values() if isinstance(veld.soort, Getal)]
        veld, soort = self.rng.choice(velden)
        self._tel(f"gemeente: {veld}")
        return {veld: self._grenzen("getal", [str(self.rng.choice((0, 1, 10, 50, 99.5, int(soort.maximum))))])}

    def _over_begrip(self, begrippen: dict[str, bool], p: bool, in_begrip: bool) -> Any:
        naam = self.rng.choice(list(begrippen))
        vorm = self._kies("afgeleid: ja", "afgeleid: nee")
        self._tel(vorm)
        if in_begrip:
            self._tel("afgeleid: op afgeleid")
        if begrippen[naam]:
            dit = p and self.rng.random() < 0.6
            self._tel("afgeleid: dit" if dit else "afgeleid: genoemd")
            naam = naam if dit else f"{naam}.{self.rng.choice(PROCESSEN)}"
        return {naam: vorm.partition(": ")[2]}

    def _over_feit(self, p: bool) -> Any:
        soort = self.rng.choice((JaNee, Keuze, Keuze, Meerkeuze, Getal))
        feiten = self._feiten[soort]
        if soort in (JaNee, Keuze) and self.rng.random() < 0.5:
            feiten = [feit for feit in feiten if feit.per_proces]
        feit = self.rng.choice(feiten)
        if p and feit.per_proces and self.rng.random() < 0.25:
            self._tel("proces: dit en genoemd")
            waarde = self.rng.choice(feit.mag())
            return {"alle": [{feit.naam: waarde}, {f"{feit.naam}.{self.rng.choice(PROCESSEN)}": waarde}]}
        naam = self._sleutel(feit, p)
        match feit.soort:
            case JaNee():
                waarde = self._kies("ja", "nee")
                self._tel(waarde)
                return {naam: waarde}
            case Keuze():
                if p and naam == feit.naam and feit.per_proces and self.rng.random() < 0.25:
                    self._tel("verschilt: niet van zichzelf")
                    return {"niet": {naam: {"verschilt_van": naam}}}
                return {naam: self._keuze(feit, naam, p)}
            case Meerkeuze():
                return {naam: self._meerkeuze(feit)}
            case Getal(_, _, minimum, maximum):
                schaal = GRENZEN.get(feit.naam) or [10 * SCHAAL]
                heel = [minimum, maximum, self.rng.choice(schaal) / SCHAAL, self.rng.choice(schaal) / SCHAAL]
                breuk = self.rng.choice((0, 0, 0.5, 0.0001))
                mag = [getal + breuk for getal in heel if getal + breuk <= maximum]
                return {naam: self._grenzen("getal", [f"{getal:.4f}".rstrip("0").rstrip(".") for getal in mag])}
            case Gemeenten():
                raise TypeError("a condition on municipalities is made of conditions on their fields")
            case _:
                assert_never(feit.soort)

    def _sleutel(self, feit: FeitDefinitie, p: bool) -> str:
        if not feit.per_proces:
            return feit.naam
        dit = p and self.rng.random() < 0.5
        self._tel("proces: dit" if dit else "proces: genoemd")
        return feit.naam if dit else f"{feit.naam}.{self.rng.choice(PROCESSEN)}"

    def _keuze(self, feit: FeitDefinitie, naam: str, p: bool) -> Any:
        mag = feit.mag()
        if feit.per_proces and self.rng.random() < 0.5:
            ander = self._sleutel(feit, p)
            soorten = ["genoemd" if "." in deel else "dit" for deel in (naam, ander)]
            self._tel("verschilt: van zichzelf" if naam == ander else f"verschilt: {soorten[0]} van {soorten[1]}")
            return {"verschilt_van": ander}
        vorm = self._kies("waarde", "waarde: niet", *(("waarde: een_van", "waarde: geen_van") if len(mag) > 2 else ()))
        self._tel(vorm)
        _, _, woord = vorm.partition(": ")
        if woord in ("", "niet"):
            waarde = self.rng.choice(mag)
            return {woord: waarde} if woord else waarde
        return {woord: self.rng.sample(mag, self.rng.randint(1, min(3, len(mag) - 1)))}

    def _meerkeuze(self, feit: FeitDefinitie) -> Any:
        vorm = self._kies("bevat", "bevat: lijst", "bevat_een_van", "bevat_alle", "bevat_niet", "aantal")
        if vorm == "aantal":
            return {"aantal": self._grenzen("aantal", [str(self.rng.randint(0, 3)), str(self.rng.randint(0, 3))])}
        self._tel(vorm)
        gekozen = self.rng.sample(feit.mag(), self.rng.randint(1, 2))
        return {vorm.partition(":")[0]: gekozen[0] if vorm == "bevat" else gekozen}

    def _grenzen(self, wat: str, getallen: list[str]) -> Any:
        teken = self._kies(*(f"{wat}: {teken}" for teken in TEKENS))
        self._tel(teken)
        uit = {teken.partition(": ")[2]: self.rng.choice(getallen)}
        if self.rng.random() < 0.3:
            uit.setdefault(self.rng.choice(TEKENS), self.rng.choice(getallen))
        if wat == "getal" and len(uit) > 1:
            self._tel("getal: twee grenzen")
        if wat == "getal" and any("." in getal for getal in uit.values()):
            self._tel("getal: breuk")
        return uit


def _kan_wijken(regel: dict[str, Any], ander: dict[str, Any]) -> bool:
    """Whether the language lets a rule yield to another, as docs/regeltaal.md says."""
    if "voor_elk" in ander:
        return "voor_elk" in regel or "over" in regel
    if "voor_elk" in regel:
        return "over" in ander or not any(f".{proces}" in str(ander) for proces in PROCESSEN)
    return regel.get("over", "") == ander.get("over", "") or "" in (regel.get("over", ""), ander.get("over", ""))


def _met_waarvoor_zij_wijkt(regel: dict[str, Any], regels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a rule and those that it yields to, directly or through others."""
    op_naam = {stuk["regel"]: stuk for stuk in regels}
    uit = {regel["regel"]: regel}
    wachtrij = [regel]
    while wachtrij:
        nieuw = [naam for naam in wachtrij.pop().get("wijkt_voor", ()) if naam not in uit]
        uit |= {naam: op_naam[naam] for naam in nieuw}
        wachtrij += [op_naam[naam] for naam in nieuw]
    return list(uit.values())


def _te_dragen(stukken: list[dict[str, Any]]) -> bool:
    """Whether durable-rules can carry every rule."""
    bank = lees_regelbank({"r.yaml": _tekst(stukken, False).encode()})
    *_, regels = lagen_van(bank)
    return not any(te_zwaar(doel, varianten_per_proces(doel, bank.processen)) for doel in regels)


def _past(stukken: list[dict[str, Any]]) -> bool:
    """Whether the reader accepts it; a refusal for anything but its size means that a documented form is not read."""
    try:
        lees_regelbank({"r.yaml": _tekst(stukken, False).encode()})
    except InvoerFout as fout:
        te_groot = ("te veel", "het mogen er hoogstens", "hoogstens 2000 mag")
        assert all(any(deel in melding.tekst for deel in te_groot) for melding in fout.meldingen), (
            f"{fout}\n{stukken[-1]}"
        )
        return False
    return True


def _tekst(stukken: list[dict[str, Any]], stroom: bool | None) -> str:
    return kaal_yaml(stukken, stroom, 130)


def kaal_yaml(inhoud: Any, stroom: bool | None, breedte: int) -> str:
    """Return texts, lists and mappings as YAML without quotes.

    Args:
        inhoud: what to write.
        stroom: whether in flow style; None for the innermost only.
        breedte: the length of a line.
    """
    return yaml.dump(
        inhoud, Dumper=_Kaal, sort_keys=False, default_flow_style=stroom, allow_unicode=True, width=breedte
    )
