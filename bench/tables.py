"""Measure how well tables are read, on the documents of the ICDAR 2013 table competition.

    python -m bench.tables --folder FOLDER [--others PYTHON] [--only WORD]
                           [--out bench/results/tables.json]

FOLDER holds each PDF with the competition's gold for its structure beside it
(``NAME-str.xml``). A relation is a pair of neighbouring cells that are not empty, to the
right or below, by their letters and digits in lower case. Precision, recall and F1 are of a
document's relations over all its tables; the mean is over documents. Ours is read twice:
``grid`` has the header's rows as printed, ``rows`` one row of column names, as tables are
shown. Other readers are run by the Python that ``--others`` names, in which those that are
to be measured are installed; they are no part of this product.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean

from ingest.errors import FunnError
from ingest.models import Table
from ingest.parsers.pdf.parser import PdfParser

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results" / "tables.json"
OTHERS = ROOT / "bench" / "other_table_readers.py"
GOLD_END = "-str.xml"

Grid = Sequence[Sequence[str]]
#: Two neighbouring cells, and the way from one to the other.
Relations = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class GoldCell:
    """A cell of the gold: its place in the table, inclusive, and its folded text."""

    top: int
    left: int
    bottom: int
    right: int
    text: str


def folded(text: str) -> str:
    """Reduce a text to its letters and digits, in lower case."""
    return re.sub(r"[^0-9a-zæøå]+", "", unicodedata.normalize("NFKC", text).lower())


def gold_relations(path: Path) -> Relations:
    """Read the relations of all tables of a document from its gold."""
    relations: Relations = Counter()
    for region in ET.parse(path).getroot().iter("region"):
        cells = [cell for cell in map(_gold_cell, region.iter("cell")) if cell.text]
        found = {
            (cell.top, cell.left, *relation) for cell in cells for relation in _of(cell, cells)
        }
        relations.update((text, other, way) for _, _, text, other, way in found)
    return relations


def _gold_cell(cell: ET.Element) -> GoldCell:
    top, left = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
    content = cell.find("content")
    return GoldCell(
        top,
        left,
        int(cell.get("end-row", top)),
        int(cell.get("end-col", left)),
        folded("".join(content.itertext()) if content is not None else ""),
    )


def _of(cell: GoldCell, cells: Sequence[GoldCell]) -> Iterable[tuple[str, str, str]]:
    """Yield a cell's relations: in each row and column that it reaches over, the nearest."""
    for row in range(cell.top, cell.bottom + 1):
        beside = [c for c in cells if c.top <= row <= c.bottom and c.left > cell.right]
        if beside:
            yield cell.text, min(beside, key=lambda c: c.left).text, "right"
    for column in range(cell.left, cell.right + 1):
        below = [c for c in cells if c.left <= column <= c.right and c.top > cell.bottom]
        if below:
            yield cell.text, min(below, key=lambda c: c.top).text, "below"


def relations_of(grid: Grid) -> Relations:
    """Count the relations of a table that was read."""
    rows = [[folded(cell or "") for cell in row] for row in grid]
    width = max(map(len, rows), default=0)
    columns = [[row[k] if k < len(row) else "" for row in rows] for k in range(width)]
    relations: Relations = Counter()
    for lines, way in ((rows, "right"), (columns, "below")):
        for line in lines:
            relations.update((a, b, way) for a, b in pairwise(filter(None, line)))
    return relations


def score(gold: Relations, tables: Iterable[Grid]) -> dict[str, float]:
    """Return precision, recall and F1 of the tables of one document."""
    got: Relations = sum(map(relations_of, tables), Counter())
    hit = (gold & got).total()
    precision, recall = hit / max(got.total(), 1), hit / gold.total()
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def shown_rows(table: Table) -> Grid:
    """Return a table as it is shown: one row of column names, and the body."""
    return [table.header, *(row.cells for row in table.rows)]


def read_ours(paths: Sequence[Path]) -> dict[str, dict[str, list[Grid]]]:
    """Read the tables of each file with our reader, as ``grid`` and as ``rows``."""
    read: dict[str, dict[str, list[Grid]]] = {"grid": {}, "rows": {}}
    for path in paths:
        try:
            tables = PdfParser().parse(path).tables
        except FunnError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            tables = ()
        read["grid"][path.stem] = [table.grid for table in tables]
        read["rows"][path.stem] = [shown_rows(table) for table in tables]
    return read


def read_others(python: str, paths: Sequence[Path]) -> dict[str, dict[str, list[Grid]]]:
    """Read them with the other readers that another Python has."""
    command = [python, str(OTHERS), *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    read: dict[str, dict[str, list[Grid]]] = json.loads(done.stdout)
    return read


def summary(gold: dict[str, Relations], read: dict[str, list[Grid]]) -> dict[str, object]:
    """Return the means over all documents, and the score of each."""
    scores = {name: score(relations, read.get(name, [])) for name, relations in gold.items()}
    means = {
        figure: round(mean(own[figure] for own in scores.values()), 3)
        for figure in ("f1", "precision", "recall")
    }
    return {**means, "documents": scores}


def main() -> None:
    """Read, score, print and write the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--others", help="a Python with pymupdf, camelot, pdfplumber or some")
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    paths = [path for path in sorted(options.folder.glob("*.pdf")) if options.only in path.name]
    gold = {path.stem: gold_relations(path.with_name(path.stem + GOLD_END)) for path in paths}
    gold = {name: relations for name, relations in gold.items() if relations}
    read = read_ours(paths) | (read_others(options.others, paths) if options.others else {})
    found = {reader: summary(gold, tables) for reader, tables in read.items()}
    for name in gold:
        print(f"{name:12}", found["grid"]["documents"][name])  # type: ignore[index]
    for reader, figures in found.items():
        print(f"{reader:24} {[figures[x] for x in ('f1', 'precision', 'recall')]}")
    facts = {"command": "python -m bench.tables --folder FOLDER --others PYTHON", **found}
    options.out.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
