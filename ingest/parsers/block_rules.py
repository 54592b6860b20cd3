"""Rules on blocks that hold for every format with marked-up paragraphs (Word, HTML).

The format says what is a heading or a table; these rules say what follows from the
words: a caption belongs to the table beside it, entries under «Litteratur» are a
reference list, lines under «Innhold» a contents list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.assembly import DraftBlock
from ingest.contents import is_contents_line, is_contents_title, is_list_title

_CAPTION = re.compile(
    r"^(?P<label>tabell|table|figur|figure|fig\.|diagram|boks|box|kart|bilde)\s*"
    r"(?P<number>(?:[A-Z]\.?)?\d{1,3}(?:[.:–-]\d{1,3}){0,3}[a-z]?)(?P<rest>$|[.:]?\s.*|[.:].*)",
    re.IGNORECASE | re.DOTALL,
)
#: «Tabell 3 viser at …» speaks of a table and is not its caption.
_SPEAKS_OF = re.compile(
    r"^\s*(?:viser|gir|gjev|oppsummerer|illustrerer|framstiller|fremstiller|presenterer|"
    r"inneholder|og|til|er|shows?|presents?|gives?|summari[sz]es?|illustrates?|is|and|to)\b"
)
_LONGEST_CAPTION_WORDS = 60
_REFERENCE_TITLE = re.compile(
    r"^(?:(?:kapittel\s+|chapter\s+)?[\dA-Z]{1,3}(?:\.\d+)*[.:)]?\s+)?"
    r"(?:litteratur(?:liste|referanser|oversikt|henvisninger)?|referanse(?:r|liste|ar)|"
    r"kilde(?:r|liste|henvisninger)|kjelde(?:r|liste)|bibliografi|references|bibliography|"
    r"reference list|works cited|litteratur og (?:kilder|referanser)|kilder og litteratur|"
    r"litteratur og kjelder|references and sources|sources)\s*[.:]?$",
    re.IGNORECASE,
)


def is_reference_title(title: str) -> bool:
    """Whether a heading opens a reference list («Litteratur», «7 Referanser»)."""
    return bool(_REFERENCE_TITLE.match(" ".join(title.split())))


def caption_parts(text: str) -> tuple[str, str, str] | None:
    """Split «Tabell 2.1: Ansatte» into label, number and words; ``None`` if it is no caption."""
    found = _CAPTION.match(text)
    if not found or len(text.split()) > _LONGEST_CAPTION_WORDS:
        return None
    if _SPEAKS_OF.match(found["rest"]):
        return None
    return found["label"].casefold(), found["number"], found["rest"].strip(" .:\n")


def text_of(block: DraftBlock) -> str:
    """A draft's text; "" for a table."""
    return "".join(piece.text for piece in block.pieces)


def mark_contents(drafts: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Turn the lines of a contents list that the format does not mark into ``contents``.

    Under a heading «Innhold» every line with a leader and a page number is one, and so
    are the lines between two of them.
    """
    marked = list(drafts)
    for n, block in enumerate(drafts):
        title = text_of(block)
        if len(title) > 60 or not (is_contents_title(title) or is_list_title(title)):
            continue
        if block.kind not in {"heading", "paragraph"}:
            continue
        end = next(
            (m for m in range(n + 1, len(drafts)) if drafts[m].kind == "heading"), len(drafts)
        )
        entries = [m for m in range(n + 1, end) if is_contents_line(text_of(drafts[m]))]
        for m in range(n + 1, entries[-1] + 1 if entries else n + 1):
            if marked[m].kind in {"paragraph", "list_item"}:
                marked[m] = replace(marked[m], kind="contents")
    return marked


def mark_references(drafts: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Turn paragraphs and list items under a reference list's heading into ``reference``."""
    marked, inside = list(drafts), 0
    for n, block in enumerate(drafts):
        if block.kind == "heading":
            level = block.level or 1
            if is_reference_title(text_of(block)):
                inside = level
            elif level <= inside:
                inside = 0
        elif inside and block.kind in {"paragraph", "list_item"}:
            marked[n] = replace(block, kind="reference")
    return marked


def attach_captions(drafts: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Give each table the caption that stands right above or, failing that, right below it.

    A paragraph in that place that reads like a table's caption becomes one.
    """
    marked = list(drafts)
    taken: set[int] = set()
    for n, block in enumerate(drafts):
        if block.table is None or block.table.caption:
            continue
        for near in (_neighbour(drafts, n, -1), _neighbour(drafts, n, 1)):
            parts = _table_caption(drafts[near]) if near is not None else None
            if near is None or near in taken or parts is None:
                continue
            taken.add(near)
            number, words = parts
            marked[near] = replace(drafts[near], kind="caption")
            marked[n] = replace(
                block, table=replace(block.table, number=number, caption=words or None)
            )
            break
    return marked


def _neighbour(drafts: Sequence[DraftBlock], at: int, step: int) -> int | None:
    """The next block in that direction, notes passed over."""
    at += step
    while 0 <= at < len(drafts) and drafts[at].kind == "footnote":
        at += step
    return at if 0 <= at < len(drafts) else None


def _table_caption(block: DraftBlock) -> tuple[str | None, str] | None:
    """Number and words of a block that can be a table's caption."""
    if block.kind not in {"caption", "paragraph"}:
        return None
    text = text_of(block)
    parts = caption_parts(text)
    if parts is None:
        return (None, text) if block.kind == "caption" else None
    label, number, words = parts
    return (number, words) if label in {"tabell", "table", "boks", "box"} else None
