"""The contract for the service itself: its health, and the shape of every error."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from api.schemas.questions import Schema


class HealthOut(Schema):
    """Health of the server, and of the index that it answers from."""

    status: Literal["ok"]
    generation: str | None = None
    documents: int | None = None
    passages: int | None = None


class ProblemOut(BaseModel):
    """RFC 9457 problem details: the shape of every error."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = Field(description="Where, what, and what to do.")
