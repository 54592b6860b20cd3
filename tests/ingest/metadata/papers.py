"""Documents with the front matter that a test needs."""

from __future__ import annotations

from pathlib import Path

from ingest.blocks.assembly import Piece, RawBlock, assemble, raw_block
from ingest.boxes import Box, WordBox
from ingest.metadata.entry import ProposedEntry, propose_entry
from ingest.models import Page, ParsedDocument

NB = (
    "Vi har intervjuet ledere og veiledere om hvordan de samarbeider, og hva som skal til for "
    "at flere kommer i arbeid. Det er ikke noe nytt at dette tar tid, men her ser vi hvorfor. "
    "Informantene forteller at de ofte må velge mellom oppgaver, og at noen brukere blir "
    "liggende uten oppfølging fra uke til uke etter at kontorene ble slått sammen i fjor."
)


NN = (
    "Vi har intervjua leiarar og rettleiarar om korleis dei samarbeider, og kva som skal til for "
    "at fleire kjem i arbeid. Det er ikkje noko nytt at dette tek tid, men her ser vi kvifor. "
    "Dei fortel at dei ofte må velje mellom oppgåver, og at nokre brukarar vert liggjande utan "
    "oppfølging frå veke til veke etter at kontora vart slått saman i fjor, utan meir hjelp."
)


EN = (
    "This study is based on interviews with the managers and the staff of six local offices, and "
    "it shows which of the tasks that were moved to the regional level have been missed most. "
    "They would have preferred that these were kept, and this is the main finding of the report."
)


def paper(*lines: str, body: str = NB) -> ParsedDocument:
    """A text without pages: these lines, then running text. A line with # is a heading."""
    raw_blocks = [
        raw_block("heading", line[2:], level=1)
        if line.startswith("# ")
        else raw_block("paragraph", line)
        for line in lines
    ]
    return assemble([*raw_blocks, raw_block("paragraph", body), raw_block("paragraph", body)])


def printed(*lines: tuple[str, float]) -> ParsedDocument:
    """A first page with lines of given letter heights, in points, then running text."""
    raw_blocks = [
        RawBlock("paragraph", (Piece(text, page=1, boxes=(Box(1, 50, top, 400, top + size),)),))
        for (text, size), top in zip(lines, range(50, 800, 40), strict=False)
    ]
    body = RawBlock("paragraph", (Piece(NB, page=2, boxes=(Box(2, 50, 50, 400, 61),)),))
    return assemble([*raw_blocks, body], pages=[Page(1), Page(2)])


def on_a_cover(*rows: tuple[str, float], more: tuple[str, ...] = ()) -> ParsedDocument:
    """A cover whose second block is printed on rows that begin so far down the page."""

    def block(*rows: tuple[str, float]) -> RawBlock:
        text = " ".join(row for row, _ in rows)
        words, at = [], 0
        for row, top in rows:
            for word in row.split():
                words.append(WordBox(at, at + len(word), Box(1, 50, top, 90, top + 12)))
                at += len(word) + 1
        boxes = tuple(Box(1, 50, top, 200, top + 12) for _, top in rows)
        return RawBlock("paragraph", (Piece(text, page=1, boxes=boxes, words=tuple(words)),))

    return assemble(
        [
            raw_block("heading", "Rammer for arbeid", page=1, level=1),
            block(*rows),
            *(block((text, 200 + 30 * n)) for n, text in enumerate(more)),
            raw_block("paragraph", NB, page=2),
        ],
        pages=[Page(1), Page(2)],
    )


def proposed(parsed: ParsedDocument, name: str = "fil.pdf", **info: str) -> ProposedEntry:
    return propose_entry(Path(name), parsed, embedded=info)


def families(entry: ProposedEntry) -> list[str]:
    return [person.family for person in entry.bibliography.author]
