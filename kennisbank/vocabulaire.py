"""The vocabulary of facts: for each fact its type, question, values, unit, help and place in the publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kennisbank.bestanden import datanamen, lees_document
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.lezer import Lezer
from kennisbank.meldingen import Melding
from kennisbank.yaml_knopen import Kaart, plek_van

SOORTEN = ("ja_nee", "keuze", "meerkeuze", "geheel_getal", "getal", "gemeenten")


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value of a choice.

    Args:
        waarde: as written in a facts file.
        tekst: as an adviser reads it.
        hulp: what it means; may be empty.
        vervangt: what it was called before.
    """

    waarde: str
    tekst: str
    hulp: str
    vervangt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of a municipality in the list of municipalities.

    Args:
        veld: its key.
        soort: `tekst`, `ja_nee`, `geheel_getal` or `getal`.
        kort: Dutch label.
        eenheid: unit of a number.
        minimum: least value, in `eenheid`.
        maximum: greatest value, in `eenheid`.
    """

    veld: str
    soort: str
    kort: str
    eenheid: str
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True, slots=True)
class FeitDefinitie:
    """What is known about one fact.

    Args:
        naam: key in a facts file.
        thema: theme, the name of its file.
        soort: one of `SOORTEN`.
        per_proces: whether it is asked for each of the eight processes.
        trap: 1 asked first, 2 follow-up.
        kort: short Dutch label.
        vraag: the question.
        hulp: what counts and where to find it; may be empty.
        ja: full statement when the answer is yes.
        nee: full statement when the answer is no.
        eenheid: unit of a number.
        eenheid_enkelvoud: unit for the number 1.
        minimum: least value, in `eenheid`.
        maximum: greatest value, in `eenheid`.
        waarden: the values of a choice.
        velden: the fields of a municipality.
        stuurbaar: whether the partnership can change it by a decision.
        beschrijvend: whether no rule reads it: it counts only in the comparison with the cases.
        beschrijvende_waarden: the values of a set that no rule reads.
        bron: where the publication speaks of it.
        vervangt: what the fact was called before.
    """

    naam: str
    thema: str
    soort: str
    per_proces: bool
    trap: int
    kort: str
    vraag: str
    hulp: str
    ja: str
    nee: str
    eenheid: str
    eenheid_enkelvoud: str
    minimum: float | None
    maximum: float | None
    waarden: tuple[Waarde, ...]
    velden: tuple[Veld, ...]
    stuurbaar: bool
    beschrijvend: bool
    beschrijvende_waarden: tuple[str, ...]
    bron: tuple[Bron, ...]
    vervangt: tuple[str, ...] = ()

    @property
    def is_getal(self) -> bool:
        """Whether the fact is a number."""
        return self.soort in ("getal", "geheel_getal")

    def mag(self) -> tuple[str, ...]:
        """Return the values that a choice or yes/no fact can have."""
        return ("ja", "nee") if self.soort == "ja_nee" else tuple(w.waarde for w in self.waarden)


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
    "beschrijvend",
    "beschrijvende_waarden",
    "vervangt",
)


@cache
def vocabulaire() -> Vocabulaire:
    """Return the vocabulary, read once from `kennisbank/feiten/`.

    Raises:
        InvoerFout: a vocabulary file is wrong; every message is located.
    """
    feiten: dict[str, FeitDefinitie] = {}
    themas: dict[str, str] = {}
    meldingen: list[Melding] = []
    kaarten: dict[str, tuple[Lezer, Kaart]] = {}
    bekend = {f"kennisbank/feiten/{thema}.yaml" for thema in THEMAS}
    for naam in datanamen("kennisbank/feiten"):
        if naam not in bekend:
            meldingen.append(Melding(None, f"{naam}: dit thema staat niet in de volgorde van de thema's."))
    for thema in THEMAS:
        lezer = Lezer(f"kennisbank/feiten/{thema}.yaml")
        kaart = lezer.kaart(lees_document(lezer.bestand), "een thema")
        if kaart is not None:
            lezer.sleutels(kaart, ["thema", "titel", "feiten"], [], "een thema")
            themas[thema] = lezer.tekst(kaart, "titel")
            for knoop in lezer.items(kaart, "feiten"):
                deel = lezer.kaart(knoop, "een feit")
                if deel is not None:
                    feit = _feit(lezer, deel, thema)
                    if feit.naam in feiten:
                        lezer.fout(deel, f"het feit '{feit.naam}' bestaat al, in het thema {feiten[feit.naam].thema}.")
                    feiten[feit.naam] = feit
                    kaarten[feit.naam] = lezer, deel
        meldingen.extend(lezer.meldingen)
    oud = _oude_feiten(kaarten, feiten, meldingen)
    if meldingen:
        from kennisbank.meldingen import InvoerFout

        raise InvoerFout(meldingen)
    waarden = {naam: dict(_oude_waarden(feit)) for naam, feit in feiten.items() if any(_oude_waarden(feit))}
    return Vocabulaire(
        MappingProxyType(feiten), MappingProxyType(themas), MappingProxyType(oud), MappingProxyType(waarden)
    )


def _oude_waarden(feit: FeitDefinitie) -> list[tuple[str, str]]:
    return [(oud, waarde.waarde) for waarde in feit.waarden for oud in waarde.vervangt]


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
                meldingen.append(Melding(plek, f"'{naam}' kan '{oud}' niet vervangen: dat is '{van}'."))
            uit[oud] = naam
    return uit


def _feit(lezer: Lezer, kaart: Kaart, thema: str) -> FeitDefinitie:
    lezer.sleutels(kaart, ["feit", "soort", "trap", "vraag", "bron", "kort"], _VRIJ, "een feit")
    soort = lezer.keuze(kaart, "soort", SOORTEN)
    feit = FeitDefinitie(
        naam=lezer.naam(kaart, "feit"),
        thema=thema,
        soort=soort,
        per_proces=lezer.keuze(kaart, "per", ("proces",)) == "proces",
        trap=int(lezer.keuze(kaart, "trap", ("1", "2"), "1")),
        kort=lezer.tekst(kaart, "kort"),
        vraag=lezer.tekst(kaart, "vraag"),
        hulp=lezer.tekst(kaart, "hulp"),
        ja=lezer.tekst(kaart, "ja"),
        nee=lezer.tekst(kaart, "nee"),
        eenheid=lezer.tekst(kaart, "eenheid"),
        eenheid_enkelvoud=lezer.tekst(kaart, "eenheid_enkelvoud") or lezer.tekst(kaart, "eenheid"),
        minimum=lezer.getal(kaart, "minimum"),
        maximum=lezer.getal(kaart, "maximum"),
        waarden=_waarden(lezer, kaart),
        velden=_velden(lezer, kaart),
        stuurbaar=lezer.ja_nee(kaart, "stuurbaar"),
        beschrijvend=lezer.ja_nee(kaart, "beschrijvend"),
        beschrijvende_waarden=lezer.teksten(kaart, "beschrijvende_waarden"),
        bron=lees_bronnen(lezer, kaart),
        vervangt=lezer.teksten(kaart, "vervangt"),
    )
    _controleer(lezer, kaart, feit)
    return feit


def _controleer(lezer: Lezer, kaart: Kaart, feit: FeitDefinitie) -> None:
    """Record what the kind of the fact requires and is absent."""
    if feit.soort == "ja_nee" and not (feit.ja and feit.nee):
        lezer.fout(kaart, f"het ja-neefeit '{feit.naam}' mist 'ja' of 'nee': de volledige uitspraak bij elk antwoord.")
    if feit.soort in ("keuze", "meerkeuze") and not feit.waarden:
        lezer.fout(kaart, f"het feit '{feit.naam}' mist 'waarden'.")
    if feit.is_getal and (not feit.eenheid or feit.minimum is None or feit.maximum is None):
        lezer.fout(kaart, f"het getal '{feit.naam}' mist 'eenheid', 'minimum' of 'maximum'.")
    if feit.soort == "gemeenten" and not feit.velden:
        lezer.fout(kaart, f"het feit '{feit.naam}' mist 'velden'.")
    if not feit.vraag.endswith("?"):
        lezer.fout(kaart, f"de vraag van '{feit.naam}' eindigt niet met een vraagteken.")
    if feit.trap == 1 and not feit.hulp:
        lezer.fout(kaart, f"het feit '{feit.naam}' wordt vooraan gevraagd en mist 'hulp'.")
    if feit.per_proces and feit.soort == "ja_nee" and not ("{proces}" in feit.ja and "{proces}" in feit.nee):
        lezer.fout(kaart, f"bij '{feit.naam}' moet in 'ja' en 'nee' de naam van het proces staan: {{proces}}.")


def _waarden(lezer: Lezer, kaart: Kaart) -> tuple[Waarde, ...]:
    uit: list[Waarde] = []
    for knoop in lezer.items(kaart, "waarden"):
        deel = lezer.kaart(knoop, "een waarde")
        if deel is None:
            continue
        lezer.sleutels(deel, ["waarde", "tekst"], ["hulp", "vervangt"], "een waarde")
        waarde = Waarde(
            lezer.naam(deel, "waarde"),
            lezer.tekst(deel, "tekst"),
            lezer.tekst(deel, "hulp"),
            lezer.teksten(deel, "vervangt"),
        )
        for naam in (waarde.waarde, *waarde.vervangt):
            if any(naam in (eerder.waarde, *eerder.vervangt) for eerder in uit):
                lezer.fout(deel, f"de waarde '{naam}' staat er twee keer.")
        uit.append(waarde)
    return tuple(uit)


def _velden(lezer: Lezer, kaart: Kaart) -> tuple[Veld, ...]:
    uit: list[Veld] = []
    for knoop in lezer.items(kaart, "velden"):
        deel = lezer.kaart(knoop, "een veld")
        if deel is None:
            continue
        lezer.sleutels(deel, ["veld", "soort", "kort"], ["eenheid", "minimum", "maximum"], "een veld")
        uit.append(
            Veld(
                lezer.naam(deel, "veld"),
                lezer.keuze(deel, "soort", ("tekst", "ja_nee", "geheel_getal", "getal")),
                lezer.tekst(deel, "kort"),
                lezer.tekst(deel, "eenheid"),
                lezer.getal(deel, "minimum"),
                lezer.getal(deel, "maximum"),
            )
        )
    return tuple(uit)
