"""Which kind of document a question names."""

from __future__ import annotations

import pytest

from index.query.document_types import types_named


class TestTypesNamed:
    @pytest.mark.parametrize(
        ("question", "types"),
        [
            ("Hva sier masteroppgaven om tid?", {"thesis"}),
            ("Kva gjorde masterstudenten med opptaka?", {"thesis"}),
            ("Which role is defined in the thesis?", {"thesis"}),
            ("Hva er funnene i artikkelen?", {"article-journal"}),
            ("Hva er hovedoppgaven til en veileder?", set()),
            ("How do they articulate the goal?", set()),
            ("Hva står i rapporten om bolig?", set()),
        ],
    )
    def test_reads_them_in_three_languages(self, question: str, types: set[str]) -> None:
        assert types_named(question) == types
