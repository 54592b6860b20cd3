"""Texts made for the tests, and what was read from them."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise
from pathlib import Path

from ingest.models import ParsedDocument
from ingest.parsers.text.parser import TextParser
from tests.commands import ROOT

CORPUS = ROOT / "tests" / "corpus"

TOPICS = ("møter", "kurs", "saker", "brukere", "ledere", "team", "planer", "vedtak")


def parse(text: str, tmp_path: Path, name: str = "rapport.txt") -> ParsedDocument:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return TextParser().parse(path)


def kinds(document: ParsedDocument, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def titles(document: ParsedDocument) -> list[str]:
    return [f"{s.number or ''} {s.title}".strip() for s in document.sections]


def sentence(n: int) -> str:
    """A made-up sentence; no two alike."""
    topic, other = TOPICS[n % 8], TOPICS[(n // 8) % 8]
    return f"Kontor {n} deler {topic} og {other} mellom ansatte som kjenner hverandre godt fra før."


def prose(first: int, count: int) -> str:
    return " ".join(sentence(n) for n in range(first, first + count))


def wrapped(text: str) -> list[str]:
    """Lines of at most 84 characters; a line that goes on ends in a space."""
    lines = textwrap.wrap(text, 84, break_on_hyphens=False)
    return [f"{line} " for line in lines[:-1]] + lines[-1:]


def page_of_text(document: ParsedDocument, words: str) -> tuple[int | None, str | None]:
    at = document.text.index(words)
    pages = document.pages_of(at, at + len(words))
    return pages.first, pages.first_label


def assert_sound(document: ParsedDocument) -> None:
    """What holds of every document: order, single spaces, no marks left."""
    text = document.text
    assert "  " not in text
    assert not re.search(r"(?m)^ | $", text)
    assert not re.search(r"</?(?:b|i|sup|span|ul|li)\b|\]\(|&[a-z]{2,6};|\[\^", text)
    ends = [b for b in document.blocks if b.kind != "table"]
    assert all(a.end <= b.start for a, b in pairwise(ends))
    assert all(s.start < s.end <= len(text) for s in document.sections)
    spans = document.page_spans
    assert all(a.end <= b.start for a, b in pairwise(spans))
