"""``POST /api/compare``: what does each report say?"""

from __future__ import annotations

from fastapi import APIRouter

from api.schemas.comparisons import ComparisonIn, ComparisonOut
from api.service import compare_now
from api.serving.dependencies import LanguageDep, SearcherDep

router = APIRouter(prefix="/api", tags=["answers"])


@router.post("/compare")
def compare_documents(
    wanted: ComparisonIn, searcher: SearcherDep, language: LanguageDep
) -> ComparisonOut:
    """Put one question to each document by itself. A document without an answer says so."""
    return compare_now(wanted, searcher, language)
