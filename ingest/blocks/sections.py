"""Headings → sections, each inside the one that it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.models import ParsedDocument, Section

#: «4.2», «4.», «A.1», «B.» before a title. A lone capital is a word («I hvilken grad»), and
#: an ordinal before a small letter counts something («1. samling»).
HEADING_NUMBER = re.compile(
    r"^(\d{1,2}(?:\.\d{1,2}){1,5}|\d{1,2}(?!\.\s+[a-zæøå])|[A-Z](?:\.\d{1,2}){1,5}|[A-Z](?=\.\s))"
    r"\.?\s+(?=\S)"
)


def sections_of(document: ParsedDocument) -> Iterable[Section]:
    """Turn headings into nested sections, each reaching to the next of its level or above."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    for n, block in enumerate(headings):
        level = block.level or 1
        follower = next((b for b in headings[n + 1 :] if (b.level or 1) <= level), None)
        title = " ".join(document.text[block.start : block.end].split())
        number = HEADING_NUMBER.match(title)
        pages = document.pages_of(block.start, block.end)
        yield Section(
            level=level,
            number=number[1] if number else None,
            title=title[number.end() :] if number else title,
            start=block.start,
            end=follower.start if follower else len(document.text),
            page=pages.first,
            label=pages.first_label,
        )
