"""The sources of a document's facts, gathered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.metadata.colophon import Stated
from ingest.metadata.front_matter import FrontMatter
from ingest.metadata.self_citation import SelfCitation
from ingest.metadata.title_page import TitlePage
from ingest.models import ParsedDocument


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The sources of a document's facts."""

    path: Path
    parsed: ParsedDocument
    matter: FrontMatter
    stated: tuple[Stated, ...]
    common: frozenset[str]
    page: TitlePage
    own: SelfCitation | None
    embedded: Mapping[str, str]

    def values(self, name: str) -> list[str]:
        """Return the colophon's values under labels of this kind."""
        return [one.value for one in self.stated if one.name == name]
