"""One OpenDocument paragraph → running text; notes and text boxes in it are put aside."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.blocks.inline import Inline, InlineBuilder
from ingest.formulas.linear import GAP, FormulaError
from ingest.formulas.mathml import formula_of
from ingest.parsers.opendocument.names import q
from ingest.parsers.opendocument.styles import Look, Styles

#: Elements printed as white space, of which any amount becomes one space.
_SPACED = {q("text:tab"), q("text:line-break"), q("text:s")}
_SILENT = {
    q(f"text:{name}")
    for name in ("soft-page-break", "hidden-text", "hidden-paragraph", "ruby-text", "note-body",
                 "tracked-changes", "number")
} | {q("svg:title"), q("svg:desc"), q("office:annotation-end")}  # fmt: skip
_PICTURES = {q("draw:image"), q("draw:object"), q("draw:object-ole"), q("draw:plugin")}
_NOTE, _NOTE_REFERENCE, _ANNOTATION = q("text:note"), q("text:note-ref"), q("office:annotation")
_MATH = q("math:math")
_SPAN, _FRAME, _TEXT_BOX = q("text:span"), q("draw:frame"), q("draw:text-box")


@dataclass
class ParagraphText:
    """The text of one paragraph, while it is read.

    Attributes:
        notes: ``text:note`` elements, in order. ``boxes`` are text boxes anchored here.
        losses: Counts of what is left out, by the code of the note on it.
    """

    text: InlineBuilder = field(default_factory=InlineBuilder)
    notes: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    pictures: int = 0
    comments: int = 0
    losses: Counter[str] = field(default_factory=Counter)

    @property
    def inline(self) -> Inline:
        """Return the text with its formatting."""
        return self.text.build()


def marker_of(note: Any) -> str:
    """Return the number or sign of a ``text:note`` as printed."""
    citation = note.find(q("text:note-citation"))
    if citation is None:
        return ""
    return (citation.get(q("text:label")) or "".join(citation.itertext())).strip()


def read_paragraph(paragraph: Any, styles: Styles, read: ParagraphText) -> None:
    """Add the words of a ``text:p`` or ``text:h`` to ``read``; hidden ones are left out."""
    look = styles.look("paragraph", paragraph.get(q("text:style-name"), ""))
    _content(paragraph, look, styles, read)


def read_frame(frame: Any, styles: Styles, read: ParagraphText) -> None:
    """Add the content of a ``draw:frame`` to ``read``: a text box or a picture."""
    _element(frame, Look(), styles, read)


def _content(element: Any, look: Look, styles: Styles, read: ParagraphText) -> None:
    _show(element.text, look, read)
    for child in element:
        if isinstance(child.tag, str):
            _element(child, look, styles, read)
        _show(child.tail, look, read)


def _element(element: Any, look: Look, styles: Styles, read: ParagraphText) -> None:
    tag = element.tag
    if tag in _SILENT or tag in _PICTURES:
        return
    if tag in _SPACED:
        read.text.add(" ")
    elif tag == _NOTE:
        if not look.hidden:
            read.text.note(marker_of(element))
            read.notes.append(element)
    elif tag == _NOTE_REFERENCE:
        read.text.note("".join(element.itertext()).strip())
    elif tag == _ANNOTATION:
        read.comments += 1
    elif tag == _TEXT_BOX:
        read.boxes.append(element)
    elif tag == _FRAME and (math := element.find(f"{q('draw:object')}/{_MATH}")) is not None:
        _formula(math, look, read)
    elif tag == _FRAME:
        read.pictures += any(child.tag in _PICTURES for child in element)
        _content(element, look, styles, read)
    else:
        own = styles.look("text", element.get(q("text:style-name"), "")) if tag == _SPAN else None
        _content(element, _within(look, own) if own else look, styles, read)


def _within(outer: Look, own: Look) -> Look:
    """Return the look of a span: what it does not set is as around it."""
    return Look(
        outer.names,
        outer.italic if own.italic is None else own.italic,
        outer.hidden if own.hidden is None else own.hidden,
        outer.struck if own.struck is None else own.struck,
        outer.position if own.position is None else own.position,
    )


def _formula(math: Any, look: Look, read: ParagraphText) -> None:
    """Write a formula in a line, or leave a stated gap."""
    try:
        line = formula_of(math)
    except FormulaError:
        read.losses["formulas_unread"] += 1
        line = f" {GAP} "
    _show(line, replace(look, position=None), read)


def _show(text: str | None, look: Look, read: ParagraphText) -> None:
    if not text or look.hidden:
        return
    if look.struck:
        read.losses["struck_words"] += len(text.split())
        return
    read.text.add(text, italic=bool(look.italic), position=look.position or None)
