"""The values of a checklist: the subjects of each agreement, and what there is to say of them for one partnership."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from advies.afleiding import Stap
from advies.antwoord import Laagbewijs, Uitgezet
from advies.dvo.overeenkomst import Inhoud
from kennisbank.lean import dataclass
from regels.taal import Grond

JaNeeOnbekend: TypeAlias = Literal["ja", "nee", "onbekend"]
Uitspraak: TypeAlias = Literal["ja", "nee", "blijft_uit", "onbekend", "tegenspraak"]
"""What the facts say of a subject."""
Stand: TypeAlias = Literal[
    "ontbreekt",
    "blijft_uit",
    "deels",
    "tegenspraak",
    "onbekend",
    "misschien_nodig",
    "aanwezig",
    "niet_nodig",
]
"""What there is to say of a subject, what asks for attention first."""
STANDEN: tuple[Stand, ...] = get_args(Stand)


@dataclass(frozen=True, slots=True)
class OpenFeit:
    """A fact that is unknown or undecided, and on which it depends whether a subject is needed.

    Args:
        feit: key of the fact.
        kort: what it is called.
        vraag: the question that settles it.
        nu: its value in Dutch, when that says that nothing was decided yet; empty when the fact is unknown.
    """

    feit: str
    kort: str
    vraag: str
    nu: str = ""


@dataclass(frozen=True, slots=True)
class Wijzendadvies:
    """An advice that is certain and points at a subject.

    Args:
        regel: name of the rule.
        titel: the advice in one line.
    """

    regel: str
    titel: str


@dataclass(frozen=True, slots=True)
class Dossieruitspraak:
    """What the facts of the partnership say of a subject.

    Args:
        staat_erin: whether it is there: `ja`, `nee`, `onbekend`, `blijft_uit` when the facts only say that it does not happen, or
            `tegenspraak` when they say both.
        omdat: the facts that say so.
        adviezen: the advices that are certain and point at this.
    """

    staat_erin: Uitspraak
    omdat: tuple[Stap, ...]
    adviezen: tuple[Wijzendadvies, ...]


@dataclass(frozen=True, slots=True)
class Onderdeelstand:
    """A subject of an agreement, for this partnership.

    Args:
        onderdeel: name of the subject.
        over: what it is about: empty, or `{"proces": ...}`.
        groep: the heading under which it stands.
        titel: what it is about.
        vraag: the question whether it is there.
        stand: what there is to say of it.
        nodig: whether this partnership needs it.
        nodig_omdat: the facts by which it is needed or not; empty when that is unknown.
        hangt_af_van: the facts, unknown or undecided, on which it depends whether it is needed; empty when that is known.
        dossier: what the facts say of it.
        overeenkomst: what is told of it by who read the agreement; `onbekend` without such a file.
        waar: article or page in the agreement; may be empty.
        opmerking: the remark of who read the agreement; may be empty.
        regel: line in the file of the agreement; None when it is not there, or in a workbook.
        cel: cell in the workbook of the agreement; None when it is not there, or in a text file.
        grond: `tekst` when the publication asks it, or an agreement in a case has it; `afgeleid` when that is ours.
        bron: references, as in the rule base.
        bron_tekst: the same references, in Dutch.
        kanttekening: what to keep in mind; may be empty.
    """

    onderdeel: str
    over: Mapping[str, str]
    groep: str
    titel: str
    vraag: str
    stand: Stand
    nodig: JaNeeOnbekend
    nodig_omdat: tuple[Stap, ...]
    hangt_af_van: tuple[OpenFeit, ...]
    dossier: Dossieruitspraak
    overeenkomst: Inhoud
    waar: str
    opmerking: str
    regel: int | None
    cel: str | None
    grond: Grond
    bron: tuple[Mapping[str, str | int], ...]
    bron_tekst: tuple[str, ...]
    kanttekening: str


@dataclass(frozen=True, slots=True)
class Overeenkomstlijst:
    """The checklist of one agreement.

    Args:
        soort: key of the kind of agreement.
        titel: what it is called.
        tussen: between whom it is.
        uitleg: what counts as part of it.
        bestand: the file that tells what an existing agreement covers; empty without one.
        naam: what that agreement is called; may be empty.
        bron_tekst: where the publication speaks of such an agreement, in Dutch.
        telling: how many subjects there are, by what there is to say of them.
        onderdelen: the subjects, by heading.
    """

    soort: str
    titel: str
    tussen: str
    uitleg: str
    bestand: str
    naam: str
    bron_tekst: tuple[str, ...]
    telling: Mapping[str, int]
    onderdelen: tuple[Onderdeelstand, ...]

    def met_stand(self, stand: Stand) -> tuple[Onderdeelstand, ...]:
        """Return the subjects of which this is to be said.

        Args:
            stand: what there is to say.
        """
        return tuple(deel for deel in self.onderdelen if deel.stand == stand)


@dataclass(frozen=True, slots=True)
class Controlelijst:
    """The checklists of a partnership: a list of subjects, no legal text.

    Args:
        naam: name of the partnership; may be empty.
        regelbank: fingerprint of the rules.
        overeenkomsten: a checklist for each agreement.
        lagen: the layers that were on, by name; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    naam: str
    regelbank: str
    overeenkomsten: tuple[Overeenkomstlijst, ...]
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()
