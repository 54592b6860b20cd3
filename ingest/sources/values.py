"""Values as sources write them, to values as the manifest has them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ingest.manifest import check_isbn, check_issn, check_year

#: What a code or name of a language begins with → the manifest's language.
_LANGUAGES = {
    "nb": "nb", "nob": "nb", "no": "nb", "nor": "nb", "norsk": "nb", "norwegian": "nb",
    "bokmål": "nb", "bokmal": "nb", "nn": "nn", "nno": "nn", "nynorsk": "nn",
    "en": "en", "eng": "en", "english": "en", "engelsk": "en", "american": "en", "british": "en",
    "se": "se", "sme": "se", "sv": "sv", "swe": "sv", "swedish": "sv", "svensk": "sv",
    "da": "da", "dan": "da", "danish": "da", "dansk": "da",
    "de": "de", "deu": "de", "ger": "de", "german": "de", "ngerman": "de", "tysk": "de",
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_ISBN = re.compile(r"[\dXx][\dXx -]{8,16}[\dXx]")
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|sc|p|br)\b[^>]*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b\ufeff]+")


def clean(value: object) -> str | None:
    """Return a text in one line, without markup and control characters; ``None`` if empty."""
    if value is None or isinstance(value, Mapping | list | tuple | bool):
        return None
    text = html.unescape(_TAG.sub("", str(value)))
    return " ".join(_CONTROL.sub(" ", text).split()) or None


def language(value: object) -> str | None:
    """Return the manifest's language for a code, a name or the address of one."""
    text = (clean(value) or "").casefold().rstrip("/").rpartition("/")[2]
    return next(
        (_LANGUAGES[part] for part in re.split(r"[\W_]+", text) if part in _LANGUAGES), None
    )


def year(value: object) -> int | None:
    """Return the first year in a date, if something can have been published in it."""
    found = _YEAR.search(clean(value) or "")
    if not found:
        return None
    try:
        return check_year(int(found[1]))
    except ValueError:
        return None


def doi(value: object) -> str | None:
    """Return the DOI in a text or an address."""
    found = _DOI.search(clean(value) or "")
    return found[0].rstrip(".,;)") if found else None


def isbn(value: object) -> str | None:
    """Return the first valid ISBN; sources list several, with words between."""
    return _checked(_ISBN.findall(clean(value) or ""), check_isbn)


def issn(value: object) -> str | None:
    """Return the first valid ISSN."""
    return _checked(re.findall(r"\d{4}-?\d{3}[\dXx]", clean(value) or ""), check_issn)


def _checked(found: Iterable[str], check: Callable[[str], str]) -> str | None:
    for candidate in found:
        try:
            return check(candidate.strip())
        except ValueError:
            continue
    return None


def address(value: object) -> str | None:
    """Return a web address."""
    text = clean(value) or ""
    return text if re.fullmatch(r"https?://\S+", text) else None


def filled(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts that have a value; a language that no one states is named as unsure."""
    kept = {name: value for name, value in facts.items() if value}
    if kept and "language" not in kept:
        kept["unsure"] = ["language"]
    return kept


def split_title(title: str | None) -> tuple[str | None, str | None]:
    """Part a title at the first colon into title and subtitle, as the manifest keeps them."""
    if not title:
        return None, None
    main, colon, rest = title.partition(": ")
    return (
        (main.strip(), rest.strip()) if colon and main.strip() and rest.strip() else (title, None)
    )


def person(family: object, given: object = None) -> dict[str, str] | None:
    """Return an author of the manifest; one name alone is an institution or a single name."""
    last, first = clean(family), clean(given)
    if last and first:
        return {"family": last, "given": first}
    return {"literal": last or first or ""} if last or first else None


def inverted(name: object) -> dict[str, str] | None:
    """Read «Family, Given» or «Family, Suffix, Given»; without a comma it is one whole name."""
    family, *given = [part.strip() for part in (clean(name) or "").split(",")]
    return person(family, ", ".join(filter(None, reversed(given))))


def natural(name: object) -> dict[str, str] | None:
    """Read a person's name as it is spoken, «Given van der Family»; a comma inverts it."""
    text = clean(name)
    if not text or "," in text:
        return inverted(text)
    words = text.split()
    if len(words) == 1:
        return person(text)
    # Particles in lower case belong to the family name.
    start = next((n for n, word in enumerate(words) if n and word[:1].islower()), len(words) - 1)
    return person(" ".join(words[start:]), " ".join(words[:start]))


def people(names: Iterable[dict[str, str] | None]) -> list[dict[str, str]]:
    """Return the people that have a name, each once."""
    found: list[dict[str, str]] = []
    for name in names:
        if name and name not in found:
            found.append(name)
    return found
