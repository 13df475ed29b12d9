"""The interview: the next question, an answer, back, and what to save; without input or output, for any front end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from advies.antwoord import Advies, Vraag
from advies.evalueer import Adviseur
from advies.invoer import ontleed_feiten
from advies.verwoording import ruwe_waarde
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.tekens import eerste_onzichtbare
from kennisbank.vocabulaire import FeitDefinitie
from regels.taal import FeitWaarde, Werkgeheugen


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the interview stands; each answer gives a new one.

    Args:
        naam: name of the partnership.
        geheugen: the facts that were given.
        overgeslagen: the facts of which the adviser said not to know them.
        eerder: the stand before the last answer, or None at the start.
    """

    naam: str
    geheugen: Werkgeheugen
    overgeslagen: frozenset[str] = frozenset()
    eerder: Stand | None = None


class Gesprek:
    """Asks what settles most, first things first.

    Args:
        adviseur: the evaluator.
    """

    def __init__(self, adviseur: Adviseur) -> None:
        self._adviseur = adviseur
        self._feiten = adviseur.bank.vocabulaire.feiten

    def volgende(self, stand: Stand) -> Vraag | None:
        """Return the next question, or None when no open advice depends on a fact that can still be asked.

        Args:
            stand: where the interview stands.

        Raises:
            InvoerFout: the facts contradict each other.
        """
        antwoord = self._adviseur.antwoord(stand.naam, stand.geheugen)
        # A list of municipalities can be known and still lack a figure; asking for it again would not end.
        gehad = stand.overgeslagen | stand.geheugen.keys()
        over = [vraag for vraag in antwoord.vragen if vraag.feit not in gehad]
        return over[0] if over else None

    def waarom(self, stand: Stand, feit: str) -> tuple[Advies, ...]:
        """Return the open advices that a fact can help to settle, those that need the fewest other facts first."""
        antwoord = self._adviseur.antwoord(stand.naam, stand.geheugen)
        open_ = [a for a in antwoord.van_status("open") if any(feit in deel for deel in a.beslissend)]
        return tuple(sorted(open_, key=lambda a: min(len(deel) for deel in a.beslissend if feit in deel)))

    def definitie(self, feit: str) -> FeitDefinitie:
        """Return what is known about a fact, by its key (`uitvoering.technisch_beheer`)."""
        return self._feiten[feit.partition(".")[0]]

    def geef(self, stand: Stand, feit: str, invoer: str) -> Stand:
        """Return the stand after an answer.

        Args:
            stand: where the interview stands.
            feit: key of the fact.
            invoer: what was typed: a value, or the number of a value of a choice; of a set several, with commas in between.

        Raises:
            InvoerFout: the answer is not possible, or contradicts an earlier one; the stand stays as it was.
        """
        naam, _, proces = feit.partition(".")
        waarde = self._waarde(self._feiten[naam], invoer.strip())
        tekst = f"{naam}: {{{proces}: {waarde}}}" if proces else f"{naam}: {waarde}"
        try:
            gegeven = werkgeheugen(ontleed_feiten(tekst.encode(), "antwoord").feiten)
        except InvoerFout as fout:
            raise InvoerFout([Melding(None, melding.tekst) for melding in fout.meldingen]) from None
        if not gegeven:
            return self.sla_over(stand, feit)
        nieuw = Stand(stand.naam, {**stand.geheugen, **gegeven}, stand.overgeslagen, stand)
        self._adviseur.antwoord(nieuw.naam, nieuw.geheugen)
        return nieuw

    def sla_over(self, stand: Stand, feit: str) -> Stand:
        """Return the stand after "I do not know"."""
        return Stand(stand.naam, stand.geheugen, stand.overgeslagen | {feit}, stand)

    def _waarde(self, feit: FeitDefinitie, invoer: str) -> str:
        if feit.soort == "gemeenten":
            namen = [deel.strip() for deel in invoer.split(",") if deel.strip()]
            return "[" + ", ".join("{naam: '" + naam.replace("'", "''") + "'}" for naam in namen) + "]"
        if feit.soort not in ("keuze", "meerkeuze"):
            return "'" + invoer.replace("'", "''") + "'"
        mag = feit.mag()
        delen = [deel.strip() for deel in invoer.strip("[]").split(",")]
        gekozen = [mag[int(d) - 1] if d.isdigit() and 1 <= int(d) <= len(mag) else d for d in delen if d]
        kaal = ["'" + deel.replace("'", "''") + "'" for deel in gekozen]
        return "[" + ", ".join(kaal) + "]" if feit.soort == "meerkeuze" else ", ".join(kaal)


def als_yaml(stand: Stand, kop: str, feiten: Mapping[str, FeitDefinitie]) -> str:
    """Return a stand as a facts file, in the order of the vocabulary; what was skipped is `onbekend`.

    Args:
        stand: where the interview stands.
        kop: first line, a comment.
        feiten: the vocabulary.
    """
    regels = [kop, f"naam: {_aangehaald(stand.naam)}" if stand.naam else "naam:"]
    bekend: dict[str, FeitWaarde | None] = {**dict.fromkeys(sorted(stand.overgeslagen)), **stand.geheugen}
    for naam, feit in feiten.items():
        if not feit.per_proces and naam in bekend:
            regels.append(f"{naam}: {_yaml(bekend[naam])}")
        delen = [sleutel for sleutel in bekend if sleutel.startswith(f"{naam}.")] if feit.per_proces else []
        if delen:
            regels.append(f"{naam}:")
            regels += [f"  {sleutel.partition('.')[2]}: {_yaml(bekend[sleutel])}" for sleutel in delen]
    return "\n".join(regels) + "\n"


def _yaml(waarde: FeitWaarde | None) -> str:
    if waarde is None:
        return "onbekend"
    if not isinstance(waarde, tuple):
        return ruwe_waarde(waarde)
    delen = (
        ", ".join(
            f"{n}: {_aangehaald(deel) if isinstance(deel, str) else ruwe_waarde(deel)}" for n, deel in gemeente.items()
        )
        for gemeente in waarde
    )
    return "[" + ", ".join(f"{{{deel}}}" for deel in delen) + "]"


def _aangehaald(tekst: str) -> str:
    if "\n" in tekst or eerste_onzichtbare(tekst):
        # Only between double quotes can YAML write such a character; the rest of the text is as in JSON.
        als_json = json.dumps(tekst, ensure_ascii=False)
        return "".join(f"\\U{ord(teken):08x}" if eerste_onzichtbare(teken) else teken for teken in als_json)
    return "'" + tekst.replace("'", "''") + "'"
