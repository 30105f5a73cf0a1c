"""`/reload`: a running chat takes up edited articles, or keeps those it has."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from psychobot.crisis import region_from
from psychobot.loading import Loader
from psychobot.render import Style
from psychobot.searcher import Searcher
from psychobot.turns import Chat

BAKED = "where was sourdough first baked?"


class Session:
    """A chat over a corpus folder, without a screen."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.said: list[str] = []
        self.searcher = Searcher(folder, root, self.said.append)
        self.loader = Loader(self.searcher, nullcontext)
        style = Style(300, coloured=False)
        self.chat = Chat(self.loader, region_from("GB", {}), lambda notice: None, lambda: style)

    def type(self, line: str) -> list[str]:
        """The lines that come of a typed one."""
        return ["".join(text for _, text in row) for row in self.chat.turn(line).lines]

    def reload(self) -> str:
        """What is said to `/reload`."""
        return " ".join(self.type("/reload"))


@pytest.fixture
def session(folder: Path, tmp_path: Path) -> Session:
    """A chat in which a question has been answered."""
    session = Session(folder, tmp_path / "root")
    assert "Egypt" in " ".join(session.type(BAKED))
    return session


def reworded(folder: Path) -> None:
    """Sourdough comes from elsewhere."""
    path = folder / "bread.md"
    path.write_text(path.read_text("utf-8").replace("Egypt", "Rome"), "utf-8")


def test_edited_articles_are_quoted_after_a_reload(session: Session, folder: Path) -> None:
    """One line says what changed; questions find the new words, completions too."""
    reworded(folder)
    (folder / "weather.txt").rename(folder / "climate.txt")
    (folder / "bike.md").write_text("# Bicycles\n\n## Velocipedes\n\nA velocipede is an old kind of bicycle.\n", "utf-8")
    assert "Egypt" in " ".join(session.type(BAKED))
    line = session.reload()
    assert line.startswith("Read again: changed bread.md; new bike.md, climate.txt; removed weather.txt. 4 articles")
    assert "Rome" in " ".join(session.type(BAKED))
    assert session.loader.offers.complete("Veloc")


def test_nothing_to_reload(session: Session) -> None:
    """Without an edit that is said."""
    assert session.reload() == "Nothing has changed since the articles were read."


@pytest.mark.parametrize("harm", ["broken", "binary", "aliases", "claims", "gone", "empty"])
def test_a_broken_corpus_keeps_the_old_one(session: Session, folder: Path, harm: str) -> None:
    """The fault is named in one line, and questions are answered as before; once mended it is read."""
    match harm:
        case "broken":
            (folder / "garden.md").write_text("+++\ntitle = \n+++\nx", "utf-8")
        case "binary":
            (folder / "garden.md").write_bytes(b"a\0")
        case "aliases" | "claims":
            (folder / f"{harm}.toml").write_text(f"[[{harm}\n", "utf-8")
        case "gone":
            folder.rename(folder.parent / "away")
        case "empty":
            for path in folder.iterdir():
                path.unlink()
    for _ in range(2):
        line = session.reload()
        assert line.startswith("Not read again: ")
        assert "Egypt" in " ".join(session.type(BAKED))
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    (folder / "bread.md").write_text("# Bread\n\nSourdough was first baked in Rome.\n", "utf-8")
    assert session.reload().startswith("Read again: ")
    assert "Rome" in " ".join(session.type(BAKED))


def test_a_corpus_that_was_broken_from_the_start(folder: Path, tmp_path: Path) -> None:
    """Nothing could be read at first; after the folder is there a reload is enough."""
    away = folder.rename(folder.parent / "away")
    session = Session(folder, tmp_path / "root")
    assert session.reload().startswith("Not read again: ")
    away.rename(folder)
    assert session.reload() == "Nothing has changed since the articles were read."
    assert "Egypt" in " ".join(session.type(BAKED))


def test_stopping_a_reload_keeps_the_old_articles(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of building leaves the chat as it was."""
    reworded(folder)

    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("psychobot.reloading.make_index", stop)
        with pytest.raises(KeyboardInterrupt):
            session.type("/reload")
    assert "Egypt" in " ".join(session.type(BAKED))
    assert "bread.md" in session.reload()


def test_many_files_are_counted(session: Session, folder: Path) -> None:
    """It stays one line, however many files changed."""
    for number in range(50):
        (folder / f"note-{number}.txt").write_text(f"Note {number}\n\nThis note is about the number {number}.\n", "utf-8")
    assert session.reload().startswith("Read again: new 50 files. 53 articles")
