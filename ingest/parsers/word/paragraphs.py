"""One Word paragraph → running text: fields, tracked changes, notes, text boxes.

Tracked changes are read as if all were accepted. The result of a field is text; its code
is not. Unknown elements are descended into, so that text inside them is not lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.blocks.inline import Inline, InlineBuilder
from ingest.blocks.numerals import format_number
from ingest.blocks.symbol_fonts import UNREAD, symbol_at, symbols
from ingest.formulas.linear import GAP, FormulaError
from ingest.formulas.omml import formula_of
from ingest.parsers.word.runs import is_equation_object, text_run_look
from ingest.parsers.word.styles import Look, Stylesheet, switched, value, w

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"

DELETED = frozenset({w("del"), w("moveFrom")})
_SILENT = DELETED | {
    w(name)
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "footnoteRef",
                 "endnoteRef", "annotationRef", "softHyphen", "rt")
}  # fmt: skip
#: Text printed for an element; "" for those printed as their own text.
_SHOWN = {
    w("t"): "",
    **{w(name): " " for name in ("tab", "br", "cr", "ptab")},
    w("noBreakHyphen"): "-",
}
_NOTE_REFERENCES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_PICTURES = frozenset({w("drawing"), w("pict"), w("object")})


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A note marker in the text, with its note and its printed form."""

    kind: str
    note_id: str
    marker: str


@dataclass
class NoteMarkers:
    """Number notes in the order of the text. Word counts footnotes and endnotes apart."""

    styles: dict[str, str]
    starts: dict[str, int] = field(default_factory=dict)
    _met: dict[str, int] = field(default_factory=dict)

    def next(self, kind: str) -> str:
        """Return the marker of the next note of this kind, as printed."""
        self._met[kind] = self._met.get(kind, self.starts.get(kind, 1) - 1) + 1
        return format_number(self._met[kind], self.styles.get(kind, "decimal"))


@dataclass
class _Field:
    """An open field: its code so far, and a flag that its result has begun."""

    code: str = ""
    shown: bool = False

    @property
    def name(self) -> str:
        """Return the first words of its code («TOC», «ADDIN ZOTERO_BIBL»)."""
        return " ".join(self.code.split()[:2]).upper()


@dataclass
class ParagraphText:
    """The text of one paragraph, while it is read.

    Attributes:
        fields: Names of the fields that showed some of the text.
        boxes: ``w:txbxContent`` elements anchored here: text boxes.
        pictures: Count of pictures anchored here.
        unread: Count of charts and diagrams, whose words are not read.
        losses: Counts of what is left out, by the code of the note on it.
        shown, bold, sizes: Characters shown, in bold, and per font size.
    """

    text: InlineBuilder = field(default_factory=InlineBuilder)
    notes: list[NoteReference] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    boxes: list[Any] = field(default_factory=list)
    pictures: int = 0
    unread: int = 0
    losses: Counter[str] = field(default_factory=Counter)
    shown: int = 0
    bold: int = 0
    sizes: dict[int, int] = field(default_factory=dict)

    @property
    def inline(self) -> Inline:
        """Return the text with its formatting."""
        return self.text.build()


class ParagraphReader:
    """Read the paragraphs of one story in order; fields may span several of them."""

    def __init__(self, styles: Stylesheet, markers: NoteMarkers) -> None:
        """Take the styles and the numbering of notes that the whole file shares."""
        self._styles = styles
        self._markers = markers
        self._fields: list[_Field] = []

    def read(self, paragraph: Any, read: ParagraphText) -> None:
        """Add a ``w:p`` to ``read``; several are read into one where they were joined."""
        look = self._styles.paragraph(value(paragraph.find(w("pPr")), "pStyle"))
        if look.outline is not None and look.outline < 9:
            # No heading is inside a field: one that is open was never closed.
            self._fields.clear()
        self._children(paragraph, look, read)
        while self._fields and not self._fields[-1].shown:
            self._fields.pop()

    def _children(self, parent: Any, look: Look, read: ParagraphText) -> None:
        for child in parent.iterchildren("{*}*"):
            self._element(child, look, read)

    def _element(self, element: Any, look: Look, read: ParagraphText) -> None:
        tag = element.tag
        if tag in _SILENT or _is_placeholder(element):
            return
        if tag in _SHOWN:
            self._show(_SHOWN[tag] or element.text or "", look, read)
        elif tag == w("r"):
            self._text_run(element, look, read)
        elif tag == w("fldSimple"):
            self._fields.append(_Field(element.get(w("instr"), ""), shown=True))
            self._children(element, look, read)
            self._fields.pop()
        elif tag == w("fldChar"):
            self._field_mark(element.get(w("fldCharType")))
        elif tag == w("instrText"):
            self._field_code(element.text or "")
        elif tag == w("sym"):
            sign = symbol_at(element.get(w("char")), element.get(w("font")))
            self._show(sign, replace(look, symbol_font=None), read)
        elif tag == _MATH + "oMath":
            self._formula(element, look, read)
        elif tag == _MC + "AlternateContent":
            self._children(_alternative(element), look, read)
        elif is_equation_object(element):
            self._gap(look, read)
        elif tag in _PICTURES:
            _note_pictures(element, read)
        else:
            self._children(element, look, read)

    def _text_run(self, run: Any, paragraph: Look, read: ParagraphText) -> None:
        look = text_run_look(run.find(w("rPr")), paragraph, self._styles)
        if look.hidden:
            return
        note: NoteReference | None = None
        for child in run.iterchildren("{*}*"):
            if child.tag in _NOTE_REFERENCES:
                note = self._note(child, read)
            elif child.tag == w("t") and note is not None and not note.marker:
                note = _with_own_mark(note, child.text or "", read)
            else:
                self._element(child, look, read)

    def _field_code(self, code: str) -> None:
        if self._fields:
            self._fields[-1].code += code

    def _field_mark(self, mark: str | None) -> None:
        if mark == "begin":
            self._fields.append(_Field())
        elif mark == "separate" and self._fields:
            self._fields[-1].shown = True
        elif mark == "end" and self._fields:
            self._fields.pop()

    def _show(self, text: str, look: Look, read: ParagraphText) -> None:
        """Add text that is printed; a second reference to a note is a marker as well."""
        if not all(open_field.shown for open_field in self._fields):
            return
        if any(open_field.name.startswith("NOTEREF") for open_field in self._fields):
            read.text.note(text.strip())
            return
        if look.struck:
            read.losses["struck_words"] += len(text.split())
            return
        shown = symbols(text, look.symbol_font)
        read.losses["symbols_unread"] += shown.count(UNREAD)
        read.text.add(shown, italic=look.italic, position=look.position)
        length = len(text.strip())
        if length:
            read.fields.update(open_field.name for open_field in self._fields)
            read.shown += length
            read.bold += length * look.bold
            if look.size:
                read.sizes[look.size] = read.sizes.get(look.size, 0) + length

    def _formula(self, math: Any, look: Look, read: ParagraphText) -> None:
        try:
            line = formula_of(math)
        except FormulaError:
            self._gap(look, read)
            return
        parent = math.getparent()
        apart = " " if parent is not None and parent.tag == _MATH + "oMathPara" else ""
        self._show(f"{apart}{line}{apart}", replace(look, position=None), read)

    def _gap(self, look: Look, read: ParagraphText) -> None:
        """Leave a stated gap for a formula that cannot be read."""
        read.losses["formulas_unread"] += 1
        self._show(f" {GAP} ", replace(look, position=None), read)

    def _note(self, reference: Any, read: ParagraphText) -> NoteReference:
        kind = _NOTE_REFERENCES[reference.tag]
        own_mark = reference.get(w("customMarkFollows"), "0") in {"1", "true", "on"}
        marker = "" if own_mark else self._markers.next(kind)
        note = NoteReference(kind, reference.get(w("id"), ""), marker)
        if marker:
            _add_note(note, read)
        return note


def _add_note(note: NoteReference, read: ParagraphText) -> None:
    read.notes.append(note)
    read.text.note(note.marker)


def _with_own_mark(note: NoteReference, text: str, read: ParagraphText) -> NoteReference:
    """Return a note with the marker that its author chose: the text of the same ``w:r``."""
    marked = NoteReference(note.kind, note.note_id, text.strip() or "*")
    _add_note(marked, read)
    return marked


def _is_placeholder(element: Any) -> bool:
    """Return whether an element is an empty content control, which shows «Klikk her …»."""
    if element.tag != w("sdt"):
        return False
    return bool(switched(element.find(w("sdtPr")), "showingPlcHdr"))


def _alternative(element: Any) -> Any:
    """Return the first of several alternatives: the others are for older programs."""
    chosen = element.find(_MC + "Choice")
    if chosen is None:
        chosen = element.find(_MC + "Fallback")
    return element if chosen is None else chosen


def _note_pictures(element: Any, read: ParagraphText) -> None:
    boxes = list(_outermost_boxes(element))
    read.boxes += boxes
    read.unread += sum(1 for _ in element.iter(_CHART, _DIAGRAM))
    read.pictures += not boxes or any(True for _ in element.iter(_DRAWING + "blip", _VML_IMAGE))


def _outermost_boxes(element: Any) -> Iterator[Any]:
    for child in element.iterchildren("{*}*"):
        if child.tag == w("txbxContent"):
            yield child
        elif child.tag == _MC + "AlternateContent":
            yield from _outermost_boxes(_alternative(child))
        else:
            yield from _outermost_boxes(child)
