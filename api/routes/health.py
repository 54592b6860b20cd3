"""``/healthz`` and ``/readyz``: is it up, and can it answer."""

from __future__ import annotations

from fastapi import APIRouter

from api.schemas.service import HealthOut
from api.serving.dependencies import SearcherDep

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> HealthOut:
    """Say that the server is up."""
    return HealthOut(status="ok")


@router.get("/readyz")
def readyz(searcher: SearcherDep) -> HealthOut:
    """Say that questions can be answered, or, with 503, why not."""
    return HealthOut(
        status="ok",
        generation=searcher.meta.name,
        documents=searcher.meta.documents,
        passages=searcher.meta.passages,
    )
