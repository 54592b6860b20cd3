"""Where each passage has which terms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical.bm25 import FieldIndex
from index.lexical.positions import TermPositions, WantedTerms, Word
from index.text.analyzer import Analyzer
from ingest.errors import IndexStoreError

TEXTS = ("Lederen leder kontoret.", "", "Kontorledelse – eller ledelse av kontor?", "Og, eller.")
ANALYZER = Analyzer()


def indexed(texts: tuple[str, ...]) -> tuple[TermPositions, FieldIndex]:
    field = FieldIndex.build([ANALYZER.index_terms(text) for text in texts])
    return TermPositions.build(map(ANALYZER.analyze, texts), field), field


def wanted(field: FieldIndex, *names: str) -> WantedTerms:
    numbers = {n: name for name in names if (n := field.position(name)) is not None}
    return WantedTerms.of(numbers, len(field.idf))


def found_in(text: str, names: tuple[str, ...]) -> tuple[Word, ...]:
    """The same, by analysing the text."""
    met = (
        Word(t.start, t.end, tuple(n for n in map(str, t.terms) if n in names))
        for t in ANALYZER.analyze(text)
    )
    return tuple(word for word in met if word.names)


class TestTermPositions:
    @given(names=st.sets(st.sampled_from(ANALYZER.index_terms(" ".join(TEXTS)))))
    def test_are_what_analysing_the_passage_gives(self, names: set[str]) -> None:
        positions, field = indexed(TEXTS)
        asked = wanted(field, *names)
        for n, text in enumerate(TEXTS):
            assert positions.words(n, asked) == found_in(text, tuple(names))

    def test_are_none_of_a_term_that_no_passage_holds(self) -> None:
        positions, field = indexed(TEXTS)
        assert positions.words(0, wanted(field, "s:månelanding")) == ()

    def test_are_kept_on_disk(self, tmp_path: Path) -> None:
        positions, field = indexed(TEXTS)
        positions.save(tmp_path / "positions.npz")
        opened = TermPositions.load(tmp_path / "positions.npz")
        asked = wanted(field, *field.vocabulary())
        assert len(opened) == len(TEXTS)
        assert [opened.words(n, asked) for n in range(4)] == [
            positions.words(n, asked) for n in range(4)
        ]

    def test_bear_a_corpus_without_a_word(self, tmp_path: Path) -> None:
        positions, field = indexed(("", "–"))
        positions.save(tmp_path / "positions.npz")
        assert TermPositions.load(tmp_path / "positions.npz").words(1, wanted(field)) == ()

    def test_say_what_to_do_where_the_file_is_another(self, tmp_path: Path) -> None:
        _, field = indexed(TEXTS)
        field.save(tmp_path / "positions.npz")
        with pytest.raises(IndexStoreError, match=r"index_file_incomplete: .*names=terms"):
            TermPositions.load(tmp_path / "positions.npz")
