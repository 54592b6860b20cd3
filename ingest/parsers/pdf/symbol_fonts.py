"""Symbol and ZapfDingbats: fonts whose codes are no letters, whatever the file says.

Their encodings are fixed by the PDF standard (ISO 32000-1, annex D.5 and D.6), but a
reader that does not know them takes a black circle for the letter l.
"""

from __future__ import annotations

_GREEK = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcywVjJ",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωςϕϑ",
        strict=True,
    )
)
#: ZapfDingbats follows the Unicode block, except for signs encoded elsewhere before.
_DINGBATS = {chr(code): chr(0x2701 + code - 0x21) for code in range(0x21, 0x7F)} | {
    "%": "☎",
    "*": "☛",
    "+": "☞",
    "H": "★",
    "l": "●",
    "n": "■",
    "s": "▲",
    "t": "▼",
    "u": "◆",
    "w": "◗",
}


def symbol_map(font: str) -> dict[str, str] | None:
    """Return the symbols for a font's letter codes; ``None`` for fonts of letters."""
    name = font.rpartition("+")[2].casefold()
    if "dingbats" in name:
        return _DINGBATS
    if name in {"symbol", "symbolmt"}:
        return _GREEK
    return None
