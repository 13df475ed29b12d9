"""Read what a browser sends with a form, in bounded time and memory, and see that it comes from a page of ours."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import AsyncGenerator, Mapping

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from advies.web.lichaam import lees_begrensd
from advies.web.problemen import Weigering
from kennisbank.lean import dataclass
from kennisbank.yaml_knopen import HOOGSTENS_BYTES

HOOGSTENS_SECONDEN = 30.0
"""The time in which the whole of a form must come in; a workbook can be some megabytes."""
HOOGSTENS_VELDEN = 4_000
"""The most fields: every question for every process has four."""
HOOGSTENS_VARIANTEN = 10
_HOOGSTENS_DEEL = HOOGSTENS_BYTES + HOOGSTENS_BYTES // 10
"""The most bytes of one field: a facts file with the ends of line that a form sends."""
_HOOGSTENS_LICHAAM = 8_000_000
TOKEN = "token"  # noqa: S105 - the name of a field
"""The hidden field and the cookie that must agree: a page from elsewhere can read neither."""
KOEK = "advies_token"
_TOKENTEKENS = 43


@dataclass(frozen=True, slots=True)
class Opgestuurd:
    """A file that was sent.

    Args:
        naam: its name on the computer of the user.
        inhoud: its contents.
    """

    naam: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Velden:
    """The fields of a form.

    Args:
        waarden: what each field holds, in the order of the form.
        bestanden: the files that were chosen, by field.
        geldig: whether the form comes from a page of ours; otherwise nothing may be done with it.
    """

    waarden: Mapping[str, tuple[str, ...]]
    bestanden: Mapping[str, tuple[Opgestuurd, ...]]
    geldig: bool = True

    def een(self, naam: str) -> str:
        """Return what a field holds; the last of several, empty when it is not there."""
        return self.waarden.get(naam, ("",))[-1]

    def alle(self, naam: str) -> tuple[str, ...]:
        """Return all that fields of this name hold."""
        return self.waarden.get(naam, ())

    def bestand(self, naam: str) -> Opgestuurd | None:
        """Return the file that was chosen in a field; None when there is none."""
        return self.bestanden.get(naam, (None,))[-1]

    def paren(self) -> tuple[tuple[str, str], ...]:
        """Return all fields with what they hold, but for the token."""
        return tuple((naam, waarde) for naam, deel in self.waarden.items() for waarde in deel if naam != TOKEN)

    def __contains__(self, naam: str) -> bool:
        return naam in self.waarden


GEEN_VELDEN = Velden({}, {})


async def lees_formulier(request: Request, hoogstens_bestanden: int = 1) -> Velden:
    """Return the fields of a form.

    Args:
        request: the request.
        hoogstens_bestanden: the most files that may be sent along.

    Raises:
        Weigering: it is no form, too large, has too many files, or comes in too slowly.
    """
    soort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if soort not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise Weigering(415, "Hier hoort een formulier van deze pagina's.")
    lichaam = await lees_begrensd(
        request,
        wat="Een formulier",
        bytes_=_HOOGSTENS_LICHAAM,
        omvang=f"{_HOOGSTENS_LICHAAM // 1_000_000} MB",
        seconden=HOOGSTENS_SECONDEN,
    )
    try:
        if soort == "multipart/form-data":
            lezer: FormParser | MultiPartParser = MultiPartParser(
                request.headers,
                _stroom(lichaam),
                max_files=hoogstens_bestanden,
                max_fields=HOOGSTENS_VELDEN,
                max_part_size=_HOOGSTENS_DEEL,
            )
        else:
            if lichaam.count(b"&") >= HOOGSTENS_VELDEN:
                raise Weigering(413, f"Een formulier mag hoogstens {HOOGSTENS_VELDEN} velden hebben.")
            lezer = FormParser(request.headers, _stroom(lichaam))
        data = await lezer.parse()
    except (MultiPartException, KeyError, UnicodeDecodeError) as fout:
        if isinstance(fout, MultiPartException) and fout.message.startswith("Too many files"):
            raise Weigering(413, f"Kies hoogstens {hoogstens_bestanden} bestanden tegelijk.") from None
        raise Weigering(400, "Dit formulier is niet te lezen. Laad de pagina opnieuw.") from None
    waarden, bestanden = await _velden(data)
    token = waarden.get(TOKEN, ("",))[-1]
    koek = request.cookies.get(KOEK, "")
    return Velden(waarden, bestanden, is_token(token) and is_token(koek) and hmac.compare_digest(token, koek))


def nieuw_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(32)


def is_token(tekst: str) -> bool:
    """Return whether a text has the form of a token."""
    return len(tekst) == _TOKENTEKENS and tekst.isascii() and tekst.replace("-", "").replace("_", "").isalnum()


async def _stroom(lichaam: bytes) -> AsyncGenerator[bytes, None]:
    yield lichaam
    yield b""


async def _velden(data: FormData) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[Opgestuurd, ...]]]:
    waarden: dict[str, list[str]] = {}
    bestanden: dict[str, list[Opgestuurd]] = {}
    for naam, waarde in data.multi_items():
        if isinstance(waarde, UploadFile):
            if waarde.filename:  # a field in which nothing was chosen sends a file without a name
                bestanden.setdefault(naam, []).append(Opgestuurd(waarde.filename, await waarde.read()))
            await waarde.close()
        else:
            waarden.setdefault(naam, []).append(waarde)
    gekozen = {naam: tuple(delen) for naam, delen in bestanden.items()}
    return {naam: tuple(deel) for naam, deel in waarden.items()}, gekozen
