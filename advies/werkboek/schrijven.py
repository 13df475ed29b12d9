"""A workbook with every question, to fill in; or with the facts that are known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import count
from types import MappingProxyType
from typing import Any, assert_never

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from advies.werkboek import indeling, opmaak
from advies.werkboek.indeling import ONBEKEND, TOELICHTING
from advies.werkboek.onderbouwing_schrijven import Onderbouwingschrijver, keuzelijsten
from advies.werkboek.opmaak import RIJ_EERSTE, RIJ_KOP
from advies.woorden.letters import hoofdletter
from kennisbank.catalogus import Actor, catalogus
from kennisbank.feitsoorten import (
    Feitsoort,
    Gemeenten,
    Getal,
    JaNee,
    Keuze,
    Meerkeuze,
    Veld,
    Veldsoort,
    VrijeTekst,
    Waarde,
)
from kennisbank.laagmodel import verbandsmodel
from kennisbank.onderbouwing import Onderbouwing
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from kennisbank.vraagkeuze import kies_feiten

LEGE_GEMEENTEN = 30
HOOGSTENS_GEMEENTEN = 400
_JA_NEE = '"ja,nee,onbekend"'
_JA_NEE_MELDING = "Kies ja, nee of onbekend."
_NIETS: Mapping[str, Any] = MappingProxyType({})
_BREED_VRAGEN = (26, 46, 26, 13, 50, 9, 26)


def maak_werkboek(
    kort: bool = False,
    feiten: Samenwerkingsverband | None = None,
    wie: Actor | None = None,
    *,
    onderbouwing: Mapping[str, Onderbouwing] = _NIETS,
    opmerkingen: Mapping[str, str] = _NIETS,
) -> bytes:
    """Return a workbook to fill in, as the bytes of an .xlsx file.

    Args:
        kort: whether it has only the questions that come first.
        feiten: what is known already; "onbekend" everywhere when left out.
        wie: whose questions it has, those that this group can answer; everybody's when left out.
        onderbouwing: the evidence beside the answers, by key.
        opmerkingen: what was remarked beside a fact in an older form, by name of the fact.

    Raises:
        InvoerFout: a text is longer than a cell can hold.
    """
    boek = Workbook()
    boek.properties.title = "Feiten over een samenwerkingsverband"
    boek.properties.creator = "advies"
    boek.properties.language = "nl-NL"
    bij = Onderbouwingschrijver(onderbouwing, opmerkingen)
    _Schrijver(boek, kies_feiten(kort, wie), feiten or verbandsmodel()(), bij).schrijf()
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


class _Schrijver:
    """Writes the sheets of one workbook.

    Args:
        boek: the workbook, with one empty sheet.
        gevraagd: the facts that it asks.
        feiten: what is known already.
        bij: writes what stands beside the answers.
    """

    def __init__(
        self,
        boek: Workbook,
        gevraagd: Sequence[FeitDefinitie],
        feiten: Samenwerkingsverband,
        bij: Onderbouwingschrijver,
    ) -> None:
        self._boek = boek
        self._bij = bij
        self._feiten = feiten
        buiten = bij.feiten
        # A fact that is known already is in the workbook whoever is asked, so that none is lost.
        self._vragen = [
            feit
            for feit in vocabulaire().feiten.values()
            if feit in gevraagd or getattr(feiten, feit.naam) is not None or feit.naam in buiten
        ]
        self._bereik: dict[str, str] = {}

    def schrijf(self) -> None:
        start = self._boek.active
        assert isinstance(start, Worksheet)
        start.title = indeling.BLAD_START
        inhoud: list[tuple[str, str, int]] = []
        keuzen = self._boek.create_sheet(indeling.BLAD_KEUZEN)
        self._keuzelijsten(keuzen)
        for thema, titel in vocabulaire().themas.items():
            vragen = [feit for feit in self._vragen if feit.thema == thema]
            naam = indeling.bladnaam(thema)
            gewoon = [feit for feit in vragen if indeling.blad_van(feit) == naam]
            # One sheet has them all, of whatever theme or layer, where the first of them comes.
            hier = any(feit.per_proces for feit in vragen) and indeling.BLAD_PROCESSEN not in self._boek.sheetnames
            per_proces = [feit for feit in self._vragen if feit.per_proces] if hier else []
            if gewoon:
                self._thema(self._boek.create_sheet(naam), naam, titel, gewoon)
                inhoud.append((naam, titel, len(gewoon)))
            for feit in vragen:
                if isinstance(feit.soort, Gemeenten):
                    self._gemeenten(self._boek.create_sheet(indeling.BLAD_GEMEENTEN), feit.vraag, feit.soort.velden)
                    inhoud.append((indeling.BLAD_GEMEENTEN, feit.vraag, 1))
            if per_proces:
                self._processen(self._boek.create_sheet(indeling.BLAD_PROCESSEN), per_proces)
                titel = "Elk ict-proces: wie doet het, en hoe goed is het uit te besteden"
                inhoud.append((indeling.BLAD_PROCESSEN, titel, len(per_proces)))
        self._bij.blad(self._boek.create_sheet(indeling.BLAD_ONDERBOUWING))
        inhoud.append((indeling.BLAD_ONDERBOUWING, indeling.TITEL_ONDERBOUWING, 0))
        self._boek.move_sheet(keuzen, len(self._boek.sheetnames))
        inhoud.append((indeling.BLAD_KEUZEN, "Alle mogelijke antwoorden en wat ze betekenen", 0))
        self._start(start, inhoud)

    def _keuzelijsten(self, blad: Worksheet) -> None:
        """Write the answers of every choice; the drop-downs point here, since their own text is bounded."""
        opmaak.titel(blad, "Mogelijke antwoorden")
        opmaak.koprij(blad, RIJ_KOP, indeling.KOP_KEUZEN)
        rij = RIJ_EERSTE
        for feit in self._vragen:
            if not isinstance(feit.soort, Keuze):
                continue
            begin = rij
            antwoorden = [(waarde.tekst, waarde.hulp) for waarde in feit.soort.waarden]
            for antwoord, betekenis in [*antwoorden, (ONBEKEND, "")]:
                opmaak.tekst(blad, rij, 1, hoofdletter(feit.kort))
                opmaak.tekst(blad, rij, 2, antwoord)
                opmaak.tekst(blad, rij, 3, betekenis)
                opmaak.hoogte(blad, rij, (betekenis, 60))
                rij += 1
            self._bereik[feit.naam] = f"{indeling.BLAD_KEUZEN}!$B${begin}:$B${rij - 1}"
        opmaak.breedten(blad, 46, 46, 60)
        opmaak.tabel(blad, "Keuzelijsten", RIJ_KOP, rij - 1, 3)
        opmaak.afdruk(blad, "Mogelijke antwoorden", vast=f"A{RIJ_EERSTE}")

    def _thema(self, blad: Worksheet, naam: str, titel: str, feiten: list[FeitDefinitie]) -> None:
        opmaak.titel(blad, titel)
        koppen = (*indeling.KOP_VRAGEN, *indeling.KOP_ONDERBOUWING.values())
        opmaak.koprij(blad, RIJ_KOP, koppen)
        opmaak.breedten(blad, *_BREED_VRAGEN, *indeling.BREED_ONDERBOUWING)
        ja_nee = opmaak.keuzelijst(_JA_NEE, _JA_NEE_MELDING)
        kruisjes = opmaak.keuzelijst(
            '"ja,nee"', "Kies ja bij wat geldt. Wat niet geldt, laat u leeg of vult u in als nee."
        )
        rij = RIJ_EERSTE
        for feit in feiten:
            self._vraag(blad, rij, feit)
            match feit.soort:
                case Meerkeuze(waarden):
                    rij = self._meerkeuze(blad, rij, feit, waarden, kruisjes)
                case JaNee():
                    ja_nee.add(f"C{rij}")
                case Keuze() | Getal() | Gemeenten():
                    self._controle(blad, feit.soort, feit.naam, f"C{rij}", f"C{rij}")
                case _:
                    assert_never(feit.soort)
            rij += 1
        for controle in (ja_nee, kruisjes, *keuzelijsten(len(indeling.KOP_VRAGEN), RIJ_EERSTE, rij - 1)):
            if controle.sqref:
                blad.add_data_validation(controle)
        opmaak.onbekend_grijs(blad, f"C{RIJ_EERSTE}:C{rij - 1}")
        opmaak.tabel(blad, naam.replace("-", "_"), RIJ_KOP, rij - 1, len(koppen))
        opmaak.afdruk(blad, titel, vast=f"C{RIJ_EERSTE}")

    def _vraag(self, blad: Worksheet, rij: int, feit: FeitDefinitie) -> None:
        uitleg = "\n".join(filter(None, (feit.hulp, _mogelijk(feit.soort))))
        opmaak.tekst(blad, rij, 1, feit.naam, grijs=True)
        opmaak.tekst(blad, rij, 2, feit.vraag, vet=feit.trap == 1)
        if isinstance(feit.soort, Meerkeuze):
            opmaak.tekst(blad, rij, 3, indeling.ZIE_ONDER, grijs=True)
        else:
            opmaak.invulcel(blad, rij, 3, _celwaarde(feit.soort, getattr(self._feiten, feit.naam)))
        opmaak.tekst(blad, rij, 4, indeling.eenheid(feit.soort))
        opmaak.tekst(blad, rij, 5, uitleg, grijs=True)
        opmaak.tekst(blad, rij, 6, str(feit.trap))
        self._bij.rij(blad, rij, len(indeling.KOP_VRAGEN), feit.naam)
        onder_elkaar = ((feit.naam, _BREED_VRAGEN[0]), (feit.vraag, _BREED_VRAGEN[1]), (uitleg, _BREED_VRAGEN[4] * 1.1))
        opmaak.hoogte(blad, rij, *onder_elkaar)

    def _meerkeuze(
        self, blad: Worksheet, rij: int, feit: FeitDefinitie, waarden: tuple[Waarde, ...], kruisjes: DataValidation
    ) -> int:
        """Write below a question a row for each value, and one for none of them; return the last row."""
        gekozen = getattr(self._feiten, feit.naam)
        rijen = [(waarde.waarde, waarde.tekst, waarde.hulp) for waarde in waarden]
        for sleutel, tekst, hulp in [*rijen, (indeling.GEEN, "geen van deze", "")]:
            rij += 1
            opmaak.tekst(blad, rij, 1, f"{feit.naam}.{sleutel}", grijs=True)
            opmaak.tekst(blad, rij, 2, tekst, diep=True)
            ja = gekozen is not None and (sleutel in gekozen or (sleutel == indeling.GEEN and not gekozen))
            opmaak.invulcel(blad, rij, 3, "ja" if ja else None)
            opmaak.tekst(blad, rij, 4, "")
            opmaak.tekst(blad, rij, 5, hulp, grijs=True)
            opmaak.tekst(blad, rij, 6, str(feit.trap))
            opmaak.hoogte(blad, rij, (f"{feit.naam}.{sleutel}", _BREED_VRAGEN[0]))
            kruisjes.add(f"C{rij}")
        return rij

    def _controle(self, blad: Worksheet, soort: Feitsoort | Veldsoort, naam: str, eerste: str, bereik: str) -> None:
        """Add the check of an answer to a range, where it can be checked."""
        match soort:
            case JaNee():
                controle = opmaak.keuzelijst(_JA_NEE, _JA_NEE_MELDING)
            case Keuze():
                controle = opmaak.keuzelijst(self._bereik[naam], "Kies een antwoord uit de lijst, of onbekend.")
            case Getal(eenheid, _, minimum, maximum, geheel):
                controle = opmaak.getalgrens(eerste, minimum, maximum, eenheid, geheel)
            case Meerkeuze() | Gemeenten() | VrijeTekst():
                return
            case _:
                assert_never(soort)
        controle.add(bereik)
        blad.add_data_validation(controle)

    def _gemeenten(self, blad: Worksheet, vraag: str, velden: tuple[Veld, ...]) -> None:
        koppen = (*(indeling.veldkop(veld) for veld in velden), "Toelichting")
        sleutels = (*(veld.veld for veld in velden), TOELICHTING)
        opmaak.titel(blad, f"{vraag} Eén gemeente per rij.")
        opmaak.koprij(blad, RIJ_KOP, koppen)
        opmaak.hoogte(blad, RIJ_KOP, *((kop, 12) for kop in koppen))
        gemeenten = self._feiten.gemeenten or ()
        aantal = max(LEGE_GEMEENTEN, len(gemeenten) + 5)
        for nummer in range(aantal):
            gemeente = gemeenten[nummer] if nummer < len(gemeenten) else None
            for kolom, sleutel in enumerate(sleutels, start=1):
                waarde = getattr(gemeente, sleutel, None)
                opmaak.invulcel(
                    blad, RIJ_EERSTE + nummer, kolom, opmaak.vrij(waarde) if isinstance(waarde, str) else waarde
                )
        for kolom, veld in enumerate(velden, start=1):
            letter = get_column_letter(kolom)
            bereik = f"{letter}{RIJ_EERSTE}:{letter}{RIJ_EERSTE + HOOGSTENS_GEMEENTEN}"
            self._controle(blad, veld.soort, veld.veld, f"{letter}{RIJ_EERSTE}", bereik)
        opmaak.breedten(blad, 30, *(18 for _ in koppen[2:]), 50)
        opmaak.tabel(blad, "Gemeenten", RIJ_KOP, RIJ_EERSTE + aantal - 1, len(koppen))
        opmaak.afdruk(blad, vraag, vast=f"B{RIJ_EERSTE}", paginas=1)

    def _processen(self, blad: Worksheet, feiten: list[FeitDefinitie]) -> None:
        opmaak.titel(blad, "Per ict-proces: kies in elke cel een antwoord")
        opmaak.koprij(blad, RIJ_KOP, (*indeling.KOP_PROCES, *(feit.vraag for feit in feiten)))
        breed = 24
        opmaak.breedten(blad, 30, 50, *(breed for _ in feiten))
        opmaak.hoogte(blad, RIJ_KOP, *((feit.vraag, breed - 6) for feit in feiten))
        rijen = [(p.sleutel, f"{hoofdletter(p.naam)}\n{p.omschrijving}") for p in catalogus().processen.values()]
        rijen.append((TOELICHTING, "Uw toelichting; die telt niet mee in het advies."))
        for rij, (proces, omschrijving) in zip(count(RIJ_EERSTE), rijen):
            opmaak.tekst(blad, rij, 1, proces, grijs=True)
            opmaak.tekst(blad, rij, 2, omschrijving)
            opmaak.hoogte(blad, rij, (omschrijving, 50), ("x" * 30, breed))
            for kolom, feit in enumerate(feiten, start=3):
                groep = getattr(self._feiten, feit.naam)
                waarde = getattr(groep, proces, None)
                if proces == TOELICHTING:
                    opmaak.invulcel(blad, rij, kolom, None if waarde is None else opmaak.vrij(waarde))
                else:
                    opmaak.invulcel(blad, rij, kolom, _celwaarde(feit.soort, waarde))
        laatste = RIJ_EERSTE + len(rijen) - 1
        for kolom, feit in enumerate(feiten, start=3):
            letter = get_column_letter(kolom)
            bereik = f"{letter}{RIJ_EERSTE}:{letter}{laatste - 1}"
            self._controle(blad, feit.soort, feit.naam, f"{letter}{RIJ_EERSTE}", bereik)
        opmaak.onbekend_grijs(blad, f"C{RIJ_EERSTE}:{get_column_letter(len(feiten) + 2)}{laatste}")
        opmaak.tabel(blad, "Per_ict_proces", RIJ_KOP, laatste, len(feiten) + 2)
        opmaak.afdruk(blad, "Per ict-proces", vast=f"B{RIJ_EERSTE}")

    def _start(self, blad: Worksheet, inhoud: list[tuple[str, str, int]]) -> None:
        opmaak.titel(blad, "Feiten over een samenwerkingsverband")
        opmaak.breedten(blad, 24, 74, 60)
        rij = RIJ_KOP
        for stap, uitleg in indeling.UITLEG:
            opmaak.vrije_tekst(blad, rij, 1, stap, vet=True)
            opmaak.vrije_tekst(blad, rij, 2, uitleg)
            opmaak.hoogte(blad, rij, (uitleg, 74))
            rij += 1
        rij += 1
        opmaak.koprij(blad, rij, indeling.KOP_VRAGEN[:3])
        kop = rij
        for sleutel, vraag in zip(indeling.VRIJ, indeling.VRIJE_VRAGEN, strict=True):
            rij += 1
            opmaak.tekst(blad, rij, 1, sleutel, grijs=True)
            opmaak.tekst(blad, rij, 2, vraag, vet=True)
            opmaak.invulcel(blad, rij, 3, opmaak.vrij(getattr(self._feiten, sleutel) or ""))
            opmaak.hoogte(blad, rij, (vraag, 74))
        opmaak.tabel(blad, "Start", kop, rij, 3)
        rij += 2
        opmaak.vrije_tekst(blad, rij, 1, "Bladen", vet=True)
        for naam, titel, vragen in inhoud:
            rij += 1
            opmaak.koppeling(blad, rij, 1, naam)
            bij = "" if not vragen else f" ({vragen} {'vraag' if vragen == 1 else 'vragen'})"
            opmaak.vrije_tekst(blad, rij, 2, f"{titel}{bij}")
        opmaak.afdruk(blad, "Feiten over een samenwerkingsverband", paginas=1)


def _mogelijk(soort: Feitsoort) -> str:
    """Return what may be filled in for a kind of fact; empty where the drop-down says it."""
    match soort:
        case JaNee() | Gemeenten():
            return ""
        case Keuze(waarden):
            namen = [f"{w.tekst} ({w.hulp})" if w.hulp else w.tekst for w in waarden]
            return f"Kies uit: {'; '.join(namen)}."
        case Meerkeuze():
            return (
                "Zet hieronder ja bij alles wat geldt; de rest telt dan als nee. Weet u het niet, laat dan alles leeg."
            )
        case Getal(_, _, minimum, maximum, geheel):
            tot = f"van {minimum:.15g} tot en met {maximum:.15g}"
            return f"Heel getal {tot}." if geheel else f"Getal {tot}; delen met een komma, zoals 2,5."
        case _:
            assert_never(soort)


def _celwaarde(soort: Feitsoort, waarde: Any) -> str | float:
    """Return what an adviser would fill in for a value that fits in one cell; None is unknown."""
    if waarde is None:
        return ONBEKEND
    match soort:
        case JaNee():
            return "ja" if waarde else "nee"
        case Keuze(waarden):
            return next(deel.tekst for deel in waarden if deel.waarde == waarde)
        case Getal():
            assert isinstance(waarde, int | float)
            return waarde
        case Meerkeuze() | Gemeenten():
            raise TypeError("a list has rows of its own")
        case _:
            assert_never(soort)
