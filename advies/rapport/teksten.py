"""The fixed sentences of the report, from `teksten.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from advies.rapport.model import Stuk, Zin
from advies.woorden.teksten import PLEK, Teksten

Invulling: TypeAlias = str | int | Stuk | Zin
_TEKSTEN = Teksten("advies/rapport/teksten.yaml")


def lijst(sleutel: str) -> tuple[str, ...]:
    """Return a list of texts.

    Args:
        sleutel: place in `teksten.yaml`, such as "open.kop".

    Raises:
        KeyError: there is no such text.
    """
    return _TEKSTEN.alle[sleutel]


def zin(sleutel: str, **waarden: Invulling) -> Zin:
    """Return a sentence with its places filled in; a value is never read as a place.

    Args:
        sleutel: place in `teksten.yaml`.
        **waarden: what to fill in: a text, a number, or running text with links.

    Raises:
        KeyError: there is no such text, or a value is missing.
    """
    return _vul(_TEKSTEN.alle[sleutel][0], waarden)


def tekst(sleutel: str, **waarden: str | int) -> str:
    """Return a sentence as plain text; see `zin`."""
    return "".join(stuk.tekst for stuk in zin(sleutel, **waarden))


def aantal(sleutel: str, n: int, **waarden: Invulling) -> Zin:
    """Return the singular or plural of a sentence.

    Args:
        sleutel: place in `teksten.yaml` of two texts.
        n: the number, filled in as `{n}`.
        **waarden: what else to fill in.
    """
    enkel, meer = _TEKSTEN.alle[sleutel]
    return _vul(enkel if n == 1 else meer, {"n": n, **waarden})


def plat(zinnen: Zin) -> str:
    """Return running text without its links."""
    return "".join(stuk.tekst for stuk in zinnen)


def _vul(vorm: str, waarden: Mapping[str, Invulling]) -> Zin:
    uit: list[Stuk] = []
    einde = 0
    for vondst in PLEK.finditer(vorm):
        if vondst.start() > einde:
            uit.append(Stuk(vorm[einde : vondst.start()]))
        waarde = waarden[vondst[1]]
        if isinstance(waarde, tuple):
            uit.extend(waarde)
        else:
            uit.append(waarde if isinstance(waarde, Stuk) else Stuk(str(waarde)))
        einde = vondst.end()
    if einde < len(vorm):
        uit.append(Stuk(vorm[einde:]))
    return tuple(uit)


def verbind(delen: list[Zin], tussen: str) -> Zin:
    """Return running texts one after another, with a text between them."""
    uit: list[Stuk] = []
    for nummer, deel in enumerate(delen):
        if nummer:
            uit.append(Stuk(tussen))
        uit.extend(deel)
    return tuple(uit)
