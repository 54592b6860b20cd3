"""``GET /api/suggest``: typing help."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.questions.suggesting import MAX_QUERY_CHARS
from api.schemas.reader import SuggestionOut, SuggestionsOut
from api.serving.dependencies import EngineDep

router = APIRouter(prefix="/api", tags=["search"])


@router.get("/suggest")
def suggest(
    engine: EngineDep,
    q: Annotated[str, Query(max_length=MAX_QUERY_CHARS, description="What is typed so far.")],
    limit: Annotated[int, Query(ge=1, le=50)] = 8,
    collection: Annotated[list[str], Query()] = [],  # noqa: B006  FastAPI copies it
) -> SuggestionsOut:
    """Suggest titles, headings and terms that go on from what is typed."""
    found = engine.suggester().suggest(q, limit=limit, collections=frozenset(collection))
    return SuggestionsOut(
        query=q,
        suggestions=[
            SuggestionOut(
                text=known.text,
                kind=known.kind,
                document_id=known.document_id,
                section_start=known.section_start,
                note=known.note,
            )
            for known in found
        ],
    )
