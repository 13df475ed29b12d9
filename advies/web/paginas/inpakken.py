"""A saved advice as it travels in a form: packed, since it is some 600 kB and a form carries a dozen; without starlette."""

from __future__ import annotations

import gzip
import zlib
from base64 import b64decode, b64encode

from kennisbank.yaml_knopen import HOOGSTENS_BYTES

_BEGIN = b"H4sI"
"""How the base64 of gzip begins (RFC 1952, magic and method); no JSON does."""
_GZIP = 16 + zlib.MAX_WBITS


def ingepakt(inhoud: bytes) -> str:
    """Return a file as a short text, from which `uitgepakt` makes it again, byte for byte.

    Args:
        inhoud: the file.
    """
    return b64encode(gzip.compress(inhoud, mtime=0)).decode("ascii")


def uitgepakt(tekst: bytes) -> bytes:
    """Return the file of a text that `ingepakt` made; any other text, or one that was changed, as it is.

    Args:
        tekst: what a form carried; of what it unpacks to no more is made than tells that a file is too large.
    """
    if not tekst.startswith(_BEGIN):
        return tekst
    try:
        return zlib.decompressobj(_GZIP).decompress(b64decode(tekst, validate=True), HOOGSTENS_BYTES + 1)
    except (ValueError, zlib.error):
        return tekst
