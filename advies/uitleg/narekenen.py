"""Make an earlier answer again from its receipt, and say what differs: facts, rules, version, and then which advice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advies.antwoord import Antwoord, Laagbewijs
from advies.evalueer import Adviseur, vingerafdruk
from advies.uitleg.antwoordbestand import adviessleutel
from advies.uitleg.antwoordbestand import lees_antwoorden as lees_antwoorden
from advies.werkgeheugen import werkgeheugen
from advies.woorden.feiten import ruwe_waarde, waardetekst
from kennisbank.frozen import FrozenDict, json_fields
from kennisbank.laagmodel import verbandsmodel
from kennisbank.lagen import actieve_lagen
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding, knip, opsomming
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.vocabulaire import FeitDefinitie
from regels.taal import FeitWaarde, Werkgeheugen
from regels.vervallen import vervallen

if TYPE_CHECKING:
    from advies.invoer import Feitenbestand

_UITGESLOTEN = "uitgesloten"
_ONTBREEKT = "ontbreekt"
_APART = (
    "adviezen",
    "ontvangstbewijs",
    "feiten",
    "samenwerkingsverband",
    "bestand",
    "regelnamen",
    "volledig",
    "meldingen",
)
_HOOGSTENS_DIEP = 64


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One item of the receipt, then and now.

    Args:
        toen: what the receipt says.
        nu: what it is now.
        gelijk: whether it is the same.
    """

    toen: str
    nu: str
    gelijk: bool

    @classmethod
    def van(cls, toen: str, nu: str) -> Vergelijking:
        """Return the comparison of what the receipt says with what it is now."""
        return cls(toen, nu, toen == nu)


@dataclass(frozen=True, slots=True)
class Laagvergelijking:
    """One layer, then and now.

    Args:
        naam: its name.
        toen: its SHA-256 by the receipt; empty when it was not on.
        nu: its SHA-256 now; empty when it is not on.
        gelijk: whether it is the same.
    """

    naam: str
    toen: str
    nu: str
    gelijk: bool


@dataclass(frozen=True, slots=True)
class Feitverschil:
    """One fact that is not what it was.

    Args:
        feit: key of the fact (`uitvoering.technisch_beheer`).
        toen: its value in the answer, as an adviser writes it; "onbekend" when it was not known.
        nu: its value now; "onbekend" when it is not known.
    """

    feit: str
    toen: str
    nu: str


@dataclass(frozen=True, slots=True)
class Adviesverschil:
    """One advice that is not what it was.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        titel: the advice in one line, as it is now, or as it was when it is no longer there.
        toen: its status in the answer; `ontbreekt` when it is not in there.
        nu: its status now; `ontbreekt` when the rules do not have it.
        velden: what else differs (`tekst`, `sterkte`, `omdat`, ...); line numbers do not count.
        vervallen: why the rule is gone, and which rules say it now; empty when it is not known to be gone.
    """

    regel: str
    over: Mapping[str, str]
    titel: str
    toen: str
    nu: str
    velden: tuple[str, ...]
    vervallen: str = ""


@dataclass(frozen=True, slots=True)
class Narekening:
    """What a replay shows.

    Args:
        samenwerkingsverband: the name in the answer.
        gelijk: whether nothing differs.
        versie: the version of the program, then and now.
        regelbank: the SHA-256 of the rules and the vocabulary, then and now.
        feiten: the SHA-256 of the known facts, then and now.
        gewijzigde_feiten: the facts that differ; empty when the answer does not hold its facts.
        adviezen: the advices that differ.
        onderdelen: other parts of the answer that differ (`vormen`, `vragen`, ...).
        lagen: each layer of the receipt or of now, and its SHA-256; not in the JSON when there are none.
        gewijzigd_na_afloop: whether the answer differs although facts, rules and version are the same, or holds facts that are
            not those of its receipt: it was changed afterwards, or was not made by this program.
    """

    samenwerkingsverband: str
    gelijk: bool
    versie: Vergelijking
    regelbank: Vergelijking
    feiten: Vergelijking
    gewijzigde_feiten: tuple[Feitverschil, ...]
    adviezen: tuple[Adviesverschil, ...]
    onderdelen: tuple[str, ...]
    gewijzigd_na_afloop: bool
    lagen: tuple[Laagvergelijking, ...] = ()


def reken_na(
    antwoord: Mapping[str, Any], feiten: Samenwerkingsverband | Feitenbestand | None, adviseur: Adviseur
) -> Narekening:
    """Make an earlier answer again and say what differs.

    Args:
        antwoord: the answer, as `lees_antwoorden` returns it.
        feiten: the facts as they are now; None for those in the answer.
        adviseur: the evaluator, with the rules as they are now.

    Raises:
        InvoerFout: the answer does not hold its facts and none are given, its facts are no facts, or the facts contradict
            each other.

    Example:
        >>> from advies import Adviseur, Samenwerkingsverband
        >>> from advies.weergave.json import als_json
        >>> adviseur = Adviseur(motor="referentie")
        >>> eerder = als_json([adviseur.evalueer(Samenwerkingsverband(vervangingsbudget=False))])
        >>> reken_na(lees_antwoorden(eerder.encode(), "eerder.json")[0], None, adviseur).gelijk
        True
    """
    ontvangstbewijs = antwoord["ontvangstbewijs"]
    ingesloten = feiten_van(antwoord)
    if feiten is None and ingesloten is None:
        raise InvoerFout(
            [Melding(None, "in dit antwoord staan de feiten niet; noem ook het feitenbestand.", code="antwoord")]
        )
    alles = any(deel.get("status") == _UITGESLOTEN for deel in antwoord["adviezen"])
    opnieuw = adviseur.evalueer(feiten if feiten is not None else ingesloten or verbandsmodel()(), alles=True)
    nu = opnieuw.ontvangstbewijs
    versie = Vergelijking.van(ontvangstbewijs["advies"], nu.advies)
    regelbank = Vergelijking.van(ontvangstbewijs["regelbank"], nu.regelbank)
    gegeven = Vergelijking.van(ontvangstbewijs["feiten"], nu.feiten)
    gewijzigd: tuple[Feitverschil, ...] = ()
    if ingesloten is not None and feiten is not None:
        verband = feiten if isinstance(feiten, Samenwerkingsverband) else feiten.feiten
        feitdefinities = adviseur.bank.vocabulaire.feiten
        gewijzigd = tuple(_feitverschillen(werkgeheugen(ingesloten), werkgeheugen(verband), feitdefinities))
    vorm = _als_json(opnieuw)
    adviezen = tuple(_adviesverschillen(antwoord["adviezen"], vorm["adviezen"], alles, versie.gelijk))
    onderdelen = tuple(naam for naam in _verschillend(antwoord, vorm, versie.gelijk) if naam not in _APART)
    if feiten is not None and antwoord.get("samenwerkingsverband") != opnieuw.samenwerkingsverband:
        onderdelen = ("samenwerkingsverband", *onderdelen)
    lagen = tuple(_laagvergelijkingen(ontvangstbewijs.get("lagen"), nu.lagen))
    zelfde_ontvangst = versie.gelijk and regelbank.gelijk and gegeven.gelijk and all(deel.gelijk for deel in lagen)
    anders = bool(gewijzigd or adviezen or onderdelen)
    return Narekening(
        samenwerkingsverband=str(antwoord.get("samenwerkingsverband", "")),
        gelijk=zelfde_ontvangst and not anders,
        versie=versie,
        regelbank=regelbank,
        feiten=gegeven,
        gewijzigde_feiten=gewijzigd,
        adviezen=adviezen,
        onderdelen=onderdelen,
        gewijzigd_na_afloop=(zelfde_ontvangst and anders) or _past_niet(ingesloten, ontvangstbewijs),
        lagen=lagen,
    )


def _laagvergelijkingen(gezegd: Any, nu: Sequence[Laagbewijs]) -> Iterator[Laagvergelijking]:
    """Yield each layer of a receipt, in which anything may stand, and of now."""
    delen = [deel for deel in gezegd if isinstance(deel, dict)] if isinstance(gezegd, list) else []
    toen = {str(deel.get("naam", "")): str(deel.get("vingerafdruk", "")) for deel in delen}
    hier = {laag.naam: laag.vingerafdruk for laag in nu}
    for naam in sorted({*toen, *hier}):
        was, is_ = toen.get(naam, ""), hier.get(naam, "")
        yield Laagvergelijking(naam, was, is_, was == is_)


def feiten_van(antwoord: Mapping[str, Any]) -> Samenwerkingsverband | None:
    """Return the facts that an answer holds; None when it was made by a version that did not keep them.

    Args:
        antwoord: the answer, as `lees_antwoorden` returns it.

    Raises:
        InvoerFout: they are no facts of this version.
    """
    from pydantic import ValidationError

    if "feiten" not in antwoord:
        return None
    try:
        return verbandsmodel().model_validate(_getypt(antwoord["feiten"]))
    except ValidationError as fout:
        _weiger_zonder_lagen(antwoord["ontvangstbewijs"])
        delen = [".".join(str(deel) for deel in stuk["loc"]) for stuk in fout.errors(include_url=False)[:5]]
        tekst = f"de feiten in dit antwoord zijn geen feiten van deze versie: {knip(', '.join(delen), 200)}."
        raise InvoerFout(
            [Melding(None, f"{tekst} Noem een feitenbestand om daarmee na te rekenen.", code="antwoord")]
        ) from None


def _weiger_zonder_lagen(ontvangstbewijs: Mapping[str, Any]) -> None:
    """Say which layers an answer was made with, when they are not on.

    Raises:
        InvoerFout: one is not.
    """
    aan = {laag.naam for laag in actieve_lagen()}
    delen = _laagvergelijkingen(ontvangstbewijs.get("lagen"), ())
    weg = [deel.naam for deel in delen if deel.naam not in aan]
    if weg:
        welke = knip(opsomming([f"'{naam}'" for naam in weg], "en"), 200)
        tekst = f"dit antwoord is gemaakt met de laag {welke}, en die is niet geladen. Zet erbij: --regels MAP."
        raise InvoerFout([Melding(None, tekst, code="laag")])


def _getypt(deel: Any, diepte: int = 0) -> Any:
    """Return facts with each number as it was typed, since only a computed number may have noise."""
    if diepte > _HOOGSTENS_DIEP:
        return None  # deeper than any fact is, so an error of the level above
    if isinstance(deel, dict):
        return {naam: _getypt(waarde, diepte + 1) for naam, waarde in deel.items()}
    if isinstance(deel, list):
        return [_getypt(waarde, diepte + 1) for waarde in deel]
    return Decimal(repr(deel)) if isinstance(deel, float) else deel


def _past_niet(ingesloten: Samenwerkingsverband | None, ontvangstbewijs: Mapping[str, Any]) -> bool:
    return ingesloten is not None and vingerafdruk(werkgeheugen(ingesloten)) != ontvangstbewijs["feiten"]


def _feitverschillen(
    toen: Werkgeheugen, nu: Werkgeheugen, feiten: Mapping[str, FeitDefinitie]
) -> Iterator[Feitverschil]:
    for sleutel in sorted({**toen, **nu}):
        if toen.get(sleutel) != nu.get(sleutel):
            feit = feiten[sleutel.naam]
            yield Feitverschil(str(sleutel), _waarde(toen.get(sleutel), feit), _waarde(nu.get(sleutel), feit))


def _waarde(waarde: FeitWaarde | None, feit: FeitDefinitie) -> str:
    if waarde is None:
        return "onbekend"
    if isinstance(waarde, tuple):  # of municipalities the names alone do not tell what differs
        return waardetekst(feit, waarde)
    return ruwe_waarde(waarde)


def _adviesverschillen(
    toen: list[dict[str, Any]], nu: list[dict[str, Any]], alles: bool, zelfde_versie: bool
) -> Iterator[Adviesverschil]:
    """Yield what differs; an excluded advice is the same as none in an answer that leaves those out."""
    oud = {adviessleutel(advies): advies for advies in toen}
    nieuw = {adviessleutel(advies): advies for advies in nu}
    for sleutel in [*oud, *(ander for ander in nieuw if ander not in oud)]:
        was, wordt = oud.get(sleutel), nieuw.get(sleutel)
        if was is None and wordt is not None and wordt["status"] == _UITGESLOTEN and not alles:
            continue
        velden = () if was is None or wordt is None else tuple(sorted(_velden(was, wordt, zelfde_versie)))
        status = _status(was), _status(wordt)
        if status[0] != status[1] or velden:
            deel = wordt or was or {}
            over = FrozenDict({str(naam): str(waarde) for naam, waarde in deel.get("over", {}).items()})
            regel = str(deel["regel"])
            weg = vervallen().get(regel) if status[1] == _ONTBREEKT else None
            yield Adviesverschil(
                regel, over, str(deel.get("titel", "")), *status, velden, "" if weg is None else weg.tekst
            )


def _status(advies: Mapping[str, Any] | None) -> str:
    return _ONTBREEKT if advies is None else str(advies.get("status", "onbekend"))


def _velden(was: Mapping[str, Any], wordt: Mapping[str, Any], zelfde_versie: bool) -> Iterator[str]:
    """Yield the fields that differ; when the status differs, the reasons differ too and go without saying."""
    if was.get("status") == wordt.get("status"):
        yield from _verschillend(was, wordt, zelfde_versie)


def _verschillend(was: Mapping[str, Any], wordt: Mapping[str, Any], zelfde_versie: bool) -> Iterator[str]:
    """Yield the names whose values differ; a name that only one has counts when both were made by one version."""
    for naam in {**was, **wordt}:
        if naam in was and naam in wordt:
            if _kaal(was[naam]) != _kaal(wordt[naam]):
                yield naam
        elif zelfde_versie:
            yield naam


def _als_json(antwoord: Antwoord) -> dict[str, Any]:
    vorm: dict[str, Any] = json.loads(json.dumps(replace(antwoord, feiten={}), default=json_fields))
    return vorm


def _kaal(waarde: Any, diepte: int = 0) -> Any:
    """Return a part of an answer without line numbers: the same facts may stand on other lines."""
    if diepte > _HOOGSTENS_DIEP:
        return None  # deeper than any answer is, so different from it anyhow
    if isinstance(waarde, dict):
        is_stap = "feit" in waarde and "waarde" in waarde
        return {n: _kaal(deel, diepte + 1) for n, deel in waarde.items() if not (is_stap and n == "regel")}
    if isinstance(waarde, list):
        return [_kaal(deel, diepte + 1) for deel in waarde]
    return waarde
