"""Draws pages of a PDF as pictures, to be shown beside the text read from them.

Each is drawn in a process of its own, so that a hostile page harms nothing else; the last
few are kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import lru_cache
from pathlib import Path

from ingest.errors import ParseError, ResourceLimitError
from ingest.models import Page

#: Widths of a picture, in pixels.
MIN_WIDTH, MAX_WIDTH, USUAL_WIDTH = 100, 2400, 1200
MEDIA_TYPE = "image/jpeg"
TIMEOUT_S = 20.0
#: Pictures drawn at the same time.
MAX_AT_ONCE = 2
#: Pictures kept, of about 200 kB each.
PICTURE_CACHE_SIZE = 48
_USUAL_DPI = 150.0
_POINTS_PER_INCH = 72.0
_ROOT = str(Path(__file__).resolve().parents[2])


class PageImages:
    """Draws pages and keeps the last ones. Safe to use from threads."""

    def __init__(self) -> None:
        self._free = threading.BoundedSemaphore(MAX_AT_ONCE)
        self._kept = lru_cache(maxsize=PICTURE_CACHE_SIZE)(self._draw)

    def image(self, path: Path, digest: str, page: Page, width: int) -> bytes:
        """Return one page as JPEG.

        Args:
            digest: Digest of the file: another file of the same name is another picture.
            width: In pixels.

        Raises:
            ParseError: The page cannot be drawn.
            ResourceLimitError: Not within the time allowed.
        """
        dpi = width / page.width * _POINTS_PER_INCH if page.width else _USUAL_DPI
        return self._kept(path, digest, page.number, round(dpi, 1))

    def _draw(self, path: Path, _digest: str, number: int, dpi: float) -> bytes:
        command = [
            sys.executable,
            "-m",
            "api.reader.page_drawing",
            str(path),
            str(number),
            str(dpi),
        ]
        paths = os.pathsep.join([_ROOT, *(part for part in sys.path if part)])
        with self._free:
            try:
                drawn = subprocess.run(
                    command,
                    capture_output=True,
                    timeout=TIMEOUT_S,
                    check=False,
                    env={**os.environ, "PYTHONPATH": paths},
                )
            except subprocess.TimeoutExpired as error:
                raise ResourceLimitError(
                    "page_drawn_too_slowly",
                    file=path.name,
                    page=number,
                    seconds=f"{TIMEOUT_S:g}",
                ) from error
        if drawn.returncode != 0:
            said = drawn.stderr.decode("utf-8", "replace").strip().splitlines()
            cause = said[-1] if said else f"exit status {drawn.returncode}"
            raise ParseError("page_not_drawn", file=path.name, page=number, cause=cause)
        return drawn.stdout
