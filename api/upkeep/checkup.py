"""The checks of ``funn doctor``. Each finding says what mends it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from api.engine import Engine
from api.settings import Settings
from api.upkeep.damage import find_damage
from api.upkeep.ingest_record import last_ingest
from api.wordings import Locale, shown_note, wording
from index.generations.directory import check_matches
from index.generations.writer import refuse_half_read
from index.query.thesaurus import Thesaurus
from ingest.errors import FunnError, StoreError
from ingest.manifest import find_sources, load_manifest
from ingest.notes import Note
from ingest.store import CorpusStore


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check. ``detail`` says what is wrong and what to do."""

    what: str
    ok: bool
    detail: str


def examine(settings: Settings, locale: Locale, *, deep: bool = False) -> list[Finding]:
    """Make every check, from the manifest to the index. A fault does not stop the others.

    Args:
        deep: Also read every file to its end, and name each that is damaged.
    """
    engine = Engine(settings)
    checks: list[tuple[str, Callable[[], Note | str]]] = [
        ("python", _python),
        ("manifest", lambda: _manifest(settings)),
        ("thesaurus", _thesaurus),
        ("store", lambda: _store(settings)),
        ("reading", lambda: _reading(settings)),
        ("model", lambda: f"{engine.embedder.model_id}"),
        ("index", lambda: _index(engine, settings)),
    ]
    findings = [(name, *_run(check)) for name, check in checks]
    findings += [("files", True, note) for note in _missing_files(settings)]
    findings.append(("ocr", True, _ocr()))
    if deep:
        damaged = [(name, False, note) for name, note in find_damage(settings)]
        findings += damaged or [("damage", True, Note.of("doctor_no_damage"))]
    return [
        Finding(
            wording(f"doctor_{name}", locale),
            ok,
            shown_note(detail, locale) if isinstance(detail, Note) else detail,
        )
        for name, ok, detail in findings
    ]


def _run(check: Callable[[], Note | str]) -> tuple[bool, Note | str]:
    try:
        return True, check()
    except FunnError as error:
        return False, error.note


def _python() -> str:
    return sys.version.split()[0]


def _manifest(settings: Settings) -> Note:
    count = len(load_manifest(settings.manifest).documents)
    return Note.of("doctor_documents", path=str(settings.manifest), count=count)


def _thesaurus() -> Note:
    known = Thesaurus.load()
    return Note.of("doctor_concepts", count=len(known.concepts), version=str(known.version))


def _store(settings: Settings) -> Note:
    count = len(CorpusStore(settings.store_path, read_only=True).document_ids())
    return Note.of("doctor_documents", path=str(settings.store_path), count=count)


def _reading(settings: Settings) -> Note:
    """Check that the store holds each document whose file is there, as it is now."""
    store = CorpusStore(settings.store_path, read_only=True)
    refuse_half_read(store)
    stored = store.fingerprints()
    sources = find_sources(load_manifest(settings.manifest), settings.folders)
    wanted = [source for source in sources if not source.entry.skip]
    unread = [s.entry.id for s in wanted if s.path and s.document_id not in stored]
    if unread:
        raise StoreError("doctor_not_read", documents=", ".join(unread))
    last = last_ingest(settings.home)
    kept = [str(r.document_id) for r in last.documents if r.status == "kept"] if last else []
    gone = [s.entry.id for s in wanted if s.path is None and s.document_id in stored]
    if kept or gone:
        raise StoreError("doctor_documents_kept", documents=", ".join(dict.fromkeys(kept + gone)))
    return Note.of("doctor_all_read")


def _index(engine: Engine, settings: Settings) -> Note:
    meta = engine.searcher().meta
    corpus = CorpusStore(settings.store_path, read_only=True).digest()
    check_matches(meta, embedder=meta.embedder, analyzer=meta.analyzer, corpus=corpus)
    return Note.of("doctor_passages", generation=meta.name, count=meta.passages)


def _missing_files(settings: Settings) -> Iterator[Note]:
    """Name missing files, which are no fault of the installation."""
    try:
        sources = find_sources(load_manifest(settings.manifest), settings.folders)
    except FunnError:
        return
    missing = [s.entry.file for s in sources if s.path is None and not s.entry.skip]
    if missing:
        places = ", ".join(f"{folder}/" for folder in settings.folders)
        yield Note.of("doctor_missing", files=", ".join(missing), places=places)


def _ocr() -> Note:
    """Check OCR. Without it scans are not read; everything else works."""
    if shutil.which("tesseract") is None:
        return Note.of("doctor_ocr_missing")
    languages = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
    ).stdout.split()
    if "nor" not in languages:
        return Note.of("doctor_ocr_no_norwegian")
    return Note.of("doctor_ocr_ready")
