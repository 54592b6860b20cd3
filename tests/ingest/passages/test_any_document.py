"""Rules that hold for the passages of any document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.models import (
    UNSEARCHED_KINDS,
    BlockKind,
)
from ingest.passages.chunking import LIMIT_WORDS, chunk
from tests.ingest.passages.building import DOCUMENT, passages, prose, table

TEXT_KINDS: list[BlockKind] = [
    "paragraph", "heading", "list_item", "caption", "footnote", "quote", "reference", "contents",
    "boilerplate",
]  # fmt: skip


TEXTS = st.lists(
    st.sampled_from(["ord", "NAV.", "«Slik", "er det.»", "f.eks.", "1.", "(2014)", "Hva?", ":"]),
    min_size=1,
    max_size=400,
).map(" ".join)


CELLS = st.lists(st.sampled_from(["12 %", "Fana", "rus. Bolig", ""]), min_size=2, max_size=3)


BLOCKS = st.one_of(
    st.builds(raw_block, st.sampled_from(TEXT_KINDS), TEXTS, level=st.integers(1, 4)),
    st.lists(CELLS.map(tuple), min_size=1, max_size=40).map(lambda rows: table(*rows)),
)


class TestAnyDocument:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(BLOCKS, max_size=12))
    def test_keeps_every_promise(self, raw_blocks: list[RawBlock]) -> None:
        parsed = assemble(raw_blocks)
        found = chunk(DOCUMENT, parsed)
        covered = [0] * len(parsed.text)
        for passage in found:
            assert parsed.text[passage.start : passage.end] == passage.text == passage.text.strip()
            assert len({parsed.section_path(s.start) for s in passage.sentences}) == 1
            assert passage.section == parsed.section_path(passage.end - 1)
            assert len(passage.text.split()) <= LIMIT_WORDS or len(passage.sentences) == 1
            assert passage.sentences[0].start == passage.start
            assert passage.sentences[-1].end == passage.end
            for n in range(passage.start, passage.end):
                covered[n] += 1
        assert max(covered, default=0) <= 1
        for block in parsed.blocks:
            searched = block.kind not in UNSEARCHED_KINDS and block.kind != "heading"
            for n in range(block.start, block.end):
                assert parsed.text[n].isspace() or covered[n] == searched

    def test_gives_the_same_passages_every_time(self) -> None:
        blocks = [raw_block("paragraph", prose(500)), raw_block("quote", prose(90))]
        assert passages(*blocks) == passages(*blocks)

    def test_without_any_block_gives_no_passage(self) -> None:
        assert chunk(DOCUMENT, assemble([])) == ()
