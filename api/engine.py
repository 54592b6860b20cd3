"""Keeps open what the server answers with: the model and the live index generation.

The model is loaded once. A new generation is noticed by its name, opened and warmed beside
the old one and swapped in; a request that began with the old one ends with it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Generic, TypedDict, TypeVar

from api.questions.suggesting import Suggester
from api.quote_check.checker import QuoteChecker
from api.reader.catalogue import Catalogue
from api.reader.originals import Originals
from api.reader.page_images import PageImages
from api.settings import Settings
from index.generations.directory import GenerationMeta, current_generation, kept_generations
from index.ranking.reranking import Reranker, open_reranker
from index.searcher import Searcher
from index.vectors.embedder import Embedder
from index.vectors.opening import Backend, model_id_of, open_embedder
from ingest.errors import FunnError, IndexNotFoundError
from ingest.models import Passage

T = TypeVar("T")
logger = logging.getLogger("funn")


class _EmbedderOptions(TypedDict):
    home: Path
    backend: Backend
    query_prefix: str | None
    passage_prefix: str | None


class _OfGeneration(Generic[T]):
    """An object made of a generation once, and anew when another one goes live."""

    def __init__(self, make: Callable[[Searcher], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: dict[str, T] = {}

    def of(self, searcher: Searcher) -> T:
        """Return the object of the searcher's generation. Other threads wait while it is made.

        Those that ask for the generation before do not: it is kept until the next.
        """
        name = searcher.meta.name
        made = self._made.get(name)
        if made is None:
            with self._lock:
                if (made := self._made.get(name)) is None:
                    made = self._make(searcher)
                    newest = list(self._made.items())[-1:]
                    self._made = dict([*newest, (name, made)])
        return made


def _quote_checker(searcher: Searcher) -> QuoteChecker:
    def alike(text: str) -> Callable[[Passage], dict[tuple[int, int], float]]:
        vector = searcher.score(text).vector
        return lambda passage: searcher.sentence_similarities(passage.passage_id, vector)

    documents = [searcher.document(i) for i in searcher.document_ids]
    return QuoteChecker(documents, likeness=alike)


class Engine:
    """Opens what the settings name when it is first needed. Safe to use from threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._searcher: Searcher | None = None
        self._earlier: Searcher | None = None
        #: A server keeps answering from the generation before until the new one is warm.
        self.swaps_behind = False
        #: Set when the app has ended: a generation that is being made ready is left.
        self.ended = threading.Event()
        self._swap_lock = threading.Lock()
        self._coming: str | None = None
        self._failed: str | None = None
        self._checkers = _OfGeneration(_quote_checker)
        self._catalogues = _OfGeneration(lambda searcher: Catalogue.of(searcher, settings.manifest))
        self._suggesters = _OfGeneration(Suggester.of)
        self.originals = Originals(settings.folders)
        self.page_images = PageImages()

    @cached_property
    def embedder(self) -> Embedder:
        """Return the embedding model that the settings name.

        Raises:
            EmbedderError: It cannot be loaded.
        """
        return open_embedder(self.settings.embedder, **self._embedder_options)

    @cached_property
    def _reranker(self) -> Reranker | None:
        name = self.settings.reranker
        return open_reranker(name) if name else None

    @property
    def model_id(self) -> str:
        """Return the embedding model's id without loading the model."""
        return model_id_of(self.settings.embedder, **self._embedder_options)

    @property
    def _embedder_options(self) -> _EmbedderOptions:
        settings = self.settings
        return {
            "home": settings.home,
            "backend": settings.embedder_backend,
            "query_prefix": settings.embedder_query_prefix,
            "passage_prefix": settings.embedder_passage_prefix,
        }

    @property
    def open_generation(self) -> GenerationMeta | None:
        """Return the generation that is open; ``None`` before the first question. Opens none."""
        return self._searcher.meta if self._searcher else None

    def searcher(self) -> Searcher:
        """Return the searcher over the live generation.

        Raises:
            IndexNotFoundError: Nothing has been built.
            IndexMismatchError: The live one was built with another model or analyzer.
            EmbedderError: The embedding model or the reranker cannot be opened.
            IndexStoreError: The live one is damaged. One that was opened before it does
                not answer in its stead: what is searched is what was built last, or nothing.
        """
        folder = self.settings.index_path
        live = current_generation(folder)
        opened = self._searcher
        if opened is not None and (opened.meta.name == live or self._is_coming(live)):
            return opened
        with self._lock:
            opened = self._searcher
            if opened is None or opened.meta.name != live:
                opened = Searcher.open(folder, live, self.embedder, self._reranker)
                self._searcher = opened
        return opened

    def _is_coming(self, live: str) -> bool:
        """Begin to open the generation that went live beside the one that answers.

        False where that is not asked for, or has failed: the caller then meets the reason.
        """
        if not self.swaps_behind or live == self._failed:
            return False
        with self._swap_lock:
            if self._coming != live:
                self._coming = live
                threading.Thread(
                    target=self._swap_to, args=(live,), name="swap", daemon=True
                ).start()
        return True

    def _swap_to(self, live: str) -> None:
        """Open a generation, make ready what requests would wait for, and let it answer."""
        try:
            opened = Searcher.open(self.settings.index_path, live, self.embedder, self._reranker)
            for _ in opened.warm_up():
                if self.ended.is_set():
                    return
                time.sleep(0)  # requests go first
            for made in (self._suggesters, self._catalogues, self._checkers):
                made.of(opened)
        except FunnError as error:
            logger.warning("not opened: %s", error)
            self._failed = live
        except Exception:
            # Nobody waits for this thread: whoever asks next meets the reason.
            logger.exception("not opened: %s", live)
            self._failed = live
        else:
            self._searcher = opened

    def searcher_of(self, generation: str) -> Searcher:
        """Return the searcher over a kept generation, live or not; the last one stays open.

        Raises:
            IndexNotFoundError: It is not kept.
            IndexMismatchError: Built with another model or analyzer than those in use.
        """
        for opened in (self.searcher(), self._earlier):
            if opened is not None and opened.meta.name == generation:
                return opened
        if generation not in kept_generations(self.settings.index_path):
            raise IndexNotFoundError("index_not_kept", generation=generation)
        with self._lock:
            earlier = Searcher.open(
                self.settings.index_path, generation, self.embedder, self._reranker
            )
            self._earlier = earlier
        return earlier

    def quote_checker(self) -> QuoteChecker:
        """Return the quote checker over every document of the live generation.

        Raises what ``searcher`` raises.
        """
        return self._checkers.of(self.searcher())

    def catalogue(self) -> Catalogue:
        """Return the facts of every document of the live generation. Raises as ``searcher``."""
        return self._catalogues.of(self.searcher())

    def suggester(self) -> Suggester:
        """Return typing help over the live generation. Raises as ``searcher``."""
        return self._suggesters.of(self.searcher())
