from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.vectors.model_directory import damaged_model_files, is_complete, write_once


def filling(text: str) -> Callable[[Path], None]:
    def fill(directory: Path) -> None:
        (directory / "inner").mkdir()
        (directory / "inner" / "weights.bin").write_text(text, encoding="utf-8")

    return fill


def fail(directory: Path) -> None:
    (directory / "weights.bin").touch()
    raise OSError("no space left on device")


def fill_slowly(directory: Path) -> None:
    (directory.parent / f"filled-{time.monotonic_ns()}").touch()
    time.sleep(0.3)
    filling("whole")(directory)


def write_slowly(directory: Path) -> None:
    write_once(directory, "v1", fill_slowly)


class TestWriteOnce:
    def test_are_written_anew_where_a_letter_changed(self, tmp_path: Path) -> None:
        weights = write_once(tmp_path / "m", "v1", filling("whole")) / "inner" / "weights.bin"
        weights.write_text("whale", "utf-8")
        assert damaged_model_files(tmp_path / "m") == [weights]
        write_once(tmp_path / "m", "v1", filling("whole"))
        assert weights.read_text("utf-8") == "whole"

    def test_writes_what_is_not_there(self, tmp_path: Path) -> None:
        written = write_once(tmp_path / "models" / "m", "v1", filling("whole"))
        assert (written / "inner" / "weights.bin").read_text(encoding="utf-8") == "whole"

    def test_leaves_alone_what_is_there(self, tmp_path: Path) -> None:
        write_once(tmp_path / "m", "v1", filling("first"))
        write_once(tmp_path / "m", "v1", filling("second"))
        assert (tmp_path / "m/inner/weights.bin").read_text(encoding="utf-8") == "first"

    def test_replaces_what_was_made_from_something_else(self, tmp_path: Path) -> None:
        write_once(tmp_path / "m", "v1", filling("first"))
        write_once(tmp_path / "m", "v2", filling("second"))
        assert (tmp_path / "m/inner/weights.bin").read_text(encoding="utf-8") == "second"

    @pytest.mark.parametrize("damage", ["cut", "gone", "no seal", "seal is no JSON"])
    def test_replaces_what_is_not_whole(self, tmp_path: Path, damage: str) -> None:
        weights = write_once(tmp_path / "m", "v1", filling("whole")) / "inner" / "weights.bin"
        seal = tmp_path / "m" / "complete.json"
        if damage == "cut":
            weights.write_text("wh", encoding="utf-8")
        elif damage == "gone":
            weights.unlink()
        elif damage == "no seal":
            seal.unlink()
        else:
            seal.write_text("[", encoding="utf-8")
        write_once(tmp_path / "m", "v1", filling("whole"))
        assert weights.read_text(encoding="utf-8") == "whole"

    def test_never_shows_a_directory_that_was_not_finished(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="no space"):
            write_once(tmp_path / "m", "v1", fail)
        assert not is_complete(tmp_path / "m", "v1")
        assert [path.name for path in tmp_path.iterdir()] == [".m.lock"]

    def test_clears_away_what_a_killed_process_left(self, tmp_path: Path) -> None:
        (tmp_path / ".m.draft").mkdir()
        (tmp_path / ".m.draft" / "half").write_bytes(b"x" * 1000)
        write_once(tmp_path / "m", "v1", filling("whole"))
        assert not (tmp_path / ".m.draft").exists()

    def test_writes_once_when_two_processes_start_together(self, tmp_path: Path) -> None:
        context = multiprocessing.get_context("spawn")
        processes = [context.Process(target=write_slowly, args=(tmp_path / "m",)) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        assert [process.exitcode for process in processes] == [0, 0]
        assert len(list(tmp_path.glob("filled-*"))) == 1
        assert is_complete(tmp_path / "m", "v1")
