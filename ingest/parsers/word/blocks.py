"""Word elements → blocks: the kind of each paragraph, by its style, fields and look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.blocks.assembly import RawBlock, RawTable
from ingest.blocks.contents import is_contents_line, is_contents_title
from ingest.blocks.contents_and_captions import attach_captions, is_caption, mark_contents
from ingest.blocks.structure import mark_references
from ingest.models import BlockKind
from ingest.parsers.text.front import mark_front_and_back
from ingest.parsers.word.story import WordElement, WordNote, WordParagraph, is_heading

_CONTENTS_FIELDS = ("TOC", "INDEX", "TABLE OF CONTENTS")
_REFERENCE_FIELDS = (
    "BIBLIOGRAPHY", "BIBLIOGRAPHIES", "ADDIN ZOTERO_BIBL", "ADDIN EN.REFLIST",
    "ADDIN MENDELEY", "ADDIN CITAVI",
)  # fmt: skip
_TYPED_NUMBER = re.compile(r"^\d{1,2}(?P<rest>(?:\.\d{1,2}){0,4})\.?\s+\S")
_LONGEST_HEADING_WORDS = 16
_MAX_LEVEL = 6
#: Smallest indent of a quotation, in twentieths of a point: 400 are 7 mm.
_QUOTE_INDENT = 400
_SHORTEST_QUOTE_WORDS = 8


def to_blocks(elements: Sequence[WordElement]) -> list[RawBlock]:
    """Give each element its kind; leave out paragraphs without text."""
    paragraphs = [element for element in elements if isinstance(element, WordParagraph)]
    levels = {} if any(map(is_heading, paragraphs)) else _guessed_levels(paragraphs)
    indent = _body_indent(paragraphs)
    raw_blocks: list[RawBlock] = []
    after_list = False
    for n, element in enumerate(elements):
        if isinstance(element, RawTable):
            raw_blocks.append(RawBlock("table", table=element))
        elif isinstance(element, WordNote):
            raw_blocks.append(element.text.raw_block("footnote", marker=element.marker))
        elif element.text.text:
            level = levels.get(id(element)) or _level(element)
            kind = "heading" if level else _kind(element, _beside_picture(elements, n))
            if kind == "paragraph" and not after_list and _is_set_in(element, indent):
                kind = "quote"
            continues = after_list and kind == "paragraph" and _is_indented(element, indent)
            after_list = kind == "list_item" or continues
            raw_blocks.append(element.text.raw_block(kind, level=level))
    return mark_front_and_back(attach_captions(mark_references(mark_contents(raw_blocks))))


def _level(paragraph: WordParagraph) -> int | None:
    """Return the depth of a heading from 1; ``None`` for anything else."""
    if paragraph.look.kind == "contents" or paragraph.fields & {"TOC"}:
        return None
    if is_heading(paragraph):
        return (paragraph.look.outline or 0) + 1
    if paragraph.look.kind in {"title", "contents_heading"}:
        return 1
    return 1 if is_contents_title(paragraph.text.text) else None


def _kind(paragraph: WordParagraph, beside_picture: bool) -> BlockKind:
    style, text = paragraph.look.kind, paragraph.text.text
    if style == "contents" or _shown_by(paragraph, _CONTENTS_FIELDS) or is_contents_line(text):
        return "contents"
    if style == "reference" or _shown_by(paragraph, _REFERENCE_FIELDS):
        return "reference"
    by_field = _shown_by(paragraph, ("SEQ",)) and is_caption(text)
    if style == "caption" or by_field or (beside_picture and is_caption(text)):
        return "caption"
    if style == "quote":
        return "quote"
    if paragraph.label is not None or style == "list":
        return "list_item"
    return "paragraph"


def _shown_by(paragraph: WordParagraph, names: tuple[str, ...]) -> bool:
    return any(name.startswith(names) for name in paragraph.fields)


def _beside_picture(elements: Sequence[WordElement], at: int) -> bool:
    """Return whether a picture is in the paragraph or in one of its neighbours."""
    near = elements[max(at - 1, 0) : at + 2]
    return any(isinstance(element, WordParagraph) and element.pictures for element in near)


def _body_indent(paragraphs: Sequence[WordParagraph]) -> int:
    """Return the left indent of most of the running text."""
    words: Counter[int] = Counter()
    for paragraph in paragraphs:
        if paragraph.label is None and not is_heading(paragraph):
            words[paragraph.look.left or 0] += len(paragraph.text.text.split())
    return words.most_common(1)[0][0] if words else 0


def _is_indented(paragraph: WordParagraph, body: int) -> bool:
    return (paragraph.look.left or 0) - body >= _QUOTE_INDENT


def _is_set_in(paragraph: WordParagraph, body: int) -> bool:
    """Return whether a paragraph is indented as a whole, as a longer quotation is.

    A hanging first line belongs to lists and reference lists.
    """
    return (
        _is_indented(paragraph, body)
        and (paragraph.look.first or 0) >= 0
        and len(paragraph.text.text.split()) >= _SHORTEST_QUOTE_WORDS
    )


def _guessed_levels(paragraphs: Sequence[WordParagraph]) -> dict[int, int]:
    """Find headings in a file without heading styles: short, bold or large lines.

    Returns:
        Depth from 1 by ``id`` of the paragraph: from a typed number where there is
        one, else from the font size.
    """
    body = _body_size(paragraphs)
    found = [p for p in paragraphs if _stands_out(p, body)]
    sizes = sorted({p.size or body for p in found if not _typed_depth(p)}, reverse=True)
    levels = {}
    for paragraph in found:
        depth = _typed_depth(paragraph) or sizes.index(paragraph.size or body) + 1
        levels[id(paragraph)] = min(depth, _MAX_LEVEL)
    return levels


def _body_size(paragraphs: Sequence[WordParagraph]) -> int:
    letters: Counter[int] = Counter()
    for paragraph in paragraphs:
        letters[paragraph.size or 0] += len(paragraph.text.text)
    return letters.most_common(1)[0][0] if letters else 0


def _stands_out(paragraph: WordParagraph, body: int) -> bool:
    text = paragraph.text.text
    if not text or len(text.split()) > _LONGEST_HEADING_WORDS or text[-1] in ".,;:–-":
        return False
    if paragraph.label == "" or is_caption(text) or not any(map(str.isalpha, text)):
        return False
    larger = bool(body and paragraph.size and paragraph.size >= body + 2)
    return paragraph.bold or larger


def _typed_depth(paragraph: WordParagraph) -> int | None:
    found = _TYPED_NUMBER.match(paragraph.text.text)
    return found["rest"].count(".") + 1 if found else None
