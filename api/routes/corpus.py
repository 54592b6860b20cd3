"""``GET /api/corpus``: the corpus in numbers, and the last ingest."""

from __future__ import annotations

from fastapi import APIRouter

from api.schemas.reader import CorpusOut
from api.serving.dependencies import EngineDep, LanguageDep, SearcherDep
from api.serving.editing import may_edit
from api.upkeep.ingest_record import last_ingest
from api.views.reader import corpus_out
from api.wordings.reader_language import DEFAULT_LOCALE

router = APIRouter(prefix="/api", tags=["corpus"])


@router.get("/corpus")
def read_corpus(engine: EngineDep, searcher: SearcherDep, language: LanguageDep) -> CorpusOut:
    """See the whole corpus in numbers, duplicates, and the report of the last ingest."""
    last = last_ingest(engine.settings.home)
    seen = corpus_out(searcher, engine.catalogue(), last, language or DEFAULT_LOCALE)
    return seen.model_copy(update={"editable": may_edit(engine.settings)})
