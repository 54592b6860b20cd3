"""Quotations that the writer has translated: said so in the draft, and no one's exact words.

They cannot be held word for word. The sentence of the cited page that comes nearest is
given instead, for a reader who knows both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from api.citations.provenance import Provenance, provenance_of
from api.quote_check.cited_passages import cited_passages
from api.quote_check.drafts.draft_citations import FoundCitation
from api.quote_check.drafts.draft_quotes import DraftQuote
from api.quote_check.verdicts import Claim
from api.quote_check.words import words_of
from ingest.models import Document, Passage

#: A text in any language → a passage → each sentence's similarity to it, by start and end.
Likeness = Callable[[str], Callable[[Passage], Mapping[tuple[int, int], float]]]

_NORWEGIAN = r"over(?:settelse|setting|setjing|settelsen|settinga)n?|omset(?:jing|ting)(?:a|en)?"
_OWN = (
    r"min|mi|vår|egen|eigen|eiga|mine|våre|forfatterens|forfatternes|forfattarens|forfattaren\s+si|"
    r"artikkelforfatterens"
)
_AUTHORS = r"(?:meg|oss|forfatter(?:en|ne)?|forfattar(?:en|ane)?|undertegnede|underskrivne)"
_SAYS_SO = re.compile(
    rf"""\b(?:
        (?:{_OWN})\s+(?:egen\s+|eiga\s+|norske?\s+)?(?:{_NORWEGIAN})
      | (?:oversettelsen|oversettinga|omsetjinga|omsettinga)\s+er\s+(?:min|mi|vår)
      | (?:fritt\s+)?(?:oversatt|omsett)\s+(?:av\s+{_AUTHORS}|her|fra\s+\w+|frå\s+\w+|til\s+\w+)
      | (?:(?:my|our|own|authors?['’]?s?|writer['’]s)\s+)+translations?
      | translations?\s+(?:is\s+|are\s+)?(?:mine|ours|by\s+(?:me|us|the\s+authors?)|my\s+own)
      | translated\s+(?:by\s+(?:me|us|(?:the\s+)?authors?)|from\s+\w+|into\s+\w+)
      | trans\.\s+(?:by\s+)?(?:mine|me|the\s+author|author)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Said once of all quotations of a draft.
_SAYS_SO_OF_ALL = re.compile(
    r"\b(?:alle|samtlige|all)\s+(?:\w+\s+){0,4}?(?:oversettelser|oversettelsene|oversettingar|"
    r"oversettinger|omsetjingar|omsetjingane|omsettingar|translations)\b"
    r"[^.\n]{0,60}\b(?:mine|våre|meg|oss|my|our|ours|me|us|authors?|forfatter\w*|forfattar\w*)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]")
_STOP = re.compile(r"[.!?;](?=\s|$)|\n[ \t]*\n|[«“„]")
_NOTE = re.compile(r"\[\^(?P<id>[^\]\s]+)\]")
#: Text beside a quotation that may say so, in characters.
_REACH_BEHIND, _REACH_BEFORE = 300, 60
#: Beginnings of words that two languages may share: «analyse», «analysis».
_STEM_LETTERS = 4
_NUMBER = re.compile(r"\d+")


def said_of_all(draft: str) -> bool:
    """Say if the draft declares all its translations to be the writer's own."""
    return _SAYS_SO_OF_ALL.search(draft) is not None


def said_of(draft: str, quote: DraftQuote, citation: FoundCitation | None) -> bool:
    """Say if the draft calls the quotation a translation: in it, beside it or in its note."""
    beside = [quote.text, *_behind(draft, quote), *_before(draft, quote)]
    if citation is not None:
        beside.append(citation.text)
    if quote.citing is not None:
        beside.append(draft[slice(*quote.citing)])
    return any(_SAYS_SO.search(text) for text in beside)


def _behind(draft: str, quote: DraftQuote) -> Iterator[str]:
    """The rest of the sentence with its brackets, and the note that hangs on it."""
    behind = draft[quote.end + 1 : quote.end + 1 + _REACH_BEHIND]
    flat = _BRACKETS.sub(lambda found: "_" * len(found[0]), behind)
    lead = re.match(r"[\s.,;:»”\"’]*", flat)
    stop = _STOP.search(flat, lead.end() if lead else 0)
    sentence = behind[: stop.start() if stop else len(behind)]
    yield sentence
    for note in _NOTE.finditer(sentence):
        text = re.search(rf"^\[\^{re.escape(note['id'])}\]:[^\n]*", draft, re.MULTILINE)
        if text:
            yield text[0]


def _before(draft: str, quote: DraftQuote) -> Iterator[str]:
    """«I min oversettelse: «…»»."""
    before = draft[max(0, quote.start - 1 - _REACH_BEFORE) : max(0, quote.start - 1)]
    stops = list(re.finditer(r"[.!?»”]\s|\n[ \t]*\n", before))
    yield before[stops[-1].end() :] if stops else before


def nearest_on_page(
    documents: Sequence[Document], claims: Sequence[Claim], text: str, likeness: Likeness | None
) -> Provenance | None:
    """The sentence of the cited pages that resembles a translation most.

    Args:
        likeness: By meaning; without it only numbers and letters in common count.

    Returns:
        ``None`` where no document, or no page of it, is cited that the collection has.
    """
    cited = list(cited_passages(documents, claims))
    if not cited:
        return None
    alike = likeness(text) if likeness else _unlike
    found: list[tuple[float, int, tuple[int, int]]] = []
    for n, passage in cited:
        similarities = alike(passage)
        for span in _sentences(passage):
            source = documents[n].text[slice(*span)]
            found.append((similarities.get(span, 0.0) + _in_common(text, source), n, span))
    _, n, span = max(found, key=lambda one: one[0])
    return provenance_of(documents[n], *span)


def _unlike(_passage: Passage) -> Mapping[tuple[int, int], float]:
    return {}


def _sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    spans = [(sentence.start, sentence.end) for sentence in passage.sentences]
    yield from spans or [(passage.start, passage.end)]


def _in_common(text: str, source: str) -> float:
    """Shares of the numbers and of the words' beginnings that both have, added."""
    numbers = set(_NUMBER.findall(text)), set(_NUMBER.findall(source))
    stems = _stems(text), _stems(source)
    return sum(
        len(ours & theirs) / max(1, min(len(ours), len(theirs)))
        for ours, theirs in (numbers, stems)
    )


def _stems(text: str) -> set[str]:
    return {word.key[:_STEM_LETTERS] for word in words_of(text) if len(word.key) >= _STEM_LETTERS}
