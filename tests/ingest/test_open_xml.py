"""Packages of Strict Open XML get the names that the libraries know."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ingest.open_xml import open_package

STRICT = "http://purl.oclc.org/ooxml/officeDocument"
USUAL = "http://schemas.openxmlformats.org/officeDocument/2006"


def test_names_are_replaced_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", f'<R Type="{STRICT}/relationships/extendedProperties"/>')
        package.writestr("word/document.xml", "<w>extendedProperties</w>")
    with zipfile.ZipFile(open_package(path, "Word")) as package:
        links = package.read("_rels/.rels").decode()
        assert links == f'<R Type="{USUAL}/relationships/extended-properties"/>'
        assert package.read("word/document.xml") == b"<w>extendedProperties</w>"


def test_a_usual_package_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", f'<R Type="{USUAL}/relationships/styles"/>')
    with zipfile.ZipFile(open_package(path, "Word")) as package:
        assert package.read("_rels/.rels").decode() == f'<R Type="{USUAL}/relationships/styles"/>'
