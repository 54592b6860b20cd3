"""Every version that is raised by hand, beside a digest of the output that it stands for.

A version that is not raised leaves old output in use: a document that is not read again,
an index that is not built anew. So the tests beside this file make each output from a small
fixed input and compare it with the digest recorded for the version.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

#: By the name of the version: its value, and the digest of the output that it stands for.
GOLDEN: dict[str, tuple[object, str]] = {
    "ANALYZER_VERSION": ("5", "67f718171adec231"),
    "CHUNKER_VERSION": ("2", "43d102a3d2dec172"),
    "EpubParser.version": ("epub-2", "eb579f664d6281b9"),
    "FORMAT_VERSION": (4, "9a343e4da6076b1e"),
    "HtmlParser.version": ("html-2", "eb579f664d6281b9"),
    "ONNX_RECIPE": ("onnx-int8-1", "f36457a82a6a380b"),
    "OpenDocumentParser.version": ("opendocument-3", "1e5c16febcc5eb34"),
    "PdfParser.version": ("pdf-5", "f9b9b7013ea0a380"),
    "PowerPointParser.version": ("powerpoint-3", "4e6d052ab9991a8e"),
    "SCHEMA_VERSION": (4, "825ffe4cee2b9e72"),
    "TextParser.version": ("3", "92a159442acd1f7b"),
    "VOICE_VERSION": ("4", "3e8921fcad121bb5"),
    "WordParser.version": ("word-2", "5b0fa1fb56552bd4"),
    "bundled_model._LAYOUT": ("2", "276b3feae69c16d0"),
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
                f"{digest!r} in tests/golden/records.py"
            )
        return f"{self.name} is {version!r}: record ({version!r}, {digest!r}) in GOLDEN"


def digest_of(output: Any) -> str:
    """Return a digest of anything that JSON can hold."""
    packed = json.dumps(output, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(packed.encode()).hexdigest()[:16]


def check_recorded(name: str, version: object, output: Any) -> None:
    """Check that the version and the digest of its output are those recorded."""
    problem = Golden(name, *GOLDEN[name]).problem_with(version, digest_of(output))
    assert problem is None, problem


def facts_of(record: object, *names: str) -> list[Any]:
    return [getattr(record, name) for name in names]
