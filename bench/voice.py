"""Measure the voice rules against labels made by reading.

``tests/voice_labels.tsv`` holds no text: a span is known by the number of its letters
and digits, their sum, and the SHA-256 of them in lower case. So it is found again
wherever it stands, however the document is cut into passages, and also when spaces,
hyphens or quotation marks in the canonical text change.

    python -m bench.voice                 measures, writes bench/results/voice.json
    python -m bench.voice --wrong         lists what is labelled otherwise than predicted

The labelled files are looked for in $FUNN_CORPUS and in $FUNN_SHARED/pdf.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from typing import cast

import numpy as np

from ingest.models import DocumentId, ParsedDocument, Passage, Voice
from ingest.parsers import parser_for
from ingest.passages.chunking import chunk
from ingest.voices.labelling import MIN_CONFIDENCE, label_voices

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "voice_labels.tsv"
RESULTS = ROOT / "bench" / "results" / "voice.json"
VOICES: tuple[Voice, ...] = ("author", "informant", "secondary", "summary", "method")


@dataclass(frozen=True, slots=True)
class Label:
    """One span that a person has read, with its voice.

    Attributes:
        start: Where it began in the canonical text when it was labelled: of several
            equal spans the nearest is meant.
        letters, total, digest: How many letters and digits it has, the sum of their
            code points, and the first 16 hex digits of their SHA-256, in lower case.
        half: "tune" for those that rules were written by, "held" for the others.
    """

    file: str
    start: int
    letters: int
    total: int
    digest: str
    voice: Voice
    half: str

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Label:
        """Read one row of a file of labels; "author" where it labels no voice."""
        return cls(
            file=row["file"],
            start=int(row["start"]),
            letters=int(row["letters"]),
            total=int(row["total"]),
            digest=row["digest"],
            voice=cast(Voice, row.get("voice", "author")),
            half=row["half"],
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label and the verdict of the rules; ``None`` where the span is not found."""

    label: Label
    predicted: Voice | None
    start: int = 0
    end: int = 0


class LetterIndex:
    """A text as its letters and digits only, for finding labelled spans."""

    def __init__(self, text: str) -> None:
        self._offsets = [n for n, char in enumerate(text) if char.isalnum()]
        self._letters = "".join(text[n].lower()[0] for n in self._offsets)
        self._sums = np.array([0, *accumulate(map(ord, self._letters))], dtype=np.int64)

    def key(self, start: int, end: int) -> tuple[int, int, str]:
        """Return (letters, total, digest) of the span ``start:end`` of the text."""
        inside = [n for n, offset in enumerate(self._offsets) if start <= offset < end]
        letters = self._letters[inside[0] : inside[-1] + 1] if inside else ""
        return len(letters), sum(map(ord, letters)), digest(letters)

    def find(self, label: Label) -> tuple[int, int] | None:
        """Return the offsets of the labelled span, the nearest to its start."""
        n = label.letters
        totals = self._sums[n:] - self._sums[: max(len(self._sums) - n, 0)]
        found = [
            (self._offsets[at], self._offsets[at + n - 1] + 1)
            for at in np.flatnonzero(totals == label.total).tolist()
            if digest(self._letters[at : at + n]) == label.digest
        ]
        return min(found, key=lambda span: abs(span[0] - label.start), default=None)


def digest(letters: str) -> str:
    """Return the first 16 hex digits of the SHA-256 of some letters."""
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


def read_labels(path: Path = LABELS) -> list[Label]:
    """Return the labels, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Label.of(row) for row in csv.DictReader(lines, delimiter="\t")]


def source_of_labels(file: str) -> Path | None:
    """Return the path of a labelled file, ``None`` where this machine has none."""
    shared = Path(os.environ.get("FUNN_SHARED", ROOT.parent / "shared"))
    folders = [Path(os.environ.get("FUNN_CORPUS") or shared / "corpus"), shared / "pdf"]
    return next((folder / file for folder in folders if (folder / file).is_file()), None)


def parsed_file(path: Path) -> ParsedDocument:
    """Read a file with the parser of its format."""
    return parser_for(path).parse(path)


def judge(
    labels: Sequence[Label], parse: Callable[[Path], ParsedDocument] = parsed_file
) -> Iterator[tuple[Judgement, str]]:
    """Return each label with the verdict of the rules and the span itself.

    Labels of files that are not here are left out.

    Args:
        parse: Reads a file; tests share what they have read.
    """
    for file in dict.fromkeys(label.file for label in labels):
        path = source_of_labels(file)
        if path is None:
            continue
        parsed, passages = labelled_passages(path, parse)
        index = LetterIndex(parsed.text)
        for label in (label for label in labels if label.file == file):
            span = index.find(label)
            if span is None:
                yield Judgement(label, None), ""
            else:
                predicted = voice_of_span(passages, *span)
                yield Judgement(label, predicted, *span), parsed.text[slice(*span)]


def labelled_passages(
    path: Path, parse: Callable[[Path], ParsedDocument] = parsed_file
) -> tuple[ParsedDocument, tuple[Passage, ...]]:
    """Read, chunk and label a file as the pipeline does."""
    parsed = parse(path)
    return parsed, label_voices(parsed, chunk(DocumentId(path.stem), parsed))


def voice_of_span(passages: Sequence[Passage], start: int, end: int) -> Voice:
    """Return the voice of most of the span, over passages and the spans in them."""
    extent: Counter[Voice] = Counter()
    for passage in passages:
        left, right = max(start, passage.start), min(end, passage.end)
        if left >= right:
            continue
        rest = right - left
        for span in passage.voices:
            shared = min(right, span.end) - max(left, span.start)
            if shared > 0 and span.confidence >= MIN_CONFIDENCE:
                extent[span.voice] += shared
                rest -= shared
        extent[passage.voice] += rest
    return extent.most_common(1)[0][0] if extent else "author"


@dataclass(frozen=True, slots=True)
class VoiceScore:
    """Measures of one voice, 0 to 1, over ``labelled`` spans."""

    precision: float
    recall: float
    f1: float
    labelled: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures over one half; a span that is not found counts as wrong."""

    labelled: int
    not_found: int
    macro_f1: float
    by_voice: dict[Voice, VoiceScore]


def scores(judgements: Sequence[Judgement]) -> Scores:
    """Return precision, recall and F1 by voice, and their mean over the five voices."""
    from sklearn.metrics import precision_recall_fscore_support

    truth = [judgement.label.voice for judgement in judgements]
    said = [judgement.predicted or "lost" for judgement in judgements]
    precision, recall, f1, labelled = precision_recall_fscore_support(
        truth, said, labels=VOICES, zero_division=0.0
    )
    by_voice = {
        voice: VoiceScore(
            precision=round(float(precision[n]), 3),
            recall=round(float(recall[n]), 3),
            f1=round(float(f1[n]), 3),
            labelled=int(labelled[n]),
        )
        for n, voice in enumerate(VOICES)
    }
    macro_f1 = round(sum(score.f1 for score in by_voice.values()) / len(VOICES), 3)
    return Scores(len(truth), said.count("lost"), macro_f1, by_voice)


def main() -> None:
    """Measure and write, or list what is wrong."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("--wrong", action="store_true", help="list what differs (tune half)")
    wrong_only = arguments.parse_args().wrong
    judged = list(judge(read_labels()))
    if wrong_only:
        for judgement, text in judged:
            label = judgement.label
            if label.half == "tune" and judgement.predicted != label.voice:
                print(f"{label.file[:12]} {label.voice} ≠ {judgement.predicted}: {text[:300]!r}")
        return
    halves = {
        half: scores([j for j, _ in judged if half in ("all", j.label.half)])
        for half in ("tune", "held", "all")
    }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    written = {half: asdict(measured) for half, measured in halves.items()}
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    for half, measured in halves.items():
        recall = measured.by_voice["informant"].recall
        print(
            f"{half}: {measured.labelled} spans, {measured.not_found} not found, "
            f"macro-F1 {measured.macro_f1:.3f}, informant recall {recall:.3f}"
        )


if __name__ == "__main__":
    main()
