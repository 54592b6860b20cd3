"""Why two readers may find different words on a page: what the page is made of.

Every share is computed from the page's characters, as pdfplumber gives them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

#: A page of which less than this share is of a kind is not explained by it.
LEAST_SHARE = 0.15
#: With fewer letters, a single word makes the difference.
FEW_LETTERS = 60
#: Heights of a letter: what stands further from its neighbours than this stands alone.
ALONE = 3.0
#: Letters: a stretch of fewer that stands alone labels something.
LABEL = 25
_FORMULA_FONT = re.compile(r"cmmi|cmsy|cmex|msam|msbm|math|symbol", re.IGNORECASE)

Character = Mapping[str, Any]


def reason_of(characters: Sequence[Character], height: float) -> str | None:
    """Name what most explains why a page's words can be told in two ways.

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
    """The share of letters in short stretches that stand alone on their line."""
    rows: dict[int, list[Character]] = defaultdict(list)
    for char in letters:
        rows[round(char["bottom"] / 2)].append(char)
    alone = 0
    for row in rows.values():
        row.sort(key=lambda char: char["x0"])
        stretch = 0
        for n, char in enumerate(row):
            stretch += 1
            last = n + 1 == len(row)
            if last or row[n + 1]["x0"] - char["x1"] > ALONE * char["size"]:
                alone += stretch if stretch < LABEL else 0
                stretch = 0
    return alone / len(letters)
