"""Text that a PDF keeps beside its pages: form fields and text annotations.

The objects are pdfminer's; whatever in them has a ``resolve`` is a reference.
"""

from __future__ import annotations

from typing import Any

from ingest.blocks.cleaning import clean, one_line
from ingest.parsers.pdf.page_model import Line, Word, line_of

#: Annotations whose words a reader sees on the page; others (links, pop-ups) have none.
_SHOWN = {"FreeText", "Widget"}
#: Most annotations on a page that is read as a form.
MAX_ANNOTATIONS = 2000


def field_lines(page: Any) -> list[Line]:
    """Return the words in a page's form fields and text annotations, one line for each.

    Args:
        page: A pdfplumber page. A field without a place on it is left out.
    """
    annotations = _resolved(page.page_obj.annots) or []
    if not isinstance(annotations, list) or len(annotations) > MAX_ANNOTATIONS:
        return []
    lines = []
    for reference in annotations:
        annotation = _resolved(reference)
        if isinstance(annotation, dict) and _name(annotation.get("Subtype")) in _SHOWN:
            line = _line(annotation, float(page.height), page.page_number)
            if line is not None:
                lines.append(line)
    return lines


def _line(annotation: dict[str, Any], height: float, number: int) -> Line | None:
    text = _words(annotation)
    rect = _resolved(annotation.get("Rect"))
    if not text or not isinstance(rect, list) or len(rect) != 4:
        return None
    corners = [_resolved(corner) for corner in rect]
    if not all(isinstance(corner, (int, float)) for corner in corners):
        return None
    x0, x1 = sorted((float(corners[0]), float(corners[2])))
    bottom, top = sorted((height - float(corners[1]), height - float(corners[3])), reverse=True)
    size = min(max(bottom - top, 1.0), 10.0)
    return line_of([Word(text, x0, top, x1, bottom, bottom, size)], page=number)


def _words(annotation: dict[str, Any]) -> str:
    """Return the text of a field; check boxes and buttons have none."""
    parent = _resolved(annotation.get("Parent"))
    own = parent if isinstance(parent, dict) and "V" not in annotation else annotation
    kind = _name(annotation.get("FT")) or _name(own.get("FT"))
    if _name(annotation.get("Subtype")) == "Widget" and kind not in {"Tx", "Ch"}:
        return ""
    value = _resolved(own.get("V")) if kind else _resolved(annotation.get("Contents"))
    if not isinstance(value, bytes):
        return ""
    utf16 = value.startswith((b"\xfe\xff", b"\xff\xfe"))
    return one_line(clean(value.decode("utf-16" if utf16 else "latin-1", "replace")))


def _resolved(value: Any) -> Any:
    for _ in range(8):
        if not hasattr(value, "resolve"):
            return value
        value = value.resolve()
    return None


def _name(value: Any) -> str:
    value = _resolved(value)
    name = getattr(value, "name", "")
    return name if isinstance(name, str) else ""
