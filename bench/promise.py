"""Check every quote over more questions than a test run has time for.

    python -m bench.promise GOLD… --home var [--random 500] [--norquad QUERIES --step 8]

Every quote of every answer, comparison and export is held against the canonical text and
its page (``tests/ground.py``); the first that does not stand ends the run. Random questions
are halves of two sentences of the corpus put together.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.ground import Ground, check_answer, check_comparison, check_exports, once

RESULTS = Path(__file__).parent / "results" / "promise.json"


def questions_in(path: Path, step: int = 1) -> Iterator[str]:
    """Return every ``step``-th question of a file."""
    for line in path.read_text("utf-8").splitlines()[::step]:
        asked = json.loads(line)
        yield asked.get("question") or asked["text"]


def random_questions(ground: Ground, count: int) -> Iterator[str]:
    """Yield questions of half a sentence and half another one, from anywhere in the corpus."""
    chance = random.Random(1)
    sentences = [
        passage.text[s.start - passage.start : s.end - passage.start]
        for document in ground.documents.values()
        for passage in document.passages
        for s in passage.sentences
    ]
    for _ in range(count):
        first, second = chance.sample(sentences, 2)
        yield f"{first[: len(first) // 2]} {second[len(second) // 2 :]}"[:500]


def main() -> None:
    """Check, count and record."""
    arguments = _arguments()
    ground = Ground(arguments.home)
    gold = [question for path in arguments.gold for question in questions_in(path)]
    others = [*random_questions(ground, arguments.random)]
    if arguments.norquad:
        others += questions_in(arguments.norquad, arguments.step)
    counts = {"questions": 0, "quotes": 0, "exported": 0}
    settings = Settings(manifest=Path("corpus_manifest.yaml"), home=arguments.home)
    quotes: list[dict[str, Any]] = []
    with TestClient(create_app(settings)) as client:
        for n, question in enumerate([*gold, *others]):
            answer = client.post("/api/answers", json={"question": question, "confirm": True})
            if answer.status_code == 422:
                continue  # a filter with a value that cannot be, or no word to search for
            found = [*answer.json()["quotes"]]
            check_answer(ground, answer.json())
            if n < len(gold):
                found += check_comparison(client, ground, question)
            counts["questions"] += 1
            counts["quotes"] += len(found)
            quotes += found
        chosen = once(quotes)
        check_exports(client, ground, chosen)
    counts["exported"] = len(chosen)
    text = json.dumps(counts | {"standing": counts["quotes"]}, indent=1) + "\n"
    print(text)
    RESULTS.write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("gold", type=Path, nargs="+", help="questions, JSONL")
    parser.add_argument("--home", type=Path, default=Path("var"), help="FUNN_HOME")
    parser.add_argument("--random", type=int, default=500)
    parser.add_argument("--norquad", type=Path, help="more questions, JSONL")
    parser.add_argument("--step", type=int, default=8, help="ask every STEP-th of those")
    return parser.parse_args()


if __name__ == "__main__":
    main()
