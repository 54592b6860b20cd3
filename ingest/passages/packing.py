"""Sentences → groups of about equal length, cut where a cut does the least harm.

One dynamic programme over the sentences of a segment: of all ways to cut the segment, take the
one with the least sum of deviations from the target length and of costs of the cuts.
Greedy filling would leave a scrap at the end of every section.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """An indivisible part of a passage: a sentence or a table row.

    Attributes:
        start, end: Offsets into the canonical text.
        words: White-space separated words in it.
        cut_cost: What ending a group behind this unit costs, in the same coin as the
            squared relative deviation from the target: 1 is a group of double length.
    """

    start: int
    end: int
    words: int
    cut_cost: float = 0.0


def pack(units: Sequence[Unit], *, target_words: int, limit_words: int) -> list[Sequence[Unit]]:
    """Cut a segment of units into groups, in order, each within the limit.

    Only a unit that is over the limit by itself gives a group over the limit. Among
    equally good ways to cut, the one with the longer last group is taken.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]  # cost of the first n units, last group's start
    for stop in range(1, len(units) + 1):
        ways = []
        words = 0
        for start in range(stop - 1, -1, -1):
            words += units[start].words
            if words > limit_words and start < stop - 1:
                break
            deviation = ((words - target_words) / target_words) ** 2
            cut_before = units[start - 1].cut_cost if start else 0.0
            ways.append((best[start][0] + deviation + cut_before, start))
        best.append(min(ways))
    groups: list[Sequence[Unit]] = []
    stop = len(units)
    while stop:
        start = best[stop][1]
        groups.append(units[start:stop])
        stop = start
    return groups[::-1]
