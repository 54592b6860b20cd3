"""Office Math (OMML), the formulas of Word and PowerPoint → one line.

Source:
    ECMA-376 part 1, 22.1 (Math).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ingest.formulas.linear import (
    FormulaError,
    Linear,
    accent,
    delimited,
    fraction,
    function,
    limits,
    lines,
    matrix,
    operator,
    plain,
    root,
    row,
    script,
)

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
#: Parts of other vocabularies that are not shown.
_SILENT = frozenset({"del", "moveFrom", "rPr", "ctrlPr", "bookmarkStart", "bookmarkEnd"})
_NOTHING = Linear("")


def formula_of(math: Any) -> str:
    """Return a formula (``m:oMath``) as one line.

    Raises:
        FormulaError: It holds an element that is not known.
    """
    return _content(math).text


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _content(element: Any) -> Linear:
    if element is None:
        return _NOTHING
    return row(_part(child) for child in element.iterchildren("{*}*"))


def _part(element: Any) -> Linear:
    name = _name(element)
    if name in _SILENT or name.endswith("Pr"):
        return _NOTHING
    if not element.tag.startswith(_M):
        return _content(element)  # tracked insertions, content controls
    if name == "t":
        return plain(element.text)
    if name in {"r", "box", "borderBox", "oMath", "oMathPara", "e"}:
        return _content(element)
    if name not in _READERS:
        raise FormulaError(name)
    return _READERS[name](element)


def _child(element: Any, name: str) -> Linear:
    return _content(element.find(_M + name))


def _children(element: Any, name: str) -> Iterator[Linear]:
    return (_content(child) for child in element.iterchildren(_M + name))


def _setting(element: Any, name: str, default: str) -> str:
    """Return a property's value; "" where the file sets it to nothing."""
    properties = element.find(f"{_M}{_name(element)}Pr")
    found = properties.find(_M + name) if properties is not None else None
    return default if found is None else found.get(_M + "val", "")


def _fraction(element: Any) -> Linear:
    bar = _setting(element, "type", "bar") != "noBar"
    return fraction(_child(element, "num"), _child(element, "den"), bar=bar)


def _root(element: Any) -> Linear:
    hidden = _setting(element, "degHide", "0") in {"1", "true", "on", ""}
    return root(_child(element, "e"), _NOTHING if hidden else _child(element, "deg"))


def _scripted(element: Any) -> Linear:
    return script(_child(element, "e"), _child(element, "sub"), _child(element, "sup"))


def _scripted_before(element: Any) -> Linear:
    before = limits(_NOTHING, _child(element, "sub"), _child(element, "sup"))
    return row((before, _child(element, "e")))


def _operator(element: Any) -> Linear:
    sign = _setting(element, "chr", "∫") or "∫"
    return operator(sign, _child(element, "sub"), _child(element, "sup"), _child(element, "e"))


def _delimited(element: Any) -> Linear:
    opening, closing = _setting(element, "begChr", "("), _setting(element, "endChr", ")")
    separator = _setting(element, "sepChr", "|")
    return delimited(opening, closing, list(_children(element, "e")), separator)


def _limit(element: Any) -> Linear:
    limit = _child(element, "lim")
    below = _name(element) == "limLow"
    above = _NOTHING if below else limit
    return limits(_child(element, "e"), limit if below else _NOTHING, above)


def _accent(element: Any) -> Linear:
    return accent(_child(element, "e"), _setting(element, "chr", "\u0302"))


def _bar(element: Any) -> Linear:
    content = _child(element, "e")
    if _setting(element, "pos", "bot") == "top":
        return accent(content, "\u0304")
    return function(plain("underline"), delimited("(", ")", [content], ""))


def _grouped(element: Any) -> Linear:
    """Return the content under a brace, which says nothing by itself."""
    return _child(element, "e")


def _phantom(element: Any) -> Linear:
    shown = _setting(element, "show", "1") not in {"0", "false", "off"}
    return _child(element, "e") if shown else _NOTHING


def _matrix(element: Any) -> Linear:
    return matrix(_children(line, "e") for line in element.iterchildren(_M + "mr"))


_READERS: dict[str, Callable[[Any], Linear]] = {
    "f": _fraction, "rad": _root, "sSup": _scripted, "sSub": _scripted, "sSubSup": _scripted,
    "sPre": _scripted_before, "nary": _operator, "d": _delimited, "limLow": _limit,
    "limUpp": _limit, "acc": _accent, "bar": _bar, "groupChr": _grouped, "phant": _phantom,
    "m": _matrix, "eqArr": lambda element: lines(_children(element, "e")),
    "func": lambda element: function(_child(element, "fName"), _child(element, "e")),
}  # fmt: skip
