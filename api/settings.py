"""The environment, read here once and nowhere else."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import FunnError


class SettingsError(FunnError):
    """An environment variable holds something that cannot be used."""


class Settings(BaseSettings):
    """Every setting is an environment variable with the prefix ``FUNN_``."""

    model_config = SettingsConfigDict(env_prefix="FUNN_", extra="ignore")

    manifest: Path = Path("corpus_manifest.yaml")
    corpus: Path | None = None
    home: Path = Path("var")

    embedder: str | None = None
    embedder_backend: Literal["onnx", "torch"] = "onnx"
    embedder_query_prefix: str | None = None
    embedder_passage_prefix: str | None = None

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    workers: int = Field(1, ge=1, le=64)

    @cached_property
    def folders(self) -> list[Path]:
        """Where documents are looked for, in order."""
        own = self.manifest.parent / "corpus"
        return [own, self.corpus] if self.corpus else [own]

    @property
    def store_path(self) -> Path:
        """The corpus store."""
        return self.home / "corpus.db"

    @property
    def index_path(self) -> Path:
        """The folder of index generations."""
        return self.home / "index"


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsError: Names the variable, what is wrong and what may stand there.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"FUNN_{str(fault['loc'][0]).upper()}: {fault['msg']} (it is {fault['input']!r})."
            for fault in error.errors()
        ]
        raise SettingsError("\n".join(faults)) from error
