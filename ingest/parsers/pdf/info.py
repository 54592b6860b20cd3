"""A PDF's own metadata: title, author, date. Its pages are not read."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def pdf_info(path: Path) -> dict[str, str]:
    """Read the information dictionary; empty for a file that PDFium cannot open.

    Returns:
        Title, Author, Subject, CreationDate (``D:20160115…``) and the like, as written.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError):
        return {}
    try:
        written = document.get_metadata_dict()
    finally:
        document.close()
    return {name: text.strip() for name, text in written.items() if text.strip()}
