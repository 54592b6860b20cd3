"""The page in a browser over the research documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.vectors.embedder import Embedder
from tests.conftest import research_settings
from tests.ui.browser import BROWSER_S, needs_browser, needs_packages, run_specs, started_here


@pytest.fixture(scope="module")
def research_server(
    research_home: Path, research_corpus: Path, bundled_model: Embedder
) -> Iterator[str]:
    with started_here(research_settings(research_home, research_corpus), bundled_model) as url:
        yield url


@needs_packages
@needs_browser
class TestThePage:
    @pytest.mark.corpus
    @pytest.mark.timeout(BROWSER_S)
    def test_works_in_a_browser_over_the_research(
        self, research_server: str, tmp_path: Path
    ) -> None:
        run_specs(url=research_server, output=tmp_path, research="1")
