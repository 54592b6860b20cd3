from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch
from sentence_transformers import SentenceTransformer

from index.vectors.onnx_export import export_graph, quantize_graph, write_onnx_model
from index.vectors.opening import Backend, open_embedder
from tests.fakes import save_tiny_model

TEXTS = ["kontoret har en leder", "stat", "kommunen og staten har to ledere og en bruker"]


def open_eager(folder: Path) -> SentenceTransformer:
    return SentenceTransformer(
        str(folder), device="cpu", model_kwargs={"attn_implementation": "eager"}
    )


@pytest.fixture(scope="module")
def eager(tmp_path_factory: pytest.TempPathFactory) -> SentenceTransformer:
    return open_eager(save_tiny_model(tmp_path_factory.mktemp("models") / "tiny"))


@pytest.fixture(scope="module")
def exported(eager: SentenceTransformer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("exported")
    write_onnx_model(eager, directory)
    return directory


@pytest.fixture(scope="module")
def quantized(exported: Path) -> SentenceTransformer:
    return SentenceTransformer(str(exported), device="cpu", trust_remote_code=True)


class TestOnnxTransformer:
    def test_gives_a_text_the_same_vector_whatever_stands_beside_it(
        self, quantized: SentenceTransformer
    ) -> None:
        alone = np.stack([quantized.encode([text])[0] for text in TEXTS])
        np.testing.assert_array_equal(quantized.encode(TEXTS), alone)

    def test_cuts_a_text_where_the_model_does(
        self, eager: SentenceTransformer, quantized: SentenceTransformer
    ) -> None:
        assert quantized.max_seq_length == eager.max_seq_length == 24
        long = "kontoret har en leder " * 20
        np.testing.assert_array_equal(quantized.encode(long), quantized.encode(long + "stat"))

    def test_pads_what_it_hands_on_with_zeros(self, quantized: SentenceTransformer) -> None:
        features: dict[str, Any] = quantized(quantized.preprocess(TEXTS))
        padding = features["attention_mask"] == 0
        assert padding.any()
        assert torch.count_nonzero(features["token_embeddings"][padding]) == 0

    def test_can_be_saved_and_opened_again(
        self, quantized: SentenceTransformer, tmp_path: Path
    ) -> None:
        quantized.save(str(tmp_path / "copy"), create_model_card=False)
        copy = SentenceTransformer(str(tmp_path / "copy"), device="cpu", trust_remote_code=True)
        np.testing.assert_array_equal(copy.encode(TEXTS), quantized.encode(TEXTS))

    def test_leaves_the_prompt_out_where_the_pooling_asks_for_it(self, tmp_path: Path) -> None:
        folder = save_tiny_model(
            tmp_path / "tiny", prompts={"query": "query : "}, include_prompt=False
        )
        other = save_tiny_model(tmp_path / "all", prompts={"query": "query : "})
        cases: tuple[tuple[Path, Backend], ...] = (
            (folder, "onnx"),
            (folder, "torch"),
            (other, "torch"),
        )
        onnx_vector, torch_vector, pooled_with_prompt = (
            open_embedder(str(model), home=tmp_path, backend=backend).embed_query(TEXTS[0])
            for model, backend in cases
        )
        assert onnx_vector @ torch_vector > 0.99
        assert onnx_vector @ torch_vector > onnx_vector @ pooled_with_prompt


class TestTheExport:
    def test_joins_attention_and_holds_its_weights_in_int8(self, exported: Path) -> None:
        graph = onnx.load(str(exported / "model.onnx")).graph
        operations = [node.op_type for node in graph.node]
        assert operations.count("QAttention") == 2
        assert operations.count("MatMulInteger") == 6
        matrices = [tensor for tensor in graph.initializer if len(tensor.dims) == 2]
        assert onnx.TensorProto.FLOAT not in {
            tensor.data_type for tensor in matrices if min(tensor.dims) > 1
        }

    @pytest.mark.filterwarnings("ignore")  # the exporter's remarks on its own internals
    def test_leaves_in_float_the_layers_that_int8_cannot_hold(
        self, eager: SentenceTransformer, tmp_path: Path
    ) -> None:
        transformer: Any = eager[0]
        export_graph(transformer, tmp_path / "float.onnx")
        kept = {"encoder.layer.1.output.dense"}
        quantize_graph(tmp_path / "float.onnx", tmp_path / "int8.onnx", kept)
        nodes = onnx.load(str(tmp_path / "int8.onnx")).graph.node
        left = [node.name for node in nodes if node.op_type == "MatMul"]
        assert len(left) == 1
        assert left[0].endswith("layer.1/output/dense/MatMul")

    def test_leaves_nothing_beside_the_model(self, exported: Path) -> None:
        assert {path.name for path in exported.iterdir()} == {
            "1_Pooling",
            "config_sentence_transformers.json",
            "model.onnx",
            "modules.json",
            "tokenizer.json",
        }
