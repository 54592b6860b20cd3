"""The list of references of works that are cited together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.citations.citing import DEFAULT_STYLE, check_style
from api.citations.csl_styles import (
    Distinction,
    StyledText,
    html,
    plain,
    reference_template,
    styled_parts,
)
from api.citations.disambiguation import distinctions, in_order
from api.citations.styles import STYLES
from api.wordings import Locale
from ingest.models import Bibliography


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a list of references.

    Attributes:
        number: Its place in the list, from 1.
        distinction: Added to its citation to tell it from the others.
    """

    bibliography: Bibliography
    number: int
    distinction: Distinction
    text: str
    html: str
    parts: tuple[StyledText, ...]


def reference_list(
    bibliographies: Sequence[Bibliography], *, style: str = DEFAULT_STYLE, locale: Locale = "nb"
) -> tuple[Reference, ...]:
    """Each work once, in the style's order: as cited if numeric, else by the alphabet.

    Raises:
        QueryError: There is no such style.
    """
    told = distinctions(bibliographies, style=check_style(style), locale=locale)
    works = list(told)
    if STYLES[style].kind != "numeric":
        works = in_order(works, style, locale)
    entries = [
        (work, reference_template(work, style, locale, told[work].year_suffix)) for work in works
    ]
    return tuple(
        Reference(work, n, told[work], plain(rich), html(rich), styled_parts(rich))
        for n, (work, rich) in enumerate(entries, start=1)
    )
