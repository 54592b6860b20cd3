"""Pages of a printed book, as an e-book or a web page marks them: breaks and a list of pages.

A break stands where a page of the book begins. Its number is in ``aria-label``, in
``title``, in its own text or in the list of pages, which may also point at other elements.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.models import Page, ParsedDocument
from ingest.parsers.html.hidden import type_of

_BREAK = re.compile(r"\b(?:doc-)?pagebreak\b")
_LIST = re.compile(r"\b(?:doc-)?page-?list\b")
_LABEL = re.compile(
    r"(?:(?:side|page|pagina|seite|s|p|pp)\b\.?\s*)?(?P<label>[A-Z]{0,2}-?\d{1,4}[a-z]?"
    r"|[ivxlcdm]{1,10})\s*\.?",
    re.IGNORECASE,
)
#: Most words of a break that shows its number; more are text of the page.
_MAX_LABEL_WORDS = 3


@dataclass
class PrintedPages:
    """The printed pages of one document.

    Attributes:
        breaks: For each element at which a page begins, the page's number in order; 0 for
            a page without a label, which nobody could find again.
        silent: Breaks that show the page's number, which is no text of the page.
        pages: The pages with their labels, in order.
    """

    breaks: dict[Any, int] = field(default_factory=dict)
    silent: set[Any] = field(default_factory=set)
    pages: list[Page] = field(default_factory=list)


def is_break(element: Any) -> bool:
    """Return whether an element marks the beginning of a printed page."""
    return bool(_BREAK.search(type_of(element)))


def take_page_list(page: Any) -> dict[str, str]:
    """Take the list of printed pages out of a page; return its labels by where they lead."""
    found: dict[str, str] = {}
    for element in list(page.iter("nav", "section", "div", "ol", "ul")):
        if _LIST.search(type_of(element)) and element.getparent() is not None:
            found |= page_targets(element)
            element.drop_tree()
    return found


def page_targets(listed: Any) -> dict[str, str]:
    """Return the labels of a list of pages by the id that each leads to."""
    targets: dict[str, str] = {}
    for link in listed.iter("a"):
        label = label_of("".join(link.itertext()))
        if label and link.get("href"):
            targets[link.get("href").removeprefix("#")] = label
    return targets


def ncx_page_targets(contents: Any) -> dict[str, str]:
    """Return the labels of the list of pages in an older e-book's ``toc.ncx``."""
    targets: dict[str, str] = {}
    for target in contents.iter("{*}pageTarget"):
        place = next((e.get("src") for e in target.iter("{*}content")), None)
        label = label_of(" ".join("".join(e.itertext()) for e in target.iter("{*}text")))
        label = label or label_of(target.get("value"))
        if place and label:
            targets[place] = label
    return targets


def find_printed_pages(content: Any, listed: Mapping[str, str]) -> PrintedPages:
    """Find the page breaks of a document in order.

    Args:
        listed: Labels by the id of the element that the list of pages leads to.
    """
    found = PrintedPages()
    for element in content.iter():
        marked = isinstance(element.tag, str) and is_break(element)
        label = listed.get(element.get("id") or element.get("name") or "")
        if not marked and label is None:
            continue
        own = "".join(element.itertext())
        if marked:
            given = (element.get("aria-label"), element.get("title"), own)
            label = next((one for one in map(label_of, given) if one), label)
            if len(own.split()) <= _MAX_LABEL_WORDS:
                found.silent.add(element)
        if label:
            found.pages.append(Page(len(found.pages) + 1, label, "page_breaks"))
        found.breaks[element] = len(found.pages) if label else 0
    return found


def without_sheets(document: ParsedDocument) -> ParsedDocument:
    """Return a document with the labels of its printed pages, but no pages of its own.

    The numbers that order them are of no page that a reader could open.
    """
    spans = tuple(replace(span, page=None) for span in document.page_spans)
    sections = tuple(replace(section, page=None) for section in document.sections)
    tables = tuple(replace(table, page=None) for table in document.tables)
    return replace(
        document, pages=(), page_unit=None, page_spans=spans, sections=sections, tables=tables
    )


def label_of(text: str | None) -> str | None:
    """Return the number in «45», «Side 45» or «p. iv»; ``None`` for other words."""
    found = _LABEL.fullmatch(" ".join((text or "").split()))
    return found["label"] if found else None
