from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.errors import NoTextLayerError, ParseError, ResourceLimitError
from ingest.models import ParsedDocument
from ingest.sandbox import pool as sandbox
from ingest.sandbox.pool import close_workers, parse_isolated

MEBIBYTE = 1024**2


@dataclass(frozen=True)
class Misbehaving:
    """A parser that does what its field says; it must be importable by the worker."""

    deed: str
    version: str = "test"

    def parse(self, path: Path) -> ParsedDocument:
        deeds: dict[str, Callable[[], object]] = {
            "read": path.read_text,
            "print": lambda: print("noise on standard output") or "quiet",
            "hang": lambda: time.sleep(60),
            "eat": lambda: len(bytearray(4096 * MEBIBYTE)),
            "die": lambda: os._exit(3),
            "nest": _nest,
            "raise": lambda: 1 // 0,
            "refuse": lambda: _refuse(path),
            "pid": lambda: str(os.getpid()),
            "child": lambda: _hang_with_child(path),
        }
        return ParsedDocument(text=str(deeds[self.deed]()), blocks=())


def _nest() -> int:
    return _nest() + 1


def _refuse(path: Path) -> str:
    raise NoTextLayerError(f"{path.name}: only pictures. Install OCR.")


def _hang_with_child(path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    path.write_text(str(child.pid))
    time.sleep(60)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_text("Innhold")
    return path


class TestParseIsolated:
    def test_returns_what_the_parser_read(self, file: Path) -> None:
        assert parse_isolated(Misbehaving("read"), file).text == "Innhold"

    def test_is_not_confused_by_what_a_library_prints(self, file: Path) -> None:
        assert parse_isolated(Misbehaving("print"), file).text == "quiet"

    def test_passes_on_the_parsers_own_error(self, file: Path) -> None:
        with pytest.raises(NoTextLayerError, match=r"report\.pdf: only pictures\. Install OCR\."):
            parse_isolated(Misbehaving("refuse"), file)

    def test_kills_a_parser_that_takes_too_long(self, file: Path) -> None:
        started = time.monotonic()
        with pytest.raises(
            ResourceLimitError, match=r"reading_too_slow: file=report\.pdf, seconds=1"
        ):
            parse_isolated(Misbehaving("hang"), file, timeout_s=1)
        assert time.monotonic() - started < 10

    def test_kills_what_the_parser_has_started_too(self, file: Path) -> None:
        with pytest.raises(ResourceLimitError):
            parse_isolated(Misbehaving("child"), file, timeout_s=2)
        child = int(file.read_text())
        for _ in range(50):
            if not _is_running(child):
                break
            time.sleep(0.1)
        assert not _is_running(child)

    def test_refuses_more_memory_than_allowed(self, file: Path) -> None:
        with pytest.raises(ResourceLimitError, match=r"reading_takes_memory.*megabytes=1024"):
            parse_isolated(Misbehaving("eat"), file, max_bytes=1024 * MEBIBYTE)

    def test_says_so_when_the_reader_dies(self, file: Path) -> None:
        with pytest.raises(ParseError, match=r"reader_crashed: file=report\.pdf"):
            parse_isolated(Misbehaving("die"), file)

    def test_says_so_when_objects_are_nested_without_end(self, file: Path) -> None:
        with pytest.raises(ResourceLimitError, match="reading_nested"):
            parse_isolated(Misbehaving("nest"), file)

    def test_turns_any_other_error_into_one_line(self, file: Path) -> None:
        with pytest.raises(ParseError) as caught:
            parse_isolated(Misbehaving("raise"), file)
        assert "ZeroDivisionError" in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_goes_on_after_every_kind_of_failure(self, file: Path) -> None:
        for deed in ("die", "raise", "nest"):
            with pytest.raises(ParseError):
                parse_isolated(Misbehaving(deed), file)
            assert parse_isolated(Misbehaving("read"), file).text == "Innhold"


class TestWorkers:
    def test_are_used_again(self, file: Path) -> None:
        first = parse_isolated(Misbehaving("pid"), file).text
        assert parse_isolated(Misbehaving("pid"), file).text == first
        assert first != str(os.getpid())

    def test_are_used_again_however_much_memory_their_parent_holds(self, file: Path) -> None:
        close_workers()
        held = bytearray(os.urandom(1024) * 1024 * 1000)  # 1 GB, every page of it touched
        first = parse_isolated(Misbehaving("pid"), file).text
        assert parse_isolated(Misbehaving("pid"), file).text == first
        assert len(held) == 1024**2 * 1000

    def test_are_replaced_after_a_number_of_documents(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        close_workers()
        monkeypatch.setattr(sandbox, "DOCUMENTS_PER_WORKER", 2)
        pids = [parse_isolated(Misbehaving("pid"), file).text for _ in range(3)]
        assert pids[0] == pids[1] != pids[2]

    def test_work_side_by_side(self, file: Path) -> None:
        with ThreadPoolExecutor(2) as executor:
            pids = list(
                executor.map(lambda _: parse_isolated(Misbehaving("pid"), file).text, "abcd")
            )
        assert 1 <= len(set(pids)) <= 2

    def test_end_when_asked(self, file: Path) -> None:
        pid = int(parse_isolated(Misbehaving("pid"), file).text)
        close_workers()
        assert not _is_running(pid)


def _is_running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text()
