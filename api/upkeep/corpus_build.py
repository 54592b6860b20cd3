"""Ingest and index with the settings in force, one build at a time."""

from __future__ import annotations

import os
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.engine import Engine
from api.settings import Settings, reader_language
from api.upkeep.build_lock import build_lock
from api.upkeep.ingest_record import record_ingest
from api.wordings import wording
from index.generations.directory import earlier_generation, make_live
from index.generations.writer import (
    IndexReport,
    build_index,
    live_if_right,
    refuse_half_read,
)
from index.vectors.cache import EmbeddingCache
from ingest.errors import IndexNotFoundError
from ingest.manifest import load_manifest
from ingest.pipeline import ingest
from ingest.reports import IngestReport
from ingest.sandbox.parent import end_with_parent
from ingest.store import CorpusStore

if TYPE_CHECKING:
    from rich.progress import Progress


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The reports of the two halves of ``funn build``."""

    ingest: IngestReport
    index: IndexReport


def ingest_corpus(
    settings: Settings, bars: Progress, *, workers: int | None, allow_removal: bool = False
) -> IngestReport:
    """Bring the corpus store in line with the manifest.

    Args:
        allow_removal: More than a tenth of the documents may leave the corpus.

    Raises:
        RemovalError: They would, and may not.
    """
    with build_lock(settings.home):
        return _ingest(settings, bars, workers, allow_removal=allow_removal)


def index_corpus(settings: Settings, bars: Progress) -> IndexReport:
    """Bring the index in line with the corpus store."""
    with build_lock(settings.home):
        return _index(settings, bars, Engine(settings))


def return_to_earlier(settings: Settings) -> str:
    """Make the newest whole generation beside the live one the live one; return its name.

    Raises:
        IndexNotFoundError: None is kept that is as it was written.
    """
    with build_lock(settings.home):
        earlier = earlier_generation(settings.index_path)
        if earlier is None:
            raise IndexNotFoundError("index_no_earlier", folder=str(settings.index_path))
        make_live(settings.index_path, earlier)
        return earlier


def build_corpus(
    settings: Settings,
    bars: Progress,
    *,
    workers: int | None,
    allow_removal: bool = False,
    engine: Engine | None = None,
) -> BuildReport:
    """Read the corpus and index it.

    Args:
        allow_removal: More than a tenth of the documents may leave the corpus.
        engine: Holds the embedding model that is open already, if one is.

    Raises:
        RemovalError: They would, and may not.
    """
    with build_lock(settings.home):
        read = _ingest(settings, bars, workers, allow_removal=allow_removal)
        return BuildReport(read, _index(settings, bars, engine or Engine(settings)))


def _executor(workers: int) -> Executor:
    """Open a pool; threads for one worker, as documents are read in their own processes anyway."""
    return (
        ProcessPoolExecutor(workers, initializer=end_with_parent)
        if workers > 1
        else ThreadPoolExecutor(1)
    )


def _ingest(
    settings: Settings, bars: Progress, workers: int | None, *, allow_removal: bool
) -> IngestReport:
    manifest = load_manifest(settings.manifest)
    store = CorpusStore(settings.store_path)
    task = bars.add_task(
        wording("cli_reading", reader_language()), total=len(manifest.documents), rate=""
    )
    with _executor(workers or min(os.cpu_count() or 1, 8)) as executor:
        report = ingest(
            manifest,
            settings.folders,
            store,
            executor=executor,
            allow_removal=allow_removal,
            on_done=lambda _: bars.advance(task),
        )
    record_ingest(report, settings.home)
    return report


def _index(settings: Settings, bars: Progress, engine: Engine) -> IndexReport:
    store = CorpusStore(settings.store_path, read_only=True)
    locale = reader_language()
    refuse_half_read(store)
    if live := live_if_right(store, settings.index_path, engine.model_id):
        return live
    task = bars.add_task(wording("cli_encoding", locale), total=None, rate="")
    started = time.perf_counter()

    def on_encoded(done: int, total: int) -> None:
        rate = done / max(time.perf_counter() - started, 1e-9)
        bars.update(
            task,
            completed=done,
            total=total,
            rate=wording("cli_encoding_rate", locale, count=f"{rate:.0f}"),
        )

    cache = EmbeddingCache(settings.home / "embeddings.db")
    return build_index(store, settings.index_path, engine.embedder, cache, on_encoded=on_encoded)
