"""Ingest: what has changed is read, and nothing leaves that nobody asked to remove."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import RemovalError
from ingest.manifest import Manifest, ManifestEntry
from ingest.models import Document, DocumentId
from ingest.notes import Note
from ingest.pipeline import ingest
from ingest.reading import ReadDocument
from ingest.reports import DocumentReport, IngestReport
from ingest.store import CorpusStore

NAMES = ("a-doc", "b-doc", "c-doc")
TEXT = "# Innledning\n\nKontoret {name} har tolv ansatte. De fleste er sosionomer.\n"


def entry(name: str, **more: Any) -> ManifestEntry:
    facts = {"id": name, "file": f"{name}.md", "title": name} | more
    return ManifestEntry.model_validate(facts)


class Readers(Executor):
    """An executor of which each task ends as ``outcome`` says."""

    def __init__(self, outcome: Callable[[], object], *, on_submit: bool = False) -> None:
        self.outcome, self.on_submit = outcome, on_submit

    def submit(self, call: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        if self.on_submit:
            self.outcome()
        future: Future[Any] = Future()
        try:
            future.set_result(self.outcome())
        except BaseException as error:
            future.set_exception(error)
        return future


@dataclass
class Ground:
    """A corpus of three documents that were read, with what the next ingest is called with."""

    folder: Path
    store: CorpusStore
    executor: Executor
    folders: list[Path] = field(default_factory=list)
    entries: list[ManifestEntry] = field(default_factory=lambda: [entry(name) for name in NAMES])

    def file(self, name: str = "b-doc") -> Path:
        return self.folder / f"{name}.md"

    def change(self, *names: str) -> None:
        for name in names or NAMES:
            self.file(name).write_text(TEXT.format(name=f"{name} nå"), "utf-8")

    def ingest(self, **named: Any) -> IngestReport:
        manifest = Manifest(documents=self.entries)
        return ingest(manifest, self.folders, self.store, executor=self.executor, **named)

    def documents(self) -> dict[DocumentId, Document]:
        return {i: self.store.document(i) for i in self.store.document_ids()}


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


# Ways of losing sight of the files --------------------------------------------------------

Way = Callable[[Ground], object]
WAYS: dict[str, Way] = {}


def way(act: Way) -> Way:
    WAYS[act.__name__] = act
    return act


@way
def one_file_gone(ground: Ground) -> None:
    ground.file().unlink()


@way
def all_files_gone(ground: Ground) -> None:
    for name in NAMES:
        ground.file(name).unlink()


@way
def folder_gone(ground: Ground) -> None:
    shutil.rmtree(ground.folder)


@way
def folder_moved(ground: Ground) -> None:
    ground.folder.rename(ground.folder.with_name("elsewhere"))


@way
def folder_is_a_file_now(ground: Ground) -> None:
    shutil.rmtree(ground.folder)
    ground.folder.write_text("not a folder")


@way
def folder_is_a_dangling_link(ground: Ground) -> None:
    ground.folder.rename(ground.folder.with_name("elsewhere"))
    ground.folder.symlink_to("nowhere")


@way
def folder_is_a_link_to_itself(ground: Ground) -> None:
    shutil.rmtree(ground.folder)
    ground.folder.symlink_to(ground.folder)


@way
def mount_is_empty(ground: Ground) -> None:
    shutil.rmtree(ground.folder)
    ground.folder.mkdir()


@way
def no_folder_is_searched(ground: Ground) -> None:
    ground.folders = []


@way
def another_folder_is_searched(ground: Ground) -> None:
    ground.folders = [ground.folder.with_name("other")]


@way
def folder_without_leave(ground: Ground) -> None:
    ground.folder.chmod(0)


@way
def file_without_leave(ground: Ground) -> None:
    ground.change()
    ground.file().chmod(0)


@way
def file_is_a_dangling_link(ground: Ground) -> None:
    ground.file().unlink()
    ground.file().symlink_to("nowhere")


@way
def file_is_a_link_to_itself(ground: Ground) -> None:
    ground.file().unlink()
    ground.file().symlink_to(ground.file())


@way
def file_is_a_folder_now(ground: Ground) -> None:
    ground.file().unlink()
    ground.file().mkdir()


@way
def file_is_a_pipe_now(ground: Ground) -> None:
    ground.file().unlink()
    os.mkfifo(ground.file())


@way
def file_is_a_socket_now(ground: Ground) -> None:
    ground.file().unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.open(ground.folder, os.O_RDONLY)  # the path itself may be too long for a socket
        listening.bind(f"/proc/self/fd/{here}/{ground.file().name}")
        os.close(here)


@way
def file_has_another_name(ground: Ground) -> None:
    ground.file().rename(ground.folder / "helt-annet.md")


@way
def file_has_another_ending(ground: Ground) -> None:
    ground.file().rename(ground.file().with_suffix(".bak"))


@way
def file_is_still_being_copied(ground: Ground) -> None:
    ground.file().rename(ground.file().with_name(".b-doc.md.part"))


@way
def file_lies_in_a_folder_below(ground: Ground) -> None:
    (ground.folder / "under").mkdir()
    ground.file().rename(ground.folder / "under" / ground.file().name)


def _holds(content: bytes, ground: Ground) -> None:
    ground.file().write_bytes(content)


for name, content in {
    "file_is_empty": b"",
    "file_holds_spaces": b" \n\n \t\n",
    "file_holds_zeros": bytes(4096),
    "file_is_binary": b"\x00\x01\x02\xff" * 200,
    "file_is_a_mark_of_order_alone": b"\xef\xbb\xbf",
}.items():
    WAYS[name] = partial(_holds, content)


def _is_replaced(suffix: str, content: bytes, ground: Ground) -> None:
    """The entry names a file of another format, which cannot be read."""
    (ground.folder / f"b-doc{suffix}").write_bytes(content)
    ground.entries[1] = entry("b-doc", file=f"b-doc{suffix}")


for name, suffix, content in (
    ("pdf_is_cut", ".pdf", b"%PDF-1.7\n1 0 obj\n<< /Type"),
    ("pdf_is_none", ".pdf", b"<html>Logg inn</html>"),
    ("word_file_is_cut", ".docx", b"PK\x03\x04" + bytes(40)),
    ("word_file_is_none", ".docx", b"words"),
    ("web_page_is_empty", ".html", b""),
    ("book_is_none", ".epub", b"words"),
    ("format_is_unknown", ".xyz", b"words"),
):
    WAYS[name] = partial(_is_replaced, suffix, content)


@way
def entry_names_no_file_there(ground: Ground) -> None:
    ground.entries[1] = entry("b-doc", file="skrivefeil.md")


@way
def entry_names_a_folder_above(ground: Ground) -> None:
    ground.entries[1] = entry("b-doc", file="../b-doc.md")


def _readers(executor: Executor, ground: Ground) -> None:
    ground.change()
    ground.executor = executor


def _raises(error: BaseException) -> Callable[[], object]:
    def act() -> object:
        raise error

    return act


for error in (
    BrokenProcessPool("a child process terminated abruptly"),
    MemoryError(),
    OSError(28, "No space left on device"),
    EOFError(),
    RuntimeError("cannot schedule new futures"),
):
    kind = type(error).__name__
    WAYS[f"reader_ends_with_{kind}"] = partial(_readers, Readers(_raises(error)))
    WAYS[f"no_reader_starts_for_{kind}"] = partial(
        _readers, Readers(_raises(error), on_submit=True)
    )
for code in ("reading_too_slow", "reading_takes_memory", "reading_nested", "reader_crashed"):
    refused = ReadDocument(None, 1.0, Note.of(code, file="b-doc.md"))
    WAYS[code] = partial(_readers, Readers(partial(lambda outcome: outcome, refused)))


@way
def manifest_is_empty(ground: Ground) -> None:
    ground.entries = []


@way
def manifest_is_of_another_corpus(ground: Ground) -> None:
    ground.entries = [entry("x-doc", file="a-doc.md")]


@way
def manifest_lost_an_entry(ground: Ground) -> None:
    del ground.entries[1]


@way
def manifest_has_other_ids(ground: Ground) -> None:
    ground.entries = [entry(f"x-{name}", file=f"{name}.md") for name in NAMES]


@way
def manifest_skips_all(ground: Ground) -> None:
    ground.entries = [entry(name, skip="senere") for name in NAMES]


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
