"""The page in a browser over the handbook, from a server that the command started."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.browser import (
    BROWSER_S,
    needs_browser,
    needs_packages,
    run_specs,
    started_by_command,
)


@needs_packages
@needs_browser
class TestThePage:
    @pytest.mark.timeout(BROWSER_S)
    def test_works_in_a_browser_over_the_handbook(
        self, handbook_home: Path, tmp_path: Path
    ) -> None:
        with started_by_command(handbook_home) as url:
            run_specs(url=url, output=tmp_path)
