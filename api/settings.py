"""The environment, read here once and nowhere else."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
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
    #: Folder of the built page. None: the checkout's, if it has been built there.
    page: Path | None = None

    #: An OpenAI-compatible endpoint, up to and including ``/v1``. None: nothing is generated.
    llm_url: str | None = None
    llm_model: str | None = Field(None, validate_default=True)
    llm_api_key: SecretStr | None = None
    #: For a whole generated answer.
    llm_timeout_s: float = Field(60.0, ge=1, le=600)

    @field_validator("llm_url", "llm_model", "llm_api_key", mode="before")
    @classmethod
    def _empty_is_unset(cls, given: object) -> object:
        return None if isinstance(given, str) and not given.strip() else given

    @field_validator("llm_url")
    @classmethod
    def _is_plain_address(cls, url: str | None) -> str | None:
        """Keys belong in ``FUNN_LLM_API_KEY``: addresses are shown and logged."""
        if url is None:
            return None
        try:
            parts = urlsplit(url.strip())
        except ValueError as error:
            raise ValueError("give an address such as http://localhost:11434/v1") from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("give an address such as http://localhost:11434/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("give the address alone, and a key in FUNN_LLM_API_KEY")
        return url.strip()

    @field_validator("llm_model")
    @classmethod
    def _is_named_with_url(cls, model: str | None, facts: ValidationInfo) -> str | None:
        if model is None and facts.data.get("llm_url"):
            raise ValueError("FUNN_LLM_URL is set, so name the model to ask for as well")
        return model

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
            _described(str(fault["loc"][0]), fault["msg"], fault["input"])
            for fault in error.errors()
        ]
        raise SettingsError("\n".join(faults)) from error


def _described(name: str, wrong: str, given: object) -> str:
    """Say what is wrong. Of what belongs to the language model, what was given is not shown."""
    shown = "" if name.startswith("llm_") else f" (it is {given!r})"
    return f"FUNN_{name.upper()}: {wrong}{shown}."
