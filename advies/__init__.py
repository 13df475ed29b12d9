"""From the facts of a partnership to advice that explains itself.

from advies import Samenwerkingsverband, evalueer

antwoord = evalueer(Samenwerkingsverband(vervangingsbudget=False))
"""

from advies.antwoord import Advies, Antwoord
from advies.evalueer import Adviseur, MotorVerschil, evalueer
from advies.invoer import Feitenbestand, lees_feiten
from advies.versie import __version__
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.samenwerkingsverband import Samenwerkingsverband

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
    "lees_feiten",
]
