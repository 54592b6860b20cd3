"""What pandoc and Quarto write beside the text: attributes, boxes, shortcodes, code that is run.

Source:
    Pandoc User's Guide, «Pandoc's Markdown»; quarto.org, «Markdown Basics».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})\s*(?P<about>.*)$")
#: «::: {.callout-note}», and the «:::» that closes it.
_DIV = re.compile(r"^\s*:{3,}\s*(?:\{[^{}]*\}|[\w-]*)\s*:*\s*$")
_SHORTCODE = re.compile(r"\{\{<.*?>\}\}")
_ATTRIBUTE = r"(?:[#.][\w:-]+|-|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}]+))"
_ATTRIBUTES = re.compile(rf"\{{\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s")
_AFTER_MARK = re.compile(rf"(?<=[\])`]){_ATTRIBUTES.pattern}")


def without_directives(lines: Sequence[str]) -> list[str]:
    """Return the lines without these marks; code between fences stays as it is."""
    kept: list[str] = []
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
            kept.append(line)
        elif found:
            fence = found["fence"]
            kept.append(line)
        else:
            kept.append(_plain(line))
    return kept


def is_run_code(fence_line: str) -> bool:
    """Return whether a fence opens code that is run when the report is made («```{r}»)."""
    found = _FENCE.match(fence_line)
    return bool(found and found["about"].startswith("{") and not found["about"].startswith("{."))


def _plain(line: str) -> str:
    if _DIV.match(line):
        return ""
    line = _SHORTCODE.sub("", line)
    if _HEADING.match(line):
        return _ATTRIBUTES.sub("", line).rstrip()
    return _AFTER_MARK.sub("", line)
