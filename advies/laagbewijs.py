"""With which layers an answer was made and what they switched off, as every answer holds it."""

from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Laagbewijs:
    """A layer with which an answer was made.

    Args:
        naam: its name.
        titel: what it is.
        bron: its source, in Dutch.
        vingerafdruk: SHA-256 of its files.
        regels: number of rules that it adds.
    """

    naam: str
    titel: str
    bron: str
    vingerafdruk: str
    regels: int


@dataclass(frozen=True, slots=True)
class Uitgezet:
    """A rule of the publication that a layer switched off, so that it is not in the answer.

    Args:
        regel: name of the rule.
        titel: the advice that it would give, in one line.
        door: the layer that switched it off.
        reden: why, in the words of the layer.
    """

    regel: str
    titel: str
    door: str
    reden: str
