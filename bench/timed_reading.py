"""A PDF parser that says how long it computed: what ``bench.pdf`` sends to the workers."""

from __future__ import annotations

import time
from dataclasses import dataclass, fields
from pathlib import Path

from ingest.models import ParsedDocument
from ingest.parsers.pdf.parser import PdfParser


@dataclass(frozen=True)
class TimedDocument(ParsedDocument):
    """A document with the seconds of computing it took, without those of programs started."""

    seconds: float = 0.0


class TimedPdfParser:
    """Reads as ``PdfParser`` does. Implements ``ingest.parsers.Parser``."""

    version = PdfParser.version

    def parse(self, path: Path) -> TimedDocument:
        """Read the file and stop the time."""
        started = time.process_time()
        document = PdfParser().parse(path)
        seconds = time.process_time() - started
        own = {field.name: getattr(document, field.name) for field in fields(document)}
        return TimedDocument(**own, seconds=seconds)
