"""Versions of the files of a model: the int8 graph, and the layout of the bundled one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import onnx

from index.vectors import bundled_model
from index.vectors.onnx_export import export_graph, quantize_graph
from index.vectors.opening import ONNX_RECIPE
from tests.golden.records import check_recorded


def exported(folder: Path) -> dict[str, Any]:
    """The graph of a tiny model: its nodes, and its weights after quantisation."""
    import torch
    from transformers import BertConfig, BertModel

    class Tiny:
        """Stands in for the one module that an export reads."""

        def __init__(self) -> None:
            self.config = BertConfig(
                vocab_size=16,
                hidden_size=8,
                num_hidden_layers=1,
                num_attention_heads=2,
                intermediate_size=8,
                max_position_embeddings=8,
            )
            self.config._attn_implementation = "eager"
            self.model = BertModel(self.config, add_pooling_layer=False).train(mode=False)
            with torch.no_grad():
                for n, parameter in enumerate(self.model.parameters()):
                    count = torch.arange(parameter.numel(), dtype=torch.float64)
                    parameter.copy_(torch.sin(count + n).reshape(parameter.shape))

        def preprocess(self, texts: list[str]) -> dict[str, torch.Tensor]:
            ids = torch.tensor([[1, 5, 3, 2], [1, 4, 2, 0]])
            return {"input_ids": ids, "attention_mask": (ids != 0).long()}

    tiny: Any = Tiny()
    export_graph(tiny, folder / "float32.onnx")
    quantize_graph(folder / "float32.onnx", folder / "int8.onnx", set())
    graph = onnx.load(str(folder / "int8.onnx")).graph
    int8 = (onnx.TensorProto.INT8, onnx.TensorProto.UINT8)
    return {
        "nodes": sorted(node.op_type for node in graph.node),
        "weights": sorted(
            (w.data_type, list(w.dims), w.raw_data.hex() if w.data_type in int8 else "")
            for w in graph.initializer
        ),
    }


class TestVersions:
    def test_of_the_recipe_stands_for_the_graph(self, tmp_path: Path) -> None:
        check_recorded("ONNX_RECIPE", ONNX_RECIPE, exported(tmp_path))

    def test_of_the_bundled_model_stands_for_its_configuration(self) -> None:
        header = bundled_model._Header(8, 1, 2, 8, 16, 8, 1, 1e-12)
        configuration = bundled_model._configuration(header)
        check_recorded("bundled_model._LAYOUT", bundled_model._LAYOUT, configuration)
