"""The reader's language: of a request's header, and of a process."""

from __future__ import annotations

import pytest

from api.wordings import Locale
from api.wordings.reader_language import accepted_locale, locale_of_process


class TestAcceptLanguage:
    @pytest.mark.parametrize(
        ("header", "locale"),
        [
            ("nn", "nn"),
            ("nb-NO,nb;q=0.9,en;q=0.8", "nb"),
            ("no", "nb"),
            ("de-DE,de;q=0.9,en;q=0.5", "en"),
            ("en;q=0.5, nn;q=0.7", "nn"),
            ("EN-gb", "en"),
        ],
    )
    def test_names_the_supported_language_that_is_preferred(
        self, header: str, locale: Locale
    ) -> None:
        assert accepted_locale(header) == locale

    @pytest.mark.parametrize("header", ["", "*", "sv,*;q=0.5", "en;q=0", "en;q=high", ";;,,"])
    def test_may_name_none(self, header: str) -> None:
        assert accepted_locale(header) is None


class TestProcess:
    @pytest.mark.parametrize(
        ("variables", "locale"),
        [
            ([None, None, "nn_NO.UTF-8"], "nn"),
            (["en", None, "nb_NO.UTF-8"], "en"),
            ([None, "C.UTF-8", "en_GB.UTF-8"], "en"),
            (["", "C"], "nb"),
            ([], "nb"),
        ],
    )
    def test_speaks_the_first_language_that_is_supported(
        self, variables: list[str | None], locale: Locale
    ) -> None:
        assert locale_of_process(variables) == locale
