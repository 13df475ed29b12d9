"""The vocabulary of facts: for each fact its type, question, values, unit, help and place in the publication."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kennisbank.bestanden import datanamen, lees_document
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.bundel import uit_bundel
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Veld, keuzewaarden
from kennisbank.lagen import actieve_lagen, per_lagen
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.meldingen import Melding, RegelFout
from kennisbank.yaml_knopen import Kaart, Lijst, plek_van


@dataclass(frozen=True, slots=True)
class FeitDefinitie:
    """What is known about one fact.

    Args:
        naam: key in a facts file.
        thema: theme, the name of its file.
        soort: its kind, with what belongs to that: values, unit and bounds, statements.
        per_proces: whether it is asked for each of the eight processes.
        trap: 1 asked first, 2 follow-up.
        kenner: who can answer it, as a name in `kennisbank/kenners.yaml`.
        kort: short Dutch label.
        vraag: the question.
        hulp: what counts and where to find it; may be empty.
        stuurbaar: whether the partnership can change it by a decision.
        uitgangspunt: whether it says what the partnership is or wants: advice starts from it, and no value is a fault to mend.
        uitgangswaarden: the values of which that holds, for a fact whose other values can be a fault.
        beschrijvend: whether no rule reads it: it counts only in the comparison with the cases.
        bron: where the publication speaks of it.
        vervangt: what the fact was called before.
        restwaarden: the values of a choice that no rule names: they only exclude the rules that name another.
        opdracht: what to do to reach a value, as an order, by value; a value without one is never advised as a step.
        laag: the layer that adds it; empty for a fact of the publication.
    """

    naam: str
    thema: str
    soort: Feitsoort
    per_proces: bool
    trap: int
    kenner: str
    kort: str
    vraag: str
    hulp: str
    stuurbaar: bool
    beschrijvend: bool
    bron: tuple[Bron, ...]
    uitgangspunt: bool = False
    uitgangswaarden: tuple[str, ...] = ()
    vervangt: tuple[str, ...] = ()
    restwaarden: tuple[str, ...] = ()
    opdracht: tuple[tuple[str, str], ...] = ()
    laag: str = ""

    def mag(self) -> tuple[str, ...]:
        """Return the values that a choice or yes/no fact can have; none for another kind."""
        return _mag(self.soort)

    @property
    def in_lijst(self) -> bool:
        """Whether it can stand with others on one screen of questions to say yes or no to."""
        return isinstance(self.soort, JaNee) and not self.per_proces


@dataclass(frozen=True, slots=True)
class Vocabulaire:
    """All facts.

    Args:
        feiten: every fact by name, in the order of the template.
        themas: the Dutch title of each theme, in the same order.
        oude_feiten: the fact of now for each earlier name of a fact.
        oude_waarden: for each fact of which a value was renamed, the value of now for each earlier name.
    """

    feiten: Mapping[str, FeitDefinitie]
    themas: Mapping[str, str]
    oude_feiten: Mapping[str, str]
    oude_waarden: Mapping[str, Mapping[str, str]]

    @property
    def heeft_oude_namen(self) -> bool:
        """Whether a fact or a value had another name before."""
        return bool(self.oude_feiten or self.oude_waarden)

    @property
    def velden(self) -> Mapping[str, Veld]:
        """The fields of a municipality, by key."""
        lijsten = [feit.soort for feit in self.feiten.values() if isinstance(feit.soort, Gemeenten)]
        return {veld.veld: veld for lijst in lijsten for veld in lijst.velden}

    @property
    def hoogstens_gemeenten(self) -> int:
        """How many municipalities a list may hold: as many as `aantal_gemeenten` may say."""
        aantal = self.feiten["aantal_gemeenten"].soort
        assert isinstance(aantal, Getal)
        return int(aantal.maximum)


THEMAS = (
    "reikwijdte",
    "schaal",
    "processen",
    "ict_functie",
    "informatiebeleid",
    "bestuur",
    "partner",
    "opdrachtgeverschap",
    "middelen",
    "migratie",
)

_VRIJ = (
    "per",
    "hulp",
    "ja",
    "nee",
    "eenheid",
    "eenheid_enkelvoud",
    "minimum",
    "maximum",
    "waarden",
    "velden",
    "stuurbaar",
    "opdracht",
    "uitgangspunt",
    "beschrijvend",
    "beschrijvende_waarden",
    "restwaarden",
    "vervangt",
)


@per_lagen
def vocabulaire() -> Vocabulaire:
    """Return the vocabulary with the facts of the layers that are on.

    Raises:
        RegelFout: a vocabulary file is wrong; every message is located.
    """
    basis = basisvocabulaire()
    lagen = [laag for laag in actieve_lagen() if laag.feiten]
    if not lagen:
        return basis
    feiten = {naam: feit for laag in lagen for naam, feit in laag.feiten.items()}
    oud = {ander: naam for naam, feit in feiten.items() for ander in feit.vervangt}
    return Vocabulaire(
        MappingProxyType({**basis.feiten, **feiten}),
        MappingProxyType({**basis.themas, **{laag.naam: laag.titel for laag in lagen}}),
        MappingProxyType({**basis.oude_feiten, **oud}),
        MappingProxyType({**basis.oude_waarden, **_oude_waarden_van(feiten)}),
    )


@cache
def basisvocabulaire() -> Vocabulaire:
    """Return the vocabulary of the publication, read once from `kennisbank/feiten/`.

    Raises:
        RegelFout: a vocabulary file is wrong; every message is located.
    """
    return uit_bundel("vocabulaire", lees_vocabulaire)


def lees_vocabulaire() -> Vocabulaire:
    """Read the vocabulary from its YAML files.

    Raises:
        RegelFout: a vocabulary file is wrong; every message is located.
    """
    feiten: dict[str, FeitDefinitie] = {}
    themas: dict[str, str] = {}
    meldingen: list[Melding] = []
    kaarten: dict[str, tuple[Lezer, Kaart]] = {}
    bekend = {f"kennisbank/feiten/{thema}.yaml" for thema in THEMAS}
    for naam in datanamen("kennisbank/feiten"):
        if naam not in bekend:
            meldingen.append(
                Melding(None, f"{naam}: dit thema staat niet in de volgorde van de thema's.", code="regelbestand")
            )
    for thema in THEMAS:
        lezer = Lezer(f"kennisbank/feiten/{thema}.yaml")
        kaart = lezer.kaart(lees_document(lezer.bestand), "een thema")
        if kaart is not None:
            lezer.sleutels(kaart, ["thema", "titel", "feiten"], [], "een thema")
            themas[thema] = lezer.tekst(kaart, "titel")
            for knoop in lezer.items(kaart, "feiten"):
                deel = lezer.kaart(knoop, "een feit")
                if deel is not None:
                    feit = lees_feit(lezer, deel, thema)
                    if feit.naam in feiten:
                        lezer.fout(deel, f"het feit '{feit.naam}' bestaat al, in het thema {feiten[feit.naam].thema}.")
                    feiten[feit.naam] = feit
                    kaarten[feit.naam] = lezer, deel
        meldingen.extend(lezer.meldingen)
    oud = _oude_feiten(kaarten, feiten, meldingen)
    if meldingen:
        raise RegelFout(meldingen)
    return Vocabulaire(
        MappingProxyType(feiten),
        MappingProxyType(themas),
        MappingProxyType(oud),
        MappingProxyType(_oude_waarden_van(feiten)),
    )


def _oude_waarden_van(feiten: Mapping[str, FeitDefinitie]) -> dict[str, dict[str, str]]:
    return {naam: dict(_oude_waarden(feit)) for naam, feit in feiten.items() if any(_oude_waarden(feit))}


def _oude_waarden(feit: FeitDefinitie) -> list[tuple[str, str]]:
    return [(oud, waarde.waarde) for waarde in keuzewaarden(feit.soort) for oud in waarde.vervangt]


def _oude_feiten(
    kaarten: Mapping[str, tuple[Lezer, Kaart]], feiten: Mapping[str, FeitDefinitie], meldingen: list[Melding]
) -> dict[str, str]:
    """Return the fact of now for each earlier name; an earlier name that is in use stands for nothing else."""
    uit: dict[str, str] = {}
    for naam, (lezer, kaart) in kaarten.items():
        for oud in feiten[naam].vervangt:
            if oud in feiten or oud in uit:
                van = oud if oud in feiten else uit[oud]
                plek = plek_van(lezer.bestand, kaart.haal("vervangt") or kaart)
                tekst = f"'{naam}' kan '{oud}' niet vervangen: dat is '{van}'."
                meldingen.append(Melding(plek, tekst, code="regelbestand"))
            uit[oud] = naam
    return uit


def _mag(soort: Feitsoort) -> tuple[str, ...]:
    return ("ja", "nee") if isinstance(soort, JaNee) else tuple(waarde.waarde for waarde in keuzewaarden(soort))


def _opdracht(lezer: Lezer, kaart: Kaart, soort: Feitsoort, per_proces: bool) -> tuple[tuple[str, str], ...]:
    """Return the order for each value that one can be told to reach."""
    deel = lezer.kaart(kaart.haal("opdracht"), "'opdracht'")
    if deel is None:
        return ()
    lezer.sleutels(deel, (), _mag(soort), "'opdracht'")
    if not lezer.ja_nee(kaart, "stuurbaar"):
        lezer.fout(deel, "'opdracht' kan alleen bij een feit met 'stuurbaar: ja'.")
    uit = tuple((sleutel.waarde, lezer.tekst(deel, sleutel.waarde)) for sleutel, _ in deel.paren)
    for sleutel, (_, tekst) in zip(deel.paren, uit, strict=True):
        if not tekst:
            lezer.fout(sleutel[0], f"de opdracht bij '{sleutel[0].waarde}' is leeg.")
        elif per_proces != ("{proces}" in tekst):
            hoe = "moet de naam van het proces staan" if per_proces else "kan geen proces staan"
            lezer.fout(sleutel[0], f"in de opdracht bij '{sleutel[0].waarde}' {hoe}: {{proces}}.")
    return uit


def lees_feit(lezer: Lezer, kaart: Kaart, thema: str) -> FeitDefinitie:
    """Read one fact, and record what is wrong with it.

    Args:
        lezer: collects what is wrong.
        kaart: the fact.
        thema: the theme that it is of.
    """
    from kennisbank.feitsoort_lezen import lees_feitsoort
    from kennisbank.kenners import kenners

    verplicht = ["feit", "soort", "trap", "kenner", "vraag", "bron", "kort"]
    lezer.sleutels(kaart, verplicht, _VRIJ, "een feit", "advies feit nieuw")
    naam, per_proces = lezer.naam(kaart, "feit"), lezer.keuze(kaart, "per", ("proces",)) == "proces"
    soort = lees_feitsoort(lezer, kaart, naam, per_proces) or Keuze(())
    per_waarde = isinstance(kaart.haal("uitgangspunt"), Lijst)
    feit = FeitDefinitie(
        naam=naam,
        thema=thema,
        soort=soort,
        per_proces=per_proces,
        trap=int(lezer.keuze(kaart, "trap", ("1", "2"), "1")),
        kenner=lezer.keuze(kaart, "kenner", kenners()),
        kort=lezer.tekst(kaart, "kort"),
        vraag=lezer.tekst(kaart, "vraag"),
        hulp=lezer.tekst(kaart, "hulp"),
        stuurbaar=lezer.ja_nee(kaart, "stuurbaar"),
        beschrijvend=lezer.ja_nee(kaart, "beschrijvend"),
        bron=lees_bronnen(lezer, kaart),
        uitgangspunt=not per_waarde and lezer.ja_nee(kaart, "uitgangspunt"),
        uitgangswaarden=lezer.teksten(kaart, "uitgangspunt", _mag(soort)) if per_waarde else (),
        vervangt=lezer.teksten(kaart, "vervangt"),
        restwaarden=lezer.teksten(kaart, "restwaarden", _mag(soort) if isinstance(soort, Keuze) else ()),
        opdracht=_opdracht(lezer, kaart, soort, per_proces),
        laag="" if lezer.laag is None else lezer.laag.naam,
    )
    lezer.gevuld(kaart, "kort", "vraag")
    if feit.vraag and not feit.vraag.endswith("?"):
        lezer.fout(kaart, f"de vraag van '{feit.naam}' eindigt niet met een vraagteken.")
    if feit.trap == 1 and kaart.haal("trap") is not None and not feit.hulp:
        lezer.fout(kaart, f"het feit '{feit.naam}' wordt vooraan gevraagd en mist 'hulp'.")
    return feit
