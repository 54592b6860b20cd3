"""Title, subtitle and authors from a title page, by size and place of its lines.

Institutions, dates, report numbers and rows of names are recognised; the largest of the
other lines is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from ingest.blocks.contents import is_contents_title, number_of
from ingest.metadata.front_matter import FrontLine
from ingest.metadata.line_kinds import GENRE_LINE_WORDS, genre_of, is_date, is_other
from ingest.metadata.names import persons_in, persons_in_rows
from ingest.models import Person

_FOREIGN_TITLE = re.compile(r"^(?:abstract|summary)\s*[:–-]\s*(?P<title>\S.{10,})", re.IGNORECASE)
_NAME = r"[A-ZÆØÅ][\w’'.-]+"
_BYLINE = re.compile(
    rf"\b(?:Av|By|AV|BY):?\s+(?P<names>{_NAME}(?:(?:,| og| and| &)?\s+{_NAME}){{1,12}})"
)
_TRANSLATED = re.compile(r"(?:oversatt|oversettelse|omsett|omset|translated|translation)\b", re.I)
_SAME_SIZE = 0.04
_CLEARLY_SMALLER = 0.8
_LONGEST_TITLE_WORDS = 32
_LONGEST_SUBTITLE_WORDS = 28
_TITLE_LINES = 4
_SUBTITLE_LINES = 2
#: Fewest words of a sentence, after which no author is named.
_SENTENCE_WORDS = 6
#: «(red.)», «(Hrsg.)», «, eds.», «Redigert av»: the people of the line are editors.
EDITOR_MARK = re.compile(
    r"[(\[]\s*(?:red|redd|ed|eds|hrsg|hg|redaktør(?:er|ar)?|editors?|utg)\b\.?\s*[)\]]|"
    r",\s*(?:red|eds?|hrsg)\.|^(?:redigert av|edited by|redaktør(?:er|ar)?:?|editors?:?)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TitlePage:
    """Title, subtitle and authors of a title page.

    Attributes:
        editors: Those of ``authors`` who are named as editors; they are not in it.
        clear: True if the title is larger than other candidates or the only one.
    """

    title: str | None
    subtitle: str | None = None
    authors: tuple[Person, ...] = ()
    clear: bool = False
    editors: tuple[Person, ...] = ()


def read_title_page(cover: Sequence[FrontLine], common: Set[str] = frozenset()) -> TitlePage:
    """Read the lines before the text begins.

    Args:
        cover: Without lines of a colophon, which have labels.
        common: Words that the document writes in lower case, so that a capitalised
            phrase is not taken for a person.
    """
    page = cover[0].page if cover else None
    lines = [line for line in cover if line.page is None or line.page <= (page or 1) + 1]
    kinds = [_what(line, common) for line in lines]
    first_page = [
        n for n, (line, kind) in enumerate(zip(lines, kinds, strict=True))
        if kind == "text" and line.page == page
    ]  # fmt: skip
    candidates = first_page or [n for n, kind in enumerate(kinds) if kind == "text"]
    authors, editors = _people_named(lines, kinds, common)
    if not candidates:
        return TitlePage(None, authors=authors, editors=editors)
    at, clear = _most_prominent(lines, candidates)
    last = _last_of_title(lines, kinds, at)
    title = " ".join(line.text for line in lines[at : last + 1])
    return TitlePage(title, _subtitle(lines, kinds, last, at), authors, clear, editors)


def heading_title(front: Sequence[FrontLine]) -> str | None:
    """Return a heading before the chapters as the title of a text without a title page.

    Of «Abstract: Why do …», an article's title in another language, the second part.
    """
    for line in front:
        if is_contents_title(line.text) or (line.kind == "heading" and number_of(line.text)):
            return None
        if line.kind != "heading" or is_other(line.text) or len(line.text.split()) < 3:
            continue
        foreign = _FOREIGN_TITLE.match(line.text)
        return foreign["title"] if foreign else line.text
    return None


def byline_in(lines: Sequence[FrontLine], common: Set[str]) -> tuple[Person, ...]:
    """Find «Av Kari Berg» inside a longer line of the first pages."""
    for line in lines:
        for found in _BYLINE.finditer(line.text):
            words = found["names"].split()
            while len(words) > 2 and words[-1].casefold() in common:
                words.pop()
            if people := persons_in(" ".join(words), common):
                return people
    return ()


def _what(line: FrontLine, common: Set[str]) -> str:
    """Classify a line: «names», «other», or «text» for a possible title or subtitle."""
    if _is_no_candidate(line):
        return "other"
    if _people(line, common):
        return "names"
    if is_other(line.text) or len(line.text.split()) > _LONGEST_TITLE_WORDS:
        return "other"
    return "text"


def _is_no_candidate(line: FrontLine) -> bool:
    """Return whether a line can be neither title nor names, by its kind or first words."""
    if line.kind in {"table_row", "list_item", "caption", "quote"} or line.text.endswith(":"):
        return True
    if line.kind == "heading" and number_of(line.text):
        return True
    if line.kind == "boilerplate" and line.size is not None:
        return True
    short = len(line.text.split()) <= GENRE_LINE_WORDS
    return short and bool(genre_of(line.text) or _TRANSLATED.match(line.text))


def _most_prominent(lines: Sequence[FrontLine], candidates: Sequence[int]) -> tuple[int, bool]:
    """Return the largest line, else the highest heading, else the first; True if it is clear."""
    sizes = [lines[n].size or 0.0 for n in candidates]
    if any(sizes):
        largest = max(sizes)
        tops = [
            n for n, s in zip(candidates, sizes, strict=True) if s >= largest * (1 - _SAME_SIZE)
        ]
        others = [s for n, s in zip(candidates, sizes, strict=True) if n not in tops]
        return tops[0], not others or max(others) < _CLEARLY_SMALLER * largest
    headings = [n for n in candidates if lines[n].kind == "heading"]
    if headings:
        return min(headings, key=lambda n: (lines[n].level or 9, n)), True
    return candidates[0], len(candidates) == 1


def _last_of_title(lines: Sequence[FrontLine], kinds: Sequence[str], at: int) -> int:
    """Return the last line of a title: it continues as long as the lines look the same."""
    last = at
    size = lines[at].size
    while last + 1 < len(lines) and last - at < _TITLE_LINES and kinds[last + 1] == "text":
        follows = lines[last + 1]
        if size is None or follows.size is None or follows.page != lines[at].page:
            break
        if abs(follows.size - size) > _SAME_SIZE * size:
            break
        last += 1
    return last


def _subtitle(
    lines: Sequence[FrontLine], kinds: Sequence[str], last: int, first: int
) -> str | None:
    """Return the line under the title, or a larger one next to it, if not running text."""
    below: list[FrontLine] = []
    for line, kind in zip(lines[last + 1 :], kinds[last + 1 :], strict=True):
        if kind != "text" or line.page != lines[first].page:
            break
        below.append(line)
    if not below:
        return None
    chosen = max(below[:_SUBTITLE_LINES], key=lambda line: line.size or 0.0)
    text = " ".join(row for row in chosen.rows if not is_date(row)) or chosen.text
    if not 2 <= len(text.split()) <= _LONGEST_SUBTITLE_WORDS or text.endswith((".", ":")):
        return None
    return text


def _people_named(
    lines: Sequence[FrontLine], kinds: Sequence[str], common: Set[str]
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Return authors and editors: the first consecutive rows of names."""
    people: list[Person] = []
    editors = False
    titled = False
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "names":
            people += _people(line, common)
            editors = editors or bool(EDITOR_MARK.search(line.text))
        elif people or (titled and _opens_the_text(line)):
            break
        titled = titled or line.kind == "heading" or kind == "text"
    named = tuple(dict.fromkeys(people))
    return ((), named) if editors else (named, ())


def _opens_the_text(line: FrontLine) -> bool:
    """Return whether a line of a text without pages is a sentence: no author stands below it."""
    sentence = line.text.endswith((".", "!", "?")) and len(line.text.split()) >= _SENTENCE_WORDS
    return sentence and line.page is None and line.kind != "heading"


def _people(line: FrontLine, common: Set[str]) -> tuple[Person, ...]:
    return persons_in(line.text, common) or persons_in_rows(line.rows, common)
