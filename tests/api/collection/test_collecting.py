"""Chosen quotes: verified once more before they leave the house."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from api.collection.collecting import StaleQuoteError, collect, format_named, read_collection
from api.engine import Engine
from api.schemas.quotes import ExportIn
from ingest.errors import QueryError, UnknownIdError
from tests.commands import funn_here
from tests.workplace import LEADER, Workplace

#: Escaped, so that the marks are part of the words.
AWKWARD = (
    r"Hun sa: \*«Vi får det til»\*, \[ikke sant\](x)? – 50 % | & 1\_b\_c \`kode\` # \~a \\ $x$"
)
TABLE = "| Kontor | Ansatte |\n|---|---|\n| Nord | 12 |\n| Sør | 7 |\n"


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace(
        tmp_path_factory.mktemp("collecting"), leader=f"{LEADER}\n{AWKWARD}\n\n{TABLE}"
    )


@pytest.fixture(scope="module")
def engine(workplace: Workplace) -> Engine:
    return workplace.engine()


def chosen(engine: Engine, beginning: str, ending: str = "") -> dict[str, Any]:
    """From ``beginning`` to ``ending``, or to the end of the line."""
    text = engine.searcher().document(engine.searcher().document_ids[1]).text
    start = text.index(beginning)
    end = text.index(ending or "\n", start) + len(ending)
    return {"document_id": "b-doc", "start": start, "end": end, "text": text[start:end]}


class TestCollecting:
    def test_gives_each_quote_its_place(self, engine: Engine) -> None:
        wanted = ExportIn.model_validate({"quotes": [chosen(engine, "Lederen", "kommunen.")]})
        (quote,) = collect(wanted, engine.searcher()).quotes
        assert quote.text == "Lederen har bakgrunn fra kommunen."
        assert quote.provenance.section == ("Funn",)
        assert quote.bibliography.title == "Ledelse"
        assert quote.provenance.passage_id
        assert quote.provenance.passage_id.startswith("b-doc~")

    @pytest.mark.parametrize(
        "change",
        [
            {"text": "Lederen har bakgrunn fra staten."},
            {"start": 0},
            {"text": "lederen har bakgrunn fra kommunen."},
            {"text": "Lederen har bakgrunn fra kommunen"},
        ],
    )
    def test_refuses_what_does_not_stand_there_to_the_letter(
        self, engine: Engine, change: dict[str, Any]
    ) -> None:
        quote = chosen(engine, "Lederen", "kommunen.") | change
        wanted = ExportIn.model_validate({"quotes": [chosen(engine, "Lederen"), quote]})
        with pytest.raises(StaleQuoteError, match="quote_stale: number=2"):
            collect(wanted, engine.searcher())

    def test_refuses_a_document_that_is_gone(self, engine: Engine) -> None:
        quote = chosen(engine, "Lederen") | {"document_id": "nobody"}
        with pytest.raises(UnknownIdError, match="nobody"):
            collect(ExportIn.model_validate({"quotes": [quote]}), engine.searcher())


class TestReading:
    def test_takes_a_list_of_quotes_or_a_whole_request(self, engine: Engine) -> None:
        quote = chosen(engine, "Lederen")
        assert read_collection([quote]) == read_collection({"quotes": [quote]})

    @pytest.mark.parametrize("saved", [None, 3, "x", {}, [], [{}], {"quotes": [], "x": 1}])
    def test_says_where_it_is_no_collection(self, saved: Any) -> None:
        with pytest.raises(QueryError, match="collection_invalid"):
            read_collection(saved)

    def test_tells_the_format_by_the_ending(self) -> None:
        assert format_named(None, Path("a.DOCX")) == "docx"
        assert format_named("ris", Path("a.docx")) == "ris"
        with pytest.raises(QueryError, match=r"export_ending_unknown.*\.docx"):
            format_named(None, Path("a.odt"))


class TestTheCommand:
    def export(
        self, workplace: Workplace, engine: Engine, out: Path, *options: str, **more: Any
    ) -> int:
        saved = out.with_name("utvalg.json")
        quotes = [chosen(engine, "Hun sa"), chosen(engine, "Kontor\t", "7")]
        saved.write_text(json.dumps({"quotes": quotes, **more}), "utf-8")
        done = funn_here(
            workplace.home, "export", str(saved), "-o", str(out), *options, **workplace.environment
        )
        assert "Traceback" not in done.stderr
        return done.returncode

    def test_writes_quotes_with_markup_and_rows_word_for_word(
        self, workplace: Workplace, engine: Engine, tmp_path: Path
    ) -> None:
        out = tmp_path / "utvalg.docx"
        assert self.export(workplace, engine, out, note=None) == 1  # no such field
        assert self.export(workplace, engine, out) == 0
        document = docx.Document(str(out))
        written = "\n".join(paragraph.text for paragraph in document.paragraphs)
        words = chosen(engine, "Hun sa")["text"]
        assert set("*«»[]_`#|&$–") <= set(words)
        assert words in written
        rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
        assert rows == [["Kontor", "Ansatte"], ["Nord", "12"], ["Sør", "7"]]

    def test_writes_for_reference_managers(
        self, workplace: Workplace, engine: Engine, tmp_path: Path
    ) -> None:
        assert self.export(workplace, engine, tmp_path / "utvalg.ris") == 0
        (entry,) = rispy.loads((tmp_path / "utvalg.ris").read_text("utf-8"))
        assert chosen(engine, "Hun sa")["text"] in entry["notes"][0]
        assert self.export(workplace, engine, tmp_path / "utvalg.txt", "--format", "bibtex") == 0
        library = parse_string((tmp_path / "utvalg.txt").read_text("utf-8"))
        assert len(library.entries) == 1
        assert not library.failed_blocks

    def test_refuses_an_ending_that_it_does_not_know(
        self, workplace: Workplace, engine: Engine, tmp_path: Path
    ) -> None:
        assert self.export(workplace, engine, tmp_path / "utvalg.odt") == 1
        assert not (tmp_path / "utvalg.odt").exists()
