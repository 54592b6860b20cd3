"""``/api/search``: passages for a question, with reasons and facets.

Asked with GET, the question stands in the address, which servers on the way write down:
personal data are refused there unless confirmed. With POST they are only warned of.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.questions.filters import filters_named
from api.questions.person_warnings import refuse_in_address
from api.schemas.answers import SearchOut
from api.schemas.questions import MAX_HITS, QuestionIn, Value
from api.service import search_now, search_question
from api.serving.dependencies import LanguageDep, SearcherDep
from index.filters import MAX_DOCUMENTS, MAX_VALUES

router = APIRouter(prefix="/api", tags=["search"])

Values = Annotated[list[Value], Query(max_length=MAX_VALUES)]


@router.get("/search")
def search(
    searcher: SearcherDep,
    reader: LanguageDep,
    q: Annotated[
        str,
        Query(
            description='Words or a question. Also: "exact phrase", -without, author:, '
            "year:2010-2016, type:, section:, voice:informant, doc:, collection:.",
            examples=["lederbakgrunn", "bør rus og bolig ligge i NAV-kontoret?"],
        ),
    ],
    k: Annotated[int, Query(ge=1, le=MAX_HITS, description="How many hits.")] = 10,
    document: Annotated[list[Value], Query(max_length=MAX_DOCUMENTS)] = [],  # noqa: B006  FastAPI copies it
    author: Values = [],  # noqa: B006
    year: Annotated[str | None, Query(description="2016 or 2010-2016.")] = None,
    type: Values = [],  # noqa: B006
    section: Values = [],  # noqa: B006
    voice: Values = [],  # noqa: B006
    language: Values = [],  # noqa: B006
    kind: Values = [],  # noqa: B006
    collection: Values = [],  # noqa: B006
    confirm: Annotated[bool, Query(description="Ask although q holds personal data.")] = False,
) -> SearchOut:
    """Find the passages that answer, each with document, section, page and words."""
    if not confirm:
        refuse_in_address(q, [*document, *author, *section], reader)
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
    return search_now(q, searcher, k, filters, reader)


@router.post("/search")
def search_by_body(question: QuestionIn, searcher: SearcherDep, reader: LanguageDep) -> SearchOut:
    """Find the passages that answer, with the question in the body of the request."""
    return search_question(question, searcher, reader)
