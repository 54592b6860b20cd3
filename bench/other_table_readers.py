"""Read the tables of PDF files with other readers, for ``bench.tables`` to compare.

    PYTHON bench/other_table_readers.py FILE …

Run by a Python of its own that has the readers to be measured: they are no dependency of
this product, and some have other licences. Prints JSON: reader → file → tables.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

Tables = list[list[list[str]]]


def _plain(rows: Any) -> list[list[str]]:
    return [[str(cell) if cell is not None else "" for cell in row] for row in rows]


def _pdfplumber(strategy: str) -> Callable[[Any, str], Tables]:
    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}

    def read(library: Any, path: str) -> Tables:
        with library.open(path) as pdf:
            return [_plain(rows) for page in pdf.pages for rows in page.extract_tables(settings)]

    return read


def _pymupdf(library: Any, path: str) -> Tables:
    with library.open(path) as pdf:
        return [_plain(table.extract()) for page in pdf for table in page.find_tables().tables]


def _camelot(flavour: str) -> Callable[[Any, str], Tables]:
    def read(library: Any, path: str) -> Tables:
        found = library.read_pdf(path, pages="all", flavor=flavour, suppress_stdout=True)
        return [_plain(table.df.values.tolist()) for table in found]

    return read


#: Name in the results → library and the way to read a file with it.
READERS: dict[str, tuple[str, Callable[[Any, str], Tables]]] = {
    "pdfplumber by lines": ("pdfplumber", _pdfplumber("lines")),
    "pdfplumber by text": ("pdfplumber", _pdfplumber("text")),
    "pymupdf": ("pymupdf", _pymupdf),
    "camelot lattice": ("camelot", _camelot("lattice")),
    "camelot stream": ("camelot", _camelot("stream")),
}


def main() -> None:
    """Read each file with each reader that is installed; what fails counts as no table."""
    logging.disable(logging.CRITICAL)
    out, sys.stdout = sys.stdout, sys.stderr
    found: dict[str, dict[str, Tables]] = {}
    for name, (library, read) in READERS.items():
        try:
            module = import_module(library)
        except ImportError:
            continue
        for path in sys.argv[1:]:
            try:
                tables = read(module, path)
            except Exception:  # whatever another reader raises
                tables = []
            found.setdefault(name, {})[Path(path).stem] = tables
    json.dump(found, out)


if __name__ == "__main__":
    main()
