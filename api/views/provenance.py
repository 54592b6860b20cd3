"""Provenance and pages → the facts that schemas have in common."""

from __future__ import annotations

from typing import Any

from api.citations.provenance import Provenance
from api.schemas.documents import PagesOut
from ingest.models import PageRange


def provenance_out(provenance: Provenance) -> dict[str, Any]:
    """Span, pages, section and voice, under the names that every schema of a quote has."""
    return {
        "document_id": provenance.document_id,
        "passage_id": provenance.passage_id,
        "start": provenance.start,
        "end": provenance.end,
        "pages": PagesOut.model_validate(provenance.pages),
        "section": list(provenance.section),
        "voice": provenance.voice,
        "attribution": provenance.attribution,
    }


def flat_pages(pages: PageRange) -> dict[str, Any]:
    """Page facts as single fields, as version 1 of the interface had them; see ``pages``."""
    return {"page": pages.first, "label": page_label(pages), "origin": pages.origin}


def page_label(pages: PageRange) -> str | None:
    """The printed page, or «32–34» for a range; ``None`` where none is known."""
    return "–".join(pages.printed) or None
