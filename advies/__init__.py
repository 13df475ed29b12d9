"""From the facts of a partnership to advice that explains itself.

from advies import Samenwerkingsverband, evalueer

antwoord = evalueer(Samenwerkingsverband(vervangingsbudget=False))

Each name is loaded when it is first used, so that the command can catch a stop before anything heavy is loaded.
"""

import sys

TYPE_CHECKING = False  # typing itself is loaded only by who needs it; type checkers know this name
if TYPE_CHECKING:
    from advies.antwoord import Advies, Antwoord
    from advies.evalueer import Adviseur, MotorVerschil, evalueer
    from advies.invoer import Feitenbestand, lees_feiten
    from advies.tabel.frame import evalueer_tabel
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
    "evalueer_tabel",
    "lees_feiten",
]

if not TYPE_CHECKING:
    _WAAR = {
        "Advies": "advies.antwoord",
        "Adviseur": "advies.evalueer",
        "Antwoord": "advies.antwoord",
        "Feitenbestand": "advies.invoer",
        "InvoerFout": "kennisbank.meldingen",
        "Melding": "kennisbank.meldingen",
        "MotorVerschil": "advies.evalueer",
        "Samenwerkingsverband": "kennisbank.samenwerkingsverband",
        "__version__": "advies.versie",
        "evalueer": "advies.evalueer",
        "evalueer_tabel": "advies.tabel.frame",
        "lees_feiten": "advies.invoer",
    }

    class _Voorkant(type(sys)):
        """The package: loading the module `advies.evalueer` leaves the name `evalueer` to the function in it."""

        def __setattr__(self, naam: str, waarde: object) -> None:
            if naam not in _WAAR or not isinstance(waarde, type(sys)):
                super().__setattr__(naam, waarde)

    def __getattr__(naam: str) -> object:
        if naam not in _WAAR:
            raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
        from importlib import import_module

        waarde = globals()[naam] = getattr(import_module(_WAAR[naam]), naam)
        return waarde

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})

    sys.modules[__name__].__class__ = _Voorkant
