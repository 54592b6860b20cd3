"""Numbers that a browser prints before the items of a list."""

from __future__ import annotations

import re
from typing import Any

from ingest.blocks.numerals import format_number, number

_NO_NUMBERS = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone", re.IGNORECASE)
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def list_numbers(holder: Any) -> dict[Any, str]:
    """Return the number that a browser prints before each item; "" in a list without numbers."""
    items = list(holder.iterchildren("li"))
    if holder.tag != "ol" or _NO_NUMBERS.search(holder.get("style") or ""):
        return dict.fromkeys(items, "")
    style = _LIST_STYLES.get(holder.get("type") or "", "decimal")
    first = number(holder.get("start"))
    count, numbers = 1 if first is None else first, {}
    for item in items:
        own = number(item.get("value"))
        count = count if own is None else own
        numbers[item] = f"{format_number(count, style)}. "
        count += 1
    return numbers
