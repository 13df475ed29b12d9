"""The messages of click in Dutch, installed by the command only, never by importing the library."""

from __future__ import annotations

import gettext

NEDERLANDS = {
    # Help.
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Arguments": "Argumenten",
    "Positional arguments": "Argumenten",
    "Commands": "Opdrachten",
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT [ARGUMENTEN]...",
    "Show this message and exit.": "Toon deze uitleg en stop.",
    "Show the version and exit.": "Toon de versie en stop.",
    "Confirm the action without prompting.": "Ga door zonder eerst te vragen.",
    "%(prog)s, version %(version)s": "%(prog)s, versie %(version)s",
    "default: {default}": "standaard: {default}",
    "env var: {var}": "omgevingsvariabele: {var}",
    "required": "verplicht",
    "deprecated": "verouderd",
    "(dynamic)": "(wisselt)",
    "{text} {deprecated_message}": "{text} {deprecated_message}",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
    "Choice({choices})": "Keuze({choices})",
    # What was typed is wrong.
    "Error: {message}": "Fout: {message}",
    "Error: {e.message}": "Fout: {e.message}",
    "Try '{command} {option}' for help.": "Met '{command} {option}' ziet u de uitleg.",
    "Missing argument": "Er ontbreekt een argument",
    "Missing option": "Er ontbreekt een optie",
    "Missing parameter": "Er ontbreekt een gegeven",
    "Missing parameter: {param_name}": "Er ontbreekt een gegeven: {param_name}",
    "Missing {param_type}": "Er ontbreekt: {param_type}",
    "Missing command.": "Noem een opdracht.",
    "No such option: {name}": "De optie {name} bestaat niet.",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "Invalid start character for option ({option})": "Met dit teken kan een optie niet beginnen: {option}",
    "Invalid value: {message}": "Ongeldige waarde: {message}",
    "Invalid value for {param_hint}: {message}": "Ongeldige waarde bij {param_hint}: {message}",
    "Got unexpected extra argument ({args})": "Dit argument is er te veel: {args}",
    "Got unexpected extra arguments ({args})": "Deze argumenten zijn er te veel: {args}",
    "Option {name!r} requires an argument.": "Bij de optie {name!r} hoort een waarde.",
    "Option {name!r} requires {nargs} arguments.": "Bij de optie {name!r} horen {nargs} waarden.",
    "Option {name!r} does not take a value.": "Bij de optie {name!r} hoort geen waarde.",
    "Argument {name!r} takes {nargs} values.": "Bij het argument {name!r} horen {nargs} waarden.",
    "Takes {nargs} values but 1 was given.": "Hier horen {nargs} waarden; u geeft er 1.",
    "Takes {nargs} values but {len} were given.": "Hier horen {nargs} waarden; u geeft er {len}.",
    "{len_type} values are required, but {len_value} was given.": "Hier horen {len_type} waarden; u geeft er {len_value}.",
    "{len_type} values are required, but {len_value} were given.": "Hier horen {len_type} waarden; u geeft er {len_value}.",
    "Value must be an iterable.": "Hier hoort een reeks waarden.",
    "Did you mean {possibility}?": "Bedoelt u {possibility}?",
    "Did you mean {suggestion!r}?": "Bedoelt u {suggestion!r}?",
    "(Did you mean one of: {possibilities}?)": "Bedoelt u een van deze: {possibilities}?",
    "(Possible options: {possibilities})": "(Mogelijk: {possibilities})",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "{value!r} is not one of {choices}.": "{value!r} kan niet; kies uit {choices}.",
    "{value!r} is not {choice}.": "{value!r} kan niet; kies {choice}.",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen getal dat hier past.",
    "{value} is not in the range {range}.": "{value} kan niet; dit moet {range} zijn (x is het getal).",
    "{value!r} is not a valid boolean.": "{value!r} is geen ja of nee.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} is geen ja of nee. Kies uit: {states}",
    "{value!r} is not a valid UUID.": "{value!r} is geen geldige UUID.",
    "{value!r} does not match the format {format}.": "{value!r} heeft niet de vorm {format}.",
    "{value!r} does not match the formats {formats}.": "{value!r} heeft geen van deze vormen: {formats}.",
    # Files.
    "Could not open file {filename!r}: {message}": "Het bestand {filename!r} is niet te openen: {message}",
    "unknown error": "onbekende fout",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a file.": "{name} {filename!r} is een bestand.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} is een map.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} mag u niet lezen.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} mag u niet wijzigen.",
    "{name} {filename!r} is not executable.": "{name} {filename!r} mag u niet uitvoeren.",
    "Unknown standard stream '{name}'": "De standaardstroom '{name}' bestaat niet.",
    # Questions and the terminal.
    "Aborted!": "Afgebroken.",
    "Do you want to continue?": "Wilt u doorgaan?",
    "Repeat for confirmation": "Typ het nog een keer",
    "Press any key to continue...": "Druk op een toets om door te gaan...",
    "Error: invalid input": "Fout: dit antwoord kan niet.",
    "Error: The value you entered was invalid.": "Fout: deze waarde kan niet.",
    "Error: The two entered values do not match.": "Fout: u typte twee verschillende waarden.",
    "{editor}: Editing failed": "{editor}: het bewerken is mislukt",
    "{editor}: Editing failed: {e}": "{editor}: het bewerken is mislukt: {e}",
    "Windows error: {error}": "Fout van Windows: {error}",
    "Unknown color {colour!r}": "De kleur {colour!r} bestaat niet.",
    "d": "d",
    "Couldn't detect Bash version, shell completion is not supported.": "De versie van Bash is niet te vinden; aanvullen met"
    " de tabtoets kan niet.",
    "Shell completion is not supported for Bash versions older than 4.4.": "Aanvullen met de tabtoets kan vanaf Bash 4.4.",
    # Mistakes in the program itself.
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": "De opdracht {name!r} is verouderd.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": "Verouderd: {param_type}"
    " {name!r}.{extra_message}",
    "Name '{name}' defined twice": "De naam '{name}' is twee keer vastgelegd",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to pass"
    " '--{name}'?": "Bij de naam {name} hoort geen optie. Bedoelt u een argument, of '--{name}'?",
    "Could not determine name for option with declarations {decls!r}": "Er is geen naam voor de optie met {decls!r}",
    "Boolean option {decl!r} cannot use the same flag for true/false.": "De optie {decl!r} heeft één naam voor ja en nee.",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.": "Een argument heeft één naam; dit zijn er"
    " {length}: {decls}.",
}
"""Each message of click 8.2 and later, with its Dutch; a test reads click's source and fails when one lacks."""


def spreek_nederlands() -> None:
    """Let click take its messages from here; call this before click is imported."""
    oud, oud_meervoud = gettext.gettext, gettext.ngettext

    def vertaal(bericht: str) -> str:
        return NEDERLANDS.get(bericht) or oud(bericht)

    def vertaal_meervoud(een: str, meer: str, aantal: int) -> str:
        sleutel = een if aantal == 1 else meer
        return NEDERLANDS.get(sleutel) or oud_meervoud(een, meer, aantal)

    setattr(gettext, "gettext", vertaal)  # noqa: B010 - mypy refuses to assign to a function of a module
    setattr(gettext, "ngettext", vertaal_meervoud)  # noqa: B010
