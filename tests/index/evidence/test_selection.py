"""Quotes chosen from hits: strongest first, cut at sentences, nothing twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.evidence.enclosures import cuts, wholes
from index.evidence.features import sentences_of
from index.evidence.selection import ROOM, choose, says_the_same
from index.statements.asked import Asked
from tests.builders import hit_sentences, passage_of, words

SPEECHES = passage_of(
    "Vi spurte kontorene om ventetiden.",
    "En veileder sier: «Vi får ikke tid.",
    "Ingen spør oss.",
    "Det går ut over alle.»",
    "Andre (de fleste var ledere.",
    "Noen var nye) svarte ikke.",
    "Dette gjelder hele landet.",
    "De fleste venter lenge.",
)


class TestAnyChoice:
    @given(st.lists(st.floats(0.01, 0.99), min_size=8, max_size=8))
    def test_takes_quotations_and_brackets_whole(self, worth: list[float]) -> None:
        whole = wholes(SPEECHES.text, SPEECHES.sentences)
        for span in choose([hit_sentences(SPEECHES, worth, wholes=whole)]):
            assert cuts(SPEECHES.text, span.start, span.end) == (False, False)


class TestChoosing:
    def test_names_the_sentence_that_answers(self) -> None:
        passage = passage_of(words(10, "a"), words(10, "b"), words(10, "c"))
        (whole,) = choose([hit_sentences(passage, [0.5, 0.9, 0.5])])
        assert whole.answering == passage.sentences[1]

    def test_quotes_the_side_and_the_group_asked_for_first(self) -> None:
        staff = passage_of("De ansatte er mest fornøyde med at arbeidet er blitt lettere.")
        users = passage_of("Brukerne er lite fornøyde fordi ordningen er tungvint.")
        by_hit = [hit_sentences(staff, [0.9]), hit_sentences(users, [0.5], rank=2)]
        for asked in (Asked(holder="users"), Asked(side="against")):
            assert [span.text[:5] for span in choose(by_hit, asked)] == ["Bruke", "De an"]

    def test_quotes_what_was_found_before_what_is_supposed(self) -> None:
        supposed = passage_of("Vi antar at ventetiden går ned.")
        found = passage_of("Resultatene viser at ventetiden gikk ned i alle kommuner.")
        by_hit = [hit_sentences(supposed, [0.9]), hit_sentences(found, [0.5], rank=2)]
        spans = choose(by_hit)
        assert [span.text[:4] for span in spans] == ["Resu", "Vi a"]
        assert spans[0].strength >= spans[1].strength
        assert choose(by_hit, Asked("hypothesis"))[0].text.startswith("Vi antar")

    def test_puts_a_quote_that_mostly_supposes_behind_what_was_found(self) -> None:
        mixed = passage_of(
            "Ventetiden er tre uker.",
            "Vi antar at den går ned når alle kontorene får flere ansatte og bedre lokaler.",
            "Vi antar også at brukerne blir mer fornøyde med hjelpen som de får der.",
        )
        found = passage_of("Resultatene viser at ventetiden gikk ned i alle kommuner.")
        by_hit = [hit_sentences(mixed, [0.9, 0.8, 0.8]), hit_sentences(found, [0.3], rank=2)]
        first, second = choose(by_hit)
        assert first.text.startswith("Resultatene")
        assert second.answering == mixed.sentences[0]

    def test_quotes_the_sentence_that_answers(self) -> None:
        passage = passage_of(words(50, "a"), words(50, "b"), words(50, "c"))
        (best, *_) = choose([hit_sentences(passage, [0.1, 0.8, 0.1])])
        assert best.text == words(50, "b")

    def test_gives_the_strongest_most_room(self) -> None:
        long = [passage_of(*(words(20, f"{name}{i}x") for i in range(4))) for name in "abcde"]
        sentences_by_hit = [
            hit_sentences(p, [0.9 - n / 10] * 4, rank=n + 1) for n, p in enumerate(long)
        ]
        lengths = [span.words for span in choose(sentences_by_hit)]
        assert lengths[0] == max(lengths) <= ROOM[0]
        assert all(n <= room for n, room in zip(lengths, ROOM, strict=False))

    def test_begins_with_the_sentence_that_says_what_this_is(self) -> None:
        passage = passage_of(words(20, "a"), "Dette gjelder alle kontorene i byen.", words(70, "c"))
        (best, *_) = choose([hit_sentences(passage, [0.1, 0.9, 0.0])])
        assert best.text.startswith("A a0")

    def test_begins_with_who_speaks(self) -> None:
        passage = passage_of("En veileder sier det slik:", "«Vi får ikke tid.»", words(90, "c"))
        (best, *_) = choose([hit_sentences(passage, [0.0, 0.9, 0.0])])
        assert best.text == "En veileder sier det slik: «Vi får ikke tid.»"

    def test_reads_together_what_continues_a_quote(self) -> None:
        passage = passage_of(words(75, "a"), words(35, "b"), words(35, "c"))
        (whole,) = choose([hit_sentences(passage, [0.8, 0.7, 0.0])])
        assert whole.text == f"{words(75, 'a')} {words(35, 'b')}"
        assert whole.strength == pytest.approx(0.8)

    def test_keeps_what_follows_weakly_out_of_a_strong_quote(self) -> None:
        passage = passage_of(words(75, "a"), words(35, "b"))
        assert choose([hit_sentences(passage, [0.8, 0.1])])[0].text == words(75, "a")

    def test_quotes_a_sentence_that_points_back_to_what_is_quoted_already(self) -> None:
        passage = passage_of(words(78, "a"), words(10, "b"), "Dette meldes hver måned.")
        sentences_by_hit = [hit_sentences(passage, [0.8, 0.8, 0.6])]
        assert " ".join(s.text for s in choose(sentences_by_hit)).endswith(
            "Dette meldes hver måned."
        )

    def test_does_not_cut_into_a_quotation(self) -> None:
        passage = passage_of(words(100, "a"), "«Vi får ikke tid.", "Ingen spør.»", words(100, "c"))
        told = hit_sentences(passage, [0.0, 0.0, 0.9, 0.0], wholes=((1, 2),))
        assert choose([told])[0].text == "«Vi får ikke tid. Ingen spør.»"

    def test_gives_the_best_run_its_own_room_and_not_that_of_its_neighbours(self) -> None:
        passage = passage_of(*(words(15, f"{name}x") for name in "abcdefgh"))
        worth = [0.2, 0.2, 0.2, 0.2, 0.1, 0.1, 0.5, 0.1]
        assert words(15, "gx") in choose([hit_sentences(passage, worth)])[0].text

    def test_does_not_mix_a_caption_into_running_text(self) -> None:
        passage = passage_of("Figur 3: Ansatte etter kontor.", "Andelen var 40 prosent i 2019.")
        mixed = hit_sentences(passage, [0.6, 0.9], kinds=["caption", "paragraph"])
        assert [s.text for s in choose([mixed])] == [
            "Andelen var 40 prosent i 2019.", "Figur 3: Ansatte etter kontor.",
        ]  # fmt: skip

    def test_says_nothing_twice(self) -> None:
        same = passage_of("Halvparten av de ansatte trives på kontoret.")
        chosen = choose([hit_sentences(same, [0.9]), hit_sentences(same, [0.8], rank=2)])
        assert len(chosen) == 1
        assert says_the_same("Halvparten trives godt her", "halvparten trives godt")

    def test_is_ordered_by_strength(self) -> None:
        sentences_by_hit = [
            hit_sentences(passage_of(words(20, name)), [worth], rank=n)
            for n, (name, worth) in enumerate([("a", 0.2), ("b", 0.9), ("c", 0.5)], start=1)
        ]
        strengths = [span.strength for span in choose(sentences_by_hit)]
        assert strengths == sorted(strengths, reverse=True)
        assert choose(sentences_by_hit)[0].hit.rank == 2

    @settings(deadline=None)
    @given(
        st.lists(
            st.lists(st.tuples(st.integers(1, 120), st.floats(0, 1)), min_size=1, max_size=8),
            min_size=1,
            max_size=6,
        )
    )
    def test_never_overlaps_and_always_cuts_at_sentences(
        self, drawn: list[list[tuple[int, float]]]
    ) -> None:
        sentences_by_hit = []
        for n, sentences in enumerate(drawn):
            passage = passage_of(*(words(w, f"p{n}s{i}x") for i, (w, _) in enumerate(sentences)))
            sentences_by_hit.append(
                hit_sentences(passage, [worth for _, worth in sentences], rank=n + 1)
            )
        chosen = choose(sentences_by_hit)
        worth_something = any(worth > 1e-9 for sentences in drawn for _, worth in sentences)
        assert worth_something <= len(chosen) <= len(ROOM)
        places = sorted((s.hit.rank, s.start, s.end) for s in chosen)
        assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(places))
        for span in chosen:
            borders = sentences_of(span.hit.passage)
            assert span.start in {s.start for s in borders}
            assert span.end in {s.end for s in borders}
