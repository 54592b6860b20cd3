"""Identifiers of documents and passages."""

from __future__ import annotations

from typing import NewType

DocumentId = NewType("DocumentId", str)
PassageId = NewType("PassageId", str)
