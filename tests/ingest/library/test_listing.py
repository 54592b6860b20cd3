"""Entries in short."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import ManifestError
from ingest.library.listing import listed_entries


class TestListing:
    def test_gives_what_is_written_and_is_read_again_after_a_change(self, tmp_path: Path) -> None:
        path = tmp_path / "m.yaml"
        path.write_text(
            "documents:\n  - {id: a-b, file: a.md, title: A, unsure: [issued], skip: twice}\n",
            "utf-8",
        )
        (entry,) = listed_entries(path)
        assert (entry.document_id, entry.unsure, entry.skip) == ("a-b", ("issued",), "twice")
        path.write_text("documents: []\n", "utf-8")
        assert listed_entries(path) == ()

    def test_says_that_there_is_no_manifest(self, tmp_path: Path) -> None:
        with pytest.raises(ManifestError, match="manifest_missing"):
            listed_entries(tmp_path / "m.yaml")
