"""Ingest: what has changed is read, and nothing leaves that nobody asked to remove."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.errors import RemovalError
from ingest.reports import DocumentReport, IngestReport
from ingest.store import CorpusStore
from tests.ingest.lost_files import NAMES, TEXT, WAYS, Ground, entry


@pytest.fixture(scope="module")
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


@pytest.fixture(scope="module")
def read_before(tmp_path_factory: pytest.TempPathFactory, executor: Executor) -> Path:
    """A folder with three documents and the store that they were read into."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "corpus").mkdir()
    ground = Ground(folder / "corpus", CorpusStore(folder / "c.db"), executor, [folder / "corpus"])
    for name in NAMES:
        ground.file(name).write_text(TEXT.format(name=name), "utf-8")
    assert [report.status for report in ground.ingest().documents] == ["read"] * 3
    ground.store.copy_to(folder / "copy.db")
    return folder


@pytest.fixture
def ground(tmp_path: Path, read_before: Path, executor: Executor) -> Ground:
    shutil.copytree(read_before / "corpus", tmp_path / "corpus")
    shutil.copy(read_before / "copy.db", tmp_path / "corpus.db")
    store = CorpusStore(tmp_path / "corpus.db")
    return Ground(tmp_path / "corpus", store, executor, [tmp_path / "corpus"])


class TestLosingSightOfFiles:
    def test_is_tried_in_fifty_ways(self) -> None:
        assert len(WAYS) >= 50

    @pytest.mark.parametrize("name", WAYS)
    def test_costs_no_document_and_is_said(self, ground: Ground, name: str) -> None:
        if name.endswith("without_leave") and os.geteuid() == 0:
            pytest.skip("root may read everything")
        before = ground.documents()
        WAYS[name](ground)
        try:
            report: IngestReport | None = ground.ingest()
        except RemovalError:
            report = None  # refused before anything was changed
        finally:
            if ground.folder.is_dir():
                ground.folder.chmod(0o755)
        assert ground.documents() == before
        assert report is None or report.failed

    def test_marks_what_is_kept_with_the_reason(self, ground: Ground) -> None:
        ground.file().unlink()
        kept = ground.ingest().documents[1]
        assert (kept.status, kept.passages) == ("kept", 1)
        assert kept.message is not None
        assert kept.message.code == "document_kept"
        assert "file_not_in_folders" in str(kept.message)

    def test_is_over_when_the_file_is_back(self, ground: Ground) -> None:
        there = ground.file().read_bytes()
        ground.file().unlink()
        ground.ingest()
        ground.file().write_bytes(there)
        report = ground.ingest()
        assert [d.status for d in report.documents] == ["unchanged"] * 3
        assert not report.failed

    def test_of_what_was_never_read_is_no_failure(self, ground: Ground) -> None:
        ground.entries.append(entry("d-doc"))
        report = ground.ingest()
        assert report.documents[-1].status == "missing"
        assert not report.failed


class TestRemoval:
    def test_takes_out_what_left_the_manifest(self, ground: Ground) -> None:
        del ground.entries[1]
        report = ground.ingest(allow_removal=True)
        assert [d.status for d in report.documents] == ["unchanged", "unchanged", "removed"]
        assert ground.store.document_ids() == ["a-doc", "c-doc"]

    def test_takes_out_what_is_skipped(self, ground: Ground) -> None:
        ground.entries[1] = entry("b-doc", skip="dublett")
        ground.ingest(allow_removal=True)
        assert ground.store.document_ids() == ["a-doc", "c-doc"]

    def test_says_how_many_it_would_be(self, ground: Ground) -> None:
        ground.entries = ground.entries[:1]
        with pytest.raises(RemovalError, match="count=2, stored=3, documents=b-doc, c-doc"):
            ground.ingest()

    def test_of_a_tenth_needs_no_leave(self, ground: Ground) -> None:
        for n in range(7):
            name = f"x-{n}-doc"
            ground.file(name).write_text(TEXT.format(name=name), "utf-8")
            ground.entries.append(entry(name))
        ground.ingest()
        del ground.entries[1]
        ground.ingest()
        assert len(ground.store.document_ids()) == 9


class TestBreakingOff:
    def test_is_known_afterwards(self, ground: Ground) -> None:
        def stop(report: DocumentReport) -> None:
            raise KeyboardInterrupt

        before = ground.documents()
        ground.change("b-doc")
        with pytest.raises(KeyboardInterrupt):
            ground.ingest(on_done=stop)
        assert ground.store.is_half_read
        assert set(ground.documents()) == set(before)
        ground.ingest()
        assert not ground.store.is_half_read


class TestADamagedDocument:
    def test_is_read_again_from_its_file(self, ground: Ground) -> None:
        before = ground.documents()
        with ground.store._db as db:
            db.execute("UPDATE passages SET voice = 'informant' WHERE document_id = 'b-doc'")
        assert [d.status for d in ground.ingest().documents] == ["unchanged", "read", "unchanged"]
        assert ground.documents() == before

    def test_is_named_where_its_file_is_gone(self, ground: Ground) -> None:
        with ground.store._db as db:
            db.execute("UPDATE documents SET text = 'Arfument' WHERE id = 'b-doc'")
        ground.file().unlink()
        report = ground.ingest().documents[1]
        assert report.status == "failed"
        assert report.message is not None
        assert report.message.code == "document_damaged"
