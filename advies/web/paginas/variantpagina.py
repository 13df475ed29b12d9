"""The page of what if: answers changed in a copy, what that gains and loses, and the least change to get or lose an advice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.responses import Response

from advies.evalueer import adviseur
from advies.invoer import ontleed_feiten
from advies.web.paginas.dossier import Variant
from advies.web.paginas.formulier import HOOGSTENS_VARIANTEN
from advies.web.paginas.schil import Verzoek, bewaar_dossier, met_varianten, pagina, toon
from advies.web.paginas.sjabloonomgeving import teksten
from advies.web.paginas.variantenlijst import (
    HOOGSTENS_NAAM,
    kwijt_te_raken,
    lees_variant,
    leesbare,
    maak_variantblad,
    met_zetten,
    nieuwe_naam,
    te_bereiken,
    vergelijk_varianten,
)
from advies.web.paginas.vragenblok import Vraagblok
from advies.web.paginas.vragenlezen import Bezwaar, Gelezen, begin_stand, lees_vragen
from advies.web.paginas.vragenlijst import blokken_bij, gesprek, vragen_van
from advies.web.paginas.zoekwijziging import HOOGSTENS_SECONDEN, zoek_wijziging
from advies.woorden.letters import hoofdletter
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel

_GEEN_VRAAG: tuple[Vraagblok, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stand:
    """What the page is at.

    Args:
        verzoek: the request, with the variants as they are now.
        actief: place of the variant that is looked at; -1 for none.
        melding: what was done, in a sentence.
        bezwaren: what is wrong with what was typed.
        blokken: the question that is asked.
    """

    verzoek: Verzoek
    actief: int = -1
    melding: str = ""
    bezwaren: tuple[Bezwaar, ...] = ()
    blokken: tuple[Vraagblok, ...] = _GEEN_VRAAG

    @property
    def varianten(self) -> tuple[Variant, ...]:
        """The variants."""
        return self.verzoek.dossier.varianten

    @property
    def tekst(self) -> str:
        """The facts file of the variant that is looked at; of the dossier when there is none."""
        return self.varianten[self.actief].tekst if self.actief >= 0 else self.verzoek.dossier.tekst

    def met_variant(self, tekst: str) -> _Stand:
        """Return the page at other facts: those of the variant that is looked at, or of a new one."""
        lijst = list(self.varianten)
        if self.actief < 0:
            lijst.append(Variant(nieuwe_naam(lijst, _t()["naam_nieuw"]), tekst))
            return self.met(lijst, len(lijst) - 1)
        lijst[self.actief] = Variant(lijst[self.actief].naam, tekst)
        return self.met(lijst, self.actief)

    def met(self, varianten: list[Variant], actief: int) -> _Stand:
        """Return the page with other variants."""
        return replace(self, verzoek=met_varianten(self.verzoek, tuple(varianten)), actief=actief)


def wat_als(verzoek: Verzoek) -> Response:
    """Return the page; first does what a button of it asks."""
    if verzoek.dossier.bestand is None:
        return toon(verzoek, "wat_als_leeg.html")
    nu = met_varianten(verzoek, leesbare(verzoek.dossier.varianten))
    gekozen = verzoek.velden.een("variant")
    aantal = len(nu.dossier.varianten)
    actief = int(gekozen) if gekozen.isdecimal() and len(gekozen) < 3 and int(gekozen) < aantal else -1
    stand = _Stand(nu, actief)
    doe = _HANDELINGEN.get(verzoek.velden.een("actie").partition(":")[0])
    if doe is not None and verzoek.methode == "POST":
        try:
            stand = doe(stand)
        except InvoerFout as fout:
            stand = replace(stand, bezwaren=tuple(Bezwaar("", melding.tekst) for melding in fout.meldingen))
    return _toon(stand)


def _toon(stand: _Stand) -> Response:
    verzoek = stand.verzoek
    assert verzoek.dossier.bestand is not None
    basis = adviseur().evaluatie(verzoek.dossier.bestand)
    varianten = [adviseur().evaluatie(lees_variant(variant)) for variant in stand.varianten]
    hier = varianten[stand.actief] if stand.actief >= 0 else basis
    return toon(
        verzoek,
        "wat_als.html",
        status=400 if stand.bezwaren else 200,
        actief=stand.actief,
        blad=maak_variantblad(stand.varianten[stand.actief], basis, hier) if stand.actief >= 0 else None,
        vergelijking=vergelijk_varianten(basis, varianten) if varianten else None,
        vol=len(varianten) >= HOOGSTENS_VARIANTEN,
        melding=stand.melding,
        fouten=stand.bezwaren,
        blokken=stand.blokken,
        seconden=round(HOOGSTENS_SECONDEN),
        themas=_themas(),
        kwijt=kwijt_te_raken(hier),
        bereiken=te_bereiken(hier),
        **zoek_wijziging(verzoek, hier),
    )


def _vraag(stand: _Stand) -> _Stand:
    """Ask the question of a fact, about the variant."""
    naam = FeitSleutel.lees(stand.verzoek.velden.een("feit") or _na_punt(stand)).naam
    if naam not in vocabulaire().feiten:
        return replace(stand, bezwaren=(Bezwaar("feit", _t()["kies_feit"]),))
    return replace(stand, blokken=_blokken(stand, (naam,)))


def _stel(stand: _Stand) -> _Stand:
    """Take over answers in the variant, or in a new one."""
    velden = stand.verzoek.velden
    feiten = vocabulaire().feiten
    namen = (FeitSleutel.lees(veld[2:]).naam for veld in velden.waarden if veld.startswith("v."))
    gevraagd = tuple(naam for naam in dict.fromkeys(namen) if naam in feiten)
    bestand = ontleed_feiten(stand.tekst.encode(), "variant")
    nu = begin_stand(stand.tekst, bestand)
    gelezen = lees_vragen(gesprek(), nu, bestand, stand.tekst, vragen_van(gevraagd, nu), velden)
    if gelezen.bezwaren:
        return replace(stand, bezwaren=gelezen.bezwaren, blokken=_blokken(stand, gevraagd, gelezen))
    if gelezen.tekst == stand.tekst:
        return replace(stand, melding=_t()["niets_gewijzigd"])
    return _eis_ruimte(stand).met_variant(gelezen.tekst)


def _probeer(stand: _Stand) -> _Stand:
    """Make the changes of a step or of a least change, in the variant or in a new one."""
    tekst = met_zetten(stand.tekst, stand.verzoek.velden.alle("zet"))
    return _eis_ruimte(stand).met_variant(tekst)


def _kopie(stand: _Stand) -> _Stand:
    """Make a new variant from the one that is looked at."""
    return _eis_ruimte(replace(stand, actief=-1)).met_variant(stand.tekst)


def _noem(stand: _Stand) -> _Stand:
    """Give the variant another name."""
    naam = " ".join(stand.verzoek.velden.een("naam").split())[:HOOGSTENS_NAAM]
    if stand.actief < 0 or not naam:
        return replace(stand, bezwaren=(Bezwaar("naam", _t()["naam_leeg"]),))
    lijst = list(stand.varianten)
    lijst[stand.actief] = Variant(naam, lijst[stand.actief].tekst)
    return stand.met(lijst, stand.actief)


def _toon_variant(stand: _Stand) -> _Stand:
    """Look at another variant."""
    return _naar(stand)


def _weg(stand: _Stand) -> _Stand:
    """Take a variant away."""
    stand = _naar(stand)
    if stand.actief < 0:
        return stand
    naam = stand.varianten[stand.actief].naam
    lijst = [deel for nummer, deel in enumerate(stand.varianten) if nummer != stand.actief]
    return replace(stand.met(lijst, -1), melding=_t()["weg"].format(naam=naam))


def _neem_over(stand: _Stand) -> _Stand:
    """Make the variant the dossier."""
    stand = _naar(stand)
    if stand.actief < 0:
        return stand
    variant = stand.varianten[stand.actief]
    lijst = tuple(deel for nummer, deel in enumerate(stand.varianten) if nummer != stand.actief)
    verzoek = stand.verzoek
    if variant.tekst != verzoek.dossier.tekst:  # who loads the page again sends the same once more
        verzoek = bewaar_dossier(verzoek, variant.tekst)
    verzoek = met_varianten(verzoek, lijst)
    soort = "overgenomen_bestand" if verzoek.dossier.in_bestand else "overgenomen"
    melding = _t()[soort].format(naam=variant.naam, bestand=verzoek.dossier.naam)
    return _Stand(verzoek, melding=melding)


_HANDELINGEN: dict[str, Callable[[_Stand], _Stand]] = {
    "vraag": _vraag,
    "stel": _stel,
    "probeer": _probeer,
    "kopie": _kopie,
    "noem": _noem,
    "toon": _toon_variant,
    "weg": _weg,
    "neem_over": _neem_over,
}


def _naar(stand: _Stand) -> _Stand:
    """Return the page at the variant that the button names, as `toon:2`."""
    nummer = _na_punt(stand)
    if not nummer.isdecimal() or len(nummer) > 2 or int(nummer) >= len(stand.varianten):
        return replace(stand, actief=-1)
    return replace(stand, actief=int(nummer))


def _na_punt(stand: _Stand) -> str:
    return stand.verzoek.velden.een("actie").partition(":")[2]


def _eis_ruimte(stand: _Stand) -> _Stand:
    if stand.actief < 0 and len(stand.varianten) >= HOOGSTENS_VARIANTEN:
        from kennisbank.meldingen import Melding

        tekst = _t()["vol"].format(aantal=HOOGSTENS_VARIANTEN)
        raise InvoerFout([Melding(None, tekst, code="gebruik")])
    return stand


def _blokken(stand: _Stand, namen: tuple[str, ...], gelezen: Gelezen | None = None) -> tuple[Vraagblok, ...]:
    bestand = ontleed_feiten(stand.tekst.encode(), "variant")
    nu = begin_stand(stand.tekst, bestand)
    antwoord = adviseur().stel_op(adviseur().evaluatie(bestand))
    over = frozenset(vraag.sleutel for vraag in antwoord.vragen)
    getypt, bronnen = (gelezen.getypt, gelezen.bronnen) if gelezen else ({}, {})
    return blokken_bij(vragen_van(namen, nu), antwoord, over, nu, bestand, getypt, bronnen)


def _themas() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the facts to choose from, by theme."""
    woorden = vocabulaire()
    return tuple(
        (
            titel,
            tuple((f.naam, hoofdletter(f.kort)) for f in woorden.feiten.values() if f.thema == thema),
        )
        for thema, titel in woorden.themas.items()
    )


def _t() -> dict[str, str]:
    uit: dict[str, str] = teksten()["wat_als"]
    return uit


DELEN = (pagina("/wat-als", wat_als),)
"""The pages of this module."""
