"""Concepts and their names in three languages, read from ``thesaurus.yaml`` and checked.

``index.query.expansion`` widens a query with them. An index need not be built again when the
thesaurus grows: only queries are expanded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Literal

from index.query.thesaurus_file import ConceptEntry, Fault, YamlPage
from index.text.language import FUNCTION_WORDS
from ingest.notes import Note

DEFAULT_PATH = Path(__file__).with_name("thesaurus.yaml")
MAX_LABEL_CHARS = 80

LabelLanguage = Literal["nb", "nn", "en", "mul"]
LabelKind = Literal["name", "abbreviation", "earlier_name"]

_LABEL_FIELDS: Mapping[str, tuple[LabelLanguage, LabelKind]] = {
    "nb": ("nb", "name"),
    "nn": ("nn", "name"),
    "en": ("en", "name"),
    "abbr": ("mul", "abbreviation"),
    "earlier": ("nb", "earlier_name"),
}
_LINK_FIELDS = ("broader", "narrower", "related", "now")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Label:
    """One name of a concept. Abbreviations are of no one language: ``mul``.

    ``preferred`` marks the first label of its field.
    """

    text: str
    language: LabelLanguage
    kind: LabelKind
    concept_id: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with its labels, and the ids of those around it, seen from both ends.

    Attributes:
        successors: What has the concept's place today; ``predecessors`` what had it before.
    """

    concept_id: str
    labels: tuple[Label, ...]
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    successors: tuple[str, ...]
    predecessors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Every concept by id. ``digest`` is the SHA-256 of the file, in hex."""

    concepts: Mapping[str, Concept]
    digest: str

    @property
    def version(self) -> str:
        """A short name of the exact wording, for receipts."""
        return self.digest[:12]

    @classmethod
    def load(cls, path: Path | None = None) -> Thesaurus:
        """Read and check a thesaurus: ours, unless ``path`` names another.

        Raises:
            ThesaurusError: With file, line, concept and what to write instead.
        """
        if path is None:
            return _ours(DEFAULT_PATH.stat().st_mtime_ns)
        return _read(path)


@lru_cache(maxsize=1)
def _ours(_changed_ns: int) -> Thesaurus:
    """Read our own once for all engines of a process; anew when the file has changed."""
    return _read(DEFAULT_PATH)


def _read(path: Path) -> Thesaurus:
    page = YamlPage.read(path)
    entries = page.entries()
    for check in (_check_ids, _check_links, _check_hierarchy, _check_labels, _check_shared):
        page.refuse(list(check(entries)), entries)
    return Thesaurus(_linked(entries), page.digest)


def words_of(label: str) -> tuple[str, ...]:
    """The words of a label as they are compared: case folded, a hyphen parts words."""
    return tuple(_WORD.findall(label.replace("\u00ad", "").casefold()))


def _check_ids(entries: Sequence[ConceptEntry]) -> Iterator[Fault]:
    seen: set[str] = set()
    for n, entry in enumerate(entries):
        if entry.id in seen:
            yield Fault(n, "id", 0, Note.of("thesaurus_id_taken"))
        seen.add(entry.id)


def _check_links(entries: Sequence[ConceptEntry]) -> Iterator[Fault]:
    known = {entry.id for entry in entries}
    for n, entry in enumerate(entries):
        for field in _LINK_FIELDS:
            for place, target in enumerate(getattr(entry, field)):
                if target == entry.id:
                    yield Fault(n, field, place, Note.of("thesaurus_link_self", field=field))
                elif target not in known:
                    what = Note.of("thesaurus_link_unknown", field=field, target=target)
                    yield Fault(n, field, place, what)


def _check_hierarchy(entries: Sequence[ConceptEntry]) -> Iterator[Fault]:
    place = {entry.id: n for n, entry in enumerate(entries)}
    for field, graph in (
        ("broader", _broader(entries)),
        ("now", {entry.id: entry.now for entry in entries}),
    ):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            ring = " → ".join(error.args[1])
            what = Note.of("thesaurus_link_ring", field=field, ring=ring)
            yield Fault(place[error.args[1][0]], field, 0, what)


def _check_labels(entries: Sequence[ConceptEntry]) -> Iterator[Fault]:
    for n, entry in enumerate(entries):
        seen: set[tuple[bool, str]] = set()
        for field, (language, _) in _LABEL_FIELDS.items():
            functional = FUNCTION_WORDS[language] if language != "mul" else frozenset()
            for place, label in enumerate(getattr(entry, field)):
                words = words_of(label)
                if not words or len(label) > MAX_LABEL_CHARS:
                    what = Note.of("thesaurus_label_wrong", label=label, most=MAX_LABEL_CHARS)
                elif len(words) == 1 and words[0] in functional:
                    what = Note.of("thesaurus_label_functional", label=label)
                elif (language == "en", label) in seen:
                    what = Note.of("thesaurus_label_twice", label=label, field=field)
                else:
                    seen.add((language == "en", label))
                    continue
                yield Fault(n, field, place, what)


def _check_shared(entries: Sequence[ConceptEntry]) -> Iterator[Fault]:
    """A label on two concepts must be marked as ambiguous on both: on purpose, that is."""
    owners: defaultdict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    labels = [
        (n, field, place, label, "en" if language == "en" else "no")
        for n, entry in enumerate(entries)
        for field, (language, _) in _LABEL_FIELDS.items()
        for place, label in enumerate(getattr(entry, field))
    ]
    for n, _, _, label, side in labels:
        owners[side, words_of(label)].add(n)
    for n, field, place, label, side in labels:
        others = owners[side, words_of(label)] - {n}
        if others and words_of(label) not in {words_of(word) for word in entries[n].ambiguous}:
            names = ", ".join(sorted(entries[other].id for other in others))
            what = Note.of("thesaurus_label_shared", label=label, names=names)
            yield Fault(n, field, place, what)


def _broader(entries: Sequence[ConceptEntry]) -> dict[str, list[str]]:
    """The broader concepts of each: its own ``broader``, and whoever calls it ``narrower``."""
    broader = {entry.id: list(entry.broader) for entry in entries}
    for entry in entries:
        for child in entry.narrower:
            if entry.id not in broader[child]:
                broader[child].append(entry.id)
    return broader


def _reversed(graph: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    turned: dict[str, list[str]] = {concept_id: [] for concept_id in graph}
    for source, targets in graph.items():
        for target in targets:
            turned[target].append(source)
    return turned


def _linked(entries: Sequence[ConceptEntry]) -> dict[str, Concept]:
    broader = _broader(entries)
    narrower = _reversed(broader)
    related = {entry.id: entry.related for entry in entries}
    related_back = _reversed(related)
    successors = {entry.id: entry.now for entry in entries}
    predecessors = _reversed(successors)
    return {
        entry.id: Concept(
            concept_id=entry.id,
            labels=tuple(_labels(entry)),
            broader=tuple(broader[entry.id]),
            narrower=tuple(narrower[entry.id]),
            related=tuple(dict.fromkeys([*entry.related, *related_back[entry.id]])),
            successors=tuple(entry.now),
            predecessors=tuple(predecessors[entry.id]),
        )
        for entry in entries
    }


def _labels(entry: ConceptEntry) -> Iterator[Label]:
    for field, (language, kind) in _LABEL_FIELDS.items():
        for place, text in enumerate(getattr(entry, field)):
            yield Label(text, language, kind, entry.id, preferred=place == 0)
