"""A run of the rated questions as one page to look at: no network, no script, readable on a phone and aloud.

Every chart has its figures in a table behind it. The same run makes the same page, byte for byte.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from psychobot.charts import Bin, distribution_chart, reliability_chart, risk_chart
from psychobot.errors import SettingError
from psychobot.evaluation import Outcome, by_kind, mean, measure, reliability, risk
from psychobot.markup import Html, el, joined
from psychobot.rating import FIRST, Rating, Reach
from psychobot.report_cases import failures, quoted, talks

MARK = '<meta name="generator" content="psychobot eval">'
"""What a page of ours has in its first lines."""
STYLE = Path(__file__).with_name("report_page.css")
BINS = 20
NONE = "–"

MEANINGS = {
    "Success@1": "Share of the answerable questions that got an answer whose first passage answers.",
    "Success@3": "The same for one of the first three passages, as shown.",
    "RR": "Reciprocal rank: one over the rank of the first passage that answers, on average.",
    "nDCG@10": "How near the ranking, shown or not, is to one with all passages that answer on top.",
    "refused": "Share of the answerable questions that were declined. Less is better.",
    "declined": "Share of the unanswerable questions that were declined.",
    "AUROC": "How often an answerable question has a higher confidence than an unanswerable one.",
    "risk@80%": "Error rate among the 80% of all questions with the highest confidence, had each been answered. Less "
                "is better, but what the corpus does not answer must be an error.",
    "follow-ups": "Share of the turns leaning on those before that were answered as meant.",
    "changed subjects": "Share of the turns with a new subject that were answered as if they came first.",
    "both sides": "Share of the questions on which sources differ where two sides at least were shown.",
}

CAPTIONS = {
    "reliability": "Of the questions with some confidence, how many have an answer among their first three passages, "
    "shown or not? On the dashed line the confidence says just that; above it too little, below it too much. "
    "The larger a mark, the more questions.",
    "distribution": "How sure the program was. From the dashed line on it answers: what stands up and left of it was "
    "declined wrongly, what stands down and right of it was answered wrongly. Heights go by the square root, so that "
    "few can be seen beside many.",
    "risk": "If only the surest questions were answered, how many answers would be wrong? What the corpus does "
    "not answer counts as wrong. At the dashed line the program stops answering today.",
    "coverage": f"A passage is reached when it is among the first {FIRST} ranked for a question that is answered, or "
    "lies inside one that is. Readers’ questions are those written down beside the articles.",
}


class Report(NamedTuple):
    """What a page is made of."""

    rating: Rating
    now: Mapping[str, Any]
    """The figures of `accepted.figures_of`."""
    accepted: Mapping[str, Any] | None
    sunk: Sequence[str]
    reached: Sequence[Reach]
    threshold: float
    """Confidence from which on an answer is given."""


def may_write(path: Path, force: bool = False) -> None:
    """Raise SettingError where a page would be written over something else, or cannot be written."""
    try:
        if not path.parent.is_dir():
            raise SettingError(f"{path}: there is no folder {path.parent}; make it or name another file")
        if not path.exists():
            return
        if not path.is_file():
            raise SettingError(f"{path}: is no file; name one")
        if not force and not is_page(path):
            raise SettingError(f"{path}: exists and is no page of `psychobot eval`; name another file or add --force")
    except OSError as error:
        raise SettingError(f"{path}: cannot be read ({error.strerror}); name another file") from None


def is_page(path: Path) -> bool:
    """Whether a file is a page that `write_page` may have written."""
    with path.open("rb") as file:
        return MARK.encode() in file.read(1000)


def write_page(path: Path, text: str, force: bool = False) -> None:
    """Write a page beside and rename it into place. Raises SettingError and leaves everything as it was."""
    may_write(path, force)
    path = path.resolve()  # the file that a link names is replaced, not the link
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        draft.write_bytes(text.encode())
        draft.replace(path)
    except OSError as error:
        raise SettingError(f"{path}: cannot be written ({error.strerror}); name another file") from None
    finally:
        with suppress(OSError):
            draft.unlink()


def page(report: Report) -> str:
    """The whole page."""
    parts = [(name, title, make(report)) for name, title, make in SECTIONS]
    links = el("nav", el("ul", *(el("li", el("a", title, href=f"#{name}")) for name, title, _ in parts)),
               aria_label="On this page")
    body = el("body", el("header", el("h1", "How well the questions are answered"), _about(report), links),
              el("main", *(el("section", el("h2", title, id=name), told) for name, title, told in parts)))
    # Inside <style> nothing is unescaped: the sheet is ours, and goes in as it stands.
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{MARK}\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">\n'
            f"<title>psychobot eval</title>\n<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n{body}\n</html>\n")


def _about(report: Report) -> Html:
    m = measure(report.rating.outcomes)
    documents = len({each.quotation.article.doc_id for each in report.reached})
    return el("p", f"{m.answerable + m.unanswerable} rated questions, {m.answerable} that the corpus answers and "
              f"{m.unanswerable} that it does not, asked of {len(report.reached)} passages in {documents} articles. "
              "A passage answers when it is one of the places that readers of the corpus listed for the question.")


def _summary(report: Report) -> Html:
    m = measure(report.rating.outcomes)
    tiles = ((m.success_at_1, "of the answerable questions: the first passage shown answers"),
             (m.success_at_3, "of the answerable questions: one of the passages shown answers"),
             (m.declined, "of the unanswerable questions are declined"),
             (report.rating.talk.followed, "of the follow-ups are answered as meant"))
    shown = (el("li", el("b", percent(share)), told) for share, told in tiles if share == share)
    return joined((el("ul", *shown, class_="tiles"), _sunk(report), _figures(report), _meanings()))


def _sunk(report: Report) -> Html:
    lines = [*report.sunk]
    if report.accepted and report.accepted.get("sha256") != report.now["sha256"]:
        lines.append("The questions have changed since the last measures were accepted.")
    return el("ul", *(el("li", line) for line in lines), class_="sunk") if lines else Html()


def _figures(report: Report) -> Html:
    before = report.accepted or {}
    names = dict.fromkeys(name for part in ("all", "held-out") for name in report.now[part])
    rows = [[name, *(_three(figures.get(part, {}).get(name)) for part in ("all", "held-out")
                     for figures in (report.now, before))] for name in names]
    head = ("measure", "now", "accepted", "held out", "held out, accepted")
    return table("Measures and those last accepted", head, rows)


def _meanings() -> Html:
    told = (joined((el("dt", name), el("dd", meaning))) for name, meaning in MEANINGS.items())
    return el("details", el("summary", "What the measures mean"), el("dl", *told))


def _kinds(report: Report) -> Html:
    kinds = [(kind, measure(some)) for kind, some in by_kind(report.rating.outcomes).items()]
    able = [(kind, m.answerable, bar(m.success_at_1, "able"), bar(m.success_at_3, "able"), percent(m.refused))
            for kind, m in kinds if m.answerable]
    unable = [(kind, m.unanswerable, bar(m.declined, "unable")) for kind, m in kinds if m.unanswerable]
    return joined((
        table("Questions the corpus answers", ("kind", "n", "Success@1", "Success@3", "refused"), able),
        table("Questions it does not answer", ("kind", "n", "declined"), unable)))


def _reliability(report: Report) -> Html:
    rows = reliability(report.rating.outcomes, 10)
    told = [(f"{sure:.2f}", percent(share), count) for sure, share, count in rows]
    return figure(reliability_chart(rows), CAPTIONS["reliability"], ("mean confidence", "right", "questions"), told)


def _distribution(report: Report) -> Html:
    bins = distribution(report.rating.outcomes)
    key = el("p", el("i", class_="able"), " the corpus answers (up) ", el("i", class_="unable"), " it does not (down)",
             class_="key")
    told = [(f"{each.low:.2f} to {each.high:.2f}", each.above, each.below) for each in bins]
    drawn = distribution_chart(bins, report.threshold)
    return joined((key, figure(drawn, CAPTIONS["distribution"], ("confidence", "answerable", "unanswerable"), told)))


def distribution(outcomes: Iterable[Outcome], bins: int = BINS) -> list[Bin]:
    """How many answerable and unanswerable questions fall into each bin of confidence."""
    counts = [[0, 0] for _ in range(bins)]
    for outcome in outcomes:
        counts[min(int(outcome.answer.confidence * bins), bins - 1)][not outcome.rated.places] += 1
    return [Bin(number / bins, (number + 1) / bins, *both) for number, both in enumerate(counts)]


def _risk(report: Report) -> Html:
    outcomes = report.rating.outcomes
    points = [(i / 100, risk(outcomes, i / 100)) for i in range(1, 101)] if outcomes else []
    answered = mean(not outcome.refused for outcome in outcomes) if outcomes else 0.0
    told = [(percent(coverage), percent(share)) for coverage, share in points[9::10]]
    return figure(risk_chart(points, answered), CAPTIONS["risk"], ("coverage", "risk"), told)


def _coverage(report: Report) -> Html:
    """For every article, the passages that rated questions reach, only readers' questions reach, and none reaches."""
    articles: dict[str, list[Reach]] = {}
    for each in report.reached:
        articles.setdefault(each.quotation.article.doc_id, []).append(each)
    rows = []
    for some in articles.values():
        rated, asked = sum(bool(r.rated) for r in some), sum(bool(r.asked and not r.rated) for r in some)
        rows.append((some[0].quotation.article.title, len(some), bar(rated / len(some), "able"), asked,
                     len(some) - rated - asked))
    head = ("article", "passages", "rated questions reach", "only readers’ reach", "none reaches")
    return joined((el("p", CAPTIONS["coverage"]), table("Passages of each article", head, rows),
                   _listed("No question reaches", [r for r in report.reached if not r.rated and not r.asked]),
                   _listed("Only readers’ questions reach", [r for r in report.reached if r.asked and not r.rated])))


def _listed(title: str, some: Sequence[Reach]) -> Html:
    told = [quoted(each.quotation) for each in some] or [el("p", "None.")]
    return joined((el("h3", f"{title}: {len(some)}"), *told))


SECTIONS: tuple[tuple[str, str, Callable[[Report], Html]], ...] = (
    ("summary", "Summary", _summary),
    ("kinds", "Success by kind of question", _kinds),
    ("reliability", "Does the confidence tell the truth?", _reliability),
    ("distribution", "Answerable and unanswerable questions", _distribution),
    ("risk", "Risk and coverage", _risk),
    ("failures", "Questions that failed", lambda report: failures(report.rating)),
    ("talks", "Dialogues and points on which sources differ", lambda report: talks(report.rating)),
    ("coverage", "What questions reach", _coverage),
)


def figure(drawn: Html, caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Html:
    """A chart with its caption, and its figures as a table behind it."""
    behind = el("details", el("summary", "The figures as a table"), table(caption.partition(".")[0], head, rows))
    return joined((el("figure", drawn, el("figcaption", caption)), behind))


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Html:
    """A table; the first cell of a row is its heading. It scrolls by itself where it is too wide."""
    top = el("thead", el("tr", *(el("th", name, scope="col") for name in head)))
    body = (el("tr", el("th", cell(first), scope="row"), *(el("td", cell(each)) for each in rest))
            for first, *rest in rows)
    shown = el("table", el("caption", caption), top, el("tbody", *body))
    return el("div", shown, class_="scroll", role="region", aria_label=caption, tabindex=0)


def cell(value: object) -> str:
    """What stands in a cell: markup as it is, anything else as text."""
    return value if isinstance(value, str) else str(value)


def bar(share: float, kind: str) -> Html:
    """A share as a bar and as a figure."""
    if share != share:
        return Html(NONE)
    drawn = el("span", el("i", style=f"width:{share:.1%}", class_=kind), class_="bar", aria_hidden="true")
    return joined((drawn, el("span", percent(share), class_="share")))


def percent(share: float) -> str:
    """A share for readers; a dash for not-a-number."""
    return f"{share:.1%}" if share == share else NONE


def _three(figure: float | None) -> str:
    return NONE if figure is None else f"{figure:.3f}"
