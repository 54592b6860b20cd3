"""Text → sentences, as offsets, for bokmål, nynorsk and English research prose.

Own rules over ``re`` and not a library: sentencex and simplemma break after ordinary
Norwegian abbreviations (*jf., kap., pga., pst.*), pysbd knows no Norwegian, and spaCy's
rule-based splitter would bring a large package in order to use a list of exceptions
that we would have to write all the same.

Every full stop is looked at once, with a bounded look to either side, so the time is
linear in the length of any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.passages.abbreviations import SENTENCE_OPENERS, may_end, never_ends

#: A "sentence" longer than this is cut at semicolons or line feeds, where it has any.
LONG_SENTENCE_WORDS = 80
#: Most words of a sentence without a soft break; more is a list or table that lost
#: its form, and is cut between words.
ENDLESS_WORDS = 400
#: Characters on either side of a full stop that the rules look at.
REACH_CHARS = 160

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LAST_TOKEN = re.compile(r"[^\s«“\"(\[/–—]+$")
_CLOSERS = "»”’\"')]"
#: A terminator, the quotes and brackets that close with it, a glued footnote number.
_STOP = re.compile(
    rf"(?<![.!?…])[.!?…]++(?:\s\.)*+[{re.escape(_CLOSERS)}*]*+[¹²³⁰⁴-⁹]*+"
    rf"(?:(?<=[a-zæøå]\.)\d{{1,2}})?(?=\s|$)"
)
#: "(Hansen 2010)", "(ibid)", "(Informant 2)": a bracket that belongs to what it follows.
_TRAILING_BRACKET = re.compile(
    r"\s?\((?=[^()\n]{0,110}(?:\d{4}|[Ii]bid|\b\d{1,2}\)))[^()\n]{2,120}\)\.?(?=\s|$)"
)
_LAST_BRACKET = re.compile(r"\s?\([^()\n]{2,80}\)[.*]*$")
_BRACKET_AFTER_QUOTE = re.compile(r"\s?\([^()\n]{2,80}\)[.,]?(?=\s|$)")
_NEXT = re.compile(r"\s+(?P<dash>[-–—•*]\s*)?(?P<opening>[«“”\"'‘(\[*]*)(?P<first>\S)(?P<rest>\w*)")
_OMISSION = re.compile(r"[(\[]\s?(?:\.{2,}|…|\. \. \.)[)\]]$")
_ENUMERATOR = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})\.$")
#: A closing mark after a space, an operator («sig. < ,05»): still the same sentence.
_NO_OPENERS = frozenset("»”)]\"'<>=±%/+")
_INITIAL = re.compile(r"[A-ZÆØÅ](?:\.[A-ZÆØÅ])*")
_DAY_OR_MONTH = re.compile(r"\d{1,2}")
_WORD = re.compile(r"\S+")
_SOFT_BREAK = re.compile(r";\s|\n")


def split_sentences(text: str, *, language: str = "nb") -> list[tuple[int, int]]:
    """Give the half-open offsets of each sentence, in order.

    The white space between two sentences belongs to neither; all other characters are
    in exactly one. A closing quote, bracket or trailing citation stays with the
    sentence it closes. A blank line always ends a sentence, a single line feed never
    does, colon and semicolon only in what would else be over ``LONG_SENTENCE_WORDS``.
    What is over ``ENDLESS_WORDS`` even so is cut between words.

    Args:
        language: "nb", "nn" or "en": whose abbreviations are looked for first.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        cuts = [start, *_boundaries(text, start, end, language), end]
        for left, right in pairwise(cuts):
            spans += _cut_if_long(text, *_trimmed(text, left, right))
    return [(left, right) for left, right in spans if left < right]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _boundaries(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Return the offset after each sentence, except the last."""
    sentence_start = position = start
    while stop := _STOP.search(text, position, end):
        position = stop.end()
        if not _is_full_stop(text, sentence_start, stop, language):
            continue
        cut = _with_trailing_bracket(text, stop, end)
        if cut < end and _opens_sentence(text, stop, cut, end, language):
            yield cut
            sentence_start = position = cut


def _is_full_stop(text: str, sentence_start: int, stop: re.Match[str], language: str) -> bool:
    """Return whether the mark can end a sentence, by the text before it."""
    head = text[max(sentence_start, stop.start() - REACH_CHARS) : stop.end()]
    if _OMISSION.search(head):
        return False
    before = head[: len(head) - len(stop[0])]
    token = _LAST_TOKEN.search(before)
    if stop[0][0] != "." or token is None:
        return bool(before.strip())
    if stop[0] == "." and _ENUMERATOR.match(head.lstrip()):
        return False
    return not (stop[0] == "." and never_ends(token[0], language))


def _with_trailing_bracket(text: str, stop: re.Match[str], end: int) -> int:
    """Move the cut behind a citation or attribution that follows the full stop."""
    pattern = _BRACKET_AFTER_QUOTE if stop[0][-1] in _CLOSERS else _TRAILING_BRACKET
    behind = text[stop.end() : min(end, stop.end() + REACH_CHARS)]
    bracket = pattern.match(behind)
    if bracket is None and stop.end() + len(behind) == end:
        bracket = _LAST_BRACKET.match(behind)
    return stop.end() + bracket.end() if bracket else stop.end()


def _opens_sentence(text: str, stop: re.Match[str], cut: int, end: int, language: str) -> bool:
    """Return whether the text after ``cut`` can open a sentence."""
    following = _NEXT.match(text, cut, end)
    if following is None:
        return False
    first = following["first"]
    dash_behind_quote = following["dash"] and stop[0][-1] in _CLOSERS  # «…» – rådmann
    if dash_behind_quote or first.islower() or first in _NO_OPENERS:
        return False
    token = _LAST_TOKEN.search(text[max(0, stop.start() - REACH_CHARS) : stop.start()])
    if stop[0] != "." or token is None or cut != stop.end():
        return True
    if _INITIAL.fullmatch(token[0]):
        is_initial_too = text.startswith(".", following.end())
        return first + following["rest"] in SENTENCE_OPENERS and not is_initial_too
    if may_end(token[0], language):
        return first.isalpha() and "(" not in following["opening"]
    return not (first.isdigit() and _DAY_OR_MONTH.fullmatch(token[0]))


def _cut_if_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence over the limit at soft breaks, each piece as long as allowed."""
    if len(text[start:end].split()) <= LONG_SENTENCE_WORDS:
        yield start, end
        return
    ends = [gap.end() for gap in _SOFT_BREAK.finditer(text, start, end)] + [end]
    for left, right in _filled(text, start, ends, LONG_SENTENCE_WORDS):
        if len(text[left:right].split()) > ENDLESS_WORDS:
            words = [word.end() for word in _WORD.finditer(text, left, right)]
            yield from _filled(text, left, words, ENDLESS_WORDS // 2)
        else:
            yield left, right


def _filled(text: str, start: int, ends: list[int], limit: int) -> Iterator[tuple[int, int]]:
    """Join spans that end at ``ends`` into pieces of at most ``limit`` words."""
    piece_start, words, last = start, 0, start
    for end in ends:
        more = len(text[last:end].split())
        if words and words + more > limit:
            yield _trimmed(text, piece_start, last)
            piece_start, words = last, 0
        words, last = words + more, end
    yield _trimmed(text, piece_start, last)
