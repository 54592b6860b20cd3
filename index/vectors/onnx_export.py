"""A sentence-transformers model → the same model with its transformer in int8.

Export, fusing of attention and quantisation happen once, here; ``onnx_module`` runs what
comes out. ``bench/embedding.py`` holds what was tried and measured.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Transformer

from index.vectors.onnx_graph import GRAPH_FILE, TOKENIZER_FILE
from index.vectors.onnx_module import OnnxTransformer
from ingest.errors import EmbedderError

#: Least cosine between int8 and float32 vectors of the samples for an export to be used.
LEAST_COSINE = 0.98

_FLOAT_FILE = "float32.onnx"
_INPUTS = ("input_ids", "attention_mask")
_OUTPUT = "token_embeddings"
#: Ratio of a layer input's peak to its root mean square from which it stays in float32.
_PEAK_TO_RMS = 100.0
_SAMPLES = (
    "Hvem har ansvaret for at kommunen og staten trekker i samme retning?",
    "Kven avgjer kva tenester kontoret skal ha utover minstekravet?",
    "How do two managers share one office?",
    "Bolig",
    "I 2014 hadde 43 prosent av kontorene to ledere; 12 av 28 svarte ikke (tabell 3.2).",
    "Samlokalisering gir ikke samarbeid av seg selv. De ansatte kommer fra ulike etater, med "
    "hver sin utdanning, hver sine regler og hver sitt datasystem, og de vurderes etter hver "
    "sine mål. Når sakene hoper seg opp, går hver tilbake til det som er kjent.",
)


@contextmanager
def _quiet() -> Iterator[None]:
    """Suppress the exporters' warnings about their own internals."""
    level = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(level)


def write_onnx_model(model: SentenceTransformer, directory: Path) -> None:
    """Write ``model`` to ``directory`` with an int8 graph in place of its transformer.

    Args:
        model: Its transformer computes attention eagerly: only that form is fused.
        directory: Empty. ``SentenceTransformer`` opens it afterwards.

    Raises:
        EmbedderError: If the model cannot be exported, or int8 changes its vectors.
    """
    transformer, *others = model.children()
    if not isinstance(transformer, Transformer):
        raise EmbedderError("model_without_transformer")
    with TemporaryDirectory(dir=directory) as scratch, _quiet():
        graph = Path(scratch) / GRAPH_FILE
        export_graph(transformer, Path(scratch) / _FLOAT_FILE)
        quantize_graph(Path(scratch) / _FLOAT_FILE, graph, outlier_layers(model, transformer))
        save_tokenizer(transformer, Path(scratch) / TOKENIZER_FILE)
        modules = [OnnxTransformer(Path(scratch)), *others]
        quantized = SentenceTransformer(modules=modules, device="cpu")
        quantized.prompts = model.prompts
        quantized.default_prompt_name = model.default_prompt_name
        _check(model, quantized)
        quantized.save(str(directory), create_model_card=False)


@_quiet()
def export_graph(transformer: Transformer, path: Path) -> None:
    """Write the float32 graph, attention joined into one node a layer, to ``path``."""
    features = transformer.preprocess(list(_SAMPLES))
    axes = {name: {0: "texts", 1: "tokens"} for name in (*_INPUTS, _OUTPUT)}
    torch.onnx.export(
        _TokenEmbeddings(transformer.model),
        tuple(features[name].cpu() for name in _INPUTS),
        str(path),
        input_names=list(_INPUTS),
        output_names=[_OUTPUT],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,  # its graphs are not yet those that the fusions know
    )
    _fuse(path, transformer.config)


class _TokenEmbeddings(torch.nn.Module):
    """A transformer's forward, from positional arguments to one tensor, as export asks."""

    def __init__(self, transformer: torch.nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        output = self.transformer(input_ids=input_ids, attention_mask=attention_mask)
        hidden: torch.Tensor = output.last_hidden_state
        return hidden


def _fuse(path: Path, config: Any) -> None:
    """Join each layer's attention into one node. Graphs of another shape stay as they are."""
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False  # else the token table is out of quantisation's reach
    options.enable_skip_layer_norm = False
    options.enable_bias_skip_layer_norm = False
    fused = optimize_model(
        str(path),
        model_type="bert",
        num_heads=getattr(config, "num_attention_heads", 0),
        hidden_size=getattr(config, "hidden_size", 0),
        opt_level=0,
        optimization_options=options,
    )
    fused.save_model_to_file(str(path))


def outlier_layers(model: SentenceTransformer, transformer: Transformer) -> set[str]:
    """Names of the linear layers whose input int8 cannot hold.

    The 256 steps of int8 span the whole input; where its peak is a hundred times its
    root mean square, nearly all of it falls into two or three of them. In the bundled
    model that is three layers of 72, and they make two thirds of the error.
    """
    peaks: dict[str, list[float]] = {}

    def watch(name: str) -> Any:
        def note(_: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            peak_to_rms = inputs[0].abs().max() / inputs[0].square().mean().sqrt()
            peaks.setdefault(name, []).append(float(peak_to_rms))

        return note

    hooks = [
        layer.register_forward_pre_hook(watch(name))
        for name, layer in transformer.model.named_modules()
        if isinstance(layer, torch.nn.Linear)
    ]
    try:
        model.encode(list(_SAMPLES), batch_size=1, show_progress_bar=False)
    finally:
        for hook in hooks:
            hook.remove()
    return {name for name, ratios in peaks.items() if np.mean(ratios) > _PEAK_TO_RMS}


def quantize_graph(source: Path, target: Path, kept_float: set[str]) -> None:
    """Weights to int8 for each output channel, the token table included.

    Seven bits are used of the eight (``reduce_range``): processors without VNNI overflow
    on eight, and the cosine to float32 falls by 0.0003 only.
    """
    nodes = [node.name for node in onnx.load(str(source)).graph.node]
    endings = tuple(f"/{name.replace('.', '/')}/MatMul" for name in kept_float)
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        nodes_to_exclude=[name for name in nodes if name.replace(".", "/").endswith(endings)],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def save_tokenizer(transformer: Transformer, path: Path) -> None:
    """Write the tokenizer with the model's padding and truncation in it.

    Raises:
        EmbedderError: If it is not of the kind that has one file.
    """
    tokenizer = transformer.tokenizer
    if tokenizer is None or not tokenizer.is_fast:
        raise EmbedderError("model_without_tokenizer")
    backend = tokenizer.backend_tokenizer
    backend.enable_truncation(transformer.max_seq_length or tokenizer.model_max_length)
    backend.enable_padding(pad_id=tokenizer.pad_token_id, pad_token=tokenizer.pad_token)
    backend.save(str(path))


def _check(model: SentenceTransformer, quantized: SentenceTransformer) -> None:
    expected, found = (
        embedder.encode(list(_SAMPLES), normalize_embeddings=True, show_progress_bar=False)
        for embedder in (model, quantized)
    )
    cosine = float((expected * found).sum(axis=1).min())
    if not cosine >= LEAST_COSINE:
        raise EmbedderError("model_int8_differs", cosine=f"{cosine:.3f}")
