"""The same text twice is reported: copies, versions, and a chapter in its book."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.duplicates import find_duplicates
from ingest.models import DocumentId, DuplicatePair


def prose(seed: int, words: int = 1500) -> str:
    """Running text of a vocabulary that all documents share; no two seeds alike."""
    chance = random.Random(seed)
    return " ".join(f"ord{chance.randrange(400)}" for _ in range(words))


def found(*texts: str) -> list[tuple[str, str, str, float]]:
    """Pairs among texts that are called a, b, c …, no two files alike."""
    named = [(DocumentId("abcdefgh"[n]), f"digest-{n}", text) for n, text in enumerate(texts)]
    return [(p.first, p.second, p.kind, round(p.similarity, 2)) for p in find_duplicates(named)]


class TestPairs:
    def test_the_same_bytes_are_identical_even_without_text(self) -> None:
        pairs = find_duplicates(
            [(DocumentId("a"), "x", ""), (DocumentId("b"), "y", ""), (DocumentId("c"), "x", "")]
        )
        assert pairs == [DuplicatePair(DocumentId("a"), DocumentId("c"), "identical", 1.0)]

    def test_the_same_report_in_two_formats_is_near(self) -> None:
        report = prose(1)
        again = report.upper().replace(" ", "\n", 40)
        assert found(report, again) == [("a", "b", "near", 1.0)]

    def test_a_version_with_a_word_changed_here_and_there_is_near(self) -> None:
        words = prose(1).split()
        words[::50] = ["endret"] * len(words[::50])
        (pair,) = found(prose(1), " ".join(words))
        assert pair[:3] == ("a", "b", "near")
        assert pair[3] == pytest.approx(0.82, abs=0.03)

    def test_a_chapter_lies_in_its_book_whatever_the_order(self) -> None:
        chapter, book = prose(1), f"{prose(2, 9000)} {prose(1)} {prose(3, 9000)}"
        assert found(chapter, book) == [("a", "b", "contained", 1.0)]
        assert found(book, chapter) == [("b", "a", "contained", 1.0)]

    def test_an_article_that_takes_over_half_of_a_thesis_is_found(self) -> None:
        thesis = prose(1, 8000)
        article = f"{prose(2, 1000)} {' '.join(thesis.split()[:1000])}"
        (pair,) = found(thesis, article)
        assert pair[:3] == ("b", "a", "contained")
        assert pair[3] == pytest.approx(0.5, abs=0.02)

    def test_documents_that_only_share_a_legal_notice_are_no_pair(self) -> None:
        notice = prose(9, 50)
        assert found(f"{notice} {prose(1)}", f"{notice} {prose(2)}", f"{notice} {prose(3)}") == []

    def test_different_documents_on_one_subject_are_no_pair(self) -> None:
        assert found(*(prose(n) for n in range(6))) == []

    @pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("kort", "kort")])
    def test_next_to_no_text_is_no_pair(self, texts: tuple[str, ...]) -> None:
        assert found(*texts) == []

    def test_pairs_come_in_the_order_of_the_documents(self) -> None:
        texts = [prose(1), prose(2), prose(1), prose(2), prose(1)]
        pairs = [(first, second) for first, second, _, _ in found(*texts)]
        assert pairs == [("a", "c"), ("a", "e"), ("b", "d"), ("c", "e")]

    @settings(max_examples=6, deadline=None)
    @given(st.lists(st.sampled_from([1, 2, 3, 4]), min_size=2, max_size=6))
    def test_no_copy_is_missed_and_the_same_input_gives_the_same_pairs(
        self, seeds: list[int]
    ) -> None:
        texts = [prose(seed, 400) for seed in seeds]
        expected = [
            ("abcdefgh"[one], "abcdefgh"[other], "near", 1.0)
            for one, other in combinations(range(len(seeds)), 2)
            if seeds[one] == seeds[other]
        ]
        assert found(*texts) == found(*texts) == expected


@pytest.mark.corpus
class TestResearchCorpus:
    def test_two_studies_by_the_same_authors_are_no_pair_and_a_part_of_one_is(
        self, research_corpus: Path
    ) -> None:
        texts = [path.read_text("utf-8") for path in sorted(research_corpus.glob("*.txt"))]
        part = texts[0][len(texts[0]) // 2 :][:30_000]
        pairs = found(*texts, part)
        assert [(first, kind) for first, _, kind, _ in pairs] == [
            ("abcdefgh"[len(texts)], "contained")
        ]
