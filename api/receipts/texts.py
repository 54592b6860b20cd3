"""A receipt as a person reads it: in a method chapter, an appendix, a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from api.citations.bibliography_formats import one_line
from api.schemas.receipts import ReceiptOut, RerunOut, ShownQuote
from api.wordings import Locale, catalogue, wording

#: Printed length of a digest, in characters: enough to tell two apart.
DIGEST_CHARS = 12
#: Characters that make a cell a formula in spreadsheets.
_FORMULA_STARTS = ("=", "+", "-", "@")


def label(name: str, locale: Locale) -> str:
    """Name a fact of a receipt, or one of its values; its own name where it has no words."""
    key = f"receipt_{name}"
    return wording(key, locale) if key in catalogue(locale) else name


def receipt_facts(receipt: ReceiptOut, locale: Locale) -> dict[str, str]:
    """The facts of a receipt by their names, for a table or a list."""
    return {label(name, locale): fact for name, fact in _facts(receipt, locale)}


def receipt_text(receipt: ReceiptOut, locale: Locale) -> str:
    """The receipt as plain text, one fact a line."""
    lines = [wording("receipt", locale), ""]
    facts = receipt_facts(receipt, locale)
    lines += [f"{name}: {' '.join(fact.split())}" for name, fact in facts.items()]
    return "\n".join(lines) + "\n"


def receipt_csv(receipt: ReceiptOut) -> str:
    """Write everything shown, one line each: passages, then quotes, then those chosen."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("kind", "rank", "document", "passage", "start", "end", "score", "sha256"))
    for rank, passage in enumerate(receipt.passages, start=1):
        table.writerow(("passage", rank, "", _cell(passage.id), "", "", passage.score, ""))
    for kind, quotes in (("quote", receipt.quotes), ("chosen", receipt.chosen)):
        for rank, q in enumerate(quotes, start=1):
            ids = (_cell(q.document_id), _cell(q.passage_id or ""))
            table.writerow((kind, rank, *ids, q.start, q.end, "", _cell(q.sha256)))
    return written.getvalue()


def _cell(text: str) -> str:
    """Keep a spreadsheet from taking the text for a formula; a receipt may come from anyone."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line


def rerun_message(same: bool, lost: int, new: int, locale: Locale) -> str:
    """Say in a sentence if a re-run gave the same."""
    return wording("rerun_same" if same else "rerun_differs", locale, lost=lost, new=new)


def rerun_text(rerun: RerunOut, locale: Locale) -> str:
    """Report a re-run, with every fact that differs."""
    lines = [rerun.message]
    lines += [f"  {label(d.what, locale)}: {d.then} → {d.now}" for d in rerun.differences]
    return "\n".join(lines) + "\n"


def _facts(receipt: ReceiptOut, locale: Locale) -> Iterator[tuple[str, str]]:
    limits = receipt.filters.model_dump(exclude_defaults=True)
    shown = "; ".join(
        f"{n}: {v if isinstance(v, str) else ', '.join(v)}" for n, v in limits.items()
    )
    yield "question", receipt.question
    yield "filters", shown or label("no_filters", locale)
    yield "per_document" if receipt.kind == "comparison" else "k", str(receipt.k)
    yield "asked", receipt.asked
    yield "status", label(receipt.status, locale)
    yield "probability", f"{receipt.probability:.2f}"
    yield "quotes", _places(receipt.quotes)
    if receipt.chosen:
        yield "chosen", _places(receipt.chosen)
    for name in ("funn", "generation", "model", "analyzer"):
        yield name, str(getattr(receipt, name))
    yield "corpus", receipt.corpus[:DIGEST_CHARS]
    for name, digest in receipt.rules.items():
        yield name, digest[:DIGEST_CHARS]


def _places(quotes: Sequence[ShownQuote]) -> str:
    """List each quote's span and the beginning of the digest of its words."""
    return f"{len(quotes)}" + "".join(
        f"; {q.document_id} {q.start}–{q.end} ({q.sha256[:DIGEST_CHARS]})" for q in quotes
    )
