"""Printed page numbers from one pair of pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.blocks.assembly import assemble, raw_block
from ingest.errors import ManifestError
from ingest.library.page_numbers import offset_written, page_labels
from ingest.models import Page, ParsedDocument
from ingest.reading import with_page_offset


def parsed() -> ParsedDocument:
    pages = (Page(1), Page(2, "iv"), Page(3), Page(4))
    return replace(assemble([raw_block("paragraph", "Tekst.")]), pages=pages)


class TestPages:
    def test_count_on_from_the_pair(self) -> None:
        assert page_labels(parsed(), offset_written("3=1")) == [
            (1, None), (2, "iv"), (3, "1"), (4, "2"),
        ]  # fmt: skip

    @pytest.mark.parametrize("offset", [-3, -2, 0, 7])
    def test_are_those_that_reading_gives(self, offset: int) -> None:
        read = with_page_offset(parsed(), offset)
        assert page_labels(parsed(), offset) == [(page.number, page.label) for page in read.pages]

    @pytest.mark.parametrize("pair", ["", "7", "0=1", "a=1", "7=-1", "7=1=2"])
    def test_are_refused_for_what_is_no_pair(self, pair: str) -> None:
        with pytest.raises(ManifestError, match="pages_not_a_pair"):
            offset_written(pair)
