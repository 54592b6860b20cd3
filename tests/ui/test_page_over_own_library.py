"""The page in a browser, over a library that it adds reports to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.browser import BROWSER_S, needs_browser, needs_packages, run_specs, started_here
from tests.workplace import Workplace


@needs_packages
@needs_browser
class TestThePage:
    @pytest.mark.timeout(BROWSER_S)
    def test_adds_reports_in_a_browser(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FUNN_LIBRARY", "1")
        monkeypatch.setenv("FUNN_E2E_WORKERS", "1")
        work = tmp_path / "work"
        work.mkdir()
        place = Workplace(work)
        with started_here(place.settings, place.engine().embedder) as url:
            run_specs("library.spec", url=url, output=tmp_path)
