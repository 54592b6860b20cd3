"""Measure the facts that ``funn add`` proposes against a gold list read by eye.

    python -m bench.metadata --folder FOLDER [--gold tests/metadata_gold.tsv] [--out FILE]

Each row of the gold list is a file, a field and its value; « | » parts values that are all
right, «; » parts people, «-» says that the document states none. A field counts as good if
it is right or named in ``unsure``; family names are counted by themselves.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.metadata.adding import embedded_facts, entry_values, read_safely
from ingest.metadata.entry import propose_entry

GOLD = Path("tests/metadata_gold.tsv")
RESULTS = Path("bench/results/metadata.json")
NONE = "-"
PEOPLE = frozenset({"author", "editor", "translator"})


@dataclass(frozen=True, slots=True)
class GoldField:
    """One field of one document, with every value that is right."""

    file: str
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposed field held against the gold list; ``outcome`` is right, unsure or wrong."""

    gold: GoldField
    found: str
    outcome: str


def gold_fields(path: Path) -> list[GoldField]:
    """Read the gold list."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [GoldField(file, name, tuple(values.split(" | "))) for file, name, values in rows]


def plain(text: str) -> str:
    """Reduce a value to its words and digits, which is what is compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def families(people: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the family or corporate names of an entry's people."""
    return [person.get("family") or person["literal"] for person in people]


def shown(entry: Mapping[str, Any], name: str) -> str:
    """Return a field of an entry as the gold list writes it."""
    if name in PEOPLE:
        return "; ".join(families(entry.get(name, ()))) or NONE
    if name == "title" and entry.get("subtitle"):
        return f"{entry['title']}: {entry['subtitle']}"
    return str(entry.get(name, NONE))


def judge(entry: Mapping[str, Any], gold: GoldField) -> Judged:
    """Judge one field of an entry."""
    found = shown(entry, gold.name)
    if plain(found) in {plain(value) for value in gold.values}:
        return Judged(gold, found, "right")
    return Judged(gold, found, "unsure" if gold.name in entry.get("unsure", ()) else "wrong")


def name_counts(judged: Judged) -> Counter[str]:
    """Count family names found, expected and in common, by the kindest right value."""
    best = Counter[str]()
    for value in judged.gold.values:
        expected = Counter(plain(name) for name in value.split("; ") if name != NONE)
        found = Counter(plain(name) for name in judged.found.split("; ") if name != NONE)
        counts = Counter(
            found=found.total(), expected=expected.total(), common=(found & expected).total()
        )
        if not best or _f1(counts) > _f1(best):
            best = counts
    return best


def _f1(counts: Mapping[str, int]) -> float:
    both = counts["found"] + counts["expected"]
    return 2 * counts["common"] / both if both else 1.0


def proposed(path: Path) -> dict[str, Any]:
    """Propose the entry of a file as ``funn add`` would write it."""
    found = propose_entry(path, read_safely(path), embedded=embedded_facts(path))
    return entry_values(found, "id", path.name)


def figures(judgements: Sequence[Judged]) -> dict[str, Any]:
    """Sum up: shares of fields, and precision, recall and F1 of authors' family names."""
    outcomes = Counter(one.outcome for one in judgements)
    by_field: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names = Counter[str]()
    for one in judgements:
        by_field[one.gold.name][one.outcome] += 1
        if one.gold.name == "author":
            names += name_counts(one)
    good = outcomes["right"] + outcomes["unsure"]
    return {
        "documents": len({one.gold.file for one in judgements}),
        "fields": len(judgements),
        "right": outcomes["right"],
        "unsure": outcomes["unsure"],
        "wrong": outcomes["wrong"],
        "right_or_unsure": round(good / len(judgements), 4),
        "right_share": round(outcomes["right"] / len(judgements), 4),
        "author_names": {
            "precision": round(names["common"] / max(names["found"], 1), 4),
            "recall": round(names["common"] / max(names["expected"], 1), 4),
            "f1": round(_f1(names), 4),
        },
        "by_field": {name: dict(counts) for name, counts in sorted(by_field.items())},
    }


def main() -> int:
    """Measure, print what is not right, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    judgements = []
    gold = gold_fields(options.gold)
    for file in dict.fromkeys(field.file for field in gold):
        entry = proposed(options.folder / file)
        judgements += [judge(entry, field) for field in gold if field.file == file]
    for one in judgements:
        if one.outcome != "right":
            print(f"{one.outcome}\t{one.gold.file}\t{one.gold.name}\t{one.found}")
    counted = {"command": "python -m bench.metadata --folder FOLDER", **figures(judgements)}
    options.out.write_text(json.dumps(counted, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(json.dumps(counted, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
