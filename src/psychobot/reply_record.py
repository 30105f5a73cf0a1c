"""The reply as a JSON record: a promise to users, so its keys and their order are fixed here."""

from __future__ import annotations

import json
from typing import Any

from psychobot.citations import citation_of
from psychobot.crisis import Notice, Resource
from psychobot.records import Answer, Disagreement, Quotation, Side, Source
from psychobot.reply import Reply

SCHEMA = 1
RESOURCE_KEYS = ("name", "phone", "text", "chat", "hours", "url", "checked_on")


def to_json(reply: Reply) -> str:
    """The record of a reply on one line, UTF-8."""
    line = json.dumps(to_record(reply), ensure_ascii=False)
    # A lone surrogate in what was typed cannot be written as UTF-8; it is shown as `?`.
    return line.encode("utf-8", "replace").decode("utf-8")


def to_record(reply: Reply) -> dict[str, Any]:
    """The record of a reply, keys in their promised order."""
    answer = reply.answer or Answer(reply.kind)
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "message": reply.message,
        "kind": reply.kind,
        "notice": notice_record(reply.notice) if reply.notice else None,
        "query": answer.query,
        "corrections": dict(answer.corrections),
        "confidence": answer.confidence,
        "passages": [_passage(quotation) for quotation in answer.quotations],
        "disagreement": _disagreement(answer.disagreement) if answer.disagreement else None,
        "suggestions": list(answer.suggestions),
    }
    if answer.unknown:
        record["unknown"] = list(answer.unknown)
    if answer.parts:
        record["parts"] = [part._asdict() | {"ranks": list(part.ranks)} for part in answer.parts]
    if answer.gap:
        record["gap"] = answer.gap
    if answer.words:
        record["text"] = answer.words
    if reply.fault:
        record["error"] = reply.fault
    return record


def notice_record(notice: Notice) -> dict[str, Any]:
    """A notice as the record has it."""
    return {
        "level": notice.level,
        "category": notice.category,
        "region": notice.region.code,
        "text": notice.text,
        "resources": [_resource(resource) for resource in notice.resources],
    }


def _resource(resource: Resource) -> dict[str, Any]:
    return {key: getattr(resource, key) for key in RESOURCE_KEYS}


def _passage(quotation: Quotation) -> dict[str, Any]:
    passage, article = quotation.hit.passage, quotation.article
    return {
        "rank": quotation.hit.rank,
        "score": round(quotation.hit.score, 4),
        "passage_id": passage.passage_id,
        "doc_id": passage.doc_id,
        "title": article.title,
        "section": list(passage.section),
        "file": article.file,
        "span": list(passage.span),
        "lines": list(passage.lines),
        "text": quotation.text,
        "highlights": [list(span) for span in quotation.highlights],
        "sources": [source_record(source) for source in quotation.sources],
        "citation": str(citation_of(quotation)),
    }


def _disagreement(disagreement: Disagreement) -> dict[str, Any]:
    return {"topic": disagreement.topic, "positions": [_position(side) for side in disagreement.sides]}


def _position(side: Side) -> dict[str, Any]:
    passage = _passage(side.quotation)
    kept = ("passage_id", "doc_id", "file", "span", "lines", "text", "sources", "citation")
    return {"stance": side.stance} | {key: passage[key] for key in kept}


def source_record(source: Source) -> dict[str, Any]:
    """One source as the record has it."""
    return {
        "publisher": source.publisher,
        "title": source.title,
        "authors": list(source.authors),
        "reviewers": list(source.reviewers),
        "published": source.published,
        "updated": source.updated,
        "url": source.url,
        "interest": source.interest,
    }
