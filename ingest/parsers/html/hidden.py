"""Parts of a page that no reader is shown, against those behind a button or in another tab."""

from __future__ import annotations

import re
from typing import Any

from ingest.parsers.html.stylesheet import style_of
from ingest.parsers.html.words import is_only_formula

_TARGETS = ("aria-controls", "data-target", "data-bs-target")
_CONTROLS = frozenset({"button", "summary"})
_CONTROL_ROLES = frozenset({"button", "tab"})
#: Words in the class of a part that its page folds away.
_FOLDED = frozenset(
    {"accordion", "collapse", "collapsed", "collapsible", "expandable", "fane", "faner", "fold",
     "folded", "tab", "tabs", "tabpanel", "toggle", "trekkspill", "trekkspel"}
)  # fmt: skip
_TOKEN = re.compile(r"[A-ZÆØÅ]?[a-zæøå]+|[A-ZÆØÅ]+")
_NOTE_TYPES = re.compile(r"\b(?:doc-)?(?:foot|end|rear)notes?\b")
#: Fewest words of a part that is hidden by attribute alone and still is one to read.
_PART_WORDS = 25


def drop_hidden(page: Any) -> None:
    """Remove the parts that no reader is shown; what a control opens stays."""
    controlled = _controlled(page)
    for element in list(page.iterdescendants()):
        is_there = isinstance(element.tag, str) and element.getparent() is not None
        if is_there and _is_hidden(element, controlled):
            element.drop_tree()


def type_of(element: Any) -> str:
    """Return what an element says that it is: its role and its type in an e-book."""
    return f"{element.get('role') or ''} {element.get('epub:type') or ''}".casefold().strip()


def is_note(element: Any) -> bool:
    """Return whether an element is a note by its role or type."""
    return bool(_NOTE_TYPES.search(type_of(element)))


def _is_hidden(element: Any, controlled: frozenset[str]) -> bool:
    style = style_of(element) if element.get("style") else {}
    unseen = style.get("display") == "none" or style.get("visibility") in {"hidden", "collapse"}
    by_name = element.get("hidden") is not None
    aria = element.get("aria-hidden") == "true"
    if not (unseen or by_name or aria) or _is_opened(element, controlled) or _is_kept(element):
        return False
    return unseen or len(" ".join(element.itertext()).split()) < _PART_WORDS


def _is_kept(element: Any) -> bool:
    """Return whether hiding means something else: a note that pops up, a page's mark."""
    return (
        is_note(element)
        or "pagebreak" in type_of(element)
        or element.tag in {"hr", "br"}
        or is_only_formula(element)
    )


def _controlled(page: Any) -> frozenset[str]:
    """Return the ids of the parts that a button or a tab opens."""
    found: set[str] = set()
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name in _TARGETS:
            found.update(one.removeprefix("#") for one in (element.get(name) or "").split())
        if element.tag == "a" and (_is_control(element) or element.get("data-toggle")):
            found.add((element.get("href") or "").removeprefix("#"))
    return frozenset(found - {""})


def _is_control(element: Any) -> bool:
    return (
        element.tag in _CONTROLS
        or (element.get("role") or "") in _CONTROL_ROLES
        or element.get("aria-expanded") is not None
    )


def _is_opened(element: Any, controlled: frozenset[str]) -> bool:
    """Return whether a reader can open the part: by a control, a tab or the browser's search."""
    if (element.get("hidden") or "").casefold() == "until-found":
        return True
    if "tabpanel" in type_of(element):
        return True
    if (element.get("id") or "") in controlled:
        return not _is_menu(element)
    if _FOLDED & {token.casefold() for token in _TOKEN.findall(element.get("class") or "")}:
        return True
    before = element.getprevious()
    after_control = before is not None and any(
        isinstance(part.tag, str) and _is_control(part) for part in before.iter()
    )
    return after_control and not _is_menu(element)


def _is_menu(element: Any) -> bool:
    """Return whether a part is a menu or a form: most of its words are links or fields."""
    words = len(" ".join(element.itertext()).split())
    linked = sum(len(" ".join(link.itertext()).split()) for link in element.iter("a"))
    return 2 * linked >= words or bool(element.xpath(".//form|ancestor-or-self::nav"))
