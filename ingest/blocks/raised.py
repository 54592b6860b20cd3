"""Raised and lowered characters, kept as such: 37⁵, 10⁻³, m², CO₂.

A raised digit that is no note mark must not run into the figure before it: «37⁵» is not 375.
Digits and signs always become the raised or lowered character of Unicode. Letters do where
they belong to a symbol («xⁿ»), not in «1st» or «Brand™», which a reader takes for words.
"""

from __future__ import annotations

import re
from typing import Literal

Position = Literal["raised", "lowered"]

_RAISED_SIGNS = str.maketrans("0123456789+-−=().", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾·")
_LOWERED_SIGNS = str.maketrans("0123456789+-−=().", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎.")
_RAISED_LETTERS = dict(
    zip(
        "abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ",
        "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ",
        strict=True,
    )
)
_LOWERED_LETTERS = dict(zip("aehijklmnoprstuvxβγρφχ", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
#: Whole tokens that mean something raised: figures with signs, or letters of a symbol.
_FIGURES = re.compile(r"[\d+\-−–=().,;:*/]*\d[\d+\-−–=().,;:*/]*|[+\-−]")
_SYMBOL = re.compile(r"[\d+\-−]*[^\W\d_]{1,3}[\d+\-−]*")
#: A letter by itself or a figure, to which raised letters belong as to a symbol.
_BASE = re.compile(r"(?:^|[\W\d_])[^\W\d_]$|[)\]}⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉ᵃ-ᵡⁿⁱ]$")
_FIGURE_BASE = re.compile(r"\d$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|ème)", re.IGNORECASE)
_LEADING_DASH = re.compile(r"^–(?=[\d\w])")
#: Characters before a raised token that are looked at.
_LOOK_BACK = 3


def raised(text: str, before: str = "") -> str:
    """Return ``text`` in raised characters where it would read as something else without.

    Args:
        before: The text that it follows, of which only the end counts.
    """
    return _moved(text, before, _RAISED_SIGNS, _RAISED_LETTERS)


def lowered(text: str, before: str = "") -> str:
    """Return ``text`` in lowered characters, by the rules of ``raised``."""
    return _moved(text, before, _LOWERED_SIGNS, _LOWERED_LETTERS)


def moved(text: str, before: str, position: Position | None) -> str:
    """Return ``text`` raised, lowered or, for ``None``, as it is."""
    if position is None:
        return text
    return raised(text, before) if position == "raised" else lowered(text, before)


def _moved(text: str, before: str, signs: dict[int, int], letters: dict[str, str]) -> str:
    parts = re.split(r"(\s+)", text)
    written = ""
    for part in parts:
        tail = (before[-_LOOK_BACK:] + written)[-_LOOK_BACK:]
        written += part if not part or part.isspace() else _token(part, tail, signs, letters)
    return written


def _token(token: str, before: str, signs: dict[int, int], letters: dict[str, str]) -> str:
    if _FIGURES.fullmatch(token):
        return _LEADING_DASH.sub("−", token).translate(signs)
    if not _SYMBOL.fullmatch(token):
        return token
    after_figure = _FIGURE_BASE.search(before) and not _ORDINAL.fullmatch(token)
    known = all(char in letters for char in token if char.isalpha())
    if not known or not (after_figure or _BASE.search(before)):
        return token if not token[0].isdigit() else token.translate(signs)
    return "".join(letters.get(char, char) for char in token).translate(signs)
