"""Three-way merges of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.library.merging import MergeConflictError, merged

LINES = st.lists(st.sampled_from("abcde"), max_size=8).map(lambda x: "".join(f"{c}\n" for c in x))


class TestMerging:
    def test_keeps_changes_of_different_lines(self) -> None:
        assert merged("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\nd\n") == "A\nb\nC\nd\n"

    def test_names_the_line_that_both_changed(self) -> None:
        with pytest.raises(MergeConflictError) as caught:
            merged("a\nb\nc\n", "a\nB\nc\n", "x\ny\na\nβ\nc\n")
        assert caught.value.line == 4

    def test_takes_the_same_change_once(self) -> None:
        assert merged("a\nb\n", "a\nB\n", "a\nB\n") == "a\nB\n"

    @given(LINES, LINES)
    def test_changes_nothing_for_one_that_changed_nothing(self, base: str, other: str) -> None:
        assert merged(base, other, base) == other
        assert merged(base, base, other) == other
