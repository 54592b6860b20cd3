"""Words of a page made plain before it is read: formulas in a line, struck words out."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ingest.blocks.raised import Position
from ingest.formulas.linear import GAP, FormulaError
from ingest.formulas.mathml import formula_of
from ingest.parsers.html.stylesheet import style_of

#: Marks an element that a formula has been written into.
FORMULA = "data-formula"
_STRUCK = frozenset({"del", "s", "strike"})
_LINES = ("text-decoration", "text-decoration-line")


def make_plain(page: Any) -> Counter[str]:
    """Write formulas as text and take out struck words.

    Returns:
        Counts of what is left out, by the code of the note on it.
    """
    losses: Counter[str] = Counter()
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if _is_math(element):
            _write_formula(element, losses)
        elif _is_source(element):
            losses["formulas_unread"] += 1
            _replace(element, f" {GAP} ")
        elif _is_struck(element):
            losses["struck_words"] += len(" ".join(element.itertext()).split())
            element.drop_tree()
    return losses


def position_of(element: Any, around: Position | None) -> Position | None:
    """Return whether an element's text is raised or lowered."""
    style = style_of(element) if element.get("style") else {}
    aligned = style.get("font-variant-position") or style.get("vertical-align") or ""
    if aligned == "super":
        return "raised"
    if aligned == "sub":
        return "lowered"
    if aligned in {"baseline", "normal"}:
        return None
    if element.tag in {"sup", "sub"}:
        return "raised" if element.tag == "sup" else "lowered"
    return around


def is_only_formula(element: Any) -> bool:
    """Return whether all text of an element is a formula: pages hide it behind its picture."""
    formulas = element.xpath(f".//*[@{FORMULA}]")
    if len(formulas) != 1:
        return False
    return "".join(element.itertext()).split() == "".join(formulas[0].itertext()).split()


def _is_math(element: Any) -> bool:
    return str(element.tag).rpartition(":")[2] == "math"


def _is_source(element: Any) -> bool:
    """Return whether a formula is written in TeX for a script to draw."""
    return element.tag == "script" and (element.get("type") or "").startswith("math/")


def _is_struck(element: Any) -> bool:
    if element.tag in _STRUCK:
        return "none" not in {style_of(element).get(name) for name in _LINES}
    style = style_of(element) if element.get("style") else {}
    return any("line-through" in style.get(name, "") for name in _LINES)


def _write_formula(math: Any, losses: Counter[str]) -> None:
    try:
        line = formula_of(math)
    except FormulaError:
        losses["formulas_unread"] += 1
        line = f" {GAP} "
    _replace(math, f" {line} " if math.get("display") == "block" else line)


def _replace(element: Any, text: str) -> None:
    """Put text in an element's place; parts of the page that show it once more go."""
    for child in list(element):
        element.remove(child)
    element.text, element.tag = text, "span"
    element.attrib.clear()
    element.set(FORMULA, "")
