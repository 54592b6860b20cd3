"""What passages can be filtered and counted by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.models import FacetValue
from index.query import Filters, matches
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
#: Our own documentation: found when nothing else is there, or when it is asked for.
HANDBOOK = "handbook"


def default_collections(facts: Facts) -> tuple[str, ...]:
    """What is searched when no collection is named: all but the handbook, if there is more."""
    collections = sorted({bibliography.collection for bibliography in facts.values()})
    others = tuple(name for name in collections if name != HANDBOOK)
    return others or tuple(collections)


def mask(passages: Sequence[Passage], facts: Facts, filters: Filters) -> NDArray[np.bool_]:
    """Which passages the filters let through: shape ``(len(passages),)``."""
    return np.fromiter(
        (matches(filters, passage, facts[passage.document_id]) for passage in passages),
        dtype=np.bool_,
        count=len(passages),
    )


def count_facets(passages: Sequence[Passage], facts: Facts) -> dict[str, tuple[FacetValue, ...]]:
    """Count the values of every facet among ``passages``, most frequent first."""
    counted = {}
    for name, value_of in FACETS.items():
        values = (value_of(passage, facts[passage.document_id]) for passage in passages)
        counts = Counter(value for value in values if value is not None)
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        counted[name] = tuple(FacetValue(value, count) for value, count in ordered)
    return counted
