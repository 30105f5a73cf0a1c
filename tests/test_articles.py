from __future__ import annotations

from pathlib import Path

import pytest

from psychobot.articles import parse_article, read_corpus, read_files, read_text
from psychobot.errors import ArticleError, CorpusError
from tests.conftest import GARDEN


def test_front_matter_gives_title_and_sources() -> None:
    """An article's title and the data of its source come from the front matter."""
    article = parse_article(GARDEN, "garden.md")
    assert (article.doc_id, article.title, article.after) == ("garden", "Gardens", "after Green House, 2024")
    assert article.sources[0].authors == ("Ann Leaf",)
    assert article.sources[0].updated == "2024-05-06"


def test_plain_text_is_an_article_too() -> None:
    """Without front matter the title is the first line and the source the file itself."""
    article = parse_article("\n# A title\n\nText.", "notes.txt")
    assert (article.title, article.sources[0].publisher) == ("A title", "notes.txt")


@pytest.mark.parametrize(("text", "line", "words"), [
    ("+++\ntitle = \"x\"\nno end", 1, "is not closed"),
    ("+++\ntitle = \"x\"\nsummary = oops\n+++\ntext", 3, "is not TOML"),
    ("+++\nsummary = \"x\"\n[[sources]]\npublisher='a'\ntitle='b'\n+++\ntext", 1, "`title` is missing"),
    ("+++\ntitle = 3\n+++\ntext", 2, "should be text"),
    ("+++\ntitle = \"x\"\n+++\ntext", 1, "`sources` are missing"),
    ("+++\ntitle = 'x'\n[[sources]]\npublisher='a'\ntitle='b'\nauthors='me'\n+++\ntext", 6, "list of texts"),
    ("+++\ntitle = 'x'\n[[sources]]\npublisher='a'\n+++\ntext", 3, "`title` is missing"),
    ("+++\ntitle = 'x'\n[[sources]]\npublisher='a'\ntitle='b'\n[questions]\n\"Q\" = 1\n+++\ntext", 7, "list of texts"),
    ("+++\ntitle = 'x'\n[[sources]]\npublisher='a'\ntitle='b'\nupdated=7\n+++\ntext", 6, "should be a date"),
    ("+++\ntitle = 'x'\nquestions = 1\n[[sources]]\npublisher='a'\ntitle='b'\n+++\ntext", 3, "should be a table"),
])
def test_broken_front_matter_names_its_line(text: str, line: int, words: str) -> None:
    """A fault in the front matter is told with file, line and what to do."""
    with pytest.raises(ArticleError, match=words) as caught:
        parse_article(text, "a.md")
    assert (caught.value.file, caught.value.line) == ("a.md", line)


@pytest.mark.parametrize(("data", "words"), [
    (b"", "empty"), (b" \n\t\n", "empty"), (b"\xef\xbb\xbf \n", "empty"), (b"a\0b", "zero bytes"),
    (b"first\nsecond \xe9\n", "not UTF-8"),
])
def test_files_that_are_no_text_are_refused(data: bytes, words: str) -> None:
    """Empty, binary and wrongly encoded files get a clear error."""
    with pytest.raises(ArticleError, match=words):
        read_text(data, "a.txt")


def test_line_ends_and_mark_are_read_as_spans_count_them() -> None:
    """CRLF becomes one line end; a byte-order mark stays, as reading the file as UTF-8 keeps it."""
    assert read_text(b"\xef\xbb\xbfa\r\nb\rc\n", "a.txt") == "\ufeffa\nb\nc\n"
    assert parse_article("\ufeff" + GARDEN, "garden.md").title == "Gardens"


def test_a_broken_file_does_not_lose_the_others(folder: Path) -> None:
    """Every readable article is read; the others are reported as problems."""
    (folder / "broken.md").write_bytes(b"\xff\xfe")
    (folder / "twin").mkdir()
    (folder / "twin" / "bread.txt").write_text("Bread again", "utf-8")
    corpus = read_corpus(folder)
    assert [article.doc_id for article in corpus.articles] == ["bread", "garden", "weather"]
    assert [problem.file for problem in corpus.problems] == ["broken.md", "twin/bread.txt"]


def test_missing_and_empty_folders_are_said_plainly(tmp_path: Path) -> None:
    """A corpus folder that is missing or holds no article is an error that says what to do."""
    with pytest.raises(CorpusError, match="no such corpus folder"):
        read_corpus(tmp_path / "none")
    (tmp_path / "README.md").write_text("not an article", "utf-8")
    with pytest.raises(CorpusError, match="no article"):
        read_corpus(tmp_path)


def test_the_digest_follows_every_byte_that_matters(folder: Path) -> None:
    """Changing an article or the aliases changes the digest; a README does not."""
    before = read_files(folder).digest
    (folder / "README.md").write_text("hello", "utf-8")
    assert read_files(folder).digest == before
    (folder / "aliases.toml").write_text("[aliases]\n", "utf-8")
    after = read_files(folder).digest
    assert after != before
    (folder / "bread.md").write_text("# Bread\n\nNew.\n", "utf-8")
    assert read_files(folder).digest not in (before, after)
