"""Measure the quote checker's verdicts on quotations made from a corpus.

    python -m bench.quote_check [--per-kind 60] [--seed 1] [FILE ...]

Every quotation is made from the canonical text by a rule that says what the verdict must
be, put into a sentence with its citation as a writer would, and checked. Nothing of the
corpus is written to the results. Times are the processor's.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from api.quote_check.checker import QuoteChecker
from bench.quote_making import KINDS, Maker
from ingest.errors import FunnError
from ingest.manifest import find_sources, load_manifest
from ingest.models import Bibliography, Document, DocumentId, Person
from ingest.parsers import parser_for

#: Numbers of quotes in the two drafts that are timed: four times as many may cost four
#: times as much. A long thesis has some hundred.
DRAFT_QUOTES = (500, 2000)
RESULTS = Path(__file__).parent / "results" / "quote_check.json"


def read_documents(files: Sequence[Path]) -> list[Document]:
    """Read the research documents of the manifest, or the files given, cited by their names."""
    if files:
        return [_named_after(path) for path in files]
    folders = [Path("corpus"), Path(os.environ.get("FUNN_CORPUS", "corpus"))]
    sources = find_sources(load_manifest(Path("corpus_manifest.yaml")), folders)
    return [
        Document(
            source.document_id,
            source.entry.file,
            source.entry.bibliography(),
            parser_for(source.path).parse(source.path),
        )
        for source in sources
        if source.path is not None and source.entry.collection == "research"
    ]


def _named_after(path: Path) -> Document:
    name = re.sub(r"[^a-z]", "", path.stem.casefold()).capitalize() or "Uten"
    work = Bibliography("report", path.stem, (Person(name, "A."),), 2000 + len(name))
    return Document(DocumentId(path.stem), path.name, work, parser_for(path).parse(path))


def measure(
    documents: Sequence[Document], *, per_kind: int, seed: int, show: int
) -> dict[str, object]:
    """Make ``per_kind`` quotations of each kind and count the verdicts."""
    maker = Maker(documents, random.Random(seed))
    started = time.process_time()
    checker = QuoteChecker(documents)
    built_ms = (time.process_time() - started) * 1000
    confusion: defaultdict[str, Counter[str]] = defaultdict(Counter)
    times: list[float] = []
    right = total = false_verbatim = 0
    for make in KINDS:
        for _ in range(per_kind):
            made = make(maker)
            started = time.process_time()
            checks = checker.check(made.draft).checks
            times.append((time.process_time() - started) * 1000)
            verdict = checks[0].verdict if len(checks) == 1 else f"{len(checks)} quotes"
            confusion[made.kind][verdict] += 1
            right += verdict == made.expected
            total += 1
            wrong_words = made.expected in {"altered", "spliced", "not_found"}
            false_verbatim += wrong_words and verdict == "verbatim"
            if verdict != made.expected and show > 0:
                show -= 1
                print(f"{made.kind}: {verdict}\n{made.draft}", file=sys.stderr)
    drafts = {n: _draft_s(checker, maker, n) for n in DRAFT_QUOTES}
    return {
        "documents": len(documents),
        "characters": sum(len(document.text) for document in documents),
        "seed": seed,
        "quotes": total,
        "accuracy": round(right / total, 4),
        "altered_spliced_or_invented_called_verbatim": false_verbatim,
        "confusion": {kind: dict(counts) for kind, counts in confusion.items()},
        "index_built_ms": round(built_ms),
        "check_median_ms": round(median(times), 2),
        "check_max_ms": round(max(times), 2),
        "draft_of_so_many_quotes_s": drafts,
    }


def _draft_s(checker: QuoteChecker, maker: Maker, quotes: int) -> float:
    """Return processor seconds for one draft of many quotes, right and altered ones."""
    draft = "\n\n".join(KINDS[n % 3](maker).draft for n in range(quotes))
    started = time.process_time()
    checker.check(draft)
    return round(time.process_time() - started, 2)


def main() -> int:
    """Measure, print and record."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="instead of the manifest's documents")
    parser.add_argument("--per-kind", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many wrong verdicts")
    options = parser.parse_args()
    try:
        documents = read_documents(options.files)
    except FunnError as error:
        print(error, file=sys.stderr)
        return 1
    if not documents:
        print("No document found. Set FUNN_CORPUS to the folder that holds them.", file=sys.stderr)
        return 1
    figures = measure(documents, per_kind=options.per_kind, seed=options.seed, show=options.show)
    text = json.dumps(figures, ensure_ascii=False, indent=2)
    print(text)
    if not options.files:
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        RESULTS.write_text(text + "\n", encoding="utf-8")
    enough = float(str(figures["accuracy"])) >= 0.97
    return 0 if enough and not figures["altered_spliced_or_invented_called_verbatim"] else 1


if __name__ == "__main__":
    sys.exit(main())
