"""Parts of a formula → one line with the same meaning: (a+b)/(c), √(x), ∑_{i=1}^{n} x, r².

Brackets are added wherever the line would otherwise read as another formula. Readers of OMML,
MathML and LaTeX put their formulas together from these parts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Written for a formula that cannot be read.
GAP = "[formel]"
#: Steering characters that are not shown, and a hyphen, which is shown as a minus.
_SHOWN = str.maketrans({**dict.fromkeys("\u2061\u2062\u2063\u2064\u200b\u2060"), "-": "−"})
_ATOM = re.compile(r"[^\W\d_][\u0300-\u036f]*|\d+(?:[.,]\d+)*|[∞∅…%]|\[formel\]")
_RAISED = str.maketrans("0123456789+−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FIGURE = re.compile(r"[+−]?\d+")
_PRIMES = re.compile(r"[′″‴*†°]+")
_PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉"}
#: Signs with lower precedence than a product.
_WEAK = frozenset("+−±∓=≠<>≤≥≈≡∼≅∝→⇒↔∧∨∪∩∈|")
#: Signs beside which a fraction is no factor.
_APART = _WEAK | frozenset("·×⋅,;:.!?∙*/÷ ([{⟨)]}⟩")
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_ACCENTS = {
    "\u0304": "bar", "\u0305": "bar", "¯": "bar", "‾": "bar", "ˉ": "bar", "_": "bar",
    "\u0302": "hat", "^": "hat", "ˆ": "hat", "\u0303": "tilde", "~": "tilde", "˜": "tilde",
    "\u20d7": "vec", "→": "vec", "\u0307": "dot", "˙": "dot", "\u0308": "ddot",
    "¨": "ddot", "\u030c": "check", "ˇ": "check", "\u0306": "breve", "˘": "breve",
}  # fmt: skip
_COMBINING = {"bar": "\u0304", "hat": "\u0302", "tilde": "\u0303", "vec": "\u20d7",
              "dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306"}  # fmt: skip


class FormulaError(ValueError):
    """A formula holds something that no line here can express."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A part of a formula as one line; ``fraction`` if it must not be next to a factor."""

    text: str
    fraction: bool = False


def plain(text: str | None) -> Linear:
    """Return letters, figures and signs as they are shown."""
    shown = unicodedata.normalize("NFKC", text or "") if _is_styled(text or "") else text or ""
    return Linear(" ".join(shown.translate(_SHOWN).split()))


def _is_styled(text: str) -> bool:
    """Return whether letters are of the block of mathematical alphabets («𝑥»)."""
    return any(0x1D400 <= ord(char) <= 0x1D7FF for char in text)


def row(parts: Iterable[Linear]) -> Linear:
    """Write parts one after the other; a fraction beside a factor is put in brackets."""
    there = [part for part in parts if part.text]
    if len(there) == 1:
        return there[0]
    written: list[str] = []
    edges = bool(there) and (there[0].fraction or there[-1].fraction)
    for n, part in enumerate(there):
        before = written[-1][-1] if written else " "
        after = there[n + 1].text[0] if n + 1 < len(there) else " "
        factor = before not in _APART or after not in _APART
        written.append(f"({part.text})" if part.fraction and factor else part.text)
    return Linear("".join(written), fraction=edges)


def fraction(top: Linear, bottom: Linear, *, bar: bool = True) -> Linear:
    """Write a fraction; one without a bar is a binomial coefficient."""
    if not bar:
        return Linear(f"binom({top.text}; {bottom.text})")
    return Linear(f"{_bracketed(top)}/{_bracketed(bottom)}", fraction=True)


def root(content: Linear, degree: Linear) -> Linear:
    """Write a root, of the second degree if none is given."""
    if degree.text in _ROOTS:
        return Linear(f"{_ROOTS[degree.text]}({content.text})")
    return Linear(f"^{{{degree.text}}}√({content.text})")


def script(base: Linear, below: Linear, above: Linear) -> Linear:
    """Write a base with its subscript and its power; either may be empty."""
    written = _bracketed(base) if base.text else ""
    if below.text:
        digits = below.text.isdecimal()
        written += below.text.translate(_LOWERED) if digits else f"_{{{below.text}}}"
    if above.text:
        written += _raised(above.text)
    return Linear(written)


def _raised(text: str) -> str:
    if _PRIMES.fullmatch(text):
        return text
    return text.translate(_RAISED) if _FIGURE.fullmatch(text) else f"^{{{text}}}"


def limits(base: Linear, below: Linear, above: Linear) -> Linear:
    """Write an operator with what is under and over it: lim_{x→0}, ∑_{i=1}^{n}."""
    written = base.text
    written += f"_{{{below.text}}}" if below.text else ""
    written += f"^{{{above.text}}}" if above.text else ""
    return Linear(written)


def operator(sign: str, below: Linear, above: Linear, content: Linear) -> Linear:
    """Write a sum, product or integral over ``content``."""
    head = limits(plain(sign), below, above).text
    return Linear(f"{head} {_as_argument(content)}".rstrip())


def function(name: Linear, argument: Linear) -> Linear:
    """Write a function and its argument: sin x, ln(x+1)."""
    shown = _as_argument(argument)
    return Linear(f"{name.text}{'' if shown[:1] in _PAIRS else ' '}{shown}".rstrip())


def accent(content: Linear, sign: str) -> Linear:
    """Write a sign over a letter: x̄; over more than a letter by name: bar(xy)."""
    name = _ACCENTS.get(sign.strip(), "")
    if name and _ATOM.fullmatch(content.text) and len(content.text) == 1:
        return Linear(content.text + _COMBINING[name])
    if name:
        return Linear(f"{name}({content.text})")
    return limits(Linear(_bracketed(content)), Linear(""), plain(sign))


def delimited(opening: str, closing: str, parts: Sequence[Linear], separator: str) -> Linear:
    """Write parts between brackets or lines."""
    return Linear(f"{opening}{separator.join(part.text for part in parts)}{closing}")


def matrix(rows: Iterable[Iterable[Linear]]) -> Linear:
    """Write a matrix: [a, b; c, d]."""
    lines = (", ".join(cell.text for cell in cells) for cells in rows)
    return Linear(f"[{'; '.join(lines)}]")


def lines(parts: Iterable[Linear]) -> Linear:
    """Write formulas that are one under the other."""
    return Linear("; ".join(part.text for part in parts if part.text))


def _bracketed(part: Linear) -> str:
    """Return a part in brackets, unless it is one letter, figure or bracket already."""
    text = part.text
    return text if _ATOM.fullmatch(text) or _is_enclosed(text) else f"({text})"


def _is_enclosed(text: str) -> bool:
    """Return whether one pair of brackets encloses all of the text."""
    closing = _PAIRS.get(text[:1])
    if not closing or not text.endswith(closing):
        return False
    depth = 0
    for n, char in enumerate(text):
        depth += (char == text[0]) - (char == closing)
        if not depth:
            return n == len(text) - 1
    return False


def _as_argument(part: Linear) -> str:
    """Return the content of an operator, in brackets if it is a sum of several terms."""
    depth = 0
    for n, char in enumerate(part.text):
        depth += (char in _PAIRS) - (char in _PAIRS.values())
        if n and not depth and char in _WEAK:
            return f"({part.text})"
    return part.text
