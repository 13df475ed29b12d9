"""What the truth of a condition rests on: the facts that decide it, or those on which it still depends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advies.afleiding import Afleiding, Stap
from advies.evaluatie import Evaluatie
from advies.woorden.feiten import afgeleide_zin
from regels.logica import verwijzingen, voor_proces, waarheid
from regels.sleutels import FeitSleutel
from regels.taal import AfgeleidFeit, Alle, EenVanDe, Gelijk, Niet, Voorwaarde


class Gronden:
    """Tells what conditions rest on that are no part of a rule.

    Args:
        evaluatie: the partnership, evaluated.
    """

    def __init__(self, evaluatie: Evaluatie) -> None:
        self._evaluatie = evaluatie
        self._afleiding = Afleiding(evaluatie)
        self._definities: dict[str, AfgeleidFeit] = {feit.naam: feit for feit in evaluatie.bank.afgeleid}
        gevallen = evaluatie.motor.gevallen.afgeleid
        self._afgeleid = {
            geval.sleutel: waar for geval, waar in zip(gevallen, evaluatie.beoordeling.afgeleid, strict=True)
        }

    def waar(self, voorwaarde: Voorwaarde) -> bool | None:
        """Return the truth of a condition: True, False or None (unknown).

        Args:
            voorwaarde: a condition without `DIT`.
        """
        return waarheid(voorwaarde, self._evaluatie.geheugen, self._afgeleid)

    def stappen(self, voorwaarde: Voorwaarde) -> tuple[Stap, ...]:
        """Return the facts that decide a condition, derived facts with what they rest on; none when it is unknown.

        Args:
            voorwaarde: a condition without `DIT`.
        """
        uit = {stap.feit: stap for stap in self._stappen(voorwaarde)}
        return tuple(uit.values())

    def hangt_af_van(self, voorwaarde: Voorwaarde) -> tuple[FeitSleutel, ...]:
        """Return the unknown facts on which an unknown condition depends; none when it is decided.

        Args:
            voorwaarde: a condition without `DIT`.
        """
        return tuple(dict.fromkeys(self._onbekend(voorwaarde)))

    def _stappen(self, voorwaarde: Voorwaarde) -> Iterator[Stap]:
        waar = self.waar(voorwaarde)
        if waar is None:
            return
        match voorwaarde:
            case Niet(deel):
                yield from self._stappen(deel)
            case Alle(delen):
                yield from self._uit(delen, waar, alle=waar)
            case EenVanDe(delen):
                yield from self._uit(delen, waar, alle=not waar)
            case Gelijk(feit) if feit in self._afgeleid:
                yield self._afgeleide_stap(feit, waar)
            case _:
                bekend = self._evaluatie.geheugen
                yield from (self._afleiding.gegeven(feit) for feit in verwijzingen(voorwaarde) if feit in bekend)

    def _uit(self, delen: Iterable[Voorwaarde], waar: bool, *, alle: bool) -> Iterator[Stap]:
        """Yield the steps of all parts, or of the first that decides by itself."""
        beslissend = (deel for deel in delen if self.waar(deel) is waar)
        for deel in beslissend:
            yield from self._stappen(deel)
            if not alle:
                return

    def _afgeleide_stap(self, sleutel: FeitSleutel, ja: bool) -> Stap:
        feit = self._definities[sleutel.naam]
        return Stap(
            str(sleutel),
            "ja" if ja else "nee",
            afgeleide_zin(feit, sleutel.proces, ja),
            bron=tuple(bron.tekst for bron in feit.bron),
            omdat=self.stappen(self._betekent(sleutel)),
        )

    def _betekent(self, sleutel: FeitSleutel) -> Voorwaarde:
        betekent = self._definities[sleutel.naam].betekent
        return voor_proces(betekent, sleutel.proces) if sleutel.proces else betekent

    def _onbekend(self, voorwaarde: Voorwaarde) -> Iterator[FeitSleutel]:
        if self.waar(voorwaarde) is not None:
            return
        match voorwaarde:
            case Niet(deel):
                yield from self._onbekend(deel)
            case Alle(delen) | EenVanDe(delen):
                for deel in delen:
                    yield from self._onbekend(deel)
            case Gelijk(feit) if feit in self._afgeleid:
                yield from self._onbekend(self._betekent(feit))
            case _:
                # A layer can switch off a derived fact: then nothing tells it.
                sleutels = tuple(feit for feit in verwijzingen(voorwaarde) if feit.naam in self._evaluatie.feiten)
                onbekend = [feit for feit in sleutels if feit not in self._evaluatie.geheugen]
                yield from onbekend or sleutels
