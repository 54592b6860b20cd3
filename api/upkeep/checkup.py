"""What ``funn doctor`` looks at. Each finding says what mends it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from api.engine import Engine
from api.settings import Settings
from index.generations.directory import check_matches
from index.query.thesaurus import Thesaurus
from ingest.errors import FunnError
from ingest.manifest import find_sources, load_manifest
from ingest.store import CorpusStore


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``detail`` says what is wrong and what to do."""

    what: str
    ok: bool
    detail: str


def examine(settings: Settings) -> list[Finding]:
    """Look at everything, from the manifest to an answer. Nothing stops the round."""
    engine = Engine(settings)
    checks: list[tuple[str, Callable[[], str]]] = [
        ("Python", _python),
        ("manifest", lambda: _manifest(settings)),
        ("thesaurus", _thesaurus),
        ("corpus store", lambda: _store(settings)),
        ("embedding model", lambda: f"{engine.embedder.model_id}"),
        ("index", lambda: _index(engine, settings)),
    ]
    findings = [_run(what, check) for what, check in checks]
    return [*findings, *_missing_files(settings), _ocr()]


def _run(what: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, check())
    except FunnError as error:
        return Finding(what, False, str(error))


def _python() -> str:
    return sys.version.split()[0]


def _manifest(settings: Settings) -> str:
    manifest = load_manifest(settings.manifest)
    return f"{settings.manifest}: {len(manifest.documents)} documents"


def _thesaurus() -> str:
    thesaurus = Thesaurus.load()
    return f"{len(thesaurus.concepts)} concepts, version {thesaurus.version}"


def _store(settings: Settings) -> str:
    store = CorpusStore(settings.store_path, read_only=True)
    return f"{settings.store_path}: {len(store.document_ids())} documents"


def _index(engine: Engine, settings: Settings) -> str:
    meta = engine.searcher().meta
    corpus = CorpusStore(settings.store_path, read_only=True).digest()
    check_matches(meta, embedder=meta.embedder, analyzer=meta.analyzer, corpus=corpus)
    return f"generation {meta.name}: {meta.passages} passages"


def _missing_files(settings: Settings) -> Iterator[Finding]:
    """A file that is not there is no fault of the installation, but should be known."""
    try:
        sources = find_sources(load_manifest(settings.manifest), settings.folders)
    except FunnError:
        return
    missing = [s.entry.file for s in sources if s.path is None and not s.entry.skip]
    if missing:
        places = " or ".join(f"{folder}/" for folder in settings.folders)
        detail = f"{', '.join(missing)} not found: put them in {places}, or set FUNN_CORPUS."
        yield Finding("files", True, detail)


def _ocr() -> Finding:
    """Without OCR scans stay unread; everything else works."""
    if shutil.which("tesseract") is None:
        return Finding(
            "OCR", True, "not installed; for scans: apt-get install tesseract-ocr tesseract-ocr-nor"
        )
    languages = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
    ).stdout.split()
    if "nor" not in languages:
        return Finding("OCR", True, "Norwegian is missing: apt-get install tesseract-ocr-nor")
    return Finding("OCR", True, "tesseract with Norwegian")
