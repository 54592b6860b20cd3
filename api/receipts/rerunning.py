"""A receipt, run again: the same result, or what differs and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from api.engine import Engine
from api.receipts.texts import DIGEST_CHARS, rerun_message
from api.schemas.comparisons import MAX_QUOTES, ComparisonIn
from api.schemas.questions import QuestionIn
from api.schemas.receipts import DifferenceOut, ReceiptOut, RerunOut
from api.service import answer_now, compare_now
from api.wordings import Locale
from index.generations.directory import GenerationMeta, kept_generations, read_meta
from index.searcher import Searcher
from ingest.errors import IndexStoreError, QueryError


class GenerationGoneError(IndexStoreError):
    """The generation that a receipt names is no longer kept, nor is there one like it."""


class MaskedReceiptError(QueryError):
    """The receipt does not hold the question: it was masked."""


def rerun(
    receipt: ReceiptOut,
    engine: Engine,
    against: Literal["same", "live"],
    locale: Locale | None = None,
) -> RerunOut:
    """Ask the question of a receipt again.

    Args:
        against: The generation that the receipt names, or the live one. Where the named
            one is gone, another that was built from the same corpus in the same way
            stands in for it.

    Raises:
        MaskedReceiptError: The question was masked.
        GenerationGoneError: Says what to put back, and how to compare with the live one.
    """
    if receipt.masked:
        raise MaskedReceiptError("receipt_masked")
    searcher = (
        engine.searcher() if against == "live" else engine.searcher_of(_place(receipt, engine))
    )
    return compare(receipt, _asked_again(receipt, searcher), locale)


def _asked_again(receipt: ReceiptOut, searcher: Searcher) -> ReceiptOut:
    if receipt.kind == "comparison":
        wanted = ComparisonIn(
            question=receipt.question,
            documents=receipt.filters.documents,
            k=min(receipt.k, MAX_QUOTES),
            confirm=True,
        )
        return compare_now(wanted, searcher).receipt
    question = QuestionIn(
        question=receipt.question, k=receipt.k, filters=receipt.filters, confirm=True
    )
    return answer_now(question, searcher).receipt


def compare(then: ReceiptOut, now: ReceiptOut, locale: Locale | None = None) -> RerunOut:
    """Hold two receipts of one question against each other."""
    same = (then.status, then.probability, then.passages, then.quotes) == (
        now.status, now.probability, now.passages, now.quotes,
    )  # fmt: skip
    passages_then, passages_now = ([p.id for p in r.passages] for r in (then, now))
    words_then, words_now = ({(q.document_id, q.sha256) for q in r.quotes} for r in (then, now))
    lost = [q for q in then.quotes if (q.document_id, q.sha256) not in words_now]
    new = [q for q in now.quotes if (q.document_id, q.sha256) not in words_then]
    return RerunOut(
        same=same,
        message=rerun_message(same, len(lost), len(new), locale or now.language),
        differences=list(_differences(then, now)),
        lost_passages=[i for i in passages_then if i not in passages_now],
        new_passages=[i for i in passages_now if i not in passages_then],
        lost_quotes=lost,
        new_quotes=new,
        receipt=now,
    )


def _differences(then: ReceiptOut, now: ReceiptOut) -> Iterator[DifferenceOut]:
    """First what may be the cause, then what came of it."""
    facts = ("funn", "generation", "corpus", "model", "analyzer")
    pairs = [(name, getattr(then, name), getattr(now, name)) for name in facts]
    for name in dict.fromkeys([*then.rules, *now.rules]):
        pairs.append((name, then.rules.get(name, ""), now.rules.get(name, "")))
    pairs += [(name, getattr(then, name), getattr(now, name)) for name in ("status", "probability")]
    for name, before, after in pairs:
        if before != after:
            yield DifferenceOut(what=name, then=str(before), now=str(after))


def _place(receipt: ReceiptOut, engine: Engine) -> str:
    """The generation of the receipt, or one that was built from the same with the same."""
    folder = engine.settings.index_path
    kept = kept_generations(folder)
    if receipt.generation in kept:
        return receipt.generation
    like = [name for name in kept if _is_like(read_meta(folder, name), receipt)]
    if not like:
        raise GenerationGoneError(
            "generation_gone",
            generation=receipt.generation,
            corpus=receipt.corpus[:DIGEST_CHARS],
            model=receipt.model,
            analyzer=receipt.analyzer,
        )
    return like[-1]


def _is_like(meta: GenerationMeta, receipt: ReceiptOut) -> bool:
    return (meta.corpus, meta.embedder, meta.analyzer) == (
        receipt.corpus, receipt.model, receipt.analyzer,
    )  # fmt: skip
