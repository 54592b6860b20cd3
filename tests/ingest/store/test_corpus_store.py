"""The corpus store: what goes in comes out the same."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.boxes import Box, WordBox, WordBoxes
from ingest.errors import StoreError, UnknownIdError
from ingest.models import DocumentId, PassageId
from ingest.store import CorpusStore
from tests.builders import parsed_report, report

BOX = Box(2, 70, 104, 90.5, 115)


@pytest.fixture
def store(tmp_path: Path) -> CorpusStore:
    return CorpusStore(tmp_path / "corpus.db")


class TestCorpusStore:
    def test_gives_back_what_it_was_given(self, store: CorpusStore) -> None:
        document = report()
        store.put(document, ordinal=0, fingerprint="f")
        assert store.document(document.document_id) == document

    def test_gives_back_the_rows_of_a_header(self, store: CorpusStore) -> None:
        document = report()
        (table, *others) = document.parsed.tables
        table = replace(table, head_rows=(("", "Menn", "Menn"), ("Svar", "Ung", "Eldre")))
        document = replace(document, parsed=replace(document.parsed, tables=(table, *others)))
        store.put(document, ordinal=0, fingerprint="f")
        assert store.document(document.document_id).parsed.tables[0] == table

    def test_gives_back_a_passage_by_its_id(self, store: CorpusStore) -> None:
        document = report()
        store.put(document, ordinal=0, fingerprint="f")
        for passage in document.passages:
            assert store.passage(passage.passage_id) == passage

    def test_replaces_a_document_whole(self, store: CorpusStore) -> None:
        document = report()
        store.put(document, ordinal=0, fingerprint="old")
        store.put(replace(document, passages=document.passages[:1]), ordinal=0, fingerprint="new")
        assert store.fingerprints() == {document.document_id: "new"}
        assert list(store.passages()) == [document.passages[0]]

    def test_removes_all_that_belongs_to_a_document(self, store: CorpusStore) -> None:
        store.put(report(), ordinal=0, fingerprint="f")
        store.remove([DocumentId("hansen-2019")])
        with sqlite3.connect(store.path) as db:
            tables = ("documents", "pages", "blocks", "tables", "passages", "sentences")
            left = [db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]
        assert left == [0] * 6

    def test_keeps_the_order_it_is_told(self, store: CorpusStore) -> None:
        for name in ("b", "a", "c"):
            store.put(report(name), ordinal=0, fingerprint=name)
        store.set_order([DocumentId(name) for name in "cab"])
        assert store.document_ids() == ["c", "a", "b"]

    def test_has_a_digest_that_changes_with_its_documents(self, store: CorpusStore) -> None:
        empty = store.digest()
        store.put(report(), ordinal=0, fingerprint="f")
        one = store.digest()
        store.put(report(), ordinal=0, fingerprint="g")
        assert len({empty, one, store.digest()}) == 3

    def test_copies_itself_whole(self, store: CorpusStore, tmp_path: Path) -> None:
        document = report()
        store.put(document, ordinal=0, fingerprint="f")
        store.copy_to(tmp_path / "copy.db")
        copy = CorpusStore(tmp_path / "copy.db", read_only=True)
        assert copy.document(document.document_id) == document

    def test_says_which_id_is_unknown(self, store: CorpusStore) -> None:
        with pytest.raises(UnknownIdError, match="nobody"):
            store.document(DocumentId("nobody"))
        with pytest.raises(UnknownIdError, match="nothing"):
            store.passage(PassageId("nothing"))

    def test_refuses_a_file_that_is_no_store(self, tmp_path: Path) -> None:
        path = tmp_path / "corpus.db"
        path.write_bytes(b"not a database, just some words " * 40)
        with pytest.raises(StoreError, match="store_unreadable"):
            CorpusStore(path)

    def test_refuses_a_store_of_another_version(self, tmp_path: Path) -> None:
        path = tmp_path / "corpus.db"
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version = 99")
        with pytest.raises(StoreError, match=r"store_of_other_version.*version=99"):
            CorpusStore(path)

    def test_says_what_to_run_when_there_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="store_missing"):
            CorpusStore(tmp_path / "none.db", read_only=True)


class TestWordBoxesInTheStore:
    BOXES = WordBoxes.of([WordBox(0, 5, Box(1, 70, 90, 104.5, 101)), WordBox(6, 9, BOX)])

    def test_come_back_on_demand(self, store: CorpusStore) -> None:
        document = report(parsed=replace(parsed_report(), word_boxes=self.BOXES))
        store.put(document, ordinal=0, fingerprint="f")
        assert store.word_boxes(document.document_id) == self.BOXES
        assert len(store.document(document.document_id).parsed.word_boxes) == 0

    def test_are_empty_where_the_format_knows_none(self, store: CorpusStore) -> None:
        store.put(report(), ordinal=0, fingerprint="f")
        assert len(store.word_boxes(DocumentId("hansen-2019"))) == 0

    def test_go_with_their_document(self, store: CorpusStore) -> None:
        document = report(parsed=replace(parsed_report(), word_boxes=self.BOXES))
        store.put(document, ordinal=0, fingerprint="f")
        store.remove([document.document_id])
        with pytest.raises(UnknownIdError, match="hansen-2019"):
            store.word_boxes(document.document_id)

    def test_that_are_damaged_are_said_to_be(self, store: CorpusStore) -> None:
        document = report(parsed=replace(parsed_report(), word_boxes=self.BOXES))
        store.put(document, ordinal=0, fingerprint="f")
        with sqlite3.connect(store.path) as db:
            db.execute("UPDATE word_boxes SET packed = x'00'")
        with pytest.raises(StoreError, match=r"store_damaged.*hansen-2019"):
            store.word_boxes(document.document_id)


class TestAStoreOfVersion1:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "corpus.db"
        store = CorpusStore(path)
        store.put(report(), ordinal=0, fingerprint="f")
        store.close()
        with sqlite3.connect(path) as db:
            db.execute("DROP TABLE word_boxes")
            db.execute("ALTER TABLE documents DROP COLUMN page_unit")
            db.execute("PRAGMA user_version = 1")
        return path

    def test_is_still_read_and_has_no_word_boxes(self, path: Path) -> None:
        store = CorpusStore(path, read_only=True)
        assert store.document(DocumentId("hansen-2019")) == report()
        assert len(store.word_boxes(DocumentId("hansen-2019"))) == 0

    def test_is_brought_up_to_date_when_it_is_written(self, path: Path) -> None:
        boxes = TestWordBoxesInTheStore.BOXES
        document = report(parsed=replace(parsed_report(), word_boxes=boxes))
        CorpusStore(path).put(document, ordinal=0, fingerprint="g")
        assert CorpusStore(path, read_only=True).word_boxes(document.document_id) == boxes


class TestAStoreOfVersion2:
    """The page unit was not kept: it follows from the file's ending."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "corpus.db"
        store = CorpusStore(path)
        pdf = report("pdf-2019", replace(parsed_report(), page_unit="pdf_page"))
        bare = report("bare-2019", replace(parsed_report(), pages=(), page_spans=()))
        store.put(replace(pdf, file="Pdf-2019.PDF"), ordinal=0, fingerprint="f")
        store.put(report("text-2019"), ordinal=1, fingerprint="f")
        store.put(bare, ordinal=2, fingerprint="f")
        store.close()
        with sqlite3.connect(path) as db:
            db.execute("ALTER TABLE documents DROP COLUMN page_unit")
            db.execute("PRAGMA user_version = 2")
        return path

    @pytest.mark.parametrize("read_only", [True, False])
    def test_knows_the_unit_of_pages(self, path: Path, read_only: bool) -> None:
        store = CorpusStore(path, read_only=read_only)
        units = [store.document(i).parsed.page_unit for i in store.document_ids()]
        assert units == ["pdf_page", "page", None]
        first = next(store.passages(DocumentId("pdf-2019")))
        assert store.passage(first.passage_id).pages.unit == first.pages.unit == "pdf_page"
        assert next(store.passages(DocumentId("bare-2019"))).pages.unit is None


class TestAStoreOfVersion3:
    """Documents had no digest: they get one where they lie, and no file is read."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "corpus.db"
        store = CorpusStore(path)
        store.put(report(), ordinal=0, fingerprint="f")
        store.close()
        with sqlite3.connect(path) as db:
            db.execute("DROP TABLE facts")
            db.execute("ALTER TABLE documents DROP COLUMN content_digest")
            db.execute("PRAGMA user_version = 3")
        return path

    def test_is_read_as_it_is(self, path: Path) -> None:
        store = CorpusStore(path, read_only=True)
        assert store.document(DocumentId("hansen-2019")) == report()
        assert not store.is_half_read

    def test_gets_digests_when_it_is_written(self, path: Path) -> None:
        store = CorpusStore(path)
        assert store.document(DocumentId("hansen-2019")) == report()
        assert store.fingerprints() == {"hansen-2019": "f"}
        with sqlite3.connect(path) as db:
            db.execute('UPDATE sentences SET "end" = "end" - 1')
        with pytest.raises(StoreError, match=r"document_damaged.*hansen-2019"):
            store.document(DocumentId("hansen-2019"))
        with pytest.raises(StoreError, match="document_damaged"):
            store.check()
