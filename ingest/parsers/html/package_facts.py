"""Bibliographic facts of an e-book's package: its titles, people and dates by their roles.

Source:
    EPUB 3.3, sections 5.5.3 and D.3 (refines, title-type, role); EPUB 2.0.1, opf:role.
"""

from __future__ import annotations

from typing import Any

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
#: Roles of people, by the codes of MARC.
_ROLES = {"aut": "OwnAuthor", "edt": "OwnEditor", "trl": "OwnTranslator"}


def package_facts(package: Any) -> dict[str, str]:
    """Return Title, Author, CreationDate and Publisher, and what the book calls them itself."""
    refined = _refinements(package)
    titles = _elements(package, "title")
    kinds = {_kind(element, refined): _text(element) for element in reversed(titles)}
    main = kinds.get("main") or next(map(_text, titles), "")
    facts: dict[str, list[str]] = {
        "Title": list(map(_text, titles)),
        "OwnTitle": [main],
        "OwnSubtitle": [kinds.get("subtitle", "")],
        "Publisher": list(map(_text, _elements(package, "publisher"))),
        "CreationDate": list(map(_text, _elements(package, "date"))),
        "OwnDate": [_text(date) for date in _elements(package, "date") if _is_published(date)],
    }
    for tag, usual in (("creator", "aut"), ("contributor", "")):
        for element in _elements(package, tag):
            role = refined.get((element.get("id"), "role")) or element.get(f"{_OPF}role", usual)
            facts.setdefault(_ROLES.get(role, ""), []).append(_text(element))
            if tag == "creator":
                facts.setdefault("Author", []).append(_text(element))
    joined = {name: "; ".join(text for text in texts if text) for name, texts in facts.items()}
    return {name: text for name, text in joined.items() if name and text}


def _elements(package: Any, tag: str) -> list[Any]:
    return list(package.iter(_DC + tag))


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _refinements(package: Any) -> dict[tuple[str | None, str | None], str]:
    """Return the properties of elements, by their id and the property's name."""
    return {
        ((meta.get("refines") or "").removeprefix("#"), meta.get("property")): _text(meta)
        for meta in package.iter("{*}meta")
        if meta.get("refines")
    }


def _kind(title: Any, refined: dict[tuple[str | None, str | None], str]) -> str:
    return refined.get((title.get("id"), "title-type"), "")


def _is_published(date: Any) -> bool:
    """Return whether a date is that of publication, not of the file."""
    return str(date.get(f"{_OPF}event", "publication")) == "publication"
