"""Checksums of a generation: each file that changed is named, long ones as far as is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.generations import checksums
from index.generations.checksums import CHECKSUMS, check_files, damaged_files, write_checksums
from ingest.errors import IndexStoreError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(checksums, "BLOCK_BYTES", 16)
    monkeypatch.setattr(checksums, "MAX_BYTES_AT_OPEN", 64)
    for name, blocks in (("short.npz", 3), ("long.npz", 9), ("corpus.db", 9), ("empty", 0)):
        (tmp_path / name).write_bytes(bytes(range(16)) * blocks)
    write_checksums(tmp_path)
    return tmp_path


def change(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


class TestChecksums:
    def test_hold_for_what_was_written(self, folder: Path) -> None:
        check_files(folder, whole=True)

    @pytest.mark.parametrize(
        ("name", "at"), [("short.npz", 20), ("corpus.db", 70), ("long.npz", 0)]
    )
    def test_name_a_changed_file_when_it_is_opened(self, folder: Path, name: str, at: int) -> None:
        change(folder / name, at)
        with pytest.raises(IndexStoreError, match=f"index_file_damaged.*{name}"):
            check_files(folder)

    def test_leave_the_middle_of_a_long_file_to_the_full_check(self, folder: Path) -> None:
        change(folder / "long.npz", 70)
        check_files(folder)
        assert list(damaged_files(folder)) == [folder / "long.npz"]

    def test_name_every_damaged_file(self, folder: Path) -> None:
        (folder / "short.npz").unlink()
        (folder / "empty").write_bytes(b"x")
        assert {path.name for path in damaged_files(folder)} == {"short.npz", "empty"}

    @pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"digest": "0"}', b"[" * 9999])
    def test_are_themselves_named(self, folder: Path, content: bytes) -> None:
        (folder / CHECKSUMS).write_bytes(content)
        assert list(damaged_files(folder)) == [folder / CHECKSUMS]

    def test_cover_their_own_letters(self, folder: Path) -> None:
        text = (folder / CHECKSUMS).read_text().replace('"bytes": 48', '"bytes": 49')
        (folder / CHECKSUMS).write_text(text)
        assert list(damaged_files(folder)) == [folder / CHECKSUMS]
