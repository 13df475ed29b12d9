"""The answer in one glance: scope, form, what to do first, the main trade-off, the recommendations, the next questions.

It chooses from an answer and adds nothing. What must be done stands before what is recommended; within each the first steps come
first, in their own order, then causes that no step takes away. The choice is ours, not the publication's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal

from advies.antwoord import (
    AanbevelingOordeel,
    Advies,
    AfwegingOordeel,
    Antwoord,
    Bevinding,
    Indeling,
    Laagbewijs,
    Oorzaak,
    Staat,
    Uitgezet,
    Vraag,
)
from advies.raad.eerste_stappen import HOOGSTENS_STAPPEN
from advies.raad.opdrachten import WEEGT
from advies.vragen import gewicht
from advies.woorden.feiten import feitnaam
from advies.woorden.processen import titel_met_proces
from kennisbank.catalogus import Actor
from kennisbank.feitsoorten import JaNee
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import Sterkte

HOOGSTENS_VRAGEN = 3
_HOOGSTENS_LABELS = 4
_ZIN = re.compile(r"(?<=[\w)'’”\"][.!?])\s+(?=[A-Z])")

Reikwijdte = Literal["binnen", "deels", "buiten", "onbekend"]


@dataclass(frozen=True, slots=True)
class Vormkeuze:
    """What is known of the form on one axis.

    Args:
        nu: what the partnership is, with certainty.
        past_nu: whether that fits, as far as rules speak of it; None while that is open, and when it is not known what it is.
        past: what else fits with certainty.
        gezien: short labels of the facts that show what fits: of the present form when it does, otherwise of the others.
        hangt_af: short labels of facts that settle whether the present form fits, or, while it is not known, any; at most four.
    """

    nu: tuple[str, ...]
    past_nu: bool | None
    past: tuple[str, ...]
    gezien: tuple[str, ...]
    hangt_af: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actie:
    """One thing to do.

    Args:
        tekst: what to do, or what then holds, in Dutch.
        nu: how it is now, in Dutch; empty when the findings say so themselves.
        wie: who acts.
        sterkte: the greatest strength of what it answers.
        lost_op: the findings that it takes away, or that it is about.
        brengt_mee: findings that it brings with it.
        stap: whether changing facts takes the findings away, proved by evaluating again; otherwise the advice is given as it is.
        lagen: the layers of which it takes a finding away; not in the JSON when it is about the publication alone.
    """

    tekst: str
    nu: tuple[str, ...]
    wie: tuple[Actor, ...]
    sterkte: Sterkte
    lost_op: tuple[Bevinding, ...]
    brengt_mee: tuple[Bevinding, ...]
    stap: bool
    lagen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aanbevelingstand:
    """The state of a recommendation, in a word.

    Args:
        nummer: 1 to 9.
        kort: what it is about, in a few words.
        staat: its state.
    """

    nummer: int
    kort: str
    staat: Staat


@dataclass(frozen=True, slots=True)
class Telling:
    """How much the whole answer holds.

    Args:
        risicos: certain risks.
        voorwaarden: preconditions that must be met and are not.
        adviezen: certain advices besides.
        moet: certain advices of strength `moet`.
        open: outcomes that depend on what is not known.
        vragen: questions whose answer can change something.
        afwegingen: trade-offs on which the facts say something.
        casussen: cases of the publication to compare with.
    """

    risicos: int
    voorwaarden: int
    adviezen: int
    moet: int
    open: int
    vragen: int
    afwegingen: int
    casussen: int


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """An answer in one glance.

    Args:
        samenwerkingsverband: its name; empty when not given.
        reikwijdte: whether the publication speaks about it.
        reikwijdte_tekst: the same as a sentence; empty while it is not known.
        reikwijdte_hangt_af: short labels of facts that settle it; empty when it is known.
        bereik: which of the four forms.
        organisatie: which form of organisation.
        acties: what to do first, at most five.
        afweging: the trade-off that weighs most; None when the facts touch none.
        aanbevelingen: the nine recommendations.
        vragen: the most useful questions, at most three, each about another fact; a fact that is asked of more processes once.
        telling: how much the whole answer holds.
        regelbank: SHA-256 of the rule base and vocabulary.
        feiten: SHA-256 of the known facts.
        melding: what to know about the engines; empty when both were run.
        lagen: the layers that were on; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    samenwerkingsverband: str
    reikwijdte: Reikwijdte
    reikwijdte_tekst: str
    reikwijdte_hangt_af: tuple[str, ...]
    bereik: Vormkeuze
    organisatie: Vormkeuze
    acties: tuple[Actie, ...]
    afweging: AfwegingOordeel | None
    aanbevelingen: tuple[Aanbevelingstand, ...]
    vragen: tuple[Vraag, ...]
    telling: Telling
    regelbank: str
    feiten: str
    melding: str
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()


def vat_samen(antwoord: Antwoord, feiten: Mapping[str, FeitDefinitie]) -> Samenvatting:
    """Return an answer in one glance.

    Args:
        antwoord: the answer.
        feiten: the vocabulary, by name of the fact.
    """
    kort = _Samenvatter(antwoord, feiten)
    reikwijdte, tekst = kort.reikwijdte()
    bewijs = antwoord.ontvangstbewijs
    return Samenvatting(
        samenwerkingsverband=antwoord.samenwerkingsverband,
        reikwijdte=reikwijdte,
        reikwijdte_tekst=tekst,
        reikwijdte_hangt_af=kort.hangt_af(antwoord.reikwijdte) if reikwijdte == "onbekend" else (),
        bereik=kort.vorm(antwoord.vormen.bereik, antwoord.vormen.kandidaten_bereik),
        organisatie=kort.vorm(antwoord.vormen.organisatie, antwoord.vormen.kandidaten_organisatie),
        acties=kort.acties(),
        afweging=_zwaarste(antwoord),
        aanbevelingen=tuple(map(_stand, antwoord.aanbevelingen)),
        vragen=_nuttigste(antwoord.vragen),
        telling=tel(antwoord),
        regelbank=bewijs.regelbank,
        feiten=bewijs.feiten,
        melding=bewijs.melding,
        lagen=bewijs.lagen,
        uitgeschakeld=antwoord.uitgeschakeld,
    )


def eerst_doen(antwoord: Antwoord, feiten: Mapping[str, FeitDefinitie]) -> tuple[Actie, ...]:
    """Return what to do first, as the first screen says it.

    Args:
        antwoord: the answer.
        feiten: the vocabulary, by name of the fact.
    """
    return _Samenvatter(antwoord, feiten).acties()


def tel(antwoord: Antwoord) -> Telling:
    """Return how much an answer holds.

    Args:
        antwoord: the answer.
    """
    zeker, gevonden = antwoord.van_status("zeker"), antwoord.risicos()
    voorwaarden = sum(advies.is_voorwaarde_die_moet for advies in gevonden)
    return Telling(
        risicos=len(gevonden) - voorwaarden,
        voorwaarden=voorwaarden,
        adviezen=sum(advies.is_raad and not advies.is_voorwaarde_die_moet for advies in zeker),
        moet=len(antwoord.onvervuld()),
        open=len(antwoord.van_status("open")),
        vragen=len(antwoord.vragen),
        afwegingen=len(antwoord.afwegingen),
        casussen=len(antwoord.casussen),
    )


def _stand(oordeel: AanbevelingOordeel) -> Aanbevelingstand:
    return Aanbevelingstand(oordeel.nummer, oordeel.kort, oordeel.staat)


class _Samenvatter:
    """Chooses from one answer."""

    def __init__(self, antwoord: Antwoord, feiten: Mapping[str, FeitDefinitie]) -> None:
        self._antwoord, self._feiten = antwoord, feiten
        self._adviezen: dict[tuple[str, str], Advies] = {
            (advies.regel, advies.over.get("proces", "")): advies for advies in antwoord.adviezen
        }

    def reikwijdte(self) -> tuple[Reikwijdte, str]:
        """Return whether it is in scope; what limits it goes before what includes it."""
        zeker = {deel.waarde: deel.omschrijving for deel in self._antwoord.reikwijdte if deel.status == "zeker"}
        soorten: tuple[Reikwijdte, ...] = ("buiten", "deels", "binnen")
        return next(((soort, zeker[soort]) for soort in soorten if soort in zeker), ("onbekend", ""))

    def vorm(self, nu: Sequence[Indeling], kandidaten: Sequence[Indeling]) -> Vormkeuze:
        """Return what is known of the form on one axis."""
        is_nu = {deel.waarde for deel in nu if deel.status == "zeker"}
        huidig = [deel for deel in kandidaten if deel.waarde in is_nu]
        statussen = [deel.status for deel in huidig]
        past = [deel for deel in kandidaten if deel.status == "zeker"]
        getoond = [deel for deel in past if deel in huidig] or past
        return Vormkeuze(
            nu=_namen(nu, "zeker"),
            past_nu=None if "open" in statussen or not statussen else "zeker" in statussen,
            past=tuple(deel.naam for deel in past if deel not in huidig),
            gezien=tuple(
                dict.fromkeys(
                    self._label(stap.feit) for advies in self._regels(getoond, "zeker") for stap in advies.omdat
                )
            ),
            hangt_af=self.hangt_af(huidig or kandidaten),
        )

    def hangt_af(self, delen: Sequence[Indeling]) -> tuple[str, ...]:
        """Return labels of the facts that settle what is open: those in the smallest sets of most rules first."""
        keren: dict[str, float] = {}
        for advies in self._regels(delen, "open"):
            for deel in advies.beslissend[:1]:
                for feit in deel:
                    keren[feit] = keren.get(feit, 0.0) + 1 / len(deel)
        op_nut = sorted(keren, key=lambda feit: -keren[feit])
        return tuple(map(self._label, op_nut[:_HOOGSTENS_LABELS]))

    def acties(self) -> tuple[Actie, ...]:
        """Return what to do first, the strongest first: the steps, and causes that no step takes away, at most five."""
        stappen = [self._van_stap(nummer) for nummer in range(len(self._antwoord.eerste_stappen))]
        weg = {_sleutel(deel) for stap in stappen for deel in stap.lost_op}
        over = [self._van_oorzaak(oorzaak) for oorzaak in self._antwoord.oorzaken if _is_nu(oorzaak, weg)]
        op_sterkte = sorted([*stappen, *over], key=lambda actie: WEEGT.index(actie.sterkte))
        return tuple(op_sterkte[:HOOGSTENS_STAPPEN])

    def _van_stap(self, nummer: int) -> Actie:
        stap = self._antwoord.eerste_stappen[nummer]
        return Actie(
            tekst=stap.tekst,
            nu=tuple(dict.fromkeys(zet.van for zet in stap.zetten if not self._is_ja_nee(zet.feit))),
            wie=stap.wie,
            sterkte=min((deel.sterkte for deel in stap.neemt_weg), key=WEEGT.index),
            lost_op=stap.neemt_weg,
            brengt_mee=stap.brengt_mee,
            stap=True,
            lagen=_lagen(stap.neemt_weg),
        )

    def _van_oorzaak(self, oorzaak: Oorzaak) -> Actie:
        advies = self._adviezen[_sleutel(oorzaak.leidend)]
        # The title of a risk or precondition says what is wrong and its text what to do; another title is itself what to do.
        zegt_wat_mis_is = advies.soort in ("risico", "voorwaarde")
        return Actie(
            tekst=_ZIN.split(advies.tekst, maxsplit=1)[0]
            if zegt_wat_mis_is
            else titel_met_proces(advies.titel, advies.sleutel.proces),
            nu=(),
            wie=advies.wie,
            sterkte=oorzaak.sterkte,
            lost_op=(oorzaak.leidend, *oorzaak.gevolgen),
            brengt_mee=(),
            stap=False,
            lagen=_lagen((oorzaak.leidend, *oorzaak.gevolgen)),
        )

    def _regels(self, delen: Sequence[Indeling], status: str) -> Iterable[Advies]:
        namen = chain.from_iterable(deel.regels for deel in delen if deel.status == status)
        sleutels = (RegelSleutel(naam, "") for naam in namen)
        return (self._adviezen[sleutel] for sleutel in sleutels if sleutel in self._adviezen)

    def _is_ja_nee(self, feit: str) -> bool:
        return isinstance(self._feiten[FeitSleutel.lees(feit).naam].soort, JaNee)

    def _label(self, feit: str) -> str:
        sleutel = FeitSleutel.lees(feit)
        return feitnaam(self._feiten[sleutel.naam], sleutel.proces)


def _lagen(bevindingen: Iterable[Bevinding]) -> tuple[str, ...]:
    return tuple(sorted({deel.laag for deel in bevindingen if deel.laag}))


def _namen(delen: Sequence[Indeling], status: str) -> tuple[str, ...]:
    return tuple(deel.naam for deel in delen if deel.status == status)


def _sleutel(bevinding: Bevinding) -> RegelSleutel:
    return RegelSleutel(bevinding.regel, bevinding.over.get("proces", ""))


def _is_nu(oorzaak: Oorzaak, weg: set[RegelSleutel]) -> bool:
    leidend = oorzaak.leidend
    return leidend.tijd == "nu" and oorzaak.sterkte in WEEGT and _sleutel(leidend) not in weg


def _nuttigste(vragen: Sequence[Vraag]) -> tuple[Vraag, ...]:
    """Return the first questions, one for each fact."""
    per_feit: dict[str, Vraag] = {}
    for vraag in vragen:
        per_feit.setdefault(vraag.sleutel.naam, vraag)
    return tuple(per_feit.values())[:HOOGSTENS_VRAGEN]


def _zwaarste(antwoord: Antwoord) -> AfwegingOordeel | None:
    """Return the trade-off that weighs most: one with reasons on both sides first, then by the strength of all its reasons."""
    sterkten = {advies.regel: advies.sterkte for advies in antwoord.van_status("zeker")}

    def rang(afweging: AfwegingOordeel) -> tuple[bool, int]:
        regels = [naam for pool in afweging.polen for naam in pool.regels]
        return all(pool.regels for pool in afweging.polen), sum(gewicht(sterkten[naam]) for naam in regels)

    return max(antwoord.afwegingen, key=rang, default=None)
