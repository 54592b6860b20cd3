"""Headings inside running text, recognised by their words alone.

A numbered heading is found by its number, which must count on from the one before. Its
title ends where a sentence can begin: at a word with a capital that the document
otherwise writes small («… ved NAV Dovre Hvordan arbeidet …»).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.blocks.contents import ContentsEntry

_NUMBER = re.compile(
    r"(?<!\S)(?P<number>\d{1,2}(?:\.\d{1,2}){1,4}|\d{1,2}(?=\.?\s+[A-ZÆØÅ]))\.?\s+(?=[A-ZÆØÅ«])"
)
_WORD = re.compile(r"[«“\"(]?(?P<word>\w[\w'’-]*)")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)(?<!\b[a-zæøå]\.)")
_VERB = re.compile(
    r"\b(?:er|var|har|hadde|ble|blir|vil|ville|skal|skulle|kan|kunne|må|måtte|bør|burde|sier|sa|"
    r"ligger|viser|mener|gir|ga|tar|tok|kommer|kom|får|fikk|går|gikk|står|finnes|følger|beskriver|"
    r"handler|består|omhandler|belyser|is|are|was|were|has|have|will|can)\b"
)
_KNOWN_TITLES = (
    "Sammendrag", "Samandrag", "Forord", "Føreord", "Abstract", "Summary", "Preface",
    "Innledning", "Innleiing", "Introduction", "Litteratur", "Litteraturliste", "Referanser",
    "References", "Kilder", "Vedlegg",
)  # fmt: skip
#: Words that only a new sentence writes with a capital.
_STARTER = re.compile(
    r"(?:En|Et|Ei|Eit|Den|Det|De|Dette|Denne|Disse|I|På|For|Som|Når|Etter|Ved|Med|Av|Til|Fra|Om|"
    r"Vi|Jeg|Hvis|Da|Nedenfor|Her|Flere|Mange|Noen|Alle|Siden|Hvordan|Hva|Hvorfor|Selv|"
    r"The|This|These|In|On|A|An|As|When|It|We)"
)
_MAX_TITLE_CHARS = 140
_MAX_PLAIN_WORDS = 7
#: Most heading numbers that may be missing in a row.
_MAX_SKIPPED = 3
#: Lower-case uses from which a word is no name.
_OFTEN = 3
#: Least text between headings of a series, in characters.
_MIN_APART = 300
_APPENDIX = re.compile(r"(?:Vedlegg|Appendix) (?:\d{1,2}|[A-Z])\b\s*[-–:.]?\s*(?=[A-ZÆØÅ])")
_SERIES = re.compile(
    r"(?<![\w:])(?P<name>[A-ZÆØÅ][a-zæøå]{2,20}) (?P<number>\d{1,2}): (?=[A-ZÆØÅ])"
)


class HeadingFinder:
    """Cuts pages of one document, in order, at the headings in them."""

    def __init__(self, whole: str, entries: Sequence[ContentsEntry] = ()) -> None:
        self._titles = {entry.number: entry.title for entry in entries if entry.number}
        self._plain_titles = [e.title for e in entries if not e.number and len(e.title) > 3]
        self._small = Counter(re.findall(r"(?<![.!?:] )\b[a-zæøå][\w-]*", whole))
        self._large = Counter(re.findall(r"(?<=[a-zæøå,] )[A-ZÆØÅ][\w-]*", whole))
        self._series = _series(whole)
        self._number: tuple[int, ...] = ()

    def cut(self, text: str) -> list[tuple[int, int, bool]]:
        """Return half-open spans of a page's text, in order, and whether each is a heading."""
        titles = sorted(self._numbered(text))
        for place in self._plain(text):
            if not _overlaps(place, titles):
                titles.append(place)
        stretches: list[tuple[int, int, bool]] = []
        at = 0
        for start, end in sorted(titles):
            if text[at:start].strip():
                stretches.append((at, start, self._is_title_alone(text[at:start], at)))
            stretches.append((start, end, True))
            at = end
        if text[at:].strip():
            stretches.append((at, len(text), False))
        return stretches

    def _is_title_alone(self, text: str, at: int) -> bool:
        """Words before a page's first heading that are no sentence: a title on its own."""
        stripped = text.strip()
        short = len(stripped) <= _MAX_TITLE_CHARS and not _SENTENCE_END.search(stripped)
        return at == 0 and short and stripped[:1].isupper() and not _VERB.search(stripped)

    def _numbered(self, text: str) -> Iterator[tuple[int, int]]:
        last_end = 0
        for found in _NUMBER.finditer(text):
            if found.start() < last_end or not self._counts_on(text, found, last_end):
                continue
            following = next(
                (
                    x.start()
                    for x in _NUMBER.finditer(text, found.end())
                    if self._may_follow(x, found)
                ),
                len(text),
            )
            end = self._listed_end(text, found) or self._title_end(
                text, found.end(), min(following, len(text))
            )
            if end is None:
                continue
            self._number = _parts(found["number"])
            last_end = end
            yield found.start(), end

    def _may_follow(self, later: re.Match[str], found: re.Match[str]) -> bool:
        return _is_next(_parts(found["number"]), _parts(later["number"]), skip=1)

    def _counts_on(self, text: str, found: re.Match[str], last_end: int) -> bool:
        """Return whether the number follows the last heading's.

        After a sentence's end it may have skipped some, for a heading may be missed;
        in the middle of the text it must be the very next one.
        """
        number = _parts(found["number"])
        if self._listed_end(text, found):
            return True
        before = text[: found.start()].rstrip()
        if "." not in found["number"]:
            return not self._number and not before and number == (1,)
        apart = not before or before[-1] in ".!?:»)”" or found.start() - last_end <= 1
        if not self._number and not apart:
            apart = not _VERB.search(before[-_MAX_TITLE_CHARS:])
        return _is_next(self._number, number, skip=_MAX_SKIPPED if apart else 1)

    def _listed_end(self, text: str, found: re.Match[str]) -> int | None:
        """Return the end of the title with this number in the contents list."""
        title = self._titles.get(found["number"])
        return _after(text, found.end(), title) if title else None

    def _title_end(self, text: str, start: int, limit: int) -> int | None:
        """Return the end of the title that begins at ``start``.

        None, if no place before the next sentence's end will do.
        """
        stop = _SENTENCE_END.search(text, start)
        bound = min(limit, start + _MAX_TITLE_CHARS, stop.start() if stop else len(text))
        if limit <= bound and limit < len(text):
            return limit
        words = list(_WORD.finditer(text, start, bound))
        for word in words[1:]:
            if text[word.start() - 2] not in ":,–-" and (
                self._opens_sentence(word["word"]) or _restates(words[0]["word"], word["word"])
            ):
                return word.start()
        if stop and stop.start() == bound and text[bound] in "?!":
            return stop.end()
        return _before_verb(words)

    def _opens_sentence(self, word: str) -> bool:
        """A word with a capital that the document otherwise writes small."""
        if not word[0].isupper() or (word.isupper() and len(word) > 1):
            return False
        return bool(_STARTER.fullmatch(word)) or self._small[word.lower()] > self._large[word]

    def _surely_opens_sentence(self, word: str) -> bool:
        often = self._small[word.lower()] >= _OFTEN and self._large[word] <= 1
        return bool(_STARTER.fullmatch(word)) or (word.istitle() and often)

    def _plain(self, text: str) -> Iterator[tuple[int, int]]:
        """Headings without a number: a known title, or a few words without a verb."""
        for title in _KNOWN_TITLES:
            for found in re.finditer(rf"(?<!\S){title}(?=\s+[A-ZÆØÅ«])", text):
                if self._is_apart(text, found.start()) and found.start() < _MAX_TITLE_CHARS:
                    yield found.start(), found.end()
        for title in self._plain_titles:
            for found in re.finditer(rf"(?<!\S){re.escape(title)}(?=\s+[A-ZÆØÅ«])", text):
                if self._is_apart(text, found.start()):
                    yield found.start(), found.end()
        appendix = _APPENDIX.match(text)
        if appendix and (end := self._title_end(text, appendix.end(), len(text))):
            yield 0, end
        for found in self._series_in(text):
            end = self._title_end(text, found.end(), len(text))
            if end is not None:
                yield found.start(), end
        for stop in re.finditer(r"^(?=[A-ZÆØÅ])|(?<=[a-zæøå)»”][.!?] )(?=[A-ZÆØÅ])", text):
            if end := self._plain_end(text, stop.end()):
                yield stop.end(), end

    def _series_in(self, text: str) -> Iterator[re.Match[str]]:
        for found in _SERIES.finditer(text):
            if found["name"] in self._series and self._is_apart(text, found.start()):
                yield found

    def _is_apart(self, text: str, at: int) -> bool:
        before = text[:at].rstrip()
        return not before or before[-1] in ".!?»)”" or len(before) < _MAX_TITLE_CHARS

    def _plain_end(self, text: str, start: int) -> int | None:
        """Return the end of an unnumbered title: before a word that opens a sentence."""
        words = list(_WORD.finditer(text, start, start + _MAX_TITLE_CHARS))[: _MAX_PLAIN_WORDS + 1]
        for n, word in enumerate(words[1:], start=1):
            between = text[words[n - 1].end() : word.start()]
            if between.strip() or _VERB.fullmatch(words[n - 1]["word"]):
                return None
            if self._surely_opens_sentence(word["word"]):
                return word.start() if self._reads_as_title(words[:n]) else None
        return None

    def _reads_as_title(self, words: Sequence[re.Match[str]]) -> bool:
        """Return whether the words can be a title: the first a noun, the last no function word."""
        first, last = words[0]["word"], words[-1]["word"]
        if re.fullmatch("Emneord|Nøkkelord|Stikkord|Keywords?", first):
            return False
        return (
            not _STARTER.fullmatch(first)
            and len(last) > 3
            and len(first) > 3
            and not last[0].isdigit()
        )


def _after(text: str, start: int, title: str) -> int | None:
    """Return the end of ``title`` if it occurs at ``start``, ignoring case and spacing."""
    pattern = r"\s+".join(map(re.escape, title.split()))
    found = re.compile(pattern, re.IGNORECASE).match(text, start)
    return found.end() if found else None


def _parts(number: str) -> tuple[int, ...]:
    parts = tuple(int(part) for part in number.split("."))
    return parts[:-1] if len(parts) == 2 and parts[1] == 0 else parts


def _is_next(before: tuple[int, ...], number: tuple[int, ...], *, skip: int) -> bool:
    """Return whether a heading's number can come after another: deeper, or counting on.

    Args:
        skip: The greatest step that counting on may take; 1 where none is missed.
    """
    if not before:
        return number[0] <= 1 and len(number) <= 2
    same = next((n for n, (a, b) in enumerate(zip(before, number, strict=False)) if a != b), None)
    if same is None:
        deeper = number[len(before) :]
        return bool(deeper) and len(deeper) <= skip and max(deeper) <= skip
    step = number[same] - before[same]
    rest = number[same + 1 :]
    return 1 <= step <= skip and (not rest or (skip > 1 and len(rest) == 1 and rest[0] <= skip))


def _restates(title: str, word: str) -> bool:
    """Return whether a sentence opens with the title's first word («… mål NAV-reformens mål»)."""
    stem = title[: max(5, len(title) - 2)]
    return len(stem) >= 5 and word.startswith(stem)


def _overlaps(place: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _before_verb(words: Sequence[re.Match[str]]) -> int | None:
    """Return the start of the subject before the first verb: «… oppgaver NAV Dovre ligger …»."""
    verb = next((n for n, x in enumerate(words) if n > 1 and _VERB.fullmatch(x["word"])), None)
    capitals = [n for n in range(1, verb or 0) if words[n]["word"][0].isupper()]
    if not capitals:
        return None
    first = capitals[-1]
    while first > 1 and words[first - 1]["word"][0].isupper():
        first -= 1
    return _end_of_repeated(words, first)


def _end_of_repeated(words: Sequence[re.Match[str]], at: int) -> int:
    """Return the end of a title that the sentence repeats («Dovre kommune Dovre kommune er»)."""
    again = (n for n in range(1, at + 1) if words[n]["word"] == words[0]["word"])
    return words[next(again, at)].start()


def _series(whole: str) -> frozenset[str]:
    """Names that count headings through: «Dimensjon 1: …», «Dimensjon 2: …»."""
    places: dict[str, dict[int, int]] = {}
    for found in _SERIES.finditer(whole):
        places.setdefault(found["name"], {}).setdefault(int(found["number"]), found.start())
    return frozenset(
        name
        for name, at in places.items()
        if {1, 2, 3} <= set(at)
        and min(b - a for a, b in pairwise(sorted(at.values()))) > _MIN_APART
    )
