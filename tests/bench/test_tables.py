"""The bench of tables: relations of cells, and their score."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.tables import folded, gold_relations, relations_of, score

GOLD = """<document><table id="1"><region id="1" page="1">
<cell start-row="0" start-col="1" end-col="2"><content>Menn</content></cell>
<cell start-row="1" start-col="0"><content>Ja</content></cell>
<cell start-row="1" start-col="1"><content>3</content></cell>
<cell start-row="1" start-col="2"><content>4 %</content></cell>
</region></table></document>"""


def test_relates_a_name_to_the_cell_below_in_each_column_it_reaches_over(tmp_path: Path) -> None:
    path = tmp_path / "a-str.xml"
    path.write_text(GOLD, "utf-8")
    assert gold_relations(path) == Counter(
        [("menn", "3", "below"), ("menn", "4", "below"), ("ja", "3", "right"), ("3", "4", "right")]
    )


def test_skips_empty_cells_between_two_neighbours() -> None:
    assert relations_of([["a", "", "b"], ["c"]]) == Counter(
        [("a", "b", "right"), ("a", "c", "below")]
    )


def test_scores_what_is_found_and_what_is_right() -> None:
    gold = Counter([("a", "b", "right"), ("c", "d", "right")])
    assert score(gold, [[["a", "b"], ["x", "y"]]]) == {
        "precision": 0.25,
        "recall": 0.5,
        "f1": 0.333,
    }
    assert score(gold, [])["f1"] == 0.0


def test_reduces_a_text_to_letters_and_digits() -> None:
    assert folded("Søknader (n = 12)") == "søknadern12"
