"""The shipped corpus, question by question: every word shown stands where the citation says."""

from __future__ import annotations

from pathlib import Path

import pytest

from psychobot.crisis import INTERNATIONAL
from psychobot.evaluation import parse_questions
from psychobot.reply import Conversation
from psychobot.reply_record import to_record
from psychobot.searcher import Searcher
from psychobot.settings import shipped_corpus

FOLDER = shipped_corpus()
TEXTS = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """The shipped corpus, indexed once."""
    return Searcher(FOLDER, tmp_path_factory.mktemp("index"), lambda line: None)


def _questions(searcher: Searcher) -> list[str]:
    _, index = searcher.open()
    rated = [rated.question for rated in parse_questions((FOLDER / "questions.toml").read_text("utf-8"))]
    return rated + list(index.asked.texts)[::5] + ["", "?", "therapy", "a" * 3000, "💥 transference", "cbt\n\nvs\tpsychodynamic"]


def test_every_word_shown_is_the_cited_slice(searcher: Searcher) -> None:
    """Over all rated questions and a fifth of the indexed ones: text, span, lines, highlights and sources agree."""
    shown = sides = 0
    for question in _questions(searcher):
        record = to_record(Conversation(searcher.find, INTERNATIONAL).reply_to(question))
        for passage in record["passages"]:
            text = TEXTS[passage["file"]]
            (start, end), (first, last) = passage["span"], passage["lines"]
            assert text[start:end] == passage["text"]
            assert passage["text"] in "\n".join(text.split("\n")[first - 1 : last])
            assert all(passage["text"][a:b].strip() for a, b in passage["highlights"])
            assert passage["sources"] and all(source["publisher"] and source["interest"] for source in passage["sources"])
            shown += 1
        for position in (record["disagreement"] or {"positions": ()})["positions"]:
            start, end = position["span"]
            assert TEXTS[position["file"]][start:end] == position["text"] and position["stance"] and position["sources"]
            sides += 1
    assert shown > 1000
    assert sides > 100


def test_every_article_is_reached_by_its_own_title(searcher: Searcher) -> None:
    """Asking for an article's title shows a passage of it."""
    for article in searcher.articles():
        answer, _ = searcher.find(article.title, k=9)
        found = [*answer.quotations, *answer.more]
        assert article.doc_id in {quotation.article.doc_id for quotation in found}


def test_the_glossary_cites_exactly_who_says_it(searcher: Searcher) -> None:
    """A glossary entry names only the sources its section rests on."""
    answer, _ = searcher.find("what is countertransference?")
    entry = next(q for q in answer.quotations if q.article.doc_id == "glossary")
    assert {source.key for source in entry.sources} == set(entry.article.cited["Countertransference"])


def test_front_matter_is_never_quoted(searcher: Searcher) -> None:
    """Every passage begins below the front matter."""
    _, index = searcher.open()
    starts = {article.doc_id: article.body_start for article in index.documents}
    assert all(index.passage(row).span.start > starts[index.passage(row).doc_id] for row in range(index.size))


def test_the_corpus_folder_holds_what_it_should() -> None:
    """Six articles, each with its readers' questions, and the files beside them."""
    articles = {path.stem for path in FOLDER.glob("*.md")} - {"README"}
    assert len(articles) == 6
    assert all((FOLDER / f"{name}.asked.toml").is_file() for name in articles)
    assert all((FOLDER / Path(name)).is_file() for name in ("aliases.toml", "gaps.toml", "claims.toml", "questions.toml", "README.md"))
