"""The citation walk: a passage or span is cited the same by every route that cites.

Seen to fail when ``provenance_of_passage`` left ``voices`` out, and when ``quote_out`` cited
with the voice of an author.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient
from mcp import Client
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app as command
from api.engine import Engine
from api.mcp import create_server
from api.settings import Settings
from ingest.models import Document, Passage
from tests.every_voice import build_every_voice

STYLES = ("norsk-apa-manual", "chicago-author-date", "vancouver", "legal")
QUESTIONS = (
    "Hva sier veilederne om tid til oppfølging?",
    "Hvem lager politikken i førstelinjen?",
    "Hvordan ble intervjuene gjort?",
    "Hva sier sammendraget om ventetid?",
    "Is the waiting time shorter after the reform?",
)


@dataclass(frozen=True)
class Cited:
    """A citation as a route gives it."""

    in_text: str
    note: str | None
    entry: str


@dataclass(frozen=True)
class Walk:
    """The corpus served over HTTP and to agents."""

    settings: Settings
    engine: Engine
    client: TestClient

    @property
    def documents(self) -> list[Document]:
        searcher = self.engine.searcher()
        return [searcher.document(document_id) for document_id in searcher.document_ids]

    @property
    def passages(self) -> list[Passage]:
        return [passage for document in self.documents for passage in document.passages]

    def get(self, path: str, **query: Any) -> Any:
        answer = self.client.get(f"/api/{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        answer = self.client.post(f"/api/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def span(self, at: dict[str, Any], style: str = STYLES[0], locale: str = "nb") -> Cited:
        """Citation of a span, from the route that takes any."""
        made = self.get(
            f"documents/{at['document_id']}/quote",
            start=at["start"],
            end=at["end"],
            style=style,
            locale=locale,
        )
        return Cited(made["citation"], made["citation_note"], made["bibliography_entry"])

    def passage(self, passage_id: str, style: str = STYLES[0], locale: str = "nb") -> Cited:
        made = self.get(f"passages/{passage_id}/citation", style=style, locale=locale)
        return Cited(made["in_text"], made["note"], made["bibliography_entry"])

    def ask_agent(self, tool: str, **arguments: Any) -> Any:
        async def call() -> Any:
            async with Client(create_server(self.engine)) as client:
                return await client.call_tool(tool, arguments)

        called = asyncio.run(call())
        assert not called.is_error, called.content
        return called.structured_content


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    settings = build_every_voice(tmp_path_factory.mktemp("walk"))
    app = create_app(settings)
    with TestClient(app) as client:
        yield Walk(settings, app.state.engine, client)


def place(passage: Passage) -> dict[str, Any]:
    return {
        "document_id": passage.document_id,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def spoken(walk: Walk) -> list[dict[str, Any]]:
    """Parts of passages in a voice of their own."""
    texts = {document.document_id: document.text for document in walk.documents}
    return [
        {
            "document_id": passage.document_id,
            "start": span.start,
            "end": span.end,
            "text": texts[passage.document_id][span.start : span.end],
        }
        for passage in walk.passages
        for span in passage.voices
    ]


def check_quotes(walk: Walk, quotes: Sequence[dict[str, Any]], locale: str) -> None:
    assert quotes
    for quote in quotes:
        cited = walk.span(quote, locale=locale)
        assert (quote["citation"], quote["citation_note"]) == (cited.in_text, cited.note)


class TestTheCorpusOfTheWalk:
    def test_has_every_voice_kind_and_several_formats(self, walk: Walk) -> None:
        passages = walk.passages
        voices = {p.voice for p in passages} | {s.voice for p in passages for s in p.voices}
        assert voices == {"author", "informant", "secondary", "summary", "method"}
        assert {p.kind for p in passages} >= {
            "prose", "list", "table", "quote", "footnote", "caption", "reference",
        }  # fmt: skip
        assert len({document.file.rpartition(".")[2] for document in walk.documents}) == 7
        assert all(document.passages for document in walk.documents)
        units = {document.parsed.page_unit for document in walk.documents}
        assert units == {None, "page", "pdf_page", "slide"}
        assert {passage.ocr for passage in passages} == {True, False}

    def test_cites_second_hand_words_and_notes_other_voices(self, walk: Walk) -> None:
        cited = [walk.passage(passage.passage_id) for passage in walk.passages]
        assert any("Lipsky, 1980, s. 12, sitert i" in one.in_text for one in cited)
        assert any("har en annen stemme: informant" in (one.note or "") for one in cited)


class TestAPassage:
    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize("locale", ["nb", "nn", "en"])
    def test_is_cited_as_its_span_over_http_and_by_agents(
        self, walk: Walk, style: str, locale: str
    ) -> None:
        for passage in walk.passages:
            cited = walk.passage(passage.passage_id, style, locale)
            assert cited == walk.span(place(passage), style, locale)
        made = walk.ask_agent("cite", passage_id=passage.passage_id, style=style, locale=locale)
        assert cited == Cited(made["in_text"], made["note"], made["bibliography_entry"])

    def test_is_cited_alike_by_search_and_by_itself(self, walk: Walk) -> None:
        hits = walk.get("search", q="kontorene veilederne tabell oppgaven", k=100)["hits"]
        told = walk.ask_agent("search", question="kontorene veilederne tabell oppgaven", k=100)
        assert told["hits"] == hits
        assert {hit["passage"]["document_id"] for hit in hits} > {"md-doc"}
        for passage in [hit["passage"] for hit in hits]:
            cited = walk.passage(passage["id"]).in_text
            assert passage["citation"] == cited
            assert walk.get(f"passages/{passage['id']}")["citation"] == cited

    def test_is_cited_alike_by_the_command(
        self, walk: Walk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FUNN_MANIFEST", str(walk.settings.manifest))
        monkeypatch.setenv("FUNN_HOME", str(walk.settings.home))
        monkeypatch.setenv("FUNN_EMBEDDER", "hashing")
        voiced = [passage for passage in walk.passages if passage.voices or passage.kind == "table"]
        for passage in voiced:
            arguments = ["cite", passage.passage_id, "--style", "apa", "--locale", "nn", "--json"]
            done = CliRunner().invoke(command, arguments)
            assert done.exit_code == 0, done.output
            made = json.loads(done.stdout)
            cited = Cited(made["in_text"], made["note"], made["bibliography_entry"])
            assert cited == walk.passage(passage.passage_id, "apa", "nn")


class TestAnswersAndComparisons:
    @pytest.mark.parametrize("question", QUESTIONS)
    def test_cite_each_quote_as_its_span(self, walk: Walk, question: str) -> None:
        answer = walk.post("answers", {"question": question})
        assert answer["status"] != "no_evidence"
        check_quotes(walk, answer["quotes"], answer["language"])
        assert walk.ask_agent("ask", question=question)["quotes"] == answer["quotes"]
        compared = walk.post("compare", {"question": question})
        for finding in compared["documents"]:
            if finding["quotes"]:
                check_quotes(walk, finding["quotes"], compared["language"])
            if finding["best_hit"]:
                best = finding["best_hit"]
                cited = walk.passage(best["passage_id"], locale=compared["language"])
                assert best["citation"] == cited.in_text


class TestChosenQuotes:
    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize("locale", ["nb", "en"])
    def test_are_cited_in_a_collection_as_their_span(
        self, walk: Walk, style: str, locale: str
    ) -> None:
        for chosen in [*map(place, walk.passages), *spoken(walk)]:
            body = {"quotes": [chosen], "style": style, "locale": locale, "format": "markdown"}
            made = walk.post("quotes/citations", body)
            ((quote,), (reference,)) = made["quotes"], made["references"]
            entry = "".join(run["text"] for run in reference["runs"])
            cited = Cited(quote["citation"], quote["citation_note"], entry)
            assert cited == walk.span(chosen, style, locale)

    @pytest.mark.parametrize("locale", ["nb", "nn", "en"])
    def test_are_exported_with_the_citation_and_note_of_their_span(
        self, walk: Walk, locale: str
    ) -> None:
        quotes = [*map(place, walk.passages), *spoken(walk)]
        for chosen in quotes:
            body = {"quotes": [chosen], "locale": locale, "format": "ris"}
            written = walk.client.post("/api/export", json=body).text
            note = walk.span(chosen, locale=locale).note
            assert note is None or note in written
        body = {"quotes": quotes, "locale": locale, "format": "markdown"}
        written = plain(walk.client.post("/api/export", json=body).text)
        for chosen in quotes:
            cited = walk.span(chosen, locale=locale)
            assert plain(cited.in_text) in written
            assert plain(cited.note or "") in written
            assert plain(cited.entry) in written

    def test_are_cited_in_a_checked_draft_as_their_span(self, walk: Walk) -> None:
        checked = 0
        for chosen in [*map(place, walk.passages), *spoken(walk)]:
            words = " ".join(chosen["text"].replace("«", "").replace("»", "").split())
            body = {"text": words, "style": "apa", "locale": "en"}
            for result in walk.post("quotes/check", body)["results"]:
                if result["citation"]:
                    at = result["places"][0]
                    assert result["citation"] == walk.span(at, "apa", "en").in_text
                    checked += 1
        assert checked > len(walk.passages) / 2


def plain(text: str) -> str:
    """Words without marks of Markdown, which escapes and emphasises."""
    return " ".join("".join(letter for letter in text if letter not in "\\*_<>").split())
