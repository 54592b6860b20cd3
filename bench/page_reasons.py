"""Reasons why two PDF readers find different words on a page, from its characters.

Every share is computed from the page's characters, as pdfplumber gives them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

#: Smallest share of a page's letters for which a kind counts as its reason.
LEAST_SHARE = 0.15
#: Number of letters on a page below which a single word makes the difference.
FEW_LETTERS = 60
#: Gap to the next letter, in letter heights, that ends a span.
ALONE = 3.0
#: Number of letters below which a span alone on its line is a label.
LABEL = 25
_FORMULA_FONT = re.compile(r"cmmi|cmsy|cmex|msam|msbm|math|symbol", re.IGNORECASE)

Character = Mapping[str, Any]


def reason_of(characters: Sequence[Character], height: float) -> str | None:
    """Name the main reason why a page's words can be read in two ways.

    Args:
        characters: As in pdfplumber's ``page.chars``.
        height: Of the page, in points.

    Returns:
        The kind and its share of the letters; ``None`` where nothing explains it.
    """
    letters = [char for char in characters if not char["text"].isspace()]
    if len(letters) < FEW_LETTERS:
        return f"few letters ({len(letters)})"
    kinds = {
        "vertical text": [not char["upright"] for char in letters],
        "no Unicode map": [char["text"].startswith("(cid:") for char in letters],
        "formula": [bool(_FORMULA_FONT.search(char["fontname"])) for char in letters],
        "outside the page": [not 0 <= char["top"] <= height for char in letters],
    }
    shares = {kind: sum(marks) / len(letters) for kind, marks in kinds.items()}
    shares["labels of a figure or table"] = labels_share(letters)
    kind = max(shares, key=lambda kind: shares[kind])
    return f"{kind} ({shares[kind]:.0%})" if shares[kind] >= LEAST_SHARE else None


def labels_share(letters: Sequence[Character]) -> float:
    """Return the share of letters in short spans that are alone on their line."""
    rows: dict[int, list[Character]] = defaultdict(list)
    for char in letters:
        rows[round(char["bottom"] / 2)].append(char)
    alone = 0
    for row in rows.values():
        row.sort(key=lambda char: char["x0"])
        span = 0
        for n, char in enumerate(row):
            span += 1
            last = n + 1 == len(row)
            if last or row[n + 1]["x0"] - char["x1"] > ALONE * char["size"]:
                alone += span if span < LABEL else 0
                span = 0
    return alone / len(letters)
