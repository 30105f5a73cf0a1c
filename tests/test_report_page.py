from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from psychobot.charts import Bin, distribution_chart, reliability_chart, risk_chart, x, y
from psychobot.dialogues import PointOutcome, RatedPoint, RatedTurn, TurnOutcome
from psychobot.errors import SettingError
from psychobot.evaluation import Outcome, Place, Rated
from psychobot.markup import el, escaped
from psychobot.rating import Rating, Reach, reach
from psychobot.records import Answer, Article, Hit, Passage, Quotation, Span
from psychobot.report_page import MARK, Report, distribution, may_write, page, write_page
from tests.conftest import Run

EVIL = '<script>alert("1")</script> & \'quotes\' </details></section>\x1b[31m\ud800'
VOID = {"meta"}


class Reader(HTMLParser):
    """Reads a page: every element has to be closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The element begun last ends."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Words between elements."""
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such element."""
        return [attributes for name, attributes in self.seen if name == tag]


def quoting(text: str, number: int = 1, span: Span | None = None, rank: int = 1) -> Quotation:
    """A made-up passage."""
    passage = Passage(f"d#{number}", "d", "paragraph", ("Top", EVIL), span or Span(0, len(text)), (3, 5))
    return Quotation(Hit(passage, 1.0, rank), Article("d", f"d{EVIL}.md", text, f"Title {EVIL}", ()), text, (Span(0, 3),))


def outcome(question: str, kind: str, places: bool, confidence: float, *ranks: int, held_out: bool = False) -> Outcome:
    """A made-up outcome."""
    rated = Rated(question, f"kind{EVIL}", (Place("d", (f"words {EVIL}",)),) if places else (), held_out)
    shown = (quoting(f"shown for {question}"),) if kind == "answer" else ()
    more = (quoting(f"ranked for {question}"),)
    return Outcome(rated, Answer(kind, "query", confidence=confidence, quotations=shown, more=more, gap=EVIL, unknown=(EVIL,)),  # type: ignore[arg-type]
                   ranks, 1)


OUTCOMES = [
    outcome("right one", "answer", True, 0.9, 1),
    outcome(f"wrong one {EVIL}", "answer", True, 0.8),
    outcome("late one", "answer", True, 0.7, 2),
    outcome("refused one", "no_answer", True, 0.2, 1),
    outcome("answered one", "answer", False, 0.6, held_out=True),
    outcome("declined one", "no_answer", False, 0.1),
]
TURNS = [
    TurnOutcome((f"before {EVIL}",), RatedTurn(f"turn {EVIL}", "context", (f"run {EVIL}",)), None, False, False),
    TurnOutcome(("before",), RatedTurn("good turn", "context", ("run",)), None, True, False),
    TurnOutcome(("before",), RatedTurn("new subject", "changed", ()), Answer("answer"), False, False),
    TurnOutcome(("before",), RatedTurn("no answer to it", "context", ()), Answer("answer"), False, True),
]
POINTS = [
    PointOutcome(RatedPoint(f"point {EVIL}", ((f"one side {EVIL}",), ("other side",))), Answer("answer"), (True, False)),
    PointOutcome(RatedPoint("good point", (("a",), ("b",))), Answer("answer"), (True, True)),
]
REACHED = [Reach(quoting("reached by all"), 3, 2), Reach(quoting(f"asked only {EVIL}", 2), 0, 2), Reach(quoting("never found", 3), 0, 0)]
REPORT = Report(
    Rating(OUTCOMES, TURNS, POINTS), {"sha256": "1", "all": {"Success@1": 0.25, "RR": 0.3}, "held-out": {"Success@1": 0.5}},
    {"sha256": "2", "all": {"Success@1": 0.75}}, [f"all: Success@1 is 0.250 {EVIL}"], REACHED, 0.5)
NOTHING = Report(Rating([], [], []), {"sha256": "1", "all": {}, "held-out": {}}, None, [], [], 0.5)


@pytest.mark.parametrize("report", [REPORT, NOTHING], ids=["full", "empty"])
def test_the_page_is_well_formed_and_asks_for_nothing(report: Report) -> None:
    """Every element is closed, every id is there once, links stay on the page, and nothing is fetched or run."""
    text = page(report)
    read = Reader(text)
    assert read.open == [] and {"script", "link", "img", "iframe", "form"}.isdisjoint(tag for tag, _ in read.seen)
    ids = [attributes["id"] for _, attributes in read.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = {name for _, each in read.seen for key in ("aria-labelledby", "aria-describedby") if (name := each.get(key))}
    assert {str(each["href"]).removeprefix("#") for each in read.all("a")} | named <= set(ids)
    attributes = {key for _, each in read.seen for key in each}
    assert not {key for key in attributes if key.startswith("on") or key in ("src", "srcset")}
    assert "url(" not in text and "@import" not in text and "://" not in text
    text.encode()


def test_everything_that_failed_is_there_and_inert() -> None:
    """Questions, turns and points that failed are shown with their words, escaped; those that did not are not."""
    text = page(REPORT)
    words = Reader(text).words
    harmless = EVIL.replace("\x1b", "\ufffd").replace("\ud800", "?")
    for what in ("wrong one ", "turn ", "before ", "run ", "point ", "one side ", "asked only ", "shown for wrong one ", "words "):
        assert what + harmless in words
    for what in ("late one", "refused one", "answered one", "ranked for refused one", "new subject", "no answer to it",
                 "never found", "lines 3–5", "A passage that answers stands at rank 2, not shown."):
        assert what in words
    for what in ("right one", "declined one", "good turn", "good point", "reached by all"):
        assert what not in words
    assert "<script" not in text and "\x1b" not in text


def test_what_is_held_out_stays_closed() -> None:
    """Failures among the questions held out lie in a box of their own, behind a warning."""
    text = page(REPORT)
    assert text.index("among the held out: open only") < text.index("answered one") < text.index("Turns of dialogues")
    assert Reader(text).words.count("among the held out") == 2
    assert not any("open" in each for each in Reader(text).all("details"))


def test_the_accepted_figures_stand_beside_those_of_the_run() -> None:
    """Figures now, accepted, and held out; a dash where there is none; what sank is told."""
    words = re.sub(r"\s+", " ", " ".join(re.findall(r">([^<]+)<", page(REPORT))))
    assert "Success@1 0.250 0.750 0.500 – RR 0.300 – – –" in words
    assert "accepted. The questions have changed" not in words and "The questions have changed" in words
    assert "all: Success@1 is 0.250" in words


def test_success_by_kind_is_a_table_with_bars() -> None:
    """One of four answerable questions is right, at the first rank; one of two unanswerable ones is declined."""
    widths = [each["style"] for each in Reader(page(REPORT)).all("i") if "style" in each]
    assert widths == ["width:25.0%", "width:25.0%", "width:50.0%", "width:33.3%"]


def test_every_chart_has_words_and_a_table_behind_it() -> None:
    """Three pictures with title and description; as many tables in boxes that open."""
    read = Reader(page(REPORT))
    pictures = read.all("svg")
    assert len(pictures) == len(read.all("desc")) == 3 == read.words.count("The figures as a table")
    assert all(each["role"] == "img" and each["aria-labelledby"] for each in pictures)
    assert all(each["tabindex"] == "0" and each["aria-label"] for each in read.all("div"))


def numbers(text: str, tag: str, *names: str) -> list[tuple[float, ...]]:
    """These attributes of every such element, as numbers."""
    return [tuple(float(str(each[name])) for name in names) for each in Reader(text).all(tag)]


def test_charts_put_their_numbers_where_they_belong() -> None:
    """Coordinates of marks, bars and curves, worked out from the box; nothing leaves the picture."""
    assert numbers(reliability_chart([(0.5, 0.25, 4), (1, 1, 1)]), "circle", "cx", "cy", "r") == [(216, 190.5, 9), (376, 12, 6)]
    bars = numbers(distribution_chart([Bin(0, 0.5, 4, 0), Bin(0.5, 1, 1, 4)], 0.5), "rect", "x", "y", "width", "height")
    assert bars == [(57, 12, 158, 119), (217, 71.5, 158, 59.5), (217, 131, 158, 119)]
    drawn = risk_chart([(0.5, 0), (1, 0.5)], 0.25)
    assert 'points="216,250 376,131"' in drawn and numbers(drawn, "circle", "cx", "cy") == [(216, 250), (376, 131)]
    assert Reader(drawn).all("line")[-1] == {"x1": "136", "y1": "250", "x2": "136", "y2": "12", "class": "guide"}
    assert (x(0), x(1), y(0), y(1)) == (56, 376, 250, 12)


def test_every_question_falls_into_one_bin() -> None:
    """Confidences from 0 to 1 inclusive are counted, each on its side."""
    bins = distribution([*OUTCOMES, outcome("sure", "answer", True, 1.0)], 10)
    assert [(round(each.low, 1), each.above, each.below) for each in bins if each.above or each.below] == [
        (0.1, 0, 1), (0.2, 1, 0), (0.6, 0, 1), (0.7, 1, 0), (0.8, 1, 0), (0.9, 2, 0)]


def test_a_passage_is_reached_with_the_one_around_it() -> None:
    """Only the first three of an answer count, shown or not; a refusal reaches nothing."""
    text = "x" * 40
    passages = [quoting(text, number, span) for number, span in enumerate(
        (Span(0, 10), Span(2, 4), Span(10, 20), Span(20, 30), Span(30, 40)))]
    whole, item, second, third, fourth = passages
    found = reach(passages, [Answer("answer", quotations=(second, third), more=(whole, fourth))],
                  [Answer("no_answer", more=(fourth,)), Answer("answer", quotations=(item,))])
    assert [(each.rated, each.asked) for each in found] == [(1, 0), (1, 1), (1, 0), (1, 0), (0, 0)]


def test_the_same_run_makes_the_same_page() -> None:
    """Nothing but the run decides what is written."""
    assert page(REPORT) == page(REPORT)


def test_only_a_page_is_written_over(tmp_path: Path) -> None:
    """Somebody's file is left as it is unless told otherwise; a page is replaced, a folder never."""
    path = tmp_path / "page.html"
    write_page(path, page(NOTHING))
    write_page(path, page(REPORT))
    assert path.read_text("utf-8") == page(REPORT)
    path.write_text(f"<p>mine</p>{' ' * 2000}{MARK}", "utf-8")
    with pytest.raises(SettingError, match="--force"):
        write_page(path, "new")
    assert path.read_text("utf-8").startswith("<p>mine")
    write_page(path, "new", force=True)
    assert path.read_text("utf-8") == "new"
    for wrong in (tmp_path, tmp_path / "none" / "page.html", path / "page.html", Path("/dev/null")):
        with pytest.raises(SettingError, match=re.escape(str(wrong))):
            may_write(wrong, force=True)
    assert list(tmp_path.iterdir()) == [path]


def test_a_page_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or a forbidden folder is told; the old page stays, the draft does not."""
    path = tmp_path / "page.html"
    write_page(path, page(NOTHING))

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SettingError, match="No space left"):
        write_page(path, page(REPORT))
    assert path.read_text("utf-8") == page(NOTHING) and list(tmp_path.iterdir()) == [path]


def test_a_link_is_kept_and_what_it_names_replaced(tmp_path: Path) -> None:
    """Writing to a link changes the page it names."""
    (tmp_path / "link.html").symlink_to(tmp_path / "page.html")
    write_page(tmp_path / "link.html", page(NOTHING))
    assert (tmp_path / "link.html").is_symlink() and (tmp_path / "page.html").read_text("utf-8") == page(NOTHING)


def test_elements_escape_what_is_no_markup() -> None:
    """Text in elements and attributes, control characters and lone surrogates."""
    assert el("p", "<b>", el("i", "&"), title='"') == '<p title="&quot;">&lt;b&gt;<i>&amp;</i></p>'
    assert escaped("a\x00b\x85c\udfffd\ne\tf") == "a\ufffdb\ufffdc?d\ne\tf"
    assert escaped(escaped("&")) == "&amp;"


QUESTIONS = r"""
[[answerable]]
question = "where was sourdough first <script>alert(1)</script> baked?"
kind = "direct"
answers = [{document="bread", words=["two days"]}, {document="weather", words=["Thunder is"]}]
[[dialogues]]
turns = [{text = "who wrote about bread?", needs = "standalone", expect = ["x"]}, {text = "and <i>spades</i>?", needs = "context", expect = ["nowhere"]}]
[[disagreements]]
question = "is thunder <b>loud</b>?"
sides = [["very"], ["hardly"]]
[[unanswerable]]
question = "how do I fix a bicycle?"
kind = "else"
"""


def test_eval_writes_a_page(run: Run, folder: Path, tmp_path: Path) -> None:
    """The command writes the same page twice, holding what failed and the passages nothing reaches, and no script."""
    (folder / "questions.toml").write_text("\ufeff" + QUESTIONS.replace("\n", "\r\n"), "utf-8", newline="")
    path = tmp_path / "page.html"
    done = run("eval", "--html", str(path), "--corpus", str(folder))
    assert done.returncode == 0 and "kind" in done.stdout and "asking 1 question" in done.stderr
    first = path.read_text("utf-8")
    assert run("eval", "--json", "--html", str(path), "--corpus", str(folder)).returncode == 0
    assert path.read_text("utf-8") == first
    words = Reader(first).words
    for what in ("and <i>spades</i>?", "is thunder <b>loud</b>?", "No question reaches:", "Slugs and how"):
        assert what in words
    assert "<script" not in first and str(folder) not in first


def test_eval_refuses_before_it_asks_anything(run: Run, folder: Path, tmp_path: Path) -> None:
    """A file that is no page is told at once and kept."""
    (folder / "questions.toml").write_text(QUESTIONS, "utf-8")
    path = tmp_path / "notes.html"
    path.write_text("my notes", "utf-8")
    for wrong in (str(path), "", str(tmp_path / "none" / "x.html")):
        done = run("eval", "--html", wrong, "--corpus", str(folder))
        assert done.returncode == 1 and done.stdout == "" and "Traceback" not in done.stderr and "name" in done.stderr
        assert "asking" not in done.stderr
    assert path.read_text("utf-8") == "my notes"
    assert run("eval", "--html", str(path), "--force", "--corpus", str(folder)).returncode == 0
    assert MARK in path.read_text("utf-8")
