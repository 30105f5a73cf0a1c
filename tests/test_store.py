from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from psychobot.analysis import stem
from psychobot.articles import Corpus, read_corpus
from psychobot.build import build_index
from psychobot.errors import StaleIndexError
from psychobot.index import Index
from psychobot.query import read_query
from psychobot.search import search
from psychobot.store import MANIFEST, index_folder, load, open_index, save


def test_a_saved_index_is_the_same_when_loaded(corpus: Corpus, index: Index, tmp_path: Path) -> None:
    """Every array and every list comes back as it was."""
    save(index, tmp_path / "i")
    again = load(tmp_path / "i", corpus.files.digest)
    assert tuple(again.documents) == tuple(index.documents) and again.documents.ids == index.documents.ids
    assert (again.aliases, again.corpus_digest) == (index.aliases, index.corpus_digest)
    assert list(again.asked.texts) == list(index.asked.texts) and again.words.listed == index.words.listed
    assert len(again.body_grams) == len(index.body_grams)
    for one, other in zip(index.body_grams, again.body_grams, strict=True):
        assert all(map(np.array_equal, one, other))
    for field in ("body", "title", "near", "topics"):
        assert all(np.array_equal(a, b) for a, b in zip(getattr(index, field), getattr(again, field), strict=True))
    assert again.passage(0) == index.passage(0)


def test_same_corpus_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Building in another process, with another hash seed, writes the same files."""
    script = ("import sys; from pathlib import Path; from psychobot.articles import read_corpus; "
              "from psychobot.build import build_index; from psychobot.store import save; "
              "save(build_index(read_corpus(Path(sys.argv[1]))), Path(sys.argv[2]))")
    for seed in ("1", "2"):
        subprocess.run([sys.executable, "-c", script, str(folder), str(tmp_path / seed)], check=True,
                       env={"PYTHONHASHSEED": seed, "PATH": ""})
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert first == second and len(first) > 20


@pytest.mark.parametrize("harm", ["manifest", "cut", "flip", "missing", "version", "corpus", "empty"])
def test_damage_is_noticed_and_mended(corpus: Corpus, tmp_path: Path, harm: str) -> None:
    """A damaged, foreign or stale index is told in one line and built again."""
    said: list[str] = []
    open_index(corpus.files, tmp_path, said.append)
    place = index_folder(corpus.files, tmp_path)
    _harm(place, harm)
    with pytest.raises(StaleIndexError):
        load(place, corpus.files.digest)
    open_index(corpus.files, tmp_path, said.append)
    assert len(said) == 2 and load(place, corpus.files.digest)


def _harm(place: Path, harm: str) -> None:
    manifest, array = place / MANIFEST, place / "body.weights.npy"
    if harm in ("version", "corpus"):
        table = json.loads(manifest.read_bytes())
        table["format" if harm == "version" else "corpus"] = "other"
        manifest.write_text(json.dumps(table), "utf-8")
    elif harm == "flip":
        data = bytearray(array.read_bytes())
        data[-1] ^= 1
        array.write_bytes(data)
    elif harm == "missing":
        array.unlink()
    else:
        (manifest if harm in ("manifest", "empty") else array).write_bytes(b"{" if harm == "manifest" else b"")


def test_a_changed_corpus_gets_its_own_index(folder: Path, tmp_path: Path) -> None:
    """After an edit the new text is found; two indexes of a folder are kept, no drafts are left."""
    words = ["rye", "spelt", "barley", "millet"]
    for word in words:
        (folder / "bread.md").write_text(f"# Bread\n\nThis edition of the text is about {word} in bread.\n", "utf-8")
        corpus = read_corpus(folder)
        index = open_index(corpus.files, tmp_path, lambda line: None)
        hits = search(index, read_query(f"what about {word}?", index)).hits
        assert [word in hit.passage.span.of(corpus.files.text("bread.md")) for hit in hits] == [True]
        assert [other for other in words if index.body.number(stem(other)) >= 0] == [word]
    kept = list(index_folder(corpus.files, tmp_path).parent.iterdir())
    assert len(kept) == 2 and not any(path.name.startswith(".") for path in kept)


def test_nothing_but_old_indexes_is_ever_deleted(index: Index, tmp_path: Path) -> None:
    """Saving beside other people's folders leaves them alone, whatever they are called."""
    root = tmp_path / "root"
    theirs = ["photos", "0" * 16 + "-f1a1", ".hidden"]
    for name in theirs:
        (root / name).mkdir(parents=True)
        (root / name / "keep.txt").write_text("mine", "utf-8")
    for letter in "abcd":
        save(index, root / (letter * 16 + "-f1a1"))
    assert sorted(path.name for path in root.iterdir()) == sorted([*theirs, "c" * 16 + "-f1a1", "d" * 16 + "-f1a1"])
    with pytest.raises(OSError):
        save(index, root / theirs[0])
    assert all((root / name / "keep.txt").is_file() for name in theirs)


def test_an_index_that_cannot_be_kept_still_answers(corpus: Corpus, tmp_path: Path) -> None:
    """Where nothing can be written the index is built in memory, with a line saying so."""
    (tmp_path / "file").write_text("in the way", "utf-8")
    said: list[str] = []
    assert open_index(corpus.files, tmp_path / "file", said.append).size == build_index(corpus).size
    assert "not kept" in said[-1]


def test_there_is_no_pickle_in_an_index(index: Index, tmp_path: Path) -> None:
    """Every file is an array that loads without pickle, or the manifest."""
    save(index, tmp_path / "i")
    for path in (tmp_path / "i").iterdir():
        assert path.suffix != ".npy" or np.load(path, allow_pickle=False).dtype != object
