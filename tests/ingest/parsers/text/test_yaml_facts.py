"""The facts of Markdown's front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parsers.text.yaml_facts import front_facts


def facts(folder: Path, text: str) -> dict[str, str]:
    path = folder / "fil.md"
    path.write_text(text, encoding="utf-8")
    return front_facts(path)


class TestFrontFacts:
    @pytest.mark.parametrize(
        "author",
        ["author: Ada Nor; Geir Aune", "author:\n  - Ada Nor\n  - Geir Aune",
         "author:\n  - name: Ada Nor\n    affiliations: [NIFU]\n  - {name: Geir Aune}",
         "authors: [{name: {family: Nor, given: Ada}}, {name: {literal: Geir Aune}}]"],
    )  # fmt: skip
    def test_people_are_read_as_pandoc_and_quarto_write_them(
        self, tmp_path: Path, author: str
    ) -> None:
        found = facts(tmp_path, f"---\ntitle: Døra\nsubtitle: En studie\n{author}\n---\n# Inn\n")
        assert found["OwnAuthor"] in {"Ada Nor; Geir Aune", "Nor, Ada; Geir Aune"}
        assert (found["OwnTitle"], found["OwnSubtitle"]) == ("Døra", "En studie")

    def test_a_date_is_kept_as_it_is_written(self, tmp_path: Path) -> None:
        assert facts(tmp_path, "---\ndate: 2021-03-01\n---\n")["OwnDate"] == "2021-03-01"

    @pytest.mark.parametrize(
        "text", ["# Døra\n", "---\n\nEn strek\n", "---\ntitle: [\n---\n", "---\n- a\n---\n", ""]
    )
    def test_there_are_none_where_there_is_no_front_matter(self, tmp_path: Path, text: str) -> None:
        if text:
            assert facts(tmp_path, text) == {}
