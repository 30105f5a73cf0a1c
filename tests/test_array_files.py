"""Arrays come back as they were written, and are shared where they are the same."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from psychobot.array_files import LARGE, AllArrayFiles, ArrayFiles, write_arrays

ARRAYS: dict[str, Any] = {
    "large": np.arange(LARGE, dtype=np.int32),
    "table": np.arange(12, dtype=np.uint16).reshape(4, 3),
    "terms": np.array([b"a", b"bread"]),
    "empty": np.zeros(0, np.float32),
}


def written(folder: Path, arrays: dict[str, Any], like: ArrayFiles | None = None) -> ArrayFiles:
    """Write arrays to a new folder, and be ready to read them."""
    folder.mkdir()
    return ArrayFiles(folder, write_arrays(folder, arrays, like))


@pytest.mark.parametrize("mapped", [False, True])
def test_arrays_come_back(tmp_path: Path, mapped: bool) -> None:
    """One by one, all at once, copied or left where they are; and numpy itself reads the files."""
    files = written(tmp_path / "a", ARRAYS)
    every = AllArrayFiles(files.folder, files.listed, mapped)
    assert list(files.listed) == list(ARRAYS)
    for name, array in ARRAYS.items():
        for found in (files.read(name), every.read(name), np.load(files.folder / f"{name}.npy")):
            assert np.array_equal(found, array) and (found.dtype, found.shape) == (array.dtype, array.shape)


@pytest.mark.parametrize("mapped", [False, True])
@pytest.mark.parametrize("harm", [b"", b"\x93NUMPY and more", None])
def test_what_is_not_what_was_written_is_told(tmp_path: Path, harm: bytes | None, mapped: bool) -> None:
    """A file that is empty, other or gone raises, however it is read."""
    files = written(tmp_path / "a", ARRAYS)
    path = files.folder / "table.npy"
    path.unlink() if harm is None else path.write_bytes(harm)
    for each in (files, AllArrayFiles(files.folder, files.listed, mapped)):
        with pytest.raises((OSError, ValueError)):
            each.read("table")


def test_a_large_array_that_has_not_changed_is_shared(tmp_path: Path) -> None:
    """A second name of the same file; a small or changed one is written."""
    before = written(tmp_path / "a", ARRAYS)
    changed = {**ARRAYS, "other": ARRAYS["large"] + 1, "table": ARRAYS["table"]}
    now = written(tmp_path / "b", changed, before)
    shared = {name for name in changed if os.path.lexists(before.folder / f"{name}.npy")
              and (before.folder / f"{name}.npy").samefile(now.folder / f"{name}.npy")}
    assert shared == {"large"}
    assert all(np.array_equal(now.read(name), array) for name, array in changed.items())


def test_writing_again_leaves_the_file_shared_with_another_folder(tmp_path: Path) -> None:
    """A name is given up before anything is written under it."""
    before = written(tmp_path / "a", ARRAYS)
    now = written(tmp_path / "b", ARRAYS, before)
    write_arrays(now.folder, {"large": ARRAYS["large"] + 1}, None)
    assert np.array_equal(before.read("large"), ARRAYS["large"])


@pytest.mark.parametrize("at", [-1, 0, 200])
def test_a_damaged_one_is_not_shared(tmp_path: Path, at: int) -> None:
    """Whatever is told of the file, its bytes decide: one that has become longer is no match either."""
    before = written(tmp_path / "a", ARRAYS)
    path = before.folder / "large.npy"
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    for harm in (bytes(data), path.read_bytes() + b"\0", path.read_bytes()[:-1]):
        path.write_bytes(harm)
        now = written(tmp_path / f"b{len(list(tmp_path.iterdir()))}", ARRAYS, before)
        assert not path.samefile(now.folder / "large.npy") and np.array_equal(now.read("large"), ARRAYS["large"])


def test_files_are_read_and_written_where_the_system_gives_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No thread but the one there is, and no map of a file: slower, and the same."""
    def cannot(*_args: object, **_more: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("threading.Thread.start", cannot)
    files = written(tmp_path / "a", ARRAYS)
    monkeypatch.setattr("mmap.mmap", lambda *_args, **_more: (tmp_path / "nowhere").stat())
    every = AllArrayFiles(files.folder, files.listed, mapped=True)
    assert all(np.array_equal(every.read(name), array) for name, array in ARRAYS.items())


def test_where_files_cannot_be_shared_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every system can give a file a second name."""
    def cannot(*_names: object) -> None:
        raise OSError

    before = written(tmp_path / "a", ARRAYS)
    monkeypatch.setattr(os, "link", cannot)
    now = written(tmp_path / "b", ARRAYS, before)
    assert not (before.folder / "large.npy").samefile(now.folder / "large.npy")
    assert np.array_equal(now.read("large"), ARRAYS["large"])
