"""Files found by a name that the disk spells otherwise, and near names."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from ingest.file_names import find_file, is_readable, near_name, on_disk, printable

NAME = "møte på Ås «vår»/årsplan 2 – blå.txt"


def put(folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Plan\n", encoding="utf-8")
    return path


class TestFindFile:
    @pytest.mark.parametrize("disk", ["NFC", "NFD"])
    @pytest.mark.parametrize("asked", ["NFC", "NFD"])
    def test_however_its_letters_are_composed(
        self, tmp_path: Path, disk: Literal["NFC", "NFD"], asked: Literal["NFC", "NFD"]
    ) -> None:
        path = put(tmp_path, unicodedata.normalize(disk, NAME))
        assert find_file(tmp_path, unicodedata.normalize(asked, NAME)) == path

    @pytest.mark.parametrize("encoding", ["cp437", "cp850", "latin-1"])
    def test_as_an_unpacker_misread_it(self, tmp_path: Path, encoding: str) -> None:
        garbled = "blå.txt".encode().decode(encoding)
        path = put(tmp_path, garbled)
        assert find_file(tmp_path, "blå.txt") == path

    def test_not_where_two_files_may_be_meant(self, tmp_path: Path) -> None:
        put(tmp_path, "blå.txt".encode().decode("cp437"))
        put(tmp_path, "blå.txt".encode().decode("latin-1"))
        assert find_file(tmp_path, "blå.txt") is None

    def test_not_with_other_capitals(self, tmp_path: Path) -> None:
        put(tmp_path, "Plan.txt")
        assert find_file(tmp_path, "plan.txt") is None

    def test_in_a_folder_that_is_spelled_otherwise(self, tmp_path: Path) -> None:
        path = put(tmp_path, unicodedata.normalize("NFD", "blåbær/notat.txt"))
        assert on_disk(tmp_path / "blåbær" / "notat.txt") == path


class TestNearName:
    @pytest.mark.parametrize(
        "asked",
        ["ÅRSMELDING 2014.PDF", "årsmelding_2014.pdf", "årsmelding  2014.pdf", "årsmeling 2014.pdf",
         "«årsmelding» 2014.pdf", "gamle/årsmelding 2014.pdf"],
    )  # fmt: skip
    def test_is_that_of_a_file_that_may_be_meant(self, tmp_path: Path, asked: str) -> None:
        put(tmp_path, "notat.pdf")
        put(tmp_path, "sub/årsmelding 2014.pdf")
        assert near_name(asked, [tmp_path]) == "sub/årsmelding 2014.pdf"

    @pytest.mark.parametrize("asked", ["rapport.pdf", "årsmelding 2014.docx"])
    def test_is_none_of_a_file_that_is_another(self, tmp_path: Path, asked: str) -> None:
        put(tmp_path, "årsmelding 2014.pdf")
        assert near_name(asked, [tmp_path, tmp_path / "nowhere"]) is None


class TestBytesThatNoLetterHas:
    def test_are_replaced_before_a_name_is_shown(self, tmp_path: Path) -> None:
        path = os.fsdecode(os.fsencode(tmp_path) + b"/bl\xe5.txt")
        assert not is_readable(path)
        assert printable(path).endswith("bl?.txt")
