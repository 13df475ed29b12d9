"""Questions about a path as it was typed, also about one that no path can be; `pathlib` is loaded when there is one."""

from __future__ import annotations


def bestaat(pad: str) -> bool:
    """Return whether something is there; False for what no path can be, such as a name that is too long."""
    from pathlib import Path

    try:
        return Path(pad).exists()
    except (OSError, ValueError):
        return False


def is_map(pad: str) -> bool:
    """Return whether a folder is there; False for what no path can be."""
    from pathlib import Path

    try:
        return Path(pad).is_dir()
    except (OSError, ValueError):
        return False


def kan_bestaan(pad: str) -> bool:
    """Return whether something could be there: the name is not empty and the system takes it for a path."""
    if not pad.strip():
        return False
    from pathlib import Path

    try:
        Path(pad).lstat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return True
    except (OSError, ValueError):
        return False
    return True
