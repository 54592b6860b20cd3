"""Filters as a caller gives them → filters as search knows them."""

from __future__ import annotations

from api.schemas import FiltersIn
from index.query import Filters, parse_years


def filters_of(given: FiltersIn) -> Filters:
    """Translate.

    Raises:
        QueryError: ``years`` is neither a year nor a range of years.
    """
    return Filters(
        documents=tuple(given.documents),
        authors=tuple(given.authors),
        years=parse_years(given.years) if given.years else None,
        types=tuple(given.types),
        sections=tuple(given.sections),
        voices=tuple(given.voices),
        languages=tuple(given.languages),
        kinds=tuple(given.kinds),
        collections=tuple(given.collections),
    )
