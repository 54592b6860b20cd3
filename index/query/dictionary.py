"""General English words in Norwegian; the thesaurus holds those of the field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from index.query.expansion import Normaliser, stem_english
from index.text.lexicon import load_lexicon

_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


class Dictionary:
    """Words and phrases of ``english.tsv``, found whatever their inflection.

    Args:
        pairs: English in lower case to Norwegian; an empty value is a word that
            Norwegian leaves out.
        base: An English word to its base form: «chosen» to «choose».
    """

    def __init__(self, pairs: Mapping[str, str], base: Normaliser = str) -> None:
        self._base = base
        self._exact = {tuple(english.split()): norwegian for english, norwegian in pairs.items()}
        self._folded: dict[tuple[str, ...], str] = {}
        for words in sorted(self._exact, key=lambda words: (len(" ".join(words)), words)):
            self._folded.setdefault(_folded(words), self._exact[words])
        self.longest = max((len(words) for words in self._exact), default=0)

    @property
    def norwegian(self) -> list[str]:
        """Every Norwegian word or phrase that it has, each once."""
        return sorted(set(self._exact.values()))

    def look_up(self, words: Sequence[str]) -> str | None:
        """The Norwegian for ``words``, which are in lower case; ``None`` if there is none."""
        found = self._exact.get(tuple(words))
        if found is None:
            found = self._folded.get(_folded(words))
        if found is None:
            found = self._folded.get(_folded([self._base(word) for word in words]))
        return found


@cache
def load_dictionary() -> Dictionary:
    """Read the pairs that come with the package."""
    table = Path(__file__).with_name("english.tsv").read_text("utf-8")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return Dictionary(dict(line.split("\t") for line in lines), load_lexicon().english_base)


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(_DOUBLED.sub(r"\1", stem_english(word)) for word in words)
