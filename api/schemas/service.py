"""The contract for the service itself: how it is, and what every error looks like."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from api.schemas.questions import Schema


class HealthOut(Schema):
    """Whether the server is up, and whether it can answer."""

    status: Literal["ok"]
    generation: str | None = None
    documents: int | None = None
    passages: int | None = None


class ProblemOut(BaseModel):
    """RFC 9457 problem details: what every error looks like."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = Field(description="Where, what, and what to do.")
