"""A draft on disk → text whose quotations can be checked."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import QueryError
from ingest.models import Block, ParsedDocument
from ingest.parsers import FORMATS, endings_read, parser_for
from ingest.sandbox.pool import parse_isolated

_PLAIN_TYPES = frozenset({"text/plain", "text/markdown"})
#: A Word file of a thesis with pictures in it.
MAX_DRAFT_BYTES = 30 * 1024**2
#: Endings of files whose text is checked as it is, without a parser.
PLAIN = frozenset({"", *(e for f in FORMATS if f.media_type in _PLAIN_TYPES for e in f.endings)})
#: Endings of files that a draft may be, without the dot: «pdf, docx, …».
DRAFT_ENDINGS = ", ".join(ending.lstrip(".") for ending in endings_read())
STANDARD_INPUT = "-"


def read_draft(name: str) -> str:
    """Read a draft: Markdown or text as it is, Word and PDF through their parsers.

    Raises:
        ParseError: The file cannot be read, or is of a kind that Funn does not read.
    """
    if name == STANDARD_INPUT:
        return sys.stdin.read()
    path = Path(name)
    if path.suffix.lower() in PLAIN:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    return draft_of(parse_isolated(parser_for(path), path))


def read_sent_draft(content: bytes, ending: str) -> str:
    """Read a draft that was sent. Nothing of it is left behind.

    Args:
        ending: Of its file name, without the dot.

    Raises:
        ParseError: As ``read_draft``.
        QueryError: The file is too large.
    """
    if len(content) > MAX_DRAFT_BYTES:
        raise QueryError(
            "draft_file_too_large",
            size_mib=round(len(content) / 1024**2),
            most_mib=MAX_DRAFT_BYTES // 1024**2,
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"draft.{ending}"
        path.write_bytes(content)
        return read_draft(str(path))


def draft_of(parsed: ParsedDocument) -> str:
    """Blocks as Markdown: a block quote keeps its mark, so that it is seen as one.

    A note stands as ``[^3]: …``, and ``[^3]`` where its number stood: what cites in a
    footnote is then found beside the quotation.
    """
    notes = [block for block in parsed.blocks if block.kind == "footnote"]
    numbers = {note: n for n, note in enumerate(notes, start=1)}
    marks = sorted((note.refers_at, n) for note, n in numbers.items() if note.refers_at is not None)
    return "\n\n".join(
        _paragraph(block, parsed.text, marks, numbers.get(block))
        for block in parsed.blocks
        if block.kind != "table_row"
    )


def _paragraph(
    block: Block, text: str, marks: Sequence[tuple[int, int]], number: int | None
) -> str:
    if number is not None:
        return f"[^{number}]: " + " ".join(text[block.start : block.end].split())
    pieces, place = [], block.start
    for at, note in marks:
        if block.start < at <= block.end:
            pieces += [text[place:at], f"[^{note}]"]
            place = at
    pieces.append(text[place : block.end])
    return ("> " if block.kind == "quote" else "") + "".join(pieces)
