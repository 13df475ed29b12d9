"""From what a form of questions sends to new facts, or to what is wrong at each field; without starlette."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advies.antwoord import Vraag
from advies.feitenbestand import aangehaald
from advies.feitentekst import vul_in
from advies.invoer import Feitenbestand, ontleed_feiten
from advies.onderbouwingstekst import VOLGT, vul_onderbouwing_in
from advies.uitleg.gesprek import Gesprek, Stand
from advies.uitleg.gesprekstekst import als_onbekend, als_yaml
from advies.uitleg.ingetypt import lees_antwoord
from advies.web.paginas.bronnen import GEEN_BRON, Bronblok, bron_van
from advies.web.paginas.formulier import Velden
from advies.web.paginas.gemeenterijen import als_lijst, andere_rijen, rijen_van
from advies.web.paginas.vragenblok import GEEN, LIJST, ONBEKEND, Getypt, anker, getypte_waarden
from advies.werkgeheugen import werkgeheugen
from advies.woorden.letters import hoofdletter
from kennisbank.getypt import HOOGSTENS_TOELICHTING
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.onderbouwing import VELDEN, Onderbouwing, maak_onderbouwing
from regels.sleutels import GEMEENTEN, FeitSleutel
from regels.taal import Werkgeheugen

BEIDE = "kies antwoorden, of 'weet ik niet', niet allebei."


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """What is wrong with what was typed.

    Args:
        anker: id of the field; empty when it is about no field of this page.
        tekst: what is wrong.
    """

    anker: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What a form of questions amounts to.

    Args:
        stand: the answers, the new ones too.
        tekst: the facts file with those filled in.
        getypt: what could not be taken over, by fact.
        bezwaren: the same as a list, in the order of the page.
        bronnen: remarks and sources that could not be taken over, by fact.
    """

    stand: Stand
    tekst: str
    getypt: Mapping[FeitSleutel, Getypt]
    bezwaren: tuple[Bezwaar, ...]
    bronnen: Mapping[FeitSleutel, Bronblok]


def begin_stand(tekst: str, bestand: Feitenbestand) -> Stand:
    """Return where the interview stands with a facts file.

    Args:
        tekst: the text of the facts file.
        bestand: what was read from it.
    """
    geheugen = werkgeheugen(bestand.feiten)
    gevolgd = {FeitSleutel.lees(sleutel) for sleutel, naast in bestand.onderbouwing.items() if naast == VOLGT}
    return Stand(bestand.feiten.naam or "", geheugen, als_onbekend(tekst), gevolgd=frozenset(gevolgd & geheugen.keys()))


def als_tekst(eerst: Stand, na: Stand, tekst: str) -> str:
    """Return a facts file with other answers; beside those that follow from others it says so.

    Args:
        eerst: the answers that it holds.
        na: the new ones.
        tekst: the facts file.

    Raises:
        InvoerFout: the layout of the file does not allow it.
    """
    niet_meer = dict.fromkeys(eerst.gevolgd - na.gevolgd, GEEN_BRON)
    uit = als_yaml(na, vul_onderbouwing_in(tekst, niet_meer))
    return vul_onderbouwing_in(uit, dict.fromkeys(na.gevolgd - eerst.gevolgd, VOLGT))


def lees_vragen(
    gesprek: Gesprek, stand: Stand, bestand: Feitenbestand, tekst: str, vragen: Sequence[Vraag], velden: Velden
) -> Gelezen:
    """Return the facts with the answers of a form; an answer that is not possible is told at its field, the others are kept.

    Args:
        gesprek: the interview.
        stand: what was answered before.
        bestand: the facts file of that.
        tekst: its text.
        vragen: what the page asks; other fields count for nothing.
        velden: what the form sent.
    """
    gelezen: dict[FeitSleutel, Werkgeheugen] = {}
    getypt: dict[FeitSleutel, Getypt] = {}
    for vraag in vragen:
        waarden = _waarden(vraag, velden)
        if waarden is None or (waarden == _nu(vraag, stand) and vraag.sleutel != GEMEENTEN):
            continue
        if not waarden and vraag.sleutel not in stand.gehad:
            continue
        try:
            nieuw = _lees(gesprek, vraag, waarden, velden)
            if nieuw != _bekend(vraag.sleutel, stand) or vraag.sleutel not in stand.gehad:
                gelezen[vraag.sleutel] = nieuw
        except InvoerFout as fout:
            getypt[vraag.sleutel] = _getypt(vraag, velden, fout.meldingen[0].tekst)
    bronnen, verkeerd = _bronnen(vragen, velden, bestand)
    bezwaren = (
        *(Bezwaar(anker(s), f"{_kort(vragen, s)}: {deel.fout}") for s, deel in getypt.items()),
        *(
            Bezwaar(f"o-{s}-{veld}", f"{_kort(vragen, s)}: {fout}")
            for s, blok in verkeerd.items()
            for veld, fout in blok.fouten.items()
        ),
    )
    try:
        na = gesprek.neem_over(stand, gelezen) if gelezen else stand
    except InvoerFout as fout:
        botsend = _botsend(fout, gelezen, vragen, velden)
        eerst = tuple(Bezwaar(anker(sleutel), deel.fout) for sleutel, deel in botsend.items())
        anders = {vraag.sleutel: _getypt(vraag, velden, "") for vraag in vragen if vraag.sleutel in gelezen}
        uit = vul_onderbouwing_in(_met_toelichting(tekst, vragen, velden, bestand, False, stand), bronnen)
        return Gelezen(stand, uit, {**anders, **getypt, **botsend}, (*eerst, *bezwaren), verkeerd)
    uit = als_tekst(stand, na, tekst) if gelezen else tekst
    lijst = GEMEENTEN in gelezen or (GEMEENTEN not in getypt and andere_rijen(vragen, velden, bestand))
    uit = _met_toelichting(uit, vragen, velden, bestand, lijst, na)
    return Gelezen(na, vul_onderbouwing_in(uit, bronnen), getypt, bezwaren, verkeerd)


def _bronnen(
    vragen: Sequence[Vraag], velden: Velden, bestand: Feitenbestand
) -> tuple[dict[FeitSleutel, Onderbouwing], dict[FeitSleutel, Bronblok]]:
    """Return the remarks and sources that a form changes, and those that are wrong."""
    nieuw: dict[FeitSleutel, Onderbouwing] = {}
    verkeerd: dict[FeitSleutel, Bronblok] = {}
    for vraag in vragen:
        naam = f"o.{vraag.sleutel}"
        if naam not in velden:
            continue
        getypt = {veld: velden.een(f"{naam}.{veld}").replace("\r\n", "\n").strip() for veld in VELDEN}
        bron, fouten = maak_onderbouwing(getypt)
        if fouten:
            verkeerd[vraag.sleutel] = Bronblok(getypt, fouten)
        elif bron != bron_van(vraag.sleutel, bestand):
            nieuw[vraag.sleutel] = bron
    return nieuw, verkeerd


def _botsend(
    fout: InvoerFout, gelezen: Mapping[FeitSleutel, Werkgeheugen], vragen: Sequence[Vraag], velden: Velden
) -> dict[FeitSleutel, Getypt]:
    """Return the answers that contradict each other or an earlier one, with why; of none that is named the last."""
    uit: dict[FeitSleutel, Getypt] = {}
    for melding in fout.meldingen:
        for sleutel in [s for s in gelezen if str(s) in melding.feiten] or list(gelezen)[-1:]:
            vraag = next(vraag for vraag in vragen if vraag.sleutel == sleutel)
            uit.setdefault(sleutel, _getypt(vraag, velden, melding.tekst))
    return uit


def _getypt(vraag: Vraag, velden: Velden, fout: str) -> Getypt:
    rijen = rijen_van(vraag, velden) if vraag.sleutel == GEMEENTEN else ()
    return Getypt(_waarden(vraag, velden) or (), fout, rijen)


def met_naam(stand: Stand, tekst: str, naam: str) -> tuple[Stand, str]:
    """Return the answers under another name of the partnership.

    Raises:
        InvoerFout: it is too long.
    """
    ontleed_feiten(f"naam: {aangehaald(naam)}\n".encode() if naam else b"naam:\n", "naam")
    nieuw = replace(stand, naam=naam)
    return nieuw, als_yaml(nieuw, tekst)


def _lees(gesprek: Gesprek, vraag: Vraag, waarden: tuple[str, ...], velden: Velden) -> Werkgeheugen:
    """Return what is known of a fact with an answer; nothing for "I do not know", and when it is taken away.

    Raises:
        InvoerFout: the answer is not possible.
    """
    sleutel = vraag.sleutel
    if waarden in ((ONBEKEND,), ()):
        return {}
    if len(waarden) > 1 and (ONBEKEND in waarden or GEEN in waarden):
        raise InvoerFout([Melding(None, BEIDE, code="onbekende_waarde")])
    if sleutel == GEMEENTEN:
        try:
            gelezen = ontleed_feiten(f"gemeenten: {als_lijst(rijen_van(vraag, velden), {})}\n".encode(), "gemeenten")
        except InvoerFout as fout:
            raise InvoerFout(melding._replace(plek=None) for melding in fout.meldingen) from None
        return werkgeheugen(gelezen.feiten)
    invoer = "" if waarden == (GEEN,) and vraag.soort == "meerkeuze" else ", ".join(waarden)
    return lees_antwoord(gesprek.definitie(sleutel), sleutel, invoer)


def _bekend(sleutel: FeitSleutel, stand: Stand) -> Werkgeheugen:
    return {sleutel: stand.geheugen[sleutel]} if sleutel in stand.geheugen else {}


def _nu(vraag: Vraag, stand: Stand) -> tuple[str, ...]:
    sleutel = vraag.sleutel
    if sleutel in stand.geheugen:
        return getypte_waarden(vraag.soort, stand.geheugen[sleutel])
    return (ONBEKEND,) if sleutel in stand.overgeslagen else ()


def _waarden(vraag: Vraag, velden: Velden) -> tuple[str, ...] | None:
    """Return what was chosen or typed at a question; None when the form does not ask it."""
    sleutel = vraag.sleutel
    if f"v.{sleutel}" not in velden:
        return None
    if sleutel == GEMEENTEN:
        gekozen: tuple[str, ...] = tuple(LIJST for _ in rijen_van(vraag, velden)[:1])
    else:
        gekozen = tuple(sorted({waarde.strip() for waarde in velden.alle(f"a.{sleutel}")} - {""}))
    return tuple(sorted({*gekozen, ONBEKEND})) if velden.een(f"w.{sleutel}") else gekozen


def _met_toelichting(
    tekst: str, vragen: Sequence[Vraag], velden: Velden, bestand: Feitenbestand, lijst: bool, stand: Stand
) -> str:
    """Return the facts file with the remarks that were typed, also those at a municipality.

    Raises:
        InvoerFout: the layout of the file does not allow it.
    """
    waarden: dict[FeitSleutel, str] = {}
    for naam in dict.fromkeys(vraag.sleutel.naam for vraag in vragen if vraag.proces):
        if f"t.{naam}" not in velden:
            continue
        nieuw = velden.een(f"t.{naam}").replace("\r\n", "\n").strip()[:HOOGSTENS_TOELICHTING]
        if nieuw or any(sleutel.naam == naam for sleutel in stand.gehad):
            waarden[FeitSleutel(naam, "toelichting")] = aangehaald(nieuw) if nieuw else ""
    if lijst and GEMEENTEN in stand.geheugen:
        vraag = next(vraag for vraag in vragen if vraag.sleutel == GEMEENTEN)
        waarden[GEMEENTEN] = als_lijst(rijen_van(vraag, velden), bestand.onderbouwing)
    return vul_in(tekst, waarden) if waarden else tekst


def _kort(vragen: Sequence[Vraag], sleutel: FeitSleutel) -> str:
    kort = next(vraag.kort for vraag in vragen if vraag.sleutel == sleutel)
    return hoofdletter(kort)
