"""Questions of our own; their evidence is named by digest, so that no report's words are kept.

    python -m bench.questions close GOLD… --home var --out bench/questions/NAME.jsonl
    python -m bench.questions open FILE… --home var --out gold.jsonl

``close`` reads questions whose evidence is quoted, as the development questions are, and
names the sentences of the index in ``--home`` that hold it; ``open`` puts the sentences'
words back. A question none of whose sentences the index has is left out, and counted.
``training.jsonl`` is what ``bench.question_training`` learns from; no other bench may be
asked it. ``development.jsonl`` was written apart from it, and nothing is trained on it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.evaluation.qrels import covers, normalise
from index.generations.directory import current_generation
from index.generations.reader import Generation, open_generation
from index.vectors.opening import open_embedder

DIGITS = 12
#: Characters of the shortest sentence that is matched; shorter ones occur by chance.
LEAST_CHARS = 12


@dataclass(frozen=True, slots=True)
class IndexedSentence:
    """A sentence of the index.

    Attributes:
        row: Of its vector. passage: row of its passage.
        words: Normalised, as evidence is compared.
    """

    row: int
    passage: int
    text: str
    words: str

    @property
    def digest(self) -> str:
        """Return the digest that names the sentence without its words."""
        return hashlib.sha256(self.words.encode()).hexdigest()[:DIGITS]


def open_home(home: Path) -> Generation:
    """Open the live index of a home, built with the bundled model."""
    folder = home / "index"
    return open_generation(folder, current_generation(folder), open_embedder(None, home=home))


def sentences_by_file(generation: Generation) -> dict[str, list[IndexedSentence]]:
    """Return every sentence that has a vector, by its file's name without ending."""
    found: defaultdict[str, list[IndexedSentence]] = defaultdict(list)
    for row, (place, start, end) in enumerate(generation.sentence_places.tolist()):
        passage = generation.passages[place]
        text = passage.text[start - passage.start : end - passage.start]
        stem = Path(generation.files[passage.document_id]).stem
        found[stem].append(IndexedSentence(row, place, text, normalise(text)))
    return found


def closed(question: Mapping[str, Any], sentences: Mapping[str, Sequence[IndexedSentence]]) -> Any:
    """Replace quotes by digests; ``None`` where no sentence holds the evidence."""
    evidence = []
    for piece in question["evidence"]:
        quote = normalise(piece["quote"])
        stem = Path(piece["doc"]).stem
        held = (s for s in sentences.get(stem, ()) if len(s.words) >= LEAST_CHARS)
        digests = sorted({s.digest for s in held if covers(s.words, quote)})
        if digests:
            evidence.append({"doc": stem, "sentences": digests})
    return {**_asked(question), "evidence": evidence} if evidence else None


def opened(question: Mapping[str, Any], sentences: Mapping[str, Sequence[IndexedSentence]]) -> Any:
    """Replace digests by quotes; ``None`` where the index has none of them."""
    evidence = []
    for piece in question["evidence"]:
        named = set(piece["sentences"])
        held = {s.digest: s for s in sentences.get(piece["doc"], ()) if s.digest in named}
        evidence += [{"doc": piece["doc"], "quote": s.text} for s in held.values()]
    return {**_asked(question), "evidence": evidence} if evidence else None


def _asked(question: Mapping[str, Any]) -> dict[str, Any]:
    return {name: question[name] for name in ("id", "question", "lang", "kind") if name in question}


def read_lines(*paths: Path) -> Iterator[dict[str, Any]]:
    """Return the objects of JSONL files."""
    for path in paths:
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def main() -> None:
    """Close or open files of questions."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("way", choices=("close", "open"))
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--home", type=Path, default=Path("var"), help="FUNN_HOME of the index")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    sentences = sentences_by_file(open_home(options.home))
    change = closed if options.way == "close" else opened
    questions = list(read_lines(*options.files))
    changed = [found for question in questions if (found := change(question, sentences))]
    lines = [json.dumps(question, ensure_ascii=False) for question in changed]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.out}: {len(changed)} questions, {len(questions) - len(changed)} left out")


if __name__ == "__main__":
    main()
