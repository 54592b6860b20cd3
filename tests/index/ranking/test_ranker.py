"""Bonuses that passages get for what they are."""

from __future__ import annotations

import numpy as np
import pytest

from index.ranking.ranker import QUANTITY_IN_TABLE, of_quantities, tabular
from ingest.blocks.assembly import raw_block
from tests.ingest.passages.building import passages, table

FOUND = passages(raw_block("paragraph", "Alle får hjelp."), table(("Dalvik", "12"), ("Nes", "9")))


class TestQuantities:
    @pytest.mark.parametrize(
        "question",
        ["Hvor mange får hjelp i Dalvik?", "Kor stor del får hjelp?", "How many get help?"],
    )
    def test_lift_tables(self, question: str) -> None:
        assert [p.kind for p in FOUND] == ["prose", "table"]
        assert of_quantities(question, tabular(FOUND)).tolist() == [0.0, QUANTITY_IN_TABLE]

    def test_lift_nothing_where_none_is_asked_for(self) -> None:
        assert not np.any(of_quantities("Hvem får hjelp i Dalvik?", tabular(FOUND)))
