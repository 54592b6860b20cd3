"""A draft on disk → text whose quotations can be checked."""

from __future__ import annotations

import sys
from pathlib import Path

from ingest.models import ParsedDocument
from ingest.parsers import parser_for
from ingest.sandbox import parse_isolated

PLAIN = frozenset({".md", ".markdown", ".txt", ""})
STANDARD_INPUT = "-"


def read_draft(name: str) -> str:
    """Read a draft: Markdown or text as it stands, Word and PDF through their parsers.

    Raises:
        ParseError: The file cannot be read, or is of a kind that Funn does not read.
    """
    if name == STANDARD_INPUT:
        return sys.stdin.read()
    path = Path(name)
    if path.suffix.lower() in PLAIN:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    return draft_of(parse_isolated(parser_for(path), path))


def draft_of(parsed: ParsedDocument) -> str:
    """Blocks as Markdown: a block quote keeps its mark, so that it is seen as one."""
    blocks = [block for block in parsed.blocks if block.kind != "table_row"]
    return "\n\n".join(
        ("> " if block.kind == "quote" else "") + parsed.text[block.start : block.end]
        for block in blocks
    )
