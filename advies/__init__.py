"""From the facts of a partnership to advice that explains itself.

from advies import Samenwerkingsverband, evalueer

antwoord = evalueer(Samenwerkingsverband(vervangingsbudget=False))
"""

from typing import TYPE_CHECKING, Any

from advies.antwoord import Advies, Antwoord
from advies.evalueer import Adviseur, MotorVerschil, evalueer
from advies.invoer import Feitenbestand, lees_feiten
from advies.versie import __version__
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.samenwerkingsverband import Samenwerkingsverband

if TYPE_CHECKING:
    from advies.tabel.frame import evalueer_tabel

__all__ = [
    "Advies",
    "Adviseur",
    "Antwoord",
    "Feitenbestand",
    "InvoerFout",
    "Melding",
    "MotorVerschil",
    "Samenwerkingsverband",
    "__version__",
    "evalueer",
    "evalueer_tabel",
    "lees_feiten",
]


def __getattr__(naam: str) -> Any:
    """Give `evalueer_tabel` when it is asked for, so that what tables need is loaded only then."""
    if naam == "evalueer_tabel":
        from advies.tabel.frame import evalueer_tabel

        return evalueer_tabel
    raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
