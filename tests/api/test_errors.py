"""Problem details: the right status, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.errors import STATUS
from api.settings import Settings
from api.wordings import LOCALES, Locale, catalogue, wording
from ingest.errors import FunnError


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A server without an index."""
    settings = Settings(home=tmp_path, manifest=tmp_path / "corpus_manifest.yaml")
    with TestClient(create_app(settings)) as client:
        yield client


def leaves(kind: type[FunnError]) -> Iterator[type[FunnError]]:
    yield kind
    for subclass in kind.__subclasses__():
        yield from leaves(subclass)


class TestTable:
    def test_names_titles_that_the_catalogues_have(self) -> None:
        assert {title for _, _, title in STATUS} <= catalogue("nb").keys()

    def test_puts_subclasses_before_their_bases(self) -> None:
        kinds = [kind for kind, _, _ in STATUS]
        hidden = [
            later for n, kind in enumerate(kinds) for later in kinds[n + 1 :]
            if issubclass(later, kind)
        ]  # fmt: skip
        assert hidden == []


@pytest.mark.parametrize("locale", LOCALES)
class TestLanguage:
    @pytest.mark.parametrize("path", ["/api/documents", "/api/search?q=leder"])
    def test_is_the_one_accepted(self, empty: TestClient, path: str, locale: Locale) -> None:
        answer = empty.get(path, headers={"Accept-Language": locale})
        assert answer.status_code == 503
        assert answer.json()["title"] == wording("problem_index_not_found", locale)
        assert answer.headers["content-language"] == locale

    def test_is_that_of_an_explicit_locale_first(self, empty: TestClient, locale: Locale) -> None:
        answer = empty.get(f"/api/nowhere?locale={locale}", headers={"Accept-Language": "en"})
        assert answer.json()["title"] == wording("problem_404", locale)

    def test_words_every_fault_of_a_request(self, empty: TestClient, locale: Locale) -> None:
        answer = empty.post(
            "/api/receipts/text",
            json={"locale": "de", "colour": "red"},
            headers={"Accept-Language": locale},
        )
        assert answer.status_code == 422
        said = {fault["where"]: fault["what"] for fault in answer.json()["errors"]}
        assert said == {
            "body.receipt": wording("invalid_missing", locale),
            "body.locale": wording("invalid_literal_error", locale, limit="'nb', 'nn', 'en'"),
            "body.colour": wording("invalid_extra_forbidden", locale),
        }

    def test_words_the_errors_of_the_framework(self, empty: TestClient, locale: Locale) -> None:
        answer = empty.delete("/api/documents", headers={"Accept-Language": locale})
        assert answer.status_code == 405
        assert answer.json()["title"] == wording("problem_405", locale)
        assert answer.headers["allow"] == "GET"


class TestWithoutAHeader:
    def test_the_language_is_that_of_the_question(self, empty: TestClient) -> None:
        answer = empty.get("/api/search", params={"q": "What do the reports say about offices?"})
        assert answer.json()["title"] == "There is no index yet"

    def test_it_is_bokmal_where_there_is_no_question(self, empty: TestClient) -> None:
        assert empty.get("/api/documents").json()["title"] == "Det finnes ingen indeks ennå"
