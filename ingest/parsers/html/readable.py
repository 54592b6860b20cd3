"""A page as its reader sees it: styles applied, formulas written out, nothing hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ingest.notes import Note
from ingest.parsers.html.content import drop_silent
from ingest.parsers.html.hidden import drop_hidden
from ingest.parsers.html.stylesheet import apply_styles
from ingest.parsers.html.words import make_plain


def make_readable(page: Any, sheets: Iterable[str] = ()) -> Counter[str]:
    """Take out of a page what no reader sees, and write out its formulas.

    Args:
        sheets: Stylesheets in files of their own.

    Returns:
        Counts of what is left out, by the code of the note on it.
    """
    apply_styles(page, sheets)
    losses = make_plain(page)
    drop_hidden(page)
    drop_silent(page)
    return losses


def notes_of(losses: Mapping[str, int]) -> Iterator[Note]:
    """Yield a note on each kind of loss."""
    return (Note.of(code, count=count) for code, count in sorted(losses.items()) if count)
