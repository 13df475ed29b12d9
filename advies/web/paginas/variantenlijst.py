"""Variants: copies of the facts in which answers were changed, made, changed and laid side by side; without starlette."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from advies.afleiding import Afleiding
from advies.antwoord import is_bevinding
from advies.evaluatie import Evaluatie
from advies.evalueer import adviseur
from advies.invoer import Feitenbestand, ontleed_feiten
from advies.motor.gevallen import Geval
from advies.samenstelling.adviezen import zwaarte
from advies.uitleg.balans import Balans, Stand, balans, stand
from advies.uitleg.wijziging import Wijziging
from advies.web.paginas.dossier import Variant
from advies.web.paginas.vragenlezen import als_tekst, begin_stand
from advies.web.paginas.vragenlijst import gesprek
from advies.werkgeheugen import werkgeheugen
from advies.woorden.benamingen import sterktewoord
from advies.woorden.feiten import feitnaam, waardetekst
from advies.woorden.processen import titel_met_proces
from advies.woorden.regelteksten import leesbaar
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding, knip
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import FeitWaarde, Regel, Soort

HOOGSTENS_NAAM = 60


@dataclass(frozen=True, slots=True)
class Antwoordverschil:
    """An answer that is another in a variant.

    Args:
        feit: its key.
        kort: what it is called.
        waarden: the answers, of the dossier first and then of each variant; "onbekend" where there is none.
        gevolgd: whether nobody gave the answer of the last variant: it follows from others.
    """

    feit: str
    kort: str
    waarden: tuple[str, ...]
    gevolgd: bool = False


@dataclass(frozen=True, slots=True)
class Moetrij:
    """Something that must be done somewhere and not everywhere.

    Args:
        titel: in one line.
        zeker: whether it must be done, for the dossier first and then for each variant.
    """

    titel: str
    zeker: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The dossier and its variants, side by side.

    Args:
        standen: how much each finds, the dossier first.
        moet: what must be done in some of them.
        antwoorden: the answers that differ.
    """

    standen: tuple[Stand, ...]
    moet: tuple[Moetrij, ...]
    antwoorden: tuple[Antwoordverschil, ...]


@dataclass(frozen=True, slots=True)
class Variantblad:
    """One variant beside the dossier.

    Args:
        naam: what the user calls it.
        antwoorden: the answers that differ.
        balans: what is gained and lost.
    """

    naam: str
    antwoorden: tuple[Antwoordverschil, ...]
    balans: Balans


@dataclass(frozen=True, slots=True)
class Regelkeuze:
    """A conclusion to get, or to be rid of.

    Args:
        sleutel: its rule, with the process after a point.
        titel: in one line.
    """

    sleutel: str
    titel: str


@dataclass(frozen=True, slots=True)
class Wijzigingblok:
    """A least change, as the page shows it.

    Args:
        wijziging: the change.
        zetten: the same as fields of a form send it.
        vervalt: what it takes away besides.
        komt: what it brings besides.
        moet_nog: what must still be done after it and is not told for all changes.
    """

    wijziging: Wijziging
    zetten: tuple[str, ...]
    vervalt: tuple[str, ...]
    komt: tuple[str, ...]
    moet_nog: tuple[str, ...]


def lees_variant(variant: Variant) -> Feitenbestand:
    """Return what a variant holds.

    Raises:
        InvoerFout: it is wrong.
    """
    return ontleed_feiten(variant.tekst.encode("utf-8", "replace"), variant.naam)


def leesbare(varianten: Iterable[Variant]) -> tuple[Variant, ...]:
    """Return the variants that can be read; a form that was tampered with can hold others."""
    return tuple(variant for variant in varianten if _te_lezen(variant))


def met_zetten(tekst: str, zetten: Sequence[str]) -> str:
    """Return the text of a facts file with other answers, and with what follows from those.

    Args:
        tekst: the facts file.
        zetten: the answers, each as `feit=waarde`.

    Raises:
        InvoerFout: one is not possible, or contradicts another answer.
    """
    nu = begin_stand(tekst, ontleed_feiten(tekst.encode(), "antwoorden"))
    nieuw = {sleutel: {sleutel: waarde} for sleutel, waarde in map(_lees_zet, zetten)}
    return als_tekst(nu, gesprek().neem_over(nu, nieuw), tekst)


def nieuwe_naam(varianten: Sequence[Variant], woord: str) -> str:
    """Return a name that no variant has.

    Args:
        varianten: the variants.
        woord: with a place for a number.
    """
    namen = {variant.naam for variant in varianten}
    return next(naam for nummer in range(1, len(varianten) + 2) if (naam := woord.format(nummer=nummer)) not in namen)


def vergelijk_varianten(dossier: Evaluatie, varianten: Sequence[Evaluatie]) -> Vergelijking:
    """Return the dossier and its variants, side by side.

    Args:
        dossier: the dossier, evaluated.
        varianten: the variants, evaluated.
    """
    alle = (dossier, *varianten)
    rijen: list[Moetrij] = []
    for nummer, geval in enumerate(dossier.motor.gevallen.regels):
        zeker = tuple(deel.status[nummer] is True for deel in alle)
        regel = geval.regel
        if regel.sterkte == "moet" and is_bevinding(regel.soort, regel.sterkte) and len(set(zeker)) > 1:
            rijen.append(Moetrij(_zekere_titel(alle[zeker.index(True)], geval), zeker))
    return Vergelijking(tuple(map(stand, alle)), tuple(rijen), _verschillen(alle))


def maak_variantblad(variant: Variant, dossier: Evaluatie, hier: Evaluatie) -> Variantblad:
    """Return one variant beside the dossier.

    Args:
        variant: the variant.
        dossier: the dossier, evaluated.
        hier: the variant, evaluated.
    """
    gevolgd = {str(sleutel) for sleutel in begin_stand(variant.tekst, lees_variant(variant)).gevolgd}
    # What was changed comes first, and then what follows from it.
    delen = sorted(
        (replace(deel, gevolgd=deel.feit in gevolgd) for deel in _verschillen((dossier, hier))),
        key=lambda deel: deel.gevolgd,
    )
    return Variantblad(variant.naam, tuple(delen), balans(dossier, hier))


def kwijt_te_raken(evaluatie: Evaluatie) -> tuple[Regelkeuze, ...]:
    """Return the findings that are certain, the strongest first."""
    gevonden = [g for g, waar in evaluatie.gevallen() if waar and is_bevinding(g.regel.soort, g.regel.sterkte)]
    gevonden.sort(key=lambda geval: zwaarte(geval.regel.sterkte))
    return tuple(Regelkeuze(_als_tekst(g.sleutel), _zekere_titel(evaluatie, g)) for g in gevonden)


def te_bereiken(evaluatie: Evaluatie) -> tuple[Regelkeuze, ...]:
    """Return what one can want and is not certain: a form that fits, a choice for a process, a good practice, a chance."""
    wens: tuple[Soort, ...] = ("vorm", "partner", "proceskeuze", "migratie", "goede_praktijk", "kans")
    return tuple(
        Regelkeuze(_als_tekst(g.sleutel), _titel(g.regel, g.proces))
        for g, waar in evaluatie.gevallen()
        if not waar and g.regel.soort in wens and not is_bevinding(g.regel.soort, g.regel.sterkte)
    )


def lees_regel(tekst: str) -> RegelSleutel:
    """Return the conclusion that a form names, with its process after a point."""
    return RegelSleutel(*FeitSleutel.lees(tekst))


def wijzigingblokken(gevonden: Sequence[Wijziging]) -> tuple[tuple[str, ...], tuple[Wijzigingblok, ...]]:
    """Return what must still be done whichever change is made, and the changes as the page shows them."""
    gedeeld = set.intersection(*({d.sleutel for d in w.moet_nog} for w in gevonden)) if gevonden else set()
    overal = tuple(
        titel_met_proces(d.titel, d.proces) for d in (gevonden[0].moet_nog if gevonden else ()) if d.sleutel in gedeeld
    )
    return overal, tuple(_wijzigingblok(wijziging, gedeeld) for wijziging in gevonden)


def _wijzigingblok(wijziging: Wijziging, gedeeld: set[RegelSleutel]) -> Wijzigingblok:
    eigen = [deel for deel in wijziging.moet_nog if deel.sleutel not in gedeeld]
    genoemd = {deel.sleutel for deel in eigen}
    effecten = wijziging.neveneffecten
    return Wijzigingblok(
        wijziging=wijziging,
        zetten=tuple(f"{zet.feit}={zet.waarde}" for zet in wijziging.zetten),
        vervalt=tuple(titel_met_proces(d.titel, d.proces) for d in effecten if d.wordt != "zeker"),
        komt=tuple(
            f"{titel_met_proces(d.titel, d.proces)} [{sterktewoord(d.sterkte)}]"
            for d in effecten
            if d.wordt == "zeker" and RegelSleutel(d.regel, d.proces) not in genoemd
        ),
        moet_nog=tuple(titel_met_proces(d.titel, d.proces) for d in eigen),
    )


def _te_lezen(variant: Variant) -> bool:
    try:
        adviseur().evaluatie(lees_variant(variant))
    except InvoerFout:
        return False
    return True


def _lees_zet(zet: str) -> tuple[FeitSleutel, FeitWaarde]:
    """Return the fact and the value that a field of a form sends.

    Raises:
        InvoerFout: it is no answer.
    """
    naam, _, waarde = zet.partition("=")
    sleutel = FeitSleutel.lees(naam)
    if sleutel.naam not in vocabulaire().feiten or "\n" in waarde or "\r" in waarde:
        raise InvoerFout([Melding(None, f"'{knip(zet)}' is geen antwoord.", code="onbekend_feit")])
    regel = f"{sleutel.naam}: {{{sleutel.proces}: {waarde}}}" if sleutel.proces else f"{sleutel.naam}: {waarde}"
    geheugen = werkgeheugen(ontleed_feiten(f"{regel}\n".encode(), "antwoord").feiten)
    if list(geheugen) != [sleutel]:
        raise InvoerFout([Melding(None, f"'{knip(zet)}' is geen antwoord.", code="onbekende_waarde")])
    return sleutel, geheugen[sleutel]


def _verschillen(alle: Sequence[Evaluatie]) -> tuple[Antwoordverschil, ...]:
    sleutels = sorted({sleutel for deel in alle for sleutel in deel.geheugen})
    uit: list[Antwoordverschil] = []
    for sleutel in sleutels:
        waarden = [deel.geheugen.get(sleutel) for deel in alle]
        if any(waarde != waarden[0] for waarde in waarden):
            feit = alle[0].feiten[sleutel.naam]
            teksten = tuple("onbekend" if w is None else waardetekst(feit, w) for w in waarden)
            uit.append(Antwoordverschil(str(sleutel), feitnaam(feit, sleutel.proces), teksten))
    return tuple(uit)


def _titel(regel: Regel, proces: str) -> str:
    return titel_met_proces(leesbaar(regel.titel, vocabulaire().feiten), proces)


def _zekere_titel(evaluatie: Evaluatie, geval: Geval) -> str:
    """Return the title of a rule that is certain, in the words of the partnership."""
    afleiding = Afleiding(evaluatie)
    return titel_met_proces(afleiding.woorden(geval, afleiding.waarom(geval)).titel, geval.proces)


def _als_tekst(sleutel: RegelSleutel) -> str:
    return f"{sleutel.regel}.{sleutel.proces}" if sleutel.proces else sleutel.regel
