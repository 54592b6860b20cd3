"""The corpus store: documents in SQLite; the only room that knows the schema."""

from ingest.store.corpus_store import CorpusStore
from ingest.store.schema import SCHEMA_VERSION

__all__ = ["SCHEMA_VERSION", "CorpusStore"]
