"""Typeset small PDFs of our own words, with known pages, tables and columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
ROMAN, ITALIC, BOLD = "Times-Roman", "Times-Italic", "Times-Bold"

#: Sentences of our own, in the manner of a report.
SENTENCES = (
    "Kontoret tok imot flere søkere enn året før, og de fleste fikk et møte innen en uke.",
    "Veilederne la vekt på å lytte først og skrive etterpå.",
    "Lederne beskrev samarbeidet som tett, men sårbart når noen sluttet.",
    "I små kommuner delte kommunen og staten ofte både lokaler og ansvar.",
    "Ungdommene fortalte at de helst ville ha den samme personen hver gang.",
    "Planen ble skrevet om to ganger før den ble tatt i bruk.",
    "Det tok tid å bygge opp tillit mellom tjenestene.",
    "Tallene for høsten er usikre fordi flere kontorer leverte sent.",
    "Ingen av partene mente at ordningen burde avvikles.",
    "Oppfølgingen ble bedre da ansvaret lå ett sted.",
)


def prose(first: int, count: int) -> str:
    """Return ``count`` sentences from number ``first`` on, starting over after the last."""
    return " ".join(SENTENCES[(first + n) % len(SENTENCES)] for n in range(count))


def broken(text: str, width: float, font: str, size: float, *, divide: bool = False) -> list[str]:
    """Break text into lines.

    Args:
        divide: Break words too, at their soft hyphens.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        whole = word.replace("\u00ad", "")
        longer = f"{line} {whole}".strip()
        if stringWidth(longer, font, size) <= width:
            line = longer
            continue
        head, tail = _divided(line, word, width, font, size) if divide else ("", whole)
        lines.append(f"{line} {head}".strip())
        line = tail
    return [*lines, line] if line else lines


def _divided(line: str, word: str, width: float, font: str, size: float) -> tuple[str, str]:
    parts = word.split("\u00ad")
    for n in range(len(parts) - 1, 0, -1):
        head = "".join(parts[:n]) + "-"
        if stringWidth(f"{line} {head}".strip(), font, size) <= width:
            return head, "".join(parts[n:])
    return "", "".join(parts)


@dataclass
class Sheets:
    """A PDF being drawn. Positions are in points from the upper left corner."""

    path: Path
    size: tuple[float, float] = A4
    labels: list[tuple[int, str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.canvas = Canvas(str(self.path), pagesize=self.size)

    def text(self, x: float, top: float, words: str, font: str = ROMAN, size: float = 11) -> None:
        """Draw one line; ``top`` is its baseline."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.size[1] - top, words)

    def block(
        self,
        x: float,
        top: float,
        width: float,
        text: str,
        *,
        font: str = ROMAN,
        size: float = 11,
        step: float = 14,
        divide: bool = False,
        first_indent: float = 0,
    ) -> float:
        """Draw a paragraph; return the baseline that follows it."""
        lines = broken(text, width - first_indent, font, size, divide=divide)
        for n, line in enumerate(lines):
            self.text(x + (first_indent if n == 0 else 0), top, line, font, size)
            top += step
        return top

    def rule(self, x0: float, top: float, x1: float, bottom: float | None = None) -> None:
        """Draw a straight line, horizontal where no other end is given."""
        height = self.size[1]
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, height - top, x1, height - (top if bottom is None else bottom))

    def grid(
        self, lefts: Sequence[float], tops: Sequence[float], cells: Sequence[Sequence[str]]
    ) -> None:
        """Draw a ruled table; edges include the last right and the last lower one."""
        for top in tops:
            self.rule(lefts[0], top, lefts[-1])
        for left in lefts:
            self.rule(left, tops[0], left, tops[-1])
        for row, top in zip(cells, tops, strict=False):
            for cell, left in zip(row, lefts, strict=False):
                self.text(left + 4, top + 14, cell, size=10)

    def next_page(self) -> None:
        self.canvas.showPage()

    def save(self) -> Path:
        self.canvas.save()
        return self.path


def mixed(sheets: Sheets, x: float, top: float, text: str, *, size: float = 11) -> None:
    """Draw a line in which «^{…}» is raised and «_{…}» lowered, both in small letters."""
    for part in re.split(r"([\^_]\{[^}]*\})", text):
        shift = {"^{": -0.36, "_{": 0.2}.get(part[:2], 0.0) * size
        words = part[2:-1] if shift else part
        own = 0.62 * size if shift else size
        sheets.text(x, top + shift, words, size=own)
        x += stringWidth(words, ROMAN, own)
