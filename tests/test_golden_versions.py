"""Every version that is raised by hand, beside a digest of the output that it stands for.

A version that is not raised leaves old output in use: a document that is not read again,
an index that is not built anew. So each case makes its output from a small fixed input
and compares it with the digest recorded for the version.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import numpy as np
import onnx
import pytest
from reportlab.pdfgen.canvas import Canvas

from index.generations.directory import FORMAT_VERSION
from index.generations.writer import build_index
from index.text.analyzer import ANALYZER_VERSION, Analyzer
from index.vectors import bundled_model
from index.vectors.cache import EmbeddingCache
from index.vectors.embedder import HashingEmbedder
from index.vectors.onnx_export import export_graph, quantize_graph
from index.vectors.opening import ONNX_RECIPE
from ingest.models import (
    Bibliography,
    Block,
    Document,
    DocumentId,
    Page,
    PageRange,
    PageSpan,
    ParsedDocument,
    Passage,
    PassageId,
    Section,
    Sentence,
    Span,
    Table,
    TableRow,
    VoiceSpan,
)
from ingest.parsers import parser_for
from ingest.passages.chunking import CHUNKER_VERSION, chunk
from ingest.store import SCHEMA_VERSION, CorpusStore
from ingest.voices.labelling import VOICE_VERSION, label_voices
from tests.typeset import broken, prose

#: By the name of the version: its value, and the digest of the output that it stands for.
GOLDEN: dict[str, tuple[object, str]] = {
    "ANALYZER_VERSION": ("4", "7e19005d519d8354"),
    "CHUNKER_VERSION": ("1", "43d102a3d2dec172"),
    "EpubParser.version": ("epub-1", "eb579f664d6281b9"),
    "FORMAT_VERSION": (3, "0c5a7eac8c2d2150"),
    "HtmlParser.version": ("html-1", "eb579f664d6281b9"),
    "ONNX_RECIPE": ("onnx-int8-1", "f36457a82a6a380b"),
    "PdfParser.version": ("pdf-3", "f9b9b7013ea0a380"),
    "SCHEMA_VERSION": (2, "2147b49c1eac8a42"),
    "TextParser.version": ("2", "92a159442acd1f7b"),
    "VOICE_VERSION": ("2", "3e8921fcad121bb5"),
    "WordParser.version": ("word-1", "5b0fa1fb56552bd4"),
    "bundled_model._LAYOUT": ("2", "276b3feae69c16d0"),
}

WORDS = """\
Arbeids- og velferdsetaten fikk 1 000 nye søkjarar i 2014, jf. folketrygdloven § 11-6.
Veilederne på NAV-kontoret skriv oppfølgingsplanar; «deltakarane» bruker 2,63 timer.
The caseworkers' plans were signed by two managers. Ungdomsgarantien gjaldt under-30-åringer.
"""
MARKDOWN = """\
# 1 Innledning

Kontoret ligger i byen.[^1] Mange av de ansatte har arbeidet
der lenge, og de fleste trives.

[^1]: Tall fra spørreundersøkelsen.

## 1.1 Ledelse

En veileder sier det slik:

> Vi får ikke tid til å følge opp dem som trenger det mest.

Ifølge Hansen (2019) er ledelsen delt. «Vi er to», sa en av lederne.

Tabell 1: Ansatte

| Kontor | Ansatte |
|--------|---------|
| Nord   | 12      |
| Sør    | 7       |

- Første punkt
- Andre punkt
"""
HTML = """<!DOCTYPE html><html lang="nb"><head><title>Kontoret</title></head><body><main>
<h1>1 Innledning</h1><p>Kontoret ligger i byen. Mange av de ansatte har arbeidet der lenge.</p>
<h2>1.1 Ledelse</h2><p>En veileder sier det <em>slik</em>:</p>
<blockquote>Vi får ikke tid til å følge opp dem som trenger det mest.</blockquote>
<table><caption>Tabell 1: Ansatte</caption><tr><th>Kontor</th><th>Ansatte</th></tr>
<tr><td>Nord</td><td>12</td></tr><tr><td>Sør</td><td>7</td></tr></table>
<ul><li>Første punkt</li><li>Andre punkt</li></ul></main></body></html>"""
CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'version="1.0"><rootfiles><rootfile full-path="book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
    'unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:identifier id="i">x</dc:identifier><dc:title>Kontoret</dc:title>'
    "<dc:language>nb</dc:language></metadata>"
    '<manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>'
)


def write_text(path: Path) -> None:
    path.write_text(MARKDOWN, "utf-8")


def write_html(path: Path) -> None:
    path.write_text(HTML, "utf-8")


def write_epub(path: Path) -> None:
    chapter = HTML.replace("<!DOCTYPE html><html", '<html xmlns="http://www.w3.org/1999/xhtml"')
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", PACKAGE)
        archive.writestr("c.xhtml", chapter)


def write_word(path: Path) -> None:
    document = docx.Document()
    document.add_heading("1 Innledning", 1)
    document.add_paragraph("Kontoret ligger i byen. Mange har arbeidet der lenge.")
    document.add_heading("1.1 Ledelse", 2)
    document.add_paragraph("Vi får ikke tid til å følge opp.", style="Quote")
    document.add_paragraph("Første punkt", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Kontor", "Ansatte", "Nord", "12"), strict=True):
        cell.text = words
    document.save(str(path))


def write_pdf(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for page in (1, 2):
        canvas.setFont("Times-Bold", 16)
        canvas.drawString(72, 760, f"{page} Kapittel")
        canvas.setFont("Times-Roman", 11)
        for n, line in enumerate(broken(prose(page, 9), 420, "Times-Roman", 11)):
            canvas.drawString(72, 720 - 14 * n, line)
        canvas.drawString(290, 40, str(page))
        canvas.showPage()
    canvas.save()


def span_facts(thing: Any, *names: str) -> list[Any]:
    return [getattr(thing, name) for name in names]


def parsed_facts(parsed: ParsedDocument) -> dict[str, Any]:
    """The parts of a document that later stages read, by names that are part of its model."""
    return {
        "text": parsed.text,
        "blocks": [span_facts(b, "kind", "start", "end", "level", "marker") for b in parsed.blocks],
        "emphasis": [[(e.start, e.end) for e in b.emphasis] for b in parsed.blocks],
        "sections": [
            span_facts(s, "level", "number", "title", "start", "end") for s in parsed.sections
        ],
        "pages": [span_facts(p, "number", "label", "label_origin") for p in parsed.pages],
        "page_spans": [span_facts(p, "start", "end", "page") for p in parsed.page_spans],
        "tables": [
            [t.number, t.caption, list(t.header), [list(r.cells) for r in t.rows], t.start, t.end]
            for t in parsed.tables
        ],
    }


def parse(name: str, write: Callable[[Path], None], folder: Path) -> tuple[object, Any]:
    path = folder / name
    write(path)
    parser = parser_for(path)
    return parser.version, parsed_facts(parser.parse(path))


def text_document(folder: Path) -> ParsedDocument:
    path = folder / "report.md"
    write_text(path)
    return parser_for(path).parse(path)


def analyzed(_: Path) -> tuple[object, Any]:
    return ANALYZER_VERSION, Analyzer({"NAV": 3, "kontoret": 2}).index_terms(WORDS)


def chunked(folder: Path) -> tuple[object, Any]:
    """Passages of a text that needs more than one, laid out without a parser."""
    paragraphs = [prose(n, 7) for n in range(6)]
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    parsed = ParsedDocument(text=text, blocks=tuple(blocks))
    passages = chunk(DocumentId("golden"), parsed, language="nb")
    return CHUNKER_VERSION, [
        [
            *span_facts(p, "passage_id", "start", "end", "section", "kind", "context"),
            [(s.start, s.end) for s in p.sentences],
        ]
        for p in passages
    ]


def voiced(folder: Path) -> tuple[object, Any]:
    """Voices of passages that are given: a quote under its introduction, prose around it."""
    lines = (
        "En veileder sier det slik:",
        "Vi får ikke tid til å følge opp dem som trenger det mest.",
        "Ifølge Hansen (2019) er ledelsen delt. «Vi er to», sa en av lederne.",
        "Kontoret har tolv ansatte.",
    )
    kinds = ("paragraph", "quote", "paragraph", "paragraph")
    text, blocks, sentences = "\n\n".join(lines), [], []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        blocks.append(Block(kind, at, at + len(line)))  # type: ignore[arg-type]
        sentences.append(Sentence(at, at + len(line)))
        at += len(line) + 2
    parsed = ParsedDocument(text=text, blocks=tuple(blocks))
    passage = Passage(
        PassageId("p"), DocumentId("d"), text, 0, len(text), sentences=tuple(sentences)
    )
    return VOICE_VERSION, [
        [
            *span_facts(p, "voice", "attribution"),
            [span_facts(v, "start", "end", "voice", "attribution") for v in p.voices],
        ]
        for p in label_voices(parsed, (passage,), language="nb")
    ]


def stored_document() -> Document:
    """A document with one of everything that the store has a table for."""
    text = "Kontoret ligger i byen.\n\nNord: 12"
    table = Table(
        "t", "1", "Ansatte", ("Kontor", "Tall"), (TableRow(("Nord", "12"), 25, 33),), 25, 33
    )
    parsed = ParsedDocument(
        text=text,
        blocks=(
            Block("paragraph", 0, 23, emphasis=(Span(0, 8),)),
            Block("table", 25, 33, table_id="t"),
        ),
        sections=(Section(1, "1", "Innledning", 0, 33, 1, "i"),),
        pages=(Page(1, "i", "pdf"),),  # type: ignore[arg-type]
        page_spans=(PageSpan(0, 33, 1, "i", "i", "pdf"),),  # type: ignore[arg-type]
        tables=(table,),
    )
    passage = Passage(
        PassageId("p"),
        DocumentId("d"),
        text,
        0,
        33,
        section=("Innledning",),
        pages=PageRange(1, 1, "i", "i"),
        sentences=(Sentence(0, 23),),
        voices=(VoiceSpan(0, 23, "informant", "leder"),),
    )
    facts = Bibliography(type="report", title="Kontoret", issued=2019)
    return Document(DocumentId("d"), "d.md", facts, parsed, "0" * 64, (passage,))


def stored(folder: Path) -> tuple[object, Any]:
    """The tables of the store with their columns, and the JSON kept in them."""
    store = CorpusStore(folder / "corpus.db")
    store.put(stored_document(), ordinal=0, fingerprint="f")
    store.close()
    with sqlite3.connect(folder / "corpus.db") as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        columns = {t: [row[1:3] for row in db.execute(f"PRAGMA table_info({t})")] for t in tables}
        rows = {t: len(db.execute(f"SELECT * FROM {t}").fetchall()) for t in tables}
        kept = [
            db.execute(f"SELECT {column} FROM {table}").fetchone()[0]
            for table, column in (
                ("blocks", "emphasis"),
                ("tables", "rows"),
                ("passages", "voices"),
            )
        ]
    return SCHEMA_VERSION, [dict(sorted(columns.items())), dict(sorted(rows.items())), kept]


def generation(folder: Path) -> tuple[object, Any]:
    """The files of a generation, and the names and types of the arrays in them."""
    store = CorpusStore(folder / "store.db")
    store.put(stored_document(), ordinal=0, fingerprint="f")
    cache = EmbeddingCache(folder / "embeddings.db")
    build_index(store, folder / "index", HashingEmbedder(8), cache)
    (made,) = [path for path in (folder / "index").iterdir() if path.is_dir()]
    files: dict[str, Any] = {}
    for path in sorted(made.iterdir()):
        files[path.name] = ""
        if path.suffix == ".npz":
            with np.load(path) as arrays:
                files[path.name] = {n: (str(arrays[n].dtype), arrays[n].ndim) for n in arrays}
        elif path.suffix == ".npy":
            files[path.name] = np.load(path).tolist()
    for name in ("frequencies.json", "vocabulary.json"):
        files[name] = sorted(json.loads((made / name).read_text("utf-8")).items())[:1]
    return FORMAT_VERSION, files


def exported(folder: Path) -> tuple[object, Any]:
    """The graph of a tiny model: its nodes, and its weights after quantisation."""
    import torch
    from transformers import BertConfig, BertModel

    class Tiny:
        """Stands in for the one module that an export reads."""

        def __init__(self) -> None:
            sizes = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2}
            self.config = BertConfig(
                vocab_size=16,
                intermediate_size=8,
                max_position_embeddings=8,
                attn_implementation="eager",
                **sizes,
            )
            self.model = BertModel(self.config, add_pooling_layer=False).eval()
            with torch.no_grad():
                for n, parameter in enumerate(self.model.parameters()):
                    count = torch.arange(parameter.numel(), dtype=torch.float64)
                    parameter.copy_(torch.sin(count + n).reshape(parameter.shape))

        def preprocess(self, texts: list[str]) -> dict[str, torch.Tensor]:
            ids = torch.tensor([[1, 5, 3, 2], [1, 4, 2, 0]])
            return {"input_ids": ids, "attention_mask": (ids != 0).long()}

    tiny: Any = Tiny()
    export_graph(tiny, folder / "float32.onnx")
    quantize_graph(folder / "float32.onnx", folder / "int8.onnx", set())
    graph = onnx.load(str(folder / "int8.onnx")).graph
    int8 = (onnx.TensorProto.INT8, onnx.TensorProto.UINT8)
    return ONNX_RECIPE, {
        "nodes": sorted(node.op_type for node in graph.node),
        "weights": sorted(
            (w.data_type, list(w.dims), w.raw_data.hex() if w.data_type in int8 else "")
            for w in graph.initializer
        ),
    }


def unpacked(_: Path) -> tuple[object, Any]:
    header = bundled_model._Header(8, 1, 2, 8, 16, 8, 1, 1e-12)
    return bundled_model._LAYOUT, bundled_model._configuration(header)


#: By the name of the version: makes its value and its output in a folder.
CASES: dict[str, Callable[[Path], tuple[object, Any]]] = {
    "ANALYZER_VERSION": analyzed,
    "CHUNKER_VERSION": chunked,
    "EpubParser.version": lambda folder: parse("a.epub", write_epub, folder),
    "FORMAT_VERSION": generation,
    "HtmlParser.version": lambda folder: parse("a.html", write_html, folder),
    "ONNX_RECIPE": exported,
    "PdfParser.version": lambda folder: parse("a.pdf", write_pdf, folder),
    "SCHEMA_VERSION": stored,
    "TextParser.version": lambda folder: parse("a.md", write_text, folder),
    "VOICE_VERSION": voiced,
    "WordParser.version": lambda folder: parse("a.docx", write_word, folder),
    "bundled_model._LAYOUT": unpacked,
}


@dataclass(frozen=True)
class Golden:
    """A version and the digest of its output; ``problem_with`` compares a new one."""

    name: str
    version: object
    digest: str

    def problem_with(self, version: object, digest: str) -> str | None:
        """Say what to do about the version or the record; ``None`` where both are right."""
        if version == self.version and digest == self.digest:
            return None
        if version == self.version:
            return (
                f"the output changed: raise {self.name} (now {version!r}), then record "
                f"{digest!r} in tests/test_golden_versions.py"
            )
        return f"{self.name} is {version!r}: record ({version!r}, {digest!r}) in GOLDEN"


def digest_of(output: Any) -> str:
    packed = json.dumps(output, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(packed.encode()).hexdigest()[:16]


class TestEveryVersion:
    @pytest.mark.parametrize("name", sorted(CASES))
    def test_stands_for_the_output_that_is_recorded(self, name: str, tmp_path: Path) -> None:
        version, output = CASES[name](tmp_path)
        problem = Golden(name, *GOLDEN[name]).problem_with(version, digest_of(output))
        assert problem is None, problem

    def test_has_a_record(self) -> None:
        assert sorted(GOLDEN) == sorted(CASES)


class TestGolden:
    def test_asks_to_raise_the_version_when_only_the_output_changed(self) -> None:
        problem = Golden("X", "1", "aaaa").problem_with("1", "bbbb")
        assert problem is not None
        assert problem.startswith("the output changed: raise X")

    def test_asks_to_record_the_digest_when_the_version_was_raised(self) -> None:
        problem = Golden("X", "1", "aaaa").problem_with("2", "bbbb")
        assert problem == "X is '2': record ('2', 'bbbb') in GOLDEN"
