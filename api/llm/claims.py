"""Cuts a model's text into claims with the numbers they cite, while it is being written."""

from __future__ import annotations

import re

from api.llm.models import Claim

_GROUP = r"\[\s*\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*\s*\]"
_CITATION = re.compile(rf"\s*{_GROUP}")
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)|(\d+)")
#: End of a sentence: full stop, closing marks and citations, if a capital or a figure
#: follows. A citation never begins a sentence: it may still be on its way.
_END = re.compile(
    rf"(?P<stop>[.!?…]++[»”\"')]*+)(?P<cited>(?:\s*{_GROUP})*+)(?=\s+[«“\"(*_–-]*[A-ZÆØÅ\d])"
    r"|(?P<line>\n\s*(?=[^\s\[]))"
)
_BEFORE_STOP = re.compile(r"[^\s(«“\"]*$")
#: A full stop after these seldom ends a sentence. One cut too many costs a sentence,
#: which is left without its citation; it never lets a false one through.
_SHORTENED = """
    jf jfr kap nr s ss ca pst dr prof mr mrs ms al eg vs fig tab art no vol ed pkt kl tlf
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_BULLET = re.compile(r"^\s*(?:[-*•–]+\s+|#+\s*|\d{1,2}[.)]\s+(?=\D))")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|`")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_THOUGHT = re.compile(r"^\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
#: Numbers that a range such as [2–400] is read as, at most.
_LONGEST_RANGE = 20


def spoken(raw: str) -> str:
    """Return a model's text without the reasoning (``<think>…</think>``) before it."""
    _, closed, after = raw.rpartition("</think>")
    return after if closed else _THOUGHT.sub("", raw)


def split_claims(text: str) -> tuple[list[Claim], str]:
    """Cut what has arrived so far into whole claims and the rest, which may go on."""
    claims: list[Claim] = []
    start = 0
    for found in _END.finditer(text):
        begun = text[start : found.start()].strip()
        if found["stop"] and not found["cited"] and _is_abbreviation(begun):
            continue
        claims += _claim(text[start : found.end()])
        start = found.end()
    return claims, text[start:]


def last_claim(rest: str, *, complete: bool) -> list[Claim]:
    """Return the claim that is left when the model has stopped, if any.

    Args:
        complete: Whether it stopped by itself.
    """
    finished = complete or bool(re.search(rf"[.!?…][»”\"')]*(?:\s*{_GROUP})*\s*$", rest))
    return _claim(rest, complete=finished)


def cited_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers in square brackets, in order, each once; [2–4] is three of them."""
    numbers: list[int] = []
    for group in _CITATION.findall(text):
        for first, last, single in _RANGE.findall(group):
            if single:
                numbers.append(int(single))
            else:
                end = min(int(last), int(first) + _LONGEST_RANGE)
                numbers += [*range(int(first), end + 1)] or [int(first), int(last)]
    return tuple(dict.fromkeys(numbers))


def _claim(piece: str, *, complete: bool = True) -> list[Claim]:
    """Make a piece of text a claim; none if it holds only marks and citations."""
    numbers = cited_numbers(piece)
    words = _CONTROL.sub("", _CITATION.sub("", piece))
    words = " ".join(_EMPHASIS.sub("", _BULLET.sub("", words)).split())
    words = re.sub(r"\s+([.,;:!?])", r"\1", words)
    return [Claim(words, numbers, complete)] if re.search(r"\w", words) else []


def _is_abbreviation(begun: str) -> bool:
    """Tell if a full stop after these words ends no sentence: abbreviation, item number."""
    before = _BEFORE_STOP.search(begun)
    word = before.group().casefold() if before else ""
    if begun.isdigit():
        return True
    return word in _ABBREVIATIONS or "." in word or (len(word) == 1 and word.isalpha())
