"""What the first visitor of a process would otherwise wait for: the interview, and the templates."""

from __future__ import annotations

from advies.uitleg.gesprek import Stand
from advies.web.paginas.sjabloonomgeving import jinja, teksten
from advies.web.paginas.vragenlijst import gesprek


def warm_op() -> None:
    """Make what is made once and kept."""
    gesprek().moment(Stand("", {}))
    teksten()
    for naam in jinja().list_templates():
        jinja().get_template(naam)
