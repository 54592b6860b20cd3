"""Names of OpenDocument's elements and attributes, as lxml writes them.

Source:
    OASIS Open Document Format for Office Applications, version 1.3, part 3.
"""

from __future__ import annotations

from typing import Any

from ingest.blocks.numerals import number

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    **{
        prefix: f"{_OASIS}:{name}:1.0"
        for prefix, name in {
            "office": "office", "text": "text", "table": "table", "style": "style",
            "draw": "drawing", "meta": "meta", "manifest": "manifest",
            "fo": "xsl-fo-compatible", "svg": "svg-compatible",
        }.items()
    },
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "math": "http://www.w3.org/1998/Math/MathML",
}  # fmt: skip


def q(name: str) -> str:
    """Return ``text:p`` with its namespace in full."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def count_of(element: Any, name: str) -> int | None:
    """Return an attribute that is a whole number."""
    return number(element.get(q(name)))
