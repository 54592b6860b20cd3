"""Passages filtered and counted by column."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from index.facets import Columns, default_collections
from index.filters import Filters
from ingest.models import Bibliography, DocumentId, Passage, PassageId


def passage(document: str, **facts: Any) -> Passage:
    known: dict[str, Any] = {
        "passage_id": PassageId(f"{document}~1"),
        "document_id": DocumentId(document),
        "text": "Tekst.",
        "start": 0,
        "end": 6,
    }
    return Passage(**{**known, **facts})


FACTS = {
    DocumentId("a"): Bibliography(type="report", title="A", issued=2010),
    DocumentId("b"): Bibliography(type="thesis", title="B", language="nn"),
    DocumentId("h"): Bibliography(type="webpage", title="H", collection="handbook"),
}
PASSAGES = [passage("a"), passage("a", kind="table"), passage("b", voice="informant"), passage("h")]


@pytest.fixture
def columns() -> Columns:
    return Columns(PASSAGES, FACTS)


class TestMask:
    def test_lets_everything_through_without_filters(self, columns: Columns) -> None:
        assert columns.mask(Filters()).all()

    def test_filters_by_what_the_document_is(self, columns: Columns) -> None:
        assert columns.mask(Filters(types=("thesis",))).tolist() == [False, False, True, False]

    def test_filters_by_what_the_passage_is(self, columns: Columns) -> None:
        mask = columns.mask(Filters(documents=("a",), kinds=("table",)))
        assert mask.tolist() == [False, True, False, False]


class TestCount:
    def test_counts_the_commonest_first(self, columns: Columns) -> None:
        counted = columns.count(np.array([True, True, True, False]))
        assert [(facet.value, facet.count) for facet in counted["document"]] == [("a", 2), ("b", 1)]

    def test_leaves_out_what_is_not_known(self, columns: Columns) -> None:
        counted = columns.count(np.array([True, False, True, False]))
        assert [(facet.value, facet.count) for facet in counted["year"]] == [("2010", 1)]


class TestDefaultCollections:
    def test_is_everything_but_the_handbook(self) -> None:
        assert default_collections(FACTS) == ("research",)

    def test_is_the_handbook_where_there_is_nothing_else(self) -> None:
        assert default_collections({DocumentId("h"): FACTS[DocumentId("h")]}) == ("handbook",)
