"""What checks JSON against the schemas that the project publishes, each made once: to make one takes longer than to use it.

That each schema is itself valid is tested in `test_schemas`.
"""

from __future__ import annotations

from functools import cache

from jsonschema import Draft202012Validator

from advies.schemas import uitvoerschema


@cache
def keurder(naam: str) -> Draft202012Validator:
    """Return what checks the output of a command, by the name of its schema."""
    return Draft202012Validator(uitvoerschema(naam))


def volgt(naam: str, inhoud: object) -> None:
    """Check that there is content, and that it follows a schema."""
    assert inhoud, "nothing was checked"
    keurder(naam).validate(inhoud)
