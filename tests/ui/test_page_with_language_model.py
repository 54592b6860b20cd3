"""The page in a browser, with an endpoint that words answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from index.vectors.embedder import Embedder
from tests.conftest import MANIFEST
from tests.ui.browser import BROWSER_S, needs_browser, needs_packages, run_specs, started_here
from tests.wording_endpoint import MODEL, TIMEOUT_S, WordingEndpoint


@pytest.fixture(scope="module")
def wording_server(handbook_home: Path, bundled_model: Embedder) -> Iterator[str]:
    endpoint = WordingEndpoint()
    settings = Settings(
        manifest=MANIFEST,
        home=handbook_home,
        corpus=None,
        llm_url=endpoint.url,
        llm_model=MODEL,
        llm_timeout_s=TIMEOUT_S,
    )
    with started_here(settings, bundled_model) as url:
        yield url
    endpoint.close()


@needs_packages
@needs_browser
class TestThePage:
    @pytest.mark.timeout(BROWSER_S)
    def test_shows_in_a_browser_what_a_language_model_makes_of_the_quotes(
        self, wording_server: str, tmp_path: Path
    ) -> None:
        run_specs("generated", url=wording_server, output=tmp_path, generates="1")
