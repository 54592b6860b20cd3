"""Measure the rules for kinds of statement against sentences that were read.

``tests/statement_labels.tsv`` holds no text: a sentence is found again as in
``bench.voice``. The sentences were drawn at random, so many from each kind of section, and
labelled before there were rules; "open" where two readers may differ, which is not judged.
The rules were written by the tune half.

    python -m bench.statements            measures, writes bench/results/statements.json
    python -m bench.statements --wrong    lists what is wrong in the tune half
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from bench.voice import ROOT, Label, LetterIndex, labelled_passages, source_of_labels
from index.statements.cues import StatementKind
from index.statements.kinds import kind_of
from ingest.models import Passage, Sentence
from ingest.passage_voices import voice_at

LABELS = ROOT / "tests" / "statement_labels.tsv"
RESULTS = ROOT / "bench" / "results" / "statements.json"
KINDS: tuple[StatementKind, ...] = get_args(StatementKind)


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """One sentence that a person has read; ``kind`` is "open" where it is not judged.

    Attributes:
        place: Where it is; its voice is not labelled.
        section: The kind of section that it was drawn from.
    """

    place: Label
    kind: str
    section: str


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A labelled sentence with the verdict of the rules, ``None`` where it is not found."""

    labelled: LabelledSentence
    predicted: StatementKind | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class KindScore:
    """Measures of one kind, 0 to 1, over ``labelled`` sentences."""

    precision: float
    recall: float
    f1: float
    labelled: int


@dataclass(frozen=True, slots=True)
class StatementScores:
    """The measures over one half; a sentence that is not found counts as wrong."""

    labelled: int
    not_found: int
    accuracy: float
    macro_f1: float
    by_kind: dict[StatementKind, KindScore]


def read_sentences(path: Path = LABELS) -> list[LabelledSentence]:
    """Return the labelled sentences, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            LabelledSentence(
                Label.of(row),
                kind=row["kind"],
                section=row["section"],
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def judge(sentences: Sequence[LabelledSentence]) -> Iterator[JudgedSentence]:
    """Yield each sentence that is judged with the verdict of the rules.

    Sentences of files that are not here are left out.
    """
    judged = [sentence for sentence in sentences if sentence.kind != "open"]
    for file in dict.fromkeys(sentence.place.file for sentence in judged):
        path = source_of_labels(file)
        if path is None:
            continue
        parsed, passages = labelled_passages(path)
        index = LetterIndex(parsed.text)
        for sentence in (s for s in judged if s.place.file == file):
            span = index.find(sentence.place)
            found = _sentence_at(passages, sum(span) // 2) if span else None
            if found is None:
                yield JudgedSentence(sentence, None)
                continue
            passage, whole = found
            text = passage.text[whole.start - passage.start : whole.end - passage.start]
            voice = voice_at(passage, whole.start, whole.end)[0]
            yield JudgedSentence(sentence, kind_of(text, passage.section, voice), text)


def _sentence_at(passages: Sequence[Passage], offset: int) -> tuple[Passage, Sentence] | None:
    for passage in passages:
        if passage.start <= offset < passage.end:
            inside = (s for s in passage.sentences if s.start <= offset < s.end)
            return passage, next(inside, Sentence(passage.start, passage.end))
    return None


def scores(judged: Sequence[JudgedSentence]) -> StatementScores:
    """Return precision, recall and F1 by kind, and their mean over the seven kinds."""
    from sklearn.metrics import precision_recall_fscore_support

    truth = [one.labelled.kind for one in judged]
    said = [one.predicted or "lost" for one in judged]
    precision, recall, f1, labelled = precision_recall_fscore_support(
        truth, said, labels=KINDS, zero_division=0.0
    )
    by_kind = {
        kind: KindScore(
            precision=round(float(precision[n]), 3),
            recall=round(float(recall[n]), 3),
            f1=round(float(f1[n]), 3),
            labelled=int(labelled[n]),
        )
        for n, kind in enumerate(KINDS)
    }
    right = sum(a == b for a, b in zip(truth, said, strict=True))
    return StatementScores(
        labelled=len(truth),
        not_found=said.count("lost"),
        accuracy=round(right / max(len(truth), 1), 3),
        macro_f1=round(sum(score.f1 for score in by_kind.values()) / len(KINDS), 3),
        by_kind=by_kind,
    )


def main() -> None:
    """Measure and write, or list what is wrong."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("--wrong", action="store_true", help="list what differs (tune half)")
    wrong_only = arguments.parse_args().wrong
    judged = list(judge(read_sentences()))
    if wrong_only:
        for one in judged:
            kind = one.labelled.kind
            if one.labelled.place.half == "tune" and one.predicted != kind:
                print(f"{one.labelled.place.file[:12]} {kind} ≠ {one.predicted}: {one.text!r}")
        return
    halves = {
        half: scores([one for one in judged if half in ("all", one.labelled.place.half)])
        for half in ("tune", "held", "all")
    }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    written = {half: asdict(measured) for half, measured in halves.items()}
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    for half, measured in halves.items():
        print(
            f"{half}: {measured.labelled} sentences, {measured.not_found} not found, "
            f"accuracy {measured.accuracy:.3f}, macro-F1 {measured.macro_f1:.3f}"
        )


if __name__ == "__main__":
    main()
