"""What the reader is given: facts, blocks, the file itself, and where words stand in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.commands.output import progress
from api.upkeep.corpus_build import ingest_corpus
from tests.workplace import Workplace

PDF = "/api/documents/handbok-drifte"
WEB = "/api/documents/handbok-sitere"


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path)


@pytest.fixture
def client(workplace: Workplace) -> Iterator[TestClient]:
    with workplace.client() as opened:
        yield opened


class TestDocuments:
    def test_are_listed_with_what_a_study_card_shows(self, handbook: TestClient) -> None:
        for card in handbook.get("/api/documents").json()["documents"]:
            assert card["has_file"] is True
            text = handbook.get(f"/api/documents/{card['id']}/text").text
            assert card["text_length"] == len(text)
            assert sum(card["kinds"].values()) == card["passage_count"] > 0
            assert sum(card["voices"].values()) == card["passage_count"]

    def test_say_how_they_were_read(self, handbook: TestClient) -> None:
        read = handbook.get(PDF).json()
        assert (read["media_type"], read["page_count"]) == ("application/pdf", 3)
        assert read["ingest"]["parser"].startswith("pdf-")
        assert sum(read["ingest"]["labels"].values()) == read["page_count"]
        assert read["ingest"]["warnings"] == read["warnings"]

    @pytest.mark.corpus
    def test_carry_the_facts_of_the_manifest(self, research: TestClient) -> None:
        card = research.get("/api/documents/hellang-2020-mulighetsrommet").json()
        assert card["isbn"] == "978-82-8408-057-4"
        assert card["data_collected"] == "2018-2019"
        assert card["note"] == "Commissioned by KS."

    def test_give_a_stretch_of_their_text(self, handbook: TestClient) -> None:
        whole = handbook.get(f"{PDF}/text").text
        assert handbook.get(f"{PDF}/text", params={"start": 5, "end": 25}).text == whole[5:25]
        assert handbook.get(f"{PDF}/text", params={"start": 9, "end": 10**9}).text == whole[9:]
        wrong = handbook.get(f"{PDF}/text", params={"start": 9, "end": 3})
        assert (wrong.status_code, "bak slutten" in wrong.json()["detail"]) == (422, True)


class TestBlocks:
    def test_are_the_document_in_order(self, handbook: TestClient) -> None:
        text = handbook.get(f"{WEB}/text").text
        blocks = handbook.get(f"{WEB}/blocks").json()["blocks"]
        assert {"heading", "paragraph", "list_item"} <= {block["kind"] for block in blocks}
        assert [block["start"] for block in blocks] == sorted(block["start"] for block in blocks)
        for block in blocks:
            assert text[block["start"] : block["end"]] == block["text"]

    def test_hold_tables_with_their_rows(self, handbook: TestClient) -> None:
        blocks = handbook.get(f"{PDF}/blocks").json()["blocks"]
        (table,) = [block["table"] for block in blocks if block["table"]]
        assert table["header"] == ["Feil", "Årsak", "Det du gjør"]
        assert "table_row" not in {block["kind"] for block in blocks}

    def test_meet_the_stretch_that_is_asked_for(self, handbook: TestClient) -> None:
        every = handbook.get(f"{WEB}/blocks").json()["blocks"]
        third = every[2]
        span = {"start": third["start"] + 1, "end": third["end"] - 1}
        assert handbook.get(f"{WEB}/blocks", params=span).json()["blocks"] == [third]

    def test_say_on_which_page_they_begin(self, handbook: TestClient) -> None:
        blocks = handbook.get(f"{PDF}/blocks").json()["blocks"]
        heading = next(block for block in blocks if block["text"].endswith("Legge inn dokumenter"))
        assert (heading["page"], heading["label"]) == (2, "1")


class TestBoxes:
    def test_lie_on_the_page_of_the_words(self, handbook: TestClient) -> None:
        text = handbook.get(f"{PDF}/text").text
        start = text.index("Legge inn dokumenter")
        span = {"start": start, "end": start + len("Legge inn dokumenter")}
        (page,) = handbook.get(f"{PDF}/boxes", params=span).json()["pages"]
        assert (page["number"], page["label"]) == (2, "1")
        for box in page["boxes"]:
            assert 0 <= box["x0"] < box["x1"] <= page["width"]
            assert 0 <= box["top"] < box["bottom"] <= page["height"]

    def test_are_none_where_the_format_has_no_places(self, handbook: TestClient) -> None:
        found = handbook.get(f"{WEB}/boxes", params={"start": 0, "end": 50}).json()
        assert found["pages"] == []


class TestFind:
    def test_lists_the_places_with_page_and_section(self, handbook: TestClient) -> None:
        found = handbook.get(f"{PDF}/find", params={"q": "DOKUMENTER"}).json()
        assert found["total"] == len(found["occurrences"]) > 0
        text = handbook.get(f"{PDF}/text").text
        for place in found["occurrences"]:
            assert text[place["start"] : place["end"]] == place["text"]
            assert place["pages"]["first"] >= 1


class TestTheFile:
    def test_is_the_one_that_was_read(self, handbook: TestClient) -> None:
        answer = handbook.get(f"{PDF}/file")
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["content-disposition"].startswith("inline")
        digest = hashlib.sha256(answer.content).hexdigest()
        assert digest == handbook.get(PDF).json()["ingest"]["digest"]
        assert answer.headers["etag"] == f'"{digest}"'

    def test_is_read_in_ranges_and_only_once(self, handbook: TestClient) -> None:
        whole = handbook.get(f"{PDF}/file")
        part = handbook.get(f"{PDF}/file", headers={"Range": "bytes=10-29"})
        assert (part.status_code, part.content) == (206, whole.content[10:30])
        again = handbook.get(f"{PDF}/file", headers={"If-None-Match": whole.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_is_not_compressed_where_it_is_read_in_ranges(self, handbook: TestClient) -> None:
        answer = handbook.get(f"{PDF}/file", headers={"Accept-Encoding": "gzip"})
        assert "content-encoding" not in answer.headers
        assert int(answer.headers["content-length"]) == len(answer.content)

    def test_can_run_no_script(self, handbook: TestClient) -> None:
        policy = handbook.get(f"{WEB}/file").headers["content-security-policy"]
        assert policy.startswith("sandbox; default-src 'none'")

    def test_says_in_which_encoding_text_is(self, client: TestClient) -> None:
        answer = client.get("/api/documents/a-doc/file")
        assert answer.headers["content-type"] == "text/markdown; charset=utf-8"

    def test_is_refused_when_it_is_another_now(
        self, client: TestClient, workplace: Workplace
    ) -> None:
        (workplace.folder / "corpus" / "a.md").write_text("# Noe annet\n", "utf-8")
        answer = client.get("/api/documents/a-doc/file")
        assert answer.status_code == 409
        assert "funn build" in answer.json()["detail"]

    def test_is_refused_when_another_of_the_same_size_takes_its_place(
        self, client: TestClient, workplace: Workplace
    ) -> None:
        file = workplace.folder / "corpus" / "a.md"
        assert client.get("/api/documents/a-doc/file").status_code == 200
        text = file.read_text("utf-8")
        file.write_text(text.replace("tolv", "fire"), "utf-8")
        os.utime(file, ns=(1, 1))
        assert client.get("/api/documents/a-doc/file").status_code == 409

    def test_is_missed_when_it_is_gone(self, client: TestClient, workplace: Workplace) -> None:
        (workplace.folder / "corpus" / "a.md").unlink()
        answer = client.get("/api/documents/a-doc/file")
        assert (answer.status_code, answer.json()["title"]) == (410, "Filen er borte")
        assert client.get("/api/documents/a-doc").json()["has_file"] is False

    def test_is_found_where_it_has_moved_to(self, client: TestClient, workplace: Workplace) -> None:
        file = workplace.folder / "corpus" / "a.md"
        elsewhere = workplace.folder / "elsewhere"
        elsewhere.mkdir()
        file.rename(elsewhere / "a.md")
        moved = workplace.settings.model_copy(update={"corpus": elsewhere})
        moved.__dict__.pop("folders", None)
        workplace.settings = moved
        with workplace.client() as opened:
            assert opened.get("/api/documents/a-doc/file").status_code == 200


class TestPageImages:
    def test_show_the_page(self, handbook: TestClient) -> None:
        answer = handbook.get(f"{PDF}/pages/2/image", params={"width": 300})
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.content[:3] == b"\xff\xd8\xff"
        tag = {"If-None-Match": answer.headers["etag"]}
        again = handbook.get(f"{PDF}/pages/2/image", params={"width": 300}, headers=tag)
        assert again.status_code == 304

    @pytest.mark.parametrize(
        ("path", "status"),
        [
            (f"{PDF}/pages/9/image", 404),
            (f"{WEB}/pages/1/image", 404),
            (f"{PDF}/pages/1/image?width=99999", 422),
        ],
    )
    def test_are_refused_with_a_reason(self, handbook: TestClient, path: str, status: int) -> None:
        answer = handbook.get(path)
        assert answer.status_code == status
        assert answer.json()["detail"]


class TestTheCorpus:
    def test_is_shown_in_numbers(self, handbook: TestClient) -> None:
        corpus = handbook.get("/api/corpus").json()
        assert corpus["generation"]["documents"] == 5
        (collection,) = corpus["collections"]
        assert (collection["name"], collection["searched_by_default"]) == ("handbook", True)
        assert sum(corpus["languages"].values()) == 5
        assert corpus["pages"] == 3

    def test_tells_what_became_of_every_file(self, handbook: TestClient) -> None:
        english = {"Accept-Language": "en"}
        last = handbook.get("/api/corpus", headers=english).json()["last_ingest"]
        missing = [d for d in last["documents"] if d["status"] == "missing"]
        assert last["counts"] == {"missing": 5, "read": 5}
        assert all("not found" in document["message"] for document in missing)

    def test_says_what_failed_and_why(self, workplace: Workplace, client: TestClient) -> None:
        (workplace.folder / "corpus" / "b.md").unlink()
        pdf = workplace.folder / "corpus" / "b.pdf"
        pdf.write_bytes(b"%PDF-1.4 broken")
        manifest = workplace.settings.manifest
        manifest.write_text(manifest.read_text("utf-8").replace("b.md", "b.pdf"), "utf-8")
        with progress(quiet=True) as bars:
            ingest_corpus(workplace.settings, bars, workers=1)
        failed = self.reported(client, "b-doc", "nb")
        assert failed["status"] == "kept"
        assert "b.pdf" in failed["message"]
        assert failed["message"] != self.reported(client, "b-doc", "en")["message"]

    def reported(self, client: TestClient, document_id: str, language: str) -> dict[str, Any]:
        corpus = client.get("/api/corpus", headers={"Accept-Language": language}).json()
        documents = corpus["last_ingest"]["documents"]
        found: dict[str, Any] = next(d for d in documents if d["document_id"] == document_id)
        return found
