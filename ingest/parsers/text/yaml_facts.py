"""Facts in the front matter of a Markdown file: title, subtitle, authors, date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ingest.encoding import read_text

_MOST_LINES = 200
_TEXT_KEYS = {"title": "OwnTitle", "subtitle": "OwnSubtitle", "publisher": "Publisher",
              "doi": "DOI", "url": "URL"}  # fmt: skip
_PEOPLE_KEYS = {
    "author": "OwnAuthor", "authors": "OwnAuthor", "by-author": "OwnAuthor",
    "editor": "OwnEditor", "editors": "OwnEditor", "translator": "OwnTranslator",
}  # fmt: skip
_DATE_KEYS = ("date", "year", "issued", "published")


def front_facts(path: Path) -> dict[str, str]:
    """Return the facts that the file's front matter states; none where it has none.

    Raises:
        ParseError: The file cannot be read as text.
    """
    matter = _front_matter(read_text(path).text)
    facts = {
        fact: " ".join(str(matter[key]).split())
        for key, fact in _TEXT_KEYS.items()
        if isinstance(matter.get(key), str | int | float)
    }
    for key, fact in _PEOPLE_KEYS.items():
        if names := "; ".join(_names(matter.get(key))):
            facts.setdefault(fact, names)
    dated = next((str(matter[key]) for key in _DATE_KEYS if matter.get(key)), "")
    return facts | {"OwnDate": dated} if dated else facts


def _front_matter(text: str) -> Mapping[str, Any]:
    """Return the YAML between the first two lines of dashes."""
    lines = text.lstrip("\ufeff").splitlines()[:_MOST_LINES]
    if not lines or lines[0].rstrip() != "---":
        return {}
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), 0)
    try:
        found = YAML(typ="safe", pure=True).load("\n".join(lines[1:end]))
    except (YAMLError, ValueError):
        return {}
    return {str(k).casefold(): v for k, v in found.items()} if isinstance(found, dict) else {}


def _names(value: Any) -> Iterator[str]:
    """Yield names: one, a list of them, or mappings as pandoc and Quarto write people."""
    if isinstance(value, list):
        for one in value:
            yield from _names(one)
    elif isinstance(value, dict):
        if value.get("family"):
            given = value.get("given")
            yield f"{value['family']}, {given}" if given else str(value["family"])
        else:
            yield from _names(value.get("name") or value.get("literal"))
    elif isinstance(value, str):
        yield " ".join(value.split())
