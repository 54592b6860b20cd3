"""An empty Word file, and the way to read one."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile

from ingest.models import ParsedDocument
from ingest.parsers.word.parser import WordParser
from tests.ingest.parsers.word.files import Parse


@pytest.fixture
def word() -> WordFile:
    return docx.Document()


@pytest.fixture
def parse(tmp_path: Path) -> Parse:
    def save_and_parse(document: WordFile) -> ParsedDocument:
        path = tmp_path / "file.docx"
        document.save(str(path))
        return WordParser().parse(path)

    return save_and_parse
