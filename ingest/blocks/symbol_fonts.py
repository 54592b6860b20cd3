"""Symbol, Wingdings, ZapfDingbats: fonts whose codes are no letters, whatever the file says.

The encodings of Symbol and ZapfDingbats are fixed by the PDF standard (ISO 32000-1, annex D.5
and D.6). A reader that does not know them takes a black circle for the letter l. Office files
put the code of a sign at U+F000 and up, or write the letter with that code.
"""

from __future__ import annotations

#: Shown for a sign that no table here knows.
UNREAD = "\ufffd"
#: Where office files put the codes of symbol fonts.
_PRIVATE = range(0xF000, 0xF100)

_GREEK = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcywVjJ",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωςϕϑ",
        strict=True,
    )
)
_SYMBOL_SIGNS = {
    0x22: "∀#∃%&∋()∗+,−./0123456789:;<=>?≅",
    0x5B: "[∴]⊥_",
    0x76: "ϖ",
    0x7B: "{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
    0xBF: "↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑",
    0xF1: "⟩∫",
}
_WINGDINGS_SIGNS = {
    0x22: "✂✁",
    0x28: "☎✆✉",
    0x36: "⌛",
    0x3E: "✇✍",
    0x41: "✌",
    0x45: "☜☞☝☟",
    0x4A: "☺",
    0x4C: "☹",
    0x51: "✈☼",
    0x54: "❄",
    0x58: "✠✡☪☯",
    0x6C: "●❍■□",
    0x71: "❑❒",
    0x74: "⧫◆❖",
    0x78: "☒",
    0x7B: "❀✿❝❞",
    0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
    0x9E: "·•▪○",
    0xA4: "◉◎",
    0xA7: "▪□",
    0xAB: "★✶✴✹",
    0xD8: "➢",
    0xDF: "←→↑↓↖↗↙↘",
    0xE8: "➔",
    0xEF: "⇦⇨⇧⇩",
    0xFB: "✗✓☒☑",
}
_WINGDINGS_2_SIGNS = {0x4F: "✗✓☒☑", 0x97: "●", 0xA3: "□"}
_WEBDINGS_SIGNS = {0x61: "✔", 0x72: "✖"}
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


def _by_code(rows: dict[int, str]) -> dict[str, str]:
    return {chr(first + n): sign for first, signs in rows.items() for n, sign in enumerate(signs)}


#: By the font's name without spaces: the signs by the character with their code.
_TABLES: dict[str, dict[str, str]] = {
    **dict.fromkeys(("symbol", "symbolmt", "symbolps"), _by_code(_SYMBOL_SIGNS) | _GREEK),
    "wingdings": _by_code(_WINGDINGS_SIGNS),
    "wingdings2": _by_code(_WINGDINGS_2_SIGNS),
    "wingdings3": {},
    "webdings": _by_code(_WEBDINGS_SIGNS),
    **dict.fromkeys(("zapfdingbats", "itczapfdingbats", "monotypesorts"), _DINGBATS),
}


def symbol_map(font: str) -> dict[str, str] | None:
    """Return the symbols for a font's letter codes; ``None`` for fonts of letters."""
    name = font.rpartition("+")[2].casefold()
    if "dingbats" in name:
        return _DINGBATS
    if name in {"symbol", "symbolmt"}:
        return _GREEK
    return None


def is_symbol_font(font: str | None) -> bool:
    """Return whether an office file's font holds signs in place of letters."""
    return _plain(font) in _TABLES


def symbols(text: str, font: str | None) -> str:
    """Return text in a symbol font as the signs that it shows; other text as it is."""
    table = _TABLES.get(_plain(font))
    if table is None:
        return text
    return "".join(char if char.isspace() else _sign(char, table) for char in text)


def symbol_at(code: str | None, font: str | None) -> str:
    """Return the sign that a file names by font and hexadecimal code."""
    try:
        char = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    table = _TABLES.get(_plain(font))
    if table is not None:
        return _sign(char, table)
    return UNREAD if 0xE000 <= ord(char) <= 0xF8FF else char


def _sign(char: str, table: dict[str, str]) -> str:
    private = ord(char) in _PRIVATE
    if not private and ord(char) > 0xFF:
        return char
    return table.get(chr(ord(char) - _PRIVATE.start) if private else char, UNREAD)


def _plain(font: str | None) -> str:
    return (font or "").strip("\"' ").replace(" ", "").casefold()
