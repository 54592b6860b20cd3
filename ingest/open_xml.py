"""Packages of Word and PowerPoint, also those saved as «Strict Open XML», which names all
parts and elements otherwise. The libraries know the usual names only, so the names are
replaced when the package is opened.

Source:
    ISO/IEC 29500-1 (strict) and 29500-4 (transitional).
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from ingest.zip_guard import check_container, guarded_copy

_XML = (".xml", ".rels")
_ROOT = "_rels/.rels"
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
#: Parts of names that differ in more than the year.
_RENAMED = ((b"extendedProperties", b"extended-properties"),
            (b"customProperties", b"custom-properties"))  # fmt: skip


def open_package(path: Path, format_name: str) -> BytesIO:
    """Unpack a package within limits, its names as the libraries know them.

    Raises:
        EncryptedFileError: The file asks for a password.
        ResourceLimitError: It would unpack to more than documents do.
        ParseError: It is damaged or of another format.
    """
    check_container(path, format_name)
    copy = guarded_copy(path, keep=lambda name: name.endswith(_XML))
    with ZipFile(copy) as package:
        members = package.namelist()
        if _ROOT not in members or _STRICT not in package.read(_ROOT):
            copy.seek(0)
            return copy
        renamed = BytesIO()
        with ZipFile(renamed, "w", ZIP_STORED) as target:
            for name in members:
                content = package.read(name)
                target.writestr(name, _usual(content) if name.endswith(_XML) else content)
    renamed.seek(0)
    return renamed


def _usual(content: bytes) -> bytes:
    return _NAME.sub(_usual_name, content)


def _usual_name(found: re.Match[bytes]) -> bytes:
    rest = found[2]
    for strict, usual in _RENAMED:
        rest = rest.replace(strict, usual)
    return b"http://schemas.openxmlformats.org/" + found[1] + b"/2006/" + rest
