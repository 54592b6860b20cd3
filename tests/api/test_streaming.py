"""Answers as server-sent events: the pieces in order, and at last the whole."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from api.schemas.questions import QuestionIn
from api.streaming import answer_events
from index.searcher import Searcher
from ingest.errors import IndexStoreError

QUESTION = "Hva betyr det at et sidetall er kjent?"
EVENTS = {"accept": "text/event-stream"}


class LostIndex:
    """A searcher whose files went away; counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def search(self, *_: object, **__: object) -> None:
        self.asked += 1
        raise IndexStoreError("index: its files are gone. Run `funn index`.")


def events_of(text: str) -> list[tuple[str, Any]]:
    events = []
    for block in text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        events.append((fields["event"], json.loads(fields["data"])))
    return events


def without_clock(answer: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in answer.items() if name != "took_ms"}
    kept["receipt"] = {n: v for n, v in answer["receipt"].items() if n != "asked"}
    return kept


class TestTheStream:
    def events(self, client: TestClient) -> list[tuple[str, Any]]:
        streamed = client.post("/api/answers", json={"question": QUESTION}, headers=EVENTS)
        assert streamed.headers["content-type"].startswith("text/event-stream")
        return events_of(streamed.text)

    def test_gives_status_hits_quotes_and_the_whole_in_this_order(
        self, handbook: TestClient
    ) -> None:
        names = [name for name, _ in self.events(handbook)]
        assert list(dict.fromkeys(names)) == ["status", "hit", "quote", "final"]
        assert names.count("final") == 1

    def test_repeats_everything_that_counts_in_the_final_event(self, handbook: TestClient) -> None:
        events = self.events(handbook)
        final = events[-1][1]
        assert [body for name, body in events if name == "quote"] == final["quotes"]
        assert [body for name, body in events if name == "hit"] == final["hits"]
        whole = handbook.post("/api/answers", json={"question": QUESTION}).json()
        assert without_clock(final) == without_clock(whole)

    def test_is_had_by_a_parameter_too(self, handbook: TestClient) -> None:
        streamed = handbook.post("/api/answers?stream=true", json={"question": QUESTION})
        assert events_of(streamed.text)[-1][0] == "final"

    @pytest.mark.parametrize("body", [{"question": ""}, {"question": "-bare"}, {}])
    def test_does_not_begin_where_there_is_no_question(
        self, handbook: TestClient, body: dict[str, object]
    ) -> None:
        refused = handbook.post("/api/answers", json=body, headers=EVENTS)
        assert refused.status_code == 422
        assert refused.headers["content-type"] == "application/problem+json"


class TestTheEvents:
    def test_begin_before_the_search_does(self) -> None:
        lost = LostIndex()
        events = answer_events(QuestionIn(question=QUESTION), cast(Searcher, lost))
        assert next(events).name == "status"
        assert lost.asked == 0

    def test_end_without_searching_when_nobody_listens(self) -> None:
        lost = LostIndex()
        events = answer_events(QuestionIn(question=QUESTION), cast(Searcher, lost))
        next(events)
        events.close()
        assert lost.asked == 0

    def test_say_what_went_wrong_on_the_way(self) -> None:
        events = list(answer_events(QuestionIn(question=QUESTION), cast(Searcher, LostIndex())))
        assert [event.name for event in events] == ["status", "error"]
        assert b"Run `funn index`" in events[-1].encode()
