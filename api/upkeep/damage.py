"""The search for damage on disk: every file that Funn keeps, read to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

from api.settings import Settings
from api.upkeep.ingest_record import RECORD, last_ingest
from index.generations.checksums import damaged_files
from index.generations.directory import (
    current_generation,
    earlier_generation,
    has_checksums,
    kept_generations,
    read_meta,
)
from index.vectors.cache import EmbeddingCache
from index.vectors.model_directory import damaged_model_files
from ingest.errors import FunnError
from ingest.notes import Note
from ingest.store import CorpusStore

#: The name of a check, with what it found damaged and what mends it.
Damage = tuple[str, Note]


def find_damage(settings: Settings) -> Iterator[Damage]:
    """Yield each damage, named by its file. Reads all of it: seconds a gigabyte."""
    searches: tuple[tuple[str, Callable[[Settings], Iterator[Note]]], ...] = (
        ("store", _in_store),
        ("index", _in_index),
        ("vectors", _in_vectors),
        ("model", _in_models),
        ("reading", _in_record),
    )
    for name, search in searches:
        try:
            yield from ((name, note) for note in search(settings))
        except FunnError as error:
            yield name, error.note


def _in_store(settings: Settings) -> Iterator[Note]:
    with closing(CorpusStore(settings.store_path, read_only=True)) as store:
        damaged = store.damaged_documents()
        for document_id in damaged:
            path = str(settings.store_path)
            yield Note.of("doctor_document_damaged", path=path, document=document_id)
        if not damaged:
            store.check()


def _in_index(settings: Settings) -> Iterator[Note]:
    folder = settings.index_path
    earlier = earlier_generation(folder)
    for name in kept_generations(folder):
        meta = read_meta(folder, name)
        if not has_checksums(folder, meta):
            continue
        for path in damaged_files(folder / name):
            code = "doctor_index_damaged_earlier" if earlier else "index_file_damaged"
            yield Note.of(code, path=str(path), **({"earlier": earlier} if earlier else {}))
    current_generation(folder)


def _in_vectors(settings: Settings) -> Iterator[Note]:
    path = settings.home / "embeddings.db"
    if path.exists():
        with closing(EmbeddingCache(path)) as cache:
            if count := cache.damaged():
                yield Note.of("doctor_vectors_damaged", path=str(path), count=count)


def _in_models(settings: Settings) -> Iterator[Note]:
    for folder in sorted((settings.home / "models").glob("[!.]*/")):
        if (folder / "complete.json").exists():
            for path in damaged_model_files(folder):
                yield Note.of("doctor_model_damaged", path=str(path), folder=str(folder))


def _in_record(settings: Settings) -> Iterator[Note]:
    path = settings.home / RECORD
    if path.exists() and last_ingest(settings.home) is None:
        yield Note.of("doctor_record_damaged", path=str(path))
