"""Receipts over HTTP, from the handbook or a small workplace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.workplace import Workplace


@pytest.fixture
def receipt(handbook: TestClient) -> dict[str, Any]:
    """The receipt of one question to the handbook."""
    made: dict[str, Any] = answer_to(handbook, "Hva betyr det at et sidetall er kjent?")["receipt"]
    return made


def answer_to(client: TestClient, question: str, **more: Any) -> dict[str, Any]:
    """The answer over HTTP, without what the clock says."""
    answer: dict[str, Any] = client.post("/api/answers", json={"question": question, **more}).json()
    del answer["took_ms"], answer["receipt"]["asked"]
    answer["receipt"]["asked"] = "2026-01-01T00:00:00+00:00"
    return answer


def rerun(client: TestClient, receipt: dict[str, Any], against: str = "same") -> Any:
    return client.post("/api/receipts/rerun", json={"receipt": receipt, "against": against})


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path)


@pytest.fixture
def client(workplace: Workplace) -> Iterator[TestClient]:
    with workplace.client() as client:
        # Here the next request is to see what was built, not one soon after.
        client.app.state.engine.swaps_behind = False  # type: ignore[attr-defined]
        yield client
