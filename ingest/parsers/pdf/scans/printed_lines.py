"""Pictures of printed pages, told from slides, diagrams and photographs without OCR."""

from __future__ import annotations

from collections.abc import Sequence

from PIL.Image import Image, Resampling

#: Resolution at which pictures are looked at, in dots per inch: one pixel a point.
LOOK_DPI = 72.0
#: Lowest share of light pixels on a printed page, and lowest and highest share of dark ones.
PAPER_SHARE = 0.6
INK_SHARES = (0.003, 0.25)
_LIGHT, _DARK = 190, 140
#: Number of stripes that a page is cut into from top to bottom, so that a scan may lean.
STRIPES = 8
#: Least darkening of a row of a stripe by letters, 0–255.
INK = 14
#: Lowest and highest row of letters, in points.
LETTERS = (2.5, 18.0)
#: Largest step of a line from one stripe to the next, in points.
STEP = 3.0
#: Fewest times that a line runs through three stripes in a row: five short lines' worth.
MIN_RUNS = 12


def shows_print(picture: Image, written: Sequence[tuple[float, float, float, float]]) -> bool:
    """Return whether a page is light paper with lines of print on it.

    Args:
        picture: In grey, drawn at ``LOOK_DPI``.
        written: Left, upper, right and lower edges of words that the file itself writes,
            in pixels: they are no part of the picture.
    """
    counts = picture.histogram()
    pixels = picture.width * picture.height
    light, dark = sum(counts[_LIGHT:]) / pixels, sum(counts[:_DARK]) / pixels
    if light < PAPER_SHARE or not INK_SHARES[0] <= dark <= INK_SHARES[1]:
        return False
    picture = picture.copy()
    for left, top, right, bottom in written:
        picture.paste(255, (int(left), int(top), int(right) + 1, int(bottom) + 1))
    return _runs(picture) >= MIN_RUNS


def _runs(picture: Image) -> int:
    """Count how often a row of letters in one stripe goes on in the next two."""
    greys = picture.resize((STRIPES, picture.height), Resampling.BOX).tobytes()
    stripes = [_rows(greys[n::STRIPES]) for n in range(STRIPES)]
    return sum(
        any(
            abs(row - second) < STEP and any(abs(second - third) < STEP for third in after)
            for second in beside
        )
        for own, beside, after in zip(stripes, stripes[1:], stripes[2:], strict=False)
        for row in own
    )


def _rows(greys: bytes) -> list[float]:
    """Return the middles of the rows of letters in a stripe, in pixels from the top."""
    paper = sorted(greys)[int(0.8 * len(greys))] if greys else 0
    rows, start = [], None
    for y, grey in enumerate((*greys, paper)):
        if paper - grey > INK:
            start = y if start is None else start
        elif start is not None:
            if LETTERS[0] <= y - start <= LETTERS[1]:
                rows.append((start + y) / 2)
            start = None
    return rows
