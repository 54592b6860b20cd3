"""A saved collection against a corpus that has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from api.collection.rechecking import _occurrences
from tests.commands import funn_here
from tests.workplace import LEADER, Workplace

SENTENCE = "Lederen har bakgrunn fra kommunen."
AWKWARD = "Hun sa: *«Vi får det til»*, [ikke sant](x)? \\_Ja\\_ – 50 % | & <b>mer</b> `kode`."
TEXT = f"{LEADER}\n{AWKWARD}\n\nLikt avsnitt her.\n\nImellom står det noe.\n\nLikt avsnitt her.\n"


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path, leader=TEXT)


@pytest.fixture
def client(workplace: Workplace) -> Iterator[TestClient]:
    with workplace.client() as client:
        yield client


def chosen(client: TestClient, words: str, document_id: str = "b-doc") -> dict[str, Any]:
    text = client.get(f"/api/documents/{document_id}/text").text
    start = text.index(words)
    end = start + len(words)
    return {"document_id": document_id, "start": start, "end": end, "text": words}


def recheck(client: TestClient, *quotes: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    answer = client.post("/api/quotes/recheck", json={"quotes": list(quotes), **more})
    assert answer.status_code == 200, answer.text
    reports: list[dict[str, Any]] = answer.json()
    return reports


class TestAQuote:
    def test_stands_where_it_stood(self, client: TestClient) -> None:
        quote = chosen(client, SENTENCE)
        (report,) = recheck(client, quote)
        assert (report["state"], report["holds"]) == ("unchanged", True)
        assert (report["start"], report["end"]) == (quote["start"], quote["end"])

    def test_is_found_at_its_new_place(self, workplace: Workplace, client: TestClient) -> None:
        quote = chosen(client, SENTENCE)
        workplace.replace("# Forord\n\nEt nytt avsnitt foran.\n\n" + TEXT)
        (report,) = recheck(client, quote)
        assert (report["state"], report["holds"]) == ("moved", True)
        text = client.get("/api/documents/b-doc/text").text
        assert text[report["start"] : report["end"]] == SENTENCE
        assert report["start"] > quote["start"]

    def test_that_stands_twice_is_found_at_the_nearer_place(
        self, workplace: Workplace, client: TestClient
    ) -> None:
        text = client.get("/api/documents/b-doc/text").text
        quote = chosen(client, "Likt avsnitt her.")
        last = text.rindex("Likt avsnitt her.")
        quote |= {"start": last, "end": last + len(quote["text"])}
        assert recheck(client, quote)[0]["state"] == "unchanged"
        workplace.replace("Kort.\n\n" + TEXT)
        moved = recheck(client, quote)[0]
        new = client.get("/api/documents/b-doc/text").text
        assert moved["start"] == new.rindex("Likt avsnitt her.")

    def test_with_a_changed_word_is_reported_with_the_nearest_place(
        self, workplace: Workplace, client: TestClient
    ) -> None:
        quote = chosen(client, SENTENCE)
        workplace.replace(TEXT.replace("bakgrunn fra kommunen", "bakgrunn fra staten"))
        (report,) = recheck(client, quote)
        assert (report["state"], report["holds"]) == ("changed", False)
        assert report["found_in"] == "b-doc"

    def test_that_went_to_another_document_is_found_there(
        self, workplace: Workplace, client: TestClient
    ) -> None:
        quote = chosen(client, "Kontoret har tolv ansatte.", "a-doc")
        (workplace.folder / "corpus" / "a.md").write_text("# Tomt\n\nNoe annet.\n", "utf-8")
        workplace.replace(TEXT + "\nKontoret har tolv ansatte.\n")
        (report,) = recheck(client, quote, locale="en")
        assert (report["state"], report["holds"]) == ("other_document", False)
        assert report["found_in"] == "b-doc"
        assert "word for word in b-doc" in report["what"]

    def test_of_a_document_that_is_gone_is_reported(self, client: TestClient) -> None:
        text = "Flodhesten danset tango hele natten."
        gone = {"document_id": "nobody", "start": 0, "end": len(text), "text": text}
        (report,) = recheck(client, gone, locale="nn")
        assert (report["state"], report["found_in"]) == ("gone", None)
        assert report["what"] == "Sitatet står ikkje i samlinga lenger."

    def test_with_markup_and_marks_in_it_holds_like_any_other(
        self, workplace: Workplace, client: TestClient
    ) -> None:
        text = client.get("/api/documents/b-doc/text").text
        words = next(line for line in text.splitlines() if line.startswith("Hun sa"))
        quote = chosen(client, words)
        assert recheck(client, quote)[0]["state"] == "unchanged"
        workplace.replace("Ny begynnelse.\n\n" + TEXT)
        assert recheck(client, quote)[0]["state"] == "moved"


class TestOccurrences:
    @hypothesis_settings(max_examples=100)
    @given(words=st.text("ab", min_size=1, max_size=3), text=st.text("ab", max_size=12))
    def test_are_all_places_where_the_words_stand(self, words: str, text: str) -> None:
        expected = [n for n in range(len(text)) if text[n : n + len(words)] == words]
        assert list(_occurrences(words, text)) == expected


class TestTheCommand:
    def test_exits_1_when_a_quote_no_longer_holds(
        self, workplace: Workplace, client: TestClient, tmp_path: Path
    ) -> None:
        saved = tmp_path / "utvalg.json"
        saved.write_text(json.dumps([chosen(client, SENTENCE)]), "utf-8")

        def run(*options: str) -> tuple[int, str]:
            done = funn_here(
                workplace.home, "recheck", str(saved), *options, **workplace.environment
            )
            return done.returncode, done.stdout

        assert run()[0] == 0
        workplace.replace("# Funn\n\nHelt andre ord enn før står her.\n")
        code, out = run("--json")
        assert code == 1
        assert json.loads(out)[0]["holds"] is False

    @pytest.mark.parametrize("content", ["", "{", '{"quotes": []}', '[{"text": "x"}]', "3"])
    def test_says_in_one_line_what_is_wrong_with_a_file(
        self, workplace: Workplace, tmp_path: Path, content: str
    ) -> None:
        saved = tmp_path / "utvalg.json"
        saved.write_text(content, "utf-8")
        done = funn_here(workplace.home, "recheck", str(saved), **workplace.environment)
        assert done.returncode == 1
        assert done.stderr.startswith("funn: ")
        assert "Traceback" not in done.stderr
