"""``POST /api/compare``: what does each report say?"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from fastapi import APIRouter

from api.comparing import compare
from api.schemas.comparisons import ComparisonIn, ComparisonOut
from api.serving.dependencies import SearcherDep
from api.views.comparisons import comparison_out
from api.views.receipts import comparison_receipt
from index.searcher import Searcher

router = APIRouter(prefix="/api", tags=["answers"])


@router.post("/compare")
def compare_documents(wanted: ComparisonIn, searcher: SearcherDep) -> ComparisonOut:
    """Put one question to each document by itself. A document without an answer says so."""
    return compare_now(wanted, searcher)


def compare_now(wanted: ComparisonIn, searcher: Searcher) -> ComparisonOut:
    """The whole comparison. Raises ``QueryError`` and ``UnknownIdError``."""
    started = time.perf_counter()
    comparison = compare(wanted.question, wanted.documents, searcher, quotes=wanted.k)
    asked = datetime.now(UTC).isoformat(timespec="seconds")
    receipt = comparison_receipt(wanted, comparison, searcher, asked)
    return comparison_out(comparison, searcher, receipt, (time.perf_counter() - started) * 1000)
