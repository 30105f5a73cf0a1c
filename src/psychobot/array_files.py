"""Arrays in files of their own: plain ``.npy``, each with a checksum that stands elsewhere."""

from __future__ import annotations

import io
import math
import os
import zlib
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

Result = TypeVar("Result")
Entry = dict[str, Any]
"""What is told of an array: its ``dtype``, its ``shape`` and the ``crc32`` of its file."""
LARGE = 1 << 16
"""Bytes of a file from which on it is shared with another folder rather than written again, and need not be copied."""
PIECE = 1 << 20
"""Bytes that are read and compared at once."""


def write_arrays(folder: Path, arrays: Mapping[str, Any], like: ArrayFiles | None) -> dict[str, Entry]:
    """Write every array, and say what there is to tell of each. Raises OSError.

    A large one that is the same as that of its name among those that it is ``like`` becomes a second name of that file.
    """
    def write(name: str) -> Entry:
        return _write(folder / f"{name}.npy", arrays[name], like)

    written = side_by_side(write, sorted(arrays, key=lambda name: -int(arrays[name].nbytes)))
    return {name: written[name] for name in arrays}


def _write(path: Path, array: Any, like: ArrayFiles | None) -> Entry:
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, np.lib.format.header_data_from_array_1_0(array))
    data: Any = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    crc32 = zlib.crc32(data, zlib.crc32(header.getvalue()))
    entry = {"dtype": array.dtype.str, "shape": list(array.shape), "crc32": crc32}
    path.unlink(missing_ok=True)  # it may be another name of a file that is to stay
    if like is None or len(data) < LARGE or not _linked(path, entry, header.getvalue(), data, like):
        with path.open("wb", buffering=0) as file:
            _write_all(file, header.getvalue())
            _write_all(file, data)
    return entry


def _write_all(file: io.FileIO, data: Any) -> None:
    """Write some bytes; the system may take them in several pieces."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _linked(path: Path, entry: Entry, header: bytes, data: Any, like: ArrayFiles) -> bool:
    """Whether the file is now another name of one that holds the same. Not every system can do that."""
    other = like.folder / path.name
    with suppress(OSError, AttributeError):
        if like.listed.get(path.stem) == entry and _holds(other, header, data):
            os.link(other, path)
            return True
    return False


def _holds(path: Path, header: bytes, data: Any) -> bool:
    """Whether a file holds just these bytes. Raises OSError."""
    piece: Any = np.empty(PIECE, np.uint8)
    with path.open("rb", buffering=0) as file:
        if file.read(len(header)) != header:
            return False
        at = 0
        while many := file.readinto(memoryview(piece)):
            if not np.array_equal(piece[:many], data[at : at + many]):
                return False
            at += many
    return at == len(data)


class ArrayFiles:
    """Reads the arrays of a folder, each against its checksum."""

    mapped = False

    def __init__(self, folder: Path, listed: Mapping[str, Entry]) -> None:
        self.folder, self.listed = folder, listed

    def read(self, name: str) -> Any:
        """An array. Raises OSError, KeyError and ValueError when it is not what was written."""
        entry = self.listed[name]
        data = (_mapped if self.mapped else _content)(f"{self.folder}/{name}.npy")
        if zlib.crc32(data) != entry["crc32"]:
            raise ValueError(f"{name}.npy is not what was written")
        # np.load would parse the header as Python source, which costs more than the arrays of a small corpus.
        dtype = np.dtype(entry["dtype"])
        size = dtype.itemsize * math.prod(entry["shape"])
        return data[len(data) - size :].view(dtype).reshape(entry["shape"])


class AllArrayFiles(ArrayFiles):
    """The same, all read at once when the first is asked for.

    ``mapped`` leaves them in the system's cache instead of copying them, where a failing disk may end this process.
    """

    def __init__(self, folder: Path, listed: Mapping[str, Entry], mapped: bool) -> None:
        super().__init__(folder, listed)
        self.mapped = mapped

    @cached_property
    def _found(self) -> dict[str, Any]:
        return side_by_side(super().read, self.listed)

    def read(self, name: str) -> Any:
        """An array. Raises as above, whichever of them is not what was written."""
        return self._found[name]


def side_by_side(work: Callable[[str], Result], names: Collection[str]) -> dict[str, Result]:
    """The work done for every name, two at a time: checksums and files leave the interpreter to others."""
    from concurrent.futures import ThreadPoolExecutor

    try:
        with ThreadPoolExecutor(2) as pool:
            return dict(zip(names, pool.map(work, names), strict=True))
    except RuntimeError:  # the system gives no further thread
        return {name: work(name) for name in names}


def _mapped(path: str) -> Any:
    """The bytes of a file, where it is large left where the system keeps them, as long as that has room for more."""
    import mmap

    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # a question waits for every Path
        with suppress(OSError):
            if os.fstat(file.fileno()).st_size >= LARGE:
                return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), np.uint8)
        return _read(file)


def _content(path: str) -> Any:
    """The bytes of a file, as an array."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return _read(file)


def _read(file: io.FileIO) -> Any:
    data: Any = np.empty(os.fstat(file.fileno()).st_size, np.uint8)
    rest = memoryview(data)
    while rest and (more := file.readinto(rest)):
        rest = rest[more:]
    return data[: len(data) - len(rest)]
