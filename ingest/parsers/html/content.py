"""Main content of a web page: the article without menus, banners and footers.

Pages that say where their content is (``main``, ``article``) are trusted. In
others trafilatura names the words that are content, and the smallest part of the page with
those words is taken whole: trafilatura's own output would lose captions, footnotes and
the structure of tables.
"""

from __future__ import annotations

import re
from typing import Any

import trafilatura
from lxml import etree

from ingest.parsers.html.credits import is_credit
from ingest.parsers.html.printed_pages import is_break

#: Elements without text for a reader.
_SILENT_TAGS = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "video", "audio",
    "canvas", "svg", "map", "select", "textarea", "input", "datalist", "dialog", "head",
    "rp", "rt",
)  # fmt: skip
_SILENT_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
     "toolbar", "tooltip", "tablist", "doc-backlink"}
)  # fmt: skip
#: Words in ``class``, and whole ids, of boilerplate: menus, banners, footers.
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
_TOKEN = re.compile(r"[A-ZÆØÅ]?[a-zæøå]+|[A-ZÆØÅ]+")
_WORD = re.compile(r"\w+")
_CONTENT = ("//main", "//*[@role='main']", "//*[@itemprop='articleBody']", "//article")
#: Largest share of the page's words in a part that is boilerplate.
_MAX_BOILERPLATE_SHARE = 0.4
#: Smallest share of words in links of a menu.
_LINK_SHARE = 0.4
_SHORT_WORDS = 60
#: Smallest share of the remaining words in an element that is marked as the content.
_CONTENT_SHARE = 0.4
_COVER = 0.97


def count_words(element: Any) -> int:
    """Count the words in an element and everything below it."""
    return len(" ".join(element.itertext()).split())


def main_content(page: Any) -> Any:
    """Prune a page in place and return the element that holds its content.

    Args:
        page: An ``lxml.html`` tree without its silent parts; boilerplate is removed too.
    """
    body = page.find("body") if page.find("body") is not None else page
    _drop_boilerplate(body)
    total = count_words(body)
    for path in _CONTENT:
        found = [e for e in body.xpath(path) if not _inside_same(e, path)]
        if len(found) == 1 and count_words(found[0]) >= _CONTENT_SHARE * total:
            return _with_notes(found[0], body)
    return _with_notes(_covering(body), body)


def drop_silent(page: Any) -> None:
    """Remove what no reader sees: scripts, styles, comments, form fields."""
    for element in list(page.iter(etree.Comment, etree.ProcessingInstruction, *_SILENT_TAGS)):
        drop(element)


def drop(element: Any) -> None:
    """Remove an element with its content; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _inside_same(element: Any, path: str) -> bool:
    """Return whether an ancestor is content in the same sense: only the outermost counts."""
    tag = path.removeprefix("//")
    return tag.isalpha() and next(element.iterancestors(tag), None) is not None


def _drop_boilerplate(body: Any) -> None:
    total = max(count_words(body), 1)
    for element in list(body.iterdescendants()):
        if element.getparent() is not None and _is_boilerplate(element, total):
            drop(element)


def _is_boilerplate(element: Any, total: int) -> bool:
    role = (element.get("role") or "").casefold()
    if _is_own_contents(element) or is_break(element):
        return False
    if element.tag == "button":
        return not _inside_heading(element)
    if element.tag == "nav" or role in _SILENT_ROLES:
        return not _holds_most(element, total)
    if _ONLY_FOR_SCREEN_READERS.search(element.get("class") or ""):
        return count_words(element) < _SHORT_WORDS
    return _goes_by_the_name(element) and _looks_like_boilerplate(element, total)


def _goes_by_the_name(element: Any) -> bool:
    """Return whether tag, class or id name boilerplate.

    An id counts only as a whole: headings get ids made of their words, and «nav» is one.
    """
    if element.tag == "footer":
        return not is_credit(element)
    tokens = {token.casefold() for token in _TOKEN.findall(element.get("class") or "")}
    own_id = (element.get("id") or "").casefold()
    return element.tag in _CONTAINERS and bool(_FURNITURE & (tokens | {own_id}))


def _is_own_contents(element: Any) -> bool:
    """Return whether a part is the document's own contents list: its links stay on the page."""
    links = [link.get("href") or "" for link in element.iter("a")]
    return (
        element.tag == "nav"
        and len(links) > 1
        and all(link.startswith("#") and len(link) > 1 for link in links)
    )


def _inside_heading(element: Any) -> bool:
    headings = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
    return next(element.iterancestors(*headings), None) is not None


def _looks_like_boilerplate(element: Any, total: int) -> bool:
    """Return whether a part with such a name also looks like boilerplate: short, or all links."""
    if _holds_most(element, total) or element.find(".//h1") is not None:
        return False
    words = count_words(element)
    linked = sum(count_words(link) for link in element.iter("a"))
    return words <= _SHORT_WORDS or linked >= _LINK_SHARE * words


def _holds_most(element: Any, total: int) -> bool:
    return count_words(element) > _MAX_BOILERPLATE_SHARE * total


def _covering(body: Any) -> Any:
    """Return the smallest part of the page with nearly all that trafilatura takes for content."""
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
    """Count the word triples below each element that are among ``wanted``."""
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
