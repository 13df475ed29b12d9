"""The days of a plan as a calendar (iCalendar, RFC 5545): when steps are to be done, and moments that come back.

Nothing in it depends on a clock: each event is called by what it is about, so that a calendar that reads a newer file puts it in
the place of the older one, and is stamped with the first day that the plan names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from importlib.util import find_spec
from typing import TYPE_CHECKING

from advies.plan.model import Plan, Planmoment, Planstap
from advies.rapport.lagen import laagzinnen
from advies.rapport.schoon import schoon_geheel
from advies.rapport.teksten import tekst
from advies.versie import __version__
from advies.weergave import planzinnen
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from kennisbank.meldingen import InvoerFout, Melding, OntbrekendeExtra

if TYPE_CHECKING:
    from icalendar import Event

_ZEKERE_DAG = 28
"""The last day that every month has."""


def controleer_agenda() -> None:
    """Refuse a calendar where the extra is not installed.

    Raises:
        OntbrekendeExtra: the package is missing; says what to install.
    """
    if find_spec("icalendar") is None:
        raise OntbrekendeExtra.van("een agenda vraagt een uitbreiding", "plan")


def als_agenda(plan: Plan) -> bytes:
    """Return the days of a plan as an iCalendar file.

    Args:
        plan: the plan.

    Raises:
        InvoerFout: the plan has no days.
        OntbrekendeExtra: `advies[plan]` is not installed.
    """
    controleer_agenda()
    from icalendar import Calendar

    veilig = schoon_geheel(plan)
    gebeurtenissen = [*_stappen(veilig), *_momenten(veilig)]
    if not gebeurtenissen:
        zin = (
            "dit plan noemt nog geen dag. Geef met --vanaf de eerste dag van de momenten die terugkomen, of vul dagen in met"
            " --planning."
        )
        raise InvoerFout([Melding(None, zin, code="gebruik")])
    stempel = datetime.combine(min(dag for dag, _ in gebeurtenissen), time(), UTC)
    agenda = Calendar()
    agenda.add("prodid", f"-//advies//plan {__version__}//NL")
    agenda.add("version", "2.0")
    agenda.add("x-wr-calname", planzinnen.kop(veilig, None))
    if veilig.lagen:
        agenda.add("x-wr-caldesc", " ".join(laagzinnen(veilig.lagen, veilig.uitgeschakeld)))
    for _, gebeurtenis in gebeurtenissen:
        gebeurtenis.add("dtstamp", stempel)
        agenda.add_component(gebeurtenis)
    return bytes(agenda.to_ical())


def _stappen(plan: Plan) -> Iterator[tuple[date, Event]]:
    for stap in plan.stappen:
        if stap.klaar:
            dag = date.fromisoformat(stap.klaar)
            titel = tekst("plan.agenda.klaar", stap=stap.tekst)
            yield dag, _gebeurtenis(plan, f"stap {stap.sleutel}", dag, titel, _uitleg_stap(stap))


def _momenten(plan: Plan) -> Iterator[tuple[date, Event]]:
    for moment in plan.momenten:
        if moment.eerste:
            dag = date.fromisoformat(moment.eerste)
            gebeurtenis = _gebeurtenis(plan, f"moment {moment.moment}", dag, moment.titel, _uitleg_moment(moment))
            if moment.om_de_maanden:
                gebeurtenis.add("rrule", herhaling(dag, moment.om_de_maanden))
            yield dag, gebeurtenis


def herhaling(eerste: date, maanden: int) -> dict[str, object]:
    """Return the rule by which a day comes back: on the same day of the month, or the last one of a month that lacks it.

    Args:
        eerste: the first day.
        maanden: the months between.
    """
    regel: dict[str, object] = {"freq": "monthly", "interval": maanden}
    if eerste.day > _ZEKERE_DAG:
        regel |= {"bymonthday": list(range(_ZEKERE_DAG, eerste.day + 1)), "bysetpos": -1}
    return regel


def _gebeurtenis(plan: Plan, wat: str, dag: date, titel: str, uitleg: str) -> Event:
    from icalendar import Event

    naam = f"{plan.samenwerkingsverband}\n{wat}".encode("utf-8", "surrogatepass")
    uit = Event()
    uit.add("uid", f"{hashlib.sha256(naam).hexdigest()[:32]}@advies")
    uit.add("dtstart", dag)
    uit.add("summary", titel)
    uit.add("description", uitleg)
    uit.add("transp", "TRANSPARENT")
    return uit


def _uitleg_stap(stap: Planstap) -> str:
    return " ".join(
        (
            tekst("plan.agenda.wie", wie=benamingen.wie(stap.wie)),
            tekst("plan.agenda.klaar_als", klaar=planzinnen.klaar_als(stap)),
            tekst("plan.agenda.bron", bron=planzinnen.plaatsen(stap)),
        )
    )


def _uitleg_moment(moment: Planmoment) -> str:
    return " ".join(
        (
            moment.uitleg,
            tekst("plan.agenda.wie", wie=benamingen.wie(moment.wie)),
            tekst("plan.agenda.bron", bron=bronnen(moment.bron_tekst, moment.grond)),
        )
    )
