"""Finds the main content of a web page: the article without menus, banners and footers.

Pages that say where their content is (``main``, ``article``) are believed. For the
others trafilatura says which words are content, and the smallest part of the page that
holds them is taken whole: trafilatura's own output would lose captions, footnotes and
the structure of tables.
"""

from __future__ import annotations

import re
from typing import Any

import trafilatura
from lxml import etree

#: Never text for a reader.
_SILENT_TAGS = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "video", "audio",
    "canvas", "svg", "map", "select", "textarea", "input", "datalist", "dialog", "head",
    "annotation", "annotation-xml", "rp", "rt", "del",
)  # fmt: skip
_SILENT_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
     "toolbar", "tooltip", "tablist", "doc-backlink"}
)  # fmt: skip
#: Words in ``class``, and whole ids, by which the parts of a page that are no text go.
_FURNITURE = frozenset(
    {"cookie", "cookies", "cookiebanner", "consent", "gdpr", "breadcrumb", "breadcrumbs",
     "brodsmule", "brødsmule", "brodsmulesti", "nav", "navbar", "navigation", "navigasjon",
     "menu", "meny", "hovedmeny", "footer", "bunntekst", "sidebar", "sidefelt", "share",
     "sharing", "newsletter", "nyhetsbrev", "skiplink", "skiplinks", "relatert", "related",
     "popup", "pagination", "paginering", "feedback", "tilbakemelding"}
)  # fmt: skip
_CONTAINERS = frozenset({"div", "ul", "ol", "section", "aside", "header", "footer", "form"})
_ONLY_FOR_SCREEN_READERS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|skjermleser)\b"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TOKEN = re.compile(r"[A-ZÆØÅ]?[a-zæøå]+|[A-ZÆØÅ]+")
_WORD = re.compile(r"\w+")
_CONTENT = ("//main", "//*[@role='main']", "//*[@itemprop='articleBody']", "//article")
#: A part that holds more than this share of the page's words is not furniture.
_FURNITURE_SHARE = 0.4
#: A menu is made of links; text that only has some is text.
_LINK_SHARE = 0.4
_SHORT_WORDS = 60
#: What calls itself the content must hold this share of the words that are left.
_CONTENT_SHARE = 0.4
_COVER = 0.97
#: A hidden part with this many words is an accordion that is closed, not a label.
_CLOSED_PART_WORDS = 25


def count_words(element: Any) -> int:
    """Words in an element and everything below it."""
    return len(" ".join(element.itertext()).split())


def main_content(page: Any) -> Any:
    """Prune a page in place and return the element that holds its content.

    Args:
        page: An ``lxml.html`` tree without its silent parts; furniture is taken out too.
    """
    body = page.find("body") if page.find("body") is not None else page
    _drop_furniture(body)
    total = count_words(body)
    for path in _CONTENT:
        found = [e for e in body.xpath(path) if not _inside_same(e, path)]
        if len(found) == 1 and count_words(found[0]) >= _CONTENT_SHARE * total:
            return _with_notes(found[0], body)
    return _with_notes(_covering(body), body)


def drop_silent(page: Any) -> None:
    """Take out what no reader sees: scripts, styles, comments, form fields."""
    for element in list(page.iter(etree.Comment, etree.ProcessingInstruction, *_SILENT_TAGS)):
        drop(element)


def drop(element: Any) -> None:
    """Take an element out with what is inside it; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _inside_same(element: Any, path: str) -> bool:
    """Whether an ancestor is content in the same sense: only the outermost counts."""
    tag = path.removeprefix("//")
    return tag.isalpha() and next(element.iterancestors(tag), None) is not None


def _drop_furniture(body: Any) -> None:
    total = max(count_words(body), 1)
    for element in list(body.iterdescendants()):
        if element.getparent() is not None and _is_furniture(element, total):
            drop(element)


def _is_furniture(element: Any, total: int) -> bool:
    role = (element.get("role") or "").casefold()
    if _is_own_contents(element):
        return False
    if element.tag == "button":
        return not _inside_heading(element)
    if element.tag == "nav" or role in _SILENT_ROLES:
        return not _holds_most(element, total)
    if _ONLY_FOR_SCREEN_READERS.search(element.get("class") or ""):
        return count_words(element) < _SHORT_WORDS
    if _is_hidden(element):
        return count_words(element) < _CLOSED_PART_WORDS
    return _goes_by_the_name(element) and _is_like_furniture(element, total)


def _goes_by_the_name(element: Any) -> bool:
    """Whether tag, class or id say furniture.

    An id counts only as a whole: headings get ids made of their words, and «nav» is one.
    """
    if element.tag == "footer":
        return True
    tokens = {token.casefold() for token in _TOKEN.findall(element.get("class") or "")}
    own_id = (element.get("id") or "").casefold()
    return element.tag in _CONTAINERS and bool(_FURNITURE & (tokens | {own_id}))


def _is_own_contents(element: Any) -> bool:
    """Whether a part is the document's own contents list: its links stay on the page."""
    links = [link.get("href") or "" for link in element.iter("a")]
    return (
        element.tag == "nav"
        and len(links) > 1
        and all(link.startswith("#") and len(link) > 1 for link in links)
    )


def _inside_heading(element: Any) -> bool:
    headings = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
    return next(element.iterancestors(*headings), None) is not None


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN_STYLE.search(element.get("style") or ""))


def _is_like_furniture(element: Any, total: int) -> bool:
    """Whether a part that goes by such a name also looks like it: short, or made of links."""
    if _holds_most(element, total) or element.find(".//h1") is not None:
        return False
    words = count_words(element)
    linked = sum(count_words(link) for link in element.iter("a"))
    return words <= _SHORT_WORDS or linked >= _LINK_SHARE * words


def _holds_most(element: Any, total: int) -> bool:
    return count_words(element) > _FURNITURE_SHARE * total


def _covering(body: Any) -> Any:
    """The smallest part of the page that holds nearly all that trafilatura takes for content."""
    text = trafilatura.extract(
        etree.tostring(body, encoding="unicode", method="html"),
        favor_recall=True,
        include_comments=False,
    )
    weights = _weights(body, set(_trigrams(text or "")))
    enough = _COVER * weights[body]
    part = body
    while enough:
        inner = next((child for child in part if weights.get(child, 0) >= enough), None)
        if inner is None or inner.tag not in _CONTAINERS | {"main", "article", "body"}:
            break
        part = inner
    return part


def _trigrams(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text)
    return list(zip(words, words[1:], words[2:], strict=False))


def _weights(body: Any, wanted: set[tuple[str, ...]]) -> dict[Any, int]:
    """For each element, how many word triples below it are among ``wanted``."""
    weights: dict[Any, int] = {}
    for element in reversed(list(body.iter())):
        texts = [element.text, *(child.tail for child in element)]
        own = sum(triple in wanted for text in texts if text for triple in _trigrams(text))
        weights[element] = own + sum(weights[child] for child in element)
    return weights


def _with_notes(content: Any, body: Any) -> Any:
    """Widen the content until it holds the notes that it refers to."""
    notes = [
        element
        for element in body.iter()
        if (element.get("role") or "") in {"doc-endnotes", "doc-bibliography"}
    ]
    while content is not body and any(not _holds(content, note) for note in notes):
        content = content.getparent()
    return content


def _holds(element: Any, other: Any) -> bool:
    return other is element or element in other.iterancestors()
