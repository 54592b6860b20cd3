"""A quotation as scholars write it → the segments that must occur in the source.

An ellipsis says that words are left out; brackets say that words are the writer's own.
Between them stand *segments*, which claim to be word for word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from api.quote_check.words import Word, words_of

Gap = Literal["start", "ellipsis", "insertion"]

_DOTS = r"(?:\.\s?){2,4}|…"
ELLIPSIS = re.compile(
    rf"""[(\[/]\s*(?:{_DOTS}|-{{1,3}}|[–—]{{1,3}}|-\s-\s-|-\s-)\s*[)\]/]
       | … | \.(?:\s?\.){{2,}} | (?<=\s)(?:[-–—]\s){{1,2}}[-–—](?=\s)""",
    re.VERBOSE,
)
_EMPHASIS_REMARK = (
    r"\((?:sic!?|(?:min|mi|vår|var|forfatterens?|our|my)\s+"
    r"(?:utheving|uthevelse|utheving\w*|kursiv\w*|understreking|emphasis|italics)"
    r"|emphasis\s+added|uthev\w+\s+(?:her|av\s+\w+))\)"
)
_INSERTION = re.compile(rf"\[(?!\^)[^\[\]]{{1,80}}\]|{_EMPHASIS_REMARK}", re.IGNORECASE)
_CHANGED_INITIAL = re.compile(r"(?<!\w)\[(\w)\](?=\w)")
_ADDED_ENDING = re.compile(r"(?<=\w)\[\w{1,4}\](?!\w)")
_FOOTNOTE_REFERENCE = re.compile(r"\[\^[^\]\s]+\]|\^\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that claim to occur together in the source.

    Attributes:
        gap: What the writer has put before them: nothing, an ellipsis, an insertion.
    """

    words: tuple[Word, ...]
    gap: Gap

    @property
    def keys(self) -> list[str]:
        """The words' keys, in order."""
        return [word.key for word in self.words]


def literal_segment(text: str, offset: int = 0) -> Segment:
    """Take all words as written, brackets and ellipses for the source's own."""
    masked = _FOOTNOTE_REFERENCE.sub(_blank, text)
    return Segment(tuple(words_of(masked, offset)), "start")


def segments_of(text: str, offset: int = 0) -> tuple[Segment, ...]:
    """Cut a quotation at its ellipses and insertions; without them it is one segment.

    Args:
        text: The quotation without its marks.
        offset: Where it stands in the draft; the words' offsets are the draft's.
    """
    masked = _FOOTNOTE_REFERENCE.sub(_blank, text)
    freed = {found.start() for found in _CHANGED_INITIAL.finditer(masked)}
    masked = _CHANGED_INITIAL.sub("\u200b\\1\u200b", masked)
    masked = _ADDED_ENDING.sub(_blank, masked)
    cuts = [(found.start(), found.end(), "ellipsis") for found in ELLIPSIS.finditer(masked)]
    cuts += [
        (found.start(), found.end(), "insertion")
        for found in _INSERTION.finditer(masked)
        if not ELLIPSIS.fullmatch(found[0])
    ]
    segments: list[Segment] = []
    gap: Gap = "start"
    place = 0
    for start, end, kind in [*sorted(cuts), (len(masked), len(masked), "ellipsis")]:
        words = tuple(
            replace(word, free_case=True) if word.start - offset in freed else word
            for word in words_of(masked[place:start], offset + place)
        )
        if words:
            segments.append(Segment(words, gap if segments else "start"))
            gap = "insertion"
        if kind == "ellipsis":
            gap = "ellipsis"
        place = max(place, end)
    return tuple(segments)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
