"""Generations: whole or not there, swapped in one step, refused when they do not match."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.generations.directory import (
    GenerationMeta,
    check_generation,
    check_matches,
    current_generation,
    read_meta,
    write_generation,
)
from ingest.errors import IndexMismatchError, IndexNotFoundError, IndexStoreError

META = GenerationMeta("g1", "2026-01-01", "model@1", 8, "a1", "digest", 1, 2, 3)


def fill(folder: Path) -> None:
    (folder / "words.bin").write_bytes(b"words")


def broken(folder: Path) -> None:
    fill(folder)
    raise OSError("no space left")


class TestGenerations:
    def test_are_live_once_written(self, tmp_path: Path) -> None:
        write_generation(tmp_path, META, fill)
        assert current_generation(tmp_path) == "g1"
        assert read_meta(tmp_path, "g1") == META

    def test_leave_the_live_one_alone_when_a_build_fails(self, tmp_path: Path) -> None:
        write_generation(tmp_path, META, fill)
        with pytest.raises(OSError, match="no space"):
            write_generation(tmp_path, replace(META, name="g2"), broken)
        assert current_generation(tmp_path) == "g1"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["CURRENT", "g1"]

    def test_keep_the_one_before_for_whoever_still_reads_it(self, tmp_path: Path) -> None:
        for n in range(1, 5):
            write_generation(tmp_path, replace(META, name=f"g{n}"), fill)
        assert sorted(p.name for p in tmp_path.iterdir()) == ["CURRENT", "g3", "g4"]

    def test_are_asked_for_with_the_command_that_makes_one(self, tmp_path: Path) -> None:
        with pytest.raises(IndexNotFoundError, match="index_missing"):
            current_generation(tmp_path)

    def test_are_refused_when_half_of_one_is_gone(self, tmp_path: Path) -> None:
        folder = write_generation(tmp_path, META, fill)
        (folder / "meta.json").unlink()
        with pytest.raises(IndexStoreError, match="generation_missing"):
            current_generation(tmp_path)

    def test_are_refused_when_the_facts_are_damaged(self, tmp_path: Path) -> None:
        folder = write_generation(tmp_path, META, fill)
        (folder / "meta.json").write_text('{"name": ')
        with pytest.raises(IndexStoreError, match="index_damaged"):
            read_meta(tmp_path, "g1")

    def test_are_refused_when_written_in_another_format(self, tmp_path: Path) -> None:
        write_generation(tmp_path, replace(META, format=99), fill)
        with pytest.raises(IndexMismatchError, match=r"^index_format_other: .*format=99"):
            read_meta(tmp_path, "g1")

    def test_of_the_format_before_are_opened_without_checksums(self, tmp_path: Path) -> None:
        folder = write_generation(tmp_path, replace(META, format=3), fill)
        (folder / "checksums.json").unlink()
        check_generation(tmp_path, read_meta(tmp_path, "g1"))

    def test_are_refused_when_their_checksums_are_gone(self, tmp_path: Path) -> None:
        folder = write_generation(tmp_path, META, fill)
        (folder / "checksums.json").unlink()
        with pytest.raises(IndexStoreError, match="index_file_damaged"):
            check_generation(tmp_path, read_meta(tmp_path, "g1"))


class TestMatching:
    def test_lets_pass_what_was_built_with_the_same(self) -> None:
        check_matches(META, embedder="model@1", analyzer="a1", corpus="digest")

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"embedder": "model@2"}, "index_other_model"),
            ({"analyzer": "a2"}, "index_other_analyzer"),
            ({"corpus": "x"}, "index_other_corpus"),
        ],
    )
    def test_says_what_differs_and_what_mends_it(self, changed: dict[str, str], code: str) -> None:
        wanted = {"embedder": "model@1", "analyzer": "a1", "corpus": "digest"} | changed
        with pytest.raises(IndexMismatchError, match=rf"^{code}: name=g1, built="):
            check_matches(META, **wanted)
