"""Reads the environment, here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.wordings import Locale
from api.wordings.reader_language import locale_of_process
from ingest.errors import FunnError
from ingest.file_names import on_disk
from ingest.notes import Note
from ingest.validation import fault_note

MIN_KEY_CHARS = 16
#: A key of fewer different characters is a pattern; of 16 hex digits by chance hardly one is.
MIN_KINDS_OF_CHARS = 6
#: Costly requests a minute from one client: more than a person makes, with the page's own.
USUAL_RATE = 120
EVERYWHERE = ("0.0.0.0", "::")
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


class SettingsError(FunnError):
    """An environment variable has a value that cannot be used."""


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
    #: Cross-encoder that reads the best hits again: a folder or a model's name. None: no
    #: reranking.
    reranker: str | None = None

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    workers: int = Field(1, ge=1, le=64)
    #: Folder of the built page. None: the checkout's, if it has been built there.
    page: Path | None = None

    #: Keys that may ask, separated by commas or spaces. None: no key is needed.
    api_keys: SecretStr | None = None
    #: Largest request body, in MiB: a long draft is far below it.
    max_body_mb: float = Field(32.0, gt=0, le=1024)
    #: Largest file that the library takes in, in MiB.
    max_upload_mb: float = Field(512.0, gt=0, le=16_384)
    #: The library may be changed over HTTP. None: where only this machine reaches the server.
    edit: bool | None = None
    #: Costly requests of one client a minute. None: no limit on loopback, else ``USUAL_RATE``.
    rate_per_minute: int | None = Field(None, ge=0)
    #: Addresses of the proxies whose ``X-Forwarded-For`` is believed, separated by commas or
    #: spaces. None: no one's.
    trusted_proxies: str | None = None
    #: Host names of the server, separated by commas or spaces. None: any.
    allowed_hosts: str | None = None

    #: An OpenAI-compatible endpoint, up to and including ``/v1``. None: nothing is generated.
    llm_url: str | None = None
    llm_model: str | None = Field(None, validate_default=True)
    llm_api_key: SecretStr | None = None
    #: Time limit of a whole generated answer.
    llm_timeout_s: float = Field(60.0, ge=1, le=600)

    @field_validator("llm_url", "llm_model", "llm_api_key", "api_keys", "reranker", mode="before")
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
            raise ValueError(Note.of("setting_address")) from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(Note.of("setting_address"))
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError(Note.of("setting_address_alone"))
        return url.strip()

    @field_validator("llm_model")
    @classmethod
    def _is_named_with_url(cls, model: str | None, facts: ValidationInfo) -> str | None:
        if model is None and facts.data.get("llm_url"):
            raise ValueError(Note.of("setting_model_missing"))
        return model

    @field_validator("api_keys")
    @classmethod
    def _are_long_keys(cls, keys: SecretStr | None) -> SecretStr | None:
        named = _parted(keys.get_secret_value()) if keys else ()
        if keys and not named:
            return None
        if any(len(key) < MIN_KEY_CHARS for key in named):
            raise ValueError(Note.of("setting_key_short", chars=MIN_KEY_CHARS))
        if any(len(set(key)) < MIN_KINDS_OF_CHARS for key in named):
            raise ValueError(Note.of("setting_key_simple"))
        return keys

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys that may ask; none: no key is needed."""
        return _parted(self.api_keys.get_secret_value()) if self.api_keys else ()

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the host names of the server; none: any."""
        return _parted(self.allowed_hosts or "")

    @property
    def proxies(self) -> tuple[str, ...]:
        """Return the addresses of proxies that are believed; none: no one is."""
        return _parted(self.trusted_proxies or "")

    @property
    def is_local(self) -> bool:
        """Return whether only this machine reaches the server."""
        return self.host in LOOPBACK_NAMES or self.host.startswith("127.")

    @property
    def requests_per_minute(self) -> int:
        """Return the costly requests that a client may make in a minute; 0 for no limit."""
        if self.rate_per_minute is not None:
            return self.rate_per_minute
        return 0 if self.is_local else USUAL_RATE

    @property
    def address(self) -> str:
        """Return the page's address for a browser."""
        name = "127.0.0.1" if self.host in EVERYWHERE else self.host
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}"

    def serving_at(self, host: str | None, port: int | None) -> Settings:
        """The same settings for the address that the server is started at.

        On loopback the server goes by the names of loopback only, unless others are set.
        """
        placed = self.model_copy(update={"host": host or self.host, "port": port or self.port})
        if placed.is_local and not placed.allowed_hosts:
            placed.allowed_hosts = f"{placed.host} localhost 127.0.0.1 [::1]"
        return placed

    @cached_property
    def folders(self) -> list[Path]:
        """Return the folders of documents, in the order in which they are searched."""
        own = self.manifest.parent / "corpus"
        return [own, on_disk(self.corpus)] if self.corpus else [own]

    @property
    def store_path(self) -> Path:
        """Return the path of the corpus store."""
        return self.home / "corpus.db"

    @property
    def index_path(self) -> Path:
        """Return the folder of index generations."""
        return self.home / "index"


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsError: Names each variable with a wrong value, and what it may be.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = [_described(fault) for fault in error.errors()]
        note = faults.pop()
        while faults:
            note = Note.of("settings_wrong", first=faults.pop(), rest=note)
        raise SettingsError(note.code, **dict(note.facts)) from error


def reader_language() -> Locale:
    """Return the language of the command's user: ``FUNN_LANGUAGE``, else the process's own."""
    names = ("FUNN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return locale_of_process(os.environ.get(name) for name in names)


def named_secrets() -> Mapping[str, str]:
    """Return the environment, in which a source's key is found under the name it was given."""
    return os.environ


def _described(fault: Mapping[str, Any]) -> Note:
    """Name a variable and its fault; the value only where it cannot be a secret."""
    field = str(fault["loc"][0])
    name, wrong = f"FUNN_{field.upper()}", fault_note(fault)
    if field.startswith(("llm_", "api_key")):
        return Note.of("setting_wrong_secret", name=name, wrong=wrong)
    return Note.of("setting_wrong", name=name, wrong=wrong, given=repr(fault["input"]))


def _parted(names: str) -> tuple[str, ...]:
    """Split a list at commas and spaces."""
    return tuple(names.replace(",", " ").split())
