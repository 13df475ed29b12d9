"""Why, and why not: every way in which a rule can apply, with what holds, what fails and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from advies.afleiding import Afleiding, Stap
from advies.antwoord import Laagbewijs, Status, Uitgezet, status_van
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.woorden.feiten import feitnaam, feitzin
from advies.woorden.onderbouwing import gemeentezin, onderbouwing_zin
from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.feitsoorten import Gemeenten
from kennisbank.lean import dataclass
from kennisbank.meldingen import plaats
from kennisbank.onderbouwing import Onderbouwing
from regels.logica import Literaal, Tak, verwijzingen
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import Gelijk, Grond, Niet, Regel

_GEEN: Mapping[str, Onderbouwing] = MappingProxyType({})
Stand = Literal["waar", "onwaar", "onbekend"]


def stand_van(waar: bool | None) -> Stand:
    """Return how a condition stands by its truth."""
    if waar is None:
        return "onbekend"
    return "waar" if waar else "onwaar"


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A fact that the user gave.

    Args:
        feit: its key.
        tekst: the statement in Dutch.
        regel: line in the facts file; None when the facts did not come from a text file.
        cel: cell in the workbook (`Bestuur!C7`); None when the facts did not come from a workbook.
        bestand: the facts file as it was named; None when the facts did not come from a file.
        onderbouwing: what stands beside it (who gave it, when, on what), in Dutch; empty when nothing does.
    """

    feit: str
    tekst: str
    regel: int | None
    cel: str | None = None
    bestand: str | None = None
    onderbouwing: str = ""

    @property
    def plaats(self) -> str:
        """Where it stands, in Dutch: "regel 12 van feiten.yaml" or "cel Bestuur!C7"; empty when it came from no file."""
        return plaats(self.regel, self.cel, self.bestand or "")


@dataclass(frozen=True, slots=True)
class Voorwaardestand:
    """One condition, and how it stands.

    Args:
        tekst: what is asked, in Dutch.
        stand: whether it holds.
        gegeven: the facts that were found.
        onbekend: keys of the facts that are not known.
        onbekend_tekst: the labels of those facts, in the same order.
        onder: for a derived fact: the ways in which it can hold, each with its conditions; empty for a given fact.
    """

    tekst: str
    stand: Stand
    gegeven: tuple[Gegeven, ...]
    onbekend: tuple[str, ...]
    onder: tuple[tuple[Voorwaardestand, ...], ...]
    onbekend_tekst: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bijzonder:
    """A more specific rule that holds, so that a general rule does not.

    Args:
        regel: its name.
        proces: key of the process; empty for a rule about the partnership.
        titel: its advice in one line.
    """

    regel: str
    proces: str
    titel: str


@dataclass(frozen=True, slots=True)
class Verklaring:
    """Why a rule applies, does not apply, or is open.

    Args:
        regel: name of the rule.
        proces: key of the process; empty for a rule about the partnership.
        titel: the advice in one line.
        status: `zeker`, `open` or `uitgesloten`.
        manieren: the ways in which it can apply; for a certain rule only those that hold. Each is a list of conditions that
            must all hold.
        bron_tekst: where it stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        bijzonder: for an excluded rule, the more specific rules that it yields to and that are certain.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
        lagen: the layers that were on, by name, in what `advies explain` writes; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    regel: str
    proces: str
    titel: str
    status: Status
    manieren: tuple[tuple[Voorwaardestand, ...], ...]
    bron_tekst: tuple[str, ...]
    grond: Grond
    bijzonder: tuple[Bijzonder, ...] = ()
    laag: str = ""
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()


def _alleen(manier: tuple[Voorwaardestand, ...], stand: Stand) -> tuple[Voorwaardestand, ...]:
    """Return the conditions that stand so, down to the given facts."""
    uit: list[Voorwaardestand] = []
    for deel in manier:
        if deel.stand == stand:
            onder = tuple(dict.fromkeys(_alleen(weg, stand) for weg in deel.onder))
            uit.append(replace(deel, onder=onder[:1] if stand == "waar" else onder))
    return tuple(uit)


class Verklaarder:
    """Explains the rules of one evaluation.

    Args:
        evaluatie: the partnership, evaluated.
        onderbouwing: what stands beside its facts, as `Feitenbestand.onderbouwing` has it.
    """

    def __init__(self, evaluatie: Evaluatie, onderbouwing: Mapping[str, Onderbouwing] = _GEEN) -> None:
        self._evaluatie = evaluatie
        self._onderbouwing = onderbouwing
        self._zinnen = Voorwaardezinnen(evaluatie.bank)
        self._afleiding = Afleiding(evaluatie)

    def verklaar(self, sleutel: RegelSleutel) -> Verklaring:
        """Return why a rule applies or not: every condition.

        Args:
            sleutel: the rule, and the process when it is answered for each.

        Raises:
            OnbekendeRegel: there is no such rule.
            OnderwerpFout: there is no such process, or the rule is not asked for what it is about.
        """
        geval, waar = self._evaluatie.geval(sleutel)
        return Verklaring(
            regel=sleutel.regel,
            proces=sleutel.proces,
            titel=self._afleiding.woorden(geval, self._afleiding.waarom(geval) if waar else ()).titel,
            status=status_van(waar),
            manieren=self._manieren(geval, waar),
            bron_tekst=tuple(bron.tekst for bron in geval.regel.bron),
            grond=geval.regel.grond,
            bijzonder=tuple(self._bijzonder(geval.regel, sleutel.proces)) if waar is False else (),
            laag=geval.regel.laag,
        )

    def kort(self, sleutel: RegelSleutel) -> Verklaring:
        """Return only what decides: the facts that an advice needs, the conditions that fail, or those that are not known.

        Args:
            sleutel: the rule, and the process when it is answered for each.

        Raises:
            OnbekendeRegel: there is no such rule.
            OnderwerpFout: there is no such process, or the rule is not asked for what it is about.
        """
        geval, waar = self._evaluatie.geval(sleutel)
        verklaarder = self
        stappen: tuple[Stap, ...] = ()
        if waar is not None:
            stappen = self._afleiding.waarom(geval) if waar else self._afleiding.waarom_niet(geval)
            feiten = (gegeven.sleutel for stap in stappen for gegeven in stap.gegeven())
            verklaarder = Verklaarder(self._evaluatie.alleen(feiten), self._onderbouwing)
        titel = self._afleiding.woorden(geval, stappen if waar else ()).titel
        heel = verklaarder.verklaar(sleutel)
        manieren = tuple(dict.fromkeys(_alleen(manier, stand_van(waar)) for manier in heel.manieren))
        bijzonder = tuple(self._bijzonder(geval.regel, sleutel.proces)) if waar is False else ()
        return replace(heel, titel=titel, manieren=manieren[:1] if waar else manieren, bijzonder=bijzonder)

    def _bijzonder(self, regel: Regel, proces: str) -> Iterator[Bijzonder]:
        """Yield the rules that a rule yields to, directly or through others, and that are certain about its process."""
        regels = {deel.naam: deel for deel in self._evaluatie.bank.regels}
        namen = dict.fromkeys(regel.wijkt_voor)
        wachtrij = list(namen)
        while wachtrij:
            verder = [naam for naam in regels[wachtrij.pop()].wijkt_voor if naam not in namen]
            namen |= dict.fromkeys(verder)
            wachtrij += verder
        over = proces or regel.over
        for bijzonder in (regels[naam] for naam in namen):
            if over and bijzonder.over and bijzonder.over != over:
                continue
            bij = over if bijzonder.voor_elk_proces else ""
            geval, waar = self._evaluatie.geval(RegelSleutel(bijzonder.naam, bij))
            if waar:
                yield Bijzonder(
                    bijzonder.naam, bij, self._afleiding.woorden(geval, self._afleiding.waarom(geval)).titel
                )

    def _manieren(self, geval: Geval, waar: bool | None) -> tuple[tuple[Voorwaardestand, ...], ...]:
        return tuple(self._tak(tak) for tak in self._van_belang(geval.takken, waar))

    def _van_belang(self, vormen: tuple[Tak, ...], waar: bool | None) -> tuple[Tak, ...]:
        """Return the branches that decide: those that hold, else those that can still hold, else all."""
        passend = tuple(tak for tak in vormen if self._evaluatie.tak_status(tak) is waar)
        return passend if waar is not False else vormen

    def _tak(self, tak: Tak) -> tuple[Voorwaardestand, ...]:
        return tuple(self._literaal(literaal) for literaal in tak)

    def _literaal(self, literaal: Literaal) -> Voorwaardestand:
        atoom = literaal.atoom
        waar = self._evaluatie.is_waar(literaal)
        vorm = atoom if literaal.waar else Niet(atoom)
        tekst = "; ".join(zin for _, zin in self._zinnen.van(vorm)).replace(":; ", ": ")
        if isinstance(atoom, Gelijk) and atoom.feit in self._evaluatie.motor.afgeleid_op_sleutel:
            afgeleid = self._evaluatie.motor.afgeleid_op_sleutel[atoom.feit]
            vormen = afgeleid.ja if literaal.waar else afgeleid.nee
            onder = tuple(self._tak(tak) for tak in self._van_belang(vormen, waar))
            return Voorwaardestand(tekst, stand_van(waar), (), (), onder)
        sleutels = list(verwijzingen(atoom))
        onbekend = [feit for feit in sleutels if feit not in self._evaluatie.geheugen]
        return Voorwaardestand(
            tekst,
            stand_van(waar),
            tuple(self._gegeven(feit) for feit in sleutels if feit in self._evaluatie.geheugen),
            tuple(map(str, onbekend)),
            (),
            tuple(feitnaam(self._evaluatie.feiten[feit.naam], feit.proces) for feit in onbekend),
        )

    def _gegeven(self, sleutel: FeitSleutel) -> Gegeven:
        plek = self._evaluatie.plekken.get(sleutel)
        zin = feitzin(self._evaluatie.feiten[sleutel.naam], sleutel.proces, self._evaluatie.geheugen[sleutel])
        tekstregel, cel, bestand = (plek.tekstregel, plek.cel, plek.bestand) if plek else (None, None, None)
        return Gegeven(str(sleutel), zin, tekstregel, cel, bestand, self._naast(sleutel))

    def _naast(self, sleutel: FeitSleutel) -> str:
        """Return what stands beside a fact, in Dutch."""
        deel = self._onderbouwing.get(str(sleutel)) or self._onderbouwing.get(sleutel.naam)
        zin = onderbouwing_zin(deel) if deel else ""
        soort, waarde = self._evaluatie.feiten[sleutel.naam].soort, self._evaluatie.geheugen[sleutel]
        if not isinstance(soort, Gemeenten) or not isinstance(waarde, tuple):
            return zin
        namen = (str(gemeente["naam"]) for gemeente in waarde)
        per_gemeente = gemeentezin(namen, {veld.veld: veld.kort for veld in soort.velden}, self._onderbouwing)
        return "; ".join(filter(None, (zin, per_gemeente)))
