"""A small corpus without a fault, and faults to plant in it: each with its kind, the edit, and the code to be reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

TODAY = date(2026, 11, 22)

FRONT = """+++
title = "{title}"
summary = "{summary}"
language = "en"
written = 2026-03-02
reviewed = 2026-04-02
reviewed_by = "not clinically reviewed"
license = "CC-BY-4.0"

"""

KETTLES = FRONT.format(title="Kettles and how to use them", summary="Which kettles there are, and how to look after one.") + """[[sources]]
key = "copper"
publisher = "Copper House"
title = "All about kettles"
authors = ["Ann Leaf"]
published = 2021-05-06
updated = 2024-05-06
url = "https://example.org/kettles"
interest = "sells kettles"

[[sources]]
key = "steam"
publisher = "Steam Society"
title = "Notes on boiling"
authors = ["Bo Vapor"]
updated = 2023-02-01
interest = "a club, sells nothing"

[cited]
"What a kettle is" = ["copper", "steam"]
"Boiling times" = ["steam"]
"Parts" = ["copper"]
"Cleaning" = ["copper"]
+++

# Kettles and how to use them

## What a kettle is

A kettle is a vessel with a lid, a spout and a handle in which people bring water to the boil. Most kettles hold between one and two liters.

Electric kettles turn themselves off. Those for the stove whistle, because steam presses through a narrow hole in the “flute” of the lid (Leaf, 2024).

## Boiling times

Water in an electric kettle boils after three minutes. On a gas stove the same water takes about seven minutes.

### At high altitude

Mountain climbers wait less, since water boils at a lower heat up there. Their tea turns out weaker.

## Parts

A kettle for the stove has these three parts:

- Lid: keeps the steam inside, so that the water gets hot sooner.
- Spout: pours the water where it should go.
- Whistle: says when the water is hot.

## Cleaning

Lime settles on the walls of every kettle after some weeks. Vinegar or lemon juice dissolves it overnight, and a rinse with clear water takes the taste away.

## References

Copper House names this work and one more:

- Vapor (2023), Notes on boiling, volume 14, pages 137-50.
- Leaf (2024), Lime and its habits.
"""

TEAPOTS = FRONT.format(title="Teapots of the world", summary="What teapots are made of, and where they come from.") + """[[sources]]
key = "clay"
publisher = "Clay Museum"
title = "Pots"
authors = ["Cy Potter"]
updated = 2024-01-05
interest = "a museum, sells tickets"
+++

# Teapots of the world

## Clay and porcelain

Porcelain keeps the taste of tea pure, for it takes up nothing. Unglazed clay remembers every brew, so its owners give each pot to one kind of tea.

## Iron pots from Japan

Iron pots stay warm for two hours. Their inside is enameled today, since bare iron turns the tea dark.

## How long tea should steep

Black tea steeps for four minutes in a porcelain pot. Green tea asks for cooler water and half that time.

## About the source article

Clay Museum published the text behind this article. Cy Potter, a licensed potter, wrote it in 2024.
"""

ASKED = """[questions]
"What a kettle is" = [
  "what do you call the thing that water is boiled in?",
  "why does it whistle?",
]
"Cleaning" = ["how do I get lime off?"]
"""

GAPS = """[gaps]
"what kettles cost" = ["how much is a kettle?", "are copper ones dear?"]
"repairs" = ["who mends a broken handle?"]
"""

ALIASES = """[aliases]
"limescale" = ["lime"]
"mug" = ["vessel"]
"by the way" = []
"""

CLAIMS = """[[claims]]
topic = "How long to wait"
asks = ["how long must I wait for it?", "is it quick?"]

[[claims.positions]]
stance = "three minutes"
doc_id = "kettles"
quote = "Water in an electric kettle boils after three minutes."

[[claims.positions]]
stance = "four minutes"
doc_id = "teapots"
quote = "Black tea steeps for four minutes in a porcelain pot."
"""

QUESTIONS = """[[answerable]]
question = "when does an electric kettle boil?"
kind = "direct"
answers = [
  { document = "kettles", words = ["boils after three minutes"] },
]

[[answerable]]
question = "which pot suits green tea drinkers who travel?"
kind = "reworded"
held_out = true
answers = [{ document = "teapots", words = ["Green tea asks", "half that time"] }]

[[unanswerable]]
question = "how do I fix a bicycle?"
kind = "everyday"

[[dialogues]]
turns = [
  { text = "what are teapots made of", needs = "standalone", expect = ["Porcelain keeps the taste"] },
  { text = "and in japan", needs = "context", expect = ["Iron pots stay warm"] },
  { text = "how do i fly a kite", needs = "changed", expect = [] },
]

[[disagreements]]
question = "how many minutes does one have to be patient?"
point = "waiting"
sides = [["boils after three minutes"], ["steeps for four minutes"]]
"""

GOOD: dict[str, str] = {
    "kettles.md": KETTLES, "teapots.md": TEAPOTS, "kettles.asked.toml": ASKED, "gaps.toml": GAPS, "aliases.toml": ALIASES,
    "claims.toml": CLAIMS, "questions.toml": QUESTIONS, "README.md": "# The corpus\n\nTea.\n",
}


def write_good(folder: Path) -> None:
    """Write the corpus without a fault."""
    for name, text in GOOD.items():
        (folder / name).write_bytes(text.encode())


class Plant(NamedTuple):
    """One fault to plant."""

    kind: str
    edit: Callable[[Path], object]
    code: str


def swap(file: str, old: str, new: str) -> Callable[[Path], object]:
    """Put other words in the place of some, once."""
    def edit(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        (folder / file).write_bytes(text.replace(old, new, 1).encode())
    return edit


def add(file: str, text: str) -> Callable[[Path], object]:
    """Add to the end of a file, or begin one."""
    def edit(folder: Path) -> None:
        path = folder / file
        path.write_bytes((path.read_bytes() if path.exists() else b"") + text.encode())
    return edit


def data(file: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Change the bytes of a file."""
    return lambda folder: (folder / file).write_bytes(change((folder / file).read_bytes() if (folder / file).exists() else b""))


def below(file: str, text: str) -> Callable[[Path], object]:
    """A file in a folder of its own."""
    def edit(folder: Path) -> None:
        (folder / file).parent.mkdir()
        (folder / file).write_bytes(text.encode())
    return edit


def body(sentence: str) -> Callable[[Path], object]:
    """A paragraph in the middle of an article."""
    return swap("kettles.md", "## Cleaning\n", f"{sentence}\n\n## Cleaning\n")


def within(sentence: str) -> Callable[[Path], object]:
    """A sentence at the end of a good paragraph."""
    return swap("teapots.md", "give each pot to one kind of tea.", f"give each pot to one kind of tea. {sentence}")


def noted(sentence: str) -> Callable[[Path], object]:
    """A sentence in the note on an article's source."""
    return swap("teapots.md", "wrote it in 2024.", f"wrote it in 2024. {sentence}")


def section(text: str) -> Callable[[Path], object]:
    """A section in the middle of the article that has no [cited]."""
    return swap("teapots.md", "## Iron pots from Japan\n", f"{text}\n\n## Iron pots from Japan\n")


K, T, Q = "kettles.md", "teapots.md", "questions.toml"
LONG = "Pots and cups and spoons are washed by hand in warm water after every meal. "
HARD = ("Industrial multinational manufacturing organizations systematically differentiate thermodynamically "
        "sophisticated electromechanical instrumentation configurations, notwithstanding considerable "
        "international standardization inconsistencies, organizational interdependencies and administrative "
        "responsibilities necessitating comprehensive interdisciplinary investigations. ") * 2

PLANTS = (
    # files
    Plant("Latin-1 bytes", data(T, lambda b: b.replace(b"pure", b"p\xfcre")), "not-utf8"),
    Plant("UTF-16", data(T, lambda b: b.decode().encode("utf-16")), "not-text"),
    Plant("zero bytes", data("zero.txt", lambda b: b"tea\0"), "not-text"),
    Plant("empty article", data("empty.md", lambda b: b""), "empty-file"),
    Plant("an article of blanks", data("blank.md", lambda b: b" \n\n"), "empty-file"),
    Plant("byte-order mark", data(T, lambda b: b"\xef\xbb\xbf" + b), "bom"),
    Plant("CRLF", data(T, lambda b: b.replace(b"\n", b"\r\n")), "crlf"),
    Plant("CRLF beside the articles", data("gaps.toml", lambda b: b.replace(b"\n", b"\r\n")), "crlf"),
    Plant("one old Mac line end", data(T, lambda b: b.replace(b"two hours. ", b"two hours.\r")), "crlf"),
    Plant("tab", swap(T, "two hours", "two\thours"), "tab"),
    Plant("bell", swap(T, "two hours", "two\x07 hours"), "control-character"),
    Plant("terminal escape", swap(T, "two hours", "two \x1b[31mhours"), "control-character"),
    Plant("zero-width space", swap(T, "two hours", "two\u200b hours"), "control-character"),
    Plant("right-to-left override", swap(T, "two hours", "two \u202ehours"), "control-character"),
    Plant("replacement character", swap(T, "two hours", "two\ufffd hours"), "control-character"),
    Plant("soft hyphen", swap(T, "Porcelain", "Por\u00adcelain"), "control-character"),
    Plant("no-break space", swap(T, "two hours", "two\u00a0hours"), "odd-space"),
    Plant("letters of a wrong encoding", swap(T, "two hours", "two hoursâ€™"), "mojibake"),
    Plant("Cyrillic a in a word", swap(T, "Porcelain", "Porcel\u0430in"), "mixed-script"),
    Plant("separate accents", swap(T, "two hours", "two cafe\u0301 hours"), "not-nfc"),
    Plant("no line end at the end", data(T, lambda b: b.rstrip()), "no-final-newline"),
    Plant("blank lines at the end", add(T, "\n\n\n"), "trailing-blank-lines"),
    Plant("spaces at a line end", swap(T, "the tea dark.", "the tea dark.  "), "trailing-space"),
    Plant("merge conflict", swap(T, "## Iron", "<<<<<<< HEAD\n## Iron"), "conflict-marker"),
    Plant("stray Word file", data("notes.docx", lambda b: b"PK"), "stray-file"),
    Plant("editor's backup", data("kettles.md~", lambda b: b"old"), "stray-file"),
    Plant("aliases under a wrong name", data("alias.toml", lambda b: b"[aliases]\n"), "stray-file"),
    Plant("hidden file", data(".DS_Store", lambda b: b"x"), "stray-file"),
    Plant("companion in a folder below", below("sub/gaps.toml", "[gaps]\n"), "stray-file"),
    Plant("doc_id taken", below("old/kettles.md", TEAPOTS), "doc-id-clash"),
    Plant("doc_id taken, in other case", add("Kettles.txt", "Cups\n\nCups are small and hold a quarter of a liter of tea.\n"), "doc-id-clash"),
    Plant("doc_id with spaces", add("my cups.md", "# Cups\n\nCups are small and hold a quarter of a liter of tea.\n"), "doc-id-form"),
    Plant("questions without article", add("cups.asked.toml", "[questions]\n"), "asked-without-article"),
    # front matter
    Plant("not closed", swap(T, "\n+++\n", "\n"), "front-matter"),
    Plant("not TOML", swap(T, 'language = "en"', "language = en"), "front-matter"),
    Plant("a key twice", swap(T, 'language = "en"', 'language = "en"\nlanguage = "en"'), "front-matter"),
    Plant("YAML front matter", add("cups.md", "---\ntitle: Cups\n---\n\nCups hold a quarter of a liter of tea.\n"), "foreign-front-matter"),
    Plant("blank line before the front matter", data(T, lambda b: b"\n" + b), "misplaced-front-matter"),
    Plant("front matter without fences", data(T, lambda b: b.replace(b"+++\n", b"")), "misplaced-front-matter"),
    Plant("second fence in the text", swap(T, "## Iron", "+++\n\n## Iron"), "stray-fence"),
    Plant("misspelt key", swap(T, "reviewed_by", "reviewedby"), "unknown-key"),
    Plant("foreign key", swap(T, 'language = "en"', 'language = "en"\ntags = ["tea"]'), "unknown-key"),
    Plant("unknown key of a source", swap(T, 'key = "clay"', 'key = "clay"\nisbn = "1"'), "unknown-key"),
    Plant("no licence", swap(T, 'license = "CC-BY-4.0"\n', ""), "missing-key"),
    Plant("no title", swap(T, 'title = "Teapots of the world"\n', ""), "missing-key"),
    Plant("no sources", lambda f: (f / T).write_text(TEAPOTS.split("[[sources]]")[0] + "+++" + TEAPOTS.split("+++")[2]), "missing-key"),
    Plant("source without publisher", swap(T, 'publisher = "Clay Museum"\n', ""), "missing-key"),
    Plant("summary a number", swap(T, 'summary = "What teapots are made of, and where they come from."', "summary = 3"), "wrong-type"),
    Plant("date as text", swap(T, "written = 2026-03-02", 'written = "last spring"'), "wrong-type"),
    Plant("authors as text", swap(T, 'authors = ["Cy Potter"]', 'authors = "Cy Potter"'), "wrong-type"),
    Plant("impossible day of a source", swap(T, "updated = 2024-01-05", 'updated = "2024-13-05"'), "wrong-type"),
    Plant("empty summary", swap(T, 'summary = "What teapots are made of, and where they come from."', 'summary = ""'), "empty-value"),
    Plant("empty author", swap(T, '["Cy Potter"]', '["Cy Potter", ""]'), "bad-names"),
    Plant("very long summary", swap(T, "What teapots are", "What teapots are" * 30), "long-summary"),
    Plant("language in words", swap(T, 'language = "en"', 'language = "English"'), "language-tag"),
    Plant("title and heading differ", swap(T, 'title = "Teapots of the world"', 'title = "Cups"'), "title-differs"),
    Plant("written in the future", swap(T, "written = 2026-03-02", "written = 2027-03-02"), "future-date"),
    Plant("source in the future", swap(T, "updated = 2024-01-05", "updated = 2030-01-05"), "future-date"),
    Plant("reviewed before written", swap(T, "reviewed = 2026-04-02", "reviewed = 2025-04-02"), "dates-reversed"),
    Plant("reviewed long ago", lambda f: (swap(T, "reviewed = 2026-04-02", "reviewed = 2022-04-02")(f), swap(T, "written = 2026-03-02", "written = 2022-03-02")(f)), "stale-reviewed"),
    Plant("written long ago", swap(T, "written = 2026-03-02", "written = 2011-03-02"), "stale-written"),
    Plant("source updated before published", swap(K, "updated = 2024-05-06", "updated = 2020-05-06"), "source-dates-reversed"),
    Plant("source of another age", swap(T, "updated = 2024-01-05", "updated = 1998"), "wrong-type"),
    Plant("old source", swap(T, "updated = 2024-01-05", "updated = 1998-01-01"), "old-source"),
    Plant("source changed since", swap(T, "updated = 2024-01-05", "updated = 2026-09-05"), "source-newer"),
    Plant("source without date", swap(T, "updated = 2024-01-05\n", ""), "undated-source"),
    Plant("source without interest", swap(T, 'interest = "a museum, sells tickets"\n', ""), "no-interest"),
    Plant("source without author", swap(T, 'authors = ["Cy Potter"]\n', ""), "no-author"),
    Plant("source key twice", swap(K, 'key = "steam"', 'key = "copper"'), "repeated-source"),
    Plant("bad web address", swap(K, "https://example.org/kettles", "example dot org"), "bad-url"),
    Plant("source never cited", lambda f: (swap(K, '"Boiling times" = ["steam"]', '"Boiling times" = ["copper"]')(f), swap(K, '["copper", "steam"]', '["copper"]')(f)), "unused-source"),
    Plant("source without key", swap(K, 'key = "steam"\n', ""), "no-source-key"),
    Plant("[cited] names no heading", swap(K, '"Parts" = ', '"Pieces" = '), "cited-heading"),
    Plant("[cited] names no source", swap(K, '"Parts" = ["copper"]', '"Parts" = ["brass"]'), "unknown-source"),
    Plant("[cited] leaves a section out", swap(K, '"Parts" = ["copper"]\n', ""), "not-cited"),
    Plant("[cited] with no source", swap(K, '"Parts" = ["copper"]', '"Parts" = []'), "cited-keys"),
    # headings and sections
    Plant("heading skips a level", swap(K, "### At high", "#### At high"), "heading-skip"),
    Plant("two titles", swap(T, "## Iron pots", "# Iron pots"), "second-title"),
    Plant("heading repeats", swap(T, "## Iron pots from Japan", "## Clay and porcelain"), "heading-repeats"),
    Plant("heading without space", swap(T, "## Iron", "##Iron"), "heading-malformed"),
    Plant("heading without words", section("## \n\nCups of tin are light, and campers like them for it."), "heading-empty"),
    Plant("underlined heading", section("Cups of tin\n-----------\n\nCups of tin are light, and campers like them for it."), "heading-underlined"),
    Plant("bold line for a heading", section("**Cups of tin**\n\nCups of tin are light, and campers like them for it."), "heading-bold"),
    Plant("heading ends with a mark", swap(T, "## Iron pots from Japan", "## Iron pots from Japan:"), "heading-mark"),
    Plant("heading in capitals", swap(T, "## Iron pots from Japan", "## IRON POTS FROM JAPAN"), "heading-capitals"),
    Plant("empty section", section("## Cups of tin"), "section-empty"),
    Plant("empty last section", add(T, "\n## Cups of tin\n"), "section-empty"),
    Plant("section of three words", section("## Cups of tin\n\nLight and cheap."), "section-thin"),
    Plant("long section", section("## Cups of tin\n\n" + "\n\n".join(f"{LONG * 6}" + f"Cup number {n} is the next." for n in range(8))), "section-long"),
    Plant("long paragraph", section("## Cups of tin\n\n" + LONG * 16), "paragraph-long"),
    Plant("long sentence", within("Cups " + "and saucers and spoons and jars " * 12 + "are washed."), "sentence-long"),
    Plant("hard to read", section("## Cups of tin\n\n" + HARD), "hard-to-read"),
    Plant("article without a passage", add("cups.md", "# Cups\n\n## Tin\n\n## Glass\n"), "no-passage"),
    # lists
    Plant("lead-in without its list", body("Kettles are made of metals such as:"), "lead-in-alone"),
    Plant("lead-in at the end of the article", add(T, "\nOther makers of pots in that town include\n"), "lead-in-alone"),
    Plant("“the following” and no list", body("Kettles come in the following shapes."), "lead-in-alone"),
    Plant("list without lead-in", section("## Cups of tin\n\n- Large cups for soup.\n- Small cups for coffee."), "list-alone"),
    Plant("count does not fit", swap(K, "these three parts", "these four parts"), "list-count"),
    Plant("list of one", section("## Cups of tin\n\nCups come in many sizes, for example:\n\n- Large cups for soup."), "list-of-one"),
    Plant("item twice", swap(K, "- Spout: pours the water where it should go.", "- Whistle: says when the water is hot."), "item-repeats"),
    Plant("numbers run wrong", section("## Cups of tin\n\nMake tea in this way:\n\n1. Boil water.\n3. Warm the pot."), "list-numbers"),
    # voice
    Plant("sign-up line", within("Sign up for the tea letter here."), "advertising"),
    Plant("discount", within("Get 20% off your first pot with the code TEA20."), "advertising"),
    Plant("price", within("Pots start at $29."), "advertising"),
    Plant("offer in the first person", within("At Clay Museum, our trained experts choose every pot by hand."), "advertising"),
    Plant("booking", body("Book a free consultation with a tea master."), "advertising"),
    Plant("calling the reader", within("You deserve a better pot."), "promotion"),
    Plant("do not wait", body("Don’t wait another day to begin with good tea."), "promotion"),
    Plant("take the first step", within("Take the first step today and reach out to us."), "promotion"),
    Plant("shouting", within("This pot is wonderful!"), "shouting"),
    Plant("degree", within("Cy Potter holds a master’s degree in ceramics."), "biography"),
    Plant("calling", body("Dora Mugg is a freelance writer and editor in Leeds."), "biography"),
    Plant("home life", within("She lives in Ohio with her two dogs."), "biography"),
    Plant("reviewed by", body("Medically reviewed by Dora Mugg, MD."), "credits"),
    Plant("legal line", within("This text is for informational purposes only."), "disclaimer"),
    Plant("no substitute", body("It is not intended as a substitute for professional help."), "disclaimer"),
    Plant("copyright", within("© 2024 Clay Museum."), "disclaimer"),
    Plant("ask a doctor", within("Always consult your doctor before you drink."), "disclaimer"),
    Plant("988", within("If you are in distress, call or text 988."), "helpline-number"),
    Plant("phone number", within("Write to the shop or ring 1-800-555-0199."), "helpline-number"),
    Plant("British number", within("The office is at 020 7946 0018."), "helpline-number"),
    Plant("phone number in the references", add(K, "- Shop (2020), price list, (555) 010-4477.\n"), "helpline-number"),
    Plant("hotline", within("A tea hotline is open at all hours."), "helpline"),
    Plant("pitch without a phrase", within("Harbor Kettles pairs every newcomer with a tea expert within a day, and the opening tasting is on the house."), "advertising"),
    Plant("scarcity", within("Places in April are going fast, so grab yours while the spring rate lasts."), "advertising"),
    Plant("career told", within("After qualifying in Leeds, Marcus Hale spent eleven years in tea rooms before he turned to writing about kettles."), "biography"),
    Plant("board and prize", within("Dr. Owen Pryce sits on the board of three charities and was named potter of the year in 2017."), "biography"),
    Plant("no guarantee", within("We make every effort to be correct, yet we give no guarantee that the details are complete or current."), "disclaimer"),
    Plant("risk of the reader", within("Use of this information is at the reader's own risk, and no claims against the editors can follow from it."), "disclaimer"),
    Plant("appeal in other words", within("If you feel you cannot go on, the volunteers of Nightline listen at any hour."), "helpline"),
    Plant("sentence of a site", within("Small Pots is a reader-supported publication, and each issue comes as a weekly letter."), "site-talk"),
    Plant("image credit", body("Photo by Dora Mugg on Unsplash."), "image"),
    Plant("e-mail", within("Write to potter@example.org for more."), "email"),
    # marks
    Plant("TODO", within("TODO check this."), "placeholder"),
    Plant("TODO beside the articles", add("gaps.toml", "# TODO: more of these\n"), "placeholder"),
    Plant("lorem ipsum", within("Lorem ipsum dolor sit amet."), "placeholder"),
    Plant("text to be inserted", within("The oldest pot is from [insert year]."), "placeholder"),
    Plant("HTML tag", within("Iron is <b>heavy</b>."), "raw-html"),
    Plant("HTML entity", within("Cups&nbsp;are small."), "raw-html"),
    Plant("HTML comment", within("<!-- ask Cy -->"), "raw-html"),
    Plant("image in Markdown", body("![a kettle](kettle.png)"), "image"),
    Plant("empty link", within("See [the list]() of pots."), "broken-link"),
    Plant("link to a file that is not there", within("See [the list](list.md) of pots."), "broken-link"),
    Plant("link never closed", within("See [the list](https://example.org of pots."), "broken-link"),
    Plant("reference to no link", within("See [the list][pots] of pots."), "broken-link"),
    Plant("bare address", within("See https://example.org/pots for more."), "bare-link"),
    Plant("www", within("See www.example.org for more."), "bare-link"),
    Plant("curly quote not closed", within("Some say “pot for it."), "unbalanced"),
    Plant("straight quote not closed", within('Some say "pot for it.'), "unbalanced"),
    Plant("bracket not closed", within("Some pots (of iron are heavy."), "unbalanced"),
    Plant("bold not closed", within("Some pots are **very heavy."), "emphasis-open"),
    Plant("italics not closed", within("Some pots are *very heavy."), "emphasis-open"),
    Plant("code not closed", within("Some pots are `very heavy."), "emphasis-open"),
    Plant("table", body("| a | b |\n|---|---|\n| c | d |"), "markup"),
    Plant("footnote", within("Iron is heavy.[^1]"), "markup"),
    Plant("word twice", within("Iron is is heavy."), "repeated-word"),
    Plant("two spaces", within("Iron  is heavy."), "double-space"),
    Plant("space before a comma", within("Iron is heavy , and dark."), "space-before-mark"),
    Plant("no space after a full stop", within("Iron is heavy.Tin is not."), "no-space-after-mark"),
    Plant("sentence cut off", swap(T, "bare iron turns the tea dark.", "bare iron turns the"), "unfinished"),
    Plant("begins in the middle", body("and so the lid is lifted before the water runs over."), "begins-small"),
    Plant("another language", body("Der Kessel pfeift, sobald das heiße Wasser durch die schmale Öffnung im Deckel drückt."), "other-language"),
    # twice
    Plant("paragraph twice", add(T, "\nIron pots stay warm for two hours. Their inside is enameled today, since bare iron turns the tea dark.\n"), "duplicate"),
    Plant("paragraph in both articles", body("Iron pots stay warm for about two hours. Their inside is enameled today, since bare iron turns the tea dark."), "near-duplicate"),
    Plant("title twice", add("cups.md", "# Teapots of the world\n\nCups are small and hold a quarter of a liter of tea.\n"), "same-title"),
    # aliases
    Plant("aliases not TOML", swap("aliases.toml", '["lime"]', "[lime]"), "not-toml"),
    Plant("alias as text", swap("aliases.toml", '["lime"]', '"lime"'), "wrong-type"),
    Plant("alias to words nowhere", swap("aliases.toml", '["lime"]', '["chalk"]'), "alias-unmatched"),
    Plant("alias for itself", swap("aliases.toml", '["lime"]', '["limescales"]'), "alias-of-itself"),
    Plant("aliases in a circle", add("aliases.toml", '"cup" = ["beaker"]\n"beaker" = ["goblet"]\n"goblet" = ["cup"]\n'), "alias-loop"),
    Plant("alias of a section's word", add("aliases.toml", '"cleaning" = ["whistle"]\n'), "alias-shadows"),
    Plant("alias of a word of the text", add("aliases.toml", '"vinegar" = ["porcelain"]\n'), "alias-shadows"),
    Plant("alias of a function word", add("aliases.toml", '"the" = ["porcelain"]\n'), "alias-shadows"),
    Plant("alias too long", add("aliases.toml", '"the stuff on walls of an old pot" = ["lime"]\n'), "alias-long"),
    Plant("alias twice", add("aliases.toml", '"Limescales" = ["vinegar"]\n'), "alias-repeats"),
    Plant("unknown table", add("aliases.toml", '[alias]\n"jug" = ["vessel"]\n'), "unknown-key"),
    # gaps and readers' questions
    Plant("gap without questions", add("gaps.toml", '"cups" = []\n'), "empty-list"),
    Plant("gap that is a section", add("gaps.toml", '"boiling times" = ["how hot is it?"]\n'), "gap-answered"),
    Plant("gap that an article answers", add("gaps.toml", '"noises" = ["Why does it whistle"]\n'), "gap-answered"),
    Plant("gap question twice", add("gaps.toml", '"prices" = ["How much is a kettle?"]\n'), "question-repeats"),
    Plant("questions under no heading", swap("kettles.asked.toml", '"Cleaning"', '"Cleanliness"'), "questions-heading"),
    Plant("question twice", swap("kettles.asked.toml", "how do I get lime off?", "Why does it whistle?"), "question-repeats"),
    Plant("question equals a rated one", swap("kettles.asked.toml", "how do I get lime off?", "When does an electric kettle boil?"), "rated-leak"),
    Plant("question equals a disagreement", swap("kettles.asked.toml", "how do I get lime off?", "how many minutes does one have to be patient?"), "rated-leak"),
    Plant("heading without questions", swap("kettles.asked.toml", '["how do I get lime off?"]', "[]"), "empty-list"),
    Plant("questions as text", swap("kettles.asked.toml", '["how do I get lime off?"]', '"how do I get lime off?"'), "wrong-type"),
    Plant("heading twice", add("kettles.asked.toml", '"Cleaning" = ["does vinegar help?"]\n'), "not-toml"),
    # claims
    Plant("quote moved", swap("claims.toml", "boils after three minutes.", "boils after five minutes."), "quote-moved"),
    Plant("second quote moved", swap("claims.toml", "Black tea steeps", "Red tea steeps"), "quote-moved"),
    Plant("claim names no article", swap("claims.toml", '"teapots"', '"tea-pots"'), "unknown-document"),
    Plant("claim with one side", lambda f: (f / "claims.toml").write_text(CLAIMS.rpartition("[[claims.positions]]")[0]), "one-sided"),
    Plant("topic repeats", add("claims.toml", "\n" + CLAIMS.replace("how long must", "how much time must").replace("is it quick", "is it fast")), "topic-repeats"),
    Plant("claim without questions", swap("claims.toml", 'asks = ["how long must I wait for it?", "is it quick?"]', "asks = []"), "empty-list"),
    Plant("claim question a rated one", swap("claims.toml", "is it quick?", "how do I fix a bicycle?"), "rated-leak"),
    Plant("claim without stance", swap("claims.toml", 'stance = "four minutes"\n', ""), "missing-key"),
    Plant("claim asks as text", swap("claims.toml", '["how long must I wait for it?", "is it quick?"]', '"is it quick?"'), "wrong-type"),
    # rated questions
    Plant("rated words moved", swap(Q, "boils after three minutes", "boils after nine minutes"), "words-moved"),
    Plant("rated words in two passages", swap(Q, '"half that time"', '"Iron pots"'), "words-moved"),
    Plant("rated document gone", swap(Q, 'document = "kettles"', 'document = "kettle"'), "unknown-document"),
    Plant("rated question twice", add(Q, '\n[[unanswerable]]\nquestion = "how do I fix a bicycle?"\nkind = "everyday"\n'), "question-repeats"),
    Plant("answerable and not", add(Q, '\n[[unanswerable]]\nquestion = "When does an electric kettle boil?"\nkind = "everyday"\n'), "rated-both"),
    Plant("answerable without answers", add(Q, '\n[[answerable]]\nquestion = "who was first?"\nkind = "direct"\n'), "misplaced-question"),
    Plant("held out as text", swap(Q, "held_out = true", 'held_out = "yes"'), "wrong-type"),
    Plant("held out misspelt", swap(Q, "held_out = true", "heldout = true"), "unknown-key"),
    Plant("held out once and once not", add(Q, '\n[[answerable]]\nquestion = "Which pot suits green tea drinkers who travel"\nkind = "direct"\nanswers = [{ document = "teapots", words = ["half that time"] }]\n'), "held-out-both"),
    Plant("rated without kind", swap(Q, 'kind = "everyday"\n', ""), "missing-key"),
    Plant("dialogue words moved", swap(Q, "Iron pots stay warm", "Iron pots stay cold"), "words-moved"),
    Plant("unknown need", swap(Q, 'needs = "changed"', 'needs = "change"'), "unknown-need"),
    Plant("dialogue opens with a follow-up", swap(Q, 'needs = "standalone"', 'needs = "context"'), "first-turn"),
    Plant("dialogue without turns", add(Q, "\n[[dialogues]]\nturns = []\n"), "empty-value"),
    Plant("side moved", swap(Q, "steeps for four minutes", "steeps for six minutes"), "words-moved"),
    Plant("disagreement with one side", swap(Q, ', ["steeps for four minutes"]]', "]"), "one-sided"),
    Plant("measures are no JSON", add("accepted.json", "{"), "not-json"),
    # found missing when others planted, by kinds the rules had not seen
    Plant("easy from the sofa", within("Clay Museum lets buyers choose a pot from the comfort of their sofa."), "promotion"),
    Plant("urging with a date", within("Get started with better tea today."), "promotion"),
    Plant("a try", within("Why not give iron pots a try?"), "promotion"),
    Plant("best in the country", within("These pots are the best in the country."), "promotion"),
    Plant("biography in the section on the source", add(T, "\nWhen she is not writing, she enjoys hiking with her dog.\n"), "biography"),
    Plant("results may vary", within("Individual results may vary."), "disclaimer"),
    Plant("no responsibility", within("Clay Museum assumes no responsibility for broken cups."), "disclaimer"),
    Plant("thoughts of suicide", within("Anyone who has thoughts of suicide should get help right away."), "helpline"),
    Plant("sentence twice", within("Their inside is enameled today, since bare iron turns the tea dark."), "sentence-repeats"),
    Plant("sentence from the other article", within("Vinegar or lemon juice dissolves it overnight, and a rinse with clear water takes the taste away."), "sentence-repeats"),
    Plant("misspelt word", within("A good lid can releive the cook."), "misspelt"),
    Plant("number of a reference", within("Iron keeps warm [3]."), "markup"),
    Plant("site without http", within("More pots stand on example.com for all to see."), "bare-link"),
    Plant("tbd", within("The year is tbd."), "placeholder"),
    Plant("XX for a number", within("It takes XX weeks."), "placeholder"),
    Plant("sentence in capitals", within("THIS IS VERY IMPORTANT TO KNOW."), "shouting"),
    Plant("English that says it is German", swap(T, 'language = "en"', 'language = "de"'), "other-language"),
    Plant("readers' question opens a dialogue", swap("kettles.asked.toml", "how do I get lime off?", "What are teapots made of?"), "rated-leak"),
    Plant("measures of other questions", add("accepted.json", '{"sha256": "0"}\n'), "measures-aged"),
    Plant("kind misspelt", add(Q, "".join(f'\n[[unanswerable]]\nquestion = "number {n}?"\nkind = "{kind}"\n' for n, kind in enumerate(["faraway"] * 3 + ["farawy"]))), "odd-kind"),
    Plant("two sections' names as aliases", lambda f: (swap(K, "## Cleaning", "## Descaling")(f), add("aliases.toml", '"descaling" = ["parts"]\n')(f)), "alias-shadows"),
    # found missing by somebody who had not read the rules
    Plant("item without words", body("A cook needs these things:\n\n- Cups\n-\n- Spoons"), "item-empty"),
    Plant("begins with this", body("This leaves the water cloudy. A second rinse makes it clear."), "leans-on-before"),
    Plant("begins with they", body("They whistle when the water boils, and a cook in the garden hears it."), "leans-on-before"),
    Plant("begins with however", body("However, copper turns green after some years outdoors."), "leans-on-before"),
    Plant("begins with as a result", body("As a result, the lid sits loose and the steam gets out."), "leans-on-before"),
    Plant("as mentioned above", within("As mentioned above, bare iron turns the tea dark."), "points-elsewhere"),
    Plant("the table below", within("The table below gives the hours."), "points-elsewhere"),
    Plant("in the previous section", within("In the previous section the pots were of iron."), "points-elsewhere"),
    Plant("code at the checkout", within("Use code BREW10 at checkout and save."), "advertising"),
    Plant("commission for links", within("We may earn a commission if you buy a pot."), "advertising"),
    Plant("rated by customers", within("Pots are rated 4.8 out of 5 by buyers."), "advertising"),
    Plant("words of a customer", body("“My tea was never better.” – Sarah M."), "advertising"),
    Plant("plans start at", within("Plans start at ten cups, cancel anytime."), "advertising"),
    Plant("read more, and what", body("Read more: What is a samovar?"), "credits"),
    Plant("path to the page", body("Home > Kitchen > Pots > Iron."), "credits"),
    Plant("leave a comment", body("Leave a comment below."), "credits"),
    Plant("comments in the notes", noted("Join the talk below: your address will not be shown."), "site-talk"),
    Plant("buttons in the notes", noted("Share it with a friend, pin it, or send it on by mail."), "site-talk"),
    Plant("liability in the notes", noted("Neither the editors nor the owner answer for any loss that comes from the use "
                                          "of this text."), "disclaimer"),
    Plant("topic before a fault", within("Buyers may leave a comment hanging. Leave a comment below."), "credits"),
    Plant("was it helpful", body("Was this article helpful?"), "credits"),
    Plant("note to oneself", within("Iron keeps warm [check this with Cy]."), "placeholder"),
    Plant("alias of words of grammar", add("aliases.toml", '"what is" = ["lime"]\n'), "alias-shadows"),
    # and by the same person, in a second round
    Plant("written with the hour", swap(T, "written = 2026-03-02", "written = 2026-03-02T10:00:00"), "wrong-type"),
    Plant("licence misspelt", swap(T, '"CC-BY-4.0"', '"CC-BY-40"'), "license-name"),
    Plant("source of long ago", swap(K, "published = 2021-05-06", "published = 1021-05-06"), "ancient-date"),
    Plant("address with marks of a campaign", swap(K, "org/kettles", "org/kettles?utm_source=news"), "tracked-url"),
    Plant("author is an address", swap(T, '"Cy Potter"', '"cy@clay.example"'), "bad-names"),
    Plant("author with by", swap(T, '"Cy Potter"', '"By Cy Potter"'), "bad-names"),
    Plant("counted things without these", swap(K, "these three parts:", "four parts:"), "list-count"),
    Plant("list of another article", section("## More parts\n\nA pot has these:\n\n" + KETTLES[KETTLES.index("- Lid"):KETTLES.index("\n\n## Cleaning")]), "list-repeats"),
    Plant("marks of a tracked change", within("Iron is {--cold--}{++warm++} for long."), "placeholder"),
    Plant("field of a template", within("Iron pots by <%= shop %> are black."), "placeholder"),
    Plant("to your inbox", within("Tea news goes straight to your inbox."), "advertising"),
    Plant("webinar", within("A webinar on pots takes place in May."), "advertising"),
    Plant("not intended to treat", within("Tea is not intended to treat any disease."), "disclaimer"),
    Plant("link of a wiki", within("Iron is a [[metal]] with many uses."), "markup"),
    Plant("backslashes", within("Iron is called \\*black\\* in many books."), "markup"),
    Plant("letters in one", within("Some of\ufb01ces have iron pots."), "ligature"),
    Plant("measure of another name", lambda f: (f / "accepted.json").write_text('{"all": {"MRR": 0.5}}\n'), "measure-strange"),
    Plant("measure above one", lambda f: (f / "accepted.json").write_text('{"all": {"RR": 5}}\n'), "measure-strange"),
    # and a third
    Plant("heading of a number", section("## 12\n\nGreen tea asks for patience and for a cool pot at noon."), "heading-nameless"),
    Plant("today only", within("Today only: two pots of iron."), "promotion"),
    Plant("join the waitlist", within("Join the waitlist and be the first to know."), "promotion"),
    Plant("upgrade", within("Upgrade to Premium to see all pots."), "promotion"),
    Plant("chat in minutes", within("Chat with a potter in minutes."), "promotion"),
    Plant("author of two books", within("Ann Leaf is the author of two books on tea."), "biography"),
    Plant("mother of three", within("Ann Leaf is a mother of three."), "biography"),
    Plant("may not be reproduced", within("The text may not be reproduced elsewhere."), "disclaimer"),
    Plant("opinions expressed", within("The opinions expressed here are those of the potter."), "disclaimer"),
    Plant("help is available", within("For anyone upset by tea, help is available day and night."), "helpline"),
    Plant("alias that leads to grammar", add("aliases.toml", '"stove" = ["the"]\n'), "alias-shadows"),
    # found missing in a fourth round
    Plant("summary breaks off", swap(T, ", and where they come from.", ", and the"), "summary-unfinished"),
    Plant("summary to be written", swap(T, "What teapots are made of, and where they come from.", "Summary goes here."), "placeholder"),
    Plant("summary of one word", swap(T, "What teapots are made of, and where they come from.", "A short description"), "summary-unfinished"),
    Plant("writer reviewed herself", swap(T, 'authors = ["Cy Potter"]', 'authors = ["Cy Potter (PhD)"]\nreviewers = ["Cy Potter, PhD"]'), "own-reviewer"),
    Plant("two names in one", swap(T, '"Cy Potter"', '"Cy Potter and Di Clay"'), "joined-names"),
    Plant("nobody's name", swap(T, '"Cy Potter"', '"admin"'), "bad-names"),
    Plant("interest not known", swap(T, '"a museum, sells tickets"', '"n/a"'), "interest-untold"),
    Plant("publisher by address", swap(T, '"Clay Museum"', '"www.clay.example"'), "publisher-address"),
    Plant("page of search results", swap(K, "https://example.org/kettles", "https://www.google.com/search?q=kettles"), "search-url"),
    Plant("source told in two ways", swap(T, 'key = "clay"\npublisher = "Clay Museum"\ntitle = "Pots"', 'key = "steam"\npublisher = "Steam Club"\ntitle = "Notes on boiling"'), "source-differs"),
    Plant("emoji", within("Tea warms the heart \U0001f496."), "emoji"),
    Plant("backslash before a quotation mark", within('Iron is \\"black\\" in many books.'), "markup"),
    Plant("word cut by a line end", within("Iron is ena-\nmeled in most houses."), "word-cut"),
    Plant("number of a note, raised", within("Iron warms seven cups in ten.³"), "markup"),
    Plant("boxes to tick", body("A cook needs these things:\n\n- [ ] Cups\n- [x] Spoons"), "markup"),
    Plant("sentence twice in a paragraph", within("Iron pots are older than the kettle by many years. Clay came first. Iron pots are older than the kettle by many years."), "sentence-repeats"),
    Plant("question to a colleague", within("(Maria, could you look up the year?)"), "placeholder"),
    Plant("begins with it also", body("It is also cheaper than a pot of silver, and many cooks prefer it."), "leans-on-before"),
    Plant("next year", within("A large show of pots opens next year."), "relative-date"),
    Plant("year to come", within("Iron pots were counted in 2087 in Osaka."), "future-year"),
    Plant("work that is not listed", body("Copper holds heat for an hour (Rust, 2019)."), "work-unlisted"),
    Plant("claim cut within a word", swap("claims.toml", "Black tea steeps for four", "lack tea steeps for four"), "quote-cut"),
    Plant("rated words that stand everywhere", lambda f: (swap(Q, 'words = ["boils after three minutes"]', 'words = ["water"]')(f), body("Cold water waits in the jug.\n\nWarm water waits in the pot.\n\nWater falls from the sky.")(f)), "words-vague"),
    # found missing in a fifth round
    Plant("written before its source", lambda f: (swap(T, "updated = 2024-01-05", "published = 2026-03-30")(f)), "written-before-source"),
    Plant("licence of no family", swap(T, '"CC-BY-4.0"', '"free"'), "license-name"),
    Plant("author in capitals", swap(T, '"Cy Potter"', '"CY POTTER"'), "bad-names"),
    Plant("title of a source is an address", swap(T, 'title = "Pots"', 'title = "https://clay.example/pots"'), "title-address"),
    Plant("title of a source to come", swap(T, 'title = "Pots"', 'title = "Untitled"'), "value-empty"),
    Plant("summary with marks", swap(T, "What teapots are", "What **teapots** are"), "value-marks"),
    Plant("title with a site's name", lambda f: (f / T).write_text(TEAPOTS.replace("Teapots of the world", "Teapots of the world | Clay Museum")), "value-marks"),
    Plant("summary says a word twice", swap(T, "What teapots are", "What teapots are are"), "repeated-word"),
    Plant("summary sells", swap(T, "What teapots are made of", "Buy now"), "advertising"),
    Plant("address of an editor's desk", swap(K, "org/kettles", "org/?p=3&preview=true"), "own-url"),
    Plant("address of one machine", swap(K, "https://example.org", "http://192.168.0.3"), "own-url"),
    Plant("short address", swap(K, "https://example.org/kettles", "https://bit.ly/3xYz"), "short-url"),
    Plant("address with a full stop", swap(K, "org/kettles", "org/kettles."), "bad-url"),
    Plant("DOI with a letter", swap(K, "volume 14, pages 137-50.", "doi 10.1O02/vap.3."), "work-number"),
    Plant("DOI cut off", swap(K, "volume 14, pages 137-50.", "doi 10.1002."), "work-number"),
    Plant("ISBN with a wrong digit", swap(K, "volume 14, pages 137-50.", "ISBN 978-3-16-148410-1."), "work-number"),
    Plant("range backwards", within("Clay rests 24 to 12 weeks."), "range-reversed"),
    Plant("more than all", within("Some 140% of all people drink tea."), "impossible-share"),
    Plant("day of no calendar", within("Potters met on February 30 in Osaka."), "impossible-date"),
    Plant("hour of no clock", within("The shop opens at 25:30."), "impossible-date"),
    Plant("told as still to come", within("The museum will open a new hall in 2019."), "past-future"),
    Plant("character of a program", within("A potter\\u2019s hands are rough."), "escape"),
    Plant("space of an address", within("A pot%20maker works at night."), "escape"),
    Plant("field in braces", within("Dear {name}, iron rusts."), "placeholder"),
    Plant("field in capitals", within("Iron from [CITY] rusts."), "placeholder"),
    Plant("cell of a table", within("Pots last #REF! years."), "placeholder"),
    Plant("two hyphens", within("Iron -- a metal -- rusts."), "highlight"),
    Plant("an before a consonant", within("It is an pot of iron."), "slip"),
    Plant("heading begins small", swap(T, "## Iron pots", "## iron pots"), "heading-small"),
    Plant("heading with marks", swap(T, "## Iron pots from Japan", "## **Iron** pots from Japan"), "heading-marks"),
    Plant("headings count wrong", lambda f: (f / T).write_text(TEAPOTS.replace("## Clay and", "## 1. Clay and").replace("## Iron", "## 3. Iron")), "heading-numbers"),
    Plant("indented like code", section("    Cups are small and hold a quarter of a liter of tea."), "indented"),
    Plant("a word taken out of questions", add("aliases.toml", '"samovar" = []\n'), "alias-silenced"),
    Plant("subject twice", add("gaps.toml", '"What kettles cost" = ["is tin cheap?"]\n'), "subject-repeats"),
    Plant("question with spaces", swap("gaps.toml", '"are copper ones dear?"', '" are copper ones dear? "'), "question-spaces"),
    Plant("question with marks of a page", swap("kettles.asked.toml", "get lime off?", "get lime &amp; rust off?"), "question-markup"),
    Plant("dialogue of one turn", add(Q, '\n[[dialogues]]\nturns = [{ text = "what are kettles", needs = "standalone", expect = ["A kettle is a vessel"] }]\n'), "dialogue-short"),
    Plant("copy of an article", add("cups-copy.md", "# Cups\n\nCups are small and hold a quarter of a liter of tea.\n"), "doc-id-form"),
    # found missing when others planted blind, by class
    Plant("name to come", swap(T, '"not clinically reviewed"', '"Dr. NAME HERE"'), "placeholder"),
    Plant("interest to come", swap(T, '"a museum, sells tickets"', '"to be confirmed"'), "placeholder"),
    Plant("author in pointed brackets", swap(T, '"Cy Potter"', '"<author>"'), "placeholder"),
    Plant("item without its mark", swap(K, "- Spout: pours the water where it should go.", "Spout: pours the water where it should go."), "item-unmarked"),
    Plant("list right under its lead-in", lambda f: (swap(T, "## Iron pots", "Cups come in many sizes:\n- Large cups for soup.\n- Small cups for coffee.\n\n## Iron pots")(f), body("Cooks own these things:\n\n- Spoons of wood.\n- Bowls of glass.")(f)), "list-glued"),
    Plant("one heading too deep", swap(K, "### At high altitude", "### Heights\n\nWater boils sooner on a hill than at the sea.\n\n#### At high altitude"), "heading-alone"),
    Plant("three told, two follow", body("Copper is dear for three reasons. It is mined far away. It is heavy to ship."), "count"),
    Plant("three told before a colon, four follow", within("Iron is spoilt in three ways: by salt, rain, acid and air."), "count"),
    Plant("lead-in that counts wrong", section("## Cups of tin\n\nThree cups suit a picnic:\n\n- Large cups for soup.\n- Small cups for coffee."), "list-count"),
    Plant("work twice", swap(K, "- Leaf (2024), Lime and its habits.", "- Leaf (2024), Lime and its habits.\n- Leaf (2024), On lime and its habits."), "item-repeats"),
    Plant("label of an item twice", swap(K, "- Whistle: says when the water is hot.", "- Whistle: says when the water is hot.\n- Lid: has a knob of wood on top."), "item-repeats"),
    Plant("pilcrow", within("¶ Iron rusts."), "stray-sign"),
    Plant("carets", within("Iron ^^ rusts."), "stray-sign"),
    Plant("empty brackets", within("Iron () rusts."), "stray-sign"),
    Plant("bold of a wiki", within("'''Iron''' rusts."), "markup"),
    Plant("bold of a forum", within("[b]Iron[/b] rusts."), "markup"),
    Plant("word cut and joined", within("Most pots hold wa- ter for a day."), "word-cut"),
    Plant("word cut without a space", within("The ket-tle is warm."), "word-cut"),
    Plant("citation of a machine", within("Iron rusts. \u3010 4\u2020source\u3011"), "machine-talk"),
    Plant("machine that offers more", within("Let me know if you want a shorter text about iron."), "machine-talk"),
    Plant("row of keys", within("Iron rusts qwertzu in rain."), "keyboard-slip"),
    Plant("letter three times", within("Iron is veeery heavy."), "keyboard-slip"),
    Plant("small i", within("Iron, i think, is heavy."), "slip"),
    Plant("could of", within("A lid could of saved the tea."), "slip"),
    Plant("letters in disorder", within("A good lid is remebmered."), "misspelt"),
    Plant("first word misspelt", body("Eletcric kettles are no toys. Keep water away from electric wires, electric plugs and electric lamps."), "misspelt"),
    Plant("they and a verb of one", within("In Osaka they is made of iron."), "agreement"),
    Plant("plural and a verb of one", within("The makers of the pot was proud."), "agreement"),
    Plant("one and a verb of many", within("This pot have a lid."), "agreement"),
    Plant("number and noun", within("A cook once asked these two person about tea, and several person of them knew."), "agreement"),
    Plant("A before a vowel at the beginning", within("A iron pot is heavy."), "slip"),
    Plant("an before a word that sounds like you", within("It is an unique pot."), "slip"),
    Plant("a before letters that sound open", within("Ask a MD about iron."), "slip"),
    Plant("British among American", body("Tin has a gray color. Its color fades, and the flavor of tea goes with it. Its colour never comes back."), "other-spelling"),
    Plant("abbreviation", within("Every pot passes the QXR in Osaka."), "abbreviation"),
    Plant("name of the author misspelt", within("Cy Poter made pots of iron."), "name-spelt"),
    Plant("sentence in Spanish", within("La olla de hierro se pone muy caliente y no se puede tocar."), "other-language"),
    Plant("sentence begins small", within("and which are sold in Osaka."), "begins-small"),
    Plant("sentence without a subject", within("Was made of iron in those years."), "begins-torn"),
    Plant("sentence runs into the next", within("Most pots are made of the They last for years."), "unfinished"),
    Plant("sentence ends on the", within("Most pots are made for the. Iron lasts."), "unfinished"),
    Plant("date of the source told otherwise", swap(T, "wrote it in 2024.", "wrote it in 2021."), "told-otherwise"),
    Plant("author told otherwise", swap(T, "Cy Potter, a licensed potter, wrote it", "Dora Mugg, a licensed potter, wrote it"), "told-otherwise"),
    Plant("publisher told otherwise", swap(T, "Clay Museum published the text", "Glass Gallery published the text"), "told-otherwise"),
    Plant("works counted wrong", swap(K, "## References", "## About the source article\n\nCopper House names three works.\n\n## References"), "told-otherwise"),
    Plant("picture beside the text", within("The diagram on the left shows a pot."), "points-elsewhere"),
    Plant("film to watch", within("Watch the short video to see a pot."), "points-elsewhere"),
    Plant("circle of three words of the text", add("aliases.toml", '"steam" = ["spout"]\n"spout" = ["handle"]\n"handle" = ["steam"]\n'), "alias-loop"),
    Plant("cure promised", within("Drink it daily and your cough will be gone for good, guaranteed."), "advertising"),
    Plant("tablets thrown away", within("So flush your tablets and drink tea instead."), "harm"),
    Plant("advice that endangers", within("Stop your medicine at once and tell no doctor about it."), "harm"),
    Plant("insult", within("Nobody but a moron drinks coffee."), "harm"),
    Plant("home life in the note on the source", noted("A graduate of an art school, Cy lives in Leeds with his husband and three dogs."), "biography"),
    Plant("page to be handed on", within("Enjoyed this? Share this page with a friend by mail or text."), "site-talk"),
)
