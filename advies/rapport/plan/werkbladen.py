"""The sheets of a plan: the steps, what comes back and what stays, each on a sheet that can be filtered and printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from advies.plan.model import Plan
from advies.rapport.lagen import laagrijen, laagzinnen
from advies.rapport.schoon import schoon_geheel
from advies.rapport.teksten import lijst, tekst
from advies.weergave import planzinnen
from advies.werkboek import opmaak
from advies.werkboek.opmaak import RIJ_EERSTE, RIJ_KOP
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen

Cel = str | int | date | None
_DAG = "yyyy-mm-dd"
_OP_PAPIER = 10
"""The columns of a sheet that are printed: up to when a step is done."""
_BREED_STAPPEN = (9, 9, 40, 12, 12, 20, 10, 11, 11, 36, 44, 30, 40)
_BREED_MOMENTEN = (44, 26, 12, 24, 14, 34, 50)
_BREED_AANDACHT = (44, 60, 14, 24, 40)
_BREED_LAGEN = (24, 100)


def schrijf(plan: Plan) -> bytes:
    """Return a plan as the bytes of an .xlsx file.

    Args:
        plan: the plan.

    Raises:
        InvoerFout: a text is longer than a cell can hold.
    """
    veilig = schoon_geheel(plan)
    boek = Workbook()
    boek.properties.title = planzinnen.kop(veilig, None)
    boek.properties.creator = "advies"
    boek.properties.language = "nl-NL"
    eerste = boek.active
    assert isinstance(eerste, Worksheet)
    _vul(eerste, "stappen", planzinnen.kop(veilig, None), lijst("plan.werkboek.kop"), _BREED_STAPPEN, _stappen(veilig))
    if veilig.momenten:
        blad = boek.create_sheet()
        _vul(
            blad,
            "momenten",
            tekst("plan.momenten"),
            lijst("plan.werkboek.kop_momenten"),
            _BREED_MOMENTEN,
            _momenten(veilig),
        )
    if veilig.aandacht:
        blad = boek.create_sheet()
        _vul(
            blad,
            "aandacht",
            tekst("plan.aandacht"),
            lijst("plan.werkboek.kop_aandacht"),
            _BREED_AANDACHT,
            _aandacht(veilig),
        )
    if veilig.lagen:
        rijen = [
            *laagrijen(veilig.lagen),
            *(("", zin) for zin in laagzinnen(veilig.lagen, veilig.uitgeschakeld)),
        ]
        koppen = lijst("plan.werkboek.kop_lagen")
        _vul(boek.create_sheet(), "lagen", tekst("lagen.titel"), koppen, _BREED_LAGEN, rijen)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _stappen(plan: Plan) -> Iterable[Sequence[Cel]]:
    nee, ja = tekst("plan.werkboek.nog_niet"), tekst("plan.werkboek.gedaan")
    for stap in plan.stappen:
        yield (
            stap.nummer,
            nee,
            stap.tekst,
            benamingen.fase([stap.fase]) if stap.fase else "",
            benamingen.sterktewoord(stap.sterkte),
            benamingen.wie(stap.wie),
            ", ".join(map(str, stap.na)),
            _dag(stap.begin),
            _dag(stap.klaar),
            planzinnen.klaar_als(stap),
            planzinnen.vervalt(stap),
            ", ".join(zet.feit for zet in stap.zetten),
            planzinnen.plaatsen(stap),
        )
    for deel in plan.gedaan:
        houdt = planzinnen.titels(deel.houdt_weg)
        yield (
            None,
            ja,
            deel.tekst,
            "",
            "",
            "",
            "",
            _dag(deel.begin),
            _dag(deel.klaar),
            deel.feit.tekst,
            houdt,
            deel.sleutel,
            "",
        )


def _momenten(plan: Plan) -> Iterable[Sequence[Cel]]:
    for moment in plan.momenten:
        yield (
            moment.titel,
            planzinnen.hoe_vaak(moment),
            _dag(moment.eerste),
            benamingen.wie(moment.wie),
            planzinnen.momentstaat(moment),
            bronnen(moment.bron_tekst, moment.grond),
            moment.uitleg,
        )


def _aandacht(plan: Plan) -> Iterable[Sequence[Cel]]:
    for punt in plan.aandacht:
        titel, _ = planzinnen.aandacht(punt)
        sterkte = benamingen.sterktewoord(punt.reden.sterkte)
        bron = bronnen(punt.reden.bron_tekst, punt.reden.grond, laag=punt.reden.laag)
        inhoud = " ".join(filter(None, (punt.tekst, planzinnen.waarom_blijft(punt))))
        yield titel, inhoud, sterkte, benamingen.wie(punt.wie), bron


def _dag(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _vul(
    blad: Worksheet,
    naam: str,
    titel: str,
    koppen: tuple[str, ...],
    breed: tuple[int, ...],
    rijen: Iterable[Sequence[Cel]],
) -> None:
    """Fill a sheet with a title and a table."""
    blad.title = tekst(f"plan.werkboek.{naam}")
    opmaak.titel(blad, opmaak.vrij(titel))
    opmaak.koprij(blad, RIJ_KOP, koppen)
    opmaak.breedten(blad, *breed)
    rij = RIJ_KOP
    for rij, cellen in enumerate(rijen, RIJ_EERSTE):
        for kolom, waarde in enumerate(cellen, 1):
            opmaak.tekst(blad, rij, kolom, opmaak.vrij(waarde) if isinstance(waarde, str) else "")
            if isinstance(waarde, int | date):
                cel = blad.cell(rij, kolom, waarde)
                cel.alignment = Alignment(vertical="top", horizontal="left")
                cel.number_format = _DAG if isinstance(waarde, date) else "0"
        opmaak.hoogte(blad, rij, *((str(deel or ""), maat) for deel, maat in zip(cellen, breed, strict=True)))
    if rij >= RIJ_EERSTE:
        opmaak.tabel(blad, naam.capitalize(), RIJ_KOP, rij, len(koppen))
    opmaak.afdruk(blad, titel, vast=f"A{RIJ_EERSTE}")
    if len(koppen) > _OP_PAPIER:  # on paper more would be too small to read
        blad.print_area = f"A1:{get_column_letter(_OP_PAPIER)}{rij}"
