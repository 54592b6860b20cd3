"""Finds a model's files: unpacked, in a folder that was named, or from the hub."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from index.vectors.bundled_model import MODEL_NAME, bundled_revision, unpack_bundled_model
from ingest.errors import EmbedderError

_READ_SUFFIXES = {".json", ".safetensors", ".bin", ".txt", ".model"}


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model's files on this disk.

    Attributes:
        name: The bundled model's, the folder's or that on the hub; no path of this disk.
        revision: Twelve hex digits that change with the files.
        bundled: True for the model that comes with the packages.
    """

    folder: Path
    name: str
    revision: str
    bundled: bool = False

    @property
    def slug(self) -> str:
        """Return a folder name for files that are made from this model."""
        if self.bundled:
            return MODEL_NAME
        return re.sub(r"[^\w.-]+", "-", self.name) + f"-{self.revision}"


def find_model(name: str | None, home: Path) -> ModelSource:
    """Find the model called ``name``: the bundled one, a folder, or a name on the hub.

    The hub is asked only for a model that is not in its cache on this disk.

    Raises:
        EmbedderError: If there is no such model, or the hub cannot be reached.
    """
    if name is None or name == MODEL_NAME:
        folder = unpack_bundled_model(home)
        return ModelSource(folder, MODEL_NAME, bundled_revision(folder), bundled=True)
    path = Path(name).expanduser()
    if path.is_dir():
        return ModelSource(path, path.resolve().name, _digest(path))
    if path.is_absolute() or name.startswith((".", "~")) or name.count("/") > 1:
        raise EmbedderError("model_folder_missing", name=name)
    folder = _cached_folder(name) or _download(name)
    return ModelSource(folder, name, folder.name[:12])


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _READ_SUFFIXES:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]


def _cached_folder(name: str) -> Path | None:
    """Find the folder, named after the commit, in which the hub's cache keeps the model."""
    from huggingface_hub import try_to_load_from_cache

    try:
        config = try_to_load_from_cache(_repository(name), "config.json")
    except ValueError:  # no name that a model on the hub can have
        return None
    return Path(config).parent if isinstance(config, str) else None


def _repository(name: str) -> str:
    """Return the name in full: a bare one is sentence-transformers' own, as it is for them."""
    return name if "/" in name else f"sentence-transformers/{name}"


def _download(name: str) -> Path:
    from huggingface_hub import model_info

    try:
        model_info(_repository(name), timeout=10)  # says no at once; a download asks for minutes
        from sentence_transformers import SentenceTransformer

        SentenceTransformer(_repository(name), device="cpu")
    except Exception as error:  # the hub's client, transformers and torch raise all kinds
        reason = next(iter(str(error).splitlines()), "") or repr(error)
        cause = reason.rstrip(".")
        raise EmbedderError("model_not_downloaded", name=name, cause=cause) from error
    folder = _cached_folder(name)
    if folder is None:
        raise EmbedderError("model_not_in_cache", name=name)
    return folder
