"""MathML, the formulas of web pages, e-books and OpenDocument → one line.

Source:
    W3C, Mathematical Markup Language (MathML) 3.0, chapter 3 (Presentation Markup).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ingest.formulas.linear import (
    FormulaError,
    Linear,
    accent,
    delimited,
    fraction,
    limits,
    lines,
    matrix,
    plain,
    root,
    row,
    script,
)

_NOTHING = Linear("")
_LEAVES = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_GROUPS = frozenset(
    {"math", "mrow", "mstyle", "mpadded", "menclose", "mtd", "msrow", "maction", "merror"}
)
_SILENT = frozenset({"mspace", "mphantom", "none", "mprescripts", "annotation", "annotation-xml",
                     "maligngroup", "malignmark", "mglyph"})  # fmt: skip
#: Operators with limits, and names of functions that take them, under and over.
_LARGE = re.compile(r"[∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂]|(?:lim|max|min|sup|inf|arg ?max|arg ?min|det|Pr|gcd)\b")
_NAME = re.compile(r"[^\W\d_]{2,}")
_OVER_BAR = frozenset("¯‾ˉ\u0304\u0305^ˆ\u0302~˜\u0303→⃗\u20d7˙\u0307¨\u0308ˇ\u030c˘\u0306")
_BRACES = frozenset("⏞⏟⏜⏝︷︸_̲")


def formula_of(math: Any) -> str:
    """Return a formula (``math``) as one line.

    Raises:
        FormulaError: It holds an element that is not known.
    """
    return _part(math).text


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _shown(element: Any) -> list[Any]:
    """Return the child elements."""
    return [child for child in element if isinstance(child.tag, str)]


def _arguments(element: Any, least: int) -> list[Linear]:
    """Return the parts of an element that takes a fixed number of them."""
    found = [_part(child) for child in _shown(element)]
    if len(found) < least:
        raise FormulaError(_name(element))
    return found


def _part(element: Any) -> Linear:
    name = _name(element)
    if name in _SILENT:
        return _NOTHING
    if name in _LEAVES:
        return plain("".join(element.itertext()))
    if name == "semantics":
        children = _shown(element)
        return _part(children[0]) if children else _NOTHING
    if name in _GROUPS:
        return _sequence(element)
    if name not in _READERS:
        raise FormulaError(name)
    return _READERS[name](element)


def _sequence(element: Any) -> Linear:
    """Return the children in a row, names of functions and large operators with a space after."""
    parts: list[Linear] = []
    for child in _shown(element):
        part = _part(child)
        if parts and part.text and _needs_space(parts[-1].text, part.text):
            parts.append(Linear(" "))
        if part.text:
            parts.append(part)
    return row(parts)


def _needs_space(before: str, after: str) -> bool:
    named = _NAME.fullmatch(before) and (after[0].isalnum() or after[0] in "√∑∏∫")
    return bool(named) or (bool(_LARGE.match(before)) and after[0] not in "([{_^")


def _fraction(element: Any) -> Linear:
    top, bottom, *_ = _arguments(element, 2)
    width = (element.get("linethickness") or "1").strip()
    return fraction(top, bottom, bar=not re.fullmatch(r"0(?:\.0*)?\D*", width))


def _scripted(element: Any) -> Linear:
    name, parts = _name(element), _arguments(element, 2)
    below = parts[1] if name != "msup" else _NOTHING
    above = parts[1] if name == "msup" else (parts[2:] or [_NOTHING])[0]
    if _LARGE.match(parts[0].text):
        return limits(parts[0], below, above)
    return script(parts[0], below, above)


def _limited(element: Any) -> Linear:
    name, parts = _name(element), _arguments(element, 2)
    base = parts[0]
    below = parts[1] if name != "mover" else _NOTHING
    above = parts[1] if name == "mover" else (parts[2:] or [_NOTHING])[0]
    if above.text and above.text in _OVER_BAR and not below.text:
        return accent(base, above.text)
    below = _NOTHING if below.text in _BRACES else below
    above = _NOTHING if above.text in _BRACES else above
    return limits(base, below, above)


def _many_scripted(element: Any) -> Linear:
    """Return a base with scripts after it, and before it those after ``mprescripts``."""
    children = _shown(element)
    names = [_name(child) for child in children]
    split = names.index("mprescripts") if "mprescripts" in names else len(children)
    parts = [_part(child) for child in children]
    after, before = parts[1:split], parts[split + 1 :]
    if not parts:
        return _NOTHING
    written = parts[0]
    for n in range(0, len(after), 2):
        written = script(written, after[n], (after[n + 1 : n + 2] or [_NOTHING])[0])
    ahead = [
        limits(_NOTHING, before[n], (before[n + 1 : n + 2] or [_NOTHING])[0])
        for n in range(0, len(before), 2)
    ]
    return row([*ahead, written])


def _fenced(element: Any) -> Linear:
    opening, closing = element.get("open", "("), element.get("close", ")")
    separator = (element.get("separators", ",").strip() or "")[:1]
    parts = [_part(child) for child in _shown(element)]
    return delimited(opening, closing, parts, f"{separator} " if separator else "")


def _table(element: Any) -> Linear:
    """Return a matrix, or, with one column, formulas one under the other."""
    rows = [
        [_part(cell) for cell in _shown(line)]
        for line in _shown(element)
        if _name(line) in {"mtr", "mlabeledtr"}
    ]
    aligned = element.get("displaystyle") == "true" or all(len(cells) == 1 for cells in rows)
    return lines(row(cells) for cells in rows) if aligned else matrix(rows)


_READERS: dict[str, Callable[[Any], Linear]] = {
    "mfrac": _fraction,
    "msqrt": lambda element: root(_sequence(element), _NOTHING),
    "mroot": lambda element: root(*_arguments(element, 2)[:2]),
    "msub": _scripted, "msup": _scripted, "msubsup": _scripted,
    "munder": _limited, "mover": _limited, "munderover": _limited,
    "mmultiscripts": _many_scripted, "mfenced": _fenced, "mtable": _table,
}  # fmt: skip
