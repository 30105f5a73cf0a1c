"""Save and load an index: plain ``.npy`` arrays and one JSON manifest in a folder of their own.

The folder's name is made from the corpus digest and the versions, so an index that is found is fresh,
and building another never touches the one in use. It is written beside and renamed into place: a reader
sees a whole index or none. Same corpus, same bytes. No pickle.

Beside what a question needs, an index keeps the files of the corpus it was made from: without them nobody
could see what it used to quote. They are read only by `load_with_corpus`. What is the same as in the index
before is shared with it, as a second name of the same file.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from psychobot.analysis import ANALYZER_VERSION
from psychobot.array_files import AllArrayFiles, ArrayFiles, write_arrays
from psychobot.articles import ASKED, COMPANIONS, Files, parse_corpus
from psychobot.classifier import Classifier
from psychobot.documents import Documents, Lines, Named
from psychobot.errors import IndexFault, StaleIndexError
from psychobot.index import Asked, Dispute, Index, PassageTable, Side, Words
from psychobot.parts import Part, Parts
from psychobot.postings import Postings, Windows, idf, rounded
from psychobot.progress import Progress, unseen
from psychobot.records import Span
from psychobot.settings import user_folder

FORMAT = 15
"""Goes up whenever the files of an index change their form or meaning."""
MANIFEST = "manifest.json"
CHECKSUM = "manifest.crc32"
FIELDS = ("body", "title", "topics")
CLASSIFIERS = ("classifier", "answerable")
TALLY = "tally."
GRAMS = "body_grams"
NAME = re.compile(r"[0-9a-f]{16}-f\d+a\d+")
"""How the folder of an index is called: no other folder is ever deleted."""
KEPT = 2
"""How many indexes of one corpus folder are kept: the one in use and the one before."""


def open_index(files: Files, root: Path, say: Callable[[str], None]) -> Index:
    """The index of the corpus: loaded if there is a sound one, else built, kept and loaded.

    ``say`` is told in one line when something had to be built or could not be kept.
    """
    folder = index_folder(files, root)
    try:
        return load(folder, files.digest)
    except StaleIndexError as reason:
        say(f"building the index ({reason})")
    return keep(make_index(files, root), files, root, say)


def make_index(files: Files, root: Path, progress: Progress = unseen) -> Index:
    """The index of a corpus: from the one before where little has changed, else from nothing."""
    index = refreshed(files, root, progress)
    if index is not None:
        return index
    from psychobot.build import build_index

    return build_index(parse_corpus(files), progress=progress)


def refreshed(files: Files, root: Path, progress: Progress = unseen, mapped: bool = False) -> Index | None:
    """The index of a corpus, made from the newest one kept; None where that cannot be.

    ``mapped`` as in `load_with_corpus`.
    """
    from psychobot.refreshing import Before, refreshed_index

    for folder in kept_indexes(files, root):
        with suppress(StaleIndexError):
            return refreshed_index(files, Before(*load_with_corpus(folder, files.folder, mapped)), progress)
    return None


def keep(index: Index, files: Files, root: Path, say: Callable[[str], None]) -> Index:
    """Put an index in its place, if that can be written."""
    try:
        save(index, index_folder(files, root), files)
    except OSError as error:
        say(f"the index is not kept ({error.strerror or error}: {root}); it will be built again next time")
    return index


def index_folder(files: Files, root: Path) -> Path:
    """Where the index of this corpus, in this state, belongs."""
    place = hashlib.sha256(str(files.folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return root / place / f"{files.digest[:16]}-f{FORMAT}a{ANALYZER_VERSION}"


def save(index: Index, folder: Path, files: Files | None = None) -> None:
    """Write the index beside ``folder`` and rename it into place. Raises OSError; the old one stays then.

    With the files it was made from, it can be compared with a later one.
    """
    import shutil
    import tempfile

    from psychobot import drafts

    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=drafts.mine(), dir=folder.parent))
    try:
        listed = write_arrays(draft, dict((*_arrays(index), *_file_arrays(index, files))), _newest(folder.parent))
        manifest = json.dumps(_manifest(index, listed), ensure_ascii=False).encode("utf-8", "surrogateescape")
        (draft / MANIFEST).write_bytes(manifest)
        (draft / CHECKSUM).write_text(f"{zlib.crc32(manifest)}\n", "utf-8")
        draft.chmod(0o755)  # mkdtemp keeps others out, but an index folder may be shared
        _swap(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _forget_old(folder)


def _newest(place: Path) -> ArrayFiles | None:
    """The arrays of the newest index in a place; None where there is none to be read."""
    for folder in _indexes_in(place):
        with suppress(StaleIndexError, KeyError):
            return ArrayFiles(folder, _read_manifest(folder)["arrays"])
    return None


def _swap(draft: Path, folder: Path) -> None:
    """Rename the draft into place; a damaged index that stands there steps aside first."""
    import shutil
    import tempfile

    from psychobot import drafts

    try:
        draft.rename(folder)
    except OSError:
        if not _is_an_index(folder):
            raise
        aside = Path(tempfile.mkdtemp(prefix=drafts.mine(), dir=folder.parent))
        try:
            folder.rename(aside / "old")
            draft.rename(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def _forget_old(folder: Path) -> None:
    import shutil

    from psychobot import drafts

    drafts.forget(folder.parent)
    with suppress(OSError):  # another process may be tidying up too
        others = [path for path in folder.parent.iterdir() if path != folder and _is_an_index(path)]
        others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in others[KEPT - 1 :]:
            shutil.rmtree(path, ignore_errors=True)


def _is_an_index(path: Path) -> bool:
    """Whether a folder is surely one of ours: its name, and that it holds a manifest and arrays alone."""
    if not NAME.fullmatch(path.name) or not path.is_dir() or path.is_symlink():
        return False
    return all(inside.name in (MANIFEST, CHECKSUM) or inside.suffix == ".npy" for inside in path.iterdir())


def _arrays(index: Index) -> Iterator[tuple[str, Any]]:
    for name in FIELDS:
        yield from _field_arrays(name, getattr(index, name))
    yield from _field_arrays("asked", index.asked.field)
    for number, part in enumerate(index.body_grams):
        yield from _field_arrays(f"{GRAMS}.{number}", part)
    yield "near.starts", index.near.starts
    yield "near.rows", index.near.rows
    yield from _line_arrays("documents", index.documents.lines)
    yield from _line_arrays("asked.texts", index.asked.texts)
    yield "asked.targets", index.asked.targets
    yield "asked.target_starts", index.asked.starts
    yield "asked.topics", index.asked.topics
    for name in CLASSIFIERS:
        yield from _field_arrays(name, getattr(index, name))
    yield "near_starts", index.near_starts
    yield "topic_of", index.topic_of
    yield "passages", index.table.rows
    yield "words", index.words.words
    yield "words.counts", index.words.counts
    for name, array in index.tally.items():
        yield f"{TALLY}{name}", array


def _file_arrays(index: Index, files: Files | None) -> Iterator[tuple[str, Any]]:
    """The bytes of the files, in the order in which the manifest names them."""
    if files is not None:
        every = files.all
        data = [every[name] for name in index.files]
        yield from _line_arrays("files", Lines.encoded(data))


def _field_arrays(name: str, field: Postings | Part | Classifier) -> Iterator[tuple[str, Any]]:
    for part, array in field._asdict().items():
        yield f"{name}.{part}", array


def _line_arrays(name: str, lines: Lines) -> Iterator[tuple[str, Any]]:
    yield name, np.frombuffer(lines.data, np.uint8)
    yield f"{name}.starts", lines.starts


def _manifest(index: Index, listed: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "analyzer": ANALYZER_VERSION,
        "corpus": index.corpus_digest,
        "doc_ids": list(index.documents.ids),
        "sections": [list(section) for section in index.table.sections],
        "parts": len(index.body_grams),
        "gaps": list(index.gaps),
        "files": dict(index.files),
        "problems": list(index.problems),
        "openers": list(index.openers),
        "disputes": index.disputes,
        "aliases": {key: [list(phrase) for phrase in phrases] for key, phrases in index.aliases.items()},
        "arrays": listed,
    }


def load(folder: Path, corpus_digest: str) -> Index:
    """The index in ``folder``. Raises StaleIndexError when it is missing, damaged or of another corpus."""
    manifest = _read_manifest(folder)
    return _load(manifest, _Stored(ArrayFiles(folder, manifest.get("arrays", {}))), corpus_digest)


def _load(manifest: dict[str, Any], arrays: _Stored, corpus_digest: str) -> Index:
    if (manifest.get("format"), manifest.get("analyzer")) != (FORMAT, ANALYZER_VERSION):
        raise StaleIndexError("made by another version")
    if manifest.get("corpus") != corpus_digest:
        raise StaleIndexError("made from another corpus")
    try:
        return _index_from(manifest, arrays)
    except Exception as error:  # whatever is in there, it is not what was written
        raise StaleIndexError(f"damaged: {error}") from error


def files_before(files: Files, root: Path) -> dict[str, str] | None:
    """The files of the newest index of this corpus folder, with their fingerprints; None when there is none."""
    for folder in kept_indexes(files, root):
        with suppress(StaleIndexError, KeyError, TypeError, ValueError):
            return dict(_read_manifest(folder)["files"])
    return None


def kept_indexes(files: Files, root: Path) -> list[Path]:
    """The folders of all indexes kept of this corpus folder, the newest first."""
    return _indexes_in(index_folder(files, root).parent)


def _indexes_in(place: Path) -> list[Path]:
    found = [path.parent for path in place.glob(f"*/{MANIFEST}") if NAME.fullmatch(path.parent.name)]
    return sorted(found, key=_written, reverse=True)


def _written(folder: Path) -> float:
    """When a folder was written; one that another process has just deleted is the oldest."""
    try:
        return (folder / MANIFEST).stat().st_mtime
    except OSError:
        return 0.0


def load_with_corpus(folder: Path, corpus_folder: Path, mapped: bool = False) -> tuple[Files, Index]:
    """An index with its tally, of whichever state of a corpus, and the files it was made from.

    ``mapped`` leaves what is large in the system's cache instead of copying it, where a failing disk may end this
    process: not while somebody talks to it. Raises StaleIndexError when the index is missing, damaged, of another
    version or without its files.
    """
    manifest = _read_manifest(folder)
    found = AllArrayFiles(folder, manifest.get("arrays", {}), mapped)
    arrays = _Stored(found)
    index = _load(manifest, arrays, str(manifest.get("corpus")))
    try:
        tally = {name.removeprefix(TALLY): arrays.read(name) for name in found.listed if name.startswith(TALLY)}
        lines, numbers = arrays.lines("files"), {name: number for number, name in enumerate(index.files)}
    except Exception as error:
        raise StaleIndexError(f"damaged: {error}") from error
    articles = Named({name: number for name, number in numbers.items() if not _is_companion(name)}, lines)
    companions = {name: lines.piece(number) for name, number in numbers.items() if _is_companion(name)}
    return Files(corpus_folder, articles, companions, (), index.corpus_digest), index._replace(tally=tally)


def _is_companion(name: str) -> bool:
    return name in COMPANIONS or name.endswith(ASKED)


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        data = (folder / MANIFEST).read_bytes()
        if zlib.crc32(data) != int((folder / CHECKSUM).read_bytes()):
            raise ValueError("the manifest is not what was written")
        manifest = json.loads(data.decode("utf-8", "surrogateescape"))
    except FileNotFoundError:
        raise StaleIndexError("first use, or the corpus has changed") from None
    except (OSError, ValueError) as error:
        raise StaleIndexError(f"damaged: {error}") from error
    if not isinstance(manifest, dict):
        raise StaleIndexError("damaged: the manifest is no table")
    return manifest


class _Stored:
    """What arrays stand for, read when it is asked for."""

    def __init__(self, files: ArrayFiles) -> None:
        self.read = files.read

    def field(self, name: str) -> Postings:
        return Postings(*(self.read(f"{name}.{part}") for part in Postings._fields))

    def part(self, name: str) -> Part:
        return Part(*(self.read(f"{name}.{part}") for part in Part._fields))

    def classifier(self, name: str) -> Classifier:
        return Classifier(*(self.read(f"{name}.{part}") for part in Classifier._fields))

    def lines(self, name: str) -> Lines:
        return Lines(memoryview(self.read(name)), self.read(f"{name}.starts"))


def _index_from(manifest: dict[str, Any], arrays: _Stored) -> Index:
    fields: dict[str, Any] = {name: arrays.field(name) for name in FIELDS}
    fields |= {name: arrays.classifier(name) for name in CLASSIFIERS}
    body, rows = fields["body"], arrays.read("passages")
    known = rounded(idf(np.diff(body.starts).astype(np.float64), len(rows)))
    return Index(
        documents=Documents(manifest["doc_ids"], arrays.lines("documents")),
        table=PassageTable(rows, tuple(map(tuple, manifest["sections"]))),
        asked=Asked(
            arrays.lines("asked.texts"),
            arrays.field("asked"),
            arrays.read("asked.target_starts"),
            arrays.read("asked.targets"),
            arrays.read("asked.topics"),
        ),
        body_grams=Parts(arrays.part(f"{GRAMS}.{number}") for number in range(manifest["parts"])),
        near=Windows(body.terms, arrays.read("near.starts"), arrays.read("near.rows"), known),
        near_starts=arrays.read("near_starts"),
        topic_of=arrays.read("topic_of"),
        words=Words(arrays.read("words"), arrays.read("words.counts")),
        aliases={key: tuple(map(tuple, phrases)) for key, phrases in manifest["aliases"].items()},
        corpus_digest=manifest["corpus"],
        files=manifest["files"],
        problems=tuple(manifest["problems"]),
        openers=tuple(manifest["openers"]),
        gaps=tuple(manifest["gaps"]),
        disputes=tuple(map(_dispute, manifest["disputes"])),
        **fields,
    )


def _dispute(row: list[Any]) -> Dispute:
    topic, sides = row
    return Dispute(topic, tuple(Side(stance, at, Span(*span), tuple(lines)) for stance, at, span, lines in sides))


def default_root() -> Path:
    """Where indexes are kept unless told otherwise: the user's cache folder."""
    return user_folder("cache", os.environ) / "index"


def writable_root(root: Path) -> None:
    """Raise IndexFault when no index could be kept below ``root``."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexFault(f"{root}: cannot be used for the index ({error.strerror}); "
                         "name another folder with --index DIR") from error
    if not os.access(root, os.W_OK):
        raise IndexFault(f"{root}: cannot be written; name another folder with --index DIR")
