"""Measure named speakers against utterances that were read in their context.

``tests/speaker_labels.tsv`` holds no text. An utterance is found again as in
``bench.voice``; a name is the SHA-256 of its letters. A speaker is right if the name that
the reader found in the lead-in of that utterance is among the words of the attribution.

Rows of the half "fresh" are of news texts in $FUNN_SHARED/eval/norquad, labelled before the
rules were run on them: no rule was written by their words, the mending was by kind.

    python -m bench.speakers              measures, writes bench/results/speakers.json
    python -m bench.speakers --wrong      lists what is wrong in the tune half
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from bench.norquad import document
from bench.questions import read_lines
from bench.voice import ROOT, Label, LetterIndex, digest, labelled_passages, source_of_labels
from ingest.models import ParsedDocument, Passage, Voice
from ingest.voices.labelling import MIN_CONFIDENCE, label_voices, voice_at

LABELS = ROOT / "tests" / "speaker_labels.tsv"
RESULTS = ROOT / "bench" / "results" / "speakers.json"

#: Prefix of a text of NorQuAD in the place of a file's name.
NORQUAD = "norquad:"
#: If the lead-in names the speaker: it does; it may be held to; it does not; not judged.
Naming = Literal["named", "may", "none", "any"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance that a person has read, with its voice and speaker.

    Attributes:
        span: Where it is; ``voice`` "open" where two readers may differ.
        names: Digests of the names that the lead-in gives the speaker.
    """

    span: Label
    naming: Naming
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance with what the rules say of it; ``start`` is -1 where it is not found."""

    utterance: Utterance
    voice: Voice = "author"
    speaker: str | None = None
    start: int = -1
    end: int = -1

    @property
    def right(self) -> bool:
        """Return whether the speaker that is named is one the lead-in names."""
        said = self.utterance
        return said.naming == "any" or bool(name_digests(self.speaker or "") & said.names)


@dataclass(frozen=True, slots=True)
class SpeakerScores:
    """Measures over one half, 0 to 1.

    Attributes:
        named: How many utterances are given a speaker, and ``right`` how many rightly.
        recall: Share of the utterances whose lead-in names a speaker that are given it.
        informant_recall: Share of informants' utterances that are heard as theirs.
    """

    utterances: int
    not_found: int
    named: int
    right: int
    precision: float
    recall: float
    informant_recall: float
    informant_precision: float


def name_digests(text: str) -> set[str]:
    """Return the digests of all runs of up to five words of a text."""
    words = re.findall(r"\w+", text.lower())
    return {
        digest("".join(words[a:b]))
        for a in range(len(words))
        for b in range(a + 1, min(a + 5, len(words)) + 1)
    }


def read_utterances(path: Path = LABELS) -> list[Utterance]:
    """Return the labelled utterances, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Utterance(
                Label.of(row),
                cast(Naming, row["naming"]),
                frozenset(filter(None, row["names"].split(","))),
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def hear(utterances: Sequence[Utterance]) -> Iterator[tuple[Heard, str]]:
    """Return each utterance with what the rules say, and its text and surroundings.

    Utterances of files that are not here are left out.
    """
    for file in dict.fromkeys(utterance.span.file for utterance in utterances):
        read = _read(file)
        if read is None:
            continue
        parsed, passages = read
        index = LetterIndex(parsed.text)
        for utterance in (u for u in utterances if u.span.file == file):
            span = index.find(utterance.span)
            if span is None:
                yield Heard(utterance), ""
                continue
            start, end = span
            voice, speaker = _heard(passages, start, end)
            around = parsed.text[max(0, start - 200) : end + 100]
            yield Heard(utterance, voice, speaker, start, end), around


def _read(file: str) -> tuple[ParsedDocument, tuple[Passage, ...]] | None:
    """Read and label a file, or a text of NorQuAD: ``None`` where it is not here."""
    if not file.startswith(NORQUAD):
        path = source_of_labels(file)
        return labelled_passages(path) if path else None
    text = _norquad_texts().get(file.removeprefix(NORQUAD))
    if text is None:
        return None
    made = document(file, text)
    return made.parsed, label_voices(made.parsed, made.passages)


@cache
def _norquad_texts() -> dict[str, str]:
    shared = Path(os.environ.get("FUNN_SHARED", ROOT.parent / "shared"))
    path = shared / "eval" / "norquad" / "corpus.jsonl"
    return {line["id"]: line["text"] for line in read_lines(path)} if path.is_file() else {}


def _heard(passages: Sequence[Passage], start: int, end: int) -> tuple[Voice, str | None]:
    """Return voice and speaker of the first passage's share of the span."""
    for passage in passages:
        left, right = max(start, passage.start), min(end, passage.end)
        if left < right:
            said = voice_at(passage, left, right)
            sure = said.confidence >= MIN_CONFIDENCE
            return (said.voice, said.attribution) if sure else ("author", None)
    return "author", None


def scores(heard: Sequence[Heard]) -> SpeakerScores:
    """Return the measures over what was heard."""
    found = [one for one in heard if one.start >= 0]
    named = [one for one in found if one.speaker]
    right = [one for one in named if one.right]
    to_name = [one for one in heard if one.utterance.naming == "named"]
    informants = [one for one in heard if one.utterance.span.voice == "informant"]
    as_informants = [
        one for one in found if one.voice == "informant" and str(one.utterance.span.voice) != "open"
    ]
    return SpeakerScores(
        utterances=len(heard),
        not_found=len(heard) - len(found),
        named=len(named),
        right=len(right),
        precision=_share(len(right), len(named)),
        recall=_share(sum(bool(one.speaker) and one.right for one in to_name), len(to_name)),
        informant_recall=_share(
            sum(one.voice == "informant" for one in informants), len(informants)
        ),
        informant_precision=_share(
            sum(one.utterance.span.voice == "informant" for one in as_informants),
            len(as_informants),
        ),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _wrong(one: Heard) -> str | None:
    said = one.utterance
    voice = str(said.span.voice)
    if one.start < 0:
        return "not found"
    if one.speaker and not one.right:
        return f"wrong speaker {one.speaker!r}"
    heard_otherwise = (voice == "informant") != (one.voice == "informant")
    if voice != "open" and heard_otherwise:
        return f"{voice} heard as {one.voice}"
    return "not named" if said.naming == "named" and not one.speaker else None


def main() -> None:
    """Measure and write, or list what is wrong."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("--wrong", action="store_true", help="list what differs (tune half)")
    wrong_only = arguments.parse_args().wrong
    heard = list(hear(read_utterances()))
    if wrong_only:
        for one, around in heard:
            why = _wrong(one)
            if one.utterance.span.half == "tune" and why:
                print(f"{one.utterance.span.file[:12]} {one.start} {why}: {around!r}")
        return
    measured = {
        half: scores([one for one, _ in heard if half in ("all", one.utterance.span.half)])
        for half in ("tune", "held", "fresh", "all")
    }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    written = {half: asdict(score) for half, score in measured.items()}
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    for half, score in measured.items():
        print(
            f"{half}: {score.utterances} utterances, {score.named} named, {score.right} rightly "
            f"({score.precision:.3f}), recall {score.recall:.3f}, "
            f"informant recall {score.informant_recall:.3f}"
        )


if __name__ == "__main__":
    main()
