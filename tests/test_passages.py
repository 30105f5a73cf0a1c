from __future__ import annotations

from pathlib import Path

import pytest

from psychobot.articles import Corpus, parse_article, read_corpus
from psychobot.passages import split_passages
from psychobot.records import Passage
from psychobot.settings import shipped_corpus

SHIPPED = read_corpus(shipped_corpus())


def cut(text: str, merge_below: int = 45) -> list[tuple[str, tuple[str, ...], str]]:
    """Kind, section and words of every passage of a text."""
    article = parse_article(text, "a.md")
    return [(p.kind, p.section, p.span.of(article.text)) for p in split_passages(article, merge_below)]


def test_a_list_stays_with_its_lead_in() -> None:
    """A list and the sentence that announces it are one passage, across a blank line."""
    found = cut("# T\n\n## Tools\n\nYou need these:\n\n- a spade\n- a rake\n")
    assert found == [("list", ("Tools",), "You need these:\n\n- a spade\n- a rake")]


def test_a_long_item_is_a_passage_too() -> None:
    """An item that says enough stands alone as well; a short one only under its lead-in."""
    spade = "- Spade: turns the soil over, cuts through roots, and is best kept sharp, clean and dry in a shed"
    text = f"# T\n\nTools:\n\n{spade}\n- Rake: gathers leaves and small stones\n"
    whole, item = split_passages(parse_article(text, "a.md"))
    assert (whole.kind, item.kind, item.span.of(text)) == ("list", "item", spade)


def test_a_heading_is_never_an_answer() -> None:
    """No passage begins with or consists of a heading."""
    assert cut("# T\n\n## Alone\n\n## Next\n\nWords of the section.\n") == [("paragraph", ("Next",), "Words of the section.")]


def test_a_lead_in_without_its_list_is_no_passage() -> None:
    """"It treats conditions such as:" alone answers nothing."""
    assert cut("# T\n\n## S\n\nIt can treat conditions such as:\n\n## Next\n\nOther words.\n") == [
        ("paragraph", ("Next",), "Other words.")]


def test_short_neighbours_are_joined_and_long_ones_are_not() -> None:
    """Paragraphs of one section are joined up to the given number of words."""
    text = "# T\n\n" + "\n\n".join(["one two three four."] * 3)
    assert [len(words.split()) for _, _, words in cut(text, 8)] == [8, 4]
    assert [len(words.split()) for _, _, words in cut(text, 0)] == [4, 4, 4]


def test_sections_are_never_joined() -> None:
    """A passage never reaches across a heading."""
    assert [section for _, section, _ in cut("# T\n\n## A\n\nx y.\n\n## B\n\nz w.\n")] == [("A",), ("B",)]


def test_nested_headings_are_the_path_of_a_passage() -> None:
    """The section of a passage is its headings from the outside in, without the article's title."""
    assert cut("# a\n\n## B\n\n### C\n\nWords.\n")[0][1] == ("B", "C")


def test_references_are_marked() -> None:
    """The list of references is one passage of its own kind."""
    assert [kind for kind, _, _ in cut("# T\n\n## References\n\nCited:\n\n- A (2001), one two three four five six.\n- B.\n")] == ["references"]


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1.", "(2)", "10)", "◦"])
def test_bullets_of_any_shape_are_items(mark: str) -> None:
    """Text from the web brings its own bullets."""
    kinds = [kind for kind, _, _ in cut(f"Title\n\nThese are the things:\n\n  {mark} first\n\n  {mark} second\n")]
    assert kinds == ["list"]


def test_plain_text_headings_are_told_by_their_shape() -> None:
    """In text without marks a short line of its own that ends like no sentence is a heading."""
    found = cut("Title\n\nIntro words here.\n\nHow it works\n\nIt works by magic, mostly.\n")
    assert found == [("paragraph", (), "Intro words here."), ("paragraph", ("How it works",), "It works by magic, mostly.")]


def test_hard_wrapped_paragraphs_stay_whole() -> None:
    """A line end inside a paragraph does not end it."""
    assert cut("# T\n\nfirst line\nsecond line\n") == [("paragraph", (), "first line\nsecond line")]


@pytest.mark.parametrize("article", SHIPPED.articles, ids=lambda article: article.doc_id)
def test_spans_and_lines_of_the_shipped_corpus(article: object) -> None:
    """Every passage lies inside its article's body, on the lines it names, without outer white space."""
    text = article.text  # type: ignore[attr-defined]
    rows = text.split("\n")
    for passage in split_passages(article):  # type: ignore[arg-type]
        words = passage.span.of(text)
        assert words and words == words.strip() and passage.span.start >= article.body_start  # type: ignore[attr-defined]
        first, last = passage.lines
        assert words in "\n".join(rows[first - 1 : last])


def test_no_two_passages_overlap_but_a_list_and_its_items(corpus: Corpus) -> None:
    """Only an item lies inside another passage, and that is its list."""
    for article in (*corpus.articles, *SHIPPED.articles):
        found: list[Passage] = split_passages(article)
        for passage in found:
            for other in found:
                if passage is not other and passage.span.overlaps(other.span):
                    assert {passage.kind, other.kind} == {"list", "item"}


@pytest.mark.parametrize("text", ["T", "T\n", "#\n", "# T", "+++", "- a\n- b", "•\n•", "\n\n\nT\n\n:\n", "T\n\n" + "x" * 9000])
def test_odd_texts_are_cut_without_a_fault(text: str, tmp_path: Path) -> None:
    """Whatever the text, cutting it ends and every span is a slice."""
    try:
        article = parse_article(text, "a.txt")
    except ValueError:
        raise
    except Exception as error:
        assert "front matter" in str(error)
        return
    assert all(passage.span.of(text) for passage in split_passages(article))
