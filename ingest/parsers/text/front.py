"""Parts of a file that are not its text: website navigation, title page, colophon.

Recognised by what it is. It stays in the canonical text, as ``boilerplate``, and out of
search. Anything that reads as running text is left alone: a summary on the title page
is as good to cite as one on a page of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks.assembly import RawBlock
from ingest.blocks.contents import is_contents_title, number_of
from ingest.blocks.structure import text_of
from ingest.models import ParsedDocument

#: Words that document-sharing sites put above and below the text.
_SITE_CUE = re.compile(
    r"^(?:like(?:lydende|nende)? dokumenter|lignende dokumenter|relaterte dokumenter|"
    r"similar documents|related documents|se også|last ned(?: \w+)*|download(?: \w+)*|"
    r"logg inn|registrer deg|del (?:på|dette).*|vis mer|.*informasjonskapsler.*|.*\bcookies\b.*|"
    r"størrelse:?|begynne på side:?|antall sider:?.*|visninger:?|transkript:?|transcription:?|"
    r"transcript:?)$",
    re.IGNORECASE,
)
_TEXT_BEGINS = re.compile(
    r"^(?:transkript|transcript(?:ion)?|utskrift|fulltekst):?$", re.IGNORECASE
)
_SENTENCES = re.compile(r"[a-zæøå]{2}[.!?](?:\s+[A-ZÆØÅ]|$)")
_LONG_LINE_CHARS = 300
_MIN_SENTENCE_CHARS = 60
_MIN_SITE_LINES = 15
_SURE_SITE_LINES = 60
_MAX_LOWER_SHARE = 0.1


def site_lines(lines: Sequence[str]) -> tuple[int, int]:
    """Return the first line of the document itself among a website's, and the line after its last.

    A website's list is a long series of short lines that no sentence crosses, known by
    a cue («Like dokumenter», «Transkript:») or by its sheer length.

    Returns:
        Half-open range of the lines that are the document's own.
    """
    start = _own_start(lines)
    end = _own_end(lines, start)
    return start, end


def _own_start(lines: Sequence[str]) -> int:
    filled = [n for n, line in enumerate(lines) if line.strip()]
    title_lines = 0
    while title_lines < len(filled) and _is_title_like(lines[filled[title_lines]]):
        title_lines += 1
    head = filled[:title_lines]
    for at in head:
        if _TEXT_BEGINS.match(lines[at].strip()):
            return at + 1
    cued = any(_SITE_CUE.match(lines[at].strip()) for at in head)
    if title_lines < (_MIN_SITE_LINES if cued else _SURE_SITE_LINES) or title_lines == len(filled):
        return 0
    return head[-1] + 1 if _unconnected([lines[at] for at in head]) else 0


def _own_end(lines: Sequence[str], start: int) -> int:
    filled = [n for n in range(start, len(lines)) if lines[n].strip()]
    tail: list[int] = []
    for at in reversed(filled):
        if not _is_title_like(lines[at]):
            break
        tail.append(at)
    cues = [at for at in tail if _SITE_CUE.match(lines[at].strip())]
    if not cues or len(tail) < _MIN_SITE_LINES or not _unconnected([lines[at] for at in tail]):
        return len(lines)
    return min(cues)


def _unconnected(lines: Sequence[str]) -> bool:
    """Return whether hardly any line continues the one before, as wrapped text does."""
    lower = sum(line.strip()[:1].islower() for line in lines)
    return lower <= _MAX_LOWER_SHARE * len(lines)


def _is_title_like(line: str) -> bool:
    """A short line on its own: a title, not running text and not a list's item."""
    line = line.strip()
    sentences = len(_SENTENCES.findall(line))
    running = sentences >= 3 and len(line) >= _MIN_SENTENCE_CHARS * sentences
    return len(line) <= _LONG_LINE_CHARS and not running


_BODY_HEADING = re.compile(
    r"^(?:forord|føreord|preface|foreword|sammendrag|samandrag|summary|abstract|resymé|"
    r"innledning|innleiing|introduction|bakgrunn|takk|acknowledge\w*)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^(?:resymé|resume|sammendrag|samandrag|summary|abstract)\s*:?$", re.IGNORECASE
)
_SUMMARY_TITLE = re.compile(r"(?:resymé|sammendrag|samandrag|summary|abstract)\b", re.IGNORECASE)
_KEYWORDS = re.compile(r"^(?:emneord|nøkkelord|stikkord|keywords?|key words)\b\s*:?", re.IGNORECASE)
_COLOPHON = re.compile(
    r"\bisbn\b|\bissn\b|©|\(c\)|copyright|opphavsrett|åndsverk|må ikke kopieres|kopiering av|"
    r"all rights reserved|may not be reproduced|ikke reproduseres|"
    r"e-?post\s*:|e-?mail\s*:|web(?:adresse|side)?\s*:|www\.|https?://|telefon|tlf\b|"
    r"postboks|p\.?\s?o\.?\s?box|\b\d{4} [A-ZÆØÅ]{2,}|kan (?:bestilles|lastes ned)|"
    r"skriftserie|rapportserie|report series|working paper|oppdragsgiver|prosjektnummer|"
    r"trykk(?:eri|es)?\s*:|opplag",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\bisbn\b|\bissn\b|©|copyright|må ikke kopieres|reproduseres|reproduced|åndsverk",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b\d{4} (?-i:[A-ZÆØÅ])|postboks|telefon|tlf|www\.|@|p\.?\s?o\.?\s?box|"
    r"lastes ned|bestilles",
    re.IGNORECASE,
)
_MAX_LINE_CHARS = 160
_MIN_ADDRESS_LINES = 4
_MAX_FRONT_BLOCKS = 120
_MIN_RUNNING_CHARS = 200
_LONG_RUNNING_CHARS = 450


def mark_front_and_back(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Mark title page, colophon and the address at the end as boilerplate."""
    marked = list(blocks)
    for n in _front(blocks):
        marked[n] = replace(blocks[n], kind="boilerplate", level=None)
    for n in _back(blocks):
        marked[n] = replace(blocks[n], kind="boilerplate", level=None)
    return _summary_headings(marked)


def _front(blocks: Sequence[RawBlock]) -> list[int]:
    """Blocks before the text's first real heading that are no running text.

    None, where there is no such heading near the top or no sign of a colophon: then it
    is a text that simply begins.
    """
    first = next((n for n, b in enumerate(blocks[:_MAX_FRONT_BLOCKS]) if _opens_body(b)), None)
    if first is None:
        return []
    front = [n for n in range(first) if blocks[n].kind in {"paragraph", "list_item", "quote"}]
    if not any(_COLOPHON.search(text_of(blocks[n])) for n in front):
        return []
    return [n for n in front if not _is_running(text_of(blocks[n]))]


def _opens_body(block: RawBlock) -> bool:
    if block.kind == "contents":
        return True
    title = text_of(block)
    return block.kind == "heading" and bool(
        _BODY_HEADING.match(title) or number_of(title) or is_contents_title(title)
    )


def _is_running(text: str) -> bool:
    """Return whether a paragraph on the title page is text worth citing."""
    if _SUMMARY.match(text) or _KEYWORDS.match(text):
        return True
    sentences = len(_SENTENCES.findall(text))
    if len(text) >= _LONG_RUNNING_CHARS and sentences >= 3:
        return not _LEGAL.search(text)
    return len(text) >= _MIN_RUNNING_CHARS and sentences >= 2 and not _COLOPHON.search(text)


def _back(blocks: Sequence[RawBlock]) -> list[int]:
    """The publisher's address at the very end, and the list of its wares above it."""
    tail: list[int] = []
    for n in range(len(blocks) - 1, -1, -1):
        text, kind = text_of(blocks[n]), blocks[n].kind
        is_line = kind == "paragraph" or (kind == "list_item" and len(tail) >= _MIN_ADDRESS_LINES)
        if not is_line or len(text) > _MAX_LINE_CHARS:
            break
        if _SENTENCES.search(text) and not _CONTACT.search(text):
            break
        tail.append(n)
    contacts = sum(bool(_CONTACT.search(text_of(blocks[n]))) for n in tail)
    return tail if contacts >= 2 else []


def _summary_headings(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Make a heading of «Resymé:» above the summary on a title page."""
    marked = list(blocks)
    for n, block in enumerate(blocks[:_MAX_FRONT_BLOCKS]):
        title = text_of(block)
        if block.kind == "paragraph" and _SUMMARY.match(title) and n + 1 < len(blocks):
            follows = blocks[n + 1]
            if follows.kind == "paragraph" and len(text_of(follows)) >= _MIN_RUNNING_CHARS:
                marked[n] = replace(block, kind="heading", level=1)
    return marked


def without_open_summaries(document: ParsedDocument) -> ParsedDocument:
    """End a summary's section where its row of key words ends it.

    An article's text may begin right after its abstract, without a heading.
    """
    sections = []
    for section in document.sections:
        end = section.end
        if _SUMMARY_TITLE.match(section.title):
            inside = [b for b in document.blocks if section.start < b.start < section.end]
            ends = [b.end for b in inside if _KEYWORDS.match(document.text[b.start : b.end])]
            end = min(ends, default=section.end)
        sections.append(replace(section, end=end))
    return replace(document, sections=tuple(sections))
