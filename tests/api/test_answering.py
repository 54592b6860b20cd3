"""Answers: quotes that occur where they say, and cut so that they can be understood."""

from __future__ import annotations

import random
import re
import statistics
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.answering import Answer, Quote, quote_of
from index.evaluation.qrels import covers, file_stem, load_questions, normalise
from index.evidence.features import is_informant
from index.evidence.selection import in_voices
from index.evidence.spans import EvidenceSpan
from index.outcome import SearchOutcome
from ingest.errors import UnresolvedCitationError
from ingest.models import Document, Passage, Sentence, VoiceSpan
from ingest.passage_voices import voice_at
from tests.builders import hit, hit_sentences, passage_of, report


def passage_of_kind(document: Document, kind: str) -> Passage:
    return next(p for p in document.passages if p.kind == kind)


def quote(document: Document, passage: Passage, start: int, end: int) -> Quote:
    words = len(document.text[start:end].split())
    answering = Sentence(start, end)
    return quote_of(EvidenceSpan(hit(passage), start, end, words, answering, 0.5), document)


class TestAQuote:
    def test_cannot_be_made_of_words_that_do_not_stand_there(self) -> None:
        document = report()
        passage = document.passages[0]
        true = quote(document, passage, passage.start, passage.end)
        with pytest.raises(UnresolvedCitationError) as refused:
            replace(true, text=true.text.replace("Kontoret", "Kontoret ikke"))
        assert refused.value.note.code == "quote_unresolved"
        with pytest.raises(UnresolvedCitationError):
            replace(true, document=report("another-2020"))

    def test_is_on_the_page_where_it_begins_and_bears_its_label(self) -> None:
        document = report()
        found = document.text.index("De fleste trives")
        passage = next(p for p in document.passages if p.start <= found < p.end)
        made = quote(document, passage, found, found + len("De fleste trives."))
        assert (made.provenance.pages.first, made.provenance.pages.first_label) == (2, "1")

    def test_of_a_table_row_brings_the_table_with_the_row_marked(self) -> None:
        document = report()
        passage = passage_of_kind(document, "table")
        start = document.text.index("Sør")
        table = quote(document, passage, start, start + len("Sør\t7")).table
        assert table is not None
        assert [table.table.rows[n].cells for n in table.highlighted] == [("Sør", "7")]
        assert table.table.header == ("Kontor", "Ansatte")

    def test_of_prose_brings_no_table(self) -> None:
        document = report()
        passage = document.passages[0]
        assert quote(document, passage, passage.start, passage.end).table is None


class TestVoice:
    def passage(self) -> Passage:
        base = passage_of("Lederen forteller om dette.", "Vi har ikke tid til det.", "Slik er det.")
        said = base.sentences[1]
        span = VoiceSpan(said.start, said.end, "informant", "leder")
        return Passage(
            base.passage_id, base.document_id, base.text, 0, base.end,
            sentences=base.sentences, voices=(span,),
        )  # fmt: skip

    def test_is_the_one_that_most_of_the_quote_is_in(self) -> None:
        passage = self.passage()
        first, second, third = passage.sentences
        assert voice_at(passage, second.start, second.end) == ("informant", "leder")
        assert voice_at(passage, first.start, third.end) == ("author", None)

    def test_of_a_part_is_told_too(self) -> None:
        document = report()
        passage = document.passages[0]
        span = VoiceSpan(passage.start, passage.start + 8, "informant", "leder")
        spoken = Passage(
            passage.passage_id, passage.document_id, passage.text, passage.start, passage.end,
            voices=(span,),
        )  # fmt: skip
        told = replace(document, passages=(spoken, *document.passages[1:]))
        made = quote(told, spoken, passage.start, passage.end).provenance
        assert made.voice == "author"
        assert [(v.voice, v.attribution) for v in made.voices] == [("informant", "leder")]

    def test_asked_for_leaves_the_sentences_of_others_out(self) -> None:
        told = hit_sentences(self.passage(), [0.9, 0.4, 0.8])
        assert in_voices(told, ["informant"]).tolist() == [False, True, False]

    def test_that_the_rules_only_guess_at_does_not_count(self) -> None:
        base = self.passage()
        unsure = VoiceSpan(0, base.end, "informant", "leder", confidence=0.3)
        guessed = Passage(
            base.passage_id, base.document_id, base.text, 0, base.end, voices=(unsure,)
        )
        assert voice_at(guessed, 0, base.end) == ("author", None)

    def test_speaks_for_a_sentence_that_it_covers(self) -> None:
        passage = self.passage()
        assert [is_informant(passage, s) for s in passage.sentences] == [False, True, False]


class TestAnAnswer:
    def test_groups_by_document_without_changing_the_order(self) -> None:
        one, two = report("hansen-2019"), report("lie-2020")
        made = tuple(
            quote(d, d.passages[0], d.passages[0].start, d.passages[0].end) for d in (one, two, one)
        )
        outcome = SearchOutcome("?", "nb", (), {}, "answered", 1.0)
        answer = Answer(outcome, "answered", made)
        assert answer.by_document == {"hansen-2019": [0, 2], "lie-2020": [1]}


def ask(client: TestClient, question: str) -> dict[str, Any]:
    answer = client.post("/api/answers", json={"question": question})
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


def assert_stands(client: TestClient, shown: dict[str, Any]) -> None:
    """The quote is the slice of the text, and its label that of the page it stands on."""
    home = f"/api/documents/{shown['document_id']}"
    text = client.get(f"{home}/text").text
    assert text[shown["start"] : shown["end"]] == shown["text"]
    if shown["page"] is not None:
        page = client.get(f"{home}/pages/{shown['page']}").json()
        first = re.split(r"\s*\n\s*\n\s*", shown["text"])[0].split()[:5]
        assert " ".join(first) in " ".join(page["text"].split())
        assert page["label"] is None or page["label"] == (shown["label"] or "").split("–")[0]


class TestOverTheHandbook:
    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(seed=st.integers(0, 2**32), length=st.integers(1, 9))
    def test_every_quote_stands_word_for_word_on_its_page(
        self, handbook: TestClient, seed: int, length: int
    ) -> None:
        chance = random.Random(seed)
        listed = handbook.get("/api/documents").json()["documents"]
        text = handbook.get(f"/api/documents/{chance.choice(listed)['id']}/text").text
        known = re.findall(r"\w+", text)
        question = (
            " ".join(chance.choice(known) for _ in range(length)) + " " + chance.choice("?.!")
        )
        for shown in ask(handbook, f"a {question}")["quotes"]:
            assert_stands(handbook, shown)

    def test_a_row_that_answers_is_shown_as_a_table(self, handbook: TestClient) -> None:
        answer = ask(handbook, "Hva gjør jeg når feilen er at modellen er byttet?")
        tables = [q for q in answer["quotes"] if q["table"]]
        assert tables
        table = tables[0]["table"]
        rows = [table["rows"][n] for n in table["highlighted_rows"]]
        assert table["header"] == ["Feil", "Årsak", "Det du gjør"]
        assert any("Modellen er byttet" in cell for row in rows for cell in row)
        assert all(cell in tables[0]["text"] for row in rows for cell in row)

    def test_groups_name_every_quote_once(self, handbook: TestClient) -> None:
        answer = ask(handbook, "Hvordan siterer jeg en side uten sidetall?")
        places = [n for group in answer["groups"] for n in group["quotes"]]
        assert sorted(places) == list(range(len(answer["quotes"])))
        for group in answer["groups"]:
            assert {answer["quotes"][n]["document_id"] for n in group["quotes"]} == {
                group["document_id"]
            }

    def test_what_is_not_there_is_not_quoted(self, handbook: TestClient) -> None:
        answer = ask(handbook, "Hvor mange innbyggere har Trondheim kommune?")
        assert (answer["status"], answer["quotes"], answer["groups"]) == ("no_evidence", [], [])
        assert answer["message"] == "Korpuset har ikke noe godt svar på dette."

    def test_a_query_of_filters_alone_is_answered_without_fault(self, handbook: TestClient) -> None:
        for shown in ask(handbook, "lang:en")["quotes"]:
            assert_stands(handbook, shown)


@pytest.mark.corpus
@pytest.mark.shared
class TestOverTheResearch:
    def test_quotes_hold_the_evidence_in_few_words(
        self, research: TestClient, shared: Path
    ) -> None:
        gold = [shared / "eval" / name for name in ("nav_dev.jsonl", "nav_dev_more.jsonl")]
        asked = [question for question in load_questions(gold) if question.answerable]
        files = {d["id"]: d["file"] for d in research.get("/api/documents").json()["documents"]}
        first_three, first_five, lengths = [], [], []
        for question in asked:
            shown = ask(research, question.text)["quotes"]
            held = [
                file_stem(files[q["document_id"]]) == e.file_stem
                and covers(normalise(q["text"]), normalise(e.quote))
                for q in shown
                for e in question.evidence
            ]
            each = len(question.evidence)
            first_three.append(any(held[: 3 * each]))
            first_five.append(any(held[: 5 * each]))
            lengths.append(sum(len(q["text"].split()) for q in shown))
        assert statistics.fmean(first_three) >= 0.70
        assert statistics.fmean(first_five) >= 0.75
        assert statistics.median(lengths) <= 220

    def test_quotes_hold_the_voice_that_was_asked_for(self, research: TestClient) -> None:
        question = {"question": "tid til oppfølging", "filters": {"voices": ["informant"]}}
        quotes = research.post("/api/answers", json=question).json()["quotes"]
        assert quotes
        for shown in quotes:
            # What an informant says may need the sentence before it to be understood.
            assert "informant" in {shown["voice"], *(span["voice"] for span in shown["voices"])}
