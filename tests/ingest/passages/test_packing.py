"""Sentences to groups of about equal length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.passages.packing import Unit, pack


class TestPack:
    def test_prefers_the_cheap_cut_to_the_even_one(self) -> None:
        units = [Unit(n, n + 1, 50, cut_cost=0.0 if n == 1 else 2.0) for n in range(5)]
        groups = pack(units, target_words=120, limit_words=220)
        assert [len(group) for group in groups] == [2, 3]

    @given(st.lists(st.integers(1, 300), max_size=40))
    def test_loses_nothing_and_keeps_the_limit(self, lengths: list[int]) -> None:
        units = [Unit(n, n + 1, words) for n, words in enumerate(lengths)]
        groups = pack(units, target_words=120, limit_words=220)
        assert [unit for group in groups for unit in group] == units
        assert all(len(g) == 1 or sum(u.words for u in g) <= 220 for g in groups)
