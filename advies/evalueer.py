"""Facts and rule base in, answer out: the one way through."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from advies.afleiding import Afleiding
from advies.antwoord import Antwoord, Ontvangstbewijs
from advies.evaluatie import GEEN_PLEKKEN, Evaluatie
from advies.invoer import Feitenbestand
from advies.motor.gevallen import Motor, gevallen
from advies.motor.maskers import Beoordeling, Maskermotor, vuringen
from advies.samenstelling.antwoord import stel_op
from advies.samenstelling.lagen import laagbewijzen
from advies.versie import __version__
from advies.werkgeheugen import werkgeheugen
from kennisbank.bronnen import publicatie
from kennisbank.lagen import Laag, actieve_lagen, met_lagen, per_lagen
from kennisbank.lean import stel_uit
from kennisbank.meldingen import AdviesFout, InvoerFout, Melding, Plek
from kennisbank.vervanging import vernieuw
from regels.eigen import regelbank
from regels.sleutels import FeitSleutel
from regels.taal import Regelbank, Werkgeheugen

if TYPE_CHECKING:
    from kennisbank.samenwerkingsverband import Samenwerkingsverband

_HERSTEL = "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject pip install --force-reinstall --no-cache-dir --no-deps durable-rules"
"""Since Python 3.13 durable-rules loads only when it is built so; pip keeps a wheel that was not, and installs that again."""


class MotorVerschil(AdviesFout):
    """The two engines do not agree: a defect of this program, never an advice.

    Args:
        motor: the engine that was compared with the mask engine.
        verschil: the rules or derived facts on which they differ.
        geheugen: the known facts.
    """

    def __init__(self, motor: str, verschil: list[str], geheugen: Werkgeheugen) -> None:
        self.verschil = tuple(verschil)
        self._gegeven = (motor, verschil, geheugen)
        feiten = json.dumps(_gewoon(geheugen), ensure_ascii=False, sort_keys=True)
        super().__init__(
            f"{motor} en de referentie trekken niet dezelfde conclusies over: {', '.join(verschil)}. Feiten: {feiten}"
        )

    def __reduce__(self) -> tuple[type[MotorVerschil], tuple[str, list[str], Werkgeheugen]]:
        return type(self), self._gegeven  # its text alone would not make it again in another process


class Adviseur:
    """Evaluates partnerships with one rule base; made once, used many times, from any thread.

    Args:
        bank: the rule base; the one that travels with the package when left out.
        motor: "beide" runs durable-rules and the mask engine and compares them, and falls back to the mask engine
            where durable-rules is not available; "referentie" runs the mask engine alone.
        lagen: the layers over the rule base: folders, or layers that were read. Those that are on here when left out.

    Raises:
        RegelFout: a rule does not fit the limits of durable-rules, or a layer is wrong.
        ValueError: `motor` is neither of the two.
    """

    def __init__(
        self, bank: Regelbank | None = None, motor: str = "beide", lagen: Iterable[str | Laag] | None = None
    ) -> None:
        if motor not in ("beide", "referentie"):
            raise ValueError(f"motor moet 'beide' of 'referentie' zijn, niet {motor!r}")
        self.bank = _met_lagen(bank, lagen)
        self.lagen = self.bank.lagen
        vormen = gevallen(self.bank)
        self.maskers = Maskermotor(vormen)
        self._tweede: Motor | None = None
        self._motoren: tuple[str, ...] = (self.maskers.naam,)
        self._melding = "Alleen de referentiemotor is gebruikt."
        if motor == "beide":
            try:
                from advies.motor.durable import Durable, motorversie
            except ModuleNotFoundError:
                self._melding = (
                    "durable-rules is hier niet geïnstalleerd; alleen de referentiemotor is gebruikt. Zie README.md."
                )
            except ImportError:
                self._melding = (
                    "durable-rules is geïnstalleerd, maar niet te laden; alleen de referentiemotor is gebruikt."
                    f" Bouw het opnieuw met: {_HERSTEL}"
                )
            else:
                self._tweede = Durable(vormen)
                self._motoren = (f"{self._tweede.naam} {motorversie()}", *self._motoren)
                self._melding = ""

    def evalueer(
        self,
        feiten: Samenwerkingsverband | Feitenbestand | Mapping[str, Any],
        *,
        alles: bool = False,
    ) -> Antwoord:
        """Return the advice for a partnership.

        Args:
            feiten: the partnership; a facts file that was read, so that the answer names lines; or a mapping with the keys
                of a facts file.
            alles: whether excluded advices are in the answer too.

        Raises:
            InvoerFout: the mapping is not a partnership, or the facts contradict each other.
            MotorVerschil: the two engines differ.
        """
        return self.stel_op(self.evaluatie(feiten), alles=alles)

    def antwoord(
        self,
        naam: str,
        geheugen: Werkgeheugen,
        plekken: Mapping[FeitSleutel, Plek] = GEEN_PLEKKEN,
        *,
        alles: bool = False,
    ) -> Antwoord:
        """Return the advice for known facts.

        Args:
            naam: name of the partnership; may be empty.
            geheugen: the known facts.
            plekken: where each stands in the facts file.
            alles: whether excluded advices are in the answer too.

        Raises:
            InvoerFout: the facts contradict each other.
            MotorVerschil: the two engines differ.
        """
        return self.stel_op(self._evaluatie(naam, geheugen, plekken), alles=alles)

    def evaluatie(self, feiten: Samenwerkingsverband | Feitenbestand | Mapping[str, Any]) -> Evaluatie:
        """Return a partnership, evaluated, after the engines agreed; what explains, asks or compares takes it.

        Args:
            feiten: as for `evalueer`.

        Raises:
            InvoerFout: the mapping is not a partnership, or the facts contradict each other.
            MotorVerschil: the two engines differ.
        """
        with self.lagen_aan():
            return self._evaluatie_van(feiten)

    def _evaluatie_van(self, feiten: Samenwerkingsverband | Feitenbestand | Mapping[str, Any]) -> Evaluatie:
        if isinstance(feiten, Feitenbestand):
            meldingen = tuple(str(melding) for melding in feiten.meldingen)
            return self._evaluatie(feiten.naam, feiten.geheugen, feiten.feitplekken, meldingen)
        if isinstance(feiten, Mapping):
            from advies.mapping import uit_mapping
            from kennisbank.onderbouwing import scheid_mapping

            verband = uit_mapping(feiten)
            oud = tuple(naam.tekst for naam in vernieuw(scheid_mapping(feiten)[0])[1])
            return self._evaluatie(verband.naam or "", werkgeheugen(verband), GEEN_PLEKKEN, oud)
        from kennisbank.samenwerkingsverband import Samenwerkingsverband

        if not isinstance(feiten, Samenwerkingsverband):
            from advies.mapping import geen_feiten

            raise geen_feiten(feiten)
        return self._evaluatie(feiten.naam or "", werkgeheugen(feiten), GEEN_PLEKKEN)

    def evaluatie_van(self, naam: str, geheugen: Werkgeheugen) -> Evaluatie:
        """Return known facts, evaluated, after the engines agreed.

        Args:
            naam: name of the partnership; may be empty.
            geheugen: the known facts.

        Raises:
            InvoerFout: the facts contradict each other.
            MotorVerschil: the two engines differ.
        """
        return self._evaluatie(naam, geheugen, GEEN_PLEKKEN)

    def stel_op(self, evaluatie: Evaluatie, *, alles: bool = False) -> Antwoord:
        """Return the advice for a partnership that was evaluated here.

        Args:
            evaluatie: the outcome of `evaluatie`.
            alles: whether excluded advices are in the answer too.

        Raises:
            MotorVerschil: the two engines differ on the partnership after the first steps.
        """
        with self.lagen_aan():
            return stel_op(evaluatie, self._ontvangstbewijs(evaluatie.geheugen), alles, self.beoordeel)

    def lagen_aan(self) -> AbstractContextManager[None]:
        """Return a block in which the layers of this evaluator are on for the whole library.

        What reads or writes facts outside this evaluator, such as `lees_feiten` and `maak_rapport`, knows the facts of the
        layers within it.
        """
        return met_lagen(self.lagen)

    def beoordeel(self, geheugen: Werkgeheugen, regels: Collection[str] | None = None) -> Beoordeling:
        """Return the truth of every rule, after the engines agreed.

        Args:
            geheugen: the known facts.
            regels: names of the rules on which they must agree; every rule when left out.

        Raises:
            MotorVerschil: the two engines differ.
        """
        beoordeling = self.maskers.beoordeel(geheugen)
        if self._tweede is not None:
            hier, daar = vuringen(beoordeling, regels), self._tweede.vuur(geheugen, regels)
            if hier != daar:
                namen = [sleutel.in_toets for sleutel in sorted(hier.regels ^ daar.regels)]
                namen += [
                    str(feit) for feit in sorted({feit for feit, _ in hier.afgeleid.items() ^ daar.afgeleid.items()})
                ]
                raise MotorVerschil(self._tweede.naam, namen, geheugen)
        return beoordeling

    def _evaluatie(
        self,
        naam: str,
        geheugen: Werkgeheugen,
        plekken: Mapping[FeitSleutel, Plek],
        meldingen: tuple[str, ...] = (),
    ) -> Evaluatie:
        evaluatie = Evaluatie(naam, geheugen, plekken, self.beoordeel(geheugen), meldingen)
        weiger_tegenspraak(evaluatie)
        return evaluatie

    def _ontvangstbewijs(self, geheugen: Werkgeheugen) -> Ontvangstbewijs:
        bron = publicatie()
        return stel_uit(
            Ontvangstbewijs,
            lambda _, __: {"feiten": vingerafdruk(geheugen)},
            advies=__version__,
            regelbank=self.bank.vingerafdruk,
            motoren=self._motoren,
            melding=self._melding,
            regels=len(self.bank.regels),
            publicatie=f"{bron.titel}, {bron.uitgave}, {bron.jaar}",
            lagen=laagbewijzen(self.bank),
        )


def _met_lagen(bank: Regelbank | None, lagen: Iterable[str | Laag] | None) -> Regelbank:
    """Return a rule base with layers over it: the one of the package when none is given.

    Raises:
        RegelFout: a layer is wrong.
    """
    if lagen is None:
        return regelbank() if bank is None else bank
    from advies.lagenmap import lees_lagen

    with met_lagen(lees_lagen(lagen)):
        if bank is None:
            return regelbank()
        from regels.lagen import combineer

        return combineer(bank, actieve_lagen())


@per_lagen
def adviseur() -> Adviseur:
    """Return the evaluator with the rule base of the package, the layers that are on, and both engines, made once."""
    return Adviseur()


def evalueer(feiten: Samenwerkingsverband | Feitenbestand | Mapping[str, Any], *, alles: bool = False) -> Antwoord:
    """Return the advice for a partnership, with the rule base of the package.

    Args:
        feiten: the partnership, a facts file that was read, or a mapping with the keys of a facts file.
        alles: whether excluded advices are in the answer too.

    Raises:
        InvoerFout: the mapping is not a partnership, or the facts contradict each other.
        MotorVerschil: the two engines differ.
    """
    return adviseur().evalueer(feiten, alles=alles)


def vingerafdruk(geheugen: Werkgeheugen) -> str:
    """Return the SHA-256 of known facts, as hexadecimal text; their order does not matter.

    Args:
        geheugen: the known facts.
    """
    import hashlib  # takes as long to load as a facts file to read, and the first screen does not tell it

    tekst = json.dumps(_gewoon(geheugen), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).hexdigest()


def weiger_tegenspraak(evaluatie: Evaluatie) -> None:
    """Refuse facts that cannot be true together.

    Args:
        evaluatie: the partnership, evaluated.

    Raises:
        InvoerFout: the facts contradict each other.
    """
    plekken = evaluatie.plekken
    meldingen: list[Melding] = []
    for geval, waar in evaluatie.gevallen():
        if waar and geval.regel.soort == "tegenspraak":
            gegeven = [stap for deel in Afleiding(evaluatie).waarom(geval) for stap in deel.gegeven()]
            plek = max((plekken[stap.sleutel] for stap in gegeven if stap.sleutel in plekken), default=None)
            feiten = " en ".join(
                f"'{stap.feit}: {stap.waarde}'" + (f" ({stap.plaats})" if stap.plaats else "") for stap in gegeven
            )
            tekst = f"{geval.regel.titel}: {feiten}. {geval.regel.tekst}"
            namen = tuple(dict.fromkeys(stap.feit for stap in gegeven))
            meldingen.append(Melding(plek, tekst, code="tegenspraak", feiten=namen))
    if meldingen:
        raise InvoerFout(meldingen)


def _gewoon(geheugen: Werkgeheugen) -> dict[str, Any]:
    return {str(feit): sorted(waarde) if isinstance(waarde, frozenset) else waarde for feit, waarde in geheugen.items()}
