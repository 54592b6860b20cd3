"""OpenDocument files made by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

_NAMES = {
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "meta": "meta", "manifest": "manifest", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
}  # fmt: skip
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in _NAMES.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
MIME = "application/vnd.oasis.opendocument.text"


def write_odt(
    path: Path, body: str, *, automatic: str = "", styles: str = "", title: str = "", **members: str
) -> None:
    """Write a file with this text.

    Args:
        automatic: Automatic styles of ``content.xml``; ``styles`` is inside ``styles.xml``.
        members: More members, ``__`` in their names for ``/`` and ``_xml`` for ``.xml``.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        package.writestr(
            "styles.xml", f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>"
        )
        package.writestr(
            "meta.xml",
            f"<office:document-meta {NAMESPACES}><office:meta><dc:title>{title}</dc:title>"
            "<meta:initial-creator>Kari Berg</meta:initial-creator>"
            "<meta:creation-date>2019-05-02T10:00:00</meta:creation-date>"
            "</office:meta></office:document-meta>",
        )
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
