"""``funn edit | remove | pages | undo``, as a person at the command line uses them."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.commands import funn_here

MANIFEST = """\
version: 1
documents:
  # By hand.
  - id: a-doc
    file: a.md
    title: Kontoret   # see the cover
    issued: 2020
    unsure: [issued, title]
  - {id: b-doc, file: b.md, title: Ledelse}
"""


class Library:
    def __init__(self, folder: Path) -> None:
        (folder / "corpus").mkdir()
        (folder / "corpus" / "a.md").write_text("# Funn\n\nKontoret har tolv ansatte.\n", "utf-8")
        self.manifest = folder / "m.yaml"
        self.manifest.write_text(MANIFEST, "utf-8")

    def funn(self, *arguments: str) -> CompletedProcess[str]:
        return funn_here(self.manifest.parent, *arguments, FUNN_MANIFEST=str(self.manifest))

    @property
    def text(self) -> str:
        return self.manifest.read_text("utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


class TestEdit:
    def test_sets_fields_and_takes_them_off_the_guesses(self, library: Library) -> None:
        done = library.funn("edit", "a-doc", "issued=2021", "author=Berg, Kari; Etaten")
        assert done.returncode == 0, done.stderr
        assert "    issued: 2021\n    unsure: [title]\n" in library.text
        assert "      - {family: Berg, given: Kari}\n      - {literal: Etaten}\n" in library.text
        assert "# see the cover" in library.text

    def test_confirms_what_was_guessed(self, library: Library) -> None:
        library.funn("edit", "a-doc", "--confirm")
        assert library.text == MANIFEST.replace("    unsure: [issued, title]\n", "")

    def test_of_a_dry_run_shows_the_lines_and_writes_nothing(self, library: Library) -> None:
        done = library.funn("edit", "a-doc", "issued=2021", "--dry-run", "--json")
        shown = json.loads(done.stdout)
        assert "+    issued: 2021" in shown["difference"]
        assert shown["version"] is None
        assert library.text == MANIFEST

    def test_shows_the_entry_with_what_was_guessed(self, library: Library) -> None:
        assert "gjettet" in library.funn("edit", "a-doc").stdout

    @pytest.mark.parametrize("field", ["issued=99", "isued=2020", "id=other", "2020", "DOI=x"])
    def test_refuses_what_no_entry_may_have(self, library: Library, field: str) -> None:
        done = library.funn("edit", "a-doc", field)
        assert done.returncode == 1
        assert field.partition("=")[0] in done.stderr
        assert library.text == MANIFEST


class TestRemove:
    def test_takes_entries_out_and_undo_brings_them_back(self, library: Library) -> None:
        assert library.funn("remove", "a-doc", "b-doc").returncode == 0
        assert "-doc" not in library.text
        assert "# By hand." in library.text
        assert "fjernet a-doc" in library.funn("undo", "--list").stdout
        assert library.funn("undo").returncode == 0
        assert library.text == MANIFEST

    def test_of_one_that_is_not_there_removes_none(self, library: Library) -> None:
        done = library.funn("remove", "a-doc", "other")
        assert done.returncode == 1
        assert "other" in done.stderr
        assert library.text == MANIFEST


class TestPages:
    def test_refuses_what_is_no_pair(self, library: Library) -> None:
        done = library.funn("pages", "a-doc", "side 7")
        assert done.returncode == 1
        assert "7=1" in done.stderr

    def test_sets_the_offset(self, library: Library) -> None:
        assert library.funn("pages", "a-doc", "7=1").returncode == 0
        assert "    page-offset: -6\n" in library.text
