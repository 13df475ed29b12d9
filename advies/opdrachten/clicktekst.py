"""The messages of click in Dutch, installed by the command only, never by importing the library."""

from __future__ import annotations

import gettext

_NL = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Arguments": "Argumenten",
    "Commands": "Opdrachten",
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT [ARGUMENTEN]...",
    "Show this message and exit.": "Toon deze uitleg en stop.",
    "Show the version and exit.": "Toon de versie en stop.",
    "%(prog)s, version %(version)s": "%(prog)s, versie %(version)s",
    "Error: {message}": "Fout: {message}",
    "Try '{command} {option}' for help.": "Met '{command} {option}' ziet u de uitleg.",
    "Missing argument": "Er ontbreekt een argument",
    "Missing option": "Er ontbreekt een optie",
    "Missing parameter": "Er ontbreekt een gegeven",
    "Missing {param_type}": "Er ontbreekt: {param_type}",
    "Missing command.": "Noem een opdracht.",
    "No such option: {name}": "De optie {name} bestaat niet.",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "Invalid value: {message}": "Ongeldige waarde: {message}",
    "Invalid value for {param_hint}: {message}": "Ongeldige waarde bij {param_hint}: {message}",
    "Got unexpected extra argument ({args})": "Dit argument is er te veel: {args}",
    "Got unexpected extra arguments ({args})": "Deze argumenten zijn er te veel: {args}",
    "Option {name!r} requires an argument.": "Bij de optie {name!r} hoort een waarde.",
    "Option {name!r} does not take a value.": "Bij de optie {name!r} hoort geen waarde.",
    "Did you mean {possibility}?": "Bedoelt u {possibility}?",
    "Did you mean {suggestion!r}?": "Bedoelt u {suggestion!r}?",
    "(Possible options: {possibilities})": "(Mogelijk: {possibilities})",
    "{value!r} is not one of {choices}.": "{value!r} kan niet; kies uit {choices}.",
    "{value!r} is not {choice}.": "{value!r} kan niet; kies {choice}.",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen getal dat hier past.",
    "{value} is not in the range {range}.": "{value} kan niet; dit moet {range} zijn (x is het getal).",
    "Aborted!": "Afgebroken.",
    "default: {default}": "standaard: {default}",
    "required": "verplicht",
    "(dynamic)": "(wisselt)",
    "Could not open file {filename!r}: {message}": "Het bestand {filename!r} is niet te openen: {message}",
}


def spreek_nederlands() -> None:
    """Let click take its messages from here; call this before click is imported."""
    oud, oud_meervoud = gettext.gettext, gettext.ngettext

    def vertaal(bericht: str) -> str:
        return _NL.get(bericht) or oud(bericht)

    def vertaal_meervoud(een: str, meer: str, aantal: int) -> str:
        sleutel = een if aantal == 1 else meer
        return _NL.get(sleutel) or oud_meervoud(een, meer, aantal)

    setattr(gettext, "gettext", vertaal)  # noqa: B010 - mypy refuses to assign to a function of a module
    setattr(gettext, "ngettext", vertaal_meervoud)  # noqa: B010
