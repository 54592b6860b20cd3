"""Cues of a kind of statement: words, and patterns around them, with a weight.

The rows are in ``asserted.py`` and ``open_ended.py``, in bokmål, nynorsk and English.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

StatementKind = Literal[
    "finding", "hypothesis", "question", "definition", "recommendation", "method", "description"
]

#: Written ``<wh>`` in a pattern: the words that ask.
_WH = (
    "(?:hva|kva|hvem|kven|hvordan|korleis|hvorfor|kvifor|hvilke[nt]?|hvor|kor|når"
    "|what|who|how|why|which|where|when)"
)
#: Written ``<clause>``: from the beginning of a sentence or main clause, over no word that
#: makes the clause another's.
_CLAUSE = (
    r"(?:^|[,;:]\ )(?:(?!\b(?:som|at|hva|kva|hvis|dersom|når|der|om|hvordan|korleis|fordi|that"
    r"|if|which|who)\b)[^,;:])*?"
)
_WORD = re.compile(r"\w+")
#: Letters of a word by which the cues it may be a part of are looked up.
_START = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table.

    Attributes:
        weight: 3 decides against everything but another 3; 1 only tips the balance.
        words: One of them must occur. ``anta*`` is any word that begins so.
        pattern: Must occur too, where there is one. Matched in lower case.
    """

    kind: StatementKind
    weight: float
    words: tuple[str, ...]
    pattern: re.Pattern[str] | None = None


def cue(kind: StatementKind, weight: float, words: str, pattern: str | None = None) -> Cue:
    """Make a row of words with spaces between them and a verbose pattern."""
    if pattern is None:
        return Cue(kind, weight, tuple(words.split()))
    written_out = pattern.replace("<wh>", _WH).replace("<clause>", _CLAUSE)
    return Cue(kind, weight, tuple(words.split()), re.compile(written_out, re.VERBOSE))


class CueTable:
    """Cues by their words: a sentence meets all of them in one pass over its words."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        """Lay out the rows by whole words, and by the first letters of beginnings.

        Raises:
            ValueError: A beginning of a word is shorter than ``_START``.
        """
        self._cues = tuple(cues)
        whole: defaultdict[str, set[int]] = defaultdict(set)
        begun: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for place, row in enumerate(cues):
            for word in row.words:
                stem = word.removesuffix("*")
                if stem == word:
                    whole[word].add(place)
                elif len(stem) < _START:
                    raise ValueError(f"{word}: needs {_START} letters before the star")
                else:
                    begun[stem[:_START]].append((stem, place))
        self._whole = dict(whole)
        self._begun = dict(begun)

    def met_by(self, lower: str) -> Iterator[Cue]:
        """Yield each cue that a sentence in lower case meets, once."""
        named: set[int] = set()
        for word in set(_WORD.findall(lower)):
            if word in self._whole:
                named |= self._whole[word]
            for stem, place in self._begun.get(word[:_START], ()):
                if word.startswith(stem):
                    named.add(place)
        for place in named:
            pattern = self._cues[place].pattern
            if pattern is None or pattern.search(lower):
                yield self._cues[place]
