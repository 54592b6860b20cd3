"""Rules of a page's own stylesheets that change what its words say.

Only what decides whether words are shown, struck out, raised or lowered is read, and only
selectors of one element by tag, class and id: enough for «.sup», «span.strok» and «#mal».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_READ = frozenset(
    {"display", "visibility", "vertical-align", "text-decoration", "text-decoration-line",
     "font-variant-position"}
)  # fmt: skip
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
#: Rules for print, fonts and the like, with the rules inside them.
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<declared>[^{}]*)\}")
_SELECTOR = re.compile(r"(?P<tag>[A-Za-z][\w:-]*)?(?P<names>(?:[.#][\w-]+)*)")
_NAME = re.compile(r"[.#][\w-]+")
_MAX_CHARS = 2_000_000


@dataclass(frozen=True, slots=True)
class _Rule:
    """One selector with what it declares; ``weight`` orders those that meet."""

    tag: str
    names: frozenset[str]
    weight: tuple[int, int, int]
    declared: tuple[tuple[str, str], ...]


def apply_styles(page: Any, sheets: Iterable[str] = ()) -> None:
    """Write into each element's ``style`` what the page's stylesheets say of it.

    Args:
        page: A tree that still has its ``style`` elements.
        sheets: Stylesheets in files of their own.
    """
    texts = [*sheets, *("".join(style.itertext()) for style in page.iter("style"))]
    by_key = _by_key("\n".join(texts)[:_MAX_CHARS])
    if not by_key:
        return
    for element in page.iter():
        if isinstance(element.tag, str):
            _apply(element, by_key)


@lru_cache(maxsize=8)
def _by_key(sheet: str) -> dict[str, list[_Rule]]:
    """Return the rules of a stylesheet by one name that each asks for."""
    by_key: dict[str, list[_Rule]] = {}
    for rule in _rules(sheet):
        by_key.setdefault(min(rule.names, default=rule.tag), []).append(rule)
    return by_key


def style_of(element: Any) -> dict[str, str]:
    """Return what an element's ``style`` declares, in lower case; of two the last counts."""
    return dict(_declarations(element.get("style") or ""))


def _apply(element: Any, by_key: dict[str, list[_Rule]]) -> None:
    names = {f".{name}" for name in (element.get("class") or "").split()}
    if element.get("id"):
        names.add(f"#{element.get('id')}")
    met = [
        rule
        for key in (element.tag, *names)
        for rule in by_key.get(key, ())
        if rule.tag in {"", element.tag} and rule.names <= names
    ]
    if met:
        declared = [pair for rule in sorted(met, key=lambda r: r.weight) for pair in rule.declared]
        given = "; ".join(f"{name}: {value}" for name, value in dict(declared).items())
        element.set("style", f"{given}; {element.get('style') or ''}")


def _rules(sheet: str) -> Iterator[_Rule]:
    plain = _AT_RULE.sub("", _COMMENT.sub("", sheet))
    for order, found in enumerate(_RULE.finditer(plain)):
        declared = tuple(pair for pair in _declarations(found["declared"]) if pair[0] in _READ)
        for selector in found["selectors"].split(",") if declared else ():
            if one := _SELECTOR.fullmatch(selector.strip()):
                names = frozenset(_NAME.findall(one["names"]))
                tag = (one["tag"] or "").lower()
                ids = sum(name.startswith("#") for name in names)
                if names or tag:
                    yield _Rule(tag, names, (ids, len(names), order), declared)


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            yield name.strip().lower(), value.lower().replace("!important", "").strip()
