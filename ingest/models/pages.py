"""Pages, physical and printed. Page numbers start at 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_SHEET = re.compile(r"(\d+)–(\d+)")

LabelOrigin = Literal[
    "pdf_labels", "running_number", "table_of_contents", "page_breaks", "manifest_offset", "unknown"
]
#: Meaning of a physical page number: a page of a PDF, a page marked in a text file, a slide.
PageUnit = Literal["pdf_page", "page", "slide"]


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page.

    Attributes:
        number: Physical page, from 1.
        label: The number printed on it ("45", "iv"), ``None`` where none is known.
        label_origin: Source of the label.
        ocr: True if the text was read from a picture.
        ocr_confidence: Mean word confidence, 0 to 100, of an OCR page.
        width, height: In PDF points, where the format has them.
    """

    number: int
    label: str | None = None
    label_origin: LabelOrigin = "unknown"
    ocr: bool = False
    ocr_confidence: float | None = None
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class PageSpan:
    """Page(s) of a span of the text.

    In a format with physical pages ``page`` is set and the labels are that page's
    own. Where pages are known from the contents list alone (a report turned into
    Markdown), ``page`` is ``None`` and the span lies between the printed pages
    ``first_label`` and ``last_label``.
    """

    start: int
    end: int
    page: int | None
    first_label: str | None = None
    last_label: str | None = None
    origin: LabelOrigin = "unknown"


@dataclass(frozen=True, slots=True)
class PageRange:
    """The pages of a passage or quote: physical and printed, never mixed.

    Attributes:
        unit: Meaning of ``first`` and ``last``; ``None`` where the format has no pages.
    """

    first: int | None = None
    last: int | None = None
    first_label: str | None = None
    last_label: str | None = None
    origin: LabelOrigin = "unknown"
    unit: PageUnit | None = None

    @property
    def printed(self) -> tuple[str, ...]:
        """The first and the last printed number; one where they are the same or one is known.

        A sheet that shows two printed pages is labelled «10–11»: its pages count singly.
        """
        labels = [label for label in (self.first_label, self.last_label) if label]
        pairs = [match for label in labels if (match := _SHEET.fullmatch(label))]
        if len(pairs) == len(labels) and all(int(m[2]) == int(m[1]) + 1 for m in pairs):
            labels = [pairs[0][1], pairs[-1][2]] if pairs else []
        return tuple(dict.fromkeys(labels))


#: Pages of a span in a format without pages, or outside of all page spans.
UNKNOWN_PAGES = PageRange()
