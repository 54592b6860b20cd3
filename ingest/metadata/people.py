"""Authors, editors and translators of a document, each from what the document says.

An author rests on a label, «av», a line under the title or the file's own facts; a name
that rests on nothing is left out, one that rests on little is not sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.metadata.names import inverted_people, organisations_in, persons_in
from ingest.metadata.title_page import byline_in
from ingest.metadata.witnesses import Witnesses
from ingest.models import Person

_BYLINE_LINES = 10
#: Fewest words in lower case with which capitals mark names.
_FEWEST_COMMON_WORDS = 15
_SIMILAR_NAME = 0.6
_WEAK_LABELS = frozenset(
    {"saksbehandler", "saksbehandlar", "referent", "kandidat", "navn", "namn", "name"}
)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_TRANSLATED_BY = re.compile(
    r"\b(?:[Oo]versatt|[Oo]verset|[Oo]msett|[Oo]mset|[Tt]ranslated)\b[^.:;()]{0,40}?"
    r"\b(?:av|by|ved):?\s+(?P<names>[A-ZÆØÅ][^.:;()]{3,80})"
)
_ONE_NAME = re.compile(r"^(?:[A-ZÆØÅ][\w’'-]*\.?(?:\s+|$)){2,4}")


@dataclass(frozen=True, slots=True)
class NamedPeople:
    """People by role; ``sure`` of the authors, or that there are none beside the editors."""

    authors: tuple[Person, ...]
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    sure: bool = True


def people_of(known: Witnesses) -> NamedPeople:
    """Find the people of a document. One who is named as editor is no author beside it."""
    editors = _editors(known)
    translators = _translators(known)
    authors, sure = _authors(known)
    if not known.own:
        others = {*editors, *translators}
        authors = tuple(person for person in authors if person not in others)
    return NamedPeople(authors, editors, translators, sure)


def _editors(known: Witnesses) -> tuple[Person, ...]:
    if known.own:
        return known.own.editors
    named = [person for value in known.values("editor") for person in _stated_people(value)]
    own = _embedded_people(known.embedded.get("OwnEditor", ""))
    return tuple(dict.fromkeys(named)) or known.page.editors or own


def _translators(known: Witnesses) -> tuple[Person, ...]:
    for value in known.values("translator"):
        inside = [name for part in _IN_BRACKETS.findall(value) for name in persons_in(part)]
        if named := tuple(inside) or _stated_people(value):
            return named
    for line in (*known.matter.front, *known.matter.back):
        if found := _TRANSLATED_BY.search(line.text):
            name = _ONE_NAME.match(found["names"])
            people = persons_in(found["names"]) or (persons_in(name[0]) if name else ())
            if people:
                return people
    return _embedded_people(known.embedded.get("OwnTranslator", ""))


def _stated_people(value: str) -> tuple[Person, ...]:
    """Read the value of a label: people in either order, or institutions."""
    return persons_in(value) or inverted_people(value) or organisations_in(value)


def _authors(known: Witnesses) -> tuple[tuple[Person, ...], bool]:
    """Return the authors in order, and True if they are sure."""
    if known.own:
        shown = known.page.authors
        same = [p.family for p in shown] == [p.family for p in known.own.authors]
        return shown if same else known.own.authors, True
    own_facts = known.embedded.get("OwnAuthor")
    if own_facts is not None and (named := _embedded_people(own_facts)):
        return named, True
    people: list[Person] = []
    sure = True
    for one in known.stated:
        if one.name == "author":
            named = _stated_people(one.value)
            people += [person for person in named if person not in people]
            sure = sure and bool(named) and one.label not in _WEAK_LABELS
    if people:
        return tuple(people), sure
    if known.page.authors:
        people_shown, sure = _as_written_elsewhere(known.page.authors, known.parsed.text)
        return people_shown, sure and len(known.common) >= _FEWEST_COMMON_WORDS
    if named := byline_in(known.matter.front[:_BYLINE_LINES], known.common):
        return named, False
    return _embedded_people(known.embedded.get("Author", "")), False


def _as_written_elsewhere(people: Sequence[Person], text: str) -> tuple[tuple[Person, ...], bool]:
    """Correct a name on the cover that the text spells otherwise, and more often.

    Converters misread large letters; a corrected name is not sure.
    """
    mended = []
    for person in people:
        spelled = Counter(re.findall(rf"\b{re.escape(person.given or '')} ([A-ZÆØÅ]\w+)", text))
        family = max(
            (f for f in spelled if _alike(f, person.family)),
            key=lambda f: (text.count(f), f == person.family),
            default=person.family,
        )
        mended.append(person if " " in person.family else Person(family, person.given))
    return tuple(mended), tuple(mended) == tuple(people)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _SIMILAR_NAME


def _embedded_people(written: str) -> tuple[Person, ...]:
    """Return the embedded people; office programs write «family, given», often one of many."""
    people: list[Person] = []
    for part in written.split(";"):
        people += inverted_people(part.strip()) or persons_in(part) or organisations_in(part)
    return tuple(people)
