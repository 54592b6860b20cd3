"""Raised, lowered and struck text and formulas of a web page, by tag and style."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ingest.blocks.raised import Position
from ingest.formulas.linear import GAP, FormulaError
from ingest.formulas.mathml import formula_of

_ALIGN = re.compile(r"vertical-align\s*:\s*(super|sub|baseline)\b", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_POSITIONS: dict[str, Position] = {
    "sup": "raised", "super": "raised", "sub": "lowered",
}  # fmt: skip


def position_of(element: Any, now: Position | None) -> Position | None:
    """Return how the text of an element is moved off its line."""
    styled = _ALIGN.search(element.get("style") or "")
    if styled:
        return _POSITIONS.get(styled[1].casefold())
    return _POSITIONS.get(str(element.tag), now)


def is_struck(element: Any) -> bool:
    """Return whether the text of an element is struck out."""
    return element.tag in _STRUCK_TAGS or bool(_STRUCK.search(element.get("style") or ""))


def formula(math: Any, losses: Counter[str]) -> str:
    """Return a formula as one line, or a stated gap."""
    apart = " " if math.get("display") == "block" else ""
    try:
        return f"{apart}{formula_of(math)}{apart}"
    except FormulaError:
        losses["formulas_unread"] += 1
        return f" {GAP} "
