"""Questions, accents and abbreviations, put to the collection that lies in the folder.

The bundled model is unpacked once in ``FUNN_HOME``; the index is made in a folder that goes.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from api.answering import Answer, answer_question
from api.commands.output import progress
from api.engine import Engine
from api.settings import load_settings
from api.upkeep.corpus_build import build_corpus
from api.views.answers import notes_out
from api.wordings import LOCALES
from bench.faults.case import case
from index.evidence.ordering import search
from index.generations.directory import current_generation
from index.query.parser import parse_query
from index.searcher import Searcher
from index.vectors.opening import open_embedder

#: Numbers of questions for a quantity: the one that asks the same without, and the figure.
QUANTITIES = {
    2: (1, "8,3 %"),
    4: (3, "1 200 000 kroner"),
    6: (5, "12,5 prosent"),
    7: (None, "37 informanter"),
}


@lru_cache(maxsize=1)
def _searcher(folder: Path) -> Searcher:
    """Build and open the collection of questions."""
    models = load_settings().home.resolve() / "models"
    models.mkdir(parents=True, exist_ok=True)  # unpacked there at first, and kept
    with TemporaryDirectory() as home:
        (Path(home) / "models").symlink_to(models)
        texts = folder / "soek"
        settings = load_settings().model_copy(
            update={"home": Path(home), "manifest": texts / "manifest.yaml", "corpus": texts}
        )
        with progress(quiet=True) as bars:
            build_corpus(settings, bars, workers=1, engine=Engine(settings))
        embedder = open_embedder(None, home=settings.home)
        index = settings.index_path
        return Searcher.open(index, current_generation(index), embedder)


def _question(folder: Path, number: int) -> str:
    with (folder / "soek" / "spoersmaal.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))[number][0]


def _answer(folder: Path, number: int) -> Answer:
    searcher = _searcher(folder)
    return answer_question(search(searcher, parse_query(_question(folder, number)), k=10), searcher)


@case("soek/spoersmaal.tsv (1–7)")
def quantities(folder: Path) -> None:
    """Require that a question for a quantity is as sure as its twin, and gets the figure."""
    for number, (twin, figure) in QUANTITIES.items():
        asked = _answer(folder, number)
        assert asked.status == "answered", (number, asked.status, asked.outcome.probability)
        assert figure in asked.quotes[0].text, (number, asked.quotes[0].text)
        if twin:
            plain = _answer(folder, twin)
            assert plain.status == "answered", (twin, plain.status)
            assert asked.outcome.probability >= plain.outcome.probability, number


@case("soek/spoersmaal.tsv (8–10)")
def accents(folder: Path) -> None:
    """Require that words meet without their accents."""
    for number, word in ((8, "kafé"), (9, "André")):
        hit = _answer(folder, number).outcome.hits[0]
        assert word in {reason.matched for reason in hit.why}, (number, hit.why)
    hits = _answer(folder, 10).outcome.hits
    assert {hit.passage.document_id for hit in hits} == {"aksent-d"}, hits


@case("soek/spoersmaal.tsv (11)")
def abbreviations(folder: Path) -> None:
    """Require that an abbreviation with full stops is the one without, and nothing else."""
    outcome = _answer(folder, 11).outcome
    assert [r.matched for r in outcome.hits[0].why if r.kind == "term"] == ["AAP"]
    assert not any(r.kind == "term" for hit in outcome.hits[1:] for r in hit.why)


@case("soek/spoersmaal.tsv (12)")
def languages(folder: Path) -> None:
    """Require notes in the language of the question, and in that of the page."""
    outcome = _answer(folder, 12).outcome
    assert len(outcome.notes) >= 2, outcome.notes
    by_page = {locale: notes_out(outcome, locale) for locale in LOCALES}
    assert notes_out(outcome) == by_page["nb"], by_page
    assert not set(by_page["en"]) & {*by_page["nb"], *by_page["nn"]}, by_page
