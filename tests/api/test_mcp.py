"""The same answers for agents: in process, and over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from mcp import Client, StdioServerParameters

from api.engine import Engine
from api.mcp import create_server
from api.settings import Settings
from index.vectors.embedder import Embedder
from tests.commands import ROOT

QUESTION = "Hva betyr det at et sidetall er kjent?"
TOOLS = {"search", "ask", "compare", "read_passage", "check_quotes", "cite"}


@pytest.fixture(scope="module")
def engine(handbook_home: Path, bundled_model: Embedder) -> Engine:
    engine = Engine(Settings(manifest=ROOT / "corpus_manifest.yaml", home=handbook_home))
    engine.embedder = bundled_model
    return engine


def with_client(engine: Engine, use: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(create_server(engine)) as client:
            return await use(client)

    return asyncio.run(run())


def call(engine: Engine, tool: str, **arguments: Any) -> Any:
    """The tool's result; fails the test where it is an error."""
    called = with_client(engine, lambda client: client.call_tool(tool, arguments))
    assert not called.is_error, called.content
    return called.structured_content


def error_of(engine: Engine, tool: str, **arguments: Any) -> str:
    called = with_client(engine, lambda client: client.call_tool(tool, arguments))
    assert called.is_error
    return str(called.content[0].text)


class TestTools:
    def test_only_read_and_say_what_they_are_for(self, engine: Engine) -> None:
        listed = with_client(engine, lambda client: client.list_tools()).tools
        assert {tool.name for tool in listed} >= TOOLS
        assert all(tool.annotations.read_only_hint for tool in listed)
        assert all(tool.description and tool.output_schema for tool in listed)

    def test_ask_gives_the_quotes_that_http_gives(
        self, engine: Engine, handbook: TestClient
    ) -> None:
        told = call(engine, "ask", question=QUESTION)
        shown = handbook.post("/api/answers", json={"question": QUESTION}).json()
        assert told["quotes"]
        for name in ("quotes", "status", "probability", "message", "generation"):
            assert told[name] == shown[name]
        assert told["considered"] == [hit["passage"]["id"] for hit in shown["hits"]]

    def test_search_takes_filters_and_gives_the_same_hits(
        self, engine: Engine, handbook: TestClient
    ) -> None:
        told = call(engine, "search", question="quotation", k=3, filters={"languages": ["en"]})
        query: dict[str, str | int] = {"q": "quotation", "k": 3, "language": "en"}
        assert told["hits"] == handbook.get("/api/search", params=query).json()["hits"]

    def test_compare_puts_a_question_to_each_document(
        self, engine: Engine, handbook: TestClient
    ) -> None:
        documents = ["handbok-soke", "handbok-sitere"]
        told = call(engine, "compare", question=QUESTION, documents=documents)
        body = {"question": QUESTION, "documents": documents}
        shown = handbook.post("/api/compare", json=body).json()
        assert told["documents"] == shown["documents"]

    def test_a_passage_is_read_cited_and_checked(self, engine: Engine) -> None:
        quote = call(engine, "ask", question=QUESTION)["quotes"][0]
        passage = call(engine, "read_passage", passage_id=quote["passage_id"])
        assert quote["text"] in passage["text"]
        cited = call(engine, "cite", passage_id=quote["passage_id"], style="apa", locale="en")
        assert "2026" in cited["bibliography_entry"]
        words = " ".join(quote["text"].split())
        checked = call(engine, "check_quotes", text=f"«{words}» {quote['citation']}")
        assert checked["results"]
        assert not {"altered", "not_found"} & {r["verdict"] for r in checked["results"]}

    def test_warn_of_personal_data_without_repeating_them(self, engine: Engine) -> None:
        told = call(engine, "ask", question="Hva gjelder for 987 65 432?")
        assert [warning["kind"] for warning in told["warnings"]] == ["phone"]
        assert "987" not in str(told["warnings"])

    @pytest.mark.parametrize(
        ("tool", "arguments", "words"),
        [
            ("ask", {"question": ""}, "Write what you want to know"),
            ("ask", {"question": "leder", "k": 0}, "greater than or equal to 1"),
            ("search", {"question": "leder", "filters": {"years": "snart"}}, "not a year"),
            ("compare", {"question": "leder", "k": 0}, "greater than or equal to 1"),
            ("compare", {"question": "leder", "documents": ["nobody"]}, "nobody"),
            ("read_passage", {"passage_id": "nothing"}, "search again"),
            ("cite", {"passage_id": "nothing"}, "search again"),
            ("check_quotes", {"text": "«ord»", "locale": "de"}, "nb"),
        ],
    )
    def test_say_what_is_wrong_in_words(
        self, engine: Engine, tool: str, arguments: dict[str, Any], words: str
    ) -> None:
        told = error_of(engine, tool, **arguments)
        assert words in told
        assert "Traceback" not in told


class TestOverStandardInputAndOutput:
    def test_answers_as_a_process_of_its_own(self, handbook_home: Path) -> None:
        process = StdioServerParameters(
            command=sys.executable,
            args=["-m", "api.cli", "mcp"],
            cwd=str(ROOT),
            env={"FUNN_HOME": str(handbook_home)},
        )

        async def run() -> Any:
            async with Client(process, read_timeout_seconds=120) as client:
                assert {tool.name for tool in (await client.list_tools()).tools} >= TOOLS
                return await client.call_tool("ask", {"question": QUESTION})

        told = asyncio.run(run())
        assert not told.is_error
        assert told.structured_content["quotes"]
