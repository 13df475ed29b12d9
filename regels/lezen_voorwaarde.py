"""Read conditions from YAML: each name, type and value checked against the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, VrijeTekst
from kennisbank.frozen import FrozenDict
from kennisbank.lagen import laag_van
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer, beschrijf, punt_bij
from kennisbank.meldingen import knip, opsomming
from kennisbank.vocabulaire import FeitDefinitie, Vocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst
from regels.grenzen import aantal_voorwaarden, te_lang
from regels.lezen_grens import ONWAAR as ONWAAR
from regels.lezen_grens import GrensLezer
from regels.logica import voor_proces
from regels.sleutels import DIT, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    Alle,
    Bevat,
    Drempel,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Niet,
    Vergelijk,
    Verschilt,
    Voorwaarde,
)

_SAMENSTELLING = ("een_van", "alle", "geen_van", "niet", "er_is", "elk")


@dataclass(frozen=True, slots=True)
class Namen:
    """What a condition may refer to.

    Args:
        vocabulaire: the facts.
        afgeleid: the derived facts, with whether each has a value per process.
        processen: the keys of the processes.
        drempels: the numbers with a name.
        elders: the layer of each name that is there, and that this layer does not build on.
    """

    vocabulaire: Vocabulaire
    afgeleid: Mapping[str, bool]
    processen: tuple[str, ...]
    drempels: Mapping[str, Drempel]
    elders: Mapping[str, str] = FrozenDict()

    def alle(self) -> list[str]:
        """Return every name, for hints."""
        return [*self.vocabulaire.feiten, *self.afgeleid]


class VoorwaardeLezer:
    """Reads the conditions of one rule.

    Args:
        lezer: collects what is wrong.
        namen: what may be referred to.
        per_proces: whether the rule is answered for each process.
    """

    def __init__(self, lezer: Lezer, namen: Namen, per_proces: bool) -> None:
        self.lezer = lezer
        self.namen = namen
        self.per_proces = per_proces
        self._grenzen = GrensLezer(lezer, namen.drempels)

    def lees_alle(self, knoop: Knoop | None, wat: str) -> Voorwaarde:
        """Read a list of conditions that must all hold."""
        return Alle(self._lijst(knoop, wat))

    def _lijst(self, knoop: Knoop | None, wat: str) -> tuple[Voorwaarde, ...]:
        if knoop is None:
            return ()
        if not isinstance(knoop, Lijst) or not knoop.items:
            self.lezer.fout(
                knoop, f"onder '{wat}' hoort een lijst van voorwaarden, elk op een regel met een streepje ervoor."
            )
            return ()
        return tuple(self._een(item) for item in knoop.items)

    def _een(self, knoop: Knoop) -> Voorwaarde:
        if not isinstance(knoop, Kaart):
            self.lezer.fout(knoop, f"een voorwaarde ziet er zo uit: 'feit: waarde'; gevonden is {beschrijf(knoop)}.")
            return ONWAAR
        if len(knoop.paren) != 1:
            self.lezer.fout(knoop, "zet elke voorwaarde op een eigen regel, met een streepje ervoor.")
            return ONWAAR
        ((sleutel, inhoud),) = knoop.paren
        match sleutel.waarde:
            case "een_van":
                return EenVanDe(self._lijst(inhoud, "een_van"))
            case "alle":
                return Alle(self._lijst(inhoud, "alle"))
            case "geen_van":
                return Niet(EenVanDe(self._lijst(inhoud, "geen_van")))
            case "niet":
                delen = self._lijst(inhoud, "niet") if isinstance(inhoud, Lijst) else (self._een(inhoud),)
                return Niet(Alle(delen))
            case "er_is" | "elk":
                return self._over_reeks(sleutel, inhoud)
            case _:
                return self._over_feit(sleutel, inhoud)

    def _over_reeks(self, sleutel: Tekst, inhoud: Knoop) -> Voorwaarde:
        if isinstance(inhoud, Kaart) and len(inhoud.paren) == 1:
            ((reeks, delen),) = inhoud.paren
            if reeks.waarde == "proces":
                voorwaarde = VoorwaardeLezer(self.lezer, self.namen, True).lees_alle(delen, sleutel.waarde)
                # Counted before it is written out: one in another would grow eightfold with each, also when nothing is in it
                # any more because it was refused.
                if self._te_lang(sleutel, voorwaarde, len(self.namen.processen)) or not aantal_voorwaarden(voorwaarde):
                    return ONWAAR
                elk = tuple(voor_proces(voorwaarde, proces) for proces in self.namen.processen)
                return EenVanDe(elk) if sleutel.waarde == "er_is" else Alle(elk)
            if reeks.waarde == "gemeente" and sleutel.waarde == "er_is":
                voorwaarde = _GemeenteLezer(self.lezer, self.namen, self.per_proces).lees_alle(delen, "gemeente")
                return ONWAAR if self._te_lang(sleutel, voorwaarde, 1) else ErIsGemeente(voorwaarde)
        self.lezer.fout(
            sleutel, "schrijf 'er_is: {proces: [...]}', 'elk: {proces: [...]}' of 'er_is: {gemeente: [...]}'."
        )
        return ONWAAR

    def _te_lang(self, knoop: Knoop, voorwaarde: Voorwaarde, keer: int) -> bool:
        bezwaar = te_lang(aantal_voorwaarden(voorwaarde) * keer)
        if bezwaar:
            self.lezer.fout(knoop, bezwaar)
        return bool(bezwaar)

    def _over_feit(self, sleutel: Tekst, inhoud: Knoop) -> Voorwaarde:
        verwijzing = self._verwijzing(sleutel)
        if verwijzing is None:
            return ONWAAR
        if verwijzing.naam in self.namen.afgeleid:
            return self._ja_nee(verwijzing, inhoud)
        definitie = self.namen.vocabulaire.feiten[verwijzing.naam]
        match definitie.soort:
            case JaNee():
                return self._ja_nee(verwijzing, inhoud)
            case Keuze():
                return self._keuze(verwijzing, definitie, inhoud)
            case Meerkeuze():
                return self._meerkeuze(verwijzing, definitie, inhoud)
            case Getal():
                return self._getal(verwijzing, definitie.soort, inhoud)
            case Gemeenten():
                self.lezer.fout(sleutel, f"gebruik voor '{verwijzing.naam}': 'er_is: {{gemeente: [...]}}'.")
                return ONWAAR
            case _:
                assert_never(definitie.soort)

    def _verwijzing(self, knoop: Tekst) -> FeitSleutel | None:
        verwijzing, punt = FeitSleutel.lees(knoop.waarde), "." in knoop.waarde
        naam, proces = verwijzing
        feiten = self.namen.vocabulaire.feiten
        if naam not in feiten and naam not in self.namen.afgeleid:
            anders = "Met 'advies schema' ziet u alle feiten."
            vormen = () if naam in _SAMENSTELLING else _SAMENSTELLING
            hint = self.lezer.bedoelde(naam, [*self.namen.alle(), *vormen], anders)
            self.lezer.fout(knoop, self._uit_laag(naam) or f"er is geen feit '{knip(naam)}'.{hint}")
            return None
        per_proces = self.namen.afgeleid[naam] if naam in self.namen.afgeleid else feiten[naam].per_proces
        if not per_proces:
            if punt:
                self.lezer.fout(knoop, f"'{naam}' heeft geen waarde per proces; schrijf alleen '{naam}'.")
                return None
            return FeitSleutel(naam)
        if punt:
            if proces not in self.namen.processen:
                hint = self.lezer.bedoelde(proces, self.namen.processen)
                self.lezer.fout(knoop, f"er is geen ict-proces '{knip(proces)}'.{hint}")
                return None
            return verwijzing
        if not self.per_proces:
            self.lezer.fout(knoop, f"'{naam}' heeft een waarde per proces: schrijf '{naam}.technisch_beheer', of zet er"
                            " 'voor_elk: proces' bij.")  # fmt: skip
            return None
        return FeitSleutel(naam, DIT)

    def _uit_laag(self, naam: str) -> str:
        """Return what to tell of a name of another layer, in Dutch; empty for a name that no layer has."""
        laag, eigen = laag_van(naam), self.lezer.laag
        if naam in self.namen.elders:
            return f"'{naam}' is van de laag '{laag}'. Zet in laag.yaml van deze laag: 'bouwt_op: [{laag}]'."
        if not laag or (eigen is not None and laag == eigen.naam) or laag in self.namen.elders.values():
            return ""
        if any(laag_van(deel) == laag for deel in self.namen.alle()):
            return ""
        return f"'{knip(naam)}' is een naam van de laag '{knip(laag)}', en die is niet geladen."

    def _ja_nee(self, feit: FeitSleutel, inhoud: Knoop) -> Voorwaarde:
        if isinstance(inhoud, Tekst) and self.lezer.een_van(inhoud, ("ja", "nee"), feit.naam):
            gelijk = Gelijk(feit, "ja")
            return gelijk if inhoud.waarde == "ja" else Niet(gelijk)
        if not isinstance(inhoud, Tekst):
            self.lezer.fout(inhoud, f"'{feit.naam}' is ja of nee; gevonden is {beschrijf(inhoud)}.")
        return ONWAAR

    def _keuze(self, feit: FeitSleutel, definitie: FeitDefinitie, inhoud: Knoop) -> Voorwaarde:
        if isinstance(inhoud, Tekst):
            self.lezer.een_van(inhoud, definitie.mag(), feit.naam)
            return Gelijk(feit, inhoud.waarde)
        vormen = ("een_van", "niet", "geen_van", "verschilt_van")
        paar = self._paar(inhoud, vormen, feit.naam)
        if paar is None:
            return ONWAAR
        sleutel, waarde = paar
        if sleutel.waarde == "verschilt_van":
            return self._verschilt(feit, definitie, waarde)
        if sleutel.waarde == "niet":
            if isinstance(waarde, Tekst):
                self.lezer.een_van(waarde, definitie.mag(), feit.naam)
                return Niet(Gelijk(feit, waarde.waarde))
            self.lezer.fout(waarde, f"na 'niet' hoort één waarde; gevonden is {beschrijf(waarde)}.")
            return ONWAAR
        een_van = self._een_van(feit, definitie, sleutel, waarde)
        return een_van if sleutel.waarde == "een_van" else Niet(een_van)

    def _een_van(self, feit: FeitSleutel, definitie: FeitDefinitie, sleutel: Tekst, inhoud: Knoop) -> Voorwaarde:
        waarden = self.lezer.teksten(
            Kaart(((sleutel, inhoud),), inhoud.regel, inhoud.kolom), sleutel.waarde, definitie.mag()
        )
        if not waarden:
            self._meld_leeg(inhoud, sleutel.waarde)
        if len(waarden) == 1:
            return Gelijk(feit, *waarden)
        if len(waarden) == len(definitie.mag()):
            self.lezer.fout(inhoud, f"hier staan alle waarden van '{feit.naam}'; deze voorwaarde zegt dan niets.")
        return EenVan(feit, tuple(sorted(waarden)))

    def _meld_leeg(self, knoop: Knoop, wat: str) -> None:
        if not (isinstance(knoop, Lijst) and knoop.items):
            self.lezer.fout(knoop, f"noem onder '{wat}' minstens één waarde.")

    def _verschilt(self, feit: FeitSleutel, definitie: FeitDefinitie, inhoud: Knoop) -> Voorwaarde:
        ander = self._verwijzing(inhoud) if isinstance(inhoud, Tekst) else None
        if ander is None:
            if not isinstance(inhoud, Tekst):
                self.lezer.fout(inhoud, "na 'verschilt_van' hoort een feit.")
            return ONWAAR
        andere = self.namen.vocabulaire.feiten.get(ander.naam)
        if andere is None or andere.mag() != definitie.mag():
            self.lezer.fout(inhoud, f"'{ander}' heeft andere waarden dan '{feit}'; zij zijn niet te vergelijken.")
            return ONWAAR
        return Verschilt(feit, ander)

    def _meerkeuze(self, feit: FeitSleutel, definitie: FeitDefinitie, inhoud: Knoop) -> Voorwaarde:
        paar = self._paar(inhoud, ("bevat", "bevat_een_van", "bevat_alle", "bevat_niet", "aantal"), feit.naam)
        if paar is None:
            return ONWAAR
        sleutel, waarde = paar
        if sleutel.waarde == "aantal":
            meeste = len(definitie.mag())
            return self._grenzen.lees(
                waarde, lambda grens, getal: AantalWaarden(feit, grens, getal), 1, feit.naam, 0, meeste
            )
        als_lijst = Lijst((waarde,), waarde.regel, waarde.kolom) if isinstance(waarde, Tekst) else waarde
        kaart = Kaart(((sleutel, als_lijst),), waarde.regel, waarde.kolom)
        delen = tuple(Bevat(feit, w) for w in self.lezer.teksten(kaart, sleutel.waarde, definitie.mag()))
        if not delen:
            self._meld_leeg(waarde, sleutel.waarde)
        if sleutel.waarde == "bevat_een_van":
            return EenVanDe(delen)
        return Niet(EenVanDe(delen)) if sleutel.waarde == "bevat_niet" else Alle(delen)

    def _getal(self, feit: FeitSleutel, soort: Getal, inhoud: Knoop) -> Voorwaarde:
        if isinstance(inhoud, Tekst):
            self.lezer.fout(
                inhoud, f"schrijf bij een getal bijvoorbeeld '{feit.naam}: {{minstens: 30}}'.{punt_bij(inhoud)}"
            )
            return ONWAAR
        return self._grenzen.lees(
            inhoud,
            lambda grens, getal: Vergelijk(feit, grens, getal),
            SCHAAL,
            feit.naam,
            soort.minimum,
            soort.maximum,
            (soort.eenheid, soort.enkelvoud),
        )

    def _paar(self, inhoud: Knoop, vormen: tuple[str, ...], naam: str) -> tuple[Tekst, Knoop] | None:
        if isinstance(inhoud, Kaart) and len(inhoud.paren) == 1:
            ((sleutel, waarde),) = inhoud.paren
            if sleutel.waarde in vormen:
                return sleutel, waarde
            hint = self.lezer.bedoelde(sleutel.waarde, vormen)
            self.lezer.fout(
                sleutel, f"'{knip(sleutel.waarde)}' kan niet bij '{naam}'.{hint} Toegestaan: {opsomming(vormen)}."
            )
            return None
        self.lezer.fout(inhoud, f"bij '{naam}' hoort één van: {opsomming(vormen)}; gevonden is {beschrijf(inhoud)}.")
        return None


class _GemeenteLezer(VoorwaardeLezer):
    """Reads conditions on the fields of one municipality."""

    def _over_reeks(self, sleutel: Tekst, _inhoud: Knoop) -> Voorwaarde:
        self.lezer.fout(
            sleutel,
            f"'{sleutel.waarde}' kan niet binnen 'er_is: gemeente': daar staan alleen voorwaarden aan die ene gemeente."
            " Zet deze voorwaarde erbuiten.",
        )
        return ONWAAR

    def _over_feit(self, sleutel: Tekst, inhoud: Knoop) -> Voorwaarde:
        velden = self.namen.vocabulaire.velden
        veld = velden.get(sleutel.waarde)
        verwijzing = FeitSleutel(sleutel.waarde)
        match None if veld is None else veld.soort:
            case JaNee():
                return self._ja_nee(verwijzing, inhoud)
            case Getal() as soort:
                return self._getal(verwijzing, soort, inhoud)
            case VrijeTekst() | None:
                mag = [naam for naam, ander in velden.items() if not isinstance(ander.soort, VrijeTekst)]
                hint = self.lezer.bedoelde(sleutel.waarde, mag)
                self.lezer.fout(
                    sleutel,
                    f"een gemeente heeft geen '{knip(sleutel.waarde)}'.{hint} Toegestaan: {opsomming(mag)}.",
                )
                return ONWAAR
            case anders:
                assert_never(anders)
