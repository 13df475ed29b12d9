"""From what was inferred to the answer: status, form, processes, recommendations and open questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from advies.afleiding import Afleiding
from advies.antwoord import (
    Advies,
    Antwoord,
    Grens,
    Ontvangstbewijs,
    Vormen,
    status_van,
)
from advies.casussen import eigen_casus, vergelijk
from advies.evaluatie import Evaluatie
from advies.motor.maskers import Beoordeling
from advies.raad.eerste_stappen import eerste_stappen
from advies.raad.in_orde import oordeel_aanbevelingen
from advies.raad.oorzaken import oorzaken
from advies.raad.tijd import fase_voorop
from advies.samenstelling.adviezen import maak_advies, zeker_advies, zwaarte
from advies.samenstelling.afwegingen import oordeel_afwegingen
from advies.samenstelling.begrippen import uitgelegde_begrippen
from advies.samenstelling.indelingen import Indelingen
from advies.samenstelling.lagen import uitgezet
from advies.samenstelling.processen import oordeel_processen
from advies.vraagbewijs import OpenAdvies
from advies.vragen import kies_vragen
from advies.werkgeheugen import als_feiten
from kennisbank.frozen import freeze
from kennisbank.grenzen import kennisgrenzen
from kennisbank.lagen import met_lagen
from kennisbank.lean import stel_uit
from regels.taal import Werkgeheugen


def stel_op(
    evaluatie: Evaluatie,
    ontvangstbewijs: Ontvangstbewijs,
    alles: bool,
    speel_na: Callable[[Werkgeheugen], Beoordeling],
) -> Antwoord:
    """Return the answer, whose parts are made when somebody reads them.

    Args:
        evaluatie: the partnership, evaluated.
        ontvangstbewijs: with what the answer was made.
        alles: whether excluded advices are in the answer.
        speel_na: evaluates other facts, in both engines where there are two; the first steps are compared with it.
    """
    opsteller = _Opsteller(evaluatie, alles, speel_na)
    return stel_uit(
        Antwoord,
        opsteller,
        samenwerkingsverband=evaluatie.naam,
        ontvangstbewijs=ontvangstbewijs,
        meldingen=evaluatie.meldingen,
        volledig=len(opsteller.getoond) == len(opsteller.gevallen),
    )


class _Opsteller:
    """Makes the parts of one answer, each when somebody reads it.

    Args:
        evaluatie: the partnership, evaluated.
        alles: whether excluded advices are in the answer.
        speel_na: evaluates other facts, in both engines where there are two.
    """

    def __init__(self, evaluatie: Evaluatie, alles: bool, speel_na: Callable[[Werkgeheugen], Beoordeling]) -> None:
        self._evaluatie, self._speel_na = evaluatie, speel_na
        self._afleiding = Afleiding(evaluatie)
        self.gevallen = [
            (geval, status_van(waar)) for geval, waar in evaluatie.gevallen() if geval.regel.soort != "tegenspraak"
        ]
        self.getoond = [paar for paar in self.gevallen if alles or paar[1] != "uitgesloten"]

    def __call__(self, antwoord: Antwoord, naam: str) -> Mapping[str, object]:
        """Return a part by its name, made with the layers of its rule base, whoever reads it and where."""
        with met_lagen(self._evaluatie.bank.lagen):
            return {naam: self._deel(antwoord, naam)}

    def _deel(self, antwoord: Antwoord, naam: str) -> object:  # noqa: C901 - one line a field
        evaluatie = self._evaluatie
        match naam:
            case "adviezen":
                zwaarten = [zwaarte(geval.regel.sterkte) for geval, _ in self.getoond]
                return tuple(
                    self._adviezen[plaats] for plaats in sorted(range(len(zwaarten)), key=zwaarten.__getitem__)
                )
            case "reikwijdte":
                return self._indelingen.van("reikwijdte")
            case "vormen":
                return self._vormen()
            case "processen":
                return oordeel_processen(self._adviezen, self._indelingen, self._afleiding)
            case "migratie":
                return (*self._indelingen.van("strategie"), *self._indelingen.van("voorkeur_strategie"))
            case "oorzaken":
                return oorzaken(antwoord.adviezen, evaluatie.feiten)
            case "eerste_stappen":
                return eerste_stappen(evaluatie, self._zeker(), zeker_advies, self._speel_na)
            case "aanbevelingen":
                return oordeel_aanbevelingen(self.gevallen, self._afleiding)
            case "afwegingen":
                return oordeel_afwegingen(self._adviezen)
            case "casussen":
                return vergelijk(evaluatie)
            case "vragen":
                return fase_voorop(kies_vragen(self._open(), self._afleiding.sets, evaluatie))
            case "begrippen":
                paren = zip(self.getoond, self._adviezen, strict=True)
                zeker = ((geval, advies) for (geval, status), advies in paren if status == "zeker")
                return uitgelegde_begrippen(zeker, evaluatie.motor)
            case "feiten":
                return freeze(als_feiten(evaluatie.geheugen))
            case "uitgeschakeld":
                return uitgezet(evaluatie.bank)
            case "grenzen":
                return _grenzen(evaluatie)
            case "regelnamen":
                return tuple(dict.fromkeys(geval.regel.naam for geval, _ in self.gevallen))
            case _:
                raise AssertionError(f"an answer has no part {naam}")

    @cached_property
    def _adviezen(self) -> tuple[Advies, ...]:
        """The advices in the order of the rules."""
        return tuple(maak_advies(geval, status, self._afleiding) for geval, status in self.getoond)

    @cached_property
    def _indelingen(self) -> Indelingen:
        return Indelingen(self.gevallen, self._evaluatie.bank.catalogus.conclusies)

    def _zeker(self) -> dict[int, Advies]:
        nummers = self._evaluatie.motor.nummers
        paren = zip(self.getoond, self._adviezen, strict=True)
        return {nummers[geval.sleutel]: advies for (geval, status), advies in paren if status == "zeker"}

    def _open(self) -> list[OpenAdvies]:
        sets = self._afleiding.sets
        return [
            OpenAdvies(nummer, geval.regel.sterkte, *sets.open(geval.takken))
            for nummer, (geval, waar) in enumerate(self._evaluatie.gevallen())
            if waar is None and geval.regel.soort != "tegenspraak"
        ]

    def _vormen(self) -> Vormen:
        van = self._indelingen.van
        return Vormen(
            van("vorm"), van("organisatie"), van("kenmerk"), van("kandidaat_vorm"), van("kandidaat_organisatie")
        )


def _grenzen(evaluatie: Evaluatie) -> tuple[Grens, ...]:
    zelf = eigen_casus(evaluatie.naam, evaluatie.geheugen) is not None
    return tuple(Grens(deel.grens, deel.titel, deel.tekst, deel.elders) for deel in kennisgrenzen(eigen_casus=zelf))
