"""The language of a document."""

from __future__ import annotations

import pytest

from ingest.metadata.language import language_of
from tests.ingest.metadata.papers import EN, NB, NN


class TestLanguage:
    @pytest.mark.parametrize(("text", "language"), [(NB, "nb"), (NN, "nn"), (EN, "en")])
    def test_is_told_by_function_words(self, text: str, language: str) -> None:
        assert language_of(text * 2) == (language, True)

    def test_of_hardly_any_text_is_unsure(self) -> None:
        assert language_of("Tabell 1") == ("nb", False)
