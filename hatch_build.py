"""Puts the compiled form of all YAML into the wheel, see `kennisbank/bundel.py`."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_MAAK = "import sys; from advies.beheer.bundel import maak_bundel; sys.stdout.buffer.write(maak_bundel())"


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Makes the file in a process of its own, so that the build knows nothing of the packages."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file and add it to the wheel.

        An editable install has none: there the YAML files change, and are read as they are. Nor has a Python that is refused.

        Args:
            version: "standard" or "editable".
            build_data: what the wheel is made with.
        """
        # An older Python cannot make the file; pip refuses the package for it, and says why, only after this.
        if version == "editable" or not self.metadata.core.python_constraint.contains(platform.python_version()):
            return
        inhoud = subprocess.run([sys.executable, "-c", _MAAK], cwd=self.root, check=True, stdout=subprocess.PIPE).stdout
        self._map = tempfile.TemporaryDirectory()
        bestand = Path(self._map.name) / "bundel.json"
        bestand.write_bytes(inhoud)
        build_data["force_include"][str(bestand)] = "kennisbank/bundel.json"

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact: str) -> None:
        """Remove what was made for the build."""
        if hasattr(self, "_map"):
            self._map.cleanup()
