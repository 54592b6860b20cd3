"""Questions are read with a small change to the model's weights; passages are not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from index.vectors.query_adapter import Changes, load_changes, save_changes, tune_for_questions
from ingest.errors import EmbedderError


class Layer(torch.nn.Module):
    """Two linear layers, of which one is to be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.dense = torch.nn.Linear(3, 2)
        self.other = torch.nn.Linear(3, 2)


def change(name: str = "dense", inputs: int = 3) -> Changes:
    down = np.arange(inputs, dtype=np.float32)[None]
    return {name: (down, np.array([[1.0], [-0.5]], dtype=np.float32))}


class TestTuning:
    def test_adds_the_product_to_the_weights_that_it_names(self) -> None:
        layer = Layer()
        before = layer.dense.weight.detach().numpy().copy()
        tune_for_questions(layer, change())
        added = layer.dense.weight.detach().numpy() - before
        np.testing.assert_allclose(added, np.array([[0, 1, 2], [0, -0.5, -1]]), atol=1e-6)

    def test_leaves_everything_else_as_it_is(self) -> None:
        layer = Layer()
        before = {n: p.detach().clone() for n, p in layer.named_parameters()}
        tune_for_questions(layer, change())
        after = dict(layer.named_parameters())
        assert all(torch.equal(after[n], p) == (n != "dense.weight") for n, p in before.items())

    @pytest.mark.parametrize("wrong", [change("attention"), change(inputs=4)])
    def test_that_does_not_fit_is_refused(self, wrong: Changes) -> None:
        with pytest.raises(EmbedderError, match="query_adapter_unfit"):
            tune_for_questions(Layer(), wrong)

    def test_is_read_as_it_was_saved(self, tmp_path: Path) -> None:
        save_changes(change(), tmp_path / "tuning.npz")
        (down, up) = load_changes(tmp_path / "tuning.npz")["dense"]
        np.testing.assert_array_equal(down, change()["dense"][0])
        np.testing.assert_array_equal(up, change()["dense"][1])


class TestTheShippedTuning:
    def test_changes_every_linear_layer_a_little(self) -> None:
        changes = load_changes()
        assert len(changes) == 12 * 6  # four of attention and two of feed-forward, twelve times
        assert all(0 < np.abs(up @ down).max() < 1.0 for down, up in changes.values())
