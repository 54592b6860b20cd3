"""Lines under a quotation that say whose words it is: its footer, its cite, its caption."""

from __future__ import annotations

from typing import Any

#: Signs that a credit may begin with; one without is printed behind a dash.
_OPENINGS = ("—", "–", "―", "-", "(", "[")
_QUOTED = ("blockquote", "q")
_MAX_WORDS = 16


def find_credits(content: Any) -> set[Any]:
    """Return the elements that credit the quotation that they stand in or right after."""
    return {
        element
        for element in content.iter("footer", "cite", "figcaption", "p")
        if is_credit(element)
    }


def is_credit(element: Any) -> bool:
    """Return whether an element credits a quotation."""
    words = len(" ".join(element.itertext()).split())
    if not 0 < words <= _MAX_WORDS:
        return False
    if element.tag == "footer":
        return _inside_quotation(element) is not None or _after_quotation(element)
    if element.tag == "figcaption":
        figure = element.getparent()
        return figure.find(".//blockquote") is not None and figure.find(".//img") is None
    if element.tag == "p":
        inside = _inside_quotation(element) is not None and element.getprevious() is not None
        return _is_only_cite(element) and (inside or _after_quotation(element))
    return element.tag == "cite" and _ends_quotation(element)


def opening_of(element: Any) -> str:
    """Return the dash before a credit that has none of its own."""
    text = "".join(element.itertext()).lstrip()
    return "" if text.startswith(_OPENINGS) else "— "


def _inside_quotation(element: Any) -> Any:
    return next(element.iterancestors("blockquote"), None)


def _after_quotation(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "blockquote" and not (before.tail or "").strip()


def _is_only_cite(element: Any) -> bool:
    cite = element[0] if len(element) == 1 else None
    if cite is None or cite.tag != "cite":
        return False
    return (element.text or "").strip() in {"", *_OPENINGS} and not (cite.tail or "").strip(" .")


def _ends_quotation(cite: Any) -> bool:
    """Return whether a cite is the last of a quotation, with words before it."""
    quotation = _inside_quotation(cite)
    if quotation is None or next(cite.iterancestors("footer"), None) is not None:
        return False
    at = cite
    while at is not quotation:
        if (at.tail or "").strip(" .") or at.getnext() is not None:
            return False
        at = at.getparent()
    before = "".join(quotation.itertext()).strip()
    own = "".join(cite.itertext()).strip()
    return before.removesuffix(own).rstrip(" .—–-").endswith((".", "!", "?", "…", "»", "”")) or (
        cite.getparent() is quotation
    )
