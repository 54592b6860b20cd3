"""Questions with known evidence, and when a hit covers it.

Evidence is given as words of a document, not as passage ids, so that a run can be
judged whatever the passages look like.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.fuzz import partial_ratio_alignment

from ingest.errors import FunnError

#: Least similarity, in per cent, from which a hit's words count as the quote.
SAME_WORDS = 90.0

_FOOTNOTE = re.compile(
    r"<sup\b[^>]*>.*?</sup>|\[\^[^\]\s]+\]:?|[²³¹⁰-₉]", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^()\s]*\)")
_LINE_MARK = re.compile(r"^[ \t]*(?:(?:#{1,6}|[*+>]|[-–—])[ \t]+)+", re.MULTILINE)
_EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_BAR_OR_BULLET = re.compile(r"[|•◦▪▫●○■□◆◇‣⁃·]")
_QUOTE_MARK = re.compile("[«»“”„‟‘’‚‛‹›\"'´]")
_HYPHEN = re.compile(r"[-‐‑‒−]\s*")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")


class GoldError(FunnError):
    """A file of questions or a run cannot be read."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that answer a question, and the stem of their file."""

    file_stem: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question; one without evidence has no answer in the corpus."""

    question_id: str
    text: str
    language: str
    kind: str
    evidence: tuple[Evidence, ...]

    @property
    def answerable(self) -> bool:
        """True if the corpus holds an answer."""
        return bool(self.evidence)


def load_questions(paths: Iterable[Path]) -> list[Question]:
    """Read questions, one JSON object a line.

    Raises:
        GoldError: Names file and line.
    """
    questions = []
    for path in paths:
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                questions.append(_question(path, n, line))
    return questions


def _question(path: Path, n: int, line: str) -> Question:
    try:
        facts = json.loads(line)
        return Question(
            question_id=facts["id"],
            text=facts["question"],
            language=facts.get("lang", "nb"),
            kind=facts.get("kind", "unknown"),
            evidence=tuple(Evidence(file_stem(e["doc"]), e["quote"]) for e in facts["evidence"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError("gold_question_wrong", path=str(path), line=n, cause=repr(error)) from error


def file_stem(name: str) -> str:
    """Return a source's name without folder and ending."""
    return name.rsplit("/", 1)[-1].removesuffix(".txt")


def normalise(text: str) -> str:
    """Bring words to a form in which markup, quotation marks and hyphenation are equal."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", _FOOTNOTE.sub("", html.unescape(text))))
    text = _LINE_MARK.sub("", _LINK.sub(r"\1", _TAG.sub(" ", text)))
    text = _HYPHEN.sub("", _QUOTE_MARK.sub('"', _EMPHASIS.sub("", _BAR_OR_BULLET.sub(" ", text))))
    return " ".join(text.split()).lower()


def covers(text: str, quote: str) -> bool:
    """Check that a hit holds half of the quote, or nearly all of it; both normalised."""
    half = len(quote) // 2
    if not text or not quote:
        return False
    if quote[:half].strip() in text or quote[half:].strip() in text:
        return True
    if 2 * len(text) < len(quote):
        return False
    return partial_ratio_alignment(quote, text, score_cutoff=SAME_WORDS) is not None


def first_covering(question: Question, hits: Sequence[tuple[str, str]]) -> list[int | None]:
    """Find the rank, from 1, of the first hit that covers each piece of evidence.

    Args:
        hits: File stem and text of each hit, best first.
    """
    texts = [(file_stem(stem), normalise(text)) for stem, text in hits]
    return [
        next(
            (
                rank
                for rank, (stem, text) in enumerate(texts, start=1)
                if stem == piece.file_stem and covers(text, quote)
            ),
            None,
        )
        for piece, quote in ((piece, normalise(piece.quote)) for piece in question.evidence)
    ]
