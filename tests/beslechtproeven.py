"""The facts that small groups dispute, and the values that each takes."""

from __future__ import annotations

from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.taal import (
    SCHAAL,
    FeitWaarde,
)
from tests.bouwers import PROCESSEN

WAARDEN: dict[FeitSleutel, tuple[FeitWaarde, ...]] = {
    FeitSleutel("vervangingsbudget"): ("ja", "nee"),
    FeitSleutel("sla_actief_gebruikt"): ("ja", "nee"),
    FeitSleutel("fase"): ("orientatie", "ontwerp", "exploitatie"),
    FeitSleutel("sla_inhoud"): ("geen", "alleen_technisch_of_procesbeschrijving"),
    PERSPECTIEF: ("verband", "opdrachtgever"),
    FeitSleutel("uitvoering", PROCESSEN[0]): ("derde", "inbesteed", "niet_belegd"),
    FeitSleutel("uitvoering", PROCESSEN[1]): ("derde", "inbesteed"),
    FeitSleutel("aantal_gemeenten"): (2 * SCHAAL, 3 * SCHAAL),
}
