"""Pages as pictures, for OCR and for showing the original. pypdfium2 stays in here."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from ingest.errors import ParseError

if TYPE_CHECKING:
    from PIL.Image import Image

#: Most pixels of a rendered page: an A3 page at 400 dpi.
MAX_PIXELS = 30_000_000
POINTS_PER_INCH = 72.0


def render_page(path: Path, number: int, *, dpi: float = 150.0, grey: bool = False) -> Image:
    """Draw one page.

    Args:
        number: Physical page, from 1.
        dpi: Dots per inch; less where the page would have too many pixels.

    Raises:
        ParseError: The page cannot be drawn.
    """
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            page = document[number - 1]
            scale = scale_for(*page.get_size(), dpi=dpi)
            picture: Image = page.render(scale=scale, grayscale=grey).to_pil()
            return picture
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise ParseError(
            "pdf_page_not_drawn", file=path.name, page=number, cause=str(error)
        ) from error


def scale_for(width: float, height: float, *, dpi: float) -> float:
    """Pixels per point for a page of this size in points, within ``MAX_PIXELS``."""
    scale = dpi / POINTS_PER_INCH
    pixels = width * height * scale * scale
    return scale if pixels <= MAX_PIXELS else scale * (MAX_PIXELS / pixels) ** 0.5


def saved_anew(path: Path) -> bytes | None:
    """Let PDFium read a file that others cannot, and write it in order.

    Returns:
        A PDF without damage or encryption; ``None`` where PDFium cannot read the file
        either, or it asks for a password.
    """
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            written = io.BytesIO()
            document.save(written, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
            return written.getvalue() if len(document) else None
        finally:
            document.close()
    except (pypdfium2.PdfiumError, OSError, ValueError):
        return None
