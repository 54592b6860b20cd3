"""Fields of any text: each format gives back one record, with the fields that went in."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from api.citations.bibliography_formats import one_line, to_bibtex, to_csl_json, to_ris
from api.receipts.texts import receipt_csv
from api.schemas.receipts import ReceiptOut, ShownQuote
from ingest.models import Bibliography, Person

#: Text as a careless or hostile manifest has it: what each format gives a meaning to.
PARTS = [*"aB9 ,;:-–{}\\\"'@%#=~^_&$ø«\n\r\t\x00\u2028", "\nER  - \n", " and "]
HOSTILE = (
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=20)
    .map("".join)
    .filter(lambda text: bool(re.search(r"\w", text)))
)
WORKS = st.builds(
    Bibliography,
    type=st.sampled_from(["report", "article-journal", "thesis", "webpage"]),
    title=HOSTILE,
    author=st.tuples(st.builds(Person, HOSTILE, st.none() | HOSTILE)),
    issued=st.integers(1500, 2100),
    page=HOSTILE,
    isbn=HOSTILE,
    doi=HOSTILE,
    url=HOSTILE,
    publisher=HOSTILE,
)


class TestOneRecord:
    @given(WORKS)
    def test_in_bibtex(self, work: Bibliography) -> None:
        library = parse_string(to_bibtex([work], {work: ["}\n@book{x, title = {y}}"]}))
        assert not library.failed_blocks
        (entry,) = library.entries
        assert not library.comments
        assert not library.strings
        assert {field.key for field in entry.fields} <= {
            "title", "author", "year", "institution", "school", "publisher", "pages", "isbn",
            "doi", "url", "language", "annote",
        }  # fmt: skip
        assert entry["year"] == str(work.issued)

    @given(HOSTILE)
    def test_in_bibtex_with_its_words(self, text: str) -> None:
        written = to_bibtex([Bibliography("report", "T", publisher=text)])
        (entry,) = parse_string(written, append_middleware=[LatexDecodingMiddleware()]).entries
        assert _bare(entry["institution"]) == _bare(text)

    @given(HOSTILE, HOSTILE)
    def test_in_bibtex_with_one_author(self, family: str, name: str) -> None:
        (entry,) = parse_string(
            to_bibtex([Bibliography("report", "T", (Person(family, name),))])
        ).entries
        outside = re.sub(r"\{(?:[^{}]|\{[^{}]*\})*\}", "", entry["author"])
        assert not re.search(r"\band\b", outside)
        assert outside.count(",") == 1

    @given(WORKS)
    def test_in_ris(self, work: Bibliography) -> None:
        written = to_ris([work], {work: ["x\nER  - \nTY  - BOOK"]})
        (entry,) = rispy.loads(written)
        assert written.count("\n") == len(written.splitlines())
        assert entry["authors"] == [
            one_line(f"{p.family}, {p.given}" if p.given else p.family) for p in work.author
        ]
        assert entry["year"] == str(work.issued)
        assert entry["publisher"] == one_line(work.publisher)
        assert entry["doi"] == one_line(work.doi)
        assert not entry.get("unknown_tag")

    @given(WORKS)
    def test_in_csl_json(self, work: Bibliography) -> None:
        (entry,) = json.loads(to_csl_json([work]))
        assert (entry["publisher"], entry["DOI"]) == (work.publisher, work.doi)

    @given(HOSTILE, st.sampled_from(["=", "+", "-", "@", "\t", "\r", ""]))
    def test_in_csv_and_no_formula(self, text: str, start: str) -> None:
        quote = ShownQuote.model_construct(
            document_id=start + text, passage_id=None, start=0, end=1, sha256="0"
        )
        kind: Any = ReceiptOut  # of which only the places are written
        receipt = kind.model_construct(passages=[], quotes=[quote], chosen=[])
        _, row = csv.reader(io.StringIO(receipt_csv(receipt), newline=""))
        line = one_line(start + text)
        assert row[2] in (line, f"'{line}")
        assert not row[2].startswith(("=", "+", "-", "@", "\t", "\r"))


def _bare(text: str) -> str:
    """Keep letters, digits and the signs that TeX has a meaning for, and its reader gives back."""
    return "".join(re.findall(r"[0-9A-Za-zø_«&%#$=@,;:\\]", text))
