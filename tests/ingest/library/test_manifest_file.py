"""The manifest on disk: changes at the same time, earlier versions, undoing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.errors import ManifestError
from ingest.library.changes import AddEntry, Change, EditEntry, RemoveEntry
from ingest.library.manifest_file import MAX_VERSIONS, change_manifest, undo_change, versions_of
from ingest.manifest import load_manifest

TEXT = """\
version: 1
documents:
  # First.
  - id: aa
    file: a.md
    title: A
    issued: 2014

  - id: bb
    file: b.md
    title: B
"""


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "m.yaml"
    path.write_text(TEXT, "utf-8")
    return path


class TestChanging:
    def test_writes_all_changes_or_none(self, manifest: Path) -> None:
        changes: list[Change] = [EditEntry("aa", {"title": "Å"}), RemoveEntry("not-there")]
        with pytest.raises(ManifestError, match="entry_not_there"):
            change_manifest(manifest, changes)
        assert manifest.read_text("utf-8") == TEXT
        assert versions_of(manifest) == []

    def test_of_a_dry_run_writes_nothing(self, manifest: Path) -> None:
        changed = change_manifest(manifest, [RemoveEntry("aa")], dry_run=True)
        assert "id: aa" not in changed.after
        assert [path.name for path in manifest.parent.iterdir()] == ["m.yaml"]

    def test_makes_a_manifest_where_there_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "new.yaml"
        change_manifest(path, [AddEntry({"id": "cc", "file": "c.md", "title": "C"})])
        assert [entry.id for entry in load_manifest(path).documents] == ["cc"]

    def test_from_many_at_once_loses_none(self, manifest: Path) -> None:
        def add(n: int) -> None:
            change_manifest(
                manifest, [AddEntry({"id": f"n{n:02}", "file": f"{n}.md", "title": "T"})]
            )

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(add, range(24)))
        ids = [entry.id for entry in load_manifest(manifest).documents]
        assert sorted(ids) == ["aa", "bb", *(f"n{n:02}" for n in range(24))]

    def test_is_made_anew_over_a_hand_edit_that_comes_between(
        self, manifest: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from ingest.library import manifest_file

        draft = manifest_file._draft

        def hand_edit_first(path: Path, text: str) -> Path:
            monkeypatch.setattr(manifest_file, "_draft", draft)
            path.write_text(TEXT.replace("title: B", "title: By hand"), "utf-8")
            return draft(path, text)

        monkeypatch.setattr(manifest_file, "_draft", hand_edit_first)
        change_manifest(manifest, [EditEntry("aa", {"title": "Å"})])
        assert [entry.title for entry in load_manifest(manifest).documents] == ["Å", "By hand"]

    def test_keeps_a_limited_number_of_versions(self, manifest: Path) -> None:
        for n in range(MAX_VERSIONS + 3):
            change_manifest(manifest, [EditEntry("aa", {"note": f"n{n}"})])
        kept = versions_of(manifest)
        assert len(kept) == MAX_VERSIONS
        assert kept[-1].number == MAX_VERSIONS + 3


class TestUndoing:
    def test_brings_the_old_text_back(self, manifest: Path) -> None:
        change_manifest(manifest, [RemoveEntry("aa")])
        assert undo_change(manifest).changes == (("remove", "aa"),)
        assert manifest.read_text("utf-8") == TEXT
        with pytest.raises(ManifestError, match="nothing_to_undo"):
            undo_change(manifest)

    def test_keeps_what_was_edited_by_hand_since(self, manifest: Path) -> None:
        change_manifest(manifest, [EditEntry("aa", {"issued": 2016})])
        text = manifest.read_text("utf-8").replace("title: B", "title: By hand  # mine")
        manifest.write_text(text, "utf-8")
        undo_change(manifest)
        assert manifest.read_text("utf-8") == text.replace("2016", "2014")

    def test_of_an_earlier_change_keeps_the_later(self, manifest: Path) -> None:
        first = change_manifest(manifest, [RemoveEntry("aa")]).version
        change_manifest(manifest, [EditEntry("bb", {"title": "Bø"})])
        undo_change(manifest, first)
        assert [entry.title for entry in load_manifest(manifest).documents] == ["A", "Bø"]

    def test_is_refused_by_line_where_the_same_line_was_changed_since(self, manifest: Path) -> None:
        change_manifest(manifest, [EditEntry("aa", {"issued": 2016})])
        text = manifest.read_text("utf-8").replace("2016", "2017")
        manifest.write_text(text, "utf-8")
        with pytest.raises(ManifestError, match="undo_in_the_way") as caught:
            undo_change(manifest)
        assert dict(caught.value.note.facts)["line"] == 7
        assert manifest.read_text("utf-8") == text
