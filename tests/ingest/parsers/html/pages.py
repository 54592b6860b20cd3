"""Web pages made by hand."""

from __future__ import annotations

from collections.abc import Callable

from ingest.models import ParsedDocument

Parse = Callable[[str], ParsedDocument]


#: Enough words for a page to have a content at all.
PROSE = (
    "Rapporten handler om samarbeidet mellom stat og kommune ved kontorene, og bygger på "
    "intervjuer med ledere og veiledere i fire fylker gjennom to år."
)


def page(content: str, *, head: str = "", around: str = "") -> str:
    return (
        f"<!doctype html><html lang='nb'><head><meta charset='utf-8'>{head}</head>"
        f"<body>{around}<main>{content}</main></body></html>"
    )


def shown(document: ParsedDocument, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]
