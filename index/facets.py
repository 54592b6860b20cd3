"""Facts of passages for filters and facets, laid out in columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.filters import Filters, matches_document, matches_passage
from index.models import FacetValue
from ingest.models import Bibliography, DocumentId, Passage

Facts = Mapping[DocumentId, Bibliography]

#: Facet → the value of a passage; ``None`` is not counted.
FACETS: dict[str, Callable[[Passage, Bibliography], str | None]] = {
    "document": lambda passage, _: passage.document_id,
    "year": lambda _, facts: str(facts.issued) if facts.issued else None,
    "type": lambda _, facts: facts.type,
    "language": lambda _, facts: facts.language,
    "voice": lambda passage, _: passage.voice,
    "kind": lambda passage, _: passage.kind,
}
#: The collection of Funn's own documentation, searched only if named or alone.
HANDBOOK = "handbook"


def default_collections(facts: Facts) -> tuple[str, ...]:
    """Return the collections searched by default: all but the handbook, if there are more."""
    collections = sorted({bibliography.collection for bibliography in facts.values()})
    others = tuple(name for name in collections if name != HANDBOOK)
    return others or tuple(collections)


@dataclass(frozen=True, slots=True)
class _Column:
    """One facet: its values, and for every passage which of them; -1 for none."""

    values: tuple[str, ...]
    codes: NDArray[np.int64]


class Columns:
    """The facts of all passages by column, made once so that a search only counts.

    Attributes:
        document: The number of each passage's document, in the order of the facts.
    """

    def __init__(self, passages: Sequence[Passage], facts: Facts) -> None:
        self._passages = passages
        self._facts = facts
        documents = {document_id: number for number, document_id in enumerate(facts)}
        self.document = np.array([documents[p.document_id] for p in passages], dtype=np.int64)
        self._facets = {
            name: _column([value_of(p, facts[p.document_id]) for p in passages])
            for name, value_of in FACETS.items()
        }

    def mask(self, filters: Filters) -> NDArray[np.bool_]:
        """Return whether the filters let each passage through: shape ``(len(passages),)``."""
        documents = np.array(
            [matches_document(filters, i, facts) for i, facts in self._facts.items()],
            dtype=np.bool_,
        )
        allowed = documents[self.document]
        if filters.kinds or filters.voices or filters.sections:
            for row in np.flatnonzero(allowed).tolist():
                allowed[row] = matches_passage(filters, self._passages[row])
        return allowed

    def count(self, found: NDArray[np.bool_]) -> dict[str, tuple[FacetValue, ...]]:
        """Count the values of every facet among the passages found, most frequent first."""
        counted = {}
        for name, column in self._facets.items():
            codes = column.codes[found]
            counts = np.bincount(codes[codes >= 0], minlength=len(column.values))
            met = [
                FacetValue(value, int(count))
                for value, count in zip(column.values, counts, strict=True)
                if count
            ]
            counted[name] = tuple(sorted(met, key=lambda facet: (-facet.count, facet.value)))
        return counted


def _column(facts: Sequence[str | None]) -> _Column:
    values = tuple(sorted({fact for fact in facts if fact is not None}))
    code = {value: number for number, value in enumerate(values)}
    return _Column(
        values, np.array([-1 if fact is None else code[fact] for fact in facts], dtype=np.int64)
    )
