"""A PDF parser that times itself in the worker process, for ``bench.pdf``."""

from __future__ import annotations

import time
from dataclasses import dataclass, fields
from pathlib import Path

from ingest.models import ParsedDocument
from ingest.parsers.pdf.parser import PdfParser


@dataclass(frozen=True)
class TimedDocument(ParsedDocument):
    """A document with the processor seconds of reading it, programs started not included."""

    seconds: float = 0.0


class TimedPdfParser:
    """Parses as ``PdfParser`` does. Implements ``ingest.parsers.Parser``."""

    version = PdfParser.version

    def parse(self, path: Path) -> TimedDocument:
        """Read the file and stop the time."""
        started = time.process_time()
        document = PdfParser().parse(path)
        seconds = time.process_time() - started
        own = {field.name: getattr(document, field.name) for field in fields(document)}
        return TimedDocument(**own, seconds=seconds)
