"""Measure the compound splitter against Norsk ordbank, on compounds and on simple words.

    python -m bench.compounds --gold compounds.tsv [--out bench/results/compounds.json]
    python -m bench.compounds --count

The gold file has the columns ``lang compound split first linking last …``; ``*`` marks
the boundary. Half of it, by a hash of the word, was held back while the splitter was
made. ``--count`` writes ``index/text/compound_parts.tsv`` anew from simplemma's word lists.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.text.compound_parts import BOUND_HEADS, PartCounts, places
from index.text.compounds import MIN_WORD_LETTERS, Splitter
from index.text.lexicon import load_lexicon
from index.text.nynorsk import Lemmatizer

ROOT = Path(__file__).resolve().parents[1]
SIMPLEX = ROOT / "tests" / "simplex.txt"
PART_COUNTS = ROOT / "index" / "text" / "compound_parts.tsv"
RESULTS = ROOT / "bench" / "results" / "compounds.json"
#: Rounds of counting after the first; each is weighted by the round before.
_ROUNDS = 3
_LEAST_COUNT = 0.5
_HEADER = """\
# How many base forms of simplemma 2.0's bokmål and nynorsk word lists (MIT) begin and end
# with a part: part, as first part (linking letter included), as last part.
# Written by: python -m bench.compounds --count
"""


@dataclass(frozen=True, slots=True)
class GoldCompound:
    """A compound and the start of its last part. ``None``: a letter belongs to both."""

    language: str
    word: str
    first: str
    boundary: int | None

    @property
    def held_back(self) -> bool:
        """Tell whether the word was kept out of sight while the splitter was made."""
        return hashlib.md5(self.word.encode()).digest()[-1] % 2 == 1


def read_gold(path: Path) -> list[GoldCompound]:
    """Read the gold file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            GoldCompound(
                row["lang"],
                row["compound"],
                row["first"].strip("-"),
                row["split"].index("*") if "*" in row["split"] else None,
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def read_simplex(path: Path = SIMPLEX) -> list[str]:
    """Read the words that are no compounds."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def is_right(splitter: Splitter, compound: GoldCompound) -> bool:
    """Tell whether the main boundary is that of the gold file."""
    cut = splitter.cut(compound.word)
    if cut is None:
        return False
    if compound.boundary is None:
        return cut.shared == 1 and cut.at == len(compound.first)
    return cut.shared == 0 and cut.at == compound.boundary


def share(hits: Sequence[bool]) -> dict[str, float]:
    """Return a share with its 95 % Wilson interval."""
    n, p, z = len(hits), sum(hits) / len(hits), 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    margin = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return {
        "n": n,
        "share": round(p, 4),
        "low": round(middle - margin, 4),
        "high": round(middle + margin, 4),
    }


def measure(splitter: Splitter, gold: Sequence[GoldCompound]) -> dict[str, object]:
    """Return boundary accuracy by group, and the share of simple words that are cut."""
    groups: dict[str, Callable[[GoldCompound], bool]] = {
        "all": lambda _: True,
        "held_back": lambda compound: compound.held_back,
        "bokmal": lambda compound: compound.language == "nb",
        "nynorsk": lambda compound: compound.language == "nn",
    }
    simplex = read_simplex()
    started = time.perf_counter()
    boundary = {
        name: share([is_right(splitter, compound) for compound in gold if belongs(compound)])
        for name, belongs in groups.items()
    }
    elapsed = time.perf_counter() - started
    return {
        "boundary_accuracy": boundary,
        "searched_in_parts": share([bool(splitter.split(compound.word)) for compound in gold]),
        "simplex_cut": share([splitter.cut(word) is not None for word in simplex]),
        "simplex_words_cut": [word for word in simplex if splitter.cut(word)],
        "microseconds_per_word": round(1e6 * elapsed / len(gold)),
    }


def count_parts(lemmatizer: Lemmatizer) -> PartCounts:
    """Count the base forms in which each part is first or last.

    A base form that can be cut in several places counts a little for each: at first
    the same for all, then by how many other words begin and end with those parts
    (expectation maximisation with a split as the hidden variable).
    """
    lexicon = lemmatizer.lexicon
    bases = {word for word in lexicon.base_forms() if word.islower() and word.isalpha()}
    splitter = Splitter(lemmatizer, PartCounts({}, {}, 1.0))
    cuts = [
        [pair for pair in _pairs(word, lemmatizer, bases) if splitter.may_be_first(pair[0])]
        for word in sorted(bases)
        if len(word) >= MIN_WORD_LETTERS
    ]
    cuts = [pairs for pairs in cuts if pairs]
    first: Mapping[str, float] = {}
    head: Mapping[str, float] = {}
    for _ in range(1 + _ROUNDS):
        first, head = _weigh(cuts, first, head)
    return PartCounts(first, head, len(cuts))


def _pairs(word: str, lemmatizer: Lemmatizer, bases: set[str]) -> Iterator[tuple[str, str]]:
    for at, shared in places(word, lemmatizer.lexicon):
        if not shared and (word[at:] in bases or word[at:] in BOUND_HEADS):
            yield word[:at], word[at:]


def _weigh(
    cuts: Iterable[Sequence[tuple[str, str]]],
    first: Mapping[str, float],
    head: Mapping[str, float],
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    new_first: defaultdict[str, float] = defaultdict(float)
    new_head: defaultdict[str, float] = defaultdict(float)
    for pairs in cuts:
        weights = [first[a] * head[b] if first else 1.0 for a, b in pairs]
        for (a, b), weight in zip(pairs, weights, strict=True):
            new_first[a] += weight / sum(weights)
            new_head[b] += weight / sum(weights)
    return new_first, new_head


def write_counts(counts: PartCounts, path: Path) -> None:
    """Write the table that ``index.text.compound_parts`` reads."""
    lines = []
    for part in sorted({*counts.first, *counts.head}):
        both = counts.first.get(part, 0.0), counts.head.get(part, 0.0)
        if max(both) >= _LEAST_COUNT:
            columns = (f"{n:.1f}" if n >= _LEAST_COUNT else "" for n in both)
            lines.append("\t".join((part, *columns)))
    path.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--count", action="store_true", help="write the table of parts anew")
    options = parser.parse_args(arguments)
    lemmatizer = Lemmatizer(load_lexicon())
    if options.count:
        write_counts(count_parts(lemmatizer), PART_COUNTS)
    elif options.gold:
        measured = measure(Splitter(lemmatizer), read_gold(options.gold))
        text = json.dumps(measured, ensure_ascii=False, indent=1)
        options.out.write_text(text + "\n", encoding="utf-8")
        print(text)
    else:
        parser.error("give --gold FILE, or --count")
    return 0


if __name__ == "__main__":
    sys.exit(main())
