"""Read a real report once in a run, by the process that needs it first; others take it over."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from ingest.models import ParsedDocument
from ingest.parsers import parser_for


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """Parses files as the pipeline does, and keeps what came of them in a folder of the run."""

    folder: Path

    def __call__(self, path: Path) -> ParsedDocument:
        name = f"{path.stem}-{hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]}"
        kept = self.folder / f"{name}.pickle"
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(kept.with_suffix(".lock")):
            if not kept.exists():
                kept.write_bytes(pickle.dumps(parser_for(path).parse(path)))
        document = pickle.loads(kept.read_bytes())
        assert isinstance(document, ParsedDocument)
        return document
