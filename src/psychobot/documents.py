"""Many texts and many articles, each read when it is asked for: most of an index is not needed to answer a question."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, overload

import numpy as np

from psychobot.postings import Ints
from psychobot.records import Article, Source


class Lines(Sequence[str]):
    """Many lines of text, each decoded when it is asked for."""

    def __init__(self, data: bytes | memoryview, starts: Ints) -> None:
        self.data, self.starts = data, starts

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Lines":
        """The given lines."""
        return cls.encoded([line.encode("utf-8", "surrogateescape") for line in lines])

    @classmethod
    def encoded(cls, lines: Sequence[bytes]) -> "Lines":
        """The given lines, as they are kept."""
        return cls(b"".join(lines), np.cumsum([0, *map(len, lines)], dtype=np.int64))

    def pieces(self) -> list[bytes]:
        """All lines, as they are kept."""
        return [bytes(self.data[start:end]) for start, end in pairwise(self.starts.tolist())]

    def piece(self, number: int) -> bytes:
        """A line as it is kept."""
        return bytes(self.data[self.starts[number] : self.starts[number + 1]])

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[number] for number in range(len(self))[place]]
        number = range(len(self))[place]
        return str(self.data[self.starts[number] : self.starts[number + 1]], "utf-8", "surrogateescape")


class Named(Mapping[str, bytes]):
    """Some lines by name, each cut out when it is asked for: the files of a corpus as they were."""

    def __init__(self, numbers: Mapping[str, int], lines: Lines) -> None:
        self.numbers, self.lines = numbers, lines

    def __getitem__(self, name: str) -> bytes:
        return self.lines.piece(self.numbers[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


class Documents(Sequence[Article]):
    """The articles of an index without their texts and questions; each is read from its line when it is asked for."""

    def __init__(self, ids: Sequence[str], lines: Lines) -> None:
        self.ids, self.lines = ids, lines
        self._read: dict[int, Article] = {}

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "Documents":
        """Those of the given articles."""
        return cls([article.doc_id for article in articles], Lines.of(map(line_of, articles)))

    def named(self, doc_id: str) -> Article:
        """The article of a name. Raises KeyError when there is none."""
        number = self._numbers[doc_id]
        if number not in self._read:
            self._read[number] = self[number]
        return self._read[number]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {doc_id: number for number, doc_id in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Article: ...
    @overload
    def __getitem__(self, place: slice) -> list[Article]: ...
    def __getitem__(self, place: int | slice) -> Article | list[Article]:
        if isinstance(place, slice):
            return list(map(_article, self.lines[place]))
        return _article(self.lines[place])


def line_of(article: Article) -> str:
    """An article as the index keeps it."""
    row = article._asdict() | {"text": "", "questions": {}, "cited": dict(article.cited)}
    return json.dumps(row, ensure_ascii=False)


def _article(line: str) -> Article:
    row: dict[str, Any] = json.loads(line)
    sources = tuple(Source._make(tuple(v) if isinstance(v, list) else v for v in source) for source in row["sources"])
    cited = {heading: tuple(keys) for heading, keys in row["cited"].items()}
    return Article(**row | {"sources": sources, "cited": cited})
