"""Parsing a page that a test writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import ParsedDocument
from ingest.parsers.html.parser import HtmlParser
from tests.ingest.parsers.html.pages import Parse


@pytest.fixture
def parse(tmp_path: Path) -> Parse:
    def write_and_parse(markup: str) -> ParsedDocument:
        path = tmp_path / "side.html"
        path.write_text(markup, encoding="utf-8")
        return HtmlParser().parse(path)

    return write_and_parse
