"""What an evaluation answers: deeply immutable, hashable values that the library returns and every view reads.

The names of the fields are the keys of the JSON; `advies schema --antwoord` publishes their schema. Fields may be added, the
ones that are here stay.
"""

from advies.antwoord.adviezen import Advies, Bevinding, Bronwijzing
from advies.antwoord.geheel import Antwoord, Begripsuitleg, Grens, Ontvangstbewijs
from advies.antwoord.raad import AanbevelingOordeel, AfwegingOordeel, EersteStap, Oorzaak, PoolOordeel
from advies.antwoord.vormen import Indeling, ProcesOordeel, Vormen
from advies.antwoord.vraag import Keuzewaarde, Veldsoort, Vraag, Vraagsoort, Vraagveld
from advies.laagbewijs import Laagbewijs, Uitgezet
from advies.statussen import (
    STATEN,
    STATUSSEN,
    TIJDEN,
    Staat,
    Status,
    Tijd,
    is_bevinding,
    is_raad,
    is_te_doen,
    status_van,
    vraagt_aandacht,
)

__all__ = [
    "STATEN",
    "STATUSSEN",
    "TIJDEN",
    "AanbevelingOordeel",
    "Advies",
    "AfwegingOordeel",
    "Antwoord",
    "Begripsuitleg",
    "Bevinding",
    "Bronwijzing",
    "EersteStap",
    "Grens",
    "Indeling",
    "Keuzewaarde",
    "Laagbewijs",
    "Ontvangstbewijs",
    "Oorzaak",
    "PoolOordeel",
    "ProcesOordeel",
    "Staat",
    "Status",
    "Tijd",
    "Uitgezet",
    "Veldsoort",
    "Vormen",
    "Vraag",
    "Vraagsoort",
    "Vraagveld",
    "is_bevinding",
    "is_raad",
    "is_te_doen",
    "status_van",
    "vraagt_aandacht",
]
