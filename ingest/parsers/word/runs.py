"""One Word paragraph → running text: runs, fields, tracked changes, notes, text boxes.

Tracked changes are read as if all were accepted. What a field shows is text; the field's
code is not. Elements that nobody here knows are looked into, so that text inside them is
not lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.blocks.inline import Inline, InlineBuilder
from ingest.blocks.numerals import format_number, number
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
#: What is printed for an element; "" for those that are printed as their own text.
_SHOWN = {
    w("t"): "",
    _MATH + "t": "",
    **{w(name): " " for name in ("tab", "br", "cr", "ptab")},
    w("noBreakHyphen"): "-",
}
_NOTE_REFERENCES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_PICTURES = frozenset({w("drawing"), w("pict"), w("object")})


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A note marker met in the text: which note, and how its marker is printed."""

    kind: str
    note_id: str
    marker: str


@dataclass
class NoteMarkers:
    """Numbers notes as they are met. Word counts footnotes and endnotes apart."""

    styles: dict[str, str]
    starts: dict[str, int] = field(default_factory=dict)
    _met: dict[str, int] = field(default_factory=dict)

    def next(self, kind: str) -> str:
        """The marker of the next note of this kind, as printed."""
        self._met[kind] = self._met.get(kind, self.starts.get(kind, 1) - 1) + 1
        return format_number(self._met[kind], self.styles.get(kind, "decimal"))


@dataclass
class _Field:
    """A field that is open: its code so far, and whether its shown text has begun."""

    code: str = ""
    shown: bool = False

    @property
    def name(self) -> str:
        """The field's first words, which say what it is («TOC», «ADDIN ZOTERO_BIBL»)."""
        return " ".join(self.code.split()[:2]).upper()


@dataclass
class Reading:
    """What one paragraph gave, while it is being read.

    Attributes:
        fields: Names of the fields that showed some of the text.
        boxes: ``w:txbxContent`` elements anchored here; they stand beside the text.
        pictures: How many pictures are anchored here.
        unread: How many charts and diagrams, whose words stay in the picture.
        shown, bold, sizes: Characters shown, in bold, and per font size.
    """

    text: InlineBuilder = field(default_factory=InlineBuilder)
    notes: list[NoteReference] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    boxes: list[Any] = field(default_factory=list)
    pictures: int = 0
    unread: int = 0
    shown: int = 0
    bold: int = 0
    sizes: dict[int, int] = field(default_factory=dict)

    @property
    def inline(self) -> Inline:
        """The text with its offsets."""
        return self.text.build()


class RunReader:
    """Reads the paragraphs of one story in order; fields may span several of them."""

    def __init__(self, styles: Stylesheet, markers: NoteMarkers) -> None:
        """Take the styles and the numbering of notes that the whole file shares."""
        self._styles = styles
        self._markers = markers
        self._fields: list[_Field] = []

    def read(self, paragraph: Any, reading: Reading) -> None:
        """Add a ``w:p`` to ``reading``; several are read into one where they were joined."""
        look = self._styles.paragraph(value(paragraph.find(w("pPr")), "pStyle"))
        if look.outline is not None and look.outline < 9:
            # No heading stands inside a field: one that is open was never closed.
            self._fields.clear()
        self._children(paragraph, look, reading)
        while self._fields and not self._fields[-1].shown:
            self._fields.pop()

    def _children(self, parent: Any, look: Look, reading: Reading) -> None:
        for child in parent.iterchildren("{*}*"):
            self._element(child, look, reading)

    def _element(self, element: Any, look: Look, reading: Reading) -> None:
        tag = element.tag
        if tag in _SILENT or _is_placeholder(element):
            return
        if tag in _SHOWN:
            self._show(_SHOWN[tag] or element.text or "", look, reading)
        elif tag == w("r"):
            self._run(element, look, reading)
        elif tag == w("fldSimple"):
            self._fields.append(_Field(element.get(w("instr"), ""), shown=True))
            self._children(element, look, reading)
            self._fields.pop()
        elif tag == w("fldChar"):
            self._field_mark(element.get(w("fldCharType")))
        elif tag == w("instrText"):
            self._field_code(element.text or "")
        elif tag == w("sym"):
            self._show(_symbol(element.get(w("char"))), look, reading)
        elif tag == _MC + "AlternateContent":
            self._children(_alternative(element), look, reading)
        elif tag in _PICTURES:
            _note_pictures(element, reading)
        else:
            if tag == _MATH + "den":
                self._show("/", look, reading)
            self._children(element, look, reading)

    def _run(self, run: Any, paragraph: Look, reading: Reading) -> None:
        look = _run_look(run.find(w("rPr")), paragraph, self._styles)
        if look.hidden:
            return
        note: NoteReference | None = None
        for child in run.iterchildren("{*}*"):
            if child.tag in _NOTE_REFERENCES:
                note = self._note(child, reading)
            elif child.tag == w("t") and note is not None and not note.marker:
                note = _with_own_mark(note, child.text or "", reading)
            else:
                self._element(child, look, reading)

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

    def _show(self, text: str, look: Look, reading: Reading) -> None:
        """Add text that is printed; a second reference to a note is a marker as well."""
        if not all(open_field.shown for open_field in self._fields):
            return
        if any(open_field.name.startswith("NOTEREF") for open_field in self._fields):
            reading.text.note(text.strip())
            return
        reading.text.add(text, italic=look.italic)
        length = len(text.strip())
        if length:
            reading.fields.update(open_field.name for open_field in self._fields)
            reading.shown += length
            reading.bold += length * look.bold
            if look.size:
                reading.sizes[look.size] = reading.sizes.get(look.size, 0) + length

    def _note(self, reference: Any, reading: Reading) -> NoteReference:
        kind = _NOTE_REFERENCES[reference.tag]
        own_mark = reference.get(w("customMarkFollows"), "0") in {"1", "true", "on"}
        marker = "" if own_mark else self._markers.next(kind)
        note = NoteReference(kind, reference.get(w("id"), ""), marker)
        if marker:
            _add_note(note, reading)
        return note


def _add_note(note: NoteReference, reading: Reading) -> None:
    reading.notes.append(note)
    reading.text.note(note.marker)


def _with_own_mark(note: NoteReference, text: str, reading: Reading) -> NoteReference:
    """A note whose marker the author chose: the text of the same run is the marker."""
    marked = NoteReference(note.kind, note.note_id, text.strip() or "*")
    _add_note(marked, reading)
    return marked


def _run_look(properties: Any, paragraph: Look, styles: Stylesheet) -> Look:
    """Italic and bold toggle: the same switch in both styles turns it off again."""
    style = styles.look(value(properties, "rStyle"))
    italic, bold = switched(properties, "i"), switched(properties, "b")
    hidden = switched(properties, "vanish")
    size = number(value(properties, "sz"))
    return Look(
        italic=paragraph.italic != style.italic if italic is None else italic,
        bold=paragraph.bold != style.bold if bold is None else bold,
        hidden=(paragraph.hidden or style.hidden) if hidden is None else hidden,
        size=size or style.size or paragraph.size,
    )


def _is_placeholder(element: Any) -> bool:
    """A content control nobody has filled in shows «Klikk her …», which is no text."""
    if element.tag != w("sdt"):
        return False
    return bool(switched(element.find(w("sdtPr")), "showingPlcHdr"))


def _alternative(element: Any) -> Any:
    """Of several ways to show one thing, the first: the others are for older programs."""
    chosen = element.find(_MC + "Choice")
    if chosen is None:
        chosen = element.find(_MC + "Fallback")
    return element if chosen is None else chosen


def _symbol(code: str | None) -> str:
    """The character of a ``w:sym``; symbol fonts live in the private use area."""
    try:
        point = int(code or "", 16)
        return "" if 0xE000 <= point <= 0xF8FF else chr(point)
    except (ValueError, OverflowError):
        return ""


def _note_pictures(element: Any, reading: Reading) -> None:
    boxes = list(_outermost_boxes(element))
    reading.boxes += boxes
    reading.unread += sum(1 for _ in element.iter(_CHART, _DIAGRAM))
    reading.pictures += not boxes or any(True for _ in element.iter(_DRAWING + "blip", _VML_IMAGE))


def _outermost_boxes(element: Any) -> Iterator[Any]:
    for child in element.iterchildren("{*}*"):
        if child.tag == w("txbxContent"):
            yield child
        elif child.tag == _MC + "AlternateContent":
            yield from _outermost_boxes(_alternative(child))
        else:
            yield from _outermost_boxes(child)
