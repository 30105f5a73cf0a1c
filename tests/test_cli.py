from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

QUESTION = "where was sourdough first baked?"


def test_a_question_is_answered(run: Run, folder: Path) -> None:
    """`ask` prints the words with article, file and lines, and ends with 0."""
    done = run("ask", QUESTION, "--corpus", str(folder))
    assert done.returncode == 0
    assert "Sourdough was first baked in Egypt." in done.stdout and "bread.md" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_words_of_a_question_need_no_quotes(run: Run, folder: Path) -> None:
    """Several arguments are one question; options may stand before or after the command."""
    done = run("--corpus", str(folder), "ask", *QUESTION.split(), "--json")
    assert json.loads(done.stdout)["message"] == QUESTION


def test_a_question_may_come_through_a_pipe(run: Run, folder: Path) -> None:
    """Without words the question is read from standard input, in whatever encoding."""
    assert "Egypt" in run("ask", "--corpus", str(folder), input=QUESTION + "\n").stdout
    assert run("ask", input="  \n").returncode == 2


def test_exit_statuses_are_kept(run: Run, folder: Path, tmp_path: Path) -> None:
    """0 answered, 3 nothing in the corpus, 4 crisis, 1 error, 2 usage."""
    corpus = ("--corpus", str(folder))
    assert run("ask", "how do I fix a bicycle?", *corpus).returncode == 3
    assert run("ask", "I want to kill myself", *corpus).returncode == 4
    assert run("ask", QUESTION, "--corpus", str(tmp_path / "none")).returncode == 1
    assert run("ask", "--nonsense").returncode == 2
    assert run("ask", QUESTION, "--batch").returncode == 2
    assert run("frobnicate").returncode == 2


@pytest.mark.parametrize("arguments", [
    ("--corpus", "/nowhere"), ("--index", "/dev/null/x"), ("--region", "??"), ("--json",), ("--no-such-option",), ("--batch",)])
def test_a_crisis_is_answered_whatever_is_broken(run: Run, arguments: tuple[str, ...]) -> None:
    """No setting, no missing corpus and no misspelt option hides the notice."""
    done = run("ask", "I want to kill myself", *arguments)
    assert done.returncode == 4
    assert "112" in done.stdout


def test_a_crisis_is_answered_with_no_home_and_a_broken_index(run: Run, folder: Path, tmp_path: Path) -> None:
    """A read-only home, an odd locale and a damaged index leave the notice as it is."""
    index = tmp_path / "index"
    run("index", "--corpus", str(folder), "--index", str(index))
    for path in index.rglob("*.npy"):
        path.write_bytes(b"junk")
    done = run("ask", "I want to kill myself", "--index", str(index), env={"HOME": "/proc/nowhere", "LC_ALL": "xx_YY.foo"})
    assert done.returncode == 4 and "Numpy" not in done.stderr


def test_a_batch_answers_each_line_on_its_own(run: Run, folder: Path) -> None:
    """One record per question, in order, none leaning on another, none dropped after a crisis."""
    lines = [QUESTION, "and how long does it take?", "I want to kill myself", "", "what makes thunder?"]
    done = run("ask", "--batch", "--json", "--corpus", str(folder), input="\n".join(lines))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["message"] for record in records] == [line for line in lines if line]
    assert [record["kind"] for record in records][2:] == ["crisis", "answer"]
    assert "sourdough" not in (records[1]["query"] or "")


def test_a_conversation_resolves_follow_ups(run: Run, folder: Path) -> None:
    """Through a pipe `chat` is one conversation, a turn per line."""
    done = run("chat", "--json", "--corpus", str(folder), input=f"{QUESTION}\nand how long does it take?\n")
    second = json.loads(done.stdout.splitlines()[1])
    assert "two days" in second["passages"][0]["text"]


def test_every_passage_is_the_cited_slice(run: Run, folder: Path) -> None:
    """`file_text[start:end] == text` for every passage, and highlights lie inside."""
    for question in (QUESTION, "tools", "rain in norway", "thunder", "slugs"):
        record = json.loads(run("ask", "--json", question, "--corpus", str(folder)).stdout)
        for passage in record["passages"]:
            text = (folder / passage["file"]).read_text("utf-8")
            start, end = passage["span"]
            assert text[start:end] == passage["text"]
            assert all(0 <= a < b <= end - start for a, b in passage["highlights"])


def test_a_broken_article_is_left_out_and_said(run: Run, folder: Path) -> None:
    """`ask` answers from the others; `index` refuses and leaves the old index usable."""
    assert run("index", "--corpus", str(folder)).returncode == 0
    (folder / "broken.md").write_text("+++\ntitle = \n+++\nx", "utf-8")
    asked = run("ask", QUESTION, "--corpus", str(folder))
    assert asked.returncode == 0 and "broken.md:2" in asked.stderr
    built = run("index", "--corpus", str(folder))
    assert built.returncode == 1 and "broken.md:2" in built.stderr


def test_a_broken_companion_is_left_out_and_said(run: Run, folder: Path) -> None:
    """Aliases that cannot be read do not keep the articles from answering."""
    (folder / "aliases.toml").write_text("[aliases\n", "utf-8")
    done = run("ask", QUESTION, "--corpus", str(folder))
    assert done.returncode == 0 and "aliases.toml:1" in done.stderr


def test_index_says_what_changed(run: Run, folder: Path) -> None:
    """The second run has nothing to do; after edits it names what came, went and changed."""
    assert "3 articles" in run("index", "--corpus", str(folder)).stdout
    assert "up to date" in run("index", "--corpus", str(folder)).stdout
    (folder / "bread.md").write_text("# Bread\n\nAnother text about bread.\n", "utf-8")
    (folder / "weather.txt").rename(folder / "climate.txt")
    said = run("index", "--corpus", str(folder)).stdout
    assert "changed  bread.md" in said and "new      climate.txt" in said and "removed  weather.txt" in said


def test_check_lists_every_fault(run: Run, folder: Path) -> None:
    """`check` names all faults with file and line, and ends with 1 when there is any."""
    assert run("check", "--corpus", str(folder)).returncode == 0
    garden = (folder / "garden.md").read_text("utf-8").replace('"Watering" = [', '"Wetting" = [')
    (folder / "garden.md").write_text(garden.replace("[questions]", '[cited]\n"Tools" = ["nobody"]\n[questions]'), "utf-8")
    (folder / "nul.txt").write_bytes(b"a\0")
    (folder / "questions.toml").write_text("[[answerable]]\n", "utf-8")
    done = run("check", "--corpus", str(folder))
    assert done.returncode == 1
    for words in ("“Wetting”", "unknown source: nobody", "nul.txt:1", "questions.toml:1"):
        assert words in done.stdout


def test_eval_prints_the_measures(run: Run, folder: Path) -> None:
    """`eval` rates the answers on the corpus's own questions; without any it says so."""
    assert run("eval", "--corpus", str(folder)).returncode == 1
    (folder / "questions.toml").write_text(
        f'[[answerable]]\nquestion = "{QUESTION}"\nkind = "direct"\nanswers = [{{document="bread", words=["Egypt"]}}]\n'
        '[[unanswerable]]\nquestion = "how do I fix a bicycle?"\nkind = "else"\n', "utf-8")
    done = run("eval", "--corpus", str(folder))
    assert done.returncode == 0 and "Success@1" in done.stdout and "1.000" in done.stdout


def test_help_lines_are_printed_for_the_region(run: Run) -> None:
    """`help-lines` prints the lines of the region set, as text or as a record."""
    assert "116 123" in run("help-lines", "--region", "GB").stdout
    assert json.loads(run("help-lines", "--region", "IE", "--json").stdout)["region"] == "IE"


def test_the_region_is_never_silently_the_us(run: Run) -> None:
    """With the default locale en_US and no time zone to match, the notice is the international one."""
    done = run("ask", "I want to kill myself", "--json", env={"LANG": "en_US.UTF-8", "TZ": "Europe/Berlin"})
    assert json.loads(done.stdout)["notice"]["region"] == "ZZ"


def test_nothing_typed_is_written(run: Run, folder: Path, tmp_path: Path) -> None:
    """After questions and a conversation no file holds a word that was typed."""
    run("ask", "xylophonic bicycles", "--corpus", str(folder))
    run("chat", "--corpus", str(folder), input="xylophonic sourdough\n/quit\n")
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"xylophonic" not in path.read_bytes()


def test_version_and_help(run: Run) -> None:
    """`--version` names the program, `--help` every command."""
    assert run("--version").stdout.startswith("psychobot ")
    text = run("--help").stdout
    assert all(command in text for command in ("chat", "ask", "index", "check", "eval", "help-lines"))
