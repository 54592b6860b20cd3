"""Generated answers over HTTP: sentences that point at quotes, whole and streamed."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from tests.api.llm.asking import (
    KEY,
    QUESTION,
    ask,
    generated,
    good,
)
from tests.api.llm.llm_server import LlmServer, Manner
from tests.api.test_streaming import events_of


class TestAnEndpointThatBehaves:
    def test_gives_sentences_that_point_at_the_quotes_they_rest_on(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good)
        answer = ask(client)
        made = answer["generated"]
        assert (made["state"], made["cause"], made["dropped"]) == ("ok", "ok", 0)
        assert made["model"] == "liten"
        assert [s["text"] for s in made["sentences"]] == [
            "Ved 42 prosent av kontorene fikk unge en fast veileder.",
            "Tett oppfølging har ikke ført flere unge i arbeid i Drammen.",
        ]
        for sentence in made["sentences"]:
            assert sentence["status"] == "supported"
            for evidence in sentence["evidence"]:
                quote = answer["quotes"][evidence["quote"]]
                assert evidence["quote"] in sentence["cites"]
                assert quote["start"] <= evidence["start"] < evidence["end"] <= quote["end"]

    def test_leaves_the_extractive_answer_as_it_is(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good)
        alone = client.post("/api/answers", json={"question": QUESTION}).json()
        beside = ask(client)
        assert alone["generated"] is None
        for name in ("status", "probability", "message", "quotes", "hits"):
            assert beside[name] == alone[name]

    def test_is_asked_only_if_one_wants(self, client: TestClient, llm: LlmServer) -> None:
        llm.behave(good)
        client.post("/api/answers", json={"question": QUESTION})
        client.post("/api/answers?stream=true", json={"question": QUESTION})
        assert llm.requests == []

    def test_is_asked_with_the_key_and_streamed(self, client: TestClient, llm: LlmServer) -> None:
        llm.behave(good)
        generated(client)
        (request,) = llm.requests
        assert request.path == "/v1/chat/completions"
        assert request.headers["Authorization"] == f"Bearer {KEY}"
        assert (request.body["model"], request.body["stream"]) == ("liten", True)

    def test_gets_only_sentences_that_stand_in_the_quotes(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good)
        quotes = [" ".join(quote["text"].split()) for quote in ask(client)["quotes"]]
        material = llm.requests[0].material
        assert [s["number"] for s in material.sentences] == [*range(1, len(material.sentences) + 1)]
        for sentence in material.sentences:
            assert any(sentence["text"] in quote for quote in quotes)
            assert sentence["voice"] == "author"

    def test_may_send_one_object_although_asked_to_stream(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good, Manner(streams=False))
        assert len(generated(client)["sentences"]) == 2

    def test_may_refuse_to_stream_and_is_asked_again_without(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good, Manner(status=400), Manner())
        assert len(generated(client)["sentences"]) == 2
        assert [request.body["stream"] for request in llm.requests] == [True, False]

    def test_may_send_comments_and_usage_in_between(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good, Manner(noise=True))
        assert len(generated(client)["sentences"]) == 2

    def test_may_think_aloud_first(self, client: TestClient, llm: LlmServer) -> None:
        llm.behave(lambda m: f"<think>Let me see. What is [1]?</think>\n{good(m)}")
        made = generated(client)
        assert (len(made["sentences"]), made["dropped"]) == (2, 0)

    def test_may_find_no_answer(self, client: TestClient, llm: LlmServer) -> None:
        llm.behave("NO_ANSWER")
        made = generated(client)
        assert (made["state"], made["cause"], made["sentences"]) == ("ok", "no_answer", [])


class TestWhatIsNotSent:
    def test_is_anything_when_it_is_off(self, without: TestClient) -> None:
        answer = ask(without)
        assert answer["quotes"]
        assert (answer["generated"]["state"], answer["generated"]["model"]) == ("off", None)

    def test_is_personal_data_before_it_is_confirmed(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good)
        asked = f"{QUESTION} Svar til kari@nordmann.example"
        made = generated(client, asked)
        assert (made["state"], made["cause"]) == ("withheld", "personal_data")
        assert llm.requests == []
        assert generated(client, asked, confirm=True)["state"] == "ok"
        assert len(llm.requests) == 1

    def test_is_a_question_without_quotes(self, client: TestClient, llm: LlmServer) -> None:
        llm.behave(good)
        made = generated(client, "kvantekromodynamikk supernova", filters={"years": "1950"})
        assert (made["state"], made["cause"]) == ("withheld", "no_quotes")
        assert llm.requests == []


class TestAStream:
    def events(self, client: TestClient) -> list[tuple[str, Any]]:
        wanted = {"question": QUESTION, "generate": True}
        return events_of(client.post("/api/answers?stream=true", json=wanted).text)

    def test_gives_each_sentence_before_the_whole(self, client: TestClient, llm: LlmServer) -> None:
        llm.behave(good)
        events = self.events(client)
        names = [name for name, _ in events]
        assert list(dict.fromkeys(names)) == ["status", "hit", "quote", "generated", "final"]
        made = events[-1][1]["generated"]
        assert [body for name, body in events if name == "generated"] == made["sentences"]
        assert len(made["sentences"]) == 2

    def test_takes_back_in_the_final_event_what_an_answer_cut_off_has_given(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(lambda m: good(m) * 4, Manner(cut_after=150))
        events = self.events(client)
        assert "generated" in [name for name, _ in events]
        made = events[-1][1]["generated"]
        assert (made["cause"], made["sentences"]) == ("broke_off", [])

    def test_says_that_generating_is_off(self, without: TestClient) -> None:
        name, final = self.events(without)[-1]
        assert (name, final["generated"]["state"]) == ("final", "off")
