"""Documents, pages, blocks, passages, sentences: the values that the packages hand each other.

All offsets are half-open character offsets into ``Document.text``, the canonical
text, which is made once at ingest. They are the only coordinates anywhere: whatever
is shown as a quote is a slice of that text. Pages and ranks start at 1.
"""

from ingest.models.bibliography import ROLES, Bibliography, Person
from ingest.models.documents import (
    BLOCK_GAP,
    UNSEARCHED_KINDS,
    Block,
    BlockKind,
    Document,
    DuplicateKind,
    DuplicatePair,
    ParsedDocument,
    Section,
    Span,
    Table,
    TableRow,
)
from ingest.models.ids import DocumentId, PassageId
from ingest.models.pages import UNKNOWN_PAGES, LabelOrigin, Page, PageRange, PageSpan, PageUnit
from ingest.models.passages import Passage, PassageKind, Sentence, Voice, VoiceSpan

__all__ = [
    "BLOCK_GAP",
    "ROLES",
    "UNKNOWN_PAGES",
    "UNSEARCHED_KINDS",
    "Bibliography",
    "Block",
    "BlockKind",
    "Document",
    "DocumentId",
    "DuplicateKind",
    "DuplicatePair",
    "LabelOrigin",
    "Page",
    "PageRange",
    "PageSpan",
    "PageUnit",
    "ParsedDocument",
    "Passage",
    "PassageId",
    "PassageKind",
    "Person",
    "Section",
    "Sentence",
    "Span",
    "Table",
    "TableRow",
    "Voice",
    "VoiceSpan",
]
