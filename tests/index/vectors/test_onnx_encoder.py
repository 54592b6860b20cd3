from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.vectors.onnx_encoder import OnnxEncoder, can_encode
from index.vectors.onnx_export import write_onnx_model
from index.vectors.onnx_graph import OnnxGraph
from tests.commands import ROOT
from tests.fakes import save_tiny_model

TEXTS = ["kontoret har en leder", "", "stat", "kommunen og staten har to ledere " * 9]


def export(folder: Path, *, include_prompt: bool = True) -> Path:
    plain = save_tiny_model(
        folder / "tiny", prompts={"query": "query : "}, include_prompt=include_prompt
    )
    eager = {"attn_implementation": "eager"}
    model = SentenceTransformer(str(plain), device="cpu", model_kwargs=eager)
    (folder / "exported").mkdir()
    write_onnx_model(model, folder / "exported")
    return folder / "exported"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tmp_path_factory.mktemp("exported"))


class TestOnnxEncoder:
    @pytest.mark.parametrize("prompt", ["", "query : "])
    def test_gives_the_vectors_that_sentence_transformers_gives(
        self, exported: Path, prompt: str
    ) -> None:
        theirs = SentenceTransformer(str(exported), device="cpu", trust_remote_code=True)
        np.testing.assert_allclose(
            OnnxEncoder(exported).encode_query(TEXTS, prompt=prompt),
            theirs.encode_query(TEXTS, prompt=prompt, normalize_embeddings=True),
            atol=1e-6,
        )

    def test_gives_more_texts_than_a_batch_in_their_order(self, exported: Path) -> None:
        encoder = OnnxEncoder(exported)
        many = [f"kontor {'leder ' * (n % 7)}" for n in range(40)]
        alone = np.stack([encoder.encode_document([text], prompt="")[0] for text in many])
        np.testing.assert_array_equal(encoder.encode_document(many, prompt=""), alone)
        assert encoder.encode_document([], prompt="").shape == (0, alone.shape[1])

    def test_has_the_prompts_of_the_model(self, exported: Path) -> None:
        assert OnnxEncoder(exported).prompts["query"] == "query : "

    def test_takes_no_export_that_is_pooled_otherwise(self, exported: Path, tmp_path: Path) -> None:
        assert can_encode(exported)
        assert not can_encode(export(tmp_path, include_prompt=False))

    def test_encodes_without_torch(self, exported: Path) -> None:
        ran = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys\n"
                "from pathlib import Path\n"
                "from index.vectors.opening import open_export\n"
                f"open_export(Path({str(exported)!r})).encode_query(['stat'], prompt='')\n"
                "print(sorted({'torch', 'transformers', 'sklearn'} & set(sys.modules)))\n",
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == "[]"


class TestOnnxGraph:
    def test_uses_the_threads_that_the_environment_names(
        self, exported: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OMP_NUM_THREADS", "1")
        here: list[bool] = []
        OnnxGraph(exported).each(here.append, [True, True])
        assert here == [True, True]
        for odd in ("", "none", "0", "3,2"):
            monkeypatch.setenv("OMP_NUM_THREADS", odd)
            assert OnnxGraph(exported).each(str, [1, 2, 3]) == ["1", "2", "3"]
