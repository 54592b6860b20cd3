"""Spans of a document in another voice than the authors'."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.models import BlockKind, ParsedDocument, VoiceSpan
from ingest.passages.block_sentences import sentences_of
from ingest.voices.attribution import Verdict, attribute, source_of
from ingest.voices.cues import MAX_TERM_WORDS, Setting, sounds_spoken
from ingest.voices.leadouts import credited
from ingest.voices.neighbours import Judged, beside_another, names_speaker
from ingest.voices.quotations import QUOTING_KINDS, Quotation, is_only_bracket, quotations
from ingest.voices.rules import SOURCE_GOES_ON
from ingest.voices.sections import gives_thanks, reviews_literature, voice_of_section
from ingest.voices.speech import speech

#: Attributed quotations from which a document is taken to quote interviews.
MIN_INTERVIEW_QUOTES = 3
#: … and from this many words like "informant" and "interview" in a thousand.
INTERVIEW_WORDS_PER_THOUSAND = 0.5
#: Cues without a named speaker: in a document without interviews they mean a source.
NAMELESS_CUES = frozenset(
    {"named_speaker", "pronoun_says", "passive_report", "person_before_colon"}
)
#: Fewest words of a quotation without a speaker that is taken for speech.
MIN_SPEECH_WORDS = 6
#: Fewest words of a quotation that is reported as of unknown voice.
MIN_NOTABLE_WORDS = 8
#: Characters around a quotation that are searched for the study it comes from.
STUDY_REACH_CHARS = 1000
#: Blocks in which a sentence may report a source.
RUNNING_TEXT: frozenset[BlockKind] = frozenset({"paragraph", "list_item"})

_INTERVIEW_WORD = re.compile(r"\b(?:informant|respondent|intervju|interview)\w*", re.IGNORECASE)
_BRACKETS_BEHIND = re.compile(r"[\s.,*]{0,4}((?:\([^()]{2,90}\)[\s.,*]{0,4}){1,2})")


def voice_spans(parsed: ParsedDocument, *, language: str = "nb") -> tuple[VoiceSpan, ...]:
    """Return quotations with a known or guessed speaker, and sentences that report a source.

    In the order of the text, none overlapping. A quotation that cannot be attributed
    is ``author`` below 0.5 if it is long, and left out if it is short: a term, a title.
    """
    return tuple(_Labeller(parsed, language).spans())


class _Labeller:
    """One document while its quotations are judged, each by itself, then side by side."""

    def __init__(self, parsed: ParsedDocument, language: str) -> None:
        self._parsed = parsed
        self._language = language
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._blank: dict[int, str] = {}
        self._paths: dict[int, tuple[str, ...]] = {}
        self._quotations: defaultdict[int, list[Quotation]] = defaultdict(list)
        self._speech = speech(parsed)
        for quotation in quotations(parsed):
            if not self._is_spoken(quotation.start, quotation.end):
                self._quotations[quotation.block].append(quotation)

    def spans(self) -> list[VoiceSpan]:
        judged = [
            Judged(quotation, setting, attribute(setting))
            for n in sorted(self._quotations)
            for quotation in self._quotations[n]
            for setting in [self._setting(quotation)]
        ]
        spans = []
        for one, verdict in zip(judged, self._settled(judged), strict=True):
            quotation = one.quotation
            if verdict is not None and (verdict.voice, verdict.confidence >= 0.5) != (
                "author",
                True,
            ):
                spans.append(_span(quotation.start, quotation.end, verdict))
        for n, block in enumerate(self._parsed.blocks):
            if block.kind in RUNNING_TEXT:
                spans += self._indirect(n)
        spans += [
            VoiceSpan(one.start, one.end, one.voice, one.speaker, one.confidence)
            for one in self._speech
        ]
        return sorted(spans, key=lambda span: span.start)

    def _is_spoken(self, start: int, end: int) -> bool:
        """Say whether a stretch shares text with speech that has no quotation marks."""
        after = bisect_left(self._speech, end, key=lambda one: one.start)
        return any(one.end > start for one in self._speech[max(0, after - 2) : after])

    # The text around a quotation.

    def _setting(self, quotation: Quotation) -> Setting:
        block = self._parsed.blocks[quotation.block]
        text = self._blanked(quotation.block)
        start, end = quotation.start - block.start, quotation.end - block.start
        sentence_start, sentence_end = self._sentences_around(quotation)
        before = text[sentence_start - block.start : start]
        if not re.search(r"\w", before):
            before = self._introduction(quotation, sentence_start)
        after = text[end : sentence_end - block.start]
        following = re.search('[«“„"]', after)
        return Setting(
            text=self._parsed.text[quotation.start : quotation.end],
            before=before,
            after=after[: following.start()] if following else after,
            bracket=self._bracket(quotation),
            form=quotation.form,
        )

    def _blanked(self, n: int) -> str:
        """A block's text with the inside of each quotation made blank, marks kept."""
        if n not in self._blank:
            block = self._parsed.blocks[n]
            text, position, parts = self._parsed.text, block.start, []
            for quotation in self._quotations.get(n, ()):
                parts.append(text[position : quotation.start + 1])
                parts.append(" " * (quotation.end - quotation.start - 2))
                position = quotation.end - 1
            parts.append(text[position : block.end])
            self._blank[n] = "".join(parts)
        return self._blank[n]

    def _split(self, n: int) -> list[tuple[int, int]]:
        if n not in self._sentences:
            block = self._parsed.blocks[n]
            self._sentences[n] = sentences_of(self._parsed.text, block, language=self._language)
        return self._sentences[n]

    def _sentences_around(self, quotation: Quotation) -> tuple[int, int]:
        """Return the span of the sentences that the quotation touches."""
        sentences = self._split(quotation.block)
        first = bisect_right(sentences, (quotation.start, len(self._parsed.text))) - 1
        last = bisect_right(sentences, (quotation.end - 1, len(self._parsed.text))) - 1
        return sentences[max(first, 0)][0], max(sentences[last][1], quotation.end)

    def _introduction(self, quotation: Quotation, sentence_start: int) -> str:
        """Return the sentence before, if it introduces the quotation.

        In the same block it must end with a colon; a block quote is introduced by
        the block before it, quotes and footnotes passed over.
        """
        block = self._parsed.blocks[quotation.block]
        sentences = self._split(quotation.block)
        at = bisect_left(sentences, (sentence_start, sentence_start))
        if at:
            text = self._blanked(quotation.block)
            last = text[sentences[at - 1][0] - block.start : sentences[at - 1][1] - block.start]
            return last if last.rstrip("* ").endswith(":") else ""
        for n in range(quotation.block - 1, max(-1, quotation.block - 6), -1):
            kind = self._parsed.blocks[n].kind
            if kind == "heading":
                return ""
            set_off = any(q.form == "block" for q in self._quotations.get(n, ()))
            if kind not in QUOTING_KINDS or kind == "footnote" or set_off:
                continue
            offset = self._parsed.blocks[n].start
            start, end = self._split(n)[-1]
            last = self._blanked(n)[start - offset : end - offset]
            introduces = quotation.form == "block" or last.rstrip("* ").endswith(":")
            return last if introduces else ""
        return ""

    def _bracket(self, quotation: Quotation) -> str:
        block = self._parsed.blocks[quotation.block]
        behind = self._parsed.text[quotation.end : min(block.end, quotation.end + 200)]
        credit = credited(behind.split("\n\n")[0])
        if credit:
            return credit
        found = _BRACKETS_BEHIND.match(behind)
        if found is None and quotation.form == "block" and not behind.strip(" .*"):
            behind = self._next_block(quotation.block)
            credit = credited(behind)
            if credit:
                return credit
            found = _BRACKETS_BEHIND.match(behind) if is_only_bracket(behind) else None
        return " ".join(found[1].strip(" .,*()").split()) if found else ""

    def _next_block(self, n: int) -> str:
        """Return the block behind, past further quotes: one credit may end several."""
        blocks = self._parsed.blocks
        while n + 2 < len(blocks) and blocks[n].kind == blocks[n + 1].kind == "quote":
            following = self._parsed.text[blocks[n + 1].start : blocks[n + 1].end]
            if is_only_bracket(following):
                break
            n += 1
        return (
            self._parsed.text[blocks[n + 1].start : blocks[n + 1].end]
            if n + 1 < len(blocks)
            else ""
        )

    # Decide the quotations without a cue by their neighbours.

    def _settled(self, judged: Sequence[Judged]) -> Iterator[Verdict | None]:
        speakers = Counter(
            self._section(one.quotation.block) for one in judged if names_speaker(one)
        )
        interviews = speakers.total() >= MIN_INTERVIEW_QUOTES and self._asks_people()
        for n, one in enumerate(judged):
            verdict = one.verdict
            if verdict is None:
                beside = [judged[m] for m in (n - 1, n + 1) if 0 <= m < len(judged)]
                spoken_here = interviews and speakers[self._section(one.quotation.block)] > 0
                yield beside_another(one, beside) or self._guess(one, interviews, spoken_here)
            elif verdict.cue in NAMELESS_CUES and not interviews:
                yield replace(verdict, voice="secondary", confidence=0.5)
            elif verdict.voice == "informant" and self._told_by_others(one):
                yield replace(verdict, voice="secondary", confidence=0.6, cue="others_informant")
            else:
                yield verdict

    def _asks_people(self) -> bool:
        text = self._parsed.text
        found = sum(1 for _ in _INTERVIEW_WORD.finditer(text))
        return found * 1000 >= INTERVIEW_WORDS_PER_THOUSAND * len(text.split())

    def _section(self, n: int) -> tuple[str, ...]:
        """Return the titles above block ``n``."""
        if n not in self._paths:
            self._paths[n] = self._parsed.section_path(self._parsed.blocks[n].start)
        return self._paths[n]

    def _guess(self, one: Judged, interviews: bool, spoken_here: bool) -> Verdict | None:
        """Guess the voice from the section and the style of the words, with low confidence."""
        words = one.setting.words
        if words <= MAX_TERM_WORDS or one.quotation.form == "italics":
            return None
        if gives_thanks(self._section(one.quotation.block)):
            return None
        if reviews_literature(self._section(one.quotation.block)):
            return Verdict("secondary", None, 0.5, "quoted_in_review")
        spoken = words >= MIN_SPEECH_WORDS and sounds_spoken(one.setting.text)
        introduced = one.setting.form == "block" and one.setting.before.rstrip(" *").endswith(":")
        if interviews and (spoken or introduced):
            return Verdict("informant", None, 0.55, "sounds_spoken")
        if spoken_here:
            return Verdict("informant", None, 0.5, "quoted_among_informants")
        return Verdict("author", None, 0.4, "unknown") if words >= MIN_NOTABLE_WORDS else None

    def _told_by_others(self, one: Judged) -> bool:
        """Say whether an informant's words come from a study that is only reviewed here."""
        if not reviews_literature(self._section(one.quotation.block)):
            return False
        block, quotation = self._parsed.blocks[one.quotation.block], one.quotation
        around = self._parsed.text[
            max(block.start, quotation.start - STUDY_REACH_CHARS) : min(
                block.end, quotation.end + STUDY_REACH_CHARS
            )
        ]
        return source_of(f"{around} {one.setting.before[-STUDY_REACH_CHARS:]}") is not None

    # Sources without quotation marks.

    def _indirect(self, n: int) -> Iterator[VoiceSpan]:
        """Return sentences of a block that report a source, without the quotations in them."""
        if any(q.form == "block" for q in self._quotations.get(n, ())):
            return
        if voice_of_section(self._section(n)) != "author":
            return
        last: Verdict | None = None
        for start, end in self._split(n):
            sentence = self._parsed.text[start:end]
            verdict = source_of(sentence[:2000])
            if verdict is None and last is not None and SOURCE_GOES_ON.match(sentence):
                verdict = replace(last, confidence=0.55, cue="source_goes_on")
            last = verdict
            if verdict is not None and not self._is_spoken(start, end):
                for a, b in self._outside_quotations(n, start, end):
                    yield replace(_span(a, b, verdict), quoted=False)

    def _outside_quotations(self, n: int, start: int, end: int) -> Iterator[tuple[int, int]]:
        inside = self._quotations.get(n, [])
        first = bisect_right(inside, start, key=lambda quotation: quotation.end)
        last = bisect_left(inside, end, key=lambda quotation: quotation.start)
        position = start
        for left, right in [*((q.start, q.end) for q in inside[first:last]), (end, end)]:
            if any(char.isalnum() for char in self._parsed.text[position:left]):
                yield position, left
            position = right


def _span(start: int, end: int, verdict: Verdict) -> VoiceSpan:
    return VoiceSpan(start, end, verdict.voice, verdict.attribution, verdict.confidence)
