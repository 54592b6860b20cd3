"""``GET /api/search``: passages for a question, with reasons and facets."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import SearcherDep
from api.filters import filters_named
from api.question_schemas import MAX_HITS
from api.schemas import SearchOut
from api.views import search_out
from index.query import parse_query

router = APIRouter(prefix="/api", tags=["search"])

Values = Annotated[list[str], Query()]


@router.get("/search")
def search(
    searcher: SearcherDep,
    q: Annotated[
        str,
        Query(
            description='Words or a question. Also: "exact phrase", -without, author:, '
            "year:2010-2016, type:, section:, voice:informant, doc:, collection:.",
            examples=["lederbakgrunn", "bør rus og bolig ligge i NAV-kontoret?"],
        ),
    ],
    k: Annotated[int, Query(ge=1, le=MAX_HITS, description="How many hits.")] = 10,
    document: Values = [],  # noqa: B006  FastAPI copies it
    author: Values = [],  # noqa: B006
    year: Annotated[str | None, Query(description="2016 or 2010-2016.")] = None,
    type: Values = [],  # noqa: B006
    section: Values = [],  # noqa: B006
    voice: Values = [],  # noqa: B006
    language: Values = [],  # noqa: B006
    kind: Values = [],  # noqa: B006
    collection: Values = [],  # noqa: B006
) -> SearchOut:
    """Find the passages that answer, each with document, section, page and words."""
    started = time.perf_counter()
    filters = filters_named(
        {
            "document": document,
            "author": author,
            "year": [year] if year else [],
            "type": type,
            "section": section,
            "voice": voice,
            "language": language,
            "kind": kind,
            "collection": collection,
        }
    )
    outcome = searcher.search(parse_query(q), k=k, filters=filters)
    return search_out(outcome, searcher, (time.perf_counter() - started) * 1000)
