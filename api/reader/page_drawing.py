"""``python -m api.reader.page_drawing FILE PAGE DPI`` writes one page as JPEG to stdout."""

from __future__ import annotations

import sys
from pathlib import Path

from ingest.errors import ParseError
from ingest.parsers.pdf.scans.page_images import render_page

#: Memory of this process.
MAX_BYTES = 2 * 1024**3
#: JPEG quality, 0 to 95.
QUALITY = 82


def main(arguments: list[str]) -> int:
    """Draw the page; say in one line why not."""
    _limit_memory()
    file, number, dpi = arguments
    try:
        picture = render_page(Path(file), int(number), dpi=float(dpi))
        picture.convert("RGB").save(sys.stdout.buffer, "JPEG", quality=QUALITY)
    except ParseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _limit_memory() -> None:
    """Limit memory where the system can: a page that needs more ends this process alone."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
