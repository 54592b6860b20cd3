"""Translates a caller's filters to those of the search.

Filters typed in the query, given in the address or sent as JSON have the same fields and
values, and are read in one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from api.schemas.questions import FiltersIn
from index.filters import NO_FILTERS, Filters, read_filter

#: Field of ``FiltersIn`` → the field's name in a query.
NAMES = {
    "documents": "document",
    "authors": "author",
    "years": "year",
    "types": "type",
    "sections": "section",
    "voices": "voice",
    "languages": "language",
    "kinds": "kind",
    "collections": "collection",
}


def filters_of(given: FiltersIn) -> Filters:
    """Translate what was sent as JSON. Raises ``QueryError``."""
    values = given.model_dump()
    years = values.pop("years")
    named = {NAMES[field]: chosen for field, chosen in values.items()}
    return filters_named({**named, "year": [years] if years else []})


def filters_named(values: Mapping[str, Sequence[str]]) -> Filters:
    """Translate values by the name of their field.

    Raises:
        QueryError: A value that the field cannot have; says which it can.
    """
    filters = NO_FILTERS
    for name, chosen in values.items():
        if chosen:
            filters = filters.extended(read_filter(name, list(chosen)))
    return filters
