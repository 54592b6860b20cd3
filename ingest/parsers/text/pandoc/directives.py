"""Marks of pandoc and Quarto beside the text: attributes, boxes, shortcodes, code that is run.

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
#: Code in a sentence whose result the report shows.
_INLINE_CODE = re.compile(r"`(?:\{?(?:r|python|julia|ojs)\}?) [^`\n]{1,300}`")
#: Stands where a value is put in when the report is made.
OPEN_VALUE = "[…]"
_TASK = re.compile(r"^(?P<mark>[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\[(?P<done>[ xX])\][ \t]+(?=\S)")
_BOXES = {" ": "☐", "x": "☒", "X": "☒"}
#: Lines that may end in attributes: headings, and captions of tables.
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}|(?:[Tt]able)?:)\s")
#: «[ord]{.smallcaps}».
_SPAN = re.compile(rf"(?<![\]!\\])\[(?P<words>[^\[\]\n]{{1,500}})\]{_ATTRIBUTES.pattern}")
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


def open_values(lines: Sequence[str]) -> int:
    """Count the values of sentences that are put in when the report is made."""
    return sum(
        line.count(OPEN_VALUE) - old.count(OPEN_VALUE)
        for old, line in zip(lines, without_directives(lines), strict=True)
    )


def is_run_code(fence_line: str) -> bool:
    """Return whether a fence opens code that is run when the report is made («```{r}»)."""
    found = _FENCE.match(fence_line)
    return bool(found and found["about"].startswith("{") and not found["about"].startswith("{."))


def _plain(line: str) -> str:
    if _DIV.match(line):
        return ""
    alone = not _SHORTCODE.sub("", line).strip()
    line = _SHORTCODE.sub("" if alone else OPEN_VALUE, line)
    line = _INLINE_CODE.sub(OPEN_VALUE, line)
    line = _TASK.sub(lambda found: f"{found['mark']}{_BOXES[found['done']]} ", line)
    line = _SPAN.sub(lambda found: found["words"], line)
    if _HEADING.match(line):
        return _ATTRIBUTES.sub("", line).rstrip()
    return _AFTER_MARK.sub("", line)
