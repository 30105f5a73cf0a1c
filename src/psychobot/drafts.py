"""Drafts: folders in which an index is being written, and what becomes of those that nobody finished.

A draft's name says which process writes it, on which machine. When that process is gone, whoever comes next deletes
the draft; where that cannot be told (another machine, Windows), once a day has passed.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import time
from contextlib import suppress
from pathlib import Path

FORGOTTEN = 24 * 3600.0
"""Seconds after which a draft of an unknown process is nobody's."""
_NAME = re.compile(r"\.draft-(?:(?P<machine>[0-9a-f]{8})-(?P<process>\d{1,10})-)?\w+")
_HELD = re.compile(r"[\w.]+\.npy|manifest\.(?:json|crc32)|old")
"""What a draft may hold: a folder with anything else is no draft."""


def mine() -> str:
    """How the names of this process's drafts begin."""
    return f".draft-{_machine()}-{os.getpid()}-"


def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def forget(place: Path) -> None:
    """Delete the drafts in a folder that nobody writes any more. Never raises OSError."""
    import shutil

    with suppress(OSError):
        for path in place.glob(".draft-*"):
            with suppress(OSError):  # it may be renamed into place just now
                if is_forgotten(path):
                    shutil.rmtree(path, ignore_errors=True)


def is_forgotten(path: Path) -> bool:
    """Whether a folder is a draft of a process that is gone, or so old that it must be. Raises OSError."""
    name = _NAME.fullmatch(path.name)
    if name is None or path.is_symlink() or not path.is_dir():
        return False
    if not all(_HELD.fullmatch(inside.name) for inside in path.iterdir()):
        return False
    if name["machine"] == _machine() and os.name == "posix":
        return not _runs(int(name["process"]))
    return time.time() - path.stat().st_mtime > FORGOTTEN


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks, sends nothing
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
