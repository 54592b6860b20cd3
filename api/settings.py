"""The environment, read here once and nowhere else."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import FunnError

MIN_KEY_CHARS = 16
#: Costly requests a minute: more than a person asks, with the page's own look-ups.
USUAL_RATE = 120
EVERYWHERE = ("0.0.0.0", "::")
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


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

    #: Keys that are let in, parted by commas or spaces. None: everybody is.
    api_keys: SecretStr | None = None
    #: Of a request's body: a long draft is far below it.
    max_body_mb: float = Field(32.0, gt=0, le=1024)
    #: Costly requests of one client. None: no limit on loopback, else ``USUAL_RATE``.
    rate_per_minute: int | None = Field(None, ge=0)
    #: Names that the server goes by, parted by commas or spaces. None: any.
    allowed_hosts: str | None = None

    #: An OpenAI-compatible endpoint, up to and including ``/v1``. None: nothing is generated.
    llm_url: str | None = None
    llm_model: str | None = Field(None, validate_default=True)
    llm_api_key: SecretStr | None = None
    #: For a whole generated answer.
    llm_timeout_s: float = Field(60.0, ge=1, le=600)

    @field_validator("llm_url", "llm_model", "llm_api_key", "api_keys", mode="before")
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

    @field_validator("api_keys")
    @classmethod
    def _are_long_keys(cls, keys: SecretStr | None) -> SecretStr | None:
        named = _parted(keys.get_secret_value()) if keys else ()
        if keys and not named:
            return None
        if any(len(key) < MIN_KEY_CHARS for key in named):
            raise ValueError(
                f"a key has at least {MIN_KEY_CHARS} characters; `openssl rand -hex 24` makes one"
            )
        return keys

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are let in; none: everybody is."""
        return _parted(self.api_keys.get_secret_value()) if self.api_keys else ()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that the server goes by; none: any."""
        return _parted(self.allowed_hosts or "")

    @property
    def is_local(self) -> bool:
        """Whether only this machine reaches the server."""
        return self.host in LOOPBACK_NAMES or self.host.startswith("127.")

    @property
    def requests_per_minute(self) -> int:
        """How many costly requests a client may make in a minute; 0 for no limit."""
        if self.rate_per_minute is not None:
            return self.rate_per_minute
        return 0 if self.is_local else USUAL_RATE

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
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
    """Say what is wrong. Of keys and of what belongs to the language model, nothing is shown."""
    shown = "" if name.startswith(("llm_", "api_key")) else f" (it is {given!r})"
    return f"FUNN_{name.upper()}: {wrong}{shown}."


def _parted(names: str) -> tuple[str, ...]:
    """The names of a list parted by commas or spaces."""
    return tuple(names.replace(",", " ").split())
