"""The positions of terms in each passage, which postings lack: for marks and explanations.

Computed at build, so that a search need not analyse the text of its hits. One row per word
and term, in the order of the text; a word with four terms has four rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.lexical.bm25 import FieldIndex
from index.lexical.mapped_arrays import load_arrays
from index.text.analyzer import AnalyzedToken


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage that has terms.

    Attributes:
        start, end: Offsets into the passage's text.
        names: Of those of its terms that are in the query.
    """

    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WantedTerms:
    """The terms of a question, ready to be found in any passage of one index.

    Attributes:
        names: By the term's number; terms that the index lacks are left out.
        is_wanted: One flag per term of the index.
        found: Cache by passage: each hit is read twice.
    """

    names: Mapping[int, str]
    is_wanted: NDArray[np.bool_]
    found: dict[int, tuple[Word, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Mapping[int, str], terms: int) -> WantedTerms:
        """Take names by their numbers. ``terms`` is the number of terms of the index."""
        is_wanted = np.zeros(terms, dtype=np.bool_)
        is_wanted[list(names)] = True
        return cls(names, is_wanted)


@dataclass(frozen=True, slots=True)
class TermPositions:
    """The positions of every passage's terms.

    Attributes:
        terms: Number of each row's term among those of the field.
        starts, ends: Of each row's word, offsets into the passage's text.
        firsts: Where each passage's rows begin; one more at the end.
    """

    terms: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    firsts: NDArray[np.int64]

    @classmethod
    def build(cls, passages: Iterable[Sequence[AnalyzedToken]], field: FieldIndex) -> TermPositions:
        """Number the terms as ``field`` does, which was built from the same passages."""
        number = {name: n for n, name in enumerate(field.vocabulary())}
        rows: list[tuple[int, int, int]] = []
        firsts = [0]
        for tokens in passages:
            for token in tokens:
                rows += [(number[str(term)], token.start, token.end) for term in token.terms]
            firsts.append(len(rows))
        terms, starts, ends = np.array(rows, dtype=np.int32).reshape(-1, 3).T.copy()
        return cls(terms, starts, ends, np.array(firsts, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.firsts) - 1

    def words(self, passage: int, wanted: WantedTerms) -> tuple[Word, ...]:
        """Return the words of a passage that have a wanted term, in the order of the text."""
        if passage not in wanted.found:
            wanted.found[passage] = self._look_for(wanted, passage)
        return wanted.found[passage]

    def _look_for(self, wanted: WantedTerms, passage: int) -> tuple[Word, ...]:
        at = slice(int(self.firsts[passage]), int(self.firsts[passage + 1]))
        terms = self.terms[at]
        met = np.flatnonzero(wanted.is_wanted[terms])
        names: dict[tuple[int, int], list[str]] = {}
        for term, start, end in zip(
            terms[met].tolist(),
            self.starts[at][met].tolist(),
            self.ends[at][met].tolist(),
            strict=True,
        ):
            names.setdefault((start, end), []).append(wanted.names[term])
        return tuple(Word(start, end, tuple(held)) for (start, end), held in names.items())

    def save(self, path: Path) -> None:
        """Write the arrays to one ``.npz``, uncompressed, so that they can be mapped."""
        np.savez(path, **{name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, path: Path) -> TermPositions:
        """Open what ``save`` wrote, without reading it.

        Raises:
            IndexStoreError: The file is missing, damaged or of another kind.
        """
        return cls(**load_arrays(path, cls.__slots__))
