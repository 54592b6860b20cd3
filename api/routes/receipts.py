"""``/api/receipts``: a search that was made before, run again or printed."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from api.receipts.rerunning import rerun
from api.receipts.texts import receipt_csv, receipt_text
from api.schemas.receipts import ReceiptTextIn, RerunIn, RerunOut
from api.serving.dependencies import EngineDep, LanguageDep, in_language

router = APIRouter(prefix="/api/receipts", tags=["receipts"])


@router.post("/rerun")
def rerun_receipt(wanted: RerunIn, engine: EngineDep, language: LanguageDep) -> RerunOut:
    """Ask the question of a receipt again, and say whether the same comes of it."""
    return rerun(wanted.receipt, engine, wanted.against, language)


@router.post(
    "/text",
    response_class=PlainTextResponse,
    responses={200: {"content": {"text/plain": {}, "text/csv": {}}}},
)
def print_receipt(wanted: ReceiptTextIn, language: LanguageDep) -> PlainTextResponse:
    """Print a receipt, for a method chapter (text) or a spreadsheet (csv)."""
    if wanted.format == "csv":
        return PlainTextResponse(receipt_csv(wanted.receipt), media_type="text/csv")
    return PlainTextResponse(receipt_text(wanted.receipt, in_language(wanted, language).locale))
