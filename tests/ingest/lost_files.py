"""Fifty ways of losing sight of the files of a corpus that was read."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from ingest.manifest import Manifest, ManifestEntry
from ingest.models import Document, DocumentId
from ingest.notes import Note
from ingest.pipeline import ingest
from ingest.reading import ReadDocument
from ingest.reports import IngestReport
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
