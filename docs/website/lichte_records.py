"""Tells the reader of docstrings that `kennisbank.lean.dataclass` makes a dataclass, with fields of a type."""

from __future__ import annotations

from typing import Any

from griffe import Alias, Extension, Module


class LichteRecords(Extension):
    """Reads the light dataclass as the one that it stands in for."""

    def on_module_members(self, *, mod: Module, **_: Any) -> None:
        """Let an import of the light one name the usual one."""
        for deel in mod.members.values():
            if isinstance(deel, Alias) and deel.target_path == "kennisbank.lean.dataclass":
                deel.target_path = "dataclasses.dataclass"
                mod.imports[deel.name] = "dataclasses.dataclass"
