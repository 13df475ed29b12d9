"""How a checklist is made: what belongs in the agreements of one partnership, and what of that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from advies.afleiding import Afleiding, Stap
from advies.dvo.controlelijst import (
    STANDEN,
    Controlelijst,
    Dossieruitspraak,
    Onderdeelstand,
    OpenFeit,
    Overeenkomstlijst,
    Stand,
    Uitspraak,
    Wijzendadvies,
)
from advies.dvo.gronden import Gronden
from advies.dvo.overeenkomst import Inhoud, Overeenkomst, Vermelding
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.samenstelling.lagen import laagbewijzen, uitgezet
from advies.woorden.feiten import feitnaam, waardetekst
from advies.woorden.processen import procesnaam
from kennisbank.feitsoorten import Keuze
from kennisbank.frozen import FrozenDict
from kennisbank.meldingen import InvoerFout, Melding
from regels.dvo import Onderdeel, Onderdelenlijst, Overeenkomstsoort, onderdelenlijst
from regels.logica import voor_proces
from regels.sleutels import FeitSleutel, OnderdeelSleutel
from regels.taal import Alle, Voorwaarde


def controlelijst(
    evaluatie: Evaluatie,
    overeenkomsten: Iterable[Overeenkomst] = (),
    *,
    soorten: Iterable[str] = (),
    lijst: Onderdelenlijst | None = None,
) -> Controlelijst:
    """Return what belongs in the agreements of a partnership, and what of that is there.

    Args:
        evaluatie: the partnership, evaluated.
        overeenkomsten: what existing agreements cover, at most one of each kind.
        soorten: keys of the kinds of agreement to list; every kind when left out.
        lijst: the subjects; those of the package by default.

    Raises:
        InvoerFout: two agreements are of one kind, or a kind does not exist.
    """
    onderdelen = onderdelenlijst() if lijst is None else lijst
    bekend = _op_soort(overeenkomsten)
    gevraagd = tuple(soorten) or tuple(onderdelen.soorten)
    vreemd = [soort for soort in gevraagd if soort not in onderdelen.soorten]
    if vreemd:
        mag = tuple(onderdelen.soorten)
        tekst = f"er is geen overeenkomst '{vreemd[0]}'; kies uit: {', '.join(mag)}."
        raise InvoerFout([Melding(None, tekst, code="overeenkomst", gevonden=vreemd[0], toegestaan=mag)])
    opsteller = _Opsteller(evaluatie, onderdelen)
    delen = (opsteller.lijst(onderdelen.soorten[soort], bekend.get(soort)) for soort in gevraagd)
    bank = evaluatie.bank
    return Controlelijst(evaluatie.naam, bank.vingerafdruk, tuple(delen), laagbewijzen(bank), uitgezet(bank))


def _op_soort(overeenkomsten: Iterable[Overeenkomst]) -> dict[str, Overeenkomst]:
    uit: dict[str, Overeenkomst] = {}
    for deel in overeenkomsten:
        if deel.soort in uit:
            tekst = (
                f"{uit[deel.soort].bestand} en {deel.bestand} gaan allebei over overeenkomst '{deel.soort}'."
                " Noem er een, of zet ze in één bestand."
            )
            raise InvoerFout([Melding(None, tekst, code="overeenkomst", gevonden=deel.soort)])
        uit[deel.soort] = deel
    return uit


class _Opsteller:
    """Holds subjects against a partnership."""

    def __init__(self, evaluatie: Evaluatie, lijst: Onderdelenlijst) -> None:
        self._evaluatie, self._onderdelen = evaluatie, lijst
        self._gronden, self._afleiding = Gronden(evaluatie), Afleiding(evaluatie)
        # What nobody has decided yet says nothing of what an agreement will need: for that it counts as unknown.
        onbeslist = [sleutel for sleutel in evaluatie.geheugen if self._onbeslist(sleutel)]
        self._besloten = Gronden(evaluatie.zonder(onbeslist)) if onbeslist else self._gronden
        self._zeker = {geval.sleutel: geval for geval, waar in evaluatie.gevallen() if waar}

    def lijst(self, soort: Overeenkomstsoort, overeenkomst: Overeenkomst | None) -> Overeenkomstlijst:
        delen = tuple(self._delen(soort, overeenkomst))
        return Overeenkomstlijst(
            soort=soort.naam,
            titel=soort.titel,
            tussen=soort.tussen,
            uitleg=soort.uitleg,
            bestand=overeenkomst.bestand if overeenkomst else "",
            naam=overeenkomst.naam if overeenkomst else "",
            bron_tekst=tuple(bron.tekst for bron in soort.bron),
            telling=FrozenDict({stand: sum(deel.stand == stand for deel in delen) for stand in STANDEN}),
            onderdelen=delen,
        )

    def _delen(self, soort: Overeenkomstsoort, overeenkomst: Overeenkomst | None) -> Iterator[Onderdeelstand]:
        for onderdeel in self._onderdelen.van(soort.naam):
            for sleutel in onderdeel.sleutels(self._evaluatie.bank.processen):
                yield self._deel(onderdeel, sleutel, overeenkomst.onderdelen.get(sleutel) if overeenkomst else None)

    def _deel(self, onderdeel: Onderdeel, sleutel: OnderdeelSleutel, vermelding: Vermelding | None) -> Onderdeelstand:
        soort = self._onderdelen.soorten[onderdeel.overeenkomst]
        nodig = _voor(Alle((soort.nodig, onderdeel.nodig)), sleutel.proces)
        waar = self._besloten.waar(nodig)
        dossier = self._dossier(onderdeel, sleutel.proces)
        gelezen: Inhoud = vermelding.staat_erin if vermelding else "onbekend"
        return Onderdeelstand(
            onderdeel=onderdeel.naam,
            over=FrozenDict(proces=sleutel.proces) if sleutel.proces else FrozenDict(),
            groep=self._onderdelen.groepen[onderdeel.groep].titel,
            titel=_ingevuld(onderdeel.titel, sleutel.proces),
            vraag=_ingevuld(onderdeel.vraag, sleutel.proces),
            stand=_stand(waar, dossier, gelezen),
            nodig="onbekend" if waar is None else "ja" if waar else "nee",
            nodig_omdat=self._besloten.stappen(nodig),
            hangt_af_van=tuple(self._open_feit(feit) for feit in self._besloten.hangt_af_van(nodig)),
            dossier=dossier,
            overeenkomst=gelezen,
            waar=vermelding.waar if vermelding else "",
            opmerking=vermelding.opmerking if vermelding else "",
            regel=vermelding.plek.tekstregel if vermelding else None,
            cel=vermelding.plek.cel if vermelding else None,
            grond=onderdeel.grond,
            bron=tuple(FrozenDict(bron.als_json()) for bron in onderdeel.bron),
            bron_tekst=tuple(bron.tekst for bron in onderdeel.bron),
            kanttekening=onderdeel.kanttekening,
        )

    def _dossier(self, onderdeel: Onderdeel, proces: str) -> Dossieruitspraak:
        adviezen = [
            geval
            for sleutel, geval in self._zeker.items()
            if sleutel.regel in onderdeel.regels and proces in ("", sleutel.proces or proces)
        ]
        gronden: dict[Uitspraak, tuple[Stap, ...]] = {}
        delen: Mapping[Uitspraak, Voorwaarde | None] = {
            "ja": onderdeel.staat_erin,
            "nee": onderdeel.ontbreekt,
            "blijft_uit": onderdeel.blijft_uit,
        }
        for wat, deel in delen.items():
            voorwaarde = None if deel is None else _voor(deel, proces)
            if voorwaarde is not None and self._gronden.waar(voorwaarde):
                gronden[wat] = self._gronden.stappen(voorwaarde)
        if adviezen:
            gronden["blijft_uit"] = (*gronden.get("blijft_uit", ()), *chain.from_iterable(map(self._waarom, adviezen)))
        return Dossieruitspraak(
            "tegenspraak" if "ja" in gronden and len(gronden) > 1 else _eerste_van(gronden),
            tuple({stap.feit: stap for stap in chain.from_iterable(gronden.values())}.values()),
            tuple(dict.fromkeys(map(self._advies, adviezen))),
        )

    def _advies(self, geval: Geval) -> Wijzendadvies:
        return Wijzendadvies(geval.regel.naam, self._afleiding.woorden(geval, self._waarom(geval)).titel)

    def _waarom(self, geval: Geval) -> tuple[Stap, ...]:
        return self._afleiding.waarom(geval)

    def _open_feit(self, sleutel: FeitSleutel) -> OpenFeit:
        feit = self._evaluatie.feiten[sleutel.naam]
        nu = waardetekst(feit, self._evaluatie.geheugen[sleutel]) if self._onbeslist(sleutel) else ""
        return OpenFeit(str(sleutel), feitnaam(feit, sleutel.proces), feit.vraag, nu)

    def _onbeslist(self, sleutel: FeitSleutel) -> bool:
        """Return whether the value of a fact says that nothing was decided yet."""
        soort, waarde = self._evaluatie.feiten[sleutel.naam].soort, self._evaluatie.geheugen.get(sleutel)
        return isinstance(soort, Keuze) and any(deel.onbeslist and deel.waarde == waarde for deel in soort.waarden)


def _stand(nodig: bool | None, dossier: Dossieruitspraak, gelezen: Inhoud) -> Stand:
    """Return what there is to say of a subject; what the facts and the agreement do not agree on is never there."""
    if nodig is False:
        return "niet_nodig"
    gezegd = {dossier.staat_erin, gelezen} - {"onbekend"}
    if gezegd == {"ja"}:
        return "aanwezig"
    if nodig is None:
        return "misschien_nodig"
    if not gezegd:
        return "onbekend"
    if "tegenspraak" in gezegd or ("ja" in gezegd and "deels" not in gezegd):
        return "tegenspraak"
    if "deels" in gezegd:
        return "deels"
    return "ontbreekt" if "nee" in gezegd else "blijft_uit"


def _eerste_van(gronden: Mapping[Uitspraak, object]) -> Uitspraak:
    """Return what the facts say; that it is not there tells more than that it does not happen."""
    volgorde: tuple[Uitspraak, ...] = ("ja", "nee", "blijft_uit")
    return next((deel for deel in volgorde if deel in gronden), "onbekend")


def _voor(voorwaarde: Voorwaarde, proces: str) -> Voorwaarde:
    return voor_proces(voorwaarde, proces) if proces else voorwaarde


def _ingevuld(tekst: str, proces: str) -> str:
    return tekst.replace("{proces}", procesnaam(proces)) if proces else tekst
