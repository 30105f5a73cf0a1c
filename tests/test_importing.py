"""Pages copied from the web become articles: what is kept, what is left out, what is found, and what is never done."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path

import pytest

from psychobot.articles import parse_article, read_corpus
from psychobot.build import build_index
from psychobot.credits import credits_in, dates_in
from psychobot.errors import ArticleError
from psychobot.import_measures import measure_page, read_labels
from psychobot.importer import draft_of
from psychobot.importing import Draft, draft_article
from psychobot.page_files import page_text
from psychobot.page_lines import lines_of
from psychobot.passages import blocks_of
from tests.conftest import Run

PAGES = Path(__file__).parent / "fixtures" / "pages"
NAMES = sorted(path.name.removesuffix(".labels.json") for path in PAGES.glob("*.labels.json"))
TODAY = date(2026, 1, 2)
HAS_HTML = importlib.util.find_spec("trafilatura") is not None

PROSE = "Worry rehearses trouble before it comes, and it goes on long after the trouble has passed us by."
PAGE = f"""Skip to content
A short guide to worry
By Ann Leaf, MD
Updated June 13, 2024by Harbour Editorial Team
{PROSE}
What helps
{PROSE.replace("Worry", "A walk")}
© 2024 Harbour
"""


def page_of(name: str) -> Path:
    """The page a file of labels belongs to."""
    return next(path for path in PAGES.glob(f"{name}.*") if not path.name.endswith(".labels.json"))


def draft(text: str, keep_all: bool = False) -> Draft:
    """The draft of an article from the text of a page."""
    return draft_article(lines_of(text), "page", TODAY, keep_all=keep_all)


@pytest.mark.parametrize("name", NAMES)
def test_every_labelled_page_is_told_apart(name: str) -> None:
    """No word of the article is lost, no furniture left in, and title and publisher are right, on pages of many habits."""
    page = page_of(name)
    if page.suffix == ".html" and not HAS_HTML:
        pytest.skip("trafilatura is not installed")
    measured = measure_page(name, read_labels(PAGES / f"{name}.labels.json"), draft_of(page, TODAY)[0])
    wrong = [fact for fact in measured.wrong if fact.startswith(("title", "publisher"))]
    assert measured.lost_lines == () and measured.left_lines == () and wrong == []
    assert measured.kept == measured.article


def test_hardly_a_name_or_date_of_the_labelled_pages_is_wrong() -> None:
    """The judge of facts has not seen these pages; of its facts at most one in fourteen is wrong."""
    pages = [page_of(name) for name in NAMES]
    read = [page for page in pages if HAS_HTML or page.suffix != ".html"]
    wrong = [fact for page in read
             for fact in measure_page(page.stem, read_labels(PAGES / f"{page.stem}.labels.json"), draft_of(page, TODAY)[0]).wrong]
    assert len(wrong) <= 4 * len(read) / 14, wrong


@pytest.mark.parametrize("name", NAMES)
def test_nothing_vanishes_silently(name: str) -> None:
    """Every line of a text page is in the draft, or in the report with its number and its words."""
    page = page_of(name)
    if page.suffix == ".html":
        pytest.skip("lines of HTML are not those of the file")
    lines = lines_of(page_text(page.read_bytes(), page.name).text)
    made = draft_of(page, TODAY)[0]
    assert made.kept + len(made.dropped) == len(lines)
    numbers = {line.number: line.text for line in lines}
    assert all(numbers[row.line] == row.text and row.reason for row in made.dropped)


def test_an_article_is_accepted_as_it_is(tmp_path: Path) -> None:
    """The reader takes the front matter, the splitter finds headings, lists and references, the index is built."""
    made = draft_of(page_of("portal"), TODAY)[0]
    article = parse_article(made.text, "portal.md")
    assert article.sources[0].publisher == "Harbour Health" and article.sources[0].updated == "2024-09-03"
    blocks = blocks_of(article)
    assert [block.text for block in blocks if block.kind == "heading"][1:] == [
        "What worry does", "Common signs", "What helps", "Sources"]
    assert sum(block.kind == "item" for block in blocks) == 6
    (tmp_path / "portal.md").write_text(made.text, "utf-8")
    assert build_index(read_corpus(tmp_path)).size > 5


def test_what_is_not_known_is_asked_for() -> None:
    """Without authors, dates and publisher the front matter says what to fill in, and can be read all the same."""
    made = draft(f"Worry\n\n{PROSE}\n")
    for key in ("license", "authors", "reviewers", "published", "updated", "url", "interest"):
        assert f"# {key} = " in made.text
    assert 'reviewed_by = "not clinically reviewed"' in made.text
    assert parse_article(made.text, "page.md").sources[0].publisher == "unknown"


def test_glued_bylines_are_taken_apart() -> None:
    """A date that runs into "by" gives both, and credentials stay with their name."""
    facts = draft(PAGE).facts
    assert facts.updated == "2024-06-13" and facts.publisher == "Harbour"
    assert facts.authors == ("Ann Leaf, MD", "Harbour Editorial Team")


def test_keep_all_keeps_all() -> None:
    """With ``keep_all`` every line of the page is in the draft."""
    made = draft(PAGE, keep_all=True)
    assert made.dropped == () and all(line in made.text for line in PAGE.splitlines())


@pytest.mark.parametrize("sentence", [
    "By the end of the week most people felt better.",
    "Reviewed by two independent raters, the tapes were scored twice.",
    "Freud published his book on dreams in 1900.",
    "In March 2019 a trial was begun.",
])
def test_a_sentence_is_no_byline(sentence: str) -> None:
    """Sentences that hold "by" or a date stay in the article."""
    assert credits_in(sentence) == []
    assert sentence in draft(f"Worry\n\n{PROSE}\n\n{sentence}\n\n{PROSE} Again.\n").text


@pytest.mark.parametrize(("text", "day_first", "iso"), [
    ("June 13, 2024by", False, "2024-06-13"), ("09/13/2022", False, "2022-09-13"), ("03/04/2024", False, "2024-03-04"),
    ("03/04/2024", True, "2024-04-03"), ("17. März 2023", True, "2023-03-17"), ("3 de mayo de 2021", True, "2021-05-03"),
    ("le 1er août 2020", True, "2020-08-01"), ("April 10,2018", False, "2018-04-10"), ("May 2020", False, "2020-05"),
    ("2024-02-20T10:00:00Z", False, "2024-02-20"), ("31/31/2020", False, None),
])
def test_dates_are_read(text: str, day_first: bool, iso: str | None) -> None:
    """Dates in the ways of several languages; an impossible one is none."""
    assert next(iter(dates_in(text, day_first)), None) == iso


def test_lists_of_any_bullets_become_lists() -> None:
    """Odd bullets, bullets on a line of their own, numbers in brackets and lists without bullets."""
    made = draft(f"Worry\n\n{PROSE}\n\nSigns are:\n\n➤ one sign\n●two signs\n•\nthree signs\n\n{PROSE} Then:\n\n"
                 f"1) first step\n2) second step\n\nIt may feel:\n\nheavy and slow\nfast and loud\n\n{PROSE} End.\n")
    for item in ("- one sign", "- two signs", "- three signs", "1. first step", "2. second step", "- heavy and slow", "- fast and loud"):
        assert f"\n{item}\n" in made.text


def test_what_stands_below_the_references_is_left_out() -> None:
    """After the list of references comes the foot of the page, unless a heading opens another section."""
    cited = "".join(f"\n- Leaf, A. (20{year}). On worry. Journal of Days, 4(2), 1-9.\n" for year in (11, 12, 13))
    told = "".join(f"{PROSE.replace(chr(87), word)} It was found {word}.\n\n" for word in "once twice thrice often always".split())
    body = f"Worry\n\n{told}References\n{cited}\n"
    foot = "Changes in this version were made together with a clinician of the house."
    assert foot not in draft(body + foot + "\n").text
    assert foot in draft(f"{body}Another section\n\n{foot} {PROSE} {PROSE}\n").text


def test_wrapped_lines_are_put_together() -> None:
    """A page wrapped by a mail program has paragraphs again, and its headings are not swallowed."""
    made = draft_of(page_of("leaflet"), TODAY)[0]
    assert "It feels dangerous and it is not." in made.text and "\n## WHAT YOU CAN DO\n" in made.text


@pytest.mark.parametrize("data", ["Über Sorgen\r\n\r\nEin Satz.\r\n".encode("utf-8-sig"), "Über Sorgen\n\nEin Satz.\n".encode("utf-16"),
                                  "Über Sorgen\n\nEin Satz.\n".encode("cp1252")])
def test_encodings_are_found(data: bytes) -> None:
    """Byte-order marks, CRLF and the encoding of Windows give the same text."""
    assert page_text(data, "a.txt").text == "Über Sorgen\n\nEin Satz.\n"


@pytest.mark.parametrize(("data", "words"), [
    (b"", "is empty"), (b"\xef\xbb\xbf \r\n ", "is empty"), (b"%PDF-1.7", "is a PDF"), (b"PK\x03\x04", "Word"), (b"a\nb\0c", "page.txt:2"),
    ("é\nüöß\n".encode() + b"\xe9", "page.txt:3"), (b"a\x07b", "control character"), (b"+++\ntitle = 1\n+++\n", "already"),
])
def test_what_is_no_text_is_said(data: bytes, words: str) -> None:
    """Empty, binary and half-broken files get an error with file and line."""
    with pytest.raises(ArticleError, match=words):
        page_text(data, "page.txt")


def test_import_writes_an_article_and_reports(run: Run, tmp_path: Path) -> None:
    """`import` makes the corpus folder, writes the article, lists what it left out; `index` takes it, `check` asks for the licence."""
    corpus = tmp_path / "corpus"
    done = run("import", str(page_of("portal")), "--corpus", str(corpus))
    assert done.returncode == 0 and "line 18: advertisement" not in done.stderr
    assert "navigation: Skip to main content" in done.stdout and "publisher  Harbour Health" in done.stdout
    assert run("index", "--corpus", str(corpus)).returncode == 0
    assert "1 error" in (checked := run("check", "--corpus", str(corpus)).stdout) and "`license` is missing" in checked


def test_import_never_writes_over_unasked(run: Run, tmp_path: Path) -> None:
    """A second import leaves the edited article alone; --force writes over it; other files are imported all the same."""
    corpus, page = tmp_path / "corpus", tmp_path / "worry.txt"
    page.write_text(PAGE, "utf-8")
    assert run("import", str(page), "--corpus", str(corpus)).returncode == 0
    (corpus / "worry.md").write_text("# Edited\n\nBy hand.\n", "utf-8")
    again = run("import", str(page), str(tmp_path / "none.txt"), str(page_of("clinic")), "--corpus", str(corpus))
    assert again.returncode == 1 and "--force" in again.stderr and "no such file" in again.stderr
    assert (corpus / "worry.md").read_text("utf-8") == "# Edited\n\nBy hand.\n" and (corpus / "clinic.md").is_file()
    assert run("import", str(page), "--corpus", str(corpus), "--force").returncode == 0
    assert "A short guide to worry" in (corpus / "worry.md").read_text("utf-8")
    assert sorted(path.name for path in corpus.iterdir()) == ["clinic.md", "worry.md"]


def test_import_refuses_what_would_harm_the_corpus(run: Run, tmp_path: Path) -> None:
    """Two pages of one name, a page inside the corpus, and names no article can have."""
    corpus, other = tmp_path / "corpus", tmp_path / "other"
    for folder in (corpus, other):
        folder.mkdir()
        (folder / "worry.txt").write_text(PAGE, "utf-8")
    (other / "readme.txt").write_text(PAGE, "utf-8")
    done = run("import", str(corpus / "worry.txt"), str(other / "readme.txt"), str(other), "--corpus", str(corpus), "--force")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 3
    twice = run("import", str(other / "worry.txt"), str(other / "worry.txt"), "--corpus", str(tmp_path / "new"), "--force")
    assert twice.returncode == 1 and "rename one of the two" in twice.stderr


def test_import_gives_a_record(run: Run, tmp_path: Path) -> None:
    """With --json the report is one object for each page."""
    done = run("import", str(page_of("clinic")), "--json", "--corpus", str(tmp_path / "corpus"))
    record = json.loads(done.stdout)
    assert record["schema"] == 1 and record["facts"]["publisher"] == "Elm Street Psychology"
    assert {"line", "reason", "text"} == record["dropped"][0].keys()


@pytest.mark.skipif(HAS_HTML, reason="trafilatura is installed")
def test_html_says_what_it_needs(run: Run, tmp_path: Path) -> None:
    """Without trafilatura a page of HTML gives the command that installs it."""
    done = run("import", str(page_of("portalhtml")), "--corpus", str(tmp_path / "corpus"))
    assert done.returncode == 1 and "pip install 'psychobot[import]'" in done.stderr
    assert not list((tmp_path / "corpus").iterdir())


@pytest.mark.skipif(not HAS_HTML, reason="trafilatura is not installed")
def test_html_keeps_every_heading_and_list() -> None:
    """Headings and lists of the article are in the draft, whatever trafilatura made of them."""
    text = draft_of(page_of("portalhtml"), TODAY)[0].text
    for row in ("## The ladder", "1. Looking at a drawing of a spider", "- Adults and children from about seven", "### How long it takes"):
        assert f"\n{row}\n" in text


def test_deep_long_and_odd_pages_do_no_harm() -> None:
    """Ten thousand lines, one line of a million characters, no sentence at all, and nothing but furniture."""
    assert draft("Menu\n" * 10_000).kept <= 1
    assert "a b" in draft("Title\n\n" + "a b " * 250_000).text
    assert draft("Depression\nAnxiety\n").notes
    assert draft("© 2024 Harbour\n").facts.title


@pytest.mark.parametrize(("line", "stays"), [
    ("This article is about the years in which nobody slept.", True),
    ("Many people pay £60 for an hour and come back anyway.", True),
    ("Our team offers free first calls; book yours at team@harbour.example.", False),
    ("This leaflet may be copied without permission of the Harbour press.", False),
    ("“I slept for the first time in years, and my dog did too.” — Bo, Harbour member", False),
])
def test_one_word_about_the_site_is_not_enough(line: str, stays: bool) -> None:
    """A sentence with a single cue stays in the article; several cues together make it furniture."""
    told = "".join(f"{PROSE.replace('Worry', word)}\n\n" for word in ("Worry", "Grief", "Shame"))
    made = draft(f"Worry and its friends\n\n{told}{line}\n\n{PROSE} It ended there.\n")
    assert (line in made.text) is stays and (line in [row.text for row in made.dropped]) is not stays


def test_running_heads_go() -> None:
    """The head of a printed page and its number go, and nothing else does."""
    pages = "".join(f"Harbour notes on worry, page {page} of 3\n\n{PROSE.replace('Worry', f'Grief {page}')}\n\n" for page in (1, 2, 3))
    made = draft(f"Worry in the harbour\n\n{pages}")
    assert [row.reason for row in made.dropped] == ["page number or running head"] * 3


def test_answers_stay_and_replies_go() -> None:
    """On a page of questions both answers are the article; in a forum only the opening post is."""
    asked = f"Why do I worry?\n\nI have had this for years. {PROSE}\n\n2 answers\n\n"
    answers = "".join(f"{name}, LMFT\nAnswered May {day}, 2020\n{PROSE.replace('Worry', word)} {word}.\n\nComment (2)\n\n"
                      for name, day, word in (("Ann Leaf", 3, "Once"), ("Bo Tree", 5, "Twice")))
    made = draft(asked + answers)
    assert "Once." in made.text and "Twice." in made.text and made.facts.authors[0][:3] == "Ann"


def test_a_long_page_is_not_lost_above_its_title() -> None:
    """Whatever line is taken for the title, no half of a page goes because it stands above it."""
    said = "tells of worry and of the people who have it, and it ends here."
    page = "".join(f"Chapter {i}\nSentence number {i} of worry{i} {said}\n" for i in range(300))
    made = draft(f"A book about worry\n\n{page}")
    assert made.kept > 250 and len(made.dropped) < 10
