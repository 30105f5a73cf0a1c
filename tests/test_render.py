"""Drawing: every word and its place, at any width, and nothing that steers a terminal."""

from __future__ import annotations

import re
from functools import cache

import pytest

from psychobot.articles import Corpus, read_corpus
from psychobot.crisis import INTERNATIONAL, Notice, help_lines, regions
from psychobot.passages import split_passages
from psychobot.records import Answer, Article, Hit, Passage, Quotation, Source, Span
from psychobot.render import (
    Line,
    Style,
    card,
    cards,
    drawn,
    entries,
    render,
    render_in_place,
    render_notice,
    render_sources,
    render_topics,
    style_for,
)
from psychobot.reply import Reply
from psychobot.settings import shipped_corpus
from psychobot.wrapping import columns

PLAIN = Style(40, margin="|", marked=">", coloured=False)
TEXT = "# Tea\n\n## Brewing\n\nTea wants hot water. It steeps for three minutes.\n\n- Pot\n- Cup\n\n## Milk\n\nMilk goes last.\n"
SOURCE = Source("Leaf House", "On tea", published="2020-01-02", updated="2024-05-06", interest="sells tea")
TEA = Article("tea", "tea.md", TEXT, "Tea", (SOURCE,))
NOTICE = Notice("mention", "general", INTERNATIONAL, "Call 112 now.\nYou can keep typing.")


def quotation(words: str = "Tea wants hot water. It steeps for three minutes.", article: Article = TEA, rank: int = 1,
              marked: str = "It steeps for three minutes.") -> Quotation:
    """A passage of the tea article, as an answer has it."""
    start = article.text.index(words)
    line = article.text.count("\n", 0, start) + 1
    passage = Passage(f"tea#{line}", "tea", "paragraph", ("Brewing",), Span(start, start + len(words)), (line, line))
    mark = words.find(marked)
    return Quotation(Hit(passage, 1.0, rank), article, words, (Span(mark, mark + len(marked)),) if mark >= 0 else ())


@cache
def real_corpus() -> Corpus:
    """The corpus psychobot comes with."""
    return read_corpus(shipped_corpus())


def real_quotations() -> list[Quotation]:
    """Every passage of the corpus, its second half marked."""
    return [Quotation(Hit(passage, 1.0, rank % 9 + 1), article, text, (Span(len(text) // 2, len(text)),))
            for article in real_corpus().articles for rank, passage in enumerate(split_passages(article))
            for text in [passage.span.of(article.text)]]


def widest(lines: list[Line]) -> int:
    """The columns of the widest line."""
    return max((columns("".join(text for _, text in line)) for line in lines), default=0)


def said(lines: list[Line], *roles: str) -> str:
    """What is drawn in some roles, without white space."""
    return re.sub(r"\s", "", "".join(text for line in lines for role, text in line if role in roles))


def test_a_card_shows_the_words_then_their_place() -> None:
    """A card has the words, the article with its source and year, section, file and line, and who publishes it."""
    assert drawn(card(quotation(), PLAIN), PLAIN).split("\n") == [
        "[1] > Tea wants hot water. It steeps for",
        "    > three minutes.",
        "    Tea (after Leaf House, 2024)",
        "    Brewing · tea.md, line 5",
        "    About the publisher: sells tea",
    ]


def test_a_publisher_is_described_once() -> None:
    """The second card of one reply from the same article leaves the publisher's interest out."""
    both = drawn(cards([quotation(), quotation("Milk goes last.", rank=2)], PLAIN), PLAIN)
    assert both.count("About the publisher") == 1
    assert both.count("after Leaf House, 2024") == 2


def test_an_article_of_several_sources_names_those_of_its_section() -> None:
    """Where a section rests on one of several sources, the card names that one."""
    other = SOURCE._replace(publisher="Cup House", key="cup")
    article = TEA._replace(sources=(SOURCE._replace(key="leaf"), other), cited={"Brewing": ("cup",)})
    assert "Sources: Cup House, 2024" in drawn(card(quotation(article=article), PLAIN), PLAIN)


@pytest.mark.parametrize("width", [80, 40, 30, 20])
def test_no_card_is_wider_than_the_screen(width: int) -> None:
    """No line drawn for any passage of the corpus is wider than the screen, in any style."""
    for style in (Style(width), Style(width, spoken=True)):
        assert all(widest(card(each, style)) <= width for each in real_quotations())


@pytest.mark.parametrize("width", [80, 20])
def test_every_word_of_a_passage_is_drawn(width: int) -> None:
    """The words drawn are the words of the passage, none missing and none changed."""
    for each in real_quotations():
        assert said(card(each, Style(width)), "quote", "mark") .replace("┃", "") == re.sub(r"\s", "", each.text)


def test_marked_words_are_the_highlights() -> None:
    """What is drawn as marked is the sentence that answers."""
    lines = card(quotation(), PLAIN)
    assert said(lines, "mark").replace(">", "") == "Itsteepsforthreeminutes."


def test_a_mark_is_never_by_colour_alone() -> None:
    """Without colours a marked line still differs, by the sign in its margin."""
    text = drawn(card(quotation("Tea wants hot water. It steeps for three minutes.", marked="Tea wants hot water."),
                      PLAIN._replace(width=30)), PLAIN)
    assert [line[4] for line in text.split("\n")[:3]] == [">", "|", "|"]


@pytest.mark.parametrize("width", [92, 80, 40, 30, 20])
def test_lists_of_the_whole_corpus_fit(width: int) -> None:
    """/sources, /topics, /help and a passage in its article stay inside the screen."""
    style, articles = Style(width), real_corpus().articles
    assert widest(render_sources(articles, style)) <= width
    assert widest(render_topics(articles, [["A rather long heading of an article"] * 9] * len(articles), style)) <= width
    assert widest(entries([("/region CC", "the country for help lines: shows it, or sets it")], style)) <= width
    assert all(widest(render_in_place(each, style)) <= width for each in real_quotations())


@pytest.mark.parametrize("width", [80, 40, 20])
def test_help_lines_of_every_region_fit_and_keep_their_numbers(width: int) -> None:
    """No telephone number of any region is broken, as far as a line can hold it."""
    for region in regions():
        notice = help_lines(region)
        lines = render_notice(notice, Style(width))
        assert widest(lines) <= width
        on_screen = drawn(lines, PLAIN).split("\n")
        for number in re.findall(r"\d(?: \d[\d-]*)+", notice.text):
            assert any(number in line for line in on_screen), (region, number)


def test_a_notice_is_word_for_word() -> None:
    """The words of a notice are drawn as they are, before everything else of the reply."""
    lines = render(Reply("m", "answer", NOTICE, Answer("answer", quotations=(quotation(),))), PLAIN)
    assert drawn(lines, PLAIN).startswith("Call 112 now.\nYou can keep typing.\n\n[1] > Tea")


def test_a_fault_is_told_in_a_line_after_the_notice() -> None:
    """When the corpus cannot be asked, the notice stands and the reason follows."""
    lines = drawn(render(Reply("m", "no_answer", NOTICE, fault="no such folder"), PLAIN), PLAIN)
    assert lines == "Call 112 now.\nYou can keep typing.\n\nThe articles cannot be asked just now:\nno such folder"


def test_a_refusal_names_what_it_looked_for() -> None:
    """What the corpus lacks is named, and each nearest question is offered once."""
    answer = Answer("no_answer", "mend bike", unknown=("bike",), suggestions=("What is tea?", "What is tea?"))
    assert drawn(render(Reply("m", "no_answer", None, answer), PLAIN), PLAIN).split("\n") == [
        "The corpus does not say.", "Words it does not have: bike", "", "Questions it can answer:", "- What is tea?",
    ]


def test_corrections_are_told() -> None:
    """A word that was mended is named, with what was typed."""
    answer = Answer("answer", corrections={"teh": "tea"}, quotations=(quotation(),))
    assert drawn(render(Reply("m", "answer", None, answer), PLAIN), PLAIN).startswith("Searched for: tea (typed: teh)\n\n[1]")


def test_no_control_character_of_corpus_or_message_is_drawn() -> None:
    """Escape sequences in an article, its front matter or a message reach no terminal."""
    bad = "\x1b]0;x\x07\x9b2J\u202e"
    source = Source(f"P{bad}", f"T{bad}", authors=(f"A{bad}",), interest=f"I{bad}")
    article = Article("tea", f"t{bad}.md", f"{bad}Tea{bad}.\n", f"Tea{bad}", (source,))
    quoted = quotation(f"{bad}Tea{bad}.", article)
    answer = Answer("no_answer", "q", {bad: bad}, unknown=(bad,), suggestions=(bad,), quotations=(quoted,))
    lines = [*render(Reply("m", "no_answer", NOTICE._replace(text=bad), answer, None), PLAIN), *card(quoted, PLAIN),
             *render_in_place(quoted, PLAIN), *render_sources([article], PLAIN), *render_topics([article], [[bad]], PLAIN)]
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202e]", "".join(text for line in lines for _, text in line))


def test_a_passage_in_its_article_has_the_lines_of_the_file() -> None:
    """/source shows the file's own lines with their numbers, from the heading above to the next one."""
    shown = drawn(render_in_place(quotation(), PLAIN), PLAIN).split("\n")
    assert shown[2:10] == [
        "   3 | ## Brewing", "   4 |", "   5 > Tea wants hot water. It steeps", "     > for three minutes.",
        "   6 |", "   7 | - Pot", "   8 | - Cup", "",
    ]
    assert shown[10].startswith("Source: Leaf House: “On tea”")


def test_front_matter_is_not_shown_as_text() -> None:
    """The passage in its article never reaches up into the front matter."""
    text = '+++\ntitle = "Tea"\n+++\n\nTea wants hot water. It steeps for three minutes.\n'
    article = TEA._replace(text=text, body_start=text.index("\n\nTea"))
    assert "title =" not in drawn(render_in_place(quotation(article=article), PLAIN), PLAIN)


def test_plain_output_has_no_codes() -> None:
    """A plain style writes no escape sequence; a coloured one writes bold and faint only."""
    lines = render(Reply("m", "answer", NOTICE, Answer("answer", quotations=(quotation(),))), PLAIN)
    assert "\x1b" not in drawn(lines, PLAIN)
    assert set(re.findall(r"\x1b\[(\d+)m", drawn(lines, Style(80)))) == {"0", "1", "2"}


@pytest.mark.parametrize(("environ", "margin", "spoken"), [({}, "|", False), ({"ACCESSIBLE": "1"}, "|", True)])
def test_plain_styles(environ: dict[str, str], margin: str, spoken: bool) -> None:
    """Plain drawing uses marks that any font has; for screen readers it leaves them out."""
    style = style_for(True, environ, 70)
    assert (style.margin, style.spoken, style.coloured, style.columns) == (margin, spoken, False, 70)
    assert (">" in drawn(card(quotation(), style), style)) is not spoken


@pytest.mark.parametrize(("width", "used"), [(200, 92), (80, 80), (5, 20)])
def test_lines_are_neither_too_long_nor_too_short(width: int, used: int) -> None:
    """A wide screen is not filled, a tiny one does not chop words to letters."""
    assert Style(width).columns == used


def test_names_stand_above_their_meaning_on_a_narrow_screen() -> None:
    """Two columns need room; without it the meaning goes below the name."""
    rows = [("/help-lines", "where to turn")]
    assert drawn(entries(rows, Style(40)), PLAIN) == "/help-lines  where to turn"
    assert drawn(entries(rows, Style(24)), PLAIN) == "/help-lines\n  where to turn"


def test_empty_lines_of_a_notice_stay() -> None:
    """A notice keeps its own lines and the space between them."""
    assert drawn(render_notice(NOTICE._replace(text="One.\n\nTwo."), PLAIN), PLAIN) == "One.\n\nTwo."
