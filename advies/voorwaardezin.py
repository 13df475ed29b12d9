"""Where the Dutch of conditions was; see `advies.woorden`."""

from advies.woorden.voorwaarden import Voorwaardezinnen as Voorwaardezinnen
